//! The targets of one document: groups, parts that add up, authorities, versions.

use chrono::NaiveDate;

use crate::attainment::choice::settled;
use crate::attainment::{AssessError, Attainment, Gap, Incomparable, Reason, Status};
use crate::claim::{Check, Claim};
use crate::figure::{Figure, Value};
use crate::goal::Rule;
use crate::indicator::Indicator;
use crate::indicator::directory::Directory;
use crate::interval::Interval;
use crate::names::named;
use crate::observation::{Measured, Observation};
use crate::period::Period;
use crate::scorecard::{Row, Scorecard};
use crate::target::{Target, TargetError};
use crate::text::normal_name;

/// What a plan cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// Two targets for one indicator, period and authority.
    #[error(
        "the plan `{plan}` has two targets for `{indicator}`; revise the first, or give each its authority or period"
    )]
    Duplicate {
        /// The name of the plan.
        plan: String,
        /// The name of the indicator.
        indicator: String,
    },
    /// A part of a target that is not there.
    #[error("the target `{part}` of the plan is a part of `{total}`, which the plan does not hold")]
    NoTotal {
        /// The name of the part.
        part: String,
        /// The name of its total.
        total: String,
    },
    /// A part of itself, by whatever way.
    #[error("the target `{part}` of the plan is a part of itself")]
    Circle {
        /// The name of the part.
        part: String,
    },
    /// Targets of several authorities for one indicator.
    #[error("`{indicator}` has targets by {authorities}; choose the authority that is counted")]
    Authorities {
        /// The name of the indicator.
        indicator: String,
        /// The authorities.
        authorities: String,
    },
    /// An authority that set none of the targets.
    #[error("no target of the plan `{plan}` is by `{authority}`; its authorities are {authorities}")]
    NoAuthority {
        /// The name of the plan.
        plan: String,
        /// The authority that was asked for.
        authority: String,
        /// The authorities that there are.
        authorities: String,
    },
    /// A target of the plan.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// A target that could not be judged.
    #[error(transparent)]
    Assess(#[from] AssessError),
}

/// How a plan is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Judging {
    /// The rule.
    pub rule: Rule,
    /// The authority whose targets are counted, with those that name none; needed where several set targets for one
    /// indicator.
    pub authority: Option<String>,
    /// The last vintage that counts: what was published later is not yet known.
    pub cut_off: Option<NaiveDate>,
}

/// The targets of one document.
///
/// # Examples
/// ```
/// use attain::{Better, Goal, Locale, Observation, Figure, Plan, Target};
/// let mut plan = Plan::new("2024");
/// plan.add(Target::new("Tổng thu ngân sách", Goal::read("17.500 tỷ đồng", Locale::Vi)?).better(Better::Higher))?;
/// let revenue = Observation::new("tổng thu ngân sách", Figure::read("17.946 tỷ đồng", Locale::Vi)?);
/// let card = plan.assess(&[revenue])?;
/// assert_eq!((card.counts().met().lower, card.counts().total()), (Some(1), 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plan {
    name: String,
    targets: Vec<Target>,
    directory: Directory,
    source: Option<String>,
}

impl Plan {
    /// Returns a plan without targets.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), targets: Vec::new(), directory: Directory::default(), source: None }
    }

    /// Returns it with the document that it is taken from.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Adds a target.
    ///
    /// # Errors
    /// [`PlanError::Duplicate`], and as [`Target::check`].
    pub fn add(&mut self, target: Target) -> Result<(), PlanError> {
        target.check()?;
        let same = |other: &Target| {
            other.get_authority() == target.get_authority() && other.get_period() == target.get_period()
        };
        if self.of_indicator(target.indicator()).any(same) {
            return Err(PlanError::Duplicate {
                plan: self.name.clone(),
                indicator: target.indicator().name().to_owned(),
            });
        }
        self.directory.push(target.indicator());
        self.targets.push(target);
        Ok(())
    }

    /// The targets of one indicator.
    fn of_indicator(&self, indicator: &Indicator) -> impl Iterator<Item = &Target> {
        let near = self.directory.near(indicator).into_iter().filter_map(|at| self.targets.get(at));
        near.filter(|target| target.indicator().same_as(indicator))
    }

    /// Where the target stands that a name or an identifier leads to.
    fn place_of(&self, name: &str) -> Option<usize> {
        let called = self.directory.called(name).into_iter();
        called.into_iter().find(|at| self.targets.get(*at).is_some_and(|t| named(t.indicator(), name)))
    }

    /// The name of the plan.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its targets, in the order of the document.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The document that it is taken from.
    #[must_use]
    pub fn get_source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Returns the target of an indicator, by identifier or name; the first, where authorities have set several.
    #[must_use]
    pub fn get(&self, indicator: &str) -> Option<&Target> {
        self.targets.get(self.place_of(indicator)?)
    }

    /// Returns the parts of a target, in the order of the document.
    #[must_use]
    pub fn parts_of(&self, total: &Target) -> Vec<&Target> {
        self.targets
            .iter()
            .filter(|t| t.get_of().is_some_and(|of| named(total.indicator(), of)))
            .filter(|t| {
                t.get_authority().is_none()
                    || total.get_authority().is_none()
                    || t.get_authority() == total.get_authority()
            })
            .filter(|t| {
                t.get_period().is_none() || total.get_period().is_none() || t.get_period() == total.get_period()
            })
            .collect()
    }

    /// Checks that every `of` names a target of the plan and that no target is a part of itself.
    ///
    /// # Errors
    /// [`PlanError::NoTotal`] and [`PlanError::Circle`].
    pub fn check_structure(&self) -> Result<(), PlanError> {
        for target in &self.targets {
            let mut at = target;
            for step in 0.. {
                let Some(of) = at.get_of() else { break };
                let Some(total) = self.get(of) else {
                    return Err(PlanError::NoTotal { part: at.indicator().name().to_owned(), total: of.to_owned() });
                };
                if step > self.targets.len() {
                    return Err(PlanError::Circle { part: target.indicator().name().to_owned() });
                }
                at = total;
            }
        }
        Ok(())
    }

    /// Returns, for every target that has parts, whether the parts add up to it.
    ///
    /// # Errors
    /// As [`Plan::check_structure`].
    pub fn check_parts(&self) -> Result<Vec<PartsCheck>, PlanError> {
        self.check_structure()?;
        let mut checks = Vec::new();
        let mut totals: Vec<usize> =
            self.targets.iter().filter_map(Target::get_of).flat_map(|of| self.directory.called(of)).collect();
        totals.sort_unstable();
        totals.dedup();
        for total in totals.into_iter().filter_map(|at| self.targets.get(at)) {
            let parts = self.parts_of(total);
            if parts.is_empty() {
                continue;
            }
            let figure = |t: &Target| t.version_in_force().1.to_figure().map(|f| Figure::new(f.value().clone()));
            let terms: Vec<Option<Figure>> = parts.iter().map(|t| figure(t)).collect();
            checks.push(PartsCheck {
                total: total.indicator().name().to_owned(),
                parts: parts.iter().map(|t| t.indicator().name().to_owned()).collect(),
                check: Claim::sum(terms, figure(total)).check(),
            });
        }
        Ok(checks)
    }

    /// Returns the scorecard of observations, by the default rule.
    ///
    /// # Errors
    /// As [`Plan::assess_by`].
    pub fn assess(&self, observations: &[Observation]) -> Result<Scorecard, PlanError> {
        self.assess_by(observations, &Judging::default())
    }

    /// Returns the scorecard of observations.
    ///
    /// Every target is a row. A target without an observation, or with one that is no answer to it, is `no_data`
    /// with its reason. Parts are shown and not counted; so are targets of other authorities than the chosen one,
    /// and those that name none beside one of the chosen authority.
    /// Of several observations the latest vintage up to the cut-off counts, then the better quality.
    ///
    /// # Errors
    /// Where the plan contradicts itself, several authorities have set targets for one indicator and none was chosen,
    /// the chosen one has set none, or two observations are equally settled and equally new.
    pub fn assess_by(&self, observations: &[Observation], judging: &Judging) -> Result<Scorecard, PlanError> {
        self.check_structure()?;
        self.check_authority(judging)?;
        let mut used = vec![false; observations.len()];
        let mut rows = Vec::with_capacity(self.targets.len());
        let directory = Directory::of(observations.iter().map(Observation::indicator));
        for target in &self.targets {
            let mut of_target = Vec::new();
            for at in directory.near(target.indicator()) {
                if let (Some(observation), Some(mark)) = (observations.get(at), used.get_mut(at))
                    && target.indicator().same_as(observation.indicator())
                {
                    *mark = true;
                    of_target.push(observation);
                }
            }
            let attainment = judge(target, of_target, judging)?;
            rows.push(Row { counted: target.get_of().is_none() && self.counts(target, judging)?, attainment });
        }
        let unmatched = observations.iter().zip(used).filter(|(_, used)| !used).map(|(o, _)| o.clone()).collect();
        Ok(Scorecard::new(self.name.clone(), rows, unmatched, judging.clone()))
    }

    /// Returns, target by target, whether it asks for more than was reached before.
    #[must_use]
    pub fn ambition(&self, previous: &[Observation]) -> Vec<Ambition> {
        let directory = Directory::of(previous.iter().map(Observation::indicator));
        let near = |target: &Target| directory.near(target.indicator()).into_iter().filter_map(|at| previous.get(at));
        self.targets.iter().map(|target| ambition(target, near(target))).collect()
    }

    fn check_authority(&self, judging: &Judging) -> Result<(), PlanError> {
        let Some(authority) = &judging.authority else { return Ok(()) };
        let by: Vec<Option<&str>> = self.targets.iter().map(Target::get_authority).collect();
        if by.is_empty() || by.iter().any(|by| by.is_none() || is_by(*by, authority)) {
            return Ok(());
        }
        Err(PlanError::NoAuthority { plan: self.name.clone(), authority: authority.clone(), authorities: listed(by) })
    }

    /// Whether a target is of the authority that is counted; without one, two for an indicator are an error.
    fn counts(&self, target: &Target, judging: &Judging) -> Result<bool, PlanError> {
        let rivals: Vec<Option<&str>> = self
            .of_indicator(target.indicator())
            .filter(|t| t.get_period() == target.get_period())
            .map(Target::get_authority)
            .collect();
        match &judging.authority {
            Some(authority) if target.get_authority().is_some() => Ok(is_by(target.get_authority(), authority)),
            Some(authority) => Ok(!rivals.iter().any(|by| is_by(*by, authority))),
            None if rivals.len() < 2 => Ok(true),
            None => Err(PlanError::Authorities {
                indicator: target.indicator().name().to_owned(),
                authorities: listed(rivals),
            }),
        }
    }
}

/// Returns the verdict on a target by the observations of its indicator.
fn judge(target: &Target, observations: Vec<&Observation>, judging: &Judging) -> Result<Attainment, PlanError> {
    let rule = &judging.rule;
    let known = |o: &&Observation| match (o.get_as_of(), judging.cut_off) {
        (Some(as_of), Some(cut_off)) => as_of <= cut_off,
        _ => true,
    };
    let of_target: Vec<Observation> = observations.into_iter().filter(known).cloned().collect();
    if of_target.is_empty() {
        return Ok(target.without_data(rule, Reason::NoObservation, Vec::new()));
    }
    Ok(target.verdict(&of_target, rule)?)
}

fn is_by(by: Option<&str>, authority: &str) -> bool {
    by.is_some_and(|by| normal_name(by) == normal_name(authority))
}

/// Names in backticks, each once.
fn listed(authorities: Vec<Option<&str>>) -> String {
    let mut names: Vec<String> = Vec::new();
    for authority in authorities {
        let name = format!("`{}`", authority.unwrap_or("nobody"));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(" and ")
}

fn named(indicator: &Indicator, name: &str) -> bool {
    indicator.get_id() == Some(name) || indicator.is(name)
}

/// Whether the parts of a target add up to it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartsCheck {
    /// The name of the total.
    pub total: String,
    /// The names of the parts.
    pub parts: Vec<String>,
    /// The check of the sum.
    pub check: Check,
}

/// What a target asks for against what was reached before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Asks {
    /// More than was reached.
    More,
    /// What was reached: the same figure, or a band that holds it.
    Same,
    /// Less than was reached.
    Less,
    /// That depends on what an approximate figure was.
    Open,
    /// Nothing is known of before, or the two cannot be compared.
    Unknown,
}

named! {
    Asks, "demand":
    More "more",
    Same "same",
    Less "less",
    Open "open",
    Unknown "unknown",
}

/// A target set against the result before it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ambition {
    /// The target.
    pub target: Target,
    /// The result before it, where there is one.
    pub previous: Option<Observation>,
    /// What it asks for.
    pub asks: Asks,
    /// The result − the target, positive where the result was better.
    pub gap: Option<Gap>,
    /// Why it is unknown.
    pub reason: Option<String>,
}

fn ambition<'a>(target: &Target, previous: impl Iterator<Item = &'a Observation>) -> Ambition {
    let unknown = |previous: Option<&Observation>, reason: String| Ambition {
        target: target.clone(),
        previous: previous.cloned(),
        asks: Asks::Unknown,
        gap: None,
        reason: Some(reason),
    };
    let found: Vec<&Observation> = previous
        .filter(|o| target.indicator().same_as(o.indicator()) && !matches!(o.measured(), Measured::Missing(_)))
        .collect();
    if found.is_empty() {
        return unknown(None, "no earlier result".to_owned());
    }
    let latest = found.iter().filter_map(|o| o.get_period()).map(Period::end).max();
    let of_latest: Vec<&Observation> =
        found.iter().copied().filter(|o| o.get_period().map(Period::end) == latest).collect();
    let observation = match settled(target, &of_latest) {
        Ok(observation) => observation,
        Err(error) => return unknown(None, error.to_string()),
    };
    // The periods differ by intent, so the result is read as if it were for the target's.
    let moved = match target.get_period() {
        Some(period) => observation.clone().period(*period),
        None => observation.clone(),
    };
    match target.assess(&moved) {
        Ok(attainment) => {
            let asks = asks(&attainment);
            let gap = attainment.gap().cloned();
            Ambition { target: target.clone(), previous: Some(observation.clone()), asks, gap, reason: None }
        }
        Err(AssessError::NotComparable { reason: Incomparable::NoBaseline { .. }, .. }) => {
            unknown(Some(observation), "the target is a change and the result a level".to_owned())
        }
        Err(error) => unknown(Some(observation), error.to_string()),
    }
}

/// A band asks for what was reached where it holds it; any other goal is compared with its one figure.
fn asks(previous: &Attainment) -> Asks {
    let zero = crate::decimal::Ratio::zero();
    let band = matches!(previous.goal().value(), Some(Value::Range(_)));
    let gap = previous.gap().filter(|_| !band).map(|gap| match gap {
        Gap::Quantity(q) => Interval::point(q.value()),
        Gap::Range(range) => range.values(),
    });
    match (gap, previous.status()) {
        (Some(gap), _) if gap.as_point() == Some(&zero) => Asks::Same,
        (Some(gap), _) if gap.before(&Interval::point(zero.clone())) => Asks::More,
        (Some(gap), _) if gap.after(&Interval::point(zero)) => Asks::Less,
        (None, Status::Exceeded) => Asks::Less,
        (None, Status::Met) => Asks::Same,
        (None, Status::Missed | Status::NearMiss) => Asks::More,
        _ => Asks::Open,
    }
}
