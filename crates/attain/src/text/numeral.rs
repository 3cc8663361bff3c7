//! Numerals in digits and in words, read exactly and written back.
//!
//! | written | `vi` | `en` |
//! |---|---|---|
//! | `17.500` | 17500 | 17.500 |
//! | `12.5`, `8,05`: one reading only | 12.5, 8.05 | 12.5, 8.05 |
//! | `825 tỷ 776 triệu`, `3 million 200 thousand` | 825776 × 10⁶ | 3200 × 10³ |
//! | `năm triệu rưỡi`, `two and a half million` | 5.5 × 10⁶ | 2.5 × 10⁶ |
//! | `ba phẩy một bốn`, `three point one four` | 3.14 | 3.14 |
//! | `hai lăm`, `5 triệu 2`: words left out in speech | an error | — |
//!
//! Numeral words are those of CLDR 47 (`rbnf`) with the variants that are in use: `linh`/`lẻ`, `nghìn`/`ngàn`,
//! `tỷ`/`tỉ`, `không trăm` spoken or not. The separators are those of the Accounting Law 88/2015, art. 11.

mod chain;
mod digits;
mod scale;

use chain::{Reader, read};
pub(crate) use digits::digits;
pub use digits::write_number;
pub use scale::{scale, short_scale};

use super::fold::{Cursor, Folded};
use super::{Candidate, TextError, words_en, words_vi};
use crate::decimal::{self, Decimal, DecimalError};
use crate::locale::Locale;

/// Where a numeral stands: it decides readings that only the surroundings can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The numeral is all there is: `mười năm` is 15, `- 5` is negative, `4 1/4` is 4.25.
    Alone,
    /// Other words follow: `mười năm` is 10 (years), `- 5` is 5 after a dash.
    Prose,
}

/// What is worth knowing about how a numeral was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// A separator of the other language, or one that stands where it usually does not: `12.5` in Vietnamese.
    pub nonstandard: bool,
    /// One decimal mark with three digits after it, which the other language reads as thousands: `1,500` in Vietnamese.
    pub ambiguous: bool,
    /// Spaces between groups of three digits: `1 234 567`.
    pub spaced: bool,
    /// A numeral follows that belongs to no strict reading: `5 triệu 2`, `hai lăm`. What was read may be only a part.
    pub trailing: bool,
}

impl Flags {
    /// What is worth knowing about either of two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            nonstandard: self.nonstandard | other.nonstandard,
            ambiguous: self.ambiguous | other.ambiguous,
            spaced: self.spaced | other.spaced,
            trailing: self.trailing | other.trailing,
        }
    }
}

/// A number as written: `17.500 tỷ` is 17500 × 10⁹.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The amount before the scale word, with the decimals that were written.
    pub value: Decimal,
    /// The power of ten of the scale word, the finest where there are several; 0 for none.
    pub exponent: i8,
    /// Code-point offsets into the text as given, half-open.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether any part was written in words (scale words aside).
    pub from_words: bool,
    pub(crate) flags: Flags,
}

impl Numeral {
    /// The value with the scale word multiplied out.
    ///
    /// # Errors
    /// Where it needs more than 28 digits.
    pub fn total(&self) -> Result<Decimal, DecimalError> {
        decimal::shift(self.value, i32::from(self.exponent))
    }
}

/// A group of number words below the first scale word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    /// At most 9999 (`ninety-nine hundred and …`).
    pub(crate) value: u32,
    /// A single digit word.
    pub(crate) lone: bool,
    /// It ends as an ordinal: `twenty-first`.
    pub(crate) ordinal: bool,
}

/// Reads a number in digits or words, scale words multiplied out.
///
/// Without a locale the words decide (`tỷ`, `billion`); a number in digits alone must mean the same in both languages.
///
/// # Errors
/// [`TextError::Expected`] where the text is not one whole numeral, with the place of what does not belong;
/// [`TextError::Ambiguous`] where the languages differ (`1.500`); [`TextError::Number`] beyond 28 digits.
///
/// # Examples
/// ```
/// use attain::{Locale, text::number};
/// assert_eq!(number("7,5 triệu", Locale::Vi)?.to_string(), "7500000");
/// assert_eq!(number("one hundred and twenty-three point five", None)?.to_string(), "123.5");
/// assert_eq!(
///     number("1.500", None).unwrap_err().to_string(),
///     "`1.500` is ambiguous: 1500 (vi) or 1.5 (en); pass a locale",
/// );
/// # Ok::<(), attain::TextError>(())
/// ```
pub fn number(text: &str, locale: impl Into<Option<Locale>>) -> Result<Decimal, TextError> {
    let folded = Folded::strict(text, "a number")?;
    resolve(text, locale.into(), |locale| whole(&folded, "a number", |cursor| alone(cursor, locale)))
}

/// Reads an ordinal number: `thứ nhất`, `thứ 12`, `21st`, `twenty-first`.
///
/// # Errors
/// As [`number`].
pub fn ordinal(text: &str, locale: impl Into<Option<Locale>>) -> Result<Decimal, TextError> {
    let folded = Folded::strict(text, "an ordinal number")?;
    resolve(text, locale.into(), |locale| {
        whole(&folded, "an ordinal number", |cursor| match ordinal_at(cursor, locale)? {
            None if locale == Locale::Vi => parted(cursor),
            found => Ok(found),
        })
    })
}

/// Writes a number in words: `một trăm hai mươi ba phẩy năm`. Every written decimal is spoken, one by one.
///
/// Nothing from 10²⁷ on: the names of powers in use end there.
#[must_use]
pub fn write_words(value: Decimal, locale: Locale) -> Option<String> {
    let plain = value.abs().to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.len() > 27 {
        return None;
    }
    let negative = value.is_sign_negative() && !value.is_zero();
    Some(match locale {
        Locale::Vi => words_vi::write(negative, whole, decimals),
        Locale::En => words_en::write(negative, whole, decimals),
    })
}

/// Reads with a locale, or with both and compares: the rule of every reading function.
pub(crate) fn resolve<T: PartialEq + Written>(
    text: &str,
    locale: Option<Locale>,
    read: impl Fn(Locale) -> Result<T, TextError>,
) -> Result<T, TextError> {
    if let Some(locale) = locale {
        return read(locale);
    }
    match (read(Locale::Vi), read(Locale::En)) {
        (Ok(vi), Ok(en)) if vi == en => Ok(vi),
        (Ok(vi), Ok(en)) => Err(TextError::Ambiguous {
            text: text.trim().to_owned(),
            candidates: vec![
                Candidate { reading: vi.written(), locale: Locale::Vi },
                Candidate { reading: en.written(), locale: Locale::En },
            ],
        }),
        (Ok(value), Err(_)) | (Err(_), Ok(value)) => Ok(value),
        // The reading that came further says more.
        (Err(vi), Err(en)) => Err(if reached(&en) > reached(&vi) { en } else { vi }),
    }
}

/// A value as a candidate of an ambiguous text shows it.
pub(crate) trait Written {
    fn written(&self) -> String;
}

impl Written for Decimal {
    fn written(&self) -> String {
        self.normalize().to_string()
    }
}

/// How far a reading came before it failed; one that found a value and refused it came furthest.
pub(crate) fn reached(error: &TextError) -> (u8, usize) {
    match error {
        TextError::Expected { at, .. } | TextError::UnknownUnit { at, .. } => (0, *at),
        TextError::Number { at, .. } => (1, *at),
        TextError::Invalid { .. } => (2, 0),
        _ => (0, 0),
    }
}

/// Holds a reading to the whole text.
fn whole(
    folded: &Folded<'_>,
    what: &'static str,
    read: impl FnOnce(&mut Cursor<'_>) -> Result<Option<Numeral>, TextError>,
) -> Result<Decimal, TextError> {
    let mut cursor = folded.cursor();
    let Some(numeral) = read(&mut cursor)? else {
        return Err(folded.cursor().expected(what, 0));
    };
    let total = numeral.total().map_err(|source| TextError::Number {
        text: cursor.since(0).trim().to_owned(),
        at: numeral.start,
        source,
    })?;
    cursor.skip_spaces();
    if cursor.is_end() { Ok(total) } else { Err(cursor.expected("the end of the number", 0)) }
}

/// Reads a numeral that stands alone, short scales (`k`, `Tr`) included.
fn alone(cursor: &mut Cursor<'_>, locale: Locale) -> Result<Option<Numeral>, TextError> {
    let mut found = numeral(cursor, locale, Context::Alone)?;
    if let Some(numeral) = &mut found
        && numeral.exponent == 0
        && !numeral.from_words
        && let Some(short) = short_scale(cursor, locale)
    {
        numeral.exponent = short.exponent;
        numeral.end = cursor.end_offset();
    }
    Ok(found)
}

/// Reads a numeral at the cursor with its sign and scale words; leaves the cursor where it was when there is none.
///
/// Short scales (`k`, `Tr`, `bn` aside) stay unread: they are units too. See [`short_scale`].
///
/// # Errors
/// Digits in malformed groups (`1.23.4`) or too many of them.
pub fn numeral(cursor: &mut Cursor<'_>, locale: Locale, context: Context) -> Result<Option<Numeral>, TextError> {
    read(cursor, Reader { locale, context, ordinal: false })
}

/// Reads an ordinal at the cursor: `thứ nhất`, `thứ 12`, `21st`, `twenty-first`.
///
/// # Errors
/// As [`numeral`].
pub fn ordinal_at(cursor: &mut Cursor<'_>, locale: Locale) -> Result<Option<Numeral>, TextError> {
    let origin = *cursor;
    cursor.skip_spaces();
    let start = cursor.offset();
    let found = match locale {
        Locale::Vi => vi_ordinal(cursor)?,
        Locale::En => en_ordinal(cursor)?,
    };
    match found {
        Some(numeral) => Ok(Some(Numeral { start, end: cursor.end_offset(), ..numeral })),
        None => {
            *cursor = origin;
            Ok(None)
        }
    }
}

fn vi_ordinal(cursor: &mut Cursor<'_>) -> Result<Option<Numeral>, TextError> {
    if cursor.eat_phrase("đầu tiên") {
        return Ok(Some(plain(Decimal::ONE, true)));
    }
    if !cursor.eat_phrase("thứ") {
        return Ok(None);
    }
    if let Some(n) = cursor.word_if(words_vi::ordinal_word) {
        return Ok(Some(plain(Decimal::from(n), true)));
    }
    Ok(numeral(cursor, Locale::Vi, Context::Alone)?.filter(|n| is_rank(n.value)))
}

/// Reads an ordinal whose `thứ` stands before its last part, as it does in words put together by machines:
/// `hai mươi thứ hai` is the 22nd. Among other words it is twenty Mondays.
fn parted(cursor: &mut Cursor<'_>) -> Result<Option<Numeral>, TextError> {
    let mut next = *cursor;
    let Some(tens) = numeral(&mut next, Locale::Vi, Context::Alone)?.filter(|n| n.from_words) else { return Ok(None) };
    let Some(units) = vi_ordinal(&mut next)? else { return Ok(None) };
    let (Ok(tens), Ok(units)) = (tens.total(), units.total()) else { return Ok(None) };
    // The last part fills what the first leaves open.
    let open = (1..=27u32).map_while(|power| decimal::shift(Decimal::ONE, power.try_into().ok()?).ok());
    let room = open.take_while(|power| (tens % power).is_zero()).last().unwrap_or(Decimal::ZERO);
    if tens.is_zero() || units.is_zero() || units >= room {
        return Ok(None);
    }
    let Ok(value) = decimal::add(tens, units) else { return Ok(None) };
    *cursor = next;
    Ok(Some(plain(value, true)))
}

fn en_ordinal(cursor: &mut Cursor<'_>) -> Result<Option<Numeral>, TextError> {
    cursor.eat_phrase("the");
    cursor.skip_spaces();
    if cursor.peek().is_some_and(|ch| ch.is_ascii_digit()) {
        let Some((value, flags)) = digits(cursor, Locale::En, Context::Prose)? else { return Ok(None) };
        let suffix = words_en::ordinal_suffix(value);
        let fits = is_rank(value) && cursor.peek() != Some(' ') && cursor.eat_phrase(suffix);
        return Ok(fits.then(|| Numeral { flags, ..plain(value, false) }));
    }
    if let Some(exponent) = cursor.word_if(words_en::ordinal_scale) {
        return Ok(Some(Numeral { exponent, ..plain(Decimal::ONE, true) }));
    }
    let reader = Reader { locale: Locale::En, context: Context::Alone, ordinal: true };
    Ok(read(cursor, reader)?.filter(|n| is_rank(n.value)))
}

fn is_rank(value: Decimal) -> bool {
    value.is_integer() && value >= Decimal::ZERO
}

fn plain(value: Decimal, from_words: bool) -> Numeral {
    Numeral { value, exponent: 0, start: 0, end: 0, from_words, flags: Flags::default() }
}
