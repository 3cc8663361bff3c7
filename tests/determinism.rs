//! The same input gives the same bytes: whatever the day, the place, the language of the system and the order of a hash.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use attain::pace::{Pacing, side_by_side};
use attain::{Accumulates, Figure, Goal, Indicator, Locale, Observation, Observations, Pace, Period, Plan, Target};
use attain_reader::Reader;
use attain_report::{Marked, Report, csv, workbook};
use attain_tests::{recorded, say, sources};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Half a year's revenue against the targets of two authorities.
fn paces() -> Vec<Pace> {
    let revenue = Indicator::named("Thu ngân sách").accumulates(Accumulates::Flow);
    let target = |authority: &str, goal: &str| {
        let goal = Goal::read(goal, Locale::Vi).unwrap();
        Target::new(revenue.clone(), goal).period(Period::year(2021).unwrap()).authority(authority)
    };
    let targets = [target("trung ương", "ít nhất 13.161 tỷ đồng"), target("tỉnh", "ít nhất 17.500 tỷ đồng")];
    let half = Observation::new(revenue.clone(), Figure::read("10.042 tỷ đồng", Locale::Vi).unwrap());
    let half = half.period(Period::parse("2021-H1").unwrap());
    side_by_side(&targets, &half, "2021-07-05".parse().unwrap(), &Pacing::default()).unwrap()
}

/// Every output format, made of the files of the examples.
fn outputs() -> Vec<(&'static str, Vec<u8>)> {
    let read = |name: &str| std::fs::read_to_string(project("examples/data").join(name)).unwrap();
    let plan = Plan::from_toml(&read("ha_tinh_2024.toml")).unwrap();
    let results = Observations::from_toml(&read("ha_tinh_2023_results.toml")).unwrap();
    let card = results.scorecard(&attain::Judging::default()).unwrap();
    let text = read("report.txt");
    let reading = Reader::new().read(&text);
    let marked = Marked::new(&text, &reading);
    let paces = paces();
    let both = |of: &dyn Fn(Locale) -> Vec<u8>| [of(Locale::Vi), of(Locale::En)].concat();
    vec![
        ("plan.toml", both(&|locale| plan.to_toml(locale).unwrap().into())),
        ("plan.json", both(&|locale| plan.to_json(locale).unwrap().into())),
        ("plan.html", both(&|locale| plan.to_html(locale).into())),
        ("plan.md", both(&|locale| plan.to_markdown(locale).into())),
        ("plan.csv", both(&|locale| csv::plan_text(&plan, locale).unwrap().into())),
        ("results.toml", both(&|locale| results.to_toml(locale).unwrap().into())),
        ("results.json", both(&|locale| results.to_json(locale).unwrap().into())),
        ("results.html", both(&|locale| results.to_html(locale).into())),
        ("results.md", both(&|locale| results.to_markdown(locale).into())),
        ("results.csv", both(&|locale| csv::observations_text(&results, locale).unwrap().into())),
        ("card.html", both(&|locale| card.to_html(locale).into())),
        ("card.md", both(&|locale| card.to_markdown(locale).into())),
        ("card.csv", both(&|locale| csv::scorecard_text(&card, locale).unwrap().into())),
        ("card.xlsx", both(&|locale| workbook::scorecard_bytes(&card, locale).unwrap())),
        ("paces.html", both(&|locale| paces[..].to_html(locale).into())),
        ("paces.md", both(&|locale| paces[..].to_markdown(locale).into())),
        ("reading.txt", format!("{reading:#?}").into()),
        ("reading.html", both(&|locale| marked.to_html(locale).into())),
        ("reading.md", both(&|locale| marked.to_markdown(locale).into())),
    ]
}

/// What the parent starts elsewhere: it writes every output to a folder.
#[test]
fn outputs_of_a_child() {
    let Some(folder) = std::env::var_os("ATTAIN_OUTPUTS").map(PathBuf::from) else { return };
    for (name, bytes) in outputs() {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let here = std::env::temp_dir().join(format!("attain-same-{}", std::process::id()));
    let surroundings = [
        ("UTC", "C", "/"),
        ("Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "."),
        ("America/Los_Angeles", "tr_TR.UTF-8", "/tmp"),
        ("Pacific/Kiritimati", "de_DE.UTF-8", "/"),
    ];
    let expected = outputs();
    let mut compared = 0;
    for (at, (zone, language, place)) in surroundings.into_iter().enumerate() {
        let folder = here.join(at.to_string());
        std::fs::create_dir_all(&folder).unwrap();
        let place = if Path::new(place).is_dir() { Path::new(place) } else { &folder };
        // A hash of the standard library begins elsewhere in every process.
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["outputs_of_a_child", "--exact"])
            .env_clear()
            .envs([("TZ", zone), ("LANG", language), ("LC_ALL", language), ("HOME", "/"), ("USER", zone)])
            .env("ATTAIN_OUTPUTS", &folder)
            .current_dir(place)
            .output()
            .unwrap();
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
        for (name, bytes) in &expected {
            let found = std::fs::read(folder.join(name)).unwrap();
            assert!(found == *bytes, "`{name}` is another where TZ={zone} LANG={language}");
            compared += 1;
        }
        // A second that passes is seen by whatever looks at a clock.
        std::thread::sleep(std::time::Duration::from_millis(600));
    }
    std::fs::remove_dir_all(&here).unwrap();
    say!(
        "determinism: {compared} outputs of {} processes in other surroundings are the same bytes",
        surroundings.len()
    );
    recorded(
        "determinism",
        "every output format in processes of other time zones, languages, folders and hash seeds",
        "cargo test --package attain-tests --test determinism",
        &[("processes", surroundings.len() as u64), ("formats", expected.len() as u64), ("outputs compared", compared)],
    );
}

/// Where a clock, the surroundings or a random order is looked at, and why no result depends on it.
const EXCEPTIONS: [(&str, &str, &str); 4] = [
    (
        "attain-arrow/src/threads.rs",
        "available_parallelism",
        "how many threads columns are spread over, not what they come to",
    ),
    (
        "attain-python/src/asked.rs",
        "available_parallelism",
        "how many threads columns are spread over, not what they come to",
    ),
    ("attain-python/src/work.rs", "Instant", "when to ask Python whether Ctrl-C was pressed"),
    ("attain-python/src/laws.rs", "DefaultHasher", "a hash of Python, with keys that are fixed"),
];

#[test]
fn no_clock_and_no_surroundings_are_looked_at() {
    const WORDS: [&str; 10] = [
        "SystemTime",
        "Instant",
        "UNIX_EPOCH",
        "Utc",
        "Local",
        "std::env",
        "available_parallelism",
        "RandomState",
        "DefaultHasher",
        "thread_rng",
    ];
    let folder = project("crates");
    let members = ["attain", "attain-reader", "attain-report", "attain-arrow", "attain-python"];
    let files: Vec<PathBuf> =
        members.iter().flat_map(|member| sources(&folder.join(member).join("src"), "rs")).collect();
    assert!(files.len() > 200, "{} files", files.len());
    no_words(&folder, &files, "//", &WORDS, &EXCEPTIONS);
}

#[test]
fn nor_by_the_package_of_python() {
    // A module is imported where it is used.
    const WORDS: [&str; 20] = [
        "environ",
        "getenv",
        "getcwd",
        "cwd",
        "cpu_count",
        "import time",
        "from time",
        "import locale",
        "from locale",
        "import random",
        "from random",
        "import platform",
        "import socket",
        "import tempfile",
        "secrets",
        "uuid",
        "id(",
        ".now",
        ".utcnow",
        ".today",
    ];
    let folder = project("python/attain");
    let files = sources(&folder, "py");
    assert!(files.len() > 20, "{} files", files.len());
    // No exception is needed.
    no_words(&folder, &files, "#", &WORDS, &[]);
}

/// Asserts that code holds none of the words but where an exception says why, and that there is no exception too many.
fn no_words(folder: &Path, files: &[PathBuf], comment: &str, words: &[&str], exceptions: &[(&str, &str, &str)]) {
    let mut seen = BTreeSet::new();
    for file in files {
        let name = file.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        for (at, line) in std::fs::read_to_string(file).unwrap().lines().enumerate() {
            let code = line.split(comment).next().unwrap();
            for word in words.iter().filter(|word| holds(code, word)) {
                let known = exceptions.iter().any(|(of, exempt, _)| *of == name && exempt == word);
                assert!(known, "{name}:{}: `{word}`; say among the exceptions why no result depends on it", at + 1);
                seen.insert((name.clone(), *word));
            }
        }
    }
    assert_eq!(seen.len(), exceptions.len(), "an exception that is none any more: {seen:?}");
}

/// Whether a line holds a word that is no part of a longer one.
fn holds(code: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let (first, last) = (part(word.chars().next()), part(word.chars().next_back()));
    let whole = |at: usize| {
        let (before, after) = (code[..at].chars().next_back(), code[at + word.len()..].chars().next());
        !(first && part(before) || last && part(after))
    };
    code.match_indices(word).any(|(at, _)| whole(at))
}
