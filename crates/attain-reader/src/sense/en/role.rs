//! What an English figure does: asked for, planned, reached, or done of what was planned.

use attain::{Kind, Unit};

use super::Seen;
use crate::line::{Line, Sort};
use crate::mention::{MentionKind, Role};
use crate::reading::Draft;
use crate::sense::{Passage, Report};
use crate::words::words;

/// Verbs that ask.
const ASKS: &[&str] = words![
    "aims to, aim to, aiming to, aims at, aims for, strives to, strive to, strives for, strive for",
    "targets, targeting, targeted, should, must, shall, may not, cannot, plans to, plan to, planning to",
    "will, is to, are to, to be, seeks to, committed to, commits to, commit to, pledged, pledges",
    "pegged at, budgeted at, is budgeted, target is, goal is, target of, goal of, ceiling of, target :",
    "goal :, targets :, goals :, asks, calls for, intends to, intended to, sets, set to, set a",
    "objective is, need to, needs to, expects to, envisages, target for, hopes to, has to, have to",
    "target, goal, strive, has budgeted, have budgeted, budgeted for, has been budgeted, is budgeted",
];

/// Verbs that tell.
const TELLS: &[&str] = words![
    "reached, achieved, rose, fell, grew, increased, decreased, declined, was, were, stood, recorded",
    "totalled, totaled, amounted, actual, exceeded, delivered, completed, improved, narrowed, widened",
    "climbed, dropped, attained, registered, had, has been, have been, came to, came, cost, costs",
    "closed at, shows, showed, remained, spent, used, stands, covers, serve, serves, accounts for",
    "account for, averaged, numbered, earned, created, built, trained, collected, covered, is estimated",
    "is expected, is projected, are expected, are projected, are estimated, is forecast, edged, doubled",
    "now, actual result, saw, received, met, is now, are now, missing, posted, hit, enrolled, supported",
    "provided, processed, released, disbursed",
];

/// Verbs in their plain form that ask where they open a clause: `raise NPS from 38 to at least 45`.
const ORDERS: &[&str] = words![
    "raise, reduce, cut, increase, keep, achieve, reach, ensure, build, train, close, create, expand",
    "maintain, lower, deliver, complete, improve, hold, limit, bring, grow, launch, hire, sign, attain",
    "halve, double, plant, collect, mobilise, mobilize, attract, retain, resolve, strive, connect",
    "establish, finish, recruit, lift, boost, provide, support, win, ship, publish",
];

/// Whether a word says nothing of its own between a noun and its figure.
fn is_light(line: &Line<'_>, at: usize) -> bool {
    line.sort(at) == Some(Sort::Mark('('))
        || line.mark(at) == Some(':')
        || words![
            "of, is, was, at, the, a, an, about, over, under, just, nearly",
            "than, no, more, less, least, most, some, to, by, for, in, exactly",
            "only, above, below, around, up, down, between, at least"
        ]
        .contains(&line.word(at))
}

impl Passage<'_, '_> {
    /// Whether a figure says how much of what was planned was done: `Against a cost of X, Y was released, i.e. 75%`.
    pub(super) fn is_performed(&self, index: usize, seen: &[Seen], drafts: &[Draft], report: &Report) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let led = line
            .any_before(
                spotted.led_from.max(spotted.from),
                words![
                    "performance of, absorption rate of, execution rate of",
                    "achievement of, absorption of, execution of, performance rate of",
                    "budget absorption of"
                ],
            )
            .is_some()
            || self.holds(
                spotted.led_from.saturating_sub(3),
                spotted.from,
                words!["performance of, absorption rate of, execution rate of", "achievement rate of"],
            );
        let done = line
            .any(
                spotted.end,
                words!["was achieved, was met, achieved, was reached, achievement", "of target, execution, absorption"],
            )
            .is_some();
        let so = line
            .any_before(
                spotted.led_from,
                &["i . e .", "ie", "i . e", "or", "that is", "that is ,", "i . e . ,", "or about"],
            )
            .is_some();
        let before = seen.iter().rev().take(2);
        let pair = before.clone().any(|seen| matches!(seen.role, Role::Plan | Role::Target))
            && before.clone().any(|seen| seen.role == Role::Actual);
        let tally = seen
            .last()
            .and_then(|seen| drafts.get(seen.mention))
            .is_some_and(|draft| draft.mention.kind == MentionKind::Ratio);
        led && !seen.is_empty() || done && (report.en.planned || pair) || so && pair && !tally
    }

    /// Whether an amount of money stands in brackets behind the same amount in another currency.
    pub(super) fn converts(&self, index: usize) -> Option<()> {
        let figure = |at: usize| self.figures.get(at).map(|figure| figure.spotted);
        let (before, here) = (figure(index.checked_sub(1)?)?, figure(index)?);
        let money = |unit: &Unit| unit.kind() == Kind::Money;
        let (a, b) = (before.value.unit(), here.value.unit());
        let bracket = self.line.mark(before.to) == Some('(')
            && here.led_from <= before.to + 2
            && self.line.mark(here.end) == Some(')');
        (bracket && money(a) && money(b) && a.numerator() != b.numerator()).then_some(())
    }

    /// Whether nothing but a time stands beside a figure in its parenthesis.
    pub(super) fn is_alone(&self, index: usize) -> bool {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let open = (0..spotted.from).rev().find(|at| matches!(self.line.mark(*at), Some('(' | '[')));
        open.is_some_and(|open| {
            (open + 1..spotted.from)
                .all(|at| self.in_time(at) || self.line.mark(at).is_some() || matches!(self.line.word(at), "in" | "q"))
        })
    }

    /// `Of the 31 indicators, 22 …`: the whole, which is counted to tell its parts.
    pub(super) fn is_whole(&self, index: usize) -> bool {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let start = self.layout.sentence_start(spotted.from);
        let comma = (spotted.end..spotted.end + 4).any(|at| self.line.mark(at) == Some(','));
        self.line.any(start, words!["out of the, out of a total of, of the, of a total of, of"]).is_some_and(|end| {
            end >= spotted.led_from.min(spotted.from) && (comma || self.line.word(start + 1) == "the")
        })
    }

    /// What the noun right before or behind a figure makes it: `a target of 22,000 ha`, `the planned C$1,322.9 million`.
    pub(super) fn beside(&self, index: usize, open: usize) -> Option<Role> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let unit = spotted.value.unit().kind();
        let past = index
            .checked_sub(1)
            .and_then(|at| self.figures.get(at))
            .map_or(0, |before| before.spotted.end)
            .max(self.layout.sentence_start(spotted.from));
        let open = open.min(past);
        let near = spotted.from.saturating_sub(6).max(past);
        let within = |words: &[&str]| {
            words.iter().any(|word| {
                (near..spotted.from).any(|at| {
                    line.phrase(at, word).is_some_and(|end| {
                        (end..spotted.from).all(|at| {
                            !line.mark(at).is_some_and(|ch| ch != '(' && ch != ':')
                                && (self.in_time(at) || is_light(line, at) || at >= spotted.led_from)
                        })
                    })
                })
            })
        };
        // Behind: `the 8% target`, `ten planned`, `half of villages had been foreseen`.
        if line.any(spotted.end, &["target", "goal", "ceiling", "threshold target"]).is_some() {
            return Some(Role::Target);
        }
        if line
            .any(
                spotted.end,
                words![
                    "planned, had been foreseen, had been planned, were planned",
                    "was planned, originally planned, budgeted, were foreseen, foreseen",
                    "approved earlier, had been budgeted, in the budget estimates",
                    "approved, in the budget, in the plan, allocated, plan, spending plan"
                ],
            )
            .is_some()
        {
            return Some(Role::Plan);
        }
        // `a shortfall of 3.5 percent of GDP` is what a balance came to.
        let of_whole = unit == Kind::Share && line.word(spotted.end) == "of";
        if !of_whole && within(words!["shortfall of, gap of, overrun of, shortfall, overspend of", "underspend of"]) {
            return Some(Role::Other);
        }
        if within(words![
            "target of, targets of, target is, target was, goal of, goal is",
            "ceiling of, target :, goal :, end target, target for",
            "actual target, benchmark of, goal for"
        ]) {
            return Some(Role::Target);
        }
        if within(words!["actual :, actual, actual result, result :, actual result :"]) {
            return None;
        }
        if unit != Kind::Share
            && line.any_before(spotted.led_from.max(open), &["to an estimate of"]).is_none()
            && !within(&["to an estimate of"])
            && within(words![
                "plan of, budget of, approved budget, sanctioned cost of",
                "estimate of, allocation of, appropriation of, planned, credit of",
                "grant of, commitment of, plan :, budget :, annual plan of",
                "budgeted, the plan (, plan (, original plan, programmed",
                "envelope of, annual budget, projection of, provision of",
                "cost estimate of, quota of"
            ])
        {
            return Some(Role::Plan);
        }
        // The figure in a parenthesis behind the name of a plan: `of the estimate assigned by … (VND 17,500 billion)`.
        let opened = line.mark(spotted.led_from.checked_sub(1)?) == Some('(');
        let named = (spotted.led_from.saturating_sub(12).max(open)..spotted.led_from)
            .any(|at| matches!(line.word(at), "plan" | "estimate" | "budget" | "estimates" | "allocation" | "planned"));
        (opened && named && unit != Kind::Share).then_some(Role::Plan)
    }

    /// Whether a figure is what another is compared with.
    pub(super) fn is_compared(&self, index: usize) -> bool {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        index > 0
            && self
                .line
                .any_before(
                    spotted.led_from + usize::from(self.line.word(spotted.led_from) == "from"),
                    words![
                        "compared with, compared to, against, as against, versus, up from",
                        "down from, than the, from, than"
                    ],
                )
                .is_some()
    }

    /// Whether the sentence asks for a figure: the last verb before it that asks or tells.
    pub(super) fn is_wanted(
        &self,
        index: usize,
        start: usize,
        open: usize,
        seen: &[Seen],
        joined: bool,
        report: &Report,
    ) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        // What is told behind it: `28 communities remained`, `11,340 of 12,000 tickets were so closed`.
        if words!["spent, collected, recorded, registered, remained, were, was, had", "have, are, met, did"]
            .contains(&line.word(spotted.end))
            && !matches!(line.word(spotted.end + 1), "to")
            && line.phrase(spotted.end, "are to").is_none()
        {
            return false;
        }
        if line.any(spotted.end, words!["are to, is to, will, more are to, should, must"]).is_some() {
            return true;
        }
        // What stands in the present where targets were announced.
        let past = words![
            "was, were, had, rose, fell, increased, decreased, reached, recorded, stood, achieved, grew, declined",
            "totalled, totaled, amounted, exceeded, completed, spent, came"
        ];
        let end = self.layout.sentence_end(spotted.from);
        if report.en.aims && !(start..end).any(|at| past.contains(&line.word(at))) {
            return true;
        }
        let mut crossed = false;
        // Further back no verb speaks of it.
        for at in (start.max(spotted.from.saturating_sub(120))..spotted.from).rev() {
            crossed |= line.mark(at) == Some(';') && !self.in_figure(at);
            if self.in_figure(at) {
                continue;
            }
            // Another statement: behind a semicolon the next verb counts, as within a list it asks on.
            if line.word(at) == "while" || line.word(at) == "which" && at > open {
                return report.en.asks || report.en.aims;
            }
            let opens = at == start || matches!(line.mark(at.wrapping_sub(1)), Some(':' | '-' | '–' | '•' | '*' | ';'));
            if opens && ORDERS.contains(&line.word(at)) && line.word(at + 1) != "in" {
                return true;
            }
            let asks = ASKS.iter().filter_map(|phrase| line.phrase(at, phrase)).max();
            // In a list of what is asked for, `collected`, `costs` are nouns.
            let listed =
                report.en.asks && !matches!(line.word(at), "was" | "were" | "had" | "reached" | "achieved" | "actual");
            let tells = TELLS.iter().filter(|_| !listed).filter_map(|phrase| line.phrase(at, phrase)).max();
            // A target that stands before a semicolon is another figure's.
            if crossed && matches!(line.word(at), "target" | "goal") && !report.en.asks {
                return false;
            }
            // `was achieved … target` behind a comparison is no asking.
            let noun = matches!(line.word(at), "target" | "goal" | "targets" | "goals")
                && matches!(
                    line.word(at.wrapping_sub(1)),
                    "the" | "a" | "an" | "its" | "their" | "end" | "annual" | "of"
                )
                && at < open
                || self.in_figure(at.wrapping_sub(1));
            match (asks, tells) {
                (Some(_), _) if noun => {}
                (Some(asks), Some(tells)) if tells > asks => return false,
                (Some(_), _) => return true,
                // `services will account for 38%`
                (None, Some(_)) if matches!(line.word(at.wrapping_sub(1)), "will" | "must" | "should" | "shall") => {
                    return true;
                }
                (None, Some(_)) => return report.en.aims && is_present(line, at),
                _ => {}
            }
        }
        if report.en.aims {
            return true;
        }
        if joined && seen.last().is_some_and(|seen| seen.role == Role::Target) {
            return true;
        }
        report.en.asks
    }
}

/// Whether a verb is in the present, as plans say what is to be.
fn is_present(line: &Line<'_>, at: usize) -> bool {
    words!["is, are, has, have, stands, covers, serve, serves, accounts, account, shows, now, cost, costs, remains"]
        .contains(&line.word(at))
}
