//! What comes out of a table: the columns that are kept, then figures and words for every row.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, Int8Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};

use crate::column;
use crate::error::ColumnError;
use crate::threads::Steps;

/// The digits of a decimal of 128 bits.
pub(crate) const DIGITS: u8 = 38;

/// The columns that are passed on, and the schema of what comes out.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    at: Vec<usize>,
    pub(crate) schema: SchemaRef,
}

impl Kept {
    /// Finds the columns that are kept, and puts the outputs behind them; no two may have one name.
    pub(crate) fn find(
        schema: &Schema,
        names: &[String],
        outputs: impl IntoIterator<Item = Field>,
    ) -> Result<Self, ColumnError> {
        let at = names.iter().map(|name| column::find(schema, name)).collect::<Result<Vec<_>, _>>()?;
        let mut fields: Vec<FieldRef> = at.iter().map(|at| schema.fields()[*at].clone()).collect();
        for output in outputs {
            if fields.iter().any(|kept| kept.name() == output.name()) {
                return Err(ColumnError::TwoColumns { column: output.name().clone() });
            }
            fields.push(Arc::new(output));
        }
        Ok(Self { at, schema: Arc::new(Schema::new(fields)) })
    }

    /// The columns of a batch that are kept.
    pub(crate) fn columns(&self, batch: &RecordBatch) -> Vec<ArrayRef> {
        self.at.iter().map(|at| batch.column(*at).clone()).collect()
    }

    /// A batch of what comes out.
    pub(crate) fn batch<const N: usize>(
        &self,
        batch: &RecordBatch,
        outputs: [ArrayRef; N],
    ) -> Result<RecordBatch, ColumnError> {
        let mut columns = self.columns(batch);
        columns.extend(outputs);
        Ok(RecordBatch::try_new(self.schema.clone(), columns)?)
    }
}

/// The field of a figure with so many decimals.
pub(crate) fn figure(name: &str, scale: i8) -> Field {
    Field::new(name, DataType::Decimal128(DIGITS, scale), true)
}

/// The type of words: a dictionary with keys of a byte.
pub(crate) fn words() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
}

/// The figures of all rows, as cells with so many decimals.
pub(crate) fn figures(cells: impl Iterator<Item = Option<i128>>, scale: i8) -> Result<ArrayRef, ArrowError> {
    let mut steps = Steps::default();
    let cells: Decimal128Array = cells.inspect(|_| steps.step()).collect();
    Ok(Arc::new(cells.with_precision_and_scale(DIGITS, scale)?))
}

/// The words of all rows, by their places in a list.
pub(crate) fn pointing(codes: impl Iterator<Item = Option<i8>>, words: ArrayRef) -> Result<ArrayRef, ArrowError> {
    let mut steps = Steps::default();
    let codes: Int8Array = codes.inspect(|_| steps.step()).collect();
    Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(codes, words)?))
}
