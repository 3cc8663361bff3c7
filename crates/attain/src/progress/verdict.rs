//! What a method says of a series, with everything it was worked out from.

use crate::names::named;

use std::borrow::Cow;

use super::ProgressError;
use super::reasons::{Note, Undefined};
use super::roots::{RootError, Surd};

/// How well a formula or a threshold is vouched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// Read at the publisher's text, code or figures.
    Read,
    /// Read where somebody else restates it.
    Restated,
    /// Not read again: check it before it is quoted.
    Unverified,
}

named! {
    Evidence, "grade":
    Read "read",
    Restated "restated",
    Unverified "unverified",
}

/// Where the methods' own words meet, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Course {
    /// The target is reached.
    Achieved,
    /// Fast enough to reach it.
    OnTrack,
    /// In the right direction, not fast enough.
    TooSlow,
    /// In the right direction, if at all, and far from fast enough.
    Stalled,
    /// In the wrong direction.
    Away,
}

named! {
    Course, "course":
    Achieved "achieved",
    OnTrack "on_track",
    TooSlow "too_slow",
    Stalled "stalled",
    Away "away",
}

/// Which side of a threshold belongs to a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The threshold and everything above.
    AtLeast,
    /// Everything above the threshold.
    Above,
    /// The threshold and everything below.
    AtMost,
    /// Everything below the threshold.
    Below,
}

impl Side {
    /// Every side with the sign that is printed before the edge.
    pub const NAMES: [(Side, &'static str); 4] =
        [(Side::AtLeast, "≥"), (Side::Above, ">"), (Side::AtMost, "≤"), (Side::Below, "<")];
}

/// One edge between two statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The status on the better side.
    pub status: Cow<'static, str>,
    /// Which side of the edge has it.
    pub side: Side,
    /// Where the edge lies.
    pub at: Surd,
    /// How well it is vouched for.
    pub evidence: Evidence,
}

/// One status of a method: where it begins, and what it is called.
///
/// A table of rungs goes from best to worst and ends with one that has no edge.
#[derive(Clone, Copy, Debug)]
pub struct Rung {
    /// The edge as a fraction, and its side; None for whatever is left.
    pub edge: Option<(Side, i64, i64)>,
    /// The name of the status.
    pub status: &'static str,
    /// The words the publisher uses.
    pub label: &'static str,
    /// Where it stands among the methods.
    pub course: Option<Course>,
    /// How well the edge is vouched for.
    pub evidence: Evidence,
}

/// What a method says of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub(super) value: Option<Surd>,
    pub(super) score: Option<Surd>,
    pub(super) status: Option<Cow<'static, str>>,
    pub(super) label: Option<Cow<'static, str>>,
    pub(super) course: Option<Course>,
    pub(super) reason: Option<Undefined>,
    pub(super) thresholds: Vec<Threshold>,
    pub(super) figures: Vec<(Cow<'static, str>, Surd)>,
    pub(super) notes: Vec<Note>,
}

impl Verdict {
    /// Returns the verdict that says nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns it with the figure that is judged.
    #[must_use]
    pub fn value(mut self, value: Surd) -> Self {
        self.value = Some(value);
        self
    }

    /// Returns it with the score, on the method's scale.
    #[must_use]
    pub fn score(mut self, score: Surd) -> Self {
        self.score = Some(score);
        self
    }

    /// Returns it with a status, the publisher's words for it, and where it stands among the methods.
    #[must_use]
    pub fn status(
        mut self,
        status: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        course: Option<Course>,
    ) -> Self {
        self.status = Some(status.into());
        self.label = Some(label.into());
        self.course = course;
        self
    }

    /// Returns it with the reason why there is no value.
    #[must_use]
    pub fn reason(mut self, reason: Undefined) -> Self {
        self.reason = Some(reason);
        self
    }

    /// Returns it with an edge between two statuses.
    #[must_use]
    pub fn threshold(
        mut self,
        status: impl Into<Cow<'static, str>>,
        side: Side,
        at: impl Into<Surd>,
        evidence: Evidence,
    ) -> Self {
        self.thresholds.push(Threshold { status: status.into(), side, at: at.into(), evidence });
        self
    }

    /// Returns it with a figure on the way to the value.
    #[must_use]
    pub fn figure(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Surd>) -> Self {
        self.figures.push((name.into(), value.into()));
        self
    }

    /// Returns it with a step away from the inputs.
    #[must_use]
    pub fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    /// Returns it with the edges of a table and the status of the first rung that a figure reaches.
    #[must_use]
    pub fn climb(mut self, figure: &Surd, rungs: &[Rung]) -> Self {
        self = self.edges(rungs);
        for rung in rungs {
            let reached = rung
                .edge
                .is_none_or(|(side, over, under)| fraction(over, under).is_some_and(|at| side.has(figure, &at)));
            if reached {
                return self.status(rung.status, rung.label, rung.course);
            }
        }
        self
    }

    /// Returns it with the edges of a table.
    #[must_use]
    pub fn edges(mut self, rungs: &[Rung]) -> Self {
        for rung in rungs {
            if let Some((side, over, under)) = rung.edge
                && let Some(at) = fraction(over, under)
            {
                self = self.threshold(rung.status, side, at, rung.evidence);
            }
        }
        self
    }
}

impl Side {
    /// Whether a figure lies on this side of an edge, decided exactly.
    #[must_use]
    pub fn has(self, figure: &Surd, edge: &Surd) -> bool {
        match self {
            Side::AtLeast => figure >= edge,
            Side::Above => figure > edge,
            Side::AtMost => figure <= edge,
            Side::Below => figure < edge,
        }
    }

    /// The sign that is printed before the edge.
    #[must_use]
    pub fn sign(self) -> &'static str {
        Self::NAMES.iter().find(|(side, _)| *side == self).map_or("", |(_, sign)| sign)
    }
}

fn fraction(over: i64, under: i64) -> Option<Surd> {
    crate::decimal::Ratio::new(over, under).ok().map(Surd::from)
}

/// Why a method stops before a value: the figures have none, or the inputs are wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Stop {
    /// The method has no value for these figures; that becomes the reason in the result.
    #[error(transparent)]
    Undefined(#[from] Undefined),
    /// The inputs are wrong.
    #[error(transparent)]
    Wrong(#[from] ProgressError),
}

impl From<RootError> for Stop {
    fn from(error: RootError) -> Self {
        match error {
            RootError::Exponent { .. } => Stop::Undefined(Undefined::SpanTooLong),
            RootError::Negative { .. } => Stop::Undefined(Undefined::SignChange),
            RootError::DivisionByZero { .. } => Stop::Undefined(Undefined::BaseIsTarget),
        }
    }
}
