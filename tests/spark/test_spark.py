"""Spark with two executors gives what the library gives on the same rows, also when an executor dies over it."""

from __future__ import annotations

import doctest
import inspect
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import attain
import attain.spark
import blocks
import rows
from attain.executors import plain

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def table() -> pa.Table:
    return rows.table()


@pytest.fixture(scope="session")
def df(spark: Any, table: pa.Table) -> Any:
    """The rows of the table over five partitions, more than there are executors."""
    return spark.createDataFrame(table).repartition(5)


def ordered(found: pa.Table, *by: str) -> pa.Table:
    return found.sort_by([(name, "ascending") for name in by])


@pytest.mark.parametrize(
    "asks",
    [
        {},
        {"better_column": "better"},
        {"better_column": "better", "outputs": ["status", "percent", "gap", "certain", "reason"], "decimals": 2},
        {"better": "lower", "upper": None, "percent_digits": 1, "rounding": "half_up", "lower_closed": False},
        {"baseline": "lower", "lower": "weight", "upper": None, "change": "relative"},
    ],
    ids=["plain", "directions", "all outputs", "settings", "change"],
)
def test_rows_are_judged_as_the_library_judges_them(df: Any, table: pa.Table, asks: dict[str, Any]) -> None:
    found = attain.spark.assess_table(df, keep=["id"], **asks).toArrow()
    expected = plain(attain.assess_table(table, keep=["id"], **asks))
    assert found.column_names == expected.column_names
    assert ordered(found, "id").to_pydict() == expected.to_pydict()
    assert found.num_rows == rows.PROVINCES * rows.DISTRICTS * rows.MONTHS


def test_the_types_of_spark_say_the_decimals(df: Any) -> None:
    judged = attain.spark.assess_table(df, percent_digits=2)
    assert judged.columns == [*df.columns, "status", "percent", "gap"]
    assert dict(judged.dtypes) == {
        **dict(df.dtypes),
        "status": "string",
        "percent": "decimal(38,2)",
        "gap": "decimal(38,2)",
    }
    assert attain.spark.assess_table(df, keep=False, outputs=["status"]).columns == ["status"]


def test_columns_of_any_name_and_type_are_kept(spark: Any) -> None:
    sql = (
        "select 8 value, 8 lower, 8 upper, date'2024-12-31' `a.b`, timestamp'2024-12-31 10:00:00' `c``d`, array(1, 2) e"
    )
    row = attain.spark.assess_table(spark.sql(sql), keep=["a.b", "c`d", "e"], outputs=["status"]).collect()[0]
    assert (str(row["a.b"]), str(row["c`d"]), row["e"], row["status"]) == (
        "2024-12-31",
        "2024-12-31 10:00:00",
        [1, 2],
        "met",
    )


def test_functions_are_called_from_sql(spark: Any, df: Any, table: pa.Table) -> None:
    spark.udf.register("attain_status", attain.spark.status_udf())
    spark.udf.register("attain_lower", attain.spark.status_udf(better="lower"))
    spark.udf.register("attain_percent", attain.spark.percent_udf(percent_digits=2))
    spark.udf.register("attain_gap", attain.spark.gap_udf(scale=2))
    df.createOrReplaceTempView("results")
    found = spark.sql(
        "select id, attain_status(value, lower, upper, better) as by_row, attain_lower(value, lower, upper) as lower, "
        "attain_percent(value, lower, upper, better) as percent, "
        "attain_gap(upper => upper, lower => lower, value => value) as gap from results order by id"
    ).toArrow()
    by_row = attain.assess_table(table, better_column="better", percent_digits=2).to_arrow()
    assert found["by_row"].to_pylist() == by_row["status"].to_pylist()
    assert found["percent"].to_pylist() == by_row["percent"].to_pylist()
    assert found["lower"].to_pylist() == attain.assess_table(table, better="lower").to_arrow()["status"].to_pylist()
    assert found["gap"].to_pylist() == attain.assess_table(table).to_arrow()["gap"].to_pylist()
    # In a condition, and over whole numbers.
    met = spark.sql("select count(*) from results where attain_status(value, lower, upper, better) = 'met'").first()[0]
    assert met == by_row["status"].to_pylist().count("met") > 0
    assert spark.sql("select attain_percent(17946, 17500, 17500)").first()[0] == Decimal("102.55")


@pytest.mark.parametrize("by", ["province", ["province", "month"], []], ids=["province", "two keys", "none"])
def test_scorecards_of_parts_are_put_together(df: Any, table: pa.Table, by: str | list[str]) -> None:
    found = attain.spark.rollup_table(df, by, better_column="better").toArrow()
    expected = plain(attain.rollup_table(table, by, better_column="better"))
    keys = [by] if isinstance(by, str) else by
    assert found.column_names == expected.column_names
    assert rows_of(found, keys) == rows_of(expected, keys)
    assert found.num_rows == {"province": 7, "": 1}.get(by if isinstance(by, str) else "".join(by), 7 * 12)


def test_weights_are_added_up(df: Any, table: pa.Table) -> None:
    asks: dict[str, Any] = {"weight": "weight", "percent_digits": 3, "better": "lower"}
    found = attain.spark.rollup_table(df, "province", **asks).toArrow()
    assert rows_of(found, ["province"]) == rows_of(plain(attain.rollup_table(table, "province", **asks)), ["province"])
    assert "weighted_percent" in found.column_names


def rows_of(found: pa.Table, keys: list[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the rows of a table by their keys; a key is there once."""
    by_key = {tuple(row[key] for key in keys): row for row in found.to_pylist()}
    assert len(by_key) == found.num_rows
    return by_key


def test_no_rows_are_no_groups_and_all_rows_one(spark: Any, df: Any) -> None:
    nothing = df.filter("id < 0")
    assert attain.spark.assess_table(nothing).collect() == []
    assert attain.spark.rollup_table(nothing, "province").collect() == []
    expected = attain.rollup_table(rows.table().slice(0, 0), []).to_arrow()["total"].to_pylist()
    assert [row["total"] for row in attain.spark.rollup_table(nothing, []).collect()] == expected


def test_what_is_wrong_is_said_before_anything_runs(df: Any) -> None:
    with pytest.raises(attain.ColumnError, match="there is no column `wert`; there are `id`, `province`"):
        attain.spark.assess_table(df, value="wert")
    with pytest.raises(attain.ColumnTypeError, match="column `value` is Float64, .* cast it to decimal128"):
        attain.spark.assess_table(df.withColumn("value", df["value"].cast("double")))
    with pytest.raises(TypeError, match="unexpected keyword argument 'thread'"):
        attain.spark.assess_table(df, thread=2)
    with pytest.raises(attain.ColumnError, match="`percent_digits` cannot be 20"):
        attain.spark.percent_udf(percent_digits=20)
    with pytest.raises(attain.ColumnError, match="there is no column `country`"):
        attain.spark.rollup_table(df, "country")


def test_a_faulty_row_fails_the_job_where_it_is_asked_to(spark: Any) -> None:
    from pyspark.errors import PythonException

    crossed = spark.sql("select 8 value, 9 lower, 8 upper")
    assert attain.spark.assess_table(crossed, outputs=["status"]).first()["status"] == "no_data"
    with pytest.raises(PythonException, match="row 0: the lower bound lies above the upper one"):
        attain.spark.assess_table(crossed, strict=True).collect()


def slowed(folder: Path) -> Any:
    """Return what passes batches on slowly and says which executor does."""

    # Within a function, so that it goes to the executors itself: they know attain, not these tests.
    def slow(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        # Python's own parent is the daemon of Spark, whose parent is the executor.
        stat = Path(f"/proc/{os.getppid()}/stat").read_text()
        executor = stat.rpartition(")")[2].split()[1]
        (folder / executor).touch()
        for batch in batches:
            for at in range(0, batch.num_rows, 100):
                time.sleep(0.05)
                yield batch.slice(at, 100)

    return slow


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="executors are found by /proc")
def test_an_executor_that_dies_loses_nothing(df: Any, table: pa.Table, alone: Path) -> None:
    slow = df.mapInArrow(slowed(alone), df.schema)
    found: list[pa.Table] = []
    work = [
        lambda: attain.spark.rollup_table(slow, ["province", "month"], weight="weight").toArrow(),
        lambda: attain.spark.assess_table(slow, keep=["id"]).toArrow(),
    ]
    expected = [
        rows_of(plain(attain.rollup_table(table, ["province", "month"], weight="weight")), ["province", "month"]),
        rows_of(plain(attain.assess_table(table, keep=["id"])), ["id"]),
    ]
    for job, key, wanted in zip(work, (["province", "month"], ["id"]), expected, strict=True):
        for marker in alone.iterdir():
            marker.unlink()
        found.clear()
        running = threading.Thread(target=lambda job=job: found.append(job()))
        running.start()
        # As long as the job is under way; one that fails says why by itself.
        while len(seen := list(alone.iterdir())) < 2 and running.is_alive():
            time.sleep(0.02)
        assert len(seen) >= 2, "two executors have begun"
        assert running.is_alive(), "the job is still under way"
        victim = int(seen[0].name)
        assert b"CoarseGrainedExecutorBackend" in Path(f"/proc/{victim}/cmdline").read_bytes()
        os.kill(victim, signal.SIGKILL)
        running.join(240)
        # The one that was left has done its work, or the one that was started in its place.
        assert rows_of(found[0], key) == wanted


@pytest.mark.parametrize("name", attain.spark.__all__)
def test_the_examples_of_the_documentation_run(spark: Any, name: str) -> None:
    doc = inspect.getdoc(getattr(attain.spark, name)) or ""
    test = doctest.DocTestParser().get_doctest(doc, {"spark": spark}, name, None, None)
    assert test.examples, f"{name} has no example"
    out: list[str] = []
    # Spark ends what it shows with an empty line.
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=out.append)
    assert not runner.failures, "".join(out)


def test_the_story_runs() -> None:
    story = ROOT / "examples" / "spark.py"
    said = subprocess.run([sys.executable, str(story)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "provinces" in said.stdout


def test_the_page_of_the_site_prints_what_it_says(spark: Any, tmp_path: Path) -> None:
    page = ROOT / "python" / "docs" / "pages" / "how-to" / "on-many-machines.md"
    # What follows is of libraries that are not here.
    ours, _, others = page.read_text("utf-8").partition("\n## Dask")
    assert others
    (tmp_path / "spark.md").write_text(ours, "utf-8")
    found = list(blocks.run(tmp_path / "spark.md"))
    assert len(found) == 3
    for block, out in found:
        assert (block.out or "").rstrip() == out.rstrip(), f"line {block.line}"


def test_without_spark_the_message_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(attain.MissingExtra, match=r"attain\[spark\]"):
        attain.spark.status_udf()
