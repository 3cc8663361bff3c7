//! Observations: bare numbers, members of a tally, quality and vintage.

use attain::{Figure, Indicator, Locale, Observation, Quality, Unit};
use insta::assert_snapshot;

fn figure(text: &str) -> Figure {
    Figure::read(text, Locale::Vi).unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn in_unit(unit: &str, text: &str) -> Figure {
    let unit = Unit::read(unit, Locale::Vi).unwrap();
    Observation::new(Indicator::named("X").unit(unit), figure(text)).figure().unwrap().clone()
}

#[test]
fn a_bare_number_takes_the_unit_of_its_indicator() {
    let rows = [
        ("tỷ đồng", "17.946", "17.946 tỷ đồng"),
        ("tỷ đồng", "17.946 triệu đồng", "17.946 triệu đồng"),
        ("%", "8,05", "8,05%"),
        ("%", "7 - 7,3", "7 - 7,3%"),
        ("nghìn người", "23", "23 nghìn người"),
        // A scale word of its own stands in place of the indicator's.
        ("nghìn người", "23 nghìn", "23 nghìn người"),
        ("huyện", "8/13", "8/13 huyện"),
    ];
    for (unit, written, expected) in rows {
        assert_eq!(in_unit(unit, written), figure(expected), "{written} in {unit}");
        // Read again, as from a file, it stays what it is.
        let again =
            Observation::new(Indicator::named("X").unit(Unit::read(unit, Locale::Vi).unwrap()), figure(expected));
        assert_eq!(again.figure(), Some(&figure(expected)));
    }
    let thousands = Unit::number().at(3);
    let once = Observation::new(Indicator::named("X").unit(thousands.clone()), figure("5"));
    let twice = Observation::new(Indicator::named("X").unit(thousands), once.figure().unwrap().clone());
    assert_eq!(once, twice);
}

#[test]
fn members_stand_behind_a_tally() {
    let districts = || Observation::new("Huyện nông thôn mới", figure("8/13 huyện"));
    let known = districts().members([("Thạch Hà", "certified"), ("Kỳ Anh", "submitted"), ("Hương Khê", "appraised")]);
    assert_eq!(known.unwrap().get_members()[1], ("Kỳ Anh".to_owned(), "submitted".to_owned()));

    let many = |stage: &'static str, n: usize| (0..n).map(move |at| (format!("{stage} {at}"), stage));
    assert!(districts().members(many("certified", 8).chain(many("submitted", 5))).is_ok());
    assert_snapshot!(districts().members(many("certified", 14)).unwrap_err(), @"the tally says `8` of `13`, but `14` members are named; mend one of the two");
    assert_snapshot!(districts().members(many("certified", 9)).unwrap_err(), @"the tally says `8` of `13`, but `9` members are certified; mend one of the two");
    assert_snapshot!(districts().members(many("submitted", 6)).unwrap_err(), @"the tally says `8` of `13`, but `6` members are not certified; mend one of the two");
    assert_snapshot!(districts().members([("Kỳ Anh", "certified"), ("Kỳ Anh", "submitted")]).unwrap_err(), @"the tally says `8` of `13`, but `Kỳ Anh` is named twice; mend one of the two");
    assert_snapshot!(Observation::new("X", figure("8 huyện")).members([("a", "certified")]).unwrap_err(), @"members were named for `8 districts`, which is no tally; write `8/13 huyện`");
    let day = "2024-12-31".parse().unwrap();
    assert_snapshot!(Observation::done("X", day).members([("a", "certified")]).unwrap_err(), @"members were named for `a date`, which is no tally; write `8/13 huyện`");
}

#[test]
fn an_estimate_says_so_in_its_words_or_its_quality() {
    assert!(Observation::new("X", figure("ước đạt 8,05%")).is_provisional());
    assert!(Observation::new("X", figure("8,05%")).quality(Quality::Estimated).is_provisional());
    assert!(!Observation::new("X", figure("8,05%")).quality(Quality::Preliminary).is_provisional());
    assert!(Quality::Final > Quality::Preliminary && Quality::Preliminary > Quality::Estimated);
    for (quality, name) in Quality::NAMES {
        assert_eq!((Quality::from_name(name), quality.name()), (Some(quality), name));
    }
}
