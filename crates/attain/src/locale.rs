//! The two languages that are read and written.

use std::fmt;
use std::str::FromStr;

/// A language of text: Vietnamese (`1.234,5`) or English (`1,234.5`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Locale {
    /// Vietnamese: decimal comma, thousands by dots.
    Vi,
    /// English: decimal point, thousands by commas.
    En,
}

impl Locale {
    /// Both, in the order in which they are tried.
    pub const ALL: [Locale; 2] = [Locale::Vi, Locale::En];

    /// The language code: `vi` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Locale::Vi => "vi",
            Locale::En => "en",
        }
    }

    /// Returns whichever of the two wordings belongs to this language.
    #[must_use]
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Locale::Vi => vi,
            Locale::En => en,
        }
    }
}

/// A language code that is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a locale, `vi` or `en`, found `{found}`")]
pub struct LocaleError {
    /// What was given.
    pub found: String,
}

impl FromStr for Locale {
    type Err = LocaleError;
    fn from_str(code: &str) -> Result<Self, LocaleError> {
        Locale::ALL
            .into_iter()
            .find(|locale| locale.code() == code)
            .ok_or_else(|| LocaleError { found: code.chars().take(40).collect() })
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
