//! What stands behind a number, looked up by its bytes: the core is asked once what ` tỷ đồng` makes of a number.
//!
//! The core is asked with numbers that differ in all that a reader may look at (one, whole, decimal, negative, grouped,
//! ambiguous). Only where it makes the same of all of them, a power of ten and a unit, are others read without it: after
//! `th`, `triệu rưỡi` or ` đô 23` it is asked for each row.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use attain::{Locale, Unit};

use super::ask::{Exact, Language, Reading};
use super::texts::{Span, WIDE};

/// What stands behind a number and makes the same of every number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tail {
    /// The power of ten by which the number is multiplied.
    pub(crate) exponent: i32,
    /// The unit, by its place in [`Units`]; [`NO_UNIT`] for a bare number.
    pub(crate) unit: u32,
    /// Whether a whole number of it is exact.
    pub(crate) counted: bool,
    /// The decimals of `1.500` and of `1,500`; [`AMBIGUOUS`] where that is ambiguous.
    pub(crate) open: [u8; 2],
}

/// The place of the unit of a bare number.
pub(crate) const NO_UNIT: u32 = u32::MAX;
/// For the decimals of a number that no language decides.
pub(crate) const AMBIGUOUS: u8 = u8::MAX;

/// The units that were found, each once.
#[derive(Debug, Default)]
pub(crate) struct Units {
    units: Vec<Unit>,
    by_code: HashMap<String, u32>,
}

impl Units {
    /// The place of a unit; [`NO_UNIT`] for that of a bare number.
    pub(crate) fn place(&mut self, unit: &Unit) -> u32 {
        if *unit == Unit::number() {
            return NO_UNIT;
        }
        if let Some(place) = self.by_code.get(unit.code()) {
            return *place;
        }
        let place = u32::try_from(self.units.len()).unwrap_or(NO_UNIT);
        self.units.push(unit.clone());
        self.by_code.insert(unit.code().to_owned(), place);
        place
    }

    pub(crate) fn code(&self, place: u32) -> &str {
        self.units.get(place as usize).map_or("", Unit::code)
    }
}

/// Whether one number stands before it, or two with a dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Before {
    Number,
    Numbers,
}

/// The tails that were met, by their bytes.
#[derive(Debug)]
pub(crate) struct Tails {
    before: Before,
    bare: Option<Option<Tail>>,
    slots: Vec<Slot>,
    used: usize,
}

/// A place of the hash table; a length of 0 for an empty one.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    first: u128,
    last: u128,
    length: usize,
    tail: Option<Tail>,
}

/// Tails that are longer are asked for row by row.
const LONGEST: usize = 2 * WIDE;
/// So many tails are kept: a column of units has few, and one of names would only fill the memory.
const MOST: usize = 1024;
const SMALLEST: usize = 64;

impl Tails {
    pub(crate) fn new(before: Before) -> Self {
        Self { before, bare: None, slots: vec![Slot::default(); SMALLEST], used: 0 }
    }

    /// What is known of a tail, None where the core is to be asked; `row` is the whole text, read first where it is new.
    #[inline(always)]
    pub(crate) fn find(
        &mut self,
        tail: Span<'_>,
        row: &[u8],
        language: Language<'_>,
        units: &mut Units,
    ) -> Option<Tail> {
        let length = tail.len();
        if length == 0 {
            return match self.bare {
                Some(found) => found,
                None => self.learn_bare(row, language, units),
            };
        }
        if length > LONGEST {
            return None;
        }
        let first = tail.word();
        let last = if length > WIDE { tail.last_word() } else { 0 };
        let mut at = hash(first, last, length) & (self.slots.len() - 1);
        loop {
            match self.slots.get(at) {
                Some(slot) if slot.length == length && slot.first == first && slot.last == last => return slot.tail,
                Some(slot) if slot.length != 0 => at = (at + 1) & (self.slots.len() - 1),
                _ => return self.learn(tail, row, language, units),
            }
        }
    }

    #[cold]
    fn learn_bare(&mut self, row: &[u8], language: Language<'_>, units: &mut Units) -> Option<Tail> {
        let found = ask(self.before, &[], row, language, units);
        self.bare = Some(found);
        found
    }

    #[cold]
    fn learn(&mut self, tail: Span<'_>, row: &[u8], language: Language<'_>, units: &mut Units) -> Option<Tail> {
        if self.used >= MOST {
            return None;
        }
        let found = ask(self.before, tail.bytes(), row, language, units);
        let last = if tail.len() > WIDE { tail.last_word() } else { 0 };
        let slot = Slot { first: tail.word(), last, length: tail.len(), tail: found };
        self.used += 1;
        if 2 * self.used > self.slots.len() {
            let grown = vec![Slot::default(); 2 * self.slots.len()];
            for slot in std::mem::replace(&mut self.slots, grown).into_iter().filter(|slot| slot.length > 0) {
                self.put(slot);
            }
        }
        self.put(slot);
        found
    }

    fn put(&mut self, slot: Slot) {
        let mut at = hash(slot.first, slot.last, slot.length) & (self.slots.len() - 1);
        while self.slots.get(at).is_some_and(|there| there.length > 0) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        if let Some(there) = self.slots.get_mut(at) {
            *there = slot;
        }
    }
}

#[inline]
fn hash(first: u128, last: u128, length: usize) -> usize {
    let mixed = (first as u64) ^ ((first >> 64) as u64).rotate_left(23) ^ (last as u64).rotate_left(41);
    let mixed = mixed ^ ((last >> 64) as u64).rotate_left(11) ^ length as u64;
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize
}

/// A number to ask with: as written, its mantissa and its decimals; None where a language has to say.
type Asked = (&'static str, i128, Option<u32>);

const NUMBERS: [Asked; 24] = [
    ("7", 7, Some(0)),
    ("0", 0, Some(0)),
    ("1", 1, Some(0)),
    ("2", 2, Some(0)),
    ("3", 3, Some(0)),
    ("11", 11, Some(0)),
    ("21", 21, Some(0)),
    ("100", 100, Some(0)),
    ("2024", 2024, Some(0)),
    ("0012", 12, Some(0)),
    ("12345", 12345, Some(0)),
    ("1.234.567", 1_234_567, Some(0)),
    ("12345678901", 12_345_678_901, Some(0)),
    ("2,5", 25, Some(1)),
    ("0.50", 50, Some(2)),
    ("3,0", 30, Some(1)),
    ("0,125", 125, Some(3)),
    ("1.234,75", 123_475, Some(2)),
    ("-7", -7, Some(0)),
    ("-2,5", -25, Some(1)),
    ("1.500", 1500, None),
    ("1,500", 1500, None),
    ("-12.345", -12345, None),
    ("999,999", 999_999, None),
];

/// Two bounds to ask with, and a dash between them.
const PAIRS: [(Asked, &str, Asked); 12] = [
    (("7", 7, Some(0)), " - ", ("8", 8, Some(0))),
    (("0", 0, Some(0)), "-", ("1", 1, Some(0))),
    (("1", 1, Some(0)), "–", ("2", 2, Some(0))),
    (("2,5", 25, Some(1)), " — ", ("3", 3, Some(0))),
    (("3", 3, Some(0)), " -", ("3,25", 325, Some(2))),
    (("11", 11, Some(0)), "- ", ("21", 21, Some(0))),
    (("0.50", 50, Some(2)), " – ", ("2024", 2024, Some(0))),
    (("1.234.567", 1_234_567, Some(0)), " - ", ("1.234.567,5", 12_345_675, Some(1))),
    (("7", 7, Some(0)), " - ", ("7", 7, Some(0))),
    (("1.500", 1500, None), " - ", ("1.750", 1750, None)),
    (("1,500", 1500, None), " - ", ("1,750", 1750, None)),
    (("1", 1, Some(0)), " - ", ("12.345", 12345, None)),
];

/// What the core made of a tail, for readers to come: asking takes longer than reading a short column.
type Asking = HashMap<(Option<Locale>, Before, Box<[u8]>), (Tail, Unit)>;

static ASKED: LazyLock<Mutex<Asking>> = LazyLock::new(Mutex::default);
/// So many are kept in all.
const ASKED_MOST: usize = 4096;

/// Looks a tail up among those that were asked for before, else asks the core; a lexicon is the caller's own.
fn ask(before: Before, tail: &[u8], row: &[u8], language: Language<'_>, units: &mut Units) -> Option<Tail> {
    if !language.lexicon.is_empty() {
        let (tail, unit) = ask_core(before, tail, row, language)?;
        return Some(Tail { unit: units.place(&unit), ..tail });
    }
    let key = (language.locale, before, Box::from(tail));
    let known = ASKED.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    let (tail, unit) = match known {
        Some(known) => known,
        None => {
            let found = ask_core(before, tail, row, language)?;
            let mut asked = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
            if asked.len() < ASKED_MOST {
                asked.insert(key, found.clone());
            }
            found
        }
    };
    Some(Tail { unit: units.place(&unit), ..tail })
}

/// Asks the core what a tail makes of numbers; None where that depends on the number, or it is none.
fn ask_core(before: Before, tail: &[u8], row: &[u8], language: Language<'_>) -> Option<(Tail, Unit)> {
    // What is wrong with one row is not worth asking further.
    language.read(row).ok()?;
    let mut text = Vec::with_capacity(64);
    let mut read = |parts: &[&str]| {
        text.clear();
        parts.iter().for_each(|part| text.extend_from_slice(part.as_bytes()));
        text.extend_from_slice(tail);
        language.read(&text).ok()
    };
    let (first, times) = match before {
        Before::Number => (read(&["7"])?, 7),
        Before::Numbers => (read(&["7", " - ", "8"])?, 8),
    };
    let exponent = exponent(first.upper?, times)?;
    let open = match language.locale {
        Some(Locale::En) => [3, 0],
        Some(_) => [0, 3],
        None => {
            let mut open = |number: &str| {
                let parts = [number, " - ", number];
                let read = read(if before == Before::Number { &parts[..1] } else { &parts })?;
                [0, 3].into_iter().find(|decimals| read.upper == exact(1500, u32::from(*decimals), exponent))
            };
            [open("1.500").unwrap_or(AMBIGUOUS), open("1,500").unwrap_or(AMBIGUOUS)]
        }
    };
    // One language reads the tail, which decides both, or both do.
    if !matches!(open, [0, 3] | [3, 0] | [AMBIGUOUS, AMBIGUOUS]) {
        return None;
    }
    let counted = first.unit.is_counted();
    let decimals = |(written, _, decimals): Asked| {
        let open = open[usize::from(written.contains(','))];
        decimals.or((open != AMBIGUOUS).then_some(u32::from(open)))
    };
    let is = |read: Option<Reading>, lower: Asked, upper: Asked| -> bool {
        let (Some(low), Some(high)) = (decimals(lower), decimals(upper)) else { return read.is_none() };
        let Some(read) = read else { return false };
        let place = |decimals| place(exponent, decimals, counted);
        read.point == (before == Before::Number)
            && read.closed == (true, true)
            && read.unit == first.unit
            && read.lower == exact(lower.1, low, exponent)
            && read.upper == exact(upper.1, high, exponent)
            && read.place == place(low).max(place(high))
    };
    let same = match before {
        Before::Number => NUMBERS.iter().all(|number| is(read(&[number.0]), *number, *number)),
        Before::Numbers => PAIRS.iter().all(|(low, dash, high)| is(read(&[low.0, dash, high.0]), *low, *high)),
    };
    same.then(|| (Tail { exponent, unit: NO_UNIT, counted, open }, first.unit.clone()))
}

/// The power of ten by which a number became a figure.
fn exponent(figure: Exact, times: i128) -> Option<i32> {
    let mut power = -i32::try_from(figure.scale).ok()?;
    let mut mantissa = figure.mantissa;
    while mantissa != times && mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        power += 1;
    }
    (mantissa == times).then_some(power)
}

/// A number at a power of ten, as the core writes it out.
fn exact(mantissa: i128, decimals: u32, exponent: i32) -> Option<Exact> {
    let scale = i32::try_from(decimals).ok()? - exponent;
    Some(match u32::try_from(scale) {
        Ok(scale) => Exact { mantissa, scale },
        Err(_) => Exact { mantissa: mantissa.checked_mul(10i128.checked_pow(scale.unsigned_abs())?)?, scale: 0 },
    })
}

/// The power of ten of the last written digit; None where nothing was rounded.
pub(crate) fn place(exponent: i32, decimals: u32, counted: bool) -> Option<i16> {
    let place = i16::try_from(exponent - decimals as i32).ok()?;
    (!(counted && place == 0)).then_some(place)
}
