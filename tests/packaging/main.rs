//! What som is installed from: the Debian package, its examples, the changelog, the commit of a release.
#![expect(
    clippy::disallowed_methods,
    reason = "these tests read the program's own files and build a package"
)]

#[expect(dead_code, reason = "only what finds the commit is tested here")]
#[path = "../../build.rs"]
mod build;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a text")
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

#[test]
fn the_guide_for_hosts_shows_the_examples_as_they_are_installed() {
    let guide = text("docs/drift.md");
    for example in ["packaging/sshd-som.conf", "packaging/update-motd-50-som"] {
        assert!(guide.contains(&format!("\n{}```", text(example))), "docs/drift.md shows another {example}");
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let log = text("CHANGELOG.md");
    assert!(
        log.contains("\n## [Unreleased]\n")
            && log.contains(&format!("\n## [{}] - ", env!("CARGO_PKG_VERSION")))
    );
}

const HASH: &str = "ac8072eac956b21a923a5f50ea2114dae95d16b4";

/// The commit of a folder, and how many files say when another is checked out.
fn commit(files: &[(&str, &str)]) -> (Option<String>, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    let (commit, watched) = build::commit(&folder.path().join("som"));
    assert!(watched.iter().all(|path| path.exists()), "cargo builds anew each time: {watched:?}");
    (commit, watched.len())
}

#[test]
fn the_commit_is_found_wherever_git_keeps_it() {
    let short = Some("ac8072e".to_owned());
    let head = ("som/.git/HEAD", "ref: refs/heads/main\n");
    let packed =
        format!("# pack-refs with: peeled\n{HASH} refs/heads/main\n{} refs/heads/x/main\n", "0".repeat(40));
    assert_eq!(commit(&[head, ("som/.git/refs/heads/main", HASH)]), (short.clone(), 2));
    assert_eq!(commit(&[head, ("som/.git/packed-refs", &packed)]), (short.clone(), 3));
    assert_eq!(commit(&[("som/.git/HEAD", HASH)]), (short.clone(), 1));
    let worktree = [
        ("som/.git", "gitdir: ../main/.git/worktrees/som\n"),
        ("main/.git/worktrees/som/HEAD", "ref: refs/heads/main\n"),
        ("main/.git/worktrees/som/commondir", "../..\n"),
        ("main/.git/refs/heads/main", HASH),
    ];
    assert_eq!(commit(&worktree), (short, 2));
}

#[test]
fn without_a_commit_nothing_is_named_and_nothing_fails() {
    assert_eq!(commit(&[("som/Cargo.toml", "")]), (None, 0));
    // An archive that is unpacked in another repository isn't of its commit.
    assert_eq!(commit(&[(".git/HEAD", HASH), ("som/Cargo.toml", "")]), (None, 0));
    assert_eq!(commit(&[("som/.git/HEAD", "ref: refs/heads/.invalid\n")]).0, None);
    assert_eq!(commit(&[("som/.git/HEAD", "")]).0, None);
    assert_eq!(commit(&[("som/.git", "nonsense")]), (None, 0));
}

fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn is_there(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok_and(|output| output.status.success())
}

/// The package, unpacked; `None` where it can't be made.
fn unpacked(folder: &Path) -> Option<PathBuf> {
    let has_deb =
        Command::new("cargo").args(["deb", "--version"]).output().is_ok_and(|output| output.status.success());
    if !has_deb || !is_there("dpkg-deb", "--version") || !is_there("strip", "--version") {
        eprintln!("skipped: the package needs cargo-deb, dpkg-deb and strip");
        return None;
    }
    // With all it knows for a debugger the program takes long to pack.
    let (program, package) = (folder.join("som"), folder.join("som.deb"));
    done(
        &Command::new("strip")
            .arg(env!("CARGO_BIN_EXE_som"))
            .arg("-o")
            .arg(&program)
            .output()
            .expect("strip"),
    );
    let mut build = Command::new(root().join("packaging/build-deb"));
    build.env("SOM_BINARY", &program).args(["--fast", "--output"]).arg(&package);
    done(&build.output().expect("the script runs"));
    let scripts = done(&Command::new("dpkg-deb").arg("-I").arg(&package).output().expect("dpkg-deb"));
    assert!(!scripts.contains("postinst") && !scripts.contains("preinst"), "{scripts}");
    let unpacked = folder.join("root");
    done(&Command::new("dpkg-deb").arg("-x").arg(&package).arg(&unpacked).output().expect("dpkg-deb"));
    Some(unpacked)
}

#[test]
fn the_package_holds_program_manual_completions_and_examples() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(there) = unpacked(folder.path()) else { return };
    for path in [
        "bin/som",
        "share/man/man1/som.1.gz",
        "share/man/man1/som-event-add.1.gz",
        "share/man/da/man1/som-open.1.gz",
        "share/bash-completion/completions/som",
        "share/zsh/vendor-completions/_som",
        "share/fish/vendor_completions.d/som.fish",
        "share/doc/som/copyright",
        "share/doc/som/fonts/OFL.txt",
        "share/doc/som/docs/reference.md",
        "share/doc/som/examples/sshd-som.conf",
        "share/doc/som/examples/update-motd-50-som",
        "share/doc/som/examples/eksempel.ron",
    ] {
        assert!(there.join("usr").join(path).exists(), "{path}");
    }
    let doc = fs::read_dir(there.join("usr/share/doc/som")).expect("a folder").flatten();
    let doc: Vec<String> = doc.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    for name in ["README.md", "changelog", "NOTICE"] {
        assert!(doc.iter().any(|entry| entry.starts_with(name)), "{name}: {doc:?}");
    }
    let bin = there.join("usr/bin");
    let version = done(&Command::new(bin.join("som")).arg("--version").output().expect("it runs"));
    assert_eq!(version, concat!("som ", env!("SOM_VERSION"), "\n"));
    if is_there("bash", "--version") {
        put(folder.path(), "drafts/aeroe.ron", &text("drafts/eksempel.ron"));
        let script = "source \"$1\"; COMP_WORDS=(som open ae) COMP_CWORD=2; _som som ae open; echo \"${COMPREPLY[@]}\"";
        let mut bash = Command::new("bash");
        bash.args(["-c", script, "bash"]).arg(there.join("usr/share/bash-completion/completions/som"));
        let path = format!("{}:/usr/bin:/bin", bin.display());
        bash.current_dir(folder.path()).env_clear().env("PATH", path).env("HOME", folder.path());
        assert_eq!(done(&bash.output().expect("bash runs")), "aeroe\n");
    }
    if is_there("man", "--version") {
        let mut man = Command::new("man");
        man.arg("-M")
            .arg(there.join("usr/share/man"))
            .arg("som")
            .env("MANPAGER", "cat")
            .env("LC_ALL", "C.UTF-8");
        assert!(done(&man.output().expect("man runs")).contains("EXIT STATUS"));
    }
}
