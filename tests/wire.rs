//! The wire: every type in JSON and TOML and back, the files that people write, and what is refused in them.

use std::fmt::Debug;
use std::path::Path;

use attain::wire::file::{ObservationsFile, PlanFile};
use attain::{
    Accumulates, Ambition, Asked, Asks, Assumption, Attainment, Better, Bound, Bounds, By, Candidate, Catalogue, Cause,
    Change, ChangeKind, Check, Claim, ClaimKind, Comparator, Counts, Decimal, Difference, Elapsed, Explanation, Figure,
    Flip, Gap, Goal, Incomparable, Indicator, Interval, Judging, Kind, Lexicon, Locale, Measured, Observation,
    Observations, Over, PartsCheck, Passing, PercentReason, Period, PeriodKind, Plan, Policy, Prices, Published,
    Qualifier, Quality, Quantity, Range, Rate, Ratio, Reason, Rounding, Row, Rule, Scorecard, Sdmx, Sets, Status,
    Tally, Target, Terms, Trace, Unit, Value, Verdict, Version,
};
use chrono::NaiveDate;
use insta::assert_snapshot;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

fn figure(text: &str) -> Figure {
    Figure::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn quantity(text: &str) -> Quantity {
    Quantity::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// TOML holds tables, so a value stands under a key.
#[derive(Serialize, Deserialize)]
struct Held<T> {
    value: T,
}

/// There and back in both formats, to what is written alike: equal is not enough, since `8,50` equals `8,5`.
fn round_trip<T: Serialize + DeserializeOwned + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}: {value:?}"));
    let read: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(format!("{read:?}"), format!("{value:?}"), "{json}");
    let toml = toml::to_string(&Held { value }).unwrap_or_else(|error| panic!("{error}: {json}"));
    let read: Held<T> = toml::from_str(&toml).unwrap_or_else(|error| panic!("{error}: {toml}"));
    assert_eq!(format!("{:?}", read.value), format!("{value:?}"), "{toml}");
}

fn rich_indicator() -> Indicator {
    Indicator::named("Tỷ lệ hộ nghèo")
        .id("poverty")
        .vi("Tỷ lệ hộ nghèo")
        .en("Poverty rate")
        .also("Hộ nghèo")
        .unit(Unit::percent())
        .better(Better::Lower)
        .accumulates(Accumulates::Rate)
        .limits(Range::from_wire("[0 percent,100 percent]").unwrap())
        .source("Decree 07/2021/ND-CP")
}

fn rich_observation() -> Observation {
    Observation::new(rich_indicator(), figure("3,50%"))
        .period(Period::year(2023).unwrap())
        .quality(Quality::Final)
        .as_of(day("2024-01-20"))
        .official("đạt")
        .source("report")
}

fn rich_target() -> Target {
    Target::new(rich_indicator(), goal("giảm 0,6 - 1% so với 2023"))
        .change_counted(ChangeKind::Points)
        .period(Period::year(2024).unwrap())
        .better(Better::Lower)
        .baseline(rich_observation())
        .terms(Terms {
            exceed: Some(Range::from_wire("(1.2 percent,)").unwrap()),
            tolerance: Some(quantity("0,05 điểm %")),
            near_miss: Some(quantity("0,1 điểm %")),
            approximation: Ratio::new(1, 10).ok(),
        })
        .over(Over::End)
        .authority("HĐND tỉnh")
        .owner("Sở LĐTBXH")
        .group("Xã hội")
        .weight(Decimal::new(15, 1))
        .unwrap()
        .source("Resolution")
        .revised(goal("giảm 0,5 - 1% so với 2023"), day("2024-07-01"))
        .unwrap()
}

fn tally() -> Observation {
    Observation::new("Huyện nông thôn mới", figure("8/13 huyện"))
        .members([("Thạch Hà", "certified"), ("Kỳ Anh", "submitted"), ("Đức Thọ", "certified")])
        .unwrap()
}

fn rich_plan() -> Plan {
    let mut plan = Plan::new("Hà Tĩnh 2024").source("Resolution 2024");
    let mut add = |target: Target| plan.add(target).unwrap();
    add(rich_target());
    add(Target::new("Tổng thu", goal("17.500 tỷ đồng")).better(Better::Higher));
    add(Target::new("Thu nội địa", goal("8.100,50 tỷ đồng")).better(Better::Higher).part_of("Tổng thu"));
    add(Target::new("Vũng Áng 2", goal("chậm nhất ngày 31/12/2024")));
    add(Target::new("Huyện nông thôn mới", goal("13/13 huyện")).better(Better::Higher));
    add(Target::new(Indicator::named("CPI").better(Better::Lower), goal("không quá 4%")));
    // What no text says as it is written: a price basis, a place that was kept in conversion, an open band.
    add(Target::new("GRDP", Goal::at_least(Quantity::from_wire("100e12 VND{2010}").unwrap())));
    add(Target::new("Lương thực", Goal::at_least(quantity("65 vạn tấn").to(&Unit::from_code("t").unwrap()).unwrap())));
    add(Target::new("Tăng trưởng", Goal::within(Range::from_wire("[8 percent,8.5 percent)").unwrap())));
    // The baseline is of another indicator's wording, and has a quality.
    add(Target::new("Hộ nghèo cũ", goal("giảm 1 điểm %")).baseline(rich_observation()));
    plan
}

fn rich_results() -> Observations {
    let mut results = Observations::new("2023").source("report").published(Published {
        met: 26,
        of: 28,
        exceeded: Some(10),
        source: Some("report".to_owned()),
    });
    let disbursed = Observation::new("Giải ngân", figure("9.982 tỷ đồng"));
    results.add(disbursed);
    results.plan_figure(0, figure("8.575 tỷ đồng"));
    results.share_of_plan(0, figure("116,4%"));
    results.add(rich_observation());
    results.add(tally());
    results.add(Observation::done("Vũng Áng 2", day("2024-11-05")));
    results.add(Observation::not_done_on("Cầu", day("2024-12-31")));
    results.add(Observation::missing("PCI", "chưa công bố"));
    results.add(Observation::new("Lương thực", figure("ước đạt gần 65 vạn tấn")));
    results.add(Observation::new("GRDP", Quantity::from_wire("100e12 VND{2010}").unwrap()));
    // A plan figure that no text says as it is written.
    results.add(Observation::new("X", figure("5 tấn")));
    results.plan_figure(8, Figure::from(quantity("65 vạn tấn").to(&Unit::from_code("t").unwrap()).unwrap()));
    results
}

fn card() -> Scorecard {
    let observed: Vec<Observation> = rich_results().items().to_vec();
    rich_plan()
        .assess_by(&observed, &judging())
        .unwrap()
        .with_published(rich_results().get_published().unwrap().clone())
}

fn judging() -> Judging {
    Judging { rule: Rule::strict(), authority: Some("HĐND tỉnh".to_owned()), cut_off: Some(day("2025-01-01")) }
}

// Round trips.

#[test]
fn every_type_goes_there_and_back() {
    round_trip(&quantity("17.500 tỷ đồng"));
    round_trip(&quantity("8,50%"));
    round_trip(&quantity("65 vạn tấn").to(&Unit::from_code("t").unwrap()).unwrap());
    round_trip(&Unit::from_code("VND/person/year").unwrap().at(6));
    for range in ["[8 percent,8.5 percent]", "(,4 percent)", "empty percent", "(,) percent", "[1e9 VND,)"] {
        round_trip(&Range::from_wire(range).unwrap());
        assert_eq!(Range::from_wire(range).unwrap().to_wire(), range);
    }
    for period in ["2024", "2024-H1", "2024-Q3", "2024-M09", "2024-01/09", "2021/2025", "2024-12-31"] {
        round_trip(&Period::parse(period).unwrap());
    }
    round_trip(&Ratio::new(8, 13).unwrap());
    round_trip(&Bounds { lower: Ratio::new(8, 13).ok(), upper: None });
    round_trip(&Bounds::<u64> { lower: Some(24), upper: Some(26) });
    round_trip(&Value::Tally(Tally::new(26, 28, Unit::from_code("indicator").unwrap()).unwrap()));
    for text in
        ["ước giảm gần 0,8 điểm % so với 2023", "vượt 52,8% dự toán", "8/13 huyện", "từ 7,5% trở lên", "8 - 8,5%"]
    {
        round_trip(&figure(text));
    }
    for text in ["8 - 8,5%", "không quá 4%", "giảm 0,6 - 1 điểm %", "13/13 huyện", "chậm nhất ngày 31/12/2024"]
    {
        round_trip(&goal(text));
    }
    round_trip(&rich_indicator());
    round_trip(&rich_observation());
    round_trip(&tally());
    round_trip(&Observation::done("X", day("2024-11-05")));
    round_trip(&Observation::not_done_on("X", day("2024-11-05")));
    round_trip(&Observation::missing("X", "?"));
    round_trip(&rich_target());
    for version in rich_target().versions() {
        round_trip(&version);
    }
    round_trip(rich_target().get_terms());
    round_trip(&Rule::strict().early_exceeds(true));
    round_trip(&rich_plan());
    round_trip(&rich_results());
    round_trip(&judging());
    round_trip(&Claim::share_of_plan(Some(figure("17.946 tỷ đồng")), None, Some(figure("102,6%"))));
    round_trip(&Claim::record(Some(figure("2,45 tỷ USD")), &[figure("2,38 tỷ USD")], true));
    round_trip(&Claim::record(Some(figure("2,7%")), &[figure("3,5%")], false));
    round_trip(&Published { met: 25, of: 28, exceeded: None, source: None });
    round_trip(&Reason::NotMeasured("?".to_owned()));
    round_trip(&Reason::Straddles);
    round_trip(&card());
    let verdicts: Vec<Attainment> = card().rows().iter().map(|row| row.attainment.clone()).collect();
    round_trip(&verdicts);
    for locale in Locale::ALL {
        round_trip(&locale);
    }
}

/// Every public type that is a value is stored; a new one joins the list.
#[test]
fn every_public_type_is_stored() {
    fn stored<T: Serialize + DeserializeOwned>() {}
    stored::<Accumulates>();
    stored::<Ambition>();
    stored::<Asked>();
    stored::<Asks>();
    stored::<Assumption>();
    stored::<Attainment>();
    stored::<Better>();
    stored::<Bound<Quantity>>();
    stored::<Bound<Ratio>>();
    stored::<Bounds<Quantity>>();
    stored::<Bounds<Ratio>>();
    stored::<By>();
    stored::<Candidate>();
    stored::<Catalogue>();
    stored::<Cause>();
    stored::<Change>();
    stored::<ChangeKind>();
    stored::<Check>();
    stored::<Claim>();
    stored::<ClaimKind>();
    stored::<Comparator>();
    stored::<Counts>();
    stored::<Difference>();
    stored::<Elapsed>();
    stored::<Explanation>();
    stored::<Figure>();
    stored::<Flip>();
    stored::<Gap>();
    stored::<Goal>();
    stored::<Incomparable>();
    stored::<Indicator>();
    stored::<Interval<Ratio>>();
    stored::<Judging>();
    stored::<Kind>();
    stored::<Lexicon>();
    stored::<Locale>();
    stored::<Measured>();
    stored::<Observation>();
    stored::<Observations>();
    stored::<Over>();
    stored::<PartsCheck>();
    stored::<Passing>();
    stored::<PercentReason>();
    stored::<Period>();
    stored::<PeriodKind>();
    stored::<Plan>();
    stored::<Policy>();
    stored::<Prices>();
    stored::<Published>();
    stored::<Qualifier>();
    stored::<Quality>();
    stored::<Quantity>();
    stored::<Range>();
    stored::<Rate>();
    stored::<Ratio>();
    stored::<Reason>();
    stored::<Rounding>();
    stored::<Row>();
    stored::<Rule>();
    stored::<Scorecard>();
    stored::<Sdmx>();
    stored::<Sets>();
    stored::<Status>();
    stored::<Tally>();
    stored::<Target>();
    stored::<Terms>();
    stored::<Trace>();
    stored::<Unit>();
    stored::<Value>();
    stored::<Verdict>();
    stored::<Version>();
}

/// There and back in JSON, which unlike TOML can say that a value is not known.
fn in_json<T: Serialize + DeserializeOwned + Debug>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}: {value:?}"));
    let read: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(format!("{read:?}"), format!("{value:?}"), "{json}");
    json
}

fn goals_and_directions() -> [(&'static str, Better); 7] {
    [
        ("8 - 8,5%", Better::Higher),
        ("8 - 8,5%", Better::Inside),
        ("không quá 4%", Better::Lower),
        ("trên 4%", Better::Higher),
        ("13/13 huyện", Better::Higher),
        ("chậm nhất ngày 31/12/2024", Better::Lower),
        ("đúng 5 tấn", Better::Inside),
    ]
}

#[test]
fn the_pieces_go_there_and_back() {
    round_trip(&Tally::new(26, 28, Unit::from_code("indicator").unwrap()).unwrap());
    for (text, better) in goals_and_directions() {
        let goal = goal(text);
        round_trip(goal.asked());
        round_trip(&goal.sets(Some(better), &Rule::vn_official(), &Terms::default()).unwrap());
        let near = Terms { near_miss: Some(quantity("0,1%")), ..Terms::default() };
        if goal.value().is_some_and(|value| value.unit().code() == "percent") {
            round_trip(&goal.sets(Some(better), &Rule::vn_official(), &near).unwrap());
        }
    }
    for observation in rich_results().items() {
        round_trip(observation.measured());
    }
    let ratio = |n: i64, d: i64| Ratio::new(n, d).unwrap();
    for interval in [
        Interval::empty(),
        Interval::everything(),
        Interval::point(ratio(-8, 13)),
        Interval::above(ratio(8, 1), false),
        Interval::below(ratio(17, 2), true),
        Interval::new(Some(Bound { at: ratio(8, 1), closed: true }), Some(Bound { at: ratio(17, 2), closed: false }))
            .unwrap(),
    ] {
        round_trip(&interval);
    }
    round_trip(&Bound { at: ratio(8, 13), closed: true });
    round_trip(&Gap::Quantity(quantity("446 tỷ đồng")));
    for range in ["(-1 percent,2 percent]", "empty percent", "(,) percent"] {
        round_trip(&Gap::Range(Range::from_wire(range).unwrap()));
    }
    for prices in [Prices::Unstated, Prices::Current, Prices::Constant(2010)] {
        round_trip(&prices);
    }
    for code in ["VND", "VND{2010}", "VND{current}", "percent{GDP}", "doctor/10000 person"] {
        round_trip(&Unit::from_code(code).unwrap().sdmx().unwrap());
    }
    let year = Period::year(2024).unwrap();
    for on in ["2023-01-01", "2024-10-05", "2025-01-01"] {
        round_trip(&year.elapsed(day(on)));
    }
    let (usd, vnd) = (Unit::from_code("USD").unwrap(), Unit::from_code("VND").unwrap());
    round_trip(&Rate::new(&usd, &vnd, Decimal::new(254_550, 1), day("2024-10-05"), "VCB").unwrap());
    let lexicon = Lexicon::new().with(Locale::Vi, "tủ sách", "bookcase").unwrap();
    round_trip(&lexicon.with(Locale::En, "bookcase", "bookcase").unwrap());
    let own = Indicator::named("Sản phẩm OCOP").id("ocop").better(Better::Higher);
    let catalogue = Catalogue::common().with(own.clone()).with(rich_indicator());
    let json = serde_json::to_string(&catalogue).unwrap();
    let read: Catalogue = serde_json::from_str(&json).unwrap();
    assert!(read.iter().eq(catalogue.iter()), "{json}");
    assert_eq!(read.find("sản phẩm ocop"), Some(&own));
    round_trip(&Candidate { reading: "1500".to_owned(), locale: Locale::Vi });
}

#[test]
fn what_judging_comes_to_goes_there_and_back() {
    let card = card();
    for row in card.rows() {
        in_json(row);
        in_json(&row.attainment.gap().cloned());
        in_json(&row.attainment.percent_reason());
        in_json(&row.attainment.reason().cloned());
    }
    round_trip(&card.counts());
    for assumption in card.rows().iter().flat_map(|row| row.attainment.assumptions()) {
        round_trip(assumption);
    }
    for assumption in [
        Assumption::ApproximationWidth(Ratio::new(1, 20).unwrap()),
        Assumption::ApproximationOpen,
        Assumption::UnstatedUnit { target: "VND".to_owned(), observation: "VND{2010}".to_owned() },
        Assumption::UnstatedBase("cùng kỳ".to_owned()),
        Assumption::ChangeKindChosen(ChangeKind::Points),
        Assumption::OwnExceedSet(Range::from_wire("(1.2 percent,)").unwrap()),
        Assumption::OwnTolerance(quantity("0,05 điểm %")),
        Assumption::Version(1),
    ] {
        round_trip(&assumption);
    }
    for explanation in [
        Explanation::ExceedSet,
        Explanation::Tolerance(quantity("0,05 điểm %")),
        Explanation::Direction(Better::Lower),
        Explanation::SubTarget("Thu nội địa".to_owned()),
    ] {
        round_trip(&explanation);
    }
    round_trip(&Difference {
        indicator: "CPI".to_owned(),
        label: "vượt".to_owned(),
        official: None,
        computed: Status::Met,
        explanation: Some(Explanation::AboutWidth),
    });
    let policy = Policy::new().hurdle("CPI").coverage(Decimal::new(805, 1)).met(90.into()).weighted(75.into()).any();
    round_trip(&policy);
    round_trip(&Policy::new().all());
    round_trip(&Policy::new());
    in_json(&card.passes(&policy));
    in_json(&rich_plan().check_parts().unwrap());
    for ambition in rich_plan().ambition(rich_results().items()) {
        in_json(&ambition);
    }
    let earlier = rich_plan().assess(&[]).unwrap();
    let flips = card.compare(&earlier);
    assert!(!flips.is_empty());
    in_json(&flips);
    let stated = |stated: &str| {
        Claim::share_of_plan(Some(figure("9.982 tỷ đồng")), Some(figure("8.575 tỷ đồng")), Some(figure(stated)))
    };
    for claim in [
        stated("116,4%"),
        stated("117%"),
        stated("5 tấn"),
        Claim::share_of_plan(Some(figure("17.946 tỷ đồng")), None, Some(figure("102,6%"))),
        Claim::sum(vec![Some(figure("8.100 tỷ đồng")), Some(figure("9.400 tỷ đồng"))], Some(figure("17.500 tỷ đồng"))),
    ] {
        round_trip(&claim.check());
    }
    assert_snapshot!(in_json(&card.counts()), @r#"{"by_status":{"no_data":5,"missed":2,"met":2},"surely_met":2,"possibly_met":2}"#);
    assert_snapshot!(in_json(&policy), @r#"{"hurdles":["CPI"],"coverage":"80.5","met":"90","weighted":"75","any":true}"#);
    assert_snapshot!(in_json(&goal("8 - 8,5%").sets(Some(Better::Higher), &Rule::vn_official(), &Terms::default()).unwrap()), @r#"{"better":"higher","accept":"[8,)","exceeded":["(17/2,)"],"met":["[8,17/2]"],"missed":["(,8)"],"reference":"8"}"#);
    assert_snapshot!(in_json(&stated("116,4%").check()), @r#"{"claim":{"kind":"share_of_plan","terms":[{"figure":{"quantity":"9982e9 VND"}},{"figure":{"quantity":"8575e9 VND"}}],"stated":{"quantity":"116.4 percent"}},"verdict":"holds","computed":"5704/49","possible":"[1996300/17151,181500/1559]","unit":"percent"}"#);
}

/// What is stored may have been changed since; it is not believed.
#[test]
fn a_stored_value_that_contradicts_itself_is_refused() {
    fn refused<T: DeserializeOwned + Debug>(json: &str) -> String {
        serde_json::from_str::<T>(json).expect_err(json).to_string()
    }
    let undated = Target::new("Tỷ lệ hộ nghèo", goal("3%")).revised(goal("2,9%"), day("2024-07-01")).unwrap();
    let undated = undated.revised(goal("2,8%"), day("2024-09-01")).unwrap();
    let undated = serde_json::to_string(&undated).unwrap().replace(r#","on":"2024-09-01""#, "");
    assert_snapshot!(refused::<Target>(&undated), @"the target `Tỷ lệ hộ nghèo`: the target `Tỷ lệ hộ nghèo`: the version from `2024-07-01` has a day, so a later one has a day, too");
    assert_snapshot!(refused::<Tally>(r#"{"k":14,"n":13,"unit":"district"}"#), @"the tally 14 of 13: `14` of `13`: more than there are; swap them, or write a ratio");
    assert_snapshot!(refused::<Tally>(r#"{"k":1,"n":0,"unit":"district"}"#), @"the tally 1 of 0: `1` of `0`: there are none to count");
    assert_snapshot!(refused::<Asked>(r#"{"comparator":"at_least"}"#), @"a value: it has just one of `quantity`, `range` and `tally`");
    assert_snapshot!(refused::<Asked>(r#"{"comparator":"at_least","by":"2024-12-31"}"#), @"what is asked: it has a comparator with a value, or else a day");
    assert_snapshot!(refused::<Asked>(r#"{"by":"2024-02-30"}"#), @"`2024-02-30` is not a date such as `2024-12-31`: expected a year, a month and a day of the calendar");
    assert_snapshot!(refused::<Measured>(r#"{"done":"2024-12-31","missing":"?"}"#), @"an observation: it has just one of a figure, `done`, `not_done_on` and `missing`");
    assert_snapshot!(refused::<Rate>(r#"{"from":"USD","to":"VND","amount":"-1","on":"2024-01-01","source":"x"}"#), @"a rate of exchange: a rate of exchange is above zero, found `-1`");
    assert_snapshot!(refused::<Rate>(r#"{"from":"USD","to":"t","amount":"1","on":"2024-01-01","source":"x"}"#), @"a rate of exchange: cannot compare or convert `USD` and `t`: a rate of exchange leads from one currency to another");
    assert_snapshot!(refused::<Elapsed>(r#"{"days":367,"of":366}"#), @"the days gone by, 367 of 366: they are from 0 to all of them");
    assert_snapshot!(refused::<Sdmx>(r#"{"measure":"VND","multiplier":0,"price_basis":"X"}"#), @"the SDMX unit `VND`: PRICE_BASE is left out, `V`, or `Q` with the year of the prices");
    assert_snapshot!(refused::<Lexicon>(r#"[{"locale":"vi","words":"12","unit":"bookcase"}]"#), @"the words `12`: `12` is not the name of a unit: it does not begin with a letter");
    assert_snapshot!(refused::<Prices>("\"constant\""), @"`constant` is not a price basis: expected `unstated`, `current` or the year of constant prices");
    assert_snapshot!(refused::<Prices>("\"02010\""), @"`02010` is not a price basis: expected `unstated`, `current` or the year of constant prices");
    assert_snapshot!(refused::<Gap>("\"[9 percent,8 percent]\""), @"`[9 percent,8 percent]` is not a range such as `[8 percent,8.5 percent]`: the lower bound `9%` lies above the upper bound `8%`; swap them");
    for (interval, why) in [
        ("", "nothing"),
        ("8", "no brackets"),
        ("[8]", "no comma"),
        ("[9,8]", "reversed"),
        ("[8,8)", "empty, otherwise than by its word"),
        ("[,8]", "closed without a bound"),
        ("[8,x]", "no number"),
        ("[8,1/0]", "no fraction"),
    ] {
        assert!(serde_json::from_str::<Interval<Ratio>>(&format!("\"{interval}\"")).is_err(), "{interval}: {why}");
    }
    assert_snapshot!(refused::<Counts>(r#"{"by_status":{"met":2},"surely_met":3,"possibly_met":3}"#), @"counts with 3 to 3 met: they are not between those met or exceeded and these with the undecided");
    assert!(refused::<Counts>(r#"{"by_status":{"met":2},"surely_met":1,"possibly_met":2}"#).contains("1 to 2"));
    assert!(refused::<Counts>(r#"{"by_status":{"undecided":2},"surely_met":2,"possibly_met":1}"#).contains("2 to 1"));
    let much = format!(r#"{{"by_status":{{"met":{0},"exceeded":{0}}},"surely_met":1,"possibly_met":1}}"#, u64::MAX);
    assert!(refused::<Counts>(&much).contains("1 to 1"));
    assert_snapshot!(refused::<Policy>(r#"{"met":90.5}"#), @"the number 90.5 is not quoted; write it in quotes, because an unquoted decimal is read through a float at line 1 column 11");
    let sets = |accept: &str, exceeded: &str, missed: &str| {
        format!(
            r#"{{"better":"higher","accept":"{accept}","exceeded":["{exceeded}"],"met":["[8,9]"],"missed":["{missed}"]}}"#
        )
    };
    assert!(serde_json::from_str::<Sets>(&sets("[8,)", "(9,)", "(,8)")).is_ok());
    assert_snapshot!(refused::<Sets>(&sets("[8,)", "(9,)", "(,8]")), @"the sets of a goal: `accept` holds `exceeded` and `met`, and nothing of the others");
    assert_snapshot!(refused::<Sets>(&sets("[8,)", "[9,)", "(,8)")), @"the sets of a goal: two of them share a point");
    let claim =
        Claim::share_of_plan(Some(figure("9.982 tỷ đồng")), Some(figure("8.575 tỷ đồng")), Some(figure("120%")));
    let json = serde_json::to_string(&claim.check()).unwrap();
    let lowest = r#"{"kind":"growth","lowest":true}"#;
    assert_snapshot!(refused::<Claim>(lowest), @"a claim of growth: the lowest so far is claimed of a record alone");
    assert_snapshot!(refused::<Check>(&json.replace("fails", "holds")), @"the check of a claim of share_of_plan: checking again gives `fails`, not `holds`");
    assert_snapshot!(refused::<Check>(&json.replace("5704/49", "5705/49")), @"the check of a claim of share_of_plan: checking again gives other figures");
}

#[test]
fn every_word_goes_there_and_back() {
    fn words<T: Serialize + DeserializeOwned + Debug + Copy>(names: &[(T, &str)]) {
        for (word, name) in names {
            round_trip(word);
            assert_eq!(serde_json::to_value(word).unwrap(), *name);
        }
        assert!(serde_json::from_str::<T>("\"nonsense\"").is_err());
    }
    words(&Better::NAMES);
    words(&Accumulates::NAMES);
    words(&Quality::NAMES);
    words(&Over::NAMES);
    words(&Status::NAMES);
    words(&Qualifier::NAMES);
    words(&Change::NAMES);
    words(&ChangeKind::NAMES);
    words(&Comparator::NAMES);
    words(&Rounding::NAMES);
    words(&ClaimKind::NAMES);
    words(&By::NAMES);
    words(&Cause::NAMES);
    words(&Asks::NAMES);
    words(&Verdict::NAMES);
    words(&PeriodKind::NAMES);
    words(&Kind::NAMES);
}

#[test]
fn files_say_the_same_in_both_languages() {
    for locale in [Locale::Vi, Locale::En] {
        let (plan, results) = (rich_plan(), rich_results());
        let (toml, json) = (plan.to_toml(locale).unwrap(), plan.to_json(locale).unwrap());
        assert_eq!(format!("{:#?}", Plan::from_toml(&toml).unwrap()), format!("{plan:#?}"), "{toml}");
        assert_eq!(format!("{:#?}", Plan::from_json(&json).unwrap()), format!("{plan:#?}"), "{json}");
        let (toml, json) = (results.to_toml(locale).unwrap(), results.to_json(locale).unwrap());
        assert_eq!(format!("{:#?}", Observations::from_toml(&toml).unwrap()), format!("{results:#?}"), "{toml}");
        assert_eq!(format!("{:#?}", Observations::from_json(&json).unwrap()), format!("{results:#?}"), "{json}");
    }
    let mut plan = Plan::new("2024");
    plan.add(Target::new("Tổng thu", goal("17.500 tỷ đồng")).better(Better::Higher)).unwrap();
    plan.add(
        Target::new("Hộ nghèo", goal("giảm 0,6 - 1 điểm %"))
            .baseline(Observation::new("Hộ nghèo", figure("3,5%")).period(Period::year(2023).unwrap())),
    )
    .unwrap();
    assert_snapshot!(plan.to_toml(Locale::Vi).unwrap(), @r#"
format = 1
name = "2024"
locale = "vi"

[[target]]
indicator = "Tổng thu"
goal = "17.500 tỷ đồng"
better = "higher"

[[target]]
indicator = "Hộ nghèo"
goal = "giảm 0,6 - 1 điểm %"

[target.baseline]
value = "3,5%"
period = "2023"
"#);
    assert_snapshot!(plan.to_toml(Locale::En).unwrap(), @r#"
format = 1
name = "2024"
locale = "en"

[[target]]
indicator = "Tổng thu"
goal = "17,500 billion VND"
better = "higher"

[[target]]
indicator = "Hộ nghèo"
goal = "down 0.6–1 percentage points"

[target.baseline]
value = "3.5%"
period = "2023"
"#);
}

/// The indicators of the catalogue carry a direction of their own, which is not the target's.
#[test]
fn a_plan_of_catalogue_indicators_keeps_them() {
    let mut plan = Plan::new("catalogue");
    for indicator in Catalogue::common().iter() {
        let target = Target::new(indicator.clone(), goal("5"));
        let stated = target.stated_better().unwrap().is_some();
        plan.add(if stated { target } else { target.better(Better::Higher) }).unwrap();
    }
    for locale in [Locale::Vi, Locale::En] {
        let toml = plan.to_toml(locale).unwrap();
        assert_eq!(format!("{:#?}", Plan::from_toml(&toml).unwrap()), format!("{plan:#?}"));
    }
}

#[test]
fn the_data_of_the_example_reads() {
    let read = |name: &str| {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data").join(name)).unwrap()
    };
    let plan = Plan::from_toml(&read("ha_tinh_2024.toml")).unwrap();
    let results = Observations::from_toml(&read("ha_tinh_2023_results.toml")).unwrap();
    round_trip(&plan);
    round_trip(&results);
    for locale in [Locale::Vi, Locale::En] {
        assert_eq!(Plan::from_toml(&plan.to_toml(locale).unwrap()).unwrap(), plan);
        assert_eq!(Observations::from_toml(&results.to_toml(locale).unwrap()).unwrap(), results);
    }
}

// Files as people write them.

fn plan_file(entry: &str) -> Result<Plan, String> {
    Plan::from_toml(&format!("format = 1\nname = \"2024\"\nlocale = \"vi\"\n[[target]]\nindicator = \"X\"\n{entry}"))
        .map_err(|error| error.to_string())
}

fn results_file(entry: &str) -> Result<Observations, String> {
    Observations::from_toml(&format!(
        "format = 1\nname = \"2024\"\nlocale = \"vi\"\n[[observation]]\nindicator = \"X\"\n{entry}"
    ))
    .map_err(|error| error.to_string())
}

#[test]
fn what_people_may_leave_unquoted() {
    let target = |entry: &str| plan_file(entry).unwrap_or_else(|error| panic!("{entry}: {error}")).targets()[0].clone();
    assert_eq!(target("goal = 5\nunit = \"tỷ đồng\"").goal(), &goal("5 tỷ đồng"));
    assert_eq!(target("goal = \"5%\"\nperiod = 2024").get_period(), Period::year(2024).ok().as_ref());
    assert_eq!(target("goal = \"5%\"\nweight = 2").get_weight(), Some(2.into()));
    assert_eq!(target("goal = \"5%\"\nweight = \"1.5\"").get_weight(), Some(Decimal::new(15, 1)));
    assert_eq!(target("by = 2024-12-31").goal(), &Goal::by(day("2024-12-31")));
    assert_eq!(target("by = \"2024-12-31\"").goal(), &Goal::by(day("2024-12-31")));
    assert_eq!(target("goal = \"8 - 8,5%\"\nrevision = [{ goal = \"8%\", on = 2024-07-01 }]").versions().len(), 2);
    assert_eq!(
        target("goal = \"5%\"\nperiod = \"9 tháng đầu năm 2024\"").get_period(),
        Period::to_date(2024, 9).ok().as_ref()
    );
    assert_eq!(target("goal = \"khoảng 4%\"\ntolerance = \"0,5%\"").get_terms().tolerance, Some(quantity("0,5%")));
    assert_eq!(target("goal = \"4%\"\napproximation = \"10%\"").get_terms().approximation, Ratio::new(1, 10).ok());
    assert_eq!(target("goal = \"giảm 1%\"\nchange = \"points\"").goal().chosen_change_kind(), Some(ChangeKind::Points));
    let baseline = target("goal = \"giảm 1 điểm %\"\nbaseline = { value = \"3,5%\", period = 2023 }");
    assert_eq!(baseline.get_baseline().unwrap().figure(), Some(&figure("3,5%")));

    let observation =
        |entry: &str| results_file(entry).unwrap_or_else(|error| panic!("{entry}: {error}")).items()[0].clone();
    assert_eq!(observation("value = 5\nunit = \"tấn\"").figure(), Some(&figure("5 tấn")));
    assert_eq!(observation("done = 2024-11-05"), Observation::done("X", day("2024-11-05")));
    assert_eq!(observation("value = \"5%\"\nas_of = 2024-11-05").get_as_of(), Some(day("2024-11-05")));
    let members =
        observation("value = \"8/13 huyện\"\nmembers = { \"Thạch Hà\" = \"certified\", \"Kỳ Anh\" = \"submitted\" }");
    assert_eq!(members.get_members()[0].0, "Thạch Hà", "in the order written");
}

/// An unquoted decimal has been through a float already, so it is refused wherever one may stand.
#[test]
fn an_unquoted_decimal_is_refused_with_the_reason() {
    let entries = [
        "goal = 8.5",
        "goal = \"5%\"\nweight = 1.5",
        "goal = \"5%\"\nperiod = 2024.5",
        "goal = \"khoảng 4%\"\ntolerance = 0.5",
        "goal = \"4%\"\nnear_miss = 0.5",
        "goal = \"4%\"\nexceed = 0.5",
        "goal = \"4%\"\napproximation = 0.05",
        "goal = \"giảm 1 điểm %\"\nbaseline = { value = 3.5 }",
        "goal = \"4%\"\nrevision = [{ goal = 3.5, on = 2024-01-01 }]",
    ];
    for entry in entries {
        let error = plan_file(entry).unwrap_err();
        assert!(error.contains("is not quoted; write it in quotes"), "{entry}: {error}");
    }
    for entry in ["value = 8.5", "value = \"5%\"\nplanned = 8.5", "value = \"5%\"\nshare_of_plan = 116.4"] {
        let error = results_file(entry).unwrap_err();
        assert!(error.contains("is not quoted; write it in quotes"), "{entry}: {error}");
    }
    assert_snapshot!(plan_file("goal = 8.5").unwrap_err(), @r#"
TOML parse error at line 6, column 8
  |
6 | goal = 8.5
  |        ^^^
the number 8.5 is not quoted; write it in quotes, because an unquoted decimal is read through a float
"#);
    assert_snapshot!(Plan::from_json(r#"{"format":1,"name":"x","target":[{"indicator":"X","goal":8.5}]}"#).unwrap_err(), @"the number 8.5 is not quoted; write it in quotes, because an unquoted decimal is read through a float at line 1 column 60");
    assert_snapshot!(serde_json::from_str::<Quantity>("8.5").unwrap_err(), @"the number 8.5 is not quoted; write it in quotes, because an unquoted decimal is read through a float at line 1 column 3");
    assert_snapshot!(serde_json::from_str::<Ratio>("0.5").unwrap_err(), @"the number 0.5 is not quoted; write it in quotes, because an unquoted decimal is read through a float at line 1 column 3");
    // Beyond 64 bits JSON reads a whole number through a float too.
    assert_snapshot!(serde_json::from_str::<Quantity>("123456789012345678901234567890").unwrap_err(), @"the number 123456789012345680000000000000 is not quoted; write it in quotes, because an unquoted decimal is read through a float at line 1 column 30");
}

#[test]
fn unknown_fields_are_refused() {
    assert_snapshot!(plan_file("goal = \"5%\"\nbeter = \"higher\"").unwrap_err(), @"target 1 `X`: there is no field `beter`; did you mean `better`?");
    assert_snapshot!(results_file("value = \"5%\"\nperoid = \"2024\"").unwrap_err(), @"observation 1 `X`: there is no field `peroid`; did you mean `period`?");
    assert_snapshot!(plan_file("goal = \"5%\"\nbaseline = { value = \"3%\", perod = \"2023\" }").unwrap_err(), @r#"
TOML parse error at line 7, column 28
  |
7 | baseline = { value = "3%", perod = "2023" }
  |                            ^^^^^
unknown field `perod`, expected one of `value`, `period`, `observation`
"#);
    assert_snapshot!(plan_file("goal = { quantity = \"5 percent\", wrong = 1 }").unwrap_err(), @r#"
TOML parse error at line 6, column 34
  |
6 | goal = { quantity = "5 percent", wrong = 1 }
  |                                  ^^^^^
unknown field `wrong`, expected one of `comparator`, `quantity`, `range`, `tally`, `by`, `change`, `change_kind`, `of`
"#);
    assert_snapshot!(plan_file("goal = \"5%\"\nrevision = [{ goal = \"4%\", on = 2024-01-01, why = \"?\" }]").unwrap_err(), @r#"
TOML parse error at line 7, column 45
  |
7 | revision = [{ goal = "4%", on = 2024-01-01, why = "?" }]
  |                                             ^^^
unknown field `why`, expected `goal` or `on`
"#);
    assert_snapshot!(Plan::from_toml("format = 1\nname = \"x\"\nlocal = \"vi\"").unwrap_err(), @r#"
TOML parse error at line 3, column 1
  |
3 | local = "vi"
  | ^^^^^
unknown field `local`, expected one of `format`, `name`, `locale`, `period`, `authority`, `source`, `target`
"#);
    assert_snapshot!(Observations::from_toml("format = 1\nname = \"x\"\n[published]\nmet = 1\nof = 2\nout_of = 3").unwrap_err(), @r#"
TOML parse error at line 6, column 1
  |
6 | out_of = 3
  | ^^^^^^
unknown field `out_of`, expected one of `met`, `of`, `exceeded`, `source`
"#);
    for record in [
        r#"{"quantity":"5 percent","colour":"red"}"#,
        r#"{"quantity":"5 percent","range":"[1 percent,2 percent]"}"#,
        "{}",
    ] {
        assert!(serde_json::from_str::<Figure>(record).is_err(), "{record}");
        assert!(serde_json::from_str::<Goal>(record).is_err(), "{record}");
        assert!(serde_json::from_str::<Value>(record).is_err(), "{record}");
        assert!(serde_json::from_str::<Indicator>(record).is_err(), "{record}");
        assert!(serde_json::from_str::<Observation>(record).is_err(), "{record}");
    }
}

#[test]
fn a_file_of_another_version_is_refused() {
    assert_snapshot!(Plan::from_toml("format = 2\nname = \"x\"").unwrap_err(), @"the format is version 2; this reads version 1");
    assert_snapshot!(Observations::from_toml("format = 0\nname = \"x\"").unwrap_err(), @"the format is version 0; this reads version 1");
    assert_snapshot!(Plan::from_toml("name = \"x\"").unwrap_err(), @"the file: it does not say its format; write `format = 1` at its top");
}

/// Numbers and days are in the language of the file, as goals and figures are.
#[test]
fn numbers_and_days_are_in_the_language_of_the_file() {
    let target = |entry: &str| plan_file(entry).unwrap_or_else(|error| panic!("{entry}: {error}")).targets()[0].clone();
    for (weight, read) in [("1,5", "1.5"), ("1.5", "1.5"), ("1.500", "1500"), ("1.234,50", "1234.50"), ("2", "2")] {
        let weight = target(&format!("goal = \"5%\"\nweight = \"{weight}\"")).get_weight().unwrap();
        assert_eq!(weight.to_string(), read);
    }
    for share in ["12,5%", "1/8", "0,125", "0.125"] {
        let target = target(&format!("goal = \"4%\"\napproximation = \"{share}\""));
        assert_eq!(target.get_terms().approximation, Ratio::new(1, 8).ok(), "{share}");
    }
    let by = Goal::by(day("2025-12-31"));
    for written in ["31/12/2025", "ngày 31/12/2025", "ngày 31 tháng 12 năm 2025", "31.12.2025", "2025-12-31"] {
        assert_eq!(target(&format!("by = \"{written}\"")).goal(), &by, "{written}");
    }
    let revised = target("goal = \"8%\"\nrevision = [{ goal = \"9%\", on = \"01/07/2024\" }]");
    assert_eq!(revised.versions()[1].on, Some(day("2024-07-01")));
    let observed = |entry: &str| results_file(entry).unwrap_or_else(|e| panic!("{entry}: {e}")).items()[0].clone();
    assert_eq!(observed("done = \"05/11/2024\""), Observation::done("X", day("2024-11-05")));
    assert_eq!(observed("not_done_on = \"05/11/2024\""), Observation::not_done_on("X", day("2024-11-05")));
    assert_eq!(observed("value = \"5%\"\nas_of = \"05/11/2024\"").get_as_of(), Some(day("2024-11-05")));
    let english = |entry: &str| {
        let head = "format = 1\nname = \"x\"\nlocale = \"en\"\n[[target]]\nindicator = \"X\"\ngoal = \"5%\"\n";
        Plan::from_toml(&format!("{head}{entry}")).unwrap().targets()[0].clone()
    };
    assert_eq!(english("weight = \"1,234.5\"").get_weight(), Some(Decimal::new(12345, 1)));
    let by = "format = 1\nname = \"x\"\nlocale = \"en\"\n[[target]]\nindicator = \"X\"\nby = \"31 December 2025\"";
    assert_eq!(Plan::from_toml(by).unwrap().targets()[0].goal(), &Goal::by(day("2025-12-31")));
    // Without a language a number in machine form is not ambiguous.
    let plain = "format = 1\nname = \"x\"\n[[target]]\nindicator = \"X\"\ngoal = \"5%\"\nweight = \"1.500\"";
    assert_eq!(Plan::from_toml(plain).unwrap().targets()[0].get_weight(), Some(Decimal::new(1500, 3)));
    // What is written reads back, in both languages.
    let mut plan = Plan::new("x");
    plan.add(Target::new("X", goal("ít nhất 5%")).weight(Decimal::new(1500, 3)).unwrap()).unwrap();
    for locale in Locale::ALL {
        let toml = plan.to_toml(locale).unwrap();
        assert_eq!(format!("{:?}", Plan::from_toml(&toml).unwrap()), format!("{plan:?}"), "{toml}");
    }
    assert_snapshot!(plan_file("goal = \"5%\"\nweight = \"nặng\"").unwrap_err(), @"target 1 `X`: weight: expected a number, found `nặng` at character 0");
    assert_snapshot!(plan_file("by = \"năm 2025\"").unwrap_err(), @"target 1 `X`: by: `năm 2025` is not a day such as `2024-12-31` or `31/12/2024`; it is longer");
    assert_snapshot!(plan_file("by = \"31/02/2025\"").unwrap_err(), @"target 1 `X`: by: `31/02/2025` is not a day such as `2024-12-31` or `31/12/2024`");
    assert_snapshot!(results_file("done = \"hôm qua\"").unwrap_err(), @"observation 1 `X`: done: `hôm qua` is not a day such as `2024-12-31` or `31/12/2024`");
    let ambiguous = "format = 1\nname = \"x\"\n[[target]]\nindicator = \"X\"\nby = \"05/11/2025\"";
    assert_snapshot!(Plan::from_toml(ambiguous).map(|plan| plan.targets()[0].goal().to_string()).unwrap_or_else(|e| e.to_string()), @"target 1 `X`: by: `05/11/2025` is ambiguous: 2025-11-05 (vi) or 2025-05-11 (en); pass a locale");
}

#[test]
fn a_baseline_may_be_a_bare_text() {
    let target = |entry: &str| plan_file(entry).unwrap_or_else(|error| panic!("{entry}: {error}")).targets()[0].clone();
    let bare = target("goal = \"giảm 0,6 - 1 điểm %\"\nbaseline = \"3,8%\"");
    assert_eq!(bare, target("goal = \"giảm 0,6 - 1 điểm %\"\nbaseline = { value = \"3,8%\" }"));
    let whole = target("goal = \"tăng 5 tấn\"\nunit = \"tấn\"\nbaseline = 38");
    assert_eq!(whole.get_baseline().unwrap().figure(), Some(&figure("38 tấn")));
    assert!(plan_file("goal = \"tăng 5 tấn\"\nbaseline = 3.8").unwrap_err().contains("is not quoted"));
    assert_snapshot!(plan_file("goal = \"giảm 1 điểm %\"\nbaseline = \"nhiều\"").unwrap_err(), @"target 1 `X`: baseline: expected a figure, found `nhiều` at character 0");
}

/// The lists of fields that slips are compared with are those of the schemas.
#[test]
fn a_slip_of_the_pen_is_told_the_field_that_was_meant() {
    let schemas = [
        (serde_json::to_value(schemars::schema_for!(PlanFile)).unwrap(), "TargetEntry", "target"),
        (serde_json::to_value(schemars::schema_for!(ObservationsFile)).unwrap(), "ObservationEntry", "observation"),
    ];
    for (schema, entry, key) in schemas {
        let fields = schema["$defs"][entry]["properties"].as_object().unwrap();
        assert!(fields.len() > 20, "{entry}: {}", fields.len());
        for field in fields.keys().filter(|field| *field != "of") {
            let slip = format!("{field}q");
            let file = format!(r#"{{"format":1,"name":"x","{key}":[{{"indicator":"X","{slip}":"5"}}]}}"#);
            let error = match key {
                "target" => Plan::from_json(&file).unwrap_err().to_string(),
                _ => Observations::from_json(&file).unwrap_err().to_string(),
            };
            assert!(error.ends_with(&format!("there is no field `{slip}`; did you mean `{field}`?")), "{error}");
        }
    }
    assert_snapshot!(plan_file("goal = \"5%\"\nwieght = 2").unwrap_err(), @"target 1 `X`: there is no field `wieght`; did you mean `weight`?");
    assert_snapshot!(plan_file("goal = \"5%\"\ncolour = \"red\"").unwrap_err(), @"target 1 `X`: there is no field `colour`");
    assert_snapshot!(plan_file("goal = \"5%\"\n\"a\\u0000b\" = \"red\"").unwrap_err(), @r#"target 1 `X`: there is no field `a\0b`"#);
}

#[test]
fn a_file_of_the_other_sort_is_told_apart() {
    let results = rich_results();
    let plan = rich_plan();
    assert_snapshot!(Plan::from_toml(&results.to_toml(Locale::Vi).unwrap()).unwrap_err(), @"the file: it looks like a results file, with its `observation` entries; read it with `Observations`");
    assert_snapshot!(Plan::from_json(&results.to_json(Locale::Vi).unwrap()).unwrap_err(), @"the file: it looks like a results file, with its `observation` entries; read it with `Observations`");
    assert_snapshot!(Observations::from_toml(&plan.to_toml(Locale::Vi).unwrap()).unwrap_err(), @"the file: it looks like a plan file, with its `target` entries; read it with `Plan`");
    assert_snapshot!(Observations::from_json(&plan.to_json(Locale::Vi).unwrap()).unwrap_err(), @"the file: it looks like a plan file, with its `target` entries; read it with `Plan`");
}

#[test]
fn an_entry_that_says_nothing_or_too_much_is_named() {
    assert_snapshot!(plan_file("").unwrap_err(), @"target 1 `X`: goal: it asks for nothing; write `goal` or `by`");
    assert_snapshot!(plan_file("goal = \"5%\"\nby = 2024-12-31").unwrap_err(), @"target 1 `X`: by: it has both a goal and a day; make them two targets");
    assert_snapshot!(plan_file("goal = \"gần 65%\"").unwrap_err(), @"target 1 `X`: goal: `gần 65%` is not a goal: `nearly` says no bound; write `at least`, `below` or `about`");
    assert_snapshot!(plan_file("goal = \"5 tỹ đồng\"").unwrap_err(), @"target 1 `X`: goal: expected a unit after `5`, found `tỹ` at character 2");
    assert_snapshot!(plan_file("goal = \"5%\"\nbetter = \"up\"").unwrap_err(), @r#"
TOML parse error at line 7, column 10
  |
7 | better = "up"
  |          ^^^^
`up` is not a direction: expected one of higher, lower, inside
"#);
    assert_snapshot!(plan_file("goal = \"5%\"\nperiod = \"năm ngoái\"").unwrap_err(), @"target 1 `X`: period: expected a year of four digits after `năm`, found `ngoái` at character 4");
    assert_snapshot!(plan_file("goal = \"5%\"\nof = \"Tổng\"").unwrap_err(), @"the plan `2024`: the target `X` of the plan is a part of `Tổng`, which the plan does not hold");
    assert_snapshot!(plan_file("by = \"31.13.2024\"").unwrap_err(), @"target 1 `X`: by: `31.13.2024` is not a day such as `2024-12-31` or `31/12/2024`");
    assert_snapshot!(plan_file("goal = \"5%\"\nbaseline = { period = \"2023\" }").unwrap_err(), @"target 1 `X`: baseline: it has a `value` and perhaps its `period`, or else an `observation`");
    assert_snapshot!(results_file("").unwrap_err(), @"observation 1 `X`: value: it has just one of `value`, `done`, `not_done_on` and `missing`");
    assert_snapshot!(results_file("value = \"5%\"\nmissing = \"?\"").unwrap_err(), @"observation 1 `X`: value: it has just one of `value`, `done`, `not_done_on` and `missing`");
    assert_snapshot!(results_file("value = \"5%\"\nmembers = { a = \"certified\" }").unwrap_err(), @"observation 1 `X`: members: members were named for `5%`, which is no tally; write `8/13 huyện`");
    assert_snapshot!(Plan::from_toml("format = 1\nname = \"x\"\n[[target]]\ngoal = \"5%\"").unwrap_err(), @r#"target 1 ``: it names no indicator; write `indicator = "…"`"#);
    assert_snapshot!(Plan::from_toml("format = ").unwrap_err(), @r#"
TOML parse error at line 1, column 10
  |
1 | format = 
  |          ^
string values must be quoted, expected literal string
"#);
}

#[test]
fn machine_forms_are_strict() {
    let bad: [(&str, &str); 11] = [
        ("", "no number"),
        ("percent", "no number"),
        ("8,5 percent", "a comma"),
        ("8.5 percnt%", "no unit"),
        ("1e400 VND", "a power of ten that no unit has"),
        ("5e VND", "half a power of ten"),
        ("5  VND", "two spaces"),
        ("NaN percent", "no number"),
        ("5 percent @x", "no place"),
        ("79228162514264337593543950336", "29 digits"),
        ("1_000 VND", "an underscore"),
    ];
    for (text, why) in bad {
        assert!(Quantity::from_wire(text).is_err(), "{text}: {why}");
    }
    for text in [
        "",
        "8 percent",
        "[8 percent]",
        "[9 percent,8 percent]",
        "(,)",
        "[8 percent,8 VND]",
        "[8 percent,9 percent",
        "{1,2}",
    ] {
        assert!(Range::from_wire(text).is_err(), "{text}");
    }
    assert_snapshot!(Quantity::from_wire("8,5 percent").unwrap_err(), @"`8,5 percent` is not a quantity such as `17500e9 VND`: expected a decimal such as `17500` or `-8.05`, found `,` at character 1");
    assert_snapshot!(Range::from_wire("[9 percent,8 percent]").unwrap_err(), @"`[9 percent,8 percent]` is not a range such as `[8 percent,8.5 percent]`: the lower bound `9%` lies above the upper bound `8%`; swap them");
    assert_snapshot!(serde_json::from_str::<Rule>(r#"{"name":"vn-official","version":7}"#).unwrap_err(), @"`vn-official 7` is not a rule that is known: version 1 is");
}

// Schemas.

/// The schemas in the repository are those of the types; `UPDATE_SCHEMA=1 cargo test --test wire` writes them anew.
#[test]
fn the_schemas_in_the_repository_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/attain/schema");
    let update = std::env::var_os("UPDATE_SCHEMA").is_some();
    let schemas = [
        ("plan", schemars::schema_for!(PlanFile)),
        ("observations", schemars::schema_for!(ObservationsFile)),
        ("trace", schemars::schema_for!(Trace)),
    ];
    for (name, schema) in schemas {
        let path = folder.join(format!("{name}.schema.json"));
        let wanted = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &wanted).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == wanted,
            "{} is not the schema of the type; run `UPDATE_SCHEMA=1 cargo test --test wire` and look at the difference",
            path.display()
        );
    }
}

/// Found by the law below: a plan file cannot hold what a plan refuses.
#[test]
fn within_one_figure_stands_in_no_plan() {
    let within = Goal::new(Comparator::Within, Value::Quantity(Quantity::from_wire("0").unwrap()));
    round_trip(&within);
    assert!(Plan::new("2024").add(Target::new("X", within)).is_err());
}

// Laws.

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let codes = [
        "1",
        "VND",
        "VND{2010}",
        "percent",
        "percent{GDP}",
        "percentage_point",
        "person",
        "t",
        "rank",
        "VND/person/year",
    ];
    (any::<i64>(), 0u32..19, -9i8..16, prop::sample::select(codes.to_vec()), prop::option::of(-20i16..20)).prop_map(
        |(n, scale, exponent, code, place)| {
            let quantity = Quantity::new(Decimal::new(n, scale), Unit::from_code(code).unwrap().at(exponent));
            place.into_iter().fold(quantity, Quantity::with_place)
        },
    )
}

fn any_value() -> impl Strategy<Value = Value> {
    let range =
        (any_quantity(), any::<i32>(), any::<bool>(), any::<bool>(), 0u8..5).prop_map(|(low, n, l, u, shape)| {
            let high = Quantity::new(Decimal::from(n), low.unit().clone());
            let (low, high) = if low.value() <= high.value() { (low, high) } else { (high, low) };
            match shape {
                0 => Range::above(low, l),
                1 => Range::below(low, l),
                2 => Range::empty(low.unit()),
                3 => Range::everything(low.unit()),
                _ => Range::new(Some(Bound { at: low, closed: l }), Some(Bound { at: high, closed: u })).unwrap(),
            }
        });
    let tally = (0u64..1000, 1u64..1000)
        .prop_map(|(k, more)| Tally::new(k, k + more, Unit::from_code("district").unwrap()).unwrap());
    prop_oneof![any_quantity().prop_map(Value::Quantity), range.prop_map(Value::Range), tally.prop_map(Value::Tally)]
}

fn any_figure() -> impl Strategy<Value = Figure> {
    let qualifiers = prop::collection::vec(prop::sample::select(Qualifier::NAMES.map(|(q, _)| q).to_vec()), 0..3);
    let change = prop::option::of(prop::sample::select(Change::NAMES.map(|(c, _)| c).to_vec()));
    (any_value(), qualifiers, change, prop::option::of("[a-zđ]{1,8}")).prop_map(|(value, qualifiers, change, of)| {
        let figure = Figure::new(value).qualified(qualifiers);
        let figure = change.into_iter().fold(figure, Figure::changing);
        of.into_iter().fold(figure, Figure::against)
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_written(figure in any_figure()) {
        round_trip(&figure);
        if let Value::Quantity(quantity) = figure.value() {
            let again = Quantity::from_wire(&quantity.to_wire()).unwrap();
            prop_assert_eq!(format!("{again:?}"), format!("{quantity:?}"));
        }
    }

    #[test]
    fn any_goal_reads_back_as_written(
        value in any_value(),
        comparator in prop::sample::select(Comparator::NAMES.map(|(c, _)| c).to_vec()),
        kind in prop::option::of(prop::sample::select(ChangeKind::NAMES.map(|(k, _)| k).to_vec())),
        change in prop::option::of(prop::sample::select(Change::NAMES.map(|(c, _)| c).to_vec())),
    ) {
        let goal = change.into_iter().fold(Goal::new(comparator, value), Goal::changing);
        let goal = kind.into_iter().fold(goal, Goal::change_counted);
        round_trip(&goal);
        // In a plan file too, as text where text says it.
        let mut plan = Plan::new("2024");
        let target = Target::new("X", goal);
        // A plan takes no goal that asks for nothing: `within` one figure.
        prop_assert_eq!(plan.add(target.clone()).is_ok(), target.check().is_ok());
        for locale in [Locale::Vi, Locale::En] {
            let toml = plan.to_toml(locale).unwrap();
            let again = Plan::from_toml(&toml).unwrap_or_else(|error| panic!("{error}: {toml}"));
            prop_assert_eq!(format!("{again:?}"), format!("{plan:?}"), "{}", toml);
        }
    }

    #[test]
    fn any_observation_reads_back_as_written(figure in any_figure(), year in 1900i32..2100) {
        let mut results = Observations::new("2024");
        results.add(Observation::new("X", figure.clone()).period(Period::year(year).unwrap()));
        results.plan_figure(0, figure.clone());
        results.share_of_plan(0, figure);
        for locale in [Locale::Vi, Locale::En] {
            let toml = results.to_toml(locale).unwrap();
            let again = Observations::from_toml(&toml).unwrap_or_else(|error| panic!("{error}: {toml}"));
            prop_assert_eq!(format!("{again:?}"), format!("{results:?}"), "{}", toml);
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,40}") {
        let _ = (Quantity::from_wire(&text), Range::from_wire(&text), Unit::from_wire(&text));
        let _ = (Plan::from_toml(&text), Plan::from_json(&text), Observations::from_toml(&text));
        let _ = (serde_json::from_str::<Trace>(&text), serde_json::from_str::<Goal>(&text));
    }
}
