//! Plans and results out of workbooks, and scorecards into them.
//!
//! A sheet is read as offices keep it: a heading of one or several rows whose words name a role (`Kế hoạch`, `Thực
//! hiện`, `Actual`), a period (`6 tháng đầu năm 2024`) or a unit; a column of units or a line such as `ĐVT: tỷ đồng`;
//! values as numbers or as text (`17.500 tỷ đồng`, `8 - 8,5%`); chapters, totals and their parts, empty rows. Each cell
//! that could not be read is listed with its address and the reason, and the rest is read.
//!
//! | in a cell | becomes |
//! |---|---|
//! | a number | the decimal that the cell shows: 8.5 % where 0.085 is formatted as a percentage |
//! | a text | what the core reads it as, in the language of the headings |
//! | a day | the day by which something is due, or on which it was done |
//! | `-`, `…`, `n/a` | no target; a result that is missing |
//! | an error, a yes or no, a formula that was never computed | listed, with the reason |
//!
//! A workbook keeps 15 digits of a number. What a program stored beyond them is the noise of its arithmetic, and is left
//! out; where it stood before the point, a note says so. A figure with more digits is written as text, with a note on the
//! cell.

mod cells;
mod columns;
mod format;
mod grid;
mod heading;
mod layout;
pub mod limits;
mod numbering;
mod plan;
mod results;
mod rows;
mod scorecard;
mod traces;
pub(crate) mod value;
mod words;
mod xlsx;

use std::fmt;
use std::path::Path;

use attain::{Better, Catalogue, Lexicon, Locale, Observations, Period, Plan};

pub(crate) use cells::unit_words;
pub(crate) use columns::quality;
pub use grid::{Address, Cell, Grid};
pub use plan::plan_of;
pub use results::observations_of;
pub use scorecard::{scorecard_bytes, write_scorecard};

/// Which sheet of a workbook is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// The one of that name.
    Named(String),
    /// The one at that place, from 0.
    At(usize),
}

/// How a sheet is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The sheet; without it the first visible one that has what is wanted.
    pub sheet: Option<Sheet>,
    /// The period of the columns that are read, or that of which they name parts; and of those whose heading names none.
    ///
    /// Beside columns of plans or results, one that is headed by a period alone is listed as unread, unless this is just
    /// that period: then the call says what it holds.
    pub period: Option<Period>,
    /// The language of the texts; without it that of the headings.
    pub locale: Option<Locale>,
    /// The direction of targets to which neither the sheet nor the catalogue gives one.
    pub better: Option<Better>,
    /// What is known of indicators by their names: direction, limits, how they add up.
    pub catalogue: Catalogue,
    /// Words for units beside those of the core.
    pub lexicon: Lexicon,
    /// The name of what is read; without it that of the file.
    pub name: Option<String>,
    /// Whether a cell that could not be read is an error.
    pub strict: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            sheet: None,
            period: None,
            locale: None,
            better: None,
            catalogue: Catalogue::common(),
            lexicon: Lexicon::new(),
            name: None,
            strict: false,
        }
    }
}

impl Reading {
    fn name_of(&self, grid: &Grid) -> String {
        let of_file = || {
            let file = grid.file.as_deref().unwrap_or_default();
            Path::new(file).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
        };
        self.name.clone().unwrap_or_else(of_file)
    }
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unread {
    /// The file, without its folder.
    pub file: Option<String>,
    /// The sheet.
    pub sheet: Option<String>,
    /// The cell.
    pub cell: Address,
    /// What it shows.
    pub text: String,
    /// Why it could not be read.
    pub reason: String,
}

impl Unread {
    pub(crate) fn new(grid: &Grid, cell: Address, text: &str, reason: impl Into<String>) -> Self {
        Self {
            file: grid.file.clone(),
            sheet: grid.sheet.clone(),
            cell,
            text: text.chars().take(200).collect(),
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}, ")?;
        }
        if let Some(sheet) = &self.sheet {
            write!(f, "sheet `{sheet}`, ")?;
        }
        write!(f, "{}: {}", self.cell, self.reason)
    }
}

/// What was read, and what could not be.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// What was read.
    pub value: T,
    /// The cells that could not be read, in the order of the sheet.
    pub unread: Vec<Unread>,
    /// What was read otherwise than it is stored, and rows that were left out.
    pub notes: Vec<String>,
}

impl<T> Read<T> {
    fn checked(value: T, mut unread: Vec<Unread>, notes: Vec<String>, reading: &Reading) -> Result<Self, SheetError> {
        unread.sort_by_key(|unread| unread.cell);
        if reading.strict && !unread.is_empty() || unread.len() > limits::MAX_UNREAD {
            return Err(SheetError::Unread(unread));
        }
        Ok(Self { value, unread, notes })
    }
}

/// Why a file is not read, or not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// It cannot be opened, or is no workbook.
    #[error("cannot read `{file}`: {reason}")]
    Open {
        /// The file.
        file: String,
        /// Why not.
        reason: String,
    },
    /// It is larger than is read.
    #[error("`{file}` has {found} {what}, and at most {limit} are read; keep what is needed in a file of its own")]
    TooLarge {
        /// The file.
        file: String,
        /// What there is too much of.
        what: &'static str,
        /// How much there is.
        found: u64,
        /// How much is read.
        limit: u64,
    },
    /// The workbook has no such sheet.
    #[error("`{file}` has no sheet {}; its sheets are {}", wanted_sheet(wanted.as_ref()), listed(sheets))]
    NoSheet {
        /// The file.
        file: String,
        /// The sheet that was asked for.
        wanted: Option<Sheet>,
        /// The sheets that there are.
        sheets: Vec<String>,
    },
    /// No row of the sheet heads a table.
    #[error(
        "{}: found no heading; it is a row with `Chỉ tiêu` or `Indicator` and what the other columns hold, such as `Kế hoạch 2024`",
        place(file.as_ref(), sheet.as_ref())
    )]
    NoHeading {
        /// The file.
        file: Option<String>,
        /// The sheet.
        sheet: Option<String>,
    },
    /// No column holds what is wanted.
    #[error("{}: no column holds {wanted}; its columns are {}", place(file.as_ref(), sheet.as_ref()), listed(found))]
    NoColumn {
        /// The file.
        file: Option<String>,
        /// The sheet.
        sheet: Option<String>,
        /// What is wanted.
        wanted: &'static str,
        /// The headings that there are.
        found: Vec<String>,
    },
    /// Cells that could not be read, all of them.
    #[error("{}", unread_cells(.0))]
    Unread(Vec<Unread>),
    /// It cannot be written.
    #[error("cannot write `{file}`: {reason}")]
    Write {
        /// The file.
        file: String,
        /// Why not.
        reason: String,
    },
}

fn wanted_sheet(wanted: Option<&Sheet>) -> String {
    match wanted {
        Some(Sheet::Named(name)) => format!("`{name}`"),
        Some(Sheet::At(at)) => format!("at place {at}"),
        None => "that is visible".to_owned(),
    }
}

fn listed(names: &[String]) -> String {
    let shown: Vec<String> =
        names.iter().take(20).map(|name| format!("`{}`", name.chars().take(60).collect::<String>())).collect();
    if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
}

fn place(file: Option<&String>, sheet: Option<&String>) -> String {
    match (file, sheet) {
        (Some(file), Some(sheet)) => format!("`{file}`, sheet `{sheet}`"),
        (Some(name), None) | (None, Some(name)) => format!("`{name}`"),
        (None, None) => "the table".to_owned(),
    }
}

fn unread_cells(unread: &[Unread]) -> String {
    let lines: Vec<String> = unread.iter().map(|unread| format!("\n  {unread}")).collect();
    let cells = if unread.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", unread.len()) };
    format!("{cells} could not be read:{}", lines.concat())
}

/// Writes a file whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), SheetError> {
    crate::file::replace(path, bytes).map_err(|error| SheetError::Write {
        file: path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        reason: error.source.to_string(),
    })
}

/// The notes that reading the cells of a grid gave, each with its place.
fn notes_of(grid: &Grid) -> Vec<String> {
    grid.notes.iter().map(|(at, note)| format!("{}: {note}", grid.place(*at))).collect()
}

/// Reads the plan of a workbook: a target for every cell in the columns of what is asked for.
///
/// # Errors
/// [`SheetError`] where the file is none, or too large, or holds no plan; [`SheetError::Unread`] with every cell that
/// could not be read, where the reading is strict.
///
/// # Examples
/// ```no_run
/// use attain_report::workbook::{Reading, read_plan};
/// let read = read_plan("ke-hoach-2024.xlsx", &Reading::default())?;
/// for cell in &read.unread {
///     eprintln!("{cell}");
/// }
/// println!("{} targets", read.value.targets().len());
/// # Ok::<(), attain_report::workbook::SheetError>(())
/// ```
pub fn read_plan(path: impl AsRef<Path>, reading: &Reading) -> Result<Read<Plan>, SheetError> {
    xlsx::first(path.as_ref(), reading.sheet.as_ref(), |grid| plan_of(&grid, reading))
}

/// Reads the results of a workbook: an observation for every cell in the columns of what was reached.
///
/// The plan figure and the percent of plan that stand beside a result are kept beside it, and so is a published label.
///
/// # Errors
/// As [`read_plan`].
pub fn read_observations(path: impl AsRef<Path>, reading: &Reading) -> Result<Read<Observations>, SheetError> {
    xlsx::first(path.as_ref(), reading.sheet.as_ref(), |grid| observations_of(&grid, reading))
}
