//! A version's file, `ID.NUMBER.ron`. The numbers are the order in which the texts were kept, whatever the clocks said.
//! Two programs may take the same number at once: their files have different names all the same, or hold the same
//! text. Files from before there were numbers, `ID.ron`, come first, by their times.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;

use super::super::folder::Folder;
use super::id::Id;
use crate::take_out::{Safeguard, is_disabled};

/// The file of a version; by `Ord` in the order of keeping.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct VersionFile {
    /// 0 where its name has none.
    number: u64,
    pub(super) id: Id,
}

impl VersionFile {
    pub(super) fn of_file(file: &OsStr) -> Option<Self> {
        let (id, number) = numbered(file.to_str()?.strip_suffix(".ron")?)?;
        Id::parse(id).map(|id| VersionFile { number, id })
    }

    /// The file of the next version in a folder that holds these.
    pub(super) fn after(files: &[Self], id: Id) -> Self {
        let last = files.iter().map(|file| file.number).max().unwrap_or(0);
        VersionFile { number: last.saturating_add(1), id }
    }

    pub(super) fn name(&self) -> String {
        match self.number {
            0 => format!("{}.ron", self.id.as_str()),
            number => format!("{}.{number}.ron", self.id.as_str()),
        }
    }
}

/// Splits a number off a name without its ending: 0 where there is none, `None` for one that isn't canonical.
pub(super) fn numbered(name: &str) -> Option<(&str, u64)> {
    let Some((start, digits)) = name.rsplit_once('.') else { return Some((name, 0)) };
    let number = digits.parse().ok()?;
    (number > 0 && u64::to_string(&number) == digits).then_some((start, number))
}

/// The versions in a folder, oldest first, and files whose text was kept once more later.
pub(super) fn with_superseded(folder: &Folder) -> io::Result<(Vec<VersionFile>, Vec<VersionFile>)> {
    let mut files: Vec<VersionFile> =
        folder.names()?.iter().filter_map(|file| VersionFile::of_file(file)).collect();
    files.sort();
    if is_disabled(Safeguard::VersionOrder) {
        files.sort_by(|one, other| one.id.cmp(&other.id));
    }
    files.reverse();
    let mut seen = BTreeSet::new();
    let (mut last, superseded): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| seen.insert(file.id.clone()));
    last.reverse();
    Ok((last, superseded))
}

/// The versions in a folder, oldest first.
pub(super) fn versions_in(folder: &Folder) -> io::Result<Vec<VersionFile>> {
    Ok(with_superseded(folder)?.0)
}

/// Moves the versions of one folder behind those of another.
pub(in crate::store) fn move_versions(from: &Folder, to: &Folder) -> io::Result<()> {
    let mut there = versions_in(to)?;
    for file in versions_in(from)? {
        let next = VersionFile::after(&there, file.id.clone());
        from.move_to(&file.name(), to, &next.name())?;
        there.push(next);
    }
    let is_other = |file: &String| VersionFile::of_file(OsStr::new(file)).is_none();
    for file in from.utf8_names()?.into_iter().filter(is_other) {
        match from.move_to(&file, to, &file) {
            // Equal names are equal texts.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            answer => answer?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "20231031T050000250Z-e3b0c442";

    #[test]
    fn a_file_is_an_id_and_a_number() {
        for (name, number) in
            [(format!("{ID}.ron"), 0), (format!("{ID}.1.ron"), 1), (format!("{ID}.340.ron"), 340)]
        {
            let file = VersionFile::of_file(OsStr::new(&name)).expect("a version");
            assert_eq!((file.number, file.id.as_str(), file.name()), (number, ID, name));
        }
        for name in [
            ".0.ron",
            ".01.ron",
            ".-1.ron",
            ".x.ron",
            "..ron",
            ".1.2.ron",
            ".99999999999999999999.ron",
            ".1.tmp",
        ] {
            assert_eq!(VersionFile::of_file(OsStr::new(&format!("{ID}{name}"))), None, "{name}");
        }
    }

    #[test]
    fn the_order_is_that_of_the_numbers_and_without_them_that_of_the_times() {
        let file = |name: &str| VersionFile::of_file(OsStr::new(name)).expect("a version");
        let in_order = [
            "20231031T050000250Z-e3b0c442.ron",
            "20361031T050000250Z-e3b0c442.ron",
            "20361031T050000250Z-00000000.9.ron",
            "20231031T050000250Z-ffffffff.10.ron",
            "20231031T050000250Z-00000000.11.ron",
        ]
        .map(file);
        assert!(in_order.is_sorted());
        assert_eq!(VersionFile::after(&in_order, in_order[0].id.clone()).number, 12);
        assert_eq!(VersionFile::after(&[], in_order[0].id.clone()).number, 1);
    }
}
