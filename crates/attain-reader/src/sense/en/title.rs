//! What a heading, the start of a paragraph and a sentence without figures leave to what follows.

use attain::PeriodKind;

use super::name;
use crate::line::Line;
use crate::mention::MentionKind;
use crate::reading::Draft;
use crate::scan::Time;
use crate::sense::{Passage, Report};
use crate::words::words;

impl Passage<'_, '_> {
    /// Notes what a heading or the start of a paragraph says of all that follows.
    pub(super) fn title(&mut self, report: &mut Report, drafts: &[Draft]) {
        let drafts_are_dates = drafts.iter().all(|draft| draft.mention.kind == MentionKind::Date);
        let line = self.line;
        let item = matches!(line.mark(0), Some('-' | '–' | '—' | '+' | '•' | '*' | '·' | '●' | '▪'))
            || line.is_digits(0) && matches!(line.mark(1), Some('.' | ')'));
        let last = line.len().saturating_sub(1);
        let heading = self.figures.is_empty() && line.len() <= 40 && !matches!(line.mark(last), Some('.' | ';' | ','));
        let label = matches!(line.mark(last), Some(':'));
        if report.parted {
            report.en.paragraph = None;
        }
        if heading || label {
            let has =
                |words: &[&str]| (0..line.len()).any(|at| words.iter().any(|word| line.phrase(at, word).is_some()));
            let asks =
                has(words!["target, targets, goals, objectives, plan, plans, outlook", "priorities, will, tasks"]);
            let tells = has(words![
                "results, performance, highlights, achievements, achieved",
                "implementation, review, progress, report, briefing"
            ]);
            report.en.asks = asks && !tells;
        } else if !item && report.parted {
            report.en.asks = false;
        }
        // `2. Main points for June to August 2020`: a numbered heading; an item of a list stands among others.
        let numbered = line.is_digits(0) && report.parted && matches!(line.mark(1), Some('.'));
        if heading && (!item || numbered) && (!report.en.titled || report.parted) {
            // The time of the title is that of the document; of another heading, that of its section.
            let against = |time: &Time| {
                line.word(time.from.wrapping_sub(1)) == "against" && matches!(time.when, crate::scan::When::Whole(_))
            };
            let day = |time: &Time| time.is_whole(PeriodKind::Day);
            let plain = self.times.iter().rev().filter(|time| !day(time)).find_map(|time| self.spoken(time, report));
            let period = plain.or_else(|| {
                self.times.iter().rev().find_map(|time| {
                    self.spoken(time, report)
                        .or_else(|| time.when.within(None).filter(|_| against(time)))
                        .or_else(|| self.closing(time))
                })
            });
            // A dateline says which year it is.
            if report.year.is_none()
                && let Some(dated) = self.times.iter().filter(|time| day(time)).find_map(|time| time.when.within(None))
            {
                report.year = Some(crate::sense::year_of(&dated));
            }
            if !item || numbered {
                report.en.section = period.or(report.en.section);
            }
            if !report.en.titled || report.en.document.is_none() && drafts_are_dates {
                report.en.document = period.or(report.given);
            }
            report.en.paragraph = period.or(report.en.paragraph);
        }
        report.en.titled = true;
        if report.en.document.is_none() {
            report.en.document = report.given;
        }
    }

    /// `for the year ended 31 March 2024`: the year that ends on a day; one that is no calendar year spans two.
    fn closing(&self, time: &Time) -> Option<attain::Period> {
        use chrono::Datelike;
        self.line.any_before(time.from, &["year ended", "year ending", "year to", "years ended"])?;
        let end = time.when.within(None)?.end();
        if end.month() == 12 {
            attain::Period::year(end.year()).ok()
        } else {
            attain::Period::years(end.year() - 1, end.year()).ok()
        }
    }

    /// The topic that the last sentence without figures and verbs leaves.
    pub(super) fn topic(&self, end: usize) -> Option<String> {
        let start = self.layout.sentence_start(end.checked_sub(1)?);
        let bare = !self.figures.iter().any(|figure| figure.spotted.from >= start)
            && !self.times.iter().any(|time| time.from >= start);
        let fragment = (start..end).all(|at| !name::verb::is_verb(self.line, at));
        (bare && fragment && end - start >= 3)
            .then(|| self.line.name(start, end).trim_end_matches(['.', ':']).to_owned())
    }
}

/// Notes a sentence without figures that announces targets: `The Government set specific targets for the region.`
pub(in crate::sense) fn hear(line: &Line<'_>, end: usize, report: &mut Report) {
    let verbs = words!["set, sets, setting, sets out, set out, has set, defines, identifies, approved, following"];
    report.en.aims |= (0..end).any(|at| {
        let next = verbs.iter().filter_map(|verb| line.phrase(at, verb)).max();
        next.is_some_and(|next| {
            (next..end.min(next + 6)).any(|at| matches!(line.word(at), "targets" | "objectives" | "goals"))
        })
    });
}

/// The first year that a report names as its time, for a time that names none: `in the first seven months`.
pub(crate) fn first_year(text: &str) -> Option<i32> {
    let mut before = "";
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        let year = bare.parse::<i32>().ok().filter(|year| bare.len() == 4 && (1990..=2060).contains(year));
        let led =
            matches!(before, "in" | "In" | "for" | "For" | "of" | "by" | "By" | "during" | "FY" | "year" | "Year");
        if let Some(year) = year.filter(|_| led) {
            return Some(year);
        }
        before = word;
    }
    None
}
