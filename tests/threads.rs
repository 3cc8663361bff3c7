//! Every public type may go to another thread and be shared between threads, and eight threads see what one sees.

use std::collections::BTreeSet;
use std::path::Path;

use attain::{Better, Figure, Goal, Locale, Observation, Plan, Scorecard, Target};
use attain_reader::Reader;
use attain_report::{Marked, Report, csv, workbook};
use attain_tests::{recorded, say, sources};

/// A stream of tables.
type Batches = std::vec::IntoIter<Result<arrow_array::RecordBatch, arrow_schema::ArrowError>>;

fn goes_to_threads<T: Send + Sync>() {}

/// Checks the types when this file is compiled, and gives their names.
macro_rules! types {
    ($($($module:ident)::+ { $($name:ident $(<$of:tt>)?),* $(,)? })*) => {
        fn types() -> Vec<&'static str> {
            $({
                use $($module)::+ as place;
                $(goes_to_threads::<place::$name $(<$of>)?>();)*
            })*
            vec![$($(stringify!($name)),*),*]
        }
    };
}

types! {
    attain::attainment { Assumption, AssessError, Attainment, Bounds<u64>, Gap, Incomparable, PercentReason, Reason, Status }
    attain::claim { Check, Claim, ClaimKind, Verdict }
    attain::decimal { Decimal, DecimalError, Ratio, Rounding }
    attain::error { Error }
    attain::figure { Change, ChangeKind, Figure, Qualifier, Tally, TallyError, Value }
    attain::goal { Asked, Comparator, Goal, GoalError, Rule, Sets, Terms }
    attain::indicator { Accumulates, Better, Indicator }
    attain::indicator::catalogue { Catalogue, CatalogueRow }
    attain::interrupt { Interrupted }
    attain::interval { Bound<i64>, Interval<i64>, IntervalError }
    attain::locale { Locale, LocaleError }
    attain::observation { Measured, Observation, ObservationError, Quality }
    attain::observations { Observations }
    attain::pace { Bands, Basis, Extent, Learned, Milestone, Pace, PaceError, PaceStatus, Pacing, Part, Passed, Profile, ProfileError, Projection, RatioReason, Required, SamePeriod, Sense, Settled, Share, Weights }
    attain::period { Elapsed, Period, PeriodError, PeriodKind }
    attain::plan { Ambition, Asks, Judging, PartsCheck, Plan, PlanError }
    attain::progress { Aim, Comparison, Course, Disagreement, Evidence, Note, Point, Progress, ProgressError, Question, RootError, Rung, Scale, Series, Side, Stop, Surd, Threshold, Undefined, Verdict, Why }
    attain::progress::cagr { Cagr }
    attain::progress::dli { Dli, Terms }
    attain::progress::escap { Escap }
    attain::progress::eurostat { Eurostat }
    attain::progress::imihigo { Contract, Defect, Imihigo, Kind }
    attain::progress::linear { Linear }
    attain::progress::mcc { Card, Mcc }
    attain::progress::oecd { Oecd }
    attain::progress::okr { Okr }
    attain::progress::sdsn { Colour, Sdsn }
    attain::progress::statcan { Aggregate, StatCan }
    attain::progress::statcan::doubles { StatCanDoubles }
    attain::progress::unsd { Unsd }
    attain::quantity { Quantity, QuantityError, Rate }
    attain::range { Range, RangeError }
    attain::rollup { Counts, Passing, Policy }
    attain::scorecard { By, Cause, Difference, Explanation, Flip, Published, PublishedError, Row, Scorecard }
    attain::target { Over, Target, TargetError, Version }
    attain::text { Candidate, Lexicon, TextError }
    attain::text::prose { Amount, Context, Cursor<'static>, Flags, Folded<'static>, Found, Lead, Numeral, Opening, Phrases<u8>, Reader<'static> }
    attain::unit { Kind, Prices, Sdmx, Unit, UnitError }
    attain::unit::table { Scale, UnitRow }
    attain::whatif { Blame, Bunching, CommonChange, Nudge, Part, Sensitivity, Trend, WhatIfError }
    attain::wire { AskedRecord, CatalogueRecord, CheckRecord, ClaimRecord, CountsRecord, ElapsedRecord, FigureRecord, GoalRecord, IndicatorRecord, JudgingRecord, LexiconRecord, MeasuredRecord, NounRecord, ObservationRecord, PolicyRecord, RateRecord, ReplayError, RowRecord, RuleRecord, ScorecardRecord, SdmxRecord, SetsRecord, TallyRecord, TargetRecord, TermRecord, TermsRecord, Trace, ValueRecord, VerdictRecord, VersionRecord, WireError }
    attain::wire::file { BaselineEntry, FigureEntry, GoalEntry, IndicatorEntry, LevelEntry, ObservationEntry, ObservationsFile, PlanFile, RevisionEntry, TargetEntry }
    attain_arrow { Assess, Assessed<Batches>, Assessor, BadRows, Baseline, ColumnError, Kernel, Limit, Output, PaceMeter, PaceReason, PaceTable, Parse, ParseOutput, Parsed, ParsedChunks, Pool, Printed, ProgressMeter, ProgressTable, Reason, Roller, Rollup, SeriesReason, Year }
    attain_arrow::capsule { CapsuleError, Incoming }
    attain_reader { Doubt, Flag, Form, Mention, MentionKind, Notice, Placed<Target>, Reader, Reading, Role, Said, StatedClaim, Unplaced, Why }
    attain_report { Form, Marked<'static>, WriteError }
    attain_report::workbook { Address, Cell, Grid, Read<Plan>, Reading, Sheet, SheetError, Unread }
}

/// Names that files say are public, and that no path from outside leads to.
const HIDDEN: [&str; 1] = ["Word"];

#[test]
fn every_public_type_is_listed() {
    let listed: BTreeSet<&str> = types().into_iter().collect();
    let mut missing = BTreeSet::new();
    for member in ["attain", "attain-reader", "attain-report", "attain-arrow"] {
        for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(member).join("src"), "rs") {
            let text = std::fs::read_to_string(file).unwrap();
            let named =
                text.lines().filter_map(|line| ["pub struct ", "pub enum "].iter().find_map(|w| line.strip_prefix(w)));
            for rest in named {
                let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                if !listed.contains(name) && !HIDDEN.contains(&name) {
                    missing.insert(name.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "public types that this file does not check: {missing:?}");
    assert!(listed.len() > 150, "{}", listed.len());
}

/// A report with figures of every kind, and a plan and results with rows enough to keep threads busy.
fn report() -> String {
    let seed =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/report.txt")).unwrap();
    seed.repeat(3)
}

fn plan() -> Plan {
    let mut plan = Plan::new("2024");
    for at in 0..60 {
        let goal = Goal::read(["8 - 8,5%", "không quá 4%", "17.500 tỷ đồng"][at % 3], Locale::Vi).unwrap();
        plan.add(
            Target::new(format!("chỉ tiêu {at}"), goal)
                .better([Better::Higher, Better::Lower][usize::from(at % 3 == 1)]),
        )
        .unwrap();
    }
    plan
}

fn results() -> Vec<Observation> {
    let figure = |at: usize| Figure::read(["8,05%", "gần 4%", "17.946 tỷ đồng"][at % 3], Locale::Vi).unwrap();
    (0..60).map(|at| Observation::new(format!("chỉ tiêu {at}"), figure(at))).collect()
}

/// Everything that one thread makes of it, as bytes.
fn made() -> Vec<Vec<u8>> {
    let text = report();
    let reading = Reader::new().read(&text);
    let marked = Marked::new(&text, &reading);
    let (plan, card): (Plan, Scorecard) = (plan(), plan().assess(&results()).unwrap());
    vec![
        format!("{reading:?}").into_bytes(),
        marked.to_html(Locale::Vi).into_bytes(),
        plan.to_toml(Locale::Vi).unwrap().into_bytes(),
        plan.to_json(Locale::En).unwrap().into_bytes(),
        card.to_html(Locale::Vi).into_bytes(),
        card.to_markdown(Locale::En).into_bytes(),
        csv::scorecard_text(&card, Locale::Vi).unwrap().into_bytes(),
        workbook::scorecard_bytes(&card, Locale::Vi).unwrap(),
        format!("{:?}", card.compare(&plan.assess(&[]).unwrap())).into_bytes(),
    ]
}

/// As often as `make threads` asks for.
const LONG: u64 = 40;

#[test]
fn eight_threads_see_what_one_sees() {
    let rounds: u64 = std::env::var("ATTAIN_ROUNDS").ok().map_or(2, |rounds| rounds.parse().unwrap());
    // The tables that are made when they are first used are made here by eight threads at once.
    let all: Vec<Vec<Vec<Vec<u8>>>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| (0..rounds).map(|_| made()).collect())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let alone = made();
    let (threads, mut compared) = (all.len() as u64, 0u64);
    for of_one in all.iter().flatten() {
        for (at, (bytes, expected)) in of_one.iter().zip(&alone).enumerate() {
            assert!(bytes == expected, "output {at} differs between threads");
            compared += 1;
        }
    }
    say!("threads: {compared} outputs of eight threads are those of one; {} public types checked", types().len());
    let command = match rounds {
        LONG => "make threads".to_owned(),
        _ => format!("ATTAIN_ROUNDS={rounds} cargo test --package attain-tests --test threads"),
    };
    recorded(
        "threads",
        "eight threads read and judge at once, and every public type is Send and Sync",
        &command,
        &[("threads", threads), ("outputs compared", compared), ("types checked", types().len() as u64)],
    );
}
