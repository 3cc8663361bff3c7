//! Units printed: the scale words, the name of what is counted, what it is counted by, its note.

use std::fmt::Write as _;

use super::WHOLES;
use crate::decimal::Decimal;
use crate::locale::Locale;
use crate::text::lexicon::Lexicon;
use crate::text::write_number;
use crate::unit::{Kind, Unit};

/// The scale words that are printed, the largest first.
const SCALES: [(i8, &str, &str); 6] = [
    (15, "triệu tỷ", "quadrillion"),
    (12, "nghìn tỷ", "trillion"),
    (9, "tỷ", "billion"),
    (6, "triệu", "million"),
    (4, "vạn", ""),
    (3, "nghìn", "thousand"),
];

/// The powers of ten that a language has a scale word for, the largest first; the last is 0, which needs none.
pub(crate) fn scales(locale: Locale) -> impl Iterator<Item = (i8, &'static str)> + Clone {
    let words = SCALES.iter().map(move |(power, vi, en)| (*power, *locale.pick(vi, en)));
    words.filter(|(_, word)| !word.is_empty()).chain(std::iter::once((0, "")))
}

/// The words that a value is printed in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'l> {
    pub(crate) locale: Locale,
    pub(crate) lexicon: &'l Lexicon,
}

impl Words<'_> {
    /// The name of a unit, its chain and notes included, without a scale word; empty for a bare number.
    pub(crate) fn name(self, unit: &Unit, many: bool) -> String {
        if let Some(words) = self.lexicon.words(unit.code(), self.locale) {
            return words.to_owned();
        }
        let head = unit.numerator();
        let mut name = match self.lexicon.words(head.code(), self.locale) {
            Some(words) => words.to_owned(),
            None => self.head(&head, many),
        };
        for (factor, by) in unit.per() {
            name.push('/');
            name.push_str(&self.by(factor, &by));
        }
        match (unit.kind(), unit.note()) {
            (Kind::Money, Some("current")) => name.push_str(self.locale.pick(" (giá hiện hành)", " (current prices)")),
            (Kind::Money, Some(year)) => {
                let _ = match self.locale {
                    Locale::Vi => write!(name, " (giá so sánh {year})"),
                    Locale::En => write!(name, " ({year} prices)"),
                };
            }
            _ => {}
        }
        name
    }

    /// What is counted, with its note.
    fn head(self, unit: &Unit, many: bool) -> String {
        let mut name = self.word(unit, many);
        match (unit.kind(), unit.note()) {
            (Kind::Money, _) | (_, None) => {}
            (Kind::Growth, _) => name.push_str(self.locale.pick(" tăng trưởng", " growth")),
            (Kind::Share, Some(note)) if WHOLES.iter().any(|(_, whole)| *whole == note) => {
                name.push_str(self.locale.pick(" ", " of "));
                name.push_str(note);
            }
            (_, Some(note)) => {
                let _ = write!(name, "{{{note}}}");
            }
        }
        name
    }

    fn by(self, factor: u32, unit: &Unit) -> String {
        let times = match (factor, self.locale) {
            (1, _) => return self.head(unit, false),
            (10_000, Locale::Vi) => "1 vạn".to_owned(),
            _ => write_number(Decimal::from(factor), self.locale),
        };
        // Of a thousand and more, Vietnamese counts `dân`.
        let name = match (unit.code(), self.locale) {
            ("person", Locale::Vi) => "dân".to_owned(),
            _ => self.head(unit, true),
        };
        format!("{times} {name}")
    }

    fn word(self, unit: &Unit, many: bool) -> String {
        if let Some(words) = self.lexicon.words(unit.word(), self.locale) {
            return words.to_owned();
        }
        let [one, all] = unit.row().map_or([unit.word(); 2], |row| self.locale.pick([row.vi; 2], row.en));
        (if many { all } else { one }).to_owned()
    }

    /// Whether the name is written without a space after the number: `8,05%`, `1.250°C`.
    pub(crate) fn is_glued(self, unit: &Unit) -> bool {
        unit.exponent() == 0
            && matches!(unit.word(), "percent" | "per_mille" | "Cel")
            && self.lexicon.words(unit.word(), self.locale).is_none()
    }
}
