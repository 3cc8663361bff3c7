"""Targets: made, revised, judged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import attain
from attain import CATALOGUE, Figure, Goal, Indicator, Observation, Quantity, Range, Target, Unit


@pytest.mark.parametrize(
    "goal",
    [
        "17.500 tỷ đồng",
        Quantity("17.500 tỷ đồng"),
        Goal("17.500 tỷ đồng"),
        Figure("17.500 tỷ đồng"),
        17500,
        Decimal(17500),
    ],
)
def test_a_goal_in_any_of_its_forms(goal: str | Quantity | Goal | Figure | int | Decimal) -> None:
    i = Indicator("Tổng thu ngân sách", unit="tỷ đồng", better="higher")
    t = Target(i, goal, period="2024")
    assert t.goal == Goal("17.500 tỷ đồng")
    assert t.assess("17.946 tỷ đồng").status == "exceeded"


def test_every_setting_is_kept() -> None:
    baseline = Observation("Tỷ lệ hộ nghèo", "3,5%", period="2023")
    t = Target(
        "Tỷ lệ hộ nghèo",
        "giảm 0,6 - 1 điểm %",
        better="lower",
        period="2024",
        authority="HĐND tỉnh",
        owner="Sở LĐTBXH",
        group="Xã hội",
        of="Nghèo",
        weight="1,5",
        baseline=baseline,
        over="end",
        tolerance="0,05 điểm %",
        near_miss=Quantity("0,1 điểm %"),
        approximation="5%",
        change="points",
        source="NQ 137",
        locale="vi",
    )
    assert (t.authority, t.owner, t.group, t.of, t.source) == ("HĐND tỉnh", "Sở LĐTBXH", "Xã hội", "Nghèo", "NQ 137")
    assert (t.weight, t.over, t.baseline, t.period) == (Decimal("1.5"), "end", baseline, attain.Period(2024))
    assert (t.tolerance, t.near_miss) == (Quantity("0,05 điểm %"), Quantity("0,1 điểm %"))
    assert t.approximation == Fraction(1, 20)
    assert t.goal.change_kind == "points"
    assert (t.better, t.direction) == ("lower", "higher")
    assert Target("x", "5%", exceed="trên 8%", better="higher").exceed == Range("trên 8%")


def test_a_unit_for_a_name() -> None:
    t = Target("Tổng thu ngân sách", 17500, unit="tỷ đồng", better="higher", accumulates="flow")
    assert t.goal == Goal("17.500 tỷ đồng")
    assert (t.indicator.unit, t.indicator.accumulates) == (Unit("VND"), "flow")


def test_versions() -> None:
    first = Target("GRDP", "10,5%", better="higher", period="2024")
    t = first.revised("9,5 - 10,5%", on=date(2024, 7, 1))
    assert t.goal == Goal("9,5 - 10,5%")
    assert t.versions == ((Goal("10,5%"), None), (Goal("9,5 - 10,5%"), date(2024, 7, 1)))
    assert t.versions[1].on == date(2024, 7, 1)
    assert first.versions == ((Goal("10,5%"), None),)
    assert (first.assess("10%").status, t.assess("10%").status) == ("missed", "met")
    with pytest.raises(attain.TargetError, match="does not follow the one from `2024-07-01`"):
        t.revised("9%", on="2024-06-01")


def test_direction_comes_from_somewhere_or_is_an_error() -> None:
    assert Target(CATALOGUE["budget_revenue"], "17.500 tỷ đồng").direction == "higher"
    assert Target("CPI", "không quá 4%").direction == "lower"
    undirected = Target("x", "5%")
    assert undirected.better is None
    with pytest.raises(attain.TargetError, match="nothing says which way is better"):
        undirected.direction  # noqa: B018
    with pytest.raises(attain.AssessError, match="nothing says which way is better"):
        undirected.assess("6%")
    with pytest.raises(attain.TargetError, match="says better is `lower`, its indicator says `higher`; leave one out"):
        Target(CATALOGUE["budget_revenue"], "17.500 tỷ đồng", better="lower")


def test_a_target_has_a_goal_or_a_day() -> None:
    assert Target("Vũng Áng 2 vận hành thử", by="2024-12-31").goal.day == date(2024, 12, 31)
    for wrong in ({}, {"goal": "5%", "by": "2024-12-31"}):
        with pytest.raises(TypeError, match="^a target has a goal, or a day in by=$"):
            Target("x", **wrong)  # type: ignore[arg-type]


def test_a_weight_is_above_zero() -> None:
    with pytest.raises(attain.TargetError, match="a weight is above zero, found `0`"):
        Target("x", "5%", weight=0)


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="expected Indicator or str, got int"):
        Target(5, "5%")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected Period, str or a year as int, got list"):
        Target("x", "5%", period=[])  # type: ignore[arg-type]


@pytest.mark.parametrize("share", ["10%", "0.1", "0,1", "1/10", Decimal("0.1"), Fraction(1, 10)])
def test_an_approximation_in_any_of_its_forms(share: str | Decimal | Fraction) -> None:
    assert Target("x", "5%", better="higher", approximation=share).approximation == Fraction(1, 10)


def test_a_target_has_a_name() -> None:
    assert Target("CPI", "không quá 4%").name == "CPI"
    for nothing in ("", " "):
        with pytest.raises(attain.TargetError, match="^a target names its indicator, found an empty name$"):
            Target(nothing, "5%")


def test_terms_that_do_not_fit_are_refused_when_the_target_is_made() -> None:
    with pytest.raises(attain.TargetError, match="the target `x`"):
        Target("x", "5%", better="higher", tolerance="3 tỷ đồng")
    assert Target("x", "khoảng 5%").goal == Goal("khoảng 5%")


def test_a_day_is_answered_by_a_day() -> None:
    t = Target("Vũng Áng 2 vận hành thử", by="2024-12-31")
    for text in ("2025-11-05", "5 tháng 11 năm 2025"):
        with pytest.raises(attain.NotComparable) as raised:
            t.assess(text)
        hint = "it asks for a day; write Observation('Vũng Áng 2 vận hành thử', done='2025-11-05')"
        assert str(raised.value) == f"cannot judge `Vũng Áng 2 vận hành thử` by `{text}`: {hint}"
    with pytest.raises(attain.NotComparable, match=r"done='2024-11-05'\)$"):
        t.assess("xong")
