//! The zip package of a document, read within limits. Its parts are found by name in memory: the name of a part never
//! becomes that of a file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::{ArchiveOffset, Config};

use super::ImportError;
use super::xml::{self, XmlElement, XmlReader};

/// The most parts of a document; Word makes a few dozen.
const MOST_PARTS: usize = 10_000;

/// The most bytes that a part unpacks to, and all parts that are read together.
const LARGEST_PART: u64 = 16 << 20;
const LARGEST_WHOLE: u64 = 32 << 20;

/// The signature of an entry of the zip's directory.
const ENTRY: &[u8] = b"PK\x01\x02";

pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their [`part_key`].
    parts: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
    /// How many tags and texts of XML may still be read.
    events_left: usize,
}

impl<'a> Package<'a> {
    /// Reads the directory of a zip.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        // Counted first: each entry takes more room in memory than in the file.
        let entries = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY);
        if entries.take(MOST_PARTS + 1).count() > MOST_PARTS {
            return Err(ImportError::TooMuch);
        }
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let zip = ZipArchive::with_config(config, Cursor::new(bytes)).map_err(|_| ImportError::Damaged)?;
        // Which of two parts with one name a program reads is anybody's guess.
        if zip.has_duplicate_names() {
            return Err(ImportError::Damaged);
        }
        let mut parts = BTreeMap::new();
        for (index, name) in zip.file_names_raw().enumerate() {
            let name = part_key(&String::from_utf8_lossy(name));
            if parts.insert(name, index).is_some() {
                return Err(ImportError::Damaged);
            }
        }
        Ok(Package { zip, parts, left: LARGEST_WHOLE, events_left: xml::MOST_EVENTS })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&part_key(name))
    }

    /// The bytes of a part; nothing where there is none of this name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(&index) = self.parts.get(&part_key(name)) else { return Ok(None) };
        if self.zip.by_index_data(index).is_ok_and(|entry| entry.encrypted()) {
            return Err(ImportError::Protected);
        }
        let file = self.zip.by_index(index).map_err(|_| ImportError::Damaged)?;
        let most = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes).map_err(|_| ImportError::Damaged)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > most {
            return Err(ImportError::TooMuch);
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// Reads a part that is XML, from within its root element on; nothing where there is none of this name.
    pub(super) fn read_xml<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut XmlReader, &XmlElement) -> Result<T, ImportError>,
    ) -> Result<Option<T>, ImportError> {
        let Some(text) = self.bytes(name)?.map(xml::decoded).transpose()? else { return Ok(None) };
        XmlReader::read_part(&text, &mut self.events_left, read).map(Some)
    }
}

/// A part's name as names are compared: ignoring case, from the root.
fn part_key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a name");
            zip.write_all(bytes).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    #[test]
    fn a_part_is_found_however_its_name_is_written() {
        let bytes = zip_of(&[("Word\\Document.XML", b"<a/>")]);
        let mut package = Package::open(&bytes).expect("a zip");
        for name in ["word/document.xml", "/word/document.xml", "WORD/DOCUMENT.XML"] {
            assert_eq!(package.bytes(name), Ok(Some(b"<a/>".to_vec())), "{name}");
        }
        assert_eq!(package.bytes("document.xml"), Ok(None));
    }

    #[test]
    fn two_parts_of_one_name_are_refused() {
        let bytes = zip_of(&[("a.xml", b"1"), ("A.xml", b"2")]);
        assert_eq!(Package::open(&bytes).err(), Some(ImportError::Damaged));
    }

    #[test]
    fn all_parts_together_have_a_bound() {
        let megabytes = vec![b' '; 12 << 20];
        let bytes = zip_of(&[("1", &megabytes), ("2", &megabytes), ("3", &megabytes)]);
        let mut package = Package::open(&bytes).expect("a zip");
        assert!(package.bytes("1").is_ok() && package.bytes("2").is_ok());
        assert_eq!(package.bytes("3"), Err(ImportError::TooMuch));
    }
}
