//! The tables beside a report: targets, results, claims and what could not be used, each row with its place in the text.

use attain::{Locale, Verdict, interrupt};
use attain_reader::Reading;

use crate::words::{self, Words};

/// A table beside the report.
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) heads: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// How many rows are not shown.
    pub(super) more: Option<String>,
}

/// A cell; where it stands for a figure of the report, it leads there.
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) mention: Option<usize>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, mention: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

fn leading(mention: usize, text: String) -> Cell {
    Cell { text, mention: Some(mention) }
}

impl Table {
    /// Columns in which nothing stands are left out.
    fn new(title: &str, heads: &[&'static str], mut rows: Vec<Vec<Cell>>) -> Self {
        let stands = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty()));
        let kept: Vec<bool> = (0..heads.len()).map(stands).collect();
        for row in &mut rows {
            let mut kept = kept.iter();
            row.retain(|_| kept.next().copied().unwrap_or_default());
        }
        let heads = heads.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(head, _)| *head).collect();
        Self { caption: format!("{title}: {}", rows.len()), heads, rows, more: None }
    }

    pub(super) fn cut(mut self, most: usize, locale: Locale) -> Self {
        let left = self.rows.len().saturating_sub(most);
        self.rows.truncate(most);
        self.more = (left > 0).then(|| words::more_rows(left, locale));
        self
    }
}

/// The tables of a reading: targets, results, claims and, where there are any, the figures that are not used.
pub(super) fn tables(reading: &Reading, locale: Locale) -> Vec<Table> {
    let words = Words::of(locale);
    let period =
        |period: Option<&attain::Period>| period.map_or_else(String::new, |period| period.write(locale)).into();
    let targets = reading.targets.iter().map(|placed| {
        interrupt::check();
        let target = &placed.item;
        let part = if target.get_of().is_some() { "↳ " } else { "" };
        vec![
            format!("{part}{}", target.indicator().name_in(locale)).into(),
            period(target.get_period()),
            leading(placed.mention, target.goal().write(locale)),
            words::better(target, locale).into(),
            target.get_authority().unwrap_or_default().into(),
        ]
    });
    let results = reading.observations.iter().map(|placed| {
        interrupt::check();
        let observation = &placed.item;
        let estimate = if observation.is_provisional() { words.estimate } else { "" };
        vec![
            observation.indicator().name_in(locale).into(),
            period(observation.get_period()),
            leading(placed.mention, words::found(observation, locale)),
            estimate.into(),
        ]
    });
    let claims = reading.claims.iter().map(|claim| {
        interrupt::check();
        let verdict = claim.check.verdict;
        let stated = match (claim.stated, claim.check.claim.stated()) {
            (Some(mention), Some(figure)) => leading(mention, figure.write(locale)),
            _ => "".into(),
        };
        vec![
            claim.check.claim.kind().label(locale).into(),
            stated,
            claim.explain(locale).into(),
            format!("{} {}", sign(verdict), verdict.label(locale)).into(),
        ]
    });
    let unused = reading.unplaced.iter().map(|left| {
        interrupt::check();
        let shown = reading.mentions.get(left.mention).map_or("", |mention| mention.text.as_str());
        vec![leading(left.mention, shown.to_owned()), left.why.explain(locale).into()]
    });
    let targets_heads = [words.indicator, words.period, words.goal, words.better, words.authority];
    let results_heads = [words.indicator, words.period, words.found, words.remarks];
    let claims_heads = [words.kind, words.stated, words.check, words.verdict];
    let mut tables = vec![
        Table::new(words.targets, &targets_heads, targets.collect()),
        Table::new(words.results, &results_heads, results.collect()),
        Table::new(words.claims, &claims_heads, claims.collect()),
    ];
    if !reading.unplaced.is_empty() {
        tables.push(Table::new(words.unused, &[words.figure, words.reason], unused.collect()));
    }
    tables
}

/// A sign beside the word of a verdict.
fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Holds | Verdict::ConsistentWithBound => '✓',
        Verdict::OffByLastPlace => '≈',
        Verdict::Fails => '✗',
        _ => '?',
    }
}
