//! Figures, goals, terms and rules as flat maps.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Text, WireError, form};
use crate::decimal::Ratio;
use crate::figure::{Change, ChangeKind, Figure, Qualifier, Value};
use crate::goal::{Comparator, Goal, Rule, Terms};
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::Unit;

/// A date in machine form.
pub(super) fn day(text: &str) -> Result<NaiveDate, WireError> {
    text.parse()
        .map_err(|_| form(text, "a date such as `2024-12-31`", "expected a year, a month and a day of the calendar"))
}

/// k of n as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TallyRecord {
    /// How many.
    pub k: u64,
    /// Of how many.
    pub n: u64,
    /// What is counted.
    pub unit: Unit,
}

/// A value as a map of one entry.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ValueRecord {
    /// One quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Everything between two bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// k of n.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tally: Option<TallyRecord>,
}

impl From<Value> for ValueRecord {
    fn from(value: Value) -> Self {
        let mut record = Self::default();
        match value {
            Value::Quantity(quantity) => record.quantity = Some(quantity),
            Value::Range(range) => record.range = Some(range),
            Value::Tally(tally) => {
                record.tally = Some(tally.into());
            }
        }
        record
    }
}

impl TryFrom<ValueRecord> for Value {
    type Error = WireError;
    fn try_from(record: ValueRecord) -> Result<Self, WireError> {
        match (record.quantity, record.range, record.tally) {
            (Some(quantity), None, None) => Ok(Value::Quantity(quantity)),
            (None, Some(range), None) => Ok(Value::Range(range)),
            (None, None, Some(tally)) => Ok(Value::Tally(tally.try_into()?)),
            _ => Err(WireError::Field {
                place: "a value".to_owned(),
                reason: "it has just one of `quantity`, `range` and `tally`".to_owned(),
            }),
        }
    }
}

/// A figure as a flat map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct FigureRecord {
    /// One quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Everything between two bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// k of n.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tally: Option<TallyRecord>,
    /// What is said about it, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub qualifiers: Vec<Qualifier>,
    /// Which way it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What it is set against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

impl From<Figure> for FigureRecord {
    fn from(figure: Figure) -> Self {
        let ValueRecord { quantity, range, tally } = figure.value().clone().into();
        Self {
            quantity,
            range,
            tally,
            qualifiers: figure.qualifiers().to_vec(),
            change: figure.change(),
            of: figure.of().map(str::to_owned),
        }
    }
}

impl TryFrom<FigureRecord> for Figure {
    type Error = WireError;
    fn try_from(record: FigureRecord) -> Result<Self, WireError> {
        let FigureRecord { quantity, range, tally, qualifiers, change, of } = record;
        let mut figure = Figure::new(ValueRecord { quantity, range, tally }.try_into()?).qualified(qualifiers);
        if let Some(change) = change {
            figure = figure.changing(change);
        }
        if let Some(of) = of {
            figure = figure.against(of);
        }
        Ok(figure)
    }
}

/// A goal as a flat map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct GoalRecord {
    /// How it compares; left out for a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
    /// One quantity to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// A band to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// k of n to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tally: Option<TallyRecord>,
    /// The day that something is to be done by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Which way the level is to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What an unstated `%` of a change means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_kind: Option<ChangeKind>,
    /// The base of the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

impl From<Goal> for GoalRecord {
    fn from(goal: Goal) -> Self {
        let ValueRecord { quantity, range, tally } = goal.value().cloned().map(Into::into).unwrap_or_default();
        Self {
            comparator: goal.value().map(|_| goal.comparator()),
            quantity,
            range,
            tally,
            by: goal.day().map(|day| day.to_string()),
            change: goal.change(),
            change_kind: goal.chosen_change_kind(),
            of: goal.of().map(str::to_owned),
        }
    }
}

impl TryFrom<GoalRecord> for Goal {
    type Error = WireError;
    fn try_from(record: GoalRecord) -> Result<Self, WireError> {
        let refuse = |reason: &str| WireError::Field { place: "a goal".to_owned(), reason: reason.to_owned() };
        let GoalRecord { comparator, quantity, range, tally, by, change, change_kind, of } = record;
        let valued = quantity.is_some() || range.is_some() || tally.is_some();
        let mut goal = match by {
            None if valued => {
                let value = ValueRecord { quantity, range, tally }.try_into()?;
                Goal::new(comparator.unwrap_or(Comparator::Plain), value)
            }
            None => return Err(refuse("it has neither a value nor a day")),
            Some(_) if valued => return Err(refuse("it has both a value and a day")),
            Some(by) => Goal::by(day(&by)?),
        };
        if let Some(change) = change {
            goal = goal.changing(change);
        }
        if let Some(kind) = change_kind {
            goal = goal.change_counted(kind);
        }
        if let Some(of) = of {
            goal = goal.against(of);
        }
        Ok(goal)
    }
}

/// The terms of a target as a flat map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TermsRecord {
    /// Where the target counts as exceeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exceed: Option<Range>,
    /// How far beside the figure still meets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Quantity>,
    /// How far outside still counts as a near miss.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near_miss: Option<Quantity>,
    /// How far approximations reach, as a share of the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approximation: Option<Ratio>,
}

impl From<Terms> for TermsRecord {
    fn from(terms: Terms) -> Self {
        let Terms { exceed, tolerance, near_miss, approximation } = terms;
        Self { exceed, tolerance, near_miss, approximation }
    }
}

impl From<TermsRecord> for Terms {
    fn from(record: TermsRecord) -> Self {
        let TermsRecord { exceed, tolerance, near_miss, approximation } = record;
        Self { exceed, tolerance, near_miss, approximation }
    }
}

/// A rule by its name and version.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleRecord {
    /// The name.
    pub name: String,
    /// The version.
    pub version: u32,
    /// Whether something done before its day counts as exceeded.
    #[serde(default)]
    pub early_exceeds: bool,
}

impl From<Rule> for RuleRecord {
    fn from(rule: Rule) -> Self {
        Self { name: rule.name().to_owned(), version: rule.version(), early_exceeds: rule.counts_early_as_exceeded() }
    }
}

impl TryFrom<RuleRecord> for Rule {
    type Error = WireError;
    fn try_from(record: RuleRecord) -> Result<Self, WireError> {
        let rule = Rule::named(&record.name).map_err(|e| form(&record.name, "a rule", e))?;
        if rule.version() != record.version {
            let shown = format!("{} {}", record.name, record.version);
            return Err(form(&shown, "a rule that is known", format!("version {} is", rule.version())));
        }
        Ok(rule.early_exceeds(record.early_exceeds))
    }
}

macro_rules! through {
    ($($type:ty => $record:ty;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                <$record>::from(self.clone()).serialize(serializer)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$record>::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$record as schemars::JsonSchema>::schema_name()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$record as schemars::JsonSchema>::json_schema(generator)
            }
        }
    )*};
}
pub(super) use through;

through! {
    Value => ValueRecord;
    Figure => FigureRecord;
    Goal => GoalRecord;
    Terms => TermsRecord;
    Rule => RuleRecord;
}

/// A decimal that a person may leave unquoted where it is whole.
pub(super) fn decimal(text: &Text) -> Result<crate::decimal::Decimal, WireError> {
    crate::decimal::parse(&text.0).map_err(|e| form(&text.0, "a decimal", e))
}
