//! The results of a report as one document: its observations, and the plan figures and shares of plan beside them.

use std::collections::{HashMap, HashSet};

use attain::text::prose::folded;
use attain::{Better, Catalogue, ClaimKind, Observation, Observations, interrupt};

use crate::reading::{Reading, StatedClaim};

impl Reading {
    /// Returns the observations as one document, with the plan figures and the shares of plan that the report sets beside
    /// them: so they feed a plan, and make a scorecard of their own.
    ///
    /// An indicator with a plan figure beside it gets the direction of the report's own target, else of the catalogue.
    /// Where neither tells, nothing stands beside it, as it could not be judged; the claim is in [`Reading::claims`].
    #[must_use]
    pub fn results(&self, name: impl Into<String>) -> Observations {
        let shares: Vec<(usize, &StatedClaim)> = self
            .claims
            .iter()
            .filter(|claim| claim.check.claim.kind() == ClaimKind::ShareOfPlan)
            .filter_map(|claim| Some((claim.terms.first().copied().flatten()?, claim)))
            .collect();
        let beside: HashSet<usize> = shares.iter().map(|(part, _)| *part).collect();
        let (mut results, mut places) = (Observations::new(name), HashMap::new());
        let (catalogue, directions) = (Catalogue::common(), self.directions());
        for (at, placed) in self.observations.iter().enumerate() {
            interrupt::check();
            let item = &placed.item;
            results.add(if beside.contains(&placed.mention) {
                directed(item, &directions, &catalogue)
            } else {
                item.clone()
            });
            places.insert(placed.mention, at);
        }
        for (part, claim) in shares {
            let Some(at) = places.get(&part).copied() else { continue };
            if results.items().get(at).is_none_or(|item| item.indicator().get_better().is_none()) {
                continue;
            }
            // The first plan that is named beside a result counts: `bằng 102,6% dự toán Trung ương, 101% HĐND giao`.
            if results.beside(at) != (None, None) {
                continue;
            }
            if let Some(stated) = claim.check.claim.stated() {
                results.share_of_plan(at, stated.clone());
            }
            if let Some(Some(plan)) = claim.check.claim.terms().get(1) {
                results.plan_figure(at, plan.clone());
            }
        }
        results
    }

    /// The directions of the report's own targets, by name.
    fn directions(&self) -> HashMap<String, Better> {
        let each = self.targets.iter().filter_map(|placed| {
            let target = &placed.item;
            // The direction of a goal to fall is that of the fall, and not of the level that a plan figure gives.
            let level = target.goal().change().is_none();
            Some((folded(target.indicator().name()), target.direction().ok().filter(|_| level)?))
        });
        each.collect()
    }
}

fn directed(observation: &Observation, directions: &HashMap<String, Better>, catalogue: &Catalogue) -> Observation {
    let indicator = observation.indicator();
    let asked = directions.get(&folded(indicator.name())).copied();
    let known = || catalogue.find(indicator.name()).and_then(attain::Indicator::get_better);
    let better = indicator.get_better().or(asked).or_else(known);
    let (Some(better), Some(figure)) = (better, observation.figure()) else { return observation.clone() };
    let mut directed = Observation::new(indicator.clone().better(better), figure.clone());
    if let Some(period) = observation.get_period() {
        directed = directed.period(*period);
    }
    if let Some(quality) = observation.get_quality() {
        directed = directed.quality(quality);
    }
    if let Some(label) = observation.get_official() {
        directed = directed.official(label);
    }
    directed
}
