//! Tables: rows of cells under heads, whose unit, time and role stand elsewhere than beside the figure.
//!
//! | where | what is read there |
//! |---|---|
//! | the lines above | the unit of all figures (`ĐVT: nghìn tấn`), the time, whether something is asked for |
//! | the head of a column | what its figures are, for which time, in which unit: see [`head`] |
//! | the row | its number, its name, its unit |
//! | the cell | the figure with its bound; words are read as prose |

mod caption;
mod cell;
mod columns;
mod draft;
pub(crate) mod head;
mod listed;
mod names;
mod rows;
mod units;

use std::collections::HashMap;

use attain::text::prose::{Context, Folded, Reader, unit as unit_at};
use attain::{Kind, Lexicon, Locale, Period, Unit, interrupt};

use crate::line::Line;
use crate::mention::MentionKind;
use crate::page::Stretch;
use crate::reading::Draft;
use crate::scan::{Found, Scanner};
use crate::sense::{self, Mode, Report};
use crate::words::words;
use caption::Caption;
use cell::{Cells, Held};
use columns::{first_row, heads_of, settle, spread};
use draft::Naming;
use head::{Head, Means};
pub(crate) use listed::listed;
pub(crate) use rows::{Cell, Row, block};
use units::Measure;

/// The most characters of a line above a table.
const CAPTION: usize = 300;

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
    /// Whether it is of a rate of growth, as its parts then are.
    grows: bool,
}

/// What is carried from row to row.
#[derive(Default)]
struct Down {
    above: Vec<Above>,
    /// The name of the row before.
    named: String,
    /// The units of the column of units that were read already.
    known: HashMap<String, Option<Measure>>,
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
        // Rules between all rows part no head from a body.
        let unruled: Vec<Row<'_>>;
        let rules = rows.iter().filter(|row| row.ruled).count();
        let rows = if rules > 2 && 3 * rules >= rows.len() {
            unruled = rows.iter().filter(|row| !row.ruled).cloned().collect();
            &unruled
        } else {
            rows
        };
        let rows = caption.of_rows(rows, desk, report);
        let year = caption.year().or(report.year);
        let first = first_row(rows);
        let (heads, body) = rows.split_at(first);
        let wide = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let spread = spread(heads, wide);
        let placed = spread.as_deref().unwrap_or(heads);
        let mut own = heads_of(placed, year, desk);
        // One head may name the year of the others: `Dự toán năm 2024 | Thực hiện 9 tháng`.
        let named = own.iter().filter_map(|head| head.period).map(|period| chrono::Datelike::year(&period.end())).max();
        if year.is_none() && named.is_some() {
            own = heads_of(placed, named, desk);
        }
        let width = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let mut columns = match (&self.before, own.is_empty()) {
            (Some(before), true) if before.len() == width => before.clone(),
            _ => own,
        };
        settle(&mut columns, body, &caption, desk, width);
        let marks = cell::marks(body.iter().flat_map(|row| row.cells.iter().map(|cell| cell.text)), desk.locale);
        let valued = columns.iter().any(|head| is_valued(head.means));
        let table = Table {
            columns: &columns,
            caption: &caption,
            desk,
            cells: Cells { locale: desk.locale, marks, lexicon: desk.lexicon },
        };
        for row in heads.iter().filter(|row| !row.ruled) {
            if valued {
                table.times(row, report, drafts);
            } else {
                table.prose(row, report, drafts);
            }
        }
        let mut down = Down::default();
        for (number, row) in body.iter().enumerate().filter(|(_, row)| !row.ruled) {
            interrupt::check();
            if valued {
                table.row(row, first + number, &mut down, report, drafts);
            } else {
                table.prose(row, report, drafts);
            }
        }
        self.before = valued.then_some(columns);
    }
}

fn is_valued(means: Means) -> bool {
    matches!(
        means,
        Means::Target
            | Means::Plan
            | Means::Actual
            | Means::Growth
            | Means::Share
            | Means::Part
            | Means::Level
            | Means::Timed
    )
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
            sense::read(&line, &found, self.desk.locale, report, drafts);
            (report.period, report.mode) = (period.or(report.period), mode);
        }
    }

    /// Reads a row as prose.
    fn prose(&self, row: &Row<'_>, report: &mut Report, drafts: &mut Vec<Draft>) {
        match row.stretch {
            Some(stretch) => self.words(stretch.text, stretch.offset, report, drafts),
            None => row.cells.iter().for_each(|cell| self.words(cell.text, cell.start, report, drafts)),
        }
    }

    fn words(&self, text: &str, start: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
        let folded = Folded::prose(text);
        let line = Line::new(&folded, start);
        let found = Scanner { locale: self.desk.locale, lexicon: self.desk.lexicon }.scan(&line);
        sense::read(&line, &found, self.desk.locale, report, drafts);
    }

    fn row(&self, row: &Row<'_>, number: usize, down: &mut Down, report: &mut Report, drafts: &mut Vec<Draft>) {
        let Down { above, named, known } = down;
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
        let in_column = at(Means::Unit).and_then(|at| {
            let text = row.text(at);
            match known.get(text) {
                Some(measure) => measure.clone(),
                None => {
                    let measure = units::counted(text, self.desk.locale, self.desk.lexicon);
                    known.insert(text.to_owned(), measure.clone());
                    measure
                }
            }
        });
        let inherited = || above.iter().rev().find_map(|above| above.measure.clone());
        let own = self.by_heads(named, in_column.or(in_name));
        let row_measure = own.clone().or_else(inherited);
        let time = self.time_of(named, report);
        let folded = attain::text::prose::folded(named);
        let naming = Naming {
            name: named,
            grows: sense::is_growth(&folded, self.desk.locale) || above.iter().any(|above| above.grows),
            falls: is_fall(&folded, self.desk.locale),
            time,
        };
        let named_counts = units::of_count(named, self.desk.locale, self.desk.lexicon);
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
                let counted = || {
                    let counted = named_counts
                        .clone()
                        .or_else(|| units::of_count(&head.name, self.desk.locale, self.desk.lexicon));
                    let above = self.caption.measure.as_ref().and_then(|above| above.unit.as_ref());
                    counted.filter(|_| above.is_none_or(|above| above.kind() != Kind::Count))
                };
                let measure = match head.means {
                    Means::Growth if head.absolute => {
                        row_measure.clone().or_else(|| self.caption.measure.clone()).map(difference)
                    }
                    Means::Growth | Means::Share | Means::Part => head
                        .measure
                        .clone()
                        .or_else(|| Some(Measure { unit: Some(Unit::percent()), ..Measure::default() })),
                    _ => head
                        .measure
                        .clone()
                        .filter(|_| own.is_none() || head.means == Means::Level)
                        .or_else(|| row_measure.clone())
                        .or_else(counted)
                        .or_else(|| self.caption.measure.clone()),
                };
                let held = if note {
                    Held::Words
                } else {
                    self.cells.read(cell, measure.as_ref().and_then(|measure| measure.unit.as_ref()))
                };
                match held {
                    Held::Nothing => {}
                    Held::Figure(printed) => {
                        let part_of = above.last().and_then(|above| above.mentions.get(column).copied().flatten());
                        let draft = self.draft(*printed, head, measure.as_ref(), &naming, part_of, report, drafts);
                        if let Some(mut draft) = draft {
                            draft.mention.cell = Some((number, column));
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
                            _ => None,
                        };
                        self.words(cell.text, cell.start, report, drafts);
                        (report.period, report.mode, report.year) = before;
                        for (place, draft) in drafts.iter_mut().skip(first).enumerate() {
                            draft.mention.cell = Some((number, column));
                            // The first figure of a cell is what its row names.
                            let own = draft.mention.indicator.is_some() && (note || place > 0);
                            if !own && !named.is_empty() && draft.mention.kind != MentionKind::Date {
                                draft.mention.indicator = Some(named.clone());
                            }
                        }
                    }
                }
            }
        }
        above.push(Above { depth, mentions, measure: own, grows: naming.grows });
    }

    /// The unit of a row that is counted by heads: `Bác sĩ trên 1 vạn dân` in a column of `người`.
    fn by_heads(&self, name: &str, own: Option<Measure>) -> Option<Measure> {
        let counted = own
            .as_ref()
            .and_then(|own| own.unit.as_ref())
            .is_some_and(|unit| unit.kind() == Kind::Count && !unit.is_rate() && unit.exponent() == 0);
        if !counted {
            return own;
        }
        rate_in(name, self.desk).or(own)
    }

    /// The time that the name of a row is, where it is nothing else.
    fn time_of(&self, name: &str, report: &Report) -> Option<Period> {
        if name.len() > 40 || !name.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'I' | b'V')) {
            return None;
        }
        let head = head::read(name, self.caption.year().or(report.year), self.desk.locale, self.desk.lexicon);
        if head.means == Means::Timed { head.period } else { None }
    }
}

/// The unit by heads that a name holds: `Số bác sĩ/vạn dân`.
fn rate_in(name: &str, desk: Desk<'_>) -> Option<Measure> {
    if !name.contains(['/', '0', '1']) && !name.contains("vạn") && !name.contains("nghìn") {
        return None;
    }
    let folded = Folded::prose(name);
    let line = Line::new(&folded, 0);
    let reader = Reader { locale: desk.locale, context: Context::Prose, lexicon: desk.lexicon, foreign: false };
    let found = (0..line.len()).find_map(|at| {
        let mut cursor = line.cursor(at);
        unit_at(&mut cursor, reader)
            .filter(|unit| unit.kind() == Kind::Count && unit.per().iter().any(|(factor, _)| *factor >= 1000))
    });
    found.map(|unit| Measure { unit: Some(unit), ..Measure::default() })
}

/// Whether a name is of a fall: `Giảm tỷ lệ hộ nghèo`.
fn is_fall(folded: &str, locale: Locale) -> bool {
    let words = locale.pick(
        words!["giảm , mức giảm , kéo giảm , tỷ lệ giảm , tốc độ giảm "],
        &["reduction ", "decrease ", "decline "][..],
    );
    words.iter().any(|word| folded.starts_with(word))
}

/// What the difference of two figures is counted in: of two shares, points.
fn difference(measure: Measure) -> Measure {
    let share = measure.unit.as_ref().is_some_and(|unit| matches!(unit.kind(), Kind::Share | Kind::Growth));
    if share { Measure { unit: Some(Unit::percentage_point()), ..measure } } else { measure }
}
