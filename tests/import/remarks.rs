//! Comments on answers: read as remarks with the words that they stand on, and out again and back without doubling.

use som::draft::{Draft, codec};
use som::export::{Exporter, Submission};
use som::form::{FieldId, Forms, som};
use som::import::{Imported, changes, read, remark_changes};

use crate::build::{WORD, docx_with, kendskab};
use crate::office::converted;

const AT: &str = "2023-11-02T09:30:00Z";

/// A draft with remarks of all sorts on two answers.
fn draft() -> Draft {
    let source = format!(
        "Draft(schema: 1, form: \"{}\", answers: {{
            \"navn\": \"Åse Ørsted\",
            \"kendskab\": \"Vi har tal.\\n- Flere tal og tal <her> \\n\\nSidste & ende\",
        }}, remarks: {{
            \"a\": (field: \"kendskab\", quote: \"tal\", near: 30, by: \"Jonas Holm\", at: \"{AT}\", text: \"Hvilke tal?\\n\\nOg \\\"hvor\\\" <fra> & til?\"),
            \"b\": (field: \"kendskab\", quote: \"tal.\\n- Flere\", near: 7, by: \"mette\", at: \"{AT}\", text: \"Begge linjer\", settled: true),
            \"c\": (field: \"kendskab\", quote: \"er væk\", near: 3, by: \"Eva\", at: \"{AT}\", text: \"Om ord, der er væk\"),
            \"d\": (field: \"kendskab\", by: \"Eva\", at: \"{AT}\", text: \"Om det hele\"),
            \"e\": (field: \"navn\", quote: \"Ørsted\", near: 4, by: \"Eva\", at: \"{AT}\", text: \"Staves?\"),
        }})",
        som().id
    );
    codec::parse(&source, &Forms::built_in()).expect("a draft")
}

fn exported(draft: &Draft) -> Vec<u8> {
    let now = "2023-11-07T12:00:00Z".parse().expect("an instant");
    let submission = Submission::of(som(), draft, now, false);
    let docx = Exporter::named("docx").expect("a format");
    docx.export_with_remarks(&submission).expect("it has room for comments")
}

/// What a file's comments would change in a draft: author, quoted words, text, and whether it is settled.
fn found(imported: &Imported, draft: &Draft) -> Vec<(String, String, String, bool)> {
    let now = "2023-11-07T12:00:00Z".parse().expect("an instant");
    let changes = remark_changes(som(), draft, imported, now);
    let told = changes.into_iter().map(|change| change.remark);
    let mut told: Vec<_> = told
        .map(|remark| {
            assert_eq!(remark.at, AT.parse::<chrono::DateTime<chrono::Utc>>().expect("an instant"));
            (remark.by, remark.quote, remark.text, remark.is_settled)
        })
        .collect();
    told.sort();
    told
}

/// Asserts that a file has the answers and the remarks of the draft, each once.
#[track_caller]
fn assert_has_all(bytes: &[u8]) {
    let imported = read(bytes, som()).expect("a form");
    assert_eq!(imported.notes, []);
    assert_eq!(changes(som(), &draft(), &imported), []);
    assert_eq!(found(&imported, &draft()), [], "nothing is doubled");
    let mut bare = draft();
    for field in som().fields() {
        bare.set_answer(&field.id, "");
    }
    let empty = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    let told = found(&imported, &empty);
    let told: Vec<_> =
        told.iter().map(|(by, quote, text, settled)| (&**by, &**quote, &**text, *settled)).collect();
    assert_eq!(
        told,
        [
            ("Eva", "", "Om det hele", false),
            ("Eva", "", "Om ord, der er væk", false),
            ("Eva", "Ørsted", "Staves?", false),
            ("Jonas Holm", "tal", "Hvilke tal?\n\nOg \"hvor\" <fra> & til?", false),
            ("mette", "tal.\n- Flere", "Begge linjer", true),
        ]
    );
    let near =
        |text: &str| imported.remarks.iter().find(|found| found.text.starts_with(text)).expect("it").near;
    assert_eq!((near("Hvilke"), near("Staves")), (27, 4));
}

#[test]
fn remarks_go_out_as_comments_and_come_back_as_they_were() {
    assert_has_all(&exported(&draft()));
}

#[test]
fn remarks_come_back_from_libreoffice_once() {
    let Some(odt) = converted(&exported(&draft()), "docx", "odt") else { return };
    assert_has_all(&odt);
    let docx = converted(&odt, "odt", "docx").expect("it is installed");
    assert_has_all(&docx);
}

#[test]
fn a_document_without_remarks_is_the_one_without_the_option() {
    let mut draft = draft();
    let bare = codec::to_ron(&draft, som());
    let from = bare.find("    remarks:").expect("they are there");
    draft = codec::parse(&format!("{})", &bare[..from]), &Forms::built_in()).expect("a draft");
    let now = "2023-11-07T12:00:00Z".parse().expect("an instant");
    let submission = Submission::of(som(), &draft, now, false);
    let plain = Exporter::named("docx").expect("a format").export(&submission);
    assert_eq!(exported(&draft), plain);
}

#[test]
fn a_reply_is_a_remark_on_the_same_words_and_done_with_what_it_answers() {
    let comments = format!(
        r#"<w:comments xmlns:w="{WORD}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">
        <w:comment w:id="0" w:author="Eva" w:date="2023-11-02T10:30:00Z"><w:p/><w:p w14:paraId="0A"><w:r><w:t>Hvem?</w:t></w:r></w:p></w:comment>
        <w:comment w:id="1" w:author="Bo" w:date="i går"><w:p w14:paraId="0B"><w:r><w:t>Os</w:t></w:r></w:p></w:comment>
        <w:comment w:id="2" w:author="Bo"><w:p w14:paraId="0C"><w:r><w:t>Nej</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let threads = r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
        <w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>
        <w15:commentEx w15:paraId="0C"/><w15:commentEx w15:paraId="0D" w15:paraIdParent="0E"/></w15:commentsEx>"#;
    let marked = r#"<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="2"/><w:r><w:t>b</w:t></w:r>
        <w:commentRangeEnd w:id="0"/><w:r><w:t> c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r><w:commentRangeEnd w:id="2"/></w:p>"#;
    let bytes = docx_with(&kendskab(marked), &[("comments", &comments), ("commentsExtended", threads)]);
    let imported = read(&bytes, som()).expect("a form");
    assert_eq!(
        imported.notes.iter().filter(|note| matches!(note, som::import::Note::Comment { .. })).count(),
        0
    );
    let told: Vec<_> = imported
        .remarks
        .iter()
        .map(|found| {
            (&*found.by, &*found.quote, found.near, &*found.text, found.is_settled, found.at.is_some())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Eva", "b", 2, "Hvem?", true, true),
            ("Bo", "b", 2, "Os", true, false),
            ("Bo", "bc\nd", 2, "Nej", false, false)
        ]
    );
    assert!(imported.remarks.iter().all(|found| found.field == FieldId::new("kendskab")));
}
