"""The code blocks of a page: what they need, what they print, and what they write."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

#: A block of Python, and the block of text right under it, which is what it prints.
_BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n+```text\n(?P<out>.*?)^```$)?", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(r"\]\(made/([^)#]+)\)")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


class Block(NamedTuple):
    """One block of Python on a page."""

    code: str
    #: What the page says that it prints; None where it says nothing.
    out: str | None
    #: The line of the page that it begins on.
    line: int


def read(page: Path) -> list[Block]:
    """Return the blocks of a page, in order."""
    text = page.read_text("utf-8")
    return [
        Block(found["code"], found["out"], text.count("\n", 0, found.start("code"))) for found in _BLOCK.finditer(text)
    ]


def title(page: Path) -> str:
    """Return the first heading of a page."""
    found = re.search(r"^# (.+)$", page.read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError(f"`{page.name}` has no heading")
    return found[1]


def _front(page: Path, key: str) -> str:
    head = _FRONT.match(page.read_text("utf-8"))
    found = re.search(rf"^{key}: (.+)$", head[1], re.MULTILINE) if head else None
    return found[1] if found else ""


def in_order(folder: Path) -> list[Path]:
    """Return the pages of a folder by the ``order`` at their head."""
    return sorted(folder.glob("*.md"), key=lambda page: (int(_front(page, "order") or 0), page.name))


def absent(page: Path) -> list[str]:
    """Return the libraries that a page ``needs`` and that are not here."""
    return [need for need in _front(page, "needs").split() if importlib.util.find_spec(need) is None]


def shown(page: Path) -> list[str]:
    """Return the files that a page shows of what its code writes: what it links as ``made/…``."""
    return sorted(set(_SHOWN.findall(page.read_text("utf-8"))))


def run(page: Path, folder: Path | None = None) -> Iterator[tuple[Block, str]]:
    """Run the blocks of a page in one namespace and a folder of their own, and give each with what it printed."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    names: dict[str, object] = {"__name__": "__main__"}
    found, before = read(page), Path.cwd()
    with tempfile.TemporaryDirectory() as own:
        try:
            os.chdir(folder or own)
            for block in found:
                out = io.StringIO()
                # The lines of an error are those of the page.
                code = compile("\n" * block.line + block.code, page.name, "exec")
                with contextlib.redirect_stdout(out):
                    exec(code, names)
                yield block, out.getvalue()
        finally:
            os.chdir(before)


def write(page: Path, names: Sequence[str], beside: Path) -> None:
    """Run a page for some of the files that its code writes."""
    with tempfile.TemporaryDirectory() as folder:
        for _ in run(page, Path(folder)):
            pass
        for name in names:
            shutil.copy(Path(folder, name), beside / name)
