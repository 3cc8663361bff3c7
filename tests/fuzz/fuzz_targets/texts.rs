#![no_main]
//! Any bytes as the target `texts`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::columns::texts(bytes));
