//! Several years from a baseline towards a target year, by every published method.
//!
//! | method | judges | evidence |
//! |---|---|---|
//! | [`statcan-2.4`](statcan) | growth against required growth; without a target, growth | read |
//! | [`eurostat-1`](eurostat) | growth against required growth; without a target, growth | unverified |
//! | [`unsd-2023`](unsd) | where the growth leads, as a share of the distance | restated |
//! | [`sdsn-2018`](sdsn) | the linear pace on a normalised score, and the colour | read |
//! | [`escap-1`](escap) | where a time-weighted line leads, as a gap | restated |
//! | [`oecd-2022`](oecd) | the distance in spreads across countries | unverified |
//! | [`okr-aspirational-1`, `okr-committed-1`](okr) | the share of the way | read |
//! | [`dli-1`](dli) | the share of a payment that is due | restated |
//! | [`mcc-1`](mcc) | better than the median of peers | unverified |
//! | [`imihigo-1`](imihigo) | percent of target, the guide's defects refused | read |
//! | [`linear-1`](linear), [`cagr-1`](cagr) | the plain building blocks | — |
//!
//! A name ends with the publisher's version or year; where it has none, the number counts the readings in this library.
//! [`method`] also finds a method by what stands before that: `statcan`. A changed verdict is a new version.
//!
//! Methods that know only higher and lower judge a two-sided indicator after [`Series::as_parity`] or
//! [`Series::as_distance_from`].
//!
//! Values, thresholds and comparisons are exact: fractions, and their [roots](Surd). A custom method is an
//! implementation of [`Method`], with the same result and the same [trace](Progress::trace).

pub mod cagr;
mod compare;
pub mod dli;
pub mod escap;
pub mod eurostat;
mod growth;
pub mod imihigo;
pub mod linear;
pub mod mcc;
pub mod oecd;
pub mod okr;
mod reasons;
mod roots;
mod scale;
pub mod sdsn;
mod series;
pub mod statcan;
mod trace;
mod two_sided;
pub mod unsd;
mod verdict;

pub use compare::{Comparison, Disagreement, Why, compare_methods, compare_with};
pub use reasons::{Note, Undefined};
pub use roots::{MAX_EXPONENT, RootError, Surd};
pub use scale::Scale;
pub use series::{Aim, Point, Series};
pub use trace::replay;
pub use verdict::{Course, Evidence, Rung, Side, Stop, Threshold, Verdict};

use crate::names::named;

/// What is wrong with the inputs of a method, or with its name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgressError {
    /// No value at all.
    #[error("a series needs at least one value")]
    Empty,
    /// Two values of one year.
    #[error("the year `{year}` stands twice; keep one value of it")]
    RepeatedYear {
        /// The year.
        year: i32,
    },
    /// A year out of reach.
    #[error("the year `{year}` is not between 1 and 9999")]
    Year {
        /// The year.
        year: i32,
    },
    /// A later year that comes first.
    #[error("the year `{to}` does not come after `{from}`")]
    Backwards {
        /// The year that must come first.
        from: i32,
        /// The year that must follow.
        to: i32,
    },
    /// Bounds and thresholds out of order.
    #[error("the scale {scale} is out of order: worst, red, green, best")]
    Scale {
        /// The bounds and thresholds as given.
        scale: Box<Scale>,
    },
    /// A number of periods that the method does not have.
    #[error("expected {expected}, found `{found}`")]
    Count {
        /// What there should be.
        expected: &'static str,
        /// How many there are.
        found: usize,
    },
    /// No method of that name.
    #[error("there is no method `{name}`; `METHODS` lists them")]
    UnknownMethod {
        /// The name.
        name: String,
    },
    /// A trace of a version that is not known.
    #[error("the trace is version {found}; this reads version {}", trace::FORMAT)]
    Format {
        /// The version found.
        found: u64,
    },
    /// A trace that cannot be read.
    #[error("cannot read `{field}` of the trace")]
    Trace {
        /// The field.
        field: String,
    },
}

/// Which question a method answers; verdicts on different questions differ without contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Question {
    /// Is the rate of growth what the target needs?
    Growth,
    /// Where does constant growth lead?
    Projection,
    /// Is the pace along a straight line what the target needs?
    Pace,
    /// Where does a line through all values lead?
    Regression,
    /// How far is it still, whatever the time?
    Distance,
    /// How much is reached, whatever the time?
    Attainment,
}

named! {
    Question, "question":
    Growth "growth",
    Projection "projection",
    Pace "pace",
    Regression "regression",
    Distance "distance",
    Attainment "attainment",
}

/// A published way, or your own, to judge a series.
///
/// # Examples
/// ```
/// use attain::progress::{Course, Evidence, Method, Question, Series, Stop, Surd, Undefined, Verdict};
/// use attain::Better;
///
/// /// Better than five years ago?
/// struct Direction;
///
/// impl Method for Direction {
///     fn name(&self) -> &str { "direction-1" }
///     fn source(&self) -> &str { "the province's own rule" }
///     fn evidence(&self) -> Evidence { Evidence::Read }
///     fn question(&self) -> Question { Question::Growth }
///     fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
///         let (Some(first), Some(last)) = (series.baseline(), series.current()) else {
///             return Err(Undefined::TooFewPoints.into());
///         };
///         let change = Surd::from(&last.value - &first.value);
///         Ok(match change.sign().is_lt() {
///             true => Verdict::new().value(change).status("fell", "fell", Some(Course::Away)),
///             false => Verdict::new().value(change).status("rose", "rose", Some(Course::OnTrack)),
///         })
///     }
/// }
///
/// let certified = Series::between((2019, 48), (2024, 171), Better::Higher)?;
/// let progress = Direction.judge(&certified)?;
/// assert_eq!((progress.method(), progress.status()), ("direction-1", "rose"));
/// assert_eq!(progress.value().unwrap().to_string(), "123");
/// # Ok::<(), attain::progress::ProgressError>(())
/// ```
pub trait Method: Send + Sync {
    /// The versioned name: `statcan-2.4`.
    fn name(&self) -> &str;

    /// Where the method is published.
    fn source(&self) -> &str;

    /// How well its formula is vouched for; each threshold says so for itself.
    fn evidence(&self) -> Evidence;

    /// Which question it answers.
    fn question(&self) -> Question;

    /// Returns what the method says of a series.
    ///
    /// # Errors
    /// [`Stop::Undefined`] where it has no value for these figures, [`Stop::Wrong`] where the inputs are wrong.
    fn verdict(&self, series: &Series) -> Result<Verdict, Stop>;

    /// Returns what the method says, with its name, its source and what was judged.
    ///
    /// # Errors
    /// Where the inputs are wrong; figures without a value are a result with a reason.
    fn judge(&self, series: &Series) -> Result<Progress, ProgressError> {
        let verdict = match self.verdict(series) {
            Ok(verdict) => verdict,
            Err(Stop::Undefined(reason)) => Verdict::new().reason(reason),
            Err(Stop::Wrong(error)) => return Err(error),
        };
        Ok(Progress {
            method: self.name().to_owned(),
            source: self.source().to_owned(),
            evidence: self.evidence(),
            question: self.question(),
            series: series.clone(),
            verdict,
        })
    }
}

/// Every published method.
pub static METHODS: &[&dyn Method] = &[
    &statcan::StatCan,
    &statcan::doubles::StatCanDoubles,
    &eurostat::Eurostat,
    &unsd::Unsd,
    &sdsn::Sdsn,
    &escap::Escap,
    &oecd::Oecd,
    &okr::Okr::Aspirational,
    &okr::Okr::Committed,
    &dli::Dli,
    &mcc::Mcc,
    &imihigo::Imihigo,
    &linear::Linear,
    &cagr::Cagr,
];

/// Returns the published method of that name, or the first listed whose name goes on with `-`: `statcan`.
///
/// # Errors
/// [`ProgressError::UnknownMethod`].
pub fn method(name: &str) -> Result<&'static dyn Method, ProgressError> {
    let family = |known: &str| known.strip_prefix(name).is_some_and(|rest| !name.is_empty() && rest.starts_with('-'));
    METHODS
        .iter()
        .find(|method| method.name() == name)
        .or_else(|| METHODS.iter().find(|method| family(method.name())))
        .copied()
        .ok_or_else(|| ProgressError::UnknownMethod { name: name.chars().take(40).collect() })
}

/// Returns what a published method says of a series.
///
/// # Examples
/// ```
/// use attain::decimal::parse;
/// use attain::progress::{Series, progress};
/// use attain::{Better, Rounding};
/// // Canada, official poverty rate, indicator 1-2-1.
/// let poverty = Series::between((2015, parse("14.5")?), (2023, parse("10.2")?), Better::Lower)?
///     .target((2030, parse("7.25")?))?;
/// let verdict = progress(&poverty, "statcan-2.4")?;
/// assert_eq!(verdict.status(), "substantial_progress");
/// assert_eq!(verdict.value().unwrap().round(7, Rounding::HalfEven)?.to_string(), "0.9525902");
/// assert!(progress(&poverty, "statcan-3").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ProgressError::UnknownMethod`], and where the inputs are wrong.
pub fn progress(series: &Series, name: &str) -> Result<Progress, ProgressError> {
    method(name)?.judge(series)
}

/// A verdict with the method, the source and the series it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    method: String,
    source: String,
    evidence: Evidence,
    question: Question,
    series: Series,
    verdict: Verdict,
}

impl Progress {
    /// The status where there is none: the method has no value for these figures.
    pub const NOT_AVAILABLE: &'static str = "not_available";

    /// The versioned name of the method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Where the method is published.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How well the method's formula is vouched for.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Which question the method answers.
    #[must_use]
    pub fn question(&self) -> Question {
        self.question
    }

    /// What was judged.
    #[must_use]
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// The figure that is judged; None where the reason says why.
    #[must_use]
    pub fn value(&self) -> Option<&Surd> {
        self.verdict.value.as_ref()
    }

    /// The score, on the method's own scale.
    #[must_use]
    pub fn score(&self) -> Option<&Surd> {
        self.verdict.score.as_ref()
    }

    /// The method's status, or [`Progress::NOT_AVAILABLE`].
    #[must_use]
    pub fn status(&self) -> &str {
        self.verdict.status.as_deref().unwrap_or(Self::NOT_AVAILABLE)
    }

    /// The publisher's words for the status.
    #[must_use]
    pub fn label(&self) -> &str {
        self.verdict.label.as_deref().unwrap_or("not available")
    }

    /// Where the status stands among the methods; None where the method speaks of something else than a course.
    #[must_use]
    pub fn course(&self) -> Option<Course> {
        self.verdict.course
    }

    /// Why there is no value.
    #[must_use]
    pub fn reason(&self) -> Option<Undefined> {
        self.verdict.reason
    }

    /// The edges between statuses that were used, from best to worst.
    #[must_use]
    pub fn thresholds(&self) -> &[Threshold] {
        &self.verdict.thresholds
    }

    /// Every figure on the way to the value, by name.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &Surd)> {
        self.verdict.figures.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The figure of that name.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Surd> {
        self.figures().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Every step away from the inputs as given.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.verdict.notes
    }
}
