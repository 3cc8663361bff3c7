"""The algebra of ranges, against cuts of the line of numbers and against what PostgreSQL says."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random
from typing import Any

import oracle
from attain import Quantity, Range, Unit
from cases import amount, bounds, near, ranged
from oracle import Span
from record import REFUSED, Record, tried

_TONNE = Unit("t")
_PAIRS = Path(__file__).parents[3] / "shared/conformance/units/postgres/numrange_pairs_pg15.tsv"
_EMPTY: Span = ((oracle.INFINITY, 0), (-oracle.INFINITY, 0))


def _as_span(of: Range) -> Span:
    if of.is_empty:
        return _EMPTY
    lower, upper = of.lower, of.upper
    ends = (None if lower is None else lower.amount, None if upper is None else upper.amount)
    return oracle.span(*ends, (of.lower_closed, of.upper_closed))


def _pieces(found: Any) -> Any:
    """A range as its pieces; what is refused stands for more than one."""
    if found == REFUSED:
        return REFUSED
    piece = _as_span(found)
    return [] if oracle.is_empty(piece) else [piece]


def algebra(random: Random, cases: int, record: Record) -> None:
    for _ in range(cases):
        middle = amount(random)
        first, second = bounds(random, middle), bounds(random, middle)
        one, other = ranged(first, _TONNE), ranged(second, _TONNE)
        a, b = oracle.span(*first), oracle.span(*second)
        a, b = (_EMPTY if oracle.is_empty(of) else of for of in (a, b))
        at = near(random, first[0] if first[0] is not None else middle)
        point = oracle.span(at, at)
        both = not oracle.is_empty(a) and not oracle.is_empty(b)
        case = (one, other, at)
        record.same("range contains an amount", one.contains(Quantity(at, _TONNE)), oracle.holds(a, point), *case)
        record.same("range contains a range", one.contains(other), oracle.holds(a, b), *case)
        record.same("ranges overlap", one.overlaps(other), oracle.overlaps(a, b), *case)
        record.same("range before", one.before(other), both and a[1] <= b[0], *case)
        record.same("range after", one.after(other), both and b[1] <= a[0], *case)
        record.same("ranges adjacent", one.adjacent(other), both and (a[1] == b[0] or b[1] == a[0]), *case)
        record.same("ranges equal", one == other, a == b, *case)
        common = oracle.meet(a, b)
        record.same("range intersection", _pieces(one & other), [] if oracle.is_empty(common) else [common], *case)
        for operation, found, pieces in (
            ("range union", tried(lambda: one | other), oracle.union(a, b)),
            ("range difference", tried(lambda: one - other), oracle.without(a, b)),
        ):
            record.same(operation, _pieces(found), REFUSED if len(pieces) > 1 else pieces, *case)
            record.saw(operation, f"{len(pieces)} pieces")
        hull = [(min(a[0], b[0]), max(a[1], b[1]))] if both else [of for of in (a, b) if not oracle.is_empty(of)]
        record.same("range merge", _pieces(one.merge(other)), hull, *case)


def kept_pairs(_random: Random, _cases: int, record: Record) -> None:
    """All pairs of 25 ranges as PostgreSQL 15 answered them; `server.py` asks one that runs."""
    if not _PAIRS.exists():
        record.skip("../shared/conformance/units/postgres/numrange_pairs_pg15.tsv is not there")
        return

    def read(text: str) -> Range:
        return Range.from_postgres(text, _TONNE)

    with _PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            one, other = read(row["#a"]), read(row["b"])
            case = (row["#a"], row["b"])
            for operation, found, said in (
                ("@>", one.contains(other), row["a@>b"]),
                ("<@", other.contains(one), row["a<@b"]),
                ("&&", one.overlaps(other), row["a&&b"]),
                ("<<", one.before(other), row["a<<b"]),
                (">>", one.after(other), row["a>>b"]),
                ("-|-", one.adjacent(other), row["a-|-b"]),
                ("=", one == other, row["a=b"]),
            ):
                record.same("PostgreSQL numrange", found, said == "t", operation, *case)
            for operation, made, said in (
                ("*", tried(lambda: one & other), row["a*b"]),
                ("+", tried(lambda: one | other), row["a+b"]),
                ("-", tried(lambda: one - other), row["a-b"]),
                ("merge", tried(lambda: one.merge(other)), row["merge"]),
            ):
                expected: object = REFUSED if said.startswith("ERROR") else read(said)
                record.same("PostgreSQL numrange", made, expected, operation, *case)
