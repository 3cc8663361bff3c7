"""The rules over Spark: columns judged where they lie, scorecards counted in parts and put together.

Schemas and plumbing only: every verdict, count and percentage is that of :func:`attain.assess_table` and
:func:`attain.rollup_table`, called on each executor, where attain must be installed too.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypedDict

import attain
from attain.errors import needed
from attain.executors import Judge, Whole, plain

if TYPE_CHECKING:
    from typing import TypeAlias, Unpack

    import pyarrow
    from pyspark.sql import Column, DataFrame

    Udf: TypeAlias = Callable[..., Any]

__all__ = ["assess_table", "gap_udf", "percent_udf", "rollup_table", "status_udf"]


class Settings(TypedDict, total=False):
    """The keywords of :func:`attain.assess_table` that say the same of every row."""

    better: Literal["higher", "lower", "inside"]
    percent_digits: int
    rounding: Literal["half_even", "half_up", "up", "down", "floor", "ceiling"]
    integer_decimals: int
    float_decimals: int | None
    strict: bool


class Counted(TypedDict, total=False):
    """The keywords of :func:`attain.rollup_table` that mean the same here."""

    value: str
    lower: str | None
    upper: str | None
    better: Literal["higher", "lower", "inside"]
    better_column: str | None
    lower_closed: bool | str
    upper_closed: bool | str
    baseline: str | None
    change: Literal["absolute", "relative"]
    integer_decimals: int
    float_decimals: int | None
    strict: bool


class Asks(Counted, total=False):
    """The keywords of :func:`attain.assess_table` that mean the same here."""

    decimals: int | str | None
    baseline_decimals: int | str | None
    percent_digits: int
    rounding: Literal["half_even", "half_up", "up", "down", "floor", "ceiling"]
    outputs: Iterable[Literal["status", "percent", "gap", "certain", "reason"]]


def assess_table(df: DataFrame, *, keep: Iterable[str] | bool = True, **asks: Unpack[Asks]) -> DataFrame:
    """Return a Spark DataFrame judged row by row, by :func:`attain.assess_table`.

    Wrong columns, types and settings are refused here, before anything runs.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        Decimals or whole numbers; doubles only with their decimals stated.
    keep : iterable of str or bool, default True
        The columns that stand before the outputs. All of them by default: a row of Spark has no place to be found by.
    **asks
        The other keywords of :func:`attain.assess_table`, but for `threads`: tasks are what runs side by side. With
        `strict`, a row that cannot be judged fails its task; it is counted from 0 in its batch.

    Returns
    -------
    pyspark.sql.DataFrame
        The columns of `keep` and the outputs: words as strings, figures as decimals.

    Raises
    ------
    ColumnError, ColumnTypeError
        As :func:`attain.assess_table`.

    Examples
    --------
    >>> from attain.spark import assess_table
    >>> growth = spark.sql("select 'GRDP' name, 8.05 value, 8.00 lower, 8.50 upper")
    >>> assess_table(growth, keep=["name"]).show()
    +----+------+--------+----+
    |name|status| percent| gap|
    +----+------+--------+----+
    |GRDP|   met|100.6250|0.05|
    +----+------+--------+----+
    """
    settings: dict[str, Any] = {**asks, "threads": 1}
    settings["keep"] = df.columns if keep is True else () if keep is False else _names(keep)
    source = _only(df, [*settings["keep"], *_named(attain.assess_table, asks)])
    rows = _empty(source)
    judge = Judge(settings, rows.schema)
    return _over(source, judge, judge.table(rows))


def rollup_table(
    df: DataFrame,
    by: Iterable[str] | str,
    *,
    weight: str | None = None,
    percent_digits: int = 1,
    **counted: Unpack[Counted],
) -> DataFrame:
    """Return a Spark DataFrame with a scorecard a group, by :func:`attain.rollup_table`.

    Each partition is counted where it lies; only counts are sent on, added up by
    :func:`attain.combine_rollups`. What comes out does not depend on how the rows were spread.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        As in :func:`assess_table`.
    by : str or iterable of str
        The columns of keys, together; with none, all rows are one group.
    weight : str, optional
        A column of weights above zero; null weighs 1.
    percent_digits : int, default 1
        The decimals of percentages, 0 to 9.
    **counted
        The other keywords of :func:`attain.rollup_table`, but for `partial` and `threads`.

    Returns
    -------
    pyspark.sql.DataFrame
        The columns of :func:`attain.rollup_table`, the groups in any order.

    Raises
    ------
    ColumnError, ColumnTypeError
        As :func:`attain.rollup_table`.

    Examples
    --------
    >>> from attain.spark import rollup_table
    >>> sql = "select * from values ('Huế', 79, 80, 85), ('Huế', 82, 80, 85) as t(province, value, lower, upper)"
    >>> card = rollup_table(spark.sql(sql), "province")
    >>> card.select("province", "total", "met_or_exceeded", "met_percent").show()
    +--------+-----+---------------+-----------+
    |province|total|met_or_exceeded|met_percent|
    +--------+-----+---------------+-----------+
    |     Huế|    2|              1|       50.0|
    +--------+-----+---------------+-----------+
    """
    keys = _names(by)
    figures: dict[str, Any] = {"weight": weight, "percent_digits": percent_digits}
    source = _only(df, [*keys, *_named(attain.rollup_table, {**counted, "weight": weight})])
    rows = _empty(source)
    count = Whole("rollup_table", keys, {**counted, **figures, "partial": True, "threads": 1}, rows.schema)
    some = count.table(rows)
    parts = _over(source, count, some)
    if keys:
        # All parts of a group come to one place.
        gathered = parts.repartition(*_columns(parts, keys))
    else:
        # Spark runs nothing where there are no rows: the count of none is among them.
        gathered = parts.union(df.sparkSession.createDataFrame(some)).repartition(1)
    combine = Whole("combine_rollups", keys, figures, some.schema)
    return _over(gathered, combine, combine.table(some))


def status_udf(**settings: Unpack[Settings]) -> Udf:
    """Return a function of columns that gives the status, for queries and for ``spark.udf.register``.

    It takes `value`, `lower` and `upper`, and as a fourth, where it is given, a column of the words ``higher``,
    ``lower`` and ``inside``.

    Examples
    --------
    >>> from attain.spark import status_udf
    >>> _ = spark.udf.register("attain_status", status_udf(better="lower"))
    >>> spark.sql("select attain_status(3.25, 4.00, 4.00) as CPI").show()
    +--------+
    |     CPI|
    +--------+
    |exceeded|
    +--------+
    """
    return _udf("status", settings)


def percent_udf(**settings: Unpack[Settings]) -> Udf:
    """Return a function of columns that gives the percent of the reference; arguments as in :func:`status_udf`.

    Examples
    --------
    >>> from attain.spark import percent_udf
    >>> _ = spark.udf.register("attain_percent", percent_udf(percent_digits=1))
    >>> spark.sql("select attain_percent(17946, 17500, 17500) as revenue").show()
    +-------+
    |revenue|
    +-------+
    |  102.5|
    +-------+
    """
    return _udf("percent", settings)


def gap_udf(*, scale: int, **settings: Unpack[Settings]) -> Udf:
    """Return a function of columns that gives the gap; arguments as in :func:`status_udf`.

    Parameters
    ----------
    scale : int
        The decimals of the gap. Spark wants to know them before it knows the columns; a gap with more is an error.
    **settings
        The keywords of :func:`attain.assess_table` that are the same for every row, but for `threads`.

    Examples
    --------
    >>> from attain.spark import gap_udf
    >>> _ = spark.udf.register("attain_gap", gap_udf(scale=2))
    >>> spark.sql("select attain_gap(8.05, 8.00, 8.50) as growth").show()
    +------+
    |growth|
    +------+
    |  0.05|
    +------+
    """
    return _udf("gap", settings, scale)


def _udf(output: str, settings: Settings, scale: int = 0) -> Udf:
    needed("pyspark", extra="spark")
    import pyarrow as pa
    from pyspark.sql.functions import arrow_udf
    from pyspark.sql.pandas.types import from_arrow_type

    asked: dict[str, Any] = {**settings, "outputs": [output], "threads": 1}

    def judge(value: object, lower: object, upper: object, better: object = None) -> pyarrow.Array:
        columns = {"value": value, "lower": lower, "upper": upper}
        by_row: dict[str, Any] = {} if better is None else {"better_column": "better"}
        rows = pa.RecordBatch.from_pydict(columns if better is None else {**columns, "better": better})
        return plain(attain.assess_table(rows, **asked, **by_row)).column(0).combine_chunks()

    # Settings that cannot be are refused here, and a call without rows tells the type that Spark wants to know.
    none = pa.array([], pa.decimal128(38, scale))
    returned = from_arrow_type(judge(none, none, none).type)
    # Spark reads from the annotations that columns go in and a column comes out.
    judge.__annotations__ = dict.fromkeys(("value", "lower", "upper", "better", "return"), pa.Array)
    judge.__name__ = f"attain_{output}"
    made: Udf = arrow_udf(judge, returned)
    return made


def _empty(df: DataFrame) -> pyarrow.Table:
    """Return a table without rows, of the columns as executors see them: what is wrong with them is said by it."""
    from pyspark.sql.pandas.types import to_arrow_schema

    return to_arrow_schema(df.schema, timezone="UTC").empty_table()


def _over(df: DataFrame, run: Judge | Whole, result: pyarrow.Table) -> DataFrame:
    """Return what executors make of a DataFrame, a column that was passed on with the type that it had."""
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    had = {field.name: field for field in df.schema}
    schema = StructType([had.get(field.name, field) for field in from_arrow_schema(result.schema)])
    # Spark looks columns up by name, where a dot would be a field: they go by numbers, and get their names back there.
    return df.toDF(*map(str, range(len(df.columns)))).mapInArrow(run, schema)


def _only(df: DataFrame, names: Iterable[str]) -> DataFrame:
    """Return the columns that are needed, since executors are sent every column that is there."""
    wanted = set(names)
    return df.select(*_columns(df, [name for name in df.columns if name in wanted]))


def _columns(df: DataFrame, names: Iterable[str]) -> list[Column]:
    """Return columns by names in which a dot is a dot."""
    return [df["`" + name.replace("`", "``") + "`"] for name in names]


def _named(function: Callable[..., object], asks: Mapping[str, Any]) -> list[str]:
    """Return the names of columns among the settings, said or by default; any text may be one."""
    defaults = {name: each.default for name, each in inspect.signature(function).parameters.items()}
    return [name for name in {**defaults, **asks}.values() if isinstance(name, str)]


def _names(given: Iterable[str] | str) -> list[str]:
    return [given] if isinstance(given, str) else list(given)
