//! Which way is better, and whether a bound counts itself: one word for all rows, or a column.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, BooleanArray, RecordBatch};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, Schema};
use attain::Better;

use crate::bits::{self, WORD};
use crate::column;
use crate::error::ColumnError;

/// Which of 64 rows are better higher, and which lower; those in neither and in `inside` are held to a band.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Directed {
    pub(crate) higher: u64,
    pub(crate) lower: u64,
    pub(crate) inside: u64,
}

/// The directions of a batch.
#[derive(Clone, Debug)]
pub(crate) enum Directions {
    All(Better),
    /// A column of texts.
    Texts(ArrayRef),
    /// A column of keys, with what each of them means; at least as many as there are keys of a byte.
    Keys(ArrayRef, Vec<u8>),
}

/// Where the directions of rows stand.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DirectionAt {
    All(Better),
    Column(usize),
}

impl DirectionAt {
    /// Finds the column, which must be of words; without one, all rows have the one direction.
    pub(crate) fn find(schema: &Schema, name: Option<&str>, all: Better) -> Result<Self, ColumnError> {
        let Some(name) = name else { return Ok(Self::All(all)) };
        let at = column::find(schema, name)?;
        check_words(name, schema.field(at).data_type())?;
        Ok(Self::Column(at))
    }

    /// The directions of a batch.
    pub(crate) fn of(self, batch: &RecordBatch) -> Result<Directions, ColumnError> {
        match self {
            Self::All(better) => Ok(Directions::All(better)),
            Self::Column(at) => Directions::of_column(batch, at),
        }
    }
}

/// What a word means, as a bit of its own; 0 for every other word.
fn meaning(word: &str) -> u8 {
    match Better::from_name(word) {
        Some(Better::Higher) => HIGHER,
        Some(Better::Lower) => LOWER,
        Some(Better::Inside) => INSIDE,
        None => 0,
    }
}

const HIGHER: u8 = 1;
const LOWER: u8 = 2;
const INSIDE: u8 = 4;

impl Directions {
    fn of_column(batch: &RecordBatch, at: usize) -> Result<Self, ColumnError> {
        let array = batch.column(at);
        check_words(batch.schema_ref().field(at).name(), array.data_type())?;
        let Some(keyed) = array.as_any_dictionary_opt() else { return Ok(Self::Texts(array.clone())) };
        let values = keyed.values();
        let mut meanings = vec![0; values.len().max(1 << u8::BITS)];
        for (key, meant) in meanings.iter_mut().enumerate().take(values.len()) {
            *meant = text(values, key).map_or(0, meaning);
        }
        Ok(Self::Keys(array.clone(), meanings))
    }

    /// The directions of 64 rows.
    #[inline]
    pub(crate) fn word(&self, word: usize) -> Directed {
        let from = word * WORD;
        match self {
            Self::All(Better::Higher) => Directed { higher: u64::MAX, ..Directed::default() },
            Self::All(Better::Lower) => Directed { lower: u64::MAX, ..Directed::default() },
            Self::All(Better::Inside) => Directed { inside: u64::MAX, ..Directed::default() },
            Self::Texts(array) => {
                let mut meant = [0; WORD];
                for (row, meant) in (from..array.len()).zip(&mut meant) {
                    *meant = text(array, row).map_or(0, meaning);
                }
                gather(&meant)
            }
            Self::Keys(array, meanings) => {
                let mut meant = [0; WORD];
                macro_rules! by {
                    ($($key:ty)+) => {
                        $(if let Some(keys) = array.as_dictionary_opt::<$key>() {
                            let keys = keys.keys().values().get(from..).unwrap_or_default();
                            for (key, meant) in keys.iter().zip(&mut meant) {
                                *meant = meanings.get(key.as_usize()).copied().unwrap_or(0);
                            }
                        } else)+ {}
                    };
                }
                by!(Int8Type UInt8Type UInt32Type Int32Type Int16Type UInt16Type Int64Type UInt64Type);
                gather(&meant).only(array.nulls().map_or(u64::MAX, |nulls| bits::word(nulls.inner(), from)))
            }
        }
    }

    /// The direction of a row.
    pub(crate) fn row(&self, row: usize) -> Option<Better> {
        let (word, bit) = (self.word(row / WORD), 1u64 << (row % WORD));
        [(word.higher, Better::Higher), (word.lower, Better::Lower), (word.inside, Better::Inside)]
            .into_iter()
            .find(|(bits, _)| bits & bit != 0)
            .map(|(_, better)| better)
    }
}

impl Directed {
    fn only(self, rows: u64) -> Self {
        Self { higher: self.higher & rows, lower: self.lower & rows, inside: self.inside & rows }
    }
}

/// The text of a row, where it has one.
fn text(array: &ArrayRef, row: usize) -> Option<&str> {
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(array.as_string_view().value(row)),
        _ => None,
    }
}

/// The bits of 64 meanings, without a branch for any of them.
#[inline]
fn gather(meant: &[u8; WORD]) -> Directed {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Brings the lowest bits of eight bytes into the highest byte, in their order.
    const TOGETHER: u64 = 0x0102_0408_1020_4080;
    let mut found = [0u64; 3];
    for (at, eight) in meant.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        for (kind, found) in found.iter_mut().enumerate() {
            *found |= (((eight >> kind) & EACH).wrapping_mul(TOGETHER) >> 56) << (8 * at);
        }
    }
    let [higher, lower, inside] = found;
    Directed { higher, lower, inside }
}

/// Refuses a column of directions that holds no words, before any row is read.
fn check_words(name: &str, of: &DataType) -> Result<(), ColumnError> {
    let text = |of: &DataType| matches!(of, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    match of {
        of if text(of) => Ok(()),
        DataType::Dictionary(_, values) if text(values) => Ok(()),
        _ => Err(not_words(name, of)),
    }
}

fn not_words(name: &str, found: &DataType) -> ColumnError {
    ColumnError::Type {
        column: name.to_owned(),
        found: found.clone(),
        wanted: "a column of the words `higher`, `lower` and `inside`",
        remedy: "cast it to text".to_owned(),
    }
}

/// Whether a bound counts itself.
#[derive(Clone, Debug)]
pub(crate) enum Closed {
    All(bool),
    Each(BooleanArray),
}

impl Closed {
    pub(crate) fn of_column(batch: &RecordBatch, at: usize) -> Result<Self, ColumnError> {
        let array = batch.column(at);
        check_closed(batch.schema_ref().field(at).name(), array.data_type())?;
        Ok(Self::Each(array.as_boolean().clone()))
    }

    /// Which of 64 rows from one on have an open bound; null is closed, as ranges are where nothing is said.
    #[inline]
    pub(crate) fn open(&self, row: usize) -> u64 {
        match self {
            Self::All(true) => 0,
            Self::All(false) => u64::MAX,
            Self::Each(array) => {
                let open = !bits::word(array.values(), row);
                array.nulls().map_or(open, |nulls| open & bits::word(nulls.inner(), row))
            }
        }
    }
}

/// Refuses a column of closedness that holds no booleans.
pub(crate) fn check_closed(name: &str, of: &DataType) -> Result<(), ColumnError> {
    if *of == DataType::Boolean {
        return Ok(());
    }
    Err(ColumnError::Type {
        column: name.to_owned(),
        found: of.clone(),
        wanted: "a column of booleans",
        remedy: "cast it to boolean, true where the bound itself is within".to_owned(),
    })
}
