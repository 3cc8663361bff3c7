#![no_main]
//! Any bytes as the target `table`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::table(bytes));
