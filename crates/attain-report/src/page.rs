//! A report in its three forms: a piece for a notebook, a whole page, Markdown.

use std::path::Path;

use askama::Template;
use attain::{Locale, interrupt};

use crate::file::{self, WriteError};

/// How many rows a piece shows; a page and Markdown show all.
pub const ROWS_OF_A_FRAGMENT: usize = 200;

/// What can be shown as a page: scorecards, paces, method comparisons, plans, what they are made of, and what was read
/// out of a report.
///
/// Every text is escaped by the templates, the figures are the core's own text, and nothing is fetched: the pages hold
/// their style and their charts, and no script.
///
/// # Examples
/// ```
/// use attain::{Better, Figure, Goal, Locale, Observation, Plan, Target};
/// use attain_report::Report;
///
/// let mut plan = Plan::new("Hà Tĩnh 2024");
/// plan.add(Target::new("Tổng thu ngân sách", Goal::read("17.500 tỷ đồng", Locale::Vi)?).better(Better::Higher))?;
/// let card = plan.assess(&[Observation::new("Tổng thu ngân sách", Figure::read("17.946 tỷ đồng", Locale::Vi)?)])?;
/// let page = card.to_html(Locale::Vi);
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<svg") && page.contains("17.946 tỷ đồng"));
/// assert!(card.to_markdown(Locale::En).contains("| ▲ exceeded |"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Report {
    /// What the page is called.
    fn title(&self, locale: Locale) -> String;

    /// Returns the contents, as they stand on a page or as a piece of another.
    fn contents(&self, form: Form, locale: Locale) -> String;

    /// Returns it as Markdown, with tables as GitHub and notebooks know them.
    fn to_markdown(&self, locale: Locale) -> String;

    /// Returns a piece to be put into another page, with its style: what a notebook shows.
    ///
    /// It shows [`ROWS_OF_A_FRAGMENT`] rows of a table at most.
    fn to_fragment(&self, locale: Locale) -> String {
        rendered(&Piece { lang: locale.code(), contents: &self.contents(Form::Piece, locale) })
    }

    /// Returns a whole page that needs nothing else, for a browser and for print.
    fn to_html(&self, locale: Locale) -> String {
        let (title, contents) = (self.title(locale), self.contents(Form::Page, locale));
        rendered(&Whole { lang: locale.code(), title: &title, contents: &contents, version: env!("CARGO_PKG_VERSION") })
    }

    /// Writes the page to a file: under a temporary name first, so that the old one stays until the new one is whole.
    ///
    /// # Errors
    /// [`WriteError`] where the folder does not take the file.
    ///
    /// # Examples
    /// ```
    /// use attain::{Locale, Plan};
    /// use attain_report::Report;
    ///
    /// let card = Plan::new("2024").assess(&[])?;
    /// let file = std::env::temp_dir().join(format!("attain-{}.html", std::process::id()));
    /// card.write_html(&file, Locale::Vi)?;
    /// assert_eq!(std::fs::read_to_string(&file)?, card.to_html(Locale::Vi));
    /// # std::fs::remove_file(&file)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn write_html(&self, path: &Path, locale: Locale) -> Result<(), WriteError> {
        file::replace(path, self.to_html(locale).as_bytes())
    }
}

/// Where the contents of a report stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// On a page of their own.
    Page,
    /// Within another page.
    Piece,
}

impl Form {
    /// How many rows are shown.
    pub(crate) fn rows(self) -> usize {
        match self {
            Form::Page => usize::MAX,
            Form::Piece => ROWS_OF_A_FRAGMENT,
        }
    }

    pub(crate) fn is_page(self) -> bool {
        self == Form::Page
    }
}

#[derive(Template)]
#[template(path = "page.html")]
struct Whole<'a> {
    lang: &'a str,
    title: &'a str,
    contents: &'a str,
    version: &'a str,
}

#[derive(Template)]
#[template(path = "piece.html")]
struct Piece<'a> {
    lang: &'a str,
    contents: &'a str,
}

#[derive(Template)]
#[template(path = "text.html")]
struct Text<'a> {
    text: &'a str,
}

/// Returns one text, escaped, for a notebook.
///
/// # Examples
/// ```
/// assert_eq!(attain_report::text("5 < 6"), "<bdi>5 &#60; 6</bdi>");
/// ```
#[must_use]
pub fn text(shown: &str) -> String {
    rendered(&Text { text: shown })
}

/// Returns what a template makes of its texts. Characters that no page may hold become the mark of a lost one.
pub(crate) fn rendered(template: &impl Template) -> String {
    let mut page = Written(String::new());
    // Writing texts and whole numbers to memory does not fail.
    match template.render_into(&mut page) {
        Ok(()) => page.0,
        Err(error) => error.to_string(),
    }
}

/// A page while it is written, which can be called off after every piece.
struct Written(String);

impl std::fmt::Write for Written {
    fn write_str(&mut self, piece: &str) -> std::fmt::Result {
        // The contents of a page are one piece of it.
        for line in piece.split_inclusive('\n') {
            interrupt::check();
            if line.contains(is_refused) {
                self.0.push_str(&line.replace(is_refused, "\u{fffd}"));
            } else {
                self.0.push_str(line);
            }
        }
        Ok(())
    }
}

/// Whether neither HTML nor XML takes the character.
pub(crate) fn is_refused(ch: char) -> bool {
    (ch.is_control() && !matches!(ch, '\n' | '\r' | '\t')) || matches!(ch, '\u{fffe}' | '\u{ffff}')
}
