#![no_main]
//! Any bytes as the target `csv`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::files::csv(bytes));
