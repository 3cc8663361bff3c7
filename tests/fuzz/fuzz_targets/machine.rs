#![no_main]
//! Any bytes as the target `machine`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::machine(bytes));
