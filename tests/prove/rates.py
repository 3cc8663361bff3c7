"""Money exchanged by a dated rate and rounded once, and shares of a whole, against decimals of 60 digits."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from attain import Quantity, Rate, Unit
from cases import amount, positive
from oracle import EXACT, MODES, held, rounded
from record import REFUSED, Record, tried

_USD = {power: Unit("USD", exponent=power) for power in (0, 3, 6)}
_VND = {power: Unit("VND", exponent=power) for power in (0, 3, 6)}
_SHARES = {"percent": (Unit("percent"), -2), "per_mille": (Unit("‰"), -3)}
_TONNE = Unit("t")


def _fits(found: object, expected: Decimal | None, operation: str, record: Record, *case: object) -> None:
    """A figure is the exact one; a refusal is right where that cannot be held."""
    if found == REFUSED:
        record.same(operation, expected is not None and held(expected) is True, False, *case)
    else:
        record.same(operation, found, expected, *case)
    record.saw(operation, REFUSED if found == REFUSED else "given")


def exchanges(random: Random, cases: int, record: Record) -> None:
    """Into the other currency, either way, at the power of ten of what was given."""
    for _ in range(cases):
        each, given = positive(random, 9, 4), amount(random, 20, 8)
        rate = Rate("USD", "VND", each, on="2024-12-31", source="SBV")
        digits, mode, power = random.randrange(9), random.choice(tuple(MODES)), random.choice((0, 3, 6))
        out = random.random() < 0.5
        money = Quantity(given, (_USD if out else _VND)[power])
        found = tried(lambda: money.exchange(rate, digits=digits, rounding=mode))  # type: ignore[arg-type]
        # Multiplied exactly and then rounded, or divided and rounded in one step.
        exact = rounded(EXACT.multiply(given, each) if out else given, Decimal(1) if out else each, digits, mode)
        case = (given, each, power, digits, mode, out)
        _fits(found if found == REFUSED else found.amount, exact, "exchange", record, *case)
        if found != REFUSED:
            record.same("unit of an exchange", found.unit, (_VND if out else _USD)[power], given, out)


def parts_of(random: Random, cases: int, record: Record) -> None:
    """So many percent or per mille of a whole, exactly or not at all."""
    for _ in range(cases):
        name = random.choice(tuple(_SHARES))
        unit, power = _SHARES[name]
        share, whole = amount(random, 16, 10), amount(random, 18, 10)
        found = tried(lambda: Quantity(share, unit).share_of(Quantity(whole, _TONNE)).amount)
        _fits(found, EXACT.multiply(share, whole).scaleb(power, EXACT), "share of a whole", record, share, name, whole)
