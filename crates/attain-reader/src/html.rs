//! A reading as HTML: the report with its figures highlighted in place, targets, results and claims in tables beside it.
//!
//! Every text is escaped and nothing is fetched or run. A figure is told by its underline as well as by its colour, and
//! the text of the report stays as it is: what is selected and copied is what was published.

use std::fmt::Write;

use attain::{Goal, Locale, Measured, Observation, Target, Verdict};

use crate::mention::{Mention, Role};
use crate::reading::Reading;

/// Returns a reading as HTML: a fragment that stands by itself, with the labels in a language.
///
/// `text` is the text that was read.
///
/// # Examples
/// ```
/// use attain::Locale;
/// let text = "Tổng thu ngân sách năm 2024 đạt 17.946 tỷ đồng <b>.";
/// let html = attain_reader::html(text, &attain_reader::read(text), Locale::Vi);
/// assert!(html.contains(">17.946 tỷ đồng</mark>"));
/// assert!(html.contains("&lt;b&gt;"));
/// ```
#[must_use]
pub fn html(text: &str, reading: &Reading, locale: Locale) -> String {
    Sheet::new(text, reading, locale).write(usize::MAX)
}

/// Returns a reading as HTML as [`html`] does, of a long report the beginning alone: so many code points of it, and as
/// many rows of a table as fit beside them.
#[must_use]
pub fn html_of_beginning(text: &str, reading: &Reading, locale: Locale, longest: usize) -> String {
    Sheet::new(text, reading, locale).write(longest)
}

/// Returns a reading as a whole page, for a file.
#[must_use]
pub fn html_page(text: &str, reading: &Reading, locale: Locale) -> String {
    let title = locale.pick("Báo cáo đã đọc", "A report as read");
    let mut out = format!("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"/>", locale.code());
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><meta name=\"color-scheme\" content=\"light dark\"/>");
    let _ = writeln!(
        out,
        "<title>{title}</title></head><body style=\"margin:0\">{}</body></html>",
        html(text, reading, locale)
    );
    out
}

const STYLE: &str = "\
.attain-reading{--ink:#1f2328;--paper:#fff;--line:#8c959f;--target:#cfe8ff;--actual:#d2f4d9;--plan:#ece0ff;\
--growth:#fff1b8;--share:#ffe2cc;--other:#e7e9ec;color-scheme:light dark;color:var(--ink);background:var(--paper);\
display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start;padding:.75em;font:15px/1.55 system-ui,sans-serif}\
@media (prefers-color-scheme:dark){.attain-reading{--ink:#e6edf3;--paper:#0d1117;--line:#6e7681;--target:#0c2d52;\
--actual:#0f3d1e;--plan:#35235e;--growth:#4a3a00;--share:#5a2e0c;--other:#343a42}}\
.attain-reading .report{flex:1 1 24em;min-width:0;max-width:46em;white-space:pre-wrap;overflow-wrap:anywhere}\
.attain-reading .found{flex:1 1 24em;min-width:0;overflow-x:auto}\
.attain-reading mark{color:inherit;background:var(--other);border-radius:2px;padding:0 1px;unicode-bidi:isolate;\
text-decoration:underline 2px;text-underline-offset:3px;-webkit-print-color-adjust:exact;print-color-adjust:exact}\
.attain-reading mark.target{background:var(--target);text-decoration-style:solid}\
.attain-reading mark.actual{background:var(--actual);text-decoration-style:double}\
.attain-reading mark.plan{background:var(--plan);text-decoration-style:dashed}\
.attain-reading mark.growth{background:var(--growth);text-decoration-style:dotted}\
.attain-reading mark.share{background:var(--share);text-decoration-style:wavy;text-decoration-thickness:1px}\
.attain-reading mark.other{text-decoration:none}\
.attain-reading mark.doubt::after{content:\"?\";font-size:.7em;vertical-align:super}\
.attain-reading mark:target{outline:2px solid currentColor}\
.attain-reading table{border-collapse:collapse;margin:0 0 1em;color:inherit;font-size:.9em}\
.attain-reading caption{text-align:left;font-weight:bold;padding:.2em 0}\
.attain-reading th,.attain-reading td{text-align:left;vertical-align:top;padding:.2em .6em .2em 0;\
border-bottom:1px solid var(--line);unicode-bidi:isolate;overflow-wrap:break-word;background:none}\
.attain-reading td.word{white-space:nowrap}\
.attain-reading a{color:inherit}\
.attain-reading p{margin:0 0 .6em;font-size:.9em}";

/// How many code points of the report stand beside one row of a table.
const BESIDE: usize = 80;

/// What is being written.
struct Sheet<'r> {
    text: &'r str,
    reading: &'r Reading,
    locale: Locale,
    /// What the names of places in the text begin with, so that two readings on one page keep apart.
    name: String,
    out: String,
    rows: usize,
}

impl<'r> Sheet<'r> {
    fn new(text: &'r str, reading: &'r Reading, locale: Locale) -> Self {
        // FNV-1a.
        let name = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self { text, reading, locale, name: format!("attain-{name:016x}"), out: String::new(), rows: usize::MAX }
    }

    fn write(mut self, longest: usize) -> String {
        self.rows = longest.div_ceil(BESIDE).max(20);
        let _ =
            write!(self.out, "<div class=\"attain-reading\" lang=\"{}\"><style>{STYLE}</style>", self.locale.code());
        self.report(longest);
        self.out.push_str("<div class=\"found\">");
        self.legend();
        self.targets();
        self.observations();
        self.claims();
        self.unplaced();
        for notice in &self.reading.notices {
            let said = escape(&notice.explain(self.locale));
            let _ = write!(self.out, "<p>{said}</p>");
        }
        self.out.push_str("</div></div>");
        self.out
    }

    /// The report, its figures marked where they stand.
    fn report(&mut self, longest: usize) {
        let _ = write!(self.out, "<div class=\"report\" lang=\"{}\">", self.reading.locale.code());
        let mut marks: Vec<(usize, &Mention)> = self.reading.mentions.iter().enumerate().collect();
        marks.sort_by_key(|(_, mention)| mention.start);
        let mut marks = marks.into_iter().peekable();
        let mut open = None;
        let mut left = 0;
        for (at, ch) in self.text.chars().enumerate() {
            if open == Some(at) {
                self.out.push_str("</mark>");
                open = None;
            }
            if at >= longest && open.is_none() {
                left += 1;
                continue;
            }
            while let Some((index, mention)) = marks.next_if(|(_, mention)| mention.start <= at) {
                // Figures neither overlap nor are empty; one that did would be left unmarked.
                if mention.start == at && mention.end > at && open.is_none() {
                    let (class, title) = (class(mention), escape(&self.title(mention)));
                    let _ = write!(self.out, "<mark class=\"{class}\" id=\"{}-{index}\" title=\"{title}\">", self.name);
                    open = Some(mention.end);
                }
            }
            push(&mut self.out, ch);
        }
        if open.is_some() {
            self.out.push_str("</mark>");
        }
        self.out.push_str("</div>");
        if left > 0 {
            let more = self.locale.pick(format!("… và {left} ký tự nữa"), format!("… and {left} more characters"));
            self.out.push_str(&format!("<p>{more}</p>"));
        }
    }

    /// What a figure is taken for, in one line.
    fn title(&self, mention: &Mention) -> String {
        let mut parts = vec![mention.role.label(self.locale).to_owned(), mention.kind.label(self.locale).to_owned()];
        parts.extend(mention.indicator.clone());
        parts.extend(mention.period.map(|period| period.write(self.locale)));
        parts.extend(mention.figure().map(|figure| figure.write(self.locale)));
        parts.extend(mention.flags.iter().map(|flag| format!("? {}", flag.doubt.label(self.locale))));
        parts.join(" · ")
    }

    fn legend(&mut self) {
        self.out.push_str("<p>");
        for role in Role::ALL {
            let _ = write!(self.out, "<mark class=\"{}\">{}</mark> ", role.name(), role.label(self.locale));
        }
        self.out.push_str("</p>");
    }

    fn targets(&mut self) {
        let heads = self.locale.pick(
            ["Chỉ tiêu", "Kỳ", "Mục tiêu", "Hướng tốt", "Cơ quan giao"],
            ["Indicator", "Period", "Goal", "Better", "Authority"],
        );
        let reading = self.reading;
        let by_authority = reading.targets.iter().any(|placed| placed.item.get_authority().is_some());
        let heads = heads.get(..if by_authority { 5 } else { 4 }).unwrap_or(&heads);
        self.table(self.locale.pick("Mục tiêu", "Targets"), heads, reading.targets.len(), |sheet, at| {
            let Some(placed) = reading.targets.get(at) else { return };
            let target = &placed.item;
            sheet.name_cell(target.indicator().name_in(sheet.locale), target.get_of().is_some());
            sheet.word(&period(target.get_period(), sheet.locale));
            sheet.link(placed.mention, &Goal::write(target.goal(), sheet.locale));
            sheet.cell(better(target, sheet.locale));
            if by_authority {
                sheet.cell(target.get_authority().unwrap_or_default());
            }
        });
    }

    fn observations(&mut self) {
        let heads = self.locale.pick(["Chỉ tiêu", "Kỳ", "Kết quả", ""], ["Indicator", "Period", "Found", ""]);
        let reading = self.reading;
        self.table(self.locale.pick("Kết quả", "Results"), &heads, reading.observations.len(), |sheet, at| {
            let Some(placed) = reading.observations.get(at) else { return };
            let observation = &placed.item;
            sheet.name_cell(observation.indicator().name_in(sheet.locale), false);
            sheet.word(&period(observation.get_period(), sheet.locale));
            sheet.link(placed.mention, &found(observation, sheet.locale));
            sheet.cell(if observation.is_provisional() { sheet.locale.pick("ước tính", "estimated") } else { "" });
        });
    }

    fn claims(&mut self) {
        let heads = self.locale.pick(["Loại", "Nêu ra", "Kiểm tra", ""], ["Kind", "Stated", "Check", ""]);
        let reading = self.reading;
        self.table(
            self.locale.pick("Phép tính nêu trong báo cáo", "Claims"),
            &heads,
            reading.claims.len(),
            |sheet, at| {
                let Some(claim) = reading.claims.get(at) else { return };
                let verdict = claim.check.verdict;
                sheet.cell(claim.check.claim.kind().label(sheet.locale));
                match (claim.stated, claim.check.claim.stated()) {
                    (Some(mention), Some(figure)) => sheet.link(mention, &figure.write(sheet.locale)),
                    _ => sheet.cell(""),
                }
                sheet.cell(&claim.explain(sheet.locale));
                let word = format!("{} {}", sign(verdict), verdict.label(sheet.locale));
                sheet.cell(&word);
            },
        );
    }

    fn unplaced(&mut self) {
        if self.reading.unplaced.is_empty() {
            return;
        }
        let heads = self.locale.pick(["Số liệu", "Lý do"], ["Figure", "Reason"]);
        let reading = self.reading;
        self.table(
            self.locale.pick("Không dùng được", "Not used"),
            &heads,
            reading.unplaced.len(),
            |sheet, at| {
                let Some(left) = reading.unplaced.get(at) else { return };
                let shown = reading.mentions.get(left.mention).map_or("", |mention| mention.text.as_str());
                sheet.link(left.mention, shown);
                sheet.cell(&left.why.explain(sheet.locale));
            },
        );
    }

    /// A table with its caption; of a long one the first rows.
    fn table(&mut self, caption: &str, heads: &[&str], count: usize, row: impl Fn(&mut Self, usize)) {
        let _ = write!(self.out, "<table><caption>{}: {count}</caption><thead><tr>", escape(caption));
        for head in heads {
            let _ = write!(self.out, "<th scope=\"col\">{}</th>", escape(head));
        }
        self.out.push_str("</tr></thead><tbody>");
        for at in 0..count.min(self.rows) {
            self.out.push_str("<tr>");
            row(self, at);
            self.out.push_str("</tr>");
        }
        if count > self.rows {
            let more = count - self.rows;
            let said = self.locale.pick(format!("… và {more} dòng nữa"), format!("… and {more} more"));
            let _ = write!(self.out, "<tr><td colspan=\"{}\">{said}</td></tr>", heads.len());
        }
        self.out.push_str("</tbody></table>");
    }

    fn cell(&mut self, shown: &str) {
        let _ = write!(self.out, "<td>{}</td>", escape(shown));
    }

    /// A cell that keeps to one line.
    fn word(&mut self, shown: &str) {
        let _ = write!(self.out, "<td class=\"word\">{}</td>", escape(shown));
    }

    fn name_cell(&mut self, name: &str, part: bool) {
        self.cell(&format!("{}{name}", if part { "↳ " } else { "" }));
    }

    /// A cell that leads to a figure of the report.
    fn link(&mut self, mention: usize, shown: &str) {
        let _ = write!(self.out, "<td><a href=\"#{}-{mention}\">{}</a></td>", self.name, escape(shown));
    }
}

fn class(mention: &Mention) -> String {
    format!("{}{}", mention.role.name(), if mention.flags.is_empty() { "" } else { " doubt" })
}

fn period(period: Option<&attain::Period>, locale: Locale) -> String {
    period.map_or_else(String::new, |period| period.write(locale))
}

fn better(target: &Target, locale: Locale) -> &'static str {
    // A goal to fall asks for more of the fall, and less of what falls.
    let told = match target.goal().change() {
        Some(attain::Change::Down) => Some(attain::Better::Lower),
        Some(attain::Change::Up) => Some(attain::Better::Higher),
        _ => target.direction().ok(),
    };
    match target.stated_better().ok().flatten().or(told) {
        Some(attain::Better::Higher) => locale.pick("cao hơn", "higher"),
        Some(attain::Better::Lower) => locale.pick("thấp hơn", "lower"),
        Some(attain::Better::Inside) => locale.pick("trong khoảng", "inside"),
        _ => "?",
    }
}

fn found(observation: &Observation, locale: Locale) -> String {
    match observation.measured() {
        Measured::Figure(figure) => figure.write(locale),
        Measured::Done(day) | Measured::NotDoneOn(day) => day.to_string(),
        Measured::Missing(reason) => reason.clone(),
        _ => String::new(),
    }
}

/// A sign beside the word of a verdict.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds | Verdict::ConsistentWithBound => "✓",
        Verdict::OffByLastPlace => "≈",
        Verdict::Fails => "✗",
        _ => "?",
    }
}

/// A text with the characters of markup written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|ch| push(&mut out, ch));
    out
}

fn push(out: &mut String, ch: char) {
    match ch {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\t' | '\n' | '\r' => out.push(ch),
        // What neither HTML nor XML may hold.
        '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
        ch if ch.is_control() => out.push('\u{fffd}'),
        ch => out.push(ch),
    }
}
