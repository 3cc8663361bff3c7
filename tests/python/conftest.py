"""Fixtures that every subject may use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import attain

DATA = Path(__file__).parents[2] / "examples" / "data"
# Charts are drawn to files, with or without a screen.
os.environ["MPLBACKEND"] = "Agg"


@pytest.fixture(autouse=True)
def _no_figure_stays_open() -> Iterator[None]:
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture
def plan() -> attain.Plan:
    """A small plan: a ceiling, a band, two parts of a total, a day."""
    return attain.Plan(
        "Kế hoạch 2024",
        [
            attain.Target("CPI", "không quá 4%", period="2024", group="Kinh tế"),
            attain.Target("Tăng trưởng GRDP", "8 - 8,5%", better="higher", period="2024", group="Kinh tế"),
            attain.Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher", period="2024", group="Ngân sách"),
            attain.Target("Thu nội địa", "8.100 tỷ đồng", better="higher", period="2024", of="Tổng thu ngân sách"),
            attain.Target(
                "Thu xuất nhập khẩu", "9.400 tỷ đồng", better="higher", period="2024", of="Tổng thu ngân sách"
            ),
            attain.Target("Vũng Áng 2 vận hành thử", by="2024-12-31", owner="Ban Quản lý"),
        ],
        source="Nghị quyết của HĐND tỉnh",
    )


@pytest.fixture
def results() -> list[attain.Observation]:
    """What was measured of it."""
    return [
        attain.Observation("CPI", "3,25%", period="2024", quality="final"),
        attain.Observation("Tăng trưởng GRDP", "7,9 - 8,1%", period="2024"),
        attain.Observation("Tổng thu ngân sách", "17.946 tỷ đồng", period="2024", official="vượt"),
        attain.Observation("Thu nội địa", "ước đạt 8.300 tỷ đồng", period="2024"),
        attain.Observation("Hạnh phúc", "9", period="2024"),
    ]


@pytest.fixture
def card(plan: attain.Plan, results: list[attain.Observation]) -> attain.Scorecard:
    return plan.assess(results)
