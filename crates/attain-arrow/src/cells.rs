//! The cells of a table one at a time, for what is judged row by row: numbers, years, and pieces shared among threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Schema};
use attain::{Decimal, Ratio, Rounding};

use crate::column::{self, Column, Stated, Unreadable};
use crate::error::ColumnError;

/// A year that every row shares, or a column of years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Year {
    /// A column of whole numbers.
    Column(String),
    /// The same year for all rows.
    All(i32),
}

/// A number as a column holds it: cell × 10⁻ˢ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) cell: i128,
    pub(crate) scale: i32,
}

impl Number {
    /// The number of a row; None where it is null.
    pub(crate) fn of(column: &Column, row: usize) -> Result<Option<Self>, Unreadable> {
        if column.nulls().is_some_and(|nulls| nulls.is_null(row)) {
            return Ok(None);
        }
        Ok(Some(Self { cell: column.cell(row)?, scale: column.scale }))
    }

    /// The number as a fraction.
    pub(crate) fn ratio(self) -> Ratio {
        let cell = Ratio::new(self.cell, 1).unwrap_or_else(|_| Ratio::zero());
        &cell * &Ratio::power_of_ten(-self.scale)
    }

    /// The number as a decimal; None beyond 28 digits.
    pub(crate) fn decimal(self) -> Option<Decimal> {
        let plain = || Decimal::try_from_i128_with_scale(self.cell, u32::try_from(self.scale).ok()?).ok();
        plain().or_else(|| self.ratio().to_decimal())
    }
}

/// Returns a fraction as a cell with so many decimals, rounded once; None beyond 28 digits.
pub(crate) fn rounded(value: &Ratio, digits: u8, rounding: Rounding) -> Option<i128> {
    in_cell(value.round(i32::from(digits), rounding).ok()?, digits)
}

/// Returns a decimal of at most so many decimals as a cell of so many.
pub(crate) fn in_cell(value: Decimal, digits: u8) -> Option<i128> {
    let power = u32::from(digits).checked_sub(value.scale())?;
    value.mantissa().checked_mul(10i128.checked_pow(power)?)
}

/// Where the years of rows stand.
#[derive(Clone, Debug)]
pub(crate) enum YearAt {
    Column(usize),
    All(i32),
}

impl YearAt {
    /// Finds the column, which must be of whole numbers.
    pub(crate) fn find(schema: &Schema, year: &Year) -> Result<Self, ColumnError> {
        match year {
            Year::Column(name) => Ok(Self::Column(whole(schema, name, "a column of whole years")?)),
            Year::All(year) => Ok(Self::All(*year)),
        }
    }

    /// The years of a batch.
    pub(crate) fn of(&self, batch: &RecordBatch) -> Result<Years, ColumnError> {
        match self {
            Self::Column(at) => Ok(Years::Each(Column::of(batch, *at, Stated::default())?)),
            Self::All(year) => Ok(Years::All(*year)),
        }
    }
}

/// The years of a batch.
#[derive(Clone, Debug)]
pub(crate) enum Years {
    Each(Column),
    All(i32),
}

impl Years {
    /// The year of a row; None where it is null. A number that is beyond all years becomes one that no calendar has.
    pub(crate) fn row(&self, row: usize) -> Option<i32> {
        match self {
            Self::All(year) => Some(*year),
            Self::Each(column) => {
                let year = Number::of(column, row).ok().flatten()?;
                Some(i32::try_from(year.cell).unwrap_or(i32::MAX))
            }
        }
    }
}

/// Finds a column of whole numbers.
pub(crate) fn whole(schema: &Schema, name: &str, wanted: &'static str) -> Result<usize, ColumnError> {
    let at = column::find(schema, name)?;
    match schema.field(at).data_type() {
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => Ok(at),
        found => Err(ColumnError::Type {
            column: name.to_owned(),
            found: found.clone(),
            wanted,
            remedy: "cast it to int32".to_owned(),
        }),
    }
}

/// Finds a column of exact numbers; returns the decimals of its cells too.
pub(crate) fn number(schema: &Schema, name: &str, stated: Stated) -> Result<(usize, i32), ColumnError> {
    let at = column::find(schema, name)?;
    Ok((at, column::shape(name, schema.field(at).data_type(), stated)?.scale))
}

/// Refuses a batch whose columns are not those that were found.
pub(crate) fn check_batch(schema: &Schema, batch: &RecordBatch) -> Result<(), ColumnError> {
    let (wanted, found) = (schema.fields(), batch.schema_ref().fields());
    let same = |(a, b): (&arrow_schema::FieldRef, &arrow_schema::FieldRef)| {
        a.name() == b.name() && a.data_type() == b.data_type()
    };
    if wanted.len() == found.len() && wanted.iter().zip(found).all(same) {
        return Ok(());
    }
    Err(ArrowError::SchemaError("a batch has other columns than the first".to_owned()).into())
}

/// Returns what is made of every piece, in their order, whichever thread made it.
pub(crate) fn share<T: Send>(pieces: usize, threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = match threads {
        0 => thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    if threads.min(pieces) <= 1 {
        return (0..pieces).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= pieces {
                return done;
            }
            done.push((at, work(at)));
        }
    };
    let mut made = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(pieces)).map(|_| scope.spawn(take)).collect();
        let mut made = take();
        for other in others {
            match other.join() {
                Ok(done) => made.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}
