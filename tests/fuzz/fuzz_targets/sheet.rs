#![no_main]
//! Any bytes as the target `sheet`.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The engine stops at the first panic; one within the reader of workbooks is caught, and the file called damaged.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    attain_fuzz::files::sheet(bytes);
});
