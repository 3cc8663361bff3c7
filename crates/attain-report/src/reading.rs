//! A report with its figures marked where they stand; targets, results and claims in tables that lead to them.

use askama::Template;
use attain::{Locale, Verdict};
use attain_reader::{Mention, Reading, Role};

use crate::markdown::{Document, Side};
use crate::page::{Form, Report, rendered};
use crate::words::{self, Words};

/// How many code points of a long report a piece shows.
const BEGINNING: usize = 60_000;

/// How many code points of the report stand beside one row of a table.
const BESIDE: usize = 80;

/// A report and what was read out of it.
///
/// # Examples
/// ```
/// use attain::Locale;
/// use attain_report::{Marked, Report};
/// let text = "Tổng thu ngân sách năm 2024 đạt 17.946 tỷ đồng <b>.";
/// let page = Marked::new(text, &attain_reader::read(text)).to_html(Locale::Vi);
/// assert!(page.contains(">17.946 tỷ đồng</mark>") && page.contains("&#60;b&#62;"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Marked<'r> {
    text: &'r str,
    reading: &'r Reading,
}

impl<'r> Marked<'r> {
    /// Returns the report with its reading; `text` is what was read.
    #[must_use]
    pub fn new(text: &'r str, reading: &'r Reading) -> Self {
        Self { text, reading }
    }

    /// The text in stretches, marked and unmarked in turn, up to so many code points; and how many are left.
    fn stretches(&self, longest: usize, locale: Locale) -> (Vec<Stretch<'r>>, usize) {
        let mut mentions: Vec<(usize, &Mention)> = self.reading.mentions.iter().enumerate().collect();
        mentions.sort_by_key(|(_, mention)| mention.start);
        let mut rest = Rest { text: self.text, at: 0 };
        let mut stretches = Vec::new();
        for (index, mention) in mentions {
            // Figures neither overlap nor are empty; one that did would be left unmarked.
            if mention.start < rest.at || mention.end <= mention.start || mention.start >= longest {
                continue;
            }
            stretches.push(Stretch { text: rest.to(mention.start), mark: None });
            stretches.push(Stretch { text: rest.to(mention.end), mark: Some(Mark::of(index, mention, locale)) });
        }
        stretches.push(Stretch { text: rest.to(longest), mark: None });
        (stretches, rest.text.chars().count())
    }

    /// What the names of places in the text begin with, so that two readings on one page keep apart.
    fn name(&self) -> String {
        // FNV-1a.
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        format!("attain-{:016x}", self.text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }
}

/// What is left of a text, and how many code points came before.
struct Rest<'r> {
    text: &'r str,
    at: usize,
}

impl<'r> Rest<'r> {
    /// Takes what comes before a place, counted in code points.
    fn to(&mut self, place: usize) -> &'r str {
        let steps = place.saturating_sub(self.at);
        let end = self.text.char_indices().nth(steps).map_or(self.text.len(), |(byte, _)| byte);
        let (taken, left) = self.text.split_at(end);
        self.text = left;
        self.at = place;
        taken
    }
}

/// A stretch of the report.
struct Stretch<'r> {
    text: &'r str,
    mark: Option<Mark>,
}

/// A figure as it is marked.
struct Mark {
    index: usize,
    class: String,
    /// What it is taken for, in one line.
    title: String,
}

impl Mark {
    fn of(index: usize, mention: &Mention, locale: Locale) -> Self {
        let mut parts = vec![mention.role.label(locale).to_owned(), mention.kind.label(locale).to_owned()];
        parts.extend(mention.indicator.clone());
        parts.extend(mention.period.map(|period| period.write(locale)));
        parts.extend(mention.figure().map(|figure| figure.write(locale)));
        parts.extend(mention.flags.iter().map(|flag| format!("? {}", flag.doubt.label(locale))));
        let doubt = if mention.flags.is_empty() { "" } else { " doubt" };
        Self { index, class: format!("{}{doubt}", mention.role.name()), title: parts.join(" · ") }
    }
}

/// A table beside the report.
struct Table {
    caption: String,
    heads: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
    /// How many rows are not shown.
    more: Option<String>,
}

/// A cell; where it stands for a figure of the report, it leads there.
struct Cell {
    text: String,
    mention: Option<usize>,
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
    fn new(title: &str, heads: Vec<&'static str>, rows: Vec<Vec<Cell>>) -> Self {
        Self { caption: format!("{title}: {}", rows.len()), heads, rows, more: None }
    }

    fn cut(mut self, most: usize, locale: Locale) -> Self {
        let left = self.rows.len().saturating_sub(most);
        self.rows.truncate(most);
        self.more = (left > 0).then(|| words::more_rows(left, locale));
        self
    }
}

/// The tables of a reading: targets, results, claims and, where there are any, the figures that are not used.
fn tables(reading: &Reading, locale: Locale) -> Vec<Table> {
    let words = Words::of(locale);
    let period =
        |period: Option<&attain::Period>| period.map_or_else(String::new, |period| period.write(locale)).into();
    let targets = reading.targets.iter().map(|placed| {
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
        let shown = reading.mentions.get(left.mention).map_or("", |mention| mention.text.as_str());
        vec![leading(left.mention, shown.to_owned()), left.why.explain(locale).into()]
    });
    let heads = vec![words.indicator, words.period, words.goal, words.better, words.authority];
    let mut tables = vec![Table::new(locale.pick("Mục tiêu", "Targets"), heads, targets.collect())];
    let heads = vec![words.indicator, words.period, words.found, words.remarks];
    tables.push(Table::new(locale.pick("Kết quả", "Results"), heads, results.collect()));
    let heads = locale.pick(["Loại", "Nêu ra", "Kiểm tra", "Kết luận"], ["Kind", "Stated", "Check", "Verdict"]);
    let title = locale.pick("Phép tính nêu trong báo cáo", "Claims");
    tables.push(Table::new(title, heads.to_vec(), claims.collect()));
    if !reading.unplaced.is_empty() {
        let heads = locale.pick(["Số liệu", "Lý do"], ["Figure", "Reason"]);
        tables.push(Table::new(locale.pick("Không dùng được", "Not used"), heads.to_vec(), unused.collect()));
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

#[derive(Template)]
#[template(path = "reading.html")]
struct Page<'a> {
    page: bool,
    title: &'a str,
    lang: &'a str,
    name: &'a str,
    stretches: &'a [Stretch<'a>],
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
        let longest = if form == Form::Page { usize::MAX } else { BEGINNING };
        let (stretches, left) = self.stretches(longest, locale);
        let most = longest.div_ceil(BESIDE).max(20);
        let tables: Vec<Table> =
            tables(self.reading, locale).into_iter().map(|table| table.cut(most, locale)).collect();
        let more = locale.pick(format!("… và {left} ký tự nữa"), format!("… and {left} more characters"));
        let roles: Vec<(&str, &str)> = Role::ALL.iter().map(|role| (role.name(), role.label(locale))).collect();
        let notices: Vec<String> = self.reading.notices.iter().map(|notice| notice.explain(locale)).collect();
        rendered(&Page {
            page: form.is_page(),
            title: &self.title(locale),
            lang: self.reading.locale.code(),
            name: &self.name(),
            stretches: &stretches,
            more: (left > 0).then_some(more),
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
            document.table(&heads, &rows.collect::<Vec<Vec<String>>>());
        }
        document.list(&self.reading.notices.iter().map(|notice| notice.explain(locale)).collect::<Vec<_>>());
        document.end()
    }
}
