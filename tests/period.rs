//! What a period promises: its days, its machine and SDMX forms, its algebra, and how people write it.

use std::collections::{BTreeSet, HashSet};

use attain::period::{Elapsed, PeriodError, PeriodKind};
use attain::{Locale, Period};
use attain_tests::say;
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

fn period(text: &str) -> Period {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

// ---------------------------------------------------------------- machine forms

#[test]
fn machine_forms_have_their_days_and_kind() {
    use PeriodKind::*;
    // form, first day, last day, days, kind, SDMX form
    let table = [
        ("2024", "2024-01-01", "2024-12-31", 366, Year, "2024"),
        ("2023", "2023-01-01", "2023-12-31", 365, Year, "2023"),
        ("2024-H1", "2024-01-01", "2024-06-30", 182, Half, "2024-S1"),
        ("2024-H2", "2024-07-01", "2024-12-31", 184, Half, "2024-S2"),
        ("2024-T2", "2024-05-01", "2024-08-31", 123, Trimester, "2024-T2"),
        ("2024-Q3", "2024-07-01", "2024-09-30", 92, Quarter, "2024-Q3"),
        ("2024-M02", "2024-02-01", "2024-02-29", 29, Month, "2024-02"),
        ("2025-W01", "2024-12-30", "2025-01-05", 7, Week, "2025-W01"), // ISO 8601: the week with the first Thursday
        ("2024-12-31", "2024-12-31", "2024-12-31", 1, Day, "2024-12-31"),
        ("2024-01/09", "2024-01-01", "2024-09-30", 274, ToDate, "2024-01-01/P9M"),
        ("2024-01/12", "2024-01-01", "2024-12-31", 366, ToDate, "2024-01-01/P12M"),
        ("2021/2025", "2021-01-01", "2025-12-31", 1826, Years, "2021-01-01/P5Y"),
        ("2024-04/09", "2024-04-01", "2024-09-30", 183, Span, "2024-04-01/P6M"),
        ("2024-10/2025-06", "2024-10-01", "2025-06-30", 273, Span, "2024-10-01/P9M"),
        ("2024-03-15/2024-04-14", "2024-03-15", "2024-04-14", 31, Span, "2024-03-15/P31D"),
        ("0001", "0001-01-01", "0001-12-31", 365, Year, "0001"),
        ("9999-Q4", "9999-10-01", "9999-12-31", 92, Quarter, "9999-Q4"),
    ];
    for (text, start, end, days, kind, sdmx) in table {
        let found = period(text);
        assert_eq!((found.start(), found.end()), (date(start), date(end)), "{text}");
        assert_eq!((found.days(), found.kind()), (days, kind), "{text}");
        assert_eq!((found.to_string().as_str(), found.to_sdmx().as_str()), (text, sdmx), "{text}");
    }
}

#[test]
fn other_machine_forms_are_printed_in_the_simplest_one() {
    let table = [
        ("2024-09", "2024-M09"),
        ("2024-A1", "2024"),
        ("2024-S1", "2024-H1"),
        ("2024-D366", "2024-12-31"),
        ("2024Q1", "2024-Q1"), // as pandas prints it
        ("2024M09", "2024-M09"),
        ("2024/2024", "2024"),
        ("2024-04/06", "2024-Q2"),
        ("2024-01/2024-09", "2024-01/09"),
        ("2024-01-01/2024-12-31", "2024"),
        ("2024-01-01/P1Y", "2024"),
        ("2024-07-01/P6M", "2024-H2"),
        ("2024-01-01/P1M", "2024-01/01"),
        ("2020-01-01/P1Y6M", "2020-01/2021-06"),
        ("2024-01-01/P7D", "2024-W01"),
        ("2024-01-31/P1M", "2024-01-31/2024-02-28"), // a month from the 31st is cut to the last day of February
    ];
    for (text, printed) in table {
        assert_eq!(period(text).to_string(), printed, "{text}");
    }
}

#[test]
fn bad_machine_forms_are_refused_with_the_reason() {
    let bad = [
        ("", "empty"),
        ("24", "a year has four digits"),
        ("12024", "a year has four digits"),
        (" 2024", "spaces are for `read`"),
        ("2024-h1", "lower case is for `read`"),
        ("0000", "there is no year 0"),
        ("2024-H3", "a year has two halves"),
        ("2024-Q0", "quarters count from 1"),
        ("2024-M00", "months count from 1"),
        ("2024-M9", "a month has two digits"),
        ("2024-13", "a year has twelve months"),
        ("2024-01/13", "a year has twelve months"),
        ("2024-W53", "2024 has 52 weeks"),
        ("9999-W52", "it ends in the year 10000"),
        ("2023-02-29", "2023 is not a leap year"),
        ("2023-D366", "2023 is not a leap year"),
        ("2025/2021", "backwards"),
        ("2024-09/01", "backwards"),
        ("2024/2024-06", "ends of different kinds"),
        ("2024-09/2024-09-30", "ends of different kinds"),
        ("2021-01-01/P", "no duration"),
        ("2021-01-01/P0D", "no day"),
        ("2021-01-01/P5X", "no such unit"),
        ("2021-01-01/P1M1Y", "units out of order"),
        ("2021-01-01/PT5M", "minutes"),
        ("2021-01-01/P9000Y", "past the year 9999"),
        ("2021-01-01/P99999999999999999999Y", "past any year"),
        ("2021-01-01/P9999999Y9999999M9999999D", "past any year"),
        ("2024-03-15T00:00:00", "times of day"),
        ("2024Z", "time zones"),
        ("2024-Ｑ1", "a letter of another width"),
        ("２０２４", "digits of another width"),
        ("202é", "four characters, five bytes"),
    ];
    for (text, why) in bad {
        assert!(Period::parse(text).is_err(), "{text} was read although {why}");
    }
}

#[test]
fn sdmx_time_periods_are_read_as_listed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance/units/sdmx/sdmx_time_periods.tsv");
    let Ok(table) = std::fs::read_to_string(path) else {
        say!("skipped: {path} is not there");
        return;
    };
    let mut rows = 0;
    for row in table.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (text, kind) = (cells[0], cells[1]);
        let strict = Period::from_sdmx(text);
        match kind {
            "INVALID" => assert!(strict.is_err() && Period::parse(text).is_err(), "{text}"),
            "LENIENT" => assert!(strict.is_err() && Period::parse(text).is_ok(), "{text}"),
            _ => {
                let found = strict.unwrap_or_else(|error| panic!("{text}: {error}"));
                assert_eq!((found.start(), found.end()), (date(cells[2]), date(cells[3])), "{text}");
                assert_eq!(Period::parse(text), Ok(found), "{text}");
                assert_eq!(Period::from_sdmx(&format!("{}/{}", cells[2], cells[4])), Ok(found), "{text}: duration");
            }
        }
        rows += 1;
    }
    assert!(rows >= 26, "only {rows} rows");
}

#[test]
fn messages_say_what_does_not_exist() {
    let message = |text: &str| Period::parse(text).expect_err(text).to_string();
    insta::assert_snapshot!(message("2024-Q5"), @"quarter 5 of 2024 does not exist: the quarters are 1 to 4");
    insta::assert_snapshot!(message("2024-W53"), @"week 53 of 2024 does not exist: the weeks are 1 to 52");
    insta::assert_snapshot!(message("2023-D366"), @"day 366 of 2023 does not exist: the days are 1 to 365");
    insta::assert_snapshot!(message("2023-02-29"), @"`2023-02-29` is not in the calendar");
    insta::assert_snapshot!(message("2025/2021"), @"`2025-01-01` to `2021-12-31` runs backwards; write the earlier one first");
    insta::assert_snapshot!(message("2021-01-01/P9000Y"), @"`2021-01-01/P9000Y` is no stretch of days between the years 1 and 9999");
    insta::assert_snapshot!(message("0000"), @"year 0 is outside 1 to 9999");
    insta::assert_snapshot!(message("last year"), @"`last year` is not a period; write it like `2024`, `2024-H1`, `2024-Q3`, `2024-M09`, `2024-01/09`, `2021/2025` or `2024-12-31`");
    insta::assert_snapshot!(period("9999-Q4").next().unwrap_err(), @"what comes after `9999-Q4` is outside the years 1 to 9999");
    insta::assert_snapshot!(period("2024-02-29").same_period_last_year().unwrap_err(), @"`2023-02-29` is not in the calendar");
}

// ---------------------------------------------------------------- constructors and equality

#[test]
fn constructors_build_what_the_machine_forms_say() -> Result<(), PeriodError> {
    assert_eq!(Period::year(2024)?, period("2024"));
    assert_eq!(Period::half(2024, 2)?, period("2024-H2"));
    assert_eq!(Period::trimester(2024, 3)?, period("2024-T3"));
    assert_eq!(Period::quarter(2024, 3)?, period("2024-Q3"));
    assert_eq!(Period::month(2024, 9)?, period("2024-M09"));
    assert_eq!(Period::week(2020, 53)?, period("2020-12-28/2021-01-03"));
    assert_eq!(Period::to_date(2024, 9)?, period("2024-01/09"));
    assert_eq!(Period::years(2021, 2025)?, period("2021/2025"));
    assert_eq!(Period::day(date("2024-12-31"))?, period("2024-12-31"));
    assert_eq!(Period::between(date("2024-03-15"), date("2024-04-14"))?, period("2024-03-15/P1M"));
    Ok(())
}

#[test]
fn constructors_refuse_what_the_calendar_lacks() {
    let bad = [
        Period::year(0),
        Period::year(10_000),
        Period::year(i32::MIN),
        Period::half(2024, 0),
        Period::half(2024, 3),
        Period::trimester(2024, 4),
        Period::quarter(2024, u32::MAX),
        Period::month(2024, 13),
        Period::week(2024, 53),
        Period::week(9999, 52),
        Period::to_date(2024, 0),
        Period::to_date(2024, 13),
        Period::years(2025, 2021),
        Period::years(0, 5),
        Period::day(NaiveDate::MAX),
        Period::between(date("2024-02-01"), date("2024-01-31")),
    ];
    for (row, found) in bad.into_iter().enumerate() {
        assert!(found.is_err(), "row {row}: {found:?}");
    }
}

#[test]
fn equal_days_are_equal_periods() {
    let halves = ["2024-H1", "2024-S1", "2024-01/06", "2024-01-01/P6M", "2024-01-01/2024-06-30"].map(period);
    assert_eq!(HashSet::from(halves).len(), 1);
    assert_eq!(BTreeSet::from(halves).len(), 1);
    assert_eq!(period("2024-01/12"), period("2024"));
    assert_ne!(period("2024-H1").kind(), period("2024-01/06").kind());
    assert!(period("2024-M01") < period("2024-Q1"), "the same first day: the shorter comes first");
    assert!(period("2024-Q1") < period("2024-M02"));
}

// ---------------------------------------------------------------- algebra

#[test]
fn questions_between_two_periods() {
    // left, right: contains, overlaps, adjacent, before
    let table = [
        ("2024", "2024-Q3", [true, true, false, false]),
        ("2021/2025", "2024", [true, true, false, false]),
        ("2024", "2024", [true, true, false, false]),
        ("2024-Q3", "2024", [false, true, false, false]),
        ("2024-01/09", "2024-H2", [false, true, false, false]),
        ("2024-H1", "2024-H2", [false, false, true, true]),
        ("2024-H2", "2024-H1", [false, false, true, false]),
        ("2024-12-31", "2024", [false, true, false, false]), // the last day is shared
        ("2024", "2024-12-31", [true, true, false, false]),
        ("2024-M12", "2025-W01", [false, true, false, false]),
        ("2021/2025", "2026/2030", [false, false, true, true]),
        ("2023", "2025", [false, false, false, true]),
    ];
    for (left, right, expected) in table {
        let (a, b) = (period(left), period(right));
        assert_eq!([a.contains(&b), a.overlaps(&b), a.adjacent(&b), a.before(&b)], expected, "{left} and {right}");
        assert_eq!(a.before(&b), b.after(&a));
    }
    assert!(period("2024-Q3").contains_date(date("2024-09-30")));
    assert!(!period("2024-Q3").contains_date(date("2024-10-01")));
}

#[test]
fn neighbours_and_last_year() {
    // period, next, previous, the same period last year
    let table = [
        ("2024", "2025", "2023", "2023"),
        ("2024-H1", "2024-H2", "2023-H2", "2023-H1"),
        ("2024-Q4", "2025-Q1", "2024-Q3", "2023-Q4"),
        ("2024-M02", "2024-M03", "2024-M01", "2023-M02"), // 29 days become 28
        ("2024-01/09", "2024-10/2025-06", "2023-04/12", "2023-01/09"),
        ("2024-01/06", "2024-H2", "2023-H2", "2023-01/06"),
        ("2021/2025", "2026/2030", "2016/2020", "2020/2024"),
        ("2024-12-31", "2025-01-01", "2024-12-30", "2023-12-31"),
        ("2024-W01", "2024-W02", "2023-W52", "2023-W01"),
        ("2024-03-15/2024-04-14", "2024-04-15/2024-05-15", "2024-02-13/2024-03-14", "2023-03-15/2023-04-14"),
    ];
    for (text, next, previous, last_year) in table {
        let found = period(text);
        assert_eq!(found.next().map(|p| p.to_string()).as_deref(), Ok(next), "after {text}");
        assert_eq!(found.previous().map(|p| p.to_string()).as_deref(), Ok(previous), "before {text}");
        assert_eq!(found.same_period_last_year().map(|p| p.to_string()).as_deref(), Ok(last_year), "{text} last year");
    }
    for edge in ["9999", "9999-12-31", "9999-M12", "5001/9999"] {
        assert!(period(edge).next().is_err(), "{edge}");
    }
    for edge in ["0001", "0001-01-01", "0001-M01"] {
        assert!(period(edge).previous().is_err() && period(edge).same_period_last_year().is_err(), "{edge}");
    }
    assert!(period("2020-W53").same_period_last_year().is_err(), "2019 has 52 weeks");
}

#[test]
fn days_and_months_elapsed() {
    // period, on, days gone, days in all, months completed
    let table = [
        ("2024", "2023-12-31", 0, 366, 0),
        ("2024", "2024-01-01", 1, 366, 0),
        ("2024", "2024-01-31", 31, 366, 1),
        ("2024", "2024-09-29", 273, 366, 8),
        ("2024", "2024-09-30", 274, 366, 9),
        ("2024", "2024-12-31", 366, 366, 12),
        ("2024", "2030-01-01", 366, 366, 12),
        ("2021/2025", "2024-12-31", 1461, 1826, 48),
        ("2024-12-31", "2024-12-31", 1, 1, 0),
        ("2024-03-15/2024-06-14", "2024-05-14", 61, 92, 2),
    ];
    for (text, on, days, of, months) in table {
        assert_eq!(period(text).elapsed(date(on)), Elapsed { days, of }, "{text} on {on}");
        assert_eq!(period(text).months_elapsed(date(on)), months, "{text} on {on}");
    }
    assert_eq!(period("9999").elapsed(NaiveDate::MAX), Elapsed { days: 365, of: 365 });
    assert_eq!(period("9999").months_elapsed(NaiveDate::MAX), 12);
    assert_eq!(period("0001").months_elapsed(NaiveDate::MIN), 0);
}

#[test]
fn years_of_a_period() {
    let years = |text: &str| period(text).each_year().map(|year| year.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(years("2021/2025"), "2021 2022 2023 2024 2025");
    assert_eq!(years("2024-Q3"), "2024");
    assert_eq!(years("2025-W01"), "2024 2025");
    assert_eq!(period("2024-01/09").calendar_year(), Some(2024));
    assert_eq!(period("2021/2025").calendar_year(), None);
    assert_eq!(period("2024-H1").months(), Some(6));
    assert_eq!(period("2024-W01").months(), None);
}

// ---------------------------------------------------------------- as people write them

/// Text, machine form. Spellings of provincial and national plans and reports of Vietnam.
const VIETNAMESE: &[(&str, &str)] = &[
    ("năm 2024", "2024"),
    ("cả năm 2024", "2024"),
    ("Năm  2024", "2024"),
    ("2024", "2024"),
    ("9 tháng đầu năm 2024", "2024-01/09"),
    ("Chín tháng đầu năm 2024", "2024-01/09"),
    ("năm tháng đầu năm 2024", "2024-01/05"), // năm: five, then year
    ("mười một tháng năm 2024", "2024-01/11"),
    ("9 tháng năm 2024", "2024-01/09"),
    ("6 tháng năm 2024", "2024-01/06"), // six months of 2024; 6 May needs "ngày"
    ("9 tháng/2024", "2024-01/09"),
    ("9T/2024", "2024-01/09"),
    ("trong 9 tháng đầu năm 2024", "2024-01/09"),
    ("3 quý đầu năm 2024", "2024-01/09"),
    ("6 tháng đầu năm 2024", "2024-01/06"),
    ("nửa đầu năm 2024", "2024-H1"),
    ("nửa cuối năm 2024", "2024-H2"),
    ("nửa năm đầu 2024", "2024-H1"),
    ("6 tháng cuối năm 2024", "2024-H2"),
    ("3 tháng cuối năm 2024", "2024-Q4"),
    ("quý III/2024", "2024-Q3"),
    ("QUÝ III/2024", "2024-Q3"),
    ("quí iv-2024", "2024-Q4"),
    ("quý 3 năm 2024", "2024-Q3"),
    ("quý ba năm 2024", "2024-Q3"),
    ("quý I năm 2024", "2024-Q1"),
    ("Q3/2024", "2024-Q3"),
    ("QII/2024", "2024-Q2"),
    ("tháng 9/2024", "2024-M09"),
    ("tháng 9 năm 2024", "2024-M09"),
    ("tháng chín năm 2024", "2024-M09"),
    ("tháng tư năm 2024", "2024-M04"),
    ("tháng năm năm 1003", "1003-M05"), // the spoken side of a NeMo date case
    ("tháng mười hai năm 2023", "2023-M12"),
    ("T9/2024", "2024-M09"),
    ("12/2024", "2024-M12"),
    ("giai đoạn 2021-2025", "2021/2025"),
    ("giai đoạn 2021 – 2025", "2021/2025"),
    ("giai đoạn 5 năm 2021-2025", "2021/2025"),
    ("giai đoạn 2010-12", "2010/2012"), // the heading says that these are years
    ("5 năm 2021-2025", "2021/2025"),
    ("năm năm 2021-2025", "2021/2025"),
    ("nhiệm kỳ 2020-2025", "2020/2025"),
    ("từ năm 2021 đến năm 2025", "2021/2025"),
    ("2021 – 2025", "2021/2025"),
    ("2021-25", "2021/2025"),
    ("ngày 31/12/2024", "2024-12-31"),
    ("31/12/2024", "2024-12-31"),
    ("5/6/2024", "2024-06-05"),
    ("01-01-2024", "2024-01-01"), // sea-g2p
    ("10.05.2000", "2000-05-10"), // NeMo
    ("ngày 31 tháng 12 năm 2024", "2024-12-31"),
    ("ngày 6 tháng năm năm 2024", "2024-05-06"),
    ("mùng 1 tháng 1 năm 1999", "1999-01-01"), // NeMo
    ("đến ngày 31/12/2024", "2024-12-31"),
    ("tính đến hết ngày 31/12/2024", "2024-12-31"),
    ("tuần 1 năm 2025", "2025-W01"),
    ("từ tháng 4 đến tháng 9 năm 2024", "2024-04/09"),
    ("tháng 1-9/2024", "2024-01/09"),
    ("tháng 10/2024 đến tháng 6/2025", "2024-10/2025-06"),
    ("từ ngày 15/3/2024 đến ngày 14/4/2024", "2024-03-15/2024-04-14"),
];

/// Text, machine form. Spellings of the English editions of such plans, of statistical offices and of company reports.
const ENGLISH: &[(&str, &str)] = &[
    ("2024", "2024"),
    ("year 2024", "2024"),
    ("the year 2024", "2024"),
    ("full-year 2024", "2024"),
    ("calendar year 2024", "2024"),
    ("H1 2024", "2024-H1"),
    ("H1-2024", "2024-H1"),
    ("2H 2024", "2024-H2"),
    ("first half of 2024", "2024-H1"),
    ("the second half of the year 2024", "2024-H2"),
    ("1st half-year of 2024", "2024-H1"),
    ("Q3 2024", "2024-Q3"),
    ("Q3/2024", "2024-Q3"),
    ("2024 Q3", "2024-Q3"),
    ("3Q2024", "2024-Q3"),
    ("third quarter of 2024", "2024-Q3"),
    ("The 3rd quarter of 2024", "2024-Q3"),
    ("quarter III/2024", "2024-Q3"),
    ("first nine months of 2024", "2024-01/09"),
    ("the first 9 months of 2024", "2024-01/09"),
    ("nine months of 2024", "2024-01/09"),
    ("9M 2024", "2024-01/09"),
    ("nine months to September 2024", "2024-01/09"),
    ("nine months to end-September 2024", "2024-01/09"),
    ("nine months ended 30 September 2024", "2024-01/09"),
    ("twelve months to June 2024", "2023-07/2024-06"),
    ("last six months of 2024", "2024-H2"),
    ("January-September 2024", "2024-01/09"),
    ("April to September 2024", "2024-04/09"),
    ("October 2024 to June 2025", "2024-10/2025-06"),
    ("September 2024", "2024-M09"),
    ("SEPT. 2024", "2024-M09"),
    ("May 2024", "2024-M05"),
    ("September, 2024", "2024-M09"),
    ("09/2024", "2024-M09"),
    ("31 December 2024", "2024-12-31"),
    ("31st of December, 2024", "2024-12-31"),
    ("December 31, 2024", "2024-12-31"),
    ("Dec. 31st, 2024", "2024-12-31"),
    ("by 31 December 2024", "2024-12-31"),
    ("31/12/2024", "2024-12-31"),
    ("12/31/2024", "2024-12-31"), // only one order is a date
    ("5/5/2024", "2024-05-05"),
    ("10.05.2000", "2000-05-10"), // points: the day comes first
    ("2021-2025", "2021/2025"),
    ("2026-30", "2026/2030"),
    ("2010-12", "2010-M12"), // the machine form of a month
    ("the period 2010-12", "2010/2012"),
    ("2021 to 2025", "2021/2025"),
    ("the period 2021-2025", "2021/2025"),
    ("the 2021-2025 period", "2021/2025"),
    ("the five-year period 2021-2025", "2021/2025"),
    ("between 2021 and 2025", "2021/2025"),
    ("week 1 of 2025", "2025-W01"),
    ("15 March 2024 to 14 April 2024", "2024-03-15/2024-04-14"),
];

#[test]
fn vietnamese_periods_are_read() {
    for (text, machine) in VIETNAMESE {
        let found = Period::read(text, Locale::Vi).map(|p| p.to_string());
        assert_eq!(found.as_deref().map_err(|e| e.to_string()), Ok(*machine), "{text}");
    }
}

#[test]
fn english_periods_are_read() {
    for (text, machine) in ENGLISH {
        let found = Period::read(text, Locale::En).map(|p| p.to_string());
        assert_eq!(found.as_deref().map_err(|e| e.to_string()), Ok(*machine), "{text}");
    }
}

#[test]
fn without_a_locale_the_words_decide() {
    // The one text of the tables that means another day in English.
    let of_vi = VIETNAMESE.iter().filter(|(text, _)| *text != "5/6/2024");
    for (text, machine) in of_vi.chain(ENGLISH) {
        let found = Period::read(text, None).map(|p| p.to_string());
        assert_eq!(found.as_deref().map_err(|e| e.to_string()), Ok(*machine), "{text}");
    }
    assert!(Period::read("quý III/2024", Locale::En).is_err());
    assert!(Period::read("third quarter of 2024", Locale::Vi).is_err());
}

#[test]
fn unicode_form_case_spaces_and_dashes_make_no_difference() {
    let same = [
        "giai đoạn 2021-2025",
        "GIAI ĐOẠN 2021-2025",
        "giai đoa\u{323}n 2021-2025",
        "giai\u{A0}đoạn\u{A0}2021\u{202F}-\u{2009}2025",
        "  giai   đoạn\t2021 - 2025\n",
        "giai đoạn 2021\u{2010}2025",
        "giai đoạn 2021\u{2011}2025",
        "giai đoạn 2021\u{2013}2025",
        "giai đoạn 2021\u{2014}2025",
        "giai đoạn 2021\u{2212}2025",
    ];
    for text in same {
        assert_eq!(Period::read(text, Locale::Vi).map_err(|e| e.to_string()), Ok(period("2021/2025")), "{text:?}");
    }
    // tháng, đầu, quý with their marks apart, in both orders of the marks of ậ
    assert_eq!(Period::read("9 tha\u{301}ng đâ\u{300}u năm 2024", None).ok(), Some(period("2024-01/09")));
    assert_eq!(Period::read("QUY\u{301} III/2024", None).ok(), Some(period("2024-Q3")));
    assert_eq!(Period::read("2024-h1", Locale::En).ok(), Some(period("2024-H1")));
}

#[test]
fn what_is_no_period_is_refused_with_the_place() {
    let message = |text: &str, locale| Period::read(text, locale).expect_err(text).to_string();
    let vi = |text| message(text, Some(Locale::Vi));
    let en = |text| message(text, Some(Locale::En));
    insta::assert_snapshot!(vi("quý 5/2024"), @"expected a quarter from I to IV after `quý`, found `5` at character 4");
    insta::assert_snapshot!(vi("tháng 13/2024"), @"expected a month from 1 to 12 after `tháng`, found `13` at character 6");
    insta::assert_snapshot!(vi("năm 2024 và 2025"), @"expected the end after `năm 2024`, found `và` at character 9");
    insta::assert_snapshot!(vi("ngày 31/02/2024"), @"expected a date of the calendar after `ngày`, found `31/02/2024` at character 5");
    insta::assert_snapshot!(vi("giai đoạn 2025-2021"), @"expected years with the earlier one first after `giai đoạn`, found `2025-2021` at character 10");
    insta::assert_snapshot!(vi("6 năm 2021-2025"), @"expected as many years as are counted before them after `6 năm`, found `2021-2025` at character 6");
    insta::assert_snapshot!(vi("2024-Q5"), @"`2024-Q5` is not a period: quarter 5 of 2024 does not exist: the quarters are 1 to 4");
    insta::assert_snapshot!(en("first nine weeks of 2024"), @"expected `months` after `first nine`, found `weeks` at character 11");
    insta::assert_snapshot!(en("nine months to 29 September 2024"), @"expected the last day of a month after `nine months to`, found `29 September 2024` at character 15");
    insta::assert_snapshot!(en("by 5/6/2024"), @"expected a date with its month as a word after `by`, found `5/6/2024` at character 3");
    insta::assert_snapshot!(message("5/6/2024", None), @"`5/6/2024` is ambiguous: 2024-06-05 (vi) or 2024-05-06 (en); pass a locale");
    insta::assert_snapshot!(message(&"9".repeat(201), None), @"the text has 201 characters, and at most 200 are read; split it");
}

#[test]
fn a_text_that_stops_short_or_starts_wrong_says_where() {
    // text, what was expected, where
    let table = [
        ("quy\u{301} 5/2024", "expected a quarter from I to IV after `quy\u{301}`", 5),
        ("quý III", "expected a year of four digits after `quý III`", 7),
        ("9 tháng đầu năm", "expected a year of four digits after `9 tháng đầu năm`", 15),
        ("third quarter", "expected a year of four digits after `third quarter`", 13),
        ("from 2021", "expected a dash and a last year after `from 2021`", 9),
        ("  Septembre 2024", "expected a period", 2),
        ("đa\u{323}t 9 tháng", "expected a period", 0),
        ("fifth quarter of 2024", "expected a period", 0),
    ];
    for (text, expected, at) in table {
        let message = Period::read(text, None).expect_err(text).to_string();
        assert!(message.starts_with(expected), "{text}: {message}");
        assert!(message.ends_with(&format!("at character {at}")), "{text}: {message}");
    }
    assert!(Period::read(" \u{A0}", None).is_err());
}

#[test]
fn bad_texts_are_refused() {
    let bad = [
        ("năm", "no year"),
        ("năm 24", "a year has four digits"),
        ("năm 0000", "there is no year 0"),
        ("năm nay", "needs a clock"),
        ("cùng kỳ", "needs another period"),
        ("2024.", "the point belongs to the sentence"),
        ("2024, 2025", "two periods"),
        ("20 24", "a year in two pieces"),
        ("quý IIII/2024", "no such numeral"),
        ("quý I, II/2024", "two periods"),
        ("13 tháng đầu năm 2024", "a year has twelve months"),
        ("5 quý đầu năm 2024", "a year has four quarters"),
        ("ngày 30/2/2024", "February"),
        ("31/12-2024", "two kinds of mark"),
        ("31/12", "no year"),
        ("26/28", "two of something"),
        ("tuần 53 năm 2024", "2024 has 52 weeks"),
        ("từ tháng 9 đến tháng 4 năm 2024", "backwards"),
        ("FY 2024", "a fiscal year has other days"),
        ("2019/20", "a fiscal year has other days"),
        ("H3 2024", "a year has two halves"),
        ("31 February 2024", "February"),
        ("the first thirteen months of 2024", "a year has twelve months"),
        ("17.500 tỷ đồng", "an amount"),
        ("\u{301}", "a mark on nothing"),
        ("🙂", "a picture"),
    ];
    for (text, why) in bad {
        for locale in [Some(Locale::Vi), Some(Locale::En), None] {
            assert!(Period::read(text, locale).is_err(), "{text} ({locale:?}) was read although: {why}");
        }
    }
}

#[test]
fn periods_are_written_as_a_report_would() {
    let table = [
        ("2024", "năm 2024", "2024"),
        ("2024-H2", "nửa cuối năm 2024", "second half of 2024"),
        ("2024-T2", "từ tháng 5 đến tháng 8 năm 2024", "May to August 2024"),
        ("2024-Q3", "quý III/2024", "third quarter of 2024"),
        ("2024-M09", "tháng 9/2024", "September 2024"),
        ("2024-W01", "tuần 1 năm 2024", "week 1 of 2024"),
        ("2024-01/09", "9 tháng đầu năm 2024", "first nine months of 2024"),
        ("2024-01/01", "1 tháng đầu năm 2024", "first month of 2024"),
        ("2021/2025", "giai đoạn 2021-2025", "2021-2025"),
        ("2024-03-05", "ngày 05/03/2024", "5 March 2024"),
        ("2024-10/2025-06", "từ tháng 10/2024 đến tháng 6/2025", "October 2024 to June 2025"),
        ("2024-03-15/2024-04-14", "từ ngày 15/03/2024 đến ngày 14/04/2024", "15 March 2024 to 14 April 2024"),
    ];
    for (machine, vi, en) in table {
        let found = period(machine);
        assert_eq!((found.write(Locale::Vi).as_str(), found.write(Locale::En).as_str()), (vi, en), "{machine}");
    }
}

// ---------------------------------------------------------------- laws

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0u64..3_652_058)
        .prop_filter_map("in the calendar", |days| NaiveDate::from_ymd_opt(1, 1, 1)?.checked_add_days(Days::new(days)))
}

/// Every kind, most of them in the years of plans.
fn any_period() -> impl Strategy<Value = Period> {
    let year = prop_oneof![4 => 1900..2100i32, 1 => 1..=9999i32];
    let known = (year, 1..=12u32, 0..40i32, 0..10u8).prop_filter_map("a period", |(year, n, more, kind)| {
        let found = match kind {
            0 => Period::year(year),
            1 => Period::half(year, n % 2 + 1),
            2 => Period::trimester(year, n % 3 + 1),
            3 => Period::quarter(year, n % 4 + 1),
            4 => Period::month(year, n),
            5 => Period::week(year, n + more as u32),
            6 => Period::to_date(year, n),
            7 => Period::years(year, year + more),
            8 => Period::between(Period::month(year, n).ok()?.start(), Period::month(year + more / 10, n).ok()?.end()),
            _ => Period::day(Period::month(year, n).ok()?.end()),
        };
        found.ok()
    });
    let span = (any_date(), any_date()).prop_filter_map("a period", |(a, b)| Period::between(a.min(b), a.max(b)).ok());
    prop_oneof![6 => known, 1 => span]
}

#[test]
fn days_next_to_whole_months_are_a_step_of_days_there_and_of_months_back() {
    let p = period("3116-11-29/4745-02-28");
    let next = p.next().unwrap();
    assert!(p.adjacent(&next) && p.before(&next) && !p.overlaps(&next));
    assert_eq!((p.months(), next.months(), next.days()), (None, Some(19_539), p.days()));
    assert_eq!(next.previous(), Ok(period("3116-12-01/4745-02-28")));
    let previous = p.previous().unwrap();
    assert_eq!((previous.months(), previous.next()), (None, Ok(p)));
}

proptest! {
    #[test]
    fn reading_what_was_printed_gives_the_same_period(p in any_period()) {
        prop_assert_eq!(Period::parse(&p.to_string()), Ok(p));
        prop_assert_eq!(Period::from_sdmx(&p.to_sdmx()), Ok(p));
        prop_assert_eq!(period(&p.to_string()).to_string(), p.to_string());
    }

    #[test]
    fn reading_what_was_written_gives_the_same_period(p in any_period()) {
        for locale in [Locale::Vi, Locale::En] {
            let text = p.write(locale);
            prop_assert_eq!(Period::read(&text, locale).map_err(|e| e.to_string()), Ok(p), "{}", text);
            prop_assert_eq!(Period::read(&text, None).map_err(|e| e.to_string()), Ok(p), "{}", text);
            prop_assert_eq!(Period::read(&text.to_uppercase(), locale).ok(), Some(p), "{}", text);
            prop_assert_eq!(Period::read(&p.to_string(), locale).ok(), Some(p));
        }
    }

    // Days next to whole months are a step of days there and a step of months back: `next` of one, `previous` of the other.
    #[test]
    fn next_and_previous_undo_each_other(p in any_period()) {
        let alike = |other: &Period| other.months().is_some() == p.months().is_some();
        if let Ok(next) = p.next() && alike(&next) {
            prop_assert_eq!(next.previous(), Ok(p));
            prop_assert!(p.adjacent(&next) && p.before(&next) && !p.overlaps(&next));
        }
        if let Ok(previous) = p.previous() && alike(&previous) {
            prop_assert_eq!(previous.next(), Ok(p));
            prop_assert!(previous.adjacent(&p) && p.after(&previous));
        }
    }

    #[test]
    fn equal_periods_answer_alike(p in any_period()) {
        let Ok(plain) = Period::between(p.start(), p.end()) else { return Err(TestCaseError::fail("days")) };
        prop_assert_eq!(plain, p);
        prop_assert_eq!(plain.next(), p.next().map_err(|e| match e {
            PeriodError::Neighbour { side, .. } => PeriodError::Neighbour { side, period: plain },
            other => other,
        }));
        prop_assert_eq!(plain.months(), p.months());
        prop_assert_eq!(plain.same_period_last_year().ok(), p.same_period_last_year().ok());
    }

    #[test]
    fn containment_is_an_order_and_agrees_with_days(a in any_period(), b in any_period(), day in any_date()) {
        prop_assert!(a.contains(&a));
        prop_assert_eq!(a.contains(&b) && b.contains(&a), a == b);
        prop_assert!(!a.contains(&b) || a.overlaps(&b) && a.days() >= b.days());
        prop_assert_eq!(a.overlaps(&b), !a.before(&b) && !a.after(&b));
        prop_assert!(!(a.contains(&b) && b.contains_date(day)) || a.contains_date(day));
        prop_assert!(a.contains_date(a.start()) && a.contains_date(a.end()));
    }

    #[test]
    fn elapsed_grows_by_one_each_day(p in any_period(), share in 0u64..1000) {
        let on = p.start() + Days::new(p.days() as u64 * share / 1000);
        let gone = p.elapsed(on);
        prop_assert_eq!(gone.of, p.days());
        prop_assert_eq!(gone.days, p.elapsed(on.pred_opt().unwrap()).days + 1);
        prop_assert_eq!(p.elapsed(p.end()).days, p.days());
        prop_assert!(p.months_elapsed(on) <= p.months().unwrap_or(i64::MAX));
        if let Some(months) = p.months() {
            prop_assert_eq!(p.months_elapsed(p.end()), months);
            prop_assert_eq!(months, (p.end().year() - p.start().year()) as i64 * 12
                + p.end().month() as i64 - p.start().month() as i64 + 1);
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>(), near in "[0-9/.\\-QqHhPYMDTW ]{0,24}", words in
        "((quý|tháng|năm|ngày|từ|đến|first|months|to|May|III|[0-9]{1,4}|/|-|,) ?){0,9}") {
        for text in [text, near, words] {
            let _ = (Period::parse(&text), Period::from_sdmx(&text));
            for locale in [Some(Locale::Vi), Some(Locale::En), None] {
                if let Ok(found) = Period::read(&text, locale) {
                    let _ = (found.next(), found.previous(), found.same_period_last_year(), found.write(Locale::Vi));
                }
            }
        }
    }
}
