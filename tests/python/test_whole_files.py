"""A file is the old one or the new one, whole, whenever its writer is killed; and nothing is left beside it."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

import attain
import records
from attain.whole import replaced

#: Every way to write a file that is killed, by the name of the file.
WRITERS = ["card.html", "card.xlsx", "plan.csv", "plan.json", "plan.toml", "verdicts.parquet"]

# What is written in turn: large enough for a kill to come while it is.
WRITER = """
import itertools, pathlib, sys, attain
folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
file = folder / name
names = [f"chỉ tiêu {at}" for at in range(300)]
def made(found):
    plan = attain.Plan(found, [attain.Target(name, found, better="higher") for name in names])
    return plan, plan.assess([attain.Observation(name, found) for name in names])
def months(found):
    import pyarrow as pa
    return pa.table({"value": [found + at for at in range(60_000)], "lower": [30_000] * 60_000, "upper": [30_000] * 60_000})
def ways(found, number):
    if name == "verdicts.parquet":
        import pyarrow.parquet
        months_file = folder.parent / f"months-{number}.parquet"
        if not months_file.exists():
            pyarrow.parquet.write_table(months(number), months_file, row_group_size=10_000)
        return lambda: attain.assess_file(months_file, file, progress=False, batch_rows=10_000)
    plan, card = made(found)
    return {
        "plan.toml": lambda: plan.to_toml(file), "plan.json": lambda: plan.to_json(file),
        "plan.csv": lambda: plan.to_csv(file), "card.html": lambda: card.to_html(file),
        "card.xlsx": lambda: card.to_excel(file),
    }[name]
pair = [ways("8,05%", 0), ways("7,9%", 1)]
if sys.argv[3] == "once":
    pair[int(sys.argv[4])]()
else:
    for at in itertools.count():
        pair[at % 2]()
        if at == 1:
            print("ready", flush=True)
"""


def written(folder: Path, name: str, *how: str) -> list[str]:
    return [sys.executable, "-X", "utf8", "-c", WRITER, str(folder), name, *how]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    names = [name for name in WRITERS if find_spec("pyarrow") or name != "verdicts.parquet"]
    kills = int(os.environ.get("ATTAIN_KILLS", str(len(names))))
    wait = random.Random(7)
    folder = tmp_path / "files"
    folder.mkdir()
    expected: dict[str, list[str]] = {name: [] for name in names}
    for name in names:
        for at in "01":
            subprocess.run(written(folder, name, "once", at), check=True)
            expected[name].append(digest(folder / name))
    assert all(len(set(each)) == 2 for each in expected.values())
    during = turned = 0
    for kill in range(kills):
        name = names[kill % len(names)]
        before = digest(folder / name)
        child = subprocess.Popen(written(folder, name, "on"), stdout=subprocess.PIPE)
        assert child.stdout is not None
        with child.stdout:
            assert child.stdout.readline() == b"ready\n"
            time.sleep(wait.uniform(0, 0.1))
            child.kill()
            child.wait()
        found = digest(folder / name)
        assert found in expected[name], f"kill {kill}: `{name}` is neither the old file nor the new one"
        left = sorted(path.name for path in folder.iterdir() if path.name not in names)
        # What lies there is named, and there is one of it at most: no writer leaves more than it found.
        assert left in ([], [f".{name}.0.part"]), left
        during += bool(left)
        turned += found != before
        if os.name == "posix" and left:
            subprocess.run(written(folder, name, "once", "0"), check=True)
            assert sorted(path.name for path in folder.iterdir()) == names
    print(f"{kills} kills, {during} of them while a file was written")
    what = "a Python program that writes files is killed at random moments; every file is the old one or the new one"
    counts = {
        "ways to write a file": len(names),
        "kills": kills,
        "kills while a part lay there": during,
        "kills that left the new file": turned,
    }
    records.write("kills-python", what, f"make kills KILLS={kills}", counts)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    plan = attain.Plan("2024", [attain.Target("CPI", "không quá 4%")])
    (tmp_path / "plan").mkdir()
    for write in (plan.to_toml, plan.to_json, plan.to_csv, plan.to_html):
        with pytest.raises(FileNotFoundError) as caught:
            write(tmp_path / "none" / "plan")
        assert Path(caught.value.filename) == tmp_path / "none" / "plan"
        with pytest.raises(OSError, match="plan"):
            write(tmp_path / "plan")
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_what_is_given_up_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def stop() -> None:
        with replaced(file) as sink:
            sink.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert ([path.name for path in tmp_path.iterdir()], file.read_bytes()) == (["file"], b"old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"), replaced(tmp_path / "folder") as sink:
        sink.write(b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these links nor these permissions")
def test_links_permissions_and_devices_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    with replaced(link) as sink:
        sink.write(b"new")
    assert (link.is_symlink(), file.read_bytes(), file.stat().st_mode & 0o777) == (True, b"new", 0o640)
    with replaced(Path("/dev/null")) as sink:
        sink.write(b"new")
    assert not Path("/dev/null").is_file()
    long = tmp_path / ("x" * 255)
    with replaced(long) as sink:
        sink.write(b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link", long.name]


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a part is not cleared away")
def test_a_part_of_a_living_writer_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    plan = attain.Plan("2024", [attain.Target("CPI", "không quá 4%")])
    # The writers in Rust and in Python know each other's parts.
    with replaced(file) as sink:
        sink.write(b"new")
        plan.to_toml(file)
        with replaced(file) as other:
            other.write(b"newer")
            assert sorted(path.name for path in tmp_path.iterdir()) == [
                ".plan.toml.0.part",
                ".plan.toml.1.part",
                "plan.toml",
            ]
        assert sorted(path.name for path in tmp_path.iterdir()) == [".plan.toml.0.part", "plan.toml"]
    assert ([path.name for path in tmp_path.iterdir()], file.read_bytes()) == (["plan.toml"], b"new")

    def rewritten() -> None:
        with replaced(file) as sink:
            sink.write(b"newest")

    # What a dead writer left is cleared away by either.
    for write in (lambda: plan.to_toml(file), rewritten):
        (tmp_path / ".plan.toml.0.part").write_bytes(b"left")
        write()
        assert [path.name for path in tmp_path.iterdir()] == ["plan.toml"]


def test_writers_of_one_file_do_not_disturb_each_other(tmp_path: Path) -> None:
    file = tmp_path / "file"
    contents = [bytes([of]) * 100_000 for of in range(8)]
    torn: list[int] = []

    def write(one: bytes) -> None:
        for _ in range(10):
            with replaced(file) as sink:
                sink.write(one[:50_000])
                sink.write(one[50_000:])
            found = file.read_bytes()
            if found not in contents:
                torn.append(len(found))

    threads = [threading.Thread(target=write, args=(one,)) for one in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert torn == []
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
