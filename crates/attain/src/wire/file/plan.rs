//! A plan as people write it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::super::values::day;
use super::super::{FORMAT, Text, WireError, unquoted};
use super::slips::check_unknown;
use super::{IndicatorEntry, check_format, same_written};
use crate::decimal::{Decimal, Ratio};
use crate::figure::{ChangeKind, Figure};
use crate::goal::{Goal, Terms};
use crate::indicator::{Better, Indicator};
use crate::interrupt::{self, checked};
use crate::locale::Locale;
use crate::observation::Observation;
use crate::period::Period;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::target::{Over, Target};
use crate::text::{TextError, write_number};
use crate::visible::visible;

/// A plan file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The version of the format: 1.
    #[cfg_attr(feature = "schema", schemars(with = "u32"))]
    pub format: Option<u32>,
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
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum GoalEntry {
    /// As a report writes it: `8 - 8,5%`.
    Text(String),
    /// A bare number in the unit of the indicator.
    Whole(i64),
    /// In machine form.
    Map(Goal),
}

impl<'de> Deserialize<'de> for GoalEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = GoalEntry;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a goal in quotes, a whole number or a goal in machine form")
            }
            fn visit_str<E>(self, text: &str) -> Result<GoalEntry, E> {
                Ok(GoalEntry::Text(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<GoalEntry, E> {
                Ok(GoalEntry::Whole(number))
            }
            fn visit_u64<E>(self, number: u64) -> Result<GoalEntry, E> {
                Ok(i64::try_from(number).map_or_else(|_| GoalEntry::Text(number.to_string()), GoalEntry::Whole))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<GoalEntry, E> {
                Err(E::custom(unquoted(number)))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<GoalEntry, A::Error> {
                Goal::deserialize(de::value::MapAccessDeserializer::new(map)).map(GoalEntry::Map)
            }
        }
        interrupt::check();
        deserializer.deserialize_any(Visitor)
    }
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
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) by: Option<Text>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// Which way is better for the indicator, whatever holds it to a goal; `better` says the same for most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator_better: Option<Better>,
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
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) exceed: Option<Text>,
    /// How far beside the figure still meets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) tolerance: Option<Text>,
    /// How far outside still counts as a near miss.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) near_miss: Option<Text>,
    /// How far `nearly` and `about` reach: `5%`, or a fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) approximation: Option<Text>,
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

/// A level that a change is counted from: a figure as text, or a map with its period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum BaselineEntry {
    /// As a report writes it: `3,8%`.
    Text(#[cfg_attr(feature = "schema", schemars(with = "Text"))] String),
    /// With its period, or in machine form.
    Map(LevelEntry),
}

impl<'de> Deserialize<'de> for BaselineEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = BaselineEntry;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a figure in quotes, a whole number or a figure with its period")
            }
            fn visit_str<E>(self, text: &str) -> Result<BaselineEntry, E> {
                Ok(BaselineEntry::Text(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<BaselineEntry, E> {
                Ok(BaselineEntry::Text(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<BaselineEntry, E> {
                Ok(BaselineEntry::Text(number.to_string()))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<BaselineEntry, E> {
                Err(E::custom(unquoted(number)))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<BaselineEntry, A::Error> {
                LevelEntry::deserialize(de::value::MapAccessDeserializer::new(map)).map(BaselineEntry::Map)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A level as a map: a figure and the period it is for, or an observation in machine form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LevelEntry {
    /// The figure as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) value: Option<Text>,
    /// The period it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) period: Option<Text>,
    /// The observation, where a figure and a period do not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observation: Option<Box<Observation>>,
}

/// A later version of a target.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevisionEntry {
    /// The goal.
    pub goal: GoalEntry,
    /// The day from which it holds.
    #[cfg_attr(feature = "schema", schemars(with = "Text"))]
    pub(crate) on: Text,
}

/// What stands for the day of a version where nobody knows it; leaving the day out would be a slip.
const UNKNOWN_DAY: &str = "unknown";

impl PlanFile {
    pub(super) fn read(self) -> Result<Plan, WireError> {
        check_format(self.format)?;
        let mut plan = Plan::new(self.name.clone());
        if let Some(source) = &self.source {
            plan = plan.source(source.clone());
        }
        for (at, entry) in self.targets.iter().enumerate() {
            let place = entry.indicator.place("target", at);
            let target = entry.read(&self, &place)?;
            plan.add(target).map_err(|e| WireError::Field { place: place.clone(), reason: e.to_string() })?;
        }
        plan.check_structure()
            .map_err(|e| WireError::Field { place: format!("the plan `{}`", self.name), reason: e.to_string() })?;
        Ok(plan)
    }

    pub(super) fn write(plan: &Plan, locale: Locale) -> Self {
        Self {
            format: Some(FORMAT),
            name: plan.name().to_owned(),
            locale: Some(locale),
            period: None,
            authority: None,
            source: plan.get_source().map(str::to_owned),
            targets: checked(plan.targets()).map(|target| TargetEntry::write(target, locale)).collect(),
        }
    }
}

impl TargetEntry {
    const FIELDS: [&'static str; 19] = [
        "goal",
        "by",
        "better",
        "indicator_better",
        "period",
        "authority",
        "owner",
        "group",
        "of",
        "weight",
        "over",
        "change",
        "exceed",
        "tolerance",
        "near_miss",
        "approximation",
        "source",
        "baseline",
        "revision",
    ];

    fn read(&self, file: &PlanFile, place: &str) -> Result<Target, WireError> {
        let locale = file.locale;
        let refuse = |field: &str, error: String| WireError::Field {
            place: place.to_owned(),
            reason: format!("{field}: {error}"),
        };
        check_unknown(&self.unknown, place, Self::FIELDS.into_iter().chain(IndicatorEntry::FIELDS))?;
        let indicator = self.indicator.read(locale, place, self.indicator_better)?;
        let goal = match (&self.goal, &self.by) {
            (Some(goal), None) => goal.read(locale, self.change, place)?,
            (None, Some(by)) => Goal::by(read_day(&by.0, locale).map_err(|e| refuse("by", e))?),
            (None, None) => return Err(refuse("goal", "it asks for nothing; write `goal` or `by`".to_owned())),
            (Some(_), Some(_)) => {
                return Err(refuse("by", "it has both a goal and a day; make them two targets".to_owned()));
            }
        };
        let mut target = Target::new(indicator.clone(), goal).terms(self.terms(locale, place)?);
        for revision in &self.revisions {
            let goal = revision.goal.read(locale, self.change, place)?;
            target = if revision.on.0 == UNKNOWN_DAY {
                target.replaced(goal)
            } else {
                target.revised(goal, read_day(&revision.on.0, locale).map_err(|e| refuse("revision", e))?)
            }
            .map_err(|e| refuse("revision", e.to_string()))?;
        }
        if let Some(period) = self.period.as_ref().or(file.period.as_ref()) {
            target = target.period(read_period(&period.0, locale).map_err(|e| refuse("period", e))?);
        }
        if let Some(better) = self.better {
            target = target.better(better);
        }
        if let Some(baseline) = &self.baseline {
            let observation = baseline.read(indicator, locale).map_err(|e| refuse("baseline", e))?;
            target = target.baseline(observation);
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
            let weight = read_number(&weight.0, locale).map_err(|e| refuse("weight", e))?;
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
        let quantity = |field: &str, text: &Option<Text>| -> Result<Option<Quantity>, WireError> {
            text.as_ref()
                .map(|Text(text)| {
                    Quantity::read(text, locale)
                        .or_else(|e| Quantity::from_wire(text).map_err(|_| refuse(field, e.to_string())))
                })
                .transpose()
        };
        let exceed = self
            .exceed
            .as_ref()
            .map(|Text(text)| {
                Range::read(text, locale)
                    .or_else(|e| Range::from_wire(text).map_err(|_| refuse("exceed", e.to_string())))
            })
            .transpose()?;
        let approximation = self
            .approximation
            .as_ref()
            .map(|Text(text)| {
                read_share(text, locale)
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
            let same = Quantity::read(&words, locale).is_ok_and(|read| same_written(&read, q));
            Text(if same { words } else { q.to_wire() })
        };
        let range = |range: &Range| {
            let words = range.write(locale);
            let same = Range::read(&words, locale).is_ok_and(|read| same_written(&read, range));
            Text(if same { words } else { range.to_wire() })
        };
        let terms = target.get_terms();
        let first = versions.first().map(|v| &v.goal).unwrap_or_else(|| target.goal());
        Self {
            indicator: IndicatorEntry::write(indicator, locale),
            goal: first.day().is_none().then(|| GoalEntry::write(first, first.chosen_change_kind(), locale)),
            by: first.day().map(|d| Text(d.to_string())),
            better: target.get_better(),
            indicator_better: indicator.get_better(),
            period: target.get_period().map(|p| Text(p.to_string())),
            authority: target.get_authority().map(str::to_owned),
            owner: target.get_owner().map(str::to_owned),
            group: target.get_group().map(str::to_owned),
            of: target.get_of().map(str::to_owned),
            weight: target.get_weight().map(|w| Text(write_number(w, locale))),
            over: target.get_over(),
            change: first.chosen_change_kind(),
            exceed: terms.exceed.as_ref().map(range),
            tolerance: terms.tolerance.as_ref().map(quantity),
            near_miss: terms.near_miss.as_ref().map(quantity),
            approximation: terms.approximation.as_ref().map(|share| Text(share.to_string())),
            source: target.get_source().map(str::to_owned),
            baseline: target.get_baseline().map(|b| BaselineEntry::write(b, indicator, locale)),
            revisions: versions
                .iter()
                .skip(1)
                .map(|v| RevisionEntry {
                    goal: GoalEntry::write(&v.goal, first.chosen_change_kind(), locale),
                    on: Text(v.on.map_or_else(|| UNKNOWN_DAY.to_owned(), |d| d.to_string())),
                })
                .collect(),
            unknown: BTreeMap::new(),
        }
    }
}

impl GoalEntry {
    /// Returns the goal; `kind` is what the entry says of a change that leaves it open.
    fn read(&self, locale: Option<Locale>, kind: Option<ChangeKind>, place: &str) -> Result<Goal, WireError> {
        let refuse = |reason: String| WireError::Field { place: place.to_owned(), reason: format!("goal: {reason}") };
        let goal = match self {
            GoalEntry::Text(text) => Goal::read(text, locale).map_err(|e| refuse(e.to_string()))?,
            GoalEntry::Whole(number) => {
                Goal::read(&number.to_string(), Locale::En).map_err(|e| refuse(e.to_string()))?
            }
            GoalEntry::Map(goal) => goal.clone(),
        };
        Ok(match kind {
            Some(kind) if goal.chosen_change_kind().is_none() => goal.change_counted(kind),
            _ => goal,
        })
    }

    fn write(goal: &Goal, kind: Option<ChangeKind>, locale: Locale) -> Self {
        let words = Self::Text(goal.write(locale));
        match words.read(Some(locale), kind, "") {
            Ok(again) if same_written(&again, goal) => words,
            _ => Self::Map(goal.clone()),
        }
    }
}

impl BaselineEntry {
    fn read(&self, indicator: Indicator, locale: Option<Locale>) -> Result<Observation, String> {
        match self {
            BaselineEntry::Text(value) => {
                let level = LevelEntry { value: Some(Text(value.clone())), ..LevelEntry::default() };
                level.read(indicator, locale)
            }
            BaselineEntry::Map(level) => level.read(indicator, locale),
        }
    }

    fn write(observation: &Observation, indicator: &Indicator, locale: Locale) -> Self {
        let in_words = LevelEntry {
            value: observation.figure().map(|figure| Text(figure.write(locale))),
            period: observation.get_period().map(|period| Text(period.to_string())),
            observation: None,
        };
        match in_words.read(indicator.clone(), Some(locale)) {
            Ok(again) if same_written(&again, observation) => Self::Map(in_words),
            _ => Self::Map(LevelEntry { observation: Some(Box::new(observation.clone())), ..LevelEntry::default() }),
        }
    }
}

impl LevelEntry {
    fn read(&self, indicator: Indicator, locale: Option<Locale>) -> Result<Observation, String> {
        match (&self.value, &self.period, &self.observation) {
            (Some(Text(value)), period, None) => {
                let figure = Figure::read(value, locale).map_err(|e| e.to_string())?;
                let observation = Observation::new(indicator, figure);
                match period {
                    Some(Text(period)) => Ok(observation.period(read_period(period, locale)?)),
                    None => Ok(observation),
                }
            }
            (None, None, Some(observation)) => Ok((**observation).clone()),
            _ => Err("it has a `value` and perhaps its `period`, or else an `observation`".to_owned()),
        }
    }
}

/// Reads a period in machine form, else in words.
pub(super) fn read_period(text: &str, locale: Option<Locale>) -> Result<Period, String> {
    Period::parse(text).or_else(|machine| {
        Period::read(text, locale)
            .map_err(|words| if locale.is_some() { words.to_string() } else { machine.to_string() })
    })
}

/// Reads a day in machine form, else in words.
pub(super) fn read_day(text: &str, locale: Option<Locale>) -> Result<NaiveDate, String> {
    if let Ok(day) = day(text) {
        return Ok(day);
    }
    let reason = match Period::read(text, locale) {
        Ok(period) if period.start() == period.end() => return Ok(period.start()),
        Ok(_) => "; it is longer",
        Err(ambiguous @ TextError::Ambiguous { .. }) => return Err(ambiguous.to_string()),
        Err(_) => "",
    };
    let example = locale.map_or("", |locale| locale.pick(" or `31/12/2024`", " or `31 December 2024`"));
    let start = text.chars().take(60).collect::<String>();
    Err(format!("`{}` is not a day such as `2024-12-31`{example}{reason}", visible(&start)))
}

/// Reads a number in the language of the file; without one, the machine form first.
fn read_number(text: &str, locale: Option<Locale>) -> Result<Decimal, String> {
    match (locale, crate::decimal::parse(text)) {
        (None, Ok(number)) => Ok(number),
        _ => crate::text::number(text, locale).map_err(|e| e.to_string()),
    }
}

/// Reads a share: `5%`, `1/20`, or `0,05` in the language of the file.
fn read_share(text: &str, locale: Option<Locale>) -> Option<Ratio> {
    let text = text.trim();
    match text.strip_suffix('%') {
        Some(percent) => Some(&Ratio::from(read_number(percent.trim(), locale).ok()?) * &Ratio::power_of_ten(-2)),
        None if text.contains('/') => text.parse().ok(),
        None => read_number(text, locale).ok().map(Ratio::from),
    }
}
