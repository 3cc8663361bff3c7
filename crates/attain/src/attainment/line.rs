//! An observation put on the line that the sets of its goal lie on: levels, changes, k ÷ n or days.

use chrono::Datelike;

use super::{AssessError, Assumption, Incomparable};
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::figure::{Change, ChangeKind, Figure, Tally, Value};
use crate::goal::{Asked, Goal, Rule};
use crate::indicator::Accumulates;
use crate::interval::{Bound, Interval};
use crate::observation::{Measured, Observation};
use crate::quantity::Quantity;
use crate::target::Target;
use crate::unit::{Kind, Unit};

/// An observation on the line of its goal, as written and widened by half of the last written place.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) observed: Interval<Ratio>,
    pub(crate) widened: Interval<Ratio>,
}

impl Line {
    fn exact(observed: Interval<Ratio>) -> Self {
        Self { widened: observed.clone(), observed }
    }

    pub(crate) fn map(&self, f: impl Fn(&Ratio) -> Ratio) -> Self {
        Self { observed: self.observed.map(&f), widened: self.widened.map(&f) }
    }

    fn mirror(&self) -> Self {
        Self { observed: self.observed.mirror(|at| -at), widened: self.widened.mirror(|at| -at) }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self { observed: sum(&self.observed, &other.observed), widened: sum(&self.widened, &other.widened) }
    }

    fn minus(&self, other: &Self) -> Self {
        self.plus(&other.mirror())
    }
}

/// Refuses an observation for another period than the target's.
pub(super) fn check_periods(
    target: &Target,
    observation: &Observation,
    assumptions: &mut Vec<Assumption>,
) -> Result<(), Incomparable> {
    if !for_period_of(target, observation) {
        let (Some(wanted), Some(found)) = (target.get_period(), observation.get_period()) else { return Ok(()) };
        return Err(Incomparable::Period { target: *wanted, observation: *found });
    }
    if target.goal().day().is_none() && target.get_period().is_some() != observation.get_period().is_some() {
        assumptions.push(Assumption::UnstatedPeriod);
    }
    Ok(())
}

/// Whether the two are for one period, or the observation is the state at the end of the target's.
///
/// A deadline has its day; the period of the report is no part of it.
pub(crate) fn for_period_of(target: &Target, observation: &Observation) -> bool {
    let state = target.indicator().get_accumulates() == Some(Accumulates::Stock);
    match (target.get_period(), observation.get_period()) {
        _ if target.goal().day().is_some() => true,
        (Some(wanted), Some(found)) => wanted == found || (state && found.end() == wanted.end()),
        _ => true,
    }
}

/// Puts an observation on the line of a goal.
pub(crate) fn place(
    target: &Target,
    goal: &Goal,
    observation: &Observation,
    rule: &Rule,
    assumptions: &mut Vec<Assumption>,
) -> Result<Line, AssessError> {
    let name = || target.indicator().name().to_owned();
    let refuse = |reason| AssessError::NotComparable { target: name(), reason };
    let day = |d: &chrono::NaiveDate| Ratio::from(i64::from(d.num_days_from_ce()));
    let figure = match (goal.asked(), observation.measured()) {
        (Asked::By(_), Measured::Done(on)) => return Ok(Line::exact(Interval::point(day(on)))),
        (Asked::By(_), Measured::NotDoneOn(on)) => return Ok(Line::exact(Interval::above(day(on), false))),
        (Asked::By(_), Measured::Figure(figure)) => {
            return Err(refuse(Incomparable::NeedsDay { found: figure.to_string() }));
        }
        (Asked::Value { .. }, Measured::Figure(figure)) => figure,
        _ => return Err(refuse(Incomparable::NeedsFigure)),
    };
    let context = Context { target, rule };
    if figure.values(None).is_empty() {
        return Err(AssessError::Empty { target: name(), observation: figure.to_string() });
    }
    match goal.change() {
        None => context.level(goal, figure, assumptions),
        Some(change) => context.change(goal, change, figure, assumptions),
    }
}

struct Context<'a> {
    target: &'a Target,
    rule: &'a Rule,
}

impl Context<'_> {
    fn refuse(&self, reason: Incomparable) -> AssessError {
        AssessError::NotComparable { target: self.target.indicator().name().to_owned(), reason }
    }

    fn level(&self, goal: &Goal, figure: &Figure, assumptions: &mut Vec<Assumption>) -> Result<Line, AssessError> {
        let (Some(wanted), Some(asked)) = (goal.value(), goal.unit()) else {
            return Err(self.refuse(Incomparable::NeedsFigure));
        };
        self.check_base(goal, figure, assumptions)?;
        let falls = match figure.change() {
            None => false,
            Some(Change::Excess) => return Err(self.refuse(Incomparable::ChangeForLevel { found: figure.to_string() })),
            Some(change) => {
                let rate = asked.kind() == Kind::Growth
                    || self.target.indicator().get_accumulates() == Some(Accumulates::Rate);
                let shares = matches!(asked.kind(), Kind::Share | Kind::Growth)
                    && matches!(figure.unit().kind(), Kind::Share | Kind::Growth);
                if !(rate && shares) {
                    return Err(self.refuse(Incomparable::ChangeForLevel { found: figure.to_string() }));
                }
                assumptions.push(Assumption::ChangeReadAsGrowth);
                change == Change::Down
            }
        };
        let line = self.widen(figure, assumptions);
        self.check_limits(figure, &line)?;
        let line = match (wanted, figure.value()) {
            (Value::Tally(asked), Value::Tally(found)) if asked.unit() == found.unit() => line,
            (Value::Tally(asked), Value::Quantity(found)) if found.unit() == asked.unit() => {
                let n = Ratio::new(asked.n(), 1)?;
                line.map(|k| k.checked_div(&n).unwrap_or_else(|_| k.clone()))
            }
            (Value::Tally(_), found) if found.unit().kind() == Kind::Share => {
                line.map(|at| at * &share_size(found.unit()))
            }
            (_, Value::Tally(found)) => match asked.kind() {
                Kind::Share => {
                    let whole = share_size(asked);
                    line.map(|at| at.checked_div(&whole).unwrap_or_else(|_| at.clone()))
                }
                _ => {
                    let factor = self.factor(goal, &found.unit().at(0), assumptions)?;
                    let k = Ratio::new(found.k(), 1)?;
                    Line::exact(Interval::point(&k * &factor))
                }
            },
            (_, found) => {
                let factor = self.factor(goal, &found.unit().at(0), assumptions)?;
                line.map(|at| at * &factor)
            }
        };
        Ok(if falls { line.mirror() } else { line })
    }

    fn change(
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
                assumptions.push(Assumption::ChangeKindChosen(kind.name()));
                kind
            }
            (_, kind) => kind,
        };
        let line = match figure.change() {
            Some(Change::Excess) => return Err(self.refuse(Incomparable::ChangeForLevel { found: figure.to_string() })),
            Some(found) => {
                self.check_base(goal, figure, assumptions)?;
                let line = self.written_change(goal, asked, kind, figure, assumptions)?;
                if found == Change::Down { line.mirror() } else { line }
            }
            None => {
                if let Some(of) = figure.of() {
                    let found = figure.to_string();
                    return Err(self.refuse(Incomparable::SetAgainst { found, of: of.to_owned() }));
                }
                let Some(baseline) = baseline else {
                    return Err(self.refuse(Incomparable::NoBaseline { found: figure.to_string() }));
                };
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
        let units = |reason: &str| {
            self.refuse(Incomparable::Units {
                target: baseline.to_string(),
                observation: figure.to_string(),
                reason: reason.to_owned(),
            })
        };
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
            ChangeKind::Unstated => Err(self.refuse(Incomparable::UnstatedChange { goal: goal.to_string() })),
            ChangeKind::Relative => {
                let quotient = quotient(&level, &from)
                    .ok_or_else(|| self.refuse(Incomparable::BaseNotPositive { baseline: baseline.to_string() }))?;
                let whole = share_size(asked);
                Ok(quotient.map(|at| (at - &Ratio::from(1)).checked_div(&whole).unwrap_or_else(|_| at.clone())))
            }
            ChangeKind::Points if !(shared(figure) && shared(baseline)) => {
                Err(units("points are a difference of shares"))
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

    /// The values of a figure by the rule, and the same widened by half of its last place.
    fn widen(&self, figure: &Figure, assumptions: &mut Vec<Assumption>) -> Line {
        let own = self.target.get_terms().approximation.as_ref();
        let reach = own.or(self.rule.approximation());
        let approximate = figure.bound().is_some_and(|q| {
            use crate::figure::Qualifier as Q;
            matches!(q, Q::About | Q::Nearly | Q::Over)
        });
        let observed = figure.values(reach);
        if approximate {
            let open = observed.lower().is_none() || observed.upper().is_none();
            assumptions.push(match (own, reach) {
                (Some(own), _) if !open => Assumption::OwnApproximation(own.clone()),
                (None, Some(share)) if !open => Assumption::ApproximationWidth(share.clone()),
                _ => Assumption::ApproximationOpen,
            });
        }
        let Some(place) = figure.place() else { return Line::exact(observed) };
        let half = &Ratio::power_of_ten(i32::from(place)) * &Ratio::from(Decimal::new(5, 1));
        let lower = observed.lower().map(|b| Bound { at: &b.at - &half, closed: true });
        let upper = observed.upper().map(|b| Bound { at: &b.at + &half, closed: true });
        let widened = Interval::new(lower, upper).unwrap_or_else(|_| observed.clone());
        Line { observed, widened }
    }

    /// The factor from a unit of the observation to the goal's own, at the power of ten 0.
    fn factor(&self, goal: &Goal, found: &Unit, assumptions: &mut Vec<Assumption>) -> Result<Ratio, AssessError> {
        match goal.unit() {
            Some(asked) => self.meet(found, &asked.at(0), assumptions),
            None => Err(self.refuse(Incomparable::NeedsFigure)),
        }
    }

    /// The factor from one unit to another; what one of them leaves unstated is assumed to be the other's.
    fn meet(&self, found: &Unit, asked: &Unit, assumptions: &mut Vec<Assumption>) -> Result<Ratio, AssessError> {
        match found.factor_to(asked) {
            Ok(factor) => Ok(factor),
            Err(_) if found.differs_by_unstated_note(asked) => {
                assumptions.push(Assumption::UnstatedUnit {
                    target: asked.code().to_owned(),
                    observation: found.code().to_owned(),
                });
                let bare = |unit: &Unit| unit.noted(None).unwrap_or_else(|_| unit.clone());
                Ok(bare(found).factor_to(&bare(asked)).unwrap_or_else(|_| Ratio::from(1)))
            }
            Err(error) => Err(self.refuse(Incomparable::Units {
                target: asked.code().to_owned(),
                observation: found.code().to_owned(),
                reason: match error {
                    crate::unit::UnitError::Incompatible { reason, .. } => reason.to_owned(),
                    error => error.to_string(),
                },
            })),
        }
    }

    fn check_base(&self, goal: &Goal, figure: &Figure, assumptions: &mut Vec<Assumption>) -> Result<(), AssessError> {
        match (goal.of(), figure.of()) {
            (None, None) => Ok(()),
            (Some(a), Some(b)) if crate::text::normal_name(a) == crate::text::normal_name(b) => Ok(()),
            (Some(_), Some(of)) => {
                Err(self.refuse(Incomparable::SetAgainst { found: figure.to_string(), of: of.to_owned() }))
            }
            (None, Some(of)) | (Some(of), None) => {
                assumptions.push(Assumption::UnstatedBase(of.to_owned()));
                Ok(())
            }
        }
    }

    fn check_limits(&self, figure: &Figure, line: &Line) -> Result<(), AssessError> {
        let Some(limits) = self.target.indicator().get_limits() else { return Ok(()) };
        let unit = match figure.value() {
            Value::Tally(_) => return Ok(()),
            value => value.unit().at(0),
        };
        let bare = |unit: &Unit| unit.noted(None).unwrap_or_else(|_| unit.clone());
        let Ok(factor) = bare(&limits.unit().at(0)).factor_to(&bare(&unit)) else { return Ok(()) };
        let limit = limits.values().map(|at| at * &factor);
        // An approximation may reach beyond a limit; what was written may not.
        let written = if figure.bound().is_some() { figure.values(None) } else { line.observed.clone() };
        // An end that does not belong to the figure may lie on the limit.
        let inside = |bound: &Bound<Ratio>| {
            limit.contains_point(&bound.at)
                || (!bound.closed && [limit.lower(), limit.upper()].into_iter().flatten().any(|end| end.at == bound.at))
        };
        if written.lower().into_iter().chain(written.upper()).all(inside) && limit.overlaps(&written) {
            return Ok(());
        }
        Err(AssessError::BeyondLimits {
            target: self.target.indicator().name().to_owned(),
            observation: figure.to_string(),
            limits: limits.to_string(),
        })
    }
}

/// The size of one of a share unit or of points, against the whole: 1/100 for percent.
fn share_size(unit: &Unit) -> Ratio {
    match unit.word() {
        "per_mille" => Ratio::power_of_ten(-3),
        "basis_point" => Ratio::power_of_ten(-4),
        _ => Ratio::power_of_ten(-2),
    }
}

fn sum(a: &Interval<Ratio>, b: &Interval<Ratio>) -> Interval<Ratio> {
    let add = |x: Option<&Bound<Ratio>>, y: Option<&Bound<Ratio>>| match (x, y) {
        (Some(x), Some(y)) => Some(Bound { at: &x.at + &y.at, closed: x.closed && y.closed }),
        _ => None,
    };
    if a.is_empty() || b.is_empty() {
        return Interval::empty();
    }
    Interval::new(add(a.lower(), b.lower()), add(a.upper(), b.upper())).unwrap_or_else(|_| Interval::empty())
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
            None => Some(Bound { at: Ratio::zero(), closed: false }),
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

/// The figure of a goal that lies at the reference.
pub(super) fn reference(goal: &Goal, at: &Ratio) -> Option<Quantity> {
    match goal.value()? {
        Value::Quantity(quantity) => Some(quantity.clone()),
        Value::Range(range) => [range.lower(), range.upper()].into_iter().flatten().find(|q| q.value() == *at).cloned(),
        Value::Tally(tally) => Some(tally_quantity(tally)),
    }
}

fn tally_quantity(tally: &Tally) -> Quantity {
    Quantity::new(Decimal::from(tally.k()), tally.unit().clone())
}

/// Returns a value on the line of a goal as a quantity: exact where it is a finite decimal, else of 4 decimals.
pub(super) fn as_quantity(at: &Ratio, unit: &Unit) -> Option<Quantity> {
    let written = at * &Ratio::power_of_ten(-i32::from(unit.exponent()));
    let amount = written.to_decimal().or_else(|| written.round(4, Rounding::HalfEven).ok())?;
    Some(Quantity::new(amount, unit.clone()))
}
