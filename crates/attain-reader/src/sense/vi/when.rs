//! The time that a Vietnamese figure speaks of, and what a time leaves to the figures behind it.

use attain::{Locale, Period, PeriodKind};

use crate::mention::Role;
use crate::scan::{Time, When};
use crate::sense::base::Against;
use crate::sense::mode::Mode;
use crate::sense::{Figure, NEAR, Passage, REACH, Report, year_of};
use crate::words::words;

/// Whether a name is of what stands at a day rather than of what flows in a time.
pub(super) fn is_stock(folded: &str, locale: Locale) -> bool {
    let words: &[&str] = locale.pick(
        words!["dư nợ, số dư, nợ xấu, tiền gửi, nguồn vốn, đàn , tổng đàn, dân số", "huy động vốn"],
        words!["outstanding, deposits, stock of, population, reserves, headcount"],
    );
    words.iter().any(|word| folded.contains(word))
}

impl Passage<'_, '_> {
    /// The time of a figure once its role is known.
    pub(super) fn settled(
        &self,
        role: Role,
        mut period: Option<Period>,
        folded: &str,
        report: &Report,
    ) -> Option<Period> {
        // What stands at a day is of that day: `dư nợ đến 30/9/2022`.
        if let (Some(day), Some(to_date)) = (report.as_of, period)
            && day.end() <= to_date.end()
            && to_date.kind() != PeriodKind::Day
            && to_date.overlaps(&day)
            && to_date.kind() == PeriodKind::ToDate
            && is_stock(folded, self.locale)
        {
            period = Some(day);
        }
        if role == Role::Plan
            && let Some(part) = period
            && part.kind() != PeriodKind::Years
        {
            // A plan is one of the year.
            period = Period::year(year_of(&part)).ok();
        }
        period
    }

    /// The time that begins at a token, where a passage speaks of it, and what it says by itself: what lies after the
    /// results is asked for.
    pub(super) fn timed(&self, at: usize, report: &Report) -> (Option<Mode>, Option<Period>) {
        let time = self.times.get(self.times.partition_point(|time| time.from < at)).filter(|time| time.from == at);
        let Some(time) = time.filter(|time| !self.is_based(time) && self.layout.at(at).parenthesis == 0) else {
            return (None, None);
        };
        let Some(period) = time.when.within(report.year).filter(|period| period.kind() != PeriodKind::Day) else {
            return (None, None);
        };
        (self.tells(time, &period, report), Some(period))
    }

    fn tells(&self, time: &Time, period: &Period, report: &Report) -> Option<Mode> {
        let at = time.from;
        let opens = at <= self.layout.sentence_start(at) + 2;
        if opens && report.asked.is_some_and(|asked| period.before(&asked)) {
            return Some(Mode::Tells);
        }
        let present = report.present?;
        if period.start() > present {
            // Of what lies ahead nobody says how it compares with the same time of last year.
            let told = (at..self.layout.sentence_end(at).min(at + REACH)).any(|at| {
                self.line
                    .any(at, words!["cùng kỳ, % kế hoạch, % so với kế hoạch, % dự toán, chỉ đạt", "đều đạt, ước đạt"])
                    .is_some()
            });
            return Some(if told { Mode::Tells } else { Mode::Asks });
        }
        // A sentence that opens with the time of the results tells of them.
        let told = period.end() <= present || year_of(period) == chrono::Datelike::year(&present);
        (opens && told && matches!(time.when, When::Whole(_)) && period.kind() != PeriodKind::Years)
            .then_some(Mode::Tells)
    }

    /// Remembers what the report speaks of from here on.
    pub(super) fn remember(&self, time: &Time, period: Period, report: &mut Report) {
        // `đến 30/11`: the months so far; `năm học 2023-2024`, and a heading's years.
        report.as_of = None;
        if period.kind() == PeriodKind::Day
            && self.line.any_before(time.from, words!["thời điểm, thời điểm ngày, tại ngày, as of, at end"]).is_some()
        {
            (report.year, report.period, report.as_of) = (Some(year_of(&period)), Some(period), Some(period));
            return;
        }
        if self.is_until(time) && matches!(period.kind(), PeriodKind::Day | PeriodKind::Month | PeriodKind::Quarter) {
            report.period = self.resolved(time, report);
            report.year = Some(year_of(&period));
            report.as_of = Some(period).filter(|period| period.kind() == PeriodKind::Day);
            return;
        }
        let school = self.line.any_before(time.from, &["năm học", "niên vụ", "niên độ"]).is_some();
        let opens = time.from <= self.layout.sentence_start(time.from) + 3 || self.figures.is_empty();
        if period.kind() == PeriodKind::Years && (school || opens && self.figures.is_empty()) {
            report.period = Some(period);
            return;
        }
        match period.kind() {
            PeriodKind::Year => (report.year, report.period) = (period.calendar_year(), Some(period)),
            PeriodKind::Half | PeriodKind::Quarter | PeriodKind::Month | PeriodKind::ToDate | PeriodKind::Trimester => {
                if let When::Whole(_) = time.when {
                    report.year = period.calendar_year().or(report.year).or(Some(year_of(&period)));
                    report.year = Some(year_of(&period));
                }
                report.period = Some(period);
            }
            // A day gives its year to a report that has none yet.
            PeriodKind::Day if report.year.is_none() => report.year = Some(year_of(&period)),
            _ => {}
        }
    }

    /// The time that a figure speaks of: one that stands directly behind it, else the last one before it in its clause or
    /// sentence, else the one behind it, else the time of the report.
    pub(super) fn period(&self, index: usize, report: &Report) -> Option<Period> {
        let figure = self.figures.get(index)?;
        let spotted = figure.spotted;
        let here = self.layout.at(spotted.from);
        let limit = self.figures.get(index + 1).map_or(usize::MAX, |next| next.spotted.led_from);
        if figure.is_base == Some(Against::Time) {
            return self.base_period(figure, report);
        }
        // A time in a parenthesis speaks for that alone, unless it stands directly behind the figure.
        let fits = |time: &&&Time| {
            let there = self.layout.at(time.from);
            let day = self.is_day(time);
            !matches!(time.when, When::Length)
                && !self.is_based(time)
                && there.sentence == here.sentence
                && (there.parenthesis == 0 || there.parenthesis == here.parenthesis)
                && (!day || self.is_until(time))
        };
        let close = |time: &&&Time| self.layout.at(time.from).clause == here.clause;
        let behind = self
            .times
            .iter()
            .skip(self.times.partition_point(|time| time.from < spotted.from))
            .take(NEAR)
            .find(|time| {
                time.from >= spotted.end
                    && time.from < limit
                    && (spotted.end..time.from).all(|at| {
                        words!["(, vào, trong, của, tại, cuối, in, by, at, for, the, end, of, đầu", "đến"]
                            .contains(&self.line.text(at))
                    })
            })
            .filter(|time| !self.is_based(time) && !matches!(time.when, When::Length | When::Day(..)));
        let index_of = self.figures.partition_point(|other| other.spotted.from < spotted.from);
        let taken = |time: &&&Time| {
            self.figures.iter().take(index_of).rev().take(NEAR).any(|other| {
                other.spotted.end <= time.from
                    && other.spotted.from < spotted.from
                    && (other.spotted.end..time.from)
                        .all(|at| matches!(self.line.text(at), "(" | "vào" | "trong" | "của" | "cuối" | "in"))
                    && self.is_course(other, figure)
            })
        };
        let here_at = self.times.partition_point(|time| time.from < spotted.from);
        let before = || self.times.iter().take(here_at).rev().take(NEAR);
        let after = || self.times.iter().skip(here_at).take(NEAR).filter(|time| time.from >= spotted.to);
        let own = behind
            .or_else(|| before().filter(fits).filter(|time| !taken(time)).find(close))
            .or_else(|| after().filter(fits).filter(close).find(|time| time.from < limit))
            .or_else(|| before().filter(|time| !taken(time)).find(fits))
            .or_else(|| {
                after().filter(fits).find(|_| {
                    self.figures
                        .get(index + 1)
                        .is_none_or(|next| self.layout.at(next.spotted.from).sentence != here.sentence)
                })
            });
        if spotted.departs && behind.is_none() {
            // Where a course begins is another time, and which one is not said.
            return None;
        }
        own.and_then(|time| self.resolved(time, report)).or(report.period).or(report.given)
    }

    /// Whether two figures are the ends of a course from one level to another.
    fn is_course(&self, first: &Figure<'_>, second: &Figure<'_>) -> bool {
        (first.spotted.end..second.spotted.from).any(|at| matches!(self.line.word(at), "lên" | "xuống" | "còn" | "to"))
    }

    fn is_day(&self, time: &Time) -> bool {
        matches!(time.when, When::Day(..)) || time.is_whole(PeriodKind::Day)
    }

    /// Whether a day is the last one of what is counted: `đến 31/12/2023`, `by March 31`.
    fn is_until(&self, time: &Time) -> bool {
        let at = time.from;
        let word = |away: usize| at.checked_sub(away).map_or("", |at| self.line.word(at));
        matches!(self.line.word(at), "đến" | "hết" | "tính" | "cuối")
            || matches!(word(1), "đến" | "hết" | "by" | "until" | "cuối" | "at" | "through")
            || matches!(word(1), "ngày" | "tháng") && matches!(word(2), "đến" | "hết" | "tính")
            || word(1) == "of" && word(2) == "as"
    }

    /// The period that a time is, for a figure: a last day gives the months up to it.
    fn resolved(&self, time: &Time, report: &Report) -> Option<Period> {
        use chrono::Datelike;
        let period = time.when.within(self.year_at(time.from, report))?;
        if period.kind() == PeriodKind::Day && self.is_until(time) {
            let months = period.end().month();
            return Period::to_date(year_of(&period), months).ok();
        }
        let part = matches!(period.kind(), PeriodKind::Month | PeriodKind::Quarter | PeriodKind::Half);
        if part && self.is_until(time) {
            return Period::to_date(year_of(&period), period.end().month()).ok();
        }
        Some(period)
    }

    /// The time of a figure that another one is compared with: its own, else the same time of the year before.
    fn base_period(&self, figure: &Figure<'_>, report: &Report) -> Option<Period> {
        let spotted = figure.spotted;
        let here_at = self.times.partition_point(|time| time.from < spotted.led_from);
        let own = self.times.iter().skip(here_at.saturating_sub(NEAR)).take(2 * NEAR).find(|time| {
            (time.from >= spotted.end && time.from <= spotted.end + 3)
                || (time.to <= spotted.from && time.to + 3 >= spotted.from)
                || figure.base.as_ref().is_some_and(|base| (base.from..base.to).contains(&time.from))
        });
        if let Some(time) = own {
            let period = time.when.within(self.year_at(time.from, report))?;
            // `cùng kỳ năm 2019`: the same months of that year.
            let near = (time.from.saturating_sub(3)..time.from)
                .any(|at| self.line.any(at, words!["cùng kỳ, cùng kì, same period, corresponding period"]).is_some());
            return match report
                .period
                .filter(|now| near && period.kind() == PeriodKind::Year && now.kind() != PeriodKind::Year)
            {
                Some(now) => {
                    let back = year_of(&now).checked_sub(year_of(&period)).filter(|years| (0..40).contains(years))?;
                    (0..back).try_fold(now, |now, _| now.same_period_last_year().ok())
                }
                None => Some(period),
            };
        }
        let from = spotted.led_from.saturating_sub(8);
        let near = |words: &[&str]| {
            (from..spotted.end + 5).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()))
        };
        let now = report.period?;
        if near(words!["tháng trước, quý trước, kỳ trước, previous month, previous quarter"]) {
            return now.previous().ok();
        }
        if near(words!["năm trước, năm ngoái, cùng kỳ, last year, same period", "year earlier"]) {
            return now.same_period_last_year().ok();
        }
        None
    }

    /// The year of the sentence before a place, else of the report.
    fn year_at(&self, at: usize, report: &Report) -> Option<i32> {
        let near = self
            .times
            .iter()
            .take(self.times.partition_point(|time| time.from <= at))
            .rev()
            .take(NEAR)
            .filter(|time| !self.is_based(time))
            .find_map(|time| match time.when {
                When::Whole(period) if period.kind() != PeriodKind::Years => Some(year_of(&period)),
                _ => None,
            });
        near.or(report.year).or_else(|| report.given.map(|period| year_of(&period)))
    }
}
