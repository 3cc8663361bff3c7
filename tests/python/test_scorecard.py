"""Scorecards: rows, counts, bounds, and what changed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import attain
from attain import Observation, Plan, Quantity, Scorecard, Target


def test_rows(card: Scorecard) -> None:
    assert [(a.target.indicator.name, a.status) for a in card] == [
        ("CPI", "met"),
        ("Tăng trưởng GRDP", "undecided"),
        ("Tổng thu ngân sách", "exceeded"),
        ("Thu nội địa", "exceeded"),
        ("Thu xuất nhập khẩu", "no_data"),
        ("Vũng Áng 2 vận hành thử", "no_data"),
    ]
    assert len(card) == len(card.rows) == 6
    assert [row.counted for row in card.rows] == [True, True, True, False, False, True]
    assert card["tổng thu ngân sách"].status == "exceeded"
    assert "CPI" in card
    assert 5 not in card
    with pytest.raises(KeyError):
        card["Hạnh phúc"]


def test_counts_are_bounds_where_something_is_open(card: Scorecard) -> None:
    assert (card.met, card.total, card.coverage) == ((2, 3), 4, Fraction(3, 4))
    assert card.counts == {"exceeded": 1, "met": 1, "near_miss": 0, "missed": 0, "undecided": 1, "no_data": 1}
    assert list(card.counts) == ["exceeded", "met", "near_miss", "missed", "undecided", "no_data"]
    assert sum(card.percentages(0).values()) == 100
    assert sum(card.percentages(3).values()) == Decimal("100.000")
    assert card.weighted_met == (Fraction(1, 2), Fraction(3, 4))
    assert str(card) == "Kế hoạch 2024: 2–3 of 4 met"
    assert f"{card:vi}" == "Kế hoạch 2024: đạt 2–3/4"
    assert [o.indicator.name for o in card.unmatched] == ["Hạnh phúc"]
    assert [a.target.indicator.name for a in card.without_data] == ["Vũng Áng 2 vận hành thử"]
    assert (card.plan, card.rule, card.published) == ("Kế hoạch 2024", "vn-official", None)


def test_nothing_counted_is_no_zero() -> None:
    empty = Plan("2024").assess([])
    assert (empty.met, empty.total, empty.coverage, empty.weighted_met) == (0, 0, None, None)


def test_groups(card: Scorecard) -> None:
    groups = card.by("group")
    assert list(groups) == ["Kinh tế", "Ngân sách", None]
    economy = groups["Kinh tế"]
    assert (economy.met, economy.total, economy.counts["undecided"], economy.coverage) == ((1, 2), 2, 1, 1)
    assert card.by("owner")["Ban Quản lý"].total == 1
    with pytest.raises(attain.Error, match="^by is one of `group`, `owner`, `authority`, found `colour`"):
        card.by("colour")  # type: ignore[arg-type]


def test_the_worst_and_the_hurdles(card: Scorecard) -> None:
    assert [a.target.indicator.name for a in card.worst(1)] == ["Tăng trưởng GRDP"]
    assert card.worst(0) == []
    assert card.passes(hurdles=["CPI"]) == attain.Passing(True, "hurdle `CPI`", ())
    open_ = card.passes(met=60)
    assert (open_.passed, open_.because) == (None, ("met 50.0–75.0 % of 60.0 %",))
    assert card.passes(coverage="80").passed is False
    assert card.passes(hurdles=["Hạnh phúc"]).because == ("hurdle `Hạnh phúc`: no such target",)
    with pytest.raises(TypeError, match="a float is not exact"):
        card.passes(met=0.6)  # type: ignore[arg-type]


def test_what_flipped_and_why() -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("GRDP", "8%", better="higher")])
    revised = Plan("2024", [Target("CPI", "không quá 4%"), Target("GRDP", "7%", better="higher")])
    before = plan.assess([Observation("CPI", "4,1%"), Observation("GRDP", "7,5%")])
    after = revised.assess([Observation("CPI", "3,9%"), Observation("GRDP", "7,5%")])
    assert [(f.indicator, f.before, f.after, f.causes) for f in after.compare(before)] == [
        ("CPI", "missed", "met", ("value",)),
        ("GRDP", "missed", "exceeded", ("target_version",)),
    ]
    assert after.compare(after) == []
    (flip,) = Plan("2024", [Target("CPI", "không quá 4%")]).assess([]).compare(Plan("2024").assess([]))
    assert (flip.before, flip.after, flip.causes, flip.earlier) == (None, "no_data", ("added",), None)


def test_published_labels_beside_the_computed_ones() -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("Thu", "17.500 tỷ đồng", better="higher")])
    card = plan.assess(
        [Observation("CPI", "3,25%", official="vượt"), Observation("Thu", "17.400 tỷ đồng", official="đạt")]
    )
    ceiling, short = card.official_differences()
    assert ceiling == attain.Difference("CPI", "vượt", "exceeded", "met", "exceed_set", None)
    assert (short.explanation, short.detail) == ("tolerance", Quantity("100 tỷ đồng"))
