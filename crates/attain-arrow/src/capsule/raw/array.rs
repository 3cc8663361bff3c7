//! An array and all that hangs from it, by the type that its schema has given it.

use arrow_array::ffi::from_ffi_and_data_type;
use arrow_data::ArrayData;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::DataType;

use super::CArray;
use super::shape::{Shape, child_of};
use crate::capsule::CapsuleError;

/// Reads an array that has been looked through.
pub(in crate::capsule) fn array(array: FFI_ArrowArray, of: &DataType) -> Result<ArrayData, CapsuleError> {
    if array.is_released() {
        return Err(CapsuleError::Used);
    }
    look_at_array(std::ptr::from_ref(&array).cast(), of, &mut Vec::new())?;
    // SAFETY: the array is not released, has the buffers, children and dictionary of its type, and none of them is null
    // where there is something to read. That they are as long as it says is the word of the producer.
    let read = unsafe { from_ffi_and_data_type(array, of.clone())? };
    read.validate()?;
    Ok(read)
}

/// Looks through an array of a type and all that hangs from it.
fn look_at_array(at: *const CArray, of: &DataType, place: &mut Vec<String>) -> Result<(), CapsuleError> {
    let broken = |place: &[String], fault: &str| Err(CapsuleError::broken(&named(place), fault));
    if !at.is_aligned() {
        return broken(place, "its pointer is not aligned");
    }
    // SAFETY: it points to an array that the producer filled, or is null; aligned, as was just seen.
    let Some(array) = (unsafe { at.as_ref() }) else { return broken(place, "it is null") };
    // One that was moved out of its parent leaves a struct whose pointers mean nothing.
    if array.release.is_none() {
        return broken(place, "it was released before");
    }
    let shape = Shape::of(array, of).and_then(|shape| shape.buffers(array, of).map(|()| shape));
    let shape = shape.map_err(|fault| CapsuleError::broken(&named(place), &fault))?;
    for at in 0..shape.children {
        // SAFETY: `children` points to as many pointers as there are children, which `shape` has seen.
        let child = unsafe { array.children.add(at).read_unaligned() };
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
