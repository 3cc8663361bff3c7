//! The figures of the first real report stand in the example's data files.
//!
//! The annotation is third-party work and lies outside the project; where it is absent the test says so and passes.

use std::path::Path;

use attain::{Figure, Measured, Observations, Plan, Value};
use attain_tests::say;

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Every figure of both data files as (value in the unit itself, unit code).
fn figures() -> Vec<(String, String)> {
    let read = |name: &str| std::fs::read_to_string(project("examples/data").join(name)).unwrap();
    let plan = Plan::from_toml(&read("ha_tinh_2024.toml")).unwrap();
    let results = Observations::from_toml(&read("ha_tinh_2023_results.toml")).unwrap();
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |figure: &Figure| {
        let code = figure.unit().code().to_owned();
        match figure.value() {
            Value::Quantity(q) => all.push((q.value().to_string(), code)),
            Value::Range(r) => {
                all.push((format!("{}..{}", r.lower().unwrap().value(), r.upper().unwrap().value()), code))
            }
            Value::Tally(t) => all.push((format!("{} of {}", t.k(), t.n()), code)),
            other => panic!("a kind of value that the annotation has no form for: {other:?}"),
        }
    };
    for target in plan.targets() {
        if let Some(figure) = target.goal().to_figure() {
            add(&figure);
        }
    }
    let mut days = Vec::new();
    for (at, observation) in results.items().iter().enumerate() {
        match observation.measured() {
            Measured::Figure(figure) => add(figure),
            Measured::Done(day) => days.push(day.to_string()),
            other => panic!("the report has no such observation: {other:?}"),
        }
        days.extend(observation.get_as_of().map(|day| day.to_string()));
        let (planned, share) = results.beside(at);
        planned.into_iter().chain(share).for_each(&mut add);
    }
    let published = results.get_published().unwrap();
    all.push((format!("{} of {}", published.met, published.of), "indicator".to_owned()));
    all.extend(days.into_iter().map(|day| (day, "date".to_owned())));
    all
}

#[test]
fn every_annotated_figure_stands_in_the_data() {
    let path = project("../shared/seed/ha-tinh-2024.mentions.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        say!("skipped: the annotation {} is not here", path.display());
        return;
    };
    let held = figures();
    let mentions: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let ratio = |text: &str| attain::Ratio::from(attain::decimal::parse(text).unwrap()).to_string();
    let (mut checked, mut periods) = (0, Vec::new());
    for mention in &mentions {
        let field = |name: &str| mention[name].as_str().unwrap_or_default();
        let unit = mention["unit_implied"].as_str().unwrap_or(field("unit"));
        let (low, high) = (field("low"), field("high"));
        let wanted = match field("kind") {
            // A month and spans of years are periods, not figures.
            "date" if low.len() != 10 || low != high => {
                periods.push(field("text"));
                continue;
            }
            "date" => (low.to_owned(), "date".to_owned()),
            "ratio" => (format!("{} of {}", field("num"), field("den")), unit.to_owned()),
            "range" => (format!("{}..{}", ratio(low), ratio(high)), unit.to_owned()),
            _ => (ratio(low), unit.replace("group", "task_group")),
        };
        assert!(held.contains(&wanted), "`{}` of the report, {wanted:?}, stands in no data file", field("text"));
        checked += 1;
    }
    say!("{checked} figures of the report stand in the data; periods left out: {periods:?}");
    assert!(checked > 30, "only {checked} figures were compared");
}
