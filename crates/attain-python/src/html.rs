//! What a notebook shows: small tables, every text escaped, the status as a word on its colour.

use std::fmt::Write;

use attain::pace::Extent;
use attain::{
    Attainment, Bounds, Course, Decimal, Gap, Locale, Pace, PaceStatus, Progress, Rounding, Status, Surd, Target,
    write_number,
};

use crate::observation::Observation;

/// A text with the characters of markup written out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// One value.
pub fn text(shown: &str) -> String {
    format!("<span>{}</span>", escape(shown))
}

/// The colours of a status: behind the word, and of the word.
fn colours(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Exceeded => ("#1a7f37", "#ffffff"),
        Status::Met => ("#d2f4d9", "#0b3d17"),
        Status::NearMiss => ("#fff1b8", "#4d3800"),
        Status::Missed => ("#ffd7d5", "#5c0a0a"),
        Status::Undecided => ("#dbe7ff", "#0a2a66"),
        _ => ("#e6e6e6", "#333333"),
    }
}

const CELL: &str = "text-align:left;vertical-align:top";
const FIGURE: &str = "text-align:right;vertical-align:top;white-space:nowrap";

/// A table with a caption.
struct Table(String);

impl Table {
    fn new(caption: Option<&str>, heads: &[&str]) -> Self {
        let mut out = String::from("<table>");
        if let Some(caption) = caption {
            let caption = escape(caption);
            let _ = write!(out, "<caption style=\"text-align:left\"><b>{caption}</b></caption>");
        }
        out.push_str("<thead><tr>");
        for head in heads {
            let _ = write!(out, "<th style=\"{CELL}\">{}</th>", escape(head));
        }
        out.push_str("</tr></thead><tbody>");
        Self(out)
    }

    fn row(&mut self, muted: bool) {
        self.0.push_str(if muted { "<tr style=\"opacity:0.7\">" } else { "<tr>" });
    }

    fn cell(&mut self, style: &str, shown: &str) {
        let _ = write!(self.0, "<td style=\"{style}\">{}</td>", escape(shown));
    }

    fn end_row(&mut self) {
        self.0.push_str("</tr>");
    }

    fn end(self, foot: &[String]) -> String {
        let mut out = self.0 + "</tbody></table>";
        for line in foot {
            let _ = write!(out, "<div>{}</div>", escape(line));
        }
        out
    }
}

/// Targets, a row each.
pub fn targets(caption: Option<&str>, targets: &[Target]) -> String {
    let mut table = Table::new(caption, &["Indicator", "Period", "Goal", "Better", "Group"]);
    for target in targets {
        table.row(target.get_of().is_some());
        let part = if target.get_of().is_some() { "↳ " } else { "" };
        table.cell(CELL, &format!("{part}{}", target.indicator().name()));
        table.cell(CELL, &target.get_period().map_or_else(String::new, |p| p.write(Locale::En)));
        table.cell(CELL, &target.goal().write(Locale::En));
        table.cell(CELL, better(target));
        table.cell(CELL, target.get_group().unwrap_or_default());
        table.end_row();
    }
    table.end(&[])
}

/// Which way is better, in a word; of a day, the earlier.
fn better(target: &Target) -> &'static str {
    match target.goal().day() {
        Some(_) => "earlier",
        None => target.stated_better().ok().flatten().or(target.direction().ok()).map_or("", attain::Better::name),
    }
}

/// Observations, a row each.
pub fn observations(caption: Option<&str>, observations: &[attain::Observation], foot: &[String]) -> String {
    let mut table = Table::new(caption, &["Indicator", "Period", "Found", "Quality", "Published label"]);
    for observation in observations {
        table.row(false);
        table.cell(CELL, observation.indicator().name());
        table.cell(CELL, &observation.get_period().map_or_else(String::new, |p| p.write(Locale::En)));
        table.cell(CELL, &Observation::found(observation, Locale::En));
        table.cell(CELL, observation.get_quality().map_or("", attain::Quality::name));
        table.cell(CELL, observation.get_official().unwrap_or_default());
        table.end_row();
    }
    table.end(foot)
}

/// Verdicts, a row each; those that are not counted are muted.
pub fn verdicts<'a>(caption: Option<&str>, verdicts: impl IntoIterator<Item = (&'a Attainment, bool)>) -> String {
    scorecard(caption, verdicts, &[])
}

/// Verdicts with lines below them.
pub fn scorecard<'a>(
    caption: Option<&str>,
    verdicts: impl IntoIterator<Item = (&'a Attainment, bool)>,
    foot: &[String],
) -> String {
    let mut table = Table::new(caption, &["Indicator", "Goal", "Found", "Status", "Percent", "Gap", ""]);
    for (verdict, counted) in verdicts {
        table.row(!counted);
        let target = verdict.target();
        let part = if target.get_of().is_some() { "↳ " } else { "" };
        let found: Vec<String> = verdict.observations().iter().map(|o| Observation::found(o, Locale::En)).collect();
        let (behind, colour) = colours(verdict.status());
        table.cell(CELL, &format!("{part}{}", target.indicator().name()));
        table.cell(CELL, &verdict.goal().write(Locale::En));
        table.cell(CELL, &found.join("; "));
        table.cell(&format!("{CELL};background:{behind};color:{colour}"), verdict.status().label(Locale::En));
        table.cell(FIGURE, &percent(verdict));
        table.cell(FIGURE, &verdict.gap().map_or_else(String::new, gap));
        table.cell(CELL, &remarks(verdict, counted));
        table.end_row();
    }
    table.end(foot)
}

fn percent(verdict: &Attainment) -> String {
    span(verdict.percent().as_ref())
}

fn span(percent: Option<&Bounds<Decimal>>) -> String {
    let Some(percent) = percent else { return String::new() };
    let shown = |bound: Option<Decimal>| bound.map_or_else(String::new, |p| write_number(p, Locale::En));
    if percent.lower == percent.upper {
        return format!("{}%", shown(percent.lower));
    }
    format!("{}–{}%", shown(percent.lower), shown(percent.upper))
}

fn gap(gap: &Gap) -> String {
    match gap {
        Gap::Quantity(quantity) => quantity.write(Locale::En),
        Gap::Range(range) => range.write(Locale::En),
        _ => String::new(),
    }
}

fn remarks(verdict: &Attainment, counted: bool) -> String {
    let mut remarks = Vec::new();
    if let Some(reason) = verdict.reason() {
        remarks.push(reason.explain(Locale::En));
    }
    if verdict.certain() == Some(false) && verdict.status() != Status::Undecided {
        remarks.push("not certain".to_owned());
    }
    if verdict.provisional() {
        remarks.push("estimate".to_owned());
    }
    if let Some(label) = verdict.official() {
        remarks.push(format!("published: {label}"));
    }
    if !counted {
        remarks.push("not counted".to_owned());
    }
    remarks.join("; ")
}

/// Where a target stands before its period has ended, a row each.
pub fn paces<'a>(paces: impl IntoIterator<Item = &'a Pace>) -> String {
    let heads = ["Indicator", "Until", "Expected", "Reached", "Status", "Percent of target", "Required"];
    let mut table = Table::new(None, &heads);
    for pace in paces {
        let shown = |of: Option<Gap>| of.as_ref().map_or_else(String::new, gap);
        table.row(false);
        table.cell(CELL, pace.target().indicator().name());
        table.cell(CELL, &pace.until().to_string());
        table.cell(FIGURE, &shown(pace.expected().and_then(Extent::shown)));
        table.cell(FIGURE, &shown(pace.actual().shown()));
        let (behind, colour) = match pace.status() {
            PaceStatus::Ahead => colours(Status::Exceeded),
            PaceStatus::OnTrack => colours(Status::Met),
            PaceStatus::AtRisk => colours(Status::NearMiss),
            PaceStatus::OffTrack => colours(Status::Missed),
            PaceStatus::Undecided => colours(Status::Undecided),
            _ => colours(Status::NoData),
        };
        table.cell(&format!("{CELL};background:{behind};color:{colour}"), pace.status().label(Locale::En));
        table.cell(FIGURE, &span(pace.percent_of_target_to(1, Rounding::HalfEven).as_ref()));
        table.cell(FIGURE, &shown(pace.required().and_then(|required| required.rest.shown())));
        table.end_row();
    }
    table.end(&[])
}

/// What methods say, a row each.
pub fn methods(caption: Option<&str>, rows: &[Progress], foot: &[String]) -> String {
    let mut table = Table::new(caption, &["Method", "Value", "Score", "Verdict", "Evidence", ""]);
    for row in rows {
        let figure = |value: Option<&Surd>| {
            let rounded = value.and_then(|value| value.round(4, Rounding::HalfEven).ok());
            rounded.map_or_else(String::new, |value| write_number(value.normalize(), Locale::En))
        };
        let (behind, colour) = colours(match row.course() {
            Some(Course::Achieved) => Status::Exceeded,
            Some(Course::OnTrack) => Status::Met,
            Some(Course::TooSlow) => Status::NearMiss,
            Some(Course::Stalled | Course::Away) => Status::Missed,
            None if row.reason().is_some() => Status::NoData,
            None => Status::Undecided,
        });
        let mut remarks: Vec<String> = row.reason().iter().map(ToString::to_string).collect();
        remarks.extend(row.notes().iter().map(ToString::to_string));
        table.row(row.reason().is_some());
        table.cell(CELL, row.method());
        table.cell(FIGURE, &figure(row.value()));
        table.cell(FIGURE, &figure(row.score()));
        table.cell(&format!("{CELL};background:{behind};color:{colour}"), row.label());
        table.cell(CELL, row.evidence().name());
        table.cell(CELL, &remarks.join("; "));
        table.end_row();
    }
    table.end(foot)
}
