//! What goals, observations, units and periods are made of, as maps; and collections of indicators and of words.

use serde::{Deserialize, Serialize};

use super::values::{TallyRecord, ValueRecord, day, decimal, through};
use super::{Text, WireError};
use crate::figure::{Figure, Tally};
use crate::goal::{Asked, Comparator};
use crate::indicator::Indicator;
use crate::indicator::catalogue::Catalogue;
use crate::locale::Locale;
use crate::observation::Measured;
use crate::period::Elapsed;
use crate::quantity::{Quantity, Rate};
use crate::range::Range;
use crate::text::Lexicon;
use crate::unit::{Sdmx, Unit};

fn refuse(place: &str, reason: impl ToString) -> WireError {
    WireError::Field { place: place.to_owned(), reason: reason.to_string() }
}

impl From<Tally> for TallyRecord {
    fn from(tally: Tally) -> Self {
        Self { k: tally.k(), n: tally.n(), unit: tally.unit().clone() }
    }
}

impl TryFrom<TallyRecord> for Tally {
    type Error = WireError;
    fn try_from(record: TallyRecord) -> Result<Self, WireError> {
        let place = format!("the tally {} of {}", record.k, record.n);
        Tally::new(record.k, record.n, record.unit).map_err(|e| refuse(&place, e))
    }
}

/// What a goal asks for as a flat map: a comparator with a value, or a day.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct AskedRecord {
    /// How it compares; left out for a day.
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
}

impl From<Asked> for AskedRecord {
    fn from(asked: Asked) -> Self {
        match asked {
            Asked::By(day) => Self { by: Some(day.to_string()), ..Self::default() },
            Asked::Value { comparator, value } => {
                let ValueRecord { quantity, range, tally } = value.into();
                Self { comparator: Some(comparator), quantity, range, tally, by: None }
            }
        }
    }
}

impl TryFrom<AskedRecord> for Asked {
    type Error = WireError;
    fn try_from(record: AskedRecord) -> Result<Self, WireError> {
        let AskedRecord { comparator, quantity, range, tally, by } = record;
        let value = ValueRecord { quantity, range, tally };
        let valued = value.quantity.is_some() || value.range.is_some() || value.tally.is_some();
        match (comparator, by) {
            (None, Some(by)) if !valued => Ok(Asked::By(day(&by)?)),
            (Some(comparator), None) => Ok(Asked::Value { comparator, value: value.try_into()? }),
            _ => Err(refuse("what is asked", "it has a comparator with a value, or else a day")),
        }
    }
}

/// What was measured as a map of one entry.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MeasuredRecord {
    /// The figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// The day on which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// A day on which it was not done yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_done_on: Option<String>,
    /// Why nothing was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

impl From<Measured> for MeasuredRecord {
    fn from(measured: Measured) -> Self {
        let mut record = Self::default();
        match measured {
            Measured::Figure(figure) => record.figure = Some(figure),
            Measured::Done(on) => record.done = Some(on.to_string()),
            Measured::NotDoneOn(on) => record.not_done_on = Some(on.to_string()),
            Measured::Missing(reason) => record.missing = Some(reason),
        }
        record
    }
}

impl TryFrom<MeasuredRecord> for Measured {
    type Error = WireError;
    fn try_from(record: MeasuredRecord) -> Result<Self, WireError> {
        match (record.figure, record.done, record.not_done_on, record.missing) {
            (Some(figure), None, None, None) => Ok(Measured::Figure(figure)),
            (None, Some(on), None, None) => Ok(Measured::Done(day(&on)?)),
            (None, None, Some(on), None) => Ok(Measured::NotDoneOn(day(&on)?)),
            (None, None, None, Some(reason)) => Ok(Measured::Missing(reason)),
            _ => Err(refuse("an observation", "it has just one of a figure, `done`, `not_done_on` and `missing`")),
        }
    }
}

/// A rate of exchange as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateRecord {
    /// The unit that one of is exchanged.
    pub from: Unit,
    /// The unit that is given for it.
    pub to: Unit,
    /// How many units of `to` one unit of `from` is.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(crate) amount: Text,
    /// The day of the rate.
    pub on: String,
    /// Who published it.
    pub source: String,
}

impl From<Rate> for RateRecord {
    fn from(rate: Rate) -> Self {
        Self {
            from: Rate::from(&rate).clone(),
            to: rate.to().clone(),
            amount: Text(rate.amount().to_string()),
            on: rate.on().to_string(),
            source: rate.source().to_owned(),
        }
    }
}

impl TryFrom<RateRecord> for Rate {
    type Error = WireError;
    fn try_from(record: RateRecord) -> Result<Self, WireError> {
        let RateRecord { from, to, amount, on, source } = record;
        Rate::new(&from, &to, decimal(&amount)?, day(&on)?, source).map_err(|e| refuse("a rate of exchange", e))
    }
}

/// The part of a period that has gone by, as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ElapsedRecord {
    /// The days gone by.
    pub days: i64,
    /// The days of the whole period.
    pub of: i64,
}

impl From<Elapsed> for ElapsedRecord {
    fn from(elapsed: Elapsed) -> Self {
        Self { days: elapsed.days, of: elapsed.of }
    }
}

impl TryFrom<ElapsedRecord> for Elapsed {
    type Error = WireError;
    fn try_from(record: ElapsedRecord) -> Result<Self, WireError> {
        let ElapsedRecord { days, of } = record;
        if days < 0 || of < 1 || days > of {
            return Err(refuse(&format!("the days gone by, {days} of {of}"), "they are from 0 to all of them"));
        }
        Ok(Self { days, of })
    }
}

/// The SDMX concepts of a unit as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SdmxRecord {
    /// UNIT_MEASURE.
    pub measure: String,
    /// UNIT_MULT.
    pub multiplier: i8,
    /// PRICE_BASE: `V` current, `Q` constant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_basis: Option<String>,
    /// BASE_PER of constant prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_year: Option<u16>,
}

impl From<Sdmx> for SdmxRecord {
    fn from(sdmx: Sdmx) -> Self {
        let Sdmx { measure, multiplier, price_basis, reference_year } = sdmx;
        Self { measure, multiplier, price_basis: price_basis.map(str::to_owned), reference_year }
    }
}

impl TryFrom<SdmxRecord> for Sdmx {
    type Error = WireError;
    fn try_from(record: SdmxRecord) -> Result<Self, WireError> {
        let SdmxRecord { measure, multiplier, price_basis, reference_year } = record;
        let price_basis = match (price_basis.as_deref(), reference_year) {
            (None, None) => None,
            (Some("V"), None) => Some("V"),
            (Some("Q"), Some(_)) => Some("Q"),
            _ => {
                let reason = "PRICE_BASE is left out, `V`, or `Q` with the year of the prices";
                return Err(refuse(&format!("the SDMX unit `{measure}`"), reason));
            }
        };
        Ok(Self { measure, multiplier, price_basis, reference_year })
    }
}

/// A collection of indicators as a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CatalogueRecord {
    /// The indicators, in the order in which they were added.
    pub indicators: Vec<Indicator>,
}

impl From<Catalogue> for CatalogueRecord {
    fn from(catalogue: Catalogue) -> Self {
        Self { indicators: catalogue.iter().cloned().collect() }
    }
}

impl From<CatalogueRecord> for Catalogue {
    fn from(record: CatalogueRecord) -> Self {
        record.indicators.into_iter().fold(Catalogue::empty(), Catalogue::with)
    }
}

/// Words of a language for a unit as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NounRecord {
    /// The language.
    pub locale: Locale,
    /// The words.
    pub words: String,
    /// The code of the unit they name.
    pub unit: String,
}

/// Words for units as a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct LexiconRecord {
    /// The words, in the order in which they were added.
    pub nouns: Vec<NounRecord>,
}

impl From<Lexicon> for LexiconRecord {
    fn from(lexicon: Lexicon) -> Self {
        let noun = |(locale, words, unit): (Locale, &str, &Unit)| NounRecord {
            locale,
            words: words.to_owned(),
            unit: unit.code().to_owned(),
        };
        Self { nouns: lexicon.iter().map(noun).collect() }
    }
}

impl TryFrom<LexiconRecord> for Lexicon {
    type Error = WireError;
    fn try_from(record: LexiconRecord) -> Result<Self, WireError> {
        record.nouns.into_iter().try_fold(Lexicon::new(), |lexicon, noun| {
            let place = format!("the words `{}`", noun.words);
            lexicon.with(noun.locale, noun.words, &noun.unit).map_err(|e| refuse(&place, e))
        })
    }
}

through! {
    Tally => TallyRecord;
    Asked => AskedRecord;
    Measured => MeasuredRecord;
    Rate => RateRecord;
    Elapsed => ElapsedRecord;
    Sdmx => SdmxRecord;
    Catalogue => CatalogueRecord;
    Lexicon => LexiconRecord;
}
