//! Plans: parts, authorities, vintages, what matches what, and what is asked beyond what was reached.

use attain::{
    Accumulates, Asks, AssessError, Better, Figure, Goal, Indicator, Judging, Locale, Observation, Over, Period, Plan,
    PlanError, Quality, Reason, Rule, Scorecard, Status, Target, Verdict,
};
use chrono::NaiveDate;
use insta::assert_snapshot;

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn higher(name: &str, text: &str) -> Target {
    Target::new(name, goal(text)).better(Better::Higher).period(year(2024))
}

fn found(name: &str, text: &str) -> Observation {
    let figure = Figure::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"));
    Observation::new(name, figure).period(year(2024))
}

fn plan(targets: impl IntoIterator<Item = Target>) -> Plan {
    let mut plan = Plan::new("Hà Tĩnh 2024");
    for target in targets {
        plan.add(target).unwrap();
    }
    plan
}

fn revenue() -> Plan {
    plan([
        higher("Tổng thu", "17.500 tỷ đồng"),
        higher("Thu nội địa", "8.100 tỷ đồng").part_of("Tổng thu"),
        higher("Thu xuất nhập khẩu", "9.400 tỷ đồng").part_of("tổng thu"),
        higher("Xuất khẩu", "2,4 tỷ USD"),
    ])
}

fn status(card: &Scorecard, name: &str) -> Status {
    card.get(name).unwrap().attainment.status()
}

// Structure.

#[test]
fn parts_are_shown_under_their_total_and_not_counted() {
    let observed =
        [found("Tổng thu", "17.946 tỷ đồng"), found("Thu nội địa", "8.000 tỷ đồng"), found("Xuất khẩu", "2,45 tỷ USD")];
    let card = revenue().assess(&observed).unwrap();
    let rows: Vec<(&str, bool, Status)> = card
        .rows()
        .iter()
        .map(|row| (row.attainment.target().indicator().name(), row.counted, row.attainment.status()))
        .collect();
    assert_eq!(
        rows,
        [
            ("Tổng thu", true, Status::Exceeded),
            ("Thu nội địa", false, Status::Missed),
            ("Thu xuất nhập khẩu", false, Status::NoData),
            ("Xuất khẩu", true, Status::Exceeded),
        ]
    );
    assert_eq!(card.counts().total(), 2);
    assert_eq!(revenue().parts_of(&revenue().targets()[0]).len(), 2);
}

#[test]
fn parts_add_up_or_the_check_says_which_do_not() {
    let checks = revenue().check_parts().unwrap();
    assert_eq!(checks.len(), 1);
    assert_eq!((checks[0].total.as_str(), checks[0].parts.len()), ("Tổng thu", 2));
    assert_eq!(checks[0].check.verdict, Verdict::Holds);
    let wrong = plan([
        higher("Tổng thu", "17.500 tỷ đồng"),
        higher("Thu nội địa", "8.100 tỷ đồng").part_of("Tổng thu"),
        higher("Thu xuất nhập khẩu", "9.300 tỷ đồng").part_of("Tổng thu"),
    ]);
    let check = &wrong.check_parts().unwrap()[0].check;
    assert_eq!(check.verdict, Verdict::Fails);
    assert_eq!(check.computed.as_ref().unwrap().to_decimal(), Some(17_400_000_000_000i64.into()));
}

#[test]
fn a_plan_that_contradicts_itself_is_refused() {
    let mut twice = plan([higher("Tổng thu", "17.500 tỷ đồng")]);
    assert_snapshot!(twice.add(higher("tổng  thu", "18.000 tỷ đồng")).unwrap_err(), @"the plan `Hà Tĩnh 2024` has two targets for `tổng  thu`; revise the first, or give each its authority or period");
    let lower = Target::new(Indicator::named("X").better(Better::Lower), goal("5%")).better(Better::Higher);
    assert_snapshot!(twice.add(lower).unwrap_err(), @"the target `X` says better is `higher`, its indicator says `lower`; leave one out");
    let orphan = plan([higher("Thu nội địa", "8.100 tỷ đồng").part_of("Tổng thu")]);
    assert_snapshot!(orphan.assess(&[]).unwrap_err(), @"the target `Thu nội địa` of the plan is a part of `Tổng thu`, which the plan does not hold");
    let circle = plan([higher("A", "1 tấn").part_of("B"), higher("B", "1 tấn").part_of("A")]);
    assert_snapshot!(circle.assess(&[]).unwrap_err(), @"the target `A` of the plan is a part of itself");
    assert!(matches!(circle.check_parts(), Err(PlanError::Circle { .. })));
    let own = plan([higher("A", "1 tấn").part_of("A")]);
    assert!(matches!(own.check_structure(), Err(PlanError::Circle { .. })));
}

#[test]
fn one_authority_counts() {
    let two = plan([
        higher("Tổng thu", "17.491 tỷ đồng").authority("Trung ương"),
        higher("Tổng thu", "18.500 tỷ đồng").authority("HĐND tỉnh"),
        higher("Xuất khẩu", "2,4 tỷ USD"),
        higher("Vốn FDI", "1 tỷ USD").authority("Trung ương"),
    ]);
    let observed = [found("Tổng thu", "17.946 tỷ đồng")];
    assert_snapshot!(two.assess(&observed).unwrap_err(), @"`Tổng thu` has targets by `Trung ương` and `HĐND tỉnh`; choose the authority that is counted");
    let by = |authority: &str| {
        two.assess_by(&observed, &Judging { authority: Some(authority.to_owned()), ..Judging::default() })
    };
    let counted =
        |authority: &str| -> Vec<bool> { by(authority).unwrap().rows().iter().map(|row| row.counted).collect() };
    assert_eq!(counted("Trung ương"), [true, false, true, true]);
    assert_eq!(counted("hđnd  tỉnh"), [false, true, true, false], "case and spacing are no part of a name");
    let central = by("Trung ương").unwrap();
    assert_eq!(central.counts().get(Status::Exceeded), 1);
    assert_eq!(by("HĐND tỉnh").unwrap().counts().get(Status::Missed), 1);

    let labelled = plan([higher("Tổng thu", "17.491 tỷ đồng").authority("Trung ương")]);
    let judging = Judging { authority: Some("HĐND huyện".to_owned()), ..Judging::default() };
    assert_snapshot!(labelled.assess_by(&observed, &judging).unwrap_err(), @"no target of the plan `Hà Tĩnh 2024` is by `HĐND huyện`; its authorities are `Trung ương`");
}

// Which observation is judged.

#[test]
fn rows_match_by_identifier_else_by_normalised_name() {
    let by_id = Target::new(Indicator::named("Tổng thu ngân sách").id("budget_revenue"), goal("17.500 tỷ đồng"))
        .better(Better::Higher);
    let figure = || Figure::read("17.946 tỷ đồng", Locale::Vi).unwrap();
    let rows: [(Indicator, bool); 5] = [
        (Indicator::named("Thu ngân sách").id("budget_revenue"), true),
        (Indicator::named("budget_revenue"), true),
        (Indicator::named("TỔNG THU  NGÂN SÁCH"), true),
        (Indicator::named("Tổng thu ngân sách").id("revenue"), false),
        (Indicator::named("Tổng chi ngân sách"), false),
    ];
    for (indicator, matches) in rows {
        let card = plan([by_id.clone()]).assess(&[Observation::new(indicator.clone(), figure())]).unwrap();
        assert_eq!(card.rows()[0].attainment.status() == Status::Exceeded, matches, "{indicator:?}");
        assert_eq!(card.unmatched().is_empty(), matches);
    }
}

#[test]
fn what_is_left_over_on_either_side_is_listed() {
    let card = revenue().assess(&[found("Tổng thu", "17.946 tỷ đồng"), found("Dân số", "1,3 triệu người")]).unwrap();
    let without: Vec<&str> = card.without_data().iter().map(|v| v.target().indicator().name()).collect();
    assert_eq!(without, ["Xuất khẩu"]);
    assert_eq!(card.get("Xuất khẩu").unwrap().attainment.reason(), Some(&Reason::NoObservation));
    let unmatched: Vec<&str> = card.unmatched().iter().map(|o| o.indicator().name()).collect();
    assert_eq!(unmatched, ["Dân số"]);
}

#[test]
fn the_latest_vintage_up_to_the_cut_off_counts() {
    let plan = plan([higher("Tổng thu", "17.500 tỷ đồng")]);
    let vintages = [
        found("Tổng thu", "17.300 tỷ đồng").as_of(day("2024-11-27")).quality(Quality::Final),
        found("Tổng thu", "17.600 tỷ đồng").as_of(day("2024-12-25")).quality(Quality::Estimated),
        found("Tổng thu", "17.400 tỷ đồng").as_of(day("2025-03-01")).quality(Quality::Preliminary),
    ];
    let until = |cut_off: Option<&str>| {
        let judging = Judging { cut_off: cut_off.map(day), ..Judging::default() };
        let card = plan.assess_by(&vintages, &judging).unwrap();
        let of = card.rows()[0].attainment.observation().and_then(|o| o.get_as_of()).map(|d| d.to_string());
        (status(&card, "Tổng thu"), of)
    };
    assert_eq!(until(None), (Status::Missed, Some("2025-03-01".to_owned())));
    assert_eq!(until(Some("2024-12-31")), (Status::Exceeded, Some("2024-12-25".to_owned())));
    assert_eq!(until(Some("2024-12-25")), (Status::Exceeded, Some("2024-12-25".to_owned())));
    assert_eq!(until(Some("2024-12-01")), (Status::Missed, Some("2024-11-27".to_owned())));
    assert_eq!(until(Some("2024-01-01")), (Status::NoData, None));
}

#[test]
fn of_one_vintage_the_better_quality_counts_else_it_is_ambiguous() {
    let plan = plan([higher("Tổng thu", "17.500 tỷ đồng")]);
    let of = |text: &str, quality: Option<Quality>| {
        let observation = found("Tổng thu", text).as_of(day("2025-03-01"));
        quality.into_iter().fold(observation, Observation::quality)
    };
    let assess = |observations: &[Observation]| plan.assess(observations).map(|card| status(&card, "Tổng thu"));
    let (more, less) = ("17.946 tỷ đồng", "17.400 tỷ đồng");
    let (estimated, preliminary, last) = (Some(Quality::Estimated), Some(Quality::Preliminary), Some(Quality::Final));
    assert_eq!(assess(&[of(more, estimated), of(less, preliminary)]).unwrap(), Status::Missed);
    assert_eq!(assess(&[of(more, last), of(less, preliminary)]).unwrap(), Status::Exceeded);
    assert_eq!(assess(&[of(more, last), of(less, None)]).unwrap(), Status::Exceeded);
    for (a, b) in [(last, last), (None, None), (estimated, None), (None, preliminary)] {
        let error = assess(&[of(more, a), of(less, b)]).unwrap_err();
        assert!(matches!(error, PlanError::Assess(AssessError::Ambiguous { count: 2, .. })), "{a:?} {b:?}: {error}");
    }
    assert_snapshot!(assess(&[of(more, last), of(less, last)]).unwrap_err(), @"`Tổng thu` has 2 observations that are equally settled and equally new; date them with as_of, or leave one out");
    // The same figure twice is no contradiction.
    assert_eq!(assess(&[of(more, last), of("17.946.000 triệu đồng", last)]).unwrap(), Status::Exceeded);
}

#[test]
fn an_observation_that_is_no_answer_leaves_the_row_without_data() {
    let stock = Target::new(Indicator::named("Che phủ rừng").accumulates(Accumulates::Stock), goal("52%"))
        .better(Better::Higher)
        .period(year(2024));
    let plan = plan([higher("Tổng thu", "17.500 tỷ đồng"), stock]);
    let reason = |observation: Observation| {
        let card = plan.assess(&[observation]).unwrap();
        let row = &card.rows()[0].attainment;
        assert_eq!(row.status(), Status::NoData);
        row.reason().map(|r| r.explain(Locale::En)).unwrap()
    };
    assert_snapshot!(reason(found("Tổng thu", "3 triệu USD")), @"not comparable: `VND` and `USD` do not meet: the currencies differ; convert one with a dated rate first");
    assert_snapshot!(reason(found("Tổng thu", "17.946 tỷ đồng").period(year(2023))), @"not comparable: the target is for 2024, the observation for 2023");
    assert_snapshot!(reason(found("Tổng thu", "tăng 5%")), @"not comparable: the target is a level and `up 5%` a change; give the level that was reached");
    assert_snapshot!(reason(Observation::missing("Tổng thu", "chưa quyết toán").period(year(2024))), @"not measured: chưa quyết toán");

    let quarter = |name| found(name, "52,5%").period(Period::quarter(2024, 4).unwrap());
    let card = plan.assess(&[quarter("Che phủ rừng")]).unwrap();
    assert_eq!(status(&card, "Che phủ rừng"), Status::Exceeded, "a stock at the end of the period");
    // The observation for the very period wins over one that states none.
    let none = Observation::new("Tổng thu", Figure::read("17.000 tỷ đồng", Locale::Vi).unwrap());
    let card = plan.assess(&[none, found("Tổng thu", "17.946 tỷ đồng")]).unwrap();
    assert_eq!(status(&card, "Tổng thu"), Status::Exceeded);
    // A figure of the fourth quarter is no rival of the year's.
    let flow = found("Tổng thu", "5.000 tỷ đồng").period(Period::quarter(2024, 4).unwrap());
    let card = plan.assess(&[flow, found("Tổng thu", "17.946 tỷ đồng")]).unwrap();
    assert_eq!(status(&card, "Tổng thu"), Status::Exceeded);
}

#[test]
fn what_is_wrong_with_an_observation_stops_the_plan() {
    let plan = plan([Target::new("X", goal("5%"))]);
    assert_snapshot!(plan.assess(&[found("X", "6%")]).unwrap_err(), @r#"cannot judge `X`: nothing says which way is better for the goal `5%`; give better="higher", "lower" or "inside", or write `at least`, `at most`"#);
    let none: Vec<Observation> = Vec::new();
    assert_eq!(plan.assess(&none).unwrap().counts().total(), 1);
}

#[test]
fn goals_over_years_take_the_best_figure_of_each() {
    let growth = Target::new("GRDP", goal("6%")).better(Better::Higher).period(Period::years(2021, 2022).unwrap());
    let of = |y: i32, text: &str, as_of: &str| found("GRDP", text).period(year(y)).as_of(day(as_of));
    let observed = [of(2021, "5,0%", "2022-01-01"), of(2021, "5,9%", "2022-06-01"), of(2022, "6,3%", "2023-01-01")];
    let card = plan([growth.over(Over::Average)]).assess(&observed).unwrap();
    let row = &card.rows()[0].attainment;
    assert_eq!((row.status(), row.observations().len()), (Status::Exceeded, 2), "(5.9 + 6.3) ÷ 2");
    assert_eq!(attain::replay(&row.trace()).unwrap(), *row);
}

// Ambition.

#[test]
fn a_target_below_the_last_result_asks_for_less() {
    let last = |name: &str, text: &str| found(name, text).period(year(2023));
    let plan = plan([
        higher("Xuất khẩu", "2,4 tỷ USD"),
        higher("Tổng thu", "17.500 tỷ đồng"),
        higher("GRDP", "8 - 8,5%"),
        Target::new("CPI", goal("không quá 4%")).period(year(2024)),
        higher("Xã nông thôn mới", "100%"),
        higher("Việc làm", "23 nghìn người"),
        higher("Dân số", "1,3 triệu người"),
        Target::new("Hộ nghèo", goal("giảm 0,6 - 1 điểm %")).period(year(2024)),
        higher("Khách", "3 triệu lượt khách"),
    ]);
    let previous = [
        last("Xuất khẩu", "2,45 tỷ USD"),
        last("Tổng thu", "17.946 tỷ đồng"),
        last("GRDP", "8,05%"),
        last("CPI", "3,25%"),
        last("Xã nông thôn mới", "177/181 xã"),
        last("Việc làm", "23.000 người"),
        last("Hộ nghèo", "3,5%"),
        last("Khách", "gần 3,05 triệu lượt khách"),
    ];
    let asks: Vec<(&str, Asks)> = plan
        .ambition(&previous)
        .iter()
        .map(|ambition| (plan.get(ambition.target.indicator().name()).unwrap().indicator().name(), ambition.asks))
        .collect();
    assert_eq!(
        asks,
        [
            ("Xuất khẩu", Asks::Less),
            ("Tổng thu", Asks::Less),
            ("GRDP", Asks::Same),
            ("CPI", Asks::Less),
            ("Xã nông thôn mới", Asks::More),
            ("Việc làm", Asks::Same),
            ("Dân số", Asks::Unknown),
            ("Hộ nghèo", Asks::Unknown),
            ("Khách", Asks::Open),
        ]
    );
    let exports = &plan.ambition(&previous)[0];
    assert!(matches!(&exports.gap, Some(attain::Gap::Quantity(gap)) if gap.write(Locale::Vi) == "0,05 tỷ USD"));
    assert_eq!(plan.ambition(&previous)[6].reason.as_deref(), Some("no earlier result"));
    // Of several earlier years the last one.
    let older = [last("Xuất khẩu", "2,45 tỷ USD"), found("Xuất khẩu", "2,0 tỷ USD").period(year(2022))];
    assert_eq!(plan.ambition(&older)[0].asks, Asks::Less);
}

#[test]
fn a_rule_can_be_chosen_for_all_rows() {
    let plan = plan([Target::new("Lương thực", goal("ít nhất 61 tấn")).period(year(2024))]);
    let observed = [found("Lương thực", "gần 65,0 tấn")];
    let strict = Judging { rule: Rule::strict(), ..Judging::default() };
    assert_eq!(status(&plan.assess(&observed).unwrap(), "Lương thực"), Status::Exceeded);
    assert_eq!(status(&plan.assess_by(&observed, &strict).unwrap(), "Lương thực"), Status::Undecided);
}
