//! Where a sheet has its heading, and what its columns hold.

use std::collections::HashMap;

use attain::text::normal_name;
use attain::{Lexicon, Locale, Period, Unit};

use super::grid::{Address, Cell, Grid};
use super::heading::{self, Heading, tokens};
use super::words::{Role, role};
use super::{Reading, SheetError, Unread};

/// The rows from the top in which a heading is looked for.
const HEADING_WITHIN: usize = 60;

/// The most columns over which a heading without a merge stands.
const SPAN: usize = 64;

/// The most rows of a heading.
const HEADING_ROWS: u32 = 8;

/// A column with what its heading says.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) at: u32,
    pub(crate) heading: Heading,
    pub(crate) text: String,
    /// The cell that heads it.
    pub(crate) head: Address,
}

/// Where things stand in a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    top: u32,
    pub(crate) columns: Vec<Column>,
    pub(crate) indicator: u32,
    /// The first row below the heading.
    pub(crate) first: u32,
    /// The row in which the next table begins.
    end: u32,
    /// The unit that a line above the table states.
    pub(crate) unit: Option<Unit>,
    /// The period of columns that name none.
    pub(crate) period: Option<Period>,
    pub(crate) locale: Option<Locale>,
    /// The language in which bare numerals are written.
    pub(crate) numerals: Option<Locale>,
    pub(crate) unread: Vec<Unread>,
}

impl Layout {
    /// Finds the tables of a sheet and reads their headings.
    pub(crate) fn all(grid: &Grid, reading: &Reading) -> Result<Vec<Self>, SheetError> {
        let rows = grid.rows();
        let no_heading = || SheetError::NoHeading { file: grid.file.clone(), sheet: grid.sheet.clone() };
        let first = rows.iter().copied().take(HEADING_WITHIN).find(|row| is_heading(grid, *row));
        let first = first.ok_or_else(no_heading)?;
        let mut layouts: Vec<Self> = vec![Self::at(grid, &rows, first, reading).ok_or_else(no_heading)?];
        let below = layouts.first().map_or(first, |layout| layout.first);
        for top in rows.iter().copied().filter(|row| *row >= below).filter(|row| heads_again(grid, *row)) {
            let Some(before) = layouts.last_mut() else { break };
            // A heading is printed again on every page; the rows of a heading follow each other.
            if top < before.first || same_cells(grid, before.top, top) {
                continue;
            }
            before.end = top;
            let (unit, period) = (before.unit.clone(), before.period);
            if let Some(mut next) = Self::at(grid, &rows, top, reading) {
                next.unit = next.unit.or(unit);
                next.period = next.period.or(period);
                layouts.push(next);
            }
        }
        Ok(layouts)
    }

    /// Reads the heading that begins in a row.
    fn at(grid: &Grid, rows: &[u32], top: u32, reading: &Reading) -> Option<Self> {
        let indicator = indicator_column(grid, top)?;
        let above: Vec<u32> = rows.iter().copied().filter(|row| *row < top).collect();
        // What stands above a table: all that does, or the lines between it and the table before.
        let from =
            above.iter().rev().position(|row| heads_again(grid, *row)).map_or(0, |_| above.len().saturating_sub(4));
        let above: Vec<u32> = above.into_iter().skip(from).collect();
        let bottom = bottom(grid, top, indicator, reading);
        let mut unread = Vec::new();
        let year = reading.period.and_then(|period| period.calendar_year()).or_else(|| year_above(grid, &above));
        let mut columns = Vec::new();
        let mut votes: HashMap<Locale, usize> = HashMap::new();
        let last = (top..=bottom).flat_map(|row| grid.row(row)).map(|(column, _)| column).max();
        for at in 0..=last.unwrap_or(0) {
            let pieces = pieces(grid, top, bottom, at);
            if pieces.is_empty() {
                continue;
            }
            let texts: Vec<String> = pieces.iter().map(|(_, text)| text.clone()).collect();
            let heading = heading::read(&texts, year, reading.locale, &reading.lexicon);
            if let Some(locale) = heading.locale {
                *votes.entry(locale).or_default() += 1;
            }
            let head = pieces.last().map_or(Address::new(top, at), |(row, _)| Address::new(*row, at));
            columns.push(Column { at, heading, text: texts.join(" "), head });
        }
        let count = |locale| votes.get(&locale).copied().unwrap_or(0);
        let (vi, en) = (count(Locale::Vi), count(Locale::En));
        let spoken = if vi > en { Some(Locale::Vi) } else { (en > vi).then_some(Locale::En) };
        let locale = reading.locale.or(spoken);
        let unit = unit_above(grid, &above, locale, reading, &mut unread);
        let period = reading.period.or_else(|| Period::year(year?).ok());
        let first = skip_numbered(grid, bottom + 1, indicator);
        let end = u32::MAX;
        let mut layout = Self { top, columns, indicator, first, end, unit, period, locale, numerals: locale, unread };
        layout.numerals = reading.locale.or_else(|| layout.settled(grid)).or(spoken);
        Some(layout)
    }

    /// Its rows below the heading.
    pub(crate) fn rows<'g>(&self, grid: &'g Grid) -> impl Iterator<Item = u32> + use<'g> {
        let (first, end) = (self.first, self.end);
        grid.rows().into_iter().filter(move |row| (first..end).contains(row))
    }

    /// The column of a role; the first of several.
    pub(crate) fn column(&self, role: Role) -> Option<u32> {
        self.columns.iter().find(|column| column.heading.role == Some(role)).map(|column| column.at)
    }

    /// The columns that hold the values of a role, else those that say nothing but a period, or only that they hold
    /// values.
    pub(crate) fn values(&self, wanted: Role) -> Vec<&Column> {
        let named = |role| -> Vec<&Column> {
            self.columns.iter().filter(|c| c.at != self.indicator && c.heading.role == Some(role)).collect()
        };
        let own = named(wanted);
        if !own.is_empty() {
            return own;
        }
        let other = if wanted == Role::Plan { Role::Actual } else { Role::Plan };
        // Beside columns of the other kind, a bare period could be of either.
        let of_values = named(Role::Value);
        if !of_values.is_empty() || !named(other).is_empty() {
            return of_values;
        }
        self.periods()
    }

    /// The columns whose headings say nothing but a period.
    pub(crate) fn periods(&self) -> Vec<&Column> {
        let bare = |c: &&Column| c.at != self.indicator && c.heading.role.is_none() && c.heading.only_period;
        self.columns.iter().filter(bare).filter(|c| c.heading.period.is_some() || c.heading.yearless).collect()
    }

    /// The language in which the bare numerals of the sheet are written, where some can only be of one.
    fn settled(&self, grid: &Grid) -> Option<Locale> {
        let values = |column: &Column| {
            matches!(column.heading.role, None | Some(Role::Plan | Role::Actual | Role::Value | Role::Baseline))
        };
        let columns: Vec<u32> =
            self.columns.iter().filter(|c| c.at != self.indicator && values(c)).map(|c| c.at).collect();
        let (mut vi, mut en) = (false, false);
        for row in self.rows(grid) {
            for column in &columns {
                let Some(text) = grid.text(row, *column) else { continue };
                if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-')) {
                    continue;
                }
                // What reads without a language reads in one way: its last sign parts decimals or thousands.
                let Ok(value) = attain::number(text, None) else { continue };
                match (text.bytes().rev().find(|b| matches!(b, b'.' | b',')), value.scale() > 0) {
                    (Some(b'.'), true) | (Some(b','), false) => en = true,
                    (Some(b','), true) | (Some(b'.'), false) => vi = true,
                    _ => {}
                }
            }
        }
        match (vi, en) {
            (true, false) => Some(Locale::Vi),
            (false, true) => Some(Locale::En),
            _ => None,
        }
    }
}

/// The role of a heading cell as it stands.
fn role_of(cell: &Cell) -> Option<Role> {
    let Cell::Text(text) = cell else { return None };
    // A sentence that mentions a plan is no heading.
    if text.chars().count() > 200 {
        return None;
    }
    role(&tokens(text)).map(|(role, _)| role)
}

/// Whether a row heads a table: it names the column of the indicators, or several others.
fn is_heading(grid: &Grid, row: u32) -> bool {
    let cells: Vec<&Cell> = grid.row(row).map(|(_, cell)| cell).collect();
    let roles: Vec<Role> = cells.iter().filter_map(|cell| role_of(cell)).collect();
    // Periods head columns only beside the names.
    let periods = || cells.iter().filter(|cell| is_period(cell)).count();
    cells.len() >= 2
        && (roles.contains(&Role::Indicator) && (roles.len() >= 2 || periods() >= 1)
            || roles.len() >= 2 && roles.len() * 2 > cells.len())
}

/// Whether a row below a heading heads a table too: it has the words for the column of the names, and no others there.
fn heads_again(grid: &Grid, row: u32) -> bool {
    // Asked of every row of a sheet: the words first, which hardly any row has.
    let mut cells = grid.row(row).map(|(_, cell)| cell);
    cells.any(|cell| matches!(cell, Cell::Text(text) if names_indicators(text))) && is_heading(grid, row)
}

/// Whether a text heads the column of the names and is none of them.
pub(crate) fn names_indicators(text: &str) -> bool {
    const HEADINGS: [&str; 9] = [
        "chỉ tiêu",
        "tên chỉ tiêu",
        "các chỉ tiêu",
        "chỉ tiêu chủ yếu",
        "các chỉ tiêu chủ yếu",
        "nội dung",
        "indicator",
        "indicators",
        "indicator name",
    ];
    HEADINGS.contains(&normal_name(text).as_str())
}

/// Whether two rows say the same.
fn same_cells(grid: &Grid, one: u32, other: u32) -> bool {
    let cells = |row: u32| grid.row(row).map(|(at, cell)| (at, cell.shown())).collect::<Vec<_>>();
    cells(one) == cells(other)
}

/// Whether a cell names a period and nothing else, be it without its year.
fn is_period(cell: &Cell) -> bool {
    let text = cell.shown();
    text.chars().count() <= 60 && {
        let read = heading::read(&[text], Some(2024), None, &Lexicon::new());
        read.only_period && read.period.is_some()
    }
}

fn is_year(cell: &Cell) -> bool {
    Period::parse(&cell.shown()).is_ok()
}

/// The column of the names: by its heading, else the first one that heads nothing else.
fn indicator_column(grid: &Grid, top: u32) -> Option<u32> {
    let named = grid.row(top).find(|(_, cell)| role_of(cell) == Some(Role::Indicator)).map(|(at, _)| at);
    named.or_else(|| {
        let last = grid.row(top).map(|(at, _)| at).max()?;
        let free = |at: &u32| grid.own(top, *at).is_none_or(|cell| role_of(cell).is_none() && !is_year(cell));
        (0..=last).find(free)
    })
}

/// The last row of the heading: rows below belong to it while they name no indicator and say only what headings say.
fn bottom(grid: &Grid, top: u32, indicator: u32, reading: &Reading) -> u32 {
    let mut bottom = top;
    for row in top + 1..top + HEADING_ROWS {
        let merged = grid.merged_from(row, indicator).is_some_and(|from| (top..row).contains(&from));
        let cells: Vec<(u32, &Cell)> = grid.row(row).collect();
        let heads = |cell: &Cell| match cell {
            Cell::Unreadable { .. } => false,
            cell => {
                let read = heading::read(&[cell.shown()], Some(2024), reading.locale, &reading.lexicon);
                let unit = || heading::unit(&cell.shown(), reading.locale, &reading.lexicon).is_some();
                read.role.is_some()
                    || (read.only_period && read.period.is_some())
                    || (matches!(cell, Cell::Text(_)) && unit())
            }
        };
        let says = !cells.is_empty() && cells.iter().all(|(_, cell)| heads(cell));
        if merged || (grid.own(row, indicator).is_none() && says) {
            bottom = row;
        } else if !cells.is_empty() {
            break;
        }
    }
    bottom
}

/// The texts that head a column, the topmost first, with their rows.
fn pieces(grid: &Grid, top: u32, bottom: u32, at: u32) -> Vec<(u32, String)> {
    let mut pieces: Vec<(u32, String)> = Vec::new();
    for row in top..=bottom {
        let below = (row + 1..=bottom).any(|row| grid.own(row, at).is_some());
        let found = match grid.get(row, at) {
            Some(cell) => Some(cell.shown()),
            // Without merges a heading stands over the first of its columns; those to its right have their own below.
            None if below => (0..at)
                .rev()
                .take(SPAN)
                .take_while(|left| grid.merged_from(row, *left).is_none())
                .find_map(|left| grid.own(row, left).map(|cell| (left, cell)))
                .filter(|(left, _)| (row + 1..=bottom).any(|row| grid.own(row, *left).is_some()))
                .map(|(_, cell)| cell.shown()),
            None => None,
        };
        if let Some(text) = found.filter(|text| pieces.last().is_none_or(|(_, last)| last != text)) {
            pieces.push((row, text));
        }
    }
    pieces
}

/// The year that the lines above a table name, where it is one.
fn year_above(grid: &Grid, above: &[u32]) -> Option<i32> {
    let mut found = None;
    for row in above {
        for (_, cell) in grid.row(*row) {
            let Cell::Text(text) = cell else { continue };
            for word in tokens(text).iter().filter(|word| word.len() == 4) {
                let Some(year) = word.parse().ok().filter(|year| (1900..2200).contains(year)) else { continue };
                if found.is_some_and(|known| known != year) {
                    return None;
                }
                found = Some(year);
            }
        }
    }
    found
}

/// The unit that a line above the table states: `ĐVT: tỷ đồng`.
fn unit_above(
    grid: &Grid,
    above: &[u32],
    locale: Option<Locale>,
    reading: &Reading,
    unread: &mut Vec<Unread>,
) -> Option<Unit> {
    for row in above.iter().rev().copied() {
        for (column, cell) in grid.row(row) {
            let Cell::Text(text) = cell else { continue };
            let Some((lead, rest)) = text.split_once(':') else { continue };
            if role(&tokens(lead.trim_start_matches(['(', ' ']))).map(|(role, _)| role) != Some(Role::Unit) {
                continue;
            }
            let rest = rest.trim().trim_end_matches([')', '.']);
            match Unit::read_with(rest, locale, &reading.lexicon) {
                Ok(unit) => return Some(unit),
                Err(error) => unread.push(Unread::new(grid, Address::new(row, column), rest, error.to_string())),
            }
        }
    }
    None
}

/// Steps over a row that numbers the columns: `A B 1 2 3`, `(1) (2) (3)=(2)/(1)`.
fn skip_numbered(grid: &Grid, row: u32, indicator: u32) -> u32 {
    let cells: Vec<(u32, String)> = grid.row(row).map(|(at, cell)| (at, cell.shown())).collect();
    let counts = |text: &str| {
        let bare = text.trim().trim_matches(['(', ')']);
        let letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
        let formula = !bare.is_empty()
            && bare.len() <= 20
            && bare.chars().all(|c| c.is_ascii_digit() || "=/*x+-()%:".contains(c));
        letter || formula
    };
    let names = cells.iter().any(|(at, text)| *at == indicator && counts(text));
    if cells.len() >= 2 && names && cells.iter().all(|(_, text)| counts(text)) { row + 1 } else { row }
}
