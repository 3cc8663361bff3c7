//! `imihigo-1`: Rwanda's performance contracts, with the guide's defects refused.
//!
//! | kind | the guide | here |
//! |---|---|---|
//! | cumulative | largest entry / sum of the quarterly targets to date | latest entry; a fall is a [`Defect::Falls`] |
//! | percentage | mean of the entries / the quarter's target | the same |
//! | decreasing | the quarter's target / largest entry, the worst month | target / latest entry; [`Defect::WorstMonth`] |
//! | all | cut at 100; no entry is 0; a target of zero is 0, or 100 where anything was done | not cut; no value, with the reason |
//!
//! On a [`Series`] the value is the percent of target, `100 · current / target`, or `100 · target / current` where
//! lower is better; the score is the same cut at 100. [`Contract`] takes quarterly targets and monthly entries and gives
//! the guide's figure beside the sound one, with every defect that moves it.
//!
//! Source: Rwanda Imihigo monitoring system, *Progress Calculation Guide* (public GitHub document). Evidence: read.
//!
//! ```
//! use attain::progress::imihigo::{Contract, Defect, Kind};
//! use attain::{Ratio, Rounding};
//! // Fewer each quarter: 10, 8, 6, 4 wanted; 9, 8, 7 reported. The guide takes the worst month.
//! let malnutrition = Contract::new(Kind::Decreasing, [10, 8, 6, 4], [Some(9), Some(8), Some(7)], 2)?;
//! assert_eq!(malnutrition.as_published().round(1, Rounding::HalfUp)?.to_string(), "88.9");
//! assert_eq!(malnutrition.percent()?.round(1, Rounding::HalfUp)?.to_string(), "114.3");
//! assert_eq!(malnutrition.defects(), [Defect::WorstMonth, Defect::Cut]);
//! assert!(Contract::new(Kind::Cumulative, [10], [Some(9)], 2).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::growth::one_sided;
use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, ProgressError, Question};
use crate::decimal::Ratio;
use crate::indicator::Better;

/// The method `imihigo-1`.
#[derive(Clone, Copy, Debug)]
pub struct Imihigo;

const REACHED: [Rung; 2] = [
    Rung {
        edge: Some((Side::AtLeast, 100, 1)),
        status: "reached",
        label: "target reached",
        course: Some(Course::Achieved),
        evidence: Evidence::Read,
    },
    Rung { edge: None, status: "short", label: "short of the target", course: None, evidence: Evidence::Read },
];

impl Method for Imihigo {
    fn name(&self) -> &str {
        "imihigo-1"
    }

    fn source(&self) -> &str {
        "Rwanda Imihigo monitoring system, Progress Calculation Guide"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Attainment
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        one_sided(series)?;
        let current = series.current().ok_or(Undefined::TooFewPoints)?;
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let percent = percent_of(&current.value, &aim.value, series.better())?;
        let mut verdict = Verdict::new().score(Surd::from(cut(&percent)));
        if cut(&percent) != percent {
            verdict = verdict.note(Note::Capped);
        }
        let percent = Surd::from(percent);
        Ok(verdict.value(percent.clone()).climb(&percent, &REACHED))
    }
}

/// How the entries of a contract add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Each entry is the total so far; the quarterly targets add up.
    Cumulative,
    /// Each entry is the share of a month; the quarter's own target counts.
    Percentage,
    /// Less is better; the quarter's own target counts.
    Decreasing,
}

/// What moves the guide's figure away from what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Defect {
    /// The largest entry of a decreasing indicator is its worst month, not its latest.
    WorstMonth,
    /// A cumulative total fell; the largest entry hides that.
    Falls,
    /// A month without an entry counts as zero.
    MissingAsZero,
    /// A target of zero gives 0 or 100 by decree.
    ZeroTarget,
    /// A latest value of zero gives 100 by decree.
    ZeroActual,
    /// What lies above 100 is cut off.
    Cut,
}

/// An indicator of a performance contract up to one quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    kind: Kind,
    targets: Vec<Ratio>,
    entries: Vec<Option<Ratio>>,
}

impl Contract {
    /// Returns the contract with its quarterly targets, its entries in order (None: not reported), and the quarter, from
    /// 1, that it is judged at.
    ///
    /// # Errors
    /// [`ProgressError::Count`] where there are fewer targets than quarters, or no entry.
    pub fn new<V: Into<Ratio>>(
        kind: Kind,
        targets: impl IntoIterator<Item = V>,
        entries: impl IntoIterator<Item = Option<V>>,
        quarter: usize,
    ) -> Result<Self, ProgressError> {
        let mut targets: Vec<Ratio> = targets.into_iter().map(Into::into).collect();
        let entries: Vec<Option<Ratio>> = entries.into_iter().map(|entry| entry.map(Into::into)).collect();
        if quarter == 0 || targets.len() < quarter {
            return Err(ProgressError::Count { expected: "a target for every quarter so far", found: targets.len() });
        }
        if entries.is_empty() {
            return Err(ProgressError::Count { expected: "at least one entry", found: 0 });
        }
        targets.truncate(quarter);
        Ok(Self { kind, targets, entries })
    }

    /// Returns the target that entries are held against.
    #[must_use]
    pub fn target(&self) -> Ratio {
        match self.kind {
            Kind::Cumulative => self.targets.iter().fold(Ratio::zero(), |sum, target| &sum + target),
            Kind::Percentage | Kind::Decreasing => self.targets.last().cloned().unwrap_or_else(Ratio::zero),
        }
    }

    /// Returns the percent of target, not cut: of the latest entry, or of the mean of the reported months.
    ///
    /// # Errors
    /// [`Undefined`]: nothing reported, a target of zero, a decreasing indicator at zero.
    pub fn percent(&self) -> Result<Ratio, Undefined> {
        let actual = self.actual().ok_or(Undefined::TooFewPoints)?;
        percent_of(&actual, &self.target(), self.better())
    }

    /// Returns the figure of the guide: largest entry or mean with missing months as zero, decrees at zero, cut at 100.
    #[must_use]
    pub fn as_published(&self) -> Ratio {
        let zero = Ratio::zero;
        let entries = self.entries.iter().map(|entry| entry.clone().unwrap_or_else(zero));
        let actual = match self.kind {
            Kind::Cumulative | Kind::Decreasing => entries.max().unwrap_or_else(zero),
            Kind::Percentage => mean(entries).unwrap_or_else(zero),
        };
        let decreed = |reached: bool| Ratio::from(if reached { 100 } else { 0 });
        let target = self.target();
        let percent = match self.kind {
            Kind::Decreasing if actual.is_zero() => decreed(true),
            _ if target.is_zero() => decreed(actual.is_positive()),
            _ => percent_of(&actual, &target, self.better()).unwrap_or_else(|_| zero()),
        };
        cut(&percent)
    }

    /// Returns every defect of the guide that shows in these figures.
    #[must_use]
    pub fn defects(&self) -> Vec<Defect> {
        let mut defects = Vec::new();
        let reported = || self.entries.iter().flatten();
        let (largest, latest) = (reported().max(), reported().next_back());
        if largest > latest {
            match self.kind {
                Kind::Cumulative => defects.push(Defect::Falls),
                Kind::Decreasing => defects.push(Defect::WorstMonth),
                Kind::Percentage => {}
            }
        }
        if self.entries.iter().any(Option::is_none) {
            defects.push(Defect::MissingAsZero);
        }
        if self.target().is_zero() {
            defects.push(Defect::ZeroTarget);
        }
        if self.kind == Kind::Decreasing && latest.is_some_and(Ratio::is_zero) {
            defects.push(Defect::ZeroActual);
        }
        if self.percent().is_ok_and(|percent| percent > Ratio::from(100)) {
            defects.push(Defect::Cut);
        }
        defects
    }

    fn actual(&self) -> Option<Ratio> {
        match self.kind {
            Kind::Percentage => mean(self.entries.iter().flatten().cloned()),
            Kind::Cumulative | Kind::Decreasing => self.entries.iter().flatten().next_back().cloned(),
        }
    }

    fn better(&self) -> Better {
        if self.kind == Kind::Decreasing { Better::Lower } else { Better::Higher }
    }
}

/// Returns the mean of the children of a composite indicator; children without a value are left out, not zero.
#[must_use]
pub fn composite<'c>(children: impl IntoIterator<Item = &'c Contract>) -> Option<Ratio> {
    mean(children.into_iter().filter_map(|child| child.percent().ok()).map(|percent| cut(&percent)))
}

fn mean(values: impl IntoIterator<Item = Ratio>) -> Option<Ratio> {
    let (sum, count) = values.into_iter().fold((Ratio::zero(), 0i64), |(sum, n), value| (&sum + &value, n + 1));
    sum.checked_div(&Ratio::from(count)).ok()
}

fn cut(percent: &Ratio) -> Ratio {
    percent.clone().min(Ratio::from(100))
}

fn percent_of(actual: &Ratio, target: &Ratio, better: Better) -> Result<Ratio, Undefined> {
    if !target.is_positive() {
        return Err(Undefined::TargetNotPositive);
    }
    let share = if better == Better::Lower {
        target.checked_div(actual).map_err(|_| Undefined::ZeroCurrent)?
    } else {
        actual.checked_div(target).map_err(|_| Undefined::TargetNotPositive)?
    };
    Ok(&share * &Ratio::from(100))
}
