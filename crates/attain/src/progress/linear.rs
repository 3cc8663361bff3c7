//! `linear-1`: the share of the way against the share of the time, the plainest pace.
//!
//! `value = ((current − baseline) / (target − baseline)) / ((t − b) / (T − b))`: ≥ 1 on track, ≥ 0 behind, else moving
//! away; a target that is reached is achieved. The figures give the value expected by now and the change a year that
//! the rest of the time needs.
//!
//! Source: arithmetic; the building block of SDSN's trend and of a burn-up chart.
//!
//! ```
//! use attain::progress::{Series, Undefined, progress};
//! use attain::Better;
//! let certified = Series::between((2020, 40), (2023, 70), Better::Higher)?.target((2025, 100))?;
//! let verdict = progress(&certified, "linear")?;
//! assert_eq!((verdict.value().unwrap().to_string().as_str(), verdict.status()), ("5/6", "behind"));
//! assert_eq!(verdict.figure("expected_now").unwrap().to_string(), "76");
//! assert_eq!(verdict.figure("required_a_year").unwrap().to_string(), "15");
//! let open = Series::between((2020, 40), (2023, 70), Better::Higher)?;
//! assert_eq!(progress(&open, "linear")?.reason(), Some(Undefined::NoTarget));
//! # Ok::<(), attain::progress::ProgressError>(())
//! ```

use super::growth::{ends, per, satisfies, share_done};
use super::reasons::Undefined;
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;

/// The method `linear-1`.
#[derive(Clone, Copy, Debug)]
pub struct Linear;

/// The rungs of the building blocks: the pace that is needed, or less, or none.
pub(super) const PACE: [Rung; 3] = [
    Rung {
        edge: Some((Side::AtLeast, 1, 1)),
        status: "on_track",
        label: "on track",
        course: Some(Course::OnTrack),
        evidence: Evidence::Read,
    },
    Rung {
        edge: Some((Side::AtLeast, 0, 1)),
        status: "behind",
        label: "behind",
        course: Some(Course::TooSlow),
        evidence: Evidence::Read,
    },
    Rung { edge: None, status: "away", label: "moving away", course: Some(Course::Away), evidence: Evidence::Read },
];

impl Method for Linear {
    fn name(&self) -> &str {
        "linear-1"
    }

    fn source(&self) -> &str {
        "arithmetic: the share of the way over the share of the time"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Pace
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let found = ends(series)?;
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let year = aim.year.ok_or(Undefined::NoTargetYear)?;
        let (base, current) = (found.baseline, found.current);
        if year <= base.year {
            return Err(Undefined::NoTime.into());
        }
        let elapsed = per(current.year - base.year, year - base.year)?;
        let achieved = satisfies(series, &current.value, &aim.value);
        if satisfies(series, &base.value, &aim.value) && base.value != aim.value && !achieved {
            return Err(Undefined::BaseBeyondTarget.into());
        }
        let mut verdict = Verdict::new().edges(&PACE).figure("share_of_time", elapsed.clone());
        verdict.notes = found.notes;
        let done = match share_done(&base.value, &current.value, &aim.value) {
            Err(Stop::Undefined(reason)) if achieved => return Ok(reached(verdict.reason(reason))),
            done => done?,
        };
        let expected = &base.value + &(&(&aim.value - &base.value) * &elapsed);
        let value = done.checked_div(&elapsed).map_err(|_| Undefined::NoTime)?;
        verdict = verdict.figure("share_of_way", done).figure("expected_now", expected);
        let rest = Ratio::from(i64::from((year - current.year).max(0)));
        if let Ok(left) = (&aim.value - &current.value).checked_div(&rest) {
            verdict = verdict.figure("required_a_year", left);
        }
        let value = Surd::from(value);
        verdict = verdict.value(value.clone());
        if achieved {
            return Ok(reached(verdict));
        }
        verdict.thresholds.clear();
        Ok(verdict.climb(&value, &PACE))
    }
}

/// The status of a target that is reached.
pub(super) fn reached(verdict: Verdict) -> Verdict {
    verdict.status("achieved", "achieved", Some(Course::Achieved))
}
