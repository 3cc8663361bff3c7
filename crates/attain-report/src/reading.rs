//! A report with its figures marked where they stand; targets, results and claims in tables that lead to them.

mod marking;
mod tables;

use askama::Template;
use attain::Locale;
use attain_reader::{Reading, Role};

use crate::markdown::{Document, Side};
use crate::page::{Form, Report, rendered};
use crate::words;
use marking::{Line, Marking};
use tables::{Table, tables};

/// How many code points of a long report a piece shows.
const BEGINNING: usize = 60_000;

/// A report and what was read out of it.
///
/// The text stays as it was published, so that what is copied out of the page is the report's own; every figure is told by
/// its line as well as by its colour. A piece shows the beginning of a long report.
///
/// # Examples
/// ```
/// use attain::Locale;
/// use attain_report::{Marked, Report};
///
/// let text = "Tổng thu ngân sách năm 2024 đạt 17.946 tỷ đồng <b>.";
/// let page = Marked::new(text, &attain_reader::read(text)).to_html(Locale::Vi);
/// assert!(page.contains(">17.946 tỷ đồng</mark>") && page.contains("&#60;b&#62;"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Marked<'r> {
    source: Source<'r>,
    reading: &'r Reading,
}

/// What was read.
#[derive(Clone, Copy, Debug)]
enum Source<'r> {
    Text(&'r str),
    Table(&'r [Vec<String>]),
}

impl<'r> Marked<'r> {
    /// Returns the report with its reading; `text` is what was read.
    #[must_use]
    pub fn new(text: &'r str, reading: &'r Reading) -> Self {
        Self { source: Source::Text(text), reading }
    }

    /// Returns a table with its reading; `rows` are what `Reader::read_table` read, and are shown as a table.
    ///
    /// # Examples
    /// ```
    /// use attain::Locale;
    /// use attain_report::{Marked, Report};
    ///
    /// let rows = [["Chỉ tiêu", "ĐVT", "Thực hiện 2024"], ["Thu ngân sách", "tỷ đồng", "17.946"]];
    /// let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    /// let reading = attain_reader::Reader::new().read_table(&rows);
    /// let page = Marked::of_table(&rows, &reading).to_html(Locale::Vi);
    /// assert!(page.contains("<td>tỷ đồng</td>") && page.contains(">17.946</mark></td>"));
    /// ```
    #[must_use]
    pub fn of_table(rows: &'r [Vec<String>], reading: &'r Reading) -> Self {
        Self { source: Source::Table(rows), reading }
    }

    /// The report as it is shown, and what of it is not.
    fn shown(&self, form: Form, locale: Locale) -> (Vec<Line<'r>>, Option<String>) {
        let mut marking = Marking::of(self.reading, locale);
        match self.source {
            Source::Text(text) => {
                let longest = if form.is_page() { usize::MAX } else { BEGINNING };
                let (stretches, left) = marking.stretches(text, 0, longest);
                let more = || locale.pick(format!("… và {left} ký tự nữa"), format!("… and {left} more characters"));
                (vec![vec![stretches]], (left > 0).then(more))
            }
            Source::Table(rows) => {
                let left = rows.len().saturating_sub(form.rows());
                let mut at = 0;
                let lines = rows.iter().take(form.rows()).map(|row| {
                    // Between two cells, and after a row, stands one character of the text that the rows make.
                    let line = row.iter().map(|cell| {
                        let (stretches, _) = marking.stretches(cell, at, usize::MAX);
                        at += cell.chars().count() + 1;
                        stretches
                    });
                    let line = line.collect();
                    at += usize::from(row.is_empty());
                    line
                });
                (lines.collect(), (left > 0).then(|| words::more_rows(left, locale)))
            }
        }
    }

    /// What the names of places in the text begin with, so that two readings on one page keep apart.
    fn name(&self) -> String {
        // FNV-1a.
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hashed = |hash: u64, text: &str| text.bytes().chain([0]).fold(hash, step);
        let hash = match self.source {
            Source::Text(text) => hashed(0xcbf2_9ce4_8422_2325, text),
            Source::Table(rows) => rows.iter().flatten().fold(0xcbf2_9ce4_8422_2325, |hash, cell| hashed(hash, cell)),
        };
        format!("attain-{hash:016x}")
    }
}

#[derive(Template)]
#[template(path = "reading.html")]
struct Page<'a> {
    page: bool,
    title: &'a str,
    lang: &'a str,
    name: &'a str,
    /// Whether the lines are those of a table.
    table: bool,
    lines: &'a [Line<'a>],
    more: Option<String>,
    roles: &'a [(&'a str, &'a str)],
    tables: &'a [Table],
    notices: &'a [String],
}

impl Report for Marked<'_> {
    fn title(&self, locale: Locale) -> String {
        locale.pick("Báo cáo đã đọc", "A report as read").to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let (lines, more) = self.shown(form, locale);
        let tables: Vec<Table> =
            tables(self.reading, locale).into_iter().map(|table| table.cut(form.rows(), locale)).collect();
        let roles: Vec<(&str, &str)> = Role::ALL.iter().map(|role| (role.name(), role.label(locale))).collect();
        let notices: Vec<String> = self.reading.notices.iter().map(|notice| notice.explain(locale)).collect();
        rendered(&Page {
            page: form.is_page(),
            title: &self.title(locale),
            lang: self.reading.locale.code(),
            name: &self.name(),
            table: matches!(self.source, Source::Table(_)),
            lines: &lines,
            more,
            roles: &roles,
            tables: &tables,
            notices: &notices,
        })
    }

    fn to_markdown(&self, locale: Locale) -> String {
        let mut document = Document::default();
        document.heading(&self.title(locale));
        for table in tables(self.reading, locale) {
            document.line(&table.caption);
            let heads: Vec<(&str, Side)> = table.heads.iter().map(|head| (*head, Side::Left)).collect();
            let rows = table.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect());
            let rows: Vec<Vec<String>> = rows.collect();
            if !rows.is_empty() {
                document.table(&heads, &rows);
            }
        }
        document.list(&self.reading.notices.iter().map(|notice| notice.explain(locale)).collect::<Vec<_>>());
        document.end()
    }
}
