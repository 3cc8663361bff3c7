"""Periods: machine forms, words, and days."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

import attain
from attain import Period


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30), "half"),
        ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30), "quarter"),
        ("2024-M02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024-01/09", date(2024, 1, 1), date(2024, 9, 30), "to_date"),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31), "years"),
        ("2024-12-31", date(2024, 12, 31), date(2024, 12, 31), "day"),
        ("9 tháng đầu năm 2024", date(2024, 1, 1), date(2024, 9, 30), "to_date"),
        ("third quarter of 2024", date(2024, 7, 1), date(2024, 9, 30), "quarter"),
    ],
)
def test_forms(text: str, start: date, end: date, kind: str) -> None:
    p = Period(text)
    assert (p.start, p.end, p.kind) == (start, end, kind)
    assert p.days == (end - start).days + 1


def test_equal_days_are_equal_periods() -> None:
    assert Period("2024-H1") == Period("2024-01/06")
    assert hash(Period("2024-H1")) == hash(Period("2024-01/06"))
    assert Period(2024) == Period("2024") == Period("năm 2024", locale="vi")
    assert Period("2023") < Period("2024") <= Period("2024")
    assert sorted([Period("2024-Q2"), Period("2024-Q1")])[0] == Period("2024-Q1")


def test_neighbours_and_containment() -> None:
    p = Period("2024-Q4")
    assert (p.next(), p.previous(), p.same_period_last_year()) == (
        Period("2025-Q1"),
        Period("2024-Q3"),
        Period("2023-Q4"),
    )
    assert date(2024, 12, 31) in p
    assert p in Period("2024")
    assert p.overlaps(Period("2024"))
    assert (p.months, p.year, Period("2021/2022").years) == (3, 2024, (Period("2021"), Period("2022")))
    assert Period.between(date(2024, 10, 1), "2024-12-31") == p
    assert Period.from_sdmx(Period("2021/2025").to_sdmx()) == Period("2021/2025")
    assert f"{Period('2024-Q3'):vi}" == "quý III/2024"


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("2024-Q5", attain.PeriodError, "quarter 5 of 2024 does not exist: the quarters are 1 to 4"),
        ("2023-02-29", attain.PeriodError, "`2023-02-29` is not in the calendar"),
        ("2025/2021", attain.PeriodError, "runs backwards"),
        ("someday", attain.PeriodError, "`someday` is not a period; write it like `2024`"),
        ("5/6/2024", attain.Ambiguous, "ambiguous"),
    ],
)
def test_what_is_no_period(text: str, error: type[attain.Error], message: str) -> None:
    with pytest.raises(error, match=message):
        Period(text)


def test_a_time_of_day_is_refused() -> None:
    with pytest.raises(TypeError, match=r"pass x\.date\(\)"):
        Period.between(datetime(2024, 1, 1, 12), "2024-02-01")


def test_the_order_of_periods() -> None:
    half, quarter = Period("2024-H1"), Period("2024-Q3")
    assert half.adjacent(quarter)
    assert quarter.adjacent(half)
    assert not half.adjacent(Period("2024-Q4"))
    assert (half.before(quarter), half.after(quarter), quarter.after(half)) == (True, False, True)


def test_how_much_of_a_period_has_gone_by() -> None:
    year = Period("2024")
    assert year.elapsed("2023-12-31") == 0
    assert year.elapsed(date(2024, 1, 1)) == Fraction(1, 366)
    assert year.elapsed("2030-01-01") == 1
    assert isinstance(year.elapsed("2024-06-30"), Fraction)
    assert (year.months_elapsed("2024-09-30"), year.months_elapsed("2024-09-29")) == (9, 8)


@pytest.mark.parametrize(("text", "at"), [("someday", 0), ("quý someday", 4)])
def test_where_a_text_is_no_period(text: str, at: int) -> None:
    with pytest.raises(attain.PeriodError) as raised:
        Period(text)
    assert raised.value.at == at
