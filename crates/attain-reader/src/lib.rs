//! Reads reports in Vietnamese and English: prose to figures, targets, observations and checked claims.
#![doc = include_str!("../README.md")]

mod alike;
mod claims;
mod html;
mod label;
mod line;
mod mention;
mod page;
mod place;
mod reading;
mod results;
mod scan;
mod sense;
mod sentence;

use attain::text::prose::Folded;
use attain::{Lexicon, Locale, Period};

pub use html::{html, html_of_beginning, html_page};
pub use mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
pub use reading::{Notice, Placed, Reading, StatedClaim, Unplaced, Why};

use line::Line;
use page::{Stretch, Stretches};
use reading::Draft;
use scan::Scanner;
use sense::Report;

/// What a report is read with; by default nothing is known of it.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    locale: Option<Locale>,
    period: Option<Period>,
    lexicon: Lexicon,
}

impl Reader {
    /// Returns a reader that finds out the language and the time by itself.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says in which language the report is written.
    #[must_use]
    pub fn locale(mut self, locale: Locale) -> Self {
        self.locale = Some(locale);
        self
    }

    /// Says which time the report speaks of where it does not say so itself.
    #[must_use]
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Adds words of the caller's own for units.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// Reads a report.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        let whole = self.locale.unwrap_or_else(|| language(text).unwrap_or(Locale::Vi));
        let mut report = Report { given: self.period, ..Report::default() };
        report.year = self.period.map(|period| chrono::Datelike::year(&period.end()));
        let mut drafts: Vec<Draft> = Vec::new();
        for stretch in Stretches::new(text) {
            let locale = self.locale.unwrap_or_else(|| language(stretch.text).filter(|_| stretch.text.len() > 40).unwrap_or(whole));
            self.stretch(stretch, locale, &mut report, &mut drafts);
        }
        later(&mut drafts);
        let claims = claims::claims(&drafts);
        let (targets, observations, unplaced) = place::place(&drafts, whole);
        Reading {
            mentions: drafts.into_iter().map(|draft| draft.mention).collect(),
            targets,
            observations,
            claims,
            unplaced,
            notices: Vec::new(),
            locale: whole,
        }
    }

    fn stretch(&self, stretch: Stretch<'_>, locale: Locale, report: &mut Report, drafts: &mut Vec<Draft>) {
        let folded = Folded::prose(stretch.text);
        let line = Line::new(&folded, stretch.offset);
        if stretch.parted {
            report.mode = None;
        }
        let found = Scanner { locale, lexicon: &self.lexicon }.scan(&line);
        sense::read(&line, &found, locale, stretch.line, report, drafts);
    }
}

/// Reads a report.
#[must_use]
pub fn read(text: &str) -> Reading {
    Reader::new().read(text)
}

/// Gives figures that stand before any time the first time that the report speaks of.
fn later(drafts: &mut [Draft]) {
    let first = drafts.iter().filter(|draft| draft.mention.kind != MentionKind::Date).find_map(|draft| draft.mention.period);
    for draft in drafts {
        if draft.mention.period.is_none() && draft.mention.kind != MentionKind::Date && !draft.spot.base {
            draft.mention.period = first;
        }
    }
}

/// The language of a text, by letters that only Vietnamese has and words that only English has.
fn language(text: &str) -> Option<Locale> {
    let mut vietnamese = 0usize;
    let mut letters = 0usize;
    for ch in text.chars().take(20_000) {
        letters += usize::from(ch.is_alphabetic());
        vietnamese += usize::from(matches!(ch, 'ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư' | 'Ă' | 'Â' | 'Đ' | 'Ê' | 'Ô' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | 'ð' | 'Ð' | 'ƣ' | '\u{300}'..='\u{323}' | 'á' | 'à' | 'ã' | 'í' | 'ì' | 'ú' | 'ù' | 'ó' | 'ò'));
    }
    if letters == 0 {
        return None;
    }
    Some(if vietnamese * 20 >= letters { Locale::Vi } else { Locale::En })
}
