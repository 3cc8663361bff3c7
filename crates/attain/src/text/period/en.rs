//! Periods in English.

use chrono::{Datelike, NaiveDate};

use super::reader::{Mark, Reader, Way};
use super::{Ends, Period, PeriodKind, ends};

/// The ways to write a period, tried in this order.
pub(super) const WAYS: &[Way] =
    &[year, half, quarter, month, to_date, to_month, last_months, years, day, week, month_span, day_span];

const NUMERALS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const MONTH_NAMES: &[(&str, u32)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

/// These may end with a dot.
const MONTH_SHORTS: &[(&str, u32)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
const ROMAN: &[(&str, u32)] = &[("i", 1), ("ii", 2), ("iii", 3), ("iv", 4)];
const TO: &[&str] = &["to", "through", "until", "and"];

fn numeral(r: &mut Reader<'_>, last: u32, what: &'static str) -> Option<u32> {
    match r.maybe(|r| r.row(NUMERALS).filter(|number| *number <= last)) {
        Some(number) => Some(number),
        None => r.number(last, what),
    }
}

/// "third", "3rd".
fn ordinal(r: &mut Reader<'_>, last: u32, what: &'static str) -> Option<u32> {
    if let Some((_, number)) = (1..=last).zip(ORDINALS).map(|(n, word)| (word, n)).find(|(word, _)| r.word(word)) {
        return Some(number);
    }
    r.maybe(|r| {
        let number = r.number(last, what)?;
        r.any(&["st", "nd", "rd", "th"]).then_some(number)
    })
}

fn month_name(r: &mut Reader<'_>) -> Option<u32> {
    if let Some(month) = r.row(MONTH_NAMES) {
        return Some(month);
    }
    match r.row(MONTH_SHORTS) {
        Some(month) => {
            r.dot();
            Some(month)
        }
        None => r.fail("the name of a month"),
    }
}

/// "of 2024", "of the year 2024", ", 2024", "/2024", "2024".
fn of_year(r: &mut Reader<'_>) -> Option<i32> {
    let _ = r.any(&["of the year", "of", "in"]) || r.slash() || r.dash() || r.comma();
    r.year()
}

/// "2024", "the year 2024", "full-year 2024".
fn year(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in"]);
    r.any(&["the"]);
    if r.any(&["full", "whole", "calendar"]) {
        r.dash();
        r.need(&["year"], "`year`")?;
    } else {
        r.any(&["year"]);
    }
    r.any(&["of"]);
    Period::year(r.year()?).ok()
}

/// "the first half of 2024", "H1 2024", "1H 2024".
fn half(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in"]);
    r.any(&["the"]);
    let half = if r.word("h") {
        r.number(2, "a half, 1 or 2")?
    } else if let Some(half) = r.maybe(|r| r.number(2, "a half, 1 or 2").filter(|_| r.word("h"))) {
        half
    } else {
        let half = ordinal(r, 2, "a half, 1 or 2")?;
        r.need(&["half"], "`half`, `quarter` or a number of months")?;
        half
    };
    r.maybe(|r| (r.dash() && r.word("year")).then_some(()));
    Period::half(of_year(r)?, half).ok()
}

/// "the third quarter of 2024", "Q3 2024", "3Q2024", "quarter III/2024".
fn quarter(r: &mut Reader<'_>) -> Option<Period> {
    const WHAT: &str = "a quarter from 1 to 4";
    r.any(&["in"]);
    r.any(&["the"]);
    let quarter = if r.any(&["q", "quarter"]) {
        match r.row(ROMAN) {
            Some(quarter) => quarter,
            None => numeral(r, 4, WHAT)?,
        }
    } else if let Some(quarter) = r.maybe(|r| r.number(4, WHAT).filter(|_| r.word("q"))) {
        quarter
    } else {
        let quarter = ordinal(r, 4, WHAT)?;
        r.need(&["quarter"], "`half`, `quarter` or a number of months")?;
        quarter
    };
    Period::quarter(of_year(r)?, quarter).ok()
}

/// "September 2024", "Sept. 2024", "September, 2024", "9/2024".
fn month(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in"]);
    if let Some(month) = r.maybe(month_name) {
        return Period::month(of_year(r)?, month).ok();
    }
    super::month_in_figures(r)
}

/// "the first nine months of 2024", "nine months of 2024", "9M 2024".
fn to_date(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in"]);
    r.any(&["the"]);
    let first = r.word("first");
    if first && r.word("month") {
        return Period::to_date(of_year(r)?, 1).ok();
    }
    let months = numeral(r, 12, "a number of months from 1 to 12")?;
    r.need(&["months", "month", "m"], "`months`")?;
    Period::to_date(of_year(r)?, months).ok()
}

/// "nine months to September 2024", "twelve months ended 30 June 2024".
fn to_month(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in"]);
    r.any(&["the"]);
    let count = numeral(r, 12, "a number of months from 1 to 12")?;
    r.need(&["months", "month"], "`months`")?;
    r.need(&["to", "through", "ended", "ending", "up to"], "a year, or `to` and a month")?;
    if r.any(&["the end of", "end of", "end"]) {
        r.dash();
    }
    let start = r.position();
    let (month, year, day) = match r.maybe(|r| day_and_month(r)) {
        Some(date) => (date.month(), date.year(), Some(date)),
        None => (month_name(r)?, of_year(r)?, None),
    };
    let last = Period::month(year, month).ok()?;
    if day.is_some_and(|day| day != last.end()) {
        return r.refuse(start, "the last day of a month");
    }
    let mut first = last;
    for _ in 1..count {
        first = first.previous().ok()?;
    }
    match first.start().ordinal() {
        1 if first.start().year() == year => Period::to_date(year, count).ok(),
        _ => super::span(first.start(), last.end()),
    }
}

/// "the last six months of 2024".
fn last_months(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in"]);
    r.any(&["the"]);
    r.need(&["last", "final"], "a period")?;
    let count = numeral(r, 12, "a number of months from 1 to 12")?;
    r.need(&["months", "month"], "`months`")?;
    super::last_months(of_year(r)?, count)
}

/// "2021-2025", "2026-30", "the period 2021-2025", "the five-year period 2021 to 2025", "the 2021-2025 period".
fn years(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["in", "during", "over"]);
    let the = r.any(&["the"]);
    let count = r.maybe(|r| {
        let count = r.number(99, "a year of four digits").or_else(|| r.row(NUMERALS))?;
        r.dash();
        r.any(&["year", "years"]).then_some(count)
    });
    let named = r.any(&["period of", "period from", "period", "years", "from", "between"]) || count.is_some();
    let found = super::years(r, named || the, count, TO, &[])?;
    if !named {
        r.any(&["period"]);
    }
    Some(found)
}

/// "31 December 2024", "December 31, 2024", "by 31 December 2024", "31/12/2024".
fn day(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["by the end of", "by", "as of", "as at", "on"]);
    Period::day(date(r)?).ok()
}

fn date(r: &mut Reader<'_>) -> Option<NaiveDate> {
    let start = r.position();
    let Some((mark, first, second, year)) = r.maybe(super::three_figures) else { return day_and_month(r) };
    let (day, month) = match (first, second) {
        // Points are the European way, which has the day first.
        (first, second) if first == second || first > 12 || mark == Mark::Dot => (first, second),
        (first, second) if second > 12 || r.month_first => (second, first),
        _ => return r.refuse(start, "a date with its month as a word"),
    };
    super::date(r, start, year, month, day)
}

/// "31 December 2024", "31st of December, 2024", "December 31, 2024".
fn day_and_month(r: &mut Reader<'_>) -> Option<NaiveDate> {
    const WHAT: &str = "a day from 1 to 31";
    let start = r.position();
    r.any(&["the"]);
    let (day, month) = if let Some(month) = r.maybe(month_name) {
        (r.number(31, WHAT)?, Some(month))
    } else {
        (r.number(31, WHAT)?, None)
    };
    r.any(&["st", "nd", "rd", "th"]);
    let month = match month {
        Some(month) => month,
        None => {
            let _ = r.any(&["of"]) || r.dash();
            month_name(r)?
        }
    };
    let _ = r.comma() || r.dash();
    let year = r.year()?;
    super::date(r, start, year, month, day)
}

/// "week 1 of 2024", by ISO 8601.
fn week(r: &mut Reader<'_>) -> Option<Period> {
    r.need(&["week"], "a period")?;
    let start = r.position();
    let week = r.number(53, "a week from 1 to 53")?;
    let year = of_year(r)?;
    super::week(r, year, week, start)
}

/// "April to September 2024", "January-September 2024", "October 2024 to June 2025".
fn month_span(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["from", "between"]);
    let start = r.position();
    let first = month_name(r)?;
    let first_year = r.maybe(of_year);
    if !r.dash() && !r.any(TO) {
        return r.fail("a year");
    }
    let last = month_name(r)?;
    let year = of_year(r)?;
    super::months(r, start, (first_year.unwrap_or(year), first), (year, last))
}

/// "15 March 2024 to 14 April 2024".
fn day_span(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["from", "between"]);
    let start = r.position();
    let first = date(r)?;
    if !r.dash() && !r.any(TO) {
        return r.fail("`to` and a last date");
    }
    let last = date(r)?;
    super::days(r, start, first, last)
}

pub(super) fn write(period: &Period) -> String {
    let start = period.start();
    let year = start.year();
    let ordinal = |number: u32| ORDINALS.iter().zip(1..).find(|(_, n)| *n == number).map_or("", |(word, _)| *word);
    match period.kind() {
        PeriodKind::Year => format!("{year:04}"),
        PeriodKind::Half => format!("{} half of {year:04}", ordinal(period.number(6))),
        PeriodKind::Quarter => format!("{} quarter of {year:04}", ordinal(period.number(3))),
        PeriodKind::Month => month_year(start),
        PeriodKind::ToDate => match period.end().month() {
            1 => format!("first month of {year:04}"),
            months => format!("first {} months of {year:04}", numeral_word(months)),
        },
        PeriodKind::Years => format!("{year:04}-{:04}", period.end().year()),
        PeriodKind::Week => format!("week {} of {:04}", start.iso_week().week(), start.iso_week().year()),
        PeriodKind::Day => day_month_year(start),
        PeriodKind::Trimester | PeriodKind::Span => match ends(period) {
            Ends::Months { first, last } if first.year() == last.year() => {
                format!("{} to {}", month_word(first), month_year(last))
            }
            Ends::Months { first, last } => format!("{} to {}", month_year(first), month_year(last)),
            Ends::Days { first, last } => format!("{} to {}", day_month_year(first), day_month_year(last)),
        },
    }
}

fn numeral_word(number: u32) -> &'static str {
    NUMERALS.iter().find(|(_, value)| *value == number).map_or("", |(word, _)| *word)
}

fn month_word(date: NaiveDate) -> &'static str {
    MONTHS.iter().zip(0..).find(|(_, month)| *month == date.month0()).map_or("", |(name, _)| *name)
}

fn month_year(date: NaiveDate) -> String {
    format!("{} {:04}", month_word(date), date.year())
}

fn day_month_year(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month_year(date))
}
