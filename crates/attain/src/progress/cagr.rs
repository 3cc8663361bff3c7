//! `cagr-1`: compound annual growth, the plainest growth rate.
//!
//! `(current/baseline)^(1/(t−b)) − 1`, exact. With a target the value is its ratio to the growth that leads from the
//! baseline to the target: ≥ 1 on track, ≥ 0 behind, else moving away; a target that is reached is achieved. Without a
//! target the value is the growth itself, ≥ 0 in the desired direction improving, else moving away. The figures give the
//! growth that the rest of the time needs.
//!
//! Source: arithmetic; the building block of the growth methods. Not defined from zero, across zero, of negative values
//! and of rates of growth.
//!
//! ```
//! use attain::decimal::parse;
//! use attain::progress::{Series, Undefined, progress};
//! use attain::Better;
//! // 10 % a year is 10 % a year.
//! let revenue = Series::between((2021, 1000), (2023, 1210), Better::Higher)?.target((2025, 1500))?;
//! let verdict = progress(&revenue, "cagr")?;
//! assert_eq!(verdict.figure("actual_growth").unwrap().to_string(), "0.1");
//! assert_eq!(verdict.status(), "behind");
//! let crossed = Series::between((2021, -5), (2023, 5), Better::Higher)?;
//! assert_eq!(progress(&crossed, "cagr")?.reason(), Some(Undefined::SignChange));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::growth::{direction, ends, level_growth, satisfies};
use super::linear::{PACE, reached};
use super::reasons::Undefined;
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};

/// The method `cagr-1`.
#[derive(Clone, Copy, Debug)]
pub struct Cagr;

const TREND: [Rung; 2] = [
    Rung {
        edge: Some((Side::AtLeast, 0, 1)),
        status: "improving",
        label: "improving, or unchanged",
        course: None,
        evidence: Evidence::Read,
    },
    Rung { edge: None, status: "away", label: "moving away", course: Some(Course::Away), evidence: Evidence::Read },
];

impl Method for Cagr {
    fn name(&self) -> &str {
        "cagr-1"
    }

    fn source(&self) -> &str {
        "arithmetic: compound annual growth"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Growth
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let found = ends(series)?;
        let (base, current) = (found.baseline, found.current);
        let actual = level_growth(series, &base.value, &current.value, current.year - base.year)?;
        let mut verdict = Verdict::new().figure("actual_growth", actual.clone());
        verdict.notes = found.notes;
        let Some(aim) = series.aim() else {
            let value = &actual * &Surd::from(direction(series));
            return Ok(verdict.value(value.clone()).climb(&value, &TREND));
        };
        let year = aim.year.ok_or(Undefined::NoTargetYear)?;
        if year <= base.year {
            return Err(Undefined::NoTime.into());
        }
        let achieved = satisfies(series, &current.value, &aim.value);
        if base.value == aim.value {
            let verdict = verdict.reason(Undefined::BaseIsTarget);
            return Ok(if achieved { reached(verdict.edges(&PACE)) } else { verdict });
        }
        if satisfies(series, &base.value, &aim.value) && !achieved {
            return Err(Undefined::BaseBeyondTarget.into());
        }
        if aim.value.is_zero() {
            let verdict = verdict.reason(Undefined::ZeroTarget);
            return Ok(if achieved { reached(verdict.edges(&PACE)) } else { verdict });
        }
        let required = level_growth(series, &base.value, &aim.value, year - base.year)?;
        let value = actual.checked_div(&required)?;
        verdict = verdict.figure("required_growth", required).value(value.clone());
        if year > current.year && !current.value.is_zero() {
            let rest = level_growth(series, &current.value, &aim.value, year - current.year)?;
            verdict = verdict.figure("still_required_growth", rest);
        }
        Ok(if achieved { reached(verdict.edges(&PACE)) } else { verdict.climb(&value, &PACE) })
    }
}
