//! The letter, shown before it goes: sender, recipient, attachments, approval, open problems, and earlier letters.

use lettre::message::Mailbox;

use crate::cli::CliSession;
use crate::cli::config::mail::via;
use crate::draft::Draft;
use crate::draft::check::Check;
use crate::draft::status;
use crate::mail::{self, Letter, Settings};
use crate::{say, shown};

/// The letter in lines; `approval` says what its documents tell of who approved.
pub(super) fn lines(
    letter: &Letter,
    settings: Option<&Settings>,
    (draft, to, with_approval): (&Draft, &str, bool),
    approval: String,
    session: &CliSession,
) -> Vec<String> {
    let (words, form) = (&session.words, &session.form_of(draft));
    let mut lines = header_lines(letter, to, session);
    let kb = |bytes: &[u8]| bytes.len().div_ceil(1000);
    lines.extend(letter.attachments.iter().map(|attachment| {
        say!(words, "mail-send-attachment", name = attachment.name.as_str(), kb = kb(&attachment.bytes))
    }));
    lines.extend(mail::EXPORTER.not_held_text(&session.submission(form, draft, with_approval), words));
    let way = settings.map_or_else(|| say!(words, "mail-send-via-none"), |settings| via(settings, words));
    lines.push(say!(words, "mail-send-via", via = way));
    lines.push(approval);
    let check = Check::of(form, draft);
    let open = check.names_with(form, false).join(", ");
    lines.push(if open.is_empty() {
        say!(words, "mail-send-no-problems")
    } else {
        say!(words, "mail-send-problems", fields = open)
    });
    let noted = check.names_with(form, true);
    if !noted.is_empty() {
        lines.push(say!(words, "mail-send-notices", fields = noted.join(", ")));
    }
    lines.extend(status::letters_to(to, draft, form, session.now(), words));
    lines.push(say!(words, "mail-send-privacy"));
    lines
}

fn header_lines(letter: &Letter, to: &str, session: &CliSession) -> Vec<String> {
    let words = &session.words;
    let party = |mailbox: &Mailbox| {
        let address = shown::text(mailbox.email.as_ref()).into_owned();
        mailbox.name.as_ref().map_or(address.clone(), |name| format!("{} <{address}>", shown::text(name)))
    };
    let from = letter.from.as_ref().map_or_else(|| say!(words, "mail-send-from-none"), party);
    let mut lines = vec![say!(words, "mail-send-from", from = from)];
    let reply_to = letter.reply_to.as_ref().map(party);
    lines.extend(reply_to.map(|to| say!(words, "mail-send-reply-to", to = to)));
    lines.push(say!(words, "mail-send-to", to = shown::text(to)));
    lines.push(say!(words, "mail-send-subject", subject = shown::text(&letter.subject)));
    lines
}
