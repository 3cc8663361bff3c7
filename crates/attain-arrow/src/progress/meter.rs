//! A table of series judged: columns found and checked once, then every row made a series and given to the method.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, Int8Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use attain::progress::{Method, Point, Progress, Series, Surd, method};
use attain::{Better, Ratio};

use super::reason::{SeriesReason, words};
use super::{Dated, Limit, ProgressTable};
use crate::cells::{Number, YearAt, Years, check_batch, in_cell, number, share};
use crate::column::{self, Column};
use crate::direction::{self, Directions};
use crate::error::ColumnError;

/// Rows that a thread takes at once.
const PIECE: usize = 256;

/// The digits of a decimal of 128 bits.
const DIGITS: u8 = 38;

/// Judges batches of one schema; see [`ProgressTable::over`].
#[derive(Clone, Debug)]
pub struct ProgressMeter {
    asks: ProgressTable,
    found: SchemaRef,
    schema: SchemaRef,
    baseline: Place,
    current: Place,
    target: Option<Place>,
    better: Option<usize>,
    limit: Option<usize>,
    keep: Vec<usize>,
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
        let better = self.better_column.as_deref().map(|name| column::find(schema, name)).transpose()?;
        if let Some(at) = better {
            direction::check_words(schema.field(at).name(), schema.field(at).data_type())?;
        }
        let limit = match &self.limit {
            Some(Limit::Column(name)) => Some(number(schema, name, self.stated)?.0),
            _ => None,
        };
        let keep = self.keep.iter().map(|name| column::find(schema, name)).collect::<Result<Vec<_>, _>>()?;
        let mut fields: Vec<FieldRef> = keep.iter().map(|at| schema.fields()[*at].clone()).collect();
        let figure = DataType::Decimal128(DIGITS, i8::try_from(self.digits).unwrap_or(0));
        let word = || DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8));
        for field in [
            Field::new("value", figure.clone(), true),
            Field::new("score", figure, true),
            Field::new("status", word(), false),
            Field::new("reason", word(), true),
        ] {
            if fields.iter().any(|kept| kept.name() == field.name()) {
                return Err(ColumnError::TwoColumns { column: field.name().clone() });
            }
            fields.push(Arc::new(field));
        }
        Ok(ProgressMeter {
            baseline: place(&self.baseline)?,
            current: place(&self.current)?,
            target: self.target.as_ref().map(place).transpose()?,
            asks: self.clone(),
            found: Arc::new(schema.clone()),
            schema: Arc::new(Schema::new(fields)),
            better,
            limit,
            keep,
        })
    }
}

impl ProgressMeter {
    /// The schema of what comes out: the columns that are kept, then value, score, status and reason.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
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
        let judged = share(pieces.len(), self.asks.threads, |piece| {
            let (at, from) = pieces[piece];
            self.piece(judge, &rows[at], from..(from + PIECE).min(batches[at].num_rows()))
        });
        let mut codes: BTreeMap<String, usize> =
            judged.iter().flat_map(|(_, words)| words).map(|word| (word.clone(), 0)).collect();
        for (code, (_, place)) in codes.iter_mut().enumerate() {
            *place = code;
        }
        let statuses: ArrayRef = Arc::new(StringArray::from_iter_values(codes.keys()));
        let mut firsts = Vec::with_capacity(batches.len());
        let mut lines: Vec<Vec<Line>> = batches
            .iter()
            .scan(0u64, |row, batch| Some(std::mem::replace(row, *row + batch.num_rows() as u64)))
            .map(|first| {
                firsts.push(first);
                Vec::new()
            })
            .collect();
        for ((at, from), (piece, words)) in pieces.iter().zip(judged) {
            for (row, mut line) in (*from..).zip(piece) {
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
        check_batch(&self.found, batch)?;
        let values = |place: &Place| -> Result<Values, ColumnError> {
            Ok(Values { years: place.year.of(batch)?, values: Column::of(batch, place.value, self.asks.stated)? })
        };
        Ok(Rows {
            baseline: values(&self.baseline)?,
            current: values(&self.current)?,
            target: self.target.as_ref().map(values).transpose()?,
            better: match self.better {
                Some(at) => Directions::of_column(batch, at)?,
                None => Directions::All(self.asks.better),
            },
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
        let figure = |of: fn(&Line) -> Option<i128>| -> Result<ArrayRef, ArrowError> {
            let cells: Decimal128Array = lines.iter().map(of).collect();
            Ok(Arc::new(cells.with_precision_and_scale(DIGITS, i8::try_from(self.asks.digits).unwrap_or(0))?))
        };
        let pointing = |codes: Int8Array, words: ArrayRef| -> Result<ArrayRef, ArrowError> {
            Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(codes, words)?))
        };
        let codes = lines
            .iter()
            .map(|line| i8::try_from(line.status).map_err(|_| ArrowError::DictionaryKeyOverflowError))
            .collect::<Result<Vec<i8>, _>>()?;
        let reasons: Int8Array = lines.iter().map(|line| line.reason.and_then(SeriesReason::code)).collect();
        let mut columns: Vec<ArrayRef> = self.keep.iter().map(|at| batch.column(*at).clone()).collect();
        columns.push(figure(|line| line.value)?);
        columns.push(figure(|line| line.score)?);
        columns.push(pointing(Int8Array::from(codes), statuses.clone())?);
        columns.push(pointing(reasons, words())?);
        Ok(RecordBatch::try_new(self.schema.clone(), columns)?)
    }
}

fn wrong<T>(result: Result<T, attain::ProgressError>) -> Result<T, SeriesReason> {
    result.map_err(|error| SeriesReason::of(&error))
}
