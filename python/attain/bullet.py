"""One verdict as a bullet: where its result, its goal and its status are drawn, and what is written beside them.

Every figure that is written is exact. Positions are doubles between 0 and 1, for drawing alone: each bullet has a scale
of its own, from zero where that makes sense.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from attain._attain import Attainment, Indicator, Observation, Scorecard, _Locale

Span: TypeAlias = tuple[float, float]
_Ends: TypeAlias = tuple[Fraction | None, Fraction | None]

#: How many characters of a name are drawn.
NAME = 60


class Look(NamedTuple):
    """How a status is drawn: never by colour alone, and by the shapes that pages have.

    Examples
    --------
    >>> from attain.bullet import LOOKS
    >>> LOOKS["met"].glyph
    '●'
    """

    #: The shape in text.
    glyph: str
    #: The marker of matplotlib, and how much of it is filled.
    marker: str
    fill: Literal["full", "left", "none"]
    #: The shape of Vega.
    shape: str
    #: Blues for what is good, orange and brown for what is not: apart for every kind of colour vision.
    colour: str


#: The looks of the statuses, the best first.
LOOKS = {
    "exceeded": Look("▲", "^", "full", "triangle-up", "#0b3c6f"),
    "met": Look("●", "o", "full", "circle", "#2f7fc1"),
    "near_miss": Look("◆", "D", "full", "diamond", "#e0a526"),
    "missed": Look("■", "s", "full", "square", "#b3401a"),
    "undecided": Look("◐", "o", "left", "M0,-1A1,1,0,0,0,0,1Z", "#7a7a7a"),
    "no_data": Look("○", "o", "none", "stroke", "#4d4d4d"),
}

#: The looks of the statuses of a pace.
PACES = {
    "ahead": LOOKS["exceeded"],
    "on_track": LOOKS["met"],
    "at_risk": LOOKS["near_miss"],
    "off_track": LOOKS["missed"],
    "undecided": LOOKS["undecided"],
    "too_early": LOOKS["no_data"],
}


class Bullet(NamedTuple):
    """A verdict on its own scale, from 0 on the left to 1 on the right.

    Examples
    --------
    >>> from attain import Target
    >>> from attain.bullet import bullet
    >>> b = bullet(Target("Thu", "8 tỷ đồng", better="higher").assess("10 tỷ đồng"))
    >>> b.bar is not None and b.bar[0] == 0.0 and b.mark < b.bar[1]
    True
    """

    name: str
    #: Whether it is counted; else it is a part, or another authority's.
    counted: bool
    status: str
    #: The result, the goal and the word for the status.
    found: str
    goal: str
    word: str
    percent: str | None
    #: What was asked, and the pieces of it that exceed.
    accept: tuple[Span, ...]
    exceeded: tuple[Span, ...]
    near_miss: tuple[Span, ...]
    #: The reference.
    mark: float | None
    #: From zero to the result; None where the scale has no zero.
    bar: Span | None
    #: The result, its two ends.
    value: Span | None
    #: The result with what rounding leaves open.
    whisker: Span | None

    @property
    def look(self) -> Look:
        """How the status is drawn."""
        return LOOKS[self.status]

    @property
    def beside(self) -> str:
        """What is written beside it."""
        percent = f" · {self.percent} %" if self.percent else ""
        return f"{self.found} / {self.goal}{percent}  {self.look.glyph} {self.word}"


def bullets_of(card: Scorecard, locale: _Locale = "en") -> list[Bullet]:
    """Return the rows of a scorecard as bullets.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.bullet import bullets_of
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> [b.beside for b in bullets_of(card, "vi")]
    ['3,25% / không quá 4% · 81,25 %  ● đạt']
    """
    return [bullet(row.attainment, locale, counted=row.counted) for row in card.rows]


def bullet(verdict: Attainment, locale: _Locale = "en", *, counted: bool = True) -> Bullet:
    """Return a verdict as a bullet.

    Examples
    --------
    >>> from attain import Target
    >>> from attain.bullet import bullet
    >>> bullet(Target("CPI", "không quá 4%").assess("3,25%")).word
    'met'
    """
    line, goal = verdict.line, verdict.goal
    unit = goal.unit
    from_zero = goal.day is None and (unit is None or unit.kind != "rank")
    sets = {} if line is None else line.sets
    observed = None if line is None else line.observed
    ends: list[Fraction | None] = [None if line is None else line.reference, *(observed or ())]
    ends += [] if line is None or line.widened is None else line.widened
    ends += [end for pieces in sets.values() for piece in pieces for end in piece]
    at = scale((end for end in ends if end is not None), from_zero=from_zero)

    def span(piece: _Ends) -> Span:
        return (0.0 if piece[0] is None else at(piece[0]), 1.0 if piece[1] is None else at(piece[1]))

    def spans(*names: str) -> tuple[Span, ...]:
        pieces = (span(piece) for name in names for piece in sets.get(name, ()))
        return tuple(sorted(piece for piece in pieces if piece[0] < piece[1]))

    value = None if observed is None else span(observed)
    zero = at(Fraction(0)) if from_zero else None
    bar = None
    if value is not None and zero is not None and observed is not None and None not in observed:
        # A bar ends where the result surely lies.
        bar = (zero, value[0]) if value[0] >= zero else (max(value[1], 0.0), zero)
    return Bullet(
        name=name_in(verdict.target.indicator, locale),
        counted=counted,
        status=verdict.status,
        found="; ".join(found_in(observation, locale) for observation in verdict.observations) or "–",
        goal=f"{goal:{locale}}",
        word=verdict.label(locale),
        percent=percent_in(verdict, locale),
        accept=spans("met", "exceeded"),
        exceeded=spans("exceeded"),
        near_miss=spans("near_miss"),
        mark=None if line is None or line.reference is None else at(line.reference),
        bar=bar,
        value=value,
        whisker=None if line is None or line.widened is None else span(line.widened),
    )


#: How much room is left beyond the outermost values.
_ROOM = Fraction(1, 10)


def scale(values: Iterable[Fraction], *, from_zero: bool) -> Callable[[Fraction], float]:
    """Return where exact values lie between 0 and 1: the one place where they become doubles.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from attain.bullet import scale
    >>> at = scale([Fraction(50), Fraction(100)], from_zero=True)
    >>> at(Fraction(0)), at(Fraction(50)) < at(Fraction(100)) < 1
    (0.0, True)
    """
    inside = [*values, *([Fraction(0)] if from_zero else [])] or [Fraction(0)]
    lowest, highest = min(inside), max(inside)
    room = (highest - lowest) * _ROOM or Fraction(1)
    low = lowest if from_zero and lowest == 0 else lowest - room
    high = highest if from_zero and highest == 0 and lowest < 0 else highest + room
    return lambda value: float((value - low) / (high - low))


def percent_in(verdict: Attainment, locale: _Locale) -> str | None:
    """Return the percent of the target in a language, without the zeros of rounding.

    Examples
    --------
    >>> from attain import Target
    >>> from attain.bullet import percent_in
    >>> percent_in(Target("CPI", "không quá 4%").assess("3,25%"), "vi")
    '81,25'

    >>> percent_in(Target("Thu", "8.000 tỷ đồng", better="higher").assess("8.050 tỷ đồng"), "vi")
    '100,625'
    """
    from attain._attain import write_number

    percent = verdict.percent
    if percent is None:
        return None
    ends = percent if isinstance(percent, tuple) else (percent,)
    written = ["…" if end is None else write_number(Decimal(f"{end.normalize():f}"), locale=locale) for end in ends]
    return "–".join(written)


def found_in(observation: Observation, locale: _Locale) -> str:
    """Return what was observed in a language.

    Examples
    --------
    >>> from attain import Observation
    >>> from attain.bullet import found_in
    >>> found_in(Observation("CPI", "3.25%"), "vi"), found_in(Observation("A", done="2024-11-05"), "vi")
    ('3,25%', 'xong ngày 05/11/2024')
    """
    vi = locale == "vi"
    if observation.figure is not None:
        return f"{observation.figure:{locale}}"
    if observation.done is not None:
        return f"xong ngày {observation.done:%d/%m/%Y}" if vi else f"done on {observation.done}"
    if observation.not_done_on is not None:
        day = observation.not_done_on
        return f"đến ngày {day:%d/%m/%Y} chưa xong" if vi else f"not done on {day}"
    return plain(observation.missing or "–")


def name_in(indicator: Indicator, locale: _Locale) -> str:
    """Return the name of an indicator in a language, as it is drawn.

    Examples
    --------
    >>> from attain import Indicator
    >>> from attain.bullet import name_in
    >>> name_in(Indicator("Thu ngân sách", en="Budget revenue"), "en")
    'Budget revenue'
    """
    named = indicator.vi if locale == "vi" else indicator.en
    return plain(named or indicator.name)


def titled(card: Scorecard, locale: _Locale) -> str:
    """Return the name of a scorecard, as it is drawn, with its count.

    Examples
    --------
    >>> from attain import Plan
    >>> from attain.bullet import titled
    >>> titled(Plan("2024").assess([]), "en")
    '2024: 0 of 0 met'
    """
    return plain(card.plan) + f"{card:{locale}}".removeprefix(card.plan)


def plain(text: str) -> str:
    r"""Return a text of one line without what is no character to draw, cut where it is long.

    Examples
    --------
    >>> from attain.bullet import plain
    >>> plain("GRDP\u202e\n 2024"), len(plain("x" * 10_000))
    ('GRDP 2024', 60)
    """
    kept = "".join(_drawn(" ".join(text.split())))
    return kept if len(kept) <= NAME else kept[: NAME - 1] + "…"


def _drawn(text: str) -> Iterator[str]:
    return (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
