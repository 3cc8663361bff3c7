//! Indicators and their catalogue: names that find them, and what is known of each.

use std::collections::{HashMap, HashSet};

use attain::decimal::parse;
use attain::indicator::catalogue::ROWS;
use attain::{Accumulates, Better, Catalogue, Indicator, Kind, Locale, Quantity, Range, Unit};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn id<'a>(catalogue: &'a Catalogue, name: &str) -> Option<&'a str> {
    catalogue.find(name).and_then(Indicator::get_id)
}

fn percent(text: &str) -> Quantity {
    Quantity::new(parse(text).unwrap(), Unit::percent())
}

// The catalogue as a table.

#[test]
fn every_row_is_an_indicator() {
    assert!((60..=80).contains(&ROWS.len()), "{} rows", ROWS.len());
    let catalogue = Catalogue::common();
    assert_eq!(catalogue.len(), ROWS.len());
    assert!(!catalogue.is_empty());
    assert_eq!(catalogue.iter().count(), (&catalogue).into_iter().count());
    for (row, indicator) in ROWS.iter().zip(&catalogue) {
        assert_eq!(indicator.get_id(), Some(row.id));
        assert_eq!(indicator.name_in(Locale::Vi), row.vi);
        assert_eq!(indicator.name_in(Locale::En), row.en);
        assert_eq!(
            (indicator.get_better(), indicator.get_accumulates()),
            (row.better, Some(row.accumulates)),
            "{}",
            row.id
        );
        let unit = indicator.get_unit().unwrap_or_else(|| panic!("{}: `{}` is not a unit code", row.id, row.unit));
        assert_eq!((unit.code(), unit.exponent()), (row.unit, row.exponent), "{}", row.id);
        let words = std::iter::once(unit.clone()).chain(unit.per().into_iter().map(|(_, by)| by));
        assert!(
            words.into_iter().all(|word| word.row().is_some()),
            "{}: `{}` counts what the table lacks",
            row.id,
            row.unit
        );
        assert_eq!(indicator.get_limits().is_some(), row.limits != (None, None), "{}", row.id);
        assert!(indicator.get_source().is_some_and(|source| !source.is_empty()), "{} has no source", row.id);
        assert_eq!(row.sdg.is_empty(), row.series.is_empty(), "{} has half of its codes", row.id);
    }
}

#[test]
fn no_two_rows_share_an_identifier_or_a_name() {
    let mut ids = HashSet::new();
    for row in ROWS {
        let snake = row.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        assert!(snake && row.id.starts_with(|c: char| c.is_ascii_lowercase()), "`{}` is not snake_case", row.id);
        assert!(ids.insert(row.id), "two rows are `{}`", row.id);
    }
    let catalogue = Catalogue::common();
    for one in &catalogue {
        for other in &catalogue {
            if one.get_id() != other.get_id() {
                assert!(
                    !one.names().any(|name| other.is(name)),
                    "{:?} and {:?} share a name",
                    one.get_id(),
                    other.get_id()
                );
                assert!(!one.same_as(other));
            }
        }
        // And no name is given twice within a row, but for the one that names it.
        let mut seen: HashMap<String, usize> = HashMap::new();
        for name in one.names().skip(1) {
            *seen.entry(name.to_lowercase()).or_default() += 1;
        }
        assert!(seen.values().all(|times| *times == 1), "{:?} repeats a name: {seen:?}", one.get_id());
        assert!(!catalogue.iter().any(|other| other.is(one.get_id().unwrap_or("")) && other.get_id() != one.get_id()));
    }
}

#[test]
fn what_accumulates_goes_with_the_unit() {
    for row in ROWS {
        let kind = Unit::from_code(row.unit).unwrap().kind();
        if matches!(kind, Kind::Growth | Kind::Rank | Kind::Score) {
            assert_eq!(row.accumulates, Accumulates::Rate, "{}", row.id);
        }
        if kind == Kind::Growth {
            assert_eq!(row.limits, (None, None), "growth has no natural limit: {}", row.id);
        }
    }
}

#[test]
fn a_code_of_the_goals_names_its_source() {
    for row in ROWS.iter().filter(|row| !row.sdg.is_empty()) {
        let source = row.indicator().get_source().unwrap().to_owned();
        assert!(source.starts_with("United Nations") && source.ends_with(row.sdg), "{}: {source}", row.id);
        assert!(row.sdg.split('.').count() == 3, "{}", row.sdg);
    }
    let mothers = Catalogue::common();
    let mothers = mothers.get("maternal_mortality").unwrap();
    insta::assert_snapshot!(mothers.get_source().unwrap(), @"United Nations, global indicator framework for the Sustainable Development Goals, A/RES/71/313, indicator 3.1.1");
    assert_eq!(mothers.get_unit().unwrap().code(), "death/100000 birth");
}

// Looking names up.

/// Names as the plan of a province for 2024 and the report on 2023 write them.
#[test]
fn names_of_a_plan_find_their_indicator() {
    let catalogue = Catalogue::common();
    let cases = [
        ("Tăng trưởng kinh tế", "grdp_growth"),
        ("Thu nhập bình quân đầu người", "income_per_person"),
        ("huy động tổng vốn đầu tư toàn xã hội", "social_investment"),
        ("Kim ngạch xuất khẩu", "exports"),
        ("Tổng thu ngân sách trên địa bàn", "budget_revenue"),
        ("thu nội địa", "domestic_revenue"),
        ("thu xuất nhập khẩu", "trade_revenue"),
        ("giải quyết việc làm", "jobs_created"),
        ("tỷ lệ hộ nghèo", "poverty_rate"),
        ("Giải ngân đầu tư công", "public_investment_disbursement"),
        ("tổng sản lượng lương thực", "grain_output"),
        ("Khách du lịch", "tourist_visits"),
        ("Huyện đạt chuẩn NTM", "new_rural_district_share"),
        ("CPI", "cpi_growth"),
        ("GRDP growth", "grdp_growth"),
        ("Budget revenue", "budget_revenue"),
        ("Poverty rate", "poverty_rate"),
        ("Maternal mortality per 100,000 live births", "maternal_mortality"),
    ];
    for (name, expected) in cases {
        assert_eq!(id(&catalogue, name), Some(expected), "{name}");
    }
    for name in ["", " ", "thu", "tăng trưởng", "hạnh phúc", "revenue", "poverty_rat", "\0", "Tổng thu ngân sách 2024"]
    {
        assert_eq!(id(&catalogue, name), None, "{name}");
    }
}

#[test]
fn every_name_finds_its_row_however_it_is_typed() {
    let catalogue = Catalogue::common();
    for indicator in &catalogue {
        for name in indicator.names() {
            let typed = [
                name.to_owned(),
                name.to_uppercase(),
                name.to_lowercase(),
                name.nfd().collect(),
                name.to_uppercase().nfd().collect(),
                format!("  {}\t", name.replace(' ', "\u{a0} ")),
            ];
            for typed in typed {
                assert_eq!(id(&catalogue, &typed), indicator.get_id(), "`{typed}`");
                assert!(indicator.is(&typed), "`{typed}`");
            }
        }
    }
    assert_eq!(id(&catalogue, "Tỷ lệ che phủ rừng"), Some("forest_cover"));
    assert_eq!(id(&catalogue, "Kim ngạch xuất khẩu hàng hoá"), Some("exports"), "the tone over the other vowel");
}

#[test]
fn an_identifier_is_no_name_and_a_name_no_identifier() {
    let catalogue = Catalogue::common();
    assert_eq!(
        catalogue.get("grdp_growth").map(Indicator::name),
        Some("Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)")
    );
    assert!(catalogue.get("GRDP growth").is_none());
    assert!(catalogue.get("").is_none());
    assert!(catalogue.find("grdp_growth").is_none());
}

// Adding to it.

#[test]
fn a_caller_adds_indicators_and_replaces_them() {
    let common = Catalogue::common();
    let ocop = Indicator::named("Sản phẩm OCOP").id("ocop").also("OCOP products").better(Better::Higher);
    let catalogue = Catalogue::common().with(ocop);
    assert_eq!(catalogue.len(), common.len() + 1);
    assert_eq!(id(&catalogue, "sản phẩm ocop"), Some("ocop"));
    assert_eq!(id(&common, "sản phẩm ocop"), None, "the common catalogue stays as it is");

    // The same identifier again: its old names are gone.
    let catalogue = catalogue.with(Indicator::named("Sản phẩm OCOP 3 sao").id("ocop"));
    assert_eq!(catalogue.len(), common.len() + 1);
    assert_eq!(id(&catalogue, "Sản phẩm OCOP 3 sao"), Some("ocop"));
    assert_eq!(id(&catalogue, "OCOP products"), None);

    // A name that the catalogue knows now means what the caller says.
    let national = Indicator::named("Tăng trưởng kinh tế").id("our_growth").better(Better::Higher);
    let catalogue = catalogue.with(national);
    assert_eq!(id(&catalogue, "Tăng trưởng kinh tế"), Some("our_growth"));
    assert_eq!(id(&catalogue, "Tăng trưởng GRDP"), Some("grdp_growth"));
    // And what it meant before, once the caller's goes by another name.
    let catalogue = catalogue.with(Indicator::named("Tăng trưởng riêng").id("our_growth"));
    assert_eq!(id(&catalogue, "Tăng trưởng kinh tế"), Some("grdp_growth"));

    // A row of the table can be put right.
    let strict = Catalogue::common().with(Catalogue::common().get("cpi_growth").unwrap().clone().better(Better::Lower));
    assert_eq!((strict.len(), strict.find("CPI").unwrap().get_better()), (common.len(), Some(Better::Lower)));

    let own = Catalogue::empty().with(Indicator::named("một")).with(Indicator::named("hai"));
    assert_eq!(
        (own.len(), own.find("MỘT").map(Indicator::name)),
        (2, Some("một")),
        "two without an identifier stay two"
    );
    assert!(Catalogue::empty().is_empty());
}

#[test]
fn direction_is_left_to_the_plan_where_it_must_say() {
    let catalogue = Catalogue::common();
    for id in ["cpi_growth", "imports", "budget_expenditure", "agriculture_share", "services_share", "land_area"] {
        assert_eq!(catalogue.get(id).unwrap().get_better(), None, "{id}");
    }
    for (id, better) in [
        ("grdp_growth", Better::Higher),
        ("poverty_rate", Better::Lower),
        ("poverty_reduction", Better::Higher),
        ("pci_rank", Better::Lower),
        ("pci", Better::Higher),
    ] {
        assert_eq!(catalogue.get(id).unwrap().get_better(), Some(better), "{id}");
    }
}

// What an indicator is.

#[test]
fn two_indicators_are_one_by_identifier_else_by_any_name() {
    let plain = |name: &str| Indicator::named(name);
    assert!(plain("GRDP").id("a").same_as(&plain("Tổng sản phẩm").id("a")));
    assert!(!plain("GRDP").id("a").same_as(&plain("GRDP").id("b")), "two identifiers are two indicators");
    assert!(plain("GRDP").same_as(&plain("  grdp ")));
    assert!(plain("GRDP").id("a").same_as(&plain("grdp")));
    assert!(plain("GRDP").id("grdp_growth").same_as(&plain("grdp_growth")), "a bare name may be the identifier");
    assert!(plain("grdp_growth").same_as(&plain("GRDP").id("grdp_growth")));
    assert!(plain("Tỷ lệ hộ nghèo").en("Poverty rate").same_as(&plain("POVERTY RATE")));
    assert!(plain("x").also("y").same_as(&plain("z").vi("Y")));
    assert!(!plain("GRDP").same_as(&plain("GDP")));
    assert_eq!(Indicator::from("GRDP"), plain("GRDP"));
}

#[test]
fn an_indicator_keeps_what_it_was_given() {
    let limits = Range::closed(percent("0"), percent("100")).unwrap();
    let indicator = Indicator::named("Forest")
        .id("forest")
        .vi("Che phủ rừng")
        .also("Woods")
        .unit(Unit::percent())
        .better(Better::Higher)
        .accumulates(Accumulates::Stock)
        .limits(limits.clone())
        .source("a survey");
    assert_eq!(indicator.name(), "Forest");
    assert_eq!((indicator.name_in(Locale::Vi), indicator.name_in(Locale::En)), ("Che phủ rừng", "Forest"));
    assert_eq!(
        (indicator.get_vi(), indicator.get_en(), indicator.get_also()),
        (Some("Che phủ rừng"), None, &["Woods".to_owned()][..])
    );
    assert_eq!(
        (indicator.get_unit(), indicator.get_limits(), indicator.get_source()),
        (Some(&Unit::percent()), Some(&limits), Some("a survey"))
    );
    assert_eq!(indicator.names().collect::<Vec<_>>(), ["Forest", "Che phủ rừng", "Woods"]);
    let bare = Indicator::named("x");
    assert_eq!(
        (bare.get_id(), bare.get_unit(), bare.get_better(), bare.get_accumulates(), bare.get_limits()),
        (None, None, None, None, None)
    );
}

#[test]
fn a_direction_and_a_way_to_accumulate_have_one_name_each() {
    for (better, name) in Better::NAMES {
        assert_eq!((better.name(), Better::from_name(name)), (name, Some(better)));
    }
    for (accumulates, name) in Accumulates::NAMES {
        assert_eq!((accumulates.name(), Accumulates::from_name(name)), (name, Some(accumulates)));
    }
    assert_eq!((Better::from_name("Higher"), Better::from_name("up"), Accumulates::from_name("")), (None, None, None));
}

#[test]
fn natural_limits_hold_in_every_unit_of_the_value() {
    let catalogue = Catalogue::common();
    let allows = |id: &str, amount: &str, code: &str| {
        let quantity = Quantity::new(parse(amount).unwrap(), Unit::from_code(code).unwrap());
        catalogue.get(id).unwrap().allows(&quantity.value(), quantity.unit())
    };
    for (id, amount, code, within) in [
        ("forest_cover", "52.6", "percent", true),
        ("forest_cover", "0", "percent", true),
        ("forest_cover", "100", "percent", true),
        ("forest_cover", "100.01", "percent", false),
        ("forest_cover", "-0.1", "percent", false),
        ("forest_cover", "1000", "per_mille", true),
        ("forest_cover", "1001", "per_mille", false),
        ("pci", "100.5", "score", false),
        ("jobs_created", "-1", "person", false),
        ("jobs_created", "23000", "person", true),
        ("grain_output", "-1", "kg", false),
        ("public_investment_disbursement_rate", "116.4", "percent{plan}", true),
        ("health_insurance", "100.3", "percent", true),
        ("grdp_growth", "-5", "percent{growth}", true),
        ("budget_revenue", "-1", "VND", true),
    ] {
        assert_eq!(allows(id, amount, code), within, "{id}: {amount} {code}");
    }
    let limits = catalogue.get("poverty_rate").unwrap().get_limits().unwrap();
    assert_eq!(limits.to_postgres(), "[0,100]");
    assert_eq!(catalogue.get("exports").unwrap().get_limits().unwrap().to_postgres(), "[0,)");
}

proptest! {
    #[test]
    fn no_name_panics(name in ".*") {
        let indicator = Indicator::named(name.clone());
        prop_assert!(indicator.is(&name));
        prop_assert!(indicator.same_as(&Indicator::from(name.clone())));
        let catalogue = Catalogue::empty().with(indicator);
        prop_assert!(catalogue.find(&name).is_some());
        let _ = Catalogue::common().find(&name);
    }
}
