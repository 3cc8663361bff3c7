//! A numeral as a chain of terms, each with its scale word: `825 tỷ 776 triệu`, `two and a half million`.

use smallvec::SmallVec;

use super::digits::{digits, vulgar};
use super::{Context, Flags, Group, Numeral, plain, scale};
use crate::decimal::{self, Decimal, DecimalError};
use crate::locale::Locale;
use crate::text::fold::Cursor;
use crate::text::{TextError, words_en, words_vi};

/// What is read, and where.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) locale: Locale,
    pub(super) context: Context,
    /// Whether the numeral is to end in an ordinal: `twenty-first`.
    pub(super) ordinal: bool,
}

/// Reads a signed numeral; leaves the cursor where it was when there is none.
pub(super) fn read(cursor: &mut Cursor<'_>, reader: Reader) -> Result<Option<Numeral>, TextError> {
    let origin = *cursor;
    cursor.skip_spaces();
    let first = *cursor;
    let plus = cursor.peek() == Some('+');
    let negative = !reader.ordinal && sign(cursor, reader);
    let found = magnitude(cursor, reader);
    let Ok(Some(numeral)) = found else {
        *cursor = origin;
        return found;
    };
    // `+84 912 345 678` is a telephone number.
    if plus && numeral.flags.spaced {
        *cursor = origin;
        return Ok(None);
    }
    let value = if negative { -numeral.value } else { numeral.value };
    Ok(Some(Numeral { value, start: first.offset(), end: cursor.end_offset(), ..numeral }))
}

/// Takes a sign and says whether it is negative. A sign in front of no digit is left alone.
fn sign(cursor: &mut Cursor<'_>, reader: Reader) -> bool {
    if let Some(mark @ ('-' | '+')) = cursor.peek() {
        let mut next = *cursor;
        next.bump();
        if reader.context == Context::Alone {
            next.skip_spaces();
        } else if cursor.before().is_some_and(|ch| ch.is_alphanumeric() || ch == '%') {
            // The dash of a range or a name: `2021-2025`, `COVID-19`.
            return false;
        }
        let number = |ch: char| ch.is_ascii_digit() || vulgar(ch).is_some();
        let point = next.peek() == Some('.') && next.peek_at(1).is_some_and(number);
        if point || next.peek().is_some_and(number) {
            *cursor = next;
            return mark == '-';
        }
        return false;
    }
    cursor.eat_any(reader.locale.pick(&["âm", "trừ"], &["minus", "negative"]))
}

/// A part of a numeral that has its own scale word: `825 tỷ`, `seven hundred twenty-one thousand`.
struct Term {
    amount: Decimal,
    words: bool,
    lone: bool,
    ordinal: bool,
    flags: Flags,
}

fn term(cursor: &mut Cursor<'_>, reader: Reader) -> Result<Option<Term>, TextError> {
    let before = *cursor;
    if let Some((amount, flags)) = digits(cursor, reader.locale, reader.context)? {
        return Ok(Some(Term { amount, words: false, lone: false, ordinal: false, flags }));
    }
    let group = match reader.locale {
        Locale::Vi => words_vi::group(cursor, reader.context),
        Locale::En => words_en::group(cursor, reader.ordinal),
    };
    if group.is_none() {
        *cursor = before;
    }
    Ok(group.map(|Group { value, lone, ordinal }| Term {
        amount: Decimal::from(value),
        words: true,
        lone,
        ordinal,
        flags: Flags::default(),
    }))
}

/// The terms read so far, each at a smaller power than the one before.
type Terms = SmallVec<[(Decimal, i8); 4]>;

/// Adds a term: a smaller scale adds to what stands, a larger one multiplies the smaller ones before it
/// (`mười nghìn năm trăm tỷ`). Nothing where the parts would overlap: that is a second numeral.
fn join(terms: &mut Terms, term: &Term, exponent: i8) -> Option<()> {
    let mut sum = term.amount;
    let mut kept = terms.clone();
    // `10 nghìn 500 tỷ` is one figure, `500 nghìn 2 triệu` a list.
    if let Some(&(_, last)) = kept.last()
        && exponent > last
        && !(below(sum, last) && (term.words || !below(sum, 2)))
    {
        return None;
    }
    while let Some(&(value, power)) = kept.last() {
        if power > exponent || (power == exponent && kept.len() == terms.len()) {
            break;
        }
        sum = decimal::add(sum, decimal::shift(value, i32::from(power)).ok()?).ok()?;
        kept.pop();
    }
    if let Some(&(_, power)) = kept.last()
        && !(power > exponent && below(sum, power - exponent))
    {
        return None;
    }
    kept.push((sum, exponent));
    *terms = kept;
    Some(())
}

fn below(amount: Decimal, power: i8) -> bool {
    decimal::cmp_scaled(amount, 0, Decimal::ONE, i32::from(power)).is_lt()
}

/// The sum of the terms at the finest power.
fn sum(terms: &Terms) -> Result<(Decimal, i8), DecimalError> {
    let finest = terms.last().map_or(0, |term| term.1);
    let mut total = None;
    for &(value, power) in terms {
        let shifted = decimal::shift(value, i32::from(power) - i32::from(finest))?;
        total = Some(match total {
            None => shifted,
            Some(sum) => decimal::add(sum, shifted)?,
        });
    }
    Ok((total.unwrap_or_default(), finest))
}

/// Reads a numeral without its sign: terms from the largest to the smallest, a half, decimals in words.
fn magnitude(cursor: &mut Cursor<'_>, reader: Reader) -> Result<Option<Numeral>, TextError> {
    let start = *cursor;
    if let Some(numeral) = fraction_first(cursor, reader) {
        return Ok(Some(numeral));
    }
    let mut terms = Terms::new();
    let mut numeral = plain(Decimal::ZERO, false);
    let mut end = *cursor;
    let mut ended = false;
    let mut ordinal = false;
    while !ended {
        let mut next = end;
        // Two cells of a table, one under the other, are two figures.
        if !terms.is_empty()
            && reader.context == Context::Prose
            && next.is_break()
            && next.peek_at(1).is_some_and(|ch| ch.is_ascii_digit())
        {
            break;
        }
        let linked = !terms.is_empty() && link(&mut next, reader.locale);
        let read = match term(&mut next, reader) {
            Err(error) if terms.is_empty() => return Err(error),
            read => read.ok().flatten(),
        };
        let Some(mut term) = read else { break };
        if reader.locale == Locale::En
            && terms.is_empty()
            && term.amount.is_integer()
            && let Some(part) = words_en::and_part(&mut next)
        {
            term.amount = add(term.amount, part, &start, &next)?;
        }
        let mut power = if term.ordinal { None } else { scale(&mut next, reader.locale).map(|scale| scale.exponent) };
        let mut last = term.ordinal;
        if power.is_none() && reader.ordinal && !term.ordinal {
            power = next.word_if(words_en::ordinal_scale);
            last = power.is_some();
        }
        if !terms.is_empty() && power.is_none() {
            // After a scale a digit alone leaves the order open: `5 triệu 2`, `một nghìn chín`.
            let open = !term.words || (reader.locale == Locale::Vi && term.lone && !linked);
            if open {
                numeral.flags.trailing |= !term.amount.is_zero();
                break;
            }
        }
        if power.is_none() && !term.ordinal && terms.is_empty() && dozen(&mut next, reader.locale) {
            let twelve = Decimal::from(12);
            term.amount = decimal::mul(term.amount, twelve).map_err(|source| too_long(&start, &next, source))?;
            last = true;
        }
        ordinal |= last && (term.ordinal || reader.ordinal);
        if join(&mut terms, &term, power.unwrap_or(0)).is_none() {
            numeral.flags.trailing = true;
            break;
        }
        numeral.from_words |= term.words;
        numeral.flags = numeral.flags.and(term.flags);
        end = next;
        // A half, a quarter closes the numeral, and so does a decimal.
        if let (Some(power), true) = (power, term.amount.is_integer())
            && let Some(part) = half_of_scale(&mut end, reader.locale)
            && let Some((amount, _)) = terms.last_mut().filter(|term| term.1 == power)
        {
            *amount = add(*amount, part, &start, &end)?;
            last = true;
        }
        ended = last || power.is_none() || !term.amount.is_integer();
    }
    if terms.is_empty() {
        return bare_scale(cursor, reader.locale);
    }
    if reader.ordinal && !ordinal {
        return Ok(None);
    }
    (numeral.value, numeral.exponent) = sum(&terms).map_err(|source| too_long(&start, &end, source))?;
    if numeral.value.is_integer() && numeral.value.scale() == 0 && !reader.ordinal {
        point(&mut end, &start, &mut numeral, reader)?;
    }
    *cursor = end;
    numeral.flags.trailing |= reader.locale == Locale::Vi && numeral.from_words && words_vi::goes_on(end);
    Ok(Some(numeral))
}

/// Adds within the numeral that began at `start`.
pub(super) fn add(a: Decimal, b: Decimal, start: &Cursor<'_>, end: &Cursor<'_>) -> Result<Decimal, TextError> {
    decimal::add(a, b).map_err(|source| too_long(start, end, source))
}

/// The error for a numeral that a decimal cannot hold.
pub(super) fn too_long(start: &Cursor<'_>, end: &Cursor<'_>, source: DecimalError) -> TextError {
    TextError::Number { text: end.since(start.mark()).trim().to_owned(), at: start.offset(), source }
}

/// Takes the word that ties the last units to a scale: `một nghìn lẻ bốn`, `a thousand and one`.
fn link(cursor: &mut Cursor<'_>, locale: Locale) -> bool {
    cursor.eat_any(locale.pick(&["linh", "lẻ", "lẽ"][..], &["and"][..]))
}

fn dozen(cursor: &mut Cursor<'_>, locale: Locale) -> bool {
    cursor.eat_any(locale.pick(&["tá"][..], &["dozen", "dozens"][..]))
}

/// Takes the half after a scale word: `5 triệu rưỡi`, `a million and a half`.
fn half_of_scale(cursor: &mut Cursor<'_>, locale: Locale) -> Option<Decimal> {
    match locale {
        Locale::Vi => words_vi::half(cursor).then(half),
        Locale::En => words_en::and_part(cursor),
    }
}

fn half() -> Decimal {
    Decimal::new(5, 1)
}

/// `triệu rưỡi`: one and a half of a scale without its `một`.
fn bare_scale(cursor: &mut Cursor<'_>, locale: Locale) -> Result<Option<Numeral>, TextError> {
    let mut next = *cursor;
    if locale == Locale::Vi
        && let Some(scale) = scale(&mut next, locale)
        && words_vi::half(&mut next)
    {
        *cursor = next;
        return Ok(Some(Numeral { exponent: scale.exponent, ..plain(Decimal::new(15, 1), true) }));
    }
    Ok(None)
}

/// `nửa triệu`, `một nửa`, `half a million`, `three quarters of a billion`, `a quarter`, `half a dozen`, `point five`.
fn fraction_first(cursor: &mut Cursor<'_>, reader: Reader) -> Option<Numeral> {
    if reader.ordinal {
        return None;
    }
    let mut next = *cursor;
    let (part, complete) = match reader.locale {
        Locale::Vi => words_vi::part(&mut next)?,
        Locale::En => {
            if next.eat_phrase("point") {
                let decimals = words_en::decimals(&mut next)?;
                let value = decimal::parse(&format!("0.{decimals}")).ok()?;
                let exponent = scale(&mut next, reader.locale).map_or(0, |scale| scale.exponent);
                *cursor = next;
                return Some(Numeral { exponent, ..plain(value, true) });
            }
            words_en::part(&mut next)?
        }
    };
    let bare = next;
    if reader.locale == Locale::En {
        next.eat_phrase("of");
        next.eat_any(&["a", "an"]);
    }
    let found = if let Some(scale) = scale(&mut next, reader.locale) {
        Numeral { exponent: scale.exponent, ..plain(part, true) }
    } else if dozen(&mut next, reader.locale) {
        plain(decimal::mul(part, Decimal::from(12)).ok()?.normalize(), true)
    } else if complete {
        next = bare;
        plain(part, true)
    } else {
        return None;
    };
    *cursor = next;
    Some(found)
}

/// Takes decimals in words: `phẩy hai năm`, `point eleven`, and a scale word after them.
fn point(end: &mut Cursor<'_>, start: &Cursor<'_>, numeral: &mut Numeral, reader: Reader) -> Result<(), TextError> {
    let mut next = *end;
    let decimals = match reader.locale {
        Locale::Vi if next.eat_any(&["phẩy", "phảy", "chấm"]) => words_vi::decimals(&mut next, reader.context),
        Locale::En if next.eat_phrase("point") => words_en::decimals(&mut next),
        _ => None,
    };
    let Some(decimals) = decimals else { return Ok(()) };
    let value = numeral
        .total()
        .and_then(|whole| decimal::parse(&format!("{}.{decimals}", whole.trunc())))
        .map_err(|source| too_long(start, &next, source))?;
    let exponent = scale(&mut next, reader.locale).map_or(0, |scale| scale.exponent);
    numeral.value = value;
    numeral.exponent = exponent;
    numeral.from_words = true;
    *end = next;
    Ok(())
}
