//! The public names of every crate, as `tests/api/<crate>.txt` keeps them: a change of one is meant, or it is a mistake.
//!
//! The list is read from the sources with `syn`, not from rustdoc's JSON: that needs an unstable option, and its form
//! changes with the compiler, so that the list would change where the crate did not. The price is that a macro is not
//! expanded: what is given to a macro that writes public items is listed as it stands, and the items that the macro writes
//! beside it. `UPDATE_API=1 cargo test --test api` writes the lists anew; the commit then shows what changed.

#[path = "api/listing.rs"]
mod listing;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What was taken away and what was added, line by line.
fn difference(kept: &str, found: &str) -> String {
    let lines = |text: &str| -> BTreeSet<String> {
        let mut head = String::new();
        let under = |line: &str| {
            if !line.starts_with(' ') {
                head = line.to_owned();
                return head.clone();
            }
            format!("{head} · {}", line.trim_start())
        };
        text.lines().filter(|line| !line.is_empty()).map(under).collect()
    };
    let (kept, found) = (lines(kept), lines(found));
    let gone = kept.difference(&found).map(|line| format!("- {line}\n"));
    let new = found.difference(&kept).map(|line| format!("+ {line}\n"));
    gone.chain(new).collect()
}

fn check(name: &str) {
    let found = listing::of(&root().join("crates").join(name));
    let path = root().join(format!("tests/api/{name}.txt"));
    if std::env::var_os("UPDATE_API").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == found,
        "the public names of `{name}` changed:\n{}\nif that is meant, say so in CHANGELOG.md and run `UPDATE_API=1 cargo test --test api`",
        difference(&kept, &found)
    );
}

#[test]
fn the_core_keeps_its_names() {
    check("attain");
}

#[test]
fn the_reader_keeps_its_names() {
    check("attain-reader");
}

#[test]
fn the_reports_keep_their_names() {
    check("attain-report");
}

#[test]
fn the_columns_keep_their_names() {
    check("attain-arrow");
}

/// The lists are of what a user can name: spot checks by eye, of each way in which a name becomes public.
#[test]
fn a_list_holds_what_a_user_can_name() {
    let core = listing::of(&root().join("crates/attain"));
    for line in [
        // Defined in a public module and handed on at the top.
        "attain::Quantity = attain::quantity::Quantity",
        // Defined in a private module.
        "attain::Rule = attain::goal::Rule",
        // A method written in another file than its type.
        "    pub fn to_wire(&self) -> String",
        "    impl Clone",
        "    pub fn percent() -> Self",
        "    impl FromStr { type Err = TextError }",
        // From another crate.
        "attain::decimal::Decimal",
        "pub use rust_decimal::Decimal",
        // Written by a macro.
        "    pub fn name (self) -> &'static str",
    ] {
        assert!(core.lines().any(|found| found == line), "`{line}` is not listed in\n{core}");
    }
    for absent in ["known_format", "mod names", "check_unknown", "pub(crate)", "pub(super)"] {
        assert!(!core.contains(absent), "`{absent}` is nobody's to use, and listed");
    }
}
