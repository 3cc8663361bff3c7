//! Goals over several years: by the end, on average, in each year, in total.

use super::{AssessError, Assumption, Attainment, Incomparable, Line, Reason, Status, place, verdict};
use crate::decimal::Ratio;
use crate::goal::Rule;
use crate::observation::{Measured, Observation};
use crate::period::Period;
use crate::target::{Over, Target};
use crate::unit::Kind;

pub(super) fn assess_years(
    target: &Target,
    observations: &[Observation],
    rule: &Rule,
) -> Result<Attainment, AssessError> {
    let (Some(over), Some(span)) = (target.get_over(), target.get_period()) else {
        return match observations {
            [] => Ok(target.without_data(rule, Reason::NoObservation, Vec::new())),
            [only] => target.assess_by(only, rule),
            several => {
                Err(AssessError::Ambiguous { target: target.indicator().name().to_owned(), count: several.len() })
            }
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
        let mut of_year = observations.iter().filter(|o| o.get_period() == Some(year));
        match (of_year.next(), of_year.next()) {
            (Some(only), None) if !matches!(only.measured(), Measured::Missing(_)) => found.push(only.clone()),
            (None, _) | (Some(_), None) => {
                let reason = Incomparable::Years { period: *span, over: over.name(), needed: year.to_string() };
                return Ok(target.without_data(rule, Reason::NotMeasured(reason.to_string()), observations.to_vec()));
            }
            (Some(_), Some(_)) => {
                return Err(AssessError::Ambiguous { target: target.indicator().name().to_owned(), count: 2 });
            }
        }
    }
    let (version, goal) = target.version_in_force();
    let mut assumptions = Vec::new();
    if over == Over::Each {
        return each(target, &found, rule);
    }
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
        if goal.unit().is_some_and(|unit| unit.kind() == Kind::Growth) {
            assumptions.push(Assumption::ArithmeticMean);
        }
        let share = Ratio::new(1, found.len() as u64)?;
        total.map(|at| at * &share)
    } else {
        total
    };
    verdict::judge(target, goal, version, line, found, rule, assumptions)
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

/// The worst year decides; the verdict shows that year.
fn each(target: &Target, years: &[Observation], rule: &Rule) -> Result<Attainment, AssessError> {
    let mut worst: Option<Attainment> = None;
    for observation in years {
        let whole = match target.get_period() {
            Some(span) => observation.clone().period(*span),
            None => observation.clone(),
        };
        let year = target.assess_by(&whole, rule)?;
        worst = Some(match worst {
            Some(so_far) if rank(&so_far) <= rank(&year) => so_far,
            _ => year,
        });
    }
    match worst {
        Some(verdict) => Ok(Attainment { observations: years.to_vec(), ..verdict }),
        None => Ok(target.without_data(rule, Reason::NoObservation, Vec::new())),
    }
}

fn rank(attainment: &Attainment) -> (Option<bool>, Status) {
    // Missed years come first, then open ones, then met ones.
    let met = match attainment.met() {
        Some(false) => None,
        None => Some(false),
        Some(true) => Some(true),
    };
    (met, attainment.status())
}
