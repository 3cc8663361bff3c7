//! Vietnamese number words.
//!
//! A digit has its own form after a ten (`mốt`, `tư`, `lăm`, `nhăm`), the tens gap is `linh` or `lẻ` (often misspelt
//! `lẽ`), an empty hundred may be spoken (`không trăm`). Forms that leave a word out (`hai lăm`, `trăm tư`) are not read.

use super::fold::Cursor;
use super::numeral::{Context, Group};
use crate::decimal::{self, Decimal};

/// The value of a digit word on its own.
fn digit(word: &str) -> Option<u32> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

/// A digit word in the form it takes after another.
fn bound_digit(word: &str) -> Option<u32> {
    match word {
        "mốt" => Some(1),
        "tư" => Some(4),
        "lăm" | "nhăm" => Some(5),
        _ => None,
    }
}

/// The power of ten of a scale word.
pub(crate) fn scale_word(word: &str) -> Option<i8> {
    Some(match word {
        "chục" => 1,
        "trăm" => 2,
        "nghìn" | "ngàn" => 3,
        "vạn" => 4,
        "triệu" => 6,
        "tỷ" | "tỉ" => 9,
        _ => return None,
    })
}

/// Whether the `tỷ` before this place belongs to a word for a rate: `tỷ lệ`, `tỷ trọng`, `tỷ suất`, `tỷ giá`.
pub(crate) fn is_rate(mut after: Cursor<'_>) -> bool {
    let found = after.word_if(|word| matches!(word, "lệ" | "trọng" | "suất" | "giá" | "phú").then_some(word == "giá"));
    // `5 tỷ giá trị sản xuất` is 5 billion.
    found.is_some_and(|price| !(price && after.eat_phrase("trị")))
}

/// The rank words that are no numerals, after `thứ`.
pub(crate) fn ordinal_word(word: &str) -> Option<u32> {
    match word {
        "nhất" => Some(1),
        "nhì" => Some(2),
        "tư" => Some(4),
        _ => None,
    }
}

/// Takes `rưỡi`, the half of what stands before it.
pub(crate) fn half(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat_any(&["rưỡi", "rưởi"])
}

/// Takes `nửa`, `một nửa`, `ba phần tư`; the second says whether it is a number without a scale word after it.
pub(crate) fn part(cursor: &mut Cursor<'_>) -> Option<(Decimal, bool)> {
    if let Some(part) = quotient(cursor) {
        return Some((part, true));
    }
    let half = Decimal::new(5, 1);
    if cursor.eat_phrase("nửa") {
        Some((half, false))
    } else if cursor.eat_phrase("một nửa") {
        Some((half, true))
    } else {
        None
    }
}

/// Takes `một phần tư`, `ba phần mười`: exact parts with a small denominator; `hai phần trăm` counts a unit.
fn quotient(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let mut next = *cursor;
    let above = next.word_if(digit)?;
    if !next.eat_phrase("phần") {
        return None;
    }
    let below =
        next.word_if(|word| if word == "mười" { Some(10) } else { digit(word).or_else(|| bound_digit(word)) })?;
    if ["mươi", "chục", "trăm"].iter().any(|word| next.sees(word)) || tens(&mut next.clone(), Context::Alone).is_some()
    {
        return None;
    }
    let part = decimal::div_exact(Decimal::from(above), Decimal::from(below)).ok()?;
    *cursor = next;
    Some(part)
}

/// Whether a bound digit word stands here that nothing before it took: the numeral was spoken short.
pub(crate) fn goes_on(mut cursor: Cursor<'_>) -> bool {
    let left = |word: &str| digit(word).filter(|n| !matches!(n, 0 | 5)).or_else(|| bound_digit(word));
    cursor.word_if(left).is_some() || half(&mut cursor)
}

/// Reads a group below a thousand at the cursor.
pub(crate) fn group(cursor: &mut Cursor<'_>, context: Context) -> Option<Group> {
    let start = *cursor;
    let found = below_thousand(cursor, context);
    if found.is_none() {
        *cursor = start;
    }
    found
}

fn below_thousand(cursor: &mut Cursor<'_>, context: Context) -> Option<Group> {
    let many = |value| Some(Group { value, lone: false, ordinal: false });
    if let Some(value) = tens(cursor, context) {
        return many(value);
    }
    let word = cursor.word()?;
    if word.as_str() == "trăm" {
        // `trăm rưỡi`; a bare `trăm` is no number.
        return if half(cursor) { many(150) } else { None };
    }
    let value = digit(word.as_str())?;
    if !cursor.eat_phrase("trăm") {
        return Some(Group { value, lone: true, ordinal: false });
    }
    let hundreds = value * 100;
    if value > 0 && half(cursor) {
        return many(hundreds + 50);
    }
    let mut next = *cursor;
    if next.eat_any(&["linh", "lẻ", "lẽ"]) {
        let units = tens(&mut next, context)
            .or_else(|| next.word_if(|word| digit(word).filter(|n| *n > 0).or_else(|| bound_digit(word))));
        if let Some(units) = units {
            *cursor = next;
            return many(hundreds + units);
        }
    }
    many(hundreds + tens(cursor, context).unwrap_or(0))
}

/// Reads a number from 10 to 99 that begins with its ten.
fn tens(cursor: &mut Cursor<'_>, context: Context) -> Option<u32> {
    let start = *cursor;
    let mut next = *cursor;
    let word = next.word()?;
    let (ten, complete) = match word.as_str() {
        "mười" => (10, true),
        "hăm" => (20, false),
        "băm" => (30, false),
        word => {
            let ten = digit(word).filter(|n| *n > 0)? * 10;
            match next.word()?.as_str() {
                "mươi" if ten > 10 => (ten, true),
                "chục" => {
                    // A ten as a thing to count takes no units, at most a half.
                    let half = if half(&mut next) { 5 } else { 0 };
                    *cursor = next;
                    return Some(ten + half);
                }
                _ => return None,
            }
        }
    };
    *cursor = next;
    let unit = next.word_if(|word| match word {
        "mốt" | "nhăm" if ten == 10 => None,
        "không" => None,
        word => digit(word).or_else(|| bound_digit(word)).map(|unit| (unit, word == "năm")),
    });
    match unit {
        // `hai mươi năm` is 20 years, unless nothing but a number can stand here.
        Some((_, true)) if context == Context::Prose && !is_before_scale(next) => {}
        // The digit belongs to a hundred or a ten of its own.
        Some(_) if next.sees("trăm") || next.sees("mươi") || next.sees("chục") => {}
        Some((unit, _)) => {
            *cursor = next;
            return Some(ten + unit);
        }
        None => {}
    }
    if !complete {
        *cursor = start;
        return None;
    }
    Some(ten)
}

fn is_before_scale(cursor: Cursor<'_>) -> bool {
    let mut next = cursor;
    next.word_if(scale_word).is_some_and(|power| power > 2 && !(power == 9 && is_rate(next)))
}

/// Reads the decimals after `phẩy`: digit by digit, or as a whole number after its zeros.
pub(crate) fn decimals(cursor: &mut Cursor<'_>, context: Context) -> Option<String> {
    let start = *cursor;
    cursor.skip_spaces();
    let mark = cursor.mark();
    if cursor.digits() > 0 {
        let mut written = *cursor;
        written.reset(mark);
        return Some(std::iter::from_fn(|| written.bump().filter(char::is_ascii_digit)).collect());
    }
    let mut zeros = String::new();
    while !cursor.sees("không trăm") && cursor.eat_phrase("không") {
        zeros.push('0');
    }
    let mut singly = *cursor;
    let mut digits = String::new();
    while let Some(next) =
        singly.word_if(|word| digit(word).or_else(|| bound_digit(word).filter(|_| !digits.is_empty())))
    {
        digits.extend(char::from_digit(next, 10));
    }
    let mut whole = *cursor;
    let padded = whole.sees("không trăm");
    let number = group(&mut whole, context);
    match number {
        Some(group) if whole.mark() > singly.mark() => {
            *cursor = whole;
            Some(if padded { format!("{zeros}{:03}", group.value) } else { format!("{zeros}{}", group.value) })
        }
        _ if !(digits.is_empty() && zeros.is_empty()) => {
            *cursor = singly;
            Some(zeros + &digits)
        }
        _ => {
            *cursor = start;
            None
        }
    }
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn name(digit: u32) -> &'static str {
    DIGITS.get(digit as usize).copied().unwrap_or("")
}

/// Writes whole digits and decimals in words, the empty hundred spoken (`một nghìn không trăm linh năm`).
pub(crate) fn write(negative: bool, whole: &str, decimals: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    if negative {
        words.push("âm");
    }
    let begun = words.len();
    let mut rest = whole;
    while !rest.is_empty() {
        let cut = if rest.len().is_multiple_of(3) { 3 } else { rest.len() % 3 };
        let (group, tail) = rest.split_at(cut);
        rest = tail;
        let value = group.chars().filter_map(|ch| ch.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
        if value == 0 {
            continue;
        }
        write_group(value, words.len() > begun, &mut words);
        match (rest.len() / 3) % 3 {
            1 => words.push("nghìn"),
            2 => words.push("triệu"),
            _ => {}
        }
        words.extend(std::iter::repeat_n("tỷ", rest.len() / 9));
    }
    if words.len() == begun {
        words.push(name(0));
    }
    if !decimals.is_empty() {
        words.push("phẩy");
        words.extend(decimals.chars().filter_map(|ch| ch.to_digit(10)).map(name));
    }
    words.join(" ")
}

fn write_group(value: u32, inner: bool, words: &mut Vec<&str>) {
    let (hundreds, tens, units) = (value / 100, value / 10 % 10, value % 10);
    if hundreds > 0 || inner {
        words.extend([name(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && (hundreds > 0 || inner) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([name(tens), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(name(units)),
    }
}
