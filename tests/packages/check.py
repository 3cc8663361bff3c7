"""Builds what is published and uses it as a stranger would: crates, wheel, source distribution.

A program outside the workspace depends on the packaged crates; the wheel and, with ``--all``, the source distribution are
installed in environments of their own, and judge once. What was tried is recorded.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import records

ROOT = Path(__file__).parents[2]
#: The crates that are published, each after those that it depends on.
CRATES = ("attain", "attain-reader", "attain-report", "attain-arrow")
VERDICT = (
    "import attain; a = attain.Target('Thu', '17.500 tỷ đồng', better='higher').assess('17.946 tỷ đồng');"
    "assert a.status == 'exceeded' and str(a.percent) == '102.5486', (a.status, a.percent); print(a)"
)

#: A stranger has nothing of what this project sets for its own builds.
OURS = ("PYO3_", "PYTHONPATH", "VIRTUAL_ENV")
environment = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute()
scratch = target / "trust" / "packages"
counts: dict[str, int] = {}


def run(*command: str | Path, cwd: Path = ROOT, **more: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment | more, text=True, encoding="utf-8", stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"failed: {' '.join(map(str, command))}")
    return done.stdout


def crates() -> None:
    """A program that has the packaged sources and the committed lock, and nothing else of the tree."""
    version = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["package"]["version"]
    names = [argument for name in CRATES for argument in ("--package", name)]
    run("cargo", "package", "--quiet", "--allow-dirty", "--no-verify", *names)
    program = scratch / "program"
    shutil.rmtree(program, ignore_errors=True)
    (program / "src").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("main.rs"), program / "src")
    shutil.copy(ROOT / "Cargo.lock", program)
    for name in CRATES:
        with tarfile.open(target / "package" / f"{name}-{version}.crate") as packed:
            packed.extractall(program, filter="data")
        folder = program / f"{name}-{version}"
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
        for kept in ("LICENSE-MIT", "LICENSE-APACHE", "README.md", "src/lib.rs"):
            assert kept in found, f"`{name}` is packed without `{kept}`"
    patches = "".join(f'{name} = {{ path = "{name}-{version}" }}\n' for name in CRATES)
    asked = "".join(f'{name} = "{version}"\n' for name in CRATES)
    (program / "Cargo.toml").write_text(
        f'[package]\nname = "stranger"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n'
        f"[dependencies]\n{asked}[patch.crates-io]\n{patches}",
        encoding="utf-8",
    )
    print(run("cargo", "run", "--quiet", cwd=program, CARGO_TARGET_DIR=str(target)), end="")
    counts["crates packed and depended on"] = len(CRATES)


def interpreters() -> dict[str, str | Path]:
    """The Pythons of this machine that the wheel is for, by version: this one, and newer ones that can be called."""
    own, oldest = sys.version_info[1], 11
    found: dict[str, str | Path] = {f"3.{own}": sys.executable}
    for minor in range(oldest, oldest + 10):
        name = shutil.which(f"python3.{minor}")
        # What only stands for a Python that is not there fails when it is called.
        works = name and not subprocess.run([name, "-c", "import venv, ensurepip"], capture_output=True).returncode
        if name and works:
            found.setdefault(f"3.{minor}", name)
    return found


def installed(package: Path, name: str, interpreter: str | Path = sys.executable, **more: str) -> None:
    folder = scratch / name
    shutil.rmtree(folder, ignore_errors=True)
    run(interpreter, "-m", "venv", folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", package, **more)
    print(run(python, "-I", "-c", VERDICT, cwd=folder), end="")
    counts["environments installed in"] = counts.get("environments installed in", 0) + 1


def wheel() -> None:
    out = scratch / "wheel"
    shutil.rmtree(out, ignore_errors=True)
    run("maturin", "build", "--quiet", "--out", out)
    (built,) = out.glob("*.whl")
    assert "-cp311-abi3-" in built.name, f"`{built.name}` is not for every Python from 3.11 on"
    with zipfile.ZipFile(built) as packed:
        (listed,) = [name for name in packed.namelist() if ".dist-info/sboms/" in name]
        bill = json.loads(packed.read(listed))
    assert bill["bomFormat"] == "CycloneDX"
    parts = {part["name"] for part in bill["components"]}
    assert {"attain", "attain-reader", "attain-report", "rust_decimal", "pyo3"} <= parts, sorted(parts)
    counts["parts that the wheel lists"] = len(bill["components"])
    for version, interpreter in interpreters().items():
        installed(built, f"from-wheel-{version}", interpreter)


def sdist() -> None:
    out = scratch / "sdist"
    shutil.rmtree(out, ignore_errors=True)
    run("maturin", "sdist", "--out", out)
    (built,) = out.glob("*.tar.gz")
    with tarfile.open(built) as packed:
        found = {name.split("/", 1)[1] for name in packed.getnames() if "/" in name}
    for kept in ("Cargo.lock", "LICENSE-MIT", "LICENSE-APACHE", "README.md", "python/attain/_attain.pyi", "PKG-INFO"):
        assert kept in found, f"the source distribution lacks `{kept}`"
    # As anybody builds it, but for the profile, which takes a fifth of the time.
    installed(built, "from-sdist", MATURIN_PEP517_ARGS="--profile dev", CARGO_TARGET_DIR=str(target))


def main() -> None:
    everything = "--all" in sys.argv[1:]
    scratch.mkdir(parents=True, exist_ok=True)
    crates()
    wheel()
    if everything:
        sdist()
    command = "make packages" if everything else "make packages-sample"
    records.write("packages", "what is published, used as a stranger would", command, counts)


if __name__ == "__main__":
    main()
