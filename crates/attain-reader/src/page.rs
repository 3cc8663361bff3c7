//! A report cut into stretches: a paragraph, an item of a list, a row of a table.
//!
//! A line that goes on in the next one, as in text taken from a PDF, is one stretch with it. A stretch is never longer
//! than [`LONGEST`], so that memory does not grow with a line that never ends.

/// The most bytes of a stretch; a longer one is cut after a sentence, else after a word, else anywhere.
pub(crate) const LONGEST: usize = 16 * 1024;

/// A part of the report that is read at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'t> {
    pub(crate) text: &'t str,
    /// The code point at which it starts.
    pub(crate) offset: usize,
    /// Whether an empty line, or the start of the report, stands before it.
    pub(crate) parted: bool,
}

/// The stretches of a report, in order.
#[derive(Clone)]
pub(crate) struct Stretches<'t> {
    rest: &'t str,
    offset: usize,
    parted: bool,
}

impl<'t> Stretches<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { rest: text, offset: 0, parted: true }
    }

    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

impl<'t> Iterator for Stretches<'t> {
    type Item = Stretch<'t>;

    fn next(&mut self) -> Option<Stretch<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let bytes = length(self.rest);
            let text = self.take(bytes);
            let offset = self.offset;
            self.offset += text.chars().count();
            if text.trim().is_empty() {
                self.parted = true;
                continue;
            }
            let parted = std::mem::replace(&mut self.parted, false);
            return Some(Stretch { text, offset, parted });
        }
    }
}

/// How many bytes the first stretch of a text has.
fn length(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = text.get(end..).unwrap_or("");
        let searched = rest.as_bytes().get(..LONGEST.saturating_sub(end)).unwrap_or(rest.as_bytes());
        let Some(line) = searched.iter().position(|byte| *byte == b'\n') else {
            if end + searched.len() >= LONGEST && rest.len() > searched.len() {
                return cut(text);
            }
            return end + searched.len();
        };
        let (this, next) = (rest.get(..line).unwrap_or(""), rest.get(line + 1..).unwrap_or(""));
        end += line + 1;
        if !goes_on(this, next) {
            return end;
        }
    }
}

/// Where to cut a stretch that is too long.
fn cut(text: &str) -> usize {
    let mut limit = LONGEST;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = text.get(..limit).unwrap_or(text);
    let half = limit / 2;
    let sentence = head
        .rmatch_indices(['.', ';', '!', '?'])
        .map(|(at, mark)| at + mark.len())
        .find(|end| *end >= half && text.get(*end..).is_some_and(|rest| rest.starts_with(char::is_whitespace)));
    let word = || head.rmatch_indices(char::is_whitespace).map(|(at, mark)| at + mark.len()).find(|end| *end >= half);
    // Cutting within a run of digits would make two numbers of one; such a run is no number anyway.
    sentence.or_else(word).unwrap_or(limit)
}

/// Whether a line goes on in the next one.
fn goes_on(line: &str, next: &str) -> bool {
    let (line, next) = (line.trim_end(), next.get(..next.find('\n').unwrap_or(next.len())).unwrap_or("").trim());
    let table = |text: &str| text.contains(['\t', '|']);
    let Some(first) = next.chars().next() else { return false };
    if line.trim().is_empty() || table(line) || table(next) || line.ends_with(['.', ';', ':', '!', '?', '”', '"']) {
        return false;
    }
    // An item of a list begins a stretch of its own: `- `, `+ `, `1. `, `a) `, `(1) `.
    let item = |text: &str| {
        let text = text.trim_start();
        let mark = text.starts_with(['-', '+', '–', '—', '•', '*', '·', '●', '▪', '➢']);
        let head: &str = text.split([' ', '\u{a0}']).next().unwrap_or("");
        let numbered = head.len() <= 6
            && (head.ends_with(['.', ')']) || head.starts_with('('))
            && head.trim_matches(['.', '(', ')']).chars().all(|ch| {
                ch.is_ascii_digit()
                    || ch == '.'
                    || ch == 'I'
                    || ch == 'V'
                    || ch == 'X'
                    || (head.len() <= 3 && ch.is_ascii_lowercase())
            });
        mark || numbered
    };
    if item(next) {
        return false;
    }
    let long = line.chars().count() >= 30;
    let open = line.ends_with([',', '-', '–', '(', '/']);
    let number_ends = line.ends_with(|ch: char| ch.is_ascii_digit());
    let small = first.is_lowercase() || first == '%' || first == '(' || first == ')';
    open || small
        || (line.chars().count() >= 16 && first.is_ascii_digit() && !item(next))
        || (long && number_ends && first.is_alphabetic() && small)
}
