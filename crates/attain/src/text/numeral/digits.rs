//! Numbers in digits with separators, read under a locale and written back.
//!
//! Both marks present: the last is the decimal mark. One mark twice: groups of three. One mark once: as the language
//! says, unless only the other reading is possible (`12.5`, `0.123`, `8,05`).

use smallvec::SmallVec;

use super::chain::{add, too_long};
use super::{Context, Flags};
use crate::decimal::{self, Decimal};
use crate::locale::Locale;
use crate::text::TextError;
use crate::text::fold::Cursor;

/// A block of digits and the separator before it.
struct Block {
    separator: char,
    length: usize,
    mark: usize,
}

/// Reads an unsigned number in digits at the cursor, decimals kept as written.
///
/// # Errors
/// Malformed groups (`1.23.4`, `1.234,567.8`) and more than 28 digits. The cursor is then where it was.
pub(crate) fn digits(
    cursor: &mut Cursor<'_>,
    locale: Locale,
    context: Context,
) -> Result<Option<(Decimal, Flags)>, TextError> {
    let origin = *cursor;
    cursor.skip_spaces();
    let read = unsigned(cursor, locale, context);
    if !matches!(read, Ok(Some(_))) {
        *cursor = origin;
    }
    read
}

fn unsigned(cursor: &mut Cursor<'_>, locale: Locale, context: Context) -> Result<Option<(Decimal, Flags)>, TextError> {
    let start = *cursor;
    if cursor.before().is_some_and(|ch| ch.is_ascii_digit()) {
        return Ok(None);
    }
    if let Some((above, below)) = cursor.peek().and_then(vulgar) {
        cursor.bump();
        return quotient(above, below, &start, cursor).map(|part| Some((part, Flags::default())));
    }
    let mut flags = Flags::default();
    let mut number: SmallVec<[u8; 64]> = SmallVec::new();
    let first = take(cursor, &mut number);
    let blocks = blocks(cursor, locale, first, number.first() == Some(&b'0'), &mut number);
    if first == 0 && blocks.is_empty() {
        return Ok(None);
    }
    let zero_first = number.first() == Some(&b'0');
    let decimals = decimals(&start, cursor, locale, first, zero_first, &blocks, &mut flags)?;
    let whole = number.len().saturating_sub(decimals);
    if decimals > 0 {
        number.insert(whole, b'.');
        if whole == 0 {
            number.insert(0, b'0');
        }
    }
    let text = std::str::from_utf8(&number).unwrap_or("");
    let mut value = decimal::parse(text).map_err(|source| too_long(&start, cursor, source))?;
    if decimals == 0
        && let Some(part) = fraction_after(cursor, locale, context)?
    {
        value = add(value, part, &start, cursor)?;
    }
    Ok(Some((value, flags)))
}

fn take(cursor: &mut Cursor<'_>, number: &mut SmallVec<[u8; 64]>) -> usize {
    let before = number.len();
    while let Some(digit) = cursor.peek().filter(char::is_ascii_digit).and_then(|ch| u8::try_from(ch).ok()) {
        number.push(digit);
        cursor.bump();
    }
    number.len() - before
}

fn is_digit(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| ch.is_ascii_digit())
}

fn blocks(
    cursor: &mut Cursor<'_>,
    locale: Locale,
    first: usize,
    zero_first: bool,
    number: &mut SmallVec<[u8; 64]>,
) -> SmallVec<[Block; 8]> {
    let mut blocks: SmallVec<[Block; 8]> = SmallVec::new();
    let mut spaced = (1..=3).contains(&first) && !zero_first;
    loop {
        let separator = match cursor.peek() {
            // `.5` is English; a list of clauses never leaves out the space.
            Some(mark @ ('.' | ','))
                if is_digit(cursor.peek_at(1)) && (first > 0 || (mark == '.' && locale == Locale::En)) =>
            {
                mark
            }
            Some(' ') if spaced && is_spaced_group(cursor, locale) => ' ',
            _ => return blocks,
        };
        spaced &= separator == ' ';
        // Ten groups hold more than 28 digits: a row of numbers, of which this is the first.
        if separator == ' ' && blocks.len() == 9 {
            if let Some(block) = blocks.first() {
                cursor.reset(block.mark.saturating_sub(1));
            }
            number.truncate(first);
            blocks.clear();
            return blocks;
        }
        cursor.bump();
        let mark = cursor.mark();
        blocks.push(Block { separator, length: take(cursor, number), mark });
    }
}

/// A space and exactly three digits, which do not begin a grouped number of their own.
fn is_spaced_group(cursor: &Cursor<'_>, locale: Locale) -> bool {
    let mut next = *cursor;
    if !next.is_single_space() {
        return false;
    }
    next.bump();
    if next.digits() != 3 {
        return false;
    }
    let group = locale.pick('.', ',');
    let mut after = next;
    !(after.eat(group) && after.digits() == 3)
}

/// How many of the digits are decimals.
fn decimals(
    start: &Cursor<'_>,
    end: &Cursor<'_>,
    locale: Locale,
    first: usize,
    zero_first: bool,
    blocks: &[Block],
    flags: &mut Flags,
) -> Result<usize, TextError> {
    let at = |mark: usize, what: &'static str| {
        let mut cursor = *start;
        cursor.reset(mark);
        cursor.expected(what, start.mark())
    };
    let group_mark = locale.pick('.', ',');
    let spaces = blocks.iter().take_while(|block| block.separator == ' ').count();
    flags.spaced = spaces > 0;
    let marked = blocks.get(spaces..).unwrap_or(&[]);
    let [head, rest @ ..] = marked else { return Ok(0) };
    let clean_start = (1..=3).contains(&first) && !zero_first;
    if rest.is_empty() {
        let groups = head.separator == group_mark && head.length == 3 && clean_start && spaces == 0;
        if groups {
            return Ok(0);
        }
        flags.nonstandard = head.separator == group_mark;
        flags.ambiguous = head.separator != group_mark && head.length == 3 && clean_start && spaces == 0;
        return Ok(head.length);
    }
    // Several marks: all but a last one that differs are group marks.
    if spaces > 0 {
        return Err(at(rest.first().map_or(0, |block| block.mark.saturating_sub(1)), "the end of the number"));
    }
    let last = rest.last().unwrap_or(head);
    let decimal = last.separator != head.separator;
    let groups = if decimal { marked.len() - 1 } else { marked.len() };
    // `₹9,50,246 crore`: of rupees the groups above the thousands have two digits.
    let pairs = locale == Locale::En
        && head.separator == ','
        && (first <= 2 || groups > 1)
        && marked.iter().take(groups.saturating_sub(1)).all(|block| block.length == 2)
        && of_rupees(start, end);
    for (index, block) in marked.iter().enumerate().take(groups) {
        if block.separator != head.separator {
            let next = marked.get(index + 1).unwrap_or(block);
            return Err(at(next.mark.saturating_sub(1), "the end of the number"));
        }
        if block.length != 3 && !(pairs && index + 1 < groups) {
            return Err(at(block.mark, "three digits in each group"));
        }
    }
    if !clean_start {
        return Err(at(start.mark(), "a number with one to three digits before its first group mark"));
    }
    flags.nonstandard = head.separator != group_mark;
    Ok(if decimal { last.length } else { 0 })
}

/// Whether the words around a number say that it is grouped as rupees are: `₹`, `Rs`, `crore`, `lakh`.
fn of_rupees(start: &Cursor<'_>, end: &Cursor<'_>) -> bool {
    let before = start.since(0).trim_end();
    let mut after = *end;
    before.ends_with('₹')
        || before.ends_with("Rs")
        || before.ends_with("Rs.")
        || before.ends_with("INR")
        || after.eat_any(&["crore", "crores", "lakh", "lakhs", "rupees", "inr"])
}

/// A fraction after whole digits: `3½`, `3 ½`, and in English alone `4 1/4`.
fn fraction_after(cursor: &mut Cursor<'_>, locale: Locale, context: Context) -> Result<Option<Decimal>, TextError> {
    let mut next = *cursor;
    next.skip_spaces();
    if let Some((above, below)) = next.peek().and_then(vulgar) {
        let part = next;
        next.bump();
        *cursor = next;
        return quotient(above, below, &part, &next).map(Some);
    }
    if locale != Locale::En || context != Context::Alone || next.mark() == cursor.mark() {
        return Ok(None);
    }
    let part = next;
    let above = small(&mut next);
    let slash = next.eat('/');
    let below = small(&mut next);
    match (above, slash, below) {
        (Some(above), true, Some(below)) if above < below && !matches!(next.peek(), Some('/' | '.' | ',')) => {
            *cursor = next;
            quotient(above, below, &part, &next).map(Some)
        }
        _ => Ok(None),
    }
}

fn small(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut value = 0;
    for _ in 0..3 {
        let Some(digit) = cursor.peek().and_then(|ch| ch.to_digit(10)) else { break };
        value = value * 10 + digit;
        cursor.bump();
    }
    (value > 0 && !is_digit(cursor.peek())).then_some(value)
}

fn quotient(above: u32, below: u32, start: &Cursor<'_>, end: &Cursor<'_>) -> Result<Decimal, TextError> {
    decimal::div_exact(Decimal::from(above), Decimal::from(below)).map_err(|source| too_long(start, end, source))
}

/// The two parts of a fraction that is one character.
pub(super) fn vulgar(ch: char) -> Option<(u32, u32)> {
    Some(match ch {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// Writes a number in digits: `1.234.567,85` in Vietnamese, `1,234,567.85` in English, every written decimal kept.
///
/// # Examples
/// ```
/// use attain::{Locale, text::{number, write_number}};
/// let revenue = number("17,500.80", Locale::En)?;
/// assert_eq!(write_number(revenue, Locale::Vi), "17.500,80");
/// # Ok::<(), attain::TextError>(())
/// ```
#[must_use]
pub fn write_number(value: Decimal, locale: Locale) -> String {
    let (group, mark) = locale.pick(('.', ','), (',', '.'));
    let plain = value.abs().to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut written = String::with_capacity(plain.len() + whole.len() / 3 + 2);
    if value.is_sign_negative() && !value.is_zero() {
        written.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(mark);
        written.push_str(decimals);
    }
    written
}
