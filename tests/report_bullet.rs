//! Bullet charts: where marks, bars, zones and whiskers stand, worked out anew from the figures.

use attain::{Better, Figure, Goal, Locale, Observation, Quantity, Target, Terms};
use attain_report::Report;
use chrono::NaiveDate;
use proptest::prelude::*;
use roxmltree::Document;

/// A chart as its elements: class, first place and length or second place, in thousandths.
#[derive(Debug, PartialEq, Eq)]
struct Drawn {
    label: String,
    parts: Vec<(String, u32, u32)>,
}

impl Drawn {
    fn of(class: &str, parts: &[(&'static str, u32, u32)]) -> Vec<(String, u32, u32)> {
        let kept = parts.iter().filter(|part| class.is_empty() || part.0 == class);
        kept.map(|(class, at, to)| ((*class).to_owned(), *at, *to)).collect()
    }
}

/// `90.9%` in thousandths.
fn thousandths(length: &str) -> u32 {
    let (whole, tenth) = length.strip_suffix('%').unwrap().split_once('.').unwrap();
    whole.parse::<u32>().unwrap() * 10 + tenth.parse::<u32>().unwrap()
}

/// The chart of a verdict; None where there is none.
fn chart(verdict: &attain::Attainment) -> Option<Drawn> {
    let piece = verdict.to_fragment(Locale::En);
    let tree = Document::parse(&piece).unwrap();
    let svg = tree.descendants().find(|node| node.attribute("role") == Some("img"))?;
    let label = svg.children().find(|node| node.tag_name().name() == "title")?.text()?.to_owned();
    let mut parts = Vec::new();
    for node in svg.descendants() {
        let class = node.attribute("class").unwrap_or_default().trim_start_matches("zone ").to_owned();
        let length = |name| node.attribute(name).map(thousandths);
        match node.tag_name().name() {
            "rect" if class == "track" => assert_eq!(node.attribute("width"), Some("100%")),
            "rect" => parts.push((class, length("x")?, length("x")? + length("width")?)),
            "line" if class != "halo" => parts.push((class, length("x1")?, length("x2")?)),
            "circle" => parts.push((class, length("cx")?, length("cx")?)),
            _ => {}
        }
    }
    Some(Drawn { label, parts })
}

fn judged(goal: &str, better: Better, terms: Terms, found: &str) -> attain::Attainment {
    let target = Target::new("x", Goal::read(goal, Locale::Vi).unwrap()).better(better).terms(terms);
    target.assess(&Observation::new("x", Figure::read(found, Locale::Vi).unwrap())).unwrap()
}

/// `part ÷ whole` in thousandths, half to even, in whole numbers.
fn per_mille(part: i128, whole: i128) -> u32 {
    let (twice, double) = (part * 2000, whole * 2);
    let floor = (part * 1000).div_euclid(whole);
    let rest = twice - floor * double;
    let up = rest > whole || (rest == whole && floor % 2 != 0);
    u32::try_from(floor + i128::from(up)).unwrap()
}

#[test]
fn a_ceiling() {
    // At most 4, found 3.25: from 0 to 4.4, which is a tenth beyond the furthest value; printed to 0.01, so ±0.005.
    let drawn = chart(&judged("không quá 4%", Better::Lower, Terms::default(), "3,25%")).unwrap();
    assert_eq!(drawn.label, "goal at most 4%; found 3.25%; met");
    let expected = [
        ("met", 0, per_mille(400, 440)),
        ("zero", 0, 0),
        ("bar", 0, per_mille(325, 440)),
        ("target", per_mille(400, 440), per_mille(400, 440)),
        ("reach", per_mille(3245, 4400), per_mille(3255, 4400)),
        ("end", per_mille(3245, 4400), per_mille(3245, 4400)),
        ("end", per_mille(3255, 4400), per_mille(3255, 4400)),
    ];
    assert_eq!(drawn.parts, Drawn::of("", &expected));
    // The same by hand: 4 ÷ 4.4 = 0.90909, 3.25 ÷ 4.4 = 0.73864.
    assert_eq!((per_mille(400, 440), per_mille(325, 440)), (909, 739));
}

#[test]
fn a_band_where_higher_is_better() {
    // 8–8.5, found 8.7: met between its ends, exceeded beyond, the mark at its lower end; from 0 to 8.75 × 1.1 = 9.625.
    let drawn = chart(&judged("8 - 8,5%", Better::Higher, Terms::default(), "8,7%")).unwrap();
    let at = |thousandth: i128| per_mille(thousandth, 9625);
    let expected = [
        ("met", at(8000), at(8500)),
        ("exceeded", at(8500), 1000),
        ("zero", 0, 0),
        ("bar", 0, at(8700)),
        ("target", at(8000), at(8000)),
        ("reach", at(8650), at(8750)),
        ("end", at(8650), at(8650)),
        ("end", at(8750), at(8750)),
    ];
    assert_eq!(drawn.parts, Drawn::of("", &expected));
}

#[test]
fn what_an_approximation_leaves_open() {
    // "Nearly 65" is 61.75 to below 65 by the official rule's 5 %: the bar is sure to 61.75 and open to 65.
    // Of whole tens of thousands the half of the last place is 0.5: 61.25 to 65.5; the axis ends at 65.5 × 1.1.
    let verdict = judged("ít nhất 64 vạn tấn", Better::Higher, Terms::default(), "gần 65 vạn tấn");
    let drawn = chart(&verdict).unwrap();
    let at = |hundredth: i128| per_mille(hundredth * 10, 72_050);
    let found = verdict.observation().and_then(Observation::figure).unwrap().write(Locale::En);
    assert_eq!(drawn.label, format!("goal {}; found {found}; undecided", verdict.goal().write(Locale::En)));
    let of = |class: &str| drawn.parts.iter().filter(|part| part.0 == class).map(|p| (p.1, p.2)).collect::<Vec<_>>();
    assert_eq!(of("bar"), [(0, at(6175))]);
    assert_eq!(of("open"), [(at(6175), at(6500))]);
    assert_eq!(of("reach"), [(at(6125), at(6550))]);
    assert_eq!(of("target"), [(at(6400), at(6400))]);
    assert_eq!(of("exceeded"), [(at(6400), 1000)]);
}

#[test]
fn a_band_to_stay_inside_has_two_marks_and_its_near_misses() {
    let terms = Terms { near_miss: Some(Quantity::read("0,5%", Locale::Vi).unwrap()), ..Terms::default() };
    // 2–3, near to within 0.5, found 3.2: from 0 to 3.5 × 1.1 = 3.85.
    let drawn = chart(&judged("trong khoảng 2 - 3%", Better::Inside, terms, "3,2%")).unwrap();
    let at = |hundredth: i128| per_mille(hundredth, 385);
    let of = |class: &str| drawn.parts.iter().filter(|part| part.0 == class).map(|p| (p.1, p.2)).collect::<Vec<_>>();
    assert_eq!(of("near"), [(at(150), at(200)), (at(300), at(350))]);
    assert_eq!(of("met"), [(at(200), at(300))]);
    assert_eq!(of("target"), [(at(200), at(200)), (at(300), at(300))]);
    assert_eq!(of("exceeded"), []);
}

#[test]
fn what_lies_below_zero_goes_to_the_left() {
    // Growth of 2 asked for, −3 found: from −3.05 − 0.505 to 2 + 0.505, a tenth of 5.05 on either side.
    let drawn = chart(&judged("2%", Better::Higher, Terms::default(), "-3,0%")).unwrap();
    let (low, length) = (-3555, 6060);
    let at = |thousandth: i128| per_mille(thousandth - low, length);
    let of = |class: &str| drawn.parts.iter().filter(|part| part.0 == class).map(|p| (p.1, p.2)).collect::<Vec<_>>();
    assert_eq!(of("zero"), [(at(0), at(0))]);
    assert_eq!(of("bar"), [(at(-3000), at(0))]);
    assert_eq!(of("target"), [(at(2000), at(2000))]);
}

#[test]
fn days_have_no_zero_and_no_bar() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let target = Target::new("Vũng Áng 2", Goal::by(day(2024, 12, 31)));
    // 56 days early: 56 days between the two, 5.6 to spare on either side.
    let done = target.assess(&Observation::done("Vũng Áng 2", day(2024, 11, 5))).unwrap();
    let drawn = chart(&done).unwrap();
    let at = |tenths: i128| per_mille(tenths + 56, 672);
    let expected = [("met", 0, at(560)), ("target", at(560), at(560)), ("dot", at(0), at(0))];
    assert_eq!(drawn.parts, Drawn::of("", &expected));
    // Not done ten days after: somewhere later.
    let late = target.assess(&Observation::not_done_on("Vũng Áng 2", day(2025, 1, 10))).unwrap();
    let drawn = chart(&late).unwrap();
    assert!(drawn.parts.iter().any(|part| part.0 == "open" && part.2 == 1000), "{drawn:?}");
    assert!(!drawn.parts.iter().any(|part| part.0 == "bar" || part.0 == "dot" || part.0 == "zero"), "{drawn:?}");
}

#[test]
fn counts_out_of_a_whole_are_drawn_as_shares_without_whiskers() {
    // 8 of 13 against all of them: 0.61538 of 1, exact.
    let drawn = chart(&judged("100%", Better::Higher, Terms::default(), "8/13 huyện")).unwrap();
    let of = |class: &str| drawn.parts.iter().filter(|part| part.0 == class).map(|p| (p.1, p.2)).collect::<Vec<_>>();
    assert_eq!(of("bar"), [(0, per_mille(80, 143))]);
    assert_eq!(of("target"), [(909, 909)]);
    assert_eq!(of("reach"), []);
}

#[test]
fn without_data_there_is_no_chart() {
    let target = Target::new("x", Goal::read("4%", Locale::Vi).unwrap()).better(Better::Lower);
    let missing = target.assess(&Observation::missing("x", "chưa điều tra")).unwrap();
    assert_eq!(chart(&missing), None);
    assert!(missing.to_fragment(Locale::Vi).contains("không có số liệu"));
}

#[test]
fn figures_beyond_all_measure_stay_on_the_axis() {
    // A billionth of the target, and a billion times it.
    for found in ["0,000001 tỷ đồng", "9.999.999.999.999.999 tỷ đồng"] {
        let drawn = chart(&judged("17.500 tỷ đồng", Better::Higher, Terms::default(), found)).unwrap();
        for part in &drawn.parts {
            assert!(part.1 <= part.2 && part.2 <= 1000, "{part:?} of {found}");
        }
    }
    let nothing = chart(&judged("0 vụ", Better::Lower, Terms::default(), "0 vụ")).unwrap();
    assert!(nothing.parts.iter().any(|part| *part == ("target".to_owned(), 0, 0)), "{nothing:?}");
}

proptest! {
    #[test]
    fn the_bar_ends_where_the_figure_lies(target in 1u32..100_000_000, found in 1u32..100_000_000) {
        let written = |n: u32| format!("{},{:02}%", n / 100, n % 100);
        let verdict = judged(&format!("ít nhất {}", written(target)), Better::Higher, Terms::default(), &written(found));
        let drawn = chart(&verdict).unwrap();
        // In two-hundredths, so that half of the last place is a whole number.
        let (target, found) = (i128::from(target) * 2, i128::from(found) * 2);
        let end = target.max(found + 1) * 11;
        let of = |class: &str| drawn.parts.iter().find(|part| part.0 == class).map(|part| (part.1, part.2));
        prop_assert_eq!(of("bar"), Some((0, per_mille(found * 10, end))));
        prop_assert_eq!(of("target"), Some((per_mille(target * 10, end), per_mille(target * 10, end))));
    }
}
