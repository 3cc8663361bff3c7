"""Compares attain with independent oracles, case by case out of a seed: `python tests/prove --cases 1000000`."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

import arithmetic
import claims
import columns
import ranges
import verdicts
from record import Record

OPERATIONS = {
    work.__name__: work
    for work in (
        arithmetic.sums,
        arithmetic.products,
        arithmetic.quotients,
        arithmetic.order,
        arithmetic.conversion,
        ranges.algebra,
        verdicts.figures,
        verdicts.status,
        claims.shares,
        claims.sums_claimed,
        columns.verdicts,
        columns.engine,
    )
}
#: A piece of work is the same whichever process does it.
PIECE = 20_000
WRITTEN = Path(__file__).parents[2] / "target/trust/prove.json"


def piece(name: str, seed: str, cases: int) -> Record:
    record = Record()
    OPERATIONS[name](Random(f"{seed}/{name}"), cases, record)
    return record


def run(cases: int, seed: int, workers: int, names: list[str]) -> tuple[Record, list[str]]:
    """Every operation so many times; what was compared, and what was left out."""
    record, skipped = Record(), []
    said = ranges.postgres(record)
    if said:
        skipped.append(said)
    pieces = [(name, f"{seed}/{at}", min(PIECE, cases - at)) for at in range(0, cases, PIECE) for name in names]
    with ProcessPoolExecutor(workers) as pool:
        for done in pool.map(piece, *zip(*pieces, strict=True)):
            record.add(done)
    return record, skipped


def main() -> int:
    given = argparse.ArgumentParser(prog="prove", description=__doc__)
    given.add_argument("--cases", type=int, default=4000, help="so many of every operation")
    given.add_argument("--seed", type=int, default=7)
    given.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given.add_argument("--only", nargs="*", choices=OPERATIONS, help="these operations alone")
    asked = given.parse_args()
    begun = time.monotonic()
    record, skipped = run(asked.cases, asked.seed, asked.workers, asked.only or list(OPERATIONS))
    for line in skipped + record.differences:
        print(line)
    total = sum(record.cases.values())
    print(f"{total} cases of {len(record.cases)} operations in {time.monotonic() - begun:.0f} s: {record.count} differ")
    if not asked.only:
        WRITTEN.parent.mkdir(parents=True, exist_ok=True)
        written = {
            "what": "attain beside decimals of 60 digits, fractions, cuts of the line, PostgreSQL and DuckDB",
            "command": f"make prove CASES={asked.cases} SEED={asked.seed}",
            "seed": asked.seed,
            "oracles": {"python": platform.python_version(), "duckdb": importlib.metadata.version("duckdb")},
            "counts": dict(sorted(record.cases.items())),
            "cases": total,
            "differences": record.count,
            "came_to": dict(sorted(record.seen.items())),
            "skipped": skipped,
        }
        WRITTEN.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if record.count else 0


if __name__ == "__main__":
    sys.exit(main())
