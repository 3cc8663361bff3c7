//! One expression as written: a value with its qualifiers, its change verb and what it is set against.
//!
//! | written | value | qualifiers | change | of |
//! |---|---|---|---|---|
//! | `ước giảm gần 0,8 điểm % so với 2023` | 0.8 points | estimated, nearly | down | 2023 |
//! | `vượt 52,8% dự toán` | 52.8 % | | excess | dự toán |
//! | `bằng 98,3% cùng kỳ` | 98.3 % | | | cùng kỳ |
//! | `từ 7,5% trở lên` | 7.5 % | at least | | |
//! | `8/13 huyện` | 8 of 13 districts | | | |

use crate::decimal::Ratio;
use crate::interval::{Bound, Interval};
use crate::names::named;
use crate::quantity::Quantity;
use crate::range::{Range, RangeError};
use crate::unit::{Kind, Unit};

/// What a word in front of a number says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Qualifier {
    /// `khoảng`, `about`: around it.
    About,
    /// `gần`, `nearly`: a little below it.
    Nearly,
    /// `hơn`, `trên`, `more than`: above it.
    Over,
    /// `dưới`, `below`: below it.
    Under,
    /// `ít nhất`, `từ … trở lên`, `at least`: it or above.
    AtLeast,
    /// `không quá`, `at most`: it or below.
    AtMost,
    /// `đúng`, `exactly`: it alone.
    Exactly,
    /// `trong khoảng`, `within`: between the two.
    Within,
    /// `ước`, `estimated`: a status of the figure, no imprecision.
    Estimated,
    /// `phấn đấu`, `strive for`: a figure that is wanted.
    Intended,
}

named! {
    Qualifier, "qualifier":
    About "about",
    Nearly "nearly",
    Over "over",
    Under "under",
    AtLeast "at_least",
    AtMost "at_most",
    Exactly "exactly",
    Within "within",
    Estimated "estimated",
    Intended "intended",
}

impl Qualifier {
    /// Whether it says where the value lies, rather than what becomes of the figure.
    #[must_use]
    pub fn bounds(self) -> bool {
        !matches!(self, Qualifier::Estimated | Qualifier::Intended)
    }
}

/// Which way a change went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Change {
    /// `tăng`, `up`: the level rises by it.
    Up,
    /// `giảm`, `down`: the level falls by it.
    Down,
    /// `vượt`, `exceeds by`: it lies above the base of comparison by so much.
    Excess,
}

named! {
    Change, "change":
    Up "up",
    Down "down",
    Excess "excess",
}

/// What the amount of a change is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// Percent of the base: 5 % of 200 is 10.
    Relative,
    /// Points of a share.
    Points,
    /// The unit of the level itself.
    Absolute,
    /// Percent where the text leaves open whether percent or points are meant.
    Unstated,
}

named! {
    ChangeKind, "kind of change":
    Relative "relative",
    Points "points",
    Absolute "absolute",
    Unstated "unstated",
}

impl ChangeKind {
    /// Returns the kind that a change in `unit` of a level in `level` has.
    ///
    /// Percent of a level that is itself a share may be percent or points, so it is unstated.
    #[must_use]
    pub fn of(unit: &Unit, level: Option<&Unit>) -> Self {
        match unit.kind() {
            Kind::Points => ChangeKind::Points,
            Kind::Share | Kind::Growth => match level.map(Unit::kind) {
                None | Some(Kind::Share | Kind::Growth | Kind::Points) => ChangeKind::Unstated,
                Some(_) => ChangeKind::Relative,
            },
            _ => ChangeKind::Absolute,
        }
    }
}

/// k of n counted things, never reduced: `26/28 chỉ tiêu` is not 13/14.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tally {
    k: u64,
    n: u64,
    unit: Unit,
}

/// A tally that counts more than there is, or of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TallyError {
    /// k is above n.
    #[error("`{k}` of `{n}`: more than there are; swap them, or write a ratio")]
    TooMany {
        /// How many.
        k: u64,
        /// Of how many.
        n: u64,
    },
    /// n is zero.
    #[error("`{k}` of `0`: there are none to count")]
    OfNone {
        /// How many.
        k: u64,
    },
}

impl Tally {
    /// Returns k of n things.
    ///
    /// # Errors
    /// Where `k > n` or `n` is zero.
    pub fn new(k: u64, n: u64, unit: Unit) -> Result<Self, TallyError> {
        match (k, n) {
            (_, 0) => Err(TallyError::OfNone { k }),
            _ if k > n => Err(TallyError::TooMany { k, n }),
            _ => Ok(Self { k, n, unit: unit.at(0) }),
        }
    }

    /// How many.
    #[must_use]
    pub fn k(&self) -> u64 {
        self.k
    }

    /// Of how many.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }

    /// What is counted.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns k ÷ n.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        Ratio::new(self.k, self.n).unwrap_or_else(|_| Ratio::zero())
    }
}

/// The value of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// One quantity.
    Quantity(Quantity),
    /// Everything between two bounds.
    Range(Range),
    /// k of n.
    Tally(Tally),
}

impl Value {
    /// What the value counts.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        match self {
            Value::Quantity(quantity) => quantity.unit(),
            Value::Range(range) => range.unit(),
            Value::Tally(tally) => tally.unit(),
        }
    }

    /// Returns the value with another unit in place of its own, the power of ten kept.
    #[must_use]
    pub fn relabelled(&self, unit: &Unit) -> Self {
        match self {
            Value::Quantity(quantity) => Value::Quantity(quantity.relabelled(unit.clone())),
            Value::Range(range) => Value::Range(range.relabelled(unit)),
            Value::Tally(tally) => Value::Tally(Tally { unit: unit.at(0), ..tally.clone() }),
        }
    }
}

/// A value with its qualifiers, its change verb and what it is set against, as written.
///
/// # Examples
/// ```
/// use attain::{Change, Figure, Locale, Qualifier};
/// let figure = Figure::read("ước giảm gần 0,8 điểm % so với 2023", Locale::Vi)?;
/// assert_eq!(figure.qualifiers(), [Qualifier::Estimated, Qualifier::Nearly]);
/// assert_eq!(figure.change(), Some(Change::Down));
/// assert_eq!(figure.of(), Some("2023"));
/// assert!(Figure::read("giảm gần", Locale::Vi).is_err());
/// # Ok::<(), attain::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    value: Value,
    qualifiers: Vec<Qualifier>,
    change: Option<Change>,
    of: Option<String>,
}

impl Figure {
    /// Returns the figure of a bare value.
    #[must_use]
    pub fn new(value: Value) -> Self {
        Self { value, qualifiers: Vec::new(), change: None, of: None }
    }

    /// Returns the figure with qualifiers, in the order in which they are written.
    #[must_use]
    pub fn qualified(mut self, qualifiers: impl IntoIterator<Item = Qualifier>) -> Self {
        self.qualifiers.extend(qualifiers);
        self
    }

    /// Returns the figure as a change.
    #[must_use]
    pub fn changing(mut self, change: Change) -> Self {
        self.change = Some(change);
        self
    }

    /// Returns the figure set against something: a plan, a year, the same period.
    #[must_use]
    pub fn against(mut self, of: impl Into<String>) -> Self {
        self.of = Some(of.into());
        self
    }

    /// Returns the figure with another value.
    #[must_use]
    pub fn with_value(mut self, value: Value) -> Self {
        self.value = value;
        self
    }

    /// The value, without what is said about it.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// What is said about the value, in the order written.
    #[must_use]
    pub fn qualifiers(&self) -> &[Qualifier] {
        &self.qualifiers
    }

    /// Which way it changed, where it is a change.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        self.change
    }

    /// What it is set against, as written.
    #[must_use]
    pub fn of(&self) -> Option<&str> {
        self.of.as_deref()
    }

    /// What the value counts.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        self.value.unit()
    }

    /// Whether the figure is an estimate.
    #[must_use]
    pub fn is_estimated(&self) -> bool {
        self.qualifiers.contains(&Qualifier::Estimated)
    }

    /// The qualifier that decides where the value lies: the last of its sort, next to the number.
    #[must_use]
    pub fn bound(&self) -> Option<Qualifier> {
        self.qualifiers.iter().rev().copied().find(|q| q.bounds())
    }

    /// Returns the range that the figure bounds: `từ 7,5% trở lên`, `dưới 4%`, `8 - 8,5%`.
    ///
    /// None where it says more than bounds: an approximation, a change, a base of comparison, k of n, or one
    /// quantity with no bound.
    #[must_use]
    pub fn as_range(&self) -> Option<Range> {
        if self.change.is_some() || self.of.is_some() {
            return None;
        }
        let only: Vec<Qualifier> = self.qualifiers.clone();
        match (&self.value, only.as_slice()) {
            (Value::Range(range), [] | [Qualifier::Within]) => Some(range.clone()),
            (Value::Quantity(at), [Qualifier::AtLeast]) => Some(Range::above(at.clone(), true)),
            (Value::Quantity(at), [Qualifier::AtMost]) => Some(Range::below(at.clone(), true)),
            (Value::Quantity(at), [Qualifier::Over]) => Some(Range::above(at.clone(), false)),
            (Value::Quantity(at), [Qualifier::Under]) => Some(Range::below(at.clone(), false)),
            _ => None,
        }
    }

    /// Returns the values that the figure allows, in its unit itself.
    ///
    /// `approximation` is how far, as a share of the value, `nearly`, `over` and `about` reach; None leaves that
    /// side open, and so does a value of zero, which has no share. What is bounded by `at least`, `below` and the like has no other end.
    #[must_use]
    pub fn values(&self, approximation: Option<&Ratio>) -> Interval<Ratio> {
        let (low, high) = match &self.value {
            Value::Quantity(at) => {
                let value = at.value();
                (Some(Bound { at: value.clone(), closed: true }), Some(Bound { at: value, closed: true }))
            }
            Value::Range(range) => {
                let values = range.values();
                if values.is_empty() {
                    return values;
                }
                (values.lower().cloned(), values.upper().cloned())
            }
            Value::Tally(tally) => {
                let value = tally.ratio();
                (Some(Bound { at: value.clone(), closed: true }), Some(Bound { at: value, closed: true }))
            }
        };
        let reach = |bound: &Bound<Ratio>, up: bool| {
            let step = &bound.at.abs() * approximation?;
            // A share of zero says nothing of how far from zero it is.
            let at = if up { &bound.at + &step } else { &bound.at - &step };
            (!step.is_zero()).then_some(Bound { at, closed: true })
        };
        let open = |bound: &Bound<Ratio>| Bound { at: bound.at.clone(), closed: false };
        let (lower, upper) = match self.bound() {
            Some(Qualifier::About) => {
                (low.as_ref().and_then(|b| reach(b, false)), high.as_ref().and_then(|b| reach(b, true)))
            }
            Some(Qualifier::Nearly) => (low.as_ref().and_then(|b| reach(b, false)), high.as_ref().map(open)),
            Some(Qualifier::Over) => (low.as_ref().map(open), high.as_ref().and_then(|b| reach(b, true))),
            Some(Qualifier::AtLeast) => (low, None),
            Some(Qualifier::AtMost) => (None, high),
            Some(Qualifier::Under) => (None, high.as_ref().map(open)),
            _ => (low, high),
        };
        Interval::new(lower, upper).unwrap_or_else(|_| Interval::empty())
    }

    /// The power of ten of the last written digit; of two bounds, the coarser. None where nothing was rounded.
    #[must_use]
    pub fn place(&self) -> Option<i16> {
        let of = |quantity: &Quantity| (!quantity.is_exact()).then(|| quantity.place());
        match &self.value {
            Value::Quantity(quantity) => of(quantity),
            Value::Range(range) => range.lower().and_then(of).max(range.upper().and_then(of)),
            Value::Tally(_) => None,
        }
    }
}

impl From<Quantity> for Figure {
    fn from(quantity: Quantity) -> Self {
        Self::new(Value::Quantity(quantity))
    }
}

impl From<Range> for Figure {
    fn from(range: Range) -> Self {
        Self::new(Value::Range(range))
    }
}

impl From<Tally> for Figure {
    fn from(tally: Tally) -> Self {
        Self::new(Value::Tally(tally))
    }
}

/// A band of two quantities as a value.
///
/// # Errors
/// As [`Range::closed`].
pub fn band(lower: Quantity, upper: Quantity) -> Result<Value, RangeError> {
    Range::closed(lower, upper).map(Value::Range)
}
