//! Several bare numerals of one writer: one of them may settle how the others are written.

use super::{TextError, number};
use crate::decimal::Decimal;
use crate::locale::Locale;

/// Reads numerals that were written by one hand, in a language or in that which one of them settles.
///
/// `14.5` can only have a decimal point, so `12.345` beside it has one too. Where none of them settles it, `1.500` stays
/// ambiguous; so it does where two of them disagree.
///
/// # Examples
/// ```
/// use attain::text::numbers;
/// let read = numbers(&["12.345", "14.5"], None)?;
/// assert_eq!(read.iter().map(ToString::to_string).collect::<Vec<_>>(), ["12.345", "14.5"]);
/// assert!(numbers(&["12.345", "1.500"], None).is_err());
/// # Ok::<(), attain::TextError>(())
/// ```
///
/// # Errors
/// [`TextError`] for what is no numeral, and for one that stays ambiguous.
pub fn numbers(texts: &[&str], locale: impl Into<Option<Locale>>) -> Result<Vec<Decimal>, TextError> {
    let locale = locale.into().or_else(|| settled(texts));
    texts.iter().map(|text| number(text, locale)).collect()
}

/// The language in which the separators were used, where one is clear and no other disagrees.
fn settled(texts: &[&str]) -> Option<Locale> {
    let mut found = None;
    for text in texts {
        let Ok(value) = number(text, None) else { continue };
        let Some(separator) = text.chars().rev().find(|c| matches!(c, '.' | ',')) else { continue };
        // The last separator is the decimal one where there are decimals, else it groups.
        let locale = match (separator, value.scale() > 0) {
            ('.', true) | (',', false) => Locale::En,
            _ => Locale::Vi,
        };
        if found.is_some_and(|known| known != locale) {
            return None;
        }
        found = Some(locale);
    }
    found
}
