//! Plain text, as `som show` and `som export --to txt` print it, in either language.

use unicode_width::UnicodeWidthStr;

use super::field_text::{FieldText, FieldTexts};
use super::form_words::{FormWords, without_blank_ends};
use crate::form::{Field, FieldId, FormSpec, Section};
use crate::roundtrip::flowed;
use crate::roundtrip::form_lines::{FormLines, answer_column, folded, is_rule, is_unanswered};

/// What the lines say of the fields.
pub(super) fn field_texts(lines: &[&str], form: &FormSpec, words: &FormWords) -> FieldTexts {
    let mut reader = PlainTextReader::new(form);
    // Above the first section stand the form's title and the like.
    let first = (0..lines.len()).find(|at| reader.form_lines.heading(&lines[*at..]).is_some()).unwrap_or(0);
    let mut at = first;
    while at < lines.len() {
        at += reader.take(&lines[at..]);
    }
    let is_flowed = lines.windows(2).any(|pair| pair[0].ends_with(' ') && !pair[1].trim().is_empty());
    let text = |(field, lines): &(&Field, Vec<&str>)| reader.field_text(field, lines, is_flowed);
    let mut texts: Vec<FieldText> = reader.answers.iter().map(text).collect();
    let is_marked = texts.iter().any(|text| text.is_unanswered)
        || lines.iter().any(|line| is_rule(line) || FormLines::is_meter(line));
    if !is_marked {
        for text in &mut texts {
            text.text = words.without(words.before_form(&text.text));
        }
    }
    let above = lines[..first].iter().map(|line| (None, (*line).to_owned()));
    let others = above.chain(reader.others.iter().cloned()).filter(|(_, line)| !is_rule(line)).collect();
    FieldTexts { texts, is_marked, others }
}

/// Reads lines of plain text, knowing the form's own.
pub(super) struct PlainTextReader<'a, 't> {
    form: &'a FormSpec,
    form_lines: FormLines<'a>,
    /// The short answers' labels, folded, and the column in which the answer begins.
    labels: Vec<(String, &'a Field, usize)>,
    /// The groups' headings, folded.
    groups: Vec<String>,
    /// The answers so far, in lines.
    answers: Vec<(&'a Field, Vec<&'t str>)>,
    /// The lines that are in no answer, each with the field before it.
    others: Vec<(Option<FieldId>, String)>,
    /// What the next line belongs to, unless it is one of the form's.
    expected: Expected,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Expected {
    /// Nothing; a short answer may follow.
    #[default]
    Nothing,
    /// A short answer that begins in this column.
    Short(usize),
    /// A long answer: only a long answer's label or a heading ends it.
    Long,
}

impl<'a, 't> PlainTextReader<'a, 't> {
    pub(super) fn new(form: &'a FormSpec) -> Self {
        let of_section = |section: &'a Section| {
            let column = answer_column(section.fields());
            let short = section.fields().filter(|field| field.limit.is_none());
            short.map(move |field| (folded(field.name()), field, column))
        };
        let groups = form.sections.iter().flat_map(|section| &section.groups);
        PlainTextReader {
            form,
            form_lines: FormLines::new(form),
            labels: form.sections.iter().flat_map(of_section).collect(),
            groups: groups.filter_map(|group| group.heading.as_deref()).map(folded).collect(),
            answers: Vec::new(),
            others: Vec::new(),
            expected: Expected::Nothing,
        }
    }

    /// Whether the first of these lines is one of the form's.
    pub(super) fn is_of_form(&self, lines: &[&str]) -> bool {
        let Some(line) = lines.first() else { return false };
        self.form_lines.heading(lines).is_some()
            || self.form_lines.long_label(line).is_some()
            || self.short_label(line).is_some()
    }

    /// Reads the first of these lines, and those that belong to it; gives how many.
    fn take(&mut self, lines: &[&'t str]) -> usize {
        let line = lines[0];
        if !line.starts_with(' ') {
            if let Some(count) = self.form_lines.heading(lines) {
                self.expected = Expected::Nothing;
                return count + usize::from(lines.get(count).is_some_and(|line| is_rule(line)));
            }
            if is_rule(line) {
                self.drop_heading();
                return 1;
            }
            if let Some(field) = self.form_lines.long_label(line) {
                self.answers.push((field, Vec::new()));
                self.expected = Expected::Long;
                return 1 + usize::from(lines.get(1).is_some_and(|line| FormLines::is_meter(line)));
            }
        }
        if self.expected != Expected::Long {
            if let Some((field, text, column)) = self.short_label(line) {
                self.answers.push((field, vec![text]));
                self.expected = Expected::Short(column);
                return 1;
            }
            if !line.starts_with(' ') && self.groups.contains(&folded(line)) {
                self.expected = Expected::Nothing;
                return 1;
            }
        }
        if self.expected == Expected::Nothing {
            let after = self.answers.last().map(|(field, _)| field.id.clone());
            self.others.push((after, line.to_owned()));
        }
        if let Some((_, answer)) = self.answers.last_mut() {
            match self.expected {
                Expected::Nothing => {}
                Expected::Short(column) => answer.push(unindented(line, column)),
                Expected::Long => answer.push(line),
            }
        }
        1
    }

    /// The field whose short answer begins in this line, its text there, and its column.
    fn short_label<'l>(&self, line: &'l str) -> Option<(&'a Field, &'l str, usize)> {
        let (before, after) = line.split_once(':')?;
        let indent = before.len() - before.trim_start().len();
        let label = folded(before);
        let (_, field, column) = self.labels.iter().find(|(name, ..)| *name == label)?;
        // The later lines of an answer are indented to its column.
        if indent >= *column {
            return None;
        }
        let gap = column.saturating_sub(before.width() + 1);
        let gap = if indent == 2 { gap } else { usize::MAX };
        Some((field, unindented(after, gap), *column))
    }

    /// An unknown heading with a rule ends the answer, and is no part of it.
    fn drop_heading(&mut self) {
        if let Some((field, lines)) = self.answers.last_mut().filter(|_| self.expected != Expected::Nothing) {
            let first = lines.iter().rposition(|line| line.trim().is_empty()).map_or(0, |blank| blank + 1);
            let heading = lines.drain(first..).map(|line| (Some(field.id.clone()), line.to_owned()));
            self.others.extend(heading);
        }
        self.expected = Expected::Nothing;
    }

    fn field_text(&self, field: &Field, lines: &[&str], is_flowed: bool) -> FieldText {
        let is_blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
        let lines = without_blank_ends(lines, is_blank);
        let is_unanswered = matches!(lines, [line] if is_unanswered(line.trim_end()));
        let typed = lines.iter().map(|line| self.form_lines.unstuffed(line));
        let text = match field.limit {
            _ if is_unanswered => String::new(),
            Some(_) => flowed::text(typed, is_flowed, &self.form.page),
            None => typed.collect::<Vec<_>>().join("\n"),
        };
        FieldText { field: field.id.clone(), text, is_unanswered }
    }
}

/// A line of a short answer without its indent: this many blanks, or else all.
fn unindented(line: &str, column: usize) -> &str {
    let is_indented = line.bytes().take_while(|b| *b == b' ').count() >= column;
    if is_indented { &line[column..] } else { line.trim_start_matches([' ', '\t']) }
}

#[cfg(test)]
mod tests {
    use crate::draft::Draft;
    use crate::export::{Exporter, Submission, plain_text};
    use crate::form::{FieldId, som};
    use crate::import::field_text::left_over;
    use crate::import::text::tests::{filled, owned};
    use crate::import::{Note, Place, text};
    use crate::words::{Lang, Words};

    fn draft(answers: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
        for (id, text) in answers {
            draft.set_answer(&FieldId::new(*id), *text);
        }
        draft
    }

    fn submission(draft: &Draft) -> Submission<'_> {
        Submission { form: som(), draft, now: chrono::DateTime::UNIX_EPOCH, with_approval: false }
    }

    fn exported(answers: &[(&str, &str)]) -> String {
        let draft = draft(answers);
        let bytes =
            Exporter::named("txt").expect("a format").export(&submission(&draft), &Words::new(Lang::Da));
        String::from_utf8(bytes).expect("text")
    }

    const LONG: &str = "Kommunen har siden 2019 arbejdet med investeringer i social- og sundhedsområdet, og det er \
                        både socialforvaltningen og økonomiafdelingen/ledelsen, der har været med.\n\n- Det ene\n- Det \
                        andet, som er så langt, at det skal brydes på siden, for der er ikke plads til det hele her\nOg så";

    #[test]
    fn what_show_and_export_print_is_read_back_in_both_languages() {
        let answers = [
            ("kommune", "Aarhus Kommune"),
            ("adresse", "Rådhuspladsen 2\n\n  8000 Aarhus C\nNavn: Rådhuset"),
            ("kendskab", LONG),
            ("omraade", "Udsatte unge"),
        ];
        let draft = draft(&answers);
        assert_eq!(filled(&exported(&answers)), owned(&answers));
        for lang in [Lang::Da, Lang::En] {
            assert_eq!(
                filled(&plain_text(&submission(&draft), &Words::new(lang))),
                owned(&answers),
                "{lang:?}"
            );
        }
    }

    #[test]
    fn an_editor_that_takes_blanks_at_line_ends_changes_nothing() {
        let answers = [("kendskab", LONG), ("motivation", LONG), ("adresse", "Vej 1\n8000 Aarhus C")];
        let lines: Vec<String> = exported(&answers).lines().map(|line| line.trim_end().to_owned()).collect();
        assert_eq!(filled(&lines.join("\r\n")), owned(&answers));
    }

    #[test]
    fn an_answer_that_says_what_the_form_says_stays_one() {
        let answers = [
            ("kommune_forvaltning", "(ikke besvaret)"),
            (
                "motivation",
                "Område:\n[40 % af ¼ A4-side · 5 linjer · 7 tilbage]\n5. Datadrevet praksis\n─────\nNavn: x",
            ),
            ("omraade", "(not answered)"),
            ("kendskab", "[40 % af ¼ A4-side · 5 linjer · 7 tilbage]\nAnsøgerkommune\n Område:"),
        ];
        assert_eq!(filled(&exported(&answers)), owned(&answers));
        assert_eq!(
            filled(&plain_text(&submission(&draft(&answers)), &Words::new(Lang::En))),
            owned(&answers)
        );
    }

    #[test]
    fn a_label_that_stands_twice_is_told() {
        let text = exported(&[("motivation", "Første"), ("omraade", "Andet")]);
        let twice = text.replace("Første\n", "Første\n\nOmråde:\n\nTredje\n");
        let imported = text::read(twice.as_bytes(), som()).expect("a form");
        let field = FieldId::new("omraade");
        let told = ["Tredje", "Andet"].map(|text| left_over(Some(&field), text));
        assert_eq!(imported.notes, [&[Note::Ambiguous(field)][..], &told].concat());
        assert_eq!(imported.answers[&FieldId::new("motivation")], "Første");
        assert!(!imported.answers.contains_key(&FieldId::new("omraade")));
    }

    #[test]
    fn an_unknown_heading_with_a_rule_is_no_answer() {
        let text =
            exported(&[("datapraksis", "Vi har data")]) + "\n\nGodkendelse\nog mere\n───────────\n\nIngen\n";
        let imported = text::read(text.as_bytes(), som()).expect("a form");
        assert_eq!(imported.answers[&FieldId::new("datapraksis")], "Vi har data");
        let after = Some(FieldId::new("datapraksis"));
        let told = "Godkendelse / og mere / Ingen".to_owned();
        assert_eq!(imported.notes, [Note::LeftOver { place: Place::Text, after, text: told }]);
    }

    #[test]
    fn a_text_whose_indents_were_lost_is_read() {
        let text = exported(&[("navn", "Åse"), ("adresse", "Vej 1\n8000 Aarhus C"), ("omraade", "Unge")]);
        let flat: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(
            filled(&flat.join("\n")),
            owned(&[("navn", "Åse"), ("adresse", "Vej 1\n8000 Aarhus C"), ("omraade", "Unge")])
        );
    }
}
