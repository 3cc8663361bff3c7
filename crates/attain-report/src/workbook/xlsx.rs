//! The sheets of a workbook as grids, within limits.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use attain::interrupt;
use calamine::{DataRef, Dimensions, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use chrono::NaiveDate;

use super::format::Shows;
use super::grid::{Address, Cell, Grid};
use super::limits::{
    MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_PARTS, MAX_RATIO, MAX_ROWS, MAX_UNPACKED_BYTES, SMALL_BYTES,
};
use super::{Sheet, SheetError};

type Workbook = Xlsx<BufReader<Source>>;

/// A file whose reading can be called off, however long the reader of workbooks stays in one part of it.
struct Source(File);

impl Read for Source {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        interrupt::check();
        self.0.read(room)
    }
}

impl Seek for Source {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

/// Opens a workbook that is no larger than is read.
fn open(path: &Path, name: &str) -> Result<Workbook, SheetError> {
    let refuse = |reason: String| SheetError::Open { file: name.to_owned(), reason };
    let file = File::open(path).map_err(|e| refuse(e.to_string()))?;
    let size = file.metadata().map_err(|e| refuse(e.to_string()))?.len();
    check("bytes", size, MAX_FILE_BYTES, name)?;
    measure(BufReader::new(Source(file)), size, name)?;
    let file = File::open(path).map_err(|e| refuse(e.to_string()))?;
    open_workbook_from_rs(BufReader::new(Source(file))).map_err(|e: XlsxError| match e {
        XlsxError::Password => refuse("it is protected by a password; save it without one".to_owned()),
        e => refuse(format!("it is no workbook in .xlsx ({e})")),
    })
}

/// Unpacks every part and counts; what the archive says of itself is not believed.
fn measure(file: impl Read + Seek, size: u64, name: &str) -> Result<(), SheetError> {
    let refuse = |reason: String| SheetError::Open { file: name.to_owned(), reason };
    let mut archive = zip::ZipArchive::new(file)
        .map_err(|e| refuse(format!("it is no workbook in .xlsx ({e}); save it as .xlsx, or read it as CSV")))?;
    check("parts", archive.len() as u64, MAX_PARTS as u64, name)?;
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|e| refuse(format!("it is damaged ({e})")))?;
        let room = MAX_UNPACKED_BYTES - unpacked;
        let mut part = part.take(room + 1);
        unpacked +=
            std::io::copy(&mut part, &mut std::io::sink()).map_err(|e| refuse(format!("it is damaged ({e})")))?;
        check("unpacked bytes", unpacked, MAX_UNPACKED_BYTES, name)?;
    }
    if unpacked > SMALL_BYTES {
        check("times its size when unpacked", unpacked / size.max(1), MAX_RATIO, name)?;
    }
    Ok(())
}

fn check(what: &'static str, found: u64, limit: u64, file: &str) -> Result<(), SheetError> {
    if found > limit {
        return Err(SheetError::TooLarge { file: file.to_owned(), what, found, limit });
    }
    Ok(())
}

/// Reads sheets until one of them is what the caller wants.
///
/// A sheet that is named is the only one tried; otherwise the visible ones are tried in their order, and the first
/// error stands for all of them.
pub(crate) fn first<T>(
    path: &Path,
    wanted: Option<&Sheet>,
    mut of: impl FnMut(Grid) -> Result<T, SheetError>,
) -> Result<T, SheetError> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    // What a damaged file makes the reader of workbooks stumble over is an error of the file.
    let damaged = || SheetError::Open { file: name.clone(), reason: "it is damaged".to_owned() };
    let stumbled = |thrown: Box<dyn std::any::Any + Send>| {
        if interrupt::is_interrupt(&*thrown) { resume_unwind(thrown) } else { damaged() }
    };
    let mut workbook = catch_unwind(|| open(path, &name)).map_err(stumbled)??;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let chosen: Vec<String> = match wanted {
        None => sheets.iter().filter(|(_, visible)| *visible).map(|(name, _)| name.clone()).collect(),
        Some(Sheet::Named(wanted)) => sheets.iter().map(|(name, _)| name).filter(|n| *n == wanted).cloned().collect(),
        Some(Sheet::At(at)) => sheets.get(*at).map(|(name, _)| name.clone()).into_iter().collect(),
    };
    if chosen.is_empty() {
        let sheets = sheets.into_iter().map(|(name, _)| name).collect();
        return Err(SheetError::NoSheet { file: name, wanted: wanted.cloned(), sheets });
    }
    let mut first_error = None;
    for sheet in chosen {
        let read = catch_unwind(AssertUnwindSafe(|| grid(&mut workbook, &name, &sheet))).map_err(stumbled)?;
        match read.and_then(&mut of) {
            Ok(found) => return Ok(found),
            Err(error @ (SheetError::NoHeading { .. } | SheetError::NoColumn { .. })) => {
                // A sheet with a heading says more about what is wrong than one without.
                if first_error.is_none() || matches!(error, SheetError::NoColumn { .. }) {
                    first_error = Some(error);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Err(first_error.unwrap_or_else(damaged))
}

/// Reads the cells of a sheet.
fn grid(workbook: &mut Workbook, file: &str, sheet: &str) -> Result<Grid, SheetError> {
    let refuse = |e: XlsxError| SheetError::Open { file: file.to_owned(), reason: format!("sheet `{sheet}`: {e}") };
    let mut grid = Grid::new().named(file, Some(sheet.to_owned()));
    let merges = workbook.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    let (mut last_row, mut last_column) = (0, 0);
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(refuse)?;
    let dimensions = cells.dimensions();
    check("rows", u64::from(dimensions.end.0) + 1, u64::from(MAX_ROWS), file)?;
    check("columns", u64::from(dimensions.end.1) + 1, u64::from(MAX_COLUMNS), file)?;
    let shows: Vec<Shows> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or_else(Shows::default, |format| Shows::of(&format.format_code)))
        .collect();
    // What a formula came to, where that is nothing.
    let mut blank = HashSet::new();
    let mut at = Address::new(0, 0);
    loop {
        interrupt::check();
        let (found, style) = match cells.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            // The reader knows the value of the cell only; it goes on behind it.
            Err(XlsxError::CellError(shown)) => {
                let reason = format!("the cell after {at} holds an error");
                grid.put(Address::new(at.row, at.column + 1), Cell::Unreadable { shown, reason });
                continue;
            }
            Err(error) => return Err(refuse(error)),
        };
        let (row, column) = found.get_position();
        at = Address::new(row, column);
        check("rows", u64::from(row) + 1, u64::from(MAX_ROWS), file)?;
        check("columns", u64::from(column) + 1, u64::from(MAX_COLUMNS), file)?;
        if matches!(found.get_value(), DataRef::String(text) if text.trim().is_empty()) {
            blank.insert((row, column));
        }
        let plain = Shows::default();
        let (cell, note) = value(found.get_value(), shows.get(style).unwrap_or(&plain));
        if let Some(cell) = cell {
            grid.put(at, cell);
            (last_row, last_column) = (last_row.max(row), last_column.max(column));
            check("cells", grid.len() as u64, MAX_CELLS as u64, file)?;
        }
        grid.notes.extend(note.map(|note| (at, note)));
    }
    drop(cells);
    formulas(workbook, sheet, &blank, &mut grid).map_err(refuse)?;
    merge(&mut grid, &merges, (last_row, last_column), file)?;
    Ok(grid)
}

/// What a cell holds; None where that is nothing.
fn value(data: &DataRef<'_>, shows: &Shows) -> (Option<Cell>, Option<String>) {
    let unreadable = |shown: String, reason: &str| Some(Cell::Unreadable { shown, reason: reason.to_owned() });
    match data {
        DataRef::Empty => (None, None),
        DataRef::String(text) => (Some(Cell::Text(text.clone())), None),
        DataRef::SharedString(text) => (Some(Cell::Text((*text).to_owned())), None),
        DataRef::Int(whole) => (Some(Cell::number((*whole).into())), None),
        DataRef::Float(stored) => {
            let (cell, note) = shows.cell(*stored);
            (Some(cell), note)
        }
        DataRef::Bool(flag) => {
            let shown = if *flag { "TRUE" } else { "FALSE" };
            (unreadable(shown.to_owned(), "a yes or no is no figure; write what was reached, or the day"), None)
        }
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let shown = format!("{year:04}-{month:02}-{day:02}");
            match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
                Some(day) => (Some(Cell::Date(day)), None),
                None => (unreadable(shown, "it is no day of the calendar"), None),
            }
        }
        DataRef::DateTime(moment) => (unreadable(moment.as_f64().to_string(), "a time of day is no figure"), None),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => (Some(Cell::Date(day)), None),
            None => (unreadable(text.clone(), "it is no day of the calendar"), None),
        },
        DataRef::DurationIso(text) => (unreadable(text.clone(), "a span of time is no figure"), None),
        DataRef::Error(error) => (unreadable(error.to_string(), "the cell holds an error"), None),
    }
}

/// Notes the formulas that were stored without what they come to.
fn formulas(
    workbook: &mut Workbook,
    sheet: &str,
    blank: &HashSet<(u32, u32)>,
    grid: &mut Grid,
) -> Result<(), XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    loop {
        interrupt::check();
        let found = match cells.next_formula() {
            Ok(Some(found)) => found,
            Ok(None) => return Ok(()),
            Err(XlsxError::CellError(_)) => continue,
            Err(error) => return Err(error),
        };
        let (row, column) = found.get_position();
        if grid.own(row, column).is_none() && !blank.contains(&(row, column)) && !found.get_value().is_empty() {
            let reason = "the formula is stored without its value; open the workbook once and save it".to_owned();
            let shown = format!("={}", found.get_value());
            grid.put(Address::new(row, column), Cell::Unreadable { shown, reason });
        }
    }
}

/// Merges what was merged, as far as there are cells.
fn merge(grid: &mut Grid, merges: &[Dimensions], last: (u32, u32), file: &str) -> Result<(), SheetError> {
    let mut covered = 0u64;
    for area in merges {
        let end = (area.end.0.min(last.0 + 1), area.end.1.min(last.1 + 1));
        if area.start.0 > end.0 || area.start.1 > end.1 {
            continue;
        }
        covered += (u64::from(end.0 - area.start.0) + 1) * (u64::from(end.1 - area.start.1) + 1);
        check("cells", covered, MAX_CELLS as u64, file)?;
        grid.merge(Address::new(area.start.0, area.start.1), Address::new(end.0, end.1));
    }
    Ok(())
}
