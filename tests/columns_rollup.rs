//! Rows of columns counted by keys are what the core counts of their verdicts: every key type, nulls, weights, parts.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal64Array, Decimal128Array, DictionaryArray, Float64Array,
    Int8Array, Int16Array, Int32Array, Int64Array, LargeStringArray, PrimitiveArray, RecordBatch, StringArray,
    StringViewArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Schema};
use attain::rollup::weighted_met;
use attain::{
    Attainment, Better, Bound, Counts, Decimal, Goal, Observation, Quantity, Range, Reason, Rounding, Rule, Status,
    Target, Unit,
};
use attain_arrow::{Assess, ColumnError, Kernel, Rollup};
use insta::assert_snapshot;

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

    fn below(&mut self, end: u64) -> i64 {
        (self.next() % end) as i64
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }
}

/// A row in hundredths; the weight in tenths.
#[derive(Clone, Copy, Debug)]
struct Row {
    value: Option<i64>,
    lower: Option<i64>,
    upper: Option<i64>,
    better: Better,
    weight: Option<i64>,
}

fn rows(seed: u64, count: usize) -> Vec<Row> {
    let mut n = Numbers(seed);
    (0..count)
        .map(|_| {
            let lower = n.below(40);
            Row {
                value: (!n.one_in(9)).then(|| n.below(50)),
                lower: (!n.one_in(12)).then_some(lower),
                // Now and then below the lower bound.
                upper: (!n.one_in(12)).then(|| lower - 1 + n.below(12)),
                better: [Better::Higher, Better::Lower, Better::Inside][n.below(3) as usize],
                weight: (!n.one_in(5)).then(|| 1 + n.below(300)),
            }
        })
        .collect()
}

/// The verdict of the core on a row.
fn verdict(row: &Row, open: (bool, bool), unit: &Unit) -> Attainment {
    let quantity = |cell: i64| Quantity::new(Decimal::from_i128_with_scale(i128::from(cell), 2), unit.clone());
    let target = |goal: Goal| {
        let target = Target::new("Grain", goal).better(row.better);
        match row.weight {
            Some(weight) => target.weight(Decimal::from_i128_with_scale(i128::from(weight), 1)).unwrap(),
            None => target,
        }
    };
    let nothing = || {
        let goal = Goal::at_least(quantity(0));
        target(goal).without_data(&Rule::default(), Reason::NoObservation, Vec::new())
    };
    if row.lower.is_none() && row.upper.is_none() {
        return nothing();
    }
    // A bound that is not there is one that no value reaches.
    let bound = |cell: Option<i64>, open: bool, beyond: i64| match cell {
        Some(cell) => Some(Bound { at: quantity(cell), closed: !open }),
        None => Some(Bound { at: quantity(beyond), closed: true }),
    };
    let range = Range::new(bound(row.lower, open.0, i64::MIN), bound(row.upper, open.1, i64::MAX));
    let (Ok(range), Some(value)) = (range, row.value) else { return nothing() };
    let goal = if row.better == Better::Inside { Goal::within(range) } else { Goal::band(range) };
    target(goal).assess(&Observation::new("Grain", quantity(value))).unwrap_or_else(|_| nothing())
}

fn verdicts(rows: &[Row], open: (bool, bool)) -> Vec<Attainment> {
    let unit = Unit::from_code("t").unwrap();
    rows.iter().map(|row| verdict(row, open, &unit)).collect()
}

/// The columns of rows beside their keys.
fn batch(keys: Vec<(&str, ArrayRef)>, rows: &[Row], wide: bool) -> RecordBatch {
    let column = |scale: i8, pick: fn(&Row) -> Option<i64>| -> ArrayRef {
        let cells = rows.iter().map(pick);
        if wide {
            let cells: Decimal128Array = cells.map(|cell| cell.map(i128::from)).collect();
            Arc::new(cells.with_precision_and_scale(38, scale).unwrap())
        } else {
            let cells: Decimal64Array = cells.collect();
            Arc::new(cells.with_precision_and_scale(18, scale).unwrap())
        }
    };
    let better: StringArray = rows.iter().map(|row| Some(row.better.name())).collect();
    let figures = [
        ("value", column(2, |row| row.value)),
        ("lower", column(2, |row| row.lower)),
        ("upper", column(2, |row| row.upper)),
        ("better", Arc::new(better) as ArrayRef),
        ("weight", column(1, |row| row.weight)),
    ];
    let columns: Vec<(&str, ArrayRef)> = keys.into_iter().chain(figures).collect();
    let fields: Vec<Field> =
        columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.into_iter().map(|(_, array)| array).collect()).unwrap()
}

fn asks() -> Assess {
    Assess::default().better_column("better")
}

/// The rows of every group, in the order in which groups first appear.
fn grouped<K: Clone + Eq + std::hash::Hash>(keys: &[K]) -> Vec<(K, Vec<usize>)> {
    let mut places = HashMap::new();
    let mut groups: Vec<(K, Vec<usize>)> = Vec::new();
    for (row, key) in keys.iter().enumerate() {
        let at = *places.entry(key.clone()).or_insert_with(|| {
            groups.push((key.clone(), Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(row);
    }
    groups
}

fn counts(card: &RecordBatch, name: &str) -> Vec<u64> {
    card[name].as_primitive::<UInt64Type>().values().to_vec()
}

fn decimals(card: &RecordBatch, name: &str) -> Vec<Option<Decimal>> {
    let column = card[name].as_primitive::<Decimal128Type>();
    let scale = u32::try_from(column.scale()).unwrap();
    column.iter().map(|cell| cell.map(|cell| Decimal::from_i128_with_scale(cell, scale))).collect()
}

/// Holds a table to what the core counts of the verdicts of every group.
fn hold<K: Clone + Eq + std::hash::Hash>(card: &RecordBatch, keys: &[K], verdicts: &[Attainment], digits: i32) {
    let groups = grouped(keys);
    assert_eq!(card.num_rows(), groups.len());
    let column = |name: &str| counts(card, name);
    let percents: Vec<_> = ["exceeded", "met", "missed", "no_data"]
        .into_iter()
        .map(|name| (Status::from_name(name).unwrap(), column(name), decimals(card, &format!("{name}_percent"))))
        .collect();
    let (total, covered, met) = (column("total"), column("covered"), column("met_or_exceeded"));
    let coverage = decimals(card, "coverage");
    for (at, (_, rows)) in groups.iter().enumerate() {
        let of: Vec<&Attainment> = rows.iter().map(|row| &verdicts[*row]).collect();
        let core = Counts::of(of.iter().copied());
        assert_eq!((total[at], covered[at]), (core.total(), core.covered()), "group {at}");
        assert_eq!(Some(met[at]), core.met().lower, "group {at}");
        let shares: HashMap<Status, Decimal> = core.percentages(digits as u32).into_iter().collect();
        for (status, counts, percent) in &percents {
            assert_eq!(counts[at], core.get(*status), "group {at}: {status}");
            assert_eq!(percent[at], Some(shares[status]), "group {at}: the percentage of {status}");
        }
        let sum: Decimal = percents.iter().filter_map(|(_, _, percent)| percent[at]).sum();
        assert_eq!(sum, Decimal::ONE_HUNDRED, "group {at}");
        let hundred = attain::Ratio::from(100);
        let expected = core.coverage().and_then(|share| (&share * &hundred).round(digits, Rounding::HalfEven).ok());
        assert_eq!(coverage[at], expected, "group {at}: coverage");
        if card.schema().field_with_name("weighted_percent").is_ok() {
            let weighted = weighted_met(of.iter().copied()).and_then(|bounds| bounds.lower);
            let expected = weighted.and_then(|share| (&share * &hundred).round(digits, Rounding::HalfEven).ok());
            assert_eq!(decimals(card, "weighted_percent")[at], expected, "group {at}: weights");
        }
    }
}

/// A column of numbers with anything under its nulls.
fn numbers<T: ArrowPrimitiveType>(keys: &[Option<usize>], number: impl Fn(usize) -> T::Native) -> ArrayRef {
    let cells = keys.iter().enumerate().map(|(row, key)| number(key.unwrap_or(row % 5)));
    let there: NullBuffer = keys.iter().map(Option::is_some).collect();
    Arc::new(PrimitiveArray::<T>::new(cells.collect(), Some(there)))
}

const PROVINCES: [&str; 7] = ["Hà Nội", "Huế", "Cà Mau", "", "Thành phố Hồ Chí Minh", "An Giang", "Lào Cai"];

/// The same keys in every type that a key may have.
fn in_every_type(keys: &[Option<usize>]) -> Vec<ArrayRef> {
    let texts = || keys.iter().map(|key| key.map(|key| PROVINCES[key]));
    let far = |key: usize| [i64::MIN, -1, 0, 1, i64::MAX, 1 << 40, 200_000][key];
    let mut columns = vec![
        numbers::<Int8Type>(keys, |key| key as i8 - 3),
        numbers::<Int16Type>(keys, |key| [i16::MIN, -1, 0, 1, i16::MAX, 300, 31_000][key]),
        numbers::<Int32Type>(keys, |key| [i32::MIN, -1, 0, 1, i32::MAX, 131_071, 131_072][key]),
        numbers::<Int64Type>(keys, far),
        numbers::<UInt8Type>(keys, |key| key as u8 * 42),
        numbers::<UInt16Type>(keys, |key| key as u16 * 10_000),
        numbers::<UInt32Type>(keys, |key| [0, 1, u32::MAX, 131_071, 131_072, 5, 6][key]),
        numbers::<UInt64Type>(keys, |key| far(key) as u64),
        numbers::<Date32Type>(keys, |key| key as i32 * 10_000 - 20_000),
        Arc::new(texts().collect::<StringArray>()),
        Arc::new(texts().collect::<LargeStringArray>()),
        Arc::new(texts().collect::<StringViewArray>()),
    ];
    macro_rules! dictionaries {
        ($($type:ty),+) => { $(columns.push(Arc::new(texts().collect::<DictionaryArray<$type>>()));)+ };
    }
    dictionaries!(Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type);
    // Entries that stand twice, and one that is null.
    let doubled = [Some("Huế"), Some("Huế"), None, Some("Cà Mau"), Some("An Giang"), Some("x"), Some("y")];
    columns.push(Arc::new(
        DictionaryArray::<Int32Type>::try_new(
            keys.iter().map(|key| key.map(|key| key as i32)).collect(),
            Arc::new(doubled.into_iter().collect::<StringArray>()),
        )
        .unwrap(),
    ));
    let views = StringViewArray::from_iter_values(PROVINCES);
    let indices: UInt8Array = keys.iter().map(|key| key.map(|key| key as u8)).collect();
    columns.push(Arc::new(DictionaryArray::<UInt8Type>::try_new(indices, Arc::new(views)).unwrap()));
    columns
}

/// What a cell says, whatever its type.
fn said(column: &ArrayRef, row: usize) -> Option<String> {
    if let Some(dictionary) = column.as_any_dictionary_opt() {
        let at = dictionary.normalized_keys();
        return (!dictionary.keys().is_null(row)).then(|| said(dictionary.values(), at[row])).flatten();
    }
    macro_rules! number {
        ($type:ty) => {
            column.as_primitive::<$type>().value(row).to_string()
        };
    }
    (!column.is_null(row)).then(|| match column.data_type() {
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Date32 => number!(Date32Type),
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).to_owned(),
        _ => column.as_string_view().value(row).to_owned(),
    })
}

fn all_said(column: &ArrayRef) -> Vec<Option<String>> {
    (0..column.len()).map(|row| said(column, row)).collect()
}

/// Keys that stand in runs in the first half and anyhow in the second.
fn some_keys(seed: u64, count: usize) -> Vec<Option<usize>> {
    let mut n = Numbers(seed);
    let anyhow = move |_| (!n.one_in(10)).then(|| n.below(7) as usize);
    let runs = (0..count / 2).map(|row| Some(row / 150 % 8).filter(|key| *key < 7));
    runs.collect::<Vec<_>>().into_iter().chain((count / 2..count).map(anyhow)).collect()
}

#[test]
fn every_type_of_key_counts_as_the_core_does() {
    let rows = rows(1, 3_000);
    let verdicts = verdicts(&rows, (false, false));
    let keys = some_keys(2, rows.len());
    let mut columns = in_every_type(&keys);
    columns.push(Arc::new(keys.iter().map(|key| key.map(|key| key % 2 == 1)).collect::<BooleanArray>()));
    for column in columns {
        let of = column.data_type().clone();
        for wide in [false, true] {
            let table = batch(vec![("province", column.clone())], &rows, wide);
            let asked = Rollup::by(["province"]).asks(asks()).weight(Some("weight")).percentages(2);
            let card = asked.roll(std::slice::from_ref(&table)).unwrap();
            let keys = all_said(&column);
            assert_eq!(card.column(0).data_type(), &of);
            let expected: Vec<_> = grouped(&keys).into_iter().map(|(key, _)| key).collect();
            assert_eq!(all_said(card.column(0)), expected, "{of}");
            hold(&card, &keys, &verdicts, 2);
        }
    }
}

#[test]
fn several_keys_are_one() {
    let rows = rows(3, 4_000);
    let verdicts = verdicts(&rows, (false, false));
    let (first, second, third) = (some_keys(4, 4_000), some_keys(5, 4_000), some_keys(6, 4_000));
    let texts: ArrayRef = Arc::new(first.iter().map(|key| key.map(|key| PROVINCES[key])).collect::<StringArray>());
    let years = numbers::<Int16Type>(&second, |key| 2020 + key as i16);
    let days = numbers::<Date32Type>(&third, |key| 19_000 + 31 * key as i32);
    let table = batch(vec![("province", texts), ("year", years), ("day", days)], &rows, false);
    let both: Vec<_> = first.iter().zip(&second).collect();
    let card = Rollup::by(["province", "year"]).asks(asks()).roll(std::slice::from_ref(&table)).unwrap();
    hold(&card, &both, &verdicts, 1);
    let all: Vec<_> = first.iter().zip(&second).zip(&third).collect();
    for threads in [1, 3] {
        // In another order than in the table.
        let asked = Rollup::by(["day", "province", "year"]).asks(asks().threads(threads));
        let card = asked.roll(std::slice::from_ref(&table)).unwrap();
        hold(&card, &all, &verdicts, 1);
        let said: Vec<_> = (0..3).map(|at| all_said(card.column(at))).collect();
        for (at, (((province, year), day), _)) in grouped(&all).into_iter().enumerate() {
            assert_eq!(said[0][at], day.map(|day| (19_000 + 31 * day).to_string()));
            assert_eq!(said[1][at].as_deref(), province.map(|key| PROVINCES[key]));
            assert_eq!(said[2][at], year.map(|year| (2020 + year).to_string()));
        }
    }
}

#[test]
fn all_kernels_count_alike_with_bounds_open_or_not() {
    let rows = rows(7, 2_500);
    let keys = some_keys(8, rows.len());
    let table = batch(vec![("key", numbers::<Int32Type>(&keys, |key| key as i32))], &rows, false);
    for open in [(false, false), (true, false), (false, true), (true, true)] {
        let verdicts = verdicts(&rows, open);
        for kernel in [Kernel::Exact, Kernel::Portable, Kernel::Avx512] {
            let asks = asks().closed(!open.0, !open.1).kernel(kernel);
            let card = Rollup::by(["key"]).asks(asks).roll(std::slice::from_ref(&table)).unwrap();
            hold(&card, &keys, &verdicts, 1);
        }
    }
}

#[test]
fn statuses_need_no_room_that_64_bits_lack() {
    // Comparisons hold at both ends of the line.
    let ends = [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX - 1, i64::MAX];
    let pairs: Vec<(i64, i64)> = ends.iter().flat_map(|value| ends.iter().map(|bound| (*value, *bound))).collect();
    let value: ArrayRef = Arc::new(Int64Array::from_iter_values(pairs.iter().map(|(value, _)| *value)));
    let bound: ArrayRef = Arc::new(Int64Array::from_iter_values(pairs.iter().map(|(_, bound)| *bound)));
    let table = RecordBatch::try_from_iter([("value", value), ("lower", bound.clone()), ("upper", bound)]).unwrap();
    for kernel in [Kernel::Exact, Kernel::Portable, Kernel::Avx512] {
        let card =
            Rollup::by(["value"]).asks(Assess::default().kernel(kernel)).roll(std::slice::from_ref(&table)).unwrap();
        // Of six bounds, the nth value exceeds n, meets one and misses the others.
        assert_eq!(counts(&card, "exceeded"), [0, 1, 2, 3, 4, 5], "{kernel:?}");
        assert_eq!(counts(&card, "met"), [1; 6], "{kernel:?}");
        assert_eq!(counts(&card, "missed"), [5, 4, 3, 2, 1, 0], "{kernel:?}");
    }
}

/// A table in pieces of odd lengths, whose nulls begin within a byte.
fn pieces(table: &RecordBatch, lengths: &[usize]) -> Vec<RecordBatch> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for length in lengths.iter().cycle() {
        let length = *length.min(&(table.num_rows() - from));
        pieces.push(table.slice(from, length));
        from += length;
        if from == table.num_rows() {
            return pieces;
        }
    }
    pieces
}

fn large() -> RecordBatch {
    let rows = rows(9, 200_001);
    let mut n = Numbers(10);
    let communes: Vec<Option<usize>> = (0..rows.len()).map(|_| Some(n.below(3_321) as usize)).collect();
    let keys = vec![
        ("commune", numbers::<Int16Type>(&communes, |key| key as i16)),
        ("province", in_every_type(&some_keys(11, rows.len()))[14].clone()),
    ];
    batch(keys, &rows, false)
}

#[test]
fn threads_and_pieces_change_nothing() {
    let table = large();
    for by in [vec![], vec!["commune"], vec!["province"], vec!["province", "commune"]] {
        let asked = |threads| Rollup::by(by.clone()).asks(asks().threads(threads)).weight(Some("weight"));
        let one = asked(1).roll(std::slice::from_ref(&table)).unwrap();
        for threads in [0, 2, 3, 8] {
            assert_eq!(asked(threads).roll(std::slice::from_ref(&table)).unwrap(), one, "{by:?}, {threads} threads");
            let parts = pieces(&table, &[1, 63, 64, 65, 1023, 60_000, 7, 90_001]);
            assert_eq!(asked(threads).roll(&parts).unwrap(), one, "{by:?}, {threads} threads, in pieces");
        }
        // One batch after the other, and a look in between.
        let mut roller = asked(2).over(table.schema_ref()).unwrap();
        for part in pieces(&table, &[0, 131_072, 5]) {
            roller.add(&part).unwrap();
            if part.num_rows() > 5 {
                assert!(roller.finish().unwrap().num_rows() <= one.num_rows());
            }
        }
        assert_eq!(roller.finish().unwrap(), one, "{by:?}, added");
        assert_eq!(roller.schema(), one.schema());
    }
}

#[test]
fn the_counts_of_the_parts_combined_are_those_of_the_whole() {
    let table = large().slice(3, 20_000);
    for by in [vec![], vec!["commune"], vec!["province", "commune"]] {
        for weight in [None, Some("weight")] {
            let asked = Rollup::by(by.clone()).asks(asks()).weight(weight).percentages(3);
            let whole = asked.roll(std::slice::from_ref(&table)).unwrap();
            for lengths in [vec![20_000], vec![1, 9_999, 10_000], vec![700], vec![0, 64, 5_000]] {
                let partials: Vec<RecordBatch> = pieces(&table, &lengths)
                    .iter()
                    .map(|piece| asked.partial(std::slice::from_ref(piece)).unwrap())
                    .collect();
                assert_eq!(asked.combine(&partials).unwrap(), whole, "{by:?} {weight:?} {lengths:?}");
                let signed: Vec<RecordBatch> = partials.iter().map(with_signed_counts).collect();
                assert_eq!(asked.combine(&signed).unwrap(), whole, "{by:?} {weight:?} {lengths:?}, signed");
            }
        }
    }
}

/// As an engine without unsigned numbers passes counts on.
fn with_signed_counts(partial: &RecordBatch) -> RecordBatch {
    let columns = partial.schema_ref().fields().iter().zip(partial.columns()).map(|(field, column)| {
        let signed = column.as_primitive_opt::<UInt64Type>().map(|counts| {
            Arc::new(Int64Array::from_iter_values(counts.values().iter().map(|n| *n as i64))) as ArrayRef
        });
        let column = signed.unwrap_or_else(|| column.clone());
        (Field::new(field.name(), column.data_type().clone(), true), column)
    });
    let (fields, columns): (Vec<Field>, Vec<ArrayRef>) = columns.unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

#[test]
fn more_than_a_million_groups_each_have_their_rows() {
    let groups: u64 = 1_100_000;
    let rows: u64 = groups + 300_000;
    // Every group once, in an order that looks random (the factor shares none with the number of groups), then some again.
    let key = |row: u64| row * 700_001 % groups;
    let one = |of: fn(u64) -> i64| -> ArrayRef { Arc::new((0..rows).map(of).map(Some).collect::<Int64Array>()) };
    let columns = |key_column: ArrayRef| {
        let columns =
            [("key", key_column), ("value", one(|row| (row % 3) as i64)), ("lower", one(|_| 1)), ("upper", one(|_| 1))];
        RecordBatch::try_from_iter(columns).unwrap()
    };
    let table = columns(Arc::new(Int64Array::from_iter_values((0..rows).map(|row| key(row) as i64 * 1_000_003))));
    for threads in [1, 2] {
        let card =
            Rollup::by(["key"]).asks(Assess::default().threads(threads)).roll(std::slice::from_ref(&table)).unwrap();
        assert_eq!(card.num_rows(), groups as usize);
        let found = card["key"].as_primitive::<Int64Type>().values();
        assert!(found.iter().enumerate().all(|(at, found)| *found == key(at as u64) as i64 * 1_000_003));
        let again = |at: u64| at < rows - groups;
        let (total, missed) = (counts(&card, "total"), counts(&card, "missed"));
        assert!(total.iter().enumerate().all(|(at, n)| *n == 1 + u64::from(again(at as u64))));
        let misses =
            |at: u64| u64::from(at.is_multiple_of(3)) + u64::from(again(at) && (at + groups).is_multiple_of(3));
        assert!(missed.iter().enumerate().all(|(at, n)| *n == misses(at as u64)));
    }
}

fn three(weights: ArrayRef) -> RecordBatch {
    let column = |cells: Vec<Option<i64>>| -> ArrayRef { Arc::new(Int64Array::from(cells)) };
    RecordBatch::try_from_iter_with_nullable([
        ("key", Arc::new(StringArray::from(vec!["a", "b", "a"])) as ArrayRef, true),
        ("value", column(vec![Some(5), None, Some(7)]), true),
        ("lower", column(vec![Some(6), Some(6), Some(6)]), true),
        ("upper", column(vec![Some(6), Some(6), None]), true),
        ("weight", weights, true),
    ])
    .unwrap()
}

fn shown(card: &RecordBatch) -> String {
    let mut lines = Vec::new();
    for (field, column) in card.schema().fields().iter().zip(card.columns()) {
        let cells: Vec<String> = match column.data_type() {
            DataType::Decimal128(..) => decimals(card, field.name())
                .into_iter()
                .map(|cell| cell.map_or("-".to_owned(), |cell| cell.to_string()))
                .collect(),
            _ => all_said(column).into_iter().map(|cell| cell.unwrap_or("-".to_owned())).collect(),
        };
        lines.push(format!("{}: {}", field.name(), cells.join(" ")));
    }
    lines.join("\n")
}

#[test]
fn a_table_has_these_columns() {
    // Of `a`, 5 of 6 missed and 7 of at least 6 met, with nothing to exceed; of `b` nothing was measured. A null weighs 1.
    let weights: ArrayRef =
        Arc::new(Decimal128Array::from(vec![Some(25), Some(40), None]).with_precision_and_scale(9, 1).unwrap());
    let asked = Rollup::by(["key"]).weight(Some("weight"));
    assert_snapshot!(shown(&asked.roll(&[three(weights.clone())]).unwrap()), @r"
    key: a b
    total: 2 1
    covered: 2 0
    exceeded: 0 0
    met: 1 0
    missed: 1 0
    no_data: 0 1
    met_or_exceeded: 1 0
    coverage: 100.0 0.0
    exceeded_percent: 0.0 0.0
    met_percent: 50.0 0.0
    missed_percent: 50.0 0.0
    no_data_percent: 0.0 100.0
    weight_total: 3.5 4.0
    weight_met: 1.0 0.0
    weighted_percent: 28.6 0.0
    weight_faults: 0 0
    ");
    assert_snapshot!(shown(&asked.partial(&[three(weights)]).unwrap()), @r"
    key: a b
    exceeded: 0 0
    met: 1 0
    missed: 1 0
    no_data: 0 1
    weight_total: 3.5 4.0
    weight_met: 1.0 0.0
    weight_faults: 0 0
    ");
}

#[test]
fn a_weight_that_cannot_be_weighs_nothing_and_is_counted() {
    let asked = |strict| Rollup::by(["key"]).asks(Assess::default().strict(strict)).weight(Some("weight"));
    let told = |card: &RecordBatch| {
        (decimals(card, "weight_total"), decimals(card, "weighted_percent"), counts(card, "weight_faults"))
    };
    let some = |text: &str| Some(attain::decimal::parse(text).unwrap());
    for (weights, total, weighted, faults, reason) in [
        (vec![-1, 2, 3], ["3", "2"], [some("100.0"), some("0.0")], [1, 0], "the weight is not above zero"),
        (vec![0, 2, 3], ["3", "2"], [some("100.0"), some("0.0")], [1, 0], "the weight is not above zero"),
        (vec![1, 2, -3], ["1", "2"], [some("0.0"), some("0.0")], [1, 0], "the weight is not above zero"),
        (vec![-1, 2, i64::MIN], ["0", "2"], [None, some("0.0")], [2, 0], "the weight is not above zero"),
    ] {
        let table = three(Arc::new(Int64Array::from(weights.clone())));
        let card = asked(false).roll(std::slice::from_ref(&table)).unwrap();
        let total = total.map(some).to_vec();
        assert_eq!(told(&card), (total, weighted.to_vec(), faults.to_vec()), "{weights:?}");
        let row = weights.iter().position(|weight| *weight <= 0).unwrap();
        let error = asked(true).roll(&[table]).unwrap_err().to_string();
        assert_eq!(error, format!("row {row}: {reason}; without `strict` the row is kept and its reason given"));
    }
    // Doubles have the decimals that are stated.
    let doubles = three(Arc::new(Float64Array::from(vec![0.1, 0.25, f64::NAN])));
    let asks = Assess::default().float_decimals(Some(1));
    let card =
        Rollup::by(["key"]).asks(asks.clone()).weight(Some("weight")).roll(std::slice::from_ref(&doubles)).unwrap();
    assert_eq!(told(&card), (vec![some("0.1"), some("0.0")], vec![some("0.0"), None], vec![1, 1]));
    let error = Rollup::by(["key"]).asks(asks.strict(true)).weight(Some("weight")).roll(&[doubles]).unwrap_err();
    assert_snapshot!(error, @"row 1: a double has more decimals than stated; without `strict` the row is kept and its reason given");
    // Integers that stand for hundredths elsewhere are whole weights.
    let table = three(Arc::new(Int64Array::from(vec![Some(3), None, Some(5)])));
    let card =
        Rollup::by(["key"]).asks(Assess::default().integer_decimals(2)).weight(Some("weight")).roll(&[table]).unwrap();
    assert_eq!(decimals(&card, "weight_total"), [some("8"), some("1")]);
}

#[test]
fn a_sum_of_weights_that_38_digits_do_not_hold_is_null_and_stays_it() {
    let most = 10i128.pow(38) - 1;
    let weights = |first: i128| -> ArrayRef {
        Arc::new(Decimal128Array::from(vec![first, 7, 1]).with_precision_and_scale(38, 0).unwrap())
    };
    let asked = Rollup::by(["key"]).weight(Some("weight"));
    let totals = |card: &RecordBatch| -> Vec<Option<i128>> {
        card["weight_total"].as_primitive::<Decimal128Type>().iter().collect()
    };
    let card = asked.roll(&[three(weights(most - 1))]).unwrap();
    assert_eq!(totals(&card), [Some(most), Some(7)]);
    assert_eq!(decimals(&card, "weighted_percent"), [attain::decimal::parse("0.0").ok(); 2]);
    let (heavy, light) = (three(weights(most)), three(weights(1)));
    let card = asked.roll(std::slice::from_ref(&heavy)).unwrap();
    assert_eq!(totals(&card), [None, Some(7)]);
    assert_eq!(decimals(&card, "weighted_percent")[0], None);
    let partials = [heavy.clone(), light.clone()].map(|part| asked.partial(&[part]).unwrap());
    assert_eq!(asked.combine(&partials).unwrap(), asked.roll(&[heavy, light]).unwrap());
}

#[test]
fn without_keys_all_rows_are_one_group_and_without_rows_too() {
    let rows = rows(12, 1_000);
    let table = batch(Vec::new(), &rows, false);
    let all = Rollup::by(Vec::<String>::new()).asks(asks());
    hold(&all.roll(std::slice::from_ref(&table)).unwrap(), &[(); 1_000], &verdicts(&rows, (false, false)), 1);
    let none = all.roll(&[table.slice(0, 0)]).unwrap();
    assert_eq!((none.num_rows(), counts(&none, "total"), decimals(&none, "coverage")), (1, vec![0], vec![None]));
    // By a key there is no group without rows.
    let keyed = batch(vec![("key", numbers::<Int8Type>(&some_keys(1, 10), |key| key as i8))], &rows[..10], false);
    assert_eq!(Rollup::by(["key"]).asks(asks()).roll(&[keyed.slice(0, 0)]).unwrap().num_rows(), 0);
}

#[test]
fn what_cannot_be_is_refused_with_its_remedy() {
    let key = |array: ArrayRef| {
        let one: ArrayRef = Arc::new(Int64Array::from(vec![1; array.len()]));
        let columns = [("key", array), ("value", one.clone()), ("lower", one.clone()), ("upper", one)];
        RecordBatch::try_from_iter(columns).unwrap()
    };
    let roll = |rollup: Rollup, table: &RecordBatch| rollup.roll(std::slice::from_ref(table)).unwrap_err().to_string();
    let doubles = key(Arc::new(Float64Array::from(vec![1.0])));
    assert_snapshot!(roll(Rollup::by(["key"]), &doubles), @"column `key` is Float64, where a key of whole numbers, text, booleans or dates is needed; cast it to utf8");
    let numbered: ArrayRef =
        Arc::new(DictionaryArray::<Int8Type>::new(Int8Array::from(vec![0]), Arc::new(Int16Array::from(vec![4]))));
    assert_snapshot!(roll(Rollup::by(["key"]), &key(numbered)), @"column `key` is Dictionary(Int8, Int16), where a key of whole numbers, text, booleans or dates is needed; cast it to Int16");
    let good = key(Arc::new(Int32Array::from(vec![1])));
    assert_snapshot!(roll(Rollup::by(["kay"]), &good), @"there is no column `kay`; there are `key`, `value`, `lower`, `upper`");
    assert_snapshot!(roll(Rollup::by(["key", "key"]), &good), @"`by` cannot be `key` twice: a column is a key once");
    assert_snapshot!(roll(Rollup::by(["key"]).percentages(10), &good), @"`percentages` cannot be 10: percentages have 0 to 9 decimals");
    assert_snapshot!(roll(Rollup::by(["key"]).weight(Some("w")), &good), @"there is no column `w`; there are `key`, `value`, `lower`, `upper`");
    assert_snapshot!(Rollup::by(["key"]).roll(&[]).unwrap_err(), @"`batches` cannot be none: a table has its schema from its first batch; give one, if only of no rows");
    assert_snapshot!(Rollup::by(["key"]).combine(std::slice::from_ref(&good)).unwrap_err(), @"there is no column `exceeded`; there are `key`, `value`, `lower`, `upper`");
    // A key that is called as a figure is.
    let columns = ["total", "value", "lower", "upper"].map(|name| (name, good["key"].clone()));
    assert_snapshot!(roll(Rollup::by(["total"]), &RecordBatch::try_from_iter(columns).unwrap()), @"there is more than one column `total`; rename one");
    // Batches of other columns.
    let other = key(Arc::new(Int64Array::from(vec![1])));
    assert_snapshot!(Rollup::by(["key"]).roll(&[good.clone(), other]).unwrap_err(), @"column `key` is Int64, where the type of the first batch is needed; cast it to Int32");
    let fewer = good.project(&[0, 1]).unwrap();
    assert_snapshot!(Rollup::by(["key"]).roll(&[good, fewer]).unwrap_err(), @"there is no column `lower`; there are `key`, `value`");
    // Dictionaries of two batches that together have more words than their keys have numbers.
    let words = |from: usize| {
        let words: StringArray = (from..from + 100).map(|word| Some(format!("commune {word}"))).collect();
        key(Arc::new(DictionaryArray::<Int8Type>::new((0..100i8).collect::<Vec<_>>().into(), Arc::new(words))))
    };
    assert_snapshot!(Rollup::by(["key"]).roll(&[words(0), words(100)]).unwrap_err(), @"column `key` is Dictionary(Int8, Utf8), where a type with room for all its keys is needed; cast it to a dictionary of int32");
    assert_eq!(Rollup::by(["key"]).roll(&[words(0), words(28)]).unwrap().num_rows(), 128);
}

#[test]
fn strict_names_the_first_faulty_row_of_all_batches() {
    let mut lower = vec![1i64; 150_000];
    // Above the upper bound.
    (lower[140_000], lower[70_001], lower[149_999]) = (9, 9, 9);
    let column = |cells: Vec<i64>| -> ArrayRef { Arc::new(Int64Array::from(cells)) };
    let ones = || column(vec![1; 150_000]);
    let columns = [("key", ones()), ("value", ones()), ("lower", column(lower)), ("upper", ones())];
    let table = RecordBatch::try_from_iter(columns).unwrap();
    for threads in [1, 2, 3] {
        let asked = |strict| Rollup::by(["key"]).asks(Assess::default().strict(strict).threads(threads));
        for parts in [vec![table.clone()], pieces(&table, &[10_000]), pieces(&table, &[70_001])] {
            match asked(true).roll(&parts) {
                Err(ColumnError::Row { row, reason }) => {
                    assert_eq!((row, reason.name()), (70_001, "lower_above_upper"))
                }
                other => panic!("{other:?}"),
            }
            assert_eq!(counts(&asked(false).roll(&parts).unwrap(), "no_data"), [3]);
        }
    }
}

#[test]
fn key_columns_that_are_not_read_are_not_needed() {
    // Unsigned keys of every width, and a key that is a figure at once.
    let cells: ArrayRef = Arc::new(Int64Array::from(vec![3, 4, 3]));
    let columns = [
        ("a", Arc::new(UInt16Array::from(vec![7, 7, 8])) as ArrayRef),
        ("b", Arc::new(UInt32Array::from(vec![1, 1, 1])) as ArrayRef),
        ("c", Arc::new(UInt64Array::from(vec![u64::MAX, 0, u64::MAX])) as ArrayRef),
        ("d", Arc::new(Date32Array::from(vec![Some(0), None, Some(0)])) as ArrayRef),
        ("value", cells.clone()),
        ("goal", Arc::new(Int64Array::from(vec![4, 4, 4])) as ArrayRef),
    ];
    let table = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true))).unwrap();
    let asks = Assess::default().lower(Some("goal")).upper(Some("goal"));
    let by_value = Rollup::by(["value"]).asks(asks).roll(&[table]).unwrap();
    assert_eq!(all_said(by_value.column(0)), [Some("3".to_owned()), Some("4".to_owned())]);
    assert_eq!((counts(&by_value, "missed"), counts(&by_value, "met")), (vec![2, 0], vec![0, 1]));
}
