//! What a figure is set against: `so với cùng kỳ năm trước`, `102,6% dự toán Trung ương giao`, `of the annual plan`.

use std::sync::LazyLock;

use attain::{Kind, Locale};

use crate::line::Line;
use crate::sentence::Layout;
use crate::words::Phrases;
use crate::words::words;

/// What a figure is set against.
#[derive(Clone, Debug)]
pub(super) struct Base {
    /// Tokens of the words that name it, half-open.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) against: Against,
    /// Whether a word of comparison leads to it: `so với`, `compared with`.
    pub(super) compared: bool,
}

/// The sort of thing that a figure is set against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// What had been planned.
    Plan,
    /// Another time.
    Time,
    /// A whole, an average, anything else.
    Whole,
}

const COMPARED_VI: &[&str] = &["so sánh với", "so với", "so cùng", "so"];
const COMPARED_EN: &[&str] = words![
    "compared with, compared to, in comparison with, in comparison to, relative to, as against, against",
    "versus, vs, over the same, than in, than the, than, from a year, from the same, from the previous",
    "from the, over the previous, over the",
];

/// Nouns that name what had been planned.
const PLANS_VI: &[&str] = words![
    "kế hoạch, dự toán, chỉ tiêu, mục tiêu, nghị quyết, kịch bản, kh, dt, nq, tổng kế hoạch, tổng dự toán",
    "vốn kế hoạch, tổng vốn kế hoạch, tổng số vốn, tổng vốn giao, số vốn, vốn giao, vốn được giao",
    "tổng vốn được giao, tổng nguồn vốn, chỉ tiêu kế hoạch, pháp lệnh, số giao, tổng vốn đầu tư công",
    "tổng mức vốn, tổng số vốn kế hoạch, trung ương giao, hđnd",
];
const PLANS_EN: &[&str] = words![
    "the plan, plan, the annual plan, annual plan, the target, target, its target, their target",
    "the full year target, the annual target, the yearly target, the budget, budget, the estimate",
    "estimate, the annual estimate, annual estimate, the year plan, the assigned plan, the programmed",
    "planned, the planned, the yearly plan, the year ' s plan, the year ’ s plan, the approved budget",
    "the approved, the annual budget, the full, the assigned, estimates, projection, the projection",
    "the year ' s estimate, the year ’ s estimate, the forecast, the revised budget, the original budget",
    "the original, the revised, the appropriation, allocation, the allocation, assigned plan, the goal",
];

/// Words for another time.
const TIMES_VI: &[&str] = words![
    "cùng kỳ, cùng kì, cùng thời điểm, cùng tháng, cùng quý, năm trước, năm ngoái, tháng trước, quý trước",
    "kỳ trước, đầu năm, cuối năm, năm, tháng, quý, trước, thời điểm, giai đoạn, nhiệm kỳ, bình quân, mức",
    "kết quả, thực hiện, 6 tháng, 9 tháng, đầu nhiệm kỳ, hôm qua, lần trước",
];

/// Words that begin another part of the sentence.
const STOPS_VI: &[&str] = words![
    "tăng, giảm, đạt, bằng, vượt, ước, chiếm, trong, và, nhưng, góp, là, cao, thấp, gấp, đứng, xếp, do",
    "nhờ, với, cho, để, nên, còn, đã, sẽ, đóng, khi, theo, tại, ở, cũng, tương, song, nhất, mà, từ, phấn",
    "hoàn, tiếp, trở",
];
const STOPS_EN: &[&str] = words![
    "and, but, while, which, with, as, to, reaching, up, down, by, because, due, in, on, at, was, were",
    "is, are, driven, reflecting, after, when, for, or, it, this, has, had, although",
];

static COMPARED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(COMPARED_VI, COMPARED_EN));
static PLANS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PLANS_VI, PLANS_EN));
static TIMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TIMES_VI, &[]));

/// The base of the figure that ends before `end`; `limit` is where the next figure's words begin.
pub(super) fn after(
    line: &Line<'_>,
    layout: &Layout,
    end: usize,
    limit: usize,
    unit: Kind,
    equals: bool,
    locale: Locale,
) -> Option<Base> {
    let share = matches!(unit, Kind::Share | Kind::Growth | Kind::Times);
    let compared = COMPARED.at(line, end, locale);
    // `so cùng kỳ`, `over the same period`: the noun is part of the base.
    let mut from = match compared {
        Some(next) => match line.text(next.saturating_sub(1)) {
            "cùng" => next - 1,
            "same" | "previous" | "year" | "the" if locale == Locale::En => {
                next - 1
                    - usize::from(
                        line.word(next.saturating_sub(2)) == "the" || line.word(next.saturating_sub(2)) == "a",
                    )
            }
            _ => next,
        },
        None => end,
    };
    if compared.is_none() {
        if locale == Locale::En {
            if let Some(next) = line.any(
                end,
                words![
                    "year on year, year - on - year, year over year, year - over - year",
                    "yoy, y - o - y, y / y, month on month, quarter on quarter, m / m",
                    "q / q"
                ],
            ) {
                return Some(Base { from: end, to: next, against: Against::Time, compared: true });
            }
            if !share {
                return None;
            }
            from = line.any(end, &["of"])?;
        } else {
            if !share && !equals {
                return None;
            }
            from = line.any(end, &["của", "trong", "trên", "tổng số"]).filter(|_| share).unwrap_or(end);
        }
    }
    if compared.is_some() && locale == Locale::Vi {
        from = line.any(from, &["với"]).unwrap_or(from);
    }
    let planned = PLANS.at(line, from, locale).is_some();
    let timed = match locale {
        Locale::Vi => TIMES.at(line, from, locale).is_some() || line.year(from).is_some(),
        _ => {
            line.year(from).is_some()
                || line
                    .any(
                        from,
                        words![
                            "the same, same, a year, last year, the previous, previous",
                            "the year, year, the corresponding, corresponding, the prior",
                            "the preceding, fy, in, q1, q"
                        ],
                    )
                    .is_some()
        }
    };
    let against = if planned {
        Against::Plan
    } else if timed {
        Against::Time
    } else {
        Against::Whole
    };
    if compared.is_none() {
        // `đạt 60% năm 2025` is of a year; `bằng 98% năm 2022` is set against it.
        let yearly = line.word(from) == "năm"
            || line.year(from).is_some()
            || words!["tháng, quý, trước, đầu, cuối, thực, kết, mức, bình, giai, nhiệm", "đến, 6, 9"]
                .contains(&line.word(from));
        if against == Against::Time && yearly && !equals {
            return None;
        }
        if against == Against::Whole && (from == end || line.word(end) == "trong" || line.word(end) == "trên") {
            // A noun directly behind a share is what has it: `100% xã`; only `của …` names a whole.
            return None;
        }
    }
    let stops = locale.pick(STOPS_VI, STOPS_EN);
    let mut to = from;
    let last = limit.min(layout.sentence_end(end.saturating_sub(1)));
    while to < last && to - from < 16 {
        if matches!(line.mark(to), Some(',' | ';' | ':' | '(' | ')' | '.' | '|' | '[' | ']'))
            && !(line.is_glued(to) && line.is_digits(to + 1) && line.is_glued(to + 1))
        {
            break;
        }
        // `thực hiện`, `mục tiêu đề ra`: the first word may be one that stops elsewhere.
        if to > from
            && stops.contains(&line.word(to))
            && !(line.word(to) == "theo" && planned)
            && !(locale == Locale::En && to <= from + 1 && matches!(line.word(to), "in" | "on"))
        {
            break;
        }
        to += 1;
    }
    (to > from).then_some(Base { from, to, against, compared: compared.is_some() })
}

/// The base that stands before a figure: `so với cùng kỳ năm trước tăng 5%`, `vượt dự toán Trung ương giao 14,2%`.
pub(super) fn before(line: &Line<'_>, from: usize, led_from: usize, locale: Locale) -> Option<Base> {
    let lead = locale.pick(
        &["so với", "so cùng", "vượt"][..],
        words!["compared with, compared to, relative to, exceeding, exceeded", "against"],
    );
    let mut at = led_from;
    while at > from {
        at -= 1;
        let Some(mut next) = line.any(at, lead) else { continue };
        if line.word(next.saturating_sub(1)) == "cùng" {
            next -= 1;
        }
        let exceeds = matches!(line.word(at), "vượt" | "exceeding" | "exceeded");
        let planned = PLANS.at(line, next, locale).is_some();
        if exceeds && !planned {
            return None;
        }
        let timed = locale == Locale::Vi && TIMES.at(line, next, locale).is_some()
            || line.year(next).is_some()
            || line.any(next, &["the same", "same", "last year", "the previous"]).is_some();
        let mut to = led_from;
        while to > next && matches!(line.mark(to - 1), Some(',')) {
            to -= 1;
        }
        // Another subject between the base and the figure: the base belongs to what went before.
        let mut comma = (next..to).filter(|at| matches!(line.mark(*at), Some(',' | ';' | ':' | '(' | ')')));
        if comma.next().is_some() {
            return None;
        }
        let against = if planned {
            Against::Plan
        } else if timed {
            Against::Time
        } else {
            Against::Whole
        };
        return (to > next && to - next <= 14).then_some(Base { from: next, to, against, compared: !exceeds });
    }
    None
}

/// Whether a noun for what had been planned stands at a token, one that names nothing else.
pub(super) fn is_plan(line: &Line<'_>, at: usize, locale: Locale) -> bool {
    let named = PLANS.at(line, at, locale).is_some();
    named && !(locale == Locale::Vi && matches!(line.word(at), "số" | "tổng" | "vốn"))
}

/// Who set a plan: the words between the noun and `giao`, or around `assigned by`.
pub(super) fn authority(line: &Line<'_>, from: usize, to: usize) -> Option<String> {
    for at in from..to {
        if line.word(at) == "giao" && at > from {
            let mut start = at;
            while start > from
                && !words!["hoạch, toán, tiêu, do, được, vốn, số, đầu, năm, mà"].contains(&line.word(start - 1))
                && line.mark(start - 1).is_none()
                && !line.is_digits(start - 1)
            {
                start -= 1;
            }
            if line.word(start) == "tư" && start + 1 < at {
                start += 1;
            }
            if start < at {
                return Some(line.name(start, at));
            }
            // `giao`, then who: `do Trung ương giao` is above; `tỉnh giao`.
            return None;
        }
        if line.any(at, &["assigned by", "approved by", "set by"]).is_some() {
            let start = at + 2;
            let mut end = start;
            while end < to && line.mark(end).is_none() {
                end += 1;
            }
            return (end > start).then(|| line.name(start, end));
        }
    }
    None
}
