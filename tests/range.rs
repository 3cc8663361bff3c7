//! Ranges: the algebra and the text form of PostgreSQL, over quantities that carry their unit.

use std::cmp::Ordering;
use std::collections::HashSet;

use attain::decimal::parse;
use attain::{Bound, Decimal, Quantity, Range, RangeError, Ratio, Unit};
use proptest::prelude::*;

fn q(amount: &str, code: &str, exponent: i8) -> Quantity {
    Quantity::new(parse(amount).unwrap(), Unit::from_code(code).unwrap().at(exponent))
}

fn percent(text: &str) -> Range {
    Range::from_postgres(text, &Unit::percent()).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn money(text: &str, exponent: i8) -> Range {
    Range::from_postgres(text, &Unit::from_code("VND").unwrap().at(exponent)).unwrap()
}

// PostgreSQL's own answers.

/// Every pair of 25 ranges with every operator; PostgreSQL 15.18.
#[test]
fn the_algebra_is_that_of_postgresql() {
    let Some(table) = attain_tests::shared("conformance/units/postgres/numrange_pairs_pg15.tsv") else { return };
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [a, b, answers @ ..] = cells.as_slice() else { panic!("`{line}`") };
        assert_eq!(answers.len(), 14, "`{line}`");
        let (left, right) = (percent(a), percent(b));
        let truths = [
            ("@>", left.contains_range(&right)),
            ("<@", right.contains_range(&left)),
            ("&&", left.overlaps(&right)),
            ("<<", left.before(&right)),
            (">>", left.after(&right)),
            ("&<", left.not_right_of(&right)),
            ("&>", left.not_left_of(&right)),
            ("-|-", left.adjacent(&right)),
            ("=", Ok(left == right)),
            ("<", left.checked_cmp(&right).map(Ordering::is_lt)),
        ];
        for ((operator, truth), answer) in truths.into_iter().zip(answers) {
            assert_eq!(truth.unwrap(), *answer == "t", "{a} {operator} {b}");
        }
        let ranges = [
            ("*", left.intersect(&right)),
            ("+", left.union(&right)),
            ("-", left.difference(&right)),
            ("range_merge", left.merge(&right)),
        ];
        for ((operator, range), answer) in ranges.into_iter().zip(&answers[10..]) {
            match range {
                Ok(range) => assert_eq!(range, percent(answer), "{a} {operator} {b}"),
                Err(error) => assert!(answer.starts_with("ERROR:"), "{a} {operator} {b} is {answer}, not: {error}"),
            }
        }
        rows += 1;
    }
    assert_eq!(rows, 625);
}

/// What PostgreSQL takes and a range of exact quantities cannot hold.
const NOT_A_QUANTITY: [(&str, &str); 3] = [
    ("[8,infinity]", "an infinite bound is an absent one: write `[8,)`"),
    ("[-infinity,infinity]", "an infinite bound is an absent one: write `(,)`"),
    ("[NaN,NaN]", "NaN is no amount"),
];

/// Text forms and their canonical printing; PostgreSQL 15.18.
#[test]
fn the_text_form_is_that_of_postgresql() {
    let Some(table) = attain_tests::shared("conformance/units/postgres/range_text_pg15.tsv") else { return };
    let (mut rows, mut refused) = (0, 0);
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells[0] != "numrange" {
            continue;
        }
        let (text, canonical) = (cells[1], cells[2]);
        let read = Range::from_postgres(text, &Unit::percent());
        rows += 1;
        if NOT_A_QUANTITY.iter().any(|(exception, _)| *exception == text) {
            assert!(read.is_err(), "`{text}`");
            refused += 1;
            continue;
        }
        match read {
            Ok(range) => {
                assert_eq!(range.to_postgres(), canonical, "`{text}`");
                let shown = |bound: Option<&Quantity>| bound.map_or("null".to_owned(), |q| q.amount().to_string());
                let facts = [
                    shown(range.lower()),
                    shown(range.upper()),
                    range.lower_closed().to_string(),
                    range.upper_closed().to_string(),
                    (!range.is_empty() && range.lower().is_none()).to_string(),
                    (!range.is_empty() && range.upper().is_none()).to_string(),
                    range.is_empty().to_string(),
                ];
                assert_eq!(facts.each_ref().map(String::as_str), cells[3..10], "`{text}`");
            }
            Err(error) => assert!(canonical.starts_with("ERROR:"), "`{text}` is {canonical}, not: {error}"),
        }
    }
    assert!(rows > 30, "{rows} rows");
    assert_eq!(refused, NOT_A_QUANTITY.len());
}

// What PostgreSQL does not know: units.

#[test]
fn ranges_meet_where_their_units_convert() {
    let plan = money("[17500,18000]", 9);
    let in_millions = money("[17600000,17700000]", 6);
    assert!(plan.contains_range(&in_millions).unwrap());
    assert_eq!(
        plan.intersect(&in_millions).unwrap().to_postgres(),
        "[17600.000,17700.000]",
        "in the unit of the left side, with every written digit"
    );
    assert_eq!(plan, money("[17500000,18000000]", 6));
    assert_eq!(HashSet::from([plan.clone(), money("[17500000,18000000]", 6)]).len(), 1);
    assert!(plan.contains(&q("17946", "VND", 9)).unwrap());
    assert!(!plan.contains(&q("18000000000001", "VND", 0)).unwrap());

    let dollars = Range::from_postgres("[1,2]", &Unit::from_code("USD").unwrap()).unwrap();
    assert!(plan.overlaps(&dollars).is_err());
    assert!(plan.contains(&q("1", "USD", 0)).is_err());
    assert_ne!(plan, dollars);

    let tonnes = Range::closed(q("1", "t", 3), q("2", "t", 3)).unwrap();
    assert!(tonnes.contains(&q("15000", "quintal", 0)).unwrap());
    assert_eq!(tonnes.to(&Unit::from_code("quintal").unwrap()).unwrap().to_postgres(), "[10000,20000]");
    assert_eq!(tonnes.values().lower().map(|b| b.at.clone()), Some(Ratio::from(1000)));
}

#[test]
fn a_range_is_made_of_bounds_of_one_unit() {
    let closed = |at: Quantity| Some(Bound { at, closed: true });
    let mixed = Range::new(closed(q("5", "VND", 9)), closed(q("6000", "VND", 6))).unwrap();
    assert_eq!(mixed.to_postgres(), "[5,6.000]", "both in the unit of the first");
    assert_eq!(mixed.unit().exponent(), 9);
    assert!(Range::closed(q("5", "VND", 9), q("6", "USD", 9)).is_err());
    assert!(Range::closed(q("8.5", "percent", 0), q("8", "percent", 0)).is_err(), "the wrong order");
    assert!(Range::closed(q("5", "VND", 9), q("4999", "VND", 6)).is_err(), "the wrong order across powers of ten");
    assert_eq!(Range::point(q("8.50", "percent", 0)), percent("[8.5,8.5]"));
    assert_eq!(Range::above(q("8", "percent", 0), true), percent("[8,)"));
    assert_eq!(Range::below(q("8", "percent", 0), false), percent("(,8)"));
    assert_eq!(Range::empty(&Unit::percent()), percent("(8,8]"));
    assert_eq!(Range::everything(&Unit::percent()), percent("[,]"));
    assert_eq!(percent("[8,8.5)").relabelled(&Unit::percentage_point()).unit(), &Unit::percentage_point());
    assert!(Range::everything(&Unit::percent()).to(&Unit::from_code("VND").unwrap()).is_err(), "even without bounds");
    assert_eq!(Range::new(None, None).unwrap(), Range::everything(&Unit::number()), "nothing says what it counts");
}

#[test]
fn the_form_keeps_what_was_written() {
    for text in ["[8.50,9.0)", "(,4.00]", "[-12.50,)", "(,)", "empty", "[0,0]"] {
        assert_eq!(percent(text).to_postgres(), text);
    }
    for (text, printed) in
        [("[.5,1.]", "[0.5,1]"), ("[-.5,+.5]", "[-0.5,0.5]"), ("[-0,0]", "[0,0]"), ("(1,1)", "empty")]
    {
        assert_eq!(percent(text).to_postgres(), printed, "`{text}`");
    }
}

#[test]
fn what_is_no_range_is_refused() {
    let long = format!("[{},)", "9".repeat(100_000));
    let cases = [
        ("", "nothing"),
        ("[", "one bracket"),
        ("[]", "no comma"),
        ("8,8.5", "no brackets"),
        ("[8,8.5", "no end"),
        ("8,8.5]", "no beginning"),
        ("[8,8.5]x", "text behind"),
        ("x[8,8.5]", "text in front"),
        ("[8;8.5]", "a semicolon"),
        ("[8,8.5,9]", "three bounds"),
        ("{[8,9]}", "a multirange"),
        ("[8,5,9]", "decimal commas"),
        ("[a,b]", "words"),
        ("[NaN,NaN]", "NaN"),
        ("[1,inf)", "infinite"),
        ("[1_0,2_0]", "digit separators"),
        ("[\"8,9]", "an open quote"),
        ("[\"\",9]", "a quoted nothing"),
        ("[.,9]", "a lone point"),
        ("[-,9]", "a lone sign"),
        ("[1e400,)", "too large"),
        ("[9,8]", "the wrong order"),
        ("[8%,9%]", "a unit: it is given beside"),
        ("[8,9]\0", "NUL"),
        (&long, "100,000 digits"),
    ];
    for (text, why) in cases {
        let read = Range::from_postgres(text, &Unit::percent());
        assert!(read.is_err(), "{why}: {:?}", read.map(|range| range.to_postgres()));
    }
}

#[test]
fn messages_say_what_and_where() {
    let read = |text: &str| Range::from_postgres(text, &Unit::percent()).unwrap_err().to_string();
    let message = |result: Result<Range, RangeError>| result.unwrap_err().to_string();
    insta::assert_snapshot!(read("8,8.5"), @"expected `[`, `(` or `empty` in the range `8,8.5` at character 0");
    insta::assert_snapshot!(read(" [8,8.5"), @"expected `]` or `)` in the range ` [8,8.5` at character 7");
    insta::assert_snapshot!(read("[8 8.5]"), @"expected a comma between the bounds in the range `[8 8.5]` at character 6");
    insta::assert_snapshot!(read("[8,8.5,9]"), @"expected `]` or `)` in the range `[8,8.5,9]` at character 6");
    insta::assert_snapshot!(read("[8,NaN]"), @"the bound at character 3 of the range: expected a decimal such as `17500` or `-8.05`, found `N` at character 0");
    insta::assert_snapshot!(read("[8.5,8]"), @"the lower bound `8.5%` lies above the upper bound `8%`; swap them");
    insta::assert_snapshot!(message(Range::closed(q("5", "VND", 9), q("6", "USD", 9))), @"cannot compare or convert `USD` and `VND`: the currencies differ; convert one with a dated rate first");
    insta::assert_snapshot!(message(percent("[1,2]").union(&percent("[3,4]"))), @"the two do not touch, so their union has a gap; use `merge` to fill it");
    insta::assert_snapshot!(message(percent("[1,4]").difference(&percent("[2,3]"))), @"taking the second out of the first would leave two pieces");
}

// Laws.

fn amounts() -> impl Strategy<Value = Decimal> {
    (-60i64..=60, 0u32..=2).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn ranges() -> impl Strategy<Value = Range> {
    let bound = || {
        prop::option::weighted(0.8, (amounts(), prop::sample::select(vec![0i8, 1, 3]), any::<bool>())).prop_map(
            |bound| {
                bound.map(|(amount, exponent, closed)| Bound {
                    at: Quantity::new(amount, Unit::percent().at(exponent)),
                    closed,
                })
            },
        )
    };
    prop_oneof![
        1 => Just(Range::empty(&Unit::percent())),
        12 => (bound(), bound()).prop_map(|(a, b)| match Range::new(a.clone(), b.clone()) {
            // Two absent bounds have no unit of their own.
            Ok(_) if a.is_none() && b.is_none() => Range::everything(&Unit::percent()),
            Ok(range) => range,
            Err(_) => Range::new(b, a).unwrap(),
        }),
    ]
}

fn point() -> impl Strategy<Value = Quantity> {
    (amounts(), prop::sample::select(vec![0i8, 1, 3]))
        .prop_map(|(amount, exponent)| Quantity::new(amount, Unit::percent().at(exponent)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_point_lies_in_both_where_it_lies_in_what_they_share(a in ranges(), b in ranges(), p in point()) {
        let both = a.contains(&p).unwrap() && b.contains(&p).unwrap();
        prop_assert_eq!(a.intersect(&b).unwrap().contains(&p).unwrap(), both);
    }

    #[test]
    fn a_point_lies_in_either_where_it_lies_in_the_union(a in ranges(), b in ranges(), p in point()) {
        let either = a.contains(&p).unwrap() || b.contains(&p).unwrap();
        if let Ok(union) = a.union(&b) {
            prop_assert_eq!(union.contains(&p).unwrap(), either);
        }
        prop_assert!(!either || a.merge(&b).unwrap().contains(&p).unwrap());
    }

    #[test]
    fn a_point_of_the_difference_lies_in_the_first_alone(a in ranges(), b in ranges(), p in point()) {
        if let Ok(difference) = a.difference(&b) {
            prop_assert_eq!(difference.contains(&p).unwrap(), a.contains(&p).unwrap() && !b.contains(&p).unwrap());
        }
    }

    #[test]
    fn two_ranges_overlap_touch_or_lie_apart(a in ranges(), b in ranges()) {
        prop_assume!(!a.is_empty() && !b.is_empty());
        let (overlaps, before, after) = (a.overlaps(&b).unwrap(), a.before(&b).unwrap(), a.after(&b).unwrap());
        prop_assert_eq!([overlaps, before, after].iter().filter(|truth| **truth).count(), 1);
        prop_assert!(!a.adjacent(&b).unwrap() || (!overlaps && a.union(&b).is_ok()));
        prop_assert_eq!(a.union(&b).is_ok(), overlaps || a.adjacent(&b).unwrap());
    }

    #[test]
    fn to_hold_is_to_share_the_whole(a in ranges(), b in ranges()) {
        prop_assert_eq!(a.contains_range(&b).unwrap(), a.intersect(&b).unwrap() == b);
    }

    #[test]
    fn the_order_is_total(a in ranges(), b in ranges(), c in ranges()) {
        let compare = |x: &Range, y: &Range| x.checked_cmp(y).unwrap();
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        prop_assert_eq!(compare(&a, &b).is_eq(), a == b);
        // Of one unit, the operators on the values tell the same order.
        prop_assert_eq!(a.values() < b.values(), compare(&a, &b).is_lt());
        prop_assert!(!(compare(&a, &b).is_le() && compare(&b, &c).is_le()) || compare(&a, &c).is_le());
    }

    #[test]
    fn reading_what_was_printed_gives_the_same_range(a in ranges()) {
        prop_assert_eq!(Range::from_postgres(&a.to_postgres(), a.unit()).unwrap(), a);
    }

    #[test]
    fn no_text_panics(text in ".*") {
        let _ = Range::from_postgres(&text, &Unit::percent());
    }

    #[test]
    fn nothing_that_looks_like_a_range_panics(text in "[ \\[({]{0,2}[-+.0-9eE\" ]{0,8},?[-+.0-9eE\", ]{0,8}[\\])} ]{0,2}") {
        if let Ok(range) = Range::from_postgres(&text, &Unit::percent()) {
            prop_assert_eq!(Range::from_postgres(&range.to_postgres(), &Unit::percent()).unwrap(), range);
        }
    }
}
