//! A profile learned from what earlier years had reached by each month.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::profile::{ProfileError, Share, between};
use crate::decimal::Ratio;
use crate::figure::{Figure, Value};
use crate::indicator::Accumulates;
use crate::interval::Interval;
use crate::observation::Observation;
use crate::period::Period;

/// What earlier years had reached by each month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned(Vec<Curve>);

/// The shares of one year: (months completed, share of the whole), from (0, 0) to (12, 1).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Curve {
    year: i32,
    knots: Vec<(u32, Ratio)>,
}

impl Learned {
    pub(super) fn from(observations: &[Observation]) -> Result<Self, ProfileError> {
        let first = observations.first().ok_or(ProfileError::NoYears)?;
        let mut years: BTreeMap<i32, Vec<(u32, u32, Ratio)>> = BTreeMap::new();
        for observation in observations {
            let found =
                || observation.figure().map_or_else(|| observation.indicator().name().to_owned(), Figure::to_string);
            let refuse = |reason: &str| ProfileError::Unfit { found: found(), reason: reason.to_owned() };
            if !observation.indicator().same_as(first.indicator()) {
                return Err(refuse("it is of another indicator"));
            }
            if matches!(observation.indicator().get_accumulates(), Some(Accumulates::Stock | Accumulates::Rate)) {
                return Err(refuse("only the months of a flow add up to a year"));
            }
            let (from, to, year) =
                months_of(observation).ok_or_else(|| refuse("it has no period of whole months within a year"))?;
            let value =
                amount(observation, first).ok_or_else(|| refuse("it is no single amount in the unit of the others"))?;
            years.entry(year).or_default().push((from, to, value));
        }
        let curves = years.into_iter().map(|(year, parts)| Curve::of(year, parts)).collect::<Result<_, _>>()?;
        Ok(Self(curves))
    }

    /// One of the years alone.
    pub(super) fn only(&self, year: i32) -> Option<Self> {
        self.0.iter().find(|curve| curve.year == year).map(|curve| Self(vec![curve.clone()]))
    }

    /// The years, the earliest first.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.0.iter().map(|curve| curve.year)
    }
}

impl Learned {
    pub(super) fn share(&self, period: &Period, on: NaiveDate) -> Result<Share, ProfileError> {
        let later = |year: i32| self.0.iter().all(|curve| curve.year < year);
        if period.months() != Some(12) || !period.calendar_year().is_some_and(later) {
            let years = self.years().map(|year| year.to_string()).collect::<Vec<_>>().join(", ");
            return Err(ProfileError::NotLater { years, period: *period });
        }
        let shares: Vec<Ratio> = self.0.iter().map(|curve| between(&curve.knots, period, on)).collect();
        let sum = shares.iter().fold(Ratio::zero(), |sum, share| &sum + share);
        let mean = Ratio::new(1, shares.len() as u64).map_or_else(|_| Ratio::zero(), |part| &sum * &part);
        let spread =
            shares.iter().fold(Interval::empty(), |spread, share| spread.merge(&Interval::point(share.clone())));
        Ok(Share { at: mean, spread, counted_to: None, years: shares.len() })
    }
}

impl Curve {
    /// Figures to date stand for themselves; the others are put end to end.
    fn of(year: i32, mut parts: Vec<(u32, u32, Ratio)>) -> Result<Self, ProfileError> {
        parts.sort_by_key(|(from, to, _)| (*from, *to));
        let mut reached = BTreeMap::from([(0, Ratio::zero())]);
        for (from, to, value) in parts {
            match reached.get(&(from - 1)) {
                Some(before) => {
                    let sum = before + &value;
                    reached.entry(to).or_insert(sum);
                }
                None => {
                    let month = reached.keys().last().map_or(1, |month| month + 1);
                    return Err(ProfileError::Incomplete { year, month });
                }
            }
        }
        let month = reached.keys().last().map_or(1, |month| month + 1);
        let whole = reached.get(&12).cloned().ok_or(ProfileError::Incomplete { year, month })?;
        if !whole.is_positive() {
            return Err(ProfileError::NothingWhole { year });
        }
        let knots =
            reached.into_iter().filter_map(|(month, value)| Some((month, value.checked_div(&whole).ok()?))).collect();
        Ok(Self { year, knots })
    }
}

/// The first and the last month of an observation and their year.
fn months_of(observation: &Observation) -> Option<(u32, u32, i32)> {
    let period = observation.get_period()?;
    let months = u32::try_from(period.months()?).ok()?;
    let year = period.calendar_year()?;
    let from = chrono::Datelike::month(&period.start());
    Some((from, from + months - 1, year))
}

/// The single amount of an observation, in the unit itself of another one.
fn amount(observation: &Observation, other: &Observation) -> Option<Ratio> {
    let figure = observation.figure().filter(|figure| figure.change().is_none() && figure.of().is_none())?;
    let Value::Quantity(quantity) = figure.value() else { return None };
    let factor = quantity.unit().at(0).factor_to(&other.figure()?.unit().at(0)).ok()?;
    figure.bound().is_none().then(|| &quantity.value() * &factor)
}
