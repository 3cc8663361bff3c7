"""How fast Python finds figures in the text that the Rust bench wrote: called by it, in the same run."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

import attain


def row(name: str, text: str, rounds: int, read: Callable[[str], int]) -> None:
    """Prints the speed of a reader in MB/s: best, median and worst of some rounds, and how many figures it found."""
    size = len(text.encode())
    speeds = []
    found = 0
    for _ in range(rounds):
        start = time.perf_counter()
        found = read(text)
        speeds.append(size / (time.perf_counter() - start) / 1e6)
    speeds.sort()
    print(f"{name:<44} {speeds[-1]:>9.3f} {speeds[len(speeds) // 2]:>9.3f} {speeds[0]:>9.3f} {found:>9}", flush=True)


def main() -> None:
    """Measures what is installed."""
    path, pattern, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(path, encoding="utf-8") as file:
        text = file.read()
    row("attain.read", text, rounds, lambda text: len(attain.read(text).mentions))
    compiled = re.compile(pattern)
    row("re, finditer", text, rounds, lambda text: sum(1 for _ in compiled.finditer(text)))
    try:
        from quantulum3 import parser
    except ImportError:
        print("skipped: quantulum3 is not installed")
        return
    # It reads English, and a hundred times slower: the first thousand characters of an English report will do.
    english = text[text.rindex("Article IV") - 200 :][:1000] if "Article IV" in text else text[:1000]
    row("quantulum3, 1,000 characters of English", english, min(rounds, 3), lambda text: len(parser.parse(text)))


main()
