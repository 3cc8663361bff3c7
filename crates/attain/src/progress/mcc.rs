//! `mcc-1`: the scorecard of the Millennium Challenge Corporation — better than the median, a count, and hurdles.
//!
//! An indicator passes where its latest value is strictly better than the target, which is the median of the country's
//! income group or an absolute floor or ceiling. The value is the margin in the better direction. A country passes
//! where at least 10 of the 20 indicators do, among them every hurdle (control of corruption) and one of each
//! group of alternatives (the two democratic rights): [`Card`].
//!
//! Source: Millennium Challenge Corporation, *Guide to the Indicators and the Selection Process*. Evidence: from memory,
//! so **unverified**, the count included.
//!
//! ```
//! use attain::decimal::parse;
//! use attain::progress::{Series, progress};
//! use attain::Better;
//! let inflation = Series::between((2022, 12), (2023, 15), Better::Lower)?.undated_target(15);
//! assert_eq!(progress(&inflation, "mcc")?.status(), "fails"); // equal is not better
//! let girls = Series::between((2022, parse("71.2")?), (2023, parse("74.5")?), Better::Higher)?.undated_target(70);
//! assert_eq!(progress(&girls, "mcc")?.value().unwrap().to_string(), "4.5");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::growth::{direction, one_sided};
use super::reasons::Undefined;
use super::roots::Surd;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};

/// The method `mcc-1`.
#[derive(Clone, Copy, Debug)]
pub struct Mcc;

const PASS: [Rung; 2] = [
    Rung {
        edge: Some((Side::Above, 0, 1)),
        status: "passes",
        label: "passes",
        course: Some(Course::Achieved),
        evidence: Evidence::Unverified,
    },
    Rung { edge: None, status: "fails", label: "fails", course: None, evidence: Evidence::Unverified },
];

impl Method for Mcc {
    fn name(&self) -> &str {
        "mcc-1"
    }

    fn source(&self) -> &str {
        "Millennium Challenge Corporation, Guide to the Indicators and the Selection Process"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Unverified
    }

    fn question(&self) -> Question {
        Question::Attainment
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        one_sided(series)?;
        let current = series.current().ok_or(Undefined::TooFewPoints)?;
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let margin = Surd::from(&(&current.value - &aim.value) * &direction(series));
        Ok(Verdict::new().value(margin.clone()).climb(&margin, &PASS))
    }
}

/// What a country must fulfil to pass: a count, hurdles, alternatives, and a minimum in each category.
///
/// # Examples
/// ```
/// use attain::progress::mcc::Card;
/// let rules = Card::mcc();
/// let mut results: Vec<(String, &str, bool)> =
///     (1..=17).map(|n| (format!("indicator {n}"), "economic freedom", n <= 9)).collect();
/// results.push(("control of corruption".into(), "ruling justly", false));
/// results.push(("political rights".into(), "ruling justly", true));
/// results.push(("civil liberties".into(), "ruling justly", true));
/// let read = || results.iter().map(|(name, category, passes)| (name.as_str(), *category, *passes));
/// assert_eq!(rules.failures(read()), ["hurdle `control of corruption` fails"]);
/// # Ok::<(), attain::progress::ProgressError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    least: usize,
    hurdles: Vec<String>,
    alternatives: Vec<Vec<String>>,
    least_in_each: usize,
}

impl Card {
    /// Returns the card that asks for nothing but a count.
    #[must_use]
    pub fn of(least: usize) -> Self {
        Self { least, ..Self::default() }
    }

    /// Returns MCC's card: 10 passes, control of corruption, and one of the two democratic rights. Unverified.
    #[must_use]
    pub fn mcc() -> Self {
        Self::of(10).hurdle("control of corruption").one_of(["political rights", "civil liberties"])
    }

    /// Returns it with an indicator that must pass whatever the rest.
    #[must_use]
    pub fn hurdle(mut self, indicator: impl Into<String>) -> Self {
        self.hurdles.push(indicator.into());
        self
    }

    /// Returns it with indicators of which at least one must pass.
    #[must_use]
    pub fn one_of<S: Into<String>>(mut self, indicators: impl IntoIterator<Item = S>) -> Self {
        self.alternatives.push(indicators.into_iter().map(Into::into).collect());
        self
    }

    /// Returns it with a least number of passes in each category.
    #[must_use]
    pub fn in_each_category(mut self, least: usize) -> Self {
        self.least_in_each = least;
        self
    }

    /// Returns what keeps a country from passing; nothing where it passes. An indicator is its name, its category, and
    /// whether it passes; one without data does not.
    #[must_use]
    pub fn failures<'a>(&self, indicators: impl IntoIterator<Item = (&'a str, &'a str, bool)>) -> Vec<String> {
        let indicators: Vec<(&str, &str, bool)> = indicators.into_iter().collect();
        let passes = |name: &String| indicators.iter().any(|(known, _, passes)| known == name && *passes);
        let passed = indicators.iter().filter(|(_, _, passes)| *passes).count();
        let mut failures = Vec::new();
        if passed < self.least {
            failures.push(format!("{passed} pass of {} needed", self.least));
        }
        failures.extend(self.hurdles.iter().filter(|name| !passes(name)).map(|name| format!("hurdle `{name}` fails")));
        for names in self.alternatives.iter().filter(|names| !names.iter().any(passes)) {
            failures.push(format!("none of `{}` passes", names.join("`, `")));
        }
        let mut categories: Vec<&str> = indicators.iter().map(|(_, category, _)| *category).collect();
        categories.sort_unstable();
        categories.dedup();
        for category in categories {
            let passed = indicators.iter().filter(|(_, known, passes)| *known == category && *passes).count();
            if passed < self.least_in_each {
                failures.push(format!("{passed} of `{category}` pass of {} needed", self.least_in_each));
            }
        }
        failures
    }
}
