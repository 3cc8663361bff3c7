"""Columns counted by keys, read out of texts, paced and followed over years: what the core says of each row."""

from __future__ import annotations

import random
import warnings
from decimal import Decimal
from typing import Any

import pytest

import attain
from attain import ColumnError, ColumnTypeError, RowError, UnreadRowsWarning

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; it is the extra attain[arrow]")


def growth(rows: int = 3000) -> Any:
    random.seed(11)
    return pa.table(
        {
            "province": pa.array([random.choice(["Hà Tĩnh", "Huế", "Nghệ An", None]) for _ in range(rows)]),
            "year": pa.array([2020 + n % 5 for n in range(rows)], pa.int32()),
            "value": pa.array([random.choice([None, *range(60, 100)]) for _ in range(rows)], pa.int64()),
            "lower": pa.array([80] * rows, pa.int64()),
            "upper": pa.array([85] * rows, pa.int64()),
            "weight": pa.array([random.choice([1, 2, 5]) for _ in range(rows)], pa.int64()),
        }
    )


def counted(table: Any, by: list[str]) -> dict[tuple[Any, ...], dict[str, int]]:
    """The same counts, a row at a time, of what `assess_table` says."""
    status = attain.assess_table(table, outputs=["status"]).to_arrow()["status"].to_pylist()
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    for row, verdict in zip(table.select(by).to_pylist(), status, strict=True):
        counts = found.setdefault(tuple(row[name] for name in by), dict.fromkeys(("total", *_WORDS), 0))
        counts["total"] += 1
        counts[verdict] += 1
    return found


_WORDS = ("exceeded", "met", "missed", "no_data")


@pytest.mark.parametrize("by", [["province"], ["province", "year"], ["year", "province"]])
def test_groups_count_what_rows_are(by: list[str]) -> None:
    table = growth()
    rolled = attain.rollup_table(table, by).to_arrow()
    expected = counted(table, by)
    found = {tuple(row[name] for name in by): row for row in rolled.to_pylist()}
    assert list(found) == list(expected), "groups stand in the order in which they first appear"
    for key, counts in expected.items():
        assert {name: found[key][name] for name in counts} == counts
        assert found[key]["met_or_exceeded"] == counts["met"] + counts["exceeded"]
        assert found[key]["covered"] == counts["total"] - counts["no_data"]
        assert sum(found[key][f"{word}_percent"] for word in _WORDS) == 100


def test_one_name_or_none_is_a_key() -> None:
    table = growth()
    assert attain.rollup_table(table, "year") == attain.rollup_table(table, ["year"])
    everything = attain.rollup_table(table, []).to_arrow().to_pylist()
    assert [row["total"] for row in everything] == [3000]


def test_parts_add_up_to_the_whole() -> None:
    table = growth()
    asked: dict[str, Any] = {"weight": "weight", "percent_digits": 3}
    whole = attain.rollup_table(table, ["province", "year"], **asked)
    parts = [
        attain.rollup_table(table.slice(at, 700), ["province", "year"], weight="weight", partial=True).to_arrow()
        for at in range(0, 3000, 700)
    ]
    assert attain.combine_rollups(pa.concat_tables(parts), ["province", "year"], **asked) == whole


def test_a_rollup_refuses_what_it_has_not() -> None:
    with pytest.raises(ColumnError, match="there is no column `district`; there are `province`, `year`"):
        attain.rollup_table(growth(), "district")
    with pytest.raises(TypeError, match=r"rollup_table\(\) got an unexpected keyword argument 'outputs'"):
        attain.rollup_table(growth(), "year", outputs=["status"])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="`by` is a sequence of names, got int"):
        attain.rollup_table(growth(), 5)  # type: ignore[arg-type]
    with pytest.raises(ColumnError, match="`percent_digits` cannot be 300: percentages have 0 to 9 decimals"):
        attain.rollup_table(growth(), "year", percent_digits=300)


TEXTS = ["17.946,5", "17.946 tỷ đồng", "8 - 8,5%", "từ 7,5% trở lên", None, "nhiều lắm"]


@pytest.mark.parametrize("library", ["pyarrow", "pyarrow chunks", "pandas", "polars", "one column"])
def test_a_column_of_texts_is_read(library: str) -> None:
    columns: dict[str, Any] = {
        "pyarrow": lambda: pa.array(TEXTS),
        "pyarrow chunks": lambda: pa.chunked_array([TEXTS[:2], TEXTS[2:]]),
        "pandas": lambda: pytest.importorskip("pandas").Series(TEXTS),
        "polars": lambda: pytest.importorskip("polars").Series(TEXTS),
        "one column": lambda: pa.table({"written": TEXTS}),
    }
    with pytest.warns(UnreadRowsWarning, match="1 row is not read; the first is row 5: ") as said:
        read = attain.parse_column(columns[library](), locale="vi", outputs=["value", "lower", "upper", "unit"])
    warning = said[0].message
    assert isinstance(warning, UnreadRowsWarning)
    assert (warning.count, [row for row, _ in warning.rows]) == (1, [5])
    found = read.to_arrow()
    assert found["value"].to_pylist() == [Decimal("17946.5"), 17_946 * 10**9, None, None, None, None]
    assert found["lower"].to_pylist() == [Decimal("17946.5"), 17_946 * 10**9, 8, Decimal("7.5"), None, None]
    assert found["upper"].to_pylist() == [Decimal("17946.5"), 17_946 * 10**9, Decimal("8.5"), None, None, None]
    assert found["unit"].to_pylist() == [None, "VND", "percent", "percent", None, None]


def test_texts_are_read_as_the_core_reads_them() -> None:
    written = ["48 ngàn tỷ đồng", "1,5 triệu đồng", "23 nghìn người", "12,3%", "-4,5 điểm %", "1.234.567 đồng", "0,05"]
    found = attain.parse_column(pa.array(written), locale="vi").to_arrow().to_pylist()
    for text, row in zip(written, found, strict=True):
        quantity = attain.Quantity(text, locale="vi")
        unit = quantity.unit.code
        assert (row["value"], row["unit"]) == (quantity.base, None if unit == "1" else unit), text


def test_reasons_instead_of_a_warning_and_strict_instead_of_reasons() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        reasons = attain.parse_column(pa.array(TEXTS), locale="vi", outputs="reason").to_arrow()["reason"].to_pylist()
    assert [reason is None for reason in reasons] == [True] * 5 + [False]
    with pytest.raises(RowError) as raised:
        attain.parse_column(pa.array(TEXTS), locale="vi", strict=True)
    assert raised.value.row == 5
    lexicon = attain.Lexicon(vi={"lắm": "lot"})
    assert attain.parse_column(pa.array(["5 lắm"]), locale="vi", lexicon=lexicon).to_arrow()["unit"].to_pylist() == [
        "lot"
    ]


def test_what_is_no_column_of_texts() -> None:
    with pytest.raises(attain.Error, match="expected one column of texts, found `province`, `year`, .*; select one"):
        attain.parse_column(growth())
    with pytest.raises(ColumnTypeError):
        attain.parse_column(pa.array([1, 2]))
    with pytest.raises(ColumnError, match="`scale` cannot be -1: a decimal of Arrow has 0 to 38 decimals"):
        attain.parse_column(pa.array(TEXTS), scale=-1)
    with pytest.raises(TypeError, match="`lexicon` is a Lexicon, got dict"):
        attain.parse_column(pa.array(TEXTS), lexicon={})  # type: ignore[arg-type]
    with pytest.raises(attain.LocaleError):
        attain.parse_column(pa.array(TEXTS), locale="fr")  # type: ignore[arg-type]


def test_paces_are_those_of_the_core() -> None:
    """Revenue by month against 17,500 billion VND, as `pace` says it of the figure to date."""
    earned = [1_500, 1_300, 1_800, 1_250, 1_400, 1_600]
    table = pa.table(
        {
            "area": ["HT"] * 6,
            "month": [f"2024-{month:02}" for month in range(1, 7)],
            "value": earned,
            "plan": [17_500] * 6,
        }
    )
    found = attain.pace_table(table, "area", profile="quarters", keep=["month"]).to_arrow().to_pylist()
    target = attain.Target("Thu", "17.500 tỷ đồng", better="higher", period="2024", accumulates="flow")
    for month, row in enumerate(found, 1):
        to_date = sum(earned[:month])
        period = "2024-M01" if month == 1 else f"2024-01/{month:02}"
        observation = attain.Observation("Thu", f"{to_date} tỷ đồng", period=period, locale="vi")
        last = attain.Period(f"2024-M{month:02}").end
        pace = attain.pace(target, observation, on=last, profile="quarters")
        assert (row["to_date"], row["status"]) == (to_date, pace.status), month
    bands = (
        attain.pace_table(table, "area", bands=("1.5", "1.2", "1.1"), rule="strict").to_arrow()["status"].to_pylist()
    )
    assert set(bands) == {"off_track"}
    with pytest.raises(ColumnError, match="there is no column `month`; there are `value`, `plan`"):
        attain.pace_table(pa.table({"value": [1], "plan": [1]}))
    with pytest.raises(attain.PaceError):
        attain.pace_table(table, profile="weekly")
    with pytest.raises(TypeError, match="`year` is a year or the name of a column, got float"):
        attain.pace_table(table, year=2024.0)  # type: ignore[arg-type]


def test_progress_is_that_of_the_core() -> None:
    """Canada's official poverty rate, and rows around it, by two methods."""
    random.seed(3)
    rows = [(Decimal("14.5"), Decimal("10.2"), Decimal("7.25"))]
    rows += [tuple(Decimal(random.randint(1, 400)).scaleb(-1) for _ in range(3)) for _ in range(60)]  # type: ignore[misc]
    columns = zip(("baseline", "current", "target"), zip(*rows, strict=True), strict=True)
    table = pa.table({name: pa.array(cells, pa.decimal128(10, 2)) for name, cells in columns})
    years: dict[str, Any] = {"baseline_year": 2015, "current_year": 2023, "target": "target", "target_year": 2030}
    for method in ("statcan-2.4", "linear"):
        found = attain.progress_table(table, method=method, better="lower", **years).to_arrow().to_pylist()
        for (base, now, wanted), row in zip(rows, found, strict=True):
            verdict = attain.progress((2015, base), (2023, now), target=(2030, wanted), better="lower", method=method)
            assert row["status"] == verdict.status, (method, base, now, wanted)
    with pytest.raises(attain.ProgressError):
        attain.progress_table(table, method="statcan-3", **years)
    limited = attain.progress_table(table, better="lower", limit=0, digits=2, **years)
    assert limited.to_arrow()["value"].type == pa.decimal128(38, 2)


LIBRARIES = ["pandas", "polars"]


def frame(library: str, columns: dict[str, Any]) -> Any:
    module = pytest.importorskip(library)
    __import__(f"attain.{library}")
    return module.DataFrame(columns)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_has_its_verdicts_beside_it(library: str) -> None:
    given = frame(library, {"area": ["HT", "NA"], "value": [8, 7], "lower": [8, 8], "upper": [8, 8], "note": [{}, {}]})
    judged = given.attain.assess_table(outputs=["status", "gap"])
    assert list(judged.columns) == ["area", "value", "lower", "upper", "note", "status", "gap"]
    assert list(judged["status"]) == ["met", "missed"]
    assert list(given.attain.assess_table(keep="area").columns) == ["area", "status", "percent", "gap"]
    assert list(given.attain.assess_table(keep=False).columns) == ["status", "percent", "gap"]
    with pytest.raises(ColumnError, match="there is more than one column `status`; rename one"):
        judged.attain.assess_table()
    with pytest.raises(ColumnError, match="there is no column `xã`; there are `area`"):
        given.attain.assess_table(keep=["xã"])
    rolled = given.attain.rollup_table("area")
    assert list(rolled["met_or_exceeded"]) == [1, 0]
    assert type(rolled) is type(given)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_column_that_is_not_there_is_named_with_all_that_are(library: str) -> None:
    given = frame(library, {"area": ["HT"], "value": [8], "lower": [8]})
    with pytest.raises(ColumnError, match="there is no column `upper`; there are `area`, `value`, `lower`"):
        given.attain.assess_table()


def test_an_index_of_pandas_stays() -> None:
    given = frame("pandas", {"value": [8, 7], "lower": [8, 8], "upper": [8, 8]})
    given.index = ["HT", "NA"]
    judged = given.attain.assess_table(outputs="status")
    assert judged["status"].to_dict() == {"HT": "met", "NA": "missed"}
    assert judged.index.tolist() == ["HT", "NA"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_series_is_read(library: str) -> None:
    written = frame(library, {"written": ["8,05%", "7,99%"]})["written"]
    assert list(written.attain.parse_column(locale="vi")["value"]) == [Decimal("8.05"), Decimal("7.99")]


@pytest.mark.parametrize("library", LIBRARIES)
def test_months_and_years_of_a_frame(library: str) -> None:
    revenue = frame(library, {"month": [1, 2], "value": [100, 80], "plan": [1200, 1200]})
    assert list(revenue.attain.pace_table(year=2024, profile="months")["status"]) == ["on_track", "at_risk"]
    poverty = frame(library, {"baseline": [1450], "current": [1020], "target": [725]})
    found = poverty.attain.progress_table(
        keep=False, target="target", better="lower", baseline_year=2015, current_year=2023, target_year=2030
    )
    assert list(found.columns) == ["value", "score", "status", "reason"]
    assert list(found["status"]) == ["substantial_progress"]
