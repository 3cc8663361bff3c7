//! A program that depends on the packages as they are published, and on nothing of the workspace.

use attain::{Better, Goal, Locale, Plan, Status, Target};
use attain_arrow::{Assess, Output};
use attain_report::Report;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reading = attain_reader::read("Thu ngân sách đạt 17.946 tỷ đồng, bằng 102,5% kế hoạch (17.500 tỷ đồng).");
    assert_eq!(reading.mentions.len(), 3);
    let mut plan = Plan::new("2024");
    plan.add(Target::new("Thu ngân sách", Goal::read("17.500 tỷ đồng", Locale::Vi)?).better(Better::Higher))?;
    let verdict = plan.targets()[0].assess_text("17.946 tỷ đồng", Locale::Vi)?;
    assert_eq!(verdict.status(), Status::Exceeded);
    assert!(verdict.to_html(Locale::Vi).contains("17.946"));
    assert_eq!(Output::from_name("status"), Some(Output::Status));
    assert!(format!("{:?}", Assess::default().outputs([Output::Status])).contains("Status"));
    println!("{}", verdict.explain(Locale::En));
    Ok(())
}
