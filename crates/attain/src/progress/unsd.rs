//! `unsd-2023`: the SDG Progress Chart of the UN Statistics Division and the IAEG-SDGs.
//!
//! With `g = (current/baseline)^(1/(t−b)) − 1` the expected value of the target year is
//! `e = current · (1 + g)^(T−t)`, and the value is the share of the distance it covers, `ρ = (e − baseline) / (target −
//! baseline)`: ≥ 0.95 scores 3 (target met or on track), ≥ 0.10 scores 2 (fair progress but acceleration needed), else
//! 1 (stagnation or regression). Without a target the growth in the desired direction is judged: ≥ 2 % 3, ≥ 0.5 % 2, else 1.
//!
//! A latest value that satisfies the target is met, whatever the trend; so is a percentage within one point of a
//! target of 0 % or 100 %. Without a value of the first year the nearest one that leaves two values stands for it.
//! A target without a year means 2030; one whose year is past is judged up to that year. Rates of growth are refused.
//!
//! Source: the adaptation of the Basque statistics office (EUSTAT-DES/site, `_pages/en/metodologia.md`), which cites the
//! UN's technical note of 2023. Evidence: restated. The global chart splits two of the levels; those edges were not read.
//!
//! ```
//! use attain::progress::{Series, progress};
//! use attain::{Better, Rounding};
//! // 50 in 2015, 65 in 2022, 100 wanted by 2030: constant growth leads to 87.7.
//! let access = Series::between((2015, 50), (2022, 65), Better::Higher)?.target((2030, 100))?;
//! let verdict = progress(&access, "unsd")?;
//! assert_eq!(verdict.figure("expected").unwrap().round(1, Rounding::HalfEven)?.to_string(), "87.7");
//! assert_eq!(verdict.label(), "fair progress but acceleration needed");
//! // Without a target, from zero, there is no growth.
//! let none = progress(&Series::between((2015, 0), (2022, 5), Better::Higher)?, "unsd")?;
//! assert_eq!(none.reason(), Some(attain::progress::Undefined::ZeroBase));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::growth::{direction, level_growth, moved, nearest, one_sided, per, satisfies};
use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::{Aim, Point, Series};
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;

/// The method `unsd-2023`.
#[derive(Clone, Copy, Debug)]
pub struct Unsd;

const TARGET_YEAR: i32 = 2030;

const TOWARDS: [Rung; 3] = rungs((95, 100), (10, 100));
const TREND: [Rung; 3] = rungs((2, 100), (5, 1000));

const fn rungs(high: (i64, i64), medium: (i64, i64)) -> [Rung; 3] {
    [
        Rung {
            edge: Some((Side::AtLeast, high.0, high.1)),
            status: "met_or_on_track",
            label: "target met or on track",
            course: Some(Course::OnTrack),
            evidence: Evidence::Restated,
        },
        Rung {
            edge: Some((Side::AtLeast, medium.0, medium.1)),
            status: "fair_progress",
            label: "fair progress but acceleration needed",
            course: Some(Course::TooSlow),
            evidence: Evidence::Restated,
        },
        Rung {
            edge: None,
            status: "stagnation_or_regression",
            label: "stagnation or regression",
            course: Some(Course::Stalled),
            evidence: Evidence::Restated,
        },
    ]
}

impl Method for Unsd {
    fn name(&self) -> &str {
        "unsd-2023"
    }

    fn source(&self) -> &str {
        "UN Statistics Division, SDG Progress Chart technical note 2023, as adapted by EUSTAT (EUSTAT-DES/site, metodologia.md)"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Restated
    }

    fn question(&self) -> Question {
        Question::Projection
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        one_sided(series)?;
        match series.aim() {
            Some(aim) => towards(series, aim),
            None => trend(series),
        }
    }
}

fn trend(series: &Series) -> Result<Verdict, Stop> {
    let base = nearest(series.points(), series.from_year())?;
    let current = series.current().ok_or(Undefined::TooFewPoints)?;
    let growth = level_growth(series, &base.value, &current.value, current.year - base.year)?;
    let value = &growth * &Surd::from(direction(series));
    let mut verdict = Verdict::new().figure("growth", growth).value(value.clone());
    verdict.notes = moved(series, base);
    Ok(scored(verdict.climb(&value, &TREND), &value))
}

fn towards(series: &Series, aim: &Aim) -> Result<Verdict, Stop> {
    let year = aim.year.unwrap_or(TARGET_YEAR);
    let usable = series.points().iter().filter(|point| point.year <= year).count();
    let points = series.points().get(..usable).unwrap_or_default();
    let Some(current) = points.last() else { return Err(Undefined::NoTime.into()) };
    let mut verdict = Verdict::new();
    if aim.year.is_none() {
        verdict = verdict.note(Note::TargetYearTaken(TARGET_YEAR));
    }
    if usable < series.points().len() {
        verdict = verdict.note(Note::JudgedAt(current.year));
    }
    let near =
        (&current.value - &aim.value).abs() <= Ratio::from(1) && (aim.value.is_zero() || aim.value == Ratio::from(100));
    if satisfies(series, &current.value, &aim.value) || (near && series.is_percent()) {
        verdict = verdict.edges(&TOWARDS).score(Surd::from(3));
        verdict = verdict.status("met_or_on_track", "target met or on track", Some(Course::Achieved));
        // Met needs no trend; the figures are given where there is one.
        return Ok(match projected(series, points, current, aim, year) {
            Ok(Projected { base, growth, expected, share }) => {
                verdict.notes.extend(moved(series, base));
                verdict.figure("growth", growth).figure("expected", expected).value(share)
            }
            Err(Stop::Undefined(reason)) => verdict.reason(reason),
            Err(wrong) => return Err(wrong),
        });
    }
    if near {
        verdict = verdict.note(Note::OnePointRuleUnused);
    }
    let Projected { base, growth, expected, share } = projected(series, points, current, aim, year)?;
    if satisfies(series, &base.value, &aim.value) {
        return Err(Undefined::BaseBeyondTarget.into());
    }
    verdict.notes.extend(moved(series, base));
    let verdict = verdict.figure("growth", growth).figure("expected", expected).value(share.clone());
    Ok(scored(verdict.climb(&share, &TOWARDS), &share))
}

struct Projected<'s> {
    base: &'s Point,
    growth: Surd,
    expected: Surd,
    share: Surd,
}

fn projected<'s>(
    series: &Series,
    points: &'s [Point],
    current: &Point,
    aim: &Aim,
    year: i32,
) -> Result<Projected<'s>, Stop> {
    let base = nearest(points, series.from_year())?;
    let years = current.year - base.year;
    let growth = level_growth(series, &base.value, &current.value, years)?;
    if base.value == aim.value {
        return Err(Undefined::BaseIsTarget.into());
    }
    let times = current.value.checked_div(&base.value).map_err(|_| Undefined::ZeroBase)?;
    let onward =
        if year == current.year { Surd::from(1) } else { Surd::power(&times, &per(year - current.year, years)?)? };
    let expected = &onward * &Surd::from(current.value.clone());
    let way = Surd::from(&aim.value - &base.value);
    let share = (&expected - &Surd::from(base.value.clone())).checked_div(&way)?;
    Ok(Projected { base, growth, expected, share })
}

/// The score is 3, 2 or 1; a value below zero is a movement away, which the chart does not name apart.
fn scored(mut verdict: Verdict, value: &Surd) -> Verdict {
    let score = match verdict.course {
        Some(Course::OnTrack) => 3,
        Some(Course::TooSlow) => 2,
        _ => 1,
    };
    if verdict.course == Some(Course::Stalled) && value.sign().is_lt() {
        verdict.course = Some(Course::Away);
    }
    verdict.score(Surd::from(score))
}
