//! A folder with drafts, and the program started in it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use som::draft::{Draft, ResumePoint};
use som::form::{FieldId, som as form};
use som::store::Store;
use tempfile::TempDir;

use crate::terminal::{LaunchOptions, Terminal};

/// 31 October 2023, half a minute before 6.00 in Copenhagen; the clock stands still, where no text about the time is due.
const NOW: &str = "2023-10-31T04:59:30Z";

/// The long answer that most tests type in.
pub(crate) const ANSWER: &str = "ledelsesopbakning";

/// A folder of its own for each test.
pub(crate) struct Folder {
    folder: TempDir,
    variables: Vec<(&'static str, OsString)>,
}

impl Folder {
    /// A folder without drafts.
    pub(crate) fn new() -> Self {
        Folder { folder: tempfile::tempdir().expect("a temporary folder"), variables: Vec::new() }
    }

    /// A folder with the draft `aarhus`, left at the end of its first long answer.
    pub(crate) fn with_answer(text: &str) -> Self {
        Folder::with_place(ANSWER, text)
    }

    /// A folder with the draft `aarhus`, left at the end of this field.
    pub(crate) fn with_place(field: &str, text: &str) -> Self {
        let folder = Folder::new();
        let mut draft = Draft::new(form(), NOW.parse().expect("a time"), "Mette");
        draft.set_answer(&FieldId::new("kommune"), "Aarhus Kommune");
        draft.set_answer(&FieldId::new(field), text);
        let (paragraph, last) = text.split('\n').enumerate().last().expect("a paragraph");
        let column = last.chars().count();
        draft.place = Some(ResumePoint {
            field: Some(FieldId::new(field)),
            paragraph,
            column,
            ..ResumePoint::default()
        });
        folder.store().create("aarhus", &draft).expect("a draft");
        folder
    }

    /// A folder with this file among the drafts.
    #[expect(clippy::disallowed_methods, reason = "a test plays the colleague who leaves a file")]
    pub(crate) fn with_file(name: &str, text: &str) -> Self {
        let folder = Folder::new();
        std::fs::create_dir_all(folder.store().drafts_dir()).expect("a folder");
        std::fs::write(folder.store().drafts_dir().join(name), text).expect("a file");
        folder
    }

    /// Puts a file beside the data, or into it.
    #[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
    pub(crate) fn put(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("a file");
    }

    /// The same with another variable in the environment.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// A path in the folder, beside the data.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The data folder.
    pub(crate) fn store(&self) -> Store {
        Store::new(self.path("data"), som::form::Forms::built_in())
    }

    /// Opens the draft `aarhus` in a terminal of 80×24 and waits until it stands there.
    pub(crate) fn open(&self) -> Option<Terminal> {
        let mut som = self.start(&["open", "aarhus"], (80, 24))?;
        som.until("the draft to be open", |screen| screen.has("af 6"));
        Some(som)
    }

    /// Starts the program with these arguments in a terminal of so many columns and rows.
    pub(crate) fn start(&self, arguments: &[&str], size: (u16, u16)) -> Option<Terminal> {
        self.start_under(&[], arguments, size)
    }

    /// The same, started by another program with its own arguments.
    pub(crate) fn start_under(
        &self,
        wrapper: &[&str],
        arguments: &[&str],
        size: (u16, u16),
    ) -> Option<Terminal> {
        let mut line: Vec<OsString> = wrapper.iter().map(OsString::from).collect();
        line.push(env!("CARGO_BIN_EXE_som").into());
        let program = line.remove(0);
        let mut all = line;
        all.extend(["--now".into(), NOW.into(), "--data".into(), self.path("data").into_os_string()]);
        all.extend(arguments.iter().map(OsString::from));
        let home = self.path("home").into_os_string();
        let mut variables = vec![("TERM", "xterm-256color".into()), ("PATH", "/usr/bin:/bin".into())];
        variables.push(("HOME", home));
        variables.extend(self.variables.iter().cloned());
        Terminal::start(LaunchOptions {
            program,
            arguments: all,
            variables,
            folder: self.folder.path().to_owned(),
            size,
        })
    }

    /// The draft `aarhus` as it is on the disk.
    pub(crate) fn draft(&self) -> Draft {
        self.store().load("aarhus").expect("a draft").0
    }

    /// An answer of it.
    pub(crate) fn answer(&self, field: &str) -> String {
        self.draft().answer(&FieldId::new(field)).to_owned()
    }

    /// What `som get` prints.
    pub(crate) fn printed(&self, draft: &str, field: &str) -> String {
        self.ran(&["get", draft, field])
    }

    /// What `som list --json` prints.
    pub(crate) fn listed(&self) -> String {
        self.ran(&["list", "--json"])
    }

    /// What a command prints that ends well.
    #[expect(clippy::disallowed_methods, reason = "this runs the program itself")]
    pub(crate) fn ran(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_som"));
        command.env_clear().env("XDG_CONFIG_HOME", "/nowhere").current_dir(self.folder.path());
        command.arg("--data").arg(self.path("data"));
        let output = command.args(arguments).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }
}
