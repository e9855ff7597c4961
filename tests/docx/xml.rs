//! Reads XML strictly enough to vouch for it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with its attributes and what stands in it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    /// The root of a part.
    ///
    /// # Panics
    /// Where the part is not well-formed XML 1.0.
    pub(crate) fn read(part: &str) -> Element {
        let is_held =
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(part.chars().all(is_held), "a character that XML does not have");
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_comments = true;
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => open.push(Element::of(&start)),
                Event::Empty(start) => open.last_mut().expect("the root").children.push(Element::of(&start)),
                Event::End(_) => {
                    let done = open.pop().expect("an element");
                    open.last_mut().expect("what is around it").children.push(done);
                }
                Event::Text(text) => {
                    assert!(!text.contains(['<', '&']));
                    open.last_mut().expect("an element").text.push_str(&text);
                }
                Event::GeneralRef(entity) => {
                    let c = quick_xml::escape::resolve_predefined_entity(&entity)
                        .expect("an entity of XML's own");
                    open.last_mut().expect("an element").text.push_str(c);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "an element is left open");
        let mut root = open.remove(0);
        assert_eq!(root.children.len(), 1, "there is one root");
        root.children.remove(0)
    }

    fn of(start: &BytesStart) -> Element {
        let name = str::to_owned;
        let mut element = Element { name: name(start.name().as_ref()), ..Element::default() };
        for attribute in start.attributes() {
            let attribute = attribute.expect("an attribute, once");
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).expect("a value");
            element.attributes.push((name(attribute.key.as_ref()), value.into_owned()));
        }
        element
    }

    /// This element and all in it, in order.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Element::all));
        all
    }

    /// All elements of this name.
    pub(crate) fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The text as a reader of the document has it, paragraph by paragraph.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        self.named("w:p").iter().map(|paragraph| paragraph.run_text()).collect()
    }

    /// The cells that hold an answer, each with the field's id, by the bookmarks round the answers.
    pub(crate) fn answers(&self) -> Vec<(&str, &Element)> {
        let answer = |cell| {
            let cell: &Element = cell;
            let starts = cell.named("w:bookmarkStart");
            let mut names = starts.into_iter().filter_map(|start| start.attribute("w:name"));
            let id = names.find_map(|name| name.strip_prefix("som_")?.strip_suffix("_svar"))?;
            Some((id, cell))
        };
        self.named("w:tc").into_iter().filter_map(answer).collect()
    }

    fn run_text(&self) -> String {
        let piece = |element: &&Element| match element.name.as_str() {
            "w:t" => element.text.clone(),
            "w:tab" => "\t".to_owned(),
            "w:softHyphen" => "\u{ad}".to_owned(),
            "w:noBreakHyphen" => "\u{2011}".to_owned(),
            _ => String::new(),
        };
        self.named("w:r").iter().flat_map(|run| run.children.iter()).map(|child| piece(&child)).collect()
    }
}
