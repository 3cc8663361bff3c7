//! Records, multiples and growth held against observations of earlier periods.

use attain::{Claim, ClaimKind, Figure, Indicator, Locale, Observation, Period, Value, interrupt};

use super::level;
use crate::alike::Name;
use crate::mention::{Form, Mention, MentionKind, Role};
use crate::reading::{Reading, StatedClaim};
use crate::words::words;

/// How far back the level of a figure of growth may stand.
const REACH: usize = 6;

impl Reading {
    /// Checks what the report alone leaves open against observations of earlier periods: records, multiples and growth.
    ///
    /// Only what the observations make checkable is returned. An earlier figure has no mention, so its term is None.
    #[must_use]
    pub fn check_history(&self, earlier: &[Observation]) -> Vec<StatedClaim> {
        let records = self.claims.iter().filter(|claim| claim.check.claim.kind() == ClaimKind::Record);
        let mut found: Vec<StatedClaim> = records.filter_map(|claim| self.record(claim, earlier)).collect();
        found
            .extend((0..self.mentions.len()).inspect(|_| interrupt::check()).filter_map(|at| self.growth(at, earlier)));
        found.sort_by_key(|claim| claim.stated);
        found
    }

    fn record(&self, claim: &StatedClaim, earlier: &[Observation]) -> Option<StatedClaim> {
        let mention = self.mentions.get(claim.stated?)?;
        let stated = claim.check.claim.stated()?;
        let period = mention.period?;
        let before: Vec<Figure> = earlier
            .iter()
            .filter(|observation| is_of(observation, mention))
            .filter(|observation| observation.get_period().is_some_and(|then| then.end() < period.start()))
            .filter_map(|observation| observation.figure().cloned())
            .filter(|figure| figure.change() == stated.change())
            .collect();
        if before.is_empty() {
            return None;
        }
        let check = Claim::record(Some(stated.clone()), &before, !claim.check.claim.is_lowest()).check();
        Some(StatedClaim { check, stated: claim.stated, terms: vec![None; before.len()] })
    }

    fn growth(&self, at: usize, earlier: &[Observation]) -> Option<StatedClaim> {
        let mention = self.mentions.get(at).filter(|mention| mention.kind == MentionKind::Growth)?;
        let printed =
            self.claims.iter().any(|claim| claim.stated == Some(at) && claim.terms.iter().all(Option::is_some));
        if printed || mention.form == Form::Excess {
            return None;
        }
        let now = (at.saturating_sub(REACH)..at).rev().find(|now| {
            self.mentions.get(*now).is_some_and(|level| {
                level.kind == MentionKind::Quantity
                    && level.role == Role::Actual
                    && level.change.is_none()
                    && level.indicator.is_some()
                    && level.indicator == mention.indicator
            })
        })?;
        let level_now = self.mentions.get(now)?;
        let then = base_period(mention.of.as_deref()?, level_now.period?)?;
        let base = earlier.iter().find(|observation| {
            is_of(observation, mention)
                && observation.get_period() == Some(&then)
                && observation.figure().is_some_and(|figure| figure.change().is_none())
        })?;
        let stated = mention.figure().filter(|figure| matches!(figure.value(), Value::Quantity(_)))?;
        let terms = vec![level_now.figure().map(level), base.figure().cloned()];
        let claim = match mention.form {
            Form::Level => Claim::new(ClaimKind::Ratio, terms, Some(level(stated))),
            _ if stated.unit().kind() == attain::Kind::Points => Claim::new(ClaimKind::Difference, terms, Some(stated)),
            _ if stated.unit().at(0).factor_to(&level_now.unit()?.at(0)).is_ok() => {
                Claim::new(ClaimKind::Difference, terms, Some(stated))
            }
            _ => Claim::new(ClaimKind::Growth, terms, Some(stated)),
        };
        Some(StatedClaim { check: claim.check(), stated: Some(at), terms: vec![Some(now), None] })
    }
}

/// Whether an observation is of what a mention measures.
fn is_of(observation: &Observation, mention: &Mention) -> bool {
    let Some(phrase) = mention.indicator.as_deref() else { return false };
    let indicator: &Indicator = observation.indicator();
    let name = Name::of(phrase);
    indicator.is(phrase)
        || indicator.names().any(|other| match (&name, Name::of(other)) {
            (Some(name), Some(other)) => name.extends(&other),
            _ => false,
        })
}

/// The period that a base of comparison names, seen from the period of the figure: `năm 2022`, `cùng kỳ`, `năm trước`.
fn base_period(of: &str, now: Period) -> Option<Period> {
    let words = attain::text::prose::folded(of);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    if let Some(year) = year_in(of) {
        // `so với cùng kỳ năm 2022`, of nine months: the nine months of 2022.
        let mut period = now;
        while period.calendar_year()? > year {
            period = period.same_period_last_year().ok()?;
        }
        return (period.calendar_year() == Some(year)).then_some(period);
    }
    if says(words!["cùng kỳ, year on year, year-on-year, same period, a year earlier"]) {
        return now.same_period_last_year().ok();
    }
    if says(words!["năm trước, năm ngoái, last year, previous year, the year before"]) {
        return now.same_period_last_year().ok();
    }
    if says(words!["tháng trước, quý trước, previous month, previous quarter"]) {
        return now.previous().ok();
    }
    Period::read(of, Locale::Vi).or_else(|_| Period::read(of, Locale::En)).ok()
}

/// The one year that a phrase names.
pub(super) fn year_in(of: &str) -> Option<i32> {
    let mut years = of
        .split(|ch: char| !ch.is_ascii_digit())
        .filter(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")))
        .filter_map(|run| run.parse().ok());
    match (years.next(), years.next()) {
        (year, None) => year,
        _ => None,
    }
}
