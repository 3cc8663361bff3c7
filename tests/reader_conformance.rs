//! The reader against other projects' suites and notations seen in published plans: what a figure is in running text.
//!
//! A case counts as read when one mention has its value or its bounds, its unit, and covers the surface that the suite
//! marks. Texts that hold no quantity must give none. The cases lie outside the project, in
//! `../shared/conformance/text`; without them the test says so and passes.

#[path = "conformance/golds.rs"]
mod golds;

use attain::{Kind, Locale, Qualifier, Ratio, Unit, Value};
use attain_reader::{Mention, MentionKind, Reader, Reading};
use attain_tests::say;
use golds::{cases, exact, expected, locale, text};
use serde_json::Value as Json;

/// The suites, and the share of all their cases that must be read, in percent; None where only money, percent and ranges
/// are held to a bar, over the suites together.
const SUITES: [(&str, Option<usize>); 16] = [
    ("attested-plan-vi", Some(95)),
    ("duckling-vi-amountofmoney", Some(95)),
    ("nemo-vi-tn", Some(95)),
    ("nemo-vi-itn", Some(95)),
    ("cldr-vi-units", Some(95)),
    ("codelink-vi-tn", None),
    ("attested-plan-en", Some(92)),
    ("duckling-en-amountofmoney", None),
    ("duckling-en-quantity", None),
    ("msrec-en-currency", None),
    ("msrec-en-percent", None),
    ("msrec-en-percentmode", None),
    ("msrec-en-numberrange", None),
    ("quantulum3-en", None),
    ("quantulum3-en-ambiguity", None),
    ("grobid-quantities-en", None),
];

/// The share of English money, percent and ranges that must be read, in percent.
const BAR_EN: usize = 92;

/// The suites without quantities, of which no more than one text in a hundred may give one.
const NOTHING: [&str; 2] = ["nemo-vi-nonquantity", "sea-g2p-nonquantity"];

/// Golds that are left out, with the reason.
const APART: [(&str, &str); 16] = [
    ("attested-plan-en-0011", "two amounts in a row: a dash may have been lost, which is a finding and no range"),
    ("attested-plan-vi-0197", "an age that says who is meant, and not how much there is"),
    ("msrec-en-percent-0010", "`percents of twenty` says no percentage"),
    ("msrec-en-percent-0012", "`per cent of twenty-two` says no percentage"),
    ("msrec-en-percentmode-0004", "`percents of twenty` says no percentage"),
    ("msrec-en-currency-0051", "`4 . 8 %`, `$ 13.18 billion a year earlier`: marks set apart by a tokeniser"),
    ("msrec-en-currency-0100", "`one dollar and one and one point of your credit points`: the suite adds a cent"),
    ("msrec-en-currency-0146", "`15 dollars and 15.`: hundredths without their name may be anything"),
    ("msrec-en-currency-0168", "`15 dollars and 50.`: hundredths without their name may be anything"),
    ("duckling-en-amountofmoney-0060", "`CNY3`: one digit behind a word that ends a clause is the mark of a footnote"),
    ("nemo-vi-itn-0278", "`không euro`: in running text `không` is `no`"),
    ("nemo-vi-itn-0264", "`không mét`: in running text `không` is `no`"),
    ("nemo-vi-itn-0238", "`sáu sáu`: tens left out in speech, which a strict reading refuses"),
    ("nemo-vi-itn-0239", "`hai tám`: tens left out in speech, which a strict reading refuses"),
    ("nemo-vi-itn-0245", "`sáu lăm`: tens left out in speech, which a strict reading refuses"),
    ("nemo-vi-itn-0255", "`ba bảy`: tens left out in speech, which a strict reading refuses"),
];

/// Why a case is not asked of the reader; None where it is.
fn left_out(case: &Json) -> Option<&'static str> {
    let gold = &case["expect"];
    let dim = text(gold, "dim").unwrap_or("");
    let says = |key: &str| gold.get(key).and_then(Json::as_bool).unwrap_or(false);
    if APART.iter().any(|(id, _)| Some(*id) == text(case, "id")) {
        return Some("contradicted on purpose");
    }
    match text(gold, "kind") {
        Some("value" | "range") => {}
        _ => return Some("several values, or none"),
    }
    if case.get("latent").is_some() || says("colloquial") {
        return Some("a reading that the suite itself calls latent or colloquial");
    }
    if matches!(dim, "number" | "ordinal" | "fraction" | "roman" | "digit-string") && text(gold, "unit").is_none() {
        return Some("a bare number: no figure of a report without what it counts");
    }
    if matches!(text(gold, "unit"), Some("dimensionless")) {
        return Some("a bare number: no figure of a report without what it counts");
    }
    if gold.get("value_text").is_some() {
        return Some("a number word of no amount: `few`");
    }
    let named = wanted_unit(gold, locale(case).unwrap_or(Locale::En));
    if named.is_none() && dim.is_empty() {
        return Some("the suite names no unit");
    }
    match named {
        Some(None) => Some("a unit for which there is no code"),
        // An unknown name reads as a counted thing.
        Some(Some(unit)) if dim == "measure" && unit.kind() == Kind::Count => Some("a unit for which there is no code"),
        Some(Some(unit)) if matches!(unit.kind(), Kind::Duration | Kind::Number) => {
            Some("a length of time, which in a report is when and not how much; or no unit")
        }
        _ => None,
    }
}

/// The unit that a gold names; of goods a pound is a mass.
fn wanted_unit(gold: &Json, locale: Locale) -> Option<Option<Unit>> {
    if text(gold, "dim") == Some("quantity") && text(gold, "unit") == Some("Pound") {
        return Some(Unit::from_code("lb").ok());
    }
    expected(gold, locale)
}

/// The value of a gold; of a fraction its quotient.
fn wanted_value(gold: &Json) -> Option<Ratio> {
    exact(gold, "value").or_else(|| {
        let (above, below) = (exact(gold, "num")?, exact(gold, "den")?);
        above.checked_div(&below).ok()
    })
}

/// What is wrong with a reading against the gold; None where one mention agrees.
fn miss(case: &Json) -> Option<String> {
    let gold = &case["expect"];
    let given = text(case, "text").unwrap();
    let locale = locale(case).unwrap_or(Locale::En);
    let reading = Reader::new().locale(locale).read(given);
    if reading.mentions.iter().any(|mention| agrees(mention, gold, given, locale)) {
        return None;
    }
    Some(shown(&reading))
}

fn agrees(mention: &Mention, gold: &Json, given: &str, locale: Locale) -> bool {
    let Some(value) = mention.value() else { return false };
    if !covers(mention, gold, given) {
        return false;
    }
    let unit = value.unit();
    let bare = if matches!(unit.kind(), Kind::Share | Kind::Growth) {
        unit.noted(None).unwrap_or(unit.clone())
    } else {
        unit.clone()
    };
    let mine = if text(gold, "per").is_none() && wanted_unit(gold, locale).flatten().is_some_and(|unit| !unit.is_rate())
    {
        bare.numerator()
    } else {
        bare
    };
    let tally = matches!(value, Value::Tally(_)) && text(gold, "dim") == Some("percent");
    let factor = match wanted_unit(gold, locale) {
        _ if tally => Ratio::from(1),
        None => Ratio::from(1),
        Some(Some(expected)) => match mine.at(0).factor_to(&expected.at(0)) {
            Ok(factor) => factor,
            Err(_) => return false,
        },
        Some(None) => return false,
    };
    let ends = match value {
        Value::Quantity(at) => (Some(at.value()), Some(at.value())),
        Value::Range(range) => (range.lower().map(|q| q.value()), range.upper().map(|q| q.value())),
        Value::Tally(tally) => {
            let mut k = Ratio::from(i64::try_from(tally.k()).unwrap());
            // `1/4 of` is 25 %.
            if text(gold, "dim") == Some("percent") {
                k = Ratio::from(i64::try_from(tally.k() * 100).unwrap())
                    .checked_div(&Ratio::from(i64::try_from(tally.n()).unwrap()))
                    .unwrap();
            }
            (Some(k.clone()), Some(k))
        }
        _ => return false,
    };
    let (low, high) = (ends.0.map(|value| &value * &factor), ends.1.map(|value| &value * &factor));
    let says = |some: &[Qualifier]| mention.qualifiers.iter().any(|qualifier| some.contains(qualifier));
    if text(gold, "kind") == Some("value") {
        let wanted = wanted_value(gold);
        // A gold that came out of a double is cut to 15 digits.
        let near = |low: &Ratio, wanted: &Ratio| {
            let double = |ratio: &Ratio| ratio.round(9, attain::Rounding::HalfEven).ok();
            low == wanted || double(low).is_some() && double(low) == double(wanted)
        };
        return low.is_some() && high == low && low.zip(wanted).is_some_and(|(low, wanted)| near(&low, &wanted));
    }
    match (exact(gold, "low"), exact(gold, "high")) {
        (Some(l), Some(h)) => low == Some(l) && high == Some(h),
        (Some(l), None) => low == Some(l) && says(&[Qualifier::AtLeast, Qualifier::Over]),
        (None, Some(h)) => high == Some(h) && says(&[Qualifier::AtMost, Qualifier::Under, Qualifier::Nearly]),
        (None, None) => false,
    }
}

/// Whether a mention has the surface that the suite marks, but for words that qualify it.
fn covers(mention: &Mention, gold: &Json, given: &str) -> bool {
    let at = |key: &str| gold.get(key).and_then(Json::as_u64).and_then(|at| usize::try_from(at).ok());
    let (start, end) = match (at("start"), at("end"), text(gold, "surface")) {
        (Some(start), Some(end), _) => (start, end),
        (_, _, Some(surface)) => match given.find(surface) {
            Some(byte) => {
                let start = given[..byte].chars().count();
                (start, start + surface.chars().count())
            }
            None => return true,
        },
        _ => return true,
    };
    mention.start < end && start < mention.end
}

fn shown(reading: &Reading) -> String {
    let all: Vec<String> = reading
        .mentions
        .iter()
        .map(|mention| {
            format!(
                "`{}` {:?} {:?} {:?}",
                mention.text,
                mention.low(),
                mention.high(),
                mention.unit().map(|unit| unit.code().to_owned())
            )
        })
        .collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join("; ") }
}

#[test]
fn suites_are_read_in_running_text() {
    if cases("attested-plan-vi").is_none() {
        say!("skipped: there is no ../shared/conformance/text");
        return;
    }
    let wanted = std::env::var("SUITE").ok();
    let mut below = Vec::new();
    let mut reasons: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let mut sorts: std::collections::BTreeMap<&str, (usize, usize)> = std::collections::BTreeMap::new();
    let _page = attain_tests::page();
    say!("{:28} {:>5} {:>5} {:>8}  {:>8}", "suite", "read", "of", "", "left out");
    for (suite, bar) in SUITES {
        let Some(cases) = cases(suite) else { continue };
        let (mut read, mut of, mut out) = (0, 0, 0);
        for case in &cases {
            if let Some(reason) = left_out(case) {
                *reasons.entry(reason).or_default() += 1;
                out += 1;
                continue;
            }
            of += 1;
            let missed = miss(case);
            let gold = &case["expect"];
            let sort = match (text(gold, "kind"), text(gold, "dim")) {
                (Some("range"), _) => Some("ranges"),
                (_, Some("money" | "currency")) => Some("money"),
                (_, Some("percent")) => Some("percent"),
                _ => text(gold, "unit").filter(|unit| matches!(*unit, "%" | "percent")).map(|_| "percent"),
            };
            if let Some(sort) = sort.filter(|_| locale(case) == Some(Locale::En)) {
                let (right, all) = sorts.entry(sort).or_insert((0usize, 0usize));
                (*right, *all) = (*right + usize::from(missed.is_none()), *all + 1);
            }
            match missed {
                None => read += 1,
                Some(why) => {
                    if wanted.as_ref().is_some_and(|wanted| suite.starts_with(wanted.as_str())) {
                        let gold = &case["expect"];
                        say!(
                            "    {} `{}`: wanted {gold}: {why}",
                            text(case, "id").unwrap_or(""),
                            text(case, "text").unwrap_or("")
                        );
                    }
                }
            }
        }
        let tenths = (read * 1000usize).checked_div(of).unwrap_or(1000);
        say!("{suite:28} {read:>5} {of:>5} {:>6}.{} %  {out:>8}", tenths / 10, tenths % 10);
        if bar.is_some_and(|bar| read * 100 < bar * of) {
            below.push(suite);
        }
    }
    for (sort, (read, of)) in sorts {
        let tenths = (read * 1000).checked_div(of).unwrap_or(1000);
        say!("English: {sort:19} {read:>5} {of:>5} {:>6}.{} %", tenths / 10, tenths % 10);
        if read * 100 < BAR_EN * of {
            below.push(sort);
        }
    }
    for (reason, count) in reasons {
        say!("left out: {count}: {reason}");
    }
    for (id, reason) in APART {
        say!("contradicted: {id}: {reason}");
    }
    assert!(below.is_empty(), "below the bar: {below:?}");
}

#[test]
fn what_is_no_quantity_gives_none() {
    let (mut alarms, mut of) = (0, 0);
    for suite in NOTHING {
        let Some(cases) = cases(suite) else { continue };
        for case in cases.iter().filter(|case| text(&case["expect"], "kind") == Some("other")) {
            let given = text(case, "text").unwrap();
            let reading = Reader::new().locale(locale(case).unwrap_or(Locale::Vi)).read(given);
            let found = reading.mentions.iter().filter(|mention| mention.kind != MentionKind::Date).count();
            (alarms, of) = (alarms + usize::from(found > 0), of + 1);
            if found > 0 {
                say!("    false alarm: {} `{given}`: {}", text(case, "id").unwrap_or(""), shown(&reading));
            }
        }
    }
    say!("texts without quantities         {alarms:>5} of {of} give one");
    assert!(alarms * 100 <= of, "{alarms} of {of} texts without a quantity give one");
}
