//! A table of series judged: columns found and checked once, then every row made a series and given to the method.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{Field, Schema, SchemaRef};
use attain::progress::{Method, Point, Progress, Series, Surd, method};
use attain::{Better, Ratio};

use super::reason::{SeriesReason, words};
use super::{Dated, Limit, ProgressTable};
use crate::cells::{Number, YearAt, Years, firsts, in_cell, number};
use crate::column::{self, Column};
use crate::direction::{DirectionAt, Directions};
use crate::error::ColumnError;
use crate::kept::{self, Kept, figure, figures, pointing};
use crate::threads::{self, Steps};

/// Rows that a thread takes at once.
const PIECE: usize = 256;

/// Judges batches of one schema; see [`ProgressTable::over`].
#[derive(Clone, Debug)]
pub struct ProgressMeter {
    asks: ProgressTable,
    found: SchemaRef,
    kept: Kept,
    baseline: Place,
    current: Place,
    target: Option<Place>,
    better: DirectionAt,
    limit: Option<usize>,
}

/// Where a value and its year stand.
#[derive(Clone, Debug)]
struct Place {
    year: YearAt,
    value: usize,
}

/// A value and its year, of the rows of a batch.
struct Values {
    years: Years,
    values: Column,
}

/// The columns of one batch, as they are read.
struct Rows {
    baseline: Values,
    current: Values,
    target: Option<Values>,
    better: Directions,
    limit: Option<Column>,
}

/// What is written for a row.
struct Line {
    value: Option<i128>,
    score: Option<i128>,
    /// Its place among the words of the piece.
    status: usize,
    reason: Option<SeriesReason>,
}

impl ProgressTable {
    /// Finds the columns in a schema and returns what judges batches of it.
    ///
    /// # Errors
    /// [`ColumnError`] for a method that there is not, a column that is missing, there twice, or of a type that holds no
    /// exact numbers, and for settings that cannot be.
    pub fn over(&self, schema: &Schema) -> Result<ProgressMeter, ColumnError> {
        method(&self.method)?;
        if self.digits > 27 {
            return Err(ColumnError::Setting {
                setting: "digits",
                given: self.digits.to_string(),
                reason: "a figure has 0 to 27 decimals",
            });
        }
        self.stated.check()?;
        let place = |dated: &Dated| -> Result<Place, ColumnError> {
            let year = YearAt::find(schema, &dated.year)?;
            Ok(Place { year, value: number(schema, &dated.value, self.stated)?.0 })
        };
        let limit = match &self.limit {
            Some(Limit::Column(name)) => Some(number(schema, name, self.stated)?.0),
            _ => None,
        };
        let outputs = [
            figure("value", self.scale()),
            figure("score", self.scale()),
            Field::new("status", kept::words(), false),
            Field::new("reason", kept::words(), true),
        ];
        Ok(ProgressMeter {
            baseline: place(&self.baseline)?,
            current: place(&self.current)?,
            target: self.target.as_ref().map(place).transpose()?,
            asks: self.clone(),
            found: Arc::new(schema.clone()),
            kept: Kept::find(schema, &self.keep, outputs)?,
            better: DirectionAt::find(schema, self.better_column.as_deref(), self.better)?,
            limit,
        })
    }

    /// The decimals of value and score, of which there are 27 at most.
    fn scale(&self) -> i8 {
        i8::try_from(self.digits).unwrap_or(0)
    }
}

impl ProgressMeter {
    /// The schema of what comes out: the columns that are kept, then value, score, status and reason.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.kept.schema.clone()
    }

    /// Judges the rows of batches, a batch for a batch; all share one dictionary of statuses, in alphabetical order.
    ///
    /// # Errors
    /// [`ColumnError::Series`] in strict mode; [`ColumnError`] for a batch of another schema.
    pub fn assess(&self, batches: &[RecordBatch]) -> Result<Vec<RecordBatch>, ColumnError> {
        let judge = method(&self.asks.method)?;
        let rows: Vec<Rows> = batches.iter().map(|batch| self.rows(batch)).collect::<Result<_, _>>()?;
        let pieces: Vec<(usize, usize)> = batches
            .iter()
            .enumerate()
            .flat_map(|(at, batch)| (0..batch.num_rows()).step_by(PIECE).map(move |from| (at, from)))
            .collect();
        let judged = threads::share(pieces.len(), threads::count(self.asks.threads), |piece| {
            let (at, from) = pieces[piece];
            self.piece(judge, &rows[at], from..(from + PIECE).min(batches[at].num_rows()))
        });
        let mut codes: BTreeMap<String, usize> =
            judged.iter().flat_map(|(_, words)| words).map(|word| (word.clone(), 0)).collect();
        for (code, (_, place)) in codes.iter_mut().enumerate() {
            *place = code;
        }
        let statuses: ArrayRef = Arc::new(StringArray::from_iter_values(codes.keys()));
        let firsts = firsts(batches.iter().map(RecordBatch::num_rows));
        let mut lines: Vec<Vec<Line>> = batches.iter().map(|batch| Vec::with_capacity(batch.num_rows())).collect();
        let mut steps = Steps::default();
        for ((at, from), (piece, words)) in pieces.iter().zip(judged) {
            for (row, mut line) in (*from..).zip(piece) {
                steps.step();
                if let Some(reason) = line.reason.filter(|reason| self.asks.strict && reason.is_fault()) {
                    return Err(ColumnError::Series { row: firsts[*at] + row as u64, reason });
                }
                line.status = words.get(line.status).and_then(|word| codes.get(word)).copied().unwrap_or(0);
                lines[*at].push(line);
            }
        }
        batches.iter().zip(lines).map(|(batch, lines)| self.written(batch, &lines, &statuses)).collect()
    }

    fn rows(&self, batch: &RecordBatch) -> Result<Rows, ColumnError> {
        column::check_batch(&self.found, batch)?;
        let values = |place: &Place| -> Result<Values, ColumnError> {
            Ok(Values { years: place.year.of(batch)?, values: Column::of(batch, place.value, self.asks.stated)? })
        };
        Ok(Rows {
            baseline: values(&self.baseline)?,
            current: values(&self.current)?,
            target: self.target.as_ref().map(values).transpose()?,
            better: self.better.of(batch)?,
            limit: self.limit.map(|at| Column::of(batch, at, self.asks.stated)).transpose()?,
        })
    }

    /// Judges a run of rows; returns the words that their statuses point into too.
    fn piece(&self, judge: &dyn Method, rows: &Rows, run: std::ops::Range<usize>) -> (Vec<Line>, Vec<String>) {
        let mut words: Vec<String> = Vec::new();
        let mut place = |word: &str| match words.iter().position(|known| known == word) {
            Some(at) => at,
            None => {
                words.push(word.to_owned());
                words.len() - 1
            }
        };
        let lines = run
            .map(|row| match self.series(rows, row).and_then(|series| wrong(judge.judge(&series))) {
                Ok(progress) => self.line(&progress, place(progress.status())),
                Err(reason) => {
                    Line { value: None, score: None, status: place(Progress::NOT_AVAILABLE), reason: Some(reason) }
                }
            })
            .collect();
        (lines, words)
    }

    fn line(&self, progress: &Progress, status: usize) -> Line {
        let mut reason = progress.reason().map(SeriesReason::Undefined);
        let mut figure = |value: Option<&Surd>| {
            let rounded = value?.round(i32::from(self.asks.digits), self.asks.rounding);
            let cell = rounded.ok().and_then(|value| in_cell(value, self.asks.digits));
            if cell.is_none() {
                reason = reason.or(Some(SeriesReason::Overflow));
            }
            cell
        };
        let (value, score) = (figure(progress.value()), figure(progress.score()));
        Line { value, score, status, reason }
    }

    /// The series of a row, or why it has none.
    fn series(&self, rows: &Rows, row: usize) -> Result<Series, SeriesReason> {
        let better: Better = rows.better.row(row).ok_or(SeriesReason::NoDirection)?;
        let amount =
            |column: &Column| Number::of(column, row).map(|cell| cell.map(Number::ratio)).map_err(SeriesReason::from);
        let point = |values: &Values| -> Result<Option<Point>, SeriesReason> {
            let Some(value) = amount(&values.values)? else { return Ok(None) };
            let year = values.years.row(row).ok_or(SeriesReason::NoYear)?;
            Ok(Some(Point { year, value }))
        };
        let mut series = wrong(match (point(&rows.baseline)?, point(&rows.current)?) {
            (Some(baseline), Some(current)) => Series::between(baseline, current, better),
            (Some(only), None) | (None, Some(only)) => {
                let from = only.year;
                Series::of([only], from, better)
            }
            (None, None) => return Err(SeriesReason::NoValue),
        })?;
        if let Some(target) = &rows.target
            && let Some(value) = amount(&target.values)?
        {
            series = match target.years.row(row) {
                Some(year) => wrong(series.target(Point { year, value }))?,
                None => series.undated_target(value),
            };
        }
        let limit = match (&rows.limit, &self.asks.limit) {
            (Some(column), _) => amount(column)?,
            (None, Some(Limit::All(limit))) => Some(Ratio::from(*limit)),
            _ => None,
        };
        if let Some(limit) = limit {
            series = series.limit(limit);
        }
        if self.asks.growth_rates {
            series = series.growth_rate();
        }
        if self.asks.percentages {
            series = series.percent();
        }
        Ok(series)
    }

    fn written(&self, batch: &RecordBatch, lines: &[Line], statuses: &ArrayRef) -> Result<RecordBatch, ColumnError> {
        let figures = |of: fn(&Line) -> Option<i128>| figures(lines.iter().map(of), self.asks.scale());
        self.kept.batch(
            batch,
            [
                figures(|line| line.value)?,
                figures(|line| line.score)?,
                pointing(lines.iter().map(|line| i8::try_from(line.status).ok()), statuses.clone())?,
                pointing(lines.iter().map(|line| line.reason.and_then(SeriesReason::code)), words())?,
            ],
        )
    }
}

fn wrong<T>(result: Result<T, attain::ProgressError>) -> Result<T, SeriesReason> {
    result.map_err(|error| SeriesReason::of(&error))
}
