//! Goals in text: a figure that is asked for, or a day.
//!
//! | written | goal |
//! |---|---|
//! | whatever [`Figure::read`] reads, except what is no goal | as [`Goal::from_figure`] |
//! | `by 2024-12-31`, `chậm nhất ngày 31/12/2024`, `trước hoặc trong ngày 31/12/2024` | done on or before the day |

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::TextError;
use super::figure::day_after;
use super::lexicon::{Lexicon, NO_LEXICON};
use crate::figure::Figure;
use crate::goal::{Goal, GoalError};
use crate::locale::Locale;

/// What stands before the day that something is to be done by.
const BY: [&str; 8] = [
    "chậm nhất là ngày",
    "chậm nhất ngày",
    "chậm nhất là",
    "chậm nhất",
    "trước hoặc trong ngày",
    "no later than",
    "on or before",
    "by",
];

impl Goal {
    /// Reads a goal: `8 - 8,5%`, `không quá 4%`, `giảm 0,6 - 1 điểm %`, `by 2024-12-31`.
    ///
    /// # Errors
    /// As [`Figure::read`]; [`TextError::Invalid`] for a figure that nobody asks for, such as `gần 65%`.
    ///
    /// # Examples
    /// ```
    /// use attain::{Comparator, Goal, Locale};
    /// let ceiling = Goal::read("không quá 4%", Locale::Vi)?;
    /// assert_eq!(ceiling.comparator(), Comparator::AtMost);
    /// assert_eq!(ceiling.to_string(), "at most 4%");
    /// assert_eq!(Goal::read("by 2024-12-31", None)?.write(Locale::Vi), "chậm nhất ngày 31/12/2024");
    /// assert!(Goal::read("gần 65%", Locale::Vi).is_err());
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Self, TextError> {
        Self::read_with(text, locale, &NO_LEXICON)
    }

    /// Reads a goal with words of the caller's own.
    ///
    /// # Errors
    /// As [`Goal::read`].
    pub fn read_with(text: &str, locale: impl Into<Option<Locale>>, lexicon: &Lexicon) -> Result<Self, TextError> {
        if let Some(day) = day_after(text, &BY).and_then(day) {
            return Ok(Self::by(day));
        }
        let figure = Figure::read_with(text, locale, lexicon)?;
        Self::from_figure(&figure).map_err(|error| {
            let reason = match error {
                GoalError::NotAGoal { reason, .. } => reason.to_owned(),
                error => error.to_string(),
            };
            TextError::not("a goal", text, reason)
        })
    }

    /// Writes the goal: `không quá 4%`, `at most 4%`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(locale, &NO_LEXICON)
    }

    /// Writes the goal with words of the caller's own.
    #[must_use]
    pub fn write_with(&self, locale: Locale, lexicon: &Lexicon) -> String {
        match (self.to_figure(), self.day()) {
            (Some(figure), _) => figure.write_with(locale, lexicon),
            (None, Some(day)) => match locale {
                Locale::Vi => format!("chậm nhất ngày {}", day.format("%d/%m/%Y")),
                Locale::En => format!("by {}", day.format("%Y-%m-%d")),
            },
            (None, None) => String::new(),
        }
    }
}

/// A day: `2024-12-31`, `31/12/2024`.
fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d/%m/%Y"].into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

/// In English.
impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.write(Locale::En))
    }
}

/// Reads without a locale.
impl FromStr for Goal {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::read(text, None)
    }
}
