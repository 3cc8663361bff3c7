//! A scorecard as a page: counts, a row a target with its bullet chart, what stands beside it, and every verdict in words.

use askama::Template;
use attain::{Attainment, Locale, Scorecard, Status, interrupt};

use crate::bullet::Bullet;
use crate::groups::Groups;
use crate::mark::Mark;
use crate::markdown::{Document, Side};
use crate::page::{Form, Report, rendered};
use crate::words::{self, Words};

/// A verdict as it is shown.
struct Row {
    /// The group that begins with it.
    group: Option<String>,
    part: bool,
    counted: bool,
    name: String,
    /// The period and the authority.
    note: String,
    goal: String,
    found: String,
    mark: Mark,
    percent: String,
    gap: String,
    remarks: String,
    chart: Option<Bullet>,
}

impl Row {
    fn of(verdict: &Attainment, counted: bool, locale: Locale) -> Self {
        interrupt::check();
        let target = verdict.target();
        let found: Vec<String> = verdict.observations().iter().map(|o| words::found(o, locale)).collect();
        let mut note: Vec<String> = target.get_period().map(|period| period.write(locale)).into_iter().collect();
        note.extend(target.get_authority().map(str::to_owned));
        Self {
            group: None,
            part: target.get_of().is_some(),
            counted,
            name: target.indicator().name_in(locale).to_owned(),
            note: note.join(", "),
            goal: verdict.goal().write(locale),
            found: found.join("; "),
            mark: Mark::of(verdict.status(), locale),
            percent: verdict.percent().map_or_else(String::new, |percent| words::percent(&percent, locale)),
            gap: verdict.gap().map_or_else(String::new, |gap| words::gap(gap, locale)),
            remarks: words::remarks(verdict, counted, locale).join("; "),
            chart: Bullet::of(verdict, locale),
        }
    }
}

/// How many counted targets came to a status.
struct Count {
    mark: Mark,
    n: u64,
}

#[derive(Template)]
#[template(path = "scorecard.html")]
struct Page<'a> {
    page: bool,
    words: Words,
    name: &'a str,
    met: &'a str,
    counts: &'a [Count],
    rows: &'a [Row],
    drawn: bool,
    near: bool,
    foot: &'a [String],
    said: &'a [String],
}

impl<'a> Page<'a> {
    fn new(form: Form, locale: Locale, rows: &'a [Row]) -> Self {
        let drawn = || rows.iter().filter_map(|row| row.chart.as_ref());
        Self {
            page: form.is_page(),
            words: Words::of(locale),
            name: "",
            met: "",
            counts: &[],
            rows,
            drawn: drawn().next().is_some(),
            near: drawn().any(|chart| chart.zones.iter().any(|zone| zone.class == "near")),
            foot: &[],
            said: &[],
        }
    }
}

/// The rows of a scorecard; a group is named where it begins.
fn rows(card: &Scorecard, most: usize, locale: Locale) -> Vec<Row> {
    let mut groups = Groups::default();
    let row = |row: &attain::Row| Row {
        group: groups.begins(row.attainment.target()),
        ..Row::of(&row.attainment, row.counted, locale)
    };
    card.rows().iter().take(most).map(row).collect()
}

fn counts(card: &Scorecard, locale: Locale) -> Vec<Count> {
    let counts = card.counts();
    let of = |(status, _): &(Status, &str)| Count { mark: Mark::of(*status, locale), n: counts.get(*status) };
    Status::NAMES.iter().map(of).filter(|count| count.n > 0).collect()
}

/// What stands below: rows that are not shown, the published count, labels that differ, what belongs to no target.
fn foot(card: &Scorecard, shown: usize, locale: Locale) -> Vec<String> {
    let left = card.rows().len().saturating_sub(shown);
    let mut foot: Vec<String> = (left > 0).then(|| words::more_rows(left, locale)).into_iter().collect();
    foot.extend(card.published().map(|published| words::published(published, locale)));
    let differs = card.official_differences().into_iter();
    foot.extend(differs.map(|d| words::differs(&d.indicator, &d.label, d.computed, locale)));
    if !card.unmatched().is_empty() {
        let names: Vec<&str> = card.unmatched().iter().map(|o| o.indicator().name_in(locale)).collect();
        foot.push(words::unmatched(&names, locale));
    }
    foot.push(words::rule(card.judging().rule.name(), locale));
    foot
}

impl Report for Scorecard {
    fn title(&self, _locale: Locale) -> String {
        self.plan().to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let (rows, counts) = (rows(self, form.rows(), locale), counts(self, locale));
        let (met, foot) = (words::met(self, locale), foot(self, rows.len(), locale));
        let said: Vec<String> = match form {
            Form::Page => {
                self.rows().iter().inspect(|_| interrupt::check()).map(|row| row.attainment.explain(locale)).collect()
            }
            Form::Piece => Vec::new(),
        };
        let page = Page::new(form, locale, &rows);
        rendered(&Page { name: self.plan(), met: &met, counts: &counts, foot: &foot, said: &said, ..page })
    }

    fn to_markdown(&self, locale: Locale) -> String {
        let rows = rows(self, usize::MAX, locale);
        let mut document = Document::default();
        document.heading(self.plan());
        document.line(&words::met(self, locale));
        table(&mut document, &rows, locale);
        document.list(&foot(self, rows.len(), locale));
        document.end()
    }
}

impl Report for Attainment {
    fn title(&self, locale: Locale) -> String {
        self.target().indicator().name_in(locale).to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let rows = [Row::of(self, true, locale)];
        let (name, said) = (self.title(locale), [self.explain(locale)]);
        rendered(&Page { name: &name, said: &said, ..Page::new(form, locale, &rows) })
    }

    fn to_markdown(&self, locale: Locale) -> String {
        let mut document = Document::default();
        table(&mut document, &[Row::of(self, true, locale)], locale);
        document.line(&self.explain(locale));
        document.end()
    }
}

fn table(document: &mut Document, rows: &[Row], locale: Locale) {
    let words = Words::of(locale);
    let heads = [
        (words.indicator, Side::Left),
        (words.period, Side::Left),
        (words.goal, Side::Left),
        (words.found, Side::Left),
        (words.status, Side::Left),
        (words.percent, Side::Right),
        (words.gap, Side::Right),
        (words.remarks, Side::Left),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            format!("{}{}", if row.part { "↳ " } else { "" }, row.name),
            row.note.clone(),
            row.goal.clone(),
            row.found.clone(),
            format!("{} {}", row.mark.letter, row.mark.word),
            row.percent.clone(),
            row.gap.clone(),
            row.remarks.clone(),
        ]
    });
    document.table(&heads, &cells.collect::<Vec<_>>());
}
