//! What the head of a column says: what the column holds, for which time, in which unit.

use attain::text::prose::Folded;
use attain::{Kind, Lexicon, Locale, Period, PeriodKind, Unit};

use super::units::{self, Measure};
use crate::line::Line;
use crate::scan::{Found, Scanner, Time, When};
use crate::words::words;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Means {
    /// The names of the rows.
    Name,
    /// The numbers of the rows.
    Number,
    /// Units.
    Unit,
    /// What is asked for.
    Target,
    /// What was planned.
    Plan,
    /// What was reached.
    Actual,
    /// Changes, or levels of another time.
    Growth,
    /// Shares of what was planned.
    Share,
    /// Shares of a whole.
    Part,
    /// Words.
    Note,
    /// Figures of which the head only says what they measure.
    Level,
    /// Figures for a time, of which the head says nothing else.
    Timed,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) means: Means,
    pub(crate) period: Option<Period>,
    /// Whether its figures are estimates.
    pub(crate) estimated: bool,
    pub(crate) measure: Option<Measure>,
    /// Whether a change is counted in the unit of the row rather than in percent.
    pub(crate) absolute: bool,
    /// Whether its words are those of a change rather than of a level.
    pub(crate) changes: bool,
    /// Whether it is of the same time of the year before.
    pub(crate) earlier: bool,
    /// Who set the plan: `HĐND tỉnh`.
    pub(crate) authority: Option<String>,
    /// What the figures are set against.
    pub(crate) of: Option<String>,
    /// Its words without the unit.
    pub(crate) name: String,
}

/// The words of a head, in small letters, each with a space on either side.
struct Words(String);

impl Words {
    fn has(&self, words: &str) -> bool {
        words.split(", ").any(|word| self.0.contains(&format!(" {word} ")))
    }

    fn begins(&self, words: &str) -> bool {
        words.split(", ").any(|word| self.0.starts_with(&format!(" {word} ")))
    }

    fn is(&self, words: &str) -> bool {
        words.split(", ").any(|word| self.0.trim() == word)
    }
}

const NUMBER: &str = "\
    tt, stt, số tt, số thứ tự, no, no ., # , nr, nr ., mã số, mã, code, id, ref, ref ., s / n, sn, s . no ., \
    sl no, item no, item no ., mã chỉ tiêu, row, line";
const UNIT: &str = "\
    đvt, đơn vị tính, đv tính, đơn vị đo, unit of measure, unit of measurement, uom, unit, units, \
    measure unit, đ . v . t";
const NOTE: &str = "\
    ghi chú, chú thích, đánh giá, kết luận, xếp loại, nguồn, nguồn số liệu, cơ quan, cơ quan chủ trì, \
    cơ quan thực hiện, đơn vị chủ trì, đơn vị thực hiện, đơn vị phụ trách, đơn vị theo dõi, chủ trì, \
    phối hợp, nguyên nhân, giải pháp, mức độ hoàn thành, lộ trình, thời gian hoàn thành, note, notes, remark, \
    remarks, comment, comments, source, sources, responsible, responsible unit, responsible agency, \
    lead agency, status, rating, assessment, explanation, means of verification, owner, trend, data source, \
    frequency";
const NAME: &str = "\
    chỉ tiêu, các chỉ tiêu, tên chỉ tiêu, chỉ tiêu chủ yếu, nội dung, hạng mục, danh mục, tiêu chí, \
    diễn giải, nội dung thu, nội dung chi, indicator, indicators, item, items, description, measure, \
    department, particulars, key result, kpi, programme, program, sector, ministry, category, component, \
    outcome, output";
const PLANNED: &str = "\
    kế hoạch, kh, dự toán, dt, nghị quyết, nq, chỉ tiêu giao, chỉ tiêu kế hoạch, chỉ tiêu năm, giao, plan, \
    planned, plans, budget, budgeted, approved, allocation, allocated, appropriation, appropriations, \
    kế hoạch vốn, vốn giao, be";
const WANTED: &str =
    "mục tiêu, phấn đấu, định hướng, target, targets, targeted, goal, goals, aim, commitment, chỉ tiêu";
const REACHED: &str = "\
    thực hiện, th, uth, ưth, ước, ước tính, thực tế, kết quả, đạt được, đạt, luỹ kế, cộng dồn, actual, \
    actuals, act, act ., result, results, outturn, achieved, achievement, realised, realized, outcome, \
    baseline, hiện trạng, năm gốc, gốc, est, est ., estimate, estimates, estimated, proj, proj ., projection, \
    projections, projected, forecast, prel, prel ., preliminary, provisional, sơ bộ, dự kiến, dự báo, spent, \
    expenditure, disbursed, released, giải ngân, re, current, latest";
const ESTIMATED: &str = "\
    ước, uth, ưth, ước tính, dự kiến, dự báo, sơ bộ, est, est ., estimate, estimates, estimated, proj, \
    proj ., projection, projections, projected, forecast, prel, prel ., preliminary, provisional, expected";
const CHANGED: &str = "\
    tăng, giảm, tăng trưởng, tốc độ tăng, + / -, ±, + , change, changes, growth, increase, decrease, \
    variation, variance, chênh lệch, difference, tăng giảm";
const SAME: &str = "\
    cùng kỳ, cùng kì, năm trước, tháng trước, quý trước, same period, previous year, last year, prior year, \
    y / y, yoy, y - o - y, year on year, year - on - year, svck, ck";
const FULL: &str = "\
    % hoàn thành, tỷ lệ hoàn thành, mức hoàn thành, tỷ lệ thực hiện, tỷ lệ đạt, tiến độ thực hiện, \
    tỷ lệ giải ngân, % thực hiện, % giải ngân, % đạt, đạt tỷ lệ, hoàn thành, completion, completed, \
    absorption, absorption rate, execution rate, execution, utilisation, utilization, % achieved, achieved, \
    achievement, performance, % complete, burn rate, achievement rate, % spent";
const PART: &str = "cơ cấu, tỷ trọng, tỉ trọng, share, composition, % of total, share of total, weight";

/// The place and the length of the words that set one thing against another.
fn compares(line: &Line<'_>, times: &[&Time]) -> Option<(usize, usize)> {
    (0..line.len()).filter(|at| !times.iter().any(|time| (time.from..time.to).contains(at))).find_map(|at| {
        // `So sánh` alone is the title of the columns under it.
        if line.phrase(at, "so sánh").is_some() && line.word(at + 2) != "với" {
            return None;
        }
        let words = line.any(
            at,
            words!["so sánh với, so với, so, compared with, compared to, relative to", "versus, vs, against, over"],
        );
        if let Some(next) = words {
            return Some((at, next));
        }
        let share = at > 0
            && (line.mark(at - 1) == Some('%')
                || matches!(line.word(at - 1), "percent" | "cent" | "percentage" | "share" | "pct"));
        if line.word(at) == "of" && share {
            return Some((at, at + 1));
        }
        let sides = at > 0 && at + 1 < line.len() && line.word(at + 1) != "năm" && line.word(at + 1) != "year";
        let signs =
            matches!(line.mark(at.saturating_sub(1)), Some('+' | '-')) || matches!(line.mark(at + 1), Some('+' | '-'));
        let verbs = matches!(line.word(at.saturating_sub(1)), "tăng" | "giảm" | "y" | "increase")
            || line.word(at + 1) == "giảm";
        // `6T/2024`, `quý III/2024` are times.
        let dated = line.year(at + 1).is_some() && line.year(at.saturating_sub(1)).is_none();
        (line.mark(at) == Some('/') && sides && !signs && !verbs && !dated).then_some((at, at + 1))
    })
}

/// Reads a head; `year` is that of the table where it names one.
pub(crate) fn read(text: &str, year: Option<i32>, locale: Locale, lexicon: &Lexicon) -> Head {
    let (plain, mut measure) = without_unit(text, locale, lexicon);
    let folded = Folded::prose(&plain);
    let line = Line::new(&folded, 0);
    let found = Scanner { locale, lexicon }.scan(&line);
    let times: Vec<&Time> =
        found.iter().filter_map(|found| if let Found::Time(time) = found { Some(time) } else { None }).collect();
    let compared = compares(&line, &times);
    let cut = compared.map_or(line.len(), |(at, _)| at);
    let period = period(&line, &times, cut, year);
    let in_time = |at: &usize| times.iter().any(|time| (time.from..time.to).contains(at)) || line.year(*at).is_some();
    let words = |from: usize, to: usize| {
        let mut words = String::from(" ");
        for at in (from..to).filter(|at| !in_time(at)) {
            words.push_str(line.text(at));
            words.push(' ');
        }
        Words(words)
    };
    let (all, left) = (words(0, line.len()), words(0, cut));
    let right = compared.map_or(Words(String::new()), |(_, next)| words(next, line.len()));
    let percent =
        measure.as_ref().is_some_and(|found| found.unit.as_ref().is_some_and(|unit| unit.kind() == Kind::Share))
            || all.has("%, percent, per cent, pct, percentage, tỷ lệ, rate");
    let timed = period.is_some() || !times.is_empty();
    let absolute =
        all.has("+ / -, tuyệt đối, số tuyệt đối, chênh lệch, difference, absolute, variance, giá trị") && !percent;
    let changes = all.has(CHANGED) && !all.has("tốc độ phát triển, chỉ số phát triển, chỉ số");
    let earlier_right = |words: &Words| words.has(SAME);
    let means = if all.is(NUMBER) {
        Means::Number
    } else if all.is(UNIT) || all.is("đơn vị") || all.begins("đvt, đơn vị tính, unit of measure") {
        Means::Unit
    } else if all.begins(NOTE) && !percent && !timed {
        Means::Note
    } else if compared.is_some() {
        let planned = right.has(PLANNED) || right.has(WANTED);
        // `KH 2025/TH 2024`: what is planned, set against what was reached.
        if planned && !left.has(SAME) { Means::Share } else { Means::Growth }
    } else if all.has(FULL) && percent && !all.is("giải ngân") {
        Means::Share
    } else if all.has(PART) && (percent || measure.is_none()) {
        Means::Part
    } else if all.has("% kế hoạch, % kh, % dự toán, % dt, % mục tiêu, % target, % plan, % budget") {
        Means::Share
    } else if changes && !all.has(PLANNED) && !all.has(WANTED) || (earlier_right(&all) && percent) {
        Means::Growth
    } else if all.has(PLANNED) && (timed || !all.is(NAME)) {
        Means::Plan
    } else if all.has(REACHED) && !all.is(NAME) {
        Means::Actual
    } else if (all.is(NAME) || all.begins("chỉ tiêu, nội dung, indicator, tên")) && !timed {
        Means::Name
    } else if all.has(WANTED) {
        Means::Target
    } else if all.has(SAME) {
        Means::Actual
    } else if timed
        && all.0.split(' ').all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit())
                || matches!(
                    word,
                    "t" | "/"
                        | "tháng"
                        | "đầu"
                        | "months"
                        | "first"
                        | "năm"
                        | "cả"
                        | "fy"
                        | "year"
                        | "("
                        | ")"
                        | ","
                        | "-"
                        | "."
                        | "số"
                        | "liệu"
                        | ":"
                )
        })
    {
        Means::Timed
    } else {
        Means::Level
    };
    if measure.is_none()
        && means == Means::Growth
        && all.has("percentage points, percentage point, điểm %, điểm phần trăm")
    {
        measure = Some(Measure { unit: Some(Unit::percentage_point()), ..Measure::default() });
    }
    if measure.is_none() && percent && matches!(means, Means::Share | Means::Growth | Means::Part) {
        measure = Some(Measure { unit: Some(Unit::percent()), ..Measure::default() });
    }
    let of = compared.map(|(_, next)| line.name(next, line.len())).filter(|of| !of.is_empty());
    Head {
        means,
        period,
        estimated: left.has(ESTIMATED),
        measure,
        absolute,
        changes,
        earlier: compared.is_none() && all.has(SAME),
        authority: if means == Means::Growth { None } else { authority(&line, compared.map_or(0, |(_, next)| next)) },
        of,
        name: plain.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The time that a head names before the words of a comparison.
fn period(line: &Line<'_>, times: &[&Time], cut: usize, year: Option<i32>) -> Option<Period> {
    let own = times.iter().filter(|time| time.from < cut);
    let whole = |time: &&&Time| if let When::Whole(period) = time.when { Some(period) } else { None };
    let bare = || {
        (0..cut).find_map(|at| line.year(at).filter(|_| !times.iter().any(|time| (time.from..time.to).contains(&at))))
    };
    // `3rd quarter 2015 - 3rd quarter 2016`: a change from the one to the other is of the other.
    let whole_at = |time: &&Time| if let When::Whole(period) = time.when { Some(period) } else { None };
    let course = times.windows(2).find_map(|pair| {
        let [first, last] = pair else { return None };
        let dash = matches!(line.mark(first.to), Some('-' | '–' | '—')) || line.word(first.to) == "to";
        let (from, to) = (whole_at(first)?, whole_at(last)?);
        (dash
            && last.from == first.to + 1
            && last.to <= cut
            && from.same_period_last_year().is_ok()
            && from.kind() == to.kind()
            && from.before(&to))
        .then_some(to)
    });
    if course.is_some() {
        return course;
    }
    let part = own.clone().filter_map(|time| whole(&time)).find(|period| period.kind() != PeriodKind::Year);
    if part.is_some() {
        return part;
    }
    let said = own.clone().filter_map(|time| whole(&time)).find_map(|period| period.calendar_year()).or_else(bare);
    let year = said.or(year);
    let inner = own
        .clone()
        .filter(|time| !matches!(time.when, When::Whole(_) | When::Length))
        .find_map(|time| time.when.within(year));
    let months = || {
        let at = (0..cut).find(|at| {
            let short = line.word(at + 1) == "t" && line.is_glued(at + 1);
            line.is_digits(*at) && (short || matches!(line.word(at + 1), "tháng" | "months"))
        })?;
        Period::to_date(year?, line.number(at).filter(|months| (1..=12).contains(months))?).ok()
    };
    let full = (0..cut).any(|at| line.any(at, &["cả năm", "full year", "annual", "whole year"]).is_some());
    inner.or_else(months).or_else(|| said.or(year.filter(|_| full)).and_then(|year| Period::year(year).ok()))
}

/// Who set what is planned: the words between the plan and `giao`, or between the percent and the plan's name.
fn authority(line: &Line<'_>, from: usize) -> Option<String> {
    let plan = |at: usize| line.any(at, words!["kế hoạch, dự toán, nghị quyết, chỉ tiêu, kh, dt, nq"]);
    let mut start = (from..line.len()).find_map(plan)?;
    while line.is_digits(start) || matches!(line.word(start), "năm" | "do" | "được" | "vốn" | "cả") {
        start += 1;
    }
    let stop = |at: usize| {
        line.is_digits(at)
            || matches!(line.mark(at), Some('(' | ')' | '%' | '/' | ','))
            || words!["giao, năm, so, được, vốn, thu, chi, cả, đầu, và"].contains(&line.word(at))
    };
    let end = (start..line.len()).find(|at| stop(*at)).unwrap_or(line.len());
    let name = line.name(start, end);
    (!name.is_empty()).then_some(name)
}

/// A head without the unit in its parentheses or behind its comma, and that unit.
fn without_unit(text: &str, locale: Locale, lexicon: &Lexicon) -> (String, Option<Measure>) {
    let mut plain = String::new();
    let mut found = None;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        plain.push_str(before);
        match units::measure(inside, locale, lexicon) {
            Some(measure) => found = found.or(Some(measure)),
            None => {
                plain.push('(');
                plain.push_str(inside);
                plain.push(')');
            }
        }
        rest = behind;
    }
    plain.push_str(rest);
    if found.is_none() {
        let labelled =
            units::above(&plain, locale, lexicon).filter(|_| plain.contains(':')).map(|(measure, _)| measure);
        let (name, behind) = units::of_name(&plain, locale, lexicon);
        if behind.is_some() {
            return (name.to_owned(), behind);
        }
        found = labelled.or_else(|| {
            units::measure(&plain, locale, lexicon)
                .filter(|found| found.unit.as_ref().is_some_and(|unit| unit.kind() != Kind::Number))
        });
    }
    (plain, found)
}
