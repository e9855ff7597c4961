//! The remarks of a draft as Word's comments, at the words that they are about: for a document that goes round among
//! colleagues, never for the one that is sent.

use std::collections::BTreeMap;

use super::xml::{Xml, element, part, text};
use crate::draft::Remark;
use crate::draft::remark::RemarkPlace;
use crate::export::Submission;
use crate::form::FieldId;
use crate::zone;

const WORD: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const WORD_2010: (&str, &str) = ("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml");
const WORD_2012: (&str, &str) = ("xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml");
/// Programs that don't know a namespace may pass over it.
const COMPATIBILITY: (&str, &str) =
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");

/// The comments, numbered as they stand.
#[derive(Default)]
pub(super) struct CommentsWriter<'d> {
    all: Vec<&'d Remark>,
    /// The numbers of those on an answer.
    by_field: BTreeMap<&'d FieldId, Vec<usize>>,
}

/// What stands at a place in an answer: the end of a comment's words before the beginning of another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CommentMark {
    /// The end of the words, or the point on which a comment without words stands.
    End(usize),
    Start(usize),
}

impl<'d> CommentsWriter<'d> {
    /// All remarks of the draft, in the form's order.
    pub(super) fn of(submission: &Submission<'d>) -> Self {
        let mut comments = CommentsWriter::default();
        for field in submission.form.fields() {
            for (_, remark) in submission.draft.remarks_on(&field.id) {
                comments.by_field.entry(&field.id).or_default().push(comments.all.len());
                comments.all.push(remark);
            }
        }
        comments
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The marks of an answer as it is shown, each with its byte there, in their order. A comment on the whole answer, or
    /// on words that are gone, stands at the end.
    pub(super) fn marks(&self, field: &FieldId, shown: &str) -> Vec<(usize, CommentMark)> {
        let mut marks = Vec::new();
        for &number in self.by_field.get(field).into_iter().flatten() {
            let end = match self.all[number].place_in(shown) {
                RemarkPlace::Words(range) => {
                    marks.push((range.start, CommentMark::Start(number)));
                    range.end
                }
                RemarkPlace::Answer | RemarkPlace::Gone => shown.len(),
            };
            marks.push((end, CommentMark::End(number)));
        }
        marks.sort_unstable();
        marks
    }

    /// The parts with what the comments say, by their names.
    pub(super) fn parts(&self) -> [(&'static str, Xml); 2] {
        let comments = self.all.iter().enumerate().map(|(number, remark)| comment(number, remark));
        let attributes = [WORD, WORD_2010, COMPATIBILITY, ("mc:Ignorable", "w14")];
        let threads = self.all.iter().enumerate().map(|(number, remark)| {
            let done = if remark.is_settled { "1" } else { "0" };
            element("w15:commentEx", &[("w15:paraId", &paragraph_id(number)), ("w15:done", done)], [])
        });
        let of_threads = [WORD_2012, COMPATIBILITY, ("mc:Ignorable", "w15")];
        [
            ("word/comments.xml", part("w:comments", &attributes, comments)),
            ("word/commentsExtended.xml", part("w15:commentsEx", &of_threads, threads)),
        ]
    }

    /// Names the parts in a part that lists all of them, before it ends.
    pub(super) fn named_in(&self, list: Xml, names: &'static str) -> Xml {
        if self.is_empty() {
            return list;
        }
        let names: String = names.lines().map(str::trim_start).collect();
        let Xml(list) = list;
        let (before, end) = list.rsplit_once("</").unwrap_or((&list, ""));
        Xml(format!("{before}{names}</{end}"))
    }
}

impl CommentMark {
    pub(super) fn xml(self) -> Xml {
        let of = |name: &str, number: usize| element(name, &[("w:id", &number.to_string())], []);
        match self {
            CommentMark::Start(number) => of("w:commentRangeStart", number),
            CommentMark::End(number) => {
                let Xml(end) = of("w:commentRangeEnd", number);
                let Xml(reference) = element("w:r", &[], [of("w:commentReference", number)]);
                Xml(end + &reference)
            }
        }
    }
}

fn comment(number: usize, remark: &Remark) -> Xml {
    let initials: String = remark.by.split_whitespace().filter_map(|name| name.chars().next()).collect();
    // Word notes what the clock on the wall shows, with a `Z` that means nothing.
    let date = zone::local(remark.at).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let id = number.to_string();
    let attributes = [("w:id", &*id), ("w:author", &remark.by), ("w:date", &date), ("w:initials", &initials)];
    let lines: Vec<&str> = remark.text.split('\n').collect();
    let paragraphs = lines.iter().enumerate().map(|(at, line)| {
        let run = element("w:r", &[], [element("w:t", &[("xml:space", "preserve")], [text(line)])]);
        let last = paragraph_id(number);
        let id = [("w14:paraId", &*last)];
        element("w:p", if at + 1 == lines.len() { &id } else { &[] }, [run])
    });
    element("w:comment", &attributes, paragraphs)
}

/// The number of a comment's last paragraph, by which `commentsExtended.xml` knows it.
fn paragraph_id(number: usize) -> String {
    format!("{:08X}", 0x50_4D_00_00 + number)
}
