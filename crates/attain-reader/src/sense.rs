//! What the words around a figure make of it: its kind, role, indicator, period, and what it is set against.

mod aside;
mod base;
mod en;
mod indicator;
mod mode;
mod respectively;
mod vi;

use attain::{Locale, Period, PeriodKind, Unit};
use base::{Against, Base};

use crate::line::Line;
use crate::mention::{Form, Mention, MentionKind, Role, Said};
use crate::reading::{Draft, Spot};
use crate::scan::{Found, Spotted, Time};
use crate::sentence::Layout;
pub(crate) use en::title::first_year;
pub(crate) use mode::Mode;

/// What is known of the report at the place that is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// The year that was spoken of last.
    pub(crate) year: Option<i32>,
    /// The time that was spoken of last.
    pub(crate) period: Option<Period>,
    /// What the stretch before leaves to this one.
    pub(crate) mode: Option<Mode>,
    /// What the heading of the section says.
    pub(crate) section: Option<Mode>,
    /// What the last share with a printed base was: one of a plan, or a level of another time.
    pub(crate) share_kind: Option<(MentionKind, Form)>,
    /// The day that it is one of.
    pub(crate) as_of: Option<Period>,
    /// Whether the stretch before ended in a colon: what it says holds over an empty line.
    pub(crate) announced: bool,
    /// The last day that results were told of.
    pub(crate) present: Option<chrono::NaiveDate>,
    /// The last time that something was asked for.
    pub(crate) asked: Option<Period>,
    /// The first year that something was compared with.
    pub(crate) compared: Option<i32>,
    /// The first numbers that are free.
    pub(crate) sentences: usize,
    pub(crate) clauses: usize,
    pub(crate) parentheses: usize,
    /// The unit of money that was printed last.
    pub(crate) money: Option<Unit>,
    /// The sentence in which it was.
    pub(crate) money_sentence: Option<usize>,
    /// The time that the caller gave.
    pub(crate) given: Option<Period>,
    /// Whether an empty line, or the start of the report, stands before the stretch.
    pub(crate) parted: bool,
    /// What is known of it where it is in English.
    pub(crate) en: en::Known,
}

/// A figure with what is found out about it.
struct Figure<'s> {
    spotted: &'s Spotted,
    base: Option<Base>,
    /// Whether it is the figure of somebody else's base: `so với 17.091 tỷ đồng`.
    is_base: Option<Against>,
    name: Option<(usize, usize)>,
    inherited: Option<usize>,
}

/// A stretch as it is read.
struct Passage<'p, 'f> {
    line: &'p Line<'f>,
    layout: Layout,
    locale: Locale,
    figures: Vec<Figure<'p>>,
    times: Vec<&'p Time>,
    /// Of each time, whether it belongs to what something is set against.
    based: Vec<bool>,
    /// Of each token, whether a figure or a time covers it.
    cover: Vec<Cover>,
    modes: Vec<Option<Mode>>,
}

/// What covers a token.
#[derive(Clone, Copy, Debug, Default)]
struct Cover {
    figure: bool,
    time: bool,
    /// What a figure is set against: `so với ước thực hiện năm 2017`.
    base: bool,
}

/// How many tokens back, and how many figures or times to either side, words may still belong to a figure.
const REACH: usize = 160;
const NEAR: usize = 24;

/// Adds the mentions of a stretch to the report.
pub(crate) fn read(line: &Line<'_>, found: &[Found], locale: Locale, report: &mut Report, drafts: &mut Vec<Draft>) {
    let colon = line.len().checked_sub(1).is_some_and(|last| line.mark(last) == Some(':'));
    if found.is_empty() && !colon {
        // Nothing here is read; only a heading says something of what follows.
        if let Some(mode) = mode::heading(line, false, locale) {
            report.section = Some(mode);
        }
        report.mode = if mode::is_item(line) { report.mode } else { None };
        report.announced = false;
        if locale == Locale::En {
            en::title::hear(line, line.len(), report);
        }
        (report.sentences, report.clauses) = (report.sentences + 1, report.clauses + 1);
        return;
    }
    let spans: Vec<(usize, usize)> = found
        .iter()
        .map(|found| match found {
            Found::Figure(figure) => (figure.from, figure.to),
            Found::Time(time) => (time.from, time.to),
        })
        .collect();
    let layout = Layout::new(line, &spans);
    let mut passage = Passage {
        line,
        layout,
        locale,
        figures: Vec::new(),
        times: Vec::new(),
        based: Vec::new(),
        cover: vec![Cover::default(); line.len()],
        modes: Vec::new(),
    };
    for found in found {
        let (from, to, figure) = match found {
            Found::Figure(figure) => (figure.from, figure.to, true),
            Found::Time(time) => (time.from, time.to, false),
        };
        for cover in passage.cover.iter_mut().take(to).skip(from) {
            cover.figure |= figure;
            cover.time |= !figure;
        }
        match found {
            Found::Figure(spotted) => {
                passage.figures.push(Figure { spotted, base: None, is_base: None, name: None, inherited: None })
            }
            Found::Time(time) => passage.times.push(time),
        }
    }
    let (sentences, clauses, parentheses) =
        (passage.layout.sentences(), passage.layout.clauses(), passage.layout.parentheses());
    match locale {
        Locale::En => en::read(passage, report, drafts),
        _ => vi::read(passage, report, drafts),
    }
    report.sentences += sentences;
    report.clauses += clauses;
    report.parentheses += parentheses;
}

impl Passage<'_, '_> {
    fn in_figure(&self, at: usize) -> bool {
        self.cover.get(at).is_some_and(|cover| cover.figure)
    }

    fn in_time(&self, at: usize) -> bool {
        self.cover.get(at).is_some_and(|cover| cover.time)
    }

    /// The mention of a time: a day or a period, which is of its own time only where it spans years.
    fn date(&self, time: &Time, period: Period, indicator: Option<String>, report: &Report) -> Draft {
        let spans = period.kind() == PeriodKind::Years;
        let mention = Mention {
            start: self.line.start(time.from),
            end: self.line.end(time.to),
            text: self.line.given(time.from, time.to).to_owned(),
            kind: MentionKind::Date,
            said: Said::Period(period),
            qualifiers: Vec::new(),
            change: None,
            form: Form::Plain,
            of: None,
            role: Role::Other,
            indicator,
            part_of: None,
            authority: None,
            period: spans.then_some(period),
            flags: Vec::new(),
            cell: None,
        };
        Draft { mention, spot: self.spot(time.from, report) }
    }

    fn spot(&self, at: usize, report: &Report) -> Spot {
        let here = self.layout.at(at);
        Spot {
            sentence: report.sentences + here.sentence,
            clause: report.clauses + here.clause,
            parenthesis: if here.parenthesis == 0 { 0 } else { report.parentheses + here.parenthesis },
            ..Spot::default()
        }
    }
}

fn year_of(period: &Period) -> i32 {
    use chrono::Datelike;
    period.end().year()
}

/// Whether a name is of a rate of growth.
pub(crate) fn is_growth(folded: &str, locale: Locale) -> bool {
    match locale {
        Locale::Vi => ["tăng trưởng", "tốc độ tăng", "tốc độ phát triển", "mức tăng"]
            .iter()
            .any(|word| folded.starts_with(word) || folded.contains(&format!(" {word}"))),
        _ => folded.split(' ').any(|word| word == "growth") || folded.contains("inflation"),
    }
}

/// Whether a name is of a share of a whole.
fn is_share(folded: &str, locale: Locale) -> bool {
    match locale {
        Locale::Vi => {
            folded.starts_with("tỷ lệ")
                || folded.starts_with("tỉ lệ")
                || folded.starts_with("tỷ suất")
                || folded.starts_with("tỷ trọng")
                || folded.contains("tỷ lệ")
        }
        _ => {
            folded.contains("rate")
                || folded.contains("share")
                || folded.contains("ratio")
                || folded.contains("proportion")
        }
    }
}
