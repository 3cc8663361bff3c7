"""Builds the site: the pages with what they draw, the methods, the reference and the notebooks; then checks its links.

Run it with ``make site``; the site is in ``target/site``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import blocks
import links
import methods
import notebooks
import reference
import stubs
import trust

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES = HERE / "pages"
#: What Zensical reads: the pages of this folder beside those that are made here.
SOURCE = ROOT / "target" / "site-source"
SITE = ROOT / "target" / "site"


def made(docs: Path) -> None:
    """Run the pages that show what their code writes, and put the files beside them."""
    for page in sorted(PAGES.rglob("*.md")):
        names = blocks.shown(page)
        if names and not blocks.absent(page):
            beside = docs / page.relative_to(PAGES).parent / "made"
            beside.mkdir(exist_ok=True)
            blocks.write(page, names, beside)


def nav(chapters: dict[str, list[tuple[str, str]]]) -> str:
    """Return the table of contents as Zensical reads it, in TOML: chapters of (title, page)."""
    entries: list[dict[str, object]] = [
        {chapter: [{title: page} for title, page in pages]} if len(pages) > 1 else {chapter: pages[0][1]}
        for chapter, pages in chapters.items()
    ]
    return json.dumps(entries, ensure_ascii=False, separators=(", ", " = "))


def offline(site: Path) -> None:
    """Put the script of this site in place of the one that Zensical fetches for the search of pages in a folder."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        here = Path(os.path.relpath(site / "worker.js", page.parent)).as_posix()
        page.write_text(text.replace("https://unpkg.com/iframe-worker/shim", here), "utf-8")


def main() -> None:
    """Build the site."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    docs = SOURCE / "docs"
    shutil.copytree(PAGES, docs)
    stubs.write(ROOT / "python" / "attain", SOURCE / "package" / "attain")
    made(docs)
    trust.write(ROOT / "target" / "trust", ROOT / "tests" / "runs", docs / "trust.md")
    chapters = {
        "attain": [("attain", "index.md")],
        "Tutorial": [("Tutorial", "tutorial.md")],
        "How to": [(blocks.title(page), f"how-to/{page.name}") for page in blocks.in_order(PAGES / "how-to")],
        "Methods": methods.write(ROOT / "crates" / "attain" / "src" / "progress", docs / "methods"),
        "Notebooks": notebooks.write(ROOT / "examples", HERE, docs / "notebooks"),
        "Reference": reference.write(ROOT / "examples", docs / "reference"),
        "Trust": [("What was tried", "trust.md"), ("Limits", "limits.md")],
    }
    config = (HERE / "zensical.toml").read_text("utf-8")
    (SOURCE / "zensical.toml").write_text(config.replace("nav = []", f"nav = {nav(chapters)}", 1), "utf-8")
    zensical = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    done = subprocess.run(zensical, cwd=SOURCE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    offline(SOURCE / "site")
    wrong = links.check(SOURCE / "site")
    if wrong:
        raise SystemExit("\n".join(wrong))
    shutil.rmtree(SITE, ignore_errors=True)
    shutil.move(SOURCE / "site", SITE)
    print(f"{sum(1 for _ in SITE.rglob('*.html'))} pages in {SITE.relative_to(ROOT)}, every link leads somewhere")


if __name__ == "__main__":
    main()
