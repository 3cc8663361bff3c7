//! What lies in the capsules of Python, moved out of them.

use std::ffi::CStr;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};

use crate::capsule::CapsuleError;

/// Moves a stream out of its capsule.
pub(in crate::capsule) fn take_stream(capsule: &Bound<'_, PyAny>) -> Result<FFI_ArrowArrayStream, CapsuleError> {
    let at = pointer::<FFI_ArrowArrayStream>(capsule, c"arrow_array_stream")?;
    // SAFETY: a capsule of this name points to this struct, of which `pointer` has seen that it is aligned and not null.
    // What is left behind is marked released, so that the capsule does not release it again.
    Ok(unsafe { FFI_ArrowArrayStream::from_raw(at) })
}

/// Moves an array out of its capsule.
pub(in crate::capsule) fn take_array(capsule: &Bound<'_, PyAny>) -> Result<FFI_ArrowArray, CapsuleError> {
    let at = pointer::<FFI_ArrowArray>(capsule, c"arrow_array")?;
    // SAFETY: as for the stream.
    Ok(unsafe { FFI_ArrowArray::from_raw(at) })
}

/// Moves a schema out of its capsule.
pub(in crate::capsule) fn take_schema(capsule: &Bound<'_, PyAny>) -> Result<FFI_ArrowSchema, CapsuleError> {
    let at = pointer::<FFI_ArrowSchema>(capsule, c"arrow_schema")?;
    // SAFETY: as for the stream.
    Ok(unsafe { FFI_ArrowSchema::from_raw(at) })
}

/// The pointer of a capsule of a name, which is there and aligned.
fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> Result<*mut T, CapsuleError> {
    let wanted = || name.to_string_lossy().into_owned();
    let Ok(capsule) = capsule.cast::<PyCapsule>() else {
        let found = capsule.get_type().name().map_or_else(|_| "an object".to_owned(), |name| format!("a {name}"));
        return Err(CapsuleError::NoCapsule { wanted: wanted(), found });
    };
    if !capsule.is_valid_checked(Some(name)) {
        let found = capsule.name().ok().flatten().map_or_else(
            || "without a name".to_owned(),
            // SAFETY: the name is read at once, while the capsule that holds it is borrowed.
            |name| format!("`{}`", unsafe { name.as_cstr() }.to_string_lossy()),
        );
        return Err(CapsuleError::NoCapsule { wanted: wanted(), found: format!("one {found}") });
    }
    let at = capsule.pointer_checked(Some(name))?.cast::<T>().as_ptr();
    if at.is_aligned() { Ok(at) } else { Err(CapsuleError::broken("the capsule", "its pointer is not aligned")) }
}
