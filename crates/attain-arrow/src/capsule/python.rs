//! The capsules of Python: Arrow's PyCapsule interface.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatch, RecordBatchReader, StructArray};
use arrow_data::ArrayData;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::raw::capsules;
use super::{CapsuleError, Incoming};

impl Incoming {
    /// Takes the table of an object; nothing is read yet but the schema.
    ///
    /// # Errors
    /// [`CapsuleError`] for an object that is no table, for one that was read before and can be read once, and for what
    /// the object itself raises.
    pub fn of(object: &Bound<'_, PyAny>) -> Result<Self, CapsuleError> {
        let py = object.py();
        if let Some(method) = object.getattr_opt(intern!(py, "__arrow_c_array__"))? {
            let capsules = method.call0()?;
            let Ok((schema, array)) = capsules.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>() else {
                return Err(CapsuleError::broken("`__arrow_c_array__`", "it returns no pair of capsules"));
            };
            let schema = capsules::take_schema(&schema)?;
            return Self::from_array(&schema, capsules::take_array(&array)?);
        }
        if let Some(method) = object.getattr_opt(intern!(py, "__arrow_c_stream__"))? {
            return Self::from_stream(capsules::take_stream(&method.call0()?)?);
        }
        let found = object.get_type().name()?.to_string();
        Err(CapsuleError::NotArrow { found })
    }
}

/// Returns a capsule `arrow_array_stream` of batches, which are made as they are asked for.
///
/// # Errors
/// What Python raises.
pub fn stream<'py, R>(py: Python<'py>, batches: R) -> PyResult<Bound<'py, PyCapsule>>
where
    R: RecordBatchReader + Send + 'static,
{
    let stream = FFI_ArrowArrayStream::new(Box::new(Guarded(batches)));
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}

/// Returns the capsules `arrow_schema` and `arrow_array` of a batch, as a struct.
///
/// # Errors
/// [`CapsuleError`] for a schema that has no form in C.
pub fn batch<'py>(py: Python<'py>, batch: &RecordBatch) -> Result<Bound<'py, PyTuple>, CapsuleError> {
    let data = StructArray::from(batch.clone()).into_data();
    pair(py, FFI_ArrowSchema::try_from(batch.schema_ref().as_ref())?, &data)
}

/// Returns the capsules `arrow_schema` and `arrow_array` of an array.
///
/// # Errors
/// [`CapsuleError`] for a type that has no form in C.
pub fn array<'py>(py: Python<'py>, field: &Field, array: &dyn Array) -> Result<Bound<'py, PyTuple>, CapsuleError> {
    pair(py, FFI_ArrowSchema::try_from(field)?, &array.to_data())
}

/// Returns a capsule `arrow_schema` of the schema of a table.
///
/// # Errors
/// [`CapsuleError`] for a schema that has no form in C.
pub fn schema<'py>(py: Python<'py>, schema: &Schema) -> Result<Bound<'py, PyCapsule>, CapsuleError> {
    Ok(PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(schema)?, c"arrow_schema")?)
}

fn pair<'py>(py: Python<'py>, schema: FFI_ArrowSchema, data: &ArrayData) -> Result<Bound<'py, PyTuple>, CapsuleError> {
    let schema = PyCapsule::new_with_value(py, schema, c"arrow_schema")?;
    let array = PyCapsule::new_with_value(py, FFI_ArrowArray::new(data), c"arrow_array")?;
    Ok(PyTuple::new(py, [schema, array])?)
}

/// Batches for a caller in C: a panic must not pass there, and a text must have no zero byte.
struct Guarded<R>(R);

impl<R: RecordBatchReader> Iterator for Guarded<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = catch_unwind(AssertUnwindSafe(|| self.0.next()));
        let next = next.unwrap_or_else(|_| Some(Err(ArrowError::ComputeError("the batch cannot be made".to_owned()))));
        next.map(|batch| {
            batch.map_err(|error| {
                let said = match &error {
                    ArrowError::ExternalError(error) => error.to_string(),
                    error => error.to_string(),
                };
                ArrowError::ExternalError(said.replace('\0', "\u{fffd}").into())
            })
        })
    }
}

impl<R: RecordBatchReader> RecordBatchReader for Guarded<R> {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}
