//! Text in stretches: the figures of a reading where they stand, and what stands between them.

use std::iter::Peekable;

use attain::{Locale, interrupt};
use attain_reader::{Mention, Reading};

/// A line of the report, by its cells; prose is one cell.
pub(super) type Line<'r> = Vec<Vec<Stretch<'r>>>;

/// The figures that are still to be marked, in the order of the text.
pub(super) struct Marking<'r> {
    mentions: Peekable<std::vec::IntoIter<(usize, &'r Mention)>>,
    locale: Locale,
}

impl<'r> Marking<'r> {
    pub(super) fn of(reading: &'r Reading, locale: Locale) -> Self {
        let mut mentions: Vec<(usize, &Mention)> = reading.mentions.iter().enumerate().collect();
        mentions.sort_by_key(|(_, mention)| mention.start);
        Self { mentions: mentions.into_iter().peekable(), locale }
    }

    /// A text that begins at a place, in stretches, marked and unmarked in turn, up to so many code points; and how many
    /// code points are left.
    pub(super) fn stretches(&mut self, text: &'r str, begins: usize, longest: usize) -> (Vec<Stretch<'r>>, usize) {
        let stop = begins.saturating_add(longest);
        let mut rest = Rest { text, at: begins };
        let mut stretches = Vec::new();
        let end = begins + text.chars().count();
        while let Some((index, mention)) = self.mentions.next_if(|(_, mention)| mention.start < stop.min(end)) {
            interrupt::check();
            // Figures neither overlap nor are empty; one that did would be left unmarked.
            if mention.start >= rest.at && mention.end > mention.start {
                stretches.push(Stretch { text: rest.to(mention.start), mark: None });
                let mark = Mark::of(index, mention, self.locale);
                stretches.push(Stretch { text: rest.to(mention.end), mark: Some(mark) });
            }
        }
        stretches.push(Stretch { text: rest.to(stop), mark: None });
        (stretches, rest.text.chars().count())
    }
}

/// What is left of a text, and how many code points came before.
struct Rest<'r> {
    text: &'r str,
    at: usize,
}

impl<'r> Rest<'r> {
    /// Takes what comes before a place, counted in code points.
    fn to(&mut self, place: usize) -> &'r str {
        let steps = place.saturating_sub(self.at);
        let end = self.text.char_indices().nth(steps).map_or(self.text.len(), |(byte, _)| byte);
        let (taken, left) = self.text.split_at(end);
        self.text = left;
        self.at = place;
        taken
    }
}

/// A stretch of the report.
pub(super) struct Stretch<'r> {
    pub(super) text: &'r str,
    pub(super) mark: Option<Mark>,
}

/// A figure as it is marked.
pub(super) struct Mark {
    pub(super) index: usize,
    pub(super) class: String,
    /// What it is taken for, in one line.
    pub(super) title: String,
}

impl Mark {
    fn of(index: usize, mention: &Mention, locale: Locale) -> Self {
        let mut parts = vec![mention.role.label(locale).to_owned(), mention.kind.label(locale).to_owned()];
        parts.extend(mention.indicator.clone());
        parts.extend(mention.period.map(|period| period.write(locale)));
        parts.extend(mention.figure().map(|figure| figure.write(locale)));
        parts.extend(mention.flags.iter().map(|flag| format!("? {}", flag.doubt.label(locale))));
        let doubt = if mention.flags.is_empty() { "" } else { " doubt" };
        Self { index, class: format!("{}{doubt}", mention.role.name()), title: parts.join(" · ") }
    }
}
