//! Files of every version of the wire format, as they were written then, read by today's code.
//!
//! `tests/wire/v<n>` holds the files of version n, and none of them is ever written again: `WRITE_WIRE=1 cargo test --test
//! wire_kept` writes those of the version of today that are not there yet. What a file says is stated here, by hand.

use std::path::{Path, PathBuf};

use attain::progress::{self, Series};
use attain::wire::FORMAT;
use attain::{
    Attainment, Better, ChangeKind, Figure, Goal, Indicator, Locale, Observation, Observations, Over, Period, Plan,
    Published, Quality, Quantity, Range, Scorecard, Status, Target, Terms, Trace, Unit, replay,
};

fn figure(text: &str) -> Figure {
    Figure::read(text, Locale::Vi).unwrap()
}

fn goal(text: &str) -> Goal {
    Goal::read(text, Locale::Vi).unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::read(text, Locale::Vi).unwrap()
}

fn poverty() -> Indicator {
    Indicator::named("Tỷ lệ hộ nghèo")
        .id("poverty")
        .en("Poverty rate")
        .also("Hộ nghèo")
        .unit(Unit::percent())
        .limits(Range::from_wire("[0 percent,100 percent]").unwrap())
        .source("Decree 07/2021/ND-CP")
}

fn poverty_of_2023() -> Observation {
    Observation::new(poverty(), figure("3,50%"))
        .period(Period::year(2023).unwrap())
        .quality(Quality::Final)
        .as_of("2024-01-20".parse().unwrap())
        .official("đạt")
}

fn plan() -> Plan {
    let mut plan = Plan::new("Hà Tĩnh 2024").source("Resolution 2024");
    let mut add = |target: Target| plan.add(target).unwrap();
    add(Target::new(poverty(), goal("giảm 0,6 - 1% so với 2023"))
        .change_counted(ChangeKind::Points)
        .period(Period::year(2024).unwrap())
        .better(Better::Lower)
        .baseline(poverty_of_2023())
        .terms(Terms { tolerance: Some(quantity("0,05 điểm %")), ..Terms::default() })
        .over(Over::End)
        .authority("HĐND tỉnh")
        .owner("Sở LĐTBXH")
        .group("Xã hội")
        .revised(goal("giảm 0,5 - 1% so với 2023"), "2024-07-01".parse().unwrap())
        .unwrap());
    add(Target::new("Tổng thu", goal("17.500 tỷ đồng")).better(Better::Higher));
    add(Target::new("Thu nội địa", goal("8.100,50 tỷ đồng")).better(Better::Higher).part_of("Tổng thu"));
    add(Target::new("Vũng Áng 2", goal("chậm nhất ngày 31/12/2024")));
    add(Target::new("Huyện nông thôn mới", goal("13/13 huyện")).better(Better::Higher));
    add(Target::new(Indicator::named("CPI").better(Better::Lower), goal("không quá 4%")));
    add(Target::new("GRDP", Goal::at_least(Quantity::from_wire("100e12 VND{2010}").unwrap())));
    plan
}

fn results() -> Observations {
    let mut results = Observations::new("2024").source("report").published(Published {
        met: 5,
        of: 6,
        exceeded: Some(1),
        source: Some("report".to_owned()),
    });
    results.add(Observation::new("Tổng thu", figure("17.946 tỷ đồng")));
    results.plan_figure(0, figure("17.500 tỷ đồng"));
    results.share_of_plan(0, figure("102,5%"));
    results.add(Observation::new("CPI", figure("gần 4%")));
    results.add(Observation::done("Vũng Áng 2", "2024-11-05".parse().unwrap()));
    results.add(
        Observation::new("Huyện nông thôn mới", figure("8/13 huyện"))
            .members([("Thạch Hà", "certified"), ("Kỳ Anh", "submitted")])
            .unwrap(),
    );
    results.add(Observation::missing("GRDP", "chưa công bố"));
    results.add(Observation::new("PCI", figure("hạng 18")));
    results
}

fn card() -> Scorecard {
    let published = results().get_published().unwrap().clone();
    plan().assess(results().items()).unwrap().with_published(published)
}

fn trace() -> Trace {
    Target::new("Tăng trưởng", goal("8 - 8,5%"))
        .better(Better::Higher)
        .assess_text("8,05%", Locale::Vi)
        .unwrap()
        .trace()
}

fn course() -> progress::Progress {
    let series = Series::between((2015, 50), (2022, 65), Better::Higher).unwrap().target((2030, 100)).unwrap();
    progress::progress(&series, "unsd").unwrap()
}

fn folder(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("wire/v{version}"))
}

fn kept(version: u32, name: &str) -> String {
    let path = folder(version).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every form that is written today, by the name of its file.
fn written() -> Vec<(&'static str, String)> {
    let json = |value: &dyn erased::Json| value.json();
    vec![
        ("plan.toml", plan().to_toml(Locale::Vi).unwrap()),
        ("plan.json", plan().to_json(Locale::En).unwrap()),
        ("results.toml", results().to_toml(Locale::Vi).unwrap()),
        ("results.json", results().to_json(Locale::En).unwrap()),
        ("trace.json", json(&trace())),
        ("scorecard.json", json(&card())),
        ("progress.json", json(&course().trace())),
    ]
}

/// Anything that serde writes, as JSON on lines of its own.
mod erased {
    pub(crate) trait Json {
        fn json(&self) -> String;
    }
    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string_pretty(self).unwrap() + "\n"
        }
    }
}

#[test]
fn every_form_says_its_version_and_has_a_kept_file() {
    for (name, text) in written() {
        let path = folder(FORMAT).join(name);
        if std::env::var_os("WRITE_WIRE").is_some() && !path.exists() {
            std::fs::create_dir_all(folder(FORMAT)).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        assert!(path.exists(), "`{name}` of version {FORMAT} is not kept; see the head of this file");
        let format = match name.ends_with(".toml") {
            true => toml::from_str::<toml::Table>(&text).unwrap()["format"].as_integer(),
            false => serde_json::from_str::<serde_json::Value>(&text).unwrap()["format"].as_i64(),
        };
        assert_eq!(format, Some(FORMAT.into()), "{name}");
    }
}

#[test]
fn plans_of_version_1_are_read() {
    for read in [Plan::from_toml(&kept(1, "plan.toml")), Plan::from_json(&kept(1, "plan.json"))] {
        let read = read.unwrap();
        assert_eq!(
            (read.name(), read.get_source(), read.targets().len()),
            ("Hà Tĩnh 2024", Some("Resolution 2024"), 7)
        );
        let poor = read.get("poverty").unwrap();
        assert_eq!(read.get("CPI").unwrap().goal(), &goal("không quá 4%"));
        assert_eq!(poor.versions().len(), 2);
        assert_eq!(poor.get_baseline().unwrap().get_quality(), Some(Quality::Final));
        assert_eq!(read.get("Tổng thu").unwrap().goal(), &goal("17.500 tỷ đồng"));
        assert_eq!(read.get("Thu nội địa").unwrap().get_of(), Some("Tổng thu"));
        assert_eq!(read, plan());
    }
}

#[test]
fn results_of_version_1_are_read() {
    for read in [Observations::from_toml(&kept(1, "results.toml")), Observations::from_json(&kept(1, "results.json"))] {
        let read = read.unwrap();
        assert_eq!((read.name(), read.items().len()), ("2024", 6));
        let published = read.get_published().unwrap();
        assert_eq!((published.met, published.of, published.exceeded), (5, 6, Some(1)));
        assert_eq!(read.beside(0), (Some(&figure("17.500 tỷ đồng")), Some(&figure("102,5%"))));
        assert_eq!(read, results());
    }
}

#[test]
fn a_trace_of_version_1_is_judged_again() {
    let text = kept(1, "trace.json");
    let verdict = replay(&serde_json::from_str::<Trace>(&text).unwrap()).unwrap();
    assert_eq!((verdict.status(), verdict.met(), verdict.certain()), (Status::Met, Some(true), Some(true)));
    assert_eq!(serde_json::from_str::<Attainment>(&text).unwrap(), verdict);
}

#[test]
fn a_scorecard_of_version_1_is_judged_again() {
    let read: Scorecard = serde_json::from_str(&kept(1, "scorecard.json")).unwrap();
    let status = |name: &str| read.get(name).unwrap().attainment.status();
    let expected = [
        ("poverty", Status::NoData),
        ("Tổng thu", Status::Exceeded),
        ("Thu nội địa", Status::NoData),
        // Done before the day; the default rule does not call that exceeding.
        ("Vũng Áng 2", Status::Met),
        ("Huyện nông thôn mới", Status::Missed),
        // Nearly 4 is below 4, and at most 4 is asked: met, with nothing to exceed.
        ("CPI", Status::Met),
        ("GRDP", Status::NoData),
    ];
    for (name, expected) in expected {
        assert_eq!(status(name), expected, "{name}");
    }
    assert_eq!(read.unmatched().len(), 1);
    assert_eq!(read, card());
}

#[test]
fn a_trace_of_progress_of_version_1_is_judged_again() {
    let trace: serde_json::Value = serde_json::from_str(&kept(1, "progress.json")).unwrap();
    let verdict = progress::replay(&trace).unwrap();
    assert_eq!(verdict, course());
    assert_eq!(verdict.status(), trace["status"].as_str().unwrap());
}

/// A file of a later version has what nobody knows yet: the version is what is wrong with it, not the field.
#[test]
fn a_file_of_a_later_version_names_the_version_that_is_known() {
    let later = FORMAT + 1;
    let message = format!("the format is version {later}; this reads version {FORMAT}");
    for (name, text) in written() {
        let told = if name.ends_with(".toml") {
            let text = text.replacen(&format!("format = {FORMAT}"), &format!("format = {later}\nsigned = \"yes\""), 1);
            match name {
                "plan.toml" => Plan::from_toml(&text).unwrap_err().to_string(),
                _ => Observations::from_toml(&text).unwrap_err().to_string(),
            }
        } else {
            let head = format!("\"format\": {later},\n  \"signed\": true");
            let text = text.replacen(&format!("\"format\": {FORMAT}"), &head, 1);
            match name {
                "plan.json" => Plan::from_json(&text).unwrap_err().to_string(),
                "results.json" => Observations::from_json(&text).unwrap_err().to_string(),
                "trace.json" => serde_json::from_str::<Trace>(&text).unwrap_err().to_string(),
                "scorecard.json" => serde_json::from_str::<Scorecard>(&text).unwrap_err().to_string(),
                _ => {
                    let told = progress::replay(&serde_json::from_str(&text).unwrap()).unwrap_err().to_string();
                    assert_eq!(told, format!("the trace is version {later}; this reads version {FORMAT}"));
                    continue;
                }
            }
        };
        assert!(told.starts_with(&message), "{name}: {told}");
    }
}
