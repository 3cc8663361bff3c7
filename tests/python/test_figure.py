"""Figures and tallies: one expression as written."""

from __future__ import annotations

from fractions import Fraction

import pytest

import attain
from attain import Figure, Quantity, Range, Tally


def test_every_part_of_an_expression() -> None:
    f = Figure("ước giảm gần 0,8 điểm % so với 2023")
    assert f.value == Quantity("0,8 điểm %")
    assert (f.qualifiers, f.change, f.of) == (("estimated", "nearly"), "down", "2023")
    assert f.unit.code == "percentage_point"


@pytest.mark.parametrize(
    ("text", "value", "change", "of"),
    [
        ("8 - 8,5%", Range("8 - 8,5%"), None, None),
        ("vượt 52,8% dự toán", Quantity("52,8%"), "excess", "dự toán"),
        ("bằng 98,3% cùng kỳ", Quantity("98,3%"), None, "cùng kỳ"),
        ("8/13 huyện", Tally(8, 13, "district"), None, None),
    ],
)
def test_values(text: str, value: object, change: str | None, of: str | None) -> None:
    f = Figure(text, locale="vi")
    assert (f.value, f.change, f.of) == (value, change, of)


def test_a_bare_value_is_a_figure() -> None:
    assert Figure(Quantity("5%")) == Figure("5%")
    assert Figure(Tally(8, 13, "huyện")) == Figure("8/13 huyện")
    assert Figure(5).value == Quantity(5)


def test_a_tally_is_never_reduced() -> None:
    t = Tally(26, 28, "chỉ tiêu")
    assert t != Tally(13, 14, "chỉ tiêu")
    assert (t.k, t.n, t.unit.code, t.ratio) == (26, 28, "indicator", Fraction(13, 14))
    assert f"{t:vi}" == "26/28 chỉ tiêu"
    with pytest.raises(attain.TallyError, match="^`29` of `28`: more than there are; swap them, or write a ratio$"):
        Tally(29, 28)
    with pytest.raises(attain.TallyError, match="there are none to count"):
        Tally(0, 0)


def test_what_is_no_figure() -> None:
    with pytest.raises(attain.TextError):
        Figure("giảm gần", locale="vi")
    with pytest.raises(TypeError, match="expected str, Quantity, Range, Tally, Figure, Decimal or int, got list"):
        Figure([])  # type: ignore[arg-type]
