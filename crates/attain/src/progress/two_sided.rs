//! Two-sided indicators made one-sided: parity, and a middle that is neither too much nor too little.
//!
//! Methods that know only higher and lower is better judge the transformed series. The transforms are those documented
//! for national use of Open SDG: a parity index `y` becomes `max(y, 1/y)` with the target 1, where 0.97 to 1.03 counts
//! as 1; a share around a middle `c` becomes `c + |y − c|` with the target `c`.

use super::ProgressError;
use super::reasons::Undefined;
use super::series::{Point, Series};
use super::verdict::Stop;
use crate::decimal::Ratio;
use crate::indicator::Better;

impl Series {
    /// Returns the series of a parity index as the larger of each value and its inverse, lower is better, target 1.
    ///
    /// The target keeps its year. What lies from 0.97 to 1.03 is parity.
    ///
    /// # Examples
    /// ```
    /// use attain::decimal::parse;
    /// use attain::progress::{Series, progress};
    /// use attain::{Better, Course};
    /// // Girls to boys in lower secondary school: parity, from either side.
    /// let schools = Series::between((2015, parse("0.8")?), (2022, parse("1.02")?), Better::Inside)?.undated_target(1);
    /// assert_eq!(progress(&schools, "statcan")?.status(), "not_available");
    /// assert_eq!(progress(&schools.as_parity()?, "statcan")?.course(), Some(Course::Achieved));
    /// assert!(Series::between((2015, 0), (2022, 1), Better::Inside)?.as_parity().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Undefined::NoParity`] for a value that is not positive: it has no parity.
    pub fn as_parity(self) -> Result<Self, Stop> {
        let one = Ratio::from(1);
        let edge = |hundredths: i64| Ratio::new(hundredths, 100).map_err(|_| Undefined::NoParity);
        let (low, high) = (edge(97)?, edge(103)?);
        self.transformed(one.clone(), |value| {
            if !value.is_positive() {
                return Err(Undefined::NoParity.into());
            }
            if *value >= low && *value <= high {
                return Ok(one.clone());
            }
            let inverse = one.checked_div(value).map_err(|_| Undefined::NoParity)?;
            Ok(inverse.max(value.clone()))
        })
    }

    /// Returns the series with its distance from a middle added to it: lower is better, the middle is the target.
    ///
    /// # Errors
    /// None that the series did not have.
    pub fn as_distance_from(self, middle: impl Into<Ratio>) -> Result<Self, Stop> {
        let middle = middle.into();
        self.transformed(middle.clone(), |value| Ok(&middle + &(value - &middle).abs()))
    }

    fn transformed(self, target: Ratio, with: impl Fn(&Ratio) -> Result<Ratio, Stop>) -> Result<Self, Stop> {
        let points = self
            .points()
            .iter()
            .map(|point| Ok(Point { year: point.year, value: with(&point.value)? }))
            .collect::<Result<Vec<_>, Stop>>()?;
        let series = Self::of(points, self.from_year(), Better::Lower).map_err(Stop::Wrong)?;
        let dated = |year: i32| -> Result<Self, ProgressError> { series.clone().target((year, target.clone())) };
        Ok(match self.aim().and_then(|aim| aim.year) {
            Some(year) => dated(year)?,
            None => series.undated_target(target),
        })
    }
}
