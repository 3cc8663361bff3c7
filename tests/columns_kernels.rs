//! Every kernel gives what the core gives: status, percent, gap and reason, on rows that are hard for each of them.
//!
//! In a debug build a sample is judged; `make prove` judges a million rows of every family.

use std::str::FromStr;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal64Type, Decimal128Type, Int8Type};
use arrow_array::{Array, ArrayRef, Decimal64Array, Decimal128Array, RecordBatch, StringArray};
use attain::{Better, Bound, Decimal, Gap, Goal, Observation, Quantity, Range, Rounding, Status, Target, Unit};
use attain_arrow::{Assess, Kernel, Output, Pool, Reason};
use attain_tests::{recorded, say};

/// What repeats a run: a debug build judges a sample.
const COMMAND: &str = if cfg!(debug_assertions) {
    "cargo test --package attain-tests --test columns_kernels"
} else {
    "cargo test --release --package attain-tests --test columns_kernels"
};
const WIDEST: i64 = 999_999_999_999_999_999;

/// A row in hundredths.
#[derive(Clone, Copy, Debug)]
struct Row {
    value: Option<i64>,
    lower: Option<i64>,
    upper: Option<i64>,
    better: Better,
}

/// Numbers that look random and are the same on every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn within(&mut self, low: i64, high: i64) -> i64 {
        let width = (i128::from(high) - i128::from(low) + 1) as u128;
        (i128::from(low) + (u128::from(self.next()) % width) as i128) as i64
    }

    /// As many digits as any other number of them.
    fn magnitude(&mut self, digits: u32) -> i64 {
        let digits = self.next() % u64::from(digits) + 1;
        self.within(0, 10i64.pow(digits as u32) - 1)
    }

    fn signed(&mut self, digits: u32) -> i64 {
        let size = self.magnitude(digits);
        if self.next() & 1 == 0 { size } else { -size }
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }
}

/// A value and the reference it is held to, at 4 digits of percent.
type Family = fn(&mut Numbers) -> (i64, i64);

/// The families of `notes/performance.md` §1c: what a quotient estimated on doubles could get wrong.
const FAMILIES: [(&str, Family); 8] = [
    ("uniform", |n| {
        let reference = n.magnitude(17);
        (reference / 5 + n.within(0, 3 * reference.max(1)), reference)
    }),
    ("signed", |n| (n.signed(18), n.signed(18))),
    ("ties", |n| {
        // value · 10⁶ ÷ reference = j + ½
        let (t, j) = (n.magnitude(11), n.within(0, 999_999));
        (t * (2 * j + 1), 2_000_000 * t)
    }),
    ("ties ± 1", |n| {
        let (t, j) = (n.magnitude(11), n.within(0, 999_999));
        (t * (2 * j + 1) + n.within(-1, 1), 2_000_000 * t + n.within(-1, 1))
    }),
    ("near 10¹⁸", |n| {
        let reference = WIDEST - n.within(0, 1_000_000);
        (reference - n.within(-1_000_000, 1_000_000), reference)
    }),
    ("quotient near the switch", |n| {
        // 2⁴⁹ = 5.6 · 10¹⁴ is where an estimate is no longer trusted.
        let reference = n.within(100_000_000, 1_700_000_000);
        let quotient = 562_949_953 + n.within(-600, 600);
        (reference * quotient + n.within(-3, 3), reference)
    }),
    ("off by one", |n| {
        let reference = WIDEST - 5 - n.within(0, 99_999_999_999_999_000);
        (reference + n.within(-1, 1), reference)
    }),
    ("small", |n| (n.within(-300, 300), n.within(-300, 300))),
];

fn rows_of(family: Family, seed: u64, count: usize) -> Vec<Row> {
    let mut numbers = Numbers(seed);
    (0..count)
        .map(|_| {
            let (value, reference) = family(&mut numbers);
            let (value, reference) = (value.clamp(-WIDEST, WIDEST), reference.clamp(-WIDEST, WIDEST));
            let better = [Better::Higher, Better::Lower, Better::Inside][numbers.within(0, 2) as usize];
            // The reference is the end that is asked for; the other lies anywhere, now and then on the wrong side.
            let width = if numbers.one_in(2) { 0 } else { numbers.magnitude(17) };
            let far = match better {
                Better::Lower => reference.saturating_sub(width),
                _ => reference.saturating_add(width),
            }
            .clamp(-WIDEST, WIDEST);
            let far = if numbers.one_in(50) { reference.saturating_sub(far - reference) } else { far };
            let (lower, upper) = if better == Better::Lower { (far, reference) } else { (reference, far) };
            let (far, upper) = (numbers.one_in(20), upper.clamp(-WIDEST, WIDEST));
            Row {
                value: (!numbers.one_in(30)).then_some(value),
                lower: (!far || better == Better::Higher).then_some(lower).filter(|_| !numbers.one_in(60)),
                upper: (!far || better != Better::Higher).then_some(upper).filter(|_| !numbers.one_in(60)),
                better,
            }
        })
        .collect()
}

/// What comes of a row: in the cells of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outcome {
    status: &'static str,
    percent: Option<i128>,
    gap: Option<i128>,
}

fn hundredths(cell: i64) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(cell), 2)
}

fn cell(at: Decimal, scale: u32) -> i128 {
    let mut at = at.normalize();
    assert!(at.scale() <= scale, "{at} is finer than {scale} decimals");
    at.rescale(scale);
    at.mantissa()
}

/// The verdict of the core on a row.
fn core(row: &Row, open: (bool, bool), digits: u8, rounding: Rounding, unit: &Unit) -> Outcome {
    let none = Outcome { status: "no_data", percent: None, gap: None };
    let quantity = |cell: i64| Quantity::new(hundredths(cell), unit.clone());
    let bound = |cell: Option<i64>, open: bool| cell.map(|cell| Bound { at: quantity(cell), closed: !open });
    if row.lower.is_none() && row.upper.is_none() {
        return none;
    }
    // A bound that is not there is one that no value reaches: nothing is asked below, nothing exceeds above.
    let beyond = |at: i64| Some(Bound { at: Quantity::new(Decimal::from(at), unit.clone()), closed: true });
    let lower = bound(row.lower, open.0).or_else(|| beyond(i64::MIN));
    let upper = bound(row.upper, open.1).or_else(|| beyond(i64::MAX));
    // A range that is crossed is refused by the core, and one that is empty is no goal.
    let Ok(range) = Range::new(lower, upper) else { return none };
    let goal = if row.better == Better::Inside { Goal::within(range) } else { Goal::band(range) };
    let target = Target::new("Grain", goal).better(row.better);
    let Some(value) = row.value else { return none };
    let Ok(verdict) = target.assess(&Observation::new("Grain", quantity(value))) else { return none };
    let reference = match row.better {
        Better::Higher => row.lower,
        Better::Lower => row.upper,
        Better::Inside => row.lower.and(row.upper),
    };
    if reference.is_none() {
        return Outcome { status: verdict.status().name(), ..none };
    }
    let gap = verdict.gap().map(|gap| match gap {
        Gap::Quantity(gap) => cell(gap.amount(), 2),
        gap => panic!("{gap:?}"),
    });
    let percent = verdict.percent_to(i32::from(digits), rounding).and_then(|percent| percent.single().copied());
    Outcome { status: verdict.status().name(), percent: percent.map(|p| cell(p, u32::from(digits))), gap }
}

fn table(rows: &[Row], wide: bool) -> RecordBatch {
    let column = |pick: fn(&Row) -> Option<i64>| -> ArrayRef {
        let cells = rows.iter().map(pick);
        if wide {
            let cells: Decimal128Array = cells.map(|cell| cell.map(i128::from)).collect();
            Arc::new(cells.with_precision_and_scale(38, 2).unwrap())
        } else {
            let cells: Decimal64Array = cells.collect();
            Arc::new(cells.with_precision_and_scale(18, 2).unwrap())
        }
    };
    let better: StringArray = rows.iter().map(|row| Some(row.better.name())).collect();
    RecordBatch::try_from_iter([
        ("value", column(|row| row.value)),
        ("lower", column(|row| row.lower)),
        ("upper", column(|row| row.upper)),
        ("better", Arc::new(better) as ArrayRef),
    ])
    .unwrap()
}

fn figure(column: &ArrayRef, row: usize) -> Option<i128> {
    if column.is_null(row) {
        return None;
    }
    match column.as_primitive_opt::<Decimal128Type>() {
        Some(cells) => Some(cells.value(row)),
        None => Some(i128::from(column.as_primitive::<Decimal64Type>().value(row))),
    }
}

fn word(column: &ArrayRef, row: usize) -> Option<&str> {
    let column = column.as_dictionary::<Int8Type>();
    (!column.is_null(row)).then(|| column.values().as_string::<i32>().value(column.key(row).unwrap()))
}

/// Holds all kernels, on columns of 64 and of 128 bits, to what the core said; returns how many rows were compared.
fn hold(name: &str, rows: &[Row], expected: &[Outcome], asks: &Assess) -> usize {
    let mut compared = 0;
    let pool = Pool::new(1 << 28);
    for wide in [false, true] {
        let table = table(rows, wide);
        let widest = if wide { 10i128.pow(38) - 1 } else { i128::from(WIDEST) };
        for kernel in [Kernel::Exact, Kernel::Portable, Kernel::Avx512] {
            if !kernel.is_available() {
                say!("skipped: this processor has no {kernel:?}");
                continue;
            }
            let asks = asks.clone().kernel(kernel).better_column("better").pool(pool.clone());
            let asks = asks.outputs([Output::Status, Output::Percent, Output::Gap, Output::Reason]);
            let judged = asks.over(table.schema_ref()).unwrap().assess(&table).unwrap();
            let [status, percent, gap, reason] = judged.columns() else { panic!("four outputs") };
            for (at, (row, expected)) in rows.iter().zip(expected).enumerate() {
                let fits = |figure: Option<i128>| figure.filter(|figure| figure.abs() <= widest);
                let found = Outcome {
                    status: Status::from_name(word(status, at).unwrap()).unwrap().name(),
                    percent: figure(percent, at),
                    gap: figure(gap, at),
                };
                let fitting = Outcome { percent: fits(expected.percent), gap: fits(expected.gap), ..expected.clone() };
                assert_eq!(found, fitting, "{name}, {kernel:?}, wide {wide}, row {at}: {row:?}");
                let missing = fitting.percent.is_none() || fitting.gap.is_none();
                assert_eq!(word(reason, at).is_some(), missing, "{name}, {kernel:?}: the reason of row {at}: {row:?}");
                if fitting.percent != expected.percent {
                    assert_eq!(word(reason, at), Some(Reason::Overflow.name()), "{name}, row {at}: {row:?}");
                }
            }
            compared += rows.len();
        }
    }
    compared
}

#[test]
fn every_kernel_gives_what_the_core_gives() {
    let count = if cfg!(debug_assertions) { 5_000 } else { 1_000_000 };
    let unit = Unit::from_code("t").unwrap();
    let mut counts = vec![("rows judged by the core", 0)];
    for (seed, (name, family)) in FAMILIES.into_iter().enumerate() {
        let rows = rows_of(family, seed as u64, count);
        let expected: Vec<Outcome> =
            rows.iter().map(|row| core(row, (false, false), 4, Rounding::HalfEven, &unit)).collect();
        let compared = hold(name, &rows, &expected, &Assess::default());
        say!("columns: {name}: {count} rows against the core, {compared} in all kernels, 0 differ");
        counts[0].1 += expected.len() as u64;
        counts.push((name, compared as u64));
    }
    let what =
        "rows in which every kernel, on columns of 64 and of 128 bits, gives what the core gives, by family of numbers";
    recorded("kernels", what, COMMAND, &counts);
}

#[test]
fn so_it_is_with_open_bounds_every_rounding_and_any_digits() {
    let count = if cfg!(debug_assertions) { 300 } else { 20_000 };
    let unit = Unit::from_code("t").unwrap();
    let mut counts = vec![("rows judged by the core", 0), ("rows compared in all kernels", 0)];
    for (at, (rounding, name)) in Rounding::NAMES.into_iter().enumerate() {
        for (digits, open) in [(0, (true, false)), (2, (false, true)), (6, (true, true)), (7, (false, false))] {
            for (seed, (family_name, family)) in FAMILIES.into_iter().enumerate() {
                let rows = rows_of(family, (at * 100 + seed) as u64, count);
                let expected: Vec<Outcome> = rows.iter().map(|row| core(row, open, digits, rounding, &unit)).collect();
                let asks = Assess::default().percent(digits, rounding).closed(!open.0, !open.1);
                let asked = format!("{family_name}, {name}, {digits} digits, open {open:?}");
                counts[1].1 += hold(&asked, &rows, &expected, &asks) as u64;
                counts[0].1 += expected.len() as u64;
            }
        }
    }
    let what = "the same with open bounds, every rounding and any digits";
    recorded("kernels-rounded", what, COMMAND, &counts);
}

#[test]
fn threads_and_pieces_change_nothing() {
    let rows = rows_of(FAMILIES[1].1, 7, 300_001);
    let whole = table(&rows, false);
    let asks = Assess::default().better_column("better").pool(Pool::new(1 << 28)).outputs([
        Output::Status,
        Output::Percent,
        Output::Gap,
        Output::Reason,
    ]);
    let one = asks.clone().over(whole.schema_ref()).unwrap().assess(&whole).unwrap();
    for threads in [0, 2, 3, 7] {
        let judge = asks.clone().threads(threads).over(whole.schema_ref()).unwrap();
        assert_eq!(judge.assess(&whole).unwrap(), one, "{threads} threads");
        // Pieces that begin at any row, so that nulls begin within a byte.
        let mut pieces = Vec::new();
        let mut from = 0;
        for length in [1usize, 63, 64, 65, 1023, 100_000, 7, 130_001].into_iter().cycle() {
            let length = length.min(whole.num_rows() - from);
            pieces.push(whole.slice(from, length));
            from += length;
            if from == whole.num_rows() {
                break;
            }
        }
        let mut at = 0;
        for piece in judge.assess_all(&pieces).unwrap() {
            assert_eq!(piece, one.slice(at, piece.num_rows()), "rows from {at} on");
            at += piece.num_rows();
        }
        assert_eq!(at, whole.num_rows());
    }
}

#[test]
fn a_figure_of_the_core_is_read_as_it_is_written() {
    // The oracle itself: 8.05 % of a goal of 8 is 100.625 %, half a tenth of a thousandth goes to the even neighbour.
    let unit = Unit::from_code("t").unwrap();
    let row = Row { value: Some(805), lower: Some(800), upper: Some(850), better: Better::Higher };
    let found = core(&row, (false, false), 4, Rounding::HalfEven, &unit);
    assert_eq!(found, Outcome { status: "met", percent: Some(1_006_250), gap: Some(5) });
    assert_eq!(cell(Decimal::from_str("1.50").unwrap(), 2), 150);
}
