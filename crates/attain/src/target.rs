//! An indicator held to a goal over a period, by an authority, in versions.

use chrono::NaiveDate;

use crate::decimal::Decimal;
use crate::figure::{ChangeKind, Figure};
use crate::goal::{Asked, Goal, GoalError, Rule, Terms};
use crate::indicator::{Better, Indicator};
use crate::names::named;
use crate::observation::{Observation, in_unit_of};
use crate::period::Period;

/// How a goal over several years is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Over {
    /// By the last year.
    End,
    /// By the mean of the years.
    Average,
    /// In every year.
    Each,
    /// By the sum of the years.
    Total,
}

named! {
    Over, "way to meet a goal over years":
    End "end",
    Average "average",
    Each "each",
    Total "total",
}

/// What a target asked for from some day on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Version {
    /// The goal.
    pub goal: Goal,
    /// The day from which it holds; None for the first, and where the day is not known.
    pub on: Option<NaiveDate>,
}

/// What a target cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TargetError {
    /// The goal, or its direction.
    #[error("the target `{indicator}`: {source}")]
    Goal {
        /// The name of the indicator.
        indicator: String,
        /// What is wrong.
        source: GoalError,
    },
    /// The call and the indicator disagree on the direction.
    #[error("the target `{indicator}` says better is `{call}`, its indicator says `{own}`; leave one out")]
    Direction {
        /// The name of the indicator.
        indicator: String,
        /// What the call says.
        call: &'static str,
        /// What the indicator says.
        own: &'static str,
    },
    /// A version that does not follow the one before it.
    #[error(
        "the target `{indicator}`: a version from `{on}` does not follow the one from `{before}`; give versions in the order of their days"
    )]
    VersionOrder {
        /// The name of the indicator.
        indicator: String,
        /// The day of the new version.
        on: NaiveDate,
        /// The day of the version before it.
        before: NaiveDate,
    },
    /// A version without a day after one that has a day.
    #[error("the target `{indicator}`: the version from `{before}` has a day, so a later one has a day, too")]
    UndatedVersion {
        /// The name of the indicator.
        indicator: String,
        /// The day of the version before it.
        before: NaiveDate,
    },
    /// An indicator without a name.
    #[error("a target names its indicator, found an empty name")]
    Unnamed,
    /// A weight that is not above zero.
    #[error("the target `{indicator}`: a weight is above zero, found `{weight}`")]
    Weight {
        /// The name of the indicator.
        indicator: String,
        /// What was given.
        weight: Decimal,
    },
}

/// An indicator held to a goal: `Tổng thu ngân sách` to `17.500 tỷ đồng` in 2024.
///
/// # Examples
/// ```
/// use attain::{Better, Goal, Locale, Period, Status, Target};
/// let growth = Target::new("Tăng trưởng GRDP", Goal::read("8 - 8,5%", Locale::Vi)?)
///     .better(Better::Higher)
///     .period(Period::year(2024)?);
/// assert_eq!(growth.assess_text("8,05%", Locale::Vi)?.status(), Status::Met);
/// assert!(growth.assess_text("8,05 tỷ đồng", Locale::Vi).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    indicator: Indicator,
    first: Goal,
    revisions: Vec<Version>,
    period: Option<Period>,
    better: Option<Better>,
    baseline: Option<Box<Observation>>,
    terms: Terms,
    over: Option<Over>,
    authority: Option<String>,
    owner: Option<String>,
    group: Option<String>,
    of: Option<String>,
    weight: Option<Decimal>,
    source: Option<String>,
}

impl Target {
    /// Returns the target of an indicator; a bare number in the goal takes the unit of the indicator.
    #[must_use]
    pub fn new(indicator: impl Into<Indicator>, goal: Goal) -> Self {
        let indicator = indicator.into();
        let first = goal_in_unit_of(&indicator, goal);
        Self {
            indicator,
            first,
            revisions: Vec::new(),
            period: None,
            better: None,
            baseline: None,
            terms: Terms::default(),
            over: None,
            authority: None,
            owner: None,
            group: None,
            of: None,
            weight: None,
            source: None,
        }
    }

    /// Returns it for a period.
    #[must_use]
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Returns it with the direction in which the level is better.
    #[must_use]
    pub fn better(mut self, better: Better) -> Self {
        self.better = Some(better);
        self
    }

    /// Returns it with the level that a change is counted from.
    #[must_use]
    pub fn baseline(mut self, baseline: Observation) -> Self {
        self.baseline = Some(Box::new(baseline));
        self
    }

    /// Returns it with terms of its own in place of the rule's.
    #[must_use]
    pub fn terms(mut self, terms: Terms) -> Self {
        self.terms = terms;
        self
    }

    /// Returns it with the kind of change that an unstated `%` means.
    #[must_use]
    pub fn change_counted(mut self, kind: ChangeKind) -> Self {
        self.first = self.first.change_counted(kind);
        for version in &mut self.revisions {
            version.goal = version.goal.clone().change_counted(kind);
        }
        self
    }

    /// Returns it with the way in which several years meet it.
    #[must_use]
    pub fn over(mut self, over: Over) -> Self {
        self.over = Some(over);
        self
    }

    /// Returns it as set by an authority.
    #[must_use]
    pub fn authority(mut self, authority: impl Into<String>) -> Self {
        self.authority = Some(authority.into());
        self
    }

    /// Returns it with the agency that answers for it.
    #[must_use]
    pub fn owner(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// Returns it in a group of the plan.
    #[must_use]
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// Returns it as a part of another target, by name or identifier.
    #[must_use]
    pub fn part_of(mut self, total: impl Into<String>) -> Self {
        self.of = Some(total.into());
        self
    }

    /// Returns it with a weight.
    ///
    /// # Errors
    /// [`TargetError::Weight`] where it is not above zero.
    pub fn weight(mut self, weight: Decimal) -> Result<Self, TargetError> {
        if weight <= Decimal::ZERO {
            return Err(TargetError::Weight { indicator: self.indicator.name().to_owned(), weight });
        }
        self.weight = Some(weight);
        Ok(self)
    }

    /// Returns it with the place that it is taken from.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the target with another goal from a day on; the earlier versions are kept.
    ///
    /// # Errors
    /// [`TargetError::VersionOrder`] where the day does not follow that of the version before.
    pub fn revised(mut self, goal: Goal, on: NaiveDate) -> Result<Self, TargetError> {
        if let Some(before) = self.revisions.last().and_then(|v| v.on).filter(|before| on <= *before) {
            return Err(TargetError::VersionOrder { indicator: self.indicator.name().to_owned(), on, before });
        }
        self.push(goal, Some(on));
        Ok(self)
    }

    /// Returns the target with another goal from a day that is not known: `8.300 tỷ đồng thay vì 8.500 tỷ đồng`.
    ///
    /// Such a version was in force all the time that is looked at; the earlier ones are kept.
    ///
    /// # Errors
    /// [`TargetError::UndatedVersion`] after a version that has a day.
    ///
    /// # Examples
    /// ```
    /// use attain::{Goal, Locale, Target};
    /// let revenue = Target::new("Tổng thu ngân sách", Goal::read("8.500 tỷ đồng", Locale::Vi)?);
    /// let revenue = revenue.replaced(Goal::read("8.300 tỷ đồng", Locale::Vi)?)?;
    /// assert_eq!(revenue.goal().write(Locale::Vi), "8.300 tỷ đồng");
    /// assert_eq!(revenue.versions().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replaced(mut self, goal: Goal) -> Result<Self, TargetError> {
        if let Some(before) = self.revisions.last().and_then(|version| version.on) {
            return Err(TargetError::UndatedVersion { indicator: self.indicator.name().to_owned(), before });
        }
        self.push(goal, None);
        Ok(self)
    }

    /// Adds a version, counted as the first one is.
    fn push(&mut self, goal: Goal, on: Option<NaiveDate>) {
        let goal = goal_in_unit_of(&self.indicator, goal);
        let goal = match self.first.chosen_change_kind() {
            Some(kind) if goal.chosen_change_kind().is_none() => goal.change_counted(kind),
            _ => goal,
        };
        self.revisions.push(Version { goal, on });
    }

    /// Returns the target with one goal in place of all its versions.
    #[must_use]
    pub fn with_goal(&self, goal: Goal) -> Self {
        Self { first: goal, revisions: Vec::new(), ..self.clone() }
    }

    /// Returns the target with another direction, whatever its indicator says.
    #[must_use]
    pub fn turned(&self, better: Better) -> Self {
        Self { indicator: self.indicator.clone().better(better), better: Some(better), ..self.clone() }
    }

    /// What is held to the goal.
    #[must_use]
    pub fn indicator(&self) -> &Indicator {
        &self.indicator
    }

    /// The goal of the latest version.
    #[must_use]
    pub fn goal(&self) -> &Goal {
        self.revisions.last().map_or(&self.first, |version| &version.goal)
    }

    /// Every version, the first one first.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        std::iter::once(Version { goal: self.first.clone(), on: None }).chain(self.revisions.iter().cloned()).collect()
    }

    /// The version in force on a day, counted from 0, with its goal.
    #[must_use]
    pub fn version_on(&self, day: NaiveDate) -> (usize, &Goal) {
        let passed = self.revisions.iter().take_while(|version| version.on.is_none_or(|on| on <= day)).count();
        (passed, self.goal_of(passed))
    }

    /// The goal of a version, counted from 0; of the latest, where there are not so many.
    pub(crate) fn goal_of(&self, version: usize) -> &Goal {
        match version {
            0 => &self.first,
            n => self.revisions.get(n - 1).map_or_else(|| self.goal(), |version| &version.goal),
        }
    }

    /// Whether its goal was ever revised.
    pub(crate) fn is_revised(&self) -> bool {
        !self.revisions.is_empty()
    }

    /// The version in force at the end of its period, else the latest.
    #[must_use]
    pub fn version_in_force(&self) -> (usize, &Goal) {
        match self.period {
            Some(period) => self.version_on(period.end()),
            None => (self.revisions.len(), self.goal()),
        }
    }

    /// The period it is for.
    #[must_use]
    pub fn get_period(&self) -> Option<&Period> {
        self.period.as_ref()
    }

    /// The direction that the call gave.
    #[must_use]
    pub fn get_better(&self) -> Option<Better> {
        self.better
    }

    /// The level that a change is counted from.
    #[must_use]
    pub fn get_baseline(&self) -> Option<&Observation> {
        self.baseline.as_deref()
    }

    /// Its own terms.
    #[must_use]
    pub fn get_terms(&self) -> &Terms {
        &self.terms
    }

    /// How several years meet it.
    #[must_use]
    pub fn get_over(&self) -> Option<Over> {
        self.over
    }

    /// Who set it.
    #[must_use]
    pub fn get_authority(&self) -> Option<&str> {
        self.authority.as_deref()
    }

    /// Who answers for it.
    #[must_use]
    pub fn get_owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// Its group in the plan.
    #[must_use]
    pub fn get_group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// The target that it is a part of.
    #[must_use]
    pub fn get_of(&self) -> Option<&str> {
        self.of.as_deref()
    }

    /// Its weight.
    #[must_use]
    pub fn get_weight(&self) -> Option<Decimal> {
        self.weight
    }

    /// Where it is taken from.
    #[must_use]
    pub fn get_source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Returns which way the level is better, by the call and the indicator together; None where neither says.
    ///
    /// # Errors
    /// [`TargetError::Direction`] where they disagree.
    pub fn stated_better(&self) -> Result<Option<Better>, TargetError> {
        match (self.better, self.indicator.get_better()) {
            (Some(call), Some(own)) if call != own => Err(TargetError::Direction {
                indicator: self.indicator.name().to_owned(),
                call: call.name(),
                own: own.name(),
            }),
            (Some(better), _) | (None, Some(better)) => Ok(Some(better)),
            (None, None) => Ok(None),
        }
    }

    /// Checks that the target does not contradict itself: its directions agree, and its terms fit its goals.
    ///
    /// A target that nothing gives a direction is not judged, but is no contradiction.
    ///
    /// # Errors
    /// [`TargetError::Unnamed`] without a name, [`TargetError::Direction`] and [`TargetError::Goal`].
    pub fn check(&self) -> Result<(), TargetError> {
        if self.indicator.name().trim().is_empty() {
            return Err(TargetError::Unnamed);
        }
        let stated = self.stated_better()?;
        for version in self.versions() {
            match version.goal.sets(stated, &Rule::default(), &self.terms) {
                Ok(_) | Err(GoalError::NoDirection { .. } | GoalError::NoTolerance { .. }) => {}
                Err(source) => {
                    return Err(TargetError::Goal { indicator: self.indicator.name().to_owned(), source });
                }
            }
        }
        Ok(())
    }

    /// Returns which way the compared figure is better.
    ///
    /// # Errors
    /// Where nothing says, or two sources contradict each other.
    pub fn direction(&self) -> Result<Better, TargetError> {
        let stated = self.stated_better()?;
        let (_, goal) = self.version_in_force();
        goal.direction(stated)
            .map_err(|source| TargetError::Goal { indicator: self.indicator.name().to_owned(), source })
    }
}

fn goal_in_unit_of(indicator: &Indicator, goal: Goal) -> Goal {
    let (Some(unit), Asked::Value { comparator, value }) = (indicator.get_unit(), goal.asked()) else { return goal };
    // A bare number is read in the unit of the indicator; everything else stays as written.
    let figure = in_unit_of(indicator, Figure::new(value.clone()));
    if figure.value() == value || (goal.change().is_some() && unit.kind() == crate::unit::Kind::Number) {
        return goal;
    }
    let mut moved = Goal::new(*comparator, figure.value().clone());
    if let Some(change) = goal.change() {
        moved = moved.changing(change);
    }
    if let Some(kind) = goal.chosen_change_kind() {
        moved = moved.change_counted(kind);
    }
    if let Some(of) = goal.of() {
        moved = moved.against(of);
    }
    moved
}
