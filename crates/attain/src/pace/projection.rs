//! Where a period may end, and what that rests on.

use super::extent::Extent;
use crate::decimal::Ratio;

/// What a projection's open interval rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The printed precision of the figures alone: it says nothing of how uneven a year may be.
    Precision,
    /// The spread of so many earlier years.
    EarlierYears(usize),
    /// The worst and the best of so many parts of the period so far.
    Parts(usize),
}

impl Basis {
    /// The chance that one more year lies within the spread of the earlier ones: (n − 1) ÷ (n + 1), if the years are
    /// exchangeable. None for fewer than two years and where the basis is none of years.
    #[must_use]
    pub fn coverage(self) -> Option<Ratio> {
        match self {
            Basis::EarlierYears(years) if years > 1 => Ratio::new(years as u64 - 1, years as u64 + 1).ok(),
            _ => None,
        }
    }
}

/// Where the period may end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Projection {
    /// If the rest goes as what lies behind.
    pub at_pace: Extent,
    /// If the rest goes as planned; None where the goal has no one figure.
    pub as_planned: Option<Extent>,
    /// What the open interval of `at_pace` rests on.
    pub basis: Basis,
    /// Whether the target is met at this pace, with everything that is open; None where that decides.
    pub met: Option<bool>,
}
