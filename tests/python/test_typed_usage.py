"""The typed story runs too."""

from __future__ import annotations

import runpy
from pathlib import Path


def test_the_story_runs() -> None:
    runpy.run_path(str(Path(__file__).with_name("typed_usage.py")), run_name="__main__")
