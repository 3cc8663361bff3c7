"""What columns cost beside what people use today: judging, scorecards, reading, in CPU time of one thread.

`python benches/peers/columns.py [--rows N] [--rounds N] [--json FILE]`; the package is to be built as for a release.
What every work gives is held to whole numbers first, and the rows counted where it differs.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import platform
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from statistics import median
from typing import Any

# Peers run on one thread, as ours does; they ask when they are imported.
os.environ["POLARS_MAX_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import duckdb
import judges
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from country import BETTER, Country, country, decimals, texts
from goals import COPY, GOALS, JUDGED, costs_table, goals_table, reached, times
from rounds import Cost, Work, measure, table
from rows_wrong import wrong_counts, wrong_texts, wrong_verdicts

import attain

PEERS = ("polars", "duckdb", "pandas", "numpy", "pyarrow")


class Sources:
    """The rows in the forms that ours and the peers take."""

    def __init__(self, rows: Country) -> None:
        words = pa.DictionaryArray.from_arrays(rows.better.astype(np.int8), pa.array(BETTER))
        keys = {"province": rows.province, "commune": rows.commune, "shuffled": rows.shuffled}

        def ours(kind: Callable[[Any, Any], Any]) -> Any:
            figures = {
                "value": kind(rows.value, rows.missing),
                "lower": kind(rows.lower, None),
                "upper": kind(rows.upper, None),
            }
            return pa.table({**figures, "better": words, **keys})

        self.narrow = ours(lambda cells, missing: decimals(cells, 64, missing))
        self.wide = ours(lambda cells, missing: decimals(cells, 128, missing))
        self.integers = ours(lambda cells, missing: pa.array(cells, mask=missing))
        theirs = pa.table(
            {
                "v": self.wide["value"],
                "lo": self.wide["lower"],
                "hi": self.wide["upper"],
                "d": rows.better,
                "commune": rows.commune,
                "shuffled": rows.shuffled,
            }
        )
        self.doubles = judges.doubles(rows)
        v, lo, hi, d = self.doubles
        self.polars = pl.from_arrow(theirs)
        self.polars_doubles = pl.DataFrame({"v": pl.Series(v).fill_nan(None), "lo": lo, "hi": hi, "d": d})
        self.pandas = pd.DataFrame({"v": v, "lo": lo, "hi": hi, "d": d})
        self.duckdb = duckdb.connect()
        self.duckdb.execute("SET threads = 1")
        self.duckdb.register("theirs", theirs)
        self.duckdb.execute("CREATE TABLE decimals AS SELECT * FROM theirs")


def assessed(source: Any, **options: Any) -> attain.Table:
    """Judges as the benchmark asks: a direction a row, one thread."""
    return attain.assess_table(source, **{"better_column": "better", "threads": 1, **options})


def rolled(source: Any, key: str, threads: int = 1) -> attain.Table:
    """Counts the statuses by a key."""
    return attain.rollup_table(source, key, better_column="better", threads=threads)


def copy(rows: int) -> Work:
    """Returns the copying of 16 bytes a row from one place of memory to another, as the C library does it."""
    source, target = (np.ones(2 * rows, np.int64) for _ in range(2))
    return lambda: ctypes.memmove(target.ctypes.data, source.ctypes.data, source.nbytes)


def judging(sources: Sources, rows: int) -> dict[str, Work]:
    """Returns the works that judge every row."""
    return {
        JUDGED: lambda: assessed(sources.narrow),
        "attain, Int64": lambda: assessed(sources.integers, integer_decimals=2),
        "attain, Decimal128": lambda: assessed(sources.wide),
        "attain, Decimal64, status only": lambda: assessed(sources.narrow, outputs="status"),
        "polars, Float64": (judges.polars_verdicts, sources.polars_doubles, False),
        "polars, Decimal": (judges.polars_verdicts, sources.polars, True),
        "DuckDB, DECIMAL, percent as a double": (judges.duckdb_verdicts, sources.duckdb),
        "DuckDB, whole numbers of 128 bits": (judges.duckdb_exact, sources.duckdb),
        "pandas, Float64": (judges.pandas_verdicts, sources.pandas),
        "numpy, Float64": (judges.numpy_verdicts, *sources.doubles),
        COPY: copy(rows),
    }


def counting(sources: Sources, rows: int) -> dict[str, Work]:
    """Returns the works that count by key: 3,321 communes one after the other, and in random order."""
    works: dict[str, Work] = {}
    for order, key in (("ordered", "commune"), ("random", "shuffled")):
        works[f"attain, {order} keys"] = (rolled, sources.narrow, key)
        works[f"polars, Decimal, {order} keys"] = (judges.polars_rollup, sources.polars, key)
        works[f"DuckDB, DECIMAL, {order} keys"] = (judges.duckdb_rollup, sources.duckdb, key)
    return {**works, COPY: copy(rows)}


def few(rows: Country) -> dict[str, Work]:
    """Returns the works on a table of 256 rows."""
    small = Country(*(column[:256] for column in rows))
    sources = Sources(small)
    return {
        "attain, 256 rows": lambda: assessed(sources.narrow),
        "attain, one direction, 256 rows": lambda: attain.assess_table(sources.narrow, threads=1),
        "numpy, Float64, 256 rows": (judges.numpy_verdicts, *sources.doubles),
        "polars, Decimal, 256 rows": (judges.polars_verdicts, sources.polars, True),
        "pandas, Float64, 256 rows": (judges.pandas_verdicts, sources.pandas),
        "DuckDB, DECIMAL, 256 rows": (judges.duckdb_verdicts, sources.duckdb),
    }


def on_the_clock(works: Mapping[str, Work], rounds: int) -> dict[str, Cost]:
    """Returns what each work takes by the clock on the wall, three calls a round: what several threads are for."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            assert callable(work)
            start = time.perf_counter()
            for _ in range(3):
                work()
            took[name].append((time.perf_counter() - start) / 3 * 1e9)
    # The first round warms up.
    return {name: Cost(name, min(t[1:]), median(t[1:]), max(t[1:]), 3, rounds) for name, t in took.items()}


def main() -> None:
    """Measures, prints the tables and writes them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=10_000_000)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--json", metavar="FILE", help="write every cost to a file as well")
    given = arguments.parse_args()

    rows = country(given.rows)
    sources = Sources(rows)
    bare, amounts, with_units, unit_amounts = texts(given.rows)
    bare_series, unit_series = (pl.Series("s", pl.from_arrow(column)) for column in (bare, with_units))
    sources.duckdb.register("written", pa.table({"s": bare}))
    sources.duckdb.execute("CREATE TABLE texts AS SELECT * FROM written")

    def read(column: Any, outputs: tuple[str, ...], threads: int = 1) -> attain.Table:
        return attain.parse_column(column, locale="vi", outputs=outputs, threads=threads)

    groups: dict[str, dict[str, Work]] = {
        "judge": judging(sources, given.rows),
        "scorecard": counting(sources, given.rows),
        "read amounts": {
            "attain, plain": (read, bare, ("value",)),
            "attain, plain, with unit and decimals": (read, bare, ("value", "unit", "decimals")),
            "polars, plain": (judges.polars_plain, bare_series),
            "DuckDB, plain": (judges.duckdb_plain, sources.duckdb),
            COPY: copy(given.rows),
        },
        "read amounts with units": {
            "attain, with units": (read, with_units, ("value", "unit", "decimals")),
            "polars, with units": (judges.polars_units, unit_series),
            COPY: copy(given.rows),
        },
        "256 rows": few(rows),
    }
    threads: dict[str, Work] = {}
    for count, words in ((1, "one thread"), (2, "two threads")):
        threads[f"attain, Decimal64, {words}"] = lambda count=count: assessed(sources.narrow, threads=count)
        threads[f"attain, scorecard, {words}"] = lambda count=count: rolled(sources.narrow, "commune", count)
        threads[f"attain, with units, {words}"] = lambda count=count: read(with_units, ("value", "unit"), count)

    versions = {name: version(name) for name in ("attain", *PEERS)}
    print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {of}" for name, of in versions.items()))
    print(f"{given.rows:,} rows, {given.rounds} rounds, load {os.getloadavg()[0]:.1f}\n", flush=True)

    wrong = wrong_verdicts(rows, groups["judge"])
    wrong |= wrong_counts(rows, groups["scorecard"])
    wrong |= wrong_texts(groups["read amounts"], amounts) | wrong_texts(groups["read amounts with units"], unit_amounts)
    heads = ["work", "status wrong", "percent wrong", "gap wrong", "counts or amounts wrong"]
    cells = ([name, *("" if found is None else f"{found:,}" for found in row)] for name, row in wrong.items())
    print(table(heads, cells))

    written: list[dict[str, Any]] = []
    goals: list[dict[str, Any]] = []
    loads = [os.getloadavg()[0]]
    for title, works in (*groups.items(), ("two threads", threads)):
        size = 256 if title == "256 rows" else given.rows
        clock = title == "two threads"
        costs = on_the_clock(works, given.rounds) if clock else measure(works, rounds=given.rounds)
        loads.append(os.getloadavg()[0])
        label = f"{title}, wall clock" if clock else title
        print(f"\n{costs_table(label, size, costs.values())}", flush=True)
        written += [{"work": label, "rows": size, **cost._asdict()} for cost in costs.values()]
        for goal in GOALS[title]:
            medians, fastest = times(costs[goal.ours], costs[goal.peer])
            goals.append({**goal._asdict(), "medians": medians, "fastest": fastest, "reached": reached(medians, goal)})
    print(f"\n{goals_table(goals)}")
    if given.json:
        document = {
            "rows": given.rows,
            "rounds": given.rounds,
            "versions": versions,
            "loads": loads,
            "wrong": wrong,
            "costs": written,
            "goals": goals,
        }
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
