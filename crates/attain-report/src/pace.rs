//! Paces as a page: what is due by now, what was reached, where it leads and what the rest must bring.

use askama::Template;
use attain::pace::Extent;
use attain::{Locale, Pace, Rounding, interrupt};

use crate::bullet::Bullet;
use crate::mark::Mark;
use crate::markdown::{Document, Side};
use crate::page::{Form, Report, rendered};
use crate::words::{self, Words};

/// A pace as it is shown.
struct Row {
    name: String,
    note: String,
    goal: String,
    until: String,
    expected: String,
    reached: String,
    mark: Mark,
    percent: String,
    projection: String,
    required: String,
    chart: Option<Bullet>,
}

impl Row {
    fn of(pace: &Pace, locale: Locale) -> Self {
        interrupt::check();
        let target = pace.target();
        let shown = |extent: Option<&Extent>| {
            extent.and_then(Extent::shown).map_or_else(String::new, |gap| words::gap(&gap, locale))
        };
        let percent = pace.percent_of_target_to(1, Rounding::HalfEven);
        let mut note: Vec<String> = target.get_period().map(|period| period.write(locale)).into_iter().collect();
        note.extend(target.get_authority().map(str::to_owned));
        Self {
            name: target.indicator().name_in(locale).to_owned(),
            note: note.join(", "),
            goal: pace.goal().write(locale),
            until: locale.pick(pace.until().format("%d/%m/%Y"), pace.until().format("%Y-%m-%d")).to_string(),
            expected: shown(pace.expected()),
            reached: shown(Some(pace.actual())),
            mark: Mark::of_pace(pace.status(), locale),
            percent: percent.map_or_else(String::new, |percent| words::percent(&percent, locale)),
            projection: shown(pace.projection().map(|projection| &projection.at_pace)),
            required: shown(pace.required().map(|required| &required.rest)),
            chart: Bullet::of_pace(pace, locale),
        }
    }
}

#[derive(Template)]
#[template(path = "paces.html")]
struct Page<'a> {
    page: bool,
    words: Words,
    rows: &'a [Row],
    foot: &'a [String],
    said: &'a [String],
}

impl Report for [Pace] {
    fn title(&self, locale: Locale) -> String {
        Words::of(locale).paces.to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        let rows: Vec<Row> = self.iter().take(form.rows()).map(|pace| Row::of(pace, locale)).collect();
        let left = self.len() - rows.len();
        let foot: Vec<String> = (left > 0).then(|| words::more_rows(left, locale)).into_iter().collect();
        let said: Vec<String> = match form {
            Form::Page => explained(self, locale),
            Form::Piece => Vec::new(),
        };
        let page = form.is_page();
        rendered(&Page { page, words: Words::of(locale), rows: &rows, foot: &foot, said: &said })
    }

    fn to_markdown(&self, locale: Locale) -> String {
        let words = Words::of(locale);
        let heads = [
            (words.indicator, Side::Left),
            (words.period, Side::Left),
            (words.goal, Side::Left),
            (words.until, Side::Left),
            (words.expected, Side::Right),
            (words.reached, Side::Right),
            (words.status, Side::Left),
            (words.percent, Side::Right),
            (words.projection, Side::Right),
            (words.required, Side::Right),
        ];
        let cells = self.iter().map(|pace| Row::of(pace, locale)).map(|row| {
            let status = format!("{} {}", row.mark.letter, row.mark.word);
            let (figures, rest) = ([row.expected, row.reached], [row.percent, row.projection, row.required]);
            let head = [row.name, row.note, row.goal, row.until];
            head.into_iter().chain(figures).chain([status]).chain(rest).collect()
        });
        let mut document = Document::default();
        document.heading(words.paces);
        document.table(&heads, &cells.collect::<Vec<Vec<String>>>());
        document.list(&explained(self, locale));
        document.end()
    }
}

fn explained(paces: &[Pace], locale: Locale) -> Vec<String> {
    paces.iter().inspect(|_| interrupt::check()).map(|pace| pace.explain(locale)).collect()
}

impl Report for Pace {
    fn title(&self, locale: Locale) -> String {
        self.target().indicator().name_in(locale).to_owned()
    }

    fn contents(&self, form: Form, locale: Locale) -> String {
        std::slice::from_ref(self).contents(form, locale)
    }

    fn to_markdown(&self, locale: Locale) -> String {
        std::slice::from_ref(self).to_markdown(locale)
    }
}
