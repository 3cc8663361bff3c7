//! What a number format makes of a number: percent, thousands left out, decimals, words behind it.

use attain::{Decimal, Rounding, decimal};

use super::grid::Cell;

/// The significant digits that a workbook keeps of a number.
pub(crate) const DIGITS: usize = 15;

/// How a format shows a positive number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shows {
    /// The power of ten between what is stored and what is shown: 2 for percent, −3 for a thousands comma at the end.
    power: i32,
    /// The decimals that are always shown.
    decimals: Option<u32>,
    /// The words behind the number.
    suffix: Option<String>,
}

impl Shows {
    /// Reads the first section of a format code.
    pub(crate) fn of(code: &str) -> Self {
        if code.eq_ignore_ascii_case("general") || code == "@" {
            return Self::default();
        }
        let (mut shows, mut words) = (Self::default(), String::new());
        let (mut zeros, mut seen_digit, mut seen_point, mut exponent, mut commas) = (0u32, false, false, false, 0);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => words.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' => words.extend(chars.next()),
                '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    // A currency sign stands in brackets before its language: `[$€-407]`.
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    if let Some(sign) = inside.strip_prefix('$') {
                        words.extend(sign.chars().take_while(|c| *c != '-'));
                    }
                }
                '%' => {
                    shows.power += 2;
                    words.push('%');
                }
                '0' | '#' | '?' => {
                    seen_digit = true;
                    commas = 0;
                    zeros += u32::from(seen_point && c == '0');
                }
                '.' => seen_point = true,
                ',' if seen_digit => commas += 3,
                'E' | 'e' | '/' => exponent = true,
                _ => {}
            }
            if !seen_digit {
                words.clear();
            }
        }
        if !seen_digit {
            return Self::default();
        }
        shows.power -= commas;
        shows.decimals = (!exponent).then_some(zeros);
        let words = words.trim();
        shows.suffix = (!words.is_empty()).then(|| words.to_owned());
        shows
    }

    /// Returns the cell of a stored number, and a note where the workbook held more digits than it keeps.
    pub(crate) fn cell(&self, stored: f64) -> (Cell, Option<String>) {
        let unreadable = |reason: String| (Cell::Unreadable { shown: stored.to_string(), reason }, None);
        let (value, note) = match exact(stored) {
            Ok(found) => found,
            Err(error) => return unreadable(error.to_string()),
        };
        let shown = decimal::shift(value, self.power).map(|value| {
            // Zeros that only shifting wrote are none.
            let mut value = if self.power < 0 { value.normalize() } else { value };
            // Zeros that the cell shows behind the point are written digits.
            if let Some(decimals) = self.decimals.filter(|d| *d > value.scale() && *d <= 10) {
                value.rescale(decimals);
            }
            value
        });
        match shown {
            Ok(value) => (Cell::Number { value, suffix: self.suffix.clone() }, note),
            Err(error) => unreadable(error.to_string()),
        }
    }
}

/// Returns the shortest decimal that a stored number stands for, to the 15 digits that a workbook keeps.
///
/// `8.0500000000000007` is 8.05, and the 0.30000000000000004 of a formula is the 0.3 that every spreadsheet shows; a note
/// says where digits before the point were lost.
fn exact(stored: f64) -> Result<(Decimal, Option<String>), decimal::DecimalError> {
    let scientific = format!("{stored:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    if digits <= DIGITS {
        return Ok((decimal::parse(&scientific)?, None));
    }
    let kept = decimal::round(decimal::parse(mantissa)?, 14, Rounding::HalfEven)?.normalize();
    let value = decimal::parse(&format!("{kept}e{exponent}"))?;
    let whole = exponent.parse().is_ok_and(|power: usize| power >= DIGITS);
    let note = || format!("a workbook keeps {DIGITS} digits of the number `{stored}`; read as `{value}`");
    Ok((value, whole.then(note)))
}
