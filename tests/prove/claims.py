"""Verdicts on stated arithmetic, against fractions and the table of verdicts in the documentation."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random

import oracle
from attain import Claim, Figure, Quantity, Unit
from cases import amount, positive
from record import Record

_TONNE, _PERCENT = Unit("t"), Unit("percent")
_QUALIFIED = {"": "", "over": "hơn ", "nearly": "gần ", "under": "dưới ", "about": "khoảng "}

Pair = tuple[Fraction, Fraction]


def _half(printed: Decimal) -> Fraction:
    """Half of the last place that was printed."""
    return _half_of(oracle.exponent(printed))


@cache
def _half_of(place: int) -> Fraction:
    return Fraction(10) ** place / 2


def _printed(figure: Decimal) -> Pair:
    return Fraction(figure) - _half(figure), Fraction(figure) + _half(figure)


def _verdict(stated: Decimal, exact: Fraction, possible: Pair, qualifier: str) -> str:
    value, half = Fraction(stated), _half(stated)
    off = abs(exact - value)
    sides = {"over": exact > value, "nearly": exact < value, "under": exact < value, "about": off <= abs(value) / 20}
    if qualifier:
        if sides[qualifier]:
            return "consistent_with_bound"
        return "off_by_last_place" if off <= half else "fails"
    if off <= half:
        return "holds"
    reaches = possible[0] <= value + half and value - half <= possible[1]
    return "off_by_last_place" if reaches or off <= 2 * half else "fails"


def _over(a: Pair, b: Pair) -> Pair | None:
    """The quotients of two spans; None where the divisor may be zero or less."""
    if b[0] <= 0:
        return None
    # Below zero a quotient is least over the least divisor, above zero over the most.
    return a[0] / b[0 if a[0] < 0 else 1], a[1] / b[1 if a[1] < 0 else 0]


def _stated(random: Random, exact: Fraction) -> Decimal:
    """The result as it would be printed, one or some last places beside it, or rounded the wrong way."""
    digits = random.randrange(5)
    whole = exact * 10**digits
    shown = random.choice((round(whole), int(whole), int(whole) + 1))
    shown += random.choice((0, 0, 0, 0, 1, -1, 2, -2, 10, random.randrange(-1000, 1000)))
    return Decimal(shown).scaleb(-digits, oracle.EXACT)


def shares(random: Random, cases: int, record: Record) -> None:
    """Part of a plan, and growth: with and without `more than`, `nearly`, `under`, `about`."""
    for _ in range(cases):
        for growth in (False, True):
            _share(random, growth, record)


def _share(random: Random, growth: bool, record: Record) -> None:
    before = positive(random, 9, 4)
    now = abs(amount(random, 9, 4)) if random.random() < 0.3 else None
    if now is None:
        now = Decimal(round(before * 100 * random.randrange(50, 200))).scaleb(-4)
    less = 1 if growth else 0
    exact = (Fraction(now) / Fraction(before) - less) * 100
    possible = _over(_printed(now), _printed(before))
    stated = _stated(random, exact)
    qualifier = random.choice(tuple(_QUALIFIED)) if random.random() < 0.4 and stated > 0 else ""
    operation = "claim of growth" if growth else "claim of a share of the plan"
    if possible is None:
        expected = "uncheckable"
    else:
        low, high = ((end - less) * 100 for end in possible)
        expected = _verdict(stated, exact, (low, high), qualifier)
    written = f"{stated:f}".replace(".", ",")
    figure = Figure(f"{_QUALIFIED[qualifier]}{written}%", locale="vi") if qualifier else Quantity(stated, _PERCENT)
    make = Claim.growth if growth else Claim.share_of_plan
    found = make(Quantity(now, _TONNE), Quantity(before, _TONNE), figure).check()
    record.same(operation, found.verdict, expected, now, before, figure)
    record.saw(operation, expected)
    if possible is not None:
        record.same("figure of a claim", found.computed, exact, operation, now, before, figure)


def sums_claimed(random: Random, cases: int, record: Record) -> None:
    """Parts that make a total, and differences."""
    for _ in range(cases):
        terms = [amount(random, 9, 4) for _ in range(random.choice((2, 2, 3, 5)))]
        ranges = [_printed(term) for term in terms]
        low, high = (sum(ends, Fraction(0)) for ends in zip(*ranges, strict=True))
        _summed(random, "sum", terms, sum(map(Fraction, terms), Fraction(0)), (low, high), record)
        less = ranges[0][0] - ranges[1][1], ranges[0][1] - ranges[1][0]
        _summed(random, "difference", terms[:2], Fraction(terms[0]) - Fraction(terms[1]), less, record)


def _summed(random: Random, kind: str, terms: list[Decimal], exact: Fraction, possible: Pair, record: Record) -> None:
    stated = _stated(random, exact)
    total, parts = Quantity(stated, _TONNE), [Quantity(term, _TONNE) for term in terms]
    found = (Claim.sum(parts, total) if kind == "sum" else Claim("difference", parts, total)).check()
    expected = _verdict(stated, exact, possible, "")
    record.same(f"claim of a {kind}", (found.verdict, found.computed), (expected, exact), terms, stated)
    record.saw(f"claim of a {kind}", expected)
