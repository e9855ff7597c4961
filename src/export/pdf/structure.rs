//! The structure tree of a tagged PDF: what a screen reader reads. Nodes are made with the content, and get their
//! marked content when the pages are painted.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    Identifier, ListNumbering, Node as Child, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StructureRole {
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

/// The index of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

#[derive(Debug, Clone)]
pub(super) struct StructureTree {
    nodes: Vec<StructureNode>,
}

#[derive(Debug, Clone)]
struct StructureNode {
    role: StructureRole,
    children: Vec<NodeId>,
    marks: Vec<Identifier>,
}

impl StructureTree {
    /// A tree of only its root.
    pub(super) fn new() -> StructureTree {
        StructureTree {
            nodes: vec![StructureNode {
                role: StructureRole::Document,
                children: Vec::new(),
                marks: Vec::new(),
            }],
        }
    }

    pub(super) const ROOT: NodeId = NodeId(0);

    /// Adds a node as the last child of `parent`.
    pub(super) fn add(&mut self, parent: NodeId, role: StructureRole) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(StructureNode { role, children: Vec::new(), marks: Vec::new() });
        self.nodes[parent.0].children.push(id);
        id
    }

    /// Notes that this marked content belongs to `node`.
    pub(super) fn mark(&mut self, node: NodeId, mark: Identifier) {
        self.nodes[node.0].marks.push(mark);
    }

    pub(super) fn to_pdf(&self) -> TagTree {
        let mut tree = TagTree::new();
        for &child in &self.nodes[Self::ROOT.0].children {
            if let Some(group) = self.group(child) {
                tree.push(group);
            }
        }
        tree
    }

    /// The node with all below it; none where nothing of it stands on a page: an empty paragraph is noise.
    fn group(&self, node: NodeId) -> Option<TagGroup> {
        let StructureNode { role, children, marks } = &self.nodes[node.0];
        let marks = marks.iter().map(|&mark| Child::Leaf(mark));
        let below = children.iter().filter_map(|&child| self.group(child)).map(Child::Group);
        let inside: Vec<Child> = marks.chain(below).collect();
        let is_needed = !inside.is_empty() || *role == StructureRole::Cell;
        is_needed.then(|| TagGroup::with_children(kind(role), inside))
    }
}

fn kind(role: &StructureRole) -> TagKind {
    match role {
        StructureRole::Document => Tag::Part.into(),
        StructureRole::Heading(level, title) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        StructureRole::Paragraph => Tag::P.into(),
        StructureRole::List => Tag::L(ListNumbering::Disc).into(),
        StructureRole::Item => Tag::LI.into(),
        StructureRole::ItemMark => Tag::Lbl.into(),
        StructureRole::ItemBody => Tag::LBody.into(),
        StructureRole::Table => Tag::Table.into(),
        StructureRole::Row => Tag::TR.into(),
        StructureRole::ColumnLabel(columns) => {
            Tag::TH(TableHeaderScope::Column).with_col_span(NonZeroU32::new(*columns)).into()
        }
        StructureRole::RowLabel => Tag::TH(TableHeaderScope::Row).into(),
        StructureRole::Cell => Tag::TD.into(),
    }
}
