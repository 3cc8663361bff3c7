//! A cursor over the signs of a short text that remembers how far any reading of it came.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::period::{Period, PeriodError};
use crate::text::TextError;

/// One way to read a period.
pub(super) type Way = fn(&mut Reader<'_>) -> Option<Period>;

pub(super) struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    position: usize,
    /// The furthest token at which a way failed, and what it wanted there.
    furthest: (usize, &'static str),
    /// A text that is complete and yet means no period.
    refused: Option<TextError>,
    /// `5/6/2024` is 6 May; otherwise it is refused.
    pub(super) month_first: bool,
}

struct Token {
    sign: Sign,
    /// Bytes of the text.
    start: usize,
    end: usize,
    /// Code points before it.
    at: usize,
}

#[derive(Clone, PartialEq)]
enum Sign {
    /// Composed and in lower case.
    Word(String),
    Digits(String),
    Dash,
    Slash,
    Dot,
    Comma,
    Other,
}

/// A mark between the figures of a date.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mark {
    Dash,
    Slash,
    Dot,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let furthest = (0, "a period");
        Self { text, tokens: tokens(text), position: 0, furthest, refused: None, month_first: false }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The first way that reads the whole text.
    pub(super) fn first_of(&mut self, ways: &[Way]) -> Option<Period> {
        for way in ways {
            self.position = 0;
            if let Some(found) = way(self) {
                if self.at_end() {
                    return Some(found);
                }
                self.fail::<()>("the end");
            }
        }
        None
    }

    /// A machine form, spaces and case aside; `None` when the text is none.
    pub(super) fn machine_form(&self) -> Option<Result<Period, TextError>> {
        let digits = |token: &Token| matches!(token.sign, Sign::Digits(_));
        if self.tokens.iter().zip(self.tokens.iter().skip(1)).any(|(a, b)| digits(a) && digits(b)) {
            return None;
        }
        let mut text = String::new();
        for token in &self.tokens {
            match &token.sign {
                Sign::Word(word) => text.push_str(&word.to_uppercase()),
                Sign::Digits(digits) => text.push_str(digits),
                Sign::Dash => text.push('-'),
                Sign::Slash => text.push('/'),
                Sign::Dot | Sign::Comma | Sign::Other => return None,
            }
        }
        match Period::parse(&text) {
            Ok(found) => Some(Ok(found)),
            // Years may be meant: `2010-13`.
            Err(PeriodError::Part { part: "month", .. }) if !text.contains(['M', '/']) => None,
            Err(PeriodError::Form { .. }) => None,
            Err(error) => Some(Err(TextError::not("a period", self.text, error.to_string()))),
        }
    }

    /// Why no way read the text: the last word of a complete reading, else the furthest failure.
    pub(super) fn error(&mut self) -> TextError {
        let (furthest, what) = self.furthest;
        self.refused.take().unwrap_or_else(|| self.expected(what, furthest, furthest + 1))
    }

    pub(super) fn position(&self) -> usize {
        self.position
    }

    pub(super) fn at_end(&self) -> bool {
        self.position == self.tokens.len()
    }

    /// Notes what was wanted here.
    pub(super) fn fail<T>(&mut self, what: &'static str) -> Option<T> {
        if self.position > self.furthest.0 {
            self.furthest = (self.position, what);
        }
        None
    }

    /// Notes that the text from `start` on has the right form and the wrong content.
    pub(super) fn refuse<T>(&mut self, start: usize, what: &'static str) -> Option<T> {
        if self.at_end() && self.refused.is_none() {
            self.refused = Some(self.expected(what, start, self.position));
        }
        None
    }

    /// Tries a reading; where it fails, nothing was read.
    pub(super) fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.position;
        let found = read(self);
        if found.is_none() {
            self.position = start;
        }
        found
    }

    /// Steps over these words if they stand here.
    pub(super) fn word(&mut self, words: &str) -> bool {
        let mut position = self.position;
        for word in words.split(' ') {
            match self.tokens.get(position) {
                Some(Token { sign: Sign::Word(found), .. }) if found == word => position += 1,
                _ => return false,
            }
        }
        self.position = position;
        true
    }

    /// Steps over the first of these that stands here.
    pub(super) fn any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|words| self.word(words))
    }

    /// Steps over these words, or notes that `what` was wanted.
    pub(super) fn need(&mut self, words: &[&str], what: &'static str) -> Option<()> {
        if self.any(words) { Some(()) } else { self.fail(what) }
    }

    /// The value that a table gives to the words here; longer words come first in the table.
    pub(super) fn row<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        table.iter().find(|(words, _)| self.word(words)).map(|(_, value)| *value)
    }

    pub(super) fn dash(&mut self) -> bool {
        self.step(&Sign::Dash)
    }

    pub(super) fn slash(&mut self) -> bool {
        self.step(&Sign::Slash)
    }

    pub(super) fn dot(&mut self) -> bool {
        self.step(&Sign::Dot)
    }

    pub(super) fn comma(&mut self) -> bool {
        self.step(&Sign::Comma)
    }

    /// A slash, a dash or a dot.
    pub(super) fn mark(&mut self) -> Option<Mark> {
        if self.slash() {
            Some(Mark::Slash)
        } else if self.dash() {
            Some(Mark::Dash)
        } else if self.dot() {
            Some(Mark::Dot)
        } else {
            self.fail("a year")
        }
    }

    /// Four digits, from 0001 on.
    pub(super) fn year(&mut self) -> Option<i32> {
        match self.digits(4..=4).filter(|year| *year > 0) {
            Some(year) => self.take(i32::try_from(year).ok()?),
            None => self.fail("a year of four digits"),
        }
    }

    /// One or two digits, from 1 to `last`.
    pub(super) fn number(&mut self, last: u32, what: &'static str) -> Option<u32> {
        match self.digits(1..=2).filter(|number| (1..=last).contains(number)) {
            Some(number) => self.take(number),
            None => self.fail(what),
        }
    }

    pub(super) fn two_digits(&mut self) -> Option<u32> {
        let found = self.digits(2..=2)?;
        self.take(found)
    }

    fn digits(&self, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.tokens.get(self.position) {
            Some(Token { sign: Sign::Digits(digits), .. }) if length.contains(&digits.len()) => digits.parse().ok(),
            _ => None,
        }
    }

    fn take<T>(&mut self, value: T) -> Option<T> {
        self.position += 1;
        Some(value)
    }

    fn step(&mut self, sign: &Sign) -> bool {
        let here = self.tokens.get(self.position).is_some_and(|token| token.sign == *sign);
        self.position += usize::from(here);
        here
    }

    /// The error that names the tokens `from` to `to` as found instead of `what`.
    fn expected(&self, what: &'static str, from: usize, to: usize) -> TextError {
        let bytes = |first: usize, after: usize| {
            let start = self.tokens.get(first).map(|token| token.start);
            let end = after.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| token.end);
            start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default().to_owned()
        };
        let at = self.tokens.get(from).map_or_else(|| self.text.chars().count(), |token| token.at);
        TextError::Expected { what, after: bytes(0, from), found: bytes(from, to), at }
    }
}

/// Words, runs of digits and single marks; spaces only part them.
fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().enumerate().peekable();
    while let Some((at, (start, c))) = chars.next() {
        if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}') {
            continue;
        }
        let belongs: fn(char) -> bool = match c {
            _ if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            _ if c.is_alphabetic() => |c| c.is_alphabetic() || is_combining_mark(c),
            _ => |_| false,
        };
        let mut end = start + c.len_utf8();
        while let Some((_, (next, c))) = chars.next_if(|(_, (_, c))| belongs(*c)) {
            end = next + c.len_utf8();
        }
        let slice = text.get(start..end).unwrap_or_default();
        let sign = match c {
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Sign::Dash,
            '/' | '\u{2044}' | '\u{2215}' | '\u{FF0F}' => Sign::Slash,
            '.' => Sign::Dot,
            ',' => Sign::Comma,
            _ if c.is_ascii_digit() => Sign::Digits(slice.to_owned()),
            _ if c.is_alphabetic() => Sign::Word(slice.nfc().flat_map(char::to_lowercase).nfc().collect()),
            _ => Sign::Other,
        };
        found.push(Token { sign, start, end, at });
    }
    found
}
