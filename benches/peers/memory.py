"""What `attain.assess_file` takes of memory while a file grows from ten million rows to a hundred million.

`python benches/peers/memory.py [ROWS ...] [--folder FOLDER]`; the package is to be built as for a release. Every file
is judged in a process of its own, and what that took at its highest is set beside what importing alone takes. The files
lie in a temporary folder, 3 GB for a hundred million rows, and are removed. Linux says the marks.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy
import pyarrow as pa
import pyarrow.parquet as pq
from rounds import table

ROWS = (10_000_000, 30_000_000, 100_000_000)

#: Rows of a row group.
GROUP = 1_000_000

COLUMNS = ("value", "lower", "upper")

#: Imports, then judges if there is what to judge, and says what the process took at its highest, in KiB.
CHILD = """
import sys
from pathlib import Path
import pyarrow.parquet
import attain

if sys.argv[1:]:
    attain.assess_file(*sys.argv[1:], keep=["commune"], integer_decimals=2, progress=False)
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))
"""


def peak(*files: Path) -> int:
    """Returns the high-water mark in MiB of a process that judges a file into another one, or only imports."""
    call = [sys.executable, "-c", CHILD, *map(str, files)]
    return int(subprocess.run(call, check=True, capture_output=True, text=True).stdout) // 1024


def write(file: Path, rows: int) -> None:
    """Writes hundredths as whole numbers, five in a hundred missing, in groups that come back after every fourth."""
    chance = numpy.random.default_rng(34)
    groups = []
    for _ in range(4):
        lower = chance.integers(1, 10**9, GROUP)
        value = pa.array(lower + chance.integers(-(10**6), 10**6, GROUP), mask=chance.random(GROUP) < 0.05)
        commune = pa.array(chance.integers(1, 3322, GROUP), pa.int16())
        groups.append(pa.table([commune, value, pa.array(lower), pa.array(lower)], names=["commune", *COLUMNS]))
    # Dictionaries of figures that hardly recur only cost time.
    with pq.ParquetWriter(file, groups[0].schema, use_dictionary=["commune"]) as writer:
        for group in range(rows // GROUP):
            writer.write_table(groups[group % 4], row_group_size=GROUP)


def main() -> None:
    """Writes, judges and removes file after file, and prints the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "rows", nargs="*", type=int, default=ROWS, help="whole millions; 10, 30 and 100 million if left out"
    )
    parser.add_argument("--folder", help="where the files are written; a temporary folder of the system if left out")
    given = parser.parse_args()
    lines = [["nothing: imports only", "", "", str(peak())]]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        source, target = Path(folder, "months.parquet"), Path(folder, "verdicts.parquet")
        for rows in given.rows:
            write(source, rows)
            most = peak(source, target)
            sizes = [f"{file.stat().st_size // 1_000_000:,}" for file in (source, target)]
            lines.append([f"{rows:,}", *sizes, f"{most:,}"])
            if pq.read_metadata(target).num_rows != rows:
                sys.exit(f"{rows:,} rows were judged into {pq.read_metadata(target).num_rows:,}")
    print(f"attain {version('attain')}, pyarrow {pa.__version__}, Python {platform.python_version()}\n")
    print(table(["rows judged", "MB read", "MB written", "most memory, MiB"], lines))


if __name__ == "__main__":
    main()
