//! Input as a message shows it: what cannot be seen is escaped.

use std::borrow::Cow;

/// Returns the text with its control characters, NUL among them, and its invisible ones written as `\0`, `\u{202e}`.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for ch in text.chars() {
        if is_hidden(ch) { shown.extend(ch.escape_debug()) } else { shown.push(ch) }
    }
    Cow::Owned(shown)
}

fn is_hidden(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
