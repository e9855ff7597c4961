//! The structure tree of a tagged PDF: what a screen reader reads. Nodes are made with the content, and get their
//! marked content when the pages are painted.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Tag, TagGroup, TagKind, TagTree};

/// The index of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

#[derive(Debug, Clone)]
pub(super) struct StructureTree(Vec<StructureNode>);

#[derive(Debug, Clone)]
struct StructureNode {
    /// The tag and the marked content; the nodes below are added last.
    group: TagGroup,
    below: Vec<NodeId>,
}

impl StructureTree {
    pub(super) const ROOT: NodeId = NodeId(0);

    /// A tree of only its root.
    pub(super) fn new() -> StructureTree {
        StructureTree(vec![StructureNode { group: TagGroup::new(Tag::Part), below: Vec::new() }])
    }

    /// Adds a node as the last child of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, tag: impl Into<TagKind>) -> NodeId {
        let id = NodeId(self.0.len());
        self.0.push(StructureNode { group: TagGroup::new(tag), below: Vec::new() });
        self.0[parent.0].below.push(id);
        id
    }

    /// Notes that this marked content belongs to `node`.
    pub(super) fn mark(&mut self, node: NodeId, mark: Identifier) {
        self.0[node.0].group.push(mark);
    }

    pub(super) fn to_pdf(&self) -> TagTree {
        let mut tree = TagTree::new();
        self.groups_below(Self::ROOT).for_each(|group| tree.push(group));
        tree
    }

    /// The nodes below this one, each with all below it; none where nothing of it stands on a page: an empty paragraph
    /// is noise.
    fn groups_below(&self, node: NodeId) -> impl Iterator<Item = TagGroup> {
        self.0[node.0].below.iter().filter_map(|&node| {
            let mut group = self.0[node.0].group.clone();
            group.children.extend(self.groups_below(node).map(Into::into));
            let is_needed = !group.children.is_empty() || matches!(group.tag, TagKind::TD(_));
            is_needed.then_some(group)
        })
    }
}

/// The tag of a heading with its level and its words.
pub(super) fn heading(level: u16, title: &str) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(title.to_owned())).into()
}
