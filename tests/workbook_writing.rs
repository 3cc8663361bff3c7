//! What is written of a scorecard: values that read back, texts that stay texts, a file that is there whole.

use std::path::{Path, PathBuf};

use attain::{
    Better, Decimal, Figure, Goal, Judging, Locale, Observation, Period, Plan, Published, Quality, Quantity, Scorecard,
    Status, Target, Unit, replay,
};
use attain_report::workbook::{Reading, read_observations, read_plan, scorecard_bytes, write_scorecard};
use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;

fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook_writing");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn vi(text: &str) -> Figure {
    Figure::read(text, Locale::Vi).unwrap()
}

fn target(name: &str, goal: &str) -> Target {
    Target::new(name, Goal::read(goal, Locale::Vi).unwrap()).period(Period::year(2024).unwrap())
}

fn observation(name: &str, figure: &str) -> Observation {
    Observation::new(name, vi(figure)).period(Period::year(2024).unwrap())
}

/// The plan of a province in small, with a part, a band, a ceiling, a change, a day and a tally.
fn card() -> Scorecard {
    let mut plan = Plan::new("Hà Tĩnh 2024");
    let economy = |t: Target| t.group("Kinh tế");
    let society = |t: Target| t.group("Xã hội");
    let higher = |t: Target| t.better(Better::Higher);
    for target in [
        economy(higher(target("Tổng thu ngân sách", "17.500 tỷ đồng"))).source("NQ 166, trang 2").owner("Sở Tài chính"),
        economy(higher(target("Thu nội địa", "8.000 tỷ đồng")).part_of("Tổng thu ngân sách")),
        economy(higher(target("Tăng trưởng GRDP", "8 - 8,5%"))),
        society(target("Tỷ lệ thất nghiệp", "không quá 3,20%")),
        society(target("Vũng Áng 2 vận hành thử", "by 2024-12-31")),
        society(higher(target("Huyện đạt chuẩn", "10/13 huyện"))),
        society(higher(target("Sản lượng lương thực", "65 vạn tấn"))),
    ] {
        plan.add(target).unwrap();
    }
    let observations = [
        observation("Tổng thu ngân sách", "17.946,25 tỷ đồng")
            .source("BC 12, bảng 1")
            .quality(Quality::Final)
            .official("vượt"),
        observation("Thu nội địa", "8.100 tỷ đồng"),
        observation("Tăng trưởng GRDP", "8,05%"),
        observation("Tỷ lệ thất nghiệp", "2,90%"),
        Observation::done("Vũng Áng 2 vận hành thử", "2024-11-05".parse().unwrap()).period(Period::year(2024).unwrap()),
        observation("Huyện đạt chuẩn", "8/13 huyện"),
        observation("Sản lượng lương thực", "ước đạt gần 65 vạn tấn"),
        observation("Không có trong kế hoạch", "5%"),
    ];
    plan.assess_by(&observations, &Judging::default()).unwrap().with_published(Published {
        met: 5,
        of: 6,
        exceeded: None,
        source: None,
    })
}

/// The cells of a sheet, as another reader sees them.
fn cells(bytes: Vec<u8>, sheet: usize) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[sheet].clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        cell => cell.to_string(),
    }
}

#[test]
fn the_first_sheet_is_the_scorecard() {
    let (name, rows) = cells(scorecard_bytes(&card(), Locale::Vi).unwrap(), 0);
    assert_eq!(name, "Kết quả");
    assert_eq!(text(&rows[0][0]), "Hà Tĩnh 2024");
    assert_eq!(text(&rows[1][0]), "4/6 chỉ tiêu đạt hoặc vượt");
    assert_eq!(text(&rows[2][0]), "công bố 5/6");
    let headings: Vec<String> = rows[3].iter().map(text).collect();
    assert_eq!(
        headings,
        [
            "TT",
            "Chỉ tiêu",
            "ĐVT",
            "Thuộc",
            "Mục tiêu năm 2024",
            "Thực hiện năm 2024",
            "Chất lượng",
            "% mục tiêu (tính được)",
            "Chênh lệch (tính được)",
            "Trạng thái (tính được)",
            "Công bố",
            "Cơ quan chủ trì",
            "Ghi chú",
        ]
    );
    let names: Vec<(String, String)> = rows[4..].iter().map(|row| (text(&row[0]), text(&row[1]))).collect();
    let expected = [
        ("I", "Kinh tế"),
        ("1", "Tổng thu ngân sách"),
        ("1.1", "Thu nội địa"),
        ("2", "Tăng trưởng GRDP"),
        ("II", "Xã hội"),
        ("3", "Tỷ lệ thất nghiệp"),
        ("4", "Vũng Áng 2 vận hành thử"),
        ("5", "Huyện đạt chuẩn"),
        ("6", "Sản lượng lương thực"),
    ];
    assert_eq!(names, expected.map(|(number, name)| (number.to_owned(), name.to_owned())));
    let revenue = &rows[5];
    assert_eq!(revenue[4], Data::Float(17500.0));
    assert_eq!(revenue[5], Data::Float(17946.25));
    // 17,946.25 ÷ 17,500, half-even to four decimals.
    assert_eq!(revenue[7], Data::Float(102.55));
    assert_eq!(revenue[8], Data::Float(446.25));
    assert_eq!((text(&revenue[9]).as_str(), text(&revenue[10]).as_str()), ("vượt", "vượt"));
    assert_eq!(text(&rows[6][12]), "không tính vào tổng");
    assert_eq!(text(&rows[7][4]), "8 - 8,5%");
}

#[test]
fn the_second_sheet_has_sources_and_traces() {
    let card = card();
    let (name, rows) = cells(scorecard_bytes(&card, Locale::En).unwrap(), 1);
    assert_eq!(name, "Sources and traces");
    let revenue = &rows[4];
    assert_eq!(text(&revenue[3]), "17,500 billion VND");
    assert_eq!(text(&revenue[4]), "NQ 166, trang 2");
    assert_eq!(text(&revenue[6]), "BC 12, bảng 1");
    assert_eq!(text(&revenue[8]), "vn-official 1");
    for (row, verdict) in rows[4..].iter().zip(card.rows()) {
        let trace = serde_json::from_str(&text(&row[10])).unwrap();
        assert_eq!(replay(&trace).unwrap(), verdict.attainment);
        assert_eq!(text(&row[2]), verdict.attainment.explain(Locale::En));
    }
    let last = rows.last().unwrap();
    assert_eq!(text(&last[1]), "Không có trong kế hoạch");
    assert_eq!(text(&last[2]), "belongs to no target of the plan");
}

/// Goals and results read back equal, with their groups, parts and qualities, in either language.
#[test]
fn a_written_scorecard_reads_back() {
    let card = card();
    for locale in Locale::ALL {
        let path = file(&format!("back-{locale}.xlsx"));
        write_scorecard(&card, &path, locale).unwrap();
        let plan = read_plan(&path, &Reading { strict: true, ..Reading::default() }).unwrap();
        assert_eq!(plan.notes, Vec::<String>::new());
        assert_eq!(plan.value.targets().len(), card.rows().len());
        for (row, again) in card.rows().iter().zip(plan.value.targets()) {
            let before = row.attainment.target();
            assert_eq!(again.goal(), before.goal(), "{locale} {}", before.indicator().name());
            assert_eq!(again.goal().to_string(), before.goal().to_string());
            assert_eq!(again.indicator().name(), before.indicator().name());
            assert_eq!(again.get_period(), before.get_period());
            assert_eq!((again.get_group(), again.get_of()), (before.get_group(), before.get_of()));
            assert_eq!(again.get_owner(), before.get_owner());
        }
        let results = read_observations(&path, &Reading { strict: true, ..Reading::default() }).unwrap();
        for (row, again) in card.rows().iter().zip(results.value.items()) {
            let before = row.attainment.observation().unwrap();
            assert_eq!(again.measured(), before.measured(), "{locale} {}", before.indicator().name());
            assert_eq!(again.figure().map(ToString::to_string), before.figure().map(ToString::to_string));
            assert_eq!(again.get_quality(), before.get_quality());
            assert_eq!(again.get_official(), before.get_official());
        }
    }
}

fn one(goal: Quantity, found: Quantity) -> Scorecard {
    let mut plan = Plan::new("One");
    plan.add(Target::new("Revenue", Goal::plain(goal)).better(Better::Higher)).unwrap();
    plan.assess(&[Observation::new("Revenue", found)]).unwrap()
}

fn decimals() -> impl Strategy<Value = Decimal> {
    let mantissa = prop_oneof![any::<i64>().prop_map(i128::from), -(10i128.pow(28) - 1)..10i128.pow(28)];
    (mantissa, 0u32..=28).prop_map(|(mantissa, scale)| {
        let value = Decimal::from_i128_with_scale(mantissa, scale);
        if value.is_zero() { Decimal::ONE } else { value }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Reading what was written gives the same value, of up to 28 digits, in either language.
    #[test]
    fn every_value_survives(goal in decimals(), found in decimals(), vietnamese in any::<bool>(), power in 0i8..=12) {
        let locale = if vietnamese { Locale::Vi } else { Locale::En };
        let unit = Unit::from_code("VND").unwrap().at(power);
        let card = one(Quantity::new(goal, unit.clone()), Quantity::new(found, unit));
        let path = file(&format!("any-{locale}.xlsx"));
        write_scorecard(&card, &path, locale).unwrap();
        let strict = Reading { strict: true, ..Reading::default() };
        let plan = read_plan(&path, &strict).unwrap();
        let before = &card.rows()[0].attainment;
        prop_assert_eq!(plan.value.targets()[0].goal(), before.target().goal());
        prop_assert!(plan.notes.is_empty(), "{:?}", plan.notes);
        let results = read_observations(&path, &strict).unwrap();
        prop_assert_eq!(results.value.items()[0].measured(), before.observation().unwrap().measured());
    }

    /// A name is the text that it was, whatever it is made of.
    #[test]
    fn every_name_survives(name in "\\PC{1,60}") {
        prop_assume!(!name.trim().is_empty() && name.trim() == name);
        let mut plan = Plan::new("Names");
        plan.add(Target::new(name.as_str(), Goal::read("5%", None).unwrap()).better(Better::Higher)).unwrap();
        let card = plan.assess(&[]).unwrap();
        let (_, rows) = cells(scorecard_bytes(&card, Locale::En).unwrap(), 0);
        prop_assert_eq!(text(&rows[4][1]), name);
    }
}

/// Names that a spreadsheet could take for something else, from the lists of formula and markup injections.
#[test]
fn hostile_names_stay_text() {
    let long = "x".repeat(10_000);
    let names = [
        "=HYPERLINK(\"http://example.com\",\"click\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=1+1",
        "=1+1\r\n=2",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "&amp;&#61;1",
        "_x0041_",
        "a\u{1}b\u{1f}c",
        "\u{202e}0202 hcạoh ếk\u{202c}",
        "{=1+1}",
        "'=1+1",
        long.as_str(),
    ];
    let mut plan = Plan::new("=cmd|' /C calc'!A0");
    for name in names {
        let target = Target::new(name, Goal::read("5%", None).unwrap()).better(Better::Higher);
        plan.add(target.group(name).owner(name).source(name)).unwrap();
    }
    let observations: Vec<Observation> = names.iter().map(|n| observation(n, "6%").official(*n).source(*n)).collect();
    let card = plan.assess(&observations).unwrap();
    let bytes = scorecard_bytes(&card, Locale::Vi).unwrap();
    for sheet in [0, 1] {
        let (name, rows) = cells(bytes.clone(), sheet);
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
        assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0);
        let shown: Vec<String> = rows[4..].iter().map(|row| text(&row[1])).collect();
        for wanted in names {
            // XML has one line break, and a reader gives it back as a line feed.
            let wanted = wanted.replace("\r\n", "\n");
            assert!(shown.iter().any(|shown| shown.replace("\r\n", "\n") == wanted), "{sheet} {:?}", wanted.get(..40));
        }
    }
}

#[test]
fn a_number_beyond_fifteen_digits_is_text_with_a_note() {
    let vnd = |text: &str| Quantity::new(text.parse().unwrap(), Unit::from_code("VND").unwrap());
    let card = one(vnd("123456789012345.67"), vnd("123456789012345"));
    let bytes = scorecard_bytes(&card, Locale::En).unwrap();
    let (_, rows) = cells(bytes.clone(), 0);
    assert_eq!(rows[4][3], Data::String("123,456,789,012,345.67".to_owned()));
    assert_eq!(rows[4][4], Data::Float(123_456_789_012_345.0));
    let part = part(&bytes, "xl/comments1.xml");
    assert!(part.contains("a workbook keeps 15 digits"), "{part}");
    assert!(part.contains("ref=\"D5\""), "{part}");
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(parts.by_name(name).unwrap()).unwrap()
}

#[test]
fn the_sheet_is_laid_out_for_people() {
    for (locale, language, met) in [(Locale::Vi, "[$-42A]", "đạt"), (Locale::En, "[$-409]", "met")] {
        let bytes = scorecard_bytes(&card(), locale).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        // The heading stays in sight and is printed on every page, across one page.
        assert!(sheet.contains(r#"<pane xSplit="2" ySplit="4" topLeftCell="C5""#), "{sheet}");
        assert!(sheet.contains(r#"orientation="landscape""#) && sheet.contains(r#"fitToHeight="0""#));
        assert!(part(&bytes, "xl/workbook.xml").contains("$4:$4"));
        assert!(sheet.contains("<dataBar"), "no data bars");
        for status in
            [Status::Exceeded, Status::Met, Status::NearMiss, Status::Missed, Status::Undecided, Status::NoData]
        {
            let rule = format!("<formula>\"{}\"</formula>", status.label(locale));
            assert!(sheet.contains(&rule), "no rule for {status}");
        }
        assert!(sheet.contains(&format!("\"{met}\"")));
        let styles = part(&bytes, "xl/styles.xml");
        assert!(styles.contains(&format!("{language}#,##0.00")), "{styles}");
    }
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = file("whole");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("card.xlsx");
    std::fs::write(&path, "before").unwrap();
    write_scorecard(&card(), &path, Locale::En).unwrap();
    assert_eq!(&std::fs::read(&path).unwrap()[..2], b"PK");
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["card.xlsx"]);
    let error = write_scorecard(&card(), folder.join("none/card.xlsx"), Locale::En).unwrap_err();
    assert!(error.to_string().starts_with("cannot write `card.xlsx`: "), "{error}");
}

#[test]
fn an_empty_plan_is_a_sheet_too() {
    let card = Plan::new("Nothing yet").assess(&[]).unwrap();
    let (_, rows) = cells(scorecard_bytes(&card, Locale::En).unwrap(), 0);
    assert_eq!(rows.len(), 4);
}
