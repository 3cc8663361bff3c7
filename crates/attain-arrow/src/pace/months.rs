//! Which rows belong together: keys of text or whole numbers as small numbers, and months of the calendar.

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch, downcast_dictionary_array};
use arrow_schema::{DataType, Schema};
use attain::{Period, PeriodKind};
use chrono::{Datelike, NaiveDate};

use crate::cells::{Year, YearAt, whole};
use crate::column::{self, Column, Stated};
use crate::error::ColumnError;
use crate::threads::Steps;

/// The days from the first of January of the year 1 to the first of 1970, both counted.
const BEFORE_1970: i32 = 719_163;

/// A month of the calendar.
pub(super) type Month = (i32, u32);

/// Where months stand.
#[derive(Clone, Debug)]
pub(super) enum MonthAt {
    Date(usize),
    Text(usize),
    Number { month: usize, year: YearAt },
}

impl MonthAt {
    pub(super) fn find(schema: &Schema, month: &str, year: Option<&Year>) -> Result<Self, ColumnError> {
        let at = column::find(schema, month)?;
        let found = schema.field(at).data_type();
        match (found, year) {
            (DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64, Some(year)) => {
                let month = whole(schema, month, "a column of months from 1 to 12", "int32")?;
                Ok(Self::Number { month, year: YearAt::find(schema, year)? })
            }
            (DataType::Date32, None) => Ok(Self::Date(at)),
            (found, None) if is_text(found) => Ok(Self::Text(at)),
            (found, Some(_)) if *found == DataType::Date32 || is_text(found) => Err(ColumnError::Setting {
                setting: "year",
                given: "given".to_owned(),
                reason: "the months say their year themselves; leave it out",
            }),
            (found, year) => Err(ColumnError::Type {
                column: month.to_owned(),
                found: found.clone(),
                wanted: "a column of days, of text such as `2024-03`, or of months from 1 to 12",
                remedy: match year {
                    None if found.is_integer() => "give the year too",
                    Some(_) => "cast it to int32",
                    None => "cast it to date32",
                }
                .to_owned(),
            }),
        }
    }

    /// The months of a batch; None where a row has none.
    pub(super) fn of(&self, batch: &RecordBatch) -> Result<Vec<Option<Month>>, ColumnError> {
        let known = |(year, month): Month| Period::month(year, month).is_ok().then_some((year, month));
        match self {
            Self::Date(at) => {
                let days = batch.column(*at).as_primitive::<Date32Type>();
                let month = |day: i32| {
                    let date = NaiveDate::from_num_days_from_ce_opt(day.checked_add(BEFORE_1970)?)?;
                    known((date.year(), date.month()))
                };
                Ok(days.iter().map(|day| day.and_then(month)).collect())
            }
            Self::Number { month, year } => {
                let (months, years) = (Column::of(batch, *month, Stated::default())?, year.of(batch)?);
                let month = |row| {
                    let there = months.nulls().is_none_or(|nulls| nulls.is_valid(row));
                    let cell = if there { months.cell(row).ok() } else { None };
                    known((years.row(row)?, u32::try_from(cell?).ok()?))
                };
                Ok((0..batch.num_rows()).map(month).collect())
            }
            Self::Text(at) => {
                let mut read: HashMap<&str, Option<Month>> = HashMap::new();
                let texts = texts(batch.column(*at)).unwrap_or_default();
                let month = |text: &str| {
                    let period = text.trim().parse::<Period>().ok()?;
                    let is_month = period.kind() == PeriodKind::Month;
                    is_month.then(|| (period.start().year(), period.start().month()))
                };
                Ok(texts.into_iter().map(|text| *read.entry(text?).or_insert_with_key(|text| month(text))).collect())
            }
        }
    }
}

/// The keys of all batches, numbered as they are first met; null is a key of its own.
#[derive(Debug, Default)]
pub(super) struct Keys {
    columns: Vec<Names>,
}

/// The names of one column, and the keys that end with it.
#[derive(Debug, Default)]
struct Names {
    texts: HashMap<String, u32>,
    wholes: HashMap<i128, u32>,
    joined: HashMap<(u32, Option<u32>), u32>,
}

impl Keys {
    /// Refuses a column that holds no names.
    pub(super) fn check(schema: &Schema, name: &str) -> Result<usize, ColumnError> {
        let at = column::find(schema, name)?;
        let found = schema.field(at).data_type();
        if is_text(found) || found.is_integer() || matches!(found, DataType::Date32 | DataType::Boolean) {
            return Ok(at);
        }
        Err(ColumnError::Type {
            column: name.to_owned(),
            found: found.clone(),
            wanted: "a key of text or of whole numbers",
            remedy: "cast it to text".to_owned(),
        })
    }

    /// The keys of a batch.
    pub(super) fn of(&mut self, batch: &RecordBatch, columns: &[usize]) -> Vec<u32> {
        self.columns.resize_with(columns.len(), Names::default);
        let mut keys = vec![0; batch.num_rows()];
        for (at, names) in columns.iter().zip(&mut self.columns) {
            let array = batch.column(*at);
            let Names { texts: known_texts, wholes: known_wholes, joined } = names;
            let mut steps = Steps::default();
            let mut join = |key: &mut u32, name: Option<u32>| {
                steps.step();
                let next = numbered(joined.len());
                *key = *joined.entry((*key, name)).or_insert(next);
            };
            if let Some(texts) = texts(array) {
                for (key, text) in keys.iter_mut().zip(texts) {
                    let name = text.map(|text| match known_texts.get(text) {
                        Some(known) => *known,
                        None => {
                            let next = numbered(known_texts.len());
                            known_texts.insert(text.to_owned(), next);
                            next
                        }
                    });
                    join(key, name);
                }
            } else {
                for (key, cell) in keys.iter_mut().zip(wholes(array)) {
                    let next = numbered(known_wholes.len());
                    join(key, cell.map(|cell| *known_wholes.entry(cell).or_insert(next)));
                }
            }
        }
        keys
    }
}

/// The number of what comes after so many; there are never more than rows that memory holds.
fn numbered(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn is_text(of: &DataType) -> bool {
    let text = |of: &DataType| matches!(of, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    match of {
        DataType::Dictionary(_, values) => text(values),
        of => text(of),
    }
}

/// The texts of a column; None where it holds none.
fn texts(array: &dyn Array) -> Option<Vec<Option<&str>>> {
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().iter().collect()),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().iter().collect()),
        DataType::Utf8View => Some(array.as_string_view().iter().collect()),
        _ => downcast_dictionary_array! {
            array => {
                let words = texts(array.values())?;
                Some((0..array.len()).map(|row| words.get(array.key(row)?).copied().flatten()).collect())
            }
            _ => None
        },
    }
}

fn wholes(array: &dyn Array) -> Vec<Option<i128>> {
    macro_rules! cells {
        ($type:ty) => {
            array.as_primitive::<$type>().iter().map(|cell| cell.map(i128::from)).collect()
        };
    }
    match array.data_type() {
        DataType::Int8 => cells!(Int8Type),
        DataType::Int16 => cells!(Int16Type),
        DataType::Int32 => cells!(Int32Type),
        DataType::Int64 => cells!(Int64Type),
        DataType::UInt8 => cells!(UInt8Type),
        DataType::UInt16 => cells!(UInt16Type),
        DataType::UInt32 => cells!(UInt32Type),
        DataType::UInt64 => cells!(UInt64Type),
        DataType::Date32 => cells!(Date32Type),
        DataType::Boolean => array.as_boolean().iter().map(|cell| cell.map(i128::from)).collect(),
        _ => vec![None; array.len()],
    }
}
