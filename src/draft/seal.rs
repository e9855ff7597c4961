//! Approval and receipts: who approved the answers, and to whom they were sent. Both hold a [`Seal`] of the answers,
//! which shows what changed since.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{Draft, codec};
use crate::form::{FieldId, FormSpec};

/// Hashes of all answers at one moment. Blank answers and encoding differences don't count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Seal(pub(super) BTreeMap<FieldId, String>);

/// Digits kept of an answer's SHA-256; enough to make chance collisions impossible.
const DIGITS: usize = 16;

impl Seal {
    /// Seals a draft's current answers.
    pub fn of(draft: &Draft) -> Self {
        let answered = draft.nonempty_answers().filter(|(_, text)| !text.trim().is_empty());
        Seal(answered.map(|(field, text)| (field.clone(), sum(text))).collect())
    }

    /// The fields whose answers changed since sealing, in form order, then those that aren't asked any more, as of a row
    /// that was removed.
    pub fn broken(&self, form: &FormSpec, draft: &Draft) -> Vec<FieldId> {
        let now = Seal::of(draft);
        let is_other = |field: &&FieldId| self.0.get(*field) != now.0.get(*field);
        let gone = self.0.keys().filter(|id| form.field(id).is_none());
        form.fields().map(|field| &field.id).chain(gone).filter(is_other).cloned().collect()
    }
}

/// The hash of a text in a seal.
pub(crate) fn sum(text: &str) -> String {
    let mut sum = sha256(codec::normalised(text).as_bytes());
    sum.truncate(DIGITS);
    sum
}

/// The SHA-256 in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Two digits for each byte.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// A leader's consent to sending the answers. Not a digital signature: whoever can edit the draft can write one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The leader's name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// When it was given.
    #[serde(deserialize_with = "codec::instant")]
    pub at: DateTime<Utc>,
    /// The answers approved.
    #[serde(rename = "sums")]
    pub seal: Seal,
}

/// A letter that was sent, or may have been.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// When it was sent.
    #[serde(deserialize_with = "codec::instant")]
    pub at: DateTime<Utc>,
    /// Its recipient.
    pub to: String,
    /// The sender's account name.
    pub by: String,
    /// Its Message-ID without brackets; unique among a draft's receipts.
    pub message_id: String,
    /// The SHA-256 of its Word document.
    pub document: String,
    /// Whether the server accepted it. Recorded before sending and settled after, so that an interrupted send counts
    /// as unknown, never as unsent.
    #[serde(rename = "sent")]
    pub is_sent: bool,
    /// The answers sent.
    #[serde(rename = "sums")]
    pub seal: Seal,
}

/// What became of a letter of which that was unknown, by the word of someone who asked its recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LetterFate {
    Arrived,
    Lost,
}

impl Draft {
    /// The approval, if any; the answers may have changed since.
    pub fn approval(&self) -> Option<&Approval> {
        self.approval.as_ref()
    }

    /// Approves the current answers.
    pub fn approve(&mut self, name: &str, title: &str, now: DateTime<Utc>) {
        let (name, title) = (name.trim().to_owned(), title.trim().to_owned());
        self.approval = Some(Approval { name, title, at: codec::whole_seconds(now), seal: Seal::of(self) });
    }

    /// Withdraws the approval, and returns whether there was one.
    pub(crate) fn withdraw_approval(&mut self) -> bool {
        self.approval.take().is_some()
    }

    /// Whether the current answers are approved.
    pub fn is_approved(&self, form: &FormSpec) -> bool {
        self.approval().is_some_and(|approval| approval.seal.broken(form, self).is_empty())
    }

    /// The receipts, oldest first.
    pub fn receipts(&self) -> &[Receipt] {
        &self.receipts
    }

    /// Records a letter, replacing an earlier record of it.
    pub fn note_receipt(&mut self, receipt: Receipt) {
        self.forget_receipt(&receipt.message_id);
        self.receipts.push(Receipt { at: codec::whole_seconds(receipt.at), ..receipt });
        self.receipts.sort_by(|one, other| one.order().cmp(&other.order()));
    }

    /// Removes the record of a letter that wasn't sent, and returns whether there was one.
    pub(crate) fn forget_receipt(&mut self, message_id: &str) -> bool {
        let before = self.receipts.len();
        self.receipts.retain(|receipt| receipt.message_id != message_id);
        self.receipts.len() < before
    }

    /// The last letter to an address, in any spelling.
    pub fn last_receipt_to(&self, address: &str) -> Option<&Receipt> {
        let is_to = |receipt: &&Receipt| receipt.is_to(address);
        self.receipts.iter().rev().find(is_to)
    }

    /// The last letter to an address, if it is unknown whether it went.
    pub(crate) fn unsettled_letter_to(&self, address: &str) -> Option<&Receipt> {
        self.last_receipt_to(address).filter(|receipt| !receipt.is_sent)
    }

    /// Settles that letter by hand, as its sending would have: one that was lost leaves no receipt. Returns its receipt
    /// as it was.
    pub(crate) fn settle_letter(&mut self, address: &str, fate: LetterFate) -> Option<Receipt> {
        let receipt = self.unsettled_letter_to(address)?.clone();
        match fate {
            LetterFate::Arrived => self.note_receipt(Receipt { is_sent: true, ..receipt.clone() }),
            LetterFate::Lost => drop(self.forget_receipt(&receipt.message_id)),
        }
        Some(receipt)
    }

    /// Copies another draft's approval and receipts: they stay true whatever the answers are.
    pub(crate) fn copy_approval_and_receipts(&mut self, of: &Draft) {
        self.approval.clone_from(&of.approval);
        self.receipts.clone_from(&of.receipts);
    }

    /// A letter to an address that isn't in `known`, an earlier state of this draft, other than the one with
    /// Message-ID `own`.
    pub(crate) fn letter_since(&self, known: &Draft, to: &str, own: &str) -> Option<&Receipt> {
        let has = |id: &str| known.receipts.iter().any(|receipt| receipt.message_id == id);
        let is_new = |receipt: &&Receipt| receipt.message_id != own && !has(&receipt.message_id);
        self.receipts.iter().filter(is_new).find(|receipt| receipt.is_to(to))
    }

    /// A copy as the start of another application, neither approved nor sent, and without remarks.
    #[must_use]
    pub(crate) fn copied(&self, now: DateTime<Utc>, author: &str) -> Draft {
        Draft {
            created: codec::whole_seconds(now),
            changed: codec::whole_seconds(now),
            changed_by: author.to_owned(),
            place: None,
            remarks: BTreeMap::new(),
            participations: BTreeMap::new(),
            approval: None,
            receipts: Vec::new(),
            sum_key: None,
            unknown: codec::Unknown { place: BTreeMap::new(), ..self.unknown.clone() },
            ..self.clone()
        }
    }
}

impl Receipt {
    /// Whether it went to this address, ignoring case and the domain's encoding.
    pub(crate) fn is_to(&self, address: &str) -> bool {
        mailbox(&self.to) == mailbox(address)
    }

    /// Sort key: time, then id, so that the order is deterministic.
    pub(super) fn order(&self) -> (DateTime<Utc>, &str) {
        (self.at, &self.message_id)
    }
}

/// An address in canonical spelling.
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
