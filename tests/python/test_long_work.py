"""Long work says how far it has come, and a folder is read whatever one file holds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import attain
from attain import FolderError, Observation, Observations, Plan, Target, read_folder
from attain.meter import metered


def test_nothing_is_said_unless_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(metered([1, 2], None)) == list(metered([1, 2], False)) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_a_callback_is_told_after_each() -> None:
    said: list[tuple[int, int]] = []
    done: list[str] = []
    for item in metered(["a", "b"], lambda n, total: said.append((n, total))):
        # What is under way is not done yet.
        assert said[-1] == (len(done), 2)
        done.append(item)
    assert said == [(0, 2), (1, 2), (2, 2)]
    assert list(metered([], lambda n, total: said.append((n, total)))) == []
    assert said[-1] == (0, 0)


def test_a_callback_may_end_the_work() -> None:
    def stop(done: int, _: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(item for item in metered([1, 2, 3], stop))


def test_a_bar_is_shown_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed; it is the extra attain[progress]")
    screen = io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    assert list(metered(["a", "b", "c"], True, what="reports")) == ["a", "b", "c"]
    assert "reports" in screen.getvalue()
    assert "3/3" in screen.getvalue()


def test_what_is_no_callback() -> None:
    with pytest.raises(TypeError, match="progress is None, True or a function of .done, total., got str"):
        list(metered([1], "yes"))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in ("2022", "2023", "2024"):
        Plan(year, [Target("CPI", "không quá 4%")]).to_toml(tmp_path / f"{year}.toml")
    (tmp_path / "part").mkdir()
    Plan("part").to_toml(tmp_path / "part" / "x.toml")
    (tmp_path / "~$2024.toml").write_text("lock")
    (tmp_path / ".hidden.toml").write_text("hidden")
    (tmp_path / "notes.txt").write_text("…", "utf-8")
    return tmp_path


def test_a_folder_is_read_in_order(folder: Path) -> None:
    said: list[tuple[int, int]] = []
    plans = read_folder(folder, Plan.from_toml, pattern="*.toml", progress=lambda n, total: said.append((n, total)))
    assert {name: plan.name for name, plan in plans.items()} == {
        "2022.toml": "2022",
        "2023.toml": "2023",
        "2024.toml": "2024",
    }
    assert list(plans) == sorted(plans)
    assert said == [(0, 3), (1, 3), (2, 3), (3, 3)]
    deep = read_folder(str(folder), Plan.from_toml, pattern=["**/*.toml", "*.toml"])
    assert list(deep) == ["2022.toml", "2023.toml", "2024.toml", "part/x.toml"]
    assert read_folder(folder, lambda path: path.read_text("utf-8"), pattern="*.txt") == {"notes.txt": "…"}
    assert read_folder(folder, Plan.from_toml, pattern="*.none") == {}


def test_every_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "2022.toml").write_text("format = 1\nname =", "utf-8")
    (folder / "2023.toml").write_bytes(b"\xff\xfe")
    said: list[int] = []
    with pytest.raises(FolderError) as caught:
        read_folder(folder, Plan.from_toml, pattern="*.toml", progress=lambda n, _: said.append(n))
    assert list(caught.value.errors) == ["2022.toml", "2023.toml"]
    assert all(isinstance(error, attain.WireError) for error in caught.value.errors.values())
    lines = str(caught.value).splitlines()
    assert lines[0] == f"2 of 3 files of `{folder.name}` cannot be read:"
    assert lines[1].startswith("  2022.toml: ")
    # A bad file is done too.
    assert said == [0, 1, 2, 3]
    with pytest.warns(attain.UnreadWarning, match="left out: 2 of 3 files") as warned:
        plans = read_folder(folder, Plan.from_toml, pattern="*.toml", strict=False)
    assert (list(plans), warned[0].filename) == (["2024.toml"], __file__)


def test_a_slip_in_the_reader_is_not_hidden(folder: Path) -> None:
    def slip(_: Path) -> None:
        raise AttributeError("slip")

    with pytest.raises(AttributeError, match="slip"):
        read_folder(folder, slip)


def test_what_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="is no folder"):
        read_folder(tmp_path / "none", Plan.from_toml)


def test_a_folder_of_results_is_judged(tmp_path: Path) -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%")])
    for month, cpi in (("10", "4,1%"), ("11", "3,9%")):
        Observations(month, [Observation("CPI", cpi)]).to_toml(tmp_path / f"{month}.toml")
    cards = {name: plan.assess(found) for name, found in read_folder(tmp_path, Observations.from_toml).items()}
    assert [flip.after for flip in cards["11.toml"].compare(cards["10.toml"])] == ["met"]
