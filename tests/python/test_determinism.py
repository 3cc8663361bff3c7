"""The same input gives the same bytes, in every process; and files are whole whenever their writer is killed."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import attain

DATA = Path(__file__).parents[2] / "examples" / "data"

OUTPUTS = """
import hashlib, json, pathlib, sys, attain
data, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
plan = attain.Plan.from_toml(data / "ha_tinh_2024.toml")
results = attain.Observations.from_toml(data / "ha_tinh_2023_results.toml")
card = results.scorecard()
reading = attain.read((data / "report.txt").read_text("utf-8"))
found = {}
for locale in ("vi", "en"):
    for name, of in {"plan": plan, "results": results, "card": card, "reading": reading}.items():
        for form in ("toml", "json", "csv", "html", "markdown", "excel"):
            write = getattr(of, f"to_{form}", None)
            if form == "excel" and write is not None:
                write(folder / "card.xlsx", locale=locale)
                found[f"{name}.{form}.{locale}"] = hashlib.sha256((folder / "card.xlsx").read_bytes()).hexdigest()
            elif write is not None:
                found[f"{name}.{form}.{locale}"] = hashlib.sha256(write(locale=locale).encode()).hexdigest()
    for name, of in {"plan": plan, "card": card}.items():
        found[f"{name}.repr"] = hashlib.sha256(repr(of).encode()).hexdigest()
found["reading.mentions"] = hashlib.sha256(repr(reading.mentions).encode()).hexdigest()
found["card.wire"] = hashlib.sha256(card.to_wire().encode()).hexdigest()
try:
    import altair, vl_convert
except ImportError:
    pass
else:
    found["card.vega"] = hashlib.sha256(json.dumps(card.to_altair().to_dict()).encode()).hexdigest()
try:
    import matplotlib
except ImportError:
    pass
else:
    matplotlib.use("svg")
    # The salt and the day are those of matplotlib, which has settings for them.
    matplotlib.rcParams["svg.hashsalt"] = "attain"
    card.chart().figure.savefig(folder / "card.svg", metadata={"Date": None})
    found["card.svg"] = hashlib.sha256((folder / "card.svg").read_bytes()).hexdigest()
print(json.dumps(found))
"""


def outputs(folder: Path, place: Path, **surroundings: str) -> dict[str, str]:
    folder.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", OUTPUTS, str(DATA), str(folder)],
        check=True,
        capture_output=True,
        cwd=place,
        env={**kept, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(folder), **surroundings},
    )
    found: dict[str, str] = json.loads(said.stdout)
    return found


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    expected = outputs(tmp_path / "0", Path("/"), PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    others = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8"},
    ]
    for at, surroundings in enumerate(others, 1):
        time.sleep(1)
        found = outputs(tmp_path / str(at), tmp_path, **surroundings)
        differ = [name for name in expected if found[name] != expected[name]]
        assert not differ, f"another where {surroundings}: {differ}"
        assert found.keys() == expected.keys()
    folder = Path(__file__).parents[2] / "target" / "trust"
    folder.mkdir(parents=True, exist_ok=True)
    counts = {"processes": 1 + len(others), "outputs": len(expected), "outputs compared": len(expected) * len(others)}
    what = "every output of the package in processes of other hash seeds, time zones, languages and folders"
    command = "pytest tests/python/test_determinism.py"
    text = json.dumps({"what": what, "command": command, "counts": counts}, indent=2)
    (folder / "determinism-python.json").write_text(text + "\n", "utf-8")


WRITER = """
import itertools, pathlib, sys, attain
folder = pathlib.Path(sys.argv[1])
names = [f"chỉ tiêu {at}" for at in range(300)]
def made(found):
    plan = attain.Plan(found, [attain.Target(name, found, better="higher") for name in names])
    return plan, plan.assess([attain.Observation(name, found) for name in names])
pairs = [made("8,05%"), made("7,9%")]
def write(at):
    plan, card = pairs[at % 2]
    plan.to_toml(folder / "plan.toml")
    plan.to_json(folder / "plan.json")
    plan.to_csv(folder / "plan.csv")
    card.to_html(folder / "card.html")
    card.to_excel(folder / "card.xlsx")
if sys.argv[2] == "once":
    write(int(sys.argv[3]))
else:
    for at in itertools.count():
        write(at)
        if at == 1:
            print("ready", flush=True)
"""


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    kills = int(os.environ.get("ATTAIN_KILLS", "8"))
    names = ["card.html", "card.xlsx", "plan.csv", "plan.json", "plan.toml"]
    wait = random.Random(7)
    digest = {}
    for at in (0, 1):
        subprocess.run([sys.executable, "-c", WRITER, str(tmp_path), "once", str(at)], check=True)
        for name in names:
            digest.setdefault(name, set()).add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert all(len(each) == 2 for each in digest.values())
    during = 0
    for kill in range(kills):
        child = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), "on"], stdout=subprocess.PIPE)
        assert child.stdout is not None
        with child.stdout:
            assert child.stdout.readline() == b"ready\n"
            time.sleep(wait.uniform(0, 0.2))
            child.kill()
            child.wait()
        for name in names:
            found = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
            assert found in digest[name], f"kill {kill}: `{name}` is neither the old file nor the new one"
        left = sorted(path.name for path in tmp_path.iterdir() if path.name not in names)
        during += bool(left)
        assert all(name.endswith(".0.part") for name in left), left
    if os.name == "posix":
        subprocess.run([sys.executable, "-c", WRITER, str(tmp_path), "once", "0"], check=True)
        assert sorted(path.name for path in tmp_path.iterdir()) == names
    print(f"{kills} kills, {during} of them while a file was written")


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
