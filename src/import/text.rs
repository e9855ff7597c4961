//! Plain text, as `som show` and `som export --to txt` print it, in either language.

use unicode_width::UnicodeWidthStr;

use super::plain::Part;
use crate::export::text::frame::{Frame, folded, is_rule, is_unanswered};
use crate::export::text::{column, flowed};
use crate::form::{Field, FormSpec, Section};

/// What the lines of a text say of the fields.
pub(super) fn parts(lines: &[&str], form: &FormSpec) -> Vec<Part> {
    let reader = Reader::new(form);
    let mut found = Found::default();
    // What stands above the first section is the form's title and the like.
    let mut at = (0..lines.len()).find(|at| reader.frame.heading(&lines[*at..]).is_some()).unwrap_or(0);
    while let Some(line) = lines.get(at) {
        at += reader.take(&mut found, line, &lines[at..]);
    }
    let is_flowed = lines.windows(2).any(|pair| pair[0].ends_with(' ') && !pair[1].trim().is_empty());
    found.places.iter().map(|place| reader.part(place, is_flowed)).collect()
}

/// What the form says, and how its lines are known.
pub(super) struct Reader<'a> {
    frame: Frame<'a>,
    /// The short answers' labels, folded, and the column that the answer begins in.
    labels: Vec<(String, &'a Field, usize)>,
    /// The headings of groups, folded.
    groups: Vec<String>,
}

/// The places of a text that say something of a field.
#[derive(Default)]
struct Found<'a, 't> {
    places: Vec<Place<'a, 't>>,
    /// What the next line belongs to, if it is none of the frame's.
    state: State,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum State {
    /// To nothing; a short answer may follow.
    #[default]
    Nothing,
    /// To a short answer that begins in this column.
    Short(usize),
    /// To a long answer: only the label of another or a heading ends it.
    Long,
}

struct Place<'a, 't> {
    field: &'a Field,
    lines: Vec<&'t str>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(form: &'a FormSpec) -> Self {
        let of_section = |section: &'a Section| {
            let column = column(section.fields());
            let short = section.fields().filter(|field| field.limit.is_none());
            short.map(move |field| (folded(field.name()), field, column))
        };
        let groups = form.sections.iter().flat_map(|section| &section.groups);
        Reader {
            frame: Frame::new(form),
            labels: form.sections.iter().flat_map(of_section).collect(),
            groups: groups.filter_map(|group| group.heading.as_deref()).map(folded).collect(),
        }
    }

    /// Whether a text begins with a line that only a form says.
    pub(super) fn is_of_form(&self, lines: &[&str]) -> bool {
        let Some(line) = lines.first() else { return false };
        self.frame.heading(lines).is_some()
            || self.frame.long_label(line).is_some()
            || self.short_label(line).is_some()
    }

    /// Takes the first of these lines, and those that belong together with it; says how many.
    fn take<'t>(&self, found: &mut Found<'a, 't>, line: &'t str, lines: &[&'t str]) -> usize {
        if !line.starts_with(' ') {
            if let Some(count) = self.frame.heading(lines) {
                found.state = State::Nothing;
                return count + usize::from(lines.get(count).is_some_and(|line| is_rule(line)));
            }
            if is_rule(line) {
                found.drop_heading();
                return 1;
            }
            if let Some(field) = self.frame.long_label(line) {
                found.begin(field, State::Long);
                return 1 + usize::from(lines.get(1).is_some_and(|line| Frame::is_meter(line)));
            }
        }
        if found.state != State::Long {
            if let Some((field, text, column)) = self.short_label(line) {
                found.begin(field, State::Short(column));
                found.push(text);
                return 1;
            }
            if !line.starts_with(' ') && self.groups.contains(&folded(line)) {
                found.state = State::Nothing;
                return 1;
            }
        }
        match found.state {
            State::Nothing => {}
            State::Short(column) => found.push(behind(line, column)),
            State::Long => found.push(line),
        }
        1
    }

    /// The field whose short answer begins in this line, what is said of it there, and in which column.
    fn short_label<'t>(&self, line: &'t str) -> Option<(&'a Field, &'t str, usize)> {
        let (before, after) = line.split_once(':')?;
        let indent = before.len() - before.trim_start().len();
        let label = folded(before);
        let (_, field, column) = self.labels.iter().find(|(name, ..)| *name == label)?;
        // A line below an address is indented as far as it.
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

    /// What a place says.
    fn part(&self, place: &Place<'a, '_>, is_flowed: bool) -> Part {
        let is_blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
        let mut lines = &place.lines[..];
        while let [first, rest @ ..] = lines
            && is_blank(first)
        {
            lines = rest;
        }
        while let [rest @ .., last] = lines
            && is_blank(last)
        {
            lines = rest;
        }
        let field = place.field.id.clone();
        if let [line] = lines
            && is_unanswered(line.trim_end())
        {
            return Part { field, text: String::new(), is_unanswered: true };
        }
        let lines = lines.iter().map(|line| self.frame.unguarded(line));
        let text = match place.field.limit {
            Some(_) => flowed::text(lines, is_flowed, &self.frame.form().page),
            None => lines.collect::<Vec<_>>().join("\n"),
        };
        Part { field, text, is_unanswered: false }
    }
}

/// A line of a short answer without its indent.
fn behind(line: &str, column: usize) -> &str {
    let is_indented = line.bytes().take_while(|b| *b == b' ').count() >= column;
    if is_indented { &line[column..] } else { line.trim_start_matches([' ', '\t']) }
}

impl<'a, 't> Found<'a, 't> {
    fn begin(&mut self, field: &'a Field, state: State) {
        self.places.push(Place { field, lines: Vec::new() });
        self.state = state;
    }

    fn push(&mut self, line: &'t str) {
        if let Some(place) = self.places.last_mut() {
            place.lines.push(line);
        }
    }

    /// Below a rule's heading, whatever it says, nothing belongs to the answer above it.
    fn drop_heading(&mut self) {
        if let Some(place) = self.places.last_mut().filter(|_| self.state != State::Nothing) {
            while place.lines.pop_if(|line| !line.trim().is_empty()).is_some() {}
        }
        self.state = State::Nothing;
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Draft;
    use crate::export::{Exporter, Submission, plain_text};
    use crate::form::{FieldId, som};
    use crate::import::{Note, plain};
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
        let imported = plain::read(text.as_bytes(), som()).expect("a form");
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
        let imported = plain::read(twice.as_bytes(), som()).expect("a form");
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
