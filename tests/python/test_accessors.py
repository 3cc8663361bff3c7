"""What a data frame offers under ``.attain``."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import attain
from attain import Plan, Target

LIBRARIES = ["pandas", "polars"]


def frame(library: str, rows: dict[str, list[Any]]) -> Any:
    module = pytest.importorskip(library, reason=f"{library} is not installed; it is the extra attain[{library}]")
    __import__(f"attain.{library}")
    return module.DataFrame(rows)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_is_a_plan_or_results(library: str) -> None:
    goals = frame(library, {"indicator": ["CPI"], "goal": ["không quá 4%"]})
    found = frame(library, {"indicator": ["CPI"], "value": ["3,25%"]})
    plan = goals.attain.plan("2024", period="2024", locale="vi")
    assert plan == Plan("2024", [Target("CPI", "không quá 4%", period="2024")])
    assert found.attain.observations("Báo cáo", locale="vi").name == "Báo cáo"
    card = found.attain.assess(plan, locale="vi", period="2024", rule="strict")
    assert (card.met, card.rule, str(card)) == (1, "strict", "2024: 1 of 1 met")


@pytest.mark.parametrize("library", LIBRARIES)
def test_one_plan_for_every_area(library: str) -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("GRDP", "8%", better="higher")])
    rows = frame(
        library,
        {
            "REF_AREA": ["HT", "NA", "HT", "NA", "QB"],
            "indicator": ["CPI", "CPI", "GRDP", "GRDP", "CPI"],
            "value": ["3,25%", "4,5%", "8,05%", "9%", "3%"],
        },
    )
    said: list[tuple[int, int]] = []
    cards = rows.attain.assess_each(plan, progress=lambda done, total: said.append((done, total)))
    assert {area: (card.met, card.coverage) for area, card in cards.items()} == {
        "HT": (2, 1),
        "NA": (1, 1),
        "QB": (1, 0.5),
    }
    assert list(cards) == ["HT", "NA", "QB"]
    assert said == [(0, 3), (1, 3), (2, 3), (3, 3)]
    with pytest.raises(attain.FrameError, match="there is no column `tỉnh`; the columns are `REF_AREA`, `indicator`"):
        rows.attain.assess_each(plan, "tỉnh")


@pytest.mark.parametrize("library", LIBRARIES)
def test_bad_rows_keep_their_numbers(library: str) -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%")])
    rows = frame(
        library,
        {"REF_AREA": ["HT", "NA", "NA", None], "indicator": ["CPI"] * 4, "value": ["3%", "4%", "tỹ", "5%"]},
    )
    with pytest.raises(attain.FrameError) as caught:
        rows.attain.assess_each(plan)
    assert [(p.row, p.column, p.found) for p in caught.value.problems] == [(2, "value", "tỹ")]
    with pytest.warns(attain.UnreadWarning) as said:
        cards = rows.attain.assess_each(plan, strict=False)
    assert list(cards) == ["HT", "NA"]
    assert ["row 2" in str(w.message) or "row 3, `REF_AREA`" in str(w.message) for w in said] == [True, True]


@pytest.mark.parametrize("library", LIBRARIES)
def test_warnings_point_to_the_call(library: str) -> None:
    rows = frame(library, {"indicator": ["CPI"], "value": ["3%"], "note": ["…"]})
    with pytest.warns(attain.UnreadWarning) as said:
        rows.attain.observations()
    assert said[0].filename == __file__
    with pytest.warns(attain.UnreadWarning) as said:
        rows.attain.assess(Plan("2024"))
    assert said[0].filename == __file__


@pytest.mark.parametrize("library", LIBRARIES)
def test_nothing_is_registered_unasked(library: str) -> None:
    pytest.importorskip(library)
    code = f"import {library}, attain; print(hasattr({library}.DataFrame, 'attain'))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
    assert hasattr(frame(library, {}), "attain")
