"""Reading reports: figures with their places, the plan, the results and the claims that they make."""

from __future__ import annotations

import copy
import pickle
import re
import unicodedata
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import attain
from attain import Lexicon, Observation, Period, Quantity, Range, Tally, read, read_table

REPORT = (Path(__file__).parents[2] / "examples" / "data" / "report.txt").read_text("utf-8")

# What stands in the report of the examples, worked out by hand: text, kind, low, high, unit, role, qualifiers.
FIGURES = [
    ("8 - 8,5%", "range", "8", "8.5", "percent", "target", ()),
    ("17.500 tỷ đồng", "quantity", "17500e9", "17500e9", "VND", "target", ()),
    ("8.100 tỷ đồng", "quantity", "8100e9", "8100e9", "VND", "target", ()),
    ("9.400 tỷ đồng", "quantity", "9400e9", "9400e9", "VND", "target", ()),
    ("51 triệu đồng/người/năm", "quantity", "51e6", "51e6", "VND/person/year", "target", ()),
    ("23 nghìn người", "quantity", "23000", "23000", "person", "target", ("at_least",)),
    ("0,6 - 1 điểm %", "range", "0.6", "1", "percentage_point", "target", ()),
    ("26/28 chỉ tiêu", "ratio", "26", "26", "indicator", "actual", ()),
    ("17.946 tỷ đồng", "quantity", "17946e9", "17946e9", "VND", "actual", ()),
    ("102,6%", "share_of_plan", "102.6", "102.6", "percent", "share", ()),
    ("8.300 tỷ đồng", "quantity", "8300e9", "8300e9", "VND", "actual", ("estimated", "over")),
    ("9.982 tỷ đồng", "quantity", "9982e9", "9982e9", "VND", "actual", ()),
    ("116,4%", "share_of_plan", "116.4", "116.4", "percent", "share", ()),
    ("8.575 tỷ đồng", "quantity", "8575e9", "8575e9", "VND", "plan", ()),
    ("24,1 nghìn người", "quantity", "24100", "24100", "person", "actual", ()),
    ("5,2%", "growth", "5.2", "5.2", "percent", "growth", ()),
    ("8/13 huyện", "ratio", "8", "8", "district", "actual", ()),
]


@pytest.fixture(scope="module")
def reading() -> attain.Reading:
    return read(REPORT)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure[0])
def test_every_figure_is_found_in_its_place(reading: attain.Reading, figure: tuple[str, ...]) -> None:
    text, kind, low, high, unit, role, qualifiers = figure
    (mention,) = (m for m in reading.mentions if m.text == text and m.role == role)
    assert REPORT[mention.start : mention.end] == text
    assert (mention.kind, mention.unit, mention.qualifiers) == (kind, unit, qualifiers)
    assert (mention.low, mention.high) == (Decimal(low), Decimal(high))


def test_offsets_are_code_points_of_the_text_as_given() -> None:
    # A letter beyond the basic plane is one code point; decomposed letters are several.
    for text in (
        "😀 Thu ngân sách đạt 17.946 tỷ đồng",
        unicodedata.normalize("NFD", "Thu ngân sách đạt 17.946 tỷ đồng"),
    ):
        (mention,) = read(text).mentions
        assert text[mention.start : mention.end] == mention.text
        assert unicodedata.normalize("NFC", mention.text) == "17.946 tỷ đồng"
        assert mention.low == Decimal(17_946_000_000_000)


def test_what_a_mention_says() -> None:
    text = "Đến 31/12/2023 có 26/28 chỉ tiêu đạt kế hoạch; GRDP tăng 8 - 8,5%; tỉnh đứng thứ 9/114; thu đạt 5 tỷ đồng."
    by_kind = {m.kind: m for m in read(text).mentions}
    date, ratio, rank = by_kind["date"], by_kind["ratio"], by_kind["rank"]
    assert isinstance(date.value, Period)
    assert (date.value, date.low, date.high, date.unit, date.figure) == (Period("2023-12-31"), None, None, None, None)
    assert isinstance(ratio.value, Tally)
    assert (ratio.value.numerator, ratio.value.denominator, ratio.value.ratio) == (26, 28, Fraction(13, 14))
    assert (ratio.low, ratio.high) == (26, 26)
    assert (rank.low, rank.unit) == (9, "rank")
    assert isinstance(by_kind["quantity"].value, Quantity)
    assert f"{by_kind['quantity']:en}" == "5 billion VND"


def test_an_open_side_is_none() -> None:
    (mention,) = read("Phấn đấu tỷ lệ che phủ rừng đạt từ 52% trở lên trong năm 2024.").mentions
    assert (mention.low, mention.qualifiers, mention.role) == (Decimal(52), ("at_least",), "target")


def test_flags_name_the_other_reading() -> None:
    flagged = read("Năm 2023 tỷ lệ hộ nghèo giảm 1% so với năm trước.").mentions[0]
    assert flagged.flags == ("may_be_points",)
    assert (flagged.value, flagged.unit) == (Quantity("1%"), "percent")
    assert flagged.alternatives == {"may_be_points": Quantity(1, "percentage_point")}
    assert read("Thu ngân sách đạt 17.946 tỷ đồng").mentions[0].alternatives == {}


def test_parts_stand_under_their_total(reading: attain.Reading) -> None:
    part = next(m for m in reading.mentions if m.text == "8.100 tỷ đồng")
    assert part.part_of is not None
    assert reading.mentions[part.part_of].text == "17.500 tỷ đồng"
    assert reading.plan()["thu nội địa"].of == "Tổng thu ngân sách trên địa bàn"


def test_plan_and_results_make_a_scorecard(reading: attain.Reading) -> None:
    plan = reading.plan("Kế hoạch")
    assert (plan.name, len(plan)) == ("Kế hoạch", 8)
    assert tuple(plan) == reading.targets
    card = plan.assess(reading.observations)
    verdicts = {a.target.indicator.name: a.status for a in card}
    # 8.05 lies in 8–8.5, 17,946 is above 17,500, 24.1 thousand above at least 23 thousand, nearly 51 is below 51.
    assert verdicts["Tốc độ tăng trưởng GRDP"] == "met"
    assert verdicts["Tổng thu ngân sách trên địa bàn"] == "exceeded"
    assert verdicts["Số lao động được giải quyết việc làm"] == "exceeded"
    assert verdicts["thu xuất nhập khẩu"] == "no_data"


def test_the_plan_has_a_name_of_its_own(reading: attain.Reading) -> None:
    assert reading.plan().name == "Kế hoạch năm 2024"
    assert read("The target for 2024 is exports of at least 5 billion USD.").plan().name == "Plan 2024"


def test_figures_named_beside_a_result_come_with_it(reading: attain.Reading) -> None:
    card = reading.observations.scorecard()
    assert card["Vốn đầu tư công giải ngân"].percent == Decimal("116.4082")
    claims = dict(reading.observations.claims())
    assert claims["Vốn đầu tư công giải ngân"].check().verdict == "holds"


def test_targets_and_results_know_their_place(reading: attain.Reading) -> None:
    for item in (*reading.targets, *reading.observations):
        mention = reading.mention_of(item)
        assert mention is not None
        assert mention.indicator is not None
        assert mention.indicator.lower().startswith(item.indicator.name.lower()[:5])
    assert reading.mention_of(Observation("CPI", "4%")) is None
    with pytest.raises(TypeError):
        reading.mention_of("CPI")  # type: ignore[arg-type]


def test_claims_are_checked(reading: attain.Reading) -> None:
    found = {(c.kind, c.mentions[0].text): c for c in reading.claims}
    # 8,100 + 9,400 = 17,500; 9,982 ÷ 8,575 = 1.16408…; (24.1 − 22.9) ÷ 22.9 = 5.24 %.
    total = found["sum", "17.500 tỷ đồng"]
    assert (total.verdict, total.computed, str(total.unit)) == ("holds", 17_500 * 10**9, "VND")
    share = found["share_of_plan", "116,4%"]
    assert (share.verdict, share.computed) == ("holds", Fraction(998_200, 8_575))
    assert [m.text for m in share.mentions] == ["116,4%", "9.982 tỷ đồng", "8.575 tỷ đồng"]
    assert share.expression("vi") == "9.982 tỷ đồng ÷ 8.575 tỷ đồng"
    assert share.explain("vi") == share.check.explain("vi")
    assert (share.stated, share.terms) == (share.claim.stated, share.claim.terms)
    assert found["growth", "5,2%"].verdict == "holds"


def test_a_base_that_is_not_printed_is_implied() -> None:
    (claim,) = read("Tổng thu ngân sách năm 2023 đạt 17.946 tỷ đồng, bằng 102,6% dự toán Trung ương giao.").claims
    assert claim.verdict == "uncheckable"
    assert claim.implied_range == Range("17.482 - 17.501 tỷ đồng", locale="vi")
    assert claim.term_mentions[1] is None
    assert len(claim.mentions) == 2
    assert claim.stated_mention == claim.mentions[0]
    low, high = claim.implied  # type: ignore[misc]
    # 17,946 ± 0.5 over 1.026 ± 0.0005.
    assert low == Fraction("17945.5") / Fraction("1.0265") * 10**9
    assert high == Fraction("17946.5") / Fraction("1.0255") * 10**9


def test_history_settles_records() -> None:
    reading = read("Năm 2023 kim ngạch xuất khẩu đạt 2,45 tỷ USD, cao nhất từ trước đến nay.")
    assert [c.verdict for c in reading.claims] == ["uncheckable"]
    earlier = [
        Observation("Kim ngạch xuất khẩu", v, period=y) for v, y in (("2,12 tỷ USD", 2021), ("2,6 tỷ USD", 2022))
    ]
    assert [c.verdict for c in reading.check_history(earlier[:1])] == ["holds"]
    assert [c.verdict for c in reading.check_history(earlier)] == ["fails"]
    assert reading.check_history([]) == ()


def test_what_cannot_be_used_is_listed() -> None:
    reading = read("Tổng thu ngân sách năm 2023 đạt 5 tỷ đồng. Tổng thu ngân sách năm 2023 đạt 5 tỷ đồng.")
    (left,) = reading.unplaced
    assert (left.mention, left.reason, left.other) == (reading.mentions[1], "repeats", reading.mentions[0])
    assert pickle.loads(pickle.dumps(left)) == left
    assert len(reading.observations) == 1


def test_english() -> None:
    text = "The government targets GDP growth of 8–8.5 percent in 2024. Revenue reached VND 17,500 billion in 2024."
    reading = read(text)
    assert reading.locale == "en"
    growth, revenue = reading.mentions
    assert (growth.low, growth.high, growth.role) == (Decimal(8), Decimal("8.5"), "target")
    assert (revenue.low, revenue.unit, revenue.role) == (Decimal(17_500_000_000_000), "VND", "actual")


def test_options() -> None:
    assert read("Thu ngân sách đạt 5 tỷ đồng").mentions[0].period is None
    for period in (Period("2023"), "2023", 2023, "năm 2023"):
        assert read("Thu ngân sách đạt 5 tỷ đồng", period=period).mentions[0].period == Period("2023")
    lexicon = Lexicon(vi={"tủ sách": "bookcase"})
    text = "Toàn tỉnh xây dựng được 1.250 tủ sách."
    assert read(text, lexicon=lexicon, locale="vi").mentions[0].unit == "bookcase"
    assert read(text, locale="en").locale == "en"


HEADS = ["Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Thực hiện 2024"]
ROWS = [
    ["Thu ngân sách", "tỷ đồng", "17.500", "17.946,5"],
    ["Khách du lịch", "nghìn lượt", "3.200", None],
    ["Tỷ lệ hộ nghèo", "%", "2,7", "2,55"],
]
EXACT = [
    ["Thu ngân sách", "tỷ đồng", 17500, Decimal("17946.5")],
    ["Khách du lịch", "nghìn lượt", 3200, None],
    ["Tỷ lệ hộ nghèo", "%", Decimal("2.7"), Decimal("2.55")],
]
CELLS = {
    (1, 2): ("17500e9", "VND", "Thu ngân sách"),
    (1, 3): ("17946.5e9", "VND", "Thu ngân sách"),
    (2, 2): ("3200000", "visit", "Khách du lịch"),
    (3, 2): ("2.7", "percent", "Tỷ lệ hộ nghèo"),
    (3, 3): ("2.55", "percent", "Tỷ lệ hộ nghèo"),
}


def cells(reading: attain.Reading) -> dict[object, tuple[Decimal | None, str | None, str | None]]:
    for m in reading.mentions:
        assert reading.text[m.start : m.end] == m.text
    return {m.cell: (m.low, m.unit, m.indicator) for m in reading.mentions}


EXPECTED = {cell: (Decimal(low), unit, name) for cell, (low, unit, name) in CELLS.items()}


@pytest.mark.parametrize("rows", [ROWS, EXACT], ids=["text", "exact"])
def test_tables_are_read_cell_by_cell(rows: list[list[Any]]) -> None:
    reading = read_table([HEADS, *rows])
    assert cells(reading) == EXPECTED
    assert [m.period for m in reading.mentions] == [Period("2024")] * 5
    assert reading == read_table(tuple(row) for row in [HEADS, *rows])
    for again in (pickle.loads(pickle.dumps(reading)), eval(repr(reading), vars(attain))):
        assert again == reading
        assert again.mentions == reading.mentions


@pytest.mark.parametrize("rows", [ROWS, EXACT], ids=["text", "exact"])
def test_frames_are_read_as_rows(rows: list[list[Any]]) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed; it is the extra attain[pandas]")
    polars = pytest.importorskip("polars", reason="polars is not installed; it is the extra attain[polars]")
    columns = {head: [row[at] for row in rows] for at, head in enumerate(HEADS)}
    frame = pandas.DataFrame(columns, dtype=object)
    assert cells(read_table(frame)) == EXPECTED
    assert cells(read_table(frame.set_index("Chỉ tiêu"))) == EXPECTED
    assert cells(read_table(pandas.DataFrame([HEADS, *rows], dtype=object))) == EXPECTED
    if rows is ROWS:
        assert cells(read_table(frame.astype("string"))) == EXPECTED
        assert cells(read_table(polars.DataFrame(columns))) == EXPECTED
    else:
        numbers = {head: polars.Decimal(20, 4) for head in HEADS[2:]}
        assert cells(read_table(polars.DataFrame(columns, schema_overrides=numbers, strict=False))) == EXPECTED


def test_a_float_in_a_table_is_refused() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed; it is the extra attain[pandas]")
    message = r"row 1, column 2: expected Decimal, int or str, got float: a float is not exact; write Decimal\('8.05'\)"
    with pytest.raises(TypeError, match=message):
        read_table([HEADS, ["GRDP", "%", 8.05, ""]])
    with pytest.raises(
        TypeError, match=r"row 1, column `2024`: .* got float: .*; or read the whole table as text: dtype=str"
    ):
        read_table(pandas.DataFrame({"Chỉ tiêu": ["GRDP"], "2024": [8.05]}))
    # What is missing is no float that anybody wrote.
    assert read_table([HEADS, ["GRDP", "%", float("nan"), "8,05"]]).mentions[0].cell == (1, 3)


@pytest.mark.parametrize(
    "wrong", [None, 5, "a\tb", b"a", ["a", "b"], [["a", True]], [{"a": 1}], {"a": [1]}, [5]], ids=str
)
def test_a_table_is_rows_of_cells(wrong: Any) -> None:
    with pytest.raises(TypeError):
        read_table(wrong)


@pytest.mark.parametrize("empty", [[], [[]], [[], []], [[None, ""]]], ids=str)
def test_an_empty_table_reads_to_nothing(empty: list[list[Any]]) -> None:
    assert read_table(empty).mentions == ()


@pytest.mark.parametrize("wrong", [None, 5, b"5%", ["5%"], Quantity("5%")], ids=str)
def test_a_report_is_text(wrong: object) -> None:
    with pytest.raises(TypeError):
        read(wrong)  # type: ignore[arg-type]


def test_options_are_checked() -> None:
    with pytest.raises(attain.LocaleError):
        read("5%", locale="fr")  # type: ignore[arg-type]
    with pytest.raises(attain.Error):
        read("5%", period="2024-13")
    with pytest.raises(TypeError):
        read("5%", lexicon={"tủ": "bookcase"})  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        attain.Reading()


@pytest.mark.parametrize(
    "text", ["", " \n\t", "Không có số liệu.", "\x00\ufeff", "1" * 100_000, "-" * 100_000, "%" * 5000]
)
def test_a_text_without_figures_reads_to_nothing(text: str) -> None:
    reading = read(text)
    assert (reading.targets, reading.claims, len(reading.observations)) == ((), (), 0)
    assert len(reading.plan()) == 0
    assert reading.text == text


def test_a_reading_is_what_was_read_and_how() -> None:
    text = "Thu ngân sách đạt 5 tỷ đồng, bằng 101% kế hoạch."
    lexicon = Lexicon(vi={"tủ": "bookcase"})
    one = read(text, locale="vi", period="2024", lexicon=lexicon)
    again = read(text, locale="vi", period=2024, lexicon=lexicon)
    assert one == again
    assert hash(one) == hash(again)
    assert one != read(text)
    assert one.mentions == again.mentions
    assert one.mentions is one.mentions
    for copied in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one), eval(repr(one), vars(attain))):
        assert copied == one
        assert (copied.mentions, copied.claims, copied.targets) == (one.mentions, one.claims, one.targets)


def test_every_mention_and_claim_is_made_again(reading: attain.Reading) -> None:
    for value in (*reading.mentions, *reading.claims):
        assert eval(repr(value), vars(attain)) == value
        assert pickle.loads(pickle.dumps(value)) == value


def test_a_mention_refuses_what_is_none() -> None:
    with pytest.raises(attain.Error, match="kind is one of `quantity`, `range`"):
        attain.Mention(0, 2, "5%", "figure", Quantity("5%"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected Quantity, Range, Tally or Period, got str"):
        attain.Mention(0, 2, "5%", "quantity", "5%")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        attain.Mention(0, 2, "5%", "quantity", 0.05)  # type: ignore[arg-type]


def test_threads_read_what_one_reads(reading: attain.Reading) -> None:
    with ThreadPoolExecutor(8) as threads:
        readings = list(threads.map(lambda _: read(REPORT), range(16)))
    assert all(other.mentions == reading.mentions for other in readings)


EVIL = "<script>alert('x')</script> & \"<b> Tổng thu ngân sách đạt 17.946 tỷ đồng </mark> \u202e <img src=x onerror=y> \x00\x1b"


@pytest.mark.parametrize("text", [EVIL, REPORT, ""], ids=["hostile", "report", "empty"])
def test_html_shows_the_report_as_it_is(text: str) -> None:
    reading = read(text)
    fragment = ET.fromstring(reading._repr_html_())
    shown = fragment.find(".//div[@class='report']")
    assert shown is not None
    cleaned = "".join("\ufffd" if unicodedata.category(c) == "Cc" and c not in "\t\n" else c for c in text)
    assert "".join(shown.itertext()) == cleaned
    marks = shown.findall("mark")
    assert [mark.text for mark in marks] == [m.text for m in reading.mentions]
    assert [(mark.get("class") or "").split()[0] for mark in marks] == [m.role for m in reading.mentions]
    tags = {element.tag for element in fragment.iter()}
    assert tags <= {"div", "style", "mark", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "bdi"}
    for word in ("<script", "<img", "http:", "https:", "url(", "@import"):
        assert word not in reading._repr_html_()


REPORTS = sorted((Path(__file__).parents[1] / "reading").glob("*/*.txt"))


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_whole_reports_keep_their_places(file: Path) -> None:
    # The marks of the annotation are taken out, as `tests/reading/README.md` says.
    text = re.sub("⟧[0-9]+|[⟦⟪⟫]", "", file.read_text("utf-8").split("\n---\n")[1])
    reading = read(text)
    assert reading.mentions
    end = 0
    for mention in reading.mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
    for value in (*reading.mentions, *reading.claims):
        assert eval(repr(value), vars(attain)) == value
    for item in (*reading.targets, *reading.observations):
        assert reading.mention_of(item) is not None
    assert {a.target.indicator.name for a in reading.observations.scorecard()} <= {
        o.indicator.name for o in reading.observations
    }
    shown = ET.fromstring(reading._repr_html_()).find(".//div[@class='report']")
    assert shown is not None
    assert "".join(shown.itertext()) == text


def test_tables_beside_the_report_lead_into_it(reading: attain.Reading) -> None:
    fragment = ET.fromstring(reading._repr_html_())
    places = {mark.get("id") for mark in fragment.iter("mark") if mark.get("id")}
    links = [(a.get("href") or "")[1:] for a in fragment.iter("a")]
    assert len(places) == len(reading.mentions)
    assert links
    assert set(links) <= places
    captions = ["".join(caption.itertext()) for caption in fragment.iter("caption")]
    assert captions[:3] == [
        f"Targets: {len(reading.targets)}",
        f"Results: {len(reading.observations)}",
        f"Claims: {len(reading.claims)}",
    ]
    assert "✓ holds" in "".join(fragment.itertext())


def test_a_long_report_is_shown_from_its_beginning() -> None:
    text = "Tổng thu ngân sách đạt 17.946 tỷ đồng. " * 5000
    reading = read(text)
    assert len(reading.mentions) == 5000
    shown = reading._repr_html_()
    assert len(shown) < 2_000_000
    assert f"{len(text) - 60_000} more characters" in shown
    assert reading.to_html().count("</mark>") >= 5000


def test_a_table_is_shown_as_a_table() -> None:
    reading = read_table([HEADS, *ROWS, ["<script>alert('x')</script>", "tỷ đồng", "5", ""]])
    for page in (reading._repr_html_(), reading.to_html(locale="vi")):
        (sheet,) = ET.fromstring(page).findall(".//table[@class='report sheet']")
        shown = [["".join(cell.itertext()) for cell in row] for row in sheet.iter("tr")]
        assert shown == [line.split("\t") for line in reading.text.split("\n")]
        marks = {
            (line, at): mark.text
            for line, row in enumerate(sheet.iter("tr"))
            for at, cell in enumerate(row)
            for mark in cell.iter("mark")
        }
        assert marks == {m.cell: m.text for m in reading.mentions}
    assert len(reading.mentions) == 6


def test_markdown_has_a_table_for_what_is_read(reading: attain.Reading) -> None:
    text = reading.to_markdown(locale="vi")
    for caption, found in (("Mục tiêu", reading.targets), ("Phép tính nêu trong báo cáo", reading.claims)):
        table = text.split(f"{caption}: {len(found)}\n\n")[1].split("\n\n")[0].splitlines()
        assert len(table) == 2 + len(found)
    for target in reading.targets:
        assert f"| {target.goal:vi} |" in text


def test_a_page_is_written(tmp_path: Path, reading: attain.Reading) -> None:
    file = tmp_path / "report.html"
    page = reading.to_html(file, locale="vi")
    assert file.read_text("utf-8") == page
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert "Mục tiêu: 8" in page
    assert f"{reading:vi}".endswith("phép tính")
    assert str(reading).startswith(f"{len(reading.mentions)} figures: 8 targets")
