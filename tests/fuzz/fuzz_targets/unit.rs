#![no_main]
//! Any bytes as the target `unit`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::unit(bytes));
