//! The reader measured on the annotated reports of `tests/reading` and on the first real input.
//!
//! The table that it prints is precision, recall and F1 of what is read, and the share of what was read whose kind, role,
//! qualifiers, indicator and period are right. A score that drops below its floor fails.
//!
//! `READING=vi/01 cargo test --test reading -- --nocapture` lists what is wrong with the reports of that name;
//! `READING_FROM=…` measures on another folder of reports in the same form, without floors.

#[path = "reading/case.rs"]
mod case;

use std::collections::BTreeMap;

use attain_tests::{page, say};
use case::{Case, Scores, score, seed};

/// What each score must reach over the development set, in thousandths: language, style, field, floor.
const FLOORS: [(&str, &str, &str, u32); 32] = [
    ("vi", "prose", "mention", 985),
    ("vi", "prose", "kind", 985),
    ("vi", "prose", "qualifiers", 990),
    ("vi", "prose", "role", 955),
    ("vi", "prose", "indicator", 855),
    ("vi", "prose", "period", 870),
    ("vi", "prose", "claim", 780),
    ("vi", "prose", "verdict", 940),
    ("vi", "wider", "mention", 980),
    ("vi", "wider", "kind", 985),
    ("vi", "wider", "qualifiers", 990),
    ("vi", "wider", "role", 960),
    ("vi", "wider", "indicator", 910),
    ("vi", "wider", "period", 950),
    ("vi", "wider", "claim", 820),
    ("vi", "wider", "verdict", 960),
    ("en", "prose", "mention", 990),
    ("en", "prose", "kind", 990),
    ("en", "prose", "qualifiers", 990),
    ("en", "prose", "role", 985),
    ("en", "prose", "indicator", 880),
    ("en", "prose", "period", 880),
    ("en", "prose", "claim", 765),
    ("en", "prose", "verdict", 900),
    ("en", "wider", "mention", 985),
    ("en", "wider", "kind", 985),
    ("en", "wider", "qualifiers", 990),
    ("en", "wider", "role", 990),
    ("en", "wider", "indicator", 940),
    ("en", "wider", "period", 900),
    ("en", "wider", "claim", 840),
    ("en", "wider", "verdict", 950),
];

fn cases(root: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for locale in ["vi", "en"] {
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
    say!("{title:<12} precision  recall      F1");
    for (field, tally) in &scores.fields {
        let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
        say!(
            "  {field:<12} {precision:.3}   {recall:.3}   {f1:.3}   {} of {}, {} read",
            tally.right,
            tally.there,
            tally.read
        );
    }
    say!("  false alarms {} in {} places that hold no figure", scores.alarms.0, scores.alarms.1);
}

#[test]
fn the_development_set_is_read() {
    let elsewhere = std::env::var("READING_FROM").ok();
    let cases = cases(elsewhere.as_deref().unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/reading")));
    let wanted = std::env::var("READING").ok();
    let mut sums: BTreeMap<(String, &str), Scores> = BTreeMap::new();
    let _turn = page();
    for case in &cases {
        let scores = score(case, &case.read());
        if wanted.as_ref().is_some_and(|wanted| case.name.starts_with(wanted.as_str())) {
            say!("== {}", case.name);
            for miss in &scores.misses {
                say!("  {miss}");
            }
        }
        let style = if case.style == "prose" { "prose" } else { "wider" };
        sums.entry((case.locale.to_string(), style)).or_default().add(&scores);
    }
    for ((locale, style), scores) in &sums {
        print(&format!("{locale} {style}"), scores);
    }
    if elsewhere.is_some() {
        return;
    }
    assert!(cases.len() >= 40, "{} reports", cases.len());
    for (locale, style, field, floor) in FLOORS {
        let reached = sums[&(locale.to_owned(), style)].fields[field].f1();
        assert!(reached * 1000.0 >= f64::from(floor), "{locale} {style} {field}: {reached:.3} is below {floor}/1000");
    }
    let alarms = sums.values().fold((0, 0), |sum, scores| (sum.0 + scores.alarms.0, sum.1 + scores.alarms.1));
    assert!(alarms.0 * 100 <= alarms.1, "{} false alarms in {} places", alarms.0, alarms.1);
}

// The annotation lists claims that can be checked and shares of unprinted plans; the report also states a record, a
// multiple and a growth over unprinted bases, which the reader lists as uncheckable.

#[test]
fn the_first_report_is_read_whole() {
    let Some(case) = seed() else { return };
    let scores = score(&case, &case.read());
    let _turn = page();
    print("seed", &scores);
    for (field, tally) in &scores.fields {
        if *field != "claim" {
            assert_eq!((tally.right, tally.read), (tally.there, tally.there), "{field}: {:#?}", scores.misses);
        }
    }
    assert_eq!(scores.alarms.0, 0);
    assert_eq!(scores.fields["claim"].right, 6);
    let more: Vec<&String> = scores.misses.iter().filter(|miss| miss.starts_with("claim too many")).collect();
    assert_eq!(more.len(), 3, "{more:?}");
    for (miss, unlisted) in
        more.iter().zip(["growth stated `5%`", "record stated `2,45 tỷ USD`", "growth stated `gấp đôi`"])
    {
        assert!(miss.contains(unlisted) && miss.ends_with("uncheckable"), "{miss}");
    }
}
