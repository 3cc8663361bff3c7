//! `statcan-2.4` against the published results of Statistics Canada, in exact arithmetic and on doubles.
//!
//! The rows lie outside the project, in `../shared/conformance/methods`; without them the tests say so and pass.

use std::collections::BTreeMap;

use attain::decimal::parse;
use attain::progress::statcan::Aggregate;
use attain::progress::statcan::doubles::of_surd;
use attain::progress::{Progress, ProgressError, Series, Undefined, progress};
use attain::{Better, Ratio, Rounding};
use attain_tests::say;

type Row = BTreeMap<String, String>;

fn rows(name: &str) -> Option<Vec<Row>> {
    attain_tests::shared_rows(&format!("conformance/methods/{name}"))
}

fn value(text: &str) -> Ratio {
    Ratio::from(parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}")))
}

fn year(text: &str) -> i32 {
    text.strip_suffix(".0").unwrap_or(text).parse().unwrap()
}

/// The inputs of a published row; None where it has no values.
fn series(row: &Row) -> Option<Result<Series, ProgressError>> {
    let better = if row["direction"].starts_with('-') { Better::Lower } else { Better::Higher };
    if row["current_value"].is_empty() || row["base_value"].is_empty() {
        return None;
    }
    let base = (year(&row["base_year"]), value(&row["base_value"]));
    let current = (year(&row["current_year"]), value(&row["current_value"]));
    let from = base.0;
    let points = if base.0 == current.0 { vec![current] } else { vec![base, current] };
    Some(Series::of(points, from, better).and_then(|mut series| {
        if !row["limit"].is_empty() {
            series = series.limit(value(&row["limit"]));
        }
        if row["target"].is_empty() {
            Ok(series)
        } else {
            series.target((year(&row["target_year"]), value(&row["target"])))
        }
    }))
}

/// Whether two doubles agree to 1e-9, relative.
fn close(own: f64, published: f64) -> bool {
    (own - published).abs() <= 1e-9 * published.abs().max(1e-3)
}

fn double(of: Option<&attain::Surd>) -> Option<f64> {
    of.map(of_surd)
}

struct Tally {
    assessed: usize,
    guard: usize,
    identical: usize,
    misses: Vec<String>,
}

/// Every assessable row: value, score and status; rows whose target is the baseline give the reason.
fn held(file: &str, method: &str) -> Option<Tally> {
    let mut tally = Tally { assessed: 0, guard: 0, identical: 0, misses: Vec::new() };
    for row in rows(file)? {
        let id = row.get("case_id").or_else(|| row.get("series")).cloned().unwrap_or_default();
        let Some(series) = series(&row) else { continue };
        let verdict = progress(&series.unwrap(), method).unwrap();
        if row["status"] == "not_available" || row["status"].is_empty() {
            if verdict.status() != Progress::NOT_AVAILABLE || verdict.reason().is_none() {
                tally.misses.push(format!("{id}: not available, here {}", verdict.status()));
            }
            continue;
        }
        let published = (row["progress_value"].parse::<f64>().ok(), row["score"].parse::<f64>().ok());
        if row["status"] == "error" || published.0.is_none() {
            tally.guard += 1;
            let achieved = row["status"] == "target_achieved";
            let status = if achieved { "target_achieved" } else { Progress::NOT_AVAILABLE };
            if verdict.reason() != Some(Undefined::BaseIsTarget) || verdict.status() != status {
                tally.misses.push(format!("{id}: {:?} {}", verdict.reason(), verdict.status()));
            }
            continue;
        }
        tally.assessed += 1;
        let own = (double(verdict.value()), double(verdict.score()));
        let agree = |own: Option<f64>, published: Option<f64>| own.zip(published).is_some_and(|(a, b)| close(a, b));
        if !agree(own.0, published.0) || !agree(own.1, published.1) || verdict.status() != row["status"] {
            tally.misses.push(format!("{id}: {own:?} {}, published {published:?} {}", verdict.status(), row["status"]));
        }
        if own == published {
            tally.identical += 1;
        }
    }
    Some(tally)
}

// Statistics Canada, indicator_calculation_components.yml, March 2025 to July 2026 (MIT, Statistics Canada Open Licence).
#[test]
fn every_assessable_row_of_the_history_is_reproduced_to_1e_9() {
    for method in ["statcan-2.4", "statcan-2.4-doubles"] {
        let Some(tally) = held("statcan_history_cases.csv", method) else { return };
        assert_eq!(tally.misses, Vec::<String>::new(), "{method}");
        say!("{method}: {} rows, {} bit for bit, {} base = target", tally.assessed, tally.identical, tally.guard);
        assert!(tally.assessed > 200 && tally.guard > 0, "{method}");
        assert!(method == "statcan-2.4" || tally.identical == tally.assessed, "{method}: bit for bit");
    }
}

#[test]
fn every_row_of_the_current_series_is_reproduced_to_1e_9() {
    for method in ["statcan-2.4", "statcan-2.4-doubles"] {
        let Some(tally) = held("statcan_gif_series.csv", method) else { return };
        assert_eq!(tally.misses, Vec::<String>::new(), "{method}");
        say!("{method}: {} rows, {} bit for bit, {} base = target", tally.assessed, tally.identical, tally.guard);
    }
}

// The boundary cases of the restated rules, notes on methods, section 6.
#[test]
fn every_boundary_case_is_reproduced_to_1e_9() {
    for method in ["statcan-2.4", "statcan-2.4-doubles"] {
        let Some(tally) = held("sdgbuild_rule_grid.csv", method) else { return };
        assert_eq!(tally.misses, Vec::<String>::new(), "{method}");
        say!("{method}: {} rows, {} bit for bit, {} base = target", tally.assessed, tally.identical, tally.guard);
        assert!(tally.assessed >= 50, "{method}");
        assert!(method == "statcan-2.4" || tally.identical == tally.assessed, "{method}: bit for bit");
    }
}

#[test]
fn an_indicator_is_the_mean_of_its_series_but_for_nested_groups() {
    let (Some(indicators), Some(all)) = (rows("statcan_gif_indicators.csv"), rows("statcan_gif_series.csv")) else {
        return;
    };
    let (mut equal, mut misses) = (0, Vec::new());
    for indicator in &indicators {
        let own: Vec<&Row> = all.iter().filter(|row| row["indicator"] == indicator["indicator"]).collect();
        let published: Option<f64> = indicator["score"].parse().ok();
        let (Some(published), false) = (published, own.is_empty()) else { continue };
        let verdicts: Vec<(Option<&str>, Progress)> = own
            .iter()
            .filter_map(|row| Some((row.get("group")?.as_str(), series(row)?.unwrap())))
            .map(|(group, series)| (Some(group).filter(|g| !g.is_empty()), progress(&series, "statcan-2.4").unwrap()))
            .collect();
        let aggregate = Aggregate::of(verdicts.iter().map(|(_, verdict)| (None, verdict)));
        let Some((low, _)) = aggregate.score(64) else {
            misses.push(format!("{}: no score, published {published}", indicator["indicator"]));
            continue;
        };
        let mean: f64 = low.round(15, Rounding::HalfEven).unwrap().to_string().parse().unwrap();
        if close(mean, published) && aggregate.status() == indicator["progress_status"] {
            equal += 1;
        } else {
            misses.push(format!(
                "{}: {mean} {} of {}, published {published} {}; groups {:?}",
                indicator["indicator"],
                aggregate.status(),
                aggregate.counted(),
                indicator["progress_status"],
                verdicts.iter().filter_map(|(group, _)| *group).collect::<Vec<_>>(),
            ));
        }
    }
    let _page = attain_tests::page();
    say!("{equal} indicators equal by plain mean; not: {misses:#?}");
    assert!(equal > 50);
    // Their options nest series in groups, which the published file does not show.
    let nested = ["1-4-1:", "16-3-1:", "4-5-1:", "4-a-1:", "9-c-1:"];
    misses.retain(|miss| !nested.iter().any(|known| miss.starts_with(known)));
    assert_eq!(misses, Vec::<String>::new());
}

// The groups are inferred from the names of the series; the published scores of the indicators confirm them.
#[test]
fn nested_groups_are_averaged_first() {
    let (Some(indicators), Some(all)) = (rows("statcan_gif_indicators.csv"), rows("statcan_gif_series.csv")) else {
        return;
    };
    let cases = [
        // indicator, the words that name its groups
        ("4-a-1", ["computers", "Internet", ""]),
        ("16-3-1", ["Physical", "Sexual", ""]),
        ("9-c-1", ["5G", "(HSPA+)", "Long-Term Evolution"]),
    ];
    for (indicator, words) in cases {
        let Some(published) = indicators.iter().find(|row| row["indicator"] == indicator) else { continue };
        let verdicts: Vec<(Option<&str>, Progress)> = all
            .iter()
            .filter(|row| row["indicator"] == indicator)
            .map(|row| {
                let group = words.into_iter().find(|word| row["series"].contains(word));
                (group, progress(&series(row).unwrap().unwrap(), "statcan-2.4").unwrap())
            })
            .collect();
        let aggregate = Aggregate::of(verdicts.iter().map(|(group, verdict)| (*group, verdict)));
        let (low, _) = aggregate.score(64).unwrap();
        let mean: f64 = low.round(15, Rounding::HalfEven).unwrap().to_string().parse().unwrap();
        assert!(close(mean, published["score"].parse().unwrap()), "{indicator}: {mean}");
        assert_eq!(aggregate.status(), published["progress_status"], "{indicator}");
    }
}

// Five years of exactly ±1.5 % and ±0.5 %: SB060, SB061, SB066, SB067 of the boundary cases, in exact decimals.
#[test]
fn exactly_the_threshold_is_on_the_same_side_up_and_down() {
    let cases = [
        // after five years from 100, better, status
        ("107.7284003884375", Better::Higher, "substantial_progress", "1.015^5"),
        ("92.7216502365625", Better::Lower, "substantial_progress", "0.985^5"),
        ("102.5251253128125", Better::Higher, "moderate_progress", "1.005^5"),
        ("97.52487531218750", Better::Lower, "moderate_progress", "0.995^5"),
        ("107.7284003884374", Better::Higher, "moderate_progress", "just below 1.015^5"),
        ("102.5251253128124", Better::Higher, "limited_progress", "just below 1.005^5"),
    ];
    for (after, better, status, why) in cases {
        let series = Series::between((2015, 100), (2020, value(after)), better).unwrap();
        assert_eq!(progress(&series, "statcan-2.4").unwrap().status(), status, "{why}");
    }
    let up = Series::between((2015, 100), (2020, value("107.7284003884375")), Better::Higher).unwrap();
    let growth = progress(&up, "statcan-2.4").unwrap().value().unwrap().to_ratio();
    assert_eq!(growth, Some(Ratio::new(15, 1000).unwrap()), "exactly, not nearly");
}

#[test]
fn figures_without_a_value_give_the_reason() {
    let between = |from: i64, to: i64, better| Series::between((2015, from), (2022, to), better).unwrap();
    let cases = [
        // series, reason, status, why
        (between(-10, 5, Better::Higher), Undefined::SignChange, "not_available", "a deficit becomes a surplus"),
        (between(3, 4, Better::Higher).growth_rate(), Undefined::GrowthRate, "not_available", "GDP growth of 3 %"),
        (between(3, 4, Better::Inside), Undefined::TwoSided, "not_available", "parity is transformed first"),
        (
            between(50, 48, Better::Higher).target((2030, 50)).unwrap(),
            Undefined::BaseIsTarget,
            "not_available",
            "SB102: their code divides by zero",
        ),
        (
            between(50, 50, Better::Higher).target((2030, 50)).unwrap(),
            Undefined::BaseIsTarget,
            "target_achieved",
            "SC0015: nothing to do, and done",
        ),
        (
            between(5, 6, Better::Higher).target((2030, -1)).unwrap(),
            Undefined::SignChange,
            "target_achieved",
            "reached, though no growth leads there",
        ),
        (
            between(-5, -6, Better::Higher).target((2030, 1)).unwrap(),
            Undefined::SignChange,
            "not_available",
            "a deficit that is to become a surplus",
        ),
        (between(5, 6, Better::Higher).limit(Ratio::from(0)), Undefined::ZeroLimit, "not_available", "no limit at all"),
        (
            Series::of([(2022, 5i64)], 2015, Better::Higher).unwrap(),
            Undefined::TooFewPoints,
            "not_available",
            "one year only",
        ),
    ];
    for (series, reason, status, why) in cases {
        for method in ["statcan-2.4", "statcan-2.4-doubles"] {
            let verdict = progress(&series, method).unwrap();
            assert_eq!((verdict.reason(), verdict.status()), (Some(reason), status), "{method}: {why}");
            assert!(verdict.value().is_none(), "{method}: {why}");
        }
    }
}

#[test]
fn replacements_are_said() {
    let zero = Series::between((2015, 10), (2022, 5), Better::Lower).unwrap().undated_target(0);
    let verdict = progress(&zero, "statcan-2.4").unwrap();
    let notes: Vec<String> = verdict.notes().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(notes.join("\n"), @r"
    the method replaces the target of zero by 0.001, which decides the result
    the target has no year; the method takes `2030`
    ");
    let late = Series::of([(2017, 10i64), (2022, 12)], 2015, Better::Higher).unwrap();
    let notes: Vec<String> = progress(&late, "statcan-2.4").unwrap().notes().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(notes.join("\n"), @"`2015` has no value; the baseline is `2017`");
}
