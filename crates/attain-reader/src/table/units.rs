//! Units as tables give them: a column of units, a line above the table, a parenthesis behind a name.

use crate::words::words;
use attain::text::prose::{Context, Folded, Reader, folded, unit as unit_at};
use attain::{Kind, Lexicon, Locale, Unit};

/// A unit, and what the words with it say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    /// The unit, at its power of ten.
    pub(crate) unit: Option<Unit>,
    /// The whole that it is a share of: `GDP` of `percent of GDP`.
    pub(crate) of: Option<String>,
    /// Whether it is a rate of change: `percent change, average`.
    pub(crate) grows: bool,
}

/// The unit that a text is, and nothing else; None for words that are no unit.
pub(crate) fn measure(text: &str, locale: Locale, lexicon: &Lexicon) -> Option<Measure> {
    let text = text.trim().trim_end_matches([':', ';', '.', ',']).trim();
    if text.is_empty() || text.chars().count() > 60 {
        return None;
    }
    if let Some(unit) = known(text, locale, lexicon) {
        return Some(whole(unit));
    }
    let plain = folded(text);
    let plain = plain.strip_prefix("in ").or_else(|| plain.strip_prefix("tính bằng ")).unwrap_or(&plain);
    if matches!(
        plain,
        "number"
            | "absolute numbers"
            | "absolute number"
            | "no."
            | "no"
            | "#"
            | "count"
            | "nos"
            | "nos."
            | "numbers"
            | "số lượng"
            | "units"
            | "unit"
    ) {
        return Some(Measure { unit: Some(Unit::number()), ..Measure::default() });
    }
    let percent = ["percent", "per cent", "%", "pct", "percentage"].iter().find_map(|word| plain.strip_prefix(word));
    if let Some(rest) = percent {
        let rest = rest.trim_start();
        let grows =
            ["change", "growth", "increase", "year-on-year", "y-o-y", "y/y", "yoy", "annual change", "annual growth"];
        if grows.iter().any(|word| rest.starts_with(word)) {
            return Some(Measure { unit: Some(Unit::percent()), of: None, grows: true });
        }
        if let Some(of) = rest.strip_prefix("of ") {
            // The words as they were written.
            let given: String =
                text.chars().rev().take(of.chars().count()).collect::<Vec<_>>().into_iter().rev().collect();
            let given = given.split([',', ';']).next().unwrap_or("").trim().to_owned();
            return Some(Measure { unit: Some(Unit::percent()), of: Some(given), grows: false });
        }
        if rest.starts_with([',', ';', '(']) {
            return Some(Measure { unit: Some(Unit::percent()), ..Measure::default() });
        }
    }
    // `millions of US dollars`, `thousands of tonnes`.
    if let Some((scale, rest)) = plain.split_once(" of ")
        && let Some(scale) = ["thousand", "million", "billion", "trillion", "lakh", "crore"]
            .iter()
            .find(|word| scale == **word || scale.strip_suffix('s') == Some(**word))
        && let Some(unit) = known(&format!("{scale} {rest}"), locale, lexicon)
    {
        return Some(whole(unit));
    }
    // Words behind the unit say how it was counted: `tỷ đồng, giá hiện hành`, `US$ million, f.o.b.`.
    let head = text.split([',', ';']).next().map(str::trim).filter(|head| head.len() < text.len());
    head.and_then(|head| known(head, locale, lexicon)).map(whole)
}

/// As [`measure`], for the cell of a column of units: a word that nobody knows is a counted thing.
pub(crate) fn counted(text: &str, locale: Locale, lexicon: &Lexicon) -> Option<Measure> {
    measure(text, locale, lexicon).or_else(|| {
        let plain = folded(text);
        let words: Vec<&str> = plain.split(' ').collect();
        let letters = plain.chars().all(|ch| ch.is_ascii_lowercase() || ch == ' ');
        if locale != Locale::En || !letters || words.len() > 3 || plain.len() < 3 {
            return None;
        }
        let code = words.join("_");
        let code = code
            .strip_suffix("ies")
            .map(|stem| format!("{stem}y"))
            .or_else(|| code.strip_suffix('s').map(str::to_owned))
            .unwrap_or(code);
        Some(whole(Unit::from_code(&code).ok()?))
    })
}

fn whole(unit: Unit) -> Measure {
    let of = unit.note().filter(|_| unit.kind() == Kind::Share).map(str::to_owned);
    let unit = if of.is_some() { unit.noted(None).unwrap_or(unit) } else { unit };
    Measure { grows: unit.kind() == Kind::Growth, unit: Some(unit), of }
}

/// A unit of the vocabulary; a word that is only good as a code is none.
fn known(text: &str, locale: Locale, lexicon: &Lexicon) -> Option<Unit> {
    let unit = Unit::read_with(text, locale, lexicon).ok()?;
    let numerator = unit.numerator();
    let named = numerator.row().is_some() || lexicon.iter().any(|(_, _, noun)| noun.word() == numerator.word());
    (named || unit.kind() != Kind::Count).then_some(unit)
}

/// The unit that a line above a table gives: `ĐVT: nghìn tấn`, `Đơn vị tính: %`, `… (triệu đồng)`, `Unit: KSh million`.
pub(crate) fn above(text: &str, locale: Locale, lexicon: &Lexicon) -> Option<(Measure, bool)> {
    let text = text.trim().trim_matches(['|', '*', '_']).trim();
    if let Some((before, after)) = labelled(text) {
        let after = after.trim().trim_end_matches(')').trim();
        let found = measure(after, locale, lexicon)
            .or_else(|| measure(after.split([',', ';', ')']).next()?, locale, lexicon))?;
        return Some((found, before.trim().trim_end_matches('(').trim().is_empty()));
    }
    let inside = text.trim_end_matches(['.', ':']).strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((before, inside)) = inside {
        return measure(inside, locale, lexicon).map(|found| (found, before.trim().is_empty()));
    }
    let plain = folded(text);
    let said = plain.strip_prefix("in ").is_some() && text.chars().count() < 50;
    said.then(|| measure(text, locale, lexicon)).flatten().map(|found| (found, true))
}

/// What stands before and behind the words that announce a unit.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once(':')?;
    let plain = folded(before);
    let labels = [
        "đvt",
        "đơn vị tính",
        "đơn vị",
        "đv tính",
        "đv",
        "unit",
        "units",
        "unit of measure",
        "units of measure",
        "unit of measurement",
        "currency unit",
    ];
    let label = labels
        .iter()
        .find(|label| plain.strip_suffix(**label).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))?;
    let words = label.split(' ').count();
    let mut cut = before.trim_end();
    for _ in 0..words {
        cut = cut
            .rfind(|ch: char| ch.is_whitespace() || ch == '(')
            .and_then(|at| cut.get(..at + 1))
            .unwrap_or("")
            .trim_end();
    }
    Some((cut, after))
}

/// A name without the unit that stands in a parenthesis at its end or behind its last comma, and that unit.
pub(crate) fn of_name<'t>(name: &'t str, locale: Locale, lexicon: &Lexicon) -> (&'t str, Option<Measure>) {
    let bare = name.trim_end_matches([':', '*', ' ']);
    if let Some((before, inside)) = bare.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && let Some(found) = measure(inside, locale, lexicon)
        && !before.trim().is_empty()
    {
        return (before.trim(), Some(found));
    }
    if let Some((before, after)) = bare.rsplit_once(',')
        && let Some(found) = measure(after, locale, lexicon)
        && found.unit.as_ref().is_some_and(|unit| unit.kind() != Kind::Count || unit.exponent() > 0)
    {
        return (before.trim(), Some(found));
    }
    (bare, None)
}

/// What a name says is counted: `Số dự án`, `Number of projects`.
pub(crate) fn of_count(name: &str, locale: Locale, lexicon: &Lexicon) -> Option<Measure> {
    let first = name.chars().next().filter(|ch| matches!(ch, 's' | 'S' | 't' | 'T' | 'n' | 'N' | '#'));
    first?;
    let folded = Folded::prose(name);
    let mut cursor = folded.cursor();
    let counts = locale.pick(
        words!["tổng số lượt, tổng số, số lượng, số lượt, số"],
        &["total number of", "number of", "no. of", "# of"][..],
    );
    let before = cursor;
    if !cursor.eat_any(counts) {
        return None;
    }
    if cursor.since(before.mark()).ends_with("ượt") || cursor.since(before.mark()).ends_with("ƯỢT") {
        return Unit::from_code("visit").ok().map(whole);
    }
    let reader = Reader { locale, context: Context::Prose, lexicon, foreign: false };
    unit_at(&mut cursor, reader).filter(|unit| unit.kind() == Kind::Count && unit.exponent() == 0).map(whole)
}
