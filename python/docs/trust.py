"""Writes the page that says what was tried, as runs noted it: those of this build and the long ones that are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Run = dict[str, Any]

HEAD = """# What was tried

Every number here was noted by the run that its command repeats; none was written by hand. *This build* are the samples
that `make test` runs, *the long run* is the last one that `make trust` kept.
"""


def noted(folder: Path) -> dict[str, Run]:
    """Return the runs that a folder knows, by name."""
    return {run.stem: json.loads(run.read_text("utf-8")) for run in sorted(folder.glob("*.json"))}


def counted(columns: dict[str, Run]) -> str:
    """Return the counts of runs as a table, a column each."""
    names = dict.fromkeys(name for run in columns.values() for name in run["counts"])

    def row(name: str) -> str:
        counts = (run["counts"].get(name, "–") for run in columns.values())
        return " | ".join([name, *(f"{count:,}" if isinstance(count, int) else str(count) for count in counts)])

    head = [f"| | {' | '.join(columns)} |", f"|---|{'---:|' * len(columns)}"]
    return "\n".join(head + [f"| {row(name)} |" for name in names])


def listed(columns: dict[str, Run], name: str, form: str) -> list[str]:
    """Return the lines that runs list under a name, each once."""
    return [form.format(line) for line in dict.fromkeys(line for run in columns.values() for line in run.get(name, []))]


def chapter(columns: dict[str, Run]) -> str:
    """Return what was tried, how often, the commands, what survived and what was left out."""
    what = next(iter(columns.values()))["what"]
    commands = "\n".join(dict.fromkeys(run["command"] for run in columns.values()))
    survived = listed(columns, "survivors", "- Survived: `{}`.\n")
    left = "".join(survived + listed(columns, "skipped", "- Left out: {}.\n"))
    return f"\n## {what[:1].upper()}{what[1:]}\n\n{counted(columns)}\n\n```sh\n{commands}\n```\n" + (
        left and f"\n{left}"
    )


def write(build: Path, kept: Path, page: Path) -> None:
    """Write the page of the runs of this build and of those that are kept."""
    runs = {"this build": noted(build), "the long run": noted(kept)}
    names = sorted({name for of in runs.values() for name in of})
    chapters = ({said: of[name] for said, of in runs.items() if name in of} for name in names)
    page.write_text(HEAD + "".join(map(chapter, chapters)), "utf-8")
