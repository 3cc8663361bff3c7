"""Ranges: what a plan writes as two figures, or as one with an open side."""

from __future__ import annotations

import pytest

import attain
from attain import Quantity, Range


def test_bounds_are_quantities() -> None:
    r = Range("8 - 8,5%")
    assert (r.lower, r.upper) == (Quantity("8%"), Quantity("8,5%"))
    assert (r.lower_closed, r.upper_closed, r.is_empty) == (True, True, False)
    assert r.unit.code == "percent"


@pytest.mark.parametrize(
    ("text", "lower", "upper", "closed"),
    [
        ("từ 7,5% trở lên", "7,5%", None, (True, False)),
        ("trên 7,5%", "7,5%", None, (False, False)),
        ("không quá 4%", None, "4%", (False, True)),
        ("dưới 4%", None, "4%", (False, False)),
    ],
)
def test_an_open_side_is_none(text: str, lower: str | None, upper: str | None, closed: tuple[bool, bool]) -> None:
    r = Range(text)
    assert r.lower == (Quantity(lower) if lower else None)
    assert r.upper == (Quantity(upper) if upper else None)
    assert (r.lower_closed, r.upper_closed) == closed


def test_bounds_can_be_given_one_by_one() -> None:
    assert Range(lower="8%", upper=Quantity("8,5%")) == Range("8 - 8,5%")
    half_open = Range(lower="8%", upper="8,5%", closed="lower")
    assert Quantity("8%") in half_open
    assert Quantity("8,5%") not in half_open
    with pytest.raises(TypeError, match="not both"):
        Range("8 - 8,5%", lower="8%")
    with pytest.raises(TypeError, match="give a text, or lower=, upper= or both"):
        Range()
    with pytest.raises(attain.Error, match="^closed is one of `both`, `lower`, `upper`, `neither`, found `left`$"):
        Range(lower="8%", closed="left")  # type: ignore[arg-type]


def test_membership_and_relations() -> None:
    r = Range("8 - 8,5%")
    assert Quantity("8,05%") in r
    assert Range("8,1 - 8,2%") in r
    assert r.contains(Range("8 - 8,5%"))
    assert r.overlaps(Range("8,5 - 9%"))
    assert Range("7 - 7,5%").before(r)
    assert r.after(Range("7 - 7,5%"))
    assert Range("below 8%").adjacent(r)
    with pytest.raises(attain.UnitError):
        Quantity("8 tỷ đồng") in r  # noqa: B015


def test_sets_of_ranges() -> None:
    r = Range("8 - 8,5%")
    assert r & Range("8,2 - 9%") == Range("8,2 - 8,5%")
    assert (r & Range("9 - 10%")).is_empty
    assert r | Range("8,5 - 9%") == Range("8 - 9%")
    assert r.merge(Range("9 - 10%")) == Range("8 - 10%")
    assert r - Range("8,2 - 9%") == Range(lower="8%", upper="8,2%", closed="lower")
    with pytest.raises(attain.RangeError):
        r | Range("9 - 10%")
    with pytest.raises(attain.RangeError):
        Range("7 - 9%") - r


def test_the_wrong_order_is_an_error() -> None:
    with pytest.raises(attain.RangeError, match=r"^the lower bound `9%` lies above the upper bound `8%`; swap them$"):
        Range(lower="9%", upper="8%")


def test_postgres() -> None:
    assert Range("8 - 8,5%").to_postgres() == "[8,8.5]"
    assert Range.from_postgres("[8,8.5]", "percent") == Range("8 - 8,5%")
    assert Range.from_postgres("(,4)", "percent") == Range("dưới 4%")
    assert Range.from_postgres("empty", "percent").is_empty
    with pytest.raises(attain.RangeError, match="^expected a comma"):
        Range.from_postgres("[8]", "percent")
    with pytest.raises(attain.RangeError, match="^the bound at character 1 of the range"):
        Range.from_postgres("[NaN,8]", "percent")
