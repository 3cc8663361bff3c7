"""What columns are to cost beside others, and the tables that say what they do.

A goal names ours and a peer and how many times as long the peer is to take; nothing is asserted, a table says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rounds import Cost, shown, table

#: The bytes that must be read and written a row: figures, direction, status and the bits of nulls.
NARROW, WIDE, STATUS_ONLY = 3 * 8 + 1 + 2 * 8 + 1 + 3 / 8, 3 * 16 + 1 + 2 * 16 + 1 + 3 / 8, 3 * 8 + 1 + 1 + 1 / 8
ROLLED = 3 * 8 + 1 + 2 + 1 / 8


class Goal(NamedTuple):
    """How many times as long as ours a peer is to take at least, and what is aimed at."""

    ours: str
    peer: str
    least: float
    aim: float | None


JUDGED = "attain, Decimal64"
COPY = "memcpy"
GOALS: dict[str, tuple[Goal, ...]] = {
    "judge": (
        *(
            Goal(ours, peer, least, aim)
            for ours in (JUDGED, "attain, Int64")
            for peer, least, aim in (
                ("polars, Float64", 4, 6.5),
                ("polars, Decimal", 10, 16),
                ("DuckDB, DECIMAL, percent as a double", 15, 25),
                ("pandas, Float64", 15, 20),
                (COPY, 0.6, 1.1),
            )
        ),
        Goal("attain, Decimal128", "polars, Decimal", 4, 8.5),
    ),
    "scorecard": tuple(
        Goal(f"attain, {order} keys", f"{peer}, {order} keys", least, aim)
        for order, least, aim in (("ordered", 7, 10), ("random", 5, 8))
        for peer in ("polars, Decimal", "DuckDB, DECIMAL")
    ),
    "read amounts": (Goal("attain, plain", "polars, plain", 4, 11),),
    "read amounts with units": (Goal("attain, with units", "polars, with units", 8, 18),),
    "256 rows": (Goal("attain, 256 rows", "numpy, Float64, 256 rows", 1, None),),
    "two threads": (
        Goal("attain, Decimal64, two threads", "attain, Decimal64, one thread", 1.8, 1.95),
        Goal("attain, scorecard, two threads", "attain, scorecard, one thread", 1.8, 1.95),
        Goal("attain, with units, two threads", "attain, with units, one thread", 1.8, 1.95),
    ),
}


def bytes_of(name: str) -> float | None:
    """Returns the bytes a row that a work of ours must move, or memcpy does."""
    if name == COPY:
        return 32
    if not name.startswith("attain, "):
        return None
    if "keys" in name:
        return ROLLED
    if "status only" in name:
        return STATUS_ONLY
    return WIDE if "Decimal128" in name else NARROW if "64" in name else None


def times(ours: Cost, peer: Cost) -> tuple[float, float]:
    """Returns how many times as long a peer takes, by medians and the fastest calls; beside memcpy, bytes a second."""
    weight = 1.0
    if peer.name == COPY:
        weight = (bytes_of(ours.name) or 0) / 32
    return peer.median / ours.median * weight, peer.least / ours.least * weight


def costs_table(title: str, rows: int, costs: Iterable[Cost]) -> str:
    """Returns the costs of works as a table; with the bytes a second where they are known."""

    def row(cost: Cost) -> list[str]:
        size = bytes_of(cost.name)
        rate = f"{size * rows / cost.median:.1f}" if size and rows > 10_000 else ""
        return [cost.name, *map(shown, cost[1:4]), f"{cost.median / rows:.2f}", rate]

    return table([title, "least", "median", "most", "ns a row", "GB/s"], map(row, costs))


def reached(ratio: float, goal: Goal) -> str:
    """Returns which of the two marks a ratio reaches."""
    if goal.aim is not None and ratio >= goal.aim:
        return "aim"
    return "least" if ratio >= goal.least else "no"


def goals_table(goals: Iterable[Mapping[str, Any]]) -> str:
    """Returns the goals with what came out."""

    def row(goal: Mapping[str, Any]) -> list[str]:
        marks = (f"{goal['least']:g}", "" if goal["aim"] is None else f"{goal['aim']:g}")
        return [goal["ours"], goal["peer"], f"{goal['medians']:.2f}", f"{goal['fastest']:.2f}", *marks, goal["reached"]]

    heads = ["ours", "beside", "times, medians", "times, fastest calls", "at least", "aim", "reached"]
    return table(heads, map(row, goals))
