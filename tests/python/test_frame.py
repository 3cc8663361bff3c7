"""Data frames: scorecards and results as frames, plans and results out of them."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

import attain
from attain import FrameError, Observation, Observations, Plan, Quantity, Range, Target, Unit


def test_rows_are_flat(card: attain.Scorecard) -> None:
    row = card.to_dicts()[2]
    assert row == {
        "indicator": "Tổng thu ngân sách",
        "id": None,
        "period": "2024",
        "group": "Ngân sách",
        "owner": None,
        "authority": None,
        "of": None,
        "goal": "17,500 billion VND",
        "found": "17,946 billion VND",
        "status": "exceeded",
        "met": True,
        "certain": True,
        "provisional": False,
        "percent": Decimal("102.5486"),
        "percent_low": Decimal("102.5486"),
        "percent_high": Decimal("102.5486"),
        "gap": "446 billion VND",
        "reason": None,
        "percent_reason": None,
        "official": "vượt",
        "counted": True,
    }
    open_ = card.to_dicts()[1]
    assert (open_["met"], open_["percent"], open_["percent_low"]) == (None, None, Decimal("98.7500"))


def test_pandas(card: attain.Scorecard) -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed; it is the extra attain[pandas]")
    frame = card.to_pandas()
    assert list(frame.columns) == list(card.to_dicts()[0])
    assert frame["percent"].iloc[2] == Decimal("102.5486")
    assert frame["met"].isna().sum() == 3
    assert str(frame["met"].dtype) == "boolean"
    assert frame.loc[frame["counted"], "status"].tolist() == ["met", "undecided", "exceeded", "no_data"]
    assert isinstance(attain.Plan("trống").assess([]).to_pandas(), pd.DataFrame)


def test_polars(card: attain.Scorecard) -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed; it is the extra attain[polars]")
    frame = card.to_polars()
    assert frame.columns == list(card.to_dicts()[0])
    assert frame.schema["percent"] == pl.Decimal(38, 4)
    assert frame["percent"].to_list()[2] == Decimal("102.5486")
    assert frame.filter(pl.col("counted"))["status"].to_list() == ["met", "undecided", "exceeded", "no_data"]
    assert attain.Plan("trống").assess([]).to_polars().shape == (0, 21)


def test_importing_attain_imports_no_frames() -> None:
    code = "import attain, sys; sys.exit(bool({'pandas', 'polars', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def as_pandas(rows: Mapping[str, list[Any]]) -> Any:
    return pytest.importorskip("pandas").DataFrame(rows)


def as_polars(rows: Mapping[str, list[Any]]) -> Any:
    # A column of decimals has one scale there.
    return pytest.importorskip("polars").DataFrame(rows, strict=False)


def as_arrow(rows: Mapping[str, list[Any]]) -> Any:
    return pytest.importorskip("pyarrow").table(dict(rows))


FORMS: list[Callable[[Mapping[str, list[Any]]], Any]] = [dict, as_pandas, as_polars, as_arrow]
FULL = {
    "indicator": ["CPI", "Thu", "Thuế", "Vận hành"],
    "id": ["cpi", "budget_revenue", None, None],
    "goal": ["không quá 4%", "17.500", "8.100", None],
    "unit": [None, "tỷ đồng", "tỷ đồng", None],
    "better": [None, "higher", "higher", None],
    "by": [None, None, None, date(2024, 12, 31)],
    "period": ["2024", "2024", "2024", None],
    "authority": ["Quốc hội", None, None, None],
    "owner": ["NHNN", "Sở Tài chính", None, "Ban Quản lý"],
    "group": ["Kinh tế", "Ngân sách", "Ngân sách", None],
    "of": [None, None, "budget_revenue", None],
    "weight": [Decimal(2), None, None, None],
    "near_miss": ["0,5 điểm %", None, None, None],
    "source": ["NQ 103", None, None, None],
}


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_out_of_a_frame(form: Callable[[Mapping[str, list[Any]]], Any]) -> None:
    plan = Plan.from_frame(form(FULL), "Kế hoạch", authority="HĐND tỉnh", source="NQ", locale="vi")
    revenue = attain.Indicator("Thu", id="budget_revenue", unit=Unit("tỷ đồng"))
    assert plan == Plan(
        "Kế hoạch",
        [
            Target(
                attain.Indicator("CPI", id="cpi"),
                "không quá 4%",
                period="2024",
                authority="Quốc hội",
                owner="NHNN",
                group="Kinh tế",
                weight=2,
                near_miss="0,5 điểm %",
                source="NQ 103",
                locale="vi",
            ),
            Target(
                revenue,
                "17.500 tỷ đồng",
                better="higher",
                period="2024",
                authority="HĐND tỉnh",
                owner="Sở Tài chính",
                group="Ngân sách",
            ),
            Target(
                attain.Indicator("Thuế", unit=Unit("tỷ đồng")),
                "8.100 tỷ đồng",
                better="higher",
                period="2024",
                authority="HĐND tỉnh",
                group="Ngân sách",
                of="budget_revenue",
            ),
            Target("Vận hành", by="2024-12-31", authority="HĐND tỉnh", owner="Ban Quản lý"),
        ],
        source="NQ",
    )


@pytest.mark.parametrize("form", FORMS)
def test_results_by_the_concepts_of_sdmx(form: Callable[[Mapping[str, list[Any]]], Any]) -> None:
    rows = {
        "INDICATOR": ["GRDP", "Thu", "Giải ngân", "Nghèo"],
        "OBS_VALUE": [Decimal("8.05"), Decimal("17.95"), None, Decimal("3.10")],
        "UNIT_MEASURE": ["PA", "VND", None, "PT"],
        "UNIT_MULT": [0, 12, None, None],
        "TIME_PERIOD": ["2024", "2024-Q3", "2024", "2024-06"],
        "OBS_STATUS": ["A", "P", "O", "E"],
    }
    results = Observations.from_frame(form(rows), "Báo cáo")
    assert [(str(o.value), str(o.period), o.quality, o.missing) for o in results] == [
        ("8.05% growth", "2024", None, None),
        ("17.95 trillion VND", "2024-Q3", "preliminary", None),
        ("None", "2024", None, "missing"),
        ("3.10%", "2024-M06", "estimated", None),
    ]


def test_every_bad_row_is_named_at_once() -> None:
    rows = {
        "Chỉ tiêu": ["CPI", "GRDP", None, "Thu", "CPI", "Nghèo", "Xuất khẩu", "Rừng", "Việc làm"],
        "goal": ["không quá 4%", "8 tỹ", "5%", 17.5, "3%", "5%", "2 tỷ USD", None, "23 nghìn người"],
        "better": [None, "higher", "higher", "higher", "lower", "up", "higher", "higher", "lower"],
        "period": ["2024", "2024", "2024", "2024", "2024", "2024", "năm ngoái", "2024", "2024"],
    }
    with pytest.raises(FrameError) as caught:
        Plan.from_frame(rows, "2024", columns={"Chỉ tiêu": "indicator"})
    problems = caught.value.problems
    assert [(p.row, p.column, p.found) for p in problems] == [
        (1, "goal", "8 tỹ"),
        (2, "Chỉ tiêu", ""),
        (3, "goal", "17.5"),
        (4, None, "CPI"),
        (5, "better", "up"),
        (6, "period", "năm ngoái"),
        (7, "goal", ""),
    ]
    lines = str(caught.value).splitlines()
    assert lines[0] == "7 of 9 rows are no targets:"
    assert len(lines) == 8
    assert lines[5] == "  row 5, `better`, `up`: better is one of `higher`, `lower`, `inside`, found `up`"
    assert lines[3].startswith("  row 3, `goal`, `17.5`: expected Decimal, int or str, found the float 17.5")
    # What can be read is read when asked for, and the rest is said where the call stands.
    with pytest.warns(attain.UnreadWarning) as said:
        plan = Plan.from_frame(rows, "2024", columns={"Chỉ tiêu": "indicator"}, strict=False)
    assert [target.name for target in plan] == ["CPI", "Việc làm"]
    assert [(w.filename, str(w.message).splitlines()[0]) for w in said] == [
        (__file__, "left out: 7 of 9 rows are no targets:")
    ]


def test_many_bad_rows_are_counted_and_kept() -> None:
    with pytest.raises(FrameError, match=r"… and 150 more") as caught:
        Plan.from_frame({"indicator": ["x"] * 200, "goal": ["tỹ"] * 200})
    assert len(caught.value.problems) == 200


def test_a_contradiction_is_the_fault_of_its_row() -> None:
    rows = {"indicator": ["CPI", "GRDP"], "goal": ["không quá 4%", "8%"], "better": ["higher", "higher"]}
    with pytest.raises(FrameError, match=r"row 0.*asks for a lower level") as caught:
        Plan.from_frame(rows)
    assert [p.row for p in caught.value.problems] == [0]


@pytest.mark.parametrize("form", FORMS)
def test_doubles_are_refused_or_read_by_their_shortest_decimal(form: Callable[[Mapping[str, list[Any]]], Any]) -> None:
    rows = {"indicator": ["GRDP", "CPI"], "value": [8.05, 0.1], "unit": ["%", "%"]}
    with pytest.raises(FrameError, match=r"2 of 2 rows.*(?s:.*)float 8.05, which is not exact"):
        Observations.from_frame(form(rows))
    results = Observations.from_frame(form(rows), floats="shortest")
    assert [str(o.value) for o in results] == ["8.05%", "0.1%"]
    with pytest.raises(attain.Error, match="floats is one of `refuse`, `shortest`, found `round`"):
        Observations.from_frame(form(rows), floats="round")  # type: ignore[arg-type]


def test_cells_that_are_no_value() -> None:
    for bad in (True, [1], datetime(2024, 1, 1, 12, 30), float("inf")):
        with pytest.raises(FrameError) as caught:
            Observations.from_frame({"indicator": ["CPI"], "value": [bad], "unit": ["%"]}, floats="shortest")
        assert [(p.row, p.column) for p in caught.value.problems] == [(0, "value")]
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {"indicator": ["CPI", None], "value": ["3%", pd.NA], "as_of": [pd.Timestamp(2025, 1, 5), pd.NaT]}
    )
    [found] = Observations.from_frame(frame)
    assert found.as_of == date(2025, 1, 5)


def test_columns_that_are_not_read_are_named() -> None:
    rows = {"indicator": ["CPI"], "value": ["3%"], "periud": ["2024"], "note": ["…"]}
    with pytest.warns(attain.UnreadWarning, match="not read: `periud`, `note`; name them in ignore=") as said:
        Observations.from_frame(rows)
    assert said[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        results = Observations.from_frame(rows, columns={"periud": "period"}, ignore=["note"])
    assert str(results[0].period) == "2024"


@pytest.mark.parametrize(
    ("rows", "options", "message"),
    [
        ({"name": ["x"]}, {}, "there is no column `indicator`, found `name`; name it in columns="),
        (
            {"indicator": ["x"], "value": ["1", "2"]},
            {},
            "the columns are of different lengths: {'indicator': 1, 'value': 2}",
        ),
        (
            {"indicator": ["x"]},
            {"columns": {"tên": "indicator"}},
            "there is no column `tên`; the columns are `indicator`",
        ),
        ({"a": ["x"]}, {"columns": {"a": "indicatr"}}, "no column is read as `indicatr`; write one of `indicator`"),
        (
            {"indicator": ["x"], "b": ["y"]},
            {"columns": {"b": "indicator"}},
            "`indicator` and `b` are both read as `indicator`",
        ),
    ],
)
def test_tables_that_are_none(rows: dict[str, list[str]], options: dict[str, Any], message: str) -> None:
    with pytest.raises(FrameError, match=message.replace("[", r"\[")):
        Observations.from_frame(rows, **options)


def test_what_is_no_table_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="expected a pandas or polars DataFrame, a mapping of columns"):
        Plan.from_frame([1, 2])


def test_units_and_powers_of_ten_must_agree() -> None:
    def problem(**row: Any) -> str:
        with pytest.raises(FrameError) as caught:
            Observations.from_frame({"indicator": ["x"], **{name: [cell] for name, cell in row.items()}})
        return caught.value.problems[0].reason

    assert problem(value=5, unit="tỷ đồng", UNIT_MULT=6) == "the unit `billion VND` is at 10^9 itself"
    assert problem(value=5, UNIT_MULT=6) == "a power of ten needs a unit"
    assert problem(value=Decimal("3.257"), unit="%", DECIMALS=2).startswith("it has more than the 2 decimals")
    assert "forecast" in problem(value=5, OBS_STATUS="F")
    assert "invalid literal" in problem(value=5, unit="%", UNIT_MULT="nghìn")
    assert problem(value=5, unit="%", DECIMALS=99) == "expected a number from 0 to 28"
    assert "out of range" in problem(value=5, unit="%", UNIT_MULT=10**9)
    [found] = Observations.from_frame({"indicator": ["x"], "value": [5], "unit": ["tỷ đồng"], "UNIT_MULT": [9]})
    assert found.value == Quantity("5 tỷ đồng")


def test_bounds_are_a_range() -> None:
    rows = {
        "indicator": ["A", "B"],
        "lower": [Decimal("8"), Decimal("5")],
        "upper": [Decimal("8.5"), None],
        "unit": ["%", "%"],
    }
    plan = Plan.from_frame({**rows, "better": ["higher", "higher"]})
    assert [str(target.goal) for target in plan] == ["8–8.5%", "at least 5%"]
    assert Observations.from_frame(rows)[0].value == Range("8 - 8,5%")


def test_a_baseline_and_what_is_named_beside_a_result() -> None:
    rows = {"indicator": ["Hộ nghèo"], "goal": ["giảm 0,6 - 1 điểm %"], "better": ["lower"], "baseline": ["3,5%"]}
    plan = Plan.from_frame(rows, locale="vi")
    assert str(plan[0].baseline.figure) == "3.5%"  # type: ignore[union-attr]
    beside = {
        "indicator": ["Thu"],
        "value": ["9.982 tỷ đồng"],
        "planned": ["8.575 tỷ đồng"],
        "share_of_plan": ["116,4%"],
    }
    results = Observations.from_frame(beside, locale="vi")
    assert [claim.check().verdict for _, claim in results.claims()] == ["holds"]


EVERYTHING = [
    Observation("CPI", "3,25%", period="2024", quality="final"),
    Observation("GRDP", "khoảng 8%", period="2024-Q1", quality="estimated"),
    Observation("Huyện", "8/13 huyện", official="đạt"),
    Observation("Khoảng", "7,9 - 8,1%", period="2024-M09"),
    Observation("Hơn", "hơn 5%"),
    Observation("Nghèo", "giảm 0,8 điểm %"),
    Observation("Vận hành", done="2024-11-05"),
    Observation("Chậm", not_done_on="2024-12-31"),
    Observation("Thiếu", missing="không điều tra"),
    Observation("Thu", "17.946,050 tỷ đồng", as_of="2025-01-05", source="Cục Thống kê"),
    Observation("Lớn", Quantity(Decimal("1234567890123456789.123456789"), "VND")),
    Observation("Giá 2010", Quantity(Decimal("51"), Unit("VND{2010}/person", exponent=6))),
    Observation("Lẻ", Quantity(Decimal("65"), Unit("t", exponent=4))),
]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_what_was_given_to_a_frame_is_read_back(library: str) -> None:
    pytest.importorskip(library)
    results = Observations("2024", EVERYTHING)
    frame = results.to_pandas() if library == "pandas" else results.to_polars()
    again = Observations.from_frame(frame, "2024", locale="en")
    assert list(again) == list(results)
    # Digit for digit, as written.
    assert [str(o.figure) for o in again] == [str(o.figure) for o in results]


PLANNED = [
    Target("Thu", "17.500 tỷ đồng", better="higher", period="2024", owner="Cục Thuế", source="NQ", accumulates="flow"),
    Target("Thu nội địa", "8.100 tỷ đồng", better="higher", period="2024", of="Thu", weight=2),
    Target("GRDP", "8 - 8,5%", better="higher", period="2024-Q1", authority="HĐND", group="Kinh tế"),
    Target(attain.Indicator("CPI", id="cpi", en="Prices"), "không quá 4%", near_miss="0,5 điểm %"),
    Target("Nghèo", "giảm 0,6 - 1 điểm %", better="lower"),
    Target("Lạm phát", "trong khoảng 4 - 5%", tolerance="0,1 điểm %"),
    Target("Vận hành", by="2024-12-31"),
    Target("Huyện", "13/13 huyện", better="higher", approximation="1/20"),
    Target("PCI", "thứ 10"),
    Target("Lẻ", "17.500,050 tỷ đồng", better="higher"),
]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_plan_that_was_given_to_a_frame_is_read_back(library: str) -> None:
    pytest.importorskip(library)
    plan = Plan("2024", PLANNED)
    frame = plan.to_pandas() if library == "pandas" else plan.to_polars()
    assert list(frame.columns)[:6] == ["indicator", "id", "TIME_PERIOD", "goal", "by", "better"]
    assert list(frame["TIME_PERIOD"])[2] == "2024-Q1"
    again = Plan.from_frame(frame, "2024", locale="en")
    assert list(again) == list(plan)
    assert [str(target.goal) for target in again] == [str(target.goal) for target in plan]
    assert len(getattr(Plan("trống"), f"to_{library}")()) == 0


def test_a_frame_of_results_is_named_by_concepts() -> None:
    frame = pytest.importorskip("pandas") and Observations("2024", EVERYTHING).to_pandas()
    assert list(frame.columns) == [
        "indicator", "id", "TIME_PERIOD", "OBS_VALUE", "DECIMALS", "lower", "upper", "UNIT_MEASURE", "UNIT_MULT", "unit",
        "value", "OBS_STATUS", "quality", "as_of", "done", "not_done_on", "missing", "official", "source",
    ]  # fmt: skip
    first = frame.iloc[0]
    assert (first["OBS_VALUE"], first["UNIT_MEASURE"], first["OBS_STATUS"]) == (Decimal("3.25"), "PT", "A")
    # About 8 % is not 8.
    assert frame["OBS_VALUE"].tolist()[1] is None
    assert frame["value"].tolist()[1] == "about 8%"
    assert frame["OBS_STATUS"].tolist()[1] == "E"
    assert frame["OBS_VALUE"].tolist()[10] == Decimal("1234567890123456789.123456789")


def test_a_scorecard_goes_by_concepts_where_asked(card: attain.Scorecard) -> None:
    pytest.importorskip("pandas")
    frame = card.to_pandas(sdmx=True)
    assert "period" not in frame.columns
    assert frame["TIME_PERIOD"].tolist()[:2] == ["2024", "2024"]
    assert frame["OBS_VALUE"].tolist()[2] == Decimal("17946")
    assert (frame["lower"].tolist()[1], frame["upper"].tolist()[1]) == (Decimal("7.9"), Decimal("8.1"))
    pl = pytest.importorskip("polars")
    assert card.to_polars(sdmx=True).schema["OBS_VALUE"] == pl.Decimal(38, 2)


def test_decimals_stay_exact_in_frames() -> None:
    pytest.importorskip("polars")
    # 1/3 of a goal, rounded once to 4 decimals, and a value of 19 digits before the point.
    plan = Plan("2024", [Target("A", "3", better="higher"), Target("B", "1", better="higher")])
    card = plan.assess([Observation("A", 1), Observation("B", Decimal("1234567890123456789.12"))])
    for frame in (card.to_pandas(), card.to_polars()):
        assert list(frame["percent"]) == [Decimal("33.3333"), Decimal("123456789012345678912")]
    wide = Observations(
        "x", [Observation("A", Decimal("1234567890123456789012345678")), Observation("B", Decimal("0.12345678901"))]
    )
    with pytest.raises(FrameError, match="the column `OBS_VALUE` needs 39 digits, polars has 38; use to_pandas"):
        wide.to_polars()
    assert wide.to_pandas()["OBS_VALUE"].tolist() == [o.value.amount for o in wide]  # type: ignore[union-attr]
