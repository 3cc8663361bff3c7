//! The ways in which people write a period, in Vietnamese and in English.
//!
//! | period | Vietnamese | English |
//! |---|---|---|
//! | year | năm 2024, cả năm 2024 | 2024, the year 2024 |
//! | half | nửa đầu năm 2024, 6 tháng cuối năm 2024 | first half of 2024, H1 2024 |
//! | quarter | quý III/2024, quý 3 năm 2024 | third quarter of 2024, Q3 2024 |
//! | month | tháng 9/2024, tháng chín năm 2024 | September 2024, 9/2024 |
//! | months to date | 9 tháng đầu năm 2024, 9T/2024 | first nine months of 2024, nine months to September 2024 |
//! | years | giai đoạn 2021-2025, 5 năm 2021-2025 | 2021-2025, 2026-30, the period 2021-2025 |
//! | day | ngày 31/12/2024, ngày 31 tháng 12 năm 2024 | 31 December 2024, December 31, 2024 |
//! | week | tuần 1 năm 2024 | week 1 of 2024 |
//! | span | từ tháng 4 đến tháng 9 năm 2024 | April to September 2024 |
//!
//! The machine forms are read in either language. Case, Unicode form, the kind and number of spaces and the kind of dash
//! make no difference. The year is always written out: nothing is filled in from a clock.

use chrono::NaiveDate;

use crate::locale::Locale;
use crate::period::{Period, PeriodKind};
use crate::text::{Candidate, TextError};

mod en;
mod reader;
mod vi;

use reader::{Mark, Reader};

/// More code points than any period needs.
const LIMIT: usize = 200;

impl Period {
    /// Reads a period as people write it; the whole text or nothing.
    ///
    /// Without a locale both languages are tried. `2010-12` is December 2010, its machine form, in both.
    ///
    /// # Errors
    ///
    /// [`TextError::Empty`] and [`TextError::TooLong`] for the text as a whole; [`TextError::Expected`] with the position
    /// where it stops being a period, counted in code points of the text as given; [`TextError::Invalid`] for a machine form
    /// whose days the calendar lacks; [`TextError::Ambiguous`] without a
    /// locale for dates like `5/6/2024`. In English that date is refused: write the month as a word.
    ///
    /// # Examples
    ///
    /// ```
    /// use attain::{Locale, Period};
    ///
    /// assert_eq!(Period::read("9 tháng đầu năm 2024", None)?.to_string(), "2024-01/09");
    /// assert_eq!(Period::read("quý III/2024", Locale::Vi)?, Period::read("third quarter of 2024", Locale::En)?);
    /// assert!(Period::read("quý V/2024", Locale::Vi).is_err());
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Period, TextError> {
        let length = text.chars().count();
        if length > LIMIT {
            return Err(TextError::TooLong { length, limit: LIMIT });
        }
        let mut reader = Reader::new(text);
        if reader.is_empty() {
            return Err(TextError::Empty { expected: "a period" });
        }
        if let Some(machine) = reader.machine_form() {
            return machine;
        }
        let locale = locale.into();
        if let Some(locale) = locale {
            return read_in(&mut reader, locale).ok_or_else(|| reader.error());
        }
        match (read_in(&mut reader, Locale::Vi), read_either_order(&mut reader)) {
            (Some(vi), Some(en)) if vi != en => {
                let candidates = [(vi, Locale::Vi), (en, Locale::En)];
                let candidates = candidates.map(|(period, locale)| Candidate { reading: period.to_string(), locale });
                Err(TextError::Ambiguous { text: text.to_owned(), candidates: candidates.into() })
            }
            (Some(found), _) | (None, Some(found)) => Ok(found),
            (None, None) => Err(reader.error()),
        }
    }

    /// Writes the period as a report in this language would; reading it gives an equal period.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        match locale {
            Locale::Vi => vi::write(self),
            Locale::En => en::write(self),
        }
    }
}

fn read_in(reader: &mut Reader<'_>, locale: Locale) -> Option<Period> {
    match locale {
        Locale::Vi => reader.first_of(vi::WAYS),
        Locale::En => reader.first_of(en::WAYS),
    }
}

/// English with the month first where the figures allow both orders, so that the two languages can be seen to differ.
fn read_either_order(reader: &mut Reader<'_>) -> Option<Period> {
    reader.month_first = true;
    read_in(reader, Locale::En)
}

/// `2021-2025`, `2021 to 2025`, `2026-30`: the rest of a run of years after what heads it. `count` years are asked for.
fn years(r: &mut Reader<'_>, headed: bool, count: Option<u32>, to: &[&str], before: &[&str]) -> Option<Period> {
    let start = r.position();
    r.any(before);
    let first = r.year()?;
    if !r.dash() && !r.any(to) {
        return r.fail("a dash and a last year");
    }
    r.any(before);
    let last = match r.two_digits() {
        Some(month @ 1..=12) if !headed => return Period::month(first, month).ok(),
        Some(tail) => first - first % 100 + i32::try_from(tail).ok()?,
        None => r.year()?,
    };
    if last < first {
        return r.refuse(start, "years with the earlier one first");
    }
    if count.is_some_and(|count| i64::from(count) != i64::from(last - first) + 1) {
        return r.refuse(start, "as many years as are counted before them");
    }
    Period::years(first, last).ok()
}

/// `9/2024`, `09-2024`, `9.2024`.
fn month_in_figures(r: &mut Reader<'_>) -> Option<Period> {
    let month = r.number(12, "a month from 1 to 12")?;
    r.mark()?;
    Period::month(r.year()?, month).ok()
}

/// `31/12/2024`, `31-12-2024`, `31.12.2024`: three figures, in the order written, and the mark between them.
fn three_figures(r: &mut Reader<'_>) -> Option<(Mark, u32, u32, i32)> {
    let first = r.number(31, "a day from 1 to 31")?;
    let mark = r.mark()?;
    let second = r.number(31, "a month from 1 to 12")?;
    if r.mark()? != mark {
        return r.fail("the same mark twice in a date");
    }
    Some((mark, first, second, r.year()?))
}

fn date(r: &mut Reader<'_>, start: usize, year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    match NaiveDate::from_ymd_opt(year, month, day) {
        None => r.refuse(start, "a date of the calendar"),
        found => found,
    }
}

/// The months `first` to `last` with the years they stand in.
fn months(r: &mut Reader<'_>, start: usize, first: (i32, u32), last: (i32, u32)) -> Option<Period> {
    if last < first {
        return r.refuse(start, "months with the earlier one first");
    }
    span(Period::month(first.0, first.1).ok()?.start(), Period::month(last.0, last.1).ok()?.end())
}

fn days(r: &mut Reader<'_>, start: usize, first: NaiveDate, last: NaiveDate) -> Option<Period> {
    if last < first {
        return r.refuse(start, "dates with the earlier one first");
    }
    span(first, last)
}

fn span(start: NaiveDate, end: NaiveDate) -> Option<Period> {
    Period::between(start, end).ok()
}

/// The last `count` months of a year.
fn last_months(year: i32, count: u32) -> Option<Period> {
    span(Period::month(year, 13 - count.clamp(1, 12)).ok()?.start(), Period::year(year).ok()?.end())
}

fn week(r: &mut Reader<'_>, year: i32, week: u32, start: usize) -> Option<Period> {
    match Period::week(year, week) {
        Ok(found) => Some(found),
        Err(_) => r.refuse(start, "a week that the year has"),
    }
}

/// What a writer needs of a span: its ends as months where they are whole months, else as dates.
enum Ends {
    Months { first: NaiveDate, last: NaiveDate },
    Days { first: NaiveDate, last: NaiveDate },
}

fn ends(period: &Period) -> Ends {
    let (first, last) = (period.start(), period.end());
    match period.months() {
        Some(_) => Ends::Months { first, last },
        None => Ends::Days { first, last },
    }
}
