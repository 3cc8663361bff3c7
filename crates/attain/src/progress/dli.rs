//! `dli-1`: disbursement-linked indicators — the share of a payment that a verified result earns.
//!
//! A scalable result earns `(verified − baseline) / (target − baseline)` of its allocation, at least 0, at most all of
//! it, and where a minimum step is agreed, whole steps only: the score, and [`payment`]. The value is the percent of
//! target that a dashboard shows: ≥ 100 achieved, ≥ 50 partially achieved, else not achieved. Where lower is better
//! a percent of target says nothing, and the share of the way stands for it.
//!
//! Source: World Bank, Program-for-Results, verification protocols; the labels from a live dashboard
//! (docubemba.ucp-pch.org/en/guide/rapports/indicateurs-dli). Evidence: restated; the payment formula is **unverified**.
//!
//! ```
//! use attain::progress::{Series, progress};
//! use attain::Better;
//! // 48,500 of 50,000 beneficiaries.
//! let served = Series::between((2020, 0), (2024, 48_500), Better::Higher)?.target((2025, 50_000))?;
//! let verdict = progress(&served, "dli")?;
//! assert_eq!((verdict.value().unwrap().to_string().as_str(), verdict.label()), ("97", "partially achieved"));
//! let free = Series::between((2020, 0), (2024, 1), Better::Higher)?.target((2025, 0))?;
//! assert_eq!(progress(&free, "dli")?.status(), "not_available");
//! # Ok::<(), attain::progress::ProgressError>(())
//! ```

use num_bigint::BigInt;

use super::growth::{moved, one_sided, satisfies, share_done};
use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;
use crate::indicator::Better;

/// The method `dli-1`.
#[derive(Clone, Copy, Debug)]
pub struct Dli;

const LABELS: [Rung; 3] = [
    Rung {
        edge: Some((Side::AtLeast, 100, 1)),
        status: "achieved",
        label: "achieved",
        course: Some(Course::Achieved),
        evidence: Evidence::Read,
    },
    Rung {
        edge: Some((Side::AtLeast, 50, 1)),
        status: "partially_achieved",
        label: "partially achieved",
        course: None,
        evidence: Evidence::Read,
    },
    Rung { edge: None, status: "not_achieved", label: "not achieved", course: None, evidence: Evidence::Read },
];

impl Method for Dli {
    fn name(&self) -> &str {
        "dli-1"
    }

    fn source(&self) -> &str {
        "World Bank Program-for-Results; labels: https://docubemba.ucp-pch.org/en/guide/rapports/indicateurs-dli"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Restated
    }

    fn question(&self) -> Question {
        Question::Attainment
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        one_sided(series)?;
        let (Some(base), Some(current)) = (series.baseline(), series.current()) else {
            return Err(Undefined::TooFewPoints.into());
        };
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let earned = if satisfies(series, &base.value, &aim.value) {
            Err(Undefined::BaseBeyondTarget.into())
        } else {
            share_done(&base.value, &current.value, &aim.value)
        };
        let hundred = Ratio::from(100);
        let value = if series.better() == Better::Lower {
            &earned.clone()? * &hundred
        } else if aim.value.is_positive() {
            &current.value.checked_div(&aim.value).map_err(|_| Undefined::TargetNotPositive)? * &hundred
        } else {
            return Err(Undefined::TargetNotPositive.into());
        };
        let mut verdict = Verdict::new();
        verdict.notes = moved(series, base);
        if let Ok(earned) = earned {
            let capped = earned.clone().clamp(Ratio::zero(), Ratio::from(1));
            if capped != earned {
                verdict = verdict.note(Note::Capped);
            }
            verdict = verdict.figure("share_of_way", earned).score(Surd::from(capped));
        }
        let value = Surd::from(value);
        Ok(verdict.value(value.clone()).climb(&value, &LABELS))
    }
}

/// How a result is paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// All or nothing.
    Whole,
    /// In proportion to the share of the way.
    Scalable,
    /// In proportion, in whole steps of this share of the way.
    Stepped(Ratio),
}

/// Returns what a share of the way earns of an allocation.
///
/// # Examples
/// ```
/// use attain::progress::dli::{Terms, payment};
/// use attain::Ratio;
/// let (allocation, share) = (Ratio::from(10_000_000), Ratio::new(37, 100)?);
/// assert_eq!(payment(&allocation, &share, &Terms::Scalable)?, Ratio::from(3_700_000));
/// assert_eq!(payment(&allocation, &share, &Terms::Stepped(Ratio::new(1, 10)?))?, Ratio::from(3_000_000));
/// assert_eq!(payment(&allocation, &share, &Terms::Whole)?, Ratio::from(0));
/// assert!(payment(&allocation, &share, &Terms::Stepped(Ratio::from(0))).is_err());
/// # Ok::<(), attain::DecimalError>(())
/// ```
///
/// # Errors
/// [`DecimalError::DivisionByZero`](crate::decimal::DecimalError::DivisionByZero) for a step of zero.
pub fn payment(allocation: &Ratio, share: &Ratio, terms: &Terms) -> Result<Ratio, crate::decimal::DecimalError> {
    let capped = share.clone().clamp(Ratio::zero(), Ratio::from(1));
    let paid = match terms {
        Terms::Whole if capped < Ratio::from(1) => Ratio::zero(),
        Terms::Whole | Terms::Scalable => capped,
        Terms::Stepped(step) => {
            let steps = capped.checked_div(&step.abs())?;
            let whole: BigInt = steps.numerator() / steps.denominator();
            &Ratio::new(whole, 1)? * &step.abs()
        }
    };
    Ok(allocation * &paid)
}
