//! What digits are glued to or written into: addresses, document numbers, codes, numbers with too many points.

use attain::Locale;

use super::is_money;
use crate::line::{Line, Sort};
use crate::words::words;

/// Marks that stand inside a code or an address.
fn joins(ch: char) -> bool {
    matches!(ch, '.' | '-' | '/' | ':' | '@' | '_' | '+' | '#' | '&' | '=' | '?' | '~' | '–')
}

fn any_code(sort: Sort) -> bool {
    !matches!(sort, Sort::Mark(ch) if !joins(ch))
}

/// The end of a run of tokens that are glued together.
pub(super) fn glued_end(line: &Line<'_>, at: usize, through: impl Fn(Sort) -> bool) -> usize {
    let mut end = at + 1;
    while line.is_glued(end) && line.sort(end).is_some_and(&through) {
        end += 1;
    }
    // A mark at the end belongs to the sentence.
    while end > at + 1 && line.mark(end - 1).is_some() {
        end -= 1;
    }
    end
}

/// `https://…`, `www.…`, `a@b.vn`.
pub(super) fn address(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.is_glued(at) || line.sort(at) != Some(Sort::Word) {
        return None;
    }
    let end = glued_end(line, at, any_code);
    let web = matches!(line.word(at), "http" | "https" | "www" | "ftp");
    let mail = (at..end).any(|at| line.mark(at) == Some('@'));
    ((web && end > at + 2) || mail).then_some(end)
}

/// `25/2016/QH14`, `01/NQ-CP`, `13-CT/TU`: capitals behind a number and a slash or a dash.
pub(super) fn document(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is_digits(at) {
        return None;
    }
    let mut next = at + 1;
    if line.mark(next) == Some('/') && line.is_glued(next) && line.year(next + 1).is_some() && line.is_glued(next + 1) {
        next += 2;
    }
    if !matches!(line.mark(next), Some('/' | '-' | '–')) || !line.is_glued(next) || !line.is_glued(next + 1) {
        return None;
    }
    let code = line.token(next + 1)?;
    let letters = code.sort == Sort::Word && code.capitals && line.text(next + 1).chars().count() >= 2;
    // `8.000/TEU`, `5/GDP`: a unit is not followed by another part, and a document number is whole.
    let parts = glued_end(line, next + 1, any_code) > next + 2;
    let whole = !line.is_glued(at) || line.mark(at.checked_sub(1)?).is_none_or(|ch| ch == '(');
    (letters && whole && (parts || line.number(at).is_some()) && line.text(next + 1) != "teu")
        .then(|| glued_end(line, at, any_code))
}

/// A word with digits glued to it, `QL1A`, `G7`, `COVID-19`, `H5N1`: the whole of it.
pub(super) fn code(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    let token = line.token(at)?;
    // `SDG 3.1`, `SDG 16`: a goal of the United Nations rather than Sudanese pounds.
    if token.capitals && matches!(line.word(at), "sdg" | "sdgs") && line.number(at + 1).is_some_and(|goal| goal <= 17) {
        let part =
            line.mark(at + 2) == Some('.') && line.is_glued(at + 2) && line.is_glued(at + 3) && line.is_digits(at + 3);
        let scaled = words!["million, billion, trillion, thousand"].contains(&line.word(at + 2));
        return (!scaled).then_some(at + if part { 4 } else { 2 });
    }
    if token.sort == Sort::Word && !line.is_glued(at) {
        // `BPD/86/107`: capitals before slashes.
        if locale == Locale::En
            && token.capitals
            && line.mark(at + 1) == Some('/')
            && line.is_glued(at + 1)
            && line.is_glued(at + 2)
            && !is_money(line.word(at))
        {
            let end = glued_end(line, at, any_code);
            if (at..end).any(|at| line.is_digits(at)) {
                return Some(end);
            }
        }
        let mut next = at + 1;
        let dashed = matches!(line.mark(next), Some('-' | '.')) && line.is_glued(next);
        next += usize::from(dashed);
        if !line.is_digits(next) || !line.is_glued(next) {
            return None;
        }
        // `USD5,100`, `VND 17`, `Rs20`, `q1`, `t9`: an amount or a time is glued to its sign.
        let word = line.word(at);
        if !dashed
            && (is_money(word)
                || words!["q, quý, h, fy, t, tháng, năm, x, hơn, gần, đạt, tăng, giảm, trên", "dưới, thứ"]
                    .contains(&word))
        {
            return None;
        }
        if dashed && (!token.capital || is_money(word)) && line.mark(next - 1) == Some('-') {
            // `tăng-5%` has lost its spaces; `mid-2024` is a time.
            return matches!(word, "mid" | "post" | "pre" | "covid" | "sars").then(|| glued_end(line, at, any_code));
        }
        // A full stop between a sentence and a figure whose space was lost.
        if dashed && line.mark(next - 1) == Some('.') && !(token.capitals && line.text(at).chars().count() <= 3) {
            return None;
        }
        // `hộ1`, `GDP2`: the digit of a footnote; the word is no code.
        return Some(glued_end(line, at, any_code));
    }
    if token.sort != Sort::Digits {
        return None;
    }
    // `1A`, `5G`, `4.0`, `3D`: letters glued behind that are no unit are found by the reading of the figure.
    let before = at.checked_sub(1)?;
    let revolution =
        line.text(at + 2) == "0" && line.mark(at + 1) == Some('.') && line.is_glued(at + 1) && line.is_glued(at + 2);
    let industry = line.any_before(
        at,
        match locale {
            Locale::Vi => words!["nghiệp, phủ số, nông nghiệp, phủ, lần thứ tư, cmcn"],
            _ => words!["industry, revolution, society, agriculture, web"],
        },
    );
    if revolution && industry.is_some() {
        return Some(at + 3);
    }
    // The digits of a code, where reading began in its middle.
    (line.is_glued(at) && line.sort(before) == Some(Sort::Word) && !is_money(line.word(before)) && at >= 1 && {
        let word = line.word(before);
        !words!["q, quý, h, fy, t, tháng, năm, x, hơn, gần, đạt, tăng, giảm, trên", "dưới, thứ"].contains(&word)
    })
    .then(|| glued_end(line, at, any_code))
}

/// Numbers with too many points to be one: `1.1.2`, `192.168.1.1`, `v2.1.3`; a date is read before.
pub(super) fn dotted(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is_digits(at) {
        return None;
    }
    let mut end = at + 1;
    let mut groups = true;
    let mut parts = 1;
    while matches!(line.mark(end), Some('.')) && line.is_glued(end) && line.is_digits(end + 1) && line.is_glued(end + 1)
    {
        groups &= line.text(end + 1).len() == 3;
        parts += 1;
        end += 2;
    }
    (parts >= 3 && !groups && line.mark(end) != Some(',')).then_some(end)
}
