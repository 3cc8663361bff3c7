//! Ranges in text: two amounts with a dash or words between them, a bound with one open end, k of n.
//!
//! | written | read as |
//! |---|---|
//! | `8 - 8,5%`, `56.000 - 61.000 tỷ đồng` | scale and unit of the second serve the first, where it has none |
//! | `từ 900 triệu đến 1 tỷ đồng`, `between USD 5,400 and 5,500` | |
//! | `từ 7,5% trở lên`, `10 percent or higher`, `0,6+`, `≥ 10%` | [10 %, ∞) |
//! | `dưới 4%`, `không quá 4%` | (−∞, 4 %), (−∞, 4 %] |
//! | `[8; 8,5) %`, `[8, 8.5) %`, `(-40; 833] tỷ đồng` | where words have none: brackets, in the marks of the language |
//! | `[8,8.5)%`, `(,) tỷ đồng`, `empty %` | PostgreSQL's own form, in both languages |
//! | `top 10`, `thuộc nhóm 10 tỉnh dẫn đầu cả nước`, `among the top ten` | at most rank 10 |
//! | `14/15 chỉ tiêu`, `26 of 28 targets` | k of n, a value of figures |

mod tally;
mod top;

use std::fmt;
use std::str::FromStr;

use smallvec::SmallVec;
use tally::tally;
pub use tally::whole_number;
pub use top::top;

use super::TextError;
use super::figure::is_no_range;
use super::fold::Cursor;
use super::lexicon::{Lexicon, NO_LEXICON};
use super::numeral::{Context, numeral, write_number};
use super::plain;
use super::quantity::{Amount, amount, moved};
use super::reader::Reader;
use super::unit::{self, Words, scales};
use crate::decimal::Decimal;
use crate::figure::{Figure, Qualifier, Value};
use crate::interval::Bound;
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::{Kind, Unit};

/// A value as written, and the bound that words around it make of it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// The bound.
    pub bound: Option<Qualifier>,
}

/// Reads a value at the cursor: a quantity, a range or k of n.
///
/// # Errors
/// A malformed number; bounds in the wrong order or of different units; k above n.
pub(crate) fn value(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Found>, TextError> {
    let plain = |value| Found { value, bound: None };
    if let Some(range) = bracketed(cursor, reader)? {
        return Ok(Some(plain(Value::Range(range))));
    }
    if let Some(tally) = tally(cursor, reader)? {
        return Ok(Some(plain(tally)));
    }
    let start = *cursor;
    let mut next = start;
    let opening = opening(&mut next, reader.locale);
    let Some(lower) = amount(&mut next, reader)? else { return Ok(None) };
    let mut second = next;
    if let Some(mark) = separator(&mut second, reader.locale, opening)
        && let Some(upper) = amount(&mut second, reader)?
    {
        if mark == '-'
            && opening.is_none()
            && lower.is_year
            && upper.is_year
            && lower.unit.is_none()
            && upper.unit.is_none()
        {
            let reason = "it reads as a span of years; read it as a Period, or write `from … to`";
            return Err(second.invalid("a range", start.mark(), reason));
        }
        let range = closed(lower, upper, &start, &second)?;
        *cursor = second;
        return Ok(Some(plain(Value::Range(range))));
    }
    if opening == Some(Opening::Between) {
        return Err(next.expected(reader.locale.pick("`và` and the upper bound", "`and` and the upper bound"), 0));
    }
    let bound = match (closing(&mut next, reader.locale), opening) {
        // Of ranks, the higher is the smaller number.
        (Some(Qualifier::AtLeast), _) if lower.is_rank() => Some(Qualifier::AtMost),
        (Some(Qualifier::AtMost), _) if lower.is_rank() => Some(Qualifier::AtLeast),
        // `từ 17% năm 2015` begins a course from one year to another.
        (None, Some(Opening::From)) if next.sees(reader.locale.pick("năm", "in")) => {
            return Err(next.expected("the upper bound", 0));
        }
        (None, Some(Opening::From)) => Some(Qualifier::AtLeast),
        (bound, _) => bound,
    };
    *cursor = next;
    Ok(Some(Found { value: Value::Quantity(lower.quantity()), bound }))
}

/// The word before the lower bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// `từ`, `from`.
    From,
    /// `giữa`, `between`.
    Between,
}

/// Takes the word that opens a range.
pub fn opening(cursor: &mut Cursor<'_>, locale: Locale) -> Option<Opening> {
    if cursor.eat_any(locale.pick(&["giữa", "nằm giữa"][..], &["between", "in between"][..])) {
        Some(Opening::Between)
    } else if cursor.eat_any(locale.pick(&["kể từ", "từ mức", "từ"][..], &["from"][..])) {
        Some(Opening::From)
    } else {
        None
    }
}

/// Takes what stands between two bounds; its first character tells a dash from a word.
pub fn separator(cursor: &mut Cursor<'_>, locale: Locale, opening: Option<Opening>) -> Option<char> {
    let mut next = *cursor;
    next.skip_spaces();
    let words: &[&str] = match (locale, opening) {
        (Locale::Vi, Some(Opening::Between)) => &["và", "đến"],
        (Locale::Vi, _) => &["cho đến", "đến", "tới"],
        (Locale::En, None) => &["to"],
        (Locale::En, Some(_)) => &["and", "to"],
    };
    if next.eat_any(words) {
        *cursor = next;
        return Some('w');
    }
    // `8 -- 9` is no range; `~` is one in tables; `one-eighth` is one word.
    let mark = next.peek().filter(|ch| matches!(ch, '-' | '~'))?;
    let joins = next.before().is_some_and(char::is_alphabetic);
    next.bump();
    let joins = joins && next.peek().is_some_and(char::is_alphabetic);
    if joins || next.peek() == Some(mark) || opening == Some(Opening::Between) {
        return None;
    }
    *cursor = next;
    Some(mark)
}

/// Takes words after a value that open its upper or its lower side: `trở lên`, `or less`, `+`.
pub fn closing(cursor: &mut Cursor<'_>, locale: Locale) -> Option<Qualifier> {
    const UP: [&[&str]; 2] = [
        &["trở lên", "trở đi", "hoặc hơn", "hoặc nhiều hơn", "hoặc cao hơn"],
        &[
            "or more",
            "or higher",
            "or above",
            "or over",
            "or greater",
            "or better",
            "and above",
            "and over",
            "and more",
            "and higher",
            "and up",
            "upwards",
            "at least",
        ],
    ];
    const DOWN: [&[&str]; 2] = [
        &["trở xuống", "trở lại", "hoặc ít hơn", "hoặc thấp hơn"],
        &[
            "or less",
            "or lower",
            "or below",
            "or under",
            "or fewer",
            "and below",
            "and under",
            "and less",
            "and lower",
            "at most",
        ],
    ];
    let mut next = *cursor;
    if next.eat('+') && !next.peek().is_some_and(|ch| ch.is_ascii_digit()) {
        *cursor = next;
        return Some(Qualifier::AtLeast);
    }
    if cursor.eat_any(locale.pick(UP[0], UP[1])) {
        Some(Qualifier::AtLeast)
    } else if cursor.eat_any(locale.pick(DOWN[0], DOWN[1])) {
        Some(Qualifier::AtMost)
    } else if locale == Locale::En && cursor.eat_any(&["or so", "approximately"]) {
        Some(Qualifier::About)
    } else if locale == Locale::En && cursor.eat_phrase("exactly") {
        Some(Qualifier::Exactly)
    } else {
        None
    }
}

/// The power of ten of `tỷ`, which other scale words multiply.
const BILLIONS: i8 = 9;

/// Makes a range of two amounts, each of which may lack what the other has.
fn closed(mut lower: Amount, mut upper: Amount, start: &Cursor<'_>, end: &Cursor<'_>) -> Result<Range, TextError> {
    if !share_tail(&mut lower, &mut upper) {
        return Err(end.expected("a unit of the upper bound", 0));
    }
    Range::closed(lower.quantity(), upper.quantity())
        .map_err(|error| end.invalid("a range", start.mark(), error.to_string()))
}

/// Gives each of two bounds the scale word and the unit that only the other has; false where the upper bound lacks
/// the unit that stands after the lower one.
pub fn share_tail(lower: &mut Amount, upper: &mut Amount) -> bool {
    match (lower.unit.is_some(), upper.unit.is_some()) {
        // `USD 5,400 - 5,500`, `$10 - 20 million`
        (true, false) if lower.leads => {
            upper.unit.clone_from(&lower.unit);
            if lower.exponent == 0 {
                lower.exponent = upper.exponent;
            }
        }
        (true, false) => return false,
        // `56.000 - 61.000 tỷ đồng`, `900 triệu - 1 tỷ đồng`
        (false, _) => {
            lower.unit.clone_from(&upper.unit);
            // `5 nghìn - 6 nghìn tỷ đồng` shares its billions.
            if lower.exponent == 0 || lower.exponent + BILLIONS == upper.exponent {
                lower.exponent = upper.exponent;
            }
        }
        // `8% - 8,5%/năm`
        (true, true) => {
            if let (Some(of_lower), Some(of_upper)) = (&lower.unit, &upper.unit)
                && of_upper.is_rate()
                && !of_lower.is_rate()
                && of_upper.numerator() == *of_lower
            {
                lower.unit.clone_from(&upper.unit);
            }
        }
    }
    true
}

/// `[8,8.5) %`, `[8; 8,5) %`, `(,4] tỷ đồng`, `empty %`.
fn bracketed(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Range>, TextError> {
    let mut next = *cursor;
    next.skip_spaces();
    let inside = next;
    if !next.eat_phrase("empty") {
        if !matches!(next.peek(), Some('[' | '(')) {
            return Ok(None);
        }
        let mut parted = false;
        while let Some(ch) = next.peek().filter(|ch| !matches!(ch, ']' | ')')) {
            parted |= ch == ';';
            next.bump();
        }
        if next.bump().is_none() {
            return Ok(None);
        }
        if parted {
            *cursor = inside;
            return semicolon(cursor, reader).map(Some);
        }
    }
    let bounds = next.since(inside.mark());
    let end = next;
    let unit = unit::scaled(&mut next, reader).unwrap_or_else(Unit::number);
    let range = Range::from_postgres(bounds, &unit)
        .map_err(|error| end.invalid("a range", inside.mark(), error.to_string()))?;
    *cursor = next;
    Ok(Some(range))
}

/// `[1,5; 2,5) tấn`: the bounds in the marks of the language.
fn semicolon(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Range, TextError> {
    let start = *cursor;
    let bound = |cursor: &mut Cursor<'_>, ends: &[char], what| -> Result<Option<Decimal>, TextError> {
        cursor.skip_spaces();
        let read = match cursor.peek() {
            Some(ch) if ends.contains(&ch) => None,
            _ => match numeral(cursor, reader.locale, Context::Alone)? {
                Some(found) if found.exponent == 0 => Some(found.value),
                _ => return Err(cursor.expected("a bound in digits", start.mark())),
            },
        };
        cursor.skip_spaces();
        match cursor.peek() {
            Some(ch) if ends.contains(&ch) => Ok(read),
            _ => Err(cursor.expected(what, start.mark())),
        }
    };
    let lower_closed = cursor.bump() == Some('[');
    let lower = bound(cursor, &[';'], "`;` between the bounds")?;
    cursor.bump();
    let upper = bound(cursor, &[']', ')'], "`]` or `)`")?;
    let upper_closed = cursor.bump() == Some(']');
    let end = *cursor;
    let unit = unit::scaled(cursor, reader).unwrap_or_else(Unit::number);
    if lower.is_none() && upper.is_none() {
        return Ok(Range::everything(&unit));
    }
    let at = |amount: Option<Decimal>, closed| {
        amount.map(|amount| Bound { at: Quantity::new(amount, unit.clone()), closed })
    };
    Range::new(at(lower, lower_closed), at(upper, upper_closed))
        .map_err(|error| end.invalid("a range", start.mark(), error.to_string()))
}

impl Range {
    /// Reads a range: `8 - 8,5%`, `từ 7,5% trở lên`, `between 5,400 and 5,500 USD`, `at most 4%`.
    ///
    /// Whatever [`Figure::as_range`] accepts is a range.
    ///
    /// # Errors
    /// [`TextError::Expected`] with the place of what does not belong; [`TextError::Invalid`] for bounds in the wrong
    /// order, for one quantity and for what only a [`Figure`] can say; [`TextError::Ambiguous`] without a locale.
    ///
    /// # Examples
    /// ```
    /// use attain::{Locale, Range};
    /// let revenue = Range::read("56.000 - 61.000 tỷ đồng", Locale::Vi)?;
    /// assert_eq!(revenue.write(Locale::En), "56,000–61,000 billion VND");
    /// assert_eq!(
    ///     Range::read("khoảng 8 - 8,5%", Locale::Vi).unwrap_err().to_string(),
    ///     "`khoảng 8 - 8,5%` is not a range: it has qualifiers that are no bounds; read it as a Figure",
    /// );
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Self, TextError> {
        Self::read_with(text, locale, &NO_LEXICON)
    }

    /// Reads a range with words of the caller's own.
    ///
    /// # Errors
    /// As [`Range::read`].
    pub fn read_with(text: &str, locale: impl Into<Option<Locale>>, lexicon: &Lexicon) -> Result<Self, TextError> {
        let locale = locale.into();
        if lexicon.is_empty()
            && let Some(found) = plain::range(text, locale)
        {
            return Ok(found);
        }
        let figure = Figure::read_with(text, locale, lexicon)?;
        figure.as_range().ok_or_else(|| TextError::not("a range", text, is_no_range(&figure)))
    }

    /// Writes the range: `8 - 8,5%`, `từ 7,5% trở lên`, `8–8.5%`, `at least 7.5%`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(locale, &NO_LEXICON)
    }

    /// Writes the range with words of the caller's own.
    #[must_use]
    pub fn write_with(&self, locale: Locale, lexicon: &Lexicon) -> String {
        let words = Words { locale, lexicon };
        let side = |quantity: &Quantity, phrase: &str| format!("{phrase} {}", words.quantity(quantity));
        match (self.lower(), self.upper()) {
            (Some(low), None) if self.lower_closed() => match locale {
                // A rank from the tenth up is a number of at most ten.
                Locale::Vi if low.unit().kind() == Kind::Rank => side(low, "ít nhất"),
                Locale::Vi => format!("từ {} trở lên", words.quantity(low)),
                Locale::En => side(low, "at least"),
            },
            (Some(low), None) => side(low, locale.pick("trên", "more than")),
            (None, Some(high)) if self.upper_closed() => side(high, locale.pick("không quá", "at most")),
            (None, Some(high)) => side(high, locale.pick("dưới", "below")),
            _ => words.range(self),
        }
    }
}

impl Words<'_> {
    /// A range in the form that a number can have words in front of.
    pub(crate) fn range(self, range: &Range) -> String {
        match (range.lower(), range.upper()) {
            (Some(low), Some(high))
                if range.lower_closed() && range.upper_closed() && low != high && !self.lends_scale(low, high) =>
            {
                self.between(low, high)
            }
            _ => self.bracketed(range),
        }
    }

    /// Whether the scale word of the upper bound would be read for the lower one: `900 - 1 nghìn`.
    fn lends_scale(self, low: &Quantity, high: &Quantity) -> bool {
        let power = |quantity| {
            let printed = self.printed(quantity).scale;
            scales(self.locale).find(|(_, word)| *word == printed).map_or(0, |(power, _)| power)
        };
        let (low_power, high_power) = (power(low), power(high));
        low.unit().kind() == Kind::Number && (low_power == 0 && high_power > 0 || low_power + BILLIONS == high_power)
    }

    fn between(self, low: &Quantity, high: &Quantity) -> String {
        let (from, to) = (self.printed(low), self.printed(high));
        let dash = self.locale.pick(" - ", "–");
        if low.is_negative() || high.is_negative() || low.unit().kind() == Kind::Rank {
            let (from, to) = (self.quantity(low), self.quantity(high));
            return match self.locale {
                Locale::Vi => format!("từ {from} đến {to}"),
                Locale::En => format!("between {from} and {to}"),
            };
        }
        if from.scale == to.scale {
            let to = to.of_many();
            return format!("{}{dash}{}{}", from.number, to.number, self.tail(high.unit(), &to));
        }
        format!("{}{}{}", self.quantity(low), self.locale.pick(" - ", " – "), self.quantity(high))
    }

    /// PostgreSQL's form in the marks of the language, both bounds at one power of ten: `[1,5; 2,5) tấn`,
    /// `[1.5, 2.5) tonnes`.
    fn bracketed(self, range: &Range) -> String {
        let bounds: SmallVec<[&Quantity; 2]> = range.lower().into_iter().chain(range.upper()).collect();
        let moved = moved(self.locale, &bounds);
        let named = |unit: &Unit| scales(self.locale).map(|(power, _)| power).find(|power| *power <= unit.exponent());
        let (unit, mut amounts) = match &moved {
            Some((power, _, amounts)) => (range.unit().at(*power), amounts.iter().copied()),
            None => (range.unit().at(named(range.unit()).unwrap_or(0)), [].iter().copied()),
        };
        // Beyond what decimals hold at one power of ten.
        if moved.is_none() && !bounds.is_empty() {
            return format!("{} {}", range.to_postgres(), Unit::write_with(range.unit(), self.locale, self.lexicon));
        }
        let mut written = |bound: Option<&Quantity>| match (bound.and_then(|_| amounts.next()), self.locale) {
            (None, _) => String::new(),
            (Some(amount), Locale::Vi) => write_number(amount, Locale::Vi),
            // A comma stands between the bounds.
            (Some(amount), Locale::En) => amount.to_string(),
        };
        let (lower, upper) = (written(range.lower()), written(range.upper()));
        let between = match (bounds.is_empty(), self.locale) {
            (true, _) => ",",
            (false, Locale::Vi) => "; ",
            (false, Locale::En) => ", ",
        };
        let (opens, closes) =
            (if range.lower_closed() { '[' } else { '(' }, if range.upper_closed() { ']' } else { ')' });
        let shown =
            if range.is_empty() { "empty".to_owned() } else { format!("{opens}{lower}{between}{upper}{closes}") };
        match Unit::write_with(&unit, self.locale, self.lexicon).as_str() {
            "1" => shown,
            name => format!("{shown} {name}"),
        }
    }
}

/// In English.
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.write(Locale::En))
    }
}

/// Reads without a locale.
impl FromStr for Range {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::read(text, None)
    }
}
