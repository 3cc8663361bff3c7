//! How offices number the rows of a table: `I`, `1`, `1.1`, `a)`, `-`, `Trong đó`.

use attain::text::normal_name;

/// How deep a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// A letter or a Roman figure: a chapter.
    Chapter,
    /// A number of so many parts: `1`, `1.1`.
    Number(usize),
    /// A small letter: `a)`.
    Letter,
    /// A dash.
    Dash,
    /// A plus, under a dash.
    Plus,
    /// What a total is said to consist of: `Trong đó: …`.
    Among,
}

/// Returns the mark of a numbering cell.
pub(crate) fn of_cell(text: &str) -> Option<Mark> {
    let text = text.trim();
    let bare = text.trim_end_matches(['.', ')', '/']);
    match text {
        "-" | "–" | "—" | "*" | "•" => return Some(Mark::Dash),
        "+" => return Some(Mark::Plus),
        _ => {}
    }
    let parts: Vec<&str> = bare.split('.').collect();
    let digits = |part: &&str| !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit());
    if parts.iter().all(digits) {
        return Some(Mark::Number(parts.len()));
    }
    let mut chars = bare.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if letter.is_lowercase() => return Some(Mark::Letter),
        (Some(letter), None) if letter.is_uppercase() => return Some(Mark::Chapter),
        _ => {}
    }
    (!bare.is_empty() && bare.chars().all(|c| "IVXLC".contains(c))).then_some(Mark::Chapter)
}

/// Returns the mark before a name, and the name.
pub(crate) fn of_name(text: &str) -> (Option<Mark>, &str) {
    let text = text.trim();
    for (sign, mark) in [
        ('-', Mark::Dash),
        ('–', Mark::Dash),
        ('—', Mark::Dash),
        ('•', Mark::Dash),
        ('*', Mark::Dash),
        ('+', Mark::Plus),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            let name = rest.trim_start();
            // A sign before anything but words is a part of the name.
            if name.starts_with(char::is_alphabetic) {
                return match among(name) {
                    Some(rest) => (Some(Mark::Among), rest),
                    None => (Some(mark), name),
                };
            }
            return (None, text);
        }
    }
    if let Some(rest) = among(text) {
        return (Some(Mark::Among), rest);
    }
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return (None, text) };
    // A number alone begins a name, `1 triệu cây xanh`; a number with a point or of several parts counts.
    let counts = first.ends_with(['.', ')', '/']) || first.contains('.');
    match of_cell(first).filter(|_| counts) {
        Some(mark) if !rest.trim().is_empty() => (Some(mark), rest.trim()),
        _ => (None, text),
    }
}

/// What stands behind `Trong đó`, `Bao gồm`, `of which`; empty where nothing does.
fn among(text: &str) -> Option<&str> {
    const LEADS: [&str; 5] = ["trong đó", "bao gồm", "gồm", "of which", "including"];
    let folded = normal_name(text);
    let lead = LEADS
        .iter()
        .find(|lead| folded.strip_prefix(*lead).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))?;
    // Folding keeps the number of words.
    let words = lead.split(' ').count();
    let mut rest = text.trim_start();
    for _ in 0..words {
        let end = rest.find(|c: char| c.is_whitespace() || c == ':' || c == ',').unwrap_or(rest.len());
        rest = rest.get(end..)?.trim_start();
    }
    let rest = rest.trim_start_matches([':', ',', '-', '–', ' ']);
    Some(rest.trim())
}

/// Whether a name says only that a row is a sum: `Tổng cộng`.
pub(crate) fn is_total(name: &str) -> bool {
    const TOTALS: [&str; 8] = ["tổng cộng", "tổng số", "cộng", "tổng", "total", "grand total", "sum", "cộng tổng"];
    let folded = normal_name(name);
    TOTALS.contains(&folded.trim_end_matches([':', '.', ' ']))
}
