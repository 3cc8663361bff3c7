//! The statuses of a pace and the thresholds between them.

use std::fmt;

use super::PaceError;
use crate::decimal::{Decimal, Ratio};
use crate::interval::{Bound, Interval};
use crate::names::named;

/// How a target is doing before its period has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PaceStatus {
    /// Nothing is expected yet.
    TooEarly,
    /// Below the lowest band.
    OffTrack,
    /// In the band below.
    AtRisk,
    /// More than one of the others, as far as is known.
    Undecided,
    /// As expected, within the band.
    OnTrack,
    /// Better than expected by more than the band.
    Ahead,
}

named! {
    PaceStatus, "status":
    Ahead "ahead",
    OnTrack "on_track",
    AtRisk "at_risk",
    OffTrack "off_track",
    Undecided "undecided",
    TooEarly "too_early",
}

impl fmt::Display for PaceStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The thresholds of the statuses: each the least pace that still has it.
///
/// The pace is what was reached ÷ what was expected. Where less is better it is mirrored about 1: a ceiling of which
/// 108 % of the share so far is used up has the pace 0.92. The default, 1.05, 0.95 and 0.80, is this library's own:
/// no published source fixes bands within a year.
///
/// # Examples
/// ```
/// use attain::Decimal;
/// use attain::pace::Bands;
/// let strict = Bands::new(Decimal::new(110, 2), Decimal::ONE, Decimal::new(90, 2))?;
/// assert_eq!(strict.edges().map(|edge| edge.to_string()), ["11/10", "1", "9/10"]);
/// assert!(Bands::new(Decimal::new(90, 2), Decimal::ONE, Decimal::new(110, 2)).is_err());
/// # Ok::<(), attain::PaceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bands {
    ahead: Ratio,
    on_track: Ratio,
    at_risk: Ratio,
}

impl Bands {
    /// Returns the bands from their lower edges, which belong to them.
    ///
    /// # Errors
    /// [`PaceError::Bands`] where an edge lies above the one before it.
    pub fn new(ahead: Decimal, on_track: Decimal, at_risk: Decimal) -> Result<Self, PaceError> {
        if ahead < on_track || on_track < at_risk {
            return Err(PaceError::Bands { ahead, on_track, at_risk });
        }
        Ok(Self { ahead: ahead.into(), on_track: on_track.into(), at_risk: at_risk.into() })
    }

    /// The lower edges: ahead, on track, at risk.
    #[must_use]
    pub fn edges(&self) -> [&Ratio; 3] {
        [&self.ahead, &self.on_track, &self.at_risk]
    }

    /// Every status that a pace may have, the best first.
    pub(super) fn statuses(&self, pace: &Interval<Ratio>) -> Vec<PaceStatus> {
        let from = |at: &Ratio| Some(Bound { at: at.clone(), closed: true });
        let below = |at: &Ratio| Some(Bound { at: at.clone(), closed: false });
        let band = |lower, upper| Interval::new(lower, upper).unwrap_or_else(|_| Interval::empty());
        [
            (PaceStatus::Ahead, band(from(&self.ahead), None)),
            (PaceStatus::OnTrack, band(from(&self.on_track), below(&self.ahead))),
            (PaceStatus::AtRisk, band(from(&self.at_risk), below(&self.on_track))),
            (PaceStatus::OffTrack, band(None, below(&self.at_risk))),
        ]
        .into_iter()
        .filter(|(_, band)| band.overlaps(pace))
        .map(|(status, _)| status)
        .collect()
    }
}

impl Default for Bands {
    fn default() -> Self {
        let hundredths = |n| Ratio::from(Decimal::new(n, 2));
        Self { ahead: hundredths(105), on_track: hundredths(95), at_risk: hundredths(80) }
    }
}

/// Why a pace has no ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RatioReason {
    /// Nothing is expected by that day.
    NothingExpected,
    /// The goal is to stay inside a band, or where the baseline already is.
    Hold,
    /// What is expected is zero or below.
    ExpectedNotPositive,
}

impl RatioReason {
    /// The name of the reason.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RatioReason::NothingExpected => "nothing_expected",
            RatioReason::Hold => "hold",
            RatioReason::ExpectedNotPositive => "expected_not_positive",
        }
    }
}
