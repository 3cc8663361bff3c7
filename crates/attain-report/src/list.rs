//! Plans and observations as a page: a list, a row each.

use askama::Template;
use attain::{Locale, Observation, Observations, Plan, Quality, Target, interrupt};

use crate::groups::Groups;
use crate::markdown::{Document, Side};
use crate::page::{Form, Report, rendered};
use crate::words::{self, Words};

/// A row: what it is of, and what stands beside it.
struct Row {
    /// The group that begins with it.
    group: Option<String>,
    part: bool,
    name: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "list.html")]
struct Page<'a> {
    page: bool,
    words: Words,
    name: &'a str,
    count: &'a str,
    heads: &'a [&'a str],
    rows: &'a [Row],
    foot: &'a [String],
}

/// A list with its headings; columns in which nothing stands are left out.
struct List {
    heads: Vec<&'static str>,
    rows: Vec<Row>,
}

impl List {
    fn new(heads: &[&'static str], mut rows: Vec<Row>) -> Self {
        let stands = |at: usize| rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..heads.len() - 1).map(stands).collect();
        let keep = |at: usize| kept.get(at).copied().unwrap_or(true);
        for row in &mut rows {
            let cells = std::mem::take(&mut row.cells).into_iter().enumerate();
            row.cells = cells.filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect();
        }
        let heads = heads.iter().enumerate().filter(|(at, _)| *at == 0 || keep(at - 1)).map(|(_, head)| *head);
        Self { heads: heads.collect(), rows }
    }

    fn targets(targets: &[Target], locale: Locale) -> Self {
        let words = Words::of(locale);
        let heads =
            [words.indicator, words.period, words.goal, words.better, words.baseline, words.owner, words.authority];
        let mut groups = Groups::default();
        let row = |target: &Target| Row {
            group: groups.begins(target),
            part: target.get_of().is_some(),
            name: target.indicator().name_in(locale).to_owned(),
            cells: vec![
                target.get_period().map_or_else(String::new, |period| period.write(locale)),
                target.goal().write(locale),
                words::better(target, locale).to_owned(),
                target.get_baseline().map_or_else(String::new, |baseline| words::dated(baseline, locale)),
                target.get_owner().unwrap_or_default().to_owned(),
                target.get_authority().unwrap_or_default().to_owned(),
            ],
        };
        Self::new(&heads, targets.iter().inspect(|_| interrupt::check()).map(row).collect())
    }

    fn observations(observations: &[Observation], locale: Locale) -> Self {
        let words = Words::of(locale);
        let heads = [words.indicator, words.period, words.found, words.quality, words.label];
        let row = |observation: &Observation| Row {
            group: None,
            part: false,
            name: observation.indicator().name_in(locale).to_owned(),
            cells: vec![
                observation.get_period().map_or_else(String::new, |period| period.write(locale)),
                words::found(observation, locale),
                observation.get_quality().map_or("", |quality: Quality| words::quality(quality, locale)).to_owned(),
                observation.get_official().unwrap_or_default().to_owned(),
            ],
        };
        Self::new(&heads, observations.iter().map(row).collect())
    }

    fn page(mut self, (name, count): (&str, &str), foot: &[String], form: Form, locale: Locale) -> String {
        let left = self.rows.len().saturating_sub(form.rows());
        self.rows.truncate(form.rows());
        let more = (left > 0).then(|| words::more_rows(left, locale));
        let foot: Vec<String> = more.into_iter().chain(foot.iter().cloned()).collect();
        let (page, words) = (form.is_page(), Words::of(locale));
        rendered(&Page { page, words, name, count, heads: &self.heads, rows: &self.rows, foot: &foot })
    }

    fn markdown(self, name: &str, foot: &[String]) -> String {
        let heads: Vec<(&str, Side)> = self.heads.iter().map(|head| (*head, Side::Left)).collect();
        let cells = self.rows.into_iter().map(|row| {
            let name = format!("{}{}", if row.part { "↳ " } else { "" }, row.name);
            std::iter::once(name).chain(row.cells).collect()
        });
        let cells: Vec<Vec<String>> = cells.collect();
        let mut document = Document::default();
        document.heading(name);
        document.table(&heads, &cells);
        document.list(foot);
        document.end()
    }
}

fn plan_foot(plan: &Plan, locale: Locale) -> Vec<String> {
    plan.get_source().map(|source| words::source(source, locale)).into_iter().collect()
}

impl Report for Plan {
    fn title(&self, _locale: Locale) -> String {
        self.name().to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let count = words::targets(self.targets().len(), locale);
        let list = List::targets(self.targets(), locale);
        list.page((self.name(), &count), &plan_foot(self, locale), form, locale)
    }

    fn to_markdown(&self, locale: Locale) -> String {
        List::targets(self.targets(), locale).markdown(self.name(), &plan_foot(self, locale))
    }
}

impl Report for Target {
    fn title(&self, locale: Locale) -> String {
        self.indicator().name_in(locale).to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let list = List::targets(std::slice::from_ref(self), locale);
        list.page((&self.title(locale), ""), &[], form, locale)
    }

    fn to_markdown(&self, locale: Locale) -> String {
        List::targets(std::slice::from_ref(self), locale).markdown(&self.title(locale), &[])
    }
}

fn results_foot(results: &Observations, locale: Locale) -> Vec<String> {
    let published = results.get_published().map(|published| words::published(published, locale));
    published.into_iter().chain(results.get_source().map(|source| words::source(source, locale))).collect()
}

impl Report for Observations {
    fn title(&self, _locale: Locale) -> String {
        self.name().to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let count = words::observations(self.items().len(), locale);
        let list = List::observations(self.items(), locale);
        list.page((self.name(), &count), &results_foot(self, locale), form, locale)
    }

    fn to_markdown(&self, locale: Locale) -> String {
        List::observations(self.items(), locale).markdown(self.name(), &results_foot(self, locale))
    }
}
