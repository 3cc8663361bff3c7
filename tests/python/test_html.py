"""What a notebook shows: tables, escaped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

import attain

EVIL = "<script>alert('x')</script>&\"<b>"


def hostile() -> list[Any]:
    target = attain.Target(EVIL, "17.500 tỷ đồng", better="higher", group=EVIL, period="2024")
    found = attain.Observation(EVIL, "17.946 tỷ đồng", official=EVIL, period="2024")
    other = attain.Observation(EVIL + "2", missing=EVIL)
    plan = attain.Plan(EVIL, [target, attain.Target("phần", "5 tỷ đồng", better="higher", of=EVIL)])
    results = attain.Observations(EVIL, [found, other], published=attain.Published(1, 2, source=EVIL))
    lexicon = attain.Lexicon(vi={"tủ": "bookcase"})
    return [
        attain.Quantity("5 tủ", locale="vi", lexicon=lexicon),
        attain.Range("8 - 8,5%"),
        target,
        target.assess(found),
        plan,
        results,
        plan.assess(results),
    ]


@pytest.mark.parametrize("value", hostile(), ids=lambda value: type(value).__name__)
def test_every_text_is_escaped(value: Any) -> None:
    html = value._repr_html_()
    assert "<script" not in html
    assert "<b><" not in html
    # Well formed, so that nothing of a name is markup.
    tags = {element.tag for element in ET.fromstring(f"<div>{html}</div>").iter()}
    assert tags <= {"div", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "b"}


def test_a_scorecard_says_it_in_words_and_colours(card: attain.Scorecard) -> None:
    html = card._repr_html_()
    assert "Kế hoạch 2024: 2–3 of 4 met" in html
    for word in ("exceeded", "met", "undecided", "no data"):
        assert f">{word}</td>" in html
    assert html.count("<tr") == 1 + len(card)
    assert "102.5486%" in html
    assert "not counted" in html
    assert "without a target: Hạnh phúc" in html
    assert "estimate" in html


def test_ipython_prints_a_line(card: attain.Scorecard, plan: attain.Plan) -> None:
    from IPython.lib.pretty import pretty

    assert pretty(card) == str(card)
    assert pretty(plan) == str(plan)
