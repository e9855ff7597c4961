//! Finds and reads the files that people bring back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::calendar::read::LARGEST_ICS;
use crate::calendar::{self, IcsFound};
use crate::import::{self, EarlierAnswers, Imported};
use crate::say;
use crate::shown;
use crate::store::{Store, unread};
use crate::tui::message::ImportFile;
use crate::tui::phrases;
use crate::tui::world::World;

/// The extensions of the files that are offered; reading a file shows what it really is.
const EXTENSIONS: [&str; 5] = ["docx", "odt", "md", "txt", "json"];

/// How many entries of a folder are looked at.
const ENTRIES_MAX: usize = 10_000;

/// How many files are offered; the path of any other can be typed.
const FILES_MAX: usize = 200;

/// Where files to be imported are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportFolders {
    /// Each folder, with the prefix of its files' names as they are typed.
    pub folders: Vec<(PathBuf, String)>,
    /// What a leading `~` means.
    pub home: Option<PathBuf>,
}

impl ImportFolders {
    /// The files that may hold a filled form, the newest first, without duplicates.
    pub(super) fn find(&self) -> Vec<ImportFile> {
        let mut seen = Vec::new();
        let mut found: Vec<ImportFile> = Vec::new();
        for (folder, prefix) in &self.folders {
            let whole = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            if !seen.contains(&whole) {
                found.extend(files(folder, prefix));
                seen.push(whole);
            }
        }
        found.sort_by(|one, other| other.changed.cmp(&one.changed).then_with(|| one.path.cmp(&other.path)));
        found.truncate(FILES_MAX);
        found
    }

    fn resolved(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(typed),
        }
    }

    /// Reads the file at a typed path, to be compared with the draft `into`; the error is the cause and the way out, in
    /// the user's language.
    pub(super) fn read(
        &self,
        typed: &str,
        into: Option<&str>,
        now: DateTime<Utc>,
        store: &Store,
        world: &World,
    ) -> Result<Box<Imported>, String> {
        let World { forms, words, author, .. } = world;
        let bytes = self.bytes(typed, import::LARGEST, store, world)?;
        let draft = into.and_then(|name| store.load(name).ok()).map(|(draft, _)| draft);
        let imported = match &draft {
            Some(draft) => import::read_into(&bytes, forms, draft, now, author),
            None => import::read_new(&bytes, forms, now, author),
        };
        let mut imported = imported
            .map(Box::new)
            .map_err(|error| phrases::failure(error.cause(words), error.hint(words)))?;
        if let Some(draft) = &draft {
            let versions = into.into_iter().flat_map(|name| store.earlier_drafts(name));
            imported.earlier = EarlierAnswers::of(&imported.asked(forms, draft), versions);
        }
        Ok(imported)
    }

    /// Reads the file at a typed path as a calendar; the error is as in [`ImportFolders::read`].
    pub(super) fn read_calendar(
        &self,
        typed: &str,
        now: DateTime<Utc>,
        store: &Store,
        world: &World,
    ) -> Result<Box<IcsFound>, String> {
        let words = &world.words;
        let found = calendar::read(&self.bytes(typed, LARGEST_ICS as u64, store, world)?, now);
        match found.refusal() {
            Some(note) => {
                let hint = say!(words, "cli-event-import-no-calendar-hint");
                Err(phrases::failure(note.say(words), Some(hint)))
            }
            None => Ok(Box::new(found)),
        }
    }

    fn bytes(&self, typed: &str, largest: u64, store: &Store, world: &World) -> Result<Vec<u8>, String> {
        let World { words, is_restricted, .. } = world;
        let path = self.resolved(typed);
        let read = store.read_document(&path, largest, *is_restricted);
        read.map_err(|error| {
            let is_outside = *is_restricted && path.file_name() != Some(path.as_os_str());
            if is_outside && error.kind() == io::ErrorKind::InvalidInput {
                return say!(words, "import-outside");
            }
            let (cause, hint) = unread(error, largest, words);
            phrases::failure(cause, Some(hint))
        })
    }
}

fn files(folder: &Path, prefix: &str) -> Vec<ImportFile> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let file = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let ending = Path::new(&name).extension()?.to_str()?.to_lowercase();
        let meta = fs::metadata(entry.path()).ok().filter(fs::Metadata::is_file)?;
        let is_offered = EXTENSIONS.contains(&ending.as_str()) && !name.starts_with('.');
        let changed: DateTime<Utc> = meta.modified().ok()?.into();
        is_offered.then(|| ImportFile {
            path: format!("{prefix}{name}"),
            name: shown::text(&name).into_owned(),
            changed,
        })
    };
    entries.take(ENTRIES_MAX).filter_map(Result::ok).filter_map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use std::sync::Arc;

    use crate::form::{FieldId, FormDefinition, FormSpec, Forms};
    use crate::import::Caution;
    use crate::store::Base;

    #[expect(clippy::disallowed_methods, reason = "the test plays whoever brings the file")]
    fn put_text(folder: &Path, name: &str, text: &str) {
        fs::write(folder.join(name), text).expect("a file");
    }

    fn put(folder: &Path, name: &str, days: u64) {
        put_text(folder, name, name);
        let path = folder.join(name);
        let file = fs::File::options().write(true).open(&path).expect("the file");
        let at = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(days * 86_400);
        file.set_modified(at).expect("a time");
    }

    fn paths(folders: &ImportFolders) -> Vec<String> {
        folders.find().into_iter().map(|file| file.path).collect()
    }

    #[test]
    fn the_newest_documents_come_first_each_with_the_path_that_is_typed() {
        let [here, home] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        put(here.path(), "gammel.DOCX", 1);
        put(here.path(), "ny.odt", 3);
        put(home.path(), "midt.md", 2);
        for name in ["billede.png", ".skjult.docx", "uden"] {
            put(here.path(), name, 9);
        }
        fs::create_dir(here.path().join("mappe.docx")).expect("a folder");
        let folder = |folder: &tempfile::TempDir, prefix: &str| (folder.path().to_owned(), prefix.to_owned());
        let gone = (here.path().join("ingen"), String::new());
        let folders = vec![folder(&here, ""), folder(&home, "~/"), folder(&here, "x/"), gone];
        let folders = ImportFolders { folders, home: Some(home.path().to_owned()) };
        assert_eq!(paths(&folders), ["ny.odt", "~/midt.md", "gammel.DOCX"]);
        assert_eq!(folders.resolved("~/midt.md"), home.path().join("midt.md"));
        assert_eq!(folders.resolved("a/~/b"), Path::new("a/~/b"));
    }

    #[test]
    fn what_the_draft_said_before_is_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let form = crate::form::som();
        let store = Store::new(folder.path().join("drafts"), crate::form::Forms::built_in());
        let field = FieldId::new("kendskab");
        let mut draft = Draft::new(form, DateTime::UNIX_EPOCH, "mette");
        draft.set_answer(&field, "Gammelt");
        let (name, revision) = store.create("ribe", &draft).expect("it is written");
        let mut base = Base::read(draft.clone(), revision);
        draft.set_answer(&field, "Nyt");
        store.save(&name, &draft, &mut base).expect("it is saved");
        let file = "# Ansøgning\n\n### Kendskab til SØM\n\nGammelt\n"
            .replace("Kendskab til SØM", form.field(&field).expect("the field").name());
        put_text(folder.path(), "ud.md", &file);
        let path = folder.path().join("ud.md").display().to_string();
        let is_older = |into: Option<&str>| {
            let imported =
                ImportFolders::default().read(&path, into, DateTime::UNIX_EPOCH, &store, &World::for_tests());
            let changes = import::changes(form, &draft, &imported.expect("a form"));
            changes.iter().find(|change| change.field == field).expect("it differs").caution
                == Some(Caution::Older)
        };
        assert!(is_older(Some("ribe")) && !is_older(Some("esbjerg")) && !is_older(None));
    }

    #[test]
    fn a_file_is_read_by_the_form_of_its_draft_and_for_a_new_one_by_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let form = FormSpec::parse(include_str!("../../../tests/forms/frivilligpulje.ron")).expect("a form");
        let mut forms = Forms::clone(&Forms::built_in());
        forms.add(FormDefinition::of_file(form, "frivilligpulje.ron"));
        let world = World { forms: Arc::new(forms), ..World::for_tests() };
        let store = Store::new(folder.path().join("drafts"), Arc::clone(&world.forms));
        let form = world.forms.get("frivilligpulje").expect("the form").asked_first();
        let draft = Draft::new(&form, DateTime::UNIX_EPOCH, "mette");
        store.create("klub", &draft).expect("it is written");
        let json = r#"{"form": "frivilligpulje", "forening": "Klub Ø", "budget.k7.post": "Løn"}"#;
        put_text(folder.path(), "ud.json", json);
        let path = folder.path().join("ud.json").display().to_string();
        for into in [Some("klub"), None] {
            let read = ImportFolders::default().read(&path, into, DateTime::UNIX_EPOCH, &store, &world);
            let imported = read.expect("a form");
            assert_eq!(imported.form, "frivilligpulje");
            assert_eq!(imported.answers[&FieldId::new("budget.k7.post")], "Løn");
        }
    }

    #[test]
    fn why_a_file_cannot_be_read_is_told_with_a_way_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path().join("data"), crate::form::Forms::built_in());
        let folders = ImportFolders::default();
        let read = |path: &str, is_restricted| {
            let world = World { is_restricted, ..World::for_tests() };
            folders.read(path, None, DateTime::UNIX_EPOCH, &store, &world).expect_err("no filled form")
        };
        assert!(read("/findes/ikke.docx", false).starts_with("filen findes ikke. Ret stien"));
        assert!(read("/dev/zero", false).starts_with("det er ikke en almindelig fil. Vælg"));
        assert!(read("/etc/hostname", true).contains("kun læses filer fra eksportmappen"));
        let world = World { is_restricted: true, ..World::for_tests() };
        let calendar = folders.read_calendar("/etc/hostname", DateTime::UNIX_EPOCH, &store, &world);
        put_text(folder.path(), "stor.ics", &"x".repeat(LARGEST_ICS + 1));
        let large = folder.path().join("stor.ics").display().to_string();
        let told = folders.read_calendar(&large, DateTime::UNIX_EPOCH, &store, &World::for_tests());
        assert_eq!(told.expect_err("too large"), "den fylder mere end 1 MB. Vælg en mindre fil");
        assert!(calendar.expect_err("no calendar").contains("kun læses filer fra eksportmappen"));
        assert!(read("../drafts/ribe.ron", true).contains("kun læses filer fra eksportmappen"));
    }
}
