//! What the suites of `../shared/conformance/text` write in their golds, and what that is here.

use std::str::FromStr;

use attain::{Locale, Ratio, Unit};
use serde_json::Value as Json;

/// What the suites call a unit, and its code here.
const UNITS: [(&str, &str); 93] = [
    ("area-square-kilometer", "km2"),
    ("area-hectare", "ha"),
    ("area-square-meter", "m2"),
    ("area-square-centimeter", "cm2"),
    ("concentr-percent", "percent"),
    ("concentr-permille", "per_mille"),
    ("duration-quarter", "quarter"),
    ("duration-month", "month"),
    ("duration-week", "week"),
    ("duration-day", "day"),
    ("duration-hour", "hour"),
    ("duration-minute", "minute"),
    ("duration-second", "second"),
    ("duration-year", "year"),
    ("energy-kilocalorie", "kcal"),
    ("energy-kilowatt-hour", "kWh"),
    ("length-kilometer", "km"),
    ("length-meter", "m"),
    ("length-centimeter", "cm"),
    ("length-millimeter", "mm"),
    ("mass-tonne", "t"),
    ("mass-kilogram", "kg"),
    ("mass-gram", "g"),
    ("mass-milligram", "mg"),
    ("power-gigawatt", "GW"),
    ("power-megawatt", "MW"),
    ("power-kilowatt", "kW"),
    ("power-watt", "W"),
    ("volume-cubic-kilometer", "km3"),
    ("volume-cubic-meter", "m3"),
    ("volume-liter", "L"),
    ("volume-megaliter", "ML"),
    ("volume-milliliter", "mL"),
    ("speed-kilometer-per-hour", "km/hour"),
    ("speed-meter-per-second", "m/second"),
    ("temperature-celsius", "Cel"),
    ("Dollar", "USD"),
    ("Cent", "cent"),
    ("Pound", "GBP"),
    ("Gram", "g"),
    ("Kilometre", "km"),
    ("Centimetre", "cm"),
    ("Millimetre", "mm"),
    ("Metre", "m"),
    ("M", "m"),
    ("Litre", "L"),
    ("Millilitre", "mL"),
    ("Celsius", "Cel"),
    ("kw", "kW"),
    ("kwh", "kWh"),
    ("United States dollar", "USD"),
    ("British pound", "GBP"),
    ("Euro", "EUR"),
    ("Japanese yen", "JPY"),
    ("Chinese yuan", "CNY"),
    ("Indian rupee", "INR"),
    ("Kilometer", "km"),
    ("Meter", "m"),
    ("Centimeter", "cm"),
    ("Millimeter", "mm"),
    ("Square kilometer", "km2"),
    ("Square meter", "m2"),
    ("Hectare", "ha"),
    ("Kilogram", "kg"),
    ("Tonne", "t"),
    ("Ton", "t"),
    ("Liter", "L"),
    ("Cubic meter", "m3"),
    ("Year", "year"),
    ("Month", "month"),
    ("Week", "week"),
    ("Day", "day"),
    ("C", "Cel"),
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₫", "VND"),
    ("đ", "VND"),
    ("US$", "USD"),
    ("percentage point", "percentage_point"),
    ("deputy", "delegate"),
    ("%", "percent"),
    ("‰", "per_mille"),
    ("USD", "USD"),
    ("VND", "VND"),
    ("kWh", "kWh"),
    ("MW", "MW"),
    ("km/h", "km/hour"),
    ("ml", "mL"),
    ("l", "L"),
    ("1 vạn dân", "10000 person"),
    ("Kilometer per hour", "km/hour"),
];

/// The unit that a gold names; None where there is no code for it.
pub fn unit_of(name: &str, locale: Locale) -> Option<Unit> {
    match UNITS.iter().find(|(given, _)| *given == name) {
        Some((_, code)) => Unit::from_code(code).ok(),
        None => Unit::read(name, locale).ok(),
    }
}

/// A text of a gold.
pub fn text<'j>(json: &'j Json, key: &str) -> Option<&'j str> {
    json.get(key).and_then(Json::as_str)
}

/// A gold number, exactly; golds that came out of a double are cut to 15 digits by their projects.
pub fn exact(json: &Json, key: &str) -> Option<Ratio> {
    let written = text(json, key)?;
    attain::decimal::parse(written).ok().map(Ratio::from)
}

/// The cases of a suite; None where it is not there.
pub fn cases(suite: &str) -> Option<Vec<Json>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance/text");
    let lines = std::fs::read_to_string(format!("{folder}/{suite}.jsonl")).ok()?;
    Some(lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// The language of a case.
pub fn locale(case: &Json) -> Option<Locale> {
    Locale::from_str(text(case, "locale").unwrap_or("")).ok()
}

/// The unit of a gold with what it is counted by: None where it names none, `Some(None)` where there is no code for it.
pub fn expected(gold: &Json, locale: Locale) -> Option<Option<Unit>> {
    let name = text(gold, "unit").or(text(gold, "currency")).filter(|name| !matches!(*name, "Unnamed" | "Degree"))?;
    let unit = unit_of(name, locale);
    let Some(per) = text(gold, "per") else { return Some(unit) };
    Some(unit.and_then(|unit| match text(gold, "per_value") {
        Some(factor) => Unit::from_code(&format!("{}/{factor} person", unit.code())).ok(),
        None => unit_of(per, locale).and_then(|by| unit.per_unit(1, &by).ok()),
    }))
}
