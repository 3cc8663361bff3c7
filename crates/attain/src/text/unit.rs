//! Units in words: `tỷ đồng`, `triệu đồng/người/năm`, `bác sĩ/1 vạn dân`, `% of GDP`.
//!
//! | part | Vietnamese | English |
//! |---|---|---|
//! | scale | `nghìn`, `triệu`, `tỷ`, `nghìn tỷ` | `thousand`, `million`, `billion`; `VND billion` |
//! | what is counted | a name of the table or of a [`Lexicon`], a symbol, a code | |
//! | note | `% GDP`, `(giá so sánh 2010)`, `{household}` | `% of GDP`, `(2010 prices)`, `{household}` |
//! | counted by | `/người/năm`, `mỗi năm`, `/1 vạn dân`, `trên 1.000 trẻ đẻ sống` | `per person`, `per 10,000 people`, `a year` |

mod homographs;
mod per;
mod words;

use std::sync::LazyLock;

use smallvec::SmallVec;

use super::TextError;
use super::fold::Cursor;
use super::lexicon::{Lexicon, NO_LEXICON};
use super::numeral::{Context, Written, numeral, scale, write_number};
use super::phrase::Phrases;
use super::reader::{Reader, whole};
use crate::decimal::Decimal;
use crate::locale::Locale;
use crate::unit::table::{COMMON_CODES, ROWS, UnitRow};
use crate::unit::{Kind, Unit};
use homographs::homographs;
use per::{per, prices};
pub(crate) use words::{Words, scales};

/// A name of a row of the table.
#[derive(Debug)]
struct Name {
    row: &'static UnitRow,
    /// The power of ten that is part of the name: 6 of `trđ`.
    exponent: i8,
    /// What it is counted by, where that is part of the name: `/hour` of `mph`.
    per: &'static str,
    /// The language that the name belongs to; None for a symbol that any language uses.
    locale: Option<Locale>,
}

/// Abbreviations that hold more than a name: a scale word, what is counted by.
const ABBREVIATED: [(&str, Locale, i8, &str, &str); 30] = [
    ("trđ", Locale::Vi, 6, "VND", ""),
    ("tr.đ", Locale::Vi, 6, "VND", ""),
    ("trđ.", Locale::Vi, 6, "VND", ""),
    ("tỷđ", Locale::Vi, 9, "VND", ""),
    ("ngđ", Locale::Vi, 3, "VND", ""),
    ("tr.đồng", Locale::Vi, 6, "VND", ""),
    ("musd", Locale::En, 6, "USD", ""),
    ("meur", Locale::En, 6, "EUR", ""),
    ("mgbp", Locale::En, 6, "GBP", ""),
    ("mph", Locale::En, 0, "mile", "/hour"),
    ("kph", Locale::En, 0, "km", "/hour"),
    ("kmh", Locale::En, 0, "km", "/hour"),
    ("kmph", Locale::En, 0, "km", "/hour"),
    // Beside these a word means another thing than alone: a child and no animal, a barrel and no box.
    ("con/phụ nữ", Locale::Vi, 0, "child", "/woman"),
    ("con/bà mẹ", Locale::Vi, 0, "child", "/woman"),
    ("usd/thùng", Locale::Vi, 0, "USD", "/barrel"),
    ("usd/thùng dầu", Locale::Vi, 0, "USD", "/barrel"),
    ("thùng/ngày", Locale::Vi, 0, "barrel", "/day"),
    ("đồng/lượng", Locale::Vi, 0, "VND", "/tael"),
    ("đồng/lượng vàng", Locale::Vi, 0, "VND", "/tael"),
    ("bpd", Locale::En, 0, "barrel", "/day"),
    ("b/d", Locale::En, 0, "barrel", "/day"),
    ("mb/d", Locale::En, 6, "barrel", "/day"),
    ("bcm", Locale::En, 9, "m3", ""),
    ("ktoe", Locale::En, 3, "toe", ""),
    ("mtoe", Locale::En, 6, "toe", ""),
    ("ktco2e", Locale::En, 3, "tCO2e", ""),
    ("mtco2e", Locale::En, 6, "tCO2e", ""),
    ("gtco2e", Locale::En, 9, "tCO2e", ""),
    ("gwp", Locale::En, 3, "MWp", ""),
];

static NAMES: LazyLock<Phrases<Name>> = LazyLock::new(|| {
    let symbols = ROWS.iter().flat_map(|row| {
        let vi = std::iter::once(row.vi).chain(row.also_vi.iter().copied()).map(move |name| (name, Locale::Vi));
        let en = row.en.into_iter().chain(row.also_en.iter().copied()).map(move |name| (name, Locale::En));
        let code = (row.code != "1" && is_symbol(row, row.code)).then_some((row.code, Locale::En));
        code.into_iter().chain(vi).chain(en).map(move |(name, locale)| {
            (name, Name { row, exponent: 0, per: "", locale: (!is_symbol(row, name)).then_some(locale) })
        })
    });
    let abbreviated = ABBREVIATED.iter().filter_map(|&(name, locale, exponent, code, per)| {
        let row = ROWS.iter().find(|row| row.code == code)?;
        Some((name, Name { row, exponent, per, locale: Some(locale) }))
    });
    Phrases::new(symbols.chain(abbreviated))
});

/// The names of the table in every spelling, and the units that plans use all the time as they are printed.
pub(crate) fn surfaces() -> impl Iterator<Item = String> {
    let chains = COMMON_CODES.iter().filter_map(|code| Unit::from_code(code).ok()).flat_map(|unit| {
        let written = move |locale, many| Words { locale, lexicon: &NO_LEXICON }.name(&unit, many);
        Locale::ALL.into_iter().flat_map(move |locale| [written(locale, false), written(locale, true)])
    });
    NAMES.spellings().map(str::to_owned).chain(chains)
}

/// Whether a name is a symbol or a code rather than a word of one language.
fn is_symbol(row: &UnitRow, name: &str) -> bool {
    let short = name.is_ascii() && name.len() <= 2;
    match row.kind {
        Kind::Money => {
            name.len() <= 3 && name.is_ascii()
                || name == "vnđ"
                || name.eq_ignore_ascii_case(row.code)
                || name.contains(['$', '€', '£', '¥', '₫', '₩', '₹', '₽', '฿'])
        }
        Kind::Count => name.contains('_'),
        _ => short || name.eq_ignore_ascii_case(row.code) || name.contains(['%', '‰', '²', '³', '°', '_']),
    }
}

/// The wholes and rates that a share may name after it.
const WHOLES: [(&str, &str); 3] = [("gdp", "GDP"), ("grdp", "GRDP"), ("gni", "GNI")];

type Text = SmallVec<[u8; 96]>;

/// A unit while it is read: the parts of its code.
#[derive(Debug)]
pub(crate) struct Parts {
    word: Text,
    note: Text,
    per: Text,
    kind: Kind,
    exponent: i8,
}

impl Parts {
    fn new(word: &str, kind: Kind, exponent: i8) -> Self {
        Self { word: Text::from_slice(word.as_bytes()), note: Text::new(), per: Text::new(), kind, exponent }
    }

    /// Returns the unit, at the power of ten that its name holds; None where the parts do not go together.
    pub(crate) fn unit(mut self) -> Option<Unit> {
        self.word.extend_from_slice(&self.note);
        self.word.extend_from_slice(&self.per);
        let unit = Unit::from_code(std::str::from_utf8(&self.word).ok()?).ok()?;
        Some(unit.at(self.exponent))
    }
}

/// Takes a unit at the cursor, without a scale word before it.
pub fn unit(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Option<Unit> {
    let mut next = *cursor;
    let mut parts = head(&mut next, reader)?;
    tail(&mut next, reader, &mut parts);
    let unit = parts.unit()?;
    *cursor = next;
    Some(unit)
}

/// Takes a unit with the scale word before it, `nghìn tấn`, or after a currency, `VND billion`.
pub fn scaled(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Option<Unit> {
    let mut next = *cursor;
    let mut exponent = scale(&mut next, reader.locale).map_or(0, |scale| scale.exponent);
    let found = match unit(&mut next, reader) {
        Some(unit) => {
            if exponent == 0 && unit.kind() == Kind::Money {
                exponent = scale(&mut next, reader.locale).map_or(0, |scale| scale.exponent);
            }
            unit.at(unit.exponent().checked_add(exponent)?)
        }
        None if exponent > 0 => Unit::number().at(exponent),
        None => return None,
    };
    *cursor = next;
    Some(found)
}

/// Takes a currency that stands before its amount: `VND`, `$`, `US$`, `AED`.
pub(crate) fn currency(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let mut next = *cursor;
    let rank = |name: &Name| {
        (name.row.kind == Kind::Money && name.exponent == 0 && name.locale != Some(Locale::Vi)).then_some(0)
    };
    let parts = match NAMES.best(&mut next, rank) {
        Some(name) => Parts::new(name.row.code, Kind::Money, 0),
        None => match iso(&mut next) {
            Some(parts) => parts,
            // `Rs20`: a name that a number is glued to.
            None => next.word_if(|word| {
                NAMES
                    .get(word)
                    .filter(|name| rank(name).is_some())
                    .map(|name| Parts::new(name.row.code, Kind::Money, 0))
            })?,
        },
    };
    *cursor = next;
    Some(parts)
}

/// Takes the word for what is counted.
pub(crate) fn head(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Option<Parts> {
    let (mut by_noun, mut by_name) = (*cursor, *cursor);
    let noun = if reader.lexicon.is_empty() { None } else { reader.lexicon.longest(&mut by_noun, reader.locale) };
    let name = NAMES.best(&mut by_name, |name| match name.locale {
        None => Some(1),
        Some(locale) if locale == reader.locale => Some(2),
        Some(_) => reader.foreign.then_some(0),
    });
    if let Some(noun) = noun
        && by_noun.mark() >= by_name.mark()
    {
        *cursor = by_noun;
        return Some(Parts::new(noun.code(), noun.kind(), noun.exponent()));
    }
    if let Some(name) = name {
        let mut other = *cursor;
        if name.locale == Some(Locale::Vi)
            && homographs().longest(&mut other).is_some()
            && other.mark() > by_name.mark()
        {
            return None;
        }
        *cursor = by_name;
        let mut parts = Parts::new(name.row.code, name.row.kind, name.exponent);
        parts.per.extend_from_slice(name.per.as_bytes());
        return Some(parts);
    }
    iso(cursor)
}

/// Takes a currency code of ISO 4217 that the table does not hold, in capitals.
fn iso(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let mut next = *cursor;
    next.skip_spaces();
    let mark = next.mark();
    next.word()?;
    let word = next.since(mark);
    let unit =
        (word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())).then(|| Unit::from_code(word).ok())??;
    *cursor = next;
    Some(Parts::new(word, unit.kind(), 0))
}

/// Takes what follows the word for what is counted: its note, and what it is counted by.
pub(crate) fn tail(cursor: &mut Cursor<'_>, reader: Reader<'_>, parts: &mut Parts) {
    let has_note = parts.word.contains(&b'{');
    if !has_note {
        let _ = braces(cursor, &mut parts.note)
            || (parts.kind == Kind::Share && of_whole(cursor, reader.locale, &mut parts.note));
    }
    while per(cursor, reader, parts.kind, &mut parts.per) {}
    if parts.kind == Kind::Money && !has_note && parts.note.is_empty() {
        prices(cursor, reader.locale, &mut parts.note);
    }
}

/// Takes a note as a code has it: `{household}`.
fn braces(cursor: &mut Cursor<'_>, note: &mut Text) -> bool {
    let mut next = *cursor;
    let mark = next.mark();
    if !next.eat('{') {
        return false;
    }
    while next.peek().is_some_and(|ch| ch.is_ascii_alphanumeric() || ch == '_') {
        next.bump();
    }
    if !next.eat('}') {
        return false;
    }
    note.extend_from_slice(next.since(mark).as_bytes());
    *cursor = next;
    true
}

/// Takes `GDP`, `of GDP`, `tăng trưởng`, `growth` after a share.
fn of_whole(cursor: &mut Cursor<'_>, locale: Locale, note: &mut Text) -> bool {
    let mut next = *cursor;
    let found = if next.eat_any(locale.pick(&["tăng trưởng"][..], &["growth"][..])) {
        Some("growth")
    } else {
        next.eat_phrase(locale.pick("của", "of"));
        WHOLES.iter().find(|(phrase, _)| next.eat_phrase(phrase)).map(|(_, note)| *note)
    };
    let Some(found) = found else { return false };
    note.push(b'{');
    note.extend_from_slice(found.as_bytes());
    note.push(b'}');
    *cursor = next;
    true
}

/// A unit that is compared with its power of ten.
#[derive(Debug)]
struct Headed(Unit);

impl PartialEq for Headed {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.exponent() == other.0.exponent()
    }
}

impl Written for Headed {
    fn written(&self) -> String {
        match self.0.exponent() {
            0 => self.0.code().to_owned(),
            exponent => format!("10^{exponent} {}", self.0.code()),
        }
    }
}

/// Reads a unit that stands alone, as in the heading of a table: `ĐVT: nghìn tấn`, `(%)`, `1.000 đ`.
fn heading(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Option<Unit> {
    let mut next = *cursor;
    let opened = next.skip_spaces() && next.eat('(') || next.eat('(');
    let mut titled = next;
    if titled.eat_any(&["đơn vị tính", "đvt", "đơn vị", "unit of measure", "units", "unit"]) {
        titled.skip_spaces();
        if titled.eat(':') {
            next = titled;
        }
    }
    let mut counted = next;
    let power = match numeral(&mut counted, reader.locale, Context::Prose) {
        Ok(Some(found)) => found.total().ok().and_then(power_of_ten),
        _ => None,
    };
    let found = match power {
        Some(power) => {
            next = counted;
            let unit = unit(&mut next, reader).unwrap_or_else(Unit::number);
            unit.at(unit.exponent().checked_add(power)?)
        }
        None => scaled(&mut next, reader)?,
    };
    next.skip_spaces();
    if opened && !next.eat(')') {
        return None;
    }
    *cursor = next;
    Some(found)
}

fn power_of_ten(value: Decimal) -> Option<i8> {
    let (mantissa, power) = crate::decimal::canonical(value, 0);
    (mantissa == 1 && power >= 0).then(|| i8::try_from(power).ok()).flatten()
}

impl Unit {
    /// Reads a unit in words, with its scale word: `tỷ đồng`, `bác sĩ/1 vạn dân`, `% of GDP`, `ĐVT: nghìn tấn`.
    ///
    /// What is no word of the vocabulary is read as a code: `widget` is a counted thing.
    ///
    /// # Errors
    /// [`TextError::Expected`] where the text is neither, with the place; [`TextError::Ambiguous`] where a power of
    /// ten in digits reads differently in the two languages and none is given.
    ///
    /// # Examples
    /// ```
    /// use attain::{Locale, Unit};
    /// let income = Unit::read("triệu đồng/người/năm", Locale::Vi)?;
    /// assert_eq!((income.code(), income.exponent()), ("VND/person/year", 6));
    /// assert_eq!(Unit::read("doctors per 10,000 people", None)?.code(), "doctor/10000 person");
    /// assert!(Unit::read("tỷ tỹ", Locale::Vi).is_err());
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Self, TextError> {
        Self::read_with(text, locale, &NO_LEXICON)
    }

    /// Reads a unit with words of the caller's own.
    ///
    /// # Errors
    /// As [`Unit::read`].
    pub fn read_with(text: &str, locale: impl Into<Option<Locale>>, lexicon: &Lexicon) -> Result<Self, TextError> {
        let locale = locale.into();
        let found = whole(
            text,
            locale,
            lexicon,
            "a unit",
            |cursor, reader| Ok(heading(cursor, reader).map(Headed)),
            |_| "the end of the unit",
        );
        match found {
            Ok(Headed(unit)) => Ok(unit),
            Err(error @ TextError::Expected { .. }) => Self::from_code(text.trim()).map_err(|_| error),
            Err(error) => Err(error),
        }
    }

    /// Writes the unit with its scale word, as for many: `tỷ đồng`, `nghìn người`, `million VND/person/year`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(locale, &NO_LEXICON)
    }

    /// Writes the unit with words of the caller's own.
    #[must_use]
    pub fn write_with(&self, locale: Locale, lexicon: &Lexicon) -> String {
        let words = Words { locale, lexicon };
        let name = words.name(self, true);
        let power = match self.exponent() {
            0 => String::new(),
            exponent => match scales(locale).find(|(power, _)| *power == exponent) {
                Some((_, word)) => word.to_owned(),
                None => crate::decimal::shift(Decimal::ONE, i32::from(exponent))
                    .map_or_else(|_| format!("10^{exponent}"), |power| write_number(power, locale)),
            },
        };
        match (power.is_empty(), name.is_empty()) {
            (true, true) => "1".to_owned(),
            (false, false) => format!("{power} {name}"),
            _ => power + &name,
        }
    }

    /// Returns the name of the unit without a scale word, as for many: `đồng`, `people`, `VND/person/year`.
    #[must_use]
    pub fn name(&self, locale: Locale) -> String {
        Words { locale, lexicon: &NO_LEXICON }.name(self, true)
    }
}
