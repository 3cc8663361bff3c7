//! Goals over several years: by the end, on average, in each year, in total.

use super::choice::chosen;
use super::{AssessError, Assumption, Attainment, Gap, Incomparable, Line, Reason, Status, place, verdict};
use crate::decimal::Ratio;
use crate::figure::Value;
use crate::goal::{Goal, Rule};
use crate::indicator::Accumulates;
use crate::observation::{Measured, Observation};
use crate::period::Period;
use crate::target::{Over, Target};
use crate::unit::{Kind, Unit};

pub(super) fn assess_years(
    target: &Target,
    observations: &[Observation],
    rule: &Rule,
) -> Result<Attainment, AssessError> {
    let observations: Vec<Observation> =
        chosen(target, &observations.iter().collect::<Vec<_>>())?.into_iter().cloned().collect();
    let observations = observations.as_slice();
    let (Some(over), Some(span)) = (target.get_over(), target.get_period()) else {
        return match observations.last() {
            Some(only) => target.assess_by(only, rule),
            None => Ok(target.without_data(rule, Reason::NoObservation, Vec::new())),
        };
    };
    let years = match over {
        Over::End => {
            let last = observations.iter().filter(|o| o.get_period().is_some_and(|p| p.end() == span.end()));
            return end(target, span, last.collect(), rule);
        }
        Over::Average | Over::Each | Over::Total => span.each_year().collect::<Vec<Period>>(),
    };
    let mut found = Vec::new();
    for year in &years {
        match observations.iter().find(|o| o.get_period() == Some(year)) {
            Some(of_year) if !matches!(of_year.measured(), Measured::Missing(_)) => found.push(of_year.clone()),
            _ => {
                let reason = Reason::YearNotMeasured { period: *span, over, year: *year };
                return Ok(target.without_data(rule, reason, observations.to_vec()));
            }
        }
    }
    let (version, goal) = target.version_in_force();
    if over == Over::Total && !adds_up(target, goal) {
        let unit = goal.unit().map_or_else(|| "a date".to_owned(), |unit| unit.code().to_owned());
        let target = target.indicator().name().to_owned();
        return Err(AssessError::NotComparable { target, reason: Incomparable::NoTotal { unit } });
    }
    if over == Over::Each {
        return each(target, &found, rule);
    }
    let mut assumptions = Vec::new();
    let mut total: Option<Line> = None;
    for observation in &found {
        let line = place(target, goal, observation, rule, &mut assumptions)?;
        total = Some(match total {
            Some(sum) => sum.plus(&line),
            None => line,
        });
    }
    let Some(total) = total else { return Ok(target.without_data(rule, Reason::NoObservation, Vec::new())) };
    let line = if over == Over::Average {
        let compounds =
            |unit: &Unit| unit.kind() == Kind::Growth || (goal.change().is_some() && unit.kind() == Kind::Share);
        if goal.unit().is_some_and(compounds) {
            assumptions.push(Assumption::ArithmeticMean);
        }
        let share = Ratio::new(1, found.len() as u64)?;
        total.map(|at| at * &share)
    } else {
        total
    };
    verdict::judge(target, goal, version, line, found, rule, assumptions)
}

/// Whether what a goal counts can be summed over years: amounts and changes in points can, rates and states cannot.
fn adds_up(target: &Target, goal: &Goal) -> bool {
    let change = goal.change().is_some();
    let accumulates = target.indicator().get_accumulates();
    let state = matches!(accumulates, Some(Accumulates::Stock | Accumulates::Rate)) && !change;
    let amount = matches!(
        goal.unit().map(Unit::kind),
        Some(Kind::Number | Kind::Money | Kind::Count | Kind::Physical | Kind::Duration | Kind::Points)
    );
    amount && !state && !matches!(goal.value(), Some(Value::Tally(_)))
}

fn end(target: &Target, span: &Period, last: Vec<&Observation>, rule: &Rule) -> Result<Attainment, AssessError> {
    match last.as_slice() {
        [] => Ok(target.without_data(rule, Reason::NoObservation, Vec::new())),
        [only] => {
            let verdict = target.assess_by(&(*only).clone().period(*span), rule)?;
            Ok(Attainment { observations: vec![(*only).clone()], ..verdict })
        }
        several => Err(AssessError::Ambiguous { target: target.indicator().name().to_owned(), count: several.len() }),
    }
}

/// Every year must meet the goal, so the worst one decides; the figures shown are of that year.
fn each(target: &Target, years: &[Observation], rule: &Rule) -> Result<Attainment, AssessError> {
    let mut verdicts = Vec::with_capacity(years.len());
    for observation in years {
        let whole = match target.get_period() {
            Some(span) => observation.clone().period(*span),
            None => observation.clone(),
        };
        verdicts.push(target.assess_by(&whole, rule)?);
    }
    let Some(worst) = verdicts.iter().min_by_key(|verdict| badness(verdict)).cloned() else {
        return Ok(target.without_data(rule, Reason::NoObservation, Vec::new()));
    };
    // A status is possible if one year may have it while none must be worse.
    let mut possible: Vec<Status> = verdicts.iter().flat_map(|verdict| verdict.possible()).copied().collect();
    possible.sort_unstable();
    possible.dedup();
    possible.retain(|status| verdicts.iter().all(|v| v.possible().iter().any(|other| other >= status)));
    let (status, reason) = match possible.as_slice() {
        [one] => (*one, None),
        _ => (Status::Undecided, Some(Reason::Straddles)),
    };
    let all = |certain: Option<bool>| verdicts.iter().all(|verdict| verdict.met() == certain);
    let met = match verdicts.iter().any(|verdict| verdict.met() == Some(false)) {
        true => Some(false),
        false => all(Some(true)).then_some(true),
    };
    // A year that was missed for certain settles it, whatever rounding hides in the others.
    let settled = |verdict: &Attainment| verdict.certain() == Some(true);
    let missed = verdicts.iter().any(|verdict| verdict.status() == Status::Missed && settled(verdict));
    let certain = Some(status != Status::Undecided && (missed || verdicts.iter().all(settled)));
    Ok(Attainment { observations: years.to_vec(), status, possible, met, certain, reason, ..worst })
}

/// Missed years come first, then open ones, then met ones; of equal ones the one with the smallest gap.
fn badness(verdict: &Attainment) -> (u8, Status, Option<Ratio>) {
    let met = match verdict.met() {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    };
    let gap = match verdict.gap() {
        Some(Gap::Quantity(gap)) => Some(gap.value()),
        Some(Gap::Range(gap)) => gap.lower().map(crate::quantity::Quantity::value),
        None => None,
    };
    (met, verdict.status(), gap)
}
