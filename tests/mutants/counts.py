"""Writes what runs of mutants came to, by file of the core: `python tests/mutants/counts.py FOLDER…`.

Of a change that was tried more than once the last run counts: a survivor is tried again with a new test. It fails
where one survived that `tests/mutants.md` does not name.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import records

ROOT = Path(__file__).parents[2]
WORDS = {"CaughtMutant": "caught", "MissedMutant": "missed", "Timeout": "timed out", "Unviable": "does not compile"}


def tried(folder: Path) -> dict[str, tuple[str, str]]:
    """The changes of a run by name: the file of each, and what came of it."""
    found = {}
    for mutant in json.loads((folder / "mutants.json").read_text(encoding="utf-8")):
        found[mutant["name"]] = mutant["file"].removeprefix("crates/attain/src/"), "not tried"
    for outcome in json.loads((folder / "outcomes.json").read_text(encoding="utf-8"))["outcomes"]:
        if outcome["scenario"] != "Baseline":
            name = outcome["scenario"]["Mutant"]["name"]
            found[name] = found[name][0], WORDS[outcome["summary"]]
    return found


def unnamed(survivors: list[str], page: str) -> list[str]:
    """Those that a page does not name, in backticks; a line may move, so its number is no part of the name."""
    return [name for name in survivors if f"`{name.split(': ', 1)[-1]}`" not in page]


def main(folders: list[Path]) -> int:
    found: dict[str, tuple[str, str]] = {}
    for folder in folders:
        again = tried(folder)
        found |= {name: of for name, of in again.items() if name not in found or of[1] != "not tried"}
    counts = Counter(f"{file}: {word}" for file, word in found.values())
    survivors = sorted(name for name, (_, word) in found.items() if word == "missed")
    what = "changes of what judges in the core, and whether a test of the core fails"
    command = f"make mutants FILE='{' '.join(sorted({file for file, _ in found.values()}))}'"
    records.write("mutants", what, command, dict(sorted(counts.items())), survivors=survivors)
    new = unnamed(survivors, (ROOT / "tests/mutants.md").read_text(encoding="utf-8"))
    for name in new:
        print(f"survived: {name}; write a test that fails with it, or say in tests/mutants.md why it stays")
    return bool(new)


if __name__ == "__main__":
    sys.exit(main([Path(folder) for folder in sys.argv[1:]] or [ROOT / "target/mutants.out"]))
