//! What is no value, or more than one, and must be refused; where the error points; and how long a hostile text takes.
//!
//! The traps are those that plan texts hold: dates, documents, telephone numbers, versions, homographs; every example
//! is our own.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use attain::{Figure, Goal, Locale, Locale::En, Locale::Vi, Period, Quantity, Range, TextError, Unit, number, ordinal};
use attain_tests::recorded;

const REFUSED: [(&str, Locale, &[&str]); 17] = [
    (
        "a date or a period",
        Vi,
        &[
            "15/7",
            "30/6",
            "15/7/2024",
            "26-28/6/2022",
            "ngày 15",
            "tháng 7",
            "năm 2021-2025",
            "2016 – 2020",
            "quý II",
            "quý III/2024",
            "2020-2021-2022",
            "5 năm 2021-2025",
            "6 tháng đầu năm",
            "thứ hai tuần này",
        ],
    ),
    ("a time", Vi, &["14h30", "23:59", "14 giờ 30 phút", "24/7"]),
    (
        "a document or a place in one",
        Vi,
        &[
            "01/NQ-CP",
            "81/2023/QH15",
            "11/NQ-HĐND",
            "Điều 3",
            "khoản 2",
            "lần thứ XIX",
            "khóa XIV",
            "thế kỷ XXI",
            "1.1.2",
        ],
    ),
    (
        "a number that counts nothing",
        Vi,
        &[
            "0912-345-678",
            "0912.345.678",
            "0912 345 678",
            "+84 912 345 678",
            "1.2.3.4",
            "192.168.1.1",
            "v1.2",
            "QL1A",
            "G7",
            "COVID-19",
            "DDR5-6400",
            "a@b.vn",
            "https://x.vn/5",
            "2x63 MVA",
        ],
    ),
    (
        "a homograph of a number or a unit",
        Vi,
        &[
            "tỷ lệ",
            "5 tỷ lệ",
            "tỷ lệ 52%",
            "tỷ trọng 5%",
            "tỷ giá 25.000",
            "5 đồng bằng",
            "5 đồng chí",
            "5 hội đồng",
            "5 đồng tỷ lệ",
            "12 con trai",
            "ba mẹ",
            "tư nhân",
            "không có",
        ],
    ),
    ("vague", Vi, &["vài trăm", "hàng nghìn tỷ đồng", "mấy chục", "dăm ba triệu", "hai ba người"]),
    ("spoken short", Vi, &["2t3", "hai lăm", "trăm tư", "nghìn mốt", "một hai phần trăm"]),
    (
        "more than one value",
        Vi,
        &[
            "8% 9%",
            "8% và 9%",
            "5 hoặc 7%",
            "5.400 5.500 USD",
            "5 - 6 - 7%",
            "tăng 5% giảm 3%",
            "gấp đôi gấp ba",
            "đạt 55,4% dự toán năm và tăng 10%",
            "5% GDP GDP",
            "5 tỷ đồng đồng",
        ],
    ),
    (
        "a course from one value to another",
        Vi,
        &["từ 17% lên 20%", "tăng từ 45% lên 60%", "giảm từ 5% xuống còn 3%", "từ 17% năm 2015"],
    ),
    (
        "words that belong to no single value",
        Vi,
        &[
            "tăng giảm 5%",
            "cao hơn mức tăng 5,2% của cùng kỳ",
            "vượt kế hoạch 5%",
            "vượt chỉ tiêu 5%",
            "tăng so với cùng kỳ 5%",
            "8,5% trở lên/năm",
            "đạt 60% vào năm 2025",
            "đạt 60% năm 2025",
            "đạt 95% trong 6 tháng đầu năm",
            "tăng 5% năm 2022",
            "trên 10 tỷ USD vào năm 2025",
            "GRDP tăng 9%",
            "giảm 5% cả 3 tiêu chí",
            "2/3 số xã",
            "một nửa số xã",
            "16.500 ha lúa",
            "đàn bò 170.000 con",
            "50 nghìn/kg",
        ],
    ),
    (
        "bounds of two units, or the wrong way round",
        Vi,
        &["5% đến 10 tỷ đồng", "5 tấn - 10 km", "từ 5 USD đến 10 đồng", "9 - 8%", "900 - 1 nghìn tỷ đồng"],
    ),
    (
        "a part is missing",
        Vi,
        &[
            "mỗi năm 8",
            "gấp 14/15",
            "từ",
            "giữa 8%",
            "đến 8%",
            "trở lên",
            "tăng",
            "khoảng",
            "dưới",
            "8 -",
            "0/0 chỉ tiêu",
            "8% của",
        ],
    ),
    (
        "malformed digits",
        Vi,
        &[
            "8,5,2%",
            "1.23.4",
            "1.234.56",
            "12.34.567 đồng",
            "1,234,56",
            "8%5",
            "%8",
            "-- 5",
            "8 -- 9%",
            "1e5",
            "0x10",
            "1_000",
            "٥٪",
            "Ⅻ",
            "5²",
            "10² m",
            "5 m4",
            "1/0 km",
            "1/3 km",
            "bằng một phần ba",
            "Infinity",
            "100.000.000.000.000.000.000.000.000.000.000 đồng",
        ],
    ),
    (
        "brackets, quotes and list marks",
        Vi,
        &["(5%)", "5%)", "\"5%\"", "5%,", "5%;", "1.500 tấn (quy thóc)", "12,5 (%)"],
    ),
    (
        "English: dates, names, numbers that count nothing",
        En,
        &[
            "7/4/2024",
            "2024-07-04",
            "12:30",
            "+1 555 123 4567",
            "v2.0.1",
            "2021–2025",
            "No. 5",
            "Article 5",
            "A4",
            "3-2",
            "5'6\"",
            "the second quarter",
            "may 5",
            "by 2025",
            "5 in 2023",
        ],
    ),
    (
        "English: vague, left open, more than one",
        En,
        &[
            "5 or 6",
            "a few hundred",
            "dozens",
            "hundreds of millions",
            "several thousand people",
            "1,23,456",
            "12,34,567",
            "72 F",
            "30 mpg",
            "3 a day",
            "5 to",
            "5 per",
            "per 5",
            "5 x 6",
            "42 per 100,000 live births",
            "5,000 or fewer people",
        ],
    ),
    (
        "English: a course from one level to another",
        En,
        &[
            "rose from 5% to 7%",
            "fell from 5% to 3%",
            "from 5% in 2020",
            "from 5% in 2020 to 7% in 2025",
            "exceeded the plan by 5%",
        ],
    ),
];

#[test]
fn what_is_no_single_value_is_refused() {
    let mut tried: BTreeMap<&str, u64> = BTreeMap::new();
    for (reason, locale, texts) in REFUSED {
        for text in texts {
            let figure = Figure::read(text, locale);
            assert!(figure.is_err(), "{text} ({reason}): {figure:?}");
            assert!(Quantity::read(text, locale).is_err() && Range::read(text, locale).is_err(), "{text} ({reason})");
            *tried.entry(reason).or_default() += 1;
        }
    }
    recorded(
        "refused-texts",
        "texts of plans that are no single value: each is an error",
        "cargo test --package attain-tests --test text_refused",
        &Vec::from_iter(tried),
    );
}

/// The character at which each error points.
#[test]
fn errors_point_at_what_does_not_belong() {
    for (text, locale, at) in [
        ("17.500 tỹ đồng", Vi, 7),
        ("khoảng hơn tỷ lệ", Vi, 11),
        ("tăng giảm 5%", Vi, 5),
        ("vượt kế hoạch 5%", Vi, 5),
        ("tăng từ 45% lên 60%", Vi, 12),
        ("đạt 60% vào năm 2025", Vi, 8),
        ("gấp đôi gấp ba", Vi, 8),
        ("từ 17% năm 2015", Vi, 7),
        ("8,5% trở lên/năm", Vi, 12),
        ("16.500 ha lúa", Vi, 10),
        ("8% - ", Vi, 3),
        ("t\u{1ef7}\u{323} 8%", Vi, 0),
        ("5 triệu 2", Vi, 8),
        ("about 5 in 2023", En, 8),
        ("8% of", En, 3),
    ] {
        match Figure::read(text, locale) {
            Err(TextError::Expected { at: found, .. } | TextError::UnknownUnit { at: found, .. }) => {
                assert_eq!(found, at, "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

/// Reads a text as everything there is, in every locale.
fn read_all(text: &str) -> Duration {
    let begun = Instant::now();
    for locale in [Some(Vi), Some(En), None] {
        let _ = (Unit::read(text, locale), Quantity::read(text, locale), Range::read(text, locale));
        let _ = (Figure::read(text, locale), Goal::read(text, locale), Period::read(text, locale));
        let _ = (number(text, locale), ordinal(text, locale));
    }
    begun.elapsed()
}

#[test]
fn the_time_grows_no_faster_than_the_text() {
    for token in [
        "1",
        "-",
        "\"",
        "“",
        "một ",
        "tỷ ",
        "1.",
        "1,",
        "1 ",
        "1/",
        "% ",
        "5% - ",
        "khoảng ",
        "không ",
        "/năm",
        "so với ",
        "one ",
        "hundred and ",
        "of ",
        "(",
        "{a}",
        "[1,",
        "$",
        " 000",
        "½",
        "a\u{301}",
        "phẩy một ",
        "rưỡi ",
        "thứ hai ",
        "1 đồng và 2 xu ",
        "1 trong ",
        "tỷ tỷ nghìn ",
        "1 tỷ 1 triệu ",
        "năm mươi ",
        "vụ ",
        "phần tư ",
        "mục tiêu: ",
    ] {
        let of = |length: usize| token.chars().cycle().take(length).collect::<String>();
        let best = |text: &str| (0..3).map(|_| read_all(text)).min().unwrap_or_default();
        let (short, long) = (best(&of(2_000)), best(&of(10_000)));
        // Five times the text; quadratic time would be twenty-five times as long.
        assert!(long < short * 12 + Duration::from_millis(30), "{token:?}: {short:?} grew to {long:?}");
    }
}
