//! What a figure is set against: `so với cùng kỳ năm trước`, `98,3% cùng kỳ`, `9/63 tỉnh`, `of the plan`.

use super::Said;
use crate::figure::{Change, Value};
use crate::locale::Locale;
use crate::text::fold::Cursor;
use crate::text::normal_name;
use crate::text::numeral::scale;
use crate::text::range::whole_number;
use crate::text::reader::{Reader, ended};
use crate::text::unit;
use crate::unit::Kind;

/// Takes what the value is set against, to the end of the text.
pub(super) fn base(cursor: &mut Cursor<'_>, reader: Reader<'_>, value: &Value, said: &Said) -> Option<String> {
    let (locale, change) = (reader.locale, said.change);
    let mut next = *cursor;
    if locale == Locale::Vi && next.eat_phrase("về") {
        // `gấp 3,16 lần về tổng mức đầu tư so với …`: the aspect is the indicator's.
        while !next.is_end() && !next.sees("so với") {
            if next.word().is_none() && next.bump().is_none_or(|ch| matches!(ch, ',' | ';' | '.')) {
                return None;
            }
        }
    }
    let against = locale.pick(
        &["so với", "so"][..],
        &["compared with", "compared to", "in comparison with", "relative to", "against", "versus", "vs.", "vs"][..],
    );
    let yearly = next;
    if locale == Locale::En
        && next.eat_any(&["year on year", "year-on-year", "year over year", "year-over-year", "yoy", "y-o-y"])
    {
        return rest(cursor, yearly, false);
    }
    let over_time = locale == Locale::En && change.is_some() && next.eat_any(&["from", "over", "on", "than"]);
    if over_time || next.eat_any(against) {
        return rest(cursor, next, false);
    }
    let mut next = *cursor;
    if value.unit().kind() == Kind::Rank {
        next.skip_spaces();
        let of = next.eat('/')
            || next.eat_any(
                locale.pick(&["trong tổng số", "trong số", "trong", "trên"][..], &["out of", "of", "among"][..]),
            );
        return match of {
            true => counted(cursor, next, reader).or_else(|| rest(cursor, next, true)),
            false if FIELDS.iter().any(|field| next.sees(field)) => rest(cursor, next, false),
            false => None,
        };
    }
    let whole = match value.unit().kind() {
        // `5% GDP` names its whole already.
        Kind::Share => value.unit().note().is_none(),
        kind => matches!(kind, Kind::Growth | Kind::Times),
    };
    if !(whole || change == Some(Change::Excess)) || matches!(value, Value::Tally(_)) {
        return None;
    }
    match locale {
        Locale::Vi => {
            // `bằng 98% năm 2022` is set against a year, `đạt 60% năm 2025` is of one.
            let yearly = said.equals || change == Some(Change::Excess) || value.unit().kind() == Kind::Times;
            let within = next.eat_any(&["trong", "vào"]);
            let mut first = next;
            first.skip_spaces();
            let digits = first.peek().is_some_and(|ch| ch.is_ascii_digit());
            if (within && digits) || (within || !yearly) && TIMES.iter().any(|word| next.sees(word)) {
                return None;
            }
            next.eat_phrase("của");
            first = next;
            let verb = !next.sees("tăng trưởng") && NO_WHOLE.iter().any(|verb| next.sees(verb));
            if verb || scale(&mut first, locale).is_some() {
                return None;
            }
            rest(cursor, next, false)
        }
        Locale::En => {
            // `3 times the average`
            if next.eat_phrase("of") || (value.unit().kind() == Kind::Times && next.sees("the")) {
                rest(cursor, next, false)
            } else {
                None
            }
        }
    }
}

/// Among whom a rank is held, without a word between: `đứng thứ 5 cả nước`; `thứ hai tuần này` is a Monday.
const FIELDS: [&str; 9] =
    ["cả nước", "toàn quốc", "toàn tỉnh", "toàn cầu", "khu vực", "vùng", "thế giới", "châu á", "đông nam á"];

/// Takes a number of things as what a rank is held among: `63 tỉnh, thành phố`.
fn counted(cursor: &mut Cursor<'_>, from: Cursor<'_>, reader: Reader<'_>) -> Option<String> {
    let mut next = from;
    next.skip_spaces();
    let mark = next.mark();
    whole_number(&mut next, reader.locale)?;
    unit::unit(&mut next, reader)?;
    let found = next.since(mark).trim();
    if found.is_empty() || !ended(&mut next.clone()) {
        return None;
    }
    cursor.reset(next.mark());
    Some(found.to_owned())
}

/// Words that begin a time.
const TIMES: [&str; 10] =
    ["năm", "tháng", "quý", "ngày", "tuần", "cuối năm", "đầu năm", "giai đoạn", "nhiệm kỳ", "thời gian"];

/// Words that begin another figure, or go on in English, rather than name a whole.
const NO_WHOLE: [&str; 38] = [
    "ở",
    "tại",
    "theo",
    "cho",
    "trên",
    "trước",
    "sau",
    "từ",
    "gấp",
    "tăng",
    "giảm",
    "bằng",
    "đạt",
    "vượt",
    "chiếm",
    "còn",
    "và",
    "ước",
    "tương đương",
    "trở",
    "đến",
    "tới",
    "hoặc",
    "lên",
    "xuống",
    "of",
    "or",
    "and",
    "to",
    "in",
    "from",
    "than",
    "compared",
    "growth",
    "higher",
    "lower",
    "against",
    "per",
];

/// Takes the rest of the text as a base: words in quotes, or plain words without another figure in them; `counted`
/// where the base may itself be a number of things.
fn rest(cursor: &mut Cursor<'_>, from: Cursor<'_>, counted: bool) -> Option<String> {
    let mut next = from;
    next.skip_spaces();
    let mark = next.mark();
    let mut end = next;
    while !ended(&mut next.clone()) {
        next.bump();
        end = next;
    }
    let text = end.since(mark).trim();
    let quoted = text.strip_prefix('“').and_then(|text| text.strip_suffix('”'));
    let found = match quoted {
        Some(inner) if !inner.is_empty() => inner,
        _ if is_plain(text, counted) => text,
        _ => return None,
    };
    cursor.reset(end.mark());
    Some(found.to_owned())
}

/// Whether words name a base and hold no figure of their own: `dự toán năm 2021`, `6 tháng đầu năm 2023`.
pub(super) fn is_plain(text: &str, counted: bool) -> bool {
    let counted_after = [
        "năm", "tháng", "quý", "ngày", "kỳ", "thứ", "khóa", "số", "lần", "in", "of", "year", "since", "the", "first",
        "last",
    ];
    let counted_before = ["tháng", "năm", "quý", "ngày", "tuần", "months", "years", "quarters", "days", "weeks"];
    let words: Vec<String> = text.split_whitespace().map(normal_name).collect();
    if !text.starts_with(char::is_alphanumeric)
        || text.contains(['%', '‰', ',', ';', ':', '(', ')', '[', ']', '{', '}', '“', '”', '"'])
        || text.ends_with('.')
    {
        return false;
    }
    words.iter().enumerate().all(|(index, word)| {
        if !word.starts_with(|ch: char| ch.is_ascii_digit()) {
            return word.contains(char::is_alphabetic) || matches!(word.as_str(), "-" | "&" | "/");
        }
        let year =
            word.get(..4).and_then(|year| year.parse::<u16>().ok()).is_some_and(|year| (1900..=2100).contains(&year));
        let only = counted && word.bytes().all(|b| b.is_ascii_digit());
        let before = index.checked_sub(1).and_then(|index| words.get(index));
        let after = words.get(index + 1);
        year || only
            || word.contains('/')
            || before.is_some_and(|word| counted_after.contains(&word.as_str()))
            || after.is_some_and(|word| counted_before.contains(&word.as_str()))
    })
}
