//! The figure that a cell is: a number, two bounds, or k of n, whose unit may stand elsewhere in its table.

use attain::text::prose::{
    Amount, Context, Cursor, Flags, Folded, Lead, Reader, amount, closing, leads, numeral, opening, separator,
    share_tail, whole_number,
};
use attain::{Change, Decimal, Kind, Lexicon, Locale, Qualifier, Quantity, Range, Tally, Unit, Value};

use super::rows::Cell;
use crate::mention::{Doubt, Flag};

/// What a cell says.
#[derive(Clone, Debug)]
pub(super) enum Held {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(Box<Printed>),
    /// Words.
    Words,
}

/// A figure in a cell.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    /// Code points of the report, half-open.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) value: Value,
    pub(super) qualifiers: Vec<Qualifier>,
    pub(super) change: Option<Change>,
    pub(super) flags: Vec<Flag>,
}

/// How the cells of a table are read.
#[derive(Clone, Copy)]
pub(super) struct Cells<'l> {
    /// The language of the words.
    pub(super) locale: Locale,
    /// The language whose marks the numbers have.
    pub(super) marks: Locale,
    pub(super) lexicon: &'l Lexicon,
}

/// Whether a cell is left empty: `-`, `…`, `x`, `n/a`.
pub(super) fn is_empty(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|ch| !ch.is_alphanumeric() && !matches!(ch, '½' | '¼' | '¾'))
        || ["x", "n/a", "na", "n.a.", "n.a", "kxđ", "nil", "tbd", "tbc", "none", "không có", "chưa có"]
            .contains(&text.to_lowercase().as_str())
}

impl Cells<'_> {
    /// Reads a cell; `unit` is that of its row or column.
    pub(super) fn read(self, cell: &Cell<'_>, unit: Option<&Unit>) -> Held {
        if is_empty(cell.text) {
            return Held::Nothing;
        }
        match self.figure(cell, unit) {
            Some(printed) => Held::Figure(Box::new(printed)),
            None => Held::Words,
        }
    }

    fn reader(&self, marks: Locale) -> Reader<'_> {
        Reader { locale: marks, context: Context::Alone, lexicon: self.lexicon, foreign: true }
    }

    fn figure(&self, cell: &Cell<'_>, unit: Option<&Unit>) -> Option<Printed> {
        if cell.text.chars().count() > 80 {
            return None;
        }
        let folded = Folded::prose(cell.text);
        let mut cursor = folded.cursor();
        let (mut qualifiers, mut change) = (Vec::new(), None);
        loop {
            let mut next = cursor;
            next.skip_spaces();
            match leads(self.locale).longest(&mut next) {
                Some(Lead::Says(qualifier)) => qualifiers.push(*qualifier),
                Some(Lead::Changes(changed)) => change = Some(*changed),
                Some(Lead::Nothing | Lead::Equals | Lead::Asks) => {}
                _ => break,
            }
            cursor = next;
        }
        cursor.skip_spaces();
        // `(4.2)` is a negative number of bookkeepers.
        let bracketed = qualifiers.is_empty()
            && change.is_none()
            && cursor.peek() == Some('(')
            && cell.text.trim_end().ends_with(')');
        if bracketed {
            cursor.bump();
        }
        let opened = opening(&mut cursor, self.locale);
        cursor.skip_spaces();
        let digit = |ch: char| {
            ch.is_ascii_digit()
                || matches!(ch, '-' | '+' | '½' | '¼' | '¾' | '⅓' | '⅔' | '.' | '$' | '€' | '£' | '¥' | '₫' | '₹')
        };
        if !cursor.peek().is_some_and(|ch| digit(ch) || ch.is_alphabetic())
            || !cell.text.chars().any(|ch| ch.is_numeric())
        {
            return None;
        }
        let from = cursor;
        let rupees = if self.marks == Locale::En { rupees(&cursor) } else { None };
        let (value, flags) = match rupees {
            Some((amount, next)) => {
                cursor = next;
                let unit = unit.cloned().unwrap_or_else(Unit::number);
                (Value::Quantity(Quantity::new(amount, unit)), Vec::new())
            }
            None => self.value(&mut cursor, opened.is_some(), unit)?,
        };
        let end = cursor.end_offset();
        let mut after = cursor;
        if bracketed {
            after.eat(')').then_some(())?;
        }
        if let Some(bound) = closing(&mut after, self.locale) {
            let rank = value.unit().kind() == Kind::Rank;
            qualifiers.push(match bound {
                Qualifier::AtLeast if rank => Qualifier::AtMost,
                Qualifier::AtMost if rank => Qualifier::AtLeast,
                bound => bound,
            });
        } else if opened.is_some() && !matches!(value, Value::Range(_)) {
            qualifiers.push(Qualifier::AtLeast);
        }
        if !is_footnote(&after) {
            return None;
        }
        let value = match (bracketed, value) {
            (true, Value::Quantity(quantity)) => Value::Quantity(quantity.negated()),
            (true, _) => return None,
            (false, value) => value,
        };
        let start = from.offset();
        let text = cell.text.chars().skip(start).take(end.saturating_sub(start)).collect();
        Some(Printed { start: cell.start + start, end: cell.start + end, text, value, qualifiers, change, flags })
    }

    fn value(&self, cursor: &mut Cursor<'_>, opened: bool, unit: Option<&Unit>) -> Option<(Value, Vec<Flag>)> {
        if !opened && let Some(tally) = self.tally(cursor, unit) {
            return Some((Value::Tally(tally), Vec::new()));
        }
        let from = *cursor;
        let mut lower = self.amount(cursor)?;
        if lower.from_words || (lower.is_year && lower.unit.is_none() && unit.is_none()) {
            return None;
        }
        let mut second = *cursor;
        if separator(&mut second, self.locale, opened.then_some(attain::text::prose::Opening::From)).is_some() {
            second.skip_spaces();
            if let Some(mut upper) = self.amount(&mut second)
                && !(lower.is_year && upper.is_year && lower.unit.is_none() && upper.unit.is_none() && unit.is_none())
            {
                if lower.unit.is_some() && upper.unit.is_none() && !lower.leads {
                    upper.unit.clone_from(&lower.unit);
                    upper.exponent = lower.exponent;
                } else if !share_tail(&mut lower, &mut upper) {
                    return None;
                }
                let flags = self.doubts(lower.flags.and(upper.flags), &from, None);
                let (lower, upper) = (quantity(lower, unit), quantity(upper, unit));
                *cursor = second;
                return match Range::closed(lower.clone(), upper.clone()) {
                    Ok(range) => Some((Value::Range(range), flags)),
                    Err(_) => {
                        let range = Range::closed(upper, lower).ok()?;
                        let reversed = Flag { doubt: Doubt::BoundsReversed, alternative: None };
                        Some((Value::Range(range), flags.into_iter().chain([reversed]).collect()))
                    }
                };
            }
        }
        let flags = lower.flags;
        let quantity = quantity(lower, unit);
        let flags = self.doubts(flags, &from, Some(&quantity));
        Some((Value::Quantity(quantity), flags))
    }

    /// An amount: the number in the marks of the table, its words in the language of the table.
    fn amount(&self, cursor: &mut Cursor<'_>) -> Option<Amount> {
        let mut here = *cursor;
        let found = amount(&mut here, self.reader(self.marks)).ok().flatten();
        if self.marks != self.locale {
            let mut other = *cursor;
            let spelled = amount(&mut other, self.reader(self.locale)).ok().flatten();
            if let (Some(found), Some(spelled)) = (&found, spelled)
                && other.mark() > here.mark()
            {
                *cursor = other;
                return Some(Amount { value: found.value, ..spelled });
            }
        }
        let found = found?;
        *cursor = here;
        Some(found)
    }

    /// `26/28`, `8/13 huyện`.
    fn tally(&self, cursor: &mut Cursor<'_>, unit: Option<&Unit>) -> Option<Tally> {
        let mut next = *cursor;
        let k = whole_number(&mut next, self.marks)?;
        next.skip_spaces();
        if !next.eat('/') {
            return None;
        }
        next.skip_spaces();
        let n = whole_number(&mut next, self.marks)?;
        if k > n || n == 0 || next.peek() == Some('/') {
            return None;
        }
        let mut noun = next;
        let thing = match attain::text::prose::unit(&mut noun, self.reader(self.locale)) {
            Some(thing) if thing.kind() == Kind::Count => {
                next = noun;
                thing
            }
            _ => unit
                .filter(|unit| matches!(unit.kind(), Kind::Count | Kind::Rank))
                .map_or_else(Unit::number, |unit| unit.at(0)),
        };
        let tally = Tally::new(k, n, thing).ok()?;
        *cursor = next;
        Some(tally)
    }

    fn doubts(&self, flags: Flags, from: &Cursor<'_>, quantity: Option<&Quantity>) -> Vec<Flag> {
        // Marks that the other cells of the table bear out are not doubtful.
        if self.marks != self.locale {
            return Vec::new();
        }
        let other = match self.marks {
            Locale::Vi => Locale::En,
            _ => Locale::Vi,
        };
        if flags.ambiguous {
            let mut cursor = *from;
            let number = numeral(&mut cursor, other, Context::Alone).ok().flatten();
            let alternative = quantity
                .zip(number)
                .map(|(quantity, number)| Value::Quantity(Quantity::new(number.value, quantity.unit().clone())));
            return vec![Flag { doubt: Doubt::AmbiguousSeparator, alternative }];
        }
        let flag = Flag { doubt: Doubt::NonstandardSeparator, alternative: None };
        if flags.nonstandard { vec![flag] } else { Vec::new() }
    }
}

/// Gives an amount without a unit that of its row or column.
fn quantity(mut amount: Amount, unit: Option<&Unit>) -> Quantity {
    if amount.unit.is_none()
        && let Some(unit) = unit
    {
        // `17.500 tỷ` in a column of `tỷ đồng` has its scale once.
        if amount.exponent == 0 {
            amount.exponent = unit.exponent();
        }
        amount.unit = Some(unit.at(0));
    }
    amount.quantity()
}

/// A number grouped as rupees are, `25,83,499`, and the cursor behind it; the table says elsewhere that it is money.
fn rupees<'f>(from: &Cursor<'f>) -> Option<(Decimal, Cursor<'f>)> {
    let mut cursor = *from;
    let mut plain = String::new();
    if cursor.eat('-') {
        plain.push('-');
    }
    let mut groups = vec![0usize];
    while let Some(ch) = cursor.peek().filter(|ch| ch.is_ascii_digit() || *ch == ',') {
        cursor.bump();
        if ch == ',' {
            groups.push(0);
        } else {
            *groups.last_mut()? += 1;
            plain.push(ch);
        }
    }
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    if !(1..=2).contains(first) || *last != 3 || middle.is_empty() || middle.iter().any(|length| *length != 2) {
        return None;
    }
    if cursor.peek() == Some('.') {
        plain.push('.');
        cursor.bump();
        while let Some(ch) = cursor.peek().filter(char::is_ascii_digit) {
            cursor.bump();
            plain.push(ch);
        }
    }
    Some((attain::text::number(&plain, Locale::En).ok()?, cursor))
}

/// Whether nothing but the mark of a footnote is left: `*`, `(1)`, `[2]`.
fn is_footnote(cursor: &Cursor<'_>) -> bool {
    let mut rest = *cursor;
    let mut text = String::new();
    while let Some(ch) = rest.bump() {
        text.push(ch);
    }
    let text = text.trim();
    let small =
        |inside: &str| inside.chars().count() <= 2 && inside.chars().all(|ch| ch.is_alphanumeric() || ch == '*');
    text.is_empty()
        || text.chars().all(|ch| matches!(ch, '*' | '†' | '‡' | '¹' | '²' | '³' | '.' | ';' | ','))
        || text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).is_some_and(small)
        || text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).is_some_and(small)
}

/// The language whose marks the numbers of a table have: that of the words, unless only the other one fits.
pub(super) fn marks<'t>(cells: impl Iterator<Item = &'t str>, locale: Locale) -> Locale {
    let (mut comma, mut point) = (0usize, 0usize);
    for text in cells {
        let bare = text.trim_matches(|ch: char| !ch.is_ascii_digit());
        if bare.is_empty() || !bare.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, '.' | ',')) {
            continue;
        }
        let decimal = |mark: char, other: char| {
            let behind = bare.rsplit(mark).next().unwrap_or("");
            let once = bare.matches(mark).count() == 1;
            once && !behind.contains(other)
                && (behind.len() != 3 || bare.starts_with('0') || bare.contains(other))
                && !behind.is_empty()
        };
        let groups = |mark: char| bare.matches(mark).count() > 1;
        comma += usize::from(decimal(',', '.') || groups('.'));
        point += usize::from(decimal('.', ',') || groups(','));
    }
    match locale {
        Locale::Vi if point > 0 && comma == 0 => Locale::En,
        Locale::En if comma > 0 && point == 0 => Locale::Vi,
        _ => locale,
    }
}
