//! The phrase that names what a figure measures: the noun before its verb, or the one behind a share or a count.

use std::sync::LazyLock;

use attain::Locale;

use crate::line::{Line, Sort};
use crate::words::Phrases;
use crate::words::words;

/// Words that open a clause before its noun.
const OPENERS_VI: &[&str] = words![
    "trong đó, bao gồm, gồm có, gồm, cụ thể là, cụ thể, như, và, với, cùng với, đồng thời, ngoài ra",
    "bên cạnh đó, tuy nhiên, trong khi đó, trong khi, nhưng, còn, riêng, nhất là, đặc biệt, đặc biệt là",
    "nổi bật là, nổi bật, kết quả, theo đó, qua đó, nhờ đó, từ đó, do đó, vì vậy, tính chung",
    "tính đến nay, đến nay, hiện nay, hiện, toàn tỉnh, cả tỉnh, toàn huyện, toàn xã, toàn thành phố",
    "toàn quốc, cả nước, cả năm, trong năm, trong kỳ, trong tháng, trong quý, năm qua, trên địa bàn tỉnh",
    "trên địa bàn, tỉnh, đơn vị, địa phương, phấn đấu, phấn đấu đến, đặt mục tiêu, mục tiêu, các chỉ tiêu",
    "chỉ tiêu, một số chỉ tiêu chủ yếu, dự kiến, ước tính, ước, ước cả năm, tiếp tục, đã, sẽ, có, cũng",
    "đạt, hoàn thành, thực hiện, duy trì, giữ vững, giữ, nâng, đưa, kéo giảm, giảm, hạ, tăng, phải, cần",
    "bảo đảm, đảm bảo, thì, là, để, nhằm, các, mức, về, trong, tại, ở, cho, của, số liệu, ghi nhận, được",
    "đã có, theo, đến, chủ yếu, chỉ, khoảng, trung bình, bình quân, hằng năm, hàng năm, mỗi năm, nước ta",
    "lũy kế, luỹ kế, sơ bộ, hết, tính, từ, vào, bằng, thêm, mới, cuối, đầu, giữa, tháng, quý, ngày, tức",
    "tức là, thay vì, điều chỉnh, điều chỉnh từ, làm, làm giảm, làm tăng, tương ứng, tương đương, so",
    "so với, vào mức, bình quân là, tỷ lệ là, còn lại, còn lại là, như vậy, mức cao nhất từ trước đến nay",
    "cao nhất từ trước đến nay, cao nhất từ trước tới nay, mức cao nhất từ trước tới nay",
    "lớn nhất từ trước đến nay, cao nhất từ trước, mức cao nhất, mức cao nhất trong",
];

const OPENERS_EN: &[&str] = words![
    "of which, including, and, while, but, with, the, a, an, its, their, our, also, however, meanwhile",
    "in addition, in particular, especially, about, some, in, for, to, by, of, at, on, from, as, that",
    "which, we, it, they, government, the government, aims to, aim to, aims, aiming, target, targets",
    "targeted, goal, increase, reduce, raise, keep, maintain, achieve, bring, cut, lower, expected",
    "projected, estimated, reached, reaching, total, than, there were, there are, had, has, have, will",
    "is, was, are, were, be, this, these, over, under, during, respectively, only, staff, authorities",
    "created, create, so, after, before, if, when, where, project, programme, program, supported, report",
    "results",
];

/// Words that close a clause before its figure.
const CLOSERS_VI: &[&str] = words![
    "đạt, đạt được, là, có, được, đã, sẽ, chỉ, còn, ước, ước đạt, ước tính, ước thực hiện, dự kiến",
    "phấn đấu, lần lượt, tương ứng, cho, với, trên, khoảng, bình quân, trong, của, cả năm, năm nay, mức",
    "ở, tới, đến, thêm, hơn, bằng, tăng, giảm, vượt, chiếm, gồm, tổng số, trong năm, là:, đứng, xếp, lên",
    "xuống, từ, ghi nhận, thu hút, thực hiện, hoàn thành, cũng, chiếm tỷ lệ, không, ước tính đạt, và, nhẹ",
    "mạnh, khá, tiếp tục, duy trì, hiện, hiện nay, đến nay, vốn, hàng năm, hằng năm, phải, toàn tỉnh, giữ",
    "kế hoạch, mục tiêu, chỉ tiêu, dự toán, trung ương giao, tính đến, hết, đến hết, tính đến hết, tính",
    "vào, trong kỳ, trong tháng, cả, cuối, đầu, ước cả, ước cả năm, đạt và, lũy kế, luỹ kế, cùng kỳ",
    "tối thiểu, đạt tối thiểu, so với cùng kỳ",
];

const CLOSERS_EN: &[&str] = words![
    "is, was, are, were, be, been, being, will, would, should, to, at, by, of, in, reached, reach",
    "reaching, reaches, rose, fell, grew, increased, decreased, declined, dropped, stood, stands, hit",
    "totalled, totaled, amounted, amounting, amount, estimated, projected, expected, forecast, planned",
    "target, targeted, from, for, the, a, an, has, have, had, remained, remains, remain, respectively",
    "and, with, over, up, down, about, around, reported, recorded, came, climbed, set, reduced, raised",
    "that, than, rise, rises, fall, grow, increase, decrease, account, accounts, accounted, accounting",
    "comprising, cost, costing, worth, between, within, also, it, achieved, not, or, as, only, further",
    "slightly, sharply, widened, narrowed, eased, slowed, averaged, averaging, improved, goes, go, on",
    "average, exceeding, exceeded, an estimated, during",
];

static OPENERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(OPENERS_VI, OPENERS_EN));
static CLOSERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(CLOSERS_VI, CLOSERS_EN));

/// Whether a token is a boundary that no name goes across.
fn parts(line: &Line<'_>, at: usize) -> bool {
    match line.mark(at) {
        Some(
            ';' | ':' | '(' | ')' | '|' | '[' | ']' | '!' | '?' | '•' | '“' | '”' | '"' | '=' | '+' | '*' | '>' | '→'
            | '·' | '●' | '▪',
        ) => true,
        Some('.') => !line.is_glued(at + 1),
        Some('-' | '–' | '—') => at == 0 || line.is_broken(at) || (!line.is_glued(at) && !line.is_glued(at + 1)),
        _ => false,
    }
}

/// The words before a figure that name what it measures: tokens from `floor` on, the words that lead to the figure left
/// out. `taken` says which tokens belong to times and other figures.
pub(super) fn left(
    line: &Line<'_>,
    floor: usize,
    led_from: usize,
    behind: bool,
    taken: &dyn Fn(usize) -> bool,
    locale: Locale,
) -> Option<(usize, usize)> {
    let mut to = led_from;
    let mut from = to;
    let mut crossed = false;
    while from > floor {
        let at = from - 1;
        // `Tốc độ tăng trưởng (GRDP) ước đạt`: what a name is called for short is part of it.
        if line.mark(at) == Some(')')
            && !taken(at.saturating_sub(1))
            && let Some(open) = (floor.max(at.saturating_sub(12))..at).rev().find(|at| line.mark(*at) == Some('('))
            && !(open..at).any(|at| line.is_digits(at) && line.year(at).is_none())
        {
            from = open;
            continue;
        }
        if parts(line, at) && line.mark(at) != Some(':') {
            break;
        }
        if matches!(line.mark(at), Some(',' | ':')) {
            // A comma within a name, `huyện, thành phố`, has words on both sides and no clause before it.
            let (inner_from, inner_to) = stripped(line, from, to, taken, locale);
            if inner_from < inner_to && (line.mark(at) == Some(':') || !enumerates(line, at, floor)) {
                break;
            }
            if inner_from >= inner_to {
                to = at;
                crossed |= line.mark(at) == Some(',');
            }
        }
        from = at;
    }
    // What stands between the figure before and a comma is that figure's own: `105 xã đạt chuẩn, 14 xã kiểu mẫu`.
    if crossed && from == floor && behind {
        return None;
    }
    let (from, to) = stripped(line, from, to, taken, locale);
    let named = (from..to).any(|at| line.sort(at) == Some(Sort::Word));
    named.then_some((from, to))
}

/// Whether a comma stands between two nouns of one list: short ones, with `và` behind them.
fn enumerates(line: &Line<'_>, comma: usize, floor: usize) -> bool {
    let mut at = comma;
    let mut words = 0;
    while at > floor && words <= 4 {
        at -= 1;
        if line.mark(at) == Some(',') {
            return words <= 3 && words > 0;
        }
        if parts(line, at) || line.is_digits(at) {
            return false;
        }
        words += 1;
    }
    let after = (comma + 1..comma + 6).take_while(|at| !parts(line, *at) && line.mark(*at) != Some(','));
    let mut and = false;
    for at in after {
        and |= matches!(line.word(at), "và" | "and");
    }
    and && words <= 6 && at == floor
}

/// A stretch of words without what opens and closes a clause, and without times.
fn stripped(
    line: &Line<'_>,
    mut from: usize,
    mut to: usize,
    taken: &dyn Fn(usize) -> bool,
    locale: Locale,
) -> (usize, usize) {
    loop {
        if from >= to {
            return (from, from);
        }
        if taken(from) || line.mark(from).is_some_and(|ch| ch != '%') || line.is_digits(from) {
            from += 1;
            continue;
        }
        // A word that opens names too: `tăng trưởng`, `giảm nghèo`, `tỉnh lộ`.
        let kept = line
            .any(
                from,
                locale.pick(
                    words![
                        "tăng trưởng, tốc độ, giảm nghèo, số, mức sống, đạt chuẩn, tỉnh ủy",
                        "mới đăng ký, giải quyết, thu hút, hộ, có việc làm, hạ tầng",
                        "bình quân đầu người, trung bình đầu người"
                    ],
                    words!["total, growth, government, project, target population"],
                ),
            )
            .is_some();
        if !kept && let Some(next) = OPENERS.at(line, from, locale).filter(|next| *next <= to) {
            from = next;
            continue;
        }
        break;
    }
    loop {
        if to <= from {
            return (from, from);
        }
        let last = to - 1;
        if taken(last) || line.mark(last).is_some_and(|ch| ch != ')') {
            to -= 1;
            continue;
        }
        if let Some(start) = CLOSERS.before(line, to, locale).filter(|start| *start >= from) {
            to = start;
            continue;
        }
        return (from, to);
    }
}

fn longest(line: &Line<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|phrase| line.phrase(at, phrase)).max()
}

/// The words behind a figure that name what it measures: `100% xã NTM`, `26/28 chỉ tiêu đạt kế hoạch`. It begins at the
/// thing counted.
pub(super) fn right(line: &Line<'_>, at: usize, limit: usize, locale: Locale) -> Option<(usize, usize)> {
    let stops: &[&str] = locale.pick(
        words![
            "tăng, giảm, bằng, vượt, chiếm, cao, thấp, so, trong đó, đứng, xếp",
            "với, tương, nhưng, thông, do, gấp, nhờ"
        ],
        words!["compared, up, down, while, which, but, from, in, by, against, as", "between, with, and"],
    );
    let from = line
        .any(at, locale.pick(&["số", "các", "trên tổng số"][..], &["of the", "of all", "of", "the", "all"][..]))
        .unwrap_or(at);
    let mut to = from;
    while to < limit && to - from < 18 {
        if parts(line, to) {
            break;
        }
        if line.mark(to) == Some(',') {
            // A list of places goes on: `huyện, thành, thị`.
            let short = line.sort(to + 1) == Some(Sort::Word)
                && (matches!(line.mark(to + 2), Some(','))
                    || matches!(
                        line.word(to + 2),
                        "đạt" | "và" | "hoàn" | "có" | "được" | "trấn" | "phố" | "xã" | "thị"
                    ));
            if !short {
                break;
            }
        }
        if to > from && longest(line, to, stops).is_some() {
            break;
        }
        to += 1;
    }
    while to > from && line.mark(to - 1).is_some() {
        to -= 1;
    }
    (from < to && line.sort(from) == Some(Sort::Word)).then_some((from, to))
}
