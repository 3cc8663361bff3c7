"""Workbooks of other programs are read, and other programs read ours."""

from __future__ import annotations

import csv
import datetime
import pathlib
import shutil
import subprocess
import warnings
from decimal import Decimal
from typing import Any

import pytest

import attain

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed; it is of the dependency group test")

HOSTILE = [
    '=HYPERLINK("http://example.com","click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eHà Tĩnh\u202c",
    "x" * 10_000,
]


#: What LibreOffice writes as CSV: a comma, double quotes, UTF-8, the first line on, every column as it is, English.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033"


def office(folder: pathlib.Path, file: pathlib.Path, form: str, *options: str) -> list[pathlib.Path]:
    """Convert a file with LibreOffice, and return what it wrote."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed; on Debian it is the package libreoffice-calc-nogui")
    out = folder / "converted"
    command = [
        soffice,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *options,
        "--convert-to",
        form,
        "--outdir",
        str(out),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return sorted(out.iterdir())


def table(page: pathlib.Path) -> list[list[str]]:
    with page.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def loaded(file: pathlib.Path) -> Any:
    """Open a workbook with openpyxl, which says that it knows no data bars, and leaves them out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".* extension is not supported", UserWarning)
        return openpyxl.load_workbook(file)


def saved(path: pathlib.Path, rows: list[list[Any]], formats: dict[str, str] | None = None) -> pathlib.Path:
    """Write rows with openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    book.save(path)
    return path


def test_a_workbook_of_openpyxl_is_read(tmp_path: pathlib.Path) -> None:
    rows = [
        ["KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024"],
        [],
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2023", None, "Kế hoạch 2024"],
        [None, None, None, "6 tháng", "Cả năm", None],
        ["A", "B", "C", 1, 2, 3],
        ["I", "KINH TẾ"],
        [1, "Tăng trưởng GRDP", "%", 0.078, 0.0805, "8 - 8,5%"],
        [2, "Tổng thu ngân sách", "tỷ đồng", 9120.5, 17946, "17.500 tỷ đồng"],
        [None, "- Thu nội địa", '"', 4000, 8300, 8100],
        [],
        ["II", "XÃ HỘI"],
        [3, "Tỷ lệ hộ nghèo", "%", None, 3.5, "giảm 0,6 - 1 điểm %"],
        [4, "Vũng Áng 2 vận hành thử", None, None, None, datetime.date(2024, 12, 31)],
        [5, "Hỏng", "%", "=1/0", "#N/A", True],
    ]
    path = saved(tmp_path / "kế hoạch.xlsx", rows, {"D7": "0.0%", "E7": "0.00%", "F13": "dd/mm/yyyy"})
    book = loaded(path)
    for area in ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"):
        book.active.merge_cells(area)
    book.save(path)

    with pytest.warns(attain.UnreadCellsWarning) as said:
        plan = attain.Plan.from_excel(path)
    assert [(t.indicator.name, str(t.goal)) for t in plan] == [
        ("Tăng trưởng GRDP", "8–8.5%"),
        ("Tổng thu ngân sách", "17,500 billion VND"),
        ("Thu nội địa", "8,100 billion VND"),
        ("Tỷ lệ hộ nghèo", "down 0.6–1 percentage points"),
        ("Vũng Áng 2 vận hành thử", "by 2024-12-31"),
    ]
    assert {str(t.period) for t in plan} == {"2024"}
    assert [t.group for t in plan] == ["KINH TẾ"] * 3 + ["XÃ HỘI"] * 2
    assert plan["Thu nội địa"].of == "Tổng thu ngân sách"
    assert plan["Tỷ lệ hộ nghèo"].baseline is not None
    assert str(plan["Tỷ lệ hộ nghèo"].baseline.value) == "3.5%"
    assert plan.name == "kế hoạch"
    assert plan["Tăng trưởng GRDP"].source == "kế hoạch.xlsx, Sheet!F7"
    (warning,) = said
    assert isinstance(warning.message, attain.UnreadCellsWarning)
    assert [(cell.sheet, cell.cell, cell.text) for cell in warning.message.cells] == [("Sheet", "F14", "TRUE")]
    assert warning.filename == __file__

    with pytest.raises(attain.SheetError) as refused:
        attain.Observations.from_excel(path, strict=True)
    assert [cell.cell for cell in refused.value.cells] == ["D14", "E14"]
    assert "stored without its value" in refused.value.cells[0].reason
    with pytest.warns(attain.UnreadCellsWarning):
        results = attain.Observations.from_excel(path)
    found = [(o.indicator.name, str(o.value), str(o.period)) for o in results]
    assert found == [
        ("Tăng trưởng GRDP", "7.8%", "2023-01/06"),
        ("Tổng thu ngân sách", "9,120.5 billion VND", "2023-01/06"),
        ("Thu nội địa", "4,000 billion VND", "2023-01/06"),
        ("Tăng trưởng GRDP", "8.05%", "2023"),
        ("Tổng thu ngân sách", "17,946 billion VND", "2023"),
        ("Thu nội địa", "8,300 billion VND", "2023"),
        ("Tỷ lệ hộ nghèo", "3.5%", "2023"),
    ]


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
 <number:percentage-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1"/>
  <number:text>%</number:text></number:percentage-style>
 <number:date-style style:name="N2"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text>
  <number:year number:style="long"/></number:date-style>
 <style:style style:name="percent" style:family="table-cell" style:data-style-name="N1"/>
 <style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Biểu 1">
{rows}
</table:table></office:spreadsheet></office:body></office:document>
"""


def flat(rows: list[list[str]]) -> str:
    cells = {"": "<table:table-cell/>", "<": "<table:covered-table-cell/>"}

    def cell(text: str) -> str:
        kind, _, rest = text.partition(":")
        attributes = {
            "n": f'office:value-type="float" office:value="{rest}"',
            "p": f'table:style-name="percent" office:value-type="percentage" office:value="{rest}"',
            "d": f'table:style-name="day" office:value-type="date" office:date-value="{rest}"',
            "2": 'office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"',
            "v": 'office:value-type="string" table:number-columns-spanned="1" table:number-rows-spanned="2"',
        }
        if text in cells:
            return cells[text]
        words = rest if kind in ("2", "v") else text
        shown = "" if kind in ("n", "p", "d") else f"<text:p>{words}</text:p>"
        typed = attributes.get(kind, 'office:value-type="string"')
        return f"<table:table-cell {typed}>{shown}</table:table-cell>"

    lines = ("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
    return FLAT.format(rows="\n".join(lines))


def test_a_workbook_of_libreoffice_is_read(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "bieu.fods"
    table = [
        ["", "", "", "ĐVT là như cột C"],
        ["v:TT", "v:Chỉ tiêu", "v:ĐVT", "2:Năm 2024", "<"],
        ["<", "<", "<", "Kế hoạch", "Thực hiện"],
        ["n:1", "Tăng trưởng GRDP", "%", "8 - 8,5%", "p:0.0805"],
        ["n:2", "Tổng thu ngân sách", "tỷ đồng", "n:17500", "n:17946.25"],
        ["n:3", "Khởi công", "", "d:2024-12-31", "d:2024-11-05"],
    ]
    file.write_text(flat(table), "utf-8")
    (path,) = office(tmp_path, file, "xlsx")
    plan = attain.Plan.from_excel(path, strict=True)
    assert [(t.indicator.name, str(t.goal), str(t.period)) for t in plan] == [
        ("Tăng trưởng GRDP", "8–8.5%", "2024"),
        ("Tổng thu ngân sách", "17,500 billion VND", "2024"),
        ("Khởi công", "by 2024-12-31", "2024"),
    ]
    results = attain.Observations.from_excel(path, strict=True)
    assert [o.done or str(o.value) for o in results] == [
        "8.05%",
        "17,946.25 billion VND",
        datetime.date(2024, 11, 5),
    ]


def test_a_csv_through_libreoffice_gives_the_same_plan(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "plan.csv"
    plan = attain.Plan(
        "plan",
        [
            attain.Target("CPI", "không quá 4%", period="2024"),
            attain.Target("Thu ngân sách", "17.500,5 tỷ đồng", better="higher", period="2024", group="Kinh tế"),
            attain.Target("Huyện đạt chuẩn", "8/13 huyện", better="higher", period="2024"),
        ],
    )
    plan.to_csv(file)
    # LibreOffice does not look for the mark of UTF-8: 76 is its number.
    (path,) = office(tmp_path, file, "xlsx", "--infilter=CSV:44,34,76,1")
    again = attain.Plan.from_excel(path, strict=True)
    assert [(t.indicator.name, t.goal, t.period, t.group) for t in again] == [
        (t.indicator.name, t.goal, t.period, t.group) for t in plan
    ]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_libreoffice_shows_the_scorecard_as_it_was_written(
    tmp_path: pathlib.Path, card: attain.Scorecard, locale: Any
) -> None:
    file = tmp_path / "card.xlsx"
    card.to_excel(file, locale=locale)
    # Every sheet as CSV: values as they are stored, and quoted where they are text.
    pages = office(tmp_path, file, f"{CSV},true,true,false,false,false,-1")
    first, second = sorted(pages, key=lambda page: "Nguồn" in page.name or "Sources" in page.name)
    rows = table(first)
    book = loaded(file)
    for sheet, page in zip(book.worksheets, (first, second), strict=True):
        shown = table(page)
        for row in sheet.iter_rows():
            for cell in row:
                line = shown[cell.row - 1] if cell.row <= len(shown) else []
                found = line[cell.column - 1] if cell.column <= len(line) else ""
                if cell.value is None:
                    assert found == ""
                elif isinstance(cell.value, (int, float)):
                    # The format of a cell names its language, and so its decimal sign.
                    assert Decimal(found.replace(",", ".")) == Decimal(str(cell.value)), cell.coordinate
                elif isinstance(cell.value, datetime.datetime):
                    assert str(cell.value.year) in found
                else:
                    assert found == cell.value, cell.coordinate
    heading = rows[3]
    status = {"vi": "Trạng thái (tính được)", "en": "Status (computed)"}[locale]
    verdicts = [(row[1], row[heading.index(status)]) for row in rows[4:] if row[0] and row[heading.index(status)]]
    assert verdicts == [(a.target.indicator.name, a.label(locale)) for a in card]
    found = next(at for at, text in enumerate(heading) if text.startswith(("Thực hiện", "Actual")))
    revenue = next(row for row in rows if len(row) > 1 and row[1] == "Tổng thu ngân sách")
    assert Decimal(revenue[found]) == 17946
    # A number and a text are told apart by their quotes.
    raw = next(line for line in first.read_text("utf-8").splitlines() if "Tổng thu ngân sách" in line)
    assert ",17946," in raw
    assert '"Tổng thu ngân sách"' in raw


@pytest.mark.parametrize(("locale", "shown"), [("vi", "17.946,25"), ("en", "17,946.25")])
def test_libreoffice_shows_numbers_in_the_language_of_the_sheet(
    tmp_path: pathlib.Path, locale: Any, shown: str
) -> None:
    plan = attain.Plan("2024", [attain.Target("Thu", "17.500 tỷ đồng", better="higher")])
    plan.assess([attain.Observation("Thu", "17.946,25 tỷ đồng")]).to_excel(tmp_path / "card.xlsx", locale=locale)
    (page,) = office(tmp_path, tmp_path / "card.xlsx", f"{CSV},true,true,true,false,false,1")
    assert shown in next(row for row in table(page) if "Thu" in row)


def test_a_written_scorecard_reads_back(tmp_path: pathlib.Path, card: attain.Scorecard) -> None:
    file = tmp_path / "card.xlsx"
    card.to_excel(file, locale="vi")
    plan = attain.Plan.from_excel(file, strict=True)
    assert [(t.indicator.name, t.goal) for t in plan] == [(a.target.indicator.name, a.goal) for a in card]
    results = attain.Observations.from_excel(file, strict=True)
    given = [a.observation for a in card if a.observation]
    assert [(o.indicator.name, o.value, o.period) for o in results] == [
        (o.indicator.name, o.value, o.period) for o in given
    ]


def test_hostile_names_stay_text_in_other_programs(tmp_path: pathlib.Path) -> None:
    plan = attain.Plan("=1+1", [attain.Target(name, "5%", better="higher", group=name) for name in HOSTILE])
    file = tmp_path / "hostile.xlsx"
    plan.assess([attain.Observation(name, "6%", official=name) for name in HOSTILE]).to_excel(file)
    book = loaded(file)
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert set(HOSTILE) <= {cell.value for cell in cells}
    again = attain.Plan.from_excel(file, strict=True)
    assert [t.indicator.name for t in again] == HOSTILE
    pages = office(tmp_path, file, f"{CSV},true,true,false,false,false,1")
    rows = table(pages[0])
    assert set(HOSTILE) <= {row[1] for row in rows if len(row) > 1}


def test_errors_name_the_file_and_the_remedy(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        attain.Plan.from_excel(tmp_path / "none.xlsx")
    text = tmp_path / "text.xlsx"
    text.write_text("Chỉ tiêu;KH 2024\n", "utf-8")
    with pytest.raises(attain.SheetError, match=r"cannot read `text.xlsx`: it is no workbook in .xlsx") as refused:
        attain.Plan.from_excel(text)
    assert refused.value.cells == ()
    path = saved(tmp_path / "plan.xlsx", [["Chỉ tiêu", "KH 2024 (%)"], ["CPI", 4]])
    with pytest.raises(attain.SheetError, match=r"no sheet `Biểu 9`; its sheets are `Sheet`"):
        attain.Plan.from_excel(path, sheet="Biểu 9")
    with pytest.raises(attain.SheetError, match=r"no column holds what was reached"):
        attain.Observations.from_excel(path)
    with pytest.raises(FileNotFoundError):
        attain.Plan("2024").assess([]).to_excel(tmp_path / "none" / "card.xlsx")
    with pytest.raises(TypeError, match="the name of a sheet, or its place from 0"):
        attain.Plan.from_excel(path, sheet=1.5)  # type: ignore[arg-type]


def test_what_is_read_otherwise_is_said(tmp_path: pathlib.Path) -> None:
    rows = [["Chỉ tiêu", "KH 2024 (đồng)"], ["Vốn", 1234567890123456789], ["Tổng cộng", 5]]
    with pytest.warns(attain.UnreadWarning, match="a workbook keeps 15 digits") as said:
        plan = attain.Plan.from_excel(saved(tmp_path / "plan.xlsx", rows))
    assert str(plan["Vốn"].goal) == "1,234,567,890,123,460,000 VND"
    assert len(plan) == len(said) == 1
    assert "`Tổng cộng` is a total of the rows above" in str(said[0].message)


def test_options_are_those_of_the_call(tmp_path: pathlib.Path) -> None:
    path = saved(
        tmp_path / "plan.xlsx",
        [["Chỉ tiêu", "ĐVT", "KH 2024", "KH 2025"], ["Tủ sách", "tủ sách", 1250, 1400], ["Rừng", "ha", 5, 6]],
    )
    lexicon = attain.Lexicon(vi={"tủ sách": "bookcase"})
    plan = attain.Plan.from_excel(path, sheet=0, period=2025, better="higher", name="NQ", lexicon=lexicon, strict=True)
    assert plan.name == "NQ"
    assert [(t.goal.value.unit.code, t.goal.value.amount, t.better) for t in plan] == [
        ("bookcase", Decimal(1400), "higher"),
        ("ha", Decimal(6), "higher"),
    ]
    catalogue = attain.Catalogue([attain.Indicator("Rừng", id="forest", better="lower")])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", attain.UnreadCellsWarning)
        plan = attain.Plan.from_excel(path, catalogue=catalogue, period="2024")
    assert plan["Rừng"].indicator.better == "lower"


def test_a_folder_of_workbooks(tmp_path: pathlib.Path) -> None:
    for year in (2023, 2024):
        saved(tmp_path / f"{year}.xlsx", [["Chỉ tiêu", f"KH {year} (%)"], ["CPI", 4]])
    plans = attain.read_folder(tmp_path, attain.Plan.from_excel, pattern="*.xlsx")
    assert {name: str(plan["CPI"].period) for name, plan in plans.items()} == {"2023.xlsx": "2023", "2024.xlsx": "2024"}
