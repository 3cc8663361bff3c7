"""The targets of a plan as dots, a panel a unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from attain._attain import Observation, Observations, Quantity, Range, Tally, Unit
from attain.bullet import name_in, plain
from attain.canvas import dated, drawn, numbered, panels
from attain.errors import Error

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from attain._attain import Goal, Plan, Target, _Locale

#: The markers of the comparators that ask for one side; anything else is a dot.
_SIDES = {"at_least": ">", "more_than": ">", "at_most": "<", "below": "<", "by": "<", "about": "d"}
_BLUE = "#0b3c6f"


class _Dot(NamedTuple):
    """A target in its panel: one place, or two ends."""

    target: Target
    ends: tuple[Any, ...]
    before: Any


def dots(
    plan: Plan,
    previous: Observations | Observation | Iterable[Observation] | None = None,
    *,
    locale: _Locale = "en",
) -> list[Axes]:
    """Draw the targets of a plan as dots; :meth:`Plan.chart`.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from attain import Plan, Target
    >>> from attain.dot import dots
    >>> [len(ax.lines) for ax in dots(Plan("2024", [Target("GRDP", "8 - 8,5%", better="higher")]))]
    [2]
    """
    found = () if previous is None else plan.ambition(previous)
    before = {id_: ambition.previous for id_, ambition in enumerate(found)}
    groups: dict[str, tuple[Unit | None, list[_Dot]]] = {}
    for at, target in enumerate(plan):
        key, unit = _panel(target.goal)
        # A panel is drawn at the power of ten of its first target.
        unit, rows = groups.setdefault(key, (unit, []))
        rows.append(_Dot(target, _ends(target.goal, unit), _before(before.get(at), unit)))
    table = panels([len(rows) for _, rows in groups.values()])
    for ax, (unit, rows) in zip(table, groups.values(), strict=True):
        _panel_of(ax, unit, rows, locale)
    if table:
        figure = table[0].get_figure()
        if figure is not None:
            figure.suptitle(drawn(plain(plan.name)), x=0.01, ha="left")
    return table


def _panel_of(ax: Axes, unit: Unit | None, rows: list[_Dot], locale: _Locale) -> None:
    for y, row in enumerate(rows):
        marker = _SIDES.get(row.target.goal.comparator, "o")
        if len(row.ends) > 1:
            ax.plot(row.ends, [y] * len(row.ends), color=_BLUE, lw=3, solid_capstyle="round", label="_band")
        ax.plot(row.ends, [y] * len(row.ends), marker, color=_BLUE, ms=9, label="_goal", ls="none")
        if row.before is not None:
            ax.plot([row.before], [y], "o", mfc="none", mec="#b3401a", mew=1.6, ms=11, label="_previous")
        said = f"{row.target.goal:{locale}}"
        ax.text(1.02, y, drawn(said), va="center", fontsize="small", transform=ax.get_yaxis_transform())
    ax.set_yticks(range(len(rows)), [drawn(name_in(row.target.indicator, locale)) for row in rows])
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.grid(axis="y", color="#e3e3e3")
    ax.set_axisbelow(True)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.margins(x=0.1)
    if unit is None:
        dated(ax.xaxis, locale)
    else:
        numbered(ax.xaxis, locale)
    title = ("ngày" if locale == "vi" else "day") if unit is None else f"{unit:{locale}}"
    ax.set_title(drawn(title), loc="left", fontsize="medium")


def _panel(goal: Goal) -> tuple[str, Unit | None]:
    if goal.unit is None:
        return "day", None
    unit = Unit("percent") if isinstance(goal.value, Tally) else goal.unit
    return unit.code, unit


def _ends(goal: Goal, unit: Unit | None) -> tuple[Any, ...]:
    if goal.day is not None:
        return (goal.day,)
    return _places(goal.value, unit)


def _places(value: object, unit: Unit | None) -> tuple[Any, ...]:
    if unit is None:
        return ()
    if isinstance(value, Tally):
        return (float(value.ratio * 100),)
    if isinstance(value, Quantity):
        return (_at(value.to(unit).amount),)
    if isinstance(value, Range):
        return tuple(_at(end.to(unit).amount) for end in (value.lower, value.upper) if end is not None)
    return ()


def _before(observation: Observation | None, unit: Unit | None) -> float | datetime.date | None:
    if observation is None:
        return None
    if unit is None:
        return observation.done
    try:
        places = _places(observation.value, unit)
    except Error:
        # A result in another unit has no place in this panel.
        return None
    return sum(places) / len(places) if places else None


def _at(amount: Decimal) -> float:
    return float(amount)
