//! The verdict of an indicator from the scores of its series.

use super::LADDER;
use crate::decimal::Ratio;
use crate::interrupt::checked;
use crate::progress::{Course, Progress, Surd};

/// The mean score of the series of an indicator, and the status that it gives.
///
/// Series of one group are averaged first, then groups and single series count alike. The score is at least 2.5 for
/// substantial progress, 0 for moderate, −2.5 for limited; the target is achieved only where every series with a score
/// achieved it. What has no score is left out, as the method does, but counted here.
///
/// # Examples
/// ```
/// use attain::decimal::parse;
/// use attain::progress::statcan::Aggregate;
/// use attain::progress::{Series, progress};
/// use attain::Better;
/// let met = Series::between((2015, 100), (2022, 45), Better::Lower)?.target((2030, 50))?;
/// let lost = Series::between((2015, 100), (2020, parse("85.9")?), Better::Higher)?;
/// let verdicts = [progress(&met, "statcan-2.4")?, progress(&lost, "statcan-2.4")?];
/// let both = Aggregate::of(verdicts.iter().map(|verdict| (None, verdict)));
/// assert_eq!((both.status(), both.counted(), both.left_out()), ("moderate_progress", 2, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Aggregate {
    // Scores with their weights, which add up to 1.
    terms: Vec<(Ratio, Surd)>,
    left_out: usize,
    achieved: bool,
}

impl Aggregate {
    /// Returns the aggregate of series, each with the group it belongs to.
    #[must_use]
    pub fn of<'a>(series: impl IntoIterator<Item = (Option<&'a str>, &'a Progress)>) -> Self {
        let mut groups: Vec<(Option<&str>, Vec<Surd>)> = Vec::new();
        let (mut left_out, mut achieved) = (0, true);
        for (group, progress) in checked(series) {
            let Some(score) = progress.score() else {
                left_out += 1;
                continue;
            };
            achieved &= progress.course() == Some(Course::Achieved);
            // What belongs to no group is one of its own.
            let known = group.and_then(|_| groups.iter_mut().find(|(known, _)| *known == group));
            match known {
                Some((_, scores)) => scores.push(score.clone()),
                None => groups.push((group, vec![score.clone()])),
            }
        }
        let weight = |n: usize| Ratio::new(1, n.max(1)).unwrap_or_else(|_| Ratio::zero());
        let outer = weight(groups.len());
        let terms: Vec<(Ratio, Surd)> = groups
            .into_iter()
            .flat_map(|(_, scores)| {
                let inner = &outer * &weight(scores.len());
                scores.into_iter().map(move |score| (inner.clone(), score))
            })
            .collect();
        Self { achieved: achieved && !terms.is_empty(), terms, left_out }
    }

    /// How many series have a score.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.terms.len()
    }

    /// How many series have none.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns two fractions with the mean score between them, at most 2^-bits × 5 apart; None without a score.
    #[must_use]
    pub fn score(&self, bits: usize) -> Option<(Ratio, Ratio)> {
        let (mut low, mut high) = (Ratio::zero(), Ratio::zero());
        for (weight, score) in checked(&self.terms) {
            let (below, above) = score.enclosure(bits);
            low = &low + &(weight * &below);
            high = &high + &(weight * &above);
        }
        (!self.terms.is_empty()).then_some((low, high))
    }

    /// Returns the status of the indicator.
    #[must_use]
    pub fn status(&self) -> &'static str {
        if self.achieved {
            return "target_achieved";
        }
        if self.terms.is_empty() {
            return Progress::NOT_AVAILABLE;
        }
        let edges = [(5, 2), (0, 1), (-5, 2)];
        let at = edges.iter().position(|(over, under)| self.at_least(*over, *under)).unwrap_or(edges.len());
        LADDER.get(at).map_or(Progress::NOT_AVAILABLE, |(status, _, _)| status)
    }

    fn at_least(&self, over: i64, under: i64) -> bool {
        let edge = Ratio::new(over, under).unwrap_or_else(|_| Ratio::zero());
        match self.score(96) {
            Some((low, _)) if low >= edge => true,
            Some((_, high)) if high < edge => false,
            Some(_) => {
                // As near as this it may be a tie: the sum itself decides.
                let sum = checked(&self.terms)
                    .fold(Surd::from(0), |sum, (weight, score)| &sum + &(score * &Surd::from(weight.clone())));
                sum >= Surd::from(edge)
            }
            None => false,
        }
    }
}
