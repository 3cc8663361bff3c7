//! How an indicator accumulates: what it says, what its unit says, and whether the two fit.

use super::PaceError;
use crate::attainment::{AssessError, Incomparable};
use crate::figure::Value;
use crate::goal::Goal;
use crate::indicator::Accumulates;
use crate::observation::Observation;
use crate::target::Target;
use crate::unit::{Kind, Unit};

/// How an indicator accumulates, as it says or as its unit does.
pub(super) fn kind_of(target: &Target, goal: &Goal, observations: &[Observation]) -> Result<Accumulates, PaceError> {
    let name = || target.indicator().name().to_owned();
    let refuse = |kind: Accumulates, found: String, remedy: &'static str| {
        Err(PaceError::Mismatch { target: name(), kind: kind.name(), found, remedy })
    };
    if goal.day().is_some() {
        let reason = Incomparable::NeedsDay { found: "a figure on the way".to_owned() };
        return Err(AssessError::NotComparable { target: name(), reason }.into());
    }
    let stated = target.indicator().get_accumulates();
    let unit = goal.unit().map(Unit::kind);
    let growth = unit == Some(Kind::Growth) && goal.change().is_none();
    let kind = stated
        .or_else(|| observations.iter().find_map(|o| o.indicator().get_accumulates()))
        .or(growth.then_some(Accumulates::Rate))
        .ok_or_else(|| PaceError::NoKind { target: name() })?;
    for other in observations.iter().filter_map(|o| o.indicator().get_accumulates()) {
        if other != kind {
            let found = format!("the observation is of a {}", other.name());
            return refuse(kind, found, "make the two indicators one");
        }
    }
    match (kind, unit) {
        (_, Some(Kind::Rank)) => {
            refuse(kind, "a rank does not add up".to_owned(), "judge it when the period has ended")
        }
        (Accumulates::Flow | Accumulates::Stock, _) if growth => {
            refuse(kind, "its goal is a rate of growth".to_owned(), "make the indicator a `rate`")
        }
        (Accumulates::Flow, Some(Kind::Index)) => {
            refuse(kind, "index numbers do not add up".to_owned(), "make the indicator a `rate` or a `stock`")
        }
        (Accumulates::Rate, _) if matches!(goal.value(), Some(Value::Tally(_))) => {
            refuse(kind, "its goal counts things".to_owned(), "make the indicator a `stock` or a `flow`")
        }
        _ => Ok(kind),
    }
}
