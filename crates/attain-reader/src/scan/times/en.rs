//! Times in English: `Q3 2024`, `the first nine months`, `31 March 2025`, `January–September 2024`.

use attain::{Locale, Period};
use chrono::NaiveDate;

use super::figures::{figures, is_dash};
use super::{Time, When, unit_ahead, whole};
use crate::line::Line;
use crate::words::words;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn month(line: &Line<'_>, at: usize) -> Option<u32> {
    let word = line.word(at);
    let whole = MONTHS.iter().position(|name| {
        *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word) && *name != "may")
    });
    let capital = line.is_capital(at);
    whole.filter(|_| capital).and_then(|at| u32::try_from(at + 1).ok())
}

pub(super) fn en(line: &Line<'_>, at: usize) -> Option<Time> {
    let word = line.word(at);
    if word == "fy" {
        let year = line.year(at + 1).or_else(|| {
            line.number(at + 1)
                .filter(|_| line.text(at + 1).len() == 2)
                .and_then(|two| Some(2000 + i32::try_from(two).ok()?))
        })?;
        if let Some(time) = figures(line, at + 1) {
            return Some(Time { from: at, ..time });
        }
        return whole(at, at + 2, Period::year(year).ok(), true);
    }
    if word == "q" || word == "h" {
        let number = line.number(at + 1).filter(|_| line.is_glued(at + 1))?;
        let end = at + 2;
        let next = line.any(end, &["of", "fy", "/", "-"]).unwrap_or(end);
        let period = |year: i32| if word == "q" { Period::quarter(year, number) } else { Period::half(year, number) };
        if let Some(year) = line.year(next) {
            return whole(at, next + 1, period(year).ok(), true);
        }
        let when = if word == "q" { When::Quarter(number) } else { When::Half(number) };
        let known = if word == "q" { 1..=4 } else { 1..=2 };
        return known.contains(&number).then_some(Time { from: at, to: end, when, told: false });
    }
    if let Some(quarter) = ["first", "second", "third", "fourth"]
        .iter()
        .position(|name| *name == word)
        .or_else(|| (word == "last" || word == "final").then_some(3))
    {
        let number = u32::try_from(quarter + 1).ok()?;
        if let Some(end) = line.any(at + 1, &["quarter of", "quarter"]) {
            return Some(match line.year(end) {
                Some(year) => whole(at, end + 1, Period::quarter(year, number).ok(), true)?,
                None => Time { from: at, to: at + 2, when: When::Quarter(number), told: false },
            });
        }
        if let Some(end) = line.any(at + 1, &["half of", "half"])
            && number <= 2
        {
            let fiscal = line.any(end, words!["the financial year, the fiscal year, financial year, fiscal year, fy"]);
            if let Some((period, to)) = fiscal_half(line, fiscal.unwrap_or(end), number) {
                return whole(at, to, Some(period), false);
            }
            return Some(match line.year(end) {
                Some(year) => whole(at, end + 1, Period::half(year, number).ok(), true)?,
                None => Time { from: at, to: at + 2, when: When::Half(number), told: false },
            });
        }
        if word == "first" {
            const COUNTS: [&str; 13] =
                ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
            if let Some(quarters) = ["two", "three"].iter().position(|name| *name == line.word(at + 1))
                && let Some(end) = line.any(at + 2, &["quarters of the year", "quarters of", "quarters"])
            {
                // `the first three quarters of 2024`: nine months.
                let months = 3 * (u32::try_from(quarters).ok()? + 2);
                return Some(match line.year(end) {
                    Some(year) => whole(at, end + 1, Period::to_date(year, months).ok(), true)?,
                    None => Time { from: at, to: end, when: When::ToDate(months), told: false },
                });
            }
            let months = line.number(at + 1).or_else(|| {
                COUNTS
                    .iter()
                    .position(|name| !name.is_empty() && *name == line.word(at + 1))
                    .and_then(|at| u32::try_from(at).ok())
            })?;
            let end = line.any(at + 2, &["months of the year", "months of", "months"])?;
            return Some(match line.year(end) {
                Some(year) => whole(at, end + 1, Period::to_date(year, months).ok(), true)?,
                None => Time { from: at, to: end, when: When::ToDate(months), told: false },
            });
        }
        return None;
    }
    if let Some(first) = month(line, at) {
        // `March 31, 2025`, `March 2025`, `January–September 2024`.
        let next = at + 1 + usize::from(line.mark(at + 1) == Some('.') && line.word(at).len() <= 4);
        if let Some(year) = line.year(next).or_else(|| line.any(next, &[",", "of"]).and_then(|at| line.year(at))) {
            let end = if line.year(next).is_some() { next + 1 } else { next + 2 };
            // `April 2023 to June 2023`: one span.
            if let Some(last_at) = until(line, end)
                && let Some(last) = month(line, last_at)
                && let Some(last_year) = line.year(last_at + 1)
                && line.word(at.wrapping_sub(1)) != "from"
                && let Some(span) = super::months((year, first), (last_year, last))
            {
                return whole(at, last_at + 2, Some(span), true);
            }
            return whole(at, end, Period::month(year, first).ok(), true);
        }
        if let Some(last_at) = until(line, next) {
            let last = month(line, last_at)?;
            let comma = last_at + 1 + usize::from(line.mark(last_at + 1) == Some(','));
            // `July–December 2024`: a half; `April–June 2024`: a quarter; `June to August 2020`: three months.
            return Some(match line.year(comma) {
                Some(year) => match super::months((year, first), (year, last)) {
                    Some(period) => Time { from: at, to: comma + 1, when: When::Whole(period), told: true },
                    None => Time { from: at, to: comma + 1, when: When::Length, told: false },
                },
                None if first <= last => {
                    Time { from: at, to: last_at + 1, when: When::Months(first, last), told: false }
                }
                None => Time { from: at, to: last_at + 1, when: When::Length, told: false },
            });
        }
        let day = line.number(next).filter(|day| (1..=31).contains(day) && line.text(next).len() <= 2);
        if let Some(day) = day {
            let mut end = next + 1;
            end = line.any(end, &["st", "nd", "rd", "th"]).filter(|_| line.is_glued(end)).unwrap_or(end);
            let comma = end + usize::from(line.mark(end) == Some(','));
            return match line.year(comma) {
                Some(year) => whole(at, comma + 1, Period::day(NaiveDate::from_ymd_opt(year, first, day)?).ok(), true),
                None if !unit_ahead(line, end) => {
                    Some(Time { from: at, to: end, when: When::Day(day, first), told: true })
                }
                None => Some(Time { from: at, to: next, when: When::Month(first), told: false }),
            };
        }
        return (word != "may" && word != "march"
            || line.any_before(at, &["in", "by", "since", "until", "of", "from"]).is_some())
        .then_some(Time { from: at, to: next, when: When::Month(first), told: false });
    }
    // `the three months to June 2024`: the month in which they end, and those before.
    if let Some(count) = line.number(at).or_else(|| crate::scan::en::part::small(line.word(at)))
        && (2..=12).contains(&count)
        && let Some(end) = line.any(
            at + 1,
            words!["months ending in, months ended in, months to, months ending, months ended, months up to"],
        )
        && let Some(last) = month(line, end)
        && count <= last
    {
        let first = last + 1 - count;
        return Some(match line.year(end + 1) {
            Some(year) => whole(at, end + 2, super::months((year, first), (year, last)), true)?,
            None => Time { from: at, to: end + 1, when: When::Months(first, last), told: false },
        });
    }
    // `3rd quarter 2016`
    if let Some(number) = line.number(at).filter(|number| (1..=4).contains(number))
        && let Some(quarter) = line.any(at + 1, &["st", "nd", "rd", "th"]).filter(|_| line.is_glued(at + 1))
        && let Some(end) = line.any(quarter, &["quarter of", "quarter"])
    {
        return Some(match line.year(end) {
            Some(year) => whole(at, end + 1, Period::quarter(year, number).ok(), true)?,
            None => Time { from: at, to: quarter + 1, when: When::Quarter(number), told: false },
        });
    }
    // `mid-May`
    if word == "mid"
        && line.mark(at + 1) == Some('-')
        && let Some(number) = month(line, at + 2)
    {
        return Some(match line.year(at + 3) {
            Some(year) => whole(at, at + 4, Period::month(year, number).ok(), true)?,
            None => Time { from: at, to: at + 3, when: When::Month(number), told: false },
        });
    }
    // `31 March 2025`, `31st March`.
    if let Some(day) = line.number(at).filter(|day| (1..=31).contains(day) && line.text(at).len() <= 2) {
        let next = line.any(at + 1, &["st", "nd", "rd", "th"]).filter(|_| line.is_glued(at + 1)).unwrap_or(at + 1);
        if let Some(month) = month(line, next) {
            let comma = next + 1 + usize::from(line.mark(next + 1) == Some(','));
            return match line.year(comma) {
                Some(year) => whole(at, comma + 1, Period::day(NaiveDate::from_ymd_opt(year, month, day)?).ok(), true),
                None => Some(Time { from: at, to: next + 1, when: When::Day(day, month), told: true }),
            };
        }
        // `within 10 working days`
        if line.any(next, &["working days", "business days", "calendar days"]).is_some()
            && line.any_before(at, &["within", "in", "of", "than"]).is_some()
        {
            return Some(Time { from: at, to: next + 2, when: When::Length, told: false });
        }
        let length = [
            "year", "years", "month", "months", "week", "weeks", "days", "day", "hours", "hour", "minutes", "quarters",
        ];
        if length.contains(&line.word(next)) && !line.is_glued(next) {
            // How long it takes may be what is measured: `12 days`; ages and spans are not.
            let span = line
                .any_before(
                    at,
                    words!["past, last, next, previous, within, over, for, in, of, every, the", "a, first, another"],
                )
                .is_some()
                || line.any(next + 1, words!["ago, earlier, later, old, ahead, of, period, plan, to"]).is_some();
            return span.then_some(Time { from: at, to: next + 1, when: When::Length, told: false });
        }
    }
    if let Some(year) = line.year(at) {
        let cue = at.checked_sub(1).is_some_and(|before| {
            words![
                "in, by, of, for, since, from, until, to, end, year, during, fiscal",
                "between, and, than, than in, before, after, the, mid, early, late",
                "throughout, from the"
            ]
            .contains(&line.word(before))
                || line.mark(before).is_some()
                || line.is_capital(before)
        });
        // `in 2023,12`: a footnote behind the year.
        let footnote = line.mark(at + 1) == Some(',')
            && line.is_glued(at + 1)
            && line.is_glued(at + 2)
            && line.is_digits(at + 2)
            && line.text(at + 2).len() <= 2;
        if cue && footnote {
            return whole(at, at + 1, Period::year(year).ok(), false);
        }
        // `1900 0000`: a telephone number.
        let dialled = line.is_digits(at + 1) && line.text(at + 1).len() >= 3 && line.year(at + 1).is_none();
        let clean = !dialled && !unit_ahead(line, at + 1) && (cue || !measure_ahead(line, at + 1));
        if clean {
            return whole(at, at + 1, Period::year(year).ok(), false);
        }
    }
    if line.any(at, &["this year"]).is_some() {
        return Some(Time { from: at, to: at + 2, when: When::ThisYear, told: false });
    }
    None
}

/// What stands behind the word or the dash that leads to the end of a span of months.
fn until(line: &Line<'_>, at: usize) -> Option<usize> {
    let joined = is_dash(line, at) || matches!(line.word(at), "to" | "through" | "until");
    (joined && month(line, at + 1).is_some()).then_some(at + 1)
}

/// The half of a year of account, `the first half of 2024/25`: the half of the calendar in which it falls.
fn fiscal_half(line: &Line<'_>, at: usize, half: u32) -> Option<(Period, usize)> {
    let year = line.year(at)?;
    let next = year + 1;
    let second = matches!(line.mark(at + 1), Some('/' | '-' | '–')) && line.is_glued(at + 1) && line.is_glued(at + 2);
    let two =
        line.text(at + 2).len() == 2 && line.number(at + 2).and_then(|two| i32::try_from(two).ok()) == Some(next % 100);
    (second && (two || line.year(at + 2) == Some(next)))
        .then(|| if half == 1 { Period::half(year, 2) } else { Period::half(next, 1) })?
        .ok()
        .map(|period| (period, at + 3))
}

/// Whether a measure or a currency follows: `2000 milligrams`.
fn measure_ahead(line: &Line<'_>, at: usize) -> bool {
    use attain::text::prose::{Context, Reader, unit};
    let lexicon = attain::Lexicon::new();
    let reader = Reader { locale: Locale::En, context: Context::Prose, lexicon: &lexicon, foreign: false };
    unit(&mut line.cursor(at), reader)
        .is_some_and(|unit| matches!(unit.kind(), attain::Kind::Physical | attain::Kind::Money | attain::Kind::Share))
        && line.word(at).len() > 1
}
