//! Bounds of a root in 128 bits, as a first look that decides nearly always.
//!
//! A root is first guessed, by Newton's method on its inverse, and then proved: the bounds around the guess are raised to
//! the degree with every product rounded outwards, and must enclose what the root is of. A guess that is not proved is no
//! answer, and the bounds of any width are found by division, as before.

use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, ToPrimitive};

use crate::decimal::Ratio;

/// The bits after the point of all bounds.
pub(super) const BITS: u64 = 128;

/// ln 2 and the middle of log2(1 + f) − f at f (1 − f), with 62 bits after the point.
const LN_2: i128 = 3_196_577_161_300_663_915;
const BEND: i128 = 1_595_000_000_000_000_000;
const ONE: i128 = 1 << 62;

/// A positive number: `mantissa` × 2^`power`, its highest bit set.
#[derive(Clone, Copy, Debug)]
struct Near {
    mantissa: u128,
    power: i64,
}

/// Bounds of `of^(1/degree)` as multiples of 2^-[`BITS`]; None where the guess cannot be proved.
pub(super) fn bounds(of: &Ratio, degree: u32) -> Option<[BigInt; 2]> {
    if !of.is_positive() || degree < 2 {
        return None;
    }
    // of = x · 2^(degree · whole), x from 1 to below 2^degree, so that its root lies from 1 to below 2.
    let Near { mantissa, power } = leading(of)?;
    let exponent = power + 127;
    let whole = exponent.div_euclid(i64::from(degree));
    let rest = exponent.rem_euclid(i64::from(degree));
    let x = Near { mantissa, power: rest - 127 };
    let guess = x.times(inverse_root(x, rest, degree)?.raised(degree - 1, false), false);
    let margin = u128::from(degree) * 32 + 64;
    let low = guess.moved(margin, false)?;
    let high = guess.moved(margin, true)?;
    // What was cut from x is less than one in its last place.
    let above = x.moved(1, true)?;
    let proved = low.raised(degree, true).at_most(x) && above.at_most(high.raised(degree, false));
    proved.then(|| [low.multiple(whole, false), high.multiple(whole, true)])
}

/// x^(-1/degree) nearly, from 1/2 to 1; `rest` is the power of two that x begins with.
fn inverse_root(x: Near, rest: i64, degree: u32) -> Option<Near> {
    let degree = i128::from(degree);
    let part = i128::try_from((x.mantissa << 1) >> 66).ok()?;
    let bent = (part * (ONE - part)) >> 62;
    let log = (i128::from(rest) << 62) + part + ((bent * BEND) >> 62);
    // 2^-(log / degree), by the series of the exponential.
    let at = ((log / degree) * LN_2) >> 62;
    let (mut term, mut sum) = (ONE, ONE);
    for n in 1..16 {
        term = -((term * at) >> 62) / n;
        sum += term;
    }
    let mut root = Near { mantissa: u128::try_from(sum).ok()?, power: -62 }.normal()?;
    for _ in 0..8 {
        // 1 − x · root^degree, with 126 bits after the point.
        let product = x.times(root.raised(u32::try_from(degree).ok()?, false), false);
        let shift = u32::try_from(-(product.power + 126)).ok()?;
        let lack = (1i128 << 126) - i128::try_from(product.mantissa.checked_shr(shift)?).ok()?;
        let step = lack / degree;
        if step == 0 {
            break;
        }
        let change = Near { mantissa: step.unsigned_abs(), power: -126 }.normal()?;
        let change = root.times(change, false);
        let shift = u32::try_from(root.power - change.power).ok()?;
        let change = change.mantissa.checked_shr(shift).unwrap_or(0);
        root = root.moved(change, step > 0)?;
        if lack.unsigned_abs() < 1 << 60 {
            break;
        }
    }
    Some(root)
}

/// A fraction cut to 128 bits.
fn leading(of: &Ratio) -> Option<Near> {
    let (over, under) = (of.numerator().magnitude(), of.denominator().magnitude());
    let shift = 129 + i64::try_from(under.bits()).ok()? - i64::try_from(over.bits()).ok()?;
    let quotient: BigUint = if shift >= 0 { (over << shift) / under } else { over / (under << -shift) };
    let spare = quotient.bits().checked_sub(128)?;
    Some(Near { mantissa: (quotient >> spare).to_u128()?, power: i64::try_from(spare).ok()? - shift })
}

impl Near {
    fn normal(self) -> Option<Self> {
        let spare = self.mantissa.leading_zeros();
        (spare < 128).then(|| Self { mantissa: self.mantissa << spare, power: self.power - i64::from(spare) })
    }

    /// The product, rounded up or down.
    fn times(self, other: Self, up: bool) -> Self {
        let (high, low) = wide(self.mantissa, other.mantissa);
        let power = self.power + other.power;
        let (mantissa, power) =
            if high >> 127 == 1 { (high, power + 128) } else { (high << 1 | low >> 127, power + 127) };
        match (up, mantissa.checked_add(1)) {
            (false, _) => Self { mantissa, power },
            (true, Some(mantissa)) => Self { mantissa, power },
            (true, None) => Self { mantissa: 1 << 127, power: power + 1 },
        }
    }

    /// A power, every product rounded up or down.
    fn raised(self, times: u32, up: bool) -> Self {
        let mut power = Self { mantissa: 1 << 127, power: -127 };
        for bit in (0..32 - times.leading_zeros()).rev() {
            power = power.times(power, up);
            if times >> bit & 1 == 1 {
                power = power.times(self, up);
            }
        }
        power
    }

    /// The number so many last places up or down, itself rounded outwards.
    fn moved(self, places: u128, up: bool) -> Option<Self> {
        if up {
            return Some(match self.mantissa.checked_add(places) {
                Some(mantissa) => Self { mantissa, ..self },
                None => Self {
                    mantissa: (self.mantissa.wrapping_add(places) >> 1 | 1 << 127).checked_add(1)?,
                    power: self.power + 1,
                },
            });
        }
        Self { mantissa: self.mantissa.checked_sub(places)?, ..self }.normal()
    }

    fn at_most(self, other: Self) -> bool {
        (self.power, self.mantissa) <= (other.power, other.mantissa)
    }

    /// The multiple of 2^-[`BITS`] that the number × 2^`whole` is cut or filled up to.
    fn multiple(self, whole: i64, up: bool) -> BigInt {
        let shift = self.power + whole + i64::try_from(BITS).unwrap_or(0);
        let mantissa = BigInt::from(self.mantissa);
        let cut = if shift >= 0 { mantissa << shift } else { mantissa >> -shift };
        if up { cut + 1 } else { cut }
    }
}

/// The product in two halves, the higher first.
fn wide(a: u128, b: u128) -> (u128, u128) {
    let halves = |n: u128| (n >> 64, n & u128::from(u64::MAX));
    let ((a1, a0), (b1, b0)) = (halves(a), halves(b));
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let (carried, kept) = halves(middle);
    let cross = a0 * b1 + kept;
    (a1 * b1 + carried + (cross >> 64), cross << 64 | low & u128::from(u64::MAX))
}

/// A quotient of whole numbers as multiples of 2^-[`BITS`] below and above; the divisor is above zero.
pub(super) fn quotient(low: BigInt, high: BigInt, under: &BigInt) -> [BigInt; 2] {
    [floored(low, under), -floored(-high, under)]
}

/// At most the quotient, and at most one below it.
fn floored(over: BigInt, under: &BigInt) -> BigInt {
    if over.is_negative() { over / under - 1 } else { over / under }
}
