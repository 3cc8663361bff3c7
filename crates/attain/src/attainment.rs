//! Target × observation → status, percent of target, gap, how sure, and why.
//!
//! The observation is a set, the rule's sets part the line: the status is the set that holds the observation whole.
//!
//! | observation | against | status | met |
//! |---|---|---|---|
//! | nearly 65 (61.75 to below 65) | at least 65 | missed | no |
//! | nearly 65 | at least 64 | undecided: missed or met or exceeded | — |
//! | 61–63 | 60–62 | undecided: met or exceeded | yes |
//! | nothing | anything | no data | — |

mod change;
pub(crate) mod choice;
mod line;
mod over;
mod reasons;
mod verdict;

use std::fmt;

use crate::decimal::{Decimal, Ratio, Rounding};
use crate::figure::Change;
use crate::goal::{Goal, Rule, Sets};
use crate::interval::Interval;
use crate::names::named;
use crate::observation::{Measured, Observation};
use crate::quantity::Quantity;
use crate::range::Range;
use crate::target::Target;

pub use reasons::{AssessError, Assumption, Incomparable, PercentReason, Reason};

pub(crate) use line::{Line, for_period_of, place};
pub(crate) use verdict::shown;

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Nothing was measured.
    NoData,
    /// Outside what was asked.
    Missed,
    /// Outside, but within the declared width.
    NearMiss,
    /// More than one of the others, as far as is known.
    Undecided,
    /// What was asked.
    Met,
    /// More than was asked.
    Exceeded,
}

named! {
    Status, "status":
    Exceeded "exceeded",
    Met "met",
    NearMiss "near_miss",
    Missed "missed",
    Undecided "undecided",
    NoData "no_data",
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A value between two bounds, either of which may be absent; equal bounds are one value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bounds<T> {
    /// The lower bound; None where it is open-ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lower: Option<T>,
    /// The upper bound; None where it is open-ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<T>,
}

impl<T: PartialEq> Bounds<T> {
    /// The one value, where the bounds are equal.
    pub fn single(&self) -> Option<&T> {
        match (&self.lower, &self.upper) {
            (Some(l), Some(u)) if l == u => Some(l),
            _ => None,
        }
    }
}

/// How far an observation lies from the reference of its target; positive is better.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gap {
    /// One quantity.
    Quantity(Quantity),
    /// Everything between two bounds.
    Range(Range),
}

/// The verdict on one target: status, percent of target, gap, how sure, and why.
///
/// # Examples
/// ```
/// use attain::{Better, Goal, Locale, Status, Target};
/// let at_least = |text| Goal::read(text, Locale::En).map(|goal| Target::new("Grain", goal));
/// let missed = at_least("at least 65 t")?.assess_text("nearly 65 t", Locale::En)?;
/// assert_eq!(missed.status(), Status::Missed);
/// let open = at_least("at least 64 t")?.assess_text("nearly 65 t", Locale::En)?;
/// assert_eq!((open.status(), open.met(), open.certain()), (Status::Undecided, None, Some(false)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Attainment {
    target: Target,
    observations: Vec<Observation>,
    rule: Rule,
    version: usize,
    status: Status,
    possible: Vec<Status>,
    met: Option<bool>,
    certain: Option<bool>,
    reason: Option<Reason>,
    ratio: Option<Bounds<Ratio>>,
    percent_reason: Option<PercentReason>,
    gap: Option<Gap>,
    line: Option<Line>,
    assumptions: Vec<Assumption>,
}

impl Attainment {
    /// The target that was judged.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The observation it was judged by; of several years, the last. None where there was none.
    #[must_use]
    pub fn observation(&self) -> Option<&Observation> {
        self.observations.last()
    }

    /// Every observation it was judged by: more than one for goals over several years.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The rule it was judged by.
    #[must_use]
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The goal of the version that was in force.
    #[must_use]
    pub fn goal(&self) -> Goal {
        self.target.goal_of(self.version).clone()
    }

    /// Which version of the target was in force, counted from 0.
    #[must_use]
    pub fn version(&self) -> usize {
        self.version
    }

    /// What became of the target.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// Every status that is possible: one where it is decided, none without data.
    #[must_use]
    pub fn possible(&self) -> &[Status] {
        &self.possible
    }

    /// Whether it was met or exceeded; None where that is open.
    #[must_use]
    pub fn met(&self) -> Option<bool> {
        self.met
    }

    /// Whether the status survives the rounding of what was printed; None without data.
    #[must_use]
    pub fn certain(&self) -> Option<bool> {
        self.certain
    }

    /// Whether an estimate was used: an observation, or the baseline that a level was set against.
    #[must_use]
    pub fn provisional(&self) -> bool {
        let levels = || self.observations.iter().filter_map(Observation::figure).any(|f| f.change().is_none());
        let from_baseline = self.status != Status::NoData && self.goal().change().is_some() && levels();
        self.observations.iter().any(Observation::is_provisional)
            || (from_baseline && self.target.get_baseline().is_some_and(Observation::is_provisional))
    }

    /// Why there is no status, or none yet.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }

    /// The observation ÷ the reference, exactly.
    #[must_use]
    pub fn ratio(&self) -> Option<&Bounds<Ratio>> {
        self.ratio.as_ref()
    }

    /// The percent of the reference that was reached, rounded once, half-even, to 4 decimals.
    #[must_use]
    pub fn percent(&self) -> Option<Bounds<Decimal>> {
        self.percent_to(4, Rounding::HalfEven)
    }

    /// The percent of the reference that was reached, rounded as the caller says.
    #[must_use]
    pub fn percent_to(&self, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
        let ratio = self.ratio.as_ref()?;
        let percent =
            |r: &Option<Ratio>| r.as_ref().map(|r| (r * &Ratio::from(100)).round(digits, rounding)).transpose();
        Some(Bounds { lower: percent(&ratio.lower).ok()?, upper: percent(&ratio.upper).ok()? })
    }

    /// Why there is no percentage.
    #[must_use]
    pub fn percent_reason(&self) -> Option<PercentReason> {
        match (self.percent_reason, &self.ratio) {
            (None, Some(_)) if self.percent().is_none() => Some(PercentReason::TooLarge),
            (reason, _) => reason,
        }
    }

    /// The observation − the reference, signed so that positive is better.
    ///
    /// A gap that is no finite decimal is rounded as the percentage is.
    #[must_use]
    pub fn gap(&self) -> Option<&Gap> {
        self.gap.as_ref()
    }

    /// The figure that percent and gap refer to; None for a date and inside a band.
    #[must_use]
    pub fn reference(&self) -> Option<Quantity> {
        line::reference(&self.goal(), self.sets().ok()?.reference()?)
    }

    /// The label that was published for the observation.
    #[must_use]
    pub fn official(&self) -> Option<&str> {
        self.observation().and_then(Observation::get_official)
    }

    /// What was observed, on the line that [`Attainment::sets`] part: a level or a change in the unit itself, the share of
    /// a tally, the day of a date; of several years what they come to. None without data.
    #[must_use]
    pub fn observed(&self) -> Option<&Interval<Ratio>> {
        self.line.as_ref().map(|line| &line.observed)
    }

    /// [`Attainment::observed`] widened by half of the last printed place: as far as rounding leaves it open.
    #[must_use]
    pub fn widened(&self) -> Option<&Interval<Ratio>> {
        self.line.as_ref().map(|line| &line.widened)
    }

    /// The change from the baseline that an observed level comes to, in the direction that the goal wants.
    ///
    /// None where the goal is no change, or an observation was one itself.
    pub(crate) fn change_of_level(&self) -> Option<(Change, Gap)> {
        let goal = self.goal();
        let ([observation], Some(wanted)) = (self.observations.as_slice(), goal.change()) else { return None };
        if observation.figure()?.change().is_some() {
            return None;
        }
        let line = place(&self.target, &goal, observation, &self.rule, &mut Vec::new()).ok()?;
        Some((wanted, shown(&line.observed, goal.unit()?)?))
    }

    /// What the verdict takes for granted.
    #[must_use]
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Returns the sets that the status was chosen from.
    ///
    /// # Errors
    /// Where the goal cannot be made into sets, which can only be where nothing was judged.
    pub fn sets(&self) -> Result<Sets, AssessError> {
        sets_of(&self.target, &self.goal(), &self.rule)
    }
}

impl Target {
    /// Returns the verdict on an observation, by the default rule.
    ///
    /// # Errors
    /// [`AssessError`] where the two cannot be compared, nothing gives a direction, or the observation is empty or
    /// beyond the natural limits. An observation that says that nothing was measured is no error: `no_data`.
    pub fn assess(&self, observation: &Observation) -> Result<Attainment, AssessError> {
        self.assess_by(observation, &Rule::default())
    }

    /// Returns the verdict on an observation, by a rule.
    ///
    /// # Errors
    /// As [`Target::assess`].
    pub fn assess_by(&self, observation: &Observation, rule: &Rule) -> Result<Attainment, AssessError> {
        let name = || self.indicator().name().to_owned();
        let refuse = |reason| AssessError::NotComparable { target: name(), reason };
        if !self.indicator().same_as(observation.indicator()) {
            return Err(refuse(Incomparable::Indicator { found: observation.indicator().name().to_owned() }));
        }
        let mut assumptions = Vec::new();
        line::check_periods(self, observation, &mut assumptions).map_err(refuse)?;
        if let Measured::Missing(reason) = observation.measured() {
            return Ok(self.without_data(rule, Reason::NotMeasured(reason.clone()), vec![observation.clone()]));
        }
        let (version, goal) = self.version_in_force();
        let placed = place(self, goal, observation, rule, &mut assumptions)?;
        verdict::judge(self, goal, version, placed, vec![observation.clone()], rule, assumptions)
    }

    /// Returns the verdict on a figure given as text, for the period of the target.
    ///
    /// # Errors
    /// As [`Target::assess`], and where the text is no figure.
    pub fn assess_text(
        &self,
        text: &str,
        locale: impl Into<Option<crate::locale::Locale>>,
    ) -> Result<Attainment, AssessError> {
        let figure = crate::figure::Figure::read(text, locale)?;
        let mut observation = Observation::new(self.indicator().clone(), figure);
        if let Some(period) = self.get_period() {
            observation = observation.period(*period);
        }
        self.assess(&observation)
    }

    /// Returns the verdict on several observations: one of each year, as `over` says, else the one that counts.
    ///
    /// Of several for one period the latest vintage counts, then the better quality; the same figure twice is one.
    ///
    /// # Errors
    /// As [`Target::assess`], where two that differ are equally settled and equally new, and where they are of single
    /// years of a goal over several that has no `over`.
    pub fn assess_years(&self, observations: &[Observation], rule: &Rule) -> Result<Attainment, AssessError> {
        over::assess_years(self, observations, rule)
    }

    /// Returns the verdict on whatever was found, as a row of a plan: observations that are no answer to the target
    /// leave it without data, with the reason.
    ///
    /// # Errors
    /// As [`Target::assess`], except for what cannot be compared.
    pub fn verdict(&self, observations: &[Observation], rule: &Rule) -> Result<Attainment, AssessError> {
        let chosen: Result<Vec<Observation>, AssessError> =
            choice::chosen(self, &observations.iter().collect::<Vec<_>>())
                .map(|chosen| chosen.into_iter().cloned().collect());
        let (verdict, judged) = match chosen {
            Ok(chosen) => (self.assess_years(&chosen, rule), chosen),
            Err(error) => (Err(error), observations.to_vec()),
        };
        match verdict {
            Err(AssessError::NotComparable { reason, .. }) => {
                Ok(self.without_data(rule, Reason::NotComparable(reason), judged))
            }
            verdict => verdict,
        }
    }

    /// Returns the verdict without data.
    #[must_use]
    pub fn without_data(&self, rule: &Rule, reason: Reason, observations: Vec<Observation>) -> Attainment {
        Attainment {
            target: self.clone(),
            observations,
            rule: rule.clone(),
            version: self.version_in_force().0,
            status: Status::NoData,
            possible: Vec::new(),
            met: None,
            certain: None,
            reason: Some(reason),
            ratio: None,
            percent_reason: Some(PercentReason::NoData),
            gap: None,
            line: None,
            assumptions: Vec::new(),
        }
    }
}

fn sets_of(target: &Target, goal: &Goal, rule: &Rule) -> Result<Sets, AssessError> {
    goal.sets(target.stated_better()?, rule, target.get_terms())
        .map_err(|source| AssessError::Goal { target: target.indicator().name().to_owned(), source })
}
