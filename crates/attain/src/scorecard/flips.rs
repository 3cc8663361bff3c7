//! Which verdicts flipped between two scorecards, and why.

use super::{Row, Scorecard};
use crate::attainment::{Attainment, Reason, Status};
use crate::indicator::directory::Directory;
use crate::names::named;
use crate::target::Target;

/// What changed between two verdicts on one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// The observation.
    Value,
    /// The goal, by another version of the target.
    TargetVersion,
    /// The terms of the target, its baseline or its direction.
    Terms,
    /// The rule.
    Rule,
    /// The target is new.
    Added,
    /// The target is gone.
    Removed,
}

named! {
    Cause, "cause":
    Value "value",
    TargetVersion "target_version",
    Terms "terms",
    Rule "rule",
    Added "added",
    Removed "removed",
}

/// A target whose status is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flip {
    /// The name of the indicator.
    pub indicator: String,
    /// The status before; None where the target is new.
    pub before: Option<Status>,
    /// The status now; None where the target is gone.
    pub after: Option<Status>,
    /// What changed, and by itself turns the status; where nothing does by itself, all that changed.
    pub causes: Vec<Cause>,
    /// The verdict before.
    pub earlier: Option<Attainment>,
    /// The verdict now.
    pub later: Option<Attainment>,
}

pub(super) fn compare(earlier: &Scorecard, later: &Scorecard) -> Vec<Flip> {
    let mut flips = Vec::new();
    let earlier_rows = Rows::of(earlier);
    for after in later.rows() {
        match earlier_rows.find(after) {
            Some(before) if before.attainment.status() != after.attainment.status() => {
                flips.push(flip(&before.attainment, &after.attainment));
            }
            Some(_) => {}
            None => flips.push(one_sided(None, Some(&after.attainment), Cause::Added)),
        }
    }
    let later_rows = Rows::of(later);
    let gone = earlier.rows().iter().filter(|before| later_rows.find(before).is_none());
    flips.extend(gone.map(|before| one_sided(Some(&before.attainment), None, Cause::Removed)));
    flips
}

/// The rows of a scorecard, found by what their targets are of.
struct Rows<'a> {
    rows: &'a [Row],
    directory: Directory,
}

impl<'a> Rows<'a> {
    fn of(card: &'a Scorecard) -> Self {
        let indicators = card.rows().iter().map(|row| row.attainment.target().indicator());
        Self { rows: card.rows(), directory: Directory::of(indicators) }
    }

    /// The row of the same indicator, authority and period.
    fn find(&self, row: &Row) -> Option<&'a Row> {
        let wanted = row.attainment.target();
        let near = self.directory.near(wanted.indicator()).into_iter().filter_map(|at| self.rows.get(at));
        near.into_iter().find(|row| {
            let found = row.attainment.target();
            found.indicator().same_as(wanted.indicator())
                && found.get_authority() == wanted.get_authority()
                && found.get_period() == wanted.get_period()
        })
    }
}

fn one_sided(before: Option<&Attainment>, after: Option<&Attainment>, cause: Cause) -> Flip {
    Flip {
        indicator: before.or(after).map_or_else(String::new, |v| v.target().indicator().name().to_owned()),
        before: before.map(Attainment::status),
        after: after.map(Attainment::status),
        causes: vec![cause],
        earlier: before.cloned(),
        later: after.cloned(),
    }
}

fn flip(before: &Attainment, after: &Attainment) -> Flip {
    let mut changed = Vec::new();
    if before.observations() != after.observations() {
        changed.push(Cause::Value);
    }
    if before.goal() != after.goal() {
        changed.push(Cause::TargetVersion);
    }
    let terms = |target: &Target| {
        (target.get_terms().clone(), target.get_baseline().cloned(), target.stated_better(), target.get_over())
    };
    if terms(before.target()) != terms(after.target()) {
        changed.push(Cause::Terms);
    }
    if before.rule() != after.rule() {
        changed.push(Cause::Rule);
    }
    let alone: Vec<Cause> =
        changed.iter().copied().filter(|cause| turned(before, after, *cause) == Some(after.status())).collect();
    Flip {
        indicator: after.target().indicator().name().to_owned(),
        before: Some(before.status()),
        after: Some(after.status()),
        causes: if alone.is_empty() { changed } else { alone },
        earlier: Some(before.clone()),
        later: Some(after.clone()),
    }
}

/// The status that one change alone leads to.
fn turned(before: &Attainment, after: &Attainment, cause: Cause) -> Option<Status> {
    let observations = if cause == Cause::Value { after } else { before };
    let rule = if cause == Cause::Rule { after.rule() } else { before.rule() };
    let target = match cause {
        Cause::TargetVersion => with_goal_of(before.target(), after),
        Cause::Terms => with_goal_of(after.target(), before),
        _ => with_goal_of(before.target(), before),
    };
    if observations.observations().is_empty() {
        return Some(target.without_data(rule, Reason::NoObservation, Vec::new()).status());
    }
    target.assess_years(observations.observations(), rule).ok().map(|verdict| verdict.status())
}

fn with_goal_of(target: &Target, verdict: &Attainment) -> Target {
    target.with_goal(verdict.goal())
}
