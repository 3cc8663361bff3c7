//! `attain.pace_table` and `attain.progress_table`: months against the plan of their year, years towards a target.

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use attain::{Accumulates, Better, Rounding};
use attain_arrow::capsule::Incoming;
use attain_arrow::{Limit, PaceTable, ProgressTable, Year};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyString};

use crate::asked;
use crate::error::Result;
use crate::exact::Exact;
use crate::pacing::{GivenProfile, pacing};
use crate::table::Table;
use crate::work::alone;

/// Options that both take: how numbers stand in columns, and how figures come out.
struct Numbers {
    digits: u8,
    rounding: Rounding,
    keep: Vec<String>,
    integer_decimals: i8,
    float_decimals: Option<u8>,
    strict: bool,
    threads: usize,
}

impl Numbers {
    fn new(digits: u8) -> Self {
        let rounding = Rounding::HalfEven;
        Self {
            digits,
            rounding,
            keep: Vec::new(),
            integer_decimals: 0,
            float_decimals: None,
            strict: false,
            threads: asked::all_threads(),
        }
    }

    fn take(&mut self, name: &str, given: &Bound<'_, PyAny>) -> Result<bool> {
        match name {
            "rounding" => self.rounding = asked::word(name, given)?,
            "keep" => self.keep = asked::names(name, given)?,
            "integer_decimals" => self.integer_decimals = asked::integer_decimals(given)?,
            "float_decimals" => self.float_decimals = asked::optional(given, asked::float_decimals)?,
            "strict" => self.strict = asked::truth(name, given)?,
            "threads" => self.threads = asked::threads(given)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// All batches of a table, which are judged together.
fn whole(table: &Bound<'_, PyAny>) -> Result<(SchemaRef, Vec<RecordBatch>)> {
    let incoming = Incoming::of(table)?;
    let schema = incoming.schema();
    let batches = table.py().detach(|| incoming.collect::<std::result::Result<Vec<_>, ArrowError>>())?;
    Ok((schema, batches))
}

fn year(name: &'static str, given: &Bound<'_, PyAny>) -> Result<Year> {
    if given.is_instance_of::<PyString>() {
        return Ok(Year::Column(asked::text(name, given)?));
    }
    if !given.is_instance_of::<PyInt>() {
        return Err(asked::wrong(name, "a year or the name of a column", given));
    }
    Ok(Year::All(asked::small(name, given, "a year is a whole number of four digits")?))
}

/// Adds the months of a table up by key, and sets them against what a profile expects by then.
///
/// A row is a month of a key, with the month's own figure and the plan of the calendar year, which every row repeats. Rows
/// come in any order and the verdicts in the same; each is that of :func:`pace` on the figure to date, on the month's last
/// day. A month that is missing is not zero: from there on a flow has no figure to date.
///
/// Parameters
/// ----------
/// table
///     As in :func:`assess_table`; all of it is held in memory.
/// by : str or sequence of str, default ()
///     The columns of keys, together; with none, all rows are of one key.
/// month : str, default "month"
///     The column of months: days of them, periods as text (``"2024-03"``), or numbers from 1 to 12 beside a `year`.
/// year : int or str, optional
///     The year of months that are numbers, or a column of it.
/// value, plan : str, default "value" and "plan"
///     The columns of the month's own figure and of the plan of the year.
/// accumulates : {"flow", "stock", "rate"}, default "flow"
///     Flows are added up; stocks and rates count as they stand.
/// baseline : str, optional
///     The column of the level that the way of a stock begins at, at the end of the year before.
/// better : {"higher", "lower"}, default "higher"
///     Which way is better, for all rows.
/// better_column : str, optional
///     A column of these words instead.
/// profile, bands, rule
///     As in :func:`pace`.
/// percent_digits : int, default 4
///     The decimals of percentages, 0 to 16.
/// rounding, keep, integer_decimals, float_decimals, strict, threads
///     As in :func:`assess_table`; `keep` takes names only.
///
/// Returns
/// -------
/// Table
///     `to_date`, `expected`, `percent_of_expected`, `percent_of_plan`, `status`, `required` and `reason`, row by row.
///
/// Raises
/// ------
/// ColumnError, ColumnTypeError, RowError, TableError
///     As :func:`assess_table`.
///
/// Examples
/// --------
/// >>> import pyarrow as pa
/// >>> from attain import pace_table
/// >>> revenue = pa.table({"province": ["Gia Lai", "Kon Tum", "Gia Lai"], "month": [2, 1, 1], "value": [80, 90, 100],
/// ...                     "plan": [1200, 1200, 1200]})
/// >>> paces = pace_table(revenue, "province", year=2024, profile="months").to_arrow()
/// >>> paces["status"].to_pylist()
/// ['at_risk', 'at_risk', 'on_track']
#[pyfunction]
#[pyo3(
    signature = (table, by=None, **options),
    text_signature = "(table, by=(), *, month=\"month\", year=None, value=\"value\", plan=\"plan\", accumulates=\"flow\", baseline=None, better=\"higher\", better_column=None, profile=\"linear\", bands=None, rule=\"vn-official\", percent_digits=4, rounding=\"half_even\", keep=(), integer_decimals=0, float_decimals=None, strict=False, threads=None)"
)]
pub fn pace_table(
    table: &Bound<'_, PyAny>,
    by: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> Result<Table> {
    let by = by.map_or_else(|| Ok(Vec::new()), |by| asked::names("by", by))?;
    let mut asks = Some(PaceTable::new(by));
    let (mut profile, mut bands, mut rule): (_, _, Option<String>) = (None::<GivenProfile>, None, None);
    let mut numbers = Numbers::new(4);
    let mut better = None;
    asked::each("pace_table", options, |name, given| {
        let with = asks.take().unwrap_or_else(|| PaceTable::new(Vec::<String>::new()));
        let with = match name {
            "month" => with.month(asked::text(name, given)?),
            "year" => with.year(asked::optional(given, |given| year("year", given))?),
            "value" => with.value(asked::text(name, given)?),
            "plan" => with.plan(asked::text(name, given)?),
            "accumulates" => with.kind(asked::word::<Accumulates>(name, given)?),
            "baseline" => with.baseline(asked::optional(given, |given| asked::text(name, given))?.as_deref()),
            "better" => with.better(asked::word::<Better>(name, given)?),
            "better_column" => {
                better = asked::optional(given, |given| asked::text(name, given))?;
                with
            }
            "profile" => {
                profile = asked::optional(given, |given| Ok(given.extract()?))?;
                with
            }
            "bands" => {
                bands = given.extract::<Option<(Exact, Exact, Exact)>>()?;
                with
            }
            "rule" => {
                rule = Some(asked::text(name, given)?);
                with
            }
            "percent_digits" => {
                numbers.digits = asked::small("percent_digits", given, "a percentage has 0 to 16 decimals")?;
                with
            }
            _ if numbers.take(name, given)? => with,
            _ => return Ok(false),
        };
        asks = Some(with);
        Ok(true)
    })?;
    let asks = asks.unwrap_or_else(|| PaceTable::new(Vec::<String>::new()));
    let asks = match better {
        Some(column) => asks.better_column(column),
        None => asks,
    };
    let asks = asks
        .pacing(pacing(profile.as_ref(), bands, rule.as_deref().unwrap_or(attain::Rule::default().name()))?)
        .percent(numbers.digits, numbers.rounding)
        .keep(numbers.keep)
        .integer_decimals(numbers.integer_decimals)
        .float_decimals(numbers.float_decimals)
        .strict(numbers.strict)
        .threads(numbers.threads);
    let (schema, batches) = whole(table)?;
    let meter = asks.over(&schema)?;
    let judged = alone(table.py(), || meter.assess(&batches))??;
    Ok(Table::new(meter.schema(), judged))
}

/// Judges the progress of the rows of a table over several years by a published method.
///
/// A row is a series of two values, with a target or without; the verdict on it is that of :func:`progress`. A null target
/// is none, and a null year of it is the method's own.
///
/// Parameters
/// ----------
/// table
///     As in :func:`assess_table`; all of it is held in memory.
/// method : str, default "statcan-2.4"
///     A name of :data:`METHODS`.
/// baseline, current : str, default "baseline" and "current"
///     The columns of the value that the way begins at and of the latest.
/// baseline_year, current_year : int or str, default "baseline_year" and "current_year"
///     Their years, or columns of them.
/// target : str, optional
///     The column of what is to be reached.
/// target_year : int or str, default "target_year"
///     By when, or a column of it; of no matter without `target`.
/// better : {"higher", "lower", "inside"}, default "higher"
///     Which way is better, for all rows.
/// better_column : str, optional
///     A column of these words instead.
/// limit : str or Decimal or int, optional
///     A natural limit that values cannot pass: a column, or a number for all rows.
/// growth_rates, percentages : bool, default False
///     Whether values are themselves rates of growth; whether they are percentages.
/// digits : int, default 6
///     The decimals of `value` and `score`, 0 to 27.
/// rounding, keep, integer_decimals, float_decimals, strict, threads
///     As in :func:`assess_table`; `keep` takes names only.
///
/// Returns
/// -------
/// Table
///     `value`, `score`, `status` and `reason`, row by row.
///
/// Raises
/// ------
/// ColumnError, ColumnTypeError, RowError, TableError
///     As :func:`assess_table`.
/// ProgressError
///     For a method that there is not.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> import pyarrow as pa
/// >>> from attain import progress_table
/// >>> poverty = pa.table({"baseline": [Decimal("14.50")], "current": [Decimal("10.20")], "target": [Decimal("7.25")]})
/// >>> found = progress_table(poverty, baseline_year=2015, current_year=2023, target="target", target_year=2030, better="lower")
/// >>> found.to_arrow()["status"].to_pylist()
/// ['substantial_progress']
#[pyfunction]
#[pyo3(
    signature = (table, **options),
    text_signature = "(table, *, method=\"statcan-2.4\", baseline=\"baseline\", baseline_year=\"baseline_year\", current=\"current\", current_year=\"current_year\", target=None, target_year=\"target_year\", better=\"higher\", better_column=None, limit=None, growth_rates=False, percentages=False, digits=6, rounding=\"half_even\", keep=(), integer_decimals=0, float_decimals=None, strict=False, threads=None)"
)]
pub fn progress_table(table: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> Result<Table> {
    let column = |name: &str| Year::Column(name.to_owned());
    let mut method = "statcan-2.4".to_owned();
    let (mut baseline, mut baseline_year) = ("baseline".to_owned(), column("baseline_year"));
    let (mut current, mut current_year) = ("current".to_owned(), column("current_year"));
    let (mut target, mut target_year) = (None, column("target_year"));
    let (mut better, mut better_column, mut limit) = (Better::Higher, None, None);
    let (mut growth_rates, mut percentages) = (false, false);
    let mut numbers = Numbers::new(6);
    asked::each("progress_table", options, |name, given| {
        match name {
            "method" => method = asked::text(name, given)?,
            "baseline" => baseline = asked::text(name, given)?,
            "baseline_year" => baseline_year = year("baseline_year", given)?,
            "current" => current = asked::text(name, given)?,
            "current_year" => current_year = year("current_year", given)?,
            "target" => target = asked::optional(given, |given| asked::text(name, given))?,
            "target_year" => target_year = year("target_year", given)?,
            "better" => better = asked::word(name, given)?,
            "better_column" => better_column = asked::optional(given, |given| asked::text(name, given))?,
            "limit" => limit = asked::optional(given, read_limit)?,
            "growth_rates" => growth_rates = asked::truth(name, given)?,
            "percentages" => percentages = asked::truth(name, given)?,
            "digits" => numbers.digits = asked::small("digits", given, "a figure has 0 to 27 decimals")?,
            _ => return numbers.take(name, given),
        }
        Ok(true)
    })?;
    let asks = ProgressTable::new(method).baseline(baseline_year, baseline).current(current_year, current);
    let asks = match target {
        Some(target) => asks.target(target_year, target),
        None => asks,
    };
    let asks = match better_column {
        Some(column) => asks.better_column(column),
        None => asks.better(better),
    };
    let asks = asks
        .limit(limit)
        .growth_rates(growth_rates)
        .percentages(percentages)
        .figures(numbers.digits, numbers.rounding)
        .keep(numbers.keep)
        .integer_decimals(numbers.integer_decimals)
        .float_decimals(numbers.float_decimals)
        .strict(numbers.strict)
        .threads(numbers.threads);
    let (schema, batches) = whole(table)?;
    let meter = asks.over(&schema)?;
    let judged = alone(table.py(), || meter.assess(&batches))??;
    Ok(Table::new(meter.schema(), judged))
}

/// A limit: the name of a column, or a number.
fn read_limit(given: &Bound<'_, PyAny>) -> Result<Limit> {
    if given.is_instance_of::<PyString>() {
        return Ok(Limit::Column(asked::text("limit", given)?));
    }
    Ok(Limit::All(given.extract::<Exact>()?.read(None)?))
}
