//! Periods in Vietnamese.

use chrono::{Datelike, NaiveDate};

use super::reader::{Reader, Way};
use super::{Ends, Period, PeriodKind, ends};

/// The ways to write a period, tried in this order: "6 tháng năm 2024" is six months of 2024 rather than 6 May.
pub(super) const WAYS: &[Way] =
    &[year, half, quarter, month, to_date, last_months, years, day, week, month_span, day_span];

/// Longer words first.
const NUMERALS: &[(&str, u32)] = &[
    ("mười một", 11),
    ("mười hai", 12),
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

const ROMAN: &[(&str, u32)] = &[("iii", 3), ("iv", 4), ("ii", 2), ("i", 1)];
const SHORT_QUARTERS: &[(&str, u32)] = &[("qiii", 3), ("qiv", 4), ("qii", 2), ("qi", 1)];
const TO: &[&str] = &["đến", "tới"];

fn numeral(r: &mut Reader<'_>, last: u32, what: &'static str) -> Option<u32> {
    match r.maybe(|r| r.row(NUMERALS).filter(|number| *number <= last)) {
        Some(number) => Some(number),
        None => r.number(last, what),
    }
}

/// "năm 2024", "/2024", "2024".
fn of_year(r: &mut Reader<'_>) -> Option<i32> {
    let _ = r.any(&["của năm", "trong năm", "năm"]) || r.slash() || r.dash() || r.dot();
    r.year()
}

/// "năm 2024", "cả năm 2024", "2024".
fn year(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong cả năm", "cả năm", "trong năm", "năm"]);
    Period::year(r.year()?).ok()
}

/// "nửa đầu năm 2024", "nửa cuối 2024".
fn half(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong"]);
    r.need(&["nửa"], "a period")?;
    r.any(&["năm"]);
    let half = match r.row(&[("đầu", 1), ("cuối", 2)]) {
        Some(half) => half,
        None => r.fail("`đầu` or `cuối`")?,
    };
    Period::half(of_year(r)?, half).ok()
}

/// "quý III/2024", "quý 3 năm 2024", "quý ba năm 2024", "Q3/2024", "QIII/2024".
fn quarter(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong"]);
    let quarter = if r.any(&["quý", "quí", "q"]) {
        match r.row(ROMAN) {
            Some(quarter) => quarter,
            None => numeral(r, 4, "a quarter from I to IV")?,
        }
    } else {
        r.row(SHORT_QUARTERS)?
    };
    Period::quarter(of_year(r)?, quarter).ok()
}

/// "tháng 9/2024", "tháng chín năm 2024", "T9/2024", "9/2024".
fn month(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong"]);
    if !r.any(&["tháng", "t"]) {
        return super::month_in_figures(r);
    }
    let month = numeral(r, 12, "a month from 1 to 12")?;
    Period::month(of_year(r)?, month).ok()
}

/// "9 tháng đầu năm 2024", "chín tháng năm 2024", "9T/2024", "3 quý đầu năm 2024".
fn to_date(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong"]);
    let count = numeral(r, 12, "a number of months from 1 to 12")?;
    let months = if r.any(&["quý", "quí"]) { count * 3 } else { count };
    if months == count {
        r.need(&["tháng", "t"], "`tháng`")?;
    } else if months > 12 {
        return r.fail("`tháng`");
    }
    r.any(&["đầu"]);
    Period::to_date(of_year(r)?, months).ok()
}

/// "6 tháng cuối năm 2024".
fn last_months(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong"]);
    let count = numeral(r, 12, "a number of months from 1 to 12")?;
    r.need(&["tháng cuối"], "`tháng`")?;
    super::last_months(of_year(r)?, count)
}

/// "giai đoạn 2021-2025", "5 năm 2021-2025", "từ năm 2021 đến năm 2025", "2021 – 2025".
fn years(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["trong"]);
    let named = r.any(&["giai đoạn", "thời kỳ", "thời kì", "nhiệm kỳ", "nhiệm kì", "các năm"]);
    let count = r.maybe(|r| {
        let count = r.number(99, "a year of four digits").or_else(|| r.row(NUMERALS))?;
        r.word("năm").then_some(count)
    });
    let from = r.word("từ");
    super::years(r, named || from || count.is_some(), count, TO, &["năm"])
}

/// "ngày 31/12/2024", "đến ngày 31 tháng 12 năm 2024", "31/12/2024".
fn day(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["tính đến hết", "tính đến", "đến hết", "đến", "hết"]);
    Period::day(date(r)?).ok()
}

fn date(r: &mut Reader<'_>) -> Option<NaiveDate> {
    r.any(&["ngày mùng", "ngày mồng", "ngày", "mùng", "mồng"]);
    let start = r.position();
    if let Some((_, day, month, year)) = r.maybe(super::three_figures) {
        return super::date(r, start, year, month, day);
    }
    let day = match r.number(31, "a day from 1 to 31") {
        Some(day) => day,
        None => r.row(NUMERALS).filter(|day| *day <= 10)?,
    };
    r.need(&["tháng"], "`tháng`")?;
    let month = numeral(r, 12, "a month from 1 to 12")?;
    let year = of_year(r)?;
    super::date(r, start, year, month, day)
}

/// "tuần 1 năm 2024", by ISO 8601.
fn week(r: &mut Reader<'_>) -> Option<Period> {
    r.need(&["tuần"], "a period")?;
    let start = r.position();
    let week = r.number(53, "a week from 1 to 53")?;
    let year = of_year(r)?;
    super::week(r, year, week, start)
}

/// "từ tháng 4 đến tháng 9 năm 2024", "tháng 4-9/2024", "tháng 10/2024 đến tháng 6/2025".
fn month_span(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["từ"]);
    r.need(&["tháng"], "a period")?;
    let start = r.position();
    let first = numeral(r, 12, "a month from 1 to 12")?;
    let first_year = r.maybe(of_year);
    if !r.dash() && !r.any(TO) {
        return r.fail("a year");
    }
    r.any(&["tháng"]);
    let last = numeral(r, 12, "a month from 1 to 12")?;
    let year = of_year(r)?;
    super::months(r, start, (first_year.unwrap_or(year), first), (year, last))
}

/// "từ ngày 15/3/2024 đến ngày 14/4/2024".
fn day_span(r: &mut Reader<'_>) -> Option<Period> {
    r.any(&["từ"]);
    let start = r.position();
    let first = date(r)?;
    if !r.dash() && !r.any(&["đến hết", "đến", "tới"]) {
        return r.fail("`đến` and a last date");
    }
    let last = date(r)?;
    super::days(r, start, first, last)
}

pub(super) fn write(period: &Period) -> String {
    let start = period.start();
    let year = start.year();
    match period.kind() {
        PeriodKind::Year => format!("năm {year:04}"),
        PeriodKind::Half => format!("nửa {} năm {year:04}", if start.month() == 1 { "đầu" } else { "cuối" }),
        PeriodKind::Quarter => {
            let roman = match period.number(3) {
                1 => "I",
                2 => "II",
                3 => "III",
                _ => "IV",
            };
            format!("quý {roman}/{year:04}")
        }
        PeriodKind::Month => format!("tháng {}/{year:04}", start.month()),
        PeriodKind::ToDate => format!("{} tháng đầu năm {year:04}", period.end().month()),
        PeriodKind::Years => format!("giai đoạn {year:04}-{:04}", period.end().year()),
        PeriodKind::Week => format!("tuần {} năm {:04}", start.iso_week().week(), start.iso_week().year()),
        PeriodKind::Day => format!("ngày {}", start.format("%d/%m/%Y")),
        PeriodKind::Trimester | PeriodKind::Span => match ends(period) {
            Ends::Months { first, last } if first.year() == last.year() => {
                format!("từ tháng {} đến tháng {} năm {year:04}", first.month(), last.month())
            }
            Ends::Months { first, last } => {
                let (first, last) = (first.format("%-m/%Y"), last.format("%-m/%Y"));
                format!("từ tháng {first} đến tháng {last}")
            }
            Ends::Days { first, last } => {
                format!("từ ngày {} đến ngày {}", first.format("%d/%m/%Y"), last.format("%d/%m/%Y"))
            }
        },
    }
}
