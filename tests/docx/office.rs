//! What LibreOffice makes of the document, where it is installed.

use std::path::Path;
use std::process::{Command, Output};

use som::draft::Draft;
use som::form::som;
use som::page;

use crate::{answered, example, export, submission};

/// More than a slow machine needs; after that LibreOffice is ended.
const SECONDS: &str = "180";

/// The lines of the document in LibreOffice's PDF that are not blank, in order; nothing where one of the programs is
/// missing.
fn lines_in_libreoffice(draft: &Draft) -> Option<Vec<String>> {
    let has =
        |program: &str, argument: &str| run(program, &[argument]).is_some_and(|ran| ran.status.success());
    if !has("soffice", "--version") || !has("pdftotext", "-v") {
        println!("skipped: needs LibreOffice (soffice) and poppler-utils (pdftotext)");
        return None;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let document = path("svar.docx");
    write(Path::new(&document), &export(&submission(draft)));
    let profile = format!("-env:UserInstallation=file://{}", path("profil"));
    let out = folder.path().display().to_string();
    let convert =
        [SECONDS, "soffice", &profile, "--headless", "--convert-to", "pdf", "--outdir", &out, &document];
    let ran = run("timeout", &convert).expect("timeout is part of every Linux");
    assert!(ran.status.success(), "LibreOffice does not open the document: {ran:?}");
    let ran = run("pdftotext", &["-layout", &path("svar.pdf"), "-"]).expect("pdftotext");
    assert!(ran.status.success(), "LibreOffice made no PDF: {ran:?}");
    let text = String::from_utf8(ran.stdout).expect("text");
    Some(text.lines().map(squeezed).filter(|line| !line.is_empty()).collect())
}

#[expect(clippy::disallowed_methods, reason = "these tests ask another program, outside ours")]
fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    Command::new(program).args(arguments).output().ok()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the document is written for another program, in a temporary folder"
)]
fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a file in a temporary folder");
}

fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts that `found` has the lines of all long answers, each answer's on end.
fn assert_has_answers(found: &[String], draft: &Draft) {
    for field in som().fields().filter(|field| field.limit.is_some()) {
        let typed = draft.answer(&field.id);
        let measured = page::measure(typed, &som().page);
        let lines = measured.iter().map(|line| squeezed(&typed[line.bytes.clone()]));
        let wanted: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        if !wanted.is_empty() {
            let is_there = found.windows(wanted.len()).any(|window| window == wanted);
            assert!(is_there, "{}:\n{wanted:#?}\nin\n{found:#?}", field.id);
        }
    }
}

#[test]
fn libreoffice_breaks_the_example_where_som_show_breaks_it() {
    let draft = example();
    if let Some(found) = lines_in_libreoffice(&draft) {
        assert_has_answers(&found, &draft);
        assert!(found.contains(&"1. Generelle oplysninger".to_owned()));
        assert!(found.iter().any(|line| line.starts_with("5. Datadrevet praksis")));
        assert!(found.contains(&"Telefon: +45 12 34 56 78".to_owned()));
    }
}

#[test]
fn libreoffice_opens_hostile_text() {
    let draft = answered(
        "kendskab",
        "før\0 <w:p> & ]]> \u{202e}שלום\u{202c} \u{fffe}\u{301} \u{1b}[2J efter\n- \n\n- punkt",
    );
    if let Some(found) = lines_in_libreoffice(&draft) {
        assert!(found.iter().any(|line| line.starts_with("før <w:p> & ]]>")), "{found:#?}");
        assert!(found.iter().any(|line| line.ends_with("punkt")), "{found:#?}");
        assert!(found.iter().any(|line| line.starts_with("5. Datadrevet praksis")));
    }
}
