"""What would have to change for a verdict to change, and what does not depend on it."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

import attain
from attain import Observation, Plan, Quantity, Target, whatif


def test_the_smallest_change_that_flips_a_verdict() -> None:
    revenue = Target("Thu", "17.500 tỷ đồng", better="higher")
    down = whatif.nudge(revenue.assess("17.946 tỷ đồng"))
    assert down is not None
    assert (down.to_met, down.change, down.beyond) == (False, Quantity("-446 tỷ đồng"), True)
    assert (down.by, down.relative) == (-446 * 10**9, Fraction(-446, 17946))
    up = whatif.nudge(revenue.assess("17.400 tỷ đồng"))
    assert up is not None
    assert (up.to_met, up.change, up.beyond) == (True, Quantity("100 tỷ đồng"), False)


def test_what_is_tallied_changes_by_a_fraction_of_all() -> None:
    found = whatif.nudge(Target("NTM", "13/13 huyện", better="higher").assess("8/13 huyện"))
    assert found is not None
    assert (found.change, found.by) == (None, Fraction(5, 13))


def test_nothing_flips_where_nothing_was_measured() -> None:
    card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([])
    assert whatif.nudge(card["CPI"]) is None


def plan() -> Plan:
    return Plan("2024", [Target(name, "100 tấn", better="higher") for name in ("a", "b", "c")])


def card(*found: str) -> attain.Scorecard:
    return plan().assess([Observation(name, text) for name, text in zip("abc", found, strict=False)])


def test_a_common_percent_that_brings_the_count() -> None:
    found = card("100 tấn", "98 tấn", "80 tấn")
    assert whatif.common_change(found, 2) == (Fraction(1, 49), False, 2, 0)
    assert whatif.common_change(found, 3) == (Fraction(1, 4), False, 3, 0)
    # One is met: by how much less is it not?
    less = whatif.common_change(found, 1)
    assert less is not None
    assert (less.by, less.beyond, less.met) == (0, True, 0)
    assert whatif.common_change(found, 4) is None


def test_what_hangs_on_the_printed_precision() -> None:
    found = whatif.sensitivity(card("100 tấn", "120 tấn", "80 tấn"))
    assert (found.met, found.open) == ((1, 2), ("a",))


def test_which_part_makes_the_gap() -> None:
    total = Target("Thu", "17.500 tỷ đồng", better="higher").assess("17.000 tỷ đồng")
    home = Target("Nội địa", "9.000 tỷ đồng", better="higher").assess("8.300 tỷ đồng")
    found = whatif.blame(total, [home])
    assert (found.parts[0].name, found.parts[0].share, found.unexplained) == ("Nội địa", Fraction(7, 5), 200 * 10**9)
    with pytest.raises(attain.WhatIfError, match="the gap of `CPI` is in `percentage_point`, that of the total in"):
        whatif.blame(total, [Target("CPI", "không quá 4%").assess("5%")])


def test_a_target_below_the_trend() -> None:
    target = Target("Thóc", "65 tấn", better="higher", period="2024")
    earlier = [Observation("Thóc", f"{t} tấn", period=y) for y, t in ((2021, 60), (2022, 63), (2023, 64))]
    trend = whatif.against_trend(target, earlier)
    assert trend == (Fraction(199, 3), Fraction(2, 3), Fraction(-4, 3), True, 3)
    with pytest.raises(attain.WhatIfError, match="needs three earlier years with one figure each, found 2"):
        whatif.against_trend(target, earlier[:2])


def test_results_that_bunch_just_above_their_targets() -> None:
    found = whatif.bunching(card("100,5 tấn", "99,2 tấn", "130 tấn"))
    assert found == (1, 1, 3, Fraction(1, 2))
    assert whatif.bunching([]).share_met is None


def test_answers_are_tuples_that_pickle() -> None:
    found = card("100 tấn", "98 tấn", "80 tấn")
    for answer in (whatif.common_change(found, 2), whatif.sensitivity(found), whatif.bunching(found)):
        assert pickle.loads(pickle.dumps(answer)) == answer


def test_policies_of_a_scorecard() -> None:
    found = card("100 tấn", "98 tấn")
    assert found.passes(any=True) == (True, "any met", ())
    assert found.passes(all=True) == (False, "all met", ("all: 1 of 3 met",))
    assert found.passes(weighted=40) == (
        False, "weighted met at least 40 %", ("weighted met 33.3 % of 40.0 %",),
    )  # fmt: skip
    assert card("100 tấn", "120 tấn").passes(all=True).passed is None
