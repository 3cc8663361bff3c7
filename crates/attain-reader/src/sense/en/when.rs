//! The time that an English figure speaks of: the one behind it, else the one of its clause, its sentence, its paragraph,
//! its report.

use attain::{Period, PeriodKind};

use super::basis::Basis;
use super::{Passage, Report, Role, Seen};
use crate::scan::{Time, When};
use crate::words::words;

impl Passage<'_, '_> {
    /// A time that says when what is told holds; one that begins or ends a span, or is compared with, does not.
    pub(super) fn spoken(&self, time: &Time, report: &Report) -> Option<Period> {
        let line = self.line;
        let before = line.word(time.from.wrapping_sub(1));
        if self.is_other_time(time) {
            return None;
        }
        // `from January through July` is one span.
        let span = before == "from" && matches!(time.when, When::Months(..));
        if time.from > 0
            && !span
            && words!["since, from, than, until, dated, before, after, with, against, to", "on, next, version"]
                .contains(&before)
            || matches!(time.when, When::Length)
        {
            return None;
        }
        let year = report.year.or_else(|| report.en.year());
        let period = time.when.within(year)?;
        match period.kind() {
            // `By September 30, 2024 the project had …`, where nothing else has said the year.
            PeriodKind::Day
                if report.en.document.is_none()
                    && (time.from <= 3 + self.layout.sentence_start(time.from)
                        && matches!(before, "by" | "of" | "at")
                        || line.any_before(time.from, &["as of", "as at"]).is_some()) =>
            {
                Period::year(super::super::year_of(&period)).ok()
            }
            PeriodKind::Day => None,
            PeriodKind::Years if super::super::year_of(&period) - chrono::Datelike::year(&period.start()) > 1 => None,
            _ => Some(period),
        }
    }

    /// The time for which something is planned: the whole year of a full-year target, else the one by which the targets
    /// before were to be reached.
    pub(super) fn planned_for(
        &self,
        index: usize,
        role: Role,
        mut period: Option<Period>,
        mut undated: bool,
        report: &mut Report,
    ) -> (Option<Period>, bool) {
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return (period, undated) };
        if matches!(role, Role::Target | Role::Plan) {
            // `far from its full-year target of $20 billion`
            let yearly = words!["full - year, annual, yearly, full year, whole - year, year ' s, year ’ s"];
            let of_year =
                self.holds(spotted.led_from.saturating_sub(6), spotted.from, &["target of", "target", "plan of"])
                    && self.holds(spotted.led_from.saturating_sub(8), spotted.from, yearly);
            if let Some(short) =
                period.filter(|short| of_year && !matches!(short.kind(), PeriodKind::Year | PeriodKind::Years))
            {
                period = Period::year(crate::sense::year_of(&short)).ok();
            }
            if period.is_none() && role == Role::Target {
                period = report.en.by;
                undated = period.is_none();
            } else if role == Role::Target {
                report.en.by = period;
            }
        }
        (period, undated)
    }

    /// Whether a time is one that another is compared with: `in comparison with that in 2020`.
    fn is_other_time(&self, time: &Time) -> bool {
        let line = self.line;
        (time.from.saturating_sub(7)..time.from).any(|at| {
            line.any(
                at,
                words![
                    "compared with, compared to, in comparison with, same period of, same period in",
                    "against the, similar period in, similar period of, corresponding period of",
                    "corresponding period in, higher than, lower than, more than, less than, than that in",
                    "than that of, than in, that in, that of",
                ],
            )
            .is_some_and(|end| {
                end <= time.from && !(end..time.from).any(|at| matches!(line.mark(at), Some(',' | ';' | '.')))
            })
        })
    }

    /// The time of a figure; whether it has none because the text gives it none.
    pub(super) fn when(
        &self,
        index: usize,
        bases: &[Option<Basis>],
        role: Role,
        seen: &[Seen],
        report: &mut Report,
    ) -> (Option<Period>, bool) {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return (None, false) };
        let here = self.layout.at(spotted.from);
        let open = self.open(index, bases);
        let next = self.figures.get(index + 1).map_or(usize::MAX, |next| next.spotted.led_from);
        let end = next.min(self.layout.sentence_end(spotted.from));
        let base = bases.get(index).and_then(Option::as_ref);
        let based = |time: &Time| {
            self.is_other_time(time) && line.any_before(time.from, words!["from, over, with"]).is_none()
                || base.is_some_and(|base| {
                    base.relation != super::Relation::Of && (base.from..base.to.max(base.from + 1)).contains(&time.from)
                })
                || matches!(
                    line.word(time.from.wrapping_sub(1)),
                    "since" | "than" | "with" | "from" | "over" | "against"
                ) && !(line.word(time.from.wrapping_sub(1)) == "over" && time.is_whole(PeriodKind::Years))
                    && !matches!(time.when, When::Months(..))
        };
        let year = report.year.or_else(|| report.en.year());
        let resolve = |time: &Time| {
            let period = time.when.within(year)?;
            // A day within a year tells of the year so far; the year is what the figure is of.
            if period.kind() == PeriodKind::Day {
                Period::year(super::super::year_of(&period)).ok()
            } else {
                Some(period)
            }
        };
        let usable = |time: &&&Time| !matches!(time.when, When::Length) && !based(time);
        let compared =
            self.is_compared(index) || spotted.lead.qualifiers.is_empty() && line.word(spotted.led_from) == "from";
        // `between 2018 and 2023` behind a course: from the one to the other.
        let span: Vec<&&Time> = self
            .times
            .iter()
            .filter(|time| {
                time.from >= spotted.end
                    && time.from < self.layout.sentence_end(spotted.from)
                    && line.any_before(time.from, &["between", "and"]).is_some()
            })
            .collect();
        if let [first, last, ..] = span.as_slice()
            && line.word(first.from.wrapping_sub(1)) == "between"
            && last.from == first.to + 1
        {
            let begins = line.word(spotted.led_from) == "from" || line.word(spotted.from.wrapping_sub(1)) == "from";
            return (resolve(if begins { first } else { last }), false);
        }
        let own =
            self.times.iter().filter(|time| time.from >= spotted.end && time.from < end).filter(usable).find(|time| {
                // Within its reach: no clause that begins anew lies between.
                let between = spotted.end..time.from;
                let commas =
                    between.clone().filter(|at| line.mark(*at).is_some_and(|ch| matches!(ch, ',' | ';' | ':'))).count();
                let title = time.told
                    && time.is_whole(PeriodKind::Day)
                    && !matches!(line.word(time.from.wrapping_sub(1)), "by" | "on" | "at" | "end" | "until");
                commas == 0
                    && !title
                    && time.from - spotted.end <= 14
                    && !between.clone().any(|at| matches!(line.word(at), "and" | "which" | "while" | "when"))
            });
        if let Some(period) = own.and_then(|time| resolve(time)) {
            return (Some(period), false);
        }
        if compared {
            let back = self.back(index, report);
            return (back, back.is_none());
        }
        // `cut by 50 basis points to 6½ percent in March 2024`: the time behind where it leads.
        if let Some(next) = self.figures.get(index + 1).filter(|next| {
            line.word(next.spotted.led_from) == "to" && (spotted.end..next.spotted.led_from).all(|at| self.in_time(at))
        }) {
            let time = self.times.iter().find(|time| {
                time.from >= next.spotted.end
                    && time.from <= next.spotted.end + 2
                    && line.mark(next.spotted.end).is_none()
            });
            if let Some(period) = time.filter(|time| usable(time)).and_then(|time| resolve(time)) {
                return (Some(period), false);
            }
        }
        // A time right behind another figure is that one's: `38 percent at baseline (2019) to 61 percent`.
        let past = index.checked_sub(1).and_then(|at| self.figures.get(at)).map_or(0, |before| before.spotted.end);
        let parted = |time: &&&Time| {
            time.from < past
                || past < open && time.from >= open
                || past <= self.layout.sentence_start(spotted.from)
                || (past..time.from).any(|at| {
                    matches!(line.mark(at), Some(',' | ';' | ':')) || matches!(line.word(at), "and" | "while" | "but")
                })
        };
        let day = |time: &&&Time| {
            !(time.told && time.is_whole(PeriodKind::Day))
                || matches!(line.word(time.from.wrapping_sub(1)), "by" | "at" | "until" | "end" | "to" | "on")
        };
        let last_own = self
            .times
            .iter()
            .rev()
            .filter(|time| time.from >= open && time.to <= spotted.from)
            .filter(usable)
            .filter(parted)
            .filter(day)
            .find(|time| self.layout.at(time.from).sentence == here.sentence);
        if let Some(period) = last_own.and_then(|time| resolve(time)) {
            return (Some(period), false);
        }
        // `…, and by 2030, the economy will …`: a time that opens a clause holds for what follows.
        let opening = self
            .times
            .iter()
            .rev()
            .filter(|time| self.layout.at(time.from).sentence == here.sentence && time.to <= spotted.from)
            .filter(usable)
            .find(|time| {
                let led = time.from.saturating_sub(1);
                matches!(line.word(led), "by" | "in" | "for" | "during" | "throughout")
                    && line.mark(time.to) == Some(',')
                    && (line.mark(led.wrapping_sub(1)) == Some(',')
                        || line.word(led.wrapping_sub(1)) == "and"
                        || line.mark(led.wrapping_sub(1)) == Some(';'))
            });
        if let Some(period) = opening.and_then(|time| resolve(time)) {
            return (Some(period), false);
        }
        // The sentence's own time, before its first figure.
        let first = self
            .times
            .iter()
            .filter(|time| self.layout.at(time.from).sentence == here.sentence && time.to <= spotted.from)
            .filter(usable)
            .filter(day)
            .find(|time| {
                !self.figures.iter().any(|figure| {
                    figure.spotted.from < time.from && self.layout.at(figure.spotted.from).sentence == here.sentence
                })
            });
        if let Some(period) = first.and_then(|time| resolve(time)) {
            return (Some(period), false);
        }
        if figure_continues(self, index)
            && let Some(period) = index
                .checked_sub(1)
                .and_then(|at| seen.get(at))
                .and_then(|seen| seen.period)
                .filter(|_| role != Role::Target)
        {
            return (Some(period), false);
        }
        let paragraph = self.paragraph(spotted.from, report).or(report.en.paragraph);
        report.en.paragraph = paragraph;
        let labelled = self.times.iter().any(|time| {
            self.line
                .any_before(time.from, words!["period :, period covered :, reporting period :, as of, as at"])
                .is_some()
                || time.is_whole(PeriodKind::Day)
        });
        if report.en.document.is_none() && labelled {
            report.en.document = paragraph;
        }
        let found = paragraph.or(report.en.section).or(report.en.document).or(report.given);
        (found, found.is_none())
    }

    /// `the year before`, `a year earlier`, `in the previous year`: one year back.
    fn back(&self, index: usize, report: &Report) -> Option<Period> {
        let spotted = self.figures.get(index)?.spotted;
        let line = self.line;
        line.any(
            spotted.end,
            words![
                "the year before, a year earlier, in the previous year",
                "the previous year, a year ago, last year, in the year before"
            ],
        )?;
        let now = report.en.paragraph.or(report.en.document)?;
        if now.kind() == PeriodKind::Years {
            return Period::years(chrono::Datelike::year(&now.start()) - 1, super::super::year_of(&now) - 1).ok();
        }
        Period::year(super::super::year_of(&now) - 1).ok()
    }

    /// The last time before a token that the paragraph speaks of as its own.
    fn paragraph(&self, at: usize, report: &Report) -> Option<Period> {
        let leads = |time: &&&Time| {
            let start = self.layout.sentence_start(time.from);
            !self.figures.iter().any(|figure| figure.spotted.from >= start && figure.spotted.from < time.from)
        };
        let day = |time: &&Time| time.is_whole(PeriodKind::Day);
        let asked = |time: &&&Time| day(time) || !matches!(self.line.word(time.from.wrapping_sub(1)), "by");
        let mut found = self.times.iter().filter(|time| time.to <= at).filter(leads).filter(asked);
        let said = found.find_map(|time| self.spoken(time, report));
        let labelled = self.times.iter().find(|time| {
            self.line
                .any_before(time.from, words!["period :, period covered :, reporting period :, as of, as at"])
                .is_some()
        });
        labelled.filter(|_| report.en.document.is_none()).and_then(|time| self.spoken(time, report)).or(said)
    }
}

/// Whether a figure goes on with the one before in its sentence.
fn figure_continues(passage: &Passage<'_, '_>, index: usize) -> bool {
    let Some(figure) = passage.figures.get(index) else { return false };
    let Some(before) = index.checked_sub(1).and_then(|at| passage.figures.get(at)) else { return false };
    let same = passage.layout.at(before.spotted.from).sentence == passage.layout.at(figure.spotted.from).sentence;
    same && (figure.name.is_none()
        || passage.layout.at(figure.spotted.from).sentence == passage.layout.at(before.spotted.from).sentence)
}
