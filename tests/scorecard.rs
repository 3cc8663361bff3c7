//! Scorecards: groups, what flipped and why, and official labels beside computed ones.

use attain::{
    Better, Bounds, By, Cause, Explanation, Figure, Goal, Indicator, Judging, Locale, Observation, Observations, Plan,
    Policy, Published, Rule, Scorecard, Status, Target, Terms, status_of_label,
};
use chrono::NaiveDate;
use insta::assert_snapshot;

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn figure(text: &str) -> Figure {
    Figure::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn higher(name: &str, text: &str) -> Target {
    Target::new(name, goal(text)).better(Better::Higher)
}

fn found(name: &str, text: &str) -> Observation {
    Observation::new(name, figure(text))
}

fn plan(targets: impl IntoIterator<Item = Target>) -> Plan {
    let mut plan = Plan::new("2024");
    for target in targets {
        plan.add(target).unwrap();
    }
    plan
}

fn card(targets: impl IntoIterator<Item = Target>, observed: &[Observation]) -> Scorecard {
    plan(targets).assess(observed).unwrap()
}

fn three() -> Scorecard {
    let in_group = |target: Target, group: &str, owner: &str| target.group(group).owner(owner);
    card(
        [
            in_group(higher("GRDP", "8 - 8,5%"), "Kinh tế", "Sở KH&ĐT"),
            in_group(higher("Thu", "17.500 tỷ đồng"), "Kinh tế", "Sở Tài chính"),
            in_group(higher("Việc làm", "23 nghìn người"), "Xã hội", "Sở LĐTBXH"),
            higher("Thu nội địa", "8.100 tỷ đồng").part_of("Thu").group("Kinh tế"),
            higher("Khác", "1%"),
        ],
        &[
            found("GRDP", "khoảng 8%"),
            found("Thu", "17.946 tỷ đồng"),
            found("Việc làm", "22 nghìn người"),
            found("Dân số", "1 người"),
        ],
    )
}

#[test]
fn rows_are_counted_by_group_owner_and_authority() {
    let show = |by: By| -> Vec<String> {
        three()
            .by(by)
            .into_iter()
            .map(|(key, counts)| {
                let Bounds { lower, upper } = counts.met();
                format!("{}: {}–{}/{}", key.as_deref().unwrap_or("-"), lower.unwrap(), upper.unwrap(), counts.total())
            })
            .collect()
    };
    assert_eq!(show(By::Group), ["Kinh tế: 1–2/2", "Xã hội: 0–0/1", "-: 0–0/1"]);
    assert_eq!(show(By::Owner), ["Sở KH&ĐT: 0–1/1", "Sở Tài chính: 1–1/1", "Sở LĐTBXH: 0–0/1", "-: 0–0/1"]);
    assert_eq!(show(By::Authority), ["-: 1–2/4"]);
    let card = three();
    assert_eq!(card.counts().covered(), 3);
    assert_eq!(card.worst(1)[0].target().indicator().name(), "Việc làm");
    assert_eq!(card.without_data().len(), 1);
    assert_eq!(card.unmatched().len(), 1);
    assert_eq!(card.passes(&Policy::new().hurdle("Thu")).passed, Some(true));
    assert_eq!(card.weighted_met().unwrap().lower, attain::Ratio::new(1, 4).ok());
}

#[test]
fn the_published_count_stands_beside_and_is_never_mixed() {
    let published = Published { met: 26, of: 28, exceeded: None, source: Some("report".to_owned()) };
    let card = three().with_published(published.clone());
    assert_eq!(card.published(), Some(&published));
    assert_eq!(card.counts(), three().counts());
    assert_eq!(card.rows(), three().rows());
}

/// A result is judged by the plan figure beside it, else by the share of a plan whose figure is not printed.
#[test]
fn results_are_judged_by_what_is_named_beside_them() {
    let mut results = Observations::new("2023").published(Published { met: 26, of: 28, exceeded: None, source: None });
    for (name, value, planned, share) in [
        ("Giải ngân", "9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%"),
        ("Tổng thu", "17.946 tỷ đồng", "", "102,6%"),
        ("Thu Thanh Hóa", "54.341 tỷ đồng", "", "vượt 52,8%"),
        ("Thu Nghệ An", "10.042 tỷ đồng", "", "71,6%"),
        ("Dân số", "1,3 triệu người", "", ""),
    ] {
        let at = results.items().len();
        results.add(found(name, value));
        if !planned.is_empty() {
            results.plan_figure(at, figure(planned));
        }
        if !share.is_empty() {
            results.share_of_plan(at, figure(share));
        }
    }
    let higher = Judging::default();
    // Nothing says which way is better, and nothing is guessed.
    assert!(results.scorecard(&higher).is_err());
    let mut directed = Observations::new("2023").published(results.get_published().unwrap().clone());
    for (at, observation) in results.items().iter().enumerate() {
        let indicator = Indicator::named(observation.indicator().name()).better(Better::Higher);
        directed.add(Observation::new(indicator, observation.figure().unwrap().clone()));
        let (planned, share) = results.beside(at);
        planned.into_iter().for_each(|figure| directed.plan_figure(at, figure.clone()));
        share.into_iter().for_each(|figure| directed.share_of_plan(at, figure.clone()));
    }
    let card = directed.scorecard(&higher).unwrap();
    let rows: Vec<(&str, Status, Option<String>)> = card
        .rows()
        .iter()
        .map(|row| {
            let verdict = &row.attainment;
            let percent = verdict.percent().and_then(|p| p.single().map(|p| p.normalize().to_string()));
            (verdict.target().indicator().name(), verdict.status(), percent)
        })
        .collect();
    let percent = |text: &str| Some(text.to_owned());
    assert_eq!(
        rows,
        [
            ("Giải ngân", Status::Exceeded, percent("116.4082")),
            ("Tổng thu", Status::Exceeded, percent("102.6")),
            ("Thu Thanh Hóa", Status::Exceeded, percent("152.8")),
            ("Thu Nghệ An", Status::Missed, percent("71.6")),
        ]
    );
    assert_eq!((card.counts().met().single(), card.published().map(|p| p.met)), (Some(&3), Some(26)));
}

// What flipped, and why.

fn flips(earlier: &Scorecard, later: &Scorecard) -> Vec<String> {
    let name = |status: Option<Status>| status.map_or("-".to_owned(), |status| status.to_string());
    later
        .compare(earlier)
        .iter()
        .map(|flip| {
            let causes: Vec<&str> = flip.causes.iter().map(|cause| cause.name()).collect();
            format!("{}: {} → {} by {}", flip.indicator, name(flip.before), name(flip.after), causes.join(" and "))
        })
        .collect()
}

#[test]
fn a_flip_names_what_turned_it() {
    let base = || higher("GRDP", "8 - 8,5%");
    let november = [found("GRDP", "7,9%")];
    let december = [found("GRDP", "8,1%")];
    let before = card([base()], &november);
    assert_eq!(flips(&before, &card([base()], &november)), [] as [String; 0]);
    assert_eq!(flips(&before, &card([base()], &december)), ["GRDP: missed → met by value"]);

    let revised = || base().revised(goal("7,5 - 8,5%"), day("2024-06-01")).unwrap();
    assert_eq!(flips(&before, &card([revised()], &november)), ["GRDP: missed → met by target_version"]);
    // Both changed; each by itself would have turned it.
    assert_eq!(flips(&before, &card([revised()], &december)), ["GRDP: missed → met by value and target_version"]);
    // Both changed; only the value turns it.
    let same_low = || base().revised(goal("8 - 9%"), day("2024-06-01")).unwrap();
    assert_eq!(flips(&before, &card([same_low()], &december)), ["GRDP: missed → met by value"]);
    // Both changed, and only together they turn it.
    let stricter = || base().revised(goal("9 - 9,5%"), day("2024-06-01")).unwrap();
    let after = card([stricter()], &[found("GRDP", "9,2%")]);
    assert_eq!(flips(&before, &after), ["GRDP: missed → met by value and target_version"]);

    let lax = || {
        base().terms(Terms { tolerance: Some(attain::Quantity::read("0,2%", Locale::Vi).unwrap()), ..Terms::default() })
    };
    assert_eq!(flips(&before, &card([lax()], &november)), ["GRDP: missed → met by terms"]);

    let grain = || plan([Target::new("Lương thực", goal("ít nhất 61 tấn"))]);
    let nearly = [found("Lương thực", "gần 65,0 tấn")];
    let strict = Judging { rule: Rule::strict(), ..Judging::default() };
    let (official, strict) = (grain().assess(&nearly).unwrap(), grain().assess_by(&nearly, &strict).unwrap());
    assert_eq!(flips(&official, &strict), ["Lương thực: exceeded → undecided by rule"]);
}

#[test]
fn targets_that_came_and_went_are_flips_too() {
    let before = card([higher("A", "1%"), higher("B", "1%")], &[found("A", "2%")]);
    let after = card([higher("A", "1%"), higher("C", "1%")], &[found("A", "2%")]);
    assert_eq!(flips(&before, &after), ["C: - → no_data by added", "B: no_data → - by removed"]);
    let now_known = card([higher("A", "1%"), higher("B", "1%")], &[found("A", "2%"), found("B", "2%")]);
    assert_eq!(flips(&before, &now_known), ["B: no_data → exceeded by value"]);
    assert_eq!(flips(&now_known, &before), ["B: exceeded → no_data by value"]);
    assert_eq!(Cause::TargetVersion.name(), "target_version");
}

// Official labels.

#[test]
fn labels_are_read_in_both_languages() {
    let rows = [
        ("Vượt", Some(Status::Exceeded)),
        ("ĐẠT", Some(Status::Met)),
        ("không  đạt", Some(Status::Missed)),
        ("Chưa đạt", Some(Status::Missed)),
        ("Not met", Some(Status::Missed)),
        ("target met", Some(Status::Met)),
        ("khả quan", None),
        ("", None),
    ];
    for (label, status) in rows {
        assert_eq!(status_of_label(label), status, "{label}");
    }
    // What the project itself writes, it reads.
    for (status, _) in Status::NAMES.iter().filter(|(s, _)| *s != Status::Undecided) {
        for locale in [Locale::Vi, Locale::En] {
            assert_eq!(status_of_label(status.label(locale)), Some(*status));
        }
    }
}

#[test]
fn a_label_that_differs_has_the_first_change_that_explains_it() {
    let label = |name: &str, text: &str, label: &str| found(name, text).official(label);
    let targets = [
        higher("as computed", "8%"),
        higher("exceed set", "1 - 1,5%"),
        higher("tolerance", "100 tấn"),
        higher("about", "ít nhất 24%"),
        higher("direction", "4%"),
        higher("sub-target", "50%"),
        higher("part", "4%").part_of("sub-target"),
        higher("nothing explains", "50%"),
        higher("no such label", "50%"),
        Target::new("ceiling", goal("dưới 3%")),
    ];
    let observed = [
        label("as computed", "9%", "Vượt"),
        label("exceed set", "1,1%", "Vượt"),
        label("tolerance", "98 tấn", "Đạt"),
        label("about", "khoảng 24%", "Đạt"),
        label("direction", "2%", "Vượt"),
        label("sub-target", "20 - 60%", "Vượt"),
        label("part", "5%", "Vượt"),
        label("nothing explains", "20 - 60%", "Đạt"),
        label("no such label", "20%", "khả quan"),
        label("ceiling", "dưới 0%", "Vượt"),
    ];
    let card = card(targets, &observed);
    let differences: Vec<String> = card
        .official_differences()
        .iter()
        .map(|d| {
            let why = d.explanation.as_ref().map_or("nothing".to_owned(), |e| match e {
                Explanation::Tolerance(width) => format!("tolerance of {}", width.write(Locale::En)),
                e => e.name().to_owned(),
            });
            let official = d.official.map_or("no status", Status::name);
            format!("{}: {} published {official}, computed {}: {why}", d.indicator, d.label, d.computed)
        })
        .collect();
    assert_snapshot!(differences.join("\n"), @r#"
exceed set: Vượt published exceeded, computed met: exceed_set
tolerance: Đạt published met, computed missed: tolerance of 2 tonnes
about: Đạt published met, computed undecided: about_width
direction: Vượt published exceeded, computed missed: direction
sub-target: Vượt published exceeded, computed undecided: sub_target
nothing explains: Đạt published met, computed undecided: nothing
no such label: khả quan published no status, computed missed: nothing
ceiling: Vượt published exceeded, computed met: exceed_set
"#);
    // The two are separate fields.
    let row = &card.get("exceed set").unwrap().attainment;
    assert_eq!((row.status(), row.official()), (Status::Met, Some("Vượt")));
}

#[test]
fn a_row_is_found_by_identifier_or_name() {
    let target = Target::new(Indicator::named("Tổng thu").id("revenue").en("Budget revenue"), goal("ít nhất 5%"));
    let card = card([target], &[]);
    for name in ["Tổng thu", "tổng thu", "revenue", "budget  revenue"] {
        assert!(card.get(name).is_some(), "{name}");
    }
    assert!(card.get("thu").is_none());
    assert_eq!(By::from_name("owner"), Some(By::Owner));
}

#[test]
fn a_published_count_may_not_contradict_itself() {
    let count = |met, of, exceeded| Published { met, of, exceeded, source: None };
    for (met, of, exceeded) in [(0, 0, None), (26, 28, None), (28, 28, Some(0)), (26, 28, Some(26))] {
        assert_eq!(count(met, of, exceeded).check(), Ok(()));
    }
    assert_snapshot!(count(28, 26, None).check().unwrap_err(), @"`28` of `26` met: more than there are; swap them, or mend one");
    assert_snapshot!(count(26, 28, Some(27)).check().unwrap_err(), @"`27` exceeded of `26` met: those exceeded are counted among those met");
    let file = "format = 1\nname = \"2024\"\npublished = { met = 11, of = 10 }\n";
    assert_snapshot!(attain::Observations::from_toml(file).unwrap_err(), @"published: `11` of `10` met: more than there are; swap them, or mend one");
}
