//! Vocabularies: rows of phrases that read as tables, and lists found at a token by their first or their last word.

use std::collections::HashMap;

use attain::Locale;

use crate::line::Line;

/// Phrases, given as rows with `, ` between them, as a slice. They are parted when the code is compiled.
macro_rules! words {
    [$($row:literal),+ $(,)?] => {{
        const ROWS: &str = concat!($($row, ", "),+);
        const WORDS: &[&str] = &$crate::words::parted::<{ $crate::words::count(ROWS) }>(ROWS);
        WORDS
    }};
}
pub(crate) use words;

/// The number of phrases in rows that each end in `, `.
pub(crate) const fn count(rows: &str) -> usize {
    let (mut rest, mut count) = (rows.as_bytes(), 0);
    while let [_, tail @ ..] = rest {
        if let [b',', b' ', ..] = rest {
            count += 1;
        }
        rest = tail;
    }
    count
}

/// The phrases of rows that each end in `, `.
pub(crate) const fn parted<const N: usize>(rows: &'static str) -> [&'static str; N] {
    let mut phrases = [""; N];
    let (mut left, mut slots) = (rows, phrases.as_mut_slice());
    while let [slot, others @ ..] = slots {
        let (phrase, behind) = left.split_at(end(left));
        *slot = phrase;
        left = behind.split_at(", ".len()).1;
        slots = others;
    }
    phrases
}

/// The byte at which the first `, ` stands, or the end.
const fn end(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [_, tail @ ..] = rest {
        if let [b',', b' ', ..] = rest {
            break;
        }
        rest = tail;
    }
    text.len() - rest.len()
}

/// Phrases of one language.
#[derive(Debug)]
struct List {
    by_first: HashMap<&'static str, Vec<&'static str>>,
    by_last: HashMap<&'static str, Vec<&'static str>>,
}

impl List {
    fn new(phrases: &[&'static str]) -> Self {
        let (mut by_first, mut by_last) = (HashMap::new(), HashMap::new());
        for phrase in phrases {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or(phrase);
            let last = words.next_back().unwrap_or(first);
            by_first.entry(first).or_insert_with(Vec::new).push(*phrase);
            by_last.entry(last).or_insert_with(Vec::new).push(*phrase);
        }
        Self { by_first, by_last }
    }
}

/// Phrases in Vietnamese and in English, folded.
#[derive(Debug)]
pub(crate) struct Phrases {
    vi: List,
    en: List,
}

impl Phrases {
    /// Returns lists that stand in the code.
    pub(crate) fn new(vi: &[&'static str], en: &[&'static str]) -> Self {
        Self { vi: List::new(vi), en: List::new(en) }
    }

    fn list(&self, locale: Locale) -> &List {
        locale.pick(&self.vi, &self.en)
    }

    /// The index after the longest phrase that stands at a token.
    pub(crate) fn at(&self, line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
        let phrases = self.list(locale).by_first.get(line.text(at))?;
        phrases.iter().filter_map(|phrase| line.phrase(at, phrase)).max()
    }

    /// The index at which the longest phrase begins that ends before a token.
    pub(crate) fn before(&self, line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
        let phrases = self.list(locale).by_last.get(line.text(at.checked_sub(1)?))?;
        phrases.iter().filter_map(|phrase| line.phrase_before(at, phrase)).min()
    }
}
