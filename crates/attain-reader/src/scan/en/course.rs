//! A level that goes from one place to another: `fell from 14.5 to 10.2 deaths per 1,000 live births`.

use attain::text::prose::{Amount, Reader, amount, share_tail};

use super::BETWEEN;
use crate::line::Line;
use crate::words::words;

/// Verbs that tell of a level going from one place to another.
const COURSES: &[&str] = words![
    "rose, rise, rises, rising, risen, fell, fall, falls, falling, fallen, grew, grow, grown, growing",
    "increased, increase, increases, increasing, decreased, decrease, decreases, declined, decline",
    "declines, dropped, drop, drops, narrowed, narrow, widened, widen, improved, improve, improves, went",
    "go, goes, moved, climbed, climb, slipped, eased, edged, raise, raised, raising, reduce, reduced",
    "reducing, cut, cutting, lowered, lower, extended, extend, expanded, expand, doubled, tripled",
    "shortened, lengthened, changed, advanced, jumped, surged, plunged, halved, brought, bring, taking",
    "took, shrank, contracted, slowed, accelerated, lifted, lift, bringing, up, down",
];

/// Whether `from`, at a token, begins a course and no range: a verb of change before it, or the colon of a label.
pub(in crate::scan) fn is_course(line: &Line<'_>, at: usize) -> bool {
    // `increases ranging from 0.3 to 8.6 percent`
    if line.any_before(at, words!["ranging, ranges, ranged, range, varying, varies, varied, vary"]).is_some() {
        return false;
    }
    let before = at.saturating_sub(9)..at;
    let clause = before.rev().take_while(|at| !matches!(line.mark(*at), Some('.' | ';' | '!' | '?')));
    let mut verbs = clause.filter(|at| COURSES.contains(&line.word(*at)));
    verbs.next().is_some() || at.checked_sub(1).is_some_and(|before| line.mark(before) == Some(':'))
}

/// The level that ends a course, `to 10.2 deaths per 1,000 live births`, sought behind the one that begins it.
pub(in crate::scan) fn goal(line: &Line<'_>, at: usize, reader: Reader<'_>) -> Option<Amount> {
    let mut to = at;
    while line.word(to) != "to" {
        if to > at + 9 || matches!(line.mark(to), Some('.' | ';' | ':')) || line.sort(to).is_none() {
            return None;
        }
        to += 1;
    }
    to += 1;
    while BETWEEN.contains(&line.word(to)) {
        to += 1;
    }
    amount(&mut line.cursor(to), reader).ok().flatten()
}

/// The first level of a course, with the unit that only the second prints.
pub(in crate::scan) fn begun(line: &Line<'_>, mut lower: Amount, to: usize, reader: Reader<'_>) -> Amount {
    let Some(mut upper) = goal(line, to, reader) else { return lower };
    let plain = lower.unit.as_ref().is_none_or(|unit| !unit.is_rate());
    if plain {
        let _ = share_tail(&mut lower, &mut upper);
    }
    lower
}
