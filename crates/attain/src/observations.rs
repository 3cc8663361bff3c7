//! The results of one document: observations, the plan figures named beside them, the count that was published.

use crate::claim::Claim;
use crate::decimal::Decimal;
use crate::figure::Figure;
use crate::goal::Goal;
use crate::observation::{Observation, with_whole};
use crate::plan::{Judging, Plan, PlanError};
use crate::quantity::Quantity;
use crate::scorecard::{Published, Scorecard};
use crate::target::{Target, TargetError};
use crate::unit::Unit;

/// The results of one document.
///
/// # Examples
/// ```
/// use attain::{Figure, Locale, Observation, Observations, Verdict};
/// let mut results = Observations::new("2023");
/// let disbursed = Observation::new("Giải ngân đầu tư công", Figure::read("9.982 tỷ đồng", Locale::Vi)?);
/// results.add(disbursed);
/// results.plan_figure(0, Figure::read("8.575 tỷ đồng", Locale::Vi)?);
/// results.share_of_plan(0, Figure::read("116,4%", Locale::Vi)?);
/// assert_eq!(results.claims()[0].1.check().verdict, Verdict::Holds);
/// assert_eq!(results.planned()?.targets().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Observations {
    name: String,
    items: Vec<Observation>,
    // The plan figure and the share of plan named beside each item.
    beside: Vec<(Option<Figure>, Option<Figure>)>,
    published: Option<Published>,
    source: Option<String>,
}

impl Observations {
    /// Returns the results of a document, none yet.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), items: Vec::new(), beside: Vec::new(), published: None, source: None }
    }

    /// Returns it with the document that it is taken from.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns it with the count that was published.
    #[must_use]
    pub fn published(mut self, published: Published) -> Self {
        self.published = Some(published);
        self
    }

    /// Adds an observation.
    pub fn add(&mut self, observation: Observation) {
        self.items.push(observation);
        self.beside.push((None, None));
    }

    /// Sets the plan figure that is named beside an observation, counted from 0; nothing where there is none.
    pub fn plan_figure(&mut self, at: usize, planned: Figure) {
        if let Some(beside) = self.beside.get_mut(at) {
            beside.0 = Some(planned);
        }
    }

    /// Sets the percent of plan that is stated beside an observation, counted from 0; nothing where there is none.
    pub fn share_of_plan(&mut self, at: usize, stated: Figure) {
        if let Some(beside) = self.beside.get_mut(at) {
            beside.1 = Some(stated);
        }
    }

    /// The name of the document.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The document that they are taken from.
    #[must_use]
    pub fn get_source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The count that was published.
    #[must_use]
    pub fn get_published(&self) -> Option<&Published> {
        self.published.as_ref()
    }

    /// Every observation, in the order of the document.
    #[must_use]
    pub fn items(&self) -> &[Observation] {
        &self.items
    }

    /// The plan figure and the share of plan that are named beside an observation.
    #[must_use]
    pub fn beside(&self, at: usize) -> (Option<&Figure>, Option<&Figure>) {
        self.beside.get(at).map_or((None, None), |(planned, share)| (planned.as_ref(), share.as_ref()))
    }

    /// Returns the observation of an indicator, by identifier or name; the first of several.
    #[must_use]
    pub fn get(&self, indicator: &str) -> Option<&Observation> {
        self.items.iter().find(|o| o.indicator().get_id() == Some(indicator) || o.indicator().is(indicator))
    }

    /// Returns the plan made of the figures named beside the results.
    ///
    /// # Errors
    /// Where a figure is no goal, or two are for one indicator and period.
    pub fn planned(&self) -> Result<Plan, PlanError> {
        let mut plan = Plan::new(self.name.clone());
        for (observation, (planned, _)) in self.items.iter().zip(&self.beside) {
            if let Some(planned) = planned {
                plan.add(planned_target(observation, planned)?)?;
            }
        }
        Ok(plan)
    }

    /// Returns the scorecard of the results by what is named beside them: a plan figure, else the share of a plan
    /// whose figure is not printed, which is set against 100 %.
    ///
    /// The published count stands beside it.
    ///
    /// # Errors
    /// As [`Observations::planned`] and [`Plan::assess_by`].
    pub fn scorecard(&self, judging: &Judging) -> Result<Scorecard, PlanError> {
        let mut plan = Plan::new(self.name.clone());
        let mut found = Vec::new();
        for (observation, (planned, share)) in self.items.iter().zip(&self.beside) {
            match (planned, share) {
                (Some(planned), _) => {
                    plan.add(planned_target(observation, planned)?)?;
                    found.push(observation.clone());
                }
                (None, Some(share)) => {
                    let whole = Figure::from(Quantity::new(Decimal::ONE_HUNDRED, Unit::percent()));
                    plan.add(planned_target(observation, &whole)?)?;
                    found.push(observation.clone().measuring(reached(share)));
                }
                (None, None) => {}
            }
        }
        let card = plan.assess_by(&found, judging)?;
        Ok(match &self.published {
            Some(published) => card.with_published(published.clone()),
            None => card,
        })
    }

    /// Returns the shares of plan that are stated, by the name of the indicator; the plan figure may be missing.
    #[must_use]
    pub fn claims(&self) -> Vec<(String, Claim)> {
        self.items
            .iter()
            .zip(&self.beside)
            .filter_map(|(o, (planned, stated))| {
                let claim = Claim::share_of_plan(o.figure().cloned(), planned.clone(), Some(stated.clone()?));
                Some((o.indicator().name().to_owned(), claim))
            })
            .collect()
    }
}

fn planned_target(observation: &Observation, planned: &Figure) -> Result<Target, PlanError> {
    let goal = Goal::from_figure(planned)
        .map_err(|source| TargetError::Goal { indicator: observation.indicator().name().to_owned(), source })?;
    let target = Target::new(observation.indicator().clone(), goal);
    Ok(match observation.get_period() {
        Some(period) => target.period(*period),
        None => target,
    })
}

/// The share that was reached, without the plan that it is set against; what cannot be added up stays an excess.
fn reached(share: &Figure) -> Figure {
    let Some(whole) = with_whole(share) else { return share.clone() };
    Figure::new(whole.value().clone()).qualified(whole.qualifiers().iter().copied())
}
