//! The rows of a column read one after the other, 64 at a time, and written at the finest scale that was met so far.

use std::collections::HashMap;

use super::ask::{Exact, Language, Reading};
use super::digits::{self, Number, POWERS};
use super::outputs::{Figures, Writing};
use super::texts::{Cell, Column, Span};
use super::words::{AMBIGUOUS, Before, NO_UNIT, Tails, Units, place};
use crate::bits::{self, WORD};

/// Readings of whole texts that are kept: a column has the same few words and ranges over and over.
const KEPT: usize = 4096;
/// Longer texts are read anew.
const LONGEST: usize = 96;
/// The digits that the core writes a figure out with.
const CORE_DIGITS: u32 = 28;
/// The largest figure of a column of decimals, and one more.
pub(crate) const WIDEST: i128 = 10i128.pow(38);

/// What a reader of rows has learned; one a thread, for as long as it reads one column.
#[derive(Debug)]
pub(crate) struct Learned<'a> {
    pub(crate) language: Language<'a>,
    pub(crate) units: Units,
    single: Tails,
    double: Tails,
    kept: HashMap<Box<[u8]>, Result<Reading, String>>,
    /// The finest scale of the rows that were read.
    finest: u32,
}

impl<'a> Learned<'a> {
    pub(crate) fn new(language: Language<'a>) -> Self {
        Self {
            language,
            units: Units::default(),
            single: Tails::new(Before::Number),
            double: Tails::new(Before::Numbers),
            kept: HashMap::new(),
            finest: 0,
        }
    }
}

/// How rows are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// The scale that was stated; else the finest that is met.
    pub(crate) scale: Option<u32>,
    /// Which figures are written.
    pub(crate) figures: Figures,
    /// Whether the first bad row ends the work.
    pub(crate) strict: bool,
    /// The bad rows whose reason is kept.
    pub(crate) reasons: usize,
}

/// What became of a run of rows.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// The scale of every 64 rows.
    pub(crate) scales: Vec<u32>,
    /// The codes of the units, in the order in which they appeared; what is written are places here.
    pub(crate) units: Vec<String>,
    pub(crate) bad: Bad,
}

/// Rows that could not be read.
#[derive(Debug, Default)]
pub(crate) struct Bad {
    pub(crate) count: u64,
    /// The first of them, by their place in the run, with the reason.
    pub(crate) rows: Vec<(usize, String)>,
}

impl Bad {
    pub(crate) fn push(&mut self, row: usize, kept: usize, reason: impl FnOnce() -> String) {
        self.count += 1;
        if self.rows.len() < kept {
            self.rows.push((row, reason()));
        }
    }
}

/// The figures of 64 rows.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) lower: [i128; WORD],
    /// Of ranges; of points it is the lower one.
    pub(crate) upper: [i128; WORD],
    pub(crate) units: [i16; WORD],
    pub(crate) decimals: [i16; WORD],
    pub(crate) points: u64,
    pub(crate) ranges: u64,
    pub(crate) has_lower: u64,
    pub(crate) has_upper: u64,
    pub(crate) lower_closed: u64,
    pub(crate) upper_closed: u64,
    pub(crate) has_unit: u64,
    pub(crate) has_decimals: u64,
    pub(crate) scale: u32,
}

impl Block {
    fn new(scale: u32) -> Self {
        Self {
            lower: [0; WORD],
            upper: [0; WORD],
            units: [0; WORD],
            decimals: [0; WORD],
            points: 0,
            ranges: 0,
            has_lower: 0,
            has_upper: 0,
            lower_closed: 0,
            upper_closed: 0,
            has_unit: 0,
            has_decimals: 0,
            scale,
        }
    }

    /// Empties it; figures of rows that are not read stay zero.
    fn clear(&mut self, scale: u32) {
        self.lower.fill(0);
        self.units.fill(0);
        self.decimals.fill(0);
        (self.points, self.ranges, self.has_lower, self.has_upper) = (0, 0, 0, 0);
        (self.lower_closed, self.upper_closed, self.has_unit, self.has_decimals) = (0, 0, 0, 0);
        self.scale = scale;
    }

    /// Takes a row out again.
    fn drop_row(&mut self, at: usize) {
        let keep = !(1u64 << at);
        for mask in [
            &mut self.points,
            &mut self.ranges,
            &mut self.has_lower,
            &mut self.has_upper,
            &mut self.lower_closed,
            &mut self.upper_closed,
            &mut self.has_unit,
            &mut self.has_decimals,
        ] {
            *mask &= keep;
        }
        (self.lower[at], self.units[at], self.decimals[at]) = (0, 0, 0);
    }

    /// Moves the rows that were read to a finer scale; gives those that do not fit.
    fn refine(&mut self, scale: u32) -> u64 {
        let power = scale - self.scale;
        self.scale = scale;
        let mut out = 0;
        for at in bits::set(self.has_lower | self.has_upper) {
            let (lower, upper) = (times(self.lower[at], power), times(self.upper[at], power));
            let range = self.ranges & (1 << at) != 0;
            match (lower, upper) {
                (Some(lower), Some(upper)) if range => (self.lower[at], self.upper[at]) = (lower, upper),
                (Some(lower), _) if !range => self.lower[at] = lower,
                _ => out |= 1 << at,
            }
        }
        out
    }
}

/// A figure × a power of ten, where 38 digits hold it.
pub(crate) fn times(mantissa: i128, power: u32) -> Option<i128> {
    if mantissa == 0 {
        return Some(0);
    }
    let wide = 10i128.checked_pow(power).and_then(|power| mantissa.checked_mul(power))?;
    (-WIDEST < wide && wide < WIDEST).then_some(wide)
}

/// The reason of a row that does not fit its column.
pub(crate) fn too_wide(stated: Option<u32>) -> String {
    match stated {
        Some(scale) => format!("with {scale} decimals it needs more than 38 digits; state a smaller `scale`"),
        None => "with as many decimals as the finest row it needs more than 38 digits; state a `scale`".to_owned(),
    }
}

/// Reads a run of rows, which begins at a whole number of words, and writes them.
pub(crate) fn read(
    column: &Column<'_>,
    from: usize,
    rows: usize,
    manner: Manner,
    learned: &mut Learned<'_>,
    mut writing: Writing<'_>,
) -> Done {
    let mut run = Run { manner, learned, done: Done::default(), places: Vec::new(), block: Block::new(0) };
    for start in (0..rows).step_by(WORD) {
        let scale = manner.scale.unwrap_or(run.learned.finest);
        run.block.clear(scale);
        let mut present = column.present(from + start) & bits::first(rows - start);
        while present != 0 {
            let at = present.trailing_zeros() as usize;
            present &= present - 1;
            run.row(start, at, column.cell(from + start + at));
        }
        run.learned.finest = run.learned.finest.max(run.block.scale);
        run.done.scales.push(run.block.scale);
        writing.put(start, &run.block);
        if manner.strict && run.done.bad.count > 0 {
            break;
        }
    }
    run.done
}

struct Run<'r, 'a> {
    manner: Manner,
    learned: &'r mut Learned<'a>,
    done: Done,
    /// The place in `done.units` of each of `learned.units`, and one more; 0 for none yet.
    places: Vec<i16>,
    block: Block,
}

impl Run<'_, '_> {
    #[inline]
    fn row(&mut self, start: usize, at: usize, cell: Cell<'_>) {
        match cell {
            Cell::Text(text) => {
                if !self.fast(at, text) {
                    self.slow(start, at, text);
                }
            }
            Cell::Null => {}
            Cell::Nowhere => {
                self.bad(start + at, || "its offsets lead out of the column; the table is broken".to_owned());
            }
        }
    }

    #[cold]
    fn bad(&mut self, row: usize, reason: impl FnOnce() -> String) {
        self.done.bad.push(row, self.manner.reasons, reason);
    }

    /// Reads a number with a unit, or two with a dash; false for what the core is to be asked.
    #[inline(always)]
    fn fast(&mut self, at: usize, text: Span<'_>) -> bool {
        let (negative, number_text) = match text.byte(0) {
            Some(b'0'..=b'9') => (false, text),
            Some(_) => match sign(text) {
                Some(found) => found,
                None => return false,
            },
            None => return false,
        };
        let Some(number) = digits::number(number_text) else { return false };
        let tail = number_text.after(number.length);
        let behind = match tail.byte(0) {
            Some(b' ') => tail.byte(1),
            first => first,
        };
        match behind {
            // Spaces may group digits.
            Some(b'0'..=b'9' | b' ') => return false,
            Some(b'-' | 0xe2) => {
                if let Some(upper) = after_dash(tail) {
                    return !negative && self.two(at, text, number_text, upper);
                }
            }
            _ => {}
        }
        let learned = &mut *self.learned;
        let Some(found) = learned.single.find(tail, text.bytes(), learned.language, &mut learned.units) else {
            return false;
        };
        let Some(decimals) = decimals(number, found.open) else { return false };
        let Some(figure) = self.figure(number.mantissa, found.exponent, decimals) else { return false };
        let Some(unit) = self.unit(found.unit) else { return false };
        let bit = 1u64 << at;
        if self.manner.figures != Figures::None {
            self.block.lower[at] = if negative { -figure } else { figure };
        }
        self.block.points |= bit;
        self.block.has_lower |= bit;
        self.block.has_upper |= bit;
        self.block.lower_closed |= bit;
        self.block.upper_closed |= bit;
        self.describe(at, unit, place(found.exponent, decimals, found.counted));
        true
    }

    /// Reads the second of two numbers, and what they are.
    #[inline(never)]
    fn two(&mut self, at: usize, text: Span<'_>, lower: Span<'_>, upper: Span<'_>) -> bool {
        let (Some(first), Some(second)) = (digits::number(lower), digits::number(upper)) else { return false };
        let tail = upper.after(second.length);
        let behind = if tail.byte(0) == Some(b' ') { tail.byte(1) } else { tail.byte(0) };
        // A span of years is none of amounts.
        if (first.is_year() && second.is_year()) || matches!(behind, Some(b'0'..=b'9' | b' ' | b'-')) {
            return false;
        }
        let learned = &mut *self.learned;
        let Some(found) = learned.double.find(tail, text.bytes(), learned.language, &mut learned.units) else {
            return false;
        };
        let (Some(low), Some(high)) = (decimals(first, found.open), decimals(second, found.open)) else { return false };
        let least = u128::from(first.mantissa).checked_mul(u128::from(POWERS[high as usize]));
        let most = u128::from(second.mantissa).checked_mul(u128::from(POWERS[low as usize]));
        if least > most {
            return false;
        }
        let mut lower = 0;
        let mut upper = 0;
        if matches!(self.manner.figures, Figures::Bounds) {
            // The finer of the two decides the scale before either is written.
            let (Some(_), Some(figure)) =
                (self.figure(first.mantissa, found.exponent, low), self.figure(second.mantissa, found.exponent, high))
            else {
                return false;
            };
            let Some(again) = self.figure(first.mantissa, found.exponent, low) else { return false };
            (lower, upper) = (again, figure);
        } else if !within_core(first.mantissa, found.exponent, low)
            || !within_core(second.mantissa, found.exponent, high)
        {
            return false;
        }
        let Some(unit) = self.unit(found.unit) else { return false };
        let bit = 1u64 << at;
        (self.block.lower[at], self.block.upper[at]) = (lower, upper);
        self.block.ranges |= bit;
        self.block.has_lower |= bit;
        self.block.has_upper |= bit;
        self.block.lower_closed |= bit;
        self.block.upper_closed |= bit;
        let coarser = place(found.exponent, low, found.counted).max(place(found.exponent, high, found.counted));
        self.describe(at, unit, coarser);
        true
    }

    /// A number × a power of ten at the scale of the block; None for what is not that plain.
    #[inline(always)]
    fn figure(&mut self, mantissa: u64, exponent: i32, decimals: u32) -> Option<i128> {
        let power = exponent - decimals as i32;
        // 18 digits and 9 more are within the 28 of the core.
        if power > 9 && !within_core(mantissa, exponent, decimals) {
            return None;
        }
        if self.manner.figures == Figures::None {
            return Some(0);
        }
        let shift = self.block.scale as i32 + power;
        if let Some(factor) = usize::try_from(shift).ok().and_then(|shift| POWERS.get(shift)) {
            // 18 digits and 19 more.
            return Some((u128::from(mantissa) * u128::from(*factor)) as i128);
        }
        // A scale that was stated, or one beyond all that is usual: the slow way says what becomes of it.
        if self.manner.scale.is_some() || shift > 0 || self.block.has_lower | self.block.has_upper != 0 {
            return None;
        }
        self.block.scale = power.unsigned_abs();
        Some(i128::from(mantissa))
    }

    /// The place of a unit among those of the run, and one more; 0 for a bare number. None where there is no room.
    #[inline]
    fn unit(&mut self, unit: u32) -> Option<i16> {
        if unit == NO_UNIT {
            return Some(0);
        }
        match self.places.get(unit as usize) {
            Some(0) | None => self.new_unit(unit),
            Some(place) => Some(*place),
        }
    }

    #[cold]
    fn new_unit(&mut self, unit: u32) -> Option<i16> {
        let place = i16::try_from(self.done.units.len() + 1).ok()?;
        self.done.units.push(self.learned.units.code(unit).to_owned());
        let at = unit as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        self.places[at] = place;
        Some(place)
    }

    #[inline]
    fn describe(&mut self, at: usize, unit: i16, place: Option<i16>) {
        let has_unit = unit > 0;
        self.block.units[at] = unit - i16::from(has_unit);
        self.block.has_unit |= u64::from(has_unit) << at;
        self.block.decimals[at] = place.map_or(0, i16::saturating_neg);
        self.block.has_decimals |= u64::from(place.is_some()) << at;
    }

    /// Asks the core.
    #[cold]
    fn slow(&mut self, start: usize, at: usize, text: Span<'_>) {
        let bytes = text.bytes();
        if let Some(read) = self.learned.kept.get(bytes) {
            let read = read.clone();
            return self.take(start, at, read);
        }
        let read = self.learned.language.read(bytes);
        if bytes.len() <= LONGEST && self.learned.kept.len() < KEPT {
            self.learned.kept.insert(bytes.into(), read.clone());
        }
        self.take(start, at, read);
    }

    /// Writes what the core has read.
    fn take(&mut self, start: usize, at: usize, read: Result<Reading, String>) {
        let reading = match read {
            Ok(reading) => reading,
            Err(reason) => return self.bad(start + at, || reason),
        };
        let figures = match self.manner.figures {
            Figures::None => false,
            Figures::Points => reading.point,
            Figures::Bounds => true,
        };
        if figures {
            let bounds = [reading.lower, reading.upper].into_iter().flatten();
            let finest = bounds.map(|bound| bound.scale).max().unwrap_or(0);
            if self.manner.scale.is_none() && finest > self.block.scale {
                let out = self.block.refine(finest);
                for wide in bits::set(out) {
                    self.block.drop_row(wide);
                    self.bad(start + wide, || too_wide(None));
                }
            }
            let at_scale = |bound: Option<Exact>| bound.map(|bound| self.fit(bound)).transpose();
            match (at_scale(reading.lower), at_scale(reading.upper)) {
                (Ok(lower), Ok(upper)) => {
                    self.block.lower[at] = lower.unwrap_or(0);
                    self.block.upper[at] = upper.unwrap_or(0);
                }
                (Err(reason), _) | (_, Err(reason)) => return self.bad(start + at, || reason),
            }
        }
        let unit = self.learned.units.place(&reading.unit);
        let Some(unit) = self.unit(unit) else {
            self.block.lower[at] = 0;
            return self.bad(start + at, || format!("a column has no room for more than {} units", i16::MAX));
        };
        if !figures {
            self.block.upper[at] = 0;
        }
        let bit = |is: bool| u64::from(is) << at;
        self.block.points |= bit(reading.point);
        self.block.ranges |= bit(!reading.point);
        self.block.has_lower |= bit(reading.lower.is_some());
        self.block.has_upper |= bit(reading.upper.is_some());
        self.block.lower_closed |= bit(reading.closed.0);
        self.block.upper_closed |= bit(reading.closed.1);
        self.describe(at, unit, reading.place);
    }

    /// A figure at the scale of the block, or why it does not fit.
    fn fit(&self, figure: Exact) -> Result<i128, String> {
        let scale = self.block.scale;
        if figure.scale <= scale {
            return times(figure.mantissa, scale - figure.scale).ok_or_else(|| too_wide(self.manner.scale));
        }
        let cut = 10i128.checked_pow(figure.scale - scale);
        match cut.filter(|cut| figure.mantissa % cut == 0) {
            Some(cut) => Ok(figure.mantissa / cut),
            None => Err(format!("it has more than the {scale} decimals that `scale` states; state more")),
        }
    }
}

/// The sign before a number, and the number.
fn sign(text: Span<'_>) -> Option<(bool, Span<'_>)> {
    let spaces = text.bytes().iter().take_while(|byte| **byte == b' ').count();
    if spaces > LONGEST {
        return None;
    }
    let text = text.after(spaces);
    let (negative, text) = match text.bytes() {
        [b'-', ..] => (true, text.after(1)),
        // The minus sign U+2212.
        [0xe2, 0x88, 0x92, ..] => (true, text.after(3)),
        _ => (false, text),
    };
    text.byte(0).filter(u8::is_ascii_digit).map(|_| (negative, text))
}

/// The number behind a dash: `- 8,5%`, `–8,5%`.
fn after_dash(tail: Span<'_>) -> Option<Span<'_>> {
    let tail = tail.after(usize::from(tail.byte(0) == Some(b' ')));
    let upper = match tail.bytes() {
        [b'-', ..] => tail.after(1),
        // The dashes U+2010 to U+2015 and the minus sign.
        [0xe2, 0x80, 0x90..=0x95, ..] | [0xe2, 0x88, 0x92, ..] => tail.after(3),
        _ => return None,
    };
    let upper = upper.after(usize::from(upper.byte(0) == Some(b' ')));
    upper.byte(0).filter(u8::is_ascii_digit).map(|_| upper)
}

/// The decimals of a number, once its language is known.
#[inline(always)]
fn decimals(number: Number, open: [u8; 2]) -> Option<u32> {
    let open = match number.open {
        0 => return Some(number.decimals),
        b'.' => open[0],
        _ => open[1],
    };
    (open != AMBIGUOUS).then_some(u32::from(open))
}

/// Whether the core writes the figure out, in 28 digits.
fn within_core(mantissa: u64, exponent: i32, decimals: u32) -> bool {
    let power = u32::try_from(exponent - decimals as i32).unwrap_or(0);
    let wide = 10u128.checked_pow(power).and_then(|power| power.checked_mul(u128::from(mantissa)));
    decimals <= CORE_DIGITS && wide.is_some_and(|wide| wide < 10u128.pow(CORE_DIGITS))
}
