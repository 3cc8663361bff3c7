"""Quantities and units, in the words of somebody who reads a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import attain
from attain import Quantity, Rate, Unit


def test_repr_is_text_in_the_language_that_can_say_it() -> None:
    tonnes = Quantity("65 vạn tấn")
    assert repr(tonnes) == "Quantity('65 vạn tấn')"
    assert str(tonnes) == "0.65 million tonnes", "English has no word for 10⁴; the place is kept"


def test_a_quantity_keeps_what_was_written() -> None:
    q = Quantity("17.500 tỷ đồng")
    assert (q.amount, q.base, q.unit.code, q.unit.exponent) == (
        Decimal("17500"),
        Decimal("17500000000000"),
        "VND",
        9,
    )
    assert str(q) == f"{q}" == f"{q:en}" == "17,500 billion VND"
    assert f"{q:vi}" == "17.500 tỷ đồng"
    assert str(Quantity("8,50%").amount) == "8.50"


@pytest.mark.parametrize(
    "same",
    [
        Quantity("17,500 billion VND", locale="en"),
        Quantity(17500, "tỷ đồng"),
        Quantity(Decimal("17.5"), "nghìn tỷ đồng"),
        Quantity("17500", Unit("VND", exponent=9)),
        Quantity("17.500", "tỷ đồng", locale="vi"),
        Quantity("17.500", "tỷ đồng"),
    ],
)
def test_the_same_amount_in_other_words_is_equal(same: Quantity) -> None:
    q = Quantity("17.500 tỷ đồng")
    assert q == same
    assert hash(q) == hash(same)
    assert {q: "plan"}[same] == "plan"


def test_a_text_that_may_be_two_numbers_names_both() -> None:
    with pytest.raises(attain.Ambiguous) as error:
        Quantity("17.500", "VND")
    assert error.value.candidates == (("17500", "vi"), ("17.5", "en"))


def test_arithmetic_is_exact() -> None:
    plan, actual = Quantity("17.500 tỷ đồng"), Quantity("17.946 tỷ đồng")
    assert str(actual - plan) == "446 billion VND"
    assert actual / plan == Fraction(17946, 17500)
    assert plan * 2 == 2 * plan == plan + plan == Quantity("35.000 tỷ đồng")
    assert plan / 4 == Quantity("4.375 tỷ đồng")
    assert plan * Decimal("0.1") == Quantity("1.750 tỷ đồng")
    assert -plan < plan
    assert abs(-plan) == +plan == plan
    assert sum([plan, plan, plan]) == plan * 3
    assert (Quantity("8,5%") - Quantity("8%")).unit.code == "percentage_point"


def test_units_that_do_not_meet_are_named() -> None:
    money, people = Quantity("5 tỷ đồng"), Quantity("23 nghìn người")
    with pytest.raises(
        attain.QuantityError,
        match=r"^cannot add `5 billion VND` and `23 thousand people`: they measure different things$",
    ):
        money + people
    with pytest.raises(attain.QuantityError, match="^cannot add .*: the currencies differ; convert one with a dated"):
        money + Quantity("3 triệu USD")
    for compare in (lambda: money < people, lambda: money >= people):
        with pytest.raises(attain.QuantityError, match="^cannot compare"):
            compare()
    assert money != people
    with pytest.raises(attain.DecimalError, match="needs more than 28 digits"):
        money / 3


def test_conversion_and_rates() -> None:
    assert Quantity("17.500 tỷ đồng").to("triệu đồng").amount == Decimal("17500000")
    assert Quantity("2 km").to("m") == Quantity("2000 m")
    per_head = Quantity("51 triệu đồng/người/năm")
    assert (per_head.unit.code, per_head.unit.is_rate) == ("VND/person/year", True)
    assert Quantity("10%").share_of("17.500 tỷ đồng") == Quantity("1.750 tỷ đồng")
    rate = Rate("USD", "VND", 24_350, on=date(2024, 12, 31), source="State Bank of Viet Nam")
    assert Quantity("2 triệu USD").exchange(rate, digits=0, rounding="half_even") == Quantity("48.700 triệu đồng")
    with pytest.raises(attain.UnitError, match="convert one with a dated rate first"):
        Quantity("2 triệu USD").to("VND")
    with pytest.raises(attain.QuantityError, match="^a rate of exchange is above zero, found `0`$"):
        Rate("USD", "VND", 0, on="2024-12-31", source="nobody")


def test_a_unit_is_its_code() -> None:
    assert Unit("tỷ đồng") == Unit("VND") == Unit("million VND")
    assert hash(Unit("tỷ đồng")) == hash(Unit("VND"))
    assert Unit("VND") != Unit("USD")
    assert (Unit("VND").minor_digits, Unit("USD").minor_digits, Unit("kg").minor_digits) == (0, 2, None)
    assert (Unit("VND{2010}").prices, Unit("VND{current}").prices, Unit("VND").prices) == (2010, "current", None)
    assert Unit("tỷ đồng").sdmx == attain.Sdmx("VND", 9, None, None)
    assert Unit("km").ucum == "km"
    assert Unit("percent{GDP}").note == "GDP"
    assert Unit("widget").kind == "count"
    assert f"{Unit('tỷ đồng'):vi}" == "tỷ đồng"


def test_words_of_your_own() -> None:
    lexicon = attain.Lexicon(vi={"tủ sách": "bookcase"})
    q = Quantity("1.250 tủ sách", locale="vi", lexicon=lexicon)
    assert (q.amount, q.unit.code) == (Decimal("1250"), "bookcase")
    with pytest.raises(attain.TextError, match="expected a unit"):
        Quantity("1.250 tủ sách", locale="vi")
    assert lexicon.with_("en", "bookcases", "bookcase").words("en") == {"bookcases": "bookcase"}


def test_numbers_in_words() -> None:
    assert attain.number("một trăm hai mươi ba phẩy năm", locale="vi") == Decimal("123.5")
    assert attain.number("7,5 triệu") == Decimal("7500000")
    assert attain.ordinal("thứ 12") == 12
    assert attain.write_number(Decimal("-1234.50"), locale="vi") == "-1.234,50"
    assert attain.write_number("1.234,50", locale="vi") == "1.234,50"
    assert attain.write_words(21, locale="vi") == "hai mươi mốt"
    assert attain.write_words(10**27) is None


def test_what_would_be_printed_so() -> None:
    half = Fraction(1, 2)
    assert Quantity("8,5%").as_printed == (Fraction("8.45"), Fraction("8.55"))
    assert Quantity("65 vạn tấn").as_printed == (645_000, 655_000)
    assert Quantity("23.000 người").as_printed == (23_000, 23_000)
    assert Quantity("8%").as_printed == (8 - half, 8 + half)


def test_a_rate_in_words() -> None:
    rate = Rate("USD", "VND", 24_350, on="2024-12-31", source="State Bank of Viet Nam")
    assert f"{rate:vi}" == "1 USD = 24.350 VND ngày 31/12/2024, State Bank of Viet Nam"
    assert f"{rate:en}" == "1 USD = 24,350 VND on 2024-12-31, State Bank of Viet Nam"
    assert f"{rate}" == str(rate)
