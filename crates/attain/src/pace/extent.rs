//! Everything that a figure of a pace can be: as written, and as far as printing and earlier years leave it open.

use crate::attainment::{Bounds, Gap, shown};
use crate::decimal::{Decimal, DecimalError, Ratio, Rounding};
use crate::interval::Interval;
use crate::quantity::Quantity;
use crate::unit::Unit;

/// A figure with what is not known of it: expected so far, a projection, what is still required.
///
/// `written` takes every printed figure at its word; `open` widens it by half of the last printed place and by the spread
/// of the earlier years that a profile was learned from. Both are exact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    written: Interval<Ratio>,
    open: Interval<Ratio>,
    unit: Unit,
}

impl Extent {
    pub(super) fn new(written: Interval<Ratio>, open: Interval<Ratio>, unit: &Unit) -> Self {
        Self { written, open, unit: unit.clone() }
    }

    /// The values by the figures as written, in the unit itself.
    #[must_use]
    pub fn written(&self) -> &Interval<Ratio> {
        &self.written
    }

    /// The values with the printed precision and the spread of earlier years, in the unit itself.
    #[must_use]
    pub fn open(&self) -> &Interval<Ratio> {
        &self.open
    }

    /// The unit, with the power of ten that the target is written at.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The one value by the figures as written, in the unit at its power of ten; None where they leave several.
    #[must_use]
    pub fn value(&self) -> Option<Ratio> {
        self.written.as_point().map(|at| self.at_unit(at))
    }

    /// Returns the one value as a quantity, rounded as the caller says; None where the figures leave several.
    ///
    /// # Errors
    /// Where it does not fit 28 digits.
    pub fn quantity(&self, digits: i32, rounding: Rounding) -> Result<Option<Quantity>, DecimalError> {
        self.value().map(|at| Ok(Quantity::new(at.round(digits, rounding)?, self.unit.clone()))).transpose()
    }

    /// Returns the bounds by the figures as written, in the unit at its power of ten, rounded as the caller says.
    ///
    /// # Errors
    /// Where a bound does not fit 28 digits.
    pub fn written_bounds(&self, digits: i32, rounding: Rounding) -> Result<Bounds<Decimal>, DecimalError> {
        self.bounds(&self.written, digits, rounding)
    }

    /// Returns the bounds with everything that is open, in the unit at its power of ten, rounded as the caller says.
    ///
    /// # Errors
    /// Where a bound does not fit 28 digits.
    pub fn open_bounds(&self, digits: i32, rounding: Rounding) -> Result<Bounds<Decimal>, DecimalError> {
        self.bounds(&self.open, digits, rounding)
    }

    /// Returns the values by the figures as written: one quantity or a range, at the power of ten of the unit.
    ///
    /// What is no finite decimal is rounded half-even to 4 decimals, as gaps are. None beyond 28 digits.
    #[must_use]
    pub fn shown(&self) -> Option<Gap> {
        shown(&self.written, &self.unit)
    }

    /// Returns the values with everything that is open, as [`Extent::shown`] returns those as written.
    #[must_use]
    pub fn shown_open(&self) -> Option<Gap> {
        shown(&self.open, &self.unit)
    }

    fn bounds(
        &self,
        values: &Interval<Ratio>,
        digits: i32,
        rounding: Rounding,
    ) -> Result<Bounds<Decimal>, DecimalError> {
        let end = |at: &Ratio| self.at_unit(at).round(digits, rounding);
        Ok(Bounds {
            lower: values.lower().map(|b| end(&b.at)).transpose()?,
            upper: values.upper().map(|b| end(&b.at)).transpose()?,
        })
    }

    fn at_unit(&self, at: &Ratio) -> Ratio {
        at * &Ratio::power_of_ten(-i32::from(self.unit.exponent()))
    }
}

/// `shift + times · x`: every figure of a pace is such a function of what was observed.
#[derive(Clone, Debug)]
pub(super) struct Affine {
    pub(super) shift: Ratio,
    pub(super) times: Ratio,
}

impl Affine {
    /// Returns the values that an interval is taken to.
    pub(super) fn of(&self, values: &Interval<Ratio>) -> Interval<Ratio> {
        let at = |x: &Ratio| &self.shift + &(&self.times * x);
        if self.times.is_positive() {
            values.map(at)
        } else if self.times.is_negative() {
            values.mirror(at)
        } else if values.is_empty() {
            Interval::empty()
        } else {
            Interval::point(self.shift.clone())
        }
    }

    /// Returns the smallest interval that holds what every function takes an interval to.
    pub(super) fn all_of(functions: &[Affine], values: &Interval<Ratio>) -> Interval<Ratio> {
        functions.iter().fold(Interval::empty(), |found, f| found.merge(&f.of(values)))
    }
}

/// The bounds of an interval, without whether they belong to it.
pub(super) fn ends(values: &Interval<Ratio>) -> Bounds<Ratio> {
    Bounds { lower: values.lower().map(|b| b.at.clone()), upper: values.upper().map(|b| b.at.clone()) }
}
