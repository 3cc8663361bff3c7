"""Runs every fuzzer, or those that are named, and notes how many inputs each was given.

``SECONDS_EACH`` is how long each of them runs, ``JOBS`` how many at once, ``SEED`` where chance begins: without it, anew.
One that fails is named with its input, the others still run, and the whole fails in the end.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import records

ROOT = Path(__file__).parents[2]
OUT = ROOT / "target" / "fuzz"
TOOLS = ROOT / "target" / "tools"
CARGO_FUZZ = "0.13.2"
SECONDS = int(os.environ.get("SECONDS_EACH") or 30)
JOBS = int(os.environ.get("JOBS") or 2)
#: libFuzzer takes 0 for any.
SEED = int(os.environ.get("SEED") or 0)
#: The one that goes through Python, by atheris.
PYTHON = "python_face"
#: An input that takes 10 s or 2 GB is a finding too.
LIMITS = ("-max_len=16384", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1")
TOLD = re.compile(r"panicked at|ERROR: |SUMMARY: |Uncaught Python exception|Error: ")


def known() -> list[str]:
    """Every target of the manifest, and the face of Python."""
    manifest = (ROOT / "tests" / "fuzz" / "Cargo.toml").read_text("utf-8")
    return [*re.findall(r'\[\[bin\]\]\nname = "(\w+)"', manifest), PYTHON]


def cargo(*command: str, **more: str) -> None:
    subprocess.run(["cargo", *command], cwd=ROOT, check=True, env={**os.environ, **more})


def build(targets: list[str]) -> None:
    """Write what the fuzzers start from, and build them with the sanitizer of the compiler that is there."""
    if not (TOOLS / "bin" / "cargo-fuzz").exists():
        cargo("install", "--quiet", "cargo-fuzz", "--version", CARGO_FUZZ, "--locked", "--root", str(TOOLS))
    cargo("test", "--quiet", "--package", "attain-tests", "--test", "fuzz_regressions", "--", "--ignored",
          "write_the_corpus")  # fmt: skip
    # The sanitizers of a stable compiler are there, behind a flag.
    path = f"{TOOLS / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for target in targets or [""]:
        cargo("fuzz", "build", "--fuzz-dir", "tests/fuzz", "--target-dir", str(OUT / "build"), *filter(None, [target]),
              RUSTC_BOOTSTRAP="1", PATH=path)  # fmt: skip


def program(target: str) -> list[str]:
    if target == PYTHON:
        return [sys.executable, str(ROOT / "tests" / "fuzz" / f"{PYTHON}.py")]
    (built,) = OUT.glob(f"build/*/release/{target}")
    return [str(built)]


def run(target: str) -> int | None:
    """Run one, and return how many inputs it was given; None, and why, where it failed."""
    corpus, found, log = (OUT / folder / target for folder in ("corpus", "found", "logs"))
    for folder in (corpus, found, log.parent):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    asked = [
        *program(target),
        str(corpus),
        f"-max_total_time={SECONDS}",
        f"-seed={SEED}",
        f"-artifact_prefix={found}{os.sep}",
        *LIMITS,
    ]
    with log.open("wb") as out, tempfile.TemporaryDirectory(prefix="attain-fuzz-") as scratch:
        surroundings = {**os.environ, "TMPDIR": scratch}
        code = subprocess.run(asked, cwd=ROOT, env=surroundings, stdout=out, stderr=subprocess.STDOUT).returncode
    text = log.read_text("utf-8", "replace")
    given = re.search(r"stat::number_of_executed_units: *(\d+)", text)
    if code or not given:
        lines = text.splitlines()
        at = [at for at, line in enumerate(lines) if TOLD.search(line)]
        shown = "\n".join("    " + line[:500] for at in at[:3] for line in lines[at : at + 3])
        inputs = ", ".join(str(path) for path in sorted(set(found.iterdir()) - before)) or "no input was kept"
        print(f"{target}: FAILED with code {code}: {inputs}\n{shown}\n    the whole log is {log}; once mended, the input "
              f"belongs into tests/fuzz/findings/{target}", flush=True)  # fmt: skip
        return None
    print(f"{target}: {given[1]} inputs in {SECONDS} s", flush=True)
    return int(given[1])


def main(named: list[str]) -> int:
    targets, skipped = named or known(), []
    if strange := [name for name in targets if name not in known()]:
        print(f"`{strange[0]}` is no target; there are {', '.join(known())}")
        return 2
    if PYTHON in targets and importlib.util.find_spec("atheris") is None:
        skipped.append(f"{PYTHON}: there is no atheris for this Python")
        print(f"skipped: {skipped[0]}", file=sys.stderr)
        targets = [target for target in targets if target != PYTHON]
    if rust := [target for target in targets if target != PYTHON]:
        build(rust if named else [])
    with ThreadPoolExecutor(JOBS) as pool:
        counts = dict(zip(targets, pool.map(run, targets), strict=True))
    failed = [target for target, count in counts.items() if count is None]
    if failed:
        print(f"failed: {', '.join(failed)}")
    # A part of them is no record of them all.
    elif not named:
        what = f"inputs given to each target by libFuzzer, none of which it failed on, {SECONDS} s each"
        records.write("fuzz", what, f"make fuzz SECONDS_EACH={SECONDS}", counts, skipped=skipped)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
