//! Whether targets ask for little: less than the trend, or just what came out.

use super::WhatIfError;
use crate::attainment::{Attainment, place};
use crate::decimal::Ratio;
use crate::goal::Rule;
use crate::indicator::Better;
use crate::interrupt;
use crate::observation::Observation;
use crate::target::Target;

/// A target against the straight line through the results of earlier years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// What the line of least squares gives for the target's year, in the unit itself.
    pub expected: Ratio,
    /// The largest distance of an earlier year from the line.
    pub spread: Ratio,
    /// The target − the expected, signed so that positive asks for more.
    pub asks_more: Ratio,
    /// Whether the target asks for less than the trend by more than its spread.
    pub soft: bool,
    /// How many earlier years there were.
    pub years: usize,
}

/// Returns a target against the trend of at least three earlier years, exactly.
///
/// # Errors
/// [`WhatIfError::TooFewYears`] for fewer than three calendar years with one figure each before the target's own;
/// [`WhatIfError::NoGap`] where the target has no reference or no year; where a figure does not meet the goal.
///
/// # Examples
/// ```
/// use attain::{Better, Figure, Goal, Locale, Observation, Period, Target, whatif};
/// let of = |year: i32, text: &str| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(Observation::new("Grain", Figure::read(text, Locale::En)?).period(Period::year(year)?))
/// };
/// let target = Target::new("Grain", Goal::read("65 t", Locale::En)?).better(Better::Higher).period(Period::year(2024)?);
/// let earlier = [of(2021, "60 t")?, of(2022, "63 t")?, of(2023, "64 t")?];
/// assert!(whatif::against_trend(&target, &earlier)?.soft); // the trend is 66.33, give or take 0.67
/// assert!(whatif::against_trend(&target, &earlier[..2]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn against_trend(target: &Target, earlier: &[Observation]) -> Result<Trend, WhatIfError> {
    let name = || target.indicator().name().to_owned();
    let no_gap = || WhatIfError::NoGap { target: name() };
    let year = target.get_period().and_then(|period| period.calendar_year()).ok_or_else(no_gap)?;
    let (rule, (_, goal)) = (Rule::default(), target.version_in_force());
    let better = target.direction().map_err(crate::attainment::AssessError::from)?;
    let sets =
        goal.sets(target.stated_better().map_err(crate::attainment::AssessError::from)?, &rule, target.get_terms());
    let reference = sets.ok().and_then(|sets| sets.reference().cloned()).ok_or_else(no_gap)?;
    let mut points: Vec<(i64, Ratio)> = Vec::new();
    for observation in earlier.iter().filter(|o| target.indicator().same_as(o.indicator())) {
        let Some(at) = observation.get_period().filter(|p| p.months() == Some(12)).and_then(|p| p.calendar_year())
        else {
            continue;
        };
        let line = place(target, goal, observation, &rule, &mut Vec::new())?;
        if let (Some(value), true) = (line.observed.as_point(), at < year) {
            points.push((i64::from(at), value.clone()));
        }
    }
    points.sort();
    points.dedup_by_key(|(at, _)| *at);
    let years = points.len();
    let share = Ratio::new(1, years as u64).ok().filter(|_| years >= 3);
    let share = share.ok_or_else(|| WhatIfError::TooFewYears { target: name(), found: years })?;
    let mean = |sum: Ratio| &sum * &share;
    let total = |of: &dyn Fn(&(i64, Ratio)) -> Ratio| points.iter().fold(Ratio::zero(), |sum, point| &sum + &of(point));
    let (x, y) = (mean(total(&|p| Ratio::from(p.0))), mean(total(&|p| p.1.clone())));
    let across = total(&|p| &(&Ratio::from(p.0) - &x) * &(&p.1 - &y));
    let along = total(&|p| &(&Ratio::from(p.0) - &x) * &(&Ratio::from(p.0) - &x));
    let slope = across.checked_div(&along)?;
    let at = |year: i64| &y + &(&slope * &(&Ratio::from(year) - &x));
    let expected = at(i64::from(year));
    let spread = points.iter().map(|(year, value)| (value - &at(*year)).abs()).max().unwrap_or_else(Ratio::zero);
    let above = &reference - &expected;
    let asks_more = if better == Better::Lower { -&above } else { above };
    let soft = asks_more < -&spread;
    Ok(Trend { expected, spread, asks_more, soft, years })
}

/// How many results lie just on either side of their targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bunching {
    /// From the target to 1 % beyond it, on the better side.
    pub just_met: u64,
    /// Less than 1 % on the worse side, or just that.
    pub just_missed: u64,
    /// How many results have a percentage.
    pub of: u64,
}

impl Bunching {
    /// The share of the results near their targets that lie on the better side; None where none is near.
    #[must_use]
    pub fn share_met(&self) -> Option<Ratio> {
        Ratio::new(self.just_met, self.just_met + self.just_missed).ok()
    }
}

/// Returns how many results lie within 1 % of their targets, on the better and on the worse side.
///
/// Where results scatter freely the two are about alike; many more just met than just missed is a reason to look at how
/// the figures were made, and no proof.
#[must_use]
pub fn bunching<'a>(verdicts: impl IntoIterator<Item = &'a Attainment>) -> Bunching {
    let (one, width) = (Ratio::from(1), Ratio::new(1, 100).unwrap_or_else(|_| Ratio::zero()));
    let mut found = Bunching { just_met: 0, just_missed: 0, of: 0 };
    for verdict in verdicts {
        interrupt::check();
        let (Some(ratio), Ok(sets)) = (verdict.ratio().and_then(|ratio| ratio.single()), verdict.sets()) else {
            continue;
        };
        let beyond = match sets.better() {
            Better::Higher => ratio - &one,
            Better::Lower => &one - ratio,
            Better::Inside => continue,
        };
        found.of += 1;
        if beyond.abs() <= width {
            if beyond.is_negative() { found.just_missed += 1 } else { found.just_met += 1 }
        }
    }
    found
}
