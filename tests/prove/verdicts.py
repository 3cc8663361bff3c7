"""Verdicts on single targets, against the table of goals in the design and sets of numbers as cuts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import attain
import oracle
from attain import Goal, Quantity, Target, Unit
from cases import amount, bounds, near, positive, ranged
from oracle import MODES, Span, span
from record import Record

_INDEX = Unit("index")
_ROUNDINGS = tuple(MODES)
#: Of the comparators with one figure: which way is better, whether the figure itself is in, whether more exceeds.
_POINTS: dict[str, tuple[str | None, bool, bool]] = {
    "plain": (None, True, True),
    "at_least": ("higher", True, True),
    "more_than": ("higher", False, False),
    "at_most": ("lower", True, False),
    "below": ("lower", False, False),
    "exactly": ("inside", True, False),
    "about": (None, True, True),
}


def figures(random: Random, cases: int, record: Record) -> None:
    """The ratio, the percentage by every rounding and the gap of an amount and the figure that was asked for."""
    for _ in range(cases):
        asked = amount(random, 20, 8)
        _figures(random, asked, record)
        # Of what is not above zero there is no percentage.
        if asked <= 0:
            _figures(random, abs(asked) or Decimal(1), record)


def _figures(random: Random, asked: Decimal, record: Record) -> None:
    found = near(random, asked, 20, 8)
    higher = random.random() < 0.5
    goal = (Goal.at_least if higher else Goal.at_most)(Quantity(asked, _INDEX))
    verdict = Target("x", goal).assess(Quantity(found, _INDEX))
    case = (goal, found)
    gap = oracle.EXACT.subtract(found, asked)
    said = verdict.gap
    assert isinstance(said, Quantity)
    record.same("gap", said.amount, gap if higher else -gap, *case)
    if asked <= 0:
        record.same("percent", (verdict.ratio, verdict.percent_reason), (None, "reference_not_positive"), *case)
        record.saw("percent", "reference not positive")
        return
    record.same("ratio of a verdict", verdict.ratio, Fraction(found) / Fraction(asked), *case)
    digits, mode = random.randrange(12), random.choice(_ROUNDINGS)
    hundredfold = found.scaleb(2, oracle.EXACT)
    for name, given, (places, how) in (
        ("percent", verdict.percent, (4, "half_even")),
        ("percent rounded", verdict.percent_to(digits, mode), (digits, mode)),
    ):
        expected = oracle.rounded(hundredfold, asked, places, how)
        fits = expected is not None and oracle.held(expected)
        if fits is True or given is not None:
            record.same(name, given, expected, *case, places, how)
        else:
            record.same(name, given is None, True, *case, places, how)
        record.saw(name, "too large" if given is None else how)


def _observation(random: Random, around: Decimal) -> tuple[Any, Span, Span]:
    """What was observed, as it is given, as a set, and widened by half of the last places, both ends closed."""
    if random.random() < 0.5:
        at = near(random, around, 18, 8)
        half = Decimal(5).scaleb(oracle.exponent(at) - 1)
        return Quantity(at, _INDEX), span(at, at), span(at - half, at + half)
    while True:
        given = bounds(random, around, 18, 8)
        found = span(*given)
        if not oracle.is_empty(found):
            break
    lower, upper, _ = given
    # Of two bounds, the coarser place counts for both: `Figure::place`.
    coarser = max(oracle.exponent(end) for end in (lower, upper) if end is not None)
    half = Decimal(5).scaleb(coarser - 1)
    widened = span(None if lower is None else lower - half, None if upper is None else upper + half)
    return ranged(given, _INDEX), found, widened


def _possible(sets: dict[str, list[Span]], found: Span) -> set[str]:
    return {name for name, pieces in sets.items() if any(oracle.overlaps(piece, found) for piece in pieces)}


def status(random: Random, cases: int, record: Record) -> None:
    """The status of an amount or a range, whether it is met and how certainly, with all that a target may add."""
    for _ in range(cases):
        asked = amount(random, 18, 8)
        better = random.choice(("higher", "lower"))
        tolerance = positive(random, 4, 8) if random.random() < 0.2 else None
        near_miss = positive(random, 4, 8) if random.random() < 0.25 else None
        exceed = bounds(random, asked, 18, 8) if random.random() < 0.1 else None
        slack = tolerance or Decimal(0)
        if random.random() < 0.6:
            comparator = random.choice(tuple(_POINTS))
            own, closed, surpassable = _POINTS[comparator]
            better = own or better
            low = high = asked
            ends = (closed, closed)
            quantity = Quantity(asked, _INDEX)
            goal = Goal(quantity) if comparator == "plain" else getattr(Goal, comparator)(quantity)
            if comparator == "about" and tolerance is None:
                tolerance = slack = positive(random, 4, 8)
        else:
            lower, upper, ends = bounds(random, asked, 18, 8)
            if lower is None or upper is None or oracle.is_empty(span(lower, upper, ends)):
                lower, upper, ends = asked, asked + 1, (random.random() < 0.5, random.random() < 0.5)
            low, high = lower, upper
            comparator = random.choice(("band", "within"))
            surpassable = comparator == "band"
            if comparator == "within":
                better = "inside"
            goal = getattr(Goal, comparator)(ranged((low, high, ends), _INDEX))
        if better == "higher":
            accept = span(low - slack, None, ends)
            past = high + slack if comparator == "about" else high
            exceeded = span(past, None, (not ends[1] if comparator == "band" else False, True))
        elif better == "lower":
            accept = span(None, high + slack, ends)
            past = low - slack if comparator == "about" else low
            exceeded = span(None, past, (True, not ends[0] if comparator == "band" else False))
        else:
            accept = span(low - slack, high + slack, ends)
        if not surpassable or better == "inside":
            exceeded = ((oracle.INFINITY, 0), (-oracle.INFINITY, 0))
        if exceed is not None:
            exceeded = oracle.meet(span(*exceed), accept)
        width = near_miss or Decimal(0)
        reach = accept
        if near_miss is not None:
            below, above = accept
            reach = (
                below if below == oracle.EVERYTHING[0] else (below[0] - width, 0),
                above if above == oracle.EVERYTHING[1] else (above[0] + width, 1),
            )
        sets = {
            "exceeded": [exceeded],
            "met": oracle.without(accept, exceeded),
            "near_miss": oracle.without(reach, accept),
            "missed": oracle.without(oracle.EVERYTHING, reach),
        }
        given, found, widened = _observation(random, asked)
        target = Target(
            "x",
            goal,
            better=None if better == "inside" else better,  # type: ignore[arg-type]
            tolerance=None if tolerance is None else Quantity(tolerance, _INDEX),
            near_miss=None if near_miss is None else Quantity(near_miss, _INDEX),
            exceed=None if exceed is None else ranged(exceed, _INDEX),
        )
        verdict = target.assess(given if isinstance(given, Quantity) else attain.Figure(given))
        case = (comparator, target.goal, better, f"tolerance {tolerance}", f"near miss {near_miss}", exceed, given)
        possible = _possible(sets, found)
        expected = possible.pop() if len(possible) == 1 else "undecided"
        record.same("status", verdict.status, expected, *case)
        record.saw("status", f"{comparator} {expected}")
        record.same("possible statuses", set(verdict.possible), _possible(sets, found), *case)
        met = True if oracle.holds(accept, found) else None if oracle.overlaps(accept, found) else False
        record.same("met", verdict.met, met, *case)
        certain = expected != "undecided" and len(_possible(sets, widened)) == 1
        record.same("certain", verdict.certain, certain, *case)
