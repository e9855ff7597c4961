//! The outline of a form's source: which element begins and ends where. It tells the line of a fault in a form that was
//! read, and it is what a part that can't be read is blanked out by, so that the rest is read all the same.

use crate::ron_file::locate::{RonToken, TokenKind, tokens};

/// A bracketed or single value, or a name without one.
struct Element<'s> {
    parent: Option<usize>,
    /// The name before its colon, and where that begins.
    key: Option<(usize, &'s str)>,
    /// The name before its bracket: `Field`.
    name: Option<&'s str>,
    /// The place in its list, from 0.
    nth: usize,
    /// Where the value begins.
    start: usize,
    /// Where it ends; none of what isn't closed.
    end: Option<usize>,
    is_bracketed: bool,
}

/// All elements in the order in which they begin. Flat, so that no depth of brackets is too deep.
pub(super) struct Outline<'s> {
    pub(super) source: &'s str,
    elements: Vec<Element<'s>>,
}

/// A step from an element to one within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Key(&'static str),
    Nth(usize),
}

/// The way to an element.
#[derive(Debug, Clone, Default)]
pub(super) struct Place(Vec<Step>);

impl Place {
    /// The value of a key in it.
    pub(super) fn key(&self, key: &'static str) -> Place {
        self.with(Step::Key(key))
    }

    /// One of the values of the list of a key in it, counted from 0.
    pub(super) fn nth(&self, key: &'static str, nth: usize) -> Place {
        self.key(key).item(nth)
    }

    /// One of the values of the list that it is, counted from 0.
    pub(super) fn item(&self, nth: usize) -> Place {
        self.with(Step::Nth(nth))
    }

    fn with(&self, step: Step) -> Place {
        Place(self.0.iter().copied().chain([step]).collect())
    }
}

impl<'s> Outline<'s> {
    pub(super) fn of(source: &'s str) -> Self {
        let mut outline = Outline { source, elements: Vec::new() };
        let (mut open, mut commas) = (Vec::new(), vec![0]);
        let (mut key, mut word) = (None, None);
        let text = |token: &RonToken| &source[token.start..token.end];
        for token in tokens(source).filter(|token| token.kind != TokenKind::Comment) {
            let nth = commas.last().copied().unwrap_or(0);
            let within = open.last().copied();
            match token.kind {
                TokenKind::Word => word = Some(token),
                TokenKind::Mark(':') => {
                    key = word.take().map(|word: RonToken| (word.start, text(&word)));
                }
                TokenKind::Mark('(' | '[' | '{') => {
                    let name: Option<RonToken> = word.take();
                    let start = name.as_ref().map_or(token.start, |name| name.start);
                    let name = name.as_ref().map(text);
                    open.push(outline.elements.len());
                    commas.push(0);
                    let (parent, key) = (within, key.take());
                    let element = Element { parent, key, name, nth, start, end: None, is_bracketed: true };
                    outline.elements.push(element);
                }
                TokenKind::Mark(mark @ (')' | ']' | '}' | ',')) => {
                    if let Some(word) = word.take() {
                        outline.add_single(&word, within, key.take(), nth);
                    }
                    key = None;
                    if mark == ',' {
                        if let Some(nth) = commas.last_mut() {
                            *nth += 1;
                        }
                    } else if let Some(closed) = open.pop() {
                        commas.pop();
                        outline.elements[closed].end = Some(token.end);
                    }
                }
                TokenKind::Text | TokenKind::RawText => {
                    word = None;
                    outline.add_single(&token, within, key.take(), nth);
                }
                _ => {}
            }
        }
        outline
    }

    fn add_single(
        &mut self,
        token: &RonToken,
        parent: Option<usize>,
        key: Option<(usize, &'s str)>,
        nth: usize,
    ) {
        let (start, end) = (token.start, Some(token.end));
        self.elements.push(Element { parent, key, name: None, nth, start, end, is_bracketed: false });
    }

    /// The byte offset of an element, or of the last one on the way to it that there is.
    pub(super) fn offset(&self, place: &Place) -> usize {
        let Some(mut at) = self.elements.iter().position(|element| element.is_bracketed) else { return 0 };
        for step in &place.0 {
            let is_it = |element: &Element| match step {
                Step::Key(key) => element.key.is_some_and(|(_, own)| own == *key),
                Step::Nth(nth) => element.nth == *nth,
            };
            let mut within = self.elements.iter().enumerate().skip(at + 1);
            let Some((found, _)) = within.find(|(_, element)| element.parent == Some(at) && is_it(element))
            else {
                break;
            };
            at = found;
        }
        let element = &self.elements[at];
        element.key.map_or(element.start, |(start, _)| start)
    }

    /// The id of the field that this byte stands in.
    pub(super) fn field_at(&self, at: usize) -> Option<&'s str> {
        let (field, _) = self.elements.iter().enumerate().rfind(|(_, element)| {
            self.is_part(element, "Field", "fields") && element.start <= at && element.reaches(at)
        })?;
        let own = |element: &&Element| {
            element.parent == Some(field) && element.key.is_some_and(|(_, key)| key == "id")
        };
        let id = self.elements.iter().find(own)?;
        self.source[id.start..id.end?].strip_prefix('"')?.strip_suffix('"')
    }

    /// The name before the last bracket that opens at this byte or before it.
    pub(super) fn name_before(&self, at: usize) -> Option<&'s str> {
        self.elements.iter().rfind(|element| element.is_bracketed && element.start <= at)?.name
    }

    /// Whether this byte stands in the value of a key.
    pub(super) fn is_within(&self, at: usize, key: &str) -> bool {
        let innermost = self.elements.iter().rfind(|element| element.start <= at && element.reaches(at));
        let outwards = std::iter::successors(innermost, |element| Some(&self.elements[element.parent?]));
        outwards.filter_map(|element| element.key).any(|(_, own)| own == key)
    }

    /// The bytes to blank out so that what is at this byte is passed over: the smallest field, group or section round it,
    /// or else the value of the form itself that it stands in. None where that isn't closed.
    pub(super) fn to_blank(&self, at: usize) -> Option<Blank<'s>> {
        let is_round = |element: &&Element| element.start <= at && element.reaches(at);
        let part = self.elements.iter().rfind(|element| {
            let is_part = self.is_part(element, "Field", "fields")
                || self.is_part(element, "Group", "groups")
                || self.is_part(element, "Section", "sections");
            is_part && element.is_bracketed && is_round(element)
        });
        let root = self.elements.iter().position(|element| element.is_bracketed)?;
        let of_form = || {
            self.elements.iter().find(|element| {
                let begins = element.key.map_or(element.start, |(start, _)| start);
                element.parent == Some(root) && begins <= at && element.end.is_some_and(|end| at <= end)
            })
        };
        let element = part.or_else(of_form)?;
        let key = element.key.map(|(_, key)| key);
        // Without its sections there is no form to read on in.
        if key == Some("sections") {
            return None;
        }
        let start = element.key.map_or(element.start, |(start, _)| start);
        let (end, value) = (element.end?, &self.source[element.start..element.end?]);
        // The comma behind it goes, too: a list doesn't begin with one.
        let comma = tokens(&self.source[end..]).find(|token| token.kind != TokenKind::Comment);
        let comma = comma.filter(|token| token.kind == TokenKind::Mark(','));
        Some(Blank { start, end: comma.map_or(end, |comma| end + comma.end), key, value })
    }

    fn is_part(&self, element: &Element, name: &str, key: &str) -> bool {
        let list = element.parent.map(|parent| &self.elements[parent]);
        element.name == Some(name) || list.is_some_and(|list| list.key.is_some_and(|(_, own)| own == key))
    }
}

impl Element<'_> {
    fn reaches(&self, at: usize) -> bool {
        self.end.is_none_or(|end| at < end)
    }
}

/// A part of the source that is passed over.
pub(super) struct Blank<'s> {
    start: usize,
    end: usize,
    /// Its key, where it is no part of a list.
    pub(super) key: Option<&'s str>,
    /// What is written there.
    pub(super) value: &'s str,
}

impl Blank<'_> {
    /// The source without it: just as long, with the same lines.
    pub(super) fn out_of(&self, source: &str) -> String {
        let blank = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
        let blanks: String = source[self.start..self.end].chars().map(blank).collect();
        format!("{}{blanks}{}", &source[..self.start], &source[self.end..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "Form(
    id: \"x\", // en (
    sections: [
        Section(title: \"A, b\", groups: [(fields: [
            Field(id: \"a\", kind: Text),
            (id: \"æ\", options: [\"1\", \"2\"], optional: true),
        ])]),
    ],
)";

    fn field(nth: usize) -> Place {
        Place::default().nth("sections", 0).nth("groups", 0).nth("fields", nth)
    }

    #[test]
    fn an_element_is_found_by_the_way_to_it() {
        let outline = Outline::of(SOURCE);
        let found = |place: Place| SOURCE[outline.offset(&place)..].split(['\n', ',']).next();
        assert_eq!(found(Place::default()), Some("Form("));
        assert_eq!(found(Place::default().nth("sections", 0).key("title")), Some("title: \"A"));
        assert_eq!(found(field(0).key("kind")), Some("kind: Text)"));
        assert_eq!(found(field(1).nth("options", 1)), Some("\"2\"]"));
        assert_eq!(found(field(1).key("optional")), Some("optional: true)"));
        assert_eq!(found(field(1).key("label")), Some("(id: \"æ\""), "as far as there is anything");
    }

    #[test]
    fn the_smallest_part_round_a_place_goes_and_all_else_stays_where_it_is() {
        let outline = Outline::of(SOURCE);
        let at = SOURCE.find("options").expect("options");
        assert_eq!(outline.field_at(at), Some("æ"));
        let blank = outline.to_blank(at).expect("a field");
        assert!(blank.value.starts_with("(id: \"æ\""));
        let without = blank.out_of(SOURCE);
        assert_eq!((without.len(), without.lines().count()), (SOURCE.len(), SOURCE.lines().count()));
        assert!(without.contains("kind: Text),\n") && !without.contains("optional"), "{without}");
        let of_form = outline.to_blank(SOURCE.find("\"x\"").expect("an id")).expect("a value");
        assert_eq!(of_form.key, Some("id"));
        assert!(outline.to_blank(SOURCE.find("    sections").expect("a list") + 5).is_none());
    }

    #[test]
    fn what_a_byte_stands_in_is_known_by_key_and_by_name() {
        let source = "F(kind: Text, shown_if: All([Is(\"a\")]), x: (1))";
        let outline = Outline::of(source);
        let at = |text| source.find(text).expect(text);
        assert!(outline.is_within(at("\"a\""), "shown_if") && !outline.is_within(at("Text"), "shown_if"));
        assert!(!outline.is_within(at("1"), "shown_if"));
        assert_eq!(outline.name_before(at("\"a\"")), Some("Is"));
        assert_eq!((outline.name_before(at("Text")), outline.name_before(at("1"))), (Some("F"), None));
    }

    #[test]
    fn brackets_without_end_are_no_trouble() {
        let deep = "(".repeat(100_000);
        assert!(Outline::of(&deep).to_blank(50_000).is_none());
        Outline::of("))]],,::");
    }
}
