//! Target × observation before the period has ended → expected so far, status, projection, what is still required.
//!
//! | kind of indicator | the observation is | expected so far |
//! |---|---|---|
//! | flow | added up from the period's first day on | the share of the target that the profile expects |
//! | stock | the state on a day | that share of the way from the baseline to the target |
//! | rate | the rate of the period so far | the target's own rate |
//!
//! The kind is the indicator's; one that does not fit the goal, the figure or the profile is an error. There is no clock:
//! the day is an argument, and the last day of the observation's own period is what counts.

mod bands;
mod course;
mod error;
mod extent;
mod kind;
mod learned;
mod milestone;
mod profile;
mod projection;
mod rest;
mod same_period;
mod side_by_side;
mod walk;

use chrono::NaiveDate;

use crate::attainment::{AssessError, Assumption, Bounds, Line};
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::goal::{Goal, Rule};
use crate::indicator::Accumulates;
use crate::interval::Interval;
use crate::observation::Observation;
use crate::period::Period;
use crate::target::Target;

pub use bands::{Bands, PaceStatus, RatioReason};
use course::{Course, Heading};
pub use error::PaceError;
pub use extent::Extent;
pub use learned::Learned;
pub use milestone::{Milestone, Part, Passed};
pub use profile::{Profile, ProfileError, Share, Weights};
pub use projection::{Basis, Projection};
pub use rest::{Required, Sense, rate_of_rest, rate_of_whole};
pub use same_period::{SamePeriod, against_last_year};
pub use side_by_side::side_by_side;
use walk::{Dated, Walk};

/// How a pace is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pacing {
    /// How much is expected by a day; for rates, how much of the base year lies behind.
    pub profile: Profile,
    /// The thresholds of the statuses.
    pub bands: Bands,
    /// The rule that reads goals and approximations.
    pub rule: Rule,
}

impl From<Profile> for Pacing {
    fn from(profile: Profile) -> Self {
        Self { profile, ..Self::default() }
    }
}

/// A target that is met, or can no longer be, before its period has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settled {
    /// Whether it is met; a stock may still slip back, a flow above zero cannot.
    pub met: bool,
    /// The first day on which a figure shows it.
    pub by: NaiveDate,
    /// The last day on which a figure showed it open; None where no earlier figure was given.
    pub open_until: Option<NaiveDate>,
}

impl Settled {
    /// The days in which it happened: since the last figure that showed it open, else the month of the figure.
    #[must_use]
    pub fn within(&self) -> Option<Period> {
        let start = match self.open_until {
            Some(open) => open.succ_opt()?,
            None => chrono::Datelike::with_day(&self.by, 1)?,
        };
        Period::between(start, self.by).ok()
    }
}

/// A target before its period has ended.
///
/// # Examples
/// ```
/// use attain::pace::{PaceStatus, Pacing, Profile};
/// use attain::{Accumulates, Figure, Goal, Indicator, Locale, Observation, Period, Target};
/// let revenue = Indicator::named("Thu ngân sách").accumulates(Accumulates::Flow);
/// let target = Target::new(revenue, Goal::read("ít nhất 15.915 tỷ đồng", Locale::Vi)?).period(Period::year(2024)?);
/// let quarter = Period::quarter(2024, 1)?;
/// let found = Observation::new("Thu ngân sách", Figure::read("5.904,3 tỷ đồng", Locale::Vi)?).period(quarter);
/// let pace = target.pace(&found, quarter.end(), &Pacing::from(Profile::Quarters))?;
/// assert_eq!(pace.status(), PaceStatus::Ahead);
/// assert_eq!(pace.expected().and_then(|e| e.value()).map(|e| e.to_string()), Some("15915/4".into()));
/// // A month alone is not a figure to date.
/// let march = found.period(Period::month(2024, 3)?);
/// assert!(target.pace(&march, quarter.end(), &Pacing::default()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    target: Target,
    observations: Vec<Observation>,
    pacing: Pacing,
    version: usize,
    kind: Accumulates,
    on: NaiveDate,
    until: NaiveDate,
    share: Share,
    expected: Option<Extent>,
    actual: Extent,
    share_of_target: Option<Bounds<Ratio>>,
    ratio: Option<Bounds<Ratio>>,
    ratio_reason: Option<RatioReason>,
    status: PaceStatus,
    possible: Vec<PaceStatus>,
    certain: bool,
    projection: Option<Projection>,
    required: Option<Required>,
    settled: Option<Settled>,
    ceiling: bool,
    shows_change: bool,
    assumptions: Vec<Assumption>,
}

impl Pace {
    /// The target.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The observations that the figure so far was made of: one to date, or every part.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// How it was measured.
    #[must_use]
    pub fn pacing(&self) -> &Pacing {
        &self.pacing
    }

    /// The goal of the version that was in force on the day.
    #[must_use]
    pub fn goal(&self) -> Goal {
        self.target.goal_of(self.version).clone()
    }

    /// Which version of the target was in force on the day, counted from 0.
    #[must_use]
    pub fn version(&self) -> usize {
        self.version
    }

    /// How it was taken to accumulate.
    #[must_use]
    pub fn kind(&self) -> Accumulates {
        self.kind
    }

    /// The day asked for.
    #[must_use]
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// The last day of the figure so far, up to which the profile counts.
    #[must_use]
    pub fn until(&self) -> NaiveDate {
        self.until
    }

    /// The share of the period's whole that the profile expects by then; for rates, the weight that lies behind.
    #[must_use]
    pub fn share(&self) -> &Share {
        &self.share
    }

    /// What is expected by then; None where the goal is a band.
    #[must_use]
    pub fn expected(&self) -> Option<&Extent> {
        self.expected.as_ref()
    }

    /// What was reached by then.
    #[must_use]
    pub fn actual(&self) -> &Extent {
        &self.actual
    }

    /// What was reached ÷ the target of the whole period: "76,3 % dự toán". None where the target is zero or below.
    #[must_use]
    pub fn share_of_target(&self) -> Option<&Bounds<Ratio>> {
        self.share_of_target.as_ref()
    }

    /// The percent of the whole period's target that was reached, rounded once, half-even, to 4 decimals.
    #[must_use]
    pub fn percent_of_target(&self) -> Option<Bounds<Decimal>> {
        self.percent_of_target_to(4, Rounding::HalfEven)
    }

    /// The percent of the whole period's target that was reached, rounded as the caller says.
    #[must_use]
    pub fn percent_of_target_to(&self, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
        percent(self.share_of_target.as_ref()?, digits, rounding)
    }

    /// The pace in percent of what was expected, rounded once, half-even, to 4 decimals.
    #[must_use]
    pub fn percent(&self) -> Option<Bounds<Decimal>> {
        self.percent_to(4, Rounding::HalfEven)
    }

    /// The pace in percent of what was expected, rounded as the caller says.
    #[must_use]
    pub fn percent_to(&self, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
        percent(self.ratio.as_ref()?, digits, rounding)
    }

    /// What was reached ÷ what was expected, both counted from where the path begins; above 1 is more than expected,
    /// which is better for a target to reach and worse for a ceiling.
    #[must_use]
    pub fn ratio(&self) -> Option<&Bounds<Ratio>> {
        self.ratio.as_ref()
    }

    /// Why there is no ratio.
    #[must_use]
    pub fn ratio_reason(&self) -> Option<RatioReason> {
        self.ratio_reason
    }

    /// How it is doing.
    #[must_use]
    pub fn status(&self) -> PaceStatus {
        self.status
    }

    /// Every status that is possible by the figures as written, the best first.
    #[must_use]
    pub fn possible(&self) -> &[PaceStatus] {
        &self.possible
    }

    /// Whether the status survives the rounding of what was printed and the spread of the earlier years.
    #[must_use]
    pub fn certain(&self) -> bool {
        self.certain
    }

    /// Whether an estimate was used.
    #[must_use]
    pub fn provisional(&self) -> bool {
        self.observations.iter().any(Observation::is_provisional)
            || (self.kind == Accumulates::Stock && self.target.get_baseline().is_some_and(Observation::is_provisional))
    }

    /// Where the period may end; None where nothing is expected yet.
    #[must_use]
    pub fn projection(&self) -> Option<&Projection> {
        self.projection.as_ref()
    }

    /// What the rest of the period must bring; None where it has ended, the target is met or the goal is a band.
    #[must_use]
    pub fn required(&self) -> Option<&Required> {
        self.required.as_ref()
    }

    /// Whether it is met, or can no longer be, before the period has ended.
    #[must_use]
    pub fn settled(&self) -> Option<&Settled> {
        self.settled.as_ref()
    }

    /// The days in which the target was met before its period has ended: a month, "met in September".
    #[must_use]
    pub fn met_in(&self) -> Option<Period> {
        self.settled.filter(|settled| settled.met).and_then(|settled| settled.within())
    }

    /// What it takes for granted.
    #[must_use]
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// Whether what is expected is an allowance that must not be used up, rather than something to reach.
    #[must_use]
    pub fn is_ceiling(&self) -> bool {
        self.ceiling
    }

    /// Whether its figures are changes, as the goal's is, rather than levels.
    #[must_use]
    pub fn shows_change(&self) -> bool {
        self.shows_change
    }

    /// Whether the parts of a rate weigh by their time alone: neither the base year's values nor weights were given.
    #[must_use]
    pub fn weighs_by_time(&self) -> bool {
        self.kind == Accumulates::Rate && !matches!(self.pacing.profile, Profile::Weights(_) | Profile::Learned(_))
    }
}

impl Target {
    /// Returns the pace by one observation, on a day.
    ///
    /// The figure counts to the last day of the observation's own period; `on` may follow it, and comes before it for
    /// estimates alone. Without a period the figure is taken to run from the target's first day to `on`.
    ///
    /// # Errors
    /// [`PaceError`] where the kind of the indicator does not fit the goal, the figure or the profile, the figure is not
    /// one to date, or the two cannot be compared.
    pub fn pace(&self, observation: &Observation, on: NaiveDate, pacing: &Pacing) -> Result<Pace, PaceError> {
        self.pace_of(std::slice::from_ref(observation), on, pacing)
    }

    /// Returns the pace by several observations, on a day: the latest figure to date, else its parts put together.
    ///
    /// Flows add up, rates are weighed by the profile, of stocks the latest counts. Earlier figures to date tell when a
    /// target was met. What is for days after `on` is left out, and what was published later than `on` where anything was
    /// known by then.
    ///
    /// # Errors
    /// As [`Target::pace`]; where the parts leave a hole; and where two figures for the same days are equally settled.
    pub fn pace_of(&self, observations: &[Observation], on: NaiveDate, pacing: &Pacing) -> Result<Pace, PaceError> {
        let walk = Walk::new(self, observations, on, pacing)?;
        let kind = walk.kind;
        let dated = walk.dated(observations)?;
        let chosen = walk.chosen(&dated)?;
        let until = chosen.iter().map(|d| d.until).max().unwrap_or(on);
        let shares = walk.shares(until)?;
        let mut assumptions = Vec::new();
        let origin = walk.origin(&chosen, &mut assumptions)?;
        let sets = walk
            .goal
            .sets(self.stated_better().map_err(AssessError::from)?, &pacing.rule, self.get_terms())
            .map_err(|source| AssessError::Goal { target: walk.name(), source })?;
        if kind == Accumulates::Flow && sets.reference().is_none() {
            return Err(walk.mismatch("its goal is a band to stay inside".to_owned(), "ask for at least or at most"));
        }
        let actual = walk.together(&chosen, &origin, &mut assumptions)?;
        let parts = walk.as_parts(&dated, &chosen, &origin);
        let display = walk.display(&chosen, &origin);
        let course = Course::new(kind, &sets, origin, shares, display);
        let version = self.version_on(on).0;
        if self.is_revised() {
            assumptions.push(Assumption::Version(version));
        }
        if chosen.iter().any(|d| d.observation.get_period().is_none()) {
            assumptions.push(Assumption::UnstatedPeriod);
        }
        let mut seen: Vec<Assumption> = Vec::new();
        for assumption in assumptions {
            if !seen.contains(&assumption) {
                seen.push(assumption);
            }
        }
        let settled = walk.settled(&course, &dated, until)?;
        Ok(course.pace(&walk, &chosen, until, &actual, parts, (version, seen, settled)))
    }
}

impl Course {
    fn pace(
        self,
        walk: &Walk<'_>,
        chosen: &[&Dated<'_>],
        until: NaiveDate,
        actual: &Line,
        parts: Option<(Interval<Ratio>, usize)>,
        (version, assumptions, settled): (usize, Vec<Assumption>, Option<Settled>),
    ) -> Pace {
        let early = self.share.at().is_zero()
            && self.kind != Accumulates::Rate
            && (self.kind, self.heading) != (Accumulates::Stock, Heading::Hold);
        let ratio = if early { None } else { self.ratio(actual) };
        let (possible, open) = match &ratio {
            _ if early => (vec![PaceStatus::TooEarly], vec![PaceStatus::TooEarly]),
            Some((_, score)) => {
                let bands = &walk.pacing.bands;
                (bands.statuses(&score.observed), bands.statuses(&score.widened))
            }
            None => (self.by_inclusion(&actual.observed), self.by_inclusion(&actual.widened)),
        };
        let status = match possible.as_slice() {
            [one] => *one,
            _ => PaceStatus::Undecided,
        };
        let ratio_reason = match &ratio {
            Some(_) => None,
            None if early => Some(RatioReason::NothingExpected),
            None if self.kind == Accumulates::Stock || self.reference.is_none() => Some(RatioReason::Hold),
            None => Some(RatioReason::ExpectedNotPositive),
        };
        let (basis, at_pace) = match (self.share.years(), parts) {
            _ if early => (Basis::Precision, None),
            (years @ 2.., _) => (Basis::EarlierYears(years), self.at_pace(actual)),
            (_, Some((wholes, count))) => (Basis::Parts(count), self.at_pace_of(actual, &wholes)),
            (_, None) => (Basis::Precision, self.at_pace(actual)),
        };
        let projection = at_pace.map(|at_pace| {
            let met = match (self.accept.contains(&at_pace.widened), self.accept.overlaps(&at_pace.widened)) {
                (true, _) => Some(true),
                (false, false) => Some(false),
                (false, true) => None,
            };
            Projection { at_pace: self.shown(&at_pace), as_planned: self.as_planned(actual), basis, met }
        });
        let met = settled.is_some_and(|settled: Settled| settled.met);
        Pace {
            target: walk.target.clone(),
            observations: chosen.iter().map(|d| d.observation.clone()).collect(),
            pacing: walk.pacing.clone(),
            version,
            kind: self.kind,
            on: walk.on,
            until,
            expected: self.expected(),
            actual: self.shown(actual),
            share_of_target: self.share_of_target(actual).map(|share| extent::ends(&share)),
            ratio: ratio.map(|(ratio, _)| extent::ends(&ratio.observed)),
            ratio_reason,
            certain: status != PaceStatus::Undecided && open.len() == 1,
            status,
            possible,
            projection,
            required: if met { None } else { Required::of(&self, &walk.period, until, actual) },
            settled,
            ceiling: self.heading == Heading::Allowance,
            shows_change: self.display.change,
            assumptions,
            share: self.share,
        }
    }

    /// Without a ratio there are two statuses: as the goal asks, or not.
    fn by_inclusion(&self, actual: &Interval<Ratio>) -> Vec<PaceStatus> {
        let wanted = self.acceptable();
        match (wanted.contains(actual), wanted.overlaps(actual)) {
            (true, _) => vec![PaceStatus::OnTrack],
            (false, false) => vec![PaceStatus::OffTrack],
            (false, true) => vec![PaceStatus::OnTrack, PaceStatus::OffTrack],
        }
    }
}

fn percent(ratio: &Bounds<Ratio>, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
    let end =
        |at: &Option<Ratio>| at.as_ref().map(|at| (at * &Ratio::from(100)).round(digits, rounding)).transpose().ok();
    Some(Bounds { lower: end(&ratio.lower)?, upper: end(&ratio.upper)? })
}
