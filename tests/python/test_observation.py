"""Observations, and the results of a document."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

import attain
from attain import Figure, Indicator, Observation, Observations, Published, Quantity, Tally


def test_parts() -> None:
    o = Observation(
        "Tổng thu ngân sách",
        "17.946 tỷ đồng",
        period="2024",
        quality="final",
        as_of=date(2025, 1, 5),
        official="vượt",
        source="Báo cáo 2024",
    )
    assert (o.value, o.figure, o.period) == (
        Quantity("17.946 tỷ đồng"),
        Figure("17.946 tỷ đồng"),
        attain.Period("2024"),
    )
    assert (o.quality, o.as_of, o.official, o.source, o.provisional) == (
        "final",
        date(2025, 1, 5),
        "vượt",
        "Báo cáo 2024",
        False,
    )
    assert Observation("x", "ước đạt 5%").provisional
    assert Observation("x", "5%", quality="estimated").provisional


def test_what_is_no_figure() -> None:
    assert Observation("x", done="2024-11-05").done == date(2024, 11, 5)
    assert Observation("x", not_done_on=date(2024, 12, 31)).not_done_on == date(2024, 12, 31)
    assert Observation("x", missing="chưa điều tra").missing == "chưa điều tra"
    for wrong in ({}, {"value": "5%", "done": "2024-11-05"}):
        with pytest.raises(TypeError, match="^an observation has one of a value, done=, not_done_on= and missing=$"):
            Observation("x", **wrong)  # type: ignore[arg-type]


def test_a_bare_number_takes_the_unit_of_the_indicator() -> None:
    i = Indicator("Tổng thu ngân sách", unit="tỷ đồng")
    assert Observation(i, 17946).value == Observation("x", "17946", unit="tỷ đồng").value == Quantity("17.946 tỷ đồng")


def test_members_of_a_tally() -> None:
    o = Observation(
        "NTM", "2/3 huyện", members={"Thạch Hà": "certified", "Đức Thọ": "certified", "Kỳ Anh": "submitted"}
    )
    assert o.value == Tally(2, 3, "district")
    assert o.members == {"Thạch Hà": "certified", "Đức Thọ": "certified", "Kỳ Anh": "submitted"}
    with pytest.raises(attain.ObservationError, match="the tally says `1` of `3`, but `2` members are certified"):
        Observation("NTM", "1/3 huyện", members={"a": "certified", "b": "certified"})
    with pytest.raises(attain.ObservationError, match=r"is no tally; write `8/13 huyện`$"):
        Observation("NTM", "50%", members={"a": "certified"})


def test_days_have_no_time_of_day() -> None:
    with pytest.raises(TypeError, match=r"got datetime: a day has no time of day; pass x\.date\(\)"):
        Observation("x", "5%", as_of=datetime(2024, 1, 1, 8))
    with pytest.raises(attain.Error, match="^`31/12/2024` is not a day; write it like `2024-12-31`"):
        Observation("x", "5%", as_of="31/12/2024")


@pytest.fixture
def document() -> Observations:
    return Observations(
        "Kết quả 2023",
        [
            Observation("Giải ngân", "9.982 tỷ đồng", period="2023"),
            Observation("Tổng thu ngân sách", "17.946 tỷ đồng", period="2023"),
        ],
        planned={0: "8.575 tỷ đồng"},
        shares={0: "116,4%", 1: "102,6%"},
        published=Published(26, 28, exceeded=12, source="Báo cáo"),
        source="Báo cáo 2023",
    )


def test_a_document_is_a_list(document: Observations) -> None:
    assert len(document) == 2
    assert [o.indicator.name for o in document] == ["Giải ngân", "Tổng thu ngân sách"]
    assert document[0] == document["giải ngân"] == document[-2]
    assert document[1] in document
    assert "Giải ngân" in document
    assert "Hạnh phúc" not in document
    with pytest.raises(IndexError):
        document[2]
    with pytest.raises(KeyError):
        document["Hạnh phúc"]
    assert (document.name, document.source) == ("Kết quả 2023", "Báo cáo 2023")
    assert document.published == Published(26, 28, exceeded=12, source="Báo cáo")


def test_what_stands_beside(document: Observations) -> None:
    plan = document.planned()
    assert [str(t) for t in plan] == ["Giải ngân, 2023: 8,575 billion VND"]
    (first, holds), (second, uncheckable) = document.claims()
    assert (first, holds.check().verdict) == ("Giải ngân", "holds")
    assert (second, uncheckable.check().verdict) == ("Tổng thu ngân sách", "uncheckable")


def test_results_judged_by_what_stands_beside_them() -> None:
    better = Indicator("Giải ngân", better="higher")
    shares = [Observation(better, "9.982 tỷ đồng"), Observation(Indicator("Thu", better="higher"), "17.946 tỷ đồng")]
    card = Observations(
        "2023", shares, planned={0: "8.575 tỷ đồng"}, shares={1: "102,6%"}, published=Published(26, 28)
    ).scorecard(rule="strict")
    assert [(a.target.indicator.name, a.status) for a in card] == [("Giải ngân", "exceeded"), ("Thu", "exceeded")]
    assert (card.met, card.total, card.rule, card.published) == (2, 2, "strict", Published(26, 28))


def test_files(document: Observations, tmp_path: Path) -> None:
    for locale in ("vi", "en"):
        for write, read in ((document.to_toml, Observations.from_toml), (document.to_json, Observations.from_json)):
            file = tmp_path / "results"
            text = write(file, locale=locale)
            assert file.read_text("utf-8") == text
            assert read(file) == document
            assert read(str(file)) == document


def test_a_file_that_is_wrong_is_named(tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text('format = 1\nname = "x"\n[[observation]]\nindicator = "a"\nvalue = 8.5\n', "utf-8")
    with pytest.raises(attain.WireError, match=r"(?s)wrong\.toml: .*not quoted"):
        Observations.from_toml(file)
    with pytest.raises(FileNotFoundError, match=r"missing\.toml"):
        Observations.from_toml(tmp_path / "missing.toml")


def test_a_published_count_does_not_contradict_itself() -> None:
    assert attain.Published(10, 10, exceeded=10).met == 10
    with pytest.raises(attain.PublishedError, match="^`11` of `10` met: more than there are"):
        attain.Published(11, 10)
    with pytest.raises(attain.PublishedError, match="^`3` exceeded of `2` met"):
        attain.Published(2, 10, exceeded=3)
