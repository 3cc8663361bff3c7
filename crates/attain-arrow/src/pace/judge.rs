//! The months of one key and year: added up in their order, each set against its plan; what is not plain, by the core.

use attain::{
    Accumulates, Better, Bounds, Decimal, Figure, Goal, Indicator, Observation, Pace, Pacing, Period, Quantity,
    Rounding, Target, Unit,
};

use super::months::Month;
use super::plain::Milestones;
use super::reason::PaceReason;
use crate::cells::{Number, in_cell, rounded};
use attain::pace::PaceStatus;

/// What a row says, read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) value: Result<Option<Number>, PaceReason>,
    pub(super) plan: Result<Option<Number>, PaceReason>,
    pub(super) baseline: Result<Option<Number>, PaceReason>,
    pub(super) better: Option<Better>,
}

/// What is written for a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) to_date: Option<i128>,
    pub(super) expected: Option<i128>,
    pub(super) percent_of_expected: Option<i128>,
    pub(super) percent_of_plan: Option<i128>,
    pub(super) status: Option<PaceStatus>,
    pub(super) required: Option<i128>,
    pub(super) reason: Option<PaceReason>,
}

impl From<PaceReason> for Line {
    fn from(reason: PaceReason) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }
}

/// How months are judged, for all keys.
#[derive(Clone, Debug)]
pub(super) struct Judge<'a> {
    pub(super) kind: Accumulates,
    pub(super) pacing: &'a Pacing,
    pub(super) digits: u8,
    pub(super) amounts: u8,
    pub(super) rounding: Rounding,
    pub(super) milestones: Milestones,
}

/// A target that one month after the other is held to, while the plan stays the same.
struct Held {
    plan: Number,
    baseline: Option<Number>,
    better: Better,
    target: Target,
}

impl Judge<'_> {
    /// Judges the rows of one key and year, in the order of their months.
    pub(super) fn year(&self, rows: &[(Month, Read)]) -> Vec<Line> {
        // The month that a flow is added up to; None once one is missing.
        let mut added: Option<(u32, Number)> = None;
        let mut unbroken = true;
        let mut held: Option<Held> = None;
        let mut lines = Vec::with_capacity(rows.len());
        for (at, ((year, month), read)) in rows.iter().enumerate() {
            let same = |other: Option<usize>| other.and_then(|at| rows.get(at)).is_some_and(|(m, _)| m.1 == *month);
            if same(at.checked_sub(1)) || same(at.checked_add(1)) {
                unbroken = false;
                lines.push(Line::from(PaceReason::RepeatedMonth));
                continue;
            }
            let own = read.value.and_then(|value| value.ok_or(PaceReason::NoValue));
            let to_date = match (own, self.kind) {
                (Ok(own), Accumulates::Flow) => {
                    let before = if unbroken && added.map_or(1, |(last, _)| last + 1) == *month {
                        Ok(added.map_or(0, |(_, sum)| sum.cell))
                    } else {
                        Err(PaceReason::MissingMonth)
                    };
                    before.and_then(|before| {
                        let cell = before.checked_add(own.cell).ok_or(PaceReason::Overflow)?;
                        Ok(Number { cell, scale: own.scale })
                    })
                }
                (own, _) => own,
            };
            match to_date {
                Ok(sum) => added = Some((*month, sum)),
                Err(_) => unbroken = false,
            }
            lines.push(self.month((*year, *month), read, to_date, &mut held));
        }
        lines
    }

    fn month(
        &self,
        (year, month): Month,
        read: &Read,
        to_date: Result<Number, PaceReason>,
        held: &mut Option<Held>,
    ) -> Line {
        if let Some(line) = self.plain((year, month), read, to_date) {
            return line;
        }
        let mut line = Line { to_date: to_date.ok().map(|number| number.cell), ..Line::default() };
        let pace = held_to(self.kind, read, year, held).and_then(|held| {
            let figure = to_date.ok().map_or(Ok(Decimal::ZERO), |found| found.decimal().ok_or(PaceReason::Overflow))?;
            self.pace(&held.target, figure, (year, month))
        });
        match (pace, to_date) {
            (Ok(pace), Ok(_)) => self.write(&pace, &mut line),
            // What is expected does not ask for what was reached.
            (Ok(pace), Err(reason)) => {
                self.write_expected(&pace, &mut line);
                line.reason = Some(reason);
            }
            (Err(reason), to_date) => line.reason = Some(to_date.err().unwrap_or(reason)),
        }
        line
    }

    /// The core's word on a figure to date.
    fn pace(&self, target: &Target, figure: Decimal, (year, month): Month) -> Result<Pace, PaceReason> {
        let month = Period::month(year, month).map_err(|_| PaceReason::NoMonth)?;
        let whole = Period::year(year).map_err(|_| PaceReason::NoMonth)?;
        let so_far = Period::between(whole.start(), month.end()).map_err(|_| PaceReason::NoMonth)?;
        let found = observation(target.indicator(), figure).period(so_far);
        Ok(target.pace(&found, month.end(), self.pacing)?)
    }

    fn write_expected(&self, pace: &Pace, line: &mut Line) {
        line.expected = self.amount(pace.expected(), line);
    }

    fn write(&self, pace: &Pace, line: &mut Line) {
        line.status = Some(pace.status());
        line.reason = pace.ratio_reason().map(PaceReason::from);
        self.write_expected(pace, line);
        line.percent_of_expected = self.percent(pace.ratio().is_some(), |d, r| pace.percent_to(d, r), line);
        line.percent_of_plan =
            self.percent(pace.share_of_target().is_some(), |d, r| pace.percent_of_target_to(d, r), line);
        if pace.share_of_target().is_none() {
            line.reason = line.reason.or(Some(PaceReason::PlanNotPositive));
        }
        let rest = pace.required().map(|required| required.per_month.as_ref().unwrap_or(&required.rest));
        line.required = self.amount(rest, line);
    }

    fn amount(&self, extent: Option<&attain::pace::Extent>, line: &mut Line) -> Option<i128> {
        let cell = rounded(&extent?.value()?, self.amounts, self.rounding);
        if cell.is_none() {
            line.reason = line.reason.or(Some(PaceReason::Overflow));
        }
        cell
    }

    fn percent(
        &self,
        is: bool,
        of: impl Fn(i32, Rounding) -> Option<Bounds<Decimal>>,
        line: &mut Line,
    ) -> Option<i128> {
        let percent = of(i32::from(self.digits), self.rounding).and_then(|bounds| bounds.single().copied());
        let cell = percent.and_then(|percent| in_cell(percent, self.digits));
        if is && cell.is_none() {
            line.reason = line.reason.or(Some(PaceReason::Overflow));
        }
        cell
    }
}

/// The target of a row, which is the last one while the plan stays the same.
fn held_to<'h>(kind: Accumulates, read: &Read, year: i32, held: &'h mut Option<Held>) -> Result<&'h Held, PaceReason> {
    let plan = read.plan?.ok_or(PaceReason::NoPlan)?;
    let better = read.better.filter(|better| *better != Better::Inside).ok_or(PaceReason::NoDirection)?;
    let baseline = read.baseline?;
    if kind == Accumulates::Stock && baseline.is_none() {
        return Err(PaceReason::NoBaseline);
    }
    let same = |held: &Held| held.plan == plan && held.baseline == baseline && held.better == better;
    if held.as_ref().is_some_and(same)
        && let Some(held) = held
    {
        return Ok(held);
    }
    let indicator = Indicator::named("figure").accumulates(kind).better(better);
    let asked = Quantity::new(plan.decimal().ok_or(PaceReason::Overflow)?, Unit::number());
    let goal = if better == Better::Lower { Goal::at_most(asked) } else { Goal::at_least(asked) };
    let whole = Period::year(year).map_err(|_| PaceReason::NoMonth)?;
    let mut target = Target::new(indicator.clone(), goal).period(whole);
    if let Some(baseline) = baseline {
        target = target.baseline(observation(&indicator, baseline.decimal().ok_or(PaceReason::Overflow)?));
    }
    Ok(held.insert(Held { plan, baseline, better, target }))
}

fn observation(indicator: &Indicator, figure: Decimal) -> Observation {
    Observation::new(indicator.clone(), Figure::from(Quantity::new(figure, Unit::number())))
}
