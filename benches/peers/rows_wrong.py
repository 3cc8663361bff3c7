"""How many rows of each work are wrong, held to whole numbers that nobody measured here computed.

A percentage of doubles is wrong where it does not round to the right 4 decimals, a gap of doubles where it is not the
double nearest to the right one; a decimal, where it is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from country import STATUS, Country, verdicts
from rounds import Work

import attain

#: Wrong statuses, percentages, gaps, and counts or amounts; None where a work has none of them.
Wrong = tuple[int | None, int | None, int | None, int | None]


def done(work: Work) -> Any:
    """Does a work once."""
    return work[0](*work[1:]) if isinstance(work, tuple) else work()


def columns_of(result: Any) -> dict[str, Any]:
    """Returns the columns of any result by name, of Arrow or of numpy."""
    if isinstance(result, tuple):
        return dict(zip(("status", "percent", "gap"), result, strict=True))
    if isinstance(result, pd.DataFrame):
        return {name: result[name].to_numpy() for name in result}
    arrow = result.to_arrow() if isinstance(result, attain.Table | pl.DataFrame) else result
    return {name: arrow[name].combine_chunks() for name in arrow.column_names}


def whole(column: Any) -> tuple[Any, Any, int]:
    """Returns a column of decimals or integers as integers of 64 bits, which rows have one, and its decimals."""
    if isinstance(column, pa.ChunkedArray):
        column = pa.concat_arrays(column.chunks)
    has = column.is_valid().to_numpy(zero_copy_only=False)
    if not pa.types.is_decimal(column.type):
        return column.fill_null(0).to_numpy(zero_copy_only=False), has, 0
    step = column.type.bit_width // 64
    words = np.frombuffer(column.buffers()[1], np.int64)[column.offset * step :]
    return words[: step * len(column) : step], has, column.type.scale


def differing(column: Any, right: Any, has: Any, scale: int, nearest: bool) -> int:
    """Returns how many rows of a column are not the right ones, which stand at a scale."""
    if isinstance(column, np.ndarray) or pa.types.is_floating(column.type):
        cells = column if isinstance(column, np.ndarray) else column.to_numpy(zero_copy_only=False)
        there = ~np.isnan(cells)
        same = cells == right / 10**scale if nearest else np.rint(np.nan_to_num(cells) * 10**scale) == right
    else:
        cells, there, own = whole(column)
        # A whole number stands at the scale that is right; nothing has more decimals than that.
        same = cells * 10 ** (scale - own if own else 0) == right
    return int(((there != has) | (has & ~same)).sum())


def wrong_verdicts(rows: Country, works: Mapping[str, Work]) -> dict[str, Wrong]:
    """Returns how many statuses, percentages and gaps of each work are wrong."""
    right = verdicts(rows)
    found: dict[str, Wrong] = {}
    for name, work in works.items():
        if name == "memcpy":
            continue
        columns = columns_of(done(work))
        status = columns["status"]
        if isinstance(status, pa.DictionaryArray):
            known = {word: code for code, word in enumerate(STATUS)}
            codes = np.array([known.get(word, -1) for word in status.dictionary.to_pylist()])
            status = codes[status.indices.to_numpy()]
        figures: list[int | None] = [None, None]
        if "percent" in columns:
            figures = [
                differing(columns["percent"], right.percent, right.has_percent, 4, nearest=False),
                differing(columns["gap"], right.gap, right.has_gap, 2, nearest=True),
            ]
        found[name] = (int((np.asarray(status) != right.status).sum()), *figures, None)
    return found


def wrong_counts(rows: Country, works: Mapping[str, Work]) -> dict[str, Wrong]:
    """Returns how many counts by key and status of each work are wrong."""
    right = verdicts(rows).status
    found: dict[str, Wrong] = {}
    for name, work in works.items():
        if name == "memcpy":
            continue
        key = "commune" if "ordered" in name else "shuffled"
        keys = getattr(rows, key).astype(np.int64)
        expected = np.bincount(keys * len(STATUS) + right, minlength=(int(keys.max()) + 1) * len(STATUS))
        columns = columns_of(done(work))
        places = np.asarray(columns[key]).astype(np.int64) * len(STATUS)
        counts = np.zeros_like(expected)
        if "status" in columns:
            counts[places + np.asarray(columns["status"])] = np.asarray(columns["len"])
        else:
            for code, word in enumerate(STATUS):
                counts[places + code] = np.asarray(columns[word])
        found[name] = (None, None, None, int((counts != expected).sum()))
    return found


def wrong_texts(works: Mapping[str, Work], right: Any) -> dict[str, Wrong]:
    """Returns how many amounts, in hundredths, each work reads wrong."""
    everywhere = np.ones(len(right), bool)
    return {
        name: (None, None, None, differing(columns_of(done(work))["value"], right, everywhere, 2, nearest=False))
        for name, work in works.items()
        if name != "memcpy"
    }
