//! Times in prose: days, months, quarters, years and spans, with the year left out where the report knows it.

mod en;
mod figures;
mod vi;

use attain::{Locale, Period, PeriodKind};
use chrono::NaiveDate;

use crate::line::Line;
use crate::words::words;
use en::en;
use figures::figures;
use vi::vi;

/// A time as found.
#[derive(Clone, Debug)]
pub(crate) struct Time {
    /// Tokens, half-open: what a mention of it covers.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) when: When,
    /// Whether it is a mention of its own; a bare year is not.
    pub(crate) told: bool,
}

/// When it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// A whole time.
    Whole(Period),
    /// A day and a month without a year.
    Day(u32, u32),
    /// A month without a year.
    Month(u32),
    /// A quarter without a year.
    Quarter(u32),
    /// A half without a year.
    Half(u32),
    /// Months of a year that is not said, the first and the last.
    Months(u32, u32),
    /// The first months of a year that is not said.
    ToDate(u32),
    /// The year of the report: `năm nay`, `this year`.
    ThisYear,
    /// A length of time: `5 năm qua`, `in 3 months`. It says nothing of when.
    Length,
}

impl Time {
    /// Whether it is a whole time of a kind.
    pub(crate) fn is_whole(&self, kind: PeriodKind) -> bool {
        matches!(self.when, When::Whole(period) if period.kind() == kind)
    }
}

impl When {
    /// The time, in a year where it says none.
    pub(crate) fn within(self, year: Option<i32>) -> Option<Period> {
        match self {
            When::Whole(period) => Some(period),
            When::Day(day, month) => Period::day(NaiveDate::from_ymd_opt(year?, month, day)?).ok(),
            When::Month(month) => Period::month(year?, month).ok(),
            When::Quarter(quarter) => Period::quarter(year?, quarter).ok(),
            When::Half(half) => Period::half(year?, half).ok(),
            When::ToDate(months) => Period::to_date(year?, months).ok(),
            When::Months(first, last) => months((year?, first), (year?, last)),
            When::ThisYear => Period::year(year?).ok(),
            When::Length => None,
        }
    }
}

/// The time at a token.
pub(super) fn at(line: &Line<'_>, at: usize, locale: Locale) -> Option<Time> {
    // `No. 12/2024`: the number of a document.
    if locale == Locale::En
        && line.is_digits(at)
        && line.any_before(at, &["no .", "nos .", "no", "number"]).is_some()
        && line.mark(at + 1) == Some('/')
    {
        return None;
    }
    figures(line, at).or_else(|| match locale {
        Locale::Vi => vi(line, at),
        _ => en(line, at),
    })
}

/// The span of two months and those between: a quarter or a half where it is one.
fn months(first: (i32, u32), last: (i32, u32)) -> Option<Period> {
    let ((year, from), (end_year, to)) = (first, last);
    if year != end_year {
        // Twelve months from one year into the next are a year of account.
        let count = 12 * (end_year - year) + i32::try_from(to).ok()? - i32::try_from(from).ok()? + 1;
        return if count == 12 { Period::years(year, end_year).ok() } else { None };
    }
    match (from, to) {
        _ if from > to => None,
        (1, 12) => Period::year(year).ok(),
        (1, 6) | (1, 3) => Period::to_date(year, to).ok(),
        (7, 12) => Period::half(year, 2).ok(),
        (4 | 7 | 10, _) if to == from + 2 => Period::quarter(year, to / 3).ok(),
        (1, _) => Period::to_date(year, to).ok(),
        _ => {
            let end = Period::month(year, to).ok()?.end();
            Period::between(NaiveDate::from_ymd_opt(year, from, 1)?, end).ok()
        }
    }
}

fn whole(from: usize, to: usize, period: Option<Period>, told: bool) -> Option<Time> {
    Some(Time { from, to, when: When::Whole(period?), told })
}

/// Whether a sign of a figure follows.
fn unit_ahead(line: &Line<'_>, at: usize) -> bool {
    words![
        "%, tỷ, tỉ, triệu, nghìn, ngàn, đồng, người, hộ, tấn, lượt, doanh",
        "dự, percent, per, million, billion, thousand, trillion, crore",
        "lakh, households, people, ha, hectares, km, tonnes, tons, mw",
        "persons, usd, vnd, jobs"
    ]
    .contains(&line.text(at))
        || (matches!(line.mark(at), Some(',' | '.'))
            && line.is_glued(at)
            && line.is_digits(at + 1)
            && line.is_glued(at + 1))
}
