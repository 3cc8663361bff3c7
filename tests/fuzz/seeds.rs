//! Where inputs start from: the seeds of this folder, what lies beside the project, and changes of both from a fixed seed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use attain::{Locale, Observations, Plan};

use crate::targets::files::workbook_of;

/// The longest seed, in bytes: what is longer is read by the tests of its subject.
const LONGEST: usize = 4096;

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder, by name; none where it is not there.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// The kept findings of a target.
pub fn findings(target: &str) -> Vec<PathBuf> {
    files(&tests().join("fuzz/findings").join(target))
}

fn text(path: impl AsRef<Path>) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

/// The seeds of this folder: a line each, or parted by lines of `====`.
fn own(target: &str) -> Vec<String> {
    let text = text(tests().join(format!("fuzz/seeds/{target}.txt")));
    match text.contains("\n====\n") {
        true => text.split("\n====\n").map(str::to_owned).collect(),
        false => text.lines().map(str::to_owned).collect(),
    }
}

/// Where a file or a folder lies beside the project; said, once, where it does not.
fn beside(path: &'static str) -> PathBuf {
    static ABSENT: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());
    let whole = tests().join("../../shared").join(path);
    if !whole.exists() && ABSENT.lock().unwrap().insert(path) {
        // What `eprintln!` writes, the test harness keeps to itself.
        std::io::stderr().write_all(format!("skipped: ../shared/{path} is not there\n").as_bytes()).unwrap();
    }
    whole
}

/// The texts of the conformance suites and of the report of Hà Tĩnh, where they lie beside the project.
fn shared() -> (Vec<String>, Vec<String>) {
    let mut short = Vec::new();
    for path in files(&beside("conformance/text")) {
        for line in text(&path).lines() {
            let case = serde_json::from_str::<BTreeMap<String, serde_json::Value>>(line).unwrap_or_default();
            short.extend(case.get("text").and_then(|text| text.as_str()).map(str::to_owned));
        }
    }
    let report = text(beside("seed/ha-tinh-2024.txt"));
    (short, report.split("\n\n").map(str::to_owned).collect())
}

/// Where a target starts from, in an order that is the same on every run.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = own(target).into_iter().map(String::into_bytes).collect();
    let mut add = |texts: Vec<String>| seeds.extend(texts.into_iter().map(String::into_bytes));
    let data = || files(&tests().join("../examples/data"));
    let ending = |end: &str| -> Vec<String> {
        data().iter().filter(|path| path.extension().is_some_and(|found| found == end)).map(text).collect()
    };
    match target {
        "quantity" | "range" | "figure" | "goal" | "unit" | "numeral" | "period" => add(shared().0),
        "texts" => add(shared().0.chunks(8).map(|lines| format!("\u{1}{}", lines.join("\n"))).collect()),
        "prose" => {
            let (short, report) = shared();
            add(report);
            add(short);
            let ours = ["vi", "en"].map(|locale| files(&tests().join("reading").join(locale)));
            add(ours.iter().flatten().map(text).collect());
        }
        "table" => add(files(&tests().join("reading/vi")).iter().map(text).collect()),
        "toml" => add(ending("toml")),
        "json" => {
            for text in ending("toml") {
                add(Plan::from_toml(&text).iter().filter_map(|plan| plan.to_json(Locale::Vi).ok()).collect());
                add(Observations::from_toml(&text).iter().filter_map(|found| found.to_json(Locale::En).ok()).collect());
            }
        }
        "csv" => {
            add(ending("csv"));
            add(files(&beside("conformance/methods")).iter().map(text).collect());
        }
        "workbook" => seeds.extend(own("sheet").iter().map(|rows| workbook_of(rows.as_bytes()))),
        "verdicts" | "streams" => {
            let mut numbers = Numbers(23);
            seeds.extend((0..64).map(|rows| (0..5 + 20 * (rows % 9)).map(|_| numbers.next() as u8).collect()));
        }
        _ => {}
    }
    for seed in &mut seeds {
        seed.truncate(LONGEST);
    }
    assert!(!seeds.is_empty(), "{target} has no seed");
    seeds
}

/// Numbers that look random and are the same on every run (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A change of one seed, or two seeds put together.
    pub fn changed(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        const PIECES: [&[u8]; 44] = [
            b"0",
            b"9",
            b".",
            b",",
            b"-",
            b"\xe2\x80\x93",
            b"%",
            b" ",
            b"\n",
            b"\t",
            b"(",
            b")",
            b"/",
            b"@",
            b"e",
            b"\"",
            b"\\",
            b"=",
            b"[",
            b"]",
            b"{",
            b"}",
            b"\0",
            b"\xff",
            b"\xc2\xa0",
            b"\xe2\x80\xae",
            b"\xcc\x81",
            b"999999999999",
            b"0000000000",
            b"e127 ",
            b"e-128 ",
            b" @32767",
            b"1e999999999",
            b"/100",
            b"2024",
            b"-0",
            "tỷ đồng".as_bytes(),
            "năm".as_bytes(),
            "không quá ".as_bytes(),
            "mười".as_bytes(),
            b"at least ",
            b"million",
            b"per capita",
            "điểm %".as_bytes(),
        ];
        let mut input = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(4) {
            let at = self.below(input.len() + 1);
            let to = at + self.below((input.len() - at).min(24) + 1);
            match self.below(8) {
                0 => drop(input.drain(at..to)),
                1 => {
                    let copied = input[at..to].to_vec();
                    let copies = self.of(&[1, 1, 2, 30]);
                    input.splice(at..at, copied.repeat(copies));
                }
                2 if at < input.len() => input[at] ^= 1 << self.below(8),
                3 => input.truncate(at),
                4 => {
                    let other = &seeds[self.below(seeds.len())];
                    let from = self.below(other.len() + 1);
                    input.truncate(at);
                    input.extend_from_slice(&other[from..]);
                }
                _ => drop(input.splice(at..at, self.of(&PIECES).iter().copied())),
            }
        }
        input.truncate(2 * LONGEST);
        input
    }
}
