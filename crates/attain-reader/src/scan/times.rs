//! Times in prose: days, months, quarters, years and spans, with the year left out where the report knows it.

use attain::{Locale, Period};
use chrono::NaiveDate;

use crate::line::Line;

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
    if locale == Locale::En && line.is_digits(at) && line.any_before(at, &["no .", "nos .", "no", "number"]).is_some() && line.mark(at + 1) == Some('/') {
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

fn is_dash(line: &Line<'_>, at: usize) -> bool {
    matches!(line.mark(at), Some('-' | '–' | '—'))
}

/// Times in figures alone: `31/12/2023`, `2024-01-20`, `9/2024`, `2021-2025`.
fn figures(line: &Line<'_>, at: usize) -> Option<Time> {
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
            let day = (sign(at + 3) == sign(at + 1) && glued(at + 4) && short(at + 4)).then(|| line.number(at + 4)).flatten();
            if let (Some(month), Some(day)) = (month, day)
                && let Some(date) = NaiveDate::from_ymd_opt(year, month, day)
            {
                return whole(at, at + 5, Period::day(date).ok(), true);
            }
            let more = matches!(line.mark(at + 3), Some('-' | '/')) && line.is_glued(at + 3);
            if let Some(month) = month.filter(|_| !more && sign(at + 1) == Some('-') && line.text(at + 2).starts_with('0')) {
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
            && let Some(last) = line.year(at + 2).filter(|last| *last > year && !(line.mark(at + 3) == Some('/') && line.is_glued(at + 3)))
        {
            return whole(at, at + 3, Period::years(year, last).ok(), true);
        }
        return None;
    }
    let first = line.number(at).filter(|_| short(at))?;
    // `31 / 12 / 2024`, as word-segmented text writes it.
    if line.mark(at + 1) == Some('/') && line.mark(at + 3) == Some('/')
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
        let date = NaiveDate::from_ymd_opt(year, second, first).or_else(|| NaiveDate::from_ymd_opt(year, first, second))?;
        return whole(at, at + 5, Period::day(date).ok(), true);
    }
    // `26-28/6/2022`: the day on which it ends.
    if matches!(mark, '-' | '–') && sign(at + 3) == Some('/') && glued(at + 4) {
        let end = figures(line, at + 2)?;
        return Some(Time { from: at, ..end });
    }
    None
}

const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

fn roman(line: &Line<'_>, at: usize) -> Option<u32> {
    match line.text(at) {
        "i" | "1" | "một" | "nhất" => Some(1),
        "ii" | "2" | "hai" => Some(2),
        "iii" | "3" | "ba" => Some(3),
        "iv" | "4" | "tư" | "bốn" => Some(4),
        _ => None,
    }
}

/// `/2024`, `năm 2024`, ` 2024`, `-2024`: the year of what stands before, and where it ends.
fn of_year(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let next = match line.mark(at) {
        Some('/' | '-' | '–' | '.') if line.is_glued(at) => at + 1,
        _ => line.any(at, &["của năm", "trong năm", "năm"]).unwrap_or(at),
    };
    Some((line.year(next)?, next + 1))
}

/// A count in digits or in a word.
fn count(line: &Line<'_>, at: usize) -> Option<u32> {
    line.number(at).filter(|_| line.text(at).len() <= 2).or_else(|| {
        const WORDS: [&str; 13] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];
        WORDS.iter().position(|word| line.text(at) == *word).and_then(|at| u32::try_from(at).ok())
    })
}

fn vi(line: &Line<'_>, at: usize) -> Option<Time> {
    match line.text(at) {
        "quý" | "quí" | "q" => {
            let quarter = roman(line, at + 1)?;
            if let Some((year, end)) = of_year(line, at + 2) {
                return whole(at, end, Period::quarter(year, quarter).ok(), true);
            }
            let digits = line.is_digits(at + 1);
            (!digits || !line.is_glued(at + 2)).then_some(Time { from: at, to: at + 2, when: When::Quarter(quarter), told: false })
        }
        "tháng" => {
            let month = count(line, at + 1).filter(|month| (1..=12).contains(month))?;
            if line.mark(at + 2) == Some('/') && line.is_glued(at + 2) && !line.year(at + 3).is_some() {
                return None;
            }
            if let Some((year, end)) = of_year(line, at + 2) {
                let slash = line.mark(at + 2).is_some();
                return whole(if slash { at + 1 } else { at }, end, Period::month(year, month).ok(), true);
            }
            Some(Time { from: at, to: at + 2, when: When::Month(month), told: false })
        }
        "ngày" | "mùng" | "mồng" | "sáng" | "chiều" | "tối" | "trưa" | "hôm" => {
            let mut next = at + 1;
            next = line.any(next, &["ngày mùng", "ngày", "mùng", "mồng", "nay", "qua"]).unwrap_or(next);
            next += usize::from(line.mark(next) == Some('('));
            day_vi(line, next)
        }
        "đến" | "trước" | "sau" | "hết" | "từ" | "tính" => {
            let next = line.any(at, &["tính đến hết ngày", "tính đến ngày", "tính đến hết", "đến hết ngày", "đến hết", "tính đến", "đến", "trước", "sau", "hết", "từ"])?;
            // `đến 30/6`: a day; `từ 2/3` may be a share.
            if line.year(next).is_some() {
                return None;
            }
            let time = day_vi(line, next)?;
            let share = line.word(time.to) != "" && matches!(line.word(time.to), "số" | "tổng");
            let span = line.any(time.to, &["đến", "tới", "-"]).is_some() && matches!(time.when, When::Day(..));
            (!share && (line.word(at) != "từ" || span)).then_some(time)
        }
        "năm" => {
            let next = if line.word(at + 1) == "học" { at + 2 } else { at + 1 };
            if let Some(span) = figures(line, next).filter(|time| matches!(time.when, When::Whole(_)) && line.year(next).is_some()) {
                return Some(span);
            }
            if let Some(year) = line.year(next) {
                return whole(at, next + 1, Period::year(year).ok(), false);
            }
            matches!(line.word(at + 1), "nay").then_some(Time { from: at, to: at + 2, when: When::ThisYear, told: false })
        }
        "giai" | "nhiệm" | "thời" | "niên" => {
            let next = line.any(at, &["giai đoạn", "nhiệm kỳ", "nhiệm kì", "thời kỳ", "thời kì", "niên độ", "niên vụ"])?;
            let next = line.phrase(next, "năm").unwrap_or(next);
            let first = line.year(next)?;
            if let Some(time) = figures(line, next) {
                return Some(time);
            }
            let (_, last) = line.any(next + 1, &["đến năm", "đến", "tới"]).and_then(|at| Some((at, line.year(at)?)))?;
            let end = line.any(next + 1, &["đến năm", "đến", "tới"])? + 1;
            whole(next, end, Period::years(first, last).ok(), true)
        }
        "cả" if line.word(at + 1) == "năm" && line.year(at + 2).is_none() => Some(Time { from: at, to: at + 2, when: When::ThisYear, told: false }),
        "nửa" => {
            let next = line.any(at + 1, &["đầu năm", "đầu", "cuối năm", "cuối", "năm đầu", "năm cuối"])?;
            let half = if line.text(at + 1) == "đầu" || line.text(at + 2) == "đầu" { 1 } else { 2 };
            match line.year(next) {
                Some(year) => whole(at, next + 1, Period::half(year, half).ok(), true),
                None => Some(Time { from: at, to: next, when: When::Half(half), told: false }),
            }
        }
        _ => {
            if line.is_digits(at) && line.mark(at + 1) == Some('/') && line.is_glued(at + 1) && day_cue(line, at) {
                return day_vi(line, at);
            }
            counted_vi(line, at).or_else(|| bare_vi(line, at))
        }
    }
}

/// A year without its `năm`: `đến 2025`, `(2024)`, `từ 2022`.
fn bare_vi(line: &Line<'_>, at: usize) -> Option<Time> {
    let year = line.year(at)?;
    let before = at.checked_sub(1)?;
    let cue = matches!(line.word(before), "đến" | "tới" | "từ" | "trong" | "vào" | "trước" | "sau" | "với" | "của" | "kỳ" | "kì" | "cho" | "và" | "kh" | "dt" | "hoạch" | "toán" | "tiêu")
        || line.mark(before) == Some('(') && line.mark(at + 1) == Some(')');
    if !cue || unit_ahead(line, at + 1) {
        return None;
    }
    whole(at, at + 1, Period::year(year).ok(), false)
}

/// Whether the words before a pair of numbers say that it is a day.
fn day_cue(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let from = before.saturating_sub(2);
        (from..=before).any(|at| matches!(line.word(at), "ngày" | "sáng" | "chiều" | "tối")) || line.mark(before) == Some('(') && line.mark(at + 3) == Some(')')
    })
}

/// `5/1`, `5/1/2024`, `30 tháng 4 năm 2024`, `20 tháng 1`.
fn day_vi(line: &Line<'_>, at: usize) -> Option<Time> {
    if let Some(time) = figures(line, at) {
        return Some(time);
    }
    let day = line.number(at).filter(|day| (1..=31).contains(day) && line.text(at).len() <= 2)?;
    // `ngày 20.12`
    if line.mark(at + 1) == Some('.') && line.is_glued(at + 1) && line.is_glued(at + 2) && line.text(at + 2).len() == 2
        && at.checked_sub(1).is_some_and(|before| line.word(before) == "ngày")
        && let Some(month) = line.number(at + 2).filter(|month| (1..=12).contains(month))
    {
        return Some(Time { from: at, to: at + 3, when: When::Day(day, month), told: true });
    }
    if line.mark(at + 1) == Some('/') && line.is_glued(at + 1) && line.is_glued(at + 2) {
        let month = line.number(at + 2).filter(|month| (1..=12).contains(month) && line.text(at + 2).len() <= 2)?;
        // `26/28 chỉ tiêu`, `19/19 tiêu chí` are told by their month.
        let more = matches!(line.mark(at + 3), Some('/' | '%' | '.' | ',')) && line.is_glued(at + 4) && line.is_digits(at + 4);
        return (!more).then_some(Time { from: at, to: at + 3, when: When::Day(day, month), told: true });
    }
    if line.word(at + 1) == "tháng" {
        let month = count(line, at + 2).filter(|month| (1..=12).contains(month))?;
        return match of_year(line, at + 3) {
            Some((year, end)) => whole(at, end, Period::day(NaiveDate::from_ymd_opt(year, month, day)?).ok(), true),
            None => Some(Time { from: at, to: at + 3, when: When::Day(day, month), told: true }),
        };
    }
    None
}

/// `9 tháng đầu năm 2024`, `5 năm 2021-2025`, `3 năm qua`, `10 ngày`.
fn counted_vi(line: &Line<'_>, at: usize) -> Option<Time> {
    let number = count(line, at)?;
    // A word that is no number here: `năm tháng`.
    if !line.is_digits(at) && !matches!(line.word(at + 1), "tháng" | "quý") {
        return None;
    }
    match line.word(at + 1) {
        "năm" => {
            let next = line.any(at + 2, &["giai đoạn", "("]).unwrap_or(at + 2);
            if line.year(next).is_some()
                && let Some(span) = figures(line, next)
            {
                return Some(Time { from: at, ..span });
            }
            Some(Time { from: at, to: at + 2, when: When::Length, told: false })
        }
        // `1 Quý I tăng`: the number of a footnote before a quarter.
        "quý" if roman(line, at + 2).is_some() || line.any(at + 2, &["đầu", "cuối", "năm", "liên tiếp"]).is_none() => None,
        "tháng" | "quý" if (1..=12).contains(&number) => {
            let months = if line.word(at + 1) == "quý" { number * 3 } else { number };
            let first = line.any(at + 2, &["đầu năm", "đầu của năm", "năm", "đầu"]);
            let last = line.any(at + 2, &["cuối năm", "cuối"]);
            let next = first.or(last).unwrap_or(at + 2);
            if let Some(year) = line.year(next) {
                let period = match last {
                    Some(_) if months == 6 => Period::half(year, 2).ok(),
                    Some(_) => return Some(Time { from: at, to: next + 1, when: When::Length, told: false }),
                    None => Period::to_date(year, months).ok(),
                };
                return whole(at, next + 1, period, true);
            }
            if first.is_some() && months <= 12 {
                return Some(Time { from: at, to: next, when: When::ToDate(months), told: false });
            }
            if last.is_some() && months == 6 {
                return Some(Time { from: at, to: next, when: When::Half(2), told: false });
            }
            // `9 tháng, xuất khẩu đạt …`, `6 tháng ước đạt`: the months so far, unless a length is meant.
            let length = line.any(at + 2, &["qua", "tới", "tiếp", "nữa", "liên tiếp", "liền", "tuổi", "trở", "sau", "trước"]).is_some()
                || line.any_before(at, &["trong", "sau", "thời hạn", "kéo dài", "mỗi", "từ", "dưới", "trên"]).is_some() && line.word(at.saturating_sub(1)) != "trong";
            let when = if length || !matches!(months, 2..=11) { When::Length } else { When::ToDate(months) };
            Some(Time { from: at, to: at + 2, when, told: false })
        }
        "ngày" | "tuần" | "giờ" | "phút" if line.is_digits(at) => {
            // Days that are counted as work done are figures.
            let figure = line.word(at + 2) == "công" || line.mark(at + 2) == Some('/');
            (!figure).then_some(Time { from: at, to: at + 2, when: When::Length, told: false })
        }
        _ => None,
    }
}

fn month(line: &Line<'_>, at: usize) -> Option<u32> {
    let word = line.word(at);
    let whole = MONTHS.iter().position(|name| *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word) && *name != "may"));
    let capital = line.is_capital(at);
    whole.filter(|_| capital).and_then(|at| u32::try_from(at + 1).ok())
}

fn en(line: &Line<'_>, at: usize) -> Option<Time> {
    let word = line.word(at);
    if word == "fy" {
        let year = line.year(at + 1).or_else(|| line.number(at + 1).filter(|_| line.text(at + 1).len() == 2).and_then(|two| Some(2000 + i32::try_from(two).ok()?)))?;
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
    if let Some(quarter) = ["first", "second", "third", "fourth"].iter().position(|name| *name == word).or_else(|| (word == "last" || word == "final").then_some(3)) {
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
            return Some(match line.year(end) {
                Some(year) => whole(at, end + 1, Period::half(year, number).ok(), true)?,
                None => Time { from: at, to: at + 2, when: When::Half(number), told: false },
            });
        }
        if word == "first" {
            const COUNTS: [&str; 13] = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
            let months = line.number(at + 1).or_else(|| COUNTS.iter().position(|name| !name.is_empty() && *name == line.word(at + 1)).and_then(|at| u32::try_from(at).ok()))?;
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
            return whole(at, end, Period::month(year, first).ok(), true);
        }
        if is_dash(line, next) || matches!(line.word(next), "to") {
            let last = month(line, next + 1)?;
            let end = next + 2;
            let (year, end) = line.year(end).map_or((None, end), |year| (Some(year), end + 1));
            if first == 1 {
                return match year {
                    Some(year) => whole(at, end, Period::to_date(year, last).ok(), true),
                    None => Some(Time { from: at, to: end, when: When::ToDate(last), told: false }),
                };
            }
            // `July–December 2024`: a half; `April–June 2024`: a quarter.
            let period = year.and_then(|year| match (first, last) {
                (7, 12) => Period::half(year, 2).ok(),
                (4 | 7 | 10, _) if last == first + 2 => Period::quarter(year, last / 3).ok(),
                _ => None,
            });
            return Some(match period {
                Some(period) => Time { from: at, to: end, when: When::Whole(period), told: true },
                None => Time { from: at, to: end, when: When::Length, told: false },
            });
        }
        let day = line.number(next).filter(|day| (1..=31).contains(day) && line.text(next).len() <= 2);
        if let Some(day) = day {
            let mut end = next + 1;
            end = line.any(end, &["st", "nd", "rd", "th"]).filter(|_| line.is_glued(end)).unwrap_or(end);
            let comma = end + usize::from(line.mark(end) == Some(','));
            return match line.year(comma) {
                Some(year) => whole(at, comma + 1, Period::day(NaiveDate::from_ymd_opt(year, first, day)?).ok(), true),
                None if !unit_ahead(line, end) => Some(Time { from: at, to: end, when: When::Day(day, first), told: true }),
                None => Some(Time { from: at, to: next, when: When::Month(first), told: false }),
            };
        }
        return (word != "may" && word != "march" || line.any_before(at, &["in", "by", "since", "until", "of", "from"]).is_some())
            .then_some(Time { from: at, to: next, when: When::Month(first), told: false });
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
        if line.any(next, &["working days", "business days", "calendar days"]).is_some() && line.any_before(at, &["within", "in", "of", "than"]).is_some() {
            return Some(Time { from: at, to: next + 2, when: When::Length, told: false });
        }
        let length = ["year", "years", "month", "months", "week", "weeks", "days", "day", "hours", "hour", "minutes", "quarters"];
        if length.contains(&line.word(next)) && !line.is_glued(next) {
            // How long it takes may be what is measured: `12 days`; ages and spans are not.
            let span = line.any_before(at, &["past", "last", "next", "previous", "within", "over", "for", "in", "of", "every", "the", "a", "first", "another"]).is_some()
                || line.any(next + 1, &["ago", "earlier", "later", "old", "ahead", "of", "period", "plan", "to"]).is_some();
            return span.then_some(Time { from: at, to: next + 1, when: When::Length, told: false });
        }
    }
    if let Some(year) = line.year(at) {
        let cue = at.checked_sub(1).is_some_and(|before| {
            matches!(line.word(before), "in" | "by" | "of" | "for" | "since" | "from" | "until" | "to" | "end" | "year" | "during" | "fiscal" | "between" | "and" | "than" | "than in" | "before" | "after" | "the" | "mid" | "early" | "late" | "throughout" | "from the") || line.mark(before).is_some() || line.is_capital(before)
        });
        // `in 2023,12`: a footnote behind the year.
        let footnote = line.mark(at + 1) == Some(',') && line.is_glued(at + 1) && line.is_glued(at + 2) && line.is_digits(at + 2) && line.text(at + 2).len() <= 2;
        if cue && footnote {
            return whole(at, at + 1, Period::year(year).ok(), false);
        }
        let clean = !unit_ahead(line, at + 1) && (cue || !measure_ahead(line, at + 1));
        if (cue || clean) && clean {
            return whole(at, at + 1, Period::year(year).ok(), false);
        }
    }
    if line.any(at, &["this year"]).is_some() {
        return Some(Time { from: at, to: at + 2, when: When::ThisYear, told: false });
    }
    None
}

/// Whether a measure or a currency follows: `2000 milligrams`.
fn measure_ahead(line: &Line<'_>, at: usize) -> bool {
    use attain::text::prose::{Context, Reader, unit};
    let lexicon = attain::Lexicon::new();
    let reader = Reader { locale: Locale::En, context: Context::Prose, lexicon: &lexicon, foreign: false };
    unit(&mut line.cursor(at), reader).is_some_and(|unit| matches!(unit.kind(), attain::Kind::Physical | attain::Kind::Money | attain::Kind::Share)) && line.word(at).len() > 1
}

/// Whether a sign of a figure follows.
fn unit_ahead(line: &Line<'_>, at: usize) -> bool {
    matches!(line.text(at), "%" | "tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn" | "đồng" | "người" | "hộ" | "tấn" | "lượt" | "doanh" | "dự" | "percent" | "per" | "million" | "billion" | "thousand" | "trillion" | "crore" | "lakh" | "households" | "people" | "ha" | "hectares" | "km" | "tonnes" | "tons" | "mw" | "persons" | "usd" | "vnd" | "jobs")
        || (matches!(line.mark(at), Some(',' | '.')) && line.is_glued(at) && line.is_digits(at + 1) && line.is_glued(at + 1))
}
