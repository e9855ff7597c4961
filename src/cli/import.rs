//! `som import FILE`: shows which answers of a filled form differ from the draft, and takes those agreed to.

mod comments;

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use super::diff_marks::DiffMarks;
use super::draft_change::DraftChange;
use super::globals::is_standard;
use super::{
    CliSession, ClientArg, CommandResult, Exit, Failure, Needs, Run, confirm, failure, output, standard_input,
};
use crate::draft::{Draft, diff, naming};
use crate::form::{FieldId, FormSpec};
use crate::import::{
    self, AnswerChange, Caution, EarlierAnswers, ImportError, Imported, LARGEST, Note, RemarkChange,
};
use crate::store::unread;
use crate::words::Words;
use crate::{say, shown};

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    file: OsString,
    #[arg(long, value_name = "DRAFT")]
    into: Option<String>,
    #[arg(long, value_name = "FORM", conflicts_with = "into")]
    form: Option<String>,
    #[arg(long)]
    field: Vec<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    yes: bool,
}

impl Run for ImportArgs {
    const NEEDS: Needs = Needs { folders: true, mail: false };
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[
        ClientArg::Input("file"),
        ClientArg::Needed("into"),
        ClientArg::Any("field"),
        ClientArg::Any("dry_run"),
        ClientArg::Any("yes"),
    ]);

    fn run(self, session: &CliSession) -> CommandResult {
        let name = self.into.as_deref().map(|typed| session.draft_name(typed)).transpose()?;
        let target = match name.as_deref() {
            Some(name) => Some(session.load(name)?.0),
            None => self.form.as_deref().map(|id| session.empty_draft(id)).transpose()?,
        };
        self.check_fields(target.as_ref(), session)?;
        let mode = self.mode(session)?;
        let mut imported = read(&self.file, target.as_ref(), session)?;
        // Only now: what a slow input takes, others may use to save.
        let change = name.as_deref().map(|name| DraftChange::begin(name, session)).transpose()?;
        let empty = target.filter(|_| name.is_none());
        let empty = empty.map_or_else(|| session.empty_draft(&imported.form), Ok)?;
        let draft = change.as_ref().map_or(&empty, |change| &change.draft);
        let form = &imported.asked(session.forms(), draft);
        let fields: Vec<FieldId> = self.field.iter().map(|id| FieldId::new(id.as_str())).collect();
        let versions = name.iter().flat_map(|name| session.store().earlier_drafts(name));
        imported.earlier = EarlierAnswers::of(form, versions);
        let is_wanted = |id: &FieldId| fields.is_empty() || fields.contains(id);
        let notes = imported.notes_for(form, draft);
        tell_notes(&notes, is_wanted, form, session);
        let same = same(change.is_some(), &notes, session);
        let mut changes = import::changes(form, draft, &imported);
        changes.retain(|change| is_wanted(&change.field));
        let is_named = !fields.is_empty();
        let mut remarks = import::remark_changes(form, draft, &imported, session.now());
        // Of another form none is taken unasked.
        remarks.retain(|change| is_wanted(&change.remark.field) && (is_named || !imported.is_unlike()));
        // Naming an answer asks for it, however old.
        for change in &mut changes {
            change.caution = change.caution.filter(|_| !is_named);
        }
        // Comments are about what the file says, be it taken or not.
        let mut in_file = draft.clone();
        for change in &changes {
            in_file.set_answer(&change.field, change.after.as_str());
        }
        if mode == ImportMode::ShowOnly {
            return show(&changes, &remarks, (form, &in_file), &same, session);
        }
        let answers = taken(&changes, mode, form, session);
        if mode == ImportMode::TakeAll {
            tell_left_out(&changes, &answers, form, session);
        }
        let remarks_taken = comments::taken(&remarks, (form, &in_file), mode, session)?;
        if !changes.is_empty() || remarks.is_empty() {
            tell_taken(&changes, &answers, &same, form, session);
        }
        let taken = TakenParts { answers, remarks: remarks_taken, imported: &imported, form };
        match change {
            Some(change) => save(change, &taken, session),
            None if taken.is_empty() => Ok(Exit::DONE),
            None => self.create(empty, &taken, form, session),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ImportMode {
    ShowOnly,
    TakeAll,
    AskEach,
}

/// What the user agreed to.
struct TakenParts<'c> {
    answers: Vec<&'c AnswerChange>,
    remarks: Vec<&'c RemarkChange>,
    imported: &'c Imported,
    form: &'c FormSpec,
}

impl TakenParts<'_> {
    fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.remarks.is_empty()
    }

    /// Puts it into a draft.
    fn put(&self, draft: &mut Draft, session: &CliSession) -> Result<(), Failure> {
        self.imported.put_rows(self.answers.iter().map(|change| &change.field), self.form, draft);
        for change in &self.answers {
            draft.set_answer(&change.field, change.after.as_str());
        }
        comments::put(&self.remarks, draft, session)
    }
}

impl ImportArgs {
    /// Whether the user is asked. Not for a new draft, where no text is replaced.
    ///
    /// # Errors
    /// If they are to be asked and there is no terminal.
    fn mode(&self, session: &CliSession) -> Result<ImportMode, Failure> {
        let words = &session.words;
        let is_piped = is_standard(&self.file);
        match (self.dry_run, self.yes) {
            (true, _) => Ok(ImportMode::ShowOnly),
            (_, true) => Ok(ImportMode::TakeAll),
            _ if confirm::can_ask() && !is_piped => {
                Ok(if self.into.is_some() { ImportMode::AskEach } else { ImportMode::TakeAll })
            }
            _ => Err(failure!(words, "cli-import-unasked")
                .because(if is_piped {
                    say!(words, "cli-import-unasked-stdin")
                } else {
                    say!(words, "cli-confirm-missing-cause")
                })
                .usage()),
        }
    }

    /// Whether there are the fields that were asked for, be they asked now or only once the file is read.
    fn check_fields(&self, target: Option<&Draft>, session: &CliSession) -> Result<(), Failure> {
        let form = match target {
            Some(draft) => session.form_of(draft),
            None => session.forms().first().asked_first(),
        };
        let others = || session.forms().iter().filter(|_| target.is_none());
        let is_known = |id: &String| {
            let id = &FieldId::new(id.as_str());
            form.template_of(id).is_some() || others().any(|form| form.has(id))
        };
        let unknown = self.field.iter().find(|id| !is_known(id));
        unknown.map_or(Ok(()), |id| session.field(id, &form).map(|_| ()))
    }

    fn create(
        &self,
        mut draft: Draft,
        taken: &TakenParts,
        form: &FormSpec,
        session: &CliSession,
    ) -> CommandResult {
        taken.put(&mut draft, session)?;
        let stem = Path::new(&self.file).file_stem().unwrap_or_default().to_string_lossy();
        session.create(&naming::name_of(&draft, form, &stem), &draft)
    }
}

fn read(file: &OsStr, target: Option<&Draft>, session: &CliSession) -> Result<Imported, Failure> {
    let (words, forms) = (&session.words, session.forms());
    let bytes = file_bytes(file, LARGEST, session)?;
    let failure = if is_standard(file) {
        failure!(words, "cli-import-cannot-read-stdin")
    } else {
        failure!(words, "cli-import-cannot-read", path = shown::path(Path::new(file)))
    };
    let read = |bytes: Vec<u8>| match target {
        Some(draft) => import::read_into(&bytes, forms, draft, session.now(), &session.author),
        None => import::read_new(&bytes, forms, session.now(), &session.author),
    };
    match bytes.map(read) {
        Ok(Ok(imported)) => Ok(imported),
        Ok(Err(ref error @ ImportError::OtherForm { is_here: true, ref form })) => {
            let hint = say!(words, "cli-import-other-form-hint", id = form.as_str());
            Err(failure.because(error.cause(words)).hint(hint))
        }
        Ok(Err(error)) => Err(failure.because(error.cause(words)).hint(error.hint(words))),
        Err(error) => Err(failure.of_unread(error, LARGEST, words)),
    }
}

/// What a file or standard input holds, or why that can't be read.
///
/// # Errors
/// If it may not be read in restricted mode.
pub(super) fn file_bytes(
    file: &OsStr,
    largest: u64,
    session: &CliSession,
) -> Result<io::Result<Vec<u8>>, Failure> {
    let path = Path::new(file);
    if is_standard(file) {
        return Ok(standard_input::read(largest, session));
    }
    if session.restricted && path.file_name() != Some(file) {
        return Err(failure!(session.words, "cli-import-restricted").usage());
    }
    Ok(session.store().read_document(path, largest, session.restricted))
}

impl Failure {
    /// Gives it the cause, and the way out, where a file of at most `largest` bytes can't be read.
    pub(super) fn of_unread(self, error: io::Error, largest: u64, words: &Words) -> Self {
        if error.kind() == io::ErrorKind::ConnectionAborted {
            return self.because(say!(words, "cli-stdin-cut"));
        }
        let (cause, hint) = unread(error, largest, words);
        self.because(cause).hint(hint)
    }
}

/// Tells the notes on the file, and on the wanted fields.
fn tell_notes(notes: &[Note], is_wanted: impl Fn(&FieldId) -> bool, form: &FormSpec, session: &CliSession) {
    for note in notes {
        let text = note.text(form, &session.words);
        if matches!(note, Note::Comment { .. }) {
            output::talk(&text);
        } else if note.field().is_none_or(&is_wanted) {
            output::talk(&say!(&session.words, "cli-import-note", text = text));
        }
    }
}

/// A change for people: the field's name, and its text with what is removed and added.
fn difference(change: &AnswerChange, marks: DiffMarks, form: &FormSpec, session: &CliSession) -> String {
    let pieces = diff::words(&change.before, &change.after);
    let why = change.caution.and_then(|caution| caution.why(&session.words));
    let lines: Vec<String> = why.into_iter().chain(marks.lines(&pieces)).collect();
    marks.field(&form.name_of(&change.field), &lines)
}

/// Shows the changes as data.
fn show(
    changes: &[AnswerChange],
    remarks: &[RemarkChange],
    (form, draft): (&FormSpec, &Draft),
    same: &str,
    session: &CliSession,
) -> CommandResult {
    if changes.is_empty() && remarks.is_empty() {
        tell_taken(changes, &[], same, form, session);
        return Ok(Exit::DONE);
    }
    let marks = DiffMarks::of(session, output::is_data_read());
    let answers = changes.iter().map(|change| difference(change, marks, form, session));
    let remarks = remarks.iter().map(|change| comments::told(change, form, draft, marks, session));
    let told: Vec<String> = answers.chain(remarks).collect();
    output::print_styled(&told.join("\n"), &session.words)
}

/// Shows each change, and returns those agreed to. A yes to all leaves out the answers that must be named; on a terminal
/// each of these is asked about.
fn taken<'c>(
    changes: &'c [AnswerChange],
    mode: ImportMode,
    form: &FormSpec,
    session: &CliSession,
) -> Vec<&'c AnswerChange> {
    let marks = DiffMarks::of(session, output::is_talk_read());
    let mut is_given = mode == ImportMode::TakeAll;
    let mut taken = Vec::new();
    for change in changes {
        output::talk_styled(&difference(change, marks, form, session));
        let may_be_taken = change.caution.is_none();
        let answer = match mode {
            ImportMode::TakeAll if !may_be_taken => Reply::No,
            _ if is_given && may_be_taken => Reply::All,
            _ => ask(&form.name_of(&change.field), &session.words),
        };
        is_given |= answer == Reply::All;
        if answer != Reply::No {
            taken.push(change);
        }
    }
    taken
}

/// Names the answers that a yes to all left out, and the option that takes them.
fn tell_left_out(changes: &[AnswerChange], taken: &[&AnswerChange], form: &FormSpec, session: &CliSession) {
    let words = &session.words;
    for caution in [Caution::Older, Caution::Both, Caution::Empty, Caution::Outside, Caution::Unlike] {
        let is_left = |change: &&AnswerChange| change.caution == Some(caution) && !taken.contains(change);
        let left: Vec<&AnswerChange> = changes.iter().filter(is_left).collect();
        let Some(first) = left.first() else { continue };
        let (fields, id) = (field_names(&left, form), first.field.as_str());
        output::talk(&match caution {
            Caution::Older => say!(words, "cli-import-older-left", fields = fields, id = id),
            Caution::Both => say!(words, "cli-import-both-left", fields = fields, id = id),
            Caution::Outside => say!(words, "cli-import-outside-left", fields = fields, id = id),
            Caution::Empty => say!(words, "cli-import-empty-left", fields = fields, id = id),
            Caution::Unlike => say!(words, "cli-import-unlike-left", fields = fields, id = id),
        });
    }
}

fn field_names(changes: &[&AnswerChange], form: &FormSpec) -> String {
    changes.iter().map(|change| form.name_of(&change.field)).collect::<Vec<_>>().join(", ")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Yes,
    No,
    All,
}

impl Reply {
    /// Parses a reply; it may be abbreviated.
    fn of(line: &str, words: &Words) -> Option<Self> {
        let line = line.trim().to_lowercase();
        let answers = [
            (say!(words, "cli-confirm-yes"), Reply::Yes),
            (say!(words, "cli-import-no"), Reply::No),
            (say!(words, "cli-import-all"), Reply::All),
        ];
        let is_meant = |word: &str| !line.is_empty() && word.starts_with(&line);
        answers.into_iter().find(|(word, _)| is_meant(word)).map(|(_, answer)| answer)
    }
}

/// Asks until there is a valid reply; the end of input means no.
fn ask(field: &str, words: &Words) -> Reply {
    let mut question = say!(words, "cli-import-ask", field = field);
    while let Some(line) = confirm::ask(&question) {
        if let Some(answer) = Reply::of(&line, words) {
            return answer;
        }
        question = say!(words, "cli-import-ask-again");
    }
    Reply::No
}

/// Tells what was taken, or why nothing was; `same` where there was nothing to take.
fn tell_taken(
    changes: &[AnswerChange],
    taken: &[&AnswerChange],
    same: &str,
    form: &FormSpec,
    session: &CliSession,
) {
    output::talk(&match (changes.is_empty(), taken.is_empty()) {
        (true, _) => same.to_owned(),
        (_, true) => say!(session.words, "cli-import-none-taken"),
        _ => say!(session.words, "cli-import-taken", fields = field_names(taken, form)),
    });
}

/// What is said of a file whose answers are those of the draft, or none where there is no draft.
fn same(is_draft: bool, notes: &[Note], session: &CliSession) -> String {
    let words = &session.words;
    match (is_draft, notes.iter().any(Note::is_not_taken)) {
        (true, false) => say!(words, "cli-import-unchanged"),
        (true, true) => say!(words, "cli-import-left-over"),
        (false, _) => say!(words, "cli-import-empty"),
    }
}

fn save(mut change: DraftChange, taken: &TakenParts, session: &CliSession) -> CommandResult {
    let name = change.name;
    if !taken.is_empty() {
        taken.put(&mut change.draft, session)?;
        change.save(session)?;
    }
    session.print_draft(name)
}

#[cfg(test)]
mod tests {
    use super::Reply;
    use crate::words::{Lang, Words};

    #[test]
    fn an_answer_may_be_cut_short_but_must_be_one() {
        let da = Words::new(Lang::Da);
        for (line, answer) in
            [("ja\n", Reply::Yes), (" J \r\n", Reply::Yes), ("n\n", Reply::No), ("Alle", Reply::All)]
        {
            assert_eq!(Reply::of(line, &da), Some(answer), "{line:?}");
        }
        for line in ["", "\n", "jaja", "måske", "yes"] {
            assert_eq!(Reply::of(line, &da), None, "{line:?}");
        }
        assert_eq!(Reply::of("yes", &Words::new(Lang::En)), Some(Reply::Yes));
    }
}
