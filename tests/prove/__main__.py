"""Compares attain with independent oracles, case by case out of a seed: `python tests/prove --cases 1000000`.

What an operation came to is recorded as soon as all its cases are done, so that a run of hours that is stopped leaves
what it did; ``--only`` does some operations again and leaves the others in the record as they were.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import Any

import arithmetic
import baselines
import claims
import columns
import paces
import ranges
import rates
import records
import rollups
import server
import verdicts
import whatifs
import written
from record import Record

OPERATIONS = {
    work.__name__: work
    for work in (
        ranges.kept_pairs,
        server.ranges_of_postgres,
        arithmetic.sums,
        arithmetic.products,
        arithmetic.quotients,
        arithmetic.order,
        arithmetic.conversion,
        rates.exchanges,
        rates.parts_of,
        ranges.algebra,
        verdicts.figures,
        verdicts.status,
        claims.shares,
        claims.sums_claimed,
        columns.verdicts,
        columns.engine,
        baselines.columns_changed,
        baselines.targets_changed,
        rollups.groups,
        rollups.grouped,
        rollups.scorecards,
        paces.months,
        whatifs.nudges,
        whatifs.common_changes,
        whatifs.trends,
        written.written_figures,
        written.written_numbers,
    )
}
#: A piece of work is the same whichever process does it.
PIECE = 20_000
#: The pieces of what begins with more than its cases: a server that is started, a file that is read once.
LARGE = {"ranges_of_postgres": 250_000, "kept_pairs": sys.maxsize}
WHAT = "cases of every operation beside decimals of 60 digits, fractions, cuts of the line, PostgreSQL and DuckDB"


def piece(name: str, seed: str, cases: int) -> Record:
    record = Record()
    OPERATIONS[name](Random(f"{seed}/{name}"), cases, record)
    return record


def run(cases: int, seed: int, workers: int, names: list[str]) -> Iterator[tuple[str, Record]]:
    """Every operation so many times, one after the other."""
    pieces = [
        (name, f"{seed}/{at}", min(LARGE.get(name, PIECE), cases - at))
        for name in names
        for at in range(0, cases, LARGE.get(name, PIECE))
    ]
    left = Counter(name for name, _, _ in pieces)
    found = {name: Record() for name in names}
    with ProcessPoolExecutor(workers) as pool:
        for (name, _, _), done in zip(pieces, pool.map(piece, *zip(*pieces, strict=True)), strict=True):
            found[name].add(done)
            left[name] -= 1
            if not left[name]:
                yield name, found[name]


def write(operations: dict[str, dict[str, Any]], command: str) -> None:
    """Records the operations that are done."""
    counts: Counter[str] = Counter()
    for of in operations.values():
        counts.update(of["counts"])
    differ = sum(of["differ"] for of in operations.values())
    records.write(
        "prove",
        WHAT,
        command,
        {**dict(sorted(counts.items())), "all cases": sum(counts.values()), "cases that differ": differ},
        oracles={
            "python": platform.python_version(),
            "duckdb": importlib.metadata.version("duckdb"),
            "postgresql": server.version(),
        },
        operations=operations,
        skipped=sorted({why for of in operations.values() for why in of["skipped"]}),
    )


def main() -> int:
    given = argparse.ArgumentParser(prog="prove", description=__doc__)
    given.add_argument("--cases", type=int, default=4000, help="so many of every operation")
    given.add_argument("--seed", type=int, default=7)
    given.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given.add_argument("--only", nargs="*", choices=OPERATIONS, help="these operations alone")
    asked = given.parse_args()
    kept = records.FOLDER / "prove.json"
    operations: dict[str, dict[str, Any]] = {}
    if asked.only and kept.exists():
        operations = json.loads(kept.read_text(encoding="utf-8")).get("operations", {})
    begun = time.monotonic()
    total = differ = 0
    for name, record in run(asked.cases, asked.seed, asked.workers, asked.only or list(OPERATIONS)):
        total += sum(record.cases.values())
        differ += record.count
        for line in [*(f"skipped: {why}" for why in sorted(record.skipped)), *record.differences]:
            print(f"{name}: {line}", flush=True)
        operations[name] = {
            "cases": asked.cases,
            "seed": asked.seed,
            "counts": dict(sorted(record.cases.items())),
            "came to": dict(sorted(record.seen.items())),
            "differ": record.count,
            "skipped": sorted(record.skipped),
        }
        write(operations, f"make prove CASES={asked.cases} SEED={asked.seed}")
    print(f"{total} cases in {time.monotonic() - begun:.0f} s: {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
