//! The fields of RON brackets, each with the text of its value: read one by one, so that a wrong one spoils no other.

use std::fmt;

use ron::value::RawValue;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::locate::{position, within};
use super::{RonFault, parsed, without_mark};

/// A field as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RonEntry {
    pub(crate) name: String,
    /// Line and column of the name, from 1.
    pub(crate) place: (usize, usize),
    value: String,
    value_place: (usize, usize),
}

/// The fields of a file.
///
/// # Errors
/// Where the text isn't the RON of such.
pub(crate) fn entries(text: &str) -> Result<Vec<RonEntry>, RonFault> {
    let text = without_mark(text);
    Ok(located(parsed(text)?, text, (1, 1)))
}

impl RonEntry {
    /// What it says; `None` where it says that itself.
    ///
    /// # Errors
    /// Where that isn't the RON of a `T`; told with its place in the file.
    pub(crate) fn value<T: DeserializeOwned>(&self) -> Result<Option<T>, RonFault> {
        parsed(&self.value).map_err(|fault| fault.within(self.value_place))
    }

    /// The fields that are its value; `None` where it says that.
    ///
    /// # Errors
    /// Where it has none; told with its place in the file.
    pub(crate) fn entries(&self) -> Result<Option<Vec<RonEntry>>, RonFault> {
        let fields: Option<RonFields> =
            parsed(&self.value).map_err(|fault| fault.within(self.value_place))?;
        Ok(fields.map(|fields| located(fields, &self.value, self.value_place)))
    }

    /// Line and column of its value, from 1.
    pub(crate) fn value_place(&self) -> (usize, usize) {
        self.value_place
    }
}

/// Names with their values, of a text that they are parts of.
struct RonFields<'t>(Vec<(String, &'t str)>);

/// The fields with their places in the file, in which the text begins at `start`.
fn located(fields: RonFields, text: &str, start: (usize, usize)) -> Vec<RonEntry> {
    // Each place is counted from the one before: a file may have a field in each few bytes.
    let (mut passed, mut here) = (0, start);
    let mut place = |at: usize| {
        here = within(position(&text[passed..at], at - passed), here);
        passed = at;
        here
    };
    let mut behind = 0;
    let entry = |(name, value): (String, &str)| {
        // The value is a part of the text.
        let at = value.as_ptr() as usize - text.as_ptr() as usize;
        let named_at = text[behind..at].rfind(&name).map_or(at, |found| behind + found);
        behind = at + value.len();
        RonEntry { place: place(named_at), value: value.to_owned(), value_place: place(at), name }
    };
    fields.0.into_iter().map(entry).collect()
}

impl<'de> Deserialize<'de> for RonFields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("", &[], FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = RonFields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("fields in brackets")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(FieldName(name)) = map.next_key()? {
            let value: &RawValue = map.next_value()?;
            fields.push((name, value.trim().get_ron()));
        }
        Ok(RonFields(fields))
    }
}

struct FieldName(String);

impl<'de> Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameVisitor).map(FieldName)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::RonFaultKind;
    use super::*;

    #[test]
    fn fields_are_found_with_their_places_whatever_their_values() {
        let text = "\u{feff}(\n  // lang: \"x\"\n  lang: \"en\", // no\n  æ: (a: 1, b: [2]),\n)";
        let found = entries(text).expect("fields");
        let told: Vec<_> = found.iter().map(|entry| (&*entry.name, entry.place, &*entry.value)).collect();
        assert_eq!(told, [("lang", (3, 3), "\"en\""), ("æ", (4, 3), "(a: 1, b: [2])")]);
        assert_eq!(found[0].value::<String>().expect("a text").as_deref(), Some("en"));
        let inner = found[1].entries().expect("fields").expect("some");
        assert_eq!((&*inner[1].name, inner[1].place, inner[1].value_place()), ("b", (4, 13), (4, 16)));
        assert_eq!(entries("()").expect("no fields"), []);
        let none = entries("(a: None, b: Some((c: 1)))").expect("fields");
        assert_eq!((none[0].value::<bool>(), none[0].entries()), (Ok(None), Ok(None)));
        assert_eq!(none[1].entries().expect("fields").expect("some")[0].place, (1, 20));
    }

    #[test]
    fn a_wrong_value_has_its_place_in_the_file_and_spoils_no_other() {
        let found = entries("(\n  a: nej,\n  b: true,\n)").expect("fields");
        let fault = RonFault { line: 2, column: 6, kind: RonFaultKind::NotYesOrNo };
        assert_eq!(found[0].value::<bool>(), Err(fault));
        assert_eq!(found[1].value::<bool>(), Ok(Some(true)));
        assert_eq!(found[1].entries(), Err(RonFault { line: 3, column: 10, kind: RonFaultKind::NotFields }));
    }

    #[test]
    fn what_is_no_file_of_fields_is_told() {
        for (text, line) in [("", 1), ("[]", 1), ("(a: 1,\n b 2)", 2), ("(a:\n", 1), ("(1)", 1)] {
            assert_eq!(entries(text).expect_err(text).line(), line, "{text}");
        }
    }
}
