//! A target on its way: how it accumulates, which figures count, where its path begins.

use chrono::NaiveDate;

use super::course::{Course, Display, Heading};
use super::extent::Affine;
use super::kind::kind_of;
use super::{PaceError, Pacing, Profile, Settled, Share};
use crate::attainment::{AssessError, Assumption, Incomparable, Line, place};
use crate::decimal::{Decimal, Ratio};
use crate::figure::{ChangeKind, Figure, Value};
use crate::goal::Goal;
use crate::indicator::{Accumulates, Better};
use crate::interval::Interval;
use crate::observation::{Measured, Observation};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::{Over, Target};
use crate::unit::{Kind, Unit};

/// An observation with the last day that it counts to.
pub(super) struct Dated<'a> {
    pub(super) observation: &'a Observation,
    start: NaiveDate,
    pub(super) until: NaiveDate,
}

/// A target on its way: what was asked, how it accumulates and how it is measured.
pub(super) struct Walk<'a> {
    pub(super) target: &'a Target,
    pub(super) goal: &'a Goal,
    pub(super) period: Period,
    pub(super) kind: Accumulates,
    pub(super) on: NaiveDate,
    pub(super) pacing: &'a Pacing,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        target: &'a Target,
        observations: &[Observation],
        on: NaiveDate,
        pacing: &'a Pacing,
    ) -> Result<Self, PaceError> {
        let name = || target.indicator().name().to_owned();
        let period = *target.get_period().ok_or_else(|| PaceError::NoPeriod { target: name() })?;
        let (_, goal) = target.version_on(on);
        if let Some(other) = observations.iter().find(|o| !target.indicator().same_as(o.indicator())) {
            let reason = Incomparable::Indicator { found: other.indicator().name().to_owned() };
            return Err(AssessError::NotComparable { target: name(), reason }.into());
        }
        let changes = observations.iter().filter_map(Observation::figure).any(|figure| figure.change().is_some());
        let kind = kind_of(target, goal, observations)?;
        // The growth of a flow is a rate: "tăng 8 % so với cùng kỳ" of nine months says nothing of an amount.
        let relative = goal.unit().is_some_and(|unit| matches!(unit.kind(), Kind::Share | Kind::Growth))
            && goal.chosen_change_kind().is_none_or(|kind| kind == ChangeKind::Relative);
        let growth = goal.change().is_some() && changes && relative && kind == Accumulates::Flow;
        let kind = if growth { Accumulates::Rate } else { kind };
        let walk = Self { target, goal, period, kind, on, pacing };
        if let (Profile::Learned(_), Accumulates::Stock) = (&pacing.profile, kind) {
            return Err(walk.mismatch("the profile was learned from the months of a flow".to_owned(), "use weights"));
        }
        match (kind, target.get_over()) {
            (_, None)
            | (Accumulates::Flow, Some(Over::Total))
            | (Accumulates::Stock, Some(Over::End))
            | (Accumulates::Rate, Some(Over::Average)) => Ok(walk),
            (_, Some(over)) => {
                let remedy = "measure the pace of each year, or change how the years meet the goal";
                Err(walk.mismatch(format!("its years meet the goal by `{}`", over.name()), remedy))
            }
        }
    }

    pub(super) fn name(&self) -> String {
        self.target.indicator().name().to_owned()
    }

    pub(super) fn mismatch(&self, found: String, remedy: &'static str) -> PaceError {
        PaceError::Mismatch { target: self.name(), kind: self.kind.name(), found, remedy }
    }

    /// What is expected by a day, and what lies behind with every day of a part under way; one for rates, whose parts
    /// weigh so much.
    pub(super) fn shares(&self, until: NaiveDate) -> Result<[Share; 2], PaceError> {
        let expected = match self.kind {
            Accumulates::Rate => self.weights(),
            _ => self.pacing.profile.clone(),
        };
        Ok([expected.share(&self.period, until)?, self.weights().share(&self.period, until)?])
    }

    /// How much of the whole the parts of the period are.
    fn weights(&self) -> Profile {
        match self.kind {
            Accumulates::Rate => self.pacing.profile.of_rate(&self.period),
            _ => self.pacing.profile.by_days(&self.period),
        }
    }

    /// How the line of the goal is shown.
    pub(super) fn display(&self, chosen: &[&Dated<'_>], origin: &Line) -> Display {
        let one = || Affine { shift: Ratio::zero(), times: Ratio::from(1) };
        if let Some(Value::Tally(asked)) = self.goal.value() {
            let times = Ratio::scaled(asked.n().into(), 0);
            return Display { at: Affine { times, ..one() }, unit: asked.unit().clone(), change: false };
        }
        let change = self.goal.change().is_some();
        let plain = || Display { at: one(), unit: self.goal.unit().cloned().unwrap_or_else(Unit::number), change };
        // The path of a change begins where its level is zero, and is zero where its level is the baseline.
        let start = origin.observed.as_point().filter(|start| change && !start.is_zero());
        let found = chosen.iter().find_map(|d| d.observation.figure());
        let baseline = self.target.get_baseline().and_then(Observation::figure);
        let baseline = baseline.filter(|figure| figure.bound().is_none()).map(Figure::value);
        let (Some(start), Some(found), Some(Value::Quantity(baseline))) = (start, found, baseline) else {
            return plain();
        };
        let Ok(factor) = baseline.unit().at(0).factor_to(&found.unit().at(0)) else { return plain() };
        let level = &baseline.value() * &factor;
        match level.checked_div(start) {
            Ok(size) => {
                Display { at: Affine { shift: level, times: -&size }, unit: found.unit().clone(), change: false }
            }
            Err(_) => plain(),
        }
    }

    /// The observations with the days that they stand for, those of days to come left out.
    pub(super) fn dated<'o>(&self, observations: &'o [Observation]) -> Result<Vec<Dated<'o>>, PaceError> {
        let mut dated = Vec::new();
        let mut estimates = Vec::new();
        let mut future = None;
        for observation in observations {
            match observation.measured() {
                Measured::Figure(_) => {}
                Measured::Missing(_) if observations.len() > 1 => continue,
                Measured::Missing(reason) => {
                    return Err(PaceError::NoFigure { target: self.name(), reason: reason.clone() });
                }
                _ => {
                    let reason = Incomparable::NeedsFigure;
                    return Err(AssessError::NotComparable { target: self.name(), reason }.into());
                }
            }
            let (start, until) = match observation.get_period() {
                Some(period) => (period.start(), period.end()),
                None => (self.period.start(), self.on.min(self.period.end())),
            };
            if until > self.period.end() || until < self.period.start() {
                return Err(PaceError::Outside { target: self.name(), period: self.period, until });
            }
            let here = Dated { observation, start, until };
            match (until > self.on, observation.is_provisional()) {
                (false, _) => dated.push(here),
                (true, true) => estimates.push(here),
                (true, false) => future = Some(until),
            }
        }
        // An estimate of days to come counts where nothing was measured.
        let dated = if dated.is_empty() { estimates } else { dated };
        // What was published after the day was not known on it, where something else was.
        let known = |d: &Dated<'_>| d.observation.get_as_of().is_none_or(|as_of| as_of <= self.on);
        let (known, later): (Vec<_>, Vec<_>) = dated.into_iter().partition(known);
        let dated = if known.is_empty() { later } else { known };
        match (dated.is_empty(), future) {
            (true, Some(until)) => Err(PaceError::Future { target: self.name(), until, on: self.on }),
            (true, None) => {
                Err(PaceError::NoFigure { target: self.name(), reason: "there is no observation".to_owned() })
            }
            (false, _) => Ok(dated),
        }
    }

    /// Whether an observation tells the whole so far by itself.
    fn to_date(&self, dated: &Dated<'_>) -> bool {
        self.kind == Accumulates::Stock || dated.start == self.period.start()
    }

    /// The observations that make the figure so far: the latest to date, else the parts in order.
    pub(super) fn chosen<'d, 'o>(&self, dated: &'d [Dated<'o>]) -> Result<Vec<&'d Dated<'o>>, PaceError> {
        let latest = dated.iter().map(|d| d.until).max();
        let mut whole: Vec<&Dated<'_>> = dated.iter().filter(|d| self.to_date(d) && Some(d.until) == latest).collect();
        if !whole.is_empty() {
            whole.sort_by_key(|d| (d.observation.get_as_of(), d.observation.get_quality()));
            let rank = |d: &Dated<'_>| (d.observation.get_as_of(), d.observation.get_quality());
            return match whole.as_slice() {
                [.., before, last]
                    if rank(before) == rank(last) && before.observation.measured() != last.observation.measured() =>
                {
                    Err(AssessError::Ambiguous { target: self.name(), count: whole.len() }.into())
                }
                [.., last] => Ok(vec![last]),
                [] => Ok(Vec::new()),
            };
        }
        // The longest figure to date first, then what follows it without a hole.
        let mut parts = Vec::new();
        let mut next = self.period.start();
        while latest.is_some_and(|latest| next <= latest) {
            let mut here: Vec<&Dated<'_>> = dated.iter().filter(|d| d.start == next).collect();
            here.sort_by_key(|d| (d.until, d.observation.get_as_of(), d.observation.get_quality()));
            let Some(part) = here.last() else {
                let found = dated.iter().filter_map(|d| d.observation.get_period()).find(|p| p.start() > next);
                let found = found.copied().unwrap_or(self.period);
                return Err(PaceError::NotFromStart { target: self.name(), start: next, found });
            };
            next = part.until.succ_opt().unwrap_or(part.until);
            parts.push(*part);
            if parts.len() > dated.len() {
                break;
            }
        }
        Ok(parts)
    }

    fn place(&self, observation: &Observation, assumptions: &mut Vec<Assumption>) -> Result<Line, PaceError> {
        Ok(place(self.target, self.goal, observation, &self.pacing.rule, assumptions)?)
    }

    /// Where the path begins on the line of the goal.
    pub(super) fn origin(&self, chosen: &[&Dated<'_>], assumptions: &mut Vec<Assumption>) -> Result<Line, PaceError> {
        let zero = || Line { observed: Interval::point(Ratio::zero()), widened: Interval::point(Ratio::zero()) };
        let level = chosen.iter().find_map(|d| d.observation.figure().filter(|f| f.change().is_none()).map(|f| (d, f)));
        match (self.kind, self.goal.change(), level) {
            (Accumulates::Rate, ..) | (Accumulates::Flow, None, _) | (_, Some(_), None) => Ok(zero()),
            (Accumulates::Flow, Some(_), Some((dated, figure))) => {
                // A change of the whole is reached from nothing at all: a relative one from −100 %.
                let nothing = Quantity::new(Decimal::ZERO, figure.unit().clone());
                let nothing = dated.observation.clone().measuring(Figure::from(nothing));
                let line = self.place(&nothing, assumptions)?;
                Ok(Line { widened: line.observed.clone(), observed: line.observed })
            }
            (Accumulates::Stock, change, _) => {
                let no_baseline = || PaceError::NoBaseline { target: self.name() };
                let baseline = self.target.get_baseline().ok_or_else(no_baseline)?;
                let begins = baseline.get_period().is_none_or(|p| p.end().succ_opt() == Some(self.period.start()));
                if let (false, Some(elsewhere)) = (begins, baseline.get_period()) {
                    let (target, start) = (self.name(), self.period.start());
                    return Err(PaceError::BaselineElsewhere { target, start, baseline: *elsewhere });
                }
                if change.is_some() {
                    return Ok(zero());
                }
                let line = self.place(baseline, assumptions)?;
                if line.observed.lower().is_none() || line.observed.upper().is_none() {
                    return Err(no_baseline());
                }
                Ok(line)
            }
        }
    }

    /// The figure so far.
    pub(super) fn together(
        &self,
        chosen: &[&Dated<'_>],
        origin: &Line,
        assumptions: &mut Vec<Assumption>,
    ) -> Result<Line, PaceError> {
        let mut parts = Vec::with_capacity(chosen.len());
        for dated in chosen {
            parts.push((self.place(dated.observation, assumptions)?, dated.until));
        }
        if let [(only, _)] = parts.as_slice() {
            return Ok(only.clone());
        }
        // Flows are counted from where the path begins, so that the start is not added up; rates weigh as their parts do.
        let start = origin.observed.as_point().cloned().unwrap_or_else(Ratio::zero);
        let profile = self.weights();
        let (mut sum, mut behind): (Option<Line>, Ratio) = (None, Ratio::zero());
        for (line, until) in &parts {
            let line = match self.kind {
                Accumulates::Rate => {
                    let share = profile.share(&self.period, *until)?;
                    let weight = share.at() - &behind;
                    behind = share.at().clone();
                    line.map(|at| at * &weight)
                }
                _ => line.map(|at| at - &start),
            };
            sum = Some(match sum {
                Some(sum) => sum.plus(&line),
                None => line,
            });
        }
        let nothing = || PaceError::NoFigure { target: self.name(), reason: "there is no observation".to_owned() };
        let sum = sum.ok_or_else(nothing)?;
        Ok(match self.kind {
            Accumulates::Rate => {
                let whole = Ratio::from(1).checked_div(&behind)?;
                sum.map(|at| at * &whole)
            }
            _ => sum.map(|at| at + &start),
        })
    }

    /// The wholes that the period would come to if all of it went as one of its parts so far, from the worst to the
    /// best, counted from where the path begins; and how many parts there are.
    ///
    /// None where fewer than two parts are known, or one of them has no single value.
    pub(super) fn as_parts(
        &self,
        dated: &[Dated<'_>],
        chosen: &[&Dated<'_>],
        origin: &Line,
    ) -> Option<(Interval<Ratio>, usize)> {
        let start = origin.observed.as_point()?;
        let mut figures: Vec<&Dated<'_>> = match chosen {
            [only] => dated.iter().filter(|d| self.to_date(d) && d.until <= only.until).collect(),
            parts => parts.to_vec(),
        };
        figures.sort_by_key(|d| (d.until, d.observation.get_as_of(), d.observation.get_quality()));
        let to_date = chosen.len() == 1;
        let profile = self.weights();
        let (mut found, mut count) = (Interval::empty(), 0);
        let (mut reached, mut behind) = (Ratio::zero(), Ratio::zero());
        let mut figures = figures.into_iter().peekable();
        while let Some(figure) = figures.next() {
            // Of several vintages for the same days the last counts.
            if figures.peek().is_some_and(|next| next.until == figure.until) {
                continue;
            }
            let line = self.place(figure.observation, &mut Vec::new()).ok()?;
            let value = line.observed.as_point()? - start;
            let share = profile.share(&self.period, figure.until).ok()?;
            let weight = share.at() - &behind;
            let part = match (self.kind, to_date) {
                (Accumulates::Rate, true) => &(&value * share.at()) - &reached,
                (Accumulates::Rate, false) => &value * &weight,
                (_, true) => &value - &reached,
                (_, false) => value,
            };
            found = found.merge(&Interval::point(part.checked_div(&weight).ok()?));
            reached = &reached + &part;
            behind = share.at().clone();
            count += 1;
        }
        (count > 1).then_some((found, count))
    }

    /// Whether a figure to date settled it before the end, and which.
    pub(super) fn settled(
        &self,
        course: &Course,
        dated: &[Dated<'_>],
        until: NaiveDate,
    ) -> Result<Option<Settled>, PaceError> {
        if self.kind == Accumulates::Rate || until >= self.period.end() {
            return Ok(None);
        }
        let mut to_date: Vec<&Dated<'_>> = dated.iter().filter(|d| self.to_date(d)).collect();
        to_date.sort_by_key(|d| (d.until, d.observation.get_as_of(), d.observation.get_quality()));
        let mut settled: Option<Settled> = None;
        let mut open_until = None;
        for dated in to_date {
            let line = self.place(dated.observation, &mut Vec::new())?;
            let met = course.heading == Heading::Reach && course.accept.contains(&line.observed);
            let used_up = course.heading == Heading::Allowance
                || (course.heading == Heading::Hold && course.better == Better::Lower);
            let missed = self.kind == Accumulates::Flow && used_up && !course.accept.overlaps(&line.observed);
            if met || missed {
                settled.get_or_insert(Settled { met, by: dated.until, open_until });
            } else {
                settled = None;
                open_until = Some(dated.until);
            }
        }
        Ok(settled)
    }
}
