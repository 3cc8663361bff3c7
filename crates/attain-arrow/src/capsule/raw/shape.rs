//! What an array says of itself: counts, offsets, and buffers that are there or not.

use std::ffi::c_void;

use arrow_buffer::bit_chunk_iterator::UnalignedBitChunk;
use arrow_data::{BufferSpec, layout};
use arrow_schema::DataType;

use super::CArray;

/// The name and the type of a child.
pub(super) fn child_of(of: &DataType, at: usize) -> Option<(&str, &DataType)> {
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
pub(super) struct Shape {
    length: usize,
    /// The rows that its buffers hold: those before its offset too.
    rows: usize,
    buffers: usize,
    pub(super) children: usize,
}

impl Shape {
    pub(super) fn of(array: &CArray, of: &DataType) -> Result<Self, String> {
        let count = |what: &str, count: i64| usize::try_from(count).map_err(|_| format!("its {what} is {count}"));
        let (length, offset) = (count("length", array.length)?, count("offset", array.offset)?);
        // A row of Arrow has 32 bytes at most, but for those of a stated width, so that no size of a buffer can overflow.
        let rows = length.checked_add(offset).filter(|rows| *rows <= isize::MAX as usize / 64);
        let rows = rows.ok_or_else(|| format!("its length is {length}, from row {offset} on"))?;
        if let DataType::FixedSizeBinary(width) = of {
            let bytes = usize::try_from(*width).ok().and_then(|width| rows.checked_mul(width));
            if bytes.is_none_or(|bytes| bytes > isize::MAX as usize / 8) {
                return Err(format!("it has {rows} rows of {width} bytes"));
            }
        }
        if array.null_count < -1 || array.null_count > array.length {
            return Err(format!("it says it has {} nulls in {length} rows", array.null_count));
        }
        let (buffers, children) = (count("number of buffers", array.n_buffers)?, count("children", array.n_children)?);
        let wanted = match of {
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
    pub(super) fn buffers(&self, array: &CArray, of: &DataType) -> Result<(), String> {
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
        let buffer = |at: usize| unsafe { array.buffers.add(at).read_unaligned() };
        if masks == 1 && array.null_count > 0 && buffer(0).is_null() {
            return Err(format!("it has {} nulls and no bits that say which", array.null_count));
        }
        // Their lengths are read where there are no rows, too.
        if layout.variadic {
            self.view_buffers(masks + 1, buffer)?;
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
        Ok(())
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
