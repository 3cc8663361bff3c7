//! What the rest of a period must bring: an amount a month, or the rate that makes up the whole.

use chrono::NaiveDate;

use super::PaceError;
use super::course::{Course, Heading};
use super::extent::Extent;
use super::profile::after_months;
use crate::attainment::Line;
use crate::decimal::Ratio;
use crate::indicator::{Accumulates, Better};
use crate::period::Period;

/// Which side of what is required is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// At least so much is needed.
    AtLeast,
    /// At most so much is allowed.
    AtMost,
}

/// What the rest of a period must bring.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Required {
    /// Of flows and stocks the amount in total, of rates the rate of the rest.
    pub rest: Extent,
    /// Whether that is the least or the most.
    pub sense: Sense,
    /// The rest of the period: `2024-Q4` after nine months.
    pub over: Period,
    /// The months of the rest, those under way by their days; None where the period is not made of months.
    pub months: Option<Ratio>,
    /// Of flows and stocks, the amount in each remaining month.
    pub per_month: Option<Extent>,
    /// What a remaining month must bring ÷ what a month brought so far; None for rates, and where nothing came or the
    /// figure leaves several.
    pub times_so_far: Option<Ratio>,
}

impl Required {
    pub(super) fn of(course: &Course, period: &Period, until: NaiveDate, actual: &Line) -> Option<Self> {
        let over = Period::between(until.succ_opt()?, period.end()).ok()?;
        // Where a stock is to stay as it is, nothing has to be added.
        if course.kind == Accumulates::Stock && course.heading == Heading::Hold {
            return None;
        }
        let rest = course.rest(actual)?;
        // What falls may be shown as a level, which is mirrored.
        let sense = match (course.better, course.display.at.times.is_negative()) {
            (Better::Higher, false) | (Better::Lower, true) => Sense::AtLeast,
            (Better::Lower, false) | (Better::Higher, true) => Sense::AtMost,
            (Better::Inside, _) => return None,
        };
        let whole = period.months().map(Ratio::from);
        let gone = whole.as_ref().and_then(|_| months_gone(period, until));
        let months = whole.zip(gone.clone()).map(|(whole, gone)| &whole - &gone);
        let amounts = course.kind != Accumulates::Rate;
        let a_month = months.as_ref().filter(|_| amounts).and_then(|m| Ratio::from(1).checked_div(m).ok());
        let per_month = a_month.as_ref().map(|part| {
            let each = |values: &crate::interval::Interval<Ratio>| values.map(|at| at * part);
            Extent::new(each(rest.written()), each(rest.open()), rest.unit())
        });
        let times_so_far = per_month.as_ref().zip(gone).and_then(|(per_month, gone)| {
            let start = course.origin.observed.as_point()?;
            let come = actual.observed.as_point()? - start;
            let come = &come * &course.display.at.times;
            per_month.written().as_point()?.checked_div(&come.checked_div(&gone).ok()?).ok()
        });
        Some(Self { rest, sense, over, months, per_month, times_so_far })
    }
}

/// The months gone by at the end of a day, the one under way by its days.
pub(super) fn months_gone(period: &Period, until: NaiveDate) -> Option<Ratio> {
    let whole = u32::try_from(period.months_elapsed(until)).ok()?;
    let (from, to) = (after_months(period, whole)?, after_months(period, whole + 1)?);
    let part = Ratio::new((until - from).num_days() + 1, (to - from).num_days()).ok()?;
    Some(&Ratio::from(i64::from(whole)) + &part)
}

/// Returns the rate that the rest must have for the whole to have the rate wanted.
///
/// For growth, `behind` is the share of the base year's value that fell in the part gone by; for an average, the share of
/// the time or of the cases. Exact: whole = behind · so far + (1 − behind) · rest.
///
/// # Errors
/// [`PaceError::ShareBehind`] where `behind` does not lie from 0 to below 1.
///
/// # Examples
/// ```
/// use attain::pace::rate_of_rest;
/// use attain::{Decimal, Ratio};
/// let percent = |text: &str| attain::decimal::parse(text).map(Ratio::from);
/// // 8,667 % in nine months that made up 75 % of the year before: 12 % in the fourth quarter for 9.5 % in the year.
/// let nine_months = Ratio::new(26, 3)?;
/// assert_eq!(rate_of_rest(&percent("9.5")?, &nine_months, &percent("0.75")?)?, Ratio::from(12));
/// // Nothing is left to make up for it at the end of the year.
/// assert!(rate_of_rest(&percent("9.5")?, &nine_months, &Ratio::from(1)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rate_of_rest(wanted: &Ratio, so_far: &Ratio, behind: &Ratio) -> Result<Ratio, PaceError> {
    let rest = &Ratio::from(1) - behind;
    if behind.is_negative() || !rest.is_positive() {
        return Err(PaceError::ShareBehind { found: behind.clone() });
    }
    Ok((wanted - &(behind * so_far)).checked_div(&rest)?)
}

/// Returns the rate of the whole from the rates of its parts and their weights, which need not add up to 1.
///
/// For growth the weights are the base year's values: four quarters' growth on the quarters of the year before.
///
/// # Errors
/// [`PaceError::ShareBehind`] where a weight is negative or all are zero.
///
/// # Examples
/// ```
/// use attain::Ratio;
/// use attain::pace::rate_of_whole;
/// // 7 % on 700 billion of the year before and 17 % on 300 billion: 749 + 351 = 1,100 on 1,000.
/// let parts = [(7, 700), (17, 300)].map(|(rate, weight)| (Ratio::from(rate), Ratio::from(weight)));
/// assert_eq!(rate_of_whole(&parts)?, Ratio::from(10));
/// assert!(rate_of_whole(&[]).is_err());
/// # Ok::<(), attain::PaceError>(())
/// ```
pub fn rate_of_whole(parts: &[(Ratio, Ratio)]) -> Result<Ratio, PaceError> {
    let (mut sum, mut whole) = (Ratio::zero(), Ratio::zero());
    for (rate, weight) in parts {
        if weight.is_negative() {
            return Err(PaceError::ShareBehind { found: weight.clone() });
        }
        sum = &sum + &(rate * weight);
        whole = &whole + weight;
    }
    if whole.is_zero() {
        return Err(PaceError::ShareBehind { found: whole });
    }
    Ok(sum.checked_div(&whole)?)
}
