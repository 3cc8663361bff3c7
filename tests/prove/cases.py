"""Amounts and ranges out of a seed, more of them near each other than chance would have it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import attain
import oracle

_DIGITS = (1, 1, 2, 2, 3, 4, 5, 6, 9, 12, 16, 20, 24, 28)
_SCALES = (0, 0, 0, 1, 1, 2, 2, 3, 4, 6, 9, 14, 20, 28)


def amount(random: Random, digits: int = 28, scale: int = 28) -> Decimal:
    """An amount of at most so many digits and decimals: short or long, round or a tie, zero now and then."""
    kind = random.random()
    size = min(random.choice(_DIGITS), digits)
    if kind < 0.03:
        figure = 0
    elif kind < 0.13:
        figure = random.randrange(1, 10) * 10 ** (size - 1)
    elif kind < 0.3:
        figure = random.randrange(10 ** (size - 1)) * 10 + 5
    else:
        figure = random.randrange(10**size)
    if random.random() < 0.4:
        figure = -figure
    return Decimal(figure).scaleb(-min(random.choice(_SCALES), scale), oracle.EXACT)


def positive(random: Random, digits: int = 28, scale: int = 28) -> Decimal:
    """An amount above zero."""
    found = abs(amount(random, digits, scale))
    return found or Decimal(1)


def near(random: Random, to: Decimal, digits: int = 28, scale: int = 28) -> Decimal:
    """The same amount, one beside it by a last digit or half of one, or any other."""
    kind = random.random()
    if kind < 0.35:
        return amount(random, digits, scale)
    place = oracle.exponent(to)
    step = random.choice((0, 0, 1, -1)) if kind < 0.7 else random.choice((5, -5, 4, -4, 6, -6))
    at = place if kind < 0.7 else place - 1
    found = oracle.EXACT.add(to, Decimal(step).scaleb(at, oracle.EXACT))
    fits = oracle.held(found) is True and -oracle.exponent(found) <= scale and len(found.as_tuple().digits) <= digits
    return found if fits else to


Bounds = tuple[Decimal | None, Decimal | None, tuple[bool, bool]]
_CLOSED = {(True, True): "both", (True, False): "lower", (False, True): "upper", (False, False): "neither"}


def bounds(random: Random, around: Decimal, digits: int = 28, scale: int = 28) -> Bounds:
    """Two bounds in order, each open, closed or absent."""
    kind = random.random()
    lower: Decimal | None = near(random, around, digits, scale)
    upper: Decimal | None = near(random, lower or around, digits, scale)
    if lower is not None and upper is not None and lower > upper:
        lower, upper = upper, lower
    if kind < 0.1:
        lower = None
    elif kind < 0.2:
        upper = None
    closed = (random.random() < 0.5, random.random() < 0.5)
    return lower, upper, closed


def ranged(of: Bounds, unit: attain.Unit) -> attain.Range:
    """The range between bounds, of which one is there at least."""
    lower, upper, closed = of
    return attain.Range(
        lower=None if lower is None else attain.Quantity(lower, unit),
        upper=None if upper is None else attain.Quantity(upper, unit),
        closed=_CLOSED[closed],
    )
