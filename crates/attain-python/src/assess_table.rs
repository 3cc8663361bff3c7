//! `attain.assess_table` and `attain.assess_stream`: verdicts on columns.

use arrow_array::RecordBatch;
use attain_arrow::capsule::Incoming;
use attain_arrow::{Assessor, ColumnError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::asked::Asked;
use crate::error::Result;
use crate::table::{Table, TableStream};

/// The rows that are judged at one go: between two, Python may interrupt.
const SLICE: usize = 1 << 21;

/// The rows of a piece that one thread judges: few enough that what it writes is still near when it is looked over.
const PIECE: usize = 1 << 18;

/// Judges the rows of a table, exactly, by the rule ``vn-official``.
///
/// A row is held to the band from `lower` to `upper`. A null bound on the worse side asks for nothing there, one on the
/// better side leaves nothing to exceed; "at least T" is `lower` = `upper` = T. Columns are decimals or whole numbers;
/// doubles only with their decimals stated. Nothing is copied on the way in, and Python is free while rows are judged.
///
/// Parameters
/// ----------
/// table : anything with ``__arrow_c_stream__`` or ``__arrow_c_array__``
///     A table of pyarrow, pandas or polars, a relation of duckdb, a stream of batches.
/// value : str, default "value"
///     The column of what was measured.
/// lower, upper : str or None, default "lower" and "upper"
///     The columns of bounds; None where no row has one.
/// better : {"higher", "lower", "inside"}, default "higher"
///     Which way is better, for all rows.
/// better_column : str, optional
///     A column of these words instead.
/// lower_closed, upper_closed : bool or str, default True
///     Whether the bound itself is within, or a column of truth values that says so.
/// baseline : str, optional
///     A column that changes are counted from: the bounds then ask for a change in the better direction.
/// change : {"absolute", "relative"}, default "absolute"
///     Whether the bounds are in the unit of the baseline or in percent of it.
/// decimals, baseline_decimals : int or str, optional
///     To which place figures were printed, or a column that says so: `certain` asks for it.
/// percent_digits : int, default 4
///     The decimals of the percentage, 0 to 16.
/// rounding : {"half_even", "half_up", "up", "down", "floor", "ceiling"}, default "half_even"
///     How the percentage is rounded, once.
/// outputs : sequence of {"status", "percent", "gap", "certain", "reason"}, default ("status", "percent", "gap")
///     The columns that come out. Status alone is the fastest.
/// keep : sequence of str or bool, default ()
///     Columns that are passed on before them, without a copy; True for all.
/// integer_decimals : int, default 0
///     The decimals of whole numbers: 2 where 1234 stands for 12.34.
/// float_decimals : int, optional
///     The decimals of doubles, 0 to 15. A double that no such decimal stands for makes its row ``no_data``.
/// strict : bool, default False
///     Whether the first faulty row is an error, instead of a row with a reason.
/// threads : int, optional
///     How many threads judge; left out, as many as the machine has. What comes out is the same.
///
/// Returns
/// -------
/// Table
///     The outputs, row by row, as decimals: anything that reads Arrow takes it.
///
/// Raises
/// ------
/// ColumnError
///     For a column that is not there, there twice, and for a setting that cannot be.
/// ColumnTypeError
///     For a column that holds no exact numbers, with the cast to write.
/// RowError
///     With `strict`, for the first faulty row.
/// TableError
///     For a table that cannot be read.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> import pyarrow as pa
/// >>> from attain import assess_table
/// >>> growth = pa.table({"value": pa.array([Decimal("8.05"), Decimal("7.99"), None]),
/// ...                    "lower": pa.array([Decimal("8")] * 3), "upper": pa.array([Decimal("8.5")] * 3)})
/// >>> assess_table(growth, percent_digits=2).to_arrow().to_pydict()
/// {'status': ['met', 'missed', 'no_data'], 'percent': [Decimal('100.62'), Decimal('99.88'), None], 'gap': [Decimal('0.05'), Decimal('-0.01'), None]}
#[pyfunction]
#[pyo3(
    signature = (table, **options),
    text_signature = "(table, *, value=\"value\", lower=\"lower\", upper=\"upper\", better=\"higher\", better_column=None, lower_closed=True, upper_closed=True, baseline=None, change=\"absolute\", decimals=None, baseline_decimals=None, percent_digits=4, rounding=\"half_even\", outputs=(\"status\", \"percent\", \"gap\"), keep=(), integer_decimals=0, float_decimals=None, strict=False, threads=None)"
)]
pub fn assess_table(table: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> Result<Table> {
    let asked = Asked::of("assess_table", options)?;
    let incoming = Incoming::of(table)?.reading(asked.columns());
    let schema = incoming.schema();
    let judge = asked.settings(schema.fields().iter().map(|field| field.name().as_str())).over(&schema)?;
    let batches = judged(table.py(), &judge, incoming)?;
    Ok(Table::new(judge.schema(), batches))
}

/// Judges the rows of a table batch by batch, as they are read: of any length, in the memory of one batch.
///
/// Parameters
/// ----------
/// table
///     As in :func:`assess_table`; it is read when the result is.
/// **options
///     As in :func:`assess_table`.
///
/// Returns
/// -------
/// TableStream
///     What has ``__arrow_c_stream__``, once. What is wrong with a row is raised by whoever reads it.
///
/// Raises
/// ------
/// ColumnError, ColumnTypeError, TableError
///     As :func:`assess_table`.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> import pyarrow as pa
/// >>> from attain import assess_stream
/// >>> months = pa.table({name: pa.array([Decimal("8")]) for name in ("value", "lower", "upper")})
/// >>> for batch in pa.RecordBatchReader.from_stream(assess_stream(months, outputs=["status"])):
/// ...     print(batch["status"].to_pylist())
/// ['met']
#[pyfunction]
#[pyo3(
    signature = (table, **options),
    text_signature = "(table, *, value=\"value\", lower=\"lower\", upper=\"upper\", better=\"higher\", better_column=None, lower_closed=True, upper_closed=True, baseline=None, change=\"absolute\", decimals=None, baseline_decimals=None, percent_digits=4, rounding=\"half_even\", outputs=(\"status\", \"percent\", \"gap\"), keep=(), integer_decimals=0, float_decimals=None, strict=False, threads=None)"
)]
pub fn assess_stream(table: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> Result<TableStream> {
    let asked = Asked::of("assess_stream", options)?;
    let incoming = Incoming::of(table)?.reading(asked.columns());
    let schema = incoming.schema();
    let settings = asked.settings(schema.fields().iter().map(|field| field.name().as_str()));
    Ok(TableStream::new(settings.stream(incoming)?))
}

/// Judges batch after batch, with Python free meanwhile.
fn judged(py: Python<'_>, judge: &Assessor, incoming: Incoming) -> Result<Vec<RecordBatch>> {
    let mut slices = Slices::new(incoming);
    let (mut judged, mut row) = (Vec::new(), 0);
    loop {
        let (rows, batches) = py.detach(|| {
            let slice = slices.next()?;
            let rows: usize = slice.iter().map(RecordBatch::num_rows).sum();
            Ok::<_, ColumnError>((rows as u64, judge.assess_all(&slice).map_err(|error| later(error, row))?))
        })?;
        if batches.is_empty() {
            return Ok(judged);
        }
        row += rows;
        judged.extend(batches);
        py.check_signals()?;
    }
}

/// Counts the row of an error from the beginning of the table.
fn later(error: ColumnError, first: u64) -> ColumnError {
    match error {
        ColumnError::Row { row, reason } => ColumnError::Row { row: row + first, reason },
        error => error,
    }
}

/// Batches in parcels of rows: small ones together, large ones in pieces, without a copy.
pub struct Slices {
    incoming: Incoming,
    left: Option<RecordBatch>,
}

impl Slices {
    pub fn new(incoming: Incoming) -> Self {
        Self { incoming, left: None }
    }

    /// The next parcel; empty at the end.
    pub fn next(&mut self) -> std::result::Result<Vec<RecordBatch>, ColumnError> {
        let (mut slice, mut rows) = (Vec::new(), 0);
        while rows < SLICE {
            let Some(batch) = self.left.take().map(Ok).or_else(|| self.incoming.next()).transpose()? else { break };
            let taken = batch.num_rows().min(PIECE);
            rows += taken;
            if taken < batch.num_rows() {
                self.left = Some(batch.slice(taken, batch.num_rows() - taken));
            }
            slice.push(batch.slice(0, taken));
        }
        Ok(slice)
    }
}
