//! An account that exists for one test only: restricted mode takes the home that the host names, so the test gives
//! the program, and nobody else, another list of accounts. It stands in a mount namespace that ends with what runs in
//! it; where the machine gives no such thing, the test says so and holds nothing.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// An account of its own, with a home in a folder of its own.
pub(crate) struct Account {
    folder: TempDir,
    number: u32,
}

impl Account {
    /// The account with this number, called `som-test` where it isn't root's. What runs in a namespace of its own is
    /// root there, whoever began it; only root can be another one.
    pub(crate) fn numbered(number: u32) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let account = Account { folder, number };
        open_to_all(account.folder.path());
        make_folder(&account.path("home"));
        account.put("passwd", &account.list());
        let tried = account.command("/bin/true", &[]).output();
        if tried.as_ref().is_ok_and(|tried| tried.status.success()) {
            return Some(account);
        }
        eprintln!("skipped: an account for the test needs unshare and mount namespaces ({tried:?})");
        None
    }

    /// The host's accounts, and this one.
    #[expect(clippy::disallowed_methods, reason = "a test begins with the host's own list")]
    fn list(&self) -> String {
        let number = self.number;
        let others = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let of_number = |line: &&str| line.split(':').nth(2) != Some(&number.to_string());
        let name = if number == 0 { "root" } else { "som-test" };
        let home = self.path("home");
        let own = format!("{name}:x:{number}:{number}::{}:/bin/sh", home.display());
        let lines: Vec<&str> =
            std::iter::once(own.as_str()).chain(others.lines().filter(of_number)).collect();
        lines.join("\n") + "\n"
    }

    /// A program, ready to be started where the account exists. A test adds what the environment is to hold.
    #[expect(clippy::disallowed_methods, reason = "these tests run the program itself")]
    pub(crate) fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(UNSHARE);
        command.args(self.way(program)).args(arguments).current_dir(self.folder.path()).env_clear();
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command
    }

    /// The arguments of [`UNSHARE`] that start a program where the account exists.
    pub(crate) fn way(&self, program: &str) -> Vec<String> {
        let namespaces = if rustix::process::getuid().is_root() { "-m" } else { "-rm" };
        let mount = "mount --bind \"$1\" /etc/passwd && shift && exec \"$@\"";
        let list = self.path("passwd").display().to_string();
        let way = [namespaces, "/bin/sh", "-c", mount, "sh", &list, program];
        way.map(str::to_owned).to_vec()
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A path in the data folder that restricted mode uses.
    pub(crate) fn data(&self, path: &str) -> PathBuf {
        self.path("home/.local/share/som").join(path)
    }

    /// Puts a file into the folder.
    #[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        make_folder(path.parent().expect("a folder"));
        std::fs::write(path, text).expect("a file can be written");
    }

    /// What a file in the folder holds.
    #[expect(clippy::disallowed_methods, reason = "a test looks at what is on the disk")]
    pub(crate) fn file(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("a file")
    }

    /// The names in a folder, sorted; none where it isn't there.
    pub(crate) fn names(folder: &Path) -> Vec<String> {
        let entries = folder.read_dir().into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// What makes the namespace.
pub(crate) const UNSHARE: &str = "unshare";

/// Makes a folder with those that it is in.
#[expect(clippy::disallowed_methods, reason = "a test lays out what is on the disk")]
pub(crate) fn make_folder(path: &Path) {
    std::fs::create_dir_all(path).expect("a folder can be made");
}

/// Lets every account look into a folder.
fn open_to_all(path: &Path) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).expect("its mode can be set");
}
