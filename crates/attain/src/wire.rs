//! Types as text or flat maps: what is stored, sent and pickled, the same in every language.
//!
//! | type | form |
//! |---|---|
//! | [`Quantity`] | `17500e9 VND`; `8.05 percent`; converted, with the place of its last written digit: `650000 t @4` |
//! | [`Unit`] | `VND`, `e9 VND` |
//! | [`Range`] | `[8 percent,8.5 percent]`, `(,4 percent)`, `empty percent` |
//! | [`Period`](crate::Period) | `2024-Q3`, `2024-01/09` |
//! | [`Ratio`], [`Interval`](crate::Interval) of them | `8/13`, `[8,17/2)` |
//! | words | `higher`, `at_least`, `near_miss` |
//! | [`Figure`](crate::Figure), [`Goal`](crate::Goal), [`Target`](crate::Target), … | maps of these |
//! | [`Plan`](crate::Plan), [`Observations`](crate::Observations) | the files that people write, [`mod@file`] |
//!
//! Numbers are text, because a number in JSON or TOML passes through a float in most parsers.

mod cards;
pub mod file;
mod forms;
mod pieces;
mod records;
mod results;
mod trace;
mod values;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decimal::{self, Ratio};
use crate::interval::Bound;
use crate::quantity::{MAX_PLACE, Quantity};
use crate::range::Range;
use crate::unit::Unit;

pub use cards::{ClaimRecord, JudgingRecord, RowRecord, ScorecardRecord, TermRecord};
pub use pieces::{
    AskedRecord, CatalogueRecord, ElapsedRecord, LexiconRecord, MeasuredRecord, NounRecord, RateRecord, SdmxRecord,
};
pub use records::{IndicatorRecord, ObservationRecord, TargetRecord, VersionRecord};
pub use results::{CheckRecord, CountsRecord, PolicyRecord, SetsRecord};
pub use trace::{ReplayError, Trace, VerdictRecord, replay};
pub use values::{FigureRecord, GoalRecord, RuleRecord, TallyRecord, TermsRecord, ValueRecord};

/// The version of the wire format; it changes when a file of an earlier version would be read otherwise.
pub const FORMAT: u32 = 1;

/// What is wrong with a stored value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// The text is not in the form of its type.
    #[error("`{text}` is not {what}: {reason}")]
    Form {
        /// What was found.
        text: String,
        /// What it should be.
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A field is missing, or two contradict each other.
    #[error("{place}: {reason}")]
    Field {
        /// The record or entry.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file of a version that is not known.
    #[error("the format is version {found}; this reads version {FORMAT}")]
    Format {
        /// The version found.
        found: u32,
    },
    /// The file is not TOML or JSON, or lacks what it needs.
    #[error("{0}")]
    Syntax(String),
}

/// Reads the version of a record, and refuses one that is not known before the rest is read otherwise than it was meant.
pub(crate) fn known_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match u32::deserialize(deserializer)? {
        FORMAT => Ok(FORMAT),
        found => Err(D::Error::custom(WireError::Format { found })),
    }
}

pub(crate) fn form(text: &str, what: &'static str, reason: impl ToString) -> WireError {
    WireError::Form { text: text.chars().take(80).collect(), what, reason: reason.to_string() }
}

/// Reads one of a list of words.
pub(crate) fn word<T>(
    text: &str,
    what: &'static str,
    from_name: impl Fn(&str) -> Option<T>,
    names: &[&str],
) -> Result<T, WireError> {
    from_name(text).ok_or_else(|| form(text, what, format!("expected one of {}", names.join(", "))))
}

impl Quantity {
    /// Returns the machine form: `17500e9 VND`, `8.05 percent`, `5` for a bare number.
    #[must_use]
    pub fn to_wire(&self) -> String {
        let exponent = match self.unit().exponent() {
            0 => String::new(),
            e => format!("e{e}"),
        };
        let unit = match self.unit().code() {
            "1" => String::new(),
            code => format!(" {code}"),
        };
        let usual = Quantity::new(self.amount(), self.unit().clone()).place();
        let place = if self.place() == usual { String::new() } else { format!(" @{}", self.place()) };
        format!("{}{exponent}{unit}{place}", self.amount())
    }

    /// Reads the machine form.
    ///
    /// # Errors
    /// [`WireError::Form`] for anything else.
    pub fn from_wire(text: &str) -> Result<Self, WireError> {
        let what = "a quantity such as `17500e9 VND`";
        let (rest, place) = match text.rsplit_once(" @") {
            Some((rest, place)) => (rest, Some(place.parse::<i16>().map_err(|e| form(text, what, e))?)),
            None => (text, None),
        };
        if place.is_some_and(|place| !(-MAX_PLACE..=MAX_PLACE).contains(&place)) {
            return Err(form(text, what, format!("the last digit stands at most {MAX_PLACE} places from the unit")));
        }
        let (number, code) = rest.split_once(' ').unwrap_or((rest, "1"));
        let (amount, exponent) = match number.split_once('e') {
            Some((amount, exponent)) => (amount, exponent.parse::<i8>().map_err(|e| form(text, what, e))?),
            None => (number, 0),
        };
        let amount = decimal::parse(amount).map_err(|e| form(text, what, e))?;
        let unit = Unit::from_code(code).map_err(|e| form(text, what, e))?.at(exponent);
        let quantity = Quantity::new(amount, unit);
        Ok(match place {
            Some(place) => quantity.with_place(place),
            None => quantity,
        })
    }
}

impl Unit {
    /// Returns the machine form: the code, after the power of ten where there is one: `e9 VND`.
    #[must_use]
    pub fn to_wire(&self) -> String {
        match self.exponent() {
            0 => self.code().to_owned(),
            e => format!("e{e} {}", self.code()),
        }
    }

    /// Reads the machine form.
    ///
    /// # Errors
    /// [`WireError::Form`] for anything else.
    pub fn from_wire(text: &str) -> Result<Self, WireError> {
        let what = "a unit such as `VND` or `e9 VND`";
        let (exponent, code) = match text.strip_prefix('e').and_then(|rest| rest.split_once(' ')) {
            Some((exponent, code)) => match exponent.parse::<i8>() {
                Ok(exponent) => (exponent, code),
                Err(_) => (0, text),
            },
            None => (0, text),
        };
        Ok(Unit::from_code(code).map_err(|e| form(text, what, e))?.at(exponent))
    }
}

impl Range {
    /// Returns the machine form: `[8 percent,8.5 percent]`, `(,4 percent)`, `(,) percent`, `empty percent`.
    #[must_use]
    pub fn to_wire(&self) -> String {
        if self.is_empty() {
            return format!("empty {}", self.unit().to_wire());
        }
        let at = |q: Option<&Quantity>| q.map_or_else(String::new, Quantity::to_wire);
        let tail = if self.lower().is_none() && self.upper().is_none() {
            format!(" {}", self.unit().to_wire())
        } else {
            String::new()
        };
        format!(
            "{}{},{}{}{tail}",
            if self.lower_closed() { '[' } else { '(' },
            at(self.lower()),
            at(self.upper()),
            if self.upper_closed() { ']' } else { ')' },
        )
    }

    /// Reads the machine form.
    ///
    /// # Errors
    /// [`WireError::Form`] for anything else.
    pub fn from_wire(text: &str) -> Result<Self, WireError> {
        let what = "a range such as `[8 percent,8.5 percent]`";
        let refuse = |reason: &str| form(text, what, reason);
        if let Some(unit) = text.strip_prefix("empty ") {
            return Ok(Range::empty(&Unit::from_wire(unit)?));
        }
        if let Some(unit) = text.strip_prefix("(,) ") {
            return Ok(Range::everything(&Unit::from_wire(unit)?));
        }
        let ((lower, lower_closed), (upper, upper_closed)) = forms::ends(text).map_err(refuse)?;
        let bound = |part: &str, closed| -> Result<Option<Bound<Quantity>>, WireError> {
            if part.is_empty() { Ok(None) } else { Ok(Some(Bound { at: Quantity::from_wire(part)?, closed })) }
        };
        let (lower, upper) = (bound(lower, lower_closed)?, bound(upper, upper_closed)?);
        if lower.is_none() && upper.is_none() {
            return Err(refuse("without bounds it names its unit: `(,) percent`"));
        }
        Range::new(lower, upper).map_err(|e| refuse(&e.to_string()))
    }
}

macro_rules! as_text {
    ($($type:ty: $write:expr, $read:expr;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&$write(self))
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Text::deserialize(deserializer)?.0;
                $read(text.as_str()).map_err(D::Error::custom)
            }
        }
    )*};
}

fn read_ratio(text: &str) -> Result<Ratio, WireError> {
    text.parse().map_err(|e| form(text, "a fraction such as `8/13`", e))
}

as_text! {
    Quantity: Quantity::to_wire, Quantity::from_wire;
    Unit: Unit::to_wire, Unit::from_wire;
    Range: Range::to_wire, Range::from_wire;
    Ratio: Ratio::to_string, read_ratio;
    crate::period::Period: crate::period::Period::to_string, crate::period::Period::parse;
    crate::interval::Interval<Ratio>: forms::write_interval, forms::read_interval;
    crate::attainment::Gap: forms::write_gap, forms::read_gap;
    crate::unit::Prices: forms::write_prices, forms::read_prices;
}

macro_rules! as_word {
    ($($type:ty, $what:literal;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let name = <$type>::NAMES.iter().find(|(value, _)| value == self).map_or("", |(_, name)| name);
                serializer.serialize_str(name)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let names = <$type>::NAMES.map(|(_, name)| name);
                word(&text, $what, <$type>::from_name, &names).map_err(D::Error::custom)
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).rsplit("::").next().unwrap_or_default().trim().to_owned().into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": <$type>::NAMES.map(|(_, name)| name) })
            }
        }
    )*};
}

as_word! {
    crate::decimal::Rounding, "a rounding mode";
    crate::indicator::Better, "a direction";
    crate::indicator::Accumulates, "a way to accumulate";
    crate::observation::Quality, "a quality";
    crate::target::Over, "a way to meet a goal over years";
    crate::attainment::Status, "a status";
    crate::figure::Qualifier, "a qualifier";
    crate::figure::Change, "a change";
    crate::figure::ChangeKind, "a kind of change";
    crate::goal::Comparator, "a comparator";
    crate::claim::ClaimKind, "a kind of claim";
    crate::scorecard::By, "a way to group";
    crate::scorecard::Cause, "a cause";
    crate::claim::Verdict, "a verdict on a claim";
    crate::plan::Asks, "what a target asks for";
    crate::period::PeriodKind, "a kind of period";
    crate::unit::Kind, "a family of units";
}

/// A text, or a whole number or a TOML date, which a person may leave unquoted; a decimal must be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text(pub(crate) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Text;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("quoted text or a whole number")
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Text, E> {
                Err(E::custom(unquoted(number)))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let date = toml::value::Datetime::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    .map_err(|_| A::Error::invalid_type(serde::de::Unexpected::Map, &self))?;
                Ok(Text(date.to_string()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Why an unquoted decimal is refused.
pub(crate) fn unquoted(number: f64) -> String {
    format!(
        "the number {number} is not quoted; write it in quotes, because an unquoted decimal is read through a float"
    )
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "integer"] })
    }
}

#[cfg(feature = "schema")]
macro_rules! text_schema {
    ($($type:ty, $name:literal;)*) => {$(
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string" })
            }
        }
    )*};
}

#[cfg(feature = "schema")]
text_schema! {
    Quantity, "Quantity";
    Unit, "Unit";
    Range, "Range";
    Ratio, "Ratio";
    crate::period::Period, "Period";
    crate::interval::Interval<Ratio>, "Interval";
    crate::attainment::Gap, "Gap";
    crate::unit::Prices, "Prices";
}
