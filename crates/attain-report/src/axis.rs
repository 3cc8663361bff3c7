//! A stretch of the number line, and where on it a value lies: in whole thousandths, without a float.

use std::fmt;

use attain::{Interval, Ratio, Rounding};

/// A place on an axis, in thousandths of its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place(u16);

impl Place {
    pub(crate) const START: Self = Self(0);
    pub(crate) const END: Self = Self(1000);
}

/// As a length of SVG: `90.9%`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}%", self.0 / 10, self.0 % 10)
    }
}

/// What lies between two places of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: Place,
    pub(crate) to: Place,
}

impl Stretch {
    pub(crate) fn width(&self) -> Place {
        Place(self.to.0.saturating_sub(self.from.0))
    }

    pub(crate) fn is_point(&self) -> bool {
        self.from == self.to
    }
}

/// The stretch of the number line that a bullet chart shows.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    from: Ratio,
    to: Ratio,
}

impl Axis {
    /// Returns the stretch that holds every value, with a tenth of itself to spare.
    ///
    /// A line of amounts begins at zero, so that the lengths of bars compare; it gets its tenth beyond the values only,
    /// on either side of zero. Days and ranks have no zero and get it on both sides. None where there is no value.
    pub(crate) fn over<'a>(values: impl IntoIterator<Item = &'a Ratio>, from_zero: bool) -> Option<Self> {
        let zero = Ratio::zero();
        let mut values = values.into_iter().peekable();
        let first: &Ratio = values.peek()?;
        let (mut low, mut high) = if from_zero { (&zero, &zero) } else { (first, first) };
        for value in values {
            (low, high) = (low.min(value), high.max(value));
        }
        let one = Ratio::from(1);
        let length = if low == high { one.clone() } else { high - low };
        let spare = &length * &Ratio::new(1, 10).unwrap_or(one);
        let from = if from_zero && *low >= zero { low.clone() } else { low - &spare };
        let to = if from_zero && *high <= zero && *low < zero { high.clone() } else { high + &spare };
        Some(Self { from, to })
    }

    /// Returns where a value lies; beyond an end, that end.
    pub(crate) fn at(&self, value: &Ratio) -> Place {
        if *value <= self.from {
            return Place::START;
        }
        if *value >= self.to {
            return Place::END;
        }
        let part = (&(value - &self.from) * &Ratio::from(1000)).checked_div(&(&self.to - &self.from));
        let place = part.and_then(|part| part.round(0, Rounding::HalfEven)).ok();
        Place(place.and_then(|place| u16::try_from(place).ok()).unwrap_or_default())
    }

    /// Returns what an interval covers; a side without a bound reaches the end. None where it is empty or out of sight.
    pub(crate) fn stretch(&self, of: &Interval<Ratio>) -> Option<Stretch> {
        if of.is_empty() || of.lower().is_some_and(|b| b.at >= self.to) || of.upper().is_some_and(|b| b.at <= self.from)
        {
            return None;
        }
        let from = of.lower().map_or(Place::START, |bound| self.at(&bound.at));
        let to = of.upper().map_or(Place::END, |bound| self.at(&bound.at));
        Some(Stretch { from, to })
    }
}
