//! PDF: the reading copy, in the lines that limits are measured by. It is tagged as PDF/UA-1 asks, so that a screen reader
//! reads headings, lists, tables and links as such.
//!
//! Three steps: [`content`] says what the document holds, [`pagination`] where on which page, [`paint`] writes it.

mod content;
mod font;
mod lines;
mod links;
mod pagination;
mod paint;
mod structure;

use super::{Exporter, Submission};
use crate::say;
use crate::words::{Lang, Words};

pub(crate) const EXPORTER: Exporter = Exporter {
    id: "pdf",
    description: |words| say!(words, "export-pdf"),
    render: |submission| render(submission),
    render_with_remarks: None,
    holds: font::holds,
};

/// Danish in any language of the program: the form is, and the document is sent.
fn render(submission: &Submission) -> Vec<u8> {
    let words = Words::new(Lang::Da);
    let (blocks, tree) = content::content(submission, &words);
    let pagination = pagination::paginate(&blocks, &submission.form.page);
    paint::pdf(&pagination, &tree, submission, &words)
}

#[cfg(test)]
mod tests {
    use super::{content, pagination};
    use crate::draft::Draft;
    use crate::export::Submission;
    use crate::form::{Field, FieldId, Group, som};
    use crate::words::{Lang, Words};

    /// The lines of each page, where the address has so many lines, and each long answer so many others.
    fn pages(address: usize, answer: usize) -> Vec<Vec<String>> {
        let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&FieldId::new("adresse"), "Vej\n".repeat(address));
        for field in som().fields().filter(|field| field.is_prose()) {
            draft.set_answer(&field.id, "Linje\n".repeat(answer));
        }
        let submission = Submission::of(som(), &draft, chrono::DateTime::UNIX_EPOCH, false);
        let (blocks, _) = content::content(&submission, &Words::new(Lang::Da));
        let pages = pagination::paginate(&blocks, &som().page).pages.into_iter();
        pages.map(|page| page.texts.into_iter().map(|text| text.line.trim().to_owned()).collect()).collect()
    }

    #[test]
    fn no_heading_and_no_limit_stands_at_the_foot_of_a_page_without_its_box() {
        let groups = || som().sections.iter().flat_map(|section| &section.groups);
        let heads: Vec<&str> = (som().sections.iter().map(|section| &*section.title))
            .chain(groups().filter_map(|group| group.heading.as_deref()))
            .chain(groups().filter_map(|group: &Group| group.limit_text.as_deref()))
            .chain(som().fields().filter(|field| field.is_prose()).map(Field::name))
            .collect();
        let mut at_foot = 0;
        for (address, answer) in (0..52).flat_map(|address| [1, 17, 34, 60].map(|answer| (address, answer))) {
            for page in pages(address, answer).iter().rev().skip(1) {
                let last = page.last().expect("no page is empty");
                let is_last_of = |head: &&str| head.ends_with(&**last);
                assert!(!heads.iter().any(is_last_of), "{last} after {address} and {answer} lines");
                at_foot += usize::from(last != "Linje" && last != "Vej");
            }
        }
        assert!(at_foot > 100, "{at_foot}");
    }
}
