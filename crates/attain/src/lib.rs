#![doc = include_str!("../README.md")]

pub mod attainment;
pub mod claim;
pub mod decimal;
pub mod error;
pub mod figure;
pub mod goal;
pub mod indicator;
pub mod interrupt;
pub mod interval;
pub mod locale;
mod names;
pub mod observation;
pub mod observations;
pub mod pace;
pub mod period;
pub mod plan;
pub mod progress;
pub mod quantity;
pub mod range;
pub mod rollup;
pub mod scorecard;
pub mod target;
pub mod text;
pub mod unit;
mod visible;
pub mod whatif;
pub mod wire;

pub use attainment::{AssessError, Assumption, Attainment, Bounds, Gap, Incomparable, PercentReason, Reason, Status};
pub use claim::{Check, Claim, ClaimKind, Verdict};
pub use decimal::{Decimal, DecimalError, Ratio, Rounding};
pub use error::Error;
pub use figure::{Change, ChangeKind, Figure, Qualifier, Tally, TallyError, Value};
pub use goal::{Asked, Comparator, Goal, GoalError, Rule, Sets, Terms};
pub use indicator::catalogue::Catalogue;
pub use indicator::{Accumulates, Better, Indicator};
pub use interval::{Bound, Interval, IntervalError};
pub use locale::{Locale, LocaleError};
pub use observation::{Measured, Observation, ObservationError, Quality};
pub use observations::Observations;
pub use pace::{Pace, PaceError, PaceStatus, Pacing, Profile};
pub use period::{Elapsed, Period, PeriodError, PeriodKind};
pub use plan::{Ambition, Asks, Judging, PartsCheck, Plan, PlanError};
pub use progress::{
    Comparison, Course, Evidence, METHODS, Method, Progress, ProgressError, Scale, Series, Surd, Undefined,
    compare_methods,
};
pub use quantity::{Quantity, QuantityError, Rate};
pub use range::{Range, RangeError};
pub use rollup::{Counts, Passing, Policy};
pub use scorecard::{
    By, Cause, Difference, Explanation, Flip, Published, PublishedError, Row, Scorecard, status_of_label,
};
pub use target::{Over, Target, TargetError, Version};
pub use text::{Candidate, Lexicon, TextError, number, numbers, ordinal, write_number, write_words};
pub use unit::{Kind, Prices, Sdmx, Unit, UnitError};
pub use wire::{ReplayError, Trace, WireError, replay};
