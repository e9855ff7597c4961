//! Builds the form, block by block.

use super::addresses::AddressReader;
use super::blocks::{Block, Item, Line};
use super::choices::{ticked_field, ticks_in};
use super::conditions::condition_in;
use super::label::{is_label, labelled, shortened};
use super::limit::limit_in;
use super::model::{Guess, ToDo, ToldField, ToldForm, ToldGroup, ToldSection, joined};
use super::number::unnumbered;
use super::outline::{LineRank, Outline};
use super::room::has_room_below;
use super::sentences::{SentenceRole, sentences};
use crate::form::FieldKind;
use crate::import::ImportError;
use crate::import::placeholder::is_place_to_write;

/// The most fields of a form, by the rules of forms.
const FIELDS_MAX: usize = 500;
/// No label behind which a line is left open is longer, in characters.
const OPEN_MAX: usize = 60;
/// No line with fields in it is longer, in bytes.
const INLINE_MAX: usize = 2_000;
/// No unit behind a line to write on is longer, in characters.
const UNIT_MAX: usize = 15;

/// A form, as it is being built.
#[derive(Debug, Default)]
pub(super) struct FormBuilder {
    pub(super) form: ToldForm,
    /// Text before the first section.
    intro: Vec<String>,
    addresses: AddressReader,
    /// Whether the next line may go on with the title.
    is_title_open: bool,
    /// Whether what comes next begins a group.
    is_closed: bool,
    /// Whether headings within tables begin sections.
    pub(super) sections_are_in_tables: bool,
    fields: usize,
    /// The last line that may name a field without a label.
    last_heading: Option<String>,
    /// The label of the box that follows.
    pub(super) question: Option<String>,
    /// The question whose boxes follow in lines of their own.
    ticks: Option<(String, Vec<String>)>,
}

/// The form that a document's blocks make.
pub(super) fn form_of(blocks: &[Block]) -> Result<ToldForm, ImportError> {
    let outline = Outline::of(blocks);
    let mut builder =
        FormBuilder { sections_are_in_tables: outline.is_without_sections(), ..FormBuilder::default() };
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Line(line) if builder.take_title(&outline, at, line) => {}
            Block::Line(line) => match outline.rank(blocks, at) {
                LineRank::Section => {
                    builder.begin_section(unnumbered(&line.text), outline.is_guess());
                    builder.unboxed(line, &blocks[at + 1..]);
                }
                LineRank::Sub if builder.unboxed(line, &blocks[at + 1..]) => {}
                LineRank::Sub => builder.sub_heading(unnumbered(&line.text), blocks.get(at + 1)),
                LineRank::Text => builder.line(line, &blocks[at + 1..]),
            },
            Block::Table(grid) => builder.table(grid),
            Block::End => builder.end_table(),
        }
        if builder.fields > FIELDS_MAX {
            return Err(ImportError::TooMuch);
        }
    }
    builder.finish()
}

impl FormBuilder {
    /// Takes a line of the title, and passes over the agency's name above it; false for other lines.
    fn take_title(&mut self, outline: &Outline, at: usize, line: &Line) -> bool {
        let Some((title, is_guess)) = outline.title() else { return false };
        if at == title {
            self.form.title.clone_from(&line.text);
            (self.form.title_is_guess, self.is_title_open) = (is_guess, true);
            return true;
        }
        self.is_title_open &= self.form.sections.is_empty();
        let is_more = line.heading == Some(0) || self.is_title_open && outline.is_of_title(line);
        if is_more {
            self.form.title = joined(Some(std::mem::take(&mut self.form.title)), Some(line.text.clone()))
                .unwrap_or_default();
        }
        self.is_title_open &= is_more || line.text.is_empty();
        is_more || at < title && is_name(line)
    }

    pub(super) fn begin_section(&mut self, title: &str, is_guess: bool) {
        self.end_ticks();
        self.is_closed = false;
        self.last_heading = Some(title.to_owned());
        self.addresses.announce(title, &mut self.form);
        self.form.sections.push(ToldSection { title: title.to_owned(), is_guess, groups: Vec::new() });
    }

    /// A heading within a section.
    pub(super) fn sub_heading(&mut self, text: &str, next: Option<&Block>) {
        if next.is_some_and(|next| matches!(next, Block::Line(next) if ticks_in(&next.text).is_some())) {
            return self.text(text);
        }
        self.end_ticks();
        let is_new = self.form.sections.last().is_none_or(|section| {
            let is_begun =
                |group: &ToldGroup| group.heading.is_some() || group.has_text() || !group.fields.is_empty();
            section.groups.last().is_none_or(is_begun)
        });
        if is_new {
            self.is_closed = true;
        }
        self.addresses.announce(text, &mut self.form);
        self.group().heading = Some(text.to_owned());
        self.last_heading = Some(text.to_owned());
    }

    /// The group that text and fields go to.
    pub(super) fn group(&mut self) -> &mut ToldGroup {
        if self.form.sections.is_empty() {
            let section = ToldSection { title: self.form.title.clone(), is_guess: true, groups: Vec::new() };
            self.form.sections.push(section);
        }
        let section = self.form.sections.last_mut().expect("there is one now");
        if std::mem::take(&mut self.is_closed) || section.groups.is_empty() {
            section.groups.push(ToldGroup::default());
        }
        section.groups.last_mut().expect("there is one now")
    }

    /// The last group, if it has begun.
    pub(super) fn last_group(&self) -> Option<&ToldGroup> {
        self.form.sections.last()?.groups.last().filter(|_| !self.is_closed)
    }

    /// Ends a table within a table.
    fn end_table(&mut self) {
        self.end_ticks();
        self.close_group();
    }

    /// Ends the group: what comes next is about something else.
    pub(super) fn close_group(&mut self) {
        self.is_closed = true;
    }

    /// A line of text outside tables.
    fn line(&mut self, line: &Line, after: &[Block]) {
        if line.text.is_empty() && line.chosen.is_none() {
            return;
        }
        if let Some((before, options)) = ticks_in(&line.text) {
            return self.ticked_line(before, options);
        }
        self.end_ticks();
        if self.addresses.take(line, &mut self.form) {
            return;
        }
        if names_box(line, after) {
            self.question = Some(line.text.clone());
            return;
        }
        let is_before_list = matches!(after.first(), Some(Block::Line(next)) if next.item != Item::None);
        if self.inline_fields(line, is_before_list) || self.unboxed(line, after) {
            return;
        }
        // Without sections, what stands first is about the first fields.
        if self.form.sections.is_empty() && !self.sections_are_in_tables {
            return self.intro.push(line.text.clone());
        }
        if line.item == Item::None {
            return self.text(&line.text);
        }
        self.begin_after_fields();
        self.group().points.push(line.text.clone());
    }

    /// Boxes to tick in a line; those of the next lines go on with them.
    pub(super) fn ticked_line(&mut self, before: String, mut options: Vec<String>) {
        match &mut self.ticks {
            Some((_, all)) if before.is_empty() && !is_declared(&options) => all.append(&mut options),
            _ => {
                self.end_ticks();
                let is_whole = !before.is_empty() || is_declared(&options);
                let question = if is_whole { before } else { self.take_question() };
                self.ticks = Some((question, options));
            }
        }
    }

    /// The line before the boxes, where it asks what they answer.
    fn take_question(&mut self) -> String {
        let is_intro = self.form.sections.is_empty();
        let guidance = if is_intro { &mut self.intro } else { &mut self.group().guidance };
        let is_question = guidance.last().is_some_and(|last| last.ends_with(['?', ':']) || is_label(last));
        if is_question { guidance.pop().unwrap_or_default() } else { String::new() }
    }

    /// Makes a field of the boxes that were read.
    pub(super) fn end_ticks(&mut self) {
        if let Some((question, options)) = self.ticks.take() {
            let mut field = ticked_field(&question, "", options);
            if field.label.is_empty() {
                field.label = self.last_heading.clone().unwrap_or_else(|| "Svar".to_owned());
                field.label_guess = Some(Guess::Label);
            }
            self.field(field);
        }
    }

    /// Fields in a line of text: `Navn: ______ Telefon: ______`. False where there are none.
    pub(super) fn inline_fields(&mut self, line: &Line, is_before_list: bool) -> bool {
        if line.item != Item::None || line.text.len() > INLINE_MAX {
            return false;
        }
        let mut rest = line.text.as_str();
        let mut labels = Vec::new();
        while let Some(at) = writing_line(rest) {
            labels.push(rest[..at].trim());
            rest = rest[at..].trim_start_matches(|c: char| matches!(c, '_' | '.' | '…') || c.is_whitespace());
        }
        let is_open = !rest.is_empty()
            && !is_before_list
            && (line.chosen.is_some() || rest.ends_with(':') && rest.chars().count() <= OPEN_MAX)
            && !["følgende:", "herunder:", "nedenfor:", "til:"].iter().any(|end| rest.ends_with(end));
        if is_open {
            labels.push(rest);
        } else if let ([label], true) = (labels.as_slice(), is_unit(rest)) {
            let (label, unit) = (format!("{label} … {rest}"), labelled(rest));
            let kind = if unit.kind == FieldKind::Text { FieldKind::Number } else { unit.kind };
            let (kind_guess, label_guess) = (Some(Guess::Kind), Some(Guess::Label));
            self.field(ToldField { label, label_guess, kind, kind_guess, ..ToldField::default() });
            return true;
        } else if !rest.is_empty() {
            return false;
        }
        let labels: Vec<&str> = labels.into_iter().filter(|label| !label.is_empty()).collect();
        for label in &labels {
            let mut field = labelled(label);
            if let Some(chosen) = line.chosen.clone() {
                field.choose(chosen);
            }
            self.field(field);
        }
        !labels.is_empty() || is_place_to_write(&line.text)
    }

    /// A question with room below it, but no box. False where it is none.
    fn unboxed(&mut self, line: &Line, after: &[Block]) -> bool {
        if !has_room_below(line, after) {
            return false;
        }
        let text = unnumbered(&line.text);
        self.begin_after_fields();
        let mut field = if is_label(text) { labelled(text) } else { shortened(text) };
        if field.label_guess.is_some() {
            self.text(text);
        }
        if field.kind == FieldKind::Text {
            (field.kind, field.kind_guess) = (FieldKind::Prose, Some(Guess::Prose));
        }
        self.field(field);
        self.close_group();
        true
    }

    /// Text that is none of a field, sorted by what it is for.
    pub(super) fn text(&mut self, text: &str) {
        let told = sentences(text);
        // A limit below its box.
        if let [(SentenceRole::Limit, sentence)] = told.as_slice()
            && let Some(group) = self.last_group_mut()
            && let Some(field) = group.fields.last_mut().filter(|field| field.limit.is_none())
            && field.kind == FieldKind::Prose
        {
            field.limit = limit_in(sentence);
            group.limit_text = joined(group.limit_text.take(), Some(sentence.clone()));
            return;
        }
        self.begin_after_fields();
        let group = self.group();
        for (role, sentence) in told {
            group.limit = group.limit.take().or_else(|| limit_in(&sentence));
            match role {
                SentenceRole::Guidance => group.guidance.push(sentence),
                SentenceRole::Requirement => group.requirements.push(sentence),
                SentenceRole::Recommendation => {
                    group.recommendation = joined(group.recommendation.take(), Some(sentence));
                }
                SentenceRole::Criteria => group.criteria = joined(group.criteria.take(), Some(sentence)),
                SentenceRole::Limit => group.limit_text = joined(group.limit_text.take(), Some(sentence)),
            }
        }
    }

    fn last_group_mut(&mut self) -> Option<&mut ToldGroup> {
        self.form.sections.last_mut()?.groups.last_mut()
    }

    /// Text behind fields is about the next ones.
    pub(super) fn begin_after_fields(&mut self) {
        if self
            .form
            .sections
            .last()
            .and_then(|section| section.groups.last())
            .is_some_and(|group| !group.fields.is_empty())
        {
            self.is_closed = true;
        }
    }

    /// Adds a field to the group.
    pub(super) fn field(&mut self, field: ToldField) {
        self.fields += 1;
        if field.label.to_lowercase().contains("underskrift") {
            self.form.to_do.push(ToDo::Signature(field.label.clone()));
        }
        self.group().fields.push(field);
    }

    /// What a field without a label is called: the heading above it.
    pub(super) fn label_from_heading(&self) -> String {
        let heading = self.last_group().and_then(|group| group.heading.clone()).or(self.last_heading.clone());
        heading.unwrap_or_else(|| "Svar".to_owned())
    }

    fn finish(mut self) -> Result<ToldForm, ImportError> {
        self.end_ticks();
        let mut form = std::mem::take(&mut self.form);
        for section in &mut form.sections {
            let groups = std::mem::take(&mut section.groups);
            let mut waiting: Vec<ToldGroup> = Vec::new();
            for mut group in groups {
                if group.fields.is_empty() {
                    waiting.push(group);
                } else {
                    group.begin_with(std::mem::take(&mut waiting));
                    section.groups.push(group);
                }
            }
            if section.groups.is_empty() && section.title == form.title {
                self.intro.extend(waiting.drain(..).flat_map(|group| group.guidance));
            }
        }
        form.sections.retain(|section| !section.groups.is_empty());
        if form.title.is_empty() {
            let title = form.sections.iter().map(|section| &section.title).find(|title| !title.is_empty());
            form.title = title.map_or("Skema", String::as_str).to_owned();
            form.title_is_guess = true;
        }
        for section in form.sections.iter_mut().filter(|section| section.title.is_empty()) {
            section.title.clone_from(&form.title);
        }
        let Some(first) = form.groups_mut().next() else { return Err(ImportError::NoFields) };
        first.intro = self.intro.len();
        first.guidance.splice(0..0, self.intro);
        for group in form.groups_mut() {
            settle(group);
        }
        Ok(form)
    }
}

/// Whether a box stands by itself: `☐ Jeg bekræfter, at …`.
fn is_declared(options: &[String]) -> bool {
    let declares =
        |option: &String| ["Jeg ", "Vi ", "Undertegnede "].iter().any(|who| option.starts_with(who));
    options.len() == 1 && options.iter().all(declares)
}

/// Whether a line only names something or somebody.
fn is_name(line: &Line) -> bool {
    let is_open = line.chosen.is_some() || has_writing_line(&line.text) || ticks_in(&line.text).is_some();
    is_label(&line.text) && !is_open && !line.text.ends_with([':', '?', '!']) && !line.text.contains('@')
}

/// Whether a line is the label of the box below it.
fn names_box(line: &Line, after: &[Block]) -> bool {
    let next = after.iter().find(|block| !matches!(block, Block::Line(line) if line.text.is_empty()));
    let is_naming = line.text.ends_with(':') || condition_in(&line.text).is_some();
    let is_plain = line.item == Item::None && line.chosen.is_none() && is_label(&line.text);
    is_naming && is_plain && matches!(next, Some(Block::Table(grid)) if grid.is_box())
}

/// Where a line to write on begins in a text.
fn writing_line(text: &str) -> Option<usize> {
    text.find("___").or_else(|| text.find("....")).or_else(|| text.find("……"))
}

pub(super) fn has_writing_line(text: &str) -> bool {
    writing_line(text).is_some()
}

/// Whether this is a unit behind a line to write on: `___ måneder`.
fn is_unit(text: &str) -> bool {
    let is_plain = !text.contains([':', '?']) && text.starts_with(char::is_lowercase);
    is_plain && text.chars().count() <= UNIT_MAX
}

/// Gives a group's points and limit to the field that they are about.
fn settle(group: &mut ToldGroup) {
    let limit = group.limit.take();
    let mut prose = group.fields.iter_mut().filter(|field| field.kind == FieldKind::Prose);
    match prose.next() {
        Some(field) => {
            field.limit = field.limit.take().or(limit);
            field.points.append(&mut group.points);
        }
        None => group.guidance.append(&mut group.points),
    }
}
