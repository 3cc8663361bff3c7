//! A schema and its children: pointers and texts first, then what Arrow reads of them.

use std::ffi::{CStr, c_char};

use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field};

use super::{CSchema, types};
use crate::capsule::CapsuleError;

/// How deep types may be nested: deeper ones would end the stack before the program.
const DEEPEST: usize = 64;

/// How many fields a schema may have, with those below them: what is listed twice is looked through twice, on every level.
const MOST: usize = 1 << 20;

/// Reads a schema that has been looked through.
pub(in crate::capsule) fn field(schema: &FFI_ArrowSchema) -> Result<Field, CapsuleError> {
    look_at_schema(std::ptr::from_ref(schema).cast(), "the schema", 0, &mut 0)?;
    let field = Field::try_from(schema)?;
    let columns: Vec<&Field> = match field.data_type() {
        DataType::Struct(fields) => fields.iter().map(|field| &**field).collect(),
        _ => vec![&field],
    };
    for column in columns {
        if let Some(fault) = types::refused(column) {
            return Err(CapsuleError::broken(&format!("column `{}`", column.name()), &fault));
        }
    }
    Ok(field)
}

/// Looks through a schema and its children, whose pointers must be there.
fn look_at_schema(at: *const CSchema, place: &str, depth: usize, seen: &mut usize) -> Result<(), CapsuleError> {
    let broken = |fault: &str| Err(CapsuleError::broken(place, fault));
    if !at.is_aligned() {
        return broken("its pointer is not aligned");
    }
    // SAFETY: it points to a schema that the producer filled, or is null; aligned, as was just seen.
    let Some(schema) = (unsafe { at.as_ref() }) else { return broken("it is null") };
    if schema.release.is_none() {
        return Err(CapsuleError::Used);
    }
    if depth > DEEPEST {
        return broken("it is nested too deeply");
    }
    *seen += 1;
    if *seen > MOST {
        return broken("it has more than 1,048,576 fields");
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
        let child = unsafe { schema.children.add(at).read_unaligned() };
        look_at_schema(child, place, depth + 1, seen)?;
    }
    if !schema.dictionary.is_null() {
        look_at_schema(schema.dictionary, place, depth + 1, seen)?;
    }
    Ok(())
}
