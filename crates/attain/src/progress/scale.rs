//! The bounds and thresholds by which values of different indicators become comparable.

use std::fmt;

use super::ProgressError;
use crate::decimal::Ratio;

/// Worst and best bound of an indicator with its red and green threshold between them.
///
/// Published bounds are rounded, so that a threshold may lie a little beyond a bound; only what the arithmetic needs is
/// asked: worst and best differ, and green lies on the best side of red.
///
/// # Examples
/// ```
/// use attain::decimal::parse;
/// use attain::progress::Scale;
/// use attain::Ratio;
/// // Poverty at $1.90 a day, SDG Index 2018: worst 72.6, red 12.7, green 2, best 0.
/// let poverty = Scale::new(parse("72.6")?, parse("12.7")?, 2, 0)?;
/// assert_eq!(poverty.normalise(&Ratio::from(parse("36.3")?)), Ratio::from(50));
/// assert_eq!(poverty.normalise(&Ratio::from(100)), Ratio::from(0));
/// assert!(Scale::new(0, 2, 12, 0).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    worst: Ratio,
    red: Ratio,
    green: Ratio,
    best: Ratio,
}

impl Scale {
    /// Returns the scale.
    ///
    /// # Errors
    /// Where worst and best are equal, or green does not lie on the best side of red.
    pub fn new(
        worst: impl Into<Ratio>,
        red: impl Into<Ratio>,
        green: impl Into<Ratio>,
        best: impl Into<Ratio>,
    ) -> Result<Self, ProgressError> {
        let scale = Self { worst: worst.into(), red: red.into(), green: green.into(), best: best.into() };
        let way = &scale.best - &scale.worst;
        if (&way * &(&scale.green - &scale.red)).is_positive() {
            Ok(scale)
        } else {
            Err(ProgressError::Scale { scale: Box::new(scale) })
        }
    }

    /// The value that scores 0.
    #[must_use]
    pub fn worst(&self) -> &Ratio {
        &self.worst
    }

    /// The threshold on whose worse side a value is red.
    #[must_use]
    pub fn red(&self) -> &Ratio {
        &self.red
    }

    /// The threshold from which on a value is green.
    #[must_use]
    pub fn green(&self) -> &Ratio {
        &self.green
    }

    /// The value that scores 100.
    #[must_use]
    pub fn best(&self) -> &Ratio {
        &self.best
    }

    /// Returns the value between 0, at the worst bound or beyond, and 100, at the best bound or beyond.
    #[must_use]
    pub fn normalise(&self, value: &Ratio) -> Ratio {
        &share(value, &self.worst, &self.best) * &Ratio::from(100)
    }

    /// Returns the value between 0 and 3: 0 at the worst bound, 1 at red, 2 at green, 3 at the best bound, straight
    /// lines between.
    ///
    /// Where rounding has put a bound on the wrong side of its threshold, what lies beyond the threshold is 0 or 3.
    #[must_use]
    pub fn rescale(&self, value: &Ratio) -> Ratio {
        let rising = self.best > self.worst;
        let at_least = |edge: &Ratio| if rising { value >= edge } else { value <= edge };
        let (floor, from, to) = if at_least(&self.green) {
            (2, &self.green, &self.best)
        } else if at_least(&self.red) {
            (1, &self.red, &self.green)
        } else {
            (0, &self.worst, &self.red)
        };
        let proper = if rising { to > from } else { to < from };
        let within = if proper { share(value, from, to) } else { Ratio::from(i64::from(floor == 2)) };
        &Ratio::from(floor) + &within
    }
}

/// Writes the four from worst to best, each in backticks.
impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [worst, red, green, best] = [&self.worst, &self.red, &self.green, &self.best]
            .map(|edge| edge.to_decimal().map_or_else(|| edge.to_string(), |decimal| decimal.to_string()));
        write!(f, "`{worst}`, `{red}`, `{green}`, `{best}`")
    }
}

/// The share of the way between two values, from 0 to 1; they are known to differ.
fn share(value: &Ratio, from: &Ratio, to: &Ratio) -> Ratio {
    let done = (value - from).checked_div(&(to - from)).unwrap_or_else(|_| Ratio::zero());
    done.clamp(Ratio::zero(), Ratio::from(1))
}
