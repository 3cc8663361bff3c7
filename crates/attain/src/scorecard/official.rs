//! The published label beside the computed one: where they differ, and what would explain it.

use super::Row;
use crate::attainment::{Attainment, Gap, Status};
use crate::decimal::Ratio;
use crate::figure::Qualifier;
use crate::goal::Comparator;
use crate::indicator::Better;
use crate::quantity::Quantity;
use crate::target::Target;

/// The first change to a target that would turn the computed label into the published one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "detail")]
#[non_exhaustive]
pub enum Explanation {
    /// Another set counts as exceeded.
    ExceedSet,
    /// A tolerance of at least so much, and at most 5 % of the reference.
    Tolerance(Quantity),
    /// Another width of an approximate figure.
    AboutWidth,
    /// The other direction is better.
    Direction(Better),
    /// A part of the target has that status.
    SubTarget(String),
}

impl Explanation {
    /// The name that text and Python use.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Explanation::ExceedSet => "exceed_set",
            Explanation::Tolerance(_) => "tolerance",
            Explanation::AboutWidth => "about_width",
            Explanation::Direction(_) => "direction",
            Explanation::SubTarget(_) => "sub_target",
        }
    }
}

/// A row whose published label differs from the computed one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// The name of the indicator.
    pub indicator: String,
    /// The label as published.
    pub label: String,
    /// The status that the label names; None for a label that names none that is known.
    pub official: Option<Status>,
    /// The status that the rule gives.
    pub computed: Status,
    /// The first change that would explain it.
    pub explanation: Option<Explanation>,
}

/// Returns the status that a published label names, in Vietnamese or English; None for any other word.
#[must_use]
pub fn status_of_label(label: &str) -> Option<Status> {
    const LABELS: [(&str, Status); 22] = [
        ("vượt", Status::Exceeded),
        ("vượt kế hoạch", Status::Exceeded),
        ("vượt mục tiêu", Status::Exceeded),
        ("exceeded", Status::Exceeded),
        ("đạt", Status::Met),
        ("đạt kế hoạch", Status::Met),
        ("hoàn thành", Status::Met),
        ("met", Status::Met),
        ("achieved", Status::Met),
        ("target met", Status::Met),
        ("gần đạt", Status::NearMiss),
        ("near miss", Status::NearMiss),
        ("near_miss", Status::NearMiss),
        ("không đạt", Status::Missed),
        ("chưa đạt", Status::Missed),
        ("không hoàn thành", Status::Missed),
        ("not met", Status::Missed),
        ("not_met", Status::Missed),
        ("missed", Status::Missed),
        ("không có số liệu", Status::NoData),
        ("no data", Status::NoData),
        ("not_available", Status::NoData),
    ];
    let label = crate::text::normal_name(label);
    LABELS.iter().find(|(name, _)| crate::text::normal_name(name) == label).map(|(_, status)| *status)
}

/// Returns how a verdict differs from the label published for it; None where it does not, or there is none.
pub(super) fn difference(verdict: &Attainment, rows: &[Row]) -> Option<Difference> {
    let label = verdict.official()?;
    let official = status_of_label(label);
    if official == Some(verdict.status()) {
        return None;
    }
    Some(Difference {
        indicator: verdict.target().indicator().name().to_owned(),
        label: label.to_owned(),
        official,
        computed: verdict.status(),
        explanation: official.and_then(|official| explain(verdict, official, rows)),
    })
}

fn explain(verdict: &Attainment, official: Status, rows: &[Row]) -> Option<Explanation> {
    let computed = verdict.status();
    let reached = |status| matches!(status, Status::Met | Status::Exceeded);
    if reached(official) && reached(computed) {
        return Some(Explanation::ExceedSet);
    }
    if verdict.observations().is_empty() {
        return None;
    }
    if let Some(width) = tolerance(verdict).filter(|width| {
        let mut terms = verdict.target().get_terms().clone();
        terms.tolerance = Some(width.clone());
        verdict.goal().comparator() != Comparator::About
            && again(verdict, &current(verdict).terms(terms)) == Some(official)
    }) {
        return Some(Explanation::Tolerance(width));
    }
    let about = verdict.goal().comparator() == Comparator::About
        || verdict
            .observation()
            .and_then(|o| o.figure())
            .and_then(|f| f.bound())
            .is_some_and(|q| matches!(q, Qualifier::About | Qualifier::Nearly | Qualifier::Over));
    if about && (verdict.possible().contains(&official) || verdict.met() == Some(false)) {
        return Some(Explanation::AboutWidth);
    }
    let turned = match verdict.sets().ok()?.better() {
        Better::Higher => Some(Better::Lower),
        Better::Lower => Some(Better::Higher),
        Better::Inside => None,
    };
    for better in [turned, Some(Better::Higher), Some(Better::Lower)].into_iter().flatten() {
        let target = current(verdict).with_goal(verdict.goal().without_direction()).turned(better);
        let found = again(verdict, &target);
        if found.is_some_and(|found| found == official || (reached(found) && reached(official))) {
            return Some(Explanation::Direction(better));
        }
    }
    let name = |row: &&Row| {
        let of = row.attainment.target().get_of();
        of.is_some_and(|of| verdict.target().indicator().is(of) || verdict.target().indicator().get_id() == Some(of))
    };
    rows.iter()
        .filter(name)
        .find(|row| row.attainment.status() == official)
        .map(|row| Explanation::SubTarget(row.attainment.target().indicator().name().to_owned()))
}

fn current(verdict: &Attainment) -> Target {
    verdict.target().with_goal(verdict.goal())
}

fn again(verdict: &Attainment, target: &Target) -> Option<Status> {
    target.assess_years(verdict.observations(), verdict.rule()).ok().map(|v| v.status())
}

/// What is missing, where that is at most 5 % of the reference.
fn tolerance(verdict: &Attainment) -> Option<Quantity> {
    let Some(Gap::Quantity(gap)) = verdict.gap() else { return None };
    let off = (verdict.ratio()?.single()? - &Ratio::from(1)).abs();
    (gap.is_negative() && off <= Ratio::new(5, 100).ok()?).then(|| gap.negated())
}
