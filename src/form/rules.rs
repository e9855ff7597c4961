//! The rules that a form keeps beyond being readable: what the rest of the program relies on, and what its author would
//! otherwise only find when someone fills it in.

mod conditions;
mod fields;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::bounds::{ASKED_MAX, FIELDS_MAX, SECTIONS_MAX, TEXT_MAX};
use super::fault::{FormFault, FormFaultKind};
use super::kind::Gesture;
use super::load::Lost;
use super::outline::{Outline, Place};
use super::{Applications, Contact, Field, FieldId, FieldKind, FormSpec, Group, LetterWords, Rows, Section};
use crate::ron_file::locate::position;
use crate::shown::turns_direction;
use crate::suggest::nearest;

/// The longest id of a field: Word's bookmarks have 40 characters, and the longest of som's has 9 besides.
const ID_MAX: usize = 31;
/// The longest id of rows and of a field in them, whose bookmarks hold more than an id.
const ROW_ID_MAX: usize = 24;
/// The longest id of a form, which is a part of file names.
const FORM_ID_MAX: usize = 64;
/// More faults than these nobody reads.
const FAULTS_MAX: usize = 200;

impl FormSpec {
    /// All rules that the form breaks. `text` is the source without what was passed over.
    pub(super) fn faults(&self, source: &str, text: &str, lost: &Lost) -> Vec<FormFault> {
        let outline = Outline::of(text);
        let mut check = Checking {
            form: self,
            source,
            outline,
            lost,
            known: HashMap::new(),
            lines: HashMap::new(),
            faults: Vec::new(),
        };
        check.form();
        check.sections();
        check.sums();
        check.renamed();
        check.roles();
        check.faults
    }
}

/// Where a field is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known<'f> {
    /// The id of the rows that it is in, if it is in some.
    rows: Option<&'f str>,
    /// Whether it depends on an answer.
    is_conditional: bool,
}

/// A form being checked from its first line to its last.
struct Checking<'f> {
    form: &'f FormSpec,
    source: &'f str,
    outline: Outline<'f>,
    lost: &'f Lost,
    /// The fields up to here; `None` for rows, whose ids are of the same kind.
    known: HashMap<&'f str, Option<Known<'f>>>,
    /// Where each id stands first.
    lines: HashMap<&'f str, usize>,
    faults: Vec<FormFault>,
}

impl<'f> Checking<'f> {
    fn tell(&mut self, place: &Place, kind: FormFaultKind) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(FormFault::of_place(self.source, &self.outline, place, kind));
        }
    }

    /// Tells a fault about a field that is named elsewhere.
    fn tell_of(&mut self, place: &Place, field: &str, kind: FormFaultKind) {
        let at = self.outline.offset(place);
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(FormFault::at(self.source, at, Some(field.to_owned()), kind));
        }
    }

    fn form(&mut self) {
        let FormSpec { id, version, title, send_to, address, enquiries, letter, sections, .. } = self.form;
        let root = Place::default();
        if !is_of_file_name(id) {
            self.tell(&root.key("id"), FormFaultKind::FormId);
        }
        if *version == 0 {
            self.tell(&root.key("version"), FormFaultKind::Version);
        }
        self.line(&root, "title", title);
        self.text(&root.key("send_to"), send_to);
        self.text(&root.key("enquiries"), enquiries);
        let flaw = |address: &str| FieldKind::Email.flaw(address, &[]).is_some_and(|flaw| !flaw.is_notice());
        if address.trim() != address || flaw(address) {
            self.tell(&root.key("address"), FormFaultKind::Address);
        }
        if let Some(LetterWords { subject, opening, opening_of, documents }) = letter {
            let letter = root.key("letter");
            self.line(&letter, "subject", subject);
            self.text(&letter.key("opening"), opening);
            self.text(&letter.key("opening_of"), opening_of);
            if documents.as_ref().is_some_and(|name| !is_of_file_name(name)) {
                self.tell(&letter.key("documents"), FormFaultKind::DocumentsName);
            }
        }
        self.origin();
        if self.form.fields().count() > FIELDS_MAX {
            self.tell(&root.key("sections"), FormFaultKind::ManyFields);
        }
        let with_rows = |group: &Group| group.fields.len() * group.rows.as_ref().map_or(1, |rows| rows.max);
        let asked: usize = sections.iter().flat_map(|section| &section.groups).map(with_rows).sum();
        if asked > ASKED_MAX && self.form.fields().count() <= FIELDS_MAX {
            self.tell(&root.key("sections"), FormFaultKind::ManyRows);
        }
        if sections.len() > SECTIONS_MAX {
            self.tell(&root.key("sections"), FormFaultKind::ManySections);
        }
        if sections.is_empty() && self.lost.is_empty() {
            self.tell(&root.key("sections"), FormFaultKind::NoFields);
        }
    }

    /// Where the form is from, and when one can apply.
    fn origin(&mut self) {
        let FormSpec { short, about, source, date, note, applications, .. } = self.form;
        let root = Place::default();
        let source = Some(source).filter(|source| !source.is_empty());
        for (key, text) in [("short", short.as_ref()), ("about", about.as_ref()), ("source", source)] {
            if let Some(text) = text {
                self.line(&root, key, text);
            }
        }
        self.text(&root.key("note"), note);
        if date.as_ref().is_some_and(|date| date.parse::<NaiveDate>().is_err()) {
            self.tell(&root.key("date"), FormFaultKind::Date);
        }
        if let Some(problem) = applications.as_ref().and_then(Applications::fault) {
            self.tell(&root.key("applications"), FormFaultKind::When(problem));
        }
    }

    fn sections(&mut self) {
        for (at, section) in self.form.sections.iter().enumerate() {
            let place = Place::default().nth("sections", at);
            let Section { title, step, shown_if, groups } = section;
            self.line(&place, "title", title);
            self.line(&place, "step", step);
            self.condition(&place, shown_if.as_ref(), None);
            if section.fields().next().is_none() && self.lost.is_empty() {
                self.tell(&place, FormFaultKind::NoFields);
            }
            for (at, group) in groups.iter().enumerate() {
                self.group(&place.nth("groups", at), group, shown_if.is_some());
            }
        }
    }

    fn group(&mut self, place: &Place, group: &'f Group, is_conditional: bool) {
        let Group { heading, guidance, requirements, recommendation, criteria, limit_text, .. } = group;
        let single = [
            ("heading", heading),
            ("recommendation", recommendation),
            ("criteria", criteria),
            ("limit_text", limit_text),
        ];
        for (key, text) in single {
            self.text(&place.key(key), text.as_deref().unwrap_or_default());
        }
        for (key, texts) in [("guidance", guidance), ("requirements", requirements)] {
            for (at, text) in texts.iter().enumerate() {
                self.text(&place.nth(key, at), text);
            }
        }
        self.condition(place, group.shown_if.as_ref(), None);
        if let Some(rows) = &group.rows {
            self.rows(&place.key("rows"), rows, group);
        }
        let is_conditional = is_conditional || group.shown_if.is_some();
        let rows = group.rows.as_ref().map(|rows| rows.id.as_str());
        for (at, field) in group.fields().enumerate() {
            let place = place.nth("fields", at);
            self.id(&place.key("id"), field.id.as_str(), if rows.is_some() { ROW_ID_MAX } else { ID_MAX });
            self.field(&place, field);
            self.condition(&place, field.shown_if.as_ref(), rows);
            let is_conditional = is_conditional || field.shown_if.is_some();
            self.known.insert(field.id.as_str(), Some(Known { rows, is_conditional }));
        }
        for (at, sum) in group.sums.iter().enumerate() {
            let place = place.nth("sums", at);
            self.id(&place.key("id"), sum.id.as_str(), ID_MAX);
            self.known.insert(sum.id.as_str(), None);
            self.line(&place, "label", &sum.label);
        }
    }

    /// What is added up, by any field of the form, is a number.
    fn sums(&mut self) {
        let is_number = |field: &&Field| matches!(field.kind, FieldKind::Number | FieldKind::Kroner);
        let numbers: Vec<&str> =
            self.form.fields().filter(is_number).map(|field| field.id.as_str()).collect();
        for (place, group) in self.groups() {
            for (at, sum) in group.sums.iter().enumerate() {
                let others: Vec<&FieldId> =
                    sum.of.iter().filter(|id| !numbers.contains(&id.as_str())).collect();
                for id in others.into_iter().filter(|id| !self.lost.may_have(id.as_str())) {
                    let near = nearest(id.as_str(), numbers.iter().copied()).map(str::to_owned);
                    let kind = FormFaultKind::NoAddend { field: id.to_string(), near };
                    self.tell(&place.nth("sums", at).key("of"), kind);
                }
                if sum.of.is_empty() {
                    self.tell(&place.nth("sums", at), FormFaultKind::EmptySum);
                }
            }
        }
    }

    /// What a question was called in earlier versions is the name of none now.
    fn renamed(&mut self) {
        for (place, group) in self.groups() {
            for (at, field) in group.fields().enumerate() {
                let place = place.nth("fields", at);
                if field.since > self.form.version {
                    self.tell(&place.key("since"), FormFaultKind::SinceLater);
                }
                let is_taken = |from: &FieldId| {
                    let is_other =
                        |other: &Field| other.id == *from || other.renamed_from.as_ref() == Some(from);
                    self.form.fields().any(|other| other.id != field.id && is_other(other))
                };
                if field.renamed_from.as_ref().is_some_and(is_taken) {
                    self.tell(&place.key("renamed_from"), FormFaultKind::RenamedFromOther);
                }
            }
        }
    }

    fn groups(&self) -> Vec<(Place, &'f Group)> {
        let form = self.form;
        let sections = form.sections.iter().enumerate();
        let groups = sections.flat_map(|(number, section)| {
            let of = Place::default().nth("sections", number);
            section.groups.iter().enumerate().map(move |(at, group)| (of.nth("groups", at), group))
        });
        groups.collect()
    }

    fn rows(&mut self, place: &Place, rows: &'f Rows, group: &Group) {
        self.id(&place.key("id"), &rows.id, ROW_ID_MAX);
        self.known.insert(rows.id.as_str(), None);
        self.line(place, "row", &rows.row);
        if rows.min > rows.max || !(1..=Rows::MOST).contains(&rows.max) {
            self.tell(&place.key("max"), FormFaultKind::RowCount);
        }
        if group.fields.is_empty() && self.lost.is_empty() {
            self.tell(place, FormFaultKind::NoFields);
        }
    }

    /// The id of a field or of rows: they share one set of names.
    fn id(&mut self, place: &Place, id: &'f str, most: usize) {
        let is_of_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if id.is_empty() || !id.bytes().all(is_of_id) || id.contains("__") {
            self.tell(place, FormFaultKind::Id);
        } else if id.len() > most {
            self.tell(place, FormFaultKind::LongId(most));
        }
        let (line, _) = position(self.source, self.outline.offset(place));
        let first = *self.lines.entry(id).or_insert(line);
        if self.known.contains_key(id) {
            self.tell(place, FormFaultKind::DoubledId(first));
        }
    }

    /// A text of one line that says something.
    fn line(&mut self, of: &Place, key: &'static str, text: &str) {
        let says_nothing = text.trim().trim_end_matches(':').is_empty();
        if says_nothing || text.contains('\n') {
            self.tell(&of.key(key), FormFaultKind::NotOneLine(key));
        } else {
            self.text(&of.key(key), text);
        }
    }

    fn text(&mut self, place: &Place, text: &str) {
        let is_unprintable = |c: char| (c.is_control() && c != '\n') || turns_direction(c);
        if text.chars().count() > TEXT_MAX {
            self.tell(place, FormFaultKind::LongText);
        } else if text.contains(is_unprintable) {
            self.tell(place, FormFaultKind::Unprintable);
        }
    }

    fn roles(&mut self) {
        let roles: Vec<_> = self.form.roles().collect();
        for (role, id, fits) in roles {
            let root = Place::default();
            let is_of_contact = !matches!(role, "applicant" | "names_drafts" | "participation");
            let place = if is_of_contact { root.key("contact").key(role) } else { root.key(role) };
            let known = self.known.get(id.as_str()).copied().flatten();
            let kind = self.form.field(id).map(|field| field.kind);
            match (known, kind) {
                (None, _) | (_, None) => self.no_such_field(&place, role, id.as_str()),
                (Some(_), Some(kind)) if !fits(kind) => {
                    self.tell_of(&place, id.as_str(), FormFaultKind::RoleKind { role, kind });
                }
                (Some(Known { rows: Some(_), .. }), _) => {
                    self.tell_of(&place, id.as_str(), FormFaultKind::RoleInRows(role));
                }
                (Some(Known { is_conditional: true, .. }), _)
                    if matches!(role, "applicant" | "names_drafts") =>
                {
                    self.tell_of(&place, id.as_str(), FormFaultKind::RoleHidden(role));
                }
                _ => {}
            }
        }
    }

    /// Tells that something names a field that there isn't, unless it may stand in what was passed over.
    fn no_such_field(&mut self, place: &Place, by: &'static str, id: &str) {
        if self.lost.may_have(id) {
            return;
        }
        let near = nearest(id, self.form.fields().map(|field| field.id.as_str())).map(str::to_owned);
        self.tell_of(place, id, FormFaultKind::NoSuchField { by, near });
    }
}

/// Whether a text can begin the name of a file.
fn is_of_file_name(text: &str) -> bool {
    let is_of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    // One that begins with a hyphen is an option of the command line.
    !text.is_empty() && !text.starts_with('-') && text.len() <= FORM_ID_MAX && text.chars().all(is_of_id)
}

impl FormSpec {
    /// The roles in the file: name, field, and whether a kind fits.
    fn roles(&self) -> impl Iterator<Item = (&'static str, &FieldId, fn(FieldKind) -> bool)> {
        let is_one_line: fn(FieldKind) -> bool =
            |kind| matches!(kind.gesture(), Gesture::Line | Gesture::Choice | Gesture::OneOf);
        let is_phone = |kind| kind == FieldKind::Phone;
        let is_prose: fn(FieldKind) -> bool = |kind| kind.gesture() == Gesture::Prose;
        let is_email = |kind| kind == FieldKind::Email;
        let Contact { name, title, phone, email } = &self.contact;
        let roles = [
            ("applicant", Some(&self.applicant), is_one_line),
            ("names_drafts", self.names_drafts.as_ref(), is_one_line),
            ("name", name.as_ref(), is_one_line),
            ("title", title.as_ref(), is_one_line),
            ("phone", phone.as_ref(), is_phone),
            ("email", email.as_ref(), is_email),
            ("participation", self.participation.as_ref(), is_prose),
        ];
        roles.into_iter().filter_map(|(role, id, fits)| Some((role, id?, fits)))
    }
}
