//! A stretch of the report as tokens over folded text, each with its place in the text as given.

use attain::text::prose::{Cursor, Folded};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A run of letters: in Vietnamese one syllable.
    Word,
    /// A run of digits.
    Digits,
    /// One other character.
    Mark(char),
}

/// A word, a run of digits, or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) sort: Sort,
    /// Folded characters, half-open.
    mark: u32,
    end_mark: u32,
    /// Bytes of the folded text.
    from: u32,
    to: u32,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether that white space holds a line break.
    pub(crate) broken: bool,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
    /// Whether all of its letters are capitals.
    pub(crate) capitals: bool,
    /// Code points of the stretch, half-open.
    start: u32,
    end: u32,
}

/// A stretch of the report.
pub(crate) struct Line<'f> {
    folded: &'f Folded<'f>,
    plain: String,
    tokens: Vec<Token>,
    /// The code point of the report at which the stretch starts.
    offset: usize,
}

impl<'f> Line<'f> {
    /// Cuts folded text into tokens.
    pub(crate) fn new(folded: &'f Folded<'f>, offset: usize) -> Self {
        let mut line = Self { folded, plain: String::new(), tokens: Vec::new(), offset };
        let mut cursor = folded.cursor();
        let (mut spaced, mut broken) = (true, true);
        while let Some(ch) = cursor.peek() {
            if ch == ' ' {
                (spaced, broken) = (true, cursor.is_break());
                cursor.bump();
                continue;
            }
            let from = line.plain.len();
            let (mark, start, capital) = (cursor.mark(), cursor.offset(), cursor.is_upper());
            let mut capitals = true;
            let same: fn(char) -> bool = match ch {
                _ if ch.is_ascii_digit() => |ch| ch.is_ascii_digit(),
                _ if is_letter(ch) => is_letter,
                _ => |_| false,
            };
            loop {
                capitals &= cursor.is_upper();
                if let Some(ch) = cursor.bump() {
                    line.plain.push(ch);
                }
                if !cursor.peek().is_some_and(same) {
                    break;
                }
            }
            let sort = match ch {
                _ if ch.is_ascii_digit() => Sort::Digits,
                _ if is_letter(ch) => Sort::Word,
                _ => Sort::Mark(ch),
            };
            let (end_mark, end) = (cursor.mark(), cursor.end_offset());
            line.tokens.push(Token {
                sort,
                mark: narrow(mark),
                end_mark: narrow(end_mark),
                from: narrow(from),
                to: narrow(line.plain.len()),
                spaced,
                broken,
                capital,
                capitals,
                start: narrow(start),
                end: narrow(end),
            });
            (spaced, broken) = (false, false);
        }
        line
    }

    /// The number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token at an index.
    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The sort of the token at an index.
    pub(crate) fn sort(&self, at: usize) -> Option<Sort> {
        self.tokens.get(at).map(|token| token.sort)
    }

    /// The folded text of a token; empty beyond the end.
    pub(crate) fn text(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.plain.get(token.from as usize..token.to as usize)).unwrap_or("")
    }

    /// The folded word at an index; empty for digits and marks.
    pub(crate) fn word(&self, at: usize) -> &str {
        if self.sort(at) == Some(Sort::Word) { self.text(at) } else { "" }
    }

    /// The mark at an index.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        match self.sort(at) {
            Some(Sort::Mark(ch)) => Some(ch),
            _ => None,
        }
    }

    /// Whether a run of digits stands at an index.
    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.sort(at) == Some(Sort::Digits)
    }

    /// The small number that a run of digits is.
    pub(crate) fn number(&self, at: usize) -> Option<u32> {
        if self.is_digits(at) { self.text(at).parse().ok() } else { None }
    }

    /// The year that a run of four digits is, from 1900 to 2100.
    pub(crate) fn year(&self, at: usize) -> Option<i32> {
        let text = self.text(at);
        let year = if text.len() == 4 { self.number(at)? } else { return None };
        (1900..=2100).contains(&year).then(|| i32::try_from(year).ok()).flatten()
    }

    /// Whether no white space stands between the token and the one before it.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether a line break stands before the token.
    pub(crate) fn is_broken(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.broken)
    }

    /// Whether the token begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// The index after a phrase of folded words that stands at an index.
    pub(crate) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        if !phrase.starts_with(self.text(at)) {
            return None;
        }
        let mut next = at;
        for word in phrase.split(' ') {
            if self.text(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// The index after the first of some phrases that stands at an index; longer ones first.
    pub(crate) fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.phrase(at, phrase))
    }

    /// The index at which a phrase begins that ends before an index.
    pub(crate) fn phrase_before(&self, at: usize, phrase: &str) -> Option<usize> {
        let start = at.checked_sub(phrase.split(' ').count())?;
        self.phrase(start, phrase).map(|_| start)
    }

    /// The index at which one of some phrases begins that ends before an index.
    pub(crate) fn any_before(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.phrase_before(at, phrase))
    }

    /// A cursor of the core at a token.
    pub(crate) fn cursor(&self, at: usize) -> Cursor<'_> {
        let mut cursor = self.folded.cursor();
        cursor.reset(self.tokens.get(at).map_or(usize::MAX, |token| token.mark as usize));
        cursor
    }

    /// The index of the token at or after a cursor.
    pub(crate) fn index(&self, cursor: &Cursor<'_>) -> usize {
        self.tokens.partition_point(|token| (token.end_mark as usize) <= cursor.mark())
    }

    /// Where a token starts, in code points of the report.
    pub(crate) fn start(&self, at: usize) -> usize {
        self.offset + self.tokens.get(at).map_or(0, |token| token.start as usize)
    }

    /// Where the token before an index ends, in code points of the report.
    pub(crate) fn end(&self, at: usize) -> usize {
        let last = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        self.offset + last.map_or(0, |token| token.end as usize)
    }

    /// The text as given, from a token to before another.
    pub(crate) fn given(&self, from: usize, to: usize) -> &str {
        let (Some(first), Some(last)) = (self.tokens.get(from), to.checked_sub(1).and_then(|at| self.tokens.get(at)))
        else {
            return "";
        };
        let mut end = self.folded.cursor();
        end.reset(last.end_mark as usize);
        end.since(first.mark as usize)
    }

    /// The words as a name: as given, white space and underscores as one space.
    pub(crate) fn name(&self, from: usize, to: usize) -> String {
        let mut name = String::new();
        for at in from..to {
            let (glued, given) = (self.is_glued(at), self.given(at, at + 1));
            if !name.is_empty() && !glued {
                name.push(' ');
            }
            name.push_str(given);
        }
        name
    }
}

fn is_letter(ch: char) -> bool {
    match ch {
        'a'..='z' | 'A'..='Z' | '\u{1e00}'..='\u{1eff}' => true,
        '\0'..='\u{7f}' => false,
        '\u{c0}'..='\u{24f}' => !matches!(ch, '×' | '÷'),
        // A combining mark that composed with nothing.
        '\u{300}'..='\u{36f}' => true,
        _ => ch.is_alphabetic(),
    }
}

/// Stretches are far shorter than 4 GB.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
