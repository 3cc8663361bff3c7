//! The names of the rows of a table: their numbers, their depth, and what they are without them.

use attain::text::prose::folded;

/// How deep a row stands: the smaller, the higher; None where nothing says so.
pub(super) type Depth = u8;

/// The depth of a row without a mark.
pub(super) const PLAIN: Depth = 3;

/// The depth that a numbering cell gives: `A`, `I`, `1`, `1.1`, `a)`, `-`, `+`.
pub(super) fn of_cell(text: &str) -> Option<Depth> {
    let text = text.trim();
    match text {
        "-" | "–" | "—" | "*" | "•" => return Some(8),
        "+" => return Some(9),
        _ => {}
    }
    let bare = text.trim_matches(['.', ')', '(', '/', ':']);
    let parts: Vec<&str> = bare.split('.').collect();
    if !bare.is_empty()
        && parts.iter().all(|part| !part.is_empty() && part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return u8::try_from(parts.len()).ok().map(|parts| 2 + parts.min(4));
    }
    if !bare.is_empty() && bare.chars().all(|ch| "IVX".contains(ch)) {
        return Some(2);
    }
    let mut chars = bare.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if letter.is_uppercase() => Some(1),
        (Some(letter), None) if letter.is_lowercase() => Some(7),
        _ => None,
    }
}

/// The depth that the beginning of a name gives, and the name without it.
pub(super) fn of_name(text: &str) -> (Option<Depth>, &str) {
    let text = text.trim().trim_start_matches(['*', '_', '#']).trim_end_matches(['*', '_']).trim();
    for (sign, depth) in [('-', 8), ('–', 8), ('—', 8), ('•', 8), ('·', 8), ('+', 9)] {
        if let Some(rest) =
            text.strip_prefix(sign).map(str::trim_start).filter(|rest| rest.starts_with(char::is_alphabetic))
        {
            return (Some(depth), among(rest).unwrap_or(rest));
        }
    }
    if let Some(rest) = among(text) {
        let (_, name) = of_name(rest);
        return (Some(8), name);
    }
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return (None, text) };
    // A number alone begins a name, `1 triệu cây xanh`; one with a point or a parenthesis counts.
    let counts = first.ends_with(['.', ')', '/']) || first.contains('.');
    match of_cell(first).filter(|_| counts && rest.trim_start().starts_with(char::is_alphabetic)) {
        Some(depth) => (Some(depth), rest.trim()),
        None => (None, text),
    }
}

/// What stands behind `Trong đó`, `of which`.
fn among(text: &str) -> Option<&str> {
    let plain = folded(text);
    let lead = ["trong đó", "bao gồm", "tr.đó", "trđ", "of which", "o/w"].iter().find(|lead| {
        plain.strip_prefix(**lead).is_some_and(|rest| !rest.is_empty() && !rest.starts_with(char::is_alphanumeric))
    })?;
    let mut rest = text;
    for _ in 0..lead.split(' ').count() {
        let end = rest.find(|ch: char| ch.is_whitespace() || matches!(ch, ':' | ',')).unwrap_or(rest.len());
        rest = rest.get(end..)?.trim_start();
    }
    Some(rest.trim_start_matches([':', ',', '-', '–', ' ']))
}
