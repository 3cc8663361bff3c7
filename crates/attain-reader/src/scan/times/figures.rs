//! Times in figures alone: `31/12/2023`, `2024-01-20`, `9/2024`, `2021-2025`.

use attain::Period;
use chrono::NaiveDate;

use super::{Time, whole};
use crate::line::Line;

/// Times in figures alone: `31/12/2023`, `2024-01-20`, `9/2024`, `2021-2025`.
pub(super) fn figures(line: &Line<'_>, at: usize) -> Option<Time> {
    if !line.is_digits(at) || (at > 0 && line.is_glued(at) && matches!(line.mark(at - 1), Some('/' | '.' | ','))) {
        return None;
    }
    let sign = |at: usize| line.mark(at).filter(|_| line.is_glued(at));
    let glued = |at: usize| line.is_digits(at) && line.is_glued(at);
    let short = |at: usize| line.text(at).len() <= 2;
    // Year first.
    if let Some(year) = line.year(at) {
        if matches!(sign(at + 1), Some('-' | '/')) && glued(at + 2) && line.text(at + 2).len() == 2 {
            let month = line.number(at + 2).filter(|month| (1..=12).contains(month));
            let day =
                (sign(at + 3) == sign(at + 1) && glued(at + 4) && short(at + 4)).then(|| line.number(at + 4)).flatten();
            if let (Some(month), Some(day)) = (month, day)
                && let Some(date) = NaiveDate::from_ymd_opt(year, month, day)
            {
                return whole(at, at + 5, Period::day(date).ok(), true);
            }
            let more = matches!(line.mark(at + 3), Some('-' | '/')) && line.is_glued(at + 3);
            if let Some(month) =
                month.filter(|_| !more && sign(at + 1) == Some('-') && line.text(at + 2).starts_with('0'))
            {
                return whole(at, at + 3, Period::month(year, month).ok(), true);
            }
            // `2021-25`, `2024/25`.
            let second = line.number(at + 2)?;
            let century = year - year % 100;
            let last = century + i32::try_from(second).ok()?;
            let fits = last > year && last - year <= 30;
            if fits && !more {
                return whole(at, at + 3, Period::years(year, last).ok(), true);
            }
            return None;
        }
        // `2021-2025`, `2020 - 2025`, `2021/2025`.
        let slash = sign(at + 1) == Some('/') && line.is_glued(at + 2);
        if (is_dash(line, at + 1) || slash)
            && let Some(last) = line
                .year(at + 2)
                .filter(|last| *last > year && !(line.mark(at + 3) == Some('/') && line.is_glued(at + 3)))
        {
            return whole(at, at + 3, Period::years(year, last).ok(), true);
        }
        return None;
    }
    let first = line.number(at).filter(|_| short(at))?;
    // `31 / 12 / 2024`, as word-segmented text writes it.
    if line.mark(at + 1) == Some('/')
        && line.mark(at + 3) == Some('/')
        && let (Some(month), Some(year)) = (line.number(at + 2), line.year(at + 4))
        && let Some(date) = NaiveDate::from_ymd_opt(year, month, first)
    {
        return whole(at, at + 5, Period::day(date).ok(), true);
    }
    let mark = sign(at + 1).filter(|mark| matches!(mark, '/' | '-' | '.' | '–'))?;
    if !glued(at + 2) {
        return None;
    }
    // `9/2024`, `9-2024`.
    if let Some(year) = line.year(at + 2)
        && mark != '.'
        && (1..=12).contains(&first)
    {
        return (!(sign(at + 3).is_some_and(|mark| matches!(mark, '/' | '-')) && line.is_glued(at + 4)))
            .then(|| whole(at, at + 3, Period::month(year, first).ok(), true))
            .flatten();
    }
    let second = line.number(at + 2).filter(|_| short(at + 2))?;
    // `31/12/2023`, `31-12-2019`, `16.3.2023`.
    if sign(at + 3) == Some(mark) && glued(at + 4) {
        let year = line.year(at + 4).or_else(|| {
            let two = line.number(at + 4).filter(|_| line.text(at + 4).len() == 2 && mark == '/')?;
            Some(2000 + i32::try_from(two).ok()?)
        })?;
        let date =
            NaiveDate::from_ymd_opt(year, second, first).or_else(|| NaiveDate::from_ymd_opt(year, first, second))?;
        return whole(at, at + 5, Period::day(date).ok(), true);
    }
    // `26-28/6/2022`: the day on which it ends.
    if matches!(mark, '-' | '–') && sign(at + 3) == Some('/') && glued(at + 4) {
        let end = figures(line, at + 2)?;
        return Some(Time { from: at, ..end });
    }
    None
}

pub(super) fn is_dash(line: &Line<'_>, at: usize) -> bool {
    matches!(line.mark(at), Some('-' | '–' | '—'))
}
