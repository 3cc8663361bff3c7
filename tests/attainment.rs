//! Verdicts: status by inclusion, how sure it is, the figures that go with it, and what cannot be compared.

use attain::{
    Accumulates, AssessError, Assumption, Attainment, Better, Bounds, Change, ChangeKind, Decimal, Figure, Gap, Goal,
    Indicator, Locale, Observation, Over, PercentReason, Period, Qualifier, Quality, Quantity, Range, Ratio, Reason,
    Rounding, Rule, Status, Tally, Target, Terms, Trace, Unit, Value, replay,
};
use chrono::NaiveDate;
use insta::assert_snapshot;
use proptest::prelude::*;

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn figure(text: &str) -> Figure {
    Figure::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn quantity(text: &str) -> Quantity {
    Quantity::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn coded(amount: &str, code: &str) -> Quantity {
    Quantity::new(attain::decimal::parse(amount).unwrap(), Unit::from_code(code).unwrap())
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A target of an indicator called `X`; the direction is `-` where the goal gives it.
fn target(text: &str, better: &str) -> Target {
    let target = Target::new("X", goal(text));
    match Better::from_name(better) {
        Some(better) => target.better(better),
        None => target,
    }
}

fn assess(text: &str, better: &str, observed: &str) -> Attainment {
    target(text, better)
        .assess_text(observed, Locale::Vi)
        .unwrap_or_else(|error| panic!("`{observed}` against `{text}`: {error}"))
}

fn refused(target: &Target, observed: &str) -> String {
    target.assess_text(observed, Locale::Vi).unwrap_err().to_string()
}

fn decimal(text: &str) -> Decimal {
    attain::decimal::parse(text).unwrap()
}

fn single(percent: Option<Bounds<Decimal>>) -> Option<Decimal> {
    percent.and_then(|bounds| bounds.single().copied())
}

/// `status met certain`, and what is possible where it is open.
fn verdict(attainment: &Attainment) -> String {
    let word = |answer: Option<bool>| match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "open",
    };
    let possible: Vec<&str> = attainment.possible().iter().map(|status| status.name()).collect();
    let possible = if possible.len() > 1 { format!(" ({})", possible.join(", ")) } else { String::new() };
    format!("{} {} {}{possible}", attainment.status(), word(attainment.met()), word(attainment.certain()))
}

/// Goal, better, observation, verdict: status, whether met, whether certain, and what is possible.
const VERDICTS: &[(&str, &str, &str, &str)] = &[
    // Inclusion. "Nearly 65" reaches from 61.75 to just below 65.
    ("ít nhất 65 tấn", "-", "gần 65 tấn", "missed no no"),
    ("ít nhất 64 tấn", "-", "gần 65 tấn", "undecided open no (missed, met, exceeded)"),
    ("ít nhất 61 tấn", "-", "gần 65,0 tấn", "exceeded yes yes"),
    ("60 - 62%", "higher", "61 - 63%", "undecided yes no (met, exceeded)"),
    ("60 - 62%", "higher", "61 - 62%", "met yes no"),
    ("60 - 62%", "higher", "61,0 - 61,5%", "met yes yes"),
    ("60 - 62%", "higher", "59 - 63%", "undecided open no (missed, met, exceeded)"),
    ("9 - 10%", "higher", "7 - 7,3%", "missed no yes"),
    // Bounds.
    ("ít nhất 65%", "-", "từ 65% trở lên", "undecided yes no (met, exceeded)"),
    ("ít nhất 65%", "-", "dưới 65%", "missed no no"),
    ("trên 65%", "-", "trên 65%", "met yes no"),
    ("dưới 3%", "-", "dưới 0%", "met yes yes"),
    ("không quá 4%", "-", "không quá 4%", "met yes no"),
    ("không quá 4%", "-", "không quá 5%", "undecided open no (missed, met)"),
    // Approximations.
    ("4%", "higher", "hơn 4%", "exceeded yes no"),
    ("4%", "higher", "khoảng 4%", "undecided open no (missed, met, exceeded)"),
    ("24 - 24,5%", "higher", "khoảng 24%", "undecided open no (missed, met, exceeded)"),
    // A share of zero says nothing, so nearly zero is anywhere below it.
    ("ít nhất 0%", "-", "gần 0%", "missed no no"),
    ("ít nhất -1%", "-", "gần 0%", "undecided open no (missed, met, exceeded)"),
    ("không quá 1%", "-", "hơn 0%", "undecided open no (missed, met)"),
    // Half of the last written place, both ends closed.
    ("8 - 8,5%", "higher", "8,05%", "met yes yes"),
    ("8 - 8,5%", "higher", "8,0%", "met yes no"),
    ("8 - 8,5%", "higher", "8,45%", "met yes yes"),
    ("8 - 8,5%", "higher", "8,5%", "met yes no"),
    ("8 - 8,5%", "higher", "8,55%", "exceeded yes yes"),
    ("ít nhất 8%", "-", "7,95%", "missed no yes"),
    ("ít nhất 8%", "-", "7,99%", "missed no yes"),
    ("ít nhất 8%", "-", "7,5%", "missed no yes"),
    ("ít nhất 7,55%", "-", "7,5%", "missed no no"),
    ("không quá 4%", "-", "3,95%", "met yes yes"),
    ("không quá 4%", "-", "4,0%", "met yes no"),
    ("17.500 tỷ đồng", "higher", "17.946 tỷ đồng", "exceeded yes yes"),
    ("17.500 tỷ đồng", "higher", "17.500 tỷ đồng", "met yes no"),
    ("17.500 tỷ đồng", "higher", "17,5 nghìn tỷ đồng", "met yes no"),
    // Counts without a scale word, ranks and k of n are exact; a scale word rounds.
    ("ít nhất 23 xã", "-", "23 xã", "met yes yes"),
    ("ít nhất 23 xã", "-", "22 xã", "missed no yes"),
    ("ít nhất 23 nghìn người", "-", "23 nghìn người", "met yes no"),
    ("ít nhất 23.000 người", "-", "23.000 người", "met yes yes"),
    ("100%", "higher", "8/13 huyện", "missed no yes"),
    ("100%", "higher", "13/13 huyện", "met yes yes"),
    ("60%", "higher", "8/13 huyện", "exceeded yes yes"),
    ("8/13 huyện", "higher", "8/13 huyện", "met yes yes"),
    ("8/13 huyện", "higher", "9/13 huyện", "exceeded yes yes"),
    ("8/13 huyện", "higher", "7 huyện", "missed no yes"),
    ("8/13 huyện", "higher", "61,5%", "missed no no"),
    ("8 huyện", "higher", "8/13 huyện", "met yes yes"),
    // A ceiling met exactly, above and below.
    ("4%", "lower", "3,1%", "exceeded yes yes"),
    ("dưới 4%", "-", "3,1%", "met yes yes"),
    ("dưới 4%", "-", "4,00%", "missed no no"),
    ("4 - 4,5%", "lower", "3,9%", "exceeded yes yes"),
    ("4 - 4,5%", "lower", "4,2%", "met yes yes"),
    ("4 - 4,5%", "lower", "4,6%", "missed no yes"),
    ("đúng 41,85%", "-", "41,85%", "met yes no"),
    ("4 - 4,5%", "inside", "4,6%", "missed no yes"),
    // Changes against changes.
    ("giảm 0,6 - 1 điểm %", "lower", "giảm 0,8 điểm %", "met yes yes"),
    ("giảm 0,6 - 1 điểm %", "lower", "giảm 1,1 điểm %", "exceeded yes yes"),
    ("giảm 0,6 - 1 điểm %", "lower", "giảm 0,5 điểm %", "missed no yes"),
    ("giảm 0,6 - 1 điểm %", "lower", "tăng 0,8 điểm %", "missed no yes"),
    ("giảm 0,6 - 1 điểm %", "lower", "giảm gần 0,8 điểm %", "met yes yes"),
    ("giảm 1 - 1,5%", "lower", "giảm 1,1%", "met yes yes"),
    ("tăng không quá 4%", "lower", "tăng 3,1%", "met yes yes"),
    ("tăng không quá 4%", "lower", "giảm 1%", "met yes yes"),
    ("tăng không quá 4%", "lower", "tăng 4,5%", "missed no yes"),
    ("giảm không quá 2%", "higher", "giảm 3%", "missed no yes"),
];

#[test]
fn the_status_is_the_set_that_holds_the_observation() {
    for (goal, better, observed, expected) in VERDICTS {
        assert_eq!(verdict(&assess(goal, better, observed)), *expected, "`{observed}` against `{goal}`");
    }
}

#[test]
fn the_strict_rule_leaves_approximations_open() {
    let observation = Observation::new("X", figure("gần 65 tấn"));
    let strict = |text: &str| target(text, "-").assess_by(&observation, &Rule::strict()).unwrap();
    assert_eq!(verdict(&strict("ít nhất 65 tấn")), "missed no no");
    assert_eq!(verdict(&strict("ít nhất 61 tấn")), "undecided open no (missed, met, exceeded)");
    assert_eq!(strict("ít nhất 61 tấn").assumptions(), [Assumption::ApproximationOpen]);

    let own = target("ít nhất 61 tấn", "-")
        .terms(Terms { approximation: Ratio::new(1, 10).ok(), ..Terms::default() })
        .assess(&observation)
        .unwrap();
    assert_eq!(verdict(&own), "undecided open no (missed, met, exceeded)", "nearly 65 reaches down to 58.5");
    assert_eq!(own.assumptions(), [Assumption::OwnApproximation(Ratio::new(1, 10).unwrap())]);
    let default = target("ít nhất 65 tấn", "-").assess(&observation).unwrap();
    assert_eq!(default.assumptions(), [Assumption::ApproximationWidth(Ratio::new(1, 20).unwrap())]);
}

// Figures that go with it.

#[test]
fn the_percentage_is_exact_and_rounded_once_half_to_even() {
    let rows = [
        ("17.500 tỷ đồng", "17.946 tỷ đồng", "102.5486"),
        ("8.575 tỷ đồng", "9.982 tỷ đồng", "116.4082"),
        ("3 tỷ đồng", "1 tỷ đồng", "33.3333"),
        ("3 tỷ đồng", "2 tỷ đồng", "66.6667"),
        ("1 tấn", "1,0000005 tấn", "100.0000"),
        ("1 tấn", "1,0000015 tấn", "100.0002"),
        ("100%", "8/13 huyện", "61.5385"),
        ("8 - 8,5%", "8,05%", "100.6250"),
    ];
    for (goal, observed, percent) in rows {
        assert_eq!(single(assess(goal, "higher", observed).percent()), Some(decimal(percent)), "{observed} of {goal}");
    }
    let tie = assess("1 tấn", "higher", "1,0000005 tấn");
    assert_eq!(single(tie.percent_to(4, Rounding::HalfUp)), Some(decimal("100.0001")));
    assert_eq!(single(tie.percent_to(0, Rounding::Up)), Some(decimal("101")));
    assert_eq!(tie.ratio().and_then(|r| r.single().cloned()), Ratio::new(10_000_005, 10_000_000).ok());
    let band = assess("60 - 62%", "higher", "61 - 63%").percent().unwrap();
    assert_eq!((band.lower, band.upper), (Some(decimal("101.6667")), Some(decimal("105.0000"))));
    let open = assess("không quá 4%", "-", "dưới 3%").percent().unwrap();
    assert_eq!((open.lower, open.upper), (None, Some(decimal("75"))));
}

#[test]
fn the_gap_is_positive_where_the_observation_is_better() {
    let rows = [
        ("17.500 tỷ đồng", "higher", "17.946 tỷ đồng", "446 tỷ đồng"),
        ("17.500 tỷ đồng", "higher", "17.000 tỷ đồng", "-500 tỷ đồng"),
        ("không quá 4%", "-", "3,25%", "0,75 điểm %"),
        ("không quá 4%", "-", "4,25%", "-0,25 điểm %"),
        ("8 - 8,5%", "higher", "8,05%", "0,05 điểm %"),
        ("4 - 4,5%", "lower", "4,2%", "0,3 điểm %"),
        // Off to either side is worse where one point is asked for.
        ("đúng 100 tấn", "-", "120 tấn", "-20 tấn"),
        ("đúng 100 tấn", "-", "80 tấn", "-20 tấn"),
        ("giảm 0,6 - 1 điểm %", "lower", "giảm 0,8 điểm %", "0,2 điểm %"),
        ("100%", "higher", "50%", "-50 điểm %"),
        // Points lie between percents alone: a rate of them and a per mille keep their own unit.
        ("8‰", "higher", "10‰", "2‰"),
        ("2%/năm", "higher", "3%/năm", "1%/năm"),
    ];
    for (goal, better, observed, gap) in rows {
        let Some(Gap::Quantity(found)) = assess(goal, better, observed).gap().cloned() else { panic!("{observed}") };
        assert_eq!(found.write(Locale::Vi), gap, "{observed} against {goal}");
    }
    let Some(Gap::Range(range)) = assess("60 - 62%", "higher", "61 - 63%").gap().cloned() else { panic!() };
    assert_eq!(range.to_wire(), "[1 percentage_point,3 percentage_point]");
    assert_eq!(assess("4 - 4,5%", "inside", "4,6%").gap(), None);
    assert_eq!(assess("8 - 8,5%", "higher", "8,05%").reference(), Some(quantity("8%")));
    assert_eq!(assess("4 - 4,5%", "lower", "4,2%").reference(), Some(quantity("4,5%")));
}

#[test]
fn what_has_no_percentage_says_why() {
    let rank = |k: i64| Figure::from(Quantity::new(k.into(), Unit::from_code("rank").unwrap()));
    let due = Target::new("X", goal("chậm nhất ngày 31/12/2024"));
    let verdicts = [
        (assess("0%", "higher", "5%"), PercentReason::ReferenceNotPositive),
        (assess("-2%", "higher", "5%"), PercentReason::ReferenceNotPositive),
        (assess("4 - 4,5%", "inside", "4,2%"), PercentReason::InsideBand),
        (due.assess(&Observation::done("X", day("2024-11-05"))).unwrap(), PercentReason::Date),
        (
            Target::new("X", Goal::from_figure(&rank(20)).unwrap()).assess(&Observation::new("X", rank(18))).unwrap(),
            PercentReason::Rank,
        ),
        (target("5%", "higher").assess(&Observation::missing("X", "chưa công bố")).unwrap(), PercentReason::NoData),
        (
            Target::new("X", Goal::at_least(coded("0.0000000001", "t")))
                .assess(&Observation::new("X", coded("7000000000000000000000000000", "t")))
                .unwrap(),
            PercentReason::TooLarge,
        ),
    ];
    for (verdict, reason) in verdicts {
        assert_eq!((verdict.percent(), verdict.percent_reason()), (None, Some(reason)), "{verdict:?}");
    }
    assert_eq!(assess("đúng 4%", "-", "4%").percent_reason(), None);
    // A tolerance makes a band of one point, and inside a band no part of it is a percentage.
    let terms = Terms { tolerance: Some(quantity("1 điểm %")), ..Terms::default() };
    let around = target("đúng 4%", "-").terms(terms).assess_text("4,5%", Locale::Vi).unwrap();
    assert_eq!(around.percent_reason(), Some(PercentReason::InsideBand));
}

#[test]
fn nothing_measured_is_no_data_with_its_reason() {
    let target = target("5%", "higher");
    let verdict = target.assess(&Observation::missing("X", "chưa công bố")).unwrap();
    assert_eq!(verdict.status(), Status::NoData);
    assert_eq!((verdict.met(), verdict.certain(), verdict.possible()), (None, None, &[][..]));
    assert_eq!(verdict.reason(), Some(&Reason::NotMeasured("chưa công bố".to_owned())));
    assert_eq!((verdict.ratio(), verdict.gap(), verdict.percent()), (None, None, None));
    let none = target.without_data(&Rule::default(), Reason::NoObservation, Vec::new());
    assert_eq!((none.status(), none.reason().map(Reason::name)), (Status::NoData, Some("no_observation")));
}

#[test]
fn an_estimate_makes_a_verdict_provisional() {
    let target = target("8 - 8,5%", "higher");
    let observed = |text: &str| Observation::new("X", figure(text));
    let provisional = |observation: &Observation| target.assess(observation).unwrap().provisional();
    assert!(provisional(&observed("ước đạt 8,05%")));
    assert!(provisional(&observed("8,05%").quality(Quality::Estimated)));
    assert!(!provisional(&observed("8,05%").quality(Quality::Preliminary)));
    assert!(!provisional(&observed("8,05%")));
    // The baseline counts where it was used.
    let fall = Target::new("X", goal("giảm 0,6 - 1 điểm %"))
        .baseline(observed("3,5%").quality(Quality::Estimated))
        .better(Better::Lower);
    assert!(fall.assess(&observed("2,8%")).unwrap().provisional());
    assert!(!fall.assess(&observed("giảm 0,7 điểm %")).unwrap().provisional());
    assert!(!fall.assess(&Observation::missing("X", "?")).unwrap().provisional());
}

// What cannot be compared.

#[test]
fn an_empty_observation_is_refused() {
    let empty = Observation::new("X", Figure::from(Range::empty(&Unit::percent())));
    let error = target("5%", "higher").assess(&empty).unwrap_err();
    assert!(matches!(error, AssessError::Empty { .. }));
    assert_snapshot!(error, @"cannot judge `X`: the observation `empty %` is empty");
}

#[test]
fn units_that_do_not_meet_are_named_both() {
    let money = target("17.500 tỷ đồng", "higher");
    assert_snapshot!(refused(&money, "3 triệu USD"), @"cannot judge `X`: `VND` and `USD` do not meet: the currencies differ; convert one with a dated rate first");
    assert_snapshot!(refused(&money, "23 nghìn người"), @"cannot judge `X`: `VND` and `person` do not meet: they measure different things");
    assert_snapshot!(refused(&target("23 nghìn người", "higher"), "23 nghìn lượt khách"), @"cannot judge `X`: `person` and `visit` do not meet: they count different things");
    assert_snapshot!(refused(&target("8%", "higher"), "8 điểm %"), @"cannot judge `X`: `percent` and `percentage_point` do not meet: a share is not a difference of shares; write percentage points where points are meant");
    assert_snapshot!(refused(&target("0,8 điểm %", "higher"), "0,8%"), @"cannot judge `X`: `percentage_point` and `percent` do not meet: a share is not a difference of shares; write percentage points where points are meant");
    assert_snapshot!(refused(&target("8 huyện", "higher"), "8/13 xã"), @"cannot judge `X`: `district` and `commune` do not meet: they count different things");
    assert_snapshot!(refused(&target("8/13 huyện", "higher"), "8 xã"), @"cannot judge `X`: `district` and `commune` do not meet: they count different things");
    let constant = Target::new("X", Goal::at_least(coded("100", "VND{2010}")));
    assert_snapshot!(constant.assess(&Observation::new("X", coded("100", "VND{2015}"))).unwrap_err(), @"cannot judge `X`: `VND{2010}` and `VND{2015}` do not meet: the price bases differ; restate one at the prices of the other");
    assert_snapshot!(refused(&target("8%", "higher"), "8"), @"cannot judge `X`: `percent` and `1` do not meet: they measure different things");
}

#[test]
fn unstated_meets_stated_with_a_flag() {
    let verdict = Target::new("X", Goal::at_least(coded("33", "percent{GDP}")))
        .assess(&Observation::new("X", coded("33.9", "percent")))
        .unwrap();
    assert_eq!(verdict.status(), Status::Exceeded);
    let flag = Assumption::UnstatedUnit { target: "percent{GDP}".into(), observation: "percent".into() };
    assert_eq!(verdict.assumptions(), [flag]);
    // Outside a verdict the two do not meet.
    assert!(coded("33", "percent{GDP}").checked_cmp(&coded("33.9", "percent")).is_err());

    let periods = target("5%", "higher").period(year(2024)).assess(&Observation::new("X", figure("6%"))).unwrap();
    assert_eq!(periods.assumptions(), [Assumption::UnstatedPeriod]);
}

#[test]
fn other_things_and_other_periods_do_not_meet() {
    let of_2024 = target("17.500 tỷ đồng", "higher").period(year(2024));
    let found = |name: &str, period| Observation::new(name, figure("17.946 tỷ đồng")).period(period);
    assert_snapshot!(of_2024.assess(&found("X", year(2023))).unwrap_err(), @"cannot judge `X`: the target is for 2024, the observation for 2023");
    assert_snapshot!(of_2024.assess(&found("X", Period::to_date(2024, 9).unwrap())).unwrap_err(), @"cannot judge `X`: the target is for 2024, the observation for 2024-01/09");
    assert_snapshot!(of_2024.assess(&found("Y", year(2024))).unwrap_err(), @"cannot judge `X`: the observation is of `Y`");
    // A stock at the end of the year is the state of the year.
    let forest = Target::new(Indicator::named("Che phủ rừng").accumulates(Accumulates::Stock), goal("52%"))
        .better(Better::Higher)
        .period(year(2024));
    let month = Observation::new("Che phủ rừng", figure("52,5%")).period(Period::month(2024, 12).unwrap());
    assert_eq!(forest.assess(&month).unwrap().status(), Status::Exceeded);
}

#[test]
fn levels_changes_and_days_do_not_meet() {
    assert_snapshot!(refused(&target("17.500 tỷ đồng", "higher"), "tăng 5%"), @"cannot judge `X`: the target is a level and `up 5%` a change; give the level that was reached");
    assert_snapshot!(refused(&target("17.500 tỷ đồng", "higher"), "vượt 2,6% dự toán"), @"cannot judge `X`: the target is a level and `exceeding by 2.6% of dự toán` a change; give the level that was reached");
    assert_snapshot!(refused(&target("giảm 0,6 - 1 điểm %", "lower"), "2,72%"), @"cannot judge `X`: the target is a change and `2.72%` a level; give the target a baseline, or write the change that was reached");
    assert_snapshot!(refused(&target("giảm 0,6 - 1 điểm %", "lower"), "0,8"), @"cannot judge `X`: the target is a change and `0.8` a level; give the target a baseline, or write the change that was reached");
    assert_snapshot!(refused(&target("17.500 tỷ đồng", "higher"), "98,3% cùng kỳ"), @"cannot judge `X`: `VND` and `percent` do not meet: they measure different things");
    let due = target("chậm nhất ngày 31/12/2024", "-");
    assert_snapshot!(refused(&due, "98%"), @"cannot judge `X`: the target is a date and `98%` is a figure; say when it was done, or not done yet");
    assert_snapshot!(target("5%", "higher").assess(&Observation::done("X", day("2024-11-05"))).unwrap_err(), @"cannot judge `X`: the target is a figure and the observation a day; give the figure that was measured");
    assert_snapshot!(target("5%", "-").assess_text("6%", Locale::Vi).unwrap_err(), @r#"cannot judge `X`: nothing says which way is better for the goal `5%`; give better="higher", "lower" or "inside", or write `at least`, `at most`"#);
    assert_snapshot!(target("khoảng 5%", "lower").assess_text("6%", Locale::Vi).unwrap_err(), @"cannot judge `X`: the goal `about 5%` is approximate; state its tolerance, in `percent`");
}

#[test]
fn the_call_and_the_indicator_may_not_disagree() {
    let target = Target::new(Indicator::named("X").better(Better::Lower), goal("5%")).better(Better::Higher);
    assert_snapshot!(target.assess_text("6%", Locale::Vi).unwrap_err(), @"the target `X` says better is `higher`, its indicator says `lower`; leave one out");
}

#[test]
fn a_value_beyond_the_natural_limits_is_an_error() {
    let share = || Indicator::named("X").limits(Range::from_wire("[0 percent,100 percent]").unwrap());
    let target = Target::new(share(), goal("95%")).better(Better::Higher);
    let assess = |text: &str| target.assess_text(text, Locale::Vi);
    for within in ["0%", "100%", "100,0%", "99 - 100%", "gần 100%", "dưới 100%", "trên 99%"] {
        assert!(assess(within).is_ok(), "{within}");
    }
    for beyond in ["101%", "100,1%", "-1%", "99 - 101%", "trên 100%", "dưới 0%", "từ 101% trở lên"] {
        assert!(matches!(assess(beyond), Err(AssessError::BeyondLimits { .. })), "{beyond}: {:?}", assess(beyond));
    }
    assert_snapshot!(assess("101%").unwrap_err(), @"cannot judge `X`: `101%` lies beyond the natural limits 0–100%; check the figure or the limits");
    // What the limits leave unstated is no way around them.
    let gdp = Observation::new("X", coded("101", "percent{GDP}"));
    assert!(matches!(target.assess(&gdp), Err(AssessError::BeyondLimits { .. })));
    // There is no limit by default.
    assert!(assess("ngày").is_err());
    assert_eq!(self::assess("95%", "higher", "101%").status(), Status::Exceeded);
}

// Changes.

fn fall(text: &str, baseline: &str) -> Target {
    Target::new("Tỷ lệ hộ nghèo", goal(text))
        .better(Better::Lower)
        .baseline(Observation::new("Tỷ lệ hộ nghèo", figure(baseline)).period(year(2023)))
}

#[test]
fn a_level_with_a_baseline_is_a_change() {
    let rows = [
        // 3.5 − 2.72 is 0.78 points; 0.725 at the least, with the baseline widened too.
        ("giảm 0,6 - 1 điểm %", "3,5%", "2,72%", "met yes yes"),
        ("giảm 0,6 - 1 điểm %", "3,5%", "2,88%", "met yes no"),
        ("giảm 0,6 - 1 điểm %", "3,50%", "2,88%", "met yes yes"),
        ("giảm 0,6 - 1 điểm %", "3,50%", "2,95%", "missed no yes"),
        ("giảm 0,6 - 1 điểm %", "3,50%", "3,95%", "missed no yes"),
        ("giảm 0,6 - 1 điểm %", "3,50%", "2,40%", "exceeded yes yes"),
        // Relative: of money, percent can only be relative.
        ("giảm 10%", "200 tỷ đồng", "170 tỷ đồng", "exceeded yes yes"),
        ("giảm 10%", "200 tỷ đồng", "180 tỷ đồng", "met yes no"),
        ("giảm 10%", "200 tỷ đồng", "190.000 triệu đồng", "missed no yes"),
        // Absolute.
        ("giảm 20 tỷ đồng", "200 tỷ đồng", "150 tỷ đồng", "exceeded yes yes"),
        ("giảm 2 xã", "8 xã", "6 xã", "met yes yes"),
        ("giảm 2 xã", "8/13 xã", "5/13 xã", "exceeded yes yes"),
        ("giảm 2 xã", "8/13 xã", "7/13 xã", "missed no yes"),
        ("giảm 10 điểm %", "8/10 xã", "7/10 xã", "met yes yes"),
        ("giảm 10 điểm %", "80,0%", "6/10 xã", "exceeded yes yes"),
    ];
    for (goal, baseline, level, expected) in rows {
        let found = fall(goal, baseline).assess_text(level, Locale::Vi);
        assert_eq!(found.as_ref().map(verdict).as_deref(), Ok(expected), "from {baseline} to {level}: {goal}");
    }
    let growth = Target::new("X", goal("tăng 10% so với 2023"))
        .better(Better::Higher)
        .baseline(Observation::new("X", figure("200 tỷ đồng")).period(year(2023)));
    let verdict = growth.assess_text("225 tỷ đồng", Locale::Vi).unwrap();
    assert_eq!(verdict.status(), Status::Exceeded);
    assert_eq!(single(verdict.percent()), Some(decimal("125")), "12.5 % of 10 %");
    assert_eq!(verdict.assumptions(), [], "the level is not set against anything");
    assert_snapshot!(refused(&growth, "110,3% cùng kỳ"), @"cannot judge `X`: `110.3% of cùng kỳ` is set against `cùng kỳ`; give the figure itself");
    let grown = growth.assess_text("tăng 12,5% so với 2023", Locale::Vi).unwrap();
    assert_eq!((grown.status(), grown.assumptions()), (Status::Exceeded, &[][..]));
    let grown = growth.assess_text("tăng 12,5% so với năm 2023", Locale::Vi).unwrap();
    assert_eq!((grown.status(), grown.assumptions()), (Status::Exceeded, &[][..]));
    assert!(refused(&growth, "tăng 12,5% so với cùng kỳ").contains("is set against"));
    assert_snapshot!(refused(&growth, "tăng 12,5% so với 2022"), @"cannot judge `X`: `up 12.5% of 2022` is set against `2022`, the goal against `2023`");
    let older = growth.baseline(Observation::new("X", figure("200 tỷ đồng")).period(year(2022)));
    assert_snapshot!(refused(&older, "225 tỷ đồng"), @"cannot judge `X`: the goal is set against 2023, its baseline is for 2022");
}

#[test]
fn an_unstated_percent_needs_a_choice_against_a_level() {
    let open = fall("giảm 1 - 1,5%", "3,50%");
    assert_snapshot!(refused(&open, "2,40%"), @r#"cannot judge `Tỷ lệ hộ nghèo`: `down 1–1.5%` may mean percent or percentage points; choose with change="relative" or change="points""#);
    // Points: 3.50 − 2.40 is 1.10.
    let points = open.clone().change_counted(ChangeKind::Points).assess_text("2,40%", Locale::Vi).unwrap();
    assert_eq!(points.status(), Status::Met);
    assert_eq!(points.assumptions(), [Assumption::ChangeKindChosen(ChangeKind::Points)]);
    // Relative: 1 − 2.40 ÷ 3.50 is 31 %.
    let relative = open.clone().change_counted(ChangeKind::Relative).assess_text("2,40%", Locale::Vi).unwrap();
    assert_eq!(relative.status(), Status::Exceeded);
    assert_eq!(relative.ratio().and_then(|r| r.single().cloned()), Ratio::new(220, 7).ok());
    // Against an equally written change there is nothing to choose, but a flag.
    let alike = open.assess_text("giảm 1,1%", Locale::Vi).unwrap();
    assert_eq!((alike.status(), alike.assumptions()), (Status::Met, &[Assumption::ChangeUnstated][..]));
    assert!(refused(&open, "giảm 1,1 điểm %").contains("`percent` and `percentage_point` do not meet"));
    let points = open.change_counted(ChangeKind::Points).assess_text("giảm 1,1 điểm %", Locale::Vi).unwrap();
    assert_eq!(points.status(), Status::Met);
    // Points are points, whatever is chosen.
    let written = fall("giảm 1 - 1,5 điểm %", "3,50%").change_counted(ChangeKind::Relative);
    assert_eq!(written.assess_text("2,40%", Locale::Vi).unwrap().status(), Status::Met);
}

#[test]
fn undefined_changes_are_typed_errors() {
    assert_snapshot!(refused(&fall("giảm 10%", "0 tỷ đồng"), "5 tỷ đồng"), @"cannot judge `Tỷ lệ hộ nghèo`: a relative change from `0 billion VND` is undefined; use a baseline above zero, or an absolute change");
    assert_snapshot!(refused(&fall("giảm 10%", "-5 tỷ đồng"), "5 tỷ đồng"), @"cannot judge `Tỷ lệ hộ nghèo`: a relative change from `-5 billion VND` is undefined; use a baseline above zero, or an absolute change");
    assert_snapshot!(refused(&fall("giảm 1 điểm %", "5 tỷ đồng"), "4 tỷ đồng"), @"cannot judge `Tỷ lệ hộ nghèo`: `5 billion VND` and `4 billion VND` do not meet: points are a difference of shares");
    assert_snapshot!(refused(&fall("giảm 10%", "200 tỷ đồng"), "5 triệu USD"), @"cannot judge `Tỷ lệ hộ nghèo`: `USD` and `VND` do not meet: the currencies differ; convert one with a dated rate first");
    let empty = Observation::new("X", Figure::from(Range::empty(&Unit::percent())));
    let from_nothing = target("giảm 1 điểm %", "lower").baseline(empty);
    assert_snapshot!(refused(&from_nothing, "2,4%"), @"cannot judge `X`: the observation `empty %` is empty");
    assert_snapshot!(refused(&fall("giảm 10%", "tăng 5%"), "5 triệu USD"), @"cannot judge `Tỷ lệ hộ nghèo`: the target is a change and `5 million USD` a level; give the target a baseline, or write the change that was reached");
    let excess = Target::new("X", Goal::plain(quantity("5%")).changing(Change::Excess)).better(Better::Higher);
    assert_snapshot!(refused(&excess, "tăng 5%"), @"cannot judge `X`: `exceeding by 5%` is not a goal: it says by how much a base is exceeded; write the level that is asked for");
}

#[test]
fn a_rate_of_growth_may_be_written_as_a_change() {
    let grdp = Indicator::named("Tăng trưởng GRDP").accumulates(Accumulates::Rate);
    let target = Target::new(grdp, goal("8 - 8,5%")).better(Better::Higher);
    let up = target.assess_text("tăng 8,05%", Locale::Vi).unwrap();
    assert_eq!((up.status(), up.assumptions()), (Status::Met, &[Assumption::ChangeReadAsGrowth][..]));
    let down = target.assess_text("giảm 8,05%", Locale::Vi).unwrap();
    assert_eq!(down.status(), Status::Missed);
}

// Milestones and ranks.

#[test]
fn a_milestone_is_met_by_its_day() {
    let due = target("chậm nhất ngày 31/12/2024", "-");
    let rows = [
        (Observation::done("X", day("2024-11-05")), "met yes yes", Some("56 ngày")),
        (Observation::done("X", day("2024-12-31")), "met yes yes", Some("0 ngày")),
        (Observation::done("X", day("2025-01-01")), "missed no yes", Some("-1 ngày")),
        // Not done on a day means later than it.
        (Observation::not_done_on("X", day("2024-12-31")), "missed no yes", None),
        (Observation::not_done_on("X", day("2025-02-01")), "missed no yes", None),
        (Observation::not_done_on("X", day("2024-06-30")), "undecided open no (missed, met)", None),
    ];
    for (observation, expected, gap) in rows {
        let found = due.assess(&observation).unwrap();
        assert_eq!(verdict(&found), expected, "{observation:?}");
        if let Some(gap) = gap {
            let Some(Gap::Quantity(days)) = found.gap() else { panic!("{found:?}") };
            assert_eq!(days.write(Locale::Vi), gap);
        }
        assert_eq!(found.reference(), None);
    }
    let early = due.assess_by(&Observation::done("X", day("2024-11-05")), &Rule::vn_official().early_exceeds(true));
    assert_eq!(early.unwrap().status(), Status::Exceeded);
}

#[test]
fn a_rank_is_better_when_lower_and_exact() {
    let rank = |k: i64| Quantity::new(k.into(), Unit::from_code("rank").unwrap());
    let target = Target::new("PCI", Goal::plain(rank(20)));
    let assess = |k| target.assess(&Observation::new("PCI", rank(k))).unwrap();
    assert_eq!(verdict(&assess(20)), "met yes yes");
    assert_eq!(verdict(&assess(18)), "exceeded yes yes");
    assert_eq!(verdict(&assess(21)), "missed no yes");
    let Some(Gap::Quantity(gap)) = assess(18).gap().cloned() else { panic!() };
    assert_eq!(gap.amount(), Decimal::from(2));
}

// Versions and years.

#[test]
fn the_version_in_force_at_the_end_of_the_period_decides() {
    let growth = |year_of: i32| {
        target("10,5%", "higher").period(year(year_of)).revised(goal("9,5 - 10,5%"), day("2025-08-15")).unwrap()
    };
    let found = |year_of: i32| Observation::new("X", figure("9,8%")).period(year(year_of));
    let before = growth(2024).assess(&found(2024)).unwrap();
    assert_eq!((before.status(), before.version(), before.goal()), (Status::Missed, 0, goal("10,5%")));
    assert_eq!(before.assumptions(), [Assumption::Version(0)]);
    let after = growth(2025).assess(&found(2025)).unwrap();
    assert_eq!((after.status(), after.version(), after.goal()), (Status::Met, 1, goal("9,5 - 10,5%")));
    assert_eq!(after.assumptions(), [Assumption::Version(1)]);
    assert_eq!(after.reference(), Some(quantity("9,5%")));
}

#[test]
fn goals_over_years_say_how_they_are_met() {
    let span = Period::years(2021, 2023).unwrap();
    let over = |text: &str, over| target(text, "higher").period(span).over(over);
    let years = |values: [&str; 3]| -> Vec<Observation> {
        (2021..).zip(values).map(|(y, v)| Observation::new("X", figure(v)).period(year(y))).collect()
    };
    let judge = |target: &Target, found: &[Observation]| target.assess_years(found, &Rule::default()).unwrap();

    let rows = [
        ("6 - 6,5%", Over::Average, ["5,0%", "6,0%", "7,6%"], "met yes yes"),
        ("6 - 6,5%", Over::Average, ["5,0%", "6,0%", "7,0%"], "met yes no"),
        ("6 - 6,5%", Over::End, ["5,0%", "6,0%", "7,6%"], "exceeded yes yes"),
        ("6 - 6,5%", Over::Each, ["6,2%", "6,2%", "7,6%"], "met yes yes"),
        ("6 - 6,5%", Over::Each, ["5,0%", "6,2%", "7,6%"], "missed no yes"),
        ("6 - 6,5%", Over::Each, ["6,2%", "6,0%", "7,6%"], "met yes no"),
        ("6 - 6,5%", Over::Each, ["7,0%", "7,0%", "7,6%"], "exceeded yes yes"),
        // Open between met and exceeded in one year, met in another: met, whichever it was.
        ("6 - 6,5%", Over::Each, ["6,2 - 7,0%", "6,2%", "7,6%"], "met yes no"),
        ("6 - 6,5%", Over::Each, ["5,5 - 6,2%", "6,2%", "7,6%"], "undecided open no (missed, met)"),
        ("300 tỷ đồng", Over::Total, ["100 tỷ đồng", "90 tỷ đồng", "120 tỷ đồng"], "exceeded yes yes"),
        ("310 tỷ đồng", Over::Total, ["100 tỷ đồng", "90 tỷ đồng", "120 tỷ đồng"], "met yes no"),
    ];
    for (goal, way, values, expected) in rows {
        let found = judge(&over(goal, way), &years(values));
        assert_eq!(verdict(&found), expected, "{goal} {way:?} {values:?}");
    }
    let average = judge(&over("6%", Over::Average), &years(["5,0%", "6,0%", "7,6%"]));
    assert_eq!(average.ratio().and_then(|r| r.single().cloned()), Ratio::new(186, 180).ok());
    // Rates of growth are averaged without compounding, and the verdict says so.
    let rate = |text: &str| Figure::from(coded(text, "percent{growth}"));
    let growth = Target::new("X", Goal::plain(coded("6", "percent{growth}"))).better(Better::Higher).period(span);
    let found: Vec<Observation> =
        (2021..).zip(["5.0", "6.0", "7.6"]).map(|(y, v)| Observation::new("X", rate(v)).period(year(y))).collect();
    let mean = judge(&growth.over(Over::Average), &found);
    assert_eq!(mean.assumptions(), [Assumption::ArithmeticMean]);

    // Rates do not add up, nor do states.
    for (goal, unit) in [("6%", "percent"), ("8/13 huyện", "district")] {
        let error = over(goal, Over::Total).assess_years(&years(["5%", "6%", "7%"]), &Rule::default()).unwrap_err();
        assert!(error.to_string().contains(&format!("`{unit}` does not add up over years")), "{error}");
    }
    let stock = Target::new(Indicator::named("X").accumulates(Accumulates::Stock), goal("300 tỷ đồng"));
    let stock = stock.better(Better::Higher).period(span).over(Over::Total);
    let amounts = years(["100 tỷ đồng", "90 tỷ đồng", "120 tỷ đồng"]);
    assert_snapshot!(stock.assess_years(&amounts, &Rule::default()).unwrap_err(), @r#"cannot judge `X`: `VND` does not add up over years: rates compound and states follow each other; use over="average" or "end""#);
    // Falls in points do.
    let falls = years(["giảm 1,0 điểm %", "giảm 0,5 điểm %", "tăng 0,2 điểm %"]);
    let poverty = target("giảm 1,2 - 1,5 điểm %", "lower").period(span).over(Over::Total);
    assert_eq!(verdict(&judge(&poverty, &falls)), "met yes no");
    let relative = target("tăng 6%", "higher").period(span).over(Over::Average);
    let grown = years(["tăng 5,0%", "tăng 6,0%", "tăng 7,6%"]);
    assert_eq!(judge(&relative, &grown).assumptions(), [Assumption::ChangeUnstated, Assumption::ArithmeticMean]);

    // A year without a figure is no zero.
    let partly = judge(&over("300 tỷ đồng", Over::Total), &years(["100 tỷ đồng", "90 tỷ đồng", "120 tỷ đồng"])[..2]);
    assert_eq!(partly.status(), Status::NoData);
    assert_snapshot!(partly.explain(Locale::En), @"X, 2021-2023: no data. Reason: not measured: a goal over 2021/2023 by `total` needs one figure for 2023.");
    let twice: Vec<Observation> = years(["5%", "6%", "7%"]).into_iter().chain(years(["5%", "6%", "8%"])).collect();
    for way in [Over::Average, Over::Each, Over::End] {
        let error = over("6%", way).assess_years(&twice, &Rule::default()).unwrap_err();
        assert!(matches!(error, AssessError::Ambiguous { count: 2, .. }), "{error}");
    }
    let compared = over("6%", Over::Each).period(year(2023)).over(Over::Each);
    assert_eq!(judge(&compared, &years(["5%", "6%", "7%"])).status(), Status::Exceeded, "one year is each of it");
}

// Words.

#[test]
fn a_verdict_explains_itself_as_an_analyst_would() {
    let revenue = Target::new(Indicator::named("Tổng thu ngân sách").en("Budget revenue"), goal("17.500 tỷ đồng"))
        .better(Better::Higher)
        .period(year(2024));
    let found =
        |text: &str| Observation::new(revenue.indicator().clone(), figure(text)).period(year(2024)).official("vượt");
    let both = |verdict: &Attainment| format!("{}\n{}", verdict.explain(Locale::Vi), verdict.explain(Locale::En));
    assert_snapshot!(both(&revenue.assess(&found("17.946 tỷ đồng")).unwrap()), @r#"
Tổng thu ngân sách, năm 2024: vượt. Kết quả 17.946 tỷ đồng so với mục tiêu 17.500 tỷ đồng, bằng 102,5486% mục tiêu, tốt hơn 446 tỷ đồng. Nhãn công bố: vượt.
Budget revenue, 2024: exceeded. 17,946 billion VND against a goal of 17,500 billion VND, 102.5486% of it, 446 billion VND better. Published label: vượt.
"#);
    assert_snapshot!(both(&revenue.assess(&found("ước đạt gần 17.600 tỷ đồng")).unwrap()), @r#"
Tổng thu ngân sách, năm 2024: chưa xác định. Kết quả ước gần 17.600 tỷ đồng so với mục tiêu 17.500 tỷ đồng, bằng 95,5429% - 100,5714% mục tiêu. Có thể: không đạt, đạt, vượt. Lý do: kết quả nằm vắt qua ranh giới giữa các mức. Số liệu ước tính. Nhãn công bố: vượt. Giả định: từ ước lượng hiểu trong phạm vi 5%.
Budget revenue, 2024: undecided. Estimated nearly 17,600 billion VND against a goal of 17,500 billion VND, 95.5429% - 100.5714% of it. Possible: missed, met, exceeded. Reason: the observation lies across the border of the sets. The figure is an estimate. Published label: vượt. Assumed: approximate words are read as within 5%.
"#);
    assert_snapshot!(both(&assess("không quá 4%", "-", "3,25%")), @r#"
X: đạt. Kết quả 3,25% so với mục tiêu không quá 4%, bằng 81,25% mục tiêu, tốt hơn 0,75 điểm %.
X: met. 3.25% against a goal of at most 4%, 81.25% of it, 0.75 percentage points better.
"#);
    assert_snapshot!(both(&assess("8 - 8,5%", "higher", "8,0%")), @r#"
X: đạt. Kết quả 8,0% so với mục tiêu 8 - 8,5%, bằng 100% mục tiêu. Kết luận có thể đổi do số đã làm tròn.
X: met. 8.0% against a goal of 8–8.5%, 100% of it. Rounding of the printed figures could change the verdict.
"#);
    assert_snapshot!(both(&fall("giảm 0,6 - 1 điểm %", "3,5%").assess_text("2,72%", Locale::Vi).unwrap()), @r#"
Tỷ lệ hộ nghèo: đạt. Kết quả 2,72% (giảm 0,78 điểm % so với 3,5%) so với mục tiêu giảm 0,6 - 1 điểm %, bằng 130% mục tiêu, tốt hơn 0,18 điểm %.
Tỷ lệ hộ nghèo: met. 2.72% (down 0.78 percentage points from 3.5%) against a goal of down 0.6–1 percentage points, 130% of it, 0.18 percentage points better.
"#);
    assert_snapshot!(both(&target("chậm nhất ngày 31/12/2024", "-").assess(&Observation::not_done_on("X", day("2024-12-31"))).unwrap()), @r#"
X: không đạt. Đến ngày 31/12/2024 chưa xong; hạn chậm nhất ngày 31/12/2024.
X: missed. Not done on 2024-12-31; due by 2024-12-31.
"#);
    assert_snapshot!(both(&target("5%", "higher").assess(&Observation::missing("X", "chưa công bố")).unwrap()), @r#"
X: không có số liệu. Lý do: không đo được: chưa công bố.
X: no data. Reason: not measured: chưa công bố.
"#);
    assert_snapshot!(both(&assess("đúng 100 tấn", "-", "120 tấn")), @r#"
X: không đạt. Kết quả 120 tấn so với mục tiêu đúng 100 tấn, bằng 120% mục tiêu, kém 20 tấn.
X: missed. 120 tonnes against a goal of exactly 100 tonnes, 120% of it, 20 tonnes worse.
"#);
}

#[test]
fn a_gap_is_told_in_its_own_words() {
    let explain = |attainment: &Attainment, words: [&str; 2]| {
        for (locale, words) in [Locale::Vi, Locale::En].into_iter().zip(words) {
            assert!(attainment.explain(locale).contains(words), "{}", attainment.explain(locale));
        }
    };
    // Ranks are an order: what lies between two of them is counted in places.
    let rank = assess("top 10", "-", "hạng 7");
    assert_eq!(rank.gap(), Some(&Gap::Quantity(coded("3", "place"))));
    explain(&rank, [", tốt hơn 3 bậc.", ", 3 places better."]);
    explain(&assess("hạng 10", "-", "hạng 15"), [", kém 5 bậc.", ", 5 places worse."]);
    let due = target("chậm nhất ngày 31/12/2024", "-");
    let done = |on| due.assess(&Observation::done("X", day(on))).unwrap();
    explain(&done("2024-11-05"), [", sớm hơn 56 ngày.", ", 56 days early."]);
    explain(&done("2025-01-03"), [", muộn 3 ngày.", ", 3 days late."]);
    // Bounds of a percentage.
    explain(
        &assess("ít nhất 64 tấn", "-", "dưới 65 tấn"),
        [", nhiều nhất 101,5625% mục tiêu.", ", 101.5625% or less of it."],
    );
    explain(
        &assess("ít nhất 64 tấn", "-", "ít nhất 65 tấn"),
        [", ít nhất 101,5625% mục tiêu.", ", 101.5625% or more of it."],
    );
    explain(&assess("ít nhất 64 tấn", "-", "hơn 65 tấn"), ["Kết quả trên 65 tấn", ". More than 65 tonnes against"]);
    // A change that a level comes to, and from where; it may have gone the other way.
    let poverty = fall("giảm 0,6 - 1 điểm %", "3,8%");
    let level = |text: &str| poverty.assess_text(text, Locale::Vi).unwrap();
    explain(
        &level("2,9%"),
        ["Kết quả 2,9% (giảm 0,9 điểm % so với 3,8%) so với", "2.9% (down 0.9 percentage points from 3.8%) against"],
    );
    explain(&level("4,1%"), ["(tăng 0,3 điểm % so với 3,8%)", "(up 0.3 percentage points from 3.8%)"]);
    explain(&level("2,8 - 2,9%"), ["(giảm 0,9 - 1 điểm % so với 3,8%)", "(down 0.9–1 percentage points from 3.8%)"]);
    assert!(!level("2 - 4%").explain(Locale::Vi).contains('('), "neither up nor down");
    assert!(!level("giảm 0,9 điểm %").explain(Locale::Vi).contains("3,8%"), "the change was written as one");
}

#[test]
fn terms_of_its_own_are_told_in_the_language_of_the_sentence() {
    let terms = Terms {
        exceed: Some(Range::below(quantity("3,5%"), false)),
        tolerance: Some(quantity("0,5%")),
        near_miss: Some(quantity("1,5%")),
        ..Terms::default()
    };
    let assessed = target("khoảng 4,5%", "lower").terms(terms.clone()).assess_text("5%", Locale::Vi).unwrap();
    let (Some(exceed), Some(tolerance), Some(near_miss)) = (terms.exceed, terms.tolerance, terms.near_miss) else {
        panic!("all three are set")
    };
    assert_eq!(
        assessed.assumptions(),
        [Assumption::OwnExceedSet(exceed), Assumption::OwnTolerance(tolerance), Assumption::OwnNearMiss(near_miss)]
    );
    let (vi, en) = (assessed.explain(Locale::Vi), assessed.explain(Locale::En));
    for words in ["mức vượt: dưới 3,5%", "dung sai 0,5%", "khoảng gần đạt 1,5%"] {
        assert!(vi.contains(words), "{vi}");
    }
    for words in ["exceed set, below 3.5%", "tolerance, 0.5%", "near-miss width, 1.5%"] {
        assert!(en.contains(words), "{en}");
    }
}

/// Goal, baseline or `-`, observation, and the reason in Vietnamese.
const NOT_COMPARABLE: &[(&str, &str, &str, &str)] = &[
    (
        "17.500 tỷ đồng",
        "-",
        "3 triệu USD",
        "`USD` của kết quả không quy đổi được sang `VND` của mục tiêu: hai loại tiền khác nhau, cần quy đổi theo tỷ giá của một ngày",
    ),
    (
        "17.500 tỷ đồng",
        "-",
        "23 nghìn người",
        "`person` của kết quả không quy đổi được sang `VND` của mục tiêu: đo hai đại lượng khác nhau",
    ),
    (
        "23 nghìn người",
        "-",
        "23 nghìn lượt khách",
        "`visit` của kết quả không quy đổi được sang `person` của mục tiêu: đếm hai thứ khác nhau",
    ),
    (
        "8%",
        "-",
        "8 điểm %",
        "`percentage_point` của kết quả không quy đổi được sang `percent` của mục tiêu: tỷ lệ phần trăm không phải là điểm phần trăm",
    ),
    ("17.500 tỷ đồng", "-", "tăng 5%", "mục tiêu là một mức mà “tăng 5%” là mức tăng, giảm; cần nêu mức đạt được"),
    (
        "giảm 1 điểm %",
        "-",
        "2,72%",
        "mục tiêu là mức tăng, giảm mà “2,72%” là một mức; cần nêu gốc so sánh, hoặc mức tăng, giảm đạt được",
    ),
    (
        "chậm nhất ngày 31/12/2024",
        "-",
        "98%",
        "mục tiêu là một ngày mà kết quả là một con số; cần nêu ngày hoàn thành, hoặc ngày vẫn chưa xong",
    ),
    ("giảm 1 - 1,5%", "3,5%", "2,4%", "“giảm 1 - 1,5%” có thể là phần trăm hoặc điểm phần trăm; cần chọn một"),
    (
        "giảm 10%",
        "0 tỷ đồng",
        "5 tỷ đồng",
        "không tính được tỷ lệ tăng, giảm so với “0 tỷ đồng”; gốc so sánh phải dương, hoặc dùng mức tăng, giảm tuyệt đối",
    ),
    (
        "giảm 1 điểm %",
        "5 tỷ đồng",
        "4 tỷ đồng",
        "“5 tỷ đồng” và “4 tỷ đồng” không phải là tỷ lệ nên không có điểm phần trăm",
    ),
    (
        "tăng 10% so với 2023",
        "200 tỷ đồng",
        "tăng 12,5% so với 2022",
        "“tăng 12,5% so với 2022” so với “2022”, còn mục tiêu so với “2023”",
    ),
    ("tăng 10%", "200 tỷ đồng", "98,3% cùng kỳ", "“98,3% cùng kỳ” so với “cùng kỳ”; cần nêu chính số liệu đó"),
];

#[test]
fn what_cannot_be_compared_is_told_in_the_language_of_the_sentence() {
    let told = |verdict: &Attainment, reason: &str| {
        assert_eq!(verdict.status(), Status::NoData);
        let vi = verdict.explain(Locale::Vi);
        assert!(vi.ends_with(&format!("Lý do: không so sánh được: {reason}.")), "{vi}");
        let json = serde_json::to_string(&verdict.trace()).unwrap();
        assert_eq!(&replay(&serde_json::from_str::<Trace>(&json).unwrap()).unwrap(), verdict, "{json}");
        let toml = toml::to_string(&verdict.trace()).unwrap();
        assert_eq!(&replay(&toml::from_str::<Trace>(&toml).unwrap()).unwrap(), verdict, "{toml}");
    };
    for (text, baseline, observed, reason) in NOT_COMPARABLE {
        let target = match *baseline {
            "-" => target(text, if goal(text).day().is_some() { "-" } else { "lower" }),
            level => fall(text, level),
        };
        let found = Observation::new(target.indicator().clone(), figure(observed));
        let english = target.assess(&found).unwrap_err().to_string();
        let verdict = target.verdict(&[found], &Rule::default()).unwrap();
        told(&verdict, reason);
        let why = verdict.reason().unwrap().explain(Locale::En);
        assert!(english.ends_with(why.strip_prefix("not comparable: ").unwrap()), "{english}: {why}");
    }
    let of = |target: Target, found: Observation| target.verdict(&[found], &Rule::default()).unwrap();
    let in_2024 = target("5%", "higher").period(year(2024));
    told(&of(in_2024.clone(), Observation::new("Y", figure("6%"))), "kết quả là của “Y”");
    told(
        &of(in_2024.clone(), Observation::new("X", figure("6%")).period(year(2023))),
        "mục tiêu là của năm 2024, kết quả là của năm 2023",
    );
    told(
        &of(in_2024, Observation::done("X", day("2024-05-01")).period(year(2024))),
        "mục tiêu là một con số mà kết quả là một ngày; cần nêu số liệu đo được",
    );
    let older = Observation::new("X", figure("200 tỷ đồng")).period(year(2022));
    told(
        &of(target("tăng 10% so với 2023", "higher").baseline(older), Observation::new("X", figure("225 tỷ đồng"))),
        "mục tiêu so với năm 2023, còn gốc so sánh là của năm 2022",
    );
}

// Several observations.

#[test]
fn of_several_observations_the_newest_and_best_counts() {
    let target = target("100 tấn", "higher").period(year(2024));
    let found = |text: &str, on: &str| Observation::new("X", figure(text)).period(year(2024)).as_of(day(on));
    let (early, late) = (found("90 tấn", "2024-12-01"), found("105 tấn", "2025-03-01"));
    let judge = |observations: &[Observation]| target.assess_years(observations, &Rule::default());
    for observations in [[early.clone(), late.clone()], [late.clone(), early.clone()]] {
        let assessed = judge(&observations).unwrap();
        assert_eq!((assessed.status(), assessed.observations()), (Status::Exceeded, std::slice::from_ref(&late)));
        assert_eq!(replay(&assessed.trace()).unwrap(), assessed);
    }
    let better = found("99 tấn", "2025-03-01").quality(Quality::Final);
    assert_eq!(judge(&[late.clone(), better.clone(), early]).unwrap().observation(), Some(&better));
    assert_eq!(judge(&[late.clone(), late.clone()]).unwrap().status(), Status::Exceeded, "the same twice is one");
    let error = judge(&[late.clone(), found("99 tấn", "2025-03-01")]).unwrap_err();
    assert!(matches!(error, AssessError::Ambiguous { count: 2, .. }), "{error}");
    // One for another period is no rival.
    assert_eq!(judge(&[found("1 tấn", "2025-06-01").period(year(2023)), late]).unwrap().status(), Status::Exceeded);

    // The same within each year.
    let span = Period::years(2023, 2024).unwrap();
    let average = target.clone().period(span).over(Over::Average);
    let first = found("80 tấn", "2024-03-01").period(year(2023));
    let revised = found("110 tấn", "2024-06-01").period(year(2023));
    let second = found("100 tấn", "2025-03-01");
    let assessed = average.assess_years(&[first, second.clone(), revised.clone()], &Rule::default()).unwrap();
    assert_eq!(
        (assessed.status(), assessed.observations()),
        (Status::Exceeded, [revised.clone(), second.clone()].as_slice())
    );

    // Without a word on how the years meet the whole, nothing is chosen for the caller.
    let years = [revised, second];
    let open = target.period(span);
    assert_snapshot!(open.assess_years(&years, &Rule::default()).unwrap_err(), @r#"cannot judge `X`: the goal is over 2023/2024 and the observations of its years; say how they meet it with over="end", "average", "each" or "total""#);
    let row = open.verdict(&years, &Rule::default()).unwrap();
    assert_eq!((row.status(), row.reason().map(Reason::name)), (Status::NoData, Some("not_comparable")));
    assert_eq!(replay(&row.trace()).unwrap(), row);
    assert!(row.explain(Locale::Vi).contains("cần nêu tính theo năm cuối, trung bình, từng năm hay tổng cộng"));
}

#[test]
fn what_exceeds_a_share_is_added_to_the_whole() {
    let plan = assess("100%", "higher", "vượt 52,8% dự toán");
    assert_eq!(plan.status(), Status::Exceeded);
    assert_eq!(single(plan.percent()), Some(decimal("152.8")));
    assert!(plan.assumptions().contains(&Assumption::ExcessAddedToWhole));
    assert!(plan.explain(Locale::Vi).contains("phần vượt được cộng vào 100%"), "{}", plan.explain(Locale::Vi));
    assert_eq!(assess("ít nhất 155%", "-", "vượt 52,8% dự toán").status(), Status::Missed);
    assert_eq!(verdict(&assess("ít nhất 155%", "-", "vượt 50 - 60%")), "undecided open no (missed, met, exceeded)");
    assert_eq!(verdict(&assess("ít nhất 152,8%", "-", "vượt gần 52,8%")), "missed no no");
    // Money is no share, and a rate of growth is exceeded by points.
    for (text, rate) in [("17.500 tỷ đồng", false), ("8%", true)] {
        let mut indicator = Indicator::named("X");
        if rate {
            indicator = indicator.accumulates(Accumulates::Rate);
        }
        let target = Target::new(indicator, goal(text)).better(Better::Higher);
        assert!(refused(&target, "vượt 2,6%").contains("give the level that was reached"), "{text}");
    }
}

// Traces.

fn many_verdicts() -> Vec<Attainment> {
    let mut verdicts: Vec<Attainment> =
        VERDICTS.iter().map(|(goal, better, observed, _)| assess(goal, better, observed)).collect();
    let due = target("chậm nhất ngày 31/12/2024", "-");
    verdicts.extend([
        due.assess(&Observation::done("X", day("2024-11-05"))).unwrap(),
        due.assess(&Observation::not_done_on("X", day("2024-06-30"))).unwrap(),
        due.assess_by(&Observation::done("X", day("2024-11-05")), &Rule::vn_official().early_exceeds(true)).unwrap(),
        target("5%", "higher").assess(&Observation::missing("X", "chưa công bố")).unwrap(),
        target("5%", "higher").without_data(&Rule::strict(), Reason::NoObservation, Vec::new()),
        target("5%", "higher").verdict(&[Observation::new("X", figure("5 tỷ đồng"))], &Rule::default()).unwrap(),
        fall("giảm 0,6 - 1 điểm %", "3,5%").assess_text("2,72%", Locale::Vi).unwrap(),
        fall("giảm 1 - 1,5%", "3,5%").change_counted(ChangeKind::Points).assess_text("2,4%", Locale::Vi).unwrap(),
        target("khoảng 4%", "lower")
            .terms(Terms {
                tolerance: Some(quantity("0,5%")),
                exceed: Some(Range::below(quantity("3%"), false)),
                near_miss: Some(quantity("1%")),
                approximation: Ratio::new(1, 10).ok(),
            })
            .assess_text("gần 5%", Locale::Vi)
            .unwrap(),
        target("10,5%", "higher")
            .period(year(2025))
            .revised(goal("9,5 - 10,5%"), day("2025-08-15"))
            .unwrap()
            .assess(
                &Observation::new("X", figure("8,44%"))
                    .period(year(2025))
                    .as_of(day("2026-01-06"))
                    .official("không đạt"),
            )
            .unwrap(),
        Target::new("X", Goal::at_least(coded("33", "percent{GDP}")))
            .assess(&Observation::new("X", figure("33,9%")))
            .unwrap(),
    ]);
    let span = Period::years(2021, 2023).unwrap();
    let years: Vec<Observation> = (2021..)
        .zip(["6,2 - 7,0%", "6,2%", "7,6%"])
        .map(|(y, v)| Observation::new("X", figure(v)).period(year(y)))
        .collect();
    for over in [Over::End, Over::Average, Over::Each] {
        let target = target("6 - 6,5%", "higher").period(span).over(over);
        verdicts.push(target.assess_years(&years, &Rule::default()).unwrap());
        verdicts.push(target.assess_years(&years[..2], &Rule::default()).unwrap());
    }
    verdicts
}

#[test]
fn a_trace_replays_to_the_same_verdict_through_json_and_toml() {
    for verdict in many_verdicts() {
        assert_eq!(replay(&verdict.trace()).unwrap(), verdict);
        let json = serde_json::to_string(&verdict.trace()).unwrap();
        let read: Trace = serde_json::from_str(&json).unwrap();
        assert_eq!(replay(&read).unwrap(), verdict, "{json}");
        assert_eq!(serde_json::from_str::<Attainment>(&json).unwrap(), verdict);
        let toml = toml::to_string(&verdict.trace()).unwrap_or_else(|e| panic!("{e}: {json}"));
        let read: Trace = toml::from_str(&toml).unwrap_or_else(|e| panic!("{e}: {toml}"));
        assert_eq!(replay(&read).unwrap(), verdict);
    }
}

#[test]
fn a_trace_holds_what_a_reader_needs() {
    let verdict = target("8 - 8,5%", "higher").period(year(2024)).assess_text("ước đạt gần 8,6%", Locale::Vi).unwrap();
    assert_snapshot!(serde_json::to_string_pretty(&verdict.trace()).unwrap(), @r#"
{
  "format": 1,
  "target": {
    "indicator": {
      "name": "X"
    },
    "goal": {
      "comparator": "plain",
      "range": "[8 percent,8.5 percent]"
    },
    "period": "2024",
    "better": "higher"
  },
  "observations": [
    {
      "indicator": {
        "name": "X"
      },
      "figure": {
        "quantity": "8.6 percent",
        "qualifiers": [
          "estimated",
          "nearly"
        ]
      },
      "period": "2024"
    }
  ],
  "rule": {
    "name": "vn-official",
    "version": 1,
    "early_exceeds": false
  },
  "verdict": {
    "status": "undecided",
    "possible": [
      "met",
      "exceeded"
    ],
    "met": true,
    "certain": false,
    "provisional": true,
    "reason": {
      "kind": "straddles"
    },
    "version": 0,
    "sets": [
      [
        "exceeded",
        "(17/2,)"
      ],
      [
        "met",
        "[8,17/2]"
      ],
      [
        "missed",
        "(,8)"
      ]
    ],
    "ratio": {
      "lower": "817/800",
      "upper": "43/40"
    },
    "gap": "[0.17 percentage_point,0.6 percentage_point)",
    "assumptions": [
      "approximate words are read as within 5%"
    ]
  }
}
"#);
}

/// Every field of a verdict, changed by itself, is found out.
#[test]
fn a_forged_trace_is_refused() {
    let verdict = target("8 - 8,5%", "higher").period(year(2024)).assess_text("ước đạt gần 8,6%", Locale::Vi).unwrap();
    let honest = serde_json::to_value(verdict.trace()).unwrap();
    let forged = |path: &'static str, value: serde_json::Value| {
        let mut trace = honest.clone();
        *trace.pointer_mut(path).unwrap_or_else(|| panic!("{path} in {honest:#}")) = value;
        (path, trace)
    };
    let text = |s: &str| serde_json::Value::from(s);
    let forgeries = [
        forged("/verdict/status", text("exceeded")),
        forged("/verdict/possible", serde_json::json!(["met"])),
        forged("/verdict/met", false.into()),
        forged("/verdict/certain", true.into()),
        forged("/verdict/provisional", false.into()),
        forged("/verdict/reason", serde_json::json!({ "kind": "no_observation" })),
        forged("/verdict/version", 1.into()),
        forged("/verdict/sets/0/1", text("(9,)")),
        forged("/verdict/ratio/lower", text("2")),
        forged("/verdict/gap", text("1 percentage_point")),
        forged("/verdict/assumptions", serde_json::json!([])),
        forged("/observations/0/figure/quantity", text("8.5 percent")),
        forged("/target/goal/range", text("[7 percent,7.5 percent]")),
        forged("/target/better", text("lower")),
        forged("/rule/name", text("strict")),
        forged("/rule/version", 2.into()),
        forged("/format", 2.into()),
    ];
    for (path, forgery) in forgeries {
        let read: Result<Trace, _> = serde_json::from_value(forgery.clone());
        let refused = read.map_err(|e| e.to_string()).and_then(|trace| replay(&trace).map_err(|e| e.to_string()));
        assert!(refused.is_err(), "{path}");
        assert!(serde_json::from_value::<Attainment>(forgery).is_err());
    }
    let mut lie = verdict.trace();
    lie.verdict.status = Status::Exceeded;
    assert_snapshot!(replay(&lie).unwrap_err(), @"the trace of `X` says `exceeded`, judging again says `undecided`; the trace was changed or made by another version");
    lie.format = 2;
    assert_snapshot!(replay(&lie).unwrap_err(), @"the format is version 2; this reads version 1");
}

// Laws.

fn any_observed() -> impl Strategy<Value = Figure> {
    let words =
        prop::sample::select(vec!["", "gần ", "hơn ", "khoảng ", "dưới ", "trên ", "ít nhất ", "không quá ", "ước "]);
    (words, -300i64..300, 0u32..3, prop::option::of(0i64..100)).prop_map(|(word, n, scale, width)| {
        let show = |n: i64| Decimal::new(n, scale).to_string().replace('.', ",");
        let text = match width {
            Some(width) if word.is_empty() && n >= 0 => format!("{} - {}%", show(n), show(n + width)),
            _ => format!("{word}{}%", show(n)),
        };
        figure(&text)
    })
}

/// Units that meet each other, or nearly do.
const FAMILIES: [&[&str]; 6] = [
    &["percent", "percent{GDP}", "percent{growth}", "percentage_point", "district"],
    &["percent", "percent", "percentage_point"],
    &["VND", "VND{2010}", "percent"],
    &["district", "district", "percent", "percentage_point"],
    &["rank"],
    &["t", "1", "percent"],
];

fn any_amount(family: &'static [&'static str]) -> impl Strategy<Value = Quantity> {
    let numbers = prop_oneof![-20i64..20, any::<i64>()];
    (numbers, 0u32..4, -2i8..10, prop::sample::select(family)).prop_map(|(n, scale, exponent, code)| {
        Quantity::new(Decimal::new(n, scale), Unit::from_code(code).unwrap().at(exponent))
    })
}

/// A figure of any sort, as a goal, an observation or a baseline.
fn any_written(family: &'static [&'static str]) -> impl Strategy<Value = Figure> {
    let value = prop_oneof![
        4 => any_amount(family).prop_map(Value::Quantity),
        2 => (any_amount(family), 0i64..100, any::<bool>(), any::<bool>()).prop_map(|(low, more, closed, open)| {
            let high = low.amount().checked_add(more.into()).unwrap_or(low.amount());
            let high = Quantity::new(high, low.unit().clone());
            let bound = |at, closed| Some(attain::Bound { at, closed });
            Value::Range(Range::new(bound(low, closed), bound(high, open)).unwrap())
        }),
        1 => (0u64..20, 0u64..20).prop_map(|(k, more)| {
            Value::Tally(Tally::new(k, (k + more).max(1), Unit::from_code("district").unwrap()).unwrap())
        }),
    ];
    let qualifier = prop::option::of(prop::sample::select(Qualifier::NAMES.map(|(qualifier, _)| qualifier).to_vec()));
    let change = prop::option::of(prop::sample::select(Change::NAMES.map(|(change, _)| change).to_vec()));
    (value, qualifier, change, prop::option::of(prop::sample::select(vec!["2023", "cùng kỳ"]))).prop_map(
        |(value, qualifier, change, of)| {
            let figure = change.into_iter().fold(Figure::new(value).qualified(qualifier), Figure::changing);
            of.into_iter().fold(figure, Figure::against)
        },
    )
}

fn any_target() -> impl Strategy<Value = Target> {
    let words = prop::sample::select(vec!["", "ít nhất ", "trên ", "không quá ", "dưới ", "đúng "]);
    let better = prop::sample::select(vec![Better::Higher, Better::Lower, Better::Inside]);
    let near = prop::option::of((0i64..50).prop_map(|n| Quantity::new(Decimal::new(n, 1), Unit::percent())));
    (words, -300i64..300, 0u32..3, prop::option::of(1i64..100), better, near).prop_map(
        |(word, n, scale, width, better, near_miss)| {
            let show = |n: i64| Decimal::new(n, scale).to_string().replace('.', ",");
            let text = match width {
                Some(width) if word.is_empty() && n >= 0 => format!("{} - {}%", show(n), show(n + width)),
                _ => format!("{word}{}%", show(n)),
            };
            let target = Target::new("X", goal(&text)).terms(Terms { near_miss, ..Terms::default() });
            if word.is_empty() { target.better(better) } else { target }
        },
    )
}

/// The same figure with everything that lies between `by` below and `by` above it.
fn widened(figure: &Figure, by: i64) -> Figure {
    let by = Ratio::new(by, 10).unwrap();
    let values = figure.values(Rule::vn_official().approximation());
    let bound = |b: &attain::Bound<Ratio>, at: Ratio| attain::Bound {
        at: Quantity::new(at.to_decimal().unwrap(), Unit::percent()),
        closed: b.closed,
    };
    let (lower, upper) = (values.lower().map(|b| bound(b, &b.at - &by)), values.upper().map(|b| bound(b, &b.at + &by)));
    Figure::from(match (&lower, &upper) {
        (None, None) => Range::everything(&Unit::percent()),
        _ => Range::new(lower, upper).unwrap(),
    })
}

/// The same figure written at another power of ten: `8,5%` as `0.085e2 percent`.
fn moved(value: &Value, exponent: i8) -> Value {
    let quantity = |q: &Quantity| {
        let unit = q.unit().at(exponent);
        q.to(&unit).unwrap()
    };
    match value {
        Value::Quantity(q) => Value::Quantity(quantity(q)),
        Value::Range(range) => {
            let bound = |q: Option<&Quantity>, closed| q.map(|q| attain::Bound { at: quantity(q), closed });
            Value::Range(
                Range::new(bound(range.lower(), range.lower_closed()), bound(range.upper(), range.upper_closed()))
                    .unwrap(),
            )
        }
        value => value.clone(),
    }
}

#[test]
fn what_was_observed_lies_on_the_line_of_the_goal() {
    let poverty = target("giảm 0,6 - 1 điểm %", "lower").baseline(Observation::new("X", figure("3,8%")));
    let mean = target("ít nhất 8%", "-").period("2021/2022".parse().unwrap()).over(Over::Average);
    let yearly = |y, text| Observation::new("X", figure(text)).period(year(y));
    let cases: [(Target, Vec<Observation>, [&str; 4]); 6] = [
        (target("không quá 4%", "-"), vec![Observation::new("X", figure("3,25%"))], ["3.25", "3.25", "3.245", "3.255"]),
        // In the unit itself, whatever the power of ten; half of the last printed place is half a billion.
        (
            target("17.500 tỷ đồng", "higher"),
            vec![Observation::new("X", figure("17.946 tỷ đồng"))],
            ["17946000000000", "17946000000000", "17945500000000", "17946500000000"],
        ),
        (target("8%", "higher"), vec![Observation::new("X", figure("7,9 - 8,1%"))], ["7.9", "8.1", "7.85", "8.15"]),
        // 3.8 − 3.1, each to 0.05.
        (poverty, vec![Observation::new("X", figure("3,1%"))], ["0.7", "0.7", "0.6", "0.8"]),
        // The mean of 7 and 10, each to 0.5.
        (mean, vec![yearly(2021, "7%"), yearly(2022, "10%")], ["8.5", "8.5", "8", "9"]),
        // 3 of 4, counted and so exact.
        (target("80%", "higher"), vec![Observation::new("X", figure("3/4 huyện"))], ["75", "75", "75", "75"]),
    ];
    for (target, observations, expected) in cases {
        let verdict = target.assess_years(&observations, &Rule::default()).unwrap();
        let (observed, widened) = (verdict.observed().unwrap(), verdict.widened().unwrap());
        let ends = [observed.lower(), observed.upper(), widened.lower(), widened.upper()];
        let expected = expected.map(|at| Ratio::from(attain::decimal::parse(at).unwrap()));
        assert_eq!(ends.map(|end| end.unwrap().at.clone()), expected, "{}", target.goal());
    }
    let missing = target("8%", "higher").assess(&Observation::missing("X", "chưa đo")).unwrap();
    assert_eq!((missing.observed(), missing.widened()), (None, None));
}

proptest! {
    #[test]
    fn the_status_is_of_the_set_that_holds_what_was_observed(target in any_target(), observed in any_observed()) {
        let verdict = target.assess(&Observation::new("X", observed)).unwrap();
        let (sets, observed) = (verdict.sets().unwrap(), verdict.observed().unwrap());
        prop_assert!(verdict.widened().unwrap().contains(observed));
        let pieces = [
            (Status::Missed, sets.missed()),
            (Status::NearMiss, sets.near_miss()),
            (Status::Met, sets.met()),
            (Status::Exceeded, sets.exceeded()),
        ];
        let touched = |(_, pieces): &&(Status, &[attain::Interval<Ratio>])| pieces.iter().any(|p| p.overlaps(observed));
        let possible: Vec<Status> = pieces.iter().filter(touched).map(|(status, _)| *status).collect();
        prop_assert_eq!(possible.as_slice(), verdict.possible());
    }

    #[test]
    fn the_order_of_the_years_says_nothing(
        (years, shuffled) in prop::collection::vec(-100i64..200, 3)
            .prop_map(|values| (2021..).zip(values).collect::<Vec<(i32, i64)>>())
            .prop_flat_map(|years| (Just(years.clone()), Just(years).prop_shuffle())),
        over in prop::sample::select(Over::NAMES.map(|(over, _)| over).to_vec()),
    ) {
        let target = target("60 - 80 tỷ đồng", "higher").period(Period::years(2021, 2023).unwrap()).over(over);
        let found = |years: &[(i32, i64)]| -> Vec<Observation> {
            let of = |n: i64| Quantity::new(Decimal::new(n, 1), quantity("1 tỷ đồng").unit().clone());
            years.iter().map(|(y, n)| Observation::new("X", of(*n)).period(year(*y))).collect()
        };
        let one = target.assess_years(&found(&years), &Rule::default()).unwrap();
        let other = target.assess_years(&found(&shuffled), &Rule::default()).unwrap();
        prop_assert_eq!((one.status(), one.met(), one.certain()), (other.status(), other.met(), other.certain()));
        prop_assert_eq!(one.ratio(), other.ratio());
        prop_assert_eq!(one.gap(), other.gap());
    }

    /// Levels, changes, tallies, ranks and days of any unit, with and without a baseline.
    #[test]
    fn whatever_meets_whatever_is_a_verdict_that_replays_or_an_error(
        (goal, observed, baseline, tolerance) in prop::sample::select(FAMILIES.to_vec()).prop_flat_map(|family| {
            let some = prop::option::of(any_written(family));
            (any_written(family), any_written(family), some, prop::option::of(any_amount(family)))
        }),
        better in prop::option::of(prop::sample::select(Better::NAMES.map(|(better, _)| better).to_vec())),
        kind in prop::option::of(prop::sample::select(ChangeKind::NAMES.map(|(kind, _)| kind).to_vec())),
        rule in prop::sample::select(vec![Rule::vn_official(), Rule::strict()]),
    ) {
        let Ok(goal) = Goal::from_figure(&goal) else { return Ok(()) };
        let target = Target::new("X", goal).terms(Terms { tolerance, ..Terms::default() });
        let target = better.into_iter().fold(target, Target::better);
        let target = kind.into_iter().fold(target, Target::change_counted);
        let target = baseline.into_iter().fold(target, |target, figure| target.baseline(Observation::new("X", figure)));
        let Ok(verdict) = target.assess_by(&Observation::new("X", observed), &rule) else { return Ok(()) };
        prop_assert!(!verdict.possible().is_empty());
        prop_assert_eq!(replay(&verdict.trace()).unwrap(), verdict.clone());
        let toml = toml::to_string(&verdict.trace()).unwrap();
        prop_assert_eq!(replay(&toml::from_str(&toml).unwrap()).unwrap(), verdict.clone());
        prop_assert!(!verdict.explain(Locale::Vi).is_empty() && !verdict.explain(Locale::En).is_empty());
    }

    #[test]
    fn a_level_with_its_baseline_is_judged_as_the_change_between_them(
        (from, to) in (0i64..500, 0i64..500), (low, width) in (0i64..100, 0i64..50), falls in any::<bool>(),
    ) {
        let show = |n: i64| Decimal::new(n, 1).to_string().replace('.', ",");
        let (verb, better) = if falls { ("giảm", "lower") } else { ("tăng", "higher") };
        let target = target(&format!("{verb} {} - {} điểm %", show(low), show(low + width)), better);
        let change = if to < from { format!("giảm {} điểm %", show(from - to)) } else { format!("tăng {} điểm %", show(to - from)) };
        let written = target.assess_text(&change, Locale::Vi).unwrap();
        let level = target
            .baseline(Observation::new("X", figure(&format!("{}%", show(from)))))
            .assess_text(&format!("{}%", show(to)), Locale::Vi)
            .unwrap();
        prop_assert_eq!(level.status(), written.status());
        prop_assert_eq!(level.ratio(), written.ratio());
        // Two rounded figures are never surer than one.
        prop_assert!(level.certain() <= written.certain());
    }

    #[test]
    fn k_of_n_meets_a_percentage_by_cross_multiplication(k in 0u64..200, more in 0u64..200, percent in 0u64..=100) {
        let n = (k + more).max(1);
        let tally = Observation::new("X", Tally::new(k, n, Unit::from_code("district").unwrap()).unwrap());
        let verdict = target(&format!("ít nhất {percent}%"), "-").assess(&tally).unwrap();
        prop_assert_eq!(verdict.met(), Some(k * 100 >= percent * n));
        prop_assert_eq!(verdict.certain(), Some(true));
    }

    #[test]
    fn met_and_certain_agree_with_the_status(target in any_target(), observed in any_observed()) {
        let verdict = target.assess(&Observation::new("X", observed)).unwrap();
        prop_assert!(!verdict.possible().is_empty());
        let met = |status: &Status| matches!(status, Status::Met | Status::Exceeded);
        match verdict.met() {
            Some(true) => prop_assert!(verdict.possible().iter().all(met)),
            Some(false) => prop_assert!(!verdict.possible().iter().any(met)),
            None => prop_assert!(verdict.possible().iter().any(met) && !verdict.possible().iter().all(met)),
        }
        prop_assert_eq!(verdict.status() == Status::Undecided, verdict.possible().len() > 1);
        prop_assert_eq!(verdict.reason().is_some(), verdict.status() == Status::Undecided);
        if verdict.status() == Status::Undecided {
            prop_assert_eq!(verdict.certain(), Some(false));
        } else {
            prop_assert_eq!(verdict.possible(), &[verdict.status()][..]);
        }
        prop_assert_eq!(verdict.percent().is_some(), verdict.percent_reason().is_none());
        prop_assert_eq!(replay(&verdict.trace()).unwrap(), verdict);
    }

    #[test]
    fn the_status_never_changes_with_the_power_of_ten(
        target in any_target(), observed in any_observed(), mine in -3i8..6, theirs in -3i8..6,
    ) {
        let verdict = target.assess(&Observation::new("X", observed.clone())).unwrap();
        let goal = target.goal();
        let moved_goal = Goal::new(goal.comparator(), moved(goal.value().unwrap(), mine));
        let moved_target = target.with_goal(moved_goal);
        let again = moved_target.assess(&Observation::new("X", observed.clone().with_value(moved(observed.value(), theirs)))).unwrap();
        prop_assert_eq!(again.status(), verdict.status());
        prop_assert_eq!(again.possible(), verdict.possible());
        prop_assert_eq!((again.met(), again.certain()), (verdict.met(), verdict.certain()));
        prop_assert_eq!(again.ratio(), verdict.ratio());
    }

    #[test]
    fn widening_an_observation_never_decides_what_was_open(
        target in any_target(), observed in any_observed(), by in 0i64..100,
    ) {
        let narrow = target.assess(&Observation::new("X", observed.clone())).unwrap();
        let wide = target.assess(&Observation::new("X", widened(&observed, by))).unwrap();
        for status in narrow.possible() {
            prop_assert!(wide.possible().contains(status), "{:?} not in {:?}", narrow.possible(), wide.possible());
        }
        if narrow.status() == Status::Undecided {
            prop_assert_eq!(wide.status(), Status::Undecided);
        }
        if narrow.met().is_none() {
            prop_assert_eq!(wide.met(), None);
        }
        if wide.met().is_some() {
            prop_assert_eq!(wide.met(), narrow.met());
        }
    }

    #[test]
    fn fewer_written_digits_never_add_certainty(target in any_target(), n in -3000i64..3000) {
        let assess = |place: i16| {
            let quantity = Quantity::new(Decimal::new(n, 1), Unit::percent()).with_place(place);
            target.assess(&Observation::new("X", quantity)).unwrap()
        };
        let (fine, coarse) = (assess(-3), assess(0));
        prop_assert_eq!(fine.status(), coarse.status());
        prop_assert!(coarse.certain() <= fine.certain());
    }
}
