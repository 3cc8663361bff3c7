//! What is read of a sheet: headings, units, numbers and text, chapters and parts, and every cell that says nothing.

use std::path::{Path, PathBuf};

use attain::{Better, Goal, Locale, Measured, Period, Quality};
use attain_report::csv::grid;
use attain_report::workbook::{
    Address, Cell, Grid, Read, Reading, Sheet, SheetError, observations_of, plan_of, read_observations, read_plan,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// A file of its own for a test.
fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn saved(name: &str, fill: impl FnOnce(&mut Worksheet)) -> PathBuf {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    let path = file(name);
    workbook.save(&path).unwrap();
    path
}

fn plan(text: &str) -> Read<attain::Plan> {
    plan_of(&grid(text, "plan.csv").unwrap(), &Reading::default()).unwrap()
}

fn results(text: &str) -> Read<attain::Observations> {
    observations_of(&grid(text, "results.csv").unwrap(), &Reading::default()).unwrap()
}

/// Name, goal and period of every target, in English.
fn asked(read: &Read<attain::Plan>) -> Vec<(String, String, String)> {
    let period = |t: &attain::Target| t.get_period().map_or_else(String::new, ToString::to_string);
    read.value.targets().iter().map(|t| (t.indicator().name().to_owned(), t.goal().to_string(), period(t))).collect()
}

/// Name, figure and period of every result, in English.
fn found(read: &Read<attain::Observations>) -> Vec<(String, String, String)> {
    let period = |o: &attain::Observation| o.get_period().map_or_else(String::new, ToString::to_string);
    let items = read.value.items().iter();
    items.map(|o| (o.indicator().name().to_owned(), attain_report::found(o, Locale::En), period(o))).collect()
}

fn triple(name: &str, value: &str, period: &str) -> (String, String, String) {
    (name.to_owned(), value.to_owned(), period.to_owned())
}

/// The constructions of headings in the plan annexes of Vietnamese provinces and in results frameworks: role, period and
/// unit in any order and in one row or several.
#[test]
fn a_heading_names_a_role_and_a_period() {
    let rows = [
        ("Kế hoạch 2024", "2024"),
        ("Kế hoạch năm 2024", "2024"),
        ("KH 2024", "2024"),
        ("KH2024", "2024"),
        ("Mục tiêu đến năm 2025", "2025"),
        ("Mục tiêu giai đoạn 2021-2025", "2021/2025"),
        ("Chỉ tiêu năm 2024", "2024"),
        ("Kế hoạch 6 tháng đầu năm 2024", "2024-01/06"),
        ("Kế hoạch quý III/2024", "2024-Q3"),
        ("Dự toán 2024", "2024"),
        ("Target 2030", "2030"),
        ("2030 target", "2030"),
        ("Plan for Q3 2024", "2024-Q3"),
        ("Target for the first half of 2024", "2024-H1"),
        ("Planned, first nine months of 2024", "2024-01/09"),
        ("KẾ HOẠCH NĂM 2024 (tỷ đồng)", "2024"),
    ];
    for (heading, period) in rows {
        let read = plan(&format!("Chỉ tiêu;ĐVT;{heading}\nThu ngân sách;tỷ đồng;17500\n"));
        assert_eq!(asked(&read), [triple("Thu ngân sách", "17,500 billion VND", period)], "{heading}");
        assert!(read.unread.is_empty(), "{heading}: {:?}", read.unread);
    }
}

#[test]
fn a_heading_of_results_names_their_quality_too() {
    let rows = [
        ("Thực hiện 2023", "2023", None),
        ("TH 6 tháng đầu năm 2024", "2024-01/06", None),
        ("TH6T/2024", "2024-01/06", None),
        ("Ước thực hiện 2024", "2024", Some(Quality::Estimated)),
        ("Ước TH cả năm 2024", "2024", Some(Quality::Estimated)),
        ("Ước cả năm 2024", "2024", Some(Quality::Estimated)),
        ("Kết quả thực hiện kế hoạch năm 2024", "2024", None),
        ("Thực hiện 9 tháng năm 2024 (sơ bộ)", "2024-01/09", Some(Quality::Preliminary)),
        ("Actual 2024", "2024", None),
        ("Results, Q1 2024 (preliminary)", "2024-Q1", Some(Quality::Preliminary)),
        ("Estimate 2024", "2024", Some(Quality::Estimated)),
    ];
    for (heading, period, quality) in rows {
        let read = results(&format!("Chỉ tiêu;ĐVT;{heading}\nThu ngân sách;tỷ đồng;17946\n"));
        assert_eq!(found(&read), [triple("Thu ngân sách", "17,946 billion VND", period)], "{heading}");
        assert_eq!(read.value.items()[0].get_quality(), quality, "{heading}");
    }
}

/// Columns that are neither asked for nor reached are left alone.
#[test]
fn comparisons_and_remarks_are_no_values() {
    for heading in [
        "So với cùng kỳ (%)",
        "TH 2024/TH 2023 (%)",
        "KH 2025/TH 2024",
        "Tăng, giảm",
        "+/-",
        "Chênh lệch",
        "Ghi chú",
        "Growth 2024",
        "Đơn vị thực hiện",
        "Trạng thái (tính được)",
    ] {
        let text = format!("Chỉ tiêu;ĐVT;Thực hiện 2024;{heading}\nThu ngân sách;tỷ đồng;17946;105\n");
        assert_eq!(found(&results(&text)), [triple("Thu ngân sách", "17,946 billion VND", "2024")], "{heading}");
    }
}

#[test]
fn two_rows_of_headings_are_read_together() {
    let text = "\
TT;Chỉ tiêu;ĐVT;Năm 2023;;Năm 2024;
;;;Kế hoạch;Thực hiện;Kế hoạch;Thực hiện 6 tháng
A;B;C;1;2;3;4
1;Thu ngân sách;tỷ đồng;17.000;17.950;17.500;9.120,5
2;Tăng trưởng GRDP;%;8;8,05;8 - 8,5;7,9
";
    let read = plan(text);
    assert_eq!(
        asked(&read),
        [
            triple("Thu ngân sách", "17,000 billion VND", "2023"),
            triple("Tăng trưởng GRDP", "8%", "2023"),
            triple("Thu ngân sách", "17,500 billion VND", "2024"),
            triple("Tăng trưởng GRDP", "8–8.5%", "2024"),
        ]
    );
    assert!(read.unread.is_empty());
    assert_eq!(
        found(&results(text)),
        [
            triple("Thu ngân sách", "17,950 billion VND", "2023"),
            triple("Tăng trưởng GRDP", "8.05%", "2023"),
            triple("Thu ngân sách", "9,120.5 billion VND", "2024-01/06"),
            triple("Tăng trưởng GRDP", "7.9%", "2024-01/06"),
        ]
    );
}

#[test]
fn the_period_of_the_call_chooses_the_columns() {
    let text = "Chỉ tiêu;ĐVT;KH 2024;KH 2025\nThu ngân sách;tỷ đồng;17.500;18.000\n";
    let reading = |year| Reading { period: Some(Period::year(year).unwrap()), ..Reading::default() };
    let of = |year| plan_of(&grid(text, "plan.csv").unwrap(), &reading(year));
    assert_eq!(asked(&of(2025).unwrap()), [triple("Thu ngân sách", "18,000 billion VND", "2025")]);
    let quarters = "Chỉ tiêu;Quý I;Quý II;6 tháng\nCPI (%);3,2;3,5;3,4\n";
    let read = observations_of(&grid(quarters, "q.csv").unwrap(), &reading(2024)).unwrap();
    assert_eq!(
        found(&read),
        [triple("CPI", "3.2%", "2024-Q1"), triple("CPI", "3.5%", "2024-Q2"), triple("CPI", "3.4%", "2024-01/06")]
    );
    let error = of(2026).unwrap_err().to_string();
    assert!(error.contains("`KH 2024`, `KH 2025`"), "{error}");
}

/// `6 tháng đầu năm 2024` beside a plan may be a part of it or what was reached: its heading is listed, and a call that
/// names the period has it read.
#[test]
fn a_period_alone_is_listed_beside_columns_that_say_what_they_hold() {
    let text = "\
Chỉ tiêu;ĐVT;KH 2024;6 tháng đầu năm 2024;TH 2024;Quý III/2024
Thu ngân sách;tỷ đồng;17.500;9.120,5;17.946;
";
    let both = [plan(text).unread, results(text).unread];
    for unread in &both {
        let listed: Vec<(String, &str)> = unread.iter().map(|u| (u.cell.to_string(), u.text.as_str())).collect();
        assert_eq!(listed, [("D1".to_owned(), "6 tháng đầu năm 2024")], "an empty column says nothing");
        assert!(unread[0].reason.contains("write `Kế hoạch` or `Thực hiện`"), "{}", unread[0].reason);
    }
    assert_eq!(found(&results(text)), [triple("Thu ngân sách", "17,946 billion VND", "2024")]);
    assert_eq!(asked(&plan(text)), [triple("Thu ngân sách", "17,500 billion VND", "2024")]);

    let of = |text: &str, period: &str| {
        let reading = Reading { period: Some(Period::parse(period).unwrap()), strict: true, ..Reading::default() };
        observations_of(&grid(text, "results.csv").unwrap(), &reading)
    };
    let half = [triple("Thu ngân sách", "9,120.5 billion VND", "2024-01/06")];
    assert_eq!(found(&of(text, "2024-01/06").unwrap()), half);
    assert_eq!(found(&of(text, "2024").unwrap()), [triple("Thu ngân sách", "17,946 billion VND", "2024")]);
    let planned = "Chỉ tiêu;ĐVT;KH 2024;6 tháng đầu năm 2024\nThu ngân sách;tỷ đồng;17.500;9.120,5\n";
    assert_eq!(found(&of(planned, "2024-01/06").unwrap()), half);
    assert!(matches!(of(planned, "2023"), Err(SheetError::NoColumn { .. })));
}

#[test]
fn a_part_of_a_year_takes_the_year_of_the_title_or_is_listed() {
    let table = "Chỉ tiêu;ĐVT;Thực hiện 6 tháng\nThu ngân sách;tỷ đồng;9.120\n";
    let titled = results(&format!("BÁO CÁO NĂM 2024;;\n\n{table}"));
    assert_eq!(found(&titled), [triple("Thu ngân sách", "9,120 billion VND", "2024-01/06")]);
    let untitled = results(table);
    assert!(untitled.value.items().is_empty());
    assert_eq!(untitled.unread.len(), 1);
    assert_eq!(untitled.unread[0].cell.to_string(), "C2");
    assert!(untitled.unread[0].reason.contains("names no year"), "{}", untitled.unread[0].reason);
    let two_years = results(&format!("So sánh năm 2023 và năm 2024;;\n\n{table}"));
    assert_eq!(two_years.unread.len(), 1);
}

/// Where the unit of a bare number is from, the nearest one first.
#[test]
fn the_unit_is_that_of_the_cell_the_row_the_heading_or_the_table() {
    let rows = [
        ("Chỉ tiêu;ĐVT;KH 2024\nThu;triệu đồng;17.500 tỷ đồng\n", "17,500 billion VND"),
        ("Chỉ tiêu;ĐVT;KH 2024\nThu;triệu đồng;17.500\n", "17,500 million VND"),
        ("Chỉ tiêu;KH 2024\nThu (tỷ đồng);17.500\n", "17,500 billion VND"),
        ("Chỉ tiêu;KH 2024 (tỷ đồng)\nThu;17.500\n", "17,500 billion VND"),
        ("ĐVT: Tỷ đồng;\n\nChỉ tiêu;KH 2024\nThu;17.500\n", "17,500 billion VND"),
        ("(Đơn vị tính: tỷ đồng);\nChỉ tiêu;KH 2024\nThu;17.500\n", "17,500 billion VND"),
        ("Unit: billion VND,\nIndicator,Target 2024\nRevenue,\"17,500\"\n", "17,500 billion VND"),
        ("Chỉ tiêu;KH 2024\nThu;17.500\n", "17,500"),
    ];
    for (text, goal) in rows {
        let read = plan(text);
        assert_eq!(read.value.targets()[0].goal().to_string(), goal, "{text}");
        assert_eq!(read.unread, [], "{text}");
    }
}

/// The short forms of narrow columns, from tables of provincial statistics offices.
#[test]
fn units_are_shortened_in_tables() {
    for (unit, goal) in [
        ("Tr.USD", "5 million USD"),
        ("Tr.đồng", "5 million VND"),
        ("Trđ", "5 million VND"),
        ("Tr. đồng", "5 million VND"),
        ("Tỷ đ", "5 billion VND"),
        ("Ng.tấn", "5 thousand tonnes"),
        ("Tạ/ha", "5 quintals/ha"),
        ("1000 tấn", "5 thousand tonnes"),
        ("Nghìn tỷ đồng", "5 trillion VND"),
    ] {
        let read = plan(&format!("Chỉ tiêu;ĐVT;KH 2024\nX;{unit};5\n"));
        assert_eq!(asked(&read), [triple("X", goal, "2024")], "{unit} {:?}", read.unread);
    }
}

#[test]
fn a_ditto_mark_repeats_the_unit_above() {
    let read = plan("Chỉ tiêu;ĐVT;KH 2024\nThu;tỷ đồng;17500\nChi;-nt-;9000\nVốn;”;12000\n");
    let goals: Vec<String> = asked(&read).into_iter().map(|(_, goal, _)| goal).collect();
    assert_eq!(goals, ["17,500 billion VND", "9,000 billion VND", "12,000 billion VND"]);
}

#[test]
fn every_cell_that_cannot_be_read_is_listed_and_the_rest_is_read() {
    let text = "\
Chỉ tiêu;ĐVT;Kế hoạch 2024
Thu ngân sách;tỷ đồng;17.500
Chi ngân sách;tỹ đồng;12.000
Hộ nghèo;%;khoảng chừng ấy
Xuất khẩu;triệu USD;-
Việc làm;người;23.000
";
    let read = plan(text);
    let names: Vec<String> = asked(&read).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Thu ngân sách", "Việc làm"]);
    let listed: Vec<(String, &str)> = read.unread.iter().map(|u| (u.cell.to_string(), u.text.as_str())).collect();
    assert_eq!(listed, [("B3".to_owned(), "tỹ đồng"), ("C4".to_owned(), "khoảng chừng ấy")]);
    assert!(read.unread.iter().all(|u| u.file.as_deref() == Some("plan.csv") && !u.reason.is_empty()));

    let strict = Reading { strict: true, ..Reading::default() };
    let error = plan_of(&grid(text, "plan.csv").unwrap(), &strict).unwrap_err();
    let SheetError::Unread(cells) = &error else { panic!("{error}") };
    assert_eq!(cells, &read.unread);
    let message = error.to_string();
    assert!(message.starts_with("2 cells could not be read:\n  plan.csv, B3: "), "{message}");
    assert!(message.contains("\n  plan.csv, C4: "), "{message}");
}

#[test]
fn chapters_totals_and_parts() {
    let text = "\
TT;Chỉ tiêu;ĐVT;KH 2024
I;KINH TẾ;;
1;Tổng thu ngân sách;tỷ đồng;17.500
;- Thu nội địa;tỷ đồng;8.000
;- Thu xuất nhập khẩu;tỷ đồng;9.500
2;Tổng vốn đầu tư;tỷ đồng;50.000
;Trong đó:;;
;Vốn nhà nước;tỷ đồng;20.000
;;;
II;XÃ HỘI;;
3;Việc làm;người;23.000
;Trong đó: Xuất khẩu lao động;người;9.000
;- Tỷ lệ lao động qua đào tạo;%;70
;Tổng cộng;;100
";
    let read = plan(text);
    let rows: Vec<(&str, Option<&str>, Option<&str>)> =
        read.value.targets().iter().map(|t| (t.indicator().name(), t.get_group(), t.get_of())).collect();
    assert_eq!(
        rows,
        [
            ("Tổng thu ngân sách", Some("KINH TẾ"), None),
            ("Thu nội địa", Some("KINH TẾ"), Some("Tổng thu ngân sách")),
            ("Thu xuất nhập khẩu", Some("KINH TẾ"), Some("Tổng thu ngân sách")),
            ("Tổng vốn đầu tư", Some("KINH TẾ"), None),
            ("Vốn nhà nước", Some("KINH TẾ"), Some("Tổng vốn đầu tư")),
            ("Việc làm", Some("XÃ HỘI"), None),
            ("Xuất khẩu lao động", Some("XÃ HỘI"), Some("Việc làm")),
            // A percentage is no part of a number of people.
            ("Tỷ lệ lao động qua đào tạo", Some("XÃ HỘI"), None),
        ]
    );
    assert!(read.value.check_structure().is_ok());
    assert_eq!(read.notes.len(), 1, "{:?}", read.notes);
    assert!(read.notes[0].contains("B14") && read.notes[0].contains("Tổng cộng"), "{:?}", read.notes);
}

#[test]
fn numbers_of_several_parts_are_parts_too() {
    let read = plan(
        "Chỉ tiêu;ĐVT;KH 2024\n1. Dân số;người;100\n1.1. Nông thôn;người;60\n1.2 Thành thị;người;40\n2. Trường học;trường;9\n",
    );
    let of: Vec<(&str, Option<&str>)> =
        read.value.targets().iter().map(|t| (t.indicator().name(), t.get_of())).collect();
    assert_eq!(
        of,
        [("Dân số", None), ("Nông thôn", Some("Dân số")), ("Thành thị", Some("Dân số")), ("Trường học", None)]
    );
}

#[test]
fn parts_of_one_name_are_told_apart_by_their_totals() {
    let text =
        "Chỉ tiêu;ĐVT;KH 2024\n1. Dân số;người;100\n- Nông thôn;người;60\n2. Lao động;người;50\n- Nông thôn;người;30\n";
    let names: Vec<String> = asked(&plan(text)).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Dân số", "Dân số: Nông thôn", "Lao động", "Lao động: Nông thôn"]);
}

/// A name keeps its sign where the row has a number, and where no word follows.
#[test]
fn signs_that_belong_to_a_name_stay() {
    let read =
        plan("TT;Chỉ tiêu;KH 2024\n1;=SUM(A1);5%\n2;+cmd|' /C calc'!A0;6%\n3;-x;7%\n4;@x;8%\n5;1 triệu cây xanh;9%\n");
    let names: Vec<String> = asked(&read).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["=SUM(A1)", "+cmd|' /C calc'!A0", "-x", "@x", "1 triệu cây xanh"]);
}

#[test]
fn the_catalogue_gives_directions_and_the_call_the_rest() {
    let text = "Chỉ tiêu;ĐVT;KH 2024\nTỷ lệ hộ nghèo;%;3,5\nĐộ che phủ rừng ngập mặn;%;52\n";
    let better: Vec<Option<Better>> = plan(text).value.targets().iter().map(|t| t.stated_better().unwrap()).collect();
    assert_eq!(better, [Some(Better::Lower), None]);
    let reading = Reading { better: Some(Better::Higher), ..Reading::default() };
    let read = plan_of(&grid(text, "plan.csv").unwrap(), &reading).unwrap();
    let better: Vec<Option<Better>> = read.value.targets().iter().map(|t| t.stated_better().unwrap()).collect();
    assert_eq!(better, [Some(Better::Lower), Some(Better::Higher)]);
}

#[test]
fn a_change_is_counted_from_the_result_before() {
    let text = "Chỉ tiêu;ĐVT;TH 2022;TH 2023;KH 2024\nTỷ lệ hộ nghèo;%;4,2;3,5;giảm 0,6 - 1 điểm %\n";
    let read = plan(text);
    let level = read.value.targets()[0].get_baseline().unwrap();
    assert_eq!(attain_report::found(level, Locale::En), "3.5%");
    assert_eq!(level.get_period(), Some(&Period::year(2023).unwrap()));
}

#[test]
fn who_set_a_target_is_in_its_heading() {
    let text = "Chỉ tiêu;ĐVT;KH 2024 Trung ương giao;KH 2024 HĐND tỉnh giao\nThu;tỷ đồng;16.000;17.500\n";
    let read = plan(text);
    let by: Vec<Option<&str>> = read.value.targets().iter().map(|t| t.get_authority()).collect();
    assert_eq!(by, [Some("Trung ương"), Some("HĐND tỉnh")]);
}

#[test]
fn results_keep_what_stands_beside_them() {
    let text = "\
Chỉ tiêu;ĐVT;KH 2023;TH 2023;So với KH (%);Đánh giá
Giải ngân;tỷ đồng;8.575;9.982;116,4;vượt
Thu;tỷ đồng;17.000;-;;
";
    let read = results(text);
    let (planned, share) = read.value.beside(0);
    assert_eq!(planned.unwrap().to_string(), "8,575 billion VND");
    assert_eq!(share.unwrap().to_string(), "116.4%");
    assert_eq!(read.value.items()[0].get_official(), Some("vượt"));
    assert!(matches!(read.value.items()[1].measured(), Measured::Missing(_)));
    assert_eq!(read.value.items()[0].get_source(), Some("results.csv, D2"));
    assert_eq!(read.value.claims()[0].1.check().verdict, attain::Verdict::Holds);
}

/// Long tables, as SDMX has them: a row for a period.
#[test]
fn a_period_may_have_a_column_of_its_own() {
    let text = "\
INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS
Revenue,2023,17.95,VND,12,A
Revenue,2024-Q3,4.5,VND,12,E
";
    let read = results(text);
    assert_eq!(
        found(&read),
        [triple("Revenue", "17.95 trillion VND", "2023"), triple("Revenue", "4.5 trillion VND", "2024-Q3")]
    );
    let quality: Vec<Option<Quality>> = read.value.items().iter().map(|o| o.get_quality()).collect();
    assert_eq!(quality, [Some(Quality::Final), Some(Quality::Estimated)]);
}

/// `12.345` is a thousand times as much in one language as in the other: the other numerals of the sheet decide, then
/// its headings.
#[test]
fn numerals_are_read_as_their_neighbours_are_written() {
    let goal = |text: &str| plan(text).value.targets()[0].goal().to_string();
    assert_eq!(goal("Chỉ tiêu,ĐVT,KH 2024\nThu,tỷ đồng,12.345\n"), "12,345 billion VND");
    assert_eq!(goal("Chỉ tiêu,ĐVT,KH 2024\nThu,tỷ đồng,12.345\nChi,tỷ đồng,14.5\n"), "12.345 billion VND");
    assert_eq!(goal("Indicator,Unit,Target 2024\nRevenue,billion VND,12.345\n"), "12.345 billion VND");
}

#[test]
fn numbers_are_those_that_a_workbook_shows() {
    let path = saved("numbers.xlsx", |sheet| {
        for (at, text) in (0u16..).zip(["Chỉ tiêu", "ĐVT", "Kế hoạch 2024"]) {
            sheet.write_string(0, at, text).unwrap();
        }
        let rows: [(&str, &str, f64, &str); 8] = [
            ("Tăng trưởng", "%", 0.085, "0.0%"),
            ("Hộ nghèo", "%", 3.5, "0.00"),
            ("Thu", "tỷ đồng", 17500.0, "#,##0"),
            ("Chi", "tỷ đồng", 12_345_600_000.0, "#,##0.0,,"),
            ("Vốn", "", 8.05, "0.00\" tỷ đồng\""),
            ("Nợ", "tỷ đồng", 0.12, "0%"),
            ("Tổng các phần", "%", 0.300_000_000_000_000_04, "General"),
            ("Số tài khoản", "đồng", 1_234_567_890_123_456_700.0, "0"),
        ];
        for (row, (name, unit, value, format)) in (1u32..).zip(rows) {
            sheet.write_string(row, 0, name).unwrap();
            sheet.write_string(row, 1, unit).unwrap();
            sheet.write_number_with_format(row, 2, value, &Format::new().set_num_format(format)).unwrap();
        }
    });
    let read = read_plan(&path, &Reading::default()).unwrap();
    let goals: Vec<(String, String)> = asked(&read).into_iter().map(|(name, goal, _)| (name, goal)).collect();
    let expected = [
        ("Tăng trưởng", "8.5%"),
        ("Hộ nghèo", "3.50%"),
        ("Thu", "17,500 billion VND"),
        ("Chi", "12,345.6 billion VND"),
        ("Vốn", "8.05 billion VND"),
        ("Tổng các phần", "0.3%"),
        ("Số tài khoản", "1,234,567,890,123,460,000 VND"),
    ];
    assert_eq!(goals, expected.map(|(name, goal)| (name.to_owned(), goal.to_owned())));
    let listed: Vec<String> = read.unread.iter().map(ToString::to_string).collect();
    assert_eq!(listed, ["numbers.xlsx, sheet `Sheet1`, C7: the cell shows `%`, and its row is in `tỷ đồng`"]);
    assert_eq!(read.notes.len(), 1);
    assert!(read.notes[0].starts_with("numbers.xlsx, Sheet1!C9: a workbook keeps 15 digits"), "{:?}", read.notes);
    assert_eq!(read.value.targets()[0].get_source(), Some("numbers.xlsx, Sheet1!C2"));
}

#[test]
fn days_errors_and_flags_are_values_or_listed() {
    let path = saved("kinds.xlsx", |sheet| {
        for (at, text) in (0u16..).zip(["Chỉ tiêu", "ĐVT", "Thực hiện 2024"]) {
            sheet.write_string(0, at, text).unwrap();
        }
        for (row, name) in (1u32..).zip(["Khởi công", "Có đường", "Chia", "Tính sẵn", "Giờ"]) {
            sheet.write_string(row, 0, name).unwrap();
        }
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_datetime_with_format(1, 2, ExcelDateTime::from_ymd(2024, 11, 5).unwrap(), &day).unwrap();
        sheet.write_boolean(2, 2, true).unwrap();
        sheet.write_formula(3, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_formula(4, 2, Formula::new("=40+2").set_result("42")).unwrap();
        let time = Format::new().set_num_format("[h]:mm");
        sheet.write_number_with_format(5, 2, 0.5, &time).unwrap();
    });
    let read = read_observations(&path, &Reading::default()).unwrap();
    let figures: Vec<(String, String)> = found(&read).into_iter().map(|(name, figure, _)| (name, figure)).collect();
    assert_eq!(
        figures,
        [("Khởi công".to_owned(), "done on 2024-11-05".to_owned()), ("Tính sẵn".to_owned(), "42".to_owned())]
    );
    let listed: Vec<(String, String)> = read.unread.iter().map(|u| (u.cell.to_string(), u.text.clone())).collect();
    assert_eq!(
        listed,
        [
            ("C3".to_owned(), "TRUE".to_owned()),
            ("C4".to_owned(), "#DIV/0!".to_owned()),
            ("C6".to_owned(), "0.5".to_owned()),
        ]
    );
}

#[test]
fn merged_headings_head_all_their_columns() {
    let path = saved("merged.xlsx", |sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 5, "KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI", &plain).unwrap();
        sheet.write_string(1, 5, "ĐVT: tỷ đồng").unwrap();
        sheet.merge_range(3, 0, 4, 0, "TT", &plain).unwrap();
        sheet.merge_range(3, 1, 4, 1, "Chỉ tiêu", &plain).unwrap();
        sheet.merge_range(3, 2, 3, 3, "Kế hoạch", &plain).unwrap();
        sheet.merge_range(3, 4, 3, 5, "Thực hiện", &plain).unwrap();
        for column in [2u16, 4] {
            sheet.write_number(4, column, 2023).unwrap();
            sheet.write_number(4, column + 1, 2024).unwrap();
        }
        sheet.write_string(6, 0, "I").unwrap();
        sheet.write_string(6, 1, "Ngân sách").unwrap();
        sheet.write_number(7, 0, 1).unwrap();
        sheet.write_string(7, 1, "Tổng thu").unwrap();
        for (column, value) in (2u16..).zip([17000.0, 17500.0, 17950.5, 9120.0]) {
            sheet.write_number(7, column, value).unwrap();
        }
    });
    let read = read_plan(&path, &Reading::default()).unwrap();
    assert_eq!(
        asked(&read),
        [triple("Tổng thu", "17,000 billion VND", "2023"), triple("Tổng thu", "17,500 billion VND", "2024")]
    );
    assert_eq!(read.value.targets()[0].get_group(), Some("Ngân sách"));
    let read = read_observations(&path, &Reading::default()).unwrap();
    assert_eq!(
        found(&read),
        [triple("Tổng thu", "17,950.5 billion VND", "2023"), triple("Tổng thu", "9,120 billion VND", "2024")]
    );
    assert_eq!(read.value.beside(1).0.unwrap().to_string(), "17,500 billion VND");
}

#[test]
fn the_first_sheet_with_a_plan_is_read_unless_one_is_named() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Bìa").unwrap().write_string(0, 0, "Phụ lục").unwrap();
    for (name, goal) in [("Biểu 1", 1.0), ("Biểu 2", 2.0)] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.write_string(0, 0, "Chỉ tiêu").unwrap();
        sheet.write_string(0, 1, "KH 2024 (%)").unwrap();
        sheet.write_string(1, 0, "CPI").unwrap();
        sheet.write_number(1, 1, goal).unwrap();
    }
    let path = file("sheets.xlsx");
    workbook.save(&path).unwrap();
    let goal = |sheet: Option<Sheet>| {
        let reading = Reading { sheet, ..Reading::default() };
        read_plan(&path, &reading).map(|read| read.value.targets()[0].goal().to_string())
    };
    assert_eq!(goal(None).unwrap(), "1%");
    assert_eq!(goal(Some(Sheet::Named("Biểu 2".to_owned()))).unwrap(), "2%");
    assert_eq!(goal(Some(Sheet::At(2))).unwrap(), "2%");
    let error = goal(Some(Sheet::Named("Biểu 3".to_owned()))).unwrap_err().to_string();
    assert_eq!(error, "`sheets.xlsx` has no sheet `Biểu 3`; its sheets are `Bìa`, `Biểu 1`, `Biểu 2`");
    assert!(matches!(goal(Some(Sheet::At(0))), Err(SheetError::NoHeading { .. })));
}

#[test]
fn a_grid_may_be_filled_by_hand() {
    let mut sheet = Grid::new();
    for (column, text) in (0..).zip(["Indicator", "Target 2024"]) {
        sheet.put(Address::new(0, column), Cell::Text(text.to_owned()));
    }
    sheet.put(Address::new(1, 0), Cell::Text("Opening day".to_owned()));
    sheet.put(Address::new(1, 1), Cell::Date("2024-12-31".parse().unwrap()));
    let read = plan_of(&sheet, &Reading::default()).unwrap();
    assert_eq!(read.value.targets()[0].goal(), &Goal::by("2024-12-31".parse().unwrap()));
}

#[test]
fn a_duplicate_is_listed_with_its_cell() {
    let read = plan("Chỉ tiêu;KH 2024 (%)\nCPI;4\nCPI;5\n");
    assert_eq!(asked(&read), [triple("CPI", "4%", "2024")]);
    assert_eq!(read.unread[0].cell.to_string(), "B3");
    assert!(read.unread[0].reason.contains("two targets for `CPI`"), "{}", read.unread[0].reason);
}

#[test]
fn addresses_are_those_of_a_spreadsheet() {
    let rows = [
        (0, 0, "A1"),
        (6, 2, "C7"),
        (0, 25, "Z1"),
        (0, 26, "AA1"),
        (9, 701, "ZZ10"),
        (0, 702, "AAA1"),
        (1_048_575, 16_383, "XFD1048576"),
    ];
    for (row, column, name) in rows {
        assert_eq!(Address::new(row, column).to_string(), name);
    }
}

#[test]
fn a_sheet_without_a_heading_says_so() {
    let error = plan_of(&grid("1;2;3\n4;5;6\n", "x.csv").unwrap(), &Reading::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`x.csv`: found no heading; it is a row with `Chỉ tiêu` or `Indicator` and what the other columns hold, such as `Kế hoạch 2024`"
    );
    let error = plan_of(&grid("Chỉ tiêu;ĐVT;Thực hiện 2023\nThu;tỷ đồng;5\n", "x.csv").unwrap(), &Reading::default());
    assert_eq!(
        error.unwrap_err().to_string(),
        "`x.csv`: no column holds what is asked for, such as `Kế hoạch 2024` or `Target 2024`; its columns are `Chỉ tiêu`, `ĐVT`, `Thực hiện 2023`"
    );
}

#[test]
fn values_without_a_name_are_listed() {
    let text = "\
Chỉ tiêu;ĐVT;KH 2024
Thu;tỷ đồng;17.500
;tỷ đồng;900
;;Hà Tĩnh, ngày 5 tháng 12
;;TM. ỦY BAN NHÂN DÂN
";
    let read = plan(text);
    assert_eq!(read.value.targets().len(), 1);
    let listed: Vec<String> = read.unread.iter().map(ToString::to_string).collect();
    assert_eq!(listed, ["plan.csv, C3: its row names no indicator"]);
}

#[test]
fn units_are_known_by_their_codes_in_sdmx() {
    let text = "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\nCPI,2024,3.25,PT,0,V\nFDI,2024,1.5,USD,9,I\n";
    let read = results(text);
    assert_eq!(found(&read), [triple("CPI", "3.25%", "2024"), triple("FDI", "1.5 billion USD", "2024")]);
    assert_eq!(read.value.items()[0].get_quality(), Some(Quality::Preliminary));
    assert_eq!(read.value.items()[1].get_quality(), Some(Quality::Estimated));
}

#[test]
fn tables_that_follow_each_other_are_read_each_by_its_heading() {
    let text = "\
BIỂU TỔNG HỢP NĂM 2024;;
ĐVT: tỷ đồng;;
Chỉ tiêu;KH 2024;Thực hiện 2024
Thu;17.500;17.946
;;
II. Doanh nghiệp;;
Đơn vị tính: doanh nghiệp;;
Chỉ tiêu;Thực hiện 2023;Kế hoạch 2024
Thành lập mới;1.100;1.200
Chỉ tiêu;Thực hiện 2023;Kế hoạch 2024
Giải thể;300;250
";
    assert_eq!(
        asked(&plan(text)),
        [
            triple("Thu", "17,500 billion VND", "2024"),
            triple("Thành lập mới", "1,200 enterprises", "2024"),
            triple("Giải thể", "250 enterprises", "2024"),
        ]
    );
    assert_eq!(
        found(&results(text)),
        [
            triple("Thu", "17,946 billion VND", "2024"),
            triple("Thành lập mới", "1,100 enterprises", "2023"),
            triple("Giải thể", "300 enterprises", "2023"),
        ]
    );
}

/// A unit and a group that are written once for several rows, and a heading that ends where its merge does.
#[test]
fn merged_cells_stand_in_every_row_and_column_they_cover() {
    let path = saved("covered.xlsx", |sheet| {
        let plain = Format::new();
        for (at, text) in (0u16..).zip(["Lĩnh vực", "Chỉ tiêu", "ĐVT"]) {
            sheet.merge_range(0, at, 1, at, text, &plain).unwrap();
        }
        sheet.merge_range(0, 3, 0, 4, "Kế hoạch", &plain).unwrap();
        for (at, text) in (3u16..).zip(["2023", "2024", "Thực hiện 2023"]) {
            sheet.write_string(1, at, text).unwrap();
        }
        sheet.merge_range(2, 0, 4, 0, "Ngân sách", &plain).unwrap();
        sheet.merge_range(2, 2, 4, 2, "tỷ đồng", &plain).unwrap();
        for (row, name) in (2u32..).zip(["Thu", "Chi", "Vốn"]) {
            sheet.write_string(row, 1, name).unwrap();
            for (at, value) in (3u16..).zip([10.0, 20.0, 30.0]) {
                sheet.write_number(row, at, value).unwrap();
            }
        }
    });
    let read = read_plan(&path, &Reading { strict: true, ..Reading::default() }).unwrap();
    let expected = |goal: &str, year: &str| ["Thu", "Chi", "Vốn"].map(|name| triple(name, goal, year));
    assert_eq!(asked(&read), [expected("10 billion VND", "2023"), expected("20 billion VND", "2024")].concat());
    assert!(read.value.targets().iter().all(|target| target.get_group() == Some("Ngân sách")));
    let read = read_observations(&path, &Reading { strict: true, ..Reading::default() }).unwrap();
    assert_eq!(found(&read), expected("30 billion VND", "2023"));
}
