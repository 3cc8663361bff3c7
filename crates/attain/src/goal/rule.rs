//! Named, versioned rules, from which goals become sets.

use super::GoalError;
use crate::decimal::Ratio;

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
