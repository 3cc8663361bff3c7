"""The code blocks of a page: what they need, what they print, and what they write."""

from __future__ import annotations

import contextlib
import importlib
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
    """Return what a page ``needs`` and is not here: libraries, or names such as ``attain.read``."""
    return [need for need in _front(page, "needs").split() if not _present(need)]


def _present(need: str) -> bool:
    with contextlib.suppress(ModuleNotFoundError):
        return bool(importlib.import_module(need))
    module, _, name = need.rpartition(".")
    return bool(module) and hasattr(importlib.import_module(module), name)


def shown(page: Path) -> list[str]:
    """Return the files that a page shows of what its code writes: what it links as ``made/…``."""
    return sorted(set(_SHOWN.findall(page.read_text("utf-8"))))


def run(page: Path, kept: Path | None = None, keep: Sequence[str] = ()) -> Iterator[tuple[Block, str]] | None:
    """Run the blocks of a page in one namespace and a folder of their own; keep some files of those they write.

    Where nothing is to be kept, each block is given with what it printed.
    """
    steps = _steps(page, kept, keep)
    if kept is None:
        return steps
    for _ in steps:
        pass
    return None


def _steps(page: Path, kept: Path | None, keep: Sequence[str]) -> Iterator[tuple[Block, str]]:
    os.environ.setdefault("MPLBACKEND", "Agg")
    names: dict[str, object] = {"__name__": "__main__"}
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.chdir(folder)
            for block in read(page):
                out = io.StringIO()
                # The lines of an error are those of the page.
                code = compile("\n" * block.line + block.code, page.name, "exec")
                with contextlib.redirect_stdout(out):
                    exec(code, names)
                yield block, out.getvalue()
            for name in keep:
                assert kept is not None
                shutil.copy(Path(folder, name), kept / name)
        finally:
            os.chdir(before)
