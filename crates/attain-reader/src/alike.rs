//! Whether two phrases name one indicator.
//!
//! A report names an indicator in full once and shortens it elsewhere: `tổng thu ngân sách trên địa bàn`, `tổng thu ngân
//! sách`. What the two have in common says that they may be one; only figures that agree make it likely.

use attain::text::prose::folded;

/// The most words of a name that are compared.
const LONGEST: usize = 40;

/// The words of a phrase that names an indicator, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    words: Vec<String>,
}

impl Name {
    /// Returns the name that a phrase spells; None where it has no word.
    pub(crate) fn of(phrase: &str) -> Option<Self> {
        let words: Vec<String> = folded(phrase)
            .split(|ch: char| !ch.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(LONGEST)
            .map(str::to_owned)
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The first words of the name.
    pub(crate) fn head(&self, words: usize) -> &[String] {
        self.words.get(..words).unwrap_or(&self.words)
    }

    /// The first and the last word.
    pub(crate) fn ends(&self) -> Option<(&str, &str)> {
        Some((self.words.first()?, self.words.last()?))
    }

    /// Whether one is the other with words added after it or before it.
    pub(crate) fn extends(&self, other: &Self) -> bool {
        let (long, short) = self.by_length(other);
        short.len() >= 2 && (long.words.starts_with(&short.words) || long.words.ends_with(&short.words))
    }

    /// Whether one is the other with words left out, half of them at the most: `huyện, thành, thị đạt chuẩn` for `huyện,
    /// thành phố, thị xã đạt chuẩn`.
    pub(crate) fn shortens(&self, other: &Self) -> bool {
        let (long, short) = self.by_length(other);
        if short.len() < 3 || short.len() * 2 < long.len() {
            return false;
        }
        let mut rest = long.words.iter();
        short.words.iter().all(|word| rest.any(|other| other == word))
    }

    /// Whether the name is of a rate of growth itself: `tăng trưởng kinh tế`, `growth of exports`.
    pub(crate) fn is_of_growth(&self) -> bool {
        let rates: [&[&str]; 5] =
            [&["tăng", "trưởng"], &["tốc", "độ", "tăng"], &["mức", "tăng"], &["growth"], &["inflation"]];
        rates.iter().any(|rate| self.holds(rate))
    }

    /// Whether words stand in it side by side.
    pub(crate) fn holds(&self, words: &[&str]) -> bool {
        self.words.windows(words.len()).any(|here| here.iter().eq(words.iter()))
    }

    /// The names left when words are taken off the end, then off the start: the longest first.
    pub(crate) fn shorter(&self) -> impl Iterator<Item = String> {
        let all = self.words.len();
        let heads = (2..=all).rev().filter_map(move |end| self.words.get(..end));
        let tails = (1..all.saturating_sub(1)).take(3).filter_map(move |from| self.words.get(from..));
        heads.chain(tails).map(|words| words.join(" "))
    }

    fn by_length<'n>(&'n self, other: &'n Self) -> (&'n Self, &'n Self) {
        if self.len() >= other.len() { (self, other) } else { (other, self) }
    }
}
