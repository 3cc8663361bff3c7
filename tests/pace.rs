//! What a pace promises: each kind by its own rule, shares by profiles, statuses, projections and what is still required.
//!
//! Published cases lie outside the project, in `../shared/conformance`; where they are absent the tests say so and pass.

use attain::pace::{
    Bands, Basis, PaceError, PaceStatus, Pacing, Profile, ProfileError, RatioReason, Sense, against_last_year,
    rate_of_rest, rate_of_whole, side_by_side,
};
use attain::{
    Accumulates, Better, Bounds, ChangeKind, Decimal, Figure, Goal, Indicator, Locale, Observation, Over, Pace, Period,
    Quality, Quantity, Ratio, Rounding, Rule, Target, Unit,
};
use attain_tests::say;
use chrono::NaiveDate;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn ratio(text: &str) -> Ratio {
    match text.split_once('/') {
        Some(_) => text.parse().unwrap(),
        None => Ratio::from(attain::decimal::parse(text).unwrap()),
    }
}

fn flow(name: &str) -> Indicator {
    Indicator::named(name).accumulates(Accumulates::Flow)
}

fn rate(name: &str) -> Indicator {
    Indicator::named(name).accumulates(Accumulates::Rate).better(Better::Higher)
}

fn stock(name: &str, better: Better) -> Indicator {
    Indicator::named(name).accumulates(Accumulates::Stock).better(better)
}

fn target(indicator: &Indicator, goal: &str, on: &str) -> Target {
    Target::new(indicator.clone(), Goal::read(goal, Locale::Vi).unwrap()).period(period(on))
}

fn found(indicator: &Indicator, figure: &str, of: &str) -> Observation {
    Observation::new(indicator.clone(), Figure::read(figure, Locale::Vi).unwrap()).period(period(of))
}

/// The pace on the last day of the observation.
fn pace(target: &Target, observation: &Observation, profile: Profile) -> Result<Pace, PaceError> {
    let on = observation.get_period().unwrap().end();
    target.pace(observation, on, &Pacing::from(profile))
}

fn weights(of: &[&str]) -> Profile {
    Profile::weights(of.iter().map(|w| attain::decimal::parse(w).unwrap())).unwrap()
}

fn message(result: Result<impl std::fmt::Debug, impl std::fmt::Display>) -> String {
    result.unwrap_err().to_string()
}

fn value(extent: Option<&attain::pace::Extent>) -> Ratio {
    extent.unwrap().value().unwrap()
}

fn shown(bounds: Option<Bounds<Decimal>>) -> String {
    bounds.unwrap().single().unwrap().to_string()
}

// ---------------------------------------------------------------- profiles

#[test]
fn a_profile_expects_its_share_by_a_day() {
    // Source: the calendar; quarters by "cao hơn tiến độ HĐND tỉnh giao là 25%" after the first quarter (Nghệ An, 2024).
    let table = [
        // profile, period, day, share
        ("linear", "2024", "2024-03-31", "91/366"),
        ("linear", "2023", "2023-03-31", "90/365"),
        ("linear", "2024", "2023-12-31", "0"),
        ("linear", "2024", "2025-06-30", "1"),
        ("linear", "2024-M02", "2024-02-15", "15/29"),
        ("months", "2024", "2024-01-31", "1/12"),
        ("months", "2024", "2024-09-30", "3/4"),
        ("months", "2024", "2024-09-29", "2/3"), // the month under way does not count
        ("months", "2021/2025", "2023-06-30", "1/2"),
        ("quarters", "2024", "2024-03-31", "1/4"),
        ("quarters", "2024", "2024-06-30", "1/2"),
        ("quarters", "2024", "2024-09-30", "3/4"),
        ("quarters", "2024", "2024-12-31", "1"),
        ("quarters", "2024", "2024-05-31", "1/4"), // nor does the quarter under way
        ("quarters", "2024-H1", "2024-03-31", "1/2"),
    ];
    for (profile, of, on, share) in table {
        let found = Profile::named(profile).unwrap().share(&period(of), date(on)).unwrap();
        assert_eq!(*found.at(), ratio(share), "{profile} of {of} on {on}");
        assert!(found.spread().as_point().is_some());
    }
    let inside = Profile::Quarters.share(&period("2024"), date("2024-05-31")).unwrap();
    assert_eq!(inside.counted_to(), Some(date("2024-03-31")));
    assert_eq!(Profile::Quarters.share(&period("2024"), date("2024-06-30")).unwrap().counted_to(), None);
}

#[test]
fn given_weights_need_not_add_up_to_one() {
    let seasonal = weights(&["1", "2", "3", "4"]);
    let table = [
        ("2024-03-31", "1/10"),
        ("2024-06-30", "3/10"),
        ("2024-09-30", "6/10"),
        ("2024-12-31", "1"),
        ("2024-08-15", "9/20"), // 46 of the 92 days of the third quarter: 3/10 + 3/10 · 1/2
        ("2023-12-31", "0"),
    ];
    for (on, share) in table {
        assert_eq!(*seasonal.share(&period("2024"), date(on)).unwrap().at(), ratio(share), "{on}");
    }
}

#[test]
fn bad_profiles_are_refused_with_the_reason() {
    let minus = attain::decimal::parse("-1").unwrap();
    let cases = [
        message(Profile::weights([])),
        message(Profile::weights([minus, Decimal::TWO])),
        message(Profile::named("fortnights")),
        message(Profile::Quarters.share(&period("2024-01/04"), date("2024-03-31"))),
        message(Profile::Months.share(&period("2024-03-15/2024-04-14"), date("2024-03-31"))),
        message(weights(&["1", "1", "1", "1", "1"]).share(&period("2024"), date("2024-03-31"))),
        message(Profile::learned(&[])),
    ];
    insta::assert_snapshot!(cases.join("\n"), @r#"
    weights are zero or above, and one at least is above zero, found ``
    weights are zero or above, and one at least is above zero, found `-1, 2`
    expected a profile, one of `linear`, `months` and `quarters`, found `fortnights`
    2024-01/04 does not fall into whole quarters
    2024-03-15/2024-04-14 does not fall into whole months
    2024 does not fall into 5 equal parts of whole months
    a profile is learned from the months of earlier years; none were given
    "#);
}

/// Earlier years by quarters: 20, 25, 25, 30 % and 24, 26, 25, 25 % and 16, 30, 24, 30 % of the year. Made up, round.
fn earlier() -> Vec<Observation> {
    let revenue = flow("Thu ngân sách");
    let years = [
        (2021, ["200", "250", "250", "300"]),
        (2022, ["480", "520", "500", "500"]),
        (2023, ["160", "300", "240", "300"]),
    ];
    let mut all = Vec::new();
    for (year, quarters) in years {
        for (at, amount) in (1..).zip(quarters) {
            all.push(found(&revenue, &format!("{amount} tỷ đồng"), &format!("{year}-Q{at}")));
        }
    }
    all
}

#[test]
fn a_learned_profile_is_the_mean_of_the_years_with_their_spread() {
    let learned = Profile::learned(&earlier()).unwrap();
    let share = learned.share(&period("2024"), date("2024-03-31")).unwrap();
    assert_eq!((share.at(), share.years()), (&ratio("1/5"), 3)); // (20 + 24 + 16) ÷ 3; the larger year weighs no more
    let ends = (share.spread().lower().unwrap().at.clone(), share.spread().upper().unwrap().at.clone());
    assert_eq!(ends, (ratio("0.16"), ratio("0.24")));
    assert_eq!(Basis::EarlierYears(3).coverage(), Some(ratio("1/2")));
    assert_eq!(Basis::EarlierYears(1).coverage(), None);
    // Figures to date tell the same as the quarters.
    let revenue = flow("Thu ngân sách");
    let to_date = ["2021-01/03", "2021-01/06", "2021-01/09", "2021"].map(period);
    let amounts = ["200", "450", "700", "1.000"];
    let year: Vec<Observation> =
        to_date.iter().zip(amounts).map(|(p, a)| found(&revenue, &format!("{a} tỷ đồng"), &p.to_string())).collect();
    let one = Profile::learned(&year).unwrap();
    assert_eq!(*one.share(&period("2024"), date("2024-06-30")).unwrap().at(), ratio("0.45"));
}

#[test]
fn what_cannot_be_learned_from_is_refused() {
    let revenue = flow("Thu ngân sách");
    let of = |figure: &str, of: &str| found(&revenue, figure, of);
    let hole: Vec<Observation> = earlier().into_iter().filter(|o| o.get_period() != Some(&period("2022-Q2"))).collect();
    let short: Vec<Observation> =
        earlier().into_iter().filter(|o| o.get_period() != Some(&period("2022-Q4"))).collect();
    let mut other = earlier();
    other.push(found(&flow("Xuất khẩu"), "3 tỷ đồng", "2020"));
    let cases = [
        message(Profile::learned(&hole)),
        message(Profile::learned(&short)),
        message(Profile::learned(&other)),
        message(Profile::learned(&[of("gần 3 tỷ đồng", "2020")])),
        message(Profile::learned(&[of("0 tỷ đồng", "2020")])),
        message(Profile::learned(&[found(&stock("Nợ", Better::Lower), "3 tỷ đồng", "2020")])),
        message(Profile::learned(&earlier()).unwrap().share(&period("2023"), date("2023-03-31"))),
    ];
    insta::assert_snapshot!(cases.join("\n"), @r#"
    the year 2022 cannot be summed up: nothing is known from month 4 on; give every month or quarter
    the year 2022 cannot be summed up: nothing is known from month 10 on; give every month or quarter
    nothing is learned from `3 billion VND`: it is of another indicator
    nothing is learned from `nearly 3 billion VND`: it is no single amount in the unit of the others
    the year 2020 adds up to zero or less; leave it out
    nothing is learned from `3 billion VND`: only the months of a flow add up to a year
    a profile of 2021, 2022, 2023 says nothing of 2023: it needs a later calendar year
    "#);
    // A profile of the year itself would know its end.
    let later = Profile::learned(&earlier()).unwrap().share(&period("2022"), date("2022-03-31"));
    assert!(matches!(later, Err(ProfileError::NotLater { .. })));
}

// ---------------------------------------------------------------- flows

#[test]
fn a_flow_is_expected_in_proportion() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 15.915 tỷ đồng", "2024");
    // Source: Nghệ An, first quarter of 2024, "đạt 37,1% dự toán, cao hơn tiến độ HĐND tỉnh giao là 25%" (VP04).
    let found = pace(&year, &found(&revenue, "5.904,3 tỷ đồng", "2024-Q1"), Profile::Quarters).unwrap();
    assert_eq!((found.status(), found.kind()), (PaceStatus::Ahead, Accumulates::Flow));
    assert_eq!(value(found.expected()), ratio("3978.75"));
    assert_eq!(shown(found.percent_of_target_to(1, Rounding::HalfEven)), "37.1");
    assert_eq!(shown(found.percent_to(1, Rounding::HalfEven)), "148.4");
    let required = found.required().unwrap();
    assert_eq!((required.sense, required.over), (Sense::AtLeast, period("2024-04/12")));
    assert_eq!(value(Some(&required.rest)), ratio("10010.7"));
    assert_eq!((required.months.clone(), value(required.per_month.as_ref())), (Some(Ratio::from(9)), ratio("1112.3")));
    // 1112.3 a month against 5904.3 ÷ 3.
    assert_eq!(
        required.times_so_far,
        Some(&ratio("1112.3") * &Ratio::from(3)).map(|n| n.checked_div(&ratio("5904.3")).unwrap())
    );
    let projection = found.projection().unwrap();
    assert_eq!(value(Some(&projection.at_pace)), ratio("23617.2"));
    assert_eq!(value(projection.as_planned.as_ref()), &ratio("5904.3") + &ratio("11936.25"));
    assert_eq!((projection.basis, projection.met), (Basis::Precision, Some(true)));
    // Half of the last printed place, 0.05, over a quarter.
    let open = projection.at_pace.open_bounds(1, Rounding::HalfEven).unwrap();
    assert_eq!(
        (open.lower.unwrap().to_string(), open.upper.unwrap().to_string()),
        ("23617.0".into(), "23617.4".into())
    );
}

#[test]
fn the_status_follows_the_declared_bands() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let ceiling = target(&revenue, "không quá 1.000 tỷ đồng", "2024");
    // to date after the half year, of a target to reach, of a ceiling
    let table = [
        ("525 tỷ đồng", PaceStatus::Ahead, PaceStatus::OnTrack),
        ("524 tỷ đồng", PaceStatus::OnTrack, PaceStatus::OnTrack),
        ("526 tỷ đồng", PaceStatus::Ahead, PaceStatus::AtRisk),
        ("500 tỷ đồng", PaceStatus::OnTrack, PaceStatus::OnTrack),
        ("475 tỷ đồng", PaceStatus::OnTrack, PaceStatus::Ahead), // an edge belongs to the better band
        ("474 tỷ đồng", PaceStatus::AtRisk, PaceStatus::Ahead),
        ("400 tỷ đồng", PaceStatus::AtRisk, PaceStatus::Ahead),
        ("399 tỷ đồng", PaceStatus::OffTrack, PaceStatus::Ahead),
        ("600 tỷ đồng", PaceStatus::Ahead, PaceStatus::AtRisk),
        ("601 tỷ đồng", PaceStatus::Ahead, PaceStatus::OffTrack),
    ];
    for (amount, reach, limit) in table {
        let half = found(&revenue, amount, "2024-H1");
        assert_eq!(pace(&year, &half, Profile::Months).unwrap().status(), reach, "{amount} of a target to reach");
        let under = pace(&ceiling, &half, Profile::Months).unwrap();
        assert_eq!((under.status(), under.is_ceiling()), (limit, true), "{amount} of a ceiling");
    }
    let strict = Bands::new(Decimal::new(110, 2), Decimal::ONE, Decimal::new(9, 1)).unwrap();
    let pacing = Pacing { bands: strict, ..Pacing::from(Profile::Months) };
    let half = found(&revenue, "499 tỷ đồng", "2024-H1");
    assert_eq!(year.pace(&half, date("2024-06-30"), &pacing).unwrap().status(), PaceStatus::AtRisk);
    assert!(Bands::new(Decimal::ONE, Decimal::TWO, Decimal::ZERO).is_err());
}

#[test]
fn printed_precision_and_approximations_leave_a_status_open() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let of = |amount: &str| pace(&year, &found(&revenue, amount, "2024-H1"), Profile::Months).unwrap();
    // 475 was rounded: 474.5 would be at risk.
    assert_eq!((of("475 tỷ đồng").status(), of("475 tỷ đồng").certain()), (PaceStatus::OnTrack, false));
    assert!(of("475,6 tỷ đồng").certain());
    let about = of("khoảng 480 tỷ đồng"); // 456 to 504 by the default rule
    assert_eq!(about.status(), PaceStatus::Undecided);
    assert_eq!(about.possible(), [PaceStatus::OnTrack, PaceStatus::AtRisk]);
    assert_eq!(about.projection().unwrap().met, None);
    let nearly = of("gần 480 tỷ đồng");
    assert_eq!(nearly.ratio(), Some(&Bounds { lower: Some(ratio("0.912")), upper: Some(ratio("0.96")) }));
    assert_eq!(nearly.projection().unwrap().met, Some(false)); // below 960, rounding included
}

#[test]
fn without_a_declared_width_an_approximation_is_open_ended() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let half = found(&revenue, "hơn 530 tỷ đồng", "2024-H1");
    let pacing = Pacing { rule: Rule::strict(), ..Pacing::from(Profile::Months) };
    let pace = year.pace(&half, date("2024-06-30"), &pacing).unwrap();
    assert_eq!((pace.status(), pace.ratio().unwrap().upper.clone()), (PaceStatus::Ahead, None));
    assert_eq!(pace.projection().unwrap().met, Some(true));
    assert!(pace.explain(Locale::En).contains("Left: 470 billion VND or less."), "{}", pace.explain(Locale::En));
}

#[test]
fn a_learned_profile_gives_the_projection_its_spread() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.200 tỷ đồng", "2024");
    let learned = Profile::learned(&earlier()).unwrap();
    let found = pace(&year, &found(&revenue, "240 tỷ đồng", "2024-Q1"), learned).unwrap();
    assert_eq!((found.status(), found.certain()), (PaceStatus::OnTrack, false)); // 24 % had been usual once
    let projection = found.projection().unwrap();
    assert_eq!(value(Some(&projection.at_pace)), Ratio::from(1200));
    let open = projection.at_pace.open_bounds(0, Rounding::HalfEven).unwrap();
    // From (240 − 0.5) ÷ 0.24 to (240 + 0.5) ÷ 0.16.
    assert_eq!((open.lower.unwrap().to_string(), open.upper.unwrap().to_string()), ("998".into(), "1503".into()));
    assert_eq!((projection.basis, projection.met), (Basis::EarlierYears(3), None));
    insta::assert_snapshot!(found.explain(Locale::En), @"Thu ngân sách, 2024: on track. 240 billion VND to 31 March 2024 against 240 billion VND expected, 20% of the way, 100% of the pace and 20% of the target. Still needed: 960 billion VND, 106.7 billion VND a month for 9 more months, 1.33 times the monthly average so far. At this pace the period ends at 1,200 billion VND, from 998 billion VND to 1,503 billion VND by 3 earlier years (about 50% of years fall inside): it may be met or missed. Rounding, or the spread of the earlier years, could change the status.");
}

#[test]
fn nothing_expected_is_too_early_to_say() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let early = pace(&year, &found(&revenue, "90 tỷ đồng", "2024-M01"), Profile::Quarters).unwrap();
    assert_eq!((early.status(), early.ratio_reason()), (PaceStatus::TooEarly, Some(RatioReason::NothingExpected)));
    assert!(early.ratio().is_none() && early.projection().is_none());
    assert_eq!(value(Some(&early.required().unwrap().rest)), Ratio::from(910));
}

#[test]
fn a_target_met_before_the_end_is_said_to_be() {
    let revenue = flow("Thu ngân sách").en("State revenue");
    // Source: Nghệ An 2024, nine months 16,671 billion, 104.8 % of the plan of 15,908 (notes on Vietnamese practice, §8).
    let year = target(&revenue, "ít nhất 15.908 tỷ đồng", "2024");
    let nine = found(&revenue, "16.671 tỷ đồng", "2024-01/09");
    let on = date("2024-10-05");
    let pacing = Pacing::from(Profile::Quarters);
    let alone = year.pace(&nine, on, &pacing).unwrap();
    assert_eq!((alone.met_in(), alone.status()), (Some(period("2024-M09")), PaceStatus::Ahead));
    assert_eq!(alone.settled().unwrap().open_until, None);
    assert_eq!(shown(alone.percent_of_target_to(1, Rounding::HalfEven)), "104.8");
    assert!(alone.required().is_none());
    assert!(alone.explain(Locale::En).contains("Already met in September 2024."));
    assert!(alone.explain(Locale::Vi).contains("Đã đạt mục tiêu trong tháng 9/2024."));
    // The half-year figure (made up) shows it open, so the third quarter it was.
    let both = year.pace_of(&[found(&revenue, "11.000 tỷ đồng", "2024-H1"), nine.clone()], on, &pacing).unwrap();
    assert_eq!(both.met_in(), Some(period("2024-Q3")));
    // At the end of the year it is the verdict that says so.
    let whole = found(&revenue, "16.671 tỷ đồng", "2024");
    assert!(year.pace(&whole, date("2024-12-31"), &pacing).unwrap().settled().is_none());
}

#[test]
fn a_ceiling_that_was_passed_cannot_be_kept_any_more() {
    let deficit = flow("Bội chi").en("Deficit");
    let year = target(&deficit, "không quá 400 tỷ đồng", "2024");
    let over = pace(&year, &found(&deficit, "410 tỷ đồng", "2024-H1"), Profile::Months).unwrap();
    assert_eq!(over.settled().map(|s| (s.met, s.by)), Some((false, date("2024-06-30"))));
    assert_eq!((over.status(), over.met_in()), (PaceStatus::OffTrack, None));
    insta::assert_snapshot!(over.explain(Locale::En), @"Deficit, 2024: off track. 410 billion VND to 30 June 2024 against at most 200 billion VND by then, 50% of the way, 205% of the pace and 102.5% of the target. Can no longer be met: the limit was passed in June 2024. Already 10 billion VND over. At this pace the period ends at 820 billion VND: the target is missed.");
    let under = pace(&year, &found(&deficit, "120 tỷ đồng", "2024-H1"), Profile::Months).unwrap();
    let required = under.required().unwrap();
    assert_eq!((required.sense, value(Some(&required.rest))), (Sense::AtMost, Ratio::from(280)));
    assert!(under.settled().is_none()); // under a ceiling nothing is won before the end
}

#[test]
fn a_ceiling_of_zero_is_passed_by_the_first() {
    let accidents = flow("Vụ cháy rừng");
    let none = target(&accidents, "không quá 0 vụ", "2024");
    let of = |figure: &str| pace(&none, &found(&accidents, figure, "2024-H1"), Profile::Months).unwrap();
    assert_eq!(
        (of("0 vụ").status(), of("0 vụ").ratio_reason()),
        (PaceStatus::OnTrack, Some(RatioReason::ExpectedNotPositive))
    );
    assert_eq!((of("2 vụ").status(), of("2 vụ").settled().map(|s| s.met)), (PaceStatus::OffTrack, Some(false)));
}

#[test]
fn a_flow_that_is_to_fall_is_shown_as_its_level() {
    let accidents = flow("Tai nạn giao thông").en("Traffic accidents");
    let year = target(&accidents, "giảm 5%", "2024")
        .better(Better::Lower)
        .change_counted(ChangeKind::Relative)
        .baseline(found(&accidents, "200 vụ", "2023"));
    // Five per cent fewer than 200 is 190, of which 95 by the half year. To date, status, still allowed
    for (figure, status, left) in
        [("90 vụ", PaceStatus::Ahead, 100), ("110 vụ", PaceStatus::AtRisk, 80), ("195 vụ", PaceStatus::OffTrack, -5)]
    {
        let half = pace(&year, &found(&accidents, figure, "2024-H1"), Profile::Months).unwrap();
        assert_eq!((half.status(), half.is_ceiling(), half.shows_change()), (status, true, false), "{figure}");
        assert_eq!(value(half.expected()), Ratio::from(95), "{figure}");
        let required = half.required().unwrap();
        assert_eq!((required.sense, value(Some(&required.rest))), (Sense::AtMost, Ratio::from(left)), "{figure}");
    }
    // A fall that was observed as one is a rate: the rest may fall less.
    let fell = pace(&year, &found(&accidents, "giảm 7%", "2024-H1"), Profile::Months).unwrap();
    assert_eq!((fell.kind(), fell.shows_change()), (Accumulates::Rate, true));
    insta::assert_snapshot!(fell.explain(Locale::En), @"Traffic accidents, 2024: ahead. down 7.0% to 30 June 2024 against a target of down 5%, 140% of the pace. Needs down 3.0% in the second half of 2024 for down 5% in 2024. At this pace the period ends at down 7.0%: the target is met. Assumed: the parts of the period weigh by their time; the caller chose `relative` for the change.");
}

#[test]
fn a_total_over_years_goes_year_by_year() {
    let revenue = flow("Thu ngân sách");
    let five = target(&revenue, "ít nhất 1.000 tỷ đồng", "2021/2025").over(Over::Total);
    let years = [("180 tỷ đồng", "2021"), ("210 tỷ đồng", "2022"), ("190 tỷ đồng", "2023")];
    let figures: Vec<Observation> = years.iter().map(|(amount, of)| found(&revenue, amount, of)).collect();
    let pace = five.pace_of(&figures, date("2024-02-01"), &Pacing::from(Profile::Months)).unwrap();
    assert_eq!((value(Some(pace.actual())), value(pace.expected())), (Ratio::from(580), Ratio::from(600)));
    assert_eq!((pace.status(), pace.required().unwrap().months.clone()), (PaceStatus::OnTrack, Some(Ratio::from(24))));
}

#[test]
fn the_projection_counts_every_day_of_a_quarter_under_way() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let july = found(&revenue, "520 tỷ đồng", "2024-01-01/2024-07-15");
    let pace = pace(&year, &july, Profile::Quarters).unwrap();
    // By the convention 50 % is expected; for the end of the year the 15 of 92 days count.
    assert_eq!((pace.share().at(), pace.status()), (&ratio("1/2"), PaceStatus::OnTrack));
    let gone = &ratio("1/2") + &(&ratio("1/4") * &ratio("15/92"));
    assert_eq!(value(Some(&pace.projection().unwrap().at_pace)), Ratio::from(520).checked_div(&gone).unwrap());
    assert_eq!(pace.projection().unwrap().met, Some(false));
    assert!(pace.explain(Locale::En).contains("the profile counts to 30 June 2024 only"));
}

#[test]
fn parts_are_put_together() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let of = |amount: &str, p: &str| found(&revenue, amount, p);
    let parts = [of("90 tỷ đồng", "2024-M04"), of("200 tỷ đồng", "2024-Q1"), of("100 tỷ đồng", "2024-M05")];
    let pacing = Pacing::from(Profile::Months);
    let together = year.pace_of(&parts, date("2024-06-15"), &pacing).unwrap();
    assert_eq!((value(Some(together.actual())), together.until()), (Ratio::from(390), date("2024-05-31")));
    // What is settled after the day is not known on it.
    let earlier = year.pace_of(&parts, date("2024-04-30"), &pacing).unwrap();
    assert_eq!(value(Some(earlier.actual())), Ratio::from(290));
    let hole =
        year.pace_of(&[of("200 tỷ đồng", "2024-Q1"), of("100 tỷ đồng", "2024-M05")], date("2024-06-15"), &pacing);
    insta::assert_snapshot!(message(hole), @"`Thu ngân sách` is counted from 2024-04-01, the figure is for 2024-M05; give the figure to date, or every part of it");
}

#[test]
fn the_parts_so_far_give_the_projection_its_spread() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let pacing = Pacing::from(Profile::Quarters);
    let on = date("2024-07-05");
    // Quarters of 200 and 280: the rest comes to between 2 · 200 and 2 · 280, given apart or to date.
    let apart = [found(&revenue, "200,0 tỷ đồng", "2024-Q1"), found(&revenue, "280,0 tỷ đồng", "2024-Q2")];
    let to_date = [found(&revenue, "200,0 tỷ đồng", "2024-Q1"), found(&revenue, "480,0 tỷ đồng", "2024-H1")];
    for figures in [apart, to_date] {
        let pace = year.pace_of(&figures, on, &pacing).unwrap();
        let projection = pace.projection().unwrap();
        assert_eq!((projection.basis, projection.met), (Basis::Parts(2), None));
        assert_eq!(value(Some(&projection.at_pace)), Ratio::from(960));
        let open = projection.at_pace.open_bounds(0, Rounding::HalfEven).unwrap();
        assert_eq!((open.lower.unwrap().to_string(), open.upper.unwrap().to_string()), ("880".into(), "1040".into()));
    }
    // A rate to date hides its parts: 8 % after a quarter and 9 % after two is 10 % in the second.
    let growth = rate("Tăng trưởng");
    let year = target(&growth, "9,5%", "2024");
    let figures = [found(&growth, "8%", "2024-Q1"), found(&growth, "9%", "2024-H1")];
    let pace = year.pace_of(&figures, on, &pacing).unwrap();
    let open = pace.projection().unwrap().at_pace.open_bounds(2, Rounding::HalfEven).unwrap();
    // Half of 9 ± 0.5 and half of 8 to 10.
    assert_eq!((open.lower.unwrap().to_string(), open.upper.unwrap().to_string()), ("8.25".into(), "9.75".into()));
    assert_eq!(pace.projection().unwrap().basis, Basis::Parts(2));
}

// ---------------------------------------------------------------- stocks

#[test]
fn a_stock_is_expected_on_the_way_from_its_baseline() {
    let communes = stock("Xã đạt chuẩn nông thôn mới", Better::Higher).en("Certified communes");
    let year = target(&communes, "330 xã", "2024").baseline(found(&communes, "300 xã", "2023"));
    let nine = pace(&year, &found(&communes, "320 xã", "2024-09-30"), Profile::Months).unwrap();
    assert_eq!(value(nine.expected()), ratio("322.5"));
    assert_eq!(nine.ratio().and_then(|r| r.single()), Some(&ratio("8/9"))); // 20 of 22.5, not 320 of 322.5
    assert_eq!((nine.status(), nine.certain()), (PaceStatus::AtRisk, true)); // counts are exact
    assert_eq!(value(Some(&nine.projection().unwrap().at_pace)), ratio("980/3"));
    insta::assert_snapshot!(nine.explain(Locale::Vi), @"Xã đạt chuẩn nông thôn mới, năm 2024: có nguy cơ chậm. Đến ngày 30/09/2024 đạt 320 xã so với 322,5 xã theo tiến độ 75%, bằng 88,9% tiến độ. Còn phải đạt 10 xã, tức 3,3 xã mỗi tháng trong 3 tháng còn lại, bằng 1,5 lần mức bình quân tháng đến nay. Với tiến độ này cả kỳ là 326,7 xã: không đạt mục tiêu.");
    // Better lower: from 3.5 to 2.9.
    let poor = stock("Tỷ lệ hộ nghèo", Better::Lower);
    let year = target(&poor, "2,9%", "2024").baseline(found(&poor, "3,5%", "2023"));
    let half = pace(&year, &found(&poor, "3,1%", "2024-06-30"), Profile::Months).unwrap();
    assert_eq!((value(half.expected()), half.status()), (ratio("3.2"), PaceStatus::Ahead));
    assert_eq!(half.ratio().and_then(|r| r.single()), Some(&ratio("4/3")));
    // The same as a change: "giảm 0,6 điểm %".
    let fall = target(&poor, "giảm 0,6 điểm %", "2024").baseline(found(&poor, "3,5%", "2023"));
    let half = pace(&fall, &found(&poor, "3,1%", "2024-06-30"), Profile::Months).unwrap();
    assert_eq!((value(half.expected()), value(Some(half.actual()))), (ratio("0.3"), ratio("0.4")));
    assert_eq!(half.ratio().and_then(|r| r.single()), Some(&ratio("4/3")));
    // Met before the end, though it may slip back.
    let early = pace(&year, &found(&poor, "2,8%", "2024-06-30"), Profile::Months).unwrap();
    assert_eq!(early.met_in(), Some(period("2024-M06")));
}

#[test]
fn a_stock_that_is_where_it_should_be_has_to_stay() {
    let unemployed = stock("Tỷ lệ thất nghiệp", Better::Lower);
    let year = target(&unemployed, "dưới 4%", "2024").baseline(found(&unemployed, "3,1%", "2023"));
    let of = |figure: &str| pace(&year, &found(&unemployed, figure, "2024-06-30"), Profile::Months).unwrap();
    // figure, status: 4.0 is not below 4
    for (figure, status) in
        [("3,9%", PaceStatus::OnTrack), ("4,0%", PaceStatus::OffTrack), ("2,0%", PaceStatus::OnTrack)]
    {
        assert_eq!((of(figure).status(), of(figure).ratio_reason()), (status, Some(RatioReason::Hold)), "{figure}");
    }
    assert!(of("3,9%").required().is_none() && of("3,9%").settled().is_none());
}

#[test]
fn tallied_things_are_shown_as_things() {
    // Source of the goal: "100 % số huyện đạt chuẩn nông thôn mới", as plans of provinces with 13 districts ask; made up.
    let districts = stock("Huyện đạt chuẩn", Better::Higher);
    let from = |of: &str| found(&districts, of, "2023");
    let half = found(&districts, "8/13 huyện", "2024-06-30");
    let all = target(&districts, "13/13 huyện", "2024").baseline(from("7/13 huyện"));
    let by_count = pace(&all, &half, Profile::Months).unwrap();
    assert_eq!(value(by_count.expected()), Ratio::from(10));
    assert_eq!(value(Some(&by_count.required().unwrap().rest)), Ratio::from(5));
    assert_eq!(value(by_count.required().unwrap().per_month.as_ref()), ratio("5/6"));
    // One of the three expected, in six months; five more in six.
    assert_eq!(by_count.required().unwrap().times_so_far, Some(Ratio::from(5)));
    assert_eq!(by_count.projection().unwrap().met, Some(false));
    // Against a share it is the same pace.
    let percent = target(&districts, "100%", "2024").baseline(from("7/13 huyện"));
    let by_share = pace(&percent, &half, Profile::Months).unwrap();
    assert_eq!(by_share.ratio(), by_count.ratio());
    assert_eq!(by_share.ratio().and_then(|r| r.single()), Some(&ratio("1/3")));
}

// ---------------------------------------------------------------- rates

#[test]
fn growth_needs_so_much_in_the_rest_of_the_year() {
    let growth = rate("Tăng trưởng GRDP").en("GRDP growth");
    // Source of the target: the revised scenario of Nghệ An for 2025 (vn_growth_target_cases); the nine months and the
    // weights of the base year's quarters are made up.
    let year = target(&growth, "9,5 - 10,5%", "2025");
    let nine = found(&growth, "8,53%", "2025-01/09");
    let needs = |profile| value(Some(&pace(&year, &nine, profile).unwrap().required().unwrap().rest));
    assert_eq!(needs(weights(&["22", "25", "25", "28"])), ratio("2099/175")); // (9.5 − 0.72 · 8.53) ÷ 0.28
    // The weights matter: 11.99 %, but 12.41 % by equal quarters.
    assert_eq!(needs(Profile::Quarters), ratio("12.41"));
    let even =
        pace(&target(&growth, "9,5%", "2025"), &found(&growth, "8,6667%", "2025-01/09"), Profile::Quarters).unwrap();
    let explained = even.explain(Locale::En);
    assert!(explained.contains("for 9.5% in 2025"), "{explained}");
    assert!(even.weighs_by_time());
    // A quarter under way weighs by its days: 46 of the 92 of the third one.
    let august = pace(&year, &found(&growth, "8%", "2025-01-01/2025-08-15"), Profile::Quarters).unwrap();
    assert_eq!(august.share().at(), &ratio("5/8"));
    // A rate is not expected in proportion: 8.53 % is compared with 9.5 %, not with three quarters of it.
    let found = pace(&year, &nine, Profile::Quarters).unwrap();
    assert_eq!((value(found.expected()), found.status()), (ratio("9.5"), PaceStatus::AtRisk));
    assert_eq!(value(Some(&found.projection().unwrap().at_pace)), ratio("8.53"));
    assert!(found.settled().is_none());
    // Twelve in the fourth quarter exactly.
    assert_eq!(rate_of_rest(&ratio("9.5"), &ratio("26/3"), &ratio("3/4")).unwrap(), Ratio::from(12));
    assert!(rate_of_rest(&ratio("9.5"), &ratio("26/3"), &ratio("1")).is_err());
    assert!(rate_of_rest(&ratio("9.5"), &ratio("26/3"), &ratio("-0.1")).is_err());
}

#[test]
fn needs_twelve_percent_in_the_fourth_quarter() {
    let growth = rate("Tăng trưởng GRDP").en("GRDP growth");
    let year = target(&growth, "9,5%", "2025");
    // Quarters of 7.5, 8.5 and 10 % on equal quarters are 26/3 % to date: 12.0 % is left for 9.5 % in the year.
    let of = |figure: &str, p: &str| found(&growth, figure, p);
    let quarters = [of("7,5%", "2025-Q1"), of("8,5%", "2025-Q2"), of("10,0%", "2025-Q3")];
    let pace = year.pace_of(&quarters, date("2025-10-06"), &Pacing::from(Profile::Quarters)).unwrap();
    assert_eq!(value(Some(pace.actual())), ratio("26/3"));
    assert_eq!(value(Some(&pace.required().unwrap().rest)), Ratio::from(12));
    assert_eq!(pace.required().unwrap().over, period("2025-Q4"));
    // The rest between the worst and the best quarter so far, each half a printed place wider.
    let projection = pace.projection().unwrap();
    assert_eq!((projection.basis, projection.met), (Basis::Parts(3), Some(false)));
    insta::assert_snapshot!(pace.explain(Locale::En), @"GRDP growth, 2025: at risk. 8.67% to 30 September 2025 against a target of 9.5%, 91.2% of the pace. Needs 12.0% in Q4 2025 for 9.5% in 2025. At this pace the period ends at 8.67%, from 8.3% to 9.0% by the worst and the best of 3 parts so far: the target is missed. Assumed: the parts of the period weigh by their time.");
    insta::assert_snapshot!(pace.explain(Locale::Vi), @"Tăng trưởng GRDP, năm 2025: có nguy cơ chậm. Đến ngày 30/09/2025 là 8,67% so với mục tiêu 9,5%, bằng 91,2% tiến độ. Quý IV/2025 cần 12,0% để năm 2025 đạt 9,5%. Với tiến độ này cả kỳ là 8,67%, từ 8,3% đến 9,0% theo mức thấp nhất và cao nhất của 3 kỳ đã qua: không đạt mục tiêu. Giả định: các phần của kỳ có tỷ trọng theo thời gian.");
}

#[test]
fn growth_is_counted_on_the_quarters_of_the_year_before() {
    let growth = rate("Tăng trưởng thu ngân sách");
    let year = target(&growth, "10%", "2024");
    // Of the three years learned from, growth in 2024 is counted on 2023 alone: 16, 30, 24 and 30 %.
    let learned = Profile::learned(&earlier()).unwrap();
    let nine = pace(&year, &found(&growth, "7%", "2024-01/09"), learned).unwrap();
    assert_eq!(nine.share().at(), &ratio("0.7"));
    assert_eq!(value(Some(&nine.required().unwrap().rest)), Ratio::from(17)); // (10 − 0.7 · 7) ÷ 0.3
    assert!(!nine.weighs_by_time());
    // The same by levels: 700 · 1.07 + 300 · 1.17 = 1000 · 1.10.
    assert_eq!(
        rate_of_whole(&[(Ratio::from(7), Ratio::from(700)), (Ratio::from(17), Ratio::from(300))]).unwrap(),
        Ratio::from(10)
    );
    assert!(rate_of_whole(&[]).is_err());
    // "tăng 10% so với năm 2023" of a flow is growth too, when what was found is one.
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "tăng 10%", "2024").better(Better::Higher).change_counted(ChangeKind::Relative);
    let nine = pace(&year, &found(&revenue, "tăng 7%", "2024-01/09"), weights(&["16", "30", "24", "30"])).unwrap();
    assert_eq!((nine.kind(), value(Some(&nine.required().unwrap().rest))), (Accumulates::Rate, Ratio::from(17)));
    // A level of nine months is a part of the level asked for.
    let year = year.baseline(found(&revenue, "1.000 tỷ đồng", "2023"));
    let nine = pace(&year, &found(&revenue, "825 tỷ đồng", "2024-01/09"), Profile::Quarters).unwrap();
    assert_eq!(nine.kind(), Accumulates::Flow);
    assert_eq!(nine.ratio().and_then(|r| r.single()), Some(&Ratio::from(1))); // 825 of 1100 · 3/4
}

#[test]
fn an_average_needs_an_average_of_the_rest() {
    let prices =
        Indicator::named("CPI bình quân").en("Average CPI").accumulates(Accumulates::Rate).better(Better::Lower);
    let year = target(&prices, "không quá 4%", "2024");
    let half = pace(&year, &found(&prices, "4,1%", "2024-H1"), Profile::Months).unwrap();
    let required = half.required().unwrap();
    assert_eq!((required.sense, value(Some(&required.rest))), (Sense::AtMost, ratio("3.9")));
    assert_eq!(half.projection().unwrap().met, Some(false));
    insta::assert_snapshot!(half.explain(Locale::En), @"Average CPI, 2024: on track. 4.1% to 30 June 2024 against a target of at most 4%, 102.5% of the pace. May be at most 3.9% in the second half of 2024 for at most 4% in 2024. At this pace the period ends at 4.1%: the target is missed. Assumed: the parts of the period weigh by their time.");
}

#[test]
fn a_rate_inside_a_band_is_judged_by_the_band() {
    let prices = Indicator::named("CPI bình quân").accumulates(Accumulates::Rate).better(Better::Inside);
    let year = target(&prices, "trong khoảng 3 - 4%", "2024");
    for (figure, status) in [("3,5%", PaceStatus::OnTrack), ("4,2%", PaceStatus::OffTrack)] {
        let half = pace(&year, &found(&prices, figure, "2024-H1"), Profile::Months).unwrap();
        assert_eq!((half.status(), half.ratio_reason()), (status, Some(RatioReason::Hold)), "{figure}");
        assert!(half.required().is_none() && half.expected().is_none());
    }
}

// ---------------------------------------------------------------- refusals

#[test]
fn a_mismatch_is_an_error_that_says_why() {
    let (revenue, growth) = (flow("Thu ngân sách"), rate("Tăng trưởng"));
    let communes = stock("Xã đạt chuẩn", Better::Higher);
    let year = |indicator: &Indicator, goal: &str| target(indicator, goal, "2024");
    let half = |indicator: &Indicator, figure: &str| found(indicator, figure, "2024-H1");
    let bare = Indicator::named("Thu ngân sách");
    let by = |t: &Target, o: &Observation| message(pace(t, o, Profile::Months));
    let on_flow = year(&revenue, "ít nhất 1.000 tỷ đồng");
    let learned = Profile::learned(&earlier()).unwrap();
    let with_baseline = |of: &str| year(&communes, "330 xã").baseline(found(&communes, "300 xã", of));
    let cases = [
        by(
            &Target::new(revenue.clone(), Goal::read("ít nhất 1.000 tỷ đồng", Locale::Vi).unwrap()),
            &half(&revenue, "5 tỷ đồng"),
        ),
        by(&target(&bare, "ít nhất 1.000 tỷ đồng", "2024"), &half(&bare, "5 tỷ đồng")),
        by(&on_flow, &half(&communes, "320 xã")),
        by(&on_flow, &half(&Indicator::named("Thu ngân sách").accumulates(Accumulates::Stock), "5 tỷ đồng")),
        by(&on_flow, &found(&revenue, "5 tỷ đồng", "2024-Q2")),
        by(&on_flow, &found(&revenue, "5 tỷ đồng", "2025-Q1")),
        by(&on_flow, &half(&revenue, "5 triệu USD")),
        by(&year(&revenue, "trong khoảng 900 - 1.000 tỷ đồng"), &half(&revenue, "5 tỷ đồng")),
        by(&on_flow.clone().over(Over::Each), &half(&revenue, "5 tỷ đồng")),
        by(&year(&communes, "330 xã"), &found(&communes, "320 xã", "2024-06-30")),
        by(&with_baseline("2022"), &found(&communes, "320 xã", "2024-06-30")),
        message(pace(&with_baseline("2023"), &found(&communes, "320 xã", "2024-06-30"), learned)),
        by(
            &year(&Indicator::named("PCI").accumulates(Accumulates::Flow), "hạng 5"),
            &half(&Indicator::named("PCI"), "hạng 7"),
        ),
        by(&year(&growth, "8/10 xã"), &half(&growth, "5%")),
        message(on_flow.pace(&half(&revenue, "5 tỷ đồng"), date("2024-05-31"), &Pacing::default())),
        message(on_flow.pace(
            &Observation::missing(revenue.clone(), "chưa báo cáo"),
            date("2024-05-31"),
            &Pacing::default(),
        )),
        message(on_flow.pace_of(&[], date("2024-05-31"), &Pacing::default())),
        message(Bands::new(Decimal::ONE, Decimal::TWO, Decimal::ZERO)),
    ];
    insta::assert_snapshot!(cases.join("\n"), @r#"
    `Thu ngân sách` has no period, so nothing is expected by a day; give the target one
    nothing says how `Thu ngân sách` accumulates; make its indicator a `flow`, a `stock` or a `rate`
    cannot judge `Thu ngân sách`: the observation is of `Xã đạt chuẩn`
    `Thu ngân sách` is a flow, but the observation is of a stock; make the two indicators one
    `Thu ngân sách` is counted from 2024-01-01, the figure is for 2024-Q2; give the figure to date, or every part of it
    `Thu ngân sách` is for 2024, the figure runs to 2025-03-31
    cannot judge `Thu ngân sách`: `VND` and `USD` do not meet: the currencies differ; convert one with a dated rate first
    `Thu ngân sách` is a flow, but its goal is a band to stay inside; ask for at least or at most
    `Thu ngân sách` is a flow, but its years meet the goal by `each`; measure the pace of each year, or change how the years meet the goal
    the way of `Xã đạt chuẩn` begins at a level that is not known; give the target a baseline with one value
    the way of `Xã đạt chuẩn` begins on 2024-01-01, its baseline is for 2022; give the level of the day before
    `Xã đạt chuẩn` is a stock, but the profile was learned from the months of a flow; use weights
    `PCI` is a flow, but a rank does not add up; judge it when the period has ended
    `Tăng trưởng` is a rate, but its goal counts things; make the indicator a `stock` or a `flow`
    the figure of `Thu ngân sách` runs to 2024-06-30, after the day 2024-05-31; mark it as estimated, or take a later day
    `Thu ngân sách` has no figure to measure its pace by: chưa báo cáo
    `Thu ngân sách` has no figure to measure its pace by: there is no observation
    bands fall from `ahead` to `at_risk`, found 1, 2, 0
    "#);
}

#[test]
fn a_deadline_has_no_pace() {
    let opening = Indicator::named("Vũng Áng 2").accumulates(Accumulates::Stock);
    let due = Target::new(opening.clone(), Goal::by(date("2024-12-31"))).period(period("2024"));
    let on = date("2024-06-30");
    assert!(due.pace(&Observation::not_done_on(opening, on), on, &Pacing::default()).is_err());
}

#[test]
fn the_observation_counts_to_its_own_last_day() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let nine = found(&revenue, "800 tỷ đồng", "2024-01/09");
    let late = year.pace(&nine, date("2024-11-20"), &Pacing::default()).unwrap();
    assert_eq!((late.on(), late.until()), (date("2024-11-20"), date("2024-09-30")));
    assert_eq!(late.share().at(), &ratio("274/366"));
    // Without a period of its own it runs to the day asked for.
    let figure = Figure::read("800 tỷ đồng", Locale::Vi).unwrap();
    let bare = year.pace(&Observation::new(revenue.clone(), figure), date("2024-11-20"), &Pacing::default()).unwrap();
    assert_eq!(bare.until(), date("2024-11-20"));
    assert_eq!(bare.assumptions(), [attain::Assumption::UnstatedPeriod]);
    // An estimate of the year stands for its end.
    let estimate = found(&revenue, "ước 1.010 tỷ đồng", "2024");
    let early = year.pace(&estimate, date("2024-11-20"), &Pacing::default()).unwrap();
    assert!(early.provisional());
    assert_eq!(value(Some(&early.projection().unwrap().at_pace)), Ratio::from(1010));
    // What was measured counts before an estimate.
    let both = year.pace_of(&[estimate, nine], date("2024-11-20"), &Pacing::default()).unwrap();
    assert_eq!(both.until(), date("2024-09-30"));
    assert!(!both.provisional());
}

#[test]
fn the_version_on_the_day_is_the_one_that_counts() {
    // Source: Nghệ An 2025, growth of 10.5 % asked for first, 9.5–10.5 % from August on (vn_growth_target_cases).
    let growth = rate("Tăng trưởng GRDP");
    let year = target(&growth, "10,5%", "2025")
        .revised(Goal::read("9,5 - 10,5%", Locale::Vi).unwrap(), date("2025-08-01"))
        .unwrap();
    let half = found(&growth, "8,24%", "2025-H1");
    let asked = |on: &str| value(year.pace(&half, date(on), &Pacing::from(Profile::Quarters)).unwrap().expected());
    assert_eq!((asked("2025-07-05"), asked("2025-08-05")), (ratio("10.5"), ratio("9.5")));
}

#[test]
fn equally_settled_figures_are_not_chosen_between() {
    let revenue = flow("Thu ngân sách");
    let year = target(&revenue, "ít nhất 1.000 tỷ đồng", "2024");
    let of = |figure: &str| found(&revenue, figure, "2024-01/09");
    let on = date("2024-11-20");
    assert!(year.pace_of(&[of("800 tỷ đồng"), of("810 tỷ đồng")], on, &Pacing::default()).is_err());
    let dated = [of("810 tỷ đồng").as_of(date("2024-11-05")), of("800 tỷ đồng").as_of(date("2024-10-05"))];
    assert_eq!(value(Some(year.pace_of(&dated, on, &Pacing::default()).unwrap().actual())), Ratio::from(810));
    // On the first of November the later vintage was not known.
    let known = year.pace_of(&dated, date("2024-11-01"), &Pacing::default()).unwrap();
    assert_eq!(value(Some(known.actual())), Ratio::from(800));
    let better = [of("810 tỷ đồng").quality(Quality::Final), of("800 tỷ đồng").quality(Quality::Estimated)];
    assert_eq!(value(Some(year.pace_of(&better, on, &Pacing::default()).unwrap().actual())), Ratio::from(810));
}

// ---------------------------------------------------------------- comparisons

#[test]
fn one_observation_stands_against_two_plans() {
    // Source: Nghệ An, first half of 2021: 10,042 billion is 76.3 % of the central plan, 71.6 % of the provincial one.
    let revenue = flow("Thu ngân sách");
    let set = |by: &str, goal: &str| target(&revenue, goal, "2021").authority(by);
    let targets = [set("Trung ương", "ít nhất 13.161 tỷ đồng"), set("HĐND tỉnh", "ít nhất 14.025 tỷ đồng")];
    let half = found(&revenue, "10.042 tỷ đồng", "2021-H1");
    let paces = side_by_side(&targets, &half, date("2021-07-05"), &Pacing::from(Profile::Quarters)).unwrap();
    let table: Vec<(String, String)> = paces
        .iter()
        .map(|pace| {
            (pace.target().get_authority().unwrap().to_owned(), shown(pace.percent_of_target_to(1, Rounding::HalfEven)))
        })
        .collect();
    assert_eq!(table, [("Trung ương".into(), "76.3".into()), ("HĐND tỉnh".into(), "71.6".into())]);
    assert!(paces.iter().all(|pace| pace.status() == PaceStatus::Ahead));
    insta::assert_snapshot!(paces[1].explain(Locale::Vi), @"Thu ngân sách (HĐND tỉnh), năm 2021: vượt tiến độ. Đến ngày 30/06/2021 đạt 10.042 tỷ đồng so với 7.012,5 tỷ đồng theo tiến độ 50%, bằng 143,2% tiến độ và 71,6% mục tiêu cả kỳ. Còn phải đạt 3.983 tỷ đồng, tức 663,8 tỷ đồng mỗi tháng trong 6 tháng còn lại, bằng 0,4 lần mức bình quân tháng đến nay. Với tiến độ này cả kỳ là 20.084 tỷ đồng: đạt mục tiêu.");
}

#[test]
fn a_figure_to_date_stands_against_the_same_period_last_year() {
    // Source: Nghệ An, nine months of 2024: "bằng 143,2% so với cùng kỳ" (VP06), the base recovered from it.
    let revenue = flow("Thu ngân sách");
    let (this, last) =
        (found(&revenue, "16.671 tỷ đồng", "2024-01/09"), found(&revenue, "11.642 tỷ đồng", "2023-01/09"));
    let compared = against_last_year(&this, &last).unwrap();
    assert_eq!(shown(compared.percent_to(1, Rounding::HalfEven)), "143.2");
    assert_eq!(shown(compared.growth_to(1, Rounding::HalfEven)), "43.2");
    assert_eq!(compared.agrees_with(Decimal::new(1432, 1)), Some(true));
    assert_eq!(compared.agrees_with(Decimal::new(1434, 1)), Some(false));
    assert_eq!(compared.difference.single(), Some(&ratio("5029000000000")));
    insta::assert_snapshot!(compared.explain(Locale::Vi), @"Thu ngân sách, 9 tháng đầu năm 2024: 16.671 tỷ đồng, bằng 143,2% so với cùng kỳ (11.642 tỷ đồng), tăng 43,2%.");
    insta::assert_snapshot!(compared.explain(Locale::En), @"Thu ngân sách, first nine months of 2024: 16,671 billion VND, 143.2% of the same period last year (11,642 billion VND), up 43.2%.");
    // Shares differ by points, and have no percent of each other.
    let share = rate("Tỷ lệ giải ngân");
    let points = against_last_year(&found(&share, "45,2%", "2024-H1"), &found(&share, "40%", "2023-H1")).unwrap();
    assert_eq!((points.ratio.clone(), points.difference.single()), (None, Some(&ratio("5.2"))));
    let cases = [
        message(against_last_year(&this, &found(&revenue, "11.642 tỷ đồng", "2022-01/09"))),
        message(against_last_year(&this, &found(&revenue, "11.642 tỷ đồng", "2023"))),
        message(against_last_year(&this, &found(&flow("Xuất khẩu"), "11.642 tỷ đồng", "2023-01/09"))),
        message(against_last_year(&this, &found(&revenue, "tăng 5%", "2023-01/09"))),
    ];
    insta::assert_snapshot!(cases.join("\n"), @r#"
    2024-01/09 is not compared with 2022-01/09: the same period of the year before is 2023-01/09
    2024-01/09 is not compared with 2023: the same period of the year before is 2023-01/09
    cannot judge `Thu ngân sách`: the observation is of `Xuất khẩu`
    cannot judge `Thu ngân sách`: the target is a level and `up 5%` a change; give the level that was reached
    "#);
}

// ---------------------------------------------------------------- published cases

#[test]
fn published_percentages_of_year_plans_come_out() {
    let Some(rows) = attain_tests::shared_rows("conformance/methods/vn_published_percentages.csv") else { return };
    let mut tried = 0;
    for row in &rows {
        let case = &row["case"];
        // The periods that begin with the year, of plans for the year: the others are no matter of pace.
        let (of, year) = match row["period"].as_str() {
            "H1 2021" => ("2021-H1", "2021"),
            "Q1 2024" => ("2024-Q1", "2024"),
            "9M 2024" => ("2024-01/09", "2024"),
            _ => continue,
        };
        if row["base"].contains("same period") {
            continue;
        }
        tried += 1;
        let amount =
            |text: &str| Quantity::new(attain::decimal::parse(text).unwrap(), Unit::from_code("VND").unwrap().at(9));
        let revenue = flow("state revenue");
        let published = attain::decimal::parse(&row["published_percent"]).unwrap();
        let plan = amount(
            row["base"].split(' ').next_back().filter(|b| b.parse::<u32>().is_ok()).unwrap_or(&row["implied_base"]),
        );
        let on = period(of).end();
        let year = Target::new(revenue.clone(), Goal::at_least(plan.clone())).period(period(year));
        let pacing = Pacing::from(Profile::Quarters);
        if row["value"].is_empty() {
            // Only the percentage was printed: a share of the plan adds up over the year as its amounts do.
            let share = flow("state revenue, % of plan");
            let whole = Quantity::new(Decimal::ONE_HUNDRED, Unit::percent());
            let of_plan = Target::new(share.clone(), Goal::at_least(whole)).period(*year.get_period().unwrap());
            let found = Observation::new(share, Quantity::new(published, Unit::percent())).period(period(of));
            let pace = of_plan.pace(&found, on, &pacing).unwrap();
            // VP14: 72.11 % after nine months, slightly behind 75 %, is still within the band.
            assert_eq!((value(pace.expected()), pace.status()), (Ratio::from(75), PaceStatus::OnTrack), "{case}");
            assert_eq!(pace.projection().unwrap().met, Some(false), "{case}");
            continue;
        }
        let found = Observation::new(revenue, amount(&row["value"])).period(period(of));
        let pace = year.pace(&found, on, &pacing).unwrap();
        // Half of the last printed place of the percentage, of the value and of the plan it was recovered from.
        let reached = pace.share_of_target().unwrap().single().unwrap().clone();
        let off = (&(&reached * &Ratio::from(100)) - &Ratio::from(published)).abs();
        assert!(off <= ratio("0.06"), "{case}: {reached} is not {published} %");
        assert_eq!(pace.status(), PaceStatus::Ahead, "{case}");
    }
    assert!(tried >= 3, "{tried} rows were tried");
}

#[test]
fn a_provinces_monthly_shares_of_its_year_plans_come_out() {
    let Some(rows) = attain_tests::shared_rows("conformance/official/vn_industry_monthly.csv") else { return };
    let (mut shares, mut agree, mut compared) = (0, 0, 0);
    for row in &rows {
        // The eleventh block is the eleventh month; the header repeats itself as a row.
        let Some(month) = row["_table"].strip_prefix("block_").and_then(|m| m.parse::<u32>().ok()) else { continue };
        let number = |column: &str| attain::decimal::parse(row[column].trim()).ok();
        let indicator = match row["don_vi"].trim() {
            "%" => rate(&row["chi_tieu"]),
            _ => flow(&row["chi_tieu"]),
        };
        let of = |year: i32, amount: Decimal| {
            Observation::new(indicator.clone(), Quantity::new(amount, Unit::number()))
                .period(Period::to_date(year, month).unwrap())
        };
        // The report does not print its year; any will do.
        let Some(reached) = number("luy_ke").map(|amount| of(2024, amount)) else { continue };
        if let (Some(plan), Some(published)) = (number("ke_hoach_nam"), number("luy_ke_so_voi_ke_hoach")) {
            let year = Target::new(indicator.clone(), Goal::at_least(Quantity::new(plan, Unit::number())))
                .period(period("2024"));
            let pace = year.pace(&reached, date("2024-12-31"), &Pacing::from(Profile::Months)).unwrap();
            let percent = pace.share_of_target().unwrap().single().unwrap() * &Ratio::from(100);
            // The published ratios are doubles.
            let off = (&percent - &Ratio::from(published)).abs();
            assert!(
                off <= &percent.abs() * &ratio("0.000000001"),
                "line {}: {percent} is not {published}",
                row["_line"]
            );
            assert_eq!(pace.share().at(), &Ratio::new(month, 12).unwrap());
            shares += 1;
        }
        if let (Some(last), Some(published)) = (number("luy_ke_cung_ky"), number("luy_ke_so_so_voi_cung_ky")) {
            let found = against_last_year(&reached, &of(2023, last)).unwrap();
            compared += 1;
            let same = |ratio: &Ratio| {
                let off = (&(ratio * &Ratio::from(100)) - &Ratio::from(published)).abs();
                off <= self::ratio("0.01")
            };
            agree += u32::from(found.ratio.as_ref().and_then(|r| r.single()).is_some_and(same));
        }
    }
    say!("{shares} shares of plans; {agree} of {compared} comparisons with last year as published");
    assert!(shares >= 80 && agree * 2 > compared, "{shares} shares, {agree} of {compared}");
}

// ---------------------------------------------------------------- laws

proptest! {
    #[test]
    fn what_is_required_brings_the_target(wanted in 1i64..100_000, reached in 0i64..200_000, month in 1u32..12) {
        let revenue = flow("Thu");
        let amount = |n: i64| Quantity::new(Decimal::from(n), Unit::from_code("VND").unwrap());
        let year = Target::new(revenue.clone(), Goal::at_least(amount(wanted))).period(period("2024"));
        let found = Observation::new(revenue, amount(reached)).period(Period::to_date(2024, month).unwrap());
        let pace = pace(&year, &found, Profile::Months).unwrap();
        match pace.required() {
            None => prop_assert!(reached >= wanted && pace.met_in().is_some()),
            Some(required) => {
                let months = required.months.clone().unwrap();
                let rest = &value(required.per_month.as_ref()) * &months;
                prop_assert_eq!(&Ratio::from(reached) + &rest, Ratio::from(wanted));
            }
        }
        // Ahead exactly where the projection is ahead by the same factor.
        let at_pace = value(Some(&pace.projection().unwrap().at_pace));
        let factor = at_pace.checked_div(&Ratio::from(wanted)).unwrap();
        prop_assert_eq!(pace.ratio().and_then(|r| r.single()), Some(&factor));
    }

    #[test]
    fn the_rate_of_the_rest_makes_up_the_whole(wanted in -500i64..500, so_far in -500i64..500, behind in 0i64..100) {
        let behind = Ratio::new(behind, 100).unwrap();
        let rest = rate_of_rest(&Ratio::from(wanted), &Ratio::from(so_far), &behind).unwrap();
        let whole = rate_of_whole(&[(Ratio::from(so_far), behind.clone()), (rest, &Ratio::from(1) - &behind)]).unwrap();
        prop_assert_eq!(whole, Ratio::from(wanted));
    }

    #[test]
    fn a_later_day_never_expects_less(first in 0u64..365, step in 0u64..365) {
        let day = |n: u64| date("2024-01-01") + chrono::Days::new(n);
        let learned = Profile::learned(&earlier()).unwrap();
        for profile in [Profile::Days, Profile::Months, Profile::Quarters, weights(&["3", "0", "1", "4"]), learned] {
            let share = |n| profile.share(&period("2024"), day(n)).unwrap().at().clone();
            prop_assert!(share(first) <= share(first + step));
        }
    }
}
