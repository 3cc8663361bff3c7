//! Claims as they stand in prose: which figures are set beside which, and how the arithmetic fares.

use std::path::Path;

use attain::{Figure, Locale, Observation, Period, Verdict};
use attain_reader::{Reading, StatedClaim, read};
use attain_tests::say;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seed");

/// What a claim comes to: its kind, what is stated, what it is computed from, the verdict.
fn show(reading: &Reading, claim: &StatedClaim) -> String {
    let text = |at: Option<usize>| at.and_then(|at| reading.mentions.get(at)).map_or("?", |m| m.text.as_str());
    let terms: Vec<&str> = claim.terms.iter().map(|at| text(*at)).collect();
    let (kind, verdict) = (claim.check.claim.kind().name(), claim.check.verdict.name());
    format!("{kind}: {} <- {} {verdict}", text(claim.stated), terms.join(" | "))
}

fn claims(text: &str) -> Vec<String> {
    let reading = read(text);
    reading.claims.iter().map(|claim| show(&reading, claim)).collect()
}

/// Sentences with the one claim that each makes; the arithmetic is done by hand.
#[test]
fn a_sentence_makes_the_claim_that_its_figures_make() {
    let rows: &[(&str, &str)] = &[
        // 9,982 ÷ 8,575 = 116.408… %
        (
            "Giải ngân đầu tư công đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch Thủ tướng Chính phủ giao (8.575 tỷ đồng).",
            "share_of_plan: 116,4% <- 9.982 tỷ đồng | 8.575 tỷ đồng holds",
        ),
        (
            "Giải ngân đầu tư công đạt 9.982 tỷ đồng, bằng 126,4% kế hoạch (8.575 tỷ đồng).",
            "share_of_plan: 126,4% <- 9.982 tỷ đồng | 8.575 tỷ đồng fails",
        ),
        (
            "Tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng, bằng 102,6% dự toán Trung ương giao.",
            "share_of_plan: 102,6% <- 17.946 tỷ đồng | ? uncheckable",
        ),
        // 54,341 ÷ 35,563 = 152.80… %
        (
            "Thu ngân sách đạt 54.341 tỷ đồng, vượt 52,8% dự toán (35.563 tỷ đồng).",
            "share_of_plan: 52,8% <- 54.341 tỷ đồng | 35.563 tỷ đồng holds",
        ),
        // 17,946 ÷ 16,605 = 108.08 %
        (
            "Thu ngân sách đạt 17.946 tỷ đồng, tăng 8,1% so với năm 2022 (16.605 tỷ đồng).",
            "growth: 8,1% <- 17.946 tỷ đồng | 16.605 tỷ đồng holds",
        ),
        (
            "Khách du lịch năm 2023 đạt 3,2 triệu lượt, gần gấp đôi so với năm 2022.",
            "growth: gấp đôi <- 3,2 triệu lượt | ? uncheckable",
        ),
        // 8,100 + 9,400 = 17,500
        (
            "Tổng thu ngân sách đạt 17.500 tỷ đồng (thu nội địa 8.100 tỷ đồng; thu xuất nhập khẩu 9.400 tỷ đồng).",
            "sum: 17.500 tỷ đồng <- 8.100 tỷ đồng | 9.400 tỷ đồng holds",
        ),
        (
            "Tổng thu ngân sách đạt 17.600 tỷ đồng (thu nội địa 8.100 tỷ đồng; thu xuất nhập khẩu 9.400 tỷ đồng).",
            "sum: 17.600 tỷ đồng <- 8.100 tỷ đồng | 9.400 tỷ đồng fails",
        ),
        // 26 ÷ 28 = 92.857 %
        (
            "Năm 2023 có 26/28 chỉ tiêu (92,9%) đạt và vượt kế hoạch.",
            "ratio: 92,9% <- 26/28 chỉ tiêu | 26/28 chỉ tiêu holds",
        ),
        (
            "Năm 2023 có 26/28 chỉ tiêu (94,9%) đạt và vượt kế hoạch.",
            "ratio: 94,9% <- 26/28 chỉ tiêu | 26/28 chỉ tiêu fails",
        ),
        ("Kim ngạch xuất khẩu đạt 2,45 tỷ USD, cao nhất từ trước đến nay.", "record: 2,45 tỷ USD <-  uncheckable"),
        // 41.2 billion for 9,150 people: 4.503 million each, printed as 4.5.
        (
            "Đã chi 41,2 tỷ đồng trợ cấp cho 9.150 người, bình quân 4,5 triệu đồng/người.",
            "per_capita: 4,5 triệu đồng/người <- 41,2 tỷ đồng | 9.150 người holds",
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(claims(text), [*expected], "{text}");
    }
}

/// Sentences that state no arithmetic, or leave open what it is of.
#[test]
fn what_is_not_claimed_is_not_made_up() {
    let rows = [
        // A growth without a level.
        "Công nghiệp chế biến tăng 9,2% so với cùng kỳ.",
        // Some of the parts.
        "Thu ngân sách đạt 17.500 tỷ đồng, trong đó thu nội địa 8.100 tỷ đồng, thu từ đất 2.300 tỷ đồng.",
        // A share of a plan without the result.
        "Giải ngân đạt 95% kế hoạch.",
        // Two figures of one name in two places.
        "Tỷ lệ hộ nghèo huyện Kỳ Anh còn 2,7%. Tỷ lệ hộ nghèo huyện Lộc Hà còn 3,9%.",
        // A trajectory alone.
        "Tỷ lệ hộ nghèo giảm từ 3,5% xuống còn 2,7%.",
    ];
    for text in rows {
        assert_eq!(claims(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn growth_over_a_base_that_is_not_printed_waits_for_history() {
    let reading = read("Tổng sản lượng lương thực năm 2023 đạt 65 vạn tấn, tăng 5% so với năm 2022.");
    let [claim] = &reading.claims[..] else { panic!("{:?}", reading.claims) };
    assert_eq!((claim.check.verdict, claim.terms.as_slice()), (Verdict::Uncheckable, &[Some(0), None][..]));
    // 645 to 655 thousand over 1.045 to 1.055, in thousands of tonnes: 611.4 to 626.8; in whole vạn: 61 to 63.
    let implied = claim.check.implied_range().unwrap();
    assert_eq!(implied.write(Locale::Vi), "61 - 63 vạn tấn");
}

#[test]
fn a_figure_given_again_is_held_against_the_first() {
    let again = |text| claims(text).into_iter().filter(|claim| claim.starts_with("consistency")).collect::<Vec<_>>();
    assert_eq!(
        again(
            "Năm 2024, tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng.\n\
             Năm 2024, tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng.",
        ),
        ["consistency: 17.946 tỷ đồng <- 17.946 tỷ đồng holds"]
    );
    // Two digits that changed places.
    assert_eq!(
        again(
            "Năm 2024, tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng.\n\
             Năm 2024, tổng thu ngân sách trên địa bàn đạt 17.496 tỷ đồng.",
        ),
        ["consistency: 17.496 tỷ đồng <- 17.946 tỷ đồng fails"]
    );
    // Another year, and another amount altogether.
    assert!(
        again(
            "Năm 2023, tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng.\n\
             Năm 2024, tổng thu ngân sách trên địa bàn đạt 17.496 tỷ đồng.",
        )
        .is_empty()
    );
    assert!(
        again(
            "Năm 2024, tổng thu ngân sách trên địa bàn đạt 17.946 tỷ đồng.\n\
             Năm 2024, tổng thu ngân sách trên địa bàn đạt 3.120 tỷ đồng.",
        )
        .is_empty()
    );
}

#[test]
fn history_checks_what_the_report_leaves_open() {
    let reading = read(
        "Năm 2023, kim ngạch xuất khẩu đạt 2,45 tỷ USD, cao nhất từ trước đến nay. \
         Khách du lịch năm 2023 đạt 3,2 triệu lượt, gần gấp đôi so với năm 2022.",
    );
    let observed = |name: &str, text: &str, year| {
        Observation::new(name, Figure::read(text, Locale::Vi).unwrap()).period(Period::year(year).unwrap())
    };
    let history = [
        observed("Kim ngạch xuất khẩu", "2,12 tỷ USD", 2021),
        observed("Kim ngạch xuất khẩu", "2,38 tỷ USD", 2022),
        observed("Khách du lịch", "1,7 triệu lượt", 2022),
        // Not before the year, not the same thing.
        observed("Kim ngạch xuất khẩu", "3,10 tỷ USD", 2024),
        observed("Kim ngạch nhập khẩu", "5,10 tỷ USD", 2022),
    ];
    let checked: Vec<String> = reading.check_history(&history).iter().map(|claim| show(&reading, claim)).collect();
    // 3.2 ÷ 1.7 = 1.88
    assert_eq!(
        checked,
        ["record: 2,45 tỷ USD <- ? | ? holds", "growth: gấp đôi <- 3,2 triệu lượt | ? consistent_with_bound"]
    );
    let higher = [observed("Kim ngạch xuất khẩu", "2,51 tỷ USD", 2019)];
    let verdicts: Vec<&str> = reading.check_history(&higher).iter().map(|claim| claim.check.verdict.name()).collect();
    assert_eq!(verdicts, ["fails"]);
    assert!(reading.check_history(&[]).is_empty());
}

#[test]
fn a_claim_says_what_follows_and_where_it_stands() {
    let text = "Giải ngân đầu tư công đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng).";
    let reading = read(text);
    let [claim] = reading.claims.as_slice() else { panic!("{:?}", reading.claims) };
    assert_eq!(claim.expression(Locale::Vi), "9.982 tỷ đồng ÷ 8.575 tỷ đồng");
    assert!(claim.explain(Locale::En).ends_with("9,982 billion VND ÷ 8,575 billion VND = 116.408%: holds."));
    let at = |(start, end): (usize, usize)| text.chars().skip(start).take(end - start).collect::<String>();
    let spans: Vec<String> = claim.spans(&reading.mentions).into_iter().map(at).collect();
    assert_eq!(spans, ["116,4%", "9.982 tỷ đồng", "8.575 tỷ đồng"]);
}

/// Every claim of the report with the terms and the verdict that people gave it, and beside them only what the report
/// leaves to history: a record and a multiple.
#[test]
fn the_claims_of_the_report_are_those_that_people_found() {
    let (Ok(text), Ok(found)) = (
        std::fs::read_to_string(Path::new(SEED).join("ha-tinh-2024.txt")),
        std::fs::read_to_string(Path::new(SEED).join("ha-tinh-2024.claims.json")),
    ) else {
        say!("skipped: the report is not there");
        return;
    };
    let found: Vec<serde_json::Value> = serde_json::from_str(&found).unwrap();
    let reading = read(&text);
    let start = |at: Option<usize>| at.and_then(|at| reading.mentions.get(at)).map(|mention| mention.start as u64);
    let ours = |claim: &StatedClaim| {
        let terms: Vec<Option<u64>> = claim.terms.iter().map(|at| start(*at)).collect();
        (claim.check.claim.kind().name().to_owned(), start(claim.stated), terms, claim.check.verdict.name().to_owned())
    };
    let theirs = |claim: &serde_json::Value| {
        let at = |pointer: &str| claim.pointer(pointer).and_then(serde_json::Value::as_u64);
        let (a, b, p, stated) = (at("/terms/a/start"), at("/terms/b/start"), at("/terms/p/start"), at("/stated/start"));
        let verdict = claim["verdict"].as_str().unwrap().to_owned();
        match claim["type"].as_str().unwrap() {
            // The share is what is stated; the plan is not printed.
            "derived" => ("share_of_plan".to_owned(), p, vec![a, None], verdict),
            "share_of_plan" => ("share_of_plan".to_owned(), stated, vec![a, p], verdict),
            kind => (kind.to_owned(), stated, [a, b].into_iter().filter(Option::is_some).collect(), verdict),
        }
    };
    let mut wanted: Vec<_> = found.iter().map(theirs).collect();
    let mut got: Vec<_> =
        reading.claims.iter().map(ours).filter(|claim| !matches!(claim.0.as_str(), "record")).collect();
    // Growth over a base that the report does not print: a multiple and a percentage, which the annotation leaves out.
    got.retain(|(kind, _, _, verdict)| !(kind == "growth" && verdict == "uncheckable"));
    wanted.sort();
    got.sort();
    assert_eq!(got, wanted);
    // With the record and the two of growth.
    assert_eq!(reading.claims.len(), wanted.len() + 3);
}
