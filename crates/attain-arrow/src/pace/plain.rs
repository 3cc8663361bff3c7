//! Flows in whole numbers of 128 bits: the core's milestones of every year asked once, then set against plan after plan.

use std::collections::BTreeMap;

use attain::pace::{Milestone, Part};
use attain::{Accumulates, Better, Pacing, Period, Rounding};

use super::judge::{Judge, Line, Read};
use super::months::Month;
use super::reason::PaceReason;
use crate::cells::Number;

/// What a decimal's digits fit in: beyond it the core says what is wrong.
const LARGEST: u128 = (1 << 96) - 1;

/// The milestones of the months of years.
#[derive(Clone, Debug, Default)]
pub(super) struct Milestones(BTreeMap<i32, Vec<Option<Milestone>>>);

impl Milestones {
    /// Asks the core for the months of these years; only of flows are there any.
    pub(super) fn of(kind: Accumulates, pacing: &Pacing, years: impl IntoIterator<Item = i32>) -> Self {
        let mut known = BTreeMap::new();
        if kind == Accumulates::Flow {
            for year in years {
                known.entry(year).or_insert_with(|| {
                    let at = |month| {
                        let (year, month) = (Period::year(year).ok()?, Period::month(year, month).ok()?);
                        Milestone::of_flow(&year, month.end(), pacing).ok().flatten()
                    };
                    (1..=12).map(at).collect()
                });
            }
        }
        Self(known)
    }

    fn at(&self, (year, month): Month) -> Option<&Milestone> {
        self.0.get(&year)?.get(usize::try_from(month).ok()?.checked_sub(1)?)?.as_ref()
    }
}

impl Judge<'_> {
    /// Returns the line of a month where the figures fit; None is for the core.
    pub(super) fn plain(&self, month: Month, read: &Read, to_date: Result<Number, PaceReason>) -> Option<Line> {
        let milestone = self.milestones.at(month)?;
        let plan = read.plan.ok()??;
        let better = read.better.filter(|better| *better != Better::Inside)?;
        let found = to_date.unwrap_or(Number { cell: 0, scale: plan.scale });
        let scale = plan.scale.max(found.scale);
        let passed = milestone.passed(at(plan, scale)?, at(found, scale)?, better)?;
        let mut line = Line { to_date: to_date.ok().map(|number| number.cell), ..Line::default() };
        line.expected = Some(self.plain_amount(passed.expected, scale)?);
        if let Err(reason) = to_date {
            line.reason = Some(reason);
            return Some(line);
        }
        line.status = Some(passed.status);
        line.reason = passed.ratio_reason.map(PaceReason::from);
        let percent = |part: Part| rounded(part, i32::from(self.digits) + 2, self.rounding);
        if let Some(ratio) = passed.ratio {
            line.percent_of_expected = Some(percent(ratio)?);
        }
        line.percent_of_plan = Some(percent(passed.share_of_target)?);
        if let Some(required) = passed.required {
            line.required = Some(self.plain_amount(required, scale)?);
        }
        Some(line)
    }

    fn plain_amount(&self, part: Part, scale: i32) -> Option<i128> {
        rounded(part, i32::from(self.amounts) - scale, self.rounding)
    }
}

/// The cell of a number with so many decimals, where a decimal holds it.
fn at(number: Number, scale: i32) -> Option<i128> {
    let fits = (0..=28).contains(&number.scale) && number.cell.unsigned_abs() <= LARGEST;
    let widened = number.cell.checked_mul(ten(scale - number.scale)?)?;
    fits.then_some(widened)
}

fn ten(power: i32) -> Option<i128> {
    10i128.checked_pow(u32::try_from(power).ok()?)
}

/// Returns a part × 10^`power` as a whole number, rounded once; None where a decimal does not hold it.
fn rounded(part: Part, power: i32, rounding: Rounding) -> Option<i128> {
    let (over, under) = if power < 0 {
        (part.over, part.under.checked_mul(ten(-power)?)?)
    } else {
        (part.over.checked_mul(ten(power)?)?, part.under)
    };
    let (magnitude, under) = (over.unsigned_abs(), under.unsigned_abs());
    let (cut, rest) = (magnitude.checked_div(under)?, magnitude.checked_rem(under)?);
    let twice_remainder = rest.cmp(&(under - rest));
    let away = rest != 0 && rounding.moves_away(over < 0, cut % 2 == 1, twice_remainder);
    let whole =
        i128::try_from(if away { cut + 1 } else { cut }).ok().filter(|whole| whole.unsigned_abs() <= LARGEST)?;
    Some(if over < 0 { -whole } else { whole })
}
