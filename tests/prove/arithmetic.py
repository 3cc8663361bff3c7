"""Sums, products, quotients, order and conversion of quantities, against decimals of 60 digits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

import attain
from attain import Quantity, Unit
from cases import amount, near, positive
from oracle import EXACT, MODES, exponent, held, quotient, rounded
from record import REFUSED, Record, tried

_TONNE = Unit("t")
_PERSON = Unit("person")
_MONEY = {power: Unit("VND", exponent=power) for power in (0, 3, 6, 9)}
_ROUNDINGS = tuple(MODES)
#: The size of a unit in the first of its kind: BIPM, The International System of Units, 9th edition, tables 2, 7 and 8.
_SIZES = {
    "g": ("mass", Fraction(1)),
    "kg": ("mass", Fraction(1000)),
    "t": ("mass", Fraction(10**6)),
    "mm": ("length", Fraction(1)),
    "m": ("length", Fraction(1000)),
    "km": ("length", Fraction(10**6)),
    "m2": ("area", Fraction(1)),
    "ha": ("area", Fraction(10**4)),
    "km2": ("area", Fraction(10**6)),
    "kWh": ("energy", Fraction(1)),
    "MWh": ("energy", Fraction(1000)),
    "minute": ("time", Fraction(1)),
    "hour": ("time", Fraction(60)),
    "day": ("time", Fraction(1440)),
}
_UNITS = {code: Unit(code) for code in _SIZES}
_ALIKE = [(a, b) for a, (kind, _) in _SIZES.items() for b, (other, _) in _SIZES.items() if kind == other and a != b]


def _settle(record: Record, operation: str, found: object, expected: Decimal | None, *case: object) -> None:
    """An answer is the exact one, with its decimals; a refusal is right where the exact one cannot be held."""
    fits = False if expected is None else held(expected)
    if found == REFUSED:
        record.same(operation, fits is True, False, *case)
    elif fits is True and isinstance(found, Decimal) and expected is not None:
        record.same(operation, (found, exponent(found)), (expected, exponent(expected)), *case)
    else:
        record.same(operation, found, expected, *case)
    record.saw(operation, REFUSED if found == REFUSED else "exact")


def sums(random: Random, cases: int, record: Record) -> None:
    for _ in range(cases):
        a = amount(random)
        b = near(random, a)
        left, right = random.choice((0, 3, 6, 9)), random.choice((0, 3, 6, 9))
        one, other = Quantity(a, _MONEY[left]), Quantity(b, _MONEY[right])
        # At the power of ten of the left one; a shift to fewer decimals than were written leaves none.
        moved = b.scaleb(right - left, EXACT)
        if exponent(moved) > 0:
            moved = moved.quantize(Decimal(1), context=EXACT)
        for operation, found, expected in (
            ("add", tried(lambda: (one + other).amount), EXACT.add(a, moved)),
            ("subtract", tried(lambda: (one - other).amount), EXACT.subtract(a, moved)),
        ):
            _settle(record, operation, found, expected, a, left, b, right)


def products(random: Random, cases: int, record: Record) -> None:
    for _ in range(cases):
        a, b = amount(random), amount(random)
        found = tried(lambda: (Quantity(a, _TONNE) * b).amount)
        _settle(record, "multiply", found, EXACT.multiply(a, b), a, b)


def quotients(random: Random, cases: int, record: Record) -> None:
    """By a number, exactly or not at all; by a quantity, a fraction; per head, rounded as it is said."""
    for _ in range(cases):
        a, b = amount(random), amount(random)
        if random.random() < 0.4 and len(a.as_tuple().digits) + len(b.as_tuple().digits) <= 28:
            a = EXACT.multiply(a, b)
            a = a if held(a) else b
        found = tried(lambda: (Quantity(a, _TONNE) / b).amount)
        expected = quotient(a, b)
        if expected is not None and found != REFUSED and found == expected:
            expected = found
        _settle(record, "divide", found, expected, a, b)
        fraction = tried(lambda: Quantity(a, _TONNE) / Quantity(b, _TONNE))
        record.same("ratio", fraction, Fraction(a) / Fraction(b) if b else REFUSED, a, b)
        digits, mode, power = random.randrange(13), random.choice(_ROUNDINGS), random.choice((0, 3, 6, 9))
        heads = positive(random, 12, 6)
        money = Quantity(a, _MONEY[power])
        each = tried(lambda: money.per(Quantity(heads, _PERSON), digits=digits, rounding=mode).amount)
        whole = rounded(a.scaleb(power, EXACT), heads, digits, mode)
        _settle(record, "divide and round", each, whole, a, power, heads, digits, mode)


def order(random: Random, cases: int, record: Record) -> None:
    for _ in range(cases):
        a = amount(random, 24, 20)
        left, right = random.choice((0, 3, 6, 9)), random.choice((0, 3, 6, 9))
        b = near(random, a, 24, 20).scaleb(left - right, EXACT) if random.random() < 0.7 else amount(random)
        if held(b) is not True:
            b = amount(random)
        one, other = Quantity(a, _MONEY[left]), Quantity(b, _MONEY[right])
        x, y = a.scaleb(left, EXACT), b.scaleb(right, EXACT)
        found = (one < other, one <= other, one == other, one != other, one >= other, one > other)
        expected = (x < y, x <= y, x == y, x != y, x >= y, x > y)
        record.same("compare", found, expected, a, left, b, right)
        record.saw("compare", "equal" if x == y else "less" if x < y else "greater")
        # The same amount with another power of ten and more zeros written is the same to a dictionary.
        power = max(0, left - 3)
        alike = Quantity(EXACT.multiply(a, Decimal("1.0")).scaleb(left - power, EXACT), _MONEY[power])
        record.same("hash", (hash(one), one), (hash(alike), alike), a, left)


def conversion(random: Random, cases: int, record: Record) -> None:
    """Between powers of ten of money, and between units whose sizes are published."""
    for _ in range(cases):
        a = amount(random)
        if random.random() < 0.4:
            left, right = random.choice((0, 3, 6, 9)), random.choice((0, 3, 6, 9))
            names: tuple[object, object] = (left, right)
            given, wanted, factor = _MONEY[left], _MONEY[right], Fraction(10) ** (left - right)
        else:
            names = first, second = random.choice(_ALIKE)
            given, wanted, factor = _UNITS[first], _UNITS[second], _SIZES[first][1] / _SIZES[second][1]
        found = tried(lambda: Quantity(a, given).to(wanted).amount)
        expected = quotient(EXACT.multiply(a, Decimal(factor.numerator)), Decimal(factor.denominator))
        if found == REFUSED:
            fits = expected is not None and held(expected) is True
            record.same("convert", fits, False, a, *names)
        else:
            record.same("convert", found, expected, a, *names)
        record.saw("convert", REFUSED if found == REFUSED else "exact")
        record.same("factor", attain.Unit.factor_to(given, wanted), factor, *names)
