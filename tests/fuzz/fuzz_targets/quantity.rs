#![no_main]
//! Any bytes as the target `quantity`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| attain_fuzz::text::quantity(bytes));
