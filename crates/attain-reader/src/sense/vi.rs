//! What the words around a Vietnamese figure make of it. A noun stands before its verb, what a figure is set against before
//! or behind it, and a cue speaks for all that follows it.

mod basis;
mod change;
mod kind;
mod name;
mod role;
mod unit;
mod when;

use attain::{Change, Kind, PeriodKind, Qualifier, Unit, Value};

use super::mode::{Mode, modes};
use super::{Passage, Report, base, indicator, is_growth, is_share, mode, year_of};
use crate::mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
use crate::reading::Draft;
use crate::scan::Time;
use change::Verbs;
use kind::Clues;
use role::Judged;

/// Adds the mentions of a Vietnamese stretch to the report.
pub(super) fn read(mut passage: Passage<'_, '_>, report: &mut Report, drafts: &mut Vec<Draft>) {
    let (line, locale) = (passage.line, passage.locale);
    let headed = mode::heading(line, !passage.figures.is_empty(), locale);
    if headed.is_some() {
        report.section = headed;
    }
    passage.bases();
    for (from, to) in passage
        .figures
        .iter()
        .filter_map(|figure| figure.base.as_ref())
        .map(|base| (base.from, base.to))
        .collect::<Vec<_>>()
    {
        for cover in passage.cover.iter_mut().take(to).skip(from) {
            cover.base = true;
        }
    }
    passage.based = passage.times.iter().map(|time| passage.is_set_against(time)).collect();
    let timed = |at: usize| passage.timed(at, report);
    passage.modes = modes(
        line,
        &passage.layout,
        report.mode.or(report.section),
        locale,
        &|at| passage.cover.get(at).is_some_and(|cover| cover.figure || cover.base),
        &timed,
    );
    passage.names();
    passage.settle(report, drafts);
    report.mode = mode::carried(line, &passage.modes, report.mode);
    report.announced = line.len().checked_sub(1).is_some_and(|last| line.mark(last) == Some(':'));
    if report.announced && !passage.figures.is_empty() {
        report.section = report.mode.or(report.section);
    }
}

impl Passage<'_, '_> {
    /// The token after the figure before, or the start of the sentence.
    fn floor(&self, index: usize) -> usize {
        let Some(figure) = self.figures.get(index) else { return 0 };
        let start = self.layout.sentence_start(figure.spotted.from);
        let before = index.checked_sub(1).and_then(|at| self.figures.get(at));
        before.map_or(start, |before| {
            let end = before.base.as_ref().map_or(before.spotted.end, |base| base.to.max(before.spotted.end));
            start.max(end.min(figure.spotted.led_from))
        })
    }

    /// Turns everything found into mentions.
    fn settle(&self, report: &mut Report, drafts: &mut Vec<Draft>) {
        let mut figures = (0..self.figures.len()).peekable();
        let mut times = (0..self.times.len()).peekable();
        // Where the mention of each figure went.
        let mut placed: Vec<Option<usize>> = vec![None; self.figures.len()];
        loop {
            let figure_at = figures.peek().and_then(|at| self.figures.get(*at)).map(|figure| figure.spotted.from);
            let time_at = times.peek().and_then(|at| self.times.get(*at)).map(|time| time.from);
            match (figure_at, time_at) {
                (None, None) => return,
                (Some(figure), time) if time.is_none_or(|time| figure <= time) => {
                    let Some(index) = figures.next() else { return };
                    if let Some(draft) = self.draft(index, report, drafts, &placed) {
                        if let Some(slot) = placed.get_mut(index) {
                            *slot = Some(drafts.len());
                        }
                        drafts.push(draft);
                    }
                }
                _ => {
                    let Some(index) = times.next() else { return };
                    self.time(index, report, drafts);
                }
            }
        }
    }

    /// A time: what it changes in the report, and its mention where it is one.
    fn time(&self, index: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
        let Some(time) = self.times.get(index) else { return };
        let period = time.when.within(report.year);
        let based = self.is_based(time);
        if based && report.compared.is_none() && report.period.is_none() {
            report.compared = period.filter(|period| period.kind() == PeriodKind::Year).map(|period| year_of(&period));
        }
        let aside = self.layout.at(time.from).parenthesis > 0 && !self.figures.is_empty();
        if !based
            && !aside
            && let Some(period) = period
        {
            self.remember(time, period, report);
        }
        let (Some(period), true) = (period, time.told) else { return };
        let taken = |at: usize| self.in_figure(at);
        let floor = self.layout.sentence_start(time.from).max(time.from.saturating_sub(14));
        let name = indicator::left(self.line, floor, time.from, false, &taken, self.locale);
        let name = name.map(|(from, to)| self.line.name(from, to));
        drafts.push(self.date(time, period, name, report));
    }

    /// Whether a time belongs to what something is set against.
    fn is_based(&self, time: &Time) -> bool {
        let at = self.times.partition_point(|other| other.from < time.from);
        self.based.get(at).copied().unwrap_or(false)
    }

    /// The mention that a figure makes: its name and unit, its kind, its role, its time, and what stands aside.
    fn draft(&self, index: usize, report: &mut Report, drafts: &[Draft], placed: &[Option<usize>]) -> Option<Draft> {
        let figure = self.figures.get(index)?;
        let spotted = figure.spotted;
        let line = self.line;
        let mut spot = self.spot(spotted.from, report);
        let mut flags = spotted.flags.clone();
        let mut value = spotted.value.clone();
        // The name, printed or inherited.
        let inherited = figure.inherited.and_then(|at| placed.get(at).copied().flatten());
        let name = figure.name.map(|(from, to)| line.name(from, to));
        spot.inherited = name.is_none() && inherited.is_some();
        let indicator =
            name.or_else(|| inherited.and_then(|at| drafts.get(at)).and_then(|draft| draft.mention.indicator.clone()));
        let folded = indicator.as_deref().map(attain::text::prose::folded).unwrap_or_default();
        value = self.measured(index, value, &folded, inherited.and_then(|at| drafts.get(at)), spot.sentence, report);
        let unit = value.unit().kind();
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let mut verbs = self.verbs(index, figure, unit, drafts, placed);
        let before = inherited.and_then(|at| drafts.get(at));
        let of_plan =
            share && figure.base.is_none() && verbs.change.is_none() && self.is_of_plan(index, &folded, drafts, placed);
        let told = report.share_kind.filter(|_| share && self.is_shortened(figure, &verbs, before));
        let grows = spotted.lead.grows || is_growth(&folded, self.locale);
        let (mut kind, form) = self.kind(figure, &value, &mut verbs, Clues { of_plan, told, grows }, &mut flags);
        let Verbs { change, planned_level, mut qualifiers, .. } = verbs;
        if share
            && figure.base.is_some()
            && (kind == MentionKind::ShareOfPlan && form == Form::Plain || form == Form::Level)
        {
            report.share_kind = Some((kind, form));
        }
        let ranged = matches!(value, Value::Range(_));
        if ranged && !matches!(kind, MentionKind::Rank | MentionKind::Ratio) {
            kind = MentionKind::Range;
        }
        if let Some(base) = figure.base.as_ref().filter(|base| base.from >= spotted.end) {
            if line.any(base.to, &["trở lên", "or more", "or higher"]).is_some() {
                qualifiers.push(Qualifier::AtLeast);
            } else if line.any(base.to, &["trở xuống", "or less", "or lower"]).is_some() {
                qualifiers.push(Qualifier::AtMost);
            }
        }
        self.statuses(figure, index, &mut qualifiers);
        qualifiers.dedup();
        // The percent of a rate that rises or falls may be points.
        if matches!(change, Some(Change::Up | Change::Down)) && unit == Kind::Share && is_share(&folded, self.locale) {
            let points = Unit::percentage_point();
            flags.push(Flag { doubt: Doubt::MayBePoints, alternative: Some(value.relabelled(&points)) });
        }
        let mode = self.modes.get(spotted.from).copied().flatten();
        let mut period = self.period(index, report);
        let wanted = mode == Some(Mode::Asks);
        spot.base = figure.is_base.is_some() || spotted.departs;
        spot.superseded = self.is_superseded(spotted);
        let role = self.role(
            index,
            figure,
            Judged { kind, change, unit, wanted, planned_level, superseded: spot.superseded },
            &qualifiers,
        );
        period = self.settled(role, period, &folded, report);
        if role == Role::Target && period.is_some() {
            report.asked = period;
        }
        if let (Role::Actual | Role::Growth | Role::Share, Some(period), Some(Mode::Tells)) = (role, period, mode) {
            report.present = report.present.max(Some(period.end()));
        }
        spot.better = self.better(figure, change);
        (spot.record, spot.lowest) = self.is_record(index).map_or((false, false), |lowest| (true, lowest));
        spot.some_of = self.some_of(figure);
        let authority = figure.base.as_ref().and_then(|base| base::authority(line, base.from, base.to)).or_else(|| {
            let floor = self.floor(index).min(spotted.led_from);
            base::authority(line, floor, spotted.led_from)
        });
        let part_of = self.part_of(index, &value, placed, drafts);
        let of = figure.base.as_ref().map(|base| line.name(base.from, base.to));
        Some(Draft {
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
                indicator,
                part_of,
                authority,
                period,
                flags,
                cell: None,
            },
            spot,
        })
    }
}
