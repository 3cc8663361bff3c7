"""The notebooks of the examples: run as they are, and saved with what they show and nothing of the machine.

``make notebooks`` saves them.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
#: All that a notebook says of where it ran.
METADATA: dict[str, Any] = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def saved(file: Path) -> dict[str, Any]:
    """The notebook as it is kept."""
    notebook: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return notebook


def run(file: Path) -> dict[str, Any]:
    """The notebook as it comes out of a run, without what differs from one run to the next."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(file, as_version=4)
    paths = {"metadata": {"path": str(FOLDER)}}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=paths, record_timing=False)
    # A notebook draws into itself, whatever the tests around it draw on.
    client.execute(env=os.environ | {"MPLBACKEND": "module://matplotlib_inline.backend_inline"})
    notebook["metadata"] = METADATA
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        for output in cell.get("outputs", []):
            if "metadata" in output:
                output["metadata"] = {}
    plain: dict[str, Any] = json.loads(json.dumps(notebook))
    return plain


def save(file: Path) -> None:
    """Run the notebook and keep what it shows."""
    text = json.dumps(run(file), ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    for each in NOTEBOOKS:
        save(each)
