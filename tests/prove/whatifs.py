"""What would flip a verdict, against cuts of the line and fractions; the trend of earlier years, by least squares."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import oracle
from attain import Figure, Goal, Observation, Plan, Quantity, Target, Unit, whatif
from cases import amount, bounds, near, ranged
from oracle import Cut, Span, span
from record import Record

_INDEX = Unit("index")
_ONE_FIGURE = {"at_least": (0, None), "more_than": (1, None), "at_most": (None, 1), "below": (None, 0)}


def _goal(random: Random, around: Decimal, digits: int, scale: int) -> tuple[Goal, Span]:
    """A goal and what satisfies it."""
    if random.random() < 0.7:
        word = random.choice(tuple(_ONE_FIGURE))
        at = near(random, around, digits, scale)
        below, above = _ONE_FIGURE[word]
        lower: Cut = oracle.EVERYTHING[0] if below is None else (at, below)
        upper: Cut = oracle.EVERYTHING[1] if above is None else (at, above)
        return getattr(Goal, word)(Quantity(at, _INDEX)), (lower, upper)
    while True:
        given = bounds(random, around, digits, scale)
        if given[0] is not None and given[1] is not None and not oracle.is_empty(span(*given)):
            return Goal.within(ranged(given, _INDEX)), span(*given)


def _moves(accept: Span, at: Decimal, met: bool) -> tuple[Fraction, bool] | None:
    """The way to the nearest border, and whether it takes more than that."""
    found = []
    for end, inward in ((accept[0], 0), (accept[1], 1)):
        if end[0].is_finite():
            # The border belongs to what is accepted where its cut lies beyond it, seen from inside.
            belongs = end[1] == inward
            found.append((Fraction(end[0]) - Fraction(at), belongs == met))
    return min(found, key=lambda move: abs(move[0]), default=None)


def nudges(random: Random, cases: int, record: Record) -> None:
    """The smallest change of one result that flips its verdict; and that it flips when it is made."""
    for _ in range(cases):
        at = amount(random, 14, 6)
        goal, accept = _goal(random, at, 14, 6)
        target = Target("x", goal)
        verdict = target.assess(Quantity(at, _INDEX))
        met = oracle.holds(accept, span(at, at))
        found, expected = whatif.nudge(verdict), _moves(accept, at, met)
        if found is None or expected is None:
            record.same("nudge", found, expected, goal, at)
            continue
        by, beyond = expected
        relative = by / abs(Fraction(at)) if at else None
        said = (found.to_met, found.by, found.beyond, found.relative)
        record.same("nudge", said, (not met, by, beyond, relative), goal, at)
        record.saw("nudge", f"{'to met' if not met else 'to not met'}{', beyond' if beyond else ''}")
        step = oracle.EXACT.add(at, Decimal(by.numerator) / Decimal(by.denominator))
        flipped = target.assess(Quantity(step, _INDEX)).met != met
        record.same("nudge made", flipped, not beyond, goal, at, step)


def _flip(results: list[tuple[Decimal, Span]], k: int) -> tuple[Fraction, bool] | None:
    """The least distance from 1 of a common factor that takes the count of those met across k, tried cell by cell."""

    def hundredths(at: Decimal) -> int | None:
        return int(at.scaleb(2)) if at.is_finite() else None

    lines = [(int(at.scaleb(2)), *((hundredths(end), side) for end, side in accept)) for at, accept in results]

    def met(over: int, under: int) -> int:
        """How many are met when every result is multiplied by a fraction."""
        held = 0
        for at, (low, low_side), (high, high_side) in lines:
            moved = at * over
            above = low is None or (moved >= low * under if low_side == 0 else moved > low * under)
            below = high is None or (moved <= high * under if high_side == 1 else moved < high * under)
            held += above and below
        return held

    enough = met(1, 1) >= k
    ends = [(at, end) for at, *accept in lines for end, _ in accept if end is not None and at]
    factors = sorted({Fraction(end, at) for at, end in ends if end * at > 0})
    flips: list[tuple[Fraction, bool]] = []
    edges = [Fraction(0), *factors]
    for low, high in zip(edges, [*factors, None], strict=True):
        inside = (low + high) / 2 if high is not None else low + 1
        if (met(inside.numerator, inside.denominator) >= k) != enough:
            flips += [(abs(end - 1), True) for end in (low, high) if end]
        if high is not None and (met(high.numerator, high.denominator) >= k) != enough:
            flips.append((abs(high - 1), False))
    return min(flips, default=None)


def common_changes(random: Random, cases: int, record: Record) -> None:
    """The smallest percent on all results that changes how many targets are met, and what rounding leaves open."""
    for _ in range(cases):
        plan, results, observations = [], [], []
        least = most = 0
        for name in map(str, range(random.choice((1, 2, 3, 4)))):
            at = amount(random, 4, 2)
            goal, accept = _goal(random, at, 4, 2)
            plan.append(Target(name, goal))
            results.append((at, accept))
            observations.append(Observation(name, Figure(Quantity(at, _INDEX))))
            half = Decimal(5).scaleb(oracle.exponent(at) - 1)
            widened = span(at - half, at + half)
            least += oracle.holds(accept, widened)
            most += oracle.overlaps(accept, widened)
        card = Plan("x", plan).assess(observations)
        k = random.randrange(len(plan) + 2)
        found: Any = whatif.common_change(card, k)
        record.same("common change", found and (abs(found.by), found.beyond), _flip(results, k), results, k)
        record.saw("common change", "none" if found is None else "beyond" if found.beyond else "at the border")
        met = whatif.sensitivity(card).met
        record.same("met whatever the rounding", met, least if least == most else (least, most), results)


def trends(random: Random, cases: int, record: Record) -> None:
    """A target against the line of least squares through earlier years."""
    for _ in range(cases):
        years = random.sample(range(2000, 2024), random.choice((3, 3, 4, 5, 8)))
        points = [(Fraction(year), amount(random, 7, 3)) for year in years]
        asked, higher = amount(random, 7, 3), random.random() < 0.5
        goal = (Goal.at_least if higher else Goal.at_most)(Quantity(asked, _INDEX))
        figures = [Figure(Quantity(at, _INDEX)) for _, at in points]
        earlier = [Observation("x", figure, period=year) for year, figure in zip(years, figures, strict=True)]
        found = whatif.against_trend(Target("x", goal, period="2024"), earlier)
        # Years counted from the target's own, figures in thousandths: sums of whole numbers.
        line = [(year - 2024, int(at.scaleb(3))) for year, (_, at) in zip(years, points, strict=True)]
        n, sum_x, sum_y = len(line), sum(x for x, _ in line), sum(y for _, y in line)
        slope = Fraction(
            n * sum(x * y for x, y in line) - sum_x * sum_y, n * sum(x * x for x, _ in line) - sum_x * sum_x
        )
        expected = (sum_y - slope * sum_x) / n / 1000
        spread = max(abs(y - slope * x - 1000 * expected) for x, y in line) / 1000
        more = Fraction(asked) - expected if higher else expected - Fraction(asked)
        said = (found.expected, found.spread, found.asks_more, found.soft, found.years)
        record.same("trend", said, (expected, spread, more, more < -spread, len(points)), points, asked, higher)
        record.saw("trend", "soft" if more < -spread else "not soft")
