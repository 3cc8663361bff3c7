//! Tables: rows of cells under heads, whose unit, time and role stand elsewhere than beside the figure.
//!
//! | where | what is read there |
//! |---|---|
//! | the lines above | the unit of all figures (`ĐVT: nghìn tấn`), the time, whether something is asked for |
//! | the head of a column | what its figures are, for which time, in which unit: see [`head`] |
//! | the row | its number, its name, its unit |
//! | the cell | the figure with its bound; words are read as prose |

mod cell;
pub(crate) mod head;
mod names;
mod rows;
mod units;

use attain::text::prose::{Context, Folded, Reader, unit as unit_at};
use attain::{Better, Change, Kind, Lexicon, Locale, Period, PeriodKind, Qualifier, Unit, Value};

use crate::line::Line;
use crate::mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
use crate::page::Stretch;
use crate::reading::{Draft, Spot};
use crate::scan::{Found, Scanner, When};
use crate::sense::{self, Mode, Report};
use cell::{Cells, Held, Printed};
use head::{Head, Means};
pub(crate) use rows::{Cell, Row, block};
use units::Measure;

/// The most characters of a line above a table.
const CAPTION: usize = 300;

/// What the lines above a table say of it.
#[derive(Clone, Debug, Default)]
struct Caption {
    measure: Option<Measure>,
    period: Option<Period>,
    /// Whether it asks for something or tells what was reached.
    mode: Option<Mode>,
}

/// The tables of a report, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    caption: Caption,
    /// The heads of the table before, for one that goes on without its own.
    before: Option<Vec<Head>>,
}

/// What a table is read with.
#[derive(Clone, Copy)]
pub(crate) struct Desk<'l> {
    pub(crate) locale: Locale,
    pub(crate) lexicon: &'l Lexicon,
}

/// A row above the one that is read, of which it may be a part.
struct Above {
    depth: names::Depth,
    /// The mentions of its columns.
    mentions: Vec<Option<usize>>,
    measure: Option<Measure>,
}

impl Tables {
    /// Takes note of a line that may stand above a table; true where it gives a unit and nothing else.
    pub(crate) fn hear(&mut self, stretch: Stretch<'_>, desk: Desk<'_>, report: &Report) -> bool {
        if stretch.text.len() > 4 * CAPTION || stretch.text.trim().chars().count() > CAPTION {
            *self = Self::default();
            return false;
        }
        self.caption.hear(stretch.text, desk, report)
    }

    /// Adds the mentions of a table to the report.
    pub(crate) fn read(&mut self, rows: &[Row<'_>], desk: Desk<'_>, report: &mut Report, drafts: &mut Vec<Draft>) {
        let mut caption = std::mem::take(&mut self.caption);
        let rows = caption.of_rows(rows, desk, report);
        let year = caption.year().or(report.year);
        let first = first_row(rows);
        let (heads, body) = rows.split_at(first);
        let own = heads_of(heads, year, desk);
        let width = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let mut columns = match (&self.before, own.is_empty()) {
            (Some(before), true) if before.len() == width => before.clone(),
            _ => own,
        };
        settle(&mut columns, body, &caption, desk, width);
        let marks = cell::marks(body.iter().flat_map(|row| row.cells.iter().map(|cell| cell.text)), desk.locale);
        let valued = columns.iter().any(|head| is_valued(head.means));
        let table = Table { columns: &columns, caption: &caption, desk, cells: Cells { locale: desk.locale, marks, lexicon: desk.lexicon } };
        for row in heads.iter().filter(|row| !row.ruled) {
            if valued {
                table.times(row, report, drafts);
            } else {
                table.prose(row, report, drafts);
            }
        }
        let mut above: Vec<Above> = Vec::new();
        let mut named = String::new();
        for (number, row) in body.iter().enumerate().filter(|(_, row)| !row.ruled) {
            if valued {
                table.row(row, first + number, &mut above, &mut named, report, drafts);
            } else {
                table.prose(row, report, drafts);
            }
        }
        self.before = valued.then_some(columns);
    }
}

impl Caption {
    fn hear(&mut self, text: &str, desk: Desk<'_>, report: &Report) -> bool {
        let found = units::above(text, desk.locale, desk.lexicon);
        let alone = found.as_ref().is_some_and(|(_, alone)| *alone);
        if let Some((measure, _)) = found {
            self.measure = Some(measure);
        }
        if alone {
            return true;
        }
        let head = head::read(text, report.year, desk.locale, desk.lexicon);
        if head.period.is_some_and(|period| period.kind() != PeriodKind::Day) {
            self.period = head.period;
        } else if let Some(span) = spanned(text, desk) {
            self.period = Some(span);
        }
        let plain = attain::text::prose::folded(text);
        let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        if says(desk.locale.pick(&["kết quả", "thực hiện", "tình hình", "ước"], &["actual", "results", "performance", "progress", "outturn", "indicators", "expenditure", "revenue"])) {
            self.mode = Some(Mode::Tells);
        } else if says(desk.locale.pick(&["mục tiêu", "chỉ tiêu", "kế hoạch", "dự toán", "phấn đấu"], &["target", "plan", "goal", "objective"])) {
            self.mode = Some(Mode::Asks);
        }
        false
    }

    fn year(&self) -> Option<i32> {
        self.period.map(|period| chrono::Datelike::year(&period.end()))
    }

    /// Takes the title and the unit that stand in rows of their own at the top, and returns the other rows.
    fn of_rows<'r, 't>(&mut self, rows: &'r [Row<'t>], desk: Desk<'_>, report: &Report) -> &'r [Row<'t>] {
        let mut from = 0;
        while let Some(row) = rows.get(from).filter(|row| !row.ruled && row.cells.len() > 1) {
            let mut filled = row.filled();
            let (Some(only), None) = (filled.next(), filled.next()) else { break };
            let text = row.text(only);
            let title = only == 0 || units::above(text, desk.locale, desk.lexicon).is_some();
            if !title || rows.len() < from + 3 {
                break;
            }
            self.hear(text, desk, report);
            from += 1;
        }
        rows.get(from..).unwrap_or(rows)
    }
}

/// A span of years that a title names.
fn spanned(text: &str, desk: Desk<'_>) -> Option<Period> {
    let folded = Folded::prose(text);
    let line = Line::new(&folded, 0);
    Scanner { locale: desk.locale, lexicon: desk.lexicon }.scan(&line).iter().find_map(|found| match found {
        Found::Time(time) => match time.when {
            When::Whole(period) if period.kind() != PeriodKind::Day => Some(period),
            _ => None,
        },
        Found::Figure(_) => None,
    })
}

fn is_valued(means: Means) -> bool {
    matches!(means, Means::Target | Means::Plan | Means::Actual | Means::Growth | Means::Share | Means::Part | Means::Level | Means::Timed)
}

/// Whether a cell is a number and nothing that may be a year or the number of a column.
fn is_number(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['<', '>', '≤', '≥', '=', '~', ' ', '-', '+', '−', '(']);
    let year = bare.len() == 4 && bare.parse::<u32>().is_ok_and(|year| (1900..=2100).contains(&year));
    bare.starts_with(|ch: char| ch.is_ascii_digit() || matches!(ch, '½' | '¼' | '¾'))
        && !year
        && bare.chars().filter(|ch| ch.is_alphabetic()).count() <= 12
        && !bare.contains(['/'])
}

/// How many rows at the top are heads.
fn first_row(rows: &[Row<'_>]) -> usize {
    // A rule under the first rows parts them from the others.
    if let Some(rule) = rows.iter().take(6).skip(1).position(|row| row.ruled) {
        return (rule + 2).min(rows.len());
    }
    let figures = |row: &Row<'_>| row.filled().filter(|at| *at > 0 && is_number(row.text(*at))).count();
    let mut at = 0;
    for row in rows.iter().take(5) {
        let numbered = at > 0 && is_numbering(row);
        let filled = row.filled().filter(|column| *column > 0).count();
        let head = row.ruled || numbered || (figures(row) == 0 && (at == 0 || filled >= 2 || row.text(0).is_empty() && filled >= 1));
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
        letter || (text.chars().count() <= 16 && text.contains('=') && text.chars().all(|ch| !ch.is_alphabetic()))
            || bare.parse::<usize>().is_ok_and(|number| number <= row.cells.len() + 2)
    });
    let rising = row.filled().filter_map(|at| row.text(at).trim_matches(['(', ')']).parse::<usize>().ok()).collect::<Vec<_>>();
    all && filled >= 2 && rising.len() >= 2 && rising.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
}

/// The heads of the columns, each from its cells in the rows at the top; a merged cell speaks for those beside it.
fn heads_of(rows: &[Row<'_>], year: Option<i32>, desk: Desk<'_>) -> Vec<Head> {
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
                    let leads = merged.is_some_and(|left| matches!(head::read(row.text(left), year, desk.locale, desk.lexicon).means, Means::Name | Means::Number | Means::Unit));
                    if leads {
                        text = "";
                    }
                }
                if !text.is_empty() && pieces.last() != Some(&text) {
                    pieces.push(text);
                }
            }
            head::read(&pieces.join(" "), year, desk.locale, desk.lexicon)
        })
        .collect()
}

/// Finds the columns of names, numbers and units where their heads do not say so, and gives times and roles to those
/// whose heads say less than their neighbours.
fn settle(columns: &mut Vec<Head>, body: &[Row<'_>], caption: &Caption, desk: Desk<'_>, width: usize) {
    while columns.len() < width {
        columns.push(head::read("", None, desk.locale, desk.lexicon));
    }
    let rows: Vec<&Row<'_>> = body.iter().filter(|row| !row.ruled && row.filled().count() > 1).collect();
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
    let has_name = columns.iter().any(|head| head.means == Means::Name);
    if !has_name {
        let column = (0..columns.len()).find(|at| {
            columns.get(*at).is_some_and(|head| !matches!(head.means, Means::Number | Means::Unit | Means::Note)) && (share(*at, &worded) || *at == 0)
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
            Means::Name if name.is_some() => head.means = if text { Means::Note } else { Means::Level },
            Means::Name => name = Some(at),
            Means::Level if head.name.is_empty() && unit && name.is_some() && text => head.means = Means::Unit,
            Means::Level | Means::Target | Means::Actual if text && !unit && head.period.is_none() => head.means = Means::Note,
            _ => {}
        }
    }
    // A column of bare times tells what was reached, unless the table asks for something.
    let told = columns.iter().any(|head| head.means == Means::Actual);
    for head in columns.iter_mut().filter(|head| head.means == Means::Timed) {
        head.means = if caption.mode == Some(Mode::Asks) && !told { Means::Target } else { Means::Actual };
    }
    let main = columns.iter().filter(|head| head.means == Means::Actual && !head.earlier).find_map(|head| head.period).or(caption.period);
    let reached: Vec<Option<Period>> = columns.iter().filter(|head| head.means == Means::Actual && !head.earlier).map(|head| head.period.or(caption.period)).collect();
    let mut last = None;
    for head in columns.iter_mut() {
        match head.means {
            Means::Actual if head.earlier => {
                let same = main.and_then(|main| main.same_period_last_year().ok());
                head.period = if head.period.is_some_and(|period| period.kind() != PeriodKind::Year) { head.period } else { same.or(head.period) };
            }
            Means::Actual => {
                head.period = head.period.or(caption.period);
                last = head.period;
            }
            Means::Plan | Means::Target => {
                // What is planned is planned for the whole year.
                let year = || caption.period.map(|period| if period.kind() == PeriodKind::Years { Some(period) } else { Period::year(chrono::Datelike::year(&period.end())).ok() });
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
    for head in columns.iter_mut().filter(|head| matches!(head.means, Means::Growth | Means::Share | Means::Part | Means::Level)) {
        head.period = head.period.or(caption.period);
    }
    // Levels of another time are near 100, changes are not.
    for at in 0..columns.len() {
        let texts: Vec<&str> = rows.iter().map(|row| row.text(at)).filter(|text| is_number(text)).collect();
        let whole = |text: &&str| text.trim_start_matches(['(', '+', ' ']).split([',', '.']).next().and_then(|text| text.parse::<u32>().ok());
        let fallen = texts.iter().any(|text| text.starts_with(['-', '−', '–', '(']));
        let high = texts.iter().filter_map(whole).filter(|whole| (50..1000).contains(whole)).count();
        let Some(head) = columns.get_mut(at).filter(|head| head.means == Means::Growth) else { continue };
        let level = !fallen && 2 * high > texts.len();
        let near = !fallen && texts.len() >= 3 && texts.iter().filter_map(whole).all(|whole| (70..150).contains(&whole));
        head.changes = if head.changes { !near } else { !level };
    }
}

/// A table whose columns are known.
struct Table<'t> {
    columns: &'t [Head],
    caption: &'t Caption,
    desk: Desk<'t>,
    cells: Cells<'t>,
}

impl Table<'_> {
    /// The times that a head names are mentions.
    fn times(&self, row: &Row<'_>, report: &mut Report, drafts: &mut Vec<Draft>) {
        for cell in row.cells.iter().filter(|cell| !cell.text.is_empty()) {
            let folded = Folded::prose(cell.text);
            let line = Line::new(&folded, cell.start);
            let mut found = Scanner { locale: self.desk.locale, lexicon: self.desk.lexicon }.scan(&line);
            found.retain(|found| matches!(found, Found::Time(_)));
            let (period, mode) = (report.period, report.mode);
            if report.year.is_none() {
                report.year = self.caption.year();
            }
            sense::read(&line, &found, self.desk.locale, row.line, report, drafts);
            (report.period, report.mode) = (period.or(report.period), mode);
        }
    }

    /// Reads a row as prose.
    fn prose(&self, row: &Row<'_>, report: &mut Report, drafts: &mut Vec<Draft>) {
        match row.stretch {
            Some(stretch) => self.words(stretch.text, stretch.offset, row.line, report, drafts),
            None => row.cells.iter().for_each(|cell| self.words(cell.text, cell.start, row.line, report, drafts)),
        }
    }

    fn words(&self, text: &str, start: usize, line_of: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
        let folded = Folded::prose(text);
        let line = Line::new(&folded, start);
        let found = Scanner { locale: self.desk.locale, lexicon: self.desk.lexicon }.scan(&line);
        sense::read(&line, &found, self.desk.locale, line_of, report, drafts);
    }

    fn row(&self, row: &Row<'_>, number: usize, above: &mut Vec<Above>, named: &mut String, report: &mut Report, drafts: &mut Vec<Draft>) {
        let at = |means: Means| self.columns.iter().position(|head| head.means == means);
        let single = row.filled().count() == 1;
        let name_at = if row.cells.len() == 1 { Some(0) } else { at(Means::Name) };
        let given = name_at.map_or("", |at| row.text(at));
        let given = if given.is_empty() && single { row.filled().next().map_or("", |at| row.text(at)) } else { given };
        let (mark, name) = names::of_name(given);
        let (name, in_name) = units::of_name(name, self.desk.locale, self.desk.lexicon);
        let depth = at(Means::Number).and_then(|at| names::of_cell(row.text(at))).or(mark);
        let depth = match (depth, mark) {
            (Some(depth), Some(mark)) => depth.max(mark),
            _ => depth.unwrap_or(names::PLAIN),
        };
        above.retain(|above| above.depth < depth);
        if name.is_empty() && !named.is_empty() {
            // A merged cell names this row as well.
        } else {
            name.clone_into(named);
        }
        let in_column = at(Means::Unit).and_then(|at| units::counted(row.text(at), self.desk.locale, self.desk.lexicon));
        let inherited = || above.iter().rev().find_map(|above| above.measure.clone());
        let own = self.by_heads(named, in_column.or(in_name));
        let row_measure = own.clone().or_else(inherited);
        let time = self.time_of(named, report);
        let mut mentions: Vec<Option<usize>> = vec![None; self.columns.len()];
        if row.filled().count() > 1 {
            report.sentences += 1;
            for (column, head) in self.columns.iter().enumerate() {
                let Some(cell) = row.cells.get(column) else { break };
                let note = head.means == Means::Note;
                if !is_valued(head.means) && !note || Some(column) == name_at {
                    continue;
                }
                report.clauses += 1;
                let measure = match head.means {
                    Means::Growth if head.absolute => row_measure.clone().or_else(|| self.caption.measure.clone()),
                    Means::Growth | Means::Share | Means::Part => head.measure.clone().or_else(|| Some(Measure { unit: Some(Unit::percent()), ..Measure::default() })),
                    _ => head.measure.clone().filter(|_| own.is_none() || head.means == Means::Level).or_else(|| row_measure.clone()).or_else(|| self.caption.measure.clone()),
                };
                let held = if note { Held::Words } else { self.cells.read(cell, measure.as_ref().and_then(|measure| measure.unit.as_ref())) };
                match held {
                    Held::Nothing => {}
                    Held::Figure(printed) => {
                        let part_of = above.last().and_then(|above| above.mentions.get(column).copied().flatten());
                        let draft = self.draft(*printed, head, &measure, named, time, part_of, report, drafts);
                        if let Some(mut draft) = draft {
                            draft.mention.cell = Some((number, column));
                            draft.spot.paragraph = row.line;
                            if let Some(slot) = mentions.get_mut(column) {
                                *slot = Some(drafts.len());
                            }
                            drafts.push(draft);
                        }
                    }
                    Held::Words if cell::is_empty(cell.text) => {}
                    Held::Words => {
                        let first = drafts.len();
                        let before = (report.period, report.mode, report.year);
                        report.period = head.period.or(time).or(self.caption.period).or(report.period);
                        report.mode = match head.means {
                            Means::Target | Means::Plan => Some(Mode::Asks),
                            _ => report.mode,
                        };
                        self.words(cell.text, cell.start, row.line, report, drafts);
                        (report.period, report.mode, report.year) = before;
                        for draft in drafts.iter_mut().skip(first) {
                            draft.mention.cell = Some((number, column));
                            if draft.mention.indicator.is_none() && !named.is_empty() {
                                draft.mention.indicator = Some(named.clone());
                            }
                        }
                    }
                }
            }
        }
        above.push(Above { depth, mentions, measure: own });
    }

    /// The unit of a row that is counted by heads: `Bác sĩ trên 1 vạn dân` in a column of `người`.
    fn by_heads(&self, name: &str, own: Option<Measure>) -> Option<Measure> {
        let counted = own.as_ref().and_then(|own| own.unit.as_ref()).is_some_and(|unit| unit.kind() == Kind::Count && !unit.is_rate() && unit.exponent() == 0);
        if !counted {
            return own;
        }
        let folded = Folded::prose(name);
        let line = Line::new(&folded, 0);
        let reader = Reader { locale: self.desk.locale, context: Context::Prose, lexicon: self.desk.lexicon, foreign: false };
        let found = (0..line.len()).find_map(|at| {
            let mut cursor = line.cursor(at);
            unit_at(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && unit.per().iter().any(|(factor, _)| *factor >= 1000))
        });
        found.map(|unit| Measure { unit: Some(unit), ..Measure::default() }).or(own)
    }

    /// The time that the name of a row is, where it is nothing else.
    fn time_of(&self, name: &str, report: &Report) -> Option<Period> {
        let head = head::read(name, self.caption.year().or(report.year), self.desk.locale, self.desk.lexicon);
        if head.means == Means::Timed { head.period } else { None }
    }

    #[allow(clippy::too_many_arguments)]
    fn draft(&self, printed: Printed, head: &Head, measure: &Option<Measure>, name: &str, time: Option<Period>, part_of: Option<usize>, report: &Report, drafts: &[Draft]) -> Option<Draft> {
        let locale = self.desk.locale;
        let value = printed.value;
        let unit = value.unit().kind();
        let (value, of_whole) = match value.unit().note().filter(|_| unit == Kind::Share) {
            Some(note) => (value.relabelled(&value.unit().noted(None).ok()?), Some(note.to_owned())),
            None => (value, None),
        };
        let of_whole = of_whole.or_else(|| measure.as_ref().and_then(|measure| measure.of.clone()));
        let folded = attain::text::prose::folded(name);
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let grows = measure.as_ref().is_some_and(|measure| measure.grows) || (unit == Kind::Share && sense::is_growth(&folded, locale)) || unit == Kind::Growth;
        let negative = matches!(&value, Value::Quantity(quantity) if quantity.is_negative());
        let signed = if negative { Change::Down } else { Change::Up };
        let falls = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
        let falling = falls(locale.pick(&["giảm ", "mức giảm ", "kéo giảm ", "tỷ lệ giảm ", "tốc độ giảm "], &["reduction ", "decrease ", "decline "]));
        let (mut kind, mut form, mut change) = (MentionKind::Quantity, Form::Plain, printed.change);
        if unit == Kind::Rank {
            kind = MentionKind::Rank;
        } else if matches!(value, Value::Tally(_)) {
            kind = MentionKind::Ratio;
        } else {
            match head.means {
                Means::Share => kind = MentionKind::ShareOfPlan,
                Means::Growth => {
                    kind = MentionKind::Growth;
                    if unit == Kind::Times {
                        (form, change) = (Form::Multiple, Some(Change::Up));
                    } else if share && !head.changes {
                        form = Form::Level;
                    } else {
                        change = change.or(Some(signed));
                    }
                }
                Means::Part => {}
                _ if grows && share => {
                    kind = MentionKind::Growth;
                    change = change.or(Some(signed));
                }
                _ if falling => {
                    kind = MentionKind::Growth;
                    change = change.or(Some(Change::Down));
                }
                _ => {}
            }
            if matches!(value, Value::Range(_)) {
                kind = MentionKind::Range;
            }
        }
        let role = match head.means {
            _ if kind == MentionKind::Rank && head.means != Means::Target => Role::Other,
            Means::Target => Role::Target,
            Means::Plan => Role::Plan,
            Means::Share | Means::Part => Role::Share,
            Means::Growth => Role::Growth,
            Means::Level if self.caption.mode == Some(Mode::Asks) => Role::Target,
            _ if kind == MentionKind::Growth => Role::Growth,
            _ => Role::Actual,
        };
        let mut qualifiers = printed.qualifiers;
        if head.estimated && matches!(head.means, Means::Actual | Means::Level | Means::Timed) && !qualifiers.contains(&Qualifier::Estimated) {
            qualifiers.insert(0, Qualifier::Estimated);
        }
        let mut flags = printed.flags;
        if falling && unit == Kind::Share && kind == MentionKind::Growth {
            flags.push(Flag { doubt: Doubt::MayBePoints, alternative: Some(value.relabelled(&Unit::percentage_point())) });
        }
        // The head measures something of its own where the rows are places or times.
        let thing = head.means == Means::Level && !head.name.is_empty() && !is_bland(&head.name);
        let indicator = match (thing, time.is_some() || name.is_empty()) {
            (true, true) => Some(head.name.clone()),
            (true, false) => Some(format!("{name}, {}", head.name)),
            (false, true) => Some(head.name.clone()).filter(|name| !name.is_empty()),
            (false, false) => Some(name.to_owned()),
        };
        let part_of = part_of.filter(|_| matches!(head.means, Means::Target | Means::Plan | Means::Actual | Means::Level | Means::Timed)).filter(|total| {
            drafts.get(*total).and_then(|draft| draft.mention.value()).is_some_and(|total| total.unit().at(0) == value.unit().at(0)) && !share
        });
        let period = match (time, head.period) {
            (Some(time), _) => Some(time),
            (None, period) => period.or(report.period).or(report.given),
        };
        let spot = Spot {
            sentence: report.sentences,
            clause: report.clauses,
            better: match change {
                Some(Change::Down) if matches!(head.means, Means::Target | Means::Plan) => Some(Better::Lower),
                _ => None,
            },
            ..Spot::default()
        };
        Some(Draft {
            mention: Mention {
                start: printed.start,
                end: printed.end,
                text: printed.text,
                kind,
                said: Said::Value(value),
                qualifiers,
                change,
                form,
                of: head.of.clone().filter(|_| matches!(head.means, Means::Growth | Means::Share)).or(of_whole),
                role,
                indicator,
                part_of,
                authority: head.authority.clone(),
                period,
                flags,
                cell: None,
            },
            spot,
        })
    }
}

/// Whether a head names no more than that there are figures: `Giá trị`, `Value`.
fn is_bland(name: &str) -> bool {
    let plain = attain::text::prose::folded(name);
    ["giá trị", "số liệu", "số lượng", "value", "values", "amount", "figure", "figures", "total", "tổng số", "quantity"].contains(&plain.as_str())
}
