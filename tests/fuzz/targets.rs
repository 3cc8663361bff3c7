//! What is fuzzed: for every target a function that takes any bytes and panics where something is wrong with what came.
//!
//! `make fuzz` calls them from libFuzzer, `tests/fuzz_regressions.rs` with kept findings and inputs made from a fixed seed.

pub mod columns;
pub mod files;
pub mod producer;
pub mod streams;
pub mod text;

/// A target: its name, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target, by the name of its folders.
pub const TARGETS: [Target; 18] = [
    ("quantity", text::quantity),
    ("range", text::range),
    ("figure", text::figure),
    ("goal", text::goal),
    ("unit", text::unit),
    ("numeral", text::numeral),
    ("period", text::period),
    ("machine", text::machine),
    ("prose", text::prose),
    ("table", text::table),
    ("toml", files::toml),
    ("json", files::json),
    ("csv", files::csv),
    ("workbook", files::workbook),
    ("sheet", files::sheet),
    ("texts", columns::texts),
    ("verdicts", columns::verdicts),
    ("streams", streams::streams),
];
