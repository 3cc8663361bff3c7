//! What an English figure is set against: the words behind it, and how they relate it.

use attain::{Change, Kind};

use super::Passage;
use crate::line::Line;
use crate::words::words;

/// How the words behind a figure relate it to what they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// `of the plan`, `of GDP`: a part of it.
    Of,
    /// `compared with 2023`, `from a year earlier`.
    Compared,
    /// `year on year`.
    Year,
    /// `12 per cent more than`, `3.2% above`: by so much.
    Degree(Change),
    /// `a 2.4% rise in`: the noun of a change.
    Noun(Change),
}

/// What a figure is set against.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    /// Tokens of the words that name it, half-open.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) relation: Relation,
    /// Whether it is something planned.
    pub(super) plan: bool,
    /// Whether it names something, so that what follows is named by other words.
    pub(super) named: bool,
}

const MORE: &[&str] = words![
    "higher than, more than, above, greater than, larger than, better than, up on, over, beyond",
    "in excess of, ahead of, faster than, longer than, higher, more",
];
const LESS: &[&str] = words![
    "lower than, less than, fewer than, below, smaller than, short of, under, down on, behind",
    "slower than, shorter than, lower, fewer, less",
];
const COMPARED: &[&str] = words![
    "compared with, compared to, in comparison with, relative to, as against, against, versus, vs",
    "over the same, from the same, from the previous, from a year, from last year, over the previous",
    "on the previous, on the same, than, since",
];
const YEARLY: &[&str] = words![
    "year on year, year - on - year, year over year, year - over - year, yoy, y - o - y, y / y",
    "month on month, quarter on quarter, quarter - on - quarter, m / m, q / q, q / q saar, y - on - y",
    "on the year, on year, a year earlier, from a year earlier",
];
const PLANS: &[&str] = words![
    "plan, plans, target, targets, budget, budgets, estimate, estimates, goal, allocation, allocations",
    "appropriation, releases, release, approved, planned, commitment, projection, forecast, quota",
    "programmed, sanctioned, credit, envelope, projections, commitments, grant, provision, loan, ceiling",
];
const STOPS: &[&str] = words![
    "and, but, while, which, with, as, reaching, because, due, was, were, is, are, driven, reflecting",
    "after, when, or, it, has, had, although, so, where, will, who, have, spent, approved",
];

impl Passage<'_, '_> {
    /// What a figure is set against, behind it.
    pub(super) fn basis(&self, index: usize) -> Option<Basis> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let end = spotted.end;
        let unit = spotted.value.unit().kind();
        let next = self.figures.get(index + 1).map_or(usize::MAX, |next| next.spotted.led_from);
        let last = next.min(self.layout.sentence_end(spotted.from));
        // The noun of a plan may lead to the next figure: `of the end target of 500 km`, `than the 6,500 planned`.
        let far = self
            .figures
            .get(index + 1)
            .map_or(last, |next| next.spotted.from.min(self.layout.sentence_end(spotted.from)));
        let after = self.figures.get(index + 1).is_some_and(|next| {
            matches!(line.word(next.spotted.end), "planned" | "targeted" | "budgeted" | "foreseen")
        });
        if let Some(to) = line.any(end, YEARLY) {
            return Some(Basis { from: end, to, relation: Relation::Year, plan: false, named: true });
        }
        // `a 2.4% rise in deposits`
        if matches!(unit, Kind::Share | Kind::Points | Kind::Money | Kind::Count | Kind::Physical) {
            let noun = match line.word(end) {
                "rise" | "increase" | "gain" | "growth" | "jump" | "expansion" => Some(Change::Up),
                "fall" | "decrease" | "decline" | "drop" | "reduction" | "cut" | "contraction" => Some(Change::Down),
                _ => None,
            };
            if let Some(change) = noun.filter(|_| line.word(end + 1) != "rate") {
                return Some(Basis { from: end, to: end, relation: Relation::Noun(change), plan: false, named: false });
            }
        }
        let degree = |words: &[&str], change| line.any(end, words).map(|to| (to, Relation::Degree(change)));
        let measured = matches!(
            unit,
            Kind::Share | Kind::Points | Kind::Count | Kind::Physical | Kind::Money | Kind::Duration | Kind::Times
        );
        let found = degree(MORE, Change::Up).or_else(|| degree(LESS, Change::Down)).filter(|_| measured);
        let found = found.or_else(|| line.any(end, COMPARED).map(|to| (to, Relation::Compared)));
        let (from, relation) = match found {
            Some((to, Relation::Degree(change)))
                if matches!(line.word(to.saturating_sub(1)), "more" | "higher" | "fewer" | "less" | "lower") =>
            {
                // `2 crore houses more`: with `than` further on it compares.
                let than = (to..last.min(to + 4)).find(|at| line.word(*at) == "than")?;
                (than + 1, Relation::Degree(change))
            }
            Some((to, Relation::Degree(change))) => {
                // `over the past 3 years`, `under the programme` are no comparison.
                let word = line.word(to.saturating_sub(1));
                if matches!(word, "over" | "under" | "behind") && !is_plan(line, to, far) {
                    return self.compared(index, to, last);
                }
                (to, Relation::Degree(change))
            }
            Some((to, relation)) => (to, relation),
            None => (
                line.any(end, &["of"]).filter(|_| {
                    matches!(unit, Kind::Share | Kind::Times) || matches!(spotted.value, attain::Value::Tally(_))
                })?,
                Relation::Of,
            ),
        };
        let from = line.any(from, &["in the", "in"]).filter(|_| relation != Relation::Of).unwrap_or(from);
        let plan = is_plan(line, from, far) || after && matches!(relation, Relation::Degree(_));
        let to = stop(line, from, last, &|at| self.in_time(at));
        // `100% of communes`: what has it, and no whole.
        Some(Basis { from, to, relation, plan, named: true })
    }

    fn compared(&self, index: usize, from: usize, last: usize) -> Option<Basis> {
        let line = self.line;
        let end = self.figures.get(index)?.spotted.end;
        let timed = line.any(end, &["over the same", "over the previous", "over last"]).is_some();
        timed.then(|| Basis {
            from,
            to: stop(line, from, last, &|at| self.in_time(at)),
            relation: Relation::Compared,
            plan: false,
            named: true,
        })
    }
}

/// Whether something planned is named from a token on, before anything else is.
fn is_plan(line: &Line<'_>, from: usize, last: usize) -> bool {
    let end = last.min(from + 8);
    (from..end)
        .take_while(|at| {
            (line.mark(*at).is_none() || line.mark(*at) == Some('-') && line.is_glued(*at))
                && !STOPS.contains(&line.word(*at))
                && (line.is_glued(*at) || !matches!(line.word(*at), "in" | "of" | "for" | "by"))
                || matches!(line.word(*at), "approved" | "planned")
        })
        .any(|at| PLANS.contains(&line.word(at)))
}

fn stop(line: &Line<'_>, from: usize, last: usize, timed: &dyn Fn(usize) -> bool) -> usize {
    let mut to = from;
    while to < last && to - from < 14 {
        if matches!(line.mark(to), Some(',' | ';' | ':' | '(' | ')' | '.' | '|'))
            || to > from && STOPS.contains(&line.word(to)) && !timed(to)
        {
            break;
        }
        to += 1;
    }
    to
}
