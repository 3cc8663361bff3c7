//! Which way is better, and whether a bound counts itself: one word for all rows, or a column.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, BooleanArray, RecordBatch, StringArrayType};
use arrow_schema::DataType;
use attain::Better;

use crate::bits::{self, WORD};
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
    Each(Vec<Directed>),
}

impl Directions {
    pub(crate) fn of_column(batch: &RecordBatch, at: usize) -> Result<Self, ColumnError> {
        let array = batch.column(at);
        let words = match array.data_type() {
            DataType::Utf8 => of_words(array.as_string::<i32>()),
            DataType::LargeUtf8 => of_words(array.as_string::<i64>()),
            DataType::Utf8View => of_words(array.as_string_view()),
            DataType::Dictionary(key, _) => match **key {
                DataType::Int8 => of_dictionary::<Int8Type>(array),
                DataType::Int16 => of_dictionary::<Int16Type>(array),
                DataType::Int32 => of_dictionary::<Int32Type>(array),
                DataType::Int64 => of_dictionary::<Int64Type>(array),
                DataType::UInt8 => of_dictionary::<UInt8Type>(array),
                DataType::UInt16 => of_dictionary::<UInt16Type>(array),
                DataType::UInt32 => of_dictionary::<UInt32Type>(array),
                DataType::UInt64 => of_dictionary::<UInt64Type>(array),
                _ => None,
            },
            _ => None,
        };
        let name = batch.schema_ref().field(at).name();
        words.map(Self::Each).ok_or_else(|| not_words(name, array.data_type()))
    }

    /// The directions of 64 rows.
    #[inline]
    pub(crate) fn word(&self, word: usize) -> Directed {
        match self {
            Self::All(Better::Higher) => Directed { higher: u64::MAX, ..Directed::default() },
            Self::All(Better::Lower) => Directed { lower: u64::MAX, ..Directed::default() },
            Self::All(Better::Inside) => Directed { inside: u64::MAX, ..Directed::default() },
            Self::Each(words) => words.get(word).copied().unwrap_or_default(),
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

/// Refuses a column of directions that holds no words, before any row is read.
pub(crate) fn check_words(name: &str, of: &DataType) -> Result<(), ColumnError> {
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

fn of_words<'a>(words: impl StringArrayType<'a>) -> Option<Vec<Directed>> {
    Some(gather(words.len(), |row| if words.is_null(row) { None } else { Better::from_name(words.value(row)) }))
}

fn of_dictionary<K: ArrowDictionaryKeyType>(array: &dyn Array) -> Option<Vec<Directed>> {
    let array = array.as_dictionary_opt::<K>()?;
    let values = array.values();
    let named = |text: Option<&str>| text.and_then(Better::from_name);
    let meanings: Vec<Option<Better>> = match values.data_type() {
        DataType::Utf8 => values.as_string::<i32>().iter().map(named).collect(),
        DataType::LargeUtf8 => values.as_string::<i64>().iter().map(named).collect(),
        DataType::Utf8View => values.as_string_view().iter().map(named).collect(),
        _ => return None,
    };
    Some(gather(array.len(), |row| meanings.get(array.key(row)?).copied().flatten()))
}

fn gather(rows: usize, better: impl Fn(usize) -> Option<Better>) -> Vec<Directed> {
    let mut words = vec![Directed::default(); rows.div_ceil(WORD)];
    for row in 0..rows {
        let (word, bit) = (&mut words[row / WORD], 1u64 << (row % WORD));
        match better(row) {
            Some(Better::Higher) => word.higher |= bit,
            Some(Better::Lower) => word.lower |= bit,
            Some(Better::Inside) => word.inside |= bit,
            None => {}
        }
    }
    words
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
