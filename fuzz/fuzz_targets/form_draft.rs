#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| som_fuzz::targets::form_draft(bytes));
