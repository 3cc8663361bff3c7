//! The words that qualify an English figure: bounds, and estimates that one figure leaves to the next.

use attain::Qualifier;

use super::basis::Basis;
use super::name;
use crate::sense::Passage;
use crate::words::words;

impl Passage<'_, '_> {
    /// The qualifiers of a figure, without whether it is an estimate.
    pub(super) fn qualified(&self, index: usize, basis: Option<&Basis>, tally: bool) -> Vec<Qualifier> {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return Vec::new() };
        let mut qualifiers: Vec<Qualifier> = spotted.lead.qualifiers.clone();
        if let Some(basis) = basis.filter(|basis| basis.from >= spotted.end) {
            match line.any(basis.to, &["or more", "or higher", "or above"]).is_some() {
                true => qualifiers.push(Qualifier::AtLeast),
                false if line.any(basis.to, &["or less", "or lower", "or below"]).is_some() => {
                    qualifiers.push(Qualifier::AtMost)
                }
                false => {}
            }
        }
        // `edged up to 3.3%`: a course, no bound; `achieved and surpassed 24 of 28`: what was surpassed is no count.
        let course = (spotted.led_from.saturating_sub(1)..spotted.from)
            .any(|at| line.phrase(at, "up to").is_some() && at > 0 && name::verb::is_course(line.word(at - 1)));
        if course {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::AtMost);
        }
        // `exceeding a target of 950 million`: the target is no bound.
        if self.holds(spotted.led_from, spotted.from, words!["target of, plan of, budget of, goal of, ceiling of"])
            && self.holds(
                spotted.led_from.saturating_sub(1),
                spotted.from,
                words!["exceeding, exceeded, exceeds, above, over"],
            )
        {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::Over);
        }
        if tally && self.holds(spotted.led_from.saturating_sub(1), spotted.from, &["surpassed", "exceeded"]) {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::Over);
        }
        qualifiers
    }

    /// Whether a figure is an estimate; `apart` is a difference from what was estimated, `before` the figure before.
    pub(super) fn estimated(&self, index: usize, open: usize, joined: bool, apart: bool, before: bool) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let mut estimated = self.is_estimated(open, spotted.from) || joined && before;
        estimated |= self.goes_on_estimated(index, before);
        // `is forecast to rise from 65.3% in 2025 to 65.7%`: where it begins is known.
        if line.word(spotted.led_from) == "from" || line.word(spotted.led_from.wrapping_sub(1)) == "from" {
            estimated &= !self.is_course_ahead(index);
        }
        // `estimated at 75.6%, 0.3 points lower`: the difference is of what was estimated, and no estimate.
        let other = apart && line.mark(spotted.led_from.wrapping_sub(1)) == Some(',');
        estimated && !other
    }

    /// `Revenue is projected at 16% and expenditure at 20%`, `forecasts include growth of 3.6% and inflation near 6%`.
    fn goes_on_estimated(&self, index: usize, before: bool) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let Some(last) = index.checked_sub(1).and_then(|at| self.figures.get(at)).map(|figure| figure.spotted) else {
            return false;
        };
        let same = self.layout.at(last.from).sentence == self.layout.at(spotted.from).sentence;
        let at = line.word(spotted.led_from.wrapping_sub(1)) == "at" || line.word(spotted.led_from) == "at";
        let and = (last.end..spotted.from).any(|at| line.word(at) == "and");
        let start = self.layout.sentence_start(spotted.from);
        let listed = (start..last.from).any(|at| {
            line.any(at, words!["forecasts include, projections include, forecasts are, projections are"]).is_some()
        });
        // `projected to go from 71.6% to 71.3%`
        let goal = line.word(spotted.led_from.wrapping_sub(1)) == "to" || line.word(spotted.led_from) == "to";
        let begun = line.word(last.led_from) == "from" || line.word(last.led_from.wrapping_sub(1)) == "from";
        let cued = (start..last.from).any(|at| {
            line.any(at, words!["projected to, forecast to, expected to, projects, is seen, are seen"]).is_some()
        });
        same && (before && at && and || listed || goal && begun && cued)
    }

    /// Whether a course that begins with a figure ends with the next.
    fn is_course_ahead(&self, index: usize) -> bool {
        let line = self.line;
        let next = self.figures.get(index + 1).map(|figure| figure.spotted);
        next.is_some_and(|next| line.word(next.led_from.wrapping_sub(1)) == "to" || line.word(next.led_from) == "to")
    }

    /// Whether the words before a figure say that it is an estimate.
    fn is_estimated(&self, open: usize, from: usize) -> bool {
        let line = self.line;
        let cue = (open..from).rev().find(|at| {
            words![
                "estimated, projected, forecast, forecasts, expected, preliminary, projections",
                "provisionally, anticipated",
            ]
            .contains(&line.word(*at))
                || line.any(*at, words!["is seen at, are seen at, is seen, to an estimate of, an estimated"]).is_some()
        });
        cue.is_some_and(|cue| {
            !(cue + 1..from).any(|at| {
                matches!(line.mark(at), Some(';')) || matches!(line.word(at), "was" | "were" | "reached" | "actual")
            })
        })
    }
}
