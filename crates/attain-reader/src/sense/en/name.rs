//! The phrase that names what an English figure measures: the noun before the verb, or behind it where somebody acts.

mod phrase;
pub(super) mod verb;

use attain::{Kind, Value};

use super::Passage;
use super::basis::{Basis, Relation};
use crate::line::Sort;
use crate::mention::Doubt;
use crate::scan::Spotted;
use crate::words::words;

impl Passage<'_, '_> {
    /// Finds the phrase that names what every figure measures.
    pub(super) fn names_en(&mut self, bases: &[Option<Basis>]) {
        for index in 0..self.figures.len() {
            let (name, inherited) = self.name_en(index, bases);
            if let Some(figure) = self.figures.get_mut(index) {
                (figure.name, figure.inherited) = (name, inherited);
            }
        }
        self.distribute();
    }

    fn name_en(&self, index: usize, bases: &[Option<Basis>]) -> (Option<(usize, usize)>, Option<usize>) {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return (None, None) };
        let here = self.layout.at(spotted.from);
        let previous = index.checked_sub(1).filter(|at| {
            self.figures.get(*at).is_some_and(|previous| {
                self.layout.at(previous.spotted.from).sentence == here.sentence
                    && !self.is_parted(previous.spotted.end, spotted.from)
            })
        });
        let open = self.open(index, bases);
        if let Some(name) = self.fragment(index) {
            return (Some(name), None);
        }
        let relation = bases.get(index).and_then(Option::as_ref).map(|base| (base.relation, base.plan));
        let kind = spotted.value.unit().kind();
        let tally = matches!(spotted.value, Value::Tally(_)) && kind != Kind::Rank;
        // A figure that continues the one before: a course, a comparison, the same in other words.
        // `other industries (+13%), trade (+4.7%)`: the bracket follows what it is of.
        let bracket = spotted.led_from.checked_sub(1).filter(|at| line.mark(*at) == Some('(') && kind == Kind::Share);
        let listed = bracket.filter(|at| {
            let signed = matches!(line.mark(spotted.from), Some('+' | '-' | '−'));
            signed && line.sort(at.wrapping_sub(1)) == Some(Sort::Word) && !self.in_time(at.wrapping_sub(1))
        });
        let lead = listed.unwrap_or(spotted.led_from);
        let joint = line
            .any_before(
                lead,
                &[
                    "or",
                    "i . e .",
                    "i . e . ,",
                    "ie",
                    "namely",
                    "equal",
                    "equivalent",
                    "up",
                    "down",
                    ", at",
                    "than the",
                    "than",
                    "instead of the",
                    "instead of",
                    "against",
                    "compared with",
                    "compared to",
                    "from",
                ],
            )
            .is_some()
            || matches!(line.word(lead), "up" | "down" | "from") && line.mark(lead.wrapping_sub(1)) != Some(':')
            || matches!(line.mark(lead.wrapping_sub(1)), Some('(')) && !tally;
        let which = line.any_before(lead, &["of which"]).is_some() && matches!(kind, Kind::Share);
        let mut left = self.left_en(open, lead);
        if let Some((from, to)) = left {
            // `GRDP growth of 8–8.5 percent`: the noun that also leads.
            let to = if matches!(line.word(to), "growth" | "rate") && to < spotted.from { to + 1 } else { to };
            left = Some((from, to));
        }
        if let (Some(previous), true) = (previous, joint || which)
            && (left.is_none() || which)
        {
            return (None, Some(previous));
        }
        // `of which nine are on track`: what the part is told by names it.
        let elided = kind == Kind::Count
            && spotted.flags.iter().any(|flag| flag.doubt == Doubt::UnitElided)
            && spotted.value.unit().exponent() == 0;
        if elided {
            let told =
                line.any(spotted.to, words!["are, is, were, was, had, have, in, did, on, at"]).unwrap_or(spotted.to);
            let planned =
                matches!(line.word(spotted.to), "planned" | "fewer" | "more" | "foreseen" | "did" | "the" | "a");
            // `20 (65%) were on track`
            let close = (line.mark(spotted.to) == Some('('))
                .then(|| (spotted.to..spotted.to + 8).find(|at| line.mark(*at) == Some(')')))
                .flatten();
            let told = close.map_or(told, |close| {
                line.any(close + 1, words!["are, is, were, was, had, have, in, did, on, at"]).unwrap_or(close + 1)
            });
            let index = if close.is_some() && self.figures.len() > index + 1 { index + 1 } else { index };
            return match self.right_en(index, told).filter(|_| !planned) {
                Some(name) => (Some(name), None),
                None => (None, previous),
            };
        }
        // `a 2.4% rise in deposits`
        if let Some((Relation::Noun(_), _)) = relation
            && let Some(from) = line.any(spotted.end + 1, &["in the", "in", "of the", "of"])
        {
            return (self.right_en(index, from), None);
        }
        // `the district harvested 1,918 ha of rice`, `it raised 18.6 billion in taxes`: what was done names itself behind.
        let done = self.done_en(index, spotted, previous);
        if done.is_some() && !tally {
            return (done, None);
        }
        if left.is_some() && !tally {
            return (left, None);
        }
        let degree = matches!(relation, Some((Relation::Degree(_) | Relation::Compared | Relation::Year, _)))
            || relation.is_some_and(|(_, plan)| plan);
        let behind = match kind {
            _ if tally
                || kind == Kind::Count
                    && !spotted.value.unit().is_rate()
                    && !matches!(spotted.value.unit().word(), "place") =>
            {
                self.right_en(index, self.noun(spotted))
            }
            Kind::Share if !degree => line
                .any(spotted.end, &["of the", "of all", "of their", "of its", "of"])
                .and_then(|from| self.right_en(index, from))
                .filter(|(from, _)| !matches!(line.word(*from), "gdp" | "grdp" | "it" | "them" | "total")),
            Kind::Physical | Kind::Money | Kind::Duration => line
                .any(spotted.end, &["of the", "of"])
                .and_then(|from| self.right_en(index, from))
                .filter(|_| previous.is_none()),
            _ => None,
        };
        if tally {
            return (left.or(behind), None);
        }
        let bare = kind == Kind::Count && !spotted.value.unit().is_rate() && self.noun(spotted) < spotted.to;
        if behind.is_some() && (bare && !degree || previous.is_none() || kind == Kind::Share && !joint) {
            return (behind, None);
        }
        if previous.is_some() {
            return (None, previous);
        }
        if behind.is_some() {
            return (behind, None);
        }
        // A label or a pronoun speaks of the figure in the sentence before.
        (None, index.checked_sub(1))
    }

    /// What somebody made, spent or raised, named behind the figure.
    fn done_en(&self, index: usize, spotted: &Spotted, previous: Option<usize>) -> Option<(usize, usize)> {
        let line = self.line;
        let verb = line.word(spotted.led_from.checked_sub(1)?);
        let kind = spotted.value.unit().kind();
        let parted = previous
            .and_then(|at| self.figures.get(at))
            .is_none_or(|before| (before.spotted.end..spotted.from).any(|at| matches!(line.mark(at), Some(';' | '.'))));
        let made = words![
            "cultivated, planted, harvested, produced, sowed, sown, exported, imported, built, sold, bought, grew"
        ]
        .contains(&verb);
        let paid = words![
            "spent, raised, allocated, collected, invested, disbursed, earned, paid, provided, committed, of, and"
        ]
        .contains(&verb);
        let open = line.mark(spotted.led_from - 1).is_some_and(|mark| matches!(mark, ';' | ','));
        // The amount in another currency stands between.
        let bracket = self.figures.get(index + 1).filter(|next| {
            line.mark(spotted.end) == Some('(')
                && next.spotted.led_from == spotted.end + 1
                && line.mark(next.spotted.end) == Some(')')
        });
        let end = bracket.map_or(spotted.end, |next| next.spotted.end + 1);
        let next = |words: &[&str]| line.any(end, words).filter(|from| !self.in_time(*from));
        let from = match kind {
            Kind::Physical if made || open && parted => next(&["of the", "of"]),
            Kind::Money if paid && !matches!(verb, "of" | "and") => {
                next(&["in the", "in", "on the", "on", "for the", "for", "as"])
            }
            // `That consisted of $154 million for roads, $337 million for schools and …`
            Kind::Money if open || matches!(verb, "of" | "and") => {
                let list = (self.layout.sentence_start(spotted.from)..spotted.from).any(|at| {
                    words!["consisted, comprising, comprises, comprised, consists, including, namely, allocated"]
                        .contains(&line.word(at))
                });
                next(&["for the", "for"]).filter(|_| list)
            }
            _ => None,
        }?;
        let last = bracket.map_or(index, |_| index + 1);
        self.right_en(last, from)
    }
}
