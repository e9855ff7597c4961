//! The comments of a file as remarks, compared with those that a draft has.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::Imported;
use crate::clean::{Lines, clean};
use crate::draft::remark::RemarkRefusal;
use crate::draft::{Draft, Remark};
use crate::form::{FieldId, FormSpec};

/// A comment on an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRemark {
    /// The answer.
    pub field: FieldId,
    /// The words of the answer that it stands on; empty for all of it.
    pub quote: String,
    /// About how many characters of the answer stand before them.
    pub near: usize,
    /// Its author, as the file names them.
    pub by: String,
    /// When it was made, where the file says so.
    pub at: Option<DateTime<Utc>>,
    /// What it says.
    pub text: String,
    /// Whether it was marked as done.
    pub is_settled: bool,
}

/// What a comment changes in a draft: a remark that it has not yet, or one that was settled in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkChange {
    /// The remark as the draft would have it.
    pub remark: Remark,
    /// The id of the remark of the draft that it settles.
    pub settles: Option<String>,
}

impl FoundRemark {
    /// Whether a draft can have it.
    pub(super) fn is_taken(&self) -> bool {
        self.remark(DateTime::UNIX_EPOCH).refusal().is_none()
    }

    /// The remark; one without a time was made `now`.
    fn remark(&self, now: DateTime<Utc>) -> Remark {
        let at = self.at.unwrap_or(now);
        let mut remark = Remark::new(&self.field, (&self.quote, self.near), &self.by, at, &self.text);
        remark.is_settled = self.is_settled;
        remark
    }

    /// Whether this, as `remark`, is what a remark of the draft became in a document and back: its time or its words may
    /// have changed on the way, not both.
    fn is(&self, remark: &Remark, sayings: &[String; 2], known: &KnownRemark) -> bool {
        let KnownRemark { remark: known, sayings: of_known, .. } = known;
        let is_alike = known.field == remark.field && of_known == sayings;
        is_alike && (self.at.is_none() || known.at == remark.at || known.quote == remark.quote)
    }
}

/// A remark of the draft.
struct KnownRemark<'d> {
    id: &'d str,
    remark: &'d Remark,
    sayings: [String; 2],
}

/// The author and the text of a remark, as a document gives them back: other blanks are no other text.
fn sayings(remark: &Remark) -> [String; 2] {
    [&remark.by, &remark.text].map(|text| {
        let cleaned = clean(text, Lines::Many).text;
        cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

impl RemarkChange {
    /// The id of the remark that it makes or settles.
    pub(crate) fn id(&self) -> String {
        self.settles.clone().unwrap_or_else(|| self.remark.id())
    }

    /// Changes the draft.
    ///
    /// # Errors
    /// If it has as many remarks as it may.
    pub(crate) fn take(&self, draft: &mut Draft) -> Result<(), RemarkRefusal> {
        match &self.settles {
            Some(id) => drop(draft.settle_remark(id, true)),
            None => drop(draft.add_remark(self.remark.clone())?),
        }
        Ok(())
    }
}

/// Whether a draft has room for what is to be taken.
///
/// # Errors
/// If it hasn't room for all of it.
pub(crate) fn have_room(changes: &[&RemarkChange], draft: &Draft) -> Result<(), RemarkRefusal> {
    let is_new = |change: &&&RemarkChange| draft.remark(&change.id()).is_none();
    draft.has_room_for(changes.iter().filter(is_new).count())
}

/// What the comments change in a draft, in the form's order and then as they stand in the file.
pub fn remark_changes(
    form: &FormSpec,
    draft: &Draft,
    imported: &Imported,
    now: DateTime<Utc>,
) -> Vec<RemarkChange> {
    let known = |(id, remark)| KnownRemark { id, remark, sayings: sayings(remark) };
    let known: Vec<KnownRemark> = draft.remarks().map(known).collect();
    let (mut changes, mut seen) = (Vec::new(), BTreeSet::new());
    for field in form.fields() {
        for found in imported.remarks.iter().filter(|found| found.field == field.id) {
            let remark = found.remark(now);
            let said = sayings(&remark);
            let known = known.iter().find(|known| found.is(&remark, &said, known));
            let change = match known {
                Some(known) if known.remark.is_settled || !remark.is_settled => continue,
                Some(known) => {
                    let mut remark = known.remark.clone();
                    remark.is_settled = true;
                    RemarkChange { remark, settles: Some(known.id.to_owned()) }
                }
                None => RemarkChange { remark, settles: None },
            };
            if seen.insert(change.id()) {
                changes.push(change);
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::som;

    fn found(by: &str, text: &str, minute: i64) -> FoundRemark {
        FoundRemark {
            field: FieldId::new("motivation"),
            quote: "tallene".to_owned(),
            near: 7,
            by: by.to_owned(),
            at: Some(DateTime::UNIX_EPOCH + chrono::TimeDelta::minutes(minute)),
            text: text.to_owned(),
            is_settled: false,
        }
    }

    fn changes(draft: &Draft, remarks: Vec<FoundRemark>) -> Vec<RemarkChange> {
        let imported = Imported { remarks, ..Imported::default() };
        remark_changes(som(), draft, &imported, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn a_comment_is_taken_once_however_it_comes_back() {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        let comments =
            vec![found("Jonas", "Hvilke\n\ntal?", 1), found("Åse", "Godt", 2), found("Åse", "Godt", 2)];
        let new = changes(&draft, comments.clone());
        assert_eq!(new.len(), 2);
        for change in &new {
            change.take(&mut draft).expect("room");
        }
        assert_eq!(changes(&draft, comments.clone()), []);
        let back = |change: fn(&mut FoundRemark)| {
            let mut back = comments.clone();
            back.iter_mut().for_each(change);
            changes(&draft, back).len()
        };
        assert_eq!(back(|found| found.at = None), 0);
        assert_eq!(back(|found| found.at = found.at.map(|at| at + chrono::TimeDelta::hours(1))), 0);
        assert_eq!(back(|found| found.quote = String::new()), 0);
        assert_eq!(back(|found| found.text = found.text.replace("\n\n", " ")), 0);
        assert_eq!(back(|found| found.text.push('!')), 2);
        assert_eq!(back(|found| found.by = "Eva".to_owned()), 2, "two that say the same are one");
    }

    #[test]
    fn what_was_settled_in_the_file_settles_the_remark() {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        changes(&draft, vec![found("Jonas", "Hvilke?", 1)])[0].take(&mut draft).expect("room");
        let done = FoundRemark { is_settled: true, ..found("Jonas", "Hvilke?", 1) };
        let change = &changes(&draft, vec![done.clone()])[0];
        assert!(change.settles.is_some() && change.remark.is_settled);
        change.take(&mut draft).expect("it is there");
        assert_eq!((draft.open_remarks(som()), draft.remarks().count()), (0, 1));
        assert_eq!(changes(&draft, vec![done, found("Jonas", "Hvilke?", 1)]), [], "the file reopens nothing");
    }
}
