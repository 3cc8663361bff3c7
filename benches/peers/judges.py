"""The verdicts as one writes them today: in polars, DuckDB, pandas and numpy, on decimals or doubles.

All give what `attain.assess_table` gives, with the same nulls: status, percent of the reference with 4 decimals, gap
signed so that positive is better. Doubles and polars' decimals round as they can; `columns.py` counts how often wrong.
"""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
from country import Country

#: The columns: value, lower and upper bound, direction (0 higher, 1 lower, 2 inside).
V, LO, HI, D = (pl.col(name) for name in ("v", "lo", "hi", "d"))

#: The same in SQL.
SQL_STATUS = """CASE WHEN v IS NULL THEN 3
    WHEN d = 0 THEN CASE WHEN v > hi THEN 2 WHEN v >= lo THEN 1 ELSE 0 END
    WHEN d = 1 THEN CASE WHEN v < lo THEN 2 WHEN v <= hi THEN 1 ELSE 0 END
    ELSE CASE WHEN v BETWEEN lo AND hi THEN 1 ELSE 0 END END::TINYINT"""
SQL_REFERENCE = "CASE WHEN d = 0 THEN lo WHEN d = 1 THEN hi WHEN lo = hi THEN lo END"
SQL_GAP = "CASE WHEN d = 0 THEN v - r WHEN d = 1 THEN r - v ELSE -abs(v - r) END"


def polars_status() -> pl.Expr:
    """Returns the status as a code."""
    higher = pl.when(V > HI).then(2).when(V >= LO).then(1).otherwise(0)
    lower = pl.when(V < LO).then(2).when(V <= HI).then(1).otherwise(0)
    inside = pl.when((V >= LO) & (V <= HI)).then(1).otherwise(0)
    status = pl.when(V.is_null()).then(3).when(D == 0).then(higher).when(D == 1).then(lower).otherwise(inside)
    return status.cast(pl.Int8)


def polars_verdicts(frame: pl.DataFrame, exact: bool) -> pl.DataFrame:
    """Judges a frame of polars; decimals are divided with the 4 decimals that are asked for."""
    reference = pl.when(D == 0).then(LO).when(D == 1).then(HI).when(LO == HI).then(LO)
    rows = frame.lazy().select("d", v=V, r=reference, status=polars_status())
    r = pl.col("r")
    above = pl.when(r > 0).then(r)
    percent = V.cast(pl.Decimal(38, 4)) * 100 / above if exact else (V * 100 / above).round(4)
    over = V - r
    gap = pl.when(D == 0).then(over).when(D == 1).then(-over).otherwise(-over.abs())
    return rows.select("status", percent=percent, gap=gap).collect()


def polars_rollup(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """Counts the statuses by a key."""
    return frame.lazy().select(key, status=polars_status()).group_by(key, "status").len().collect()


def duckdb_verdicts(connection: duckdb.DuckDBPyConnection) -> Any:
    """Judges the table of decimals; DuckDB divides decimals as doubles."""
    return connection.sql(
        f"SELECT status, CASE WHEN r > 0 THEN round(v * 100 / r, 4) END percent, {SQL_GAP} gap"
        f" FROM (SELECT v, d, {SQL_STATUS} status, {SQL_REFERENCE} r FROM decimals)"
    ).to_arrow_table()


def duckdb_exact(connection: duckdb.DuckDBPyConnection) -> Any:
    """Judges the same with whole numbers of 128 bits, half up: the percentage in ten-thousandths."""
    return connection.sql(
        f"SELECT status, CASE WHEN r > 0 THEN (2 * n + m) // (2 * m) END percent, {SQL_GAP} gap"
        " FROM (SELECT v, d, r, status, (v * 100)::BIGINT::HUGEINT * 1000000 n, (r * 100)::BIGINT::HUGEINT m"
        f" FROM (SELECT v, d, {SQL_STATUS} status, {SQL_REFERENCE} r FROM decimals))"
    ).to_arrow_table()


def duckdb_rollup(connection: duckdb.DuckDBPyConnection, key: str) -> Any:
    """Counts the statuses by a key."""
    return connection.sql(
        f"SELECT {key}, status, count(*) len FROM (SELECT {key}, {SQL_STATUS} status FROM decimals) GROUP BY ALL"
    ).to_arrow_table()


def pandas_verdicts(frame: pd.DataFrame) -> pd.DataFrame:
    """Judges a frame of doubles."""
    v, lo, hi, d = frame["v"], frame["lo"], frame["hi"], frame["d"]
    above, reaches, within, below = v > hi, v >= lo, v <= hi, v < lo
    status = np.select(
        [v.isna(), d == 0, d == 1],
        [3, reaches.astype("int8") + above.astype("int8"), within.astype("int8") + below.astype("int8")],
        (reaches & within).astype("int8"),
    )
    reference = lo.where(d != 1, hi).where((d != 2) | (lo == hi))
    percent = (v * 100 / reference.where(reference > 0)).round(4)
    over = v - reference
    gap = over.where(d == 0, (-over).where(d == 1, -over.abs()))
    return pd.DataFrame({"status": status, "percent": percent, "gap": gap})


def numpy_verdicts(v: Any, lo: Any, hi: Any, d: Any) -> tuple[Any, Any, Any]:
    """Judges arrays of doubles."""
    above, reaches, within, below = v > hi, v >= lo, v <= hi, v < lo
    status = np.where(
        d == 0,
        reaches.astype(np.int8) + above,
        np.where(d == 1, within.astype(np.int8) + below, (reaches & within).astype(np.int8)),
    )
    status[np.isnan(v)] = 3
    reference = np.where(d == 1, hi, lo)
    reference[(d == 2) & (lo != hi)] = np.nan
    over = v - reference
    gap = np.where(d == 0, over, np.where(d == 1, -over, -np.abs(over)))
    with np.errstate(all="ignore"):
        percent = np.round(v * 100 / reference, 4)
    percent[~(reference > 0)] = np.nan
    return status, percent, gap


def doubles(rows: Country) -> tuple[Any, Any, Any, Any]:
    """Returns value, bounds and direction as arrays of doubles; a missing value is NaN."""
    value = rows.value / 100
    value[rows.missing] = np.nan
    return value, rows.lower / 100, rows.upper / 100, rows.better


def polars_plain(texts: pl.Series) -> pl.DataFrame:
    """Reads amounts without a unit, as decimals."""
    amount = pl.col("s").str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    return texts.to_frame().select(value=amount.cast(pl.Decimal(18, 2)))


def polars_units(texts: pl.Series) -> pl.DataFrame:
    """Reads amounts with a unit, as decimals in the unit itself; which unit it is, it does not say."""
    s = pl.col("s")
    digits = s.str.extract(r"^([0-9.]+(?:,[0-9]+)?)").str.replace_all(".", "", literal=True)
    amount = digits.str.replace(",", ".", literal=True).cast(pl.Decimal(38, 2))
    scale = (
        pl.when(s.str.contains("ngàn tỷ"))
        .then(pl.lit(10**12))
        .when(s.str.contains("tỷ"))
        .then(pl.lit(10**9))
        .when(s.str.contains("triệu"))
        .then(pl.lit(10**6))
        .when(s.str.contains("vạn"))
        .then(pl.lit(10**4))
        .otherwise(pl.lit(1))
        .cast(pl.Decimal(38, 0))
    )
    return texts.to_frame().select(value=amount * scale)


def duckdb_plain(connection: duckdb.DuckDBPyConnection) -> Any:
    """Reads amounts without a unit, as decimals."""
    return connection.sql(
        "SELECT replace(replace(s, '.', ''), ',', '.')::DECIMAL(18, 2) AS value FROM texts"
    ).to_arrow_table()
