//! Percentages that provinces have published: each is confirmed at its printed precision, or its base recovered.
//!
//! The figures lie beside the repository; where they are absent the test says so and passes.

use std::path::Path;

use attain::{Claim, Figure, Locale, Quantity, Ratio, Unit, Verdict};
use attain_tests::say;

const SHARED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance/methods/vn_published_percentages.csv");

/// The figure of a base, where it is printed: 2.87 of `plan 2.87`, 411 of `of 411`; 2023 of `same period 2023` is none.
fn number(text: &str) -> Option<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [.., before, last] = words.as_slice() else { return None };
    (matches!(*before, "plan" | "of") && attain::decimal::parse(last).is_ok()).then_some(*last)
}

#[test]
fn published_percentages_are_confirmed_or_their_base_recovered() {
    let Ok(mut reader) = csv::Reader::from_path(SHARED) else {
        say!("skipped: {} is not there", Path::new(SHARED).display());
        return;
    };
    let headers = reader.headers().unwrap().clone();
    let (mut confirmed, mut recovered, mut rows) = (0, 0, 0);
    let _page = attain_tests::page();
    say!("{:<5} {:>9} {:>8} {:<42} result", "case", "figure", "percent", "phrase");
    for row in reader.records().map(Result::unwrap) {
        let cell = |column: &str| row.get(headers.iter().position(|name| name == column).unwrap()).unwrap_or_default();
        let unit = if cell("unit").starts_with("bn") { "VND" } else { "1" };
        let unit = Unit::from_code(unit).unwrap().at(if cell("unit").starts_with("bn") { 9 } else { 0 });
        let figure = |text: &str| match text {
            "" => None,
            text => Some(Figure::from(Quantity::new(attain::decimal::parse(text).unwrap(), unit.clone()))),
        };
        let percent = |text: &str| Figure::read(&format!("{}%", text.replace('.', ",")), Locale::Vi).unwrap();
        // Communes are counted, so `of 411` stands with the figure.
        let base = number(cell("base")).or_else(|| number(cell("unit")));
        let claim = Claim::share_of_plan(
            figure(cell("value")),
            base.and_then(figure),
            Some(percent(cell("published_percent"))),
        );
        let check = claim.check();
        let result = match (&check.computed, check.implied_range()) {
            (Some(computed), _) => {
                assert!(
                    matches!(check.verdict, Verdict::Holds | Verdict::OffByLastPlace),
                    "{}: {check:?}",
                    cell("case")
                );
                confirmed += 1;
                format!("{} ({})", check.verdict.name(), computed.round(4, attain::Rounding::HalfEven).unwrap())
            }
            (None, Some(implied)) => {
                // Where the figure itself is not printed, the table works out that one.
                let words = cell("check")
                    .split([' ', ';'])
                    .find(|word| cell("value").is_empty() && word.parse::<u64>().is_ok());
                let expected = attain::decimal::parse(words.unwrap_or(cell("implied_base"))).unwrap();
                let stated = Quantity::new(expected, unit.clone());
                assert!(implied.contains(&stated).unwrap(), "{}: {expected} is not in {implied}", cell("case"));
                // The one value is what the table gives, rounded alike.
                let single = check.implied_quantity().unwrap();
                let off = (&single.value() - &stated.value()).abs();
                assert!(off <= Ratio::power_of_ten(i32::from(unit.exponent())), "{}: {single}", cell("case"));
                recovered += 1;
                format!("implied {} (stated {expected})", implied.write(Locale::En))
            }
            other => panic!("{}: {other:?}", cell("case")),
        };
        say!(
            "{:<5} {:>9} {:>8} {:<42} {result}",
            cell("case"),
            cell("value"),
            cell("published_percent"),
            cell("phrase").chars().take(42).collect::<String>()
        );
        rows += 1;
        // "Vượt 52,8 %" is 152.8 % of the plan: the same base, from the words.
        if let Some(excess) = cell("phrase").strip_prefix("vượt ") {
            let words = excess.split('%').next().unwrap();
            let excess = Figure::read(&format!("vượt {words}%"), Locale::Vi).unwrap();
            let again = Claim::share_of_plan(figure(cell("value")), None, Some(excess)).check();
            assert_eq!(again.implied, check.implied, "{}", cell("case"));
        }
    }
    say!("{rows} percentages: {confirmed} confirmed, {recovered} with their base recovered");
    assert_eq!(confirmed + recovered, rows);
}
