//! Results that governments have published with a label or a share of plan, computed beside the official figure.
//!
//! The figures lie beside the repository; where they are absent a test says so and passes.

use std::collections::BTreeMap;
use std::path::Path;

use attain::{
    Better, Claim, Explanation, Figure, Goal, Locale, Observation, Plan, Quantity, Range, Ratio, Rule, Target, Unit,
    Verdict,
};
use attain_tests::say;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance/official");

struct Row {
    headers: csv::StringRecord,
    cells: csv::StringRecord,
}

impl Row {
    fn get(&self, column: &str) -> &str {
        let at = self.headers.iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
        self.cells.get(at).unwrap_or_default()
    }
}

fn table(name: &str) -> Option<Vec<Row>> {
    let path = Path::new(SHARED).join(name);
    let Ok(mut reader) = csv::Reader::from_path(&path) else {
        say!("skipped: {} is not there", path.display());
        return None;
    };
    let headers = reader.headers().unwrap().clone();
    Some(reader.records().map(|cells| Row { headers: headers.clone(), cells: cells.unwrap() }).collect())
}

// Departmental results of Canada.

/// Why a row has nothing to compare.
fn goal_of(row: &Row) -> Result<Goal, &'static str> {
    let unit = unit_of(row);
    let at = |column: &str| {
        attain::decimal::parse(row.get(column))
            .map(|n| Quantity::new(n, unit.clone()))
            .map_err(|_| "target is no number")
    };
    match row.get("target_shape") {
        "min_only" => Ok(Goal::at_least(at("target_min")?)),
        "max_only" => Ok(Goal::at_most(at("target_max")?)),
        "min_eq_max" => Ok(Goal::exactly(at("target_min")?)),
        "range" => {
            Range::closed(at("target_min")?, at("target_max")?).map(Goal::within).map_err(|_| "target is no range")
        }
        "inverted_range" => Err("target range is inverted"),
        "text" => Err("target is text"),
        "none" => Err("no target"),
        shape => panic!("a target of shape `{shape}`"),
    }
}

fn unit_of(row: &Row) -> Unit {
    Unit::from_code(match row.get("unit") {
        "percent" => "percent",
        "dollar" => "CAD",
        _ => "1",
    })
    .unwrap()
}

fn actual_of(row: &Row) -> Result<Quantity, &'static str> {
    let number = attain::decimal::parse(row.get("actual")).map_err(|_| "result is text")?;
    Ok(Quantity::new(number, unit_of(row)))
}

/// The class of a disagreement, by rule; None where no rule has one.
fn class(row: &Row, target: &Target, observation: &Observation) -> Option<&'static str> {
    let met = row.get("official_status") == "met";
    let note = row.get("explanation").to_lowercase();
    let mut plan = Plan::new("row");
    plan.add(target.clone()).unwrap();
    let difference = plan.assess(std::slice::from_ref(observation)).unwrap().official_differences().pop()?;
    let against_note = if met { "not met" } else { "target was met" };
    match (row.get("target_shape"), difference.explanation) {
        _ if note.contains(against_note) => Some("label against its own note"),
        _ if note == "context measure" => Some("context measure, nothing is asked"),
        _ if row.get("official_period") == "future" => Some("date still ahead, met means on track"),
        ("min_eq_max", Some(_)) => {
            let above = actual_of(row).ok()?.value() > attain::decimal::parse(row.get("target_min")).ok()?.into();
            Some(if above { "exact target that is a floor" } else { "exact target that is a ceiling" })
        }
        (_, Some(Explanation::Tolerance(_))) => Some("within 5 % of the target"),
        ("min_only", Some(Explanation::Direction(Better::Lower))) => Some("ceiling typed as minimum"),
        ("max_only", Some(Explanation::Direction(Better::Higher))) => Some("floor typed as maximum"),
        ("range", Some(Explanation::Direction(_))) => Some("range that is a floor or a ceiling"),
        _ => None,
    }
}

/// 93.7 % of the labels are said to agree with the plain reading of the target, 99.1 % where the date has passed and
/// the target is not exact; these rows are half of the set.
#[test]
fn departmental_labels_agree_or_differ_for_a_known_reason() {
    let Some(rows) = table("gc_infobase.csv") else { return };
    let (mut comparable, mut agree) = (0u64, 0u64);
    let (mut plain, mut plain_agree) = (0u64, 0u64);
    let (mut classes, mut aside): (BTreeMap<&str, Vec<String>>, BTreeMap<String, u64>) = Default::default();
    let mut unclassified = Vec::new();
    let mut uncertain = 0u64;
    for row in &rows {
        if !matches!(row.get("official_status"), "met" | "not_met") {
            *aside.entry(format!("official status {}", row.get("official_status"))).or_default() += 1;
            continue;
        }
        let (goal, actual) = match goal_of(row).and_then(|goal| Ok((goal, actual_of(row)?))) {
            Ok(both) => both,
            Err(reason) => {
                *aside.entry(format!("unparseable: {reason}")).or_default() += 1;
                continue;
            }
        };
        let name = row.get("id");
        let target = Target::new(name, goal);
        let observation = Observation::new(name, actual).official(row.get("official_status"));
        let verdict =
            target.assess_by(&observation, &Rule::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let met = verdict.met().unwrap_or_else(|| panic!("{name} is open"));
        assert_eq!(attain::replay(&verdict.trace()).as_ref(), Ok(&verdict));
        uncertain += u64::from(verdict.certain() == Some(false));
        let same = met == (row.get("official_status") == "met");
        comparable += 1;
        agree += u64::from(same);
        if row.get("official_period") == "past" && row.get("target_shape") != "min_eq_max" {
            plain += 1;
            plain_agree += u64::from(same);
        }
        if !same {
            let shown = format!(
                "{name}: {} against {}, published {}",
                row.get("actual"),
                target.goal(),
                row.get("official_status")
            );
            match class(row, &target, &observation) {
                Some(class) => classes.entry(class).or_default().push(shown),
                None => unclassified.push(shown),
            }
        }
    }
    let share =
        |part: u64, whole: u64| Ratio::new(part * 100, whole).unwrap().round(1, attain::Rounding::HalfEven).unwrap();
    let _page = attain_tests::page();
    say!("{} rows", rows.len());
    for (reason, count) in &aside {
        say!("{count:>6} not comparable: {reason}");
    }
    say!("{comparable:>6} comparable: {agree} agree, {} %", share(agree, comparable));
    say!("{plain:>6} of them past and not exact: {plain_agree} agree, {} %", share(plain_agree, plain));
    say!("{uncertain:>6} verdicts that rounding could change");
    for (class, members) in &classes {
        say!("{:>6} differ: {class}; such as {}", members.len(), members[0]);
    }
    assert_eq!(unclassified, [] as [String; 0]);
    let disagreements: usize = classes.values().map(Vec::len).sum();
    assert_eq!(agree + disagreements as u64, comparable);
    assert_eq!(comparable + aside.values().sum::<u64>(), rows.len() as u64);
    assert!(Ratio::new(agree * 1000, comparable).unwrap() >= Ratio::from(937), "{agree} of {comparable}");
    assert!(Ratio::new(plain_agree * 1000, plain).unwrap() >= Ratio::from(990), "{plain_agree} of {plain}");
}

// Industry of a province by month.

/// The published share of the year's plan comes from the figures, on every row that has both.
#[test]
fn monthly_shares_of_plan_come_from_the_figures() {
    let Some(rows) = table("vn_industry_monthly.csv") else { return };
    let (mut reproduced, mut judged) = (0, 0);
    let mut aside: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &rows {
        let name = format!("{} line {} {}", row.get("_table"), row.get("_line"), row.get("chi_tieu").trim());
        let read = |column: &str| attain::decimal::parse(row.get(column)).ok();
        let both = (read("ke_hoach_nam"), read("luy_ke"));
        let Some(published) = read("luy_ke_so_voi_ke_hoach") else {
            let why = match both {
                (Some(_), Some(_)) => "no share is published",
                _ => "a heading, or a figure is missing",
            };
            aside.entry(why).or_default().push(name);
            continue;
        };
        let (Some(planned), Some(reached)) = both else {
            aside.entry("a share without its figures").or_default().push(name);
            continue;
        };
        // A unit such as "999 cái" is none; both figures are in it all the same.
        let unit = Unit::read(row.get("don_vi"), Locale::Vi).unwrap_or_else(|_| {
            aside
                .entry("judged, but the unit reads as none")
                .or_default()
                .push(format!("{name}, {}", row.get("don_vi")));
            Unit::number()
        });
        let quantity = |n| Quantity::new(n, unit.clone());
        let target = Target::new(name.as_str(), Goal::plain(quantity(planned))).better(Better::Higher);
        let verdict = target.assess(&Observation::new(name.as_str(), quantity(reached))).unwrap();
        let ratio = verdict.ratio().and_then(|bounds| bounds.single().cloned()).unwrap_or_else(|| panic!("{name}"));
        judged += 1;
        let printed = Quantity::new(published, Unit::percent());
        // The source prints doubles, whose last digit is theirs.
        let off = (&(&ratio * &Ratio::from(100)) - &printed.value()).abs();
        assert!(off <= Ratio::power_of_ten(i32::from(printed.place())), "{name}: {published}, off by {off}");
        let share = Figure::from(printed);
        let claim = Claim::share_of_plan(Some(quantity(reached).into()), Some(quantity(planned).into()), Some(share));
        let found = claim.check().verdict;
        assert!(matches!(found, Verdict::Holds | Verdict::OffByLastPlace), "{name}: {found:?}");
        reproduced += 1;
    }
    let _page = attain_tests::page();
    say!("{} rows: {reproduced} of {judged} published shares reproduced", rows.len());
    for (why, names) in &aside {
        say!("{:>4} {why}:", names.len());
        for name in names {
            say!("       {name}");
        }
    }
    assert_eq!(reproduced, judged);
    let unread = aside.remove("judged, but the unit reads as none").map_or(0, |names| names.len());
    assert!(unread < judged / 4, "{unread} units of {judged} read as none");
    assert_eq!(judged + aside.values().map(Vec::len).sum::<usize>(), rows.len());
}
