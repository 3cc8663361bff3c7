//! Times in Vietnamese: `quý III/2024`, `9 tháng đầu năm`, `ngày 30 tháng 4`, `giai đoạn 2021-2025`.

use attain::Period;
use chrono::NaiveDate;

use super::figures::figures;
use super::{Time, When, unit_ahead, whole};
use crate::line::Line;
use crate::words::words;

pub(super) fn vi(line: &Line<'_>, at: usize) -> Option<Time> {
    match line.text(at) {
        "quý" | "quí" | "q" => {
            let quarter = roman(line, at + 1)?;
            if let Some((year, end)) = of_year(line, at + 2) {
                return whole(at, end, Period::quarter(year, quarter).ok(), true);
            }
            let digits = line.is_digits(at + 1);
            (!digits || !line.is_glued(at + 2)).then_some(Time {
                from: at,
                to: at + 2,
                when: When::Quarter(quarter),
                told: false,
            })
        }
        "tháng" => {
            let month = count(line, at + 1).filter(|month| (1..=12).contains(month))?;
            if line.mark(at + 2) == Some('/') && line.is_glued(at + 2) && line.year(at + 3).is_none() {
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
            let next = line.any(
                at,
                words![
                    "tính đến hết ngày, tính đến ngày, tính đến hết, đến hết ngày",
                    "đến hết, tính đến, đến, trước, sau, hết, từ"
                ],
            )?;
            // `đến 30/6`: a day; `từ 2/3` may be a share.
            if line.year(next).is_some() {
                return None;
            }
            let time = day_vi(line, next)?;
            let share = matches!(line.word(time.to), "số" | "tổng");
            let span = line.any(time.to, &["đến", "tới", "-"]).is_some() && matches!(time.when, When::Day(..));
            (!share && (line.word(at) != "từ" || span)).then_some(time)
        }
        "năm" => {
            let next = if line.word(at + 1) == "học" { at + 2 } else { at + 1 };
            if let Some(span) =
                figures(line, next).filter(|time| matches!(time.when, When::Whole(_)) && line.year(next).is_some())
            {
                return Some(span);
            }
            if let Some(year) = line.year(next) {
                return whole(at, next + 1, Period::year(year).ok(), false);
            }
            matches!(line.word(at + 1), "nay").then_some(Time {
                from: at,
                to: at + 2,
                when: When::ThisYear,
                told: false,
            })
        }
        "giai" | "nhiệm" | "thời" | "niên" => {
            let next = line.any(at, words!["giai đoạn, nhiệm kỳ, nhiệm kì, thời kỳ, thời kì, niên độ, niên vụ"])?;
            let next = line.phrase(next, "năm").unwrap_or(next);
            let first = line.year(next)?;
            if let Some(time) = figures(line, next) {
                return Some(time);
            }
            let (_, last) = line.any(next + 1, &["đến năm", "đến", "tới"]).and_then(|at| Some((at, line.year(at)?)))?;
            let end = line.any(next + 1, &["đến năm", "đến", "tới"])? + 1;
            whole(next, end, Period::years(first, last).ok(), true)
        }
        "cả" if line.word(at + 1) == "năm" && line.year(at + 2).is_none() => {
            Some(Time { from: at, to: at + 2, when: When::ThisYear, told: false })
        }
        "nửa" => {
            let next = line.any(at + 1, words!["đầu năm, đầu, cuối năm, cuối, năm đầu, năm cuối"])?;
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
        const WORDS: [&str; 13] =
            ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];
        WORDS.iter().position(|word| line.text(at) == *word).and_then(|at| u32::try_from(at).ok())
    })
}

/// A year without its `năm`: `đến 2025`, `(2024)`, `từ 2022`.
fn bare_vi(line: &Line<'_>, at: usize) -> Option<Time> {
    let year = line.year(at)?;
    let before = at.checked_sub(1)?;
    let cue = words!["đến, tới, từ, trong, vào, trước, sau, với, của, kỳ, kì, cho, và", "kh, dt, hoạch, toán, tiêu"]
        .contains(&line.word(before))
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
        (from..=before).any(|at| matches!(line.word(at), "ngày" | "sáng" | "chiều" | "tối"))
            || line.mark(before) == Some('(') && line.mark(at + 3) == Some(')')
    })
}

/// `5/1`, `5/1/2024`, `30 tháng 4 năm 2024`, `20 tháng 1`.
fn day_vi(line: &Line<'_>, at: usize) -> Option<Time> {
    if let Some(time) = figures(line, at) {
        return Some(time);
    }
    let day = line.number(at).filter(|day| (1..=31).contains(day) && line.text(at).len() <= 2)?;
    // `ngày 20.12`
    if line.mark(at + 1) == Some('.')
        && line.is_glued(at + 1)
        && line.is_glued(at + 2)
        && line.text(at + 2).len() == 2
        && at.checked_sub(1).is_some_and(|before| line.word(before) == "ngày")
        && let Some(month) = line.number(at + 2).filter(|month| (1..=12).contains(month))
    {
        return Some(Time { from: at, to: at + 3, when: When::Day(day, month), told: true });
    }
    if line.mark(at + 1) == Some('/') && line.is_glued(at + 1) && line.is_glued(at + 2) {
        let month = line.number(at + 2).filter(|month| (1..=12).contains(month) && line.text(at + 2).len() <= 2)?;
        // `26/28 chỉ tiêu`, `19/19 tiêu chí` are told by their month.
        let more =
            matches!(line.mark(at + 3), Some('/' | '%' | '.' | ',')) && line.is_glued(at + 4) && line.is_digits(at + 4);
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
        "quý" if roman(line, at + 2).is_some() || line.any(at + 2, &["đầu", "cuối", "năm", "liên tiếp"]).is_none() => {
            None
        }
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
            let length =
                line.any(at + 2, words!["qua, tới, tiếp, nữa, liên tiếp, liền, tuổi, trở, sau, trước"]).is_some()
                    || line.any_before(at, words!["trong, sau, thời hạn, kéo dài, mỗi, từ, dưới, trên"]).is_some()
                        && line.word(at.saturating_sub(1)) != "trong";
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
