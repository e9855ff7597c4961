//! A letter as bytes, as RFC 5322 and MIME have it: headers of ASCII in short lines, the text quoted-printable, the
//! documents in base64. The same letter gives the same bytes.

use lettre::message::header::{
    ContentTransferEncoding, ContentType, From, HeaderName, HeaderValue, MIME_VERSION_1_0, MessageId,
    ReplyTo, Subject, To,
};
use lettre::message::{Attachment as Attached, Body, Mailbox, Mailboxes, MultiPart, SinglePart};

use super::{Attachment, Letter};
use crate::draft::seal;
use crate::zone;

/// What the bytes of a letter are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterPurpose {
    Sending,
    /// To be opened as a draft in a mail program.
    Editing,
}

pub(super) fn bytes(letter: &Letter, purpose: LetterPurpose) -> Vec<u8> {
    let text = SinglePart::builder()
        .content_type(ContentType::TEXT_PLAIN)
        .body(encoded(letter.body.clone(), ContentTransferEncoding::QuotedPrintable));
    let whole = MultiPart::mixed().boundary(boundary(&letter.message_id)).singlepart(text);
    let mut whole = letter.attachments.iter().map(attached).fold(whole, MultiPart::singlepart);
    let headers = whole.headers_mut();
    let content_type: ContentType = headers.get().expect("a multipart has a type");
    headers.clear();
    if let Some(from) = &letter.from {
        headers.set(From::from(Mailboxes::from(from.clone())));
    }
    if let Some(reply_to) = &letter.reply_to {
        headers.set(ReplyTo::from(Mailboxes::from(reply_to.clone())));
    }
    if let Some(to) = &letter.to {
        headers.set(To::from(Mailboxes::from(Mailbox::new(None, to.clone()))));
    }
    headers.set(Subject::from(letter.subject.clone()));
    headers.insert_raw(date(letter));
    headers.set(MessageId::from(format!("<{}>", letter.message_id)));
    if purpose == LetterPurpose::Editing {
        // Outlook opens it as a draft of one's own.
        headers.insert_raw(plain("X-Unsent", "1".to_owned()));
    }
    headers.set(MIME_VERSION_1_0);
    headers.set(content_type);
    whole.formatted()
}

fn attached(attachment: &Attachment) -> SinglePart {
    let media_type = ContentType::parse(attachment.media_type).expect("the media types are constants");
    let bytes = encoded(attachment.bytes.clone(), ContentTransferEncoding::Base64);
    Attached::new(attachment.name.clone()).body(bytes, media_type)
}

fn encoded(content: impl Into<lettre::message::MaybeString>, encoding: ContentTransferEncoding) -> Body {
    Body::new_with_encoding(content, encoding).expect("both encodings take everything")
}

/// In Copenhagen's time, as its readers know it; the crate's own header is always in UTC.
fn date(letter: &Letter) -> HeaderValue {
    plain("Date", zone::zoned(letter.at).to_rfc2822())
}

/// A header of ASCII that fits in its line.
fn plain(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}

/// The boundary between parts: neither base64 nor quoted-printable contains `=_`.
fn boundary(message_id: &str) -> String {
    format!("=_som_{}", &seal::sha256(message_id.as_bytes())[..32])
}
