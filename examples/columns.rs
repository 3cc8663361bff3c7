//! Every commune of a country, 60 indicators, five years of months: twelve million rows judged exactly, and counted.
//!
//! Run it with `cargo run --release --example columns`; unoptimised it takes three months of the sixty, and says so. The
//! country is made up, the same on every run, and no data. `examples/columns.py` tells it of a small one in Python.

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal64Type, Decimal128Type, Int8Type, UInt64Type};
use arrow_array::{
    ArrayRef, Decimal64Array, DictionaryArray, Int8Array, Int16Array, PrimitiveArray, RecordBatch, StringArray,
};
use arrow_schema::ArrowError;
use attain::{Better, Decimal, Goal, Locale, Observation, Quantity, Target, Unit};
use attain_arrow::{Assess, Output, Rollup};

const PROVINCES: usize = 34;
const COMMUNES: usize = 3_321;
const INDICATORS: usize = 60;
const MONTHS: usize = if cfg!(debug_assertions) { 3 } else { 60 };
const MONTH: usize = COMMUNES * INDICATORS;
const ROWS: usize = MONTH * MONTHS;

/// The directions, in the order of the dictionary that the column of words has.
const DIRECTIONS: [Better; 3] = [Better::Higher, Better::Lower, Better::Inside];

fn main() -> Result<(), Box<dyn Error>> {
    heading("A country in columns");
    if cfg!(debug_assertions) {
        println!("Unoptimised: {MONTHS} months of 60, and times that say nothing. `--release` takes them all.");
    }
    println!("{COMMUNES} communes of {PROVINCES} provinces, {INDICATORS} indicators, {MONTHS} months");
    let country = timed("made up", country)?;
    let asks = Assess::default().better_column("better").threads(0);
    judge(&asks, &country)?;
    let provinces = roll("counted by province", &asks, &country, "province")?;
    let communes = roll("counted by commune", &asks, &country, "commune")?;
    print_provinces(&provinces);
    print_communes(&communes);
    print_nearest_miss(&asks, &country)
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}

/// Does a work over all rows, and says how long it took.
fn timed<T, E>(what: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let start = Instant::now();
    let done = work()?;
    let took = start.elapsed().as_micros().max(1);
    println!("{what:<38} {:>6} ms, {:>5} million rows a second", took / 1_000, ROWS as u128 / took);
    Ok(done)
}

/// Every row to its status, its percent and its gap, month by month; what comes out is exact, and rounded once.
fn judge(asks: &Assess, country: &[RecordBatch]) -> Result<(), Box<dyn Error>> {
    let judge = asks.over(country[0].schema_ref())?;
    let status_only = asks.clone().outputs([Output::Status]).over(country[0].schema_ref())?;
    timed("judged: status, percent and gap", || country.iter().try_for_each(|month| judge.assess(month).map(drop)))?;
    timed("judged: status alone", || country.iter().try_for_each(|month| status_only.assess(month).map(drop)))?;
    Ok(())
}

/// A scorecard for every key, in one pass, without a verdict being written down.
fn roll(what: &str, asks: &Assess, country: &[RecordBatch], key: &str) -> Result<RecordBatch, Box<dyn Error>> {
    let card = timed(what, || Rollup::by([key]).asks(asks.clone()).roll(country))?;
    let counted: u64 = counts(&card, "total").iter().sum();
    if counted != ROWS as u64 {
        return Err(format!("`{key}` counts {counted} of {ROWS} rows").into());
    }
    Ok(card)
}

fn counts<'a>(card: &'a RecordBatch, column: &str) -> &'a [u64] {
    card[column].as_primitive::<UInt64Type>().values()
}

/// The provinces that met most of what was measured, and those that met least.
fn print_provinces(card: &RecordBatch) {
    heading("Provinces, the first three and the last: percent of what was asked");
    let (met, covered) = (counts(card, "met_or_exceeded"), counts(card, "covered"));
    let mut order: Vec<usize> = (0..card.num_rows()).collect();
    // Shares are compared as fractions, so that no two that differ are taken for equal.
    order.sort_by(|a, b| (met[*b] * covered[*a]).cmp(&(met[*a] * covered[*b])));
    let names = words(card, "province");
    println!("province        rows  exceeded   met  missed  no data");
    for row in order[..3].iter().chain(&order[order.len() - 3..]).copied() {
        let of = |column: &str| card[column].as_primitive::<Decimal128Type>().value_as_string(row);
        let [exceeded, met, missed, none] =
            ["exceeded_percent", "met_percent", "missed_percent", "no_data_percent"].map(of);
        let rows = counts(card, "total")[row];
        println!("{:<12} {rows:>7}  {exceeded:>8} {met:>5}  {missed:>6}  {none:>7}", names[row]);
    }
    println!("Every line adds up to exactly 100: what rounding leaves over goes to the largest remainders.");
}

fn print_communes(card: &RecordBatch) {
    heading("Communes");
    let both = || counts(card, "met_or_exceeded").iter().zip(counts(card, "covered"));
    let most = both().filter(|(met, covered)| **met * 2 > **covered).count();
    let two_thirds = both().filter(|(met, covered)| **met * 3 >= **covered * 2).count();
    println!("{most} of {} met more than half of what was measured, {two_thirds} two thirds or more", card.num_rows());
}

/// The row of the last month that missed by least, and what the core says of it, which decides what is met.
fn print_nearest_miss(asks: &Assess, country: &[RecordBatch]) -> Result<(), Box<dyn Error>> {
    heading("The nearest miss of the last month");
    let rows = &country[country.len() - 1];
    let verdicts = asks.over(rows.schema_ref())?.assess(rows)?;
    let (status, gaps) = (words(&verdicts, "status"), verdicts["gap"].as_primitive::<Decimal64Type>());
    let at_least = |row: &usize| (row % INDICATORS).is_multiple_of(3);
    let missed = (0..rows.num_rows()).filter(at_least).filter(|row| status[*row] == "missed");
    let nearest = missed.max_by_key(|row| gaps.value(*row)).ok_or("nobody missed anything")?;
    let cell = |column: &str| rows[column].as_primitive::<Decimal64Type>().value(nearest);
    let percent = |column: &str| -> Result<Quantity, Box<dyn Error>> {
        Ok(Quantity::new(Decimal::from_i128_with_scale(cell(column).into(), 2), Unit::from_code("percent")?))
    };
    let name = format!("Indicator {}, commune {}", nearest % INDICATORS + 1, nearest / INDICATORS + 1);
    let target = Target::new(name.as_str(), Goal::at_least(percent("lower")?)).better(Better::Higher);
    let verdict = target.assess(&Observation::new(name.as_str(), percent("value")?))?;
    println!("{}", verdict.explain(Locale::En));
    println!("In the columns it is `{}`, {} beside what was asked.", status[nearest], gaps.value_as_string(nearest));
    if verdict.status().name() == status[nearest] { Ok(()) } else { Err("the columns say something else".into()) }
}

/// The words of a column that is a dictionary; the empty text where there is none.
fn words<'a>(table: &'a RecordBatch, column: &str) -> Vec<&'a str> {
    let column = table[column].as_dictionary::<Int8Type>();
    let words = column.values().as_string::<i32>();
    (0..column.len()).map(|row| column.key(row).map_or("", |word| words.value(word))).collect()
}

/// The country: a batch a month, with the keys and directions that all months share.
fn country() -> Result<Vec<RecordBatch>, ArrowError> {
    let named = |names: Vec<String>, keys: Int8Array| DictionaryArray::new(keys, Arc::new(StringArray::from(names)));
    let communes = |of: fn(usize) -> i8| Int8Array::from_iter_values((0..MONTH).map(|row| of(row / INDICATORS)));
    let province = named(
        (1..=PROVINCES).map(|number| format!("Province {number}")).collect(),
        communes(|commune| province_of(commune) as i8),
    );
    let commune = Int16Array::from_iter_values((0..MONTH).map(|row| (row / INDICATORS) as i16 + 1));
    let indicator = Int8Array::from_iter_values((0..MONTH).map(|row| (row % INDICATORS) as i8 + 1));
    let better = named(
        DIRECTIONS.map(|better| better.name().to_owned()).to_vec(),
        (0..MONTH).map(|row| Some((row % INDICATORS % 3) as i8)).collect(),
    );
    let keys: [(&str, ArrayRef); 4] = [
        ("province", Arc::new(province)),
        ("commune", Arc::new(commune)),
        ("indicator", Arc::new(indicator)),
        ("better", Arc::new(better)),
    ];
    (0..MONTHS).map(|month| RecordBatch::try_from_iter_with_nullable(of_month(&keys, month)?)).collect()
}

/// Three columns of percent with two decimals beside the keys: what was measured, and the bounds of what was asked.
fn of_month(
    keys: &[(&'static str, ArrayRef)],
    month: usize,
) -> Result<Vec<(&'static str, ArrayRef, bool)>, ArrowError> {
    let mut columns: [Vec<Option<i64>>; 3] = std::array::from_fn(|_| Vec::with_capacity(MONTH));
    for row in 0..MONTH {
        let (lower, upper) = asked(row % INDICATORS, month / 12);
        for (column, cell) in columns.iter_mut().zip([measured(row, month, (lower, upper)), Some(lower), Some(upper)]) {
            column.push(cell);
        }
    }
    let percent = |cells: Vec<Option<i64>>| -> Result<ArrayRef, ArrowError> {
        let cells: Decimal64Array = PrimitiveArray::from(cells);
        Ok(Arc::new(cells.with_precision_and_scale(18, 2)?))
    };
    let [value, lower, upper] = columns.map(percent);
    let keys = keys.iter().map(|(name, column)| (*name, column.clone(), false));
    Ok(keys.chain([("value", value?, true), ("lower", lower?, true), ("upper", upper?, true)]).collect())
}

/// What is asked of an indicator in a year, in hundredths: at least, at most, or a band; two percent more every year.
fn asked(indicator: usize, year: usize) -> (i64, i64) {
    let level = 1_200 + (indicator * 7_919 % 8_000) as i64;
    let level = level + level * year as i64 / 50;
    if indicator % 3 == 2 { (level - level / 40, level + level / 40) } else { (level, level) }
}

/// What was measured: what was asked, moved by how the province, the commune and the month do; one in forty is missing.
fn measured(row: usize, month: usize, (lower, upper): (i64, i64)) -> Option<i64> {
    let (commune, direction) = (row / INDICATORS, row % INDICATORS % 3);
    let chance = mixed((month * MONTH + row) as u64);
    if chance.is_multiple_of(40) {
        return None;
    }
    let spread = |number: u64, most: i64| (number % (2 * most as u64 + 1)) as i64 - most;
    let of_province = spread(mixed(province_of(commune) as u64 + 1), 250);
    let of_commune = spread(mixed(commune as u64 + 1_000), 150);
    let lead = 60 + of_province + of_commune + spread(chance >> 8, 500);
    let level = lower.midpoint(upper);
    Some(level + level * if direction == 1 { -lead } else { lead } / 10_000)
}

fn province_of(commune: usize) -> usize {
    commune * PROVINCES / COMMUNES
}

/// A number that looks like chance and is always the same (the finaliser of SplitMix64).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
