//! The table of widths is what the fonts say.

use std::path::Path;
use std::process::Command;

const TABLE: &str = include_str!("../../src/page/widths.rs");
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/page/make_widths.py");
const FONTS: [&str; 2] = [
    "/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
];

#[test]
fn the_table_of_widths_is_what_the_fonts_say() {
    let has_fonts = FONTS.iter().all(|font| Path::new(font).exists());
    if !has_fonts || python(&["-c", "import fontTools"]).is_none() {
        println!("skipped: needs fonts-crosextra-carlito, fonts-liberation2 and Python's fonttools");
        return;
    }
    let made = python(&[SCRIPT]).expect("the script runs where fonttools is");
    assert!(made == TABLE, "src/page/widths.rs is not what {SCRIPT} makes");
}

/// What Python prints; nothing where it is missing or fails.
#[expect(clippy::disallowed_methods, reason = "the fonts are read by a script, outside the program")]
fn python(arguments: &[&str]) -> Option<String> {
    let output = Command::new("python3").args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
