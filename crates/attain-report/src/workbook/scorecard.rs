//! A scorecard as a workbook that people send on: a sheet of verdicts, and one of sources and traces.

use std::collections::HashSet;
use std::io::{self, Cursor, Seek, SeekFrom, Write};
use std::path::Path;

use attain::{Locale, Scorecard, Status, interrupt};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar, ConditionalFormatType, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::SheetError;
use super::cells::{Pen, Written};
use super::columns::{Column, Columns, Line};
use super::traces;

/// Writes a scorecard as a workbook; a file of that name is replaced, whole or not at all.
///
/// Names are texts whatever they begin with. A figure of up to 15 digits is a number in the unit of its row, one with
/// more is a text with a note; [`super::read_plan`] and [`super::read_observations`] read the same values back.
///
/// # Errors
/// [`SheetError::Write`] where the file cannot be written.
///
/// # Examples
/// ```no_run
/// use attain::{Locale, Plan};
/// use attain_report::workbook::write_scorecard;
/// let card = Plan::new("2024").assess(&[])?;
/// write_scorecard(&card, "scorecard.xlsx", Locale::Vi)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_scorecard(card: &Scorecard, path: impl AsRef<Path>, locale: Locale) -> Result<(), SheetError> {
    super::write_whole(path.as_ref(), &scorecard_bytes(card, locale)?)
}

/// Returns a scorecard as the bytes of a workbook.
///
/// # Errors
/// [`SheetError::Write`] for a scorecard of more rows than a sheet has.
pub fn scorecard_bytes(card: &Scorecard, locale: Locale) -> Result<Vec<u8>, SheetError> {
    let refuse = |error: XlsxError| SheetError::Write { file: card.plan().to_owned(), reason: error.to_string() };
    let mut workbook = Workbook::new();
    let title: String = card.plan().chars().take(200).collect();
    // The same verdicts are the same bytes on every day; the parts of the archive are of this day, too.
    let day = ExcelDateTime::from_ymd(1980, 1, 1).map_err(refuse)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    verdicts(workbook.add_worksheet(), card, locale).map_err(refuse)?;
    traces::write(workbook.add_worksheet(), card, locale).map_err(refuse)?;
    let mut archive = Archive(Cursor::new(Vec::new()));
    workbook.save_to_writer(&mut archive).map_err(refuse)?;
    Ok(archive.0.into_inner())
}

/// The bytes of a workbook while they are written, which can be called off.
struct Archive(Cursor<Vec<u8>>);

impl Write for Archive {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        interrupt::check();
        self.0.write(piece)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Seek for Archive {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

/// The row of the heading; the title and the counts stand above it.
const HEADING: u32 = 3;

fn verdicts(sheet: &mut Worksheet, card: &Scorecard, locale: Locale) -> Result<(), XlsxError> {
    sheet.set_name(locale.pick("Kết quả", "Scorecard"))?;
    let chapters = in_runs(card);
    let lines = Line::all(card);
    let columns = Columns::of(&lines, locale, chapters);
    let mut pen = Pen { sheet, locale };
    pen.put(0, 0, &Written::text(card.plan()), &Format::new().set_bold().set_font_size(14))?;
    pen.put(1, 0, &Written::text(counts(card, locale)), &Format::new())?;
    if let Some(published) = card.published() {
        pen.put(2, 0, &Written::text(crate::words::published(published, locale)), &Format::new())?;
    }
    let head = cell().set_bold().set_background_color("D9E2EC").set_align(FormatAlign::Center).set_text_wrap();
    for (at, (_, heading, width)) in (0u16..).zip(&columns.all) {
        pen.sheet.set_column_width(at, *width)?;
        pen.put(HEADING, at, &Written::text(heading.as_str()), &head)?;
    }
    pen.sheet.set_row_height(HEADING, 45)?;
    let mut row = HEADING + 1;
    let (mut group_before, mut chapter) = (None, 0);
    let plain = cell().set_text_wrap().set_align(FormatAlign::Top);
    let centred = plain.clone().set_align(FormatAlign::Center);
    let chapter_format = cell().set_bold().set_background_color("F0F4F8");
    for line in &lines {
        interrupt::check();
        let group = line.verdict.target().get_group().filter(|_| chapters);
        if group.is_some() && group != group_before {
            chapter += 1;
            for (at, (column, ..)) in (0u16..).zip(&columns.all) {
                let value = match column {
                    Column::Number => Written::text(roman(chapter)),
                    Column::Indicator => Written::text(group.unwrap_or_default()),
                    _ => Written::Nothing,
                };
                pen.put(row, at, &value, &chapter_format)?;
            }
            row += 1;
        }
        group_before = group;
        let cells: Vec<Written> = columns.all.iter().map(|(column, ..)| columns.cell(*column, line)).collect();
        for (at, value) in (0u16..).zip(&cells) {
            pen.put(row, at, value, if at == 0 { &centred } else { &plain })?;
        }
        pen.fit(row, cells.iter().zip(columns.all.iter().map(|(.., width)| *width)))?;
        row += 1;
    }
    let last_column = u16::try_from(columns.all.len()).unwrap_or(u16::MAX).saturating_sub(1);
    if row > HEADING + 1 {
        if let Some(at) = columns.place(Column::Status) {
            by_status(sheet, at, row - 1, locale)?;
        }
        if let Some(at) = columns.place(Column::Percent) {
            let bar = ConditionalFormatDataBar::new()
                .set_minimum(ConditionalFormatType::Number, 0)
                .set_fill_color("9FB3C8")
                .set_solid_fill(true);
            sheet.add_conditional_format(HEADING + 1, at, row - 1, at, &bar)?;
        }
        sheet.ignore_error_range(HEADING + 1, 0, row - 1, last_column, IgnoreError::NumberStoredAsText)?;
        sheet.autofilter(HEADING, 0, row - 1, last_column)?;
    }
    sheet.set_freeze_panes(HEADING + 1, 2)?;
    page(sheet, card.plan(), row, last_column)
}

/// A cell with a thin border.
fn cell() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_border_color("BCCCDC")
}

/// How a sheet is printed: across one page, its heading on each.
pub(super) fn page(sheet: &mut Worksheet, title: &str, rows: u32, last_column: u16) -> Result<(), XlsxError> {
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADING, HEADING)?;
    sheet.set_print_area(0, 0, rows.saturating_sub(1).max(HEADING), last_column)?;
    // An ampersand begins a code in a footer.
    let title: String = title.chars().filter(|c| !c.is_control()).take(80).collect();
    sheet.set_footer(format!("&L{}&R&P/&N", title.replace('&', "&&")));
    Ok(())
}

fn by_status(sheet: &mut Worksheet, at: u16, last: u32, locale: Locale) -> Result<(), XlsxError> {
    let colours = [
        (Status::Exceeded, "0B4F6C", "D6EAF3"),
        (Status::Met, "1B5E20", "DDF0DE"),
        (Status::NearMiss, "7A4F01", "FFF1CC"),
        (Status::Missed, "8B1A1A", "F9DEDC"),
        (Status::Undecided, "4A4A4A", "ECECEC"),
        (Status::NoData, "4A4A4A", "FFFFFF"),
    ];
    for (status, ink, paper) in colours {
        let format = Format::new().set_font_color(ink).set_background_color(paper);
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(status.label(locale).to_owned()))
            .set_format(format);
        sheet.add_conditional_format(HEADING + 1, at, last, at, &rule)?;
    }
    Ok(())
}

/// What the counted targets came to: `26–27/28 đạt hoặc vượt`.
fn counts(card: &Scorecard, locale: Locale) -> String {
    let counts = card.counts();
    let (met, total) = (counts.met(), counts.total());
    let met = match (met.lower, met.upper) {
        (Some(low), Some(high)) if low != high => format!("{low}–{high}"),
        (low, high) => low.or(high).unwrap_or_default().to_string(),
    };
    locale.pick(format!("{met}/{total} chỉ tiêu đạt hoặc vượt"), format!("{met} of {total} targets met or exceeded"))
}

/// Whether every target has a group and no group is left and come back to.
fn in_runs(card: &Scorecard) -> bool {
    let mut runs: Vec<Option<&str>> = card.rows().iter().map(|row| row.attainment.target().get_group()).collect();
    runs.dedup();
    runs.iter().all(Option::is_some) && runs.iter().collect::<HashSet<_>>().len() == runs.len()
}

/// A chapter in Roman figures.
fn roman(mut number: usize) -> String {
    const FIGURES: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, figure) in FIGURES {
        while number >= value && text.len() < 20 {
            text.push_str(figure);
            number -= value;
        }
    }
    text
}
