"""Writes what was measured into one page: the machine, the versions, the goals, every table with its spread.

`python benches/peers/results.py FOLDER CRITERION PAGE`: the folder holds what `columns.py` and `scalar.py` wrote with
`--json` and what the bench of the reader printed; `CRITERION` is criterion's own. What is not there is left out.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from goals import Goal, costs_table, goals_table, reached
from rounds import Cost, shown, table

PACKAGES = (
    "attain",
    "polars",
    "duckdb",
    "pandas",
    "numpy",
    "pyarrow",
    "pint",
    "babel",
    "price-parser",
    "py-moneyed",
    "quantulum3",
)

#: What a call from Python is to cost beside others: the work, ours and the peer by the start of their names, and how
#: many times as long the peer is to take.
SCALAR_GOALS = (
    ("read an amount", 'attain.Quantity("48 ngàn tỷ', "regular expression", 10),
    ("read an amount", 'attain.Quantity("48 ngàn tỷ', 'pint, "', 500),
    ("compare", "attain, a < b", "pint, a < b", 25),
    ("add", "attain, a + b", "pint, a + b", 80),
)


def first(path: str, pattern: str) -> str:
    """Returns what a pattern finds in a file of the system, or nothing."""
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return found[1].strip() if found else ""


def machine() -> list[list[str]]:
    """Returns what the machine is."""
    memory = first("/proc/meminfo", r"^MemTotal:\s+(\d+) kB")
    flags = first("/proc/cpuinfo", r"^flags\s*:(.*)$").split()
    sets = [name for name in ("avx2", "avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512_vbmi2") if name in flags]
    model = first("/proc/cpuinfo", r"^model name\s*:(.*)$") or platform.processor() or platform.machine()
    return [
        ["processor", model],
        ["cores", str(os.cpu_count())],
        ["instruction sets", " ".join(sets) or platform.machine()],
        ["memory", f"{int(memory) / 2**20:.0f} GiB" if memory else "unknown"],
        ["kernel", f"{platform.system()} {platform.release()}"],
        ["load when this was written", " ".join(f"{load:.1f}" for load in os.getloadavg())],
        ["large pages", first("/sys/kernel/mm/transparent_hugepage/enabled", r"\[(\w+)\]") or "unknown"],
    ]


def versions() -> list[list[str]]:
    """Returns what was measured with."""
    rows = [["Python", platform.python_version()]]
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=False).stdout.split()
    if len(compiler) > 1:
        rows.append(["rustc", compiler[1]])
    for name in PACKAGES:
        try:
            rows.append([name, version(name)])
        except PackageNotFoundError:
            continue
    return rows


def costs(written: Iterable[Mapping[str, Any]]) -> list[Cost]:
    """Returns costs as they were written."""
    return [Cost(*(cost[field] for field in Cost._fields)) for cost in written]


def columns(document: Mapping[str, Any]) -> str:
    """Returns the part on columns: goals, exactness, every table."""
    loads = document["loads"]
    parts = [
        "## Columns\n",
        f"`python benches/peers/columns.py --rows {document['rows']} --rounds {document['rounds']}`: one process, one"
        " thread for each unless it says two, works one after the other in every round, outputs in memory that was used"
        f" before. Load of the machine while it ran: {min(loads):.1f} to {max(loads):.1f} (average of a minute). Beside"
        " `memcpy`, bytes a second are compared: those that must be read and written, by those that `memcpy` reads and"
        " writes.\n",
        goals_table(document["goals"]),
        "\nRows that are wrong, held to whole numbers. A percentage of doubles is wrong where it does not round to the"
        " right 4 decimals, a gap of doubles where it is not the double nearest to the right one.\n",
        table(
            ["work", "status", "percent", "gap", "counts or amounts"],
            (
                [name, *("" if found is None else f"{found:,}" for found in row)]
                for name, row in document["wrong"].items()
            ),
        ),
    ]
    titles = list(dict.fromkeys(cost["work"] for cost in document["costs"]))
    for title in titles:
        group = [cost for cost in document["costs"] if cost["work"] == title]
        parts.append("\n" + costs_table(title, group[0]["rows"], costs(group)))
    return "\n".join(parts)


def scalar(written: Sequence[Mapping[str, Any]]) -> str:
    """Returns the part on calls from Python."""
    groups: dict[str, list[Cost]] = {}
    for cost in written:
        groups.setdefault(cost["work"], []).extend(costs([cost]))
    goals = []
    for work, ours, peer, least in SCALAR_GOALS:
        pair = [next((c for c in groups.get(work, ()) if c.name.startswith(start)), None) for start in (ours, peer)]
        if pair[0] is None or pair[1] is None:
            continue
        medians, fastest = pair[0].under(pair[1]), pair[1].least / pair[0].least
        mark = Goal(pair[0].name, pair[1].name, least, None)
        goals.append({**mark._asdict(), "medians": medians, "fastest": fastest, "reached": reached(medians, mark)})
    parts = ["## One figure\n", "`python benches/peers/scalar.py`: calls from Python, the call itself included.\n"]
    parts.append(goals_table(goals))
    for title, group in groups.items():
        rows = ([c.name, shown(c.least), shown(c.median), shown(c.most), f"{group[0].under(c):.3g}×"] for c in group)
        parts.append("\n" + table([title, "least", "median", "most", "median ÷ ours"], rows))
    return "\n".join(parts)


def criterion(folder: Path) -> str:
    """Returns the part on what criterion measured: the samples of every benchmark, and the rows a second."""
    rows: dict[str, list[list[str]]] = {}
    for path in sorted(folder.glob("**/new/benchmark.json")):
        about = json.loads(path.read_text(encoding="utf-8"))
        sample = json.loads(path.with_name("sample.json").read_text(encoding="utf-8"))
        took = [time / calls for time, calls in zip(sample["times"], sample["iters"], strict=True)]
        elements = (about.get("throughput") or {}).get("Elements")
        rate = f"{elements / median(took) * 1e3:.0f}" if elements else ""
        title = about["group_id"] if about["function_id"] else "one by one"
        name = about["function_id"] or about["group_id"]
        rows.setdefault(title, []).append([name, *map(shown, (min(took), median(took), max(took))), rate])
    parts = ["## In Rust\n", "`cargo bench --package attain-benches`: by the clock on the wall, one thread.\n"]
    for title, group in rows.items():
        parts.append(table([title, "least", "median", "most", "million a second"], group) + "\n")
    return "\n".join(parts) if rows else ""


def main() -> None:
    """Writes the page."""
    folder, measured, page = map(Path, sys.argv[1:4])
    parts = [
        f"# What things cost\n\nMeasured on {datetime.now(UTC):%Y-%m-%d}; `make bench` measures everything anew and"
        " writes this page. Times are CPU time unless a table says otherwise. They vary with what else a machine does:"
        " every table has the least, the median and the most of its rounds. No test depends on them.\n",
        table(["machine", ""], machine()) + "\n",
        table(["version of", ""], versions()) + "\n",
    ]
    if (folder / "columns.json").exists():
        parts.append(columns(json.loads((folder / "columns.json").read_text(encoding="utf-8"))) + "\n")
    if (folder / "scalar.json").exists():
        parts.append(scalar(json.loads((folder / "scalar.json").read_text(encoding="utf-8"))) + "\n")
    parts.append(criterion(measured))
    if (folder / "reader.txt").exists():
        printed = (folder / "reader.txt").read_text(encoding="utf-8").strip()
        parts.append(
            f"## Reading reports\n\n`cargo bench --package attain-benches --bench reader`\n\n```text\n{printed}\n```\n"
        )
    page.write_text("\n".join(part for part in parts if part).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
