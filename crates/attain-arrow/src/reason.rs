//! Why a row has no status, or no percentage; and how statuses and reasons are written into columns.

use std::fmt;
use std::sync::{Arc, LazyLock};

use arrow_array::{ArrayRef, StringArray};
use attain::Status;

/// Why a row has no status, or a figure that was asked for is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Reason {
    /// The value is null: nothing was measured.
    NoValue,
    /// Both bounds are null: nothing is asked.
    NoBounds,
    /// The baseline is null.
    NoBaseline,
    /// The lower bound lies above the upper one.
    LowerAboveUpper,
    /// The bounds are equal and one of them is open, so that nothing lies between.
    EmptyRange,
    /// The column that says which way is better is null or holds another word.
    NoDirection,
    /// A double that is infinite or not a number.
    NotFinite,
    /// A double that no decimal of the stated digits stands for.
    MoreDecimals,
    /// A relative change from a baseline that is not positive.
    BaseNotPositive,
    /// No percentage: the reference is zero or negative.
    ReferenceNotPositive,
    /// No percentage: inside a band, or open on the side that is asked for.
    InsideBand,
    /// A figure that the column has no room for.
    Overflow,
    /// A weight that is zero or negative.
    WeightNotPositive,
}

impl Reason {
    /// Every reason, in the order of its code in columns.
    pub const ALL: [Self; 13] = [
        Self::NoValue,
        Self::NoBounds,
        Self::NoBaseline,
        Self::LowerAboveUpper,
        Self::EmptyRange,
        Self::NoDirection,
        Self::NotFinite,
        Self::MoreDecimals,
        Self::BaseNotPositive,
        Self::ReferenceNotPositive,
        Self::InsideBand,
        Self::Overflow,
        Self::WeightNotPositive,
    ];

    /// Returns the name that stands in the column `reason`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoValue => "no_value",
            Self::NoBounds => "no_bounds",
            Self::NoBaseline => "no_baseline",
            Self::LowerAboveUpper => "lower_above_upper",
            Self::EmptyRange => "empty_range",
            Self::NoDirection => "no_direction",
            Self::NotFinite => "not_finite",
            Self::MoreDecimals => "more_decimals",
            Self::BaseNotPositive => "base_not_positive",
            Self::ReferenceNotPositive => "reference_not_positive",
            Self::InsideBand => "inside_band",
            Self::Overflow => "overflow",
            Self::WeightNotPositive => "weight_not_positive",
        }
    }

    /// Returns what is wrong, in words.
    #[must_use]
    pub fn explain(self) -> &'static str {
        match self {
            Self::NoValue => "the value is null",
            Self::NoBounds => "both bounds are null",
            Self::NoBaseline => "the baseline is null",
            Self::LowerAboveUpper => "the lower bound lies above the upper one",
            Self::EmptyRange => "the bounds are equal and one of them is open",
            Self::NoDirection => "the direction is none of `higher`, `lower` and `inside`",
            Self::NotFinite => "a double is infinite or not a number",
            Self::MoreDecimals => "a double has more decimals than stated",
            Self::BaseNotPositive => "the baseline of a relative change is not positive",
            Self::ReferenceNotPositive => "the reference of the percentage is not positive",
            Self::InsideBand => "a band has no percentage inside",
            Self::Overflow => "a figure does not fit its column",
            Self::WeightNotPositive => "the weight is not above zero",
        }
    }

    /// Whether the row is wrong, rather than empty by design: what `strict` raises.
    #[must_use]
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::NoValue | Self::NoBounds | Self::NoBaseline | Self::InsideBand)
    }

    pub(crate) fn code(self) -> u8 {
        self as u8
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The code of a status in columns: its place in the order of [`Status::NAMES`], the best first.
pub(crate) mod code {
    pub(crate) const EXCEEDED: u8 = 0;
    pub(crate) const MET: u8 = 1;
    pub(crate) const MISSED: u8 = 3;
    pub(crate) const NO_DATA: u8 = 5;
}

/// The words of the dictionary that statuses point into.
pub(crate) fn status_words() -> ArrayRef {
    static WORDS: LazyLock<ArrayRef> =
        LazyLock::new(|| Arc::new(StringArray::from_iter_values(Status::NAMES.iter().map(|(_, name)| *name))));
    WORDS.clone()
}

/// The words of the dictionary that reasons point into.
pub(crate) fn reason_words() -> ArrayRef {
    static WORDS: LazyLock<ArrayRef> =
        LazyLock::new(|| Arc::new(StringArray::from_iter_values(Reason::ALL.iter().map(|reason| reason.name()))));
    WORDS.clone()
}
