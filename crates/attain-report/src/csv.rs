//! Plans and results out of CSV and into it, by the rules of a sheet.
//!
//! | in | out |
//! |---|---|
//! | `;`, `,` or a tab, whichever parts the rows evenly; a first line `sep=;` says it | `,` in English, `;` in Vietnamese |
//! | UTF-8 with or without its mark, UTF-16 with it | UTF-8 with its mark, by which spreadsheets know it |
//! | quoted texts, line breaks within them | quotes where they are needed |
//! | an apostrophe before a formula is taken off | texts that begin like a formula get an apostrophe; numbers never |
//!
//! In English the columns of results are named by the concepts of SDMX and numbers have a decimal point; in Vietnamese
//! they are named as in a report and numbers have a decimal comma. Either is read back as the same values.

mod write;

use std::path::Path;

use attain::{Observations, Plan};

use crate::workbook::limits::{MAX_CELLS, MAX_FILE_BYTES};
use crate::workbook::{Address, Cell, Grid, Read, Reading, SheetError, observations_of, plan_of};

pub use write::{observations_text, plan_text, scorecard_text, write_observations, write_plan, write_scorecard};

/// Reads the plan of a CSV file.
///
/// # Errors
/// As [`crate::workbook::read_plan`].
pub fn read_plan(path: impl AsRef<Path>, reading: &Reading) -> Result<Read<Plan>, SheetError> {
    plan_of(&file(path.as_ref())?, reading)
}

/// Reads the results of a CSV file.
///
/// # Errors
/// As [`crate::workbook::read_plan`].
pub fn read_observations(path: impl AsRef<Path>, reading: &Reading) -> Result<Read<Observations>, SheetError> {
    observations_of(&file(path.as_ref())?, reading)
}

/// Returns the cells of a text in CSV.
///
/// # Errors
/// [`SheetError::TooLarge`] for more cells than are read.
///
/// # Examples
/// ```
/// use attain_report::csv::grid;
/// use attain_report::workbook::{Reading, plan_of};
/// let text = "Chỉ tiêu;ĐVT;Kế hoạch 2024\nThu ngân sách;tỷ đồng;17.500\nTăng trưởng GRDP;%;8 - 8,5\n";
/// let plan = plan_of(&grid(text, "plan.csv")?, &Reading::default())?.value;
/// assert_eq!(plan.targets()[0].goal().to_string(), "17,500 billion VND");
/// assert_eq!(plan.targets()[1].goal().to_string(), "8–8.5%");
/// # Ok::<(), attain_report::workbook::SheetError>(())
/// ```
pub fn grid(text: &str, name: &str) -> Result<Grid, SheetError> {
    let (delimiter, text) = delimiter(text.trim_start_matches('\u{feff}'));
    let mut grid = Grid::new().named(name, None);
    let mut row: u32 = 0;
    let mut reader = reader(delimiter, text);
    let mut record = csv::StringRecord::new();
    loop {
        let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(grid),
            Err(error) => return Err(SheetError::Open { file: name.to_owned(), reason: error.to_string() }),
        }
        // An empty line is a row too, so that addresses are those that a spreadsheet shows.
        let blank = text.get(from..).unwrap_or_default().bytes().take_while(|b| matches!(b, b'\r' | b'\n'));
        row = row.saturating_add(u32::try_from(blank.filter(|b| *b == b'\n').count()).unwrap_or(u32::MAX));
        for (column, text) in (0u32..).zip(&record) {
            grid.put(Address::new(row, column), Cell::Text(unguarded(text).to_owned()));
            if grid.len() > MAX_CELLS {
                let (found, limit) = (grid.len() as u64, MAX_CELLS as u64);
                return Err(SheetError::TooLarge { file: name.to_owned(), what: "cells", found, limit });
            }
        }
        row = row.saturating_add(1);
    }
}

fn file(path: &Path) -> Result<Grid, SheetError> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let refuse = |reason: String| SheetError::Open { file: name.clone(), reason };
    let size = std::fs::metadata(path).map_err(|e| refuse(e.to_string()))?.len();
    if size > MAX_FILE_BYTES {
        return Err(SheetError::TooLarge { file: name, what: "bytes", found: size, limit: MAX_FILE_BYTES });
    }
    let bytes = std::fs::read(path).map_err(|e| refuse(e.to_string()))?;
    let text = decoded(&bytes).map_err(refuse)?;
    grid(&text, &name)
}

/// The text of a file: UTF-8, or UTF-16 with its mark.
fn decoded(bytes: &[u8]) -> Result<String, String> {
    let wide = |unit: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units: Vec<u16> = rest.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?))).collect();
        String::from_utf16(&units).map_err(|_| "it is damaged UTF-16".to_owned())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        _ if bytes.starts_with(b"PK\x03\x04") => Err("it is a workbook; read it as .xlsx".to_owned()),
        _ => String::from_utf8(bytes.to_vec()).map_err(|error| {
            format!("it is not in UTF-8 (byte {}); save it as `CSV UTF-8`", error.utf8_error().valid_up_to())
        }),
    }
}

fn reader(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The sign between the fields, and the text without the line that names it.
///
/// It is the one that parts the most of the first rows into the same number of fields.
fn delimiter(text: &str) -> (u8, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some((sign, rest)) = rest.split_once('\n')
        && let [sign] = sign.trim_end_matches('\r').as_bytes()
    {
        return (*sign, rest);
    }
    let evenness = |sign: u8| {
        let mut counts: Vec<usize> = reader(sign, text)
            .records()
            .take(60)
            .map_while(Result::ok)
            .map(|record| record.len())
            .filter(|fields| *fields > 1)
            .collect();
        counts.sort_unstable();
        counts.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(0))).max().unwrap_or((0, 0))
    };
    let signs = [b';', b'\t', b','];
    let best = signs.into_iter().map(|sign| (evenness(sign), sign)).rev().max_by_key(|(even, _)| *even);
    (best.map_or(b',', |(_, sign)| sign), text)
}

/// Whether a text begins as a formula would, apostrophes aside.
pub(crate) fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// A text without the apostrophe that keeps it from being a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_guarded(text) => rest,
        _ => text,
    }
}
