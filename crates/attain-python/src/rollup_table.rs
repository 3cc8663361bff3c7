//! `attain.rollup_table` and `attain.combine_rollups`: verdicts on columns, counted by keys.

use arrow_array::RecordBatch;
use attain_arrow::capsule::Incoming;
use attain_arrow::{ColumnError, Rollup};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::asked::{self, Asked};
use crate::assess_table::Slices;
use crate::error::Result;
use crate::table::Table;
use crate::work::alone;

/// What a rollup is asked beside how rows are judged.
struct Counting {
    weight: Option<String>,
    percent_digits: u8,
    partial: bool,
}

impl Default for Counting {
    fn default() -> Self {
        Self { weight: None, percent_digits: 1, partial: false }
    }
}

impl Counting {
    fn take(&mut self, name: &str, given: &Bound<'_, PyAny>) -> Result<bool> {
        match name {
            "weight" => self.weight = asked::optional(given, |given| asked::text(name, given))?,
            "percent_digits" => {
                self.percent_digits = asked::small("percent_digits", given, "percentages have 0 to 9 decimals")?;
            }
            "partial" => self.partial = asked::truth(name, given)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn rollup(&self, by: Vec<String>) -> Rollup {
        Rollup::by(by).weight(self.weight.as_deref()).percentages(self.percent_digits)
    }
}

/// Judges the rows of a table and counts them by key columns, in one pass: a scorecard a group.
///
/// Rows are judged as :func:`assess_table` judges them, and no verdict is kept. Groups stand in the order in which they
/// first appear, whatever the number of threads; null is a key of its own.
///
/// Parameters
/// ----------
/// table
///     As in :func:`assess_table`.
/// by : str or sequence of str
///     The columns of keys, together; with none, all rows are one group.
/// weight : str, optional
///     A column of weights above zero; null weighs 1.
/// percent_digits : int, default 1
///     The decimals of percentages, 0 to 9.
/// partial : bool, default False
///     Whether only counts and sums come out, for :func:`combine_rollups`.
/// value, lower, upper, better, better_column, lower_closed, upper_closed, baseline, change, integer_decimals, float_decimals, strict, threads
///     As in :func:`assess_table`.
///
/// Returns
/// -------
/// Table
///     The keys; `total`, `covered`, `exceeded`, `met`, `missed`, `no_data`, `met_or_exceeded`; `coverage` and percentages,
///     which add up to 100; with `weight`, its sums and their percentage.
///
/// Raises
/// ------
/// ColumnError, ColumnTypeError, RowError, TableError
///     As :func:`assess_table`.
///
/// Examples
/// --------
/// >>> import pyarrow as pa
/// >>> from attain import rollup_table
/// >>> growth = pa.table({"province": ["Hà Tĩnh", "Huế", "Hà Tĩnh"], "value": [82, 79, 86],
/// ...                    "lower": [80, 80, 80], "upper": [85, 85, 85]})
/// >>> card = rollup_table(growth, "province").to_arrow()
/// >>> card.select(["province", "total", "met_or_exceeded"]).to_pydict()
/// {'province': ['Hà Tĩnh', 'Huế'], 'total': [2, 1], 'met_or_exceeded': [2, 0]}
#[pyfunction]
#[pyo3(
    signature = (table, by, **options),
    text_signature = "(table, by, *, value=\"value\", lower=\"lower\", upper=\"upper\", better=\"higher\", better_column=None, lower_closed=True, upper_closed=True, baseline=None, change=\"absolute\", weight=None, percent_digits=1, partial=False, integer_decimals=0, float_decimals=None, strict=False, threads=None)"
)]
pub fn rollup_table(
    table: &Bound<'_, PyAny>,
    by: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> Result<Table> {
    let py = table.py();
    let by = asked::names("by", by)?;
    let mut counting = Counting::default();
    let mut asked = Asked::default();
    asked::each("rollup_table", options, |name, given| {
        Ok(counting.take(name, given)? || (!asked::is_output(name) && asked.take(name, given)?))
    })?;
    let columns: Vec<&str> = asked.columns().chain(by.iter().chain(&counting.weight).map(String::as_str)).collect();
    let incoming = Incoming::of(table)?.reading(columns);
    let schema = incoming.schema();
    let rollup = counting.rollup(by).asks(asked.settings([]));
    let mut roller = rollup.over(&schema)?;
    let mut slices = Slices::new(incoming);
    loop {
        let counted = py.detach(|| {
            let slice = slices.next()?;
            roller.add_all(&slice)?;
            Ok::<_, ColumnError>(!slice.is_empty())
        })?;
        if !counted {
            break;
        }
        py.check_signals()?;
    }
    let rolled = py.detach(|| if counting.partial { roller.partial() } else { roller.finish() })?;
    Ok(Table::new(rolled.schema(), vec![rolled]))
}

/// Adds up the counts of the parts of a table, as :func:`rollup_table` gives them with ``partial=True``.
///
/// Parts are counted where they lie, on several machines or at several times; what comes out is what the whole table would
/// have given.
///
/// Parameters
/// ----------
/// partials
///     The parts, one under another: anything with ``__arrow_c_stream__`` or ``__arrow_c_array__``.
/// by : str or sequence of str
///     The columns of keys.
/// weight : str, optional
///     The column that was the weight.
/// percent_digits : int, default 1
///     The decimals of percentages, 0 to 9.
///
/// Returns
/// -------
/// Table
///     As :func:`rollup_table`.
///
/// Examples
/// --------
/// >>> import pyarrow as pa
/// >>> from attain import combine_rollups, rollup_table
/// >>> year = pa.table({"province": ["Huế", "Huế"], "value": [79, 86], "lower": [80, 80], "upper": [80, 80]})
/// >>> parts = [rollup_table(year.slice(at, 1), "province", partial=True).to_arrow() for at in range(2)]
/// >>> combine_rollups(pa.concat_tables(parts), "province") == rollup_table(year, "province")
/// True
#[pyfunction]
#[pyo3(
    signature = (partials, by, **options),
    text_signature = "(partials, by, *, weight=None, percent_digits=1)"
)]
pub fn combine_rollups(
    partials: &Bound<'_, PyAny>,
    by: &Bound<'_, PyAny>,
    options: Option<&Bound<'_, PyDict>>,
) -> Result<Table> {
    let by = asked::names("by", by)?;
    let mut counting = Counting::default();
    asked::each("combine_rollups", options, |name, given| Ok(name != "partial" && counting.take(name, given)?))?;
    let incoming = Incoming::of(partials)?;
    let schema = incoming.schema();
    let py = partials.py();
    let mut batches = py.detach(|| incoming.collect::<std::result::Result<Vec<_>, _>>())?;
    if batches.is_empty() {
        batches.push(RecordBatch::new_empty(schema));
    }
    let rolled = alone(py, || counting.rollup(by).combine(&batches))??;
    Ok(Table::new(rolled.schema(), vec![rolled]))
}
