//! Where unsafe code may stand: nowhere but in the files that are named here, and each use with its proof beside it.
//!
//! The compiler holds the crates to it; this holds the crates to the compiler's lints.

use std::path::{Path, PathBuf};

use attain_tests::sources;

/// The processor's own instructions, and the memory that another library hands over.
const MAY: [&str; 7] = [
    "attain-arrow/src/capsule/raw.rs",
    "attain-arrow/src/capsule/raw/array.rs",
    "attain-arrow/src/capsule/raw/capsules.rs",
    "attain-arrow/src/capsule/raw/schema.rs",
    "attain-arrow/src/capsule/raw/shape.rs",
    "attain-arrow/src/capsule/raw/stream.rs",
    "attain-arrow/src/kernel/avx512.rs",
];
/// Those that lift the lint, for themselves and the files below them.
const LIFT: [&str; 2] = ["attain-arrow/src/capsule/raw.rs", "attain-arrow/src/kernel/avx512.rs"];
/// How many lines above a use its proof may begin.
const NEAR: usize = 8;

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates")
}

/// What stands in a line, without its comment and its texts.
fn code(line: &str) -> String {
    let line = line.split("//").next().unwrap_or_default();
    line.split('"').step_by(2).collect()
}

/// Whether a word stands in a line of code.
fn says(line: &str, word: &str) -> bool {
    code(line).split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|found| found == word)
}

/// Whether a use of unsafe code has its proof: a comment before it, or the conditions of a function in its documentation.
fn proven(lines: &[&str], at: usize) -> bool {
    let above = &lines[at.saturating_sub(NEAR)..=at];
    above.iter().any(|line| line.contains("// SAFETY: "))
        || (code(lines[at]).contains("unsafe fn") && above.iter().any(|line| line.trim() == "/// # Safety"))
}

/// The uses that need a proof: not the types of functions in C.
fn needs_proof(line: &str) -> bool {
    // The name of the language is a text, so `code` leaves it out.
    says(line, "unsafe") && !code(line).contains("unsafe extern  fn(")
}

#[test]
fn unsafe_code_stands_where_it_may_and_each_use_has_its_proof() {
    let (crates, mut found) = (crates(), Vec::new());
    for folder in std::fs::read_dir(&crates).unwrap() {
        found.extend(sources(&folder.unwrap().path().join("src"), "rs"));
    }
    found.sort();
    assert!(found.len() > 100, "{} files are no crates", found.len());
    let mut uses = 0;
    for path in found {
        let name = path.strip_prefix(&crates).unwrap().to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let place = format!("{name}:{}: {}", at + 1, line.trim());
            if says(line, "unsafe_code") {
                assert!(LIFT.contains(&name.as_str()), "lifts the lint: {place}");
            }
            if says(line, "unsafe") {
                assert!(MAY.contains(&name.as_str()), "is unsafe: {place}");
            }
            if needs_proof(line) {
                assert!(proven(&lines, at), "has no proof: {place}");
                uses += 1;
            }
        }
    }
    assert!(uses > 10, "only {uses} uses were seen");
}

#[test]
fn every_crate_forbids_it_but_the_one_that_needs_it() {
    let workspace = std::fs::read_to_string(crates().join("../Cargo.toml")).unwrap();
    assert!(workspace.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
    for folder in std::fs::read_dir(crates()).unwrap().map(|entry| entry.unwrap().path()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let denied = manifest.contains("[lints.rust]\nunsafe_code = \"deny\"\n");
        let forbidden = manifest.contains("[lints]\nworkspace = true\n")
            || manifest.contains("[lints.rust]\nunsafe_code = \"forbid\"\n");
        assert!(if name == "attain-arrow" { denied } else { forbidden }, "{name} does not forbid unsafe code");
    }
    let arrow = std::fs::read_to_string(crates().join("attain-arrow/Cargo.toml")).unwrap();
    assert!(arrow.contains("undocumented_unsafe_blocks = \"deny\"\n"));
}

#[test]
fn a_use_without_proof_would_be_seen() {
    let lines = ["fn f() {", "    unsafe { g() }", "}"];
    assert!(needs_proof(lines[1]) && !proven(&lines, 1));
    let lines = ["    // SAFETY: it is so.", "    unsafe { g() }"];
    assert!(proven(&lines, 1));
    assert!(!needs_proof("// unsafe { g() }") && !needs_proof(r#"    let text = "unsafe { g() }";"#));
}
