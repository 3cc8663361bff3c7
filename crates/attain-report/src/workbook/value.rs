//! What a cell of values says: a goal, a figure, a day, nothing.

use attain::{Figure, Goal, Kind, Lexicon, Locale, Period, Quantity, Unit};
use chrono::NaiveDate;

use super::Reading;
use super::grid::Cell;
use super::layout::Layout;
use super::rows::Line;

/// How the values of a line are read.
#[derive(Clone, Copy)]
pub(crate) struct Written<'l> {
    pub(crate) unit: Option<&'l Unit>,
    pub(crate) locale: Option<Locale>,
    /// The language of texts without words.
    pub(crate) numerals: Option<Locale>,
    pub(crate) lexicon: &'l Lexicon,
}

impl<'l> Written<'l> {
    /// Returns how the values of a line are read.
    pub(crate) fn of(line: &'l Line, layout: &Layout, reading: &'l Reading) -> Self {
        Self { unit: line.unit.as_ref(), locale: layout.locale, numerals: layout.numerals, lexicon: &reading.lexicon }
    }
}

/// What was found in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Figure(Figure),
    /// What is asked for and no figure says: a day to be done by.
    Goal(Goal),
    Day(NaiveDate),
    NotDoneOn(NaiveDate),
    /// Nothing, as the cell says: `-`, `…`.
    Nothing(String),
}

/// Returns the text by which the writers of this crate say that something was not done yet.
pub(crate) fn not_done(day: NaiveDate, locale: Locale) -> String {
    locale.pick(format!("chưa xong ngày {day}"), format!("not done on {day}"))
}

impl Written<'_> {
    /// Reads a cell as a figure.
    pub(crate) fn figure(&self, cell: &Cell) -> Result<Found, String> {
        self.read(cell, |text, locale| {
            Figure::read_with(text, locale, self.lexicon).map(Found::Figure).map_err(|e| e.to_string())
        })
    }

    /// Reads a cell as a goal.
    pub(crate) fn goal(&self, cell: &Cell) -> Result<Found, String> {
        self.read(cell, |text, locale| {
            Goal::read_with(text, locale, self.lexicon).map(Found::Goal).map_err(|e| e.to_string())
        })
    }

    fn read(&self, cell: &Cell, text: impl Fn(&str, Option<Locale>) -> Result<Found, String>) -> Result<Found, String> {
        match cell {
            Cell::Number { value, suffix } => {
                let unit = self.shown_unit(suffix.as_deref())?.unwrap_or_else(Unit::number);
                Ok(Found::Figure(Quantity::new(*value, unit).into()))
            }
            Cell::Date(day) => Ok(Found::Day(*day)),
            Cell::Unreadable { reason, .. } => Err(reason.clone()),
            Cell::Text(words) => {
                let words = words.trim();
                if is_nothing(words) {
                    return Ok(Found::Nothing(words.to_owned()));
                }
                if let Some(day) = day(words, self.locale) {
                    return Ok(Found::Day(day));
                }
                let late = ["chưa xong ngày ", "not done on "].iter().find_map(|lead| words.strip_prefix(lead));
                if let Some(day) = late.and_then(|day| day.parse().ok()) {
                    return Ok(Found::NotDoneOn(day));
                }
                let bare = words.chars().all(|c| c.is_ascii_digit() || " .,-–+%".contains(c));
                text(words, if bare { self.numerals } else { self.locale })
            }
        }
    }

    /// The unit that a number has of its own: what its format writes behind it, else that of the line.
    fn shown_unit(&self, suffix: Option<&str>) -> Result<Option<Unit>, String> {
        let Some(shown) = suffix.and_then(|words| Unit::read_with(words, self.locale, self.lexicon).ok()) else {
            return Ok(self.unit.cloned());
        };
        let Some(of_line) = self.unit.filter(|unit| unit.kind() != Kind::Number) else { return Ok(Some(shown)) };
        let percent = |unit: &Unit| matches!(unit.kind(), Kind::Share | Kind::Growth | Kind::Points);
        match shown.word() == of_line.word() || (percent(&shown) && percent(of_line)) {
            true => Ok(Some(of_line.at(if percent(of_line) { of_line.exponent() } else { shown.exponent() }))),
            false => Err(format!(
                "the cell shows `{}`, and its row is in `{}`",
                shown.write(self.locale.unwrap_or(Locale::En)),
                of_line.write(self.locale.unwrap_or(Locale::En))
            )),
        }
    }
}

/// Whether a text stands for nothing.
fn is_nothing(text: &str) -> bool {
    const NOTHING: [&str; 13] =
        ["-", "–", "—", "...", "…", "..", "n/a", "na", "x", "_", "không có", "chưa có số liệu", "no data"];
    NOTHING.contains(&text.to_lowercase().as_str())
}

/// A day written in figures.
fn day(text: &str, locale: Option<Locale>) -> Option<NaiveDate> {
    if text.len() > 12 || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.')) {
        return None;
    }
    let period = Period::read(text, locale).ok()?;
    (period.start() == period.end()).then(|| period.start())
}
