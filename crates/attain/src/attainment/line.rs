//! An observation put on the line that the sets of its goal lie on: levels, changes, k ÷ n or days.

use chrono::Datelike;

use super::{AssessError, Assumption, Incomparable};
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::figure::{Change, Figure, Tally, Value};
use crate::goal::{Asked, Goal, Rule};
use crate::indicator::Accumulates;
use crate::interval::{Bound, Interval};
use crate::observation::{Measured, Observation, with_whole};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::Target;
use crate::text::normal_name;
use crate::unit::{Kind, Unit};

/// An observation on the line of its goal, as written and widened by half of the last written place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Line {
    pub(crate) observed: Interval<Ratio>,
    pub(crate) widened: Interval<Ratio>,
}

impl Line {
    pub(super) fn exact(observed: Interval<Ratio>) -> Self {
        Self { widened: observed.clone(), observed }
    }

    pub(crate) fn map(&self, f: impl Fn(&Ratio) -> Ratio) -> Self {
        Self { observed: self.observed.map(&f), widened: self.widened.map(&f) }
    }

    pub(super) fn mirror(&self) -> Self {
        Self { observed: self.observed.mirror(|at| -at), widened: self.widened.mirror(|at| -at) }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self { observed: sum(&self.observed, &other.observed), widened: sum(&self.widened, &other.widened) }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
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

pub(super) struct Context<'a> {
    pub(super) target: &'a Target,
    pub(super) rule: &'a Rule,
}

impl Context<'_> {
    pub(super) fn refuse(&self, reason: Incomparable) -> AssessError {
        AssessError::NotComparable { target: self.target.indicator().name().to_owned(), reason }
    }

    fn level(&self, goal: &Goal, figure: &Figure, assumptions: &mut Vec<Assumption>) -> Result<Line, AssessError> {
        let (Some(wanted), Some(asked)) = (goal.value(), goal.unit()) else {
            return Err(self.refuse(Incomparable::NeedsFigure));
        };
        self.check_base(goal, figure, assumptions)?;
        let whole;
        let mut figure = figure;
        let falls = match figure.change() {
            None => false,
            Some(Change::Excess) => {
                let level = self.target.indicator().get_accumulates() != Some(Accumulates::Rate);
                let shares = level && [asked, figure.unit()].iter().all(|unit| unit.kind() == Kind::Share);
                let refuse = || self.refuse(Incomparable::ChangeForLevel { found: Box::new(figure.clone()) });
                whole = with_whole(figure).filter(|_| shares).ok_or_else(refuse)?;
                figure = &whole;
                assumptions.push(Assumption::ExcessAddedToWhole);
                false
            }
            Some(change) => {
                let rate = asked.kind() == Kind::Growth
                    || self.target.indicator().get_accumulates() == Some(Accumulates::Rate);
                let shares = matches!(asked.kind(), Kind::Share | Kind::Growth)
                    && matches!(figure.unit().kind(), Kind::Share | Kind::Growth);
                if !(rate && shares) {
                    return Err(self.refuse(Incomparable::ChangeForLevel { found: Box::new(figure.clone()) }));
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

    /// The values of a figure by the rule, and the same widened by half of its last place.
    pub(super) fn widen(&self, figure: &Figure, assumptions: &mut Vec<Assumption>) -> Line {
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
    pub(super) fn factor(
        &self,
        goal: &Goal,
        found: &Unit,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Ratio, AssessError> {
        match goal.unit() {
            Some(asked) => self.meet(found, &asked.at(0), assumptions),
            None => Err(self.refuse(Incomparable::NeedsFigure)),
        }
    }

    /// The factor from one unit to another; what one of them leaves unstated is assumed to be the other's.
    pub(super) fn meet(
        &self,
        found: &Unit,
        asked: &Unit,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Ratio, AssessError> {
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

    pub(super) fn check_base(
        &self,
        goal: &Goal,
        figure: &Figure,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<(), AssessError> {
        match (goal.of(), figure.of()) {
            (None, None) => Ok(()),
            (Some(a), Some(b)) if normal_name(a) == normal_name(b) => Ok(()),
            (Some(a), Some(b)) if as_period(a).is_some_and(|period| as_period(b) == Some(period)) => Ok(()),
            (Some(wanted), Some(of)) => {
                let (found, of, wanted) = (Box::new(figure.clone()), of.to_owned(), wanted.to_owned());
                Err(self.refuse(Incomparable::OtherBase { found, of, wanted }))
            }
            (None, Some(of)) | (Some(of), None) => {
                assumptions.push(Assumption::UnstatedBase(of.to_owned()));
                Ok(())
            }
        }
    }

    pub(super) fn check_limits(&self, figure: &Figure, line: &Line) -> Result<(), AssessError> {
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

/// The period that a base of comparison names: `năm 2023`.
pub(super) fn as_period(of: &str) -> Option<Period> {
    Period::parse(of).or_else(|_| Period::read(of, None)).ok()
}

/// The size of one of a share unit or of points, against the whole: 1/100 for percent.
pub(super) fn share_size(unit: &Unit) -> Ratio {
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
