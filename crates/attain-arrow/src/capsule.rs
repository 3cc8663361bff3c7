//! Tables of another library, by Arrow's C interface, in and out without a copy.
//!
//! | in | out |
//! |---|---|
//! | [`Incoming::from_stream`], [`Incoming::from_array`]: the structs of the interface | |
//! | `Incoming::of`: an object of Python with `__arrow_c_stream__` or `__arrow_c_array__` | `stream`, `array`, `schema` |
//!
//! The feature `ffi` has the structs alone, so that what is wrong with them is looked for without an interpreter, by fuzzers and
//! under AddressSanitizer; the feature `python` adds the capsules.

#[cfg(feature = "python")]
mod python;
mod raw;

use std::fmt;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, RecordBatchReader, make_array};
use arrow_data::ArrayData;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

#[cfg(feature = "python")]
pub use python::{array, batch, schema, stream};

/// Why another library gives no table.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CapsuleError {
    /// The object has neither method of the interface.
    #[error(
        "expected an object with `__arrow_c_stream__` or `__arrow_c_array__` such as a table of pyarrow, pandas, polars or duckdb, got {found}"
    )]
    NotArrow {
        /// The type of the object.
        found: String,
    },
    /// A method of the interface returned something else than its capsule.
    #[error("expected a capsule `{wanted}`, got {found}")]
    NoCapsule {
        /// The name of the capsule that the interface asks for.
        wanted: String,
        /// What was returned.
        found: String,
    },
    /// The stream or the array was moved out of its capsule before.
    #[error("the table was read before and can be read once; ask its source for a new one")]
    Used,
    /// The producer contradicts the interface or itself.
    #[error("{place} is not as Arrow's C interface has it: {fault}")]
    Broken {
        /// Where.
        place: String,
        /// What is wrong.
        fault: String,
    },
    /// The producer of the stream reports an error.
    #[error("the source of the table failed with code {code}: {said}")]
    Producer {
        /// Its number, of `errno`.
        code: i32,
        /// What the producer says.
        said: String,
    },
    /// What Arrow says of the schema or an array.
    #[error(transparent)]
    Arrow(#[from] ArrowError),
    /// What the object itself raised.
    #[cfg(feature = "python")]
    #[error(transparent)]
    Python(#[from] pyo3::PyErr),
}

impl CapsuleError {
    fn broken(place: &str, fault: &str) -> Self {
        Self::Broken { place: place.to_owned(), fault: fault.to_owned() }
    }
}

impl From<CapsuleError> for ArrowError {
    fn from(error: CapsuleError) -> Self {
        match error {
            CapsuleError::Arrow(error) => error,
            error => Self::ExternalError(Box::new(error)),
        }
    }
}

/// A table that comes in: its batches, one by one, on any thread.
///
/// A stream of structs is a table; a stream of anything else, such as a series or a chunked array, is a table of one
/// column without a name.
pub struct Incoming {
    source: Source,
    field: Field,
    schema: SchemaRef,
    /// Columns whose content is checked before it is handed on; None for all.
    read: Option<Vec<bool>>,
}

enum Source {
    Stream(raw::Stream),
    Array(ArrayData),
    Done,
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("schema", &self.schema).finish_non_exhaustive()
    }
}

impl Incoming {
    /// Takes a stream; nothing is read yet but its schema. It is released once, with the last batch or with what is returned.
    ///
    /// # Errors
    /// [`CapsuleError`] for a stream that was released before, that fails, or whose schema is not as the interface has it.
    pub fn from_stream(stream: FFI_ArrowArrayStream) -> Result<Self, CapsuleError> {
        let mut stream = raw::Stream::new(stream)?;
        let field = stream.field()?;
        Ok(Self::new(field, Source::Stream(stream)))
    }

    /// Takes an array with its schema: a table of one batch.
    ///
    /// # Errors
    /// [`CapsuleError`] for an array or a schema that was released before or is not as the interface has it.
    pub fn from_array(schema: &FFI_ArrowSchema, array: FFI_ArrowArray) -> Result<Self, CapsuleError> {
        let field = raw::field(schema)?;
        let array = raw::array(array, field.data_type())?;
        Ok(Self::new(field, Source::Array(array)))
    }

    fn new(field: Field, source: Source) -> Self {
        let schema = match field.data_type() {
            DataType::Struct(fields) => Schema::new_with_metadata(fields.clone(), field.metadata().clone()),
            of => Schema::new(vec![Field::new("", of.clone(), true).with_metadata(field.metadata().clone())]),
        };
        Self { source, field, schema: Arc::new(schema), read: None }
    }

    /// Returns it checking the content of these columns only; the others are passed on as they come, and their content
    /// is not to be read here.
    #[must_use]
    pub fn reading<'a>(mut self, columns: impl Clone + IntoIterator<Item = &'a str>) -> Self {
        let reads = |field: &Arc<Field>| columns.clone().into_iter().any(|column| column == field.name());
        self.read = Some(self.schema.fields().iter().map(reads).collect());
        self
    }

    /// The schema of the table.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    fn pull(&mut self) -> Result<Option<RecordBatch>, CapsuleError> {
        let array = match std::mem::replace(&mut self.source, Source::Done) {
            Source::Done => return Ok(None),
            Source::Array(array) => array,
            Source::Stream(mut stream) => match stream.next(self.field.data_type())? {
                // The end releases the stream, and an error has done so too.
                None => return Ok(None),
                Some(array) => {
                    self.source = Source::Stream(stream);
                    array
                }
            },
        };
        self.batch(array).map(Some)
    }

    fn batch(&self, array: ArrayData) -> Result<RecordBatch, CapsuleError> {
        let rows = array.len();
        let columns = if let DataType::Struct(_) = array.data_type() {
            if array.nulls().is_some_and(|nulls| nulls.null_count() > 0) {
                return Err(CapsuleError::broken("the table", "a row as a whole is null"));
            }
            let offset = array.offset();
            let part = |child: &ArrayData| {
                if offset == 0 && child.len() == rows { child.clone() } else { child.slice(offset, rows) }
            };
            array.child_data().iter().map(part).collect()
        } else {
            vec![array]
        };
        let columns = columns.into_iter().enumerate().map(|(at, column)| self.column(at, column));
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        Ok(RecordBatch::try_new_with_options(self.schema.clone(), columns.collect::<Result<_, _>>()?, &options)?)
    }

    fn column(&self, at: usize, column: ArrayData) -> Result<ArrayRef, CapsuleError> {
        if self.read.as_ref().is_none_or(|read| read.get(at).copied().unwrap_or(true)) {
            // Any bits of a number are a number; elsewhere texts, offsets and keys may point beyond.
            let checked = if column.data_type().is_primitive() || *column.data_type() == DataType::Boolean {
                column.validate_nulls()
            } else if keys_within(&column) {
                // What lies under the keys, and not every key once more.
                column.validate_nulls().and_then(|()| column.child_data().iter().try_for_each(ArrayData::validate_full))
            } else {
                column.validate_full()
            };
            if let Err(error) = checked {
                let name = self.schema.field(at).name();
                return Err(CapsuleError::broken(&format!("column `{name}`"), &error.to_string()));
            }
        }
        Ok(make_array(column))
    }
}

/// Whether the keys of a dictionary, those under nulls too, lie within it; false where that is not seen at a glance.
fn keys_within(column: &ArrayData) -> bool {
    fn all<T: arrow_buffer::ArrowNativeType + Ord + Default>(column: &ArrayData, values: usize) -> bool {
        // Arrow has checked that the buffer holds the rows.
        let keys = &column.buffer::<T>(0)[..column.len()];
        let (least, most) = keys.iter().fold((T::default(), T::default()), |(a, b), key| (a.min(*key), b.max(*key)));
        least == T::default() && most.as_usize() < values
    }
    let DataType::Dictionary(key, _) = column.data_type() else { return false };
    let values = column.child_data().first().map_or(0, ArrayData::len);
    match **key {
        DataType::Int8 => all::<i8>(column, values),
        DataType::UInt8 => all::<u8>(column, values),
        DataType::Int16 => all::<i16>(column, values),
        DataType::Int32 => all::<i32>(column, values),
        DataType::UInt32 => all::<u32>(column, values),
        _ => false,
    }
}

impl Iterator for Incoming {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.pull().map_err(ArrowError::from).transpose()
    }
}

impl RecordBatchReader for Incoming {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}
