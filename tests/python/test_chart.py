"""Charts: what is drawn lies where the figures say, and what is written is exact."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import attain
from attain import Indicator, Observation, Plan, Target, pace

pytest.importorskip("matplotlib", reason="matplotlib is not installed; it is the extra attain[chart]")

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=HYPERLINK(1)",
    "GRDP\u202e tăng\u200f",
    "$x^2$ và $\\frac$",
    "x" * 10_000,
    "'] + alert(1) + ['",
]


def drawn(ax: Any, label: str) -> list[Any]:
    """The artists of a kind, by the label that the chart gives them."""
    return [artist for artist in [*ax.patches, *ax.lines] if artist.get_label() == label]


def texts(ax: Any) -> list[str]:
    return [text.get_text() for text in ax.texts]


def saved(ax: Any, folder: Path) -> None:
    file = folder / "chart.png"
    ax.get_figure().savefig(file)
    assert file.stat().st_size > 1000


def names(ax: Any) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def test_a_bullet_lies_on_its_own_scale(tmp_path: Path) -> None:
    target = Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher")
    ax = Plan("2024", [target]).assess([Observation("Tổng thu ngân sách", "17.946 tỷ đồng")]).chart()
    saved(ax, tmp_path)
    # From zero to a tenth beyond the outermost value: 17,946 with half of its last place.
    whole = Fraction("17946.5") * Fraction(11, 10)
    [bar] = drawn(ax, "_result")
    assert (bar.get_x(), bar.get_width()) == (0, pytest.approx(float(17946 / whole)))
    [mark] = drawn(ax, "_reference")
    assert list(mark.get_xdata()) == pytest.approx([float(17500 / whole)] * 2)
    [whisker] = drawn(ax, "_rounding")
    assert list(whisker.get_xdata()) == pytest.approx([float(Fraction("17945.5") / whole), float(10 / Fraction(11))])
    # All above 17,500 exceeds; that is everything asked for but the point itself.
    [asked], [exceeded] = drawn(ax, "_asked"), drawn(ax, "_exceeding")
    for band in (asked, exceeded):
        assert band.get_x() == pytest.approx(float(17500 / whole))
        assert band.get_x() + band.get_width() == pytest.approx(1)
    [status] = drawn(ax, "_exceeded")
    assert (status.get_marker(), list(status.get_ydata())) == ("^", [0])
    assert texts(ax) == ["17,946 billion VND / 17,500 billion VND · 102.5486 %  ▲ exceeded"]


def test_a_ceiling_is_asked_from_the_left() -> None:
    ax = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")]).chart(locale="vi")
    [asked] = drawn(ax, "_asked")
    # The outermost value is the ceiling itself.
    assert (asked.get_x(), asked.get_width()) == (0, pytest.approx(10 / 11))
    assert drawn(ax, "_exceeding") == []
    assert texts(ax) == ["3,25% / không quá 4% · 81,25 %  ● đạt"]
    assert ax.get_title(loc="left") == "2024: đạt 1/1"


def test_every_row_has_its_place_shape_and_word(card: attain.Scorecard, tmp_path: Path) -> None:
    ax = card.chart(locale="vi")
    saved(ax, tmp_path)
    assert names(ax) == [
        "CPI",
        "Tăng trưởng GRDP",
        "Tổng thu ngân sách",
        "– Thu nội địa",
        "– Thu xuất nhập khẩu",
        "Vũng Áng 2 vận hành thử",
    ]
    assert [text.get_position()[1] for text in ax.texts] == list(range(6))
    words = ["● đạt", "◐ chưa xác định", "▲ vượt", "▲ vượt", "○ không có số liệu", "○ không có số liệu"]
    assert [text.rsplit("  ", 1)[1] for text in texts(ax)] == words
    # The first target is on top; nothing measured is no bar.
    low, high = ax.get_ylim()
    assert low > high
    # A bar ends where the result surely lies, 7.9 %; the box is what it may be, 7.9–8.1 %.
    assert sorted(round(bar.get_y() + bar.get_height() / 2) for bar in drawn(ax, "_result")) == [0, 1, 2, 3]
    [box] = drawn(ax, "_between")
    bar = next(bar for bar in drawn(ax, "_result") if round(bar.get_y() + 0.13) == 1)
    assert box.get_x() == pytest.approx(bar.get_width())
    assert (box.get_x() + box.get_width()) / box.get_x() == pytest.approx(8.1 / 7.9)
    assert len(ax.get_legend().get_texts()) == 5


def test_a_band_a_day_a_rank_a_tally(tmp_path: Path) -> None:
    plan = Plan(
        "2024",
        [
            Target("Lạm phát", "trong khoảng 4 - 5%"),
            Target("Vận hành", by="2024-12-31"),
            Target("PCI", "thứ 10"),
            Target("Huyện NTM", "13/13 huyện", better="higher"),
            Target("Hộ nghèo", "5%", better="lower", near_miss="1 điểm %"),
        ],
    )
    found = [
        Observation("Lạm phát", "4,2%"),
        Observation("Vận hành", done="2024-11-05"),
        Observation("PCI", "thứ 12"),
        Observation("Huyện NTM", "8/13 huyện"),
        Observation("Hộ nghèo", "5,4%"),
    ]
    ax = plan.assess(found).chart()
    saved(ax, tmp_path)
    row = {round(bar.get_y() + bar.get_height() / 2): bar for bar in drawn(ax, "_asked")}
    # 4–5 % on a scale to 5.5; a day and a rank have no zero, so no bar.
    assert (row[0].get_x(), row[0].get_x() + row[0].get_width()) == (pytest.approx(4 / 5.5), pytest.approx(5 / 5.5))
    assert sorted(round(bar.get_y() + bar.get_height() / 2) for bar in drawn(ax, "_result")) == [0, 3, 4]
    tally = next(bar for bar in drawn(ax, "_result") if round(bar.get_y() + 0.13) == 3)
    assert tally.get_width() == pytest.approx(8 / 13 / 1.1)
    marks = {line.get_ydata()[0]: line.get_xdata()[0] for line in drawn(ax, "_reference")}
    assert {round(y + 0.4) for y in marks} == {1, 2, 3, 4}
    # 56 days with a tenth of them on either side; from place 10 to 12 with a fifth.
    assert {round(y + 0.4): x for y, x in marks.items()} == {
        1: pytest.approx(61.6 / 67.2),
        2: pytest.approx(0.2 / 2.4),
        3: pytest.approx(10 / 11),
        4: pytest.approx(5 / 6.6),
    }
    near = [(patch.get_x(), patch.get_width()) for patch in drawn(ax, "_near")]
    assert near == [(pytest.approx(5 / 6.6), pytest.approx(1 / 6.6))]
    assert "done on 2024-11-05 / by 2024-12-31  ● met" in texts(ax)


def test_the_colours_differ_in_greyscale_too() -> None:
    from attain.bullet import LOOKS

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = sorted(grey(LOOKS[status].colour) for status in ("exceeded", "met", "near_miss", "missed"))
    assert min(after - before for before, after in pairwise(greys)) > 8
    for of in ("glyph", "shape", "colour"):
        assert len({getattr(look, of) for look in LOOKS.values()}) == len(LOOKS)
    assert len({(look.marker, look.fill) for look in LOOKS.values()}) == len(LOOKS)


def test_charts_have_the_shapes_of_pages() -> None:
    from attain.bullet import LOOKS

    plan = Plan("2024", [Target("CPI", "không quá 4%", near_miss="1 điểm %")])
    cards = [plan.assess([Observation("CPI", cpi)]) for cpi in ("3%", "4,5%", "9%", "3,9 - 4,1%")]
    cards += [plan.assess([]), Plan("2024", [Target("Thu", "5", better="higher")]).assess([Observation("Thu", 6)])]
    for card in cards:
        look = LOOKS[card[0].status]
        assert f"{look.glyph} {card[0].label()}" in card.to_markdown()
    assert {card[0].status for card in cards} == set(LOOKS)


def test_axes_that_are_given_are_drawn_on(card: attain.Scorecard) -> None:
    import matplotlib.pyplot as plt

    _, ax = plt.subplots()
    assert card.chart(ax) is ax
    assert card.chart(ax=ax) is ax
    assert Plan("trống").assess([]).chart().get_yticks().tolist() == []


def test_other_languages_are_refused(card: attain.Scorecard) -> None:
    with pytest.raises(attain.Error, match="fr"):
        card.chart(locale="fr")  # type: ignore[arg-type]


def test_hostile_names_are_drawn_as_text(tmp_path: Path) -> None:
    plan = Plan("<b>$a$</b>", [Target(name, "5%", better="higher", group="<i>Kinh tế</i>") for name in HOSTILE])
    card = plan.assess([Observation(name, "4%") for name in HOSTILE])
    ax = card.chart()
    saved(ax, tmp_path)
    assert names(ax)[0] == HOSTILE[0]
    assert names(ax)[3] == "GRDP tăng"
    assert names(ax)[4] == "\\$x^2\\$ và \\$\\frac\\$"
    assert len(names(ax)[5]) == 60
    saved(plan.chart()[0], tmp_path)
    saved(card.compare(plan.assess([])).chart(), tmp_path)


def test_altair_draws_the_same_bullets(card: attain.Scorecard) -> None:
    pytest.importorskip("altair", reason="altair is not installed; it is the extra attain[altair]")
    chart = card.to_altair(locale="vi")
    spec = chart.to_dict()
    layers = [
        json.loads(json.dumps(spec["datasets"][layer["data"]["name"]]))
        if "name" in layer["data"]
        else layer["data"]["values"]
        for layer in spec["layer"]
    ]
    bands, bars, whiskers, marks, points, beside = layers
    ax = card.chart(locale="vi")
    assert [row["high"] for row in bars] == pytest.approx([bar.get_width() for bar in drawn(ax, "_result")])
    assert [row["at"] for row in marks] == pytest.approx([line.get_xdata()[0] for line in drawn(ax, "_reference")])
    assert [row["beside"] for row in beside] == texts(ax)
    assert len(whiskers) == len(points) == 4
    assert {row["row"] for row in bands} == {"0", "1", "2", "3", "4", "5"}
    assert points[0]["found"] == "3,25%"


def test_altair_shows_itself_without_the_network() -> None:
    pytest.importorskip("altair", reason="altair is not installed; it is the extra attain[altair]")
    plan = Plan("2024", [Target(name, "5%", better="higher") for name in HOSTILE])
    picture = plan.assess([Observation(name, "6%") for name in HOSTILE]).to_altair()._repr_mimebundle_()
    assert set(picture) == {"image/svg+xml", "text/plain"}
    svg = picture["image/svg+xml"]
    assert svg.startswith("<svg")
    assert "<script" not in svg
    assert "<img" not in svg
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg
    assert "▲ exceeded" in svg


def test_altair_composes_and_saves(card: attain.Scorecard, tmp_path: Path) -> None:
    alt = pytest.importorskip("altair", reason="altair is not installed; it is the extra attain[altair]")
    chart = card.to_altair()
    assert isinstance(chart, alt.LayerChart)
    chart.save(tmp_path / "card.svg")
    assert (tmp_path / "card.svg").read_text("utf-8").startswith("<svg")
    # What is changed of it is still a picture; what is put together is shown by Altair's own renderer.
    assert "<svg" in chart.properties(title="2024")._repr_mimebundle_()["image/svg+xml"]
    with alt.renderers.enable("svg"):
        shown = (chart | chart)._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    assert [*data] == ["image/svg+xml"]
    alone = chart._repr_mimebundle_()["image/svg+xml"].count("▲ exceeded")
    assert data["image/svg+xml"].count("▲ exceeded") == 2 * alone > 0


def test_a_long_name_leaves_room_for_the_bars(tmp_path: Path) -> None:
    name = "Tổng sản phẩm bình quân đầu người theo giá hiện hành của các khu vực kinh tế"
    card = Plan("Kế hoạch " + "rất dài " * 40, [Target(name, "17.500 tỷ đồng", better="higher")]).assess(
        [Observation(name, "17.946 tỷ đồng")]
    )
    ax = card.chart(locale="vi")
    # A warning that the axes have no room is an error here.
    saved(ax, tmp_path)
    width = ax.get_window_extent().width / ax.get_figure().dpi
    assert width >= 1.5
    assert ax.get_title(loc="left").endswith("…: đạt 1/1")


def test_a_table_sets_exact_figures(card: attain.Scorecard) -> None:
    pytest.importorskip("great_tables", reason="great-tables is not installed; it is the extra attain[tables]")
    vi, en = card.to_great_tables(locale="vi").as_raw_html(), card.to_great_tables().as_raw_html()
    for cell in ("17.946 tỷ đồng", "102,5486", "▲ vượt", "98,75–101,25", "Kinh tế", "đạt 2–3/4", "từ -0,1 điểm %"):
        assert cell in vi
    for cell in ("17,946 billion VND", "102.5486", "▲ exceeded", "rule: vn-official"):
        assert cell in en
    many = attain.Quantity("1234567890123456789,123456789 đồng", locale="vi")
    long = Plan("2024", [Target("Thu", many, better="higher")]).assess([Observation("Thu", many)])
    assert "1,234,567,890,123,456,789.123456789 VND" in long.to_great_tables().as_raw_html()
    Plan("trống").assess([]).to_great_tables().as_raw_html()


def test_pictures_and_tables_ask_the_network_for_nothing(card: attain.Scorecard) -> None:
    pytest.importorskip("great_tables", reason="great-tables is not installed; it is the extra attain[tables]")
    pytest.importorskip("altair", reason="altair is not installed; it is the extra attain[altair]")
    for shown in (card.to_great_tables().as_raw_html(), card.to_altair()._repr_mimebundle_()["image/svg+xml"]):
        # The names of the vocabularies of SVG are no addresses.
        asked = re.findall(r"""(?:src|href|url|@import)\W{1,3}(?!#)[^\s>]*//[^\s>"']+|https?://[^\s>"']+""", shown)
        assert [address for address in asked if "www.w3.org/" not in address] == []


def test_a_table_escapes_every_text() -> None:
    pytest.importorskip("great_tables", reason="great-tables is not installed; it is the extra attain[tables]")
    plan = Plan("<b>2024</b>", [Target(name, "5%", better="higher", group=f"<u>{name[:20]}") for name in HOSTILE])
    html = plan.assess([]).to_great_tables().as_raw_html()
    for tag in ("<script", "<img", "<b>2024", "<u>"):
        assert tag not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def flow(text: str = "100 tỷ đồng") -> Target:
    return Target(Indicator("Thu", accumulates="flow"), text, better="higher", period="2024")


def so_far(**amounts: str) -> list[Observation]:
    periods = {"q1": "2024-Q1", "h1": "2024-H1", "m9": "2024-01/09"}
    return [Observation("Thu", f"{amount} tỷ đồng", period=periods[key]) for key, amount in amounts.items()]


def line(ax: Any, label: str) -> dict[date, float]:
    [found] = [line for line in ax.lines if line.get_label() == label]
    return dict(zip(found.get_xdata(), found.get_ydata(), strict=True))


def test_a_burn_up_follows_the_profile(tmp_path: Path) -> None:
    p = pace(flow(), so_far(q1="20", h1="55", m9="90"), on="2024-10-05", profile="quarters")
    ax = p.chart()
    saved(ax, tmp_path)
    path = line(ax, "expected")
    # 25 % after each quarter, and nothing in between.
    ends = {date(2024, 3, 31): 25, date(2024, 6, 29): 25, date(2024, 6, 30): 50, date(2024, 12, 30): 75}
    assert {day: path[day] for day in ends} == ends
    assert (path[date(2024, 1, 1)], path[date(2024, 12, 31)]) == (0, 100)
    assert line(ax, "reached") == {date(2024, 3, 31): 20, date(2024, 6, 30): 55, date(2024, 9, 30): 90}
    assert line(ax, "at this pace") == {date(2024, 12, 31): 120}
    assert (ax.get_ylabel(), ax.get_title(loc="left")) == ("billion VND", "Thu: ▲ ahead")
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "on track",
        "at risk",
        "expected",
        "goal",
        "reached",
        "at this pace",
    ]


def test_the_corridor_is_that_of_the_bands() -> None:
    from attain.burnup import corridor

    p = pace(flow(), so_far(q1="20"), on="2024-04-01", bands=("1.1", "0.9", "0.7"))
    by_day = {day.on: day for day in corridor(p)}
    # 182 of 366 days lie behind at the end of June.
    half = by_day[date(2024, 6, 30)]
    assert float(half.expected) == pytest.approx(100 * 182 / 366)
    for name, share in (("ahead", "1.1"), ("on_track", "0.9"), ("at_risk", "0.7")):
        assert float(half.edges[name]) == pytest.approx(float(half.expected) * float(share))
    # A figure that is just as expected does not hide the corridor.
    just = pace(flow(), so_far(q1="25"), on="2024-04-01", profile="quarters")
    found = {day.on: day for day in corridor(just)}[date(2024, 3, 31)]
    assert (found.expected, found.edges["on_track"]) == (25, Fraction(95, 4))


def test_the_corridor_of_a_ceiling_lies_above_it() -> None:
    from attain.burnup import corridor

    ceiling = Target(Indicator("Chi", accumulates="flow"), "không quá 100 tỷ đồng", period="2024")
    p = pace(ceiling, Observation("Chi", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01", profile="quarters")
    day = {day.on: day for day in corridor(p)}[date(2024, 6, 30)]
    # 105 % of what may be used by then is still on track, 120 % at risk.
    assert (day.edges["on_track"], day.edges["at_risk"], day.edges["ahead"]) == (
        Fraction(105, 2),
        60,
        Fraction(95, 2),
    )


def test_the_path_of_a_stock_begins_at_its_baseline(tmp_path: Path) -> None:
    from attain.burnup import corridor

    baseline = Observation("Hộ nghèo", "10%", period="2023-12-31")
    target = Target(Indicator("Hộ nghèo", accumulates="stock"), "8%", better="lower", period="2024", baseline=baseline)
    p = pace(target, Observation("Hộ nghèo", "9,2%", period="2024-06-30"), on="2024-07-01", profile="quarters")
    days = {day.on: day for day in corridor(p)}
    assert (days[date(2024, 1, 1)].expected, days[date(2024, 6, 30)].expected) == (10, 9)
    # On track is 95 % of the way from 10 to 9.
    assert days[date(2024, 6, 30)].edges["on_track"] == Fraction("9.05")
    ax = p.chart(locale="vi")
    saved(ax, tmp_path)
    assert line(ax, "đã đạt") == {date(2024, 6, 30): pytest.approx(9.2)}


def test_a_pace_on_another_day_is_measured_the_same_way() -> None:
    p = pace(flow(), so_far(q1="20", h1="55"), on="2024-07-05", profile=[40, 20, 20, 20])
    then = p.at(date(2024, 4, 1))
    assert (then.on, then.profile, str(then.expected), str(then.actual)) == (
        date(2024, 4, 1),
        "weights",
        "40 billion VND",
        "20 billion VND",
    )
    assert then == pace(flow(), so_far(q1="20", h1="55"), on="2024-04-01", profile=[40, 20, 20, 20])
    assert str(p.at("2024-07-05", so_far(h1="60")).actual) == "60 billion VND"
    assert len(p.given) == 2
    assert p.label("vi") == "có nguy cơ chậm"


def test_dots_stand_at_their_goals(tmp_path: Path) -> None:
    plan = Plan(
        "2024",
        [
            Target("GRDP", "8 - 8,5%", better="higher"),
            Target("Thu", "17.500 tỷ đồng", better="higher"),
            Target("CPI", "không quá 4%"),
            Target("Thuế", "500.000 triệu đồng", better="higher"),
            Target("Vận hành", by="2024-12-31"),
        ],
    )
    percent, money, days = plan.chart([Observation("GRDP", "7,5%"), Observation("Thu", "17.946 tỷ đồng")])
    saved(percent, tmp_path)
    assert [ax.get_title(loc="left") for ax in (percent, money, days)] == ["%", "billion VND", "day"]
    assert names(percent) == ["GRDP", "CPI"]
    goals = [(list(dot.get_xdata()), dot.get_marker()) for dot in drawn(percent, "_goal")]
    assert goals == [([8, 8.5], "o"), ([4], "<")]
    assert [list(band.get_xdata()) for band in drawn(percent, "_band")] == [[8, 8.5]]
    assert [list(ring.get_xdata()) for ring in drawn(percent, "_previous")] == [[7.5]]
    # One panel has one power of ten.
    assert [list(dot.get_xdata()) for dot in drawn(money, "_goal")] == [[17500], [500]]
    assert texts(money) == ["17,500 billion VND", "500,000 million VND"]
    assert [list(dot.get_xdata()) for dot in drawn(days, "_goal")] == [[date(2024, 12, 31)]]
    assert Plan("trống").chart() == []


def test_axes_write_numbers_and_days_as_the_language_does(tmp_path: Path) -> None:
    plan = Plan("2024", [Target("Thu", "17.500 tỷ đồng", better="higher"), Target("Vận hành", by="2024-12-31")])
    found = [Observation("Thu", "12.500,5 tỷ đồng"), Observation("Vận hành", done="2024-02-05")]
    for locale, number, month in (("vi", "14.000", "T05"), ("en", "14,000", "May")):
        money, days = plan.chart(found, locale=locale)  # type: ignore[arg-type]
        saved(money, tmp_path)
        assert number in [label.get_text() for label in money.get_xticklabels()]
        assert month in [label.get_text() for label in days.get_xticklabels()]


def test_flips_go_from_before_to_now(tmp_path: Path) -> None:
    plan = Plan(
        "2024", [Target("CPI", "không quá 4%"), Target("GRDP", "8%", better="higher"), Target("X", by="2024-12-31")]
    )
    november = plan.assess([Observation("CPI", "4,1%"), Observation("GRDP", "9%")])
    december = plan.with_(Target("Mới", "5%", better="higher")).assess(
        [Observation("CPI", "3,9%"), Observation("GRDP", "7%"), Observation("Mới", "6%")]
    )
    found = december.compare(november)
    assert isinstance(found, attain.Flips)
    assert isinstance(found, list)
    ax = found.chart(names=("Tháng 11", "Tháng 12"), locale="vi")
    saved(ax, tmp_path)
    assert names(ax) == ["CPI", "GRDP", "Mới"]
    columns = [label.get_text().split("\n")[1] for label in ax.get_xticklabels()]
    assert columns == ["không có số liệu", "chưa xác định", "không đạt", "gần đạt", "đạt", "vượt"]
    before = {line.get_ydata()[0]: columns[line.get_xdata()[0]] for line in drawn(ax, "_before")}
    after = {line.get_ydata()[0]: columns[line.get_xdata()[0]] for line in drawn(ax, "_after")}
    # What is new has no before.
    assert (before, after) == ({0: "không đạt", 1: "vượt"}, {0: "đạt", 1: "không đạt", 2: "vượt"})
    arrows = [text.arrow_patch.get_linestyle() for text in ax.texts if getattr(text, "arrow_patch", None)]
    assert arrows == ["-", "--"]
    assert ax.get_title(loc="left") == "○ Tháng 11 → ● Tháng 12"
    assert november.compare(november).chart().get_yticks().tolist() == []


@pytest.mark.parametrize(
    ("library", "extra", "call"),
    [
        ("matplotlib", "chart", "card.chart()"),
        ("matplotlib", "chart", "plan.chart()"),
        ("altair", "altair", "card.to_altair()"),
        ("vl_convert", "altair", "card.to_altair()"),
        ("great_tables", "tables", "card.to_great_tables()"),
        ("pandas", "pandas", "card.to_pandas()"),
        ("polars", "polars", "card.to_polars()"),
        ("pandas", "pandas", "__import__('attain.pandas')"),
        ("tqdm", "progress", "list(meter.metered([1], True))"),
    ],
)
def test_a_missing_library_names_its_extra(library: str, extra: str, call: str) -> None:
    code = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == {library!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
import attain
from attain import meter
plan = attain.Plan("2024", [attain.Target("CPI", "không quá 4%")])
card = plan.assess([attain.Observation("CPI", "3,25%")])
try:
    {call}
except attain.MissingExtra as error:
    print(error)
    print(isinstance(error, ImportError), error.name)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.stdout.splitlines() == [
        f'`{library}` is not installed; install it with `pip install "attain[{extra}]"`',
        f"True {library}",
    ], run.stderr
