//! The kernel for processors with AVX-512, eight rows at a time.
//!
//! The arithmetic is that of [`super::portable`], and so is its proof; a test holds the two equal.
//!
//! # Why the `unsafe` here is sound
//!
//! Two things are promised to the compiler, and both are kept by types. The processor has the instructions: an [`Avx512`]
//! exists only where [`Avx512::detect`] found them. And every address that is read or written lies in a slice: each loop
//! takes its slices in pieces of exactly the eight or 64 rows that it reads and writes. Streaming stores reach other threads
//! in order: they are made only under a [`super::Streaming`], which settles them when it is dropped, before the slices are
//! given back.

#![allow(unsafe_code, reason = "the processor's own instructions, each use with its proof")]

use std::arch::x86_64::*;

use super::{Asked, BLOCK, Compared, Judged, Measure, QUOTIENT, Rows, WIDEST, WORDS, Word, place};
use crate::bits::WORD;
use crate::reason::code;

/// The rows of a register.
const LANES: usize = 8;

/// How many rows ahead of need columns are fetched: a page, where the processor's own looking ahead ends.
const AHEAD: usize = 512;

/// The proof that the processor has AVX-512 F, DQ, BW and VL.
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx512(());

impl Avx512 {
    #[inline]
    pub(super) fn detect() -> Option<Self> {
        let has = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vl");
        has.then_some(Self(()))
    }

    pub(super) fn judge(self, rows: &Rows<'_>, measure: &Measure, out: &mut Judged<'_>) {
        let (percent, gap) = (out.percent.is_some(), out.gap.is_some());
        // SAFETY: `self` proves that the processor has what the functions are compiled for.
        unsafe {
            match (percent, gap) {
                (false, false) => judge::<false, false>(rows, measure, out),
                (true, false) => judge::<true, false>(rows, measure, out),
                (false, true) => judge::<false, true>(rows, measure, out),
                (true, true) => judge::<true, true>(rows, measure, out),
            }
        }
    }

    pub(super) fn narrow(self, cells: &[i128], out: &mut [i64; BLOCK], wide: &mut [u64; WORDS]) {
        // SAFETY: `self` proves that the processor has what the function is compiled for.
        unsafe { narrow(cells, out, wide) }
    }

    pub(super) fn widen(self, cells: &[i64], out: &mut [i128], streamed: bool) {
        // SAFETY: `self` proves that the processor has what the function is compiled for.
        unsafe { widen(cells, out, streamed) }
    }
}

/// Orders streaming stores before whatever is written next, such as what hands the memory to another thread.
pub(super) fn settle() {
    // SAFETY: every processor that runs this has SSE, of which x86-64 is made.
    unsafe { _mm_sfence() }
}

#[target_feature(enable = "avx512f,avx512dq,avx512bw,avx512vl")]
fn judge<const PERCENT: bool, const GAP: bool>(rows: &Rows<'_>, measure: &Measure, out: &mut Judged<'_>) {
    let values = rows.value.as_chunks::<WORD>().0;
    let lowers = rows.lower.as_chunks::<WORD>().0;
    let uppers = rows.upper.as_chunks::<WORD>().0;
    let statuses = out.status.as_chunks_mut::<WORD>().0;
    let mut percents = out.percent.as_deref_mut().map(|out| out.as_chunks_mut::<WORD>().0);
    let mut gaps = out.gap.as_deref_mut().map(|out| out.as_chunks_mut::<WORD>().0);
    let pieces = values.iter().zip(lowers).zip(uppers).zip(rows.asked).zip(statuses).zip(out.words.iter_mut());
    let streamed = out.streaming.is_some();
    for (at, (((((value, lower), upper), asked), status), word)) in pieces.enumerate() {
        let percent = percents.as_mut().map(|out| &mut out[at]);
        let gap = gaps.as_mut().map(|out| &mut out[at]);
        let cells = (value, lower, upper);
        *word = if !PERCENT && !GAP && asked.lower_open | asked.upper_open == 0 {
            place_closed(cells, asked)
        } else {
            judge_word::<PERCENT, GAP>(cells, asked, measure, percent, gap, streamed)
        };
        // The statuses are looked over once more, so they stay in the cache.
        write_status(word, status);
    }
}

/// The statuses of 64 rows, and nothing else, whose bounds are all within: three comparisons, exact for any 64 bits.
#[inline]
#[target_feature(enable = "avx512f,avx512dq,avx512bw,avx512vl")]
fn place_closed((value, lower, upper): (&[i64; WORD], &[i64; WORD], &[i64; WORD]), asked: &Asked) -> Word {
    let mut c = Compared::default();
    let (values, lowers, uppers) =
        (value.as_chunks::<LANES>().0, lower.as_chunks::<LANES>().0, upper.as_chunks::<LANES>().0);
    for (at, ((v, l), u)) in values.iter().zip(lowers).zip(uppers).enumerate() {
        for cells in [v, l, u] {
            ahead(cells.as_ptr().wrapping_add(AHEAD).cast());
        }
        let (v, l, u) = (load(v), load(l), load(u));
        let put = |bits: &mut u64, mask: __mmask8| *bits |= u64::from(mask) << (at * LANES);
        put(&mut c.above_lower, _mm512_cmpge_epi64_mask(v, l));
        put(&mut c.below_upper, _mm512_cmple_epi64_mask(v, u));
        put(&mut c.crossed, _mm512_cmpgt_epi64_mask(l, u));
    }
    place(c, asked)
}

#[inline]
#[target_feature(enable = "avx512f,avx512dq,avx512bw,avx512vl")]
fn judge_word<const PERCENT: bool, const GAP: bool>(
    (value, lower, upper): (&[i64; WORD], &[i64; WORD], &[i64; WORD]),
    asked: &Asked,
    measure: &Measure,
    mut percent: Option<&mut [i64; WORD]>,
    mut gap: Option<&mut [i64; WORD]>,
    streamed: bool,
) -> Word {
    let mut c = Compared::default();
    let (mut far, mut far_gap, mut positive, mut off) = (0u64, 0u64, 0u64, 0u64);
    for (at, ((v, l), u)) in value
        .as_chunks::<LANES>()
        .0
        .iter()
        .zip(lower.as_chunks::<LANES>().0)
        .zip(upper.as_chunks::<LANES>().0)
        .enumerate()
    {
        let (v, l, u) = (load(v), load(l), load(u));
        let shift = at * LANES;
        let put = |bits: &mut u64, mask: __mmask8| *bits |= u64::from(mask) << shift;
        put(&mut c.above_lower, _mm512_cmpgt_epi64_mask(v, l));
        put(&mut c.at_lower, _mm512_cmpeq_epi64_mask(v, l));
        put(&mut c.below_upper, _mm512_cmplt_epi64_mask(v, u));
        put(&mut c.at_upper, _mm512_cmpeq_epi64_mask(v, u));
        put(&mut c.crossed, _mm512_cmpgt_epi64_mask(l, u));
        put(&mut c.point, _mm512_cmpeq_epi64_mask(l, u));
        if !(PERCENT || GAP) {
            continue;
        }
        // Bit 62 differs from the sign where a number is 2⁶² or more in size.
        let has = [asked.has_value, asked.has_lower, asked.has_upper].map(|bits| (bits >> shift) as __mmask8);
        let apart = |x: __m512i| _mm512_movepi64_mask(_mm512_xor_si512(x, _mm512_slli_epi64::<1>(x)));
        put(&mut far, (apart(v) & has[0]) | (apart(l) & has[1]) | (apart(u) & has[2]));
        let falls = (asked.lower >> shift) as __mmask8;
        let reference = _mm512_mask_blend_epi64(falls, l, u);
        if GAP {
            let over = _mm512_sub_epi64(v, reference);
            let size = _mm512_abs_epi64(over);
            put(&mut far_gap, _mm512_cmpgt_epi64_mask(size, _mm512_set1_epi64(WIDEST)));
            let zero = _mm512_setzero_si512();
            let signed = _mm512_mask_sub_epi64(over, falls, zero, over);
            let signed = _mm512_mask_sub_epi64(signed, (asked.inside >> shift) as __mmask8, zero, size);
            if let Some(gap) = &mut gap {
                store(&mut gap.as_chunks_mut::<LANES>().0[at], signed, streamed);
            }
        }
        if PERCENT {
            let multiplier = _mm512_set1_epi64(measure.multiplier);
            put(&mut positive, _mm512_cmpgt_epi64_mask(reference, _mm512_setzero_si512()));
            let times = _mm512_mul_pd(_mm512_cvtepi64_pd(v), _mm512_cvtepi64_pd(multiplier));
            let estimate = _mm512_div_pd(times, _mm512_cvtepi64_pd(reference));
            put(&mut off, _mm512_cmp_pd_mask::<_CMP_NLT_UQ>(_mm512_abs_pd(estimate), _mm512_set1_pd(QUOTIENT)));
            let quotient = _mm512_cvtpd_epi64(estimate);
            let rest = _mm512_sub_epi64(_mm512_mullo_epi64(v, multiplier), _mm512_mullo_epi64(quotient, reference));
            // Half to even: up where 2·rest + odd > reference, down where odd − 2·rest > reference.
            let one = _mm512_set1_epi64(1);
            let odd = _mm512_and_si512(quotient, one);
            let twice = _mm512_add_epi64(rest, rest);
            let up = _mm512_cmpgt_epi64_mask(_mm512_add_epi64(twice, odd), reference);
            let down = _mm512_cmpgt_epi64_mask(_mm512_sub_epi64(odd, twice), reference);
            let rounded = _mm512_mask_add_epi64(quotient, up, quotient, one);
            let rounded = _mm512_mask_sub_epi64(rounded, down, quotient, one);
            if let Some(percent) = &mut percent {
                store(&mut percent.as_chunks_mut::<LANES>().0[at], rounded, streamed);
            }
        }
    }
    let mut word = place(c, asked);
    word.again |= far & asked.has_value;
    if GAP {
        word.again |= far_gap & word.gap;
    }
    if PERCENT {
        let measured = word.gap & positive;
        word.percent = measured & !off;
        word.again |= measured & off;
    }
    word
}

#[inline]
#[target_feature(enable = "avx512f,avx512dq,avx512bw,avx512vl")]
fn write_status(word: &Word, out: &mut [u8; WORD]) {
    let codes = _mm512_set1_epi8(code::MISSED as i8);
    let codes = _mm512_mask_mov_epi8(codes, word.met, _mm512_set1_epi8(code::MET as i8));
    let codes = _mm512_mask_mov_epi8(codes, word.exceeded, _mm512_set1_epi8(code::EXCEEDED as i8));
    let codes = _mm512_mask_mov_epi8(codes, word.no_data, _mm512_set1_epi8(code::NO_DATA as i8));
    // SAFETY: `out` holds the 64 bytes that are written, at any address.
    unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), codes) }
}

/// Has a line of the cache fetched, if there is one at the address.
#[inline]
#[target_feature(enable = "sse")]
#[allow(unused_unsafe, reason = "older compilers hold the hint to be unsafe")]
fn ahead(address: *const i8) {
    // SAFETY: a hint that reads nothing; an address that is not mapped is passed over.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(address) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load(cells: &[i64; LANES]) -> __m512i {
    // SAFETY: `cells` holds the 64 bytes that are read, at any address.
    unsafe { _mm512_loadu_si512(cells.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn store(cells: &mut [i64; LANES], what: __m512i, streamed: bool) {
    let to = cells.as_mut_ptr().cast::<__m512i>();
    // SAFETY: `cells` holds the 64 bytes that are written; a streaming store is used only where the address is a multiple of 64.
    unsafe { if streamed && to.is_aligned() { _mm512_stream_si512(to, what) } else { _mm512_storeu_si512(to, what) } }
}

#[target_feature(enable = "avx512f,avx512dq")]
fn narrow(cells: &[i128], out: &mut [i64; BLOCK], wide: &mut [u64; WORDS]) {
    let low_words = _mm512_set_epi64(14, 12, 10, 8, 6, 4, 2, 0);
    let high_words = _mm512_set_epi64(15, 13, 11, 9, 7, 5, 3, 1);
    let (whole, tail) = cells.as_chunks::<LANES>();
    for (at, (cells, out)) in whole.iter().zip(out.as_chunks_mut::<LANES>().0).enumerate() {
        let from = cells.as_ptr().cast::<__m512i>();
        // The next block of this column, to be there when this one has been judged.
        ahead(cells.as_ptr().wrapping_add(BLOCK).cast());
        ahead(cells.as_ptr().wrapping_add(BLOCK + LANES / 2).cast());
        // SAFETY: `cells` holds the 128 bytes that are read, at any address.
        let (first, second) = unsafe { (_mm512_loadu_si512(from), _mm512_loadu_si512(from.add(1))) };
        let low = _mm512_permutex2var_epi64(first, low_words, second);
        let high = _mm512_permutex2var_epi64(first, high_words, second);
        store(out, low, false);
        let apart = _mm512_cmpneq_epi64_mask(high, _mm512_srai_epi64::<63>(low));
        wide[at * LANES / WORD] |= u64::from(apart) << (at * LANES % WORD);
    }
    let done = whole.len() * LANES;
    for (at, cell) in tail.iter().enumerate() {
        let row = done + at;
        out[row] = *cell as i64;
        wide[row / WORD] |= u64::from(i128::from(out[row]) != *cell) << (row % WORD);
    }
}

#[target_feature(enable = "avx512f")]
fn widen(cells: &[i64], out: &mut [i128], streamed: bool) {
    let first_half = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0);
    let second_half = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
    let (whole, tail) = cells.as_chunks::<LANES>();
    let (outs, rest) = out.as_chunks_mut::<LANES>();
    for (cells, out) in whole.iter().zip(outs) {
        let low = load(cells);
        let high = _mm512_srai_epi64::<63>(low);
        let to = out.as_mut_ptr().cast::<__m512i>();
        let (one, two) =
            (_mm512_permutex2var_epi64(low, first_half, high), _mm512_permutex2var_epi64(low, second_half, high));
        // SAFETY: `out` holds the 128 bytes that are written; a streaming store is used only where the address is a multiple of
        // 64, and then the second one is too.
        unsafe {
            if streamed && to.is_aligned() {
                _mm512_stream_si512(to, one);
                _mm512_stream_si512(to.add(1), two);
            } else {
                _mm512_storeu_si512(to, one);
                _mm512_storeu_si512(to.add(1), two);
            }
        }
    }
    for (cell, out) in tail.iter().zip(rest) {
        *out = i128::from(*cell);
    }
}
