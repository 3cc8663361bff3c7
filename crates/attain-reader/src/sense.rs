//! What the words around a figure make of it: its kind, role, indicator, period, and what it is set against.

mod base;
mod en;
mod indicator;
mod mode;

use attain::{Better, Change, Kind, Locale, Period, Qualifier, Quantity, Unit, Value};

use crate::line::Line;
use crate::mention::{Doubt, Flag, Form, Mention, MentionKind, Role, Said};
use crate::reading::{Draft, Spot};
use crate::scan::{Found, Spotted, Time, When};
use crate::sentence::Layout;
use base::{Against, Base};
pub(crate) use mode::Mode;
use mode::modes;

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

/// Verbs whose object is what is counted.
const VERBS: &[&str] = &[
    "công nhận", "đề ra", "xây dựng", "thành lập", "khởi công", "hoàn thành", "tổ chức", "cấp", "xử lý", "đón", "phục vụ", "đào tạo", "hỗ trợ", "trao", "tặng", "ban hành", "phê duyệt", "tiêu hủy", "trồng",
    "sửa", "xây", "xây mới", "lắp", "cải tạo", "nâng cấp", "kết nạp", "tiếp nhận", "khám", "điều trị", "thiếu", "tuyển", "bố trí", "triển khai", "kiểm tra", "thanh tra", "ký kết", "tỉnh công nhận", "có thêm",
];

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
pub(crate) fn read(line: &Line<'_>, found: &[Found], locale: Locale, paragraph: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
    let colon = line.len().checked_sub(1).is_some_and(|last| line.mark(last) == Some(':'));
    if found.is_empty() && !colon {
        // Nothing here is read; only a heading says something of what follows.
        if let Some(mode) = mode::heading(line, false, locale) {
            report.section = Some(mode);
        }
        report.mode = if mode::is_item(line) { report.mode } else { None };
        report.announced = false;
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
            Found::Figure(spotted) => passage.figures.push(Figure { spotted, base: None, is_base: None, name: None, inherited: None }),
            Found::Time(time) => passage.times.push(time),
        }
    }
    if locale == Locale::En {
        let (sentences, clauses, parentheses) = (passage.layout.sentences(), passage.layout.clauses(), passage.layout.parentheses());
        en::read(passage, paragraph, report, drafts);
        report.sentences += sentences;
        report.clauses += clauses;
        report.parentheses += parentheses;
        return;
    }
    let headed = mode::heading(line, !passage.figures.is_empty(), locale);
    if headed.is_some() {
        report.section = headed;
    }
    passage.bases();
    for (from, to) in passage.figures.iter().filter_map(|figure| figure.base.as_ref()).map(|base| (base.from, base.to)).collect::<Vec<_>>() {
        for cover in passage.cover.iter_mut().take(to).skip(from) {
            cover.base = true;
        }
    }
    passage.based = passage.times.iter().map(|time| passage.is_set_against(time)).collect();
    let timed = |at: usize| passage.timed(at, report);
    passage.modes = modes(line, &passage.layout, report.mode.or(report.section), locale, &|at| passage.cover.get(at).is_some_and(|cover| cover.figure || cover.base), &timed);
    passage.names();
    passage.settle(paragraph, report, drafts);
    report.sentences += passage.layout.sentences();
    report.clauses += passage.layout.clauses();
    report.parentheses += passage.layout.parentheses();
    report.mode = mode::carried(line, &passage.modes, report.mode);
    report.announced = line.len().checked_sub(1).is_some_and(|last| line.mark(last) == Some(':'));
    if report.announced && !passage.figures.is_empty() {
        report.section = report.mode.or(report.section);
    }
}

impl Passage<'_, '_> {
    fn in_figure(&self, at: usize) -> bool {
        self.cover.get(at).is_some_and(|cover| cover.figure)
    }

    fn in_time(&self, at: usize) -> bool {
        self.cover.get(at).is_some_and(|cover| cover.time)
    }

    /// The time that begins at a token, where a passage speaks of it, and what it says by itself: what lies after the
    /// results is asked for.
    fn timed(&self, at: usize, report: &Report) -> (Option<Mode>, Option<Period>) {
        let time = self.times.get(self.times.partition_point(|time| time.from < at)).filter(|time| time.from == at);
        let Some(time) = time.filter(|time| !self.is_based(time) && self.layout.at(at).parenthesis == 0) else {
            return (None, None);
        };
        let Some(period) = time.when.within(report.year).filter(|period| period.kind() != attain::PeriodKind::Day) else {
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
                self.line.any(at, &["cùng kỳ", "% kế hoạch", "% so với kế hoạch", "% dự toán", "chỉ đạt", "đều đạt", "ước đạt"]).is_some()
            });
            return Some(if told { Mode::Tells } else { Mode::Asks });
        }
        // A sentence that opens with the time of the results tells of them.
        let told = period.end() <= present || year_of(period) == chrono::Datelike::year(&present);
        (opens && told && matches!(time.when, When::Whole(_)) && period.kind() != attain::PeriodKind::Years).then_some(Mode::Tells)
    }

    /// The token after the figure before, or the start of the sentence.
    fn floor(&self, index: usize) -> usize {
        let Some(figure) = self.figures.get(index) else { return 0 };
        let start = self.layout.sentence_start(figure.spotted.from);
        let before = index.checked_sub(1).and_then(|at| self.figures.get(at));
        before.map_or(start, |before| {
            let end = before.base.as_ref().map_or(before.spotted.end, |base| base.to.max(before.spotted.end));
            start.max(end.min(figure.spotted.led_from))
        })
    }

    /// Finds what every figure is set against.
    fn bases(&mut self) {
        for index in 0..self.figures.len() {
            // `so với kế hoạch 40 nghìn tỷ`: the noun leads to the next figure and belongs to the base.
            let limit = self.figures.get(index + 1).map_or(usize::MAX, |next| if next.spotted.lead.asks { next.spotted.from } else { next.spotted.led_from });
            let floor = {
                let Some(figure) = self.figures.get(index) else { continue };
                let start = self.layout.sentence_start(figure.spotted.from);
                index.checked_sub(1).and_then(|at| self.figures.get(at)).map_or(start, |before| {
                    start.max(before.base.as_ref().map_or(before.spotted.end, |base| base.to.max(before.spotted.end)))
                })
            };
            let Some(figure) = self.figures.get(index) else { continue };
            let spotted = figure.spotted;
            let lead = &spotted.lead;
            let equals = lead.equals || lead.times || spotted.multiple || lead.exceeds;
            let limit = limit.max(spotted.end);
            let found = base::after(self.line, &self.layout, spotted.end, limit, spotted.value.unit().kind(), equals, self.locale)
                .or_else(|| base::before(self.line, floor, spotted.led_from, self.locale));
            // The figure that a base runs into is the base's own: `so với 17.091 tỷ đồng năm 2022`.
            let into = found.as_ref().map(|base| (base.to, base.against, base.compared));
            if let Some(figure) = self.figures.get_mut(index) {
                figure.base = found;
            }
            // `(cùng kỳ năm 2024 tăng 6,8%)`, `cùng kỳ 1.013 doanh nghiệp`: the figure of the other time.
            if self.is_of_same_time(index, floor)
                && let Some(figure) = self.figures.get_mut(index)
            {
                figure.is_base = Some(Against::Time);
            }
            let compared_at = self.compared_at(index);
            if let Some(next) = self.figures.get_mut(index + 1) {
                let opens = |at: usize| matches!(self.line.mark(at), Some('(' | ':'));
                if let Some((to, against, _)) = into
                    && (to == next.spotted.led_from || to == next.spotted.from || opens(to) && to + 1 == next.spotted.led_from)
                {
                    next.is_base = Some(against);
                } else if compared_at == Some(next.spotted.led_from) {
                    next.is_base = Some(if next.spotted.lead.asks { Against::Plan } else { Against::Time });
                }
            }
        }
    }

    /// Whether the clause of a figure opens with `cùng kỳ`, and only a time and the words that lead to the figure follow.
    fn is_of_same_time(&self, index: usize, floor: usize) -> bool {
        let Some(figure) = self.figures.get(index) else { return false };
        let led = figure.spotted.led_from;
        let open = (floor..led).rev().take(6).find(|at| self.line.any(*at, &["cùng kỳ", "same period"]).is_some());
        open.is_some_and(|open| {
            let clean = (open + 2..led).all(|at| self.in_time(at) || matches!(self.line.word(at), "năm" | "trước" | "là" | "đạt" | "last" | "year"));
            let first = open == 0 || matches!(self.line.mark(open - 1), Some('(' | ';' | ','));
            clean && first
        })
    }

    /// The token after a comparison that runs straight into the next figure: `so với 17.091 tỷ đồng`.
    fn compared_at(&self, index: usize) -> Option<usize> {
        let figure = self.figures.get(index)?;
        let words = self.locale.pick(&["so với mức", "so với", "so"][..], &["compared with", "compared to", "against", "versus", "than"][..]);
        self.line.any(figure.spotted.end, words)
    }

    /// Finds the phrase that names what every figure measures.
    fn names(&mut self) {
        for index in 0..self.figures.len() {
            let (name, inherited) = self.name(index);
            if let Some(figure) = self.figures.get_mut(index) {
                (figure.name, figure.inherited) = (name, inherited);
            }
        }
        self.distribute();
    }

    fn name(&self, index: usize) -> (Option<(usize, usize)>, Option<usize>) {
        let Some(figure) = self.figures.get(index) else { return (None, None) };
        let spotted = figure.spotted;
        let line = self.line;
        let floor = self.floor(index);
        let before = figure.base.as_ref().filter(|base| base.to <= spotted.led_from).map_or(spotted.led_from, |base| {
            // `so với cùng kỳ tăng 5%`: the noun stands before the comparison.
            (floor..base.from).rev().find(|at| matches!(line.word(*at), "so" | "vượt" | "compared" | "relative" | "against" | "exceeding" | "exceeded")).unwrap_or(base.from)
        });
        let taken = |at: usize| self.in_time(at);
        let behind = index.checked_sub(1).and_then(|at| self.figures.get(at)).is_some_and(|previous| floor >= previous.spotted.end);
        let mut left = indicator::left(line, floor, before, behind, &taken, self.locale);
        // `thu nhập bình quân đầu người 51 triệu đồng`: the words lead to the figure, and are part of the name.
        if let Some((from, to)) = left
            && let Some(end) = line.any(to, &["bình quân đầu người", "per capita"]).filter(|end| *end <= spotted.from)
        {
            left = Some((from, end));
        }
        // A comparison's own figure and one in a parenthesis behind another speak of the same thing.
        let previous = index.checked_sub(1).filter(|at| self.figures.get(*at).is_some_and(|previous| self.layout.at(previous.spotted.from).sentence == self.layout.at(spotted.from).sentence));
        if figure.is_base.is_some() {
            return (None, previous);
        }
        // `tăng trưởng 8%`, `đạt mức tăng trưởng 6,57%`: the lead is the name, or its end.
        if spotted.lead.grows
            && let Some(at) = (spotted.led_from..spotted.from).find(|at| line.any(*at, &["tăng trưởng", "growth"]).is_some())
        {
            left = Some((left.map_or(at, |(from, _)| from), (at + 2).min(spotted.from)));
        }
        let kind = spotted.value.unit().kind();
        let tally = matches!(spotted.value, Value::Tally(_)) && kind != Kind::Rank;
        let limit = self.figures.get(index + 1).map_or(self.layout.sentence_end(spotted.from), |next| next.spotted.led_from.min(self.layout.sentence_end(spotted.from)));
        let changed = spotted.lead.change.is_some() || spotted.lead.exceeds || spotted.lead.equals || spotted.lead.compares.is_some() || spotted.multiple || figure.base.is_some();
        // `công nhận 683 sản phẩm OCOP`: the verb alone names nothing.
        let verb = left.is_some_and(|(from, to)| kind == Kind::Count && to - from <= 3 && to == spotted.led_from && line.any(from, VERBS).is_some());
        if verb
            && let Some((_, to)) = indicator::right(line, self.noun(spotted), limit.max(spotted.to), self.locale)
        {
            return (Some((self.noun(spotted), to)), None);
        }
        if left.is_some() && !tally {
            return (left, None);
        }
        let behind = match () {
            () if tally => indicator::right(line, self.noun(spotted), limit.max(spotted.to), self.locale),
            () if kind == Kind::Share && !changed => indicator::right(line, spotted.end, limit, self.locale),
            // `cắt giảm ít nhất 30% thời gian thông quan`
            () if kind == Kind::Share && spotted.lead.change.is_some() && figure.base.is_none() && previous.is_none_or(|at| self.figures.get(at).is_none_or(|before| !self.is_near(before, figure))) => {
                indicator::right(line, spotted.end, limit, self.locale)
            }
            () => None,
        };
        if tally && left.is_some() && behind.is_none_or(|(from, to)| to <= spotted.to.max(from)) {
            return (left, None);
        }
        if behind.is_some() {
            return (behind, None);
        }
        if let Some(previous) = previous
            && (changed || kind == Kind::Rank || self.layout.at(spotted.from).parenthesis > 0 || !matches!(kind, Kind::Count))
        {
            return (None, Some(previous));
        }
        if kind == Kind::Count {
            let noun = self.noun(spotted);
            return (indicator::right(line, noun, limit.max(spotted.to), self.locale), None);
        }
        (None, previous)
    }

    /// Whether two figures stand in one clause but for a comma: the second speaks of what the first does.
    fn is_near(&self, first: &Figure<'_>, second: &Figure<'_>) -> bool {
        self.layout.at(second.spotted.from).clause <= self.layout.at(first.spotted.to).clause + 1
            && second.spotted.led_from <= first.spotted.end + 2
    }

    /// The token at which the thing counted begins, in the span of a figure.
    fn noun(&self, spotted: &Spotted) -> usize {
        let tally = matches!(spotted.value, Value::Tally(_));
        let digits = |at: &usize| self.line.is_digits(*at);
        let first = (spotted.from..spotted.to).find(|at| !digits(at) && self.line.mark(*at).is_none()).unwrap_or(spotted.to);
        let last = (spotted.from..spotted.to).rev().find(digits).map_or(spotted.from, |at| at + 1);
        let mut noun = if tally { last } else { first };
        while matches!(self.line.word(noun), "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ" | "vạn" | "trăm" | "million" | "billion" | "thousand") {
            noun += 1;
        }
        noun.min(spotted.to.max(spotted.from + 1))
    }

    /// Gives each figure behind `lần lượt`, `respectively` the noun that it belongs to.
    fn distribute(&mut self) {
        let line = self.line;
        let cues = self.locale.pick(&["lần lượt", "tương ứng"][..], &["respectively"][..]);
        let mut at = 0;
        while at < line.len() {
            let Some(next) = line.any(at, cues) else {
                at += 1;
                continue;
            };
            let sentence = self.layout.at(at).sentence;
            // The figures behind the cue, or in English those before it, that follow each other.
            let next_at = self.figures.partition_point(|figure| figure.spotted.from < at);
            let mut run: Vec<usize> = match self.locale {
                Locale::Vi => (next_at..self.figures.len()).take(NEAR).filter(|i| self.figures.get(*i).is_some_and(|f| f.spotted.from >= next && self.layout.at(f.spotted.from).sentence == sentence)).collect(),
                _ => (0..next_at).rev().take(NEAR).filter(|i| self.figures.get(*i).is_some_and(|f| f.spotted.to <= at && self.layout.at(f.spotted.from).sentence == sentence)).collect(),
            };
            let mut kept: Vec<usize> = Vec::new();
            for index in run.drain(..) {
                let joined = kept.last().is_none_or(|last| self.follow_each_other(*last.min(&index), *last.max(&index)));
                if !joined {
                    break;
                }
                kept.push(index);
            }
            kept.sort_unstable();
            if let Some(first) = kept.first().and_then(|first| self.figures.get(*first)).map(|figure| figure.spotted.led_from)
                && kept.len() >= 2
            {
                let floor = self.layout.sentence_start(at).max(kept.first().and_then(|first| first.checked_sub(1)).and_then(|before| self.figures.get(before)).map_or(0, |before| before.spotted.end));
                let end = first.min(if self.locale == Locale::Vi { at } else { first });
                let commas = self.heads(floor, end, &[",", ";"]);
                let heads = if commas.len() == kept.len() { commas } else { self.heads(floor, end, &[",", ";", "và", "and"]) };
                if heads.len() >= 2 && heads.len() == kept.len() {
                    for (index, head) in kept.iter().zip(heads) {
                        if let Some(figure) = self.figures.get_mut(*index) {
                            (figure.name, figure.inherited) = (Some(head), None);
                        }
                    }
                }
            }
            at = next;
        }
    }

    fn follow_each_other(&self, first: usize, second: usize) -> bool {
        let (Some(a), Some(b)) = (self.figures.get(first), self.figures.get(second)) else { return false };
        (a.spotted.end..b.spotted.from).all(|at| matches!(self.line.text(at), "," | "và" | ";" | "and" | "gần" | "hơn" | "khoảng" | "trên" | "về" | "to" | "by") || self.in_time(at))
            && b.spotted.from >= a.spotted.end
    }

    /// The nouns of a list: `thu nội địa và thu xuất nhập khẩu`, `A, B và C`.
    fn heads(&self, floor: usize, end: usize, marks: &[&str]) -> Vec<(usize, usize)> {
        let taken = |at: usize| self.in_time(at);
        let mut cuts = vec![floor];
        let mut at = floor;
        while at < end {
            if marks.contains(&self.line.text(at)) && !self.in_time(at) {
                cuts.push(at);
                cuts.push(at + 1);
            }
            at += 1;
        }
        cuts.push(end);
        let mut heads = Vec::new();
        for pair in cuts.chunks(2) {
            let (Some(from), Some(to)) = (pair.first(), pair.get(1)) else { continue };
            if let Some(head) = indicator::left(self.line, *from, *to, false, &taken, self.locale) {
                heads.push(head);
            }
        }
        heads
    }
}

impl Passage<'_, '_> {
    /// Turns everything found into mentions.
    fn settle(&self, paragraph: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
        let mut figures = (0..self.figures.len()).peekable();
        let mut times = (0..self.times.len()).peekable();
        // Where the mention of each figure went.
        let mut placed: Vec<Option<usize>> = vec![None; self.figures.len()];
        loop {
            let figure_at = figures.peek().and_then(|at| self.figures.get(*at)).map(|figure| figure.spotted.from);
            let time_at = times.peek().and_then(|at| self.times.get(*at)).map(|time| time.from);
            match (figure_at, time_at) {
                (None, None) => return,
                (Some(figure), time) if time.is_none_or(|time| figure <= time) => {
                    let Some(index) = figures.next() else { return };
                    if let Some(draft) = self.draft(index, paragraph, report, drafts, &placed) {
                        if let Some(slot) = placed.get_mut(index) {
                            *slot = Some(drafts.len());
                        }
                        drafts.push(draft);
                    }
                }
                _ => {
                    let Some(index) = times.next() else { return };
                    self.time(index, paragraph, report, drafts);
                }
            }
        }
    }

    fn spot(&self, at: usize, paragraph: usize, report: &Report) -> Spot {
        let here = self.layout.at(at);
        Spot {
            paragraph,
            sentence: report.sentences + here.sentence,
            clause: report.clauses + here.clause,
            parenthesis: if here.parenthesis == 0 { 0 } else { report.parentheses + here.parenthesis },
            ..Spot::default()
        }
    }

    /// A time: what it changes in the report, and its mention where it is one.
    fn time(&self, index: usize, paragraph: usize, report: &mut Report, drafts: &mut Vec<Draft>) {
        let Some(time) = self.times.get(index) else { return };
        let period = time.when.within(report.year);
        let based = self.is_based(time);
        if based && report.compared.is_none() && report.period.is_none() {
            report.compared = period.filter(|period| period.kind() == attain::PeriodKind::Year).map(|period| year_of(&period));
        }
        let aside = self.layout.at(time.from).parenthesis > 0 && !self.figures.is_empty();
        if !based && !aside && let Some(period) = period {
            self.remember(time, period, report);
        }
        let (Some(period), true) = (period, time.told) else { return };
        let taken = |at: usize| self.in_figure(at);
        let floor = self.layout.sentence_start(time.from).max(time.from.saturating_sub(14));
        let name = indicator::left(self.line, floor, time.from, false, &taken, self.locale);
        let spans = period.kind() == attain::PeriodKind::Years;
        drafts.push(Draft {
            mention: Mention {
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
                indicator: name.map(|(from, to)| self.line.name(from, to)),
                part_of: None,
                authority: None,
                period: spans.then_some(period),
                flags: Vec::new(),
                cell: None,
            },
            spot: self.spot(time.from, paragraph, report),
        });
    }

    /// Whether a time belongs to what something is set against.
    fn is_based(&self, time: &Time) -> bool {
        let at = self.times.partition_point(|other| other.from < time.from);
        self.based.get(at).copied().unwrap_or(false)
    }

    fn is_set_against(&self, time: &Time) -> bool {
        let within = |base: &Base| (base.from..base.to).contains(&time.from);
        let next = self.figures.partition_point(|figure| figure.spotted.from < time.from);
        let near = self.figures.iter().skip(next.saturating_sub(NEAR)).take(2 * NEAR);
        if near.into_iter().any(|figure| figure.base.as_ref().is_some_and(within)) {
            return true;
        }
        // `so với năm 2022` without a figure of its own, `17.091 tỷ đồng của năm 2022` behind a comparison.
        let from = self.layout.sentence_start(time.from).max(time.from.saturating_sub(6));
        let words: &[&str] = self.locale.pick(&["so với", "so cùng kỳ", "cùng kỳ", "thay vì", "kể từ", "nghị quyết", "quyết định", "theo chuẩn", "công văn", "thông tư"], &["compared with", "compared to", "than in", "from", "against"]);
        let compared = (from..time.from).rev().take_while(|at| !matches!(self.line.mark(*at), Some(',' | ';' | '('))).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()));
        compared && !(self.locale == Locale::En && self.line.word(time.from.saturating_sub(1)) == "from" && false)
    }

    /// Remembers what the report speaks of from here on.
    fn remember(&self, time: &Time, period: Period, report: &mut Report) {
        use attain::PeriodKind;
        // `đến 30/11`: the months so far; `năm học 2023-2024`, and a heading's years.
        report.as_of = None;
        if period.kind() == PeriodKind::Day && self.line.any_before(time.from, &["thời điểm", "thời điểm ngày", "tại ngày", "as of", "at end"]).is_some() {
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

    fn draft(&self, index: usize, paragraph: usize, report: &mut Report, drafts: &[Draft], placed: &[Option<usize>]) -> Option<Draft> {
        let figure = self.figures.get(index)?;
        let spotted = figure.spotted;
        let line = self.line;
        let mut lead = spotted.lead.clone();
        if figure.base.is_none() && lead.change.is_none() && !lead.level && !lead.equals {
            lead.change = self.opening_verb(index, figure);
        }
        let lead = &lead;
        let mut spot = self.spot(spotted.from, paragraph, report);
        let mut flags = spotted.flags.clone();
        let mut value = spotted.value.clone();
        let mut qualifiers = lead.qualifiers.clone();
        // The name, printed or inherited.
        let inherited = figure.inherited.and_then(|at| placed.get(at).copied().flatten());
        let name = figure.name.map(|(from, to)| line.name(from, to));
        spot.inherited = name.is_none() && inherited.is_some();
        let indicator = name.or_else(|| inherited.and_then(|at| drafts.get(at)).and_then(|draft| draft.mention.indicator.clone()));
        let folded = indicator.as_deref().map(attain::text::prose::folded).unwrap_or_default();
        // A scale word without a unit.
        if spotted.flags.iter().any(|flag| flag.doubt == Doubt::UnitElided) && value.unit().kind() == Kind::Number {
            if let Some(unit) = self.elided(&value, inherited.and_then(|at| drafts.get(at)), report, &folded, self.in_list(index).then_some(spot.sentence)) {
                value = value.relabelled(&unit.at(value.unit().exponent()));
            }
        } else if value.unit().kind() == Kind::Money && !value.unit().is_rate() {
            report.money = Some(value.unit().at(0));
            report.money_sentence = Some(spot.sentence);
        }
        if let Some(unit) = figure.name.and_then(|name| self.per_of_name(name, &value)) {
            value = value.relabelled(&unit.at(value.unit().exponent()));
        } else if let Some(unit) = self.shared_per(index, &value) {
            value = value.relabelled(&unit.at(value.unit().exponent()));
        }
        let unit = value.unit().kind();
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let against = figure.base.as_ref().map(|base| base.against);
        let compared = figure.base.as_ref().is_some_and(|base| base.compared);
        // `số vốn tăng thêm đạt 6,4 tỉ USD`: the verb belongs to the noun, and a level follows.
        let level = lead.change.is_some() && (spotted.led_from + 1..spotted.from).any(|at| matches!(line.word(at), "đạt" | "là"));
        let mut change = lead.change.filter(|_| !level);
        let mut exceeds = lead.exceeds;
        if change.is_none() && !exceeds {
            (change, exceeds) = self.verb(index, figure);
        }
        // `cao hơn 0,36 điểm % so với mục tiêu`: a change; `cao hơn 15%`: more than.
        if let Some(compares) = lead.compares {
            if figure.base.is_some() || unit == Kind::Points || lead.change.is_some() {
                change = Some(compares);
            } else {
                qualifiers.push(if compares == Change::Down { Qualifier::Under } else { Qualifier::Over });
            }
        }
        if change.is_none() && !exceeds && figure.base.is_none() {
            change = self.gapped(index, drafts, placed);
        }
        let disbursed = share && figure.base.is_none() && change.is_none() && self.is_of_plan(index, &folded, drafts, placed);
        // `đạt 119,07%` behind a level: of what the figures before it were shares of.
        let shortened = share && figure.base.is_none() && change.is_none() && !exceeds && inherited.is_some() && figure.name.is_none()
            && (lead.equals || lead.level && !self.is_part(figure))
            && inherited.and_then(|at| drafts.get(at)).is_some_and(|draft| !matches!(draft.mention.unit().map(Unit::kind), Some(Kind::Share | Kind::Growth | Kind::Points)) && draft.mention.kind == MentionKind::Quantity);
        let told = report.share_kind.filter(|_| shortened && self.locale == Locale::Vi);
        let planned_level = exceeds && !share && lead.asks && figure.base.is_none();
        let grows = lead.grows || is_growth(&folded, self.locale);
        let (mut kind, mut form) = (MentionKind::Quantity, Form::Plain);
        if unit == Kind::Rank {
            kind = MentionKind::Rank;
        } else if matches!(value, Value::Tally(_)) {
            kind = MentionKind::Ratio;
        } else if spotted.multiple || (unit == Kind::Times && (lead.times || change.is_some())) {
            (kind, form) = (MentionKind::Growth, Form::Multiple);
            if !spotted.multiple && change == Some(Change::Up) {
                flags.push(Flag { doubt: Doubt::MultipleOrIncrease, alternative: one_more(&value) });
            }
            change = change.or(Some(Change::Up));
        } else if planned_level {
            // `vượt chỉ tiêu phấn đấu 65.000 tỷ đồng`: the figure is the plan's.
        } else if exceeds {
            let planned = against == Some(Against::Plan) || lead.asks;
            if share && against != Some(Against::Time) {
                (kind, form, change) = (MentionKind::ShareOfPlan, Form::Excess, Some(Change::Excess));
            } else if planned || figure.base.is_some() || unit == Kind::Points || share {
                (kind, change) = (MentionKind::Growth, Some(Change::Excess));
            } else {
                qualifiers.push(Qualifier::Over);
            }
        } else if change.is_some() {
            kind = MentionKind::Growth;
            if share && against == Some(Against::Plan) {
                (kind, form) = (MentionKind::ShareOfPlan, Form::Excess);
            }
        } else if let Some((of_kind, of_form)) = told {
            (kind, form) = (of_kind, of_form);
        } else if share && (against == Some(Against::Plan) || disbursed) {
            kind = MentionKind::ShareOfPlan;
        } else if share && against == Some(Against::Time) && (compared || lead.equals || self.is_same_time(figure)) {
            (kind, form) = (MentionKind::Growth, Form::Level);
        } else if unit == Kind::Share && grows {
            kind = MentionKind::Growth;
        }
        if share && figure.base.is_some() && (kind == MentionKind::ShareOfPlan && form == Form::Plain || form == Form::Level) {
            report.share_kind = Some((kind, form));
        }
        let ranged = matches!(value, Value::Range(_));
        if ranged && !matches!(kind, MentionKind::Rank | MentionKind::Ratio) {
            kind = MentionKind::Range;
        }
        if let Some(base) = figure.base.as_ref().filter(|base| base.from >= spotted.end) {
            if line.any(base.to, &["trở lên", "or more", "or higher"]).is_some() {
                qualifiers.push(Qualifier::AtLeast);
            } else if line.any(base.to, &["trở xuống", "or less", "or lower"]).is_some() {
                qualifiers.push(Qualifier::AtMost);
            }
        }
        self.statuses(figure, index, &mut qualifiers);
        qualifiers.dedup();
        // The percent of a rate that rises or falls may be points.
        if matches!(change, Some(Change::Up | Change::Down)) && unit == Kind::Share && is_share(&folded, self.locale) {
            let points = Unit::percentage_point();
            flags.push(Flag { doubt: Doubt::MayBePoints, alternative: Some(value.relabelled(&points)) });
        }
        let mode = self.modes.get(spotted.from).copied().flatten();
        let mut period = self.period(index, report);
        let wanted = match mode {
            Some(mode) => mode == Mode::Asks,
            None => false,
        };
        spot.base = figure.is_base.is_some() || spotted.departs;
        spot.superseded = self.is_superseded(spotted);
        let planned_here = planned_level || figure.is_base == Some(Against::Plan) || self.names_plan(figure, index) && !(wanted && index == 0);
        let role = match kind {
            MentionKind::Rank if !wanted => Role::Other,
            _ if self.limits(index, &qualifiers) => Role::Other,
            _ if spot.superseded => Role::Plan,
            _ if planned_here && matches!(kind, MentionKind::Quantity | MentionKind::Range | MentionKind::Ratio | MentionKind::Growth) && (figure.is_base.is_some() || planned_level || !wanted) => Role::Plan,
            MentionKind::ShareOfPlan if !wanted => Role::Share,
            MentionKind::Growth if !wanted => Role::Growth,
            MentionKind::Range if change.is_some() && !wanted => Role::Growth,
            _ if matches!(unit, Kind::Share | Kind::Points) && self.is_part(figure) && !wanted => Role::Share,
            _ if wanted => Role::Target,
            _ if self.is_task(spotted) => Role::Other,
            _ if unit == Kind::Duration => Role::Other,
            _ => Role::Actual,
        };
        // What stands at a day is of that day: `dư nợ đến 30/9/2022`.
        if let (Some(day), Some(to_date)) = (report.as_of, period)
            && day.end() <= to_date.end() && to_date.kind() != attain::PeriodKind::Day && to_date.overlaps(&day)
            && to_date.kind() == attain::PeriodKind::ToDate && is_stock(&folded, self.locale)
        {
            period = Some(day);
        }
        if role == Role::Plan
            && let Some(part) = period
            && part.kind() != attain::PeriodKind::Years
        {
            // A plan is one of the year.
            period = Period::year(year_of(&part)).ok();
        }
        if role == Role::Target && period.is_some() {
            report.asked = period;
        }
        if let (Role::Actual | Role::Growth | Role::Share, Some(period), Some(Mode::Tells)) = (role, period, mode) {
            report.present = report.present.max(Some(period.end()));
        }
        spot.better = self.better(figure, change);
        (spot.record, spot.lowest) = self.is_record(index).map_or((false, false), |lowest| (true, lowest));
        spot.some_of = self.some_of(figure);
        let authority = figure.base.as_ref().and_then(|base| base::authority(line, base.from, base.to)).or_else(|| {
            let floor = self.floor(index).min(spotted.led_from);
            base::authority(line, floor, spotted.led_from)
        });
        let part_of = self.part_of(index, &value, placed, drafts);
        let of = figure.base.as_ref().map(|base| line.name(base.from, base.to));
        Some(Draft {
            mention: Mention {
                start: line.start(spotted.from),
                end: line.end(spotted.to),
                text: line.given(spotted.from, spotted.to).to_owned(),
                kind,
                said: Said::Value(value),
                qualifiers,
                change,
                form,
                of,
                role,
                indicator,
                part_of,
                authority,
                period,
                flags,
                cell: None,
            },
            spot,
        })
    }

    /// A verb of change that other words part from its figure: `tăng so với cùng kỳ 5%`, `giảm tới mức 3%`.
    fn verb(&self, index: usize, figure: &Figure<'_>) -> (Option<Change>, bool) {
        let spotted = figure.spotted;
        let Some(base) = figure.base.as_ref().filter(|base| base.to <= spotted.led_from) else { return (None, false) };
        let floor = self.floor(index);
        let lead = (floor..base.from).rev().find(|at| !matches!(self.line.word(*at), "so" | "với" | "cùng" | "compared" | "with" | "to"));
        match lead.map(|at| self.line.word(at)) {
            Some("tăng" | "increased" | "up" | "rose" | "grew") => (Some(Change::Up), false),
            Some("giảm" | "decreased" | "down" | "fell" | "declined") => (Some(Change::Down), false),
            Some("vượt" | "exceeding" | "exceeded") => (None, true),
            _ => (None, false),
        }
    }

    /// Whether what a share is set against is the same time of another year: `98,3% cùng kỳ`.
    fn is_same_time(&self, figure: &Figure<'_>) -> bool {
        figure.base.as_ref().is_some_and(|base| self.line.word(base.from) == "cùng")
    }

    /// The change that a figure shares with the one before it, where its own verb is left out: `lần lượt tăng 20,4% và
    /// 14,6%`, `tăng 9.850 người (4,3%)`.
    fn gapped(&self, index: usize, drafts: &[Draft], placed: &[Option<usize>]) -> Option<Change> {
        let before = index.checked_sub(1)?;
        let (figure, previous) = (self.figures.get(index)?, self.figures.get(before)?);
        let mention = &drafts.get(placed.get(before).copied().flatten()?)?.mention;
        let change = mention.change.filter(|change| matches!(change, Change::Up | Change::Down))?;
        let gap = previous.spotted.end..figure.spotted.led_from;
        if figure.spotted.lead.level {
            return None;
        }
        let joined = !gap.is_empty() && gap.clone().all(|at| matches!(self.line.text(at), "và" | "and" | "," | "("));
        let same = kind_of_share(&previous.spotted.value) && kind_of_share(&figure.spotted.value);
        let open = self.line.mark(previous.spotted.end) == Some('(');
        (joined && (open || same)).then_some(change)
    }

    /// Whether what is counted is a thing to do, or somebody who does it, rather than something measured.
    fn is_task(&self, spotted: &Spotted) -> bool {
        let things = spotted.value.unit().word();
        if things == "group" {
            // `9 nhóm nhiệm vụ`, but `11 nhóm hàng hóa`
            return self.line.any(spotted.to, &["nhiệm", "giải", "vấn", "nội", "việc", "chính", "of tasks", "of measures"]).is_some();
        }
        matches!(things, "task" | "solution" | "orientation" | "goal" | "breakthrough" | "content" | "topic" | "delegate" | "plan" | "resolution" | "pillar" | "principle")
    }

    /// Whether a figure limits what the count before it counts, `28 mặt hàng đạt kim ngạch trên 1 tỷ USD`, rather than
    /// measuring anything.
    fn limits(&self, index: usize, qualifiers: &[Qualifier]) -> bool {
        let bound = qualifiers.iter().any(|q| matches!(q, Qualifier::Over | Qualifier::Under | Qualifier::AtLeast));
        let (Some(figure), Some(previous)) = (self.figures.get(index), index.checked_sub(1).and_then(|at| self.figures.get(at))) else {
            return false;
        };
        let counted = previous.spotted.value.unit().kind() == Kind::Count && !previous.spotted.value.unit().is_rate();
        bound && counted && self.layout.at(previous.spotted.to).clause == self.layout.at(figure.spotted.from).clause && figure.spotted.value.unit().kind() != Kind::Count
    }

    /// Whether a share without a base of its own is one of a plan: behind the plan's figure, or of a disbursement.
    fn is_of_plan(&self, index: usize, folded: &str, drafts: &[Draft], placed: &[Option<usize>]) -> bool {
        let Some(figure) = self.figures.get(index) else { return false };
        let spotted = figure.spotted;
        let verb = spotted.lead.equals || (spotted.led_from..spotted.from).any(|at| matches!(self.line.word(at), "đạt" | "tương"));
        let planned = index.checked_sub(1).and_then(|before| placed.get(before).copied().flatten()).and_then(|at| drafts.get(at)).is_some_and(|draft| draft.mention.role == Role::Plan && draft.mention.kind == MentionKind::Quantity);
        let disbursed = folded.contains("giải ngân") && !folded.starts_with("tỷ lệ hộ");
        if self.limits(index, &spotted.lead.qualifiers) {
            return false;
        }
        (verb && planned && figure.name.is_none()) || (disbursed && (figure.inherited.is_none() || verb) && !self.is_part(figure))
    }

    /// A verb of change in front of the name, with no level behind it: `kéo giảm tỷ lệ giải thể 10%`, `Giảm tỷ lệ hộ nghèo: 0,15%`.
    fn opening_verb(&self, index: usize, figure: &Figure<'_>) -> Option<Change> {
        let (from, _) = figure.name?;
        let share = matches!(figure.spotted.value.unit().kind(), Kind::Share | Kind::Points);
        if !share || self.locale != Locale::Vi || self.floor(index) >= from {
            return None;
        }
        match self.line.word(from - 1) {
            "giảm" | "hạ" => Some(Change::Down),
            "tăng" => Some(Change::Up),
            _ => None,
        }
    }

    /// Statuses that stand further from the figure than its other words: `ước cả năm thu được 17.946 tỷ đồng`.
    fn statuses(&self, figure: &Figure<'_>, index: usize, qualifiers: &mut Vec<Qualifier>) {
        if qualifiers.contains(&Qualifier::Estimated) {
            return;
        }
        let spotted = figure.spotted;
        let clause = self.layout.at(spotted.from).clause;
        let floor = self.floor(index);
        let words = self.locale.pick(
            &["ước", "ước tính", "ước đạt", "ước thực hiện", "dự ước", "dự kiến", "dự báo", "sơ bộ", "dự tính"][..],
            &["estimated", "projected", "forecast", "expected", "preliminary", "projections", "estimates", "projects", "forecasts"][..],
        );
        let said = (floor..spotted.led_from).filter(|at| self.layout.at(*at).clause == clause).any(|at| {
            words.iter().any(|word| self.line.phrase(at, word).is_some()) && !(self.line.word(at) == "ước" && matches!(self.line.word(at + 1), "mơ" | "vọng" | "muốn"))
        });
        if said {
            qualifiers.insert(0, Qualifier::Estimated);
        }
    }

    /// Whether a figure goes on with a list that the one before it began: no semicolon parts them.
    fn in_list(&self, index: usize) -> bool {
        let (Some(figure), Some(previous)) = (self.figures.get(index), index.checked_sub(1).and_then(|at| self.figures.get(at))) else {
            return false;
        };
        (previous.spotted.end..figure.spotted.from).all(|at| self.line.mark(at) != Some(';'))
    }

    /// The rate that the name of a count says: `số bác sĩ/vạn dân đạt 11,6`, `số bác sĩ trên 1 vạn dân đạt 12,5 bác sĩ`.
    fn per_of_name(&self, (from, to): (usize, usize), value: &Value) -> Option<Unit> {
        use attain::text::prose::{Context, Reader, unit};
        let own = value.unit();
        if own.is_rate() || !matches!(own.kind(), Kind::Number | Kind::Count) {
            return None;
        }
        let lexicon = attain::Lexicon::new();
        let reader = Reader { locale: self.locale, context: Context::Prose, lexicon: &lexicon, foreign: false };
        (from..to).find_map(|at| {
            let found = unit(&mut self.line.cursor(at), reader)?;
            let known = own.kind() == Kind::Number || found.numerator() == *own || own.code() == "person";
            (found.is_rate() && found.kind() == Kind::Count && known).then_some(found)
        })
    }

    /// The denominator that a count shares with the next one: `10 bác sĩ và 30 giường bệnh/1 vạn dân`.
    fn shared_per(&self, index: usize, value: &Value) -> Option<Unit> {
        let (figure, next) = (self.figures.get(index)?, self.figures.get(index + 1)?);
        let (own, other) = (value.unit(), next.spotted.value.unit());
        let joined = (figure.spotted.end..next.spotted.from).all(|at| matches!(self.line.text(at), "và" | "," | "and"));
        if own.is_rate() || own.kind() != Kind::Count || !other.is_rate() || other.kind() != Kind::Count || !joined {
            return None;
        }
        let tail = other.code().strip_prefix(other.numerator().code())?;
        Unit::from_code(&format!("{}{tail}", own.code())).ok()
    }

    /// The unit of a number with a scale word alone: `2.235 tỷ`.
    fn elided(&self, value: &Value, before: Option<&Draft>, report: &Report, folded: &str, list: Option<usize>) -> Option<Unit> {
        let exponent = value.unit().exponent();
        let previous = before.and_then(|draft| draft.mention.unit()).filter(|unit| matches!(unit.kind(), Kind::Money | Kind::Count | Kind::Physical));
        let money = ["thu ", "chi ", "vốn", "doanh thu", "giá trị", "kim ngạch", "tín dụng", "dư nợ", "huy động", "đầu tư", "ngân sách", "giải ngân", "nợ", "grdp", "gdp", "kinh phí", "tiền", "lợi nhuận", "thuế", "revenue", "expenditure", "budget", "investment", "loan", "credit", "export", "import", "debt", "gdp", "spending"];
        let named = money.iter().any(|word| format!("{folded} ").contains(word));
        let currency = report.money.clone().filter(|_| list.is_some() && report.money_sentence == list);
        match (self.locale, previous) {
            (Locale::Vi, _) if currency.is_some() && exponent >= 6 => currency,
            (_, Some(unit)) if !named || unit.kind() == Kind::Money => Some(unit.at(0)),
            (Locale::Vi, _) if exponent >= 9 || named => Some(report.money.clone().filter(|_| named && exponent < 9).or_else(|| Unit::from_code("VND").ok())?),
            (_, _) if named => report.money.clone(),
            _ => None,
        }
    }

    /// Whether the figure gives a share of a whole: `chiếm 35%`, `accounting for 35 percent`.
    fn is_part(&self, figure: &Figure<'_>) -> bool {
        let from = figure.spotted.led_from.saturating_sub(2);
        let structure = (self.layout.sentence_start(from).max(from.saturating_sub(REACH))..from).any(|at| self.line.any(at, &["cơ cấu", "tỷ trọng"]).is_some());
        let verb = (from..figure.spotted.from).any(|at| matches!(self.line.word(at), "chiếm" | "accounting" | "accounted" | "accounts" | "representing" | "represents") || self.line.any(at, &["đóng góp", "tương đương"]).is_some());
        let whole = figure.spotted.lead.equals && figure.base.as_ref().is_some_and(|base| base.against == Against::Whole);
        (verb && !structure) || whole
    }

    /// Whether the words before the figure name a plan rather than a result: `kế hoạch 8.575 tỷ đồng`, `dự toán giao 500 tỷ`.
    fn names_plan(&self, figure: &Figure<'_>, index: usize) -> bool {
        let spotted = figure.spotted;
        if spotted.lead.asks && spotted.lead.change.is_none() && !spotted.lead.exceeds && spotted.lead.compares.is_none() {
            return true;
        }
        let floor = self.floor(index);
        let last = (floor..spotted.led_from).rev().take(6).find(|at| base::is_plan(self.line, *at, self.locale));
        last.is_some_and(|at| {
            let behind = (at..spotted.led_from).all(|at| self.line.mark(at).is_none_or(|ch| matches!(ch, '(' | ':')) && !matches!(self.line.word(at), "đạt" | "ước" | "tăng" | "giảm"));
            behind && !spotted.lead.equals && !matches!(spotted.value.unit().kind(), Kind::Share)
                && !self.line.any_before(at, &["thực hiện", "hoàn thành", "triển khai", "xây dựng"]).is_some()
        })
    }

    fn is_superseded(&self, spotted: &Spotted) -> bool {
        let words = self.locale.pick(&["thay vì", "thay cho", "thay cho mức", "thay vì mức", "điều chỉnh từ"][..], &["instead of", "rather than", "down from the", "revised from"][..]);
        self.line.any_before(spotted.led_from, words).is_some()
    }

    /// Which way the words say that it should go.
    fn better(&self, figure: &Figure<'_>, change: Option<Change>) -> Option<Better> {
        match change {
            Some(Change::Down) => return Some(Better::Lower),
            Some(_) => return Some(Better::Higher),
            None => {}
        }
        let spotted = figure.spotted;
        let from = self.layout.sentence_start(spotted.from).max(spotted.from.saturating_sub(REACH));
        let own = spotted.led_from.saturating_sub(4).max(from);
        let near = |words: &[&str]| (own..spotted.from).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()));
        if near(self.locale.pick(&["giảm", "kéo giảm", "hạ", "xuống", "còn", "giảm còn"], &["reduce", "reduced", "lower", "cut", "down"])) {
            return Some(Better::Lower);
        }
        let whole = |words: &[&str]| (from..spotted.from).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()));
        if whole(self.locale.pick(&["không để", "kiềm chế", "kiểm soát", "khống chế"], &["contain", "keep below", "hold below"])) {
            return Some(Better::Lower);
        }
        whole(self.locale.pick(
            &["phấn đấu", "đạt", "huy động", "giải quyết", "thu hút", "nâng", "hoàn thành", "tạo", "xây dựng", "tăng"],
            &["reach", "achieve", "raise", "increase", "mobilise", "mobilize", "create", "expand", "attain", "at least", "strive"],
        ))
        .then_some(Better::Higher)
    }

    /// Whether the words behind a figure say that there was never more, or never less (true).
    fn is_record(&self, index: usize) -> Option<bool> {
        let figure = self.figures.get(index)?;
        let here = self.layout.at(figure.spotted.from).parenthesis;
        let end = self.layout.sentence_end(figure.spotted.from).min(figure.spotted.end + 24);
        // A figure aside does not part another from its superlative: `9.982 tỷ đồng (kế hoạch 8.575 tỷ đồng), cao nhất …`.
        let next = self.figures.iter().skip(index + 1).take(NEAR).find(|next| self.layout.at(next.spotted.from).parenthesis == here);
        let limit = next.map_or(end, |next| end.min(next.spotted.from));
        let words: &[&str] = self.locale.pick(
            &["cao nhất từ trước", "lớn nhất từ trước", "nhiều nhất từ trước", "thấp nhất từ trước", "cao nhất từ", "mức cao nhất", "cao nhất trong", "thấp nhất trong", "kỷ lục", "lớn nhất trong", "cao nhất kể từ", "thấp nhất kể từ", "cao nhất lịch sử"],
            &["record high", "all - time high", "highest ever", "highest on record", "a record", "highest since", "lowest since", "the highest in", "the lowest in", "highest level", "lowest level", "record level", "record low"],
        );
        let at = (figure.spotted.end..limit).filter(|at| self.layout.at(*at).parenthesis == here).find(|at| words.iter().any(|word| self.line.phrase(*at, word).is_some()))?;
        Some((at..at + 3).any(|at| matches!(self.line.word(at), "thấp" | "lowest" | "low")))
    }

    fn some_of(&self, figure: &Figure<'_>) -> bool {
        let from = self.layout.sentence_start(figure.spotted.from).max(figure.spotted.from.saturating_sub(REACH));
        let words = self.locale.pick(&["trong đó", "riêng"][..], &["of which", "including", "among them"][..]);
        (from..figure.spotted.from).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()))
    }

    /// The total that a figure is a part of: the one before its parenthesis or before `trong đó`.
    fn part_of(&self, index: usize, value: &Value, placed: &[Option<usize>], drafts: &[Draft]) -> Option<usize> {
        let figure = self.figures.get(index)?;
        figure.name?;
        if figure.is_base.is_some() || figure.spotted.lead.change.is_some() {
            return None;
        }
        let here = self.layout.at(figure.spotted.from);
        let from = self.layout.sentence_start(figure.spotted.from).max(figure.spotted.from.saturating_sub(REACH));
        let words = self.locale.pick(&["trong đó", "bao gồm", "gồm"][..], &["of which", "including", "comprising", "consisting of"][..]);
        let cue = (from..figure.spotted.from).rev().find(|at| words.iter().any(|word| self.line.phrase(*at, word).is_some()));
        (0..index).rev().take(NEAR).find_map(|before| {
            let total = self.figures.get(before)?;
            let there = self.layout.at(total.spotted.from);
            let held = here.parenthesis > 0 && there.parenthesis != here.parenthesis && there.sentence == here.sentence;
            let cued = cue.is_some_and(|cue| total.spotted.to <= cue) && there.sentence == here.sentence;
            let mention = placed.get(before).copied().flatten()?;
            let same = drafts.get(mention)?.mention.value()?.unit().at(0) == value.unit().at(0);
            let level = drafts.get(mention)?.mention.change.is_none();
            ((held || cued) && same && level).then_some(mention)
        })
    }

    /// The time that a figure speaks of: one that stands directly behind it, else the last one before it in its clause or
    /// sentence, else the one behind it, else the time of the report.
    fn period(&self, index: usize, report: &Report) -> Option<Period> {
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
            !matches!(time.when, When::Length) && !self.is_based(time) && there.sentence == here.sentence
                && (there.parenthesis == 0 || there.parenthesis == here.parenthesis)
                && (!day || self.is_until(time))
        };
        let close = |time: &&&Time| self.layout.at(time.from).clause == here.clause;
        let behind = self.times.iter().skip(self.times.partition_point(|time| time.from < spotted.from)).take(NEAR).find(|time| time.from >= spotted.end && time.from < limit && (spotted.end..time.from).all(|at| matches!(self.line.text(at), "(" | "vào" | "trong" | "của" | "tại" | "cuối" | "in" | "by" | "at" | "for" | "the" | "end" | "of" | "đầu" | "đến"))).filter(|time| !self.is_based(time) && !matches!(time.when, When::Length | When::Day(..)));
        let index_of = self.figures.partition_point(|other| other.spotted.from < spotted.from);
        let taken = |time: &&&Time| self.figures.iter().take(index_of).rev().take(NEAR).any(|other| other.spotted.end <= time.from && other.spotted.from < spotted.from && (other.spotted.end..time.from).all(|at| matches!(self.line.text(at), "(" | "vào" | "trong" | "của" | "cuối" | "in")) && self.is_course(other, figure));
        let here_at = self.times.partition_point(|time| time.from < spotted.from);
        let before = || self.times.iter().take(here_at).rev().take(NEAR);
        let after = || self.times.iter().skip(here_at).take(NEAR).filter(|time| time.from >= spotted.to);
        let own = behind
            .or_else(|| before().filter(fits).filter(|time| !taken(time)).find(close))
            .or_else(|| after().filter(fits).filter(close).find(|time| time.from < limit))
            .or_else(|| before().filter(|time| !taken(time)).find(fits))
            .or_else(|| after().filter(fits).find(|_| self.figures.get(index + 1).is_none_or(|next| self.layout.at(next.spotted.from).sentence != here.sentence)));
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
        matches!(time.when, When::Day(..)) || matches!(time.when, When::Whole(period) if period.kind() == attain::PeriodKind::Day)
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
        if period.kind() == attain::PeriodKind::Day && self.is_until(time) {
            let months = period.end().month();
            return Period::to_date(year_of(&period), months).ok();
        }
        let part = matches!(period.kind(), attain::PeriodKind::Month | attain::PeriodKind::Quarter | attain::PeriodKind::Half);
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
            let near = (time.from.saturating_sub(3)..time.from).any(|at| self.line.any(at, &["cùng kỳ", "cùng kì", "same period", "corresponding period"]).is_some());
            return match report.period.filter(|now| near && period.kind() == attain::PeriodKind::Year && now.kind() != attain::PeriodKind::Year) {
                Some(now) => {
                    let back = year_of(&now).checked_sub(year_of(&period)).filter(|years| (0..40).contains(years))?;
                    (0..back).try_fold(now, |now, _| now.same_period_last_year().ok())
                }
                None => Some(period),
            };
        }
        let from = spotted.led_from.saturating_sub(8);
        let near = |words: &[&str]| (from..spotted.end + 5).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()));
        let now = report.period?;
        if near(&["tháng trước", "quý trước", "kỳ trước", "previous month", "previous quarter"]) {
            return now.previous().ok();
        }
        if near(&["năm trước", "năm ngoái", "cùng kỳ", "last year", "same period", "year earlier"]) {
            return now.same_period_last_year().ok();
        }
        None
    }

    /// The year of the sentence before a place, else of the report.
    fn year_at(&self, at: usize, report: &Report) -> Option<i32> {
        let near = self.times.iter().take(self.times.partition_point(|time| time.from <= at)).rev().take(NEAR).filter(|time| !self.is_based(time)).find_map(|time| match time.when {
            When::Whole(period) if period.kind() != attain::PeriodKind::Years => Some(year_of(&period)),
            _ => None,
        });
        near.or(report.year).or_else(|| report.given.map(|period| year_of(&period)))
    }
}

fn year_of(period: &Period) -> i32 {
    use chrono::Datelike;
    period.end().year()
}

/// Whether a name is of what stands at a day rather than of what flows in a time.
fn is_stock(folded: &str, locale: Locale) -> bool {
    let words: &[&str] = locale.pick(
        &["dư nợ", "số dư", "nợ xấu", "tiền gửi", "nguồn vốn", "đàn ", "tổng đàn", "dân số", "huy động vốn"],
        &["outstanding", "deposits", "stock of", "population", "reserves", "headcount"],
    );
    words.iter().any(|word| folded.contains(word))
}

/// Whether a value is a share.
fn kind_of_share(value: &Value) -> bool {
    matches!(value.unit().kind(), Kind::Share | Kind::Growth)
}

/// Whether a name is of a rate of growth.
pub(crate) fn is_growth(folded: &str, locale: Locale) -> bool {
    match locale {
        Locale::Vi => ["tăng trưởng", "tốc độ tăng", "tốc độ phát triển", "mức tăng"].iter().any(|word| folded.starts_with(word) || folded.contains(&format!(" {word}"))),
        _ => folded.split(' ').any(|word| word == "growth") || folded.contains("inflation"),
    }
}

/// Whether a name is of a share of a whole.
fn is_share(folded: &str, locale: Locale) -> bool {
    match locale {
        Locale::Vi => folded.starts_with("tỷ lệ") || folded.starts_with("tỉ lệ") || folded.starts_with("tỷ suất") || folded.starts_with("tỷ trọng") || folded.contains("tỷ lệ"),
        _ => folded.contains("rate") || folded.contains("share") || folded.contains("ratio") || folded.contains("proportion"),
    }
}

/// `tăng 3,5 lần`, taken as 3.5 times more: 4.5 times as much.
fn one_more(value: &Value) -> Option<Value> {
    let Value::Quantity(quantity) = value else { return None };
    let more = quantity.amount().checked_add(attain::Decimal::ONE)?;
    Some(Value::Quantity(Quantity::new(more, quantity.unit().clone())))
}
