#![no_main]
//! Any bytes as the target `prose`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::prose(bytes));
