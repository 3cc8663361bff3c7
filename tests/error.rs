//! The sum of the errors: those of every floor convert, and keep their message.

use attain::{
    AssessError, Better, DecimalError, Error, Figure, Goal, GoalError, Interval, IntervalError, Locale, LocaleError,
    Observation, ObservationError, PaceError, Period, PeriodError, Plan, PlanError, ProgressError, Published, Quantity,
    QuantityError, Range, RangeError, ReplayError, Rule, Tally, TallyError, Target, TargetError, TextError, Unit,
    UnitError, WireError,
};

/// `?` takes the error of every floor, and the sum says what the floor said.
#[test]
fn the_error_of_every_floor_converts() {
    fn converts<E: Into<Error> + std::error::Error>() {}
    converts::<DecimalError>();
    converts::<IntervalError>();
    converts::<LocaleError>();
    converts::<PeriodError>();
    converts::<UnitError>();
    converts::<QuantityError>();
    converts::<RangeError>();
    converts::<TallyError>();
    converts::<GoalError>();
    converts::<TargetError>();
    converts::<ObservationError>();
    converts::<AssessError>();
    converts::<PlanError>();
    converts::<attain::scorecard::PublishedError>();
    converts::<PaceError>();
    converts::<attain::pace::ProfileError>();
    converts::<ProgressError>();
    converts::<attain::progress::RootError>();
    converts::<attain::whatif::WhatIfError>();
    converts::<TextError>();
    converts::<WireError>();
    converts::<ReplayError>();
}

fn told<T: std::fmt::Debug, E: Into<Error> + std::fmt::Display>(result: Result<T, E>) -> Error {
    let error = result.unwrap_err();
    let message = error.to_string();
    let error: Error = error.into();
    assert_eq!(error.to_string(), message, "the message of the floor");
    error
}

#[test]
fn each_keeps_its_floor_and_its_message() {
    assert!(matches!(told(attain::decimal::parse("x")), Error::Decimal(_)));
    assert!(matches!(told(Interval::closed(9, 8)), Error::Interval(_)));
    assert!(matches!(told("fr".parse::<Locale>()), Error::Locale(_)));
    assert!(matches!(told(Period::parse("2024-Q5")), Error::Period(_)));
    assert!(matches!(told(Unit::from_code("VND//year")), Error::Unit(_)));
    let (five, eight) = (Quantity::from_wire("5 t").unwrap(), Quantity::from_wire("8 VND").unwrap());
    assert!(matches!(told(five.checked_add(&eight)), Error::Quantity(_)));
    assert!(matches!(told(Range::closed(eight, five)), Error::Range(_)));
    assert!(matches!(told(Tally::new(1, 0, Unit::from_code("district").unwrap())), Error::Tally(_)));
    assert!(matches!(told(Rule::named("none")), Error::Goal(_)));
    let target = Target::new("X", Goal::read("5%", Locale::Vi).unwrap());
    assert!(matches!(told(target.clone().weight((-1).into())), Error::Target(_)));
    let five = Figure::read("5%", Locale::Vi).unwrap();
    assert!(matches!(told(Observation::new("X", five).members([("a", "b")])), Error::Observation(_)));
    assert!(matches!(told(target.assess_text("5%", Locale::Vi)), Error::Assess(_)));
    let mut plan = Plan::new("x");
    plan.add(target.clone().better(Better::Higher)).unwrap();
    assert!(matches!(told(plan.add(target.better(Better::Higher))), Error::Plan(_)));
    let published = Published { met: 28, of: 26, exceeded: None, source: None };
    assert!(matches!(told(published.check()), Error::Published(_)));
    assert!(matches!(told(Figure::read("", Locale::Vi)), Error::Text(_)));
    assert!(matches!(told(Plan::from_toml("format = 7\nname = \"x\"")), Error::Wire(_)));
}
