"""Months against the plan of their year, against fractions: what is expected, the status, what is required."""

from __future__ import annotations

import calendar
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pyarrow as pa

import attain
from oracle import EXACT, MODES
from record import Record

_SCALE = 2
_KEYS = 25
_BANDS = (Fraction(105, 100), Fraction(95, 100), Fraction(80, 100))
#: Figures of months by key: the month, its own figure, plan, baseline, which way is better.
Row = tuple[int, int, int | None, int | None, int | None, str]


def _share(profile: Any, year: int, month: int) -> Fraction:
    """What the profile expects by the end of a month."""
    if profile == "months":
        return Fraction(month, 12)
    if profile == "quarters":
        return Fraction(month // 3, 4)
    if profile == "linear":
        days = [calendar.monthrange(year, at)[1] for at in range(1, 13)]
        return Fraction(sum(days[:month]), sum(days))
    weights = [Fraction(weight) for weight in profile]
    if len(weights) == 12:
        return sum(weights[:month], Fraction(0)) / sum(weights)
    full, rest = divmod(month, 3)
    begun = sum(weights[:full], Fraction(0))
    if rest:
        first = full * 3 + 1
        days = [calendar.monthrange(year, at)[1] for at in range(first, first + 3)]
        begun += weights[full] * Fraction(sum(days[:rest]), sum(days))
    return begun / sum(weights)


def _gone(profile: Any, year: int, month: int) -> Fraction:
    """How much lies behind, the part under way by its days: for what is required of the rest of a rate."""
    return _share({"quarters": (1, 1, 1, 1), "months": (1,) * 12}.get(profile, profile), year, month)


def cut(exact: Fraction | None, digits: int, mode: str) -> Decimal | None:
    """A fraction with so many decimals, rounded once."""
    if exact is None:
        return None
    shifted = exact * 10**digits
    whole, rest = divmod(shifted.numerator, shifted.denominator)
    up = {
        "floor": False,
        "ceiling": rest > 0,
        "down": rest > 0 and whole < 0,
        "up": rest > 0 and whole >= 0,
        "half_up": 2 * rest > shifted.denominator or (2 * rest == shifted.denominator and whole >= 0),
        "half_even": 2 * rest > shifted.denominator or (2 * rest == shifted.denominator and whole % 2 == 1),
    }[mode]
    return Decimal(whole + up).scaleb(-digits, EXACT)


def _status(score: Fraction) -> str:
    for edge, status in zip(_BANDS, ("ahead", "on_track", "at_risk"), strict=True):
        if score >= edge:
            return status
    return "off_track"


def _line(
    kind: str, profile: Any, year: int, month: int, figures: tuple[Fraction | None, Fraction, Fraction], better: str
) -> dict[str, Any]:
    """The pace of one month; a figure of None is one that is not known."""
    found, plan, base = figures
    share = _share(profile, year, month)
    start = base if kind == "stock" else Fraction(0)
    higher = better == "higher"
    if higher:
        heading = "reach" if start < plan else "hold"
    elif start > plan and kind != "rate":
        heading = "reach"
    else:
        heading = "allowance" if kind == "flow" or (kind == "rate" and plan > 0) else "hold"
    still = kind == "stock" and heading == "hold"
    expected = plan if kind == "rate" or still else start + (plan - start) * share
    line: dict[str, Any] = dict.fromkeys(("percent_of_expected", "percent_of_plan", "status", "required", "reason"))
    line["expected"] = expected
    if found is None:
        return line
    way = plan - start if kind == "rate" else (plan - start) * share
    ratio = None
    if share == 0 and kind != "rate" and not still:
        line |= {"status": "too_early", "reason": "nothing_expected"}
    elif heading == "hold" or way == 0:
        wanted = expected if kind == "flow" else plan
        line["status"] = "on_track" if (found >= wanted if higher else found <= wanted) else "off_track"
        line["reason"] = "hold" if kind == "stock" else "expected_not_positive"
    else:
        ratio = (found - start) / way
        line["status"] = _status(2 - ratio if heading == "allowance" else ratio)
    line["percent_of_expected"] = None if ratio is None else ratio * 100
    if plan > 0:
        line["percent_of_plan"] = found / plan * 100
    else:
        line["reason"] = line["reason"] or "plan_not_positive"
    reached = heading == "reach" and kind != "rate" and (found >= plan if higher else found <= plan)
    if month < 12 and not still and not reached:
        if kind == "rate":
            gone = _gone(profile, year, month)
            line["required"] = (plan - gone * found) / (1 - gone) if gone < 1 else None
        else:
            line["required"] = (plan - found) / (12 - month)
    return line


def _rows(random: Random, keys: int) -> list[Row]:
    rows: list[Row] = []
    for key in range(keys):
        size = 10 ** random.choice((2, 4, 7))
        even = 1200 * random.randrange(1, size)
        plan: int | None = random.choice((even, even, random.randrange(1, size), -size // 7, 0))
        # Of what is expected by months; the edges of the bands among them.
        hundredths = random.choice((79, 80, 81, 94, 95, 96, 100, 104, 105, 106))
        base = random.choice((0, plan, random.randrange(-size, size), random.randrange(size)))
        better = random.choice(("higher", "lower"))
        last = random.randrange(13)
        for month in range(1, 13):
            if random.random() < 0.02 and month != 1:
                continue
            if random.random() < 0.05:
                plan = None if random.random() < 0.3 else random.randrange(1, size)
            near = (plan or size) // 12 * hundredths // 100
            value = near
            if random.random() >= 0.8:
                value = random.choice((near * month, random.randrange(-size // 9, size), plan or 0))
            rows.append((key, month, None if month > last > 6 else value, plan, base, better))
    random.shuffle(rows)
    return rows


def months(random: Random, cases: int, record: Record) -> None:
    """Tables of keys and months, each with a kind, a profile and a rounding of its own."""
    done = 0
    while done < cases:
        rows = _rows(random, _KEYS)[: cases - done]
        done += len(rows)
        kind = random.choice(("flow", "flow", "stock", "rate"))
        quarters = (random.randrange(9), random.randrange(9), random.randrange(9), 1)
        weights = tuple(random.randrange(1, 99) for _ in range(12))
        profile: Any = random.choice(("months", "quarters", "linear", weights, quarters))
        year, digits, mode = random.choice((2023, 2024)), random.randrange(7), random.choice(tuple(MODES))
        cells = list(zip(*rows, strict=True))
        money = pa.decimal128(18, _SCALE)
        columns = {
            name: pa.array([None if c is None else Decimal(c).scaleb(-_SCALE) for c in cells[at]], money)
            for name, at in (("value", 2), ("plan", 3), ("base", 4))
        }
        given = pa.table(
            {
                "key": pa.array(cells[0], pa.int32()),
                "month": pa.array(cells[1], pa.int32()),
                "better": pa.array(cells[5]),
                **columns,
            }
        )
        judged = (
            attain.pace_table(
                given,
                "key",
                year=year,
                accumulates=kind,
                baseline="base" if kind == "stock" else None,
                better_column="better",
                profile=profile,
                percent_digits=digits,
                rounding=mode,  # type: ignore[arg-type]
            )
            .to_arrow()
            .to_pylist()
        )
        _compare(rows, judged, (kind, profile, year, digits, mode), record)


def _compare(rows: list[Row], judged: list[dict[str, Any]], asked: tuple[Any, ...], record: Record) -> None:
    kind, profile, year, digits, mode = asked
    by_month = {(key, month): value for key, month, value, *_ in rows}
    for (key, month, value, plan, base, better), found in zip(rows, judged, strict=True):
        # A flow is added up from January on; where a month is missing, nothing is known from there on.
        own = [by_month.get((key, at)) for at in range(1, month + 1)] if kind == "flow" else [value]
        to_date = None if None in own else Fraction(sum(v for v in own if v is not None), 10**_SCALE)
        unknown = "no_value" if value is None else "missing_month"
        if plan is None:
            line: dict[str, Any] = {"reason": unknown if to_date is None else "no_plan"}
        else:
            figures = (to_date, Fraction(plan, 10**_SCALE), Fraction(base or 0, 10**_SCALE))
            line = _line(kind, profile, year, month, figures, better)
            line["reason"] = unknown if to_date is None else line["reason"]
        case = (kind, profile, year, digits, mode, key, month, value, plan, base, better)
        amounts = max(_SCALE, digits)
        record.same("figure to date", found["to_date"], cut(to_date, _SCALE, mode), *case)
        status = line.get("status"), line["reason"]
        record.same("status of a pace", (found["status"], found["reason"]), status, *case)
        for operation, name, places in (
            ("expected so far", "expected", amounts),
            ("required of the rest", "required", amounts),
            ("percent of what is expected", "percent_of_expected", digits),
            ("percent of the plan", "percent_of_plan", digits),
        ):
            record.same(operation, found[name], cut(line.get(name), places, mode), *case)
        record.saw("status of a pace", f"{kind} {line.get('status')}")
