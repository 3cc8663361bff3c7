"""Rounds of measurement: works side by side in one process, one after the other in every round, in CPU time.

A slow minute of the machine then falls on all of them alike. The garbage collector is off while a work is timed.
"""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple, TypeAlias

# What is called: a function, or a function with its arguments, which spares a lambda around it.
Work: TypeAlias = Callable[[], object] | tuple[Callable[..., object], *tuple[Any, ...]]


class Cost(NamedTuple):
    """What one call of a work takes, in nanoseconds of CPU time over some rounds."""

    name: str
    least: float
    median: float
    most: float
    calls: int
    rounds: int

    def under(self, peer: Cost) -> float:
        """Returns how many times as long the peer takes, by the medians."""
        return peer.median / self.median


def _timed(work: Work, calls: int) -> float:
    function, arguments = (work[0], work[1:]) if isinstance(work, tuple) else (work, ())
    start = time.process_time()
    for _ in itertools.repeat(None, calls):
        function(*arguments)
    return (time.process_time() - start) / calls * 1e9


def measure(works: Mapping[str, Work], *, rounds: int = 7, seconds: float = 0.04) -> dict[str, Cost]:
    """Returns what each work costs a call.

    Every work is called once before, so that what it builds once is built; then as often in a round as fills `seconds`,
    and at least once.
    """
    calls = {}
    for name, work in works.items():
        _timed(work, 1)
        calls[name] = max(1, int(seconds * 1e9 / max(_timed(work, 1), 1.0)))
        # The clock is too coarse for one call of most works.
        if calls[name] > 1:
            calls[name] = max(1, int(seconds * 1e9 / max(_timed(work, min(calls[name], 1000)), 1.0)))
    took: dict[str, list[float]] = {name: [] for name in works}
    collecting = gc.isenabled()
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            gc.disable()
            try:
                took[name].append(_timed(work, calls[name]))
            finally:
                if collecting:
                    gc.enable()
    return {
        name: Cost(name, min(times), median(times), max(times), calls[name], rounds) for name, times in took.items()
    }


def shown(nanoseconds: float) -> str:
    """Returns a time with its unit, to three digits: `66.2 ns`, `5.81 µs`, `124 ms`."""
    size, unit = next((step for step in ((1e9, "s"), (1e6, "ms"), (1e3, "µs")) if nanoseconds >= step[0]), (1.0, "ns"))
    value = nanoseconds / size
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} {unit}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a table in Markdown: the first column to the left, the others to the right."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def beside(ours: Cost, peers: Iterable[Cost]) -> list[list[str]]:
    """Returns the rows of a table for one work: ours, then each peer and how many times as long it takes."""

    def row(cost: Cost, ratio: str) -> list[str]:
        return [cost.name, shown(cost.least), shown(cost.median), shown(cost.most), ratio]

    return [row(ours, "1"), *(row(peer, f"{ours.under(peer):.3g}×") for peer in peers)]
