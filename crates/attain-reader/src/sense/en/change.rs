//! The change that words say of an English figure: `fell by`, `a reduction of`, `exceeding the target by`.

use attain::{Change, Kind};

use super::basis::{Basis, Relation};
use crate::sense::Passage;
use crate::words::words;

/// Verbs of a change whose extent `by` gives.
pub(super) const RISES: &[&str] = words![
    "improved, improve, widened, widen, expanded, expand, strengthened, climbed, gained, advanced, jumped",
    "surged, accelerated, rise, rises, rising, rose, grow, grew, increase, increased, lengthened",
    "appreciated, edged, raised, grown, risen, boosted, lifted",
];

pub(super) const FALLS: &[&str] = words![
    "narrowed, narrow, shrank, contracted, contract, eased, slowed, slipped, plunged, shortened, weakened",
    "worsened, depreciated, fell, fall, declined, decline, dropped, drop, decreased, decrease, reduced",
    "reduce, cut, lowered, lower, trimmed, shrink, fallen, halved",
];

impl Passage<'_, '_> {
    /// The change that a verb or a noun says: `fell by`, `a reduction of`, `up`; a level reached says none.
    pub(super) fn change(&self, index: usize, open: usize, basis: Option<&Basis>) -> Option<Change> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        if let Some(basis) = basis.filter(|basis| matches!(basis.relation, Relation::Noun(_)))
            && let Relation::Noun(change) = basis.relation
        {
            return Some(change);
        }
        // The word that stands right before the number, without its qualifiers.
        let mut at = spotted.from;
        while at > open
            && (matches!((line.word(at - 1), line.word(at)), ("at", "least" | "most"))
                || words![
                    "about, around, nearly, almost, just, under, over, some, only",
                    "roughly, approximately, least, most, an, a, estimated, than, more",
                    "less, another, further, slightly, sharply, in, between, circa"
                ]
                .contains(&line.word(at - 1)))
        {
            at -= 1;
        }
        let before = line.word(at.checked_sub(1)?);
        // `operating margin expanded 150 basis points`
        if matches!(spotted.value.unit().kind(), Kind::Points | Kind::Share)
            && (RISES.contains(&before) || FALLS.contains(&before))
        {
            return Some(if RISES.contains(&before) { Change::Up } else { Change::Down });
        }
        if words!["to, at, from, is, was, were, are, below, above, reached, been", "with"].contains(&before)
            && line.any_before(at, &["up to"]).is_none()
        {
            return None;
        }
        let near = at.saturating_sub(5).max(open)..at;
        let verb = near.clone().rev().map(|at| line.word(at)).find(|word| RISES.contains(word) || FALLS.contains(word));
        if before == "by"
            && let Some(verb) = verb
        {
            return Some(if RISES.contains(&verb) { Change::Up } else { Change::Down });
        }
        // `an improvement of 11 per cent`, `imports by 27 per cent`
        let told = match before {
            "of" => self.noun_before(at - 1),
            "by" if spotted.lead.change.is_none() && self.beyond(index).is_none() => self.verb_of_by(at - 1),
            _ => None,
        };
        if told.is_some() {
            return told;
        }
        spotted.lead.change.filter(|change| matches!(change, Change::Up | Change::Down)).or(spotted.lead.compares)
    }

    /// `exceeding the target by`, `missing the plan by`: how far beyond or short of it.
    pub(super) fn beyond(&self, index: usize) -> Option<Change> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let by = (spotted.led_from.saturating_sub(1)..spotted.from).any(|at| line.word(at) == "by");
        let start = self.layout.sentence_start(spotted.from).max(spotted.from.saturating_sub(14));
        let verb = (start..spotted.from)
            .rev()
            .take_while(|at| !matches!(line.mark(*at), Some(',' | ';' | ':')))
            .find_map(|at| match line.word(at) {
                "exceeding" | "exceeded" | "exceeds" | "exceed" | "surpassing" | "surpassed" | "beating" | "beat"
                | "outperformed" => Some(Change::Up),
                "missing" | "missed" | "undershot" => Some(Change::Down),
                _ => None,
            })?;
        by.then_some(verb)
    }
}
