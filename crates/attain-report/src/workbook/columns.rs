//! The columns of a scorecard: those that every reader wants, and those that the plan at hand has something for.

use std::collections::HashMap;

use attain::{Attainment, Gap, Locale, Period, Quality, Scorecard, Unit, Value, interrupt};

use super::cells::{Written, unit_words};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Indicator,
    Unit,
    Group,
    Total,
    Goal,
    GoalPeriod,
    Found,
    FoundPeriod,
    Quality,
    AsOf,
    Percent,
    Gap,
    Status,
    Published,
    Owner,
    Authority,
    Remarks,
}

/// Every column in its place, with its heading and how wide it is; false where it is left out when it would be empty.
///
/// The headings are words that the reader of sheets knows; what was computed says so, and is not read back.
const ROWS: [(Column, &str, &str, u32, bool); 18] = [
    (Column::Number, "TT", "No.", 6, true),
    (Column::Indicator, "Chỉ tiêu", "Indicator", 38, true),
    (Column::Unit, "ĐVT", "Unit", 16, true),
    (Column::Group, "Nhóm", "Group", 16, false),
    (Column::Total, "Thuộc", "Part of", 20, false),
    (Column::Goal, "Mục tiêu", "Target", 18, true),
    (Column::GoalPeriod, "Kỳ mục tiêu", "Target period", 14, false),
    (Column::Found, "Thực hiện", "Actual", 18, true),
    (Column::FoundPeriod, "Kỳ số liệu", "Result period", 14, false),
    (Column::Quality, "Chất lượng", "Quality", 12, false),
    (Column::AsOf, "Tính đến ngày", "As of", 12, false),
    (Column::Percent, "% mục tiêu (tính được)", "% of target (computed)", 14, true),
    (Column::Gap, "Chênh lệch (tính được)", "Gap (computed)", 16, true),
    (Column::Status, "Trạng thái (tính được)", "Status (computed)", 16, true),
    (Column::Published, "Công bố", "Published", 14, false),
    (Column::Owner, "Cơ quan chủ trì", "Owner", 20, false),
    (Column::Authority, "Cấp giao", "Authority", 18, false),
    (Column::Remarks, "Ghi chú", "Notes", 40, true),
];

/// What the columns of a scorecard have in common.
pub(super) struct Columns {
    /// Each with its heading and width.
    pub(super) all: Vec<(Column, String, u32)>,
    locale: Locale,
}

/// A row of a scorecard with what its cells share.
pub(super) struct Line<'c> {
    pub(super) verdict: &'c Attainment,
    counted: bool,
    number: String,
    /// The name of the target that it is a part of.
    total: Option<&'c str>,
    unit: Option<Unit>,
}

impl<'c> Line<'c> {
    /// Returns the rows of a scorecard, numbered: parts by the number of their total.
    pub(super) fn all(card: &'c Scorecard) -> Vec<Self> {
        let (mut number, mut part) = (0, 0);
        let indicators = card.rows().iter().map(|row| row.attainment.target().indicator());
        let names: HashMap<&str, &str> = indicators.filter_map(|i| Some((i.get_id()?, i.name()))).collect();
        let rows = card.rows().iter().map(|row| {
            interrupt::check();
            let verdict = &row.attainment;
            let total = verdict.target().get_of();
            let number = if total.is_some() {
                part += 1;
                format!("{number}.{part}")
            } else {
                (number, part) = (number + 1, 0);
                number.to_string()
            };
            // A plan may name the total by its identifier.
            let total = total.map(|of| names.get(of).copied().unwrap_or(of));
            Line { verdict, counted: row.counted, number, total, unit: unit(verdict) }
        });
        rows.collect()
    }
}

impl Columns {
    /// Returns the columns of rows; groups that stand as chapters have none.
    pub(super) fn of(lines: &[Line<'_>], locale: Locale, chapters: bool) -> Self {
        let mut columns = Self { all: Vec::new(), locale };
        let planned = shared(lines.iter().map(|line| line.verdict.target().get_period()));
        let observed = lines.iter().filter_map(|line| line.verdict.observation());
        let found = shared(observed.map(|observation| observation.get_period()));
        for (column, vi, en, width, always) in ROWS {
            let wanted = match column {
                Column::Group if chapters => false,
                Column::GoalPeriod => planned.is_none(),
                Column::FoundPeriod => found.is_none(),
                _ => always || lines.iter().any(|line| columns.cell(column, line) != Written::Nothing),
            };
            // A period that all rows share stands in the heading.
            let period = match column {
                Column::Goal => planned.flatten(),
                Column::Found => found.flatten(),
                _ => None,
            };
            let words = locale.pick(vi, en);
            let heading = period.map_or_else(|| words.to_owned(), |period| format!("{words} {}", period.write(locale)));
            if wanted {
                columns.all.push((column, heading, width));
            }
        }
        columns
    }

    /// Where a column stands.
    pub(super) fn place(&self, wanted: Column) -> Option<u16> {
        (0..).zip(&self.all).find(|(_, (column, ..))| *column == wanted).map(|(at, _)| at)
    }

    /// What stands in a column of a row.
    pub(super) fn cell(&self, column: Column, line: &Line<'_>) -> Written {
        let locale = self.locale;
        let Line { verdict, counted, number, total, unit } = line;
        let (target, observation, unit) = (verdict.target(), verdict.observation(), unit.as_ref());
        let period = |period: Option<&Period>| Written::text(period.map_or_else(String::new, Period::to_string));
        match column {
            Column::Number => Written::text(number.as_str()),
            Column::Indicator => Written::text(target.indicator().name()),
            Column::Unit => Written::text(unit.map_or_else(String::new, |unit| unit_words(unit, locale))),
            Column::Group => Written::text(target.get_group().unwrap_or_default()),
            Column::Total => Written::text(total.unwrap_or_default()),
            Column::Goal => Written::goal(&verdict.goal(), unit, locale),
            Column::GoalPeriod => period(target.get_period()),
            Column::Found => observation.map_or(Written::Nothing, |found| Written::found(found, unit, locale)),
            Column::FoundPeriod => period(observation.and_then(|o| o.get_period())),
            Column::Quality => {
                Written::text(observation.and_then(|o| o.get_quality()).map_or("", |found| quality(found, locale)))
            }
            Column::AsOf => observation.and_then(|o| o.get_as_of()).map_or(Written::Nothing, Written::Day),
            Column::Percent => verdict.percent().map_or(Written::Nothing, |percent| match percent.single() {
                Some(percent) => Written::number(percent.normalize()),
                None => Written::text(crate::words::percent(&percent, locale)),
            }),
            Column::Gap => match verdict.gap() {
                Some(Gap::Quantity(gap)) => Written::quantity(gap, unit, locale),
                Some(gap) => Written::text(crate::words::gap(gap, locale)),
                None => Written::Nothing,
            },
            Column::Status => Written::text(verdict.status().label(locale)),
            Column::Published => Written::text(verdict.official().unwrap_or_default()),
            Column::Owner => Written::text(target.get_owner().unwrap_or_default()),
            Column::Authority => Written::text(target.get_authority().unwrap_or_default()),
            Column::Remarks => Written::text(remarks(verdict, *counted, locale)),
        }
    }
}

/// The unit of a row: that of its goal, else of its result.
fn unit(verdict: &Attainment) -> Option<Unit> {
    let goal = verdict.goal();
    let of_result = || verdict.observation().and_then(|o| o.figure()).map(|figure| figure.unit().clone());
    let plain = |value: &Value| !matches!(value, Value::Tally(_));
    goal.unit().filter(|_| goal.value().is_some_and(plain)).cloned().or_else(of_result)
}

/// The one period, or the lack of one, that all have; None where they differ.
fn shared<'p>(mut periods: impl Iterator<Item = Option<&'p Period>>) -> Option<Option<Period>> {
    let first = periods.next().flatten().copied();
    periods.all(|period| period.copied() == first).then_some(first)
}

/// The word for a quality.
pub(crate) fn quality(quality: Quality, locale: Locale) -> &'static str {
    match quality {
        Quality::Estimated => locale.pick("ước", "estimated"),
        Quality::Preliminary => locale.pick("sơ bộ", "preliminary"),
        Quality::Final => locale.pick("chính thức", "final"),
        _ => "",
    }
}

/// What a reader should know of a verdict: why there is none, what it rests on, whether it is counted.
fn remarks(verdict: &Attainment, counted: bool, locale: Locale) -> String {
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(verdict.reason().map(|reason| reason.explain(locale)));
    if verdict.provisional() {
        remarks.push(locale.pick("số ước tính", "an estimate").to_owned());
    }
    if verdict.certain() == Some(false) {
        remarks.push(locale.pick("có thể đổi do làm tròn", "rounding could change it").to_owned());
    }
    if !counted {
        remarks.push(locale.pick("không tính vào tổng", "not counted").to_owned());
    }
    remarks.join("; ")
}
