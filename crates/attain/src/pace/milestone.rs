//! What is expected of a flow by a day, whatever its plan: the share, the edges of the statuses and what is left of the
//! period, asked once and set against many plans in whole numbers of 128 bits.

use chrono::NaiveDate;
use num_traits::ToPrimitive;

use super::profile::ProfileError;
use super::rest::months_gone;
use super::{PaceStatus, Pacing, RatioReason};
use crate::decimal::Ratio;
use crate::indicator::Better;
use crate::period::Period;

/// A fraction of whole numbers, not in lowest terms; `under` is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The numerator.
    pub over: i128,
    /// The denominator.
    pub under: i128,
}

impl Part {
    fn of(ratio: &Ratio) -> Option<Self> {
        Some(Self { over: ratio.numerator().to_i128()?, under: ratio.denominator().to_i128()? })
    }
}

/// Where a flow is to be at the end of a day: the same for every plan of the period.
///
/// # Examples
/// ```
/// use attain::pace::{Milestone, Pacing, PaceStatus, Part, Profile};
/// use attain::{Better, Period};
/// let (year, february) = (Period::year(2024)?, Period::month(2024, 2)?.end());
/// let milestone = Milestone::of_flow(&year, february, &Pacing::from(Profile::Months))?.unwrap();
/// // 170 of 1,200 by the end of February: 85 % of the 200 expected, and 1,030 still in ten months.
/// let passed = milestone.passed(1200, 170, Better::Higher).unwrap();
/// assert_eq!((passed.status, passed.expected), (PaceStatus::AtRisk, Part { over: 1200, under: 6 }));
/// assert_eq!(passed.required, Some(Part { over: 1030, under: 10 }));
/// // A plan of zero is for `Target::pace`.
/// assert_eq!(milestone.passed(0, 170, Better::Higher), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    share: Part,
    edges: [Part; 3],
    /// The months of the rest; None at the end of the period, and where it is not made of months.
    months: Option<Part>,
    ended: bool,
}

/// A flow at a milestone: the figures that [`super::Pace`] has as written, all in the numbers' own power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// How it is doing.
    pub status: PaceStatus,
    /// What is expected by then.
    pub expected: Part,
    /// What was reached ÷ what was expected; None where nothing is expected yet.
    pub ratio: Option<Part>,
    /// Why there is no ratio.
    pub ratio_reason: Option<RatioReason>,
    /// What was reached ÷ the plan.
    pub share_of_target: Part,
    /// What each month of the rest must bring, or what the rest must where the period is not made of months; None where
    /// it has ended or the target is met.
    pub required: Option<Part>,
}

impl Milestone {
    /// Returns the milestone of a flow at the end of a day; None where its fractions do not fit 128 bits.
    ///
    /// # Errors
    /// As [`super::Profile::share`].
    pub fn of_flow(period: &Period, until: NaiveDate, pacing: &Pacing) -> Result<Option<Self>, ProfileError> {
        let share = pacing.profile.share(period, until)?;
        let ended = until >= period.end();
        let left = || {
            let (whole, gone) = (Ratio::from(period.months()?), months_gone(period, until)?);
            Some(&whole - &gone)
        };
        let months = if ended { None } else { left() };
        let parts = || {
            let [ahead, on_track, at_risk] = pacing.bands.edges();
            let edges = [Part::of(ahead)?, Part::of(on_track)?, Part::of(at_risk)?];
            let months = match &months {
                Some(months) => Some(Part::of(months).filter(|months| months.over > 0)?),
                None => None,
            };
            Some(Self { share: Part::of(share.at())?, edges, months, ended })
        };
        Ok(parts())
    }

    /// Returns how a flow stands that is to bring at least the plan, or where lower is better may take at most so much.
    ///
    /// Both are whole numbers at one power of ten. None is for [`crate::Target::pace`] to answer: a plan that is not above
    /// zero, a flow that is to stay inside, and numbers whose products do not fit 128 bits.
    #[must_use]
    pub fn passed(&self, plan: i128, to_date: i128, better: Better) -> Option<Passed> {
        if plan <= 0 || better == Better::Inside {
            return None;
        }
        let expected = Part { over: plan.checked_mul(self.share.over)?, under: self.share.under };
        let rest = plan.checked_sub(to_date)?;
        let met = better == Better::Higher && rest <= 0;
        let required = match &self.months {
            _ if self.ended || met => None,
            Some(months) => Some(Part { over: rest.checked_mul(months.under)?, under: months.over }),
            None => Some(Part { over: rest, under: 1 }),
        };
        let (status, ratio, ratio_reason) = if self.share.over <= 0 {
            (PaceStatus::TooEarly, None, Some(RatioReason::NothingExpected))
        } else {
            let ratio = Part { over: to_date.checked_mul(self.share.under)?, under: expected.over };
            (self.status(ratio, better)?, Some(ratio), None)
        };
        let share_of_target = Part { over: to_date, under: plan };
        Some(Passed { status, expected, ratio, ratio_reason, share_of_target, required })
    }

    /// The first status whose edge a ratio reaches, mirrored about 1 where less is better.
    fn status(&self, ratio: Part, better: Better) -> Option<PaceStatus> {
        let statuses = [PaceStatus::Ahead, PaceStatus::OnTrack, PaceStatus::AtRisk];
        for (edge, status) in self.edges.iter().zip(statuses) {
            let reached = ratio.over.checked_mul(edge.under)?;
            let one = ratio.under;
            let has = if better == Better::Lower {
                reached <= one.checked_mul(edge.under.checked_mul(2)?.checked_sub(edge.over)?)?
            } else {
                reached >= one.checked_mul(edge.over)?
            };
            if has {
                return Some(status);
            }
        }
        Some(PaceStatus::OffTrack)
    }
}
