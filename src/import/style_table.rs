//! The styles of a document, which may build on each other.

use std::collections::HashMap;

/// How many styles may build on each other; a circle would have no end.
const LONGEST_CHAIN: usize = 20;
/// The longest name of a style, in bytes; Word's own end at 253.
const LONGEST_NAME: usize = 255;

/// The name, unless it is longer than the name of any style.
pub(super) fn style_name(name: String) -> Option<String> {
    Some(name).filter(|name| name.len() <= LONGEST_NAME)
}

/// Styles by name, each with the one that it builds on.
#[derive(Debug, Default)]
pub(super) struct StyleTable<S> {
    pub(super) by_name: HashMap<String, (Option<String>, S)>,
}

impl<S> StyleTable<S> {
    /// The style of this name, followed by those that it builds on.
    pub(super) fn chain<'s>(&'s self, name: Option<&'s str>) -> impl Iterator<Item = &'s S> {
        let named = |name: &str| self.by_name.get(name);
        let parent = move |(parent, _): &&(Option<String>, S)| parent.as_deref().and_then(named);
        std::iter::successors(name.and_then(named), parent).take(LONGEST_CHAIN).map(|(_, style)| style)
    }
}
