//! What the lines above a table say of it: `ĐVT: nghìn tấn`, `Kết quả thực hiện năm 2024`.

use attain::text::prose::Folded;
use attain::{Period, PeriodKind};

use super::units::{self, Measure};
use super::{Desk, Row, head};
use crate::line::Line;
use crate::scan::{Found, Scanner, When};
use crate::sense::{self, Mode, Report};
use crate::words::words;

/// What the lines above a table say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Caption {
    pub(super) measure: Option<Measure>,
    pub(super) period: Option<Period>,
    /// Whether it asks for something or tells what was reached.
    pub(super) mode: Option<Mode>,
    /// Whether the figures are rates of growth.
    pub(super) grows: bool,
}

impl Caption {
    pub(super) fn hear(&mut self, text: &str, desk: Desk<'_>, report: &Report) -> bool {
        let found = units::above(text, desk.locale, desk.lexicon);
        let alone = found.as_ref().is_some_and(|(_, alone)| *alone);
        if let Some((measure, _)) = found {
            self.measure = Some(measure);
        }
        if alone {
            return true;
        }
        let head = head::read(text, report.year, desk.locale, desk.lexicon);
        if head.period.is_some_and(|period| period.kind() != PeriodKind::Day) {
            self.period = head.period;
        } else if let Some(span) = spanned(text, desk) {
            self.period = Some(span);
        }
        let plain = attain::text::prose::folded(text);
        self.grows = sense::is_growth(&plain, desk.locale);
        let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        if says(desk.locale.pick(
            &["kết quả", "thực hiện", "tình hình", "ước"],
            words!["actual, results, performance, progress, outturn, indicators", "expenditure, revenue"],
        )) {
            self.mode = Some(Mode::Tells);
        } else if says(
            desk.locale.pick(
                words!["mục tiêu, chỉ tiêu, kế hoạch, dự toán, phấn đấu"],
                &["target", "plan", "goal", "objective"],
            ),
        ) {
            self.mode = Some(Mode::Asks);
        }
        false
    }

    pub(super) fn year(&self) -> Option<i32> {
        self.period.map(|period| chrono::Datelike::year(&period.end()))
    }

    /// Takes the title and the unit that stand in rows of their own at the top, and returns the other rows.
    pub(super) fn of_rows<'r, 't>(&mut self, rows: &'r [Row<'t>], desk: Desk<'_>, report: &Report) -> &'r [Row<'t>] {
        let mut from = 0;
        while let Some(row) = rows.get(from).filter(|row| !row.ruled && row.cells.len() > 1) {
            let mut filled = row.filled();
            let (Some(only), None) = (filled.next(), filled.next()) else { break };
            let text = row.text(only);
            let title = only == 0 || units::above(text, desk.locale, desk.lexicon).is_some();
            if !title || rows.len() < from + 3 {
                break;
            }
            self.hear(text, desk, report);
            from += 1;
        }
        rows.get(from..).unwrap_or(rows)
    }
}

/// A span of years that a title names.
fn spanned(text: &str, desk: Desk<'_>) -> Option<Period> {
    let folded = Folded::prose(text);
    let line = Line::new(&folded, 0);
    Scanner { locale: desk.locale, lexicon: desk.lexicon }.scan(&line).iter().find_map(|found| match found {
        Found::Time(time) => match time.when {
            When::Whole(period) if period.kind() != PeriodKind::Day => Some(period),
            _ => None,
        },
        Found::Figure(_) => None,
    })
}
