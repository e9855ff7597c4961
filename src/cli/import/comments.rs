//! The comments of a file at its import: shown, asked about and taken as its answers are.

use super::{ImportMode, Reply, ask};
use crate::cli::diff_marks::DiffMarks;
use crate::cli::{CliSession, Failure, failure, output};
use crate::draft::Draft;
use crate::draft::remark::RemarkRefusal;
use crate::form::FormSpec;
use crate::import::{RemarkChange, have_room};
use crate::{say, shown};

/// A comment for people: the field, who says it of which words, and what they say; or that it is settled now.
pub(super) fn told(
    change: &RemarkChange,
    form: &FormSpec,
    draft: &Draft,
    marks: DiffMarks,
    session: &CliSession,
) -> String {
    let (words, remark) = (&session.words, &change.remark);
    let head = remark.head(draft.answer(&remark.field), session.now(), words);
    let field = form.name_of(&remark.field);
    let name = if change.settles.is_some() {
        say!(words, "cli-import-settled-of", field = field, head = head)
    } else {
        say!(words, "cli-import-comment-of", field = field, head = head)
    };
    let lines: Vec<String> = remark.text.lines().map(|line| shown::text(line).into_owned()).collect();
    marks.field(&name, &lines)
}

/// Shows each comment, and returns those agreed to. `draft` has the answers that they stand in.
///
/// # Errors
/// If it has as many remarks as it may.
pub(super) fn taken<'c>(
    changes: &'c [RemarkChange],
    (form, draft): (&FormSpec, &Draft),
    mode: ImportMode,
    session: &CliSession,
) -> Result<Vec<&'c RemarkChange>, Failure> {
    let marks = DiffMarks::of(session, output::is_talk_read());
    let mut is_given = mode == ImportMode::TakeAll;
    let mut taken = Vec::new();
    for change in changes {
        output::talk_styled(&told(change, form, draft, marks, session));
        let name = form.name_of(&change.remark.field);
        let question = say!(session.words, "cli-import-comment-name", field = name);
        let reply = if is_given { Reply::All } else { ask(&question, &session.words) };
        is_given |= reply == Reply::All;
        if reply != Reply::No {
            taken.push(change);
        }
    }
    have_room(&taken, draft).map_err(|refusal| refused(refusal, session))?;
    if !taken.is_empty() {
        output::talk(&say!(session.words, "cli-import-comments-taken", n = taken.len()));
    }
    Ok(taken)
}

/// Puts the comments into a draft.
///
/// # Errors
/// If it has as many remarks as it may.
pub(super) fn put(taken: &[&RemarkChange], draft: &mut Draft, session: &CliSession) -> Result<(), Failure> {
    taken.iter().try_for_each(|change| change.take(draft)).map_err(|refusal| refused(refusal, session))
}

fn refused(refusal: RemarkRefusal, session: &CliSession) -> Failure {
    let words = &session.words;
    failure!(words, "cli-import-comments-refused").because(refusal.text(words))
}
