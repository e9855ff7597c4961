//! The tree of tags: what a screen reader is told. Nodes are made when the form is laid out, and get their marks on
//! the pages when it is painted.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    Identifier, ListNumbering, Node as Child, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole; PDF's own name for it is Document.
    Document,
    /// A heading with its level and its words.
    Heading(u16, String),
    Paragraph,
    List,
    Item,
    ItemMark,
    ItemBody,
    Table,
    Row,
    /// A label above its column, over so many columns.
    ColumnLabel(u32),
    /// A label before its row.
    RowLabel,
    Cell,
}

/// A node of the tree, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// A tree of tags.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
struct Node {
    role: Role,
    children: Vec<NodeId>,
    marks: Vec<Identifier>,
}

impl Tree {
    /// A tree that is only its root.
    pub(super) fn new() -> Tree {
        Tree { nodes: vec![Node { role: Role::Document, children: Vec::new(), marks: Vec::new() }] }
    }

    pub(super) const ROOT: NodeId = NodeId(0);

    /// Adds a node as the last child of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, children: Vec::new(), marks: Vec::new() });
        self.nodes[parent.0].children.push(id);
        id
    }

    /// Says that this mark on a page belongs to `node`.
    pub(super) fn mark(&mut self, node: NodeId, mark: Identifier) {
        self.nodes[node.0].marks.push(mark);
    }

    /// The tree as PDF's.
    pub(super) fn to_pdf(&self) -> TagTree {
        let mut tree = TagTree::new();
        for &child in &self.nodes[Self::ROOT.0].children {
            if let Some(group) = self.group(child) {
                tree.push(group);
            }
        }
        tree
    }

    /// The node with all below it; none where nothing of it stands on a page, for an empty paragraph is noise.
    fn group(&self, node: NodeId) -> Option<TagGroup> {
        let Node { role, children, marks } = &self.nodes[node.0];
        let marks = marks.iter().map(|&mark| Child::Leaf(mark));
        let below = children.iter().filter_map(|&child| self.group(child)).map(Child::Group);
        let inside: Vec<Child> = marks.chain(below).collect();
        let is_needed = !inside.is_empty() || *role == Role::Cell;
        is_needed.then(|| TagGroup::with_children(kind(role), inside))
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Document => Tag::Part.into(),
        Role::Heading(level, title) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::List => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::ItemMark => Tag::Lbl.into(),
        Role::ItemBody => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnLabel(columns) => {
            Tag::TH(TableHeaderScope::Column).with_col_span(NonZeroU32::new(*columns)).into()
        }
        Role::RowLabel => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
    }
}
