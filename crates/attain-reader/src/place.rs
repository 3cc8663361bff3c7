//! Targets and observations made of mentions, and what could not be used.
//!
//! | mention | becomes |
//! |---|---|
//! | role target | a target: its goal as written, for its period, by its authority |
//! | role actual | an observation |
//! | a level of a rate of growth: `tăng trưởng kinh tế đạt 8,05%` | an observation |
//! | a change or a share of plan whose like is asked for, without a level of its own | an observation |
//! | the same again | nothing: the first one counts |
//!
//! Which way a target is better: its comparator and its verb of change say so themselves, then the words before it, then
//! the catalogue; a verb of reaching (`phấn đấu đạt`) does not turn an indicator that is known to be better lower.

mod direction;
mod observed;
mod wanted;

use std::collections::HashMap;

use attain::{Catalogue, Indicator, Locale, Observation, Period, Target};

use crate::alike::Name;
use crate::mention::{Mention, Role};
use crate::reading::{Draft, Placed, Unplaced, Why};

/// What became of the mentions: targets, observations, and what could not be used.
pub(crate) type Placement = (Vec<Placed<Target>>, Vec<Placed<Observation>>, Vec<Unplaced>);

/// Makes targets and observations of the mentions of a report.
pub(crate) fn place(drafts: &[Draft], locale: Locale) -> Placement {
    let catalogue = Catalogue::common();
    let mut unplaced = Vec::new();
    let targets = wanted::targets(drafts, &catalogue, &mut unplaced);
    let observations = observed::observations(drafts, &targets, &catalogue, locale, &mut unplaced);
    unplaced.sort_by_key(|left: &Unplaced| left.mention);
    (targets, observations, unplaced)
}

/// Returns the indicator that a phrase names, with the identifier of the catalogue where it is one of its names.
fn indicator(phrase: &str, catalogue: &Catalogue) -> Indicator {
    let name = without_verb(phrase);
    let named = Indicator::named(name);
    match catalogue.find(name).and_then(Indicator::get_id) {
        Some(id) => named.id(id),
        None => named,
    }
}

/// Returns an indicator with the names of another among its own.
fn also_named(indicator: &Indicator, other: &Indicator) -> Indicator {
    let named = match (indicator.get_id(), other.get_id()) {
        (None, Some(id)) => indicator.clone().id(id),
        _ => indicator.clone(),
    };
    let new: Vec<&str> = other.names().filter(|name| !indicator.is(name)).collect();
    new.into_iter().fold(named, Indicator::also)
}

/// The phrase without a verb of change at its end, which belongs to the figure: `tỷ lệ hộ nghèo giảm`.
fn without_verb(phrase: &str) -> &str {
    let phrase = phrase.trim();
    let verbs = [" giảm", " tăng", " giảm còn", " tăng lên", " giảm xuống", " to fall", " to rise", " falls", " rises"];
    verbs.iter().find_map(|verb| phrase.strip_suffix(verb)).map_or(phrase, str::trim_end)
}

/// What was placed already, found by indicator, period and whoever set it.
#[derive(Default)]
struct Shelf {
    by_name: HashMap<Key, Vec<usize>>,
    by_time: HashMap<Option<Period>, Vec<usize>>,
}

type Key = (String, Option<Period>, Option<String>);

/// How many placed figures of one period are compared with the next by abbreviated names.
const COMPARED: usize = 256;

impl Shelf {
    fn key(indicator: &Indicator, period: Option<Period>, authority: Option<&str>) -> Key {
        let name = indicator.get_id().map_or_else(|| attain::text::prose::folded(indicator.name()), str::to_owned);
        (name, period, authority.map(attain::text::prose::folded))
    }

    fn put(&mut self, key: Key, at: usize) {
        self.by_time.entry(key.1).or_default().push(at);
        self.by_name.entry(key).or_default().push(at);
    }

    /// What was placed under the same name.
    fn named(&self, key: &Key) -> &[usize] {
        self.by_name.get(key).map_or(&[], Vec::as_slice)
    }

    /// What was placed last for the same period.
    fn of_time(&self, period: Option<Period>) -> impl Iterator<Item = usize> + '_ {
        self.by_time.get(&period).into_iter().flatten().rev().take(COMPARED).copied()
    }
}

/// Whether two phrases may name one indicator, once in full and once shortened.
fn may_be_one(a: &str, b: &str) -> bool {
    match (Name::of(a), Name::of(b)) {
        (Some(a), Some(b)) => a == b || a.extends(&b) || a.shortens(&b),
        _ => false,
    }
}

/// Whether the name of a mention is of a rate of growth, and the figure its level.
fn is_rate(mention: &Mention) -> bool {
    mention.of.is_none() && mention.indicator.as_deref().and_then(Name::of).is_some_and(|name| name.is_of_growth())
}

/// The nearest mentions around one in its sentence, which follow it.
fn following(drafts: &[Draft], at: usize) -> impl Iterator<Item = (usize, &Draft)> {
    let sentence = drafts.get(at).map(|draft| draft.spot.sentence);
    let rest = drafts.iter().enumerate().skip(at + 1).take(8);
    rest.take_while(move |(_, draft)| Some(draft.spot.sentence) == sentence)
}

/// Notes that a figure repeats or contradicts an earlier one.
fn again(mention: usize, earlier: usize, agrees: bool) -> Unplaced {
    let why = if agrees { Why::Repeats { mention: earlier } } else { Why::Contradicts { mention: earlier } };
    Unplaced { mention, why }
}

fn is_target(draft: &Draft) -> bool {
    draft.mention.role == Role::Target
}
