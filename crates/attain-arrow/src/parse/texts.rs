//! A column of texts, row by row as bytes; offsets that another program wrote wrongly give no text rather than a panic.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::{ArrowNativeType, Buffer};
use arrow_schema::DataType;

use crate::bits;
use crate::error::ColumnError;

/// Bytes of a text, with the buffer around them, so that whole words of it can be read at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span<'a> {
    buffer: &'a [u8],
    start: usize,
    end: usize,
}

/// The bytes that a [`Span::word`] holds.
pub(crate) const WIDE: usize = 16;

impl<'a> Span<'a> {
    /// The bytes of a buffer from one place to another, where they are there.
    #[inline]
    fn new(buffer: &'a [u8], start: usize, end: usize) -> Option<Self> {
        (start <= end && end <= buffer.len()).then_some(Self { buffer, start, end })
    }

    #[inline]
    pub(crate) fn len(self) -> usize {
        self.end - self.start
    }

    #[inline]
    pub(crate) fn bytes(self) -> &'a [u8] {
        self.buffer.get(self.start..self.end).unwrap_or(&[])
    }

    #[inline]
    pub(crate) fn byte(self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    /// What is left after a number of bytes.
    #[inline]
    pub(crate) fn after(self, bytes: usize) -> Self {
        Self { start: (self.start + bytes).min(self.end), ..self }
    }

    /// The first 16 bytes, the first of them lowest; what lies beyond the end is zero.
    #[inline]
    pub(crate) fn word(self) -> u128 {
        word(self.buffer, self.start, self.len())
    }

    /// The last 16 bytes of a text that has as many.
    #[inline]
    pub(crate) fn last_word(self) -> u128 {
        word(self.buffer, self.end.saturating_sub(WIDE).max(self.start), WIDE)
    }
}

#[inline]
fn word(buffer: &[u8], start: usize, length: usize) -> u128 {
    let whole = buffer.get(start..start + WIDE).and_then(|bytes| bytes.try_into().ok());
    let word = match whole {
        Some(bytes) => u128::from_le_bytes(bytes),
        None => {
            let mut bytes = [0; WIDE];
            for (to, from) in bytes.iter_mut().zip(buffer.get(start..).unwrap_or(&[])) {
                *to = *from;
            }
            u128::from_le_bytes(bytes)
        }
    };
    word & MASKS[length.min(WIDE)]
}

/// The lowest bytes of a word, as many as the place in the list says.
const MASKS: [u128; WIDE + 1] = {
    let mut masks = [u128::MAX; WIDE + 1];
    let mut bytes = 0;
    while bytes < WIDE {
        masks[bytes] = (1 << (8 * bytes)) - 1;
        bytes += 1;
    }
    masks
};

/// The texts of an array.
#[derive(Debug)]
pub(crate) enum Texts<'a> {
    Short { offsets: &'a [i32], bytes: &'a [u8] },
    Long { offsets: &'a [i64], bytes: &'a [u8] },
    Views { views: &'a [u128], inline: &'a [u8], buffers: &'a [Buffer] },
    Dictionary { keys: Keys<'a>, values: Box<Column<'a>> },
}

/// Texts with their nulls.
#[derive(Debug)]
pub(crate) struct Column<'a> {
    array: &'a dyn Array,
    pub(crate) texts: Texts<'a>,
}

/// The keys of a dictionary.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Keys<'a> {
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
    U64(&'a [u64]),
}

impl Keys<'_> {
    #[inline]
    fn get(self, row: usize) -> Option<usize> {
        match self {
            Self::I8(keys) => keys.get(row).and_then(|key| usize::try_from(*key).ok()),
            Self::I16(keys) => keys.get(row).and_then(|key| usize::try_from(*key).ok()),
            Self::I32(keys) => keys.get(row).and_then(|key| usize::try_from(*key).ok()),
            Self::I64(keys) => keys.get(row).and_then(|key| usize::try_from(*key).ok()),
            Self::U8(keys) => keys.get(row).map(|key| usize::from(*key)),
            Self::U16(keys) => keys.get(row).map(|key| usize::from(*key)),
            Self::U32(keys) => keys.get(row).and_then(|key| usize::try_from(*key).ok()),
            Self::U64(keys) => keys.get(row).and_then(|key| usize::try_from(*key).ok()),
        }
    }
}

/// What stands in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'a> {
    Null,
    Text(Span<'a>),
    /// The offsets of the row lead out of the column.
    Nowhere,
}

impl<'a> Column<'a> {
    /// Takes an array of texts.
    pub(crate) fn of(array: &'a ArrayRef) -> Result<Self, ColumnError> {
        let refuse = || ColumnError::Type {
            column: "texts".to_owned(),
            found: array.data_type().clone(),
            wanted: "a column of texts",
            remedy: "cast it to utf8".to_owned(),
        };
        let texts = match array.data_type() {
            DataType::Dictionary(key, _) => {
                macro_rules! keyed {
                    ($type:ty, $keys:ident) => {{
                        let (keys, values) = dictionary::<$type>(array).ok_or_else(refuse)?;
                        (Keys::$keys(keys), values)
                    }};
                }
                let (keys, values) = match **key {
                    DataType::Int8 => keyed!(Int8Type, I8),
                    DataType::Int16 => keyed!(Int16Type, I16),
                    DataType::Int32 => keyed!(Int32Type, I32),
                    DataType::Int64 => keyed!(Int64Type, I64),
                    DataType::UInt8 => keyed!(UInt8Type, U8),
                    DataType::UInt16 => keyed!(UInt16Type, U16),
                    DataType::UInt32 => keyed!(UInt32Type, U32),
                    DataType::UInt64 => keyed!(UInt64Type, U64),
                    _ => return Err(refuse()),
                };
                let texts = plain(values).ok_or_else(refuse)?;
                Texts::Dictionary { keys, values: Box::new(Self { array: values, texts }) }
            }
            _ => plain(array).ok_or_else(refuse)?,
        };
        Ok(Self { array, texts })
    }

    /// Which of 64 rows from one on have a key or a text.
    pub(crate) fn present(&self, row: usize) -> u64 {
        match self.array.nulls() {
            Some(nulls) => bits::word(nulls.inner(), row),
            None => bits::first(self.array.len().saturating_sub(row)),
        }
    }

    /// The text of a row that is present.
    #[inline]
    pub(crate) fn cell(&self, row: usize) -> Cell<'a> {
        let span = match &self.texts {
            Texts::Short { offsets, bytes } => offset(offsets, row, |at| usize::try_from(at).ok(), bytes),
            Texts::Long { offsets, bytes } => offset(offsets, row, |at| usize::try_from(at).ok(), bytes),
            Texts::Views { views, inline, buffers } => view(views, inline, buffers, row),
            Texts::Dictionary { keys, values } => {
                let Some(key) = keys.get(row).filter(|key| *key < values.array.len()) else { return Cell::Nowhere };
                return if values.present(key) & 1 == 0 { Cell::Null } else { values.cell(key) };
            }
        };
        span.map_or(Cell::Nowhere, Cell::Text)
    }
}

#[inline]
fn offset<'a, T: Copy>(
    offsets: &[T],
    row: usize,
    place: impl Fn(T) -> Option<usize>,
    bytes: &'a [u8],
) -> Option<Span<'a>> {
    let (start, end) = (*offsets.get(row)?, *offsets.get(row + 1)?);
    Span::new(bytes, place(start)?, place(end)?)
}

#[inline]
fn view<'a>(views: &[u128], inline: &'a [u8], buffers: &'a [Buffer], row: usize) -> Option<Span<'a>> {
    const SHORT: usize = 12;
    // Length, first four bytes, buffer, offset: 32 bits each; a short text follows its length.
    let view = *views.get(row)?;
    let length = view as u32 as usize;
    if length <= SHORT {
        let start = row * WIDE + 4;
        return Span::new(inline, start, start + length);
    }
    let (buffer, start) = ((view >> 64) as u32 as usize, (view >> 96) as u32 as usize);
    Span::new(buffers.get(buffer)?.as_slice(), start, start.checked_add(length)?)
}

fn plain(array: &dyn Array) -> Option<Texts<'_>> {
    Some(match array.data_type() {
        DataType::Utf8 => {
            let array = array.as_string_opt::<i32>()?;
            Texts::Short { offsets: array.value_offsets(), bytes: array.value_data() }
        }
        DataType::LargeUtf8 => {
            let array = array.as_string_opt::<i64>()?;
            Texts::Long { offsets: array.value_offsets(), bytes: array.value_data() }
        }
        DataType::Utf8View => {
            let array = array.as_string_view_opt()?;
            let views = array.views();
            Texts::Views { views, inline: views.inner().as_slice(), buffers: array.data_buffers() }
        }
        _ => return None,
    })
}

/// The keys of a dictionary and its values.
fn dictionary<K: ArrowDictionaryKeyType>(array: &dyn Array) -> Option<(&[K::Native], &dyn Array)>
where
    K::Native: ArrowNativeType,
{
    let array = array.as_dictionary_opt::<K>()?;
    let keys: &[K::Native] = array.keys().values();
    Some((keys, array.values().as_ref()))
}
