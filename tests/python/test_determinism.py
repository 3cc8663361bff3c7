"""The same input gives the same bytes, in every process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import records

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
    counts = {"processes": 1 + len(others), "outputs": len(expected), "outputs compared": len(expected) * len(others)}
    what = "every output of the package in processes of other hash seeds, time zones, languages and folders"
    command = "pytest tests/python/test_determinism.py"
    records.write("determinism-python", what, command, counts)
