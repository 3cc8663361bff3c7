//! English number words, with the Indian scales.

use super::fold::Cursor;
use super::numeral::Group;
use crate::decimal::Decimal;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SMALL_ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const SCALES: [(&str, i8); 10] = [
    ("septillion", 24),
    ("sextillion", 21),
    ("quintillion", 18),
    ("quadrillion", 15),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
    ("thousand", 3),
    ("hundred", 2),
    ("", 0),
];

/// A word that stands for a number below a hundred.
#[derive(Clone, Copy)]
struct Below {
    value: u32,
    ordinal: bool,
    /// A bare ten takes a unit after it.
    open: bool,
}

fn position(list: &[&str], word: &str) -> Option<u32> {
    list.iter().position(|entry| !word.is_empty() && *entry == word).and_then(|index| u32::try_from(index).ok())
}

fn below_hundred(word: &str) -> Option<Below> {
    let closed = |value, ordinal| Below { value, ordinal, open: false };
    if let Some(value) = position(&SMALL, word) {
        return Some(closed(value, false));
    }
    if matches!(word, "nought" | "naught") {
        return Some(closed(0, false));
    }
    if let Some(value) = position(&TENS, word) {
        return Some(Below { value: value * 10, ordinal: false, open: true });
    }
    if let Some(value) = position(&SMALL_ORDINALS, word) {
        return Some(closed(value, true));
    }
    if let Some(value) =
        word.strip_suffix("ieth").and_then(|stem| TENS.iter().position(|ten| ten.strip_suffix('y') == Some(stem)))
    {
        return u32::try_from(value).ok().map(|value| closed(value * 10, true));
    }
    // `twentyfifth`, `fortytwo`
    let (ten, rest) =
        TENS.iter().enumerate().skip(2).find_map(|(n, ten)| word.strip_prefix(ten).map(|rest| (n, rest)))?;
    let unit = below_hundred(rest).filter(|unit| (1..=9).contains(&unit.value))?;
    u32::try_from(ten).ok().map(|ten| closed(ten * 10 + unit.value, unit.ordinal))
}

/// The power of ten of a scale word.
pub(crate) fn scale_word(word: &str) -> Option<i8> {
    Some(match word {
        "hundred" | "hundreds" => 2,
        "thousand" | "thousands" => 3,
        "million" | "millions" | "mn" | "mln" => 6,
        "billion" | "billions" | "bn" | "bln" => 9,
        "trillion" | "trillions" | "tn" | "trn" | "tln" => 12,
        "quadrillion" | "quadrillions" => 15,
        "quintillion" | "quintillions" => 18,
        "sextillion" | "sextillions" => 21,
        "septillion" | "septillions" => 24,
        "lakh" | "lakhs" | "lac" | "lacs" => 5,
        "crore" | "crores" | "cr" => 7,
        _ => return None,
    })
}

/// The power of ten of an ordinal scale word: `millionth`.
pub(crate) fn ordinal_scale(word: &str) -> Option<i8> {
    word.strip_suffix("th")
        .and_then(|stem| SCALES.iter().find(|(name, _)| !name.is_empty() && *name == stem))
        .map(|(_, power)| *power)
}

/// The ending that belongs to an ordinal in digits.
pub(crate) fn ordinal_suffix(value: Decimal) -> &'static str {
    let hundred = (value % Decimal::ONE_HUNDRED).normalize().mantissa().unsigned_abs();
    match (hundred, hundred % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// Reads a group of number words at the cursor, up to `ninety-nine hundred and ninety-nine`.
pub(crate) fn group(cursor: &mut Cursor<'_>, ordinal: bool) -> Option<Group> {
    let start = *cursor;
    let mut lone = false;
    let head = if cursor.eat_any(&["a", "an"]) {
        // `a hundred`, `a million`, `a dozen`: never an article before anything else.
        let mut next = *cursor;
        let counts = next.word_if(|word| {
            scale_word(word).or_else(|| ordinal_scale(word).filter(|_| ordinal)).or((word == "dozen").then_some(1))
        });
        counts.map(|_| Below { value: 1, ordinal: false, open: false })
    } else {
        lone = true;
        below(cursor, ordinal)
    };
    let Some(head) = head else {
        *cursor = start;
        return None;
    };
    if head.ordinal || head.value == 0 || head.value.is_multiple_of(10) && head.value > 10 {
        return Some(Group { value: head.value, lone: false, ordinal: head.ordinal });
    }
    let mut next = *cursor;
    if ordinal && next.eat_phrase("hundredth") {
        *cursor = next;
        return Some(Group { value: head.value * 100, lone: false, ordinal: true });
    }
    if !next.eat_any(&["hundred", "hundreds"]) {
        return Some(Group { value: head.value, lone: lone && head.value < 10, ordinal: false });
    }
    *cursor = next;
    // `one hundred and three quarters` is 100.75.
    let parts = and_part(&mut { next }).is_some();
    next.eat_phrase("and");
    let tail = if parts { None } else { below(&mut next, ordinal).filter(|tail| tail.value > 0) };
    if tail.is_some() {
        *cursor = next;
    }
    let value = head.value * 100 + tail.map_or(0, |tail| tail.value);
    Some(Group { value, lone: false, ordinal: tail.is_some_and(|tail| tail.ordinal) })
}

fn below(cursor: &mut Cursor<'_>, ordinal: bool) -> Option<Below> {
    let read = |word: &str| below_hundred(word).filter(|found| ordinal || !found.ordinal);
    let ten = cursor.word_if(read)?;
    if !ten.open {
        return Some(ten);
    }
    let mut next = *cursor;
    // `twenty-one`, `twenty one`; in `twenty - one` the dash is a range.
    next.eat('-');
    match next.word_if(read) {
        Some(unit) if (1..=9).contains(&unit.value) => {
            *cursor = next;
            Some(Below { value: ten.value + unit.value, ordinal: unit.ordinal, open: false })
        }
        _ => Some(ten),
    }
}

/// Takes a part of one: `half`, `a quarter`, `three quarters`; the second says whether it is a number on its own.
pub(crate) fn part(cursor: &mut Cursor<'_>) -> Option<(Decimal, bool)> {
    const PARTS: [(&str, i64, bool); 9] = [
        ("three quarters", 75, true),
        ("three-quarters", 75, true),
        ("a half", 50, true),
        ("one half", 50, true),
        ("a quarter", 25, true),
        ("one quarter", 25, true),
        ("one-half", 50, true),
        ("half", 50, false),
        ("quarter", 25, false),
    ];
    PARTS
        .iter()
        .find(|(phrase, ..)| cursor.eat_phrase(phrase))
        .map(|(_, hundredths, complete)| (Decimal::new(*hundredths, 2).normalize(), *complete))
}

/// Takes `and a half`, `and three quarters` after a number.
pub(crate) fn and_part(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let start = *cursor;
    let found = if cursor.eat_phrase("and") { part(cursor).filter(|(_, complete)| *complete) } else { None };
    if found.is_none() {
        *cursor = start;
    }
    found.map(|(part, _)| part)
}

/// Reads the decimals after `point`: digit by digit (`o` is a zero), or as a number (`point eleven`), or in digits.
pub(crate) fn decimals(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut next = *cursor;
    next.skip_spaces();
    let mark = next.mark();
    if next.digits() > 0 {
        *cursor = next;
        next.reset(mark);
        return Some(std::iter::from_fn(|| next.bump().filter(char::is_ascii_digit)).collect());
    }
    let mut digits = String::new();
    while let Some(digit) = next.word_if(|word| match word {
        "o" | "oh" => Some(0),
        word => below_hundred(word).filter(|found| !found.ordinal && found.value < 10).map(|found| found.value),
    }) {
        digits.extend(char::from_digit(digit, 10));
        *cursor = next;
    }
    if digits.chars().all(|digit| digit == '0')
        && let Some(tail) = group(cursor, false)
    {
        digits.push_str(&tail.value.to_string());
    }
    (!digits.is_empty()).then_some(digits)
}

/// Writes whole digits and decimals in words: `one thousand and five point two five`.
pub(crate) fn write(negative: bool, whole: &str, decimals: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    if negative {
        words.push("minus".into());
    }
    let begun = words.len();
    let mut rest = whole;
    while !rest.is_empty() {
        let cut = if rest.len().is_multiple_of(3) { 3 } else { rest.len() % 3 };
        let (group, tail) = rest.split_at(cut);
        rest = tail;
        let value = group.chars().filter_map(|ch| ch.to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
        let (hundreds, below) = (value / 100, value % 100);
        if hundreds > 0 {
            words.extend([name(hundreds), "hundred".into()]);
        }
        if below > 0 {
            if hundreds > 0 || (rest.is_empty() && words.len() > begun) {
                words.push("and".into());
            }
            words.push(name(below));
        }
        if value > 0 {
            let power = rest.len();
            words.extend(
                SCALES
                    .iter()
                    .find(|(_, p)| usize::try_from(*p) == Ok(power))
                    .map(|(name, _)| (*name).to_owned())
                    .filter(|name| !name.is_empty()),
            );
        }
    }
    if words.len() == begun {
        words.push(name(0));
    }
    if !decimals.is_empty() {
        words.push("point".into());
        words.extend(decimals.chars().filter_map(|ch| ch.to_digit(10)).map(name));
    }
    words.join(" ")
}

fn name(below_hundred: u32) -> String {
    if let Some(word) = SMALL.get(below_hundred as usize) {
        return (*word).to_owned();
    }
    let ten = TENS.get(below_hundred as usize / 10).copied().unwrap_or("");
    match below_hundred % 10 {
        0 => ten.to_owned(),
        unit => format!("{ten}-{}", SMALL.get(unit as usize).copied().unwrap_or("")),
    }
}
