//! The sum of the errors of every floor, for a caller that asks only what went wrong.

use crate::attainment::AssessError;
use crate::decimal::DecimalError;
use crate::figure::TallyError;
use crate::goal::GoalError;
use crate::interval::IntervalError;
use crate::locale::LocaleError;
use crate::observation::ObservationError;
use crate::pace::{PaceError, ProfileError};
use crate::period::PeriodError;
use crate::plan::PlanError;
use crate::progress::{ProgressError, RootError};
use crate::quantity::QuantityError;
use crate::range::RangeError;
use crate::scorecard::PublishedError;
use crate::target::TargetError;
use crate::text::TextError;
use crate::unit::UnitError;
use crate::whatif::WhatIfError;
use crate::wire::{ReplayError, WireError};

/// What can go wrong anywhere in the crate; its message is that of the floor.
///
/// # Examples
/// ```
/// use attain::{Better, Error, Goal, Locale, Status, Target};
/// fn judged(goal: &str, reached: &str) -> Result<Status, Error> {
///     let target = Target::new("Tăng trưởng GRDP", Goal::read(goal, Locale::Vi)?).better(Better::Higher);
///     Ok(target.assess_text(reached, Locale::Vi)?.status())
/// }
/// assert_eq!(judged("8 - 8,5%", "8,05%")?, Status::Met);
/// assert!(matches!(judged("8 - 8,5 tỹ đồng", "8,05%"), Err(Error::Text(_))));
/// assert!(matches!(judged("8 - 8,5%", "5 tấn"), Err(Error::Assess(_))));
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A decimal or a ratio.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// An interval.
    #[error(transparent)]
    Interval(#[from] IntervalError),
    /// A language code.
    #[error(transparent)]
    Locale(#[from] LocaleError),
    /// A period.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// A unit, or two units meeting.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// The arithmetic of quantities.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// A range.
    #[error(transparent)]
    Range(#[from] RangeError),
    /// k of n.
    #[error(transparent)]
    Tally(#[from] TallyError),
    /// A goal.
    #[error(transparent)]
    Goal(#[from] GoalError),
    /// A target.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// An observation.
    #[error(transparent)]
    Observation(#[from] ObservationError),
    /// A verdict.
    #[error(transparent)]
    Assess(#[from] AssessError),
    /// A plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A pace within a period.
    #[error(transparent)]
    Pace(#[from] PaceError),
    /// A profile of a period.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// A progress over years.
    #[error(transparent)]
    Progress(#[from] ProgressError),
    /// A root that was not found closely enough.
    #[error(transparent)]
    Root(#[from] RootError),
    /// A question of what would flip a verdict.
    #[error(transparent)]
    WhatIf(#[from] WhatIfError),
    /// A published count.
    #[error(transparent)]
    Published(#[from] PublishedError),
    /// A text.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A stored value or a file.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// A trace that does not replay.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}
