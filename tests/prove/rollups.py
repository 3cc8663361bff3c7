"""Verdicts counted by keys: of columns against fractions and DuckDB's `group by`, of scorecards against fractions."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import duckdb
import pyarrow as pa

import attain
import oracle
from attain import Goal, Observation, Plan, Quantity, Target, Unit
from cases import bounds, ranged
from columns import expected_of, row_of, table_of
from record import Record

_GROUPS = 250
_STATUSES = ("exceeded", "met", "missed", "no_data")
_WEIGHT_SCALE = 3
_ASKED: dict[str, Any] = {"better_column": "better", "lower_closed": "lower_closed", "upper_closed": "upper_closed"}
_INDEX = Unit("index")

Row = tuple[tuple[str | None, int], tuple[Any, ...], Decimal | None]


def largest_remainders(counts: list[int], digits: int) -> list[Decimal]:
    """Percentages that add up to 100: each cut, what is missing given to the largest remainders."""
    total = sum(counts)
    if not total:
        return [Decimal(0)] * len(counts)
    whole = 100 * 10**digits
    exact = [Fraction(count * whole, total) for count in counts]
    parts = [int(share) for share in exact]
    by_rest = sorted(range(len(counts)), key=lambda at: (-(exact[at] - parts[at]), at))
    for at in by_rest[: whole - sum(parts)]:
        parts[at] += 1
    return [Decimal(part).scaleb(-digits, oracle.EXACT) for part in parts]


def _rows(random: Random, groups: int) -> list[Row]:
    """Rows of groups that lie among each other, their weights above zero, absent, or faults."""
    rows: list[Row] = []
    for at in range(groups):
        key = (None if at % 50 == 7 else f"tỉnh {at // 3}", 2020 + at)
        for _ in range(random.choice((1, 1, 2, 2, 3, 4, 7))):
            kind = random.random()
            weight = None if kind < 0.15 else Decimal(random.randrange(1, 10 ** random.choice((2, 4, 9))))
            if weight is not None:
                weight = (-weight if kind < 0.18 else weight * 0 if kind < 0.2 else weight).scaleb(-_WEIGHT_SCALE)
            rows.append((key, row_of(random), weight))
    random.shuffle(rows)
    return rows


def _given(rows: list[Row]) -> pa.Table:
    table = table_of([row for _, row, _ in rows])
    table = table.append_column("province", pa.array([key[0] for key, _, _ in rows], pa.string()))
    table = table.append_column("year", pa.array([key[1] for key, _, _ in rows], pa.int32()))
    return table.append_column("weight", pa.array([weight for _, _, weight in rows], pa.decimal128(18, _WEIGHT_SCALE)))


def _expected(rows: list[Row], digits: int) -> list[dict[str, Any]]:
    """A line a group, in the order in which the groups first appear."""
    groups: dict[tuple[str | None, int], list[tuple[str, Decimal | None]]] = {}
    for key, row, weight in rows:
        groups.setdefault(key, []).append((expected_of(row, 0, "half_even")[0], weight))
    lines = []
    for (province, year), members in groups.items():
        counts = Counter(status for status, _ in members)
        covered = len(members) - counts["no_data"]
        # A row without a weight weighs 1; one whose weight is not above zero weighs nothing, and is a fault.
        weights = [(status, Decimal(1) if weight is None else max(weight, Decimal(0))) for status, weight in members]
        total = sum((weight for _, weight in weights), Decimal(0))
        met = sum((weight for status, weight in weights if status in ("exceeded", "met")), Decimal(0))
        shares = largest_remainders([counts[status] for status in _STATUSES], digits)
        lines.append(
            {
                "province": province,
                "year": year,
                "total": len(members),
                "covered": covered,
                **{status: counts[status] for status in _STATUSES},
                "met_or_exceeded": counts["exceeded"] + counts["met"],
                "coverage": oracle.rounded(Decimal(covered * 100), Decimal(len(members)), digits, "half_even"),
                **{f"{status}_percent": share for status, share in zip(_STATUSES, shares, strict=True)},
                "weight_total": total,
                "weight_met": met,
                "weighted_percent": oracle.rounded(met * 100, total, digits, "half_even"),
                "weight_faults": sum(weight is not None and weight <= 0 for _, weight in members),
            }
        )
    return lines


def groups(random: Random, cases: int, record: Record) -> None:
    """Groups at once, in one table and in parts that are put together."""
    for begun in range(0, cases, _GROUPS):
        rows = _rows(random, min(_GROUPS, cases - begun))
        given, digits = _given(rows), random.randrange(10)
        by = ["province", "year"]
        rolled = attain.rollup_table(given, by, weight="weight", percent_digits=digits, **_ASKED)
        expected = _expected(rows, digits)
        for found, line in zip(rolled.to_arrow().to_pylist(), expected, strict=True):
            record.same("roll-up of a group", found, line, digits)
            record.saw("roll-up of a group", f"{min(line['total'], 5)} rows")
        cut = random.randrange(given.num_rows + 1)
        parts = [
            attain.rollup_table(part, by, weight="weight", partial=True, **_ASKED).to_arrow()
            for part in (given.slice(0, cut), given.slice(cut))
        ]
        joined = attain.combine_rollups(pa.concat_tables(parts), by, weight="weight", percent_digits=digits)
        for found, line in zip(joined.to_arrow().to_pylist(), expected, strict=True):
            record.same("roll-up put together of parts", found, line, digits, cut)


_GROUPED = """
select province, year, count(*) as total, count(value) as covered,
       count(*) filter (value > upper) as exceeded,
       count(*) filter (value >= lower and value <= upper) as met,
       count(*) filter (value < lower) as missed,
       sum(coalesce(weight, 1)) as weight_total,
       coalesce(sum(coalesce(weight, 1)) filter (value >= lower), 0) as weight_met
from given group by province, year order by year
"""


def grouped(random: Random, cases: int, record: Record) -> None:
    """The same counts and sums by DuckDB, of closed bands of which more is better."""
    rows = []
    for key, (value, lower, upper, *_), weight in _rows(random, cases):
        if lower is None or upper is None:
            lower, upper = 10, 20
        kept = abs(weight) if weight else None
        rows.append((key, (value, lower, upper, True, True, "higher"), kept))
    given = _given(rows)
    rolled = attain.rollup_table(given, ["province", "year"], weight="weight").to_arrow()
    with duckdb.connect() as base:
        base.register("given", given)
        said = base.sql(_GROUPED).to_arrow_table().to_pylist()
    found = rolled.select(list(said[0])).sort_by("year").to_pylist()
    for one, other in zip(found, said, strict=True):
        record.same("DuckDB group by", one, other, other["year"])


def scorecards(random: Random, cases: int, record: Record) -> None:
    """Counts, coverage, percentages and weights of a plan, some results open, some missing."""
    for _ in range(cases):
        targets, results, members = [], [], []
        for at in range(random.choice((0, 1, 2, 3, 3, 5, 8))):
            asked = random.randrange(-20, 20)
            weight = Decimal(random.randrange(1, 500)).scaleb(-random.randrange(3)) if random.random() < 0.6 else None
            higher = random.random() < 0.5
            goal = (Goal.at_least if higher else Goal.at_most)(Quantity(asked, _INDEX))
            targets.append(Target(f"{at}", goal, weight=weight))
            if random.random() < 0.15:
                members.append((weight, None, False))
                continue
            given = bounds(random, Decimal(asked), 3, 1)
            if oracle.is_empty(oracle.span(*given)):
                given = Decimal(asked + random.randrange(-2, 3)), None, (True, True)
            found = oracle.span(*given) if given[1] is not None else oracle.span(given[0], None, given[2])
            accept = oracle.span(Decimal(asked), None) if higher else oracle.span(None, Decimal(asked))
            met = True if oracle.holds(accept, found) else None if oracle.overlaps(accept, found) else False
            members.append((weight, met, True))
            results.append(Observation(f"{at}", attain.Figure(ranged(given, _INDEX))))
        _count(Plan("x", targets).assess(results), members, random.randrange(10), record)


def _count(card: Any, members: list[tuple[Decimal | None, bool | None, bool]], digits: int, record: Record) -> None:
    sure = sum(met is True for _, met, known in members if known)
    possible = sum(met is not False for _, met, known in members if known)
    covered, total = sum(known for _, _, known in members), len(members)
    case = (members, digits)
    record.same("scorecard met", card.met, sure if sure == possible else (sure, possible), *case)
    coverage = Fraction(covered, total) if total else None
    record.same("scorecard coverage", (card.total, card.coverage), (total, coverage), *case)
    weights = [(Fraction(weight or 1), met, known) for weight, met, known in members]
    whole = sum((weight for weight, _, _ in weights), Fraction(0))
    if whole:
        least = sum((weight for weight, met, known in weights if known and met is True), Fraction(0)) / whole
        most = sum((weight for weight, met, known in weights if known and met is not False), Fraction(0)) / whole
        record.same("scorecard weights", card.weighted_met, least if least == most else (least, most), *case)
    else:
        record.same("scorecard weights", card.weighted_met, None, *case)
    counts = card.counts
    shown = card.percentages(digits)
    expected = largest_remainders([counts.get(status, 0) for status in shown], digits)
    record.same("scorecard percentages", list(shown.values()), expected, counts, digits)
