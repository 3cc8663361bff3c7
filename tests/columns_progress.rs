//! Progress over columns: each row as the core judges it, the published results of Statistics Canada, reasons and refusals.
//!
//! Published rows lie outside the project, in `../shared/conformance/methods`; without them the tests say so and pass.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type};
use arrow_array::{Array, ArrayRef, Decimal128Array, Float64Array, Int32Array, RecordBatch, StringArray};
use attain::decimal::parse;
use attain::progress::{Progress, Series, Surd, progress};
use attain::{Better, Decimal, METHODS, Ratio, Rounding, Undefined};
use attain_arrow::{ColumnError, Limit, ProgressTable, SeriesReason, Year};
use attain_tests::say;
use proptest::prelude::*;

/// Decimals of the columns that the tests make, but for published ones.
const SCALE: i8 = 2;

#[derive(Clone, Debug, Default, PartialEq)]
struct Row {
    baseline: (Option<i32>, Option<i128>),
    current: (Option<i32>, Option<i128>),
    target: (Option<i32>, Option<i128>),
    better: Option<&'static str>,
    limit: Option<i128>,
}

fn row(baseline: (i32, i128), current: (i32, i128), target: Option<(i32, i128)>, better: &'static str) -> Row {
    Row {
        baseline: (Some(baseline.0), Some(baseline.1)),
        current: (Some(current.0), Some(current.1)),
        target: (target.map(|t| t.0), target.map(|t| t.1)),
        better: Some(better),
        limit: None,
    }
}

fn table(rows: &[Row], scale: i8) -> RecordBatch {
    let years = |of: fn(&Row) -> Option<i32>| Arc::new(rows.iter().map(of).collect::<Int32Array>()) as ArrayRef;
    let cells = |of: fn(&Row) -> Option<i128>| -> ArrayRef {
        let cells: Decimal128Array = rows.iter().map(of).collect();
        Arc::new(cells.with_precision_and_scale(38, scale).unwrap())
    };
    RecordBatch::try_from_iter_with_nullable([
        ("baseline_year", years(|r| r.baseline.0), true),
        ("baseline", cells(|r| r.baseline.1), true),
        ("current_year", years(|r| r.current.0), true),
        ("current", cells(|r| r.current.1), true),
        ("target_year", years(|r| r.target.0), true),
        ("target", cells(|r| r.target.1), true),
        ("better", Arc::new(rows.iter().map(|r| r.better).collect::<StringArray>()) as ArrayRef, true),
        ("limit", cells(|r| r.limit), true),
    ])
    .unwrap()
}

fn asked(method: &str) -> ProgressTable {
    ProgressTable::new(method)
        .target(Year::Column("target_year".into()), "target")
        .better_column("better")
        .limit(Some(Limit::Column("limit".into())))
}

/// What came out of a row: value and score with their decimals, status, reason.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    value: Option<String>,
    score: Option<String>,
    status: String,
    reason: Option<String>,
}

fn found(batches: &[RecordBatch]) -> Vec<Found> {
    let mut all = Vec::new();
    for batch in batches {
        let figures = |name: &str| {
            let column = batch.column_by_name(name).unwrap().as_primitive::<Decimal128Type>().clone();
            move |row: usize| column.is_valid(row).then(|| column.value_as_string(row))
        };
        let words = |name: &str| {
            let column = batch.column_by_name(name).unwrap().as_dictionary::<Int8Type>().clone();
            move |row: usize| column.key(row).map(|key| column.values().as_string::<i32>().value(key).to_owned())
        };
        let (value, score, status, reason) = (figures("value"), figures("score"), words("status"), words("reason"));
        all.extend((0..batch.num_rows()).map(|row| Found {
            value: value(row),
            score: score(row),
            status: status(row).unwrap(),
            reason: reason(row),
        }));
    }
    all
}

fn judged(asked: &ProgressTable, table: &RecordBatch) -> Vec<Found> {
    found(&asked.over(table.schema_ref()).unwrap().assess(std::slice::from_ref(table)).unwrap())
}

fn fraction(cell: i128, scale: i8) -> Ratio {
    Ratio::new(cell, 10i128.pow(scale as u32)).unwrap()
}

/// The core's word on a complete row.
fn by_the_core(row: &Row, scale: i8, method: &str, digits: i32) -> Found {
    let point = |(year, cell): (Option<i32>, Option<i128>)| (year.unwrap(), fraction(cell.unwrap(), scale));
    let better = Better::from_name(row.better.unwrap()).unwrap();
    let mut series = Series::between(point(row.baseline), point(row.current), better).unwrap();
    series = match row.target {
        (_, None) => series,
        (None, Some(cell)) => series.undated_target(fraction(cell, scale)),
        (Some(_), Some(_)) => series.target(point(row.target)).unwrap(),
    };
    if let Some(limit) = row.limit {
        series = series.limit(fraction(limit, scale));
    }
    let verdict = progress(&series, method).unwrap();
    let mut reason = verdict.reason().map(|reason| reason.name().to_owned());
    let mut figure = |of: Option<&Surd>| match of?.round(digits, Rounding::HalfEven) {
        Ok(figure) => Some(figure.to_string()),
        Err(_) => {
            reason.get_or_insert_with(|| "overflow".to_owned());
            None
        }
    };
    let (value, score) = (figure(verdict.value()), figure(verdict.score()));
    Found { value, score, status: verdict.status().to_owned(), reason }
}

// ---------------------------------------------------------------- the core's verdict

fn rows() -> impl Strategy<Value = Row> {
    let cell = prop_oneof![4 => 1i128..20_000, 1 => -500i128..500];
    let words = prop_oneof![Just("higher"), Just("lower")];
    (2000i32..2016, cell.clone(), 1i32..9, cell.clone(), prop::option::of((prop::option::of(9i32..20), cell)), words)
        .prop_flat_map(|(from, base, gone, now, target, better)| {
            prop::option::weighted(0.2, 1i128..20_000).prop_map(move |limit| Row {
                baseline: (Some(from), Some(base)),
                current: (Some(from + gone), Some(now)),
                target: (target.and_then(|t| t.0).map(|years| from + years), target.map(|t| t.1)),
                better: Some(better),
                limit,
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_row_has_the_verdict_of_its_series_by_every_method(rows in prop::collection::vec(rows(), 1..12)) {
        let table = table(&rows, SCALE);
        for method in METHODS {
            let columns = judged(&asked(method.name()), &table);
            let core: Vec<Found> = rows.iter().map(|row| by_the_core(row, SCALE, method.name(), 6)).collect();
            prop_assert_eq!(columns, core, "{}", method.name());
        }
    }
}

#[test]
fn threads_and_batches_change_nothing() {
    // More rows than a thread takes at once, of every course.
    let rows: Vec<Row> = (0..700i128)
        .map(|at| row((2015, 1000 + at), (2019, 1000 + at * 7 % 900), (at % 3 > 0).then_some((2030, 1500)), "higher"))
        .collect();
    let whole = table(&rows, SCALE);
    let plain = judged(&asked("statcan-2.4-doubles"), &whole);
    assert!(plain.iter().map(|found| &found.status).collect::<std::collections::BTreeSet<_>>().len() >= 4);
    let parts = [whole.slice(0, 300), whole.slice(300, 0), whole.slice(300, 400)];
    for threads in [0, 2, 5] {
        let meter = asked("statcan-2.4-doubles").threads(threads).over(whole.schema_ref()).unwrap();
        assert_eq!(found(&meter.assess(std::slice::from_ref(&whole)).unwrap()), plain, "{threads} threads");
        let split = meter.assess(&parts).unwrap();
        assert_eq!(split.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [300, 0, 400]);
        assert_eq!(found(&split), plain, "{threads} threads, batches");
    }
}

// ---------------------------------------------------------------- published results

type Published = BTreeMap<String, String>;

/// The published rows as a table, each beside its own publication; None where they are absent.
fn published(file: &str) -> Option<(Vec<Published>, Vec<Row>, i8)> {
    let all = attain_tests::shared_rows(&format!("conformance/methods/{file}"))?;
    let texts = |row: &Published| ["base_value", "current_value", "target", "limit"].map(|name| row[name].clone());
    let scale = all.iter().flat_map(texts).filter(|text| !text.is_empty()).map(|text| parse(&text).unwrap().scale());
    let scale = i8::try_from(scale.max().unwrap()).unwrap();
    let year = |text: &str| text.strip_suffix(".0").unwrap_or(text).parse::<i32>().ok();
    let cell = |text: &str| {
        let value = parse(text).ok()?;
        Some(value.mantissa() * 10i128.pow(scale as u32 - value.scale()))
    };
    let rows = all.iter().map(|row| Row {
        baseline: (year(&row["base_year"]), cell(&row["base_value"])),
        current: (year(&row["current_year"]), cell(&row["current_value"])),
        target: (year(&row["target_year"]), cell(&row["target"])),
        better: Some(if row["direction"].starts_with('-') { "lower" } else { "higher" }),
        limit: cell(&row["limit"]),
    });
    let rows = rows.collect();
    Some((all, rows, scale))
}

// Statistics Canada, indicator_calculation_components.yml, March 2025 to July 2026, and the boundary cases of its rules.
#[test]
fn published_rows_have_their_published_status_and_value() {
    for file in ["statcan_history_cases.csv", "statcan_gif_series.csv", "sdgbuild_rule_grid.csv"] {
        let Some((published, rows, scale)) = published(file) else { return };
        let columns = judged(&asked("statcan-2.4").figures(12, Rounding::HalfEven).threads(2), &table(&rows, scale));
        let mut assessed = 0;
        for ((published, row), found) in published.iter().zip(&rows).zip(&columns) {
            let at = published.get("case_id").or_else(|| published.get("series")).unwrap();
            let (Some(value), Some(score)) =
                (published["progress_value"].parse::<f64>().ok(), published["score"].parse::<f64>().ok())
            else {
                continue;
            };
            assessed += 1;
            let complete = row.baseline.1.is_some() && row.current.1.is_some();
            assert!(complete, "{file} {at}: assessed without values");
            assert_eq!(found, &by_the_core(row, scale, "statcan-2.4", 12), "{file} {at}");
            assert_eq!(found.status, published["status"], "{file} {at}");
            for (own, published) in [(&found.value, value), (&found.score, score)] {
                let own: f64 = own.as_ref().unwrap().parse().unwrap();
                assert!((own - published).abs() <= 1e-9 * published.abs().max(1e-2), "{file} {at}: {own} {published}");
            }
        }
        say!("{file}: {assessed} of {} rows assessed", rows.len());
        assert!(assessed >= 50, "{file}: {assessed}");
    }
}

// ---------------------------------------------------------------- reasons

#[test]
fn a_row_without_a_value_says_why() {
    let full = row((2015, 1450), (2023, 1020), Some((2030, 725)), "lower");
    let with = |change: fn(&mut Row)| {
        let mut row = full.clone();
        change(&mut row);
        row
    };
    let table_of = [
        // what is wrong, the row, the word, whether it is a fault
        ("nothing", full.clone(), None, false),
        ("no latest value: one point is no course", with(|r| r.current.1 = None), Some("too_few_points"), false),
        ("no first value", with(|r| r.baseline.1 = None), Some("too_few_points"), false),
        ("no values at all", with(|r| (r.baseline.1, r.current.1) = (None, None)), Some("no_value"), false),
        ("a value without its year", with(|r| r.current.0 = None), Some("no_year"), true),
        ("a year without its value is no point", with(|r| r.target.1 = None), None, false),
        ("a target without a year: 2030 by the method", with(|r| r.target.0 = None), None, false),
        ("the latest before the first", with(|r| r.current.0 = Some(2014)), Some("backwards"), true),
        ("the target before the first", with(|r| r.target.0 = Some(2015)), Some("backwards"), true),
        ("one year, two values", with(|r| r.current.0 = Some(2015)), Some("repeated_year"), true),
        ("a year of no calendar", with(|r| r.target.0 = Some(10_000)), Some("wrong_year"), true),
        ("no direction", with(|r| r.better = None), Some("no_direction"), true),
        ("another word", with(|r| r.better = Some("up")), Some("no_direction"), true),
        ("a band", with(|r| r.better = Some("inside")), Some("two_sided"), false),
        ("growth across zero", with(|r| r.current.1 = Some(-1)), Some("sign_change"), false),
        ("nothing to change", with(|r| r.target.1 = Some(1450)), Some("base_is_target"), false),
    ];
    let rows: Vec<Row> = table_of.iter().map(|case| case.1.clone()).collect();
    let columns = judged(&asked("statcan-2.4"), &table(&rows, SCALE));
    for ((what, row, reason, fault), found) in table_of.iter().zip(columns) {
        assert_eq!(found.reason.as_deref(), *reason, "{what}");
        assert_eq!(found.value.is_none(), reason.is_some(), "{what}");
        if reason.is_some() && *reason != Some("base_is_target") {
            assert_eq!(found.status, Progress::NOT_AVAILABLE, "{what}");
        }
        let alone = table(&[full.clone(), row.clone()], SCALE);
        let strict = asked("statcan-2.4").strict(true).over(alone.schema_ref()).unwrap().assess(&[alone]);
        match strict {
            Err(ColumnError::Series { row: 1, reason: raised }) => {
                assert!(*fault, "{what}: raised {raised}");
                assert_eq!(Some(raised.name()), *reason, "{what}");
            }
            Err(error) => panic!("{what}: {error}"),
            Ok(_) => assert!(!fault, "{what}: not raised"),
        }
    }
}

#[test]
fn every_reason_has_one_name_and_one_explanation() {
    let all: Vec<SeriesReason> = SeriesReason::all().collect();
    let names: std::collections::BTreeSet<&str> = all.iter().map(|reason| reason.name()).collect();
    assert_eq!(names.len(), all.len());
    assert!(all.iter().all(|reason| !reason.explain().is_empty()));
    assert_eq!(all[0], SeriesReason::Undefined(Undefined::TooFewPoints));
}

// ---------------------------------------------------------------- settings and types

#[test]
fn years_limits_and_directions_may_be_the_same_for_all_rows() {
    // Canada, official poverty rate, indicator 1-2-1, and the published coverage of social protection (limit 100).
    let rows = [row((2015, 9000), (2021, 9320), None, "higher")];
    let mut with_limit = rows[0].clone();
    with_limit.limit = Some(10_000);
    let table = table(&rows, SCALE);
    let asked = ProgressTable::new("statcan")
        .baseline(Year::All(2015), "baseline")
        .current(Year::All(2021), "current")
        .limit(Some(Limit::All(Decimal::from(100))));
    assert_eq!(judged(&asked, &table), [by_the_core(&with_limit, SCALE, "statcan-2.4", 6)]);
    // Published: 0.005839995229728112, substantial progress, score 2.815386645395768.
    assert_eq!(judged(&asked, &table)[0].value.as_deref(), Some("0.005840"));
    assert_eq!(judged(&asked.clone().growth_rates(true), &table)[0].reason.as_deref(), Some("growth_rate"));
    let lower = judged(&asked.better(Better::Lower), &table);
    assert_eq!(lower[0].status, "deterioration");
}

#[test]
fn columns_that_are_kept_come_first_and_doubles_are_stated() {
    let doubles = |cells: Vec<f64>| Arc::new(Float64Array::from(cells)) as ArrayRef;
    let table = RecordBatch::try_from_iter([
        ("area", Arc::new(StringArray::from(vec!["Huế", "Đà Nẵng"])) as ArrayRef),
        ("baseline", doubles(vec![14.5, f64::NAN])),
        ("current", doubles(vec![10.2, 10.25])),
    ])
    .unwrap();
    let asked = ProgressTable::new("statcan-2.4")
        .baseline(Year::All(2015), "baseline")
        .current(Year::All(2023), "current")
        .better(Better::Lower)
        .keep(["area"]);
    let error = asked.over(table.schema_ref()).unwrap_err().to_string();
    assert!(error.contains("column `baseline` is Float64") && error.contains("float_decimals"), "{error}");
    let asked = asked.float_decimals(Some(1));
    let meter = asked.over(table.schema_ref()).unwrap();
    let out = meter.assess(std::slice::from_ref(&table)).unwrap();
    let names: Vec<String> = meter.schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, ["area", "value", "score", "status", "reason"]);
    assert_eq!(out[0].schema(), meter.schema());
    assert_eq!(out[0].column(0), table.column(0));
    let reasons: Vec<Option<String>> = found(&out).into_iter().map(|found| found.reason).collect();
    assert_eq!(reasons, [None, Some("not_finite".to_owned())]);
    let area = table.slice(1, 1);
    let more =
        RecordBatch::try_new(area.schema(), vec![area.column(0).clone(), doubles(vec![14.5]), doubles(vec![10.25])]);
    assert_eq!(found(&meter.assess(&[more.unwrap()]).unwrap())[0].reason.as_deref(), Some("more_decimals"));
}

#[test]
fn what_cannot_be_is_refused_before_a_row_is_read() {
    let table = table(&[row((2015, 1450), (2023, 1020), None, "lower")], SCALE);
    let schema = table.schema();
    let refused = |asked: ProgressTable| asked.over(&schema).unwrap_err().to_string();
    let cases = [
        (asked("statcan-3"), "there is no method `statcan-3`"),
        (asked("statcan").current(Year::All(2023), "now"), "there is no column `now`"),
        (
            asked("statcan").current(Year::Column("better".into()), "current"),
            "`better` is Utf8, where a column of whole years",
        ),
        (asked("statcan").current(Year::All(2023), "better"), "a column of decimals or of integers"),
        (asked("statcan").better_column("baseline"), "the words `higher`, `lower` and `inside`"),
        (asked("statcan").figures(28, Rounding::HalfEven), "`digits` cannot be 28"),
        (asked("statcan").float_decimals(Some(16)), "`float_decimals` cannot be 16"),
        (asked("statcan").keep(["none"]), "there is no column `none`"),
    ];
    for (asked, message) in cases {
        let found = refused(asked);
        assert!(found.contains(message), "{found}");
    }
    let meter = asked("statcan").over(&schema).unwrap();
    assert!(meter.assess(&[table.project(&[0, 1]).unwrap()]).is_err(), "a batch of other columns");
    assert_eq!(meter.assess(&[]).unwrap().len(), 0);
}

#[test]
fn a_figure_beyond_28_digits_leaves_the_status() {
    // A thousandfold in a year, at a rate of 0.000…1 wanted: the quotient needs more digits than there are.
    let rows = [row((2020, 1), (2021, 10i128.pow(26)), Some((2030, 2)), "higher")];
    let asked = asked("statcan-2.4").figures(20, Rounding::HalfEven);
    let found = &judged(&asked, &table(&rows, SCALE))[0];
    assert_eq!((found.status.as_str(), found.reason.as_deref()), ("target_achieved", Some("overflow")));
    assert_eq!(found.value, None);
}
