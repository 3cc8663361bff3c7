"""Claims: arithmetic that a text states."""

from __future__ import annotations

from fractions import Fraction

import pytest

import attain
from attain import Claim, Quantity, Range


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%"), "holds"),
        (Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "vượt 16,4%"), "holds"),
        (Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "117%"), "off_by_last_place"),
        (Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "hơn 116%"), "consistent_with_bound"),
        (Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "126,4%"), "fails"),
        (Claim.share_of_plan("9.982 tỷ đồng", None, "116,4%"), "uncheckable"),
        (Claim.growth("17.946 tỷ đồng", "16.605 tỷ đồng", "tăng 8,1%"), "holds"),
        (Claim.sum(["8.100 tỷ đồng", Quantity("9.400 tỷ đồng")], "17.500 tỷ đồng"), "holds"),
        (Claim("difference", ["17.946 tỷ đồng", "17.500 tỷ đồng"], "446 tỷ đồng"), "holds"),
        (Claim.growth("200 tấn", "100 tấn", "gấp đôi"), "holds"),
        (Claim.growth("3,2 triệu lượt", "1,7 triệu lượt", "gần gấp đôi"), "consistent_with_bound"),
        (Claim.record("2,45 tỷ USD", ["2,12 tỷ USD", "2,38 tỷ USD"]), "holds"),
        (Claim.record("2,45 tỷ USD", ["2,51 tỷ USD"]), "fails"),
        (Claim.record("2,7%", ["3,5%"], highest=False), "holds"),
        (Claim.record("2,45 tỷ USD"), "uncheckable"),
        (Claim("per_capita", ["10 tỷ đồng", "1000 người"], "10 triệu đồng/người"), "holds"),
    ],
)
def test_verdicts(claim: Claim, verdict: str) -> None:
    assert claim.check().verdict == verdict


def test_figures_of_a_check() -> None:
    check = Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%").check()
    assert check.computed == Fraction(998200, 8575)
    assert isinstance(check.possible, tuple)
    low, high = check.possible
    assert low is not None
    assert high is not None
    assert low < check.computed < high
    assert check.unit == attain.Unit("percent")
    assert check.stated == attain.Figure("116,4%")
    assert check.claim.kind == "share_of_plan"


def test_a_figure_that_is_not_printed_is_implied() -> None:
    check = Claim.share_of_plan("17.946 tỷ đồng", None, "102,6%").check()
    assert check.reason == "a figure is not printed"
    assert check.computed is None
    assert check.implied_range == Range("17.482 - 17.501 tỷ đồng")
    assert check.implied_quantity == Quantity("17.491 tỷ đồng")
    assert isinstance(check.implied, tuple)


def test_terms_that_do_not_meet_are_uncheckable() -> None:
    check = Claim.sum(["5 tỷ đồng", "3 người"], "8 tỷ đồng").check()
    assert check.verdict == "uncheckable"
    assert check.reason is not None
    assert "different things" in check.reason


def test_kinds_are_words() -> None:
    with pytest.raises(attain.Error, match="^kind is one of `share_of_plan`, `growth`"):
        Claim("product", ["1 t"])  # type: ignore[arg-type]


def test_a_claim_in_words() -> None:
    claim = Claim.share_of_plan("9.982 tỷ đồng", None, "116,4%")
    assert str(claim) == f"{claim:en}" == "share of plan (9,982 billion VND; ?) = 116.4%"
    assert f"{claim:vi}" == "phần trăm kế hoạch (9.982 tỷ đồng; ?) = 116,4%"
    assert f"{Claim.sum(['1 t', '2 t'], '3 t'):vi}" == "tổng (1 tấn; 2 tấn) = 3 tấn"
    check = claim.check()
    assert (f"{check}", f"{check:en}", f"{check:vi}") == ("uncheckable", "cannot be checked", "không kiểm tra được")
    with pytest.raises(attain.Error, match="^unknown format `x`"):
        f"{check:x}"


def test_a_record_keeps_its_side() -> None:
    low = Claim.record("2,7%", ["3,5%"], highest=False)
    assert low.is_lowest
    assert low == Claim("record", ["3,5%"], "2,7%", lowest=True)
    assert low != Claim.record("2,7%", ["3,5%"])
    assert "lowest=True" in repr(low)


def test_a_check_is_explained() -> None:
    check = Claim.sum(["8.100 tỷ đồng", "9.400 tỷ đồng"], "17.600 tỷ đồng").check()
    assert check.explain("vi") == "Tổng: nêu 17.600 tỷ đồng; 8.100 tỷ đồng + 9.400 tỷ đồng = 17.500 tỷ đồng: sai."
    assert check.claim.expression() == "8,100 billion VND + 9,400 billion VND"
