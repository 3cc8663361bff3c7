#![no_main]
//! Any bytes as the target `figure`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::figure(bytes));
