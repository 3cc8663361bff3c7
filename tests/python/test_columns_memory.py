"""A file of four times the rows is judged in the same memory: a batch is held at a time, and nothing grows with the file."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed; it is the extra attain[arrow]")
pq = pytest.importorskip("pyarrow.parquet")

#: Rows of a row group; the file is written group by group, so that this process holds one as well.
GROUP = 250_000

FIGURE = pa.decimal128(21, 2)
SCHEMA = pa.schema([("commune", pa.string()), ("value", FIGURE), ("lower", FIGURE), ("upper", FIGURE)])

#: Judges a file and says what the process took at its highest, in KiB.
CHILD = """
import sys
from pathlib import Path
import pyarrow, pyarrow.parquet
import attain

attain.assess_file(sys.argv[1], sys.argv[2], keep=["commune"], batch_rows=100_000, progress=False, threads=1)
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))
"""


def write(file: Path, rows: int) -> None:
    """Decimals, a text and missing values; no group is like another, so that none is compressed away."""
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    chance = numpy.random.default_rng(34)
    with pq.ParquetWriter(file, SCHEMA) as writer:
        for _ in range(rows // GROUP):
            lower = chance.integers(1, 10**9, GROUP)
            value = pa.array(lower + chance.integers(-(10**6), 10**6, GROUP), mask=chance.random(GROUP) < 0.05)
            communes = pa.array([f"xã {number}" for number in chance.integers(0, 3321, GROUP).tolist()])
            figures = [cells.cast(FIGURE) for cells in (value, pa.array(lower), pa.array(lower))]
            writer.write_table(pa.table([communes, *figures], schema=SCHEMA), row_group_size=GROUP)


def peak(source: Path, target: Path) -> int:
    call = [sys.executable, "-c", CHILD, str(source), str(target)]
    return int(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system keeps no high-water mark of a process")
def test_four_times_the_rows_take_the_same_memory(tmp_path: Path) -> None:
    peaks = []
    for rows in (1_000_000, 4_000_000):
        source, target = tmp_path / f"{rows}.parquet", tmp_path / f"{rows}.verdicts.parquet"
        write(source, rows)
        peaks.append(peak(source, target))
        verdicts = pq.ParquetFile(target)
        assert verdicts.metadata.num_rows == rows
        assert verdicts.schema_arrow.names == ["commune", "status", "percent", "gap"]
        source.unlink()
    # Three million rows more hold 144 MB of figures, and 99 MB of verdicts come of them. Libraries and a batch take about
    # 220 MB; a call that held the file doubles that, while what allocators keep back differs by far less than 15 percent.
    assert Decimal(peaks[1]) <= Decimal("1.15") * peaks[0], f"{peaks[0]} KiB of 1 M rows, {peaks[1]} KiB of 4 M rows"
