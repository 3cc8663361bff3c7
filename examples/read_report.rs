//! A report in prose: its figures, the plan and the results that they make, the scorecard, and the arithmetic it states.
//!
//! Run it with `cargo run --example read_report`; `examples/read_report.py` prints the same from Python. With `-- --page`
//! it also writes the report as a page, its figures marked where they stand, to `target/read_report.html`.

use std::error::Error;
use std::path::Path;

use attain::{Locale, Plan};
use attain_reader::{Mention, Reading, Said, read};
use attain_report::{Marked, Report};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(folder.join("data/report.txt"))?;
    let reading = read(&text);
    print_mentions(&reading.mentions);
    let plan = reading.plan("Plan 2024")?;
    print_plan(&plan);
    print_scorecard(&plan, &reading)?;
    print_claims(&reading);
    if std::env::args().any(|argument| argument == "--page") {
        Marked::new(&text, &reading).write_html(&folder.join("../target/read_report.html"), Locale::Vi)?;
        println!("\nThe report with its figures marked: target/read_report.html");
    }
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}

fn print_rows<const N: usize>(rows: &[[String; N]]) {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    for row in rows {
        let cells: Vec<String> = row.iter().enumerate().map(|(at, cell)| format!("{cell:<0$}", width(at))).collect();
        println!("{}", cells.join("  ").trim_end());
    }
}

fn print_mentions(mentions: &[Mention]) {
    heading(&format!("{} figures", mentions.len()));
    let mut rows = vec![["place", "text", "value", "role", "indicator", "period"].map(str::to_owned)];
    for mention in mentions {
        let value = match &mention.said {
            Said::Period(period) => period.write(Locale::En),
            _ => mention.figure().map_or_else(String::new, |figure| figure.write(Locale::En)),
        };
        rows.push([
            format!("{}–{}", mention.start, mention.end),
            mention.text.clone(),
            value,
            mention.role.name().to_owned(),
            mention.indicator.clone().unwrap_or_default(),
            mention.period.map_or_else(String::new, |period| period.to_string()),
        ]);
    }
    print_rows(&rows);
}

fn print_plan(plan: &Plan) {
    heading(&format!("{}: {} targets", plan.name(), plan.targets().len()));
    for target in plan.targets() {
        let part = if target.get_of().is_some() { "  of which " } else { "" };
        println!("{part}{}: {}", target.indicator().name(), target.goal().write(Locale::En));
    }
}

fn print_scorecard(plan: &Plan, reading: &Reading) -> Result<(), Box<dyn Error>> {
    let card = plan.assess(&reading.observed())?;
    let met = card.counts().met();
    let bounds = match (met.lower.unwrap_or(0), met.upper.unwrap_or(0)) {
        (lower, upper) if lower == upper => lower.to_string(),
        (lower, upper) => format!("{lower}–{upper}"),
    };
    heading(&format!("Scorecard: {bounds} of {} met", card.counts().total()));
    for row in card.rows() {
        println!("{}", row.attainment.explain(Locale::En));
    }
    Ok(())
}

fn print_claims(reading: &Reading) {
    heading("What the report says of its own figures");
    for claim in &reading.claims {
        println!("{}", claim.explain(Locale::En));
    }
}
