//! The plan of Hà Tĩnh province for 2024, and what its report of 2023 says of plan and result.
//!
//! Run it with `cargo run --example ha_tinh`; `examples/ha_tinh.py` prints the same from Python.

use std::error::Error;
use std::path::Path;

use attain::{Asks, Claim, Judging, Locale, Observations, Plan, Rounding, Scorecard, Status};

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let plan = Plan::from_toml(&std::fs::read_to_string(data.join("ha_tinh_2024.toml"))?)?;
    let results = Observations::from_toml(&std::fs::read_to_string(data.join("ha_tinh_2023_results.toml"))?)?;
    print_plan(&plan);
    print_results(&results)?;
    print_ambition(&plan, &results);
    print_parts(&plan)?;
    print_scorecard(&results.scorecard(&Judging::default())?);
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}

fn print_plan(plan: &Plan) {
    heading(&format!("{}: {} targets", plan.name(), plan.targets().len()));
    let mut rows = vec![["target", "goal", "unit", "better"].map(str::to_owned)];
    for target in plan.targets() {
        let goal = target.goal();
        let better = match (goal.day(), target.stated_better()) {
            (Some(_), _) => "earlier",
            (None, Ok(Some(better))) => better.name(),
            (None, _) => "unknown",
        };
        let part = if target.get_of().is_some() { "  of which " } else { "" };
        rows.push([
            format!("{part}{}", target.indicator().name_in(Locale::En)),
            goal.write(Locale::En),
            goal.unit().map_or("day", |unit| unit.code()).to_owned(),
            better.to_owned(),
        ]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..4).map(width).collect();
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        println!("{}", cells.join("  ").trim_end());
    }
}

fn print_results(results: &Observations) -> Result<(), Box<dyn Error>> {
    heading(&format!("{}: results set against the plan figures that the report names", results.name()));
    for row in results.scorecard(&Judging::default())?.rows() {
        let verdict = &row.attainment;
        let percent = verdict.percent_to(1, Rounding::HalfEven);
        let percent = percent.and_then(|p| p.single().copied()).map_or_else(String::new, |p| format!(", {p} %"));
        println!("{}: {}{percent}", verdict.target().indicator().name_in(Locale::En), verdict.status());
    }
    println!();
    for (indicator, claim) in results.claims() {
        let name = results.get(&indicator).map_or(&*indicator, |o| o.indicator().name_in(Locale::En));
        print_claim(name, &claim);
    }
    Ok(())
}

fn print_claim(indicator: &str, claim: &Claim) {
    let figure = |at: usize| claim.terms().get(at).and_then(Option::as_ref).map(|f| f.write(Locale::En));
    let stated = claim.stated().map(|f| f.write(Locale::En)).unwrap_or_default();
    let check = claim.check();
    match (figure(0), figure(1)) {
        (Some(part), Some(plan)) => println!("{indicator}: {part} is {stated} of {plan}: {}", check.verdict.name()),
        (Some(part), None) => {
            let about = check.implied_quantity().map(|q| q.write(Locale::En)).unwrap_or_default();
            let range = check.implied_range().map(|r| r.write(Locale::En)).unwrap_or_default();
            println!("{indicator}: {part} is {stated} of a plan that is not printed: about {about} ({range})");
        }
        _ => println!("{indicator}: {stated} of something that is not printed"),
    }
}

fn print_ambition(plan: &Plan, results: &Observations) {
    heading("The targets of 2024 set against the results of 2023");
    for ambition in plan.ambition(results.items()) {
        let name = ambition.target.indicator().name_in(Locale::En);
        let goal = ambition.target.goal().write(Locale::En);
        let before = ambition.previous.as_ref().and_then(|o| o.figure()).map(|f| f.write(Locale::En));
        match (ambition.asks, before) {
            (Asks::Unknown, _) => println!("{name}: {goal}; {}", ambition.reason.unwrap_or_default()),
            (Asks::Less, Some(before)) => println!("{name}: {goal} asks for LESS than the {before} reached before"),
            (Asks::More, Some(before)) => println!("{name}: {goal} asks for more than the {before} reached before"),
            (Asks::Same, Some(before)) => println!("{name}: {goal} asks for what was reached before, {before}"),
            (asks, Some(before)) => println!("{name}: {goal} after {before}: {}", asks.name()),
            (asks, None) => println!("{name}: {goal} asks for {}", asks.name()),
        }
    }
}

fn print_parts(plan: &Plan) -> Result<(), Box<dyn Error>> {
    heading("Do the parts add up?");
    for parts in plan.check_parts()? {
        let terms: Vec<String> = parts.check.claim.terms().iter().flatten().map(|f| f.write(Locale::En)).collect();
        let total = parts.check.claim.stated().map(|f| f.write(Locale::En)).unwrap_or_default();
        let name = plan.get(&parts.total).map_or(&*parts.total, |t| t.indicator().name_in(Locale::En));
        println!("{name}: {} = {total}: {}", terms.join(" + "), parts.check.verdict.name());
    }
    Ok(())
}

fn print_scorecard(card: &Scorecard) {
    heading("Scorecard of 2023, from the figures at hand");
    let counts = card.counts();
    let met = counts.met();
    println!(
        "computed:  {}/{} met or exceeded, {} of them exceeded",
        met.lower.unwrap_or(0),
        counts.total(),
        counts.get(Status::Exceeded)
    );
    if let Some(published) = card.published() {
        println!(
            "published: {}/{} met or exceeded ({})",
            published.met,
            published.of,
            published.source.as_deref().unwrap_or("no source")
        );
    }
}
