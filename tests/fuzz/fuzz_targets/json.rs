#![no_main]
//! Any bytes as the target `json`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::files::json(bytes));
