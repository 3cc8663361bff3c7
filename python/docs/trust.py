"""Writes the page that says what was tried, from what the runs wrote: ``target/trust/*.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HEAD = """# What was tried

Every number here was written by the run that its command repeats; none was written by hand. `make test` writes the samples,
the commands below the long runs.
"""
NOTHING = "\nNo run has written anything yet: `make test` does.\n"


def counted(counts: dict[str, Any]) -> str:
    """Return the counts of a run as the rows of a table."""
    shown = {name: f"{count:,}" if isinstance(count, int) else str(count) for name, count in counts.items()}
    rows = [f"| {name} | {count} |" for name, count in shown.items()]
    return "\n".join(["| | |", "|---|---:|", *rows])


def chapter(run: dict[str, Any]) -> str:
    """Return what a run tried, how often, and its command."""
    what = run["what"][:1].upper() + run["what"][1:]
    return f"\n## {what}\n\n{counted(run['counts'])}\n\n```sh\n{run['command']}\n```\n"


def write(runs: Path, page: Path) -> None:
    """Write the page of all runs that a folder knows."""
    found = [json.loads(run.read_text("utf-8")) for run in sorted(runs.glob("*.json"))]
    page.write_text(HEAD + ("".join(map(chapter, found)) or NOTHING), "utf-8")
