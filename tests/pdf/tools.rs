//! The same with poppler's tools, where they are installed.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::draft::{example, pdf, plain, shown_lines, with};

/// What a tool prints about the PDF; none, with a word, where it isn't installed.
#[expect(clippy::disallowed_methods, reason = "another program's opinion is the point")]
fn ask(tool: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(pdf).expect("it can be written");
    let (before, after) =
        arguments.split_at(arguments.iter().position(|&word| word == "-").unwrap_or(arguments.len()));
    let child = Command::new(tool).args(before).arg(file.path()).args(after).stderr(Stdio::null()).output();
    let Ok(output) = child else {
        println!("skipped: {tool} is not installed (Debian: poppler-utils)");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn pdftotext_finds_the_lines_that_show_prints() {
    // Without -layout it joins words that a hyphen at a line's end has parted.
    let Some(text) = ask("pdftotext", &["-layout", "-"], &pdf(&example())) else { return };
    let found: Vec<String> = text.lines().map(plain).filter(|line| !line.is_empty()).collect();
    let mut rest = found.iter();
    for line in shown_lines(&example()) {
        assert!(rest.any(|found| *found == line), "pdftotext lacks, or has elsewhere: {line}");
    }
}

#[test]
fn pdfinfo_finds_tags_title_and_author() {
    let Some(about) = ask("pdfinfo", &[], &pdf(&example())) else { return };
    let is_there =
        |name: &str, value: &str| about.lines().any(|line| line.starts_with(name) && line.contains(value));
    assert!(is_there("Tagged:", "yes"), "{about}");
    assert!(is_there("Title:", "Skema til ansøgning"), "{about}");
    assert!(is_there("Author:", "Eksempel Kommune"), "{about}");
    assert!(is_there("Page size:", "(A4)"), "{about}");
    let Some(tags) = ask("pdfinfo", &["-struct-text"], &pdf(&example())) else { return };
    for role in ["Document", "H1", "H2", "H3", "Table", "TR", "/Scope /Row", "Sect", "Link", "LBody"] {
        assert!(tags.contains(role), "{role}");
    }
    assert!(tags.contains("efter indstilling fra socialchefen og økonomichefen. Begge chefer"), "{tags}");
}

#[test]
fn all_fonts_are_embedded_as_subsets() {
    let Some(fonts) = ask("pdffonts", &[], &pdf(&with(&[("omraade", "☑ Ja ☐ Nej")]))) else { return };
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.iter().all(|row| row.contains("yes yes yes")), "{fonts}");
    for font in ["+Carlito", "+Carlito-Bold", "+SomSymbols"] {
        assert!(rows.iter().any(|row| row.split(' ').any(|word| word.ends_with(font))), "{fonts}");
    }
    assert_eq!(rows.len(), 3, "{fonts}");
}

#[test]
fn pdftotext_finds_signs_and_what_no_font_has() {
    let text = "☑ Ja ☐ Nej ✔✘✓✗ ★☆ → ⇒ ⚠ ■ □ ▲ ≤ ≥ ✅ 😀";
    let Some(found) = ask("pdftotext", &["-layout", "-"], &pdf(&with(&[("omraade", text)]))) else { return };
    assert!(found.lines().any(|line| plain(line) == text), "{found}");
}
