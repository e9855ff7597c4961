//! What a letter is, told before it goes: from whom and to whom, what it carries, who approved it, what is still
//! open, and whether it went before.

use crate::cli::config::mail::via;
use crate::cli::{Desk, output};
use crate::draft::Draft;
use crate::draft::check::Check;
use crate::draft::status;
use crate::form::som;
use crate::mail::{Letter, Settings};
use crate::{say, shown};

/// Tells it all on standard error.
pub(super) fn tell(
    letter: &Letter,
    settings: Option<&Settings>,
    draft: &Draft,
    to: &str,
    with_approval: bool,
    desk: &Desk,
) {
    let words = &desk.words;
    let mut lines = heads(letter, to, desk);
    let kb = |bytes: &[u8]| bytes.len().div_ceil(1000);
    lines.extend(letter.attachments.iter().map(|attachment| {
        say!(words, "mail-send-attachment", name = attachment.name.as_str(), kb = kb(&attachment.bytes))
    }));
    let way = settings.map_or_else(|| say!(words, "mail-send-via-none"), |settings| via(settings, words));
    lines.push(say!(words, "mail-send-via", via = way));
    lines.push(approval(draft, with_approval, desk));
    let open = Check::of(som(), draft).open_fields(som()).join(", ");
    lines.push(if open.is_empty() {
        say!(words, "mail-send-no-problems")
    } else {
        say!(words, "mail-send-problems", fields = open)
    });
    lines.extend(status::letters_to(to, draft, som(), desk.now(), words));
    lines.push(say!(words, "mail-send-privacy"));
    output::talk(&lines.join("\n"));
}

fn heads(letter: &Letter, to: &str, desk: &Desk) -> Vec<String> {
    let words = &desk.words;
    let party = |name: Option<&str>, address: &str| match name {
        Some(name) => format!("{} <{}>", shown::text(name), shown::text(address)),
        None => shown::text(address).into_owned(),
    };
    let from = if letter.from.is_empty() {
        say!(words, "mail-send-from-none")
    } else {
        party(letter.from_name.as_deref(), &letter.from)
    };
    let mut lines = vec![say!(words, "mail-send-from", from = from)];
    lines.extend(letter.reply_to.as_ref().map(|reply_to| {
        say!(words, "mail-send-reply-to", to = party(reply_to.name.as_deref(), &reply_to.address))
    }));
    lines.push(say!(words, "mail-send-to", to = shown::text(to)));
    lines.push(say!(words, "mail-send-subject", subject = shown::text(&letter.subject)));
    lines
}

/// Who approved the answers, whether they are still the same, and whether the documents say so.
fn approval(draft: &Draft, with_approval: bool, desk: &Desk) -> String {
    let words = &desk.words;
    let state = status::approval_in_full(draft, som(), words)
        .unwrap_or_else(|| status::approval(draft, som(), desk.now(), words));
    let printed = if with_approval {
        say!(words, "mail-send-approval-printed")
    } else {
        say!(words, "mail-send-approval-unprinted")
    };
    format!("{state}. {printed}")
}
