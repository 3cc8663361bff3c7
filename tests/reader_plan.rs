//! Targets and observations out of prose, and a plan judged by them.

use std::path::Path;

use attain::{Better, Comparator, Judging, Locale, Quality, Ratio, Status};
use attain_reader::{Reading, Why, read};
use attain_tests::say;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed");

fn targets(reading: &Reading) -> Vec<(String, String, Option<Better>)> {
    let show = |target: &attain::Target| {
        (target.indicator().name().to_owned(), target.goal().write(Locale::Vi), target.direction().ok())
    };
    reading.targets.iter().map(|placed| show(&placed.item)).collect()
}

#[test]
fn a_target_keeps_its_goal_its_time_and_its_direction() {
    let one = |text: &str| {
        let reading = read(text);
        assert_eq!(reading.targets.len(), 1, "{text}: {:?}", reading.targets);
        reading.targets[0].item.clone()
    };
    let growth = one("Năm 2024, phấn đấu tăng trưởng kinh tế đạt 8 - 8,5%.");
    assert_eq!((growth.goal().comparator(), growth.goal().change()), (Comparator::Plain, None));
    assert_eq!(growth.direction(), Ok(Better::Higher));
    assert_eq!(growth.get_period().map(ToString::to_string).as_deref(), Some("2024"));
    // A ceiling needs no direction of its own.
    let prices = one("Năm 2024, phấn đấu chỉ số giá tiêu dùng tăng không quá 4%.");
    assert_eq!(prices.goal().comparator(), Comparator::AtMost);
    // The verb of a change says which way.
    let poverty = one("Năm 2024, phấn đấu tỷ lệ hộ nghèo giảm 0,6 - 1%.");
    assert_eq!(poverty.goal().change(), Some(attain::Change::Down));
    assert!(poverty.direction().is_ok());
    // To strive for a level of what is better lower does not turn it.
    let rate = one("Năm 2024, phấn đấu tỷ lệ hộ nghèo còn 2,5%.");
    assert_eq!(rate.direction(), Ok(Better::Lower));
}

#[test]
fn a_total_and_its_parts_are_one_target_with_parts() {
    let reading = read(
        "Năm 2024, phấn đấu tổng thu ngân sách đạt 17.500 tỷ đồng (thu nội địa 8.100 tỷ đồng; thu xuất nhập khẩu 9.400 tỷ đồng).",
    );
    let of: Vec<Option<&str>> = reading.targets.iter().map(|target| target.item.get_of()).collect();
    assert_eq!(of, [None, Some("tổng thu ngân sách"), Some("tổng thu ngân sách")]);
    let plan = reading.plan("2024").unwrap();
    let checks = plan.check_parts().unwrap();
    assert_eq!(checks.len(), 1);
    assert_eq!(checks[0].check.verdict.name(), "holds");
}

#[test]
fn what_is_said_twice_counts_once() {
    let reading = read(
        "Năm 2024, phấn đấu thu nhập bình quân đầu người đạt 51 triệu đồng/năm.\n\n\
         Năm 2024, phấn đấu thu nhập bình quân đầu người đạt 51 triệu đồng/người/năm.",
    );
    // The fuller unit is kept.
    assert_eq!(reading.targets.len(), 1, "{:?}", targets(&reading));
    assert_eq!(
        reading.targets[0].item.goal().unit().map(|unit| unit.code().to_owned()).as_deref(),
        Some("VND/person/year")
    );
    assert!(
        matches!(reading.unplaced.as_slice(), [left] if matches!(left.why, Why::Repeats { .. })),
        "{:?}",
        reading.unplaced
    );
    // Two goals for one indicator and year: neither is chosen in silence.
    let reading = read(
        "Năm 2024, phấn đấu tổng thu ngân sách đạt 17.500 tỷ đồng.\n\nNăm 2024, phấn đấu tổng thu ngân sách đạt 18.200 tỷ đồng.",
    );
    assert_eq!(reading.targets.len(), 1);
    assert!(
        matches!(reading.unplaced.as_slice(), [left] if matches!(left.why, Why::Contradicts { .. })),
        "{:?}",
        reading.unplaced
    );
}

#[test]
fn a_goal_that_stands_in_place_of_another_is_its_later_version() {
    let reading = read("Năm 2024, phấn đấu tổng thu ngân sách đạt 8.300 tỷ đồng thay vì 8.500 - 9.000 tỷ đồng.");
    let [target] = reading.targets.as_slice() else { panic!("{:?}", targets(&reading)) };
    let versions: Vec<String> = target.item.versions().iter().map(|version| version.goal.write(Locale::Vi)).collect();
    assert_eq!(versions, ["8.500 - 9.000 tỷ đồng", "8.300 tỷ đồng"]);
    assert_eq!(target.item.goal().write(Locale::Vi), "8.300 tỷ đồng");
    // It is written to a file and read from there with both.
    let plan = reading.plan("2024").unwrap();
    let again = attain::Plan::from_toml(&plan.to_toml(Locale::Vi).unwrap()).unwrap();
    assert_eq!(again.targets()[0].versions().len(), 2);
}

#[test]
fn results_are_observations_with_their_quality() {
    let reading = read("Năm 2023, kim ngạch xuất khẩu ước đạt 2,45 tỷ USD; tăng trưởng kinh tế đạt 8,05%.");
    let found: Vec<(String, String, Option<Quality>)> = reading
        .observations
        .iter()
        .map(|placed| {
            let observation = &placed.item;
            let figure = observation.figure().map(|figure| figure.write(Locale::Vi)).unwrap_or_default();
            (observation.indicator().name().to_owned(), figure, observation.get_quality())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("kim ngạch xuất khẩu".to_owned(), "ước 2,45 tỷ USD".to_owned(), Some(Quality::Estimated)),
            ("tăng trưởng kinh tế".to_owned(), "8,05%".to_owned(), None),
        ]
    );
}

#[test]
fn a_plan_is_judged_by_what_another_report_found() {
    let plan = read(
        "Năm 2023, phấn đấu tăng trưởng kinh tế đạt 8 - 8,5%; tổng thu ngân sách đạt 17.500 tỷ đồng; kim ngạch xuất khẩu đạt 2,5 tỷ USD.",
    );
    let found = read(
        "Năm 2023, tăng trưởng kinh tế đạt 8,05%; tổng thu ngân sách đạt 17.946 tỷ đồng; kim ngạch xuất khẩu đạt 2,45 tỷ USD.",
    );
    let card = plan.plan("2023").unwrap().assess(&found.observed()).unwrap();
    let statuses: Vec<Status> = card.rows().iter().map(|row| row.attainment.status()).collect();
    assert_eq!(statuses, [Status::Met, Status::Exceeded, Status::Missed]);
}

/// The targets of the report for 2024 and the results of 2023: what a person takes from it, by the annotation.
#[test]
fn the_report_gives_a_plan_and_results_that_feed_each_other() {
    let Ok(text) = std::fs::read_to_string(Path::new(SEED).join("ha-tinh-2024.txt")) else {
        say!("skipped: the report is not there");
        return;
    };
    let reading = read(&text);
    let goals: Vec<String> = targets(&reading).into_iter().map(|(_, goal, _)| goal).collect();
    for goal in
        ["8 - 8,5%", "17.500 tỷ đồng", "51 triệu đồng/người/năm", "48 nghìn tỷ đồng", "2,4 tỷ USD", "23 nghìn người"]
    {
        assert_eq!(goals.iter().filter(|found| *found == goal).count(), 1, "{goal} in {goals:?}");
    }
    assert!(targets(&reading).iter().all(|(_, _, better)| better.is_some()), "{:?}", targets(&reading));
    assert!(reading.targets.iter().all(|t| t.item.get_period().is_some_and(|p| p.to_string() == "2024")));
    assert!(reading.observations.iter().all(|o| o.item.get_period().is_some_and(|p| p.calendar_year() == Some(2023))));
    let plan = reading.plan("Hà Tĩnh 2024").unwrap();
    // The results are of the year before: no target is judged by them, and none makes an error.
    let card = plan.assess(&reading.observed()).unwrap();
    assert!(card.rows().iter().all(|row| row.attainment.status() == Status::NoData), "{card:?}");
    // What was asked for against what was reached before: 17,500 after 17,946 is less.
    let ambition = plan.ambition(&reading.observed());
    assert!(ambition.iter().any(|row| row.asks == attain::Asks::Less));
}

#[test]
fn results_come_with_the_plan_figures_beside_them() {
    // 9,982 ÷ 8,575 = 116.408… %; the base of 17,946 at 102.6 % is not printed.
    let text = "Năm 2023 giải ngân vốn đầu tư công đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng). \
                Tổng thu ngân sách đạt 17.946 tỷ đồng, bằng 102,6% dự toán. Dân số đạt 1,3 triệu người.";
    let reading = read(text);
    let results = reading.results("2023");
    assert_eq!((results.name(), results.items().len()), ("2023", 3));
    let card = results.scorecard(&Judging::default()).unwrap();
    let found: Vec<(Status, Option<Ratio>)> = card
        .rows()
        .iter()
        .map(|row| (row.attainment.status(), row.attainment.ratio().and_then(|ratio| ratio.single().cloned())))
        .collect();
    assert_eq!(found[0], (Status::Exceeded, Ratio::new(9_982, 8_575).ok()));
    assert_eq!(found.len(), 2);
    assert_eq!(results.claims().len(), 2);
    // Beside the population stands no plan.
    assert_eq!(results.beside(2), (None, None));
}
