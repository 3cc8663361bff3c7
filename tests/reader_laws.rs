//! What must not change what is read, and what must not slow it down: ways of writing, the order of sentences, hostile text.

use attain::Value;
use attain_reader::{Doubt, Mention, MentionKind, Notice, Reader, Reading, Said, read};
use unicode_normalization::UnicodeNormalization;

/// Sentences of our own, each with the traps that its change of writing meets.
const SENTENCES: [&str; 8] = [
    "Năm 2024, tỉnh phấn đấu tăng trưởng kinh tế đạt từ 8 - 8,5%; thu nhập bình quân đầu người 51 triệu đồng/người/năm.",
    "Năm 2023, tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng, bằng 102,6% dự toán Trung ương giao.",
    "Sản lượng lương thực năm 2023 đạt gần 65 vạn tấn, tăng gần 5% so với năm 2022.",
    "Năm 2023 có 26/28 chỉ tiêu đạt và vượt kế hoạch; tỷ lệ hộ nghèo giảm 0,6 - 1 điểm %.",
    "Năm 2023, khách du lịch đạt 3,2 triệu lượt, gấp đôi so với năm 2022, đứng thứ 15/63 tỉnh.",
    "Tổng vốn đầu tư toàn xã hội năm 2023 ước đạt 56.000 - 61.000 tỷ đồng; thu nội địa 825 tỷ 776 triệu đồng.",
    "Năm 2023, số bác sĩ đạt 10,5 bác sĩ/1 vạn dân, tỷ suất tử vong không quá 13,5‰, trên 95% dân số có bảo hiểm.",
    "Năm 2023, giải quyết việc làm cho 23 nghìn người; xuất khẩu đạt 2,45 tỷ USD, trong đó dệt may 1,2 tỷ USD.",
];

/// What a figure says, without its place and its words.
fn said(mention: &Mention) -> String {
    let value = match &mention.said {
        Said::Value(Value::Tally(tally)) => format!("{}/{}", tally.k(), tally.n()),
        Said::Period(period) => period.to_string(),
        _ => {
            format!("{:?}..{:?}", mention.low().map(|low| low.normalize()), mention.high().map(|high| high.normalize()))
        }
    };
    let unit = mention.unit().map_or("-", |unit| unit.code());
    let qualifiers: Vec<&str> = mention.qualifiers.iter().map(|qualifier| qualifier.name()).collect();
    format!(
        "{} {value} {unit} {qualifiers:?} {} {:?}",
        mention.kind.name(),
        mention.role.name(),
        mention.period.map(|period| period.to_string())
    )
}

fn figures(reading: &Reading) -> Vec<String> {
    reading.mentions.iter().map(said).collect()
}

/// A change of writing, and what it is called.
type Change = (&'static str, fn(&str) -> String);

/// Source: notes on Vietnamese quantities, §11 and §14.
const CHANGES: [Change; 11] = [
    ("decomposed letters", |text| text.nfd().collect()),
    ("tỉ for tỷ", |text| text.replace("tỷ ", "tỉ ")),
    ("ngàn for nghìn", |text| text.replace("nghìn", "ngàn")),
    ("an en dash", |text| text.replace(" - ", " – ")),
    ("a minus sign", |text| text.replace(" - ", " − ")),
    ("đến for a dash", |text| text.replace(" - ", " đến ")),
    ("no-break spaces", |text| text.replace(' ', "\u{a0}")),
    ("doubled spaces", |text| text.replace(' ', "  ")),
    ("ƣ for ư", |text| text.replace('ư', "ƣ")),
    ("a full-width sign", |text| text.replace('%', "％")),
    ("Ð for Đ and soft hyphens", |text| text.replace('Đ', "Ð").replace("ngân", "ng\u{ad}ân")),
];

#[test]
fn ways_of_writing_change_no_figure() {
    let report = SENTENCES.join(" ");
    let plain = figures(&read(&report));
    // Counted by hand: 2, 2, 2, 2, 3, 2, 3 and 3 in the eight sentences.
    assert_eq!(plain.len(), 19, "{plain:#?}");
    for (name, change) in CHANGES {
        assert_eq!(figures(&read(&change(&report))), plain, "{name}");
    }
}

#[test]
fn capitals_change_no_value() {
    for sentence in SENTENCES {
        let value = |text: &str| -> Vec<_> {
            let reading = Reader::new().locale(attain::Locale::Vi).read(text);
            reading.mentions.iter().map(|m| (m.low(), m.high(), m.unit().map(|unit| unit.code().to_owned()))).collect()
        };
        assert_eq!(value(&sentence.to_uppercase()), value(sentence), "{sentence}");
    }
}

#[test]
fn the_order_of_sentences_changes_no_figure() {
    let forward = figures(&read(&SENTENCES.join("\n\n")));
    let backward: Vec<&str> = SENTENCES.into_iter().rev().collect();
    let mut back = figures(&read(&backward.join("\n\n")));
    let mut there = forward;
    back.sort();
    there.sort();
    assert_eq!(back, there);
}

#[test]
fn every_mention_is_the_text_at_its_place() {
    let changed = CHANGES.iter().map(|(_, change)| change(&SENTENCES.join("\n")));
    for text in changed.chain([SENTENCES.join(" ")]) {
        let points: Vec<char> = text.chars().collect();
        let mut last = 0;
        for mention in read(&text).mentions {
            assert_eq!(points[mention.start..mention.end].iter().collect::<String>(), mention.text);
            assert!(mention.start >= last, "in the order of the text, and none across another");
            last = mention.end;
        }
    }
}

#[test]
fn doubtful_readings_are_flagged_with_the_other_one() {
    let flagged = |text: &str, doubt: Doubt| -> Option<String> {
        let reading = Reader::new().locale(attain::Locale::Vi).read(text);
        let flag = reading.mentions.iter().flat_map(|mention| &mention.flags).find(|flag| flag.doubt == doubt)?.clone();
        Some(match flag.alternative {
            Some(Value::Quantity(quantity)) => {
                format!("{} {}", quantity.base().unwrap().normalize(), quantity.unit().code())
            }
            Some(other) => format!("{other:?}"),
            None => "-".to_owned(),
        })
    };
    // An English comma in Vietnamese, beside the same thing in Vietnamese marks.
    let slip = "Tổng thu ngân sách đạt 17,946 tỷ đồng. Kế hoạch là tổng thu ngân sách 17.500 tỷ đồng.";
    assert_eq!(flagged(slip, Doubt::ImplausibleMagnitude).as_deref(), Some("17946000000000 VND"));
    assert_eq!(flagged("Sản lượng đạt 40,607 nghìn tỷ đồng.", Doubt::AmbiguousSeparator), None);
    assert_eq!(flagged("Diện tích đạt 12,500 ha.", Doubt::AmbiguousSeparator).as_deref(), Some("12500 ha"));
    assert_eq!(flagged("Tỷ lệ hộ nghèo giảm 1,5%.", Doubt::MayBePoints).as_deref(), Some("1.5 percentage_point"));
    assert_eq!(flagged("Thu nội địa đạt 2.235 tỷ.", Doubt::UnitElided).as_deref(), Some("-"));
    assert_eq!(
        flagged("Doanh thu tăng 3,5 lần so với năm trước.", Doubt::MultipleOrIncrease).as_deref(),
        Some("4.5 times")
    );
    assert_eq!(flagged("Xuất khẩu giảm -2% so với cùng kỳ.", Doubt::DoubleNegative).as_deref(), Some("2 percent"));
    let lost = Reader::new().locale(attain::Locale::Vi).read("Tổng vốn đầu tư đạt 56.000 61.000 tỷ đồng.");
    let flag = lost.mentions.iter().flat_map(|mention| &mention.flags).find(|flag| flag.doubt == Doubt::LostDash);
    let Some(Value::Range(range)) = flag.and_then(|flag| flag.alternative.clone()) else { panic!("{lost:?}") };
    assert_eq!(range.write(attain::Locale::Vi), "56.000 - 61.000 tỷ đồng");
}

#[test]
fn a_legacy_font_is_reported_and_not_read() {
    // `Tổng thu ngân sách đạt 17.500 tỷ đồng` in TCVN3.
    let legacy = "Tæng thu ng©n s¸ch ®¹t 17.500 tû ®ång, t¨ng 5% so víi n¨m tr\u{ad}íc.";
    let text = format!("Năm 2024 đạt 5 tỷ đồng.\n{legacy}\nNăm 2025 đạt 6 tỷ đồng.");
    let reading = read(&text);
    assert_eq!(reading.mentions.iter().filter(|m| m.kind == MentionKind::Quantity).count(), 2);
    let [Notice::LegacyEncoding { start, end }] = reading.notices[..] else { panic!("{:?}", reading.notices) };
    assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), legacy);
}

#[test]
fn hostile_text_is_read_to_its_end() {
    let long = 40_000;
    for unit in [
        "7",
        "-",
        "“",
        "(",
        "1 ",
        "1/",
        "1.",
        "a",
        "%",
        "năm ",
        "tỷ ",
        "|",
        "\t",
        "5%,",
        "lần lượt 5% và ",
        "so với ",
        "thứ 2 ",
        "\u{301}",
        "từ 1 đến ",
    ] {
        let text: String = unit.repeat(long / unit.len());
        let points = text.chars().count();
        for mention in read(&text).mentions {
            assert!(mention.start < mention.end && mention.end <= points, "{unit:?}");
        }
    }
    assert!(read("").mentions.is_empty());
    assert!(read(&"7".repeat(long)).mentions.is_empty(), "no number has so many digits");
}
