//! The structs of Arrow's C interface as another library hands them over: moved out, looked through, and only then read.
//!
//! Every pointer is the word of the producer. What can be told without following one further (lengths, offsets, counts,
//! pointers that are null) is checked before Arrow's own code, which panics or reads beyond, gets to see it.
#![allow(unsafe_code, reason = "another library's memory is reached through pointers")]

use std::ffi::{CStr, c_char, c_int, c_void};

use arrow_array::ffi::from_ffi_and_data_type;
use arrow_buffer::bit_chunk_iterator::UnalignedBitChunk;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_data::{ArrayData, BufferSpec, layout};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};

use super::CapsuleError;

/// How deep types may be nested: deeper ones would end the stack before the program.
const DEEPEST: usize = 64;

/// `ArrowArray` of the C data interface.
#[repr(C)]
struct CArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *const *const CArray,
    dictionary: *const CArray,
    release: Option<unsafe extern "C" fn(*mut CArray)>,
    private_data: *mut c_void,
}

/// `ArrowSchema` of the C data interface.
#[repr(C)]
struct CSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *const *const CSchema,
    dictionary: *const CSchema,
    release: Option<unsafe extern "C" fn(*mut CSchema)>,
    private_data: *mut c_void,
}

/// `ArrowArrayStream` of the C stream interface.
#[repr(C)]
struct CStream {
    get_schema: Option<unsafe extern "C" fn(*mut CStream, *mut FFI_ArrowSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut CStream, *mut FFI_ArrowArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut CStream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut CStream)>,
    private_data: *mut c_void,
}

// The structs of Arrow's crates and these are the same ones of the same standard.
const _: () = assert!(size_of::<CArray>() == size_of::<FFI_ArrowArray>());
const _: () = assert!(size_of::<CSchema>() == size_of::<FFI_ArrowSchema>());

/// A stream that was moved out of its capsule: released once, when it is dropped.
pub(super) struct Stream(CStream);

// SAFETY: the standard lets a stream be called from any thread, one call at a time; all calls take `&mut self`.
unsafe impl Send for Stream {}

impl Stream {
    /// Moves the stream out of its capsule.
    pub(super) fn take(capsule: &Bound<'_, PyAny>) -> Result<Self, CapsuleError> {
        let at = pointer::<CStream>(capsule, c"arrow_array_stream")?;
        let empty = CStream {
            get_schema: None,
            get_next: None,
            get_last_error: None,
            release: None,
            private_data: std::ptr::null_mut(),
        };
        // SAFETY: a capsule of this name points to this struct, of which `pointer` has seen that it is aligned and not null.
        // What is left behind is marked released, so that the capsule does not release it again.
        let stream = Self(unsafe { std::ptr::replace(at, empty) });
        if stream.0.release.is_none() {
            return Err(CapsuleError::Used);
        }
        Ok(stream)
    }

    /// The field of what the stream holds.
    pub(super) fn field(&mut self) -> Result<Field, CapsuleError> {
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
    pub(super) fn next(&mut self, of: &DataType) -> Result<Option<ArrayData>, CapsuleError> {
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
        read(array, of).map(Some)
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

/// Moves an array and its schema out of their capsules.
pub(super) fn take_array(
    schema: &Bound<'_, PyAny>,
    array: &Bound<'_, PyAny>,
) -> Result<(Field, ArrayData), CapsuleError> {
    let field = take_field(schema)?;
    let at = pointer::<FFI_ArrowArray>(array, c"arrow_array")?;
    // SAFETY: a capsule of this name points to this struct, aligned and not null; what is left behind is marked released.
    let array = unsafe { FFI_ArrowArray::from_raw(at) };
    if array.is_released() {
        return Err(CapsuleError::Used);
    }
    let read = read(array, field.data_type())?;
    Ok((field, read))
}

/// Moves a schema out of its capsule.
pub(super) fn take_field(schema: &Bound<'_, PyAny>) -> Result<Field, CapsuleError> {
    let at = pointer::<FFI_ArrowSchema>(schema, c"arrow_schema")?;
    // SAFETY: as for the array.
    let schema = unsafe { FFI_ArrowSchema::from_raw(at) };
    field(&schema)
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

/// Reads a schema that has been looked through.
fn field(schema: &FFI_ArrowSchema) -> Result<Field, CapsuleError> {
    look_at_schema(std::ptr::from_ref(schema).cast(), "the schema", 0)?;
    Ok(Field::try_from(schema)?)
}

/// Reads an array that has been looked through.
fn read(array: FFI_ArrowArray, of: &DataType) -> Result<ArrayData, CapsuleError> {
    look_at_array(std::ptr::from_ref(&array).cast(), of, &mut Vec::new())?;
    // SAFETY: the array is not released, has the buffers, children and dictionary of its type, and none of them is null
    // where there is something to read. That they are as long as it says is the word of the producer.
    let read = unsafe { from_ffi_and_data_type(array, of.clone())? };
    read.validate()?;
    Ok(read)
}

/// Looks through a schema and its children, whose pointers must be there.
fn look_at_schema(at: *const CSchema, place: &str, depth: usize) -> Result<(), CapsuleError> {
    let broken = |fault: &str| Err(CapsuleError::broken(place, fault));
    // SAFETY: it points to a schema that the producer filled, or is null.
    let Some(schema) = (unsafe { at.as_ref() }) else { return broken("it is null") };
    if schema.release.is_none() {
        return Err(CapsuleError::Used);
    }
    if depth > DEEPEST {
        return broken("it is nested too deeply");
    }
    // SAFETY: a text that ends with a zero byte, or null, as the standard says of both.
    let text = |text: *const c_char| (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_str());
    let Some(Ok(format)) = text(schema.format) else { return broken("its format is no text") };
    let Ok(name) = text(schema.name).transpose() else { return broken("its name is no UTF-8") };
    let place = name.filter(|name| !name.is_empty()).unwrap_or(place);
    let children = usize::try_from(schema.n_children).ok().filter(|count| *count == 0 || !schema.children.is_null());
    let Some(children) = children else { return broken("its children are not there") };
    let wanted = match format.get(..2) {
        Some("+l" | "+L" | "+v" | "+w" | "+m") => Some(1),
        Some("+r") => Some(2),
        Some("+s" | "+u") => None,
        _ => Some(0),
    };
    if wanted.is_some_and(|wanted| wanted != children) {
        return broken("it has not as many children as its format needs");
    }
    for at in 0..children {
        // SAFETY: `children` points to as many pointers as there are children.
        let child = unsafe { *schema.children.add(at) };
        look_at_schema(child, place, depth + 1)?;
    }
    if !schema.dictionary.is_null() {
        look_at_schema(schema.dictionary, place, depth + 1)?;
    }
    Ok(())
}

/// Looks through an array of a type and all that hangs from it.
fn look_at_array(at: *const CArray, of: &DataType, place: &mut Vec<String>) -> Result<(), CapsuleError> {
    // SAFETY: it points to an array that the producer filled, or is null.
    let Some(array) = (unsafe { at.as_ref() }) else {
        return Err(CapsuleError::broken(&named(place), "it is null"));
    };
    let shape = Shape::of(array, of).and_then(|shape| shape.buffers(array, of).map(|()| shape));
    let shape = shape.map_err(|fault| CapsuleError::broken(&named(place), &fault))?;
    for at in 0..shape.children {
        // SAFETY: `children` points to as many pointers as there are children, which `shape` has seen.
        let child = unsafe { *array.children.add(at) };
        let Some((name, of)) = child_of(of, at) else { break };
        place.push(name.to_owned());
        look_at_array(child, of, place)?;
        place.pop();
    }
    if let DataType::Dictionary(_, values) = of {
        look_at_array(array.dictionary, values, place)?;
    }
    Ok(())
}

fn named(place: &[String]) -> String {
    if place.is_empty() { "the table".to_owned() } else { format!("column `{}`", place.join(".")) }
}

/// The name and the type of a child.
fn child_of(of: &DataType, at: usize) -> Option<(&str, &DataType)> {
    let field = match of {
        DataType::Struct(fields) => fields.get(at)?,
        DataType::Union(fields, _) => fields.iter().nth(at)?.1,
        DataType::RunEndEncoded(ends, values) => [ends, values].get(at).copied()?,
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _) => field,
        _ => return None,
    };
    Some((field.name(), field.data_type()))
}

/// What an array says of itself, in numbers that can be.
struct Shape {
    length: usize,
    /// The rows that its buffers hold: those before its offset too.
    rows: usize,
    buffers: usize,
    children: usize,
}

impl Shape {
    fn of(array: &CArray, of: &DataType) -> Result<Self, String> {
        let count = |what: &str, count: i64| usize::try_from(count).map_err(|_| format!("its {what} is {count}"));
        let (length, offset) = (count("length", array.length)?, count("offset", array.offset)?);
        // A row of Arrow has 32 bytes at most, so that no size of a buffer can overflow.
        let rows = length.checked_add(offset).filter(|rows| *rows <= isize::MAX as usize / 64);
        let rows = rows.ok_or_else(|| format!("its length is {length}, from row {offset} on"))?;
        if array.null_count < -1 || array.null_count > array.length {
            return Err(format!("it says it has {} nulls in {length} rows", array.null_count));
        }
        let (buffers, children) = (count("number of buffers", array.n_buffers)?, count("children", array.n_children)?);
        let wanted = match of {
            DataType::FixedSizeBinary(width) | DataType::FixedSizeList(_, width) if *width < 0 => {
                return Err(format!("its width is {width}"));
            }
            DataType::Struct(fields) => fields.len(),
            DataType::Union(fields, _) => fields.len(),
            of => (0..2).take_while(|at| child_of(of, *at).is_some() && (*at == 0 || is_two(of))).count(),
        };
        if children != wanted {
            return Err(format!("it has {children} children, where {of} has {wanted}"));
        }
        if children > 0 && array.children.is_null() {
            return Err("its children are null".to_owned());
        }
        if array.dictionary.is_null() == matches!(of, DataType::Dictionary(..)) {
            return Err(format!("it is {of}, and its dictionary is not as it should be"));
        }
        Ok(Self { length, rows, buffers, children })
    }

    /// Checks that the buffers of the type are there.
    fn buffers(&self, array: &CArray, of: &DataType) -> Result<(), String> {
        let layout = layout(of);
        let masks = usize::from(layout.can_contain_null_mask);
        let wanted = masks + layout.buffers.len() + usize::from(layout.variadic);
        if self.buffers != wanted && !(layout.variadic && self.buffers > wanted) {
            return Err(format!("it has {} buffers, where {of} has {wanted}", self.buffers));
        }
        if self.buffers > 0 && array.buffers.is_null() {
            return Err("its buffers are null".to_owned());
        }
        // SAFETY: `buffers` is not null and points to as many pointers as there are buffers; all places are below that.
        let buffer = |at: usize| unsafe { *array.buffers.add(at) };
        if masks == 1 && array.null_count > 0 && buffer(0).is_null() {
            return Err(format!("it has {} nulls and no bits that say which", array.null_count));
        }
        if self.rows == 0 {
            return Ok(());
        }
        if masks == 1 && array.null_count == 0 && !buffer(0).is_null() {
            // SAFETY: there is a bit for every row, before the offset too.
            let bits = unsafe { std::slice::from_raw_parts(buffer(0).cast::<u8>(), self.rows.div_ceil(8)) };
            let (from, length) = (self.rows - self.length, self.length);
            let nulls = length - UnalignedBitChunk::new(bits, from, length).count_ones();
            if nulls > 0 {
                return Err(format!("it says it has no nulls, and its bits say {nulls}"));
            }
        }
        for (at, spec) in layout.buffers.iter().enumerate() {
            let at = at + masks;
            match spec {
                BufferSpec::VariableWidth => {
                    let wide = matches!(of, DataType::LargeUtf8 | DataType::LargeBinary);
                    let last = self.last_offset(buffer(at - 1), wide)?;
                    if last > 0 && buffer(at).is_null() {
                        return Err(format!("its texts have {last} bytes, and their buffer is null"));
                    }
                }
                _ if buffer(at).is_null() && !matches!(of, DataType::FixedSizeBinary(0)) => {
                    return Err(format!("it has {} rows, and buffer {at} is null", self.rows));
                }
                _ => {}
            }
        }
        if layout.variadic { self.view_buffers(masks + 1, buffer) } else { Ok(()) }
    }

    /// The end of the last text, by the offsets.
    fn last_offset(&self, offsets: *const c_void, wide: bool) -> Result<usize, String> {
        if offsets.is_null() || !offsets.cast::<i32>().is_aligned() || (wide && !offsets.cast::<i64>().is_aligned()) {
            return Err("its offsets are null or not aligned".to_owned());
        }
        // SAFETY: offsets are as many as rows and one more; aligned, as was just seen.
        let last = unsafe {
            if wide { *offsets.cast::<i64>().add(self.rows) } else { i64::from(*offsets.cast::<i32>().add(self.rows)) }
        };
        usize::try_from(last).map_err(|_| format!("its last offset is {last}"))
    }

    /// Checks the buffers that views point into, whose lengths are in the last one.
    fn view_buffers(&self, first: usize, buffer: impl Fn(usize) -> *const c_void) -> Result<(), String> {
        let count = self.buffers - 1 - first;
        let lengths = buffer(self.buffers - 1).cast::<i64>();
        if count > 0 && (lengths.is_null() || !lengths.is_aligned()) {
            return Err("the lengths of its buffers are null or not aligned".to_owned());
        }
        for at in 0..count {
            // SAFETY: there are as many lengths as buffers; aligned and not null, as was just seen.
            let length = unsafe { *lengths.add(at) };
            if length < 0 || (length > 0 && buffer(first + at).is_null()) {
                return Err(format!("it has a buffer of {length} bytes that is not there"));
            }
        }
        Ok(())
    }
}

fn is_two(of: &DataType) -> bool {
    matches!(of, DataType::RunEndEncoded(..))
}
