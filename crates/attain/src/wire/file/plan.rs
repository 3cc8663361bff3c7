//! A plan as people write it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::values::{day, decimal};
use super::super::{FORMAT, Text, WireError};
use super::{IndicatorEntry, check_format, check_unknown};
use crate::decimal::{Ratio, parse};
use crate::figure::{ChangeKind, Figure};
use crate::goal::{Goal, Terms};
use crate::indicator::Better;
use crate::locale::Locale;
use crate::observation::Observation;
use crate::period::Period;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::target::{Over, Target};

/// A plan file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The version of the format: 1.
    pub format: u32,
    /// The name of the plan.
    pub name: String,
    /// The language of its texts: `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The period of every target that names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) period: Option<Text>,
    /// The authority of every target that names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The document that it is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The targets.
    #[serde(default, rename = "target", skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetEntry>,
}

/// A goal as text, or in machine form where no text says it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum GoalEntry {
    /// As a report writes it: `8 - 8,5%`.
    Text(String),
    /// A bare number in the unit of the indicator.
    Whole(i64),
    /// In machine form.
    Map(Goal),
    /// An unquoted decimal, which is refused.
    #[cfg_attr(feature = "schema", schemars(skip))]
    Float(f64),
}

/// One target of a plan file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TargetEntry {
    /// What is held to the goal.
    #[serde(flatten)]
    pub indicator: IndicatorEntry,
    /// What is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalEntry>,
    /// The day that it is to be done by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// The period.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) period: Option<Text>,
    /// Who set it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The target that it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Its weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) weight: Option<Text>,
    /// How several years meet it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Over>,
    /// What an unstated `%` of a change means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeKind>,
    /// Where it counts as exceeded: `trên 8,5%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceed: Option<String>,
    /// How far beside the figure still meets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<String>,
    /// How far outside still counts as a near miss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near_miss: Option<String>,
    /// How far `nearly` and `about` reach: `5%`, or a fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximation: Option<String>,
    /// Where it is taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The level that a change is counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<BaselineEntry>,
    /// Later versions, in the order of their days.
    #[serde(rename = "revision", skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<RevisionEntry>,
    /// What is none of these, and refused.
    #[serde(flatten, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) unknown: BTreeMap<String, serde_json::Value>,
}

/// A level that a change is counted from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum BaselineEntry {
    /// A figure, and the period it is for.
    Text {
        /// The figure as written.
        value: String,
        /// The period it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<String>,
    },
    /// An observation in machine form.
    Map(Box<Observation>),
}

/// A later version of a target.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevisionEntry {
    /// The goal.
    pub goal: GoalEntry,
    /// The day from which it holds.
    pub on: String,
}

impl PlanFile {
    pub(super) fn read(self) -> Result<Plan, WireError> {
        check_format(self.format)?;
        let mut plan = Plan::new(self.name.clone());
        if let Some(source) = &self.source {
            plan = plan.source(source.clone());
        }
        for (at, entry) in self.targets.iter().enumerate() {
            let place = format!("target {} `{}`", at + 1, entry.indicator.indicator);
            let target = entry.read(&self, &place)?;
            plan.add(target).map_err(|e| WireError::Field { place: place.clone(), reason: e.to_string() })?;
        }
        plan.check_structure()
            .map_err(|e| WireError::Field { place: format!("the plan `{}`", self.name), reason: e.to_string() })?;
        Ok(plan)
    }

    pub(super) fn write(plan: &Plan, locale: Locale) -> Self {
        Self {
            format: FORMAT,
            name: plan.name().to_owned(),
            locale: Some(locale),
            period: None,
            authority: None,
            source: plan.get_source().map(str::to_owned),
            targets: plan.targets().iter().map(|target| TargetEntry::write(target, locale)).collect(),
        }
    }
}

impl TargetEntry {
    fn read(&self, file: &PlanFile, place: &str) -> Result<Target, WireError> {
        let locale = file.locale;
        let refuse = |field: &str, error: String| WireError::Field {
            place: place.to_owned(),
            reason: format!("{field}: {error}"),
        };
        check_unknown(&self.unknown, place)?;
        let indicator = self.indicator.read(locale, place, None)?;
        let goal = match (&self.goal, &self.by) {
            (Some(goal), None) => goal.read(locale, place)?,
            (None, Some(by)) => Goal::by(day(by).map_err(|e| refuse("by", e.to_string()))?),
            (None, None) => return Err(refuse("goal", "it asks for nothing; write `goal` or `by`".to_owned())),
            (Some(_), Some(_)) => {
                return Err(refuse("by", "it has both a goal and a day; make them two targets".to_owned()));
            }
        };
        let mut target = Target::new(indicator.clone(), goal).terms(self.terms(locale, place)?);
        for revision in &self.revisions {
            let goal = revision.goal.read(locale, place)?;
            let on = day(&revision.on).map_err(|e| refuse("revision", e.to_string()))?;
            target = target.revised(goal, on).map_err(|e| refuse("revision", e.to_string()))?;
        }
        if let Some(kind) = self.change {
            target = target.change_counted(kind);
        }
        if let Some(period) = self.period.as_ref().or(file.period.as_ref()) {
            target = target.period(read_period(&period.0, locale).map_err(|e| refuse("period", e))?);
        }
        if let Some(better) = self.better {
            target = target.better(better);
        }
        if let Some(baseline) = &self.baseline {
            target = target.baseline(match baseline {
                BaselineEntry::Text { value, period } => {
                    let figure = Figure::read(value, locale).map_err(|e| refuse("baseline", e.to_string()))?;
                    let observation = Observation::new(indicator, figure);
                    match period {
                        Some(period) => {
                            observation.period(read_period(period, locale).map_err(|e| refuse("baseline", e))?)
                        }
                        None => observation,
                    }
                }
                BaselineEntry::Map(observation) => (**observation).clone(),
            });
        }
        if let Some(authority) = self.authority.as_ref().or(file.authority.as_ref()) {
            target = target.authority(authority.clone());
        }
        if let Some(owner) = &self.owner {
            target = target.owner(owner.clone());
        }
        if let Some(group) = &self.group {
            target = target.group(group.clone());
        }
        if let Some(of) = &self.of {
            target = target.part_of(of.clone());
        }
        if let Some(over) = self.over {
            target = target.over(over);
        }
        if let Some(weight) = &self.weight {
            let weight = decimal(weight).map_err(|e| refuse("weight", e.to_string()))?;
            target = target.weight(weight).map_err(|e| refuse("weight", e.to_string()))?;
        }
        if let Some(source) = &self.source {
            target = target.source(source.clone());
        }
        Ok(target)
    }

    fn terms(&self, locale: Option<Locale>, place: &str) -> Result<Terms, WireError> {
        let refuse = |field: &str, error: String| WireError::Field {
            place: place.to_owned(),
            reason: format!("{field}: {error}"),
        };
        let quantity = |field: &str, text: &Option<String>| -> Result<Option<Quantity>, WireError> {
            text.as_ref()
                .map(|text| {
                    Quantity::read(text, locale)
                        .or_else(|e| Quantity::from_wire(text).map_err(|_| refuse(field, e.to_string())))
                })
                .transpose()
        };
        let exceed = self
            .exceed
            .as_ref()
            .map(|text| {
                Range::read(text, locale)
                    .or_else(|e| Range::from_wire(text).map_err(|_| refuse("exceed", e.to_string())))
            })
            .transpose()?;
        let approximation = self
            .approximation
            .as_ref()
            .map(|text| {
                read_share(text)
                    .ok_or_else(|| refuse("approximation", format!("`{text}` is no share such as `5%` or `1/20`")))
            })
            .transpose()?;
        Ok(Terms {
            exceed,
            tolerance: quantity("tolerance", &self.tolerance)?,
            near_miss: quantity("near_miss", &self.near_miss)?,
            approximation,
        })
    }

    fn write(target: &Target, locale: Locale) -> Self {
        let versions = target.versions();
        let indicator = target.indicator();
        let quantity = |q: &Quantity| {
            let words = q.write(locale);
            if Quantity::read(&words, locale).is_ok_and(|read| same_written(&read, q)) { words } else { q.to_wire() }
        };
        let terms = target.get_terms();
        let first = versions.first().map(|v| &v.goal).unwrap_or_else(|| target.goal());
        Self {
            indicator: IndicatorEntry::write(indicator, locale),
            goal: first.day().is_none().then(|| GoalEntry::write(first, locale)),
            by: first.day().map(|d| d.to_string()),
            better: target.get_better().or(indicator.get_better()),
            period: target.get_period().map(|p| Text(p.to_string())),
            authority: target.get_authority().map(str::to_owned),
            owner: target.get_owner().map(str::to_owned),
            group: target.get_group().map(str::to_owned),
            of: target.get_of().map(str::to_owned),
            weight: target.get_weight().map(|w| Text(w.to_string())),
            over: target.get_over(),
            change: first.chosen_change_kind(),
            exceed: terms.exceed.as_ref().map(|range| {
                let words = range.write(locale);
                if Range::read(&words, locale).is_ok_and(|read| read == *range) { words } else { range.to_wire() }
            }),
            tolerance: terms.tolerance.as_ref().map(quantity),
            near_miss: terms.near_miss.as_ref().map(quantity),
            approximation: terms.approximation.as_ref().map(ToString::to_string),
            source: target.get_source().map(str::to_owned),
            baseline: target.get_baseline().map(|b| BaselineEntry::write(b, indicator, locale)),
            revisions: versions
                .iter()
                .skip(1)
                .map(|v| RevisionEntry {
                    goal: GoalEntry::write(&v.goal, locale),
                    on: v.on.map_or_else(String::new, |d| d.to_string()),
                })
                .collect(),
            unknown: BTreeMap::new(),
        }
    }
}

impl GoalEntry {
    fn read(&self, locale: Option<Locale>, place: &str) -> Result<Goal, WireError> {
        let refuse = |reason: String| WireError::Field { place: place.to_owned(), reason: format!("goal: {reason}") };
        match self {
            GoalEntry::Text(text) => Goal::read(text, locale).map_err(|e| refuse(e.to_string())),
            GoalEntry::Whole(number) => Goal::read(&number.to_string(), Locale::En).map_err(|e| refuse(e.to_string())),
            GoalEntry::Map(goal) => Ok(goal.clone()),
            GoalEntry::Float(number) => Err(refuse(format!(
                "the number {number} is not quoted; write it in quotes, because an unquoted decimal is read through a float"
            ))),
        }
    }

    fn write(goal: &Goal, locale: Locale) -> Self {
        let plain = goal.clone().without_change_kind();
        let words = plain.write(locale);
        // Equal is not enough: the written digits and the power of ten are part of what a plan says.
        let same =
            Goal::read(&words, locale).is_ok_and(|read| read == plain && format!("{read:?}") == format!("{plain:?}"));
        if same { GoalEntry::Text(words) } else { GoalEntry::Map(plain) }
    }
}

impl BaselineEntry {
    fn write(observation: &Observation, indicator: &crate::indicator::Indicator, locale: Locale) -> Self {
        if let Some(figure) = observation.figure() {
            let value = figure.write(locale);
            let mut again = Figure::read(&value, locale).ok().map(|figure| Observation::new(indicator.clone(), figure));
            if let Some(period) = observation.get_period() {
                again = again.map(|o| o.period(*period));
            }
            if again.as_ref() == Some(observation) {
                return Self::Text { value, period: observation.get_period().map(ToString::to_string) };
            }
        }
        Self::Map(Box::new(observation.clone()))
    }
}

/// Reads a period in machine form, else in words.
pub(super) fn read_period(text: &str, locale: Option<Locale>) -> Result<Period, String> {
    Period::parse(text).or_else(|machine| {
        Period::read(text, locale)
            .map_err(|words| if locale.is_some() { words.to_string() } else { machine.to_string() })
    })
}

fn read_share(text: &str) -> Option<Ratio> {
    match text.trim().strip_suffix('%') {
        Some(percent) => Some(&Ratio::from(parse(&percent.trim().replace(',', ".")).ok()?) * &Ratio::power_of_ten(-2)),
        None => text.trim().parse().ok(),
    }
}

fn same_written(a: &Quantity, b: &Quantity) -> bool {
    a == b && a.place() == b.place() && a.unit().exponent() == b.unit().exponent()
}
