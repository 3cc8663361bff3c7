#![no_main]
//! Any bytes as the target `toml`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::files::toml(bytes));
