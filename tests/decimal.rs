//! Exact decimals and ratios: the result or an error, and rounding only as the caller says.

use attain::decimal::{self, add, canonical, cmp_scaled, div, div_exact, mul, parse, round, shift, sub};
use attain::{Decimal, DecimalError, Ratio, Rounding};
use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

fn d(text: &str) -> Decimal {
    parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn message<T: std::fmt::Debug>(result: Result<T, DecimalError>) -> String {
    result.unwrap_err().to_string()
}

// Reading.

#[test]
fn a_plain_decimal_keeps_what_was_written() {
    let cases = [
        // text, as printed, decimals
        ("0", "0", 0),
        ("17500", "17500", 0),
        ("8.05", "8.05", 2),
        ("8.50", "8.50", 2),
        ("-12.50", "-12.50", 2),
        ("+3", "3", 0),
        ("007", "7", 0),
        ("0.000", "0.000", 3),
        ("-0", "0", 0),
        ("-0.00", "0.00", 2),
        ("2.45e9", "2450000000", 0),
        ("1.2e3", "1200", 0),
        ("1E3", "1000", 0),
        ("1e+3", "1000", 0),
        ("125e-2", "1.25", 2),
        ("0e400", "0", 0),
        ("9999999999999999999999999999", "9999999999999999999999999999", 0),
        ("0.9999999999999999999999999999", "0.9999999999999999999999999999", 28),
        ("0.0000000000000000000000000001", "0.0000000000000000000000000001", 28),
        // The largest value of 96 bits has 29 digits.
        ("79228162514264337593543950335", "79228162514264337593543950335", 0),
    ];
    for (text, printed, decimals) in cases {
        let value = d(text);
        assert_eq!((value.to_string().as_str(), value.scale()), (printed, decimals), "`{text}`");
    }
    let zeros = format!("{}7", "0".repeat(100_000));
    assert_eq!(d(&zeros), d("7"), "leading zeros are no digits of the value");
}

#[test]
fn anything_else_is_malformed() {
    let cases = [
        // text, found, at, why it is refused
        ("", "end of text", 0, "nothing to read"),
        ("-", "end of text", 1, "a lone sign"),
        ("+", "end of text", 1, "a lone sign"),
        (".", ".", 0, "a lone point"),
        ("1.", "end of text", 2, "a point without decimals"),
        (".5", ".", 0, "a point without a whole part"),
        ("-.5", ".", 1, "a point without a whole part"),
        ("--1", "-", 1, "two signs"),
        ("1.2.3", ".", 3, "two points"),
        ("1_000", "_", 1, "a digit separator of programs"),
        ("1,5", ",", 1, "a decimal comma belongs to a locale"),
        ("1 000", " ", 1, "a space"),
        (" 1", " ", 0, "a space before"),
        ("1 ", " ", 1, "a space after"),
        ("NaN", "N", 0, "not a number"),
        ("inf", "i", 0, "infinite"),
        ("Infinity", "I", 0, "infinite"),
        ("0x10", "x", 1, "hexadecimal"),
        ("1e", "end of text", 2, "an exponent without digits"),
        ("12e", "end of text", 3, "an exponent without digits"),
        ("1e-", "end of text", 3, "an exponent without digits"),
        ("1e5.5", ".", 3, "an exponent with decimals"),
        ("1e--5", "-", 3, "two signs"),
        ("e5", "e", 0, "an exponent alone"),
        ("٣", "٣", 0, "digits of another script"),
        ("１", "１", 0, "full-width digits"),
        ("5\0", "\0", 1, "NUL"),
        ("5%", "%", 1, "a unit"),
        ("−5", "−", 0, "U+2212 belongs to written text"),
    ];
    for (text, found, at, why) in cases {
        let expected = DecimalError::Malformed { found: found.to_owned(), at };
        assert_eq!(parse(text), Err(expected), "`{text}`: {why}");
    }
}

#[test]
fn what_does_not_fit_is_refused_and_never_rounded() {
    let long = "1".repeat(100_000);
    let cases = [
        ("99999999999999999999999999999", "29 digits above 96 bits"),
        ("79228162514264337593543950336", "one above the largest"),
        ("-79228162514264337593543950336", "one below the least"),
        ("1.2345678901234567890123456789012", "too many decimals"),
        ("0.00000000000000000000000000001", "29 decimals"),
        ("1e400", "a large exponent"),
        ("1e-400", "a small exponent"),
        ("1e99999999999999999999", "an exponent beyond every integer"),
        ("1e-99999999999999999999", "an exponent below every integer"),
        (&long, "100,000 digits"),
    ];
    for (text, why) in cases {
        assert!(matches!(parse(text), Err(DecimalError::TooLong { .. })), "{why}: {:?}", parse(text));
    }
}

#[test]
fn messages_say_what_where_and_what_would_help() {
    insta::assert_snapshot!(message(parse("1_000")), @"expected a decimal such as `17500` or `-8.05`, found `_` at character 1");
    insta::assert_snapshot!(message(parse("")), @"expected a decimal such as `17500` or `-8.05`, found `end of text` at character 0");
    insta::assert_snapshot!(message(parse("1\0")), @r"expected a decimal such as `17500` or `-8.05`, found `\0` at character 1");
    insta::assert_snapshot!(message(parse("1e400")), @"`1e400` written out needs more than 28 digits; round it first or use a larger unit");
    insta::assert_snapshot!(message(mul(d("12345678901.2345678901"), d("1.00000000000001"))), @"the exact result of `12345678901.2345678901` × `1.00000000000001` needs more than 28 digits; round the operands first");
    insta::assert_snapshot!(message(add(d("79228162514264337593543950335"), d("1"))), @"the result of `79228162514264337593543950335` + `1` is too large for a decimal");
    insta::assert_snapshot!(message(div(d("5"), d("0"), 2, Rounding::HalfUp)), @"cannot divide `5` by zero");
    insta::assert_snapshot!(message(div_exact(d("1"), d("3"))), @"the exact result of `1` ÷ `3` needs more than 28 digits; round the operands first");
    insta::assert_snapshot!(message(shift(d("1.5"), -30)), @"the exact result of `1.5` × 10^-30 needs more than 28 digits; round the operands first");
    insta::assert_snapshot!(message(shift(d("1.5"), 60)), @"the result of `1.5` × 10^60 is too large for a decimal");
    insta::assert_snapshot!(message(Ratio::new(8, 0)), @"cannot divide `8` by zero");
    insta::assert_snapshot!(message(Ratio::from(1).round(200, Rounding::Down)), @"the result of rounding to 200 decimals is too large for a decimal");
}

// Arithmetic.

#[test]
fn sums_differences_and_products_are_exact_and_keep_the_scale() {
    assert_eq!(add(d("8.50"), d("0.5")).unwrap().to_string(), "9.00");
    assert_eq!(add(d("0.00"), d("5")).unwrap().to_string(), "5.00");
    assert_eq!(add(d("0.1"), d("0.2")).unwrap(), d("0.3"));
    assert_eq!(sub(d("8.5"), d("8.50")).unwrap().to_string(), "0.00");
    assert_eq!(sub(d("0"), d("0")).unwrap().to_string(), "0", "no negative zero");
    assert_eq!(mul(d("1.10"), d("2.0")).unwrap().to_string(), "2.200");
    assert_eq!(mul(d("-1.0"), d("0.0")).unwrap().to_string(), "0.00", "no negative zero");
    assert_eq!(mul(d("7922816251426433759354395033.5"), d("10")).unwrap(), d("79228162514264337593543950335"));
}

#[test]
fn an_inexact_result_is_an_error() {
    // rust_decimal alone rounds each of these without a word.
    for result in [
        add(d("79228162514264337593543950335"), d("0.1")),
        add(d("1"), d("0.0000000000000000000000000001")).and_then(|one| add(one, d("1000000000"))),
        sub(d("9999999999999999999999999999"), d("0.01")),
        mul(d("12345678901.2345678901"), d("1.00000000000001")),
        mul(d("0.00000000000001"), d("0.000000000000001")),
    ] {
        assert!(matches!(result, Err(DecimalError::Inexact { .. })), "{result:?}");
    }
    for result in [
        add(d("79228162514264337593543950335"), d("1")),
        sub(d("-79228162514264337593543950335"), d("1")),
        mul(d("79228162514264337593543950335"), d("10")),
        shift(d("79228162514264337593543950335"), 1),
        div(d("79228162514264337593543950335"), d("0.1"), 0, Rounding::Down),
    ] {
        assert!(matches!(result, Err(DecimalError::Overflow { .. })), "{result:?}");
    }
}

#[test]
fn division_rounds_once_or_is_exact() {
    assert_eq!(div(d("1"), d("3"), 4, Rounding::HalfEven).unwrap().to_string(), "0.3333");
    assert_eq!(div(d("2"), d("3"), 4, Rounding::HalfEven).unwrap().to_string(), "0.6667");
    // 9,982 is 116.408163… % of 8,575.
    assert_eq!(div(d("998200"), d("8575"), 4, Rounding::HalfEven).unwrap().to_string(), "116.4082");
    assert_eq!(div(d("1"), d("4"), 4, Rounding::HalfEven).unwrap().to_string(), "0.2500", "as many decimals as asked");
    assert_eq!(div_exact(d("1"), d("8")).unwrap().to_string(), "0.125");
    assert_eq!(div_exact(d("10"), d("0.5")).unwrap().to_string(), "20");
    assert!(matches!(div_exact(d("1"), d("0")), Err(DecimalError::DivisionByZero { .. })));
    assert!(div(d("1"), d("3"), 29, Rounding::Down).is_err(), "29 decimals do not fit");
    assert!(div(d("1"), d("3"), u32::MAX, Rounding::Down).is_err());
}

#[test]
fn shifting_moves_the_point_and_keeps_the_digits() {
    let cases = [
        ("17500", 9, "17500000000000"),
        ("8.50", 1, "85.0"),
        ("8.50", 2, "850"),
        ("8.50", 3, "8500"),
        ("17946", -3, "17.946"),
        ("-0.05", -2, "-0.0005"),
        ("0.00", 5, "0"),
        ("0", 1_000_000, "0"),
        ("0", -1_000_000, "0"),
        ("1.5000000000000000000000000000", -2, "0.015"),
    ];
    for (value, exponent, expected) in cases {
        assert_eq!(shift(d(value), exponent).unwrap().to_string(), expected, "{value} × 10^{exponent}");
    }
    for exponent in [i32::MIN, -29, 29, i32::MAX] {
        assert!(shift(d("1"), exponent).is_err(), "1 × 10^{exponent}");
    }
}

// Rounding.

#[test]
fn every_mode_rounds_as_its_name_says() {
    use Rounding::{Ceiling, Down, Floor, HalfEven, HalfUp, Up};
    const MODES: [Rounding; 6] = [HalfUp, HalfEven, Up, Down, Floor, Ceiling];
    let cases = [
        // value, decimals, half up, half even, up, down, floor, ceiling
        ("0.5", 0, ["1", "0", "1", "0", "0", "1"]),
        ("1.5", 0, ["2", "2", "2", "1", "1", "2"]),
        ("2.5", 0, ["3", "2", "3", "2", "2", "3"]),
        ("-0.5", 0, ["-1", "0", "-1", "0", "-1", "0"]),
        ("-1.5", 0, ["-2", "-2", "-2", "-1", "-2", "-1"]),
        ("-2.5", 0, ["-3", "-2", "-3", "-2", "-3", "-2"]),
        ("0.4", 0, ["0", "0", "1", "0", "0", "1"]),
        ("0.6", 0, ["1", "1", "1", "0", "0", "1"]),
        ("-0.4", 0, ["0", "0", "-1", "0", "-1", "0"]),
        ("-0.6", 0, ["-1", "-1", "-1", "0", "-1", "0"]),
        ("2.50000000000000000000000001", 0, ["3", "3", "3", "2", "2", "3"]),
        ("8.045", 2, ["8.05", "8.04", "8.05", "8.04", "8.04", "8.05"]),
        ("8.055", 2, ["8.06", "8.06", "8.06", "8.05", "8.05", "8.06"]),
        ("-8.045", 2, ["-8.05", "-8.04", "-8.05", "-8.04", "-8.05", "-8.04"]),
        ("9.995", 2, ["10.00", "10.00", "10.00", "9.99", "9.99", "10.00"]),
        ("17946", -2, ["17900", "17900", "18000", "17900", "17900", "18000"]),
        ("17950", -2, ["18000", "18000", "18000", "17900", "17900", "18000"]),
        ("17850", -2, ["17900", "17800", "17900", "17800", "17800", "17900"]),
        ("-17850", -2, ["-17900", "-17800", "-17900", "-17800", "-17900", "-17800"]),
        ("49", -2, ["0", "0", "100", "0", "0", "100"]),
        ("8.00", 0, ["8", "8", "8", "8", "8", "8"]),
    ];
    for (value, digits, expected) in cases {
        let rounded = MODES.map(|mode| round(d(value), digits, mode).unwrap().to_string());
        assert_eq!(rounded.each_ref().map(String::as_str), expected, "{value} to {digits} decimals");
    }
    assert_eq!(round(d("8.5"), 4, HalfUp).unwrap().to_string(), "8.5", "no decimals are made up");
    assert_eq!(round(d("8.5"), i32::MAX, HalfUp).unwrap().to_string(), "8.5");
    assert!(round(d("8.5"), i32::MIN, HalfUp).is_err());
}

#[test]
fn a_mode_has_one_name() {
    for (mode, name) in Rounding::NAMES {
        assert_eq!(Rounding::from_name(name), Some(mode));
    }
    assert_eq!(Rounding::from_name("HALF_UP"), None);
    assert_eq!(Rounding::from_name(""), None);
}

// Ratios.

#[test]
fn a_ratio_is_a_fraction_in_lowest_terms() {
    let ratio = |n: i64, m: i64| Ratio::new(n, m).unwrap();
    assert_eq!(ratio(26, 28).to_string(), "13/14");
    assert_eq!(ratio(26, -28).to_string(), "-13/14");
    assert_eq!(ratio(28, 14).to_string(), "2");
    assert_eq!(ratio(8, 13).numerator(), &BigInt::from(8));
    assert_eq!(ratio(8, -13).denominator(), &BigInt::from(13));
    assert!(ratio(8, 13) > ratio(61, 100) && ratio(8, 13) < ratio(62, 100));
    assert_eq!(&ratio(1, 3) + &ratio(1, 6), ratio(1, 2));
    assert_eq!(&ratio(1, 3) - &ratio(1, 3), Ratio::zero());
    assert_eq!(&ratio(2, 3) * &ratio(3, 2), Ratio::from(1));
    assert_eq!(-&ratio(2, 3), ratio(-2, 3));
    assert_eq!(ratio(-2, 3).abs(), ratio(2, 3));
    assert_eq!(ratio(1, 3).checked_div(&ratio(1, 6)).unwrap(), Ratio::from(2));
    assert!(matches!(ratio(1, 3).checked_div(&Ratio::zero()), Err(DecimalError::DivisionByZero { .. })));
    assert!(ratio(1, 3).is_positive() && ratio(-1, 3).is_negative() && Ratio::zero().is_zero());
    assert_eq!(Ratio::power_of_ten(-2), ratio(1, 100));
    assert_eq!(Ratio::power_of_ten(0), Ratio::from(1));
    assert_eq!(Ratio::scaled(d("2.45"), 9), Ratio::from(2_450_000_000));
}

#[test]
fn a_ratio_becomes_a_decimal_where_nothing_is_lost() {
    let cases = [
        ("1/8", Some("0.125")),
        ("1/3", None),
        ("-7/2", Some("-3.5")),
        ("0", Some("0")),
        ("1200", Some("1200")),
        ("79228162514264337593543950335", Some("79228162514264337593543950335")),
        ("79228162514264337593543950336", None),
        ("1/10000000000000000000000000000", Some("0.0000000000000000000000000001")),
        ("1/100000000000000000000000000000", None),
    ];
    for (fraction, decimal) in cases {
        let ratio: Ratio = fraction.parse().unwrap();
        assert_eq!(ratio.to_decimal().map(|d| d.to_string()).as_deref(), decimal, "{fraction}");
    }
}

#[test]
fn a_ratio_reads_what_it_prints_and_nothing_else() {
    for text in ["8/13", "-8/13", "2", "0", "-2"] {
        assert_eq!(text.parse::<Ratio>().unwrap().to_string(), text);
    }
    let long = "9".repeat(100_000);
    for text in ["", "/", "1/", "/2", "1/0", "1.5", "a", "1/2/3", "--1", "1-", " 1", "+1", "٣", "1/-", &long] {
        assert!(text.parse::<Ratio>().is_err(), "`{}`", &text[..text.len().min(20)]);
    }
}

// Comparing across powers of ten.

#[test]
fn values_at_two_powers_of_ten_compare_and_hash_as_one() {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let cases = [
        ("5", 9, "5000", 6, Equal),
        ("8.50", 0, "8.5", 0, Equal),
        ("0", 127, "0", -128, Equal),
        ("-5", 9, "-5000", 6, Equal),
        ("5.001", 9, "5000", 6, Greater),
        ("-5.001", 9, "-5000", 6, Less),
        ("9", 0, "1", 1, Less),
        ("-1", 127, "0", 0, Less),
        ("1", -128, "0", 0, Greater),
        ("1", 127, "79228162514264337593543950335", 0, Greater),
        ("79228162514264337593543950335", -28, "8", 0, Less),
        ("0.0000000000000000000000000001", 28, "1", 0, Equal),
    ];
    for (a, ea, b, eb, expected) in cases {
        assert_eq!(cmp_scaled(d(a), ea, d(b), eb), expected, "{a}e{ea} and {b}e{eb}");
        assert_eq!(cmp_scaled(d(b), eb, d(a), ea), expected.reverse(), "{b}e{eb} and {a}e{ea}");
        assert_eq!(canonical(d(a), ea) == canonical(d(b), eb), expected == Equal, "{a}e{ea} and {b}e{eb}");
    }
}

// Laws, against arithmetic over big integers.

/// Mantissa and scale of every size, zero and both ends included.
fn decimals() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![
        3 => -1000i128..=1000,
        3 => any::<i64>().prop_map(i128::from),
        2 => -79_228_162_514_264_337_593_543_950_335_i128..=79_228_162_514_264_337_593_543_950_335,
        1 => (0u32..=28).prop_map(|power| 10i128.pow(power)),
    ];
    (digits, 0u32..=28).prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

fn modes() -> impl Strategy<Value = Rounding> {
    prop::sample::select(Rounding::NAMES.map(|(mode, _)| mode).to_vec())
}

/// The value as numerator over 10^power.
fn widened(value: Decimal, power: u32) -> BigInt {
    BigInt::from(value.mantissa()) * BigInt::from(10).pow(power - value.scale())
}

/// Whether `numerator ÷ 10^power` is some decimal of 96 bits.
fn fits(mut numerator: BigInt, mut power: u32) -> bool {
    while power > 0 && (&numerator % 10u8).is_zero() {
        numerator /= 10u8;
        power -= 1;
    }
    power <= 28 && numerator.abs() <= BigInt::from(79_228_162_514_264_337_593_543_950_335_i128)
}

fn check(result: Result<Decimal, DecimalError>, exact: BigInt, power: u32) -> Result<(), TestCaseError> {
    match result {
        Ok(value) => {
            prop_assert_eq!(widened(value, power.max(28)), &exact * BigInt::from(10).pow(power.max(28) - power))
        }
        Err(error) => prop_assert!(!fits(exact.clone(), power), "{exact} ÷ 10^{power} fits, and yet: {error}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_sum_is_exact_or_an_error(a in decimals(), b in decimals()) {
        check(add(a, b), widened(a, 28) + widened(b, 28), 28)?;
        check(sub(a, b), widened(a, 28) - widened(b, 28), 28)?;
    }

    #[test]
    fn the_sum_of_two_decimals_of_one_scale_keeps_it(a in any::<i64>(), b in any::<i64>(), small: bool, scale in 0u32..=28) {
        let (a, b) = if small { (a % 1000, b % 1000) } else { (a, b) };
        let sum = add(Decimal::new(a, scale), Decimal::new(b, scale)).unwrap();
        prop_assert_eq!(sum.mantissa(), i128::from(a) + i128::from(b));
        prop_assert_eq!(sum.scale(), scale);
        prop_assert!(!(sum.is_zero() && sum.is_sign_negative()), "no negative zero");
    }

    #[test]
    fn a_product_is_exact_or_an_error(a in decimals(), b in decimals()) {
        check(mul(a, b), BigInt::from(a.mantissa()) * b.mantissa(), a.scale() + b.scale())?;
    }

    #[test]
    fn a_shift_is_exact_or_an_error(a in decimals(), exponent in -40i32..=40) {
        let exact = BigInt::from(a.mantissa()) * BigInt::from(10).pow(u32::try_from(exponent + 40).unwrap());
        check(shift(a, exponent), exact, a.scale() + 40)?;
    }

    #[test]
    fn an_exact_quotient_times_the_divisor_is_the_dividend(a in decimals(), b in decimals()) {
        if let Ok(quotient) = div_exact(a, b) {
            prop_assert_eq!(&Ratio::from(quotient) * &Ratio::from(b), Ratio::from(a));
        }
    }

    #[test]
    fn rounding_moves_less_than_one_unit_and_in_the_named_direction(a in decimals(), b in decimals(), digits in -6i32..=12, mode in modes()) {
        let Ok(ratio) = Ratio::from(a).checked_div(&Ratio::from(b)) else { return Ok(()) };
        let Ok(rounded) = ratio.round(digits, mode) else { return Ok(()) };
        let unit = Ratio::power_of_ten(-digits);
        let off = &Ratio::from(rounded) - &ratio;
        prop_assert!(off.abs() < unit);
        prop_assert!(Ratio::from(rounded).checked_div(&unit).unwrap().denominator() == &BigInt::from(1));
        let outward = if ratio.is_negative() { -&off } else { off.clone() };
        let twice = &off.abs() + &off.abs();
        match mode {
            Rounding::Floor => prop_assert!(!off.is_positive()),
            Rounding::Ceiling => prop_assert!(!off.is_negative()),
            Rounding::Down => prop_assert!(!outward.is_positive()),
            Rounding::Up => prop_assert!(!outward.is_negative()),
            Rounding::HalfUp => prop_assert!(twice < unit || (twice == unit && outward.is_positive())),
            Rounding::HalfEven => {
                let count = Ratio::from(rounded).checked_div(&unit).unwrap();
                prop_assert!(twice < unit || (twice == unit && (count.numerator() % 2u8).is_zero()));
            }
            _ => prop_assert!(false, "a mode without a law"),
        }
    }

    #[test]
    fn rounding_a_decimal_agrees_with_rounding_its_ratio(a in decimals(), digits in -6i32..=28, mode in modes()) {
        if let (Ok(one), Ok(other)) = (round(a, digits, mode), Ratio::from(a).round(digits, mode)) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn reading_what_was_printed_gives_the_same_digits(a in decimals()) {
        let read = parse(&a.to_string()).unwrap();
        prop_assert_eq!((read, read.scale()), (a, a.scale()));
    }

    #[test]
    fn comparing_agrees_with_the_ratios(a in decimals(), ea in -20i32..=20, b in decimals(), eb in -20i32..=20) {
        let (ra, rb) = (Ratio::scaled(a, ea), Ratio::scaled(b, eb));
        prop_assert_eq!(cmp_scaled(a, ea, b, eb), ra.cmp(&rb));
        prop_assert_eq!(canonical(a, ea) == canonical(b, eb), ra == rb);
    }

    #[test]
    fn a_ratio_reads_what_was_printed(n in any::<i64>(), m in 1i64..) {
        let ratio = Ratio::new(n, m).unwrap();
        prop_assert_eq!(ratio.to_string().parse::<Ratio>().unwrap(), ratio);
    }

    #[test]
    fn no_text_panics(text in ".*") {
        let _ = parse(&text);
        let _ = text.parse::<Ratio>();
    }

    #[test]
    fn nothing_that_looks_like_a_number_panics(text in "[-+]?[0-9.eE_]{0,60}") {
        if let Ok(value) = parse(&text) {
            prop_assert!(decimal::parse(&value.to_string()).is_ok());
        }
        let _ = text.parse::<Ratio>();
    }
}
