"""What is compared with what, counted by operation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import attain

#: What stands for an answer that was refused.
REFUSED = "refused"


class Record:
    """The cases of every operation, what they came to, and where attain and the oracle differ."""

    def __init__(self) -> None:
        self.cases: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.skipped: set[str] = set()
        self.differences: list[str] = []
        self.count = 0

    def same(self, operation: str, found: Any, expected: Any, *case: Any) -> None:
        """Counts a case, and keeps it where the two differ."""
        self.cases[operation] += 1
        if found != expected:
            self.count += 1
            if len(self.differences) < 20:
                said = ", ".join(map(str, case))
                self.differences.append(f"{operation}({said}): attain says {found!s}, the oracle {expected!s}")

    def saw(self, operation: str, what: object) -> None:
        """Counts what a case came to, so that a run shows what it tried."""
        self.seen[f"{operation}: {what}"] += 1

    def skip(self, why: str) -> None:
        """Says what could not be asked here."""
        self.skipped.add(why)

    def add(self, other: Record) -> None:
        self.cases += other.cases
        self.seen += other.seen
        self.skipped |= other.skipped
        self.count += other.count
        self.differences = (self.differences + other.differences)[:20]


def tried(act: Callable[[], Any]) -> Any:
    """What an act gives; `REFUSED` where attain refuses it by an error of its own."""
    try:
        return act()
    except attain.Error:
        return REFUSED
