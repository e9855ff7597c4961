//! Runs the program and holds what came of it.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder with drafts, and how the program is started in it.
pub(crate) struct Som {
    folder: TempDir,
    variables: Vec<(&'static str, OsString)>,
}

/// What a run printed and how it ended.
#[derive(Debug)]
#[must_use = "a run that nobody looks at shows nothing: ask for its data, or for its failure"]
pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Som {
    /// A folder without drafts; the time is tirsdag den 31. oktober 2023 kl. 6.00.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let som = Som { folder, variables: Vec::new() };
        make_folder(&som.path("drafts"));
        let home = som.path("home");
        som.with("SOM_NOW", "2023-10-31T05:00:00Z").with("HOME", home)
    }

    /// A folder with one draft, empty, called `aarhus`.
    pub(crate) fn with_draft() -> Self {
        let som = Som::new();
        assert_eq!(som.run("new aarhus").data(), "./drafts/aarhus.ron\n");
        som
    }

    /// Another folder with the same files.
    pub(crate) fn copied(&self) -> Self {
        let som = Som::new();
        copy(self.folder.path(), som.folder.path());
        som
    }

    /// The same with another variable.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Runs `som` with the words of `line` as arguments.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.run_args(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs `som` with these arguments.
    pub(crate) fn run_args(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        self.fed(b"", arguments)
    }

    /// Runs `som` with the words of `line` as arguments, and a shell's redirection.
    pub(crate) fn run_redirected(&self, line: &str, redirection: &str) -> Ran {
        let script = format!("exec {} {line} {redirection}", env!("CARGO_BIN_EXE_som"));
        self.run_shell("/bin/sh", &script)
    }

    /// Runs a script by a shell.
    pub(crate) fn run_shell(&self, shell: &str, script: &str) -> Ran {
        ran(self.start(shell, &["-c", script]), b"")
    }

    /// Runs `som` with something on its standard input.
    pub(crate) fn fed(&self, input: &[u8], arguments: &[impl AsRef<OsStr>]) -> Ran {
        ran(self.command(arguments), input)
    }

    /// The program, ready to be started.
    pub(crate) fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        self.start(env!("CARGO_BIN_EXE_som"), arguments)
    }

    #[expect(clippy::disallowed_methods, reason = "these tests run the program itself")]
    fn start(&self, program: &str, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// The variables that the program is started with.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&'static str, &OsStr)> {
        self.variables.iter().map(|(name, value)| (*name, value.as_os_str()))
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// What a file in the folder holds.
    #[expect(clippy::disallowed_methods, reason = "a test looks at what is on the disk")]
    pub(crate) fn file(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("a file")
    }

    /// Puts a file into the folder.
    #[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
    pub(crate) fn put(&self, path: &str, text: &(impl AsRef<[u8]> + ?Sized)) {
        let path = self.path(path);
        make_folder(path.parent().expect("a folder"));
        std::fs::write(path, text).expect("a file can be written");
    }

    /// Takes a file out of the folder.
    #[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).expect("a file");
    }

    /// All files in the folder with what they hold.
    pub(crate) fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        collect(self.folder.path(), &mut found);
        found.sort();
        found
    }
}

/// Runs a command with something on its standard input.
fn ran(mut command: Command, input: &[u8]) -> Ran {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    // The program may refuse its arguments and be gone before it has read everything.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    Ran {
        code: output.status.code().expect("an exit code, not a signal"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

impl Ran {
    /// The data of a run that ended well and had nothing to tell.
    #[track_caller]
    pub(crate) fn data(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The data of a run that ended with this code.
    #[track_caller]
    pub(crate) fn data_with(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.out
    }

    /// What a run told that ended with this code and gave no data.
    #[track_caller]
    pub(crate) fn failure(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        self.err
    }

    /// The data of a run that ended with this code, as JSON.
    #[track_caller]
    pub(crate) fn json(self, code: i32) -> serde_json::Value {
        let out = self.data_with(code);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }
}

#[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
fn make_folder(path: &Path) {
    std::fs::create_dir_all(path).expect("a folder can be made");
}

fn copy(from: &Path, to: &Path) {
    make_folder(to);
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).expect("a copy");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what is on the disk")]
fn collect(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            found.push((path, bytes));
        }
    }
}
