//! A stretch of whole days: a year, half, quarter, month, months to date, several years, or a date.
//!
//! | machine form | days | kind | SDMX |
//! |---|---|---|---|
//! | `2024` | 1 January to 31 December | year | `2024` |
//! | `2024-H1` | 1 January to 30 June | half | `2024-S1` |
//! | `2024-T3` | 1 September to 31 December | trimester (four months) | `2024-T3` |
//! | `2024-Q3` | 1 July to 30 September | quarter | `2024-Q3` |
//! | `2024-M09` | 1 to 30 September | month | `2024-09` |
//! | `2024-W01` | 1 to 7 January (ISO 8601 week) | week | `2024-W01` |
//! | `2024-12-31` | that day | day | `2024-12-31` |
//! | `2024-01/09` | 1 January to 30 September | months to date | `2024-01-01/P9M` |
//! | `2021/2025` | 1 January 2021 to 31 December 2025 | years | `2021-01-01/P5Y` |
//! | `2024-04/09`, `2024-10/2025-06` | whole months | span | `2024-04-01/P6M` |
//! | `2024-03-15/2024-04-14` | both days and all between | span | `2024-03-15/P31D` |
//!
//! The kind says how a period is written. Equality, order and every question look at the days alone, so `2024-H1`,
//! `2024-01/06` and `2024-01-01/P6M` are one period.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use thiserror::Error;

use crate::names::named;

mod machine;

/// A first and a last day, both included, with the way they are written.
///
/// # Examples
///
/// ```
/// use attain::Period;
///
/// let nine_months = Period::parse("2024-01/09")?;
/// assert_eq!(nine_months.days(), 274);
/// assert!(Period::parse("2024")?.contains(&nine_months));
/// assert_eq!(Period::parse("2024-H1")?, Period::to_date(2024, 6)?);
/// assert!(Period::parse("2024-Q5").is_err());
/// # Ok::<(), attain::period::PeriodError>(())
/// ```
#[derive(Clone, Copy, Debug)] // Eq, Ord and Hash by days: the kind is only the way it is written
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
    kind: PeriodKind,
}

/// The way a period is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PeriodKind {
    /// A calendar year: `2024`.
    Year,
    /// Six months, the first or the second of a year: `2024-H1`.
    Half,
    /// Four months, one of three in a year: `2024-T1`.
    Trimester,
    /// Three months, one of four in a year: `2024-Q3`.
    Quarter,
    /// A calendar month: `2024-M09`.
    Month,
    /// A week from Monday to Sunday, numbered by ISO 8601: `2024-W01`.
    Week,
    /// One date: `2024-12-31`.
    Day,
    /// The first months of a year: `2024-01/09`, "9 tháng đầu năm 2024".
    ToDate,
    /// Several calendar years: `2021/2025`, "giai đoạn 2021-2025".
    Years,
    /// Any other days in a row: `2024-10/2025-06`, `2024-03-15/2024-04-14`.
    Span,
}

named! {
    PeriodKind, "kind of period":
    Year "year",
    Half "half",
    Trimester "trimester",
    Quarter "quarter",
    Month "month",
    Week "week",
    Day "day",
    ToDate "to_date",
    Years "years",
    Span "span",
}

/// The part of a period that has gone by on a date, in days.
///
/// The share is the exact fraction `days / of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Elapsed {
    /// The days gone by, from 0 to `of`.
    pub days: i64,
    /// The days of the whole period, at least 1.
    pub of: i64,
}

/// The ways in which a period can fail to exist.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// A year before 1 or after 9999.
    #[error("year {year} is outside 1 to 9999")]
    Year {
        /// The year asked for.
        year: i32,
    },
    /// A part that its year does not have: quarter 5, week 53 of 2024, day 366 of 2023.
    #[error("{part} {number} of {year:04} does not exist: the {part}s are 1 to {last}")]
    Part {
        /// The name of the part.
        part: &'static str,
        /// The number asked for.
        number: u32,
        /// The year it was asked of.
        year: i32,
        /// The last number that exists.
        last: u32,
    },
    /// A day that its month does not have.
    #[error("`{year:04}-{month:02}-{day:02}` is not in the calendar")]
    NoSuchDay {
        /// The year of the day.
        year: i32,
        /// The month of the day.
        month: u32,
        /// The day of the month.
        day: u32,
    },
    /// A last day before the first.
    #[error("`{start}` to `{end}` runs backwards; write the earlier one first")]
    Backwards {
        /// The day written first.
        start: NaiveDate,
        /// The day written last.
        end: NaiveDate,
    },
    /// A neighbour of the first or the last periods that there are.
    #[error("what comes {side} `{period}` is outside the years 1 to 9999")]
    Neighbour {
        /// `before` or `after`.
        side: &'static str,
        /// The period whose neighbour was asked for.
        period: Period,
    },
    /// A time range of no days, or one that runs past the last year.
    #[error("`{text}` is no stretch of days between the years 1 and 9999")]
    Duration {
        /// The time range as written.
        text: String,
    },
    /// A text that has none of the machine forms.
    #[error(
        "`{text}` is not a period; write it like `2024`, `2024-H1`, `2024-Q3`, `2024-M09`, `2024-01/09`, `2021/2025` or `2024-12-31`"
    )]
    Form {
        /// The text as given, at most its first 40 characters.
        text: String,
    },
}

const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// Constructors.
impl Period {
    /// Returns a calendar year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Year`] outside 1 to 9999.
    pub fn year(year: i32) -> Result<Self, PeriodError> {
        Self::of_months(year, 1, 12, PeriodKind::Year)
    }

    /// Returns the first or the second half of a year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Part`] for a half other than 1 and 2; [`PeriodError::Year`] outside 1 to 9999.
    pub fn half(year: i32, half: u32) -> Result<Self, PeriodError> {
        Self::part(year, "half", half, 6, PeriodKind::Half)
    }

    /// Returns one of the three stretches of four months, which SDMX calls trimesters.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Part`] for a trimester outside 1 to 3; [`PeriodError::Year`] outside 1 to 9999.
    pub fn trimester(year: i32, trimester: u32) -> Result<Self, PeriodError> {
        Self::part(year, "trimester", trimester, 4, PeriodKind::Trimester)
    }

    /// Returns a quarter of a year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Part`] for a quarter outside 1 to 4; [`PeriodError::Year`] outside 1 to 9999.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, PeriodError> {
        Self::part(year, "quarter", quarter, 3, PeriodKind::Quarter)
    }

    /// Returns a month.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Part`] for a month outside 1 to 12; [`PeriodError::Year`] outside 1 to 9999.
    pub fn month(year: i32, month: u32) -> Result<Self, PeriodError> {
        Self::part(year, "month", month, 1, PeriodKind::Month)
    }

    /// Returns a week by its number in ISO 8601, Monday to Sunday; the year is the one the week is counted in.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Part`] for a week that the year does not have; [`PeriodError::Year`] outside 1 to 9999, and for
    /// the last week of 9999, which ends in the year 10000.
    pub fn week(year: i32, week: u32) -> Result<Self, PeriodError> {
        let year = checked(year)?;
        let last = if NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some() { 53 } else { 52 };
        let start = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon);
        let start = start.ok_or(PeriodError::Part { part: "week", number: week, year, last })?;
        let end = start.checked_add_days(Days::new(6)).ok_or(PeriodError::Year { year: year + 1 })?;
        checked(end.year())?;
        Ok(Self { start, end, kind: PeriodKind::Week })
    }

    /// Returns the first `months` months of a year: 9 for "9 tháng đầu năm", nine months to date.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Part`] outside 1 to 12 months; [`PeriodError::Year`] outside 1 to 9999.
    pub fn to_date(year: i32, months: u32) -> Result<Self, PeriodError> {
        Self::month(year, months)?;
        Self::of_months(year, 1, months, PeriodKind::ToDate)
    }

    /// Returns the years `first` to `last`, both included. A single year is that year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Backwards`] when `last` comes before `first`; [`PeriodError::Year`] outside 1 to 9999.
    pub fn years(first: i32, last: i32) -> Result<Self, PeriodError> {
        let (first, last) = (Self::year(first)?, Self::year(last)?);
        Self::between(first.start, last.end)
    }

    /// Returns a single date.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Year`] outside the years 1 to 9999.
    pub fn day(date: NaiveDate) -> Result<Self, PeriodError> {
        Self::between(date, date)
    }

    /// Returns all days from `start` to `end`, both included, as the simplest kind that has just these days.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Backwards`] when `end` comes before `start`; [`PeriodError::Year`] outside the years 1 to 9999.
    pub fn between(start: NaiveDate, end: NaiveDate) -> Result<Self, PeriodError> {
        checked(start.year())?;
        checked(end.year())?;
        if end < start {
            return Err(PeriodError::Backwards { start, end });
        }
        Ok(Self { start, end, kind: simplest(start, end) })
    }

    fn part(year: i32, part: &'static str, number: u32, months: u32, kind: PeriodKind) -> Result<Self, PeriodError> {
        let (year, last) = (checked(year)?, 12 / months);
        if !(1..=last).contains(&number) {
            return Err(PeriodError::Part { part, number, year, last });
        }
        Self::of_months(year, (number - 1) * months + 1, months, kind)
    }

    fn of_months(year: i32, first: u32, months: u32, kind: PeriodKind) -> Result<Self, PeriodError> {
        let index = month_index(checked(year)?, first);
        let (start, end) = month_days(index, i64::from(months)).ok_or(PeriodError::Year { year })?;
        Ok(Self { start, end, kind })
    }
}

/// Questions.
impl Period {
    /// Returns the first day.
    #[must_use]
    pub fn start(&self) -> NaiveDate {
        self.start
    }

    /// Returns the last day, which belongs to the period.
    #[must_use]
    pub fn end(&self) -> NaiveDate {
        self.end
    }

    /// Returns the way the period is written. Equal periods may differ in it.
    #[must_use]
    pub fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// Returns the number of days, at least 1.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Returns the number of months when the period is made of whole calendar months.
    #[must_use]
    pub fn months(&self) -> Option<i64> {
        whole_months(self.start, self.end)
    }

    /// Returns the calendar year that holds every day of the period, if one does.
    #[must_use]
    pub fn calendar_year(&self) -> Option<i32> {
        (self.start.year() == self.end.year()).then(|| self.start.year())
    }

    /// Returns the calendar years that the period touches, in order.
    pub fn each_year(&self) -> impl DoubleEndedIterator<Item = Period> + use<> {
        (self.start.year()..=self.end.year()).filter_map(|year| Period::year(year).ok())
    }

    /// Returns whether every day of `other` lies in the period.
    #[must_use]
    pub fn contains(&self, other: &Period) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the date lies in the period.
    #[must_use]
    pub fn contains_date(&self, date: NaiveDate) -> bool {
        self.start <= date && date <= self.end
    }

    /// Returns whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Period) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Returns whether one begins on the day after the other ends.
    #[must_use]
    pub fn adjacent(&self, other: &Period) -> bool {
        self.end.succ_opt() == Some(other.start) || other.end.succ_opt() == Some(self.start)
    }

    /// Returns whether the period has ended when `other` begins.
    #[must_use]
    pub fn before(&self, other: &Period) -> bool {
        self.end < other.start
    }

    /// Returns whether the period begins when `other` has ended.
    #[must_use]
    pub fn after(&self, other: &Period) -> bool {
        other.before(self)
    }

    /// Returns the days gone by at the end of the day `on`: 1 of 366 on 1 January 2024, none before it, all from 31
    /// December on.
    #[must_use]
    pub fn elapsed(&self, on: NaiveDate) -> Elapsed {
        let gone = (on.min(self.end) - self.start).num_days() + 1;
        Elapsed { days: gone.max(0), of: self.days() }
    }

    /// Returns the months completed at the end of the day `on`, counted from the first day: 9 on 30 September 2024, 8 on
    /// the day before.
    #[must_use]
    pub fn months_elapsed(&self, on: NaiveDate) -> i64 {
        if on < self.start {
            return 0;
        }
        let Some(next) = on.min(self.end).succ_opt() else { return 0 };
        let months = month_index(next.year(), next.month()) - month_index(self.start.year(), self.start.month());
        let reached = u32::try_from(months).ok().and_then(|n| self.start.checked_add_months(Months::new(n)));
        if reached.is_some_and(|day| day <= next) { months } else { (months - 1).max(0) }
    }
}

/// Other periods.
impl Period {
    /// Returns the period of the same length that begins on the day after this one: the second half after the first,
    /// 2026/2030 after 2021/2025, October to June after the first nine months.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Neighbour`] past the year 9999.
    pub fn next(&self) -> Result<Self, PeriodError> {
        match self.months() {
            Some(months) => self.moved_months(months),
            None => self.moved_days(self.days()),
        }
    }

    /// Returns the period of the same length that ends on the day before this one.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Neighbour`] before the year 1.
    pub fn previous(&self) -> Result<Self, PeriodError> {
        match self.months() {
            Some(months) => self.moved_months(-months),
            None => self.moved_days(-self.days()),
        }
    }

    /// Returns the same months, the week of the same number or the same dates one year earlier ("cùng kỳ").
    ///
    /// # Errors
    ///
    /// [`PeriodError::NoSuchDay`] for 29 February and [`PeriodError::Part`] for a week 53 that the earlier year does not
    /// have; [`PeriodError::Neighbour`] or [`PeriodError::Year`] before the year 1.
    pub fn same_period_last_year(&self) -> Result<Self, PeriodError> {
        if self.months().is_some() {
            return self.moved_months(-12);
        }
        if is_week(self.start, self.end) {
            let week = self.start.iso_week();
            return Self::week(week.year() - 1, week.week());
        }
        let back = |date: NaiveDate| calendar_day(date.year() - 1, date.month(), date.day());
        let (start, end) = (back(self.start)?, back(self.end)?);
        Ok(Self { start, end, kind: self.kind_on(start, end) })
    }

    fn moved_months(&self, by: i64) -> Result<Self, PeriodError> {
        let first = month_index(self.start.year(), self.start.month()) + by;
        let length = self.months().unwrap_or(1);
        let (start, end) = month_days(first, length).ok_or(self.no_neighbour(by))?;
        Ok(Self { start, end, kind: self.kind_on(start, end) })
    }

    fn moved_days(&self, by: i64) -> Result<Self, PeriodError> {
        let shift = TimeDelta::try_days(by);
        let moved = |date: NaiveDate| {
            let date = date.checked_add_signed(shift?)?;
            YEARS.contains(&date.year()).then_some(date)
        };
        match (moved(self.start), moved(self.end)) {
            (Some(start), Some(end)) => Ok(Self { start, end, kind: self.kind_on(start, end) }),
            _ => Err(self.no_neighbour(by)),
        }
    }

    fn no_neighbour(&self, by: i64) -> PeriodError {
        PeriodError::Neighbour { side: if by < 0 { "before" } else { "after" }, period: *self }
    }

    /// The kind keeps where it still fits: nine months that begin in October are no months to date.
    fn kind_on(&self, start: NaiveDate, end: NaiveDate) -> PeriodKind {
        match self.kind {
            PeriodKind::Span => simplest(start, end),
            PeriodKind::ToDate if start.ordinal() != 1 || start.year() != end.year() => simplest(start, end),
            kind => kind,
        }
    }
}

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}

impl Eq for Period {}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By first day, then by last day.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}

impl Hash for Period {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}

/// The kind that these days have by themselves: a month before months to date, a quarter before a span.
fn simplest(start: NaiveDate, end: NaiveDate) -> PeriodKind {
    let Some(months) = whole_months(start, end) else {
        return if start == end {
            PeriodKind::Day
        } else if is_week(start, end) {
            PeriodKind::Week
        } else {
            PeriodKind::Span
        };
    };
    match (start.month0(), months) {
        (_, 1) => PeriodKind::Month,
        (first, 3) if first % 3 == 0 => PeriodKind::Quarter,
        (first, 6) if first % 6 == 0 => PeriodKind::Half,
        (0, 12) => PeriodKind::Year,
        (0, months) if months < 12 => PeriodKind::ToDate,
        (0, months) if months % 12 == 0 => PeriodKind::Years,
        (first, 4) if first % 4 == 0 => PeriodKind::Trimester,
        _ => PeriodKind::Span,
    }
}

fn is_week(start: NaiveDate, end: NaiveDate) -> bool {
    start.weekday() == Weekday::Mon && (end - start).num_days() == 6
}

fn whole_months(start: NaiveDate, end: NaiveDate) -> Option<i64> {
    let after = end.succ_opt()?;
    let whole = start.day() == 1 && after.day() == 1;
    whole.then(|| month_index(after.year(), after.month()) - month_index(start.year(), start.month()))
}

/// Months counted from January of the year 0.
fn month_index(year: i32, month: u32) -> i64 {
    i64::from(year) * 12 + i64::from(month) - 1
}

/// The first and the last day of `length` months from the month with this index on.
fn month_days(index: i64, length: i64) -> Option<(NaiveDate, NaiveDate)> {
    let first_of = |index: i64| {
        let month = u32::try_from(index.rem_euclid(12)).ok()? + 1;
        NaiveDate::from_ymd_opt(i32::try_from(index.div_euclid(12)).ok()?, month, 1)
    };
    let (start, end) = (first_of(index)?, first_of(index + length)?.pred_opt()?);
    (YEARS.contains(&start.year()) && YEARS.contains(&end.year())).then_some((start, end))
}

fn calendar_day(year: i32, month: u32, day: u32) -> Result<NaiveDate, PeriodError> {
    NaiveDate::from_ymd_opt(checked(year)?, month, day).ok_or(PeriodError::NoSuchDay { year, month, day })
}

fn checked(year: i32) -> Result<i32, PeriodError> {
    if YEARS.contains(&year) { Ok(year) } else { Err(PeriodError::Year { year }) }
}
