//! What the words around an English figure make of it. English puts the subject before its verb and says what a figure is
//! set against behind it, so its sentences are read by their verbs.
//!
//! | written | read as |
//! |---|---|
//! | `Public debt stood at 58 percent` | the level of the noun before the verb |
//! | `the board targets revenue of $9.6bn` | of the noun behind the verb, where the subject is who acts |
//! | `12 per cent more than in the previous year` | a change |
//! | `3.2% above plan`, `55% of the approved budget` | a share of a plan |
//! | `against a target of 22,000 ha`, `compared with ten planned` | what was wanted, what was planned |

mod basis;
mod change;
mod name;
mod qualify;
mod role;
pub(super) mod title;
mod told;
mod when;

use attain::{Better, Change, Kind, Qualifier, Quantity, Unit, Value};
use basis::{Basis, Relation};

use super::{Figure, Passage, Report, is_share};
use crate::mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
use crate::reading::Draft;
use crate::scan::Time;
use crate::words::words;

/// What is known of an English report at the place that is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The time that its title gives.
    document: Option<attain::Period>,
    /// The time that the heading of the section gives.
    section: Option<attain::Period>,
    /// The year that the report names first, for times and figures that nothing else dates.
    pub(crate) first: Option<i32>,
    /// The time that the paragraph gives.
    paragraph: Option<attain::Period>,
    /// Whether a title was looked for.
    titled: bool,
    /// What the sentences before spoke of.
    topic: Option<String>,
    /// Whether the heading of a list asks for what its items say.
    asks: bool,
    /// Whether targets were announced, so that what is said in the present asks: `The plan sets these targets. Coverage is 40%`.
    aims: bool,
    /// The time by which the targets before were to be reached.
    by: Option<attain::Period>,
    /// Whether a plan or a target was named last, so that a share behind it is one of it.
    planned: bool,
}

impl Known {
    /// The year of the report, where it is known.
    fn year(&self) -> Option<i32> {
        self.document.map(|period| super::year_of(&period)).or(self.first)
    }
}

/// What was made of a figure.
#[derive(Clone, Debug)]
struct Seen {
    kind: MentionKind,
    role: Role,
    estimated: bool,
    mention: usize,
    name: Option<String>,
    period: Option<attain::Period>,
}

/// Adds the mentions of an English stretch to the report.
pub(super) fn read(mut passage: Passage<'_, '_>, report: &mut Report, drafts: &mut Vec<Draft>) {
    let line = passage.line;
    passage.title(report, drafts);
    let opening = passage.layout.sentence_end(0);
    if report.parted && passage.layout.sentences() > 1 {
        report.en.aims = false;
    }
    if passage.figures.first().is_none_or(|figure| figure.spotted.from >= opening) {
        title::hear(line, opening, report);
    }
    let bases: Vec<Option<Basis>> = (0..passage.figures.len()).map(|index| passage.basis(index)).collect();
    passage.names_en(&bases);
    let mut seen: Vec<Seen> = Vec::new();
    let mut next_time = 0;
    for index in 0..passage.figures.len() {
        let Some(from) = passage.figures.get(index).map(|figure| figure.spotted.from) else { continue };
        while let Some(time) = passage.times.get(next_time).filter(|time| time.from < from) {
            passage.told(time, report, drafts);
            next_time += 1;
        }
        let Some((draft, saw)) = passage.judge(index, &bases, &seen, report, drafts) else { continue };
        report.en.planned = matches!(saw.role, Role::Plan | Role::Target);
        report.en.aims &= !matches!(saw.role, Role::Actual | Role::Growth | Role::Share);
        if let Some(name) = draft.mention.indicator.clone().filter(|_| !draft.spot.inherited) {
            report.en.topic = Some(name);
        }
        seen.push(saw);
        drafts.push(draft);
    }
    while let Some(time) = passage.times.get(next_time) {
        passage.told(time, report, drafts);
        next_time += 1;
    }
    // A sentence without figures names what the next ones measure: `Average wait at the call centre. Target: …`.
    if let Some(topic) = passage.topic(line.len()) {
        report.en.topic = Some(topic);
    }
}

impl Passage<'_, '_> {
    /// A time: its mention, where it is one.
    fn told(&self, time: &Time, report: &mut Report, drafts: &mut Vec<Draft>) {
        if let Some(period) = self.spoken(time, report) {
            report.year = Some(super::year_of(&period));
        }
        let period = time.when.within(report.year.or_else(|| report.en.year()));
        let (Some(period), true) = (period, time.told) else { return };
        drafts.push(self.date(time, period, None, report));
    }

    /// The start of what leads to a figure: the end of the figure before, in its sentence.
    fn open(&self, index: usize, bases: &[Option<Basis>]) -> usize {
        let Some(figure) = self.figures.get(index) else { return 0 };
        let start = self.layout.sentence_start(figure.spotted.from);
        let before = index.checked_sub(1).and_then(|at| Some((self.figures.get(at)?, bases.get(at)?)));
        before.map_or(start, |(before, base)| {
            let end = base
                .as_ref()
                .filter(|base| base.to <= figure.spotted.led_from && base.named)
                .map_or(before.spotted.end, |base| base.to.max(before.spotted.end));
            start.max(end.min(figure.spotted.led_from))
        })
    }

    /// The thing that the last word of a name counts: `Active customers`.
    fn counted(&self, from: usize, to: usize) -> Option<Unit> {
        use attain::text::prose::{Context, Reader, unit};
        let lexicon = attain::Lexicon::new();
        let reader = Reader { locale: self.locale, context: Context::Prose, lexicon: &lexicon, foreign: false };
        (from.max(to.saturating_sub(3))..to).find_map(|at| {
            let mut cursor = self.line.cursor(at);
            unit(&mut cursor, reader)
                .filter(|unit| unit.kind() == Kind::Count && !unit.is_rate() && self.line.index(&cursor) == to)
        })
    }

    /// Whether one of some phrases stands between two tokens.
    fn holds(&self, from: usize, to: usize, phrases: &[&str]) -> bool {
        (from..to).any(|at| phrases.iter().any(|phrase| self.line.phrase(at, phrase).is_some_and(|end| end <= to)))
    }

    /// What a figure is and does.
    fn judge(
        &self,
        index: usize,
        bases: &[Option<Basis>],
        seen: &[Seen],
        report: &mut Report,
        drafts: &[Draft],
    ) -> Option<(Draft, Seen)> {
        let line = self.line;
        let figure: &Figure<'_> = self.figures.get(index)?;
        let spotted = figure.spotted;
        let basis = bases.get(index).and_then(Option::as_ref);
        let start = self.layout.sentence_start(spotted.from);
        let open = self.open(index, bases);
        let mut spot = self.spot(spotted.from, report);
        let mut value = spotted.value.clone();
        let mut flags = spotted.flags.clone();
        // What it measures.
        let inherited = figure.inherited.and_then(|at| seen.get(at));
        let own = figure.name.map(|(from, to)| line.name(from, to));
        spot.inherited = own.is_none();
        let name = own
            .or_else(|| inherited.and_then(|seen| seen.name.clone()))
            .or_else(|| seen.last().filter(|_| figure.inherited.is_some()).and_then(|seen| seen.name.clone()))
            .or_else(|| report.en.topic.clone());
        let folded = name.as_deref().map(attain::text::prose::folded).unwrap_or_default();
        // The unit, where it is left out.
        let previous =
            seen.last().and_then(|seen| drafts.get(seen.mention)).and_then(|draft| draft.mention.value().cloned());
        if value.unit().kind() == Kind::Number && value.unit().exponent() >= 3 && !matches!(value, Value::Tally(_)) {
            // `Active customers reached 24.6 million`: the name says what is counted.
            let own =
                figure.name.and_then(|(from, to)| self.counted(from, to)).filter(|_| !name::verb::is_money(&folded));
            let near = index.checked_sub(1).and_then(|at| self.figures.get(at)).is_some_and(|before| {
                self.layout.at(before.spotted.from).sentence == self.layout.at(spotted.from).sentence
            });
            let like = own.or_else(|| {
                previous
                    .as_ref()
                    .filter(|_| near)
                    .map(Value::unit)
                    .filter(|unit| matches!(unit.kind(), Kind::Money | Kind::Count | Kind::Physical))
                    .map(|unit| unit.at(0))
            });
            if let Some(unit) = like.or_else(|| report.money.clone().filter(|_| name::verb::is_money(&folded))) {
                value = value.relabelled(&unit.at(value.unit().exponent()));
            }
        } else if value.unit().kind() == Kind::Money && !value.unit().is_rate() {
            report.money = Some(value.unit().at(0));
        }
        let mut change = self.change(index, open, basis);
        // Points of a rate: `2.31%, down 0.06 points`.
        let rate = previous.as_ref().is_some_and(|value| matches!(value.unit().kind(), Kind::Share | Kind::Points))
            || is_share(&folded, self.locale);
        if value.unit().kind() == Kind::Score && change.is_some() && rate {
            value = value.relabelled(&Unit::percentage_point());
        }
        let unit = value.unit().kind();
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let plan = basis.is_some_and(|basis| basis.plan);
        let tally = matches!(value, Value::Tally(_)) && unit != Kind::Rank;
        let joined = index.checked_sub(1).and_then(|at| self.figures.get(at)).is_some_and(|before| {
            (before.spotted.end..spotted.from).all(|at| {
                self.in_time(at)
                    || matches!(
                        line.text(at),
                        "," | "and"
                            | "between"
                            | "by"
                            | "in"
                            | "at"
                            | "least"
                            | "most"
                            | "about"
                            | "around"
                            | "to"
                            | "over"
                            | "then"
                            | "rising"
                            | "falling"
                            | "further"
                    )
            })
        });
        let (mut kind, mut form) = (MentionKind::Quantity, Form::Plain);
        let relation = basis.map(|basis| basis.relation);
        let levelled = seen
            .last()
            .and_then(|seen| drafts.get(seen.mention))
            .or(drafts.last())
            .is_some_and(|draft| draft.mention.form == Form::Level || told::levels(drafts));
        if unit == Kind::Rank {
            kind = MentionKind::Rank;
        } else if !tally && change.is_none() && self.is_level(index, basis, levelled) {
            (kind, form) = (MentionKind::Growth, Form::Level);
        } else if tally {
            kind = MentionKind::Ratio;
        } else if spotted.multiple || unit == Kind::Times {
            (kind, form) = (MentionKind::Growth, Form::Multiple);
            change = change.or(Some(Change::Up));
        } else if let (Some(Relation::Degree(up)), true) = (relation, plan) {
            // Above or below a plan: a share of it, points, or an amount that is neither reached nor planned.
            match unit {
                Kind::Share | Kind::Growth => {
                    (kind, form, change) = (
                        MentionKind::ShareOfPlan,
                        Form::Excess,
                        Some(if up == Change::Up { Change::Excess } else { up }),
                    )
                }
                Kind::Points => (kind, change) = (MentionKind::Growth, Some(up)),
                _ => change = None,
            }
        } else if let (Some(Change::Up | Change::Down), Some(Relation::Compared), true, Kind::Share) =
            (change, relation, plan, unit)
        {
            // `up 4.5% compared to the yearly estimate`
            (kind, form) = (MentionKind::ShareOfPlan, Form::Excess);
            change = if change == Some(Change::Up) { Some(Change::Excess) } else { change };
        } else if let Some(Relation::Degree(up)) = relation {
            (kind, change) = (MentionKind::Growth, change.or(Some(up)));
        } else if let Some(past) = self.beyond(index) {
            // `exceeding the target of 93% by 1.2 percentage points`
            match unit {
                Kind::Share | Kind::Growth => {
                    (kind, form, change) = (
                        MentionKind::ShareOfPlan,
                        Form::Excess,
                        Some(if past == Change::Up { Change::Excess } else { past }),
                    )
                }
                Kind::Points => (kind, change) = (MentionKind::Growth, Some(past)),
                _ => {}
            }
        } else if share
            && change.is_none()
            && !matches!(value, Value::Range(_))
            && self.holds(spotted.led_from.saturating_sub(2), spotted.from, &["up from", "down from"])
            && seen.last().is_some_and(|seen| seen.kind == MentionKind::Growth)
            && previous.as_ref().is_some_and(|value| matches!(value.unit().kind(), Kind::Share | Kind::Growth))
            && index > 0
        {
            // `grew by 3.2 percent, up from 2.8 percent`: both are rates.
            kind = MentionKind::Growth;
        } else if change.is_some() {
            kind = MentionKind::Growth;
        } else if share
            && plan
            && self.holds(open, spotted.from, words!["may not exceed, must not exceed, should not exceed, not exceed"])
        {
            // A limit on a share, and no share of what was done.
        } else if share && (plan && relation == Some(Relation::Of) || self.is_performed(index, seen, drafts, report)) {
            kind = MentionKind::ShareOfPlan;
        } else if share && matches!(relation, Some(Relation::Year)) {
            (kind, change) = (MentionKind::Growth, Some(Change::Up));
        } else if share
            && joined
            && seen.last().is_some_and(|seen| seen.kind == MentionKind::Growth)
            && line.any_before(spotted.from, &["by at least", "by at most", "by about", "by"]).is_some()
        {
            (kind, change) = (
                MentionKind::Growth,
                seen.last().and_then(|seen| drafts.get(seen.mention)).and_then(|draft| draft.mention.change),
            );
        } else if share
            && seen.last().is_some_and(|seen| seen.kind == MentionKind::Growth)
            && seen
                .last()
                .and_then(|seen| drafts.get(seen.mention))
                .is_some_and(|draft| draft.mention.form == Form::Plain && draft.mention.change.is_some())
            && !matches!(value, Value::Range(_))
            && self.continues(index)
        {
            kind = MentionKind::Growth;
            change = seen.last().and_then(|seen| drafts.get(seen.mention)).and_then(|draft| draft.mention.change);
        } else if share && is_growth(&folded) && !self.holds(open, spotted.from, &["share"]) {
            (kind, change) = (MentionKind::Growth, Some(Change::Up));
        } else if share
            && (spotted.from..spotted.from + 1).any(|at| matches!(line.mark(at), Some('+' | '-' | '−')))
            && !matches!(value, Value::Range(_))
            && !folded.contains("balance")
        {
            let down = line.mark(spotted.from) != Some('+');
            (kind, change) = (MentionKind::Growth, Some(if down { Change::Down } else { Change::Up }));
        } else if share
            && self.layout.at(spotted.from).parenthesis > 0
            && inherited.or(seen.last()).is_some_and(|seen| seen.kind == MentionKind::Growth)
            && self.is_alone(index)
        {
            kind = MentionKind::Growth;
        }
        if matches!(value, Value::Range(_)) && !matches!(kind, MentionKind::Rank | MentionKind::Ratio) {
            kind = MentionKind::Range;
        }
        // The words that qualify it.
        let mut qualifiers = self.qualified(index, basis, tally);
        let apart = matches!(relation, Some(Relation::Degree(_))) && kind == MentionKind::Growth;
        let mut estimated = self.estimated(index, open, joined, apart, seen.last().is_some_and(|seen| seen.estimated));
        // `VND 1,710 trillion ($83.4 billion)`: the same amount in another currency.
        let converted = self.converts(index).and_then(|()| seen.last());
        if let Some(before) = converted.and_then(|seen| drafts.get(seen.mention))
            && qualifiers.is_empty()
        {
            qualifiers.clone_from(&before.mention.qualifiers);
            estimated = false;
        }
        qualifiers.dedup();
        if kind == MentionKind::ShareOfPlan && !qualifiers.contains(&Qualifier::Estimated) {
            estimated = false;
        }
        if estimated && !qualifiers.contains(&Qualifier::Estimated) {
            qualifiers.insert(0, Qualifier::Estimated);
        }
        // What it does.
        let part = line.any_before(spotted.led_from, &["of which"]).is_some()
            && seen.last().is_some_and(|seen| seen.role == Role::Target);
        let wanted = part || self.beyond(index).is_none() && self.is_wanted(index, start, open, seen, joined, report);
        let beside = self.beside(index, open);
        let begins = line.word(spotted.led_from) == "from" || line.word(spotted.led_from.wrapping_sub(1)) == "from";
        let beside = converted.map(|seen| seen.role).or(beside);
        let role = match (kind, beside) {
            (MentionKind::Rank, _) => Role::Other,
            (_, Some(role)) => role,
            _ if begins && line.any_before(spotted.led_from + 1, &["up from", "down from"]).is_none() => Role::Actual,
            (MentionKind::Quantity, _) if matches!(relation, Some(Relation::Degree(_))) && plan => Role::Other,
            (MentionKind::ShareOfPlan, _) if !wanted => Role::Share,
            (MentionKind::Growth, _) if !wanted => Role::Growth,
            (MentionKind::Range, _) if !wanted && (change.is_some() || is_growth(&folded)) => Role::Growth,
            _ if wanted => Role::Target,
            (MentionKind::Quantity, _) if self.is_task(spotted) => Role::Other,
            (MentionKind::Quantity, _) if unit == Kind::Count && self.is_whole(index) => Role::Other,
            _ => Role::Actual,
        };
        if matches!(change, Some(Change::Up | Change::Down))
            && unit == Kind::Share
            && is_share(&folded, self.locale)
            && kind == MentionKind::Growth
        {
            flags.push(Flag {
                doubt: Doubt::MayBePoints,
                alternative: Some(value.relabelled(&Unit::percentage_point())),
            });
        }
        if change == Some(Change::Down)
            && let Value::Quantity(quantity) = &value
            && quantity.is_negative()
            && spotted.lead.change == Some(Change::Down)
        {
            flags.push(Flag {
                doubt: Doubt::DoubleNegative,
                alternative: Some(Value::Quantity(Quantity::new(-quantity.amount(), quantity.unit().clone()))),
            });
        }
        let (mut period, mut undated) = self.when(index, bases, role, seen, report);
        if let Some(before) = converted {
            (period, undated) = (before.period.or(period), undated && before.period.is_none());
        }
        (period, undated) = self.planned_for(index, role, period, undated, report);
        spot.undated = undated;
        spot.base = self.is_compared(index);
        spot.reached = self.is_reached(index) && seen.last().is_some_and(|seen| seen.kind == MentionKind::Growth);
        spot.superseded = self.holds(
            spotted.led_from.saturating_sub(3),
            spotted.from,
            &["instead of", "rather than", "revised from"],
        );
        let role = if spot.superseded { Role::Plan } else { role };
        spot.better = self
            .better(figure, change)
            .or_else(|| (role == Role::Target && qualifiers.contains(&Qualifier::AtLeast)).then_some(Better::Higher));
        (spot.record, spot.lowest) = self.is_record(index).map_or((false, false), |lowest| (true, lowest));
        spot.some_of = self.some_of(figure);
        let part_of = self.part_of_en(index, &value, seen, drafts);
        let of = basis.filter(|basis| basis.to > basis.from).map(|basis| line.name(basis.from, basis.to));
        let authority = basis.and_then(|basis| super::base::authority(line, basis.from, basis.to));
        let draft = Draft {
            mention: Mention {
                start: line.start(spotted.from),
                end: line.end(spotted.to),
                text: line.given(spotted.from, spotted.to).to_owned(),
                kind,
                said: Said::Value(value),
                qualifiers,
                change,
                form,
                of,
                role,
                indicator: name.clone(),
                part_of,
                authority,
                period,
                flags,
                cell: None,
            },
            spot,
        };
        Some((draft, Seen { kind, role, estimated, mention: drafts.len(), name, period }))
    }

    /// The total that a figure is a part of: the one before its parenthesis or before `of which`.
    fn part_of_en(&self, index: usize, value: &Value, seen: &[Seen], drafts: &[Draft]) -> Option<usize> {
        let figure = self.figures.get(index)?;
        figure.name?;
        let from = self.layout.sentence_start(figure.spotted.from);
        let cue = (from..figure.spotted.from)
            .rev()
            .find(|at| self.line.any(*at, words!["of which, including, comprising, consisting of"]).is_some())?;
        let total = self
            .figures
            .iter()
            .zip(seen)
            .rev()
            .find(|(total, _)| total.spotted.to <= cue && total.spotted.from >= from)?;
        let mention = total.1.mention;
        (drafts.get(mention)?.mention.value()?.unit().at(0) == value.unit().at(0)).then_some(mention)
    }
}

/// Whether a name is of a rate of growth; the prices that inflation measures are a level.
fn is_growth(folded: &str) -> bool {
    folded.split([' ', '(', ')']).any(|word| word == "growth" || word == "grew")
        || ["rate of reduction", "rate of increase", "rate of decline", "rate of decrease"]
            .iter()
            .any(|name| folded.contains(name))
}
