//! Zips that break readers: what is in them is never looked at, or is nothing.

use crate::build::{WORD, docx, docx_with, kendskab, package, paragraphs, relations, zip};
use crate::documents::{main, text};

pub(crate) fn half(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

/// A gigabyte of zeros as it is packed: a zero, then 4 million times "the last 258 again".
pub(crate) fn gigabyte() -> Vec<u8> {
    let mut packed = Bits::default();
    // The only block, with the codes that need no table.
    packed.push(0b1, 1);
    packed.push(0b01, 2);
    packed.push_code(0b0011_0000, 8);
    for _ in 0..(1 << 30) / 258 {
        packed.push_code(0b1100_0101, 8);
        packed.push_code(0, 5);
    }
    packed.push_code(0, 7);
    let packed = packed.bytes();
    let mut bytes = package("");
    // In the place of the text, which is the last part.
    let local = place(&bytes, b"PK\x03\x04", 1);
    let data = local + 30 + "word/document.xml".len();
    let central = place(&bytes, b"PK\x01\x02", 0);
    let directory = bytes.split_off(central);
    bytes.truncate(data);
    let length = u32::try_from(packed.len()).expect("7 MB");
    set(&mut bytes, local + 6, &[0, 0]);
    set(&mut bytes, local + 8, &[8, 0]);
    set(&mut bytes, local + 18, &length.to_le_bytes());
    bytes.extend(packed);
    let central = bytes.len();
    bytes.extend(directory);
    let entry = place(&bytes[central..], b"PK\x01\x02", 1) + central;
    set(&mut bytes, entry + 8, &[0, 0]);
    set(&mut bytes, entry + 10, &[8, 0]);
    set(&mut bytes, entry + 20, &length.to_le_bytes());
    set(&mut bytes, entry + 24, &(1_u32 << 30).to_le_bytes());
    let end = bytes.len() - 22;
    set(&mut bytes, end + 16, &u32::try_from(central).expect("7 MB").to_le_bytes());
    bytes
}

/// Bits as Deflate has them.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn push(&mut self, bits: u32, count: u32) {
        for at in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = u8::from(bits >> at & 1 == 1);
            *self.bytes.last_mut().expect("a byte") |= bit << (self.used % 8);
            self.used += 1;
        }
    }

    /// A code stands from its highest bit on.
    fn push_code(&mut self, code: u32, count: u32) {
        (0..count).rev().for_each(|at| self.push(code >> at & 1, 1));
    }

    fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Where the mark with this number stands.
pub(crate) fn place(bytes: &[u8], mark: &[u8], number: usize) -> usize {
    let mut places = bytes.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark);
    places.nth(number).expect("such a mark").0
}

pub(crate) fn set(bytes: &mut [u8], at: usize, to: &[u8]) {
    bytes[at..at + to.len()].copy_from_slice(to);
}

fn blanks(megabytes: usize) -> String {
    format!("<a>{}</a>", " ".repeat(megabytes << 20))
}

pub(crate) fn three_parts() -> Vec<u8> {
    let style = format!("<w:styles xmlns:w=\"{WORD}\">{}</w:styles>", "<!-- -->".repeat(15 << 17));
    docx_with(&blanks(15), &[("styles", &style), ("numbering", &style)])
}

/// Four entries of the directory that lead to the same bytes.
pub(crate) fn overlapping() -> Vec<u8> {
    let style = format!("<w:styles xmlns:w=\"{WORD}\">{}</w:styles>", "<!-- -->".repeat(15 << 17));
    let kinds = [("styles", "a0"), ("numbering", "a1"), ("comments", "a2")];
    let mut bytes = zip(&[
        ("_rels/.rels", main("word/text")),
        ("word/_rels/text.rels", relations(&kinds)),
        ("word/text", text()),
        ("word/a0", style.into_bytes()),
    ]);
    for other in [b'1', b'2'] {
        copy_entry(&mut bytes, 3, |entry| *entry.last_mut().expect("a name") = other);
    }
    bytes
}

/// Adds a changed copy of an entry to the directory.
fn copy_entry(bytes: &mut Vec<u8>, number: usize, change: impl FnOnce(&mut [u8])) {
    let at = place(bytes, b"PK\x01\x02", number);
    let length = 46 + usize::from(u16::from_le_bytes([bytes[at + 28], bytes[at + 29]]));
    let mut entry = bytes[at..at + length].to_vec();
    change(&mut entry);
    let end = bytes.len() - 22;
    let count = bytes[end + 10] + 1;
    let size = u32::from_le_bytes(bytes[end + 12..end + 16].try_into().expect("four bytes"));
    let size = size + u32::try_from(length).expect("a short entry");
    set(bytes, end + 8, &[count]);
    set(bytes, end + 10, &[count]);
    set(bytes, end + 12, &size.to_le_bytes());
    bytes.splice(end..end, entry);
}

pub(crate) fn nested() -> Vec<u8> {
    package(docx(&kendskab(&paragraphs(&["a"]))))
}

pub(crate) fn quine() -> Vec<u8> {
    (0..10).fold(nested(), |inner, _| {
        zip(&[("_rels/.rels", main("r/r.zip")), ("r/r.zip", inner.clone()), ("word/document.xml", inner)])
    })
}

pub(crate) fn says_small() -> Vec<u8> {
    let mut bytes = package(blanks(20));
    for (mark, at) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let place = place(&bytes, mark, 1);
        set(&mut bytes, place + at, &10_u32.to_le_bytes());
    }
    bytes
}

pub(crate) fn doubled() -> Vec<u8> {
    let mut bytes = docx(&kendskab(&paragraphs(&["a"])));
    copy_entry(&mut bytes, 1, |_| ());
    bytes
}

pub(crate) fn many_parts() -> Vec<u8> {
    let names: Vec<String> = (0..70_000).map(|number| format!("word/{number}.xml")).collect();
    // Stored by hand: the crate that writes zips takes its time over so many.
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for name in &names {
        let offset = u32::try_from(bytes.len()).expect("a small file");
        let length = u16::try_from(name.len()).expect("a short name").to_le_bytes();
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        bytes.extend(length);
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        directory.extend(length);
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (u32::try_from(bytes.len()), u32::try_from(directory.len()));
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff");
    bytes.extend(size.expect("a small file").to_le_bytes());
    bytes.extend(start.expect("a small file").to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

pub(crate) fn wrong_sum() -> Vec<u8> {
    let mut bytes = docx(&kendskab(&paragraphs(&["a"])));
    let entry = place(&bytes, b"PK\x01\x02", 1);
    bytes[entry + 16] ^= 1;
    bytes
}

pub(crate) fn unknown_packing() -> Vec<u8> {
    let mut bytes = docx(&kendskab(&paragraphs(&["a"])));
    let entry = place(&bytes, b"PK\x01\x02", 1);
    set(&mut bytes, entry + 10, &[14, 0]);
    bytes
}

pub(crate) fn encrypted_part() -> Vec<u8> {
    let mut bytes = docx(&kendskab(&paragraphs(&["a"])));
    let entry = place(&bytes, b"PK\x01\x02", 1);
    bytes[entry + 8] |= 1;
    bytes
}

pub(crate) fn encrypted_odt() -> Vec<u8> {
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let parts = [
        ("mimetype", b"application/vnd.oasis.opendocument.text".to_vec()),
        ("content.xml", b"\x8a\x11\xff\0".to_vec()),
        ("META-INF/manifest.xml", manifest.into()),
    ];
    zip(&parts)
}

/// What Office wrote before 2007, with a thing of this name in it.
pub(crate) fn ole(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1_024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4_096, 0);
    bytes
}

pub(crate) fn outside() -> Vec<u8> {
    let relations = String::from_utf8(main("http://example.invalid/document.xml")).expect("text");
    let relations = relations.replace("/></", " TargetMode=\"External\"/></");
    zip(&[("_rels/.rels", relations.into()), ("word/document.xml", text())])
}

pub(crate) fn elsewhere(target: &str) -> Vec<u8> {
    zip(&[("_rels/.rels", main(target)), ("../../../../etc/shadow", text()), ("/tmp/x", text())])
}
