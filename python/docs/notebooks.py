"""The notebooks of the examples as pages, with the results that they were saved with."""

from __future__ import annotations

from pathlib import Path

from nbconvert import MarkdownExporter

import blocks


def write(examples: Path, template: Path, folder: Path) -> list[tuple[str, str]]:
    """Write a page for every notebook, and return their titles and places."""
    folder.mkdir(parents=True)
    exporter = MarkdownExporter(template_name="notebook", extra_template_basedirs=[str(template)])
    pages = []
    for notebook in sorted(examples.glob("*.ipynb")):
        text, _ = exporter.from_filename(str(notebook))
        page = folder / f"{notebook.stem}.md"
        page.write_text(f"{text.strip()}\n", "utf-8")
        pages.append((blocks.title(page), f"notebooks/{page.name}"))
    return pages
