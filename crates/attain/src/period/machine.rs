//! The machine forms of a period, and those of SDMX.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Period, PeriodError, PeriodKind, calendar_day};

impl Period {
    /// Reads a machine form: the forms at the top of [this module](crate::period), and those of [`from_sdmx`](Self::from_sdmx).
    /// The hyphen before a letter may be missing (`2024Q1`), as other tools print it.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Form`] for anything else, spaces and lower case included; the other errors where the form is right
    /// and the calendar has no such days (`2024-Q5`, `2023-02-29`, `2025/2021`).
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let found = match text.split_once('/') {
            None => single(text, Form::Any)?,
            Some((start, duration)) if duration.starts_with('P') => time_range(text, start, duration)?,
            Some((start, end)) => interval(start, end)?,
        };
        found.ok_or_else(|| PeriodError::form(text))
    }

    /// Reads the SDMX form alone: Gregorian (`2024`, `2024-03`, `2024-03-15`), reporting (`2024-A1`, `-S1`, `-T1`,
    /// `-Q1`, `-M01`, `-W01`, `-D001`, for a reporting year that starts on 1 January) or a time range
    /// (`2021-01-01/P5Y`). Source: SDMX 3.0 section 6, `ObservationalTimePeriod`; times of day and time zones are not read.
    ///
    /// # Errors
    ///
    /// As for [`parse`](Self::parse); `2024-H1` and `2024Q1` are [`PeriodError::Form`] here.
    pub fn from_sdmx(text: &str) -> Result<Self, PeriodError> {
        let found = match text.split_once('/') {
            None => single(text, Form::Sdmx)?,
            Some((start, duration)) => time_range(text, start, duration)?,
        };
        found.ok_or_else(|| PeriodError::form(text))
    }

    /// Returns the SDMX form: `2024-S1`, `2024-Q3`, `2024-09`, `2021-01-01/P5Y`. Years, months and days take the
    /// Gregorian form, which does not depend on where a reporting year starts.
    #[must_use]
    pub fn to_sdmx(&self) -> String {
        let months = self.months();
        match (self.kind, months) {
            (PeriodKind::Half, _) => format!("{:04}-S{}", self.start.year(), self.number(6)),
            (PeriodKind::Month, _) => self.start.format("%Y-%m").to_string(),
            (PeriodKind::Years, Some(months)) => format!("{}/P{}Y", self.start, months / 12),
            (PeriodKind::ToDate | PeriodKind::Span, Some(months)) => format!("{}/P{months}M", self.start),
            (PeriodKind::Span, None) => format!("{}/P{}D", self.start, self.days()),
            _ => self.to_string(),
        }
    }

    /// The number of this part among the parts of its year, each `months` long.
    pub(crate) fn number(&self, months: u32) -> u32 {
        self.start.month0() / months + 1
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        let year = start.year();
        let text = match self.kind {
            PeriodKind::Year => format!("{year:04}"),
            PeriodKind::Half => format!("{year:04}-H{}", self.number(6)),
            PeriodKind::Trimester => format!("{year:04}-T{}", self.number(4)),
            PeriodKind::Quarter => format!("{year:04}-Q{}", self.number(3)),
            PeriodKind::Month => format!("{year:04}-M{:02}", start.month()),
            PeriodKind::Week => format!("{:04}-W{:02}", start.iso_week().year(), start.iso_week().week()),
            PeriodKind::Day => start.to_string(),
            PeriodKind::Years => format!("{year:04}/{:04}", end.year()),
            PeriodKind::ToDate | PeriodKind::Span => match (self.months(), self.calendar_year()) {
                (Some(_), Some(_)) => format!("{year:04}-{:02}/{:02}", start.month(), end.month()),
                (Some(_), None) => format!("{}/{}", start.format("%Y-%m"), end.format("%Y-%m")),
                (None, _) => format!("{start}/{end}"),
            },
        };
        f.pad(&text)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Self::parse(text)
    }
}

impl PeriodError {
    fn form(text: &str) -> Self {
        Self::Form { text: text.chars().take(40).collect() }
    }
}

/// Which machine forms are read.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Sdmx,
    Any,
}

/// Reads the forms without a slash; `None` when the text has none of them.
fn single(text: &str, form: Form) -> Result<Option<Period>, PeriodError> {
    let Some((year, rest)) = text.split_at_checked(4) else { return Ok(None) };
    let Some(year) = year_number(year) else { return Ok(None) };
    if rest.is_empty() {
        return Period::year(year).map(Some);
    }
    let (hyphen, rest) = match rest.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    if !hyphen && form == Form::Sdmx {
        return Ok(None);
    }
    let one = |letter| rest.strip_prefix(letter).and_then(|digits| number(digits, 1));
    let two = |letter| rest.strip_prefix(letter).and_then(|digits| number(digits, 2));
    let found = if let Some(month) = number(rest, 2).filter(|_| hyphen) {
        Period::month(year, month)
    } else if let Some((month, day)) = rest.split_once('-').filter(|_| hyphen) {
        let (Some(month), Some(day)) = (number(month, 2), number(day, 2)) else { return Ok(None) };
        calendar_day(year, month, day).and_then(Period::day)
    } else if let Some(number) = one('A') {
        let part = PeriodError::Part { part: "year", number, year, last: 1 };
        if number == 1 { Period::year(year) } else { Err(part) }
    } else if let Some(half) = one('S').or_else(|| one('H').filter(|_| form == Form::Any)) {
        Period::half(year, half)
    } else if let Some(trimester) = one('T') {
        Period::trimester(year, trimester)
    } else if let Some(quarter) = one('Q') {
        Period::quarter(year, quarter)
    } else if let Some(month) = two('M') {
        Period::month(year, month)
    } else if let Some(week) = two('W') {
        Period::week(year, week)
    } else if let Some(day) = rest.strip_prefix('D').and_then(|digits| number(digits, 3)) {
        let last = u32::try_from(Period::year(year)?.days()).unwrap_or(365);
        let date = NaiveDate::from_yo_opt(year, day);
        date.ok_or(PeriodError::Part { part: "day", number: day, year, last }).and_then(Period::day)
    } else {
        return Ok(None);
    };
    found.map(Some)
}

/// Reads `2021/2025`, `2024-01/09`, `2024-10/2025-06` and `2024-03-15/2024-04-14`: ISO 8601 intervals of two like ends.
fn interval(start: &str, end: &str) -> Result<Option<Period>, PeriodError> {
    if let (Some(first), Some(last)) = (year_number(start), year_number(end)) {
        return Period::years(first, last).map(Some);
    }
    let Some((year, "-")) = start.get(..4).zip(start.get(4..5)) else { return Ok(None) };
    let short = number(end, 2).map(|month| format!("{year}-{month:02}"));
    let end = short.as_deref().unwrap_or(end);
    if start.len() != end.len() || !plain_date(start) || !plain_date(end) {
        return Ok(None);
    }
    let (Some(first), Some(last)) = (single(start, Form::Sdmx)?, single(end, Form::Sdmx)?) else { return Ok(None) };
    let mut found = Period::between(first.start, last.end)?;
    if start.len() == 7 && found.start.month() == 1 && found.calendar_year().is_some() {
        found.kind = PeriodKind::ToDate;
    }
    Ok(Some(found))
}

/// Reads `2021-01-01/P5Y`: a first day and an `xs:duration` of years, months and days.
fn time_range(text: &str, start: &str, duration: &str) -> Result<Option<Period>, PeriodError> {
    let Some((Some(first), rest)) = duration.strip_prefix('P').map(|rest| (plain_date(start).then_some(start), rest))
    else {
        return Ok(None);
    };
    let Some(first) = single(first, Form::Sdmx)?.filter(|first| first.kind == PeriodKind::Day) else {
        return Ok(None);
    };
    let mut rest = rest;
    let [mut years, mut months, mut days] = [None::<u32>; 3];
    for (letter, count) in [('Y', &mut years), ('M', &mut months), ('D', &mut days)] {
        if let Some((digits, after)) = rest.split_once(letter) {
            if digits.is_empty() || digits.len() > 7 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Ok(None);
            }
            (*count, rest) = (digits.parse().ok(), after);
        }
    }
    if !rest.is_empty() || (years, months, days) == (None, None, None) {
        return Ok(None);
    }
    let outside = || PeriodError::Duration { text: text.chars().take(40).collect() };
    let length = years.unwrap_or(0) * 12 + months.unwrap_or(0);
    let after = first.start.checked_add_months(Months::new(length));
    let after = after.and_then(|day| day.checked_add_days(Days::new(u64::from(days.unwrap_or(0)))));
    let end = after.and_then(|day| day.pred_opt()).ok_or_else(outside)?;
    let mut found = Period::between(first.start, end).map_err(|_| outside())?;
    if years.is_none() && days.is_none() && found.start.ordinal() == 1 && length <= 12 {
        found.kind = PeriodKind::ToDate;
    }
    Ok(Some(found))
}

fn plain_date(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn year_number(text: &str) -> Option<i32> {
    number(text, 4).and_then(|year| i32::try_from(year).ok())
}
