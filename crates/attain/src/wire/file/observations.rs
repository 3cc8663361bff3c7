//! Results as people write them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::super::{FORMAT, Text, WireError, unquoted};
use super::plan::{read_day, read_period};
use super::slips::check_unknown;
use super::{IndicatorEntry, check_format, same_written};
use crate::figure::Figure;
use crate::indicator::Better;
use crate::interrupt;
use crate::locale::Locale;
use crate::observation::{Measured, Observation, Quality};
use crate::observations::Observations;
use crate::scorecard::{Published, PublishedError};

/// A results file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ObservationsFile {
    /// The version of the format: 1.
    #[cfg_attr(feature = "schema", schemars(with = "u32"))]
    pub format: Option<u32>,
    /// The name of the document.
    pub name: String,
    /// The language of its texts: `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The period of every observation that names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) period: Option<Text>,
    /// The quality of every observation that names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
    /// The vintage of every observation that names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) as_of: Option<Text>,
    /// The document that it is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The count that was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// The observations.
    #[serde(default, rename = "observation", skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<ObservationEntry>,
}

/// One observation of a results file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ObservationEntry {
    /// What was measured of.
    #[serde(flatten)]
    pub indicator: IndicatorEntry,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<Better>,
    /// The figure as a report writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) value: Option<Text>,
    /// The figure in machine form, where no text says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// The day on which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) done: Option<Text>,
    /// A day on which it was not done yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) not_done_on: Option<Text>,
    /// Why nothing was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The period it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) period: Option<Text>,
    /// How settled it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
    /// The day on which this was the figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Text>"))]
    pub(crate) as_of: Option<Text>,
    /// The label that was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    /// The plan figure that is named beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<FigureEntry>,
    /// The percent of plan that is stated beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_of_plan: Option<FigureEntry>,
    /// Where it is taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The members that its tally counts, by name and stage, in the order written.
    #[serde(skip_serializing_if = "Vec::is_empty", with = "members")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
    pub members: Vec<(String, String)>,
    /// What is none of these, and refused.
    #[serde(flatten, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) unknown: BTreeMap<String, serde_json::Value>,
}

/// A figure as text, or in machine form where no text says it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FigureEntry {
    /// As a report writes it: `hơn 8.575 tỷ đồng`.
    Text(String),
    /// In machine form.
    Map(Figure),
}

impl FigureEntry {
    fn read(&self, locale: Option<Locale>) -> Result<Figure, String> {
        match self {
            FigureEntry::Text(text) => Figure::read(text, locale).map_err(|e| e.to_string()),
            FigureEntry::Map(figure) => Ok(figure.clone()),
        }
    }

    fn write(figure: &Figure, locale: Locale) -> Self {
        let words = figure.write(locale);
        let same = Figure::read(&words, locale).is_ok_and(|read| same_written(&read, figure));
        if same { Self::Text(words) } else { Self::Map(figure.clone()) }
    }
}

impl<'de> Deserialize<'de> for FigureEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = FigureEntry;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a figure in quotes, a whole number or a figure in machine form")
            }
            fn visit_str<E>(self, text: &str) -> Result<FigureEntry, E> {
                Ok(FigureEntry::Text(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<FigureEntry, E> {
                Ok(FigureEntry::Text(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<FigureEntry, E> {
                Ok(FigureEntry::Text(number.to_string()))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<FigureEntry, E> {
                Err(E::custom(unquoted(number)))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<FigureEntry, A::Error> {
                Figure::deserialize(de::value::MapAccessDeserializer::new(map)).map(FigureEntry::Map)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Members as a map that keeps the order in which they are written.
mod members {
    use serde::ser::SerializeMap as _;
    use serde::{Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(members: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(members.len()))?;
        for (name, stage) in members {
            map.serialize_entry(name, stage)?;
        }
        map.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Vec<(String, String)>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("members with their stages")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl ObservationsFile {
    pub(super) fn read(self) -> Result<Observations, WireError> {
        check_format(self.format)?;
        let mut results = Observations::new(self.name.clone());
        if let Some(source) = &self.source {
            results = results.source(source.clone());
        }
        if let Some(published) = &self.published {
            let refuse = |e: PublishedError| WireError::Field { place: "published".to_owned(), reason: e.to_string() };
            published.check().map_err(refuse)?;
            results = results.published(published.clone());
        }
        for (at, entry) in self.observations.iter().enumerate() {
            interrupt::check();
            let place = entry.indicator.place("observation", at);
            results.add(entry.read(&self, &place)?);
            let beside = |field: &str, entry: &Option<FigureEntry>| -> Result<Option<Figure>, WireError> {
                let refuse = |e: String| WireError::Field { place: place.clone(), reason: format!("{field}: {e}") };
                entry.as_ref().map(|entry| entry.read(self.locale).map_err(refuse)).transpose()
            };
            if let Some(planned) = beside("planned", &entry.planned)? {
                results.plan_figure(at, planned);
            }
            if let Some(stated) = beside("share_of_plan", &entry.share_of_plan)? {
                results.share_of_plan(at, stated);
            }
        }
        Ok(results)
    }

    pub(super) fn write(results: &Observations, locale: Locale) -> Self {
        let observations = results
            .items()
            .iter()
            .enumerate()
            .map(|(at, observation)| {
                interrupt::check();
                let (planned, share) = results.beside(at);
                ObservationEntry {
                    planned: planned.map(|figure| FigureEntry::write(figure, locale)),
                    share_of_plan: share.map(|figure| FigureEntry::write(figure, locale)),
                    ..ObservationEntry::write(observation, locale)
                }
            })
            .collect();
        Self {
            format: Some(FORMAT),
            name: results.name().to_owned(),
            locale: Some(locale),
            period: None,
            quality: None,
            as_of: None,
            source: results.get_source().map(str::to_owned),
            published: results.get_published().cloned(),
            observations,
        }
    }
}

impl ObservationEntry {
    const FIELDS: [&'static str; 14] = [
        "better",
        "value",
        "figure",
        "done",
        "not_done_on",
        "missing",
        "period",
        "quality",
        "as_of",
        "official",
        "planned",
        "share_of_plan",
        "source",
        "members",
    ];

    fn read(&self, file: &ObservationsFile, place: &str) -> Result<Observation, WireError> {
        let locale = file.locale;
        let refuse = |field: &str, error: String| WireError::Field {
            place: place.to_owned(),
            reason: format!("{field}: {error}"),
        };
        check_unknown(&self.unknown, place, Self::FIELDS.into_iter().chain(IndicatorEntry::FIELDS))?;
        let indicator = self.indicator.read(locale, place, self.better)?;
        let on = |field: &str, text: &Text| read_day(&text.0, locale).map_err(|e| refuse(field, e));
        let mut observation = match (&self.value, &self.figure, &self.done, &self.not_done_on, &self.missing) {
            (Some(value), None, None, None, None) => {
                let figure = Figure::read(&value.0, locale).map_err(|e| refuse("value", e.to_string()))?;
                Observation::new(indicator, figure)
            }
            (None, Some(figure), None, None, None) => Observation::new(indicator, figure.clone()),
            (None, None, Some(day), None, None) => Observation::done(indicator, on("done", day)?),
            (None, None, None, Some(day), None) => Observation::not_done_on(indicator, on("not_done_on", day)?),
            (None, None, None, None, Some(reason)) => Observation::missing(indicator, reason.clone()),
            _ => {
                return Err(refuse(
                    "value",
                    "it has just one of `value`, `done`, `not_done_on` and `missing`".to_owned(),
                ));
            }
        };
        if !self.members.is_empty() {
            observation = observation.members(self.members.clone()).map_err(|e| refuse("members", e.to_string()))?;
        }
        if let Some(period) = self.period.as_ref().or(file.period.as_ref()) {
            observation = observation.period(read_period(&period.0, locale).map_err(|e| refuse("period", e))?);
        }
        if let Some(quality) = self.quality.or(file.quality) {
            observation = observation.quality(quality);
        }
        if let Some(as_of) = self.as_of.as_ref().or(file.as_of.as_ref()) {
            observation = observation.as_of(on("as_of", as_of)?);
        }
        if let Some(official) = &self.official {
            observation = observation.official(official.clone());
        }
        if let Some(source) = &self.source {
            observation = observation.source(source.clone());
        }
        Ok(observation)
    }

    fn write(observation: &Observation, locale: Locale) -> Self {
        let mut entry = Self {
            indicator: IndicatorEntry::write(observation.indicator(), locale),
            better: observation.indicator().get_better(),
            period: observation.get_period().map(|p| Text(p.to_string())),
            quality: observation.get_quality(),
            as_of: observation.get_as_of().map(|d| Text(d.to_string())),
            official: observation.get_official().map(str::to_owned),
            source: observation.get_source().map(str::to_owned),
            members: observation.get_members().to_vec(),
            ..Self::default()
        };
        match observation.measured() {
            Measured::Figure(figure) => match FigureEntry::write(figure, locale) {
                FigureEntry::Text(words) => entry.value = Some(Text(words)),
                FigureEntry::Map(figure) => entry.figure = Some(figure),
            },
            Measured::Done(on) => entry.done = Some(Text(on.to_string())),
            Measured::NotDoneOn(on) => entry.not_done_on = Some(Text(on.to_string())),
            Measured::Missing(reason) => entry.missing = Some(reason.clone()),
        }
        entry
    }
}
