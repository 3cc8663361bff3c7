//! Slips of the pen: fields that no entry has, and a file of one sort read as the other.

use std::collections::BTreeMap;

use super::super::{FORMAT, WireError};
use crate::visible::visible;

/// A field that no entry has is a slip of the pen, not a comment.
pub(super) fn check_unknown(
    unknown: &BTreeMap<String, serde_json::Value>,
    place: &str,
    known: impl Iterator<Item = &'static str>,
) -> Result<(), WireError> {
    let Some(field) = unknown.keys().next() else { return Ok(()) };
    let meant = nearest(field, known).map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
    let shown = field.chars().take(60).collect::<String>();
    Err(WireError::Field { place: place.to_owned(), reason: format!("there is no field `{}`{meant}", visible(&shown)) })
}

/// Returns what is wrong with a file of another version, or with the entries of another sort, else the error that it gave.
pub(super) fn other_file(
    keys: Option<BTreeMap<String, serde_json::Value>>,
    (entries, sort, reader): (&str, &str, &str),
    error: WireError,
) -> WireError {
    let format =
        keys.as_ref().and_then(|keys| keys.get("format")?.as_u64()).and_then(|found| u32::try_from(found).ok());
    match keys {
        _ if format.is_some_and(|found| found != FORMAT) => WireError::Format { found: format.unwrap_or_default() },
        Some(keys) if keys.contains_key(entries) => WireError::Field {
            place: "the file".to_owned(),
            reason: format!("it looks like a {sort} file, with its `{entries}` entries; read it with `{reader}`"),
        },
        _ => error,
    }
}

/// The known field that is at most two slips away, and fewer than it has letters.
fn nearest(field: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let written: Vec<char> = field.chars().take(60).flat_map(char::to_lowercase).collect();
    known
        .map(|known| (slips(&written, &known.chars().collect::<Vec<_>>()), known))
        .filter(|(slips, known)| *slips <= 2 && *slips < known.len().min(written.len()))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

/// How many letters must be put in, left out, changed, or swapped with the next one, to come from one word to another.
fn slips(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mut least = (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && from.get(i - 1) == Some(b) && to.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}
