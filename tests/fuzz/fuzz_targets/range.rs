#![no_main]
//! Any bytes as the target `range`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::range(bytes));
