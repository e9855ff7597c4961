//! The styles of a document, which may build on each other.

use std::collections::HashMap;

use super::ImportError;

/// How many styles may build on each other; a circle would have no end.
const LONGEST_CHAIN: usize = 20;
/// How many styles, lists or comments a document may have.
const MOST_ENTRIES: usize = 20_000;
/// The longest name of a style, in bytes; Word's own end at 253.
const LONGEST_NAME: usize = 255;

/// Refuses a document with more entries of a sort than any real one has.
pub(super) fn check_count(entries: usize) -> Result<(), ImportError> {
    if entries > MOST_ENTRIES { Err(ImportError::TooMuch) } else { Ok(()) }
}

/// The name, unless it is longer than the name of any style.
pub(super) fn style_name(name: impl Into<String> + AsRef<str>) -> Option<String> {
    Some(name).filter(|name| name.as_ref().len() <= LONGEST_NAME).map(Into::into)
}

/// Styles by name, each with the one that it builds on.
#[derive(Debug, Default)]
pub(super) struct StyleTable<S> {
    by_name: HashMap<String, (Option<String>, S)>,
}

impl<S> StyleTable<S> {
    pub(super) fn insert(
        &mut self,
        name: String,
        parent: Option<String>,
        style: S,
    ) -> Result<(), ImportError> {
        check_count(self.by_name.len())?;
        self.by_name.insert(name, (parent, style));
        Ok(())
    }

    /// The style of this name, followed by those that it builds on.
    pub(super) fn chain<'s>(&'s self, name: Option<&'s str>) -> impl Iterator<Item = &'s S> {
        let named = |name: &str| self.by_name.get(name);
        let parent = move |(parent, _): &&(Option<String>, S)| parent.as_deref().and_then(named);
        std::iter::successors(name.and_then(named), parent).take(LONGEST_CHAIN).map(|(_, style)| style)
    }
}
