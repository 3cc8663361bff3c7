"""A country made up for measuring: communes × indicators × months, in hundredths, with the verdicts in whole numbers.

The verdicts are computed here once more, by long division on integers of 64 bits, so that ours and every peer are held
to something that neither of them wrote.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

#: Provinces, communes, indicators and months.
PROVINCES, COMMUNES, INDICATORS, MONTHS = 34, 3321, 251, 12
#: The words of the directions, by their codes.
BETTER = ("higher", "lower", "inside")
#: The words of the statuses, by their codes.
STATUS = ("missed", "met", "exceeded", "no_data")

#: How amounts with a unit end, and at which power of ten they stand.
ENDINGS = {"%": 0, " tỷ đồng": 9, " triệu đồng": 6, " ngàn tỷ đồng": 12, " vạn tấn": 4, " triệu lượt": 6}


class Country(NamedTuple):
    """The rows; figures are hundredths below 2⁵¹, and 1 % of the values are missing."""

    value: Any
    lower: Any
    upper: Any
    better: Any
    missing: Any
    province: Any
    commune: Any
    shuffled: Any


class Verdicts(NamedTuple):
    """Statuses by code, percentages in ten-thousandths and gaps in hundredths, and the rows that have the two."""

    status: Any
    percent: Any
    has_percent: Any
    gap: Any
    has_gap: Any


def country(rows: int) -> Country:
    """Returns rows in the order of communes: percentages, counts and money, 30 % of the goals a point, else a band."""
    random = np.random.default_rng(20240120)
    at = np.arange(rows, dtype=np.int64)
    commune = at // (INDICATORS * MONTHS) % COMMUNES
    indicator = at % INDICATORS
    kind = random.choice(3, INDICATORS, p=[0.4, 0.2, 0.4])
    better = random.choice(3, INDICATORS, p=[0.7, 0.2, 0.1]).astype(np.uint8)[indicator]
    sizes = (
        random.uniform(2_000, 10_000, INDICATORS),
        10 ** random.uniform(1, 4.7, INDICATORS) * 100,
        10 ** random.uniform(8, 15, INDICATORS),
    )
    size = np.choose(kind, sizes)
    lower = (size[indicator] * random.uniform(0.5, 1.5, rows)).astype(np.int64)
    counted = (kind == 1)[indicator]
    lower[counted] -= lower[counted] % 100
    point = random.random(rows) < 0.3
    upper = np.where(point, lower, (lower * (1 + random.uniform(0, 0.1, rows))).astype(np.int64))
    value = (lower * random.uniform(0.6, 1.4, rows)).astype(np.int64)
    value[counted] -= value[counted] % 100
    # A goal of nothing has no percentage.
    nothing = random.random(rows) < 0.001
    lower[nothing] = upper[nothing] = 0
    return Country(
        value,
        lower,
        upper,
        better,
        random.random(rows) < 0.01,
        (commune * PROVINCES // COMMUNES).astype(np.uint16),
        commune.astype(np.uint16),
        random.integers(0, COMMUNES, rows).astype(np.uint16),
    )


def verdicts(rows: Country) -> Verdicts:
    """Returns what is right, digit after digit: percentages with 4 decimals, half to even."""
    value, lower, upper, better, missing = rows[:5]
    reaches, within = value >= lower, value <= upper
    status = np.select(
        [missing, better == 0, better == 1],
        [3, reaches.astype(np.int8) + (value > upper), within.astype(np.int8) + (value < lower)],
        (reaches & within).astype(np.int8),
    )
    has_gap = ~missing & ((better != 2) | (lower == upper))
    reference = np.where(better == 1, upper, lower)
    over = value - reference
    gap = np.where(better == 0, over, np.where(better == 1, -over, -np.abs(over)))
    has_percent = has_gap & (reference > 0)
    divisor = np.where(has_percent, reference, 1)
    # 10⁶ in two steps of 1,000: a remainder × 1,000 stays below 2⁶¹.
    percent, rest = np.divmod(value, divisor)
    for _ in range(2):
        digits, rest = np.divmod(rest * 1000, divisor)
        percent = percent * 1000 + digits
    percent += (2 * rest > divisor) | ((2 * rest == divisor) & (percent % 2 == 1))
    return Verdicts(status.astype(np.int8), percent, has_percent, gap, has_gap)


def decimals(cells: Any, bits: int, missing: Any = None) -> Any:
    """Returns hundredths as a column of decimals of 64 or 128 bits, without a detour over texts."""
    valid = None if missing is None else pa.py_buffer(np.packbits(~missing, bitorder="little"))
    wide = cells
    if bits == 128:
        wide = np.empty(2 * len(cells), np.int64)
        wide[0::2], wide[1::2] = cells, cells >> 63
    kind = pa.decimal64(18, 2) if bits == 64 else pa.decimal128(18, 2)
    return pa.Array.from_buffers(kind, len(cells), [valid, pa.py_buffer(wide)])


def texts(rows: int) -> tuple[Any, Any, Any, Any]:
    """Returns amounts as Vietnamese reports write them, in hundredths, without and with a unit, each after its texts.

    Two million different rows at most, repeated: more than any cache or branch predictor keeps.
    """
    random = np.random.default_rng(3)
    made = min(rows, 2_000_000)

    def written(hundredths: int) -> str:
        whole = f"{hundredths // 100:,}".replace(",", ".")
        return f"{whole},{hundredths % 100:02d}" if hundredths % 100 else whole

    plain = (10 ** random.uniform(2, 9, made)).astype(np.int64)
    amounts = (10 ** random.uniform(1, 4.5, made)).astype(np.int64)
    endings = random.integers(0, len(ENDINGS), made)
    names = list(ENDINGS)
    powers = np.array(list(ENDINGS.values()))
    bare = pa.array([written(amount) for amount in plain.tolist()], pa.string())
    with_unit = pa.array(
        [written(amount) + names[ending] for amount, ending in zip(amounts.tolist(), endings.tolist(), strict=True)],
        pa.string(),
    )

    def repeated(column: Any) -> Any:
        times = -(-rows // made)
        if isinstance(column, np.ndarray):
            return np.tile(column, times)[:rows]
        return pa.concat_arrays([column] * times).slice(0, rows)

    return repeated(bare), repeated(plain), repeated(with_unit), repeated(amounts * 10 ** powers[endings])
