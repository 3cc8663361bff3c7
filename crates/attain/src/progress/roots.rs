//! Roots over the rationals, compared exactly: growth over n years needs more than fractions.
//!
//! | operation | result |
//! |---|---|
//! | [`Surd::power`] | `base^(p/q)` of a fraction that is not negative |
//! | `+` `-` `×` [`Surd::checked_div`] | exact: sums of roots over sums of roots |
//! | `<` `==` `>` | always decided, see below |
//! | [`Surd::enclosure`] | two fractions around the value, at most 2^-bits apart, relative to the larger of 1 and the value |
//! | [`Surd::round`] | the correctly rounded decimal |
//! | [`Surd::to_ratio`] | the fraction, where the value is one |
//!
//! A comparison is first tried between bounds. Where they leave it open, roots that differ by a rational factor are
//! gathered; positive real roots of fractions whose quotients are irrational are linearly independent over the
//! rationals (Mordell, On the linear independence of algebraic numbers, 1953), so a sum with anything left in it is not
//! zero and narrower bounds decide its sign. So 1.5 % a year for five years is exactly 1.5 %, on either side of zero.

mod near;
mod sum;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive};

use self::sum::{Root, Sum, raised};
use crate::decimal::{Decimal, DecimalError, Ratio, Rounding, round_quotient};

/// The largest numerator or denominator that an exponent may have.
pub const MAX_EXPONENT: u32 = 400;

/// The bits of the first attempt to decide a comparison.
const FIRST_BITS: usize = 96;

/// What cannot be a root.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RootError {
    /// A fractional power of a negative number.
    #[error("cannot take `{base}` to the power of `{exponent}`: the first is negative")]
    Negative {
        /// What was to be raised.
        base: Box<Ratio>,
        /// The power.
        exponent: Box<Ratio>,
    },
    /// The exponent has too large a numerator or denominator.
    #[error("cannot take a power of `{exponent}`: its terms may be at most {MAX_EXPONENT}")]
    Exponent {
        /// The power.
        exponent: Ratio,
    },
    /// Division by a value that is zero.
    #[error("cannot divide `{dividend}` by zero")]
    DivisionByZero {
        /// What was to be divided.
        dividend: String,
    },
}

/// A real number made of fractions and their roots, such as `(10.2/14.5)^(1/8) − 1`.
///
/// # Examples
/// ```
/// use attain::progress::Surd;
/// use attain::{Ratio, Rounding};
/// let growth = &Surd::power(&Ratio::new(102, 145)?, &Ratio::new(1, 8)?)? - &Surd::from(1);
/// assert_eq!(growth.round(6, Rounding::HalfEven)?.to_string(), "-0.043017");
/// // Exactly 1.5 % a year for five years: 1.015^5, taken apart again.
/// let exact = Surd::power(&"1077284003884375/1000000000000000".parse()?, &Ratio::new(1, 5)?)?;
/// assert_eq!(exact, Surd::from(Ratio::new(1015, 1000)?));
/// assert!(Surd::power(&Ratio::from(-2), &Ratio::new(1, 2)?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Surd {
    // `under` is never zero.
    over: Sum,
    under: Sum,
}

impl Surd {
    /// Returns `base^exponent`, the positive root.
    ///
    /// # Errors
    /// A negative base, an exponent beyond [`MAX_EXPONENT`], zero to a power that is not positive.
    pub fn power(base: &Ratio, exponent: &Ratio) -> Result<Self, RootError> {
        let small = |term: &BigInt| term.abs().to_u32().filter(|term| *term <= MAX_EXPONENT);
        let too_large = || RootError::Exponent { exponent: exponent.clone() };
        let times = small(exponent.numerator()).ok_or_else(too_large)?;
        let degree = small(exponent.denominator()).ok_or_else(too_large)?;
        if base.is_negative() {
            return Err(RootError::Negative { base: Box::new(base.clone()), exponent: Box::new(exponent.clone()) });
        }
        if base.is_zero() {
            return if exponent.is_positive() {
                Ok(Self::from(0))
            } else {
                Err(RootError::DivisionByZero { dividend: "1".to_owned() })
            };
        }
        let upright = |of: Ratio| {
            if exponent.is_negative() { Ratio::from(1).checked_div(&of).unwrap_or(of) } else { of }
        };
        // The exponent is in lowest terms, so a power is a fraction where the root is.
        match Root::new(base.clone(), degree).exact() {
            Some(root) => Ok(Self::from(upright(raised(&root, times as usize)))),
            None => Ok(Self::whole(Sum::irrational(Root::new(upright(raised(base, times as usize)), degree)))),
        }
    }

    /// Returns `self ÷ other`.
    ///
    /// # Errors
    /// Where `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Result<Self, RootError> {
        if other.over.sign().is_eq() {
            return Err(RootError::DivisionByZero { dividend: self.to_string() });
        }
        Ok(Self::quotient(self.over.times(&other.under), self.under.times(&other.over)))
    }

    /// Returns the magnitude.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.sign().is_lt() { -self } else { self.clone() }
    }

    /// Returns how the value compares with zero.
    #[must_use]
    pub fn sign(&self) -> Ordering {
        match (self.over.sign(), self.under.sign()) {
            (over, Ordering::Less) => over.reverse(),
            (over, _) => over,
        }
    }

    /// Returns the value as a fraction where it is one.
    #[must_use]
    pub fn to_ratio(&self) -> Option<Ratio> {
        let (over, under) = (self.over.gathered(), self.under.gathered());
        if under.roots.is_empty() {
            return over.roots.is_empty().then(|| over.rational.checked_div(&under.rational).ok()).flatten();
        }
        let Some((a, root)) = over.roots.first() else {
            return over.rational.is_zero().then(Ratio::zero);
        };
        // Sums that are a rational multiple of each other.
        under.roots.iter().find_map(|(b, other)| {
            let factor = &a.checked_div(b).ok()? * &root.over(other).exact()?;
            over.plus(&under.scaled(&-&factor)).sign().is_eq().then_some(factor)
        })
    }

    /// Returns two fractions with the value between them, at most 2^-bits of the larger of 1 and the value apart.
    #[must_use]
    pub fn enclosure(&self, bits: usize) -> (Ratio, Ratio) {
        let width = Ratio::new(1, BigInt::one() << bits).unwrap_or_else(|_| Ratio::zero());
        let mut attempt = bits + 32;
        loop {
            if let Some((low, high)) = self.bounds(attempt) {
                let scale = low.abs().max(Ratio::from(1));
                if &high - &low <= &width * &scale {
                    return (low, high);
                }
            }
            attempt *= 2;
        }
    }

    /// Returns the decimal with `digits` decimals (negative: tens, hundreds …), correctly rounded.
    ///
    /// # Errors
    /// Where the rounded value does not fit 28 digits.
    pub fn round(&self, digits: i32, rounding: Rounding) -> Result<Decimal, DecimalError> {
        if let Some(exact) = self.rational() {
            return exact.round(digits, rounding);
        }
        // Rounding keeps the order, so bounds that round alike round as the value does, whatever it is.
        if let Some([low, high]) = self.near() {
            let unit = BigInt::one() << near::BITS;
            let [low, high] = [low, high].map(|end| round_quotient(&end, &unit, digits, rounding));
            if let (Ok(low), Ok(high)) = (low, high)
                && low == high
            {
                return Ok(low);
            }
        }
        if let Some(exact) = self.to_ratio() {
            return exact.round(digits, rounding);
        }
        // An irrational value is no tie, so narrower bounds round alike.
        let mut bits = FIRST_BITS;
        loop {
            let (low, high) = self.enclosure(bits);
            let (low, high) = (low.round(digits, rounding)?, high.round(digits, rounding)?);
            if low == high {
                return Ok(low);
            }
            bits *= 2;
        }
    }

    /// Returns the smaller of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// Returns the larger of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if other > self { other } else { self }
    }

    /// The fraction, where no root is left in it.
    fn rational(&self) -> Option<&Ratio> {
        (self.over.roots.is_empty() && self.under.is_whole()).then_some(&self.over.rational)
    }

    /// Bounds as multiples of 2^-[`near::BITS`], unless the divisor may be zero.
    fn near(&self) -> Option<[BigInt; 2]> {
        let [low, high] = self.over.near()?;
        if self.under.is_whole() {
            return Some([low, high]);
        }
        let [below, above] = self.under.near()?;
        let (low, high, below, above) = if above.is_negative() {
            (-high, -low, -above, -below)
        } else if below.is_positive() {
            (low, high, below, above)
        } else {
            return None;
        };
        let outward = |end: &BigInt, shrinks: bool| if end.is_negative() == shrinks { &below } else { &above };
        let [lowest, _] = near::quotient(&low << near::BITS, BigInt::ZERO, outward(&low, true));
        let [_, highest] = near::quotient(BigInt::ZERO, &high << near::BITS, outward(&high, false));
        Some([lowest, highest])
    }

    /// Bounds of the quotient, unless the divisor may be zero with so few bits.
    fn bounds(&self, bits: usize) -> Option<(Ratio, Ratio)> {
        let (low, high) = self.over.bounds(bits);
        let (below, above) = self.under.bounds(bits);
        if below == above {
            let (a, b) = (low.checked_div(&below).ok()?, high.checked_div(&below).ok()?);
            return Some(if a <= b { (a, b) } else { (b, a) });
        }
        if !below.is_positive() && !above.is_negative() {
            return None;
        }
        let mut ends = Vec::with_capacity(4);
        for end in [&low, &high] {
            for divisor in [&below, &above] {
                ends.push(end.checked_div(divisor).ok()?);
            }
        }
        Some((ends.iter().min()?.clone(), ends.iter().max()?.clone()))
    }

    fn whole(over: Sum) -> Self {
        Self { over, under: Sum::from(Ratio::from(1)) }
    }

    fn quotient(over: Sum, under: Sum) -> Self {
        match under.roots.is_empty().then(|| Ratio::from(1).checked_div(&under.rational)) {
            Some(Ok(inverse)) => Self::whole(over.scaled(&inverse)),
            _ => Self { over, under },
        }
    }

    /// Puts two over one divisor and combines them.
    fn combine(&self, other: &Self, with: impl Fn(&Sum, &Sum) -> Sum) -> Self {
        if other.under.is_whole() {
            let over = with(&self.over, &other.over.times(&self.under));
            return Self::quotient(over, self.under.clone());
        }
        if self.under.is_whole() {
            let over = with(&self.over.times(&other.under), &other.over);
            return Self::quotient(over, other.under.clone());
        }
        if self.under == other.under {
            return Self::quotient(with(&self.over, &other.over), self.under.clone());
        }
        let over = with(&self.over.times(&other.under), &other.over.times(&self.under));
        Self::quotient(over, self.under.times(&other.under))
    }
}

impl From<Ratio> for Surd {
    fn from(value: Ratio) -> Self {
        Self::whole(Sum::from(value))
    }
}

impl From<Decimal> for Surd {
    fn from(value: Decimal) -> Self {
        Self::from(Ratio::from(value))
    }
}

impl From<i64> for Surd {
    fn from(value: i64) -> Self {
        Self::from(Ratio::from(value))
    }
}

impl Add for &Surd {
    type Output = Surd;
    fn add(self, other: &Surd) -> Surd {
        self.combine(other, Sum::plus)
    }
}

impl Sub for &Surd {
    type Output = Surd;
    fn sub(self, other: &Surd) -> Surd {
        self.combine(other, |a, b| a.plus(&b.scaled(&Ratio::from(-1))))
    }
}

impl Mul for &Surd {
    type Output = Surd;
    fn mul(self, other: &Surd) -> Surd {
        Surd::quotient(self.over.times(&other.over), self.under.times(&other.under))
    }
}

impl Neg for &Surd {
    type Output = Surd;
    fn neg(self) -> Surd {
        Surd { over: self.over.scaled(&Ratio::from(-1)), under: self.under.clone() }
    }
}

impl PartialEq for Surd {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Surd {}

impl Ord for Surd {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some(one), Some(two)) = (self.rational(), other.rational()) {
            return one.cmp(two);
        }
        if let (Some([low, high]), Some([below, above])) = (self.near(), other.near()) {
            if high < below {
                return Ordering::Less;
            }
            if low > above {
                return Ordering::Greater;
            }
        }
        // Bounds are enough for all but ties, and cheaper than a common divisor.
        if let (Some((low, high)), Some((below, above))) = (self.bounds(FIRST_BITS), other.bounds(FIRST_BITS)) {
            if high < below {
                return Ordering::Less;
            }
            if low > above {
                return Ordering::Greater;
            }
        }
        (self - other).sign()
    }
}

impl PartialOrd for Surd {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Writes the fraction where the value is one, else twelve decimals after a `≈`.
impl fmt::Display for Surd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.to_ratio(), self.round(12, Rounding::HalfEven)) {
            (Some(exact), _) => match exact.to_decimal() {
                Some(decimal) => write!(f, "{decimal}"),
                None => write!(f, "{exact}"),
            },
            (None, Ok(decimal)) => write!(f, "≈{}", decimal.normalize()),
            (None, Err(_)) => write!(f, "≈{}", self.enclosure(0).0),
        }
    }
}
