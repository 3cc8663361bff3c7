"""Verdicts on columns, against decimals of 60 digits and against DuckDB's own decimals."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import duckdb
import pyarrow as pa

import oracle
from attain import Quantity, Unit, assess_table
from oracle import MODES, span
from record import Record

_SCALE = 3
_ROWS = 500
_BETTER = ("higher", "lower", "inside")
_TONNE = Unit("t")


def _written(figure: int | None) -> Decimal | None:
    return None if figure is None else Decimal(figure).scaleb(-_SCALE)


def row_of(random: Random) -> tuple[Any, ...]:
    """A value, two bounds in order and whether they are in, some of them null; close together more often than not."""
    size = 10 ** random.choice((2, 4, 6, 9, 14))
    lower: int | None = random.randrange(-size // 4, size)
    upper: int | None = random.choice((lower, lower + 1, lower + random.randrange(1, size)))
    value = random.choice((lower, upper, lower - 1, upper + 1, random.randrange(-size, 2 * size), None))
    closed = (True, True) if lower == upper else (random.random() < 0.6, random.random() < 0.6)
    missing = random.random()
    if missing < 0.08:
        lower = None
    elif missing < 0.16:
        upper = None
    return value, lower, upper, *closed, random.choice(_BETTER)


def table_of(rows: list[tuple[Any, ...]]) -> pa.Table:
    cells = list(zip(*rows, strict=True))
    kind = pa.decimal128(20, _SCALE)
    return pa.table(
        {
            **{
                name: pa.array(map(_written, column), kind)
                for name, column in zip(("value", "lower", "upper"), cells, strict=False)
            },
            "lower_closed": pa.array(cells[3]),
            "upper_closed": pa.array(cells[4]),
            "better": pa.array(cells[5]),
        }
    )


def expected_of(row: tuple[Any, ...], digits: int, mode: str) -> tuple[Any, Any, Any]:
    value, lower, upper, lower_closed, upper_closed, better = row
    if value is None:
        return "no_data", None, None
    at, low, high = map(_written, (value, lower, upper))
    assert at is not None
    closed = (lower_closed, upper_closed)
    point = span(at, at)
    worse, reference = {"higher": (span(low, None, closed), low), "lower": (span(None, high, closed), high)}.get(
        better, (span(low, high, closed), low if low == high else None)
    )
    if not oracle.holds(worse, point):
        status = "missed"
    else:
        # At an open end on the better side, the end itself exceeds.
        status = "met" if better == "inside" or oracle.holds(span(low, high, closed), point) else "exceeded"
    if reference is None:
        return status, None, None
    gap = at - reference
    gap = -gap if better == "lower" else -abs(gap) if better == "inside" else gap
    percent = oracle.rounded(at.scaleb(2), reference, digits, mode) if reference > 0 else None
    return status, percent, gap


def verdicts(random: Random, cases: int, record: Record) -> None:
    """A table at a time, each with digits and a rounding of its own."""
    for begun in range(0, cases, _ROWS):
        _judge([row_of(random) for _ in range(min(_ROWS, cases - begun))], random, record)


def _judge(rows: list[tuple[Any, ...]], random: Random, record: Record) -> None:
    digits, mode = random.randrange(9), random.choice(tuple(MODES))
    judged = assess_table(
        table_of(rows),
        better_column="better",
        lower_closed="lower_closed",
        upper_closed="upper_closed",
        percent_digits=digits,
        rounding=mode,  # type: ignore[arg-type]
        outputs=("status", "percent", "gap"),
    ).to_arrow()
    found = zip(*(judged[name].to_pylist() for name in ("status", "percent", "gap")), strict=True)
    for row, (status, percent, gap) in zip(rows, found, strict=True):
        expected = expected_of(row, digits, mode)
        record.same("column of statuses", status, expected[0], row)
        record.same("column of percentages", percent, expected[1], row, digits, mode)
        record.same("column of gaps", gap, expected[2], row)
        record.saw("column of statuses", expected[0])


_JUDGED = """
select case when value is null then 'no_data' when value < lower then 'missed' when value > upper then 'exceeded'
       else 'met' end as status,
       value - lower as gap
from given
"""


def engine(random: Random, cases: int, record: Record) -> None:
    """What DuckDB makes of the same decimals: status, gap, rounding half away from zero, products and sums."""
    rows = [(*row_of(random)[:3], True, True, "higher") for _ in range(cases)]
    rows = [row for row in rows if row[1] is not None and row[2] is not None]
    rows += [rows[0]] * (cases - len(rows))
    given = table_of(rows)
    with duckdb.connect() as base:
        base.register("given", given)
        said = base.sql(_JUDGED).to_arrow_table()
        judged = assess_table(given, outputs=("status", "gap")).to_arrow()
        for name in ("status", "gap"):
            for row, found, expected in zip(rows, judged[name].to_pylist(), said[name].to_pylist(), strict=True):
                record.same(f"DuckDB {name}", found, expected, row)
        # Of a hundred, the percentage is the value itself.
        digits = random.randrange(_SCALE)
        hundred = pa.array([Decimal(100)] * cases, pa.decimal128(20, _SCALE))
        of_hundred = pa.table({"value": given["value"], "lower": hundred, "upper": hundred})
        percent = assess_table(of_hundred, percent_digits=digits, rounding="half_up", outputs="percent").to_arrow()
        halves = base.sql(f"select round(value, {digits}) as value from given").to_arrow_table()["value"]
        for row, found, expected in zip(rows, percent["percent"].to_pylist(), halves.to_pylist(), strict=True):
            record.same("DuckDB rounding", found, expected, row[0], digits)
        pairs = [
            (
                at // 10,
                Decimal(random.randrange(-(10**13), 10**13)).scaleb(-4),
                Decimal(random.randrange(10**14)).scaleb(-6),
            )
            for at in range(cases)
        ]
        kinds = (pa.int32(), pa.decimal128(18, 4), pa.decimal128(18, 6))
        columns = zip(("part", "a", "b"), zip(*pairs, strict=True), kinds, strict=True)
        base.register("pairs_given", pa.table({name: pa.array(cells, kind) for name, cells, kind in columns}))
        products = (
            base.sql("select a::decimal(19, 4) * b::decimal(19, 6) as made from pairs_given")
            .to_arrow_table()["made"]
            .to_pylist()
        )
        sums = base.sql("select sum(a) as made from pairs_given group by part order by part").to_arrow_table()
        for (_, a, b), expected in zip(pairs, products, strict=True):
            record.same("DuckDB product", (Quantity(a, _TONNE) * b).amount, expected, a, b)
        for at, expected in enumerate(sums["made"].to_pylist()):
            parts = [Quantity(a, _TONNE) for _, a, _ in pairs[at * 10 : at * 10 + 10]]
            total = sum(parts[1:], parts[0])
            record.same("DuckDB sum", total.amount, expected, at)
            record.cases["DuckDB sum"] += len(parts) - 1
