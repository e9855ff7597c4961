use chrono::TimeDelta;

use super::*;
use crate::draft::{CaretPosition, Rival};
use crate::form::som;
use crate::words::Lang;
use crate::wrap::wrapped;

/// A conversation at rest, what it said, and what it was asked to do.
struct Held {
    conversation: Conversation<'static>,
    words: &'static Words,
}

impl Held {
    fn with(draft: Draft, manner: Manner) -> Self {
        let words = Box::leak(Box::new(Words::new(Lang::Da)));
        Held { conversation: Conversation::begin(Forms::built_in(), words, draft, now(), manner), words }
    }

    fn new() -> Self {
        let mut held = Self::with(empty(), Manner::default());
        held.said();
        held
    }

    /// Hears these lines, and returns what was said from the last one on.
    fn hear(&mut self, lines: &str) -> String {
        let mut said = String::new();
        for line in lines.split('\n') {
            self.conversation.take_said();
            self.conversation.hear(line, now());
            said = self.said();
        }
        said
    }

    fn task(&mut self, line: &str) -> Task {
        self.conversation.hear(line, now())
    }

    fn said(&mut self) -> String {
        self.conversation.take_said().join("\n")
    }

    fn answer(&self, field: &str) -> &str {
        self.conversation.draft().answer(&FieldId::new(field))
    }
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(19_660)
}

fn empty() -> Draft {
    Draft::new(som(), now(), "mette")
}

fn filled(answers: &[(&str, &str)]) -> Draft {
    let mut draft = empty();
    for (field, text) in answers {
        draft.set_answer(&FieldId::new(*field), *text);
    }
    draft
}

#[test]
fn the_first_line_says_that_it_is_on_and_how_to_leave() {
    let first = announcement(&Words::new(Lang::Da));
    let said = Held::with(empty(), Manner::default()).said();
    assert_eq!(first, "Linjetilstand er slået til. /slut gemmer og slutter, /hjælp viser kommandoer.");
    assert!(said.ends_with("Spørgsmål 1 af 13. Kommune."), "{said}");
}

#[test]
fn a_line_answers_a_question_of_one_line_and_an_empty_one_leaves_it() {
    let mut held = Held::new();
    let said = held.hear("aarhus");
    assert_eq!(held.answer("kommune"), "Aarhus Kommune");
    assert!(said.contains("”aarhus” er gemt som ”Aarhus Kommune”"), "{said}");
    assert!(said.contains("Spørgsmål 2 af 13. "), "{said}");
    held.hear("/tilbage\n");
    assert_eq!(held.answer("kommune"), "Aarhus Kommune");
    held.hear("/tilbage\n.");
    assert_eq!(held.answer("kommune"), "Aarhus Kommune");
}

#[test]
fn several_lines_end_with_a_full_stop_and_blank_ones_stay() {
    let mut held = Held::new();
    let said = held.hear("/gå 9\nFørste afsnit.\n\nAndet.");
    assert_eq!(held.answer("ledelsesopbakning"), "Første afsnit.\n\nAndet.");
    assert_eq!(said, "3 linjer, 12 % af ½ A4-side, 22 linjer tilbage.");
    assert!(held.hear(".").contains("Spørgsmål 10 af 13"));
    // Two full stops are one.
    held.hear("..\n...");
    assert_eq!(held.answer("kendskab"), ".\n...");
}

#[test]
fn a_long_answer_that_is_there_is_replaced_with_a_word_and_comes_back() {
    let mut held = Held::with(filled(&[("ledelsesopbakning", "Gammelt.\n\nSvar.")]), Manner::default());
    let asked = held.hear("/gå 9");
    assert!(asked.contains("Svaret nu: 3 linjer, 12 % af ½ A4-side"), "{asked}");
    assert!(held.hear("Nyt.").starts_with("Det erstatter det tidligere svar."));
    assert_eq!(held.answer("ledelsesopbakning"), "Nyt.");
    held.hear("Mere.\n/fortryd");
    assert_eq!(held.answer("ledelsesopbakning"), "Nyt.");
    held.hear("Andet.");
    assert_eq!(held.answer("ledelsesopbakning"), "Nyt.\nAndet.");
    held.hear("/fortryd\n/fortryd");
    assert_eq!(held.answer("ledelsesopbakning"), "Gammelt.\n\nSvar.");
    // What comes next begins anew.
    held.hear("Igen.\n.");
    assert_eq!(held.answer("ledelsesopbakning"), "Igen.");
}

#[test]
fn paragraphs_are_added_and_rewritten_by_the_numbers_that_were_read_out() {
    let mut held = Held::with(filled(&[("motivation", "Et.\n\nTo.\nTre.")]), Manner::default());
    let said = held.hear("/gå 11\n/vis");
    assert!(said.starts_with("1. Et.\n2. To.\n3. Tre.\n"), "{said}");
    assert!(held.hear("/afsnit 2").contains("Afsnittet nu: To."));
    held.hear("Anden.\nTilføjet.\n.");
    assert_eq!(held.answer("motivation"), "Et.\n\nAnden.\nTilføjet.\nTre.");
    held.hear("/gå 11\n/tilføj\nSidst.\n.");
    assert_eq!(held.answer("motivation"), "Et.\n\nAnden.\nTilføjet.\nTre.\nSidst.");
    // Begun and left alone, nothing changes.
    held.hear("/gå 11\n/afsnit 1\n.");
    held.hear("/gå 11\n/tilføj\n");
    assert_eq!(held.answer("motivation"), "Et.\n\nAnden.\nTilføjet.\nTre.\nSidst.");
    assert!(held.hear("/gå 11\n/afsnit 9").contains("Svaret har 5 afsnit"));
    held.hear("/tøm");
    assert_eq!(held.answer("motivation"), "");
    held.hear("/fortryd");
    assert_eq!(held.answer("motivation").lines().count(), 6);
}

#[test]
fn undo_takes_the_last_change_back_and_turns_to_its_question() {
    let mut held = Held::new();
    held.hear("/gå 6\n12345678");
    let said = held.hear("/fortryd");
    assert_eq!(held.answer("telefon"), "");
    assert!(said.contains("Fortrudt: Telefon.") && said.contains("Spørgsmål 6 af 13. Telefon."), "{said}");
    assert!(held.hear("/fortryd").contains("fortryde"), "nothing is left to undo");
}

#[test]
fn edit_comes_back_to_where_it_was_asked_for_and_go_goes_on() {
    let mut held = Held::new();
    assert!(held.hear("/gå 9\n/ret 6\n12 34 56 78").contains("Spørgsmål 9 af 13"));
    assert!(held.hear("/tjek\n/ret 7\nmette@aarhus.dk").contains("Tjek dine svar."));
    assert!(held.hear("/gå 7\n").contains("Spørgsmål 8 af 13"));
    assert!(held.hear("/gå 14").contains("Der er 13 spørgsmål"));
    assert!(held.hear("/tjek\n/tilbage").contains("Spørgsmål 8 af 13"), "back to where it came from");
    assert!(held.hear("/tjek\n/næste").contains("Det er slutningen"));
}

#[test]
fn after_the_last_question_comes_the_review_where_text_is_no_answer() {
    let mut held = Held::new();
    let said = held.hear("/gå 13\nData.\n.");
    assert!(said.contains("Tjek dine svar. 1 af 13 besvaret, 11 problemer."), "{said}");
    assert!(said.contains("\n13. Datadrevet praksis: 1 linje, 4 % af ½ A4-side"), "{said}");
    assert!(said.contains("\n6. Telefon: ikke besvaret.\n"), "{said}");
    held.hear("/ret 6\n123");
    assert!(held.hear("/tjek").contains("\n6. Telefon: 123. Ret: Skriv 8 cifre"));
    let before = held.conversation.draft().clone();
    assert!(held.hear("noget").starts_with("Her er ingen svar at skrive."));
    assert!(held.conversation.draft().says_the_same(&before));
    assert!(held.hear("/vis").contains("Spørgsmål 13. "));
}

#[test]
fn every_command_says_or_does_something_in_every_place() {
    for place in ["/gå 1", "/gå 3", "/gå 9", "/tjek"] {
        for (_, danish, english, _) in command::COMMANDS {
            for name in [danish, english] {
                let mut held = Held::new();
                held.hear(place);
                held.conversation.take_said();
                let task = held.task(&format!("/{name}"));
                let said = held.said();
                assert!(task != Task::Listen || !said.is_empty(), "/{name} at {place}");
                held.hear("");
            }
        }
    }
}

#[test]
fn an_approval_asks_for_two_things_and_can_be_left() {
    let mut held = Held::new();
    assert!(held.hear("/godkend").contains("Hvem godkender?"));
    assert!(held.hear("Jonas Holm").contains("stilling"));
    assert_eq!(held.task("Direktør"), Task::Approve("Jonas Holm".to_owned(), "Direktør".to_owned()));
    held.conversation.resume();
    assert!(held.hear("/godkend\n").contains("Intet er godkendt."));
    assert!(held.hear("/godkend\nJonas\n").contains("Intet er godkendt."));
    // A command is no name.
    held.hear("/godkend\n/gå 6");
    assert!(held.hear("12345678").contains("Spørgsmål 7"));
}

#[test]
fn a_letter_goes_only_after_a_whole_yes() {
    let mut held = Held::new();
    assert_eq!(held.task("/send"), Task::ShowLetter(false));
    assert_eq!(held.task("/send godkendelse"), Task::Listen, "nobody has approved");
    held.conversation.change(|draft| draft.approve("Jonas", "Chef", now()));
    assert_eq!(held.task("/send godkendelse"), Task::ShowLetter(true));
    assert_eq!(held.task("/send nu"), Task::Listen);
    for (answer, task) in [("ja", Task::Send), ("JA ", Task::Send), ("j", Task::Listen), ("", Task::Listen)] {
        held.conversation.ask_to_send("Send?".to_owned());
        assert_eq!(held.task(answer), task, "{answer:?}");
        held.conversation.resume();
        assert_eq!(held.task("ja"), Task::Listen, "asked once");
    }
    let mut rehearsal = Held::with(empty(), Manner { is_rehearsal: true, ..Manner::default() });
    assert_eq!(rehearsal.task("/send"), Task::Listen);
}

#[test]
fn it_begins_where_the_writer_left_off_only_if_asked_to() {
    let mut draft = filled(&[("telefon", "1")]);
    draft.note_place(Some(&FieldId::new("telefon")), CaretPosition::default());
    let asked = |draft: &Draft, beginning| {
        Held::with(draft.clone(), Manner { beginning, ..Manner::default() }).said()
    };
    assert!(asked(&draft, Beginning::LeftOff).contains("Spørgsmål 6 af 13"));
    assert!(asked(&draft, Beginning::FirstQuestion).contains("Spørgsmål 1 af 13"));
    draft.note_place(None, CaretPosition::default());
    assert!(asked(&draft, Beginning::LeftOff).contains("Tjek dine svar"));
}

#[test]
fn a_draft_that_can_t_be_changed_is_read_out_and_not_changed() {
    let mut held = Held::with(filled(&[("navn", "Åse")]), Manner { is_read_only: true, ..Manner::default() });
    let before = held.conversation.draft().clone();
    for line in
        ["Aarhus", "/gå 9", "Afsnit", "/tøm", "/kryds 1", "/tilføj", "/godkend", "/fortryd", "/tjek", "/vis"]
    {
        held.hear(line);
    }
    assert!(held.conversation.draft().says_the_same(&before));
}

/// What both have begun with, and what a colleague made of it.
fn colleague(base: &Draft, field: &str, text: &str) -> Draft {
    let mut theirs = base.clone();
    theirs.set_answer(&FieldId::new(field), text);
    "jonas".clone_into(&mut theirs.changed_by);
    theirs
}

#[test]
fn what_a_colleague_writes_is_told_and_never_overwritten_by_the_lines_that_follow() {
    let base = filled(&[("motivation", "Et.\nTo.")]);
    let mut held = Held::with(base.clone(), Manner::default());
    held.hear("/gå 11\n/tilføj\nTre.");
    held.conversation.take_said();
    held.conversation.take_in(&base, &colleague(&base, "motivation", "Et, rettet.\nTo."), "Jonas");
    assert_eq!(held.said(), "Jonas har ændret Målsætninger og forventninger, spørgsmål 11.");
    held.hear("Fire.");
    assert_eq!(held.answer("motivation"), "Et, rettet.\nTo.\nTre.\nFire.");
    held.hear("/fortryd\n/fortryd");
    assert_eq!(held.answer("motivation"), "Et, rettet.\nTo.", "only the own lines go");
}

#[test]
fn where_both_wrote_the_same_paragraph_both_texts_stay_to_choose_from() {
    let base = filled(&[("motivation", "Et.")]);
    let mut held = Held::with(base.clone(), Manner::default());
    held.hear("/gå 11\nMit.");
    held.conversation.take_said();
    held.conversation.take_in(&base, &colleague(&base, "motivation", "Jonas' tekst."), "Jonas");
    assert!(held.said().contains("/gå 11, så /vælg"));
    let said = held.hear(".\n/gå 11\n/vælg");
    assert!(said.contains("1. Din tekst: Mit.") && said.contains("2. jonas"), "{said}");
    held.hear("/vælg 2");
    assert_eq!(held.answer("motivation"), "Jonas' tekst.");
    assert!(held.conversation.draft().rivals(&FieldId::new("motivation")).is_empty());
}

#[test]
fn a_change_upon_a_text_that_was_replaced_under_it_loses_neither() {
    let base = filled(&[("motivation", "Et.")]);
    let mut held = Held::with(base.clone(), Manner::default());
    held.hear("/gå 11\n/afsnit 1");
    held.conversation.take_in(&base, &colleague(&base, "motivation", "Helt andet."), "Jonas");
    held.hear("Mit.");
    assert_eq!(held.answer("motivation"), "Mit.");
    let rivals: Vec<&Rival> = held.conversation.draft().rivals(&FieldId::new("motivation")).iter().collect();
    assert_eq!(rivals.iter().map(|rival| rival.text.as_str()).collect::<Vec<_>>(), ["Helt andet."]);
}

#[test]
fn what_is_saved_is_noted_as_changed_and_a_move_alone_is_not() {
    let mut held = Held::new();
    held.conversation.take_unsaved("åse");
    held.hear("/gå 3");
    assert_eq!(held.conversation.take_unsaved("åse"), Some(Unsaved::Place));
    assert_eq!(held.conversation.draft().changed_by, "mette");
    held.hear("Vej 1");
    assert_eq!(held.conversation.take_unsaved("åse"), Some(Unsaved::Text));
    assert_eq!(held.conversation.draft().changed_by, "åse");
    assert_eq!(held.conversation.take_unsaved("åse"), None);
}

#[test]
fn nothing_is_drawn_and_no_line_begins_with_half_a_command() {
    let mut held = Held::with(empty(), Manner::default());
    let mut said = held.said();
    for line in
        ["/hjælp", "aarhus", "/gå 9", "/krav", "Et afsnit.", "/vis", "/længde", ".", "/tjek", "/vis", "/vsi"]
    {
        held.task(line);
        said += "\n";
        said += &held.said();
    }
    assert!(!said.contains(['\u{1b}', '\r', '─', '│', '█', '░', '●', '○', '·', '▸']), "{said}");
    for line in wrapped(&said, 79) {
        assert!(!line.ends_with('/') || line.ends_with("//"), "{line}");
    }
    let _ = held.words;
}

#[test]
fn what_a_colleague_wrote_since_the_question_was_asked_is_never_replaced_unheard() {
    for (field, number) in [("ledelsesopbakning", 9), ("navn", 4)] {
        let base = empty();
        let mut held = Held::with(base.clone(), Manner::default());
        held.hear(&format!("/gå {number}"));
        held.conversation.take_in(&base, &colleague(&base, field, "Kollegas."), "Jonas");
        assert!(held.hear("Mit.").contains("/vælg viser teksterne"), "{field}");
        let rivals = held.conversation.draft().rivals(&FieldId::new(field));
        assert_eq!(
            rivals.iter().map(|rival| rival.text.as_str()).collect::<Vec<_>>(),
            ["Kollegas."],
            "{field}"
        );
    }
    // Once it was read out, new lines replace it.
    let base = empty();
    let mut held = Held::with(base.clone(), Manner::default());
    held.hear("/gå 9");
    held.conversation.take_in(&base, &colleague(&base, "ledelsesopbakning", "Kollegas."), "Jonas");
    held.hear("/vis\nMit.");
    assert!(held.conversation.draft().rivals(&FieldId::new("ledelsesopbakning")).is_empty());
}

#[test]
fn what_comes_in_between_leads_back_into_the_answer_that_was_being_given() {
    for between in
        ["/ret 2\nTeknik", "/ret 4\n/ret 5\nChef\nÅse", "/tjek\n/tilbage", "/godkend\n", "/send\nnej"]
    {
        let mut held = Held::new();
        held.hear("/gå 11\nA.\nB.");
        let said = held.hear(between);
        assert!(
            said.contains("Spørgsmål 11 af 13") && said.contains("Du er i gang med svaret."),
            "{between}: {said}"
        );
        held.hear("C.");
        assert_eq!(held.answer("motivation"), "A.\nB.\nC.", "{between}");
    }
}

#[test]
fn an_answer_whose_last_paragraph_was_taken_back_goes_on_from_there() {
    for way in
        ["/gå 10\nA.\nB.\n.\n/fortryd", "/gå 10\nA.\nB.\n/fortryd", "/gå 10\nA.\n.\n/gå 10\n/tøm\n/fortryd"]
    {
        let mut held = Held::new();
        held.hear(way);
        held.hear("C.");
        assert_eq!(held.answer("kendskab"), "A.\nC.", "{way}");
    }
    for way in ["/tilføj\n/fortryd", "/tilføj\nB.\n/fortryd\n/fortryd", "/afsnit 1\n/fortryd"] {
        let mut held = Held::new();
        held.hear("/gå 10\nA.\n.\n/gå 10");
        held.hear(way);
        held.hear("C.");
        assert_eq!(held.answer("kendskab"), "C.", "{way}");
    }
}

#[test]
fn a_person_is_asked_again_where_an_answer_is_wrong_and_a_program_is_not() {
    for (is_typed, number) in [(true, 6), (false, 7)] {
        let mut held = Held::with(empty(), Manner { is_typed, ..Manner::default() });
        let said = held.hear("/gå 6\n123");
        assert_eq!(said.contains("Du er stadig ved spørgsmål 6, Telefon."), is_typed, "{said}");
        held.hear("/gem");
        assert_eq!(held.conversation.question(), Some(number - 1));
    }
}

#[test]
fn a_choice_between_two_texts_can_be_taken_back() {
    let base = filled(&[("motivation", "Et.")]);
    let mut held = Held::with(base.clone(), Manner::default());
    held.hear("/gå 11\nMit.");
    held.conversation.take_in(&base, &colleague(&base, "motivation", "Jonas."), "Jonas");
    held.hear("/vælg 2\n/fortryd");
    assert_eq!(held.answer("motivation"), "Mit.");
    assert_eq!(held.conversation.draft().rivals(&FieldId::new("motivation")).len(), 1);
    assert!(
        !held.hear("/fortryd\n/fortryd").contains("Fortrudt: Mål"),
        "nothing is told as undone that isn't"
    );
}

#[test]
fn a_full_stop_approves_nothing_and_a_pasted_command_is_text() {
    let mut held = Held::new();
    assert!(held.hear("/godkend\n.").contains("Intet er godkendt."));
    held.hear("/gå 9");
    assert_eq!(held.conversation.hear_pasted("/slut", now()), Task::Listen);
    assert_eq!(held.answer("ledelsesopbakning"), "/slut");
}
