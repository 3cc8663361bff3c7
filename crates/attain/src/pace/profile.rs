//! How much of a period's whole is expected by a day.
//!
//! | profile | share by a day | inside a part |
//! |---|---|---|
//! | linear | days gone by ÷ days | every day counts |
//! | months | months completed ÷ months | the month under way does not count yet |
//! | quarters | quarters completed ÷ quarters: 25 % after a quarter | the quarter under way does not count yet |
//! | weights | the weights of the parts completed ÷ all weights | by days within the part |
//! | learned | the mean of the shares that earlier years had reached by then, with their spread | by days within the part |
//!
//! Source of the quarters: Vietnamese practice ("37,1% dự toán, cao hơn tiến độ HĐND tỉnh giao là 25%", Nghệ An, first
//! quarter of 2024).

use chrono::{Months, NaiveDate};

use super::learned::Learned;
use crate::decimal::{Decimal, Ratio};
use crate::interval::Interval;
use crate::observation::Observation;
use crate::period::Period;

/// What a profile cannot be, or cannot say.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// Weights that are negative, or none above zero.
    #[error("weights are zero or above, and one at least is above zero, found `{found}`")]
    Weights {
        /// The weights as given.
        found: String,
    },
    /// A period that does not fall into the parts.
    #[error("{period} does not fall into {parts}")]
    Parts {
        /// The period.
        period: Period,
        /// What it was to be divided into.
        parts: String,
    },
    /// A name that no profile has.
    #[error("expected a profile, one of `linear`, `months` and `quarters`, found `{found}`")]
    Unknown {
        /// The name, at most its first 40 characters.
        found: String,
    },
    /// No observations to learn from.
    #[error("a profile is learned from the months of earlier years; none were given")]
    NoYears,
    /// An observation that nothing can be learned from.
    #[error("nothing is learned from `{found}`: {reason}")]
    Unfit {
        /// The observation.
        found: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A year with a hole.
    #[error("the year {year} cannot be summed up: nothing is known from month {month} on; give every month or quarter")]
    Incomplete {
        /// The year.
        year: i32,
        /// The first month without a figure.
        month: u32,
    },
    /// A year without a whole.
    #[error("the year {year} adds up to zero or less; leave it out")]
    NothingWhole {
        /// The year.
        year: i32,
    },
    /// A year that is not earlier than the period, or a period that is no calendar year.
    #[error("a profile of {years} says nothing of {period}: it needs a later calendar year")]
    NotLater {
        /// The years learned from.
        years: String,
        /// The period that it was asked of.
        period: Period,
    },
}

/// How much of a period's whole is expected by a day.
///
/// # Examples
/// ```
/// use attain::pace::Profile;
/// use attain::{Period, Ratio};
/// let (year, march) = (Period::year(2024)?, Period::quarter(2024, 1)?.end());
/// assert_eq!(Profile::Quarters.share(&year, march)?.at(), &Ratio::new(1, 4)?);
/// assert_eq!(Profile::Days.share(&year, march)?.at(), &Ratio::new(91, 366)?);
/// assert!(Profile::weights([]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// Day by day: `linear`.
    #[default]
    Days,
    /// By completed months.
    Months,
    /// By completed quarters, as Vietnamese reports count.
    Quarters,
    /// By given weights of equal parts.
    Weights(Weights),
    /// As earlier years went.
    Learned(Learned),
}

/// The weights of equal parts of a period; their sum is 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights(Vec<Ratio>);

impl Weights {
    /// The weight of each part.
    #[must_use]
    pub fn parts(&self) -> &[Ratio] {
        &self.0
    }
}

/// The share of a whole that is expected by a day, with the spread of what it was learned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub(super) at: Ratio,
    pub(super) spread: Interval<Ratio>,
    pub(super) counted_to: Option<NaiveDate>,
    pub(super) years: usize,
}

impl Share {
    /// The share.
    #[must_use]
    pub fn at(&self) -> &Ratio {
        &self.at
    }

    /// From the least to the most share of the earlier years; one point where none were used.
    #[must_use]
    pub fn spread(&self) -> &Interval<Ratio> {
        &self.spread
    }

    /// The last day that counts, where a part under way does not: None where the day asked for counts itself.
    #[must_use]
    pub fn counted_to(&self) -> Option<NaiveDate> {
        self.counted_to
    }

    /// How many earlier years it was learned from.
    #[must_use]
    pub fn years(&self) -> usize {
        self.years
    }

    fn point(at: Ratio) -> Self {
        Self { spread: Interval::point(at.clone()), at, counted_to: None, years: 0 }
    }

    /// The ends of the spread.
    pub(super) fn ends(&self) -> Vec<Ratio> {
        [self.spread.lower(), self.spread.upper()].into_iter().flatten().map(|b| b.at.clone()).collect()
    }
}

impl Profile {
    /// The profiles that have a name, with the name that text and Python use for them.
    pub const NAMES: [&'static str; 3] = ["linear", "months", "quarters"];

    /// Returns the profile of that name.
    ///
    /// # Errors
    /// [`ProfileError::Unknown`].
    pub fn named(name: &str) -> Result<Self, ProfileError> {
        match name {
            "linear" => Ok(Self::Days),
            "months" => Ok(Self::Months),
            "quarters" => Ok(Self::Quarters),
            _ => Err(ProfileError::Unknown { found: name.chars().take(40).collect() }),
        }
    }

    /// The name of the profile.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Profile::Days => "linear",
            Profile::Months => "months",
            Profile::Quarters => "quarters",
            Profile::Weights(_) => "weights",
            Profile::Learned(_) => "learned",
        }
    }

    /// Returns the profile of given weights: four for the quarters of a year, twelve for its months.
    ///
    /// They need not add up to 1: the figures of the base year themselves will do.
    ///
    /// # Errors
    /// [`ProfileError::Weights`] where one is negative or none is above zero.
    pub fn weights(weights: impl IntoIterator<Item = Decimal>) -> Result<Self, ProfileError> {
        let weights: Vec<Decimal> = weights.into_iter().collect();
        let refuse = || ProfileError::Weights {
            found: weights.iter().take(12).map(Decimal::to_string).collect::<Vec<_>>().join(", "),
        };
        let total = weights.iter().fold(Ratio::zero(), |sum, weight| &sum + &Ratio::from(*weight));
        if !total.is_positive() || weights.iter().any(|weight| *weight < Decimal::ZERO) {
            return Err(refuse());
        }
        let parts = weights.iter().map(|w| Ratio::from(*w).checked_div(&total)).collect::<Result<_, _>>();
        Ok(Self::Weights(Weights(parts.map_err(|_| refuse())?)))
    }

    /// Returns the profile that earlier calendar years had, learned from a flow's months, quarters or figures to date.
    ///
    /// The share is the mean of the years' shares, so that a large year weighs no more than a small one. Figures are taken
    /// at their word: the differences between years are larger than their rounding.
    ///
    /// # Errors
    /// [`ProfileError`] where a figure is no single value, has no period of whole months within a calendar year or
    /// belongs to another indicator; where a year has a hole or adds up to nothing; and where there is nothing at all.
    pub fn learned(observations: &[Observation]) -> Result<Self, ProfileError> {
        Learned::from(observations).map(Self::Learned)
    }

    /// Returns the share that is expected at the end of a day: none before the period, all from its last day on.
    ///
    /// # Errors
    /// [`ProfileError::Parts`] where the period does not fall into the parts of the profile, [`ProfileError::NotLater`]
    /// where it is no calendar year after those that the profile was learned from.
    pub fn share(&self, period: &Period, on: NaiveDate) -> Result<Share, ProfileError> {
        match self {
            Profile::Days => {
                let elapsed = period.elapsed(on);
                Ok(Share::point(Ratio::new(elapsed.days, elapsed.of).unwrap_or_else(|_| Ratio::zero())))
            }
            Profile::Months => completed(period, on, 1, "whole months"),
            Profile::Quarters => completed(period, on, 3, "whole quarters"),
            Profile::Weights(weights) => {
                let parts = i64::try_from(weights.0.len()).unwrap_or(i64::MAX);
                let months = period.months().filter(|months| months % parts == 0).ok_or_else(|| {
                    ProfileError::Parts { period: *period, parts: format!("{parts} equal parts of whole months") }
                })?;
                let size = months / parts;
                let mut knots = vec![(0, Ratio::zero())];
                let mut sum = Ratio::zero();
                for (at, weight) in (1i64..).zip(&weights.0) {
                    sum = &sum + weight;
                    knots.push((u32::try_from(at * size).unwrap_or(u32::MAX), sum.clone()));
                }
                Ok(Share::point(between(&knots, period, on)))
            }
            Profile::Learned(learned) => learned.share(period, on),
        }
    }

    /// The weights that a rate's parts have by the profile: growth is counted on the year before alone, where that is
    /// among those learned from.
    pub(super) fn of_rate(&self, period: &Period) -> Self {
        let only = |learned: &Learned| learned.only(period.calendar_year()? - 1);
        match self {
            Profile::Learned(learned) => only(learned).map_or_else(|| self.clone(), Profile::Learned),
            _ => self.by_days(period),
        }
    }

    /// The profile with every day of a part under way.
    pub(super) fn by_days(&self, period: &Period) -> Self {
        self.interpolated(period).unwrap_or_else(|| self.clone())
    }

    fn interpolated(&self, period: &Period) -> Option<Self> {
        let size = match self {
            Profile::Months => 1,
            Profile::Quarters => 3,
            _ => return None,
        };
        let parts = period.months().filter(|months| months % size == 0)? / size;
        let each = Ratio::new(1, parts).ok()?;
        Some(Profile::Weights(Weights(vec![each; usize::try_from(parts).ok()?])))
    }
}

/// The completed parts of so many months, over all of them.
fn completed(period: &Period, on: NaiveDate, size: i64, parts: &str) -> Result<Share, ProfileError> {
    let months = period
        .months()
        .filter(|months| months % size == 0)
        .ok_or_else(|| ProfileError::Parts { period: *period, parts: parts.to_owned() })?;
    let done = period.months_elapsed(on) / size * size;
    let counted_to = after_months(period, u32::try_from(done).unwrap_or(0)).and_then(|day| day.pred_opt());
    let share = Share::point(Ratio::new(done, months).unwrap_or_else(|_| Ratio::zero()));
    Ok(Share { counted_to: counted_to.filter(|day| *day < on.min(period.end())), ..share })
}

/// The day that so many months of a period lie before.
pub(super) fn after_months(period: &Period, months: u32) -> Option<NaiveDate> {
    period.start().checked_add_months(Months::new(months))
}

/// The share on a day: that of the last knot, and of the way to the next one by days.
pub(super) fn between(knots: &[(u32, Ratio)], period: &Period, on: NaiveDate) -> Ratio {
    let mut last: Option<(NaiveDate, &Ratio)> = None;
    for (months, share) in knots {
        // The day before which the knot's months lie; past the calendar's end there is nothing to reach.
        let Some(begins) = after_months(period, *months) else { break };
        let gone = (on - begins).num_days() + 1;
        if gone == 0 {
            return share.clone();
        }
        if gone < 0 {
            let Some((from, before)) = last else { return Ratio::zero() };
            let days = ((on - from).num_days() + 1, (begins - from).num_days());
            let way = Ratio::new(days.0, days.1).unwrap_or_else(|_| Ratio::zero());
            return before + &(&(share - before) * &way);
        }
        last = Some((begins, share));
    }
    last.map_or_else(Ratio::zero, |(_, share)| share.clone())
}
