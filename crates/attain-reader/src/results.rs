//! The results of a report as one document: its observations, and the plan figures and shares of plan beside them.

use std::collections::HashMap;

use attain::{ClaimKind, Observations};

use crate::reading::Reading;

impl Reading {
    /// Returns the observations as one document, with the plan figures and the shares of plan that the report sets beside
    /// them: so they make a scorecard of their own, and feed a plan.
    #[must_use]
    pub fn results(&self, name: impl Into<String>) -> Observations {
        let mut results = Observations::new(name);
        let mut places = HashMap::new();
        for (at, placed) in self.observations.iter().enumerate() {
            results.add(placed.item.clone());
            places.insert(placed.mention, at);
        }
        for claim in self.claims.iter().filter(|claim| claim.check.claim.kind() == ClaimKind::ShareOfPlan) {
            let part = claim.terms.first().copied().flatten();
            let Some(at) = part.and_then(|part| places.get(&part).copied()) else { continue };
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
}
