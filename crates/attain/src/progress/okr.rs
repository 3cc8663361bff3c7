//! `okr-aspirational-1` and `okr-committed-1`: the grade of a key result.
//!
//! The value is the share of the way, `(current − start) / (target − start)`; the score is the same cut to 0 … 1. An
//! aspirational key result is green from 0.7 on, yellow from 0.4 on, else red. A committed one must reach 1: 0.8 is a
//! failure that wants a post-mortem. The grade takes no account of time.
//!
//! The text leaves 0.3–0.4 and 0.6–0.7 open; half-open bands are chosen here, so that 0.65 is yellow and 0.35 red.
//!
//! Source: Google re:Work, *Set goals with OKRs*, and whatmatters.com. Evidence: read; the half-open bands are this
//! library's choice and marked unverified.
//!
//! ```
//! use attain::progress::{Series, Undefined, progress};
//! use attain::Better;
//! // Launch six features; three are launched.
//! let launches = Series::between((2023, 0), (2024, 3), Better::Higher)?.target((2025, 6))?;
//! let grade = progress(&launches, "okr")?;
//! assert_eq!((grade.value().unwrap().to_string().as_str(), grade.status()), ("0.5", "yellow"));
//! assert_eq!(progress(&launches, "okr-committed-1")?.status(), "failed");
//! // Equal start and target leave nothing to do.
//! let idle = Series::between((2023, 6), (2024, 6), Better::Higher)?.target((2025, 6))?;
//! assert_eq!(progress(&idle, "okr")?.reason(), Some(Undefined::BaseIsTarget));
//! # Ok::<(), attain::progress::ProgressError>(())
//! ```

use super::growth::{moved, one_sided, satisfies, share_done};
use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;

/// The two kinds of key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Okr {
    /// Expected to come to about 0.7.
    Aspirational,
    /// Must come to 1.
    Committed,
}

const ASPIRATIONAL: [Rung; 3] = [
    rung(Some((Side::AtLeast, 7, 10)), "green", "green: delivered", Evidence::Read),
    rung(Some((Side::AtLeast, 4, 10)), "yellow", "yellow: progress, but short of completion", Evidence::Unverified),
    rung(None, "red", "red: no real progress", Evidence::Unverified),
];

const COMMITTED: [Rung; 2] = [
    rung(Some((Side::AtLeast, 1, 1)), "met", "met", Evidence::Read),
    rung(None, "failed", "failed: wants a post-mortem", Evidence::Read),
];

const fn rung(edge: Option<(Side, i64, i64)>, status: &'static str, label: &'static str, evidence: Evidence) -> Rung {
    Rung { edge, status, label, course: None, evidence }
}

impl Method for Okr {
    fn name(&self) -> &str {
        match self {
            Okr::Aspirational => "okr-aspirational-1",
            Okr::Committed => "okr-committed-1",
        }
    }

    fn source(&self) -> &str {
        "Google re:Work, Set goals with OKRs, https://rework.withgoogle.com/guides/set-goals-with-okrs/steps/grade-OKRs/"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Attainment
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        one_sided(series)?;
        let (Some(start), Some(current)) = (series.baseline(), series.current()) else {
            return Err(Undefined::TooFewPoints.into());
        };
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let share = share_done(&start.value, &current.value, &aim.value)?;
        if satisfies(series, &start.value, &aim.value) {
            return Err(Undefined::BaseBeyondTarget.into());
        }
        let score = share.clone().clamp(Ratio::zero(), Ratio::from(1));
        let mut verdict = Verdict::new().score(Surd::from(score.clone()));
        verdict.notes = moved(series, start);
        if score != share {
            verdict = verdict.note(Note::Capped);
        }
        let share = Surd::from(share);
        let rungs: &[Rung] = match self {
            Okr::Aspirational => &ASPIRATIONAL,
            Okr::Committed => &COMMITTED,
        };
        verdict = verdict.value(share.clone()).climb(&share, rungs);
        if share >= Surd::from(1) {
            verdict.course = Some(Course::Achieved);
        }
        Ok(verdict)
    }
}
