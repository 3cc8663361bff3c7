#![no_main]
//! Any bytes as the target `streams`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::streams::streams(bytes));
