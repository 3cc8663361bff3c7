//! Where a target's path begins, where it leads, and what an observation on the way says of it.
//!
//! | kind | path | expected by a day | projection at this pace | still required |
//! |---|---|---|---|---|
//! | flow | from zero to the target T | T·s | A ÷ s | T − A |
//! | stock | from the baseline B to T | B + (T − B)·s | B + (A − B) ÷ s | T − A |
//! | rate | the rate itself | T | A | (T − s·A) ÷ (1 − s), of the rest |
//!
//! s is the share of the profile, A what was observed. Every figure is affine in A for one B and one s, so intervals go
//! through exactly: the figure is the smallest interval over the ends of B and of the spread of s.

use super::extent::{Affine, Extent};
use super::profile::Share;
use crate::attainment::Line;
use crate::decimal::Ratio;
use crate::goal::Sets;
use crate::indicator::{Accumulates, Better};
use crate::interval::{Bound, Interval};
use crate::unit::Unit;

/// How a target asks the figure to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// As far as the reference or further.
    Reach,
    /// Not beyond the reference: what is expected is an allowance.
    Allowance,
    /// To stay where it is: the start already satisfies the goal, or the goal is a band.
    Hold,
}

/// The path of one target, on the line of its goal.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub(super) kind: Accumulates,
    pub(super) heading: Heading,
    pub(super) better: Better,
    pub(super) accept: Interval<Ratio>,
    pub(super) reference: Option<Ratio>,
    pub(super) origin: Line,
    /// What the profile expects.
    pub(super) share: Share,
    /// What lies behind, with every day of a part under way.
    pub(super) gone: Share,
    pub(super) display: Display,
}

/// How the line of a goal is shown: k of n as things, the change of a flow as its level.
#[derive(Clone, Debug)]
pub(super) struct Display {
    pub(super) at: Affine,
    pub(super) unit: Unit,
    /// Whether what is shown is a change.
    pub(super) change: bool,
}

impl Course {
    pub(super) fn new(kind: Accumulates, sets: &Sets, origin: Line, shares: [Share; 2], display: Display) -> Self {
        let [share, gone] = shares;
        let reference = sets.reference().cloned();
        // The way from the start to the reference, where it points one way whatever the start is.
        let from = [origin.observed.lower(), origin.observed.upper()];
        let rises = |at: &Ratio| from.iter().all(|b| b.is_some_and(|b| b.at < *at));
        let falls = |at: &Ratio| from.iter().all(|b| b.is_some_and(|b| b.at > *at));
        let stock = kind == Accumulates::Stock;
        let heading = match (&reference, sets.better()) {
            (Some(at), Better::Higher) if rises(at) => Heading::Reach,
            (Some(at), Better::Lower) if falls(at) && kind != Accumulates::Rate => Heading::Reach,
            (Some(at), Better::Lower) if rises(at) && !stock => Heading::Allowance,
            (Some(_), Better::Lower) if kind == Accumulates::Flow => Heading::Allowance,
            (Some(at), Better::Higher) if falls(at) && kind == Accumulates::Flow && !origin_is_zero(&origin) => {
                Heading::Allowance
            }
            _ => Heading::Hold,
        };
        let accept = sets.accept().clone();
        Self { kind, heading, better: sets.better(), accept, reference, origin, share, gone, display }
    }

    /// What is expected so far.
    pub(super) fn expected(&self) -> Option<Extent> {
        let reference = self.reference.as_ref()?;
        let level = |o: &Ratio, s: &Ratio| match (self.kind, self.heading) {
            (Accumulates::Rate, _) | (Accumulates::Stock, Heading::Hold) => reference.clone(),
            _ => o + &(&(reference - o) * s),
        };
        let constant = |o: &Ratio, s: &Ratio| Some(Affine { shift: level(o, s), times: Ratio::zero() });
        let nothing = Interval::point(Ratio::zero());
        let line = self.line(&Line { observed: nothing.clone(), widened: nothing }, &self.share, constant);
        line.map(|line| self.shown(&line))
    }

    /// What was reached ÷ what was expected, both counted from the start of the path; and the same turned so that more
    /// is better. None where nothing, or nothing above zero, is expected.
    pub(super) fn ratio(&self, actual: &Line) -> Option<(Line, Line)> {
        if self.heading == Heading::Hold {
            return None;
        }
        let reference = self.reference.as_ref()?;
        let ratio = |o: &Ratio, s: &Ratio| {
            let way = match self.kind {
                Accumulates::Rate => reference - o,
                _ => &(reference - o) * s,
            };
            let times = Ratio::from(1).checked_div(&way).ok()?;
            Some(Affine { shift: -&(o * &times), times })
        };
        let score = |o: &Ratio, s: &Ratio| {
            let ratio = ratio(o, s)?;
            Some(match self.heading {
                Heading::Allowance => Affine { shift: &Ratio::from(2) - &ratio.shift, times: -&ratio.times },
                _ => ratio,
            })
        };
        Some((self.line(actual, &self.share, ratio)?, self.line(actual, &self.share, score)?))
    }

    /// What satisfies the goal so far, where the pace has no ratio.
    pub(super) fn acceptable(&self) -> Interval<Ratio> {
        // A flow whose reference is zero or below still has something expected by now.
        let flow = self.kind == Accumulates::Flow;
        let at = self.reference.as_ref().filter(|_| flow).map(|reference| reference * self.share.at());
        match (at, self.better) {
            (Some(at), Better::Higher) => Interval::above(at, self.accept.lower().is_none_or(|b| b.closed)),
            (Some(at), Better::Lower) => Interval::below(at, self.accept.upper().is_none_or(|b| b.closed)),
            _ => self.accept.clone(),
        }
    }

    /// The end of the period if the rest goes as what lies behind.
    pub(super) fn at_pace(&self, actual: &Line) -> Option<Line> {
        self.line(actual, &self.gone, self.pace_so_far())
    }

    fn pace_so_far(&self) -> impl Fn(&Ratio, &Ratio) -> Option<Affine> + use<> {
        let rate = self.kind == Accumulates::Rate;
        move |o, s| {
            if rate {
                return Some(Affine { shift: Ratio::zero(), times: Ratio::from(1) });
            }
            let times = Ratio::from(1).checked_div(s).ok().filter(Ratio::is_positive)?;
            Some(Affine { shift: o - &(o * &times), times })
        }
    }

    /// The end of the period if the rest lies between the worst and the best of the parts so far, given as the wholes
    /// that the period would come to as each of them, counted from where the path begins.
    pub(super) fn at_pace_of(&self, actual: &Line, wholes: &Interval<Ratio>) -> Option<Line> {
        let plain = self.at_pace(actual)?;
        let s = self.gone.at();
        let rest = &Ratio::from(1) - s;
        let times = if self.kind == Accumulates::Rate { s.clone() } else { Ratio::from(1) };
        let functions =
            [wholes.lower()?, wholes.upper()?].map(|b| Affine { shift: &rest * &b.at, times: times.clone() });
        let widened = Affine::all_of(&functions, &actual.widened).merge(&plain.widened);
        Some(Line { observed: plain.observed, widened })
    }

    /// The end of the period if the rest goes as planned.
    pub(super) fn as_planned(&self, actual: &Line) -> Option<Extent> {
        let reference = self.reference.as_ref()?;
        let planned = self.line(actual, &self.gone, |o, s| {
            let rest = &Ratio::from(1) - s;
            Some(match (self.kind, self.heading) {
                (Accumulates::Rate, _) => Affine { shift: reference * &rest, times: s.clone() },
                (Accumulates::Stock, Heading::Hold) => Affine { shift: Ratio::zero(), times: Ratio::from(1) },
                _ => Affine { shift: &(reference - o) * &rest, times: Ratio::from(1) },
            })
        });
        planned.map(|line| self.shown(&line))
    }

    /// What the rest must bring: an amount of flows and stocks, the rate of the rest of rates.
    pub(super) fn rest(&self, actual: &Line) -> Option<Extent> {
        let reference = self.reference.as_ref()?;
        if self.kind == Accumulates::Rate {
            let rest = self.line(actual, &self.gone, |_, s| {
                let rest = Ratio::from(1).checked_div(&(&Ratio::from(1) - s)).ok().filter(Ratio::is_positive)?;
                Some(Affine { shift: reference * &rest, times: -&(s * &rest) })
            });
            return rest.map(|line| self.shown(&line));
        }
        // A difference is shown without the start of what is shown.
        let left = Affine { shift: reference.clone(), times: Ratio::from(-1) };
        let shown = Affine { shift: Ratio::zero(), times: self.display.at.times.clone() };
        let through = |values: &Interval<Ratio>| shown.of(&left.of(values));
        Some(Extent::new(through(&actual.observed), through(&actual.widened), &self.display.unit))
    }

    /// Values on the line of the goal as a figure of the pace.
    pub(super) fn shown(&self, line: &Line) -> Extent {
        let at = &self.display.at;
        Extent::new(at.of(&line.observed), at.of(&line.widened), &self.display.unit)
    }

    /// What was reached ÷ the reference, both counted from zero; None where the reference is not above zero.
    pub(super) fn share_of_target(&self, actual: &Line) -> Option<Interval<Ratio>> {
        let start = match self.kind {
            Accumulates::Flow => self.origin.observed.as_point()?.clone(),
            _ => Ratio::zero(),
        };
        let way = self.reference.as_ref()? - &start;
        if way.is_zero() || (way.is_negative() && start.is_zero()) {
            return None;
        }
        let times = Ratio::from(1).checked_div(&way).ok()?;
        Some(Affine { shift: -&(&start * &times), times }.of(&actual.observed))
    }

    /// Takes what was observed through a function of it, for every start and share that it may have.
    fn line(&self, actual: &Line, share: &Share, f: impl Fn(&Ratio, &Ratio) -> Option<Affine>) -> Option<Line> {
        let through = |values: &Interval<Ratio>, origin: &Interval<Ratio>, shares: &[Ratio]| {
            let starts: Vec<&Bound<Ratio>> = [origin.lower()?, origin.upper()?].into();
            let functions: Option<Vec<Affine>> =
                starts.iter().flat_map(|o| shares.iter().map(|s| f(&o.at, s))).collect();
            Some(Affine::all_of(&functions?, values))
        };
        let at = [share.at().clone()];
        let observed = through(&actual.observed, &self.origin.observed, &at)?;
        let ends = share.ends();
        // The mean lies between the ends, so they and it span what is open.
        let widened = through(&actual.widened, &self.origin.widened, &ends)?.merge(&observed);
        Some(Line { observed, widened })
    }
}

fn origin_is_zero(origin: &Line) -> bool {
    origin.observed.as_point().is_some_and(Ratio::is_zero)
}
