//! The words for powers of ten that follow a number, and their short forms.

use crate::locale::Locale;
use crate::text::fold::Cursor;
use crate::text::{words_en, words_vi};

/// A power of ten as a word: `nghìn tỷ` is 10¹².
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub exponent: i8,
}

/// More than any decimal holds: `tỷ tỷ tỷ tỷ` is refused when it is multiplied out, not here.
const LARGEST: i8 = 108;

/// Takes the scale words at the cursor: `triệu`, `nghìn tỷ`, `trăm triệu`, `million`, `bn`, `crore`.
///
/// `tỷ lệ`, `tỷ trọng`, `tỷ suất`, `tỷ giá`, `tỷ phú` hold no scale.
pub fn scale(cursor: &mut Cursor<'_>, locale: Locale) -> Option<Scale> {
    let first = one(cursor, locale)?;
    let mut exponent = first;
    let mut last = first;
    loop {
        let mut next = *cursor;
        match one(&mut next, locale) {
            // `nghìn tỷ`, `tỷ tỷ`, `hundred million`, but not `tỷ nghìn`.
            Some(power) if (power > last || (power == last && power >= 9)) && exponent <= LARGEST - power => {
                exponent += power;
                last = power;
                *cursor = next;
            }
            _ => return Some(Scale { exponent }),
        }
    }
}

fn one(cursor: &mut Cursor<'_>, locale: Locale) -> Option<i8> {
    let start = *cursor;
    let power = cursor.word_if(|word| match locale {
        Locale::Vi => words_vi::scale_word(word),
        Locale::En => words_en::scale_word(word),
    })?;
    if locale == Locale::Vi && power == 9 && words_vi::is_rate(*cursor) {
        *cursor = start;
        return None;
    }
    Some(power)
}

/// Takes a short scale directly after a number or one space: `k`, `M`, and `N`, `Tr`, `T`, `NT` as CLDR writes them in
/// Vietnamese, `B` in English.
///
/// `T` is a tonne and `M` mega as well: ask only where no unit can stand.
pub fn short_scale(cursor: &mut Cursor<'_>, locale: Locale) -> Option<Scale> {
    let start = *cursor;
    cursor.skip_spaces();
    let capital = cursor.is_upper();
    let word = cursor.word();
    let exponent = match (locale, word.as_ref().map(|word| word.as_str()), capital) {
        (_, Some("k"), _) => 3,
        (_, Some("m"), true) => 6,
        (Locale::Vi, Some("n"), true) => 3,
        (Locale::Vi, Some("tr"), _) => 6,
        (Locale::Vi, Some("t"), true) => 9,
        (Locale::Vi, Some("nt"), true) => 12,
        (Locale::En, Some("b"), true) => 9,
        _ => 0,
    };
    if exponent == 0 || cursor.peek().is_some_and(|ch| ch.is_ascii_digit() || matches!(ch, '²' | '³')) {
        *cursor = start;
        return None;
    }
    Some(Scale { exponent })
}
