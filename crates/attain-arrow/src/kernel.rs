//! The judging of rows, many at a time: which kernel there is, and what all of them agree on.
//!
//! A kernel compares whole numbers of 64 bits and writes status, percent and gap. A percentage needs no division of 128
//! bits: the quotient is estimated on doubles, and the remainder, exact in 64 bits however it wraps, says by how much the
//! estimate was off; the proof stands in `kernel/portable.rs`. Rows that 64 bits do not hold are left to [`exact`].

pub(crate) mod exact;
mod portable;

#[cfg(target_arch = "x86_64")]
mod avx512;

use std::cmp::Ordering;

use attain::Rounding;

use crate::bits::WORD;

/// The rows that are judged between two looks at memory: small enough to stay in the nearest cache.
pub(crate) const BLOCK: usize = 1024;

/// The words of a block.
pub(crate) const WORDS: usize = BLOCK / WORD;

/// A quotient of this size (2⁴⁹) or more is left to the exact way: below, an estimate on doubles is off by less than one.
const QUOTIENT: f64 = 562_949_953_421_312.0;

/// The largest figure of 18 digits, which a decimal of 64 bits holds.
pub(crate) const WIDEST: i64 = 999_999_999_999_999_999;

/// The way in which rows are judged. All give the same figures; they differ in speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kernel {
    /// Whole numbers of any size, one row after the other: slow, and what the others are held to.
    Exact,
    /// 64 bits, on any processor.
    Portable,
    /// 64 bits, eight rows at a time, where the processor has AVX-512 (F, DQ, BW, VL).
    Avx512,
}

impl Kernel {
    /// Returns the fastest kernel of this machine.
    #[must_use]
    pub fn best() -> Self {
        if Self::Avx512.is_available() { Self::Avx512 } else { Self::Portable }
    }

    /// Whether this machine has it.
    #[must_use]
    pub fn is_available(self) -> bool {
        match self {
            Self::Exact | Self::Portable => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => avx512::Avx512::detect().is_some(),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Avx512 => false,
        }
    }

    /// Judges whole words of rows; see [`Rows`].
    pub(crate) fn judge(self, rows: &Rows<'_>, measure: &Measure, out: &mut Judged<'_>) {
        #[cfg(target_arch = "x86_64")]
        if self == Self::Avx512
            && measure.rounding == Rounding::HalfEven
            && let Some(kernel) = avx512::Avx512::detect()
        {
            return kernel.judge(rows, measure, out);
        }
        portable::judge(rows, measure, out);
    }

    /// Writes numbers of 128 bits as 64, and the rows that do not fit.
    pub(crate) fn narrow(self, cells: &[i128], out: &mut [i64; BLOCK], wide: &mut [u64; WORDS]) {
        #[cfg(target_arch = "x86_64")]
        if self == Self::Avx512
            && let Some(kernel) = avx512::Avx512::detect()
        {
            return kernel.narrow(cells, out, wide);
        }
        portable::narrow(cells, out, wide);
    }

    /// Writes numbers of 64 bits as 128.
    pub(crate) fn widen(self, cells: &[i64], out: &mut [i128], streaming: Option<&Streaming>) {
        #[cfg(target_arch = "x86_64")]
        if self == Self::Avx512
            && let Some(kernel) = avx512::Avx512::detect()
        {
            return kernel.widen(cells, out, streaming.is_some());
        }
        let _ = streaming;
        portable::widen(cells, out);
    }
}

/// The right to write past the cache: when it is dropped, everything that was written is settled for other threads.
#[derive(Debug)]
pub(crate) struct Streaming(());

impl Streaming {
    pub(crate) fn begin() -> Self {
        Self(())
    }
}

impl Drop for Streaming {
    fn drop(&mut self) {
        #[cfg(target_arch = "x86_64")]
        avx512::settle();
    }
}

/// Rows at one power of ten, in whole words of 64; what lies under a null means nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    pub(crate) value: &'a [i64],
    pub(crate) lower: &'a [i64],
    pub(crate) upper: &'a [i64],
    /// One a word.
    pub(crate) asked: &'a [Asked],
}

/// What is known of 64 rows beside their numbers, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) has_value: u64,
    pub(crate) has_lower: u64,
    pub(crate) has_upper: u64,
    pub(crate) higher: u64,
    pub(crate) lower: u64,
    pub(crate) inside: u64,
    pub(crate) lower_open: u64,
    pub(crate) upper_open: u64,
    /// A number that 64 bits do not hold: the kernel leaves the row alone.
    pub(crate) wide: u64,
    /// A cell that is no number: no data.
    pub(crate) unreadable: u64,
}

/// How a percentage is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// 10 to the digits + 2.
    pub(crate) multiplier: i64,
    pub(crate) rounding: Rounding,
}

/// Where a kernel writes; what is None is not asked for.
#[derive(Debug)]
pub(crate) struct Judged<'a> {
    pub(crate) status: &'a mut [u8],
    pub(crate) percent: Option<&'a mut [i64]>,
    pub(crate) gap: Option<&'a mut [i64]>,
    /// One a word.
    pub(crate) words: &'a mut [Word],
    /// Given where what is written is better kept out of the cache: it will not be read again here.
    pub(crate) streaming: Option<&'a Streaming>,
}

/// What came of 64 rows, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub(crate) exceeded: u64,
    pub(crate) met: u64,
    pub(crate) no_data: u64,
    /// A gap was written.
    pub(crate) gap: u64,
    /// A percentage was written.
    pub(crate) percent: u64,
    /// To be judged again, exactly.
    pub(crate) again: u64,
}

/// How 64 values lie to their bounds, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Compared {
    above_lower: u64,
    at_lower: u64,
    below_upper: u64,
    at_upper: u64,
    /// The lower bound is above the upper one.
    crossed: u64,
    /// The bounds are equal.
    point: u64,
}

/// The sets of the rule `vn-official` over a band, as its table in [`attain::Goal`] has them.
#[inline(always)]
fn place(compared: Compared, asked: &Asked) -> Word {
    let both = asked.has_lower & asked.has_upper;
    let crossed = compared.crossed & both;
    let empty = compared.point & both & (asked.lower_open | asked.upper_open);
    let asked_for = (asked.has_lower | asked.has_upper) & (asked.higher | asked.lower | asked.inside);
    let no_data = !asked.has_value | crossed | empty | !asked_for | asked.unreadable;
    // A bound that is not there is passed by every value.
    let reaches = compared.above_lower | (compared.at_lower & !asked.lower_open) | !asked.has_lower;
    let keeps = compared.below_upper | (compared.at_upper & !asked.upper_open) | !asked.has_upper;
    let exceeded = ((asked.higher & !keeps) | (asked.lower & !reaches)) & !no_data;
    let accepted = ((asked.higher & reaches) | (asked.lower & keeps) | (asked.inside & reaches & keeps)) & !no_data;
    let reference =
        (asked.higher & asked.has_lower) | (asked.lower & asked.has_upper) | (asked.inside & both & compared.point);
    Word {
        exceeded,
        met: accepted & !exceeded,
        no_data,
        gap: reference & !no_data,
        percent: 0,
        again: asked.wide & !asked.unreadable,
    }
}

/// Whether a quotient that was rounded down goes up by one, by its remainder and what the remainder lacks of the divisor.
#[inline(always)]
fn rounds_up<T: PartialOrd + Default>(negative: bool, odd: bool, rest: &T, lack: &T, rounding: Rounding) -> bool {
    let order = |a: &T, b: &T| a.partial_cmp(b).unwrap_or(Ordering::Equal);
    if *rest == T::default() {
        false
    } else if negative {
        // Cut towards zero it was one higher, of the other parity.
        !rounding.moves_away(true, !odd, order(lack, rest))
    } else {
        rounding.moves_away(false, odd, order(rest, lack))
    }
}
