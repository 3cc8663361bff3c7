//! The cells of a table one at a time, for what is judged row by row: numbers and years.

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Schema};
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
            Year::Column(name) => Ok(Self::Column(whole(schema, name, "a column of whole years", "int32")?)),
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
pub(crate) fn whole(schema: &Schema, name: &str, wanted: &'static str, cast: &str) -> Result<usize, ColumnError> {
    let at = column::find(schema, name)?;
    match schema.field(at).data_type() {
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => Ok(at),
        found => Err(ColumnError::Type {
            column: name.to_owned(),
            found: found.clone(),
            wanted,
            remedy: format!("cast it to {cast}"),
        }),
    }
}

/// Finds a column of exact numbers; returns the decimals of its cells too.
pub(crate) fn number(schema: &Schema, name: &str, stated: Stated) -> Result<(usize, i32), ColumnError> {
    let at = column::find(schema, name)?;
    Ok((at, column::shape(name, schema.field(at).data_type(), stated)?.scale))
}

/// The number in the whole table of the first row of each of its pieces, which have so many rows.
pub(crate) fn firsts(rows: impl IntoIterator<Item = usize>) -> Vec<u64> {
    rows.into_iter().scan(0, |first, rows| Some(std::mem::replace(first, *first + rows as u64))).collect()
}
