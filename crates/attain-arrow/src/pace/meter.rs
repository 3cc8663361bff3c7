//! A table of months judged: columns found and checked once, rows gathered by key and year, verdicts put back in place.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{Field, Schema, SchemaRef};
use attain::{Accumulates, Better, PaceError, Period};

use super::PaceTable;
use super::judge::{Judge, Line, Read};
use super::months::{Keys, Month, MonthAt};
use super::plain::Milestones;
use super::reason::{PaceReason, reason_words, status_code, status_words};
use crate::cells::{Number, number};
use crate::column::{self, Column};
use crate::direction::{DirectionAt, Directions};
use crate::error::ColumnError;
use crate::kept::{Kept, figure, figures, pointing, words};
use crate::threads::{self, Steps};

/// Rows that a thread takes at once, and those that remain of their year.
const PIECE: usize = 512;

/// The most decimals of an amount that is rounded.
const FINEST: i32 = 27;

/// Judges tables of one schema; see [`PaceTable::over`].
#[derive(Clone, Debug)]
pub struct PaceMeter {
    asks: PaceTable,
    found: SchemaRef,
    kept: Kept,
    keys: Vec<usize>,
    month: MonthAt,
    value: usize,
    plan: usize,
    baseline: Option<usize>,
    better: DirectionAt,
    scales: Scales,
}

/// The decimals of the figures that come out.
#[derive(Clone, Copy, Debug)]
struct Scales {
    to_date: i8,
    amounts: i8,
    percent: i8,
}

/// The columns of one batch, as they are read.
struct Rows {
    first: usize,
    value: Column,
    plan: Column,
    baseline: Option<Column>,
    better: Directions,
}

/// A row with the key and the month that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u32,
    month: Month,
    batch: usize,
    row: usize,
}

impl Entry {
    fn year(&self) -> (u32, i32) {
        (self.key, self.month.0)
    }
}

impl PaceTable {
    /// Finds the columns in a schema and returns what judges tables of it.
    ///
    /// # Errors
    /// [`ColumnError`] for a column that is missing, there twice, or of a type that its place does not take, for a profile
    /// that no year falls into, and for settings that cannot be.
    pub fn over(&self, schema: &Schema) -> Result<PaceMeter, ColumnError> {
        self.check()?;
        let (value, value_scale) = number(schema, &self.value, self.stated)?;
        let (plan, plan_scale) = number(schema, &self.plan, self.stated)?;
        let baseline = self.baseline.as_deref().map(|name| number(schema, name, self.stated)).transpose()?;
        let scale = |scale: i32| i8::try_from(scale).unwrap_or(0);
        let scales = Scales {
            to_date: scale(value_scale),
            amounts: scale(value_scale.max(plan_scale).min(FINEST).max(i32::from(self.digits))),
            percent: scale(i32::from(self.digits)),
        };
        let outputs = [
            figure("to_date", scales.to_date),
            figure("expected", scales.amounts),
            figure("percent_of_expected", scales.percent),
            figure("percent_of_plan", scales.percent),
            Field::new("status", words(), true),
            figure("required", scales.amounts),
            Field::new("reason", words(), true),
        ];
        Ok(PaceMeter {
            keys: self.keys.iter().map(|name| Keys::check(schema, name)).collect::<Result<_, _>>()?,
            month: MonthAt::find(schema, &self.month, self.year.as_ref())?,
            asks: self.clone(),
            found: Arc::new(schema.clone()),
            kept: Kept::find(schema, &self.keep, outputs)?,
            value,
            plan,
            baseline: baseline.map(|(at, _)| at),
            better: DirectionAt::find(schema, self.better_column.as_deref(), self.better)?,
            scales,
        })
    }

    /// Refuses settings that cannot be.
    fn check(&self) -> Result<(), ColumnError> {
        let refuse =
            |setting, given: &str, reason| Err(ColumnError::Setting { setting, given: given.to_owned(), reason });
        self.stated.check()?;
        if self.digits > 16 {
            return refuse("percent_digits", &self.digits.to_string(), "a percentage has 0 to 16 decimals");
        }
        if self.better == Better::Inside && self.better_column.is_none() {
            return refuse("better", "`inside`", "a pace has a direction: `higher` or `lower`");
        }
        match (self.kind, &self.baseline) {
            (Accumulates::Stock, None) => {
                return refuse("baseline", "none", "the way of a stock begins at a level; name its column");
            }
            (Accumulates::Flow | Accumulates::Rate, Some(_)) => {
                return refuse("baseline", "given", "only the way of a stock begins at a level; leave it out");
            }
            _ => {}
        }
        // Weights fall into one year as into another; what was learned says nothing of the years before.
        let Ok(year) = Period::year(9999) else { return Ok(()) };
        match self.pacing.profile.share(&year, year.end()) {
            Ok(_) => Ok(()),
            Err(error) => Err(PaceError::from(error).into()),
        }
    }
}

impl PaceMeter {
    /// The schema of what comes out: the columns that are kept, then the figures of the pace.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.kept.schema.clone()
    }

    /// Judges the rows of a table, a batch for a batch, in the order in which they stand; the months of a key may lie in
    /// any of the batches.
    ///
    /// # Errors
    /// [`ColumnError::Month`] in strict mode; [`ColumnError`] for a batch of another schema.
    pub fn assess(&self, batches: &[RecordBatch]) -> Result<Vec<RecordBatch>, ColumnError> {
        let mut rows = Vec::with_capacity(batches.len());
        let mut first = 0;
        for batch in batches {
            rows.push(self.rows(batch, first)?);
            first += batch.num_rows();
        }
        let entries = self.entries(batches)?;
        let mut lines = vec![Line::from(PaceReason::NoMonth); first];
        let pieces = pieces(&entries);
        let years =
            entries.chunk_by(|a, b| a.year() == b.year()).flat_map(|year| year.first()).map(|entry| entry.month.0);
        let judge = Judge {
            kind: self.asks.kind,
            pacing: &self.asks.pacing,
            digits: self.asks.digits,
            amounts: u8::try_from(self.scales.amounts).unwrap_or(0),
            rounding: self.asks.rounding,
            milestones: Milestones::of(self.asks.kind, &self.asks.pacing, years),
        };
        let judged = threads::share(pieces.len(), threads::count(self.asks.threads), |piece| {
            let mut lines = Vec::with_capacity(pieces[piece].len());
            for year in pieces[piece].chunk_by(|a, b| a.year() == b.year()) {
                let read: Vec<_> = year.iter().map(|entry| (entry.month, rows[entry.batch].read(entry.row))).collect();
                lines.extend(judge.year(&read));
            }
            lines
        });
        let mut steps = Steps::default();
        for (entry, line) in entries.iter().zip(judged.into_iter().flatten()) {
            steps.step();
            lines[rows[entry.batch].first + entry.row] = line;
        }
        if self.asks.strict {
            let fault = |(row, line): (usize, &Line)| line.reason.filter(|r| r.is_fault()).map(|reason| (row, reason));
            if let Some((row, reason)) = lines.iter().enumerate().find_map(fault) {
                return Err(ColumnError::Month { row: row as u64, reason });
            }
        }
        let mut rest = lines.as_slice();
        let mut written = Vec::with_capacity(batches.len());
        for batch in batches {
            let (these, others) = rest.split_at(batch.num_rows());
            rest = others;
            written.push(self.written(batch, these)?);
        }
        Ok(written)
    }

    fn rows(&self, batch: &RecordBatch, first: usize) -> Result<Rows, ColumnError> {
        column::check_batch(&self.found, batch)?;
        Ok(Rows {
            first,
            value: Column::of(batch, self.value, self.asks.stated)?,
            plan: Column::of(batch, self.plan, self.asks.stated)?,
            baseline: self.baseline.map(|at| Column::of(batch, at, self.asks.stated)).transpose()?,
            better: self.better.of(batch)?,
        })
    }

    /// The rows that have a month, by key and month.
    fn entries(&self, batches: &[RecordBatch]) -> Result<Vec<Entry>, ColumnError> {
        let (mut keys, mut steps) = (Keys::default(), Steps::default());
        let mut entries = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
        for (batch, table) in batches.iter().enumerate() {
            let months = self.month.of(table)?;
            for (row, (key, month)) in keys.of(table, &self.keys).into_iter().zip(months).enumerate() {
                steps.step();
                entries.extend(month.map(|month| Entry { key, month, batch, row }));
            }
        }
        entries.sort_unstable_by(|a, b| {
            steps.step();
            a.cmp(b)
        });
        Ok(entries)
    }

    fn written(&self, batch: &RecordBatch, lines: &[Line]) -> Result<RecordBatch, ColumnError> {
        let figures = |of: fn(&Line) -> Option<i128>, scale: i8| figures(lines.iter().map(of), scale);
        let Scales { to_date, amounts, percent } = self.scales;
        self.kept.batch(
            batch,
            [
                figures(|line| line.to_date, to_date)?,
                figures(|line| line.expected, amounts)?,
                figures(|line| line.percent_of_expected, percent)?,
                figures(|line| line.percent_of_plan, percent)?,
                pointing(lines.iter().map(|line| line.status.and_then(status_code)), status_words())?,
                figures(|line| line.required, amounts)?,
                pointing(lines.iter().map(|line| line.reason.and_then(PaceReason::code)), reason_words())?,
            ],
        )
    }
}

impl Rows {
    fn read(&self, row: usize) -> Read {
        let number = |column: &Column| Number::of(column, row).map_err(PaceReason::from);
        Read {
            value: number(&self.value),
            plan: number(&self.plan),
            baseline: self.baseline.as_ref().map_or(Ok(None), number),
            better: self.better.row(row),
        }
    }
}

/// Parts entries so that no year of a key is parted.
fn pieces(entries: &[Entry]) -> Vec<&[Entry]> {
    let mut pieces = Vec::new();
    let mut rest = entries;
    while let Some(last) = rest.get(PIECE.min(rest.len()).saturating_sub(1)) {
        let end = rest.partition_point(|entry| entry.year() <= last.year());
        let (piece, others) = rest.split_at(end);
        pieces.push(piece);
        rest = others;
    }
    pieces
}
