//! Columns: rows judged, counted and read a second, a million at a time, beside the copying of as many bytes.
//!
//! The rows are a country made up: a tenth of the goals to lie inside, a fifth where lower is better, one value in a
//! hundred missing. `cargo bench -p attain-benches --bench columns`; `benches/peers/columns.py` has the peers.

use std::hint::black_box;
use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, Decimal64Array, Decimal128Array, DictionaryArray, Int8Array, RecordBatch, StringArray, UInt16Array,
};
use attain::Locale;
use attain_arrow::{Assess, Assessor, Kernel, Output, Parse, ParseOutput, Rollup};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROWS: usize = 1_000_000;
const COMMUNES: usize = 3_321;
/// The places after the point: figures are hundredths.
const SCALE: i8 = 2;

/// What must be read and written a row, nulls aside: three figures and a direction, status, percent and gap.
const NARROW: usize = 3 * 8 + 1 + 1 + 2 * 8;
const WIDE: usize = 3 * 16 + 1 + 1 + 2 * 16;
const STATUS_ONLY: usize = 3 * 8 + 1 + 1;
const ROLLED: usize = 3 * 8 + 1 + 2;

/// Numbers that look random and are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// A table of the same figures in decimals of 64 and of 128 bits.
struct Country {
    narrow: RecordBatch,
    wide: RecordBatch,
}

impl Country {
    fn new() -> Self {
        let mut numbers = Numbers(7);
        let (mut value, mut lower, mut upper) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROWS {
            let power = 10i64.pow(4 + numbers.below(9) as u32);
            let low = power + numbers.below(9 * power as u64) as i64;
            let high = if numbers.below(10) < 3 { low } else { low + low / 100 * numbers.below(11) as i64 };
            let reached = low / 100 * (60 + numbers.below(80) as i64) + numbers.below(100) as i64;
            value.push((numbers.below(100) > 0).then_some(reached));
            lower.push(low);
            upper.push(high);
        }
        let better =
            Int8Array::from_iter_values((0..ROWS).map(|_| [0, 0, 0, 0, 0, 0, 0, 1, 1, 2][numbers.below(10) as usize]));
        let words: ArrayRef = Arc::new(StringArray::from(vec!["higher", "lower", "inside"]));
        let better: ArrayRef = Arc::new(DictionaryArray::<Int8Type>::try_new(better, words).expect("three words"));
        let ordered: ArrayRef =
            Arc::new(UInt16Array::from_iter_values((0..ROWS).map(|row| (row * COMMUNES / ROWS) as u16)));
        let random: ArrayRef =
            Arc::new(UInt16Array::from_iter_values((0..ROWS).map(|_| numbers.below(COMMUNES as u64) as u16)));
        let table = |figures: [ArrayRef; 3]| {
            let [value, lower, upper] = figures;
            RecordBatch::try_from_iter([
                ("value", value),
                ("lower", lower),
                ("upper", upper),
                ("better", Arc::clone(&better)),
                ("ordered", Arc::clone(&ordered)),
                ("random", Arc::clone(&random)),
            ])
            .expect("columns of one length")
        };
        let narrow = |cells: Decimal64Array| -> ArrayRef {
            Arc::new(cells.with_precision_and_scale(18, SCALE).expect("18 digits"))
        };
        let wide = |cells: Decimal128Array| -> ArrayRef {
            Arc::new(cells.with_precision_and_scale(38, SCALE).expect("38 digits"))
        };
        Self {
            narrow: table([
                narrow(value.iter().copied().collect()),
                narrow(lower.iter().copied().map(Some).collect()),
                narrow(upper.iter().copied().map(Some).collect()),
            ]),
            wide: table([
                wide(value.iter().map(|cell| cell.map(i128::from)).collect()),
                wide(lower.iter().map(|cell| Some(i128::from(*cell))).collect()),
                wide(upper.iter().map(|cell| Some(i128::from(*cell))).collect()),
            ]),
        }
    }
}

fn asks() -> Assess {
    Assess::default().better_column("better")
}

fn over(asks: Assess, table: &RecordBatch) -> Assessor {
    asks.over(table.schema_ref()).expect("the table has the columns")
}

/// Copies half of the bytes, which reads and writes all of them.
fn copy(c: &mut Criterion, group: &str, name: &str, row: usize) {
    let source = vec![1u8; ROWS * row / 2];
    let mut target = vec![0u8; source.len()];
    let mut group = c.benchmark_group(group);
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function(name, |b| {
        b.iter(|| {
            target.copy_from_slice(black_box(&source));
            black_box(&mut target);
        });
    });
    group.finish();
}

fn judging(c: &mut Criterion) {
    let country = Country::new();
    let works = [
        ("Decimal64", asks(), &country.narrow),
        ("Decimal128", asks(), &country.wide),
        ("Decimal64, status only", asks().outputs([Output::Status]), &country.narrow),
        ("Decimal64, portable", asks().kernel(Kernel::Portable), &country.narrow),
        ("Decimal128, portable", asks().kernel(Kernel::Portable), &country.wide),
    ];
    let mut group = c.benchmark_group("judge");
    group.throughput(Throughput::Elements(ROWS as u64));
    for (name, asks, table) in works {
        let judge = over(asks, table);
        group.bench_function(name, |b| b.iter(|| judge.assess(black_box(table))));
    }
    group.finish();
    copy(c, "judge", "memcpy of the bytes of Decimal64", NARROW);
    copy(c, "judge", "memcpy of the bytes of Decimal128", WIDE);
    copy(c, "judge", "memcpy of the bytes of status only", STATUS_ONLY);
}

fn counting(c: &mut Criterion) {
    let country = Country::new();
    let mut group = c.benchmark_group("scorecard");
    group.throughput(Throughput::Elements(ROWS as u64));
    for (name, key, table) in [
        ("Decimal64, ordered keys", "ordered", &country.narrow),
        ("Decimal64, random keys", "random", &country.narrow),
        ("Decimal128, ordered keys", "ordered", &country.wide),
    ] {
        let rollup = Rollup::by([key]).asks(asks());
        let tables = [table.clone()];
        group.bench_function(name, |b| b.iter(|| rollup.roll(black_box(&tables))));
    }
    group.finish();
    copy(c, "scorecard", "memcpy of the bytes of Decimal64", ROLLED);
}

fn grouped(hundredths: u64) -> String {
    let digits = (hundredths / 100).to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    if !hundredths.is_multiple_of(100) {
        written += &format!(",{:02}", hundredths % 100);
    }
    written
}

fn reading(c: &mut Criterion) {
    const ENDINGS: [&str; 6] = ["%", " tỷ đồng", " triệu đồng", " ngàn tỷ đồng", " vạn tấn", " triệu lượt"];
    let mut numbers = Numbers(3);
    let mut amount = |most: u32| {
        let power = 10u64.pow(1 + numbers.below(u64::from(most)) as u32);
        (grouped(power + numbers.below(9 * power)), ENDINGS[numbers.below(6) as usize])
    };
    let plain: Vec<String> = (0..ROWS).map(|_| amount(8).0).collect();
    let units: Vec<String> = (0..ROWS).map(|_| amount(3)).map(|(number, ending)| number + ending).collect();
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>() / ROWS;
    let sizes = [("plain", bytes(&plain) + 4 + 16), ("with units", bytes(&units) + 4 + 16)];
    let texts: [ArrayRef; 2] = [Arc::new(StringArray::from(plain)), Arc::new(StringArray::from(units))];
    let parse = Parse::default().locale(Locale::Vi);
    let value = parse.clone().outputs([ParseOutput::Value]);
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(ROWS as u64));
    for (name, parse, column) in [
        ("plain, value only", &value, &texts[0]),
        ("plain, with unit and decimals", &parse, &texts[0]),
        ("with units", &parse, &texts[1]),
    ] {
        group.bench_function(name, |b| b.iter(|| parse.column(black_box(column))));
    }
    group.finish();
    for (name, row) in sizes {
        copy(c, "read", &format!("memcpy of the bytes of {name}"), row);
    }
}

criterion_group!(benches, judging, counting, reading);
criterion_main!(benches);
