//! The results of a sheet: an observation for every cell that says what was reached.

use attain::{Figure, Indicator, Observation, Observations, Quality, Unit, interrupt};
use chrono::NaiveDate;

use super::grid::{Address, Cell, Grid};
use super::layout::{Column, Layout};
use super::plan::{named, period, tables, with_unit_of};
use super::rows::{Line, indicator, lines};
use super::value::{Found, Written};
use super::words::Role;
use super::{Read, Reading, SheetError, Unread};

/// Reads results from a grid.
///
/// # Errors
/// As [`super::read_observations`].
pub fn observations_of(grid: &Grid, reading: &Reading) -> Result<Read<Observations>, SheetError> {
    let mut results = Observations::new(reading.name_of(grid));
    if let Some(file) = &grid.file {
        results = results.source(file.clone());
    }
    let (mut unread, mut notes) = (Vec::new(), super::notes_of(grid));
    for table in tables(grid, Role::Actual, reading)? {
        let layout = &table.layout;
        unread.extend(layout.unread.iter().chain(&table.unsaid).cloned());
        let lines = lines(grid, layout, reading, &mut unread, &mut notes);
        for column in &table.columns {
            let beside = Beside::of(layout, column, table.columns.len() == 1);
            for line in lines.iter().filter(|line| !line.unit_unread) {
                interrupt::check();
                let Some(cell) = grid.get(line.row, column.at) else { continue };
                let of_column = with_unit_of(line, column);
                let line = of_column.as_ref().unwrap_or(line);
                match observation(grid, layout, line, column, cell, &beside, reading) {
                    Ok(observation) => {
                        results.add(observation);
                        beside.add(grid, layout, line, &mut results, reading, &mut unread);
                    }
                    Err(reason) => {
                        let at = Address::new(line.row, column.at);
                        unread.push(Unread::new(grid, at, &cell.shown(), reason));
                    }
                }
            }
        }
    }
    Read::checked(results, unread, notes, reading)
}

/// What a sheet says beside its results.
struct Beside {
    plan: Option<u32>,
    share: Option<u32>,
    label: Option<u32>,
}

impl Beside {
    /// The columns that belong to a column of results: the plan of the same period, else of one that holds it; of the
    /// others only what stands behind it, before the next results.
    fn of(layout: &Layout, column: &Column, alone: bool) -> Self {
        let role = |role: Role| layout.columns.iter().filter(move |c| c.heading.role == Some(role));
        let plans: Vec<&Column> = role(Role::Plan).filter(|c| c.at != layout.indicator).collect();
        let same = plans.iter().find(|plan| plan.heading.period == column.heading.period);
        let around = plans.iter().filter(|plan| match (plan.heading.period, column.heading.period) {
            (Some(plan), Some(found)) => plan.contains(&found) || found == plan,
            (plan, found) => plan.is_none() || found.is_none(),
        });
        let plan = same.or_else(|| around.clone().next().filter(|_| around.count() == 1)).map(|plan| plan.at);
        let next = role(Role::Actual).map(|c| c.at).filter(|at| *at > column.at).min().unwrap_or(u32::MAX);
        let behind = |wanted| role(wanted).map(|c| c.at).find(|at| alone || (*at > column.at && *at < next));
        Self { plan, share: behind(Role::Share), label: behind(Role::Label) }
    }

    /// Adds the plan figure and the percent of plan to the last of the results.
    fn add(
        &self,
        grid: &Grid,
        layout: &Layout,
        line: &Line,
        results: &mut Observations,
        reading: &Reading,
        unread: &mut Vec<Unread>,
    ) {
        let last = results.items().len().saturating_sub(1);
        let written = Written::of(line, layout, reading);
        // A plan that cannot be read is listed by `read_plan`.
        if let Some(cell) = self.plan.and_then(|at| grid.get(line.row, at))
            && let Ok(Found::Figure(figure)) = written.figure(cell)
        {
            results.plan_figure(last, in_unit(figure, line.unit.clone()));
        }
        let percent = Unit::percent();
        let written = Written { unit: Some(&percent), ..written };
        let Some((at, cell)) = self.share.and_then(|at| Some((at, grid.get(line.row, at)?))) else { return };
        match written.figure(cell) {
            Ok(Found::Figure(figure)) => results.share_of_plan(last, in_unit(figure, Some(Unit::percent()))),
            Ok(_) => {}
            Err(reason) => unread.push(Unread::new(grid, Address::new(line.row, at), &cell.shown(), reason)),
        }
    }
}

fn observation(
    grid: &Grid,
    layout: &Layout,
    line: &Line,
    column: &Column,
    cell: &Cell,
    beside: &Beside,
    reading: &Reading,
) -> Result<Observation, String> {
    let text = |role| layout.column(role).and_then(|at| grid.text(line.row, at)).map(str::to_owned);
    let indicator = named(indicator(line, &reading.catalogue), text(Role::Id));
    let written = Written::of(line, layout, reading);
    let mut observation = match written.figure(cell)? {
        Found::Figure(figure) => Observation::new(indicator, figure),
        Found::Day(day) => Observation::done(indicator, day),
        Found::NotDoneOn(day) => Observation::not_done_on(indicator, day),
        Found::Nothing(sign) => {
            Observation::missing(indicator, text(Role::Note).unwrap_or_else(|| format!("the cell holds `{sign}`")))
        }
        Found::Goal(_) => return Err("that is a goal and no result".to_owned()),
    };
    observation = observation.source(grid.place(Address::new(line.row, column.at)));
    let period = period(grid, layout, line.row, column, Role::ActualPeriod)?;
    observation = period.into_iter().fold(observation, Observation::period);
    let quality = match text(Role::Quality) {
        Some(words) => quality_of(&words)?,
        None => column.heading.quality,
    };
    observation = quality.into_iter().fold(observation, Observation::quality);
    if let Some(cell) = layout.column(Role::AsOf).and_then(|at| grid.get(line.row, at)) {
        observation = observation.as_of(day_of(cell)?);
    }
    let label = beside.label.and_then(|at| grid.text(line.row, at)).map(str::to_owned);
    Ok(label.into_iter().fold(observation, Observation::official))
}

/// A quality by its name, its word or its code in SDMX's CL_OBS_STATUS.
fn quality_of(words: &str) -> Result<Option<Quality>, String> {
    match words.trim() {
        "A" => return Ok(Some(Quality::Final)),
        "E" | "I" => return Ok(Some(Quality::Estimated)),
        "P" | "V" => return Ok(Some(Quality::Preliminary)),
        "H" | "L" | "M" | "O" | "Q" => return Ok(None),
        _ => {}
    }
    let named = super::words::quality(&super::heading::tokens(words));
    named.map(Some).ok_or_else(|| format!("its quality `{words}` is none of `ước`, `sơ bộ`, `chính thức`, A, E, P, M"))
}

fn day_of(cell: &Cell) -> Result<NaiveDate, String> {
    match cell {
        Cell::Date(day) => Ok(*day),
        cell => {
            cell.shown().trim().parse().map_err(|_| format!("`{}` is not a day such as `2024-12-31`", cell.shown()))
        }
    }
}

/// A bare figure in a unit; any other is what it is.
fn in_unit(figure: Figure, unit: Option<Unit>) -> Figure {
    let indicator = unit.into_iter().fold(Indicator::named("figure"), Indicator::unit);
    match Observation::new(indicator, figure.clone()).figure() {
        Some(moved) => moved.clone(),
        None => figure,
    }
}
