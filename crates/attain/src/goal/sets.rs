//! The sets that a rule derives from a goal, and the terms that a target has of its own.

use chrono::Datelike;

use super::{Asked, Comparator, Goal, GoalError, Rule};
use crate::decimal::Ratio;
use crate::figure::{Change, Value};
use crate::indicator::Better;
use crate::interval::{Bound, Interval};
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::{Kind, Unit};

/// What a single target may say about how it is judged; a verdict that used it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Terms {
    /// Where the target counts as exceeded, in place of the rule's set.
    pub exceed: Option<Range>,
    /// How far beside the figure still meets it.
    pub tolerance: Option<Quantity>,
    /// How far outside still counts as a near miss.
    pub near_miss: Option<Quantity>,
    /// How far `nearly`, `over` and `about` reach, as a share of the value, in place of the rule's.
    pub approximation: Option<Ratio>,
}

impl Terms {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The disjoint sets that a rule derives from a goal, and the figure that a percentage refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets {
    pub(crate) better: Better,
    pub(crate) accept: Interval<Ratio>,
    pub(crate) exceeded: Vec<Interval<Ratio>>,
    pub(crate) met: Vec<Interval<Ratio>>,
    pub(crate) near_miss: Vec<Interval<Ratio>>,
    pub(crate) missed: Vec<Interval<Ratio>>,
    pub(crate) reference: Option<Ratio>,
}

impl Sets {
    /// Which way the compared figure is better.
    #[must_use]
    pub fn better(&self) -> Better {
        self.better
    }

    /// Met or exceeded.
    #[must_use]
    pub fn accept(&self) -> &Interval<Ratio> {
        &self.accept
    }

    /// Beyond what was asked.
    #[must_use]
    pub fn exceeded(&self) -> &[Interval<Ratio>] {
        &self.exceeded
    }

    /// What was asked, and no more.
    #[must_use]
    pub fn met(&self) -> &[Interval<Ratio>] {
        &self.met
    }

    /// Outside, but within the declared width.
    #[must_use]
    pub fn near_miss(&self) -> &[Interval<Ratio>] {
        &self.near_miss
    }

    /// Outside.
    #[must_use]
    pub fn missed(&self) -> &[Interval<Ratio>] {
        &self.missed
    }

    /// The figure that percent and gap refer to: the end that must be reached; none inside a band.
    #[must_use]
    pub fn reference(&self) -> Option<&Ratio> {
        self.reference.as_ref()
    }
}

impl Goal {
    /// Returns which way the compared figure is better, from the comparator, the verb and what is stated of the level.
    ///
    /// For a change the figure is the change in the direction of its verb, for a date the day.
    ///
    /// # Errors
    /// [`GoalError::NoDirection`] and [`GoalError::Contradiction`].
    pub fn direction(&self, stated: Option<Better>) -> Result<Better, GoalError> {
        let (comparator, value) = match &self.asked {
            Asked::By(_) => return Ok(Better::Lower),
            Asked::Value { comparator, value } => (*comparator, value),
        };
        let contradiction =
            |first: String, second: String| GoalError::Contradiction { goal: self.to_string(), first, second };
        let (own, says) = match (comparator.better(), value.unit().kind()) {
            (Some(better), _) => (Some(better), format!("`{}`", comparator.name())),
            (None, Kind::Rank) => (Some(Better::Lower), "a rank".to_owned()),
            (None, _) => (None, String::new()),
        };
        // A comparator that asks for a band or a point has no better side to contradict.
        if own == Some(Better::Inside) {
            return Ok(Better::Inside);
        }
        let Some(change) = self.change else {
            return match (own, stated) {
                (Some(own), Some(stated)) if own != stated => Err(contradiction(
                    format!("{says} asks for a {} level", own.name()),
                    format!("better is `{}`", stated.name()),
                )),
                (Some(better), _) | (None, Some(better)) => Ok(better),
                (None, None) => Err(GoalError::NoDirection { goal: self.to_string() }),
            };
        };
        // Of a plain change, more of what the verb says is better.
        let over_change = own.unwrap_or(Better::Higher);
        let rises = change == Change::Up;
        let of_level = if rises == (over_change == Better::Higher) { Better::Higher } else { Better::Lower };
        match stated {
            Some(stated) if stated != of_level => Err(contradiction(
                format!("its verb asks for a {} level", of_level.name()),
                format!("better is `{}`", stated.name()),
            )),
            _ => Ok(over_change),
        }
    }

    /// Returns the sets and the reference that a rule derives from the goal.
    ///
    /// `stated` is what the indicator or the call says of the level. The sets lie on the line of the compared
    /// figure, in the unit itself: levels, changes in the direction of the verb, k ÷ n, or days since the year 1.
    ///
    /// # Errors
    /// As [`Goal::direction`]; [`GoalError::NotAGoal`] for what nobody can ask for, such as an empty range;
    /// [`GoalError::NoTolerance`] for `about` without one; [`GoalError::Misfit`] for terms in a unit that does not
    /// meet the goal's.
    pub fn sets(&self, stated: Option<Better>, rule: &Rule, terms: &Terms) -> Result<Sets, GoalError> {
        if let Some(reason) = self.flaw() {
            return Err(GoalError::NotAGoal { figure: self.to_string(), reason });
        }
        let better = self.direction(stated)?;
        let comparator = match self.asked {
            Asked::By(_) if !rule.counts_early_as_exceeded() => Comparator::AtMost,
            _ => self.comparator(),
        };
        let about = comparator == Comparator::About;
        let tolerance = match &terms.tolerance {
            Some(given) => self.width("tolerance", given)?,
            None if about => {
                return Err(GoalError::NoTolerance {
                    goal: self.to_string(),
                    unit: self.unit().map_or_else(String::new, |u| u.code().to_owned()),
                });
            }
            None => Ratio::zero(),
        };
        let (low, high) = self.ends();
        let strict = matches!(comparator, Comparator::MoreThan | Comparator::Below);
        // A tolerance forgives on the worse side; about a figure it also delays exceeding on the better one.
        let floor = low.as_ref().map(|b| Bound { at: &b.at - &tolerance, closed: b.closed && !strict });
        let ceiling = high.as_ref().map(|b| Bound { at: &b.at + &tolerance, closed: b.closed && !strict });
        let accept = match better {
            Better::Higher => span(floor.clone(), None),
            Better::Lower => span(None, ceiling.clone()),
            Better::Inside => span(floor.clone(), ceiling.clone()),
        };
        let surpassable = matches!(comparator, Comparator::Plain | Comparator::AtLeast | Comparator::About);
        let past = |bound: &Bound<Ratio>| Some(Bound { at: bound.at.clone(), closed: !bound.closed });
        let exceeded = match (&terms.exceed, better) {
            (Some(range), _) => self.on_line("exceed set", range)?.intersect(&accept),
            (None, Better::Higher) if surpassable => {
                let end = if about { &ceiling } else { &high };
                end.as_ref().map_or_else(Interval::empty, |bound| span(past(bound), None))
            }
            (None, Better::Lower) if surpassable => {
                let end = if about { &floor } else { &low };
                end.as_ref().map_or_else(Interval::empty, |bound| span(None, past(bound)))
            }
            (None, _) => Interval::empty(),
        };
        let outside = accept.complement();
        let near = match &terms.near_miss {
            Some(width) => {
                let width = self.width("near-miss width", width)?;
                let lower = accept.lower().map(|b| Bound { at: &b.at - &width, closed: true });
                let upper = accept.upper().map(|b| Bound { at: &b.at + &width, closed: true });
                span(lower, upper)
            }
            None => accept.clone(),
        };
        let solid = |pieces: Vec<Interval<Ratio>>| pieces.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
        Ok(Sets {
            better,
            missed: solid(near.complement().to_vec()),
            near_miss: solid(outside.iter().map(|piece| piece.intersect(&near)).collect()),
            met: solid(accept.pieces_without(&exceeded).to_vec()),
            exceeded: solid(vec![exceeded]),
            accept,
            reference: match better {
                Better::Higher => low.map(|b| b.at),
                Better::Lower => high.map(|b| b.at),
                Better::Inside => low.zip(high).filter(|(l, h)| l.at == h.at).map(|(l, _)| l.at),
            },
        })
    }

    /// The lower and the upper end of what is compared with, on the line of the goal.
    fn ends(&self) -> (Option<Bound<Ratio>>, Option<Bound<Ratio>>) {
        let point = |at: Ratio| Some(Bound { at, closed: true });
        match &self.asked {
            Asked::By(day) => {
                let day = point(Ratio::from(i64::from(day.num_days_from_ce())));
                (day.clone(), day)
            }
            Asked::Value { value: Value::Quantity(at), .. } => (point(at.value()), point(at.value())),
            Asked::Value { value: Value::Tally(tally), .. } => (point(tally.ratio()), point(tally.ratio())),
            Asked::Value { value: Value::Range(range), .. } => {
                let values = range.values();
                (values.lower().cloned(), values.upper().cloned())
            }
        }
    }

    /// A width on the line of the goal.
    fn width(&self, what: &'static str, given: &Quantity) -> Result<Ratio, GoalError> {
        let misfit =
            |reason: String| GoalError::Misfit { what, given: given.to_string(), goal: self.to_string(), reason };
        if given.is_negative() {
            return Err(misfit("a width is not negative".to_owned()));
        }
        // The width of a share may be written in points, or as the share is.
        let hundredths = |u: &Unit| matches!(u.word(), "percent" | "percentage_point");
        if hundredths(given.unit()) && self.unit().is_some_and(hundredths) {
            return Ok(given.value());
        }
        Ok(&given.value() * &self.size_of(given.unit()).map_err(misfit)?)
    }

    /// A set of the goal's unit on the line of the goal.
    fn on_line(&self, what: &'static str, range: &Range) -> Result<Interval<Ratio>, GoalError> {
        let misfit =
            |reason: String| GoalError::Misfit { what, given: range.to_string(), goal: self.to_string(), reason };
        if self.day().is_some() {
            return Err(misfit("a date has no other set".to_owned()));
        }
        let size = self.size_of(range.unit()).map_err(misfit)?;
        Ok(range.values().map(|at| at * &size))
    }

    /// The size of one of a unit on the line of the goal; a bare number is written as the goal's figure is.
    fn size_of(&self, unit: &Unit) -> Result<Ratio, String> {
        let bare = unit.kind() == Kind::Number;
        let into = |asked: &Unit| unit.at(0).factor_to(&asked.at(0)).map_err(|e| e.to_string());
        match (&self.asked, unit.word()) {
            (Asked::By(_), _) => into(&Unit::from_code("day").map_err(|e| e.to_string())?),
            (Asked::Value { value: Value::Tally(_), .. }, "percent" | "percentage_point") => {
                Ok(Ratio::power_of_ten(-2))
            }
            (Asked::Value { value: Value::Tally(tally), .. }, _) => {
                let one = if bare { Ratio::from(1) } else { into(tally.unit())? };
                one.checked_div(&Ratio::scaled(tally.n().into(), 0)).map_err(|e| e.to_string())
            }
            (Asked::Value { value, .. }, _) if bare => {
                Ok(Ratio::power_of_ten(if unit.exponent() == 0 { i32::from(value.unit().exponent()) } else { 0 }))
            }
            (Asked::Value { value, .. }, _) => into(value.unit()),
        }
    }
}

/// The interval between two ends of one figure, which never cross.
fn span(lower: Option<Bound<Ratio>>, upper: Option<Bound<Ratio>>) -> Interval<Ratio> {
    Interval::new(lower, upper).unwrap_or_else(|_| Interval::empty())
}
