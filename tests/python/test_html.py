"""What a notebook shows and what is given away: pages and Markdown, escaped, from one renderer."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import attain

EVIL = "<script>alert('x')</script>&\"<b>"
HOSTILE = [
    EVIL,
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://example.org";"here")',
    "\u202etxet denrut \u200f",
    "nul \0 bell \a",
    "rất dài " * 1250,
]
VOID = {"meta", "link", "br", "img", "input", "hr", "base", "embed", "source"}


class Element:
    """An element as an HTML parser sees it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.children = tag, attributes, list[Element | str]()

    def all(self, tag: str, class_: str = "") -> list[Element]:
        found = [self] if self.tag == tag and (not class_ or class_ in self.attributes.get("class", "").split()) else []
        return found + [e for child in self.children if isinstance(child, Element) for e in child.all(tag, class_)]

    @property
    def text(self) -> str:
        """What a reader sees: charts say nothing in words."""
        if self.tag in ("svg", "style"):
            return ""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class Reader(HTMLParser):
    """Reads HTML by the rules of HTML, not of XML."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(page)
        self.close()
        assert self.open == [self.root], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(page: str) -> Element:
    return Reader(page).root


def rows(page: str) -> list[list[str]]:
    cells = [[c for c in row.children if isinstance(c, Element)] for row in read(page).all("tr", "row")]
    return [[cell.words for cell in row] for row in cells]


def shown(name: str) -> list[Any]:
    target = attain.Target(name, "17.500 tỷ đồng", better="higher", group=name, owner=name, period="2024")
    found = attain.Observation(name, "17.946 tỷ đồng", official=name, period="2024")
    other = attain.Observation(name + "2", missing=name)
    plan = attain.Plan(name, [target, attain.Target("phần", "5 tỷ đồng", better="higher", of=name)], source=name)
    results = attain.Observations(name, [found, other], published=attain.Published(1, 2, source=name))
    flow = attain.Target(name, "17.500 tỷ đồng", better="higher", period="2024", accumulates="flow")
    pace = attain.pace(flow, "9.000 tỷ đồng", on="2024-07-01", profile="quarters")
    report = attain.read(f"Năm 2024, phấn đấu {name} đạt 17.500 tỷ đồng.")
    sheet = attain.read_table([["Chỉ tiêu", "Năm 2024"], [name, "17.500 tỷ đồng"]])
    card, paces = plan.assess(results), attain.Paces([pace, pace])
    return [target, target.assess(found), plan, results, card, pace, paces, report, sheet]


@pytest.mark.parametrize("name", HOSTILE, ids=["script", "onerror", "formula", "turned", "control", "long"])
def test_every_text_is_text(name: str) -> None:
    holdable = re.sub("[\0\a]", "\ufffd", name)
    for value in shown(name):
        pages = [value._repr_html_()]
        if not isinstance(value, attain.Target):
            pages += [value.to_html(locale="vi"), value.to_html(locale="en")]
        for page in pages:
            # Well formed by the rules of XML too, so that nothing of a name is markup by any reading.
            elements = {element.tag.rpartition("}")[2] for element in ET.fromstring(page).iter()}
            assert not elements & {"script", "img", "iframe", "object"}
            assert "onerror" not in {a for e in read(page).all("td") + read(page).all("th") for a in e.attributes}
            assert " ".join(holdable.split()) in read(page).words


def test_a_value_is_escaped() -> None:
    lexicon = attain.Lexicon(vi={"tủ": "bookcase"})
    for value in (attain.Quantity("5 tủ", locale="vi", lexicon=lexicon), attain.Range("8 - 8,5%")):
        assert read(value._repr_html_()).words == str(value)
        assert "<script" not in value._repr_html_()


def test_a_scorecard_says_it_in_words_and_shapes(card: attain.Scorecard) -> None:
    page = read(card._repr_html_())
    counts = page.all("p", "counts")[0].words
    assert counts == "Kế hoạch 2024: 2–3 of 4 met exceeded 1 met 1 undecided 1 no data 1"
    marks = [row.all("span", "status")[0] for row in page.all("tr", "row")]
    assert [mark.words for mark in marks] == ["met", "undecided", "exceeded", "exceeded", "no data", "no data"]
    shapes = {mark.words: mark.all("path")[0].attributes["d"] for mark in marks}
    assert len(set(shapes.values())) == len(shapes) == 4
    cells = rows(card._repr_html_())
    assert cells[2][1:3] + cells[2][4:7] == [
        "17,500 billion VND",
        "17,946 billion VND",
        "exceeded",
        "102.5486%",
        "446 billion VND",
    ]
    assert cells[3][7] == "estimate; not counted"
    assert [line.words for line in page.all("p", "foot")] == ["without a target: Hạnh phúc", "rule: vn-official"]


def test_the_page_and_the_notebook_have_one_renderer(card: attain.Scorecard) -> None:
    assert rows(card.to_html()) == rows(card._repr_html_())
    vi = rows(card.to_html(locale="vi"))
    assert vi[0][1] == "không quá 4%"
    assert [row[4] for row in vi] == [a.label("vi") for a in card]
    said = [item.words for item in read(card.to_html(locale="vi")).all("li")]
    assert said == [a.explain("vi") for a in card]


def thousandths(length: str) -> int:
    whole, tenth = length.removesuffix("%").split(".")
    return int(whole) * 10 + int(tenth)


def test_bars_end_where_the_figures_lie() -> None:
    """From zero to a tenth beyond the furthest of target, figure and half of its last printed place."""
    cases = [
        ("ít nhất 17.500 tỷ đồng", "17.946 tỷ đồng", Fraction(17500), Fraction(17946), Fraction(1, 2)),
        ("không quá 4%", "3,25%", Fraction(4), Fraction("3.25"), Fraction("0.005")),
        ("ít nhất 5.000 người", "1.250 người", Fraction(5000), Fraction(1250), Fraction(0)),
    ]
    for goal, text, asked, found, half in cases:
        verdict = attain.Target("x", goal).assess(text)
        (chart,) = (svg for svg in read(verdict._repr_html_()).all("svg") if svg.attributes.get("role") == "img")
        end = max(asked, found + half) * Fraction(11, 10)
        (bar,), (mark,) = chart.all("rect", "bar"), chart.all("line", "target")
        assert thousandths(bar.attributes["x"]) == 0
        assert thousandths(bar.attributes["width"]) == round(found / end * 1000), goal
        assert thousandths(mark.attributes["x1"]) == thousandths(mark.attributes["x2"]) == round(asked / end * 1000)
        titles = [child.children for child in chart.children if isinstance(child, Element) and child.tag == "title"]
        assert titles == [[f"goal {verdict.goal:en}; found {verdict.observation.figure:en}; {verdict.status}"]]


def test_paces_are_a_table() -> None:
    targets = [
        attain.Target("Thu", goal, better="higher", period="2021", accumulates="flow", authority=authority)
        for goal, authority in (("13.161 tỷ đồng", "TW"), ("14.025 tỷ đồng", "HĐND"))
    ]
    half = attain.Observation("Thu", "10.042 tỷ đồng", period="2021-H1")
    paces = attain.side_by_side(targets, half, on="2021-07-01", profile="quarters")
    assert isinstance(paces, attain.Paces)
    for page in (paces.to_html(locale="vi"), paces._repr_html_()):
        assert [row[7] for row in rows(page)] in (["76,3%", "71,6%"], ["76.3%", "71.6%"])
    assert [line.split(" | ")[1] for line in paces.to_markdown().splitlines()[4:6]] == ["2021, TW", "2021, HĐND"]


def test_methods_and_plans_are_pages(plan: attain.Plan) -> None:
    table = attain.compare_methods((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower")
    assert [row[0] for row in rows(table.to_html())] == [row.method for row in table]
    assert "2015: 14.5; 2023: 10.2; target 2030: 7.25; lower is better" in read(table._repr_html_()).words
    names = [row[0].removeprefix("↳ ") for row in rows(plan.to_html(locale="vi"))]
    assert names == [target.indicator.name for target in plan]
    assert [row[2] for row in rows(plan.to_html(locale="vi"))] == [f"{target.goal:vi}" for target in plan]
    assert "nguồn: Nghị quyết của HĐND tỉnh" in read(plan.to_html(locale="vi")).words


# A target has no page of its own; its plan has.
@pytest.mark.parametrize("value", shown("Tổng thu")[1:], ids=lambda value: type(value).__name__)
def test_every_page_is_written_to_a_file(value: Any, tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    file.write_text("the old one", "utf-8")
    page = value.to_html(file, locale="vi")
    assert file.read_text("utf-8") == page == value.to_html(locale="vi")
    assert [entry.name for entry in tmp_path.iterdir()] == ["trang.html"]
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert value.to_markdown(locale="vi").count("\n") > 2


def test_a_file_that_cannot_be_written_is_named(card: attain.Scorecard, tmp_path: Path) -> None:
    nowhere = tmp_path / "no folder" / "page.html"
    with pytest.raises(FileNotFoundError) as raised:
        card.to_html(nowhere)
    assert os.fspath(raised.value.filename) == os.fspath(nowhere)
    with pytest.raises(IsADirectoryError):
        card.to_html(os.fspath(tmp_path))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(attain.Error, match="expected a locale, `vi` or `en`, found `fr`"):
        card.to_html(locale="fr")  # type: ignore[arg-type]


def test_a_notebook_gets_two_hundred_rows_at_most() -> None:
    plan = attain.Plan("Dài", [attain.Target(f"chỉ tiêu {n}", "4%", better="lower") for n in range(207)])
    card = plan.assess([])
    assert len(rows(card._repr_html_())) == len(rows(plan._repr_html_())) == 200
    assert "… and 7 more rows" in read(card._repr_html_()).words
    assert len(rows(card.to_html())) == 207


def test_ipython_prints_a_line(card: attain.Scorecard, plan: attain.Plan) -> None:
    from IPython.lib.pretty import pretty

    assert pretty(card) == str(card)
    assert pretty(plan) == str(plan)
