//! The rows of a table: their names, groups, totals and units.

use std::collections::{HashMap, HashSet};

use attain::text::normal_name;
use attain::{Catalogue, Indicator, Lexicon, Locale, Unit, interrupt};

use super::grid::{Address, Cell, Grid};
use super::heading::unit;
use super::layout::{Layout, names_indicators};
use super::numbering::{Mark, is_total, of_cell, of_name};
use super::value::{Found, Written};
use super::words::Role;
use super::{Reading, Unread};

/// A row that names an indicator.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) row: u32,
    pub(crate) name: String,
    pub(crate) group: Option<String>,
    /// The line that it is a part of, by its place among the lines.
    pub(crate) total: Option<usize>,
    /// The unit of its bare numbers.
    pub(crate) unit: Option<Unit>,
    /// Whether a cell that should name its unit does not.
    pub(crate) unit_unread: bool,
}

/// What a row stands under.
struct Above {
    depth: usize,
    name: String,
    /// Its line; None for a heading.
    line: Option<usize>,
}

/// Reads the rows below the heading; what names no unit is added to the unread cells.
pub(crate) fn lines(
    grid: &Grid,
    layout: &Layout,
    reading: &Reading,
    unread: &mut Vec<Unread>,
    notes: &mut Vec<String>,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut above: Vec<Above> = Vec::new();
    let mut state = Numbered { last: 1, among: false };
    let numbers = layout.column(Role::Number).filter(|at| *at != layout.indicator);
    let (units, measures) = (layout.column(Role::Unit), layout.column(Role::Measure));
    let mut unit_before = None;
    for row in layout.rows(grid) {
        interrupt::check();
        let Some(Cell::Text(text)) = grid.get(row, layout.indicator) else {
            unread.extend(nameless(grid, layout, row, reading));
            continue;
        };
        // A heading that is printed again on the next page.
        if names_indicators(text) && grid.row(row).count() > 1 {
            continue;
        }
        let numbered = numbers.and_then(|at| grid.get(row, at)).and_then(|cell| of_cell(&cell.shown()));
        let (mark, name) = match numbered {
            // A row with a number has its name whole, whatever sign that begins with.
            Some(mark) => (Some(mark), text.trim()),
            None => of_name(text),
        };
        if mark == Some(Mark::Among) && name.is_empty() {
            state.among = true;
            continue;
        }
        let depth = state.depth(mark);
        above.truncate(above.iter().position(|a| a.depth >= depth).unwrap_or(above.len()));
        let (name, named_unit) = without_unit(name, layout.locale, &reading.lexicon);
        let has_values = layout.columns.iter().any(|column| {
            let holds = matches!(
                column.heading.role,
                None | Some(Role::Plan | Role::Actual | Role::Value | Role::Baseline | Role::Share)
            );
            holds && column.at != layout.indicator && grid.own(row, column.at).is_some()
        });
        let cell_of = |column: Option<u32>| column.and_then(|at| Some((at, grid.get(row, at)?)));
        let unit_cell = cell_of(units).or_else(|| cell_of(measures));
        if !has_values && unit_cell.is_none() {
            let depth = if mark.is_none() { 0 } else { depth };
            above.retain(|a| a.depth < depth);
            above.push(Above { depth, name: name.to_owned(), line: None });
            continue;
        }
        if is_total(name) && above.iter().all(|a| a.line.is_none()) && mark.is_none() {
            let at = Address::new(row, layout.indicator);
            notes.push(format!("{}: `{name}` is a total of the rows above and no indicator", grid.place(at)));
            continue;
        }
        let mut unit_unread = false;
        let unit = match unit_cell {
            None => named_unit.clone().or_else(|| layout.unit.clone()),
            Some((at, cell)) => match read_unit(cell, unit_before.as_ref(), layout.locale, &reading.lexicon) {
                Ok(unit) => Some(multiplied(grid, layout, row, unit)),
                Err(reason) => {
                    unit_unread = true;
                    unread.push(Unread::new(grid, Address::new(row, at), &cell.shown(), reason));
                    None
                }
            },
        };
        unit_before.clone_from(&unit);
        let group_cell = layout.column(Role::Group).and_then(|at| grid.text(row, at)).map(str::to_owned);
        let group = group_cell.or_else(|| above.iter().find(|a| a.line.is_none()).map(|a| a.name.clone()));
        let total = above.iter().rev().find_map(|a| a.line);
        lines.push(Line { row, name: name.to_owned(), group, total, unit, unit_unread });
        above.push(Above { depth, name: name.to_owned(), line: Some(lines.len() - 1) });
    }
    tell_apart(&mut lines);
    lines
}

/// How deep the rows before stood.
struct Numbered {
    last: usize,
    /// `Trong đó:` stands above, and what follows belongs to it.
    among: bool,
}

impl Numbered {
    /// The depth of a row: 0 for a chapter, 1 for a number, deeper for its parts.
    fn depth(&mut self, mark: Option<Mark>) -> usize {
        let depth = match mark {
            Some(Mark::Chapter) => 0,
            Some(Mark::Number(parts)) => parts,
            Some(Mark::Letter) => return self.last + 1,
            Some(Mark::Among | Mark::Dash) => return self.last + 2,
            Some(Mark::Plus) => return self.last + 3,
            None if self.among => return self.last + 2,
            None => 1,
        };
        self.among = false;
        self.last = depth;
        depth
    }
}

/// A name without the unit that it ends with: `Thu ngân sách (tỷ đồng)`.
fn without_unit<'t>(name: &'t str, locale: Option<Locale>, lexicon: &Lexicon) -> (&'t str, Option<Unit>) {
    let Some((before, inside)) = name.strip_suffix(')').and_then(|open| open.rsplit_once('(')) else {
        return (name, None);
    };
    match unit(inside, locale, lexicon) {
        Some(unit) if !before.trim().is_empty() => (before.trim(), Some(unit)),
        _ => (name, None),
    }
}

/// Reads the cell of a unit; a ditto mark is the unit of the row before.
fn read_unit(cell: &Cell, before: Option<&Unit>, locale: Option<Locale>, lexicon: &Lexicon) -> Result<Unit, String> {
    const DITTO: [&str; 10] = ["\"", "''", "”", "“", "〃", "nt", "-nt-", "- nt -", "như trên", "\"\""];
    match cell {
        Cell::Text(text) => {
            let text = text.trim();
            if DITTO.contains(&normal_name(text).as_str()) {
                return before.cloned().ok_or_else(|| "no row before it has a unit".to_owned());
            }
            let read = Unit::read_with(text, locale, lexicon);
            let short = || spelled_out(text).and_then(|words| Unit::read_with(&words, locale, lexicon).ok());
            read.or_else(|error| {
                let coded = Unit::from_wire(text).ok().or_else(|| measured(text));
                coded.or_else(short).ok_or_else(|| error.to_string())
            })
        }
        cell => Err(format!("expected a unit, found `{}`", cell.shown())),
    }
}

/// The unit of a code of SDMX that is none of ours: `PT`.
fn measured(code: &str) -> Option<Unit> {
    const CODES: [&str; 10] =
        ["1", "percent", "percentage_point", "per_mille", "times", "index", "rank", "score", "person", "household"];
    let units = CODES.iter().filter_map(|own| Unit::from_code(own).ok());
    units.into_iter().find(|unit| unit.sdmx().is_ok_and(|sdmx| sdmx.measure == code))
}

/// What stands in a row that names no indicator: its name where that is none, else the values without one.
fn nameless(grid: &Grid, layout: &Layout, row: u32, reading: &Reading) -> Vec<Unread> {
    let written = Written { unit: None, locale: layout.locale, numerals: layout.numerals, lexicon: &reading.lexicon };
    let value = |cell: &Cell| match cell {
        // A signature below a table is no value.
        Cell::Text(_) => matches!(written.figure(cell), Ok(Found::Figure(_))),
        _ => true,
    };
    let values: Vec<(u32, &Cell)> = layout
        .columns
        .iter()
        .filter(|c| matches!(c.heading.role, Some(Role::Plan | Role::Actual | Role::Value)) && c.at != layout.indicator)
        .filter_map(|column| Some((column.at, grid.own(row, column.at)?)))
        .filter(|(_, cell)| value(cell))
        .collect();
    let unread = |at: u32, cell: &Cell, reason: &str| Unread::new(grid, Address::new(row, at), &cell.shown(), reason);
    match grid.get(row, layout.indicator) {
        _ if values.is_empty() => Vec::new(),
        Some(name) => vec![unread(layout.indicator, name, "expected the name of an indicator")],
        None => values.into_iter().map(|(at, cell)| unread(at, cell, "its row names no indicator")).collect(),
    }
}

/// A unit of a narrow column, spelled out: `Tr.USD`, `Trđ`, `Ng.người`.
fn spelled_out(text: &str) -> Option<String> {
    let folded = normal_name(text);
    let scales = [("tr", "triệu"), ("ng", "nghìn"), ("tỷ", "tỷ"), ("tỉ", "tỷ")];
    let (scale, rest) = scales.iter().find_map(|(short, scale)| Some((scale, folded.strip_prefix(short)?)))?;
    let rest = rest.trim_start_matches(['.', ' ']);
    let rest = match rest {
        "đ" | "đồng" | "vnđ" => "đồng",
        rest => rest,
    };
    Some(format!("{scale} {rest}"))
}

/// A unit at the power of ten that the row names.
fn multiplied(grid: &Grid, layout: &Layout, row: u32, unit: Unit) -> Unit {
    let power =
        layout.column(Role::Multiplier).and_then(|at| grid.get(row, at)).and_then(|cell| cell.shown().parse().ok());
    match power {
        Some(power) => unit.at(power),
        None => unit,
    }
}

/// Names that several totals have parts of are told apart by their totals: `Dân số: Nông thôn`.
fn tell_apart(lines: &mut [Line]) {
    let mut seen: HashMap<String, Option<usize>> = HashMap::new();
    let mut shared: HashSet<String> = HashSet::new();
    for line in lines.iter() {
        let name = normal_name(&line.name);
        match seen.get(&name) {
            Some(total) if *total != line.total => {
                shared.insert(name);
            }
            _ => {
                seen.insert(name, line.total);
            }
        }
    }
    let names: Vec<String> = lines.iter().map(|line| line.name.clone()).collect();
    for line in lines.iter_mut() {
        if let Some(total) = line.total.and_then(|at| names.get(at))
            && shared.contains(&normal_name(&line.name))
        {
            line.name = format!("{total}: {}", line.name);
        }
    }
}

/// The indicator of a line, with what the catalogue knows of it: the direction, how it adds up, its limits.
pub(crate) fn indicator(line: &Line, catalogue: &Catalogue) -> Indicator {
    let mut indicator = Indicator::named(line.name.clone());
    if let Some(known) = catalogue.find(&line.name) {
        let same = |unit: &Unit| known.get_unit().is_none_or(|own| own.at(0) == unit.at(0));
        // A name in another unit is another indicator: a share of the budget is not the budget.
        if line.unit.as_ref().is_none_or(same) {
            indicator = known.get_better().into_iter().fold(indicator, Indicator::better);
            indicator = known.get_accumulates().into_iter().fold(indicator, Indicator::accumulates);
            indicator = known.get_limits().cloned().into_iter().fold(indicator, Indicator::limits);
        }
    }
    line.unit.clone().into_iter().fold(indicator, Indicator::unit)
}
