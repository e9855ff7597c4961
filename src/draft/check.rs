//! What is wrong with a draft and how far along it is: computed from what was typed, never stored.

use std::borrow::Cow;

use crate::draft::Draft;
use crate::draft::diff::ParagraphEdit;
use crate::form::kind::Flaw;
use crate::form::{Field, FieldId, FormSpec};
use crate::page::Fill;
use crate::say;
use crate::words::Words;

/// Something for the writer to fix or, as a notice, to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The field it is about.
    pub field: FieldId,
    /// The kind.
    pub kind: ProblemKind,
}

/// The kinds of problem.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// Two people changed the answer at once, and nobody has chosen a text yet.
    Conflict,
    /// The answer is blank.
    Empty,
    /// The answer is longer than the form allows.
    TooLong(Fill),
    /// The answer stands in a row beyond those that there may be, so many.
    TooManyRows(usize),
    /// The answer doesn't suit its kind of field, or contains what it shouldn't.
    Flaw(Flaw),
}

impl Problem {
    /// Whether it only informs and leaves the draft complete.
    pub(crate) fn is_notice(&self) -> bool {
        matches!(&self.kind, ProblemKind::Flaw(flaw) if flaw.is_notice())
    }

    /// Whether the answer itself is wrong or doubtful, rather than missing, too long or disputed.
    pub(crate) fn is_flaw(&self) -> bool {
        matches!(self.kind, ProblemKind::Flaw(_))
    }

    /// The kind's name in JSON.
    pub(crate) fn kind_id(&self) -> &'static str {
        match &self.kind {
            ProblemKind::Conflict => "conflict",
            ProblemKind::Empty => "empty",
            ProblemKind::TooLong(_) => "too_long",
            ProblemKind::TooManyRows(_) => "too_many_rows",
            ProblemKind::Flaw(flaw) => flaw.kind_id(),
        }
    }

    /// The sentence for the writer: what to do, or what is wrong.
    pub(crate) fn message(&self, form: &FormSpec, words: &Words) -> String {
        match &self.kind {
            ProblemKind::Conflict => say!(words, "problem-conflict"),
            ProblemKind::Empty => {
                form.field(&self.field).map_or_else(String::new, |field| field.ask_text(words))
            }
            ProblemKind::TooManyRows(max) => say!(words, "rows-too-many", max = *max),
            ProblemKind::TooLong(fill) => fill.problem(words).unwrap_or_default(),
            ProblemKind::Flaw(flaw) => flaw.message(words),
        }
    }
}

/// The result for one field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldCheck {
    /// The field.
    pub field: FieldId,
    /// Whether the answer isn't blank.
    pub is_answered: bool,
    /// How much of its limit the answer fills, where it has one.
    pub fill: Option<Fill>,
    /// Where what is over the limit begins.
    pub over_from: Option<Overflow>,
    /// Its problems, the gravest first.
    pub problems: Vec<Problem>,
    /// Results by paragraph; of a short answer, one for the whole.
    paragraphs: Vec<ParagraphCheck>,
}

/// The start of the first line, word or character over the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// The byte within it.
    pub byte: usize,
}

/// The result for one paragraph. Paragraphs are independent, so an edit rechecks only those it touched.
#[derive(Debug, Clone, Copy, PartialEq)]
struct ParagraphCheck {
    /// In what its limit counts.
    length: usize,
    is_blank: bool,
    flaw: Option<Flaw>,
}

impl ParagraphCheck {
    fn of(form: &FormSpec, field: &Field, text: &str) -> Self {
        let length = field.limit.map_or(0, |limit| limit.length_of(text, &form.page));
        ParagraphCheck { length, is_blank: text.trim().is_empty(), flaw: field.flaw(text) }
    }
}

impl FieldCheck {
    /// Checks an answer.
    pub(crate) fn of(form: &FormSpec, field: &Field, draft: &Draft) -> Self {
        let text = draft.answer(&field.id);
        // A short answer is checked as a whole.
        let texts: Vec<&str> = if field.is_prose() { text.split('\n').collect() } else { vec![text.trim()] };
        let paragraphs = texts.iter().map(|text| ParagraphCheck::of(form, field, text)).collect();
        FieldCheck::found(form, field, draft, paragraphs, |at| texts[at])
    }

    /// Combines the paragraphs' results; `text` returns the one in which the limit falls.
    fn found<'t>(
        form: &FormSpec,
        field: &Field,
        draft: &Draft,
        paragraphs: Vec<ParagraphCheck>,
        text: impl Fn(usize) -> &'t str,
    ) -> Self {
        // A single empty paragraph is an empty answer, and takes no line.
        let is_empty = paragraphs.len() == 1 && text(0).is_empty();
        let length = if is_empty { 0 } else { paragraphs.iter().map(|paragraph| paragraph.length).sum() };
        let fill = field.fill(length, &form.page);
        let over_from = field.limit.and_then(|limit| {
            let (paragraph, fitting) = over_from(&paragraphs, limit.allowed(&form.page))?;
            Some(Overflow { paragraph, byte: limit.place(text(paragraph), fitting, &form.page) })
        });
        let is_answered = paragraphs.iter().any(|paragraph| !paragraph.is_blank);
        let is_disputed = draft.is_disputed(&field.id);
        let mut kinds = Vec::new();
        if is_disputed {
            kinds.push(ProblemKind::Conflict);
        }
        if is_answered {
            kinds.extend(form.rows_exceeded_at(&field.id).map(ProblemKind::TooManyRows));
            kinds.extend(fill.clone().filter(Fill::is_over).map(ProblemKind::TooLong));
            kinds.extend(paragraphs.iter().find_map(|paragraph| paragraph.flaw).map(ProblemKind::Flaw));
        } else if !field.optional && !is_disputed {
            kinds.push(ProblemKind::Empty);
        }
        let problems = kinds.into_iter().map(|kind| Problem { field: field.id.clone(), kind }).collect();
        FieldCheck { field: field.id.clone(), is_answered, fill, over_from, problems, paragraphs }
    }
}

/// The paragraph with the first line, word or character that doesn't fit, and how many fit before it there.
fn over_from(paragraphs: &[ParagraphCheck], fitting: usize) -> Option<(usize, usize)> {
    let mut before = 0;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if before + paragraph.length > fitting {
            return Some((at, fitting - before));
        }
        before += paragraph.length;
    }
    None
}

/// The results for a whole draft, in form order.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    fields: Vec<FieldCheck>,
}

impl Check {
    /// Checks a draft.
    pub fn of(form: &FormSpec, draft: &Draft) -> Self {
        let check = |field: &Field| FieldCheck::of(form, field, draft);
        Check { fields: form.fields().map(check).collect() }
    }

    /// Rechecks the paragraphs of a field that an edit replaced; `text` returns them as they are now.
    pub(crate) fn edited<'t>(
        &mut self,
        form: &FormSpec,
        field: &Field,
        draft: &Draft,
        edit: ParagraphEdit,
        text: impl Fn(usize) -> &'t str,
    ) {
        if !field.is_prose() {
            return self.again(form, field, draft);
        }
        let Some(found) = self.fields.iter_mut().find(|found| found.field == field.id) else { return };
        let ParagraphEdit { first, removed, inserted } = edit;
        let mut paragraphs = std::mem::take(&mut found.paragraphs);
        let fresh = (first..first + inserted).map(|at| ParagraphCheck::of(form, field, text(at)));
        paragraphs.splice(first..first + removed, fresh);
        *found = FieldCheck::found(form, field, draft, paragraphs, text);
    }

    /// Rechecks a field after its answer or rivals changed.
    pub(crate) fn again(&mut self, form: &FormSpec, field: &Field, draft: &Draft) {
        if let Some(found) = self.fields.iter_mut().find(|found| found.field == field.id) {
            *found = FieldCheck::of(form, field, draft);
        }
    }

    /// A field's result; `None` for a field not in the form.
    pub(crate) fn field(&self, id: &FieldId) -> Option<&FieldCheck> {
        self.fields.iter().find(|found| found.field == *id)
    }

    /// The results in form order.
    pub fn fields(&self) -> &[FieldCheck] {
        &self.fields
    }

    /// All problems and notices, in form order.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.fields.iter().flat_map(|found| &found.problems)
    }

    /// The number of problems, without notices.
    pub fn problem_count(&self) -> usize {
        self.problems().filter(|problem| !problem.is_notice()).count()
    }

    /// The names of fields with problems, or with notices, in form order.
    pub(crate) fn names_with<'f>(&self, form: &'f FormSpec, are_notices: bool) -> Vec<Cow<'f, str>> {
        let is_one = |problem: &Problem| problem.is_notice() == are_notices;
        let has_one = |found: &&FieldCheck| found.problems.iter().any(is_one);
        let fields = self.fields.iter().filter(has_one).filter_map(|found| form.field(&found.field));
        fields.map(Field::full_name).collect()
    }

    /// Whether no problem is left.
    pub(crate) fn is_complete(&self) -> bool {
        self.problem_count() == 0
    }

    /// The number of answered fields.
    pub fn answered(&self) -> usize {
        self.fields.iter().filter(|found| found.is_answered).count()
    }
}

#[cfg(test)]
mod limits;

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::draft::Rival;
    use crate::form::som;
    use crate::words::Lang;

    fn draft(answers: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::new(som(), DateTime::UNIX_EPOCH, "mette");
        for (id, text) in answers {
            draft.set_answer(&FieldId::new(*id), *text);
        }
        draft
    }

    fn messages(answers: &[(&str, &str)], field: &str) -> Vec<String> {
        let words = Words::new(Lang::Da);
        Check::of(som(), &draft(answers))
            .problems()
            .filter(|problem| problem.field.as_str() == field)
            .map(|problem| problem.message(som(), &words))
            .collect()
    }

    #[test]
    fn an_empty_draft_has_a_problem_for_each_field_that_must_be_filled() {
        let check = Check::of(som(), &draft(&[]));
        assert_eq!(check.problem_count(), 12);
        assert!(check.problems().all(|problem| problem.kind_id() == "empty" && !problem.is_notice()));
    }

    #[test]
    fn an_empty_field_gets_an_instruction() {
        assert_eq!(messages(&[], "navn"), ["Indtast navnet på den projektansvarlige"]);
        assert_eq!(messages(&[("navn", " ")], "navn"), ["Indtast navnet på den projektansvarlige"]);
        assert!(messages(&[], "kommune_forvaltning").is_empty());
    }

    #[test]
    fn too_many_lines_are_told_in_lines() {
        let text = vec!["Linje"; 28].join("\n");
        assert_eq!(
            messages(&[("datapraksis", &text)], "datapraksis"),
            ["Beskrivelsen må højst fylde ½ A4-side. Den fylder 3 linjer for meget"]
        );
        assert!(messages(&[("datapraksis", &vec!["Linje"; 25].join("\n"))], "datapraksis").is_empty());
    }

    #[test]
    fn a_civil_registration_number_is_a_notice() {
        let check = Check::of(som(), &draft(&[("omraade", "Borger 010180-1234 får hjælp")]));
        let cpr = check.problems().find(|problem| problem.field.as_str() == "omraade").expect("a notice");
        assert_eq!((cpr.kind_id(), cpr.is_notice()), ("cpr", true));
    }

    #[test]
    fn an_edit_is_checked_by_what_it_touched_as_if_by_the_whole() {
        let field = som().field(&FieldId::new("omraade")).expect("the field");
        let before = "Første afsnit er her.\nAndet\n\nFjerde 010180-1234";
        let after = "Første afsnit er her.\nHelt andet, og nyt\nog et til\n\nFjerde";
        let mut check = Check::of(som(), &draft(&[("omraade", before)]));
        let texts: Vec<&str> = after.split('\n').collect();
        let draft = draft(&[("omraade", after)]);
        check.edited(som(), field, &draft, ParagraphEdit { first: 1, removed: 1, inserted: 2 }, |at| {
            texts[at]
        });
        check.edited(som(), field, &draft, ParagraphEdit { first: 4, removed: 1, inserted: 1 }, |at| {
            texts[at]
        });
        assert_eq!(check, Check::of(som(), &draft));
    }

    /// The draft, with one answer that two people changed.
    fn disputed(answers: &[(&str, &str)], id: &str) -> Draft {
        let mut draft = draft(answers);
        let rival = Rival { text: "Deres".into(), by: "jonas".into(), at: DateTime::UNIX_EPOCH };
        draft.set_rivals(&FieldId::new(id), vec![rival]);
        draft
    }

    #[test]
    fn an_answer_of_two_is_the_gravest_problem_and_no_notice() {
        let long = "Borger 010180-1234 får hjælp\n".repeat(40);
        let check = Check::of(som(), &disputed(&[("omraade", &long)], "omraade"));
        let omraade = FieldId::new("omraade");
        let problems = &check.field(&omraade).expect("the field").problems;
        let kinds: Vec<&str> = problems.iter().map(Problem::kind_id).collect();
        assert_eq!(kinds, ["conflict", "too_long", "cpr"]);
        assert!(!problems[0].is_notice());
        assert_eq!(
            problems[0].message(som(), &Words::new(Lang::Da)),
            "To har skrevet i svaret samtidig: vælg, hvilken tekst der gælder"
        );
    }

    #[test]
    fn an_empty_answer_with_a_rival_is_to_be_chosen_and_not_to_be_written() {
        let check = Check::of(som(), &disputed(&[], "navn"));
        let kinds: Vec<&str> = check
            .problems()
            .filter(|problem| problem.field.as_str() == "navn")
            .map(Problem::kind_id)
            .collect();
        assert_eq!(kinds, ["conflict"]);
    }

    #[test]
    fn rivals_come_and_go_while_someone_writes() {
        for id in ["omraade", "navn"] {
            let field = som().field(&FieldId::new(id)).expect("the field");
            let (calm, disputed) = (draft(&[(id, "Vores")]), disputed(&[(id, "Vores")], id));
            let edit = ParagraphEdit { first: 0, removed: 1, inserted: 1 };
            let mut check = Check::of(som(), &calm);
            for draft in [&disputed, &calm, &disputed] {
                check.edited(som(), field, draft, edit, |_| "Vores");
                assert_eq!(check, Check::of(som(), draft));
            }
            check.again(som(), field, &calm);
            assert_eq!(check, Check::of(som(), &calm));
        }
    }

    #[test]
    fn the_first_line_that_does_not_fit_is_found() {
        let long = "Ord på en linje. ".repeat(30);
        let text = format!("{}\n{long}", ["Linje"; 11].join("\n"));
        let check = Check::of(som(), &draft(&[("omraade", &text)]));
        let over =
            check.field(&FieldId::new("omraade")).and_then(|found| found.over_from).expect("it is over");
        assert_eq!(over.paragraph, 11);
        assert!(long[..over.byte].len() > 60 && long[over.byte..].starts_with(|c: char| c.is_alphabetic()));
    }
}
