//! How often a test of chance or of many cases is run: a few times each day, and as often as the figures of
//! docs/promises.md say when asked for.

/// `SOM_ROUNDS`, else so many.
#[expect(clippy::disallowed_methods, reason = "a test is asked by a variable to go on for longer")]
pub(crate) fn rounds(everyday: usize) -> usize {
    let asked = std::env::var("SOM_ROUNDS").ok();
    asked.map_or(everyday, |asked| asked.parse().expect("SOM_ROUNDS is a number"))
}
