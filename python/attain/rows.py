"""Plans and results out of tables: a row a target or an observation, every bad row named at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from attain._attain import (
    Figure,
    Lexicon,
    Observation,
    Observations,
    Period,
    Plan,
    Target,
)
from attain.cells import Cells, Refused
from attain.columns import Columns, held, is_empty, listed, named
from attain.errors import Error, FrameError, PlanError, warn
from attain.records import Problem

if TYPE_CHECKING:
    from attain._attain import _Floats

T = TypeVar("T")
_Words: TypeAlias = Mapping[str, str]

_OF_INDICATOR = ("indicator", "id", "vi", "en", "unit", "exponent", "decimals", "accumulates")
_OF_TARGET = ("better", "authority", "owner", "group", "of", "weight", "over", "change", "source")
_WIDTHS = ("exceed", "tolerance", "near_miss", "approximation")
_OF_PLAN = (*_OF_INDICATOR, *_OF_TARGET, *_WIDTHS, "goal", "lower", "upper", "by", "period", "baseline")
_OF_RESULT = ("quality", "as_of", "official", "source", "done", "not_done_on", "missing")
_OF_RESULTS = (*_OF_INDICATOR, *_OF_RESULT, "better", "value", "lower", "upper", "period", "planned", "share_of_plan")
#: How many bad rows a message shows; the exception holds all of them.
_SHOWN = 50


def plan_from_frame(
    frame: object,
    name: str = "plan",
    *,
    period: str | Period | None = None,
    authority: str | None = None,
    source: str | None = None,
    columns: _Words | None = None,
    ignore: Iterable[str] = (),
    strict: bool = True,
    floats: _Floats = "refuse",
    locale: Any = None,
    lexicon: Lexicon | None = None,
) -> Plan:
    """Return the plan that a table holds; :meth:`Plan.from_frame`.

    Examples
    --------
    >>> from attain.rows import plan_from_frame
    >>> len(plan_from_frame({"indicator": ["CPI"], "goal": ["không quá 4%"]}))
    1
    """
    table = named(frame, _OF_PLAN, columns=columns, ignore=ignore)
    defaults = {"period": _known(period, locale), "authority": authority}

    def target(row: Cells) -> Target:
        options = row.told(*_OF_TARGET, *_WIDTHS)
        baseline = row.get("baseline")
        indicator = row.indicator()
        if baseline is not None:
            level = row.tried("baseline", lambda: Observation(indicator, row.figure("baseline"), **row.reading))
            options["baseline"] = level
        goal, day = row.figure("goal"), row.day("by")
        if goal is None and day is None:
            row.refuse("goal", "expected a goal, in the column `goal`, or a day in `by`")
        held_to = row.period()
        return row.tried("goal", lambda: Target(indicator, goal, by=day, period=held_to, **options, **row.reading))

    found, problems = _rows(table, floats, defaults, locale, lexicon, target)
    problems += _doubles(name, found)
    _report(table, problems, strict=strict, what="targets")
    bad = {problem.row for problem in problems}
    return Plan(name, [target for at, target in found if at not in bad], source=source)


def observations_from_frame(
    frame: object,
    name: str = "results",
    *,
    period: str | Period | None = None,
    quality: str | None = None,
    as_of: str | datetime.date | None = None,
    source: str | None = None,
    columns: _Words | None = None,
    ignore: Iterable[str] = (),
    strict: bool = True,
    floats: _Floats = "refuse",
    locale: Any = None,
    lexicon: Lexicon | None = None,
) -> Observations:
    """Return the results that a table holds; :meth:`Observations.from_frame`.

    Examples
    --------
    >>> from attain.rows import observations_from_frame
    >>> len(observations_from_frame({"indicator": ["CPI"], "value": ["3,25%"]}))
    1
    """
    table = named(frame, _OF_RESULTS, columns=columns, ignore=ignore)
    defaults = {"period": _known(period, locale), "quality": quality, "as_of": as_of}
    found, beside = _results(table, strict, floats, defaults, locale, lexicon)
    return _collected(name, found, beside, source)


def observations_by(
    frame: object,
    by: str,
    *,
    period: str | Period | None = None,
    quality: str | None = None,
    as_of: str | datetime.date | None = None,
    source: str | None = None,
    columns: _Words | None = None,
    ignore: Iterable[str] = (),
    strict: bool = True,
    floats: _Floats = "refuse",
    locale: Any = None,
    lexicon: Lexicon | None = None,
) -> dict[str, Observations]:
    """Return the results that a table holds for each value of a column, in the order in which they come.

    Examples
    --------
    >>> from attain.rows import observations_by
    >>> rows = {"REF_AREA": ["HT", "NA"], "indicator": ["CPI", "CPI"], "value": ["3,25%", "4%"]}
    >>> {area: str(results["CPI"].value) for area, results in observations_by(rows, "REF_AREA").items()}
    {'HT': '3.25%', 'NA': '4%'}
    """
    whole = held(frame)
    if by not in whole:
        raise FrameError(f"there is no column `{by}`; the columns are {listed(whole)}")
    table = named(whole, _OF_RESULTS, columns=columns, ignore=(*_several(ignore), by))
    defaults = {"period": _known(period, locale), "quality": quality, "as_of": as_of}
    found, beside = _results(table, strict, floats, defaults, locale, lexicon)
    nameless = [Problem(at, by, "", "expected what the row is for") for at, _ in found if is_empty(whole[by][at])]
    _report(table._replace(unread=()), nameless, strict=strict, what="observations")
    groups: dict[str, list[tuple[int, Observation]]] = {}
    for at, observation in found:
        if not is_empty(whole[by][at]):
            groups.setdefault(str(whole[by][at]).strip(), []).append((at, observation))
    return {name: _collected(name, rows, beside, source) for name, rows in groups.items()}


def _known(period: str | Period | None, locale: Any) -> Period | None:
    return None if period is None else Period(period, locale=locale)


_Beside: TypeAlias = dict[str, dict[int, Any]]


def _several(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _collected(name: str, rows: list[tuple[int, Observation]], beside: _Beside, source: str | None) -> Observations:
    place = {at: place for place, (at, _) in enumerate(rows)}
    planned, shares = (
        {place[at]: figure for at, figure in figures.items() if at in place} for figures in beside.values()
    )
    return Observations(name, [item for _, item in rows], planned=planned, shares=shares, source=source)


def _results(
    table: Columns, strict: bool, floats: _Floats, defaults: dict[str, Any], locale: Any, lexicon: Lexicon | None
) -> tuple[list[tuple[int, Observation]], _Beside]:
    beside: _Beside = {"planned": {}, "share_of_plan": {}}

    def observation(row: Cells) -> Observation:
        indicator = row.indicator("better")
        options = row.told("official", "source", "missing")
        quality, reason = row.quality()
        days = {key: row.day(key) for key in ("done", "not_done_on", "as_of")}
        options |= {key: day for key, day in days.items() if day is not None}
        value, held_to = row.figure("value"), row.period()
        if value is None and not options.keys() & {"missing", "done", "not_done_on"}:
            if reason is None:
                row.refuse("value", "expected a value, a day in `done` or `not_done_on`, or why it is `missing`")
            options["missing"] = reason
        said = {"quality": quality, "period": held_to, **options, **row.reading}
        built = row.tried("value", lambda: Observation(indicator, value, **said))
        for key, figures in beside.items():
            figure = row.figure(key) if key == "planned" else row.get(key)
            if figure is not None:
                figures[row.at] = row.tried(key, partial(Figure, figure, **row.reading))
        return built

    found, problems = _rows(table, floats, defaults, locale, lexicon, observation)
    _report(table, problems, strict=strict, what="observations")
    return found, beside


def _rows(
    table: Columns,
    floats: _Floats,
    defaults: dict[str, Any],
    locale: Any,
    lexicon: Lexicon | None,
    build: Callable[[Cells], T],
) -> tuple[list[tuple[int, T]], list[Problem]]:
    if floats not in ("refuse", "shortest"):
        raise Error(f"floats is one of `refuse`, `shortest`, found `{floats}`")
    if "indicator" not in table.titles:
        found = listed((*table.titles.values(), *table.unread)) or "no column"
        remedy = 'name it in columns=, as {"Chỉ tiêu": "indicator"}'
        raise FrameError(f"there is no column `indicator`, found {found}; {remedy}")
    reading = {"locale": locale, "lexicon": lexicon}
    rows: list[tuple[int, T]] = []
    problems: list[Problem] = []
    for at in range(table.height):
        if all(is_empty(cells[at]) for cells in (*table.cells.values(), *table.coded.values())):
            continue
        try:
            rows.append((at, build(Cells(table, at, floats, defaults, reading))))
        except Refused as refused:
            column = table.titles.get(refused.column, refused.column)
            shown = "" if refused.found is None else str(refused.found)
            problems.append(Problem(at, column, shown, refused.reason))
    return rows, problems


def _doubles(name: str, found: list[tuple[int, Target]]) -> list[Problem]:
    """Return the rows whose target another row has set already."""
    alike: dict[str, list[tuple[int, Target]]] = {}
    for at, target in found:
        for key in {target.name.casefold(), (target.indicator.id or target.name).casefold()}:
            alike.setdefault(key, []).append((at, target))
    problems: dict[int, Problem] = {}
    for group in alike.values():
        kept = Plan(name)
        for at, target in group if len(group) > 1 else ():
            try:
                kept = kept.with_(target)
            except PlanError as error:
                problems.setdefault(at, Problem(at, None, target.name, str(error)))
            except Error:
                continue
    return list(problems.values())


def _report(table: Columns, problems: list[Problem], *, strict: bool, what: str) -> None:
    problems.sort(key=lambda problem: problem.row)
    if problems:
        lines = [
            f"  row {row}{f', `{column}`' if column else ''}{f', `{found[:80]}`' if found else ''}: {reason}"
            for row, column, found, reason in problems[:_SHOWN]
        ]
        if len(problems) > _SHOWN:
            lines.append(f"  … and {len(problems) - _SHOWN} more, in the attribute `problems`")
        message = "\n".join([f"{len(problems)} of {table.height} rows are no {what}:", *lines])
        if strict:
            raise FrameError(message, problems)
        warn(f"left out: {message}")
    if table.unread:
        names = listed(table.unread)
        warn(f"columns that are not read: {names}; name them in ignore=, or say in columns= what they are")
