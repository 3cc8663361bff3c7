//! Files: plans and results in TOML and JSON, CSV, and workbooks byte by byte and cell by cell.

use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::sync::LazyLock;

use attain::{Locale, Observations, Plan, Target, Trace, replay};
use attain_report::workbook::{Read, Reading, SheetError, observations_of, plan_of, read_observations, read_plan};
use zip::write::SimpleFileOptions;

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What was read is written in both languages and read as the same.
macro_rules! written_again {
    ($value:expr, $type:ty) => {
        for locale in [Locale::Vi, Locale::En] {
            let toml = $value.to_toml(locale).unwrap();
            let again = <$type>::from_toml(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
            assert_eq!(again, $value, "{toml}");
            let json = $value.to_json(locale).unwrap();
            let again = <$type>::from_json(&json).unwrap_or_else(|error| panic!("{error}\n{json}"));
            assert_eq!(again, $value, "{json}");
        }
    };
}

fn plan(plan: Plan) {
    written_again!(plan, Plan);
    let _ = plan.assess(&[]);
}

fn results(results: Observations) {
    written_again!(results, Observations);
}

/// A plan or results in TOML.
pub fn toml(bytes: &[u8]) {
    let text = text(bytes);
    if let Ok(found) = Plan::from_toml(&text) {
        plan(found);
    }
    if let Ok(found) = Observations::from_toml(&text) {
        results(found);
    }
}

/// A plan, results, a target or a trace in JSON.
pub fn json(bytes: &[u8]) {
    let text = text(bytes);
    if let Ok(found) = Plan::from_json(&text) {
        plan(found);
    }
    if let Ok(found) = Observations::from_json(&text) {
        results(found);
    }
    if let Ok(target) = serde_json::from_str::<Target>(&text) {
        let stored = serde_json::to_string(&target).unwrap();
        assert_eq!(serde_json::from_str::<Target>(&stored).unwrap(), target, "{stored}");
    }
    if let Ok(trace) = serde_json::from_str::<Trace>(&text) {
        let _ = replay(&trace);
    }
}

/// Cells that could not be read say so in their place; the error of a sheet is one text.
fn said<T>(read: Result<Read<T>, SheetError>) {
    match read {
        Ok(read) => read.unread.iter().for_each(|cell| assert!(!cell.to_string().is_empty())),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// How sheets are read; made once, because it knows a catalogue.
static READING: LazyLock<Reading> = LazyLock::new(Reading::default);

/// A table in CSV.
pub fn csv(bytes: &[u8]) {
    let Ok(grid) = attain_report::csv::grid(&text(bytes), "fuzz.csv") else { return };
    said(plan_of(&grid, &READING));
    said(observations_of(&grid, &READING));
}

fn opened(bytes: &[u8]) {
    // A file of its own for every thread, written over each time.
    thread_local! {
        static FILE: PathBuf = {
            let thread = format!("{:?}", std::thread::current().id()).replace(['(', ')'], "-");
            std::env::temp_dir().join(format!("attain-fuzz-{}-{thread}.xlsx", std::process::id()))
        };
    }
    FILE.with(|path| {
        std::fs::write(path, bytes).unwrap();
        said(read_plan(path, &READING));
        said(read_observations(path, &READING));
        std::fs::remove_file(path).unwrap();
    });
}

/// Lets go on after a panic in a library that reads workbooks, which ours expects and catches. The hook of libFuzzer, which ends
/// the run before anything can be caught, stays for panics of our own; and one that comes out of a target ends it as well.
#[allow(dead_code, reason = "the tests of what was found have no such hook")]
pub fn lets_others_panic() {
    let ends = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|place| place.file().contains("/registry/src/")) {
            ends(panic);
        }
    }));
}

/// The bytes of a workbook.
pub fn workbook(bytes: &[u8]) {
    opened(bytes);
}

/// The cells of the one sheet of a workbook, as `<row>` elements; what stands before them may be its `<dimension>`.
pub fn sheet(bytes: &[u8]) {
    opened(&workbook_of(bytes));
}

/// A workbook with one sheet of those rows.
pub fn workbook_of(rows: &[u8]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const PARTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{PARTS}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{PARTS}.worksheet+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
    ];
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        written.start_file(name, options).unwrap();
        written.write_all(part.as_bytes()).unwrap();
    }
    written.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    written.write_all(format!(r#"<worksheet xmlns="{MAIN}"><sheetData>"#).as_bytes()).unwrap();
    written.write_all(rows).unwrap();
    written.write_all(b"</sheetData></worksheet>").unwrap();
    written.finish().unwrap().into_inner()
}
