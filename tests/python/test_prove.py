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
NAMES = ("oracle", "record", "cases", "arithmetic", "ranges", "verdicts", "claims")


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
