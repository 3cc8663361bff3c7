"""Tables of columns as pyarrow, pandas and polars have them, and as they are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from attain.errors import needed

if TYPE_CHECKING:
    import pandas
    import polars

    # It has no types, and so no name that a checker would find again.
    import pyarrow as _pyarrow

    from attain._attain import Table


class ArrowStream(Protocol):
    """What hands out its rows as a stream of Arrow."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """Return a capsule of Arrow's C stream interface."""
        ...


class ArrowArray(Protocol):
    """What hands out its rows as an array of Arrow."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        """Return the capsules of the schema and of the array of Arrow's C data interface."""
        ...


#: The columns that a call reads where it does not say which.
_READ = {"value": "value", "lower": "lower", "upper": "upper"}
#: The options that name a column.
_NAMING = ("better_column", "lower_closed", "upper_closed", "baseline", "decimals", "baseline_decimals", "weight")


def columns_read(options: Mapping[str, Any], more: Iterable[str] | bool = ()) -> set[str]:
    """Return the names of the columns that a call with these options reads, and of `more`.

    Examples
    --------
    >>> from attain.arrow import columns_read
    >>> sorted(columns_read({"upper": None, "decimals": 1, "better_column": "way"}, ["commune"]))
    ['commune', 'lower', 'value', 'way']
    """
    named = [options.get(option, name) for option, name in _READ.items()]
    named += [options.get(option) for option in _NAMING]
    kept = () if isinstance(more, bool) else more
    return {name for name in (*named, *kept) if isinstance(name, str)}


def to_arrow(table: Table) -> _pyarrow.Table:
    """Return a table as a pyarrow Table, without a copy.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain import assess_table
    >>> from attain.arrow import to_arrow
    >>> to_arrow(assess_table(pa.table({"value": [8], "lower": [8], "upper": [8]}))).num_rows
    1
    """
    needed("pyarrow", extra="arrow")
    import pyarrow as pa

    return pa.table(table)


def to_pandas(table: Table) -> pandas.DataFrame:
    """Return a table as a pandas DataFrame of Arrow's types: exact, and without a copy.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain import assess_table
    >>> from attain.arrow import to_pandas
    >>> to_pandas(assess_table(pa.table({"value": [8], "lower": [8], "upper": [8]})))["status"].tolist()
    ['met']
    """
    needed("pandas", extra="pandas")
    import pandas as pd

    frame: pandas.DataFrame = to_arrow(table).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def to_polars(table: Table) -> polars.DataFrame:
    """Return a table as a polars DataFrame.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain import assess_table
    >>> from attain.arrow import to_polars
    >>> to_polars(assess_table(pa.table({"value": [8], "lower": [8], "upper": [8]})))["status"].to_list()
    ['met']
    """
    needed("polars", extra="polars")
    import polars as pl

    return pl.DataFrame(table)


def stored(table: Table) -> bytes:
    """Return a table in Arrow's file form, as pickles keep it.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain import assess_table
    >>> from attain.arrow import from_stored, stored
    >>> table = assess_table(pa.table({"value": [8], "lower": [8], "upper": [8]}))
    >>> from_stored(stored(table)) == table
    True
    """
    whole = to_arrow(table)
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_table(whole)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def from_stored(stored: bytes) -> Table:
    """Return a table from Arrow's file form.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain import assess_table
    >>> from attain.arrow import from_stored, stored
    >>> len(from_stored(stored(assess_table(pa.table({"value": [8], "lower": [8], "upper": [8]})))))
    1
    """
    needed("pyarrow", extra="arrow")
    import pyarrow as pa

    from attain._attain import Table

    return Table(pa.ipc.open_stream(stored))
