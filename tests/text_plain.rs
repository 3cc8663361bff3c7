//! Quantities and ranges in their plain form are read in one pass, and mean what the full reader says.
//!
//! A lexicon turns the pass over bytes off, and one whose only word never occurs changes nothing else: reading with it
//! is reading in full.

use attain::unit::table::ROWS;
use attain::{Lexicon, Locale, Quantity, Range, TextError, Unit, number};
use proptest::prelude::*;

const LANGUAGES: [Option<Locale>; 3] = [None, Some(Locale::Vi), Some(Locale::En)];

/// Every scale word of a language: CLDR 47 (`rbnf`, `vi` and `en`) with the variants in use, the short forms of the
/// World Bank and the IMF (`mn`, `bn`, `tn`), the Indian scales.
#[rustfmt::skip]
const SCALES: [&str; 38] = [
    "chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "hundred", "hundreds", "thousand", "thousands",
    "million", "millions", "billion", "billions", "trillion", "trillions", "quadrillion", "quadrillions",
    "quintillion", "sextillion", "septillion", "septillions", "mn", "mln", "bn", "bln", "tn", "trn", "tln", "lakh",
    "lakhs", "lac", "lacs", "crore", "crores", "cr",
];

/// Numbers by what their separators may mean: Accounting Law 88/2015, art. 11, and its mirror in English.
#[rustfmt::skip]
const NUMBERS: [&str; 24] = [
    "0", "1", "2", "3", "7", "11", "23", "007", "2024", "17500", "-5", "-0", "0,5", "8,05", "8.50", "1.500", "1,500",
    "0.500", "17.946,5", "17,946.5", "1.234.567", "1,234,567", "999999999999999999", "1000000000000000000",
];

thread_local!(static STRANGER: Lexicon = Lexicon::new().with(Locale::Vi, "xyzzyx", "xyzzyx").unwrap());

/// Everything that two quantities may differ in: digits, decimals, unit, power of ten, place.
fn said(quantity: &Quantity) -> (i128, u32, bool, String, i8, i16) {
    let (amount, unit) = (quantity.amount(), quantity.unit());
    let negative = amount.is_sign_negative();
    (amount.mantissa(), amount.scale(), negative, unit.code().to_owned(), unit.exponent(), quantity.place())
}

/// Reads a text both ways in every language; how many of them read it. The errors agree as well.
fn agree(text: &str) -> usize {
    let mut read = 0;
    for locale in LANGUAGES {
        let plain = Quantity::read(text, locale);
        let full = STRANGER.with(|stranger| Quantity::read_with(text, locale, stranger));
        let said = |read: &Result<Quantity, TextError>| read.as_ref().map(said).map_err(Clone::clone);
        assert_eq!(said(&plain), said(&full), "`{text}` in {locale:?}");
        read += usize::from(plain.is_ok());
    }
    read
}

/// The same of a range.
fn ranges_agree(text: &str) -> usize {
    let mut read = 0;
    for locale in LANGUAGES {
        let plain = Range::read(text, locale);
        let full = STRANGER.with(|stranger| Range::read_with(text, locale, stranger));
        let said = |read: &Result<Range, TextError>| {
            let bound =
                |range: &Range, of: Option<&Quantity>| (of.map(said), range.lower_closed(), range.upper_closed());
            let range = read.as_ref().map_err(Clone::clone)?;
            Ok::<_, TextError>((bound(range, range.lower()), bound(range, range.upper()), range.unit().clone()))
        };
        assert_eq!(said(&plain), said(&full), "`{text}` in {locale:?}");
        read += usize::from(plain.is_ok());
    }
    read
}

/// Every name of the table, every code, and the chains that plans use, in both languages.
fn names() -> Vec<String> {
    let rows = ROWS.iter().flat_map(|row| {
        let own = [row.code, row.vi, row.en[0], row.en[1]].into_iter();
        own.chain(row.also_vi.iter().copied()).chain(row.also_en.iter().copied()).map(str::to_owned)
    });
    #[rustfmt::skip]
    let chains = [
        "VND/person/year", "VND/ha", "VND{2010}", "VND{current}", "USD/t", "percent{growth}", "percent{GDP}",
        "percent{GRDP}", "doctor/10000 person", "t/ha", "death/1000 birth", "enterprise/1000 person", "km/hour",
    ];
    let written = chains.iter().flat_map(|code| {
        let unit = Unit::from_code(code).unwrap();
        [unit.name(Locale::Vi), unit.name(Locale::En)]
    });
    let mut names: Vec<String> = rows.chain(written).collect();
    names.sort();
    names.dedup();
    names
}

/// Splits work over the processors.
fn for_each(all: &[String], act: impl Fn(usize, &String) + Sync) {
    let threads = std::thread::available_parallelism().map_or(2, usize::from).min(8);
    std::thread::scope(|scope| {
        for first in 0..threads {
            let act = &act;
            scope.spawn(move || all.iter().enumerate().skip(first).step_by(threads).for_each(|(at, one)| act(at, one)));
        }
    });
}

#[test]
fn every_name_of_the_table_means_the_same_after_digits() {
    let names = names();
    assert!(names.len() > 1500, "only {} names", names.len());
    for_each(&names, |at, name| {
        for number in ["1", "2,5", NUMBERS[at % NUMBERS.len()]] {
            agree(&format!("{number} {name}"));
            agree(&format!("{number}{name}"));
        }
    });
}

#[test]
fn every_name_of_the_table_means_the_same_after_every_scale_word() {
    let names = names();
    for_each(&names, |at, name| {
        for (nth, scale) in SCALES.iter().enumerate() {
            // All meet `tỷ`, that other words are made of; the others take turns.
            if *scale != "tỷ" && !(at + nth).is_multiple_of(19) {
                continue;
            }
            let number = NUMBERS[(at * 7 + nth * 5) % NUMBERS.len()];
            agree(&format!("{number} {scale} {name}"));
        }
    });
}

#[test]
fn scale_words_combine_as_in_full() {
    for first in SCALES {
        for number in NUMBERS {
            agree(&format!("{number} {first}"));
            agree(&format!("{number}{first}"));
        }
        for second in SCALES {
            for tail in [" đồng", " USD", " tỷ", " rưỡi"] {
                agree(&format!("48 {first} {second}{tail}"));
            }
        }
    }
}

/// What is nearly plain, and has a meaning of its own or none.
#[test]
fn what_is_nearly_plain_is_left_to_the_full_reader() {
    #[rustfmt::skip]
    let close = [
        // An order, not a number: CLDR 47, `rbnf`, `en`, digits-ordinal.
        "1st", "2nd", "3rd", "5th", "1 st", "5 th place",
        // Words of number behind a unit or a scale word.
        "2 tấn rưỡi", "5 triệu rưỡi", "5 triệu 2", "825 tỷ 776 triệu đồng", "2 đô la và 23 xen", "20 dollars 43",
        "3 tá", "3 dozen", "2 and a half million", "20 năm", "5 triệu năm", "hai mươi năm", "5 tỷ lệ", "5 tỷ suất",
        "7 million one", "5 điểm phẩy", "5 points", "5 point two",
        // Short scales, and units spelled alike.
        "5 T", "5 t", "5T/ha", "10K$", "10 k", "1,2 Tr ₫", "70tr/người", "5 M", "5 m", "5 m2", "5 m²", "7 N", "7 nt",
        // Marks and signs that are not plain.
        "+5%", "−5%", "- 5%", "--5%", "-%", "-", "5.", "5,", ".5%", ",5%", "5..5", "1.23.4", "1.234,567.8",
        "1.234.56", "9,50,246 crore rupees", "12,34,567 lakh", "1 234 567 đồng", "3½ tấn", "4 1/4 tấn", "3/4 km",
        "1.500", "1.500 USD", "1,500 %", "0.500%", "0,005%",
        // Spaces, full stops, case, decomposed letters, invisible marks.
        " 5%", "5% ", "5  tỷ", "5 tỷ  đồng", "5\u{a0}tỷ đồng", "5\ttỷ", "5%.", "5 tỷ đồng.", "5 Tỷ Đồng", "5 TỶ ĐỒNG",
        "5 ty\u{309} \u{111}o\u{302}\u{300}ng", "5 t\u{200b}ỷ đồng", "５％", "5 %GDP", "5% GDP", "5 hoá đơn", "5 hóa đơn",
        // Prices, wholes and chains behind a name.
        "5 tỷ đồng (giá so sánh 2010)", "5 tỷ đồng giá hiện hành", "51 triệu đồng/người/năm", "5 đồng một người",
        "5 đồng / người", "10 bác sĩ/1 vạn dân", "5 VND billion", "5 USD triệu", "5 đồng tỷ",
        // Other languages' words in one text.
        "5 million đồng", "5 tỷ people", "5 tỷ billion", "5 billion tỷ", "17,500 tỷ đồng", "17.500 billion VND",
        // Nothing of the kind.
        "", " ", "%", "tỷ đồng", "5 xyz", "5 tỹ đồng", "5 tỷ đồn", "5 (tỷ)", "8 - 8,5%", "trên 5%", "5 tỷ đồng trở lên",
        "99999999999999999999999999999", "12345678901234567890 đồng", "0.12345678901234567890%",
    ];
    for text in close {
        agree(text);
    }
}

#[test]
fn every_name_of_the_table_means_the_same_after_a_range() {
    for_each(&names(), |at, name| {
        let (low, high) = (NUMBERS[at % NUMBERS.len()], NUMBERS[at / 3 % NUMBERS.len()]);
        let dash = [" - ", "-", "–", " – ", "- ", " -"][at % 6];
        ranges_agree(&format!("7{dash}8,5 {name}"));
        let scale = SCALES[at % SCALES.len()];
        let gap = if at.is_multiple_of(2) { format!(" {scale} ") } else { String::new() };
        ranges_agree(&format!("{low}{dash}{high}{gap}{name}"));
    });
}

#[test]
fn what_is_nearly_a_plain_range_is_left_to_the_full_reader() {
    #[rustfmt::skip]
    let close = [
        // A span of years, a course, a name, a day.
        "2021-2025", "2021 - 2025", "2021-2025 tỷ", "2021 - 2025 người", "2021–2025 triệu đồng", "15-7", "1-2-3 tấn",
        // Bounds in the wrong order, below zero, with words of their own, alike.
        "8,5 - 8%", "-5 - 3%", "5 - -3%", "5--3%", "8 -- 9%", "8%-8,5%", "900 triệu - 1 tỷ đồng", "5 - 5%", "5 nghìn - 6 tỷ",
        "5 nghìn - 6 nghìn tỷ đồng", "8 - 8,5", "56.000 - 61.000", "1.500 - 2.000 USD", "1.500 - 2.5 USD", "8 -", "- 8%",
        // Other marks between, and other ends.
        "8 — 8,5%", "8 − 8,5%", "8 đến 8,5%", "8 to 8.5%", "8~8,5%", "8  -  8,5%", "8 - 8,5%.", "8 - 8,5% GDP", "8 - 8.5% of GDP",
        "8 - 8,5%/năm", "8 - 8,5% so với 2023", "5 - 6 tấn rưỡi", "5 - 6 tá", "5-6 dozen", "5 -6th", "5 - 6 năm", "0,6 - 1 điểm %",
        "one-eighth", "8 - tỷ", "[8; 8,5) %", "8,005 - 8,5%", "1.234.567 - 2.345.678 đồng", "12345678901234567890 - 2%",
    ];
    for text in close {
        ranges_agree(text);
    }
}

#[test]
fn what_plans_write_as_a_range_is_read() {
    for text in ["8 - 8,5%", "8–8.5 %", "2.100.000 - 2.200.000 USD", "60-65 ha"] {
        assert_eq!(ranges_agree(text), 3, "`{text}`");
    }
    for text in ["56.000 - 61.000 tỷ đồng", "5–6 billion VND", "23 - 25 nghìn người"] {
        assert_eq!(ranges_agree(text), 2, "`{text}`: without a language and in its own");
    }
}

/// The plain form is common: what plans write goes through it, or this file would hold nothing.
#[test]
fn what_plans_write_is_read() {
    for text in ["48 ngàn tỷ đồng", "17.946,5 tỷ đồng", "23 nghìn người", "17,500 billion VND", "2.45 million tonnes"]
    {
        assert_eq!(agree(text), 2, "`{text}`: without a language and in its own");
    }
    for text in ["8,05%", "-2,5 %", "1.234.567 USD", "65 ha", "12"] {
        assert_eq!(agree(text), 3, "`{text}`");
    }
}

fn words() -> impl Strategy<Value = String> {
    let names = names();
    const ODD: &[&str] =
        &["rưỡi", "năm", "và", "and", "/năm", "per year", "(2010 prices)", "tăng trưởng", ".", "%", "/1 vạn dân"];
    prop_oneof![
        4 => proptest::sample::select(names),
        2 => proptest::sample::select(&SCALES[..]).prop_map(str::to_owned),
        1 => proptest::sample::select(ODD).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

fn figure() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        2 => proptest::sample::select(&NUMBERS[..]).prop_map(str::to_owned),
        3 => "-?[0-9]{1,4}([.,][0-9]{1,4}){0,4}",
        1 => "[-+0-9.,]{1,9}",
    ];
    (number, proptest::collection::vec(("[ ]{0,1}", words()), 0..4))
        .prop_map(|(number, words)| words.into_iter().fold(number, |text, (gap, word)| text + &gap + &word))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_figure_means_what_the_full_reader_says(text in figure()) {
        agree(&text);
    }

    #[test]
    fn a_figure_with_one_character_changed_means_what_the_full_reader_says(
        text in figure(), at in any::<prop::sample::Index>(), other in "\\PC",
    ) {
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        letters.splice(at..=at, other.chars());
        agree(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn any_range_means_what_the_full_reader_says(low in "[0-9]{1,4}([.,][0-9]{1,3}){0,2}", dash in " ?[-–] ?", high in figure()) {
        ranges_agree(&format!("{low}{dash}{high}"));
    }

    /// A number alone has a reader of its own, and the two agree on its value.
    #[test]
    fn digits_are_read_as_a_number_is(text in "[0-9]{1,4}([.,][0-9]{1,4}){0,4}") {
        for locale in LANGUAGES {
            if let (Ok(quantity), Ok(number)) = (Quantity::read(&text, locale), number(&text, locale)) {
                prop_assert_eq!(quantity.amount().to_string(), number.to_string());
            }
        }
    }
}
