//! Lines of a report that are rows of a table, cut into cells with their places.

use crate::page::{Stretch, Stretches};

/// A cell: its text without the white space around it, and where that starts in the report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'t> {
    pub(crate) text: &'t str,
    pub(crate) start: usize,
}

impl<'t> Cell<'t> {
    /// A cell whose text starts at a code point.
    pub(crate) fn new(text: &'t str, start: usize) -> Self {
        let lead = text.chars().take_while(|ch| ch.is_whitespace()).count();
        Self { text: text.trim(), start: start + lead }
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row<'t> {
    pub(crate) cells: Vec<Cell<'t>>,
    /// Whether it only draws the line under a head: `|---|---|`.
    pub(crate) ruled: bool,
    /// The stretch that it was cut from, where it was.
    pub(crate) stretch: Option<Stretch<'t>>,
}

impl<'t> Row<'t> {
    /// The cell of a column; empty beyond the last.
    pub(super) fn text(&self, column: usize) -> &'t str {
        self.cells.get(column).map_or("", |cell| cell.text)
    }

    /// The columns that hold something.
    pub(super) fn filled(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.cells.len()).filter(|at| !self.text(*at).is_empty())
    }
}

/// The rows of the table that begins with a stretch; None where no table does. Takes its stretches.
pub(crate) fn block<'t>(first: Stretch<'t>, rest: &mut Stretches<'t>) -> Option<Vec<Row<'t>>> {
    let opening = row(first)?;
    let mut ahead = rest.clone();
    // The row of a group may be the first one: `I`, a tab, `Kinh tế`.
    let second = ahead.next().filter(|next| !next.parted)?;
    let second = row(second).or_else(|| group(second, &ahead))?;
    let mut rows = vec![opening, second];
    *rest = ahead.clone();
    while let Some(next) = ahead.next().filter(|next| !next.parted) {
        let Some(found) = row(next).or_else(|| group(next, &ahead)) else { break };
        rows.push(found);
        *rest = ahead.clone();
    }
    Some(rows)
}

/// A group between rows: `I. Kinh tế` in a table of tabs, where nothing parts it.
fn group<'t>(stretch: Stretch<'t>, ahead: &Stretches<'t>) -> Option<Row<'t>> {
    let follows = ahead.clone().next().is_some_and(|after| !after.parted && row(after).is_some());
    let short = stretch.text.trim().chars().take(121).count() <= 120 && !stretch.text.trim_end().ends_with('.');
    (follows && short).then(|| single(stretch))
}

fn single(stretch: Stretch<'_>) -> Row<'_> {
    let cell = Cell::new(stretch.text, stretch.offset);
    Row { cells: vec![cell], ruled: false, stretch: Some(stretch) }
}

/// A line as a row of a table: cells parted by bars or by tabs.
fn row(stretch: Stretch<'_>) -> Option<Row<'_>> {
    let line = stretch.text.trim_end_matches(['\n', '\r']);
    let bare = line.trim();
    let rule = bare.chars().all(|ch| matches!(ch, '-' | '|' | '+' | ':' | '=' | ' ' | '\t')) && bare.contains("--");
    let bars = bare.matches('|').take(2).count();
    let mark = match (line.contains('\t'), bars) {
        (_, 2..) | (false, 1) => '|',
        (true, _) => '\t',
        (false, 0) => {
            return rule.then(|| Row { cells: Vec::new(), ruled: true, stretch: Some(stretch) });
        }
    };
    let mut cells: Vec<Cell<'_>> = Vec::new();
    let mut at = stretch.offset;
    for piece in line.split(mark) {
        cells.push(Cell::new(piece, at));
        at += piece.chars().count() + 1;
    }
    if mark == '|' {
        if bare.ends_with('|') {
            cells.pop();
        }
        if bare.starts_with('|') && !cells.is_empty() {
            cells.remove(0);
        }
    }
    let filled = cells.iter().filter(|cell| !cell.text.is_empty()).count();
    // `1.` and a tab before a sentence make an item of a list.
    let item = mark == '\t'
        && filled <= 2
        && cells
            .iter()
            .find(|cell| !cell.text.is_empty())
            .is_some_and(|first| super::names::of_cell(first.text).is_some());
    let enough = if mark == '|' { cells.len() >= 2 } else { filled >= 2 && !item };
    (enough || rule).then_some(Row { cells, ruled: rule, stretch: Some(stretch) })
}
