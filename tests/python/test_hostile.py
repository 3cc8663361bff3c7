"""Names that a browser or a spreadsheet could run are text in everything that is given away."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import attain
from attain import Observation, Observations, Plan, Target

NAMES = {
    "script": "<script>alert(1)</script>",
    "formula": '=HYPERLINK("http://example.org";"here")',
    "image": '"><img src=x onerror=alert(1)>',
    "turned": "\u202etxet denrut\u202c \u200f\u2067open",
    "long": "x" * 10_000,
}
#: What belongs to pages and charts; a name can only add to it.
HARMLESS = "Tổng thu"


def plan_of(name: str) -> Plan:
    goal = "17.500 tỷ đồng"
    return Plan(name, [Target(name, goal, better="higher", group=name, owner=name, source=name, accumulates="flow", period="2024")])  # fmt: skip


def results_of(name: str, value: str = "17.946 tỷ đồng") -> Observations:
    found = [Observation(name, value, period="2024", official=name, source=name), Observation(f"{name} 2", value)]
    return Observations(name, found)


def card_of(name: str, value: str = "17.946 tỷ đồng") -> attain.Scorecard:
    return plan_of(name).assess(results_of(name, value))


def pace_of(name: str) -> attain.Pace:
    return attain.pace(plan_of(name)[0], "12.000 tỷ đồng", on="2024-10-01", profile="quarters")


class Page(HTMLParser):
    """The elements of a page with the names of their attributes, and its texts, by the rules of HTML."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements, self.texts = list[tuple[str, ...]](), ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.texts += data


PAGES = {
    "scorecard": card_of,
    "verdict": lambda name: card_of(name)[0],
    "plan": plan_of,
    "observations": results_of,
    "pace": pace_of,
    "paces": lambda name: attain.Paces([pace_of(name), pace_of(name)]),
    "reading": lambda name: attain.read_table([["Chỉ tiêu", "Kế hoạch 2024"], [name, "17.500 tỷ đồng"]]),
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("kind", PAGES)
def test_pages_and_what_a_notebook_shows(kind: str, name: str) -> None:
    shown, plain = PAGES[kind](name), PAGES[kind](HARMLESS)
    for page, other in (
        (shown.to_html(locale="vi"), plain.to_html(locale="vi")),
        (shown.to_html(locale="en"), plain.to_html(locale="en")),
        (shown._repr_html_(), plain._repr_html_()),
    ):
        read = Page(page)
        assert name in read.texts
        if kind != "reading":
            assert read.elements == Page(other).elements


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("kind", PAGES)
def test_markdown(kind: str, name: str) -> None:
    text = PAGES[kind](name).to_markdown(locale="vi")
    # Markdown hands tags on to the page that it becomes, and makes links of addresses.
    assert re.search(r"(?<!\\)<[a-z/!]", text) is None
    assert re.search(r"(?<!\\)://", text) is None


def drawn(ax: Any) -> str:
    """A chart as SVG in which texts are texts."""
    import matplotlib as mpl

    file = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        ax.get_figure().savefig(file, format="svg")
    return file.getvalue()


CHARTS = {
    "bullets": lambda name: drawn(card_of(name).chart(locale="vi")),
    "burn-up": lambda name: drawn(pace_of(name).chart(locale="vi")),
    "dots": lambda name: drawn(plan_of(name).chart(results_of(name))[0]),
    "flips": lambda name: drawn(card_of(name).compare(card_of(name, "9 tỷ đồng")).chart(names=(name, name))),
    "altair": lambda name: card_of(name).to_altair()._repr_mimebundle_()["image/svg+xml"],
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("chart", CHARTS)
def test_charts_as_svg(chart: str, name: str) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed; it is the extra attain[chart]")
    if chart == "altair":
        pytest.importorskip("altair", reason="altair is not installed; it is the extra attain[altair]")
    svg = CHARTS[chart](name)
    elements = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
    assert not elements & {"script", "img", "image", "a", "foreignObject"}
    # A long name is cut, and marks that turn the writing are left out.
    begins = re.sub("[\u200e-\u200f\u202a-\u202e\u2066-\u2069]", "", name)[:20]
    texts = "".join(ET.fromstring(svg).itertext())
    assert begins in re.sub("[\u200e-\u200f\u202a-\u202e\u2066-\u2069]", "", texts)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_table_of_great_tables(name: str) -> None:
    pytest.importorskip("great_tables", reason="great-tables is not installed; it is the extra attain[tables]")
    read = Page(card_of(name).to_great_tables().as_raw_html())
    assert name in read.texts
    assert not {"script", "img"} & {tag for tag, *_ in read.elements}
    assert "onerror" not in {attribute for _, *attributes in read.elements for attribute in attributes}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_workbook(name: str, tmp_path: Path) -> None:
    card_of(name).to_excel(tmp_path / "card.xlsx")
    again = Plan.from_excel(tmp_path / "card.xlsx")
    assert [target.indicator.name for target in again] == [name]
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed; it is of the dependency group test")
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".* extension is not supported", UserWarning)
        book = openpyxl.load_workbook(tmp_path / "card.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert name in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_csv(name: str) -> None:
    for text in (card_of(name).to_csv(), plan_of(name).to_csv(), results_of(name).to_csv()):
        heads, row, *_ = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
        assert len(row) == len(heads)
        assert row[0] == (f"'{name}" if name.startswith("=") else name)
        assert not any(cell.startswith(("=", "@")) for cell in row)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames(library: str, name: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed; it is the extra attain[{library}]")
    frame = getattr(plan_of(name), f"to_{library}")()
    assert list(Plan.from_frame(frame, locale="en")) == list(plan_of(name))
    rows = getattr(card_of(name), f"to_{library}")()
    assert [str(value) for value in rows["indicator"]] == [name]
    found = results_of(name)
    assert list(Observations.from_frame(getattr(found, f"to_{library}")(), locale="en")) == list(found)
