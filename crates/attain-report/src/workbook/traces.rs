//! The sheet behind a scorecard: where its figures are from, and the traces from which its verdicts are made again.

use attain::{Attainment, Locale, Observation, Scorecard, interrupt};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::cells::{Pen, Written};
use super::limits::MAX_TEXT;
use super::scorecard::page;

/// Writes a row for every verdict, and one for every observation that belongs to no target.
pub(super) fn write(sheet: &mut Worksheet, card: &Scorecard, locale: Locale) -> Result<(), XlsxError> {
    sheet.set_name(locale.pick("Nguồn và vết", "Sources and traces"))?;
    let pick = |vi: &'static str, en: &'static str| locale.pick(vi, en);
    let headings = [
        (pick("TT", "No."), 6),
        (pick("Chỉ tiêu", "Indicator"), 38),
        (pick("Diễn giải", "In words"), 60),
        (pick("Mục tiêu như viết", "Goal as written"), 26),
        (pick("Nguồn mục tiêu", "Source of the goal"), 26),
        (pick("Kết quả như viết", "Result as written"), 26),
        (pick("Nguồn kết quả", "Source of the result"), 26),
        (pick("Chiều tốt", "Better"), 10),
        (pick("Quy tắc", "Rule"), 16),
        (pick("Giả định", "Assumptions"), 40),
        (pick("Vết (JSON)", "Trace (JSON)"), 40),
    ];
    let plain = Format::new().set_border(FormatBorder::Thin).set_border_color("BCCCDC").set_align(FormatAlign::Top);
    let wrapped = plain.clone().set_text_wrap();
    let head = plain.clone().set_bold().set_background_color("D9E2EC").set_text_wrap();
    let mut pen = Pen { sheet, locale };
    pen.put(0, 0, &Written::text(card.plan()), &Format::new().set_bold())?;
    for (at, (heading, width)) in (0u16..).zip(headings) {
        pen.sheet.set_column_width(at, width)?;
        pen.put(3, at, &Written::text(heading), &head)?;
    }
    let mut row = 4;
    for (number, verdict) in (1..).zip(card.rows().iter().map(|row| &row.attainment)) {
        interrupt::check();
        let cells = cells(verdict, number, locale);
        for (at, value) in (0u16..).zip(&cells) {
            // The trace is for programs: one line.
            let format = if at == 10 { &plain } else { &wrapped };
            pen.put(row, at, value, format)?;
        }
        pen.fit(row, cells.iter().zip(headings.map(|(_, width)| width)).take(10))?;
        row += 1;
    }
    for observation in card.unmatched() {
        let note = locale.pick("không thuộc chỉ tiêu nào của kế hoạch", "belongs to no target of the plan");
        pen.put(row, 1, &Written::text(observation.indicator().name()), &wrapped)?;
        pen.put(row, 2, &Written::text(note), &wrapped)?;
        pen.put(row, 5, &Written::text(crate::words::found(observation, locale)), &wrapped)?;
        pen.put(row, 6, &Written::text(source(observation)), &wrapped)?;
        row += 1;
    }
    sheet.set_freeze_panes(4, 2)?;
    page(sheet, card.plan(), row, 10)
}

fn cells(verdict: &Attainment, number: usize, locale: Locale) -> [Written; 11] {
    let target = verdict.target();
    let joined = |of: &dyn Fn(&Observation) -> String| {
        let parts: Vec<String> = verdict.observations().iter().map(of).filter(|part| !part.is_empty()).collect();
        Written::text(parts.join("; "))
    };
    let assumptions: Vec<String> = verdict.assumptions().iter().map(|a| a.explain(locale)).collect();
    let better = target.direction().ok().map_or("", |better| better.name());
    let trace = serde_json::to_string(&verdict.trace()).unwrap_or_default();
    let trace = match trace.encode_utf16().count() <= MAX_TEXT {
        true => Written::text(trace),
        false => Written::text(locale.pick("(dài hơn một ô của bảng tính)", "(longer than a cell of a workbook)")),
    };
    [
        Written::number(number.into()),
        Written::text(target.indicator().name()),
        Written::text(verdict.explain(locale)),
        Written::text(verdict.goal().write(locale)),
        Written::text(target.get_source().unwrap_or_default()),
        joined(&|observation| crate::words::found(observation, locale)),
        joined(&source),
        Written::text(better),
        Written::text(format!("{} {}", verdict.rule().name(), verdict.rule().version())),
        Written::text(assumptions.join("; ")),
        trace,
    ]
}

fn source(observation: &Observation) -> String {
    observation.get_source().unwrap_or_default().to_owned()
}
