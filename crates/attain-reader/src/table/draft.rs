//! The mention that the figure of a cell makes, with what its column and its row say of it.

use attain::text::prose::{Context, Folded, Reader, unit as unit_at};
use attain::{Better, Change, Kind, Period, Qualifier, Unit, Value};

use super::Table;
use super::cell::Printed;
use super::head::{Head, Means};
use super::units::Measure;
use crate::mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
use crate::reading::{Draft, Spot};
use crate::sense::{Mode, Report};

/// What the name of a row says.
#[derive(Clone, Copy)]
pub(super) struct Naming<'n> {
    pub(super) name: &'n str,
    /// Whether it is a rate of growth.
    pub(super) grows: bool,
    /// Whether it is of a fall.
    pub(super) falls: bool,
    /// The time that it is, where it is nothing else.
    pub(super) time: Option<Period>,
}

impl Table<'_> {
    /// The mention of a figure.
    pub(super) fn draft(
        &self,
        printed: Printed,
        head: &Head,
        measure: Option<&Measure>,
        naming: &Naming<'_>,
        part_of: Option<usize>,
        report: &Report,
        drafts: &[Draft],
    ) -> Option<Draft> {
        let Naming { name, grows, falls: falling, time } = *naming;
        let value = match printed.value {
            // `8/40` of `Villages electrified`.
            Value::Tally(tally) if tally.unit().kind() == Kind::Number => {
                let thing = self.first_noun(name).unwrap_or_else(Unit::number);
                Value::Tally(attain::Tally::new(tally.k(), tally.n(), thing).ok()?)
            }
            value => value,
        };
        // `60 triệu đồng` in a row of `triệu đồng/người` is counted by heads as well.
        let value = match measure
            .and_then(|measure| measure.unit.as_ref())
            .filter(|unit| unit.is_rate() && unit.numerator() == value.unit().at(0) && !value.unit().is_rate())
        {
            Some(rate) => value.relabelled(&rate.at(value.unit().exponent())),
            None => value,
        };
        let unit = value.unit().kind();
        let (value, of_whole) = match value.unit().note().filter(|_| unit == Kind::Share) {
            Some(note) => (value.relabelled(&value.unit().noted(None).ok()?), Some(note.to_owned())),
            None => (value, None),
        };
        let of_whole = of_whole.or_else(|| measure.and_then(|measure| measure.of.clone()));
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let grows = measure.is_some_and(|measure| measure.grows)
            || (unit == Kind::Share && grows)
            || unit == Kind::Growth
            || (unit == Kind::Share && head.means == Means::Level && self.caption.grows);
        let negative = matches!(&value, Value::Quantity(quantity) if quantity.is_negative());
        let signed = if negative { Change::Down } else { Change::Up };
        let (mut kind, mut form, mut change) = (MentionKind::Quantity, Form::Plain, printed.change);
        if unit == Kind::Rank {
            kind = MentionKind::Rank;
        } else if matches!(value, Value::Tally(_)) {
            kind = MentionKind::Ratio;
        } else {
            match head.means {
                Means::Share => kind = MentionKind::ShareOfPlan,
                Means::Growth => {
                    kind = MentionKind::Growth;
                    if unit == Kind::Times {
                        (form, change) = (Form::Multiple, Some(Change::Up));
                    } else if share && !head.changes {
                        form = Form::Level;
                    } else {
                        change = change.or(Some(signed));
                    }
                }
                Means::Part => {}
                _ if grows && share => {
                    kind = MentionKind::Growth;
                    change = change.or(Some(signed));
                }
                _ if falling => {
                    kind = MentionKind::Growth;
                    change = change.or(Some(Change::Down));
                }
                _ => {}
            }
            if matches!(value, Value::Range(_)) {
                kind = MentionKind::Range;
            }
        }
        let role = match head.means {
            _ if kind == MentionKind::Rank && head.means != Means::Target => Role::Other,
            Means::Target => Role::Target,
            Means::Plan => Role::Plan,
            Means::Share | Means::Part => Role::Share,
            Means::Growth => Role::Growth,
            Means::Level if self.caption.mode == Some(Mode::Asks) => Role::Target,
            _ if kind == MentionKind::Growth => Role::Growth,
            _ => Role::Actual,
        };
        let mut qualifiers = printed.qualifiers;
        if head.estimated
            && matches!(head.means, Means::Actual | Means::Level | Means::Timed)
            && !qualifiers.contains(&Qualifier::Estimated)
        {
            qualifiers.insert(0, Qualifier::Estimated);
        }
        let mut flags = printed.flags;
        if falling && unit == Kind::Share && kind == MentionKind::Growth {
            flags.push(Flag {
                doubt: Doubt::MayBePoints,
                alternative: Some(value.relabelled(&Unit::percentage_point())),
            });
        }
        // The head measures something of its own where the rows are places or times.
        let thing = head.means == Means::Level && !head.name.is_empty() && !is_bland(&head.name);
        let indicator = match (thing, time.is_some() || name.is_empty()) {
            (true, true) => Some(head.name.clone()),
            (true, false) => Some(format!("{name}, {}", head.name)),
            (false, true) => Some(head.name.clone()).filter(|name| !name.is_empty()),
            (false, false) => Some(name.to_owned()),
        };
        let part_of = part_of
            .filter(|_| matches!(head.means, Means::Target | Means::Plan | Means::Actual | Means::Level | Means::Timed))
            .filter(|total| {
                drafts
                    .get(*total)
                    .and_then(|draft| draft.mention.value())
                    .is_some_and(|total| total.unit().at(0) == value.unit().at(0))
                    && !share
            });
        let period = match (time, head.period) {
            (Some(time), _) => Some(time),
            (None, period) => period.or(report.period).or(report.given),
        };
        let spot = Spot {
            sentence: report.sentences,
            clause: report.clauses,
            better: match change {
                Some(Change::Down) if matches!(head.means, Means::Target | Means::Plan) => Some(Better::Lower),
                _ => None,
            },
            ..Spot::default()
        };
        Some(Draft {
            mention: Mention {
                start: printed.start,
                end: printed.end,
                text: printed.text,
                kind,
                said: Said::Value(value),
                qualifiers,
                change,
                form,
                of: head.of.clone().filter(|_| matches!(head.means, Means::Growth | Means::Share)).or(of_whole),
                role,
                indicator,
                part_of,
                authority: head.authority.clone(),
                period,
                flags,
                cell: None,
            },
            spot,
        })
    }

    /// The counted thing that a name begins with.
    fn first_noun(&self, name: &str) -> Option<Unit> {
        let folded = Folded::prose(name);
        let mut cursor = folded.cursor();
        let reader =
            Reader { locale: self.desk.locale, context: Context::Prose, lexicon: self.desk.lexicon, foreign: false };
        cursor.eat_any(self.desk.locale.pick(&["số", "tổng số"][..], &["number of", "share of"][..]));
        unit_at(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate())
    }
}

/// Whether a head names no more than that there are figures: `Giá trị`, `Value`.
fn is_bland(name: &str) -> bool {
    let plain = attain::text::prose::folded(name);
    ["giá trị", "số liệu", "số lượng", "value", "values", "amount", "figure", "figures", "total", "tổng số", "quantity"]
        .contains(&plain.as_str())
}
