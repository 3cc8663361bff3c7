//! Quantities: what may be added, compared, divided and converted, and what each refusal says.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use attain::decimal::parse;
use attain::unit::table::ROWS;
use attain::{Decimal, DecimalError, Quantity, QuantityError, Rate, Ratio, Rounding, Unit};
use chrono::NaiveDate;
use proptest::prelude::*;

fn unit(code: &str) -> Unit {
    Unit::from_code(code).unwrap_or_else(|error| panic!("{error}"))
}

/// An amount at a power of ten, in machine form: `17500e9 VND`.
fn q(text: &str) -> Quantity {
    let (number, code) = text.split_once(' ').unwrap_or((text, "1"));
    let (amount, exponent) = number.split_once('e').unwrap_or((number, "0"));
    Quantity::new(parse(amount).unwrap(), unit(code).at(exponent.parse().unwrap()))
}

/// The machine form of a quantity.
fn shown(quantity: &Quantity) -> String {
    match quantity.unit().exponent() {
        0 => format!("{} {}", quantity.amount(), quantity.unit().code()),
        exponent => format!("{}e{exponent} {}", quantity.amount(), quantity.unit().code()),
    }
}

fn message<T: std::fmt::Debug>(result: Result<T, QuantityError>) -> String {
    result.unwrap_err().to_string()
}

// The arithmetic table, row by row.

#[test]
fn what_adds_up() {
    let cases = [
        // left, right, left + right
        ("17500e9 VND", "446e9 VND", "17946e9 VND"),
        ("17500e9 VND", "500e6 VND", "17500.500e9 VND"),
        ("500e6 VND", "1e9 VND", "1500e6 VND"),
        ("5 VND{2010}", "6 VND{2010}", "11 VND{2010}"),
        ("40 VND/person/year", "11 VND/person/year", "51 VND/person/year"),
        ("23e3 person", "500 person", "23.500e3 person"),
        ("1.50 t", "250 kg", "1.75 t"),
        ("250 kg", "1.5 t", "1750 kg"),
        ("1 year", "6 month", "1.5 year"),
        ("2 score", "0.5 score", "2.5 score"),
        ("2", "3", "5 1"),
        ("8.05 percent", "0.5 percentage_point", "8.55 percent"),
        ("0.5 percentage_point", "8.05 percent", "8.55 percent"),
        ("8 percent", "25 basis_point", "8.25 percent"),
        ("5 per_mille", "0.1 percentage_point", "6 per_mille"),
        ("35 percent{GDP}", "1.5 percentage_point", "36.5 percent{GDP}"),
        ("7 percent{growth}", "1 percentage_point", "8 percent{growth}"),
        ("1 percentage_point", "7 percent{growth}", "8 percent{growth}"),
        ("0.6 percentage_point", "0.4 percentage_point", "1.0 percentage_point"),
        ("0.6 percentage_point", "5 basis_point", "0.65 percentage_point"),
        ("1 percentage_point/year", "0.5 percentage_point/year", "1.5 percentage_point/year"),
        ("8 percent/year", "1 percentage_point/year", "9 percent/year"),
    ];
    for (left, right, sum) in cases {
        match q(left).checked_add(&q(right)) {
            Ok(result) => assert_eq!(shown(&result), sum, "{left} + {right}"),
            Err(error) => panic!("{left} + {right}: {error}"),
        }
    }
}

#[test]
fn what_may_be_taken_from_what() {
    let cases = [
        // left, right, left − right
        ("17946e9 VND", "17500e9 VND", "446e9 VND"),
        ("1e9 VND", "500e6 VND", "0.500e9 VND"),
        ("23e3 person", "24e3 person", "-1e3 person"),
        ("1.5 t", "250 kg", "1.25 t"),
        ("8.05 percent", "8 percent", "0.05 percentage_point"),
        ("8.50 percent", "8.5 percent", "0.00 percentage_point"),
        ("36 percent{GDP}", "35 percent{GDP}", "1 percentage_point"),
        ("8 percent{growth}", "7.5 percent{growth}", "0.5 percentage_point"),
        ("5 per_mille", "3 per_mille", "0.2 percentage_point"),
        ("1 percent", "5 per_mille", "0.5 percentage_point"),
        ("9 percent/year", "8 percent/year", "1 percentage_point/year"),
        ("8.05 percent", "0.5 percentage_point", "7.55 percent"),
        ("8 percent{growth}", "50 basis_point", "7.5 percent{growth}"),
        ("1 percentage_point", "0.4 percentage_point", "0.6 percentage_point"),
    ];
    for (left, right, difference) in cases {
        match q(left).checked_sub(&q(right)) {
            Ok(result) => assert_eq!(shown(&result), difference, "{left} − {right}"),
            Err(error) => panic!("{left} − {right}: {error}"),
        }
    }
}

#[test]
fn what_does_not_meet_is_refused() {
    let cases = [
        ("5 VND", "3 USD", "two currencies"),
        ("5 VND{2010}", "5 VND{current}", "two price bases"),
        ("5 VND{2010}", "5 VND", "a price basis and none"),
        ("5 VND/person", "5 VND", "per person and in all"),
        ("5 VND/person", "5 VND/household", "per person and per household"),
        ("5 person", "5 visit", "people are not visits"),
        ("5 t", "5 ha", "a mass and an area"),
        ("5 year", "5 day", "a year has no fixed number of days"),
        ("5 percent", "5 person", "a share and a count"),
        ("5 percent", "5", "a share and a bare number"),
        ("5 percent{GDP}", "5 percentage_point/year", "a share and points per year"),
        ("5 percent", "5 percent{growth}", "a share and a growth"),
        ("5 rank", "1 rank", "ranks"),
        ("102 index", "100 index", "index numbers"),
        ("2 times", "1 times", "multiples"),
        ("5 score", "5 rank", "a score and a rank"),
    ];
    for (left, right, why) in cases {
        for (a, b) in [(left, right), (right, left)] {
            assert!(q(a).checked_add(&q(b)).is_err(), "{a} + {b}: {why}");
            assert!(q(a).checked_sub(&q(b)).is_err(), "{a} − {b}: {why}");
        }
    }
    // Where only one of the two has no meaning.
    for (left, right, why) in [
        ("5 percent", "5 percent", "shares do not add"),
        ("5 percent", "5 percent{GDP}", "shares of two wholes"),
        ("5 percent{growth}", "5 percent{growth}", "growth rates compound"),
    ] {
        assert!(q(left).checked_add(&q(right)).is_err(), "{left} + {right}: {why}");
    }
    for (left, right, why) in [
        ("5 percent{GDP}", "5 percent{household}", "shares of two wholes"),
        ("5 percentage_point", "5 percent", "a share from points"),
        ("5 percentage_point", "5 percent{growth}", "a growth rate from points"),
    ] {
        assert!(q(left).checked_sub(&q(right)).is_err(), "{left} − {right}: {why}");
    }
}

#[test]
fn messages_name_both_quantities_and_the_remedy() {
    let add = |a: &str, b: &str| message(q(a).checked_add(&q(b)));
    let sub = |a: &str, b: &str| message(q(a).checked_sub(&q(b)));
    insta::assert_snapshot!(add("5e9 VND", "3e6 USD"), @"cannot add `5 billion VND` and `3 million USD`: the currencies differ; convert one with a dated rate first");
    insta::assert_snapshot!(add("17500e9 VND", "23e3 person"), @"cannot add `17,500 billion VND` and `23 thousand people`: they measure different things");
    insta::assert_snapshot!(add("5 person", "5 visit"), @"cannot add `5 people` and `5 visits`: they count different things");
    insta::assert_snapshot!(add("8 percent", "8 percent"), @"cannot add `8%` and `8%`: shares do not add; add percentage points, or the parts themselves");
    insta::assert_snapshot!(add("7 percent{growth}", "8 percent{growth}"), @"cannot add `7% growth` and `8% growth`: growth rates compound, they do not add");
    insta::assert_snapshot!(add("5 rank", "1 rank"), @"cannot add `rank 5` and `rank 1`: ranks, index numbers and multiples are compared by ratio or position");
    insta::assert_snapshot!(sub("36 percent{GDP}", "3.5 percent"), @"cannot subtract `36% of GDP` and `3.5%`: they are shares of different wholes");
    insta::assert_snapshot!(sub("1 percentage_point", "8 percent"), @"cannot subtract `1 percentage point` and `8%`: a share cannot be taken from points");
    insta::assert_snapshot!(message(q("8 percent").checked_cmp(&q("0.5 percentage_point"))), @"cannot compare `8%` and `0.5 percentage points`: a share is not a difference of shares; write percentage points where points are meant");
    insta::assert_snapshot!(message(q("5 t").ratio_to(&q("5 ha"))), @"cannot divide `5 tonnes` and `5 ha`: they measure different things");
    insta::assert_snapshot!(message(q("5 t").ratio_to(&q("0 t"))), @"cannot divide `5` by zero");
    insta::assert_snapshot!(message(q("8 percent").checked_div(&q("2 percent"), 2, Rounding::HalfUp)), @"cannot divide `8%` and `2%`: only money, counts and physical amounts are counted per count, physical amount or time; ask for their ratio instead");
    insta::assert_snapshot!(message(q("5e9 VND").share_of(&q("10e9 VND"))), @"cannot take a share of `5 billion VND` and `10 billion VND`: the first is no share");
    insta::assert_snapshot!(message(q("1 month").to(&unit("year"))), @"the exact result of `1 month` in `year` needs more than 28 digits; round the operands first");
    insta::assert_snapshot!(message(q("1 VND").to(&unit("USD"))), @"cannot compare or convert `VND` and `USD`: the currencies differ; convert one with a dated rate first");
}

#[test]
fn an_inexact_sum_is_an_error() {
    let large = q("79228162514264337593543950335 VND");
    assert!(matches!(large.checked_add(&q("1 VND")), Err(QuantityError::Decimal(DecimalError::Overflow { .. }))));
    assert!(matches!(large.checked_add(&q("0.1 VND")), Err(QuantityError::Decimal(DecimalError::Inexact { .. }))));
    assert!(large.checked_mul(parse("1.5").unwrap()).is_err());
    assert!(q("1e127 VND").base().is_err());
    assert!(q("1e127 VND").checked_add(&q("1e-128 VND")).is_err());
}

#[test]
fn a_quantity_times_a_number_is_of_the_same_unit() {
    assert_eq!(shown(&q("17.50e9 VND").checked_mul(parse("2").unwrap()).unwrap()), "35.00e9 VND");
    assert_eq!(shown(&q("8 percent").checked_mul(parse("-0.5").unwrap()).unwrap()), "-4.0 percent");
    assert_eq!(shown(&q("8 percent").negated()), "-8 percent");
    assert_eq!(shown(&q("0 percent").negated()), "0 percent", "there is one zero");
    assert_eq!(shown(&Quantity::new(-Decimal::ZERO, Unit::percent())), "0 percent");
}

#[test]
fn a_ratio_is_exact_across_powers_of_ten_and_units() {
    let ratio = |a: &str, b: &str| q(a).ratio_to(&q(b)).unwrap();
    assert_eq!(ratio("9982e9 VND", "8575e9 VND"), Ratio::new(9982, 8575).unwrap());
    assert_eq!(ratio("5e9 VND", "5000e6 VND"), Ratio::from(1));
    assert_eq!(ratio("1 t", "1 quintal"), Ratio::from(10));
    assert_eq!(ratio("1 m/second", "1 km/hour"), Ratio::new(18, 5).unwrap());
    assert_eq!(ratio("8 percent", "4 percent"), Ratio::from(2));
    assert_eq!(ratio("3 rank", "9 rank"), Ratio::new(1, 3).unwrap());
    assert_eq!(ratio("102 index", "100 index"), Ratio::new(51, 50).unwrap());
    for (a, b) in
        [("1 VND", "1 USD"), ("1 percent", "1 percentage_point"), ("1 person", "1 household"), ("1 VND", "0 VND")]
    {
        assert!(q(a).ratio_to(&q(b)).is_err(), "{a} ÷ {b}");
    }
}

#[test]
fn something_per_something_is_a_rate() {
    let cases = [
        // left, right, digits, left ÷ right
        ("66300e9 VND", "1.3e6 person", 0, "51000000 VND/person"),
        ("66.3e6 VND/person", "1 year", 0, "66300000 VND/person/year"),
        ("650e3 t", "100e3 ha", 1, "6.5 t/ha"),
        ("10 doctor", "10000 person", 4, "0.0010 doctor/person"),
        ("100 km", "3 hour", 2, "33.33 km/hour"),
        ("-100 km", "3 hour", 2, "-33.33 km/hour"),
    ];
    for (left, right, digits, rate) in cases {
        let result = q(left).checked_div(&q(right), digits, Rounding::HalfEven);
        assert_eq!(result.map(|result| shown(&result)).as_deref(), Ok(rate), "{left} ÷ {right}");
    }
    for (left, right, why) in [
        ("5 percent", "5 percent", "a share per share"),
        ("5 percent", "5 person", "a share per person"),
        ("5 VND", "5 USD", "money per money"),
        ("5 VND", "5 percent", "money per share"),
        ("5 rank", "5 person", "a rank per person"),
        ("5 index", "5 year", "an index per year"),
        ("5 VND", "5 t/ha", "per something that is itself a rate"),
        ("5 VND", "0 person", "per nothing"),
    ] {
        assert!(q(left).checked_div(&q(right), 2, Rounding::HalfEven).is_err(), "{left} ÷ {right}: {why}");
    }
}

#[test]
fn a_share_of_its_whole_is_a_part() {
    let part = |share: &str, whole: &str| q(share).share_of(&q(whole)).map(|part| shown(&part));
    assert_eq!(part("8.05 percent", "17500e9 VND").unwrap(), "1408.75e9 VND");
    assert_eq!(part("5 per_mille", "2000 person").unwrap(), "10 person");
    assert_eq!(part("116.4 percent", "8575 t").unwrap(), "9981.3 t");
    for not_a_share in ["8 percent{growth}", "8 percentage_point", "8 VND", "8", "8 times"] {
        assert!(part(not_a_share, "100 VND").is_err(), "{not_a_share}");
    }
}

// Equality, order, hash.

#[test]
fn the_power_of_ten_and_trailing_zeros_do_not_matter() {
    let hasher = RandomState::new();
    let same = [
        ("5e9 VND", "5000e6 VND"),
        ("5e9 VND", "5000000000 VND"),
        ("8.50 percent", "8.5 percent"),
        ("0 VND", "0.00e9 VND"),
        ("-1.20e3 person", "-1200 person"),
        ("1e127 VND", "10e126 VND"),
        ("10 doctor/10000 person", "10.0 doctor/10000 person"),
    ];
    for (a, b) in same {
        let (a, b) = (q(a), q(b));
        assert_eq!(a, b);
        assert_eq!(hasher.hash_one(&a), hasher.hash_one(&b), "{a} and {b}");
        assert_eq!(a.checked_cmp(&b), Ok(Ordering::Equal));
        assert_eq!(HashSet::from([a, b]).len(), 1);
    }
    for (a, b) in [
        ("5 VND", "5 USD"),
        ("5 VND", "5 VND{2010}"),
        ("5 person", "5 visit"),
        ("5 percent", "5 percentage_point"),
        ("5 percent", "5"),
        ("5e9 VND", "5e6 VND"),
    ] {
        assert_ne!(q(a), q(b));
    }
    // Equal in size, and still two units: equality is by code, comparing converts.
    assert_ne!(q("1 t"), q("1000 kg"));
    assert_eq!(q("1 t").checked_cmp(&q("1000 kg")), Ok(Ordering::Equal));
}

#[test]
fn order_is_by_value_where_units_meet() {
    use Ordering::{Greater, Less};
    let cases = [
        ("17946e9 VND", "17500e9 VND", Greater),
        ("999e6 VND", "1e9 VND", Less),
        ("-2e9 VND", "1 VND", Less),
        ("8.05 percent", "8.5 percent", Less),
        ("11 quintal", "1 t", Greater),
        ("50 basis_point", "1 percentage_point", Less),
        ("9 rank", "15 rank", Less),
        ("18 km/hour", "6 m/second", Less),
    ];
    for (a, b, expected) in cases {
        assert_eq!(q(a).checked_cmp(&q(b)).unwrap(), expected, "{a} and {b}");
        assert_eq!(q(b).checked_cmp(&q(a)).unwrap(), expected.reverse(), "{b} and {a}");
    }
    assert!(q("1 VND").checked_cmp(&q("1 USD")).is_err());
    assert!(q("8 percent").checked_cmp(&q("8")).is_err());
}

// Conversion, and the place of the last written digit.

#[test]
fn conversion_is_exact_and_keeps_the_written_place() {
    let cases = [
        // quantity, its place, to, at, result, its place
        ("17500e9 VND", 9, "VND", 0, "17500000000000 VND", 9),
        ("17500e9 VND", 9, "VND", 6, "17500000e6 VND", 9),
        ("2.45e9 USD", 7, "USD", 6, "2450e6 USD", 7),
        ("65e4 t", 4, "t", 3, "650e3 t", 4),
        ("8.50 percent", -2, "per_mille", 0, "85 per_mille", -1),
        ("1.5 t", -1, "kg", 0, "1500 kg", 2),
        ("1500 kg", 0, "t", 0, "1.5 t", -3),
        ("12 ha", 0, "m2", 0, "120000 m2", 4),
        // 1 852 m lie between 10³ and 10⁴: the place widens.
        ("3 nautical_mile", 0, "m", 0, "5556 m", 4),
        ("18 month", 0, "year", 0, "1.5 year", -1),
        ("36 km/hour", 0, "m/second", 0, "10 m/second", 0),
    ];
    for (from, place, to, exponent, result, new_place) in cases {
        let from = q(from);
        assert_eq!(from.place(), place, "{from}");
        let converted = from.to(&unit(to).at(exponent)).unwrap();
        assert_eq!((shown(&converted).as_str(), converted.place()), (result, new_place), "{from}");
    }
    assert!(q("1 month").to(&unit("year")).is_err(), "a twelfth is no finite decimal");
    assert!(q("1 VND").to(&unit("USD")).is_err(), "a currency needs a dated rate");
}

#[test]
fn a_sum_is_as_precise_as_its_coarser_part() {
    let place = |a: &str, b: &str| q(a).checked_add(&q(b)).unwrap().place();
    assert_eq!(place("17500e9 VND", "446.5e9 VND"), 9);
    assert_eq!(place("17500e9 VND", "1 VND"), 9);
    assert_eq!(place("1.5 t", "250 kg"), -1, "the kilogram of the right side is a thousandth of the left");
    assert_eq!(place("1.505 t", "2 t"), 0);
    assert_eq!(place("8.05 percent", "0.5 percentage_point"), -1);
    assert_eq!(q("5 per_mille").checked_sub(&q("3 per_mille")).unwrap().place(), -1);
}

#[test]
fn what_was_printed_lies_within_half_of_its_last_place() {
    let bounds = |text: &str| {
        let printed = q(text).as_printed();
        let at =
            |bound: Option<&attain::Bound<Ratio>>| bound.map(|b| (b.at.to_decimal().unwrap().to_string(), b.closed));
        (at(printed.lower()).unwrap(), at(printed.upper()).unwrap())
    };
    let closed = |text: &str| (text.to_owned(), true);
    assert_eq!(bounds("8.05 percent"), (closed("8.045"), closed("8.055")));
    assert_eq!(bounds("8.0 percent"), (closed("7.95"), closed("8.05")));
    assert_eq!(bounds("23e3 person"), (closed("22500"), closed("23500")));
    assert_eq!(bounds("23 person"), (closed("23"), closed("23")), "a count without a scale word is exact");
    assert_eq!(bounds("23.5 person"), (closed("23.45"), closed("23.55")));
    assert_eq!(bounds("9 rank"), (closed("9"), closed("9")));
    assert!(q("23 person").is_exact() && !q("23e3 person").is_exact() && !q("23 VND").is_exact());
    assert_eq!(q("23 person").with_place(3).as_printed().upper().map(|b| b.at.clone()), Some(Ratio::from(523)));
}

#[test]
fn the_value_in_the_unit_itself_is_exact() {
    assert_eq!(q("17500e9 VND").base().unwrap().to_string(), "17500000000000");
    assert_eq!(q("2.45e9 USD").base().unwrap().to_string(), "2450000000");
    assert_eq!(q("1e60 VND").value(), Ratio::power_of_ten(60), "where no decimal holds it");
    assert!(q("1e60 VND").base().is_err());
    assert_eq!(q("5e9 VND").relabelled(unit("VND{2010}")), q("5e9 VND{2010}"));
    assert!(q("-0.5 percent").is_negative() && !q("0 percent").is_negative() && q("0.00 percent").is_zero());
}

// Exchange.

#[test]
fn money_changes_currency_by_a_dated_rate_alone() {
    let on = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let rate = Rate::new(&unit("USD"), &unit("VND"), parse("24335").unwrap(), on, "State Bank of Vietnam").unwrap();
    assert_eq!(
        (rate.from().code(), rate.to().code(), rate.amount(), rate.on(), rate.source()),
        ("USD", "VND", parse("24335").unwrap(), on, "State Bank of Vietnam")
    );

    let exports = q("2.45e9 USD");
    let in_dong = exports.exchange(&rate, 0, Rounding::HalfEven).unwrap();
    assert_eq!(shown(&in_dong), "59621e9 VND", "at the power of ten of the left side: 59,620.75 rounded");
    assert_eq!(shown(&exports.exchange(&rate, 2, Rounding::HalfEven).unwrap()), "59620.75e9 VND");
    assert_eq!(shown(&q("24335 VND").exchange(&rate, 2, Rounding::HalfEven).unwrap()), "1.00 USD", "and back");
    assert_eq!(shown(&q("10000 VND").exchange(&rate, 4, Rounding::Down).unwrap()), "0.4109 USD");

    insta::assert_snapshot!(message(q("5 EUR").exchange(&rate, 2, Rounding::HalfEven)), @"cannot compare or convert `EUR` and `USD`: the rate is for other currencies");
    assert!(
        q("5 VND{2010}").exchange(&rate, 2, Rounding::HalfEven).is_err(),
        "constant prices are not exchanged at a rate of the day"
    );
    assert!(q("5 person").exchange(&rate, 2, Rounding::HalfEven).is_err());
    insta::assert_snapshot!(message(Rate::new(&unit("USD"), &unit("VND"), Decimal::ZERO, on, "")), @"a rate of exchange is above zero, found `0`");
    insta::assert_snapshot!(message(Rate::new(&unit("USD"), &unit("person"), Decimal::ONE, on, "")), @"cannot compare or convert `USD` and `person`: a rate of exchange leads from one currency to another");
    assert!(Rate::new(&unit("USD"), &unit("VND"), parse("-1").unwrap(), on, "").is_err());
    assert!(Rate::new(&unit("VND"), &unit("VND"), Decimal::ONE, on, "").is_err());
}

// Laws.

fn amounts() -> impl Strategy<Value = Decimal> {
    (-10_000_000_000i64..=10_000_000_000, 0u32..=6).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn quantities() -> impl Strategy<Value = Quantity> {
    let code = prop::sample::select(vec![
        "VND",
        "USD",
        "person",
        "t",
        "kg",
        "ha",
        "percent",
        "percent{growth}",
        "per_mille",
        "percentage_point",
        "basis_point",
        "rank",
        "times",
        "1",
        "VND/person/year",
    ]);
    (amounts(), code, prop::sample::select(vec![0i8, 3, 6, 9]))
        .prop_map(|(amount, code, exponent)| Quantity::new(amount, unit(code).at(exponent)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn adding_is_the_same_from_both_sides(a in quantities(), b in quantities()) {
        match (a.checked_add(&b), b.checked_add(&a)) {
            (Ok(left), Ok(right)) => prop_assert_eq!(left.checked_cmp(&right), Ok(Ordering::Equal)),
            (Err(_), Err(_)) => {}
            (left, right) => prop_assert!(false, "{a} and {b}: {left:?}, {right:?}"),
        }
    }

    #[test]
    fn taking_away_what_was_added_gives_the_first_back(a in quantities(), b in quantities()) {
        let Ok(sum) = a.checked_add(&b) else { return Ok(()) };
        if let (Ok(back), true) = (sum.checked_sub(&b), sum.unit() == a.unit()) {
            prop_assert_eq!(back, a);
        }
    }

    #[test]
    fn a_sum_has_the_value_of_its_parts(a in quantities(), amount in amounts(), exponent in -3i8..=12) {
        let b = Quantity::new(amount, a.unit().at(exponent));
        if let Ok(sum) = a.checked_add(&b) {
            prop_assert_eq!(sum.value(), &a.value() + &b.value());
            prop_assert_eq!(sum.unit().exponent(), a.unit().exponent());
        }
    }

    #[test]
    fn there_and_back_is_the_same_quantity(amount in amounts(), from in 0..ROWS.len(), to in 0..ROWS.len(), x in prop::sample::select(vec![0i8, 3, 9]), y in prop::sample::select(vec![0i8, 3, 9])) {
        let (from, to) = (unit(ROWS[from].code).at(x), unit(ROWS[to].code).at(y));
        let quantity = Quantity::new(amount, from.clone());
        if let Ok(there) = quantity.to(&to) {
            prop_assert_eq!(there.unit().exponent(), y);
            prop_assert_eq!(there.checked_cmp(&quantity), Ok(Ordering::Equal));
            prop_assert!(there.as_printed().contains_point(&there.value()));
            if let Ok(back) = there.to(&from) {
                prop_assert_eq!(back.unit().exponent(), x);
                prop_assert_eq!(&back, &quantity);
            }
        }
    }

    #[test]
    fn a_place_survives_any_power_of_ten(amount in amounts(), x in -9i8..=15, y in -9i8..=15) {
        let quantity = Quantity::new(amount, unit("VND").at(x));
        if let Ok(there) = quantity.to(&unit("VND").at(y)) {
            prop_assert_eq!(there.place(), quantity.place());
            prop_assert_eq!(there.as_printed(), quantity.as_printed());
        }
    }

    #[test]
    fn equal_quantities_hash_alike(amount in amounts(), x in -9i8..=15, y in -9i8..=15) {
        let quantity = Quantity::new(amount, unit("VND").at(x));
        let hasher = RandomState::new();
        if let Ok(there) = quantity.to(&unit("VND").at(y)) {
            prop_assert_eq!(&there, &quantity);
            prop_assert_eq!(hasher.hash_one(&there), hasher.hash_one(&quantity));
        }
        let normal = Quantity::new(amount.normalize(), unit("VND").at(x));
        prop_assert_eq!(hasher.hash_one(&normal), hasher.hash_one(&quantity));
    }

    #[test]
    fn a_ratio_times_the_divisor_is_the_dividend(a in quantities(), b in quantities()) {
        if let Ok(ratio) = a.ratio_to(&b) {
            let factor = b.unit().at(0).factor_to(&a.unit().at(0)).unwrap();
            prop_assert_eq!(&(&ratio * &b.value()) * &factor, a.value());
        }
    }

    #[test]
    fn no_operation_panics(a in quantities(), b in quantities(), digits in any::<u32>(), place in -400i16..=400, exponent in any::<i8>()) {
        let rate = Rate::new(a.unit(), b.unit(), b.amount(), NaiveDate::default(), "");
        let far = Quantity::new(a.amount(), a.unit().at(exponent)).with_place(place);
        let _ = (far.base(), far.as_printed(), far.to(b.unit()), far.checked_add(&b), far.checked_sub(&b), far.ratio_to(&b));
        let _ = (a.checked_div(&b, digits, Rounding::HalfUp), a.share_of(&b), a.checked_mul(b.amount()), far.to_string());
        if let Ok(rate) = rate {
            let _ = (a.exchange(&rate, digits, Rounding::HalfUp), b.exchange(&rate, digits, Rounding::HalfUp));
        }
    }
}
