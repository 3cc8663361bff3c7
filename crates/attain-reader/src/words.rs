//! Lists of phrases in both languages, found at a token by their first or their last word.

use std::collections::HashMap;

use attain::Locale;

use crate::line::Line;

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
