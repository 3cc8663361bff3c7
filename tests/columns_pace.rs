//! Pace over columns: each month as the core judges it, gaps and repeated months, kinds, ways to write a month, refusals.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Int32Array, RecordBatch, StringArray,
};
use attain::pace::{Bands, Profile};
use attain::{
    Accumulates, Better, Decimal, Figure, Goal, Indicator, Observation, Pacing, Period, Quantity, Ratio, Rounding,
    Target, Unit,
};
use attain_arrow::{ColumnError, PaceReason, PaceTable, Year};
use chrono::NaiveDate;
use proptest::prelude::*;

/// The decimals of the columns that the tests make.
const SCALE: i8 = 1;

#[derive(Clone, Debug, PartialEq)]
struct Row {
    key: &'static str,
    year: i32,
    month: i32,
    value: Option<i128>,
    plan: Option<i128>,
    baseline: Option<i128>,
    better: Option<&'static str>,
}

fn row(key: &'static str, month: i32, value: i128, plan: i128) -> Row {
    Row { key, year: 2024, month, value: Some(value), plan: Some(plan), baseline: None, better: Some("higher") }
}

fn table(rows: &[Row]) -> RecordBatch {
    let cells = |of: fn(&Row) -> Option<i128>| -> ArrayRef {
        let cells: Decimal128Array = rows.iter().map(of).collect();
        Arc::new(cells.with_precision_and_scale(38, SCALE).unwrap())
    };
    RecordBatch::try_from_iter_with_nullable([
        ("key", Arc::new(StringArray::from_iter_values(rows.iter().map(|r| r.key))) as ArrayRef, true),
        ("year", Arc::new(Int32Array::from_iter_values(rows.iter().map(|r| r.year))) as ArrayRef, true),
        ("month", Arc::new(Int32Array::from_iter_values(rows.iter().map(|r| r.month))) as ArrayRef, true),
        ("value", cells(|r| r.value), true),
        ("plan", cells(|r| r.plan), true),
        ("baseline", cells(|r| r.baseline), true),
        ("better", Arc::new(rows.iter().map(|r| r.better).collect::<StringArray>()) as ArrayRef, true),
    ])
    .unwrap()
}

fn asked(profile: Profile) -> PaceTable {
    PaceTable::new(["key"]).year(Some(Year::Column("year".into()))).pacing(Pacing::from(profile))
}

/// What came out of a row, figures with their decimals.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    to_date: Option<String>,
    expected: Option<String>,
    percent_of_expected: Option<String>,
    percent_of_plan: Option<String>,
    status: Option<String>,
    required: Option<String>,
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
        let (to_date, expected) = (figures("to_date"), figures("expected"));
        let (of_expected, of_plan) = (figures("percent_of_expected"), figures("percent_of_plan"));
        let (status, required, reason) = (words("status"), figures("required"), words("reason"));
        all.extend((0..batch.num_rows()).map(|row| Found {
            to_date: to_date(row),
            expected: expected(row),
            percent_of_expected: of_expected(row),
            percent_of_plan: of_plan(row),
            status: status(row),
            required: required(row),
            reason: reason(row),
        }));
    }
    all
}

fn judged(asked: &PaceTable, table: &RecordBatch) -> Vec<Found> {
    found(&asked.over(table.schema_ref()).unwrap().assess(std::slice::from_ref(table)).unwrap())
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

// ---------------------------------------------------------------- the core's verdict

fn quantity(cell: i128) -> Quantity {
    Quantity::new(Decimal::from_i128_with_scale(cell, SCALE as u32), Unit::number())
}

/// The core's word on a month, by the months themselves rather than by their sum; a gap has none.
fn by_the_core(rows: &[Row], own: &Row, kind: Accumulates, pacing: &Pacing) -> Option<Found> {
    let better = Better::from_name(own.better.unwrap()).unwrap();
    let indicator = Indicator::named("revenue").accumulates(kind).better(better);
    let plan = quantity(own.plan?);
    let goal = if better == Better::Lower { Goal::at_most(plan) } else { Goal::at_least(plan) };
    let mut target = Target::new(indicator.clone(), goal).period(Period::year(own.year).unwrap());
    if kind == Accumulates::Stock {
        target = target.baseline(Observation::new(indicator.clone(), Figure::from(quantity(own.baseline?))));
    }
    let at = |month: i32| rows.iter().find(|r| (r.key, r.year, r.month) == (own.key, own.year, month));
    let observed = |cell: i128| Observation::new(indicator.clone(), Figure::from(quantity(cell)));
    let month = |month: i32| Period::month(own.year, month as u32).unwrap();
    let end = month(own.month).end();
    let parts: Vec<Observation> = match kind {
        Accumulates::Flow => {
            (1..=own.month).map(|m| Some(observed(at(m)?.value?).period(month(m)))).collect::<Option<_>>()?
        }
        _ => vec![observed(own.value?).period(Period::between(month(1).start(), end).unwrap())],
    };
    let sum: i128 = match kind {
        Accumulates::Flow => (1..=own.month).map(|m| at(m).unwrap().value.unwrap()).sum(),
        _ => own.value?,
    };
    let pace = target.pace_of(&parts, end, pacing).unwrap();
    let amount = |value: Option<Ratio>| value.map(|v| v.round(4, Rounding::HalfEven).unwrap().to_string());
    let percent = |of: Option<attain::Bounds<Decimal>>| of.and_then(|of| of.single().map(ToString::to_string));
    // That a target is met, so that nothing more is required, is told by a figure to date.
    let to_date = observed(sum).period(Period::between(month(1).start(), end).unwrap());
    let to_date = target.pace(&to_date, end, pacing).unwrap();
    let rest = to_date.required().map(|required| required.per_month.as_ref().unwrap_or(&required.rest));
    Some(Found {
        to_date: Some(Decimal::from_i128_with_scale(sum, SCALE as u32).to_string()),
        expected: amount(pace.expected().and_then(|expected| expected.value())),
        percent_of_expected: percent(pace.percent()),
        percent_of_plan: percent(pace.percent_of_target()),
        status: text(pace.status().name()),
        required: amount(rest.and_then(|rest| rest.value())),
        reason: pace
            .ratio_reason()
            .map(|reason| reason.name().to_owned())
            .or_else(|| pace.share_of_target().is_none().then(|| "plan_not_positive".to_owned())),
    })
}

fn profiles() -> impl Strategy<Value = Profile> {
    let weights = prop::collection::vec(0i64..9, 12).prop_map(|mut parts| {
        parts[4] += 1;
        Profile::weights(parts.into_iter().map(Decimal::from)).unwrap()
    });
    prop_oneof![Just(Profile::Days), Just(Profile::Months), Just(Profile::Quarters), weights]
}

fn kinds() -> impl Strategy<Value = Accumulates> {
    prop_oneof![2 => Just(Accumulates::Flow), 1 => Just(Accumulates::Stock), 1 => Just(Accumulates::Rate)]
}

/// Months of three keys and two years, each once, in any order, some of them without a figure.
fn months() -> impl Strategy<Value = Vec<Row>> {
    let keys = prop::sample::select(vec!["Huế", "Vinh", "Pleiku"]);
    let cell = prop_oneof![8 => 0i128..300, 1 => -100i128..0, 1 => 0i128..10i128.pow(9)];
    let plans = prop_oneof![8 => 500i128..3000, 1 => -50i128..50, 1 => 1i128..10i128.pow(9)];
    let value = prop::option::weighted(0.97, cell);
    let one = (keys, 2023i32..2025, 1i32..13, value, prop::option::weighted(0.95, plans), 0i128..1500, any::<bool>());
    prop::collection::vec(one, 1..50).prop_map(|all| {
        let mut rows = BTreeMap::new();
        // The first of each month, in the order in which they were drawn, which is not the calendar's.
        for (at, (key, year, month, value, plan, baseline, higher)) in all.into_iter().enumerate() {
            let better = Some(if higher { "higher" } else { "lower" });
            let row = Row { key, year, month, value, plan, baseline: Some(baseline), better };
            rows.entry((key, year, month)).or_insert((at, row));
        }
        let mut rows: Vec<_> = rows.into_values().collect();
        rows.sort_by_key(|(at, _)| *at);
        rows.into_iter().map(|(_, row)| row).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_month_has_the_pace_of_its_target(rows in months(), kind in kinds(), profile in profiles(), threads in 1usize..4) {
        let pacing = Pacing::from(profile.clone());
        let baseline = (kind == Accumulates::Stock).then_some("baseline");
        let asked = asked(profile).kind(kind).baseline(baseline).better_column("better").threads(threads);
        for (own, columns) in rows.iter().zip(judged(&asked, &table(&rows))) {
            match by_the_core(&rows, own, kind, &pacing) {
                Some(core) => prop_assert_eq!(columns, core, "{:?}", own),
                None => {
                    prop_assert_eq!(columns.status, None, "{:?}", own);
                    let reason = columns.reason.unwrap();
                    prop_assert!(["no_value", "missing_month", "no_plan"].contains(&reason.as_str()), "{}", reason);
                }
            }
        }
    }
}

#[test]
fn a_year_by_hand() {
    // Planned 1,200.0 in 2024, a twelfth each month. 80 + 90 of 200: 85 %; 1030 still in 10 months.
    let rows = [row("Huế", 2, 900, 12_000), row("Huế", 1, 800, 12_000), row("Huế", 3, 1420, 12_000)];
    let columns = judged(&asked(Profile::Months), &table(&rows));
    let line = |to_date, expected, of_expected, of_plan, status, required| Found {
        to_date: text(to_date),
        expected: text(expected),
        percent_of_expected: text(of_expected),
        percent_of_plan: text(of_plan),
        status: text(status),
        required: text(required),
        reason: None,
    };
    assert_eq!(
        columns,
        [
            line("170.0", "200.0000", "85.0000", "14.1667", "at_risk", "103.0000"),
            line("80.0", "100.0000", "80.0000", "6.6667", "at_risk", "101.8182"),
            line("312.0", "300.0000", "104.0000", "26.0000", "on_track", "98.6667"),
        ]
    );
}

#[test]
fn weights_quarters_and_bands_decide() {
    let rows = [row("a", 1, 240, 1000), row("a", 2, 60, 1000), row("a", 3, 0, 1000)];
    // Half of the year in February: 24 and 30 of 100 where 10 and 60 are expected.
    let weights: Vec<Decimal> = [1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4].map(Decimal::from).to_vec();
    let weighted = judged(&asked(Profile::weights(weights).unwrap()), &table(&rows));
    let expected: Vec<Option<String>> = weighted.iter().map(|found| found.expected.clone()).collect();
    assert_eq!(expected, [text("10.0000"), text("60.0000"), text("60.0000")]);
    let statuses = |found: &[Found]| found.iter().map(|f| f.status.clone().unwrap()).collect::<Vec<_>>();
    assert_eq!(statuses(&weighted), ["ahead", "off_track", "off_track"]);
    // By quarters nothing is expected before the end of March: 25 % then, 30 of 25.
    let quarters = judged(&asked(Profile::Quarters), &table(&rows));
    assert_eq!(statuses(&quarters), ["too_early", "too_early", "ahead"]);
    assert_eq!(quarters[0].reason, text("nothing_expected"));
    assert_eq!(quarters[0].percent_of_plan, text("24.0000"));
    let wide = Bands::new(Decimal::new(125, 2), Decimal::ONE, Decimal::new(50, 2)).unwrap();
    let wide = asked(Profile::Quarters).pacing(Pacing { profile: Profile::Quarters, bands: wide, ..Pacing::default() });
    assert_eq!(statuses(&judged(&wide, &table(&rows))), ["too_early", "too_early", "on_track"]);
    // A ceiling: 30 of 25 used up, mirrored to 0.8; 70 in nine months may still be.
    let ceiling = judged(&asked(Profile::Quarters).better(Better::Lower), &table(&rows));
    assert_eq!((ceiling[2].status.clone(), ceiling[2].required.clone()), (text("at_risk"), text("7.7778")));
}

// ---------------------------------------------------------------- gaps and faults

#[test]
fn a_missing_month_is_not_zero() {
    let mut rows = vec![row("a", 1, 100, 1200), row("a", 2, 100, 1200), row("a", 4, 100, 1200), row("a", 5, 100, 1200)];
    rows.extend([row("b", 2, 100, 1200), row("c", 1, 0, 1200), row("c", 2, 100, 1200), row("c", 3, 100, 1200)]);
    rows[6].value = None;
    // Another year of the same key begins anew.
    rows.push(Row { year: 2025, ..row("a", 1, 70, 1200) });
    let columns = judged(&asked(Profile::Months), &table(&rows));
    let shown: Vec<_> = columns.iter().map(|f| (f.to_date.as_deref(), f.reason.as_deref())).collect();
    assert_eq!(
        shown,
        [
            (Some("10.0"), None),
            (Some("20.0"), None),
            (None, Some("missing_month")),
            (None, Some("missing_month")),
            (None, Some("missing_month")),
            (Some("0.0"), None),
            (None, Some("no_value")),
            (None, Some("missing_month")),
            (Some("7.0"), None),
        ]
    );
    // What is expected by then is known all the same.
    assert_eq!(columns[2].expected, text("40.0000"));
    assert_eq!((&columns[2].status, &columns[2].percent_of_plan, &columns[2].required), (&None, &None, &None));
    // A stock and a rate need no earlier months.
    let rate = judged(&asked(Profile::Months).kind(Accumulates::Rate), &table(&rows));
    assert_eq!((rate[2].to_date.as_deref(), rate[2].reason.as_deref()), (Some("10.0"), None));
}

#[test]
fn a_faulty_row_says_why_and_strict_raises_it() {
    let good = row("b", 1, 100, 1200);
    let with = |change: fn(&mut Row)| {
        let mut row = good.clone();
        change(&mut row);
        row
    };
    let cases = [
        (vec![with(|r| r.plan = None)], "no_plan", false),
        (vec![with(|r| r.plan = Some(0))], "expected_not_positive", false),
        (vec![with(|r| r.value = None)], "no_value", false),
        (vec![with(|r| r.month = 13)], "no_month", true),
        (vec![with(|r| r.month = 0)], "no_month", true),
        (vec![with(|r| r.year = 10_000)], "no_month", true),
        (vec![with(|r| r.better = Some("up"))], "no_direction", true),
        (vec![with(|r| r.better = Some("inside"))], "no_direction", true),
        (vec![with(|r| r.better = None)], "no_direction", true),
        (vec![good.clone(), good.clone()], "repeated_month", true),
        (vec![with(|r| r.value = Some(10i128.pow(37)))], "overflow", true),
    ];
    for (rows, reason, fault) in cases {
        let mut all = vec![row("a", 1, 100, 1200), row("a", 2, 100, 1200)];
        all.extend(rows.clone());
        let columns = judged(&asked(Profile::Months).better_column("better"), &table(&all));
        assert!(columns[..2].iter().all(|found| found.reason.is_none()), "{reason}");
        assert!(columns[2..].iter().all(|found| found.reason.as_deref() == Some(reason)), "{reason}: {columns:?}");
        let strict = asked(Profile::Months).better_column("better").strict(true);
        // Rows are counted over batches.
        let batches = [table(&all[..1]), table(&all[1..])];
        match strict.over(batches[0].schema_ref()).unwrap().assess(&batches) {
            Err(ColumnError::Month { row: 2, reason: raised }) => {
                assert!(fault && raised.name() == reason, "{reason}: raised {raised}");
            }
            Err(error) => panic!("{reason}: {error}"),
            Ok(_) => assert!(!fault, "{reason}: not raised"),
        }
    }
    // After a month that stands twice there is no figure to date.
    let rows = [row("a", 1, 1, 12), row("a", 2, 1, 12), row("a", 2, 1, 12), row("a", 3, 1, 12)];
    let reasons: Vec<_> = judged(&asked(Profile::Months), &table(&rows)).into_iter().map(|f| f.reason).collect();
    assert_eq!(reasons, [None, text("repeated_month"), text("repeated_month"), text("missing_month")]);
}

#[test]
fn every_reason_has_one_name_and_one_explanation() {
    let names: std::collections::BTreeSet<_> = PaceReason::ALL.iter().map(|r| (r.name(), r.explain())).collect();
    assert_eq!(names.len(), PaceReason::ALL.len());
}

// ---------------------------------------------------------------- plans, keys, months

#[test]
fn a_revised_plan_holds_from_its_own_month_on() {
    let rows = [row("a", 1, 1000, 12_000), row("a", 2, 1000, 12_000), row("a", 3, 1000, 24_000)];
    let columns = judged(&asked(Profile::Months), &table(&rows));
    let statuses: Vec<_> = columns.iter().map(|f| f.status.as_deref().unwrap()).collect();
    assert_eq!(statuses, ["on_track", "on_track", "off_track"]);
    assert_eq!(columns[2].expected, text("600.0000"));
}

#[test]
fn months_may_be_days_periods_or_numbers() {
    let rows = [row("a", 2, 60, 1200), row("a", 1, 50, 1200), row("b", 1, 70, 1200)];
    let numbers = table(&rows);
    let wanted = judged(&asked(Profile::Months), &numbers);
    assert_eq!(wanted[0].to_date, text("11.0"));
    let with_month = |month: ArrayRef| {
        RecordBatch::try_from_iter_with_nullable([
            ("key", numbers.column(0).clone(), true),
            ("month", month, true),
            ("value", numbers.column(3).clone(), true),
            ("plan", numbers.column(4).clone(), true),
        ])
        .unwrap()
    };
    let days = ["2024-02-15", "2024-01-31", "2024-01-01"].map(|day| {
        let since = day.parse::<NaiveDate>().unwrap() - NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        i32::try_from(since.num_days()).unwrap()
    });
    let words = ["2024-02", "2024-M01", "2024-01"];
    let dictionary: DictionaryArray<Int32Type> = words.into_iter().collect();
    let ways: [ArrayRef; 3] =
        [Arc::new(Date32Array::from(days.to_vec())), Arc::new(StringArray::from(words.to_vec())), Arc::new(dictionary)];
    for way in ways {
        let of = way.data_type().clone();
        assert_eq!(judged(&asked(Profile::Months).year(None), &with_month(way)), wanted, "{of}");
    }
    assert_eq!(judged(&asked(Profile::Months).year(Some(Year::All(2024))), &numbers), wanted);
    // A quarter, a day and a word are no months.
    let other = with_month(Arc::new(StringArray::from(vec!["2024-Q1", "2024-01-05", "tháng 1"])));
    let reasons: Vec<_> = judged(&asked(Profile::Months).year(None), &other).into_iter().map(|f| f.reason).collect();
    assert_eq!(reasons, vec![text("no_month"); 3]);
}

#[test]
fn keys_are_columns_together_and_null_is_one_of_them() {
    let months = Arc::new(Int32Array::from(vec![1, 1, 1, 2, 2, 2])) as ArrayRef;
    let figures = |cells: Vec<i128>| -> ArrayRef {
        Arc::new(Decimal128Array::from(cells).with_precision_and_scale(38, 0).unwrap())
    };
    let areas: DictionaryArray<Int32Type> =
        [Some("Huế"), Some("Vinh"), None, Some("Huế"), Some("Vinh"), None].into_iter().collect();
    let table = RecordBatch::try_from_iter_with_nullable([
        ("area", Arc::new(areas) as ArrayRef, true),
        ("sector", Arc::new(Int32Array::from(vec![1, 1, 1, 2, 1, 1])) as ArrayRef, true),
        ("month", months, false),
        ("value", figures(vec![1, 2, 3, 4, 5, 6]), false),
        ("plan", figures(vec![60; 6]), false),
    ])
    .unwrap();
    let asked = |keys: &[&str]| PaceTable::new(keys.iter().copied()).year(Some(Year::All(2024)));
    let to_date = |keys: &[&str]| judged(&asked(keys), &table).into_iter().map(|f| f.to_date).collect::<Vec<_>>();
    let texts = |of: [&str; 6]| of.map(|t| (!t.is_empty()).then(|| t.to_owned())).to_vec();
    // Huế has sector 2 in February alone: its January is missing.
    assert_eq!(to_date(&["area", "sector"]), texts(["1", "2", "3", "", "7", "9"]));
    assert_eq!(to_date(&["area"]), texts(["1", "2", "3", "5", "7", "9"]));
    // All rows of one key: each month stands three times.
    assert_eq!(to_date(&[]), vec![None; 6]);
    let kept = asked(&["area"]).keep(["sector", "area"]).over(table.schema_ref()).unwrap();
    // The months of a key lie in different batches.
    let split = kept.assess(&[table.slice(3, 3), table.slice(0, 3)]).unwrap();
    assert_eq!(split[0].schema(), kept.schema());
    let later: Vec<_> = found(&split).into_iter().map(|f| f.to_date).collect();
    assert_eq!(later, texts(["5", "7", "9", "1", "2", "3"]));
    assert_eq!(split[0].column(0).to_data(), table.column(1).slice(3, 3).to_data());
}

#[test]
fn threads_change_nothing() {
    let keys = ["a", "b", "c", "d", "e", "f", "g"];
    let mut rows = Vec::new();
    for year in 2012..2025 {
        for (at, key) in keys.into_iter().enumerate() {
            rows.extend(
                (1..=12).map(|m| Row { year, ..row(key, m, (at as i128 * 31 + i128::from(m * year)) % 150, 1000) }),
            );
        }
    }
    let table = table(&rows);
    let one = judged(&asked(Profile::Days), &table);
    assert_eq!(one.len(), 1092);
    for threads in [0, 2, 4] {
        assert_eq!(judged(&asked(Profile::Days).threads(threads), &table), one, "{threads}");
    }
}

// ---------------------------------------------------------------- settings and types

#[test]
fn what_cannot_be_is_refused_before_a_row_is_read() {
    let table = table(&[row("a", 1, 1, 12)]);
    let plain = || asked(Profile::Months);
    let fifths = Profile::weights([1, 1, 1, 1, 1].map(Decimal::from)).unwrap();
    let cases = [
        (plain().value("none"), "there is no column `none`"),
        (plain().value("key"), "`key` is Utf8, where a column of decimals or of integers is needed"),
        (plain().year(None), "give the year too"),
        (plain().year(Some(Year::Column("key".into()))), "a column of whole years is needed"),
        (plain().month("key"), "`year` cannot be given: the months say their year themselves"),
        (plain().month("value"), "cast it to int32"),
        (plain().better(Better::Inside), "a pace has a direction"),
        (plain().kind(Accumulates::Stock), "`baseline` cannot be none"),
        (plain().baseline(Some("baseline")), "`baseline` cannot be given"),
        (plain().percent(17, Rounding::HalfEven), "`percent_digits` cannot be 17"),
        (plain().better_column("value"), "the words `higher`, `lower` and `inside`"),
        (asked(fifths), "does not fall into 5 equal parts"),
        (PaceTable::new(["value"]), "a key of text or of whole numbers is needed"),
    ];
    for (asked, message) in cases {
        let found = asked.over(table.schema_ref()).unwrap_err().to_string();
        assert!(found.contains(message), "{found}");
    }
    let meter = plain().over(table.schema_ref()).unwrap();
    assert!(meter.assess(&[table.project(&[0]).unwrap()]).is_err(), "a batch of other columns");
    assert_eq!(meter.assess(&[]).unwrap().len(), 0);
}
