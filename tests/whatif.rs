//! What would have to change for a verdict or a count to change; shares of a gap; trends; results just beside their targets.

use attain::whatif::{against_trend, blame, bunching, common_change, nudge, sensitivity};
use attain::{
    Attainment, Better, Bounds, Decimal, Figure, Goal, Judging, Locale, Observation, Observations, Period, Plan, Ratio,
    Rounding, Scorecard, Target,
};

fn ratio(text: &str) -> Ratio {
    match text.split_once('/') {
        Some(_) => text.parse().unwrap(),
        None => Ratio::from(attain::decimal::parse(text).unwrap()),
    }
}

fn target(name: &str, goal: &str, better: Better) -> Target {
    Target::new(name, Goal::read(goal, Locale::En).unwrap()).better(better)
}

fn verdict(goal: &str, better: Better, found: &str) -> Attainment {
    target("Result", goal, better).assess_text(found, Locale::En).unwrap()
}

fn card(rows: &[(&str, Better, &str)]) -> Scorecard {
    let mut plan = Plan::new("2024");
    let mut found = Vec::new();
    for (at, (goal, better, figure)) in rows.iter().enumerate() {
        plan.add(target(&format!("T{at}"), goal, *better)).unwrap();
        found.push(Observation::new(format!("T{at}"), Figure::read(figure, Locale::En).unwrap()));
    }
    plan.assess(&found).unwrap()
}

#[test]
fn a_nudge_takes_a_verdict_over_its_border() {
    use Better::{Higher, Lower};
    // goal, better, result, to met, by (in the unit itself), beyond
    let table = [
        ("at least 65 t", Higher, "61 t", true, "4", false),
        ("at least 65 t", Higher, "67 t", false, "-2", true), // 65 itself still meets it
        ("more than 65 t", Higher, "61 t", true, "4", true),
        ("more than 65 t", Higher, "67 t", false, "-2", false),
        ("at most 4 %", Lower, "4.5 %", true, "-0.5", false),
        ("at most 4 %", Lower, "3.9 %", false, "0.1", true),
        ("below 4 %", Lower, "4 %", true, "0", true),
        ("60–62 t", Better::Inside, "64 t", true, "-2", false),
        ("60–62 t", Better::Inside, "60.5 t", false, "-0.5", true),
        ("at least 65 t", Higher, "64–66 t", true, "1", false), // undecided: the whole of it has to meet the goal
        ("at least 65 t", Higher, "nearly 65 t", true, "3.25", false), // from 61.75 on
    ];
    for (goal, better, found, to_met, by, beyond) in table {
        let verdict = verdict(goal, better, found);
        let found_nudge = nudge(&verdict).unwrap_or_else(|| panic!("{goal} {found}"));
        assert_eq!(
            (found_nudge.to_met, &found_nudge.by, found_nudge.beyond),
            (to_met, &ratio(by), beyond),
            "{goal} {found}"
        );
    }
    let relative = nudge(&verdict("at least 65 t", Higher, "61 t")).unwrap();
    assert_eq!(relative.relative, Some(ratio("4/61")));
    assert_eq!(relative.quantity(0, Rounding::HalfEven).unwrap().write(Locale::En), "4 tonnes");
    // An inside band too narrow for what was found can be met by no shift.
    assert!(nudge(&verdict("60–62 t", Better::Inside, "59–64 t")).is_none());
}

#[test]
fn a_common_change_brings_the_count_to_k() {
    use Better::{Higher, Lower};
    // Results of 98, 96 and 102 against 100, and 3.9 under a ceiling of 4: made up.
    let card = card(&[
        ("at least 100 t", Higher, "98 t"),
        ("at least 100 t", Higher, "96 t"),
        ("at least 100 t", Higher, "102 t"),
        ("at most 4 %", Lower, "3.9 %"),
    ]);
    assert_eq!(card.counts().met().lower, Some(2));
    let change = |k| common_change(&card, k).map(|c| (c.by, c.beyond, c.met));
    assert_eq!(change(3), Some((ratio("1/49"), false, 3))); // 98 · (1 + 1/49) = 100, and 3.9 stays under 4
    assert_eq!(change(4), None); // 96 needs 4.17 %, which takes 3.9 over 4
    assert_eq!(change(2), Some((ratio("-2/102"), true, 1))); // below 100 of 102
    assert_eq!(common_change(&card, 2).unwrap().fixed, 0);
    // A change does not move with the levels.
    let mixed = self::card(&[
        ("at least 100 t", Higher, "98 t"),
        ("down 1 percentage point", Lower, "down 1.2 percentage points"),
    ]);
    let found = common_change(&mixed, 2).unwrap();
    assert_eq!((found.by, found.met, found.fixed), (ratio("1/49"), 2, 1));
}

#[test]
fn printed_precision_bounds_the_count() {
    use Better::Higher;
    let card = card(&[
        ("at least 65 t", Higher, "65 t"),   // 64.5 would miss it
        ("at least 65 t", Higher, "65.6 t"), // met whatever was rounded
        ("at least 65 t", Higher, "64.7 t"), // missed: up to 64.75
        ("at least 65 t", Higher, "64.95 t"),
        ("5 communes", Higher, "5 communes"), // counted, so exact
    ]);
    let found = sensitivity(&card);
    assert_eq!((found.met, found.open), (Bounds { lower: Some(2), upper: Some(3) }, vec!["T0".to_owned()]));
}

#[test]
fn the_report_of_ha_tinh_hangs_on_no_last_digit() {
    // Source: the results of Hà Tĩnh for 2023 as in examples/data.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/ha_tinh_2023_results.toml");
    let results = Observations::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap();
    let card = results.scorecard(&Judging::default()).unwrap();
    let met = card.counts().met();
    let open = sensitivity(&card);
    assert!(open.met.lower <= met.lower && open.met.upper >= met.upper);
    for row in card.rows() {
        // What a nudge says, the verdict does.
        let Some(found) = nudge(&row.attainment) else { continue };
        assert_eq!(found.to_met, row.attainment.met() != Some(true));
    }
}

#[test]
fn parts_are_blamed_for_the_gap_of_their_total() {
    let of = |name: &str, goal: &str, found: &str| {
        target(name, goal, Better::Higher).assess_text(found, Locale::En).unwrap()
    };
    let total = of("Revenue", "17,500 billion VND", "17,000 billion VND");
    let parts = [
        of("Domestic", "9,000 billion VND", "8,300 billion VND"),
        of("Customs", "8,000 billion VND", "8,100,000 million VND"),
    ];
    let found = blame(&total, &parts.iter().collect::<Vec<_>>()).unwrap();
    let table: Vec<(&str, Option<Ratio>)> = found.parts.iter().map(|p| (p.name.as_str(), p.share.clone())).collect();
    // −700 and +100 of −500, so 100 more went missing elsewhere.
    assert_eq!(table, [("Domestic", Some(ratio("7/5"))), ("Customs", Some(ratio("-1/5")))]);
    assert_eq!(found.unexplained, &ratio("100") * &Ratio::power_of_ten(9));
    let error = blame(&total, &[&of("Grain", "65 t", "64 t")]).unwrap_err();
    insta::assert_snapshot!(error, @"the gap of `Grain` is in `t`, that of the total in `VND`");
    let open = of("Customs", "8,000 billion VND", "8,000–8,100 billion VND");
    insta::assert_snapshot!(blame(&total, &[&open]).unwrap_err(), @"`Customs` has no single gap: it has no data, no reference or several values");
}

#[test]
fn a_target_below_the_trend_is_soft() {
    let grain = |goal: &str| target("Grain", goal, Better::Higher).period(Period::year(2024).unwrap());
    let years = |found: &[(i32, &str)]| -> Vec<Observation> {
        let of = |(year, figure): &(i32, &str)| {
            Observation::new("Grain", Figure::read(figure, Locale::En).unwrap()).period(Period::year(*year).unwrap())
        };
        found.iter().map(of).collect()
    };
    // 60, 63, 64 rise by 2 a year: 66.33 in 2024 by least squares, and no year lies farther from the line than 2/3.
    let earlier = years(&[(2021, "60 t"), (2022, "63 t"), (2023, "64 t")]);
    let trend = against_trend(&grain("66 t"), &earlier).unwrap();
    assert_eq!((trend.expected, trend.spread, trend.years), (ratio("199/3"), ratio("2/3"), 3));
    assert_eq!((trend.asks_more, trend.soft), (ratio("-1/3"), false)); // less, but within the spread
    assert!(against_trend(&grain("65 t"), &earlier).unwrap().soft);
    assert!(!against_trend(&grain("70 t"), &earlier).unwrap().soft);
    // Better lower: a poverty target above the trend is the soft one.
    let poverty = |goal: &str| target("Grain", goal, Better::Lower).period(Period::year(2024).unwrap());
    let falling = years(&[(2021, "5 %"), (2022, "4 %"), (2023, "3 %")]);
    assert!(against_trend(&poverty("2.5 %"), &falling).unwrap().soft);
    assert!(!against_trend(&poverty("2 %"), &falling).unwrap().soft);
    // Later years and the target's own are no earlier years.
    let few = years(&[(2022, "60 t"), (2023, "63 t"), (2024, "64 t")]);
    insta::assert_snapshot!(against_trend(&grain("66 t"), &few).unwrap_err(), @"a trend of `Grain` needs three earlier years with one figure each, found 2");
}

#[test]
fn results_just_beside_their_targets_are_counted() {
    use Better::{Higher, Lower};
    let verdicts = [
        verdict("100 t", Higher, "100 t"),
        verdict("100 t", Higher, "100.9 t"),
        verdict("100 t", Higher, "101.1 t"),
        verdict("100 t", Higher, "99.2 t"),
        verdict("100 t", Higher, "80 t"),
        verdict("at most 100 t", Lower, "99.5 t"),
        verdict("at most 100 t", Lower, "100.5 t"),
    ];
    let found = bunching(&verdicts);
    assert_eq!((found.just_met, found.just_missed, found.of), (3, 2, 7));
    assert_eq!(found.share_met(), Some(Ratio::from(Decimal::new(6, 1))));
    assert_eq!(bunching([]).share_met(), None);
}
