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

use attain::text::prose::{Amount, Context, Numeral, Reader, amount, numeral, share_tail, unit, whole_number};
use attain::{Kind, Locale, Qualifier, Quantity, Tally, Unit, Value};

use super::{Found, Led, Scanner, Spotted};
use crate::line::{Line, Sort};
use crate::mention::{Doubt, Flag};

/// Words that take a level as the place where a course begins or ends, or with which another is compared.
const COMPARES: &[&str] = &[
    "target of", "target :", "plan of", "plan :", "goal of", "targeted", "baseline :", "baseline of", "compared with", "compared to", "up from", "down from", "instead of", "rather than", "as against", "against", "versus", "from", "than", "to",
];

/// Words that stand between such a word and its number.
const BETWEEN: &[&str] = &["the", "about", "around", "nearly", "almost", "at", "least", "most", "just", "under", "over", "some", "only", "roughly", "a", "an"];

/// Verbs that tell of a level going from one place to another.
const COURSES: &[&str] = &[
    "rose", "rise", "rises", "rising", "risen", "fell", "fall", "falls", "falling", "fallen", "grew", "grow", "grown", "growing", "increased", "increase", "increases", "increasing",
    "decreased", "decrease", "decreases", "declined", "decline", "declines", "dropped", "drop", "drops", "narrowed", "narrow", "widened", "widen", "improved", "improve", "improves", "went", "go", "goes",
    "moved", "climbed", "climb", "slipped", "eased", "edged", "raise", "raised", "raising", "reduce", "reduced", "reducing", "cut", "cutting", "lowered", "lower", "extended", "extend", "expanded", "expand",
    "doubled", "tripled", "shortened", "lengthened", "changed", "advanced", "jumped", "surged", "plunged", "halved", "brought", "bring", "taking", "took", "shrank", "contracted", "slowed", "accelerated", "lifted", "lift", "bringing", "up", "down",
];

/// Words that never stand between a number and what it counts.
const STOPS: &[&str] = &["and", "or", "percent", "per", "than", "as", "fewer", "more", "less", "higher", "lower", "times", "years", "months", "days", "weeks", "hours", "minutes", "million", "billion", "the", "a", "an", "that", "which", "who", "planned", "all", "its", "their", "our", "year", "month", "day", "week", "out"];

/// Verbs and joints that follow a number which stands for its noun.
const AFTER_PART: &[&str] = &[
    "is", "are", "was", "were", "had", "has", "have", "did", "do", "met", "in", "at", "on", "of", "remain", "remained", "exceeded", "missed", "achieved", "reached", "came", "went", "failed", "fell", "by", "for", "from", "with", "to", "will", "can", "not",
];

/// A part of a whole in words: `two-thirds`, `a third of villages`, `half of the pupils`, `one in five pupils`.
pub(super) fn part(line: &Line<'_>, at: usize, reader: Reader<'_>, led: &Led) -> Option<Spotted> {
    // `1 in 3 women`
    if let (Some(k), Some(next)) = (line.number(at), line.phrase(at + 1, "in")) {
        let n = line.number(next).filter(|n| *n <= 100 && *n > k)?;
        let mut cursor = line.cursor(next + 1);
        let counted = unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate())?;
        let to = line.index(&cursor);
        let value = Value::Tally(Tally::new(u64::from(k), u64::from(n), counted).ok()?);
        return Some(Spotted { from: at, to, end: to, led_from: at, value, lead: led.clone(), flags: Vec::new(), departs: false, multiple: false });
    }
    if line.sort(at) != Some(Sort::Word) || line.is_glued(at) {
        return None;
    }
    let count = |at: usize| match line.word(at) {
        "a" | "an" | "one" => Some(1u64),
        word => small(word).map(u64::from),
    };
    let out = line.any(at + 1, &["out of"]).and_then(|next| Some((count(at)?, u64::from(small(line.word(next))?), next + 1)));
    let (k, n, to) = if let Some(out) = out {
        out
    } else if line.word(at) == "half" {
        (1, 2, at + 1)
    } else if let Some(k) = count(at).filter(|_| line.phrase(at + 1, "in").is_some()) {
        // `one in five pupils`; `two in 2024` is no part.
        let n = u64::from(small(line.word(at + 2)).or_else(|| line.number(at + 2).filter(|n| *n <= 100))?);
        let mut cursor = line.cursor(at + 3);
        unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count)?;
        (k, n, at + 3)
    } else {
        let k = count(at)?;
        let noun = at + 1 + usize::from(line.mark(at + 1) == Some('-') && line.is_glued(at + 1));
        let n = match line.word(noun) {
            "half" | "halves" => 2,
            "third" | "thirds" => 3,
            "quarter" | "quarters" | "fourth" | "fourths" => 4,
            "fifth" | "fifths" => 5,
            "sixth" | "sixths" => 6,
            "eighth" | "eighths" => 8,
            "tenth" | "tenths" => 10,
            _ => return None,
        };
        (k, n, noun + 1)
    };
    let in_words = line.phrase(at + 1, "in").is_some() || out.is_some();
    if k >= n || (!in_words && line.word(to) != "of") || line.year(to + 1).is_some() || at > 0 && line.word(at - 1) == "the" {
        return None;
    }
    // What it is a part of, where that is counted: `a third of villages`.
    let noun = if in_words { to } else { line.any(to, &["of the", "of all", "of"])? };
    let mut cursor = line.cursor(noun);
    let counted = unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate());
    let (to, counted) = match counted {
        Some(counted) => (line.index(&cursor), counted),
        None => (to, Unit::number()),
    };
    let value = Value::Tally(Tally::new(k, n, counted).ok()?);
    Some(Spotted { from: at, to, end: to, led_from: at, value, lead: led.clone(), flags: Vec::new(), departs: false, multiple: false })
}

/// A number from two to twelve in a word.
pub(super) fn small(word: &str) -> Option<u32> {
    const WORDS: [&str; 11] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|name| *name == word).and_then(|at| u32::try_from(at + 2).ok())
}

/// Whether `from`, at a token, begins a course and no range: a verb of change before it, or the colon of a label.
pub(super) fn is_course(line: &Line<'_>, at: usize) -> bool {
    let before = at.saturating_sub(9)..at;
    let clause = before.rev().take_while(|at| !matches!(line.mark(*at), Some('.' | ';' | '!' | '?')));
    let mut verbs = clause.filter(|at| COURSES.contains(&line.word(*at)));
    verbs.next().is_some() || at.checked_sub(1).is_some_and(|before| line.mark(before) == Some(':'))
}

/// The level that ends a course, `to 10.2 deaths per 1,000 live births`, sought behind the one that begins it.
fn goal(line: &Line<'_>, at: usize, reader: Reader<'_>) -> Option<Amount> {
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
pub(super) fn begun(line: &Line<'_>, mut lower: Amount, to: usize, reader: Reader<'_>) -> Amount {
    let Some(mut upper) = goal(line, to, reader) else { return lower };
    let plain = lower.unit.as_ref().is_none_or(|unit| !unit.is_rate());
    if plain {
        let _ = share_tail(&mut lower, &mut upper);
    }
    lower
}

/// Adds what a pass over the stretch has left out because only the figures around it say what it counts.
pub(super) fn complete(line: &Line<'_>, found: &mut Vec<Found>, scanner: Scanner<'_>) {
    let reader = Reader { locale: Locale::En, context: Context::Prose, lexicon: scanner.lexicon, foreign: false };
    coordinate(line, found);
    let mut at = 0;
    while at < line.len() {
        // A bare number that was read as one may still be what the words before it count.
        let here = found.partition_point(|other| from(other) < at);
        let bare = matches!(found.get(here), Some(Found::Figure(figure)) if figure.from == at && is_bare(figure)).then_some(here);
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
                found.retain(|other| matches!(other, Found::Time(_)) || from(other) < spotted.from || from(other) >= spotted.to);
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
        let (Some(Found::Figure(first)), Some(Found::Figure(second))) = (before.last_mut(), here.first()) else { continue };
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

/// Whether what follows a number is no noun that it counts.
fn closed_or(line: &Line<'_>, at: usize) -> bool {
    closed_at(line, at) || AFTER_PART.contains(&line.word(at)) || matches!(line.word(at), "and" | "up" | "down" | "compared" | "as" | "which" | "while" | "against")
}

/// Whether nothing that a number could count stands at a token.
fn closed_at(line: &Line<'_>, at: usize) -> bool {
    line.mark(at).is_some() || line.sort(at).is_none()
}

/// A bare number that its surroundings give a unit.
fn elided(line: &Line<'_>, at: usize, found: &[Found], reader: Reader<'_>) -> Option<Spotted> {
    let word = line.sort(at) == Some(Sort::Word);
    if line.is_glued(at) && at > 0 && !matches!(line.mark(at - 1), Some('(')) || line.year(at).is_some() && line.mark(at + 1) != Some(',') {
        return None;
    }
    let mut cursor = line.cursor(at);
    let read: Numeral = if word {
        // `no one`, `one of the`: one is not counted.
        (!matches!(line.word(at), "one" | "a" | "an" | "half" | "million" | "billion" | "thousand" | "hundred" | "zero")).then_some(())?;
        numeral(&mut cursor, Locale::En, Context::Prose).ok()??
    } else {
        line.is_digits(at).then_some(())?;
        numeral(&mut cursor, Locale::En, Context::Prose).ok()??
    };
    let to = line.index(&cursor);
    if to <= at || line.is_glued(to) && matches!(line.mark(to), Some('/' | '%' | '-' | ':')) || line.is_glued(to) && line.sort(to) == Some(Sort::Word) {
        return None;
    }
    let mut lead = at;
    let mut led = Led::default();
    while lead > 0 && BETWEEN.contains(&line.word(lead - 1)) {
        lead -= 1;
    }
    for (index, qualifier) in [("nearly", Qualifier::Nearly), ("almost", Qualifier::Nearly), ("under", Qualifier::Under), ("over", Qualifier::Over), ("about", Qualifier::About), ("around", Qualifier::About), ("some", Qualifier::About), ("roughly", Qualifier::About), ("least", Qualifier::AtLeast), ("most", Qualifier::AtMost)] {
        if let Some(place) = (lead..at).find(|at| line.word(*at) == index) {
            led.qualifiers.push(if line.word(place.saturating_sub(1)) == "just" && qualifier == Qualifier::Under { Qualifier::Nearly } else { qualifier });
        }
    }
    let counted = |value: Value, lead: usize, led: Led| {
        Some(Spotted { from: at, to, end: to, led_from: lead, value, lead: led, flags: vec![Flag { doubt: Doubt::UnitElided, alternative: None }], departs: false, multiple: false })
    };
    // `hospital beds: 34.7 per 10,000 people`: what is counted is the label.
    if let Some(by) = line.phrase(to, "per") {
        let mut cursor = line.cursor(by);
        let n = whole_number(&mut cursor, Locale::En)?;
        let base = unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count)?;
        let rate = Unit::from_code(&format!("1/{n} {}", base.code())).ok()?;
        let mut spotted = counted(Value::Quantity(Quantity::new(read.value, rate.at(read.exponent))), lead, led)?;
        (spotted.to, spotted.end) = (line.index(&cursor), line.index(&cursor));
        spotted.flags.clear();
        return Some(spotted);
    }
    // `New jobs: 25 thousand`: the label names what is counted.
    if read.exponent >= 3
        && line.mark(at.wrapping_sub(1)) == Some(':')
        && (closed_at(line, to))
        && let Some(label) = (at.saturating_sub(3)..at - 1).find_map(|from| {
            let mut cursor = line.cursor(from);
            unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate() && line.index(&cursor) == at - 1)
        })
    {
        return counted(Value::Quantity(Quantity::new(read.value, label.at(read.exponent))), lead, led);
    }
    // `350 new classrooms`, `45 FDI projects`: a word or two between the number and what it counts.
    if !word && read.value.is_integer() && !closed_at(line, to) {
        let modified = (to + 1..=to + 3).take_while(|noun| {
            let before = noun - 1;
            line.sort(before) == Some(Sort::Word) && !AFTER_PART.contains(&line.word(before)) && !STOPS.contains(&line.word(before)) || line.mark(before) == Some('-') && line.is_glued(before)
        });
        let counted_by = modified.filter_map(|noun| {
            let mut cursor = line.cursor(noun);
            let plural = |end: usize| line.word(end - 1).ends_with('s') || matches!(line.word(end - 1), "people" | "children" | "women" | "men" | "staff");
            unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate() && plural(line.index(&cursor))).map(|unit| (line.index(&cursor), unit))
        });
        if let Some((end, thing)) = counted_by.into_iter().next() {
            let mut spotted = counted(Value::Quantity(Quantity::new(read.value, thing.at(read.exponent))), lead, led)?;
            (spotted.to, spotted.end) = (end, end);
            spotted.flags.clear();
            return Some(spotted);
        }
    }
    // `Of these, 7,100 were women`: of what the sentence before counted.
    let these = line.any_before(lead, &["of these ,", "of them ,", "of those ,", "of these", "of whom ,", "of whom"]).is_some();
    let before = found.iter().rev().filter_map(|found| match found {
        Found::Figure(figure) if figure.to <= at => Some(figure),
        _ => None,
    });
    let start = (at.saturating_sub(200)..at).rev().find(|at| matches!(line.mark(*at), Some('.' | '!' | '?')) && !(line.is_glued(at + 1) && line.is_digits(at + 1))).map_or(at.saturating_sub(200), |at| at + 1);
    let previous = before.into_iter().find(|figure| figure.from >= start || these);
    let follows = line.word(to);
    let closed = closed_at(line, to);
    let partitive = closed || AFTER_PART.contains(&follows);
    // `a pupil–teacher ratio of no more than 40`, `NPS of 45`: numbers without a unit.
    let measured = (lead.saturating_sub(9)..lead).rev().take_while(|at| !matches!(line.mark(*at), Some('.' | ';' | ':' | ',')))
        .any(|at| matches!(line.word(at), "ratio" | "index" | "score" | "nps" | "headcount" | "coefficient" | "gini"));
    for (phrase, qualifier) in [("no more than", Qualifier::AtMost), ("not more than", Qualifier::AtMost), ("no less than", Qualifier::AtLeast), ("at least", Qualifier::AtLeast), ("more than", Qualifier::Over), ("less than", Qualifier::Under), ("up to", Qualifier::AtMost)] {
        let wanted = (at.saturating_sub(6)..at).any(|at| line.any(at, &["target of", "goal of", "target is", "target :"]).is_some());
        let qualifier = if phrase == "less than" { Qualifier::Under } else { qualifier };
        if (measured || wanted) && led.qualifiers.is_empty() && line.phrase_before(at, phrase).is_some() {
            led.qualifiers.push(qualifier);
        }
    }
    let wanted = (lead.saturating_sub(4)..lead).any(|at| line.any(at, &["target of", "goal of", "target is", "target :"]).is_some());
    let degree = lead == at && !wanted && line.any_before(lead, &["more than", "less than", "fewer than", "higher than", "lower than", "greater than", "no more than", "no less than", "better than", "worse than"]).is_some();
    let compared = COMPARES.iter().find_map(|phrase| line.phrase_before(lead, phrase)).or_else(|| wanted.then(|| line.any_before(lead, &["less than", "more than", "below", "above", "at least", "under", "over"])).flatten()).filter(|_| !degree && !(measured && found.is_empty()));
    if let Some(previous) = previous {
        let of = previous.value.unit();
        let quantity = |unit: &Unit| Value::Quantity(Quantity::new(read.value, unit.at(read.exponent)));
        let whole = read.value.is_integer();
        // `of which nine are on track and five are delayed`; `Of the 31 indicators, 22 met their targets`.
        let which = these || line.phrase_before(lead, "of which").is_some()
            || line.phrase_before(previous.led_from, "of the").is_some() && line.mark(previous.to) == Some(',') && lead == previous.to + 1
            || line.word(previous.from.saturating_sub(1)) == "the" && line.word(previous.from.saturating_sub(2)) == "of" && line.mark(lead.saturating_sub(1)) == Some(',') && previous.to < lead
            || previous.flags.iter().any(|flag| flag.doubt == Doubt::UnitElided) && matches!(line.text(lead.saturating_sub(1)), "," | "and");
        if which && of.kind() == Kind::Count && whole && partitive && !of.is_rate() {
            return counted(quantity(of), lead, led);
        }
        if which && of.kind() == Kind::Count && read.exponent > 0 && partitive {
            return counted(quantity(of), lead, led);
        }
        // `about 2.55 crore had been completed`: of the same things as the houses planned.
        if of.kind() == Kind::Count && read.exponent >= 3 && matches!(follows, "had" | "have" | "has" | "were" | "are" | "is" | "was") {
            return counted(quantity(of), lead, led);
        }
        // `88 fewer than the 6,500 planned`
        if of.kind() == Kind::Count && matches!(follows, "fewer" | "more") {
            return counted(quantity(of), lead, led);
        }
        let fits = closed || AFTER_PART.contains(&follows) || matches!(follows, "planned" | "a" | "the" | "before" | "and" | "per" | "targeted" | "previously" | "earlier" | "last" | "or");
        let kind = matches!(of.kind(), Kind::Count | Kind::Physical | Kind::Share | Kind::Duration | Kind::Number | Kind::Score | Kind::Index | Kind::Points) && !matches!(previous.value, Value::Tally(_));
        if let Some(lead) = compared.filter(|_| !measured && kind && fits && lead >= previous.end) {
            led.led = true;
            let near = lead - previous.end <= 12;
            return if near { counted(quantity(of), lead, led) } else { None };
        }
    }
    // `The number of newly established enterprises was 1,120`.
    if !word && closed_or(line, to) && matches!(line.word(lead.wrapping_sub(1)), "was" | "is" | "to" | "reached" | "at" | "totalled" | "were")
        && let Some(number) = (lead.saturating_sub(14)..lead).rev().take_while(|at| !matches!(line.mark(*at), Some('.' | ';' | ':'))).find(|at| line.phrase(*at, "number of").is_some())
        && let Some((_, thing)) = (number + 2..lead - 1).filter_map(|noun| {
            let mut cursor = line.cursor(noun);
            unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate()).map(|unit| (line.index(&cursor), unit))
        }).next()
    {
        let mut spotted = counted(Value::Quantity(Quantity::new(read.value, thing.at(read.exponent))), lead, led)?;
        spotted.flags.clear();
        return Some(spotted);
    }
    // `raise NPS from 38 to at least 45`, `headcount fell from 8,450`: a course of bare numbers.
    if let Some(lead) = compared.filter(|lead| line.word(*lead) == "from" && !word && is_course(line, *lead)) {
        let end = goal(line, to, reader);
        if end.is_some_and(|end| end.unit.is_none() && end.value.scale() <= 2 && !end.is_year) {
            return counted(Value::Quantity(Quantity::new(read.value, Unit::number().at(read.exponent))), lead, led);
        }
    }
    let verb = matches!(line.word(lead.wrapping_sub(1)), "of" | "was" | "is" | "to" | "at" | "than" | "reached" | "stood") || lead < at;
    if measured && verb && (closed || partitive) && !word {
        return counted(Value::Quantity(Quantity::new(read.value, Unit::number().at(read.exponent))), lead, led);
    }
    // `the latest survey shows 43`: what was bare before stays bare.
    let shows = matches!(line.word(lead.wrapping_sub(1)), "shows" | "showed" | "was" | "is" | "at" | "reached" | "scored");
    let bare = previous.is_some_and(|previous| previous.value.unit().kind() == Kind::Number && !matches!(previous.value, Value::Tally(_)));
    (bare && shows && closed && !word).then(|| counted(Value::Quantity(Quantity::new(read.value, Unit::number().at(read.exponent))), lead, led)).flatten()
}
