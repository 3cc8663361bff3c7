//! Plans and results as people write them by hand, in TOML or JSON.
//!
//! ```toml
//! format = 1
//! name = "Hà Tĩnh 2024"
//! locale = "vi"
//! period = "2024"
//!
//! [[target]]
//! indicator = "Tổng thu ngân sách trên địa bàn"
//! goal = "17.500 tỷ đồng"
//! better = "higher"
//! ```
//!
//! Goals and figures are text in the language of the file; a file that is written by [`Plan::to_toml`] holds what
//! reads back as the same plan. Numbers are quoted, or whole; numbers and days are in the language of the file too,
//! days also as `2024-12-31`.

mod observations;
mod plan;
mod slips;

pub use observations::{FigureEntry, ObservationEntry, ObservationsFile};
pub use plan::{BaselineEntry, GoalEntry, LevelEntry, PlanFile, RevisionEntry, TargetEntry};

use serde::{Deserialize, Serialize};

use super::{FORMAT, WireError};
use crate::indicator::{Accumulates, Better, Indicator};
use crate::locale::Locale;
use crate::observations::Observations;
use crate::plan::Plan;
use crate::range::Range;
use crate::text::TextError;
use crate::unit::Unit;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// The most characters that the name of an indicator may have: as many as a cell of a workbook holds.
pub const MAX_NAME: usize = 32_767;

/// The names and properties of an indicator, as an entry of a file gives them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct IndicatorEntry {
    /// The name of the indicator.
    pub indicator: String,
    /// Its identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its Vietnamese name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vi: Option<String>,
    /// Its English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Other names it goes by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The unit of bare numbers, in words or as a code: `tỷ đồng`, `VND`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How it accumulates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accumulates: Option<Accumulates>,
    /// Its natural limits: `0 - 100%`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<String>,
    /// Where the indicator is defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
}

impl IndicatorEntry {
    /// The fields of an indicator, which every entry has.
    const FIELDS: [&'static str; 9] =
        ["indicator", "id", "vi", "en", "also", "unit", "accumulates", "limits", "definition"];

    /// How errors call an entry of a file: by its number and its name, of which they show the beginning.
    fn place(&self, sort: &str, at: usize) -> String {
        let mut letters = self.indicator.chars();
        let shown: String = letters.by_ref().take(200).collect();
        format!("{sort} {} `{shown}{}`", at + 1, letters.next().map_or("", |_| "…"))
    }

    fn read(&self, locale: Option<Locale>, place: &str, better: Option<Better>) -> Result<Indicator, WireError> {
        let refuse = |reason: String| WireError::Field { place: place.to_owned(), reason };
        if self.indicator.trim().is_empty() {
            return Err(refuse("it names no indicator; write `indicator = \"…\"`".to_owned()));
        }
        let names = [Some(&self.indicator), self.id.as_ref(), self.vi.as_ref(), self.en.as_ref()];
        for length in names.into_iter().flatten().chain(&self.also).map(|name| name.chars().count()) {
            if length > MAX_NAME {
                return Err(refuse(format!("the name has {length} characters, and at most {MAX_NAME} are read")));
            }
        }
        let mut indicator = Indicator::named(self.indicator.clone());
        if let Some(id) = &self.id {
            indicator = indicator.id(id.clone());
        }
        if let Some(vi) = &self.vi {
            indicator = indicator.vi(vi.clone());
        }
        if let Some(en) = &self.en {
            indicator = indicator.en(en.clone());
        }
        for name in &self.also {
            indicator = indicator.also(name.clone());
        }
        if let Some(unit) = &self.unit {
            indicator = indicator.unit(read_unit(unit, locale).map_err(|e| refuse(format!("unit: {e}")))?);
        }
        if let Some(accumulates) = self.accumulates {
            indicator = indicator.accumulates(accumulates);
        }
        if let Some(limits) = &self.limits {
            let read = Range::read(limits, locale).or_else(|text| Range::from_wire(limits).map_err(|_| text));
            indicator = indicator.limits(read.map_err(|e| refuse(format!("limits: {e}")))?);
        }
        if let Some(definition) = &self.definition {
            indicator = indicator.source(definition.clone());
        }
        if let Some(better) = better {
            indicator = indicator.better(better);
        }
        Ok(indicator)
    }

    fn write(indicator: &Indicator, locale: Locale) -> Self {
        let unit = |unit: &Unit| {
            let words = unit.name(locale);
            let same = read_unit(&words, Some(locale)).is_ok_and(|read| same_written(&read, unit));
            if same { words } else { unit.to_wire() }
        };
        Self {
            indicator: indicator.name().to_owned(),
            id: indicator.get_id().map(str::to_owned),
            vi: indicator.get_vi().map(str::to_owned),
            en: indicator.get_en().map(str::to_owned),
            also: indicator.get_also().to_vec(),
            unit: indicator.get_unit().map(unit),
            accumulates: indicator.get_accumulates(),
            limits: indicator.get_limits().map(|range| {
                let words = range.write(locale);
                if Range::read(&words, locale).is_ok_and(|read| same_written(&read, range)) {
                    words
                } else {
                    range.to_wire()
                }
            }),
            definition: indicator.get_source().map(str::to_owned),
        }
    }
}

/// Reads a unit in words, else as a code: `communes` is the plural of a unit before it is a code of its own.
fn read_unit(text: &str, locale: Option<Locale>) -> Result<Unit, TextError> {
    Unit::read(text, locale).or_else(|error| Unit::from_wire(text).map_err(|_| error))
}

/// Whether two values are written alike, which is more than equal: the digits and the power of ten are a part of
/// what a file says.
fn same_written<T: std::fmt::Debug>(a: &T, b: &T) -> bool {
    format!("{a:?}") == format!("{b:?}")
}

/// Refuses a file before anything of it is held a second time.
fn check_size(text: &str) -> Result<(), WireError> {
    match text.len() {
        size if size > MAX_FILE_BYTES => {
            Err(syntax(format!("the file has {size} bytes, and at most {MAX_FILE_BYTES} are read")))
        }
        _ => Ok(()),
    }
}

fn check_format(found: Option<u32>) -> Result<(), WireError> {
    match found {
        Some(FORMAT) => Ok(()),
        Some(found) => Err(WireError::Format { found }),
        None => Err(WireError::Field {
            place: "the file".to_owned(),
            reason: format!("it does not say its format; write `format = {FORMAT}` at its top"),
        }),
    }
}

fn syntax(error: impl ToString) -> WireError {
    WireError::Syntax(error.to_string().trim_end().to_owned())
}

macro_rules! file_forms {
    ($($type:ty, $file:ty, not $other:expr;)*) => {$(
        impl $type {
            /// Reads a file in TOML.
            ///
            /// # Errors
            /// [`WireError`], which says the line or the entry.
            pub fn from_toml(text: &str) -> Result<Self, WireError> {
                check_size(text)?;
                let keys = || toml::from_str(text).ok();
                toml::from_str::<$file>(text).map_err(|e| slips::other_file(keys(), $other, syntax(e)))?.read()
            }

            /// Reads a file in JSON.
            ///
            /// # Errors
            /// [`WireError`], which says the line or the entry.
            pub fn from_json(text: &str) -> Result<Self, WireError> {
                check_size(text)?;
                let keys = || serde_json::from_str(text).ok();
                serde_json::from_str::<$file>(text)
                    .map_err(|e| slips::other_file(keys(), $other, syntax(e)))?
                    .read()
            }

            /// Returns the file in TOML, in a language.
            ///
            /// # Errors
            /// [`WireError::Syntax`], should something not be expressible.
            pub fn to_toml(&self, locale: Locale) -> Result<String, WireError> {
                toml::to_string(&<$file>::write(self, locale)).map_err(syntax)
            }

            /// Returns the file in JSON, in a language.
            ///
            /// # Errors
            /// [`WireError::Syntax`], should something not be expressible.
            pub fn to_json(&self, locale: Locale) -> Result<String, WireError> {
                serde_json::to_string_pretty(&<$file>::write(self, locale)).map_err(syntax)
            }
        }

        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                <$file>::write(self, Locale::En).serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$file>::deserialize(deserializer)?.read().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

file_forms! {
    Plan, PlanFile, not ("observation", "results", "Observations");
    Observations, ObservationsFile, not ("target", "plan", "Plan");
}
