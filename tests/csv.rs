//! CSV by the rules of a sheet: delimiters, marks, quotes, guards, and values that read back.

use std::path::{Path, PathBuf};

use attain::{
    Better, Decimal, Figure, Goal, Locale, Measured, Observation, Observations, Period, Plan, Quality, Quantity,
    Target, Unit,
};
use attain_report::csv::{
    grid, observations_text, plan_text, read_observations, read_plan, scorecard_text, write_observations, write_plan,
};
use attain_report::workbook::{Reading, SheetError, observations_of, plan_of};
use proptest::prelude::*;

fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("csv");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn strict() -> Reading {
    Reading { strict: true, ..Reading::default() }
}

fn read(bytes: &[u8]) -> Result<Plan, SheetError> {
    // Tests run side by side, each in a file of its own.
    let path = file(&format!("{:?}.csv", std::thread::current().id()));
    std::fs::write(&path, bytes).unwrap();
    read_plan(&path, &strict()).map(|read| read.value)
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
}

/// The forms in which spreadsheets save the same table: Excel in Vietnamese and English, LibreOffice, `Unicode text`.
#[test]
fn delimiters_and_marks_make_no_difference() {
    let semicolons = "Chỉ tiêu;ĐVT;KH 2024\nThu ngân sách;tỷ đồng;17.500,5\nTăng trưởng;%;8 - 8,5\n";
    let commas = "Chỉ tiêu,ĐVT,KH 2024\nThu ngân sách,tỷ đồng,\"17.500,5\"\nTăng trưởng,%,\"8 - 8,5\"\n";
    let tabs = semicolons.replace(';', "\t");
    let forms: Vec<Vec<u8>> = vec![
        semicolons.into(),
        commas.into(),
        tabs.clone().into(),
        semicolons.replace('\n', "\r\n").into(),
        format!("\u{feff}{semicolons}").into(),
        format!("sep=;\r\n{semicolons}").into(),
        format!("\u{feff}sep=,\r\n{commas}").into(),
        utf16(&tabs, u16::to_le_bytes),
        utf16(semicolons, u16::to_be_bytes),
        format!("KẾ HOẠCH NĂM 2024;;\n;;\n{semicolons}").into(),
        semicolons.replace("Thu ngân sách", "\"Thu ngân sách\"").into(),
    ];
    for form in forms {
        let plan = read(&form).unwrap();
        let goals: Vec<String> = plan.targets().iter().map(|target| target.goal().to_string()).collect();
        assert_eq!(goals, ["17,500.5 billion VND", "8–8.5%"], "{}", String::from_utf8_lossy(&form));
    }
}

#[test]
fn a_quoted_text_may_hold_anything() {
    let plan =
        read("indicator,target 2024\n\"Revenue, \"\"own\"\"; net\",\"17,500 billion VND\"\n".as_bytes()).unwrap();
    assert_eq!(plan.targets()[0].indicator().name(), "Revenue, \"own\"; net");
}

#[test]
fn addresses_count_lines_that_are_empty() {
    let read = plan_of(&grid("Chỉ tiêu;KH 2024\n\n\nThu;không rõ\n", "x.csv").unwrap(), &Reading::default()).unwrap();
    assert_eq!(read.unread[0].to_string().split(": ").next(), Some("x.csv, B4"));
}

#[test]
fn what_is_no_text_says_so() {
    let message = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(message(b"Ch\xec ti\xeau;KH 2024\n").contains("it is not in UTF-8 (byte 2); save it as `CSV UTF-8`"));
    assert!(message(b"PK\x03\x04rest").contains("it is a workbook; read it as .xlsx"));
    assert!(message(&[0xff, 0xfe, 0x00, 0xd8]).contains("damaged UTF-16"));
}

fn plan(names: &[&str]) -> Plan {
    let mut plan = Plan::new("2024");
    for name in names {
        let goal = Goal::read("-5%", None).unwrap();
        plan.add(Target::new(*name, goal).better(Better::Higher).period(Period::year(2024).unwrap())).unwrap();
    }
    plan
}

/// Texts get an apostrophe before what a spreadsheet would run; numbers, negative ones too, never do.
#[test]
fn only_texts_are_guarded() {
    let names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=2", "'=1", "''-x", "don't", "'tis", "a=1"];
    let text = plan_text(&plan(&names), Locale::En).unwrap();
    let mut rows = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let stored: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(stored, ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\r=2", "''=1", "'''-x", "don't", "'tis", "a=1"]);
    assert!(rows.iter().all(|row| &row[3] == "-5"));
    let again = plan_of(&grid(&text, "x.csv").unwrap(), &strict()).unwrap().value;
    // Names are read without the space around them.
    let again: Vec<&str> = again.targets().iter().map(|target| target.indicator().name()).collect();
    assert_eq!(&again[2..4], ["-1", "@SUM(A1)"]);
    assert_eq!(&again[6..], ["'=1", "''-x", "don't", "'tis", "a=1"]);
}

#[test]
fn a_plan_reads_back() {
    let mut plan = Plan::new("2024");
    let year = Period::year(2024).unwrap();
    for (name, goal) in [
        ("Thu", "17.500,50 tỷ đồng"),
        ("GRDP", "8 - 8,5%"),
        ("CPI", "không quá 4%"),
        ("Huyện", "8/13 huyện"),
        ("Vũng Áng", "by 2024-12-31"),
        ("Nợ", "dưới -1,25 triệu USD"),
    ] {
        let target =
            Target::new(name, Goal::read(goal, Locale::Vi).unwrap()).period(year).group("I. Kinh tế").owner("- Sở");
        plan.add(if name == "Thu" { target.better(Better::Higher) } else { target }).unwrap();
    }
    for locale in Locale::ALL {
        let path = file(&format!("plan-{locale}.csv"));
        write_plan(&plan, &path, locale).unwrap();
        assert_eq!(&std::fs::read(&path).unwrap()[..3], [0xef, 0xbb, 0xbf]);
        let again = read_plan(&path, &strict()).unwrap().value;
        for (before, after) in plan.targets().iter().zip(again.targets()) {
            assert_eq!(before.goal(), after.goal(), "{locale}");
            assert_eq!(before.goal().to_string(), after.goal().to_string(), "{locale}");
            assert_eq!(before.get_better(), after.get_better());
            assert_eq!((before.get_group(), before.get_owner()), (after.get_group(), after.get_owner()));
            assert_eq!(before.get_period(), after.get_period());
        }
        assert_eq!(again.targets().len(), plan.targets().len());
    }
}

#[test]
fn results_read_back_with_what_stands_beside_them() {
    let figure = |text: &str| Figure::read(text, Locale::Vi).unwrap();
    let day = "2024-11-05".parse().unwrap();
    let mut results = Observations::new("2023");
    let year = |o: Observation| o.period(Period::year(2023).unwrap());
    for observation in [
        Observation::new("Giải ngân", figure("9.982 tỷ đồng"))
            .quality(Quality::Preliminary)
            .as_of(day)
            .official("vượt"),
        Observation::new("Lương thực", figure("ước đạt gần 65 vạn tấn")),
        Observation::new("GRDP", figure("8,050%")).quality(Quality::Final),
        Observation::new("Nhập siêu", figure("-1,250 triệu USD")),
        Observation::new("GRDP (giá 2010)", Quantity::from_wire("17500e9 VND{2010}").unwrap()),
        Observation::done("Khởi công", day),
        Observation::not_done_on("Khánh thành", day),
        Observation::missing("Hộ nghèo", "chưa điều tra"),
    ] {
        results.add(year(observation));
    }
    results.add(year(Observation::new("Điểm", figure("9"))));
    results.plan_figure(0, figure("8.575 tỷ đồng"));
    results.share_of_plan(0, figure("116,4%"));
    for locale in Locale::ALL {
        let path = file(&format!("results-{locale}.csv"));
        write_observations(&results, &path, locale).unwrap();
        let again = read_observations(&path, &strict()).unwrap().value;
        for (at, (before, after)) in results.items().iter().zip(again.items()).enumerate() {
            let name = before.indicator().name();
            assert_eq!(before.measured(), after.measured(), "{locale} {name}");
            assert_eq!(before.figure().map(ToString::to_string), after.figure().map(ToString::to_string));
            assert_eq!(before.get_period(), after.get_period(), "{name}");
            assert_eq!((before.get_quality(), before.get_as_of()), (after.get_quality(), after.get_as_of()), "{name}");
            assert_eq!(before.get_official(), after.get_official(), "{name}");
            assert_eq!(results.beside(at), again.beside(at), "{name}");
        }
        assert_eq!(again.items().len(), results.items().len());
    }
    let heading = observations_text(&results, Locale::En).unwrap();
    assert!(
        heading.starts_with("INDICATOR,ID,TIME_PERIOD,OBS_VALUE,UNIT,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,"),
        "{heading}"
    );
}

#[test]
fn a_scorecard_is_a_row_a_target() {
    let card = plan(&["CPI", "=1+1"]).assess(&[Observation::new("CPI", Figure::read("-4.5%", None).unwrap())]).unwrap();
    let text = scorecard_text(&card, Locale::En).unwrap();
    let mut rows = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0][0], &rows[0][2], &rows[0][8]), ("CPI", "2024", "exceeded"));
    assert_eq!((&rows[1][0], &rows[1][8]), ("'=1+1", "no data"));
    let again = observations_of(&grid(&text, "x.csv").unwrap(), &strict()).unwrap().value;
    let Measured::Figure(found) = again.items()[0].measured() else { panic!() };
    assert_eq!(found.to_string(), "-4.5%");
}

proptest! {
    /// Reading what was written gives the same value, digit for digit.
    #[test]
    fn every_value_survives(
        mantissa in -(10i128.pow(28) - 1)..10i128.pow(28),
        scale in 0u32..=28,
        power in 0i8..=12,
        vietnamese in any::<bool>(),
    ) {
        let locale = if vietnamese { Locale::Vi } else { Locale::En };
        let value = Decimal::from_i128_with_scale(mantissa, scale);
        let mut results = Observations::new("any");
        results.add(Observation::new("Revenue", Quantity::new(value, Unit::from_code("VND").unwrap().at(power))));
        let text = observations_text(&results, locale).unwrap();
        let again = observations_of(&grid(&text, "any.csv").unwrap(), &strict()).unwrap().value;
        prop_assert_eq!(again.items()[0].figure().unwrap().to_string(), results.items()[0].figure().unwrap().to_string());
    }

    /// A text is the text that it was, guard or no guard.
    #[test]
    fn every_text_survives(owner in "[=+@'\\-\t\"; ,a-cạ]{1,12}") {
        prop_assume!(owner.trim() == owner);
        let mut plan = Plan::new("2024");
        let goal = Goal::read("5%", None).unwrap();
        plan.add(Target::new("CPI", goal).better(Better::Higher).owner(owner.as_str())).unwrap();
        for locale in Locale::ALL {
            let text = plan_text(&plan, locale).unwrap();
            let again = plan_of(&grid(&text, "any.csv").unwrap(), &strict()).unwrap().value;
            prop_assert_eq!(again.targets()[0].get_owner(), Some(owner.as_str()));
        }
    }
}
