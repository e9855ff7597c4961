//! The structure tree of a tagged PDF: what a screen reader reads. Nodes are made with the content, and get their
//! marked content when the pages are painted.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, Tag, TagGroup, TagKind, TagTree};

/// The index of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

#[derive(Debug, Clone)]
pub(super) struct StructureTree(Vec<StructureNode>);

#[derive(Debug, Clone)]
struct StructureNode {
    tag: TagKind,
    /// In the order they are read.
    children: Vec<StructureChild>,
}

#[derive(Debug, Clone, Copy)]
enum StructureChild {
    Node(NodeId),
    Content(Identifier),
}

impl StructureTree {
    pub(super) const ROOT: NodeId = NodeId(0);

    /// A tree of only its root.
    pub(super) fn new() -> StructureTree {
        StructureTree(vec![StructureNode { tag: Tag::Part.into(), children: Vec::new() }])
    }

    /// Adds a node as the last child of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, tag: impl Into<TagKind>) -> NodeId {
        let id = NodeId(self.0.len());
        self.0.push(StructureNode { tag: tag.into(), children: Vec::new() });
        self.0[parent.0].children.push(StructureChild::Node(id));
        id
    }

    /// Adds marked content as the last child of `node`.
    pub(super) fn mark(&mut self, node: NodeId, mark: Identifier) {
        self.0[node.0].children.push(StructureChild::Content(mark));
    }

    pub(super) fn to_pdf(&self) -> TagTree {
        TagTree::from(self.children(Self::ROOT))
    }

    /// What is below a node, without nodes that nothing on a page belongs to: an empty paragraph is noise.
    fn children(&self, node: NodeId) -> Vec<Node> {
        let child = |child: &StructureChild| match *child {
            StructureChild::Content(mark) => Some(Node::Leaf(mark)),
            StructureChild::Node(node) => {
                let group = TagGroup::with_children(self.0[node.0].tag.clone(), self.children(node));
                let is_needed = !group.children.is_empty() || matches!(group.tag, TagKind::TD(_));
                is_needed.then_some(Node::Group(group))
            }
        };
        self.0[node.0].children.iter().filter_map(child).collect()
    }
}

/// The tag of a heading with its level and its words.
pub(super) fn heading(level: u16, title: &str) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(title.to_owned())).into()
}
