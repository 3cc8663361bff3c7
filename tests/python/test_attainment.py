"""Verdicts: status, how far, how sure, and why."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import attain
from attain import Goal, Observation, Quantity, Range, Target


@pytest.mark.parametrize(
    ("goal", "better", "found", "status", "met"),
    [
        ("17.500 tỷ đồng", "higher", "17.946 tỷ đồng", "exceeded", True),
        ("8 - 8,5%", "higher", "8,05%", "met", True),
        ("không quá 4%", None, "3,25%", "met", True),
        ("không quá 4%", None, "4,1%", "missed", False),
        ("ít nhất 65 tấn", None, "gần 65 tấn", "missed", False),
        ("ít nhất 64 tấn", None, "gần 65 tấn", "undecided", None),
        ("60 - 62 tấn", "higher", "61 - 63 tấn", "undecided", True),
        ("100%", "higher", "8/13 huyện", "missed", False),
    ],
)
def test_status_is_inclusion(goal: str, better: str | None, found: str, status: str, met: bool | None) -> None:
    a = Target("chỉ tiêu", goal, better=better).assess(found, locale="vi")  # type: ignore[arg-type]
    assert (a.status, a.met) == (status, met)


def test_figures_that_go_with_it() -> None:
    a = Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher", period="2024").assess("17.946 tỷ đồng")
    assert a.ratio == Fraction(17946, 17500)
    assert a.percent == Decimal("102.5486")
    assert a.percent_to(0, "up") == Decimal("103")
    assert a.percent_to(2, "floor") == Decimal("102.54")
    assert (a.gap, a.reference) == (Quantity("446 tỷ đồng"), Quantity("17.500 tỷ đồng"))
    assert (a.certain, a.provisional, a.possible, a.reason, a.percent_reason) == (
        True,
        False,
        ("exceeded",),
        None,
        None,
    )
    assert (a.rule, a.version, a.goal) == ("vn-official", 0, Goal("17.500 tỷ đồng"))
    assert a.observation is not None
    assert a.observation.period == attain.Period("2024")


def test_an_interval_gives_bounds() -> None:
    a = Target("chỉ tiêu", "60 - 62 tấn", better="higher").assess("61 - 63 tấn")
    assert a.percent == (Decimal("101.6667"), Decimal("105.0000"))
    assert a.ratio == (Fraction(61, 60), Fraction(21, 20))
    assert a.gap == Range("1 - 3 tấn")
    assert a.possible == ("met", "exceeded")
    at_least = Target("chỉ tiêu", "60 tấn", better="higher").assess("từ 61 tấn trở lên")
    assert at_least.ratio == (Fraction(61, 60), None)


def test_no_percentage_has_its_reason() -> None:
    assert Target("hạng", "hạng 10", better="lower").assess("hạng 8").percent_reason == "rank"
    inside = Target("x", "trong khoảng 2 - 4%").assess("3%")
    assert (inside.status, inside.percent, inside.percent_reason) == ("met", None, "inside_band")
    done = Target("Vũng Áng 2", by="2024-12-31").assess(Observation("Vũng Áng 2", done="2024-11-05"))
    assert (done.status, done.percent, done.percent_reason) == ("met", None, "date")
    assert done.gap == Quantity("56 days")
    missing = Target("x", "5%", better="higher").assess(Observation("x", missing="chưa điều tra"))
    assert (missing.status, missing.met, missing.certain, missing.reason) == ("no_data", None, None, "not_measured")


def test_days() -> None:
    t = Target("Vũng Áng 2", by="2024-12-31")
    early = Observation("Vũng Áng 2", done=date(2024, 11, 5))
    assert t.assess(early, early_exceeds=True).status == "exceeded"
    assert t.assess(Observation("Vũng Áng 2", not_done_on="2024-12-31")).status == "missed"


def test_change_against_a_level() -> None:
    baseline = Observation("Tỷ lệ hộ nghèo", "3,5%", period="2023")
    t = Target("Tỷ lệ hộ nghèo", "giảm 0,6 - 1 điểm %", better="lower", baseline=baseline)
    assert t.assess("2,8%").status == "met"
    assert t.assess("giảm 1,2 điểm %").status == "exceeded"
    with pytest.raises(attain.NotComparable, match="give the target a baseline, or write the change"):
        Target("Tỷ lệ hộ nghèo", "giảm 0,6 - 1 điểm %", better="lower").assess("2,8%")


def test_rules() -> None:
    assert attain.RULES == ("vn-official", "strict")
    t = Target("Sản lượng", "ít nhất 64 tấn")
    assert t.assess("gần 65 tấn", rule="strict").possible != ()
    with pytest.raises(attain.GoalError, match="^no rule is called `mine`; the rules are `vn-official` and `strict`$"):
        t.assess("65 tấn", rule="mine")  # type: ignore[arg-type]


def test_several_years() -> None:
    t = Target("GRDP", "7%", better="higher", period="2021/2023", over="average")
    years = [Observation("GRDP", f, period=p) for f, p in (("6%", 2021), ("7%", 2022), ("8%", 2023))]
    a = t.assess(years)
    assert (a.status, len(a.observations)) == ("met", 3)
    assert eval(repr(a), vars(attain)) == a


def test_not_comparable() -> None:
    t = Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher", period="2024")
    for wrong, why in [
        (Observation("Xuất khẩu", "5 tỷ đồng", period="2024"), "the observation is of `Xuất khẩu`"),
        (
            Observation("Tổng thu ngân sách", "5 tỷ đồng", period="2023"),
            "the target is for 2024, the observation for 2023",
        ),
        (Observation("Tổng thu ngân sách", "5 triệu USD", period="2024"), "the currencies differ"),
        (Observation("Tổng thu ngân sách", done="2024-11-05"), "the target is a figure and the observation a day"),
    ]:
        with pytest.raises(attain.NotComparable, match=why):
            t.assess(wrong)


def test_explanations_say_it_in_words() -> None:
    a = Target("CPI", "không quá 4%", period="2024").assess("3,25%")
    assert a.explain() == str(a) == f"{a:en}"
    assert a.explain("vi") == f"{a:vi}"
    assert a.explain("vi").startswith("CPI, năm 2024: đạt.")
    assert Target("x", "ít nhất 64 tấn").assess("gần 65 tấn").assumptions == (
        "approximate words are read as within 5%",
    )


def test_a_trace_is_json_and_replays() -> None:
    a = Target("CPI", "không quá 4%", period="2024", tolerance="0,1 điểm %").assess(
        Observation("CPI", "ước 3,25%", period="2024", official="đạt")
    )
    trace = json.loads(json.dumps(a.trace))
    assert attain.replay(trace) == a
    trace["verdict"]["status"] = "missed"
    with pytest.raises(attain.ReplayError, match="^the trace of `CPI` says `missed`, judging again says `met`"):
        attain.replay(trace)
    with pytest.raises(attain.WireError):
        attain.replay({"format": 1})
    with pytest.raises(attain.WireError, match="the format is version 2"):
        attain.replay(a.trace | {"format": 2})
