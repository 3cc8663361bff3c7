"""Keeps what a run came to, where the page about what was tried takes its numbers from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
#: Samples write beside what is built; a long run is told to write to ``tests/runs``, which is kept.
FOLDER = Path(os.environ.get("ATTAIN_RECORDS") or ROOT / "target" / "trust").absolute()


def write(name: str, what: str, command: str, counts: dict[str, Any], **more: Any) -> None:
    """Write the record of a run: what was tried, how it is repeated, and how often."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = {"what": what, "command": command, "counts": counts, **more}
    (FOLDER / f"{name}.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
