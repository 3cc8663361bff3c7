#![no_main]
//! Any bytes as the target `sheet`.

use attain_fuzz::files;

libfuzzer_sys::fuzz_target!(init: files::lets_others_panic(), |bytes: &[u8]| files::sheet(bytes));
