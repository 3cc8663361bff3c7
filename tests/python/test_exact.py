"""Exact arithmetic, held against Python's own ``decimal`` with 60 digits."""

from __future__ import annotations

import random
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    localcontext,
)
from fractions import Fraction

import pytest

import attain
from attain import Quantity, Target

CASES = 3000
LIMIT = 2**96
ROUNDINGS = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "floor": ROUND_FLOOR,
    "ceiling": ROUND_CEILING,
}


def amounts(seed: int, digits: int = 28) -> list[Decimal]:
    chance = random.Random(seed)
    found = []
    for _ in range(CASES):
        size = chance.randint(1, digits)
        number = chance.choice((-1, 1)) * chance.randrange(10**size)
        found.append(Decimal(number).scaleb(-chance.randint(0, size)))
    return found


def fits(value: Decimal) -> bool:
    """Whether 28 digits hold a value."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    mantissa = int("".join(map(str, digits)))
    while mantissa and mantissa % 10 == 0 and exponent < 0:
        mantissa, exponent = mantissa // 10, exponent + 1
    return mantissa * 10 ** max(exponent, 0) < LIMIT and -exponent <= 28


def test_a_decimal_comes_back_as_it_went_in() -> None:
    for amount in amounts(1):
        q = Quantity(amount, "kg")
        assert q.amount == amount
        assert str(q.amount) == str(amount if amount else abs(amount)) or "E" in str(amount)


def test_sums_and_differences() -> None:
    with localcontext(Context(prec=60)):
        for a, b in zip(amounts(2), amounts(3), strict=True):
            for exact, compute in (
                (a + b, lambda a=a, b=b: Quantity(a, "kg") + Quantity(b, "kg")),
                (a - b, lambda a=a, b=b: Quantity(a, "kg") - Quantity(b, "kg")),
            ):
                if fits(exact):
                    assert compute().amount == exact
                else:
                    with pytest.raises(attain.DecimalError):
                        compute()


def test_products() -> None:
    with localcontext(Context(prec=60)):
        for a, b in zip(amounts(4, 20), amounts(5, 14), strict=True):
            if fits(a * b):
                assert (Quantity(a, "kg") * b).amount == a * b
            else:
                with pytest.raises(attain.DecimalError):
                    Quantity(a, "kg") * b


def test_quotients_are_fractions() -> None:
    for a, b in zip(amounts(6), amounts(7), strict=True):
        if b:
            assert Quantity(a, "kg") / Quantity(b, "kg") == Fraction(a) / Fraction(b)


def test_order() -> None:
    for a, b in zip(amounts(8), amounts(9, 4), strict=True):
        left, right = Quantity(a, "kg"), Quantity(b, "t")
        assert (left < right) == (Fraction(a) < 1000 * Fraction(b))
        assert (left == right.to("kg")) == (Fraction(a) == 1000 * Fraction(b))


def test_percentages_are_rounded_once() -> None:
    with localcontext(Context(prec=60)):
        for at, (a, b) in enumerate(zip(amounts(10, 12), amounts(11, 12), strict=True)):
            if b <= 0:
                continue
            verdict = Target("x", Quantity(b, "kg"), better="higher").assess(Quantity(a, "kg"))
            assert verdict.ratio == Fraction(a) / Fraction(b)
            name, mode = list(ROUNDINGS.items())[at % 6]
            digits = at % 7
            exact = Fraction(a) / Fraction(b) * 100
            # The quotient to 60 digits may lie on a tie only where it is exact.
            wanted = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-digits), mode)
            assert verdict.percent_to(digits, name) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "0.123456789012345678901234567890123",
        "12.3456789012345678901234567895",
        "1E-29",
        "1E+29",
        "79228162514264337593543950336",
    ],
)
def test_what_does_not_fit_is_never_rounded(text: str) -> None:
    with pytest.raises(attain.DecimalError, match="needs more than 28 digits; round it first or use a larger unit"):
        Quantity(Decimal(text), "kg")


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(attain.DecimalError):
        Quantity(Decimal(text), "kg")
