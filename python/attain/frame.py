"""Scorecards and results as data frames: exact decimals, truth values that may be missing.

Columns that SDMX has a concept for go by it where results are given, and in a scorecard where it is asked for.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attain._attain import Quantity, Range
from attain.columns import CONCEPTS, QUALITIES
from attain.errors import FrameError, UnitError, needed

if TYPE_CHECKING:
    import pandas
    import polars

    from attain._attain import Comparison, Figure, Observation, Observations, Scorecard

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


#: The columns of what was observed, which SDMX has concepts for.
_OBSERVED = ("OBS_VALUE", "DECIMALS", "lower", "upper", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS")
_WHOLE = ("DECIMALS", "UNIT_MULT")
_NUMBERS = (*_PERCENT, "OBS_VALUE", "lower", "upper", "weight")


def to_pandas(card: Scorecard, *, sdmx: bool = False) -> pandas.DataFrame:
    """Return the rows as a pandas DataFrame: percentages as ``Decimal`` objects, truth values as ``boolean``.

    With `sdmx`, the period goes by ``TIME_PERIOD``, and the result is added as ``OBS_VALUE`` (or `lower` and `upper`),
    ``UNIT_MEASURE``, ``UNIT_MULT`` and ``OBS_STATUS``.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.frame import to_pandas
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> to_pandas(card)["status"].tolist()
    ['met']
    >>> to_pandas(card, sdmx=True)["OBS_VALUE"].tolist()
    [Decimal('3.25')]
    """
    return in_pandas(_card_rows(card, sdmx), _columns(sdmx))


def to_polars(card: Scorecard, *, sdmx: bool = False) -> polars.DataFrame:
    """Return the rows as a polars DataFrame: percentages as ``Decimal(38, 4)``; `sdmx` as in :func:`to_pandas`.

    Examples
    --------
    >>> from attain import Observation, Plan, Target
    >>> from attain.frame import to_polars
    >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    >>> to_polars(card)["met"].to_list()
    [True]
    """
    return in_polars(_card_rows(card, sdmx), _columns(sdmx))


#: The columns of results, in their order.
_RESULTS = (
    "indicator",
    "id",
    "TIME_PERIOD",
    *_OBSERVED[:6],
    "unit",
    "value",
    "OBS_STATUS",
    "quality",
    "as_of",
    "done",
    "not_done_on",
    "missing",
    "official",
    "source",
)


def observations_to_pandas(results: Observations) -> pandas.DataFrame:
    """Return results as a pandas DataFrame, columns named by SDMX concepts; values as ``Decimal`` objects.

    A value that is more than one number, such as "about 8 %" or 8 of 13, stands as text in `value`.

    Examples
    --------
    >>> from attain import Observation, Observations
    >>> from attain.frame import observations_to_pandas
    >>> frame = observations_to_pandas(Observations("2024", [Observation("CPI", "3,25%", period="2024")]))
    >>> frame["TIME_PERIOD"].tolist(), frame["UNIT_MEASURE"].tolist()
    (['2024'], ['PT'])
    """
    return in_pandas([_result(observation) for observation in results], _RESULTS)


def observations_to_polars(results: Observations) -> polars.DataFrame:
    """Return results as a polars DataFrame, as :func:`observations_to_pandas` does.

    Examples
    --------
    >>> from attain import Observation, Observations
    >>> from attain.frame import observations_to_polars
    >>> observations_to_polars(Observations("2024", [Observation("CPI", "3,25%")]))["OBS_VALUE"].to_list()
    [Decimal('3.25')]
    """
    return in_polars([_result(observation) for observation in results], _RESULTS)


def in_pandas(rows: list[dict[str, Any]], names: tuple[str, ...]) -> pandas.DataFrame:
    """Return rows as a pandas DataFrame: numbers as ``Decimal`` objects, what may be missing in nullable columns.

    Examples
    --------
    >>> from attain.frame import in_pandas
    >>> in_pandas([{"indicator": "CPI"}], ("indicator",))["indicator"].tolist()
    ['CPI']
    """
    needed("pandas", extra="pandas")
    import pandas as pd

    columns: dict[str, pandas.Series[Any]] = {}
    for name in names:
        dtype = (
            "boolean" if name in _OPEN
            else "bool" if name in _SURE
            else "object" if name in _NUMBERS
            else "Int64" if name in _WHOLE
            else "string"
        )  # fmt: skip
        columns[name] = pd.Series([row[name] for row in rows], dtype=dtype)
    return pd.DataFrame(columns)


def in_polars(rows: list[dict[str, Any]], names: tuple[str, ...]) -> polars.DataFrame:
    """Return rows as a polars DataFrame: numbers as decimals of one scale a column.

    Examples
    --------
    >>> from attain.frame import in_polars
    >>> in_polars([{"indicator": "CPI"}], ("indicator",))["indicator"].to_list()
    ['CPI']
    """
    needed("polars", extra="polars")
    import polars as pl

    kinds: dict[str, polars.DataType] = {}
    for name in names:
        truth = name in _OPEN or name in _SURE
        kinds[name] = (
            pl.Boolean() if truth
            else pl.Decimal(38, 4) if name in _PERCENT
            else pl.Decimal(38, _scale(name, rows)) if name in _NUMBERS
            else pl.Int64() if name in _WHOLE
            else pl.String()
        )  # fmt: skip
    return pl.DataFrame({name: [row[name] for row in rows] for name in kinds}, kinds)


def _scale(name: str, rows: list[dict[str, Any]]) -> int:
    """Return the decimals that a column of decimals needs, if it fits the 38 digits of an Arrow decimal."""
    found: list[Decimal] = [row[name] for row in rows if row[name] is not None]
    decimals = max(map(_decimals, found), default=0)
    whole = max((value.adjusted() + 1 for value in found), default=1)
    if max(whole, 1) + decimals > 38:
        digits = max(whole, 1) + decimals
        raise FrameError(f"the column `{name}` needs {digits} digits, polars has 38; use to_pandas, which is exact")
    return decimals


def _card_rows(card: Scorecard, sdmx: bool) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = card.to_dicts()
    if sdmx:
        for row, verdict in zip(rows, card, strict=True):
            period = verdict.target.period
            row["TIME_PERIOD"] = None if period is None else period.to_sdmx()
            row |= _observed(verdict.observation)
    return rows


def _result(observation: Observation) -> dict[str, Any]:
    indicator, period, observed = observation.indicator, observation.period, _observed(observation)
    figure = observation.figure
    plain = figure is None or _is_numbers(figure)
    return {
        **observed,
        "indicator": indicator.name,
        "id": indicator.id,
        "TIME_PERIOD": None if period is None else period.to_sdmx(),
        "unit": figure.unit.code if plain and figure else None,
        "value": None if plain else str(figure),
        "quality": observation.quality,
        "as_of": _text(observation.as_of),
        "done": _text(observation.done),
        "not_done_on": _text(observation.not_done_on),
        "missing": observation.missing,
        "official": observation.official,
        "source": observation.source,
    }


def _observed(observation: Observation | None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_OBSERVED)
    if observation is None:
        return row
    codes = {quality: code for code, quality in reversed(QUALITIES.items())}
    row["OBS_STATUS"] = "O" if observation.missing else codes.get(observation.quality or "", "A")
    value = observation.value
    if observation.figure is None or not _is_numbers(observation.figure):
        # "About 8 %" is not 8.
        return row
    if isinstance(value, Quantity):
        row["OBS_VALUE"], unit, written = value.amount, value.unit, [value.amount]
    elif isinstance(value, Range):
        unit = value.unit
        ends = [end and end.to(unit).amount for end in (value.lower, value.upper)]
        row["lower"], row["upper"] = ends
        written = [end for end in ends if end is not None]
    else:
        return row
    row["UNIT_MULT"] = unit.exponent
    row["DECIMALS"] = max((_decimals(amount) for amount in written), default=None)
    try:
        row["UNIT_MEASURE"] = unit.sdmx.measure
    except UnitError:
        # SDMX has no code for this power of ten; the unit itself has.
        row["UNIT_MEASURE"] = unit.at(0).sdmx.measure
    return row


def _is_numbers(figure: Figure) -> bool:
    """Return whether one number, or a lower and an upper one that belong to it, say a figure."""
    value = figure.value
    if figure.qualifiers or figure.change or figure.of:
        return False
    if not isinstance(value, Range):
        return isinstance(value, Quantity)
    ends = ((value.lower, value.lower_closed), (value.upper, value.upper_closed))
    return all(end is None or closed for end, closed in ends) and any(end is not None for end, _ in ends)


def _decimals(amount: Decimal) -> int:
    return max(0, -int(amount.as_tuple().exponent))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _columns(sdmx: bool) -> tuple[str, ...]:
    # The order of `Scorecard.to_dicts`.
    head, tail = _TEXT[:10], _TEXT[10:]
    plain = (*head, *_OPEN, "provisional", *_PERCENT, *tail, "counted")
    if not sdmx:
        return plain
    concepts = {name: concept[0] for name, concept in CONCEPTS.items() if name == "period"}
    return (*(concepts.get(name, name) for name in plain), *_OBSERVED)


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
    needed("pandas", extra="pandas")
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
    needed("polars", extra="polars")
    import polars as pl

    rows = table.to_dicts()
    text = {name: [None if row[name] is None else str(row[name]) for row in rows] for name in rows[0]}
    return pl.DataFrame(text, dict.fromkeys(rows[0], pl.String()))
