//! The letter, shown before it goes: sender, recipient, attachments, approval, open problems, and earlier letters.

use lettre::message::Mailbox;

use crate::cli::config::mail::via;
use crate::cli::{CliSession, output, sign};
use crate::draft::Draft;
use crate::draft::check::Check;
use crate::draft::status;
use crate::mail::{self, Letter, Settings};
use crate::{say, shown};

pub(super) fn show(
    letter: &Letter,
    settings: Option<&Settings>,
    draft: &Draft,
    to: &str,
    with_approval: bool,
    session: &CliSession,
) {
    let words = &session.words;
    let mut lines = header_lines(letter, to, session);
    let kb = |bytes: &[u8]| bytes.len().div_ceil(1000);
    lines.extend(letter.attachments.iter().map(|attachment| {
        say!(words, "mail-send-attachment", name = attachment.name.as_str(), kb = kb(&attachment.bytes))
    }));
    lines.extend(mail::EXPORTER.not_held_text(&session.submission(draft, with_approval), words));
    let way = settings.map_or_else(|| say!(words, "mail-send-via-none"), |settings| via(settings, words));
    lines.push(say!(words, "mail-send-via", via = way));
    lines.push(approval_line(draft, with_approval, session));
    let check = Check::of(session.form(), draft);
    let open = check.names_with(session.form(), false).join(", ");
    lines.push(if open.is_empty() {
        say!(words, "mail-send-no-problems")
    } else {
        say!(words, "mail-send-problems", fields = open)
    });
    let noted = check.names_with(session.form(), true);
    if !noted.is_empty() {
        lines.push(say!(words, "mail-send-notices", fields = noted.join(", ")));
    }
    lines.extend(status::letters_to(to, draft, session.form(), session.now(), words));
    lines.push(say!(words, "mail-send-privacy"));
    output::talk(&lines.join("\n"));
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

/// Who approved the answers, whether they are still the same, and whether the documents say so.
fn approval_line(draft: &Draft, with_approval: bool, session: &CliSession) -> String {
    let words = &session.words;
    let printed = if with_approval {
        say!(words, "mail-send-approval-printed")
    } else {
        say!(words, "mail-send-approval-unprinted")
    };
    format!("{}. {printed}", sign::approval(draft, session))
}
