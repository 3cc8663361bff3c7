//! Targets: units of bare goals, versions, weights, and contradictions.

use attain::{Better, Goal, Indicator, Locale, Over, Period, Target, Unit};
use chrono::NaiveDate;
use insta::assert_snapshot;

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_bare_goal_takes_the_unit_of_its_indicator() {
    let revenue = || Indicator::named("Tổng thu").unit(Unit::read("tỷ đồng", Locale::Vi).unwrap());
    assert_eq!(Target::new(revenue(), goal("17.500")).goal(), &goal("17.500 tỷ đồng"));
    assert_eq!(Target::new(revenue(), goal("ít nhất 17.500")).goal(), &goal("ít nhất 17.500 tỷ đồng"));
    assert_eq!(Target::new(revenue(), goal("tăng 500 so với 2023")).goal(), &goal("tăng 500 tỷ đồng so với 2023"));
    assert_eq!(Target::new(revenue(), goal("5 triệu USD")).goal(), &goal("5 triệu USD"));
    let revised = Target::new(revenue(), goal("17.500")).revised(goal("18.000"), day("2024-07-01")).unwrap();
    assert_eq!(revised.goal(), &goal("18.000 tỷ đồng"));
}

#[test]
fn versions_follow_each_other() {
    let growth = Target::new("GRDP", goal("10,5%"))
        .better(Better::Higher)
        .revised(goal("9,5 - 10,5%"), day("2025-08-15"))
        .unwrap();
    let rows = [("2025-08-14", 0), ("2025-08-15", 1), ("2026-01-01", 1)];
    for (on, version) in rows {
        assert_eq!(growth.version_on(day(on)).0, version, "{on}");
    }
    assert_eq!(growth.versions().len(), 2);
    assert_eq!(growth.goal(), &goal("9,5 - 10,5%"));
    assert_eq!(growth.version_in_force().0, 1, "without a period the latest");
    assert_eq!(growth.clone().period(Period::year(2024).unwrap()).version_in_force().0, 0);
    assert_snapshot!(growth.clone().revised(goal("9%"), day("2025-08-15")).unwrap_err(), @"the target `GRDP`: a version from `2025-08-15` does not follow the one from `2025-08-15`; give versions in the order of their days");
    assert_snapshot!(growth.revised(goal("9%"), day("2025-01-01")).unwrap_err(), @"the target `GRDP`: a version from `2025-01-01` does not follow the one from `2025-08-15`; give versions in the order of their days");
}

#[test]
fn the_direction_is_that_of_the_call_and_the_indicator_together() {
    let of = |indicator: Option<Better>, call: Option<Better>| {
        let x = indicator.into_iter().fold(Indicator::named("X"), Indicator::better);
        call.into_iter().fold(Target::new(x, goal("5%")), Target::better)
    };
    assert_eq!(of(Some(Better::Lower), None).direction(), Ok(Better::Lower));
    assert_eq!(of(None, Some(Better::Lower)).direction(), Ok(Better::Lower));
    assert_eq!(of(Some(Better::Lower), Some(Better::Lower)).direction(), Ok(Better::Lower));
    assert_snapshot!(of(Some(Better::Lower), Some(Better::Higher)).direction().unwrap_err(), @"the target `X` says better is `higher`, its indicator says `lower`; leave one out");
    assert_snapshot!(of(None, None).direction().unwrap_err(), @r#"the target `X`: nothing says which way is better for the goal `5%`; give better="higher", "lower" or "inside", or write `at least`, `at most`"#);
    assert_eq!(of(Some(Better::Lower), None).turned(Better::Higher).direction(), Ok(Better::Higher));
}

#[test]
fn a_weight_is_above_zero() {
    let target = || Target::new("X", goal("5%"));
    assert_eq!(target().weight(2.into()).unwrap().get_weight(), Some(2.into()));
    assert_snapshot!(target().weight(0.into()).unwrap_err(), @"the target `X`: a weight is above zero, found `0`");
    assert_snapshot!(target().weight((-1).into()).unwrap_err(), @"the target `X`: a weight is above zero, found `-1`");
}

#[test]
fn ways_over_years_have_names() {
    for (over, name) in Over::NAMES {
        assert_eq!((Over::from_name(name), over.name()), (Some(over), name));
    }
    assert_eq!(Over::from_name("mean"), None);
}

/// A version whose day nobody knows was in force all the time; one with a day cannot come before it.
#[test]
fn a_goal_may_be_replaced_on_a_day_that_is_not_known() {
    let goal = |text| Goal::read(text, Locale::Vi).unwrap();
    let target =
        Target::new("Tổng thu ngân sách", goal("8.500 - 9.000 tỷ đồng")).replaced(goal("8.300 tỷ đồng")).unwrap();
    assert_eq!(target.goal(), &goal("8.300 tỷ đồng"));
    let versions = target.versions();
    assert_eq!(versions.len(), 2);
    assert_eq!((&versions[0].goal, versions[0].on, versions[1].on), (&goal("8.500 - 9.000 tỷ đồng"), None, None));
    let day = NaiveDate::from_ymd_opt(2024, 7, 1).unwrap();
    assert_eq!(target.version_on(day.pred_opt().unwrap()), (1, &goal("8.300 tỷ đồng")));
    let dated = target.revised(goal("8.100 tỷ đồng"), day).unwrap();
    assert_eq!(dated.version_on(day), (2, &goal("8.100 tỷ đồng")));
    let error = dated.replaced(goal("8.000 tỷ đồng")).unwrap_err().to_string();
    assert_eq!(
        error,
        "the target `Tổng thu ngân sách`: the version from `2024-07-01` has a day, so a later one has a day, too"
    );
}
