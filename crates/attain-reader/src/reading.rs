//! What was read out of a report: its figures, and the targets, observations and claims that they make.

use std::collections::BTreeSet;

use attain::{Check, Locale, Observation, Plan, PlanError, Target};

use crate::mention::Mention;

/// A report as read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reading {
    /// Every figure, in the order of the text.
    pub mentions: Vec<Mention>,
    /// What the report asks for; each stands on a mention.
    pub targets: Vec<Placed<Target>>,
    /// What the report says was reached; each stands on a mention.
    pub observations: Vec<Placed<Observation>>,
    /// The arithmetic that the report states, checked.
    pub claims: Vec<StatedClaim>,
    /// The figures of targets and results that could not be used, and why.
    pub unplaced: Vec<Unplaced>,
    /// What is wrong with the text itself.
    pub notices: Vec<Notice>,
    /// The language that most of it is written in.
    pub locale: Locale,
}

/// Something made of a mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The mention, as an index into the mentions.
    pub mention: usize,
    /// What was made of it.
    pub item: T,
}

/// A figure of a target or a result that could not be used.
///
/// A target that nothing gives a direction, or an approximate one without a tolerance, is a target all the same; it is
/// listed here, and left out of [`Reading::plan`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The mention, as an index into the mentions.
    pub mention: usize,
    /// Why.
    pub why: Why,
}

/// Why a figure could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// No phrase names what it measures.
    NoIndicator,
    /// Nothing says which way is better, so the target cannot be judged.
    NoDirection,
    /// It says the same as an earlier mention.
    Repeats {
        /// The earlier mention.
        mention: usize,
    },
    /// It asks for something else than an earlier mention does, and nothing tells which one counts.
    Contradicts {
        /// The earlier mention.
        mention: usize,
    },
    /// Another figure stands in its place: `8.300 tỷ đồng thay vì 8.500 tỷ đồng`.
    Superseded {
        /// The figure that counts.
        mention: usize,
    },
    /// It makes no goal, or none that can be judged.
    NoGoal {
        /// What is wrong.
        reason: String,
    },
}

/// A piece of arithmetic that the report states.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedClaim {
    /// The claim and how it fares.
    pub check: Check,
    /// The mention that states the result, as an index into the mentions.
    pub stated: Option<usize>,
    /// The mentions that it is computed from, in the order of its kind; None for a figure that is not printed.
    pub terms: Vec<Option<usize>>,
}

/// Something that is wrong with the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// A stretch written in a legacy 8-bit font (TCVN3), which is not read; convert it to Unicode first.
    LegacyEncoding {
        /// Where it starts, in code points.
        start: usize,
        /// Where it ends.
        end: usize,
    },
}

/// A mention while its surroundings are still known.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) mention: Mention,
    pub(crate) spot: Spot,
}

/// Where a mention stands in the report.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spot {
    /// The sentence, counted through the report.
    pub(crate) sentence: usize,
    /// The clause, counted through the report: `;` and `,` end one.
    pub(crate) clause: usize,
    /// The parenthesis that it stands in, counted through the report from 1; 0 outside.
    pub(crate) parenthesis: usize,
    /// Whether the words after it say that it is the highest or lowest so far.
    pub(crate) record: bool,
    /// Whether that record is the lowest so far: `thấp nhất từ trước đến nay`.
    pub(crate) lowest: bool,
    /// Whether `trong đó`, `of which` stands before it in its sentence: the parts need not exhaust the whole.
    pub(crate) some_of: bool,
    /// Whether it is a plan's earlier figure: `thay vì 8.500`, `instead of`.
    pub(crate) superseded: bool,
    /// Whether its indicator phrase was inherited from the mention before it rather than printed beside it.
    pub(crate) inherited: bool,
    /// Which way the words say it should go: `phấn đấu`, `giảm`, `giữ`.
    pub(crate) better: Option<attain::Better>,
    /// Whether the figure is what another is compared with: `so với 17.491 tỷ đồng`.
    pub(crate) base: bool,
    /// Whether the change right before it leads to it: `exports rose 3% to $70 billion`.
    pub(crate) reached: bool,
    /// Whether the text gives it no time, so that it is not of the report's time either.
    pub(crate) undated: bool,
}

impl Reading {
    /// Makes a plan of the targets that can be judged.
    ///
    /// # Errors
    /// As [`Plan::add`].
    pub fn plan(&self, name: impl Into<String>) -> Result<Plan, PlanError> {
        let mut plan = Plan::new(name);
        let left: BTreeSet<usize> = self.unplaced.iter().map(|left| left.mention).collect();
        for target in self.targets.iter().filter(|target| !left.contains(&target.mention)) {
            plan.add(target.item.clone())?;
        }
        Ok(plan)
    }

    /// The observations, as a plan judges them.
    #[must_use]
    pub fn observed(&self) -> Vec<Observation> {
        self.observations.iter().map(|placed| placed.item.clone()).collect()
    }
}
