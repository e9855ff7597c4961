//! `comments.xml`: what people said in the margin; and `commentsExtended.xml`: what answers what, and what is done.

use std::collections::HashMap;

use super::words::place_of;
use crate::import::ImportError;
use crate::import::tree::{Comment, TextPosition};
use crate::import::xml::{XmlElement, XmlReader};

/// The most text of all comments together, in bytes.
const MOST_TEXT: usize = 1 << 20;

/// The comments in their order; what each is about is known once the text has been read.
#[derive(Debug, Default)]
pub(super) struct DocxComments {
    all: Vec<Comment>,
    by_id: HashMap<String, usize>,
    /// By the number of their last paragraph.
    by_paragraph: HashMap<String, usize>,
    /// The comments that these answer.
    answered: HashMap<usize, usize>,
}

/// What is said of the comment whose last paragraph has this number.
#[derive(Debug)]
pub(super) struct CommentThread {
    paragraph: String,
    /// The last paragraph of the comment that it answers.
    answered: Option<String>,
    is_done: bool,
}

/// Reads `commentsExtended.xml`.
pub(super) fn read_threads(xml: &mut XmlReader) -> Vec<CommentThread> {
    let mut threads = Vec::new();
    xml.children(|xml, child| {
        if child.name() == "w15:commentEx" {
            xml.check_count(threads.len());
            threads.push(CommentThread {
                paragraph: xml.attribute(child, "w15:paraId").unwrap_or_default(),
                answered: xml.attribute(child, "w15:paraIdParent"),
                is_done: matches!(xml.attribute(child, "w15:done").as_deref(), Some("1" | "true")),
            });
        }
    });
    threads
}

impl DocxComments {
    /// Reads the part.
    pub(super) fn read(xml: &mut XmlReader) -> Self {
        xml.keep_passed_over(place_of);
        let mut comments = DocxComments::default();
        let mut length = 0;
        xml.children(|xml, child| {
            if child.name() == "w:comment" {
                xml.check_count(comments.all.len());
                length += comments.read_comment(xml, child);
                if length > MOST_TEXT {
                    xml.fail(ImportError::TooMuch);
                }
            }
        });
        comments
    }

    /// Reads a comment, and returns how long it is.
    fn read_comment(&mut self, xml: &mut XmlReader, element: &XmlElement) -> usize {
        let mut value = |name| xml.attribute(element, name).unwrap_or_default();
        let (id, by, at) = (value("w:id"), value("w:author"), Comment::instant(&value("w:date")));
        let (mut lines, mut paragraph) = (Vec::new(), None);
        xml.children(|xml, child| {
            paragraph = xml.attribute(child, "w14:paraId").or(paragraph.take());
            lines.push(xml.words());
        });
        let text = lines.join("\n").trim().to_owned();
        let length = by.len() + text.len();
        let number = self.all.len();
        self.by_id.insert(id, number);
        self.by_paragraph.extend(paragraph.map(|paragraph| (paragraph, number)));
        self.all.push(Comment { by, at, text, ..Comment::default() });
        length
    }

    /// Notes which comments are done, and which answer others.
    pub(super) fn join(&mut self, threads: Vec<CommentThread>) {
        for CommentThread { paragraph, answered, is_done } in threads {
            let Some(&number) = self.by_paragraph.get(&paragraph) else { continue };
            self.all[number].is_settled = is_done;
            let answered = answered.and_then(|paragraph| self.by_paragraph.get(&paragraph));
            self.answered.extend(answered.map(|&answered| (number, answered)));
        }
    }

    /// Notes that the words that the comment with this id is about begin here. The first note stands.
    pub(super) fn begin(&mut self, id: &str, at: TextPosition) {
        if let Some(&number) = self.by_id.get(id) {
            self.all[number].first.get_or_insert(at);
        }
    }

    /// Notes that they end here.
    pub(super) fn end(&mut self, id: &str, at: TextPosition) {
        if let Some(&number) = self.by_id.get(id) {
            self.all[number].end.get_or_insert(at);
        }
    }

    /// The comments. One that answers another is about the same words, where it doesn't say so itself, and as done.
    pub(super) fn placed(mut self) -> Vec<Comment> {
        for (number, answered) in self.answered {
            let Comment { first, end, is_settled, .. } = self.all[answered];
            let answer = &mut self.all[number];
            answer.is_settled |= is_settled;
            if answer.first.is_none() {
                (answer.first, answer.end) = (first, end);
            }
        }
        self.all
    }
}
