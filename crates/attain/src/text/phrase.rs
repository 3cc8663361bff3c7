//! Phrases of a language, found at a cursor by longest match.

use rustc_hash::FxHashMap;

use super::fold::{Cursor, Folded};

/// A text as the cursor sees it: folded, spaces collapsed, none at the ends.
pub fn folded(text: &str) -> String {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let mut plain = String::with_capacity(text.len());
    while let Some(ch) = cursor.bump() {
        plain.push(ch);
    }
    plain.trim_matches(' ').to_owned()
}

#[derive(Debug)]
struct Phrase<T> {
    folded: Box<str>,
    length: usize,
    spelled: Box<str>,
    means: T,
}

/// Phrases with what they mean, by their first three characters; reading them allocates nothing.
#[derive(Debug)]
pub struct Phrases<T> {
    buckets: FxHashMap<[char; 3], Vec<Phrase<T>>>,
}

impl<T> Phrases<T> {
    /// Returns the phrases of a list; of two that are spelled alike, the earlier is preferred.
    pub fn new<'p>(list: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut buckets: FxHashMap<[char; 3], Vec<Phrase<T>>> = FxHashMap::default();
        for (spelled, means) in list {
            let folded = folded(spelled);
            let mut chars = folded.chars();
            let Some(first) = chars.next() else { continue };
            let key = [first, chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0')];
            let length = folded.chars().count();
            buckets.entry(key).or_default().push(Phrase {
                folded: folded.into(),
                length,
                spelled: spelled.into(),
                means,
            });
        }
        for bucket in buckets.values_mut() {
            bucket.sort_by_key(|phrase| std::cmp::Reverse(phrase.length));
        }
        Self { buckets }
    }

    /// Every phrase as it was given and as it is folded.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &str> {
        self.buckets.values().flatten().flat_map(|phrase| [&*phrase.spelled, &*phrase.folded])
    }

    /// What a folded word means on its own.
    pub fn get(&self, word: &str) -> Option<&T> {
        let mut chars = word.chars();
        let key = [chars.next()?, chars.next().unwrap_or('\0'), chars.next().unwrap_or('\0')];
        self.buckets.get(&key)?.iter().find(|phrase| &*phrase.folded == word).map(|phrase| &phrase.means)
    }

    /// Takes the longest phrase at the cursor, spaces before it skipped.
    pub fn longest(&self, cursor: &mut Cursor<'_>) -> Option<&T> {
        self.best(cursor, |_| Some(0))
    }

    /// Takes the longest accepted phrase at the cursor; of equally long ones the best ranked, then the one spelled as
    /// in the text.
    pub fn best(&self, cursor: &mut Cursor<'_>, rank: impl Fn(&T) -> Option<u8>) -> Option<&T> {
        let mut here = *cursor;
        here.skip_spaces();
        let first = here.peek()?;
        let (second, third) = (here.peek_at(1).unwrap_or('\0'), here.peek_at(2).unwrap_or('\0'));
        let keys = [[first, second, third], [first, second, '\0'], [first, '\0', '\0']];
        let known = if second == '\0' { 2 } else { usize::from(third == '\0') };
        let keys = keys.get(known..)?;
        for key in keys {
            let mut found: Option<(&Phrase<T>, (u8, bool), Cursor<'_>)> = None;
            for phrase in self.buckets.get(key).into_iter().flatten() {
                if found.as_ref().is_some_and(|(longest, ..)| phrase.length < longest.length) {
                    break;
                }
                let Some(rank) = rank(&phrase.means) else { continue };
                let mut end = here;
                if !end.eat_phrase(&phrase.folded) {
                    continue;
                }
                let rank = (rank, end.since(here.mark()) == &*phrase.spelled);
                if found.as_ref().is_none_or(|(_, best, _)| rank > *best) {
                    found = Some((phrase, rank, end));
                }
            }
            if let Some((phrase, _, end)) = found {
                *cursor = end;
                return Some(&phrase.means);
            }
        }
        None
    }
}
