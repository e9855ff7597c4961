//! A submission as a letter: who it is from and to, the covering text, and the two documents. Always in Danish: it is
//! sent to a Danish agency, whatever the screen's language.

use std::hash::{BuildHasher, Hasher, RandomState};

use super::address::{Part, as_sent, may_head};
use super::{Attachment, Letter, SendError, message};
use crate::draft::seal;
use crate::export::{Document, Exporter, Submission};
use crate::form::{FieldId, FormSpec};
use crate::say;
use crate::words::{Lang, Words};

/// The most characters of a kommune or a name in a header: no real one is longer.
const LONGEST: usize = 100;

/// Where nobody's domain is known. RFC 2606 keeps the name free for ever.
const NO_DOMAIN: &str = "som.invalid";

/// The documents: the format's name and its media type.
const DOCUMENTS: [(&str, &str); 2] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pdf", "application/pdf"),
];

/// Someone with a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Their name, where it can stand in a header.
    pub name: Option<String>,
    /// Their address.
    pub address: String,
}

impl Letter {
    /// The letter of a submission. Both documents are in it, the words are Danish whatever the screen's language.
    ///
    /// # Errors
    /// Where an address can't be one: nothing that would end a header's line is let through.
    pub fn of(
        submission: &Submission,
        from: Option<&str>,
        to: &str,
        message_id: &str,
    ) -> Result<Letter, SendError> {
        let document = Document::of(submission);
        let to = as_sent(to).ok_or(SendError::BadAddress(Part::Recipient))?;
        let from = from.map(|from| as_sent(from).ok_or(SendError::BadAddress(Part::Sender))).transpose()?;
        if !may_head(applicant(&document)) {
            return Err(SendError::Control(Part::Kommune));
        }
        Ok(compose(&document, from, to, message_id.to_owned()))
    }

    /// The letter as it is sent.
    pub fn bytes(&self) -> Vec<u8> {
        message::bytes(self, message::Is::Sent)
    }

    /// The SHA-256 of the Word document, for the receipt.
    pub fn document_sum(&self) -> String {
        let document = self.attachments.iter().find(|attachment| attachment.media_type == DOCUMENTS[0].1);
        seal::sha256(document.map_or(&[], |document| &document.bytes))
    }
}

/// The letter of a document as a draft for a mail program: nobody has sent it. The same document gives the same bytes.
pub(crate) fn unsent(document: &Document) -> Vec<u8> {
    let mut letter = compose(document, None, document.form.address.clone(), String::new());
    let content = format!("{} {} {}", letter.to, letter.at.to_rfc3339(), letter.document_sum());
    letter.message_id = message_id(&seal::sha256(content.as_bytes())[..32], Some(&letter.from));
    message::bytes(&letter, message::Is::Unsent)
}

/// A Message-ID, without the brackets, that no other letter has: of the sender's domain, and naming nobody.
pub fn new_message_id(from: Option<&str>) -> String {
    // Each is keyed anew by the host's own random numbers.
    let random = || RandomState::new().build_hasher().finish();
    message_id(&format!("{:016x}{:016x}", random(), random()), from)
}

/// The Message-ID of this number, without the brackets: of the sender's domain.
pub fn message_id(number: &str, from: Option<&str>) -> String {
    let from = from.and_then(as_sent);
    let domain =
        from.as_deref().and_then(|from| from.split_once('@')).map_or(NO_DOMAIN, |(_, domain)| domain);
    format!("som.{number}@{domain}")
}

fn compose(document: &Document, from: Option<String>, to: String, message_id: String) -> Letter {
    let words = Words::new(Lang::Da);
    let contact = &document.form.contact;
    let lead = as_sent(answer(document, contact.email.as_ref())).map(|address| Party {
        name: Some(answer(document, contact.name.as_ref()))
            .filter(|name| fits_in_a_header(name))
            .map(str::to_owned),
        address,
    });
    let (from, from_name, reply_to) = match (from, lead) {
        (Some(from), Some(lead)) if lead.address == from => (from, lead.name, None),
        (Some(from), lead) => (from, None, lead),
        (None, Some(lead)) => (lead.address, lead.name, None),
        (None, None) => (String::new(), None, None),
    };
    Letter {
        from,
        from_name,
        reply_to,
        to,
        subject: subject(applicant(document)),
        body: body(document, &words),
        attachments: attachments(document, &words),
        at: document.now,
        message_id,
    }
}

fn fits_in_a_header(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST && may_head(text)
}

/// The subject of an applicant's letter: Danish, whatever the language of the program.
pub fn subject(applicant: &str) -> String {
    let (words, applicant) = (Words::new(Lang::Da), applicant.trim());
    if applicant.is_empty() || !may_head(applicant) {
        return say!(words, "mail-subject");
    }
    let applicant: String = applicant.chars().take(LONGEST).collect();
    say!(words, "mail-subject-of", kommune = applicant)
}

/// The file names of the documents in an applicant's letter: ASCII, no path.
pub fn attachment_names(applicant: &str, form: &FormSpec) -> [String; 2] {
    let stem = match applicant.trim() {
        "" => "som-ansoegning".to_owned(),
        applicant => format!("som-ansoegning-{}", form.applicant().kind.slug(applicant)),
    };
    DOCUMENTS.map(|(id, _)| format!("{stem}.{id}"))
}

/// The covering text: who applies, what is attached, whom to ask.
fn body(document: &Document, words: &Words) -> String {
    let contact = &document.form.contact;
    let [name, title, phone, email] =
        [&contact.name, &contact.title, &contact.phone, &contact.email].map(|id| line(document, id.as_ref()));
    let applicant = line(document, Some(&document.form.applicant().id));
    let opening = if applicant.is_empty() {
        say!(words, "mail-body-opening")
    } else {
        say!(words, "mail-body-opening-of", kommune = applicant.as_str())
    };
    let mut paragraphs = vec![opening, say!(words, "mail-body-attached")];
    let who = [name.as_str(), title.as_str()].into_iter().filter(|part| !part.is_empty());
    let who = who.collect::<Vec<_>>().join(", ");
    let phone = (!phone.is_empty()).then(|| say!(words, "mail-body-phone", phone = phone));
    let email = (!email.is_empty()).then(|| say!(words, "mail-body-email", email = email));
    let contact: Vec<String> =
        [(!who.is_empty()).then_some(who), phone, email].into_iter().flatten().collect();
    if !contact.is_empty() {
        paragraphs.push(format!("{}\n{}", say!(words, "mail-body-contact"), contact.join("\n")));
    }
    let closing = [say!(words, "mail-body-closing"), name, applicant];
    paragraphs.push(closing.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
    paragraphs.join("\n\n") + "\n"
}

fn attachments(document: &Document, words: &Words) -> Vec<Attachment> {
    let names = attachment_names(applicant(document), document.form);
    let attachment = |((id, media_type), name): ((&str, &'static str), String)| {
        let exporter = Exporter::named(id).expect("both are formats");
        Attachment { name, media_type, bytes: (exporter.render)(document, words) }
    };
    DOCUMENTS.into_iter().zip(names).map(attachment).collect()
}

fn applicant<'a>(document: &Document<'a>) -> &'a str {
    answer(document, Some(&document.form.applicant().id))
}

/// A short answer as it was typed, without blanks around it; empty where the form doesn't ask.
fn answer<'a>(document: &Document<'a>, id: Option<&FieldId>) -> &'a str {
    let answer = id.and_then(|id| document.answers().find(|answer| answer.field.id == *id));
    answer.map_or("", |answer| answer.typed.trim())
}

/// A short answer as it is shown, in one line without controls.
fn line(document: &Document, id: Option<&FieldId>) -> String {
    let Some(answer) = id.and_then(|id| document.answers().find(|answer| answer.field.id == *id)) else {
        return String::new();
    };
    let shown = answer.field.kind.shown(answer.typed.trim());
    shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
