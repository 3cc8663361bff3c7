//! Tables that are longer than memory: batches judged one after the other as they come.

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};

use crate::assess::Assess;
use crate::error::ColumnError;
use crate::judge::Assessor;

/// The verdicts on a stream of batches, a batch for a batch; holds one at a time.
#[derive(Debug)]
pub struct Assessed<R> {
    batches: R,
    judge: Assessor,
    row: u64,
}

impl Assess {
    /// Returns the verdicts on a stream of batches.
    ///
    /// # Errors
    /// As [`Assess::over`]; what is wrong with a batch comes in its place.
    pub fn stream<R: RecordBatchReader>(&self, batches: R) -> Result<Assessed<R>, ColumnError> {
        let judge = self.over(&batches.schema())?;
        Ok(Assessed { batches, judge, row: 0 })
    }
}

impl<R: RecordBatchReader> Iterator for Assessed<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = match self.batches.next()? {
            Ok(batch) => batch,
            Err(error) => return Some(Err(error)),
        };
        let judged = self.judge.assess_at(&batch, self.row);
        self.row += batch.num_rows() as u64;
        Some(judged.map_err(|error| match error {
            ColumnError::Arrow(error) => error,
            error => ArrowError::ExternalError(Box::new(error)),
        }))
    }
}

impl<R: RecordBatchReader> RecordBatchReader for Assessed<R> {
    fn schema(&self) -> SchemaRef {
        self.judge.schema()
    }
}
