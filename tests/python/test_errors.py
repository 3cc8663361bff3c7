"""What is refused, in which words."""

from __future__ import annotations

import pickle

import pytest

import attain
from attain import errors

ROOMS = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.Error)]


def test_one_base() -> None:
    assert issubclass(attain.Error, ValueError)
    assert {c.__name__ for c in ROOMS} <= set(attain.__all__)
    assert all(c.__doc__ for c in ROOMS)
    assert issubclass(attain.Ambiguous, attain.TextError)
    assert issubclass(attain.NotComparable, attain.AssessError)


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (
            lambda: attain.Quantity("17.500 tỹ"),
            attain.TextError,
            "expected a unit after `17.500`, found `tỹ` at character 7",
        ),
        (
            lambda: attain.number("1.500"),
            attain.Ambiguous,
            "`1.500` is ambiguous: 1500 (vi) or 1.5 (en); pass a locale",
        ),
        (lambda: attain.Quantity(""), attain.TextError, "expected a quantity, found an empty text"),
        (
            lambda: attain.Quantity("5%", locale="fr"),  # type: ignore[arg-type]
            attain.LocaleError,
            "expected a locale, `vi` or `en`, found `fr`",
        ),
        (
            lambda: attain.Quantity("5 triệu USD").to("VND"),
            attain.UnitError,
            "cannot compare or convert `USD` and `VND`: the currencies differ; convert one with a dated rate first",
        ),
        (
            lambda: attain.Quantity("5 tỷ đồng") + attain.Quantity("3 triệu USD"),
            attain.QuantityError,
            "cannot add `5 billion VND` and `3 million USD`: the currencies differ; convert one with a dated rate first",
        ),
        (
            lambda: attain.Quantity("1%") / attain.Quantity("0%"),
            attain.DecimalError,
            "cannot divide `1` by zero",
        ),
        (
            lambda: attain.Target("x", "khoảng 5%", better="higher").assess("5%"),
            attain.AssessError,
            "cannot judge `x`: the goal `about 5%` is approximate; state its tolerance, in `percent`",
        ),
        (
            lambda: attain.Target("x", "5%", better="higher").assess("5 tỷ đồng"),
            attain.NotComparable,
            "cannot judge `x`: `percent` and `VND` do not meet: they measure different things",
        ),
        (
            lambda: attain.Unit("VND//year"),
            attain.TextError,
            None,
        ),
    ],
)
def test_messages(make: object, error: type[attain.Error], message: str | None) -> None:
    with pytest.raises(error) as raised:
        make()  # type: ignore[operator]
    assert type(raised.value) is error
    if message is not None:
        assert str(raised.value) == message


def test_errors_carry_their_values_through_a_pickle() -> None:
    for make in (lambda: attain.number("1.500"), lambda: attain.Quantity("17.500 tỹ")):
        with pytest.raises(attain.TextError) as raised:
            make()
        again = pickle.loads(pickle.dumps(raised.value))
        assert (type(again), str(again), vars(again)) == (
            type(raised.value),
            str(raised.value),
            vars(raised.value),
        )
    assert attain.TextError("x", 5).at == 5


@pytest.mark.parametrize(("text", "at"), [("", 0), ("17.500 tỹ", 7), ("1" * 10_001, 10_000)])
def test_a_refused_text_says_where(text: str, at: int) -> None:
    with pytest.raises(attain.TextError) as raised:
        attain.Quantity(text)
    assert raised.value.at == at


@pytest.mark.parametrize("number", [8.05, float("nan"), True, None, b"5", 5j, [5]])
def test_what_is_no_exact_number_is_a_wrong_type(number: object) -> None:
    for make in (
        lambda: attain.Quantity(number, "%"),  # type: ignore[arg-type]
        lambda: attain.Target("x", "5%", weight=number) if number is not None else attain.Quantity(None),  # type: ignore[arg-type]
        lambda: attain.Rate("USD", "VND", number, on="2024-01-01", source="x"),  # type: ignore[arg-type]
        lambda: attain.write_number(number),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match="^expected Decimal, int or str, got "):
            make()


def test_whole_numbers_of_numpy_are_whole_numbers() -> None:
    np = pytest.importorskip("numpy", reason="numpy is not installed")
    assert attain.Quantity(np.int64(5), "%") == attain.Quantity(5, "%")
    assert attain.Quantity("5%") * np.int8(2) == attain.Quantity("10%")
    assert attain.Period(np.int16(2024)) == attain.Period("2024")
    for wrong in (np.float64(5), np.bool_(True)):
        with pytest.raises(TypeError, match="^expected Decimal, int or str, got "):
            attain.Quantity(wrong, "%")


def test_a_float_is_told_what_to_write() -> None:
    message = r"^expected Decimal, int or str, got float: a float is not exact; write Decimal\('8.05'\) or '8.05'"
    for make in (
        lambda: attain.Quantity(8.05, "%"),  # type: ignore[arg-type]
        lambda: attain.Quantity("1%") * 8.05,  # type: ignore[operator]
        lambda: 8.05 * attain.Quantity("1%"),  # type: ignore[operator]
        lambda: attain.Quantity("1%") / 8.05,  # type: ignore[operator]
        lambda: attain.Target("x", 8.05),  # type: ignore[arg-type]
        lambda: attain.Observation("x", 8.05),  # type: ignore[arg-type]
        lambda: attain.Target("x", "5%", better="higher").assess(8.05),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match=message):
            make()
