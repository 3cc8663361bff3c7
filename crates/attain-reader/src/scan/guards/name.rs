//! A small number behind a name, and one that says who or what is meant: `Vũng Áng 2`, `children under 5`, `500 kV`.

use attain::Locale;

use super::is_money;
use crate::line::{Line, Sort};
use crate::words::words;

/// An age that says who is meant, not how old somebody is: `trẻ em dưới 5 tuổi`, `children under 5`.
pub(super) fn age(line: &Line<'_>, at: usize) -> Option<usize> {
    let whole = line.number(at).is_some() && line.word(at + 1) == "tuổi";
    let who = at.checked_sub(1).is_some_and(|before| {
        words!["dưới, trên, từ, đủ, đến, trẻ, em, -, tới, hơn"].contains(&line.word(before))
            || matches!(line.mark(before), Some('-' | '–'))
    });
    (whole && who && line.any_before(at, &["đạt từ", "đạt trên", "là từ"]).is_none()).then_some(at + 2)
}

/// The voltage that a line or a station is called by: `đường dây 500kV`, `trạm biến áp 110 kV`.
pub(super) fn rated(line: &Line<'_>, at: usize) -> Option<usize> {
    let volts = line.number(at).is_some() && matches!(line.word(at + 1), "kv" | "kva");
    let thing = line.any_before(at, words!["đường dây, trạm biến áp, trạm, lưới điện, mạch, điện áp"]).is_some();
    (volts && thing).then_some(at + 2)
}

/// A small number behind a name: `Vũng Áng 2`, `Dung Quất 1`, `U23`: capitals before it and no unit behind it.
pub(super) fn named(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    let number = line.number(at)?;
    let before = at.checked_sub(1)?;
    if number > 99 || line.sort(before) != Some(Sort::Word) || line.is_glued(at) {
        return None;
    }
    if matches!(line.mark(at + 1), Some('/' | '%' | '‰'))
        || (matches!(line.mark(at + 1), Some('.' | ',' | '-' | '–')) && line.is_digits(at + 2) && line.is_glued(at + 2))
    {
        return None;
    }
    // The first word of a sentence has a capital of its own.
    let opens =
        before == 0 || line.mark(before - 1).is_some_and(|ch| matches!(ch, '.' | '!' | '?' | ':' | '|' | '-' | '•'));
    let capital = line.is_capital(before)
        && (!opens || locale == Locale::Vi && line.is_capital(before))
        && !(before > 0 && opens);
    let second = before.checked_sub(1).is_some_and(|at| line.is_capital(at) && line.sort(at) == Some(Sort::Word));
    // In a line of capitals a capital says nothing.
    let shouted = |at: usize| line.token(at).is_some_and(|token| token.capitals) && line.text(at).chars().count() > 1;
    if locale == Locale::Vi && shouted(before) && before.checked_sub(1).is_some_and(shouted) {
        return None;
    }
    let name = match locale {
        // Names of places have two syllables, each with a capital.
        Locale::Vi => capital && second,
        _ => capital && !line.token(before).is_some_and(|token| token.capitals && is_money(line.word(before))),
    };
    (name && !follows_as_unit(line, at + 1)).then_some(at + 1)
}

/// Whether what follows a number can be what is counted.
fn follows_as_unit(line: &Line<'_>, at: usize) -> bool {
    use attain::text::prose::{Context, Reader, scaled};
    let lexicon = attain::Lexicon::new();
    [Locale::Vi, Locale::En].into_iter().any(|locale| {
        let reader = Reader { locale, context: Context::Prose, lexicon: &lexicon, foreign: false };
        scaled(&mut line.cursor(at), reader).is_some()
    })
}
