"""Goals: a comparator with its figure, as written."""

from __future__ import annotations

from datetime import date

import pytest

import attain
from attain import Goal, Quantity, Range


@pytest.mark.parametrize(
    ("text", "made", "comparator"),
    [
        ("ít nhất 95%", Goal.at_least("95%"), "at_least"),
        ("trên 95%", Goal.more_than("95%"), "more_than"),
        ("không quá 4%", Goal.at_most(Quantity("4%")), "at_most"),
        ("dưới 4%", Goal.below("4%"), "below"),
        ("trong khoảng 2 - 4%", Goal.within("2 - 4%"), "within"),
        ("khoảng 4%", Goal.about("4%"), "about"),
        ("đúng 100%", Goal.exactly("100%"), "exactly"),
        ("8 - 8,5%", Goal.band(Range("8 - 8,5%")), "plain"),
        ("chậm nhất ngày 31/12/2024", Goal.by(date(2024, 12, 31)), "by"),
        ("by 2024-12-31", Goal.by("2024-12-31"), "by"),
    ],
)
def test_what_is_written_and_what_is_made_agree(text: str, made: Goal, comparator: str) -> None:
    goal = Goal(text)
    assert goal == made
    assert hash(goal) == hash(made)
    assert goal.comparator == comparator


def test_parts() -> None:
    goal = Goal("giảm 0,6 - 1 điểm %")
    assert (goal.value, goal.change, goal.change_kind) == (Range("0,6 - 1 điểm %"), "down", None)
    assert Goal("tăng 10%", change="relative").change_kind == "relative"
    assert Goal("by 2024-12-31").day == date(2024, 12, 31)
    assert Goal("by 2024-12-31").value is None


def test_direction() -> None:
    assert Goal("không quá 4%").direction() == "lower"
    assert Goal("8%").direction("higher") == "higher"
    with pytest.raises(attain.GoalError, match="^nothing says which way is better for the goal `8%`"):
        Goal("8%").direction()
    with pytest.raises(attain.GoalError, match="contradicts itself"):
        Goal("không quá 4%").direction("higher")


def test_what_nobody_asks_for() -> None:
    with pytest.raises(
        attain.TextError,
        match="^`gần 65%` is not a goal: `nearly` says no bound; write `at least`, `below` or `about`$",
    ):
        Goal("gần 65%")
    with pytest.raises(attain.GoalError, match="the range is empty"):
        Goal(Range.from_postgres("empty", "percent"))
    with pytest.raises(attain.GoalError, match="everything would meet it"):
        Goal.band(Range.from_postgres("(,)", "percent"))
