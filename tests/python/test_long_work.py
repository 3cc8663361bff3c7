"""Long work says how far it has come, and a folder is read whatever one file holds."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import attain
from attain import FolderError, Observation, Observations, Plan, Target, read_folder
from attain.meter import _watched, metered


class Screen(io.StringIO):
    """What stands for the terminal."""

    def isatty(self) -> bool:
        return True


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(metered([1, 2])) == list(metered([1, 2], None)) == list(metered([1, 2], False)) == [1, 2]
    assert capsys.readouterr() == ("", "")


def test_a_terminal_has_a_bar_once_the_work_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed; it is the extra attain[progress]")
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    assert list(metered(["a", "b"], what="short")) == ["a", "b"]
    assert screen.getvalue() == ""
    monkeypatch.setattr("attain.meter._LONG", 0.01)
    for _ in metered(["a", "b", "c"], what="reports"):
        time.sleep(0.2)
    assert "reports" in screen.getvalue()
    assert "3/3" in screen.getvalue()
    # Nobody wants it, or nobody can draw it.
    quiet = Screen()
    monkeypatch.setattr("sys.stderr", quiet)
    for said in (lambda: metered([1, 2], False), lambda: metered([1, 2])):
        for _ in said():
            time.sleep(0.15)
        monkeypatch.setattr("attain.meter.find_spec", lambda _: None)
    assert quiet.getvalue() == ""


def test_a_notebook_has_a_bar_too(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed; it is the extra attain[progress]")
    kernel, prompt = type("ZMQInteractiveShell", (), {})(), type("Other", (), {})()
    for shell, watched in ((kernel, True), (prompt, False), (None, False)):
        monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda shell=shell: shell))
        assert _watched() is watched
    monkeypatch.delitem(sys.modules, "IPython")
    assert _watched() is False


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
    with pytest.raises(TypeError, match="progress is None, True, False or a function of .done, total., got str"):
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


def test_a_folder_of_reports_is_read(tmp_path: Path) -> None:
    reports = {"ha_tinh": "17.946 tỷ đồng", "nghe_an": "25.700 tỷ đồng"}
    for name, revenue in reports.items():
        (tmp_path / f"{name}.txt").write_text(f"Năm 2024, tổng thu ngân sách đạt {revenue}.", "utf-8")
    said: list[tuple[int, int]] = []
    readings = read_folder(
        tmp_path, lambda file: attain.read(file.read_text("utf-8")), progress=lambda n, total: said.append((n, total))
    )
    assert {name: [m.text for m in reading.mentions] for name, reading in readings.items()} == {
        f"{name}.txt": [revenue] for name, revenue in reports.items()
    }
    assert said == [(0, 2), (1, 2), (2, 2)]


def test_a_folder_of_workbooks_is_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed; it is of the dependency group test")
    for name, planned in (("Can Lộc", 320), ("Đức Thọ", 280)):
        book = openpyxl.Workbook()
        for row in (["Chỉ tiêu", "ĐVT", "Kế hoạch 2024"], ["Thu ngân sách", "tỷ đồng", planned]):
            book.active.append(row)
        book.save(tmp_path / f"{name}.xlsx")
    (tmp_path / "~$Can Lộc.xlsx").write_bytes(b"lock")
    said: list[int] = []
    plans = read_folder(tmp_path, Plan.from_excel, pattern="*.xlsx", progress=lambda n, _: said.append(n))
    goals = {name: str(plan["Thu ngân sách"].goal) for name, plan in plans.items()}
    assert goals == {"Can Lộc.xlsx": "320 billion VND", "Đức Thọ.xlsx": "280 billion VND"}
    assert said == [0, 1, 2]
    (tmp_path / "Kỳ Anh.xlsx").write_text("no workbook", "utf-8")
    with pytest.raises(FolderError, match=r"1 of 3 files .*\n  Kỳ Anh.xlsx: .*it is no workbook in .xlsx"):
        read_folder(tmp_path, Plan.from_excel, pattern="*.xlsx")


def test_a_large_table_is_judged_piece_by_piece() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed; it is the extra attain[pandas]")
    __import__("attain.pandas")
    areas = [f"{at:03}" for at in range(200)]
    rows = {"REF_AREA": areas, "indicator": ["CPI"] * 200, "value": ["3,9%", "4,1%"] * 100}
    said: list[tuple[int, int]] = []
    cards = pandas.DataFrame(rows).attain.assess_each(
        Plan("2024", [Target("CPI", "không quá 4%")]), progress=lambda n, total: said.append((n, total))
    )
    assert [cards[area]["CPI"].status for area in areas] == ["met", "missed"] * 100
    assert said == [(n, 200) for n in range(201)]


def test_a_folder_of_results_is_judged(tmp_path: Path) -> None:
    plan = Plan("2024", [Target("CPI", "không quá 4%")])
    for month, cpi in (("10", "4,1%"), ("11", "3,9%")):
        Observations(month, [Observation("CPI", cpi)]).to_toml(tmp_path / f"{month}.toml")
    cards = {name: plan.assess(found) for name, found in read_folder(tmp_path, Observations.from_toml).items()}
    assert [flip.after for flip in cards["11.toml"].compare(cards["10.toml"])] == ["met"]
