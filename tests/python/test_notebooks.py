"""The notebooks are kept as they come out of a run, and say nothing of the machine they ran on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notebook_files import METADATA, NOTEBOOKS, run, saved

#: Folders of a machine, addresses in memory, places of installed packages.
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|usr|var|opt|work|Users)/|[A-Z]:\\\\|\b0x[0-9a-f]{6,}|site-packages")
#: What a page of an archive takes without a thought.
LARGEST = 200_000


def texts(notebook: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """What the cells print and what their results are in plain text, by the number of the cell."""
    for at, cell in enumerate(notebook["cells"]):
        for output in cell.get("outputs", []):
            yield at, "".join(output.get("text", output.get("data", {}).get("text/plain", "")))


def test_there_are_the_five_stories() -> None:
    assert [file.stem for file in NOTEBOOKS] == ["columns", "ha_tinh", "methods", "monitoring", "read_report"]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_notebook_says_nothing_of_a_machine(file: Path) -> None:
    text, notebook = file.read_text("utf-8"), saved(file)
    assert MACHINE.findall(text) == []
    assert notebook["metadata"] == METADATA
    assert [cell["metadata"] for cell in notebook["cells"] if cell["metadata"]] == []
    assert len(text.encode()) < LARGEST


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_notebook_is_kept_as_it_comes_out_of_a_run(file: Path) -> None:
    pytest.importorskip("nbclient", reason="nbclient is not installed")
    for library in ("duckdb", "matplotlib", "openpyxl", "pandas", "polars"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    kept = saved(file)
    counts = [cell["execution_count"] for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert list(texts(kept)) == list(texts(run(file)))
