//! How fast reports are read, beside what people use to find figures in text: one run, one text, one table.
//!
//! The text is the development set of the reader, repeated. A pattern only finds where figures are; `quantulum3` also says
//! how much of what, in English; neither says who reached what when.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Rounds of each measurement; the fastest, the middle and the slowest are printed.
const ROUNDS: usize = 7;

/// How long the text is made, in bytes.
const LENGTH: usize = 1_000_000;

/// What is plausible after ten minutes: a number, perhaps a second one, a scale word, a unit.
const PATTERN: &str = r"(?i)\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|thousand|million|billion|trillion)*\s*(?:%|‰|đồng|usd|vnd|người|tấn|ha|km|lượt|hộ|xã|percent|per cent|tonnes|people|households)";

fn main() {
    let text = reports();
    let file = std::env::temp_dir().join("attain-reader-bench.txt");
    std::fs::write(&file, &text).expect("the folder for temporary files takes a file");
    println!("{} bytes of reports, {ROUNDS} rounds, MB/s", text.len());
    println!("{:<44} {:>9} {:>9} {:>9} {:>9}", "reader", "best", "median", "worst", "found");
    row("attain_reader::read", &text, |text| attain_reader::read(text).mentions.len());
    let pattern = regex::Regex::new(PATTERN).expect("the pattern is well formed");
    row("regex crate, find_iter", &text, |text| pattern.find_iter(text).count());
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let python = root.join(".venv/bin/python");
    let peers = root.join("benches/peers/reader.py");
    match Command::new(python).arg(peers).arg(&file).arg(PATTERN).arg(ROUNDS.to_string()).status() {
        Ok(status) if status.success() => {}
        _ => println!("skipped: the peers in Python; `make bench` installs them"),
    }
}

fn row(name: &str, text: &str, read: impl Fn(&str) -> usize) {
    let mut found = 0;
    let mut speeds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            found = read(black_box(text));
            text.len() as f64 / start.elapsed().as_secs_f64() / 1e6
        })
        .collect();
    speeds.sort_by(f64::total_cmp);
    println!("{name:<44} {:>9.2} {:>9.2} {:>9.2} {found:>9}", speeds[ROUNDS - 1], speeds[ROUNDS / 2], speeds[0]);
}

/// The texts of the development set without their marks, repeated.
fn reports() -> String {
    let mut reports = String::new();
    for locale in ["vi", "en"] {
        let folder = format!("{}/../tests/reading/{locale}", env!("CARGO_MANIFEST_DIR"));
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).expect("the reports are there").flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let file = std::fs::read_to_string(path).expect("a report is text");
            let marked = file.split("\n---\n").nth(1).unwrap_or("");
            let mut number = false;
            for ch in marked.chars() {
                number = ch == '⟧' || number && ch.is_ascii_digit();
                if !number && !matches!(ch, '⟦' | '⟪' | '⟫') {
                    reports.push(ch);
                }
            }
            reports.push_str("\n\n");
        }
    }
    reports.repeat(LENGTH.div_ceil(reports.len()))
}
