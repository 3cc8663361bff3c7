"""Laws that every class keeps: repr evaluates, equal values hash alike, pickles and copies are equal."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import attain
from attain import (
    CATALOGUE,
    Catalogue,
    Claim,
    Figure,
    Goal,
    Indicator,
    Lexicon,
    Mention,
    Observation,
    Observations,
    Period,
    Plan,
    Published,
    Quantity,
    Range,
    Rate,
    StatedClaim,
    Tally,
    Target,
    Unit,
    against_last_year,
    compare_methods,
    pace,
    progress,
    read,
)

AWKWARD = "a'b\"c\\d\ne <&> \u200bđ"

PLAN = Plan(
    "Kế hoạch",
    [
        Target("CPI", "không quá 4%", period="2024"),
        Target("Thu", "17.500 tỷ đồng", better="higher", weight="1.50", group="Ngân sách"),
        Target("Thu nội địa", "8.100 tỷ đồng", better="higher", of="Thu"),
        Target("Vũng Áng 2", by="2024-12-31"),
        Target("Nghèo", "giảm 1%", better="lower", change="points", baseline=Observation("Nghèo", "3,5%")),
    ],
    source=AWKWARD,
)
RESULTS = Observations(
    "Kết quả",
    [
        Observation("CPI", "gần 4%", period="2024", quality="estimated", as_of="2024-12-01", official="đạt"),
        Observation("Thu", "17.000 - 18.000 tỷ đồng"),
        Observation("Vũng Áng 2", not_done_on="2024-12-31"),
        Observation("Nghèo", missing=AWKWARD),
        Observation("NTM", "2/3 huyện", members=[("b", "certified"), ("a", "submitted")]),
    ],
    planned={1: "17.500 tỷ đồng"},
    shares={1: "hơn 100%"},
    published=Published(3, 4, exceeded=1, source=AWKWARD),
    source=AWKWARD,
)
CARD = PLAN.assess(RESULTS, rule="strict", cut_off="2025-01-01")

REPORT = read(
    "Đến 31/12/2023 có 26/28 chỉ tiêu đạt. Thu đạt 17.946 tỷ đồng, bằng 102,6% dự toán; chi 8 - 8,5 tỷ đồng. "
    "Giải ngân đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng)."
)

REVENUE = Target("Thu", "17.500 tỷ đồng", better="higher", period="2024", accumulates="flow")

VALUES: list[Any] = [
    Unit("VND"),
    Unit("tỷ đồng"),
    Unit("percent{GDP}"),
    Unit("doctor/10000 person"),
    Unit("widget"),
    Quantity("17.500 tỷ đồng"),
    Quantity("8,50%"),
    Quantity("65 vạn tấn").to("t"),
    Quantity(Decimal("-0.001"), "VND{2010}/person/year"),
    Quantity("1250 tủ", lexicon=Lexicon(vi={"tủ": "bookcase"}), locale="vi"),
    Quantity(Decimal("1.500")),
    Rate("USD", "VND", "24350.5", on="2024-12-31", source=AWKWARD),
    Range("8 - 8,5%"),
    Range("dưới 4%"),
    Range(lower="8%", upper="8,5%", closed="neither"),
    Range.from_postgres("empty", "percent"),
    Range.from_postgres("(,)", "VND"),
    Tally(26, 28),
    Tally(8, 13, "huyện"),
    Figure("ước giảm gần 0,8 điểm % so với 2023"),
    Figure("vượt 52,8% dự toán"),
    Period("2024"),
    Period("2024-01/09"),
    Period("2024-03-15/2024-04-14"),
    Lexicon(vi={"tủ sách": "bookcase", AWKWARD: "thing"}, en={"bookcases": "bookcase"}),
    Lexicon(),
    Indicator(AWKWARD),
    Indicator("Thu", id="x", vi="a", en="b", also=["c", "d"], unit="tỷ đồng", better="lower", accumulates="stock",
              limits="0 - 100%", source="e"),
    CATALOGUE["budget_revenue"],
    CATALOGUE,
    CATALOGUE.with_(Indicator("OCOP", id="ocop")),
    Catalogue([]),
    Goal("8 - 8,5%"),
    Goal("giảm 1%", change="points"),
    Goal("tăng 10% so với năm trước", change="relative", locale="vi"),
    Goal.by(date(2024, 12, 31)),
    Goal.within("2 - 4%"),
    Goal("8/13 huyện"),
    *PLAN,
    Target("GRDP", "10,5%", better="higher").revised("9%", on="2024-07-01").revised("8%", on="2024-08-01"),
    Target(CATALOGUE["budget_revenue"], 17500, exceed="trên 18.000 tỷ đồng", tolerance="1 tỷ đồng",
           near_miss="2 tỷ đồng", approximation="1/3", authority="a", owner="b", over="each", period="2021/2025"),
    *RESULTS,
    Observation("Vũng Áng 2", done="2024-11-05", source="x"),
    Published(1, 2),
    RESULTS,
    Observations("trống"),
    Target("CPI", "không quá 4%").assess("3,25%"),
    Target("Vũng Áng 2", by="2024-12-31").assess(Observation("Vũng Áng 2", done="2024-11-05"), early_exceeds=True),
    *CARD,
    PLAN,
    Plan("trống"),
    CARD,
    Claim.sum(["1 t", None], "3 t"),
    Claim("consistency", ["5%"]),
    Claim.record("2,7%", ["3,5%"], highest=False),
    Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%").check(),
    REPORT,
    read(AWKWARD + " 5%", locale="en", period="2024-Q3", lexicon=Lexicon(vi={"tủ": "bookcase"})),
    *REPORT.mentions,
    Mention(3, 9, "12,500", "growth", Quantity("12500"), qualifiers=["estimated", "nearly"], change="down", form="level",
            of=AWKWARD, role="growth", indicator=AWKWARD, part_of=2, period="2024-H1", authority="a",
            flags=["unit_elided", "ambiguous_separator"], alternatives={"ambiguous_separator": Quantity("12.5%")}),
    *REPORT.claims,
    StatedClaim(Claim("consistency", ["5%"])),
    pace(REVENUE, Observation("Thu", "5.904,3 tỷ đồng", period="2024-Q1"), on="2024-04-05", profile="quarters"),
    pace(REVENUE, [Observation("Thu", f"{t} tỷ đồng", period=f"2024-01/{m}") for m, t in (("03", 900), ("09", 17600))],
         on=date(2024, 10, 5), profile=[1, Decimal("1.5"), 1, 2], bands=(1, "0.9", "0.8"), rule="strict"),
    pace(REVENUE, "gần 5.000 tỷ đồng", on="2024-03-31",
         profile=[Observation("Thu", f"{m}00 tỷ đồng", period=f"{y}-Q{m}") for y in (2022, 2023) for m in (1, 2, 3, 4)]),
    against_last_year(*(Observation("Thu", f"{t} tỷ đồng", period=f"{y}-H1") for t, y in ((6, 2024), (5, 2023)))),
    progress((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower"),
    progress((2015, 0), (2023, 5), target=9, better="higher", method="cagr"),
    progress((2015, Fraction(1, 3)), (2023, 5), better="higher", limit=100, points=[(2010, 2), (2018, "4.5")],
             growth_rate=True, percent=True, spread="0.5", scale=(0, 1, 2, 3), method="escap"),
    progress((2020, 5), (2020, 5), better="higher", method="linear"),
    progress((2015, 100), (2020, "107.72840038843745"), better="higher", method="statcan-2.4-doubles"),
    compare_methods((2015, 50), (2022, 63), target=(2030, 100), better="higher"),
    compare_methods((2015, 50), (2022, 63), target=(2030, 100), better="higher", methods=["unsd", "statcan"]),
]  # fmt: skip


def shown(value: Any) -> str:
    return f"{type(value).__name__}: {value}"[:60].encode("ascii", "replace").decode()


every_value = pytest.mark.parametrize("value", VALUES, ids=shown)


def test_every_class_is_here() -> None:
    classes = {c for n in attain.__all__ if isinstance(c := getattr(attain, n), type) and c.__module__ == "attain"}
    # A table is columns, not a value: it has no hash, and its laws stand in test_columns_assess.py.
    assert classes - {attain.Table, attain.TableStream} == {type(value) for value in VALUES}


@every_value
def test_repr_evaluates(value: Any) -> None:
    names = {name: getattr(attain, name) for name in attain.__all__} | {"Decimal": Decimal, "date": date}
    again = eval(repr(value), names)
    assert again == value
    assert repr(again) == repr(value)


@every_value
def test_repr_keeps_what_was_written(value: Any) -> None:
    if hasattr(value, "to_wire"):
        names = {name: getattr(attain, name) for name in attain.__all__} | {"Decimal": Decimal, "date": date}
        assert eval(repr(value), names).to_wire() == value.to_wire()


@every_value
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_are_equal(value: Any, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(value, protocol))
    assert again == value
    assert hash(again) == hash(value)
    assert type(again) is type(value)


@every_value
def test_copies_are_the_value(value: Any) -> None:
    assert copy.copy(value) is value
    assert copy.deepcopy(value) is value
    assert copy.deepcopy({"a": [value]}) == {"a": [value]}


@every_value
def test_equality_is_of_one_kind(value: Any) -> None:
    assert value == value
    assert value != object()
    assert value != 0
    assert (value == "text") is False
    assert len({value, value}) == 1


@every_value
def test_formats(value: Any) -> None:
    assert f"{value}" == str(value)
    if "__format__" in vars(type(value)):
        assert f"{value:vi}"
        assert f"{value:en}"
        with pytest.raises(attain.Error, match="^unknown format `.2f`; use `vi` or `en`"):
            f"{value:.2f}"


@every_value
def test_values_do_not_change(value: Any) -> None:
    with pytest.raises((AttributeError, TypeError)):
        value.something = 5
    for name, member in vars(type(value)).items():
        if type(member).__name__ == "getset_descriptor":
            with pytest.raises(AttributeError):
                setattr(value, name, None)


@every_value
def test_types_cannot_be_taken_over(value: Any) -> None:
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Own", (type(value),), {})


def test_what_is_stored_wrongly_is_refused() -> None:
    for value in VALUES:
        if hasattr(value, "to_wire"):
            for wrong in ("", "§", "{}", "[", '{"name": 5}', "é$"):
                with pytest.raises(attain.Error):
                    type(value).from_wire(wrong)


def test_records_are_tuples_that_pickle() -> None:
    records = [*CARD.rows, *PLAN.check_parts(), *PLAN.ambition(RESULTS), CARD.passes(met=50), Unit("VND").sdmx]
    for record in records:
        assert isinstance(record, tuple)
        assert pickle.loads(pickle.dumps(record)) == record
