"""CSV by the rules of a sheet."""

from __future__ import annotations

import csv
import io
import pathlib

import pytest

import attain

TABLE = "Chỉ tiêu;ĐVT;Kế hoạch 2024;Thực hiện 2024\nThu ngân sách;tỷ đồng;17.500;17.946,5\nCPI;%;không quá 4;3,25\n"


@pytest.mark.parametrize(
    "written",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.replace(";", "\t").encode("utf-16"),
        ("sep=;\r\n" + TABLE).encode(),
    ],
)
def test_every_way_of_saving_gives_the_same(tmp_path: pathlib.Path, written: bytes) -> None:
    file = tmp_path / "report.csv"
    file.write_bytes(written)
    plan, results = attain.Plan.from_csv(file, strict=True), attain.Observations.from_csv(file, strict=True)
    assert [str(t.goal) for t in plan] == ["17,500 billion VND", "at most 4%"]
    assert [str(o.value) for o in results] == ["17,946.5 billion VND", "3.25%"]
    card = plan.assess(results)
    assert [a.status for a in card] == ["exceeded", "met"] or [a.reason for a in card]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_plan_and_its_results_read_back(
    tmp_path: pathlib.Path, plan: attain.Plan, results: list[attain.Observation], locale: str
) -> None:
    assert locale in ("vi", "en")
    one, two = tmp_path / "plan.csv", tmp_path / "results.csv"
    text = plan.to_csv(one, locale=locale)  # type: ignore[arg-type]
    assert one.read_bytes() == b"\xef\xbb\xbf" + text.encode()
    again = attain.Plan.from_csv(one, strict=True)
    assert [(t.indicator.name, t.goal, t.period, t.group, t.of, t.owner) for t in again] == [
        (t.indicator.name, t.goal, t.period, t.group, t.of, t.owner) for t in plan
    ]
    attain.Observations("2024", results).to_csv(two, locale=locale)  # type: ignore[arg-type]
    found = attain.Observations.from_csv(two, strict=True)
    assert [(o.indicator.name, o.figure, o.period, o.quality, o.official) for o in found] == [
        (o.indicator.name, o.figure, o.period, o.quality, o.official) for o in results
    ]
    assert list(plan.assess(found).counts) == list(plan.assess(results).counts)


def test_texts_are_guarded_and_numbers_are_not() -> None:
    names = ["=1+1", "+1", "-1", "@x", "'=1", "<b>"]
    results = attain.Observations("2024", [attain.Observation(name, "-5%", source=name) for name in names])
    rows = list(csv.DictReader(io.StringIO(results.to_csv())))
    assert [row["INDICATOR"] for row in rows] == ["'=1+1", "'+1", "'-1", "'@x", "''=1", "<b>"]
    assert [row["SOURCE"] for row in rows] == [row["INDICATOR"] for row in rows]
    assert {row["OBS_VALUE"] for row in rows} == {"-5"}


def test_columns_go_by_the_concepts_of_sdmx() -> None:
    results = attain.Observations(
        "2024", [attain.Observation("Thu", "17.946 tỷ đồng", period="2024-Q3", quality="estimated")]
    )
    (row,) = csv.DictReader(io.StringIO(results.to_csv()))
    sdmx = {name: row[name] for name in ("TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS")}
    assert sdmx == {
        "TIME_PERIOD": "2024-Q3",
        "OBS_VALUE": "17946",
        "UNIT_MEASURE": "VND",
        "UNIT_MULT": "9",
        "OBS_STATUS": "E",
    }


def test_the_scorecard_is_a_table(card: attain.Scorecard) -> None:
    rows = list(csv.DictReader(io.StringIO(card.to_csv(locale="vi")), delimiter=";"))
    assert [row["Chỉ tiêu"] for row in rows] == [a.target.indicator.name for a in card]
    assert [row["Trạng thái (tính được)"] for row in rows] == [a.label("vi") for a in card]


def test_what_is_no_csv_says_so(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes("Chỉ tiêu;KH 2024\n".encode("utf-16-le")[1:])
    with pytest.raises(attain.SheetError, match=r"cannot read `old.csv`|found no heading"):
        attain.Plan.from_csv(file)
    file.write_bytes(b"Ch\xec ti\xeau;KH 2024\n")
    with pytest.raises(attain.SheetError, match=r"it is not in UTF-8 \(byte 2\); save it as `CSV UTF-8`"):
        attain.Plan.from_csv(file)
