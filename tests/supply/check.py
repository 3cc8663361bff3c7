"""Asks of the dependencies: licences, sources, the oldest versions that are allowed, every set of features, the oldest Rust.

What was asked is recorded; what cannot be asked here is said and listed as skipped.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import records

ROOT = Path(__file__).parents[2]
#: The crates that are published.
CRATES = ("attain", "attain-reader", "attain-report", "attain-arrow")
DENY = "0.20.2"
TOOLS = ROOT / "target" / "tools"

target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute()
counts: dict[str, int] = {}
skipped: list[str] = []


def ran(*command: str | Path, cwd: Path = ROOT, quiet: bool = False, **more: str) -> bool:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=cwd, env=os.environ | more, stdout=output, stderr=output).returncode == 0


def must(*command: str | Path, cwd: Path = ROOT, **more: str) -> None:
    if not ran(*command, cwd=cwd, **more):
        raise SystemExit(f"failed: {' '.join(map(str, command))}")


def skip(what: str) -> None:
    print(f"skipped: {what}", file=sys.stderr)
    skipped.append(what)


def one(of: str) -> None:
    counts[of] = counts.get(of, 0) + 1


def lock() -> None:
    """The committed lock is what the manifests ask for."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    packages = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))["package"]
    foreign = [package for package in packages if "source" in package]
    unsure = [package["name"] for package in foreign if "checksum" not in package]
    assert not unsure, f"no checksum is locked for {unsure}"
    counts["dependencies locked with a checksum"] = len(foreign)


def deny() -> None:
    tool = TOOLS / "bin" / "cargo-deny"
    install = ("cargo", "install", "--quiet", "--locked", "--debug", "--root", TOOLS, f"cargo-deny@{DENY}")
    if not tool.exists() and not ran(*install):
        # Where nobody reads what was skipped, nothing of this is.
        if os.environ.get("CI"):
            raise SystemExit(f"failed: cargo-deny {DENY} cannot be installed, and `CI` is set")
        return skip(f"cargo-deny {DENY} cannot be installed")
    for question in ("licenses", "bans", "sources"):
        must(tool, "--locked", "check", "--hide-inclusion-graph", question)
        one("questions of cargo-deny")
    database = ("git", "ls-remote", "--exit-code", "https://github.com/rustsec/advisory-db", "HEAD")
    try:
        reachable = subprocess.run(database, capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        reachable = False
    if not reachable:
        return skip("advisories: the database of RustSec is not reachable")
    must(tool, "--locked", "check", "advisories")
    return one("questions of cargo-deny")


def members() -> dict[str, dict[str, Any]]:
    """The packages of the workspace by name, as cargo knows them."""
    command = ["cargo", "metadata", "--no-deps", "--format-version", "1", "--locked", "--quiet"]
    return {package["name"]: package for package in json.loads(subprocess.check_output(command, cwd=ROOT))["packages"]}


def chosen_by_name(package: dict[str, Any]) -> list[str]:
    """The features that a package declares: not `default`, and not those that are there for each optional dependency."""
    return sorted(name for name, asked in package["features"].items() if name != "default" and asked != [f"dep:{name}"])


def features() -> None:
    """Every set of the features of every published crate compiles, each crate alone."""
    packages = members()
    for name in CRATES:
        known = chosen_by_name(packages[name])
        for size in range(len(known) + 1):
            for chosen in itertools.combinations(known, size):
                must(
                    "cargo", "check", "--quiet", "--locked", "--package", name,
                    "--no-default-features", "--features", ",".join(chosen),
                    PYO3_BUILD_EXTENSION_MODULE="1",
                )  # fmt: skip
                one("sets of features built")


def oldest_versions() -> None:
    """The library builds with the oldest versions that its own manifests allow, in a copy of the sources."""
    copy = target / "trust" / "oldest"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    wanted = {name: Path(package["manifest_path"]).parent for name, package in members().items()}
    for name in CRATES:
        folder = wanted[name].relative_to(ROOT)
        shutil.copytree(ROOT / folder, copy / folder)
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    listed = ", ".join(f'"{wanted[name].relative_to(ROOT).as_posix()}"' for name in CRATES)
    lines = [line for line in manifest.splitlines() if not line.startswith(("exclude =", "default-members ="))]
    lines = [f"members = [{listed}]" if line.startswith("members =") else line for line in lines]
    (copy / "Cargo.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    # The option is of the nightly cargo; what it writes is an ordinary lock.
    must("cargo", "-Z", "direct-minimal-versions", "generate-lockfile", "--quiet", cwd=copy, RUSTC_BOOTSTRAP="1")
    must("cargo", "check", "--quiet", "--locked", "--workspace", "--all-features", cwd=copy,
         CARGO_TARGET_DIR=str(target / "trust" / "oldest-target"), PYO3_BUILD_EXTENSION_MODULE="1")  # fmt: skip
    counts["crates built with their oldest direct dependencies"] = len(CRATES)


def oldest_rust() -> None:
    version = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]["package"]["rust-version"]
    oldest = tuple(map(int, version.split(".")))
    said = subprocess.check_output(["cargo", "metadata", "--format-version", "1", "--locked", "--quiet"], cwd=ROOT)
    asking = [package for package in json.loads(said)["packages"] if package["rust_version"]]
    newer = [p["name"] for p in asking if tuple(map(int, p["rust_version"].split(".")))[:2] > oldest]
    assert not newer, f"a newer Rust than {version} is what {newer} ask for"
    counts[f"packages that ask for no newer Rust than {version}"] = len(asking)
    readable = [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
    for page in readable:
        assert f"Rust {version}" in page.read_text(encoding="utf-8"), f"{page.name} names another Rust than {version}"
    if not ran("rustup", "run", version, "rustc", "--version", quiet=True):
        return skip(
            f"Rust {version}, the oldest that is supported, is not installed: `rustup toolchain install {version}`"
        )
    packages = [argument for name in CRATES for argument in ("--package", name)]
    must("rustup", "run", version, "cargo", "check", "--quiet", "--locked", *packages,
         CARGO_TARGET_DIR=str(target / "trust" / "oldest-rust"))  # fmt: skip
    counts[f"crates built with Rust {version}"] = len(CRATES)
    return None


def main() -> None:
    for ask in (lock, features, oldest_versions, oldest_rust, deny):
        ask()
    what = "dependencies: licences, sources, oldest versions, features"
    records.write("supply", what, "make supply", counts, skipped=skipped)
    for what, number in counts.items():
        print(f"{number} {what}")


if __name__ == "__main__":
    main()
