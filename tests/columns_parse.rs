//! A column of texts is read as the core reads each of them, whatever its type, its pieces and its threads.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type, Int16Type, Int32Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int32Array, LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use attain::{Lexicon, Locale, Quantity, Range};
use attain_arrow::{Assess, ColumnError, Output, Parse, ParseOutput, Parsed, Pool, Printed};

const ALL: [ParseOutput; 8] = [
    ParseOutput::Value,
    ParseOutput::Lower,
    ParseOutput::Upper,
    ParseOutput::LowerClosed,
    ParseOutput::UpperClosed,
    ParseOutput::Unit,
    ParseOutput::Decimals,
    ParseOutput::Reason,
];

/// A row as it came out: figures as mantissas at the scale of the column.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    value: Option<i128>,
    lower: Option<i128>,
    upper: Option<i128>,
    closed: (Option<bool>, Option<bool>),
    unit: Option<String>,
    decimals: Option<i16>,
    reason: Option<String>,
}

fn everything(locale: impl Into<Option<Locale>>) -> Parse {
    Parse::default().locale(locale).outputs(ALL)
}

fn column(texts: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(texts))
}

fn rows(batch: &RecordBatch) -> Vec<Row> {
    let figure = |at: usize, row: usize| {
        let cells = batch.column(at).as_primitive::<Decimal128Type>();
        cells.is_valid(row).then(|| cells.value(row))
    };
    let is = |at: usize, row: usize| {
        let cells = batch.column(at).as_boolean();
        cells.is_valid(row).then(|| cells.value(row))
    };
    let units = batch.column(5).as_dictionary::<Int16Type>();
    let codes = units.values().as_string::<i32>();
    let decimals = batch.column(6).as_primitive::<Int16Type>();
    let reasons = batch.column(7).as_string::<i32>();
    (0..batch.num_rows())
        .map(|row| Row {
            value: figure(0, row),
            lower: figure(1, row),
            upper: figure(2, row),
            closed: (is(3, row), is(4, row)),
            unit: units.key(row).map(|key| codes.value(key).to_owned()),
            decimals: decimals.is_valid(row).then(|| decimals.value(row)),
            reason: reasons.is_valid(row).then(|| reasons.value(row).to_owned()),
        })
        .collect()
}

fn scale(parsed: &RecordBatch) -> i8 {
    parsed.column(0).as_primitive::<Decimal128Type>().scale()
}

/// The rows of a column, with all its units looked up at once.
fn read(parse: &Parse, texts: &ArrayRef) -> (Vec<Row>, i8) {
    let Parsed { batch, .. } = parse.column(texts).unwrap();
    (rows(&batch), scale(&batch))
}

#[test]
fn what_plans_and_reports_write_becomes_decimals_and_codes() {
    // Texts of the resolutions and reports of Vietnamese provinces, as the issue and `DESIGN.md` quote them; every figure
    // is worked out by hand, in hundredths because `2,45` has two decimals.
    let none = (None, None);
    let both = (Some(true), Some(true));
    type Figure = Option<i128>;
    type Closed = (Option<bool>, Option<bool>);
    type Case = (&'static str, Figure, Figure, Figure, Closed, Option<&'static str>, Option<i16>);
    let cases: [Case; 14] = [
        ("17.946,5", Some(1_794_650), Some(1_794_650), Some(1_794_650), both, None, Some(1)),
        ("2,45", Some(245), Some(245), Some(245), both, None, Some(2)),
        (
            "17.946 tỷ đồng",
            Some(17_946 * 10i128.pow(11)),
            Some(17_946 * 10i128.pow(11)),
            Some(17_946 * 10i128.pow(11)),
            both,
            Some("VND"),
            Some(-9),
        ),
        (
            "48 ngàn tỷ đồng",
            Some(48 * 10i128.pow(14)),
            Some(48 * 10i128.pow(14)),
            Some(48 * 10i128.pow(14)),
            both,
            Some("VND"),
            Some(-12),
        ),
        ("8 - 8,5%", None, Some(800), Some(850), both, Some("percent"), Some(0)),
        ("0,6–1 điểm %", None, Some(60), Some(100), both, Some("percentage_point"), Some(0)),
        (
            "56.000 - 61.000 tỷ đồng",
            None,
            Some(56 * 10i128.pow(14)),
            Some(61 * 10i128.pow(14)),
            both,
            Some("VND"),
            Some(-9),
        ),
        ("từ 7,5% trở lên", None, Some(750), None, (Some(true), None), Some("percent"), Some(1)),
        ("dưới 4%", None, None, Some(400), (None, Some(false)), Some("percent"), Some(0)),
        ("không quá 4%", None, None, Some(400), (None, Some(true)), Some("percent"), Some(0)),
        // A count is exact; in thousands it was rounded.
        ("125 xã", Some(12_500), Some(12_500), Some(12_500), both, Some("commune"), None),
        ("-3,2%", Some(-320), Some(-320), Some(-320), both, Some("percent"), Some(1)),
        ("−3,2%", Some(-320), Some(-320), Some(-320), both, Some("percent"), Some(1)),
        ("8/13 huyện", None, None, None, none, None, None),
    ];
    let texts: Vec<&str> = cases.iter().map(|case| case.0).collect();
    let (rows, scale) = read(&everything(Locale::Vi), &column(&texts));
    assert_eq!(scale, 2);
    for (row, (text, value, lower, upper, closed, unit, decimals)) in rows.iter().zip(cases) {
        assert_eq!((row.value, row.lower, row.upper), (value, lower, upper), "{text}");
        assert_eq!((row.closed, row.unit.as_deref(), row.decimals), (closed, unit, decimals), "{text}");
        assert_eq!(row.reason.is_some(), text.contains('/'), "{text}");
    }
    assert_eq!(rows[13].reason.as_deref(), Some("`8/13 huyện` is not a quantity: it is k of n; read it as a Figure"));
}

#[test]
fn a_mark_with_three_digits_is_a_group_decimals_or_refused() {
    let texts = column(&["1.500", "1,500", "1.500 tỷ đồng", "1.500 USD", "12.5", "1.234,5"]);
    let value = |locale: Option<Locale>| -> Vec<Option<i128>> {
        read(&everything(locale).scale(Some(3)), &texts).0.iter().map(|row| row.value).collect()
    };
    let (billion, some) = (10i128.pow(9), Some::<i128>);
    let vi = [1_500_000, 1_500, 1_500_000 * billion, 1_500_000, 12_500, 1_234_500].map(some);
    let en = [1_500, 1_500_000, 1_500_000 * billion, 1_500, 12_500, 1_234_500].map(some);
    // Words of the other language do not settle the marks where a language is given.
    assert_eq!(value(Some(Locale::Vi)), vi);
    assert_eq!(value(Some(Locale::En))[..2], en[..2]);
    assert_eq!(value(Some(Locale::En))[3..], en[3..]);
    let open = value(None);
    assert_eq!(open, [None, None, vi[2], None, vi[4], vi[5]]);
    let reason = read(&everything(None), &texts).0[0].reason.clone();
    assert_eq!(reason.as_deref(), Some("`1.500` is ambiguous: 1500 (vi) or 1.5 (en); pass a locale"));
}

/// Numbers that look random and are the same on every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn of<'t, T: ?Sized>(&mut self, list: &[&'t T]) -> &'t T {
        list[self.below(list.len() as u64) as usize]
    }

    fn digits(&mut self, most: u64) -> String {
        let count = self.below(most) + 1;
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    /// A number in digits: well formed more often than not.
    fn number(&mut self) -> String {
        let (group, mark) = if self.one_in(2) { (".", ",") } else { (",", ".") };
        let mut number = String::new();
        match self.below(12) {
            0 => number += &self.digits(3),
            1 => number += &self.digits(21),
            2 => number += &self.below(2200).to_string(),
            3 => number += &format!("{}{mark}{}", self.digits(9), self.digits(9)),
            4 => number += &format!("0{mark}{}", self.digits(4)),
            5 => number += &format!("{}{group}{}", self.digits(4), self.digits(4)),
            6 => {
                for _ in 0..self.below(4) + 1 {
                    number += &self.digits(4);
                    number += self.of(&[".", ",", " ", "", "\u{a0}", "'"]);
                }
                number += &self.digits(3);
            }
            7 => {
                number +=
                    self.of(&["½", "1 1/2", "ba", "hai mươi", "twenty-one", "１２", "1\u{200b}2", "5.", ",5", ".5"])
            }
            _ => {
                let first = (1 + self.below(9)) * 10u64.pow(self.below(3) as u32) + self.below(9);
                number += &first.min(999).to_string();
                for _ in 0..self.below(6) {
                    number += group;
                    number += &format!("{:03}", self.below(1000));
                }
                if self.one_in(2) {
                    number += mark;
                    number += &self.digits(4);
                }
            }
        }
        if self.one_in(12) {
            number.insert_str(0, self.of(&["-", "−", "+", "- ", "âm ", "–", "minus "]));
        }
        number
    }

    fn tail(&mut self) -> String {
        const TAILS: [&str; 92] = [
            "",
            "",
            "",
            "",
            "%",
            "%",
            " %",
            " tỷ đồng",
            " tỷ đồng",
            " triệu đồng",
            " nghìn tỷ đồng",
            " ngàn tỷ đồng",
            " tỷ",
            " triệu",
            " vạn tấn",
            " triệu lượt",
            " nghìn người",
            " người",
            " xã",
            " USD",
            " triệu USD",
            " tỷ USD",
            " billion VND",
            " million",
            " people",
            " million people",
            " percent",
            " percentage points",
            " điểm %",
            " điểm phần trăm",
            "‰",
            " triệu đồng/người/năm",
            " bác sĩ/1 vạn dân",
            " doctors per 10,000 people",
            " m2",
            " m²",
            " km2",
            " ha",
            " tấn",
            " kg",
            "kg",
            "k",
            "K",
            "M",
            " Tr",
            "tr",
            " T",
            "bn",
            "B",
            " triệu rưỡi",
            " tấn rưỡi",
            " rưỡi",
            "th",
            "st",
            "nd",
            "rd",
            "/15 chỉ tiêu",
            " trong 15 chỉ tiêu",
            " đô 23",
            " đồng 5 xu",
            " dollars and 23 cents",
            " 234",
            " 234 tỷ",
            " phẩy năm",
            " point five",
            " and a half million",
            " dozen",
            " tá",
            "½",
            " ½",
            ".",
            ",",
            ". ",
            "% GDP",
            "% of GDP",
            "% dự toán",
            " tỷ đồng (giá so sánh 2010)",
            " trở lên",
            "% trở lên",
            "+",
            " or more",
            " tỷ tỷ",
            " tỷ tỷ tỷ",
            " crore",
            " lakh",
            " bịa đặt",
            " persn",
            "\t%",
            "\u{a0}%",
            "-million",
            " nghìn năm trăm tỷ",
            "%%",
        ];
        let mut tail = self.of(&TAILS).to_owned();
        if self.one_in(30) {
            tail = tail.to_uppercase();
        }
        if self.one_in(30) {
            use unicode_normalization::UnicodeNormalization;
            tail = tail.nfd().collect();
        }
        if self.one_in(20) {
            tail += self.of(&[" ", "  ", "\n", "\u{a0}", "\u{200b}", "0", "１"]);
        }
        tail
    }

    fn text(&mut self) -> String {
        let mut text = match self.below(10) {
            0 | 1 => {
                let dash = self.of(&[
                    " - ", "-", "–", " – ", " — ", "- ", " -", " -- ", "~", " ~ ", " đến ", " to ", "  -  ", "‒", "−",
                    "%-",
                ]);
                format!("{}{dash}{}{}", self.number(), self.number(), self.tail())
            }
            2 => {
                let lead = self.of(&[
                    "từ ",
                    "không quá ",
                    "dưới ",
                    "trên ",
                    "at least ",
                    "at most ",
                    "khoảng ",
                    "tăng ",
                    "between ",
                    "thứ ",
                    "hạng ",
                    "$",
                    "VND ",
                    "[",
                    "top ",
                ]);
                format!("{lead}{}{}", self.number(), self.tail())
            }
            3 if self.one_in(4) => {
                let junk = self.of(&[
                    "",
                    " ",
                    "-",
                    "…",
                    "n/a",
                    "không",
                    "\u{feff}",
                    "\0",
                    "[8,8.5)%",
                    "[8; 8,5) %",
                    "empty %",
                    "(,) tỷ đồng",
                ]);
                junk.to_owned()
            }
            _ => format!("{}{}", self.number(), self.tail()),
        };
        if self.one_in(15) {
            text.insert_str(0, self.of(&[" ", "  ", "\u{a0}", "\t", "\u{200b}"]));
        }
        text
    }
}

/// What the core makes of a text: value, lower, upper as canonical pairs, closed, unit, place; or its error.
type Judged = (
    Option<(i128, u32)>,
    Option<(i128, u32)>,
    Option<(i128, u32)>,
    (Option<bool>, Option<bool>),
    Option<String>,
    Option<i16>,
);

fn judged(text: &str, locale: Option<Locale>, lexicon: &Lexicon) -> Result<Judged, String> {
    let base = |quantity: &Quantity| -> Result<(i128, u32), String> {
        let base = quantity.base().map_err(|error| error.to_string())?;
        Ok((base.mantissa(), base.scale()))
    };
    let place = |quantity: &Quantity| (!quantity.is_exact()).then(|| quantity.place());
    let code = |code: &str| Some(code.to_owned()).filter(|code| code != "1");
    let error = match Quantity::read_with(text, locale, lexicon) {
        Ok(quantity) => {
            let at = Some(base(&quantity)?);
            let closed = (Some(true), Some(true));
            return Ok((at, at, at, closed, code(quantity.unit().code()), place(&quantity).map(|place| -place)));
        }
        Err(error) => error.to_string(),
    };
    let Ok(range) = Range::read_with(text, locale, lexicon) else { return Err(error) };
    if range.is_empty() {
        return Err("nothing lies in the range `empty`".to_owned());
    }
    let (lower, upper) = (range.lower().map(base).transpose()?, range.upper().map(base).transpose()?);
    let closed = (lower.map(|_| range.lower_closed()), upper.map(|_| range.upper_closed()));
    let coarser = range.lower().and_then(place).max(range.upper().and_then(place));
    Ok((None, lower, upper, closed, code(range.unit().code()), coarser.map(|place| -place)))
}

/// Holds a column to the core, text by text; returns how many rows could be read, and how many not.
fn hold(texts: &[String], locale: Option<Locale>, lexicon: &Lexicon) -> (usize, usize) {
    let array: ArrayRef = Arc::new(StringArray::from_iter_values(texts));
    // 16 decimals leave room for 22 digits before them: what does not fit says so.
    const SCALE: u32 = 16;
    let parse = everything(locale).scale(Some(SCALE as u8)).lexicon(lexicon.clone());
    let parsed = parse.column(&array).unwrap();
    let found = table(&parsed.batch);
    let (mut good, mut bad) = (0, 0);
    for (text, row) in texts.iter().zip(&found) {
        let expected = judged(text, locale, lexicon).and_then(|judged| {
            let at = |figure: Option<(i128, u32)>| -> Result<Option<i128>, String> {
                let Some((mantissa, scale)) = figure else { return Ok(None) };
                if scale > SCALE {
                    let cut = 10i128.pow(scale - SCALE);
                    return if mantissa % cut == 0 { Ok(Some(mantissa / cut)) } else { Err("decimals".to_owned()) };
                }
                let wide = mantissa.checked_mul(10i128.pow(SCALE - scale)).filter(|wide| wide.abs() < 10i128.pow(38));
                wide.map(Some).ok_or_else(|| "digits".to_owned())
            };
            let (value, lower, upper, closed, unit, decimals) = judged;
            Ok(Row { value: at(value)?, lower: at(lower)?, upper: at(upper)?, closed, unit, decimals, reason: None })
        });
        match expected {
            Ok(expected) => {
                assert_eq!(*row, expected, "`{text}` {locale:?}");
                good += 1;
            }
            Err(reason) => {
                bad += 1;
                let said = row.reason.as_deref().unwrap_or_else(|| panic!("`{text}` {locale:?} is read: {row:?}"));
                assert_eq!((row.value, row.lower, row.upper, &row.unit, row.decimals), (None, None, None, &None, None));
                match reason.as_str() {
                    "decimals" => assert!(said.starts_with("it has more than the 16 decimals"), "`{text}`: {said}"),
                    "digits" => assert!(said.starts_with("with 16 decimals it needs"), "`{text}`: {said}"),
                    reason => {
                        let shown: String = reason.chars().take(200).collect();
                        assert!(said.starts_with(&shown), "`{text}`: {said} for {reason}");
                    }
                }
            }
        }
    }
    assert_eq!(parsed.bad.count, bad as u64);
    (good, bad)
}

/// As [`rows`], for many.
fn table(batch: &RecordBatch) -> Vec<Row> {
    (0..batch.num_rows())
        .step_by(512)
        .flat_map(|from| rows(&batch.slice(from, 512.min(batch.num_rows() - from))))
        .collect()
}

#[test]
fn every_text_is_read_as_the_core_reads_it() {
    let lexicon = Lexicon::new().with(Locale::Vi, "tủ sách", "bookcase").unwrap();
    let plain = Lexicon::new();
    let many = if cfg!(debug_assertions) { 6_000 } else { 200_000 };
    for (seed, locale) in [(1, Some(Locale::Vi)), (2, Some(Locale::En)), (3, None)] {
        let mut numbers = Numbers(seed);
        let texts: Vec<String> = (0..many).map(|_| numbers.text()).collect();
        let (good, bad) = hold(&texts, locale, &plain);
        assert!(good > many / 4 && bad > many / 10, "{good} and {bad} of {many} for {locale:?}");
    }
    let shelves: Vec<String> =
        ["1.250 tủ sách", "1,5 tủ sách", "3 - 5 tủ sách", "7 tủ sách/xã"].map(String::from).into();
    hold(&shelves, Some(Locale::Vi), &lexicon);
    assert_eq!(hold(&shelves[..3], Some(Locale::Vi), &plain), (0, 3));
}

#[test]
fn every_short_text_of_digits_and_marks_is_read_as_the_core_reads_it() {
    // Exhaustive up to five characters, and around the sixteen that are read at once.
    let mut texts: Vec<String> = vec![String::new()];
    for length in 1..=5 {
        let (from, letters) = (texts.len() - 4usize.pow(length - 1), ["0", "7", ".", ","]);
        for at in from..texts.len() {
            for letter in letters {
                texts.push(format!("{}{letter}", texts[at]));
            }
        }
    }
    let mut numbers = Numbers(4);
    for length in 6..=24 {
        for _ in 0..if cfg!(debug_assertions) { 30 } else { 3000 } {
            let mut text = String::new();
            while text.len() < length {
                text += numbers.of(&["1", "23", "456", "7890", ".", ",", ".000", ",123", ".456"]);
            }
            text.truncate(length);
            texts.push(text + numbers.of(&["", "", "%", " tỷ đồng", " - 9.999.999"]));
        }
    }
    for locale in [Some(Locale::Vi), Some(Locale::En), None] {
        hold(&texts, locale, &Lexicon::new());
    }
}

#[test]
fn every_type_of_text_column_gives_the_same_rows() {
    let texts = [
        Some("17.946,05"),
        None,
        Some("8 - 8,5%"),
        Some("một đoạn dài hơn mười hai byte"),
        Some(""),
        Some("1.234.567.890.123,25 triệu đồng/người/năm"),
        Some("5%"),
        Some("17.946,05"),
    ];
    let expected = rows(&everything(Locale::Vi).column(&column_of(&texts)).unwrap().batch);
    assert!(expected[1].reason.is_none() && expected[1].value.is_none(), "null stays null");
    assert_eq!(expected[4].reason.as_deref(), Some("expected a quantity, found an empty text"));
    let dictionary: DictionaryArray<Int32Type> = texts.into_iter().collect();
    let wide: DictionaryArray<UInt64Type> = texts.into_iter().collect();
    let short: DictionaryArray<Int8Type> = texts.into_iter().collect();
    // Null by its value, not by its key.
    let keys = Int32Array::from(vec![0, 1, 2, 3, 4, 5, 6, 0]);
    let values: ArrayRef = Arc::new(StringViewArray::from_iter(texts[..7].iter().copied()));
    let of_views = DictionaryArray::<Int32Type>::try_new(keys, values).unwrap();
    let columns: [ArrayRef; 6] = [
        Arc::new(LargeStringArray::from_iter(texts)),
        Arc::new(StringViewArray::from_iter(texts)),
        Arc::new(dictionary),
        Arc::new(wide),
        Arc::new(short),
        Arc::new(of_views),
    ];
    for array in columns {
        let found = everything(Locale::Vi).column(&array).unwrap();
        assert_eq!(rows(&found.batch), expected, "{}", array.data_type());
        let sliced = everything(Locale::Vi).scale(Some(2)).column(&array.slice(2, 5)).unwrap();
        assert_eq!(rows(&sliced.batch), expected[2..7], "{} in part", array.data_type());
        assert_eq!(sliced.bad.rows[0].0, 1);
    }
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![1]));
    assert_eq!(
        Parse::default().column(&numbers).unwrap_err().to_string(),
        "column `texts` is Int32, where a column of texts is needed; cast it to utf8"
    );
}

fn column_of(texts: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from_iter(texts.iter().copied()))
}

#[test]
fn pieces_share_a_scale_and_a_dictionary() {
    let pieces = [column(&["5%", "6 xã"]), column(&[]), column(&["1,25 tỷ đồng", "0,125%"]), column(&["7 xã", "8%"])];
    let parsed = everything(Locale::Vi).columns(&pieces).unwrap();
    let scales: Vec<i8> = parsed.batches.iter().map(scale).collect();
    assert_eq!(scales, [3; 4]);
    let values: Vec<_> = parsed.batches.iter().flat_map(rows).map(|row| row.value.unwrap()).collect();
    assert_eq!(values, [5_000, 6_000, 1_250_000_000_000, 125, 7_000, 8_000]);
    for batch in &parsed.batches {
        let units = batch.column(5).as_dictionary::<Int16Type>().values().as_string::<i32>().clone();
        assert_eq!(units.iter().flatten().collect::<Vec<_>>(), ["percent", "commune", "VND"]);
        assert_eq!(batch.schema(), parsed.schema);
    }
    let none = Parse::default().columns(&[]).unwrap();
    assert_eq!((none.batches.len(), none.schema.fields().len(), none.bad.count), (0, 3, 0));
}

#[test]
fn a_stated_scale_rounds_nothing() {
    let texts = column(&["8,50", "8,25", "8", "9.999.999 tỷ"]);
    let parsed = everything(Locale::Vi).scale(Some(1)).column(&texts).unwrap();
    let found = rows(&parsed.batch);
    assert_eq!(
        found.iter().map(|row| row.value).collect::<Vec<_>>(),
        [Some(85), None, Some(80), Some(99_999_990_000_000_000)]
    );
    // The place that was written stays known, although the column has no room for its zero.
    assert_eq!(found[0].decimals, Some(2));
    assert_eq!(parsed.bad.rows, [(1, "it has more than the 1 decimals that `scale` states; state more".to_owned())]);
    let wide = everything(Locale::Vi).scale(Some(30)).column(&texts).unwrap();
    assert_eq!(
        wide.bad.rows,
        [(3, "with 30 decimals it needs more than 38 digits; state a smaller `scale`".to_owned())]
    );
    let refused = Parse::default().scale(Some(39)).column(&texts).unwrap_err();
    assert_eq!(refused.to_string(), "`scale` cannot be 39: a decimal of Arrow has 0 to 38 decimals");
}

#[test]
fn what_does_not_fit_beside_the_finest_row_is_bad() {
    // 10²¹ with 18 decimals would need 40 digits, wherever the fine row stands.
    let (wide, fine) = ("1.000.000 triệu tỷ", "0,123456789012345678");
    for texts in [[wide, fine, "7"], [fine, wide, "7"], ["7", wide, fine]] {
        for strict in [false, true] {
            let parsed = everything(Locale::Vi).strict(strict).column(&column(&texts));
            let at = texts.iter().position(|text| *text == wide).unwrap();
            let reason = "with as many decimals as the finest row it needs more than 38 digits; state a `scale`";
            if strict {
                let Err(ColumnError::Text { row, reason: said }) = parsed else { panic!("{texts:?} is read") };
                assert_eq!((row, said.as_str()), (at as u64, reason));
                continue;
            }
            let parsed = parsed.unwrap();
            let found = rows(&parsed.batch);
            assert_eq!(scale(&parsed.batch), 18);
            assert_eq!(parsed.bad.rows, [(at as u64, reason.to_owned())]);
            assert_eq!((found[at].lower, found[at].closed, found[at].decimals), (None, (None, None), None));
            let seven = texts.iter().position(|text| *text == "7").unwrap();
            assert_eq!(found[seven].value, Some(7 * 10i128.pow(18)));
        }
    }
}

#[test]
fn bad_rows_are_counted_and_the_first_hundred_listed() {
    let texts: Vec<String> =
        (0..1000).map(|row| if row % 3 == 0 { format!("hỏng {row}") } else { "1%".into() }).collect();
    let pieces: Vec<ArrayRef> =
        texts.chunks(70).map(|piece| Arc::new(StringArray::from_iter_values(piece)) as _).collect();
    for outputs in [vec![ParseOutput::Value], ALL.to_vec()] {
        let parsed = Parse::default().locale(Locale::Vi).outputs(outputs).columns(&pieces).unwrap();
        assert_eq!((parsed.bad.count, parsed.bad.rows.len()), (334, 100));
        assert_eq!(
            parsed.bad.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(),
            (0..100).map(|n| 3 * n).collect::<Vec<_>>()
        );
        assert_eq!(parsed.bad.rows[1].1, "expected a quantity, found `hỏng` at character 0");
        let there: usize = parsed.batches.iter().map(|batch| batch.num_rows() - batch.column(0).null_count()).sum();
        assert_eq!(there, 666);
    }
    let strict = Parse::default().locale(Locale::Vi).strict(true).columns(&pieces[1..]).unwrap_err();
    assert_eq!(
        strict.to_string(),
        "row 2: expected a quantity, found `hỏng` at character 0; without `strict` the row is kept and its reason given"
    );
}

#[test]
fn a_reason_is_short_whatever_the_text() {
    let long = format!("8/13 {}", "huyện ".repeat(1000));
    let found = read(&everything(Locale::Vi), &column(&[&long])).0;
    assert!(found[0].reason.as_ref().unwrap().chars().count() <= 201);
}

#[test]
fn threads_change_nothing() {
    let mut numbers = Numbers(5);
    let mut texts: Vec<String> = (0..300_000)
        .map(|row| match row % 7 {
            0 => format!("{}.{:03} tỷ đồng", numbers.below(900) + 1, numbers.below(1000)),
            1 => format!("{},{}%", numbers.below(100), numbers.below(10)),
            2 if row > 200_000 => format!("{} xã", numbers.below(100)),
            3 => format!("{} - {}%", numbers.below(50), numbers.below(50)),
            _ => numbers.below(1_000_000).to_string(),
        })
        .collect();
    // A fine row near the end moves all the others, and a unit that comes late is the last of the dictionary.
    texts[290_000] = "0,00001 ha".to_owned();
    let whole: ArrayRef = Arc::new(StringArray::from_iter_values(&texts));
    let outputs =
        [ParseOutput::Value, ParseOutput::Lower, ParseOutput::Unit, ParseOutput::Decimals, ParseOutput::Reason];
    let parse = Parse::default().locale(Locale::Vi).outputs(outputs).pool(Pool::new(0));
    let one = parse.column(&whole).unwrap();
    assert_eq!(scale(&one.batch), 5);
    assert!(one.bad.count > 1000, "reversed ranges");
    for threads in [2, 3, 0] {
        let several = parse.clone().threads(threads).column(&whole).unwrap();
        assert_eq!(several.batch, one.batch, "{threads} threads");
        assert_eq!(several.bad, one.bad);
    }
    let strict = |threads| parse.clone().strict(true).threads(threads).column(&whole).unwrap_err().to_string();
    assert_eq!(strict(2), strict(1));
}

#[test]
fn what_was_printed_decides_what_is_certain() {
    // 8.0 % may have been 7.96 %; 8.05 % is above 8 % however it was rounded.
    let texts = column(&["8,0%", "8,05%"]);
    let parsed = Parse::default().locale(Locale::Vi).column(&texts).unwrap().batch;
    let bounds = Parse::default().locale(Locale::Vi).scale(Some(2)).column(&column(&["8%", "8%"])).unwrap().batch;
    let table = RecordBatch::try_from_iter([
        ("value", parsed.column(0).clone()),
        ("lower", bounds.column(0).clone()),
        ("decimals", parsed.column(2).clone()),
    ])
    .unwrap();
    let asked = Assess::default().upper(None).printed(Some(Printed::Column("decimals".to_owned())));
    let verdicts = asked.outputs([Output::Certain]).over(table.schema_ref()).unwrap().assess(&table).unwrap();
    assert_eq!(verdicts.column(0).as_boolean().iter().collect::<Vec<_>>(), [Some(false), Some(true)]);
}

#[test]
fn outputs_come_in_the_order_that_was_asked() {
    let texts = column(&["5%", "hỏng"]);
    let parsed = Parse::default().outputs([ParseOutput::Reason, ParseOutput::Unit]).column(&texts).unwrap();
    let names: Vec<String> = parsed.batch.schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, ["reason", "unit"]);
    let none = Parse::default().outputs([]).column(&texts).unwrap();
    assert_eq!((none.batch.num_rows(), none.batch.num_columns(), none.bad.count), (2, 0, 1));
    for (output, name) in ParseOutput::NAMES {
        assert_eq!((ParseOutput::from_name(name), output.name()), (Some(output), name));
    }
    assert_eq!(ParseOutput::from_name("percent"), None);
    let twice = Parse::default().outputs([ParseOutput::Unit, ParseOutput::Unit]).column(&texts).unwrap_err();
    assert_eq!(twice.to_string(), "`outputs` cannot be `unit`: it stands there twice");
}

/// Columns as a faulty program hands them over: offsets that lead nowhere, bytes that are no UTF-8.
#[allow(unsafe_code)]
fn faulty() -> [ArrayRef; 4] {
    let bytes = Buffer::from(b"5%6\xff7%8%".as_slice());
    let offsets = ScalarBuffer::from(vec![0i32, 2, 4, 3, 1000, 6, -4, 8]);
    let views: Vec<u128> = vec![2 | u128::from(u16::from_le_bytes(*b"5%")) << 32, 13 | 9 << 64, 200, 13 | 5 << 96];
    // SAFETY: not a promise that is kept: the point is what becomes of arrays whose maker broke it. Nothing but `Parse`
    // reads them, and it reads bytes through checked slices only.
    unsafe {
        [
            Arc::new(StringArray::new_unchecked(OffsetBuffer::new_unchecked(offsets), bytes.clone(), None)),
            Arc::new(LargeStringArray::new_unchecked(
                OffsetBuffer::new_unchecked(ScalarBuffer::from(vec![0i64, 2, i64::MAX, 4])),
                bytes.clone(),
                Some(NullBuffer::new_valid(3)),
            )),
            Arc::new(StringViewArray::new_unchecked(ScalarBuffer::from(views), vec![bytes].into(), None)),
            Arc::new(DictionaryArray::<Int32Type>::new_unchecked(
                Int32Array::from(vec![0, -1, 77]),
                Arc::new(StringArray::from(vec!["5%"])),
            )),
        ]
    }
}

#[test]
fn offsets_that_lie_make_bad_rows_and_no_panic() {
    for array in faulty() {
        let parsed = everything(Locale::Vi).column(&array).unwrap();
        let found = rows(&parsed.batch);
        assert_eq!((found[0].value, found[0].unit.as_deref()), (Some(5), Some("percent")), "{}", array.data_type());
        let lost =
            found.iter().filter(|row| row.reason.as_deref().is_some_and(|said| said.contains("offsets"))).count();
        assert!(lost >= 2, "{}: {found:?}", array.data_type());
    }
    let found = rows(&everything(Locale::Vi).column(&faulty()[0]).unwrap().batch);
    assert_eq!(found[1].reason.as_deref(), Some("expected a text in UTF-8, found another byte at byte 1"));
}
