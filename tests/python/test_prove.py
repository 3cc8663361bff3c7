"""The comparison with oracles itself: it agrees, and it notices when either side rounds or judges otherwise."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

PROVE = Path(__file__).parents[1] / "prove"
NAMES = (
    "oracle", "record", "cases", "arithmetic", "ranges", "verdicts", "claims", "columns",
    "baselines", "rollups", "paces", "whatifs", "written", "rates", "server",
)  # fmt: skip


@pytest.fixture
def prove(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    monkeypatch.syspath_prepend(PROVE)
    yield importlib.import_module
    for name in NAMES:
        sys.modules.pop(name, None)


def differing(prove: Callable[[str], ModuleType], module: str, operation: str) -> int:
    record = prove("record").Record()
    getattr(prove(module), operation)(Random(3), 400, record)
    assert sum(record.cases.values()) >= 400
    return int(record.count)


OPERATIONS = [
    ("arithmetic", "sums"),
    ("arithmetic", "quotients"),
    ("arithmetic", "order"),
    ("ranges", "algebra"),
    ("verdicts", "figures"),
    ("verdicts", "status"),
    ("claims", "shares"),
    ("rates", "exchanges"),
    ("rates", "parts_of"),
    ("baselines", "columns_changed"),
    ("baselines", "targets_changed"),
    ("rollups", "groups"),
    ("rollups", "grouped"),
    ("rollups", "scorecards"),
    ("paces", "months"),
    ("whatifs", "nudges"),
    ("whatifs", "common_changes"),
    ("whatifs", "trends"),
    ("written", "written_figures"),
    ("written", "written_numbers"),
]


@pytest.mark.parametrize(("module", "operation"), OPERATIONS)
def test_they_agree(prove: Callable[[str], ModuleType], module: str, operation: str) -> None:
    assert differing(prove, module, operation) == 0


@pytest.mark.parametrize(("module", "operation"), [("arithmetic", "quotients"), ("verdicts", "figures")])
def test_another_rounding_is_noticed(
    prove: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, module: str, operation: str
) -> None:
    monkeypatch.setitem(prove("oracle").MODES, "floor", "ROUND_DOWN")
    assert differing(prove, module, operation) > 0


@pytest.mark.parametrize(("module", "operation"), [("ranges", "algebra"), ("verdicts", "status")])
def test_touching_taken_for_overlapping_is_noticed(
    prove: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, module: str, operation: str
) -> None:
    meet = prove("oracle").meet

    def touches(a: Any, b: Any) -> bool:
        common = meet(a, b)
        return bool(common[0] <= common[1])

    monkeypatch.setattr(prove("oracle"), "overlaps", touches)
    assert differing(prove, module, operation) > 0


def test_a_claim_a_last_place_off_is_noticed(
    prove: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = prove("claims")._half
    monkeypatch.setattr(prove("claims"), "_half", lambda printed: right(printed) * 2)
    assert differing(prove, "claims", "shares") > 0


def test_another_word_of_postgres_is_noticed(prove: Callable[[str], ModuleType]) -> None:
    told = ["[1,2)", "[2,3)", "f", "f", "f", "t", "f", "t", "f", "empty", "[1,3)", "[1,2)", "[1,3)"]
    record = prove("record").Record()
    prove("server")._compare(told, record)
    assert (record.count, sum(record.cases.values())) == (0, 12)
    for at in range(2, len(told)):
        other = "[7,8)" if at > 8 else {"t": "f", "f": "t"}[told[at]]
        prove("server")._compare([*told[:at], other, *told[at + 1 :]], record)
    assert record.count == len(told) - 2


@pytest.mark.parametrize(
    ("module", "operation", "name", "other"),
    [
        ("paces", "months", "_BANDS", (1, 1, 1)),
        ("rollups", "groups", "_STATUSES", ("met", "exceeded", "missed", "no_data")),
        ("written", "written_figures", "_GROUP", {"vi": ",", "en": "."}),
        ("written", "written_figures", "_COUNTED", ()),
        ("baselines", "columns_changed", "cut", lambda exact, digits, mode: None),
        ("whatifs", "nudges", "_ONE_FIGURE", dict.fromkeys(("at_least", "more_than"), (0, None))),
        ("rates", "exchanges", "_VND", {0: None, 3: None, 6: None}),
    ],
)
def test_another_rule_is_noticed(
    prove: Callable[[str], ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    operation: str,
    name: str,
    other: object,
) -> None:
    monkeypatch.setattr(prove(module), name, other)
    assert differing(prove, module, operation) > 0
