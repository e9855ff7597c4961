//! What LibreOffice makes of som's documents, and what som reads back of that. `files/` holds what LibreOffice 7.4
//! wrote (made by `files/make.sh`); where LibreOffice is installed, it is asked anew.

use std::path::Path;
use std::process::{Command, Output};

use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};
use som::import::{Imported, changes, read};

use crate::build::{part_of, zip};

/// More than a slow machine needs; after that LibreOffice is ended.
const SECONDS: &str = "180";

/// The draft that all files are exported of.
fn draft() -> Draft {
    codec::parse(include_str!("files/udfyldt.ron"), &Forms::built_in()).expect("a draft")
}

/// The draft as som writes it.
fn exported() -> Vec<u8> {
    let now = "2023-10-31T05:00:00Z".parse().expect("an instant");
    let draft = draft();
    let submission = Submission::of(som(), &draft, now, false);
    Exporter::named("docx").expect("a format").export(&submission)
}

/// Asserts that a file answers what the draft does, but for blanks at the ends of lines, and but for these answers.
#[track_caller]
fn assert_says(bytes: &[u8], but: &[(&str, &str)]) {
    let imported = read(bytes, som()).expect("a form");
    assert_eq!(imported.notes, []);
    let draft = draft();
    for field in som().fields() {
        let changed = but.iter().find(|(id, _)| *id == field.id.as_str()).map(|(_, text)| *text);
        let shown = field.shown(changed.unwrap_or(draft.answer(&field.id))).into_owned();
        let wanted: Vec<&str> = shown.split('\n').map(str::trim_end).collect();
        let found: Vec<&str> = imported.answers[&field.id].split('\n').map(str::trim_end).collect();
        assert_eq!(found, wanted, "{}", field.id);
    }
}

#[test]
fn what_som_writes_it_reads_back() {
    assert_says(&exported(), &[]);
}

#[test]
fn what_libreoffice_saves_again_is_read_back() {
    assert_says(include_bytes!("files/libreoffice.docx"), &[]);
    assert_says(include_bytes!("files/libreoffice.odt"), &[]);
    assert_says(include_bytes!("files/odt-og-tilbage.docx"), &[]);
}

#[expect(clippy::disallowed_methods, reason = "these tests ask another program, outside ours")]
fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    Command::new(program).args(arguments).output().ok()
}

/// The document as LibreOffice saves it in another format; nothing where it is not installed.
#[expect(clippy::disallowed_methods, reason = "the files are another program's, in a temporary folder")]
pub(crate) fn converted(bytes: &[u8], from: &str, to: &str) -> Option<Vec<u8>> {
    if !run("soffice", &["--version"]).is_some_and(|ran| ran.status.success()) {
        println!("skipped: needs LibreOffice (soffice)");
        return None;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (file, out) = (path(&format!("svar.{from}")), path("ud"));
    std::fs::write(&file, bytes).expect("a file in a temporary folder");
    let profile = format!("-env:UserInstallation=file://{}", path("profil"));
    let arguments = [SECONDS, "soffice", &profile, "--headless", "--convert-to", to, "--outdir", &out, &file];
    let ran = run("timeout", &arguments).expect("timeout is part of every Linux");
    assert!(ran.status.success(), "LibreOffice does not open the document: {ran:?}");
    Some(std::fs::read(Path::new(&out).join(format!("svar.{to}"))).expect("what LibreOffice saved"))
}

/// An .odt in whose text `from` is changed to `to`, as an editor would.
fn edited(odt: &[u8], from: &str, to: &str) -> Vec<u8> {
    let names = ["mimetype", "styles.xml", "META-INF/manifest.xml", "content.xml"];
    let parts = names.map(|name| {
        let part = part_of(odt, name);
        if name != "content.xml" {
            return (name, part);
        }
        let text = String::from_utf8(part).expect("text");
        assert_eq!(text.matches(from).count(), 1, "{from}");
        (name, text.replace(from, to).into_bytes())
    });
    zip(&parts)
}

#[test]
fn an_answer_changed_in_libreoffice_is_the_only_one_that_changes() {
    let Some(odt) = converted(&exported(), "docx", "odt") else { return };
    assert_says(&odt, &[]);
    let odt = edited(
        &odt,
        "Økonomi og Analyse<text:bookmark-end",
        "Økonomi &amp; Analyse, 2. sal<text:bookmark-end",
    );
    let but = [("projektansvarlig_forvaltning", "Økonomi & Analyse, 2. sal")];
    assert_says(&odt, &but);
    let docx = converted(&odt, "odt", "docx").expect("it is installed");
    assert_says(&docx, &but);
    let again = converted(&docx, "docx", "docx").expect("it is installed");
    assert_says(&again, &but);
}

#[test]
fn nothing_is_lost_by_way_of_older_formats() {
    for format in ["docx", "odt", "rtf", "doc"] {
        let Some(saved) = converted(&exported(), "docx", format) else { return };
        assert_says(&converted(&saved, format, "docx").expect("it is installed"), &[]);
    }
}

#[test]
fn an_answer_that_nobody_touched_in_libreoffice_is_older_than_the_drafts() {
    let files: [&[u8]; 3] = [
        include_bytes!("files/libreoffice.docx"),
        include_bytes!("files/libreoffice.odt"),
        include_bytes!("files/odt-og-tilbage.docx"),
    ];
    let [kendskab, navn] = ["kendskab", "navn"].map(FieldId::new);
    for file in files.into_iter().chain([exported().as_slice()]) {
        let mut imported = read(file, som()).expect("a form");
        let mut draft = draft();
        assert_eq!(changes(som(), &draft, &imported), []);
        draft.set_answer(&kendskab, "Skrevet, efter at filen blev sendt rundt.");
        draft.set_answer(&navn, "En anden");
        let older = |imported: &Imported| -> Vec<(FieldId, bool)> {
            let changes = changes(som(), &draft, imported);
            changes
                .into_iter()
                .map(|change| (change.field, change.caution == Some(som::import::Caution::Older)))
                .collect()
        };
        // Of a short answer that is not told.
        assert_eq!(older(&imported), [(navn.clone(), false), (kendskab.clone(), true)]);
        imported.answers.insert(kendskab.clone(), "Rettet i filen.".to_owned());
        assert_eq!(older(&imported), [(navn.clone(), false), (kendskab.clone(), false)]);
    }
}
