//! Why a month has no pace, or lacks a figure of it.

use std::fmt;
use std::sync::{Arc, LazyLock};

use arrow_array::{ArrayRef, StringArray};
use attain::PaceError;
use attain::pace::{PaceStatus, RatioReason};

use crate::column::Unreadable;

/// Why a month has no pace, or a figure of it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaceReason {
    /// The month's own figure is null.
    NoValue,
    /// An earlier month of the year has no figure, so that there is none to date; a gap is not zero.
    MissingMonth,
    /// The plan is null.
    NoPlan,
    /// The baseline of a stock is null.
    NoBaseline,
    /// Nothing is expected by that month: no percentage, and too early for a status.
    NothingExpected,
    /// A stock that is to stay where it is: no percentage of what is expected.
    Hold,
    /// What is expected is zero or below: no percentage of it.
    ExpectedNotPositive,
    /// The plan is zero or below: no percentage of it.
    PlanNotPositive,
    /// The month is null, or no month of the calendar.
    NoMonth,
    /// Two rows for one key and month.
    RepeatedMonth,
    /// The column that says which way is better holds neither `higher` nor `lower`.
    NoDirection,
    /// A double that is infinite or not a number.
    NotFinite,
    /// A double that no decimal of the stated digits stands for.
    MoreDecimals,
    /// The profile says nothing of the year.
    NoProfile,
    /// A figure that does not fit 28 digits.
    Overflow,
    /// Figures that the core does not compare.
    NotComparable,
}

impl PaceReason {
    /// Every reason, in the order of its code in columns.
    pub const ALL: [Self; 16] = [
        Self::NoValue,
        Self::MissingMonth,
        Self::NoPlan,
        Self::NoBaseline,
        Self::NothingExpected,
        Self::Hold,
        Self::ExpectedNotPositive,
        Self::PlanNotPositive,
        Self::NoMonth,
        Self::RepeatedMonth,
        Self::NoDirection,
        Self::NotFinite,
        Self::MoreDecimals,
        Self::NoProfile,
        Self::Overflow,
        Self::NotComparable,
    ];

    /// Returns the name that stands in the column `reason`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoValue => "no_value",
            Self::MissingMonth => "missing_month",
            Self::NoPlan => "no_plan",
            Self::NoBaseline => "no_baseline",
            Self::NothingExpected => RatioReason::NothingExpected.name(),
            Self::Hold => RatioReason::Hold.name(),
            Self::ExpectedNotPositive => RatioReason::ExpectedNotPositive.name(),
            Self::PlanNotPositive => "plan_not_positive",
            Self::NoMonth => "no_month",
            Self::RepeatedMonth => "repeated_month",
            Self::NoDirection => "no_direction",
            Self::NotFinite => "not_finite",
            Self::MoreDecimals => "more_decimals",
            Self::NoProfile => "no_profile",
            Self::Overflow => "overflow",
            Self::NotComparable => "not_comparable",
        }
    }

    /// Returns what is wrong, in words.
    #[must_use]
    pub fn explain(self) -> &'static str {
        match self {
            Self::NoValue => "the figure of the month is null",
            Self::MissingMonth => "an earlier month of the year has no figure",
            Self::NoPlan => "the plan is null",
            Self::NoBaseline => "the baseline is null",
            Self::NothingExpected => "nothing is expected by that month",
            Self::Hold => "what is asked is to stay as it is",
            Self::ExpectedNotPositive => "what is expected is zero or below",
            Self::PlanNotPositive => "the plan is zero or below",
            Self::NoMonth => "the month is null or no month of the calendar",
            Self::RepeatedMonth => "the key has two rows for the month; keep one",
            Self::NoDirection => "the direction is neither `higher` nor `lower`",
            Self::NotFinite => "a double is infinite or not a number",
            Self::MoreDecimals => "a double has more decimals than stated",
            Self::NoProfile => "the profile says nothing of the year",
            Self::Overflow => "a figure does not fit 28 digits",
            Self::NotComparable => "the figures are not compared",
        }
    }

    /// Whether the row is wrong, rather than empty by design: what `strict` raises.
    #[must_use]
    pub fn is_fault(self) -> bool {
        matches!(
            self,
            Self::NoMonth
                | Self::RepeatedMonth
                | Self::NoDirection
                | Self::NotFinite
                | Self::MoreDecimals
                | Self::NoProfile
                | Self::Overflow
                | Self::NotComparable
        )
    }

    pub(super) fn code(self) -> Option<i8> {
        Self::ALL.iter().position(|known| *known == self).and_then(|at| i8::try_from(at).ok())
    }
}

impl From<Unreadable> for PaceReason {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::NotFinite => Self::NotFinite,
            Unreadable::MoreDecimals => Self::MoreDecimals,
        }
    }
}

impl From<RatioReason> for PaceReason {
    fn from(reason: RatioReason) -> Self {
        match reason {
            RatioReason::NothingExpected => Self::NothingExpected,
            RatioReason::Hold => Self::Hold,
            RatioReason::ExpectedNotPositive => Self::ExpectedNotPositive,
            _ => Self::NotComparable,
        }
    }
}

impl From<PaceError> for PaceReason {
    fn from(error: PaceError) -> Self {
        match error {
            PaceError::Profile(_) => Self::NoProfile,
            PaceError::Decimal(_) => Self::Overflow,
            _ => Self::NotComparable,
        }
    }
}

impl fmt::Display for PaceReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The words of the dictionary that reasons point into.
pub(super) fn reason_words() -> ArrayRef {
    static WORDS: LazyLock<ArrayRef> =
        LazyLock::new(|| Arc::new(StringArray::from_iter_values(PaceReason::ALL.iter().map(|reason| reason.name()))));
    WORDS.clone()
}

/// The words of the dictionary that statuses point into.
pub(super) fn status_words() -> ArrayRef {
    static WORDS: LazyLock<ArrayRef> =
        LazyLock::new(|| Arc::new(StringArray::from_iter_values(PaceStatus::NAMES.iter().map(|(_, name)| *name))));
    WORDS.clone()
}

/// The code of a status in columns: its place in the order of [`PaceStatus::NAMES`], the best first.
pub(super) fn status_code(status: PaceStatus) -> Option<i8> {
    PaceStatus::NAMES.iter().position(|(known, _)| *known == status).and_then(|at| i8::try_from(at).ok())
}
