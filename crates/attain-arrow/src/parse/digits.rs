//! A number in digits at the start of a text, read from 16 bytes at once without a branch for each digit.
//!
//! Only what every reader of `attain` agrees on is read: digits; groups of three behind one mark; decimals behind the
//! other mark, or behind the only one. Everything else (`1.23.4`, `1 234`, `½`, words) is left to the core.

use super::texts::{Span, WIDE};

/// A number as written: mantissa × 10^-decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) mantissa: u64,
    pub(crate) decimals: u32,
    /// The mark of `1.500`, whose three digits are a group in one language and decimals in the other; 0 for none.
    /// `decimals` is then 0.
    pub(crate) open: u8,
    /// The bytes that it takes.
    pub(crate) length: usize,
}

impl Number {
    /// Whether it is written as years are: four digits, from 1900 to 2100.
    pub(crate) fn is_year(&self) -> bool {
        self.length == 4 && (1900..=2100).contains(&self.mantissa)
    }
}

/// The most digits that are read here.
const MOST: usize = 18;

/// Powers of ten that 64 bits hold.
pub(crate) const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

const EACH: u64 = 0x0101_0101_0101_0101;
/// The high bit of every byte.
const HIGH: u64 = 0x80 * EACH;

fn is_mark(byte: u8) -> bool {
    byte == b'.' || byte == b','
}

/// Reads the number that a text begins with; None where it has none, or one that the core is asked about.
#[inline(always)]
pub(crate) fn number(text: Span<'_>) -> Option<Number> {
    match of_word(text.word(), text.len()) {
        Some(number) => Some(number),
        None => of_bytes(text.bytes()),
    }
}

/// The high bit of every byte that is no digit; `digits` are the bytes less `0`.
#[inline(always)]
fn others(digits: u64) -> u64 {
    (((digits & !HIGH) + 0x76 * EACH) | digits) & HIGH
}

/// What the first `count` bytes of 0 to 9 say, seven at most, the first of them lowest.
#[inline(always)]
fn seven(digits: u64, count: u32) -> u64 {
    // Zeros in front.
    let digits = (digits << (8 * (7 - count))) << 8;
    let pairs = (digits.wrapping_mul(2561) >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs.wrapping_mul(6_553_601) >> 16) & 0x0000_ffff_0000_ffff;
    fours.wrapping_mul(42_949_672_960_001) >> 32
}

/// Three digits behind a mark in the low half, and in the high half.
#[inline(always)]
fn groups(lanes: u64) -> u64 {
    const LANES: u64 = 0x0000_00ff_0000_00ff;
    ((lanes >> 8) & LANES) * 100 + ((lanes >> 16) & LANES) * 10 + ((lanes >> 24) & LANES)
}

/// A number that ends within the 16 bytes of a word.
#[inline(always)]
fn of_word(word: u128, length: usize) -> Option<Number> {
    let (low, high) = (word as u64, (word >> 64) as u64);
    let digits = low ^ (0x30 * EACH);
    let first = others(digits).trailing_zeros() / 8;
    if first == 0 || first > 7 {
        return None;
    }
    let lead = seven(digits, first);
    // What is behind the first digits: groups stand four bytes apart.
    let (low, high) = ((low >> (8 * first)) | (high << (64 - 8 * first)), high >> (8 * first));
    let (low_digits, high_digits) = (low ^ (0x30 * EACH), high ^ (0x30 * EACH));
    let (low_others, high_others) = (others(low_digits), others(high_digits));
    let mark = low as u8;
    // A mark, three digits, and no fourth.
    const GROUP: u64 = 0x80_0000_0080;
    let may_group = is_mark(mark) & (first <= 3) & (word as u8 != b'0');
    let one = may_group & (low_others & 0xff_ffff_ffff == GROUP);
    let two = one & ((low >> 32) as u8 == mark) & ((low_others >> 32) | (high_others << 32) & 0xff_0000_0000 == GROUP);
    let three = two & (high as u8 == mark) & (high_others & 0xff_ffff_ffff == GROUP);
    let count = u32::from(one) + u32::from(two) + u32::from(three);
    let (pair, third) = (groups(low_digits), groups(high_digits) & 0xffff_ffff);
    let upto_one = lead * 1000 + (pair & 0xffff_ffff);
    let upto_two = upto_one * 1000 + (pair >> 32);
    let upto_three = upto_two * 1000 + third;
    // What is behind the groups: its first byte, and the eight behind that.
    let (whole, next, behind) = match count {
        0 => (lead, mark, (low >> 8) | (high << 56)),
        1 => (upto_one, (low >> 32) as u8, (low >> 40) | (high << 24)),
        2 => (upto_two, high as u8, high >> 8),
        _ => (upto_three, (high >> 32) as u8, high >> 40),
    };
    // A mark with a digit behind it begins the decimals.
    let behind_digits = behind ^ (0x30 * EACH);
    let run = others(behind_digits).trailing_zeros() / 8;
    let has_decimals = is_mark(next) & (run > 0);
    let decimals = if has_decimals { run } else { 0 };
    if decimals > 7 || (has_decimals & (count > 0) & (next == mark)) {
        return None;
    }
    let after = if has_decimals { (behind >> (8 * decimals)) as u8 } else { next };
    let end = first + 4 * count + decimals + u32::from(has_decimals);
    if is_mark(after) || (end == 16 && length > WIDE) {
        return None;
    }
    Some(Number {
        mantissa: whole * POWERS[decimals as usize] + seven(behind_digits, decimals),
        decimals,
        open: if (count == 1) & !has_decimals { mark } else { 0 },
        length: end as usize,
    })
}

/// The same byte by byte, for longer numbers.
#[cold]
fn of_bytes(text: &[u8]) -> Option<Number> {
    let run = |from: usize| {
        let rest = text.get(from..).unwrap_or(&[]);
        rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
    };
    let mark_at = |at: usize| text.get(at).copied().filter(|byte| is_mark(*byte));
    let first = run(0);
    if first == 0 {
        return None;
    }
    let may_group = first <= 3 && text.first() != Some(&b'0');
    let (mut end, mut groups, mut mark) = (first, 0, 0);
    while let Some(next) = mark_at(end).filter(|next| may_group && (groups == 0 || *next == mark)) {
        if run(end + 1) != 3 {
            break;
        }
        (mark, groups, end) = (next, groups + 1, end + 4);
    }
    let mut decimals = 0;
    if let Some(next) = mark_at(end)
        && run(end + 1) > 0
    {
        if groups > 0 && next == mark {
            return None;
        }
        decimals = run(end + 1);
        end += 1 + decimals;
    }
    if mark_at(end).is_some() || end - groups - usize::from(decimals > 0) > MOST {
        return None;
    }
    let digits = text.get(..end)?.iter().filter(|byte| byte.is_ascii_digit());
    let mantissa = digits.fold(0u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Some(Number {
        mantissa,
        decimals: u32::try_from(decimals).ok()?,
        open: if groups == 1 && decimals == 0 { mark } else { 0 },
        length: end,
    })
}
