//! Figures in text: qualifiers and a change verb, a value, what it is set against.
//!
//! | part | Vietnamese | English |
//! |---|---|---|
//! | qualifiers, in order | `khoảng`, `gần`, `hơn`, `ít nhất`, `không quá`, `ước`, `phấn đấu` … | `about`, `nearly`, `over`, `at least` … |
//! | change | `tăng`, `giảm nhẹ`, `kéo giảm`, `vượt` | `up`, `increased by`, `fall by`, `exceeding by` |
//! | a level, no change | `đạt`, `còn`, `chiếm`, `bằng`, `tăng lên`, `giảm còn` | `reach`, `is`, `rise to`, `down to` |
//! | multiple | `gấp 3,16 lần`, `gấp đôi`, `gấp rưỡi` | `double`, `3.16 times` |
//! | base | `so với cùng kỳ năm trước`, `98,3% cùng kỳ`, `vượt 52,8% dự toán` | `compared with 2023`, `of the plan` |
//!
//! `vượt` before a share, or with a base, says by how much; before any other amount it says `more than`.

mod base;
mod words;

use std::fmt;
use std::str::FromStr;

use base::{base, is_plain};

use super::TextError;
use super::fold::{Cursor, Folded};
use super::leads::{Lead, leads};
use super::lexicon::{Lexicon, NO_LEXICON};
use super::numeral::Written;
use super::range::{Found, top, value};
use super::reader::{Reader, whole};
use super::unit::Words;
use crate::decimal::Decimal;
use crate::figure::{Change, Figure, Qualifier, Value};
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::unit::{Kind, Unit};

use Lead::{Asks, Changes, Compares, Equals, Exceeds, Grows, Multiple, Nothing, Per, Says, Times};
use Qualifier::{Intended, Over, Under};

/// What is read here, as errors call it.
pub(super) const WHAT: &str = "a figure";

/// What is missing after a figure that does not end the text.
pub(super) fn missing(found: &Figure) -> &'static str {
    if found.unit().kind() == Kind::Number { "a unit" } else { "the end of the figure" }
}

/// Reads a figure at the cursor; leaves the cursor where it was when there is none.
///
/// # Errors
/// Words that ask for a value without one; whatever is wrong with the value.
pub(crate) fn at(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Figure>, TextError> {
    let origin = *cursor;
    let mut said = Said::default();
    let found = loop {
        // A value first: `thứ 15`, `half a tonne` begin with words.
        if let Some(tenths) = said.multiple {
            break Some(Found {
                value: Value::Quantity(Quantity::new(Decimal::new(tenths, 1).normalize(), times())),
                bound: None,
            });
        }
        // `in the top 10` before `in the range of`.
        if let Some(found) = top(cursor, reader)? {
            break Some(found);
        }
        let mut next = *cursor;
        let lead = leads(reader.locale).longest(&mut next);
        let Some(lead) = lead else {
            // `rose from 5% to 7%` is a course between two levels.
            let course = reader.locale == Locale::En && said.change.is_some() && cursor.sees("from");
            break if course { None } else { value(cursor, reader)? };
        };
        if !said.hear(*lead) {
            break None;
        }
        *cursor = next;
    };
    let Some(found) = found else {
        let error = cursor.expected("a number", 0);
        let began = cursor.mark() > origin.mark();
        *cursor = origin;
        return if began { Err(error) } else { Ok(None) };
    };
    let missing = match (&found.value, found.value.unit().kind()) {
        // `gấp 14/15`
        (Value::Tally(_), _) if said.times => Some("a multiple"),
        // `mỗi năm 8`: eight of what?
        (_, Kind::Number) if said.per.is_some() && !said.times => Some("a unit"),
        _ => None,
    };
    if let Some(missing) = missing {
        let error = cursor.expected(missing, 0);
        *cursor = origin;
        return Err(error);
    }
    let value = said.shape(found.value);
    said.compared_after(cursor, reader.locale, &value);
    let of = base(cursor, reader, &value, &said);
    Ok(Some(said.figure(value, found.bound, of)))
}

fn times() -> Unit {
    Unit::from_code("times").unwrap_or_else(|_| Unit::number())
}

/// What the words in front of a value have said.
#[derive(Debug, Default)]
struct Said {
    qualifiers: Vec<Qualifier>,
    change: Option<Change>,
    /// Where among the qualifiers `vượt` or `cao hơn` stood, and what it says of a value with a base.
    compares: Option<(usize, Change)>,
    grows: bool,
    equals: bool,
    times: bool,
    multiple: Option<i64>,
    per: Option<&'static str>,
}

impl Said {
    /// Takes what a word says; says whether it goes with the words before it.
    fn hear(&mut self, lead: Lead) -> bool {
        match lead {
            // `tăng giảm 5%`; in `cao hơn mức tăng 5%` the change is the base's.
            Changes(change) if self.compares.is_some() || self.change.is_some_and(|said| said != change) => {
                return false;
            }
            Says(qualifier) => self.qualifiers.push(qualifier),
            Changes(change) => self.change = Some(change),
            Exceeds => self.compares = Some((self.qualifiers.len(), Change::Excess)),
            Compares(change) => self.compares = Some((self.qualifiers.len(), change)),
            Grows => self.grows = true,
            Per(by) => self.per = Some(by),
            Times => self.times = true,
            Multiple(tenths) => self.multiple = Some(tenths),
            Nothing => {}
            Equals => self.equals = true,
            Asks if self.change.is_some() || self.compares.is_some() => return false,
            Asks => self.qualifiers.push(Intended),
        }
        true
    }

    /// `5% higher than in 2023`: the change stands after the value.
    fn compared_after(&mut self, cursor: &mut Cursor<'_>, locale: Locale, value: &Value) {
        let mut next = *cursor;
        if locale != Locale::En || self.change.is_some() || matches!(value, Value::Tally(_)) {
            return;
        }
        let change = if next.eat_any(&["higher", "more", "greater", "larger"]) {
            Change::Up
        } else if next.eat_any(&["lower", "less", "fewer", "smaller"]) {
            Change::Down
        } else {
            return;
        };
        if next.sees("than") {
            self.change = Some(change);
            *cursor = next;
        }
    }

    /// The value in the unit that the words before it give.
    fn shape(&self, value: Value) -> Value {
        let unit = value.unit();
        let shaped = match (unit.kind(), self.per) {
            (Kind::Number, _) if self.times => Some(times()),
            (Kind::Share, _) if self.grows && unit.note().is_none() => unit.noted(Some("growth")).ok(),
            _ => None,
        };
        let value = match shaped {
            Some(unit) => value.relabelled(&unit),
            None => value,
        };
        match self.per {
            Some(by) if !value.unit().is_rate() && !matches!(value, Value::Tally(_)) => {
                Unit::from_code(&format!("{}{by}", value.unit().code()))
                    .map_or(value.clone(), |unit| value.relabelled(&unit))
            }
            _ => value,
        }
    }

    fn figure(mut self, value: Value, bound: Option<Qualifier>, base: Option<String>) -> Figure {
        if let Some((place, change)) = self.compares {
            let relative = matches!(value.unit().kind(), Kind::Share | Kind::Growth | Kind::Points);
            if self.change.is_none() && (base.is_some() || (relative && change == Change::Excess)) {
                self.change = Some(change);
            } else {
                let bound = if change == Change::Down { Under } else { Over };
                self.qualifiers.insert(place.min(self.qualifiers.len()), bound);
            }
        }
        self.qualifiers.extend(bound);
        let mut figure = Figure::new(value).qualified(self.qualifiers);
        if let Some(change) = self.change {
            figure = figure.changing(change);
        }
        if let Some(base) = base {
            figure = figure.against(base);
        }
        figure
    }
}

/// The error for a text that is a value, but of another type; None where it is no figure at all.
pub(crate) fn instead(
    text: &str,
    locale: Option<Locale>,
    lexicon: &Lexicon,
    what: &'static str,
    reason: impl Fn(&Figure) -> &'static str,
) -> Option<TextError> {
    match Figure::read_with(text, locale, lexicon) {
        Ok(figure) => Some(TextError::not(what, text, reason(&figure))),
        Err(error @ TextError::Invalid { .. }) => Some(error),
        Err(_) => None,
    }
}

/// Why a figure is no quantity.
pub(crate) fn is_more_than(figure: &Figure) -> &'static str {
    match (figure.value(), figure.as_range()) {
        (Value::Tally(_), _) => "it is k of n; read it as a Figure",
        (_, Some(_)) => "it says where a value lies; read it as a Range",
        _ => "it has qualifiers, a change or a base; read it as a Figure",
    }
}

/// Why a figure is no range.
pub(crate) fn is_no_range(figure: &Figure) -> &'static str {
    match figure.value() {
        _ if figure.change().is_some() => "it is a change; read it as a Figure",
        _ if figure.of().is_some() => "it is set against a base; read it as a Figure",
        Value::Tally(_) => "it is k of n; read it as a Figure",
        Value::Quantity(_) if figure.qualifiers().is_empty() => "it is one quantity; read it as a Quantity",
        _ => "it has qualifiers that are no bounds; read it as a Figure",
    }
}

impl Written for Figure {
    fn written(&self) -> String {
        let value = match self.value() {
            Value::Quantity(quantity) => quantity.written(),
            Value::Range(range) => {
                range.lower().into_iter().chain(range.upper()).map(Written::written).collect::<Vec<_>>().join(" to ")
            }
            Value::Tally(tally) => format!("{}/{}", tally.k(), tally.n()),
        };
        let names = self.qualifiers().iter().map(|q| q.name()).chain(self.change().map(Change::name));
        names.map(str::to_owned).chain(std::iter::once(value)).collect::<Vec<_>>().join(" ")
    }
}

impl Figure {
    /// Reads one expression: a value with its qualifiers, its change verb and what it is set against.
    ///
    /// # Errors
    /// [`TextError::Expected`] with the place of what does not belong, two figures in one text among it;
    /// [`TextError::Invalid`] for bounds in the wrong order and for more than there are (`16/15 chỉ tiêu`);
    /// [`TextError::Ambiguous`] without a locale.
    ///
    /// # Examples
    /// ```
    /// use attain::{Change, Figure, Locale};
    /// let revenue = Figure::read("vượt gần 47% kế hoạch", Locale::Vi)?;
    /// assert_eq!(revenue.change(), Some(Change::Excess));
    /// assert_eq!(revenue.write(Locale::En), "exceeding by nearly 47% of kế hoạch");
    /// assert!(Figure::read("tăng 7,7% tương đương 1,6 triệu đồng", Locale::Vi).is_err());
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Self, TextError> {
        Self::read_with(text, locale, &NO_LEXICON)
    }

    /// Reads a figure with words of the caller's own.
    ///
    /// # Errors
    /// As [`Figure::read`].
    pub fn read_with(text: &str, locale: impl Into<Option<Locale>>, lexicon: &Lexicon) -> Result<Self, TextError> {
        whole(text, locale.into(), lexicon, WHAT, at, missing)
    }

    /// Writes the figure: `ước giảm gần 0,8 điểm % so với 2023`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(locale, &NO_LEXICON)
    }

    /// Writes the figure with words of the caller's own.
    #[must_use]
    pub fn write_with(&self, locale: Locale, lexicon: &Lexicon) -> String {
        let words = Words { locale, lexicon };
        let Some(of) = self.of() else { return words.figure(self) };
        let said = words.figure(self);
        // The short form, where it reads as the same base.
        let short = match (self.unit().kind(), locale) {
            (Kind::Rank, Locale::Vi) => Some(format!("{said}/{of}")),
            (Kind::Rank | Kind::Share, Locale::En) => Some(format!("{said} of {of}")),
            (Kind::Share, Locale::Vi) if !matches!(self.change(), Some(Change::Up | Change::Down)) => {
                Some(format!("{said} {of}"))
            }
            _ => None,
        };
        if let Some(short) = short
            && Figure::read_with(&short, locale, lexicon).is_ok_and(|read| read == *self)
        {
            return short;
        }
        let against = locale.pick("so với", "compared with");
        if is_plain(of, false) { format!("{said} {against} {of}") } else { format!("{said} {against} “{of}”") }
    }
}

/// In English.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.write(Locale::En))
    }
}

/// Reads without a locale.
impl FromStr for Figure {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::read(text, None)
    }
}

/// A text that holds nothing but what a cursor has left, for the words before a date.
pub(crate) fn day_after<'t>(text: &'t str, phrases: &[&str]) -> Option<&'t str> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    if !cursor.eat_any(phrases) {
        return None;
    }
    cursor.skip_spaces();
    text.char_indices().nth(cursor.offset()).and_then(|(byte, _)| text.get(byte..)).map(str::trim)
}
