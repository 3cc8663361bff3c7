"""Parquet files judged into Parquet files: whole or not at all, in the memory of a batch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import attain
from attain import ColumnError, RowError

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; it is the extra attain[arrow]")
pq = pytest.importorskip("pyarrow.parquet")


def months(rows: int = 5000) -> Any:
    return pa.table(
        {
            "commune": pa.array([f"xã {n % 7}" for n in range(rows)]),
            "value": pa.array([n % 13 for n in range(rows)], pa.int64()),
            "lower": pa.array([6] * rows, pa.int64()),
            "upper": pa.array([9] * rows, pa.int64()),
            "note": pa.array(["…"] * rows),
        }
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    pq.write_table(months(), tmp_path / "months.parquet", row_group_size=2000)
    return tmp_path / "months.parquet"


def test_a_file_is_judged_as_its_table_is(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "verdicts.parquet"
    rows = attain.assess_file(source, target, keep=["commune"], batch_rows=300, progress=False)
    found = pq.read_table(target)
    assert rows == found.num_rows == 5000
    assert found.equals(attain.assess_table(months(), keep=["commune"]).to_arrow().combine_chunks().cast(found.schema))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["months.parquet", "verdicts.parquet"]


def test_all_columns_may_be_kept_and_the_source_replaced(source: Path) -> None:
    attain.assess_file(source, source, keep=True, outputs=["status"], progress=False)
    found = pq.read_table(source)
    assert found.column_names == ["commune", "value", "lower", "upper", "note", "status"]
    assert found.select(months().column_names).equals(months())


def test_a_file_without_rows(tmp_path: Path) -> None:
    pq.write_table(months(0), tmp_path / "none.parquet")
    assert attain.assess_file(tmp_path / "none.parquet", str(tmp_path / "out.parquet"), progress=False) == 0
    assert pq.read_table(tmp_path / "out.parquet").column_names == ["status", "percent", "gap"]


def test_how_far_it_has_come_is_told(source: Path, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    attain.assess_file(source, tmp_path / "out.parquet", progress=lambda done, total: said.append((done, total)))
    assert said == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_error_leaves_nothing_behind(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "verdicts.parquet"
    target.write_bytes(b"what was there")
    with pytest.raises(ColumnError, match="there is no column `amount`; there are `commune`, `value`, `lower`"):
        attain.assess_file(source, target, value="amount")
    with pytest.raises(TypeError, match="unexpected keyword argument 'upper_bound'"):
        attain.assess_file(source, target, upper_bound="upper")
    with pytest.raises(ValueError, match="`batch_rows` is at least 1, got 0"):
        attain.assess_file(source, target, batch_rows=0)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attain.assess_file(source, target, progress=stop)
    with pytest.raises(FileNotFoundError):
        attain.assess_file(tmp_path / "none.parquet", target)
    assert target.read_bytes() == b"what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["months.parquet", "verdicts.parquet"]


def test_strict_names_the_row_of_the_file(tmp_path: Path) -> None:
    table = months().set_column(3, "upper", pa.array([9] * 4321 + [5] * 679, pa.int64()))
    pq.write_table(table, tmp_path / "months.parquet", row_group_size=2000)
    with pytest.raises(RowError) as raised:
        attain.assess_file(tmp_path / "months.parquet", tmp_path / "out.parquet", strict=True, batch_rows=100)
    assert (raised.value.row, raised.value.reason) == (4321, "lower_above_upper")
    assert str(raised.value).startswith("row 4321: the lower bound lies above the upper one;")


_MEASURED = """
import resource, sys
import attain, pyarrow as pa, pyarrow.parquet as pq
rows = int(sys.argv[1])
attain.assess_file(sys.argv[2], sys.argv[3], batch_rows=50_000, progress=False, threads=1)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_stays_flat(tmp_path: Path) -> None:
    """Eight times the rows are judged in nearly the same memory; as columns they would take 100 MB more."""
    pytest.importorskip("resource", reason="the system does not say how much memory a process took")
    numpy = pytest.importorskip("numpy")
    peaks = []
    for rows in (500_000, 4_000_000):
        cells = numpy.random.default_rng(5).integers(1, 10**9, 500_000)
        table = pa.table(dict.fromkeys(("value", "lower", "upper"), cells))
        file = tmp_path / f"{rows}.parquet"
        with pq.ParquetWriter(file, table.schema) as writer:
            for _ in range(rows // 500_000):
                writer.write_table(table, row_group_size=250_000)
        call = [sys.executable, "-c", _MEASURED, str(rows), str(file), str(tmp_path / "out.parquet")]
        peaks.append(int(subprocess.run(call, check=True, capture_output=True, text=True).stdout))
    assert peaks[1] - peaks[0] < 40_000, peaks
