//! One indicator, eight published methods, and why they disagree.
//!
//! Run it with `cargo run --example methods`; `examples/methods.py` prints the same from Python.

use std::error::Error;

use attain::decimal::parse;
use attain::progress::{Series, compare_with, method};
use attain::{Better, Locale, Rounding};

const METHODS: [&str; 8] = ["statcan", "eurostat", "unsd", "sdsn", "escap", "oecd", "okr-aspirational", "cagr"];

fn main() -> Result<(), Box<dyn Error>> {
    // Canada, official poverty rate, indicator 1-2-1 of the Global Indicator Framework.
    let poverty = Series::between((2015, parse("14.5")?), (2023, parse("10.2")?), Better::Lower)?
        .target((2030, parse("7.25")?))?
        .percent()
        .spread(parse("6.1")?);
    println!("Poverty: 14.5 % in 2015, 10.2 % in 2023, 7.25 % wanted by 2030\n");
    let methods = METHODS.into_iter().map(method).collect::<Result<Vec<_>, _>>()?;
    let table = compare_with(&poverty, methods)?;
    for row in table.rows() {
        let value = row.value().map(|value| value.round(4, Rounding::HalfEven)).transpose()?;
        let value = value.map_or_else(String::new, |value| value.normalize().to_string());
        println!("{:<20}{value:>8}  {} ({})", row.method(), row.label(), row.evidence().name());
    }
    println!("\nWhere they disagree");
    for disagreement in table.disagreements() {
        println!("- {}", disagreement.sentence(Locale::En));
    }
    Ok(())
}
