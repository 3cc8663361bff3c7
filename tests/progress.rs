//! Every published method on several years: worked examples, reasons, disagreement, trace.
//!
//! Published cases lie outside the project, in `../shared/conformance/methods`; without them their tests say so and pass.

use std::collections::BTreeMap;

use attain::decimal::parse;
use attain::progress::dli::{Terms, payment};
use attain::progress::imihigo::{Contract, Defect, Kind, composite};
use attain::progress::mcc::Card;
use attain::progress::{
    METHODS, Method, Note, Point, Progress, ProgressError, Question, Scale, Series, Side, Stop, Surd, Why,
    compare_methods, compare_with, method, progress, replay,
};
use attain::{Better, Course, Evidence, Locale, Ratio, Rounding, Undefined};
use attain_tests::say;
use proptest::prelude::*;

type Row = BTreeMap<String, String>;

fn rows(name: &str) -> Option<Vec<Row>> {
    attain_tests::shared_rows(&format!("conformance/methods/{name}"))
}

fn value(text: &str) -> Ratio {
    Ratio::from(parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}")))
}

fn between(from: (i32, &str), to: (i32, &str), better: Better) -> Series {
    Series::between((from.0, value(from.1)), (to.0, value(to.1)), better).unwrap()
}

/// A figure with as many decimals as the case prints.
fn shown(figure: Option<&Surd>, digits: i32) -> String {
    figure.map_or_else(|| "none".to_owned(), |figure| figure.round(digits, Rounding::HalfUp).unwrap().to_string())
}

/// Whether a figure agrees with a printed double to 1e-9.
fn close(figure: &Surd, printed: &str) -> bool {
    let printed = value(printed);
    let difference = (figure - &Surd::from(printed.clone())).abs();
    difference <= Surd::from(&printed.abs().max(Ratio::new(1, 1000).unwrap()) * &Ratio::power_of_ten(-9))
}

// The published methods.

#[test]
fn every_method_has_a_versioned_name_and_a_source() {
    let names: Vec<&str> = METHODS.iter().map(|method| method.name()).collect();
    insta::assert_snapshot!(names.join(" "), @"statcan-2.4 statcan-2.4-doubles eurostat-1 unsd-2023 sdsn-2018 escap-1 oecd-2022 okr-aspirational-1 okr-committed-1 dli-1 mcc-1 imihigo-1 linear-1 cagr-1");
    for method in METHODS {
        assert!(
            method.name().contains(|c: char| c.is_ascii_digit()) && !method.source().is_empty(),
            "{}",
            method.name()
        );
    }
    let short = [
        "statcan",
        "eurostat",
        "unsd",
        "sdsn",
        "escap",
        "oecd",
        "okr",
        "okr-committed",
        "dli",
        "mcc",
        "imihigo",
        "linear",
        "cagr",
    ];
    for name in short {
        assert!(method(name).unwrap().name().starts_with(name), "{name}");
    }
    for name in ["", "stat", "statcan-3", "-"] {
        assert!(matches!(method(name), Err(ProgressError::UnknownMethod { .. })), "`{name}`");
    }
    let refused = method("budget").err().unwrap().to_string();
    insta::assert_snapshot!(refused, @"there is no method `budget`; `METHODS` lists them");
}

#[test]
fn thresholds_from_memory_say_so() {
    let with = between((2015, "50"), (2022, "60"), Better::Higher).target((2030, value("100"))).unwrap().spread(10i64);
    let open = between((2015, "50"), (2022, "60"), Better::Higher);
    let cases = [
        // method, series, evidence of each edge
        ("statcan-2.4", &with, vec!["read"; 3]),
        ("eurostat-1", &with, vec!["restated"; 3]),
        ("eurostat-1", &open, vec!["unverified"; 3]),
        ("unsd-2023", &with, vec!["restated"; 2]),
        ("sdsn-2018", &with, vec!["read", "unverified", "read"]),
        ("escap-1", &with, vec!["unverified"; 2]),
        ("oecd-2022", &with, vec!["unverified"; 4]),
        ("mcc-1", &with, vec!["unverified"]),
    ];
    for (method, series, evidence) in cases {
        let verdict = progress(series, method).unwrap();
        let own: Vec<&str> = verdict.thresholds().iter().map(|edge| edge.evidence.name()).collect();
        assert_eq!(own, evidence, "{method}");
    }
}

// Computed from the published formulas: unsd_progress_chart_computed.csv.
#[test]
fn unsd_scores_follow_from_the_projected_share() {
    let Some(rows) = rows("unsd_progress_chart_computed.csv") else { return };
    for row in &rows {
        let id = &row["case_id"];
        let better = if row["increase_desirable"] == "True" { Better::Higher } else { Better::Lower };
        let [from, to] = ["base_year", "current_year"].map(|column| row[column].parse().unwrap());
        let mut series = between((from, &row["base"]), (to, &row["current"]), better);
        if !row["target"].is_empty() {
            series = series.target((row["target_year"].parse().unwrap(), value(&row["target"]))).unwrap();
        }
        let verdict = progress(&series, "unsd").unwrap();
        assert_eq!(verdict.score().unwrap().to_string(), row["score_1_3"], "{id}");
        assert!(close(verdict.figure("growth").unwrap(), &row["cagr"]), "{id}");
        if !row["ratio"].is_empty() {
            assert!(close(verdict.value().unwrap(), &row["ratio"]), "{id}");
            assert!(close(verdict.figure("expected").unwrap(), &row["expected_value_target_year"]), "{id}");
        }
    }
    say!("{} rows", rows.len());
}

// The edge rules of the adaptation (EUSTAT, metodologia.md).
#[test]
fn unsd_edge_rules() {
    let aimed = |series: Series| series.target((2030, value("100"))).unwrap();
    let near = between((2015, "97"), (2022, "99.2"), Better::Higher);
    let cases = [
        // series, status, note, why
        (aimed(near.clone()).percent(), "met_or_on_track", None, "within one percentage point of 100 %"),
        (
            aimed(between((2015, "99.0"), (2022, "99.2"), Better::Higher)),
            "stagnation_or_regression",
            None,
            "the one-point rule is for percentages",
        ),
        (
            Series::of([(2013, 40i64), (2018, 50), (2022, 60)], 2015, Better::Higher).unwrap().undated_target(70),
            "met_or_on_track",
            Some(Note::BaselineMoved { from: 2015, to: 2013 }),
            "2013 is nearer to 2015 than 2018",
        ),
        (
            Series::of([(2010, 40i64), (2018, 50), (2022, 60)], 2015, Better::Higher).unwrap().undated_target(70),
            "met_or_on_track",
            Some(Note::BaselineMoved { from: 2015, to: 2018 }),
            "2018 is nearer",
        ),
        (
            Series::of([(2015, 40i64), (2019, 50), (2022, 40)], 2015, Better::Higher)
                .unwrap()
                .target((2020, 52))
                .unwrap(),
            "met_or_on_track",
            Some(Note::JudgedAt(2019)),
            "the target year is past: judged up to it",
        ),
    ];
    for (series, status, note, why) in cases {
        let verdict = progress(&series, "unsd").unwrap();
        let given = verdict.status().to_owned();
        if why.starts_with("the one-point") {
            assert!(verdict.notes().contains(&Note::OnePointRuleUnused), "{why}");
            assert_ne!(verdict.course(), Some(Course::Achieved), "{why}");
            continue;
        }
        assert_eq!(given, status, "{why}");
        if let Some(note) = note {
            assert!(verdict.notes().contains(&note), "{why}: {:?}", verdict.notes());
        }
    }
}

// 0.95 and 0.10 of the way, and 2 % and 0.5 % a year, exactly.
#[test]
fn exactly_on_an_edge_belongs_to_the_better_side() {
    let cases = [
        // method, from, to (two years), better, target after two more, status, why
        ("unsd", "100", "102.01", Better::Higher, None, "fair_progress", "1 % a year for two years"),
        ("unsd", "100", "104.04", Better::Higher, None, "met_or_on_track", "exactly 2 %"),
        ("unsd", "100", "104.0399999999", Better::Higher, None, "fair_progress", "just below 2 %"),
        ("unsd", "100", "96.04", Better::Lower, None, "met_or_on_track", "exactly −2 %"),
        ("unsd", "100", "99.0025", Better::Lower, None, "fair_progress", "exactly −0.5 %"),
        // 119 after two years leads to 141.61 after four, 101 to 102.01.
        ("unsd", "100", "119", Better::Higher, Some("143.8"), "met_or_on_track", "exactly 95 % of the way"),
        ("unsd", "100", "119", Better::Higher, Some("143.8001"), "fair_progress", "just below 95 %"),
        ("unsd", "100", "101", Better::Higher, Some("120.1"), "fair_progress", "exactly 10 % of the way"),
        ("unsd", "100", "101", Better::Higher, Some("120.1001"), "stagnation_or_regression", "just below 10 %"),
        ("eurostat", "100", "102.01", Better::Higher, None, "significant_progress", "exactly 1 %"),
        ("eurostat", "100", "98.01", Better::Lower, None, "significant_progress", "exactly −1 %, wanted"),
        ("eurostat", "100", "98.01", Better::Higher, None, "moderate_movement_away", "exactly −1 %, not wanted"),
        ("eurostat", "100", "98.00", Better::Higher, None, "significant_movement_away", "more than that"),
        // 9.5 % a year of the 10 % that lead from 100 to 146.41 in four years.
        ("eurostat", "100", "119.9025", Better::Higher, Some("146.41"), "significant_progress", "exactly 95 %"),
        ("eurostat", "100", "119.9024", Better::Higher, Some("146.41"), "moderate_progress", "just below 95 %"),
        ("eurostat", "100", "112.36", Better::Higher, Some("146.41"), "moderate_progress", "exactly 60 %"),
        ("statcan", "100", "112.36", Better::Higher, Some("146.41"), "moderate_progress", "exactly 60 %"),
        ("cagr", "100", "121", Better::Higher, Some("146.41"), "on_track", "exactly what is required"),
        ("cagr", "100", "120.9999", Better::Higher, Some("146.41"), "behind", "just below"),
        ("linear", "100", "150", Better::Higher, Some("200"), "on_track", "half of the way"),
        ("linear", "100", "149.9", Better::Higher, Some("200"), "behind", "just below"),
    ];
    for (method, from, to, better, target, status, why) in cases {
        let mut series = between((2020, from), (2022, to), better);
        if let Some(target) = target {
            series = series.target((2024, value(target))).unwrap();
        }
        assert_eq!(progress(&series, method).unwrap().status(), status, "{method}: {why}");
    }
}

// The score of Eurostat's synthesis: through (−60 %, −5), (60 %, 0), (130 %, 5); notes on methods, section 1.
#[test]
fn eurostat_scores_by_straight_lines() {
    let series = between((2015, "14.5"), (2023, "10.2"), Better::Lower).target((2030, value("7.25"))).unwrap();
    let verdict = progress(&series, "eurostat").unwrap();
    assert_eq!(shown(verdict.value(), 7), "0.9525902", "worked example 1-1-1 of section 1");
    assert_eq!(shown(verdict.figure("actual_growth"), 4), "-0.0430");
    assert_eq!(shown(verdict.figure("required_growth"), 4), "-0.0452");
    let ten =
        |after: &str| between((2020, "100"), (2022, after), Better::Higher).target((2024, value("146.41"))).unwrap();
    for (after, score, why) in [
        ("112.36", "0.0000", "60 %"),
        ("125", "4.1453", "118.03 %"),
        ("100", "-2.5000", "nothing moved"),
        ("80", "-5.0000", "cut off at the lower end"),
    ] {
        assert_eq!(shown(progress(&ten(after), "eurostat").unwrap().score(), 4), score, "{why}");
    }
    let trend = between((2020, "100"), (2022, "102.01"), Better::Higher);
    assert_eq!(progress(&trend, "eurostat").unwrap().score().unwrap().to_string(), "2.5", "2.5 per 1 % a year");
}

// The formulas of section 4; the two-sided case is the gender parity index.
#[test]
fn escap_measures_the_way_done_and_the_gap_to_come() {
    let series = |from: &str, to: &str, target: &str, better| {
        between((2015, from), (2023, to), better).target((2030, value(target))).unwrap()
    };
    let cases = [
        // series, current status, gap, status, course
        (series("30", "26", "15", Better::Lower), "2.6667", "50.0", "accelerate", Some(Course::TooSlow)),
        (series("30", "22", "15", Better::Lower), "5.3333", "0.0", "maintain", Some(Course::OnTrack)),
        (series("30", "22.5", "15", Better::Lower), "5.0000", "6.3", "maintain", Some(Course::OnTrack)),
        (series("30", "31", "15", Better::Lower), "-0.6667", "112.5", "reverse", Some(Course::Away)),
        (series("50", "100", "90", Better::Higher), "12.5000", "0.0", "maintain", Some(Course::Achieved)),
        (series("0.8", "0.96", "1", Better::Inside), "8.0000", "50.0", "accelerate", Some(Course::TooSlow)),
    ];
    for (series, score, gap, status, course) in cases {
        let verdict = progress(&series, "escap").unwrap();
        assert_eq!((shown(verdict.score(), 4).as_str(), shown(verdict.value(), 1).as_str()), (score, gap));
        assert_eq!((verdict.status(), verdict.course()), (status, course), "{gap}");
    }
    // Recent values weigh more: the same three values, the last one off the line.
    let bent =
        Series::of([(2015, 10i64), (2019, 14), (2023, 14)], 2015, Better::Higher).unwrap().target((2030, 25)).unwrap();
    let straight = progress(&bent, "escap").unwrap();
    let predicted = straight.figure("predicted").unwrap().clone();
    assert!(
        predicted < Surd::from(Ratio::new(6, 1).map(|_| value("17.5")).unwrap()),
        "the unweighted line gives 18.17"
    );
}

// Bands of section 5, from memory.
#[test]
fn oecd_measures_in_spreads() {
    let at = |current: &str, better| between((2015, "50"), (2022, current), better).undated_target(100).spread(20i64);
    let cases = [
        ("100", Better::Higher, "0", "reached"),
        ("120", Better::Higher, "0", "reached"),
        ("90.01", Better::Higher, "0.4995", "small"),
        ("90", Better::Higher, "0.5", "medium"),
        ("70", Better::Higher, "1.5", "medium"),
        ("69", Better::Higher, "1.55", "far"),
        ("39", Better::Higher, "3.05", "extra_far"),
        ("110", Better::Lower, "0.5", "medium"),
        ("104", Better::Inside, "0.2", "small"),
    ];
    for (current, better, distance, status) in cases {
        let verdict = progress(&at(current, better), "oecd").unwrap();
        assert_eq!((verdict.value().unwrap().to_string().as_str(), verdict.status()), (distance, status), "{current}");
    }
    let trend = |values: &[i64], better| {
        let points = (2010..).zip(values.iter().copied());
        let series = Series::of(points, 2010, better).unwrap().undated_target(100).spread(20i64);
        progress(&series, "oecd").unwrap().figure("trend").map(ToString::to_string)
    };
    assert_eq!(trend(&[1, 2, 3, 4], Better::Higher).as_deref(), Some("1"));
    assert_eq!(trend(&[1, 2, 3, 4], Better::Lower).as_deref(), Some("-1"));
    assert_eq!(trend(&[1, 2, 4, 3], Better::Higher).as_deref(), Some("0"), "0.8 of four values is chance");
    assert_eq!(trend(&[1, 2, 3, 5, 4], Better::Higher).as_deref(), Some("1"), "0.9 of five is not");
    assert_eq!(trend(&[1, 2, 3], Better::Higher), None, "too few to test");
    assert_eq!(trend(&[7, 7, 7, 7], Better::Higher).as_deref(), Some("0"), "nothing moves");
}

/// Every order of n ranks, with its rank correlation times n(n²−1): the table of critical values, counted out.
#[test]
fn the_critical_ranks_leave_ten_percent_to_chance() {
    for (n, critical) in [(4i64, 1000), (5, 900), (6, 829), (7, 714), (8, 643)] {
        let (mut orders, mut beyond, mut next) = (0i64, 0i64, 0i64);
        let mut ranks: Vec<i64> = (1..=n).collect();
        let scale = n * (n * n - 1);
        let edge = critical * scale;
        permute(&mut ranks, 0, &mut |ranks| {
            let squares: i64 = (1..).zip(ranks).map(|(place, rank): (i64, &i64)| (place - rank).pow(2)).sum();
            // Tables round to three decimals; half of the last place is theirs.
            let correlation = (scale - 6 * squares).abs() * 1000;
            orders += 1;
            beyond += i64::from(correlation + scale / 2 >= edge);
            next += i64::from(correlation + 2 * 6 * 1000 + scale / 2 >= edge);
        });
        assert!(beyond * 100 <= orders * 10, "{n}: {beyond} of {orders}");
        assert!(next * 100 > orders * 10, "{n}: the next correlation would be {next} of {orders}");
    }
}

fn permute(ranks: &mut Vec<i64>, from: usize, visit: &mut impl FnMut(&[i64])) {
    if from == ranks.len() {
        visit(ranks);
        return;
    }
    for at in from..ranks.len() {
        ranks.swap(from, at);
        permute(ranks, from + 1, visit);
        ranks.swap(from, at);
    }
}

// Scorecards: misc_worked_examples.csv, each by the method it belongs to.

#[test]
fn published_scorecard_examples() {
    let Some(rows) = rows("misc_worked_examples.csv") else { return };
    let mut shown_rows = 0;
    for row in &rows {
        let case = row["case"].as_str();
        let start = if row["baseline"].is_empty() { "0" } else { &row["baseline"] };
        let better = if row["direction"] == "lower" { Better::Lower } else { Better::Higher };
        let series = |target: &str| {
            between((2023, start), (2024, &row["actual"]), better).target((2025, value(target))).unwrap()
        };
        let (method, figure, status) = match row["system"].as_str() {
            "DLI dashboard (PCH-SIG)" if case == "DLI-1" => ("dli", "97", "partially_achieved"),
            "DLI dashboard (PCH-SIG)" => ("dli", "103", "achieved"),
            "OKR Google" => ("okr", "0.5", "yellow"),
            "puzzle/okr issue 235" => ("okr", "0.59", "yellow"),
            "Leantime issue 3247" => ("okr", "0.50", "yellow"),
            // The target is not told; any target gives no credit for standing still.
            "operately issue 4427" => ("okr", "0", "red"),
            "UNSD progress chart (Basque/EUSTAT text)" => {
                let verdict = progress(&series(&row["target"]).percent(), "unsd").unwrap();
                assert_eq!(verdict.score().unwrap().to_string(), "3", "{case}");
                shown_rows += 1;
                continue;
            }
            // Service levels are no progress towards a target year.
            _ => continue,
        };
        let target = if row["target"].is_empty() { "10" } else { &row["target"] };
        let verdict = progress(&series(target), method).unwrap();
        let decimals = figure.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
        assert_eq!(shown(verdict.value(), decimals), figure, "{case}");
        assert_eq!(verdict.status(), status, "{case}");
        shown_rows += 1;
    }
    say!("{shown_rows} of {} rows; the others are service levels", rows.len());
    assert!(shown_rows > 3);
}

// Half-open bands where the text leaves gaps; committed key results: 0.8 is a failure (re:Work, whatmatters.com).
#[test]
fn okr_grades() {
    let at =
        |current: &str| between((2023, "0"), (2024, current), Better::Higher).target((2025, value("100"))).unwrap();
    let cases = [
        ("70", "green", "failed"),
        ("69.9", "yellow", "failed"),
        ("40", "yellow", "failed"),
        ("39.9", "red", "failed"),
        ("80", "green", "failed"),
        ("100", "green", "met"),
        ("130", "green", "met"),
        ("-20", "red", "failed"),
    ];
    for (current, aspirational, committed) in cases {
        assert_eq!(progress(&at(current), "okr").unwrap().status(), aspirational, "{current}");
        assert_eq!(progress(&at(current), "okr-committed-1").unwrap().status(), committed, "{current}");
    }
    let beyond = progress(&at("130"), "okr").unwrap();
    assert_eq!((beyond.value().unwrap().to_string(), beyond.score().unwrap().to_string()), ("1.3".into(), "1".into()));
    assert_eq!(beyond.notes(), [Note::Capped], "the cap is said");
    // Leantime #3247 with the direction forgotten: the target lies on the worse side of the start.
    let wrong = between((2023, "200"), (2024, "100"), Better::Higher).target((2025, value("0"))).unwrap();
    assert_eq!(progress(&wrong, "okr").unwrap().reason(), Some(Undefined::BaseBeyondTarget));
}

#[test]
fn a_result_pays_its_share() {
    let allocation = Ratio::from(1_000_000);
    let cases = [
        // share of the way, terms, paid
        ("0.5", Terms::Scalable, "500000"),
        ("1.2", Terms::Scalable, "1000000"),
        ("-0.2", Terms::Scalable, "0"),
        ("0.99", Terms::Whole, "0"),
        ("1", Terms::Whole, "1000000"),
        ("0.59", Terms::Stepped(value("0.25")), "500000"),
        ("0.24", Terms::Stepped(value("0.25")), "0"),
    ];
    for (share, terms, paid) in cases {
        assert_eq!(payment(&allocation, &value(share), &terms).unwrap().to_string(), paid, "{share} {terms:?}");
    }
    let lower = between((2020, "40"), (2024, "25"), Better::Lower).target((2025, value("10"))).unwrap();
    assert_eq!(shown(progress(&lower, "dli").unwrap().value(), 0), "50", "where lower is better the share of the way");
}

#[test]
fn a_card_counts_and_has_hurdles() {
    let card = Card::of(2).hurdle("a").one_of(["b", "c"]).in_each_category(1);
    type Case<'c> = (&'c [(&'c str, &'c str, bool)], &'c [&'c str], &'c str);
    let cases: [Case<'_>; 3] = [
        (&[("a", "x", true), ("b", "y", true), ("c", "y", false)], &[], "passes"),
        (
            &[("a", "x", false), ("b", "y", false), ("c", "y", false)],
            &[
                "0 pass of 2 needed",
                "hurdle `a` fails",
                "none of `b`, `c` passes",
                "0 of `x` pass of 1 needed",
                "0 of `y` pass of 1 needed",
            ],
            "everything fails",
        ),
        (&[("b", "y", true), ("c", "y", true)], &["hurdle `a` fails"], "a hurdle without data"),
    ];
    for (indicators, failures, why) in cases {
        assert_eq!(card.failures(indicators.iter().copied()), failures, "{why}");
    }
}

// Rwanda, Progress Calculation Guide: imihigo_worked_examples.csv.
#[test]
fn imihigo_examples_as_published_and_as_they_are() {
    let Some(rows) = rows("imihigo_worked_examples.csv") else { return };
    let contract = |row: &Row| {
        let split = |text: &str| text.split(';').filter(|part| !part.is_empty()).map(value).collect::<Vec<_>>();
        let kind = match row["type"].as_str() {
            "percentage" => Kind::Percentage,
            "decreasing" => Kind::Decreasing,
            _ => Kind::Cumulative,
        };
        let targets = split(&row["targets_q1..q4"]);
        let quarter = match row["period"].get(..2) {
            Some("Q2") => 2,
            Some("Q3") => 3,
            Some("Q4") => 4,
            _ => 1,
        };
        Contract::new(kind, targets, split(&row["entries"]).into_iter().map(Some), quarter).unwrap()
    };
    let mut children = Vec::new();
    for row in &rows {
        let (case, published) = (row["case"].as_str(), row["published_percent"].as_str());
        if row["type"].ends_with("parent") {
            let mean = composite(&children).unwrap();
            assert_eq!(mean.round(2, Rounding::HalfUp).unwrap(), parse(published).unwrap(), "{case}");
            continue;
        }
        let contract = contract(row);
        let own = contract.as_published();
        assert_eq!(own.round(1, Rounding::HalfUp).unwrap(), parse(published).unwrap(), "{case}");
        let defects = contract.defects();
        match case {
            "IM7" => assert_eq!(defects, [Defect::WorstMonth, Defect::Cut], "{case}"),
            "IM8" => {
                assert_eq!(defects, [Defect::ZeroTarget], "{case}");
                assert_eq!(contract.percent(), Err(Undefined::TargetNotPositive), "{case}");
            }
            "IM9" => assert_eq!(contract.percent(), Ok(Ratio::from(200)), "{case}"),
            _ => {
                assert_eq!(defects, [], "{case}");
                assert_eq!(contract.percent(), Ok(own), "{case}");
            }
        }
        if row["type"].starts_with("composite") {
            children.push(contract);
        }
    }
    say!("{} rows", rows.len());
}

#[test]
fn imihigo_defects_are_named() {
    let contract = |kind, targets: [i64; 2], entries: &[Option<i64>]| {
        Contract::new(kind, targets, entries.iter().copied(), 2).unwrap()
    };
    let cases = [
        // contract, the guide's percent, ours, defects
        (contract(Kind::Cumulative, [10, 10], &[Some(12), Some(8)]), "60", Ok("40"), vec![Defect::Falls]),
        (contract(Kind::Percentage, [50, 80], &[Some(60), None]), "37.5", Ok("75"), vec![Defect::MissingAsZero]),
        (
            contract(Kind::Cumulative, [0, 0], &[Some(3)]),
            "100",
            Err(Undefined::TargetNotPositive),
            vec![Defect::ZeroTarget],
        ),
        (contract(Kind::Decreasing, [5, 5], &[Some(0)]), "100", Err(Undefined::ZeroCurrent), vec![Defect::ZeroActual]),
        (contract(Kind::Cumulative, [10, 10], &[None]), "0", Err(Undefined::TooFewPoints), vec![Defect::MissingAsZero]),
        (contract(Kind::Cumulative, [10, 10], &[Some(30)]), "100", Ok("150"), vec![Defect::Cut]),
    ];
    for (contract, guide, own, defects) in cases {
        assert_eq!(contract.as_published(), value(guide), "{contract:?}");
        assert_eq!(contract.percent(), own.map(value), "{contract:?}");
        assert_eq!(contract.defects(), defects, "{contract:?}");
    }
}

// Reasons.

#[test]
fn an_undefined_case_has_its_reason() {
    let aimed = |from: &str, to: &str, target: &str, better| {
        between((2015, from), (2022, to), better).target((2030, value(target))).unwrap()
    };
    let higher = |from, to, target| aimed(from, to, target, Better::Higher);
    let once = Series::of([(2022, 5i64)], 2015, Better::Higher).unwrap().target((2030, 9)).unwrap();
    let dated = |method: &'static str, series: Series, reason, why: &'static str| (method, series, reason, why);
    let cases = [
        dated("eurostat", higher("0", "5", "9"), Undefined::ZeroBase, "growth from zero"),
        dated("unsd", higher("0", "5", "9"), Undefined::ZeroBase, "growth from zero"),
        dated("cagr", higher("0", "5", "9"), Undefined::ZeroBase, "growth from zero"),
        dated("eurostat", higher("-4", "5", "9"), Undefined::SignChange, "a deficit becomes a surplus"),
        dated("cagr", higher("-4", "5", "9"), Undefined::SignChange, "a deficit becomes a surplus"),
        dated("eurostat", higher("-9", "-5", "9"), Undefined::Negative, "a deficit shrinks"),
        dated("unsd", higher("-9", "-5", "9"), Undefined::Negative, "a deficit shrinks"),
        dated("cagr", aimed("9", "5", "0", Better::Lower), Undefined::ZeroTarget, "zero is never reached by growth"),
        dated(
            "eurostat",
            aimed("9", "5", "0", Better::Lower),
            Undefined::ZeroTarget,
            "zero is never reached by growth",
        ),
        dated("eurostat", higher("6.5", "7", "8").growth_rate(), Undefined::GrowthRate, "GRDP growth in percent"),
        dated("unsd", higher("6.5", "7", "8").growth_rate(), Undefined::GrowthRate, "GRDP growth in percent"),
        dated("cagr", higher("6.5", "7", "8").growth_rate(), Undefined::GrowthRate, "GRDP growth in percent"),
        dated("eurostat", higher("50", "48", "50"), Undefined::BaseIsTarget, "nothing was to be changed"),
        dated("unsd", higher("50", "48", "50"), Undefined::BaseIsTarget, "nothing was to be changed"),
        dated("linear", higher("50", "48", "50"), Undefined::BaseIsTarget, "nothing was to be changed"),
        dated("escap", higher("50", "48", "50"), Undefined::BaseIsTarget, "nothing was to be changed"),
        dated("okr", higher("50", "48", "50"), Undefined::BaseIsTarget, "puzzle/okr #217"),
        dated(
            "eurostat",
            aimed("20", "31", "30", Better::Lower),
            Undefined::BaseBeyondTarget,
            "it was there, and left",
        ),
        dated("unsd", aimed("20", "31", "30", Better::Lower), Undefined::BaseBeyondTarget, "it was there, and left"),
        dated("linear", aimed("20", "31", "30", Better::Lower), Undefined::BaseBeyondTarget, "it was there, and left"),
        dated("eurostat", once.clone(), Undefined::TooFewPoints, "one year only"),
        dated("unsd", once.clone(), Undefined::TooFewPoints, "one year only"),
        dated("sdsn", once.clone(), Undefined::TooFewPoints, "one year only"),
        dated("escap", once.clone(), Undefined::TooFewPoints, "one year only"),
        dated("linear", once, Undefined::TooFewPoints, "one year only"),
        dated("linear", between((2015, "1"), (2022, "2"), Better::Higher), Undefined::NoTarget, "no target"),
        dated("escap", between((2015, "1"), (2022, "2"), Better::Higher), Undefined::NoTarget, "no target"),
        dated(
            "linear",
            between((2015, "1"), (2022, "2"), Better::Higher).undated_target(3),
            Undefined::NoTargetYear,
            "by when",
        ),
        dated(
            "mcc",
            between((2015, "1"), (2022, "2"), Better::Inside).undated_target(3),
            Undefined::TwoSided,
            "parity",
        ),
        dated("imihigo", higher("1", "2", "0"), Undefined::TargetNotPositive, "a zero target"),
        dated("cagr", between((1, "1"), (402, "2"), Better::Higher), Undefined::SpanTooLong, "four centuries"),
    ];
    for (method, series, reason, why) in cases {
        let verdict = progress(&series, method).unwrap();
        assert_eq!(verdict.reason(), Some(reason), "{method}: {why}");
        assert_eq!((verdict.status(), verdict.value()), (Progress::NOT_AVAILABLE, None), "{method}: {why}");
        assert_eq!(verdict.trace()["reason"], reason.name(), "{method}: {why}");
    }
}

// Open SDG, "Goldilocks" transforms; notes on methods, section 6.
#[test]
fn a_two_sided_indicator_is_judged_after_a_transform() {
    let shown = |series: &Series| series.points().iter().map(|p| p.value.to_string()).collect::<Vec<_>>();
    let parity = |from: &str, to: &str| between((2015, from), (2022, to), Better::Inside);
    let cases = [
        // from, to, transformed
        ("0.8", "1.25", ["5/4", "5/4"]),
        ("0.97", "1.03", ["1", "1"]),
        ("0.96", "1.04", ["25/24", "26/25"]),
    ];
    for (from, to, transformed) in cases {
        assert_eq!(shown(&parity(from, to).as_parity().unwrap()), transformed, "{from} to {to}");
    }
    assert_eq!(parity("0", "1").as_parity().unwrap_err(), Stop::Undefined(Undefined::NoParity));
    // Budget execution of 90 % and then 108 %: 10 and 8 points from the middle.
    let budget = parity("90", "108").target((2030, value("100"))).unwrap().as_distance_from(100).unwrap();
    assert_eq!(shown(&budget), ["110", "108"]);
    assert_eq!(budget.aim().unwrap().year, Some(2030));
    assert_eq!(progress(&budget, "linear").unwrap().status(), "behind");
}

#[test]
fn a_target_that_is_reached_is_reached_without_a_trend() {
    let zero = between((2015, "0"), (2022, "12"), Better::Higher).target((2030, value("10"))).unwrap();
    for method in ["eurostat", "unsd"] {
        let verdict = progress(&zero, method).unwrap();
        assert_eq!(
            (verdict.course(), verdict.reason()),
            (Some(Course::Achieved), Some(Undefined::ZeroBase)),
            "{method}"
        );
    }
    let same = between((2015, "50"), (2022, "50"), Better::Higher).target((2030, value("50"))).unwrap();
    for method in ["statcan", "eurostat", "unsd", "linear", "cagr", "sdsn"] {
        assert_eq!(progress(&same, method).unwrap().course(), Some(Course::Achieved), "{method}");
    }
}

#[test]
fn wrong_inputs_are_refused() {
    let higher = Better::Higher;
    let messages = [
        Series::of(Vec::<Point>::new(), 2015, higher).unwrap_err(),
        Series::of([(2015, 1i64), (2015, 2)], 2015, higher).unwrap_err(),
        Series::between((2022, 1), (2015, 2), higher).unwrap_err(),
        Series::between((0, 1), (2015, 2), higher).unwrap_err(),
        between((2015, "1"), (2022, "2"), higher).target((2015, 3)).unwrap_err(),
        between((2015, "1"), (2022, "2"), higher).with((2022, 3)).unwrap_err(),
        Scale::new(0, 60, 40, 100).unwrap_err(),
        Contract::new(Kind::Cumulative, [1i64], [None], 2).unwrap_err(),
    ]
    .map(|error| error.to_string());
    insta::assert_snapshot!(messages.join("\n"), @r"
    a series needs at least one value
    the year `2015` stands twice; keep one value of it
    the year `2015` does not come after `2022`
    the year `0` is not between 1 and 9999
    the year `2015` does not come after `2015`
    the year `2022` stands twice; keep one value of it
    the scale `0`, `60`, `40`, `100` is out of order: worst, red, green, best
    expected a target for every quarter so far, found `1`
    ");
}

// Methods side by side.

#[test]
fn methods_disagree_and_say_why() {
    // Undernourishment-like figures: fast at first, then slow; 30 in 2005, 20 in 2015, 17 in 2023, 8 wanted by 2030.
    let hunger = Series::of([(2005, 30i64), (2010, 24), (2015, 20), (2019, 18), (2023, 17)], 2015, Better::Lower)
        .unwrap()
        .target((2030, 8))
        .unwrap();
    let table = compare_methods(&hunger).unwrap();
    assert_eq!(table.rows().len(), METHODS.len() - 1, "the mode on doubles is the same method");
    let rows: Vec<String> = table
        .rows()
        .iter()
        .map(|row| format!("{:<18} {:>7} {}", row.method(), shown(row.value(), 4), row.label()))
        .collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    statcan-2.4         0.3394 limited progress
    eurostat-1          0.3394 insufficient progress
    unsd-2023           0.4378 fair progress but acceleration needed
    sdsn-2018           0.4688 stagnating
    escap-1            38.3194 accelerate progress to achieve target
    oecd-2022             none not available
    okr-aspirational-1  0.2500 red: no real progress
    okr-committed-1     0.2500 failed: wants a post-mortem
    dli-1              25.0000 not achieved
    mcc-1              -9.0000 fails
    imihigo-1          47.0588 short of the target
    linear-1            0.4688 behind
    cagr-1              0.3394 behind
    ");
    assert_eq!(table.most(), Some(Course::TooSlow));
    let why: Vec<String> = table.disagreements().iter().map(|d| d.sentence(Locale::En)).collect();
    insta::assert_snapshot!(why.join("\n"), @r"
    `statcan-2.4` says “limited progress” (its figure is 0.3394, the edge ≥ 0.6), `unsd-2023` says “fair progress but acceleration needed”: the first compares rates of growth, the second projects constant growth and measures the share of the distance
    `eurostat-1` says “insufficient progress” (its figure is 0.3394, the edge ≥ 0.6), `unsd-2023` says “fair progress but acceleration needed”: the first compares rates of growth, the second projects constant growth and measures the share of the distance
    `sdsn-2018` says “stagnating” (its figure is 0.4688, the edge ≥ 0.5), `unsd-2023` says “fair progress but acceleration needed”: the first compares the pace along a straight line, the second projects constant growth and measures the share of the distance
    `oecd-2022` says nothing: the method measures in spreads across countries; give a positive one
    `okr-aspirational-1` says “red: no real progress” (its figure is 0.25, the edge ≥ 0.4), `unsd-2023` says “fair progress but acceleration needed”: it measures what is reached, whatever the time
    `okr-committed-1` says “failed: wants a post-mortem” (its figure is 0.25, the edge ≥ 1), `unsd-2023` says “fair progress but acceleration needed”: it measures what is reached, whatever the time
    `dli-1` says “not achieved” (its figure is 25, the edge ≥ 50), `unsd-2023` says “fair progress but acceleration needed”: it measures what is reached, whatever the time
    `mcc-1` says “fails” (its figure is -9, the edge > 0), `unsd-2023` says “fair progress but acceleration needed”: it measures what is reached, whatever the time
    `imihigo-1` says “short of the target” (its figure is 47.0588, the edge ≥ 100), `unsd-2023` says “fair progress but acceleration needed”: it measures what is reached, whatever the time
    ");
    let why: Vec<String> = table.disagreements().iter().take(2).map(|d| d.sentence(Locale::Vi)).collect();
    insta::assert_snapshot!(why.join("\n"), @r"
    `statcan-2.4` cho kết quả “limited progress” (giá trị 0,3394, ngưỡng ≥ 0,6), `unsd-2023` cho kết quả “fair progress but acceleration needed”: phương pháp thứ nhất so tốc độ tăng trưởng, phương pháp thứ hai dự báo theo tốc độ tăng không đổi và đo phần quãng đường
    `eurostat-1` cho kết quả “insufficient progress” (giá trị 0,3394, ngưỡng ≥ 0,6), `unsd-2023` cho kết quả “fair progress but acceleration needed”: phương pháp thứ nhất so tốc độ tăng trưởng, phương pháp thứ hai dự báo theo tốc độ tăng không đổi và đo phần quãng đường
    ");
    assert!(table.row("oecd-2022").is_some() && table.row("oecd").is_none());
}

#[test]
fn a_disagreement_names_what_differs() {
    let methods: Vec<&dyn Method> = ["statcan", "cagr", "linear", "okr", "mcc"].map(|n| method(n).unwrap()).into();
    // 50 → 63 in seven of fifteen years towards 100.
    let series = between((2015, "50"), (2022, "63"), Better::Higher).target((2030, value("100"))).unwrap();
    let table = compare_with(&series, methods).unwrap();
    let why: BTreeMap<&str, &Why> = table.disagreements().iter().map(|d| (d.method(), d.why())).collect();
    assert_eq!(table.most(), Some(Course::TooSlow));
    assert_eq!(why.get("okr-aspirational-1"), Some(&&Why::OtherQuestion(Question::Attainment)));
    assert_eq!(why.get("linear-1"), None, "it agrees");
    assert!(compare_with(&series, []).unwrap().disagreements().is_empty());
}

/// The province's own rule.
struct Halved;

impl Method for Halved {
    fn name(&self) -> &str {
        "halved-1"
    }
    fn source(&self) -> &str {
        "the province's own rule"
    }
    fn evidence(&self) -> Evidence {
        Evidence::Read
    }
    fn question(&self) -> Question {
        Question::Attainment
    }
    fn verdict(&self, series: &Series) -> Result<attain::progress::Verdict, Stop> {
        let (Some(first), Some(last)) = (series.baseline(), series.current()) else {
            return Err(Undefined::TooFewPoints.into());
        };
        let share = last.value.checked_div(&first.value).map_err(|_| Undefined::ZeroBase)?;
        let half = Surd::from(Ratio::new(1, 2).unwrap());
        let verdict = attain::progress::Verdict::new()
            .value(Surd::from(share.clone()))
            .threshold("halved", Side::AtMost, half.clone(), Evidence::Read)
            .note(Note::Remark("as the council decided".into()));
        Ok(if Surd::from(share) <= half {
            verdict.status("halved", "halved", Some(Course::Achieved))
        } else {
            verdict.status("not_halved", "not halved", None)
        })
    }
}

#[test]
fn a_custom_method_has_the_same_result_and_trace() {
    let series = between((2015, "14.5"), (2023, "7.25"), Better::Lower);
    let verdict = Halved.judge(&series).unwrap();
    assert_eq!((verdict.method(), verdict.status()), ("halved-1", "halved"));
    let trace = verdict.trace();
    assert_eq!(trace["thresholds"][0]["side"], "≤");
    assert_eq!(trace["notes"][0], "as the council decided");
    assert!(matches!(replay(&trace), Err(ProgressError::UnknownMethod { .. })));
    assert_eq!(Halved.judge(&Series::from_trace(&trace).unwrap()).unwrap(), verdict);
    let zero = Halved.judge(&between((2015, "0"), (2023, "1"), Better::Lower)).unwrap();
    assert_eq!(zero.reason(), Some(Undefined::ZeroBase));
    let methods: [&dyn Method; 2] = [&Halved, method("mcc").unwrap()];
    assert_eq!(compare_with(&series, methods).unwrap().rows().len(), 2);
}

#[test]
fn a_broken_trace_names_the_field() {
    let series = between((2015, "1"), (2023, "2"), Better::Lower).target((2030, 3)).unwrap();
    let whole = progress(&series, "cagr").unwrap().trace();
    for (field, broken) in [
        ("points", serde_json::json!("none")),
        ("from", serde_json::json!("2015")),
        ("better", serde_json::json!("more")),
        ("target", serde_json::json!(3.5)),
        ("target_year", serde_json::json!(1.5)),
        ("limit", serde_json::json!("a lot")),
        ("scale", serde_json::json!({})),
    ] {
        let mut trace = whole.clone();
        trace["inputs"][field] = broken;
        let error = replay(&trace).unwrap_err();
        let named = if field == "scale" { "worst" } else { field };
        assert_eq!(error, ProgressError::Trace { field: named.into() });
    }
}

fn any_series() -> impl Strategy<Value = Series> {
    let amount = prop_oneof![
        (-1000i64..1000, 0u32..3).prop_map(|(n, scale)| Ratio::new(n, 10i64.pow(scale)).unwrap()),
        Just(Ratio::zero()),
        Just("9999999999999999999999999999".parse().unwrap()),
        Just(Ratio::power_of_ten(-28)),
    ];
    let points = prop::collection::btree_map(2000i32..2030, amount.clone(), 1..6);
    let better = prop_oneof![Just(Better::Higher), Just(Better::Lower), Just(Better::Inside)];
    let target = prop::option::of((2025i32..2060, amount.clone()));
    (
        points,
        2000i32..2024,
        better,
        target,
        prop::option::of(amount.clone()),
        prop::option::of(amount),
        any::<[bool; 3]>(),
    )
        .prop_map(|(points, from, better, target, limit, spread, [growth, percent, scale])| {
            let mut series = Series::of(points, from, better).unwrap();
            if let Some(target) = target {
                series = series.target(target).unwrap();
            }
            if let Some(limit) = limit {
                series = series.limit(limit);
            }
            if let Some(spread) = spread {
                series = series.spread(spread);
            }
            if growth {
                series = series.growth_rate();
            }
            if percent {
                series = series.percent();
            }
            if scale { series.scale(Scale::new(0, 40, 60, 100).unwrap()) } else { series }
        })
}

#[test]
fn a_century_of_28_digits_are_judged() {
    let long = |year: i32, text: &str| (year, value(text));
    let series = Series::between(
        long(1900, "1234567890123456789012345678"),
        long(1999, "8765432109876543210987654321"),
        Better::Higher,
    )
    .unwrap()
    .target(long(2000, "9999999999999999999999999999"))
    .unwrap();
    for method in METHODS {
        let verdict = method.judge(&series).unwrap();
        assert_eq!(replay(&verdict.trace()).unwrap(), verdict, "{}", method.name());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_method_answers_and_its_trace_gives_the_same_verdict(series in any_series()) {
        for method in METHODS {
            let verdict = method.judge(&series).unwrap();
            // Without a value there is a reason; without a reason there is a status.
            prop_assert!(verdict.value().is_some() || verdict.reason().is_some(), "{}", method.name());
            prop_assert!(verdict.reason().is_some() || verdict.status() != Progress::NOT_AVAILABLE, "{}", method.name());
            prop_assert_eq!(replay(&verdict.trace()).unwrap(), verdict);
        }
        for disagreement in compare_methods(&series).unwrap().disagreements() {
            prop_assert!(!disagreement.sentence(Locale::Vi).is_empty());
        }
    }

    #[test]
    fn a_status_is_on_its_side_of_every_edge(series in any_series()) {
        for method in METHODS {
            let verdict = method.judge(&series).unwrap();
            let (Some(value), false) = (verdict.value(), verdict.course() == Some(Course::Achieved)) else { continue };
            let own = verdict.thresholds().iter().position(|edge| edge.status == verdict.status());
            for (at, edge) in verdict.thresholds().iter().enumerate() {
                let reached = own.is_some_and(|own| own <= at);
                prop_assert!(own == Some(at) && edge.side.has(value, &edge.at) || reached || !edge.side.has(value, &edge.at),
                    "{}: {} at {}", method.name(), verdict.status(), value);
            }
        }
    }

    #[test]
    fn turning_the_scale_and_the_direction_round_changes_nothing(from in 1i64..500, to in 1i64..500, target in 1i64..500) {
        // Straight-line methods do not care which way is up.
        let up = Series::between((2015, from), (2022, to), Better::Higher).unwrap().target((2030, target)).unwrap();
        let down = Series::between((2015, -from), (2022, -to), Better::Lower).unwrap().target((2030, -target)).unwrap();
        for name in ["linear", "escap", "okr", "sdsn"] {
            let (up, down) = (progress(&up, name).unwrap(), progress(&down, name).unwrap());
            prop_assert_eq!((up.value(), up.status(), up.reason()), (down.value(), down.status(), down.reason()));
        }
    }
}
