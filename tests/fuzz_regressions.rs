//! Every target of the fuzzers on what they once found, on its seeds and on changes of them; on any toolchain.
//!
//! `make fuzz` searches on: `cargo test --test fuzz_regressions -- --ignored` writes it the inputs to start from.

#[path = "fuzz/seeds.rs"]
mod seeds;
#[path = "fuzz/targets.rs"]
mod targets;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use attain_tests::{page, recorded, say};
use seeds::{Numbers, findings, seeds};
use targets::TARGETS;

/// The longest that one input may take in a build that is not optimized.
const LONGEST: Duration = Duration::from_secs(10);

/// Those that read whole reports, whole tables and thousands of rows.
const SLOW: [&str; 5] = ["prose", "table", "csv", "texts", "verdicts"];

/// Asks for more inputs than the tests run.
const ROUNDS: &str = "ATTAIN_FUZZ_ROUNDS";

/// Runs an input; what fails is kept in the folder of temporary files, so that it can become a finding.
fn run(name: &str, target: fn(&[u8]), input: &[u8]) {
    let started = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| target(input)));
    let took = started.elapsed();
    if outcome.is_err() || took > LONGEST {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, input).unwrap();
        panic!("{name}, {took:?}: {:?}; kept as {}", String::from_utf8_lossy(input), path.display());
    }
}

#[test]
fn kept_findings_stay_mended() {
    for (name, target) in TARGETS {
        for path in findings(name) {
            run(name, target, &std::fs::read(path).unwrap());
        }
    }
}

#[test]
fn every_finding_belongs_to_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/findings");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(TARGETS.iter().any(|(target, _)| *target == name), "{name} is no target");
    }
}

/// How many inputs each target was given; noted once all of them have been.
static GIVEN: Mutex<BTreeMap<&str, u64>> = Mutex::new(BTreeMap::new());

fn given(name: &'static str, count: usize) {
    let mut given = GIVEN.lock().unwrap();
    given.insert(name, count as u64);
    if given.len() == TARGETS.len() {
        let counts: Vec<(&str, u64)> = given.iter().map(|(name, count)| (*name, *count)).collect();
        let what = "inputs from a fixed seed that each reader read or refused, without a panic or a broken law";
        let asked = std::env::var(ROUNDS).map_or_else(|_| String::new(), |n| format!("{ROUNDS}={n} "));
        let command = format!("{asked}cargo test --package attain-tests --test fuzz_regressions");
        recorded("fuzz-sample", what, &command, &counts);
    }
}

/// Inputs from a fixed seed.
fn sample(share: usize, of: usize) {
    let rounds: usize = std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    for (at, (name, target)) in TARGETS.into_iter().enumerate() {
        if at % of != share {
            continue;
        }
        let seeds = seeds(name);
        let started = Instant::now();
        let count = match name {
            _ if SLOW.contains(&name) => 60,
            "toml" | "sheet" => 200,
            _ => 2000,
        };
        let first = seeds.len().min(count / 2 * rounds);
        for seed in &seeds[..first] {
            run(name, target, seed);
        }
        let count = count * rounds;
        let mut numbers = Numbers(7 + at as u64);
        for _ in 0..count {
            run(name, target, &numbers.changed(&seeds));
        }
        given(name, first + count);
        let _page = page();
        say!(
            "{name}: {} seeds are known, {count} changes of them, {:.1} s",
            seeds.len(),
            started.elapsed().as_secs_f32()
        );
    }
}

#[test]
fn changed_seeds_are_read_or_refused() {
    sample(0, 2);
}

#[test]
fn changed_seeds_are_read_or_refused_in_the_other_half() {
    sample(1, 2);
}

/// Were all of them refused at the first look, nothing behind it would be tried.
#[test]
fn streams_that_are_made_up_are_read_and_refused_in_many_ways() {
    let seeds = seeds("streams");
    let mut numbers = Numbers(29);
    let (mut read, mut said) = (0, BTreeSet::new());
    for _ in 0..3000 {
        match targets::streams::outcome(&numbers.changed(&seeds)) {
            Ok(rows) => read += usize::from(rows > 0),
            Err(error) => drop(said.insert(error.replace(|digit: char| digit.is_ascii_digit(), ""))),
        }
    }
    let _page = page();
    say!("streams: {read} of 3000 were read, the others refused with {} messages", said.len());
    assert!(read > 200 && said.len() > 100, "{read} were read, {said:#?}");
}

#[test]
#[ignore = "writes the inputs that `make fuzz` starts from"]
fn write_the_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fuzz/corpus");
    for (name, _) in TARGETS {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        // All of them are read before the time of a run begins to count, so the slow ones begin with a part of them.
        let (seeds, most) = (seeds(name), if SLOW.contains(&name) { 150 } else { usize::MAX });
        for (at, seed) in seeds.iter().enumerate().step_by(seeds.len().div_ceil(most)) {
            std::fs::write(folder.join(format!("seed-{at}")), seed).unwrap();
        }
        for path in findings(name) {
            std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
}
