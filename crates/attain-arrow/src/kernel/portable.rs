//! The kernel for any processor.
//!
//! # Why the percentage is exact
//!
//! Let v be the value, r > 0 the reference, m = 10^(digits + 2) ≤ 10¹⁸, all whole, |v| and r below 2⁶². The estimate of
//! t = v·m ÷ r on doubles has four roundings of 2⁻⁵³ (v, r, the product, the quotient; m is a double as it is), so its error
//! is below 2⁻⁵⁰·⁹ of it, and below 0.27 where it is below 2⁴⁹. Rounded to a whole number q, |q − t| < 0.77. So
//! v·m − q·r = r·(t − q) is smaller than 0.77·2⁶² in size, and arithmetic that wraps at 2⁶⁴ yields it as it is, twice it too. One
//! step up or down then gives the quotient rounded down with a remainder from 0 to r − 1, from which every way of rounding
//! follows.

#![allow(clippy::float_arithmetic, reason = "the estimate of a quotient; the remainder makes it exact")]

use super::{
    Asked, BLOCK, Compared, Judged, Measure, QUOTIENT, Rows, WIDEST, WORDS, Word, place, rounds_up, status_of,
};
use crate::bits::WORD;

pub(super) fn judge(rows: &Rows<'_>, measure: &Measure, out: &mut Judged<'_>) {
    for (word, asked) in rows.asked.iter().enumerate() {
        let from = word * WORD;
        let (value, lower, upper) =
            (&rows.value[from..from + WORD], &rows.lower[from..from + WORD], &rows.upper[from..from + WORD]);
        let mut placed = place(compare(value, lower, upper), asked);
        placed.again |= beyond(value, lower, upper, asked);
        if out.percent.is_some() || out.gap.is_some() {
            let percent = out.percent.as_deref_mut().map(|out| &mut out[from..from + WORD]);
            let gap = out.gap.as_deref_mut().map(|out| &mut out[from..from + WORD]);
            figures((value, lower, upper), asked, measure, percent, gap, &mut placed);
        }
        for (row, status) in out.status[from..from + WORD].iter_mut().enumerate() {
            *status = status_of(&placed, 1 << row);
        }
        out.words[word] = placed;
    }
}

#[inline]
fn compare(value: &[i64], lower: &[i64], upper: &[i64]) -> Compared {
    let mut c = Compared::default();
    for (row, ((v, l), u)) in value.iter().zip(lower).zip(upper).enumerate() {
        c.above_lower |= u64::from(v > l) << row;
        c.at_lower |= u64::from(v == l) << row;
        c.below_upper |= u64::from(v < u) << row;
        c.at_upper |= u64::from(v == u) << row;
        c.crossed |= u64::from(l > u) << row;
        c.point |= u64::from(l == u) << row;
    }
    c
}

/// The rows with a number of 2⁶² or more, for which the proof does not hold.
#[inline]
fn beyond(value: &[i64], lower: &[i64], upper: &[i64], asked: &Asked) -> u64 {
    let far = |cells: &[i64]| {
        cells.iter().enumerate().fold(0u64, |far, (row, x)| far | ((((x ^ (x << 1)) as u64) >> 63) << row))
    };
    ((far(value) & asked.has_value) | (far(lower) & asked.has_lower) | (far(upper) & asked.has_upper)) & asked.has_value
}

fn figures(
    (value, lower, upper): (&[i64], &[i64], &[i64]),
    asked: &Asked,
    measure: &Measure,
    mut percent: Option<&mut [i64]>,
    mut gap: Option<&mut [i64]>,
    placed: &mut Word,
) {
    let multiplier = measure.multiplier as f64;
    for (row, value) in value.iter().enumerate() {
        let bit = 1u64 << row;
        let falls = asked.lower & bit != 0;
        let reference = if falls { upper[row] } else { lower[row] };
        if let Some(gap) = &mut gap {
            let over = value.wrapping_sub(reference);
            let far = over.wrapping_abs();
            // On either side of a point is worse.
            let signed = if asked.inside & bit != 0 {
                far.wrapping_neg()
            } else if falls {
                over.wrapping_neg()
            } else {
                over
            };
            gap[row] = signed;
            if far > WIDEST {
                placed.again |= bit & placed.gap;
            }
        }
        let Some(percent) = &mut percent else { continue };
        let estimate = (*value as f64) * multiplier / (reference as f64);
        let measured = reference > 0 && placed.gap & bit != 0;
        if measured && estimate.abs() < QUOTIENT {
            let quotient = nearest(estimate);
            let rest = value.wrapping_mul(measure.multiplier).wrapping_sub(quotient.wrapping_mul(reference));
            let (floor, rest) = if rest < 0 {
                (quotient - 1, rest.wrapping_add(reference))
            } else if rest >= reference {
                (quotient + 1, rest - reference)
            } else {
                (quotient, rest)
            };
            let up = rounds_up(floor < 0, floor & 1 != 0, &rest, &(reference - rest), measure.rounding);
            percent[row] = floor + i64::from(up);
            placed.percent |= bit;
        } else {
            percent[row] = 0;
            if measured {
                placed.again |= bit;
            }
        }
    }
}

/// A double below 2⁵¹ rounded to the nearest whole number, without a call: adding 1.5·2⁵² leaves no bits for a fraction.
#[inline]
fn nearest(estimate: f64) -> i64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    ((estimate + SHIFT).to_bits() as i64).wrapping_sub(SHIFT.to_bits() as i64)
}

pub(super) fn narrow(cells: &[i128], out: &mut [i64; BLOCK], wide: &mut [u64; WORDS]) {
    for ((chunk, out), wide) in cells.chunks(WORD).zip(out.chunks_mut(WORD)).zip(wide) {
        for (row, (cell, out)) in chunk.iter().zip(out).enumerate() {
            *out = *cell as i64;
            *wide |= u64::from(i128::from(*out) != *cell) << row;
        }
    }
}

pub(super) fn widen(cells: &[i64], out: &mut [i128]) {
    for (cell, out) in cells.iter().zip(out) {
        *out = i128::from(*cell);
    }
}
