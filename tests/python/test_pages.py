"""The pages of the site: their code prints what they say, nothing public is left out, links lead somewhere."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import attain
import blocks
import links

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "python" / "docs"
PAGES = {page.relative_to(DOCS / "pages").as_posix(): page for page in sorted((DOCS / "pages").rglob("*.md"))}
SITE = ROOT / "target" / "site"
#: The tasks that have a page each.
TASKS = {
    "judge-a-plan",
    "read-a-report",
    "workbooks",
    "csv",
    "frames",
    "files",
    "pace",
    "what-if",
    "compare-methods",
    "tables-and-charts",
    "units",
    "errors",
    "columns",
    "on-many-machines",
}


def test_every_task_has_a_page() -> None:
    assert {page.stem for page in (DOCS / "pages" / "how-to").glob("*.md")} == TASKS
    assert {"index.md", "tutorial.md"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_prints_what_it_says(name: str) -> None:
    page = PAGES[name]
    if absent := blocks.absent(page):
        pytest.skip(f"{name} needs {', '.join(absent)}; the libraries are of the dependency group test")
    found = blocks.read(page)
    assert found, f"{name} has no code"
    assert page.read_text("utf-8").count("```python") == len(found), f"{name} has a block of Python that is not run"
    for block, out in blocks.run(page):
        assert (block.out or "").rstrip() == out.rstrip(), f"{name}, line {block.line}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_only_files_that_its_code_writes(name: str, tmp_path: Path) -> None:
    page = PAGES[name]
    names = blocks.shown(page)
    if absent := blocks.absent(page):
        pytest.skip(f"{name} needs {', '.join(absent)}; the libraries are of the dependency group test")
    blocks.write(page, names, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == names


def test_what_a_page_says_is_compared_block_by_block(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n```python\nx = 1\n```\n\n```python\nprint(x)\n```\n\n```text\n2\n```\n", "utf-8")
    assert [(block.out, out) for block, out in blocks.run(page)] == [(None, ""), ("2\n", "1\n")]
    page.write_text("# Page\n\n```python\nraise ValueError(5)\n```\n", "utf-8")
    with pytest.raises(ValueError, match="5") as caught:
        list(blocks.run(page))
    assert (str(caught.traceback[-1].path), caught.traceback[-1].lineno) == ("page.md", 3)


def test_every_public_name_is_in_the_reference() -> None:
    import reference

    assert reference.missing() == []
    every = [name for group in reference.GROUPS for name in group.names]
    assert len(every) == len(set(every))


def test_the_signatures_of_the_reference_are_documented() -> None:
    import stubs

    text = stubs.stub((ROOT / "python" / "attain" / "_attain.pyi").read_text("utf-8"))
    assert "Literal['vi', 'en']" in text
    # Private names of types are written out, the roles of Sphinx are links.
    assert not re.search(r"\b_(Locale|GivenPeriod|Status)\b|:(class|meth|func):", text)
    assert "[`Plan.from_excel`][attain.Plan.from_excel]" in text
    assert "Reads the plan of a workbook" in text
    assert 'locale : "vi" | "en", optional' in text


def test_notes_of_fields_become_documentation() -> None:
    import stubs

    text = 'class Row:\n    #: Whether it\n    #: is counted.\n    counted: bool\n    """More."""\n'
    assert '    counted: bool\n    """Whether it is counted."""\n' in stubs.module(text)


@pytest.mark.parametrize("name", attain.METHODS)
def test_every_method_has_words_of_its_own(name: str) -> None:
    import methods

    words = methods.own_words(ROOT / "crates" / "attain" / "src" / "progress", name)
    assert len(words) > 100
    assert "```" not in words
    method = attain.METHODS[name]
    page = methods.page(ROOT / "crates" / "attain" / "src" / "progress", method)
    assert method.source in page
    assert f"`{method.evidence}`" in page
    # The call that a page shows gives the verdict that it tells.
    assert f"`{eval(methods.call(name)).status}`" in page


def test_the_page_of_what_was_tried_shows_what_runs_noted(tmp_path: Path) -> None:
    import trust

    (tmp_path / "build").mkdir()
    (tmp_path / "kept").mkdir()
    sample = {"what": "writers killed", "command": "make kills KILLS=5", "counts": {"kills": 5}, "skipped": ["no disk"]}
    long = {"what": "writers killed", "command": "make kills", "counts": {"kills": 2000, "torn": 0}}
    (tmp_path / "build" / "kills.json").write_text(json.dumps(sample), "utf-8")
    (tmp_path / "kept" / "kills.json").write_text(json.dumps(long), "utf-8")
    lived = {"what": "other", "survivors": ["a.rs: replace a with b"], "skipped": ["no time"]}
    (tmp_path / "kept" / "other.json").write_text(json.dumps(long | lived), "utf-8")
    trust.write(tmp_path / "build", tmp_path / "kept", tmp_path / "page.md")
    _, kills, other = (tmp_path / "page.md").read_text("utf-8").split("\n## ")
    assert kills == (
        "Writers killed\n\n| | this build | the long run |\n|---|---:|---:|\n| kills | 5 | 2,000 |\n| torn | – | 0 |\n\n"
        "```sh\nmake kills KILLS=5\nmake kills\n```\n\n- Left out: no disk.\n"
    )
    assert "| | the long run |\n|---|---:|\n| kills | 2,000 |\n" in other
    assert other.endswith("```\n\n- Survived: `a.rs: replace a with b`.\n- Left out: no time.\n")


def test_the_runs_that_are_kept_can_be_repeated() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    kept = sorted((ROOT / "tests" / "runs").glob("*.json"))
    assert kept
    for run in kept:
        noted = json.loads(run.read_text("utf-8"))
        match noted["command"].split():
            case ["make", target, *_]:
                assert target in targets, run.name
            case ["cargo", "test", *_, "--test", target]:
                assert (ROOT / "tests" / f"{target}.rs").is_file(), run.name
            case other:
                pytest.fail(f"{run.name} is repeated by `{' '.join(other)}`, which is no command of the project")
        assert any(noted["counts"].values()), f"{run.name} counted nothing"


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="top">x</h1><a href="a/one.html">1</a><a href="a/one.html#place">2</a><a href="#top">3</a>'
        '<a href="https://example.org/">4</a><a href="mailto:a@example.org">5</a><link rel="canonical" href="https://x">',
        "utf-8",
    )
    one = tmp_path / "a" / "one.html"
    one.write_text('<p id="place">x</p><a href="../index.html">1</a><a href="../a/">2</a>', "utf-8")
    assert links.check(tmp_path) == ["a/one.html: `../a/` leads to no page"]
    one.write_text(
        '<a href="gone.html">1</a><a href="../index.html#gone">2</a><img src="gone.svg">'
        '<script src="https://example.org/x.js"></script><link rel="stylesheet" href="//example.org/x.css">',
        "utf-8",
    )
    (tmp_path / "x.css").write_text("@font-face { src: url(https://example.org/x.woff) }", "utf-8")
    assert links.check(tmp_path) == [
        "a/one.html: fetches `https://example.org/x.js` from elsewhere",
        "a/one.html: fetches `//example.org/x.css` from elsewhere",
        "a/one.html: `gone.html` leads to no page",
        "a/one.html: `../index.html#gone` leads to no place of that page",
        "a/one.html: `gone.svg` leads to no page",
        "index.html: `a/one.html#place` leads to no place of that page",
        "x.css: fetches from elsewhere",
    ]


@pytest.fixture
def served() -> Iterator[str]:
    """The built site, from this machine."""
    handler = functools.partial(_Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_request(self, code: object = "-", size: object = "-") -> None:
        pass


@pytest.mark.parametrize("place", ["folder", "server"])
def test_the_site_is_searched_without_the_network(place: str, request: pytest.FixtureRequest) -> None:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed; it is of the group test"
    )
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed; on Debian it is the package chromium")
    if not (SITE / "index.html").is_file():
        pytest.skip("the site is not built; `make site` builds it")
    start = SITE.as_uri() if place == "folder" else request.getfixturevalue("served")
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        elsewhere: list[str] = []
        errors: list[str] = []
        page.on("request", lambda sent: None if sent.url.startswith((start, "data:")) else elsewhere.append(sent.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto(f"{start}/tutorial.html")
        assert page.locator("h1").inner_text().startswith("From a spreadsheet")
        drawn = page.locator("img[src$='scorecard.svg']")
        drawn.scroll_into_view_if_needed()
        assert drawn.evaluate("image => image.complete && image.naturalWidth") > 300
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Control+k")
        page.get_by_placeholder("Search").last.press_sequentially("bullet chart", delay=20)
        page.get_by_text("Make tables and charts").locator("visible=true").first.wait_for(timeout=10_000)
        browser.close()
    assert (elsewhere, errors) == ([], [])
