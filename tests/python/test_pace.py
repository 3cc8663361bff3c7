"""Where a target stands before its period has ended."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import attain
from attain import Observation, Plan, Quantity, Range, Target, against_last_year, pace, side_by_side


def revenue(goal: str = "15.915 tỷ đồng", **given: Any) -> Target:
    return Target("Thu ngân sách", goal, better="higher", period="2024", accumulates="flow", **given)


def found(text: str, period: str = "2024-Q1", name: str = "Thu ngân sách") -> Observation:
    return Observation(name, text, period=period)


# Nghệ An, first quarter of 2024: 5.904,3 of 15.915 billion, "37,1% dự toán, cao hơn tiến độ là 25%".
@pytest.mark.parametrize(
    ("profile", "share", "expected"),
    [
        ("linear", Fraction(91, 366), "3957.0082"),
        ("months", Fraction(1, 4), "3978.75"),
        ("quarters", Fraction(1, 4), "3978.75"),
        ([1, 1, 1, 1], Fraction(1, 4), "3978.75"),
        (["0.2", Decimal("0.3"), 0, "0.5"], Fraction(1, 5), "3183"),
    ],
)
def test_a_flow_by_each_profile(profile: Any, share: Fraction, expected: str) -> None:
    p = pace(revenue(), found("5.904,3 tỷ đồng"), on=date(2024, 4, 5), profile=profile)
    assert p.share == share
    assert p.expected == Quantity(Decimal(expected), "tỷ đồng")
    assert p.status == "ahead"
    assert p.percent_of_target_to(1, "half_even") == Decimal("37.1")
    assert p.until == date(2024, 3, 31)
    assert p.ratio == p.share_of_target / p.share
    assert p.required is not None
    assert p.required.rest == Quantity("10.010,7 tỷ đồng")
    assert (p.required.sense, p.required.months) == ("at_least", 9)


def test_a_profile_learned_from_earlier_years_has_a_spread() -> None:
    earlier = [found(f"{t} tỷ đồng", f"{y}-Q{q}") for y, ts in ((2022, (1, 3, 3, 3)), (2023, (3, 2, 2, 3)))
               for q, t in enumerate(ts, 1)]  # fmt: skip
    p = pace(revenue("100 tỷ đồng"), found("20 tỷ đồng"), on="2024-04-01", profile=earlier)
    assert (p.profile, p.share, p.share_spread) == ("learned", Fraction(1, 5), (Fraction(1, 10), Fraction(3, 10)))
    assert p.expected == Quantity("20 tỷ đồng")
    assert p.expected_open == Range("10 - 30 tỷ đồng")
    assert (p.status, p.certain) == ("on_track", False)
    assert p.projection is not None
    assert (p.projection.basis, p.projection.of, p.projection.coverage) == ("earlier_years", 2, Fraction(1, 3))
    documents = attain.Observations("trước", earlier)
    assert pace(revenue("100 tỷ đồng"), found("20 tỷ đồng"), on="2024-04-01", profile=documents) == p


def test_growth_says_what_the_rest_of_the_year_needs() -> None:
    target = Target("Tăng trưởng GRDP", "tăng 9,5%", better="higher", period="2024", accumulates="rate")
    p = pace(target, found("tăng 9%", "2024-01/09", "Tăng trưởng GRDP"), on="2024-10-01", profile=[20, 25, 30, 25])
    assert p.kind == "rate"
    assert p.required is not None
    assert (str(p.required.rest), str(p.required.over), p.required.per_month) == ("11%", "2024-Q4", None)
    assert "Quý IV/2024 cần tăng 11,0%" in p.explain("vi")


def test_a_target_met_before_its_period_has_ended() -> None:
    months = [found(f"{t} tỷ đồng", f"2024-01/{m}") for m, t in (("08", 15000), ("09", 16000))]
    p = pace(revenue(), months, on="2024-10-05")
    assert (p.settled, str(p.met_in), p.required) == (True, "2024-M09", None)
    assert "September" in p.explain() or "9/2024" in p.explain("vi")


def test_the_same_figure_against_two_authorities() -> None:
    # Hà Tĩnh, first half of 2021: 10.042 billion is 76.3 % of one plan and 71.6 % of the other.
    plan = Plan("2021", [
        Target("Thu", goal, better="higher", period="2021", accumulates="flow", authority=authority)
        for authority, goal in (("Trung ương", "13.161 tỷ đồng"), ("HĐND tỉnh", "14.025 tỷ đồng"))
    ] + [Target("CPI", "không quá 4%", period="2021")])  # fmt: skip
    paces = side_by_side(plan, found("10.042 tỷ đồng", "2021-H1", "Thu"), on="2021-07-01", profile="quarters")
    assert [str(p.percent_of_target_to(1, "half_even")) for p in paces] == ["76.3", "71.6"]
    with pytest.raises(attain.PaceError, match="no target is of this indicator"):
        side_by_side(plan, found("1 tỷ đồng", "2021-H1", "Xuất khẩu"), on="2021-07-01")


def test_this_year_against_last() -> None:
    this, last = found("16.671 tỷ đồng", "2024-01/09"), found("11.642 tỷ đồng", "2023-01/09")
    same = against_last_year(this, last)
    assert same.ratio == Fraction(16671, 11642)
    assert same.percent_to(1, "half_even") == Decimal("143.2")
    assert same.agrees_with("143.2") is True
    assert same.agrees_with(Decimal("143.3")) is False
    with pytest.raises(attain.PaceError, match="the same period of the year before is 2023-01/09"):
        against_last_year(this, found("11.642 tỷ đồng", "2023"))


def test_bands_are_declared() -> None:
    p = pace(revenue("100 tỷ đồng"), found("25 tỷ đồng"), on="2024-04-01", profile="quarters")
    assert (p.status, p.thresholds) == (
        "on_track", {"ahead": Fraction(21, 20), "on_track": Fraction(19, 20), "at_risk": Fraction(4, 5)},
    )  # fmt: skip
    strict = pace(
        revenue("100 tỷ đồng"), found("25 tỷ đồng"), on="2024-04-01", profile="quarters", bands=("1.2", "1.1", 1)
    )
    assert (strict.status, strict.ratio) == ("at_risk", 1)
    with pytest.raises(attain.PaceError, match="bands fall from `ahead` to `at_risk`, found 1, 2, 3"):
        pace(revenue(), found("25 tỷ đồng"), on="2024-04-01", bands=(1, 2, 3))


def test_a_bare_figure_runs_to_the_day() -> None:
    p = pace(revenue("100 tỷ đồng"), "25 tỷ đồng", on="2024-03-31", profile="quarters")
    assert (p.status, p.until) == ("on_track", date(2024, 3, 31))
    assert len(p.assumptions) == 1


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"target": Target("CPI", "không quá 4%")}, attain.PaceError, "has no period"),
        ({"target": Target("Thu", "5 tấn", better="higher", period="2024")}, attain.PaceError, "how `Thu` accumulates"),
        ({"observation": found("1 tỷ đồng", "2024-M03")}, attain.PaceError, "give the figure to date"),
        ({"observation": found("1 tấn")}, attain.NotComparable, "`VND` and `t` do not meet"),
        ({"profile": "weekly"}, attain.PaceError, "expected a profile, one of `linear`, `months` and `quarters`"),
        ({"profile": [0, 0]}, attain.PaceError, "one at least is above zero"),
        ({"profile": [0.5, 0.5]}, TypeError, "a float is not exact"),
        ({"profile": 5}, TypeError, "expected str, a list of weights or a list of Observation, got int"),
        ({"profile": []}, attain.PaceError, "one at least is above zero"),
        ({"on": datetime(2024, 4, 1)}, TypeError, "a day has no time of day"),
        ({"on": "2024-02-01"}, attain.PaceError, "after the day 2024-02-01"),
        ({"rule": "lax"}, attain.Error, "lax"),
        ({"observation": 2.5}, TypeError, "a float is not exact"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, Any], error: type[Exception], message: str) -> None:
    whole = {"target": revenue(), "observation": found("1 tỷ đồng"), "on": "2024-04-01"} | given
    if whole["target"].indicator.name == "Thu":
        whole["observation"] = found("1 tấn", name="Thu")
    if whole["target"].indicator.name == "CPI":
        whole["observation"] = found("1%", name="CPI")
    with pytest.raises(error, match=message):
        pace(whole.pop("target"), whole.pop("observation"), **whole)


def test_what_a_notebook_shows_is_escaped() -> None:
    target = Target("<b>Thu</b>", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    shown = pace(target, "25 tỷ đồng", on="2024-03-31")._repr_html_()
    assert "&#60;b&#62;Thu" in shown
    assert "<b>Thu" not in shown
    assert "on track" in shown
