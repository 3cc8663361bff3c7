//! Units, quantities, ranges, figures and goals, read from text and written to it.

use std::str::FromStr;

use attain::unit::table::ROWS;
use attain::{
    Bound, Change, Comparator, Figure, Goal, Kind, Lexicon, Locale, Locale::En, Locale::Vi, Period, Qualifier,
    Quantity, Range, Tally, TextError, Unit, Value,
};
use chrono::NaiveDate;
use insta::assert_snapshot;
use proptest::prelude::*;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

// ---------------------------------------------------------------- units

/// Text, locale, code, power of ten.
const UNITS: [(&str, Option<Locale>, &str, i8); 62] = [
    // Headings of tables in provincial plans and statistical yearbooks.
    ("tỷ đồng", Some(Vi), "VND", 9),
    ("tỉ đồng", None, "VND", 9),
    ("TRIỆU ĐỒNG", None, "VND", 6),
    ("nghìn tỷ đồng", None, "VND", 12),
    ("triệu đồng/người/năm", Some(Vi), "VND/person/year", 6),
    ("triệu đồng / người", Some(Vi), "VND/person", 6),
    ("trđ", Some(Vi), "VND", 6),
    ("tỷ đ", Some(Vi), "VND", 9),
    ("1.000 đ", Some(Vi), "VND", 3),
    ("1.000 đồng", None, "VND", 3),
    ("ĐVT: nghìn tấn", Some(Vi), "t", 3),
    ("(ĐVT: %)", None, "percent", 0),
    ("Đơn vị tính: Triệu đồng", None, "VND", 6),
    ("nghìn tấn", Some(Vi), "t", 3),
    ("ngàn tấn", Some(Vi), "t", 3),
    ("triệu lượt khách", Some(Vi), "visit", 6),
    ("nghìn ha", Some(Vi), "ha", 3),
    ("héc-ta", Some(Vi), "ha", 0),
    ("tạ/ha", Some(Vi), "quintal/ha", 0),
    ("tấn/ha", Some(Vi), "t/ha", 0),
    ("m2", None, "m2", 0),
    ("m²", None, "m2", 0),
    ("triệu m3", None, "m3", 6),
    ("đồng/km²", Some(Vi), "VND/km2", 0),
    ("đồng một kWh", Some(Vi), "VND/kWh", 0),
    ("km/h", None, "km/hour", 0),
    ("tấn.km", Some(Vi), "t_km", 0),
    // What a share is of, and prices.
    ("%", None, "percent", 0),
    ("phần trăm", None, "percent", 0),
    ("‰", None, "per_mille", 0),
    ("điểm %", None, "percentage_point", 0),
    ("điểm phần trăm", None, "percentage_point", 0),
    ("% GDP", None, "percent{GDP}", 0),
    ("% of GDP", None, "percent{GDP}", 0),
    ("%/năm", None, "percent/year", 0),
    ("% tăng trưởng", None, "percent{growth}", 0),
    ("%{household}", None, "percent{household}", 0),
    ("tỷ đồng (giá so sánh 2010)", None, "VND{2010}", 9),
    ("tỷ đồng, giá so sánh", Some(Vi), "", 0), // of which year?
    ("tỷ đồng giá hiện hành", None, "VND{current}", 9),
    ("triệu đồng/người (giá hiện hành)", None, "VND{current}/person", 6),
    ("billion VND (2010 prices)", None, "VND{2010}", 9),
    ("billion VND at constant 2010 prices", None, "VND{2010}", 9),
    // Counted by.
    ("bác sĩ/1 vạn dân", Some(Vi), "doctor/10000 person", 0),
    ("bác sỹ/vạn dân", Some(Vi), "doctor/10000 person", 0),
    ("giường bệnh trên 10.000 dân", Some(Vi), "hospital_bed/10000 person", 0),
    ("ca/100.000 dân", Some(Vi), "case/100000 person", 0),
    ("USD bình quân đầu người", None, "USD/person", 0),
    ("lượt khách mỗi năm", Some(Vi), "visit/year", 0),
    // English.
    ("billion VND", None, "VND", 9),
    ("VND billion", None, "VND", 9),
    ("USD per person", None, "USD/person", 0),
    ("USD per capita", None, "USD/person", 0),
    ("doctors per 10,000 people", None, "doctor/10000 person", 0),
    ("million tonnes a year", None, "t/year", 6),
    ("percentage points", None, "percentage_point", 0),
    ("thousand visits", None, "visit", 3),
    ("AED", None, "AED", 0),
    // Codes, of words that nobody has named too.
    ("widget", None, "widget", 0),
    ("VND/person/year", None, "VND/person/year", 0),
    ("doctor/10000 person", None, "doctor/10000 person", 0),
    ("1", None, "1", 0),
];

#[test]
fn units_are_read_in_words_and_as_codes() {
    for (text, locale, code, exponent) in UNITS {
        match Unit::read(text, locale) {
            Ok(unit) => assert_eq!((unit.code(), unit.exponent()), (code, exponent), "{text}"),
            Err(error) => assert!(code.is_empty(), "{text}: {error}"),
        }
    }
}

#[test]
fn units_are_written_with_their_scale_word() {
    let unit = |code: &str, exponent| Unit::from_code(code).unwrap().at(exponent);
    for (code, exponent, vi, en) in [
        ("VND", 9, "tỷ đồng", "billion VND"),
        ("VND/person/year", 6, "triệu đồng/người/năm", "million VND/person/year"),
        ("doctor/10000 person", 0, "bác sĩ/1 vạn dân", "doctors/10,000 people"),
        ("death/1000 birth", 0, "ca tử vong/1.000 trẻ đẻ sống", "deaths/1,000 live births"),
        ("percent{GDP}", 0, "% GDP", "% of GDP"),
        ("percent{growth}/year", 0, "% tăng trưởng/năm", "% growth/year"),
        ("percent{household}", 0, "%{household}", "%{household}"),
        ("VND{2010}/person", 6, "triệu đồng/người (giá so sánh 2010)", "million VND/person (2010 prices)"),
        ("VND{current}", 9, "tỷ đồng (giá hiện hành)", "billion VND (current prices)"),
        ("t", 4, "vạn tấn", "10,000 tonnes"),
        ("1", 3, "nghìn", "thousand"),
        ("1", 0, "1", "1"),
    ] {
        assert_eq!((unit(code, exponent).write(Vi), unit(code, exponent).write(En)), (vi.to_owned(), en.to_owned()));
        assert_eq!(
            Unit::read(vi, Vi).map(|u| (u.code().to_owned(), u.exponent())),
            Ok((code.to_owned(), exponent)),
            "{vi}"
        );
        assert_eq!(
            Unit::read(en, En).map(|u| (u.code().to_owned(), u.exponent())),
            Ok((code.to_owned(), exponent)),
            "{en}"
        );
    }
    assert_eq!(unit("person", 3).name(En), "people");
}

// ---------------------------------------------------------------- quantities

/// Text, locale, amount as written, power of ten, code.
const QUANTITIES: [(&str, Option<Locale>, &str, i8, &str); 71] = [
    // Plans and reports.
    ("17.500 tỷ đồng", None, "17500", 9, "VND"),
    ("17.500 tỷ đồng.", None, "17500", 9, "VND"),
    ("8,05%", Some(Vi), "8.05", 0, "percent"),
    ("8,50 %", Some(Vi), "8.50", 0, "percent"),
    ("0,8 điểm %", None, "0.8", 0, "percentage_point"),
    ("51 triệu đồng/người/năm", None, "51", 6, "VND/person/year"),
    ("23 nghìn người", None, "23", 3, "person"),
    ("10 bác sĩ/1 vạn dân", None, "10", 0, "doctor/10000 person"),
    ("3.798,254 tỷ đồng", None, "3798.254", 9, "VND"),
    ("495.086,8  tỷ đồng", None, "495086.8", 9, "VND"),
    ("43,5 nghìn tỷ đồng", None, "43.5", 12, "VND"),
    ("7 triệu tỷ đồng", None, "7", 15, "VND"),
    ("825 tỷ 776 triệu đồng", None, "825776", 6, "VND"),
    ("14 triệu hành khách mỗi năm", None, "14", 6, "passenger/year"),
    ("5.000 đồng một kWh", None, "5000", 0, "VND/kWh"),
    ("78.708.000 Việt Nam đồng", None, "78708000", 0, "VND"),
    ("275,5 tỷ kwh", None, "275.5", 9, "kWh"),
    ("35% GDP", None, "35", 0, "percent{GDP}"),
    ("35% of GDP", None, "35", 0, "percent{GDP}"),
    ("8,5% tăng trưởng", None, "8.5", 0, "percent{growth}"),
    ("-1,2%", Some(Vi), "-1.2", 0, "percent"),
    ("âm 2 phần trăm", None, "-2", 0, "percent"),
    ("74,5 tuổi", None, "74.5", 0, "age"),
    ("35,2 tấn/ha", None, "35.2", 0, "t/ha"),
    ("12.5%/năm", Some(Vi), "12.5", 0, "percent/year"),
    ("1.250 tỷ đồng (giá so sánh 2010)", None, "1250", 9, "VND{2010}"),
    // Glued to the number.
    ("28,3tỷ đồng", None, "28.3", 9, "VND"),
    ("6.071km2", Some(Vi), "6071", 0, "km2"),
    ("310ha", None, "310", 0, "ha"),
    ("23000đ", None, "23000", 0, "VND"),
    ("56,5%", Some(Vi), "56.5", 0, "percent"),
    ("1,5m2", Some(Vi), "1.5", 0, "m2"),
    ("200 trđ", Some(Vi), "200", 6, "VND"),
    // The currency in front.
    ("VND 17,500 billion", None, "17500", 9, "VND"),
    ("$2.4bn", None, "2.4", 9, "USD"),
    ("US$ 5,100", Some(En), "5100", 0, "USD"),
    ("USD 5,100 per capita", None, "5100", 0, "USD/person"),
    ("EUR29,99", None, "29.99", 0, "EUR"),
    ("-$5", None, "-5", 0, "USD"),
    ("Rs20", Some(Vi), "20", 0, "INR"),
    ("MYR 42", None, "42", 0, "MYR"),
    ("€3m", Some(En), "3", 6, "EUR"),
    // Short scales.
    ("10K$", None, "10", 3, "USD"),
    ("1,2\u{a0}Tr\u{a0}₫", Some(Vi), "1.2", 6, "VND"),
    ("2,4\u{a0}T\u{a0}US$", Some(Vi), "2.4", 9, "USD"),
    ("9,9\u{a0}NT", Some(Vi), "9.9", 12, "1"),
    ("5 t", None, "5", 0, "t"),
    ("5 T/ha", Some(Vi), "5", 0, "t/ha"),
    ("3 M", None, "3", 6, "1"),
    ("3 m", None, "3", 0, "m"),
    ("5 ML", Some(Vi), "5", 0, "ML"),
    ("5 ml", Some(Vi), "5", 0, "mL"),
    // Hundredths of a currency.
    ("2 đô la và 23 xen", None, "2.23", 0, "USD"),
    ("hai đô 23", None, "2.23", 0, "USD"),
    ("ba mươi bảy đồng và sáu xu", None, "37.06", 0, "VND"),
    ("$20 and 43c", None, "20.43", 0, "USD"),
    ("mười xen", None, "10", 0, "cent"),
    // Numbers in words, halves.
    ("hai mươi mốt đồng", None, "21", 0, "VND"),
    ("hai mươi năm", None, "20", 0, "year"),
    ("nửa triệu đồng", None, "0.5", 6, "VND"),
    ("nửa tấn", None, "0.5", 0, "t"),
    ("2 tấn rưỡi", None, "2.5", 0, "t"),
    ("5 triệu rưỡi đồng", None, "5.5", 6, "VND"),
    ("3½ tấn", None, "3.5", 0, "t"),
    ("4¼ percent", None, "4.25", 0, "percent"),
    ("4 1/4 percent", None, "4.25", 0, "percent"),
    ("3/4 km", None, "0.75", 0, "km"),
    ("half a million people", None, "0.5", 6, "person"),
    // Ranks and bare numbers.
    ("hạng 15", None, "15", 0, "rank"),
    ("thứ 15", None, "15", 0, "rank"),
    ("17 500", None, "17500", 0, "1"),
];

#[test]
fn quantities_keep_the_amount_as_written() {
    for (text, locale, amount, exponent, code) in QUANTITIES {
        let read = Quantity::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        let found = (read.amount().to_string(), read.unit().exponent(), read.unit().code());
        assert_eq!(found, (amount.to_owned(), exponent, code), "{text}");
    }
}

#[test]
fn quantities_are_written_as_reports_write_them() {
    for (code, exponent, amount, vi, en) in [
        ("VND", 9, "17500", "17.500 tỷ đồng", "17,500 billion VND"),
        ("percent", 0, "8.05", "8,05%", "8.05%"),
        ("percent", 0, "8.50", "8,50%", "8.50%"),
        ("percentage_point", 0, "0.8", "0,8 điểm %", "0.8 percentage points"),
        ("percentage_point", 0, "1", "1 điểm %", "1 percentage point"),
        ("VND/person/year", 6, "51", "51 triệu đồng/người/năm", "51 million VND/person/year"),
        ("person", 3, "23", "23 nghìn người", "23 thousand people"),
        ("person", 0, "1", "1 người", "1 person"),
        ("doctor/10000 person", 0, "10", "10 bác sĩ/1 vạn dân", "10 doctors/10,000 people"),
        ("percent{GDP}", 0, "35", "35% GDP", "35% of GDP"),
        ("percent{growth}", 0, "8.5", "8,5% tăng trưởng", "8.5% growth"),
        ("percent{household}", 0, "35", "35%{household}", "35%{household}"),
        ("rank", 0, "15", "hạng 15", "rank 15"),
        ("Cel", 0, "37.5", "37,5°C", "37.5°C"),
        ("1", 12, "9.9", "9,9 nghìn tỷ", "9.9 trillion"),
        // Powers of ten that a language has no scale word for: one at which the last written digit keeps its place.
        ("t", 4, "1.25", "1,25 vạn tấn", "12.5 thousand tonnes"),
        ("t", 4, "65", "65 vạn tấn", "0.65 million tonnes"),
        ("t", 2, "7", "0,7 nghìn tấn", "0.7 thousand tonnes"),
        ("t", 5, "5", "0,5 triệu tấn", "0.5 million tonnes"),
        ("VND", 15, "7", "7 triệu tỷ đồng", "7 quadrillion VND"),
        ("widget", 0, "5", "5 widget", "5 widget"),
    ] {
        let unit = Unit::from_code(code).unwrap().at(exponent);
        let quantity = Quantity::new(Decimal::from_str(amount).unwrap(), unit);
        assert_eq!((quantity.write(Vi), quantity.write(En)), (vi.to_owned(), en.to_owned()));
        assert_eq!(quantity.to_string(), en);
    }
    assert_eq!(format!("{:>8}|", Quantity::read("8,05%", Vi).unwrap()), "   8.05%|");
    assert_eq!("17,500 billion VND".parse::<Quantity>(), Quantity::read("17.500 tỷ đồng", Vi));
}

#[test]
fn a_lexicon_adds_words_for_reading_and_printing() {
    let lexicon = Lexicon::new()
        .with(Vi, "tủ sách", "bookcase")
        .and_then(|lexicon| lexicon.with(En, "bookcases", "bookcase"))
        .and_then(|lexicon| lexicon.with(Vi, "đồng/suất", "VND/meal"))
        .unwrap();
    let shelves = Quantity::read_with("1.250 TỦ  SÁCH", Vi, &lexicon).unwrap();
    assert_eq!((shelves.unit().code(), shelves.write_with(En, &lexicon)), ("bookcase", "1,250 bookcases".to_owned()));
    assert_eq!(Quantity::read_with("1,250 bookcases", None, &lexicon).unwrap(), shelves);
    assert_eq!(
        Quantity::read_with("12 tủ sách/1.000 dân", Vi, &lexicon).unwrap().unit().code(),
        "bookcase/1000 person"
    );
    assert_eq!(Quantity::read_with("30 nghìn đồng/suất", Vi, &lexicon).unwrap().unit().code(), "VND/meal");
    assert_eq!(
        Figure::read_with("tăng 3 - 5 tủ sách", Vi, &lexicon).unwrap().write_with(Vi, &lexicon),
        "tăng 3 - 5 tủ sách"
    );
    assert_eq!(Unit::read_with("nghìn tủ sách", Vi, &lexicon).unwrap().exponent(), 3);
    assert!(Quantity::read("1.250 tủ sách", Vi).is_err());
    assert_snapshot!(Lexicon::new().with(Vi, "tủ sách", "Book case").unwrap_err(), @"`Book case` is not a unit code: it is neither a currency of ISO 4217, nor a symbol of the table, nor a snake_case word");
    assert_snapshot!(Lexicon::new().with(Vi, " 5", "book").unwrap_err(), @"` 5` is not the name of a unit: it does not begin with a letter");
}

// ---------------------------------------------------------------- ranges

/// Text, locale, PostgreSQL's form, code, power of ten of the lower bound.
const RANGES: [(&str, Option<Locale>, &str, &str); 42] = [
    ("8 - 8,5%", Some(Vi), "[8,8.5]", "percent"),
    ("8-8,5 %", Some(Vi), "[8,8.5]", "percent"),
    ("8 – 8,5%", Some(Vi), "[8,8.5]", "percent"),
    ("8% - 8,5%", Some(Vi), "[8,8.5]", "percent"),
    ("8 đến 8,5%", None, "[8,8.5]", "percent"),
    ("từ 8 đến 8,5%", None, "[8,8.5]", "percent"),
    ("từ 8 - 8,5%", None, "[8,8.5]", "percent"),
    ("giữa 8 và 8,5%", None, "[8,8.5]", "percent"),
    ("trong khoảng 8 - 8,5%", None, "[8,8.5]", "percent"),
    ("56.000 - 61.000 tỷ đồng", None, "[56000,61000]", "VND"),
    ("8 - 9 tỷ đồng", None, "[8,9]", "VND"),
    ("từ 70,1 triệu đồng đến 70,6 triệu đồng", None, "[70.1,70.6]", "VND"),
    ("6,5  - 7%/năm", None, "[6.5,7]", "percent/year"),
    ("8% - 8,5%/năm", None, "[8,8.5]", "percent/year"),
    ("22 - 23 triệu lượt khách", None, "[22,23]", "visit"),
    ("từ -2% đến -1%", None, "[-2,-1]", "percent"),
    ("50.000đ-100.000đ", None, "[50000,100000]", "VND"),
    ("17.500-18.000", Some(Vi), "[17500,18000]", "1"),
    ("từ 7,5% trở lên", None, "[7.5,)", "percent"),
    ("7,5% trở lên", None, "[7.5,)", "percent"),
    ("ít nhất 10%", None, "[10,)", "percent"),
    ("tối thiểu 80%", None, "[80,)", "percent"),
    ("không dưới 80%", None, "[80,)", "percent"),
    ("đạt từ 6.109 tỷ đồng trở lên", None, "[6109,)", "VND"),
    ("0,6+", Some(Vi), "[0.6,)", "1"),
    ("≥ 10%", None, "[10,)", "percent"),
    ("trên 4%", None, "(4,)", "percent"),
    ("> 4%", None, "(4,)", "percent"),
    ("dưới 4%", None, "(,4)", "percent"),
    ("không tới 7000 đồng", None, "(,7000)", "VND"),
    ("không quá 4%", None, "(,4]", "percent"),
    ("từ 7.000 đồng trở xuống", None, "(,7000]", "VND"),
    ("≤1.500", Some(Vi), "(,1500]", "1"),
    ("between 5,400 and 5,500 USD", Some(En), "[5400,5500]", "USD"),
    ("between USD 5,400 and 5,500", Some(En), "[5400,5500]", "USD"),
    ("$10-20 million", None, "[10,20]", "USD"),
    ("319 - 326.5 billion kWh", None, "[319,326.5]", "kWh"),
    ("at least 15%", None, "[15,)", "percent"),
    ("10 percent or higher", None, "[10,)", "percent"),
    ("up to 4%", None, "(,4]", "percent"),
    ("[8,8.5) %", None, "[8,8.5)", "percent"),
    ("(,) tỷ đồng", None, "(,)", "VND"),
];

#[test]
fn ranges_share_the_tail_and_name_their_ends() {
    for (text, locale, bounds, code) in RANGES {
        let read = Range::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((read.to_postgres(), read.unit().code()), (bounds.to_owned(), code), "{text}");
    }
    let mixed = Range::read("900 triệu - 1 tỷ đồng", Vi).unwrap();
    assert_eq!(
        (mixed.lower().unwrap().to_string(), mixed.upper().unwrap().to_string()),
        ("900 million VND".into(), "1 billion VND".into())
    );
}

#[test]
fn ranges_are_written_in_words_where_there_are_words() {
    let unit = Unit::from_code("VND").unwrap().at(9);
    let at = |amount: &str| Quantity::new(Decimal::from_str(amount).unwrap(), unit.clone());
    let bound = |amount: &str, closed| Some(Bound { at: at(amount), closed });
    for (range, vi, en) in [
        (Range::closed(at("8"), at("8.5")).unwrap(), "8 - 8,5 tỷ đồng", "8–8.5 billion VND"),
        (
            Range::closed(at("-2"), at("8.5")).unwrap(),
            "từ -2 tỷ đồng đến 8,5 tỷ đồng",
            "between -2 billion VND and 8.5 billion VND",
        ),
        (Range::above(at("8"), true), "từ 8 tỷ đồng trở lên", "at least 8 billion VND"),
        (Range::above(at("8"), false), "trên 8 tỷ đồng", "more than 8 billion VND"),
        (Range::below(at("8"), true), "không quá 8 tỷ đồng", "at most 8 billion VND"),
        (Range::below(at("8"), false), "dưới 8 tỷ đồng", "below 8 billion VND"),
        (Range::new(bound("8", true), bound("8.5", false)).unwrap(), "[8; 8,5) tỷ đồng", "[8, 8.5) billion VND"),
        (Range::new(bound("-40", false), bound("833", true)).unwrap(), "(-40; 833] tỷ đồng", "(-40, 833] billion VND"),
        (
            Range::new(bound("1500", false), bound("17500.5", false)).unwrap(),
            "(1.500; 17.500,5) tỷ đồng",
            "(1500, 17500.5) billion VND",
        ),
        (Range::point(at("8")), "[8; 8] tỷ đồng", "[8, 8] billion VND"),
        (Range::everything(&unit), "(,) tỷ đồng", "(,) billion VND"),
        (Range::empty(&unit), "empty tỷ đồng", "empty billion VND"),
    ] {
        assert_eq!((range.write(Vi), range.write(En)), (vi.to_owned(), en.to_owned()));
        assert_eq!(Range::read(vi, Vi), Ok(range.clone()));
        assert_eq!(en.parse::<Range>(), Ok(range));
    }
}

/// Bounds in the marks of the language, and PostgreSQL's own form in both.
#[test]
fn brackets_are_read_in_either_form() {
    let tonnes = |text: &str| Range::from_postgres(text, &Unit::from_code("t").unwrap()).unwrap();
    for (text, locale, postgres) in [
        ("[1,5; 2,5) tấn", Vi, "[1.5,2.5)"),
        ("[1,5;2,5) tấn", Vi, "[1.5,2.5)"),
        ("( 1.500 ; 2.500 ] tấn", Vi, "(1500,2500]"),
        ("(-40; 833] tấn", Vi, "(-40,833]"),
        ("(−40; −1,5] tấn", Vi, "(-40,-1.5]"),
        ("(; 4] tấn", Vi, "(,4]"),
        ("[4; ) tấn", Vi, "[4,)"),
        ("[1.5, 2.5) tonnes", En, "[1.5,2.5)"),
        ("[1,500; 2,500) tonnes", En, "[1500,2500)"),
        // PostgreSQL's own form.
        ("[1.5,2.5) tấn", Vi, "[1.5,2.5)"),
        ("[1.5,2.5) tonnes", En, "[1.5,2.5)"),
        ("[1,5) tấn", Vi, "[1,5)"),
        ("(,4] tấn", Vi, "(,4]"),
    ] {
        assert_eq!(Range::read(text, locale), Ok(tonnes(postgres)), "{text}");
        assert_eq!(Range::read(text, None), Ok(tonnes(postgres)), "{text}");
    }
    assert_eq!(Range::read("[1,5; 2,5) tấn", Vi).unwrap().lower().unwrap().place(), -1);
    for (text, at, why) in [
        ("[2,5; 1,5) tấn", 0, "the wrong order"),
        ("[1,5; x) tấn", 6, "no number"),
        ("[1,5 2; 3) tấn", 5, "two numbers"),
        ("[1; 2; 3) tấn", 5, "three bounds"),
        ("  [8,5,9) %", 2, "two commas"),
    ] {
        let error = Range::read(text, Vi).expect_err(why);
        assert_eq!(error.at(), at, "{text}: {error}");
    }
}

// ---------------------------------------------------------------- figures

#[test]
fn figures_keep_qualifiers_change_and_base() {
    use Qualifier::{About, AtLeast, AtMost, Estimated, Intended, Nearly, Over, Under, Within};
    type Case<'c> = (&'c str, Locale, &'c str, &'c [Qualifier], Option<Change>, Option<&'c str>);
    let cases: Vec<Case<'_>> = vec![
        // Reports of provinces and of the statistics office.
        ("tăng 8%", Vi, "8%", &[], Some(Change::Up), None),
        (
            "ước giảm gần 0,8 điểm % so với 2023",
            Vi,
            "0.8 percentage points",
            &[Estimated, Nearly],
            Some(Change::Down),
            Some("2023"),
        ),
        ("khoảng hơn 224 triệu đồng", Vi, "224 million VND", &[About, Over], None, None),
        ("ước đạt trên 53.500 tỷ đồng", Vi, "53,500 billion VND", &[Estimated, Over], None, None),
        ("phấn đấu đạt 12.000 tỷ đồng", Vi, "12,000 billion VND", &[Intended], None, None),
        ("vượt gần 47% kế hoạch", Vi, "47%", &[Nearly], Some(Change::Excess), Some("kế hoạch")),
        ("vượt 500 tỷ đồng so với dự toán", Vi, "500 billion VND", &[], Some(Change::Excess), Some("dự toán")),
        ("vượt 17.500 tỷ đồng", Vi, "17,500 billion VND", &[Over], None, None),
        ("giảm nhẹ 0,3% so với tháng trước", Vi, "0.3%", &[], Some(Change::Down), Some("tháng trước")),
        ("kéo giảm 0,6 - 1 điểm %", Vi, "0.6–1 percentage points", &[], Some(Change::Down), None),
        ("giảm dưới 8 - 10%", Vi, "8–10%", &[Under], Some(Change::Down), None),
        ("giảm bình quân từ 1,5 - 2%/năm", Vi, "1.5–2%/year", &[], Some(Change::Down), None),
        ("giảm 1 - 1,5% hằng năm", Vi, "1–1.5%/year", &[], Some(Change::Down), None),
        ("mỗi năm tăng 2%", Vi, "2%/year", &[], Some(Change::Up), None),
        ("tăng lên 15,8 triệu đồng/người", Vi, "15.8 million VND/person", &[], None, None),
        ("giảm còn 3%", Vi, "3%", &[], None, None),
        ("còn dưới 3%", Vi, "3%", &[Under], None, None),
        ("tăng trưởng 8,05%", Vi, "8.05% growth", &[], None, None),
        ("bằng 98,3% cùng kỳ", Vi, "98.3%", &[], None, Some("cùng kỳ")),
        ("đạt 115,9% dự toán năm 2021", Vi, "115.9%", &[], None, Some("dự toán năm 2021")),
        ("chiếm hơn 14% dân số cả nước", Vi, "14%", &[Over], None, Some("dân số cả nước")),
        ("chiếm 35% GDP", Vi, "35% of GDP", &[], None, None),
        ("tăng 49,5% so với 6 tháng đầu năm 2023", Vi, "49.5%", &[], Some(Change::Up), Some("6 tháng đầu năm 2023")),
        (
            "gấp 3,16 lần về tổng mức đầu tư so với cùng kỳ năm 2020",
            Vi,
            "3.16 times",
            &[],
            None,
            Some("cùng kỳ năm 2020"),
        ),
        ("gấp 1,4 lần năm 2020", Vi, "1.4 times", &[], None, Some("năm 2020")),
        ("tăng gấp đôi", Vi, "2 times", &[], None, None),
        ("gấp rưỡi", Vi, "1.5 times", &[], None, None),
        ("gấp ba", Vi, "3 times", &[], None, None),
        ("tăng 3,5 lần", Vi, "3.5 times", &[], Some(Change::Up), None),
        ("trên dưới 30%", Vi, "30%", &[About], None, None),
        ("không dưới 30%", Vi, "30%", &[AtLeast], None, None),
        ("tối đa 30%", Vi, "30%", &[AtMost], None, None),
        ("trong khoảng 60 - 65%", Vi, "60–65%", &[Within], None, None),
        ("đứng thứ 9/114", Vi, "rank 9", &[], None, Some("114")),
        ("xếp thứ 15 trong 63 tỉnh", Vi, "rank 15", &[], None, Some("63 tỉnh")),
        ("cao hơn 5% so với cùng kỳ", Vi, "5%", &[], Some(Change::Up), Some("cùng kỳ")),
        ("thấp hơn 5%", Vi, "5%", &[Under], None, None),
        ("thứ 9/114", Vi, "rank 9", &[], None, Some("114")),
        ("14/15 chỉ tiêu", Vi, "14/15 indicators", &[], None, None),
        ("26 trong 28 chỉ tiêu", Vi, "26/28 indicators", &[], None, None),
        ("đạt 8/13 huyện", Vi, "8/13 districts", &[], None, None),
        // The same in English.
        ("decreased by 1-1.5 percentage points", En, "1–1.5 percentage points", &[], Some(Change::Down), None),
        ("around 35–36% of GDP", En, "35–36% of GDP", &[About], None, None),
        ("up 11.8% compared with 2023", En, "11.8%", &[], Some(Change::Up), Some("2023")),
        ("up 5% from a year earlier", En, "5%", &[], Some(Change::Up), Some("a year earlier")),
        ("5% higher than in 2023", En, "5%", &[], Some(Change::Up), Some("in 2023")),
        ("up 5% year on year", En, "5%", &[], Some(Change::Up), Some("year on year")),
        ("rose to 5%", En, "5%", &[], None, None),
        ("90.51 percent of the total number", En, "90.51%", &[], None, Some("the total number")),
        ("429/433 National Assembly deputies", En, "429/433 delegates", &[], None, None),
        ("26 out of 28 targets", En, "26/28 indicators", &[], None, None),
        ("ranked 9th of 114", En, "rank 9", &[], None, Some("114")),
        ("nearly doubled", En, "2 times", &[Nearly], None, None),
        ("reaching to between USD 5,400 and USD 5,500", En, "5,400–5,500 USD", &[], None, None),
    ];
    for (text, locale, value, qualifiers, change, of) in cases {
        let read = Figure::read(text, locale).unwrap_or_else(|error| panic!("{text}: {error}"));
        let shown = match read.value() {
            Value::Quantity(quantity) => quantity.write(En),
            Value::Range(range) => range.write(En),
            _ => Figure::new(read.value().clone()).write(En),
        };
        assert_eq!(
            (shown.as_str(), read.qualifiers(), read.change(), read.of()),
            (value, qualifiers, change, of),
            "{text}"
        );
        for locale in Locale::ALL {
            assert_eq!(Figure::read(&read.write(locale), locale), Ok(read.clone()), "{text}: {}", read.write(locale));
        }
    }
}

#[test]
fn figures_are_written_as_reports_write_them() {
    for (text, vi, en) in [
        (
            "ước giảm gần 0,8 điểm % so với 2023",
            "ước giảm gần 0,8 điểm % so với 2023",
            "estimated down nearly 0.8 percentage points compared with 2023",
        ),
        ("vượt gần 47% kế hoạch", "vượt gần 47% kế hoạch", "exceeding by nearly 47% of kế hoạch"),
        ("bằng 98,3% cùng kỳ", "98,3% cùng kỳ", "98.3% of cùng kỳ"),
        ("26 trong 28 chỉ tiêu", "26/28 chỉ tiêu", "26/28 indicators"),
        ("gấp 3,16 lần so với năm 2020", "gấp 3,16 lần so với năm 2020", "3.16 times compared with năm 2020"),
        ("thứ 9/114", "hạng 9/114", "rank 9 of 114"),
        ("từ 7,5% trở lên", "ít nhất 7,5%", "at least 7.5%"),
    ] {
        let figure = Figure::read(text, Vi).unwrap();
        assert_eq!((figure.write(Vi), figure.write(En)), (vi.to_owned(), en.to_owned()));
    }
    let odd = Figure::from(Quantity::read("5%", En).unwrap()).changing(Change::Up).against("plan (rev. 2), 5%");
    assert_eq!(odd.write(En), "up 5% compared with “plan (rev. 2), 5%”");
    assert_eq!(odd.write(En).parse::<Figure>(), Ok(odd));
}

#[test]
fn goals_are_figures_that_are_asked_for() {
    for (text, comparator) in [
        ("8 - 8,5%", Comparator::Plain),
        ("không quá 4%", Comparator::AtMost),
        ("từ 7,5% trở lên", Comparator::AtLeast),
        ("trên 4%", Comparator::MoreThan),
        ("dưới 4%", Comparator::Below),
        ("trong khoảng 60 - 65%", Comparator::Within),
        ("khoảng 9%", Comparator::About),
        ("giảm 0,6 - 1 điểm %", Comparator::Plain),
        ("26/28 chỉ tiêu", Comparator::Plain),
    ] {
        let goal = Goal::read(text, Vi).unwrap();
        assert_eq!(goal.comparator(), comparator, "{text}");
        for locale in Locale::ALL {
            assert_eq!(Goal::read(&goal.write(locale), locale), Ok(goal.clone()), "{}", goal.write(locale));
        }
    }
    let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    for text in [
        "by 2024-12-31",
        "By 31/12/2024",
        "chậm nhất ngày 31/12/2024",
        "chậm nhất là ngày 31/12/2024",
        "no later than 2024-12-31",
    ] {
        assert_eq!(Goal::read(text, None).unwrap().day(), Some(day), "{text}");
    }
    assert_eq!(Goal::by(day).write(Vi).parse::<Goal>(), Ok(Goal::by(day)));
}

// ---------------------------------------------------------------- what is refused

#[test]
fn what_is_no_quantity_is_refused() {
    for (text, reason) in [
        ("", "nothing"),
        ("tỷ đồng", "no number"),
        ("17.500 tỷ đồng 5", "something left over"),
        ("5 triệu 2", "spoken short, the order is left open"),
        ("hai lăm người", "spoken short"),
        ("31-12-2019", "a date"),
        ("Ngày 9/12/2022", "a date"),
        ("6 tháng đầu năm 2018", "a period"),
        ("Nghị quyết số 121/NQ-CP", "a document"),
        ("2021-2025", "a span of years"),
        ("9/2024", "a month"),
        ("vài tỷ đồng", "vague"),
        ("1e400", "an exponent"),
        ("NaN", "no number"),
        ("12,5,6%", "malformed groups"),
        ("5 USD 3", "one digit is no hundredths"),
        ("5 ha/7 người", "counted by seven"),
        ("5 kg (giá so sánh 2010)", "prices of a mass"),
        ("5,400 5,500 USD", "two amounts: a dash may be lost"),
        ("đạt 274 triệu VND (tương đương 11.000 đô la Mỹ)", "two quantities"),
        ("10 bác sĩ và 30 giường bệnh/1 vạn dân", "two quantities"),
        ("muoi nghin dong", "typed without diacritics"),
    ] {
        for locale in [Some(Vi), Some(En), None] {
            assert!(Quantity::read(text, locale).is_err(), "{text} ({reason})");
            assert!(Figure::read(text, locale).is_err(), "{text} ({reason})");
            assert!(Range::read(text, locale).is_err(), "{text} ({reason})");
        }
    }
}

fn quantity(text: &str) -> String {
    Quantity::read(text, Vi).unwrap_err().to_string()
}

#[test]
fn messages_say_what_where_and_the_remedy() {
    assert_snapshot!(quantity("17.500 tỹ đồng"), @"expected a unit after `17.500`, found `tỹ` at character 7");
    assert_snapshot!(quantity("5 persn"), @"expected a unit after `5`, found `persn` at character 2; pass a Lexicon that knows the word, or the unit as a code");
    assert_snapshot!(quantity("17.500 tỷ đồng nữa"), @"expected the end of the quantity after `17.500 tỷ đồng`, found `nữa` at character 15");
    assert_snapshot!(quantity("đồng"), @"expected a quantity, found `đồng` at character 0");
    assert_snapshot!(quantity("  "), @"expected a quantity, found an empty text");
    assert_snapshot!(quantity("khoảng 8%"), @"`khoảng 8%` is not a quantity: it has qualifiers, a change or a base; read it as a Figure");
    assert_snapshot!(quantity("8 - 8,5%"), @"`8 - 8,5%` is not a quantity: it says where a value lies; read it as a Range");
    assert_snapshot!(quantity("tăng 8%"), @"`tăng 8%` is not a quantity: it has qualifiers, a change or a base; read it as a Figure");
    assert_snapshot!(quantity("26/28 chỉ tiêu"), @"`26/28 chỉ tiêu` is not a quantity: it is k of n; read it as a Figure");
    assert_snapshot!(quantity("99999999999999999999999999999999 đồng"), @"the number `99999999999999999999999999999999` at character 0: `99999999999999999999999999999999` written out needs more than 28 digits; round it first or use a larger unit");
    assert_snapshot!(quantity("1.23.4 tỷ"), @"expected three digits in each group after `1.`, found `23` at character 2");
    assert_snapshot!(quantity(&"9".repeat(100_000)), @"the text has 100000 characters, and at most 10000 are read; split it");
    assert_snapshot!(Figure::read("giảm gần", Vi).unwrap_err(), @"expected a number after `giảm gần`, found `end of text` at character 8");
    assert_snapshot!(Figure::read("tăng 7,7% tương đương 1,6 triệu đồng", Vi).unwrap_err(), @"expected the end of the figure after `tăng 7,7%`, found `tương` at character 10");
    assert_snapshot!(Figure::read("16/15 chỉ tiêu", Vi).unwrap_err(), @"`16/15 chỉ tiêu` is not a share of a number of things: `16` of `15`: more than there are; swap them, or write a ratio");
    assert_snapshot!(Range::read("8,5 - 8%", Vi).unwrap_err(), @"`8,5 - 8%` is not a range: the lower bound `8.5%` lies above the upper bound `8%`; swap them");
    // The word decides on English; read with the marks of Vietnamese the bounds would stand in order, a thousand times larger.
    assert_snapshot!(Range::read("3892.89 - 464.603 people", None).unwrap_err(), @"`3892.89 - 464.603 people` is not a range: the lower bound `3,892.89 people` lies above the upper bound `464.603 people`; swap them");
    assert_snapshot!(Range::read("8 tỷ đồng - 9 tấn", Vi).unwrap_err(), @"`8 tỷ đồng - 9 tấn` is not a range: cannot compare or convert `t` and `VND`: they measure different things");
    assert_snapshot!(Range::read("8% - 9", Vi).unwrap_err(), @"expected a unit of the upper bound after `8% - 9`, found `end of text` at character 6");
    assert_snapshot!(Range::read("8%", Vi).unwrap_err(), @"`8%` is not a range: it is one quantity; read it as a Quantity");
    assert_snapshot!(Range::read("khoảng 8 - 8,5%", Vi).unwrap_err(), @"`khoảng 8 - 8,5%` is not a range: it has qualifiers that are no bounds; read it as a Figure");
    assert_snapshot!(Range::read("tăng 8 - 8,5%", Vi).unwrap_err(), @"`tăng 8 - 8,5%` is not a range: it is a change; read it as a Figure");
    assert_snapshot!(Range::read("2021-2025", Vi).unwrap_err(), @"`2021-2025` is not a range: it reads as a span of years; read it as a Period, or write `from … to`");
    assert_snapshot!(Goal::read("gần 65%", Vi).unwrap_err(), @"`gần 65%` is not a goal: `nearly` says no bound; write `at least`, `below` or `about`");
    assert_snapshot!(Unit::read("tỷ tỹ", Vi).unwrap_err(), @"expected the end of the unit after `tỷ`, found `tỹ` at character 3");
}

#[test]
fn positions_count_code_points_of_the_text_as_given() {
    let text: String = "17.500  tỹ đồng".nfd().collect();
    let Err(TextError::Expected { at, found, .. }) = Quantity::read(&text, Vi) else { panic!() };
    assert_eq!(at, 8);
    let found = found.chars().count();
    assert_eq!(text.chars().skip(at).take(found).collect::<String>().nfc().collect::<String>(), "tỹ");
}

#[test]
fn ambiguity_lists_the_candidates() {
    assert_snapshot!(Quantity::read("1.500", None).unwrap_err(), @"`1.500` is ambiguous: 1500 (vi) or 1.5 (en); pass a locale");
    assert_snapshot!(Quantity::read("1.500%", None).unwrap_err(), @"`1.500%` is ambiguous: 1500% (vi) or 1.5% (en); pass a locale");
    assert_snapshot!(Quantity::read("1.500 USD", None).unwrap_err(), @"`1.500 USD` is ambiguous: 1500 USD (vi) or 1.5 USD (en); pass a locale");
    assert_snapshot!(Figure::read("1.500 - 1.600 kg", None).unwrap_err(), @"`1.500 - 1.600 kg` is ambiguous: 1500 kg to 1600 kg (vi) or 1.5 kg to 1.6 kg (en); pass a locale");
    assert_snapshot!(Unit::read("1.000 USD", None).unwrap_err(), @"`1.000 USD` is ambiguous: 10^3 USD (vi) or USD (en); pass a locale");
    let Err(TextError::Ambiguous { candidates, .. }) = Quantity::read("1.500%", None) else { panic!() };
    assert_eq!(
        candidates.iter().map(|c| (c.reading.as_str(), c.locale)).collect::<Vec<_>>(),
        [("1500%", Vi), ("1.5%", En)]
    );
    // The words or the separators decide.
    for text in [
        "1.500 người",
        "1,500 people",
        "1.500 nghìn USD",
        "1,500 million USD",
        "1.500,5 USD",
        "1.500.000 USD",
        "8,05%",
        "12.5%",
    ] {
        assert!(Quantity::read(text, None).is_ok(), "{text}");
    }
}

/// Every error says where, and shows nothing that cannot be seen.
#[test]
fn bad_input_is_placed_and_made_visible() {
    for (text, at, why) in [
        ("", 0, "empty"),
        ("  ", 0, "empty"),
        ("17.500 tỹ đồng", 7, "no unit"),
        ("  5 - 4%", 2, "bounds in the wrong order"),
        ("tăng 16/15 xã", 5, "more than there are"),
        (" khoảng 8%", 1, "no range"),
        (&"9".repeat(20_000), 10_000, "too long"),
    ] {
        let error = Range::read(text, Vi).expect_err(why);
        assert_eq!(error.at(), at, "{why}: {error}");
    }
    assert_eq!(Quantity::read("1.500 USD", None).unwrap_err().at(), 0);
    assert_eq!(Goal::read("  gần 65%", Vi).unwrap_err().at(), 2);
    assert_eq!(Period::read(&"2".repeat(300), None).unwrap_err().at(), 200);
    assert_eq!(Period::read(" 2024-02-30", None).unwrap_err().at(), 1);

    let quantity = |text: &str| Quantity::read(text, Vi).unwrap_err().to_string();
    assert_snapshot!(quantity("5 \0"), @r"expected a unit after `5`, found `\0` at character 2");
    assert_snapshot!(quantity("5 \u{1b}[31m"), @r"expected a unit after `5`, found `\u{1b}` at character 2");
    assert_snapshot!(Unit::from_code("a\0\n").unwrap_err(), @r"`a\0\n` is not a unit code: it is neither a currency of ISO 4217, nor a symbol of the table, nor a snake_case word");
    for text in ["\0", "5 \u{7} %", "[1\0,2) %", "[1;\0) %", "khoảng\t\0 5%", "5\u{202e}% \0", "8\n- 4%"] {
        for locale in [Some(Vi), Some(En), None] {
            let shown = Range::read(text, locale).unwrap_err().to_string();
            assert!(!shown.contains(|ch: char| ch.is_control() || ch == '\u{202e}'), "{shown:?}");
        }
    }
}

// ---------------------------------------------------------------- laws

fn codes() -> Vec<String> {
    let notes = [
        "percent{GDP}",
        "percent{GRDP}",
        "percent{growth}",
        "percent{household}",
        "per_mille{GDP}",
        "VND{2010}",
        "VND{current}",
        "person{female}",
        "index{2020}",
    ];
    let chains = [
        "VND/person/year",
        "VND{2010}/person",
        "percent/year",
        "percent{growth}/year",
        "doctor/10000 person",
        "death/1000 birth",
        "case/100000 person",
        "t/ha",
        "km/hour",
        "m/second",
        "person/km2",
        "visit/year",
        "USD/t",
        "VND/kWh",
        "percent{GDP}/year",
        "rank/year",
        "times/year",
        "hospital_bed/10000 person",
        "AED",
        "XDR/person",
    ];
    ROWS.iter().map(|row| row.code).chain(notes).chain(chains).map(str::to_owned).collect()
}

#[test]
fn reading_what_was_printed_gives_the_same_value_and_unit_for_every_unit_and_power() {
    for code in codes() {
        for exponent in 0..=15 {
            for amount in ["1", "17500", "8.50", "-0.8", "1234567.891", "0", "5.250"] {
                let unit = Unit::from_code(&code).unwrap().at(exponent);
                let quantity = Quantity::new(Decimal::from_str(amount).unwrap(), unit);
                for locale in Locale::ALL {
                    let printed = quantity.write(locale);
                    let read = Quantity::read(&printed, locale)
                        .unwrap_or_else(|error| panic!("{printed} ({locale}): {error}"));
                    assert_eq!(read, quantity, "{printed}");
                    assert_eq!(read.unit().code(), code, "{printed}");
                    assert_eq!(read.place(), quantity.place(), "{printed}");
                }
            }
        }
    }
}

#[test]
fn reading_a_unit_that_was_printed_gives_the_same_unit_and_power() {
    for code in codes() {
        for exponent in 0..=15 {
            let unit = Unit::from_code(&code).unwrap().at(exponent);
            for locale in Locale::ALL {
                let printed = unit.write(locale);
                let read = Unit::read(&printed, locale).unwrap_or_else(|error| panic!("{printed} ({locale}): {error}"));
                assert_eq!((read.code(), read.exponent()), (code.as_str(), exponent), "{printed}");
            }
        }
    }
}

#[test]
fn every_name_of_the_table_is_read() {
    for row in ROWS.iter().filter(|row| row.code != "1") {
        let names = |locale: Locale| -> Vec<&str> {
            locale
                .pick(row.also_vi.to_vec(), row.also_en.to_vec())
                .into_iter()
                .chain(locale.pick(vec![row.vi], row.en.to_vec()))
                .collect()
        };
        for locale in Locale::ALL {
            for name in names(locale) {
                let read = Unit::read(name, locale).unwrap_or_else(|error| panic!("{name}: {error}"));
                let shared = ROWS.iter().take_while(|other| other.code != row.code).any(|other| {
                    other.vi.eq_ignore_ascii_case(name)
                        || other.also_vi.contains(&name)
                        || other.en.contains(&name)
                        || other.also_en.contains(&name)
                });
                assert!(read.code() == row.code || shared, "{name} is {} and {}", row.code, read.code());
            }
        }
    }
}

fn amounts() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0u32..=9).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn quantities() -> impl Strategy<Value = Quantity> {
    let codes = codes();
    (amounts(), 0..codes.len(), 0i8..=15).prop_map(move |(amount, code, exponent)| {
        Quantity::new(amount, Unit::from_code(&codes[code]).unwrap().at(exponent))
    })
}

fn ranges() -> impl Strategy<Value = Range> {
    (quantities(), amounts(), 0i8..=15, 0u8..3, 0u8..3).prop_filter_map(
        "reversed",
        |(one, amount, exponent, lower, upper)| {
            let other = Quantity::new(amount, one.unit().at(exponent));
            let (low, high) = if one.checked_cmp(&other).ok()?.is_le() { (one, other) } else { (other, one) };
            let bound = |at: Quantity, kind: u8| (kind > 0).then_some(Bound { at, closed: kind == 1 });
            let unit = low.unit().clone();
            match (bound(low, lower), bound(high, upper)) {
                (None, None) => Some(Range::everything(&unit)),
                (low, high) => Range::new(low, high).ok(),
            }
        },
    )
}

fn figures() -> impl Strategy<Value = Figure> {
    let value = prop_oneof![
        4 => quantities().prop_map(Value::Quantity),
        2 => ranges().prop_filter("one open end is a bound", |range| range.lower().is_some() == range.upper().is_some()).prop_map(Value::Range),
        1 => (0u64..500, 1u64..500).prop_map(|(k, n)| Value::Tally(Tally::new(k.min(n), n, Unit::from_code("commune").unwrap()).unwrap())),
    ];
    let qualifier = (0..Qualifier::NAMES.len()).prop_map(|index| Qualifier::NAMES[index].0);
    let change = prop_oneof![Just(None), Just(Some(Change::Up)), Just(Some(Change::Down)), Just(Some(Change::Excess))];
    let of = prop_oneof![
        3 => Just(None),
        1 => prop::sample::select(vec!["kế hoạch", "cùng kỳ năm trước", "dự toán năm 2021", "2023", "GDP", "tăng trưởng", "plan (rev. 2), 5%", "mỗi năm", "tỷ đồng", "the plan"]).prop_map(Some),
    ];
    (value, prop::collection::vec(qualifier, 0..4), change, of).prop_filter_map(
        "k of n stands alone",
        |(value, qualifiers, change, of)| {
            let tally = matches!(value, Value::Tally(_));
            if tally && (of.is_some() || change == Some(Change::Excess)) {
                return None;
            }
            // A figure without a base whose unit begins the base of another is the rank's own form.
            let mut figure = Figure::new(value).qualified(qualifiers);
            if let Some(change) = change {
                figure = figure.changing(change);
            }
            Some(match of {
                Some(of) => figure.against(of),
                None => figure,
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn reading_a_printed_quantity_gives_the_same(quantity in quantities()) {
        for locale in Locale::ALL {
            let printed = quantity.write(locale);
            let read = Quantity::read(&printed, locale);
            prop_assert_eq!(read.as_ref(), Ok(&quantity), "{}", printed);
            prop_assert_eq!(read.map(|read| read.place()), Ok(quantity.place()), "{}", printed);
        }
    }

    #[test]
    fn reading_a_printed_range_gives_the_same(range in ranges()) {
        for locale in Locale::ALL {
            let printed = range.write(locale);
            prop_assert_eq!(Range::read(&printed, locale), Ok(range.clone()), "{}", printed);
        }
    }

    #[test]
    fn reading_a_printed_figure_gives_the_same(figure in figures()) {
        for locale in Locale::ALL {
            let printed = figure.write(locale);
            prop_assert_eq!(Figure::read(&printed, locale), Ok(figure.clone()), "{}", printed);
        }
    }

    #[test]
    fn the_way_of_typing_changes_nothing(quantity in quantities(), high in 0i64..1000) {
        let printed = quantity.write(Vi);
        let upper = printed.to_uppercase();
        let ways = [
            printed.nfd().collect::<String>(),
            printed.replace(' ', "\u{a0}"),
            printed.replace(' ', "   "),
            format!("\u{feff} {printed} "),
            printed.replace("tỷ", "tỉ"),
            printed.replace("nghìn", "ngàn"),
            printed.replace('-', "\u{2212}"),
            format!("{printed}."),
        ];
        for way in ways {
            prop_assert_eq!(Quantity::read(&way, Vi), Ok(quantity.clone()), "{}", way);
        }
        // `ML` and `mL`, `M` and `m` differ by case alone, and so does what is in braces.
        let cased = matches!(quantity.unit().word(), "mL" | "ML" | "m") || quantity.unit().note().is_some();
        if !cased {
            prop_assert_eq!(Quantity::read(&upper, Vi), Ok(quantity.clone()), "{}", upper);
        }
        let low = format!("{} - {} tỷ đồng", high, high + 5);
        let range = Range::read(&low, Vi);
        for dash in ["-", "–", "—", "‐", " đến ", " tới ", "~"] {
            prop_assert_eq!(Range::read(&low.replace(" - ", dash), Vi), range.clone(), "{}", dash);
        }
    }

    #[test]
    fn without_a_locale_the_reading_is_one_of_the_two(quantity in quantities()) {
        for locale in Locale::ALL {
            match Quantity::read(&quantity.write(locale), None) {
                Ok(read) => prop_assert_eq!(read, quantity.clone()),
                Err(error) => prop_assert!(matches!(error, TextError::Ambiguous { .. }), "{}", error),
            }
        }
    }

    #[test]
    fn nothing_panics(text in ".*", tail in "[0-9.,% /()\\[\\]{}a-zđỷồ-]{0,40}") {
        for text in [text.clone(), tail.clone(), format!("{tail}{text}")] {
            for locale in [Some(Vi), Some(En), None] {
                let _ = Unit::read(&text, locale);
                let _ = Quantity::read(&text, locale);
                let _ = Range::read(&text, locale);
                let _ = Figure::read(&text, locale);
                let _ = Goal::read(&text, locale);
            }
        }
    }
}

#[test]
fn hostile_texts_are_errors() {
    for text in [
        "\0",
        "5 \0",
        "\u{301}",
        "5 \u{301}tỷ",
        &"(".repeat(9_000),
        &"5 - ".repeat(2_000),
        &"khoảng ".repeat(1_400),
        &"/năm".repeat(2_000),
        &"9".repeat(100_000),
    ] {
        for locale in [Some(Vi), Some(En), None] {
            assert!(Figure::read(text, locale).is_err());
            assert!(Quantity::read(text, locale).is_err());
        }
    }
    assert_eq!(Quantity::read("5 tỷ đồng", Vi).unwrap().unit().kind(), Kind::Money);
}
