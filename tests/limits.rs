//! What is read is bounded: each limit at its edge and beyond, and how the time grows with the size of what comes.
//!
//! Workbooks and CSV have theirs in `workbook_limits.rs`.

use std::time::{Duration, Instant};

use attain::quantity::MAX_PLACE;
use attain::text::MAX_LENGTH;
use attain::wire::file::{MAX_FILE_BYTES, MAX_NAME};
use attain::{
    Figure, Goal, Locale, Observations, Period, Plan, Quantity, Range, Ratio, TextError, Unit, decimal, number,
};

#[test]
fn the_place_of_the_last_digit() {
    for place in [-MAX_PLACE, MAX_PLACE] {
        let text = format!("650000 t @{place}");
        let quantity = Quantity::from_wire(&text).unwrap();
        assert_eq!((quantity.place(), quantity.to_wire()), (place, text));
    }
    for text in ["650000 t @257", "650000 t @-257", "650000 t @30000", "1 t @-32768", "[1 t @300,2 t]"] {
        let started = Instant::now();
        let said = match text.starts_with('[') {
            true => Range::from_wire(text).unwrap_err().to_string(),
            false => Quantity::from_wire(text).unwrap_err().to_string(),
        };
        assert!(said.contains("at most 256 places from the unit"), "{said}");
        assert!(started.elapsed() < Duration::from_millis(100));
    }
    // A place that is no number of 16 bits was refused before.
    assert!(Quantity::from_wire("1 t @99999").is_err());
    let far = Quantity::from_wire("1 t").unwrap().with_place(i16::MAX);
    assert_eq!(Quantity::from_wire(&far.to_wire()).unwrap().place(), far.place());
}

#[test]
fn powers_of_ten() {
    assert_eq!(Unit::from_wire("e127 VND").unwrap().exponent(), 127);
    for text in ["1e128 VND", "1e-129 VND", "1e999999999 VND"] {
        assert!(Quantity::from_wire(text).is_err(), "{text}");
    }
    assert_eq!(decimal::parse("1e28").unwrap().to_string(), "1".to_owned() + &"0".repeat(28));
    for text in ["1e29", "1e-29", "1e999999999", "1e-999999999", "1e99999999999999999999999"] {
        let started = Instant::now();
        assert!(decimal::parse(text).is_err(), "{text}");
        assert!(started.elapsed() < Duration::from_millis(100), "{text}");
    }
}

#[test]
fn digits_of_a_decimal() {
    for text in ["79228162514264337593543950335", "-79228162514264337593543950335", "0.0000000000000000000000000001"] {
        assert_eq!(decimal::parse(text).unwrap().to_string(), text);
        assert!(Quantity::read(text, Locale::En).is_ok(), "{text}");
    }
    for text in ["79228162514264337593543950336", "0.00000000000000000000000000001"] {
        assert!(decimal::parse(text).is_err(), "{text}");
        assert!(Quantity::read(text, Locale::En).is_err(), "{text}");
    }
}

#[test]
fn digits_of_a_fraction() {
    let digits = |count: usize| "7".repeat(count);
    assert!(format!("1/{}", digits(4096)).parse::<Ratio>().is_ok());
    assert!(format!("1/{}", digits(4097)).parse::<Ratio>().is_err());
    assert!(digits(4097).parse::<Ratio>().is_err());
}

#[test]
fn the_length_of_strict_text() {
    let too_long = |error: TextError| matches!(error, TextError::TooLong { limit: MAX_LENGTH, .. });
    let (edge, beyond) = ("x".repeat(MAX_LENGTH), "x".repeat(MAX_LENGTH + 1));
    assert!(!too_long(Quantity::read(&edge, None).unwrap_err()));
    assert!(too_long(Quantity::read(&beyond, None).unwrap_err()));
    assert!(too_long(Range::read(&beyond, None).unwrap_err()));
    assert!(too_long(Figure::read(&beyond, None).unwrap_err()));
    assert!(too_long(Goal::read(&beyond, None).unwrap_err()));
    assert!(too_long(number(&beyond, None).unwrap_err()));
    assert!(Unit::from_code(&"x".repeat(200)).is_ok());
    assert!(Unit::from_code(&"x".repeat(201)).is_err());
}

#[test]
fn the_length_of_a_period() {
    let padded = |length: usize| "2024".to_owned() + &" ".repeat(length - 4);
    assert_eq!(Period::read(&padded(200), None), Period::read("2024", None));
    let error = Period::read(&padded(201), None).unwrap_err();
    assert!(matches!(error, TextError::TooLong { length: 201, limit: 200 }), "{error}");
}

fn plan_of(name: &str) -> String {
    format!("format = 1\nname = \"p\"\n\n[[target]]\nindicator = \"{name}\"\ngoal = \"at most 4%\"\n")
}

#[test]
fn the_length_of_a_name() {
    let plan = Plan::from_toml(&plan_of(&"đ".repeat(MAX_NAME))).unwrap();
    assert_eq!(plan.targets()[0].indicator().name().chars().count(), MAX_NAME);
    let said = Plan::from_toml(&plan_of(&"đ".repeat(MAX_NAME + 1))).unwrap_err().to_string();
    assert!(said.ends_with("the name has 32768 characters, and at most 32767 are read"), "{said}");
    assert!(said.chars().count() < 300, "{said}");
    for field in ["id", "vi", "en"] {
        let text = plan_of("CPI") + &format!("{field} = \"{}\"\n", "x".repeat(MAX_NAME + 1));
        assert!(Plan::from_toml(&text).is_err(), "{field}");
    }
    let text = plan_of("CPI") + &format!("also = [\"CPI 2\", \"{}\"]\n", "x".repeat(MAX_NAME + 1));
    assert!(Plan::from_toml(&text).is_err());
}

#[test]
fn the_size_of_a_file() {
    let padded = |size: usize| {
        let mut text = plan_of("CPI");
        text += &"#".repeat(size - text.len());
        text
    };
    assert!(Plan::from_toml(&padded(MAX_FILE_BYTES)).is_ok());
    let beyond = padded(MAX_FILE_BYTES + 1);
    let said = [
        Plan::from_toml(&beyond).unwrap_err(),
        Plan::from_json(&beyond).unwrap_err(),
        Observations::from_toml(&beyond).unwrap_err(),
        Observations::from_json(&beyond).unwrap_err(),
    ];
    for said in said {
        assert_eq!(said.to_string(), "the file has 67108865 bytes, and at most 67108864 are read");
    }
}

/// The readers of both forms refuse what is nested deeper than they are sure to come back from.
#[test]
fn nesting() {
    for depth in [1_000, 1_000_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        for text in [
            format!("format = 1\nname = {open}{close}\n"),
            format!("format = 1\nname = {}\n", "{a=".repeat(depth)),
            format!("format = 1\n{}a = 1\n", "a.".repeat(depth)),
            format!("format = 1\n[{}a]\n", "a.".repeat(depth)),
        ] {
            assert!(Plan::from_toml(&text).is_err());
            assert!(Observations::from_toml(&text).is_err());
        }
        for text in [format!("{{\"format\":1,\"name\":{open}{close}}}"), "{\"a\":".repeat(depth), open] {
            assert!(Plan::from_json(&text).is_err());
            assert!(Observations::from_json(&text).is_err());
        }
    }
}

/// At the edge it is the field that is refused, beyond it the nesting: 127 levels in JSON, 80 in a value of TOML.
#[test]
fn the_deepest_value() {
    let value = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let toml = |depth: usize| Plan::from_toml(&(plan_of("CPI") + "x = " + &value(depth))).unwrap_err().to_string();
    let json = |levels: usize| {
        // The file, its targets and the target are three.
        let value = value(levels - 3);
        let target = format!(r#"{{"indicator":"CPI","goal":"at most 4%","x":{value}}}"#);
        let text = format!(r#"{{"format":1,"name":"p","target":[{target}]}}"#);
        Plan::from_json(&text).unwrap_err().to_string()
    };
    for said in [toml(80), json(127)] {
        assert!(said.contains("there is no field `x`"), "{said}");
    }
    for said in [toml(81), json(128)] {
        assert!(!said.contains("there is no field"), "{said}");
    }
}

/// Four times as much takes no more than about four times as long: a time that grows with the square would take sixteen.
#[test]
fn time_grows_with_the_size() {
    let sentence = "Năm 2023, tổng thu ngân sách đạt 17.946 tỷ đồng, bằng 102,6% dự toán; tăng 5% so với năm 2022. ";
    let prose = |times: usize| drop(attain_reader::read(&sentence.repeat(times)));
    let marks = |times: usize| drop(attain_reader::read(&"(((1-2/3%,,;|".repeat(times * 4)));
    let rows = |times: usize| {
        let row =
            |at: usize| vec![format!("Chỉ tiêu {at}"), "tỷ đồng".to_owned(), "17.500".to_owned(), "17.946".to_owned()];
        let head = ["Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Thực hiện 2024"].map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = std::iter::once(head).chain((0..times).map(row)).collect();
        drop(attain_reader::Reader::new().read_table(&rows));
    };
    let file = |times: usize| {
        let entry = |at: usize| format!("[[target]]\nindicator = \"i{at}\"\ngoal = \"at most 4%\"\n");
        let text: String = (0..times).map(entry).collect();
        let plan = Plan::from_toml(&format!("format = 1\nname = \"p\"\n{text}")).unwrap();
        assert_eq!(plan.assess(&[]).unwrap().rows().len(), times);
        drop(plan.to_json(Locale::Vi).unwrap());
    };
    let works: [(&str, &dyn Fn(usize)); 4] = [("prose", &prose), ("marks", &marks), ("rows", &rows), ("file", &file)];
    for (name, work) in works {
        let took = |times: usize| {
            let best = (0..3).map(|_| {
                let started = Instant::now();
                work(times);
                started.elapsed()
            });
            best.min().unwrap()
        };
        let (less, more) = (took(100), took(400));
        assert!(more < less * 9 + Duration::from_millis(20), "{name}: {less:?} for 100, {more:?} for 400");
    }
}
