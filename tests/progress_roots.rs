//! Roots over the rationals: exact where they are fractions, always comparable, correctly rounded.

use std::cmp::Ordering;

use attain::progress::{RootError, Surd};
use attain::{Ratio, Rounding};
use num_bigint::BigInt;
use proptest::prelude::*;

fn r(text: &str) -> Ratio {
    text.parse().unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn root(of: &str, power: &str) -> Surd {
    Surd::power(&r(of), &r(power)).unwrap()
}

#[test]
fn a_root_that_is_a_fraction_is_that_fraction() {
    let cases = [
        // base, power, value, why
        ("4", "1/2", "2", "a square"),
        ("8/27", "1/3", "2/3", "a cube of a fraction"),
        ("32", "2/5", "4", "a power of a root"),
        ("4", "-1/2", "1/2", "a negative power"),
        ("9", "0", "1", "the power of zero"),
        ("0", "1/7", "0", "a root of zero"),
        ("1077284003884375/1000000000000000", "1/5", "203/200", "1.5 % a year for five years"),
        ("121/100", "1/2", "11/10", "10 % a year for two years"),
    ];
    for (base, power, value, why) in cases {
        assert_eq!(root(base, power).to_ratio(), Some(r(value)), "{why}");
    }
    assert_eq!(root("2", "1/2").to_ratio(), None, "the root of two is no fraction");
}

#[test]
fn what_only_looks_irrational_is_found_out() {
    let (two, eight) = (root("2", "1/2"), root("8", "1/2"));
    let cases = [
        (&(&two * &two) - &Surd::from(2), "√2 · √2 = 2"),
        (&eight - &(&two * &Surd::from(2)), "√8 = 2 √2"),
        (&root("2", "1/6").clone() - &root("4", "1/12"), "2^(1/6) = 4^(1/12)"),
        (&eight.checked_div(&two).unwrap() - &Surd::from(2), "√8 / √2 = 2"),
        (
            &(&(&root("2", "1/3") * &root("2", "1/3")) * &root("2", "1/3")) - &Surd::from(2),
            "three cube roots of two make two",
        ),
    ];
    for (zero, why) in cases {
        assert_eq!(zero.sign(), Ordering::Equal, "{why}");
        assert_eq!(zero.to_ratio(), Some(Ratio::zero()), "{why}");
    }
    // (2√2 + 6) / (√2 + 3) is 2, whatever the order of its terms.
    let over = &(&two * &Surd::from(2)) + &Surd::from(6);
    assert_eq!(over.checked_div(&(&two + &Surd::from(3))).unwrap().to_ratio(), Some(Ratio::from(2)));
}

#[test]
fn neighbours_that_agree_in_hundreds_of_bits_are_told_apart() {
    // √2 against the fraction that agrees with it to 300 digits.
    let two = root("2", "1/2");
    let (low, high) = two.enclosure(1000);
    assert!(Surd::from(low.clone()) < two && two < Surd::from(high.clone()));
    assert!(&high - &low < Ratio::new(1, BigInt::from(2).pow(999)).unwrap());
    assert_eq!((&two - &Surd::from(low)).sign(), Ordering::Greater);
}

#[test]
fn rounding_is_correct_in_the_last_place() {
    let cases = [
        // base, power, digits, mode, decimal
        ("2", "1/2", 27, Rounding::HalfEven, "1.414213562373095048801688724"),
        ("2", "1/2", 3, Rounding::Up, "1.415"),
        ("2", "1/2", 3, Rounding::Down, "1.414"),
        ("2", "1/2", 0, Rounding::HalfEven, "1"),
        ("1000003", "1/2", -2, Rounding::HalfEven, "1000"),
        ("25/4", "1/2", 0, Rounding::HalfEven, "2"),
        ("25/4", "1/2", 0, Rounding::HalfUp, "3"),
    ];
    for (base, power, digits, mode, decimal) in cases {
        assert_eq!(root(base, power).round(digits, mode).unwrap().to_string(), decimal, "{base}^{power}");
    }
    assert_eq!(root("2", "1/2").to_string(), "≈1.414213562373");
    assert_eq!(root("1/9", "1/2").to_string(), "1/3");
}

#[test]
fn what_has_no_root_is_refused() {
    let cases = [
        ("-2", "1/2", "cannot take `-2` to the power of `1/2`: the first is negative"),
        ("2", "1/401", "cannot take a power of `1/401`: its terms may be at most 400"),
        ("2", "401", "cannot take a power of `401`: its terms may be at most 400"),
        ("0", "-1/2", "cannot divide `1` by zero"),
        ("0", "0", "cannot divide `1` by zero"),
    ];
    for (base, power, message) in cases {
        assert_eq!(Surd::power(&r(base), &r(power)).unwrap_err().to_string(), message);
    }
    let zero = &root("8", "1/2") - &(&root("2", "1/2") * &Surd::from(2));
    assert!(matches!(Surd::from(1).checked_div(&zero), Err(RootError::DivisionByZero { .. })), "a zero in disguise");
}

fn fractions() -> impl Strategy<Value = Ratio> {
    (1i64..1000, 1i64..1000).prop_map(|(over, under)| Ratio::new(over, under).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_root_of_a_power_is_the_number(base in fractions(), n in 1i64..24) {
        let mut power = Ratio::from(1);
        for _ in 0..n {
            power = &power * &base;
        }
        prop_assert_eq!(Surd::power(&power, &Ratio::new(1, n).unwrap()).unwrap().to_ratio(), Some(base));
    }

    #[test]
    fn roots_are_ordered_as_their_powers(a in fractions(), b in fractions(), n in 1i64..8, m in 1i64..8) {
        let left = Surd::power(&a, &Ratio::new(1, n).unwrap()).unwrap();
        let right = Surd::power(&b, &Ratio::new(1, m).unwrap()).unwrap();
        let times = |base: &Ratio, times: i64| (0..times).fold(Ratio::from(1), |power, _| &power * base);
        prop_assert_eq!(left.cmp(&right), times(&a, m).cmp(&times(&b, n)));
    }

    #[test]
    fn a_rounded_root_is_the_nearest_decimal(over in 1i64..i64::MAX, under in 1i64..i64::MAX, n in 2i64..60) {
        let base = Ratio::new(over, under).unwrap();
        let digits = 12;
        let rounded = Ratio::from(root(&base.to_string(), &format!("1/{n}")).round(digits, Rounding::HalfEven).unwrap());
        let half = &Ratio::power_of_ten(-digits) * &Ratio::new(1, 2).unwrap();
        let power = |of: Ratio| (0..n).fold(Ratio::from(1), |power, _| &power * &of);
        let least = &rounded - &half;
        prop_assert!(least.is_negative() || power(least) <= base);
        prop_assert!(power(&rounded + &half) >= base);
    }

    #[test]
    fn a_value_lies_between_its_bounds(a in fractions(), b in fractions(), n in 2i64..9, m in 2i64..9) {
        let ratio = (&Surd::power(&a, &Ratio::new(1, n).unwrap()).unwrap() + &Surd::from(1))
            .checked_div(&(&Surd::power(&b, &Ratio::new(1, m).unwrap()).unwrap() + &Surd::from(2)))
            .unwrap();
        let (low, high) = ratio.enclosure(64);
        prop_assert!(Surd::from(low) <= ratio && ratio <= Surd::from(high));
    }

    #[test]
    fn what_is_taken_away_can_be_added_back(a in fractions(), b in fractions(), n in 2i64..6, m in 2i64..6) {
        let left = Surd::power(&a, &Ratio::new(1, n).unwrap()).unwrap();
        let right = Surd::power(&b, &Ratio::new(1, m).unwrap()).unwrap();
        prop_assert_eq!(&(&left - &right) + &right, left.clone());
        prop_assert_eq!((&left * &right).checked_div(&right).unwrap(), left);
    }
}
