//! Whether a passage asks for something or tells what was reached: `phấn đấu`, `mục tiêu`, `đã đạt được`.
//!
//! A cue speaks for the rest of its paragraph, until another one; inside a parenthesis, for that alone. A heading speaks
//! for the section behind it. Where no cue speaks, the time does: what lies after the results is asked for.

use std::sync::LazyLock;

use attain::{Locale, Period};

use crate::line::{Line, Sort};
use crate::sentence::Layout;
use crate::words::Phrases;
use crate::words::words;

/// What a passage does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It asks for something.
    Asks,
    /// It tells what was reached.
    Tells,
}

const ASKS_VI: &[&str] = words![
    "phấn đấu, đặt mục tiêu, mục tiêu, chỉ tiêu chủ yếu, các chỉ tiêu, chỉ tiêu cụ thể, đề ra",
    "đặt chỉ tiêu, đặt ra, giao chỉ tiêu, chỉ tiêu :, quyết tâm, định hướng đến, nhiệm vụ năm",
    "nhiệm vụ quý, phương hướng, kế hoạch năm, đặt kế hoạch, xây dựng kế hoạch, yêu cầu, cần đạt",
    "phải đạt, bảo đảm đạt, đảm bảo đạt, sẽ, kỳ vọng, hướng tới, hướng đến, nhằm, chỉ tiêu năm",
    "chỉ tiêu đến năm, cần huy động, không để, giữ vững, chỉ tiêu kinh tế, chỉ tiêu xã hội",
    "chỉ tiêu môi trường, chỉ tiêu phát triển, dự kiến năm, dự kiến đến năm, kế hoạch giai đoạn",
    "mục tiêu đến",
];
const TELLS_VI: &[&str] = words![
    "đã, đạt được, kết quả, ước đạt, ước tính, ước thực hiện, ước, thực hiện năm, thực hiện đạt, thực tế",
    "năm qua, ghi nhận, thu được, tính đến, đến nay, hiện có, hiện nay, hiện, vừa qua, đạt và vượt",
    "thực trạng, tình hình, tính chung, lũy kế, luỹ kế, theo báo cáo, theo số liệu, tổng kết",
];
const ASKS_EN: &[&str] = words![
    "aims to, aim to, aims at, aiming, target of, targets, targeted, the target is, target is, target :",
    "goal, strives, strive, striving, should, must, shall, plans to, plan to, sets, will, to reach, is to",
    "are to, seeks to, commit to, committed to, pledges, objective, intended to, target, expects to",
];
const TELLS_EN: &[&str] = words![
    "reached, achieved, rose, fell, grew, increased, decreased, declined, was, were, stood at, recorded",
    "totalled, totaled, amounted, actual, met, exceeded, missed, compared with, year on year, delivered",
    "completed, improved, narrowed, widened, climbed, dropped, up, down, attained, registered, has, have",
    "had, projected, estimated, forecast, is estimated",
];

/// What is asked for may be what something is compared with: `vượt mục tiêu`, `so với kế hoạch năm`, `đạt 95% kế hoạch năm`.
const COMPARED_VI: &[&str] = words![
    "so với, vượt, đạt, bằng, hoàn thành, thực hiện, so, đạt và vượt, của, theo, %, được, hơn, với",
    "so với các, các, phù hợp với, trăm, tiến độ",
];

static ASKS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ASKS_VI, ASKS_EN));
static TELLS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TELLS_VI, TELLS_EN));
static COMPARED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(COMPARED_VI, &[]));

/// The mode at every token. `future` says of a token at which a time begins whether it lies after the results.
pub(super) fn modes(
    line: &Line<'_>,
    layout: &Layout,
    before: Option<Mode>,
    locale: Locale,
    in_figure: &dyn Fn(usize) -> bool,
    timed: &dyn Fn(usize) -> (Option<Mode>, Option<Period>),
) -> Vec<Option<Mode>> {
    let mut modes = Vec::with_capacity(line.len());
    let mut here = before;
    let mut held: Vec<Option<Mode>> = Vec::new();
    let mut depth = 0;
    let mut sentence = usize::MAX;
    // The time that the sentence speaks of, and the last one for which something was asked.
    let (mut now, mut asked): (Option<Period>, Option<Period>) = (None, None);
    for at in 0..line.len() {
        let standing = layout.at(at);
        if standing.sentence != sentence {
            sentence = standing.sentence;
            if let Some(outer) = held.first().copied() {
                here = outer;
            }
            held.clear();
            depth = 0;
            now = None;
        }
        match line.mark(at) {
            Some('(' | '[') => {
                held.push(here);
                depth += 1;
            }
            Some(')' | ']') if depth > 0 => {
                here = held.pop().flatten();
                depth -= 1;
            }
            _ => {}
        }
        if !in_figure(at) {
            let (mode, time) = timed(at);
            if let Some(time) = time {
                // `Năm 2023, …` behind what was asked for 2024.
                let opens = at <= layout.sentence_start(at) + 2;
                if opens && asked.is_some_and(|asked| time.before(&asked)) {
                    here = Some(Mode::Tells);
                }
                now = Some(time);
            }
            here = mode.or(here);
            here = cue(line, at, locale).or(here);
            if here == Some(Mode::Asks) && depth == 0 {
                asked = now.or(asked);
            }
        }
        modes.push(here);
    }
    modes
}

fn cue(line: &Line<'_>, at: usize, locale: Locale) -> Option<Mode> {
    let (asks, tells) = (ASKS.at(line, at, locale), TELLS.at(line, at, locale));
    if asks.is_none() && tells.is_none() && line.word(at) != "kh" {
        return None;
    }
    if locale == Locale::Vi {
        let noun = matches!(line.word(at), "mục" | "kế" | "chỉ" | "nhiệm");
        let opens = at == 0
            || line.is_capital(at)
            || matches!(line.mark(at - 1), Some('.' | ';' | ',' | ':' | '(' | '-' | '–' | '*' | '•'));
        if noun && !opens && COMPARED.before(line, at, locale).is_some() {
            return None;
        }
        // `các chỉ tiêu đề ra.`: a relative clause, not a verb of its own.
        if matches!(line.word(at), "đề" | "đặt")
            && line.word(at + 1) == "ra"
            && matches!(line.mark(at + 2), Some('.' | ',' | ';' | ')'))
        {
            return None;
        }
        // `đề ra`, `đặt ra` behind what was planned says no more: `vượt kế hoạch đề ra`.
        if matches!(line.word(at), "đề" | "đặt")
            && line.any_before(at, &["tiêu", "hoạch", "toán", "đồng", "%", "tỷ"]).is_some()
            && !matches!(line.mark(at + 2), Some(':'))
        {
            return None;
        }
        if line.word(at) == "kh" && line.year(at + 1).is_some() && opens {
            return Some(Mode::Asks);
        }
        if line.word(at) == "ước" && matches!(line.word(at + 1), "mơ" | "vọng" | "muốn" | "lượng") {
            return None;
        }
        if line.word(at) == "hiện" && at > 0 && matches!(line.word(at - 1), "thực" | "thể" | "phát" | "biểu") {
            return None;
        }
        if line.word(at) == "đã" && matches!(line.word(at + 1), "ban" | "ký" | "đề") {
            return None;
        }
    }
    match (asks, tells) {
        (Some(asks), Some(tells)) if tells > asks => Some(Mode::Tells),
        (Some(_), _) => Some(Mode::Asks),
        (None, Some(_)) => Some(Mode::Tells),
        _ => None,
    }
}

/// What a heading says of its section: a short stretch without a figure that names goals, or results.
pub(super) fn heading(line: &Line<'_>, figures: bool, locale: Locale) -> Option<Mode> {
    if figures || line.len() > 40 {
        return None;
    }
    let last = line.len().checked_sub(1)?;
    let closed = matches!(line.mark(last), Some(';' | ','));
    if closed || (line.len() > 24 && !matches!(line.mark(last), Some(':'))) {
        return None;
    }
    let said = |asks: &[&str], tells: &[&str]| {
        (0..line.len()).find_map(|at| {
            let tells = tells.iter().any(|phrase| line.phrase(at, phrase).is_some());
            let asks = asks.iter().any(|phrase| line.phrase(at, phrase).is_some());
            if tells {
                Some(Mode::Tells)
            } else if asks {
                Some(Mode::Asks)
            } else {
                None
            }
        })
    };
    match locale {
        Locale::Vi => said(
            words!["mục tiêu, chỉ tiêu, nhiệm vụ, phương hướng, định hướng, giải pháp", "kế hoạch, phấn đấu, dự kiến"],
            words!["kết quả, thực trạng, tình hình, đánh giá, thực hiện, đạt được", "tổng kết"],
        ),
        _ => said(
            words!["target, targets, goals, objectives, plan, outlook, commitments", "key results, we will"],
            words!["results, performance, progress, achievements, actuals", "developments, highlights, achieved"],
        ),
    }
}

/// Whether a stretch is an item of a list, which goes on with what was said before it.
pub(super) fn is_item(line: &Line<'_>) -> bool {
    let numbered = line.is_digits(0) && line.text(0).len() <= 2 && matches!(line.mark(1), Some('.' | ')' | '/'));
    let lettered = line.sort(0) == Some(Sort::Word)
        && line.text(0).chars().count() <= 3
        && matches!(line.mark(1), Some(')' | '.'));
    matches!(line.mark(0), Some('-' | '–' | '—' | '+' | '•' | '*' | '·' | '●' | '▪' | '(' | '|'))
        || numbered
        || lettered
}

/// What a stretch leaves to the next one: a colon at its end speaks for the list behind it, an item for the next item.
pub(super) fn carried(line: &Line<'_>, modes: &[Option<Mode>], before: Option<Mode>) -> Option<Mode> {
    let last = line.len().checked_sub(1)?;
    if matches!(line.mark(last), Some(':')) {
        return modes.last().copied().flatten();
    }
    let asked = modes.last().copied().flatten().filter(|mode| *mode == Mode::Asks);
    if is_item(line) { before } else { asked }
}
