//! Plain text, as `som show` and `som export --to txt` print it, in either language.

use unicode_width::UnicodeWidthStr;

use super::field_text::{FieldText, without_blank_ends};
use crate::form::{Field, FormSpec, Section};
use crate::roundtrip::flowed;
use crate::roundtrip::form_lines::{FormLines, answer_column, folded, is_rule, is_unanswered};

/// What the lines say of the fields.
pub(super) fn field_texts(lines: &[&str], form: &FormSpec) -> Vec<FieldText> {
    let reader = PlainTextReader::new(form);
    let mut found = PlainTextScan::default();
    // Above the first section stand the form's title and the like.
    let mut at = (0..lines.len()).find(|at| reader.form_lines.heading(&lines[*at..]).is_some()).unwrap_or(0);
    while let Some(line) = lines.get(at) {
        at += reader.take(&mut found, line, &lines[at..]);
    }
    let is_flowed = lines.windows(2).any(|pair| pair[0].ends_with(' ') && !pair[1].trim().is_empty());
    found.answers.iter().map(|answer| reader.field_text(answer, is_flowed)).collect()
}

/// Reads lines of plain text, knowing the form's own.
pub(super) struct PlainTextReader<'a> {
    form_lines: FormLines<'a>,
    /// The short answers' labels, folded, and the column in which the answer begins.
    labels: Vec<(String, &'a Field, usize)>,
    /// The groups' headings, folded.
    groups: Vec<String>,
}

/// How far the lines have been read.
#[derive(Default)]
struct PlainTextScan<'a, 't> {
    answers: Vec<PlainTextAnswer<'a, 't>>,
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

struct PlainTextAnswer<'a, 't> {
    field: &'a Field,
    lines: Vec<&'t str>,
}

impl<'a> PlainTextReader<'a> {
    pub(super) fn new(form: &'a FormSpec) -> Self {
        let of_section = |section: &'a Section| {
            let column = answer_column(section.fields());
            let short = section.fields().filter(|field| field.limit.is_none());
            short.map(move |field| (folded(field.name()), field, column))
        };
        let groups = form.sections.iter().flat_map(|section| &section.groups);
        PlainTextReader {
            form_lines: FormLines::new(form),
            labels: form.sections.iter().flat_map(of_section).collect(),
            groups: groups.filter_map(|group| group.heading.as_deref()).map(folded).collect(),
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
    fn take<'t>(&self, found: &mut PlainTextScan<'a, 't>, line: &'t str, lines: &[&'t str]) -> usize {
        if !line.starts_with(' ') {
            if let Some(count) = self.form_lines.heading(lines) {
                found.expected = Expected::Nothing;
                return count + usize::from(lines.get(count).is_some_and(|line| is_rule(line)));
            }
            if is_rule(line) {
                found.drop_heading();
                return 1;
            }
            if let Some(field) = self.form_lines.long_label(line) {
                found.begin(field, Expected::Long);
                return 1 + usize::from(lines.get(1).is_some_and(|line| FormLines::is_meter(line)));
            }
        }
        if found.expected != Expected::Long {
            if let Some((field, text, column)) = self.short_label(line) {
                found.begin(field, Expected::Short(column));
                found.push(text);
                return 1;
            }
            if !line.starts_with(' ') && self.groups.contains(&folded(line)) {
                found.expected = Expected::Nothing;
                return 1;
            }
        }
        match found.expected {
            Expected::Nothing => {}
            Expected::Short(column) => found.push(unindented(line, column)),
            Expected::Long => found.push(line),
        }
        1
    }

    /// The field whose short answer begins in this line, its text there, and its column.
    fn short_label<'t>(&self, line: &'t str) -> Option<(&'a Field, &'t str, usize)> {
        let (before, after) = line.split_once(':')?;
        let indent = before.len() - before.trim_start().len();
        let label = folded(before);
        let (_, field, column) = self.labels.iter().find(|(name, ..)| *name == label)?;
        // The later lines of an answer are indented to its column.
        if indent >= *column {
            return None;
        }
        let gap = column.saturating_sub(before.width() + 1);
        let text = if indent == 2 && after.bytes().take_while(|b| *b == b' ').count() >= gap {
            &after[gap..]
        } else {
            after.trim_start_matches([' ', '\t'])
        };
        Some((field, text, *column))
    }

    fn field_text(&self, answer: &PlainTextAnswer<'a, '_>, is_flowed: bool) -> FieldText {
        let is_blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
        let lines = without_blank_ends(&answer.lines, is_blank);
        let field = answer.field.id.clone();
        if let [line] = lines
            && is_unanswered(line.trim_end())
        {
            return FieldText { field, text: String::new(), is_unanswered: true };
        }
        let lines = lines.iter().map(|line| self.form_lines.unstuffed(line));
        let text = match answer.field.limit {
            Some(_) => flowed::text(lines, is_flowed, &self.form_lines.form().page),
            None => lines.collect::<Vec<_>>().join("\n"),
        };
        FieldText { field, text, is_unanswered: false }
    }
}

/// A line of a short answer without its indent.
fn unindented(line: &str, column: usize) -> &str {
    let is_indented = line.bytes().take_while(|b| *b == b' ').count() >= column;
    if is_indented { &line[column..] } else { line.trim_start_matches([' ', '\t']) }
}

impl<'a, 't> PlainTextScan<'a, 't> {
    fn begin(&mut self, field: &'a Field, expected: Expected) {
        self.answers.push(PlainTextAnswer { field, lines: Vec::new() });
        self.expected = expected;
    }

    fn push(&mut self, line: &'t str) {
        if let Some(answer) = self.answers.last_mut() {
            answer.lines.push(line);
        }
    }

    /// An unknown heading with a rule ends the answer, and is no part of it.
    fn drop_heading(&mut self) {
        if let Some(answer) = self.answers.last_mut().filter(|_| self.expected != Expected::Nothing) {
            while answer.lines.pop_if(|line| !line.trim().is_empty()).is_some() {}
        }
        self.expected = Expected::Nothing;
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Draft;
    use crate::export::{Exporter, Submission, plain_text};
    use crate::form::{FieldId, som};
    use crate::import::{Note, text};
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

    /// The answers that hold something.
    fn read(text: &str) -> Vec<(String, String)> {
        let imported = text::read(text.as_bytes(), som()).expect("a form");
        assert_eq!(imported.notes, []);
        let answers = imported.answers.into_iter().filter(|(_, text)| !text.is_empty());
        answers.map(|(field, text)| (field.to_string(), text)).collect()
    }

    fn owned(answers: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut owned: Vec<_> =
            answers.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
        owned.sort();
        owned
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
        assert_eq!(read(&exported(&answers)), owned(&answers));
        for lang in [Lang::Da, Lang::En] {
            assert_eq!(
                read(&plain_text(&submission(&draft), &Words::new(lang))),
                owned(&answers),
                "{lang:?}"
            );
        }
    }

    #[test]
    fn an_editor_that_takes_blanks_at_line_ends_changes_nothing() {
        let answers = [("kendskab", LONG), ("motivation", LONG), ("adresse", "Vej 1\n8000 Aarhus C")];
        let lines: Vec<String> = exported(&answers).lines().map(|line| line.trim_end().to_owned()).collect();
        assert_eq!(read(&lines.join("\r\n")), owned(&answers));
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
        assert_eq!(read(&exported(&answers)), owned(&answers));
        assert_eq!(read(&plain_text(&submission(&draft(&answers)), &Words::new(Lang::En))), owned(&answers));
    }

    #[test]
    fn a_label_that_stands_twice_is_told() {
        let text = exported(&[("motivation", "Første"), ("omraade", "Andet")]);
        let twice = text.replace("Første\n", "Første\n\nOmråde:\n\nTredje\n");
        let imported = text::read(twice.as_bytes(), som()).expect("a form");
        assert_eq!(imported.notes, [Note::Ambiguous(FieldId::new("omraade"))]);
        assert_eq!(imported.answers[&FieldId::new("motivation")], "Første");
        assert!(!imported.answers.contains_key(&FieldId::new("omraade")));
    }

    #[test]
    fn an_unknown_heading_with_a_rule_is_no_answer() {
        let text =
            exported(&[("datapraksis", "Vi har data")]) + "\n\nGodkendelse\nog mere\n───────────\n\nIngen\n";
        assert_eq!(read(&text), owned(&[("datapraksis", "Vi har data")]));
    }

    #[test]
    fn a_text_whose_indents_were_lost_is_read() {
        let text = exported(&[("navn", "Åse"), ("adresse", "Vej 1\n8000 Aarhus C"), ("omraade", "Unge")]);
        let flat: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(
            read(&flat.join("\n")),
            owned(&[("navn", "Åse"), ("adresse", "Vej 1\n8000 Aarhus C"), ("omraade", "Unge")])
        );
    }
}
