//! A table judged: columns found and checked once, then block after block read, judged and written.

mod block;
mod outputs;

use std::sync::Arc;
use std::thread;

use arrow_array::RecordBatch;
use arrow_schema::{Schema, SchemaRef};

use crate::assess::{Assess, Baseline, Printed};
use crate::bits::WORD;
use crate::cells;
use crate::column::{self, Column, Shape, Stated};
use crate::direction::{self, Closed, DirectionAt, Directions};
use crate::error::ColumnError;
use crate::kept::Kept;
use crate::reason::Reason;
use crate::threads;

pub(crate) use block::{Scratch, judge_rows};
use outputs::{Outputs, Room};
pub(crate) use outputs::{Writing, batch};

/// Rows below which a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 1 << 16;

/// Judges batches of one schema; see [`Assess::over`].
#[derive(Clone, Debug)]
pub struct Assessor {
    pub(crate) asks: Assess,
    at: Places,
    given: SchemaRef,
    kept: Kept,
    /// The finest scale of value and bounds, at which they are compared.
    pub(crate) scale: i32,
    room: Room,
}

/// Where the columns are.
#[derive(Clone, Debug)]
struct Places {
    value: usize,
    lower: Option<usize>,
    upper: Option<usize>,
    better: DirectionAt,
    lower_closed: Option<usize>,
    upper_closed: Option<usize>,
    baseline: Option<usize>,
    printed: Option<usize>,
    base_printed: Option<usize>,
}

/// The columns of one batch, as they are read.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) rows: usize,
    pub(crate) value: Column,
    pub(crate) lower: Option<Column>,
    pub(crate) upper: Option<Column>,
    pub(crate) directions: Directions,
    pub(crate) lower_closed: Closed,
    pub(crate) upper_closed: Closed,
    pub(crate) baseline: Option<Based>,
    pub(crate) printed: Places10,
}

/// The column that changes are counted from.
#[derive(Clone, Debug)]
pub(crate) struct Based {
    pub(crate) column: Column,
    pub(crate) relative: bool,
    pub(crate) printed: Places10,
}

/// The place of the last printed digit of every row, as decimals.
#[derive(Clone, Debug)]
pub(crate) enum Places10 {
    Exact,
    To(i32),
    Each(Column),
}

impl Places10 {
    /// The decimals of a row; None where it is exact. Decimals beyond all reason are as good as exact.
    pub(crate) fn row(&self, row: usize) -> Option<i32> {
        match self {
            Self::Exact => None,
            Self::To(decimals) => Some(*decimals),
            Self::Each(column) => {
                let there = column.nulls().is_none_or(|nulls| nulls.is_valid(row));
                there.then(|| column.cell(row).ok().and_then(|cell| i32::try_from(cell).ok())).flatten()
            }
        }
        .filter(|decimals| decimals.unsigned_abs() <= 60)
    }
}

impl Assess {
    /// Finds the columns in a schema and returns what judges batches of it.
    ///
    /// # Errors
    /// [`ColumnError`] for a column that is missing, there twice, or of a type that holds no exact numbers, and for
    /// settings that cannot be.
    pub fn over(&self, schema: &Schema) -> Result<Assessor, ColumnError> {
        self.check()?;
        let named = |name: &Option<String>| name.as_deref().map(|name| column::find(schema, name)).transpose();
        let number = |name: &str| -> Result<(usize, Shape), ColumnError> {
            let at = column::find(schema, name)?;
            Ok((at, column::shape(name, schema.field(at).data_type(), self.stated)?))
        };
        let numbers = |name: &Option<String>| name.as_deref().map(number).transpose();
        let whole = |printed: Option<&Printed>| match printed {
            Some(Printed::Column(name)) => {
                cells::whole(schema, name, "a column of whole numbers of decimals", "int8").map(Some)
            }
            _ => Ok(None),
        };
        let (value, lower, upper) = (number(&self.value)?, numbers(&self.lower)?, numbers(&self.upper)?);
        let baseline = self.baseline.as_ref().map(|baseline| number(&baseline.column)).transpose()?;
        let better = DirectionAt::find(schema, self.better_column.as_deref(), self.better)?;
        let closed = (named(&self.closed_columns.0)?, named(&self.closed_columns.1)?);
        for at in [closed.0, closed.1].into_iter().flatten() {
            direction::check_closed(schema.field(at).name(), schema.field(at).data_type())?;
        }
        let shapes = [Some(value), lower, upper, baseline].into_iter().flatten().map(|(_, shape)| shape);
        let scale = shapes.clone().map(|shape| shape.scale).max().unwrap_or(0);
        let relative = self.baseline.as_ref().is_some_and(|baseline| baseline.relative);
        let gap_scale = if relative { scale.max(i32::from(self.digits)) } else { scale };
        let room = Room::of(shapes.clone().all(|shape| shape.narrow), i32::from(self.digits), gap_scale).map_err(
            |reason| ColumnError::Setting { setting: "columns", given: format!("of {gap_scale} decimals"), reason },
        )?;
        Ok(Assessor {
            at: Places {
                value: value.0,
                lower: lower.map(|(at, _)| at),
                upper: upper.map(|(at, _)| at),
                better,
                lower_closed: closed.0,
                upper_closed: closed.1,
                baseline: baseline.map(|(at, _)| at),
                printed: whole(self.printed.as_ref())?,
                base_printed: whole(self.baseline.as_ref().and_then(|baseline| baseline.printed.as_ref()))?,
            },
            asks: self.clone(),
            given: Arc::new(schema.clone()),
            kept: Kept::find(schema, &self.keep, self.outputs.iter().map(|output| room.field(*output)))?,
            scale,
            room,
        })
    }
}

impl Assessor {
    /// The schema of what comes out: the columns that are kept, then the outputs.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.kept.schema.clone()
    }

    /// Judges the rows of a batch.
    ///
    /// # Errors
    /// [`ColumnError::Row`] in strict mode; [`ColumnError`] for a batch of another schema.
    pub fn assess(&self, batch: &RecordBatch) -> Result<RecordBatch, ColumnError> {
        self.assess_from(batch, 0, self.threads())
    }

    /// Judges the rows of several batches, which share the threads.
    ///
    /// # Errors
    /// As [`Assessor::assess`]; rows are counted over all batches.
    pub fn assess_all(&self, batches: &[RecordBatch]) -> Result<Vec<RecordBatch>, ColumnError> {
        let threads = self.threads();
        let firsts = cells::firsts(batches.iter().map(RecordBatch::num_rows));
        let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
        if threads == 1 || rows < WORTH_A_THREAD || batches.len() < 2 * threads {
            return batches.iter().zip(firsts).map(|(batch, first)| self.assess_from(batch, first, threads)).collect();
        }
        threads::share(batches.len(), threads, |at| self.assess_from(&batches[at], firsts[at], 1)).into_iter().collect()
    }

    /// Judges a batch whose first row has a number in the whole table.
    pub(crate) fn assess_at(&self, batch: &RecordBatch, first: u64) -> Result<RecordBatch, ColumnError> {
        self.assess_from(batch, first, self.threads())
    }

    pub(crate) fn threads(&self) -> usize {
        threads::count(self.asks.threads)
    }

    pub(crate) fn assess_from(
        &self,
        batch: &RecordBatch,
        first: u64,
        threads: usize,
    ) -> Result<RecordBatch, ColumnError> {
        column::check_batch(&self.given, batch)?;
        let table = self.table(batch)?;
        let mut outputs = Outputs::take(&self.asks, self.room, table.rows);
        let threads = threads.min(table.rows / WORTH_A_THREAD).max(1);
        let fault = self.write(&table, outputs.writing(), threads);
        if let Some((row, reason)) = fault {
            return Err(ColumnError::Row { row: first + row as u64, reason });
        }
        let mut columns = self.kept.columns(batch);
        columns.extend(outputs.finish(&self.asks)?);
        Ok(outputs::batch(self.kept.schema.clone(), columns, table.rows)?)
    }

    /// Writes the figures of all rows; returns the first fault where faults are asked for.
    fn write(&self, table: &Table, writing: Writing<'_>, threads: usize) -> Option<(usize, Reason)> {
        if threads == 1 {
            return block::write(self, table, 0, writing, &mut Scratch::new());
        }
        let piece = table.rows.div_ceil(threads).next_multiple_of(WORD);
        thread::scope(|scope| {
            let mut rest = writing;
            let mut pieces = Vec::new();
            let mut from = 0;
            while from + piece < table.rows {
                let (these, others) = rest.split(piece);
                rest = others;
                pieces.push(scope.spawn(move || block::write(self, table, from, these, &mut Scratch::new())));
                from += piece;
            }
            let last = block::write(self, table, from, rest, &mut Scratch::new());
            let faults = pieces.into_iter().map(|piece| match piece.join() {
                Ok(fault) => fault,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            faults.chain([last]).flatten().min_by_key(|(row, _)| *row)
        })
    }

    /// Takes the columns out of a batch.
    pub(crate) fn table(&self, batch: &RecordBatch) -> Result<Table, ColumnError> {
        let stated = self.asks.stated;
        let numbers = |at: Option<usize>| at.map(|at| Column::of(batch, at, stated)).transpose();
        let whole = |at: Option<usize>, printed: Option<&Printed>| -> Result<Places10, ColumnError> {
            Ok(match (at, printed) {
                (Some(at), _) => Places10::Each(Column::of(batch, at, Stated::default())?),
                (None, Some(Printed::To(decimals))) => Places10::To(*decimals),
                (None, _) => Places10::Exact,
            })
        };
        let closed = |at: Option<usize>, all: bool| match at {
            Some(at) => Closed::of_column(batch, at),
            None => Ok(Closed::All(all)),
        };
        let baseline = match (self.at.baseline, &self.asks.baseline) {
            (Some(at), Some(Baseline { relative, printed, .. })) => Some(Based {
                column: Column::of(batch, at, stated)?,
                relative: *relative,
                printed: whole(self.at.base_printed, printed.as_ref())?,
            }),
            _ => None,
        };
        Ok(Table {
            rows: batch.num_rows(),
            value: Column::of(batch, self.at.value, stated)?,
            lower: numbers(self.at.lower)?,
            upper: numbers(self.at.upper)?,
            directions: self.at.better.of(batch)?,
            lower_closed: closed(self.at.lower_closed, self.asks.closed.0)?,
            upper_closed: closed(self.at.upper_closed, self.asks.closed.1)?,
            baseline,
            printed: whole(self.at.printed, self.asks.printed.as_ref())?,
        })
    }
}
