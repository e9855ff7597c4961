//! A letter for a mail program: the covering text with the .docx and the .pdf, ready to be looked at and sent. Outlook
//! opens it as a draft.

use super::{Exporter, docx};
use crate::mail;

pub(super) const EXPORTER: Exporter =
    Exporter { id: "eml", render: |document, _| mail::unsent(document), holds: docx::EXPORTER.holds };
