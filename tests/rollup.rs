//! Many verdicts as one: counts with bounds, percentages that add up, weights, the worst, hurdles, coverage.

use attain::{
    Attainment, Better, Bounds, Counts, Decimal, Figure, Goal, Locale, Observation, Policy, Ratio, Reason, Rule,
    Status, Target, rollup,
};
use insta::assert_snapshot;
use proptest::prelude::*;

fn verdict(name: &str, text: &str, better: Better, observed: &str) -> Attainment {
    let target = Target::new(name, Goal::read(text, Locale::Vi).unwrap());
    let target = match target.direction() {
        Ok(_) => target,
        Err(_) => target.better(better),
    };
    match observed {
        "" => target.without_data(&Rule::default(), Reason::NoObservation, Vec::new()),
        observed => target.assess(&Observation::new(name, Figure::read(observed, Locale::Vi).unwrap())).unwrap(),
    }
}

fn five() -> Vec<Attainment> {
    vec![
        verdict("exceeded", "8%", Better::Higher, "9%"),
        verdict("met", "8%", Better::Higher, "8%"),
        verdict("missed", "8%", Better::Higher, "7%"),
        verdict("open", "8%", Better::Higher, "khoảng 8%"),
        verdict("none", "8%", Better::Higher, ""),
    ]
}

fn decimal(text: &str) -> Decimal {
    attain::decimal::parse(text).unwrap()
}

#[test]
fn counts_are_bounds_where_something_is_undecided() {
    let counts = Counts::of(&five());
    for (status, n) in [
        (Status::Exceeded, 1),
        (Status::Met, 1),
        (Status::Missed, 1),
        (Status::NearMiss, 0),
        (Status::Undecided, 1),
        (Status::NoData, 1),
    ] {
        assert_eq!(counts.get(status), n, "{status}");
    }
    assert_eq!((counts.total(), counts.covered()), (5, 4));
    assert_eq!(counts.coverage(), Ratio::new(4, 5).ok());
    assert_eq!(counts.met(), Bounds { lower: Some(2), upper: Some(3) });

    // 24–26 of 28: two of them open.
    let mut rows: Vec<Attainment> = (0..24).map(|_| verdict("a", "8%", Better::Higher, "9%")).collect();
    rows.extend((0..2).map(|_| verdict("b", "8%", Better::Higher, "khoảng 8%")));
    rows.extend((0..2).map(|_| verdict("c", "8%", Better::Higher, "7%")));
    let counts = Counts::of(&rows);
    assert_eq!((counts.met(), counts.total()), (Bounds { lower: Some(24), upper: Some(26) }, 28));
    // Undecided between met and exceeded is met for certain.
    let between = [verdict("d", "60 - 62%", Better::Higher, "61 - 63%")];
    assert_eq!(Counts::of(&between).met().single(), Some(&1));
    assert_eq!(Counts::of(&[] as &[Attainment]).coverage(), None);
}

#[test]
fn percentages_add_up_to_100_by_largest_remainders() {
    let show = |rows: &[Attainment], digits| -> Vec<String> {
        let shares = Counts::of(rows).percentages(digits);
        shares.iter().filter(|(_, p)| !p.is_zero()).map(|(s, p)| format!("{s} {p}")).collect()
    };
    let thirds = [
        verdict("a", "8%", Better::Higher, "9%"),
        verdict("b", "8%", Better::Higher, "8%"),
        verdict("c", "8%", Better::Higher, "7%"),
    ];
    assert_eq!(show(&thirds, 0), ["exceeded 34", "met 33", "missed 33"]);
    assert_eq!(show(&thirds, 1), ["exceeded 33.4", "met 33.3", "missed 33.3"]);
    assert_eq!(show(&five(), 0), ["exceeded 20", "met 20", "missed 20", "undecided 20", "no_data 20"]);
    assert!(Counts::default().percentages(1).iter().all(|(_, p)| p.is_zero()));
}

#[test]
fn what_is_missing_goes_to_the_largest_remainder() {
    // 16.67 and 83.33 %: the smaller share was cut by more.
    assert_eq!(rollup::shares([1, 5], 0), [17, 83]);
    // Counts whose hundredfold no 64 bits hold are shared the same way.
    assert_eq!(rollup::shares([3_000_000_000_000_000_000, 15_000_000_000_000_000_000], 0), [17, 83]);
    assert_eq!(rollup::shares([u64::MAX; 3], 9), [33_333_333_334, 33_333_333_333, 33_333_333_333]);
    assert_eq!(rollup::shares([0, u64::MAX], 9), [0, 100_000_000_000]);
}

#[test]
fn weights_count_for_the_share_that_is_met() {
    let weighted = |name, text: &str, weight: i64, observed: &str| {
        let target =
            Target::new(name, Goal::read(text, Locale::Vi).unwrap()).better(Better::Higher).weight(weight.into());
        target.unwrap().assess(&Observation::new(name, Figure::read(observed, Locale::Vi).unwrap())).unwrap()
    };
    let rows = [
        weighted("a", "8%", 3, "9%"),
        weighted("b", "8%", 2, "7%"),
        weighted("c", "8%", 1, "khoảng 8%"),
        // A target without a weight weighs 1; one without data weighs, but is not met.
        verdict("d", "8%", Better::Higher, "8%"),
        verdict("e", "8%", Better::Higher, ""),
    ];
    let bounds = rollup::weighted_met(&rows).unwrap();
    assert_eq!((bounds.lower, bounds.upper), (Ratio::new(4, 8).ok(), Ratio::new(5, 8).ok()));
    assert_eq!(rollup::weighted_met(&[] as &[Attainment]), None);
}

#[test]
fn the_worst_are_those_farthest_from_their_reference() {
    let rows = [
        verdict("a bit below", "100 tấn", Better::Higher, "98 tấn"),
        verdict("far below", "8%", Better::Higher, "4%"),
        verdict("nothing known", "8%", Better::Higher, ""),
        verdict("far above", "8%", Better::Higher, "16%"),
        verdict("above its ceiling", "không quá 4%", Better::Lower, "5%"),
        verdict("half of the districts", "10/10 huyện", Better::Higher, "6/10 huyện"),
        verdict("off to the better side", "đúng 100 tấn", Better::Inside, "130 tấn"),
        verdict("open", "8%", Better::Higher, "khoảng 8%"),
    ];
    let names: Vec<&str> = rollup::worst(&rows, 7).iter().map(|v| v.target().indicator().name()).collect();
    assert_eq!(
        names,
        [
            "far below",
            "half of the districts",
            "off to the better side",
            "above its ceiling",
            "a bit below",
            "open",
            "far above"
        ]
    );
    assert_eq!(rollup::worst(&rows, 2).len(), 2);
    // Of several values the worst counts: the least of what is to be high, the most of what is to be low.
    let open = [
        verdict("-12.5 %", "8%", Better::Higher, "7 - 9%"),
        verdict("-25 %", "không quá 4%", Better::Lower, "3 - 5%"),
        verdict("-50 %", "8%", Better::Higher, "4 - 16%"),
        verdict("-100 %", "không quá 4%", Better::Lower, "1 - 8%"),
    ];
    let names: Vec<&str> = rollup::worst(&open, 4).iter().map(|v| v.target().indicator().name()).collect();
    assert_eq!(names, ["-100 %", "-50 %", "-25 %", "-12.5 %"]);
    assert!(rollup::worst(&rows, 0).is_empty());
}

#[test]
fn a_policy_passes_fails_or_stays_open() {
    let rows = five();
    let all: Vec<&Attainment> = rows.iter().collect();
    let judge = |policy: Policy| {
        let passing = policy.judge(&all);
        format!("{}: {:?} {:?}", passing.policy, passing.passed, passing.because)
    };
    assert_snapshot!(judge(Policy::new()), @"nothing asked: Some(true) []");
    assert_snapshot!(judge(Policy::new().hurdle("met").coverage(decimal("80"))), @"hurdle `met`, coverage at least 80 %: Some(true) []");
    assert_snapshot!(judge(Policy::new().hurdle("missed")), @r#"hurdle `missed`: Some(false) ["hurdle `missed`: missed"]"#);
    assert_snapshot!(judge(Policy::new().hurdle("open")), @r#"hurdle `open`: None ["hurdle `open`: undecided"]"#);
    assert_snapshot!(judge(Policy::new().hurdle("none")), @r#"hurdle `none`: None ["hurdle `none`: no data"]"#);
    assert_snapshot!(judge(Policy::new().hurdle("nowhere")), @r#"hurdle `nowhere`: Some(false) ["hurdle `nowhere`: no such target"]"#);
    assert_snapshot!(judge(Policy::new().coverage(decimal("80.5"))), @r#"coverage at least 80.5 %: Some(false) ["coverage 80.0 % of 80.5 %"]"#);
    assert_snapshot!(judge(Policy::new().met(decimal("40"))), @"met at least 40 %: Some(true) []");
    assert_snapshot!(judge(Policy::new().met(decimal("50"))), @r#"met at least 50 %: None ["met 40.0–60.0 % of 50.0 %"]"#);
    assert_snapshot!(judge(Policy::new().met(decimal("60"))), @r#"met at least 60 %: None ["met 40.0–60.0 % of 60.0 %"]"#);
    assert_snapshot!(judge(Policy::new().met(decimal("61"))), @r#"met at least 61 %: Some(false) ["met 60.0 % of 61.0 %"]"#);
    assert_snapshot!(judge(Policy::new().met(decimal("50")).hurdle("missed")), @r#"hurdle `missed`, met at least 50 %: Some(false) ["hurdle `missed`: missed", "met 40.0–60.0 % of 50.0 %"]"#);
}

#[test]
fn all_any_and_weights_are_policies_too() {
    let rows = five();
    let judge = |rows: &[Attainment], policy: Policy| {
        let passing = policy.judge(&rows.iter().collect::<Vec<_>>());
        format!("{}: {:?} {:?}", passing.policy, passing.passed, passing.because)
    };
    assert_snapshot!(judge(&rows, Policy::new().any()), @"any met: Some(true) []");
    assert_snapshot!(judge(&rows, Policy::new().all()), @r#"all met: Some(false) ["all: 2–3 of 5 met"]"#);
    assert_snapshot!(judge(&rows[..2], Policy::new().all()), @"all met: Some(true) []");
    // What is undecided or not known yet may still be met.
    let [_, met, missed, open, none] = &rows[..] else { panic!("five") };
    let of = |rows: &[&Attainment]| rows.iter().copied().cloned().collect::<Vec<_>>();
    assert_snapshot!(judge(&of(&[met, open]), Policy::new().all()), @r#"all met: None ["all: 1–2 of 2 met"]"#);
    assert_snapshot!(judge(&of(&[met, none]), Policy::new().all()), @r#"all met: None ["all: 1 of 2 met"]"#);
    assert_snapshot!(judge(&of(&[missed, none]), Policy::new().any()), @r#"any met: None ["any: 0 of 2 met"]"#);
    assert_snapshot!(judge(&of(&[missed]), Policy::new().any()), @r#"any met: Some(false) ["any: 0 of 1 met"]"#);
    assert_snapshot!(judge(&[], Policy::new().all()), @r#"all met: Some(false) ["all: 0 of 0 met"]"#);
    assert_snapshot!(judge(&rows, Policy::new().weighted(decimal("40"))), @"weighted met at least 40 %: Some(true) []");
    assert_snapshot!(judge(&rows, Policy::new().weighted(decimal("50"))), @r#"weighted met at least 50 %: None ["weighted met 40.0–60.0 % of 50.0 %"]"#);
    assert_snapshot!(judge(&rows, Policy::new().weighted(decimal("60"))), @r#"weighted met at least 60 %: None ["weighted met 40.0–60.0 % of 60.0 %"]"#);
    assert_snapshot!(judge(&rows, Policy::new().weighted(decimal("61"))), @r#"weighted met at least 61 %: Some(false) ["weighted met 60.0 % of 61.0 %"]"#);
    assert_snapshot!(judge(&[], Policy::new().weighted(decimal("1"))), @r#"weighted met at least 1 %: Some(false) ["weighted met 0.0 % of 1.0 %"]"#);
}

proptest! {
    #[test]
    fn percentages_always_add_up(statuses in prop::collection::vec(0usize..5, 1..40), digits in 0u32..10) {
        let five = five();
        let rows: Vec<&Attainment> = statuses.iter().map(|at| &five[*at]).collect();
        let shares = Counts::of(rows.iter().copied()).percentages(digits);
        let sum = shares.iter().fold(Decimal::ZERO, |sum, (_, share)| sum + share);
        prop_assert_eq!(sum, Decimal::ONE_HUNDRED);
        let counts = Counts::of(rows);
        for (status, share) in shares {
            let exact = Ratio::new(counts.get(status) * 100, counts.total()).unwrap();
            let off = (&Ratio::from(share) - &exact).abs();
            prop_assert!(off < Ratio::power_of_ten(-i32::try_from(digits).unwrap()), "{} of {}", share, exact);
        }
    }
}
