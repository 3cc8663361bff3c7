//! Why a row has no value of a method, or no verdict at all.

use std::fmt;
use std::sync::{Arc, LazyLock};

use arrow_array::{ArrayRef, StringArray};
use attain::Undefined;
use attain::progress::ProgressError;

use crate::column::Unreadable;

/// Why a row has no value: what the method says, or what is wrong with the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SeriesReason {
    /// The method has no value for these figures.
    Undefined(Undefined),
    /// Neither the baseline nor the current value is there.
    NoValue,
    /// A value has no year.
    NoYear,
    /// A year that no calendar has.
    WrongYear,
    /// Two values of one year.
    RepeatedYear,
    /// The current or the target year does not come after the baseline's.
    Backwards,
    /// The column that says which way is better is null or holds another word.
    NoDirection,
    /// A double that is infinite or not a number.
    NotFinite,
    /// A double that no decimal of the stated digits stands for.
    MoreDecimals,
    /// The value or the score does not fit 28 digits.
    Overflow,
    /// Inputs that the method refuses for another reason.
    Refused,
}

impl SeriesReason {
    /// The reasons beside those of [`Undefined`].
    const OWN: [Self; 10] = [
        Self::NoValue,
        Self::NoYear,
        Self::WrongYear,
        Self::RepeatedYear,
        Self::Backwards,
        Self::NoDirection,
        Self::NotFinite,
        Self::MoreDecimals,
        Self::Overflow,
        Self::Refused,
    ];

    /// Every reason, in the order of its code in columns: those of the core first.
    pub fn all() -> impl Iterator<Item = Self> {
        Undefined::NAMES.iter().map(|(reason, _)| Self::Undefined(*reason)).chain(Self::OWN)
    }

    /// Returns the name that stands in the column `reason`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Undefined(reason) => reason.name(),
            Self::NoValue => "no_value",
            Self::NoYear => "no_year",
            Self::WrongYear => "wrong_year",
            Self::RepeatedYear => "repeated_year",
            Self::Backwards => "backwards",
            Self::NoDirection => "no_direction",
            Self::NotFinite => "not_finite",
            Self::MoreDecimals => "more_decimals",
            Self::Overflow => "overflow",
            Self::Refused => "refused",
        }
    }

    /// Returns what is wrong, in words.
    #[must_use]
    pub fn explain(self) -> String {
        match self {
            Self::Undefined(reason) => return reason.to_string(),
            Self::NoValue => "the baseline and the current value are null",
            Self::NoYear => "a value has no year",
            Self::WrongYear => "a year is not between 1 and 9999",
            Self::RepeatedYear => "the baseline and the current value are of one year and differ",
            Self::Backwards => "the current or the target year does not come after that of the baseline",
            Self::NoDirection => "the direction is none of `higher`, `lower` and `inside`",
            Self::NotFinite => "a double is infinite or not a number",
            Self::MoreDecimals => "a double has more decimals than stated",
            Self::Overflow => "the value or the score does not fit 28 digits",
            Self::Refused => "the method refuses the row",
        }
        .to_owned()
    }

    /// Whether the row is wrong, rather than one that the method has no value for: what `strict` raises.
    #[must_use]
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Undefined(_) | Self::NoValue)
    }

    pub(crate) fn of(error: &ProgressError) -> Self {
        match error {
            ProgressError::Empty => Self::NoValue,
            ProgressError::RepeatedYear { .. } => Self::RepeatedYear,
            ProgressError::Year { .. } => Self::WrongYear,
            ProgressError::Backwards { .. } => Self::Backwards,
            _ => Self::Refused,
        }
    }

    pub(crate) fn code(self) -> Option<i8> {
        Self::all().position(|known| known == self).and_then(|at| i8::try_from(at).ok())
    }
}

impl From<Unreadable> for SeriesReason {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::NotFinite => Self::NotFinite,
            Unreadable::MoreDecimals => Self::MoreDecimals,
        }
    }
}

impl fmt::Display for SeriesReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The words of the dictionary that reasons point into.
pub(super) fn words() -> ArrayRef {
    static WORDS: LazyLock<ArrayRef> =
        LazyLock::new(|| Arc::new(StringArray::from_iter_values(SeriesReason::all().map(SeriesReason::name))));
    WORDS.clone()
}
