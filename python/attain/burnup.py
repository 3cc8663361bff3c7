"""A pace as a burn-up: what the profile expects by a day, the corridor round it, what was reached, where it leads."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from attain._attain import Observation, Period, Quantity, Range
from attain.bullet import PACES, name_in
from attain.canvas import axes, dated, drawn, numbered
from attain.errors import Error, PaceError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._attain import Pace, _Locale

_BLUE, _GREY = "#0b3c6f", "#8a8a8a"
_WORDS = {
    "expected": ("mức phải đạt", "expected"),
    "on_track": ("đúng tiến độ", "on track"),
    "at_risk": ("có nguy cơ chậm", "at risk"),
    "reached": ("đã đạt", "reached"),
    "projection": ("nếu giữ nhịp độ này", "at this pace"),
    "goal": ("mục tiêu", "goal"),
}


class Day(NamedTuple):
    """What is expected by a day, with the edges of the bands where there are any.

    Examples
    --------
    >>> from attain import Observation, Target, pace
    >>> from attain.burnup import corridor
    >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    >>> p = pace(target, Observation("Thu", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01", profile="quarters")
    >>> day = [day for day in corridor(p) if str(day.on) == "2024-06-30"][0]
    >>> day.expected, day.edges["on_track"]
    (Fraction(50, 1), Fraction(95, 2))
    """

    on: datetime.date
    expected: Fraction
    #: The figure from which on a status is had, by the status: ``ahead``, ``on_track``, ``at_risk``.
    edges: dict[str, Fraction]


def corridor(pace: Pace) -> list[Day]:
    """Return what is expected over the period, at its first day, at the ends of its months and the days before them.

    Figures are in the unit of the target; those that are no finite decimal are rounded to 4 decimals.

    Examples
    --------
    >>> from attain import Observation, Target, pace
    >>> from attain.burnup import corridor
    >>> target = Target("CPI", "không quá 4%", period="2024", accumulates="rate")
    >>> p = pace(target, Observation("CPI", "3,5%", period="2024-H1"), on="2024-07-01")
    >>> {day.expected for day in corridor(p)}
    {Fraction(4, 1)}
    """
    return [found for day in _days(pace) if (found := _expected(pace, day)) is not None]


def burn_up(pace: Pace, ax: Axes | None = None, *, locale: _Locale = "en") -> Axes:
    """Draw a pace as a burn-up; :meth:`Pace.chart`.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain import Observation, Target, pace
    >>> from attain.burnup import burn_up
    >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    >>> ax = burn_up(pace(target, Observation("Thu", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01"))
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['on track', 'at risk', 'expected', 'goal', 'reached', 'at this pace']
    """

    def said(name: str) -> str:
        return _WORDS[name][0 if locale == "vi" else 1]

    ax = axes(5) if ax is None else ax
    days = corridor(pace)
    banded = [day for day in days if day.edges]
    # matplotlib takes days, which its types do not say.
    on: list[Any] = [day.on for day in days]
    on_band: list[Any] = [day.on for day in banded]
    for low, high, face, hatch in (("on_track", "ahead", "#d3d3d3", None), ("at_risk", "on_track", "#f0f0f0", "....")):
        if banded:
            ax.fill_between(
                on_band,
                [float(day.edges[low]) for day in banded],
                [float(day.edges[high]) for day in banded],
                facecolor=face, hatch=hatch, edgecolor="#b5b5b5", lw=0, label=said(low), zorder=1,
            )  # fmt: skip
    if days:
        path = [float(day.expected) for day in days]
        ax.plot(on, path, color=_GREY, lw=1.6, label=said("expected"), zorder=2)
        ax.axhline(path[-1], color="black", lw=1, ls="--", label=said("goal"), zorder=2)
    points = list(_reached(pace))
    known: list[Any] = [day for day, _ in points]
    reached = [_middle(value) for _, value in points]
    ax.plot(known, reached, "-o", color=_BLUE, ms=6, label=said("reached"), zorder=4)
    projection, period = pace.projection, pace.target.period
    if projection is not None and projection.at_pace is not None and period is not None:
        ends = _ends(projection.interval) or _ends(projection.at_pace)
        middle = _middle(projection.at_pace)
        below, above = (max(0.0, middle - ends[0]), max(0.0, ends[1] - middle)) if ends else (0.0, 0.0)
        end: list[Any] = [period.end]
        ax.plot(end, [middle], "D", mfc="white", mec=_BLUE, ms=7, label=said("projection"), zorder=4)
        spread = [[below], [above]]
        ax.errorbar(end, [middle], yerr=spread, fmt="none", ecolor=_BLUE, capsize=4, label="_open", zorder=3)
    if period is not None:
        room: list[Any] = [period.start, period.end + datetime.timedelta(days=max(period.days // 30, 1))]
        ax.set_xlim(room[0], room[1])
    dated(ax.xaxis, locale)
    numbered(ax.yaxis, locale)
    unit = _unit(pace)
    ax.set_ylabel("" if unit is None else drawn(f"{unit:{locale}}"))
    look = PACES[pace.status]
    name = name_in(pace.target.indicator, locale)
    ax.set_title(drawn(f"{name}: {look.glyph} {pace.label(locale)}"), loc="left", color="black")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.legend(frameon=False, fontsize="small")
    return ax


def _days(pace: Pace) -> list[datetime.date]:
    period = pace.target.period
    if period is None:
        return []
    one = datetime.timedelta(days=1)
    days = {period.start, period.end, pace.until}
    for first in (_month(period.start, months) for months in range(1, 12 * (period.days // 365 + 2))):
        # Profiles by months and quarters rise on the last day of their parts.
        days |= {first - one - one, first - one}
    return sorted(day for day in days if period.start <= day <= period.end)


def _month(start: datetime.date, later: int) -> datetime.date:
    month = start.month - 1 + later
    return datetime.date(start.year + month // 12, month % 12 + 1, 1)


def _expected(pace: Pace, day: datetime.date) -> Day | None:
    """What would be expected if the figure ran up to a day: it does not depend on the figure."""
    known, period = pace.observations[-1], pace.target.period
    if known.value is None or period is None:
        return None
    over = Period.between(day if pace.kind == "stock" else period.start, day)

    def probe(figure: object) -> Pace | None:
        try:
            return pace.at(day, [Observation(known.indicator, figure, period=over)])  # type: ignore[arg-type]
        except (PaceError, Error):
            return None

    found = probe(known.figure)
    expected = None if found is None else _value(found.expected)
    if found is None or expected is None:
        return None
    start = _start(found, expected)
    if start is None and isinstance(known.value, Quantity):
        # The figure is just what is expected, which leaves the start open; another one does not.
        again = probe(known.value * 2)
        start = None if again is None else _start(again, expected)
    edges = {} if start is None else _edges(found, expected, start)
    return Day(day, expected, edges)


def _start(pace: Pace, expected: Fraction) -> Fraction | None:
    """Where the path begins, from the ratio (reached − start) ÷ (expected − start)."""
    reached, ratio = _value(pace.actual), pace.ratio
    if pace.ratio_reason == "nothing_expected":
        return expected
    if reached is None or not isinstance(ratio, Fraction) or ratio == 1:
        return None
    return (reached - ratio * expected) / (1 - ratio)


def _edges(pace: Pace, expected: Fraction, start: Fraction) -> dict[str, Fraction]:
    # Bands are mirrored for what must not be used up.
    turned: Callable[[Fraction], Fraction] = (lambda at: 2 - at) if pace.is_ceiling else (lambda at: at)
    return {name: start + (expected - start) * turned(at) for name, at in pace.thresholds.items()}


def _reached(pace: Pace) -> Iterator[tuple[datetime.date, Quantity | Range]]:
    """What was reached by every day of which something was given."""
    found: dict[datetime.date, Quantity | Range] = {}
    for known in pace.given:
        end = None if known.period is None else known.period.end
        if end is None:
            continue
        day = max(end, known.as_of or end)
        try:
            then = pace.at(day) if day <= pace.on else None
        except Error:
            continue
        if then is not None and then.actual is not None:
            found[then.until] = then.actual
    if pace.actual is not None:
        found[pace.until] = pace.actual
    return iter(sorted(found.items()))


def _unit(pace: Pace) -> object:
    figure = pace.actual or pace.expected
    return None if figure is None else figure.unit


def _value(figure: Quantity | Range | None) -> Fraction | None:
    return Fraction(figure.amount) if isinstance(figure, Quantity) else None


def _ends(figure: Quantity | Range | None) -> tuple[float, float] | None:
    if isinstance(figure, Quantity):
        return (float(figure.amount), float(figure.amount))
    if figure is None or figure.lower is None or figure.upper is None:
        return None
    return (float(figure.lower.amount), float(figure.upper.amount))


def _middle(figure: Quantity | Range) -> float:
    ends = _ends(figure)
    if ends is not None:
        return sum(ends) / 2
    known = (figure.lower, figure.upper) if isinstance(figure, Range) else ()
    one = next((end for end in known if end is not None), None)
    return float("nan") if one is None else float(one.amount)
