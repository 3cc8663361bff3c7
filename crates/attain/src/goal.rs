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

mod rule;
mod sets;

use chrono::NaiveDate;

use crate::figure::{Change, ChangeKind, Figure, Qualifier, Tally, Value};
use crate::indicator::Better;
use crate::names::named;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::Unit;

pub use rule::Rule;
pub use sets::{Sets, Terms};

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

named! {
    Comparator, "comparator":
    Plain "plain",
    AtLeast "at_least",
    MoreThan "more_than",
    AtMost "at_most",
    Below "below",
    Within "within",
    About "about",
    Exactly "exactly",
}

impl Comparator {
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
}
