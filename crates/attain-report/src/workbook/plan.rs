//! The plan of a sheet: a target for every cell that asks for something.

use attain::{Better, Goal, Indicator, Observation, Period, Plan, Target, interrupt};

use super::grid::{Address, Cell, Grid};
use super::layout::{Column, Layout};
use super::rows::{Line, indicator, lines};
use super::value::{Found, Written};
use super::words::Role;
use super::{Read, Reading, SheetError, Unread};

/// Reads a plan from a grid.
///
/// # Errors
/// As [`super::read_plan`].
pub fn plan_of(grid: &Grid, reading: &Reading) -> Result<Read<Plan>, SheetError> {
    let mut plan = Plan::new(reading.name_of(grid));
    if let Some(file) = &grid.file {
        plan = plan.source(file.clone());
    }
    let (mut unread, mut notes) = (Vec::new(), super::notes_of(grid));
    for table in tables(grid, Role::Plan, reading)? {
        let layout = &table.layout;
        unread.extend(layout.unread.iter().chain(&table.unsaid).cloned());
        let lines = lines(grid, layout, reading, &mut unread, &mut notes);
        for column in &table.columns {
            for line in lines.iter().filter(|line| !line.unit_unread) {
                interrupt::check();
                let at = Address::new(line.row, column.at);
                let Some(cell) = grid.get(line.row, column.at) else { continue };
                let of_column = with_unit_of(line, column);
                let line = of_column.as_ref().unwrap_or(line);
                let added = match goal(cell, &Written::of(line, layout, reading)) {
                    Ok(None) => Ok(()),
                    Ok(Some(goal)) => target(grid, layout, &lines, line, column, goal, reading)
                        .map(|target| part_of(target, &plan, &lines, line))
                        .and_then(|target| plan.add(target).map_err(|e| e.to_string())),
                    Err(reason) => Err(reason),
                };
                if let Err(reason) = added {
                    unread.push(Unread::new(grid, at, &cell.shown(), reason));
                }
            }
        }
    }
    Read::checked(plan, unread, notes, reading)
}

/// What a cell asks for; None where it asks for nothing.
fn goal(cell: &Cell, written: &Written<'_>) -> Result<Option<Goal>, String> {
    match written.goal(cell)? {
        Found::Goal(goal) => Ok(Some(goal)),
        Found::Figure(figure) => Goal::from_figure(&figure).map(Some).map_err(|error| error.to_string()),
        Found::Day(day) => Ok(Some(Goal::by(day))),
        Found::NotDoneOn(_) => Err("that is a result and no goal".to_owned()),
        Found::Nothing(_) => Ok(None),
    }
}

/// A table of a sheet with the columns that are read of it.
pub(super) struct Table {
    pub(super) layout: Layout,
    pub(super) columns: Vec<Column>,
    /// The headings of columns that may hold what is wanted and do not say so.
    pub(super) unsaid: Vec<Unread>,
}

/// The tables of a sheet that have columns of a role; where none has, the error is that of the first.
pub(super) fn tables(grid: &Grid, role: Role, reading: &Reading) -> Result<Vec<Table>, SheetError> {
    let mut tables = Vec::new();
    let mut error = None;
    for layout in Layout::all(grid, reading)? {
        match chosen(grid, &layout, role, reading) {
            Ok(columns) => {
                let unsaid = unsaid(grid, &layout, &columns, reading);
                tables.push(Table { columns: columns.into_iter().cloned().collect(), layout, unsaid });
            }
            Err(none) => error = error.or(Some(none)),
        }
    }
    match error {
        Some(error) if tables.is_empty() => Err(error),
        _ => Ok(tables),
    }
}

/// The columns that are read: those of the period that the caller names, else of its parts; without one, all.
fn chosen<'l>(grid: &Grid, layout: &'l Layout, role: Role, reading: &Reading) -> Result<Vec<&'l Column>, SheetError> {
    let columns = layout.values(role);
    let no_column = |found: Vec<String>| SheetError::NoColumn {
        file: grid.file.clone(),
        sheet: grid.sheet.clone(),
        wanted: match role {
            Role::Plan => "what is asked for, such as `Kế hoạch 2024` or `Target 2024`",
            _ => "what was reached, such as `Thực hiện 2024` or `Actual 2024`",
        },
        found,
    };
    // A period alone does not say whether it was planned or reached; a call that names just that period does.
    let named = || layout.periods().into_iter().filter(|column| column.heading.period == reading.period);
    let named: Vec<&Column> = if reading.period.is_some() { named().collect() } else { Vec::new() };
    if columns.is_empty() && !named.is_empty() {
        return Ok(named);
    }
    if columns.is_empty() {
        return Err(no_column(layout.columns.iter().map(|column| column.text.clone()).collect()));
    }
    let Some(wanted) = reading.period else { return Ok(columns) };
    let found: Vec<String> = columns.iter().map(|column| column.text.clone()).collect();
    let of = |fits: &dyn Fn(&Column) -> bool| columns.iter().copied().filter(|column| fits(column)).collect::<Vec<_>>();
    // The period itself, where nothing else is said too; else its parts, of which it gives the year; else what names no
    // period.
    let chosen = [
        of(&|column| column.heading.period == Some(wanted)),
        named,
        of(&|column| column.heading.period.is_some_and(|period| wanted.contains(&period))),
        of(&|column| column.heading.period.is_none() && !column.heading.yearless),
    ];
    chosen.into_iter().find(|columns| !columns.is_empty()).ok_or_else(|| no_column(found))
}

/// The headings that say no more than a period, beside columns that say what they hold: with values below, they are
/// listed and not read. A call that names a period asks for no other.
fn unsaid(grid: &Grid, layout: &Layout, read: &[&Column], reading: &Reading) -> Vec<Unread> {
    let asked = |column: &Column| match (reading.period, column.heading.period) {
        (Some(wanted), _) if read.iter().any(|read| read.heading.period == Some(wanted)) => false,
        (Some(wanted), Some(period)) => wanted.contains(&period),
        _ => true,
    };
    let free = |column: &&Column| read.iter().all(|read| read.at != column.at) && asked(column);
    let filled = |column: &&Column| layout.rows(grid).any(|row| grid.get(row, column.at).is_some());
    let columns = layout.periods().into_iter().filter(free).filter(filled);
    let reason = "the heading names a period, and not whether it was planned or reached; write `Kế hoạch` or `Thực hiện` \
                  before it, or pass its period";
    columns.map(|column| Unread::new(grid, column.head, &column.text, reason)).collect()
}

/// The line in the unit that the heading of its column names, where the row names none.
pub(super) fn with_unit_of(line: &Line, column: &Column) -> Option<Line> {
    match (&line.unit, &column.heading.unit) {
        (None, Some(unit)) => Some(Line { unit: Some(unit.clone()), ..line.clone() }),
        _ => None,
    }
}

/// The period of a cell: of its row, else of its column, else of the sheet.
pub(super) fn period(
    grid: &Grid,
    layout: &Layout,
    row: u32,
    column: &Column,
    own: Role,
) -> Result<Option<Period>, String> {
    let of_row = layout.column(own).or_else(|| layout.column(Role::Period));
    if let Some(cell) = of_row.and_then(|at| grid.get(row, at)) {
        let text = cell.shown();
        let read = Period::parse(text.trim()).or_else(|_| Period::read(&text, layout.locale));
        return read.map(Some).map_err(|error| format!("its period: {error}"));
    }
    if column.heading.yearless {
        return Err(format!("the heading `{}` ({}) names no year; pass the period", column.text, column.head));
    }
    Ok(column.heading.period.or(layout.period))
}

fn target(
    grid: &Grid,
    layout: &Layout,
    lines: &[Line],
    line: &Line,
    column: &Column,
    goal: Goal,
    reading: &Reading,
) -> Result<Target, String> {
    let text = |role| layout.column(role).and_then(|at| grid.text(line.row, at)).map(str::to_owned);
    let indicator = named(indicator(line, &reading.catalogue), text(Role::Id));
    let changes = goal.change().is_some();
    let own = match text(Role::Better) {
        Some(words) => {
            Some(better(&words).ok_or_else(|| format!("`{words}` is no direction such as `cao hơn`, `lower`"))?)
        }
        None => None,
    };
    let fallback = reading.better.filter(|_| indicator.get_better().is_none() && goal.comparator().better().is_none());
    let mut target = Target::new(indicator.clone(), goal).source(grid.place(Address::new(line.row, column.at)));
    target = own.or(fallback).into_iter().fold(target, Target::better);
    let period = period(grid, layout, line.row, column, Role::PlanPeriod)?;
    target = period.into_iter().fold(target, Target::period);
    target = line.group.clone().into_iter().fold(target, Target::group);
    target = text(Role::Owner).into_iter().fold(target, Target::owner);
    let authority = text(Role::Authority).or_else(|| column.heading.authority.clone());
    target = authority.into_iter().fold(target, Target::authority);
    if let Some(total) = text(Role::Total).filter(|total| lines.iter().any(|line| line.name == *total)) {
        target = target.part_of(total);
    }
    if changes && let Some(level) = level_before(grid, layout, line, &indicator, period, reading) {
        target = target.baseline(level);
    }
    Ok(target)
}

/// The level that a change is counted from: the baseline column, else the latest result before the period.
fn level_before(
    grid: &Grid,
    layout: &Layout,
    line: &Line,
    indicator: &Indicator,
    period: Option<Period>,
    reading: &Reading,
) -> Option<Observation> {
    let role = |column: &&Column| matches!(column.heading.role, Some(Role::Baseline | Role::Actual));
    let before = |column: &Column| match (column.heading.period, period) {
        (Some(found), Some(period)) => found.before(&period),
        (None, _) => column.heading.role == Some(Role::Baseline),
        _ => false,
    };
    let latest = layout.columns.iter().filter(role).filter(|column| before(column)).max_by_key(|column| {
        (column.heading.role == Some(Role::Baseline), column.heading.period.map(|period| (period.end(), period.days())))
    })?;
    let written = Written::of(line, layout, reading);
    match written.figure(grid.get(line.row, latest.at)?) {
        Ok(Found::Figure(figure)) => {
            let level =
                Observation::new(indicator.clone(), figure).source(grid.place(Address::new(line.row, latest.at)));
            Some(latest.heading.period.into_iter().fold(level, Observation::period))
        }
        _ => None,
    }
}

/// A part of the nearest total above it that asks for something in the same unit.
fn part_of(target: Target, plan: &Plan, lines: &[Line], line: &Line) -> Target {
    if target.get_of().is_some() {
        return target;
    }
    let Some(total) = line.total.and_then(|at| lines.get(at)) else { return target };
    let code = |unit: Option<&attain::Unit>| unit.map(|unit| unit.code().to_owned());
    let asked = plan.get(&total.name).filter(|asked| code(asked.goal().unit()) == code(target.goal().unit()));
    match asked {
        Some(asked) => target.part_of(asked.indicator().name()),
        None => target,
    }
}

/// A direction in the words of a sheet.
fn better(words: &str) -> Option<Better> {
    match attain::text::normal_name(words).as_str() {
        "cao hơn" | "tăng" | "higher" | "up" => Some(Better::Higher),
        "thấp hơn" | "giảm" | "lower" | "down" => Some(Better::Lower),
        "trong khoảng" | "inside" => Some(Better::Inside),
        _ => None,
    }
}

/// The indicator with the identifier that its row names.
pub(super) fn named(indicator: Indicator, id: Option<String>) -> Indicator {
    id.into_iter().fold(indicator, Indicator::id)
}
