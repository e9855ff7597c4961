//! Text broken into the lines it has on the page, each with the node of the structure tree that it belongs to. All
//! breaks are those of [`crate::page`], also where no limit is measured.

use std::ops::Range;

use krilla::tagging::{ListNumbering, Tag};

use super::font::{Typeface, is_visible, twips_to_pt};
use super::links::{PdfLink, links};
use super::structure::{NodeId, StructureTree};
use crate::export::ink::Ink;
use crate::page::{self, LIST_INDENT_TWIPS, PageLayout};

#[derive(Clone, Copy)]
pub(super) struct PdfStyle {
    pub(super) typeface: &'static Typeface,
    pub(super) size_pt: f32,
    /// From one line to the next.
    pub(super) pitch_pt: f32,
    pub(super) ink: Ink,
}

/// A line of text. A blank line has no text and no node.
#[derive(Clone, Default)]
pub(super) struct PdfLine {
    pub(super) text: String,
    pub(super) indent_pt: f32,
    pub(super) node: Option<NodeId>,
    /// The addresses in it, each with its bytes of the line; one that goes on in the next line opens from both.
    pub(super) links: Vec<PdfLink>,
    /// The list mark that stands in the indent, and its node.
    pub(super) mark: Option<(String, NodeId)>,
}

/// The indent of an item's text.
pub(super) fn list_indent_pt() -> f32 {
    twips_to_pt(LIST_INDENT_TWIPS)
}

/// The mark of a list item, as it was typed.
const LIST_MARK: &str = "- ";
/// How many paragraphs of an answer get tags of their own: in a text of half a million lines, tags would be most of the
/// file.
const MOST_TAGGED: usize = 2000;

/// What was typed, in the lines that a limit is measured by: paragraphs, lists and blank lines.
pub(super) fn typed(
    text: &str,
    layout: &PageLayout,
    tree: &mut StructureTree,
    parent: NodeId,
) -> Vec<PdfLine> {
    let mut lines = Vec::new();
    let mut tagger = Tagger { tree, parent, tagged: 0, list: None, rest: None };
    for paragraph in text.split('\n') {
        let broken = page::measure_paragraph(paragraph, layout);
        if !is_visible(paragraph) {
            tagger.list = None;
            lines.extend(broken.iter().map(|_| PdfLine::default()));
            continue;
        }
        let first_line = lines.len();
        match page::list_item(paragraph).filter(|item| is_visible(item)) {
            Some(item) => {
                let (mark, body) = tagger.item();
                let indent_pt = list_indent_pt();
                push_lines(&mut lines, paragraph, paragraph.len() - item.len(), &broken, body, indent_pt);
                lines[first_line].mark = Some((LIST_MARK.to_owned(), mark));
            }
            None => push_lines(&mut lines, paragraph, 0, &broken, tagger.paragraph(), 0.0),
        }
    }
    lines
}

/// Adds each paragraph of an answer to the structure tree.
struct Tagger<'a> {
    tree: &'a mut StructureTree,
    parent: NodeId,
    tagged: usize,
    /// The list that the next item belongs to.
    list: Option<NodeId>,
    /// Holds all that has no tags of its own.
    rest: Option<NodeId>,
}

impl Tagger<'_> {
    fn paragraph(&mut self) -> NodeId {
        self.list = None;
        self.rest().unwrap_or_else(|| self.tree.add(self.parent, Tag::P))
    }

    /// The nodes of an item's mark and of its text.
    fn item(&mut self) -> (NodeId, NodeId) {
        if let Some(rest) = self.rest() {
            return (rest, rest);
        }
        let list = *self.list.get_or_insert_with(|| self.tree.add(self.parent, Tag::L(ListNumbering::Disc)));
        let item = self.tree.add(list, Tag::LI);
        (self.tree.add(item, Tag::Lbl), self.tree.add(item, Tag::LBody))
    }

    /// The node that one more paragraph shares with others, once there have been too many.
    fn rest(&mut self) -> Option<NodeId> {
        self.tagged += 1;
        if self.tagged > MOST_TAGGED && self.rest.is_none() {
            self.rest = Some(self.tree.add(self.parent, Tag::P));
        }
        self.rest
    }
}

/// Adds the lines of a paragraph from the byte `first` on, where its list mark ends.
pub(super) fn push_lines(
    lines: &mut Vec<PdfLine>,
    paragraph: &str,
    first: usize,
    broken: &[Range<usize>],
    node: NodeId,
    indent_pt: f32,
) {
    let found = links(paragraph);
    for (index, range) in broken.iter().enumerate() {
        let start = if index == 0 { first } else { range.start };
        let is_last = index + 1 == broken.len();
        let text = printed(&paragraph[start..range.end], is_last);
        let in_line = found.iter().filter_map(|link| within(link, &(start..range.end))).collect();
        lines.push(PdfLine { text, indent_pt, node: Some(node), links: in_line, mark: None });
    }
}

/// The part of a link that stands in a line, which has these bytes of the paragraph.
fn within(link: &PdfLink, bytes: &Range<usize>) -> Option<PdfLink> {
    let range = link.range.start.max(bytes.start)..link.range.end.min(bytes.end);
    (!range.is_empty())
        .then(|| PdfLink { range: range.start - bytes.start..range.end - bytes.start, ..link.clone() })
}

/// A line without the blanks that hang past the margin. Where another line follows, one is kept, unseen, or a reader
/// would take the two words around the break for one.
fn printed(line: &str, is_last: bool) -> String {
    let trimmed = line.trim_end_matches([' ', '\t']);
    let blank = if is_last || trimmed.len() == line.len() { "" } else { " " };
    format!("{trimmed}{blank}")
}

/// The size of the text; a half point is ten twips.
pub(super) fn size_pt(layout: &PageLayout) -> f32 {
    twips_to_pt(layout.half_points() * 10)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the width of a column; a negative one becomes 0"
)]
pub(super) fn pt_to_twips(pt: f32) -> u32 {
    (pt * 20.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::{StructureTree, printed, typed};
    use crate::page::{self, PageLayout};

    fn lines(text: &str) -> Vec<(String, bool, bool)> {
        let lines = typed(text, &PageLayout::default(), &mut StructureTree::new(), StructureTree::ROOT);
        lines.into_iter().map(|line| (line.text, line.node.is_some(), line.mark.is_some())).collect()
    }

    #[test]
    fn a_blank_line_is_space_and_no_paragraph() {
        let line = |text: &str| (text.to_owned(), true, false);
        let blank = (String::new(), false, false);
        assert_eq!(lines("en\n\n  \nto"), [line("en"), blank.clone(), blank, line("to")]);
    }

    #[test]
    fn an_item_of_a_list_has_its_mark_in_the_indent() {
        assert_eq!(lines("- punkt\n- "), [("punkt".into(), true, true), ("-".into(), true, false)]);
    }

    #[test]
    fn a_text_of_very_many_paragraphs_has_only_so_many_tags() {
        let mut tree = StructureTree::new();
        let lines = typed(&"- a\nb\n".repeat(5000), &PageLayout::default(), &mut tree, StructureTree::ROOT);
        assert!(lines[9_999].node.is_some() && lines[9_999].node == lines[5_000].node);
        assert_ne!(lines[1].node, lines[3].node);
    }

    #[test]
    fn there_are_as_many_lines_as_are_measured() {
        let text = format!("{}\n\n- {}\n\u{1}\n", "ord ".repeat(90), "punkt ".repeat(40));
        assert_eq!(lines(&text).len(), page::measure(&text, &PageLayout::default()).len());
    }

    #[test]
    fn an_address_over_two_lines_opens_from_both() {
        let narrow = PageLayout::default().with_column_twips(1700);
        let lines = typed("SOM-support@sbst.dk og", &narrow, &mut StructureTree::new(), StructureTree::ROOT);
        let linked: Vec<(&str, &str)> = (lines.iter())
            .flat_map(|line| line.links.iter().map(|link| (&line.text[link.range.clone()], &*link.target)))
            .collect();
        let target = "mailto:SOM-support@sbst.dk";
        assert_eq!(linked, [("SOM-", target), ("support@sbst.dk", target)]);
    }

    #[test]
    fn a_break_between_words_keeps_one_blank() {
        assert_eq!(printed("ord   ", false), "ord ");
        assert_eq!(printed("før-", false), "før-");
        assert_eq!(printed("ord ", true), "ord");
    }
}
