"""What the executors of Spark run: the functions of attain over the batches of a partition.

Executors find these classes by name, so attain is installed on each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

import attain

if TYPE_CHECKING:
    import pyarrow


class Judge:
    """Judges the batches of a partition, one by one.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain.executors import Judge
    >>> growth = pa.record_batch({"value": [82, 79], "lower": [80, 80], "upper": [85, 85]})
    >>> [batch.to_pydict() for batch in Judge({"outputs": ["status"]}, growth.schema)([growth])]
    [{'status': ['met', 'missed']}]
    """

    def __init__(self, settings: Mapping[str, Any], schema: pyarrow.Schema) -> None:
        self.settings: dict[str, Any] = dict(settings)
        self.schema: pyarrow.Schema = schema

    def table(self, rows: Any) -> pyarrow.Table:
        """Return the verdicts on a table."""
        return plain(attain.assess_table(rows, **self.settings))

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Give the verdicts on the batches as they come."""
        for batch in batches:
            yield from self.table(_named(batch, self.schema)).to_batches()


class Whole:
    """Counts the batches of a partition as one table of any length: rows, or the counts of other partitions.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain.executors import Whole
    >>> growth = pa.record_batch({"value": [82, 79], "lower": [80, 80], "upper": [85, 85]})
    >>> count = Whole("rollup_table", [], {}, growth.schema)
    >>> [batch["total"].to_pylist() for batch in count([growth, growth])]
    [[4]]
    """

    def __init__(
        self,
        function: Literal["rollup_table", "combine_rollups"],
        keys: list[str],
        settings: Mapping[str, Any],
        schema: pyarrow.Schema,
    ) -> None:
        self.function: Literal["rollup_table", "combine_rollups"] = function
        self.keys: list[str] = keys
        self.settings: dict[str, Any] = dict(settings)
        self.schema: pyarrow.Schema = schema

    def table(self, rows: Any) -> pyarrow.Table:
        """Return the counts of a table."""
        return plain(getattr(attain, self.function)(rows, self.keys, **self.settings))

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Give the counts of all batches together."""
        import pyarrow as pa

        coming = (_named(batch, self.schema) for batch in batches)
        first = next(coming, None)
        if first is None:
            rows: Any = self.schema.empty_table()
        else:
            rows = pa.RecordBatchReader.from_batches(first.schema, chain([first], coming))
        yield from self.table(rows).to_batches()


def plain(result: Any) -> pyarrow.Table:
    """Return a result with the types that Spark has: no dictionaries, no narrow decimals, no unsigned counts.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from attain.executors import plain
    >>> plain(pa.table({"total": pa.array([26], pa.uint64())})).schema.types
    [DataType(int64)]
    """
    import pyarrow as pa

    table = pa.table(result)
    return table.cast(pa.schema([field.with_type(_type(field.type)) for field in table.schema]))


def _named(batch: pyarrow.RecordBatch, schema: pyarrow.Schema) -> pyarrow.RecordBatch:
    return batch.rename_columns(schema.names)


def _type(found: pyarrow.DataType) -> pyarrow.DataType:
    import pyarrow as pa

    if pa.types.is_dictionary(found):
        return found.value_type
    if pa.types.is_decimal(found):
        return pa.decimal128(found.precision, found.scale)
    if pa.types.is_unsigned_integer(found):
        return pa.int64()
    return found
