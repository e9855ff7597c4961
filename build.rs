//! Gives `som --version` the commit that a release build is made from.
//!
//! Only a release build: else each commit would have the program and all its tests built again. Where there is no
//! repository, as in an unpacked archive, the version stands alone.
#![expect(clippy::disallowed_methods, reason = "a build script reads the folder that it builds")]

use std::env;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder"));
    let mut version = env::var("CARGO_PKG_VERSION").expect("cargo names the version");
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        let (commit, watched) = commit(&root);
        for path in watched {
            println!("cargo:rerun-if-changed={}", path.display());
        }
        if let Some(commit) = commit {
            version = format!("{version} ({commit})");
        }
    }
    println!("cargo:rustc-env=SOM_VERSION={version}");
}

/// The short hash of the commit that is checked out in `root` itself, and what changes when another one is.
pub(crate) fn commit(root: &Path) -> (Option<String>, Vec<PathBuf>) {
    let Some(git) = git_folder(root) else { return (None, Vec::new()) };
    let head = git.join("HEAD");
    let Ok(text) = read_to_string(&head) else { return (None, Vec::new()) };
    let Some(reference) = text.trim().strip_prefix("ref: ") else { return (short(&text), vec![head]) };
    // A worktree has its own HEAD; its branches are in the repository.
    let common = read_to_string(git.join("commondir")).map_or(git.clone(), |path| git.join(path.trim()));
    let (loose, packed) = (common.join(reference), common.join("packed-refs"));
    if let Ok(hash) = read_to_string(&loose) {
        return (short(&hash), vec![head, loose]);
    }
    // The next commit on a packed branch makes its file; a path that isn't there would count as changed each time.
    let folder = loose.ancestors().skip(1).find(|folder| folder.exists()).map(Path::to_owned);
    let list = read_to_string(&packed).unwrap_or_default();
    let hash = list.lines().find_map(|line| line.strip_suffix(reference)?.strip_suffix(' '));
    let watched = [Some(head), folder, packed.exists().then_some(packed)];
    (hash.and_then(short), watched.into_iter().flatten().collect())
}

/// The folder `.git`, or where a file of that name says it is.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let git = root.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    Some(root.join(read_to_string(git).ok()?.trim().strip_prefix("gitdir: ")?))
}

fn short(hash: &str) -> Option<String> {
    let is_hash = hash.trim().len() >= 40 && hash.trim().bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| hash[..7].to_owned())
}
