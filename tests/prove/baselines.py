"""Goals that are changes from a baseline: on columns and on single targets, against fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pyarrow as pa

from attain import Figure, Goal, Observation, Quantity, Target, Unit, assess_table
from oracle import EXACT, MODES, exponent, held
from paces import cut
from record import REFUSED, Record, tried

_SCALE = 2
_ROWS = 500
_TONNE, _PERCENT = Unit("t"), Unit("percent")

Row = tuple[int | None, int | None, int | None, int | None, bool, bool, str]


def _row(random: Random, relative: bool) -> Row:
    """A value, its baseline, and the change that is asked for; the value often at the border of it."""
    size = 10 ** random.choice((2, 4, 6, 9))
    base = random.choice((100, 2500, random.randrange(1, size), random.randrange(1, size)))
    if random.random() < 0.06:
        base = random.choice((0, -base))
    lower = random.randrange(-3000, 9000) if relative else random.randrange(-size // 4, size)
    upper = random.choice((lower, lower + random.randrange(1, 500)))
    better = random.choice(("higher", "lower"))
    change = random.choice((lower, upper, lower - 1, upper + 1, random.randrange(-size, size)))
    change = -change if better == "lower" else change
    value = base + (round(Fraction(base * change, 100 * 10**_SCALE)) if relative else change)
    closed = (True, True) if lower == upper else (random.random() < 0.6, random.random() < 0.6)
    missing = random.random()
    given: list[Any] = [value, base, lower, upper]
    if missing < 0.16:
        given[int(missing * 25)] = None
    return (*given, *closed, better)


def _expected(row: Row, relative: bool, digits: int, mode: str) -> tuple[Any, Any, Any, Any]:
    """Status, percent, gap and reason; the change counts in the direction that is better."""
    value, base, lower, upper, lower_closed, upper_closed, better = row
    if value is None or base is None:
        return "no_data", None, None, "no_value" if value is None else "no_baseline"
    if relative and base <= 0:
        return "no_data", None, None, "base_not_positive"
    change = Fraction(value - base) / base * 100 if relative else Fraction(value - base, 10**_SCALE)
    change = -change if better == "lower" else change
    low, high = (None if end is None else Fraction(end, 10**_SCALE) for end in (lower, upper))
    reaches = low is None or (change >= low if lower_closed else change > low)
    keeps = high is None or (change <= high if upper_closed else change < high)
    status = "missed" if not reaches else "met" if keeps else "exceeded"
    if low is None:
        return status, None, None, "inside_band"
    gap = cut(change - low, max(_SCALE, digits) if relative else _SCALE, "half_even")
    if low <= 0:
        return status, None, gap, "reference_not_positive"
    return status, cut(change / low * 100, digits, mode), gap, None


def columns_changed(random: Random, cases: int, record: Record) -> None:
    """A table at a time, its changes in percent of the baseline or in its own unit."""
    for begun in range(0, cases, _ROWS):
        relative, digits, mode = random.random() < 0.5, random.randrange(9), random.choice(tuple(MODES))
        rows = [_row(random, relative) for _ in range(min(_ROWS, cases - begun))]
        cells = list(zip(*rows, strict=True))
        kind = pa.decimal128(20, _SCALE)
        columns = {
            name: pa.array([None if cell is None else Decimal(cell).scaleb(-_SCALE) for cell in cells[at]], kind)
            for at, name in enumerate(("value", "base", "lower", "upper"))
        }
        words = {"lower_closed": pa.array(cells[4]), "upper_closed": pa.array(cells[5]), "better": pa.array(cells[6])}
        outputs = ("status", "percent", "gap", "reason")
        judged = assess_table(
            pa.table(columns | words),
            baseline="base",
            change="relative" if relative else "absolute",
            better_column="better",
            lower_closed="lower_closed",
            upper_closed="upper_closed",
            percent_digits=digits,
            rounding=mode,  # type: ignore[arg-type]
            outputs=outputs,  # type: ignore[arg-type]
        ).to_arrow()
        found = zip(*(judged[name].to_pylist() for name in outputs), strict=True)
        for row, said in zip(rows, found, strict=True):
            expected = _expected(row, relative, digits, mode)
            record.same("column of changes", said, expected, row, relative, digits, mode)
            record.saw("column of changes", f"{'relative' if relative else 'absolute'} {expected[0]}")


def targets_changed(random: Random, cases: int, record: Record) -> None:
    """A rise or a fall from a baseline by an amount or by percent of it, of one target."""
    for _ in range(cases):
        base = Decimal(random.choice((1000, random.randrange(1, 10**6), -random.randrange(1, 10**4)))).scaleb(-1)
        asked = Decimal(random.randrange(1, 2000)).scaleb(-1)
        relative, rises = random.random() < 0.5, random.random() < 0.5
        exact = base * asked / 100 if relative else asked
        level = base + exact if rises else base - exact
        level += Decimal(random.choice((0, 0, 1, -1, random.randrange(-9999, 9999)))).scaleb(exponent(level), EXACT)
        if held(level) is not True:
            continue
        written = f"{'tăng' if rises else 'giảm'} {asked:f}".replace(".", ",") + (" %" if relative else " tấn")
        goal = Goal(written, change="relative" if relative else None, locale="vi")
        target = Target("Thóc", goal, baseline=Observation("Thóc", Figure(Quantity(base, _TONNE))))
        verdict = tried(lambda: target.assess(Quantity(level, _TONNE)))
        change = Fraction(level) - Fraction(base)
        if relative:
            change = change / Fraction(base) * 100 if base > 0 else None  # type: ignore[assignment]
        case = (base, asked, relative, rises, level)
        if change is None:
            record.same("target of a change", verdict, REFUSED, *case)
            continue
        change = change if rises else -change
        status = "missed" if change < Fraction(asked) else "met" if change == Fraction(asked) else "exceeded"
        record.same("target of a change", (verdict.status, verdict.ratio), (status, change / Fraction(asked)), *case)
        record.saw("target of a change", status)
