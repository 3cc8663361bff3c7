//! Bits of a column in words of 64 rows.

use arrow_buffer::BooleanBuffer;

/// The rows that a word holds.
pub(crate) const WORD: usize = 64;

/// Returns 64 bits from a row on; beyond the last row they are zero.
#[inline]
pub(crate) fn word(bits: &BooleanBuffer, row: usize) -> u64 {
    let left = bits.len().saturating_sub(row);
    if left == 0 {
        return 0;
    }
    let at = bits.offset() + row;
    let (byte, shift) = (at / 8, at % 8);
    let bytes = bits.values();
    let low = match bytes.get(byte..).and_then(<[u8]>::first_chunk::<8>) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().skip(byte).rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)),
    };
    let high = if shift == 0 { 0 } else { bytes.get(byte + 8).map_or(0, |b| u64::from(*b) << (64 - shift)) };
    ((low >> shift) | high) & first(left)
}

/// Returns a word whose first bits are set.
#[inline]
pub(crate) fn first(count: usize) -> u64 {
    if count >= WORD { u64::MAX } else { (1 << count) - 1 }
}

/// Returns the places of the bits that are set, the lowest first.
#[inline]
pub(crate) fn set(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (word != 0).then(|| {
            let at = word.trailing_zeros() as usize;
            word &= word - 1;
            at
        })
    })
}
