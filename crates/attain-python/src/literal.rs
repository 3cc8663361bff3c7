//! Python source that makes a value again: what `repr` gives.

use chrono::{Datelike, NaiveDate};

/// A text in quotes, as Python writes it.
pub fn quoted(text: &str) -> String {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(mark);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == mark => {
                out.push('\\');
                out.push(c);
            }
            // What is not seen is written by its number: controls, separators, marks of direction.
            c if c.is_control()
                || matches!(u32::from(c), 0xa0 | 0xad | 0x200b..=0x200f | 0x2028..=0x202e | 0x2066..=0x2069 | 0xfeff) =>
            {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push(mark);
    out
}

/// A day: `date(2024, 12, 31)`.
pub fn day(on: NaiveDate) -> String {
    format!("date({}, {}, {})", on.year(), on.month(), on.day())
}

/// A call, argument by argument.
pub struct Call(String, bool);

impl Call {
    pub fn new(name: &str) -> Self {
        Self(format!("{name}("), false)
    }

    /// Adds an argument by position.
    pub fn arg(mut self, source: impl AsRef<str>) -> Self {
        if self.1 {
            self.0.push_str(", ");
        }
        self.0.push_str(source.as_ref());
        self.1 = true;
        self
    }

    /// Adds an argument by keyword, where there is one.
    pub fn opt(self, name: &str, source: Option<String>) -> Self {
        match source {
            Some(source) => self.arg(format!("{name}={source}")),
            None => self,
        }
    }

    /// Adds a text by keyword, where there is one.
    pub fn text(self, name: &str, text: Option<&str>) -> Self {
        self.opt(name, text.map(quoted))
    }

    pub fn end(self) -> String {
        self.0 + ")"
    }
}

/// A list of sources.
pub fn list(sources: impl IntoIterator<Item = String>) -> String {
    let sources = sources.into_iter().inspect(|_| attain::interrupt::check());
    format!("[{}]", sources.collect::<Vec<_>>().join(", "))
}

/// A call with the English text where that reads back as the same, else with the Vietnamese one (`65 vạn tấn` is at a
/// power of ten that English has no word for), else with the stored form.
///
/// `write` gives the text of a language; `same` says whether a text, read in a language or in none, gives the value
/// again.
pub fn of_text(
    name: &str,
    write: impl Fn(attain::Locale) -> String,
    wire: &str,
    same: impl Fn(&str, Option<attain::Locale>) -> bool,
) -> String {
    for locale in [attain::Locale::En, attain::Locale::Vi] {
        let text = write(locale);
        if same(&text, None) {
            return Call::new(name).arg(quoted(&text)).end();
        }
        if same(&text, Some(locale)) {
            return Call::new(name).arg(quoted(&text)).arg(format!("locale='{}'", locale.code())).end();
        }
    }
    Call::new(&format!("{name}.from_wire")).arg(quoted(wire)).end()
}
