//! A stream, one call at a time.

use std::ffi::{CStr, c_int};
use std::mem::ManuallyDrop;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field};

use super::{CStream, field};
use crate::capsule::CapsuleError;

/// A stream that is ours: released once, when it is dropped.
pub(in crate::capsule) struct Stream(CStream);

// SAFETY: the standard lets a stream be called from any thread, one call at a time; all calls take `&mut self`.
unsafe impl Send for Stream {}
// SAFETY: nothing is done with a stream through a shared reference, its fields are private to this file.
unsafe impl Sync for Stream {}

impl Stream {
    /// Takes a stream that was not released yet.
    pub(in crate::capsule) fn new(stream: FFI_ArrowArrayStream) -> Result<Self, CapsuleError> {
        let stream = ManuallyDrop::new(stream);
        // SAFETY: the same struct of the same standard, as the sizes confirm; the original is never dropped.
        let stream = Self(unsafe { std::ptr::from_ref(&*stream).cast::<CStream>().read() });
        if stream.0.release.is_none() {
            return Err(CapsuleError::Used);
        }
        Ok(stream)
    }

    /// The field of what the stream holds.
    pub(in crate::capsule) fn field(&mut self) -> Result<Field, CapsuleError> {
        let Some(get_schema) = self.0.get_schema else {
            return Err(CapsuleError::broken("the stream", "`get_schema` is null"));
        };
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the stream is not released, and `schema` is a struct for the producer to fill.
        let code = unsafe { get_schema(&raw mut self.0, &raw mut schema) };
        if code != 0 {
            // What a failed call left there means nothing, so it is not released.
            std::mem::forget(schema);
            return Err(self.failure(code));
        }
        field(&schema)
    }

    /// The next array, of the type that the stream has said; None at the end.
    pub(in crate::capsule) fn next(&mut self, of: &DataType) -> Result<Option<ArrayData>, CapsuleError> {
        let Some(get_next) = self.0.get_next else {
            return Err(CapsuleError::broken("the stream", "`get_next` is null"));
        };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as for the schema.
        let code = unsafe { get_next(&raw mut self.0, &raw mut array) };
        if code != 0 {
            std::mem::forget(array);
            return Err(self.failure(code));
        }
        if array.is_released() {
            return Ok(None);
        }
        super::array(array, of).map(Some)
    }

    /// What the producer says of a call that failed.
    fn failure(&mut self, code: c_int) -> CapsuleError {
        let said = self.0.get_last_error.and_then(|get_last_error| {
            // SAFETY: the stream is not released; the text lives until the next call, and is copied before it.
            unsafe {
                let text = get_last_error(&raw mut self.0);
                (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
            }
        });
        CapsuleError::Producer { code, said: said.unwrap_or_else(|| "it does not say why".to_owned()) }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(release) = self.0.release {
            // SAFETY: it was not released, since a released stream has no callback; nothing uses it afterwards.
            unsafe { release(&raw mut self.0) };
        }
    }
}
