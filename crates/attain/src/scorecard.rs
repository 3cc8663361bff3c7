//! Plan × observations → rows and counts: "26 of 28 met or exceeded".

mod flips;
mod official;

pub use flips::{Cause, Flip};
pub use official::{Difference, Explanation, status_of_label};

use crate::attainment::{Attainment, Bounds, Status};
use crate::decimal::Ratio;
use crate::interrupt::checked;
use crate::names::named;
use crate::observation::Observation;
use crate::plan::Judging;
use crate::rollup::{Counts, Passing, Policy, weighted_met, worst};

/// The count that was published for a plan; it stands beside the computed one and is never mixed with it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// How many were met or exceeded.
    pub met: u64,
    /// Of how many.
    pub of: u64,
    /// How many of them were exceeded, where that was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exceeded: Option<u64>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A published count that contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PublishedError {
    /// More were met than there are.
    #[error("`{met}` of `{of}` met: more than there are; swap them, or mend one")]
    Met {
        /// How many were met or exceeded.
        met: u64,
        /// Of how many.
        of: u64,
    },
    /// More were exceeded than were met.
    #[error("`{exceeded}` exceeded of `{met}` met: those exceeded are counted among those met")]
    Exceeded {
        /// How many were exceeded.
        exceeded: u64,
        /// How many were met or exceeded.
        met: u64,
    },
}

impl Published {
    /// Checks that no more were met than there are, and no more exceeded than met.
    ///
    /// # Errors
    /// [`PublishedError`] where that is not so.
    ///
    /// # Examples
    /// ```
    /// use attain::Published;
    /// let count = |met, of| Published { met, of, exceeded: None, source: None };
    /// assert!(count(26, 28).check().is_ok());
    /// assert!(count(28, 26).check().is_err());
    /// ```
    pub fn check(&self) -> Result<(), PublishedError> {
        let (met, of) = (self.met, self.of);
        match self.exceeded {
            _ if met > of => Err(PublishedError::Met { met, of }),
            Some(exceeded) if exceeded > met => Err(PublishedError::Exceeded { exceeded, met }),
            _ => Ok(()),
        }
    }
}

/// One target of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The verdict.
    pub attainment: Attainment,
    /// Whether it is counted: parts of other targets and targets of other authorities are only shown.
    pub counted: bool,
}

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum By {
    /// The group of the plan.
    Group,
    /// The agency that answers for it.
    Owner,
    /// The authority that set it.
    Authority,
}

named! {
    By, "grouping":
    Group "group",
    Owner "owner",
    Authority "authority",
}

/// A plan judged: a row a target, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scorecard {
    plan: String,
    rows: Vec<Row>,
    unmatched: Vec<Observation>,
    judging: Judging,
    published: Option<Published>,
}

impl Scorecard {
    /// Returns the scorecard of rows that were judged already.
    #[must_use]
    pub fn new(plan: impl Into<String>, rows: Vec<Row>, unmatched: Vec<Observation>, judging: Judging) -> Self {
        Self { plan: plan.into(), rows, unmatched, judging, published: None }
    }

    /// Returns it with the count that was published beside it.
    #[must_use]
    pub fn with_published(mut self, published: Published) -> Self {
        self.published = Some(published);
        self
    }

    /// The name of the plan.
    #[must_use]
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// Every row, in the order of the plan.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the row of an indicator, by identifier or name.
    #[must_use]
    pub fn get(&self, indicator: &str) -> Option<&Row> {
        self.rows.iter().find(|row| {
            let of = row.attainment.target().indicator();
            of.get_id() == Some(indicator) || of.is(indicator)
        })
    }

    /// The observations that belong to no target.
    #[must_use]
    pub fn unmatched(&self) -> &[Observation] {
        &self.unmatched
    }

    /// How it was judged.
    #[must_use]
    pub fn judging(&self) -> &Judging {
        &self.judging
    }

    /// The count that was published beside it.
    #[must_use]
    pub fn published(&self) -> Option<&Published> {
        self.published.as_ref()
    }

    /// The verdicts that are counted.
    pub fn counted(&self) -> impl Iterator<Item = &Attainment> {
        self.rows.iter().filter(|row| row.counted).map(|row| &row.attainment)
    }

    /// Returns how many counted targets came to what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self.counted())
    }

    /// Returns the counts of each group, owner or authority, in the order in which they first appear; None for
    /// targets that name none.
    #[must_use]
    pub fn by(&self, by: By) -> Vec<(Option<String>, Counts)> {
        let key = |verdict: &Attainment| {
            let target = verdict.target();
            match by {
                By::Group => target.get_group(),
                By::Owner => target.get_owner(),
                By::Authority => target.get_authority(),
            }
            .map(str::to_owned)
        };
        let mut keys: Vec<Option<String>> = Vec::new();
        for verdict in self.counted() {
            let key = key(verdict);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys.into_iter().map(|k| (k.clone(), Counts::of(self.counted().filter(|v| key(v) == k)))).collect()
    }

    /// Returns the weighted share of targets met, the least and the most; None where nothing is counted.
    #[must_use]
    pub fn weighted_met(&self) -> Option<Bounds<Ratio>> {
        weighted_met(self.counted())
    }

    /// Returns the `k` counted targets that did worst.
    #[must_use]
    pub fn worst(&self, k: usize) -> Vec<&Attainment> {
        worst(self.counted(), k)
    }

    /// Returns whether the counted targets pass a policy.
    #[must_use]
    pub fn passes(&self, policy: &Policy) -> Passing {
        policy.judge(&self.counted().collect::<Vec<_>>())
    }

    /// Returns the counted rows without data.
    #[must_use]
    pub fn without_data(&self) -> Vec<&Attainment> {
        self.counted().filter(|v| v.status() == Status::NoData).collect()
    }

    /// Returns the verdicts that differ from an earlier scorecard, and why.
    #[must_use]
    pub fn compare(&self, earlier: &Scorecard) -> Vec<Flip> {
        flips::compare(earlier, self)
    }

    /// Returns the rows whose published label differs from the computed one, with the first change that would
    /// explain it.
    #[must_use]
    pub fn official_differences(&self) -> Vec<Difference> {
        checked(&self.rows).filter_map(|row| official::difference(&row.attainment, &self.rows)).collect()
    }
}
