//! The targets, for the binaries of cargo-fuzz.

// By its path, so that the files of the targets are found as they are from the program's own tests.
#[path = "targets.rs"]
pub mod targets;
