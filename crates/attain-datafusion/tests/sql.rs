//! Verdicts asked for in SQL: those of the core row for row, and what a query is refused for.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal64Type, Decimal128Type, Float64Type, Int8Type, Int64Type};
use arrow_array::{Array, ArrayRef, Decimal128Array, Float64Array, Int64Array, RecordBatch, StringArray, UInt64Array};
use arrow_schema::DataType;
use attain::{Better, Bound, Decimal, Gap, Goal, Observation, Quantity, Range, Rounding, Target, Unit};
use attain_arrow::Assess;
use attain_datafusion::{Answer, functions, register, register_in, register_with};
use datafusion::datasource::MemTable;
use datafusion::prelude::SessionContext;

/// A row in hundredths: value, lower, upper, better.
type Row = (Option<i64>, Option<i64>, Option<i64>, Better);

/// What comes of it: status, percent in ten-thousandths, gap in hundredths.
type Outcome = (String, Option<i128>, Option<i128>);

/// Every kind of row: values below, at, between and above bounds of which either may be missing, in every direction.
fn rows() -> Vec<Row> {
    let cells = [None, Some(-250), Some(0), Some(333), Some(800), Some(805), Some(850), Some(1_794_600)];
    let bounds = [(Some(800), Some(850)), (Some(800), Some(800)), (Some(800), None), (None, Some(850)), (None, None)];
    let more = [(Some(850), Some(800)), (Some(0), Some(0)), (Some(-300), Some(-200)), (Some(300), Some(700))];
    let mut rows = Vec::new();
    for value in cells {
        for (lower, upper) in bounds.into_iter().chain(more) {
            for better in [Better::Higher, Better::Lower, Better::Inside] {
                rows.push((value, lower, upper, better));
            }
        }
    }
    rows
}

/// The verdict of the core on a row.
fn core((value, lower, upper, better): Row) -> Outcome {
    let nothing = ("no_data".to_owned(), None, None);
    let unit = Unit::from_code("t").unwrap();
    let quantity = |cell: i64| Quantity::new(Decimal::from_i128_with_scale(cell.into(), 2), unit.clone());
    // A bound that is not there is one that no value of these reaches.
    let far = |at: i64| Quantity::new(Decimal::from(at), unit.clone());
    let bound = |at: Quantity| Some(Bound { at, closed: true });
    let (Some(value), false) = (value, lower.is_none() && upper.is_none()) else { return nothing };
    let range = Range::new(
        bound(lower.map_or_else(|| far(-1_000_000_000), quantity)),
        bound(upper.map_or_else(|| far(1_000_000_000), quantity)),
    );
    let Ok(range) = range else { return nothing };
    let goal = if better == Better::Inside { Goal::within(range) } else { Goal::band(range) };
    let target = Target::new("Grain", goal).better(better);
    let verdict = target.assess(&Observation::new("Grain", quantity(value))).unwrap();
    let status = verdict.status().name().to_owned();
    let reference = match better {
        Better::Higher => lower,
        Better::Lower => upper,
        _ => lower.and(upper),
    };
    if reference.is_none() {
        return (status, None, None);
    }
    let cell = |figure: Decimal, scale: u32| {
        let mut figure = figure;
        figure.rescale(scale);
        figure.mantissa()
    };
    let percent = verdict.percent_to(4, Rounding::HalfEven).and_then(|percent| percent.single().copied());
    let gap = verdict.gap().map(|gap| match gap {
        Gap::Quantity(gap) => cell(gap.amount(), 2),
        gap => panic!("{gap:?}"),
    });
    (status, percent.map(|percent| cell(percent, 4)), gap)
}

fn decimals(cells: impl Iterator<Item = Option<i64>>) -> ArrayRef {
    let cells: Decimal128Array = cells.map(|cell| cell.map(i128::from)).collect();
    Arc::new(cells.with_precision_and_scale(20, 2).unwrap())
}

fn table(rows: &[Row]) -> RecordBatch {
    let better: StringArray = rows.iter().map(|row| Some(row.3.name())).collect();
    let id: Int64Array = (0..rows.len() as i64).map(Some).collect();
    RecordBatch::try_from_iter_with_nullable([
        ("id", Arc::new(id) as ArrayRef, false),
        ("value", decimals(rows.iter().map(|row| row.0)), true),
        ("lower", decimals(rows.iter().map(|row| row.1)), true),
        ("upper", decimals(rows.iter().map(|row| row.2)), true),
        ("better", Arc::new(better), true),
    ])
    .unwrap()
}

/// A session with the rows in three partitions.
fn session(rows: &[Row], settings: Option<Assess>) -> SessionContext {
    let session = SessionContext::new();
    match settings {
        None => register(&session),
        Some(settings) => register_with(&session, settings),
    }
    let parts = rows.chunks(rows.len().div_ceil(3)).map(table).map(|batch| vec![batch]).collect::<Vec<_>>();
    let schema = parts[0][0].schema();
    session.register_table("results", Arc::new(MemTable::try_new(schema, parts).unwrap())).unwrap();
    session
}

async fn ask(session: &SessionContext, sql: &str) -> RecordBatch {
    let batches = session.sql(sql).await.unwrap().collect().await.unwrap();
    datafusion::arrow::compute::concat_batches(&batches[0].schema(), &batches).unwrap()
}

async fn refused(session: &SessionContext, sql: &str) -> String {
    match session.sql(sql).await {
        Err(error) => error.strip_backtrace(),
        Ok(frame) => panic!("{sql} was planned: {:?}", frame.schema()),
    }
}

fn word(column: &ArrayRef, row: usize) -> Option<String> {
    let column = column.as_dictionary::<Int8Type>();
    column.key(row).map(|key| column.values().as_string::<i32>().value(key).to_owned())
}

fn figure(column: &ArrayRef, row: usize) -> Option<i128> {
    let column = column.as_primitive::<Decimal128Type>();
    (!column.is_null(row)).then(|| column.value(row))
}

#[tokio::test]
async fn rows_are_judged_as_the_core_judges_them() {
    let rows = rows();
    let session = session(&rows, None);
    // In whatever order the rows come: each brings what it was asked with.
    let sql = "select value, lower, upper, better, attain_status(value, lower, upper, better), \
               attain_percent(value, lower, upper, better), attain_gap(value, lower, upper, better), \
               attain_assess(value, lower, upper, better) from results";
    let found = ask(&session, sql).await;
    assert_eq!(found.num_rows(), rows.len());
    let [value, lower, upper, better, status, percent, gap, all] = found.columns() else { panic!("eight columns") };
    let all = all.as_struct();
    for at in 0..found.num_rows() {
        let cell = |column: &ArrayRef| figure(column, at).map(|cell| cell as i64);
        let better = Better::from_name(better.as_string::<i32>().value(at)).unwrap();
        let row = (cell(value), cell(lower), cell(upper), better);
        let expected = core(row);
        assert_eq!((word(status, at).unwrap(), figure(percent, at), figure(gap, at)), expected, "{row:?}");
        let (status, percent, gap) = (all.column(0), all.column(1), all.column(2));
        assert_eq!((word(status, at).unwrap(), figure(percent, at), figure(gap, at)), expected, "{row:?}");
        let reason = word(all.column(3), at);
        assert_eq!(reason.is_some(), expected.1.is_none() || expected.2.is_none(), "{row:?}: {reason:?}");
    }
}

#[tokio::test]
async fn a_direction_is_a_literal_a_column_or_left_out() {
    let rows: Vec<Row> = rows().into_iter().filter(|row| row.3 == Better::Lower).collect();
    let session = session(&rows, None);
    let sql = "select sum(case when attain_status(value, lower, upper, 'lower') \
               = attain_status(value, lower, upper, better) then 1 else 0 end), \
               sum(case when attain_status(value, lower, upper) \
               = attain_status(value, lower, upper, 'higher') then 1 else 0 end), \
               sum(case when attain_status(value, lower, upper) \
               <> attain_status(value, lower, upper, 'lower') then 1 else 0 end) from results";
    let found = ask(&session, sql).await;
    let count = |at: usize| found.column(at).as_primitive::<Int64Type>().value(0);
    assert_eq!((count(0), count(1)), (rows.len() as i64, rows.len() as i64));
    let differ = rows.iter().filter(|row| core(**row).0 != core((row.0, row.1, row.2, Better::Higher)).0).count();
    assert!(differ > 0);
    assert_eq!(count(2), differ as i64);
}

#[tokio::test]
async fn verdicts_are_filtered_and_counted() {
    let rows = rows();
    let session = session(&rows, None);
    let sql = "select attain_status(value, lower, upper, better) as status, count(*) as rows from results \
               where attain_percent(value, lower, upper, better) >= 100 group by status order by status";
    let found = ask(&session, sql).await;
    let mut expected = std::collections::BTreeMap::new();
    for (status, percent, _) in rows.iter().map(|row| core(*row)) {
        if percent.is_some_and(|percent| percent >= 1_000_000) {
            *expected.entry(status).or_insert(0i64) += 1;
        }
    }
    let rows: std::collections::BTreeMap<_, _> = (0..found.num_rows())
        .map(|at| (word(found.column(0), at).unwrap(), found.column(1).as_primitive::<Int64Type>().value(at)))
        .collect();
    assert_eq!(rows, expected);
    assert!(expected.len() > 1);
}

#[tokio::test]
async fn constants_and_nulls_are_judged_too() {
    let session = SessionContext::new();
    register(&session);
    // Integers need 64 bits, and so do their figures. Revenue of 17,946 against at least 17,500.
    let found = ask(&session, "select attain_status(17946, 17500, 17500), attain_percent(17946, 17500, 17500)").await;
    assert_eq!(word(found.column(0), 0).as_deref(), Some("exceeded"));
    assert_eq!(found.column(1).data_type(), &DataType::Decimal64(18, 4));
    // 17946 ÷ 17500 = 102.548571… %
    assert_eq!(found.column(1).as_primitive::<Decimal64Type>().value(0), 1_025_486);
    // No upper bound: nothing to exceed. No value: no data. No direction: no data, with the reason.
    for (arguments, status, reason) in [
        ("9, 8, null", "met", None),
        ("null, 8, 9", "no_data", Some("no_value")),
        ("9, null, null", "no_data", Some("no_bounds")),
        ("9, 8, 8, null", "no_data", Some("no_direction")),
        ("9, 8, 8, cast(null as varchar)", "no_data", Some("no_direction")),
        ("3, 4, 4, 'lower'", "exceeded", None),
        ("9, 8, 7", "no_data", Some("lower_above_upper")),
        ("8, 7, 9, 'inside'", "met", Some("inside_band")),
    ] {
        let found = ask(&session, &format!("select attain_status({arguments}), attain_reason({arguments})")).await;
        assert_eq!(word(found.column(0), 0).as_deref(), Some(status), "{arguments}");
        assert_eq!(word(found.column(1), 0).as_deref(), reason, "{arguments}");
    }
}

#[tokio::test]
async fn digits_rounding_bounds_and_doubles_are_settings() {
    let settings = Assess::default().percent(1, Rounding::HalfUp).closed(false, true);
    let session = session(&[(Some(800), Some(800), Some(850), Better::Higher)], Some(settings));
    let found = ask(&session, "select attain_percent(17946, 17500, 17500) from results").await;
    assert_eq!(found.column(0).data_type(), &DataType::Decimal64(18, 1));
    let found = ask(&session, "select attain_status(value, lower, upper) from results").await;
    assert_eq!(word(found.column(0), 0).as_deref(), Some("missed"));

    let session = SessionContext::new();
    register_with(&session, Assess::default().float_decimals(Some(2)));
    let growth = Float64Array::from(vec![8.05, 8.055]);
    let batch = RecordBatch::try_from_iter([("value", Arc::new(growth) as ArrayRef)]).unwrap();
    session.register_batch("growth", batch).unwrap();
    let found =
        ask(&session, "select value, attain_status(value, 8, 8.5), attain_reason(value, 8, 8.5) from growth").await;
    let at =
        |value: f64| (0..2).find(|row| found.column(0).as_primitive::<Float64Type>().value(*row) == value).unwrap();
    assert_eq!(word(found.column(1), at(8.05)).as_deref(), Some("met"));
    assert_eq!(word(found.column(2), at(8.055)).as_deref(), Some("more_decimals"));
}

#[tokio::test]
async fn what_is_not_exact_is_refused_while_the_query_is_planned() {
    let session = session(&rows()[..3], None);
    let unsigned = RecordBatch::try_from_iter([("rank", Arc::new(UInt64Array::from(vec![1])) as ArrayRef)]).unwrap();
    session.register_batch("ranks", unsigned).unwrap();
    for (sql, expected) in [
        (
            "select attain_status(cast(value as double), lower, upper) from results",
            "`attain_status`: argument `value` is Float64, where a column of decimals or of integers is needed; write \
             `cast(value as decimal(38, n))` with the n decimals that were written; for literals `set \
             datafusion.sql_parser.parse_float_as_decimal = true` does",
        ),
        (
            "select attain_percent(value, lower, '850') from results",
            "`attain_percent`: argument `upper` is Utf8, where a column of decimals or of integers is needed; write \
             `cast(upper as decimal(38, n))` with the n decimals that were written",
        ),
        (
            "select attain_gap(rank, 1, 1) from ranks",
            "`attain_gap`: argument `value` is UInt64, where a column of decimals or of integers is needed; write \
             `cast(value as decimal(20, 0))`",
        ),
        (
            "select attain_status(value, lower, upper, id) from results",
            "`attain_status`: argument `better` is Int64, where a column of the words `higher`, `lower` and `inside` is \
             needed; write `cast(better as varchar)`",
        ),
        (
            "select attain_status(value, lower, upper, 'up') from results",
            "`attain_status`: argument `better` is `up`; write 'higher', 'lower' or 'inside'",
        ),
        (
            "select attain_assess(value, lower) from results",
            "`attain_assess` takes value, lower and upper, and better as a fourth; found 2",
        ),
    ] {
        let found = refused(&session, sql).await;
        assert!(found.contains(expected), "{sql}\nfound    {found}\nexpected {expected}");
    }
}

#[tokio::test]
async fn decimals_of_literals_are_kept_where_the_session_says_so() {
    let session = SessionContext::new();
    register(&session);
    session.sql("set datafusion.sql_parser.parse_float_as_decimal = true").await.unwrap().collect().await.unwrap();
    let found = ask(&session, "select attain_percent(8.05, 8, 8.5), attain_gap(8.05, 8, 8.5)").await;
    // 8.05 ÷ 8 = 100.625 %
    assert_eq!(figure(found.column(0), 0), Some(1_006_250));
    assert_eq!(found.column(1).data_type(), &DataType::Decimal128(38, 2));
    assert_eq!(figure(found.column(1), 0), Some(5));
}

#[tokio::test]
async fn any_registry_takes_the_functions() {
    let mut state = SessionContext::new().state();
    register_in(&mut state, Assess::default()).unwrap();
    let session = SessionContext::new_with_state(state);
    let found = ask(&session, "select attain_status(8, 8, 8)").await;
    assert_eq!(word(found.column(0), 0).as_deref(), Some("met"));
    let names: Vec<_> = functions(Assess::default()).iter().map(|function| function.name().to_owned()).collect();
    assert_eq!(names, Answer::ALL.map(Answer::function));
}
