//! Why there is no verdict, no status or no percentage, and what a verdict takes for granted.

use crate::decimal::{DecimalError, Ratio};
use crate::figure::{ChangeKind, Figure};
use crate::goal::{Goal, GoalError};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::target::{Over, TargetError};

/// Why a target and an observation cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
#[non_exhaustive]
pub enum Incomparable {
    /// They are about different things.
    #[error("the observation is of `{found}`")]
    Indicator {
        /// The indicator of the observation.
        found: String,
    },
    /// They are for different periods.
    #[error("the target is for {target}, the observation for {observation}")]
    Period {
        /// The period of the target.
        target: Period,
        /// The period of the observation.
        observation: Period,
    },
    /// Their units do not meet.
    #[error("`{target}` and `{observation}` do not meet: {reason}")]
    Units {
        /// What the target counts.
        target: String,
        /// What the observation counts.
        observation: String,
        /// Why they do not meet.
        reason: String,
    },
    /// A deadline met a figure.
    #[error("the target is a date and `{found}` is a figure; say when it was done, or not done yet")]
    NeedsDay {
        /// The figure.
        found: String,
    },
    /// A figure met a day.
    #[error("the target is a figure and the observation a day; give the figure that was measured")]
    NeedsFigure,
    /// A level met a change.
    #[error("the target is a level and `{found}` a change; give the level that was reached")]
    ChangeForLevel {
        /// The change.
        found: Box<Figure>,
    },
    /// A change met a level without a baseline.
    #[error(
        "the target is a change and `{found}` a level; give the target a baseline, or write the change that was reached"
    )]
    NoBaseline {
        /// The level.
        found: Box<Figure>,
    },
    /// A change from another base than the goal's.
    #[error("`{found}` is set against `{of}`, the goal against `{wanted}`")]
    OtherBase {
        /// The figure.
        found: Box<Figure>,
        /// What it is set against.
        of: String,
        /// What the goal is set against.
        wanted: String,
    },
    /// A baseline for another period than the goal is set against.
    #[error("the goal is set against {of}, its baseline is for {baseline}")]
    OtherBaseline {
        /// What the goal is set against.
        of: Period,
        /// What the baseline is for.
        baseline: Period,
    },
    /// A change in percent of a share.
    #[error("`{goal}` may mean percent or percentage points; choose with change=\"relative\" or change=\"points\"")]
    UnstatedChange {
        /// The goal.
        goal: Box<Goal>,
    },
    /// A relative change from a base that is not above zero.
    #[error("a relative change from `{baseline}` is undefined; use a baseline above zero, or an absolute change")]
    BaseNotPositive {
        /// The baseline.
        baseline: Box<Figure>,
    },
    /// A change in points of what is no share.
    #[error("`{baseline}` and `{found}` do not meet: points are a difference of shares")]
    PointsOfNoShares {
        /// The baseline.
        baseline: Box<Figure>,
        /// The level.
        found: Box<Figure>,
    },
    /// A figure set against something that the goal is not set against.
    #[error("`{found}` is set against `{of}`; give the figure itself")]
    SetAgainst {
        /// The figure.
        found: Box<Figure>,
        /// What it is set against.
        of: String,
    },
    /// Figures that do not add up over years.
    #[error(
        "`{unit}` does not add up over years: rates compound and states follow each other; use over=\"average\" or \"end\""
    )]
    NoTotal {
        /// What the goal counts.
        unit: String,
    },
    /// Figures of single years for a goal over several that does not say how they meet it.
    #[error(
        "the goal is over {period} and the observations of its years; say how they meet it with over=\"end\", \"average\", \"each\" or \"total\""
    )]
    NoOver {
        /// The period of the target.
        period: Period,
    },
}

/// Why a target could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssessError {
    /// The two cannot be compared.
    #[error("cannot judge `{target}`: {reason}")]
    NotComparable {
        /// The name of the indicator.
        target: String,
        /// Why not.
        reason: Incomparable,
    },
    /// The observation holds nothing.
    #[error("cannot judge `{target}`: the observation `{observation}` is empty")]
    Empty {
        /// The name of the indicator.
        target: String,
        /// The observation as written.
        observation: String,
    },
    /// The observation lies beyond the natural limits of the indicator.
    #[error(
        "cannot judge `{target}`: `{observation}` lies beyond the natural limits {limits}; check the figure or the limits"
    )]
    BeyondLimits {
        /// The name of the indicator.
        target: String,
        /// The observation as written.
        observation: String,
        /// The limits.
        limits: String,
    },
    /// The goal cannot be made into sets.
    #[error("cannot judge `{target}`: {source}")]
    Goal {
        /// The name of the indicator.
        target: String,
        /// What is wrong.
        source: GoalError,
    },
    /// The target contradicts itself.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// A text is not an observation.
    #[error(transparent)]
    Text(#[from] crate::text::TextError),
    /// A figure does not fit an exact decimal.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// Several observations are equally good.
    #[error(
        "`{target}` has {count} observations that are equally settled and equally new; date them with as_of, or leave one out"
    )]
    Ambiguous {
        /// The name of the indicator.
        target: String,
        /// How many there are.
        count: usize,
    },
}

/// Why there is no status, or none yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "kind", content = "detail")]
#[non_exhaustive]
pub enum Reason {
    /// No observation was found.
    NoObservation,
    /// The observation says that nothing was measured.
    NotMeasured(String),
    /// A goal over several years has no figure for one of them.
    YearNotMeasured {
        /// The period of the target.
        period: Period,
        /// How the years meet it.
        over: Over,
        /// The year without a figure.
        year: Period,
    },
    /// The observation is no answer to the target.
    NotComparable(Incomparable),
    /// The observation lies across the border of two sets.
    Straddles,
}

impl Reason {
    /// The name of the reason.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Reason::NoObservation => "no_observation",
            Reason::NotMeasured(_) | Reason::YearNotMeasured { .. } => "not_measured",
            Reason::NotComparable(_) => "not_comparable",
            Reason::Straddles => "straddles",
        }
    }
}

/// Why there is no percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PercentReason {
    /// Nothing was measured.
    NoData,
    /// The reference is zero or below.
    ReferenceNotPositive,
    /// The goal is a date.
    Date,
    /// The goal is a rank.
    Rank,
    /// The goal is to stay inside a band.
    InsideBand,
    /// The percentage does not fit a decimal of 28 digits.
    TooLarge,
}

impl PercentReason {
    /// The name of the reason.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PercentReason::NoData => "no_data",
            PercentReason::ReferenceNotPositive => "reference_not_positive",
            PercentReason::Date => "date",
            PercentReason::Rank => "rank",
            PercentReason::InsideBand => "inside_band",
            PercentReason::TooLarge => "too_large",
        }
    }
}

/// Something that a verdict takes for granted; each stands in its trace.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "detail")]
#[non_exhaustive]
pub enum Assumption {
    /// `nearly`, `over` or `about` reach so far, as a share of the value.
    ApproximationWidth(Ratio),
    /// `nearly`, `over` or `about` reach as far as they like.
    ApproximationOpen,
    /// One side leaves its whole, price basis or growth unstated.
    UnstatedUnit {
        /// The unit of the target.
        target: String,
        /// The unit of the observation.
        observation: String,
    },
    /// One side leaves what it is set against unstated.
    UnstatedBase(String),
    /// One side leaves its period unstated.
    UnstatedPeriod,
    /// A change in percent was read as the rate of growth that the target asks for.
    ChangeReadAsGrowth,
    /// What a share exceeds was added to the whole: `vượt 52,8%` is 152.8 %.
    ExcessAddedToWhole,
    /// The caller chose what an unstated `%` means.
    ChangeKindChosen(ChangeKind),
    /// An unstated `%` met an equally written change.
    ChangeUnstated,
    /// The target has an exceed set of its own.
    OwnExceedSet(Range),
    /// The target has a tolerance of its own.
    OwnTolerance(Quantity),
    /// The target has a near-miss width of its own.
    OwnNearMiss(Quantity),
    /// The target has an approximation width of its own.
    OwnApproximation(Ratio),
    /// Of several versions, the one that was in force.
    Version(usize),
    /// Rates of several years were averaged without compounding.
    ArithmeticMean,
}
