//! The value at a place in prose: an amount, two bounds, k of n, a rank, a multiple.

mod multiple;
mod range;
mod rank;
mod single;
mod tally;

use attain::text::prose::{Amount, Context, Reader, amount, opening, separator, unit};
use attain::{Decimal, Kind, Locale, Quantity, Value};

use super::{Led, Scanner, Spotted, en};
use crate::line::{Line, Sort};
use crate::mention::{Doubt, Flag};
use crate::words::words;

/// The value that begins at a token.
pub(super) fn at(line: &Line<'_>, at: usize, scanner: Scanner<'_>, led: &Led) -> Option<Spotted> {
    let reader = Reader { locale: scanner.locale, context: Context::Prose, lexicon: scanner.lexicon, foreign: false };
    let here = Place { line, at, reader, led };
    if scanner.locale == Locale::En
        && let Some(part) = en::part::part(line, at, reader, led)
    {
        return Some(part);
    }
    here.multiple().or_else(|| here.top()).or_else(|| here.rank()).or_else(|| here.tally()).or_else(|| here.amounts())
}

#[derive(Clone, Copy)]
struct Place<'p, 'f> {
    line: &'p Line<'f>,
    at: usize,
    reader: Reader<'p>,
    led: &'p Led,
}

impl Place<'_, '_> {
    fn spotted(&self, to: usize, end: usize, value: Value) -> Spotted {
        Spotted {
            from: self.at,
            to,
            end,
            led_from: self.at,
            value,
            lead: self.led.clone(),
            flags: Vec::new(),
            departs: false,
            multiple: false,
        }
    }

    /// One amount or two with a dash or words between them.
    fn amounts(&self) -> Option<Spotted> {
        let (line, locale) = (self.line, self.reader.locale);
        let mut cursor = line.cursor(self.at);
        let opened = opening(&mut cursor, locale);
        let first_at = if opened.is_some() { line.index(&cursor) } else { self.at };
        if opened.is_some() {
            // The words before the figure may lead on: `từ khoảng 5 đến 6%`.
            let starts =
                line.any(first_at, words!["khoảng, mức, hơn, gần, trên, dưới, about, around"]).unwrap_or(first_at);
            if !self.is_figure_start(starts) || starts != first_at {
                return None;
            }
        } else if !self.is_figure_start(first_at) {
            return None;
        }
        let mut cursor = line.cursor(first_at);
        let lower = amount(&mut cursor, self.reader).ok()??;
        let lower_to = line.index(&cursor);
        if !self.is_whole(first_at, lower_to, &lower) {
            return None;
        }
        let mut second = cursor;
        if let Some(mark) = separator(&mut second, locale, opened) {
            let second_at = line.index(&second);
            if let Some(spotted) = self.range(opened, mark, &lower, first_at, second_at) {
                return Some(spotted);
            }
        }
        if opened.is_some() {
            return self.bounded(opened, lower, first_at, lower_to);
        }
        self.single(lower, first_at, lower_to)
    }

    /// Whether a figure can begin at a token: digits, a currency before digits, or number words.
    fn is_figure_start(&self, at: usize) -> bool {
        let line = self.line;
        match line.sort(at) {
            Some(Sort::Digits) => true,
            Some(Sort::Mark('-' | '+')) => {
                let opened =
                    !line.is_glued(at) || self.reader.locale == Locale::En && at > 0 && line.mark(at - 1) == Some('(');
                line.is_digits(at + 1) && line.is_glued(at + 1) && opened
            }
            Some(Sort::Mark('.')) => {
                self.reader.locale == Locale::En
                    && line.is_digits(at + 1)
                    && line.is_glued(at + 1)
                    && !line.is_glued(at)
            }
            Some(Sort::Mark(ch)) => !ch.is_ascii() || ch == '$',
            Some(Sort::Word) => {
                let word = line.word(at);
                number_word(word, self.reader.locale)
                    || self.reader.locale == Locale::En
                        && (word == "minus" && (line.is_digits(at + 1) || number_word(line.word(at + 1), Locale::En))
                            || self.is_named_money(at))
                    || self.reader.locale == Locale::Vi
                        && word == "không"
                        && matches!(line.word(at + 1), "phẩy" | "chấm")
                    || money_word(word)
                    || matches!(line.mark(at + 1), Some('$' | '€' | '£' | '¥'))
            }
            None => false,
        }
    }

    /// Whether the name of a currency stands before digits: `ringgit 42`, `Malaysian ringgit 42`.
    fn is_named_money(&self, at: usize) -> bool {
        let line = self.line;
        let digits = (at + 1..at + 4).find(|at| line.is_digits(*at));
        digits.is_some_and(|digits| {
            let mut cursor = line.cursor(at);
            unit(&mut cursor, self.reader).is_some_and(|unit| unit.kind() == Kind::Money && !unit.is_rate())
                && line.index(&cursor) == digits
                && !line.is_glued(at)
        })
    }

    /// Whether an amount is one that is said in prose, and not the beginning of something else.
    fn is_whole(&self, at: usize, to: usize, amount: &Amount) -> bool {
        let line = self.line;
        // Digits that go on without a space are a code: `1A`, `5G`.
        if amount.unit.is_none()
            && line.sort(to) == Some(Sort::Word)
            && line.is_glued(to)
            && line.is_digits(to.saturating_sub(1))
        {
            return false;
        }
        if amount.from_words && line.sort(at) == Some(Sort::Word) && !self.is_said(at, to, amount) {
            return false;
        }
        // `Quarter Two Performance`: the words of a title.
        if self.reader.locale == Locale::En
            && amount.from_words
            && line.is_capital(at)
            && line.is_capital(to.saturating_sub(1))
            && at > 0
            && line.is_capital(at - 1)
        {
            return false;
        }
        true
    }

    /// Whether number words are a figure rather than a manner of speaking: `hai mươi ba nghìn`, `năm phần trăm`.
    fn is_said(&self, at: usize, to: usize, amount: &Amount) -> bool {
        let Some(unit) = &amount.unit else { return amount.exponent >= 3 && to > at + 1 };
        let words = (at..to).filter(|at| number_word(self.line.word(*at), self.reader.locale)).count();
        let precise = matches!(unit.kind(), Kind::Share | Kind::Points | Kind::Money | Kind::Physical | Kind::Times)
            || unit.word() == "cent";
        match self.reader.locale {
            Locale::Vi => {
                (precise || words >= 2 || amount.exponent >= 3)
                    && (self.line.word(at) != "không" || matches!(self.line.word(at + 1), "phẩy" | "chấm"))
                    && !matches!(unit.kind(), Kind::Duration)
                    && !(amount.exponent == 0 && amount.value == Decimal::ONE)
            }
            _ => {
                let article = matches!(self.line.word(at), "a" | "an");
                ((precise || unit.kind() == Kind::Count && self.line.word(at) != "one") && !article
                    || words >= 2 && !article
                    || amount.exponent >= 3)
                    && !matches!(unit.kind(), Kind::Duration)
            }
        }
    }

    /// Flags what the marks of a number leave open.
    fn doubt(&self, spotted: &mut Spotted, flags: attain::text::prose::Flags) {
        let other = |place: &Place<'_, '_>| {
            let mut cursor = place.line.cursor(spotted.from);
            let locale = match place.reader.locale {
                Locale::Vi => Locale::En,
                _ => Locale::Vi,
            };
            let number = attain::text::prose::numeral(&mut cursor, locale, Context::Prose).ok()??;
            match &spotted.value {
                Value::Quantity(quantity) => {
                    Some(Value::Quantity(Quantity::new(number.value, quantity.unit().clone())))
                }
                _ => None,
            }
        };
        if flags.ambiguous {
            spotted.flags.push(Flag { doubt: Doubt::AmbiguousSeparator, alternative: other(self) });
        } else if flags.nonstandard {
            spotted.flags.push(Flag { doubt: Doubt::NonstandardSeparator, alternative: None });
        }
    }
}

impl Led {
    /// Whether any word leads to the figure.
    pub(crate) fn is_led(&self) -> bool {
        self.led
    }
}

/// Whether a word is a number or a part of one.
pub(super) fn number_word(word: &str, locale: Locale) -> bool {
    match locale {
        Locale::Vi => words![
            "một, hai, ba, bốn, năm, sáu, bảy, bẩy, tám, chín, mười, mươi, trăm",
            "nghìn, ngàn, triệu, tỷ, tỉ, nửa, vạn, rưỡi, lăm, mốt, tư, linh, lẻ"
        ]
        .contains(&word),
        _ => words![
            "one, two, three, four, five, six, seven, eight, nine, ten, eleven",
            "twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen",
            "nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty",
            "ninety, hundred, thousand, million, billion, trillion, half",
            "quarter, a, an, zero, dozen, lakh, crore"
        ]
        .contains(&word),
    }
}

fn money_word(word: &str) -> bool {
    word.len() == 3 || words!["us, ksh, kshs, rs, shs, ushs, tshs, re, nt, hk, r, frw, sh, tk"].contains(&word)
}
