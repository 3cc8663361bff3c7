//! The columns of a table: which rows are its heads, and what each column holds.

use attain::{Period, PeriodKind};

use super::caption::Caption;
use super::head::{self, Head, Means};
use super::{Cell, Desk, Row, cell, names, units};
use crate::sense::Mode;

/// How many rows tell what a column holds.
const SAMPLE: usize = 60;

/// Whether a cell is a number and nothing that may be a year or the number of a column.
fn is_number(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['<', '>', '≤', '≥', '=', '~', ' ', '-', '+', '−', '(']);
    // `2024`, `2024 Proj.`, `2023/24` are times.
    let first: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let follows = bare.chars().nth(first.len());
    let year = first.len() == 4
        && first.parse::<u32>().is_ok_and(|year| (1900..=2100).contains(&year))
        && follows.is_none_or(|ch| {
            ch.is_whitespace() || matches!(ch, '/' | '-' | '–' | '*' | 'E' | 'F' | 'P' | 'e' | 'f' | 'p')
        });
    bare.starts_with(|ch: char| ch.is_ascii_digit() || matches!(ch, '½' | '¼' | '¾'))
        && !year
        && bare.chars().filter(|ch| ch.is_alphabetic()).count() <= 12
        && !["st ", "nd ", "rd ", "th "].iter().any(|end| bare.get(1..).is_some_and(|rest| rest.starts_with(end)))
        && !bare.contains(['/'])
}

/// Heads in their columns, where merged cells have left them out of place: a cell over two columns stands once, and the
/// row under a name that is two rows high has no cell for it.
pub(super) fn spread<'t>(heads: &[Row<'t>], width: usize) -> Option<Vec<Row<'t>>> {
    let plain: Vec<&Row<'t>> = heads.iter().filter(|row| !row.ruled).collect();
    let [first, rest @ ..] = plain.as_slice() else { return None };
    let short = |row: &Row<'_>| row.cells.len() + 1 == width && row.filled().count() == row.cells.len();
    let over = first.cells.len().checked_sub(1).filter(|over| *over > 0 && first.filled().count() == over + 1)?;
    if width < 3
        || over + 1 >= width
        || !(width - 1).is_multiple_of(over)
        || rest.is_empty()
        || !rest.iter().all(|row| short(row))
    {
        return None;
    }
    let times = (width - 1) / over;
    Some(
        plain
            .iter()
            .enumerate()
            .map(|(number, row)| {
                let (name, cells) = match (number, row.cells.split_first()) {
                    (0, Some((name, cells))) => (*name, cells),
                    _ => (Cell::new("", 0), row.cells.as_slice()),
                };
                let each = if number == 0 { times } else { 1 };
                let spread = cells.iter().flat_map(|cell| std::iter::repeat_n(*cell, each));
                Row { cells: std::iter::once(name).chain(spread).collect(), ..(*row).clone() }
            })
            .collect(),
    )
}

/// How many rows at the top are heads.
pub(super) fn first_row(rows: &[Row<'_>]) -> usize {
    // A rule under the first rows parts them from the others.
    if let Some(rule) = rows.iter().take(6).skip(1).position(|row| row.ruled) {
        return (rule + 2).min(rows.len());
    }
    let figures = |row: &Row<'_>| row.filled().filter(|at| *at > 0 && is_number(row.text(*at))).count();
    let mut at = 0;
    for row in rows.iter().take(5) {
        let numbered = at > 0 && is_numbering(row);
        let filled = row.filled().filter(|column| *column > 0).count();
        let head = row.ruled
            || numbered
            || (figures(row) == 0 && (at == 0 || filled >= 2 || row.text(0).is_empty() && filled >= 1));
        if !head {
            break;
        }
        at += 1;
    }
    // A table of words alone has one head.
    if at >= rows.len() { usize::from(rows.len() > 1) } else { at }
}

/// Whether a row numbers the columns: `(1) | (2) | (3)=(2)/(1)`, `A | B | 1 | 2`.
fn is_numbering(row: &Row<'_>) -> bool {
    let mut filled = 0;
    let all = row.filled().all(|at| {
        filled += 1;
        let text = row.text(at);
        let bare = text.trim_matches(['(', ')', '[', ']']);
        let letter = bare.chars().count() == 1 && bare.chars().all(|ch| ch.is_uppercase() || ch.is_ascii_digit());
        letter
            || (text.chars().count() <= 16 && text.contains('=') && text.chars().all(|ch| !ch.is_alphabetic()))
            || bare.parse::<usize>().is_ok_and(|number| number <= row.cells.len() + 2)
    });
    let rising =
        row.filled().filter_map(|at| row.text(at).trim_matches(['(', ')']).parse::<usize>().ok()).collect::<Vec<_>>();
    all && filled >= 2 && rising.len() >= 2 && rising.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
}

/// The heads of the columns, each from its cells in the rows at the top; a merged cell speaks for those beside it.
pub(super) fn heads_of(rows: &[Row<'_>], year: Option<i32>, desk: Desk<'_>) -> Vec<Head> {
    let rows: Vec<&Row<'_>> = rows.iter().filter(|row| !row.ruled && !is_numbering(row)).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    (0..width)
        .map(|column| {
            let mut pieces: Vec<&str> = Vec::new();
            for (number, row) in rows.iter().enumerate() {
                let mut text = row.text(column);
                let below = rows.iter().skip(number + 1).any(|row| !row.text(column).is_empty());
                if text.is_empty() && below {
                    let merged = (0..column).rev().find(|left| !row.text(*left).is_empty());
                    text = merged.map_or("", |left| row.text(left));
                    let leads = merged.is_some_and(|left| {
                        matches!(
                            head::read(row.text(left), year, desk.locale, desk.lexicon).means,
                            Means::Name | Means::Number | Means::Unit
                        )
                    });
                    if leads {
                        text = "";
                    }
                }
                if !text.is_empty() && pieces.last() != Some(&text) {
                    pieces.push(text);
                }
            }
            // `3rd quarter 2016` over `Per cent`: the lowest head may give the unit alone.
            let alone = pieces
                .split_last()
                .filter(|(_, above)| !above.is_empty())
                .and_then(|(last, above)| Some((units::measure(last, desk.locale, desk.lexicon)?, above)));
            if let Some((measure, above)) = alone {
                let mut head = head::read(&above.join(" "), year, desk.locale, desk.lexicon);
                head.measure = head.measure.or(Some(measure));
                return head;
            }
            head::read(&pieces.join(" "), year, desk.locale, desk.lexicon)
        })
        .collect()
}

/// Finds the columns of names, numbers and units where their heads do not say so, and gives times and roles to those
/// whose heads say less than their neighbours.
pub(super) fn settle(columns: &mut Vec<Head>, body: &[Row<'_>], caption: &Caption, desk: Desk<'_>, width: usize) {
    while columns.len() < width {
        columns.push(head::read("", None, desk.locale, desk.lexicon));
    }
    let rows: Vec<&Row<'_>> = body.iter().filter(|row| !row.ruled && row.filled().count() > 1).take(SAMPLE).collect();
    let share = |column: usize, test: &dyn Fn(&str) -> bool| {
        let filled: Vec<&str> = rows.iter().map(|row| row.text(column)).filter(|text| !cell::is_empty(text)).collect();
        !filled.is_empty() && 2 * filled.iter().filter(|text| test(text)).count() > filled.len()
    };
    let worded = |text: &str| text.chars().any(char::is_alphabetic) && !is_number(text);
    if let Some(first) = columns.first_mut()
        && matches!(first.means, Means::Level | Means::Name)
        && width > 2
        && first.name.is_empty()
        && share(0, &|text| names::of_cell(text).is_some())
    {
        first.means = Means::Number;
    }
    // `Đơn vị` heads a column of units or one of offices.
    let offices = (0..columns.len()).find(|at| {
        let known = share(*at, &|text| units::counted(text, desk.locale, desk.lexicon).is_some());
        columns.get(*at).is_some_and(|head| head.means == Means::Unit) && !known && share(*at, &worded)
    });
    let has_name = offices.is_some() || columns.iter().any(|head| head.means == Means::Name);
    if !has_name {
        let column = (0..columns.len()).find(|at| {
            columns.get(*at).is_some_and(|head| !matches!(head.means, Means::Number | Means::Unit | Means::Note))
                && (share(*at, &worded) || *at == 0)
        });
        if let Some(head) = column.and_then(|at| columns.get_mut(at)) {
            head.means = Means::Name;
        }
    }
    let mut name = None;
    for at in 0..columns.len() {
        let text = share(at, &worded);
        let unit = share(at, &|text| units::counted(text, desk.locale, desk.lexicon).is_some());
        let Some(head) = columns.get_mut(at) else { continue };
        match head.means {
            // Of two columns of names the first is the name, the other is words.
            Means::Unit if !unit && text && name.is_none() => {
                head.means = Means::Name;
                name = Some(at);
            }
            Means::Name if name.is_some() => head.means = if text { Means::Note } else { Means::Level },
            Means::Name => name = Some(at),
            Means::Level if head.name.is_empty() && unit && name.is_some() && text => head.means = Means::Unit,
            Means::Level if text && !unit && head.period.is_none() => head.means = Means::Note,
            _ => {}
        }
    }
    // A column of bare times tells what was reached, unless the table asks for something.
    let told = columns.iter().any(|head| head.means == Means::Actual);
    for head in columns.iter_mut().filter(|head| head.means == Means::Timed) {
        head.means = if caption.mode == Some(Mode::Asks) && !told { Means::Target } else { Means::Actual };
    }
    let main = columns
        .iter()
        .filter(|head| head.means == Means::Actual && !head.earlier)
        .find_map(|head| head.period)
        .or(caption.period);
    let reached: Vec<Option<Period>> = columns
        .iter()
        .filter(|head| head.means == Means::Actual && !head.earlier)
        .map(|head| head.period.or(caption.period))
        .collect();
    let mut last = None;
    for head in columns.iter_mut() {
        match head.means {
            Means::Actual if head.earlier => {
                let same = main.and_then(|main| main.same_period_last_year().ok());
                head.period = if head.period.is_some_and(|period| period.kind() != PeriodKind::Year) {
                    head.period
                } else {
                    same.or(head.period)
                };
            }
            Means::Actual => {
                head.period = head.period.or(caption.period);
                last = head.period;
            }
            Means::Plan | Means::Target => {
                // What is planned is planned for the whole year.
                let year = || {
                    caption.period.map(|period| {
                        if period.kind() == PeriodKind::Years {
                            Some(period)
                        } else {
                            Period::year(chrono::Datelike::year(&period.end())).ok()
                        }
                    })
                };
                head.period = head.period.or_else(|| year().flatten());
                let measured = reached.iter().any(|reached| match (reached, &head.period) {
                    (Some(reached), Some(plan)) => plan.contains(reached),
                    _ => true,
                });
                if head.means == Means::Plan && !measured {
                    head.means = Means::Target;
                }
            }
            Means::Growth | Means::Share => head.period = head.period.or(last).or(main),
            Means::Part => head.period = head.period.or(last),
            _ => {}
        }
    }
    // A share or a change in front of every column of results.
    for head in columns
        .iter_mut()
        .filter(|head| matches!(head.means, Means::Growth | Means::Share | Means::Part | Means::Level))
    {
        head.period = head.period.or(caption.period);
    }
    // Levels of another time are near 100, changes are not.
    for at in 0..columns.len() {
        let texts: Vec<&str> = rows.iter().map(|row| row.text(at)).filter(|text| is_number(text)).collect();
        let whole = |text: &&str| {
            text.trim_start_matches(['(', '+', ' ']).split([',', '.']).next().and_then(|text| text.parse::<u32>().ok())
        };
        let fallen = texts.iter().any(|text| text.starts_with(['-', '−', '–', '(']));
        let high = texts.iter().filter_map(whole).filter(|whole| (50..1000).contains(whole)).count();
        let Some(head) = columns.get_mut(at).filter(|head| head.means == Means::Growth) else { continue };
        let level = !fallen && 2 * high > texts.len();
        let near =
            !fallen && texts.len() >= 3 && texts.iter().filter_map(whole).all(|whole| (70..150).contains(&whole));
        head.changes = if head.changes { !near } else { !level };
    }
}
