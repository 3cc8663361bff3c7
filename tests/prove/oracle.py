"""What is right, worked out by other means: decimals of 60 digits, and sets of numbers as pairs of cuts."""

from __future__ import annotations

import decimal
from decimal import Decimal

#: Every sum and product of two amounts of 28 digits is exact here; 05UP keeps a quotient fit for one more rounding.
EXACT = decimal.Context(prec=60, rounding=decimal.ROUND_05UP, Emax=9999, Emin=-9999, traps=[])
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}
#: An amount of at most 28 digits, 28 of them decimals, is always held; one of 2^96 never.
ALWAYS = 10**28
NEVER = 2**96
INFINITY = Decimal("Infinity")

Cut = tuple[Decimal, int]
Span = tuple[Cut, Cut]


def held(value: Decimal) -> bool | None:
    """Whether an amount must be held as it is written; None where either is right."""
    if not value.is_finite():
        return False
    short = value.normalize(EXACT)
    if abs(int(short.scaleb(max(0, -exponent(short)), EXACT))) >= NEVER or exponent(short) < -28:
        return False
    if exponent(value) >= -28 and abs(int(value.scaleb(max(0, -exponent(value)), EXACT))) < ALWAYS:
        return True
    return None


def exponent(value: Decimal) -> int:
    """The power of ten of the last digit."""
    found = value.as_tuple().exponent
    assert isinstance(found, int)
    return found


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    """The exact quotient; None where it has no end, or one past 60 digits."""
    if not divisor:
        return None
    EXACT.clear_flags()
    found = EXACT.divide(dividend, divisor)
    return None if EXACT.flags[decimal.Inexact] else found


def rounded(dividend: Decimal, divisor: Decimal, digits: int, mode: str) -> Decimal | None:
    """The quotient with so many decimals, rounded once; None where it has more than 60 digits."""
    if not divisor:
        return None
    found = EXACT.divide(dividend, divisor).quantize(Decimal(1).scaleb(-digits), MODES[mode], EXACT)
    return found if found.is_finite() else None


# A set of numbers without a gap lies between two cuts: (x, 0) just below x, (x, 1) just above it.
EVERYTHING: Span = ((-INFINITY, 1), (INFINITY, 0))


def span(lower: Decimal | None, upper: Decimal | None, closed: tuple[bool, bool] = (True, True)) -> Span:
    """The numbers from one bound to the other; None for no bound."""
    below = EVERYTHING[0] if lower is None else (lower, 0 if closed[0] else 1)
    above = EVERYTHING[1] if upper is None else (upper, 1 if closed[1] else 0)
    return below, above


def is_empty(of: Span) -> bool:
    return of[0] >= of[1]


def meet(a: Span, b: Span) -> Span:
    return max(a[0], b[0]), min(a[1], b[1])


def overlaps(a: Span, b: Span) -> bool:
    return not is_empty(meet(a, b))


def holds(outer: Span, inner: Span) -> bool:
    return is_empty(inner) or (outer[0] <= inner[0] and inner[1] <= outer[1])


def without(a: Span, b: Span) -> list[Span]:
    """What is left of the first without the second, in pieces."""
    if is_empty(a):
        return []
    if not overlaps(a, b):
        return [a]
    return [piece for piece in ((a[0], b[0]), (b[1], a[1])) if not is_empty(piece)]


def union(a: Span, b: Span) -> list[Span]:
    """Both together: one piece where they touch."""
    pieces = [piece for piece in (a, b) if not is_empty(piece)]
    if len(pieces) == 2 and max(a[0], b[0]) <= min(a[1], b[1]):
        return [(min(a[0], b[0]), max(a[1], b[1]))]
    return pieces
