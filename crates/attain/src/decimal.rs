//! Exact numerals and ratios: the only place that rounds.
//!
//! | operation | exact result fits 28 digits | does not |
//! |---|---|---|
//! | [`parse`], [`add`], [`sub`], [`mul`], [`shift`], [`div_exact`] | the result, its scale kept | [`DecimalError`] |
//! | [`round`], [`div`], [`Ratio::round`] | rounded once, as the caller says | [`DecimalError::Overflow`] |
//! | [`Ratio`] `+ - ×` | always exact | — |

use crate::names::named;
use crate::visible::visible;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
pub use rust_decimal::Decimal;

/// The digits that every [`Decimal`] holds; of 29 digits, those up to 79228162514264337593543950335 fit too.
pub const MAX_DIGITS: u32 = 28;

/// What can go wrong with an exact decimal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecimalError {
    /// The text is not a plain decimal.
    #[error("expected a decimal such as `17500` or `-8.05`, found `{}` at character {at}", visible(found))]
    Malformed {
        /// The character found, or `end of text`.
        found: String,
        /// Its code-point offset.
        at: usize,
    },
    /// The number, written out, needs more digits than a decimal holds.
    #[error("`{}` written out needs more than {MAX_DIGITS} digits; round it first or use a larger unit", visible(text))]
    TooLong {
        /// The start of the number.
        text: String,
    },
    /// The exact result has more than 28 digits.
    #[error("the exact result of {operation} needs more than {MAX_DIGITS} digits; round the operands first")]
    Inexact {
        /// The operation, with its operands.
        operation: String,
    },
    /// The result is too large.
    #[error("the result of {operation} is too large for a decimal")]
    Overflow {
        /// The operation, with its operands.
        operation: String,
    },
    /// Division by zero.
    #[error("cannot divide `{dividend}` by zero")]
    DivisionByZero {
        /// What was to be divided.
        dividend: String,
    },
}

/// How a value between two neighbours is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rounding {
    /// To the nearest, a tie away from zero.
    HalfUp,
    /// To the nearest, a tie to the even neighbour.
    HalfEven,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
    /// Towards negative infinity.
    Floor,
    /// Towards positive infinity.
    Ceiling,
}

named! {
    Rounding, "rounding mode":
    HalfUp "half_up",
    HalfEven "half_even",
    Up "up",
    Down "down",
    Floor "floor",
    Ceiling "ceiling",
}

impl Rounding {
    /// Returns whether a magnitude that was cut to its digits moves one away from zero.
    ///
    /// `odd` is the last digit that was kept; `twice_remainder` is twice what was cut, against one in that digit. Where
    /// nothing was cut, there is nothing to round and nothing to ask.
    #[must_use]
    #[inline]
    pub fn moves_away(self, negative: bool, odd: bool, twice_remainder: Ordering) -> bool {
        match self {
            Rounding::HalfUp => twice_remainder != Ordering::Less,
            Rounding::HalfEven => match twice_remainder {
                Ordering::Less => false,
                Ordering::Equal => odd,
                Ordering::Greater => true,
            },
            Rounding::Up => true,
            Rounding::Down => false,
            Rounding::Floor => negative,
            Rounding::Ceiling => !negative,
        }
    }
}

/// Reads a decimal in machine form: `17500`, `-8.05`, `2.45e9`.
///
/// The written scale is kept: `8.50` has two decimals.
///
/// # Errors
/// [`DecimalError::Malformed`] for anything else (`NaN`, `1_000`, `1,5`, spaces, an empty text) and
/// [`DecimalError::TooLong`] where the value needs more than 28 digits; nothing is rounded.
pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
    let malformed = |at: usize| DecimalError::Malformed {
        found: text.chars().nth(at).map_or_else(|| "end of text".into(), String::from),
        at,
    };
    let too_long = || DecimalError::TooLong { text: text.chars().take(40).collect() };
    let mut mantissa: u128 = 0;
    let mut digits = 0usize;
    let mut decimals: i64 = 0;
    let mut negative = false;
    let mut seen_point = false;
    let mut exponent: i64 = 0;
    let mut chars = text.chars().enumerate().peekable();
    if let Some(&(_, sign @ ('-' | '+'))) = chars.peek() {
        negative = sign == '-';
        chars.next();
    }
    while let Some(&(at, c)) = chars.peek() {
        match c {
            '0'..='9' => {
                digits += 1;
                mantissa = mantissa
                    .checked_mul(10)
                    .and_then(|m| m.checked_add(u128::from(c as u8 - b'0')))
                    .ok_or_else(too_long)?;
                decimals += i64::from(seen_point);
            }
            '.' if !seen_point && digits > 0 => seen_point = true,
            'e' | 'E' if digits > 0 => {
                chars.next();
                exponent = parse_exponent(&mut chars).map_err(|at| malformed(at.unwrap_or(text.chars().count())))?;
                break;
            }
            _ => return Err(malformed(at)),
        }
        chars.next();
    }
    if digits == 0 || (seen_point && decimals == 0) {
        return Err(malformed(text.chars().count()));
    }
    let mut scale = decimals - exponent;
    while scale < 0 {
        if mantissa == 0 {
            scale = 0;
            break;
        }
        mantissa = mantissa.checked_mul(10).ok_or_else(too_long)?;
        scale += 1;
    }
    let signed = i128::try_from(mantissa).map_err(|_| too_long())?;
    let scale = u32::try_from(scale).map_err(|_| too_long())?;
    let value = Decimal::try_from_i128_with_scale(signed, scale).map_err(|_| too_long())?;
    // There is one zero.
    Ok(if negative && !value.is_zero() { -value } else { value })
}

/// Reads what follows the `e`; an error is the offset of the offending character, or None at the end of the text.
fn parse_exponent(
    chars: &mut std::iter::Peekable<std::iter::Enumerate<std::str::Chars<'_>>>,
) -> Result<i64, Option<usize>> {
    let mut negative = false;
    if let Some(&(_, sign @ ('-' | '+'))) = chars.peek() {
        negative = sign == '-';
        chars.next();
    }
    let mut exponent: i64 = 0;
    let mut digits = 0;
    for (at, c) in chars {
        let Some(digit) = c.to_digit(10) else { return Err(Some(at)) };
        // Beyond this every non-zero value is out of reach, whatever follows.
        exponent = (exponent * 10 + i64::from(digit)).min(1_000_000);
        digits += 1;
    }
    if digits == 0 { Err(None) } else { Ok(if negative { -exponent } else { exponent }) }
}

/// Returns `a + b`.
///
/// # Errors
/// Where the exact sum does not fit 28 digits.
pub fn add(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    // Of one scale, and far from 28 digits: most sums.
    if a.scale() == b.scale()
        && let (Ok(left), Ok(right)) = (i64::try_from(a.mantissa()), i64::try_from(b.mantissa()))
        && let Some(sum) = left.checked_add(right).filter(|sum| *sum != 0)
        && let Ok(sum) = Decimal::try_new(sum, a.scale())
    {
        return Ok(sum);
    }
    let operation = || format!("`{a}` + `{b}`");
    let sum = a.checked_add(b).ok_or_else(|| DecimalError::Overflow { operation: operation() })?;
    // The scale of an exact sum is the larger scale; `checked_add` lowers it when it has to round, and for a zero.
    let scale = a.scale().max(b.scale());
    if a.is_zero() || b.is_zero() {
        let mut sum = sum;
        sum.rescale(scale);
        return Ok(sum);
    }
    if sum.scale() < scale {
        let exact = &Ratio::from(a) + &Ratio::from(b);
        if Ratio::from(sum) != exact {
            return Err(DecimalError::Inexact { operation: operation() });
        }
    }
    Ok(sum)
}

/// Returns `a − b`.
///
/// # Errors
/// Where the exact difference does not fit 28 digits.
pub fn sub(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    add(a, if b.is_zero() { b } else { -b })
}

/// Returns `a × b`.
///
/// # Errors
/// Where the exact product does not fit 28 digits: `checked_mul` of the decimal would round it in silence.
pub fn mul(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    let operation = || format!("`{a}` × `{b}`");
    if a.is_zero() || b.is_zero() {
        return Ok(Decimal::new(0, (a.scale() + b.scale()).min(MAX_DIGITS)));
    }
    let product = a.checked_mul(b).ok_or_else(|| DecimalError::Overflow { operation: operation() })?;
    if product.scale() < a.scale() + b.scale() && &Ratio::from(a) * &Ratio::from(b) != Ratio::from(product) {
        return Err(DecimalError::Inexact { operation: operation() });
    }
    Ok(product)
}

/// Returns `a ÷ b` with `digits` decimals, rounded once.
///
/// # Errors
/// Where `b` is zero or the result is too large.
pub fn div(a: Decimal, b: Decimal, digits: u32, rounding: Rounding) -> Result<Decimal, DecimalError> {
    Ratio::from(a).checked_div(&Ratio::from(b))?.round(i32::try_from(digits).unwrap_or(i32::MAX), rounding)
}

/// Returns `a ÷ b` where the quotient is a finite decimal.
///
/// # Errors
/// Where it is not (`1 ÷ 3`), where it needs more than 28 digits, and where `b` is zero.
pub fn div_exact(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    Ratio::from(a)
        .checked_div(&Ratio::from(b))?
        .to_decimal()
        .ok_or_else(|| DecimalError::Inexact { operation: format!("`{a}` ÷ `{b}`") })
}

/// Returns `a × 10^exponent`, with the written digits kept where the scale allows.
///
/// # Errors
/// Where the result does not fit 28 digits.
pub fn shift(a: Decimal, exponent: i32) -> Result<Decimal, DecimalError> {
    let operation = || format!("`{a}` × 10^{exponent}");
    let scale = i64::from(a.scale()) - i64::from(exponent);
    let too_large = || DecimalError::Overflow { operation: operation() };
    if scale >= 0 {
        let wanted = u32::try_from(scale).map_err(|_| too_large())?;
        if let Ok(value) = Decimal::try_from_i128_with_scale(a.mantissa(), wanted) {
            return Ok(value);
        }
        if a.is_zero() {
            return Ok(Decimal::ZERO);
        }
        // Trailing zeros may be all that stands in the way.
        let (mantissa, power) = canonical(a, 0);
        let wanted = (i64::from(power) + i64::from(exponent)).unsigned_abs();
        return u32::try_from(wanted)
            .ok()
            .and_then(|wanted| Decimal::try_from_i128_with_scale(mantissa, wanted).ok())
            .ok_or_else(|| DecimalError::Inexact { operation: operation() });
    }
    if a.is_zero() {
        return Ok(Decimal::ZERO);
    }
    let power = u32::try_from(-scale).ok().and_then(|p| 10i128.checked_pow(p)).ok_or_else(too_large)?;
    let mantissa = a.mantissa().checked_mul(power).ok_or_else(too_large)?;
    Decimal::try_from_i128_with_scale(mantissa, 0).map_err(|_| too_large())
}

/// Returns `a` rounded to `digits` decimals; negative digits round to tens, hundreds and so on.
///
/// # Errors
/// Where the rounded value is too large.
pub fn round(a: Decimal, digits: i32, rounding: Rounding) -> Result<Decimal, DecimalError> {
    if digits >= 0 && i64::from(a.scale()) <= i64::from(digits) {
        return Ok(a);
    }
    Ratio::from(a).round(digits, rounding)
}

/// Compares `a × 10^ea` with `b × 10^eb` exactly, without building either.
#[must_use]
pub fn cmp_scaled(a: Decimal, ea: i32, b: Decimal, eb: i32) -> Ordering {
    let (ma, mb) = (a.mantissa(), b.mantissa());
    match (ma.signum(), mb.signum()) {
        (0, 0) => return Ordering::Equal,
        (sa, sb) if sa != sb => return sa.cmp(&sb),
        _ => {}
    }
    // Exponents of the last mantissa digit, then of the first.
    let last_a = i64::from(ea) - i64::from(a.scale());
    let last_b = i64::from(eb) - i64::from(b.scale());
    let (da, db) = (digit_count(ma), digit_count(mb));
    let magnitude = (last_a + da).cmp(&(last_b + db)).then_with(|| {
        // The same leading place: lining the digits up needs at most 28 zeros.
        let widen = |m: i128, zeros: i64| {
            u32::try_from(zeros)
                .ok()
                .and_then(|z| 10i128.checked_pow(z))
                .and_then(|p| m.abs().checked_mul(p))
                .unwrap_or(m.abs())
        };
        widen(ma, (db - da).max(0)).cmp(&widen(mb, (da - db).max(0)))
    });
    if ma < 0 { magnitude.reverse() } else { magnitude }
}

/// Returns mantissa and power of ten without trailing zeros: equal values give equal pairs.
#[must_use]
pub fn canonical(a: Decimal, exponent: i32) -> (i128, i32) {
    let short = a.normalize();
    if short.is_zero() {
        return (0, 0);
    }
    let mut mantissa = short.mantissa();
    let mut power = exponent - i32::try_from(short.scale()).unwrap_or(0);
    while mantissa % 10 == 0 {
        mantissa /= 10;
        power += 1;
    }
    (mantissa, power)
}

fn digit_count(mantissa: i128) -> i64 {
    mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| i64::from(log) + 1)
}

/// Returns `over ÷ under`, which need not be in lowest terms, rounded as [`Ratio::round`] does; `under` is above zero.
pub(crate) fn round_quotient(
    over: &BigInt,
    under: &BigInt,
    digits: i32,
    rounding: Rounding,
) -> Result<Decimal, DecimalError> {
    let overflow = || DecimalError::Overflow { operation: format!("rounding to {digits} decimals") };
    if digits.unsigned_abs() > 4 * MAX_DIGITS {
        return Err(overflow());
    }
    let power = num_traits::pow(BigInt::from(10), digits.unsigned_abs() as usize);
    let negative = over.is_negative();
    let (magnitude, under) = if digits < 0 { (over.abs(), under * power) } else { (over.abs() * power, under.clone()) };
    let (quotient, remainder) = (&magnitude / &under, &magnitude % &under);
    let odd = quotient.bit(0);
    let twice = (&remainder << 1u32).cmp(&under);
    let away = !remainder.is_zero() && rounding.moves_away(negative, odd, twice);
    let quotient = if away { quotient + BigInt::one() } else { quotient };
    let mantissa = (if negative { -quotient } else { quotient }).to_i128().ok_or_else(overflow)?;
    if let Ok(scale) = u32::try_from(digits) {
        Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| overflow())
    } else {
        let whole = Decimal::try_from_i128_with_scale(mantissa, 0).map_err(|_| overflow())?;
        shift(whole, -digits)
    }
}

/// An exact fraction over big integers: k of n, a percentage, a share of the year, an implied figure.
///
/// Sums, differences and products are always exact. It becomes a decimal only through [`Ratio::round`], where
/// the caller says how, or [`Ratio::to_decimal`], where nothing is lost.
///
/// # Examples
/// ```
/// use attain::{Ratio, Rounding};
/// let certified = Ratio::new(8, 13)?;
/// assert_eq!(certified.to_string(), "8/13");
/// assert_eq!((&certified * &Ratio::from(100)).round(4, Rounding::HalfEven)?.to_string(), "61.5385");
/// assert!(Ratio::new(8, 0).is_err());
/// # Ok::<(), attain::DecimalError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(BigRational);

impl Ratio {
    /// Returns `numerator ÷ denominator` in lowest terms.
    ///
    /// # Errors
    /// Where the denominator is zero.
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Result<Self, DecimalError> {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        if denominator.is_zero() {
            return Err(DecimalError::DivisionByZero { dividend: numerator.to_string() });
        }
        Ok(Self(BigRational::new(numerator, denominator)))
    }

    /// Returns zero.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// Returns `10^exponent`.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Self {
        let power = num_traits::pow(BigInt::from(10), exponent.unsigned_abs() as usize);
        Self(if exponent < 0 { BigRational::new_raw(BigInt::one(), power) } else { BigRational::from_integer(power) })
    }

    /// Returns `amount × 10^exponent`.
    #[must_use]
    pub fn scaled(amount: Decimal, exponent: i32) -> Self {
        &Self::from(amount) * &Self::power_of_ten(exponent)
    }

    /// The numerator in lowest terms, with the sign.
    #[must_use]
    pub fn numerator(&self) -> &BigInt {
        self.0.numer()
    }

    /// The denominator in lowest terms, positive.
    #[must_use]
    pub fn denominator(&self) -> &BigInt {
        self.0.denom()
    }

    /// Whether the value is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether the value is above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    /// Whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Returns the magnitude.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// Returns `self ÷ other`.
    ///
    /// # Errors
    /// Where `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Result<Self, DecimalError> {
        if other.0.is_zero() {
            return Err(DecimalError::DivisionByZero { dividend: self.to_string() });
        }
        Ok(Self(&self.0 / &other.0))
    }

    /// Returns the value with `digits` decimals (negative: tens, hundreds …), rounded once.
    ///
    /// # Errors
    /// Where the rounded value does not fit 28 digits.
    pub fn round(&self, digits: i32, rounding: Rounding) -> Result<Decimal, DecimalError> {
        round_quotient(self.0.numer(), self.0.denom(), digits, rounding)
    }

    /// Returns the value as a decimal where that is exact.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        // A finite decimal of 28 digits has a denominator that divides 10^28.
        let power = num_traits::pow(BigInt::from(10), MAX_DIGITS as usize);
        if !(&power % self.0.denom()).is_zero() {
            return None;
        }
        let mut mantissa = self.0.numer() * (&power / self.0.denom());
        let mut scale = MAX_DIGITS;
        let ten = BigInt::from(10);
        while scale > 0 && (&mantissa % &ten).is_zero() {
            mantissa /= &ten;
            scale -= 1;
        }
        Decimal::try_from_i128_with_scale(mantissa.to_i128()?, scale).ok()
    }
}

impl From<Decimal> for Ratio {
    fn from(value: Decimal) -> Self {
        let denominator = num_traits::pow(BigInt::from(10), value.scale() as usize);
        Self(BigRational::new(BigInt::from(value.mantissa()), denominator))
    }
}

impl From<i64> for Ratio {
    fn from(value: i64) -> Self {
        Self(BigRational::from_integer(BigInt::from(value)))
    }
}

/// Numerator and denominator, where 64 bits hold both: most fractions.
fn small(value: &Ratio) -> Option<(i128, i128)> {
    Some((value.0.numer().to_i64()?.into(), value.0.denom().to_i64()?.into()))
}

/// The fraction in lowest terms; `under` is above zero.
fn reduced(over: i128, under: i128) -> Option<Ratio> {
    let (mut a, mut b) = (over.unsigned_abs(), under.unsigned_abs());
    while b != 0 {
        (a, b) = match (u64::try_from(a), u64::try_from(b)) {
            (Ok(a), Ok(b)) => (b.into(), (a % b).into()),
            _ => (b, a % b),
        };
    }
    let divisor = i128::try_from(a).ok()?;
    Some(Ratio(BigRational::new_raw((over / divisor).into(), (under / divisor).into())))
}

macro_rules! exact_operator {
    ($trait:ident, $method:ident, $operator:tt, $small:expr) => {
        impl $trait for &Ratio {
            type Output = Ratio;
            fn $method(self, other: &Ratio) -> Ratio {
                let terms: fn((i128, i128), (i128, i128)) -> Option<Ratio> = $small;
                let quick = small(self).zip(small(other)).and_then(|(a, b)| terms(a, b));
                quick.unwrap_or_else(|| Ratio(&self.0 $operator &other.0))
            }
        }
    };
}
exact_operator!(Add, add, +, |(a, b), (c, d)| reduced((a * d).checked_add(c * b)?, b * d));
exact_operator!(Sub, sub, -, |(a, b), (c, d)| reduced((a * d).checked_sub(c * b)?, b * d));
exact_operator!(Mul, mul, *, |(a, b), (c, d)| reduced(a * c, b * d));

impl Neg for &Ratio {
    type Output = Ratio;
    fn neg(self) -> Ratio {
        Ratio(-&self.0)
    }
}

/// Writes the fraction: `8/13`, or `2` where it is whole.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Reads what [`Display`](fmt::Display) writes.
impl std::str::FromStr for Ratio {
    type Err = DecimalError;
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let malformed = |at: usize| DecimalError::Malformed {
            found: text.chars().nth(at).map_or_else(|| "end of text".into(), String::from),
            at,
        };
        let whole = |part: &str, from: usize| -> Result<BigInt, DecimalError> {
            let digits = part.strip_prefix('-').unwrap_or(part);
            if digits.is_empty() || digits.len() > 4096 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(malformed(
                    from + part.chars().position(|c| !c.is_ascii_digit() && c != '-').unwrap_or(part.len()),
                ));
            }
            part.parse().map_err(|_| malformed(from))
        };
        match text.split_once('/') {
            Some((n, d)) => Self::new(whole(n, 0)?, whole(d, n.len() + 1)?),
            None => Self::new(whole(text, 0)?, 1),
        }
    }
}
