//! What published methods make of one series, as a page: a row a method, and where they disagree.

use askama::Template;
use attain::{Comparison, Locale, Progress};

use crate::mark::Mark;
use crate::markdown::{Document, Side};
use crate::page::{Form, Report, rendered};
use crate::words::{self, Words};

/// The verdict of a method as it is shown.
struct Row {
    method: String,
    value: String,
    score: String,
    mark: Mark,
    evidence: &'static str,
    remarks: String,
}

impl Row {
    fn of(row: &Progress, locale: Locale) -> Self {
        let mut remarks: Vec<String> = row.reason().map(|reason| reason.explain(locale)).into_iter().collect();
        remarks.extend(row.notes().iter().map(ToString::to_string));
        Self {
            method: row.method().to_owned(),
            value: row.value().map_or_else(String::new, |value| words::figure(value, locale)),
            score: row.score().map_or_else(String::new, |score| words::figure(score, locale)),
            mark: Mark::of_progress(row),
            evidence: words::evidence(row.evidence(), locale),
            remarks: remarks.join("; "),
        }
    }
}

#[derive(Template)]
#[template(path = "methods.html")]
struct Page<'a> {
    page: bool,
    words: Words,
    series: &'a str,
    rows: &'a [Row],
    foot: &'a [String],
}

fn page(rows: &[Progress], foot: &[String], form: Form, locale: Locale) -> String {
    let series = rows.first().map_or_else(String::new, |row| words::series(row.series(), locale));
    let rows: Vec<Row> = rows.iter().map(|row| Row::of(row, locale)).collect();
    rendered(&Page { page: form.is_page(), words: Words::of(locale), series: &series, rows: &rows, foot })
}

fn markdown(rows: &[Progress], foot: &[String], locale: Locale) -> String {
    let words = Words::of(locale);
    let heads = [
        (words.method, Side::Left),
        (words.value, Side::Right),
        (words.score, Side::Right),
        (words.verdict, Side::Left),
        (words.evidence, Side::Left),
        (words.remarks, Side::Left),
    ];
    let cells = rows.iter().map(|row| Row::of(row, locale)).map(|row| {
        let verdict = format!("{} {}", row.mark.letter, row.mark.word);
        vec![row.method, row.value, row.score, verdict, row.evidence.to_owned(), row.remarks]
    });
    let mut document = Document::default();
    document.heading(words.methods);
    if let Some(row) = rows.first() {
        document.line(&words::series(row.series(), locale));
    }
    document.table(&heads, &cells.collect::<Vec<_>>());
    document.list(foot);
    document.end()
}

fn disagreements(compared: &Comparison, locale: Locale) -> Vec<String> {
    compared.disagreements().iter().map(|disagreement| disagreement.sentence(locale)).collect()
}

impl Report for Comparison {
    fn title(&self, locale: Locale) -> String {
        Words::of(locale).methods.to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        page(self.rows(), &disagreements(self, locale), form, locale)
    }

    fn to_markdown(&self, locale: Locale) -> String {
        markdown(self.rows(), &disagreements(self, locale), locale)
    }
}

impl Report for Progress {
    fn title(&self, _locale: Locale) -> String {
        self.method().to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        page(std::slice::from_ref(self), &[], form, locale)
    }

    fn to_markdown(&self, locale: Locale) -> String {
        markdown(std::slice::from_ref(self), &[], locale)
    }
}
