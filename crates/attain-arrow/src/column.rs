//! A column of exact numbers: whole multiples of a power of ten, or doubles with their decimals stated.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Schema};

use crate::bits::{self, WORD};
use crate::error::ColumnError;
use crate::kernel::{BLOCK, Kernel};

/// What stands behind numbers whose type does not say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    /// The decimals of integers.
    pub(crate) integers: i8,
    /// The decimals of doubles; None refuses them.
    pub(crate) doubles: Option<u8>,
}

impl Stated {
    /// Refuses decimals that no double has.
    pub(crate) fn check(self) -> Result<(), ColumnError> {
        match self.doubles.filter(|decimals| *decimals > 15) {
            Some(decimals) => Err(ColumnError::Setting {
                setting: "float_decimals",
                given: decimals.to_string(),
                reason: "a double holds 15 digits",
            }),
            None => Ok(()),
        }
    }
}

/// A column of one batch.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    array: ArrayRef,
    cells: Cells,
    /// The decimals of a cell: cell × 10⁻ˢ.
    pub(crate) scale: i32,
}

#[derive(Clone, Copy, Debug)]
enum Cells {
    I8,
    I16,
    I32,
    I64,
    D32,
    D64,
    D128,
    F32,
    F64,
}

/// Why a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    NotFinite,
    MoreDecimals,
}

/// What is known of a type before any row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) scale: i32,
    /// Whether every cell fits 64 bits.
    pub(crate) narrow: bool,
}

/// Finds the one column of a name.
pub(crate) fn find(schema: &Schema, name: &str) -> Result<usize, ColumnError> {
    let mut found = schema.fields().iter().enumerate().filter(|(_, field)| field.name() == name).map(|(at, _)| at);
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (Some(_), Some(_)) => Err(ColumnError::TwoColumns { column: name.to_owned() }),
        (None, _) => Err(ColumnError::NoColumn {
            column: name.to_owned(),
            known: schema.fields().iter().map(|field| field.name().clone()).collect(),
        }),
    }
}

/// Refuses a batch whose columns are not those of the first.
pub(crate) fn check_batch(given: &Schema, batch: &RecordBatch) -> Result<(), ColumnError> {
    if std::ptr::eq(given, batch.schema_ref().as_ref()) {
        return Ok(());
    }
    let alike = |a: &Field, b: &Field| a.name() == b.name() && a.data_type() == b.data_type();
    for (at, field) in given.fields().iter().enumerate() {
        match batch.schema_ref().fields().get(at) {
            Some(found) if alike(field, found) => {}
            Some(found) if field.name() == found.name() => return Err(other_type(field.data_type(), found)),
            _ => {
                let known = batch.schema_ref().fields().iter().map(|field| field.name().clone()).collect();
                return Err(ColumnError::NoColumn { column: field.name().clone(), known });
            }
        }
    }
    Ok(())
}

fn other_type(first: &DataType, found: &Field) -> ColumnError {
    ColumnError::Type {
        column: found.name().clone(),
        found: found.data_type().clone(),
        wanted: "the type of the first batch",
        remedy: format!("cast it to {first}"),
    }
}

/// Returns the shape of a type, or why it holds no exact numbers.
pub(crate) fn shape(name: &str, of: &DataType, stated: Stated) -> Result<Shape, ColumnError> {
    let refuse = |remedy: String| {
        Err(ColumnError::Type {
            column: name.to_owned(),
            found: of.clone(),
            wanted: "a column of decimals or of integers",
            remedy,
        })
    };
    let decimal = |scale: i8, narrow| Ok(Shape { scale: i32::from(scale), narrow });
    match of {
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => decimal(stated.integers, true),
        DataType::Decimal32(_, scale) | DataType::Decimal64(_, scale) => decimal(*scale, true),
        DataType::Decimal128(_, scale) => decimal(*scale, false),
        DataType::Float32 | DataType::Float64 => match stated.doubles {
            Some(decimals) => Ok(Shape { scale: i32::from(decimals), narrow: true }),
            None => refuse(
                "cast it to decimal128(38, n) with the n decimals that were written, or state them as `float_decimals`"
                    .to_owned(),
            ),
        },
        DataType::Decimal256(_, scale) => refuse(format!("cast it to decimal128(38, {scale})")),
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 => refuse("cast it to int64".to_owned()),
        DataType::UInt64 => refuse("cast it to decimal128(38, 0)".to_owned()),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            refuse("read it with `parse_column`, which knows separators and units".to_owned())
        }
        DataType::Dictionary(_, values) if values.is_numeric() => refuse(format!("cast it to {values}")),
        _ => refuse("cast it to decimal128(38, n)".to_owned()),
    }
}

impl Column {
    /// Takes the column of a batch that has been found and checked.
    pub(crate) fn of(batch: &RecordBatch, at: usize, stated: Stated) -> Result<Self, ColumnError> {
        let array = batch.column(at).clone();
        let name = batch.schema_ref().field(at).name().clone();
        let Shape { scale, .. } = shape(&name, array.data_type(), stated)?;
        let cells = match array.data_type() {
            DataType::Int8 => Cells::I8,
            DataType::Int16 => Cells::I16,
            DataType::Int32 => Cells::I32,
            DataType::Int64 => Cells::I64,
            DataType::Decimal32(..) => Cells::D32,
            DataType::Decimal64(..) => Cells::D64,
            DataType::Float32 => Cells::F32,
            DataType::Float64 => Cells::F64,
            _ => Cells::D128,
        };
        Ok(Self { array, cells, scale })
    }

    pub(crate) fn nulls(&self) -> Option<&NullBuffer> {
        self.array.nulls()
    }

    /// Which of 64 rows from one on have a value.
    #[inline]
    pub(crate) fn present(&self, row: usize) -> u64 {
        match self.nulls() {
            Some(nulls) => bits::word(nulls.inner(), row),
            None => bits::first(self.array.len().saturating_sub(row)),
        }
    }

    /// The cells as they lie, where they are 64 bits wide.
    #[inline]
    pub(crate) fn as_i64(&self) -> Option<&[i64]> {
        match self.cells {
            Cells::I64 => Some(self.array.as_primitive::<Int64Type>().values()),
            Cells::D64 => Some(self.array.as_primitive::<Decimal64Type>().values()),
            _ => None,
        }
    }

    /// The cell of a row as it is stored, whatever its null says; or why it is no number.
    pub(crate) fn cell(&self, row: usize) -> Result<i128, Unreadable> {
        Ok(match self.cells {
            Cells::I8 => i128::from(self.array.as_primitive::<Int8Type>().value(row)),
            Cells::I16 => i128::from(self.array.as_primitive::<Int16Type>().value(row)),
            Cells::I32 => i128::from(self.array.as_primitive::<Int32Type>().value(row)),
            Cells::I64 => i128::from(self.array.as_primitive::<Int64Type>().value(row)),
            Cells::D32 => i128::from(self.array.as_primitive::<Decimal32Type>().value(row)),
            Cells::D64 => i128::from(self.array.as_primitive::<Decimal64Type>().value(row)),
            Cells::D128 => self.array.as_primitive::<Decimal128Type>().value(row),
            Cells::F32 => {
                let shortest = shortest(self.array.as_primitive::<Float32Type>().value(row));
                i128::from(exact(shortest, self.scale)?)
            }
            Cells::F64 => i128::from(exact(self.array.as_primitive::<Float64Type>().value(row), self.scale)?),
        })
    }

    /// Writes the cells of a block × a power of ten; returns the rows, by words, that 64 bits do not hold and those that
    /// are no numbers. What is written for these two means nothing.
    pub(crate) fn scaled(
        &self,
        kernel: Kernel,
        from: usize,
        count: usize,
        power: u32,
        out: &mut [i64; BLOCK],
        wide: &mut [u64; BLOCK / WORD],
        unreadable: &mut [u64; BLOCK / WORD],
    ) {
        let rows = from..from + count;
        let factor = 10i64.checked_pow(power);
        macro_rules! integers {
            ($type:ty) => {
                scale_into(
                    self.array.as_primitive::<$type>().values()[rows].iter().map(|cell| Some(i64::from(*cell))),
                    factor,
                    out,
                    wide,
                )
            };
        }
        match self.cells {
            Cells::I8 => integers!(Int8Type),
            Cells::I16 => integers!(Int16Type),
            Cells::I32 => integers!(Int32Type),
            Cells::I64 => integers!(Int64Type),
            Cells::D32 => integers!(Decimal32Type),
            Cells::D64 => integers!(Decimal64Type),
            Cells::D128 => {
                let cells = &self.array.as_primitive::<Decimal128Type>().values()[rows];
                if power == 0 {
                    kernel.narrow(cells, out, wide);
                } else {
                    scale_into(cells.iter().map(|cell| i64::try_from(*cell).ok()), factor, out, wide);
                }
            }
            Cells::F32 | Cells::F64 => {
                for (at, row) in rows.enumerate() {
                    let bit = 1u64 << (at % WORD);
                    match self.cell(row) {
                        Ok(cell) => match i64::try_from(cell).ok().and_then(|cell| cell.checked_mul(factor?)) {
                            Some(cell) => out[at] = cell,
                            None => wide[at / WORD] |= bit,
                        },
                        Err(_) => unreadable[at / WORD] |= bit,
                    }
                }
            }
        }
    }
}

fn scale_into(
    cells: impl Iterator<Item = Option<i64>>,
    factor: Option<i64>,
    out: &mut [i64; BLOCK],
    wide: &mut [u64; BLOCK / WORD],
) {
    let Some(factor) = factor else {
        // Even 1 would not fit: only zero does, and the exact way says so.
        wide.fill(u64::MAX);
        return;
    };
    for (at, cell) in cells.enumerate() {
        match cell.and_then(|cell| cell.checked_mul(factor)) {
            Some(cell) => out[at] = cell,
            None => wide[at / WORD] |= 1 << (at % WORD),
        }
    }
}

/// A float of 32 bits as the double that its shortest decimal stands for.
fn shortest(cell: f32) -> f64 {
    cell.to_string().parse().unwrap_or(f64::NAN)
}

/// Returns a double as the whole multiple of a power of ten that it stands for.
///
/// Whole doubles below 2⁵³ and powers of ten up to 10²² are exact, so their quotient is the double nearest to the decimal:
/// the double stands for it when the two are equal.
#[allow(clippy::float_arithmetic, reason = "what a double stands for is found on doubles; only what is exact is kept")]
fn exact(cell: f64, decimals: i32) -> Result<i64, Unreadable> {
    if !cell.is_finite() {
        return Err(Unreadable::NotFinite);
    }
    let power = 10f64.powi(decimals);
    let whole = (cell * power).round();
    if whole.abs() < 9_007_199_254_740_992.0 && whole / power == cell {
        Ok(whole as i64)
    } else {
        Err(Unreadable::MoreDecimals)
    }
}
