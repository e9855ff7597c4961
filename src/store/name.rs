//! Draft names: which ones som makes and which it opens. A name is never a path.

use std::io;

use crate::slug::{self, LONGEST_SLUG};
use crate::words::Words;
use crate::{say, shown};

/// Longest name that is opened, in bytes: the file system takes 255, with the ending.
const LONGEST_OPENED: usize = 240;

/// Why a text can't be the name of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadName {
    /// A separator or a leading dot: it might leave the folder, or hide.
    Path,
    /// Empty, too long, or with characters that a new name can't have.
    Characters,
    /// Control characters and the like, which a terminal would obey or hide.
    Control,
}

impl BadName {
    /// What is wrong, for the user.
    pub(crate) fn cause(self, words: &Words) -> String {
        match self {
            BadName::Path => say!(words, "store-name-path"),
            BadName::Characters => say!(words, "store-name-characters"),
            BadName::Control => say!(words, "store-name-control"),
        }
    }

    pub(crate) fn hint(self, words: &Words) -> String {
        match self {
            BadName::Path => say!(words, "store-name-path-hint"),
            BadName::Characters => say!(words, "store-name-characters-hint"),
            BadName::Control => say!(words, "store-name-control-hint"),
        }
    }
}

/// Checks a new draft's name: `[a-z0-9-]{1,64}`, no leading hyphen.
///
/// # Errors
/// Where it is something else.
pub(crate) fn valid_name(name: &str) -> Result<(), BadName> {
    if is_path(name) {
        return Err(BadName::Path);
    }
    let is_fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let is_valid =
        (1..=LONGEST_SLUG).contains(&name.len()) && !name.starts_with('-') && name.bytes().all(is_fine);
    if is_valid { Ok(()) } else { Err(BadName::Characters) }
}

/// Checks an existing draft's name, perhaps given by hand: anything that stays in the folder and shows as it is.
///
/// # Errors
/// Where it is a path, hidden, too long or not plain text.
pub(crate) fn openable_name(name: &str) -> Result<(), BadName> {
    if is_path(name) {
        return Err(BadName::Path);
    }
    let is_plain = !name.is_empty() && name.len() <= LONGEST_OPENED && shown::is_itself(name);
    if is_plain { Ok(()) } else { Err(BadName::Control) }
}

fn is_path(name: &str) -> bool {
    name.starts_with('.') || name.contains(['/', '\\', '\0'])
}

/// The name that a new draft gets for what was typed, which may be a name already. Its file gets as much of it as
/// [`slug::shortened`] leaves.
///
/// # Errors
/// Where nothing of it can stand in a name.
pub(crate) fn made_name(typed: &str) -> Result<String, BadName> {
    match valid_name(typed) {
        Ok(()) => Ok(typed.to_owned()),
        // People type ”Ærø Kommune”; the file becomes aeroe-kommune.
        Err(BadName::Characters) if typed.chars().any(char::is_alphanumeric) => {
            Ok(slug::whole_slug(typed).unwrap_or_else(unnamed))
        }
        Err(why) => Err(why),
    }
}

/// Makes a name of any text: lower case, `æøå` as `ae`, `oe`, `aa`.
pub(crate) fn slug(text: &str) -> String {
    slug::slug(text).unwrap_or_else(unnamed)
}

/// The name of what has no letter to be named by.
fn unnamed() -> String {
    "kladde".to_owned()
}

/// Names to try for a new file: the name, `name-2`, `name-3`, …
pub(super) fn numbered(name: &str) -> impl Iterator<Item = String> + '_ {
    let first = std::iter::once(name.to_owned());
    first.chain((2_u32..).map(move |number| {
        let ending = format!("-{number}");
        let room = if valid_name(name).is_ok() { LONGEST_SLUG } else { LONGEST_OPENED } - ending.len();
        format!("{}{ending}", cut(name, room).trim_end_matches('-'))
    }))
}

/// Puts something under the first of these names that isn't taken, and returns it.
///
/// # Errors
/// Where `put` fails, unless because the name is taken.
pub(super) fn put_under_free(
    names: impl Iterator<Item = String>,
    mut put: impl FnMut(&str) -> io::Result<()>,
) -> io::Result<String> {
    for name in names {
        match put(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            answer => return answer.map(|()| name),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The longest prefix of at most `room` bytes that ends between characters.
pub(super) fn cut(text: &str, room: usize) -> &str {
    let end = (0..=room.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_holds_small_letters_digits_and_dashes() {
        for name in ["aarhus", "a", "aarhus-2", &"a".repeat(64)] {
            assert_eq!(valid_name(name), Ok(()), "{name}");
        }
        for name in ["", "-a", "Aarhus", "ærø", "a b", "a_b", "a.b", &"a".repeat(65)] {
            assert_eq!(valid_name(name), Err(BadName::Characters), "{name}");
        }
    }

    #[test]
    fn no_name_is_a_path() {
        for name in ["..", ".", ".skjult", "a/b", "../a", "a\\b", "a\0b", "/etc/passwd"] {
            assert_eq!(valid_name(name), Err(BadName::Path), "{name}");
            assert_eq!(openable_name(name), Err(BadName::Path), "{name}");
        }
    }

    #[test]
    fn a_name_made_by_hand_can_be_opened() {
        assert_eq!(openable_name("Ærø_udkast"), Ok(()));
        assert_eq!(openable_name("udkast til Ærø.v2"), Ok(()));
        for name in ["", "a\u{1b}[2J", "a\u{202e}b", "a\nb", "a\u{9b}", "\u{241b}", &"a".repeat(241)] {
            assert_eq!(openable_name(name), Err(BadName::Control), "{name:?}");
        }
    }

    #[test]
    fn a_kommune_becomes_a_name() {
        for (text, name) in [
            ("Aarhus Kommune", "aarhus-kommune"),
            ("Ærø", "aeroe"),
            ("A\u{30a}rhus  & Søn!", "aarhus-soen"),
            ("Café Müller", "cafe-muller"),
            ("../..", "kladde"),
            ("", "kladde"),
            ("漢字", "kladde"),
        ] {
            assert_eq!(slug(text), name);
            assert_eq!(valid_name(&slug(text)), Ok(()));
        }
        assert_eq!(slug(&"å".repeat(100)).len(), 64);
    }

    #[test]
    fn numbered_names_stay_names() {
        let names: Vec<String> = numbered("ribe").take(3).collect();
        assert_eq!(names, ["ribe", "ribe-2", "ribe-3"]);
        let long = "a".repeat(64);
        assert!(numbered(&long).take(12).all(|name| valid_name(&name).is_ok()));
        assert!(numbered(&"æ".repeat(120)).take(12).all(|name| openable_name(&name).is_ok()));
    }
}
