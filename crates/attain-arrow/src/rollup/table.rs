//! The tables that come out: full or partial, and partial ones read again.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type, UInt64Type};
use arrow_array::{Array, ArrayRef, Decimal128Array, RecordBatch, UInt64Array};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};
use attain::rollup::shares;

use super::counts::{STATUSES, Weight};
use super::groups::Groups;
use crate::column;
use crate::error::ColumnError;
use crate::judge;
use crate::kernel::exact;

/// The columns of the counts by status.
const COUNTS: [&str; STATUSES] = ["exceeded", "met", "missed", "no_data"];

/// The columns of their percentages.
const PERCENTAGES: [&str; STATUSES] = ["exceeded_percent", "met_percent", "missed_percent", "no_data_percent"];

/// The columns of weights that are added up.
const WEIGHTS: [&str; 3] = ["weight_total", "weight_met", "weight_faults"];

/// The digits of a decimal of 128 bits.
const DIGITS: u8 = 38;

/// The smallest weight that 38 digits do not hold.
const TOO_HEAVY: i128 = 10i128.pow(DIGITS as u32);

/// How a table of groups is written.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    keys: Vec<FieldRef>,
    /// The decimals of percentages.
    digits: u8,
    /// The decimals of weights, where rows have any.
    weight: Option<i8>,
}

impl Layout {
    /// Returns the layout, unless a key has the name of a figure.
    pub(crate) fn new(keys: Vec<FieldRef>, digits: u8, weight: Option<i8>) -> Result<Self, ColumnError> {
        let layout = Self { keys, digits, weight };
        for fields in [layout.full_fields(), layout.partial_fields()] {
            if let Some(field) = fields.iter().find(|field| layout.keys.iter().any(|key| key.name() == field.name())) {
                return Err(ColumnError::TwoColumns { column: field.name().clone() });
            }
        }
        Ok(layout)
    }

    fn schema_of(&self, fields: Vec<Field>) -> SchemaRef {
        Arc::new(Schema::new(self.keys.iter().cloned().chain(fields.into_iter().map(Arc::new)).collect::<Vec<_>>()))
    }

    /// The schema of the full table.
    pub(crate) fn schema(&self) -> SchemaRef {
        self.schema_of(self.full_fields())
    }

    fn full_fields(&self) -> Vec<Field> {
        let count = |name: &str| Field::new(name, DataType::UInt64, false);
        let percent = |name: &str, open| Field::new(name, DataType::Decimal128(DIGITS, self.digits as i8), open);
        let mut fields = vec![count("total"), count("covered")];
        fields.extend(COUNTS.map(count));
        fields.extend([count("met_or_exceeded"), percent("coverage", true)]);
        fields.extend(PERCENTAGES.map(|name| percent(name, false)));
        if let Some(scale) = self.weight {
            let [total, met, faults] = weights(scale);
            fields.extend([total, met, percent("weighted_percent", true), faults]);
        }
        fields
    }

    fn partial_fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = COUNTS.map(|name| Field::new(name, DataType::UInt64, false)).into();
        fields.extend(self.weight.into_iter().flat_map(weights));
        fields
    }

    fn decimals(&self, cells: Vec<Option<i128>>, scale: i8) -> Result<ArrayRef, ColumnError> {
        Ok(Arc::new(Decimal128Array::from(cells).with_precision_and_scale(DIGITS, scale)?))
    }

    /// Counts and sums, which may be added to those of other rows.
    pub(crate) fn partial(&self, groups: &Groups) -> Result<RecordBatch, ColumnError> {
        let mut columns = groups.arrays()?;
        let counts: Vec<[u64; STATUSES]> = (0..groups.len()).map(|group| groups.counts.of(group)).collect();
        columns.extend((0..STATUSES).map(|status| counted(counts.iter().map(|counts| counts[status]))));
        if let (Some(scale), Some(weights)) = (self.weight, &groups.weights) {
            let all: Vec<Weight> = (0..groups.len()).map(|group| weights.of(group)).collect();
            columns.push(self.decimals(all.iter().map(|weight| held(weight.total)).collect(), scale)?);
            columns.push(self.decimals(all.iter().map(|weight| held(weight.met)).collect(), scale)?);
            columns.push(counted(all.iter().map(|weight| weight.faults)));
        }
        Ok(judge::batch(self.schema_of(self.partial_fields()), columns, groups.len())?)
    }

    /// Everything that is told of a group.
    pub(crate) fn full(&self, groups: &Groups) -> Result<RecordBatch, ColumnError> {
        let mut columns = groups.arrays()?;
        let counts: Vec<[u64; STATUSES]> = (0..groups.len()).map(|group| groups.counts.of(group)).collect();
        let total = |counts: &[u64; STATUSES]| counts.iter().fold(0u64, |sum, rows| sum.saturating_add(*rows));
        let covered = |counts: &[u64; STATUSES]| total(counts) - counts[3];
        columns.push(counted(counts.iter().map(total)));
        columns.push(counted(counts.iter().map(covered)));
        columns.extend((0..STATUSES).map(|status| counted(counts.iter().map(|counts| counts[status]))));
        columns.push(counted(counts.iter().map(|counts| counts[0].saturating_add(counts[1]))));
        let percent = |part: i128, whole: i128| exact::share(part, whole, self.digits);
        let coverage = counts.iter().map(|counts| percent(covered(counts).into(), total(counts).into()));
        columns.push(self.decimals(coverage.collect(), self.digits as i8)?);
        let shared: Vec<[u64; STATUSES]> =
            counts.iter().map(|counts| shares(*counts, u32::from(self.digits))).collect();
        for status in 0..STATUSES {
            let cells = shared.iter().map(|shares| Some(i128::from(shares[status])));
            columns.push(self.decimals(cells.collect(), self.digits as i8)?);
        }
        if let (Some(scale), Some(weights)) = (self.weight, &groups.weights) {
            let all: Vec<Weight> = (0..groups.len()).map(|group| weights.of(group)).collect();
            columns.push(self.decimals(all.iter().map(|weight| held(weight.total)).collect(), scale)?);
            columns.push(self.decimals(all.iter().map(|weight| held(weight.met)).collect(), scale)?);
            let weighted = all.iter().map(|weight| percent(weight.met, held(weight.total)?));
            columns.push(self.decimals(weighted.collect(), self.digits as i8)?);
            columns.push(counted(all.iter().map(|weight| weight.faults)));
        }
        Ok(judge::batch(self.schema(), columns, groups.len())?)
    }
}

fn weights(scale: i8) -> [Field; 3] {
    let [total, met, faults] = WEIGHTS;
    let sum = |name| Field::new(name, DataType::Decimal128(DIGITS, scale), true);
    [sum(total), sum(met), Field::new(faults, DataType::UInt64, false)]
}

fn counted(rows: impl Iterator<Item = u64>) -> ArrayRef {
    Arc::new(UInt64Array::from_iter_values(rows))
}

/// A sum of weights, if 38 digits hold it.
fn held(weight: i128) -> Option<i128> {
    (weight < TOO_HEAVY).then_some(weight)
}

/// The figures of a partial table.
#[derive(Debug)]
pub(crate) struct Partial {
    counts: [(Vec<u64>, Option<NullBuffer>); STATUSES],
    weights: Option<(Decimal128Array, Decimal128Array, Vec<u64>)>,
}

/// The decimals of the weights of a partial table.
pub(crate) fn weight_scale(schema: &Schema) -> Result<i8, ColumnError> {
    match schema.field(column::find(schema, WEIGHTS[0])?).data_type() {
        DataType::Decimal128(_, scale) => Ok(*scale),
        found => Err(not_partial(WEIGHTS[0], found, "cast it to decimal128(38, n), as it was")),
    }
}

impl Partial {
    pub(crate) fn of(batch: &RecordBatch, weighted: bool) -> Result<Self, ColumnError> {
        let found = |name: &'static str| column::find(batch.schema_ref(), name).map(|at| batch.column(at));
        let counts = |name: &'static str| -> Result<(Vec<u64>, Option<NullBuffer>), ColumnError> {
            let array = found(name)?;
            // Engines without unsigned numbers hold counts in signed ones.
            let counts = match array.data_type() {
                DataType::UInt64 => array.as_primitive::<UInt64Type>().values().to_vec(),
                DataType::Int64 => {
                    let counts = array.as_primitive::<Int64Type>().values();
                    counts.iter().map(|rows| u64::try_from(*rows).unwrap_or(0)).collect()
                }
                found => return Err(not_partial(name, found, "cast it to uint64 or int64")),
            };
            Ok((counts, array.nulls().cloned()))
        };
        let sums = |name: &'static str| -> Result<Decimal128Array, ColumnError> {
            let array = found(name)?;
            let sums = array.as_primitive_opt::<Decimal128Type>().cloned();
            sums.ok_or_else(|| not_partial(name, array.data_type(), "cast it to decimal128(38, n), as it was"))
        };
        let [exceeded, met, missed, no_data] = COUNTS;
        let weights = match weighted {
            true => Some((sums(WEIGHTS[0])?, sums(WEIGHTS[1])?, counts(WEIGHTS[2])?.0)),
            false => None,
        };
        Ok(Self { counts: [counts(exceeded)?, counts(met)?, counts(missed)?, counts(no_data)?], weights })
    }

    /// The rows that a row of it stands for, by status; null counts for none.
    pub(crate) fn counts(&self, row: usize) -> [u64; STATUSES] {
        [0, 1, 2, 3].map(|status| match &self.counts[status] {
            (_, Some(nulls)) if nulls.is_null(row) => 0,
            (counts, _) => counts[row],
        })
    }

    /// What they weigh; null was too much for 38 digits.
    pub(crate) fn weight(&self, row: usize) -> Option<Weight> {
        let sum = |sums: &Decimal128Array| if sums.is_null(row) { i128::MAX } else { sums.value(row) };
        self.weights.as_ref().map(|(total, met, faults)| Weight {
            total: sum(total),
            met: sum(met),
            faults: faults[row],
        })
    }
}

fn not_partial(name: &str, found: &DataType, remedy: &str) -> ColumnError {
    ColumnError::Type {
        column: name.to_owned(),
        found: found.clone(),
        wanted: "a column of partial counts",
        remedy: remedy.to_owned(),
    }
}
