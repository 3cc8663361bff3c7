//! A bare number that its surroundings give a unit: `down from 92`, `of which nine are on track`.

use attain::text::prose::{Context, Numeral, Reader, numeral, unit, whole_number};
use attain::{Kind, Locale, Qualifier, Quantity, Unit, Value};

use super::BETWEEN;
use super::course::{goal, is_course};
use crate::line::{Line, Sort};
use crate::mention::{Doubt, Flag};
use crate::scan::{Found, Led, Spotted};
use crate::words::words;

/// Words that take a level as the place where a course begins or ends, or with which another is compared.
const COMPARES: &[&str] = words![
    "target of, target :, plan of, plan :, goal of, targeted, baseline :, baseline of, compared with",
    "compared to, up from, down from, instead of, rather than, as against, against, versus, from, than",
    "to",
];

/// Words that never stand between a number and what it counts.
const STOPS: &[&str] = words![
    "and, or, percent, per, than, as, fewer, more, less, higher, lower, times, years, months, days, weeks",
    "hours, minutes, million, billion, the, a, an, that, which, who, planned, all, its, their, our, year",
    "month, day, week, out",
];

/// Verbs and joints that follow a number which stands for its noun.
const AFTER_PART: &[&str] = words![
    "is, are, was, were, had, has, have, did, do, met, in, at, on, of, remain, remained, exceeded, missed",
    "achieved, reached, came, went, failed, fell, by, for, from, with, to, will, can, not",
];

/// Whether what follows a number is no noun that it counts.
fn closed_or(line: &Line<'_>, at: usize) -> bool {
    closed_at(line, at)
        || AFTER_PART.contains(&line.word(at))
        || words!["and, up, down, compared, as, which, while, against"].contains(&line.word(at))
}

/// Whether nothing that a number could count stands at a token.
fn closed_at(line: &Line<'_>, at: usize) -> bool {
    line.mark(at).is_some() || line.sort(at).is_none()
}

/// A bare number that its surroundings give a unit.
pub(super) fn elided(line: &Line<'_>, at: usize, found: &[Found], reader: Reader<'_>) -> Option<Spotted> {
    let word = line.sort(at) == Some(Sort::Word);
    if line.is_glued(at) && at > 0 && !matches!(line.mark(at - 1), Some('('))
        || line.year(at).is_some() && line.mark(at + 1) != Some(',')
    {
        return None;
    }
    let mut cursor = line.cursor(at);
    let read: Numeral = if word {
        // `no one`, `one of the`: one is not counted.
        (!words!["one, a, an, half, million, billion, thousand, hundred, zero"].contains(&line.word(at)))
            .then_some(())?;
        numeral(&mut cursor, Locale::En, Context::Prose).ok()??
    } else {
        line.is_digits(at).then_some(())?;
        numeral(&mut cursor, Locale::En, Context::Prose).ok()??
    };
    let to = line.index(&cursor);
    if to <= at
        || line.is_glued(to) && matches!(line.mark(to), Some('/' | '%' | '-' | ':'))
        || line.is_glued(to) && line.sort(to) == Some(Sort::Word)
    {
        return None;
    }
    let mut lead = at;
    let mut led = Led::default();
    while lead > 0 && BETWEEN.contains(&line.word(lead - 1)) {
        lead -= 1;
    }
    for (index, qualifier) in [
        ("nearly", Qualifier::Nearly),
        ("almost", Qualifier::Nearly),
        ("under", Qualifier::Under),
        ("over", Qualifier::Over),
        ("about", Qualifier::About),
        ("around", Qualifier::About),
        ("some", Qualifier::About),
        ("roughly", Qualifier::About),
        ("least", Qualifier::AtLeast),
        ("most", Qualifier::AtMost),
    ] {
        if let Some(place) = (lead..at).find(|at| line.word(*at) == index) {
            led.qualifiers.push(if line.word(place.saturating_sub(1)) == "just" && qualifier == Qualifier::Under {
                Qualifier::Nearly
            } else {
                qualifier
            });
        }
    }
    let counted = |value: Value, lead: usize, led: Led| {
        Some(Spotted {
            from: at,
            to,
            end: to,
            led_from: lead,
            value,
            lead: led,
            flags: vec![Flag { doubt: Doubt::UnitElided, alternative: None }],
            departs: false,
            multiple: false,
        })
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
            unit(&mut cursor, reader)
                .filter(|unit| unit.kind() == Kind::Count && !unit.is_rate() && line.index(&cursor) == at - 1)
        })
    {
        return counted(Value::Quantity(Quantity::new(read.value, label.at(read.exponent))), lead, led);
    }
    // `350 new classrooms`, `45 FDI projects`: a word or two between the number and what it counts.
    let heading = at == 0 && line.is_capital(to);
    if !word && !heading && read.value.is_integer() && !closed_at(line, to) {
        let modified = (to + 1..=to + 3).take_while(|noun| {
            let before = noun - 1;
            line.sort(before) == Some(Sort::Word)
                && !AFTER_PART.contains(&line.word(before))
                && !STOPS.contains(&line.word(before))
                || line.mark(before) == Some('-') && line.is_glued(before)
        });
        let counted_by = modified.filter_map(|noun| {
            let mut cursor = line.cursor(noun);
            let plural = |end: usize| {
                line.word(end - 1).ends_with('s')
                    || matches!(line.word(end - 1), "people" | "children" | "women" | "men" | "staff")
            };
            unit(&mut cursor, reader)
                .filter(|unit| unit.kind() == Kind::Count && !unit.is_rate() && plural(line.index(&cursor)))
                .map(|unit| (line.index(&cursor), unit))
        });
        if let Some((end, thing)) = counted_by.into_iter().next() {
            let mut spotted = counted(Value::Quantity(Quantity::new(read.value, thing.at(read.exponent))), lead, led)?;
            (spotted.to, spotted.end) = (end, end);
            spotted.flags.clear();
            return Some(spotted);
        }
    }
    // `Of these, 7,100 were women`: of what the sentence before counted.
    let these =
        line.any_before(lead, &["of these ,", "of them ,", "of those ,", "of these", "of whom ,", "of whom"]).is_some();
    let before = found.iter().rev().filter_map(|found| match found {
        Found::Figure(figure) if figure.to <= at => Some(figure),
        _ => None,
    });
    let start = (at.saturating_sub(200)..at)
        .rev()
        .find(|at| {
            matches!(line.mark(*at), Some('.' | '!' | '?')) && !(line.is_glued(at + 1) && line.is_digits(at + 1))
        })
        .map_or(at.saturating_sub(200), |at| at + 1);
    // `20 (65%) were on track, 2 (6%) were late`: the share in brackets is that of the count before it.
    let aside = |figure: &Spotted| {
        figure.value.unit().kind() == Kind::Share
            && line.mark(figure.led_from.wrapping_sub(1)) == Some('(')
            && line.mark(figure.end) == Some(')')
            && line.mark(to) == Some('(')
    };
    let previous = before.into_iter().filter(|figure| !aside(figure)).find(|figure| figure.from >= start || these);
    let follows = line.word(to);
    let closed = closed_at(line, to);
    let partitive = closed || AFTER_PART.contains(&follows);
    // `a pupil–teacher ratio of no more than 40`, `NPS of 45`: numbers without a unit.
    let measured = (lead.saturating_sub(9)..lead)
        .rev()
        .take_while(|at| !matches!(line.mark(*at), Some('.' | ';' | ':' | ',')))
        .any(|at| words!["ratio, index, score, nps, headcount, coefficient, gini"].contains(&line.word(at)));
    for (phrase, qualifier) in [
        ("no more than", Qualifier::AtMost),
        ("not more than", Qualifier::AtMost),
        ("no less than", Qualifier::AtLeast),
        ("at least", Qualifier::AtLeast),
        ("more than", Qualifier::Over),
        ("less than", Qualifier::Under),
        ("up to", Qualifier::AtMost),
    ] {
        let wanted = (at.saturating_sub(6)..at)
            .any(|at| line.any(at, &["target of", "goal of", "target is", "target :"]).is_some());
        let qualifier = if phrase == "less than" { Qualifier::Under } else { qualifier };
        if (measured || wanted) && led.qualifiers.is_empty() && line.phrase_before(at, phrase).is_some() {
            led.qualifiers.push(qualifier);
        }
    }
    let wanted = (lead.saturating_sub(4)..lead)
        .any(|at| line.any(at, &["target of", "goal of", "target is", "target :"]).is_some());
    let degree = lead == at
        && !wanted
        && line
            .any_before(
                lead,
                words![
                    "more than, less than, fewer than, higher than, lower than",
                    "greater than, no more than, no less than, better than, worse than"
                ],
            )
            .is_some();
    let compared = COMPARES
        .iter()
        .find_map(|phrase| line.phrase_before(lead, phrase))
        .or_else(|| {
            wanted
                .then(|| line.any_before(lead, words!["less than, more than, below, above, at least, under, over"]))
                .flatten()
        })
        .filter(|_| !degree);
    if let Some(previous) = previous {
        let of = previous.value.unit();
        let quantity = |unit: &Unit| Value::Quantity(Quantity::new(read.value, unit.at(read.exponent)));
        let whole = read.value.is_integer();
        // `of which nine are on track and five are delayed`; `Of the 31 indicators, 22 met their targets`.
        let which = these
            || line.phrase_before(lead, "of which").is_some()
            || line.phrase_before(previous.led_from, "of the").is_some()
                && line.mark(previous.to) == Some(',')
                && lead == previous.to + 1
            || line.word(previous.from.saturating_sub(1)) == "the"
                && line.word(previous.from.saturating_sub(2)) == "of"
                && line.mark(lead.saturating_sub(1)) == Some(',')
                && previous.to < lead
            || previous.flags.iter().any(|flag| flag.doubt == Doubt::UnitElided)
                && matches!(line.text(lead.saturating_sub(1)), "," | "and");
        if which && of.kind() == Kind::Count && whole && partitive && !of.is_rate() {
            return counted(quantity(of), lead, led);
        }
        if which && of.kind() == Kind::Count && read.exponent > 0 && partitive {
            return counted(quantity(of), lead, led);
        }
        // `about 2.55 crore had been completed`: of the same things as the houses planned.
        if of.kind() == Kind::Count
            && read.exponent >= 3
            && matches!(follows, "had" | "have" | "has" | "were" | "are" | "is" | "was")
        {
            return counted(quantity(of), lead, led);
        }
        // `88 fewer than the 6,500 planned`
        if of.kind() == Kind::Count && matches!(follows, "fewer" | "more") {
            return counted(quantity(of), lead, led);
        }
        let fits = closed
            || AFTER_PART.contains(&follows)
            || matches!(
                follows,
                "planned"
                    | "a"
                    | "the"
                    | "before"
                    | "and"
                    | "per"
                    | "targeted"
                    | "previously"
                    | "earlier"
                    | "last"
                    | "or"
            );
        let kind = matches!(
            of.kind(),
            Kind::Count
                | Kind::Physical
                | Kind::Share
                | Kind::Duration
                | Kind::Number
                | Kind::Score
                | Kind::Index
                | Kind::Points
        ) && !matches!(previous.value, Value::Tally(_));
        if let Some(lead) = compared.filter(|_| !measured && kind && fits && lead >= previous.end) {
            led.led = true;
            let near = lead - previous.end <= 12;
            return if near { counted(quantity(of), lead, led) } else { None };
        }
    }
    // `The number of newly established enterprises was 1,120`.
    if !word
        && closed_or(line, to)
        && matches!(line.word(lead.wrapping_sub(1)), "was" | "is" | "to" | "reached" | "at" | "totalled" | "were")
        && let Some(number) = (lead.saturating_sub(14)..lead)
            .rev()
            .take_while(|at| !matches!(line.mark(*at), Some('.' | ';' | ':')))
            .find(|at| line.phrase(*at, "number of").is_some())
        && let Some((_, thing)) = (number + 2..lead - 1)
            .filter_map(|noun| {
                let mut cursor = line.cursor(noun);
                unit(&mut cursor, reader)
                    .filter(|unit| unit.kind() == Kind::Count && !unit.is_rate())
                    .map(|unit| (line.index(&cursor), unit))
            })
            .next()
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
    let verb =
        matches!(line.word(lead.wrapping_sub(1)), "of" | "was" | "is" | "to" | "at" | "than" | "reached" | "stood")
            || lead < at;
    if measured && verb && (closed || partitive) && !word {
        return counted(Value::Quantity(Quantity::new(read.value, Unit::number().at(read.exponent))), lead, led);
    }
    // `the latest survey shows 43`: what was bare before stays bare.
    let shows =
        matches!(line.word(lead.wrapping_sub(1)), "shows" | "showed" | "was" | "is" | "at" | "reached" | "scored");
    let bare = previous.is_some_and(|previous| {
        previous.value.unit().kind() == Kind::Number && !matches!(previous.value, Value::Tally(_))
    });
    (bare && shows && closed && !word)
        .then(|| counted(Value::Quantity(Quantity::new(read.value, Unit::number().at(read.exponent))), lead, led))
        .flatten()
}
