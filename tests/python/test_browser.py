"""The pages in a real browser: nothing fetched, nothing run, legible in light and dark, on a telephone and on paper.

Needs Debian's package `chromium`, and Playwright to drive it; without either these tests skip and say so. The
screenshots are kept under `target/screenshots`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

import attain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; it is in the group `test`")

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "target" / "screenshots"
SCHEMES = ("light", "dark")
LONG = "<i>" + "rấtdài" * 1667
HOSTILE = [
    "<script>window.hacked = 1; alert(1)</script>",
    '"><img src="http://example.org/x.png" onerror="window.hacked = 1">',
    '=HYPERLINK("http://example.org";"here")',
    "\u202etxet denrut \u200f\u2067",
    LONG,
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        pytest.skip("no chromium: install Debian's package `chromium` to open the pages in a browser")
    SHOTS.mkdir(parents=True, exist_ok=True)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def full_card() -> attain.Scorecard:
    """Every status, and every kind of chart."""
    goals = [
        ("CPI", "không quá 4%", "3,25%"),
        ("Tăng trưởng GRDP", "ít nhất 8%", "7,9 - 8,1%"),
        ("Tổng thu ngân sách", attain.Goal("17.500 tỷ đồng"), "17.946 tỷ đồng"),
        ("Sản lượng lương thực", "ít nhất 64 vạn tấn", "gần 65 vạn tấn"),
        ("Huyện đạt chuẩn", "ít nhất 100%", "8/13 huyện"),
    ]
    targets = [
        attain.Target(
            name, goal, better=None if "nhất" in str(goal) or "quá" in str(goal) else "higher", group="Kinh tế"
        )
        for name, goal, _ in goals
    ]
    targets += [
        attain.Target("Lạm phát cơ bản", "trong khoảng 2 - 3%", near_miss="0,5%"),
        attain.Target("Vũng Áng 2 vận hành thử", by="2024-12-31"),
        attain.Target("Hạnh phúc", "9%", better="higher"),
    ]
    found = [attain.Observation(name, text) for name, _, text in goals]
    found += [
        attain.Observation("Lạm phát cơ bản", "3,2%"),
        attain.Observation("Vũng Áng 2 vận hành thử", done="2024-11-05"),
    ]
    return attain.Plan("Kế hoạch năm 2024", targets).assess(found)


def hostile_card() -> attain.Scorecard:
    targets = [attain.Target(name, "17.500 tỷ đồng", better="higher", group=name) for name in HOSTILE]
    found = [attain.Observation(name, "17.946 tỷ đồng", official=name) for name in HOSTILE[1:]]
    return attain.Plan(HOSTILE[0], targets).assess([*found, attain.Observation(HOSTILE[0], missing=LONG)])


def full_results() -> attain.Observations:
    return attain.Observations.from_toml(ROOT / "examples" / "data" / "ha_tinh_2023_results.toml")


def paces() -> attain.Paces:
    flow = attain.Target("Thu ngân sách", "17.500 tỷ đồng", better="higher", period="2024", accumulates="flow")
    rate = attain.Target("GRDP", "9,5%", better="higher", period="2024", accumulates="rate")
    so_far = attain.Observation("GRDP", "8,7%", period="2024-01/09")
    return attain.Paces(
        [
            attain.pace(flow, "12.946 tỷ đồng", on="2024-10-01", profile="quarters"),
            attain.pace(rate, so_far, on="2024-10-05"),
        ]
    )


def progress() -> attain.Progress:
    return attain.progress((2015, 50), (2022, 65), target=(2030, 100), better="higher")


def methods() -> attain.Comparison:
    return attain.compare_methods((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower")


def plan() -> attain.Plan:
    return attain.Plan.from_toml(ROOT / "examples" / "data" / "ha_tinh_2024.toml")


def reading() -> attain.Reading:
    return attain.read((ROOT / "examples" / "data" / "report.txt").read_text("utf-8"))


def hostile_reading() -> attain.Reading:
    goals = "; ".join(f"{name} đạt 17.500 tỷ đồng" for name in HOSTILE)
    return attain.read(
        f"Năm 2024, tỉnh phấn đấu {goals}.\n\n{LONG} Thu {HOSTILE[0]} năm 2023 đạt 5 tỷ đồng, tăng 8.05%."
    )


def sheet() -> attain.Reading:
    heads = [
        "Chỉ tiêu",
        "ĐVT",
        "Thực hiện 2023",
        "Kế hoạch 2024",
        "Ước thực hiện 2024",
        "So với kế hoạch (%)",
        "Ghi chú",
    ]
    rows = [
        ["Tổng thu ngân sách trên địa bàn", "tỷ đồng", "17.946", "17.500", "18.200", "104", ""],
        ["Tỷ lệ hộ nghèo", "%", "3,8", "3,0", "2,95", "", HOSTILE[0]],
        [LONG[:400], "nghìn người", "22,9", "23", "24,1", "104,8", ""],
    ]
    return attain.read_table([heads, *rows])


def in_a_notebook(piece: str, *, dark: bool) -> str:
    """The piece among the styles that a notebook puts on every table of its output."""
    colours = "background:#111;color:#eee" if dark else "background:#fff;color:#111"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><style>
        .jp-RenderedHTMLCommon td, .jp-RenderedHTMLCommon th {{ text-align: right; white-space: normal; max-width: none; }}
        .jp-RenderedHTMLCommon tbody tr:nth-child(odd) {{ background: #f5f5f5; }}
        .jp-RenderedHTMLCommon tbody tr:hover {{ background: #cde; }}
        </style></head><body data-jp-theme-light="{str(not dark).lower()}" style="{colours};margin:0">
        <div class="jp-RenderedHTMLCommon">{piece}</div></body></html>"""


PAGES = {
    "scorecard-vi": lambda: full_card().to_html(locale="vi"),
    "scorecard-en": lambda: full_card().to_html(locale="en"),
    "hostile": lambda: hostile_card().to_html(locale="vi"),
    "paces": lambda: paces().to_html(locale="vi"),
    "methods": lambda: methods().to_html(locale="en"),
    "plan": lambda: plan().to_html(locale="vi"),
    "observations": lambda: full_results().to_html(locale="vi"),
    "verdict": lambda: full_card()[1].to_html(locale="vi"),
    "pace": lambda: paces()[0].to_html(locale="vi"),
    "progress-notebook": lambda: in_a_notebook(progress()._repr_html_(), dark=False),
    "notebook-light": lambda: in_a_notebook(full_card()._repr_html_(), dark=False),
    "notebook-dark": lambda: in_a_notebook(full_card()._repr_html_(), dark=True),
    "reading": lambda: reading().to_html(locale="vi"),
    "reading-hostile": lambda: hostile_reading().to_html(locale="en"),
    "reading-sheet": lambda: sheet().to_html(locale="vi"),
    "reading-notebook": lambda: in_a_notebook(reading()._repr_html_(), dark=True),
}


def notebook(file: Path) -> str:
    """A notebook as a reader of files shows it: its cells, and their outputs in the richest form that needs no script."""
    parts = []
    for cell in json.loads(file.read_text("utf-8"))["cells"]:
        parts.append(f"<pre>{escape(''.join(cell['source']))}</pre>")
        for output in cell.get("outputs", []):
            shown = {kind: "".join(text) for kind, text in output.get("data", {}).items()}
            if drawn := shown.get("text/html") or shown.get("image/svg+xml"):
                parts.append(f'<div class="jp-RenderedHTMLCommon">{drawn}</div>')
            elif "image/png" in shown:
                parts.append(f'<img alt="" style="max-width: 100%" src="data:image/png;base64,{shown["image/png"]}">')
            else:
                parts.append(f"<pre>{escape(shown.get('text/plain', ''.join(output.get('text', []))))}</pre>")
    style = "<style>pre { white-space: pre-wrap; overflow-wrap: anywhere }</style>"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{style}</head><body>{''.join(parts)}</body></html>"


NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))


class Opened:
    """A page that was opened, and everything that it said and asked for."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.said, self.asked = list[str](), list[str]()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(url)

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def shot(self, name: str) -> None:
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def open_(name: str, scheme: Literal["light", "dark"] = "light", width: int = 1100) -> Opened:
        file = tmp_path / f"{name}.html"
        file.write_text(PAGES[name](), "utf-8")
        contexts.append(browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}))
        return Opened(contexts[-1].new_page(), file.as_uri())

    yield open_
    for context in contexts:
        context.close()


# The colour that stands behind an element: of the nearest one around it that has any.
BEHIND = """
    const rgb = text => {
        const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
        return {r, g, b, a};
    };
    const luminance = ({r, g, b}) => {
        const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const contrast = (a, b) => {
        const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
        return (high + 0.05) / (low + 0.05);
    };
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = rgb(getComputedStyle(at).backgroundColor);
            if (colour.a === 1) return colour;
            if (colour.a !== 0) throw new Error('a colour that shines through');
        }
        return {r: 255, g: 255, b: 255, a: 1};
    };
"""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_fetched_run_or_complained_about(opened: Any, name: str, scheme: Any) -> None:
    page = opened(name, scheme)
    page.page.wait_for_load_state("networkidle")
    assert page.said == []
    assert [url for url in page.asked if url not in (page.url, "data:,")] == []
    assert page.run("typeof window.hacked") == "undefined"
    assert page.run("document.scripts.length + document.images.length") == 0
    page.shot(f"{name}-{scheme}")


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_notebook_as_it_is_kept_fetches_nothing(browser: Browser, tmp_path: Path, file: Path) -> None:
    kept = tmp_path / f"{file.stem}.html"
    kept.write_text(notebook(file), "utf-8")
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = Opened(context.new_page(), kept.as_uri())
    page.page.wait_for_load_state("networkidle")
    assert page.said == []
    assert [url for url in page.asked if url != page.url and not url.startswith("data:")] == []
    assert page.run("document.documentElement.scrollWidth") <= 1100
    assert page.run("document.querySelectorAll('table, svg, img').length") > 0
    page.shot(f"notebook-{file.stem}")
    context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_out_by_wcag_aa(opened: Any, name: str, scheme: Any) -> None:
    page = opened(name, scheme)
    weak = page.run(f"""() => {{ {BEHIND}
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const weak = [], seen = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
            const of = node.parentElement;
            if (!node.data.trim() || of.closest('svg, style')) continue;
            const ratio = contrast(rgb(getComputedStyle(of).color), behind(of));
            seen.push(ratio);
            if (getComputedStyle(of).opacity !== '1' || ratio < 4.5) weak.push([node.data.slice(0, 40), ratio]);
        }}
        if (seen.length < 10) weak.push(['few texts', seen.length]);
        return weak;
    }}""")
    assert weak == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_parts_of_a_chart_stand_apart_in_grey(opened: Any, scheme: Any) -> None:
    """Contrast is of luminance alone, so what stands apart by it does so in greyscale too; 3 is what WCAG asks for."""
    page = opened("scorecard-vi", scheme)
    found = page.run(f"""() => {{ {BEHIND}
        const fill = (chart, part) => rgb(getComputedStyle(chart.querySelector(part)).fill);
        const stroke = (chart, part) => rgb(getComputedStyle(chart.querySelector(part)).stroke);
        const charts = [...document.querySelectorAll('svg.bullet[role=img]')];
        const with_ = part => charts.find(chart => chart.querySelector(part));
        const paper = behind(charts[0]);
        const grounds = {{
            paper, track: fill(charts[0], '.track'), met: fill(with_('.met'), '.met'),
            near: fill(with_('.near'), '.near'), exceeded: fill(with_('.exceeded'), '.exceeded'),
        }};
        const out = {{}};
        for (const [name, ground] of Object.entries(grounds)) {{
            out['bar on ' + name] = contrast(fill(charts[0], '.bar'), ground);
            out['mark on ' + name] = contrast(stroke(charts[0], '.target'), ground);
            out['whiskers on ' + name] = contrast(stroke(with_('.reach'), '.reach'), ground);
        }}
        for (const shape of document.querySelectorAll('.shape path')) {{
            out['shape of ' + shape.closest('.status').textContent.trim()] = contrast(rgb(getComputedStyle(shape).fill), behind(shape));
        }}
        const shades = [grounds.track, grounds.near, grounds.met, grounds.exceeded].map(luminance);
        return [out, shades];
    }}""")
    contrasts, shades = found
    assert len(contrasts) == 15 + 6
    assert {name: ratio for name, ratio in contrasts.items() if ratio < 3} == {}
    # Zones grow steadily away from the page: darker on white, lighter on black.
    assert shades == sorted(shades, reverse=scheme == "light")
    assert len(set(shades)) == len(shades)
    page.page.add_style_tag(content=":root { filter: grayscale(1) }")
    page.shot(f"scorecard-grey-{scheme}")


@pytest.mark.parametrize("width", [360, 1100])
def test_charts_are_seen_where_the_figures_say(opened: Any, width: int) -> None:
    page = opened("scorecard-vi", width=width)
    charts = page.run("""() => [...document.querySelectorAll('svg.bullet[role=img]')].map(chart => {
        const box = part => {
            const found = chart.querySelector(part);
            if (!found) return null;
            const {left, right, width, height} = found.getBoundingClientRect();
            return {left, right, width, height};
        };
        const {left, width, height} = chart.getBoundingClientRect();
        const style = getComputedStyle(chart);
        return {left, width, height, seen: style.visibility === 'visible' && style.display !== 'none',
            bar: box('.bar'), dot: box('.dot'), mark: box('.target'), track: box('.track')};
    })""")
    assert len(charts) == 7
    for chart in charts:
        assert chart["seen"]
        assert chart["height"] == 30
        assert chart["width"] >= 120
        assert chart["track"]["width"] == pytest.approx(chart["width"], abs=0.5)
        assert (chart["bar"] or chart["dot"])["width"] > 5
    first = charts[0]
    # At most 4, found 3.25, on an axis to 4.4.
    middle = (first["mark"]["left"] + first["mark"]["right"]) / 2
    assert middle - first["left"] == pytest.approx(first["width"] * 0.909, abs=0.6)
    assert first["bar"]["width"] == pytest.approx(first["width"] * 0.739, abs=0.6)


def test_the_text_of_the_table_can_be_selected(opened: Any) -> None:
    page = opened("scorecard-vi")
    cell = page.page.locator("tr.row").nth(2).locator("td").nth(1)
    cell.locator("bdi").click(click_count=3)
    assert page.run("getSelection().toString().trim()") == "17.946 tỷ đồng"
    assert page.run("[...document.querySelectorAll('*')].every(e => getComputedStyle(e).userSelect !== 'none')")


@pytest.mark.parametrize("width", [360, 1100])
def test_a_row_leads_to_its_figure_in_the_report(opened: Any, width: int) -> None:
    page = opened("reading", width=width)
    link = page.page.locator("td a", has_text="17.946 tỷ đồng").first
    link.click()
    found = page.run("""() => {
        const mark = document.querySelector('mark:target'), {top, bottom} = mark.getBoundingClientRect();
        return {text: mark.textContent, seen: top >= 0 && bottom <= innerHeight, line: getComputedStyle(mark).outlineStyle};
    }""")
    assert found == {"text": "17.946 tỷ đồng", "seen": True, "line": "solid"}
    page.shot(f"reading-led-{width}")


@pytest.mark.parametrize("width", [360, 1100])
def test_a_caption_stands_in_one_line(opened: Any, width: int) -> None:
    page = opened("reading-sheet", width=width)
    heights = page.run(
        "[...document.querySelectorAll('caption')].map(caption => caption.getBoundingClientRect().height)"
    )
    assert len(heights) == 3
    assert all(10 < height < 40 for height in heights)


def test_what_is_copied_is_the_report_as_it_was_published(opened: Any) -> None:
    page = opened("reading")
    copied = page.run("""() => {
        getSelection().selectAllChildren(document.querySelector('.report'));
        return getSelection().toString();
    }""")
    assert copied.strip() == reading().text.strip()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_roles_are_told_by_their_lines(opened: Any, scheme: Any) -> None:
    """In greyscale the grounds of figures are alike; each role has a line of its own."""
    page = opened("reading", scheme)
    lines = page.run("""() => [...document.querySelectorAll('.side > p mark')].map(mark => {
        const style = getComputedStyle(mark);
        return style.textDecorationLine + ' ' + style.textDecorationStyle;
    })""")
    assert len(lines) == len(set(lines)) == 6


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 800, 1100])
def test_nothing_sticks_out(opened: Any, name: str, width: int) -> None:
    page = opened(name, width=width)
    assert page.run("document.documentElement.scrollWidth") <= width
    out = page.run(f"""() => [...document.querySelectorAll('main *, .attain *')]
        .filter(e => !e.closest('thead, svg') && e.getBoundingClientRect().right > {width} + 0.5)
        .map(e => e.tagName + ' ' + e.textContent.slice(0, 40))""")
    assert out == []
    page.shot(f"{name}-{width}")


def test_a_telephone_sees_cards_that_name_their_figures(opened: Any) -> None:
    page = opened("scorecard-vi", width=360)
    named = page.run("""() => [...document.querySelectorAll('tr.row:first-of-type ~ tr.row td[data-label]')]
        .filter(cell => getComputedStyle(cell).display !== 'none')
        .every(cell => getComputedStyle(cell, '::before').content.includes(cell.dataset.label))""")
    assert named
    assert page.run("getComputedStyle(document.querySelector('tr.row')).display") == "block"


@pytest.mark.parametrize(
    "name", ["scorecard-vi", "hostile", "paces", "methods", "plan", "observations", "reading", "reading-sheet"]
)
def test_paper_gets_a_table_in_dark_on_light(opened: Any, name: str) -> None:
    # A4 less the margins of the page: 210 − 2 × 14 mm at 96 dots an inch.
    width = 687
    page = opened(name, "dark", width)
    page.page.emulate_media(media="print")
    assert page.run("document.documentElement.scrollWidth") <= width
    assert page.run("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.run("getComputedStyle(document.querySelector('tr.row')).display") == "table-row"
    light = page.run(f"""() => {{ {BEHIND}
        return [...document.querySelectorAll('.row th, .row td')].every(cell =>
            luminance(behind(cell)) === 1 && contrast(rgb(getComputedStyle(cell).color), behind(cell)) >= 4.5) }}""")
    assert light
    page.shot(f"{name}-print")
    assert page.page.pdf(path=SHOTS / f"{name}.pdf", prefer_css_page_size=True).startswith(b"%PDF")
