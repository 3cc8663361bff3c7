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
