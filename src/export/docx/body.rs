//! The text of the document: title, recipient, the numbered sections, and the tables that hold the answers.

use std::iter;

use super::comments::{CommentMark, CommentsWriter};
use super::parts;
use super::xml::{Xml, element, part, text, value};
use crate::export::ink::{self, Ink};
use crate::export::{Answer, Guidance, Submission, guidance};
use crate::form::{Group, Section};
use crate::page;
use crate::roundtrip::{self, printed};
use crate::words::Words;

/// The width of the labels beside the short answers.
const LABEL_TWIPS: u32 = 3119;

/// `word/document.xml`.
pub(super) fn document(submission: &Submission, comments: &CommentsWriter, words: &Words) -> Xml {
    let form = submission.form;
    let mut body = BodyWriter { submission, comments, words, last_id: 0, blocks: Vec::new() };
    body.paragraph("Title", &form.title);
    if !form.send_to.is_empty() {
        body.paragraph("SomSendTo", &form.send_to);
    }
    if !form.address.is_empty() {
        body.blocks.push(address(&form.address));
    }
    if !form.enquiries.is_empty() {
        body.paragraph("SomGuidance", &form.enquiries);
    }
    if let Some(approval) = submission.approval_text(words) {
        body.paragraph("SomGuidance", &approval);
    }
    form.sections.iter().for_each(|section| body.section(section));
    // Word wants a paragraph after the last table.
    body.paragraph("SomNote", &printed::note(form, words));
    body.blocks.push(parts::page_setup(&form.page));
    part("w:document", parts::NAMESPACES, [element("w:body", &[], body.blocks)])
}

/// `word/footer1.xml`: whose application it is, and the page's number.
pub(super) fn footer(applicant: &str, words: &Words) -> Xml {
    let number = printed::page_number("{PAGE}", "{NUMPAGES}", words);
    let mut runs: Vec<Xml> = run(&format!("{applicant}\t")).into_iter().collect();
    for piece in number.split_inclusive(['{', '}']) {
        runs.extend(match piece.strip_suffix('}') {
            Some(field) => Some(element("w:fldSimple", &[("w:instr", field)], run("1"))),
            None => run(piece.trim_end_matches('{')),
        });
    }
    part("w:ftr", parts::NAMESPACES, [styled("Footer", runs)])
}

struct BodyWriter<'a> {
    submission: &'a Submission<'a>,
    comments: &'a CommentsWriter<'a>,
    words: &'a Words,
    /// The last id given to a bookmark: each must have its own.
    last_id: u32,
    blocks: Vec<Xml>,
}

impl BodyWriter<'_> {
    fn paragraph(&mut self, style: &str, text: &str) {
        self.blocks.push(paragraph(style, text));
    }

    fn new_id(&mut self) -> String {
        self.last_id += 1;
        self.last_id.to_string()
    }

    fn section(&mut self, section: &Section) {
        self.paragraph("Heading1", &section.title);
        for (index, group) in section.groups.iter().enumerate() {
            self.guidance(group, index > 0);
            let answers = group.fields.iter().map(|field| self.submission.answer(field));
            let (short, long): (Vec<Answer>, Vec<Answer>) =
                answers.partition(|answer| !answer.field.is_prose());
            if !short.is_empty() {
                self.short_answers(group.heading.as_ref().unwrap_or(&section.title), &short);
            }
            for answer in long {
                self.long_answer(answer);
            }
        }
    }

    /// What the form says before the answers of a group.
    fn guidance(&mut self, group: &Group, is_after_answer: bool) {
        if let Some(heading) = &group.heading {
            self.paragraph("Heading2", heading);
        }
        let is_next = is_after_answer && group.heading.is_none();
        let items = guidance(group);
        for (index, item) in items.iter().enumerate() {
            let leads_to_points = matches!(items.get(index + 1), Some(Guidance::Point(_)));
            let (style, text) = match item {
                Guidance::Point(text) => ("SomPoint", *text),
                Guidance::Text(text) if group.limit_text.as_ref() == Some(text) => ("SomLimit", &**text),
                Guidance::Text(text) if leads_to_points => ("SomGuidanceLead", &**text),
                Guidance::Text(text) if index == 0 && is_next => ("SomGuidanceNext", &**text),
                Guidance::Text(text) => ("SomGuidance", &**text),
            };
            self.paragraph(style, text);
        }
    }

    /// A table with a label and an answer in each row.
    fn short_answers(&mut self, caption: &str, answers: &[Answer]) {
        let label_twips = LABEL_TWIPS;
        let answer_twips = self.submission.form.page.table_twips() - label_twips;
        let heads = printed::heads(self.words);
        let heads = [(label_twips, &heads[0]), (answer_twips, &heads[1])];
        let head = head_row(
            heads.map(|(width, text)| cell(width, Some(ink::HEAD_FILL), paragraph("SomHead", text))),
        );
        let mut rows = vec![head];
        for &answer in answers {
            let label = cell(label_twips, Some(ink::LABEL_FILL), label("SomLabel", answer, &self.new_id()));
            let id = self.new_id();
            let answer = cell(answer_twips, None, self.answer_paragraphs(answer, &id));
            rows.push(element("w:tr", &[], [label, answer]));
        }
        self.table(caption, &[label_twips, answer_twips], rows);
    }

    /// A box with the label above the answer.
    fn long_answer(&mut self, answer: Answer) {
        let width = self.submission.form.page.table_twips();
        let head = head_row([cell(width, Some(ink::HEAD_FILL), label("SomHead", answer, &self.new_id()))]);
        let id = self.new_id();
        let paragraphs = self.answer_paragraphs(answer, &id);
        let row = element("w:tr", &[], [cell(width, None, paragraphs)]);
        self.table(answer.field.name(), &[width], vec![head, row]);
    }

    /// The paragraphs of an answer, in a bookmark by which they are found again should the label go. A missing answer is
    /// an empty paragraph.
    ///
    /// No content control: of text in one, python-docx, officeparser and docx-preview show nothing, and LibreOffice 7.4
    /// drops words next to a comment, a footnote or a line break.
    fn answer_paragraphs(&self, answer: Answer, id: &str) -> Xml {
        let shown = answer.field.shown(answer.typed);
        let shown = if answer.is_empty() { "" } else { &*shown };
        let mut marks = self.comments.marks(&answer.field.id, shown);
        let [start, end] = bookmark(&roundtrip::answer_bookmark(&answer.field.id), id);
        let (mut start, mut end, mut begin) = (Some(start), Some(end), 0);
        let paragraphs = shown.split('\n').map(|line| {
            let to = begin + line.len();
            let end = if to == shown.len() { end.take() } else { None };
            let of_line = marks.extract_if(.., |(at, _)| *at <= to);
            let of_line = of_line.map(|(at, mark)| (at.saturating_sub(begin), mark)).collect::<Vec<_>>();
            begin = to + 1;
            answer_paragraph(line, &of_line, start.take(), end).0
        });
        Xml(paragraphs.collect())
    }

    fn table(&mut self, caption: &str, widths: &[u32], rows: Vec<Xml>) {
        let properties = parts::table_properties(&self.submission.form.page, caption, widths.len());
        let column = |width: &u32| element("w:gridCol", &[("w:w", &width.to_string())], []);
        let grid = element("w:tblGrid", &[], widths.iter().map(column));
        self.blocks.push(element("w:tbl", &[], [properties, grid].into_iter().chain(rows)));
    }
}

/// A header row: kept whole, kept with the row below it, and repeated on the next page.
fn head_row(cells: impl IntoIterator<Item = Xml>) -> Xml {
    let marks = ["w:cantSplit", "w:tblHeader"].map(|mark| element(mark, &[], []));
    element("w:tr", &[], iter::once(element("w:trPr", &[], marks)).chain(cells))
}

fn cell(width: u32, fill: Option<Ink>, content: Xml) -> Xml {
    let width = element("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")], []);
    let shade = |fill: Ink| {
        element("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill.to_string())], [])
    };
    let properties = iter::once(width).chain(fill.map(shade));
    element("w:tc", &[], [element("w:tcPr", &[], properties), content])
}

/// The label, with the bookmark by which the answer's cell is found again. A name that begins with `_` would be hidden.
fn label(style: &str, answer: Answer, id: &str) -> Xml {
    let [start, end] = bookmark(&roundtrip::label_bookmark(&answer.field.id), id);
    styled(style, iter::once(start).chain(run(&answer.field.label)).chain([end]))
}

/// The two ends of a bookmark.
fn bookmark(name: &str, id: &str) -> [Xml; 2] {
    let start = element("w:bookmarkStart", &[("w:id", id), ("w:name", name)], []);
    [start, element("w:bookmarkEnd", &[("w:id", id)], [])]
}

/// A paragraph of an answer, as `page` measures it: trailing blanks are left out. The marks of comments stand between its
/// runs, each at its byte of `text`.
fn answer_paragraph(
    text: &str,
    marks: &[(usize, CommentMark)],
    before: Option<Xml>,
    after: Option<Xml>,
) -> Xml {
    let (style, item) = match page::list_item(text) {
        Some(item) => ("SomAnswerPoint", item),
        None => ("SomAnswer", text),
    };
    let (bullet, item) = (text.len() - item.len(), item.trim_end_matches([' ', '\t']));
    let (mut runs, mut done) = (Vec::new(), 0);
    for (at, mark) in marks {
        let at = at.saturating_sub(bullet).min(item.len());
        runs.extend(run(&item[done..at]));
        runs.push(mark.xml());
        done = at;
    }
    runs.extend(run(&item[done..]));
    styled(style, before.into_iter().chain(runs).chain(after))
}

/// The address as a link that opens a mail.
fn address(address: &str) -> Xml {
    let properties = element("w:rPr", &[], [value("w:rStyle", "Hyperlink")]);
    let run = element("w:r", &[], iter::once(properties).chain(pieces(address)));
    styled("SomAddress", [element("w:hyperlink", &[("r:id", parts::MAIL_ID)], [run])])
}

fn paragraph(style: &str, text: &str) -> Xml {
    styled(style, run(text))
}

fn styled(style: &str, runs: impl IntoIterator<Item = Xml>) -> Xml {
    let properties = element("w:pPr", &[], [value("w:pStyle", style)]);
    element("w:p", &[], iter::once(properties).chain(runs))
}

/// A run of text; none where there is no text.
fn run(text: &str) -> Option<Xml> {
    (!text.is_empty()).then(|| element("w:r", &[], pieces(text)))
}

/// The text of a run. Some characters are elements of their own: Word shows a soft hyphen in the text as a hyphen, and
/// takes the no-break hyphen from another font.
fn pieces(content: &str) -> Vec<Xml> {
    let is_special = |c| element_of(c).is_some();
    let mut pieces = Vec::new();
    for piece in content.split_inclusive(is_special) {
        let plain = piece.trim_end_matches(is_special);
        if !plain.is_empty() {
            pieces.push(element("w:t", &[("xml:space", "preserve")], [text(plain)]));
        }
        let special = piece.chars().next_back().and_then(element_of);
        pieces.extend(special.map(|name| element(name, &[], [])));
    }
    pieces
}

fn element_of(c: char) -> Option<&'static str> {
    match c {
        '\t' => Some("w:tab"),
        '\u{ad}' => Some("w:softHyphen"),
        '\u{2011}' => Some("w:noBreakHyphen"),
        _ => None,
    }
}
