//! Markdown that shows every text as it is: tables, with whatever would be markup escaped.

use std::fmt::Write;

use attain::interrupt;

use crate::page::is_refused;

/// Returns a text that Markdown shows as it stands, in one line.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // What turns the direction of writing ends with the text.
    let turns =
        text.contains(|ch| matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'));
    if turns {
        out.push('\u{2068}');
    }
    let mut rest = text.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' | '!' | '@' | '^' => out.extend(['\\', ch]),
            // An address is no link.
            ':' if rest.peek() == Some(&'/') => out.push_str("\\:"),
            '.' if out.ends_with(['w', 'W']) => out.push_str("\\."),
            ch if is_refused(ch) => out.push('\u{fffd}'),
            ch => out.push(ch),
        }
    }
    if turns {
        out.push('\u{2069}');
    }
    out
}

/// A document that grows by headings, lines and tables.
#[derive(Default)]
pub(crate) struct Document(String);

impl Document {
    pub(crate) fn heading(&mut self, text: &str) {
        let _ = write!(self.0, "# {}\n\n", shown(text));
    }

    pub(crate) fn line(&mut self, text: &str) {
        let text = shown(text);
        // What begins a list or a rule is no text.
        let mark = if text.starts_with(['-', '+', '=']) { "\\" } else { "" };
        let _ = write!(self.0, "{mark}{text}\n\n");
    }

    /// Writes lines as a list.
    pub(crate) fn list<'a>(&mut self, lines: impl IntoIterator<Item = &'a String>) {
        let mut any = false;
        for line in lines {
            any = true;
            let text = shown(line);
            let mark = if text.starts_with(['-', '+', '=']) { "\\" } else { "" };
            let _ = writeln!(self.0, "- {mark}{text}");
        }
        if any {
            self.0.push('\n');
        }
    }

    /// Writes a table; columns in which nothing stands are left out, figures stand on the right.
    pub(crate) fn table(&mut self, heads: &[(&str, Side)], rows: &[Vec<String>]) {
        let kept: Vec<usize> = (0..heads.len())
            .filter(|at| *at == 0 || rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let mut write_row = |cells: &mut dyn Iterator<Item = String>| {
            for cell in cells {
                let _ = write!(self.0, "| {cell} ");
            }
            self.0.push_str("|\n");
        };
        let heads: Vec<&(&str, Side)> = kept.iter().filter_map(|at| heads.get(*at)).collect();
        write_row(&mut heads.iter().map(|(head, _)| shown(head)));
        write_row(&mut heads.iter().map(|(_, side)| if *side == Side::Right { "--:" } else { ":--" }.to_owned()));
        for row in rows {
            interrupt::check();
            write_row(&mut kept.iter().map(|at| row.get(*at).map(|cell| shown(cell)).unwrap_or_default()));
        }
        self.0.push('\n');
    }

    pub(crate) fn end(self) -> String {
        self.0.trim_end().to_owned() + "\n"
    }
}

/// The side on which a column stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}
