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
