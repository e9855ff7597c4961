//! A form as RON, in the way of the built-in one, with a comment where something was guessed.

use std::collections::BTreeMap;

use super::model::{Guess, ToldField, ToldForm, ToldGroup, ToldRows, ToldSection, ToldSum};
use super::names::{GivenIds, ID_MAX, form_id, id_of, short_of, step_of};
use super::roles::ToldRoles;
use crate::form::FieldKind;
use crate::ron_file::write::quoted;
use crate::say;
use crate::words::{Lang, Words};

/// The data of a form, and where what was guessed stands.
#[derive(Debug)]
pub(super) struct FormWriter {
    pub(super) ron: String,
    pub(super) guesses: BTreeMap<Guess, Vec<String>>,
    depth: usize,
    /// Comments are for the people who keep the form, and so in its language.
    words: Words,
}

impl FormWriter {
    /// Writes a form on a page of these lines.
    pub(super) fn write(
        form: &ToldForm,
        roles: &ToldRoles,
        (page, page_is_guess): (Vec<String>, bool),
    ) -> Self {
        let words = Words::new(Lang::Da);
        let mut out = FormWriter { ron: String::new(), guesses: BTreeMap::new(), depth: 0, words };
        out.line(&format!("// {}", say!(out.words, "form-draft-head")));
        out.block("Form(", ")", |out| {
            out.head(form, roles);
            let guess = page_is_guess.then_some(Guess::Page);
            out.guessed("page: Layout(", guess, "page");
            out.inner(|out| page.iter().for_each(|line| out.line(line)));
            out.line("),");
            out.block("sections: [", "],", |out| {
                form.sections.iter().for_each(|section| out.section(section));
            });
        });
        out
    }

    fn head(&mut self, form: &ToldForm, roles: &ToldRoles) {
        self.text("id", &form_id(&form.title));
        self.line("version: 1,");
        let guess = form.title_is_guess.then_some(Guess::Title);
        self.guessed(&format!("title: {},", quoted(&form.title)), guess, "title");
        if let Some(deadline) = &form.deadline {
            self.guessed(
                &format!("applications: Until({}),", quoted(deadline)),
                Some(Guess::Deadline),
                deadline,
            );
        }
        let addresses =
            [("send_to", &form.send_to), ("address", &form.address), ("enquiries", &form.enquiries)];
        for (key, text) in addresses {
            self.optional_text(key, text.as_deref());
        }
        let applicant = format!("applicant: {},", quoted(&roles.applicant));
        self.guessed(&applicant, Some(Guess::Applicant), &roles.applicant);
        let contact = [
            ("name", &roles.name),
            ("title", &roles.title),
            ("phone", &roles.phone),
            ("email", &roles.email),
        ];
        let contact: Vec<String> =
            contact.iter().filter_map(|(key, id)| Some(format!("{key}: {}", quoted(id.as_ref()?)))).collect();
        if !contact.is_empty() {
            let contact = format!("contact: Contact({}),", contact.join(", "));
            self.guessed(&contact, Some(Guess::Contact), "contact");
        }
    }

    fn section(&mut self, section: &ToldSection) {
        self.block("Section(", "),", |out| {
            let guess = section.is_guess.then_some(Guess::Section);
            out.guessed(&format!("title: {},", quoted(&section.title)), guess, &section.title);
            let fields: Vec<&ToldField> = section.groups.iter().flat_map(|group| &group.fields).collect();
            let (step, is_guess) = step_of(&section.title, &fields);
            out.guessed(&format!("step: {},", quoted(&step)), is_guess.then_some(Guess::Step), &step);
            out.block("groups: [", "],", |out| section.groups.iter().for_each(|group| out.group(group)));
        });
    }

    fn group(&mut self, group: &ToldGroup) {
        self.block("Group(", "),", |out| {
            out.optional_text("heading", group.heading.as_deref());
            if let Some(rows) = &group.rows {
                out.rows(rows);
            }
            out.condition(group.shown_if.as_deref(), group.heading.as_deref().unwrap_or("guidance"));
            let intro = (group.intro > 0).then_some(Guess::Intro);
            out.texts("guidance", &group.guidance, intro);
            out.texts("requirements", &group.requirements, None);
            out.optional_text("recommendation", group.recommendation.as_deref());
            out.optional_text("criteria", group.criteria.as_deref());
            out.optional_text("limit_text", group.limit_text.as_deref());
            out.block("fields: [", "],", |out| group.fields.iter().for_each(|field| out.field(field)));
            if !group.sums.is_empty() {
                out.block("sums: [", "],", |out| {
                    group.sums.iter().for_each(|sum| out.sum(sum, &group.fields));
                });
            }
        });
    }

    fn sum(&mut self, sum: &ToldSum, fields: &[ToldField]) {
        let of: Vec<String> = sum.of.iter().map(|at| quoted(&fields[*at].id)).collect();
        let (id, label) = (quoted(&sum.id), quoted(&sum.label));
        let sum_of = format!("Sum(id: {id}, label: {label}, of: [{}]),", of.join(", "));
        self.guessed(&sum_of, Some(Guess::Sum), &sum.id);
    }

    /// That a group's fields are asked once for each row.
    fn rows(&mut self, ToldRows { id, row, max }: &ToldRows) {
        let rows = format!("rows: Rows(id: {}, row: {}, min: 1, max: {max}),", quoted(id), quoted(row));
        self.guessed(&rows, Some(Guess::Rows), id);
    }

    fn field(&mut self, field: &ToldField) {
        self.block("Field(", "),", |out| {
            out.text("id", &field.id);
            out.guessed(&format!("label: {},", quoted(&field.label)), field.label_guess, &field.id);
            out.guessed(&format!("kind: {:?},", field.kind), field.kind_guess, &field.id);
            if !field.options.is_empty() {
                let options: Vec<String> = field.options.iter().map(|option| quoted(option)).collect();
                out.line(&format!("options: [{}],", options.join(", ")));
            }
            if field.optional {
                out.guessed("optional: true,", Some(Guess::Optional), &field.id);
            }
            let is_text = matches!(field.kind, FieldKind::Text | FieldKind::Lines | FieldKind::Prose);
            if let Some(limit) = field.limit.as_ref().filter(|_| is_text) {
                let guess = limit.is_guess.then_some(Guess::Limit);
                out.guessed(&format!("limit: {},", limit.ron()), guess, &field.id);
                if let Some(counted) = limit.counted {
                    out.text("counted", counted);
                }
            }
            out.questions(&field.points, &field.id);
            out.condition(field.shown_if.as_deref(), &field.id);
        });
    }

    fn condition(&mut self, condition: Option<&str>, place: &str) {
        if let Some(condition) = condition {
            self.guessed(&format!("shown_if: {condition},"), Some(Guess::Condition), place);
        }
    }

    fn questions(&mut self, points: &[String], field: &str) {
        if points.is_empty() {
            return;
        }
        let mut given = GivenIds::default();
        self.block("questions: Bullets([", "]),", |out| {
            for point in points {
                out.block("Question(", "),", |out| {
                    out.text("id", &given.give(&id_of(point, "spoergsmaal"), None, ID_MAX));
                    out.text("text", point);
                    let short = format!("short: {},", quoted(&short_of(point)));
                    out.guessed(&short, Some(Guess::Short), field);
                });
            }
        });
    }

    fn block(&mut self, begin: &str, end: &str, inner: impl FnOnce(&mut Self)) {
        self.line(begin);
        self.inner(inner);
        self.line(end);
    }

    fn inner(&mut self, inner: impl FnOnce(&mut Self)) {
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    fn text(&mut self, key: &str, text: &str) {
        self.line(&format!("{key}: {},", quoted(text)));
    }

    fn optional_text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn texts(&mut self, key: &str, texts: &[String], guess: Option<Guess>) {
        if texts.is_empty() {
            return;
        }
        self.guessed(&format!("{key}: ["), guess, key);
        self.inner(|out| texts.iter().for_each(|text| out.line(&format!("{},", quoted(text)))));
        self.line("],");
    }

    /// A line with a comment where it was guessed; `place` says where that is.
    fn guessed(&mut self, text: &str, guess: Option<Guess>, place: &str) {
        let Some(guess) = guess else { return self.line(text) };
        let comment = say!(self.words, "form-draft-guessed", guess = guess.text(&self.words));
        self.line(&format!("{text} // {comment}"));
        let places = self.guesses.entry(guess).or_default();
        if places.last().is_none_or(|last| last != place) {
            places.push(place.to_owned());
        }
    }

    fn line(&mut self, text: &str) {
        self.ron.push_str(&"    ".repeat(self.depth));
        self.ron.push_str(text);
        self.ron.push('\n');
    }
}
