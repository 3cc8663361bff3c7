//! Which of several observations a target is judged by: those for its period, the latest vintage, the better quality.

use super::{AssessError, Incomparable, for_period_of};
use crate::observation::{Observation, newest};
use crate::period::Period;
use crate::target::Target;

/// The observations that a target is judged by: one of each year where it is met over years, else one.
///
/// The choice of a choice is itself.
pub(crate) fn chosen<'a>(
    target: &Target,
    observations: &[&'a Observation],
) -> Result<Vec<&'a Observation>, AssessError> {
    match (target.get_over(), target.get_period()) {
        (Some(_), Some(span)) => one_of_each(target, span, observations),
        _ => one(target, observations),
    }
}

/// The one that counts of observations that are for one period.
pub(crate) fn settled<'a>(target: &Target, candidates: &[&'a Observation]) -> Result<&'a Observation, AssessError> {
    newest(candidates).map_err(|count| AssessError::Ambiguous { target: target.indicator().name().to_owned(), count })
}

fn one_of_each<'a>(
    target: &Target,
    span: &Period,
    observations: &[&'a Observation],
) -> Result<Vec<&'a Observation>, AssessError> {
    let mut periods: Vec<Option<&Period>> = Vec::new();
    for observation in observations {
        if !periods.contains(&observation.get_period()) {
            periods.push(observation.get_period());
        }
    }
    let mut found = Vec::with_capacity(periods.len());
    for period in periods {
        let of_period: Vec<&Observation> = observations.iter().copied().filter(|o| o.get_period() == period).collect();
        match settled(target, &of_period) {
            Ok(observation) => found.push(observation),
            // What lies outside decides nothing.
            Err(_) if !period.is_some_and(|period| span.contains(period)) => found.extend(of_period.last()),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn one<'a>(target: &Target, observations: &[&'a Observation]) -> Result<Vec<&'a Observation>, AssessError> {
    let fits = |o: &&Observation| for_period_of(target, o);
    let fitting: Vec<&Observation> = observations.iter().copied().filter(fits).collect();
    // An observation for the very period wins over one that states none.
    let exact: Vec<&Observation> = fitting.iter().copied().filter(|o| o.get_period() == target.get_period()).collect();
    let candidates = match (exact.is_empty(), fitting.is_empty()) {
        (false, _) if target.goal().day().is_none() => exact,
        (_, false) => fitting,
        (_, true) => return misfit(target, observations),
    };
    settled(target, &candidates).map(|observation| vec![observation])
}

/// Observations for other periods are no answer, whichever is chosen; those of single years ask for a word on how they
/// meet the whole.
fn misfit<'a>(target: &Target, observations: &[&'a Observation]) -> Result<Vec<&'a Observation>, AssessError> {
    let of_a_year = |span: &Period, period: &Period| {
        period != span && span.contains(period) && span.each_year().any(|year| year == *period)
    };
    if let ([_, _, ..], Some(span)) = (observations, target.get_period())
        && observations.iter().any(|o| o.get_period().is_some_and(|period| of_a_year(span, period)))
    {
        let target = target.indicator().name().to_owned();
        return Err(AssessError::NotComparable { target, reason: Incomparable::NoOver { period: *span } });
    }
    Ok(settled(target, observations).ok().or(observations.last().copied()).into_iter().collect())
}
