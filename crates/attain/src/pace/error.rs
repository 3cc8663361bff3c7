//! Why there is no pace.

use chrono::NaiveDate;

use super::ProfileError;
use crate::attainment::AssessError;
use crate::decimal::{Decimal, DecimalError, Ratio};
use crate::period::Period;

/// Why a target has no pace.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PaceError {
    /// The target has no period.
    #[error("`{target}` has no period, so nothing is expected by a day; give the target one")]
    NoPeriod {
        /// The name of the indicator.
        target: String,
    },
    /// Nothing says how the indicator adds up.
    #[error("nothing says how `{target}` accumulates; make its indicator a `flow`, a `stock` or a `rate`")]
    NoKind {
        /// The name of the indicator.
        target: String,
    },
    /// The kind of the indicator does not fit something else.
    #[error("`{target}` is a {kind}, but {found}; {remedy}")]
    Mismatch {
        /// The name of the indicator.
        target: String,
        /// The kind of the indicator.
        kind: &'static str,
        /// What it does not fit.
        found: String,
        /// What to do.
        remedy: &'static str,
    },
    /// There is no figure.
    #[error("`{target}` has no figure to measure its pace by: {reason}")]
    NoFigure {
        /// The name of the indicator.
        target: String,
        /// Why not.
        reason: String,
    },
    /// A figure that is not added up from the first day on.
    #[error(
        "`{target}` is counted from {start}, the figure is for {found}; give the figure to date, or every part of it"
    )]
    NotFromStart {
        /// The name of the indicator.
        target: String,
        /// The first day of the target's period.
        start: NaiveDate,
        /// The period of the observation.
        found: Period,
    },
    /// A figure for days outside the target's period.
    #[error("`{target}` is for {period}, the figure runs to {until}")]
    Outside {
        /// The name of the indicator.
        target: String,
        /// The period of the target.
        period: Period,
        /// The last day of the figure.
        until: NaiveDate,
    },
    /// A settled figure of days to come.
    #[error("the figure of `{target}` runs to {until}, after the day {on}; mark it as estimated, or take a later day")]
    Future {
        /// The name of the indicator.
        target: String,
        /// The last day of the figure.
        until: NaiveDate,
        /// The day asked for.
        on: NaiveDate,
    },
    /// A stock without a level to start from.
    #[error("the way of `{target}` begins at a level that is not known; give the target a baseline with one value")]
    NoBaseline {
        /// The name of the indicator.
        target: String,
    },
    /// A stock with the level of another day.
    #[error(
        "the way of `{target}` begins on {start}, its baseline is for {baseline}; give the level of the day before"
    )]
    BaselineElsewhere {
        /// The name of the indicator.
        target: String,
        /// The first day of the target's period.
        start: NaiveDate,
        /// The period of the baseline.
        baseline: Period,
    },
    /// Thresholds in the wrong order.
    #[error("bands fall from `ahead` to `at_risk`, found {ahead}, {on_track}, {at_risk}")]
    Bands {
        /// The edge of ahead.
        ahead: Decimal,
        /// The edge of on track.
        on_track: Decimal,
        /// The edge of at risk.
        at_risk: Decimal,
    },
    /// A weight outside 0 to 1, or weights that are none.
    #[error("the share behind lies from 0 to below 1, found `{found}`")]
    ShareBehind {
        /// The share.
        found: Ratio,
    },
    /// Two figures that are not a year apart.
    #[error("{current} is not compared with {last}: the same period of the year before is {wanted}")]
    NotSamePeriod {
        /// The period of this year's figure.
        current: String,
        /// The period of the other figure.
        last: String,
        /// The period that the other figure should be for.
        wanted: String,
    },
    /// The profile.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The target and the observation.
    #[error(transparent)]
    Assess(#[from] AssessError),
    /// A figure beyond exact decimals.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
}
