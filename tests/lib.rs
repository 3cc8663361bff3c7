//! What tests share: cases from outside the project, and what is said though a test passes: which of them are absent, and
//! the tables that figures come to.

use std::collections::BTreeMap;
use std::fmt::Arguments;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static TURN: Mutex<()> = Mutex::new(());

/// Writes a line to the terminal itself: what `println!` and `eprintln!` write, the test harness keeps to itself.
#[macro_export]
macro_rules! say {
    ($($said:tt)*) => { $crate::line(format_args!($($said)*)) };
}

/// What [`say!`] does.
pub fn line(said: Arguments<'_>) {
    std::io::stderr().write_all(format!("{said}\n").as_bytes()).unwrap();
}

/// Begins a page of lines on a line of its own; no other page breaks into it while the guard is held.
pub fn page() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    say!("");
    turn
}

/// The text of a file of cases that lies beside the project; None, and said so, where it is not there.
pub fn shared(path: &str) -> Option<String> {
    let text = std::fs::read_to_string(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")).join(path)).ok();
    if text.is_none() {
        say!("skipped: ../shared/{path} is not there");
    }
    text
}

/// The rows of such a file in CSV, by the names of its columns.
pub fn shared_rows(path: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let text = shared(path)?;
    Some(csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect())
}

/// The files below a folder that end so, in order; none where it is not there.
pub fn sources(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(sources(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Notes what a run came to, where the page about it takes its numbers from: as `tests/records.py` does.
pub fn recorded(name: &str, what: &str, command: &str, counts: &[(&str, u64)]) {
    let folder = std::env::var_os("ATTAIN_RECORDS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/trust"), PathBuf::from);
    let counts: Vec<String> = counts.iter().map(|(of, n)| format!("    {of:?}: {n}")).collect();
    let counts = counts.join(",\n");
    let text =
        format!("{{\n  \"what\": {what:?},\n  \"command\": {command:?},\n  \"counts\": {{\n{counts}\n  }}\n}}\n");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), text).unwrap();
}
