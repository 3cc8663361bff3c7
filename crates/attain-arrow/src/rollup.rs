//! Verdicts counted by key columns, in one pass over the rows: what a scorecard counts, of tens of millions of rows.
//!
//! | column | what it is |
//! |---|---|
//! | the keys | as they came in; null is a key of its own |
//! | `total`, `covered` | rows, and rows with data |
//! | `exceeded`, `met`, `missed`, `no_data` | rows by status; near misses and undecided rows are not in columns |
//! | `met_or_exceeded` | the two together |
//! | `coverage` | the percent with data, rounded half to even; null where there are no rows |
//! | `exceeded_percent` … `no_data_percent` | percentages that add up to exactly 100, by [`attain::rollup::shares`] |
//! | `weight_total`, `weight_met` | sums of weights, with [`Rollup::weight`]; null where 38 digits do not hold them |
//! | `weighted_percent` | `weight_met` of `weight_total`, rounded half to even |
//! | `weight_faults` | rows that weigh nothing, because their weight is not above zero or no number |

mod codes;
mod counts;
mod groups;
mod key;
mod run;
mod table;

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{Schema, SchemaRef};
use attain::interrupt;

use crate::assess::{Assess, Output};
use crate::column::{self, Column};
use crate::error::ColumnError;
use crate::judge::Assessor;
use crate::kernel::BLOCK;
use groups::{Groups, Reading};
use key::Key;
use run::{Checked, Rolling, stated};
use table::{Layout, Partial};

/// Verdicts on the rows of a table counted by key columns: what is asked for.
///
/// Groups stand in the order in which they first appear, whatever the number of threads.
///
/// # Examples
/// ```
/// use std::sync::Arc;
/// use arrow_array::{Array, Decimal64Array, RecordBatch, StringArray, cast::AsArray, types::UInt64Type};
/// use attain_arrow::Rollup;
/// let percent = |cells: Vec<i64>| -> Result<Arc<dyn Array>, arrow_schema::ArrowError> {
///     Ok(Arc::new(Decimal64Array::from(cells).with_precision_and_scale(18, 1)?))
/// };
/// // Growth of 8–8.5 %.
/// let table = RecordBatch::try_from_iter([
///     ("province", Arc::new(StringArray::from(vec!["Hà Nội", "Huế", "Hà Nội"])) as Arc<dyn Array>),
///     ("value", percent(vec![82, 79, 86])?),
///     ("lower", percent(vec![80, 80, 80])?),
///     ("upper", percent(vec![85, 85, 85])?),
/// ])?;
/// let card = Rollup::by(["province"]).roll(&[table])?;
/// assert_eq!(card["province"].as_string::<i32>().iter().flatten().collect::<Vec<_>>(), ["Hà Nội", "Huế"]);
/// assert_eq!(card["met_or_exceeded"].as_primitive::<UInt64Type>().values(), &[2, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Rollup {
    by: Vec<String>,
    asks: Assess,
    weight: Option<String>,
    digits: u8,
}

/// Counts the rows of batches of one schema; see [`Rollup::over`].
#[derive(Clone, Debug)]
pub struct Roller {
    judge: Assessor,
    given: SchemaRef,
    keys: Vec<usize>,
    weight: Option<(usize, i8)>,
    layout: Layout,
    empty: Groups,
    groups: Groups,
    rows: u64,
}

impl Rollup {
    /// Returns the rollup by these columns, with [`Assess::default`] and percentages of one decimal; by none, all rows are
    /// one group.
    #[must_use]
    pub fn by<N: Into<String>>(columns: impl IntoIterator<Item = N>) -> Self {
        let by = columns.into_iter().map(Into::into).collect();
        Self { by, asks: Assess::default(), weight: None, digits: 1 }
    }

    /// Returns it with how rows are judged; outputs and kept columns are of no matter.
    #[must_use]
    pub fn asks(mut self, asks: Assess) -> Self {
        self.asks = asks;
        self
    }

    /// Returns it with a column of weights, which are above zero; null weighs 1. Whole numbers are what they say,
    /// whatever [`Assess::integer_decimals`].
    #[must_use]
    pub fn weight(mut self, column: Option<&str>) -> Self {
        self.weight = column.map(str::to_owned);
        self
    }

    /// Returns it with the decimals of percentages, 0 to 9.
    #[must_use]
    pub fn percentages(mut self, digits: u8) -> Self {
        self.digits = digits;
        self
    }

    /// Finds the columns in a schema and returns what counts batches of it.
    ///
    /// # Errors
    /// As [`Assess::over`]; also for a key or a weight of a type that is none, and a key with the name of a figure.
    pub fn over(&self, schema: &Schema) -> Result<Roller, ColumnError> {
        let asks = self.asks.clone().outputs([Output::Status]).keep(Vec::<String>::new());
        let judge = asks.over(schema)?;
        let keys = self.keys(schema)?;
        let weight = match &self.weight {
            Some(name) => {
                let at = column::find(schema, name)?;
                let shape = column::shape(name, schema.field(at).data_type(), stated(&asks))?;
                Some((at, i8::try_from(shape.scale.max(0)).unwrap_or(i8::MAX)))
            }
            None => None,
        };
        let layout = self.layout(schema, &keys, weight.map(|(_, scale)| scale))?;
        let empty = groups(schema, &keys, weight.is_some());
        let given = Arc::new(schema.clone());
        Ok(Roller { judge, given, keys, weight, layout, groups: empty.clone(), empty, rows: 0 })
    }

    /// Counts the rows of batches of one schema, which share the threads.
    ///
    /// # Errors
    /// As [`Rollup::over`] and [`Roller::add`]; without a batch there is no schema to find columns in.
    pub fn roll(&self, batches: &[RecordBatch]) -> Result<RecordBatch, ColumnError> {
        self.rolled(batches)?.finish()
    }

    /// Counts the rows of a part of a table: keys, counts and sums of weights only, for [`Rollup::combine`].
    ///
    /// # Errors
    /// As [`Rollup::roll`].
    pub fn partial(&self, batches: &[RecordBatch]) -> Result<RecordBatch, ColumnError> {
        self.rolled(batches)?.partial()
    }

    fn rolled(&self, batches: &[RecordBatch]) -> Result<Roller, ColumnError> {
        let mut roller = self.over(first(batches)?.schema_ref())?;
        roller.add_all(batches)?;
        Ok(roller)
    }

    /// Adds the counts of the parts of a table; what comes out is what [`Rollup::roll`] makes of the whole, its groups in
    /// the order of the parts.
    ///
    /// # Errors
    /// [`ColumnError`] for a column that is missing or of another type than [`Rollup::partial`] gives; counts may also be
    /// signed, for engines that have no others.
    pub fn combine(&self, partials: &[RecordBatch]) -> Result<RecordBatch, ColumnError> {
        let schema = first(partials)?.schema_ref();
        let keys = self.keys(schema)?;
        let scale = self.weight.as_ref().map(|_| table::weight_scale(schema)).transpose()?;
        let layout = self.layout(schema, &keys, scale)?;
        let mut groups = groups(schema, &keys, scale.is_some());
        for batch in partials {
            column::check_batch(schema, batch)?;
            let partial = Partial::of(batch, scale.is_some())?;
            let mut reading = Reading::of(keys.iter().map(|at| batch.column(*at).clone()));
            for from in (0..batch.num_rows()).step_by(BLOCK) {
                interrupt::check();
                let codes = groups.read(&mut reading, from, BLOCK.min(batch.num_rows() - from))?;
                for (row, group) in (from..).zip(codes) {
                    groups.counts.add(*group, partial.counts(row));
                    if let (Some(weights), Some(weight)) = (&mut groups.weights, partial.weight(row)) {
                        weights.add(*group, weight);
                    }
                }
            }
        }
        layout.full(&groups)
    }

    /// Finds the keys.
    fn keys(&self, schema: &Schema) -> Result<Vec<usize>, ColumnError> {
        let mut keys = Vec::with_capacity(self.by.len());
        for name in &self.by {
            let at = column::find(schema, name)?;
            key::check(name, schema.field(at).data_type())?;
            if keys.contains(&at) {
                let reason = "a column is a key once";
                return Err(ColumnError::Setting { setting: "by", given: format!("`{name}` twice"), reason });
            }
            keys.push(at);
        }
        Ok(keys)
    }

    fn layout(&self, schema: &Schema, keys: &[usize], weight: Option<i8>) -> Result<Layout, ColumnError> {
        if self.digits > 9 {
            let reason = "percentages have 0 to 9 decimals";
            return Err(ColumnError::Setting { setting: "percentages", given: self.digits.to_string(), reason });
        }
        Layout::new(keys.iter().map(|at| schema.fields()[*at].clone()).collect(), self.digits, weight)
    }
}

impl Roller {
    /// The schema of the full table.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.layout.schema()
    }

    /// Counts the rows of a batch.
    ///
    /// # Errors
    /// [`ColumnError::Row`] in strict mode, and [`ColumnError`] for a batch of another schema. After an error in a row, what
    /// has been counted is of no use.
    pub fn add(&mut self, batch: &RecordBatch) -> Result<(), ColumnError> {
        self.add_all(std::slice::from_ref(batch))
    }

    /// Counts the rows of several batches, which share the threads.
    ///
    /// # Errors
    /// As [`Roller::add`].
    pub fn add_all(&mut self, batches: &[RecordBatch]) -> Result<(), ColumnError> {
        let mut checked = Vec::with_capacity(batches.len());
        let mut rows = self.rows;
        for batch in batches {
            column::check_batch(&self.given, batch)?;
            let weight = self.weight.map(|(at, _)| Column::of(batch, at, stated(&self.judge.asks))).transpose()?;
            checked.push(Checked { batch, table: self.judge.table(batch)?, weight, first: rows });
            rows += batch.num_rows() as u64;
        }
        let scale = self.weight.map_or(0, |(_, scale)| scale);
        let rolling = Rolling { judge: &self.judge, keys: &self.keys, scale };
        rolling.roll(&checked, &mut self.groups, &self.empty)?;
        self.rows = rows;
        Ok(())
    }

    /// Returns the table of all that has been added; more may be added afterwards.
    ///
    /// # Errors
    /// [`ColumnError::Type`] where the type of a key has no room for all keys: a dictionary of 8 bits, or 2 GiB of text.
    pub fn finish(&self) -> Result<RecordBatch, ColumnError> {
        self.layout.full(&self.groups)
    }

    /// Returns keys, counts and sums of weights only, for [`Rollup::combine`].
    ///
    /// # Errors
    /// As [`Roller::finish`].
    pub fn partial(&self) -> Result<RecordBatch, ColumnError> {
        self.layout.partial(&self.groups)
    }
}

fn groups(schema: &Schema, keys: &[usize], weighted: bool) -> Groups {
    Groups::new(keys.iter().map(|at| Key::new(schema.fields()[*at].clone())).collect(), weighted)
}

fn first(batches: &[RecordBatch]) -> Result<&RecordBatch, ColumnError> {
    let reason = "a table has its schema from its first batch; give one, if only of no rows";
    batches.first().ok_or(ColumnError::Setting { setting: "batches", given: "none".to_owned(), reason })
}
