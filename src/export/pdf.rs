//! PDF: the reading copy, with the meter's own lines. It is tagged, so that a screen reader reads headings, lists and
//! tables as such; nobody has certified it.
//!
//! Three steps: [`content`] says what stands on the form, [`flow`] where on which page, [`paint`] writes it down.

mod content;
mod face;
mod flow;
mod paint;
mod passage;
mod tags;

use super::{Document, Exporter};
use crate::words::{Lang, Words};

pub(super) const EXPORTER: Exporter =
    Exporter { id: "pdf", render: |document, _| render(document), holds: face::holds };

/// The document, in Danish whatever the program's language: the form is, and it is sent.
fn render(document: &Document) -> Vec<u8> {
    let words = Words::new(Lang::Da);
    let fonts = face::Fonts::new();
    let form = content::form(document, &words, &fonts);
    let plan = flow::lay_out(&form.strips, &document.form.page);
    paint::pdf(&plan, form.tree, &paint::About::of(document), &words, &fonts)
}
