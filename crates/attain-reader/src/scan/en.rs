//! What English leaves out of a figure or says in words: parts of a whole, the unit that an earlier figure has printed,
//! the level that a course begins with.
//!
//! | written | read as |
//! |---|---|
//! | `two-thirds of the total`, `a third of villages`, `one in five pupils` | k of n |
//! | `fell from 14.5 to 10.2 deaths per 1,000 live births` | two levels of one unit |
//! | `of which nine are on track and five are delayed` | counts of what the whole counts |
//! | `down from 92`, `compared with ten planned`, `88 fewer than the 6,500 planned` | the unit of the figure before |
//! | `12.5 doctors and 32 hospital beds per 10,000 people` | both per 10,000 people |

pub(super) mod course;
mod elided;
pub(super) mod part;

use attain::text::prose::{Context, Reader, unit};
use attain::{Kind, Locale, Unit, Value};

use super::{Found, Scanner, Spotted};
use crate::line::Line;
use crate::words::words;
use elided::elided;

/// Words that stand between such a word and its number.
const BETWEEN: &[&str] =
    words!["the, about, around, nearly, almost, at, least, most, just, under, over, some, only, roughly, a, an"];

/// Adds what a pass over the stretch has left out because only the figures around it say what it counts.
pub(super) fn complete(line: &Line<'_>, found: &mut Vec<Found>, scanner: Scanner<'_>) {
    let reader = Reader { locale: Locale::En, context: Context::Prose, lexicon: scanner.lexicon, foreign: false };
    coordinate(line, found);
    behind_bracket(line, found, reader);
    course_of_rates(line, found);
    let mut at = 0;
    while at < line.len() {
        // A bare number that was read as one may still be what the words before it count.
        let here = found.partition_point(|other| from(other) < at);
        let bare = matches!(found.get(here), Some(Found::Figure(figure)) if figure.from == at && is_bare(figure))
            .then_some(here);
        if bare.is_none()
            && let Some(end) = taken(found, at)
        {
            at = end.max(at + 1);
            continue;
        }
        let before = found.get(..here).unwrap_or(found);
        match elided(line, at, before, reader) {
            Some(spotted) => {
                at = spotted.to.max(at + 1);
                if let Some(bare) = bare {
                    found.remove(bare);
                }
                found.retain(|other| {
                    matches!(other, Found::Time(_)) || from(other) < spotted.from || from(other) >= spotted.to
                });
                let place = found.partition_point(|other| from(other) < spotted.from);
                found.insert(place, Found::Figure(Box::new(spotted)));
            }
            None => at += 1,
        }
    }
}

/// Whether a figure is a number without a unit.
fn is_bare(figure: &Spotted) -> bool {
    matches!(&figure.value, Value::Quantity(quantity) if quantity.unit().kind() == Kind::Number) && !figure.multiple
}

fn from(found: &Found) -> usize {
    match found {
        Found::Figure(figure) => figure.from,
        Found::Time(time) => time.from,
    }
}

/// The end of what was found at a token.
fn taken(found: &[Found], at: usize) -> Option<usize> {
    let last = found.get(found.partition_point(|found| from(found) <= at).checked_sub(1)?)?;
    let to = match last {
        Found::Figure(figure) => figure.to,
        Found::Time(time) => time.to,
    };
    (at < to).then_some(to)
}

/// Gives the first of two counts the rate that stands behind the second.
fn coordinate(line: &Line<'_>, found: &mut [Found]) {
    for index in 1..found.len() {
        let (before, here) = found.split_at_mut(index);
        let (Some(Found::Figure(first)), Some(Found::Figure(second))) = (before.last_mut(), here.first()) else {
            continue;
        };
        let joined = (first.end..second.from).all(|at| matches!(line.text(at), "and" | ",")) && second.from > first.end;
        let (a, b) = (first.value.unit().clone(), second.value.unit().clone());
        if joined
            && a.kind() == Kind::Count
            && !a.is_rate()
            && b.is_rate()
            && let Some((_, per)) = b.code().split_once('/')
            && let Ok(rated) = Unit::from_code(&format!("{}/{per}", a.code()))
        {
            first.value = first.value.relabelled(&rated);
        }
    }
}

/// `$140 million (6,000 euros) per year`: what stands behind the bracket counts both amounts.
fn behind_bracket(line: &Line<'_>, found: &mut [Found], reader: Reader<'_>) {
    for index in 1..found.len() {
        let (before, here) = found.split_at_mut(index);
        let (Some(Found::Figure(first)), Some(Found::Figure(second))) = (before.last_mut(), here.first_mut()) else {
            continue;
        };
        let plain = |figure: &Spotted| figure.value.unit().kind() == Kind::Money && !figure.value.unit().is_rate();
        let bracket = line.mark(first.to) == Some('(')
            && second.led_from.saturating_sub(1) <= first.to
            && line.mark(second.end) == Some(')');
        if !(bracket && plain(first) && plain(second)) {
            continue;
        }
        let per = line.any(second.end + 1, &["per", "a", "each", "every"]);
        let Some(unit) = per.and_then(|at| unit(&mut line.cursor(at), reader)).filter(|unit| !unit.is_rate()) else {
            continue;
        };
        let period = matches!(unit.word(), "year" | "month" | "person" | "household" | "day");
        for figure in [first, second] {
            if let (true, Ok(rated)) =
                (period, Unit::from_code(&format!("{}/{}", figure.value.unit().code(), unit.word())))
            {
                let exponent = figure.value.unit().exponent();
                figure.value = figure.value.relabelled(&rated.at(exponent));
            }
        }
    }
}

/// `from 43 deaths per 1,000 live births to 38 deaths`: the level that ends a course is the same rate.
fn course_of_rates(line: &Line<'_>, found: &mut [Found]) {
    for index in 0..found.len() {
        let (before, here) = found.split_at_mut(index);
        let Some(Found::Figure(second)) = here.first_mut() else { continue };
        let Some(first) = before.iter().rev().find_map(|found| match found {
            Found::Figure(figure) => Some(figure),
            Found::Time(_) => None,
        }) else {
            continue;
        };
        let (rate, count) = (first.value.unit().clone(), second.value.unit().clone());
        let led = line.word(second.from.wrapping_sub(1)) == "to" || line.word(second.led_from) == "to";
        let near = second.from - first.end.min(second.from) <= 8
            && !(first.end..second.from).any(|at| matches!(line.mark(at), Some('.' | ';')));
        if led
            && near
            && rate.is_rate()
            && count.kind() == Kind::Count
            && rate.word() == count.word()
            && !count.is_rate()
        {
            second.value = second.value.relabelled(&rate.at(count.exponent()));
        }
    }
}
