//! Indicators, targets and observations as maps.

use serde::{Deserialize, Serialize};

use super::values::{day, decimal, through};
use super::{Text, WireError};
use crate::figure::Figure;
use crate::goal::{Goal, Terms};
use crate::indicator::{Accumulates, Better, Indicator};
use crate::interrupt;
use crate::observation::{Measured, Observation, Quality};
use crate::period::Period;
use crate::range::Range;
use crate::target::{Over, Target, Version};
use crate::unit::Unit;

/// An indicator as a map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct IndicatorRecord {
    /// The name it was given.
    pub name: String,
    /// The identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The Vietnamese name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vi: Option<String>,
    /// The English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Other names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The unit of bare numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// How it accumulates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accumulates: Option<Accumulates>,
    /// Its natural limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Range>,
    /// Where it is defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl From<Indicator> for IndicatorRecord {
    fn from(indicator: Indicator) -> Self {
        Self {
            name: indicator.name().to_owned(),
            id: indicator.get_id().map(str::to_owned),
            vi: indicator.get_vi().map(str::to_owned),
            en: indicator.get_en().map(str::to_owned),
            also: indicator.get_also().to_vec(),
            unit: indicator.get_unit().cloned(),
            better: indicator.get_better(),
            accumulates: indicator.get_accumulates(),
            limits: indicator.get_limits().cloned(),
            source: indicator.get_source().map(str::to_owned),
        }
    }
}

impl TryFrom<IndicatorRecord> for Indicator {
    type Error = WireError;
    fn try_from(record: IndicatorRecord) -> Result<Self, WireError> {
        if record.name.trim().is_empty() {
            return Err(WireError::Field { place: "an indicator".to_owned(), reason: "it has no name".to_owned() });
        }
        let mut indicator = Indicator::named(record.name);
        if let Some(id) = record.id {
            indicator = indicator.id(id);
        }
        if let Some(vi) = record.vi {
            indicator = indicator.vi(vi);
        }
        if let Some(en) = record.en {
            indicator = indicator.en(en);
        }
        for name in record.also {
            indicator = indicator.also(name);
        }
        if let Some(unit) = record.unit {
            indicator = indicator.unit(unit);
        }
        if let Some(better) = record.better {
            indicator = indicator.better(better);
        }
        if let Some(accumulates) = record.accumulates {
            indicator = indicator.accumulates(accumulates);
        }
        if let Some(limits) = record.limits {
            indicator = indicator.limits(limits);
        }
        if let Some(source) = record.source {
            indicator = indicator.source(source);
        }
        Ok(indicator)
    }
}

/// A version of a target as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VersionRecord {
    /// The goal.
    pub goal: Goal,
    /// The day from which it holds; left out for the first, and where the day is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

impl From<Version> for VersionRecord {
    fn from(version: Version) -> Self {
        Self { goal: version.goal, on: version.on.map(|on| on.to_string()) }
    }
}

impl TryFrom<VersionRecord> for Version {
    type Error = WireError;
    fn try_from(record: VersionRecord) -> Result<Self, WireError> {
        Ok(Self { goal: record.goal, on: record.on.map(|on| day(&on)).transpose()? })
    }
}

/// A target as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TargetRecord {
    /// What is held to the goal.
    pub indicator: Indicator,
    /// The goal of the first version.
    pub goal: Goal,
    /// Later versions, in the order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Version>,
    /// The period it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The direction that the call gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// The level that a change is counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Observation>,
    /// Its own terms.
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    pub terms: Terms,
    /// How several years meet it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Over>,
    /// Who set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Its group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The target it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Its weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(crate) weight: Option<Text>,
    /// Where it is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl From<Target> for TargetRecord {
    fn from(target: Target) -> Self {
        interrupt::check();
        let mut versions = target.versions().into_iter();
        let first = versions.next().map_or_else(|| target.goal().clone(), |version| version.goal);
        Self {
            indicator: target.indicator().clone(),
            goal: first,
            revisions: versions.collect(),
            period: target.get_period().copied(),
            better: target.get_better(),
            baseline: target.get_baseline().cloned(),
            terms: target.get_terms().clone(),
            over: target.get_over(),
            authority: target.get_authority().map(str::to_owned),
            owner: target.get_owner().map(str::to_owned),
            group: target.get_group().map(str::to_owned),
            of: target.get_of().map(str::to_owned),
            weight: target.get_weight().map(|w| Text(w.to_string())),
            source: target.get_source().map(str::to_owned),
        }
    }
}

impl TryFrom<TargetRecord> for Target {
    type Error = WireError;
    fn try_from(record: TargetRecord) -> Result<Self, WireError> {
        interrupt::check();
        let place = format!("the target `{}`", record.indicator.name());
        let field = |e: crate::target::TargetError| WireError::Field { place: place.clone(), reason: e.to_string() };
        let mut target = Target::new(record.indicator, record.goal).terms(record.terms);
        for version in record.revisions {
            target = match version.on {
                Some(on) => target.revised(version.goal, on),
                None => target.replaced(version.goal),
            }
            .map_err(field)?;
        }
        if let Some(period) = record.period {
            target = target.period(period);
        }
        if let Some(better) = record.better {
            target = target.better(better);
        }
        if let Some(baseline) = record.baseline {
            target = target.baseline(baseline);
        }
        if let Some(over) = record.over {
            target = target.over(over);
        }
        if let Some(authority) = record.authority {
            target = target.authority(authority);
        }
        if let Some(owner) = record.owner {
            target = target.owner(owner);
        }
        if let Some(group) = record.group {
            target = target.group(group);
        }
        if let Some(of) = record.of {
            target = target.part_of(of);
        }
        if let Some(weight) = record.weight {
            target = target.weight(decimal(&weight)?).map_err(field)?;
        }
        if let Some(source) = record.source {
            target = target.source(source);
        }
        target.stated_better().map_err(field)?;
        Ok(target)
    }
}

/// An observation as a map: it has a figure, or was done, or was not done yet, or is missing.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ObservationRecord {
    /// What was measured of.
    pub indicator: Indicator,
    /// The figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// The day on which it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// A day on which it was not done yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_done_on: Option<String>,
    /// Why nothing was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The period it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// How settled it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
    /// The day on which this was the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The label that was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    /// The members that its tally counts, by name and stage, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<(String, String)>,
    /// Where it is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl From<Observation> for ObservationRecord {
    fn from(observation: Observation) -> Self {
        interrupt::check();
        let (mut figure, mut done, mut not_done_on, mut missing) = (None, None, None, None);
        match observation.measured() {
            Measured::Figure(found) => figure = Some(found.clone()),
            Measured::Done(on) => done = Some(on.to_string()),
            Measured::NotDoneOn(on) => not_done_on = Some(on.to_string()),
            Measured::Missing(reason) => missing = Some(reason.clone()),
        }
        Self {
            indicator: observation.indicator().clone(),
            figure,
            done,
            not_done_on,
            missing,
            period: observation.get_period().copied(),
            quality: observation.get_quality(),
            as_of: observation.get_as_of().map(|d| d.to_string()),
            official: observation.get_official().map(str::to_owned),
            members: observation.get_members().to_vec(),
            source: observation.get_source().map(str::to_owned),
        }
    }
}

impl TryFrom<ObservationRecord> for Observation {
    type Error = WireError;
    fn try_from(record: ObservationRecord) -> Result<Self, WireError> {
        interrupt::check();
        let place = format!("the observation of `{}`", record.indicator.name());
        let field = |reason: String| WireError::Field { place: place.clone(), reason };
        let indicator = record.indicator;
        let mut observation = match (record.figure, record.done, record.not_done_on, record.missing) {
            (Some(figure), None, None, None) => Observation::new(indicator, figure),
            (None, Some(on), None, None) => Observation::done(indicator, day(&on)?),
            (None, None, Some(on), None) => Observation::not_done_on(indicator, day(&on)?),
            (None, None, None, Some(reason)) => Observation::missing(indicator, reason),
            _ => return Err(field("it has just one of a figure, `done`, `not_done_on` and `missing`".to_owned())),
        };
        if !record.members.is_empty() {
            observation = observation.members(record.members).map_err(|e| field(e.to_string()))?;
        }
        if let Some(period) = record.period {
            observation = observation.period(period);
        }
        if let Some(quality) = record.quality {
            observation = observation.quality(quality);
        }
        if let Some(as_of) = record.as_of {
            observation = observation.as_of(day(&as_of)?);
        }
        if let Some(official) = record.official {
            observation = observation.official(official);
        }
        if let Some(source) = record.source {
            observation = observation.source(source);
        }
        Ok(observation)
    }
}

through! {
    Indicator => IndicatorRecord;
    Version => VersionRecord;
    Target => TargetRecord;
    Observation => ObservationRecord;
}
