//! What is refused of a workbook before it fills a machine: size, zip bombs, sheets as wide as the world, damage.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use attain_report::workbook::limits::{
    MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_PARTS, MAX_ROWS, MAX_UNPACKED_BYTES, MAX_UNREAD,
};
use attain_report::workbook::{Reading, SheetError, read_plan};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook_limits");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// A workbook of two cells whose sheet is replaced by another.
fn with_sheet(name: &str, sheet: &[u8], repeated: u64) -> PathBuf {
    let mut workbook = Workbook::new();
    let first = workbook.add_worksheet();
    first.write_string(0, 0, "Chỉ tiêu").unwrap();
    first.write_string(0, 1, "KH 2024 (%)").unwrap();
    first.write_string(1, 0, "CPI").unwrap();
    let whole = workbook.save_to_buffer().unwrap();
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let path = file(name);
    let mut written = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = SimpleFileOptions::default().large_file(true);
    for at in 0..parts.len() {
        let part = parts.by_index(at).unwrap();
        if part.name().unwrap() == "xl/worksheets/sheet1.xml" {
            drop(part);
            written.start_file("xl/worksheets/sheet1.xml", options).unwrap();
            for _ in 0..repeated.max(1) {
                written.write_all(sheet).unwrap();
            }
        } else {
            written.raw_copy_file(part).unwrap();
        }
    }
    written.finish().unwrap();
    path
}

fn sheet(dimension: &str, cells: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>"#
    )
    .into_bytes()
}

fn refused(path: &Path) -> SheetError {
    read_plan(path, &Reading::default()).unwrap_err()
}

const PLAN: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>4</v></c></row>"#;

#[test]
fn a_dimension_of_a_billion_rows_is_refused() {
    let path = with_sheet("rows.xlsx", &sheet("A1:B1000000000", PLAN), 1);
    assert_eq!(
        refused(&path),
        SheetError::TooLarge {
            file: "rows.xlsx".to_owned(),
            what: "rows",
            found: 1_000_000_000,
            limit: u64::from(MAX_ROWS)
        }
    );
    let path = with_sheet("columns.xlsx", &sheet("A1:ZZZZ2", PLAN), 1);
    let SheetError::TooLarge { what: "columns", limit, .. } = refused(&path) else { panic!() };
    assert_eq!(limit, u64::from(MAX_COLUMNS));
}

/// A sheet may say that it is as large as sheets can be; only its cells are held.
#[test]
fn the_largest_sheet_with_three_cells_is_read() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let path = with_sheet("far.xlsx", &sheet("A1:XFD1048576", &format!("{PLAN}{far}")), 1);
    let read = read_plan(&path, &Reading::default()).unwrap();
    assert_eq!(read.value.targets()[0].goal().to_string(), "4%");
}

#[test]
fn cells_beyond_the_last_are_refused() {
    for (name, cell) in [
        ("row.xlsx", r#"<row r="1048577"><c r="A1048577"><v>1</v></c></row>"#),
        ("column.xlsx", r#"<row r="3"><c r="XFE3"><v>1</v></c></row>"#),
    ] {
        let path = with_sheet(name, &sheet("A1:B2", &format!("{PLAN}{cell}")), 1);
        assert!(matches!(refused(&path), SheetError::TooLarge { .. }), "{name}");
    }
}

/// Numbers that no address has overflow where they are added up: the file is damaged, and nothing panics.
#[test]
fn absurd_addresses_are_damage() {
    for (name, dimension) in [("turned.xlsx", "B9:A1"), ("huge.xlsx", "A1:A99999999999999999999"), ("empty.xlsx", "")] {
        let path = with_sheet(name, &sheet(dimension, PLAN), 1);
        match read_plan(&path, &Reading::default()) {
            Ok(read) => assert_eq!(read.value.targets().len(), 1, "{name}"),
            Err(SheetError::Open { .. } | SheetError::TooLarge { .. }) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_not_opened() {
    for name in ["large.xlsx", "large.csv"] {
        let path = file(name);
        std::fs::File::create(&path).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
        let error = match name {
            "large.csv" => attain_report::csv::read_plan(&path, &Reading::default()).unwrap_err(),
            _ => refused(&path),
        };
        std::fs::remove_file(&path).unwrap();
        let message = format!("`{name}` has 67108865 bytes, and at most 67108864 are read");
        assert!(error.to_string().starts_with(&message), "{error}");
    }
}

/// Blanks that pack a thousand to one: 544 MB in half a megabyte, and 64 MB that are no more than a sheet may be.
#[test]
fn a_zip_bomb_is_measured_and_refused() {
    let megabyte = vec![b' '; 1 << 20];
    let dense = with_sheet("dense.xlsx", &megabyte, 64);
    let SheetError::TooLarge { what, .. } = refused(&dense) else { panic!() };
    assert_eq!(what, "times its size when unpacked");
    let mut parts = zip::ZipArchive::new(std::fs::File::open(&dense).unwrap()).unwrap();
    let path = file("bomb.xlsx");
    let mut bomb = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for copy in 0..=MAX_UNPACKED_BYTES >> 26 {
        let part = parts.by_name("xl/worksheets/sheet1.xml").unwrap();
        bomb.raw_copy_file_rename(part, format!("xl/worksheets/sheet{copy}.xml")).unwrap();
    }
    bomb.finish().unwrap();
    assert!(std::fs::metadata(&path).unwrap().len() < 1 << 20);
    let SheetError::TooLarge { what, .. } = refused(&path) else { panic!() };
    assert_eq!(what, "unpacked bytes");
}

/// One merge over a hundred columns and more rows than that many cells have: every cell that it covers counts.
#[test]
fn cells_that_merges_cover_are_counted() {
    let rows = MAX_CELLS / 100 + 1;
    let merged = |rows: usize| {
        let merge = format!(r#"<mergeCells count="1"><mergeCell ref="D1:CY{rows}"/></mergeCells>"#);
        let last = format!(r#"<row r="{rows}"><c r="CY{rows}"><v>1</v></c></row>"#);
        let whole = sheet(&format!("A1:CY{rows}"), &format!("{PLAN}{last}"));
        String::from_utf8(whole).unwrap().replace("</sheetData>", &format!("</sheetData>{merge}")).into_bytes()
    };
    let SheetError::TooLarge { what: "cells", found, limit, .. } = refused(&with_sheet("wide.xlsx", &merged(rows), 1))
    else {
        panic!()
    };
    assert_eq!((found, limit), (100 * rows as u64, MAX_CELLS as u64));
    let read = read_plan(with_sheet("narrow.xlsx", &merged(100), 1), &Reading::default()).unwrap();
    assert_eq!(read.value.targets().len(), 1);
}

/// One cell more than are read, in a table that says nothing of it before.
#[test]
fn a_table_of_too_many_cells_is_refused() {
    let row = "CPI;4;;\n";
    let whole = |cells: usize| format!("Chỉ tiêu;KH 2024 (%)\n{}", row.repeat(cells / 2 - 1));
    let SheetError::TooLarge { what: "cells", limit, .. } =
        attain_report::csv::grid(&whole(MAX_CELLS + 2), "long.csv").unwrap_err()
    else {
        panic!()
    };
    assert_eq!(limit, MAX_CELLS as u64);
    assert!(attain_report::csv::grid(&whole(MAX_CELLS), "long.csv").is_ok());
}

#[test]
fn a_workbook_of_too_many_parts_is_not_opened() {
    let path = file("parts.xlsx");
    let mut written = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for part in 0..=MAX_PARTS {
        written.start_file(format!("xl/media/{part}.png"), SimpleFileOptions::default()).unwrap();
    }
    written.finish().unwrap();
    let message = refused(&path).to_string();
    assert!(message.starts_with("`parts.xlsx` has 10001 parts, and at most 10000 are read"), "{message}");
}

/// A sheet of which nothing can be read is an error, and no list without an end.
#[test]
fn too_many_unread_cells_are_an_error() {
    let table = |rows: usize| {
        let lines: Vec<String> = (0..rows).map(|at| format!("CPI {at};đang rà soát\n")).collect();
        let grid = attain_report::csv::grid(&format!("Chỉ tiêu;KH 2024 (%)\n{}", lines.concat()), "unread.csv");
        attain_report::workbook::plan_of(&grid.unwrap(), &Reading::default())
    };
    assert_eq!(table(MAX_UNREAD).unwrap().unread.len(), MAX_UNREAD);
    let SheetError::Unread(cells) = table(MAX_UNREAD + 1).unwrap_err() else { panic!() };
    assert_eq!(cells.len(), MAX_UNREAD + 1);
}

#[test]
fn what_is_no_workbook_says_so() {
    let path = file("text.xlsx");
    std::fs::write(&path, "Chỉ tiêu;KH 2024").unwrap();
    let message = refused(&path).to_string();
    assert!(message.starts_with("cannot read `text.xlsx`: it is no workbook in .xlsx"), "{message}");
    let whole = std::fs::read(with_sheet("cut.xlsx", &sheet("A1:B2", PLAN), 1)).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(refused(&path), SheetError::Open { .. }));
    assert!(refused(Path::new("/nowhere/plan.xlsx")).to_string().starts_with("cannot read `plan.xlsx`: "));
}

/// Every byte of a workbook is turned once: an error or a plan, and never a panic.
#[test]
fn a_damaged_workbook_is_an_error() {
    let whole = std::fs::read(with_sheet("whole.xlsx", &sheet("A1:B2", PLAN), 1)).unwrap();
    let path = file("damaged.xlsx");
    for at in (0..whole.len()).step_by(37) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        std::fs::write(&path, &bytes).unwrap();
        let _ = read_plan(&path, &Reading::default());
    }
}

/// An error that the reader of workbooks does not know is one unread cell, and no lost sheet.
#[test]
fn errors_of_newer_programs_are_cells_too() {
    let cells = format!(r##"{PLAN}<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="e"><v>#SPILL!</v></c></row>"##);
    let path = with_sheet("spill.xlsx", &sheet("A1:B3", &cells), 1);
    let read = read_plan(&path, &Reading::default()).unwrap();
    assert_eq!(read.value.targets().len(), 1);
    let listed: Vec<(String, &str)> = read.unread.iter().map(|u| (u.cell.to_string(), u.text.as_str())).collect();
    assert_eq!(listed, [("B3".to_owned(), "#SPILL!")]);
}

/// A formula that comes to nothing is an empty cell; one that was never computed is listed.
#[test]
fn formulas_without_a_value() {
    let cells = format!(
        r#"{PLAN}<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="str"><f>IF(A1="","","")</f><v></v></c></row><row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4"><f>SUM(B2:B3)</f></c></row>"#
    );
    let path = with_sheet("formulas.xlsx", &sheet("A1:B4", &cells), 1);
    let read = read_plan(&path, &Reading::default()).unwrap();
    assert_eq!(read.value.targets().len(), 1);
    let listed: Vec<(String, &str)> = read.unread.iter().map(|u| (u.cell.to_string(), u.text.as_str())).collect();
    assert_eq!(listed, [("B4".to_owned(), "=SUM(B2:B3)")]);
}
