//! Goals that are a change: an observed change, or the change from a baseline to an observed level.

use super::line::{Context, Line, as_period, share_size};
use super::{AssessError, Assumption, Incomparable};
use crate::decimal::Ratio;
use crate::figure::{Change, ChangeKind, Figure, Value};
use crate::goal::Goal;
use crate::interval::{Bound, Interval};
use crate::observation::Observation;
use crate::unit::{Kind, Unit};

impl Context<'_> {
    pub(super) fn change(
        &self,
        goal: &Goal,
        wanted: Change,
        figure: &Figure,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Line, AssessError> {
        let Some(asked) = goal.unit() else { return Err(self.refuse(Incomparable::NeedsFigure)) };
        let baseline =
            self.target.get_baseline().and_then(Observation::figure).filter(|figure| figure.change().is_none());
        let level_unit = self.target.indicator().get_unit().or_else(|| baseline.map(Figure::unit));
        let kind = match (goal.chosen_change_kind(), ChangeKind::of(asked, level_unit)) {
            // What is written as points or as an amount leaves nothing to choose.
            (Some(kind), ChangeKind::Unstated | ChangeKind::Relative) => {
                assumptions.push(Assumption::ChangeKindChosen(kind));
                kind
            }
            (_, kind) => kind,
        };
        let line = match figure.change() {
            Some(Change::Excess) => {
                return Err(self.refuse(Incomparable::ChangeForLevel { found: Box::new(figure.clone()) }));
            }
            Some(found) => {
                self.check_base(goal, figure, assumptions)?;
                let line = self.written_change(goal, asked, kind, figure, assumptions)?;
                if found == Change::Down { line.mirror() } else { line }
            }
            None => {
                if let Some(of) = figure.of() {
                    let found = Box::new(figure.clone());
                    return Err(self.refuse(Incomparable::SetAgainst { found, of: of.to_owned() }));
                }
                let Some(baseline) = baseline else {
                    return Err(self.refuse(Incomparable::NoBaseline { found: Box::new(figure.clone()) }));
                };
                let asked_for = goal.of().and_then(as_period);
                let from = self.target.get_baseline().and_then(Observation::get_period).copied();
                if let Some((of, baseline)) = asked_for.zip(from).filter(|(of, baseline)| of != baseline) {
                    return Err(self.refuse(Incomparable::OtherBaseline { of, baseline }));
                }
                self.change_of_level(goal, asked, kind, figure, baseline, assumptions)?
            }
        };
        Ok(if wanted == Change::Down { line.mirror() } else { line })
    }

    /// A change that was observed as one, in the unit of the goal.
    fn written_change(
        &self,
        goal: &Goal,
        asked: &Unit,
        kind: ChangeKind,
        figure: &Figure,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Line, AssessError> {
        // Points meet an unstated percent only where the caller said that points are meant.
        let points = |unit: &Unit| unit.kind() == Kind::Points;
        let as_points = kind == ChangeKind::Points && points(figure.unit()) != points(asked);
        let factor = if as_points && share_size(asked) == share_size(figure.unit()) {
            Ratio::from(1)
        } else {
            self.factor(goal, &figure.unit().at(0), assumptions)?
        };
        if kind == ChangeKind::Unstated {
            assumptions.push(Assumption::ChangeUnstated);
        }
        Ok(self.widen(figure, assumptions).map(|at| at * &factor))
    }

    /// The change from the baseline to a level, in the unit of the goal.
    fn change_of_level(
        &self,
        goal: &Goal,
        asked: &Unit,
        kind: ChangeKind,
        figure: &Figure,
        baseline: &Figure,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Line, AssessError> {
        // k of n is a share where points are asked for, and k things elsewhere.
        let counted = |line: Line, figure: &Figure| match (figure.value(), kind) {
            (Value::Tally(_), ChangeKind::Points) => (line, Ratio::from(1)),
            (Value::Tally(tally), _) => {
                (Line::exact(Interval::point(Ratio::scaled(tally.k().into(), 0))), Ratio::from(1))
            }
            (_, ChangeKind::Points) => (line, share_size(figure.unit())),
            _ => (line, Ratio::from(1)),
        };
        let shared = |figure: &Figure| {
            matches!(figure.unit().kind(), Kind::Share | Kind::Growth) || matches!(figure.value(), Value::Tally(_))
        };
        if baseline.values(None).is_empty() {
            let target = self.target.indicator().name().to_owned();
            return Err(AssessError::Empty { target, observation: baseline.to_string() });
        }
        let level = self.widen(figure, assumptions);
        self.check_limits(figure, &level)?;
        let ((level, size), (from, from_size)) =
            (counted(level, figure), counted(self.widen(baseline, assumptions), baseline));
        let (level, from) = (level.map(|at| at * &size), from.map(|at| at * &from_size));
        let tallied = |figure: &Figure| matches!(figure.value(), Value::Tally(_));
        let from = if kind == ChangeKind::Points && tallied(figure) != tallied(baseline) {
            from
        } else {
            let to_level = self.meet(&baseline.unit().at(0), &figure.unit().at(0), assumptions)?;
            // Shares were brought to the whole already.
            if kind == ChangeKind::Points { from } else { from.map(|at| at * &to_level) }
        };
        match kind {
            ChangeKind::Unstated => Err(self.refuse(Incomparable::UnstatedChange { goal: Box::new(goal.clone()) })),
            ChangeKind::Relative => {
                let quotient = quotient(&level, &from).ok_or_else(|| {
                    self.refuse(Incomparable::BaseNotPositive { baseline: Box::new(baseline.clone()) })
                })?;
                let whole = share_size(asked);
                Ok(quotient.map(|at| (at - &Ratio::from(1)).checked_div(&whole).unwrap_or_else(|_| at.clone())))
            }
            ChangeKind::Points if !(shared(figure) && shared(baseline)) => {
                let (baseline, found) = (Box::new(baseline.clone()), Box::new(figure.clone()));
                Err(self.refuse(Incomparable::PointsOfNoShares { baseline, found }))
            }
            ChangeKind::Points => {
                let step = Ratio::from(1).checked_div(&share_size(asked))?;
                Ok(level.minus(&from).map(|at| at * &step))
            }
            ChangeKind::Absolute => {
                let factor = self.factor(goal, &figure.unit().at(0), assumptions)?;
                Ok(level.minus(&from).map(|at| at * &factor))
            }
        }
    }
}

/// The quotient of two lines, where the divisor lies above zero.
fn quotient(a: &Line, b: &Line) -> Option<Line> {
    Some(Line { observed: divide(&a.observed, &b.observed)?, widened: divide(&a.widened, &b.widened)? })
}

fn divide(a: &Interval<Ratio>, b: &Interval<Ratio>) -> Option<Interval<Ratio>> {
    let low = b.lower().filter(|bound| bound.at.is_positive())?;
    let high = b.upper();
    // A positive numerator is smallest over the largest divisor, a negative one over the smallest.
    let end = |bound: &Bound<Ratio>, upwards: bool| -> Option<Bound<Ratio>> {
        let over = if bound.at.is_negative() == upwards { high } else { Some(low) };
        match over {
            Some(over) => Some(Bound { at: bound.at.checked_div(&over.at).ok()?, closed: bound.closed && over.closed }),
            None => Some(Bound { at: Ratio::zero(), closed: bound.closed && bound.at.is_zero() }),
        }
    };
    let lower = match a.lower() {
        Some(bound) => Some(end(bound, false)?),
        None => None,
    };
    let upper = match a.upper() {
        Some(bound) => Some(end(bound, true)?),
        None => None,
    };
    Interval::new(lower, upper).ok()
}
