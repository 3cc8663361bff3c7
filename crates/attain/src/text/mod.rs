//! Every type read from text and written to it, in Vietnamese and English; strict: the whole string or an error.

mod explain;
mod figure;
mod fold;
mod goal;
mod leads;
mod lexicon;
mod numbers;
mod numeral;
mod period;
mod phrase;
mod plain;
#[doc(hidden)]
pub mod prose;
mod quantity;
mod range;
mod reader;
mod unit;
mod words_en;
mod words_vi;

pub use lexicon::Lexicon;
pub use numbers::numbers;
pub use numeral::{number, ordinal, write_number, write_words};

use crate::decimal::DecimalError;
use crate::locale::Locale;
use crate::unit::UnitError;
use crate::visible::visible;

/// The most characters that strict text may have.
pub const MAX_LENGTH: usize = 10_000;

/// What is wrong with a text; every position counts code points from 0 in the text as given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// There is nothing to read.
    #[error("expected {expected}, found an empty text")]
    Empty {
        /// What was expected.
        expected: &'static str,
    },
    /// Something else stands where a part was expected.
    #[error("expected {what}{}, found {}", read_before(after), found_there(found, *at))]
    Expected {
        /// What was expected.
        what: &'static str,
        /// What was read before.
        after: String,
        /// What was found.
        found: String,
        /// Where.
        at: usize,
    },
    /// A word stands in the place of a unit and is in no vocabulary.
    #[error(
        "expected a unit{}, found `{}` at character {at}; pass a Lexicon that knows the word, or the unit as a code",
        read_before(after),
        visible(word)
    )]
    UnknownUnit {
        /// The word.
        word: String,
        /// What was read before.
        after: String,
        /// Where.
        at: usize,
    },
    /// The text has more than one reading.
    #[error("`{}` is ambiguous: {}; pass a locale", visible(text), candidates_list(candidates))]
    Ambiguous {
        /// The text.
        text: String,
        /// Its readings.
        candidates: Vec<Candidate>,
    },
    /// A number does not fit an exact decimal.
    #[error("the number `{}` at character {at}: {source}", visible(text))]
    Number {
        /// The number.
        text: String,
        /// Where it starts.
        at: usize,
        /// What is wrong with it.
        source: DecimalError,
    },
    /// The parts were read but do not make a value.
    #[error("`{}` is not {what}: {}", visible(text), visible(reason))]
    Invalid {
        /// The text.
        text: String,
        /// Where it starts.
        at: usize,
        /// What it should have been.
        what: &'static str,
        /// Why it is not.
        reason: String,
    },
    /// The code of a unit is none.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// The text is longer than anything that is read.
    #[error("the text has {length} characters, and at most {limit} are read; split it")]
    TooLong {
        /// Its length.
        length: usize,
        /// The most that are read.
        limit: usize,
    },
}

impl TextError {
    /// Where the text stops being what it should, in code points from 0 of the text as given.
    ///
    /// An empty text, one with several readings and the code of a unit are wrong as a whole: 0. Of a text that is too
    /// long, the first character beyond the limit.
    ///
    /// # Examples
    /// ```
    /// use attain::{Locale, Quantity};
    /// assert_eq!(Quantity::read("17.500 tỹ đồng", Locale::Vi).unwrap_err().at(), 7);
    /// assert_eq!(Quantity::read("", None).unwrap_err().at(), 0);
    /// ```
    #[must_use]
    pub fn at(&self) -> usize {
        match self {
            TextError::Expected { at, .. }
            | TextError::UnknownUnit { at, .. }
            | TextError::Number { at, .. }
            | TextError::Invalid { at, .. } => *at,
            TextError::TooLong { limit, .. } => *limit,
            TextError::Empty { .. } | TextError::Ambiguous { .. } | TextError::Unit(_) => 0,
        }
    }

    /// The error for a text that was read and, as a whole, does not make what it should.
    pub(crate) fn not(what: &'static str, text: &str, reason: impl Into<String>) -> Self {
        let at = text.chars().take_while(|ch| ch.is_whitespace()).count();
        TextError::Invalid { text: text.trim().to_owned(), at, what, reason: reason.into() }
    }
}

/// One reading of an ambiguous text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// What it would mean, in machine form.
    pub reading: String,
    /// The language in which it would mean that.
    pub locale: Locale,
}

fn candidates_list(candidates: &[Candidate]) -> String {
    let shown: Vec<String> = candidates.iter().map(|c| format!("{} ({})", visible(&c.reading), c.locale)).collect();
    shown.join(" or ")
}

fn read_before(read: &str) -> String {
    if read.is_empty() { String::new() } else { format!(" after `{}`", visible(read)) }
}

fn found_there(found: &str, at: usize) -> String {
    format!("`{}` at character {at}", if found.is_empty() { "end of text".into() } else { visible(found) })
}

/// Returns a name as it is compared: folded, tones placed alike, spaces collapsed.
///
/// # Examples
/// ```
/// use attain::text::normal_name;
/// assert_eq!(normal_name("  Kế  HOẠCH năm 2024"), normal_name("kế hoạch năm 2024"));
/// ```
#[must_use]
pub fn normal_name(name: &str) -> String {
    phrase::folded(name)
}
