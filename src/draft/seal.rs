//! What is noted of a draft beside its answers: who approved them, and to whom they were sent. Both hold a [`Seal`] of
//! the answers, by which it can always be told what was changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::{Draft, codec};
use crate::form::{FieldId, FormSpec};

/// The sums of all answers at one moment. Blanks alone are no answer, and how a text is encoded is no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Seal(pub(super) BTreeMap<FieldId, String>);

/// The digits kept of an answer's SHA-256: nobody meets another text with the same ones by chance.
const DIGITS: usize = 16;

impl Seal {
    /// The sums of what a draft answers now.
    pub fn of(draft: &Draft) -> Self {
        let answered = draft.said().filter(|(_, text)| !text.trim().is_empty());
        Seal(answered.map(|(field, text)| (field.clone(), sum(text))).collect())
    }

    /// The fields, in the form's order, whose answers are others now.
    pub fn broken(&self, form: &FormSpec, draft: &Draft) -> Vec<FieldId> {
        let now = Seal::of(draft);
        let is_other = |field: &&FieldId| self.0.get(*field) != now.0.get(*field);
        form.fields().map(|field| &field.id).filter(is_other).cloned().collect()
    }
}

/// The sum of a text, as seals hold it.
pub(crate) fn sum(text: &str) -> String {
    let mut sum = sha256(codec::normalised(text).as_bytes());
    sum.truncate(DIGITS);
    sum
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// A leader's word that the answers may be sent. A note of consent, no digital signature: whoever can edit the draft
/// can write one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    /// Who approves.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What they approved.
    pub seal: Seal,
}

/// A letter that carried the answers away, or may have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receipt {
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// The address that it went to.
    pub to: String,
    /// Who sent it, as the host knows them.
    pub by: String,
    /// The letter's own Message-ID, without the brackets. No two receipts of a draft have the same.
    pub message_id: String,
    /// The SHA-256 of the attached Word document.
    pub document: String,
    /// Whether the server took it. Noted before the letter goes and settled after, so that a break in between is
    /// told as unknown and never as unsent.
    pub is_sent: bool,
    /// What it said.
    pub seal: Seal,
}

impl Draft {
    /// Who approved the answers, if anyone has; they may have been changed since.
    pub fn approval(&self) -> Option<&Approval> {
        self.approval.as_ref()
    }

    /// Notes who approves the answers as they stand now.
    pub fn approve(&mut self, name: &str, title: &str, now: DateTime<Utc>) {
        let (name, title) = (name.trim().to_owned(), title.trim().to_owned());
        self.approval = Some(Approval { name, title, at: codec::whole_seconds(now), seal: Seal::of(self) });
    }

    /// Takes the approval back, and says whether there was one.
    pub fn withdraw_approval(&mut self) -> bool {
        self.approval.take().is_some()
    }

    /// Whether someone approved the answers just as they stand now.
    pub fn is_approved(&self, form: &FormSpec) -> bool {
        self.approval().is_some_and(|approval| approval.seal.broken(form, self).is_empty())
    }

    /// The letters that carried the answers away, the oldest first.
    pub fn receipts(&self) -> &[Receipt] {
        &self.receipts
    }

    /// Notes a letter, in the place of what was noted of the same one.
    pub fn note_receipt(&mut self, receipt: Receipt) {
        self.forget_receipt(&receipt.message_id);
        self.receipts.push(Receipt { at: codec::whole_seconds(receipt.at), ..receipt });
        self.receipts.sort_by(|one, other| one.order().cmp(&other.order()));
    }

    /// Takes note that a letter did not go, and says whether one was noted.
    pub fn forget_receipt(&mut self, message_id: &str) -> bool {
        let before = self.receipts.len();
        self.receipts.retain(|receipt| receipt.message_id != message_id);
        self.receipts.len() < before
    }

    /// The last letter to an address, however it is spelled.
    pub fn last_receipt_to(&self, address: &str) -> Option<&Receipt> {
        let is_to = |receipt: &&Receipt| receipt.is_to(address);
        self.receipts.iter().rev().find(is_to)
    }

    /// Takes over who approved another draft and to whom it was sent: that stays true whatever the answers say now.
    pub fn take_notes(&mut self, of: &Draft) {
        self.approval.clone_from(&of.approval);
        self.receipts.clone_from(&of.receipts);
    }

    /// A letter to an address that `known`, an earlier state of this draft, did not have; the one with the Message-ID
    /// `own` is no news.
    pub fn letter_since(&self, known: &Draft, to: &str, own: &str) -> Option<&Receipt> {
        let has = |id: &str| known.receipts.iter().any(|receipt| receipt.message_id == id);
        let is_new = |receipt: &&Receipt| receipt.message_id != own && !has(&receipt.message_id);
        self.receipts.iter().filter(is_new).find(|receipt| receipt.is_to(to))
    }

    /// The answers as the beginning of another application: nobody has approved or sent it yet.
    #[must_use]
    pub fn copied(&self, now: DateTime<Utc>, author: &str) -> Draft {
        Draft {
            created: codec::whole_seconds(now),
            changed: codec::whole_seconds(now),
            changed_by: author.to_owned(),
            place: None,
            approval: None,
            receipts: Vec::new(),
            ..self.clone()
        }
    }
}

/// The approval of two that began as `base`: whoever changed it decides; of two, the later.
pub(super) fn merged_approval(base: &Draft, ours: &Draft, theirs: &Draft) -> Option<Approval> {
    let [base, ours, theirs] = [base, ours, theirs].map(|draft| draft.approval.as_ref());
    merged(base, ours, theirs, |approval| approval.at).cloned()
}

/// The letters that either noted; what one settled is settled, even where the other took it back.
pub(super) fn merged_receipts(base: &Draft, ours: &Draft, theirs: &Draft) -> Vec<Receipt> {
    let ids: BTreeSet<&String> =
        ours.receipts.iter().chain(&theirs.receipts).map(|receipt| &receipt.message_id).collect();
    let letters = ids.into_iter().filter_map(|id| {
        let noted = |draft: &'_ Draft| -> Option<usize> {
            draft.receipts.iter().position(|receipt| receipt.message_id == *id)
        };
        let [base, ours, theirs] =
            [base, ours, theirs].map(|draft| noted(draft).map(|at| &draft.receipts[at]));
        merged(base, ours, theirs, |receipt| receipt.is_sent).cloned()
    });
    let mut letters: Vec<Receipt> = letters.collect();
    letters.sort_by(|one, other| one.order().cmp(&other.order()));
    letters
}

/// What two made of the same: whoever changed it decides. Where both did, something goes before nothing, and the
/// greater by `rank` before the other, so that it doesn't matter who merges.
fn merged<'d, T: Ord, R: Ord>(
    base: Option<&'d T>,
    ours: Option<&'d T>,
    theirs: Option<&'d T>,
    rank: impl Fn(&T) -> R,
) -> Option<&'d T> {
    if ours == base {
        theirs
    } else if theirs == base {
        ours
    } else {
        [ours, theirs].into_iter().flatten().max_by_key(|it| (rank(it), *it))
    }
}

impl Receipt {
    /// Whether it went to this address. Case is no difference, nor how the domain is written.
    pub fn is_to(&self, address: &str) -> bool {
        mailbox(&self.to) == mailbox(address)
    }

    /// Where it stands among others: by time, then by name, so that it doesn't matter who merges.
    fn order(&self) -> (DateTime<Utc>, &str) {
        (self.at, &self.message_id)
    }
}

/// An address in the one spelling that mail goes by.
fn mailbox(address: &str) -> String {
    let address = address.trim().to_lowercase();
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
            format!("{local}@{domain}")
        }
        None => address,
    }
}

#[cfg(test)]
mod tests;
