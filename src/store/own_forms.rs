//! The forms of those who share a data folder: `forms/ID.ron`, each with its English beside it, `forms/ID.en.ron`.

use std::io;
use std::path::{Path, PathBuf};

use super::error::load_cause;
use super::folder::{Folder, if_there};
use super::hook::WriteHook;
use super::read_file::{Links, read_file};
use crate::form::bounds::FORM_BYTES_MAX;
use crate::form::{FormDefinition, FormFault, FormSpec, Forms};
use crate::words::{Lang, Words};
use crate::{say, shown};

/// The folder beside the drafts.
const FOLDER: &str = "forms";

/// So many files are read, by their names.
const MOST_FILES: usize = 100;

/// The ending of a translation, before which the form's own file name stands.
const ENGLISH: &str = ".en.ron";

/// Why a file among the forms isn't used.
#[derive(Debug)]
pub(crate) struct UnusedFormFile {
    /// Its name in the folder; empty where that is the folder itself.
    pub(crate) file: String,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Unreadable(io::Error),
    NotText,
    Faults(Vec<FormFault>),
    Taken(String),
    /// So many files are too many.
    Beyond(usize),
}

impl UnusedFormFile {
    /// The file and why it isn't used, in one line: `forms/x.ron: linje 3: …`.
    pub(crate) fn say(&self, words: &Words) -> String {
        let path = shown::path(&Path::new(FOLDER).join(&self.file));
        say!(words, "own-form-unused", path = path, cause = self.reason.say(words))
    }
}

impl Reason {
    fn say(&self, words: &Words) -> String {
        match self {
            Reason::Unreadable(error) => match error.kind() {
                io::ErrorKind::InvalidInput => say!(words, "file-no-file"),
                io::ErrorKind::FileTooLarge => say!(words, "forms-too-large"),
                _ => load_cause(error, words),
            },
            Reason::NotText => say!(words, "file-no-text"),
            Reason::Faults(faults) => {
                let first = faults.first().map(|fault| fault.say(words)).unwrap_or_default();
                say!(words, "own-form-faults", first = first, more = faults.len().saturating_sub(1))
            }
            Reason::Taken(id) => say!(words, "own-form-taken", id = shown::text(id)),
            Reason::Beyond(more) => say!(words, "own-form-beyond", n = *more, most = MOST_FILES),
        }
    }
}

/// The built-in forms and those of a data folder, as they are told to a writer of `lang`, and the files that aren't used.
pub(crate) fn forms_of(data: &Path, lang: Lang, links: Links) -> (Forms, Vec<UnusedFormFile>) {
    let mut forms = Forms::told_in(lang);
    let mut unused = Vec::new();
    let folder = match if_there(opened(data, links)) {
        Ok(Some(folder)) => folder,
        Ok(None) => return (forms, unused),
        Err(error) => {
            unused.push(UnusedFormFile { file: String::new(), reason: Reason::Unreadable(error) });
            return (forms, unused);
        }
    };
    let mut files = folder.utf8_names().unwrap_or_default();
    files.retain(|file| is_form(file));
    if let Some(more) = files.len().checked_sub(MOST_FILES).filter(|more| *more > 0) {
        files.truncate(MOST_FILES);
        unused.push(UnusedFormFile { file: String::new(), reason: Reason::Beyond(more) });
    }
    for file in files {
        let read = |file: &str| text(&folder, file, links);
        match form(&file, &forms, lang, read) {
            Ok((form, fault)) => {
                forms.add(form);
                unused.extend(fault);
            }
            Err(reason) => unused.push(UnusedFormFile { file, reason }),
        }
    }
    (forms, unused)
}

fn opened(data: &Path, links: Links) -> io::Result<Folder> {
    let hook = WriteHook::default();
    match links {
        Links::Followed => Folder::open(&data.join(FOLDER), &hook),
        Links::Refused => Folder::open(data, &hook)?.inside(FOLDER),
    }
}

/// Whether a file of this name is a form; others and hidden ones are passed over.
fn is_form(file: &str) -> bool {
    super::name_of(file) != file && !file.ends_with(ENGLISH) && !file.starts_with('.')
}

/// The form in a file, and what is wrong with its translation.
fn form(
    file: &str,
    known: &Forms,
    lang: Lang,
    read: impl Fn(&str) -> Result<Option<String>, Reason>,
) -> Result<(FormDefinition, Option<UnusedFormFile>), Reason> {
    let missing = || Reason::Unreadable(io::ErrorKind::NotFound.into());
    let form = FormSpec::read(&read(file)?.ok_or_else(missing)?).map_err(Reason::Faults)?;
    if known.get(&form.id).is_some() {
        return Err(Reason::Taken(form.id));
    }
    let form = FormDefinition::of_file(form, file);
    let table = english_file(file);
    let told = match read(&table) {
        Ok(None) => return Ok((form, None)),
        Ok(Some(text)) => form.translated(&text, lang).map_err(Reason::Faults),
        Err(reason) => Err(reason),
    };
    Ok(match told {
        Ok(told) => (told, None),
        Err(reason) => (form, Some(UnusedFormFile { file: table, reason })),
    })
}

fn english_file(form: &str) -> String {
    format!("{}{ENGLISH}", super::name_of(form))
}

/// The file of a form and that of its English beside it, where this is the name of either: `x.ron`, `x.en.ron`.
pub(crate) fn form_and_english(file: &Path) -> Option<(PathBuf, PathBuf)> {
    let name = file.file_name()?.to_str()?;
    let form = name.strip_suffix(ENGLISH).map_or_else(|| name.to_owned(), |stem| format!("{stem}.ron"));
    (super::name_of(&form) != form)
        .then(|| (file.with_file_name(&form), file.with_file_name(english_file(&form))))
}

/// The text of a file; `None` where there is none.
fn text(folder: &Folder, file: &str, links: Links) -> Result<Option<String>, Reason> {
    match read_file(&folder.path_of(file), FORM_BYTES_MAX as u64, links) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| Reason::NotText),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Reason::Unreadable(error)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;

    const FORM: &str = include_str!("../../tests/forms/frivilligpulje.ron");

    /// A data folder with these files among its forms.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), files);
        folder
    }

    #[expect(clippy::disallowed_methods, reason = "someone else's files")]
    fn write(data: &Path, files: &[(&str, &str)]) {
        fs::create_dir_all(data.join(FOLDER)).expect("the folder of forms");
        for (file, text) in files {
            fs::write(data.join(FOLDER).join(file), text).expect("a form");
        }
    }

    /// The ids of the forms, and what is said of the files that aren't used.
    fn found(data: &Path, links: Links) -> (Vec<String>, Vec<String>) {
        let (forms, unused) = forms_of(data, Lang::En, links);
        let words = Words::new(Lang::En);
        let ids = forms.iter().map(|form| form.id().to_owned()).collect();
        (ids, unused.iter().map(|unused| unused.say(&words)).collect())
    }

    const BUILT_IN: &str = "som-implementeringsforloeb";

    #[test]
    fn forms_stand_behind_the_built_in_ones_by_the_names_of_their_files() {
        let other = FORM.replace("id: \"frivilligpulje\"", "id: \"anden\"");
        let folder = folder(&[("b.ron", &other), ("a.ron", FORM), ("note.txt", "x"), (".skjult.ron", "x")]);
        let (ids, unused) = found(folder.path(), Links::Refused);
        assert_eq!(ids, [BUILT_IN, "frivilligpulje", "anden"]);
        assert_eq!(unused, Vec::<String>::new());
        let none = tempfile::tempdir().expect("a folder");
        assert_eq!(found(none.path(), Links::Followed), (vec![BUILT_IN.to_owned()], Vec::new()));
    }

    #[test]
    fn a_file_that_is_no_form_is_told_and_the_others_are_used() {
        let taken = FORM.replace("id: \"frivilligpulje\"", "id: \"som-implementeringsforloeb\"");
        let wrong = FORM.replace("version: 1", "version: 0").replace("kind: Phone", "kind: Fax");
        let folder = folder(&[("a.ron", &wrong), ("b.ron", &taken), ("c.ron", FORM), ("d.ron", FORM)]);
        write(folder.path(), &[("e.ron", &"x".repeat(FORM_BYTES_MAX + 1))]);
        let (ids, unused) = found(folder.path(), Links::Followed);
        assert_eq!(ids, [BUILT_IN, "frivilligpulje"]);
        assert_eq!(
            unused,
            [
                "forms/a.ron isn't used: line 4: the form's version is 1 or more, and 1 more fault",
                "forms/b.ron isn't used: there is a form with the id som-implementeringsforloeb already",
                "forms/d.ron isn't used: there is a form with the id frivilligpulje already",
                "forms/e.ron isn't used: the form is larger than 512 kB",
            ]
        );
    }

    #[test]
    fn pipes_folders_and_in_restricted_mode_links_are_no_forms() {
        let folder = folder(&[]);
        let forms = folder.path().join(FOLDER);
        let outside = tempfile::tempdir().expect("a folder");
        write(outside.path(), &[("x.ron", FORM)]);
        rustix::fs::mkfifoat(rustix::fs::CWD, forms.join("a.ron"), rustix::fs::Mode::RWXU).expect("a pipe");
        super::super::make_private_folder(&forms.join("b.ron")).expect("a folder");
        let target = outside.path().join(FOLDER).join("x.ron");
        std::os::unix::fs::symlink(target, forms.join("c.ron")).expect("a link");
        let (ids, unused) = found(folder.path(), Links::Followed);
        assert_eq!((ids.len(), unused.len()), (2, 2), "{unused:?}");
        let (ids, unused) = found(folder.path(), Links::Refused);
        assert_eq!((ids.len(), unused.len()), (1, 3), "{unused:?}");
        let linked = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(outside.path().join(FOLDER), linked.path().join(FOLDER)).expect("a link");
        assert_eq!(found(linked.path(), Links::Followed).0.len(), 2);
        let (ids, unused) = found(linked.path(), Links::Refused);
        assert_eq!((ids.len(), unused.len()), (1, 1), "{unused:?}");
    }

    #[test]
    fn a_hundred_files_are_read_and_more_are_told() {
        let files: Vec<String> = (0..102).map(|at| format!("{at:03}.ron")).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|file| (file.as_str(), "")).collect();
        let (_, unused) = found(folder(&files).path(), Links::Followed);
        assert_eq!(unused.len(), 101);
        assert!(unused[0].contains("2 files too many"), "{}", unused[0]);
    }

    #[test]
    fn a_translation_stands_beside_its_form_and_a_faulty_one_is_told() {
        let pair = |da: &str, en: &str| format!("(da: {da:?}, en: {en:?}),");
        let texts = BTreeSet::from_iter(FormSpec::parse(FORM).expect("a form").texts());
        let table: String = texts.iter().map(|text| pair(text, &format!("{text} in English"))).collect();
        let folder = folder(&[("a.ron", FORM), ("a.en.ron", &format!("[{table}]"))]);
        let (forms, unused) = forms_of(folder.path(), Lang::En, Links::Followed);
        assert!(unused.is_empty(), "{unused:?}");
        let title =
            |forms: &Forms| forms.get("frivilligpulje").expect("the form").asked_first().title.clone();
        assert!(title(&forms).ends_with(" in English"));
        assert!(!title(&forms_of(folder.path(), Lang::Da, Links::Followed).0).ends_with("English"));
        write(folder.path(), &[("a.en.ron", "[(da: \"Navn:\", en: \"Name:\\u{1b}\")]")]);
        let (forms, unused) = forms_of(folder.path(), Lang::En, Links::Followed);
        assert!(title(&forms).starts_with("Ansøgning"));
        let told = unused[0].say(&Words::new(Lang::En));
        let faults = texts.len() - 1;
        assert!(told.starts_with("forms/a.en.ron isn't used: line 1: "), "{told}");
        assert!(told.ends_with(&format!(", and {faults} more faults")), "{told}");
    }
}
