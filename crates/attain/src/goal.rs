//! What is asked of an indicator, as written; and the rules that make it sets.
//!
//! | written | better | accept | exceeded |
//! |---|---|---|---|
//! | `T`, at least | higher | [T, ∞) | (T, ∞) |
//! | more than | higher | (T, ∞) | none |
//! | `lo–hi` | higher | [lo, ∞) | (hi, ∞) |
//! | `T` | lower | (−∞, T] | (−∞, T) |
//! | at most | lower | (−∞, T] | none |
//! | below | lower | (−∞, T) | none |
//! | `lo–hi` as a ceiling | lower | (−∞, hi] | (−∞, lo) |
//! | within | inside | [lo, hi] | none |
//! | about T, tolerance ε | as given | [T−ε, ∞), (−∞, T+ε] or T±ε | beyond T±ε on the better side |
//! | exactly | inside | {T} | none |
//! | a change | of the level | the same rows, over the change in the direction of its verb | |
//! | by a date | — | on or before | before, where the rule says so |
//!
//! Nothing after [`Goal::sets`] asks how the goal was written.

use chrono::{Datelike, NaiveDate};

use crate::decimal::Ratio;
use crate::figure::{Change, ChangeKind, Figure, Qualifier, Tally, Value};
use crate::indicator::Better;
use crate::interval::{Bound, Interval};
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::{Kind, Unit};

/// How a goal compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Comparator {
    /// A plain figure or a plain band: which way is better decides.
    Plain,
    /// `ít nhất`, `từ … trở lên`.
    AtLeast,
    /// `trên`, `hơn`.
    MoreThan,
    /// `không quá`.
    AtMost,
    /// `dưới`.
    Below,
    /// `trong khoảng`.
    Within,
    /// `khoảng`, with a stated tolerance.
    About,
    /// `đúng`.
    Exactly,
}

impl Comparator {
    /// Every comparator with the name that text and Python use for it.
    pub const NAMES: [(Comparator, &'static str); 8] = [
        (Comparator::Plain, "plain"),
        (Comparator::AtLeast, "at_least"),
        (Comparator::MoreThan, "more_than"),
        (Comparator::AtMost, "at_most"),
        (Comparator::Below, "below"),
        (Comparator::Within, "within"),
        (Comparator::About, "about"),
        (Comparator::Exactly, "exactly"),
    ];

    /// The name of the comparator.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(c, _)| *c == self).map_or("", |(_, name)| name)
    }

    /// Returns the comparator of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }

    /// The direction that the comparator itself gives, over the figure that it compares.
    #[must_use]
    pub fn better(self) -> Option<Better> {
        match self {
            Comparator::AtLeast | Comparator::MoreThan => Some(Better::Higher),
            Comparator::AtMost | Comparator::Below => Some(Better::Lower),
            Comparator::Within | Comparator::Exactly => Some(Better::Inside),
            Comparator::Plain | Comparator::About => None,
        }
    }

    /// The qualifier that writes it.
    #[must_use]
    pub fn qualifier(self) -> Option<Qualifier> {
        match self {
            Comparator::Plain => None,
            Comparator::AtLeast => Some(Qualifier::AtLeast),
            Comparator::MoreThan => Some(Qualifier::Over),
            Comparator::AtMost => Some(Qualifier::AtMost),
            Comparator::Below => Some(Qualifier::Under),
            Comparator::Within => Some(Qualifier::Within),
            Comparator::About => Some(Qualifier::About),
            Comparator::Exactly => Some(Qualifier::Exactly),
        }
    }
}

/// What a goal cannot be, or cannot be judged by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GoalError {
    /// The figure is no goal.
    #[error("`{figure}` is not a goal: {reason}")]
    NotAGoal {
        /// The figure as written.
        figure: String,
        /// Why not, and what would be one.
        reason: &'static str,
    },
    /// Nothing says which way is better.
    #[error(
        "nothing says which way is better for the goal `{goal}`; give better=\"higher\", \"lower\" or \"inside\", or write `at least`, `at most`"
    )]
    NoDirection {
        /// The goal as written.
        goal: String,
    },
    /// Two sources of the direction contradict each other.
    #[error("the goal `{goal}` contradicts itself: {first}, but {second}")]
    Contradiction {
        /// The goal as written.
        goal: String,
        /// What one source says.
        first: String,
        /// What the other says.
        second: String,
    },
    /// An approximate goal without a tolerance.
    #[error("the goal `{goal}` is approximate; state its tolerance, in `{unit}`")]
    NoTolerance {
        /// The goal as written.
        goal: String,
        /// The unit of the tolerance.
        unit: String,
    },
    /// A width or a set in a unit that does not fit the goal, or a negative width.
    #[error("the {what} `{given}` does not fit the goal `{goal}`: {reason}")]
    Misfit {
        /// Which of the settings.
        what: &'static str,
        /// The setting.
        given: String,
        /// The goal as written.
        goal: String,
        /// Why not.
        reason: String,
    },
    /// No rule has that name.
    #[error("no rule is called `{name}`; the rules are {known}")]
    UnknownRule {
        /// What was asked for.
        name: String,
        /// The names that there are.
        known: String,
    },
}

/// What a goal asks for: a comparator with its figure, or a date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Asked {
    /// A figure, a band or a tally to compare with.
    Value {
        /// How to compare.
        comparator: Comparator,
        /// What with.
        value: Value,
    },
    /// Something to be done on or before a day.
    By(NaiveDate),
}

/// What is asked of an indicator, as written: `8 - 8,5%`, `không quá 4%`, `giảm 0,6 - 1 điểm %`.
///
/// # Examples
/// ```
/// use attain::{Better, Goal, Locale, Quantity, Rule};
/// let goal = Goal::read("8 - 8,5%", Locale::Vi)?;
/// let sets = goal.sets(Some(Better::Higher), &Rule::vn_official(), &Default::default())?;
/// assert!(sets.exceeded().iter().any(|set| set.contains_point(&"9".parse().unwrap())));
/// assert!(goal.sets(None, &Rule::vn_official(), &Default::default()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Goal {
    asked: Asked,
    change: Option<Change>,
    change_kind: Option<ChangeKind>,
    of: Option<String>,
}

impl Goal {
    /// Returns the goal that compares with a value; a plain range with one bound is `at least`, `below` and the like.
    #[must_use]
    pub fn new(comparator: Comparator, value: Value) -> Self {
        let one_bound = match (&value, comparator) {
            (Value::Range(range), Comparator::Plain) => match (range.lower(), range.upper()) {
                (Some(low), None) if range.lower_closed() => Some((Comparator::AtLeast, low.clone())),
                (Some(low), None) => Some((Comparator::MoreThan, low.clone())),
                (None, Some(high)) if range.upper_closed() => Some((Comparator::AtMost, high.clone())),
                (None, Some(high)) => Some((Comparator::Below, high.clone())),
                _ => None,
            },
            _ => None,
        };
        let (comparator, value) = match one_bound {
            Some((comparator, at)) => (comparator, Value::Quantity(at)),
            None => (comparator, value),
        };
        Self { asked: Asked::Value { comparator, value }, change: None, change_kind: None, of: None }
    }

    /// Returns the goal of a plain figure.
    #[must_use]
    pub fn plain(at: Quantity) -> Self {
        Self::new(Comparator::Plain, Value::Quantity(at))
    }

    /// Returns the goal of at least a figure.
    #[must_use]
    pub fn at_least(at: Quantity) -> Self {
        Self::new(Comparator::AtLeast, Value::Quantity(at))
    }

    /// Returns the goal of more than a figure.
    #[must_use]
    pub fn more_than(at: Quantity) -> Self {
        Self::new(Comparator::MoreThan, Value::Quantity(at))
    }

    /// Returns the goal of at most a figure.
    #[must_use]
    pub fn at_most(at: Quantity) -> Self {
        Self::new(Comparator::AtMost, Value::Quantity(at))
    }

    /// Returns the goal of less than a figure.
    #[must_use]
    pub fn below(at: Quantity) -> Self {
        Self::new(Comparator::Below, Value::Quantity(at))
    }

    /// Returns the goal of about a figure; its tolerance is stated in [`Terms`].
    #[must_use]
    pub fn about(at: Quantity) -> Self {
        Self::new(Comparator::About, Value::Quantity(at))
    }

    /// Returns the goal of exactly a figure.
    #[must_use]
    pub fn exactly(at: Quantity) -> Self {
        Self::new(Comparator::Exactly, Value::Quantity(at))
    }

    /// Returns the goal of a band.
    #[must_use]
    pub fn band(range: Range) -> Self {
        Self::new(Comparator::Plain, Value::Range(range))
    }

    /// Returns the goal of staying inside a band.
    #[must_use]
    pub fn within(range: Range) -> Self {
        Self::new(Comparator::Within, Value::Range(range))
    }

    /// Returns the goal of k of n.
    #[must_use]
    pub fn tally(tally: Tally) -> Self {
        Self::new(Comparator::Plain, Value::Tally(tally))
    }

    /// Returns the goal of being done on or before a day.
    #[must_use]
    pub fn by(day: NaiveDate) -> Self {
        Self { asked: Asked::By(day), change: None, change_kind: None, of: None }
    }

    /// Returns the goal that a figure states.
    ///
    /// # Errors
    /// [`GoalError::NotAGoal`] for `gần 65` (nearly), which no report asks for, for an excess over a base, and for an empty range.
    pub fn from_figure(figure: &Figure) -> Result<Self, GoalError> {
        let refuse = |reason| GoalError::NotAGoal { figure: figure.to_string(), reason };
        let comparator = match figure.bound() {
            None => Comparator::Plain,
            Some(Qualifier::AtLeast) => Comparator::AtLeast,
            Some(Qualifier::Over) => Comparator::MoreThan,
            Some(Qualifier::AtMost) => Comparator::AtMost,
            Some(Qualifier::Under) => Comparator::Below,
            Some(Qualifier::Within) => Comparator::Within,
            Some(Qualifier::About) => Comparator::About,
            Some(Qualifier::Exactly) => Comparator::Exactly,
            Some(_) => return Err(refuse("`nearly` says no bound; write `at least`, `below` or `about`")),
        };
        let goal = Self {
            change: figure.change(),
            of: figure.of().map(str::to_owned),
            ..Self::new(comparator, figure.value().clone())
        };
        match goal.flaw() {
            Some(reason) => Err(refuse(reason)),
            None => Ok(goal),
        }
    }

    /// Why nobody can ask for it, where nobody can.
    fn flaw(&self) -> Option<&'static str> {
        let Asked::Value { comparator, value } = &self.asked else { return None };
        match (comparator, value) {
            _ if self.change == Some(Change::Excess) => {
                Some("it says by how much a base is exceeded; write the level that is asked for")
            }
            (_, Value::Range(range)) if range.is_empty() => Some("the range is empty, so nothing could meet it"),
            (_, Value::Range(range)) if range.lower().is_none() && range.upper().is_none() => {
                Some("it has no bound, so everything would meet it")
            }
            (Comparator::Within, Value::Quantity(_) | Value::Tally(_)) => Some("`within` needs two bounds"),
            _ => None,
        }
    }

    /// Returns the goal as one of a change.
    #[must_use]
    pub fn changing(mut self, change: Change) -> Self {
        self.change = Some(change);
        self
    }

    /// Returns the goal with the kind of its change chosen, where the text leaves it open.
    #[must_use]
    pub fn change_counted(mut self, kind: ChangeKind) -> Self {
        self.change_kind = Some(kind);
        self
    }

    /// Returns the goal with the base that its change is set against, as written.
    #[must_use]
    pub fn against(mut self, of: impl Into<String>) -> Self {
        self.of = Some(of.into());
        self
    }

    /// What is asked for.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// How it compares; plain for a date.
    #[must_use]
    pub fn comparator(&self) -> Comparator {
        match self.asked {
            Asked::Value { comparator, .. } => comparator,
            Asked::By(_) => Comparator::Plain,
        }
    }

    /// The figure, the band or the tally that it compares with; None for a date.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match &self.asked {
            Asked::Value { value, .. } => Some(value),
            Asked::By(_) => None,
        }
    }

    /// The day that something is to be done by.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self.asked {
            Asked::By(day) => Some(day),
            Asked::Value { .. } => None,
        }
    }

    /// What it counts; None for a date.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        self.value().map(Value::unit)
    }

    /// Which way the level is to change, where the goal is a change.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        self.change
    }

    /// The kind of change that the caller chose.
    #[must_use]
    pub fn chosen_change_kind(&self) -> Option<ChangeKind> {
        self.change_kind
    }

    /// The base that its change is set against, as written.
    #[must_use]
    pub fn of(&self) -> Option<&str> {
        self.of.as_deref()
    }

    /// Returns the goal with another unit in place of its own.
    #[must_use]
    pub fn relabelled(&self, unit: &Unit) -> Self {
        let asked = match &self.asked {
            Asked::Value { comparator, value } => {
                Asked::Value { comparator: *comparator, value: value.relabelled(unit) }
            }
            Asked::By(day) => Asked::By(*day),
        };
        Self { asked, ..self.clone() }
    }

    /// Returns the goal with its figure alone: which way is better is left to the indicator and the call.
    #[must_use]
    pub fn without_direction(&self) -> Self {
        let asked = match &self.asked {
            Asked::Value { value, .. } => Asked::Value { comparator: Comparator::Plain, value: value.clone() },
            Asked::By(day) => Asked::By(*day),
        };
        Self { asked, ..self.clone() }
    }

    /// Returns the figure that writes it; None for a date.
    #[must_use]
    pub fn to_figure(&self) -> Option<Figure> {
        let Asked::Value { comparator, value } = &self.asked else { return None };
        let mut figure = Figure::new(value.clone()).qualified(comparator.qualifier());
        if let Some(change) = self.change {
            figure = figure.changing(change);
        }
        if let Some(of) = &self.of {
            figure = figure.against(of.clone());
        }
        Some(figure)
    }

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
            Asked::By(_) if !rule.early_exceeds => Comparator::AtMost,
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
    better: Better,
    accept: Interval<Ratio>,
    exceeded: Vec<Interval<Ratio>>,
    met: Vec<Interval<Ratio>>,
    near_miss: Vec<Interval<Ratio>>,
    missed: Vec<Interval<Ratio>>,
    reference: Option<Ratio>,
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

/// A named, versioned way to make sets of goals.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    name: &'static str,
    version: u32,
    approximation: Option<Ratio>,
    early_exceeds: bool,
}

impl Rule {
    /// The names of the rules, the default first.
    pub const NAMES: [&'static str; 2] = ["vn-official", "strict"];

    /// Returns the default rule: the labels of Vietnamese plans, with approximations of 5 %.
    ///
    /// Source: how Resolution 121/NQ-CP of 2018 and the report on it label the national targets of 2019.
    #[must_use]
    pub fn vn_official() -> Self {
        Self { name: "vn-official", version: 1, approximation: Ratio::new(5, 100).ok(), early_exceeds: false }
    }

    /// Returns the rule that assumes nothing: `nearly` and `over` reach as far as they like.
    #[must_use]
    pub fn strict() -> Self {
        Self { name: "strict", version: 1, approximation: None, early_exceeds: false }
    }

    /// Returns the rule of that name.
    ///
    /// # Errors
    /// [`GoalError::UnknownRule`].
    pub fn named(name: &str) -> Result<Self, GoalError> {
        match name {
            "vn-official" => Ok(Self::vn_official()),
            "strict" => Ok(Self::strict()),
            _ => Err(GoalError::UnknownRule {
                name: name.chars().take(60).collect(),
                known: Self::NAMES.map(|n| format!("`{n}`")).join(" and "),
            }),
        }
    }

    /// Returns the rule with `early` counting as exceeded for what is done before its day.
    #[must_use]
    pub fn early_exceeds(mut self, early: bool) -> Self {
        self.early_exceeds = early;
        self
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The version: a rule that changes its verdicts changes its version.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// How far `nearly`, `over` and `about` reach, as a share of the value; None for as far as they like.
    #[must_use]
    pub fn approximation(&self) -> Option<&Ratio> {
        self.approximation.as_ref()
    }

    /// Whether something done before its day counts as exceeded.
    #[must_use]
    pub fn counts_early_as_exceeded(&self) -> bool {
        self.early_exceeds
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self::vn_official()
    }
}
