//! `attain.parse_column`: texts as people write them, into columns of decimals and units.

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};
use attain_arrow::capsule::Incoming;
use attain_arrow::{BadRows, Parse, ParseOutput};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::asked;
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::table::Table;
use crate::words::Lang;
use crate::work::alone;

/// Reads a column of texts as people write them: ``"17.946 tỷ đồng"``, ``"8 - 8,5%"``.
///
/// A text is what :class:`Quantity` makes of it, else what :class:`Range` does. A row that is neither is null, and counted
/// in an :class:`UnreadRowsWarning` that lists the first hundred with what is wrong.
///
/// Parameters
/// ----------
/// column : anything with ``__arrow_c_stream__`` or ``__arrow_c_array__``
///     A series of pandas or polars, an array of pyarrow, or a table of one column; of texts.
/// locale : {"vi", "en"}, optional
///     The language of the texts; without one, the words decide, and ``"1.500"`` alone cannot be read.
/// lexicon : Lexicon, optional
///     More words for units.
/// outputs : sequence of {"value", "lower", "upper", "lower_closed", "upper_closed", "unit", "decimals", "reason"}, default ("value", "unit", "decimals")
///     The columns that come out: the amount in the unit itself, null for a range; the bounds, which of an amount are the
///     amount, and whether they are within; the code of the unit; the place of the last written digit, which `certain` asks
///     for; and why a row could not be read. With `reason` there is no warning.
/// scale : int, optional
///     The decimals of the amounts, 0 to 38; left out, as many as the finest row has. Nothing is rounded: a row that has
///     more is not read.
/// strict : bool, default False
///     Whether the first row that cannot be read is an error.
/// threads : int, optional
///     How many threads read; left out, as many as the machine has.
///
/// Returns
/// -------
/// Table
///     The outputs, row by row.
///
/// Raises
/// ------
/// ColumnTypeError
///     For a column that holds no texts.
/// RowError
///     With `strict`, for the first row that cannot be read.
///
/// Examples
/// --------
/// >>> import polars as pl
/// >>> from attain import parse_column
/// >>> written = pl.Series(["17.946 tỷ đồng", "1,5 triệu đồng", None])
/// >>> parse_column(written, locale="vi").to_polars().rows()
/// [(Decimal('17946000000000'), 'VND', -9), (Decimal('1500000'), 'VND', -5), (None, None, None)]
#[pyfunction]
#[pyo3(
    signature = (column, **options),
    text_signature = "(column, *, locale=None, lexicon=None, outputs=(\"value\", \"unit\", \"decimals\"), scale=None, strict=False, threads=None)"
)]
pub fn parse_column(column: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> Result<Table> {
    let py = column.py();
    let mut threads = asked::all_threads();
    let mut outputs = vec![ParseOutput::Value, ParseOutput::Unit, ParseOutput::Decimals];
    let (mut locale, mut lexicon, mut scale, mut strict) = (None, None, None, false);
    asked::each("parse_column", options, |name, given| {
        match name {
            "locale" => locale = given.extract::<Option<Lang>>()?.map(|lang| lang.0),
            "lexicon" => {
                lexicon = asked::optional(given, |given| {
                    let lexicon = given.cast::<Lexicon>().map_err(|_| asked::wrong(name, "a Lexicon", given))?;
                    Ok(lexicon.get().0.clone())
                })?;
            }
            "outputs" => outputs = asked::names(name, given)?.into_iter().map(output).collect::<Result<_>>()?,
            "scale" => {
                let decimals = |given: &_| asked::small("scale", given, "a decimal of Arrow has 0 to 38 decimals");
                scale = asked::optional(given, decimals)?;
            }
            "strict" => strict = asked::truth(name, given)?,
            "threads" => threads = asked::threads(given)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let explained = outputs.contains(&ParseOutput::Reason);
    let mut asks = Parse::default().locale(locale).outputs(outputs).scale(scale).strict(strict).threads(threads);
    if let Some(lexicon) = lexicon {
        asks = asks.lexicon(lexicon);
    }
    let incoming = Incoming::of(column)?;
    one_column(&incoming.schema())?;
    let pieces = py.detach(|| incoming.collect::<std::result::Result<Vec<RecordBatch>, ArrowError>>())?;
    let texts: Vec<_> = pieces.iter().filter_map(|piece| piece.columns().first().cloned()).collect();
    let parsed = alone(py, || asks.columns(&texts))??;
    if !explained && parsed.bad.count > 0 {
        warn(py, &parsed.bad)?;
    }
    Ok(Table::new(parsed.schema, parsed.batches))
}

fn output(name: String) -> Result<ParseOutput> {
    ParseOutput::from_name(&name).ok_or_else(|| {
        let known: Vec<String> = ParseOutput::NAMES.iter().map(|(_, name)| format!("`{name}`")).collect();
        Error::argument(format!("outputs are some of {}, found `{name}`", known.join(", ")))
    })
}

/// Refuses a table of several columns, of which nobody said which is meant.
fn one_column(schema: &Schema) -> Result<()> {
    if schema.fields().len() == 1 {
        return Ok(());
    }
    let names: Vec<String> = schema.fields().iter().map(|field| format!("`{}`", field.name())).collect();
    let listed = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    Err(Error::argument(format!("expected one column of texts, found {listed}; select one")))
}

/// Says which rows could not be read.
fn warn(py: Python<'_>, bad: &BadRows) -> PyResult<()> {
    let errors = py.import("attain.errors")?;
    let rows = PyTuple::new(py, bad.rows.iter().map(|(row, reason)| (*row, reason.as_str())))?;
    let first =
        bad.rows.first().map_or_else(String::new, |(row, reason)| format!("; the first is row {row}: {reason}"));
    let count = bad.count;
    let counted = if count == 1 { "1 row is".to_owned() } else { format!("{count} rows are") };
    let message = format!("{counted} not read{first}");
    let warning = errors.getattr("UnreadRowsWarning")?.call1((message, count, rows))?;
    errors.getattr("warn")?.call1((warning,))?;
    Ok(())
}
