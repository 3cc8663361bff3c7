//! Budget revenue and growth before the year has ended: are we on course, and what must the rest bring?
//!
//! Run it with `cargo run --example pace`; `examples/pace.py` prints the same from Python.

use std::error::Error;

use attain::pace::{Pacing, against_last_year, side_by_side};
use attain::{Accumulates, Better, Decimal, Figure, Goal, Indicator, Locale, Observation, Period, Profile, Target};

fn main() -> Result<(), Box<dyn Error>> {
    revenue()?;
    two_authorities()?;
    growth()?;
    last_year()
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}

fn target(indicator: &Indicator, goal: &str, year: i32) -> Result<Target, Box<dyn Error>> {
    Ok(Target::new(indicator.clone(), Goal::read(goal, Locale::Vi)?).better(Better::Higher).period(Period::year(year)?))
}

fn found(indicator: &Indicator, text: &str, period: Period) -> Result<Observation, Box<dyn Error>> {
    Ok(Observation::new(indicator.clone(), Figure::read(text, Locale::Vi)?).period(period))
}

fn revenue() -> Result<(), Box<dyn Error>> {
    heading("Nghệ An, first quarter of 2024, by three profiles");
    let revenue = Indicator::named("Budget revenue").accumulates(Accumulates::Flow);
    let (plan, quarter) = (target(&revenue, "15.915 tỷ đồng", 2024)?, Period::quarter(2024, 1)?);
    let so_far = found(&revenue, "5.904,3 tỷ đồng", quarter)?;
    for name in Profile::NAMES {
        let pace = plan.pace(&so_far, quarter.end(), &Pacing::from(Profile::named(name)?))?;
        println!("{name}: {} of the year expected, {}", pace.share().at(), pace.status());
    }
    println!("{}", plan.pace(&so_far, quarter.end(), &Pacing::from(Profile::Quarters))?.explain(Locale::En));
    Ok(())
}

fn two_authorities() -> Result<(), Box<dyn Error>> {
    heading("Hà Tĩnh, first half of 2021, against two plans");
    let revenue = Indicator::named("Budget revenue").accumulates(Accumulates::Flow);
    let central = target(&revenue, "13.161 tỷ đồng", 2021)?.authority("central plan");
    let province = target(&revenue, "14.025 tỷ đồng", 2021)?.authority("provincial plan");
    let half = Period::half(2021, 1)?;
    let so_far = found(&revenue, "10.042 tỷ đồng", half)?;
    for pace in side_by_side(&[central, province], &so_far, half.end(), &Pacing::from(Profile::Quarters))? {
        println!("{}", pace.explain(Locale::En));
    }
    Ok(())
}

fn growth() -> Result<(), Box<dyn Error>> {
    heading("Growth after nine months, by the quarters of the year before");
    let growth = Indicator::named("GRDP growth").accumulates(Accumulates::Rate);
    let nine_months = Period::to_date(2024, 9)?;
    let weights = Profile::weights([20, 25, 30, 25].map(Decimal::from))?;
    let so_far = found(&growth, "tăng 9%", nine_months)?;
    let pace = target(&growth, "tăng 9,5%", 2024)?.pace(&so_far, nine_months.end(), &Pacing::from(weights))?;
    println!("{}", pace.explain(Locale::En));
    Ok(())
}

fn last_year() -> Result<(), Box<dyn Error>> {
    heading("Nine months against the same nine months");
    let revenue = Indicator::named("Budget revenue");
    let this = found(&revenue, "16.671 tỷ đồng", Period::to_date(2024, 9)?)?;
    let last = found(&revenue, "11.642 tỷ đồng", Period::to_date(2023, 9)?)?;
    println!("{}", against_last_year(&this, &last)?.explain(Locale::En));
    Ok(())
}
