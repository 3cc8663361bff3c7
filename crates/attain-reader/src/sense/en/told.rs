//! Changes told by a noun, by a verb further back, or by the figure before; levels of another time.

use attain::{Change, Kind, Value};

use super::basis::{Basis, Relation};
use super::change::{FALLS, RISES};
use crate::mention::Form;
use crate::reading::Draft;
use crate::sense::Passage;
use crate::words::words;

/// Nouns of a change whose extent follows `of`: `an improvement of 11 per cent`.
const RISE_OF: &[&str] =
    words!["increase, rise, improvement, gain, expansion, jump, surge, uptick, upturn, hike, boost, increment"];
const FALL_OF: &[&str] =
    words!["decrease, decline, fall, drop, reduction, contraction, slump, dip, cut, cutback, slowdown, shrinkage"];

/// Words that make a figure the level of another time in percent of it.
const LEVELS: &[&str] =
    words!["equaling, equalling, equal to, equals, equalled, equivalent to, corresponding to, amounting to"];

/// Words that name another time.
const TIMES: &[&str] = words![
    "same period, similar period, corresponding period, last year, previous year, a year earlier, year ago",
    "same month, same quarter, previous month, previous quarter, preceding year"
];

impl Passage<'_, '_> {
    /// The change of which the noun right before `of` speaks.
    pub(super) fn noun_before(&self, of: usize) -> Option<Change> {
        let noun = self.line.word(of.checked_sub(1)?);
        if RISE_OF.contains(&noun) { Some(Change::Up) } else { FALL_OF.contains(&noun).then_some(Change::Down) }
    }

    /// `imports by 27 per cent`, `reduce the rate of … by at least 2%`: the verb of the sentence that `by` goes with.
    pub(super) fn verb_of_by(&self, by: usize) -> Option<Change> {
        let line = self.line;
        let start = self.layout.sentence_start(by);
        (start..by).rev().take_while(|at| line.mark(*at) != Some(';')).find_map(|at| {
            let word = line.word(at);
            let up = RISES.contains(&word)
                || RISE_OF.contains(&word)
                || words!["rising, raising, higher, greater"].contains(&word);
            let down = FALLS.contains(&word)
                || FALL_OF.contains(&word)
                || words!["falling, declining, decreasing, reducing, lowering, cutting, lower, smaller"]
                    .contains(&word);
            (up || down).then_some(if up { Change::Up } else { Change::Down })
        })
    }

    /// Whether a share goes on with the change right before it: `up 22% and 16.6% respectively`.
    pub(super) fn continues(&self, index: usize) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let Some(before) = index.checked_sub(1).and_then(|at| self.figures.get(at)).map(|figure| figure.spotted) else {
            return false;
        };
        let same = before.value.unit().kind() == spotted.value.unit().kind();
        let between = before.end..spotted.from;
        let joined = spotted.from > before.end && between.clone().all(|at| matches!(line.text(at), "," | "and" | "by"));
        let second = line.word(spotted.end) == "respectively" || line.any(spotted.end, &[", respectively"]).is_some();
        // `against August and 22.4 per cent over the same period`: set against another time as well.
        let again = line.word(spotted.led_from.wrapping_sub(1)) == "and"
            && line
                .any(
                    spotted.end,
                    words!["over, against, compared with, compared to, on, from, year on year, year - on - year"],
                )
                .is_some()
            && self.layout.at(before.from).sentence == self.layout.at(spotted.from).sentence;
        // `growth of 6.6%, followed by services with 6.2%`
        let followed = (before.end..spotted.from).any(|at| line.phrase(at, "followed by").is_some())
            && line.word(spotted.led_from.wrapping_sub(1)) == "with";
        same && (followed || joined && (second || line.word(spotted.end) != "of") || again)
    }

    /// Whether `to` leads from the figure before to this one: `rose 22.8% year on year to an estimate of $1.4 billion`.
    pub(super) fn is_reached(&self, index: usize) -> bool {
        let line = self.line;
        let figure = |at: usize| self.figures.get(at).map(|figure| figure.spotted);
        let (Some(before), Some(here)) = (index.checked_sub(1).and_then(figure), figure(index)) else { return false };
        let to = (before.end..here.from).rev().find(|at| line.word(*at) == "to");
        to.is_some_and(|to| {
            (to + 1..here.from).all(|at| {
                words!["an, a, the, estimate, of, about, around, nearly, almost, over, just, some, estimated, only"]
                    .contains(&line.word(at))
            }) && to - before.end <= 8
                && !(before.end..to).any(|at| matches!(line.mark(at), Some(';' | '.' | ':')))
        })
    }

    /// Whether a share is the level of another time: `equal to 105.3% of the same period`.
    pub(super) fn is_level(&self, index: usize, basis: Option<&Basis>, after: bool) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        if spotted.value.unit().kind() != Kind::Share || matches!(spotted.value, Value::Range(_)) {
            return false;
        }
        let led = (spotted.led_from.saturating_sub(2)..spotted.from)
            .any(|at| line.any(at, LEVELS).is_some_and(|end| end <= spotted.from && end + 2 >= spotted.from));
        let timed = basis.is_some_and(|basis| {
            matches!(basis.relation, Relation::Of | Relation::Compared)
                && (basis.from..basis.to + 4)
                    .take_while(|at| !matches!(line.mark(*at), Some(',' | ';' | '.' | '(' | ')')))
                    .any(|at| line.any(at, TIMES).is_some())
        });
        let of = basis.is_some_and(|basis| basis.relation == Relation::Of);
        // `equaling 101.9% that figure in the same period`
        let that = (spotted.end..spotted.end + 8)
            .take_while(|at| line.mark(*at).is_none())
            .any(|at| line.any(at, TIMES).is_some())
            && line.any(spotted.end, words!["that figure, that of, of, the figure"]).is_some();
        timed && of || led && that || led && basis.is_none() && after
    }
}

/// Whether the last share of the report is a level of another time.
pub(super) fn levels(drafts: &[Draft]) -> bool {
    drafts
        .iter()
        .rev()
        .take(6)
        .find(|draft| draft.mention.unit().is_some_and(|unit| unit.kind() == Kind::Share))
        .is_some_and(|draft| draft.mention.form == Form::Level)
}
