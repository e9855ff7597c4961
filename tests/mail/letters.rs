//! A letter's bytes, read as other programs read them.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use chrono::DateTime;
use lettre::message::Mailbox;
use mail_parser::{MessageParser, MimeHeaders};
use som::draft::Draft;
use som::export::{Exporter, Submission};
use som::form::{FieldId, FormSpec, Forms, som};
use som::mail::{Letter, LetterPart, SendError};

use crate::xml::Element;
use crate::{ID, TO, draft, letter_of, submission};

fn exported(id: &str, answers: &[(&str, &str)]) -> Vec<u8> {
    let exporter = Exporter::named(id).expect("a format");
    exporter.export(&submission(&draft(answers)))
}

/// The header, unfolded.
fn header(bytes: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8(bytes.to_vec()).expect("text");
    let heads = text.split("\r\n\r\n").next().expect("a head").replace("\r\n ", " ");
    let start = format!("{name}: ");
    heads.lines().find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
}

#[test]
fn a_letter_says_who_when_and_what() {
    let bytes = letter_of(&[]).bytes();
    let parsed = MessageParser::default().parse(&bytes).expect("a letter");
    let from = parsed.from().and_then(|from| from.first()).expect("a sender");
    assert_eq!((from.name(), from.address()), (Some("Åse Ødegård"), Some("aase@aarhus.dk")));
    let to = parsed.to().and_then(|to| to.first()).expect("a recipient");
    assert_eq!((to.name(), to.address()), (None, Some(TO)));
    assert_eq!(parsed.subject(), Some("Ansøgning om implementeringsforløb i SØM – Aarhus Kommune"));
    assert_eq!(parsed.message_id(), Some(ID));
    assert_eq!(header(&bytes, "Date").as_deref(), Some("Tue, 7 Nov 2023 15:02:00 +0100"));
    assert_eq!(parsed.reply_to(), None);
    for absent in ["Bcc", "Cc", "X-Unsent", "Sender"] {
        assert_eq!(header(&bytes, absent), None, "{absent}");
    }
    insta::assert_snapshot!(parsed.body_text(0).expect("a text").replace("\r\n", "\n"));
}

#[test]
fn a_letter_carries_both_documents_as_they_are_exported() {
    let answers = [("omraade", "Udsatte unge.\n- Uddannelse"), ("kendskab", "Vi kender SØM.")];
    let bytes = letter_of(&answers).bytes();
    let parsed = MessageParser::default().parse(&bytes).expect("a letter");
    let attached: Vec<_> = parsed.attachments().collect();
    let names: Vec<_> = attached.iter().map(|part| part.attachment_name().expect("a name")).collect();
    assert_eq!(names, ["som-ansoegning-aarhus.docx", "som-ansoegning-aarhus.pdf"]);
    let kind = |at: usize| {
        let kind = attached[at].content_type().expect("a type");
        format!("{}/{}", kind.ctype(), kind.subtype().expect("a subtype"))
    };
    assert_eq!(kind(0), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assert_eq!(kind(1), "application/pdf");
    assert!(attached[0].contents() == exported("docx", &answers));
    assert!(attached[1].contents() == exported("pdf", &answers));
}

#[test]
fn the_word_document_that_arrives_holds_the_answers() {
    let answers =
        [("omraade", "Udsatte unge."), ("kendskab", "Første afsnit.\nAndet afsnit."), ("adresse", "")];
    let draft = draft(&answers);
    let bytes = letter_of(&answers).bytes();
    let parsed = MessageParser::default().parse(&bytes).expect("a letter");
    let document = parsed.attachment(0).expect("a document").contents().to_vec();
    let mut package = zip::ZipArchive::new(Cursor::new(document)).expect("a package");
    let mut xml = String::new();
    package.by_name("word/document.xml").expect("the text").read_to_string(&mut xml).expect("text");
    let root = Element::read(&xml);
    assert_eq!(root.answers().len(), 13);
    for (id, cell) in root.answers() {
        let field = som().field(&FieldId::new(id)).expect("a field");
        let typed = draft.answer(&field.id);
        if !typed.is_empty() {
            assert_eq!(cell.paragraphs().join("\n"), field.shown(typed), "{id}");
        }
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    assert!(letter_of(&[]).bytes() == letter_of(&[]).bytes());
    assert!(exported("eml", &[]) == exported("eml", &[]));
    let other = Letter::of(&submission(&draft(&[])), None, TO, "som.2@aarhus.dk").expect("a letter");
    assert!(other.bytes() != letter_of(&[]).bytes());
}

#[test]
fn every_line_is_ascii_and_short() {
    let long = "Kommune ".repeat(30) + &"ø".repeat(300);
    for answers in [vec![], vec![("kommune", long.as_str()), ("navn", long.as_str()), ("stilling", &long)]] {
        for bytes in [letter_of(&answers).bytes(), exported("eml", &answers)] {
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.is_ascii() && text.ends_with("\r\n"));
            assert!(!text.replace("\r\n", "").contains(['\r', '\n', '\0']));
            let longest = text.split("\r\n").map(str::len).max();
            assert!(longest <= Some(100), "{longest:?}");
        }
    }
}

#[test]
fn a_long_name_without_a_blank_stays_within_a_line() {
    let long = "k".repeat(5_000);
    let bytes = letter_of(&[("kommune", &long), ("navn", &long)]).bytes();
    let longest = bytes.split(|&byte| byte == b'\n').map(<[u8]>::len).max();
    assert!(longest <= Some(998), "{longest:?}");
    assert_eq!(MessageParser::default().parse(&bytes).expect("a letter").attachment_count(), 2);
}

#[test]
fn the_settings_sender_is_answered_at_the_project_leads_address() {
    let draft = draft(&[]);
    let letter =
        Letter::of(&submission(&draft), Some("som@aarhus.dk"), "jonas@køge.dk", ID).expect("a letter");
    let bytes = letter.bytes();
    assert_eq!(header(&bytes, "From").as_deref(), Some("som@aarhus.dk"));
    assert_eq!(header(&bytes, "To").as_deref(), Some("jonas@xn--kge-0na.dk"));
    let parsed = MessageParser::default().parse(&bytes).expect("a letter");
    let reply_to = parsed.reply_to().and_then(|to| to.first()).expect("an address");
    assert_eq!((reply_to.name(), reply_to.address()), (Some("Åse Ødegård"), Some("aase@aarhus.dk")));
    let own = Letter::of(&submission(&draft), Some("aase@aarhus.dk"), TO, ID).expect("a letter");
    let from = own.from.and_then(|from| from.name);
    assert_eq!((own.reply_to, from.as_deref()), (None, Some("Åse Ødegård")));
}

#[test]
fn the_writer_is_answered_where_the_draft_has_no_address() {
    let writer =
        Mailbox::new(Some("Mette Hansen".to_owned()), "mette@aarhus.dk".parse().expect("an address"));
    let told = |email: &str, from: Option<&str>| {
        let draft = draft(&[("email", email)]);
        let letter = Letter::of(&submission(&draft), from, TO, ID).expect("a letter");
        let letter = letter.answered_by(Some(&writer), &submission(&draft));
        [letter.from, letter.reply_to].map(|one| one.map(|one| one.to_string()).unwrap_or_default())
    };
    let mette = writer.to_string();
    assert_eq!(told("", None), [mette.as_str(), ""]);
    assert_eq!(told("ingen", Some("som@aarhus.dk"))[1], mette);
    assert_eq!(told("", Some("mette@aarhus.dk"))[1], "");
    for from in [None, Some("som@aarhus.dk")] {
        assert!(!told("aase@aarhus.dk", from).concat().contains("mette"), "the draft names who is answered");
    }
}

#[test]
fn a_copy_comes_from_the_house_where_that_has_an_address() {
    let draft = draft(&[]);
    let letter = Letter::copy_home(&submission(&draft), Some("som@aarhus.dk"), "mette@aarhus.dk", ID);
    let letter = letter.expect("a letter");
    let from = letter.from.map(|from| from.email.to_string());
    let to = letter.to.map(|to| to.to_string());
    assert_eq!((from.as_deref(), to.as_deref()), (Some("som@aarhus.dk"), Some("mette@aarhus.dk")));
    assert_eq!(letter.reply_to, None);
}

#[test]
fn no_answer_and_no_address_writes_a_header() {
    for text in ["a\r\nBcc: alle@kommune.dk", "a\nb", "a\rb", "a\0b", "a\u{1b}b", "a\u{85}b", "a\u{202e}b"] {
        let kommune = draft(&[("kommune", text)]);
        let letter = Letter::of(&submission(&kommune), None, TO, ID);
        assert!(matches!(letter, Err(SendError::Control(LetterPart::Applicant))), "{text:?}");
        // A document is made whatever was typed.
        let bytes = exported("eml", &[("kommune", text), ("navn", text), ("email", text)]);
        assert_eq!(header(&bytes, "Bcc"), None, "{text:?}");
        assert_eq!(header(&bytes, "From"), None, "{text:?}");

        let name = letter_of(&[("navn", text), ("stilling", text)]);
        let from = name.from.expect("a sender");
        assert_eq!(from.name, None, "{text:?}");
        assert!(!name.body.contains(['\r', '\0', '\u{1b}']), "{:?}", name.body);

        let draft = draft(&[]);
        let to = Letter::of(&submission(&draft), None, text, ID);
        assert!(matches!(to, Err(SendError::BadAddress(LetterPart::Recipient))), "{text:?}");
        let from = Letter::of(&submission(&draft), Some(text), TO, ID);
        assert!(matches!(from, Err(SendError::BadAddress(LetterPart::Sender))), "{text:?}");
    }
}

#[test]
fn a_letter_for_a_mail_program_is_a_draft() {
    let bytes = exported("eml", &[]);
    assert_eq!(header(&bytes, "X-Unsent").as_deref(), Some("1"));
    assert_eq!(header(&bytes, "To").as_deref(), Some(TO));
    let id = header(&bytes, "Message-ID").expect("an id");
    assert!(id.starts_with("<som.") && id.ends_with("@aarhus.dk>"), "{id}");
    let parsed = MessageParser::default().parse(&bytes).expect("a letter");
    assert!(parsed.attachment(0).expect("a document").contents() == exported("docx", &[]));

    // Not every server takes such a sender: the mail program puts its own there.
    assert_eq!(header(&exported("eml", &[("email", "åse@aarhus.dk")]), "From"), None);

    let without = exported("eml", &[("email", "ingen"), ("kommune", "")]);
    assert_eq!(header(&without, "From"), None);
    assert!(header(&without, "Message-ID").expect("an id").ends_with("@som.invalid>"));
    let parsed = MessageParser::default().parse(&without).expect("a letter");
    assert_eq!(parsed.subject(), Some("Ansøgning om implementeringsforløb i SØM"));
    assert_eq!(parsed.attachment(1).expect("a document").attachment_name(), Some("som-ansoegning.pdf"));
}

#[test]
fn each_letter_has_its_own_message_id_which_names_nobody() {
    let id = |unique: &str| som::mail::message_id(unique, Some("aase@køge.dk"));
    assert_eq!(id("aase 1"), id("aase 1"));
    assert_ne!(id("aase 1"), id("aase 2"));
    assert!(id("aase 1").ends_with("@xn--kge-0na.dk") && !id("aase 1").contains("aase"), "{}", id("aase 1"));
    assert!(som::mail::message_id("1", None).ends_with("@som.invalid"));
    assert!(som::mail::message_id("1", Some("x\r\n")).ends_with("@som.invalid"));
}

#[test]
fn a_copy_says_so_and_carries_the_word_document_alone() {
    let draft = draft(&[("kommune", "Ærø Kommune"), ("email", "jonas@aeroe.dk")]);
    let letter = Letter::copy_home(&submission(&draft), None, "mette@aeroe.dk", ID).expect("a letter");
    let address = |mailbox: &Mailbox| mailbox.email.to_string();
    assert_eq!(letter.from.as_ref().map(address).as_deref(), Some("mette@aeroe.dk"));
    assert_eq!(letter.to.as_ref().map(ToString::to_string).as_deref(), Some("mette@aeroe.dk"));
    assert_eq!(letter.reply_to, None);
    assert!(letter.subject.starts_with("Kopi: ") && letter.subject.ends_with("Ærø Kommune"));
    let names: Vec<&str> = letter.attachments.iter().map(|attachment| attachment.name.as_str()).collect();
    assert_eq!(names, ["som-ansoegning-aeroe.docx"]);
    assert!(letter.body.contains("ikke sendt til styrelsen") && !letter.body.contains("søger hermed"));
}

const KLIMA: &str = include_str!("../forms/klimatilskud.ron");

#[test]
fn the_files_that_answers_name_go_along_or_nothing_goes() {
    let forms = Forms::from(Arc::new(FormSpec::parse(KLIMA).expect("a form")));
    let mut draft = Draft::new(&forms.first().asked_first(), DateTime::UNIX_EPOCH, "mette");
    for (field, text) in [("tilladelse", "Ja"), ("givet", "Ja"), ("tilladelsen", " tilladelse på å.pdf ")] {
        assert!(draft.set_answer(&FieldId::new(field), text));
    }
    let letter = |draft: &Draft, read: &dyn Fn(&str, u64) -> io::Result<Vec<u8>>| {
        let form = draft.form_in(&forms);
        let submission = Submission::of(&form, draft, DateTime::UNIX_EPOCH, false);
        Letter::of(&submission, None, TO, ID).expect("a letter").enclosing(&submission, read)
    };
    let sent = letter(&draft, &|name, most| Ok(format!("{name} {most}").into_bytes())).expect("it is there");
    let bytes = sent.bytes();
    let parsed = MessageParser::default().parse(&bytes).expect("a letter");
    let names: Vec<_> = parsed.attachments().filter_map(MimeHeaders::attachment_name).collect();
    assert_eq!(names, ["klimatilskud.docx", "klimatilskud.pdf", "tilladelse på å.pdf"]);
    assert_eq!(parsed.attachment(2).expect("the file").contents(), "tilladelse på å.pdf 16777216".as_bytes());
    assert!(sent.body.contains("\nBilag: tilladelse på å.pdf\n"), "{}", sent.body);

    let missing = letter(&draft, &|_, _| Err(io::ErrorKind::NotFound.into())).expect_err("it isn't there");
    let SendError::NoFile { name, .. } = &missing else { panic!("{missing:?}") };
    assert_eq!(name, "tilladelse på å.pdf");
    assert!(!missing.may_have_gone());

    // What isn't asked doesn't go, and what is no name is no file.
    assert!(draft.set_answer(&FieldId::new("givet"), "Nej"));
    assert_eq!(letter(&draft, &|_, _| panic!("it is read")).expect("a letter").attachments.len(), 2);
    draft.set_answer(&FieldId::new("givet"), "Ja");
    draft.set_answer(&FieldId::new("tilladelsen"), "../.ssh/id_ed25519");
    assert_eq!(letter(&draft, &|_, _| panic!("it is read")).expect("a letter").attachments.len(), 2);
}
