//! Whether a passage asks for something or tells what was reached: `phấn đấu`, `mục tiêu`, `đã đạt được`.

use attain::Locale;

use crate::line::{Line, Sort};
use crate::sentence::Layout;

/// What a passage does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It asks for something.
    Asks,
    /// It tells what was reached.
    Tells,
}

const ASKS_VI: &[&str] = &[
    "phấn đấu", "đặt mục tiêu", "mục tiêu", "chỉ tiêu chủ yếu", "các chỉ tiêu", "chỉ tiêu cụ thể", "đề ra chỉ tiêu", "đặt chỉ tiêu", "đặt ra chỉ tiêu", "giao chỉ tiêu", "chỉ tiêu:", "quyết tâm", "định hướng đến", "nhiệm vụ năm",
    "kế hoạch năm", "kế hoạch đề ra", "đặt kế hoạch", "xây dựng kế hoạch", "yêu cầu", "đề nghị", "cần đạt", "phải đạt", "bảo đảm đạt", "đảm bảo đạt", "sẽ", "kỳ vọng", "hướng tới", "hướng đến", "đặt ra", "nhằm", "chỉ tiêu năm", "chỉ tiêu đến năm", "được giao", "giao",
];
const TELLS_VI: &[&str] = &[
    "đã đạt", "đã", "đạt được", "kết quả", "ước đạt", "ước tính", "ước thực hiện", "thực hiện năm", "thực tế", "so với cùng kỳ", "tăng so với", "giảm so với", "năm qua", "ghi nhận", "thu được", "tính đến", "đến nay", "hiện có", "hiện nay", "hoàn thành", "đứng thứ", "xếp thứ", "bằng", "vượt", "cùng kỳ", "vừa qua", "đạt và vượt", "đón",
];
const ASKS_EN: &[&str] = &[
    "aims to", "aim to", "aims at", "aiming", "target of", "targets", "targeted", "the target is", "target is", "target :", "goal", "strives", "strive", "striving", "should", "must", "shall", "plans to", "plan to", "sets", "will", "to reach", "is to", "are to", "seeks to", "commit to", "committed to", "pledges", "objective", "intended to", "by 2030", "target", "raise", "reduce", "expects to",
];
const TELLS_EN: &[&str] = &[
    "reached", "achieved", "rose", "fell", "grew", "increased", "decreased", "declined", "was", "were", "stood at", "recorded", "totalled", "totaled", "amounted", "actual", "met", "exceeded", "missed", "compared with", "year on year", "delivered", "completed", "improved", "narrowed", "widened", "climbed", "dropped", "up", "down", "attained", "registered", "has", "have", "had", "projected", "estimated", "forecast", "is estimated",
];

/// The mode at every token: the last cue before it in its sentence, else what the passage before left.
pub(super) fn modes(line: &Line<'_>, layout: &Layout, carried: Option<Mode>, locale: Locale, in_figure: &dyn Fn(usize) -> bool) -> Vec<Option<Mode>> {
    let mut modes = Vec::with_capacity(line.len());
    let mut here = carried;
    let mut sentence = usize::MAX;
    let mut opening = None;
    for at in 0..line.len() {
        let standing = layout.at(at);
        if standing.sentence != sentence {
            sentence = standing.sentence;
            // A list that goes on after its heading keeps what the heading said.
            here = opening.or(carried);
            opening = opening.filter(|_| false);
        }
        if !in_figure(at)
            && let Some(cue) = cue(line, at, locale)
        {
            here = Some(cue);
        }
        modes.push(here);
    }
    modes
}

fn cue(line: &Line<'_>, at: usize, locale: Locale) -> Option<Mode> {
    let asks = locale.pick(ASKS_VI, ASKS_EN).iter().filter_map(|phrase| line.phrase(at, phrase)).max();
    let tells = locale.pick(TELLS_VI, TELLS_EN).iter().filter_map(|phrase| line.phrase(at, phrase)).max();
    if locale == Locale::Vi {
        // What is asked for may be what something is compared with: `vượt mục tiêu`, `so với kế hoạch năm`.
        let compared = line.any_before(at, &["so với", "vượt", "đạt", "bằng", "hoàn thành", "thực hiện", "so", "đạt và vượt", "của", "theo", "%", "được"]).is_some();
        let noun = matches!(line.word(at), "mục" | "kế" | "chỉ" | "các");
        if noun && compared && line.word(at) != "các" {
            return None;
        }
        // `giao` behind a plan names who set it.
        if line.word(at) == "giao" || line.phrase(at, "được giao").is_some() {
            return None;
        }
        // `bằng`, `vượt` behind a figure tell of a result only where the sentence asked for nothing.
        if matches!(line.word(at), "bằng" | "vượt" | "cùng" | "đã") && tells.is_some() {
            return if line.word(at) == "đã" && line.word(at + 1) != "ký" { Some(Mode::Tells) } else { None };
        }
        if line.word(at) == "hoàn" && asks.is_none() {
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

/// What a passage leaves to the next one: a heading speaks for the list behind it, an item for the next item.
pub(super) fn carried(line: &Line<'_>, modes: &[Option<Mode>], before: Option<Mode>, locale: Locale) -> Option<Mode> {
    let last = line.len().checked_sub(1)?;
    let heading = matches!(line.mark(last), Some(':'));
    let short = line.len() <= 24 && !matches!(line.mark(last), Some('.' | ';' | ','));
    let own = (0..line.len()).rev().find_map(|at| cue(line, at, locale));
    if heading {
        return own.or(modes.last().copied().flatten());
    }
    let item = matches!(line.mark(0), Some('-' | '–' | '—' | '+' | '•' | '*' | '·' | '●' | '▪' | '(' | '|')) || line.is_digits(0) && matches!(line.mark(1), Some('.' | ')')) || (line.sort(0) == Some(Sort::Word) && line.text(0).chars().count() == 1 && matches!(line.mark(1), Some(')' | '.')));
    if item {
        return before;
    }
    if short { own } else { None }
}
