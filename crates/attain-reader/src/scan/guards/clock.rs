//! Times of day and telephone numbers.

use crate::line::Line;
use crate::words::words;

/// `14h30`, `7 giờ 30`, `23:59`, `8 a.m.`.
pub(super) fn clock(line: &Line<'_>, at: usize) -> Option<usize> {
    let hour = line.number(at).filter(|hour| *hour <= 24)?;
    let minute = |at: usize| line.number(at).is_some_and(|minute| minute < 60) && line.text(at).len() <= 2;
    if line.mark(at + 1) == Some(':')
        && line.is_glued(at + 1)
        && line.is_glued(at + 2)
        && minute(at + 2)
        && line.text(at + 2).len() == 2
    {
        let seconds = line.mark(at + 3) == Some(':') && line.is_glued(at + 4) && minute(at + 4);
        return Some(if seconds { at + 5 } else { at + 3 });
    }
    if matches!(line.word(at + 1), "h" | "g") && line.is_glued(at + 1) {
        return Some(if line.is_glued(at + 2) && minute(at + 2) { at + 3 } else { at + 2 });
    }
    if line.word(at + 1) == "giờ" {
        let told = line.any_before(at, words!["lúc, vào lúc, hồi, từ, trước, đến, khoảng"]).is_some() || minute(at + 2);
        return told.then(|| match (minute(at + 2), line.word(at + 3) == "phút") {
            (true, true) => at + 4,
            (true, false) => at + 3,
            _ => at + 2,
        });
    }
    let half = line.any(at + 1, words!["am, pm, a . m ., p . m ., a . m, p . m, o ' clock, o’clock"])?;
    (hour <= 12).then_some(half)
}

/// `0912 345 678`, `(024) 3825 1234`, `090-123-4567`, `+84 …`: digits that begin with a nought or a plus.
pub(super) fn telephone(line: &Line<'_>, at: usize) -> Option<usize> {
    let text = line.text(at);
    if !line.is_digits(at) {
        return None;
    }
    let plus = at > 0 && line.mark(at - 1) == Some('+') && line.is_glued(at);
    let zero = text.starts_with('0') && text.len() >= 2;
    if !(plus || zero) {
        return None;
    }
    let (mut end, mut digits, mut groups) = (at + 1, text.len(), 1);
    loop {
        let mut next = end;
        while matches!(line.mark(next), Some('.' | '-' | ')' | '(' | '–')) && next < end + 2 {
            next += 1;
        }
        if !line.is_digits(next) || line.text(next).len() < 2 && text.len() < 3 {
            break;
        }
        digits += line.text(next).len();
        groups += 1;
        end = next + 1;
    }
    let long = (8..=15).contains(&digits) && (groups > 1 || digits >= 9);
    // `0.123` has one mark and is a decimal.
    (long && !(groups == 2 && text == "0") && text != "00").then_some(end)
}
