//! The reader measured on the annotated reports of `tests/reading` and on the first real input.
//!
//! `READING=vi/01 cargo test --test reading -- --nocapture` lists what is wrong with one report.

#[path = "reading/case.rs"]
mod case;

use case::{Case, Scores, score};

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for locale in ["vi", "en"] {
        // Another folder of reports in the same form, to measure on.
        let root = std::env::var("READING_FROM").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/reading").to_owned());
        let Ok(folder) = std::fs::read_dir(format!("{root}/{locale}")) else { continue };
        let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let file = std::fs::read_to_string(&path).unwrap();
            cases.push(Case::parse(&format!("{locale}/{}", path.file_stem().unwrap().to_str().unwrap()), &file));
        }
    }
    cases
}

fn print(title: &str, scores: &Scores) {
    println!("{title}");
    for (field, tally) in &scores.fields {
        println!("  {field:<12} {:.3} {:.3} {:.3}  ({} of {}, {} read)", tally.precision(), tally.recall(), tally.f1(), tally.right, tally.there, tally.read);
    }
    println!("  alarms       {} of {}", scores.alarms.0, scores.alarms.1);
}

#[test]
fn the_development_set_is_read() {
    let wanted = std::env::var("READING").ok();
    let mut sums: std::collections::BTreeMap<String, Scores> = std::collections::BTreeMap::new();
    for case in cases() {
        let scores = score(&case, &case.read());
        if wanted.as_ref().is_some_and(|wanted| case.name.starts_with(wanted.as_str())) {
            println!("== {}", case.name);
            for miss in &scores.misses {
                println!("  {miss}");
            }
        }
        let style = if case.style == "prose" { "prose" } else { "wider" };
        sums.entry(format!("{} {style}", case.locale)).or_default().add(&scores);
        sums.entry("all".to_owned()).or_default().add(&scores);
    }
    for (title, scores) in &sums {
        print(title, scores);
    }
}

#[test]
fn the_first_report_is_read_whole() {
    let Some(case) = case::seed() else { return };
    let scores = score(&case, &case.read());
    for miss in &scores.misses {
        println!("  {miss}");
    }
    print("seed", &scores);
}
