#![no_main]
//! Any bytes as the target `verdicts`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::columns::verdicts(bytes));
