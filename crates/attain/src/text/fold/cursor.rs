//! A cursor over folded text: characters, words and phrases, and their places in the text as given.

use super::{BREAK, Folded, Glyph, UPPER, is_letter, modern_tone};
use crate::text::TextError;

/// Whether a character after a word or a number makes it another one: `km` is not in `km2`.
fn goes_on(ch: char) -> bool {
    is_letter(ch) || ch.is_ascii_digit() || matches!(ch, '²' | '³')
}

/// A word in folded form, held without allocation. A word longer than 31 bytes reads as empty: it is no number word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    bytes: [u8; 31],
    length: u8,
}

impl Word {
    fn push(&mut self, ch: char) {
        let start = usize::from(self.length);
        let wide = start + ch.len_utf8();
        match self.bytes.get_mut(start..wide) {
            Some(room) => {
                ch.encode_utf8(room);
                self.length = u8::try_from(wide).unwrap_or(u8::MAX);
            }
            _ => self.length = u8::MAX,
        }
    }

    /// The folded letters.
    pub fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.length)).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

/// A place in a folded text. Copying it saves the place: assign the copy back to return there.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'f> {
    folded: &'f Folded<'f>,
    at: usize,
}

impl<'f> Cursor<'f> {
    /// A cursor at the start.
    pub(super) fn new(folded: &'f Folded<'f>) -> Self {
        Self { folded, at: 0 }
    }

    /// The index of the next folded character.
    pub fn mark(&self) -> usize {
        self.at
    }

    /// Goes to a mark.
    pub fn reset(&mut self, mark: usize) {
        self.at = mark.min(self.folded.glyphs.len());
    }

    fn glyph(&self, ahead: usize) -> Option<&'f Glyph> {
        self.folded.glyphs.get(self.at.saturating_add(ahead))
    }

    /// The next folded character.
    pub fn peek(&self) -> Option<char> {
        self.glyph(0).map(|glyph| glyph.ch)
    }

    /// The folded character `ahead` places after the next one.
    pub fn peek_at(&self, ahead: usize) -> Option<char> {
        self.glyph(ahead).map(|glyph| glyph.ch)
    }

    /// The folded character before this place.
    pub fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.folded.glyphs.get(at)).map(|glyph| glyph.ch)
    }

    /// Whether the next character was written as a capital.
    pub fn is_upper(&self) -> bool {
        self.glyph(0).is_some_and(|glyph| glyph.traits & UPPER != 0)
    }

    /// Whether the next character is white space that holds a line break.
    pub fn is_break(&self) -> bool {
        self.glyph(0).is_some_and(|glyph| glyph.traits & BREAK != 0)
    }

    /// Whether the next character is white space of exactly one character, on one line.
    pub fn is_single_space(&self) -> bool {
        self.glyph(0).is_some_and(|glyph| glyph.ch == ' ' && glyph.end - glyph.start == 1 && glyph.traits & BREAK == 0)
    }

    /// Whether nothing is left.
    pub fn is_end(&self) -> bool {
        self.at >= self.folded.glyphs.len()
    }

    /// Takes the next character.
    pub fn bump(&mut self) -> Option<char> {
        let ch = self.peek()?;
        self.at += 1;
        Some(ch)
    }

    /// Takes the next character if it is this one.
    pub fn eat(&mut self, ch: char) -> bool {
        let found = self.peek() == Some(ch);
        self.at += usize::from(found);
        found
    }

    /// Skips white space; says whether there was any.
    pub fn skip_spaces(&mut self) -> bool {
        self.eat(' ')
    }

    /// Takes the word at this place, spaces before it skipped. In the middle of a word there is none.
    pub fn word(&mut self) -> Option<Word> {
        let start = *self;
        self.skip_spaces();
        if self.before().is_some_and(is_letter) || !self.peek().is_some_and(is_letter) {
            *self = start;
            return None;
        }
        let mut word = Word { bytes: [0; 31], length: 0 };
        while let Some(ch) = self.peek().filter(|ch| is_letter(*ch)) {
            word.push(ch);
            self.at += 1;
        }
        Some(word)
    }

    /// Takes the word at this place if the test accepts it.
    pub fn word_if<T>(&mut self, test: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let start = *self;
        let found = self.word().and_then(|word| test(word.as_str()));
        if found.is_none() {
            *self = start;
        }
        found
    }

    /// Takes a phrase at this place, spaces before it skipped.
    ///
    /// The phrase is lower case and composed; a space in it stands for any white space, and either placing of the
    /// tone will do. Only whole words match: `tỷ` not in `tỷs`, `km` not in `km2`. `%` needs no such end.
    pub fn eat_phrase(&mut self, phrase: &str) -> bool {
        let start = *self;
        self.skip_spaces();
        let matched = self.match_here(phrase);
        if !matched {
            *self = start;
        }
        matched
    }

    /// Takes the first of these phrases that stands here; put longer ones first.
    pub fn eat_any(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.eat_phrase(phrase))
    }

    /// Whether the phrase stands here.
    pub fn sees(&self, phrase: &str) -> bool {
        let mut look = *self;
        look.eat_phrase(phrase)
    }

    fn match_here(&mut self, phrase: &str) -> bool {
        let mut wanted = phrase.chars().peekable();
        let Some(&first) = wanted.peek() else { return false };
        if is_letter(first) && self.before().is_some_and(is_letter) {
            return false;
        }
        let mut last = first;
        let mut carried = None;
        while let Some(mut ch) = carried.take().or_else(|| wanted.next()) {
            if let Some(&next) = wanted.peek()
                && let Some((a, b)) = modern_tone(ch, next)
            {
                wanted.next();
                carried = Some(b);
                ch = a;
            }
            if !self.eat(ch) {
                return false;
            }
            last = ch;
        }
        !(goes_on(last) && self.peek().is_some_and(goes_on))
    }

    /// Takes a run of ASCII digits and says how many there were.
    pub fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|ch| ch.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    /// The code-point offset at which the next character starts.
    pub fn offset(&self) -> usize {
        match (self.glyph(0), self.folded.glyphs.last()) {
            (Some(glyph), _) => glyph.start as usize,
            (None, Some(last)) => last.end as usize,
            (None, None) => 0,
        }
    }

    /// The code-point offset at which the character before this place ends.
    pub fn end_offset(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.folded.glyphs.get(at)).map_or(0, |glyph| glyph.end as usize)
    }

    /// The text as given, from an earlier mark to this place.
    pub fn since(&self, mark: usize) -> &'f str {
        let from = self.folded.glyphs.get(mark).map(|glyph| glyph.byte as usize);
        let last = self.at.checked_sub(1).filter(|last| *last >= mark).and_then(|last| self.folded.glyphs.get(last));
        let (Some(from), Some(last)) = (from, last) else { return "" };
        let tail = self.folded.text.get(last.byte as usize..).unwrap_or("");
        let wide: usize = tail.chars().take((last.end - last.start) as usize).map(char::len_utf8).sum();
        self.folded.text.get(from..last.byte as usize + wide).unwrap_or("")
    }

    /// An error about what was read since `mark`: it does not make what it should.
    pub(crate) fn invalid(&self, what: &'static str, mark: usize, reason: impl Into<String>) -> TextError {
        let mut start = *self;
        start.reset(mark);
        start.skip_spaces();
        let text = self.since(mark).trim().to_owned();
        TextError::Invalid { text, at: start.offset(), what, reason: reason.into() }
    }

    /// An error at this place: what should stand here, what was read since `mark`, and what stands here instead.
    pub(crate) fn expected(&self, what: &'static str, mark: usize) -> TextError {
        let mut here = *self;
        here.skip_spaces();
        let at = here.offset();
        let mut end = here;
        if end.digits() == 0 {
            while end.peek().is_some_and(is_letter) {
                end.at += 1;
            }
        }
        if end.at == here.at {
            end.bump();
        }
        let found = if here.is_end() { "end of text".to_owned() } else { head(end.since(here.at)) };
        TextError::Expected { what, after: tail(self.since(mark).trim()), found, at }
    }
}

const SHOWN: usize = 32;

fn head(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or("")),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(SHOWN) {
        Some((cut, ch)) => format!("…{}", text.get(cut + ch.len_utf8()..).unwrap_or("")),
        None => text.to_owned(),
    }
}
