//! Growth rates and shares of the way, with typed reasons where they are not defined.

use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::{Point, Series};
use super::verdict::Stop;
use crate::decimal::Ratio;
use crate::indicator::Better;

/// What every trajectory method starts from.
pub(super) struct Ends<'s> {
    pub(super) baseline: &'s Point,
    pub(super) current: &'s Point,
    pub(super) notes: Vec<Note>,
}

/// Returns baseline and latest value, the baseline moved to the next later year where it has no value.
pub(super) fn ends(series: &Series) -> Result<Ends<'_>, Stop> {
    one_sided(series)?;
    let (Some(baseline), Some(current)) = (series.baseline(), series.current()) else {
        return Err(Undefined::TooFewPoints.into());
    };
    if baseline.year >= current.year {
        return Err(Undefined::TooFewPoints.into());
    }
    Ok(Ends { baseline, current, notes: moved(series, baseline) })
}

/// The value of a year, else of the nearest year that leaves a later value; of two equally near the later.
pub(super) fn nearest(points: &[Point], from: i32) -> Result<&Point, Stop> {
    let earlier = points.get(..points.len().saturating_sub(1)).unwrap_or_default();
    let near = earlier.iter().min_by_key(|point| (from.abs_diff(point.year), point.year < from));
    near.ok_or_else(|| Undefined::TooFewPoints.into())
}

/// The note that says which year stands for a baseline without a value.
pub(super) fn moved(series: &Series, baseline: &Point) -> Vec<Note> {
    let from = series.from_year();
    if from == baseline.year { Vec::new() } else { vec![Note::BaselineMoved { from, to: baseline.year }] }
}

/// Refuses a two-sided indicator.
pub(super) fn one_sided(series: &Series) -> Result<(), Stop> {
    if series.better() == Better::Inside { Err(Undefined::TwoSided.into()) } else { Ok(()) }
}

/// 1 where higher is better, −1 where lower is.
pub(super) fn direction(series: &Series) -> Ratio {
    Ratio::from(if series.better() == Better::Lower { -1 } else { 1 })
}

/// Whether a value is the target or on its better side.
pub(super) fn satisfies(series: &Series, value: &Ratio, target: &Ratio) -> bool {
    match series.better() {
        Better::Higher => value >= target,
        Better::Lower => value <= target,
        Better::Inside => value == target,
    }
}

/// Returns the constant yearly growth that leads from one value to another: `(to/from)^(1/years) − 1`.
pub(super) fn growth(from: &Ratio, to: &Ratio, years: i32) -> Result<Surd, Stop> {
    if from.is_zero() {
        return Err(Undefined::ZeroBase.into());
    }
    if (from * to).is_negative() {
        return Err(Undefined::SignChange.into());
    }
    let times = to.checked_div(from).map_err(|_| Undefined::ZeroBase)?;
    Ok(&Surd::power(&times, &per(1, years)?)? - &Surd::from(1))
}

/// Returns the growth of values that must be positive and levels, not rates.
pub(super) fn level_growth(series: &Series, from: &Ratio, to: &Ratio, years: i32) -> Result<Surd, Stop> {
    if series.is_growth_rate() {
        return Err(Undefined::GrowthRate.into());
    }
    if from.is_negative() && !to.is_positive() {
        return Err(Undefined::Negative.into());
    }
    growth(from, to, years)
}

/// Returns `years / of`, the exponent of a root or a projection.
pub(super) fn per(years: i32, of: i32) -> Result<Ratio, Stop> {
    Ratio::new(years, of).map_err(|_| Undefined::NoTime.into())
}

/// Returns the share of the way from one value to another that a third has come.
pub(super) fn share_done(from: &Ratio, value: &Ratio, to: &Ratio) -> Result<Ratio, Stop> {
    (value - from).checked_div(&(to - from)).map_err(|_| Undefined::BaseIsTarget.into())
}
