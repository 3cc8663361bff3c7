//! A key column: its rows as codes, and its codes as a column again.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, BooleanArray, DictionaryArray, GenericStringArray, OffsetSizeTrait,
    PrimitiveArray, StringArrayType, StringViewArray, downcast_dictionary_array,
};
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, FieldRef};

use super::codes::{Numbers, Texts, only};
use crate::bits::{self, WORD};
use crate::error::ColumnError;

/// One of the columns that rows are grouped by.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) field: FieldRef,
    seen: Seen,
    null: Option<u32>,
}

#[derive(Clone, Debug)]
enum Seen {
    Numbers(Numbers),
    Texts(Texts),
}

/// Refuses a type that is no key.
pub(crate) fn check(name: &str, of: &DataType) -> Result<(), ColumnError> {
    use DataType::*;
    let text = |of: &DataType| matches!(of, Utf8 | LargeUtf8 | Utf8View);
    let remedy = match of {
        Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 | UInt64 | Boolean | Date32 => return Ok(()),
        of if text(of) => return Ok(()),
        Dictionary(_, values) if text(values) => return Ok(()),
        Dictionary(_, values) => format!("cast it to {values}"),
        Date64 | Timestamp(..) => "cast it to date32".to_owned(),
        Decimal32(_, 0) | Decimal64(_, 0) | Decimal128(_, 0) => "cast it to int64".to_owned(),
        _ => "cast it to utf8".to_owned(),
    };
    let wanted = "a key of whole numbers, text, booleans or dates";
    Err(ColumnError::Type { column: name.to_owned(), found: of.clone(), wanted, remedy })
}

impl Key {
    /// Takes a column whose type has been checked.
    pub(crate) fn new(field: FieldRef) -> Self {
        let of = match field.data_type() {
            DataType::Dictionary(_, values) => values,
            of => of,
        };
        let seen = match of {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Seen::Texts(Texts::default()),
            _ => Seen::Numbers(Numbers::default()),
        };
        Self { field, seen, null: None }
    }

    /// How many keys have been seen, null counted.
    pub(crate) fn len(&self) -> usize {
        match &self.seen {
            Seen::Numbers(numbers) => numbers.len(),
            Seen::Texts(texts) => texts.len(),
        }
    }

    fn null(&mut self) -> u32 {
        *self.null.get_or_insert_with(|| match &mut self.seen {
            Seen::Numbers(numbers) => numbers.take(),
            Seen::Texts(texts) => texts.take(),
        })
    }

    /// The codes that another's codes have here.
    pub(crate) fn adopt(&mut self, other: &Self) -> Vec<u32> {
        (0..other.len() as u32)
            .map(|code| match (&mut self.seen, &other.seen) {
                _ if other.null == Some(code) => self.null(),
                (Seen::Numbers(here), Seen::Numbers(there)) => here.code(there.keys()[code as usize]),
                (Seen::Texts(here), Seen::Texts(there)) => here.code(there.text(code)),
                // Two of one schema are alike.
                _ => self.null(),
            })
            .collect()
    }

    /// Writes the codes of the rows from a whole word on. `known` holds the codes of a dictionary's entries between the
    /// blocks of one array.
    pub(crate) fn write(&mut self, array: &dyn Array, known: &mut Vec<Option<u32>>, from: usize, out: &mut [u32]) {
        macro_rules! numbers {
            ($type:ty, $as:ty) => {{
                let keys = array.as_primitive::<$type>().values();
                self.write_numbers(keys, array.nulls(), from, out, |key| u64::from(key as $as));
            }};
        }
        match array.data_type() {
            DataType::Int8 => numbers!(Int8Type, u8),
            DataType::Int16 => numbers!(Int16Type, u16),
            DataType::Int32 => numbers!(Int32Type, u32),
            DataType::Int64 => numbers!(Int64Type, u64),
            DataType::UInt8 => numbers!(UInt8Type, u8),
            DataType::UInt16 => numbers!(UInt16Type, u16),
            DataType::UInt32 => numbers!(UInt32Type, u32),
            DataType::UInt64 => numbers!(UInt64Type, u64),
            DataType::Date32 => numbers!(Date32Type, u32),
            DataType::Boolean => self.write_booleans(array.as_boolean(), from, out),
            DataType::Utf8 => self.write_texts(array.as_string::<i32>(), from, out),
            DataType::LargeUtf8 => self.write_texts(array.as_string::<i64>(), from, out),
            DataType::Utf8View => self.write_texts(array.as_string_view(), from, out),
            DataType::Dictionary(..) => downcast_dictionary_array!(
                array => self.write_dictionary(array, known, from, out),
                _ => {}
            ),
            _ => {}
        }
    }

    fn write_numbers<T: Copy + PartialEq>(
        &mut self,
        keys: &[T],
        nulls: Option<&NullBuffer>,
        from: usize,
        out: &mut [u32],
        number: impl Fn(T) -> u64 + Copy,
    ) {
        let keys = &keys[from..from + out.len()];
        for (at, (keys, out)) in keys.chunks(WORD).zip(out.chunks_mut(WORD)).enumerate() {
            let live = bits::first(keys.len());
            let there = nulls.map_or(live, |nulls| bits::word(nulls.inner(), from + at * WORD));
            if there == 0 {
                out.fill(self.null());
                continue;
            }
            for ((row, key), out) in keys.iter().enumerate().zip(out.iter_mut()).filter(|_| there != live) {
                *out = match &mut self.seen {
                    Seen::Numbers(numbers) if there & (1 << row) != 0 => numbers.code(number(*key)),
                    _ => self.null(),
                };
            }
            if let Seen::Numbers(numbers) = &mut self.seen
                && there == live
            {
                numbers.write(keys, number, out);
            }
        }
    }

    fn write_booleans(&mut self, array: &BooleanArray, from: usize, out: &mut [u32]) {
        for (row, out) in (from..).zip(out) {
            *out = match &mut self.seen {
                Seen::Numbers(numbers) if !array.is_null(row) => numbers.code(u64::from(array.value(row))),
                _ => self.null(),
            };
        }
    }

    fn write_texts<'a>(&mut self, array: impl StringArrayType<'a>, from: usize, out: &mut [u32]) {
        let mut last: Option<(&str, u32)> = None;
        for (row, out) in (from..).zip(out) {
            *out = match &mut self.seen {
                Seen::Texts(texts) if !array.is_null(row) => {
                    let text = array.value(row);
                    let code = match last {
                        Some((before, code)) if before == text => code,
                        _ => texts.code(text.as_bytes()),
                    };
                    last = Some((text, code));
                    code
                }
                _ => self.null(),
            };
        }
    }

    fn write_dictionary<K: ArrowDictionaryKeyType>(
        &mut self,
        array: &DictionaryArray<K>,
        known: &mut Vec<Option<u32>>,
        from: usize,
        out: &mut [u32],
    ) {
        let values = array.values();
        known.resize(values.len(), None);
        let keys = array.keys();
        let entries = &keys.values()[from..from + out.len()];
        for (at, (entries, out)) in entries.chunks(WORD).zip(out.chunks_mut(WORD)).enumerate() {
            let live = bits::first(entries.len());
            let there = keys.nulls().map_or(live, |nulls| bits::word(nulls.inner(), from + at * WORD));
            if there == live
                && let Some(only) = only(entries)
            {
                out.fill(self.entry(values, known, only.as_usize()));
                continue;
            }
            for ((row, entry), out) in entries.iter().enumerate().zip(out) {
                *out = if there & (1 << row) == 0 {
                    self.null()
                } else {
                    match known.get(entry.as_usize()) {
                        Some(Some(code)) => *code,
                        _ => self.entry(values, known, entry.as_usize()),
                    }
                };
            }
        }
    }

    /// The code of an entry of a dictionary.
    fn entry(&mut self, values: &ArrayRef, known: &mut [Option<u32>], at: usize) -> u32 {
        if let Some(Some(code)) = known.get(at) {
            return *code;
        }
        let text = match values.data_type() {
            _ if at >= values.len() || values.is_null(at) => None,
            DataType::Utf8 => Some(values.as_string::<i32>().value(at)),
            DataType::LargeUtf8 => Some(values.as_string::<i64>().value(at)),
            _ => Some(values.as_string_view().value(at)),
        };
        let code = match (&mut self.seen, text) {
            (Seen::Texts(texts), Some(text)) => texts.code(text.as_bytes()),
            _ => self.null(),
        };
        if let Some(known) = known.get_mut(at) {
            *known = Some(code);
        }
        code
    }

    /// The column that has these codes, in the type that came in.
    pub(crate) fn array(&self, codes: &[u32]) -> Result<ArrayRef, ColumnError> {
        let there = || self.null.map(|null| codes.iter().map(|code| *code != null).collect::<NullBuffer>());
        let numbers = match &self.seen {
            Seen::Numbers(numbers) => numbers.keys(),
            Seen::Texts(texts) => return self.words(texts, self.field.data_type(), codes, there()),
        };
        macro_rules! array {
            ($type:ty) => {
                Arc::new(PrimitiveArray::<$type>::try_new(
                    codes.iter().map(|code| numbers[*code as usize] as <$type as ArrowPrimitiveType>::Native).collect(),
                    there(),
                )?)
            };
        }
        Ok(match self.field.data_type() {
            DataType::Int8 => array!(Int8Type),
            DataType::Int16 => array!(Int16Type),
            DataType::Int32 => array!(Int32Type),
            DataType::Int64 => array!(Int64Type),
            DataType::UInt8 => array!(UInt8Type),
            DataType::UInt16 => array!(UInt16Type),
            DataType::UInt32 => array!(UInt32Type),
            DataType::UInt64 => array!(UInt64Type),
            DataType::Date32 => array!(Date32Type),
            _ => Arc::new(BooleanArray::new(codes.iter().map(|code| numbers[*code as usize] == 1).collect(), there())),
        })
    }

    fn words(
        &self,
        texts: &Texts,
        of: &DataType,
        codes: &[u32],
        there: Option<NullBuffer>,
    ) -> Result<ArrayRef, ColumnError> {
        match of {
            DataType::Utf8 => self.strings::<i32>(texts, codes, there),
            DataType::LargeUtf8 => self.strings::<i64>(texts, codes, there),
            DataType::Dictionary(key, values) => {
                // An entry a text; null is no entry.
                let null = self.null.unwrap_or(u32::MAX);
                let entries: Vec<u32> = (0..texts.len() as u32).filter(|code| *code != null).collect();
                let words = self.words(texts, values, &entries, None)?;
                let entry = |code: &u32| if *code > null { code - 1 } else { *code };
                let codes: Vec<Option<u32>> = codes.iter().map(|code| (*code != null).then(|| entry(code))).collect();
                macro_rules! dictionary {
                    ($type:ty) => {
                        self.dictionary::<$type>(&codes, words)
                    };
                }
                match **key {
                    DataType::Int8 => dictionary!(Int8Type),
                    DataType::Int16 => dictionary!(Int16Type),
                    DataType::Int32 => dictionary!(Int32Type),
                    DataType::Int64 => dictionary!(Int64Type),
                    DataType::UInt8 => dictionary!(UInt8Type),
                    DataType::UInt16 => dictionary!(UInt16Type),
                    DataType::UInt32 => dictionary!(UInt32Type),
                    _ => dictionary!(UInt64Type),
                }
            }
            _ => {
                let each = codes.iter().enumerate().map(|(row, code)| {
                    let valid = there.as_ref().is_none_or(|there| there.is_valid(row));
                    valid.then(|| String::from_utf8_lossy(texts.text(*code)))
                });
                Ok(Arc::new(each.collect::<StringViewArray>()))
            }
        }
    }

    fn strings<O: OffsetSizeTrait>(
        &self,
        texts: &Texts,
        codes: &[u32],
        there: Option<NullBuffer>,
    ) -> Result<ArrayRef, ColumnError> {
        let mut bytes = Vec::new();
        let mut offsets = Vec::with_capacity(codes.len() + 1);
        offsets.push(O::default());
        for code in codes {
            bytes.extend_from_slice(texts.text(*code));
            offsets.push(O::from_usize(bytes.len()).ok_or_else(|| self.too_narrow("large_utf8"))?);
        }
        let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
        Ok(Arc::new(GenericStringArray::<O>::try_new(offsets, Buffer::from_vec(bytes), there)?))
    }

    fn dictionary<K: ArrowDictionaryKeyType>(
        &self,
        codes: &[Option<u32>],
        words: ArrayRef,
    ) -> Result<ArrayRef, ColumnError> {
        let narrow = || self.too_narrow("a dictionary of int32");
        let keys = codes
            .iter()
            .map(|code| code.map(|code| K::Native::from_usize(code as usize).ok_or_else(narrow)).transpose())
            .collect::<Result<PrimitiveArray<K>, _>>()?;
        Ok(Arc::new(DictionaryArray::try_new(keys, words)?))
    }

    fn too_narrow(&self, wider: &str) -> ColumnError {
        ColumnError::Type {
            column: self.field.name().clone(),
            found: self.field.data_type().clone(),
            wanted: "a type with room for all its keys",
            remedy: format!("cast it to {wider}"),
        }
    }
}
