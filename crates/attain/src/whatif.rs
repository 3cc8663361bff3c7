//! What would have to change for a verdict to change, and what does not depend on it.
//!
//! | question | answer |
//! |---|---|
//! | what change of one result flips its verdict? | [`nudge`] |
//! | what common percent on all results brings the count to k of n? | [`common_change`] |
//! | which verdicts hang on the printed precision? | [`sensitivity`] |
//! | which part makes the gap of the total? | [`blame`] |
//! | is a target below the trend of earlier years? | [`against_trend`] |
//! | do results bunch just above their targets? | [`bunching`] |

mod ambition;
mod blame;

pub use ambition::{Bunching, Trend, against_trend, bunching};
pub use blame::{Blame, Part, blame};

use crate::attainment::{Attainment, Bounds, Gap, Line, Status, place, shown};
use crate::decimal::{Decimal, DecimalError, Ratio, Rounding};
use crate::figure::Value;
use crate::interrupt;
use crate::interval::{Bound, Interval};
use crate::quantity::Quantity;
use crate::scorecard::Scorecard;
use crate::unit::Unit;

/// Why a question about what would be has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhatIfError {
    /// A verdict without one gap.
    #[error("`{target}` has no single gap: it has no data, no reference or several values")]
    NoGap {
        /// The name of the indicator.
        target: String,
    },
    /// Gaps in units that do not meet.
    #[error("the gap of `{part}` is in `{found}`, that of the total in `{wanted}`")]
    Units {
        /// The name of the part.
        part: String,
        /// Its unit.
        found: String,
        /// The unit of the total.
        wanted: String,
    },
    /// Too few years for a trend.
    #[error("a trend of `{target}` needs three earlier years with one figure each, found {found}")]
    TooFewYears {
        /// The name of the indicator.
        target: String,
        /// How many there are.
        found: usize,
    },
    /// A figure that has no place on the line of the target.
    #[error(transparent)]
    Assess(#[from] crate::attainment::AssessError),
    /// A figure beyond exact decimals.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
}

/// The smallest change of one result that flips its verdict between met and not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// Whether the change makes it met; else it takes that away.
    pub to_met: bool,
    /// The change, with its sign, in the unit itself; a fraction of all where things are tallied.
    pub by: Ratio,
    /// Whether it takes more than that: the border itself does not flip the verdict.
    pub beyond: bool,
    /// The change ÷ the size of the result; None where the result is no single value, or zero.
    pub relative: Option<Ratio>,
    unit: Unit,
    // Of things that are tallied, the change is a fraction of all and no quantity.
    tallied: bool,
}

impl Nudge {
    /// Returns the change as it is shown; None for things that are tallied, whose change is a fraction of all.
    ///
    /// What is no finite decimal is rounded half-even to 4 decimals, as gaps are.
    #[must_use]
    pub fn shown(&self) -> Option<Quantity> {
        match shown(&Interval::point(self.by.clone()), &self.unit) {
            Some(Gap::Quantity(change)) if !self.tallied => Some(change),
            _ => None,
        }
    }

    /// Returns the change as a quantity at the power of ten of the target, rounded as the caller says.
    ///
    /// # Errors
    /// Where it does not fit 28 digits.
    pub fn quantity(&self, digits: i32, rounding: Rounding) -> Result<Quantity, DecimalError> {
        let written = &self.by * &Ratio::power_of_ten(-i32::from(self.unit.exponent()));
        Ok(Quantity::new(written.round(digits, rounding)?, self.unit.clone()))
    }
}

/// Returns the smallest change of the result that flips the verdict; an undecided one flips to met.
///
/// None where there is no data, several years were judged, or no change of the result flips it.
///
/// # Examples
/// ```
/// use attain::{Better, Goal, Locale, Rounding, Target, whatif};
/// let revenue = Target::new("Revenue", Goal::read("17,500 billion VND", Locale::En)?).better(Better::Higher);
/// let exceeded = revenue.assess_text("17,946 billion VND", Locale::En)?;
/// let nudge = whatif::nudge(&exceeded).ok_or("flips")?;
/// assert_eq!((nudge.to_met, nudge.beyond), (false, true)); // 17,500 itself still meets it
/// assert_eq!(nudge.quantity(0, Rounding::HalfEven)?.to_string(), "-446 billion VND");
/// // Nothing was measured, so nothing flips.
/// let nothing = revenue.without_data(exceeded.rule(), attain::Reason::NoObservation, Vec::new());
/// assert!(whatif::nudge(&nothing).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn nudge(verdict: &Attainment) -> Option<Nudge> {
    let line = line_of(verdict)?;
    let accept = verdict.sets().ok()?.accept().clone();
    let found = line.observed;
    let to_met = verdict.met() != Some(true);
    // The moves that take an end of what was found to the border that it has to pass.
    let towards = |border: Option<&Bound<Ratio>>, end: Option<&Bound<Ratio>>| {
        let (border, end) = border.zip(end)?;
        // Into the set a closed border is enough, or an end that is open itself; out of it an open border for a closed end.
        let enough = if to_met { border.closed || !end.closed } else { end.closed && !border.closed };
        Some((&border.at - &end.at, !enough))
    };
    let moves = [towards(accept.lower(), found.lower()), towards(accept.upper(), found.upper())];
    let moves = moves.into_iter().flatten();
    let fits = |by: &Ratio| !to_met || accept_holds(&accept, &found.map(|at| at + by));
    let (by, beyond) = moves.filter(|(by, _)| fits(by)).min_by_key(|(by, _)| by.abs())?;
    let size = found.as_point().map(Ratio::abs);
    let relative = size.and_then(|size| by.checked_div(&size).ok());
    let goal = verdict.goal();
    let unit = goal.unit().cloned().unwrap_or_else(Unit::number);
    let tallied = matches!(goal.value(), Some(Value::Tally(_)));
    Some(Nudge { to_met, by, beyond, relative, unit, tallied })
}

/// Whether the closure of one interval holds another.
fn accept_holds(accept: &Interval<Ratio>, found: &Interval<Ratio>) -> bool {
    let closed = |b: Option<&Bound<Ratio>>| b.map(|b| Bound { at: b.at.clone(), closed: true });
    Interval::new(closed(accept.lower()), closed(accept.upper())).is_ok_and(|closure| closure.contains(found))
}

/// The smallest common change of all results that brings the count of targets met to a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonChange {
    /// The change as a fraction of every result: −1/50 for 2 % less.
    pub by: Ratio,
    /// Whether it takes more than that.
    pub beyond: bool,
    /// How many targets are met then, at least.
    pub met: u64,
    /// How many verdicts no common change reaches: changes, dates, ranks, k of n, what has no data.
    pub fixed: usize,
}

/// Returns the smallest common change of all results that leaves at least `k` targets met, where fewer are, or fewer
/// than `k`, where at least `k` are; None where no common change does.
///
/// Only levels move: a result that is a change, a date, a rank or k of n stays as it is.
///
/// # Examples
/// ```
/// use attain::{Better, Figure, Goal, Locale, Observation, Plan, Ratio, Target, whatif};
/// let mut plan = Plan::new("2024");
/// plan.add(Target::new("Grain", Goal::read("at least 100 t", Locale::En)?).better(Better::Higher))?;
/// let card = plan.assess(&[Observation::new("Grain", Figure::read("98 t", Locale::En)?)])?;
/// let change = whatif::common_change(&card, 1).ok_or("within reach")?;
/// assert_eq!((change.by, change.met), (Ratio::new(1, 49)?, 1));
/// assert!(whatif::common_change(&card, 2).is_none()); // there is only one target
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn common_change(card: &Scorecard, k: u64) -> Option<CommonChange> {
    let mut moving: Vec<(Interval<Ratio>, Interval<Ratio>)> = Vec::new();
    let (mut always, mut fixed) = (0u64, 0usize);
    for verdict in card.counted() {
        interrupt::check();
        let goal = verdict.goal();
        let level = goal.change().is_none()
            && goal
                .value()
                .is_some_and(|v| !matches!(v, Value::Tally(_)) && v.unit().kind() != crate::unit::Kind::Rank);
        match (line_of(verdict).filter(|_| level), verdict.sets()) {
            (Some(line), Ok(sets)) => moving.push((line.observed, sets.accept().clone())),
            _ => {
                fixed += 1;
                always += u64::from(verdict.met() == Some(true));
            }
        }
    }
    let met_at = |factor: &Ratio| {
        let met = moving.iter().filter(|(found, accept)| accept.contains(&found.map(|at| at * factor)));
        always + met.count() as u64
    };
    let one = Ratio::from(1);
    let enough = met_at(&one) >= k;
    // The count changes only where an end of a result meets a border of its set.
    let mut borders: Vec<Ratio> = Vec::new();
    for (found, accept) in &moving {
        for border in [accept.lower(), accept.upper()].into_iter().flatten() {
            let ends = [found.lower(), found.upper()].into_iter().flatten();
            borders.extend(ends.filter_map(|end| border.at.checked_div(&end.at).ok()).filter(Ratio::is_positive));
        }
    }
    borders.sort();
    borders.dedup();
    let half = Ratio::from(Decimal::new(5, 1));
    let mut best: Option<(Ratio, bool, u64)> = None;
    let mut consider = |at: &Ratio, inside: &Ratio, beyond: bool| {
        let met = met_at(inside);
        let distance = |at: &Ratio| (at - &one).abs();
        let nearer = best.as_ref().is_none_or(|(b, strict, _)| (distance(at), beyond) < (distance(b), *strict));
        if (met >= k) != enough && nearer {
            best = Some((at.clone(), beyond, met));
        }
    };
    for (at, border) in borders.iter().enumerate() {
        interrupt::check();
        consider(border, border, false);
        let after = borders.get(at + 1).map_or_else(|| border + &one, |next| &(border + next) * &half);
        let before = match at.checked_sub(1).and_then(|before| borders.get(before)) {
            Some(before) => &(border + before) * &half,
            None => border * &half,
        };
        consider(border, &after, true);
        consider(border, &before, true);
    }
    best.map(|(at, beyond, met)| CommonChange { by: &at - &one, beyond, met, fixed })
}

/// How far a scorecard hangs on the last printed digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// How many counted targets are met whatever the rounding hides, and how many may be.
    pub met: Bounds<u64>,
    /// The names of those that rounding could take either way.
    pub open: Vec<String>,
}

/// Returns how the count of targets met depends on the printed precision of the results.
#[must_use]
pub fn sensitivity(card: &Scorecard) -> Sensitivity {
    let (mut surely, mut possibly, mut open) = (0, 0, Vec::new());
    for verdict in card.counted().filter(|verdict| verdict.status() != Status::NoData) {
        interrupt::check();
        let met = match (line_of(verdict), verdict.sets()) {
            (Some(line), Ok(sets)) if sets.accept().contains(&line.widened) => Some(true),
            (Some(line), Ok(sets)) if !sets.accept().overlaps(&line.widened) => Some(false),
            (Some(_), Ok(_)) => None,
            _ => verdict.met(),
        };
        match met {
            Some(true) => {
                surely += 1;
                possibly += 1;
            }
            Some(false) => {}
            None => {
                possibly += 1;
                open.push(verdict.target().indicator().name().to_owned());
            }
        }
    }
    Sensitivity { met: Bounds { lower: Some(surely), upper: Some(possibly) }, open }
}

/// The one result of a verdict on the line of its goal.
fn line_of(verdict: &Attainment) -> Option<Line> {
    if verdict.status() == Status::NoData {
        return None;
    }
    let [only] = verdict.observations() else { return None };
    place(verdict.target(), &verdict.goal(), only, verdict.rule(), &mut Vec::new()).ok()
}
