//! What the document holds: headings, guidance, a table for short answers and a box for each long one, with their tags.
//! Sizes and distances are decided here, pages are not.

use std::ops::Range;

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};

use super::font::{BOLD, REGULAR, is_visible, twips_to_pt};
use super::lines::{PdfLine, PdfStyle, list_indent_pt, pt_to_twips, push_lines, size_pt, typed};
use super::pagination::{Block, PdfCell};
use super::structure::{NodeId, StructureTree, heading};
use crate::export::ink;
use crate::export::{Answer, Guidance, Submission, guidance};
use crate::form::{Group, Section};
use crate::page::{self, PageLayout};
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
pub(super) fn content(submission: &Submission, words: &Words) -> (Vec<Block>, StructureTree) {
    let mut writer = ContentWriter::new(submission, words);
    writer.title();
    for (index, section) in submission.form.sections.iter().enumerate() {
        writer.section(index + 1, section);
    }
    (writer.blocks, writer.tree)
}

/// The room for a long answer that is written by hand, in lines.
const HAND_LINES: usize = 12;

struct ContentWriter<'a> {
    submission: &'a Submission<'a>,
    layout: &'a PageLayout,
    words: &'a Words,
    plain: PdfStyle,
    bold: PdfStyle,
    /// Of a heading.
    head: PdfStyle,
    /// The width of the text area, which a table fills.
    width_pt: f32,
    blocks: Vec<Block>,
    tree: StructureTree,
}

impl<'a> ContentWriter<'a> {
    fn new(submission: &'a Submission<'a>, words: &'a Words) -> Self {
        let layout = &submission.form.page;
        let pitch_pt = twips_to_pt(layout.line_pitch_twips());
        let plain = PdfStyle { typeface: &REGULAR, size_pt: size_pt(layout), pitch_pt, ink: ink::BLACK };
        let bold = PdfStyle { typeface: &BOLD, ..plain };
        let head = PdfStyle { ink: ink::HEADING, ..bold };
        let width_pt = twips_to_pt(layout.table_twips());
        let (blocks, tree) = (Vec::new(), StructureTree::new());
        ContentWriter { submission, layout, words, plain, bold, head, width_pt, blocks, tree }
    }

    fn title(&mut self) {
        let form = self.submission.form;
        let node = self.tree.add(StructureTree::ROOT, heading(1, &form.title));
        let style = self.head.larger(TITLE_EM);
        let lines = self.words_below(&form.title, style, self.width_pt, node);
        self.push(lines, style, 0.0);
        let said = [
            (&form.send_to, self.bold, 2.0 * PARAGRAPH_GAP_PT),
            (&form.address, self.plain, 0.0),
            (&form.enquiries, self.plain, PARAGRAPH_GAP_PT),
        ];
        for (text, style, gap) in said.into_iter().filter(|(text, ..)| !text.is_empty()) {
            self.paragraph(text, style, gap);
        }
        if let Some(approval) = self.submission.approval_text(self.words) {
            self.paragraph(&approval, self.plain, PARAGRAPH_GAP_PT);
        }
    }

    fn section(&mut self, number: usize, section: &Section) {
        let style = self.head.larger(SECTION_EM);
        let number = format!("{number}. ");
        let title = format!("{number}{}", section.title);
        let node = self.tree.add(StructureTree::ROOT, heading(2, &title));
        let indent_pt = style.typeface.width_pt(&number, style.size_pt) + style.size_pt * 0.5;
        let lines = self.marked((number, node), indent_pt, &section.title, style, node);
        let block = self.block(lines, style, SECTION_GAP_PT);
        self.blocks.push(Block { keeps_next: true, bookmark: Some(title), ..block });
        for group in &section.groups {
            self.group(group);
        }
    }

    fn group(&mut self, group: &Group) {
        self.guidance(&guidance(group));
        let mut heading = group.heading.as_deref();
        let mut short: Vec<Answer> = Vec::new();
        for field in &group.fields {
            let answer = self.submission.answer(field);
            if !field.is_prose() {
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
                    let is_after_box = self.blocks.last().is_some_and(|block| block.is_framed);
                    let gap_pt = if is_after_box { BOX_GAP_PT } else { PARAGRAPH_GAP_PT };
                    self.paragraph(text, self.plain, gap_pt);
                }
                Guidance::Point(text) => {
                    // A list stays with the words that lead to it.
                    self.keep_next();
                    let add = || self.tree.add(StructureTree::ROOT, Tag::L(ListNumbering::Disc));
                    let list = *list.get_or_insert_with(add);
                    self.point(text, list);
                }
            }
        }
        // The last words before a box say how long the answer may be.
        if !guidance.is_empty() {
            self.keep_next();
        }
    }

    /// Keeps the last block on the page where the next one begins.
    fn keep_next(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.keeps_next = true;
        }
    }

    fn point(&mut self, text: &str, list: NodeId) {
        let item = self.tree.add(list, Tag::LI);
        let mark = self.tree.add(item, Tag::Lbl);
        let body = self.tree.add(item, Tag::LBody);
        let lines = self.marked((POINT_MARK.to_owned(), mark), list_indent_pt(), text, self.plain, body);
        self.push(lines, self.plain, POINT_GAP_PT);
    }

    /// Labels and short answers side by side, below the heading of their group.
    fn table(&mut self, heading: Option<&str>, answers: &[Answer]) {
        if answers.is_empty() {
            return;
        }
        if let Some(heading) = heading {
            self.label(heading, StructureTree::ROOT);
        }
        let table = self.tree.add(StructureTree::ROOT, Tag::Table);
        for (index, &answer) in answers.iter().enumerate() {
            let gap_pt = if index == 0 && heading.is_none() { TABLE_GAP_PT } else { 0.0 };
            self.row(answer, table, gap_pt);
        }
    }

    fn row(&mut self, answer: Answer, table: NodeId, space_pt: f32) {
        let row = self.tree.add(table, Tag::TR);
        let label_pt = self.width_pt * LABEL_SHARE;
        let answer_pt = self.width_pt - label_pt;
        let node = self.tree.add(row, Tag::TH(TableHeaderScope::Row));
        let node = self.tree.add(node, Tag::P);
        let lines = self.words_below(&answer.field.label, self.plain, self.text_width_pt(label_pt), node);
        let label = PdfCell { fill: Some(ink::LABEL_FILL), ..self.cell(0.0, label_pt, self.plain, lines) };
        let node = self.tree.add(row, Tag::TD);
        let layout = self.layout.with_column_twips(pt_to_twips(self.text_width_pt(answer_pt)));
        let shown = answer.field.shown(answer.typed);
        let (style, lines) = self.answer(&shown, 1, &layout, node);
        let cells = vec![label, self.cell(label_pt, answer_pt, style, lines)];
        self.blocks.push(framed(cells, space_pt));
    }

    /// A long answer in a box below its label, in the lines that its limit is measured by. It looks like a table, and is
    /// read as a heading and its text.
    fn boxed(&mut self, answer: Answer) {
        let section = self.tree.add(StructureTree::ROOT, Tag::Section);
        self.label(answer.field.name(), section);
        let (style, lines) = self.answer(answer.typed, HAND_LINES, self.layout, section);
        let cell = self.cell(0.0, self.width_pt, style, lines);
        self.blocks.push(framed(vec![cell], 0.0));
    }

    /// A shaded row that is the heading of what is framed below it.
    fn label(&mut self, text: &str, parent: NodeId) {
        let node = self.tree.add(parent, heading(3, text));
        let lines = self.words_below(text, self.head, self.text_width_pt(self.width_pt), node);
        let cell = PdfCell { fill: Some(ink::HEAD_FILL), ..self.cell(0.0, self.width_pt, self.head, lines) };
        self.blocks.push(Block { keeps_next: true, ..framed(vec![cell], TABLE_GAP_PT) });
    }

    /// The lines of an answer, or that there is none; where it is written by hand, room for so many lines.
    fn answer(
        &mut self,
        text: &str,
        by_hand: usize,
        layout: &PageLayout,
        node: NodeId,
    ) -> (PdfStyle, Vec<PdfLine>) {
        if is_visible(text) {
            return (self.plain, typed(text, layout, &mut self.tree, node));
        }
        if self.submission.is_blank {
            let room = vec!["\u{a0}"; by_hand].join("\n");
            return (self.plain, typed(&room, layout, &mut self.tree, node));
        }
        let node = self.tree.add(node, Tag::P);
        let style = PdfStyle { ink: ink::FAINT, ..self.plain };
        let text = self.submission.unanswered(self.words);
        (style, self.words_below(&text, style, self.text_width_pt(self.width_pt), node))
    }

    fn paragraph(&mut self, text: &str, style: PdfStyle, space_pt: f32) {
        let node = self.tree.add(StructureTree::ROOT, Tag::P);
        let lines = self.words_below(text, style, self.width_pt, node);
        self.push(lines, style, space_pt);
    }

    fn push(&mut self, lines: Vec<PdfLine>, style: PdfStyle, space_pt: f32) {
        let block = self.block(lines, style, space_pt);
        self.blocks.push(block);
    }

    /// Words with a mark in the indent before them.
    fn marked(
        &self,
        mark: (String, NodeId),
        indent_pt: f32,
        text: &str,
        style: PdfStyle,
        node: NodeId,
    ) -> Vec<PdfLine> {
        let mut lines = self.words_below(text, style, self.width_pt - indent_pt, node);
        for line in &mut lines {
            line.indent_pt = indent_pt;
        }
        lines[0].mark = Some(mark);
        lines
    }

    /// The program's or the form's own words, in a column of this width. The page measure knows one size and the regular
    /// weight only: another size is a column that much wider or narrower, and for bold the column shrinks until every
    /// line fits.
    fn words_below(&self, text: &str, style: PdfStyle, width_pt: f32, node: NodeId) -> Vec<PdfLine> {
        let PdfStyle { typeface, size_pt, .. } = style;
        let is_over = |line: &Range<usize>| typeface.width_pt(&text[line.clone()], size_pt) > width_pt + 0.01;
        let mut column_pt = width_pt * self.plain.size_pt / size_pt;
        let broken = loop {
            let layout = self.layout.with_column_twips(pt_to_twips(column_pt));
            let broken = page::measure_paragraph(text, &layout);
            if column_pt < size_pt || !broken.iter().any(is_over) {
                break broken;
            }
            column_pt *= 0.98;
        };
        let mut lines = Vec::new();
        push_lines(&mut lines, text, 0, &broken, node, 0.0);
        lines
    }

    /// A block as wide as the text area, without a border.
    fn block(&self, lines: Vec<PdfLine>, style: PdfStyle, space_pt: f32) -> Block {
        let cell = PdfCell { inset_pt: 0.0, ..self.cell(0.0, self.width_pt, style, lines) };
        Block { is_framed: false, padding_pt: 0.0, ..framed(vec![cell], space_pt) }
    }

    fn cell(&self, left_pt: f32, width_pt: f32, style: PdfStyle, lines: Vec<PdfLine>) -> PdfCell {
        PdfCell { left_pt, width_pt, inset_pt: self.inset_pt(), style, fill: None, lines }
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
