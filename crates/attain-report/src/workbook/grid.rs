//! Cells with their addresses: what a workbook, a CSV file and a frame have in common.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use attain::{Decimal, interrupt};
use chrono::NaiveDate;

/// Where a cell stands: `C7`. Rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl Address {
    /// Returns the address of a row and a column, both from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

/// As a spreadsheet names it: `C7`.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(u8::try_from(rest % 26).map_or('?', |n| char::from(b'A' + n)));
            rest /= 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell {
    /// A text.
    Text(String),
    /// An exact number, as the cell shows it: 8.5 where 0.085 is shown as 8.5 %.
    Number {
        /// The number that is shown.
        value: Decimal,
        /// What the cell shows behind it: `%`, `tỷ đồng`.
        suffix: Option<String>,
    },
    /// A day.
    Date(NaiveDate),
    /// What holds no value: what it shows, and why that is none.
    Unreadable {
        /// What the cell shows.
        shown: String,
        /// Why it holds no value.
        reason: String,
    },
}

impl Cell {
    /// Returns the cell of a number without a suffix.
    #[must_use]
    pub fn number(value: Decimal) -> Self {
        Self::Number { value, suffix: None }
    }

    /// Returns what the cell shows, in machine form.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number { value, suffix: None } => value.to_string(),
            Cell::Number { value, suffix: Some(suffix) } => format!("{value} {suffix}"),
            Cell::Date(day) => day.to_string(),
            Cell::Unreadable { shown, .. } => shown.clone(),
        }
    }
}

/// The cells of one sheet.
///
/// # Examples
/// ```
/// use attain_report::workbook::{Address, Cell, Grid};
/// let mut grid = Grid::new().named("results.csv", None);
/// grid.put(Address::new(6, 2), Cell::Text("17.946 tỷ đồng".to_owned()));
/// assert_eq!(grid.place(Address::new(6, 2)), "results.csv, C7");
/// assert!(grid.get(6, 3).is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub(crate) file: Option<String>,
    pub(crate) sheet: Option<String>,
    cells: BTreeMap<(u32, u32), Cell>,
    /// The anchor of every cell that a merge covers.
    covered: HashMap<(u32, u32), (u32, u32)>,
    pub(crate) notes: Vec<(Address, String)>,
}

impl Grid {
    /// Returns a grid without cells.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns it with the file and the sheet that it is read from, as messages and sources name them.
    #[must_use]
    pub fn named(mut self, file: impl Into<String>, sheet: Option<String>) -> Self {
        self.file = Some(file.into());
        self.sheet = sheet;
        self
    }

    /// Puts a cell; a text without letters, digits or signs is none.
    pub fn put(&mut self, at: Address, cell: Cell) {
        interrupt::check();
        if matches!(&cell, Cell::Text(text) if text.trim().is_empty()) {
            return;
        }
        self.cells.insert((at.row, at.column), cell);
    }

    /// Merges the cells between two corners into the first of them.
    pub fn merge(&mut self, first: Address, last: Address) {
        for row in first.row..=last.row {
            interrupt::check();
            for column in first.column..=last.column {
                if (row, column) != (first.row, first.column) {
                    self.covered.insert((row, column), (first.row, first.column));
                }
            }
        }
    }

    /// What stands in a cell, or in the one that it is merged into.
    #[must_use]
    pub fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column)).or_else(|| self.cells.get(self.covered.get(&(row, column))?))
    }

    /// What stands in a cell itself.
    pub(crate) fn own(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The row in which the merge begins that covers a cell.
    pub(crate) fn merged_from(&self, row: u32, column: u32) -> Option<u32> {
        self.covered.get(&(row, column)).map(|(row, _)| *row)
    }

    /// The text that stands in a cell.
    pub(crate) fn text(&self, row: u32, column: u32) -> Option<&str> {
        match self.get(row, column) {
            Some(Cell::Text(text)) => Some(text.trim()),
            _ => None,
        }
    }

    /// The cells of a row that have something of their own, in order.
    pub(crate) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        interrupt::check();
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The rows that have cells, in order.
    pub(crate) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Returns how a cell is named where it is taken from: `plan.xlsx, Biểu 1!C7`.
    #[must_use]
    pub fn place(&self, at: Address) -> String {
        let cell = match &self.sheet {
            Some(sheet) => format!("{sheet}!{at}"),
            None => at.to_string(),
        };
        match &self.file {
            Some(file) => format!("{file}, {cell}"),
            None => cell,
        }
    }
}
