//! Rows judged with whole numbers of any size: what the fast kernels leave, and goals that are changes.

use attain::{Better, Rounding};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, Signed};

use super::rounds_up;
use crate::reason::{Reason, code};

/// A cell × 10⁻ˢ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) cell: i128,
    pub(crate) scale: i32,
}

/// A row that has all it needs to be judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) value: Cell,
    /// The place of the last written digit, as decimals; None where the value is exact.
    pub(crate) printed: Option<i32>,
    pub(crate) base: Option<Base>,
    pub(crate) lower: Option<Cell>,
    pub(crate) upper: Option<Cell>,
    pub(crate) lower_open: bool,
    pub(crate) upper_open: bool,
    pub(crate) better: Better,
}

/// What a change is counted from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Base {
    pub(crate) cell: Cell,
    pub(crate) printed: Option<i32>,
    /// In percent of the baseline, else in its unit.
    pub(crate) relative: bool,
}

/// The figures that are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) digits: i32,
    pub(crate) rounding: Rounding,
    /// The decimals of the gap.
    pub(crate) gap_scale: i32,
    /// How large a figure may be.
    pub(crate) widest: i128,
}

/// What came of a row; a reason stands where a figure is missing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub(crate) status: u8,
    pub(crate) certain: Option<bool>,
    pub(crate) percent: Result<i128, Reason>,
    pub(crate) gap: Result<i128, Reason>,
}

/// Judges a row: with 128 bits where they do, else with as many as it takes.
pub(crate) fn judge(row: &Row, wanted: &Wanted) -> Result<Outcome, Reason> {
    judged::<i128>(row, wanted).or_else(|| judged::<BigInt>(row, wanted)).unwrap_or(Err(Reason::Overflow))
}

/// A whole number with checked arithmetic.
trait Whole: Clone + Ord + Integer + Signed + CheckedAdd + CheckedSub + CheckedMul + Default + From<i128> {
    fn to_i128(&self) -> Option<i128>;
}

impl Whole for i128 {
    fn to_i128(&self) -> Option<i128> {
        Some(*self)
    }
}

impl Whole for BigInt {
    fn to_i128(&self) -> Option<i128> {
        i128::try_from(self).ok()
    }
}

/// 10 to a power; None where a number cannot hold it.
fn ten<T: Whole>(power: i32) -> Option<T> {
    let mut product = T::one();
    for _ in 0..power {
        product = product.checked_mul(&T::from(10))?;
    }
    Some(product)
}

/// A cell at a scale that is not below its own.
fn at<T: Whole>(cell: Cell, scale: i32) -> Option<T> {
    T::from(cell.cell).checked_mul(&ten(scale - cell.scale)?)
}

/// The compared figure and its bounds on one line of whole numbers: figures × `unit` are what is written.
struct Line<T> {
    observed: T,
    /// The lowest and highest that round to what was written, on a line twice as fine.
    widened: Option<(T, T)>,
    lower: Option<T>,
    upper: Option<T>,
    /// A figure × unit × 10⁻ˢ is what is measured.
    unit: T,
    scale: i32,
}

fn judged<T: Whole>(row: &Row, wanted: &Wanted) -> Option<Result<Outcome, Reason>> {
    let line = match line::<T>(row)? {
        Ok(line) => line,
        Err(reason) => return Some(Err(reason)),
    };
    if let (Some(lower), Some(upper)) = (&line.lower, &line.upper) {
        if lower > upper {
            return Some(Err(Reason::LowerAboveUpper));
        }
        if lower == upper && (row.lower_open || row.upper_open) {
            return Some(Err(Reason::EmptyRange));
        }
    }
    // Of a change, more in the direction that is wanted is better.
    let better = if row.base.is_some() && row.better == Better::Lower { Better::Higher } else { row.better };
    let (status, _) = place(row, &line, &line.observed, better);
    let two = T::from(2);
    let certain = match &line.widened {
        None => true,
        Some((low, high)) => {
            let fine = line.refined(&two)?;
            place(row, &fine, low, better) == place(row, &fine, high, better)
        }
    };
    let reference = match better {
        Better::Higher => line.lower.as_ref(),
        Better::Lower => line.upper.as_ref(),
        Better::Inside => line.lower.as_ref().filter(|lower| line.upper.as_ref() == Some(lower)),
    };
    let (percent, gap) = match reference {
        None => (Err(Reason::InsideBand), Err(Reason::InsideBand)),
        Some(reference) => {
            let percent = if reference.is_positive() {
                let hundred = ten::<T>(wanted.digits + 2)?;
                let times = line.observed.checked_mul(&hundred)?;
                fitted(&rounded(&times, reference, wanted.rounding), wanted.widest)
            } else {
                Err(Reason::ReferenceNotPositive)
            };
            let over = line.observed.checked_sub(reference)?;
            let over = match better {
                Better::Higher => over,
                Better::Lower => T::zero() - over,
                Better::Inside => T::zero() - over.abs(),
            };
            (percent, gap(&line, over, wanted)?)
        }
    };
    Some(Ok(Outcome { status, certain: Some(certain), percent, gap }))
}

impl<T: Whole> Line<T> {
    /// The bounds on a line that is finer by a factor.
    fn refined(&self, factor: &T) -> Option<Self> {
        let finer = |at: &Option<T>| match at {
            Some(at) => at.checked_mul(factor).map(Some),
            None => Some(None),
        };
        Some(Self {
            observed: self.observed.checked_mul(factor)?,
            widened: None,
            lower: finer(&self.lower)?,
            upper: finer(&self.upper)?,
            unit: self.unit.checked_mul(factor)?,
            scale: self.scale,
        })
    }
}

/// The status of a point, and on which side of the band it lies: −1, 0 or 1.
fn place<T: Whole>(row: &Row, line: &Line<T>, point: &T, better: Better) -> (u8, i8) {
    let reaches = line.lower.as_ref().is_none_or(|lower| if row.lower_open { point > lower } else { point >= lower });
    let keeps = line.upper.as_ref().is_none_or(|upper| if row.upper_open { point < upper } else { point <= upper });
    let side = if !reaches { -1 } else { i8::from(!keeps) };
    let status = match (better, side) {
        (_, 0) => code::MET,
        (Better::Higher, 1) | (Better::Lower, -1) => code::EXCEEDED,
        _ => code::MISSED,
    };
    (status, side)
}

/// Puts a row on a line of whole numbers.
fn line<T: Whole>(row: &Row) -> Option<Result<Line<T>, Reason>> {
    let cells = [Some(row.value), row.lower, row.upper, row.base.map(|base| base.cell)];
    let mut scale = cells.into_iter().flatten().map(|cell| cell.scale).max().unwrap_or(0);
    // Fine enough for the last written places too.
    scale = scale.max(row.printed.unwrap_or(scale)).max(row.base.and_then(|base| base.printed).unwrap_or(scale));
    let value: T = at(row.value, scale)?;
    let half =
        |printed: Option<i32>| printed.map(|printed| ten::<T>(scale - printed)).map_or(Some(None), |h| h.map(Some));
    // Half of the last place, on the line that is twice as fine.
    let half_value = half(row.printed)?;
    let bound = |cell: Option<Cell>| cell.map(|cell| at::<T>(cell, scale)).map_or(Some(None), |cell| cell.map(Some));
    let (lower, upper) = (bound(row.lower)?, bound(row.upper)?);
    let twice = |of: &T| of.checked_add(of);
    let Some(base) = row.base else {
        let widened = match &half_value {
            Some(half) => Some((twice(&value)?.checked_sub(half)?, twice(&value)?.checked_add(half)?)),
            None => None,
        };
        return Some(Ok(Line { observed: value, widened, lower, upper, unit: T::one(), scale }));
    };
    let from: T = at(base.cell, scale)?;
    let half_base = half(base.printed)?;
    let turned = |change: T| if row.better == Better::Lower { T::zero() - change } else { change };
    if !base.relative {
        let change = turned(value.checked_sub(&from)?);
        let widened = match (half_value, half_base) {
            (None, None) => None,
            (a, b) => {
                let half = a.unwrap_or_else(T::zero).checked_add(&b.unwrap_or_else(T::zero))?;
                Some((twice(&change)?.checked_sub(&half)?, twice(&change)?.checked_add(&half)?))
            }
        };
        return Some(Ok(Line { observed: change, widened, lower, upper, unit: T::one(), scale }));
    }
    if !from.is_positive() {
        return Some(Err(Reason::BaseNotPositive));
    }
    // (value − base) ÷ base in percent, against bounds at `scale`: everything × base.
    let percent = ten::<T>(scale)?.checked_mul(&T::from(100))?;
    let change = turned(value.checked_sub(&from)?.checked_mul(&percent)?);
    let times = |bound: Option<T>| match bound {
        Some(bound) => bound.checked_mul(&from).map(Some),
        None => Some(None),
    };
    let widened = match (half_value, half_base) {
        (None, None) => None,
        (a, b) => {
            let (a, b) = (a.unwrap_or_else(T::zero), b.unwrap_or_else(T::zero));
            let (low, high) = (twice(&value)?.checked_sub(&a)?, twice(&value)?.checked_add(&a)?);
            let (least, most) = (twice(&from)?.checked_sub(&b)?, twice(&from)?.checked_add(&b)?);
            if !least.is_positive() {
                return Some(Err(Reason::BaseNotPositive));
            }
            // Quotients are compared over the one denominator `least · most`, so the change is put on that line.
            return relative_widened(row, lower, upper, (change, from, scale), (low, high), (least, most), &percent);
        }
    };
    Some(Ok(Line { observed: change, widened, lower: times(lower)?, upper: times(upper)?, unit: from, scale }))
}

/// A relative change whose value or baseline was rounded, on the line of all three denominators.
fn relative_widened<T: Whole>(
    row: &Row,
    lower: Option<T>,
    upper: Option<T>,
    (change, from, scale): (T, T, i32),
    (low, high): (T, T),
    (least, most): (T, T),
    percent: &T,
) -> Option<Result<Line<T>, Reason>> {
    let turned = |change: T| if row.better == Better::Lower { T::zero() - change } else { change };
    let unit = from.checked_mul(&least)?.checked_mul(&most)?;
    let observed = change.checked_mul(&least)?.checked_mul(&most)?;
    let end = |numerator: &T, rises: bool| -> Option<T> {
        // The widest quotient: a negative numerator over the smallest denominator lies lowest.
        let small = rises == numerator.is_positive();
        let (over, other) = if small { (&least, &most) } else { (&most, &least) };
        let part = numerator.checked_sub(over)?.checked_mul(percent)?.checked_mul(other)?.checked_mul(&from)?;
        part.checked_add(&part)
    };
    let (first, second) = (turned(end(&low, false)?), turned(end(&high, true)?));
    let widened = if first <= second { (first, second) } else { (second, first) };
    let times = |bound: Option<T>| match bound {
        Some(bound) => bound.checked_mul(&unit).map(Some),
        None => Some(None),
    };
    let (lower, upper) = (times(lower)?, times(upper)?);
    Some(Ok(Line { observed, widened: Some(widened), lower, upper, unit, scale }))
}

/// The gap at its scale: exact where it is a whole multiple, else rounded half to even, as a percentage is.
fn gap<T: Whole>(line: &Line<T>, over: T, wanted: &Wanted) -> Option<Result<i128, Reason>> {
    let (times, divisor) = if wanted.gap_scale >= line.scale {
        (ten::<T>(wanted.gap_scale - line.scale)?, line.unit.clone())
    } else {
        (T::one(), line.unit.checked_mul(&ten(line.scale - wanted.gap_scale)?)?)
    };
    Some(fitted(&rounded(&over.checked_mul(&times)?, &divisor, Rounding::HalfEven), wanted.widest))
}

fn fitted<T: Whole>(figure: &T, widest: i128) -> Result<i128, Reason> {
    figure.to_i128().filter(|figure| figure.unsigned_abs() <= widest.unsigned_abs()).ok_or(Reason::Overflow)
}

/// A part of a whole in percent with as many decimals, rounded half to even; None where the whole is not positive.
pub(crate) fn share(part: i128, whole: i128, digits: u8) -> Option<i128> {
    fn percent<T: Whole>(part: i128, whole: i128, digits: u8) -> Option<i128> {
        let times = T::from(part).checked_mul(&ten(i32::from(digits) + 2)?)?;
        rounded(&times, &T::from(whole), Rounding::HalfEven).to_i128()
    }
    let share = || percent::<i128>(part, whole, digits).or_else(|| percent::<BigInt>(part, whole, digits));
    (whole > 0).then(share).flatten()
}

/// A quotient rounded to a whole number; the divisor is positive.
fn rounded<T: Whole>(numerator: &T, divisor: &T, rounding: Rounding) -> T {
    let (floor, rest) = numerator.div_mod_floor(divisor);
    let lack = divisor.clone() - rest.clone();
    if rounds_up(floor.is_negative(), floor.is_odd(), &rest, &lack, rounding) { floor + T::one() } else { floor }
}
