//! A submission as a letter: who it is from and to, the covering text, and the two documents. Always in Danish: it is
//! sent to a Danish agency, whatever the screen's language.

use std::borrow::Cow;
use std::io;

use lettre::Address;
use lettre::message::Mailbox;

use super::address::{LetterPart, as_sent, fits_in_header};
use super::{Attachment, Letter, SendError, Taken, message};
use crate::draft::{Draft, seal};
use crate::export::{Exporter, Submission, docx, pdf};
use crate::form::{FieldId, FieldKind, FormSpec};
use crate::say;
use crate::words::{Lang, Words};

/// The most characters of an applicant or a name in a header: no real one is longer.
const LONGEST: usize = 100;

/// The domain of a Message-ID where nobody's is known. RFC 2606 keeps the name free for ever.
const NO_DOMAIN: &str = "som.invalid";

/// The media type of a file that nobody has looked into.
const ANY_FILE: &str = "application/octet-stream";

/// The most bytes of all files that go along: in base64 they are a third more, and many servers take 25 MB.
const FILES_MAX: u64 = 16 << 20;

/// The documents that a letter carries, with their media types.
const DOCUMENTS: [(Exporter, &str); 2] = [
    (docx::EXPORTER, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (pdf::EXPORTER, "application/pdf"),
];

/// The letter as a file for a mail program: the covering text with the .docx and the .pdf, ready to be looked at and
/// sent. Outlook opens it as a draft.
pub(crate) const EXPORTER: Exporter = Exporter {
    id: "eml",
    description: |words| say!(words, "export-eml"),
    render: |submission| unsent(submission),
    render_with_remarks: None,
    holds: |c| DOCUMENTS.iter().all(|(document, _)| (document.holds)(c)),
};

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
        Ok(compose(submission, from, Some(to), message_id.to_owned()))
    }

    /// The letter where the draft has no address to answer to: then the writer is answered, and sends it where the host
    /// names no sender.
    #[must_use]
    pub fn answered_by(mut self, writer: Option<&Mailbox>, submission: &Submission) -> Letter {
        let contact = typed(submission, submission.form.contact.email.as_ref());
        let Some(writer) = writer.filter(|_| as_sent(contact).is_none()) else { return self };
        match &self.from {
            None => self.from = Some(writer.clone()),
            Some(from) if from.email != writer.email => self.reply_to = Some(writer.clone()),
            Some(_) => {}
        }
        self
    }

    /// The letter with the files that the answers name, each read with so many bytes at most.
    ///
    /// # Errors
    /// Where one can't be read: an application goes whole or not at all.
    pub fn enclosing(
        mut self,
        submission: &Submission,
        read: impl Fn(&str, u64) -> io::Result<Vec<u8>>,
    ) -> Result<Letter, SendError> {
        let mut room = FILES_MAX;
        for name in named_files(submission.form, submission.draft) {
            match read(&name, room) {
                Ok(bytes) => {
                    room = room.saturating_sub(bytes.len() as u64);
                    self.attachments.push(Attachment { name, media_type: ANY_FILE, bytes });
                }
                Err(source) => return Err(SendError::NoFile { name, source }),
            }
        }
        Ok(self)
    }

    /// The Word document as a letter to the user's own address, from the house's where there is one: a copy, which is no
    /// application.
    ///
    /// # Errors
    /// As for [`Letter::of`].
    pub fn copy_home(
        submission: &Submission,
        from: Option<&str>,
        address: &str,
        message_id: &str,
    ) -> Result<Letter, SendError> {
        let letter = Letter::of(submission, from.or(Some(address)), address, message_id)?;
        let words = Words::new(Lang::Da);
        let mut attachments = letter.attachments;
        attachments.retain(|attachment| attachment.media_type == DOCUMENTS[0].1);
        Ok(Letter {
            from: letter.from.map(|from| Mailbox::new(None, from.email)),
            reply_to: None,
            subject: say!(words, "mail-copy-subject", subject = letter.subject),
            body: say!(words, "mail-copy-body") + "\n",
            attachments,
            ..letter
        })
    }

    /// The letter as it is sent.
    pub fn bytes(&self) -> Vec<u8> {
        message::bytes(self, message::LetterPurpose::Sending)
    }

    /// The letter as a server takes it, and what that leaves of it: without SMTPUTF8 no address has letters such as "å"
    /// before its @, and a Reply-To that has is left out.
    pub(super) fn fitting(&self, has_smtputf8: bool) -> Result<(Cow<'_, Letter>, Taken), SendError> {
        if has_smtputf8 || !self.needs_smtputf8() {
            return Ok((Cow::Borrowed(self), Taken::Whole));
        }
        let without = Letter { reply_to: None, ..self.clone() };
        if without.needs_smtputf8() {
            return Err(SendError::NeedsSmtpUtf8);
        }
        Ok((Cow::Owned(without), Taken::WithoutReplyTo))
    }

    pub(super) fn needs_smtputf8(&self) -> bool {
        let named = [&self.from, &self.reply_to].into_iter().flatten().map(|mailbox| &mailbox.email);
        named.chain(&self.to).any(|address| !is_ascii(address))
    }

    /// The sender's address.
    pub(crate) fn sender(&self) -> Option<&str> {
        self.from.as_ref().map(|from| from.email.as_ref())
    }

    /// The SHA-256 of the Word document, for the receipt.
    pub(crate) fn document_sum(&self) -> String {
        let document = self.attachments.iter().find(|attachment| attachment.media_type == DOCUMENTS[0].1);
        seal::sha256(document.map_or(&[], |document| &document.bytes))
    }
}

fn is_ascii(address: &Address) -> bool {
    AsRef::<str>::as_ref(address).is_ascii()
}

/// The letter of a document as a draft for a mail program: nobody has sent it. The same document gives the same bytes.
/// A sender whose address not every server takes is left to that program.
fn unsent(submission: &Submission) -> Vec<u8> {
    let to = &submission.form.address;
    let mut letter = compose(submission, None, to.parse().ok(), String::new());
    let content = format!("{to} {} {}", letter.at.to_rfc3339(), letter.document_sum());
    letter.message_id = message_id(&content, letter.sender());
    letter.from.take_if(|from| !is_ascii(&from.email));
    message::bytes(&letter, message::LetterPurpose::Editing)
}

/// The Message-ID, without the brackets, of the letter that this text belongs to alone: of the sender's domain, and
/// naming nobody.
pub fn message_id(unique: &str, from: Option<&str>) -> String {
    let from = from.and_then(as_sent);
    let domain = from.as_ref().map_or(NO_DOMAIN, Address::domain);
    format!("som.{}@{domain}", &seal::sha256(unique.as_bytes())[..32])
}

fn compose(
    submission: &Submission,
    from: Option<Address>,
    to: Option<Address>,
    message_id: String,
) -> Letter {
    let words = Words::new(Lang::Da);
    let contact = &submission.form.contact;
    let answer = |field: &Option<FieldId>| typed(submission, field.as_ref());
    let is_name = |name: &&str| !name.is_empty() && name.chars().count() <= LONGEST && fits_in_header(name);
    let name = Some(answer(&contact.name)).filter(is_name).map(str::to_owned);
    let contact = as_sent(answer(&contact.email)).map(|address| Mailbox::new(name, address));
    let (from, reply_to) = match (from, contact) {
        (Some(from), contact) if contact.as_ref().is_none_or(|contact| contact.email != from) => {
            (Some(Mailbox::new(None, from)), contact)
        }
        (_, contact) => (contact, None),
    };
    Letter {
        from,
        reply_to,
        to,
        subject: subject(submission.form, submission.applicant()),
        body: body(submission, &words),
        attachments: attachments(submission),
        at: submission.now,
        message_id,
    }
}

/// The subject of an applicant's letter.
pub(crate) fn subject(form: &FormSpec, applicant: &str) -> String {
    let (words, applicant) = (Words::new(Lang::Da), applicant.trim());
    let subject = form.letter.as_ref().map_or(&form.title, |letter| &letter.subject);
    let subject: String = subject.chars().take(LONGEST).collect();
    if applicant.is_empty() || !fits_in_header(applicant) {
        return subject;
    }
    let applicant: String = applicant.chars().take(LONGEST).collect();
    say!(words, "mail-subject-of", subject = subject, applicant = applicant)
}

/// The files that the answers name to go along, in the form's order and each once.
pub(crate) fn named_files(form: &FormSpec, draft: &Draft) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for field in form.fields().filter(|field| field.kind == FieldKind::File) {
        let name = field.shown(draft.answer(&field.id));
        if !name.is_empty() && field.flaw(&name).is_none() && !names.contains(&name.as_ref().to_owned()) {
            names.push(name.into_owned());
        }
    }
    names
}

/// The file names of the documents in an applicant's letter: ASCII, no path.
pub(crate) fn attachment_names(applicant: &str, form: &FormSpec) -> [String; 2] {
    let documents = form.letter.as_ref().and_then(|letter| letter.documents.as_ref()).unwrap_or(&form.id);
    let stem = match applicant.trim() {
        "" => documents.clone(),
        applicant => format!("{documents}-{}", form.applicant().kind.slug(applicant)),
    };
    DOCUMENTS.map(|(exporter, _)| format!("{stem}.{}", exporter.id))
}

/// The covering text: who applies, what is attached, whom to ask.
fn body(submission: &Submission, words: &Words) -> String {
    let contact = &submission.form.contact;
    let [name, title, phone, email] = [&contact.name, &contact.title, &contact.phone, &contact.email]
        .map(|id| line(submission, id.as_ref()));
    let applicant = line(submission, Some(&submission.form.applicant().id));
    let form = submission.form;
    let opening = match (&form.letter, applicant.is_empty()) {
        (Some(letter), true) => letter.opening.clone(),
        (Some(letter), false) => format!("{applicant} {}", letter.opening_of),
        (None, true) => say!(words, "mail-body-opening", title = form.title.as_str()),
        (None, false) => {
            say!(words, "mail-body-opening-of", applicant = applicant.as_str(), title = form.title.as_str())
        }
    };
    let mut paragraphs = vec![opening, say!(words, "mail-body-attached")];
    let files = named_files(form, submission.draft);
    if !files.is_empty() {
        paragraphs.push(say!(words, "mail-body-files", files = files.join(", ")));
    }
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

fn attachments(submission: &Submission) -> Vec<Attachment> {
    let names = attachment_names(submission.applicant(), submission.form);
    let attachment = |((exporter, media_type), name): ((Exporter, &'static str), String)| Attachment {
        name,
        media_type,
        bytes: (exporter.render)(submission),
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
    let shown = field.shown(submission.draft.answer(&field.id).trim());
    shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
