//! An amount at the cursor: its number, its scale word and its unit, in whichever order they stand.

use crate::decimal::{self, Decimal};
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::text::TextError;
use crate::text::fold::Cursor;
use crate::text::numeral::{Flags, Numeral, numeral, ordinal_at, scale, short_scale};
use crate::text::range::whole_number;
use crate::text::reader::Reader;
use crate::text::unit;
use crate::unit::{Kind, Unit};

/// An amount as written; one side of a range may leave its scale word or its unit to the other.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The number before the scale word.
    pub value: Decimal,
    /// The power of ten of the scale word, 0 for none.
    pub exponent: i8,
    /// The unit, at the power of ten 0; None for a bare number.
    pub unit: Option<Unit>,
    /// Whether the unit stood before the number.
    pub leads: bool,
    /// Four digits that may be a year.
    pub is_year: bool,
    /// Whether the number was written in words.
    pub from_words: bool,
    /// How the number was written.
    pub flags: Flags,
}

impl Amount {
    fn new(numeral: &Numeral) -> Self {
        Self {
            value: numeral.value,
            exponent: numeral.exponent,
            unit: None,
            leads: false,
            is_year: false,
            from_words: numeral.from_words,
            flags: numeral.flags,
        }
    }

    /// A value of a unit, at the power of ten that the unit's name holds.
    fn of_unit(value: Decimal, unit: &Unit, from_words: bool) -> Self {
        let (exponent, unit) = (unit.exponent(), Some(unit.at(0)));
        Self { value, exponent, unit, leads: false, is_year: false, from_words, flags: Flags::default() }
    }

    /// Whether it is a place in an order.
    pub fn is_rank(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.kind() == Kind::Rank)
    }

    /// The quantity that the amount is on its own.
    pub fn quantity(self) -> Quantity {
        let unit = self.unit.unwrap_or_else(Unit::number);
        Quantity::new(self.value, unit.at(self.exponent))
    }
}

/// Reads an amount at the cursor with its scale word and its unit; leaves the cursor where it was when there is none.
///
/// # Errors
/// A number in malformed groups, or one of too many digits.
pub fn amount(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Amount>, TextError> {
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
        // `5th place` is a rank, `5 places` are counted.
        let _ = reader.locale == Locale::En && next.eat_phrase("place");
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
    Some(Amount::of_unit(value, &unit, false))
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
    // `a $933-million loan`: the scale word of an adjective.
    if reader.locale == Locale::En
        && next.eat('-')
        && next.peek().is_some_and(char::is_alphabetic)
        && let Some(scale) = scale(&mut next, reader.locale)
    {
        numeral.exponent = scale.exponent;
        *cursor = next;
        return;
    }
    next = *cursor;
    let short = short_scale(&mut next, reader.locale).map(|scale| scale.exponent).or_else(|| {
        let small = |word: &str| match word {
            "m" => Some(6),
            "b" => Some(9),
            "t" => Some(12),
            _ => None,
        };
        if money && reader.locale == Locale::En { next.word_if(small) } else { None }
    });
    // `5 T/ha` counts tonnes, and `tr.đ` is one name; `70tr/người` counts millions.
    let goes_on = match next.peek() {
        Some('.') => next.peek_at(1).is_some_and(char::is_alphabetic),
        mark => mark == Some('/') && next.before() != Some('r'),
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
    Some(Amount::of_unit(Decimal::new(*tenths, 1).normalize(), &unit, true))
}
