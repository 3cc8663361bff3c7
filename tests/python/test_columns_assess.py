"""Verdicts on columns: whatever brings the table, they are those of the core, and nothing is copied or hidden."""

from __future__ import annotations

import copy
import pickle
import random
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import attain
from attain import ColumnError, ColumnTypeError, Goal, RowError, Table, TableError, Target

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; it is the extra attain[arrow]")

#: Growth of 8–8.5 %, as plans write it; the last row was not measured.
VALUES = [Decimal("8.05"), Decimal("7.99"), Decimal("8.51"), Decimal("8.50"), None]
LOWER = [Decimal("8.00")] * 5
UPPER = [Decimal("8.50")] * 5
STATUS = ["met", "missed", "exceeded", "met", "no_data"]
#: 8.05 / 8 = 1.00625, 7.99 / 8 = 0.99875, 8.51 / 8 = 1.06375, 8.5 / 8 = 1.0625.
PERCENT = [Decimal("100.6250"), Decimal("99.8750"), Decimal("106.3750"), Decimal("106.2500"), None]
GAP = [Decimal("0.05"), Decimal("-0.01"), Decimal("0.51"), Decimal("0.50"), None]


def growth(kind: Any = None) -> Any:
    kind = kind or pa.decimal128(10, 2)
    return pa.table(
        {
            "value": pa.array(VALUES, kind),
            "lower": pa.array(LOWER, kind),
            "upper": pa.array(UPPER, kind),
        }
    )


def whole(**columns: list[int | None]) -> Any:
    return pa.table({name: pa.array(cells, pa.int64()) for name, cells in columns.items()})


def in_pandas_of_arrow() -> Any:
    pd = pytest.importorskip("pandas")
    return growth().to_pandas(types_mapper=pd.ArrowDtype)


def in_pandas_of_objects() -> Any:
    pd = pytest.importorskip("pandas")
    return pd.DataFrame({"value": VALUES, "lower": LOWER, "upper": UPPER})


def in_polars() -> Any:
    return pytest.importorskip("polars").DataFrame(growth())


def in_duckdb() -> Any:
    duckdb = pytest.importorskip("duckdb")
    return duckdb.connect().from_arrow(growth())


SOURCES: dict[str, Callable[[], Any]] = {
    "pyarrow Table": growth,
    "pyarrow RecordBatch": lambda: growth().to_batches()[0],
    "pyarrow RecordBatchReader": lambda: growth().to_reader(),
    "pyarrow StructArray": lambda: growth().to_struct_array().combine_chunks(),
    "pyarrow ChunkedArray of structs": lambda: pa.chunked_array([growth().to_struct_array().combine_chunks()]),
    "pyarrow in many batches": lambda: pa.concat_tables([growth().slice(at, 1) for at in range(5)]),
    "pandas of Arrow": in_pandas_of_arrow,
    "pandas of Decimal objects": in_pandas_of_objects,
    "polars": in_polars,
    "duckdb": in_duckdb,
    "attain": lambda: Table(growth()),
}


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_gives_the_same_verdicts(source: str) -> None:
    judged = attain.assess_table(SOURCES[source]())
    assert judged.columns == ("status", "percent", "gap")
    assert (len(judged), judged.num_rows) == (5, 5)
    assert judged.to_arrow().to_pydict() == {"status": STATUS, "percent": PERCENT, "gap": GAP}


@pytest.mark.parametrize("source", SOURCES)
def test_a_stream_gives_the_same_verdicts(source: str) -> None:
    judged = attain.assess_stream(SOURCES[source](), outputs="status")
    assert pa.table(judged)["status"].to_pylist() == STATUS


@pytest.mark.parametrize("kind", ["decimal32(9, 2)", "decimal64(18, 2)", "decimal128(38, 2)"])
def test_decimals_of_every_width(kind: str) -> None:
    name, _, places = kind.partition("(")
    precision, scale = map(int, places.rstrip(")").split(","))
    judged = attain.assess_table(growth(getattr(pa, name)(precision, scale)))
    assert judged.to_arrow().to_pydict() == {"status": STATUS, "percent": PERCENT, "gap": GAP}


def test_whole_numbers_stand_for_decimals() -> None:
    hundredths = whole(value=[805, 799], lower=[800, 800], upper=[850, 850])
    judged = attain.assess_table(hundredths, integer_decimals=2).to_arrow()
    assert judged["gap"].to_pylist() == GAP[:2]


def test_doubles_only_with_their_decimals_stated() -> None:
    doubles = pa.table({"value": [8.05, 8.123, float("nan")], "lower": [8.0] * 3, "upper": [8.5] * 3})
    judged = attain.assess_table(doubles, float_decimals=2, outputs=["status", "reason"]).to_arrow()
    assert judged["status"].to_pylist() == ["met", "no_data", "no_data"]
    assert judged["reason"].to_pylist() == [None, "more_decimals", "not_finite"]


def test_rows_are_judged_as_the_core_judges_them() -> None:
    """Some hundred rows of bands and ends of bands, in all directions, against `Target.assess`."""
    random.seed(5)
    rows = []
    for _ in range(400):
        lower = random.randint(-500, 2000)
        upper = lower if random.random() < 0.3 else lower + random.randint(1, 400)
        value = random.choice([lower, upper, lower - 1, upper + 1, random.randint(-800, 3000)])
        rows.append((value, lower, upper, random.choice(["higher", "lower", "inside"])))
    cells = list(zip(*rows, strict=True))
    table = pa.table({
        "value": pa.array([Decimal(cell).scaleb(-2) for cell in cells[0]], pa.decimal128(12, 2)),
        "lower": pa.array([Decimal(cell).scaleb(-2) for cell in cells[1]], pa.decimal128(12, 2)),
        "upper": pa.array([Decimal(cell).scaleb(-2) for cell in cells[2]], pa.decimal128(12, 2)),
        "better": pa.array(cells[3]),
    })  # fmt: skip
    judged = attain.assess_table(table, better_column="better").to_arrow().to_pylist()
    for (value, lower, upper, better), row in zip(rows, judged, strict=True):
        low, high = (f"{Decimal(end).scaleb(-2)} index" for end in (lower, upper))
        if better == "inside":
            goal = Goal.exactly(low) if lower == upper else Goal.within(attain.Range(lower=low, upper=high))
        else:
            goal = Goal(attain.Quantity(low)) if lower == upper else Goal.band(attain.Range(lower=low, upper=high))
        target = Target("x", goal, better=None if better == "inside" else better)
        verdict = target.assess(f"{Decimal(value).scaleb(-2)} index")
        said = (value, lower, upper, better)
        assert row["status"] == verdict.status, said
        assert row["percent"] == verdict.percent, said
        gap = verdict.gap
        assert row["gap"] == (None if gap is None else gap.amount), said


def test_nulls_ask_for_nothing() -> None:
    table = whole(value=[5, 5, None, 5], lower=[5, None, 5, None], upper=[None, 4, 5, None])
    judged = attain.assess_table(table, outputs=["status", "reason"]).to_arrow()
    assert judged["status"].to_pylist() == ["met", "exceeded", "no_data", "no_data"]
    assert judged["reason"].to_pylist()[2:] == ["no_value", "no_bounds"]


def test_a_bound_may_stand_alone_and_be_open() -> None:
    ceiling = whole(value=[4, 5], upper=[4, 4])
    asked: dict[str, Any] = {"lower": None, "better": "lower", "outputs": ["status"]}
    assert attain.assess_table(ceiling, **asked).to_arrow()["status"].to_pylist() == ["met", "missed"]
    opened = attain.assess_table(ceiling, upper_closed=False, **asked).to_arrow()["status"].to_pylist()
    assert opened == ["missed", "missed"]
    said = ceiling.append_column("within", pa.array([True, False]))
    by_row = attain.assess_table(said, upper_closed="within", **asked).to_arrow()["status"].to_pylist()
    assert by_row == ["met", "missed"]


def test_a_change_from_a_baseline() -> None:
    """Poverty down by 0.6–1 point, from 3.5: the plan of Hà Tĩnh."""
    poverty = whole(value=[28, 30, 24], lower=[6, 6, 6], upper=[10, 10, 10], before=[35, 35, 35])
    judged = attain.assess_table(poverty, better="lower", baseline="before", integer_decimals=1).to_arrow()
    assert judged["status"].to_pylist() == ["met", "missed", "exceeded"]


def test_certain_by_the_decimals_that_were_printed() -> None:
    table = whole(value=[81, 80], lower=[80, 80], upper=[80, 80], places=[0, None])
    asked: dict[str, Any] = {"outputs": ["status", "certain"]}
    # 81 printed to tens may have been 76; to units it was more than 80.
    assert attain.assess_table(table, decimals=-1, **asked).to_arrow()["certain"].to_pylist() == [False, False]
    by_row = attain.assess_table(table, decimals="places", **asked).to_arrow()["certain"].to_pylist()
    assert by_row == [True, True]


def test_the_percentage_is_rounded_once_as_asked() -> None:
    # 1/8 = 12.5 %: half of the last place.
    eighth = whole(value=[1], lower=[8], upper=[8])
    rounded = {
        mode: attain.assess_table(eighth, percent_digits=0, rounding=mode).to_arrow()["percent"].to_pylist()[0]
        for mode in ("half_even", "half_up", "up", "down", "floor", "ceiling")
    }
    assert rounded == {"half_even": 12, "half_up": 13, "up": 13, "down": 12, "floor": 12, "ceiling": 13}


def addresses(column: Any) -> list[int]:
    return [buffer.address for chunk in column.chunks for buffer in chunk.buffers() if buffer is not None]


def test_columns_are_kept_without_a_copy() -> None:
    table = growth().append_column("commune", pa.array(["Kỳ Anh", "Hương Khê", "Đức Thọ", "Can Lộc", "Thạch Hà"]))
    kept = attain.assess_table(table, keep=["commune", "value"])
    assert kept.columns == ("commune", "value", "status", "percent", "gap")
    out = kept.to_arrow()
    for name in ("commune", "value"):
        assert addresses(out[name]) == addresses(table[name])
        assert out[name].to_pylist() == table[name].to_pylist()
    everything = attain.assess_table(table, keep=True)
    assert everything.columns == ("value", "lower", "upper", "commune", "status", "percent", "gap")
    assert attain.assess_table(table, keep=False).columns == ("status", "percent", "gap")


def test_results_go_out_without_a_copy() -> None:
    judged = attain.assess_table(growth())
    assert addresses(judged.to_arrow()["percent"]) == addresses(judged.to_arrow()["percent"])


def test_a_table_of_numpy_is_not_copied() -> None:
    numpy = pytest.importorskip("numpy")
    cells = numpy.arange(1000, dtype=numpy.int64)
    table = pa.table({name: pa.array(cells) for name in ("value", "lower", "upper")})
    assert addresses(table["value"]) == [cells.ctypes.data]
    out = attain.assess_table(table, keep=["value"]).to_arrow()
    assert addresses(out["value"]) == [cells.ctypes.data]


def test_memory_outlives_the_source() -> None:
    table = growth()
    judged = attain.assess_table(table, keep=["value"])
    del table
    out = judged.to_arrow()
    del judged
    assert out["value"].to_pylist() == VALUES
    assert out["percent"].to_pylist() == PERCENT


def test_threads_change_nothing() -> None:
    random.seed(7)
    cells: list[list[int]] = [[random.randint(-(10**9), 10**9) for _ in range(200_000)] for _ in range(3)]
    table = whole(value=list(cells[0]), lower=list(cells[1]), upper=list(cells[2]))
    one = attain.assess_table(table, threads=1, outputs=["status", "percent", "gap", "reason"])
    for threads in (2, 3, None):
        other = attain.assess_table(table, threads=threads, outputs=["status", "percent", "gap", "reason"])
        assert other == one
        for name in one.columns:
            assert other.to_arrow()[name].equals(one.to_arrow()[name])


def test_python_runs_while_rows_are_judged() -> None:
    numpy = pytest.importorskip("numpy")
    cells = numpy.arange(1, 4_000_001, dtype=numpy.int64)
    table = pa.table({name: pa.array(cells) for name in ("value", "lower", "upper")})
    counted, done = 0, threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.0005)

    thread = threading.Thread(target=count)
    thread.start()
    try:
        before = counted
        # A digit more than the fast kernels hold, so that it takes a while.
        attain.assess_table(table, percent_digits=16, threads=1)
        during = counted - before
    finally:
        done.set()
        thread.join()
    assert during > 3


def test_tables_are_values() -> None:
    judged = attain.assess_table(growth())
    again = attain.assess_table(pa.concat_tables([growth().slice(0, 2), growth().slice(2)]))
    assert judged == again
    assert judged != attain.assess_table(growth(), percent_digits=2)
    assert judged != attain.assess_table(growth().slice(1))
    assert judged != "a table"
    assert copy.copy(judged) is judged
    assert pickle.loads(pickle.dumps(judged)) == judged
    with pytest.raises(TypeError, match="unhashable"):
        hash(judged)


def test_a_table_shows_itself() -> None:
    judged = attain.assess_table(growth(), percent_digits=2)
    assert repr(judged) == (
        "<attain.Table of 5 rows: status dictionary[int8, str], percent decimal128(38, 2), gap decimal128(38, 2)>"
    )
    assert repr(attain.assess_stream(growth(), outputs="status")) == (
        "<attain.TableStream of status dictionary[int8, str]>"
    )
    assert repr(Table(pa.table({"value": [1]}))) == "<attain.Table of 1 row: value int64>"
    page = judged._repr_html_()
    assert "100.62" in page
    assert "no_data" in page
    hostile = Table(pa.table({"<b>": ["<script>alert(1)</script>"] * 30}))._repr_html_()
    assert "<script" not in hostile
    assert "<b>" not in hostile
    assert "30 rows, the first 10 shown" in hostile
    assert hostile.count("<tr>") == 11


def test_nothing_is_judged_without_rows() -> None:
    nothing = growth().slice(0, 0)
    judged = attain.assess_table(nothing)
    assert (len(judged), judged.columns) == (0, ("status", "percent", "gap"))
    assert judged.to_arrow().num_rows == 0
    no_batches = pa.RecordBatchReader.from_batches(growth().schema, [])
    assert len(attain.assess_table(no_batches)) == 0


ERRORS: list[tuple[str, Callable[[], Any], type[Exception], str]] = [
    ("a column that is not there", lambda: attain.assess_table(whole(valeu=[1], lower=[1])),
     ColumnError, "there is no column `value`; there are `valeu`, `lower`"),
    ("a column that is there twice",
     lambda: attain.assess_table(pa.Table.from_arrays([pa.array([1])] * 3, names=["value", "value", "lower"])),
     ColumnError, "there is more than one column `value`; rename one"),
    ("an output that is kept too", lambda: attain.assess_table(growth().append_column("gap", [VALUES]), keep=["gap"]),
     ColumnError, "there is more than one column `gap`; rename one"),
    ("doubles", lambda: attain.assess_table(pa.table({"value": [8.05]})),
     ColumnTypeError, "column `value` is Float64, where a column of decimals or of integers is needed; cast it to "
     "decimal128(38, n) with the n decimals that were written, or state them as `float_decimals`"),
    ("texts", lambda: attain.assess_table(pa.table({"value": ["8,05"]})),
     ColumnTypeError, "column `value` is Utf8, where a column of decimals or of integers is needed; read it with "
     "`parse_column`, which knows separators and units"),
    ("too many digits", lambda: attain.assess_table(growth(), percent_digits=17),
     ColumnError, "`percent_digits` cannot be 17: a percentage has 0 to 16 decimals"),
    ("digits beyond all reason", lambda: attain.assess_table(growth(), percent_digits=10**30),
     ColumnError, f"`percent_digits` cannot be {10**30}: a percentage has 0 to 16 decimals"),
    ("certain without decimals", lambda: attain.assess_table(growth(), outputs=["certain"]),
     ColumnError, "`outputs` cannot be `certain`: it needs the decimals that were printed; give `decimals`"),
    ("no output of that name", lambda: attain.assess_table(growth(), outputs=["verdict"]),
     attain.Error, "outputs are some of `status`, `percent`, `gap`, `certain`, `reason`, found `verdict`"),
    ("no direction of that name", lambda: attain.assess_table(growth(), better="up"),
     attain.Error, "better is one of `higher`, `lower`, `inside`, found `up`"),
    ("no change of that name", lambda: attain.assess_table(growth(), change="points"),
     attain.Error, "change is one of `absolute`, `relative`, found `points`"),
    ("no option of that name", lambda: attain.assess_table(growth(), upper_bound="upper"),
     TypeError, "assess_table() got an unexpected keyword argument 'upper_bound'"),
    ("a number for a name", lambda: attain.assess_table(growth(), value=1),
     TypeError, "`value` is the name of a column, got int"),
    ("a float for a number", lambda: attain.assess_table(growth(), percent_digits=2.0),
     TypeError, "`percent_digits` is a whole number, got float"),
    ("a truth value for a number", lambda: attain.assess_table(growth(), decimals=True),
     TypeError, "`decimals` is a number of decimals, the name of a column or None, got bool"),
    ("a number for a truth value", lambda: attain.assess_table(growth(), strict=1),
     TypeError, "`strict` is True or False, got int"),
    ("no table", lambda: attain.assess_table([1, 2]),
     TypeError, "expected an object with `__arrow_c_stream__` or `__arrow_c_array__` such as a table of pyarrow, "
     "pandas, polars or duckdb, got list"),
    ("a column without a name", lambda: attain.assess_table(pa.chunked_array([[1, 2]])),
     ColumnError, "there is no column `value`; there are ``"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "message"), [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS])
def test_errors_say_what_to_write(call: Callable[[], Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == message
    assert type(raised.value) is kind


def test_a_wrong_type_is_a_type_error_too() -> None:
    for kind in (TypeError, ColumnError, attain.Error, ValueError):
        with pytest.raises(kind):
            attain.assess_table(pa.table({"value": [8.05]}))


def test_strict_names_the_row() -> None:
    numpy = pytest.importorskip("numpy")
    upper = numpy.full(3_000_000, 9, dtype=numpy.int64)
    upper[2_500_000:] = 7
    cells = {"value": numpy.full(3_000_000, 8, dtype=numpy.int64), "lower": numpy.full(3_000_000, 8, numpy.int64)}
    table = pa.table({**cells, "upper": upper})
    with pytest.raises(RowError) as raised:
        attain.assess_table(table, strict=True)
    assert (raised.value.row, raised.value.reason) == (2_500_000, "lower_above_upper")
    assert str(raised.value) == (
        "row 2500000: the lower bound lies above the upper one; without `strict` the row is kept and its reason given"
    )
    with pytest.raises(pa.ArrowInvalid, match="row 2500000: the lower bound lies above the upper one"):
        pa.table(attain.assess_stream(table, strict=True))


def test_what_is_read_once_is_not_read_twice() -> None:
    reader = growth().to_reader()
    attain.assess_table(reader)
    again = attain.assess_table(reader)
    assert len(again) == 0, "pyarrow gives the rest of a stream, of which there is none"
    stream = attain.assess_stream(growth())
    pa.table(stream)
    with pytest.raises(TableError) as raised:
        attain.assess_table(stream)
    assert str(raised.value) == "the table was read before and can be read once; ask its source for a new one"


def test_an_error_of_the_source_is_told() -> None:
    def batches() -> Any:
        yield growth().to_batches()[0]
        raise OSError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(growth().schema, batches())
    with pytest.raises(TableError, match=r"the source of the table failed with code \d+: .*the disk is gone"):
        attain.assess_table(reader)

    class Refusing:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            raise PermissionError("not yours")

    with pytest.raises(PermissionError, match="not yours"):
        attain.assess_table(Refusing())


def test_a_stream_is_judged_as_it_is_read() -> None:
    pulled = 0

    def batches() -> Any:
        nonlocal pulled
        for _ in range(10):
            pulled += 1
            yield growth().to_batches()[0]

    stream = attain.assess_stream(pa.RecordBatchReader.from_batches(growth().schema, batches()))
    assert pulled == 0
    out = pa.RecordBatchReader.from_stream(stream)
    out.read_next_batch()
    assert pulled <= 2
    assert out.read_all().num_rows == 45
    assert pulled == 10
