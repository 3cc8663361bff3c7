#![no_main]
//! Any bytes as the target `numeral`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::numeral(bytes));
