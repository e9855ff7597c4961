//! A submission as a letter: who it is from and to, the covering text, and the two documents. Always in Danish: it is
//! sent to a Danish agency, whatever the screen's language.

use super::address::{LetterPart, as_sent, fits_in_header};
use super::{Attachment, Letter, SendError, message};
use crate::draft::seal;
use crate::export::{Exporter, Submission, docx, pdf};
use crate::form::{FieldId, FormSpec};
use crate::say;
use crate::words::{Lang, Words};

/// The most characters of an applicant or a name in a header: no real one is longer.
const LONGEST: usize = 100;

/// The domain of a Message-ID where nobody's is known. RFC 2606 keeps the name free for ever.
const NO_DOMAIN: &str = "som.invalid";

/// The documents that a letter carries, with their media types.
const DOCUMENTS: [(Exporter, &str); 2] = [
    (docx::EXPORTER, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (pdf::EXPORTER, "application/pdf"),
];

/// Someone with a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Left out where it can't stand in a header.
    pub name: Option<String>,
    /// As it is sent.
    pub address: String,
}

impl Letter {
    /// The letter of a submission, with both documents.
    ///
    /// # Errors
    /// Where an address can't be one, or the applicant's name would end a header's line.
    pub fn of(
        submission: &Submission,
        from: Option<&str>,
        to: &str,
        message_id: &str,
    ) -> Result<Letter, SendError> {
        let sent = |address, part| as_sent(address).ok_or(SendError::BadAddress(part));
        let to = sent(to, LetterPart::Recipient)?;
        let from = from.map(|from| sent(from, LetterPart::Sender)).transpose()?;
        if !fits_in_header(submission.applicant()) {
            return Err(SendError::Control(LetterPart::Applicant));
        }
        Ok(compose(submission, from, to, message_id.to_owned()))
    }

    /// The letter as it is sent.
    pub fn bytes(&self) -> Vec<u8> {
        message::bytes(self, message::LetterPurpose::Sending)
    }

    /// The SHA-256 of the Word document, for the receipt.
    pub(crate) fn document_sum(&self) -> String {
        let document = self.attachments.iter().find(|attachment| attachment.media_type == DOCUMENTS[0].1);
        seal::sha256(document.map_or(&[], |document| &document.bytes))
    }
}

/// The letter of a document as a draft for a mail program: nobody has sent it. The same document gives the same bytes.
pub(super) fn unsent(submission: &Submission) -> Vec<u8> {
    let mut letter = compose(submission, None, submission.form.address.clone(), String::new());
    let content = format!("{} {} {}", letter.to, letter.at.to_rfc3339(), letter.document_sum());
    letter.message_id = message_id(&content, Some(&letter.from));
    message::bytes(&letter, message::LetterPurpose::Editing)
}

/// The Message-ID, without the brackets, of the letter that this text belongs to alone: of the sender's domain, and
/// naming nobody.
pub fn message_id(unique: &str, from: Option<&str>) -> String {
    let from = from.and_then(as_sent);
    let domain =
        from.as_deref().and_then(|from| from.split_once('@')).map_or(NO_DOMAIN, |(_, domain)| domain);
    format!("som.{}@{domain}", &seal::sha256(unique.as_bytes())[..32])
}

fn compose(submission: &Submission, from: Option<String>, to: String, message_id: String) -> Letter {
    let words = Words::new(Lang::Da);
    let contact = &submission.form.contact;
    let answer = |field: &Option<FieldId>| typed(submission, field.as_ref());
    let is_name = |name: &&str| !name.is_empty() && name.chars().count() <= LONGEST && fits_in_header(name);
    let contact = as_sent(answer(&contact.email)).map(|address| Mailbox {
        name: Some(answer(&contact.name)).filter(is_name).map(str::to_owned),
        address,
    });
    let (from, from_name, reply_to) = match (from, contact) {
        (Some(from), Some(contact)) if contact.address == from => (from, contact.name, None),
        (Some(from), contact) => (from, None, contact),
        (None, Some(contact)) => (contact.address, contact.name, None),
        (None, None) => (String::new(), None, None),
    };
    Letter {
        from,
        from_name,
        reply_to,
        to,
        subject: subject(submission.applicant()),
        body: body(submission, &words),
        attachments: attachments(submission, &words),
        at: submission.now,
        message_id,
    }
}

/// The subject of an applicant's letter.
pub(crate) fn subject(applicant: &str) -> String {
    let (words, applicant) = (Words::new(Lang::Da), applicant.trim());
    if applicant.is_empty() || !fits_in_header(applicant) {
        return say!(words, "mail-subject");
    }
    let applicant: String = applicant.chars().take(LONGEST).collect();
    say!(words, "mail-subject-of", kommune = applicant)
}

/// The file names of the documents in an applicant's letter: ASCII, no path.
pub(crate) fn attachment_names(applicant: &str, form: &FormSpec) -> [String; 2] {
    let stem = match applicant.trim() {
        "" => "som-ansoegning".to_owned(),
        applicant => format!("som-ansoegning-{}", form.applicant().kind.slug(applicant)),
    };
    DOCUMENTS.map(|(exporter, _)| format!("{stem}.{}", exporter.id))
}

/// The covering text: who applies, what is attached, whom to ask.
fn body(submission: &Submission, words: &Words) -> String {
    let contact = &submission.form.contact;
    let [name, title, phone, email] = [&contact.name, &contact.title, &contact.phone, &contact.email]
        .map(|id| line(submission, id.as_ref()));
    let applicant = line(submission, Some(&submission.form.applicant().id));
    let opening = if applicant.is_empty() {
        say!(words, "mail-body-opening")
    } else {
        say!(words, "mail-body-opening-of", kommune = applicant.as_str())
    };
    let mut paragraphs = vec![opening, say!(words, "mail-body-attached")];
    let who = joined([name.clone(), title], ", ");
    let phone = if phone.is_empty() { phone } else { say!(words, "mail-body-phone", phone = phone) };
    let email = if email.is_empty() { email } else { say!(words, "mail-body-email", email = email) };
    let contact = joined([who, phone, email], "\n");
    if !contact.is_empty() {
        paragraphs.push(format!("{}\n{contact}", say!(words, "mail-body-contact")));
    }
    paragraphs.push(joined([say!(words, "mail-body-closing"), name, applicant], "\n"));
    paragraphs.join("\n\n") + "\n"
}

/// Those that are not empty.
fn joined<const N: usize>(parts: [String; N], separator: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(separator)
}

fn attachments(submission: &Submission, words: &Words) -> Vec<Attachment> {
    let names = attachment_names(submission.applicant(), submission.form);
    let attachment = |((exporter, media_type), name): ((Exporter, &'static str), String)| Attachment {
        name,
        media_type,
        bytes: (exporter.render)(submission, words),
    };
    DOCUMENTS.into_iter().zip(names).map(attachment).collect()
}

/// A short answer as it was typed, without blanks around it; empty where the form doesn't ask for it.
fn typed<'a>(submission: &Submission<'a>, field: Option<&FieldId>) -> &'a str {
    field.map_or("", |field| submission.draft.answer(field).trim())
}

/// A short answer as it is shown, in one line without control characters; empty where the form doesn't ask for it.
fn line(submission: &Submission, field: Option<&FieldId>) -> String {
    let Some(field) = field.and_then(|field| submission.form.field(field)) else { return String::new() };
    let shown = field.kind.shown(submission.draft.answer(&field.id).trim());
    shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
