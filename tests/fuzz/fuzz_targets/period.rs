#![no_main]
//! Any bytes as the target `period`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::period(bytes));
