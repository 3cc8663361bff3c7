"""Scorecards as data frames: exact decimals, truth values that may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars

    from attain._attain import Comparison, Scorecard

_PERCENT = ("percent", "percent_low", "percent_high")
_FIGURES = ("value", "score")
_OPEN = ("met", "certain")
_SURE = ("provisional", "counted")
_TEXT = (
    "indicator",
    "id",
    "period",
    "group",
    "owner",
    "authority",
    "of",
    "goal",
    "found",
    "status",
    "gap",
    "reason",
    "percent_reason",
    "official",
)


def _rows(card: Scorecard) -> list[dict[str, Any]]:
    return card.to_dicts()


def to_pandas(card: Scorecard) -> pandas.DataFrame:
    """Return the rows as a pandas DataFrame: percentages as ``Decimal`` objects, truth values as ``boolean``.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.frame import to_pandas
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> to_pandas(card)["status"].tolist()
    ['met']
    """
    import pandas as pd

    rows = _rows(card)
    columns: dict[str, pandas.Series[Any]] = {}
    for name in _columns():
        dtype = "boolean" if name in _OPEN else "bool" if name in _SURE else "object" if name in _PERCENT else "string"
        columns[name] = pd.Series([row[name] for row in rows], dtype=dtype)
    return pd.DataFrame(columns)


def to_polars(card: Scorecard) -> polars.DataFrame:
    """Return the rows as a polars DataFrame: percentages as ``Decimal(38, 4)``.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.frame import to_polars
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> to_polars(card)["met"].to_list()
    [True]
    """
    import polars as pl

    kinds: dict[str, polars.DataType] = {}
    for name in _columns():
        truth = name in _OPEN or name in _SURE
        kinds[name] = pl.Boolean() if truth else pl.Decimal(38, 4) if name in _PERCENT else pl.String()
    rows = _rows(card)
    return pl.DataFrame({name: [row[name] for row in rows] for name in kinds}, kinds)


def _columns() -> tuple[str, ...]:
    # The order of `Scorecard.to_dicts`.
    head, tail = _TEXT[:10], _TEXT[10:]
    return (*head, *_OPEN, "provisional", *_PERCENT, *tail, "counted")


def methods_to_pandas(table: Comparison) -> pandas.DataFrame:
    """Return what methods say as a pandas DataFrame: figures as ``Decimal`` objects.

    Examples
    --------
    >>> from attain import compare_methods
    >>> from attain.frame import methods_to_pandas
    >>> table = compare_methods((2015, 50), (2022, 65), target=(2030, 100), better="higher", methods=["linear"])
    >>> methods_to_pandas(table)["method"].tolist()
    ['linear-1']
    """
    import pandas as pd

    rows = table.to_dicts()
    columns: dict[str, pandas.Series[Any]] = {}
    for name in rows[0]:
        columns[name] = pd.Series([row[name] for row in rows], dtype="object" if name in _FIGURES else "string")
    return pd.DataFrame(columns)


def methods_to_polars(table: Comparison) -> polars.DataFrame:
    """Return what methods say as a polars DataFrame: figures as text, which is exact.

    Examples
    --------
    >>> from attain import compare_methods
    >>> from attain.frame import methods_to_polars
    >>> table = compare_methods((2015, 0), (2022, 9), target=(2030, 16), better="higher", methods=["linear"])
    >>> methods_to_polars(table)["status"].to_list()
    ['on_track']
    """
    import polars as pl

    rows = table.to_dicts()
    text = {name: [None if row[name] is None else str(row[name]) for row in rows] for name in rows[0]}
    return pl.DataFrame(text, dict.fromkeys(rows[0], pl.String()))
