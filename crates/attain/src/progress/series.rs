//! What a method judges: values by year, the target, the direction, and what is known about the scale.

use super::ProgressError;
use super::scale::Scale;
use crate::decimal::Ratio;
use crate::indicator::Better;

/// A value of a year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// The calendar year; of `2015-16` the first.
    pub year: i32,
    /// The value, exact.
    pub value: Ratio,
}

impl<V: Into<Ratio>> From<(i32, V)> for Point {
    fn from((year, value): (i32, V)) -> Self {
        Self { year, value: value.into() }
    }
}

/// What is to be reached, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Aim {
    /// The year; where it is absent a method takes its own, and says so.
    pub year: Option<i32>,
    /// The value, exact.
    pub value: Ratio,
}

/// The values of an indicator over years, with the target they are on the way to.
///
/// The direction is required: a peer defaults it, and a forgotten setting silently inverts its verdicts.
///
/// # Examples
/// ```
/// use attain::decimal::parse;
/// use attain::progress::Series;
/// use attain::Better;
/// let poverty = Series::between((2015, parse("14.5")?), (2023, parse("10.2")?), Better::Lower)?
///     .target((2030, parse("7.25")?))?;
/// assert_eq!(poverty.current().map(|point| point.year), Some(2023));
/// assert_eq!(
///     Series::between((2023, 1), (2023, 2), Better::Lower).unwrap_err().to_string(),
///     "the year `2023` stands twice; keep one value of it"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series {
    // By year, each once; never empty.
    points: Vec<Point>,
    from: i32,
    better: Better,
    aim: Option<Aim>,
    limit: Option<Ratio>,
    growth_rate: bool,
    percent: bool,
    spread: Option<Ratio>,
    scale: Option<Scale>,
}

impl Series {
    /// Returns the series of values from a first year of assessment on; earlier values inform trends only.
    ///
    /// # Errors
    /// No value, a year that stands twice, a year that is not between 1 and 9999.
    pub fn of<P: Into<Point>>(
        points: impl IntoIterator<Item = P>,
        from: i32,
        better: Better,
    ) -> Result<Self, ProgressError> {
        let mut points: Vec<Point> = points.into_iter().map(Into::into).collect();
        points.sort_by_key(|point| point.year);
        if points.is_empty() {
            return Err(ProgressError::Empty);
        }
        for (point, next) in points.iter().zip(points.iter().skip(1)) {
            if point.year == next.year {
                return Err(ProgressError::RepeatedYear { year: point.year });
            }
        }
        for year in points.iter().map(|point| point.year).chain([from]) {
            known_year(year)?;
        }
        Ok(Self {
            points,
            from,
            better,
            aim: None,
            limit: None,
            growth_rate: false,
            percent: false,
            spread: None,
            scale: None,
        })
    }

    /// Returns the series of two values, of the baseline year and of the latest.
    ///
    /// # Errors
    /// As [`Series::of`], and where the latest year is not after the baseline's.
    pub fn between(
        baseline: impl Into<Point>,
        current: impl Into<Point>,
        better: Better,
    ) -> Result<Self, ProgressError> {
        let (baseline, current) = (baseline.into(), current.into());
        if current.year < baseline.year {
            return Err(ProgressError::Backwards { from: baseline.year, to: current.year });
        }
        let from = baseline.year;
        // One value given twice is one value, from which no method tells a course.
        let points = if baseline == current { vec![current] } else { vec![baseline, current] };
        Self::of(points, from, better)
    }

    /// Returns it with one more value, of a year between the others or before them.
    ///
    /// # Errors
    /// As [`Series::of`].
    pub fn with(mut self, point: impl Into<Point>) -> Result<Self, ProgressError> {
        let point = point.into();
        known_year(point.year)?;
        match self.points.binary_search_by_key(&point.year, |known| known.year) {
            Ok(_) => return Err(ProgressError::RepeatedYear { year: point.year }),
            Err(at) => self.points.insert(at, point),
        }
        Ok(self)
    }

    /// Returns it with a target and its year.
    ///
    /// # Errors
    /// Where the target year is not after the first year of assessment.
    pub fn target(mut self, target: impl Into<Point>) -> Result<Self, ProgressError> {
        let target = target.into();
        known_year(target.year)?;
        if target.year <= self.from {
            return Err(ProgressError::Backwards { from: self.from, to: target.year });
        }
        self.aim = Some(Aim { year: Some(target.year), value: target.value });
        Ok(self)
    }

    /// Returns it with a target without a year; a method takes its own year, or says that it needs one.
    #[must_use]
    pub fn undated_target(mut self, value: impl Into<Ratio>) -> Self {
        self.aim = Some(Aim { year: None, value: value.into() });
        self
    }

    /// Returns it with the natural limit that values approach but cannot pass, such as 100 of a share.
    #[must_use]
    pub fn limit(mut self, limit: impl Into<Ratio>) -> Self {
        self.limit = Some(limit.into());
        self
    }

    /// Returns it as a series of rates of growth, of which no rate of growth is taken.
    #[must_use]
    pub fn growth_rate(mut self) -> Self {
        self.growth_rate = true;
        self
    }

    /// Returns it as a series of percentages, for rules that speak of percentage points.
    #[must_use]
    pub fn percent(mut self) -> Self {
        self.percent = true;
        self
    }

    /// Returns it with the spread across countries (a standard deviation) that distances are measured in.
    #[must_use]
    pub fn spread(mut self, spread: impl Into<Ratio>) -> Self {
        self.spread = Some(spread.into());
        self
    }

    /// Returns it with the bounds and thresholds that values are normalised by.
    #[must_use]
    pub fn scale(mut self, scale: Scale) -> Self {
        self.scale = Some(scale);
        self
    }

    /// The values by year, each year once.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The first year of assessment, whether it has a value or not.
    #[must_use]
    pub fn from_year(&self) -> i32 {
        self.from
    }

    /// Which way is better.
    #[must_use]
    pub fn better(&self) -> Better {
        self.better
    }

    /// The target.
    #[must_use]
    pub fn aim(&self) -> Option<&Aim> {
        self.aim.as_ref()
    }

    /// The natural limit.
    #[must_use]
    pub fn get_limit(&self) -> Option<&Ratio> {
        self.limit.as_ref()
    }

    /// Whether its values are rates of growth.
    #[must_use]
    pub fn is_growth_rate(&self) -> bool {
        self.growth_rate
    }

    /// Whether its values are percentages.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.percent
    }

    /// The spread that distances are measured in.
    #[must_use]
    pub fn get_spread(&self) -> Option<&Ratio> {
        self.spread.as_ref()
    }

    /// The bounds and thresholds that values are normalised by.
    #[must_use]
    pub fn get_scale(&self) -> Option<&Scale> {
        self.scale.as_ref()
    }

    /// The value of the latest year.
    #[must_use]
    pub fn current(&self) -> Option<&Point> {
        self.points.last()
    }

    /// The value of the first year of assessment, else of the next later year.
    #[must_use]
    pub fn baseline(&self) -> Option<&Point> {
        self.points.iter().find(|point| point.year >= self.from)
    }
}

fn known_year(year: i32) -> Result<(), ProgressError> {
    if (1..=9999).contains(&year) { Ok(()) } else { Err(ProgressError::Year { year }) }
}
