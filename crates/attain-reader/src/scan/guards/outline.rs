//! The numbers of headings, items and footnotes: `1.1.`, `2)`, `[12, 13]`.

use attain::Locale;

use super::is_money;
use crate::line::{Line, Sort};

/// The number of a footnote, a heading or a page at the start of a line: a capital follows that is no unit.
pub(super) fn note(line: &Line<'_>, at: usize) -> Option<usize> {
    let small = line.number(at).is_some_and(|number| number < 200);
    let next = line.token(at + 1)?;
    let name = next.sort == Sort::Word && next.capital && !next.capitals && next.spaced && line.text(at + 1).len() > 2;
    if !(small && (at == 0 || line.is_broken(at)) && name) {
        return None;
    }
    // `20 Euro`, `3 Cups` are counted; one thing with a number before it is the heading of a note.
    use attain::text::prose::{Context, Reader, scaled};
    let lexicon = attain::Lexicon::new();
    let reader = Reader { locale: Locale::En, context: Context::Prose, lexicon: &lexicon, foreign: false };
    let mut cursor = line.cursor(at + 1);
    let counted = scaled(&mut cursor, reader)
        .is_some_and(|unit| unit.kind() != attain::Kind::Count || line.word(line.index(&cursor) - 1).ends_with('s'));
    (!counted && !is_money(line.word(at + 1))).then_some(at + 1)
}

/// `[1]`, `(1)`, `[12, 13]`: a footnote or an item of a list.
pub(super) fn bracketed(line: &Line<'_>, at: usize) -> Option<usize> {
    let open = line.mark(at)?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let mut end = at + 1;
    while line.number(end).is_some_and(|number| number < 1000) && line.text(end).len() <= 3 {
        end += 1;
        if line.mark(end) == Some(',') && open == '[' {
            end += 1;
        } else {
            break;
        }
    }
    (end > at + 1 && line.mark(end) == Some(close)).then_some(end + 1)
}

/// The number of a heading or an item, at the start of a line: `1.`, `1.1.`, `2)`, `3/`, `IV.`.
pub(super) fn outline(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is_digits(at)
        || !(at == 0
            || line.is_broken(at)
            || (at == 1 && line.mark(0).is_some_and(|ch| !matches!(ch, '|' | '$' | '€'))))
    {
        return None;
    }
    let mut end = at + 1;
    while line.mark(end) == Some('.')
        && line.is_glued(end)
        && line.is_digits(end + 1)
        && line.is_glued(end + 1)
        && line.text(end + 1).len() <= 2
    {
        end += 2;
    }
    let parts = (end - at).div_ceil(2);
    let small = line.text(at).len() <= 2;
    let closed = matches!(line.mark(end), Some('.' | ')' | '/')) && line.is_glued(end) && !line.is_glued(end + 1);
    // `1.2 Tổng thu`, `2.1.3 Chi`: parts without a mark behind them, before a capital.
    let bare = parts >= 2 && line.sort(end) == Some(Sort::Word) && line.is_capital(end) && !line.is_glued(end);
    if small && (closed || bare) && line.sort(end + usize::from(closed)).is_some() {
        return Some(end + usize::from(closed));
    }
    None
}
