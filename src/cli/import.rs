//! `som import FILE`: what a filled form that comes back says otherwise than the draft, shown answer by answer, and
//! taken over where that is agreed to.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use super::globals::is_standard;
use super::marks::Marks;
use super::open::draft_help;
use super::set::tell_of_others;
use super::{Desk, Exit, Failure, Outcome, Run, confirm, output};
use crate::draft::{Draft, diff};
use crate::form::{Field, FieldId, som};
use crate::import::{self, Change, Imported, LARGEST, Note};
use crate::say;
use crate::shown;
use crate::store::read_file::read_limited;
use crate::store::{Base, LoadError};
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    file: OsString,
    #[arg(long)]
    into: Option<String>,
    #[arg(long)]
    field: Vec<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    yes: bool,
}

impl Run for Import {
    const MAKES_FOLDERS: bool = true;

    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-import"))
            .mut_arg("file", |arg| {
                arg.value_name(say!(words, "cli-value-file")).help(say!(words, "cli-import-file"))
            })
            .mut_arg("into", |arg| draft_help(arg, words).help(say!(words, "cli-import-into")))
            .mut_arg("field", |arg| {
                arg.value_name(say!(words, "cli-value-field")).help(say!(words, "cli-import-field"))
            })
            .mut_arg("dry_run", |arg| arg.help(say!(words, "cli-import-dry-run")))
            .mut_arg("yes", |arg| arg.help(say!(words, "cli-import-yes")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let fields = self.field.iter().map(|id| desk.field(id)).collect::<Result<Vec<&Field>, _>>()?;
        let name = self.into.as_deref().map(|typed| desk.draft_name(typed)).transpose()?;
        let consent = self.consent(desk)?;
        let loaded = name.map(|name| desk.load(name).map(|loaded| (name, loaded))).transpose()?;
        let imported = read(&self.file, desk)?;
        let is_wanted = |id: &FieldId| fields.is_empty() || fields.iter().any(|field| field.id == *id);
        tell_notes(&imported, is_wanted, desk);
        let empty = Draft::new(som(), desk.now(), &desk.author);
        let draft = loaded.as_ref().map_or(&empty, |(_, (draft, _))| draft);
        let mut changes = import::changes(som(), draft, &imported);
        changes.retain(|change| is_wanted(&change.field));
        // Who names an answer wants it, however old.
        for change in &mut changes {
            change.is_older &= fields.is_empty();
        }
        if consent == Consent::None {
            return show(&changes, loaded.is_some(), desk);
        }
        let taken = taken(&changes, consent, desk);
        tell_older(&changes, &taken, desk);
        tell_taken(&changes, &taken, loaded.is_some(), desk);
        match loaded {
            Some((name, (draft, revision))) => {
                save(name, draft.clone(), Base::read(draft, revision), &taken, desk)
            }
            None if taken.is_empty() => Ok(Exit::DONE),
            None => create(empty, &self.slug(&imported), &taken, desk),
        }
    }
}

/// Who agrees to what is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Consent {
    /// Nobody: it is only shown.
    None,
    /// The user has, to everything.
    Given,
    /// The user is asked, answer by answer.
    Asked,
}

impl Import {
    /// Whether the user is asked. For a new draft they aren't: no text is replaced there.
    ///
    /// # Errors
    /// Where nobody is there to be asked.
    fn consent(&self, desk: &Desk) -> Result<Consent, Failure> {
        let words = &desk.words;
        let is_piped = is_standard(&self.file);
        match (self.dry_run, self.yes) {
            (true, _) => Ok(Consent::None),
            (_, true) => Ok(Consent::Given),
            _ if confirm::can_ask() && !is_piped => {
                Ok(if self.into.is_some() { Consent::Asked } else { Consent::Given })
            }
            _ => Err(Failure::new(say!(words, "cli-import-unasked"))
                .because(if is_piped {
                    say!(words, "cli-import-unasked-stdin")
                } else {
                    say!(words, "cli-confirm-missing-cause")
                })
                .hint(say!(words, "cli-import-unasked-hint"))
                .usage()),
        }
    }

    /// What a new draft is called: its kommune, else as the file.
    fn slug(&self, imported: &Imported) -> String {
        let applicant = som().applicant();
        let name = imported.answers.get(&applicant.id).map(|name| name.trim());
        let stem = Path::new(&self.file).file_stem().unwrap_or_default().to_string_lossy();
        applicant.kind.slug(name.filter(|name| !name.is_empty()).unwrap_or(&stem))
    }
}

fn read(file: &OsStr, desk: &Desk) -> Result<Imported, Failure> {
    let path = Path::new(file);
    if desk.restricted && !is_standard(file) && path.file_name() != Some(file) {
        return Err(Failure::new(say!(&desk.words, "cli-import-restricted"))
            .hint(say!(&desk.words, "cli-import-restricted-hint"))
            .usage());
    }
    let words = &desk.words;
    let failure = Failure::new(if is_standard(file) {
        say!(words, "cli-import-cannot-read-stdin")
    } else {
        say!(words, "cli-import-cannot-read", path = shown::path(path))
    });
    let bytes = if is_standard(file) {
        read_limited(io::stdin().lock(), LARGEST)
    } else {
        desk.store.read_document(path, LARGEST, desk.restricted)
    };
    match bytes.map(|bytes| import::read(&bytes, som())) {
        Ok(Ok(imported)) => Ok(imported),
        Ok(Err(error)) => Err(failure.because(error.cause(words)).hint(error.hint(words))),
        Err(error) => Err(failure.because(cause(path, error, words))),
    }
}

fn cause(path: &Path, source: io::Error, words: &Words) -> String {
    match source.kind() {
        io::ErrorKind::InvalidInput => say!(words, "cli-import-no-file"),
        io::ErrorKind::FileTooLarge => say!(words, "cli-import-too-big", mb = LARGEST >> 20),
        _ => LoadError::Io { path: path.to_owned(), source }.cause(words),
    }
}

/// Tells what is to be known of the file; of fields that are not asked for, nothing.
fn tell_notes(imported: &Imported, is_wanted: impl Fn(&FieldId) -> bool, desk: &Desk) {
    for note in &imported.notes {
        let text = note.text(som(), &desk.words);
        if matches!(note, Note::Comment { .. }) {
            output::talk(&text);
        } else if note.field().is_none_or(&is_wanted) {
            output::talk(&say!(&desk.words, "cli-import-note", text = text));
        }
    }
}

/// The change as it is shown: the field's name, and its text with what goes and what comes.
fn told(change: &Change, marks: Marks, words: &Words) -> String {
    let pieces = diff::words(&change.before, &change.after);
    let older = change.is_older.then(|| say!(words, "import-older"));
    let lines: Vec<String> = older.into_iter().chain(marks.lines(&pieces)).collect();
    marks.field(name_of(&change.field), &lines)
}

fn name_of(field: &FieldId) -> &str {
    som().field(field).map_or(field.as_str(), Field::name)
}

/// Shows the changes as data, and that is all.
fn show(changes: &[Change], is_draft: bool, desk: &Desk) -> Outcome {
    if changes.is_empty() {
        tell_taken(changes, &[], is_draft, desk);
        return Ok(Exit::DONE);
    }
    let marks = Marks::of(desk, output::is_data_read());
    let told: Vec<String> = changes.iter().map(|change| told(change, marks, &desk.words)).collect();
    output::print_styled(&told.join("\n"), &desk.words)?;
    Ok(Exit::DONE)
}

/// Shows each change, and gives those that are agreed to. A yes to all is none to an older text: each is asked for.
fn taken<'c>(changes: &'c [Change], consent: Consent, desk: &Desk) -> Vec<&'c Change> {
    let marks = Marks::of(desk, output::is_talk_read());
    let mut is_given = consent == Consent::Given;
    let mut taken = Vec::new();
    for change in changes {
        output::talk_styled(&told(change, marks, &desk.words));
        let answer = match consent {
            Consent::Given if change.is_older => Answer::No,
            _ if is_given && !change.is_older => Answer::All,
            _ => ask(name_of(&change.field), &desk.words),
        };
        is_given |= answer == Answer::All;
        if answer != Answer::No {
            taken.push(change);
        }
    }
    taken
}

/// Names the older texts that were left, and how they can be had.
fn tell_older(changes: &[Change], taken: &[&Change], desk: &Desk) {
    let is_left = |change: &&Change| change.is_older && !taken.contains(change);
    let left: Vec<&Change> = changes.iter().filter(is_left).collect();
    if let Some(first) = left.first() {
        let names: Vec<&str> = left.iter().map(|change| name_of(&change.field)).collect();
        let (fields, id) = (names.join(", "), first.field.as_str());
        output::talk(&say!(&desk.words, "cli-import-older-left", fields = fields, id = id));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    All,
}

impl Answer {
    /// The answer that a line is; its beginning will do.
    fn of(line: &str, words: &Words) -> Option<Self> {
        let line = line.trim().to_lowercase();
        let answers = [
            (say!(words, "cli-confirm-yes"), Answer::Yes),
            (say!(words, "cli-import-no"), Answer::No),
            (say!(words, "cli-import-all"), Answer::All),
        ];
        let is_meant = |word: &str| !line.is_empty() && word.starts_with(&line);
        answers.into_iter().find(|(word, _)| is_meant(word)).map(|(_, answer)| answer)
    }
}

/// Asks until the answer is one; where none comes any more, it is no.
fn ask(field: &str, words: &Words) -> Answer {
    let mut question = say!(words, "cli-import-ask", field = field);
    while let Some(line) = confirm::ask(&question) {
        if let Some(answer) = Answer::of(&line, words) {
            return answer;
        }
        question = say!(words, "cli-import-ask-again");
    }
    Answer::No
}

/// Tells what is taken over, or why nothing is.
fn tell_taken(changes: &[Change], taken: &[&Change], is_draft: bool, desk: &Desk) {
    let words = &desk.words;
    let names: Vec<&str> = taken.iter().map(|change| name_of(&change.field)).collect();
    output::talk(&match (changes.is_empty(), names.is_empty()) {
        (true, _) if is_draft => say!(words, "cli-import-unchanged"),
        (true, _) => say!(words, "cli-import-empty"),
        (_, true) => say!(words, "cli-import-none-taken"),
        _ => say!(words, "cli-import-taken", fields = names.join(", ")),
    });
}

/// Takes the changes into a draft that is there.
fn save(name: &str, mut draft: Draft, mut base: Base, taken: &[&Change], desk: &Desk) -> Outcome {
    let path = desk.store.path_of(name);
    if !taken.is_empty() {
        take(&mut draft, taken, desk);
        let saved = desk.store.save(name, &draft, &mut base);
        tell_of_others(&saved.map_err(|error| desk.not_saved(&path, &error))?, name, desk)?;
    }
    desk.print_path(&path)?;
    Ok(Exit::DONE)
}

/// Makes a draft of them.
fn create(mut draft: Draft, slug: &str, taken: &[&Change], desk: &Desk) -> Outcome {
    take(&mut draft, taken, desk);
    let path = desk.store.path_of(slug);
    let (name, _) = desk.store.create(slug, &draft).map_err(|error| desk.not_saved(&path, &error))?;
    desk.print_path(&desk.store.path_of(&name))?;
    Ok(Exit::DONE)
}

fn take(draft: &mut Draft, taken: &[&Change], desk: &Desk) {
    for change in taken {
        draft.set_answer(&change.field, change.after.as_str());
    }
    draft.touch(som(), desk.now(), &desk.author);
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::words::{Lang, Words};

    #[test]
    fn an_answer_may_be_cut_short_but_must_be_one() {
        let da = Words::new(Lang::Da);
        for (line, answer) in
            [("ja\n", Answer::Yes), (" J \r\n", Answer::Yes), ("n\n", Answer::No), ("Alle", Answer::All)]
        {
            assert_eq!(Answer::of(line, &da), Some(answer), "{line:?}");
        }
        for line in ["", "\n", "jaja", "måske", "yes"] {
            assert_eq!(Answer::of(line, &da), None, "{line:?}");
        }
        assert_eq!(Answer::of("yes", &Words::new(Lang::En)), Some(Answer::Yes));
    }
}
