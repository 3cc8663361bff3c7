"""Indicators and the catalogue of common ones."""

from __future__ import annotations

import pytest

import attain
from attain import CATALOGUE, Catalogue, Indicator, Range, Unit


def test_names_and_properties() -> None:
    i = Indicator(
        "Tổng thu ngân sách",
        id="revenue",
        en="Budget revenue",
        also=["Thu NSNN"],
        unit="tỷ đồng",
        better="higher",
        accumulates="flow",
        limits="từ 0 đồng trở lên",
        source="Luật NSNN",
    )
    assert (i.name, i.id, i.vi, i.en, i.also) == (
        "Tổng thu ngân sách",
        "revenue",
        None,
        "Budget revenue",
        ("Thu NSNN",),
    )
    assert (i.unit, i.better, i.accumulates, i.source) == (Unit("VND"), "higher", "flow", "Luật NSNN")
    assert i.limits == Range("từ 0 đồng trở lên")
    assert i.goes_by("  thu  nsnn ")
    assert (f"{i:vi}", f"{i:en}", str(i)) == ("Tổng thu ngân sách", "Budget revenue", "Tổng thu ngân sách")


def test_one_indicator_by_identifier_or_by_name() -> None:
    assert Indicator("CPI").same_as(Indicator("cpi"))
    assert Indicator("A", id="x").same_as(Indicator("B", id="x"))
    assert not Indicator("A", id="x").same_as(Indicator("A", id="y"))


def test_composed_and_decomposed_accents_are_one_name() -> None:
    import unicodedata

    name = "Tỷ lệ hộ nghèo"
    assert Indicator(name).goes_by(unicodedata.normalize("NFD", name))


def test_the_catalogue_is_a_mapping() -> None:
    assert len(CATALOGUE) > 50
    assert list(CATALOGUE) == CATALOGUE.keys() == [i.id for i in CATALOGUE.values()]
    assert dict(CATALOGUE.items())["budget_revenue"] == CATALOGUE["budget_revenue"]
    assert "budget_revenue" in CATALOGUE
    assert 5 not in CATALOGUE
    assert CATALOGUE.get("nothing") is None
    with pytest.raises(KeyError, match="nothing"):
        CATALOGUE["nothing"]
    found = CATALOGUE.find("TỔNG thu ngân sách")
    assert found is not None
    assert found.id == "budget_revenue"
    assert CATALOGUE.find("hạnh phúc") is None


def test_a_catalogue_grows_without_changing() -> None:
    ocop = Indicator("Sản phẩm OCOP", id="ocop", better="higher")
    more = CATALOGUE.with_(ocop)
    assert more["ocop"] == ocop
    assert "ocop" not in CATALOGUE
    assert list(Catalogue([ocop])) == ["ocop"]
    with pytest.raises(attain.Error, match="needs an identifier; give id="):
        CATALOGUE.with_(Indicator("không tên"))


def test_words_that_are_none() -> None:
    with pytest.raises(attain.Error, match="^better is one of `higher`, `lower`, `inside`, found `up`"):
        Indicator("x", better="up")  # type: ignore[arg-type]
    with pytest.raises(attain.Error, match="^accumulates is one of `flow`, `stock`, `rate`, found `sum`"):
        Indicator("x", accumulates="sum")  # type: ignore[arg-type]
