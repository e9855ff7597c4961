//! Reads a form from its source, with all that is wrong with it: after a mistake the part that it stands in is passed over,
//! and what is left is read again.

use std::borrow::Cow;

use ron::error::{Error, SpannedError};

use super::FormSpec;
use super::bounds::FORM_BYTES_MAX;
use super::fault::{FormFault, FormFaultKind};
use super::outline::Outline;
use super::slip::{Slip, meant};
use crate::page::LayoutError;
use crate::ron_file::{self, RonFaultKind, brackets};
use crate::shown::printable;
use crate::words::{Lang, Words};

/// So many parts are passed over at most.
const MISTAKES_MAX: usize = 50;

impl FormSpec {
    /// Reads a form and checks it.
    ///
    /// # Errors
    /// Where the text is no form, or breaks rules of forms: everything that is wrong with it, in the order of its lines.
    pub fn read(source: &str) -> Result<Self, Vec<FormFault>> {
        let source = ron_file::without_mark(source);
        if source.len() > FORM_BYTES_MAX {
            return Err(vec![FormFault::new(1, None, FormFaultKind::TooLarge)]);
        }
        let mut reading =
            Reading { source, text: Cow::Borrowed(source), faults: Vec::new(), lost: Lost::default() };
        let form = reading.form();
        let Reading { text, mut faults, lost, .. } = reading;
        if let Some(form) = &form {
            faults.extend(form.faults(source, &text, &lost));
        }
        faults.sort_by_key(FormFault::line);
        match form {
            Some(form) if faults.is_empty() => Ok(form),
            _ => Err(faults),
        }
    }

    /// The same with the faults in English, one a line.
    ///
    /// # Errors
    /// As [`FormSpec::read`].
    pub fn parse(source: &str) -> Result<Self, String> {
        let words = Words::new(Lang::En);
        let told = |faults: Vec<FormFault>| faults.iter().map(|fault| fault.say(&words)).collect::<Vec<_>>();
        FormSpec::read(source).map_err(|faults| told(faults).join("\n"))
    }
}

/// What was passed over. What is only named elsewhere may stand there.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// The fields, groups and sections.
    parts: Vec<String>,
    /// The keys of the form itself.
    keys: Vec<String>,
}

impl Lost {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether the field or the rows of this id may be in it.
    pub(super) fn may_have(&self, id: &str) -> bool {
        let quoted = format!("\"{id}\"");
        let has_id = |text: &str| text.split("id:").skip(1).any(|rest| rest.trim_start().starts_with('"'));
        self.parts.iter().any(|text| text.contains(&quoted) || !has_id(text))
    }

    fn has_key(&self, key: &str) -> bool {
        self.keys.iter().any(|own| own == key)
    }
}

struct Reading<'s> {
    source: &'s str,
    /// The source without what is passed over: as long as that, so that each byte is where it was.
    text: Cow<'s, str>,
    faults: Vec<FormFault>,
    lost: Lost,
}

impl Reading<'_> {
    fn form(&mut self) -> Option<FormSpec> {
        while self.faults.len() < MISTAKES_MAX {
            let error = match ron_file::options().from_str(&self.text) {
                Ok(form) => return Some(form),
                Err(error) => error,
            };
            self.text = Cow::Owned(self.without_mistake(&error)?);
        }
        None
    }

    /// Tells a mistake, and returns the text without it, if there is a way on.
    fn without_mistake(&mut self, error: &SpannedError) -> Option<String> {
        let text = self.text.clone();
        let (at, kind) = ron_file::mistake(&text, error);
        let bracket = bracket_fault(&text, at, &kind);
        let outline = Outline::of(&text);
        let blank = outline.to_blank(at);
        if let RonFaultKind::NoField(key) = kind
            && self.lost.has_key(key)
        {
            return None;
        }
        let is_end = bracket.as_ref().map_or(&kind, |(_, kind)| kind).ends_reading();
        let (at, kind) = match bracket {
            Some((bracket, kind)) => (bracket, FormFaultKind::Ron(kind)),
            None => (at, fault_kind(error, at, kind, &outline)),
        };
        let mended = mended(&text, at, &kind);
        let field = outline.field_at(at).map(str::to_owned);
        self.faults.push(FormFault::at(self.source, at, field, kind));
        if is_end || mended.is_some() {
            return mended.filter(|_| !is_end);
        }
        let blank = blank?;
        match blank.key {
            Some(key) => self.lost.keys.push(key.to_owned()),
            None => self.lost.parts.push(blank.value.to_owned()),
        }
        Some(blank.out_of(&text))
    }
}

/// The bracket behind a mistake. What stands in which part is unknown while one isn't closed, so that all else would be a
/// guess; one too many does no harm before its place.
fn bracket_fault(text: &str, at: usize, kind: &RonFaultKind) -> Option<(usize, RonFaultKind)> {
    brackets::fault(text).filter(|(bracket, fault)| {
        let are_unclosed = [fault, kind].map(|kind| matches!(kind, RonFaultKind::Unclosed(_)));
        are_unclosed.contains(&true)
            || text.get(at..*bracket).is_some_and(|between| between.trim().is_empty())
    })
}

/// The text as it was meant, just as long, where that is plain.
fn mended(text: &str, at: usize, kind: &FormFaultKind) -> Option<String> {
    let with = |sign: char| format!("{}{sign}{}", &text[..at], &text[at + 1..]);
    let has_room = text[at..].starts_with(|c: char| c.is_ascii_whitespace());
    match kind {
        FormFaultKind::Slip(slip) => slip.mended(text, at),
        FormFaultKind::Ron(RonFaultKind::Unopened(_)) => Some(with(' ')),
        FormFaultKind::Ron(RonFaultKind::NoSign(',')) if has_room => Some(with(',')),
        _ => None,
    }
}

/// What a mistake at this byte is, as far as this can tell more than the kind of RON's own.
pub(super) fn fault_kind(
    error: &SpannedError,
    at: usize,
    kind: RonFaultKind,
    outline: &Outline,
) -> FormFaultKind {
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } if Slip::is_required(found, expected) => {
            FormFaultKind::Slip(Slip::Required(printable(found)))
        }
        Error::NoSuchStructField { expected, found, .. } => {
            FormFaultKind::UnknownField { near: meant(found, expected), found: printable(found) }
        }
        Error::NoSuchEnumVariant { expected, found, .. } => FormFaultKind::UnknownName {
            near: meant(found, expected),
            found: printable(found),
            all: expected,
        },
        _ => {
            if let Some(slip) = Slip::of(at, &kind, outline) {
                return FormFaultKind::Slip(slip);
            }
            match outline.to_blank(at).filter(|part| part.key == Some("page")) {
                Some(page) if !kind.is_known() => {
                    LayoutError::of(page.value).map_or(FormFaultKind::Ron(kind), FormFaultKind::Layout)
                }
                _ => FormFaultKind::Ron(kind),
            }
        }
    }
}

#[cfg(test)]
mod tests;
