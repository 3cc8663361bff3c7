//! A lower and an upper bound of one unit, each open, closed or absent.
//!
//! | text | means |
//! |---|---|
//! | `8 - 8,5%` | both ends included |
//! | `từ 7,5% trở lên` | at least |
//! | `dưới 4%` | below, the end left out |
//! | `[8,8.5)` with a unit | PostgreSQL's form, [`Range::from_postgres`] |
//!
//! The algebra is that of [`Interval`]; two ranges meet when their units convert, and the result is in the unit of
//! the left one.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use crate::decimal::{self, DecimalError, Ratio};
use crate::interval::{Bound, Interval, IntervalError};
use crate::quantity::{Quantity, QuantityError};
use crate::unit::{Unit, UnitError};
use crate::visible::visible;

/// What is wrong with a range, or with two ranges meeting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RangeError {
    /// The bounds are in the wrong order.
    #[error("the lower bound `{lower}` lies above the upper bound `{upper}`; swap them")]
    Reversed {
        /// The lower bound.
        lower: String,
        /// The upper bound.
        upper: String,
    },
    /// A union with a gap, a difference of two pieces.
    #[error(transparent)]
    Interval(#[from] IntervalError),
    /// The units of two bounds or of two ranges do not meet.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// The unit is not one.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// The text is not a range in PostgreSQL's form.
    #[error("expected {expected} in the range `{}` at character {at}", visible(text))]
    Malformed {
        /// What was given.
        text: String,
        /// What was expected.
        expected: &'static str,
        /// The code-point offset.
        at: usize,
    },
    /// A bound is not an exact decimal.
    #[error("the bound at character {at} of the range: {source}")]
    Bound {
        /// The code-point offset of the bound.
        at: usize,
        /// What is wrong with it.
        source: DecimalError,
    },
}

// Quantities that are known to share a unit have a total order.
#[derive(Clone, Debug)]
struct Ordered(Quantity);

impl PartialEq for Ordered {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Ordered {}
impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp_same_unit(&other.0)
    }
}
impl Hash for Ordered {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// All quantities between two bounds of one unit, or none at all.
///
/// # Examples
/// ```
/// use attain::{Locale, Quantity, Range};
/// let growth = Range::read("8 - 8,5%", Locale::Vi)?;
/// assert!(growth.contains(&Quantity::read("8,05%", Locale::Vi)?)?);
/// assert!(growth.contains(&Quantity::read("8 tỷ đồng", Locale::Vi)?).is_err());
/// assert!(Range::read("8,5 - 8%", Locale::Vi).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    interval: Interval<Ordered>,
    unit: Unit,
}

impl Range {
    /// Returns the range between two bounds; the unit is that of the first bound that there is.
    ///
    /// # Errors
    /// [`RangeError::Reversed`], and where the units of the bounds differ. Two absent bounds have no unit: use
    /// [`Range::everything`].
    pub fn new(lower: Option<Bound<Quantity>>, upper: Option<Bound<Quantity>>) -> Result<Self, RangeError> {
        let unit = match (&lower, &upper) {
            (Some(bound), _) | (None, Some(bound)) => bound.at.unit().clone(),
            (None, None) => return Ok(Self::everything(&Unit::number())),
        };
        let into = |bound: Option<Bound<Quantity>>| -> Result<Option<Bound<Ordered>>, QuantityError> {
            bound
                .map(|b| {
                    let at = if *b.at.unit() == unit { b.at } else { b.at.to(&unit)? };
                    Ok(Bound { at: Ordered(at), closed: b.closed })
                })
                .transpose()
        };
        let (lower, upper) = (into(lower)?, into(upper)?);
        let shown = (lower.as_ref().map(|b| b.at.0.clone()), upper.as_ref().map(|b| b.at.0.clone()));
        match Interval::new(lower, upper) {
            Ok(interval) => Ok(Self { interval, unit }),
            Err(_) => Err(RangeError::Reversed {
                lower: shown.0.map_or_else(String::new, |q| q.to_string()),
                upper: shown.1.map_or_else(String::new, |q| q.to_string()),
            }),
        }
    }

    /// Returns `[lower, upper]`.
    ///
    /// # Errors
    /// As [`Range::new`].
    pub fn closed(lower: Quantity, upper: Quantity) -> Result<Self, RangeError> {
        Self::new(Some(Bound { at: lower, closed: true }), Some(Bound { at: upper, closed: true }))
    }

    /// Returns everything from a quantity up; with the quantity itself where `closed`.
    #[must_use]
    pub fn above(at: Quantity, closed: bool) -> Self {
        let unit = at.unit().clone();
        Self { interval: Interval::above(Ordered(at), closed), unit }
    }

    /// Returns everything up to a quantity; with the quantity itself where `closed`.
    #[must_use]
    pub fn below(at: Quantity, closed: bool) -> Self {
        let unit = at.unit().clone();
        Self { interval: Interval::below(Ordered(at), closed), unit }
    }

    /// Returns the range of one quantity.
    #[must_use]
    pub fn point(at: Quantity) -> Self {
        let unit = at.unit().clone();
        Self { interval: Interval::point(Ordered(at)), unit }
    }

    /// Returns the range that holds nothing of a unit.
    #[must_use]
    pub fn empty(unit: &Unit) -> Self {
        Self { interval: Interval::empty(), unit: unit.clone() }
    }

    /// Returns the range that holds everything of a unit.
    #[must_use]
    pub fn everything(unit: &Unit) -> Self {
        Self { interval: Interval::everything(), unit: unit.clone() }
    }

    /// The unit of both bounds.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The lower bound, where there is one.
    #[must_use]
    pub fn lower(&self) -> Option<&Quantity> {
        self.interval.lower().map(|b| &b.at.0)
    }

    /// The upper bound, where there is one.
    #[must_use]
    pub fn upper(&self) -> Option<&Quantity> {
        self.interval.upper().map(|b| &b.at.0)
    }

    /// Whether the lower bound itself belongs to it.
    #[must_use]
    pub fn lower_closed(&self) -> bool {
        self.interval.lower().is_some_and(|b| b.closed)
    }

    /// Whether the upper bound itself belongs to it.
    #[must_use]
    pub fn upper_closed(&self) -> bool {
        self.interval.upper().is_some_and(|b| b.closed)
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.interval.is_empty()
    }

    /// Returns the exact values between the bounds, in the unit itself.
    #[must_use]
    pub fn values(&self) -> Interval<Ratio> {
        self.interval.map(|at| at.0.value())
    }

    /// Returns the range with its bounds moved to another unit.
    ///
    /// # Errors
    /// Where no exact conversion leads there.
    pub fn to(&self, unit: &Unit) -> Result<Self, RangeError> {
        if self.interval.lower().is_none() && self.interval.upper().is_none() {
            self.unit.factor_to(unit)?;
        }
        let interval = self.interval.try_map(|at| at.0.to(unit).map(Ordered))?;
        Ok(Self { interval, unit: unit.clone() })
    }

    /// Returns the same bounds with another unit in place of this one's.
    #[must_use]
    pub fn relabelled(&self, unit: &Unit) -> Self {
        let unit = unit.at(self.unit.exponent());
        Self { interval: self.interval.map(|at| Ordered(at.0.relabelled(unit.clone()))), unit }
    }

    /// Whether a quantity belongs to it.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn contains(&self, quantity: &Quantity) -> Result<bool, RangeError> {
        Ok(self.interval.contains_point(&Ordered(quantity.to(&self.unit)?)))
    }

    /// Whether it holds the whole of another range.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn contains_range(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::contains)
    }

    /// Whether the two share a quantity.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn overlaps(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::overlaps)
    }

    /// Whether it lies wholly below another.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn before(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::before)
    }

    /// Whether it lies wholly above another.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn after(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::after)
    }

    /// Whether the two touch without sharing a quantity.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn adjacent(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::adjacent)
    }

    /// Whether it does not reach higher than another (PostgreSQL's `&<`).
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn not_right_of(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::not_right_of)
    }

    /// Whether it does not reach lower than another (PostgreSQL's `&>`).
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn not_left_of(&self, other: &Self) -> Result<bool, RangeError> {
        self.ask(other, Interval::not_left_of)
    }

    /// Compares in PostgreSQL's order: empty first, then by lower, then by upper bound.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn checked_cmp(&self, other: &Self) -> Result<Ordering, RangeError> {
        self.ask(other, Interval::cmp)
    }

    /// Returns what the two share.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn intersect(&self, other: &Self) -> Result<Self, RangeError> {
        Ok(Self { interval: self.ask(other, Interval::intersect)?, unit: self.unit.clone() })
    }

    /// Returns the smallest range that holds both.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn merge(&self, other: &Self) -> Result<Self, RangeError> {
        Ok(Self { interval: self.ask(other, Interval::merge)?, unit: self.unit.clone() })
    }

    /// Returns everything that lies in either.
    ///
    /// # Errors
    /// Where the units do not meet, or a gap lies between the two.
    pub fn union(&self, other: &Self) -> Result<Self, RangeError> {
        Ok(Self { interval: self.ask(other, Interval::union)??, unit: self.unit.clone() })
    }

    /// Returns what is left of it without another.
    ///
    /// # Errors
    /// Where the units do not meet, or two pieces would be left.
    pub fn difference(&self, other: &Self) -> Result<Self, RangeError> {
        Ok(Self { interval: self.ask(other, Interval::difference)??, unit: self.unit.clone() })
    }

    /// Returns PostgreSQL's text form of the bounds, at the power of ten of the range's unit: `[8,8.5]`, `(,4)`, `empty`.
    #[must_use]
    pub fn to_postgres(&self) -> String {
        if self.is_empty() {
            return "empty".to_owned();
        }
        let at = |bound: Option<&Quantity>| match bound {
            None => String::new(),
            // Each bound keeps the power of ten it was written at.
            Some(q) => match i32::from(q.unit().exponent()) - i32::from(self.unit.exponent()) {
                0 => q.amount().to_string(),
                powers => decimal::shift(q.amount(), powers)
                    .map_or_else(|_| format!("{}e{powers}", q.amount()), |amount| amount.to_string()),
            },
        };
        format!(
            "{}{},{}{}",
            if self.lower_closed() { '[' } else { '(' },
            at(self.lower()),
            at(self.upper()),
            if self.upper_closed() { ']' } else { ')' },
        )
    }

    /// Reads PostgreSQL's text form: `[8,8.5]`, `(8,)`, `empty`, with quoted bounds and spaces around them.
    ///
    /// # Errors
    /// For anything else; `NaN` and `Infinity`, which PostgreSQL takes, are errors here.
    pub fn from_postgres(text: &str, unit: &Unit) -> Result<Self, RangeError> {
        let malformed = |expected, at| RangeError::Malformed { text: text.chars().take(60).collect(), expected, at };
        let outside = text.trim_ascii();
        let shift = text.chars().take_while(char::is_ascii_whitespace).count();
        if outside.eq_ignore_ascii_case("empty") {
            return Ok(Self::empty(unit));
        }
        let mut inside = outside.chars();
        let lower_closed = match inside.next() {
            Some('[') => true,
            Some('(') => false,
            _ => return Err(malformed("`[`, `(` or `empty`", shift)),
        };
        let end = shift + outside.chars().count();
        let upper_closed = match inside.next_back() {
            Some(']') => true,
            Some(')') => false,
            _ => return Err(malformed("`]` or `)`", end)),
        };
        let inside = inside.as_str();
        let (lower, upper) =
            inside.split_once(',').ok_or_else(|| malformed("a comma between the bounds", end.saturating_sub(1)))?;
        if upper.contains(',') {
            let at = shift + 2 + lower.chars().count() + upper.chars().take_while(|c| *c != ',').count();
            return Err(malformed("`]` or `)`", at));
        }
        let upper_at = shift + 2 + lower.chars().count();
        let bound = |part: &str, at: usize| -> Result<Option<Quantity>, RangeError> {
            let part = part.trim_ascii();
            let bare = part.strip_prefix('"').and_then(|p| p.strip_suffix('"')).unwrap_or(part).trim_ascii();
            if part.is_empty() {
                return Ok(None);
            }
            // PostgreSQL takes `.5`, `-.5` and `5.` too.
            let (sign, digits) = bare.split_at(bare.len() - bare.trim_start_matches(['-', '+']).len());
            let bare = match digits.strip_prefix('.') {
                Some(decimals) => format!("{sign}0.{decimals}"),
                None => bare.strip_suffix('.').unwrap_or(bare).to_owned(),
            };
            let amount = decimal::parse(&bare).map_err(|source| RangeError::Bound { at, source })?;
            Ok(Some(Quantity::new(amount, unit.clone())))
        };
        let (lower, upper) = (bound(lower, shift + 1)?, bound(upper, upper_at)?);
        if lower.is_none() && upper.is_none() {
            return Ok(Self::everything(unit));
        }
        Self::new(
            lower.map(|at| Bound { at, closed: lower_closed }),
            upper.map(|at| Bound { at, closed: upper_closed }),
        )
    }

    fn ask<T>(
        &self,
        other: &Self,
        question: impl Fn(&Interval<Ordered>, &Interval<Ordered>) -> T,
    ) -> Result<T, RangeError> {
        if self.unit == other.unit {
            Ok(question(&self.interval, &other.interval))
        } else {
            Ok(question(&self.interval, &other.to(&self.unit)?.interval))
        }
    }
}
