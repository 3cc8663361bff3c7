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
mod name;
mod when;

use attain::{Better, Change, Kind, Qualifier, Quantity, Unit, Value};

use super::{Figure, Passage, Report, is_share};
use crate::line::{Line, Sort};
use crate::mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
use crate::reading::Draft;
use crate::scan::Time;
use basis::{Basis, Relation};

/// What is known of an English report at the place that is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The time that its title gives.
    document: Option<attain::Period>,
    /// The time that the paragraph gives.
    paragraph: Option<attain::Period>,
    /// Whether a title was looked for.
    titled: bool,
    /// What the sentences before spoke of.
    topic: Option<String>,
    /// Whether the heading of a list asks for what its items say.
    asks: bool,
    /// Whether a plan or a target was named last, so that a share behind it is one of it.
    planned: bool,
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

/// Verbs that ask.
const ASKS: &[&str] = &[
    "aims to", "aim to", "aiming to", "aims at", "aims for", "strives to", "strive to", "strives for", "strive for", "targets", "targeting", "targeted", "should", "must", "shall", "may not", "cannot", "plans to", "plan to", "planning to", "will", "is to", "are to",
    "to be", "seeks to", "committed to", "commits to", "commit to", "pledged", "pledges", "pegged at", "budgeted at", "is budgeted", "target is", "goal is", "target of", "goal of", "ceiling of", "target :", "goal :", "targets :", "goals :", "asks", "calls for",
    "intends to", "intended to", "sets", "set to", "set a", "objective is", "need to", "needs to", "expects to", "envisages", "target for", "hopes to", "has to", "have to", "target", "goal", "strive",
];

/// Verbs that tell.
const TELLS: &[&str] = &[
    "reached", "achieved", "rose", "fell", "grew", "increased", "decreased", "declined", "was", "were", "stood", "recorded", "totalled", "totaled", "amounted", "actual", "exceeded", "delivered", "completed", "improved", "narrowed",
    "widened", "climbed", "dropped", "attained", "registered", "had", "has been", "have been", "came to", "came", "cost", "costs", "closed at", "shows", "showed", "remained", "spent", "used", "stands", "covers", "serve", "serves", "accounts for", "account for", "averaged", "numbered", "earned",
    "created", "built", "trained", "collected", "covered", "is estimated", "is expected", "is projected", "are expected", "are projected", "are estimated", "is forecast", "edged", "doubled", "now", "actual result", "saw", "received", "met", "is now", "are now", "missing", "posted", "hit", "enrolled", "supported", "provided", "processed", "released", "disbursed",
];

/// Verbs in their plain form that ask where they open a clause: `raise NPS from 38 to at least 45`.
const ORDERS: &[&str] = &[
    "raise", "reduce", "cut", "increase", "keep", "achieve", "reach", "ensure", "build", "train", "close", "create", "expand", "maintain", "lower", "deliver", "complete", "improve", "hold", "limit", "bring", "grow", "launch", "hire", "sign", "attain", "halve", "double", "plant", "collect", "mobilise", "mobilize", "attract", "retain", "resolve", "strive", "connect", "establish", "finish", "recruit", "lift", "boost", "provide", "support", "win", "ship", "publish",
];

/// Verbs of a change whose extent `by` gives.
const RISES: &[&str] = &["improved", "improve", "widened", "widen", "expanded", "expand", "strengthened", "climbed", "gained", "advanced", "jumped", "surged", "accelerated", "rise", "rises", "rising", "rose", "grow", "grew", "increase", "increased", "lengthened", "appreciated", "edged", "raised", "grown", "risen", "boosted", "lifted"];
const FALLS: &[&str] = &["narrowed", "narrow", "shrank", "contracted", "contract", "eased", "slowed", "slipped", "plunged", "shortened", "weakened", "worsened", "depreciated", "fell", "fall", "declined", "decline", "dropped", "drop", "decreased", "decrease", "reduced", "reduce", "cut", "lowered", "lower", "trimmed", "shrink", "fallen", "halved"];

/// Adds the mentions of an English stretch to the report.
pub(super) fn read(mut passage: Passage<'_, '_>, paragraph: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
    let line = passage.line;
    passage.title(report);
    let bases: Vec<Option<Basis>> = (0..passage.figures.len()).map(|index| passage.basis(index)).collect();
    passage.names_en(&bases);
    let mut seen: Vec<Seen> = Vec::new();
    let mut next_time = 0;
    for index in 0..passage.figures.len() {
        let Some(from) = passage.figures.get(index).map(|figure| figure.spotted.from) else { continue };
        while let Some(time) = passage.times.get(next_time).filter(|time| time.from < from) {
            passage.told(time, paragraph, report, drafts);
            next_time += 1;
        }
        let Some((draft, saw)) = passage.judge(index, &bases, &seen, paragraph, report, drafts) else { continue };
        report.en.planned = matches!(saw.role, Role::Plan | Role::Target);
        if let Some(name) = draft.mention.indicator.clone().filter(|_| !draft.spot.inherited) {
            report.en.topic = Some(name);
        }
        seen.push(saw);
        drafts.push(draft);
    }
    while let Some(time) = passage.times.get(next_time) {
        passage.told(time, paragraph, report, drafts);
        next_time += 1;
    }
    // A sentence without figures names what the next ones measure: `Average wait at the call centre. Target: …`.
    if let Some(topic) = passage.topic(line.len()) {
        report.en.topic = Some(topic);
    }
}

impl Passage<'_, '_> {
    /// Notes what a heading or the start of a paragraph says of all that follows.
    fn title(&mut self, report: &mut Report) {
        let line = self.line;
        let item = matches!(line.mark(0), Some('-' | '–' | '—' | '+' | '•' | '*' | '·' | '●' | '▪')) || line.is_digits(0) && matches!(line.mark(1), Some('.' | ')'));
        let last = line.len().saturating_sub(1);
        let heading = self.figures.is_empty() && line.len() <= 40 && !matches!(line.mark(last), Some('.' | ';' | ',')) ;
        let label = matches!(line.mark(last), Some(':'));
        if report.parted {
            report.en.paragraph = None;
        }
        if heading || label {
            let has = |words: &[&str]| (0..line.len()).any(|at| words.iter().any(|word| line.phrase(at, word).is_some()));
            let asks = has(&["target", "targets", "goals", "objectives", "plan", "plans", "outlook", "priorities", "will", "tasks"]);
            let tells = has(&["results", "performance", "highlights", "achievements", "achieved", "implementation", "review", "progress", "report", "briefing"]);
            report.en.asks = asks && !tells;
        } else if !item && report.parted {
            report.en.asks = false;
        }
        if heading && !item && (!report.en.titled || report.parted) {
            // The time of the title is that of the document; of another heading, that of its section.
            let against = |time: &Time| line.word(time.from.wrapping_sub(1)) == "against" && matches!(time.when, crate::scan::When::Whole(_));
            let day = |time: &Time| matches!(time.when, crate::scan::When::Whole(period) if period.kind() == attain::PeriodKind::Day);
            let plain = self.times.iter().rev().filter(|time| !day(time)).find_map(|time| self.spoken(time, report));
            let period = plain.or_else(|| self.times.iter().rev().find_map(|time| self.spoken(time, report).or_else(|| time.when.within(None).filter(|_| against(time))).or_else(|| self.closing(time))));
            if !report.en.titled {
                report.en.document = period.or(report.given);
            }
            report.en.paragraph = period.or(report.en.paragraph);
        }
        report.en.titled = true;
        if report.en.document.is_none() {
            report.en.document = report.given;
        }
    }

    /// `for the year ended 31 March 2024`: the year that ends on a day; one that is no calendar year spans two.
    fn closing(&self, time: &Time) -> Option<attain::Period> {
        use chrono::Datelike;
        self.line.any_before(time.from, &["year ended", "year ending", "year to", "years ended"])?;
        let end = time.when.within(None)?.end();
        if end.month() == 12 { attain::Period::year(end.year()).ok() } else { attain::Period::years(end.year() - 1, end.year()).ok() }
    }

    /// The topic that the last sentence without figures and verbs leaves.
    fn topic(&self, end: usize) -> Option<String> {
        let start = self.layout.sentence_start(end.checked_sub(1)?);
        let bare = !self.figures.iter().any(|figure| figure.spotted.from >= start) && !self.times.iter().any(|time| time.from >= start);
        let fragment = (start..end).all(|at| !name::is_verb(self.line, at));
        (bare && fragment && end - start >= 3).then(|| self.line.name(start, end).trim_end_matches(['.', ':']).to_owned())
    }

    /// A time: its mention, where it is one.
    fn told(&self, time: &Time, paragraph: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
        if let Some(period) = self.spoken(time, report) {
            report.year = Some(super::year_of(&period));
        }
        let period = time.when.within(report.year.or_else(|| report.en.document.map(|period| super::year_of(&period))));
        let (Some(period), true) = (period, time.told) else { return };
        let spans = period.kind() == attain::PeriodKind::Years;
        drafts.push(Draft {
            mention: Mention {
                start: self.line.start(time.from),
                end: self.line.end(time.to),
                text: self.line.given(time.from, time.to).to_owned(),
                kind: MentionKind::Date,
                said: Said::Period(period),
                qualifiers: Vec::new(),
                change: None,
                form: Form::Plain,
                of: None,
                role: Role::Other,
                indicator: None,
                part_of: None,
                authority: None,
                period: spans.then_some(period),
                flags: Vec::new(),
                cell: None,
            },
            spot: self.spot(time.from, paragraph, report),
        });
    }

    /// The start of what leads to a figure: the end of the figure before, in its sentence.
    fn open(&self, index: usize, bases: &[Option<Basis>]) -> usize {
        let Some(figure) = self.figures.get(index) else { return 0 };
        let start = self.layout.sentence_start(figure.spotted.from);
        let before = index.checked_sub(1).and_then(|at| Some((self.figures.get(at)?, bases.get(at)?)));
        before.map_or(start, |(before, base)| {
            let end = base.as_ref().filter(|base| base.to <= figure.spotted.led_from && base.named).map_or(before.spotted.end, |base| base.to.max(before.spotted.end));
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
            unit(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate() && self.line.index(&cursor) == to)
        })
    }

    /// Whether one of some phrases stands between two tokens.
    fn holds(&self, from: usize, to: usize, phrases: &[&str]) -> bool {
        (from..to).any(|at| phrases.iter().any(|phrase| self.line.phrase(at, phrase).is_some_and(|end| end <= to)))
    }

    /// What a figure is and does.
    fn judge(&self, index: usize, bases: &[Option<Basis>], seen: &[Seen], paragraph: usize, report: &mut Report, drafts: &[Draft]) -> Option<(Draft, Seen)> {
        let line = self.line;
        let figure: &Figure<'_> = self.figures.get(index)?;
        let spotted = figure.spotted;
        let basis = bases.get(index).and_then(Option::as_ref);
        let start = self.layout.sentence_start(spotted.from);
        let open = self.open(index, bases);
        let mut spot = self.spot(spotted.from, paragraph, report);
        let mut value = spotted.value.clone();
        let mut flags = spotted.flags.clone();
        // What it measures.
        let inherited = figure.inherited.and_then(|at| seen.get(at));
        let own = figure.name.map(|(from, to)| line.name(from, to));
        spot.inherited = own.is_none();
        let name = own.or_else(|| inherited.and_then(|seen| seen.name.clone())).or_else(|| seen.last().filter(|_| figure.inherited.is_some()).and_then(|seen| seen.name.clone())).or_else(|| report.en.topic.clone());
        let folded = name.as_deref().map(attain::text::prose::folded).unwrap_or_default();
        // The unit, where it is left out.
        let previous = seen.last().and_then(|seen| drafts.get(seen.mention)).and_then(|draft| draft.mention.value().cloned());
        if value.unit().kind() == Kind::Number && value.unit().exponent() >= 3 && !matches!(value, Value::Tally(_)) {
            // `Active customers reached 24.6 million`: the name says what is counted.
            let own = figure.name.and_then(|(from, to)| self.counted(from, to)).filter(|_| !name::is_money(&folded));
            let near = index.checked_sub(1).and_then(|at| self.figures.get(at)).is_some_and(|before| self.layout.at(before.spotted.from).sentence == self.layout.at(spotted.from).sentence);
            let like = own.or_else(|| previous.as_ref().filter(|_| near).map(Value::unit).filter(|unit| matches!(unit.kind(), Kind::Money | Kind::Count | Kind::Physical)).map(|unit| unit.at(0)));
            if let Some(unit) = like.or_else(|| report.money.clone().filter(|_| name::is_money(&folded))) {
                value = value.relabelled(&unit.at(value.unit().exponent()));
            }
        } else if value.unit().kind() == Kind::Money && !value.unit().is_rate() {
            report.money = Some(value.unit().at(0));
        }
        let mut change = self.change(index, open, basis);
        // Points of a rate: `2.31%, down 0.06 points`.
        let rate = previous.as_ref().is_some_and(|value| matches!(value.unit().kind(), Kind::Share | Kind::Points)) || is_share(&folded, self.locale);
        if value.unit().kind() == Kind::Score && change.is_some() && rate {
            value = value.relabelled(&Unit::percentage_point());
        }
        let unit = value.unit().kind();
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let plan = basis.is_some_and(|basis| basis.plan);
        let tally = matches!(value, Value::Tally(_)) && unit != Kind::Rank;
        let joined = index.checked_sub(1).and_then(|at| self.figures.get(at)).is_some_and(|before| {
            (before.spotted.end..spotted.from).all(|at| self.in_time(at) || matches!(line.text(at), "," | "and" | "between" | "by" | "in" | "at" | "least" | "most" | "about" | "around" | "to" | "over" | "then" | "rising" | "falling" | "further"))
        });
        let (mut kind, mut form) = (MentionKind::Quantity, Form::Plain);
        let relation = basis.map(|basis| basis.relation);
        if unit == Kind::Rank {
            kind = MentionKind::Rank;
        } else if tally {
            kind = MentionKind::Ratio;
        } else if spotted.multiple || unit == Kind::Times {
            (kind, form) = (MentionKind::Growth, Form::Multiple);
            change = change.or(Some(Change::Up));
        } else if let (Some(Relation::Degree(up)), true) = (relation, plan) {
            // Above or below a plan: a share of it, points, or an amount that is neither reached nor planned.
            match unit {
                Kind::Share | Kind::Growth => (kind, form, change) = (MentionKind::ShareOfPlan, Form::Excess, Some(if up == Change::Up { Change::Excess } else { up })),
                Kind::Points => (kind, change) = (MentionKind::Growth, Some(up)),
                _ => change = None,
            }
        } else if let Some(Relation::Degree(up)) = relation {
            (kind, change) = (MentionKind::Growth, change.or(Some(up)));
        } else if let Some(past) = self.beyond(index) {
            // `exceeding the target of 93% by 1.2 percentage points`
            match unit {
                Kind::Share | Kind::Growth => (kind, form, change) = (MentionKind::ShareOfPlan, Form::Excess, Some(if past == Change::Up { Change::Excess } else { past })),
                Kind::Points => (kind, change) = (MentionKind::Growth, Some(past)),
                _ => {}
            }
        } else if share && change.is_none() && !matches!(value, Value::Range(_)) && self.holds(spotted.led_from.saturating_sub(2), spotted.from, &["up from", "down from"])
            && seen.last().is_some_and(|seen| seen.kind == MentionKind::Growth) && previous.as_ref().is_some_and(|value| matches!(value.unit().kind(), Kind::Share | Kind::Growth)) && index > 0
        {
            // `grew by 3.2 percent, up from 2.8 percent`: both are rates.
            kind = MentionKind::Growth;
        } else if change.is_some() {
            kind = MentionKind::Growth;
        } else if share && plan && self.holds(open, spotted.from, &["may not exceed", "must not exceed", "should not exceed", "not exceed"]) {
            // A limit on a share, and no share of what was done.
        } else if share && (plan && relation == Some(Relation::Of) || self.is_performed(index, seen, drafts, report)) {
            kind = MentionKind::ShareOfPlan;
        } else if share && matches!(relation, Some(Relation::Year)) {
            (kind, change) = (MentionKind::Growth, Some(Change::Up));
        } else if share && joined && seen.last().is_some_and(|seen| seen.kind == MentionKind::Growth) && line.any_before(spotted.from, &["by at least", "by at most", "by about", "by"]).is_some() {
            (kind, change) = (MentionKind::Growth, seen.last().and_then(|seen| drafts.get(seen.mention)).and_then(|draft| draft.mention.change));
        } else if share && is_growth(&folded) && !self.holds(open, spotted.from, &["share"]) {
            (kind, change) = (MentionKind::Growth, Some(Change::Up));
        } else if share && (spotted.from..spotted.from + 1).any(|at| matches!(line.mark(at), Some('+' | '-' | '−'))) && !matches!(value, Value::Range(_)) && !folded.contains("balance") {
            let down = line.mark(spotted.from) != Some('+');
            (kind, change) = (MentionKind::Growth, Some(if down { Change::Down } else { Change::Up }));
        } else if share && self.layout.at(spotted.from).parenthesis > 0 && inherited.or(seen.last()).is_some_and(|seen| seen.kind == MentionKind::Growth) && self.is_alone(index) {
            kind = MentionKind::Growth;
        }
        if matches!(value, Value::Range(_)) && !matches!(kind, MentionKind::Rank | MentionKind::Ratio) {
            kind = MentionKind::Range;
        }
        // The words that qualify it.
        let mut qualifiers: Vec<Qualifier> = spotted.lead.qualifiers.clone();
        if let Some(basis) = basis.filter(|basis| basis.from >= spotted.end) {
            match line.any(basis.to, &["or more", "or higher", "or above"]).is_some() {
                true => qualifiers.push(Qualifier::AtLeast),
                false if line.any(basis.to, &["or less", "or lower", "or below"]).is_some() => qualifiers.push(Qualifier::AtMost),
                false => {}
            }
        }
        // `edged up to 3.3%`: a course, no bound; `achieved and surpassed 24 of 28`: what was surpassed is no count.
        let course = (spotted.led_from.saturating_sub(1)..spotted.from).any(|at| line.phrase(at, "up to").is_some() && at > 0 && name::is_course(line.word(at - 1)));
        if course {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::AtMost);
        }
        if tally && self.holds(spotted.led_from.saturating_sub(1), spotted.from, &["surpassed", "exceeded"]) {
            qualifiers.retain(|qualifier| *qualifier != Qualifier::Over);
        }
        let mut estimated = self.is_estimated(open, spotted.from) || joined && seen.last().is_some_and(|seen| seen.estimated);
        if kind == MentionKind::ShareOfPlan && !qualifiers.contains(&Qualifier::Estimated) {
            estimated = false;
        }
        if estimated && !qualifiers.contains(&Qualifier::Estimated) {
            qualifiers.insert(0, Qualifier::Estimated);
        }
        // What it does.
        let part = line.any_before(spotted.led_from, &["of which"]).is_some() && seen.last().is_some_and(|seen| seen.role == Role::Target);
        let wanted = part || self.beyond(index).is_none() && self.is_wanted(index, start, open, seen, joined, report);
        let beside = self.beside(index, open);
        let begins = line.word(spotted.led_from) == "from" || line.word(spotted.led_from.wrapping_sub(1)) == "from";
        let role = match (kind, beside) {
            (MentionKind::Rank, _) => Role::Other,
            (_, Some(role)) => role,
            _ if begins && !line.any_before(spotted.led_from + 1, &["up from", "down from"]).is_some() => Role::Actual,
            (MentionKind::Quantity, _) if matches!(relation, Some(Relation::Degree(_))) && plan => Role::Other,
            (MentionKind::ShareOfPlan, _) if !wanted => Role::Share,
            (MentionKind::Growth, _) if !wanted => Role::Growth,
            (MentionKind::Range, _) if !wanted && (change.is_some() || is_growth(&folded)) => Role::Growth,
            _ if wanted => Role::Target,
            (MentionKind::Quantity, _) if self.is_task(spotted) => Role::Other,
            (MentionKind::Quantity, _) if unit == Kind::Count && self.is_whole(index) => Role::Other,
            _ => Role::Actual,
        };
        if matches!(change, Some(Change::Up | Change::Down)) && unit == Kind::Share && is_share(&folded, self.locale) && kind == MentionKind::Growth {
            flags.push(Flag { doubt: Doubt::MayBePoints, alternative: Some(value.relabelled(&Unit::percentage_point())) });
        }
        if change == Some(Change::Down)
            && let Value::Quantity(quantity) = &value
            && quantity.is_negative()
            && spotted.lead.change == Some(Change::Down)
        {
            flags.push(Flag { doubt: Doubt::DoubleNegative, alternative: Some(Value::Quantity(Quantity::new(-quantity.amount(), quantity.unit().clone()))) });
        }
        let (period, undated) = self.when(index, bases, role, seen, report);
        spot.undated = undated;
        spot.base = self.is_compared(index);
        spot.superseded = self.holds(spotted.led_from.saturating_sub(3), spotted.from, &["instead of", "rather than", "revised from"]);
        let role = if spot.superseded { Role::Plan } else { role };
        spot.better = self.better(figure, change).or_else(|| (role == Role::Target && qualifiers.contains(&Qualifier::AtLeast)).then_some(Better::Higher));
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
        let cue = (from..figure.spotted.from).rev().find(|at| self.line.any(*at, &["of which", "including", "comprising", "consisting of"]).is_some())?;
        let total = self.figures.iter().zip(seen).rev().find(|(total, _)| total.spotted.to <= cue && total.spotted.from >= from)?;
        let mention = total.1.mention;
        (drafts.get(mention)?.mention.value()?.unit().at(0) == value.unit().at(0)).then_some(mention)
    }

    /// The change that a verb or a noun says: `fell by`, `a reduction of`, `up`; a level reached says none.
    fn change(&self, index: usize, open: usize, basis: Option<&Basis>) -> Option<Change> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        if let Some(basis) = basis.filter(|basis| matches!(basis.relation, Relation::Noun(_)))
            && let Relation::Noun(change) = basis.relation
        {
            return Some(change);
        }
        // The word that stands right before the number, without its qualifiers.
        let mut at = spotted.from;
        while at > open && matches!(line.word(at - 1), "about" | "around" | "nearly" | "almost" | "just" | "under" | "over" | "some" | "only" | "roughly" | "approximately" | "least" | "most" | "an" | "a" | "estimated" | "than" | "more" | "less" | "another" | "further" | "slightly" | "sharply" | "in" | "between" | "circa") {
            at -= 1;
        }
        let before = line.word(at.checked_sub(1)?);
        // `operating margin expanded 150 basis points`
        if matches!(spotted.value.unit().kind(), Kind::Points | Kind::Share) && (RISES.contains(&before) || FALLS.contains(&before)) {
            return Some(if RISES.contains(&before) { Change::Up } else { Change::Down });
        }
        if matches!(before, "to" | "at" | "from" | "is" | "was" | "were" | "are" | "below" | "above" | "reached" | "been" | "with") && !line.any_before(at, &["up to"]).is_some() {
            return None;
        }
        let near = at.saturating_sub(5).max(open)..at;
        let verb = near.clone().rev().map(|at| line.word(at)).find(|word| RISES.contains(word) || FALLS.contains(word));
        if before == "by"
            && let Some(verb) = verb
        {
            return Some(if RISES.contains(&verb) { Change::Up } else { Change::Down });
        }
        spotted.lead.change.filter(|change| matches!(change, Change::Up | Change::Down)).or(spotted.lead.compares)
    }

    /// `exceeding the target by`, `missing the plan by`: how far beyond or short of it.
    fn beyond(&self, index: usize) -> Option<Change> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let by = (spotted.led_from.saturating_sub(1)..spotted.from).any(|at| line.word(at) == "by");
        let start = self.layout.sentence_start(spotted.from).max(spotted.from.saturating_sub(14));
        let verb = (start..spotted.from).rev().take_while(|at| !matches!(line.mark(*at), Some(',' | ';' | ':'))).find_map(|at| match line.word(at) {
            "exceeding" | "exceeded" | "exceeds" | "exceed" | "surpassing" | "surpassed" | "beating" | "beat" | "outperformed" => Some(Change::Up),
            "missing" | "missed" | "undershot" => Some(Change::Down),
            _ => None,
        })?;
        by.then_some(verb)
    }

    /// Whether a figure says how much of what was planned was done: `Against a cost of X, Y was released, i.e. 75%`.
    fn is_performed(&self, index: usize, seen: &[Seen], drafts: &[Draft], report: &Report) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let led = line.any_before(spotted.led_from.max(spotted.from), &["performance of", "absorption rate of", "execution rate of", "achievement of", "absorption of", "execution of", "performance rate of", "budget absorption of"]).is_some()
            || self.holds(spotted.led_from.saturating_sub(3), spotted.from, &["performance of", "absorption rate of", "execution rate of", "achievement rate of"]);
        let done = line.any(spotted.end, &["was achieved", "was met", "achieved", "was reached", "achievement", "of target", "execution", "absorption"]).is_some();
        let so = line.any_before(spotted.led_from, &["i . e .", "ie", "i . e", "or", "that is", "that is ,", "i . e . ,", "or about"]).is_some();
        let before = seen.iter().rev().take(2);
        let pair = before.clone().any(|seen| matches!(seen.role, Role::Plan | Role::Target)) && before.clone().any(|seen| seen.role == Role::Actual);
        let tally = seen.last().and_then(|seen| drafts.get(seen.mention)).is_some_and(|draft| draft.mention.kind == MentionKind::Ratio);
        led && !seen.is_empty() || done && (report.en.planned || pair) || so && pair && !tally
    }

    /// Whether nothing but a time stands beside a figure in its parenthesis.
    fn is_alone(&self, index: usize) -> bool {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let open = (0..spotted.from).rev().find(|at| matches!(self.line.mark(*at), Some('(' | '[')));
        open.is_some_and(|open| (open + 1..spotted.from).all(|at| self.in_time(at) || self.line.mark(at).is_some() || matches!(self.line.word(at), "in" | "q")))
    }

    /// `Of the 31 indicators, 22 …`: the whole, which is counted to tell its parts.
    fn is_whole(&self, index: usize) -> bool {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        let start = self.layout.sentence_start(spotted.from);
        self.line.phrase(start, "of the").is_some_and(|end| end >= spotted.led_from.min(spotted.from)) 
    }

    /// Whether the words before a figure say that it is an estimate.
    fn is_estimated(&self, open: usize, from: usize) -> bool {
        let line = self.line;
        let cue = (open..from).rev().find(|at| matches!(line.word(*at), "estimated" | "projected" | "forecast" | "expected" | "preliminary" | "projections" | "provisionally" | "anticipated"));
        cue.is_some_and(|cue| !(cue + 1..from).any(|at| matches!(line.mark(at), Some(';')) || matches!(line.word(at), "was" | "were" | "reached" | "actual")))
    }

    /// What the noun right before or behind a figure makes it: `a target of 22,000 ha`, `the planned C$1,322.9 million`.
    fn beside(&self, index: usize, open: usize) -> Option<Role> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let unit = spotted.value.unit().kind();
        let past = index.checked_sub(1).and_then(|at| self.figures.get(at)).map_or(0, |before| before.spotted.end).max(self.layout.sentence_start(spotted.from));
        let open = open.min(past);
        let near = spotted.from.saturating_sub(6).max(past);
        let within = |words: &[&str]| words.iter().any(|word| {
            (near..spotted.from).any(|at| line.phrase(at, word).is_some_and(|end| (end..spotted.from).all(|at| !line.mark(at).is_some_and(|ch| ch != '(' && ch != ':') && (self.in_time(at) || is_light(line, at) || at >= spotted.led_from))))
        });
        // Behind: `the 8% target`, `ten planned`, `half of villages had been foreseen`.
        if line.any(spotted.end, &["target", "goal", "ceiling", "threshold target"]).is_some() {
            return Some(Role::Target);
        }
        if line.any(spotted.end, &["planned", "had been foreseen", "had been planned", "were planned", "was planned", "originally planned", "budgeted", "were foreseen", "foreseen", "approved earlier", "had been budgeted", "in the budget estimates", "approved", "in the budget", "in the plan", "allocated"]).is_some() {
            return Some(Role::Plan);
        }
        if within(&["shortfall of", "gap of", "overrun of", "shortfall", "overspend of", "underspend of"]) {
            return Some(Role::Other);
        }
        if within(&["target of", "targets of", "target is", "target was", "goal of", "goal is", "ceiling of", "target :", "goal :", "end target", "target for", "actual target", "benchmark of", "goal for"]) {
            return Some(Role::Target);
        }
        if within(&["actual :", "actual", "actual result", "result :", "actual result :"]) {
            return None;
        }
        if unit != Kind::Share
            && within(&["plan of", "budget of", "approved budget", "sanctioned cost of", "estimate of", "allocation of", "appropriation of", "planned", "credit of", "grant of", "commitment of", "plan :", "budget :", "annual plan of", "budgeted", "the plan (", "plan (", "original plan", "programmed", "envelope of", "annual budget", "projection of", "provision of", "cost estimate of", "quota of"])
        {
            return Some(Role::Plan);
        }
        // The figure in a parenthesis behind the name of a plan: `of the estimate assigned by … (VND 17,500 billion)`.
        let opened = line.mark(spotted.led_from.checked_sub(1)?) == Some('(');
        let named = (spotted.led_from.saturating_sub(12).max(open)..spotted.led_from).any(|at| matches!(line.word(at), "plan" | "estimate" | "budget" | "estimates" | "allocation" | "planned"));
        (opened && named && unit != Kind::Share).then_some(Role::Plan)
    }

    /// Whether a figure is what another is compared with.
    fn is_compared(&self, index: usize) -> bool {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        index > 0 && self.line.any_before(spotted.led_from + usize::from(self.line.word(spotted.led_from) == "from"), &["compared with", "compared to", "against", "as against", "versus", "up from", "down from", "than the", "from", "than"]).is_some()
    }

    /// Whether the sentence asks for a figure: the last verb before it that asks or tells.
    fn is_wanted(&self, index: usize, start: usize, open: usize, seen: &[Seen], joined: bool, report: &Report) -> bool {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return false };
        // What is told behind it: `28 communities remained`, `11,340 of 12,000 tickets were so closed`.
        if matches!(line.word(spotted.end), "spent" | "collected" | "recorded" | "registered" | "remained" | "were" | "was" | "had" | "have" | "are" | "met" | "did") && !matches!(line.word(spotted.end + 1), "to") && line.phrase(spotted.end, "are to").is_none() {
            return false;
        }
        if line.any(spotted.end, &["are to", "is to", "will", "more are to", "should", "must"]).is_some() {
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
                return report.en.asks;
            }
            let opens = at == start || matches!(line.mark(at.wrapping_sub(1)), Some(':' | '-' | '–' | '•' | '*' | ';'));
            if opens && ORDERS.contains(&line.word(at)) && line.word(at + 1) != "in" {
                return true;
            }
            let asks = ASKS.iter().filter_map(|phrase| line.phrase(at, phrase)).max();
            // In a list of what is asked for, `collected`, `costs` are nouns.
            let listed = report.en.asks && !matches!(line.word(at), "was" | "were" | "had" | "reached" | "achieved" | "actual");
            let tells = TELLS.iter().filter(|_| !listed).filter_map(|phrase| line.phrase(at, phrase)).max();
            // A target that stands before a semicolon is another figure's.
            if crossed && matches!(line.word(at), "target" | "goal") && !report.en.asks {
                return false;
            }
            // `was achieved … target` behind a comparison is no asking.
            let noun = matches!(line.word(at), "target" | "goal" | "targets" | "goals") && matches!(line.word(at.wrapping_sub(1)), "the" | "a" | "an" | "its" | "their" | "end" | "annual" | "of") && at < open || self.in_figure(at.wrapping_sub(1));
            match (asks, tells) {
                (Some(_), _) if noun => {}
                (Some(asks), Some(tells)) if tells > asks => return false,
                (Some(_), _) => return true,
                (None, Some(_)) => return false,
                _ => {}
            }
        }
        if joined && seen.last().is_some_and(|seen| seen.role == Role::Target) {
            return true;
        }
        report.en.asks
    }
}

/// Whether a word says nothing of its own between a noun and its figure.
fn is_light(line: &Line<'_>, at: usize) -> bool {
    line.sort(at) == Some(Sort::Mark('(')) || line.mark(at) == Some(':')
        || matches!(line.word(at), "of" | "is" | "was" | "at" | "the" | "a" | "an" | "about" | "over" | "under" | "just" | "nearly" | "than" | "no" | "more" | "less" | "least" | "most" | "some" | "to" | "by" | "for" | "in" | "exactly" | "only" | "above" | "below" | "around" | "up" | "down" | "between" | "at least")
}

/// Whether a name is of a rate of growth; the prices that inflation measures are a level.
fn is_growth(folded: &str) -> bool {
    folded.split([' ', '(', ')']).any(|word| word == "growth" || word == "grew")
}
