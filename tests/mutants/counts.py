"""Writes what a run of mutants came to, by file of the core, to target/trust/mutants.json."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORDS = {"CaughtMutant": "caught", "MissedMutant": "missed", "Timeout": "timed out", "Unviable": "does not compile"}


def main(found: Path) -> None:
    counts: dict[str, Counter[str]] = {}
    survivors = []
    for outcome in json.loads(found.read_text(encoding="utf-8"))["outcomes"]:
        if outcome["scenario"] == "Baseline":
            continue
        mutant = outcome["scenario"]["Mutant"]
        word = WORDS[outcome["summary"]]
        counts.setdefault(mutant["file"], Counter())[word] += 1
        if word == "missed":
            survivors.append(mutant["name"])
    written = {
        "what": "changes of what judges in the core, and whether a test of the core fails",
        "command": "make mutants",
        "counts": {file: dict(sorted(of.items())) for file, of in sorted(counts.items())},
        "survivors": sorted(survivors),
    }
    into = ROOT / "target/trust/mutants.json"
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "target/mutants.out/outcomes.json")
