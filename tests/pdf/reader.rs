//! Reads a PDF's tags and text again, with a library that had no part in writing it.

use std::collections::HashMap;
use std::fmt::Write as _;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::draft::plain;

/// A PDF, read.
pub(crate) struct Reader {
    pub document: Document,
    marks: HashMap<(ObjectId, i64), Vec<Line>>,
}

/// What a mark shows at one height of its page.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    page: ObjectId,
    height: f32,
    text: String,
}

/// A node of the tag tree.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub role: String,
    pub scope: Option<String>,
    /// What a link opens, and what it says it is.
    pub link: Option<(String, String)>,
    /// How many marks it has on pages.
    pub marks: usize,
    /// Its own text with that of its links, line by line, without what else is below it.
    pub lines: Vec<String>,
    printed: Vec<Line>,
    pub children: Vec<Node>,
}

impl Reader {
    pub(crate) fn of(pdf: &[u8]) -> Reader {
        let document = Document::load_mem(pdf).expect("a PDF");
        let mut marks: HashMap<(ObjectId, i64), Vec<Line>> = HashMap::new();
        for page in document.get_pages().into_values() {
            read_page(&document, page, &mut marks);
        }
        Reader { document, marks }
    }

    /// How many marks stand on the pages.
    pub(crate) fn mark_count(&self) -> usize {
        self.marks.len()
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    /// The value of a key, wherever it stands.
    pub(crate) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        let object = dictionary.get(key.as_bytes()).ok()?;
        Some(self.document.dereference(object).expect("an object").1)
    }

    pub(crate) fn text(&self, dictionary: &Dictionary, key: &str) -> String {
        let object = self.get(dictionary, key).expect("a text");
        lopdf::decode_text_string(object).expect("a text")
    }

    /// The tag called Document with all below it.
    pub(crate) fn tags(&self) -> Node {
        let root = self.get(self.catalog(), "StructTreeRoot").expect("tags").as_dict().expect("tags");
        match self.get(root, "K").expect("a tag") {
            Object::Array(array) => self.node(self.document.dereference(&array[0]).expect("a tag").1),
            node => self.node(node),
        }
    }

    fn node(&self, object: &Object) -> Node {
        let element = object.as_dict().expect("a tag");
        let role = String::from_utf8_lossy(element.get(b"S").and_then(Object::as_name).expect("a role"));
        let mut node = Node { role: role.into_owned(), ..Node::default() };
        self.read_attributes(element, &mut node);
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        match self.get(element, "K") {
            Some(Object::Array(array)) => {
                for object in array {
                    self.read_child(object, page, &mut node);
                }
            }
            Some(object) => self.read_child(object, page, &mut node),
            None => {}
        }
        node.lines = node.printed.iter().map(|line| plain(&line.text)).collect();
        node
    }

    fn read_child(&self, object: &Object, page: Option<ObjectId>, node: &mut Node) {
        let object = self.document.dereference(object).expect("an object").1;
        let mark = match object {
            Object::Integer(mark) => (page.expect("a page"), *mark),
            Object::Dictionary(reference) if reference.has(b"MCID") => {
                let page = reference.get(b"Pg").and_then(Object::as_reference).expect("a page");
                (page, reference.get(b"MCID").and_then(Object::as_i64).expect("a number"))
            }
            Object::Dictionary(reference) if reference.has(b"Obj") => {
                node.link = Some(self.read_link(self.get(reference, "Obj").expect("an annotation")));
                return;
            }
            object => {
                let child = self.node(object);
                if child.role == "Link" {
                    node.read(&child.printed);
                }
                return node.children.push(child);
            }
        };
        node.marks += 1;
        node.read(self.marks.get(&mark).expect("the mark stands on its page"));
    }

    fn read_link(&self, annotation: &Object) -> (String, String) {
        let annotation = annotation.as_dict().expect("an annotation");
        let action = self.get(annotation, "A").expect("an action").as_dict().expect("an action");
        (self.text(action, "URI"), self.text(annotation, "Contents"))
    }

    fn read_attributes(&self, element: &Dictionary, node: &mut Node) {
        let attributes = match self.get(element, "A") {
            Some(Object::Array(array)) => array.clone(),
            Some(object) => vec![object.clone()],
            None => return,
        };
        for attributes in attributes {
            let attributes = attributes.as_dict().expect("attributes");
            if let Ok(scope) = attributes.get(b"Scope").and_then(Object::as_name) {
                node.scope = Some(String::from_utf8_lossy(scope).into_owned());
            }
        }
    }
}

/// The lines of each mark of a page. A line is what is shown at one height.
fn read_page(document: &Document, page: ObjectId, marks: &mut HashMap<(ObjectId, i64), Vec<Line>>) {
    let fonts = document.get_page_fonts(page).expect("fonts");
    let encodings: HashMap<_, _> = fonts
        .into_iter()
        .map(|(name, font)| (name, font.get_font_encoding(document).expect("an encoding")))
        .collect();
    let content = Content::decode(&document.get_page_content(page)).expect("a page's content");
    let mut open: Vec<Mark> = Vec::new();
    let mut font = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        // Whatever paints is tagged, or is an artifact.
        let paints = ["f", "f*", "S", "s", "B", "b", "Do", "Tj", "TJ", "sh"];
        assert!(!paints.contains(&&*operation.operator) || !open.is_empty(), "{operation:?} is not marked");
        match operation.operator.as_str() {
            "BMC" | "BDC" => open.push(Mark::of(operands)),
            "EMC" => {
                let mark = open.pop().expect("what ends has begun");
                if let (Some(text), Some(outer)) = (mark.actual, open.last_mut()) {
                    outer.lines.last_mut().expect("a line").1.push_str(&text);
                }
                if let Some(id) = mark.id {
                    let line = |(height, text)| Line { page, height, text };
                    let lines = mark.lines.into_iter().map(line).collect();
                    assert!(marks.insert((page, id), lines).is_none(), "a mark stands twice");
                }
            }
            // What is inside a span that says its own text stands on the line around it.
            "Tm" => {
                let outer = open.iter_mut().rev().find(|mark| mark.actual.is_none());
                let lines = &mut outer.expect("all text is marked").lines;
                let height = operands[5].as_float().expect("a number");
                if lines.last().is_none_or(|(last, _)| (last - height).abs() > 0.01) {
                    lines.push((height, String::new()));
                }
            }
            "Tf" => font = operands[0].as_name().expect("a font").to_vec(),
            "Tj" | "TJ" => {
                if let Some(mark) = open.last_mut().filter(|mark| mark.actual.is_none()) {
                    let (_, line) = mark.lines.last_mut().expect("text stands on a line");
                    for bytes in strings(&operands[0]) {
                        line.push_str(&Document::decode_text(&encodings[&font], bytes).expect("text"));
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "a mark doesn't end");
}

fn strings(object: &Object) -> Vec<&[u8]> {
    match object {
        Object::Array(array) => array.iter().filter_map(|object| object.as_str().ok()).collect(),
        object => vec![object.as_str().expect("a string")],
    }
}

#[derive(Default)]
struct Mark {
    id: Option<i64>,
    /// The text that a span says instead of what it shows.
    actual: Option<String>,
    /// Each with its height on the page.
    lines: Vec<(f32, String)>,
}

impl Mark {
    fn of(operands: &[Object]) -> Mark {
        let Some(Object::Dictionary(properties)) = operands.get(1) else { return Mark::default() };
        let actual = properties.get(b"ActualText").ok();
        Mark {
            id: properties.get(b"MCID").and_then(Object::as_i64).ok(),
            actual: actual.map(|text| lopdf::decode_text_string(text).expect("a text")),
            lines: Vec::new(),
        }
    }
}

impl Node {
    /// Adds lines, of which the first may go on where the last one ended.
    fn read(&mut self, lines: &[Line]) {
        for line in lines {
            match self.printed.last_mut() {
                Some(last) if last.page == line.page && (last.height - line.height).abs() < 0.01 => {
                    last.text.push_str(&line.text);
                }
                _ => self.printed.push(line.clone()),
            }
        }
    }

    /// This node and all below it.
    pub(crate) fn all(&self) -> Vec<&Node> {
        let below = self.children.iter().flat_map(Node::all);
        std::iter::once(self).chain(below).collect()
    }

    /// The tree, a line a node.
    pub(crate) fn outline(&self) -> String {
        let mut out = String::new();
        self.push_outline(0, &mut out);
        out
    }

    fn push_outline(&self, depth: usize, out: &mut String) {
        let scope = self.scope.as_ref().map(|scope| format!(" for {scope}"));
        let link = self.link.as_ref().map(|(target, _)| format!(" to {target}"));
        let text =
            if self.lines.is_empty() { String::new() } else { format!(": {}", self.lines.join(" | ")) };
        let role = &self.role;
        let (indent, scope) = ("  ".repeat(depth), scope.or(link).unwrap_or_default());
        writeln!(out, "{indent}{role}{scope}{text}").expect("memory holds it");
        for child in &self.children {
            child.push_outline(depth + 1, out);
        }
    }

    /// The text of this node and all below it, mark and item of a list on one line.
    pub(crate) fn text_lines(&self) -> Vec<String> {
        let mut lines = self.lines.clone();
        for child in self.children.iter().filter(|child| child.role != "Link") {
            let below = child.text_lines();
            match (child.role.as_str(), lines.last_mut(), below.split_first()) {
                ("LBody", Some(mark), Some((first, rest))) => {
                    *mark = format!("{mark} {first}");
                    lines.extend(rest.iter().cloned());
                }
                _ => lines.extend(below),
            }
        }
        lines
    }
}
