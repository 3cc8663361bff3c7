//! Quantities in text: an amount and its unit, nothing else.
//!
//! | written | read as |
//! |---|---|
//! | `17.500 tỷ đồng`, `17,500 billion VND`, `VND 17,500 billion` | 17500 × 10⁹ VND |
//! | `825 tỷ 776 triệu đồng` | 825776 × 10⁶ VND |
//! | `2 đô la và 23 xen`, `$2.23` | 2.23 USD |
//! | `2 tấn rưỡi`, `nửa triệu`, `half a tonne` | 2.5 t, 0.5 × 10⁶, 0.5 t |
//! | `1,2 Tr ₫`, `10K$`, `$2.4bn` | short scales next to a number |
//! | `thứ 15`, `hạng 15`, `15th` | 15 rank |

use std::fmt;
use std::str::FromStr;

use super::TextError;
use super::figure::{self, is_more_than};
use super::fold::Cursor;
use super::lexicon::{Lexicon, NO_LEXICON};
use super::numeral::{Numeral, Written, numeral, ordinal_at, scale, short_scale, write_number};
use super::range::whole_number;
use super::reader::{Reader, whole};
use super::unit::{self, SCALES, Words};
use crate::decimal::{self, Decimal};
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::unit::{Kind, Unit};

/// An amount as written; one side of a range may leave its scale word or its unit to the other.
#[derive(Clone, Debug)]
pub(crate) struct Amount {
    pub(crate) value: Decimal,
    /// The power of ten of the scale word, 0 for none.
    pub(crate) exponent: i8,
    /// The unit, at the power of ten 0; None for a bare number.
    pub(crate) unit: Option<Unit>,
    /// Whether the unit stood before the number.
    pub(crate) leads: bool,
    /// Four digits that may be a year.
    pub(crate) is_year: bool,
}

impl Amount {
    fn new(numeral: &Numeral) -> Self {
        Self { value: numeral.value, exponent: numeral.exponent, unit: None, leads: false, is_year: false }
    }

    /// Whether it is a place in an order.
    pub(crate) fn is_rank(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.kind() == Kind::Rank)
    }

    /// The quantity that the amount is on its own.
    pub(crate) fn quantity(self) -> Quantity {
        let unit = self.unit.unwrap_or_else(Unit::number);
        Quantity::new(self.value, unit.at(self.exponent))
    }
}

/// Reads an amount at the cursor with its scale word and its unit; leaves the cursor where it was when there is none.
///
/// # Errors
/// A number in malformed groups, or one of too many digits.
pub(crate) fn amount(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Amount>, TextError> {
    let origin = *cursor;
    let found = ranked(cursor, reader)?.or(leading(cursor, reader)?);
    let found = match found.or_else(|| fraction(cursor, reader)) {
        Some(found) => Some(found),
        None => trailing(cursor, reader)?,
    };
    if found.is_none() {
        *cursor = origin;
    }
    Ok(found)
}

/// A quantity at the cursor.
pub(crate) fn at(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Quantity>, TextError> {
    let Some(amount) = amount(cursor, reader)? else { return Ok(None) };
    if amount.unit.is_none() {
        unknown_noun(cursor)?;
    }
    Ok(Some(amount.quantity()))
}

/// `thứ 15`, `hạng 15`, `15th`, `rank 15`.
fn ranked(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Amount>, TextError> {
    let rank = || Unit::from_code("rank").ok();
    let mut next = *cursor;
    let named = next.eat_any(
        reader
            .locale
            .pick(&["thứ hạng", "xếp hạng", "vị trí thứ", "vị trí", "hạng"][..], &["rank", "ranked", "ranks"][..]),
    );
    if next.sees("đầu tiên") {
        return Ok(None);
    }
    if let Some(found) = ordinal_at(&mut next, reader.locale)? {
        *cursor = next;
        return Ok(Some(Amount { unit: rank(), ..Amount::new(&found) }));
    }
    if named && let Some(found) = numeral(&mut next, reader.locale, reader.context)? {
        *cursor = next;
        return Ok(Some(Amount { unit: rank(), ..Amount::new(&found) }));
    }
    Ok(None)
}

/// `VND 17,500 billion`, `$2.4bn`, `-$5`, `USD 5,100 per capita`.
fn leading(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Amount>, TextError> {
    let mut next = *cursor;
    next.skip_spaces();
    if next.peek().is_some_and(|ch| ch.is_ascii_digit()) {
        return Ok(None);
    }
    let minus = next.eat('-');
    let Some(mut parts) = unit::currency(&mut next) else { return Ok(None) };
    let Some(mut numeral) = numeral(&mut next, reader.locale, reader.context)? else { return Ok(None) };
    abbreviated(&mut next, reader, &mut numeral, true);
    unit::tail(&mut next, reader, &mut parts);
    let Some(unit) = parts.unit() else { return Ok(None) };
    let mut found = Amount { unit: Some(unit), leads: true, ..Amount::new(&numeral) };
    minor(&mut next, reader, &mut found)?;
    if minus {
        found.value = -found.value;
    }
    *cursor = next;
    Ok(Some(found))
}

/// `17.500 tỷ đồng`, `8,05%`, `2 tấn rưỡi`, `17.500`.
fn trailing(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Amount>, TextError> {
    let mut next = *cursor;
    next.skip_spaces();
    let mark = next.mark();
    let Some(mut numeral) = numeral(&mut next, reader.locale, reader.context)? else {
        return Ok(part_of_one(cursor, reader));
    };
    let is_year = is_year(next.since(mark));
    abbreviated(&mut next, reader, &mut numeral, false);
    let mut found = Amount { is_year, ..Amount::new(&numeral) };
    let mut after = next;
    let Some(unit) = unit::unit(&mut after, reader) else {
        *cursor = next;
        return Ok(Some(found));
    };
    let Some(exponent) = found.exponent.checked_add(unit.exponent()) else { return Ok(None) };
    found.exponent = exponent;
    if exponent == 0 && unit.kind() == Kind::Money && !unit.is_rate() {
        found.exponent = scale(&mut after, reader.locale).map_or(0, |scale| scale.exponent);
    }
    let halves = reader.locale == Locale::Vi && exponent == 0 && found.value.scale() == 0;
    if halves && after.eat_any(&["rưỡi", "rưởi"]) {
        found.value = decimal::add(found.value, Decimal::new(5, 1)).unwrap_or(found.value);
    }
    found.unit = Some(unit.at(0));
    minor(&mut after, reader, &mut found)?;
    *cursor = after;
    Ok(Some(found))
}

/// `3/4 km`: of what is measured, two whole numbers are a fraction; of what is counted, k of n.
fn fraction(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Option<Amount> {
    let mut next = *cursor;
    let above = whole_number(&mut next, reader.locale)?;
    if !next.eat('/') {
        return None;
    }
    let below = whole_number(&mut next, reader.locale)?;
    let unit = unit::unit(&mut next, reader).filter(|unit| matches!(unit.kind(), Kind::Physical | Kind::Duration))?;
    let value = decimal::div_exact(Decimal::from(above), Decimal::from(below)).ok()?;
    *cursor = next;
    Some(Amount { value, exponent: unit.exponent(), unit: Some(unit.at(0)), leads: false, is_year: false })
}

/// Whether a number is written as years are: four digits, from 1900 to 2100.
fn is_year(written: &str) -> bool {
    written.len() == 4 && written.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// Takes a short scale after digits: `Tr` of `1,2 Tr ₫`, `k`, `M`, and after a currency `m`, `b`.
fn abbreviated(cursor: &mut Cursor<'_>, reader: Reader<'_>, numeral: &mut Numeral, money: bool) {
    if numeral.exponent != 0 || numeral.from_words {
        return;
    }
    let mut next = *cursor;
    let short = short_scale(&mut next, reader.locale).map(|scale| scale.exponent).or_else(|| {
        let small = |word: &str| match word {
            "m" => Some(6),
            "b" => Some(9),
            "t" => Some(12),
            _ => None,
        };
        if money && reader.locale == Locale::En { next.word_if(small) } else { None }
    });
    // `5 T/ha` counts tonnes, and `tr.đ` is one name.
    let goes_on = match next.peek() {
        Some('.') => next.peek_at(1).is_some_and(char::is_alphabetic),
        mark => mark == Some('/'),
    };
    if let Some(exponent) = short.filter(|_| !goes_on) {
        numeral.exponent = exponent;
        *cursor = next;
    }
}

/// Takes the hundredths of a currency: `2 đô la và 23 xen`, `37 đồng 6 xu`, `20 dollars 43`.
fn minor(cursor: &mut Cursor<'_>, reader: Reader<'_>, found: &mut Amount) -> Result<(), TextError> {
    let Some(unit) = found.unit.as_ref().filter(|unit| unit.kind() == Kind::Money && !unit.is_rate()) else {
        return Ok(());
    };
    let mut next = *cursor;
    // `một trăm nghìn đồng chẵn`: no hundredths.
    if reader.locale == Locale::Vi && next.eat_phrase("chẵn") {
        *cursor = next;
        return Ok(());
    }
    let Some(whole) = decimal::shift(found.value, i32::from(found.exponent)).ok().filter(|whole| whole.scale() == 0)
    else {
        return Ok(());
    };
    let _ = next.eat_any(reader.locale.pick(&["và"][..], &["and"][..]));
    let Some(hundredths) = numeral(&mut next, reader.locale, reader.context)? else { return Ok(()) };
    let small = hundredths.exponent == 0
        && hundredths.value.scale() == 0
        && hundredths.value > Decimal::ZERO
        && hundredths.value < Decimal::ONE_HUNDRED;
    if !small {
        return Ok(());
    }
    let mut named = next;
    let cents = unit::head(&mut named, Reader { foreign: true, ..reader })
        .and_then(unit::Parts::unit)
        .is_some_and(|unit| unit.code() == "cent");
    if cents {
        next = named;
    } else if found.exponent != 0 || unit.minor_digits() != Some(2) || hundredths.value < Decimal::TEN {
        // `hai đô 23`, but not `hai đô 2`.
        return Ok(());
    } else {
        let mut end = next;
        end.skip_spaces();
        if !end.is_end() {
            return Ok(());
        }
    }
    let part = decimal::shift(hundredths.value, -2).unwrap_or_default();
    let part = if whole.is_sign_negative() { -part } else { part };
    if let Ok(sum) = decimal::add(whole, part) {
        (found.value, found.exponent) = (sum, 0);
        *cursor = next;
    }
    Ok(())
}

/// `nửa tấn`, `half a tonne`, `a kilogram`.
fn part_of_one(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Option<Amount> {
    let parts = reader.locale.pick(
        &[("một nửa", 5), ("nửa", 5)][..],
        &[("half an", 5), ("half a", 5), ("half-", 5), ("half", 5), ("an", 10), ("a", 10)][..],
    );
    let mut next = *cursor;
    let (_, tenths) = parts.iter().find(|(phrase, _)| next.eat_phrase(phrase))?;
    let unit = unit::unit(&mut next, reader)?;
    *cursor = next;
    Some(Amount {
        value: Decimal::new(*tenths, 1).normalize(),
        exponent: unit.exponent(),
        unit: Some(unit.at(0)),
        leads: false,
        is_year: false,
    })
}

/// Fails where one word is left that looks like a counted thing nobody has named.
fn unknown_noun(cursor: &Cursor<'_>) -> Result<(), TextError> {
    let mut next = *cursor;
    next.skip_spaces();
    let (mark, at) = (next.mark(), next.offset());
    while next.peek().is_some_and(|ch| ch.is_ascii_alphanumeric() || ch == '_') {
        next.bump();
    }
    let word = next.since(mark);
    if word.len() > 2 && word.starts_with(|ch: char| ch.is_ascii_alphabetic()) && next.is_end() {
        let after = cursor.since(0).trim().to_owned();
        return Err(TextError::UnknownUnit { word: word.chars().take(40).collect(), after, at });
    }
    Ok(())
}

impl Written for Quantity {
    fn written(&self) -> String {
        let name = Words { locale: Locale::En, lexicon: &NO_LEXICON }.name(self.unit(), true);
        let power = match self.unit().exponent() {
            0 => String::new(),
            exponent => format!("e{exponent}"),
        };
        let space = if name.is_empty() || name.starts_with(['%', '‰']) { "" } else { " " };
        format!("{}{power}{space}{name}", self.amount().normalize())
    }
}

impl Quantity {
    /// Reads an amount and its unit: `17.500 tỷ đồng`, `8,05%`, `VND 17,500 billion`, `2 đô la và 23 xen`.
    ///
    /// The scale word is kept: the amount of `17.500 tỷ đồng` is 17500. A bare number is of the unit `1`. Without a
    /// locale the words decide; a number that means two things is an error.
    ///
    /// # Errors
    /// [`TextError::Expected`] with the place of what does not belong; [`TextError::UnknownUnit`] for a noun that is
    /// in no vocabulary; [`TextError::Invalid`] for a range or a figure, which have readers of their own;
    /// [`TextError::Ambiguous`] without a locale (`1.500 USD`).
    ///
    /// # Examples
    /// ```
    /// use attain::{Locale, Quantity};
    /// let revenue = Quantity::read("17.500 tỷ đồng", None)?;
    /// assert_eq!(revenue.write(Locale::En), "17,500 billion VND");
    /// assert_eq!(
    ///     Quantity::read("17.500 tỹ đồng", Locale::Vi).unwrap_err().to_string(),
    ///     "expected a unit after `17.500`, found `tỹ` at character 7",
    /// );
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Self, TextError> {
        Self::read_with(text, locale, &NO_LEXICON)
    }

    /// Reads a quantity with words of the caller's own.
    ///
    /// # Errors
    /// As [`Quantity::read`].
    pub fn read_with(text: &str, locale: impl Into<Option<Locale>>, lexicon: &Lexicon) -> Result<Self, TextError> {
        let locale = locale.into();
        let missing =
            |found: &Quantity| if found.unit().kind() == Kind::Number { "a unit" } else { "the end of the quantity" };
        let found = whole(text, locale, lexicon, "a quantity", at, missing);
        match found {
            Err(error @ (TextError::Expected { .. } | TextError::UnknownUnit { .. })) => {
                Err(figure::instead(text, locale, lexicon, "a quantity", is_more_than).unwrap_or(error))
            }
            found => found,
        }
    }

    /// Writes the quantity: `17.500 tỷ đồng`, `17,500 billion VND`; every written decimal is kept.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(locale, &NO_LEXICON)
    }

    /// Writes the quantity with words of the caller's own.
    #[must_use]
    pub fn write_with(&self, locale: Locale, lexicon: &Lexicon) -> String {
        Words { locale, lexicon }.quantity(self)
    }
}

/// An amount with the scale word it is printed with: the next lower one where its power of ten has none.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub(crate) number: String,
    pub(crate) scale: &'static str,
    one: bool,
}

impl Printed {
    /// The same before a name in the plural.
    pub(crate) fn of_many(self) -> Self {
        Self { one: false, ..self }
    }
}

impl Words<'_> {
    /// The digits and the scale word of a quantity.
    pub(crate) fn printed(self, quantity: &Quantity) -> Printed {
        let exponent = i32::from(quantity.unit().exponent());
        let lower = SCALES
            .iter()
            .filter(|(power, ..)| i32::from(*power) <= exponent)
            .map(|(power, vi, en)| (i32::from(*power), *self.locale.pick(vi, en)));
        let higher = SCALES
            .iter()
            .rev()
            .filter(|(power, ..)| i32::from(*power) > exponent)
            .map(|(power, vi, en)| (i32::from(*power), *self.locale.pick(vi, en)));
        for (power, scale) in lower.chain(std::iter::once((0, ""))).chain(higher) {
            if let Ok(amount) = decimal::shift(quantity.amount(), exponent - power) {
                let one = power == 0 && amount.scale() == 0 && amount.abs() == Decimal::ONE;
                return Printed { number: write_number(amount, self.locale), scale, one };
            }
        }
        // Beyond what a decimal and a scale word hold together.
        Printed { number: format!("{}e{exponent}", quantity.amount()), scale: "", one: false }
    }

    /// The quantity in words.
    pub(crate) fn quantity(self, quantity: &Quantity) -> String {
        let printed = self.printed(quantity);
        if quantity.unit().kind() == Kind::Rank && !quantity.unit().is_rate() && quantity.unit().note().is_none() {
            let scale = if printed.scale.is_empty() { "" } else { " " };
            return format!("{} {}{scale}{}", self.name(quantity.unit(), true), printed.number, printed.scale);
        }
        format!("{}{}", printed.number, self.tail(quantity.unit(), &printed))
    }

    /// What follows the digits: the scale word and the name of the unit.
    pub(crate) fn tail(self, unit: &Unit, printed: &Printed) -> String {
        let name = self.name(unit, !printed.one);
        let scale = if printed.scale.is_empty() { String::new() } else { format!(" {}", printed.scale) };
        let glued = printed.scale.is_empty() && self.is_glued(&unit.at(0));
        match (name.is_empty(), glued) {
            (true, _) => scale,
            (false, true) => name,
            (false, false) => format!("{scale} {name}"),
        }
    }
}

/// In English.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.write(Locale::En))
    }
}

/// Reads without a locale.
impl FromStr for Quantity {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::read(text, None)
    }
}
