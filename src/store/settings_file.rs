//! Replacing a file of settings that a person has edited: whole, or not at all.

use std::path::Path;

use super::folder::Folder;
use super::hook::WriteHook;
use super::{LoadError, SaveError};

/// Who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingsAccess {
    /// The user alone: it holds a password.
    User,
    /// Those who have the folder: the user, or a group where it is made for one.
    Folder,
}

/// Replaces the file at `path`, or makes it where there is none; returns whether it still was what it was before.
///
/// # Errors
/// Where it couldn't be read or written; it is as it was then.
pub(crate) fn replace_settings(
    path: &Path,
    before: Option<&str>,
    text: &str,
    access: SettingsAccess,
) -> Result<bool, SaveError> {
    let folder = Folder::open_or_make(path.parent().unwrap_or(Path::new("")), &WriteHook::default())?;
    let folder = if access == SettingsAccess::User { folder.of_one() } else { folder };
    let name = &*path.file_name().unwrap_or_default().to_string_lossy();
    let found = match folder.read(name) {
        Ok(_) if !folder.may_write(name) => return Err(SaveError::ReadOnly),
        Ok(found) => Some(found.bytes),
        Err(LoadError::Missing) => None,
        Err(error) => return Err(error.into()),
    };
    if found.as_deref() != before.map(str::as_bytes) {
        return Ok(false);
    }
    folder.write_temp(name, text.as_bytes(), None)?.put_over(name)?;
    folder.sync().map_err(SaveError::Unsynced)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_that_was_edited_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/config.ron");
        let replace = |before, text| replace_settings(&path, before, text, SettingsAccess::Folder);
        let text = || {
            let folder = Folder::open(path.parent().expect("a folder"), &WriteHook::default());
            folder.expect("the folder").read("config.ron").expect("the file").bytes
        };
        assert!(replace(None, "(a)").expect("it is made, and its folder with it"));
        assert!(!replace(None, "(b)").expect("someone else made one"));
        assert!(!replace(Some("(b)"), "(c)").expect("someone else changed it"));
        assert_eq!(text(), b"(a)");
        assert!(replace(Some("(a)"), "(d)").expect("it is as it was"));
        assert_eq!(text(), b"(d)");
    }

    #[test]
    fn what_is_no_file_is_never_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Folder::open(folder.path(), &WriteHook::default()).expect("the folder");
        place.inside_or_make("config.ron").expect("a folder in the way");
        let path = folder.path().join("config.ron");
        let error = replace_settings(&path, None, "()", SettingsAccess::User).expect_err("it is a folder");
        assert!(matches!(error, SaveError::NotAFile), "{error:?}");
        assert!(path.is_dir());
    }
}
