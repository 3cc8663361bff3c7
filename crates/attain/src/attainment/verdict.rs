//! Inclusion: which of the sets holds the observation, and the figures that go with it.

use super::line::{Line, as_quantity};
use super::{AssessError, Assumption, Attainment, Bounds, Gap, PercentReason, Reason, Status, sets_of};
use crate::decimal::Ratio;
use crate::figure::Value;
use crate::goal::{Asked, Goal, Rule, Sets};
use crate::indicator::Better;
use crate::interval::{Bound, Interval};
use crate::observation::Observation;
use crate::range::Range;
use crate::target::Target;
use crate::unit::{Kind, Unit};

pub(super) fn judge(
    target: &Target,
    goal: &Goal,
    version: usize,
    line: Line,
    observations: Vec<Observation>,
    rule: &Rule,
    mut assumptions: Vec<Assumption>,
) -> Result<Attainment, AssessError> {
    let sets = sets_of(target, goal, rule)?;
    let possible = statuses(&sets, &line.observed);
    let (status, reason) = match possible.as_slice() {
        [one] => (*one, None),
        _ => (Status::Undecided, Some(Reason::Straddles)),
    };
    let met = if sets.accept().contains(&line.observed) {
        Some(true)
    } else if sets.accept().overlaps(&line.observed) {
        None
    } else {
        Some(false)
    };
    let certain = Some(status != Status::Undecided && statuses(&sets, &line.widened).len() == 1);
    if target.is_revised() {
        assumptions.push(Assumption::Version(version));
    }
    let terms = target.get_terms();
    assumptions.extend(terms.exceed.clone().map(Assumption::OwnExceedSet));
    assumptions.extend(terms.tolerance.clone().map(Assumption::OwnTolerance));
    assumptions.extend(terms.near_miss.clone().map(Assumption::OwnNearMiss));
    let mut seen = Vec::new();
    assumptions.retain(|assumption| {
        let new = !seen.contains(assumption);
        seen.push(assumption.clone());
        new
    });
    let (ratio, percent_reason) = match ratio(goal, &sets, &line.observed) {
        Ok(ratio) => (Some(ratio), None),
        Err(reason) => (None, Some(reason)),
    };
    Ok(Attainment {
        gap: gap(goal, &sets, &line.observed),
        target: target.clone(),
        observations,
        rule: rule.clone(),
        version,
        status,
        possible,
        met,
        certain,
        reason,
        ratio,
        percent_reason,
        line: Some(line),
        assumptions,
    })
}

/// Every status whose set shares a point with the observation, the worst first.
fn statuses(sets: &Sets, observed: &Interval<Ratio>) -> Vec<Status> {
    [
        (Status::Missed, sets.missed()),
        (Status::NearMiss, sets.near_miss()),
        (Status::Met, sets.met()),
        (Status::Exceeded, sets.exceeded()),
    ]
    .into_iter()
    .filter(|(_, pieces)| pieces.iter().any(|piece| piece.overlaps(observed)))
    .map(|(status, _)| status)
    .collect()
}

fn ratio(goal: &Goal, sets: &Sets, observed: &Interval<Ratio>) -> Result<Bounds<Ratio>, PercentReason> {
    match goal.asked() {
        Asked::By(_) => return Err(PercentReason::Date),
        Asked::Value { value, .. } if value.unit().kind() == Kind::Rank => return Err(PercentReason::Rank),
        Asked::Value { .. } if sets.better() == Better::Inside && sets.accept().as_point().is_none() => {
            return Err(PercentReason::InsideBand);
        }
        Asked::Value { .. } => {}
    }
    let reference = sets.reference().ok_or(PercentReason::InsideBand)?;
    if !reference.is_positive() {
        return Err(PercentReason::ReferenceNotPositive);
    }
    let end = |bound: Option<&Bound<Ratio>>| {
        bound.map(|b| b.at.checked_div(reference)).transpose().map_err(|_| PercentReason::ReferenceNotPositive)
    };
    Ok(Bounds { lower: end(observed.lower())?, upper: end(observed.upper())? })
}

fn gap(goal: &Goal, sets: &Sets, observed: &Interval<Ratio>) -> Option<Gap> {
    let reference = sets.reference()?;
    let gap = match sets.better() {
        Better::Lower => observed.mirror(|at| reference - at),
        Better::Higher => observed.map(|at| at - reference),
        // Either side is worse, so the distance counts against it.
        Better::Inside => observed.map(|at| at - reference).folded().mirror(|at| -at),
    };
    let unit = match goal.asked() {
        Asked::By(_) => Unit::from_code("day").ok()?,
        Asked::Value { value: Value::Tally(_), .. } => Unit::percentage_point(),
        Asked::Value { value, .. } => match value.unit().kind() {
            // Ranks are an order; what lies between two of them is counted in places.
            Kind::Rank => Unit::from_code("place").ok()?,
            Kind::Share | Kind::Growth if value.unit().word() == "percent" && !value.unit().is_rate() => {
                Unit::percentage_point().at(value.unit().exponent())
            }
            _ => value.unit().clone(),
        },
    };
    let scale = if matches!(goal.value(), Some(Value::Tally(_))) { Ratio::from(100) } else { Ratio::from(1) };
    shown(&gap.map(|at| at * &scale), &unit)
}

/// Values in a unit as they are shown: one quantity, or the range of several. None where they do not fit 28 digits.
pub(crate) fn shown(values: &Interval<Ratio>, unit: &Unit) -> Option<Gap> {
    if let Some(at) = values.as_point() {
        return as_quantity(at, unit).map(Gap::Quantity);
    }
    let bound = |bound: Option<&Bound<Ratio>>| -> Option<Option<Bound<_>>> {
        match bound {
            None => Some(None),
            Some(b) => Some(Some(Bound { at: as_quantity(&b.at, unit)?, closed: b.closed })),
        }
    };
    match (bound(values.lower())?, bound(values.upper())?) {
        (None, None) => Some(Gap::Range(Range::everything(unit))),
        (lower, upper) => Range::new(lower, upper).ok().map(Gap::Range),
    }
}
