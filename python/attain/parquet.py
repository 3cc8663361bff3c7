"""Parquet files of any size judged into Parquet files, in the memory of one batch."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attain._attain import assess_table
from attain.arrow import columns_read
from attain.errors import RowError, needed
from attain.meter import Told, metered
from attain.whole import replaced

if TYPE_CHECKING:
    # It has no types, and so no name that a checker would find again.
    import pyarrow as _pyarrow

#: The rows of a batch, where the call does not say.
_ROWS = 1 << 20


def assess_file(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    progress: Told = None,
    batch_rows: int = _ROWS,
    **options: Any,
) -> int:
    """Judge the rows of a Parquet file into another one; needs the extra ``attain[arrow]``.

    Only the columns that are read or kept leave the file, and only one batch of them is in memory. The target is there
    when all of it is written: until then it is a file beside it, which an error removes and the next call clears away.

    Parameters
    ----------
    source : path
        The file that is read.
    target : path
        The file that is written, or replaced; it may be the source.
    progress : bool or callable, optional
        As in :func:`attain.meter.metered`, by row groups of the file.
    batch_rows : int, default 1048576
        The most rows in memory.
    **options
        As in :func:`assess_table`: columns, direction, `outputs`, `keep` …

    Returns
    -------
    int
        The number of rows.

    Raises
    ------
    ColumnError, ColumnTypeError, RowError
        As :func:`assess_table`, with the row of the file.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> import pyarrow as pa, pyarrow.parquet as pq
    >>> from attain import assess_file
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     months, verdicts = pathlib.Path(folder, "months.parquet"), pathlib.Path(folder, "verdicts.parquet")
    ...     pq.write_table(pa.table({"commune": ["Kỳ Anh"], "value": [8], "lower": [7], "upper": [7]}), months)
    ...     rows = assess_file(months, verdicts, keep=["commune"], outputs=["status"])
    ...     print(rows, pq.read_table(verdicts).to_pydict())
    1 {'commune': ['Kỳ Anh'], 'status': ['exceeded']}
    """
    needed("pyarrow", extra="arrow")
    import pyarrow as pa
    import pyarrow.parquet as pq

    if batch_rows < 1:
        raise ValueError(f"`batch_rows` is at least 1, got {batch_rows}")
    with pq.ParquetFile(os.fspath(source), pre_buffer=False, buffer_size=1 << 20) as file:
        # Wrong columns and settings are refused before anything is written.
        schema = pa.table(assess_table(file.schema_arrow.empty_table(), **options)).schema
        keep = options.get("keep", ())
        used = columns_read(options, [keep] if isinstance(keep, str) else keep)
        columns = [name for name in file.schema_arrow.names if keep is True or name in used]
        with replaced(Path(target)) as sink, pq.ParquetWriter(sink, schema) as writer:
            rows = 0
            for group in metered(range(file.num_row_groups), progress, what=Path(source).name):
                for batch in file.iter_batches(batch_rows, row_groups=[group], columns=columns):
                    writer.write_table(pa.table(_judged(batch, rows, options)))
                    rows += batch.num_rows
    return rows


def _judged(batch: _pyarrow.RecordBatch, first: int, options: dict[str, Any]) -> Any:
    try:
        return assess_table(batch, **options)
    except RowError as error:
        if error.row is None:
            raise
        row = first + error.row
        message = str(error).replace(f"row {error.row}:", f"row {row}:", 1)
        raise RowError(message, row, error.reason) from None
