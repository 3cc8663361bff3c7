#![no_main]
//! Any bytes as the target `goal`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::goal(bytes));
