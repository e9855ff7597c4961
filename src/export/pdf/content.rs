//! What the document holds, from the neutral tree: headings, guidance, a table for short answers and a box for each
//! long one, with their tags. Sizes and distances are decided here, pages are not.

use super::font::{FontWeight, Fonts, is_visible, twips_to_pt};
use super::lines::{PdfLine, PdfStyle, list_indent_pt, pt_to_twips, size_pt, typed, words};
use super::pagination::{Block, PdfCell, pitch_pt};
use super::structure::{NodeId, StructureRole, StructureTree};
use crate::export::{Document, DocumentAnswer, DocumentGroup, DocumentSection, Guidance};
use crate::page::PageLayout;
use crate::say;
use crate::words::Words;

const POINT_MARK: &str = "• ";
const TITLE_EM: f32 = 18.0 / 11.0;
const SECTION_EM: f32 = 14.0 / 11.0;
const PARAGRAPH_GAP_PT: f32 = 6.0;
const POINT_GAP_PT: f32 = 2.0;
const TABLE_GAP_PT: f32 = 10.0;
/// Between a box and the words after it.
const BOX_GAP_PT: f32 = 16.0;
const SECTION_GAP_PT: f32 = 24.0;
const CELL_PADDING_PT: f32 = 3.0;
/// The share of a table's width that the labels take.
const LABEL_SHARE: f32 = 0.34;

/// The blocks from top to bottom, and their structure as a screen reader reads it.
pub(super) struct PdfContent {
    pub(super) blocks: Vec<Block>,
    pub(super) tree: StructureTree,
}

pub(super) fn content(document: &Document, words: &Words, fonts: &Fonts) -> PdfContent {
    let mut writer = ContentWriter::new(document, words, fonts);
    writer.title(document);
    for section in &document.sections {
        writer.section(section);
    }
    PdfContent { blocks: writer.blocks, tree: writer.tree }
}

struct ContentWriter<'a> {
    layout: &'a PageLayout,
    words: &'a Words,
    fonts: &'a Fonts,
    plain: PdfStyle,
    bold: PdfStyle,
    /// The width of the text area, which a table fills.
    width_pt: f32,
    blocks: Vec<Block>,
    tree: StructureTree,
}

impl<'a> ContentWriter<'a> {
    fn new(document: &Document<'a>, words: &'a Words, fonts: &'a Fonts) -> Self {
        let layout = &document.form.page;
        let size_pt = size_pt(layout);
        let plain =
            PdfStyle { weight: FontWeight::Regular, size_pt, pitch_pt: pitch_pt(layout), is_faint: false };
        let bold = PdfStyle { weight: FontWeight::Bold, ..plain };
        let width_pt = twips_to_pt(layout.table_twips());
        ContentWriter {
            layout,
            words,
            fonts,
            plain,
            bold,
            width_pt,
            blocks: Vec::new(),
            tree: StructureTree::new(),
        }
    }

    fn title(&mut self, document: &Document) {
        let form = document.form;
        let style = self.bold.larger(TITLE_EM);
        let heading = self.tree.add(StructureTree::ROOT, StructureRole::Heading(1, form.title.clone()));
        self.paragraph(&form.title, style, heading, 0.0);
        let (plain, words) = (self.plain, self.words);
        let approval = document.approval.as_ref().map(|approval| approval.text(words));
        for (text, style, gap_pt) in [
            (&form.send_to, self.plain, 2.0 * PARAGRAPH_GAP_PT),
            (&form.address, self.bold, 0.0),
            (&form.enquiries, self.plain, PARAGRAPH_GAP_PT),
        ]
        .into_iter()
        .chain(approval.iter().map(|text| (text, plain, PARAGRAPH_GAP_PT)))
        {
            let node = self.tree.add(StructureTree::ROOT, StructureRole::Paragraph);
            self.paragraph(text, style, node, gap_pt);
        }
    }

    fn section(&mut self, section: &DocumentSection) {
        let style = self.bold.larger(SECTION_EM);
        let number = format!("{}. ", section.number);
        let title = format!("{number}{}", section.title);
        let node = self.tree.add(StructureTree::ROOT, StructureRole::Heading(2, title.clone()));
        let indent_pt = self.fonts.of(style.weight).width_pt(&number, style.size_pt) + style.size_pt * 0.5;
        let mut lines = self.words_below(section.title, style, self.width_pt - indent_pt, node);
        for line in &mut lines {
            line.indent_pt = indent_pt;
        }
        lines[0].mark = Some((number, node));
        let block = self.block(lines, style, SECTION_GAP_PT);
        self.blocks.push(Block { keeps_next: true, bookmark: Some(title), ..block });
        for group in &section.groups {
            self.group(group);
        }
    }

    fn group(&mut self, group: &DocumentGroup) {
        self.guidance(&group.guidance);
        let mut heading = group.heading;
        let mut short: Vec<&DocumentAnswer> = Vec::new();
        for answer in &group.answers {
            if answer.fill.is_none() {
                short.push(answer);
                continue;
            }
            self.table(heading.take(), &std::mem::take(&mut short));
            self.boxed(answer);
        }
        self.table(heading, &short);
    }

    fn guidance(&mut self, guidance: &[Guidance]) {
        let mut list = None;
        for paragraph in guidance {
            match paragraph {
                Guidance::Text(text) => {
                    list = None;
                    let node = self.tree.add(StructureTree::ROOT, StructureRole::Paragraph);
                    let is_after_box = self.blocks.last().is_some_and(|block| block.is_framed);
                    let gap_pt = if is_after_box { BOX_GAP_PT } else { PARAGRAPH_GAP_PT };
                    self.paragraph(text, self.plain, node, gap_pt);
                }
                Guidance::Point(text) => {
                    // A list stays with the words that lead to it.
                    self.keep_last();
                    let list =
                        *list.get_or_insert_with(|| self.tree.add(StructureTree::ROOT, StructureRole::List));
                    self.point(text, list);
                }
            }
        }
    }

    /// Keeps the next block on the page of the last one.
    fn keep_last(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.keeps_next = true;
        }
    }

    fn point(&mut self, text: &str, list: NodeId) {
        let item = self.tree.add(list, StructureRole::Item);
        let mark = self.tree.add(item, StructureRole::ItemMark);
        let body = self.tree.add(item, StructureRole::ItemBody);
        let indent_pt = list_indent_pt();
        let mut lines = self.words_below(text, self.plain, self.width_pt - indent_pt, body);
        for line in &mut lines {
            line.indent_pt = indent_pt;
        }
        lines[0].mark = Some((POINT_MARK.to_owned(), mark));
        let block = self.block(lines, self.plain, POINT_GAP_PT);
        self.blocks.push(block);
    }

    /// Labels and short answers side by side, below the heading of their group.
    fn table(&mut self, heading: Option<&str>, answers: &[&DocumentAnswer]) {
        if answers.is_empty() {
            return;
        }
        let table = self.tree.add(StructureTree::ROOT, StructureRole::Table);
        if let Some(heading) = heading {
            self.label(heading, table, 2);
        }
        for (index, answer) in answers.iter().enumerate() {
            let gap_pt = if index == 0 && heading.is_none() { TABLE_GAP_PT } else { 0.0 };
            self.row(answer, table, gap_pt);
        }
    }

    fn row(&mut self, answer: &DocumentAnswer, table: NodeId, space_pt: f32) {
        let row = self.tree.add(table, StructureRole::Row);
        let label_pt = self.width_pt * LABEL_SHARE;
        let answer_pt = self.width_pt - label_pt;
        let node = self.tree.add(row, StructureRole::RowLabel);
        let node = self.tree.add(node, StructureRole::Paragraph);
        let lines = self.words_below(&answer.field.label, self.plain, self.text_width_pt(label_pt), node);
        let label = PdfCell { is_shaded: true, ..self.cell(0.0, label_pt, self.plain, lines) };
        let node = self.tree.add(row, StructureRole::Cell);
        let layout = self.layout.with_column_twips(pt_to_twips(self.text_width_pt(answer_pt)));
        let shown = answer.field.kind.shown(answer.typed);
        let (style, lines) = self.answer(&shown, &layout, node);
        let cells = vec![label, self.cell(label_pt, answer_pt, style, lines)];
        self.blocks.push(framed(cells, space_pt));
    }

    /// A long answer in a box below its label, in the lines that its limit is measured by.
    fn boxed(&mut self, answer: &DocumentAnswer) {
        let table = self.tree.add(StructureTree::ROOT, StructureRole::Table);
        self.label(answer.field.name(), table, 1);
        let row = self.tree.add(table, StructureRole::Row);
        let node = self.tree.add(row, StructureRole::Cell);
        let (style, lines) = self.answer(answer.typed, self.layout, node);
        let cell = self.cell(0.0, self.width_pt, style, lines);
        self.blocks.push(framed(vec![cell], 0.0));
    }

    /// A row that is the heading of its table.
    fn label(&mut self, text: &str, table: NodeId, columns: u32) {
        let row = self.tree.add(table, StructureRole::Row);
        let node = self.tree.add(row, StructureRole::ColumnLabel(columns));
        let node = self.tree.add(node, StructureRole::Heading(3, text.to_owned()));
        let lines = self.words_below(text, self.bold, self.text_width_pt(self.width_pt), node);
        let cell = PdfCell { is_shaded: true, ..self.cell(0.0, self.width_pt, self.bold, lines) };
        self.blocks.push(Block { keeps_next: true, ..framed(vec![cell], TABLE_GAP_PT) });
    }

    /// The lines of an answer, or that there is none.
    fn answer(&mut self, text: &str, layout: &PageLayout, node: NodeId) -> (PdfStyle, Vec<PdfLine>) {
        if is_visible(text) {
            return (self.plain, typed(text, layout, &mut self.tree, node));
        }
        let node = self.tree.add(node, StructureRole::Paragraph);
        let style = PdfStyle { is_faint: true, ..self.plain };
        let text = say!(self.words, "export-unanswered");
        (style, self.words_below(&text, style, self.text_width_pt(self.width_pt), node))
    }

    fn paragraph(&mut self, text: &str, style: PdfStyle, node: NodeId, space_pt: f32) {
        let lines = self.words_below(text, style, self.width_pt, node);
        let block = self.block(lines, style, space_pt);
        self.blocks.push(block);
    }

    fn words_below(&self, text: &str, style: PdfStyle, width_pt: f32, node: NodeId) -> Vec<PdfLine> {
        words(text, &style, width_pt, self.layout, self.fonts, node)
    }

    /// A block as wide as the text area, without a border.
    fn block(&self, lines: Vec<PdfLine>, style: PdfStyle, space_pt: f32) -> Block {
        let cell = PdfCell { inset_pt: 0.0, ..self.cell(0.0, self.width_pt, style, lines) };
        Block { is_framed: false, padding_pt: 0.0, ..framed(vec![cell], space_pt) }
    }

    fn cell(&self, left_pt: f32, width_pt: f32, style: PdfStyle, lines: Vec<PdfLine>) -> PdfCell {
        PdfCell { left_pt, width_pt, inset_pt: self.inset_pt(), style, is_shaded: false, lines }
    }

    fn inset_pt(&self) -> f32 {
        twips_to_pt(self.layout.cell_padding_twips())
    }

    /// The width for text in a cell this wide.
    fn text_width_pt(&self, width_pt: f32) -> f32 {
        width_pt - 2.0 * self.inset_pt()
    }
}

impl PdfStyle {
    fn larger(self, factor: f32) -> PdfStyle {
        PdfStyle { size_pt: self.size_pt * factor, pitch_pt: self.pitch_pt * factor, ..self }
    }
}

fn framed(cells: Vec<PdfCell>, space_pt: f32) -> Block {
    let padding_pt = CELL_PADDING_PT;
    Block { cells, space_pt, padding_pt, is_framed: true, keeps_next: false, bookmark: None }
}
