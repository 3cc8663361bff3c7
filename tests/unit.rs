//! Units: which codes there are, what converts, and what they are called elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use attain::unit::table::ROWS;
use attain::{Kind, Prices, Ratio, Unit, UnitError};
use attain_tests::say;
use proptest::prelude::*;

fn unit(code: &str) -> Unit {
    Unit::from_code(code).unwrap_or_else(|error| panic!("{error}"))
}

fn message<T: std::fmt::Debug>(result: Result<T, UnitError>) -> String {
    result.unwrap_err().to_string()
}

// Codes.

#[test]
fn a_code_says_what_is_counted() {
    let cases = [
        ("VND", Kind::Money),
        ("VND{2010}", Kind::Money),
        ("VND{current}", Kind::Money),
        ("VND/person/year", Kind::Money),
        ("VND{2010}/person/year", Kind::Money),
        ("XDR", Kind::Money),
        ("percent", Kind::Share),
        ("percent{GDP}", Kind::Share),
        ("percent{household}", Kind::Share),
        ("per_mille", Kind::Share),
        ("percent{growth}", Kind::Growth),
        ("percent{growth}/year", Kind::Growth),
        ("percentage_point", Kind::Points),
        ("percentage_point/year", Kind::Points),
        ("basis_point", Kind::Points),
        ("times", Kind::Times),
        ("index", Kind::Index),
        ("index{2015}", Kind::Index),
        ("rank", Kind::Rank),
        ("score", Kind::Score),
        ("1", Kind::Number),
        ("t", Kind::Physical),
        ("m2", Kind::Physical),
        ("kWh/person/year", Kind::Physical),
        ("year", Kind::Duration),
        ("person", Kind::Count),
        ("person{poor}", Kind::Count),
        ("doctor/10000 person", Kind::Count),
        ("death/100000 birth", Kind::Count),
        // Any singular snake_case word is a counted thing.
        ("ocop_product", Kind::Count),
        ("x2", Kind::Count),
    ];
    for (code, kind) in cases {
        let unit = unit(code);
        assert_eq!((unit.code(), unit.kind(), unit.exponent()), (code, kind, 0));
        assert_eq!(code.parse::<Unit>().unwrap(), unit);
    }
}

#[test]
fn two_spellings_of_a_chain_are_one_unit() {
    for (written, code) in [
        ("VND/1 person", "VND/person"),
        ("doctor/010000 person", "doctor/10000 person"),
        ("VND/person/1 year", "VND/person/year"),
    ] {
        assert_eq!(unit(written).code(), code);
        assert_eq!(unit(written), unit(code));
    }
}

#[test]
fn what_is_no_code_is_refused() {
    let long = "a".repeat(201);
    let cases = [
        ("", "nothing"),
        ("/", "no word"),
        ("VND/", "nothing after the slash"),
        ("/person", "nothing before the slash"),
        ("VND//year", "nothing between the slashes"),
        ("VND /person", "a space"),
        (" VND", "a space"),
        ("VND/0 person", "per nothing"),
        ("VND/3 person", "no power of ten"),
        ("VND/-10 person", "a negative factor"),
        ("VND/+10 person", "a sign"),
        ("VND/ person", "an empty factor"),
        ("VND/10", "a factor of nothing"),
        ("VND/99999999999 person", "a factor beyond 32 bits"),
        ("a/b/c/d/e", "more than three things"),
        ("VND{}", "an empty annotation"),
        ("VND{2010", "no closing brace"),
        ("VND{2010}x", "text after the brace"),
        ("VND{10}", "no year of four digits"),
        ("VND{real}", "no price basis"),
        ("VND{2010}{2015}", "two annotations"),
        ("percent{G DP}", "a space in an annotation"),
        ("t{wet}", "an annotation of a physical unit"),
        ("rank{1}", "an annotation of a rank"),
        ("percentage_point{GDP}", "points of nothing"),
        ("ABC", "no currency"),
        ("Vnd", "mixed case"),
        ("Person", "a capital"),
        ("people!", "a mark"),
        ("2x", "a digit in front"),
        ("_person", "an underscore in front"),
        ("person_", "an underscore behind"),
        ("new__job", "two underscores"),
        ("người", "a word of a language"),
        ("%", "a sign of text: the code is percent"),
        ("m²", "a sign of text: the code is m2"),
        ("per\0son", "NUL"),
        (&long, "201 characters"),
    ];
    for (code, why) in cases {
        assert!(matches!(Unit::from_code(code), Err(UnitError::Malformed { .. })), "`{code}`: {why}");
    }
}

#[test]
fn messages_name_both_units_and_the_remedy() {
    let convert = |from: &str, to: &str| message(unit(from).factor_to(&unit(to)));
    insta::assert_snapshot!(message(Unit::from_code("VND//year")), @"`VND//year` is not a unit code: a word is missing");
    insta::assert_snapshot!(message(Unit::from_code("tỷ đồng")), @"`tỷ đồng` is not a unit code: it is neither a currency of ISO 4217, nor a symbol of the table, nor a snake_case word");
    insta::assert_snapshot!(message(Unit::from_code("VND{10}")), @"`VND{10}` is not a unit code: the prices of money are `current` or a year of four digits");
    insta::assert_snapshot!(message(Unit::from_code("doctor/3 person")), @"`doctor/3 person` is not a unit code: the factor after `/` is not 1, 10, 100, 1000 …");
    insta::assert_snapshot!(message(Unit::from_code("t{wet}")), @"`t{wet}` is not a unit code: this unit takes no annotation");
    insta::assert_snapshot!(convert("VND", "USD"), @"cannot compare or convert `VND` and `USD`: the currencies differ; convert one with a dated rate first");
    insta::assert_snapshot!(convert("VND{2010}", "VND{current}"), @"cannot compare or convert `VND{2010}` and `VND{current}`: the price bases differ; restate one at the prices of the other");
    insta::assert_snapshot!(convert("person", "visit"), @"cannot compare or convert `person` and `visit`: they count different things");
    insta::assert_snapshot!(convert("percent", "percentage_point"), @"cannot compare or convert `percent` and `percentage_point`: a share is not a difference of shares; write percentage points where points are meant");
    insta::assert_snapshot!(convert("percent{GDP}", "percent{household}"), @"cannot compare or convert `percent{GDP}` and `percent{household}`: they are shares of different wholes");
    insta::assert_snapshot!(convert("percent", "percent{growth}"), @"cannot compare or convert `percent` and `percent{growth}`: a share of a whole is not a rate of growth");
    insta::assert_snapshot!(convert("t", "t/ha"), @"cannot compare or convert `t` and `t/ha`: one is counted per something and the other is not");
    insta::assert_snapshot!(convert("t", "ha"), @"cannot compare or convert `t` and `ha`: they measure different things");
    insta::assert_snapshot!(message(unit("VND").at(5).sdmx()), @"SDMX has no UNIT_MULT for 10^5; convert to 10^4 first");
}

#[test]
fn the_power_of_ten_is_no_part_of_the_unit() {
    let billions = unit("VND").at(9);
    assert_eq!(billions, unit("VND"));
    assert_eq!(HashSet::from([billions.clone(), unit("VND")]).len(), 1);
    assert_eq!((billions.code(), billions.exponent()), ("VND", 9));
    assert_eq!(billions.factor_to(&unit("VND").at(6)).unwrap(), Ratio::from(1000));
    assert_eq!(format!("{billions:?} {:?}", unit("VND")), "Unit(10^9 VND) Unit(VND)");
}

#[test]
fn a_unit_comes_apart_and_goes_together() {
    let rate = unit("VND{2010}/person/year").at(6);
    assert_eq!((rate.word(), rate.note(), rate.is_rate()), ("VND", Some("2010"), true));
    assert_eq!(rate.per(), [(1, unit("person")), (1, unit("year"))]);
    assert_eq!((rate.numerator().code(), rate.numerator().exponent()), ("VND{2010}", 6));
    assert_eq!(unit("VND").at(6).per_unit(1, &unit("person")).unwrap().code(), "VND/person");
    assert_eq!(unit("doctor").per_unit(10_000, &unit("person")).unwrap().code(), "doctor/10000 person");
    assert!(unit("doctor").per_unit(7, &unit("person")).is_err());
    assert!(unit("doctor").per_unit(1, &unit("VND/person")).is_err(), "per something that is itself per something");
    assert_eq!(unit("VND/person").noted(Some("current")).unwrap().code(), "VND{current}/person");
    assert_eq!(unit("VND{current}/person").noted(None).unwrap().code(), "VND/person");
    assert!(unit("t").noted(Some("wet")).is_err());
    assert_eq!(unit("doctor/10000 person").per(), [(10_000, unit("person"))]);
    assert!(unit("person").per().is_empty() && !unit("person").is_rate());
    assert_eq!(unit("person").row().map(|row| row.vi), Some("người"));
    assert!(unit("ocop_product").row().is_none());
}

#[test]
fn money_knows_its_prices_and_its_minor_unit() {
    assert_eq!(unit("VND").prices(), Prices::Unstated);
    assert_eq!(unit("VND{current}").prices(), Prices::Current);
    assert_eq!(unit("VND{2010}/person").prices(), Prices::Constant(2010));
    assert_eq!(unit("percent{GDP}").prices(), Prices::Unstated);
    let minor: Vec<_> =
        ["VND", "USD", "KWD", "VND/person", "XAU", "person"].map(|code| unit(code).minor_digits()).into();
    assert_eq!(minor, [Some(0), Some(2), Some(3), Some(0), None, None]);
}

#[test]
fn a_note_left_out_is_told_from_another_note() {
    let differs = |a: &str, b: &str| unit(a).differs_by_unstated_note(&unit(b));
    assert!(differs("percent", "percent{GDP}") && differs("percent{GDP}", "percent"));
    assert!(differs("VND/person", "VND{2010}/person"));
    assert!(differs("percent", "percent{growth}"));
    assert!(differs("per_mille", "percent{GDP}"), "a scale between them changes nothing");
    assert!(!differs("percent{GDP}", "percent{household}"));
    assert!(!differs("percent", "percent"));
    assert!(!differs("VND{2010}", "USD"));
    assert!(!differs("person", "visit"));
}

#[test]
fn only_whole_things_are_counted_exactly() {
    for (code, counted) in [
        ("commune", true),
        ("rank", true),
        ("VND", false),
        ("percent", false),
        ("t", false),
        ("1", false),
        ("doctor/10000 person", false),
    ] {
        assert_eq!(unit(code).is_counted(), counted, "{code}");
    }
}

// The table.

#[test]
fn every_row_is_a_unit_of_its_own() {
    let mut codes = HashSet::new();
    for row in ROWS {
        assert!(codes.insert(row.code), "two rows have the code `{}`", row.code);
        let unit = unit(row.code);
        assert_eq!((unit.code(), unit.kind()), (row.code, row.kind));
        assert!(std::ptr::eq(unit.row().unwrap(), row), "{}", row.code);
        assert!(!row.source.is_empty(), "{} has no source", row.code);
        assert_eq!(row.vi.is_empty(), row.code == "1", "{} has no Vietnamese name", row.code);
        assert_eq!(row.en.iter().any(|name| name.is_empty()), row.code == "1", "{} has no English name", row.code);
    }
}

#[test]
fn a_row_converts_to_its_reference_and_the_reference_to_itself() {
    for row in ROWS {
        let Some(scale) = row.scale else { continue };
        assert!(scale.times > 0 && scale.over > 0, "{}", row.code);
        let reference = ROWS.iter().find(|r| r.code == scale.reference);
        match reference {
            Some(reference) => {
                assert_eq!(reference.kind, row.kind, "{} refers to another family", row.code);
                assert_eq!(reference.scale.map(|s| (s.times, s.over)), Some((1, 1)), "{}", scale.reference);
            }
            None => panic!("{} refers to `{}`, which is no row", row.code, scale.reference),
        }
    }
}

#[test]
fn sizes_are_those_of_their_definitions() {
    let cases = [
        // BIPM SI brochure, 9th edition: tables 2, 7 and 8; Decree 86/2012/ND-CP for the quintal.
        ("t", "kg", (1000, 1)),
        ("kg", "t", (1, 1000)),
        ("quintal", "kg", (100, 1)),
        ("quintal/ha", "t/ha", (1, 10)),
        ("mg", "kg", (1, 1_000_000)),
        ("km", "m", (1000, 1)),
        ("nautical_mile", "m", (1852, 1)),
        ("ha", "m2", (10_000, 1)),
        ("km2", "ha", (100, 1)),
        ("m3", "L", (1000, 1)),
        ("ML", "m3", (1000, 1)),
        ("mL", "L", (1, 1000)),
        ("GWh", "kWh", (1_000_000, 1)),
        ("MW", "kW", (1000, 1)),
        ("day", "hour", (24, 1)),
        ("week", "day", (7, 1)),
        ("year", "month", (12, 1)),
        ("year", "quarter", (4, 1)),
        ("per_mille", "percent", (1, 10)),
        ("per_mille{GDP}", "percent{GDP}", (1, 10)),
        ("basis_point", "percentage_point", (1, 100)),
        ("km/hour", "m/second", (5, 18)),
        ("VND/t", "VND/kg", (1, 1000)),
        ("VND/year", "VND/month", (1, 12)),
        ("death/1000 person", "death/100000 person", (100, 1)),
        ("doctor/person", "doctor/10000 person", (10_000, 1)),
    ];
    for (from, to, (times, over)) in cases {
        assert_eq!(unit(from).factor_to(&unit(to)).unwrap(), Ratio::new(times, over).unwrap(), "{from} in {to}");
    }
}

#[test]
fn what_has_no_fixed_size_does_not_convert() {
    for (from, to) in [
        ("year", "day"),
        ("month", "week"),
        ("t", "m3"),
        ("kWh", "kW"),
        ("kcal", "kWh"),
        ("MWp", "MW"),
        ("toe", "t"),
        ("person", "household"),
        ("VND", "VND/year"),
        ("VND/person", "VND/household"),
        ("index{2015}", "index{2020}"),
        ("score", "index"),
        ("1", "percent"),
        ("1", "times"),
    ] {
        assert!(unit(from).factor_to(&unit(to)).is_err(), "{from} in {to}");
    }
}

#[test]
fn the_way_back_is_the_exact_inverse() {
    let mut pairs = 0;
    for from in ROWS {
        for to in ROWS {
            let (a, b) = (unit(from.code).at(3), unit(to.code).at(-2));
            match (a.factor_to(&b), b.factor_to(&a)) {
                (Ok(there), Ok(back)) => {
                    assert_eq!(&there * &back, Ratio::from(1), "{} and {}", from.code, to.code);
                    pairs += 1;
                }
                (Err(_), Err(_)) => {}
                (there, back) => panic!("{} and {}: {there:?}, {back:?}", from.code, to.code),
            }
        }
    }
    assert!(pairs > ROWS.len(), "every unit converts to itself, and some to others");
}

// Other codes for the same thing.

/// The mapping of plan units to SDMX and UCUM.
#[test]
fn a_unit_has_its_sdmx_concepts_and_its_ucum_code() {
    let rows = [
        // code, power of ten, UNIT_MEASURE, PRICE_BASE and BASE_PER, UCUM
        ("VND", 9, "VND", None, None, Some("10*9.{VND}")),
        ("VND{current}", 9, "VND", Some("V"), None, Some("10*9.{VND}")),
        ("VND{2010}", 9, "VND", Some("Q"), Some(2010), Some("10*9.{VND}")),
        ("USD", 9, "USD", None, None, Some("10*9.{USD}")),
        ("person", 6, "PS", None, None, Some("10*6.{person}")),
        ("visit", 6, "VST", None, None, Some("10*6.{visit}")),
        ("t", 3, "T", None, None, Some("10*3.t")),
        ("ha", 3, "HA", None, None, Some("10*3.har")),
        ("percent{household}", 0, "PT_HH", None, None, Some("%{household}")),
        ("percent{GDP}", 0, "PT_B1GQ", None, None, Some("%{GDP}")),
        ("percent", 0, "PT", None, None, Some("%")),
        ("percent{growth}", 0, "PA", None, None, Some("%/a")),
        ("percent{growth}/year", 0, "PA", None, None, Some("%/a")),
        ("percentage_point", 0, "PD", None, None, Some("{pp}")),
        ("VND/person/year", 6, "VND_PS", None, None, Some("10*6.{VND}/{person}/a")),
        ("doctor/10000 person", 0, "PER_10000_POP", None, None, Some("{doctor}/(10*4.{person})")),
        ("death/100000 birth", 0, "PER_100000_LIVE_BIRTHS", None, None, Some("{death}/(10*5.{birth})")),
        ("t/ha", 0, "T_HA", None, None, Some("t/har")),
        ("pupil/teacher", 0, "PUPIL_TEACHER", None, None, Some("{pupil}/{teacher}")),
        ("kWh/person/year", 0, "KWH_PS", None, None, Some("kW.h/{person}/a")),
        ("index", 0, "IX", None, None, Some("{index}")),
        ("times", 0, "FCTR", None, None, Some("1")),
        ("1", 3, "PURE_NUMB", None, None, Some("10*3")),
        ("rank", 0, "RANK", None, None, None),
        ("score", 0, "SCORE", None, None, None),
        ("quintal", 0, "QUINTAL", None, None, None),
    ];
    for (code, exponent, measure, price_basis, reference_year, ucum) in rows {
        let unit = unit(code).at(exponent);
        let sdmx = unit.sdmx().unwrap();
        assert_eq!(
            (sdmx.measure.as_str(), sdmx.multiplier, sdmx.price_basis, sdmx.reference_year),
            (measure, exponent, price_basis, reference_year),
            "{code}"
        );
        assert_eq!(unit.ucum().as_deref(), ucum, "{code}");
    }
}

#[test]
fn sdmx_has_a_code_for_some_powers_of_ten() {
    for exponent in -20i8..=20 {
        let coded = matches!(exponent, 0 | 1 | 2 | 3 | 4 | 6 | 9 | 12 | 15);
        assert_eq!(unit("VND").at(exponent).sdmx().is_ok(), coded, "10^{exponent}");
    }
}

#[test]
fn no_two_rows_share_an_sdmx_code_and_none_takes_that_of_a_currency() {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for row in ROWS {
        let measure = unit(row.code).sdmx().unwrap().measure;
        if row.kind != Kind::Money {
            let currency = Unit::from_code(&measure).is_ok_and(|unit| unit.kind() == Kind::Money);
            assert!(!currency, "{} is `{measure}` in SDMX, which is a currency", row.code);
        }
        if let Some(other) = seen.insert(measure.clone(), row.code) {
            panic!("{other} and {} are both `{measure}` in SDMX", row.code);
        }
    }
}

/// Every current code of ISO 4217 is money, with the minor unit that the standard gives.
#[test]
fn currencies_are_those_of_iso_4217() {
    let Some(text) = attain_tests::shared("conformance/units/misc/iso4217_codes-all.csv") else { return };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut checked = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let (code, minor, withdrawn) = (&record[2], &record[4], &record[5]);
        if code.is_empty() || !withdrawn.is_empty() {
            continue;
        }
        let unit = unit(code);
        assert_eq!((unit.kind(), unit.minor_digits()), (Kind::Money, minor.parse().ok()), "{code}");
        checked += 1;
    }
    assert!(checked > 250, "{checked} rows");
}

/// The atoms and prefixes of UCUM, as far as its codes are built from them here.
struct Ucum {
    /// Code, and whether it takes prefixes.
    atoms: BTreeMap<String, bool>,
    prefixes: Vec<String>,
}

impl Ucum {
    fn read(essence: &str) -> Self {
        let attribute = |tag: &str, name: &str| -> Option<String> {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let tags = |name: &str| -> Vec<String> {
            essence
                .split(&format!("<{name} "))
                .skip(1)
                .filter_map(|tag| Some(format!(" {}", tag.split_once('>')?.0)))
                .collect()
        };
        let metric = |tag: &String| attribute(tag, "isMetric").as_deref() == Some("yes");
        let mut atoms: BTreeMap<String, bool> =
            tags("unit").iter().filter_map(|tag| Some((attribute(tag, "Code")?, metric(tag)))).collect();
        atoms.extend(tags("base-unit").iter().filter_map(|tag| Some((attribute(tag, "Code")?, true))));
        Self { atoms, prefixes: tags("prefix").iter().filter_map(|tag| attribute(tag, "Code")).collect() }
    }

    fn has(&self, code: &str) -> bool {
        code.split(['.', '/']).all(|part| self.has_part(part.trim_start_matches('(').trim_end_matches(')')))
    }

    fn has_part(&self, part: &str) -> bool {
        let bare = match part.split_once('{') {
            Some((bare, note)) => {
                let closed = note.strip_suffix('}').is_some_and(|note| !note.contains(['{', '}']));
                if bare.is_empty() || !closed {
                    return closed;
                }
                bare
            }
            None => part,
        };
        if bare == "1" {
            return true;
        }
        if let Some(power) = bare.strip_prefix("10*") {
            return power.parse::<i32>().is_ok();
        }
        let atom =
            if self.atoms.contains_key(bare) { bare } else { bare.trim_end_matches(|c: char| c.is_ascii_digit()) };
        self.atoms.contains_key(atom)
            || self.prefixes.iter().any(|prefix| {
                atom.strip_prefix(prefix.as_str()).is_some_and(|atom| self.atoms.get(atom) == Some(&true))
            })
    }
}

#[test]
fn every_ucum_code_is_made_of_ucum_atoms() {
    let Some(essence) = attain_tests::shared("conformance/units/ucum/ucum-essence.xml") else { return };
    let ucum = Ucum::read(&essence);
    assert!(ucum.atoms.len() > 250 && ucum.prefixes.len() > 20, "{} atoms", ucum.atoms.len());
    for (code, valid) in [
        ("kW.h", true),
        ("har", true),
        ("ha", false),
        ("%{GDP}", true),
        ("10*3.t", true),
        ("ktonne", false),
        ("m2", true),
        ("{person}", true),
        ("{a{b}", false),
    ] {
        assert_eq!(ucum.has(code), valid, "the reader of UCUM itself: `{code}`");
    }
    let chains = [
        "VND/person/year",
        "doctor/10000 person",
        "percent{growth}",
        "percent{GDP}/year",
        "kWh/person/year",
        "death/100000 birth",
        "km/hour",
    ];
    for code in ROWS.iter().map(|row| row.code).chain(chains) {
        for exponent in [0, 6, -3] {
            if let Some(emitted) = unit(code).at(exponent).ucum() {
                assert!(ucum.has(&emitted), "`{code}` at 10^{exponent} is `{emitted}`, which is not UCUM");
            }
        }
    }
}

/// Where a code names one unit of UCUM and is marked as valid there, it is valid by the published tests too.
#[test]
fn ucum_codes_agree_with_the_published_validation_cases() {
    let Some(text) = attain_tests::shared("conformance/units/ucum/UcumFunctionalTests.2.xml") else { return };
    let mut verdicts: HashMap<String, bool> = HashMap::new();
    for case in text.split("<case ").skip(1) {
        let get = |name: &str| {
            case.split_once(&format!("{name}='"))
                .and_then(|(_, rest)| rest.split_once('\''))
                .or_else(|| case.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')))
                .map(|(value, _)| value.to_owned())
        };
        if let (Some(code), Some(valid)) = (get("unit"), get("valid")) {
            verdicts.insert(code, valid == "true");
        }
    }
    let mut checked = 0;
    for row in ROWS {
        if let Some(valid) = unit(row.code).ucum().and_then(|code| verdicts.get(&code)) {
            assert!(valid, "{} is refused by the published cases", row.code);
            checked += 1;
        }
    }
    say!("{checked} of our codes are among {} published verdicts", verdicts.len());
}

// Laws.

fn codes() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "VND",
        "VND{2010}",
        "USD",
        "person",
        "doctor",
        "t",
        "kg",
        "ha",
        "kWh",
        "percent",
        "percent{GDP}",
        "per_mille",
        "percentage_point",
        "times",
        "index",
    ]);
    let per = prop::sample::select(vec![
        "",
        "/person",
        "/1000 person",
        "/10000 person",
        "/year",
        "/month",
        "/ha",
        "/km2",
        "/household",
        "/person/year",
    ]);
    (word, per).prop_map(|(word, per)| format!("{word}{per}"))
}

proptest! {
    #[test]
    fn a_code_read_back_is_the_same_unit(code in codes(), exponent in any::<i8>()) {
        let unit = unit(&code).at(exponent);
        prop_assert_eq!(Unit::from_code(unit.code()).unwrap(), unit.clone());
        prop_assert_eq!(unit.factor_to(&unit).unwrap(), Ratio::from(1));
    }

    #[test]
    fn a_conversion_over_a_third_unit_is_the_direct_one(a in codes(), b in codes(), c in codes(), x in -9i8..=9, y in -9i8..=9) {
        let (a, b, c) = (unit(&a).at(x), unit(&b).at(y), unit(&c));
        if let (Ok(ab), Ok(bc)) = (a.factor_to(&b), b.factor_to(&c)) {
            prop_assert_eq!(&ab * &bc, a.factor_to(&c).unwrap());
        }
        prop_assert_eq!(a.factor_to(&b).is_ok(), b.factor_to(&a).is_ok());
    }

    #[test]
    fn no_text_panics(code in ".*") {
        let _ = Unit::from_code(&code);
    }

    #[test]
    fn nothing_that_looks_like_a_code_panics(code in "[A-Za-z0-9_{}/ ]{0,40}") {
        if let Ok(unit) = Unit::from_code(&code) {
            prop_assert_eq!(Unit::from_code(unit.code()).unwrap(), unit.clone());
            let _ = (unit.sdmx(), unit.ucum(), unit.per(), unit.numerator(), unit.minor_digits(), unit.prices());
        }
    }
}
