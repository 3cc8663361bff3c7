//! Tables and lists as reports print them: what each cell is, by the head of its column, the name of its row and the
//! lines above.
//!
//! Every table is our own; what is expected follows from what its heads say.

use attain::{Locale, Period};
use attain_reader::{Mention, Reader, read};

/// A mention in one line: `text kind value unit role period [qualifiers] indicator`.
fn shown(mention: &Mention) -> String {
    let side = |side: Option<attain::Decimal>| side.map(|side| side.normalize().to_string()).unwrap_or_default();
    let (low, high) = (side(mention.low()), side(mention.high()));
    let value = match mention.value() {
        Some(attain::Value::Tally(tally)) => format!("{}/{}", tally.k(), tally.n()),
        _ if low == high => low,
        _ => format!("{low}..{high}"),
    };
    let period = mention.period.map_or_else(|| "-".to_owned(), |period| period.to_string());
    let qualifiers: Vec<&str> = mention.qualifiers.iter().map(|qualifier| qualifier.name()).collect();
    let qualifiers = if qualifiers.is_empty() { String::new() } else { format!(" [{}]", qualifiers.join(",")) };
    format!(
        "{}: {} {value} {} {} {period}{qualifiers} {}",
        mention.text,
        mention.kind.name(),
        mention.unit().map_or("-", |unit| unit.code()),
        mention.role.name(),
        mention.indicator.as_deref().unwrap_or("-"),
    )
}

/// Reads a text and holds every mention of its cells to what is expected, and every span to the text.
#[track_caller]
fn expect(text: &str, expected: &[&str]) {
    let reading = read(text);
    let given: Vec<char> = text.chars().collect();
    for mention in &reading.mentions {
        let span: String = given[mention.start..mention.end].iter().collect();
        assert_eq!(span, mention.text);
    }
    let found: Vec<String> = reading.mentions.iter().filter(|mention| mention.cell.is_some()).map(shown).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_column_of_units_a_plan_a_result_and_a_share() {
    expect(
        "BIỂU 1. CHỈ TIÊU KINH TẾ NĂM 2023\n\n\
         | TT | Chỉ tiêu | ĐVT | Kế hoạch 2023 | Ước TH 2023 | TH/KH (%) | Ghi chú |\n\
         |---|---|---|---|---|---|---|\n\
         | I | KINH TẾ | | | | | |\n\
         | 1 | Tổng thu ngân sách | tỷ đồng | 8.575 | 9.982 | 116,4 | Vượt |\n\
         | 2 | Sản lượng lương thực | nghìn tấn | 64,5 | 65 | 100,8 | - |\n\
         | 3 | Giường bệnh trên 1 vạn dân | giường | ≥ 26 | 26,4 | x | Đạt |\n",
        &[
            "8.575: quantity 8575000000000 VND plan 2023 Tổng thu ngân sách",
            "9.982: quantity 9982000000000 VND actual 2023 [estimated] Tổng thu ngân sách",
            "116,4: share_of_plan 116.4 percent share 2023 Tổng thu ngân sách",
            "64,5: quantity 64500 t plan 2023 Sản lượng lương thực",
            "65: quantity 65000 t actual 2023 [estimated] Sản lượng lương thực",
            "100,8: share_of_plan 100.8 percent share 2023 Sản lượng lương thực",
            "26: quantity 26 hospital_bed/10000 person plan 2023 [at_least] Giường bệnh trên 1 vạn dân",
            "26,4: quantity 26.4 hospital_bed/10000 person actual 2023 [estimated] Giường bệnh trên 1 vạn dân",
        ],
    );
}

#[test]
fn a_unit_above_the_table_and_parts_under_a_total() {
    let text = "Sản lượng thủy sản\nĐVT: nghìn tấn\n\n\
                Chỉ tiêu\tNăm 2022\tNăm 2023\tSo với năm 2022 (%)\n\
                Tổng sản lượng\t50,0\t52,5\t105,0\n\
                Trong đó: - Khai thác\t30,0\t31,5\t105,0\n\
                - Nuôi trồng\t20,0\t21,0\t105,0\n";
    expect(
        text,
        &[
            "50,0: quantity 50000 t actual 2022 Tổng sản lượng",
            "52,5: quantity 52500 t actual 2023 Tổng sản lượng",
            "105,0: growth 105 percent growth 2023 Tổng sản lượng",
            "30,0: quantity 30000 t actual 2022 Khai thác",
            "31,5: quantity 31500 t actual 2023 Khai thác",
            "105,0: growth 105 percent growth 2023 Khai thác",
            "20,0: quantity 20000 t actual 2022 Nuôi trồng",
            "21,0: quantity 21000 t actual 2023 Nuôi trồng",
            "105,0: growth 105 percent growth 2023 Nuôi trồng",
        ],
    );
    let reading = read(text);
    let totals: Vec<Option<usize>> = reading.mentions.iter().filter(|m| m.cell.is_some()).map(|m| m.part_of).collect();
    assert_eq!(totals, [None, None, None, Some(0), Some(1), None, Some(0), Some(1), None]);
    // 105 of what was 100: levels, not changes.
    assert!(reading.mentions.iter().filter(|m| m.kind.name() == "growth").all(|m| m.form.name() == "level"));
}

#[test]
fn heads_of_two_rows_with_merged_cells_and_numbered_columns() {
    expect(
        "Tình hình thu ngân sách 9 tháng năm 2024 (triệu đồng)\n\
         | Chỉ tiêu | Dự toán năm 2024 | | Thực hiện 9 tháng | % so với dự toán | |\n\
         | | TW giao | HĐND tỉnh giao | | TW | HĐND tỉnh |\n\
         | (1) | (2) | (3) | (4) | (5)=(4)/(2) | (6)=(4)/(3) |\n\
         | Thu nội địa | 200.000 | 250.000 | 150.000 | 75,0 | 60,0 |\n",
        &[
            "200.000: quantity 200000000000 VND plan 2024 Thu nội địa",
            "250.000: quantity 250000000000 VND plan 2024 Thu nội địa",
            "150.000: quantity 150000000000 VND actual 2024-01/09 Thu nội địa",
            "75,0: share_of_plan 75 percent share 2024-01/09 Thu nội địa",
            "60,0: share_of_plan 60 percent share 2024-01/09 Thu nội địa",
        ],
    );
}

#[test]
fn a_plan_for_a_later_year_is_a_target() {
    expect(
        "Chỉ tiêu | ĐVT | TH 2024 | KH 2025 | Mục tiêu 2030\n\
         Tỷ lệ đô thị hóa | % | 30,1 | 31 - 32 | từ 40% trở lên\n\
         Xã đạt chuẩn nông thôn mới | xã | 170/181 | 176/181 | 181/181\n\
         Kim ngạch xuất khẩu | triệu USD | 2.350 | 2.500 | trên 3 tỷ USD\n",
        &[
            "30,1: quantity 30.1 percent actual 2024 Tỷ lệ đô thị hóa",
            "31 - 32: range 31..32 percent target 2025 Tỷ lệ đô thị hóa",
            "40%: quantity 40 percent target 2030 [at_least] Tỷ lệ đô thị hóa",
            "170/181: ratio 170/181 commune actual 2024 Xã đạt chuẩn nông thôn mới",
            "176/181: ratio 176/181 commune target 2025 Xã đạt chuẩn nông thôn mới",
            "181/181: ratio 181/181 commune target 2030 Xã đạt chuẩn nông thôn mới",
            "2.350: quantity 2350000000 USD actual 2024 Kim ngạch xuất khẩu",
            "2.500: quantity 2500000000 USD target 2025 Kim ngạch xuất khẩu",
            "3 tỷ USD: quantity 3000000000 USD target 2030 [over] Kim ngạch xuất khẩu",
        ],
    );
}

#[test]
fn numbers_in_the_marks_of_the_other_language_are_told_by_the_table() {
    expect(
        "Chỉ tiêu | ĐVT | TH 2023 | TH 2024\n\
         GRDP | tỷ đồng | 62,345.6 | 67,458\n\
         Thu nhập | triệu đồng/người | 51.3 | 60\n",
        &[
            "62,345.6: quantity 62345600000000 VND actual 2023 GRDP",
            "67,458: quantity 67458000000000 VND actual 2024 GRDP",
            "51.3: quantity 51300000 VND/person actual 2023 Thu nhập",
            "60: quantity 60000000 VND/person actual 2024 Thu nhập",
        ],
    );
}

#[test]
fn places_in_rows_and_times_in_rows() {
    expect(
        "Huyện | Số xã | Diện tích (ha)\nThạch Hà | 22 | 35.391,5\nLộc Hà | 12 | 11.743\n",
        &[
            "22: quantity 22 commune actual - Thạch Hà, Số xã",
            "35.391,5: quantity 35391.5 ha actual - Thạch Hà, Diện tích",
            "12: quantity 12 commune actual - Lộc Hà, Số xã",
            "11.743: quantity 11743 ha actual - Lộc Hà, Diện tích",
        ],
    );
    expect(
        "Năm\tSản lượng lúa (nghìn tấn)\tTổng đàn lợn (nghìn con)\n2022\t560,5\t402\n2023\t571\t410,2\n",
        &[
            "560,5: quantity 560500 t actual 2022 Sản lượng lúa",
            "402: quantity 402000 animal actual 2022 Tổng đàn lợn",
            "571: quantity 571000 t actual 2023 Sản lượng lúa",
            "410,2: quantity 410200 animal actual 2023 Tổng đàn lợn",
        ],
    );
}

#[test]
fn english_heads_units_in_names_and_projections() {
    expect(
        "Table 2. Selected indicators\n(In percent of GDP, unless otherwise indicated)\n\n\
         \t2022\t2023 Est.\t2024 Proj.\n\
         Real GDP (percent change)\t8.0\t5.1\t6½\n\
         Revenue\t19.0\t17.1\t18.2\n\
         Gross reserves (US$ billion)\t84.7\t90.3\t…\n\
         Overall balance\t(4.2)\t-3.9\t-3.5\n",
        &[
            "8.0: growth 8 percent growth 2022 Real GDP",
            "5.1: growth 5.1 percent growth 2023 [estimated] Real GDP",
            "6½: growth 6.5 percent growth 2024 [estimated] Real GDP",
            "19.0: quantity 19 percent actual 2022 Revenue",
            "17.1: quantity 17.1 percent actual 2023 [estimated] Revenue",
            "18.2: quantity 18.2 percent actual 2024 [estimated] Revenue",
            "84.7: quantity 84700000000 USD actual 2022 Gross reserves",
            "90.3: quantity 90300000000 USD actual 2023 [estimated] Gross reserves",
            "4.2: quantity -4.2 percent actual 2022 Overall balance",
            "-3.9: quantity -3.9 percent actual 2023 [estimated] Overall balance",
            "-3.5: quantity -3.5 percent actual 2024 [estimated] Overall balance",
        ],
    );
}

#[test]
fn english_targets_results_and_differences() {
    expect(
        "| KPI | Unit | Baseline 2022 | Target 2024 | Actual 2024 | Difference | Achievement (%) | Status |\n\
         |:---|---|---:|---:|---:|---:|---:|---|\n\
         | Students enrolled | persons | 11,800 | at least 12,000 | 12,350 | +350 | 102.9 | Met |\n\
         | Dropout rate | % | 4.1 | 3.0 | 3.4 | 0.4 | n/a | Missed |\n\
         | Loans disbursed (USD million) | | 1.2 | 4–5 | 4.6 | - | - | Met |\n",
        &[
            "11,800: quantity 11800 person actual 2022 Students enrolled",
            "12,000: quantity 12000 person target 2024 [at_least] Students enrolled",
            "12,350: quantity 12350 person actual 2024 Students enrolled",
            "+350: growth 350 person growth 2024 Students enrolled",
            "102.9: share_of_plan 102.9 percent share 2024 Students enrolled",
            "4.1: quantity 4.1 percent actual 2022 Dropout rate",
            "3.0: quantity 3 percent target 2024 Dropout rate",
            "3.4: quantity 3.4 percent actual 2024 Dropout rate",
            "0.4: growth 0.4 percentage_point growth 2024 Dropout rate",
            "1.2: quantity 1200000 USD actual 2022 Loans disbursed",
            "4–5: range 4000000..5000000 USD target 2024 Loans disbursed",
            "4.6: quantity 4600000 USD actual 2024 Loans disbursed",
        ],
    );
}

#[test]
fn rupees_are_grouped_in_twos() {
    expect(
        "Budget 2024 (Rs crore)\n\nHead | Budget | Actual | % of budget\nTax revenue | 25,83,499 | 12,65,159 | 49.0\nGrants | 45,701 | 30,214 | 66.1\n",
        &[
            "25,83,499: quantity 25834990000000 INR plan 2024 Tax revenue",
            "12,65,159: quantity 12651590000000 INR actual 2024 Tax revenue",
            "49.0: share_of_plan 49 percent share 2024 Tax revenue",
            "45,701: quantity 457010000000 INR plan 2024 Grants",
            "30,214: quantity 302140000000 INR actual 2024 Grants",
            "66.1: share_of_plan 66.1 percent share 2024 Grants",
        ],
    );
}

#[test]
fn cells_of_words_are_read_as_prose() {
    expect(
        "| Chỉ tiêu | Mục tiêu năm 2025 |\n|---|---|\n\
         | Tăng trưởng kinh tế | 8 - 8,5%/năm |\n\
         | Số xã nông thôn mới | ít nhất 150 xã, trong đó có 30 xã kiểu mẫu |\n\
         | Tỷ lệ che phủ rừng | ổn định trên 52% |\n",
        &[
            "8 - 8,5%/năm: range 8..8.5 percent/year target 2025 Tăng trưởng kinh tế",
            "150 xã: quantity 150 commune target 2025 [at_least] Số xã nông thôn mới",
            "30 xã: quantity 30 commune target 2025 xã kiểu mẫu",
            "52%: quantity 52 percent target 2025 [over] Tỷ lệ che phủ rừng",
        ],
    );
}

#[test]
fn what_is_no_table_is_read_as_prose() {
    // (the text, how many of its figures stand in cells, how many do not)
    for (text, cells, others) in [
        ("1.\tThu ngân sách đạt 1.250 tỷ đồng.\n2.\tTạo việc làm cho 2.300 người.\n", 0, 2),
        ("Hà Nội | thu 5 tỷ đồng trong ngày.\n", 0, 1),
        ("Ghi chú | nguồn\nCục Thống kê | báo cáo\n", 0, 0),
        ("ĐVT: 1.000 đồng\n", 0, 0),
    ] {
        let reading = read(text);
        let inside = reading.mentions.iter().filter(|mention| mention.cell.is_some()).count();
        assert_eq!((inside, reading.mentions.len() - inside), (cells, others), "{text}");
    }
}

#[test]
fn items_of_a_list_with_the_unit_in_their_name() {
    let reading = read(
        "CHỈ TIÊU CHỦ YẾU NĂM 2025\n\n- Thu ngân sách (tỷ đồng): 17.500\n- Tốc độ tăng trưởng (%): 8 - 8,5\n\
         - Số bác sĩ/vạn dân: 9; số giường bệnh/vạn dân: 28,5\n- Tỷ lệ hộ nghèo (%): dưới 2,5.\n- Mã hồ sơ: 12\n",
    );
    let found: Vec<(String, String, &str)> = reading
        .mentions
        .iter()
        .map(|m| (m.text.clone(), m.unit().map_or("-", |unit| unit.code()).to_owned(), m.role.name()))
        .collect();
    let expected = [
        ("17.500", "VND"),
        ("8 - 8,5", "percent"),
        ("9", "doctor/10000 person"),
        ("28,5", "hospital_bed/10000 person"),
        ("2,5", "percent"),
    ];
    assert_eq!(found, expected.map(|(text, unit)| (text.to_owned(), unit.to_owned(), "target")));
    assert_eq!(reading.mentions[0].low().map(|low| low.normalize().to_string()).as_deref(), Some("17500000000000"));
}

#[test]
fn rows_of_a_frame_are_read_like_a_printed_table() {
    let rows: Vec<Vec<String>> = [
        ["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"],
        ["Tổng thu ngân sách", "tỷ đồng", "17.500", "17.946"],
        ["Tỷ lệ hộ nghèo", "%", "không quá 2,5", "2,41"],
    ]
    .map(|row| row.map(str::to_owned).to_vec())
    .to_vec();
    let reading = Reader::new().locale(Locale::Vi).period(Period::year(2024).unwrap()).read_table(&rows);
    let found: Vec<(Option<(usize, usize)>, String)> = reading.mentions.iter().map(|m| (m.cell, shown(m))).collect();
    let expected = [
        ((1, 2), "17.500: quantity 17500000000000 VND plan 2024 Tổng thu ngân sách"),
        ((1, 3), "17.946: quantity 17946000000000 VND actual 2024 Tổng thu ngân sách"),
        ((2, 2), "2,5: quantity 2.5 percent plan 2024 [at_most] Tỷ lệ hộ nghèo"),
        ((2, 3), "2,41: quantity 2.41 percent actual 2024 Tỷ lệ hộ nghèo"),
    ];
    assert_eq!(found, expected.map(|(cell, line)| (Some(cell), line.to_owned())));
    let text = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    for mention in &reading.mentions {
        let span: String = text.chars().skip(mention.start).take(mention.end - mention.start).collect();
        assert_eq!(span, mention.text);
    }
}

#[test]
fn a_table_with_decomposed_letters_reads_the_same() {
    let text = "Biểu 1 (ĐVT: tỷ đồng)\nChỉ tiêu | Kế hoạch 2023 | Thực hiện 2023 | TH/KH (%)\nTổng thu | 8.575 | 9.982 | 116,4\n";
    let apart: String = unicode_normalization::UnicodeNormalization::nfd(text).collect();
    let plain = |text: &str| -> Vec<String> {
        let shown_of = |m: &Mention| format!("{} {:?} {} {:?}", m.text, m.low(), m.role.name(), m.period);
        read(text).mentions.iter().map(shown_of).collect()
    };
    assert_eq!(plain(text).len(), 3);
    assert_eq!(plain(text), plain(&apart));
}
