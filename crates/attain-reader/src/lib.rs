#![doc = include_str!("../README.md")]

mod alike;
mod claims;
mod doubts;
mod drafts;
mod label;
mod legacy;
mod line;
mod mention;
mod page;
mod place;
mod reading;
mod results;
mod scan;
mod sense;
mod sentence;
mod table;
mod words;

use attain::text::prose::Folded;
use attain::{Lexicon, Locale, Period, interrupt};

pub use mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
pub use reading::{Notice, Placed, Reading, StatedClaim, Unplaced, Why};

use drafts::Drafts;
use line::Line;
use page::{Stretch, Stretches};
use reading::Draft;
use scan::Scanner;
use sense::Report;
use table::{Cell, Desk, Row, Tables};

/// What a report is read with; by default nothing is known of it.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    locale: Option<Locale>,
    period: Option<Period>,
    lexicon: Lexicon,
}

impl Reader {
    /// Returns a reader that finds out the language and the time by itself.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Says in which language the report is written.
    #[must_use]
    pub fn locale(mut self, locale: Locale) -> Self {
        self.locale = Some(locale);
        self
    }

    /// Says which time the report speaks of where it does not say so itself.
    #[must_use]
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Adds words of the caller's own for units.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// Reads a report.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        let whole = self.locale.unwrap_or_else(|| language(text).unwrap_or(Locale::Vi));
        let mut report = self.opened();
        report.en.first = if whole == Locale::En { sense::first_year(text) } else { None };
        let mut drafts = Drafts::default();
        let mut notices = Vec::new();
        let mut tables = Tables::default();
        let mut stretches = Stretches::new(text);
        while let Some(stretch) = stretches.next() {
            interrupt::check();
            if legacy::is_legacy(stretch.text) {
                let (start, end) = (stretch.offset, stretch.offset + stretch.text.trim_end().chars().count());
                notices.push(Notice::LegacyEncoding { start, end });
                continue;
            }
            let locale = self
                .locale
                .unwrap_or_else(|| language(stretch.text).filter(|_| stretch.text.len() > 40).unwrap_or(whole));
            let desk = Desk { locale, lexicon: &self.lexicon };
            if let Some(rows) = table::block(stretch, &mut stretches) {
                tables.read(&rows, desk, &mut report, &mut drafts.0);
            } else if !tables.hear(stretch, desk, &report) {
                self.stretch(stretch, locale, &mut report, &mut drafts.0);
            }
        }
        self.finish(drafts, &report, notices, whole)
    }

    /// Reads the rows of a table: of a frame, a sheet, a file of values parted by commas.
    ///
    /// The heads are the first rows; rows above them that hold one cell are its title. The places of the mentions are
    /// those of the text that the rows make with a tab between cells and a line break between rows; every mention also
    /// says which cell it stands in.
    ///
    /// # Examples
    /// ```
    /// let rows = [["Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Thực hiện 2024"], ["Thu ngân sách", "tỷ đồng", "17.500", "17.946"]];
    /// let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    /// let reading = attain_reader::Reader::new().read_table(&rows);
    /// let found: Vec<_> = reading.mentions.iter().map(|mention| (mention.cell, mention.role.name())).collect();
    /// assert_eq!(found, [(Some((1, 2)), "plan"), (Some((1, 3)), "actual")]);
    /// assert_eq!(reading.mentions[1].unit().map(attain::Unit::code), Some("VND"));
    /// ```
    #[must_use]
    pub fn read_table(&self, rows: &[Vec<String>]) -> Reading {
        let words: String = rows.iter().take(64).map(|row| row.join(" ") + " ").collect();
        let locale = self.locale.unwrap_or_else(|| language(&words).unwrap_or(Locale::Vi));
        let mut report = self.opened();
        let mut at = 0;
        let table: Vec<Row<'_>> = rows
            .iter()
            .map(|row| {
                let cell = |text| {
                    let cell = Cell::new(text, at);
                    at += text.chars().count() + 1;
                    cell
                };
                let cells: Vec<Cell<'_>> = row.iter().map(String::as_str).map(cell).collect();
                at += usize::from(cells.is_empty());
                Row { cells, ruled: false, stretch: None }
            })
            .collect();
        let mut drafts = Drafts::default();
        Tables::default().read(&table, Desk { locale, lexicon: &self.lexicon }, &mut report, &mut drafts.0);
        self.finish(drafts, &report, Vec::new(), locale)
    }

    fn opened(&self) -> Report {
        let year = self.period.map(|period| chrono::Datelike::year(&period.end()));
        Report { given: self.period, year, ..Report::default() }
    }

    fn finish(&self, mut drafts: Drafts, report: &Report, notices: Vec<Notice>, locale: Locale) -> Reading {
        later(&mut drafts.0, report.compared);
        doubts::weigh(&mut drafts.0);
        let claims = claims::claims(&drafts.0);
        let (targets, observations, unplaced) = place::place(&drafts.0, locale);
        let drafts = std::mem::take(&mut drafts.0);
        Reading {
            mentions: drafts.into_iter().inspect(|_| interrupt::check()).map(|draft| draft.mention).collect(),
            targets,
            observations,
            claims,
            unplaced,
            notices,
            locale,
        }
    }

    fn stretch(&self, stretch: Stretch<'_>, locale: Locale, report: &mut Report, drafts: &mut Vec<Draft>) {
        let folded = Folded::prose(stretch.text);
        let line = Line::new(&folded, stretch.offset);
        report.parted = stretch.parted;
        if stretch.parted && !std::mem::take(&mut report.announced) {
            report.mode = None;
        }
        let mut found = Scanner { locale, lexicon: &self.lexicon }.scan(&line);
        table::listed(&line, &mut found, Desk { locale, lexicon: &self.lexicon });
        sense::read(&line, &found, locale, report, drafts);
    }
}

/// Reads a report.
#[must_use]
pub fn read(text: &str) -> Reading {
    Reader::new().read(text)
}

/// Gives figures that stand before any time the first time that the report speaks of: that of a result; the year after
/// the one that results are compared with; the year before the first one that is planned for.
fn later(drafts: &mut [Draft], compared: Option<i32>) {
    let year = |year: i32| Period::year(year).ok();
    let first = |planned: bool| {
        let figures = drafts.iter().map(|draft| &draft.mention).filter(|mention| mention.kind != MentionKind::Date);
        figures.filter(|mention| (mention.role == Role::Target) == planned).find_map(|mention| mention.period)
    };
    let planned = first(true);
    let told = compared
        .and_then(|before| year(before + 1))
        .or_else(|| first(false))
        .or_else(|| planned.and_then(|period| year(chrono::Datelike::year(&period.start()) - 1)));
    let asked = planned.or(told);
    for draft in drafts {
        let mention = &mut draft.mention;
        if mention.period.is_none() && mention.kind != MentionKind::Date && !draft.spot.base && !draft.spot.undated {
            mention.period = if mention.role == Role::Target { asked } else { told };
        }
    }
}

/// The language of a text, by letters that only Vietnamese has and words that only English has.
fn language(text: &str) -> Option<Locale> {
    let mut vietnamese = 0usize;
    let mut letters = 0usize;
    for ch in text.chars().take(20_000) {
        letters += usize::from(ch.is_alphabetic());
        vietnamese += usize::from(is_vietnamese(ch));
    }
    if letters == 0 {
        return None;
    }
    Some(if vietnamese * 20 >= letters { Locale::Vi } else { Locale::En })
}

/// Whether a letter, or a mark on one, is written in Vietnamese and not in English.
fn is_vietnamese(ch: char) -> bool {
    const LETTERS: &str = "ăâđêôơưĂÂĐÊÔƠƯðÐƣáàãíìúùóò";
    matches!(ch, '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}') || (!ch.is_ascii() && LETTERS.contains(ch))
}
