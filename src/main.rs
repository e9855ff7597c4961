//! The command `som`.

fn main() {}
