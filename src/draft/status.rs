//! A draft's approval and sending status in sentences: who approved it, to whom it was sent, what changed since.
//! Shared by screen and command line; safe to show. No file, no clock, no terminal.

use chrono::{DateTime, Utc};

use crate::draft::{Draft, Receipt, Seal};
use crate::form::FormSpec;
use crate::words::{Words, date};
use crate::{say, shown};

/// A draft's status for a list: the furthest that it has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftStatus {
    /// Someone approved it as it stands.
    Approved,
    /// It was sent, and changed since.
    Changed,
    /// Whether it was sent is unknown.
    Unsettled,
    /// It was sent as it stands.
    Sent,
}

impl DraftStatus {
    /// The status of a draft, if it has reached one. Letters to other than the form's address don't count.
    pub(crate) fn of(draft: &Draft, form: &FormSpec) -> Option<DraftStatus> {
        let is_changed = |receipt: &Receipt| !receipt.seal.broken(form, draft).is_empty();
        match draft.last_receipt_to(&form.address) {
            Some(receipt) if !receipt.is_sent => Some(DraftStatus::Unsettled),
            Some(receipt) if is_changed(receipt) => Some(DraftStatus::Changed),
            Some(_) => Some(DraftStatus::Sent),
            None => draft.is_approved(form).then_some(DraftStatus::Approved),
        }
    }

    pub(crate) fn word(self, words: &Words) -> String {
        match self {
            DraftStatus::Approved => say!(words, "standing-word-approved"),
            DraftStatus::Changed => say!(words, "standing-word-changed"),
            DraftStatus::Unsettled => say!(words, "standing-word-unsettled"),
            DraftStatus::Sent => say!(words, "standing-word-sent"),
        }
    }

    /// Its name where room is tight.
    pub(crate) fn short_word(self, words: &Words) -> String {
        match self {
            DraftStatus::Changed => say!(words, "standing-word-changed-short"),
            stage => stage.word(words),
        }
    }
}

/// The approval: `Godkendt den 12. oktober af Jonas Holm`, or what changed since.
pub(crate) fn approval(draft: &Draft, form: &FormSpec, now: DateTime<Utc>, words: &Words) -> String {
    let Some(approval) = draft.approval() else { return say!(words, "standing-not-approved") };
    let day = date::day_seen_from(words, approval.at, now);
    match changed_fields(&approval.seal, draft, form) {
        Some(fields) => say!(words, "standing-approved-changed", day = day, fields = fields),
        None => say!(words, "standing-approved", day = day, name = shown::text(&approval.name)),
    }
}

/// The approval in full, and what changed since; `None` without one.
pub(crate) fn approval_in_full(draft: &Draft, form: &FormSpec, words: &Words) -> Option<String> {
    let approval = draft.approval()?;
    let (name, title) = (shown::text(&approval.name), shown::text(&approval.title));
    let time = date::long(words, approval.at);
    let told = say!(words, "standing-approved-fully", name = name, title = title, time = time);
    let changed = changed_fields(&approval.seal, draft, form)
        .map(|fields| say!(words, "standing-changed", fields = fields));
    Some(changed.map_or(told.clone(), |changed| format!("{told}, {changed}")))
}

/// The last letter to the form's own address, and what changed since. One that may have gone doesn't replace an
/// earlier one that went: then there are two lines.
pub(crate) fn sent(draft: &Draft, form: &FormSpec, now: DateTime<Utc>, words: &Words) -> Option<String> {
    letters_to(&form.address, draft, form, now, words)
}

/// The last letter to each other address, one line each: those asked to read it first.
pub(crate) fn shown_to(draft: &Draft, form: &FormSpec, now: DateTime<Utc>, words: &Words) -> Vec<String> {
    let mut addresses: Vec<&str> = Vec::new();
    for receipt in draft.receipts() {
        let is_known = |known: &&str| receipt.is_to(known);
        if !receipt.is_to(&form.address) && !addresses.iter().any(is_known) {
            addresses.push(&receipt.to);
        }
    }
    addresses.into_iter().filter_map(|to| letters_to(to, draft, form, now, words)).collect()
}

/// The last letter to an address that went, and a later one that may have gone.
pub(crate) fn letters_to(
    address: &str,
    draft: &Draft,
    form: &FormSpec,
    now: DateTime<Utc>,
    words: &Words,
) -> Option<String> {
    let last = draft.last_receipt_to(address)?;
    let is_to = |receipt: &&Receipt| receipt.is_sent && receipt.is_to(address);
    let went = draft.receipts().iter().rev().find(is_to);
    let went = went.map(|receipt| letter(receipt, draft, form, now, words));
    let unsettled = (!last.is_sent).then(|| letter(last, draft, form, now, words));
    Some([went, unsettled].into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

fn letter(receipt: &Receipt, draft: &Draft, form: &FormSpec, now: DateTime<Utc>, words: &Words) -> String {
    let time = moment(receipt.at, now, words);
    let address = shown::text(&receipt.to);
    let is_own = receipt.is_to(&form.address);
    let said = match (is_own, receipt.is_sent) {
        (true, true) => say!(words, "standing-sent", time = time, address = address),
        (true, false) => return say!(words, "standing-unsettled", time = time),
        (false, true) => say!(words, "standing-shown-to", address = address, time = time),
        (false, false) => {
            return say!(words, "standing-shown-unsettled", address = address, time = time);
        }
    };
    match changed_fields(&receipt.seal, draft, form) {
        Some(fields) => {
            let changed = say!(words, "standing-changed", fields = fields);
            say!(words, "standing-then-changed", said = said, changed = changed)
        }
        None => said,
    }
}

/// A letter's time, to follow ”den”: `7. november kl. 15.02`, with the year if not this one.
pub(crate) fn moment(at: DateTime<Utc>, now: DateTime<Utc>, words: &Words) -> String {
    date::with_clock(words, &date::day_seen_from(words, at, now), &date::clock(words, at))
}

/// The names of the answers changed since sealing, if any.
fn changed_fields(seal: &Seal, draft: &Draft, form: &FormSpec) -> Option<String> {
    let broken = seal.broken(form, draft);
    let names = broken.iter().map(|field| form.name_of(field));
    (!broken.is_empty()).then(|| names.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests;
