"""Scorecards as data frames."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

import attain


def test_rows_are_flat(card: attain.Scorecard) -> None:
    row = card.to_dicts()[2]
    assert row == {
        "indicator": "Tổng thu ngân sách",
        "id": None,
        "period": "2024",
        "group": "Ngân sách",
        "owner": None,
        "authority": None,
        "of": None,
        "goal": "17,500 billion VND",
        "found": "17,946 billion VND",
        "status": "exceeded",
        "met": True,
        "certain": True,
        "provisional": False,
        "percent": Decimal("102.5486"),
        "percent_low": Decimal("102.5486"),
        "percent_high": Decimal("102.5486"),
        "gap": "446 billion VND",
        "reason": None,
        "percent_reason": None,
        "official": "vượt",
        "counted": True,
    }
    open_ = card.to_dicts()[1]
    assert (open_["met"], open_["percent"], open_["percent_low"]) == (None, None, Decimal("98.7500"))


def test_pandas(card: attain.Scorecard) -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed; it is the extra attain[pandas]")
    frame = card.to_pandas()
    assert list(frame.columns) == list(card.to_dicts()[0])
    assert frame["percent"].iloc[2] == Decimal("102.5486")
    assert frame["met"].isna().sum() == 3
    assert str(frame["met"].dtype) == "boolean"
    assert frame.loc[frame["counted"], "status"].tolist() == ["met", "undecided", "exceeded", "no_data"]
    assert isinstance(attain.Plan("trống").assess([]).to_pandas(), pd.DataFrame)


def test_polars(card: attain.Scorecard) -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed; it is the extra attain[polars]")
    frame = card.to_polars()
    assert frame.columns == list(card.to_dicts()[0])
    assert frame.schema["percent"] == pl.Decimal(38, 4)
    assert frame["percent"].to_list()[2] == Decimal("102.5486")
    assert frame.filter(pl.col("counted"))["status"].to_list() == ["met", "undecided", "exceeded", "no_data"]
    assert attain.Plan("trống").assess([]).to_polars().shape == (0, 21)


def test_importing_attain_imports_no_frames() -> None:
    code = "import attain, sys; sys.exit(bool({'pandas', 'polars', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
