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

use attain::Rounding;

use super::{Asked, BLOCK, Compared, Judged, Measure, QUOTIENT, Rows, WIDEST, WORDS, Word, place, rounds_up};
use crate::bits::WORD;
use crate::reason::code;

type Cells = [i64; WORD];

pub(super) fn judge(rows: &Rows<'_>, measure: &Measure, out: &mut Judged<'_>) {
    let cells = |cells| <[i64]>::as_chunks::<WORD>(cells).0;
    let (values, lowers, uppers) = (cells(rows.value), cells(rows.lower), cells(rows.upper));
    let mut percents = out.percent.as_deref_mut().map(|out| out.as_chunks_mut::<WORD>().0);
    let mut gaps = out.gap.as_deref_mut().map(|out| out.as_chunks_mut::<WORD>().0);
    let statuses = out.status.as_chunks_mut::<WORD>().0;
    let pieces = values.iter().zip(lowers).zip(uppers).zip(rows.asked).zip(statuses).zip(out.words.iter_mut());
    for (at, (((((value, lower), upper), asked), status), word)) in pieces.enumerate() {
        *word = place(compare(value, lower, upper), asked);
        word.again |= beyond(value, lower, upper, asked);
        if percents.is_some() || gaps.is_some() {
            let reference: &Cells = match asked.lower {
                0 => lower,
                u64::MAX => upper,
                falls => &std::array::from_fn(|row| if falls >> row & 1 != 0 { upper[row] } else { lower[row] }),
            };
            if let Some(gap) = &mut gaps {
                write_gap(value, reference, asked, &mut gap[at], word);
            }
            if let Some(percent) = &mut percents {
                match measure.rounding {
                    Rounding::HalfEven => write_percent::<true>(value, reference, measure, &mut percent[at], word),
                    _ => write_percent::<false>(value, reference, measure, &mut percent[at], word),
                }
            }
        }
        write_status(word, status);
    }
}

/// Gathers a bit of every row, the first one lowest; a byte at a time, so that none waits for another.
#[inline(always)]
fn gather(bit: impl Fn(usize) -> bool) -> u64 {
    let mut bytes = [0; 8];
    for (byte, out) in bytes.iter_mut().enumerate() {
        let put = |row: usize| u8::from(bit(byte * 8 + row)) << row;
        *out = put(0) | put(1) | put(2) | put(3) | put(4) | put(5) | put(6) | put(7);
    }
    u64::from_le_bytes(bytes)
}

#[inline(always)]
fn compare(value: &Cells, lower: &Cells, upper: &Cells) -> Compared {
    Compared {
        above_lower: gather(|row| value[row] > lower[row]),
        at_lower: gather(|row| value[row] == lower[row]),
        below_upper: gather(|row| value[row] < upper[row]),
        at_upper: gather(|row| value[row] == upper[row]),
        crossed: gather(|row| lower[row] > upper[row]),
        point: gather(|row| lower[row] == upper[row]),
    }
}

/// The rows with a number of 2⁶² or more, for which the proof does not hold.
#[inline(always)]
fn beyond(value: &Cells, lower: &Cells, upper: &Cells, asked: &Asked) -> u64 {
    // Bit 62 differs from the sign there; first of all rows at once, since there is hardly ever one.
    let apart = |x: i64| x ^ (x << 1);
    let any = (0..WORD).fold(0, |any, row| any | apart(value[row]) | apart(lower[row]) | apart(upper[row]));
    if any >= 0 {
        return 0;
    }
    let far = |cells: &Cells| gather(|row| apart(cells[row]) < 0);
    ((far(value) & asked.has_value) | (far(lower) & asked.has_lower) | (far(upper) & asked.has_upper)) & asked.has_value
}

#[inline(always)]
fn write_gap(value: &Cells, reference: &Cells, asked: &Asked, out: &mut Cells, word: &mut Word) {
    for (out, (value, reference)) in out.iter_mut().zip(value.iter().zip(reference)) {
        *out = value.wrapping_sub(*reference);
    }
    word.again |= gather(|row| out[row].wrapping_abs() > WIDEST) & word.gap;
    if asked.lower | asked.inside != 0 {
        for (row, out) in out.iter_mut().enumerate() {
            // On either side of a point is worse.
            let over = if asked.inside >> row & 1 != 0 { out.wrapping_abs() } else { *out };
            *out = if (asked.lower | asked.inside) >> row & 1 != 0 { over.wrapping_neg() } else { over };
        }
    }
}

#[inline(always)]
fn write_percent<const EVEN: bool>(
    value: &Cells,
    reference: &Cells,
    measure: &Measure,
    out: &mut Cells,
    word: &mut Word,
) {
    let multiplier = measure.multiplier as f64;
    let estimates: [f64; WORD] = std::array::from_fn(|row| (value[row] as f64) * multiplier / (reference[row] as f64));
    let near = gather(|row| estimates[row].abs() < QUOTIENT);
    let measured = gather(|row| reference[row] > 0) & word.gap;
    for (row, out) in out.iter_mut().enumerate() {
        let (reference, quotient) = (reference[row], nearest(estimates[row]));
        let rest = value[row].wrapping_mul(measure.multiplier).wrapping_sub(quotient.wrapping_mul(reference));
        *out = if EVEN {
            // Half to even: up where 2·rest + odd > reference, down where odd − 2·rest > reference.
            let (odd, twice) = (quotient & 1, rest.wrapping_add(rest));
            let up = i64::from(twice.wrapping_add(odd) > reference);
            let down = i64::from(odd.wrapping_sub(twice) > reference);
            quotient.wrapping_add(up - down)
        } else {
            let (down, up) = (i64::from(rest < 0), i64::from(rest >= reference));
            let floor = quotient.wrapping_sub(down).wrapping_add(up);
            let rest = rest.wrapping_add(reference.wrapping_mul(down - up));
            let lack = reference.wrapping_sub(rest);
            let over = near >> row & 1 != 0 && rounds_up(floor < 0, floor & 1 != 0, &rest, &lack, measure.rounding);
            floor.wrapping_add(i64::from(over))
        };
    }
    word.percent = measured & near;
    word.again |= measured & !near;
}

/// A double below 2⁵¹ rounded to the nearest whole number, without a call: adding 1.5·2⁵² leaves no bits for a fraction.
#[inline(always)]
fn nearest(estimate: f64) -> i64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    ((estimate + SHIFT).to_bits() as i64).wrapping_sub(SHIFT.to_bits() as i64)
}

/// The bits of a byte, each in a byte of its own.
const SPREAD: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            table[byte] |= (byte as u64 >> bit & 1) << (8 * bit);
            bit += 1;
        }
        byte += 1;
    }
    table
};

/// Writes the codes of 64 rows, eight at a time: the sets part the rows, so codes may be added up.
#[inline(always)]
fn write_status(word: &Word, out: &mut [u8; WORD]) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = |bits: u64| bits.to_le_bytes().map(|byte| SPREAD[usize::from(byte)]);
    let (exceeded, met, no_data) = (bytes(word.exceeded), bytes(word.met), bytes(word.no_data));
    for (at, out) in out.as_chunks_mut::<8>().0.iter_mut().enumerate() {
        let codes = EACH * u64::from(code::MISSED) + no_data[at] * u64::from(code::NO_DATA - code::MISSED)
            - met[at] * u64::from(code::MISSED - code::MET)
            - exceeded[at] * u64::from(code::MISSED - code::EXCEEDED);
        *out = codes.to_le_bytes();
    }
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
