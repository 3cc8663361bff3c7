//! A table judged: what its columns may be, what a row without a verdict says, and the words of refusals.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal64Type, Decimal128Type, Int8Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Decimal32Array, Decimal64Array, Decimal128Array, Decimal256Array, DictionaryArray,
    Float64Array, Int32Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray, UInt64Array,
};
use arrow_schema::DataType;
use attain::{
    Better, Bound, Change, ChangeKind, Decimal, Goal, Indicator, Observation, Quantity, Range, Rounding, Target, Unit,
};
use attain_arrow::{Assess, Baseline, ColumnError, Kernel, Output, Pool, Printed, Reason};
use insta::assert_snapshot;
use proptest::prelude::*;

fn decimals(cells: impl IntoIterator<Item = Option<i128>>, scale: i8) -> ArrayRef {
    let cells: Decimal128Array = cells.into_iter().collect();
    Arc::new(cells.with_precision_and_scale(38, scale).unwrap())
}

fn tenths(cells: &[i128]) -> ArrayRef {
    decimals(cells.iter().copied().map(Some), 1)
}

fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, column)| (name, column, true))).unwrap()
}

fn words(column: &ArrayRef) -> Vec<Option<&str>> {
    let column = column.as_dictionary::<Int8Type>();
    (0..column.len())
        .map(|row| (!column.is_null(row)).then(|| column.values().as_string::<i32>().value(column.key(row).unwrap())))
        .collect()
}

fn judged(asks: &Assess, table: &RecordBatch) -> RecordBatch {
    asks.over(table.schema_ref()).unwrap().assess(table).unwrap()
}

fn refused(asks: &Assess, table: &RecordBatch) -> String {
    asks.over(table.schema_ref()).and_then(|judge| judge.assess(table)).unwrap_err().to_string()
}

#[test]
fn a_plan_of_five_rows() {
    // Hà Tĩnh 2024: growth 8–8.5 %, budget 17,500 billion; and a ceiling, a value that is missing, a row nobody asks of.
    let rows = table(vec![
        ("value", decimals([Some(805), Some(1_794_600), Some(380), None, Some(1)], 2)),
        ("lower", decimals([Some(800), Some(1_750_000), None, Some(100), None], 2)),
        ("upper", decimals([Some(850), Some(1_750_000), Some(400), Some(100), None], 2)),
        ("better", Arc::new(StringArray::from(vec!["higher", "higher", "lower", "higher", "higher"]))),
    ]);
    let asks = Assess::default().better_column("better").outputs([
        Output::Status,
        Output::Percent,
        Output::Gap,
        Output::Reason,
    ]);
    let verdicts = judged(&asks, &rows);
    assert_eq!(
        words(verdicts.column(0)),
        [Some("met"), Some("exceeded"), Some("met"), Some("no_data"), Some("no_data")]
    );
    // 17,946 ÷ 17,500 = 102.5485714… %; 3.8 of at most 4 leaves 0.2.
    let percent: Vec<Option<i128>> = verdicts.column(1).as_primitive::<Decimal128Type>().iter().collect();
    assert_eq!(percent, [Some(1_006_250), Some(1_025_486), Some(950_000), None, None]);
    let gap: Vec<Option<i128>> = verdicts.column(2).as_primitive::<Decimal128Type>().iter().collect();
    assert_eq!(gap, [Some(5), Some(44_600), Some(20), None, None]);
    assert_eq!(words(verdicts.column(3)), [None, None, None, Some("no_value"), Some("no_bounds")]);
    assert_eq!(verdicts.schema().field(1).data_type(), &DataType::Decimal128(38, 4));
}

#[test]
fn every_type_of_exact_numbers_gives_the_same() {
    let cells = [805, 799, 851, -800];
    let ints = |scale: i64| cells.iter().map(move |cell| Some(cell * scale));
    let kinds: Vec<(&str, ArrayRef, Assess)> = vec![
        (
            "decimal32",
            Arc::new(
                cells
                    .iter()
                    .map(|c| Some(*c as i32))
                    .collect::<Decimal32Array>()
                    .with_precision_and_scale(9, 2)
                    .unwrap(),
            ),
            Assess::default(),
        ),
        (
            "decimal64",
            Arc::new(ints(1).collect::<Decimal64Array>().with_precision_and_scale(18, 2).unwrap()),
            Assess::default(),
        ),
        (
            "finer decimal64",
            Arc::new(ints(1000).collect::<Decimal64Array>().with_precision_and_scale(18, 5).unwrap()),
            Assess::default(),
        ),
        ("decimal128", decimals(ints(1).map(|c| c.map(i128::from)), 2), Assess::default()),
        (
            "finer decimal128",
            decimals(ints(1_000_000_000).map(|c| c.map(|c| i128::from(c) * 10i128.pow(12))), 23),
            Assess::default(),
        ),
        ("int64", Arc::new(Int64Array::from(cells.to_vec())), Assess::default().integer_decimals(2)),
        (
            "int32",
            Arc::new(Int32Array::from(cells.iter().map(|c| *c as i32).collect::<Vec<_>>())),
            Assess::default().integer_decimals(2),
        ),
        (
            "double",
            Arc::new(Float64Array::from(vec![8.05, 7.99, 8.51, -8.0])),
            Assess::default().float_decimals(Some(2)),
        ),
    ];
    for (name, value, asks) in kinds {
        let bound = |cell: i64| decimals(vec![Some(i128::from(cell)); 4], 2);
        let rows = table(vec![("value", value), ("lower", bound(800)), ("upper", bound(850))]);
        for kernel in [Kernel::Exact, Kernel::Portable, Kernel::best()] {
            let verdicts = judged(&asks.clone().kernel(kernel), &rows);
            assert_eq!(
                words(verdicts.column(0)),
                [Some("met"), Some("missed"), Some("exceeded"), Some("missed")],
                "{name}"
            );
            let percent: Vec<_> = verdicts.column(1).as_primitive::<Decimal128Type>().iter().collect();
            assert_eq!(
                percent,
                [Some(1_006_250), Some(998_750), Some(1_063_750), Some(-1_000_000)],
                "{name} by {kernel:?}"
            );
        }
    }
}

#[test]
fn narrow_columns_come_out_narrow() {
    let cells = |cells: Vec<i64>| -> ArrayRef {
        Arc::new(Decimal64Array::from(cells).with_precision_and_scale(18, 1).unwrap())
    };
    let rows = table(vec![("value", cells(vec![81])), ("lower", cells(vec![80])), ("upper", cells(vec![85]))]);
    let verdicts = judged(&Assess::default().percent(2, Rounding::HalfUp), &rows);
    assert_eq!(verdicts.schema().field(1).data_type(), &DataType::Decimal64(18, 2));
    assert_eq!(verdicts.column(1).as_primitive::<Decimal64Type>().value(0), 10_125);
    assert_eq!(verdicts.column(2).as_primitive::<Decimal64Type>().value(0), 1);
}

#[test]
fn rows_that_cannot_be_judged_say_why_and_stop_nothing() {
    let better = ["higher", "higher", "higher", "up", "lower", "inside", "higher"];
    let rows = table(vec![
        ("value", tenths(&[10, 10, 10, 10, 10, 10, 10])),
        ("lower", tenths(&[20, 10, 0, 10, -5, 5, -10])),
        ("upper", tenths(&[10, 10, 5, 10, -5, 15, -5])),
        ("better", Arc::new(StringArray::from(better.to_vec()))),
    ]);
    let outputs = [Output::Status, Output::Percent, Output::Reason];
    let asks = Assess::default().better_column("better").closed(true, false).outputs(outputs);
    for kernel in [Kernel::Exact, Kernel::Portable, Kernel::best()] {
        let verdicts = judged(&asks.clone().kernel(kernel), &rows);
        let told: Vec<_> = words(verdicts.column(0)).into_iter().zip(words(verdicts.column(2))).collect();
        assert_eq!(
            told,
            [
                (Some("no_data"), Some("lower_above_upper")),
                (Some("no_data"), Some("empty_range")),
                (Some("exceeded"), Some("reference_not_positive")),
                (Some("no_data"), Some("no_direction")),
                (Some("no_data"), Some("empty_range")),
                (Some("met"), Some("inside_band")),
                (Some("exceeded"), Some("reference_not_positive")),
            ],
            "{kernel:?}"
        );
    }
}

#[test]
fn strict_raises_at_the_first_row() {
    let rows = table(vec![
        ("value", tenths(&[10; 200])),
        ("lower", tenths(&std::array::from_fn::<_, 200, _>(|row| if row > 130 { 30 } else { 10 }))),
        ("upper", tenths(&[20; 200])),
    ]);
    let asks = Assess::default().strict(true);
    assert_snapshot!(refused(&asks, &rows), @"row 131: the lower bound lies above the upper one; without `strict` the row is kept and its reason given");
    // Rows are counted over all batches.
    let (first, second) = (rows.slice(0, 100), rows.slice(100, 100));
    let judge = asks.over(rows.schema_ref()).unwrap();
    let error = judge.assess_all(&[first.clone(), second.clone()]).unwrap_err();
    assert!(matches!(error, ColumnError::Row { row: 131, reason: Reason::LowerAboveUpper }), "{error}");
    let batches = RecordBatchIterator::new([Ok(first), Ok(second)], rows.schema());
    let mut stream = asks.stream(batches).unwrap();
    assert_eq!(stream.next().unwrap().unwrap().num_rows(), 100);
    assert!(stream.next().unwrap().unwrap_err().to_string().contains("row 131"));
    // A missing value and a band are no faults.
    let rows =
        table(vec![("value", decimals([None, Some(5)], 1)), ("lower", tenths(&[1, 1])), ("upper", tenths(&[2, 2]))]);
    assert_eq!(judged(&asks.better(Better::Inside), &rows).num_rows(), 2);
}

#[test]
fn a_double_counts_only_where_its_decimals_are_stated_and_its_own() {
    let value = |cells: Vec<f64>| -> ArrayRef { Arc::new(Float64Array::from(cells)) };
    let rows = table(vec![
        ("value", value(vec![8.05, 0.1 + 0.2, f64::NAN, f64::INFINITY, 1e300, 8.055])),
        ("lower", tenths(&[1; 6])),
        ("upper", tenths(&[1; 6])),
    ]);
    assert_snapshot!(refused(&Assess::default(), &rows), @"column `value` is Float64, where a column of decimals or of integers is needed; cast it to decimal128(38, n) with the n decimals that were written, or state them as `float_decimals`");
    let asks = Assess::default().float_decimals(Some(2)).outputs([Output::Status, Output::Reason]);
    for kernel in [Kernel::Exact, Kernel::Portable, Kernel::best()] {
        let verdicts = judged(&asks.clone().kernel(kernel), &rows);
        assert_eq!(
            words(verdicts.column(1)),
            [
                None,
                Some("more_decimals"),
                Some("not_finite"),
                Some("not_finite"),
                Some("more_decimals"),
                Some("more_decimals")
            ]
        );
        assert_eq!(words(verdicts.column(0))[1], Some("no_data"));
    }
}

#[test]
fn other_types_are_refused_with_the_cast_to_write() {
    let with = |value: ArrayRef| table(vec![("value", value), ("lower", tenths(&[1])), ("upper", tenths(&[1]))]);
    let wide = Decimal256Array::from(vec![arrow_buffer::i256::ONE]).with_precision_and_scale(76, 3).unwrap();
    let refusals = [
        refused(&Assess::default(), &with(Arc::new(wide))),
        refused(&Assess::default(), &with(Arc::new(UInt64Array::from(vec![1])))),
        refused(&Assess::default(), &with(Arc::new(StringArray::from(vec!["17.946 tỷ đồng"])))),
        refused(&Assess::default(), &with(Arc::new(BooleanArray::from(vec![true])))),
        refused(&Assess::default().value("actual"), &with(tenths(&[1]))),
        refused(&Assess::default().better_column("upper"), &with(tenths(&[1]))),
        refused(&Assess::default().closed_columns(Some("lower"), None), &with(tenths(&[1]))),
        refused(&Assess::default().percent(17, Rounding::HalfEven), &with(tenths(&[1]))),
        refused(&Assess::default().outputs([Output::Certain]), &with(tenths(&[1]))),
        refused(&Assess::default().outputs([Output::Gap, Output::Gap]), &with(tenths(&[1]))),
        refused(&Assess::default().lower(None).upper(None), &with(tenths(&[1]))),
        refused(&Assess::default().keep(["status", "value"]), &with(tenths(&[1]))),
    ]
    .join("\n");
    assert_snapshot!(refusals, @"
    column `value` is Decimal256(76, 3), where a column of decimals or of integers is needed; cast it to decimal128(38, 3)
    column `value` is UInt64, where a column of decimals or of integers is needed; cast it to decimal128(38, 0)
    column `value` is Utf8, where a column of decimals or of integers is needed; read it with `parse_column`, which knows separators and units
    column `value` is Boolean, where a column of decimals or of integers is needed; cast it to decimal128(38, n)
    there is no column `actual`; there are `value`, `lower`, `upper`
    column `upper` is Decimal128(38, 1), where a column of the words `higher`, `lower` and `inside` is needed; cast it to text
    column `lower` is Decimal128(38, 1), where a column of booleans is needed; cast it to boolean, true where the bound itself is within
    `percent_digits` cannot be 17: a percentage has 0 to 16 decimals
    `outputs` cannot be `certain`: it needs the decimals that were printed; give `decimals`
    `outputs` cannot be gap: it stands there twice
    `lower` cannot be none: with `upper` none too nothing is asked; name a column of bounds
    there is no column `status`; there are `value`, `lower`, `upper`
    ");
}

#[test]
fn a_batch_of_another_schema_is_refused() {
    let rows = table(vec![("value", tenths(&[1])), ("lower", tenths(&[1])), ("upper", tenths(&[1]))]);
    let judge = Assess::default().over(rows.schema_ref()).unwrap();
    let fewer = rows.project(&[0, 1]).unwrap();
    assert_snapshot!(judge.assess(&fewer).unwrap_err(), @"there is no column `upper`; there are `value`, `lower`");
    let finer = table(vec![("value", decimals([Some(1)], 3)), ("lower", tenths(&[1])), ("upper", tenths(&[1]))]);
    assert_snapshot!(judge.assess(&finer).unwrap_err(), @"column `value` is Decimal128(38, 3), where the type of the first batch is needed; cast it to Decimal128(38, 1)");
}

#[test]
fn kept_columns_pass_by_as_they_are() {
    let commune: ArrayRef = Arc::new(StringArray::from(vec!["Thạch Hà", "Kỳ Anh"]));
    let rows = table(vec![
        ("commune", commune.clone()),
        ("value", tenths(&[1, 2])),
        ("lower", tenths(&[1, 1])),
        ("upper", tenths(&[1, 1])),
    ]);
    let verdicts = judged(&Assess::default().keep(["commune"]).outputs([Output::Status]), &rows);
    assert!(verdicts.column(0).to_data().ptr_eq(&commune.to_data()));
    assert_eq!(words(verdicts.column(1)), [Some("met"), Some("exceeded")]);
}

#[test]
fn directions_and_closedness_by_row() {
    let better: DictionaryArray<Int8Type> = [Some("higher"), Some("lower"), None, Some("inside")].into_iter().collect();
    let closed = |cells: Vec<Option<bool>>| -> ArrayRef { Arc::new(BooleanArray::from(cells)) };
    let rows = table(vec![
        ("value", tenths(&[10, 10, 10, 20])),
        ("lower", tenths(&[10, 5, 5, 10])),
        ("upper", tenths(&[30, 10, 30, 20])),
        ("better", Arc::new(better)),
        ("from", closed(vec![Some(false), Some(true), None, None])),
        ("to", closed(vec![None, Some(false), None, Some(true)])),
    ]);
    let asks = Assess::default().better_column("better").closed_columns(Some("from"), Some("to"));
    for kernel in [Kernel::Exact, Kernel::Portable, Kernel::best()] {
        let verdicts = judged(&asks.clone().kernel(kernel), &rows);
        assert_eq!(words(verdicts.column(0)), [Some("missed"), Some("missed"), Some("no_data"), Some("met")]);
    }
}

#[test]
fn memory_comes_back_to_its_pool() {
    let pool = Pool::new(1 << 20);
    let rows = table(vec![("value", tenths(&[1; 1000])), ("lower", tenths(&[1; 1000])), ("upper", tenths(&[1; 1000]))]);
    let judge = Assess::default().pool(pool.clone()).over(rows.schema_ref()).unwrap();
    let first = judge.assess(&rows).unwrap();
    // Nothing is missing here, so the bits that would have said what is are free at once.
    let bits = pool.bytes();
    let kept = first.column(1).slice(10, 5);
    drop(first);
    let waiting = pool.bytes();
    assert!(waiting > bits && kept.len() == 5, "all but the column that is still held");
    drop(kept);
    assert!(pool.bytes() > waiting);
    let whole = pool.bytes();
    drop(judge.assess(&rows).unwrap());
    assert_eq!(pool.bytes(), whole, "the second time nothing new is asked of the system");
    pool.clear();
    assert_eq!(pool.bytes(), 0);
}

/// A row whose figures were printed to some place, and perhaps set against a baseline.
#[derive(Clone, Debug)]
struct Printing {
    value: i64,
    base: i64,
    lower: i64,
    width: i64,
    open: (bool, bool),
    better: Better,
    decimals: i32,
    base_decimals: i32,
}

fn printings() -> impl Strategy<Value = Printing> {
    let better = prop_oneof![Just(Better::Higher), Just(Better::Lower), Just(Better::Inside)];
    (
        -3000i64..3000,
        1i64..3000,
        -300i64..3000,
        prop_oneof![Just(0i64), 1i64..400],
        any::<(bool, bool)>(),
        better,
        -1i32..4,
        -1i32..3,
    )
        .prop_map(|(value, base, lower, width, open, better, decimals, base_decimals)| {
            let open = if width == 0 { (false, false) } else { open };
            // A figure cannot be printed to a finer place than it has, nor have more than were printed.
            let cut = |cell: i64, decimals: i32| {
                let step = 10i64.pow((2 - decimals).max(0) as u32);
                cell / step * step
            };
            let base = cut(base, base_decimals).max(10i64.pow((2 - base_decimals).max(0) as u32));
            Printing { value: cut(value, decimals), base, lower, width, open, better, decimals, base_decimals }
        })
}

/// A quantity of hundredths, printed to a place.
fn printed(cell: i64, decimals: i32, unit: &Unit) -> Quantity {
    let mut amount = Decimal::from_i128_with_scale(i128::from(cell), 2).normalize();
    amount.rescale(decimals.max(0) as u32);
    Quantity::new(amount, unit.clone()).with_place(-decimals as i16)
}

fn range(row: &Printing, unit: &Unit) -> Range {
    let at = |cell: i64| Quantity::new(Decimal::from_i128_with_scale(i128::from(cell), 2), unit.clone());
    let lower = Bound { at: at(row.lower), closed: !row.open.0 };
    Range::new(Some(lower), Some(Bound { at: at(row.lower + row.width), closed: !row.open.1 })).unwrap()
}

fn one_row(row: &Printing) -> RecordBatch {
    let hundredths = |cell: i64| decimals([Some(i128::from(cell))], 2);
    table(vec![
        ("value", hundredths(row.value)),
        ("base", hundredths(row.base)),
        ("lower", hundredths(row.lower)),
        ("upper", hundredths(row.lower + row.width)),
        ("decimals", Arc::new(Int32Array::from(vec![row.decimals]))),
    ])
}

fn certainty(row: &Printing, baseline: Option<Baseline>) -> (String, Option<bool>, Option<i128>, Option<String>) {
    let asks = Assess::default()
        .better(row.better)
        .closed(!row.open.0, !row.open.1)
        .printed(Some(Printed::Column("decimals".to_owned())))
        .baseline(baseline)
        .outputs([Output::Status, Output::Certain, Output::Percent, Output::Reason]);
    let rows = one_row(row);
    let mut found = Vec::new();
    for kernel in [Kernel::Exact, Kernel::Portable, Kernel::best()] {
        let verdict = judged(&asks.clone().kernel(kernel), &rows);
        let certain = verdict.column(1).as_boolean();
        let percent = verdict.column(2).as_primitive::<Decimal128Type>();
        found.push((
            words(verdict.column(0))[0].unwrap().to_owned(),
            (!certain.is_null(0)).then(|| certain.value(0)),
            (!percent.is_null(0)).then(|| percent.value(0)),
            words(verdict.column(3))[0].map(str::to_owned),
        ));
    }
    assert!(found.windows(2).all(|two| two[0] == two[1]), "{row:?}: {found:?}");
    found.pop().unwrap()
}

fn ten_thousandths(percent: Decimal) -> i128 {
    let mut percent = percent;
    percent.rescale(4);
    percent.mantissa()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_verdict_is_certain_where_the_core_says_so(row in printings()) {
        let unit = Unit::from_code("t").unwrap();
        let range = range(&row, &unit);
        let goal = if row.better == Better::Inside { Goal::within(range) } else { Goal::band(range) };
        let target = Target::new("Grain", goal).better(row.better);
        let verdict = target.assess(&Observation::new("Grain", printed(row.value, row.decimals, &unit))).unwrap();
        let (status, certain, percent, _) = certainty(&row, None);
        prop_assert_eq!(status, verdict.status().name());
        prop_assert_eq!(certain, verdict.certain());
        prop_assert_eq!(percent, verdict.percent().and_then(|p| p.single().copied()).map(ten_thousandths));
    }

    #[test]
    fn a_change_from_a_baseline_is_judged_as_the_core_does(row in printings(), relative in any::<bool>()) {
        // A change has a direction.
        let better = if row.better == Better::Inside { Better::Higher } else { row.better };
        let row = Printing { better, ..row };
        let unit = Unit::from_code("t").unwrap();
        let asked = if relative { Unit::from_code("percent").unwrap() } else { unit.clone() };
        let change = if row.better == Better::Lower { Change::Down } else { Change::Up };
        let kind = if relative { ChangeKind::Relative } else { ChangeKind::Absolute };
        let goal = Goal::band(range(&row, &asked)).changing(change).change_counted(kind);
        let grain = || Indicator::named("Grain").unit(unit.clone());
        let target = Target::new(grain(), goal)
            .better(row.better)
            .baseline(Observation::new(grain(), printed(row.base, row.base_decimals, &unit)));
        let verdict = target.assess(&Observation::new(grain(), printed(row.value, row.decimals, &unit)));
        let baseline = Baseline {
            column: "base".to_owned(),
            relative,
            printed: Some(Printed::To(row.base_decimals)),
        };
        let (status, certain, percent, reason) = certainty(&row, Some(baseline));
        match verdict {
            Ok(verdict) => {
                prop_assert_eq!(status, verdict.status().name());
                prop_assert_eq!(certain, verdict.certain());
                prop_assert_eq!(percent, verdict.percent().and_then(|p| p.single().copied()).map(ten_thousandths));
            }
            Err(error) => {
                // The core refuses a baseline that could be zero.
                prop_assert_eq!(reason.as_deref(), Some("base_not_positive"), "{}", error);
            }
        }
    }
}
