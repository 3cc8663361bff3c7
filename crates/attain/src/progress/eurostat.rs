//! `eurostat-1`: the assessment of EU SDG monitoring.
//!
//! `g(a, b, n) = (b/a)^(1/n) − 1`; with a target the value is `R = g(baseline, current) / g(baseline, target)`: ≥ 95 %
//! significant, ≥ 60 % moderate, ≥ 0 insufficient progress, else movement away; a target that is reached counts as
//! significant whatever the trend. Without a target the value is the growth in the desired direction: ≥ 1 %
//! significant progress, ≥ 0 moderate progress, ≥ −1 % moderate movement away, else significant movement away.
//!
//! The score runs from −5 to 5: through (−60 %, −5), (60 %, 0), (130 %, 5); without a target 2.5 per 1 % a year.
//!
//! Source: Eurostat, *Sustainable development in the European Union — Monitoring report*, annex on the assessment
//! method. Evidence: from memory, so **unverified**; the edges of the ratio and the score with a target are restated by
//! Statistics Canada, who say that their method follows Eurostat's. Recent editions also print a mark for rates that
//! round to zero; that band was not read and is left out.
//!
//! ```
//! use attain::decimal::parse;
//! use attain::progress::{Evidence, Series, progress};
//! use attain::{Better, Rounding};
//! let poverty = Series::between((2015, parse("14.5")?), (2023, parse("10.2")?), Better::Lower)?
//!     .target((2030, parse("7.25")?))?;
//! let verdict = progress(&poverty, "eurostat")?;
//! assert_eq!(verdict.figure("actual_growth").unwrap().round(4, Rounding::HalfEven)?.to_string(), "-0.0430");
//! assert_eq!((verdict.status(), verdict.evidence()), ("significant_progress", Evidence::Unverified));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::growth::{direction, ends, level_growth, satisfies};
use super::reasons::Undefined;
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;

/// The method `eurostat-1`.
#[derive(Clone, Copy, Debug)]
pub struct Eurostat;

const TOWARDS: [Rung; 4] = [
    rung(
        Some((Side::AtLeast, 95, 100)),
        ("significant_progress", "significant progress", Course::OnTrack),
        Evidence::Restated,
    ),
    rung(
        Some((Side::AtLeast, 60, 100)),
        ("moderate_progress", "moderate progress", Course::TooSlow),
        Evidence::Restated,
    ),
    rung(
        Some((Side::AtLeast, 0, 1)),
        ("insufficient_progress", "insufficient progress", Course::Stalled),
        Evidence::Restated,
    ),
    rung(None, ("movement_away", "movement away", Course::Away), Evidence::Restated),
];

const TREND: [Rung; 4] = [
    rung(
        Some((Side::AtLeast, 1, 100)),
        ("significant_progress", "significant progress", Course::OnTrack),
        Evidence::Unverified,
    ),
    rung(
        Some((Side::AtLeast, 0, 1)),
        ("moderate_progress", "moderate progress", Course::TooSlow),
        Evidence::Unverified,
    ),
    rung(
        Some((Side::AtLeast, -1, 100)),
        ("moderate_movement_away", "moderate movement away", Course::Away),
        Evidence::Unverified,
    ),
    rung(None, ("significant_movement_away", "significant movement away", Course::Away), Evidence::Unverified),
];

const fn rung(
    edge: Option<(Side, i64, i64)>,
    (status, label, course): (&'static str, &'static str, Course),
    evidence: Evidence,
) -> Rung {
    Rung { edge, status, label, course: Some(course), evidence }
}

impl Method for Eurostat {
    fn name(&self) -> &str {
        "eurostat-1"
    }

    fn source(&self) -> &str {
        "Eurostat, Sustainable development in the European Union: monitoring report, annex on the assessment method"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Unverified
    }

    fn question(&self) -> Question {
        Question::Growth
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let found = ends(series)?;
        let (base, current) = (&found.baseline.value, &found.current.value);
        let mut verdict = Verdict::new();
        verdict.notes = found.notes;
        let actual = || level_growth(series, base, current, found.current.year - found.baseline.year);
        let Some(aim) = series.aim() else {
            let actual = actual()?;
            let value = &actual * &Surd::from(direction(series));
            let score = (&value * &Surd::from(250)).max(Surd::from(-5)).min(Surd::from(5));
            return Ok(verdict.figure("actual_growth", actual).value(value.clone()).score(score).climb(&value, &TREND));
        };
        let years = aim.year.ok_or(Undefined::NoTargetYear)? - found.baseline.year;
        if years <= 0 {
            return Err(Undefined::NoTime.into());
        }
        if satisfies(series, current, &aim.value) {
            let verdict = verdict.edges(&TOWARDS).score(Surd::from(5));
            let reached = |verdict: Verdict| {
                verdict.status("significant_progress", "significant progress", Some(Course::Achieved))
            };
            // The label needs no figure; the figure is given where there is one.
            return Ok(match ratio(series, base, &aim.value, years, actual()) {
                Ok((actual, required, value)) => {
                    reached(verdict.figure("actual_growth", actual).figure("required_growth", required).value(value))
                }
                Err(Stop::Undefined(reason)) => reached(verdict.reason(reason)),
                Err(wrong) => return Err(wrong),
            });
        }
        let (actual, required, value) = ratio(series, base, &aim.value, years, actual())?;
        let sixty = Surd::from(Ratio::new(6, 10).map_err(|_| Undefined::NoTime)?);
        let over = &value - &sixty;
        let (rise, run) = if over.sign().is_lt() { (25, 6) } else { (50, 7) };
        let slope = Surd::from(Ratio::new(rise, run).map_err(|_| Undefined::NoTime)?);
        let score = (&over * &slope).max(Surd::from(-5)).min(Surd::from(5));
        let verdict = verdict.figure("actual_growth", actual).figure("required_growth", required);
        Ok(verdict.value(value.clone()).score(score).climb(&value, &TOWARDS))
    }
}

/// Actual growth, required growth, and their ratio.
fn ratio(
    series: &Series,
    base: &Ratio,
    target: &Ratio,
    years: i32,
    actual: Result<Surd, Stop>,
) -> Result<(Surd, Surd, Surd), Stop> {
    let actual = actual?;
    if base == target {
        return Err(Undefined::BaseIsTarget.into());
    }
    if satisfies(series, base, target) {
        return Err(Undefined::BaseBeyondTarget.into());
    }
    if target.is_zero() {
        return Err(Undefined::ZeroTarget.into());
    }
    let required = level_growth(series, base, target, years)?;
    let value = actual.checked_div(&required)?;
    Ok((actual, required, value))
}
