//! Goals: which sets a rule makes of what was written, where the direction comes from, and what is refused.

use attain::{
    Better, Change, ChangeKind, Comparator, Figure, Goal, GoalError, Interval, Locale, Quantity, Range, Ratio, Rule,
    Sets, Tally, Terms, Unit, Value,
};
use chrono::{Datelike, NaiveDate};
use insta::assert_snapshot;
use proptest::prelude::*;

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn quantity(text: &str) -> Quantity {
    Quantity::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn range(text: &str) -> Range {
    Range::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn better(word: &str) -> Option<Better> {
    match word {
        "-" => None,
        word => Some(Better::from_name(word).unwrap()),
    }
}

/// The sets as a line of a table, the best first: `exceeded | met | near miss | missed @ reference`.
fn line(sets: &Sets) -> String {
    let one = |set: &Interval<Ratio>| {
        let end = |bound: Option<&attain::Bound<Ratio>>, infinity: &str| {
            bound.map_or_else(
                || infinity.to_owned(),
                |b| b.at.to_decimal().map_or(b.at.to_string(), |d| d.normalize().to_string()),
            )
        };
        let open = if set.lower().is_some_and(|b| b.closed) { '[' } else { '(' };
        let close = if set.upper().is_some_and(|b| b.closed) { ']' } else { ')' };
        format!("{open}{}, {}{close}", end(set.lower(), "-∞"), end(set.upper(), "∞"))
    };
    let all = |sets: &[Interval<Ratio>]| match sets {
        [] => "none".to_owned(),
        sets => sets.iter().map(one).collect::<Vec<_>>().join(" ∪ "),
    };
    let reference = sets
        .reference()
        .map_or("none".to_owned(), |r| r.to_decimal().map_or(r.to_string(), |d| d.normalize().to_string()));
    format!(
        "{} | {} | {} | {} @ {reference}",
        all(sets.exceeded()),
        all(sets.met()),
        all(sets.near_miss()),
        all(sets.missed()),
    )
}

fn judged(goal: &Goal, stated: &str, terms: &Terms) -> Result<String, GoalError> {
    goal.sets(better(stated), &Rule::vn_official(), terms).map(|sets| line(&sets))
}

/// Every row of the table of goals; the tolerance is that of `about`.
#[test]
fn every_way_to_write_a_goal_has_its_sets() {
    let rows = [
        ("7,5%", "higher", "(7.5, ∞) | [7.5, 7.5] | none | (-∞, 7.5) @ 7.5"),
        ("ít nhất 7,5%", "-", "(7.5, ∞) | [7.5, 7.5] | none | (-∞, 7.5) @ 7.5"),
        ("từ 7,5% trở lên", "-", "(7.5, ∞) | [7.5, 7.5] | none | (-∞, 7.5) @ 7.5"),
        ("trên 7,5%", "-", "none | (7.5, ∞) | none | (-∞, 7.5] @ 7.5"),
        ("hơn 7,5%", "higher", "none | (7.5, ∞) | none | (-∞, 7.5] @ 7.5"),
        ("8 - 8,5%", "higher", "(8.5, ∞) | [8, 8.5] | none | (-∞, 8) @ 8"),
        ("4%", "lower", "(-∞, 4) | [4, 4] | none | (4, ∞) @ 4"),
        ("không quá 4%", "-", "none | (-∞, 4] | none | (4, ∞) @ 4"),
        ("dưới 4%", "-", "none | (-∞, 4) | none | [4, ∞) @ 4"),
        ("4 - 4,5%", "lower", "(-∞, 4) | [4, 4.5] | none | (4.5, ∞) @ 4.5"),
        ("8 - 8,5%", "inside", "none | [8, 8.5] | none | (-∞, 8) ∪ (8.5, ∞) @ none"),
        ("4%", "inside", "none | [4, 4] | none | (-∞, 4) ∪ (4, ∞) @ 4"),
        ("đúng 4%", "-", "none | [4, 4] | none | (-∞, 4) ∪ (4, ∞) @ 4"),
        ("khoảng 4%", "higher", "(4.5, ∞) | [3.5, 4.5] | none | (-∞, 3.5) @ 4"),
        ("khoảng 4%", "lower", "(-∞, 3.5) | [3.5, 4.5] | none | (4.5, ∞) @ 4"),
        ("khoảng 4%", "inside", "none | [3.5, 4.5] | none | (-∞, 3.5) ∪ (4.5, ∞) @ 4"),
        // Money is compared in the unit itself.
        (
            "17.500 tỷ đồng",
            "higher",
            "(17500000000000, ∞) | [17500000000000, 17500000000000] | none | (-∞, 17500000000000) @ 17500000000000",
        ),
        // A change is compared in the direction of its verb.
        ("giảm 0,6 - 1 điểm %", "lower", "(1, ∞) | [0.6, 1] | none | (-∞, 0.6) @ 0.6"),
        ("giảm 0,6 - 1 điểm %", "-", "(1, ∞) | [0.6, 1] | none | (-∞, 0.6) @ 0.6"),
        ("tăng 10% so với 2023", "higher", "(10, ∞) | [10, 10] | none | (-∞, 10) @ 10"),
        ("tăng không quá 4%", "lower", "none | (-∞, 4] | none | (4, ∞) @ 4"),
        ("giảm ít nhất 1 điểm %", "lower", "(1, ∞) | [1, 1] | none | (-∞, 1) @ 1"),
        // k of n on the line from 0 to 1.
        ("13/26 huyện", "higher", "(0.5, ∞) | [0.5, 0.5] | none | (-∞, 0.5) @ 0.5"),
    ];
    for (text, stated, expected) in rows {
        let about = text.starts_with("khoảng");
        let terms = Terms { tolerance: about.then(|| quantity("0,5%")), ..Terms::default() };
        assert_eq!(judged(&goal(text), stated, &terms).as_deref(), Ok(expected), "`{text}`, better {stated}");
    }
}

#[test]
fn a_band_stays_inside_and_an_open_end_stays_open() {
    let percent = |text| Range::from_postgres(text, &Unit::percent()).unwrap();
    let none = Terms::default();
    let rows = [
        (Goal::within(percent("[8,8.5]")), "-", "none | [8, 8.5] | none | (-∞, 8) ∪ (8.5, ∞) @ none"),
        (Goal::within(percent("[8,8.5)")), "-", "none | [8, 8.5) | none | (-∞, 8) ∪ [8.5, ∞) @ none"),
        (Goal::band(percent("(8,8.5)")), "higher", "[8.5, ∞) | (8, 8.5) | none | (-∞, 8] @ 8"),
        (Goal::band(percent("(8,8.5)")), "lower", "(-∞, 8] | (8, 8.5) | none | [8.5, ∞) @ 8.5"),
        (Goal::within(percent("[8,)")), "-", "none | [8, ∞) | none | (-∞, 8) @ none"),
    ];
    for (goal, stated, expected) in rows {
        assert_eq!(judged(&goal, stated, &none).as_deref(), Ok(expected), "{goal}");
    }
}

#[test]
fn a_band_with_one_bound_is_a_comparator() {
    let percent = |text| Range::from_postgres(text, &Unit::percent()).unwrap();
    let rows = [
        ("[8,)", Comparator::AtLeast),
        ("(8,)", Comparator::MoreThan),
        ("(,8]", Comparator::AtMost),
        ("(,8)", Comparator::Below),
        ("[8,9]", Comparator::Plain),
    ];
    for (text, comparator) in rows {
        assert_eq!(Goal::band(percent(text)).comparator(), comparator, "{text}");
    }
}

#[test]
fn ranks_are_better_when_lower_and_days_when_earlier() {
    let none = Terms::default();
    assert_eq!(
        judged(&Goal::at_most(Quantity::new(20.into(), Unit::from_code("rank").unwrap())), "-", &none).as_deref(),
        Ok("none | (-∞, 20] | none | (20, ∞) @ 20")
    );
    let rank = Goal::plain(Quantity::new(20.into(), Unit::from_code("rank").unwrap()));
    assert_eq!(judged(&rank, "-", &none).as_deref(), Ok("(-∞, 20) | [20, 20] | none | (20, ∞) @ 20"));
    assert_snapshot!(judged(&rank, "higher", &none).unwrap_err(), @"the goal `rank 20` contradicts itself: a rank asks for a lower level, but better is `higher`");

    let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let due = Goal::by(day);
    let at = day.num_days_from_ce();
    assert_eq!(judged(&due, "-", &none), Ok(format!("none | (-∞, {at}] | none | ({at}, ∞) @ {at}")));
    let early = due.sets(None, &Rule::vn_official().early_exceeds(true), &none).unwrap();
    assert_eq!(line(&early), format!("(-∞, {at}) | [{at}, {at}] | none | ({at}, ∞) @ {at}"));
}

#[test]
fn the_direction_comes_from_the_comparator_the_verb_or_the_call() {
    let rows = [
        ("ít nhất 5%", "-", Better::Higher),
        ("trên 5%", "-", Better::Higher),
        ("không quá 5%", "-", Better::Lower),
        ("dưới 5%", "-", Better::Lower),
        ("đúng 5%", "higher", Better::Inside),
        ("5%", "lower", Better::Lower),
        ("5 - 6%", "inside", Better::Inside),
        // Over the change, not the level: a larger fall is better.
        ("giảm 5%", "lower", Better::Higher),
        ("tăng không quá 5%", "lower", Better::Lower),
        ("giảm không quá 5%", "higher", Better::Lower),
        ("tăng 5%", "-", Better::Higher),
        ("chậm nhất ngày 31/12/2024", "-", Better::Lower),
    ];
    for (text, stated, expected) in rows {
        assert_eq!(goal(text).direction(better(stated)), Ok(expected), "`{text}`, better {stated}");
    }
}

#[test]
fn nothing_is_guessed_of_the_direction() {
    let message = |text: &str, stated: &str| goal(text).direction(better(stated)).unwrap_err().to_string();
    assert_snapshot!(message("17.500 tỷ đồng", "-"), @r#"nothing says which way is better for the goal `17,500 billion VND`; give better="higher", "lower" or "inside", or write `at least`, `at most`"#);
    assert_snapshot!(message("8 - 8,5%", "-"), @r#"nothing says which way is better for the goal `8–8.5%`; give better="higher", "lower" or "inside", or write `at least`, `at most`"#);
    assert_snapshot!(message("ít nhất 5%", "lower"), @"the goal `at least 5%` contradicts itself: `at_least` asks for a higher level, but better is `lower`");
    assert_snapshot!(message("không quá 5%", "higher"), @"the goal `at most 5%` contradicts itself: `at_most` asks for a lower level, but better is `higher`");
    assert_snapshot!(message("dưới 5%", "inside"), @"the goal `below 5%` contradicts itself: `below` asks for a lower level, but better is `inside`");
    assert_snapshot!(message("giảm 5%", "higher"), @"the goal `down 5%` contradicts itself: its verb asks for a lower level, but better is `higher`");
    assert_snapshot!(message("tăng không quá 5%", "higher"), @"the goal `up at most 5%` contradicts itself: its verb asks for a lower level, but better is `higher`");
    assert_snapshot!(message("tăng 5%", "inside"), @"the goal `up 5%` contradicts itself: its verb asks for a higher level, but better is `inside`");
}

#[test]
fn about_without_a_tolerance_is_refused() {
    let refused = goal("khoảng 4%").sets(Some(Better::Lower), &Rule::vn_official(), &Terms::default());
    assert_snapshot!(refused.unwrap_err(), @"the goal `about 4%` is approximate; state its tolerance, in `percent`");
}

#[test]
fn a_target_may_carry_sets_of_its_own() {
    let none = Terms::default();
    let rows = [
        (
            "8 - 8,5%",
            "higher",
            Terms { exceed: Some(range("trên 9%")), ..none.clone() },
            "(9, ∞) | [8, 9] | none | (-∞, 8) @ 8",
        ),
        (
            "dưới 4%",
            "-",
            Terms { exceed: Some(range("dưới 3%")), ..none.clone() },
            "(-∞, 3) | [3, 4) | none | [4, ∞) @ 4",
        ),
        // An exceed set never reaches beyond what is accepted.
        (
            "8%",
            "higher",
            Terms { exceed: Some(range("trên 7%")), ..none.clone() },
            "[8, ∞) | none | none | (-∞, 8) @ 8",
        ),
        (
            "8%",
            "higher",
            Terms { tolerance: Some(quantity("0,2%")), ..none.clone() },
            "(8, ∞) | [7.8, 8] | none | (-∞, 7.8) @ 8",
        ),
        (
            "8%",
            "higher",
            Terms { tolerance: Some(quantity("0,2 điểm %")), ..none.clone() },
            "(8, ∞) | [7.8, 8] | none | (-∞, 7.8) @ 8",
        ),
        (
            "8%",
            "higher",
            Terms { near_miss: Some(quantity("0,5%")), ..none.clone() },
            "(8, ∞) | [8, 8] | [7.5, 8) | (-∞, 7.5) @ 8",
        ),
        (
            "dưới 4%",
            "-",
            Terms { near_miss: Some(quantity("0,5%")), ..none.clone() },
            "none | (-∞, 4) | [4, 4.5] | (4.5, ∞) @ 4",
        ),
        (
            "đúng 4%",
            "-",
            Terms { near_miss: Some(quantity("1%")), ..none.clone() },
            "none | [4, 4] | [3, 4) ∪ (4, 5] | (-∞, 3) ∪ (5, ∞) @ 4",
        ),
        // A bare width is written as the goal is.
        (
            "20 tỷ đồng",
            "higher",
            Terms { tolerance: Some(quantity("1")), ..none.clone() },
            "(20000000000, ∞) | [19000000000, 20000000000] | none | (-∞, 19000000000) @ 20000000000",
        ),
        (
            "20 tỷ đồng",
            "higher",
            Terms { tolerance: Some(quantity("500 triệu đồng")), ..none.clone() },
            "(20000000000, ∞) | [19500000000, 20000000000] | none | (-∞, 19500000000) @ 20000000000",
        ),
        // k of n: a width in points, or in things.
        (
            "8/10 huyện",
            "higher",
            Terms { tolerance: Some(quantity("10%")), ..none.clone() },
            "(0.8, ∞) | [0.7, 0.8] | none | (-∞, 0.7) @ 0.8",
        ),
        (
            "8/10 huyện",
            "higher",
            Terms { tolerance: Some(quantity("1 huyện")), ..none.clone() },
            "(0.8, ∞) | [0.7, 0.8] | none | (-∞, 0.7) @ 0.8",
        ),
        (
            "8/10 huyện",
            "higher",
            Terms { exceed: Some(range("trên 90%")), ..none.clone() },
            "(0.9, ∞) | [0.8, 0.9] | none | (-∞, 0.8) @ 0.8",
        ),
    ];
    for (text, stated, terms, expected) in rows {
        assert_eq!(judged(&goal(text), stated, &terms).as_deref(), Ok(expected), "`{text}` with {terms:?}");
    }
    let due = goal("chậm nhất ngày 31/12/2024");
    let at = due.day().unwrap().num_days_from_ce();
    let month = Terms { near_miss: Some(quantity("30 ngày")), ..none };
    assert_eq!(
        judged(&due, "-", &month),
        Ok(format!("none | (-∞, {at}] | ({at}, {}] | ({}, ∞) @ {at}", at + 30, at + 30))
    );
}

#[test]
fn terms_in_another_unit_are_refused() {
    let message = |text: &str, terms: Terms| judged(&goal(text), "higher", &terms).unwrap_err().to_string();
    let none = Terms::default();
    assert_snapshot!(message("8%", Terms { tolerance: Some(quantity("1 tỷ đồng")), ..none.clone() }), @"the tolerance `1 billion VND` does not fit the goal `8%`: cannot compare or convert `VND` and `percent`: they measure different things");
    assert_snapshot!(message("8%", Terms { tolerance: Some(quantity("-1%")), ..none.clone() }), @"the tolerance `-1%` does not fit the goal `8%`: a width is not negative");
    assert_snapshot!(message("5 tỷ đồng", Terms { near_miss: Some(quantity("3 người")), ..none.clone() }), @"the near-miss width `3 people` does not fit the goal `5 billion VND`: cannot compare or convert `person` and `VND`: they measure different things");
    assert_snapshot!(message("5 tỷ đồng", Terms { exceed: Some(range("trên 3%")), ..none.clone() }), @"the exceed set `more than 3%` does not fit the goal `5 billion VND`: cannot compare or convert `percent` and `VND`: they measure different things");
    assert_snapshot!(message("8/13 huyện", Terms { tolerance: Some(quantity("1 người")), ..none.clone() }), @"the tolerance `1 person` does not fit the goal `8/13 districts`: cannot compare or convert `person` and `district`: they count different things");
    assert_snapshot!(message("chậm nhất ngày 31/12/2024", Terms { exceed: Some(range("trên 3%")), ..none.clone() }), @"the exceed set `more than 3%` does not fit the goal `by 2024-12-31`: a date has no other set");
    assert_snapshot!(message("chậm nhất ngày 31/12/2024", Terms { tolerance: Some(quantity("3%")), ..none }), @"the tolerance `3%` does not fit the goal `by 2024-12-31`: cannot compare or convert `percent` and `day`: they measure different things");
}

/// Figures that no report asks for, each with the reason.
#[test]
fn what_nobody_can_ask_for_is_no_goal() {
    let message = |text: &str| Goal::read(text, Locale::Vi).unwrap_err().to_string();
    assert_snapshot!(message("gần 65%"), @"`gần 65%` is not a goal: `nearly` says no bound; write `at least`, `below` or `about`");
    assert_snapshot!(message("vượt 52,8% dự toán"), @"`vượt 52,8% dự toán` is not a goal: it says by how much a base is exceeded; write the level that is asked for");

    let percent = |text| Range::from_postgres(text, &Unit::percent()).unwrap();
    let sets = |goal: Goal| goal.sets(Some(Better::Higher), &Rule::vn_official(), &Terms::default());
    assert_snapshot!(sets(Goal::band(percent("empty"))).unwrap_err(), @"`empty %` is not a goal: the range is empty, so nothing could meet it");
    assert_snapshot!(sets(Goal::within(percent("(,)"))).unwrap_err(), @"`within (,) %` is not a goal: it has no bound, so everything would meet it");
    assert_snapshot!(sets(Goal::plain(quantity("5%")).changing(Change::Excess)).unwrap_err(), @"`exceeding by 5%` is not a goal: it says by how much a base is exceeded; write the level that is asked for");
    assert_snapshot!(sets(Goal::new(Comparator::Within, Value::Quantity(quantity("5%")))).unwrap_err(), @"`within 5%` is not a goal: `within` needs two bounds");
    assert_snapshot!(Goal::from_figure(&Figure::from(percent("empty"))).unwrap_err(), @"`empty %` is not a goal: the range is empty, so nothing could meet it");
}

#[test]
fn a_goal_says_what_it_was_made_of() {
    let reduce = goal("giảm 0,6 - 1 điểm % so với 2023");
    assert_eq!(
        (reduce.change(), reduce.of(), reduce.comparator()),
        (Some(Change::Down), Some("2023"), Comparator::Plain)
    );
    assert_eq!(reduce.unit().map(Unit::code), Some("percentage_point"));
    assert_eq!(reduce.clone().change_counted(ChangeKind::Points).chosen_change_kind(), Some(ChangeKind::Points));
    let tally = Goal::tally(Tally::new(26, 28, Unit::from_code("indicator").unwrap()).unwrap());
    assert!(matches!(tally.value(), Some(Value::Tally(_))));
    assert_eq!(Goal::at_least(quantity("5%")), goal("ít nhất 5%"));
    assert_eq!(goal("không quá 4%").write(Locale::En), "at most 4%");
}

#[test]
fn rules_have_names_and_versions() {
    for name in Rule::NAMES {
        let rule = Rule::named(name).unwrap();
        assert_eq!((rule.name(), rule.version()), (name, 1));
    }
    assert_eq!(Rule::default(), Rule::vn_official());
    assert_eq!(Rule::vn_official().approximation(), Ratio::new(1, 20).ok().as_ref());
    assert_eq!(Rule::strict().approximation(), None);
    assert_snapshot!(Rule::named("official").unwrap_err(), @"no rule is called `official`; the rules are `vn-official` and `strict`");
}

// Laws.

fn any_goal() -> impl Strategy<Value = (Goal, Option<Better>)> {
    let at = || {
        (-1000i64..1000, 0u32..3).prop_map(|(n, scale)| Quantity::new(attain::Decimal::new(n, scale), Unit::percent()))
    };
    let comparator = prop::sample::select(Comparator::NAMES.map(|(comparator, _)| comparator).to_vec());
    let value = prop_oneof![
        at().prop_map(Value::Quantity),
        (at(), at(), any::<bool>(), any::<bool>()).prop_map(|(a, b, low, high)| {
            let (a, b) = if a.value() <= b.value() { (a, b) } else { (b, a) };
            let bound = |at, closed| Some(attain::Bound { at, closed });
            Value::Range(Range::new(bound(a, low), bound(b, high)).unwrap())
        }),
    ];
    let better = prop::sample::select(vec![None, Some(Better::Higher), Some(Better::Lower), Some(Better::Inside)]);
    let change = prop::sample::select(vec![None, None, Some(Change::Up), Some(Change::Down)]);
    (comparator, value, better, change).prop_map(|(comparator, value, better, change)| {
        let goal = Goal::new(comparator, value);
        (change.into_iter().fold(goal, Goal::changing), better)
    })
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let width =
        || prop::option::of((0i64..300).prop_map(|n| Quantity::new(attain::Decimal::new(n, 1), Unit::percent())));
    let exceed = prop::option::of((-500i64..500, any::<bool>(), any::<bool>()).prop_map(|(at, up, closed)| {
        let at = Quantity::new(at.into(), Unit::percent());
        if up { Range::above(at, closed) } else { Range::below(at, closed) }
    }));
    (width(), width(), exceed).prop_map(|(tolerance, near_miss, exceed)| Terms {
        tolerance,
        near_miss,
        exceed,
        approximation: None,
    })
}

proptest! {
    #[test]
    fn the_sets_of_a_goal_are_disjoint_and_cover_the_line((goal, better) in any_goal(), terms in any_terms()) {
        let Ok(sets) = goal.sets(better, &Rule::vn_official(), &terms) else { return Ok(()) };
        let lists = [sets.exceeded(), sets.met(), sets.near_miss(), sets.missed()];
        let pieces: Vec<&Interval<Ratio>> = lists.iter().flat_map(|list| list.iter()).collect();
        for (at, piece) in pieces.iter().enumerate() {
            prop_assert!(!piece.is_empty());
            for other in &pieces[at + 1..] {
                prop_assert!(!piece.overlaps(other), "{piece:?} and {other:?}");
            }
        }
        // Every end, every middle between two ends, and both infinities lie in just one of them.
        let mut points: Vec<Ratio> =
            pieces.iter().flat_map(|p| p.lower().into_iter().chain(p.upper())).map(|b| b.at.clone()).collect();
        points.sort();
        let half = Ratio::new(1, 2).unwrap();
        let middles: Vec<Ratio> = points.windows(2).map(|w| &(&w[0] + &w[1]) * &half).collect();
        points.extend(middles);
        points.extend([Ratio::from(-1_000_000), Ratio::from(1_000_000)]);
        for point in points {
            let holding = pieces.iter().filter(|piece| piece.contains_point(&point)).count();
            prop_assert_eq!(holding, 1, "{}", point);
        }
        let accepted: Vec<_> = sets.met().iter().chain(sets.exceeded()).collect();
        prop_assert!(accepted.iter().all(|set| sets.accept().contains(set)));
        prop_assert!(sets.missed().iter().chain(sets.near_miss()).all(|set| !sets.accept().overlaps(set)));
    }
}
