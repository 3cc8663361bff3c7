//! `statcan-2.4`: Open SDG's automatic progress calculation (sdg-build 2.4.0), a method of Statistics Canada.
//!
//! With growth `g(a, b, n) = (b/a)^(1/n) − 1`, `d` = 1 where higher is better and −1 where lower is, `s` = −1 where the
//! baseline is negative:
//!
//! | | value | substantial | moderate | limited | else |
//! |---|---|---|---|---|---|
//! | with a target | `s·d·g(baseline, current) / \|g(baseline, target)\|` | ≥ 0.95 | ≥ 0.60 | ≥ 0 | deterioration |
//! | without | `s·d·g(baseline, current)` | ≥ 0.015·C | ≥ 0.005·C | ≥ 0 | deterioration |
//!
//! `C` is 1 without a natural limit `l`; with one and `b = |baseline|`, `C = 1` where `b ≥ 2l`, `1 − (b/l)^4.44` where
//! `b ≤ l`, `1 − ((2l − b)/l)^4.44` between. A target that is reached overrides everything. The score runs from −5 to 5
//! by straight lines, with the published, truncated slopes 4.1667 and 7.1429.
//!
//! The published rules replace a baseline or target of zero by 0.001; the result then says so, because that choice
//! decides it. Baseline equal to target has a reason instead of a value, and growth rates are refused.
//!
//! Source: `sdg/ProgressMeasure.py` of sdg-build 2.4.0 and the published results of Statistics Canada
//! (`indicator_calculation_components.yml`). Evidence: read, thresholds included.
//!
//! [`doubles`] is the same on binary floating point, to agree with published doubles; there five years of
//! +1.5 % and of −1.5 %, themselves computed on doubles, fall on different sides of the threshold, here on the same.
//!
//! ```
//! use attain::decimal::parse;
//! use attain::progress::{Series, progress};
//! use attain::{Better, Rounding};
//! // Canada, official poverty rate: 14.5 in 2015, 10.2 in 2023, 7.25 wanted by 2030.
//! let poverty = Series::between((2015, parse("14.5")?), (2023, parse("10.2")?), Better::Lower)?
//!     .target((2030, parse("7.25")?))?;
//! let verdict = progress(&poverty, "statcan-2.4")?;
//! assert_eq!(verdict.value().unwrap().round(7, Rounding::HalfEven)?.to_string(), "0.9525902");
//! assert_eq!(verdict.score().unwrap().round(7, Rounding::HalfEven)?.to_string(), "2.5185564");
//! assert_eq!(verdict.label(), "on track");
//! // Growth of 1.5 % a year, up or down, is substantial.
//! let up = Series::between((2015, 100), (2020, parse("107.7284003884375")?), Better::Higher)?;
//! let down = Series::between((2015, 100), (2020, parse("92.7216502365625")?), Better::Lower)?;
//! assert_eq!(progress(&up, "statcan-2.4")?.status(), progress(&down, "statcan-2.4")?.status());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod aggregate;
pub mod doubles;

use super::growth::{direction, ends, growth, satisfies};
use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;

pub use aggregate::Aggregate;

/// The method `statcan-2.4`, in exact arithmetic.
#[derive(Clone, Copy, Debug)]
pub struct StatCan;

/// The year that the published configuration takes where none is given.
const TARGET_YEAR: i32 = 2030;

impl Method for StatCan {
    fn name(&self) -> &str {
        "statcan-2.4"
    }

    fn source(&self) -> &str {
        SOURCE
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Growth
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let case = Case::of(series)?;
        let mut verdict = Verdict::new();
        verdict.notes.clone_from(&case.notes);
        match &case.aim {
            Some(aim) => with_target(&case, aim, verdict),
            None => without_target(&case, verdict),
        }
    }
}

const SOURCE: &str = "sdg-build 2.4.0, sdg/ProgressMeasure.py (Open SDG; method by Statistics Canada)";

/// The figures after the method's own replacements.
struct Case {
    base: Ratio,
    current: Ratio,
    years: i32,
    // s·d
    sign: Ratio,
    aim: Option<Aimed>,
    limit: Option<Ratio>,
    notes: Vec<Note>,
}

struct Aimed {
    value: Ratio,
    years: i32,
    achieved: bool,
}

impl Case {
    fn of(series: &Series) -> Result<Self, Stop> {
        let found = ends(series)?;
        if series.is_growth_rate() {
            return Err(Undefined::GrowthRate.into());
        }
        let mut notes = found.notes;
        let mut or_thousandth = |value: &Ratio, what: &'static str| {
            if value.is_zero() {
                notes.push(Note::ZeroReplaced(what));
                Ratio::power_of_ten(-3)
            } else {
                value.clone()
            }
        };
        let base = or_thousandth(&found.baseline.value, "baseline");
        let aim = series.aim().map(|aim| (or_thousandth(&aim.value, "target"), aim.year));
        let current = found.current.value.clone();
        if (&base * &current).is_negative() {
            return Err(Undefined::SignChange.into());
        }
        let turn = Ratio::from(if base.is_negative() { -1 } else { 1 });
        if base.is_negative() {
            notes.push(Note::SignTurned);
        }
        let aim = match aim {
            None => None,
            Some((value, year)) => {
                if year.is_none() {
                    notes.push(Note::TargetYearTaken(TARGET_YEAR));
                }
                if series.get_limit().is_some() {
                    notes.push(Note::LimitUnused);
                }
                let years = year.unwrap_or(TARGET_YEAR) - found.baseline.year;
                if years <= 0 {
                    return Err(Undefined::NoTime.into());
                }
                Some(Aimed { achieved: satisfies(series, &current, &value), value, years })
            }
        };
        let limit = series.get_limit().map(Ratio::abs);
        if aim.is_none() && limit.as_ref().is_some_and(Ratio::is_zero) {
            return Err(Undefined::ZeroLimit.into());
        }
        let years = found.current.year - found.baseline.year;
        Ok(Self { base, current, years, sign: &turn * &direction(series), aim, limit, notes })
    }
}

const LADDER: [(&str, &str, Course); 4] = [
    ("substantial_progress", "on track", Course::OnTrack),
    ("moderate_progress", "acceleration needed", Course::TooSlow),
    ("limited_progress", "limited progress", Course::Stalled),
    ("deterioration", "deterioration", Course::Away),
];

fn with_target(case: &Case, aim: &Aimed, verdict: Verdict) -> Result<Verdict, Stop> {
    let actual = &growth(&case.base, &case.current, case.years)? * &Surd::from(case.sign.clone());
    let achieved = |verdict: Verdict| {
        verdict.score(Surd::from(5)).status("target_achieved", "target achieved", Some(Course::Achieved))
    };
    let verdict = verdict.figure("actual_growth", actual.clone());
    if case.base == aim.value {
        let verdict = verdict.reason(Undefined::BaseIsTarget);
        return Ok(if aim.achieved { achieved(verdict) } else { verdict });
    }
    let required = match growth(&case.base, &aim.value, aim.years) {
        Ok(required) => required.abs(),
        // Reached counts, even where the way there has no rate of growth.
        Err(Stop::Undefined(reason)) if aim.achieved => return Ok(achieved(verdict.reason(reason))),
        Err(stop) => return Err(stop),
    };
    let value = actual.checked_div(&required)?;
    let edges = [fraction(95, 100)?, fraction(60, 100)?, Surd::from(0)];
    let verdict = laddered(verdict.figure("required_growth", required).value(value.clone()), &value, &edges);
    if aim.achieved {
        return Ok(achieved(verdict));
    }
    let score = if value < fraction(60, 100)? {
        line(&value, (41_667, 10_000), (-25, 10))?.max(Surd::from(-5))
    } else {
        line(&value, (71_429, 10_000), (-42_857, 10_000))?.min(Surd::from(5))
    };
    Ok(verdict.score(score))
}

fn without_target(case: &Case, verdict: Verdict) -> Result<Verdict, Stop> {
    let value = &growth(&case.base, &case.current, case.years)? * &Surd::from(case.sign.clone());
    let factor = match &case.limit {
        Some(limit) => room(&case.base.abs(), limit)?,
        None => Surd::from(1),
    };
    let edges = [&fraction(15, 1000)? * &factor, &fraction(5, 1000)? * &factor, Surd::from(0)];
    let [high, medium, _] = &edges;
    let score = if value.sign().is_lt() {
        line(&value, (125, 1), (-25, 10))?.max(Surd::from(-5))
    } else if factor.sign().is_eq() {
        Surd::from(5)
    } else {
        let scaled = value.checked_div(&factor)?;
        if &value < medium {
            line(&scaled, (500, 1), (-25, 10))?
        } else if &value < high {
            line(&scaled, (250, 1), (-125, 100))?
        } else {
            line(&scaled, (500, 1), (-5, 1))?.min(Surd::from(5))
        }
    };
    let verdict = verdict.figure("limit_factor", factor).value(value.clone()).score(score);
    Ok(laddered(verdict, &value, &edges))
}

/// The factor `C`: how much room a baseline leaves before its natural limit.
fn room(base: &Ratio, limit: &Ratio) -> Result<Surd, Stop> {
    let twice = limit + limit;
    if base >= &twice {
        return Ok(Surd::from(1));
    }
    let near = if base <= limit { base.clone() } else { &twice - base };
    let share = near.checked_div(limit).map_err(|_| Undefined::ZeroLimit)?;
    let steep = Ratio::new(444, 100).map_err(|_| Undefined::ZeroLimit)?;
    Ok(&Surd::from(1) - &Surd::power(&share, &steep)?)
}

fn laddered(mut verdict: Verdict, value: &Surd, edges: &[Surd; 3]) -> Verdict {
    for ((status, _, _), edge) in LADDER.iter().zip(edges) {
        verdict = verdict.threshold(*status, Side::AtLeast, edge.clone(), Evidence::Read);
    }
    let at = edges.iter().position(|edge| value >= edge).unwrap_or(LADDER.len() - 1);
    match LADDER.get(at) {
        Some((status, label, course)) => verdict.status(*status, *label, Some(*course)),
        None => verdict,
    }
}

fn line(value: &Surd, slope: (i64, i64), shift: (i64, i64)) -> Result<Surd, Stop> {
    Ok(&(value * &fraction(slope.0, slope.1)?) + &fraction(shift.0, shift.1)?)
}

fn fraction(over: i64, under: i64) -> Result<Surd, Stop> {
    Ok(Surd::from(Ratio::new(over, under).map_err(|_| Undefined::NoTime)?))
}
