//! Reading a filled form in: the file, each answer beside the draft's, and what is taken.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use som::draft::Draft;
use som::draft::check::Check;
use som::form::{RowId, som};
use som::import::{Imported, Note, Place};
use som::tui::message::{Arrived, Effect, ImportFile, Message, Opened};

use crate::harness::{self, Journey, NOW, Setting};
use crate::{example, field};

pub(crate) const PATH: &str = "/home/mette/svar.docx";

fn files() -> Vec<ImportFile> {
    let file = |path: &str, changed: &str| ImportFile {
        path: path.to_owned(),
        name: path.rsplit('/').next().expect("a name").to_owned(),
        changed: changed.parse().expect("a time"),
    };
    vec![
        file(PATH, "2023-10-31T04:48:00Z"),
        file("/home/mette/aarhus-rettet-af-direktionen.odt", "2023-10-30T08:12:00Z"),
        file("/srv/som/drafts/svar.md", "2023-10-12T13:31:00Z"),
        file("/home/mette/2022.json", "2022-12-24T17:00:00Z"),
    ]
}

pub(crate) fn imported(answers: &[(&str, &str)], notes: Vec<Note>) -> Imported {
    let answers: BTreeMap<_, _> = answers.iter().map(|(id, text)| (field(id), (*text).to_owned())).collect();
    Imported { answers, notes, ..Imported::default() }
}

/// The example, with these answers changed by whoever returns the file.
fn returned(changes: &[(&str, &str)], notes: Vec<Note>) -> Imported {
    let draft = example();
    let all = som().fields().map(|field| (field.id.clone(), draft.answer(&field.id).to_owned()));
    let mut imported = Imported { answers: all.collect(), notes, ..Imported::default() };
    for (id, text) in changes {
        imported.answers.insert(field(id), (*text).to_owned());
    }
    imported
}

fn motivation_with_another_word() -> String {
    let text = example().answer(&field("motivation")).to_owned();
    text.replacen(" og ", " samt ", 1)
}

fn comment(on: Option<&str>, text: &str) -> Note {
    Note::Comment { field: on.map(field), by: "Jonas Holm".to_owned(), text: text.to_owned() }
}

/// Three answers that differ, one of them gone.
pub(crate) fn three() -> Imported {
    let motivation = motivation_with_another_word();
    returned(&[("navn", "Åse Ærø"), ("motivation", &motivation), ("omraade", "")], Vec::new())
}

/// The same with something to know of the file.
fn three_with_notes() -> Imported {
    let notes = vec![
        Note::Tracked,
        Note::Missing(field("adresse")),
        comment(Some("motivation"), "Er det nok? Skriv også, hvad I venter at få ud af forløbet."),
        comment(None, "Send den inden fredag."),
    ];
    Imported { notes, ..three() }
}

pub(crate) fn read(journey: &mut Journey, imported: Imported) {
    let path = match journey.asked.last() {
        Some(Effect::ReadImport(path, _)) => path.clone(),
        other => panic!("no file is read, but {other:?}"),
    };
    journey.send(Message::ImportRead(path, Ok(Box::new(imported))));
}

pub(crate) fn choosing(setting: Setting, keys: &str) -> Journey {
    setting.draft("eksempel", example()).open("eksempel").start().keys(keys).tell(found())
}

pub(crate) fn found() -> Message {
    Message::ImportsFound(files())
}

pub(crate) fn laid(setting: Setting, imported: Imported) -> Journey {
    let mut journey = choosing(setting, "<f9>i").keys("<enter>");
    read(&mut journey, imported);
    journey
}

pub(crate) fn shows(journey: &mut Journey, text: &str) {
    let frame = journey.frame();
    assert!(frame.contains(text), "{text}\n{frame}");
}

#[test]
fn each_answer_is_shown_word_by_word() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let mut journey = laid(Setting::new().size(columns, rows), three());
        journey.press("<down>");
        assert_snapshot!(format!("answers_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn words_that_are_in_no_answer_are_told_where_nothing_differs() {
    let left = Note::LeftOver {
        place: Place::Footnote,
        after: Some(field("kendskab")),
        text: "Se bilag".to_owned(),
    };
    let mut journey = laid(Setting::new(), returned(&[], vec![left]));
    shows(&mut journey, "men filen har noget, der ikke hører til et");
    shows(&mut journey, "(i en fodnote efter Kendskab og");
    shows(&mut journey, "Se bilag");
    let mut journey = laid(Setting::new(), returned(&[], Vec::new()));
    shows(&mut journey, "Filen og kladden er ens.");
}

#[test]
fn of_a_file_that_is_only_like_the_form_nothing_is_ticked_until_it_is_chosen() {
    let mut journey = laid(Setting::new(), returned(&[("navn", "Åse Ærø")], vec![Note::Unlike(Some(6))]));
    shows(&mut journey, "Filen ligner ikke skemaet: den har kun 6 af 13 felter.");
    journey.press("a");
    shows(&mut journey, "[ ]");
    journey.press("<down>x");
    shows(&mut journey, "[x]");
}

#[test]
fn what_is_to_be_known_of_the_file_stands_first_and_beside_its_answer() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let mut journey = laid(Setting::new().size(columns, rows), three_with_notes());
        assert_snapshot!(format!("notes_{columns}x{rows}"), journey.frame());
        journey.press("<down><down>");
        assert_snapshot!(format!("comment_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn english_and_ascii_without_colour() {
    let mut journey = laid(Setting::new().english().ascii().colourless(), three_with_notes());
    journey.press("<down><down>");
    assert_snapshot!(journey.frame());
    let (buf, _) = journey.drawn();
    assert!(
        buf.content
            .iter()
            .all(|cell| cell.symbol().is_ascii() || cell.symbol().chars().all(char::is_alphabetic))
    );
}

#[test]
fn marked_answers_are_taken_as_if_they_were_typed_and_saved_at_once() {
    let mut journey = laid(Setting::new(), three()).keys("<down>x<enter>");
    shows(&mut journey, "1 svar er taget med fra svar.docx; 2 svar er ikke ændret\n");
    shows(&mut journey, "Trin 6 af 6");
    let on_disk = journey.on_disk("eksempel");
    assert_eq!(on_disk.answer(&field("navn")), "Åse Ærø");
    assert_eq!(on_disk.answer(&field("motivation")), example().answer(&field("motivation")));
    assert_eq!(on_disk.answer(&field("omraade")), example().answer(&field("omraade")));
    assert_eq!((on_disk.changed_by.as_str(), on_disk.changed), ("Mette", NOW.parse().expect("a time")));
    let open = journey.app.open_draft().expect("an open draft");
    assert_eq!(*open.check(), Check::of(som(), open.draft()));
}

#[test]
fn an_answer_that_the_file_lacks_is_taken_away_only_where_that_is_asked_for() {
    let mut journey = laid(Setting::new(), three());
    shows(&mut journey, "[ ] Område");
    journey.press("<end>");
    shows(&mut journey, "Filen har intet svar her. Tages det med, bliver svaret tomt.");
    journey.press(" ");
    shows(&mut journey, "[x] Område");
    journey.press("<enter>");
    shows(&mut journey, "3 svar er taget med fra svar.docx\n");
    assert_eq!(journey.on_disk("eksempel").answer(&field("omraade")), "");
}

#[test]
fn all_are_marked_at_once_or_none_but_never_an_answer_that_the_file_lacks() {
    let mut journey = laid(Setting::new(), three());
    shows(&mut journey, "Enter tager de 2 afkrydsede svar med");
    journey.press("a");
    shows(&mut journey, "Sæt kryds ved dem, der skal tages med.");
    let before = journey.on_disk("eksempel");
    journey.press("<enter>");
    shows(&mut journey, "Intet er krydset af. Mellemrum sætter kryds, A ved alle");
    assert!(journey.on_disk("eksempel").says_the_same(&before));
    journey.press("A");
    shows(&mut journey, "Enter tager de 2 afkrydsede svar med");
    shows(&mut journey, "[ ] Område");
    journey.press("<end>xa");
    shows(&mut journey, "Sæt kryds ved dem, der skal tages med.");
    journey.press("<home>xxa<end>x");
    shows(&mut journey, "Enter tager de 3 afkrydsede svar med");
}

#[test]
fn a_form_that_is_almost_empty_erases_nothing() {
    let empty: Vec<(&str, &str)> = som().fields().map(|field| (field.id.as_str(), "")).collect();
    let changes = [empty.as_slice(), &[("navn", "Åse Ærø")]].concat();
    let mut journey = laid(Setting::new(), returned(&changes, Vec::new())).keys("aA<enter>");
    shows(&mut journey, "1 svar er taget med fra svar.docx; 12 svar er ikke ændret\n");
    let mut expected = example();
    expected.set_answer(&field("navn"), "Åse Ærø");
    assert!(journey.on_disk("eksempel").says_the_same(&expected));
}

#[test]
fn nothing_is_taken_before_enter() {
    let mut journey = laid(Setting::new(), three()).keys("<tab> <S-tab>xa<pgdn>");
    journey.press("<f7>");
    shows(&mut journey, "Indlæs svar fra en fil");
    journey.press("<f7><wait 2000>");
    shows(&mut journey, "Trin 6 af 6");
    assert!(journey.on_disk("eksempel").says_the_same(&example()));
}

#[test]
fn each_answer_can_be_had_back_also_one_that_was_never_shown() {
    for step in [4, 2] {
        let mut journey = choosing(Setting::new(), &format!("<A-{step}><esc>l")).keys("<enter>");
        let answer = motivation_with_another_word();
        read(&mut journey, returned(&[("motivation", &answer)], Vec::new()));
        journey.press("<enter>");
        shows(&mut journey, &format!("Trin {step} af 6"));
        assert_eq!(journey.on_disk("eksempel").answer(&field("motivation")), answer);
        journey.press("<esc>4<C-z><wait 1100>");
        assert!(journey.on_disk("eksempel").says_the_same(&example()));
    }
}

#[test]
fn an_approval_of_the_answers_falls() {
    let mut approved = example();
    approved.approve("Åse Ærø", "Direktør", NOW.parse().expect("a time"));
    let setting = Setting::new().draft("eksempel", approved).open("eksempel");
    let mut journey = setting.start().keys("<f9>i").tell(found()).keys("<enter>");
    read(&mut journey, three());
    assert!(journey.on_disk("eksempel").is_approved(som()));
    journey.press("<enter>");
    assert!(!journey.on_disk("eksempel").is_approved(som()));
}

#[test]
fn a_text_comes_in_as_its_field_can_hold_it() {
    let mut journey = laid(Setting::new(), returned(&[("navn", "Åse\nÆrø\u{1b}")], Vec::new()));
    journey.press("<enter>");
    assert_eq!(journey.on_disk("eksempel").answer(&field("navn")), "Åse Ærø");
}

#[test]
fn a_file_that_says_the_same_is_told_calmly() {
    let mut journey = laid(Setting::new(), returned(&[], Vec::new()));
    assert_snapshot!(journey.frame());
    journey.press("<enter>xa<pgdn><down>");
    shows(&mut journey, "Filen og kladden er ens.");
    let mut journey = laid(Setting::new().size(40, 12), returned(&[], vec![Note::Tracked]));
    shows(&mut journey, "Filen og kladden er ens.");
    shows(&mut journey, "1 note til filen");
}

/// Jonas, who has the example open too, gives one of its fields another answer.
fn jonas_writes(journey: &mut Journey, id: &str, text: &str) {
    let base = journey.app.open_draft().expect("an open draft").draft().clone();
    let mut theirs = base.clone();
    theirs.set_answer(&field(id), text);
    let (name, by) = ("eksempel".to_owned(), "Jonas".to_owned());
    journey.send(Message::Arrived(Box::new(Arrived { name, number: 1, base, theirs, by })));
}

#[test]
fn what_a_colleague_writes_meanwhile_is_what_the_file_is_laid_beside() {
    let mut journey = laid(Setting::new(), three());
    shows(&mut journey, "[x] Navn");
    jonas_writes(&mut journey, "navn", "Per Holm");
    shows(&mut journey, " - Per Holm");
    shows(&mut journey, "[ ] Navn");
    shows(&mut journey, "Jonas har ændret ”Navn”");
    // The same again: nothing differs any more.
    jonas_writes(&mut journey, "navn", "Åse Ærø");
    shows(&mut journey, "2 svar er anderledes i filen.");
    // An answer that differs only since then isn't marked either.
    jonas_writes(&mut journey, "stilling", "Direktør");
    shows(&mut journey, "[ ] Stilling");
    journey.press("<enter>");
    let open = journey.app.open_draft().expect("an open draft");
    assert_eq!(open.draft().answer(&field("stilling")), "Direktør");
    assert_eq!(open.draft().answer(&field("motivation")), motivation_with_another_word());
}

fn opened(draft: Draft, is_read_only: bool) -> Message {
    Message::Opened(Box::new(Opened { is_read_only, ..harness::opened(draft) }))
}

#[test]
fn into_a_draft_that_can_only_be_read_nothing_is_taken() {
    let journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    let mut journey = journey.tell(opened(example(), true)).keys("<f9>i").tell(found()).keys("<enter>");
    read(&mut journey, three());
    assert_snapshot!(journey.frame());
    journey.press("<enter>");
    shows(&mut journey, "Kun læsning: kladden kan ikke ændres her, så intet er taget med\n");
    assert!(journey.app.open_draft().expect("an open draft").draft().says_the_same(&example()));
    // Another draft is another matter.
    journey.send(opened(example(), false));
    shows(&mut journey, "Eksempel Kommune");
}

#[test]
fn a_long_answer_can_be_scrolled_in_and_moving_begins_at_its_top() {
    let long: Vec<String> = (0..40).map(|number| format!("linje {number}")).collect();
    let changes = [("motivation", long.join("\n")), ("datapraksis", long.join("\n"))];
    let changes: Vec<(&str, &str)> = changes.iter().map(|(id, text)| (*id, text.as_str())).collect();
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let mut journey = laid(Setting::new().size(columns, rows), returned(&changes, Vec::new()));
        let top = journey.frame();
        journey.press(&"<pgdn>".repeat(40));
        shows(&mut journey, "linje 39");
        journey.press("<down><up>");
        assert_eq!(journey.frame(), top);
        journey.press("<pgup>");
        assert_eq!(journey.frame(), top);
    }
}

#[test]
fn many_notes_are_all_read_by_scrolling() {
    let notes = (1..=40).map(|number| comment(None, &format!("nummer {number}."))).collect();
    let mut journey = laid(Setting::new().size(40, 12), returned(&[("navn", "Åse")], notes));
    shows(&mut journey, "40 noter til filen");
    journey.press(&"<pgdn>".repeat(60));
    shows(&mut journey, "40.\n");
}

#[test]
fn what_a_file_is_called_and_says_steers_no_terminal() {
    let mut journey = choosing(Setting::new(), "<f9>i");
    let path = "/tmp/a\u{1b}[2J\n.docx".to_owned();
    let changed = NOW.parse().expect("a time");
    journey.send(Message::ImportsFound(vec![ImportFile { name: path.clone(), path, changed }]));
    journey.press("<enter>");
    let hostile = "\u{1b}]0;x\u{7}";
    let comment =
        Note::Comment { field: Some(field("navn")), by: hostile.to_owned(), text: hostile.to_owned() };
    read(&mut journey, returned(&[("navn", hostile)], vec![comment]));
    for keys in ["", "<down>", "<enter>"] {
        journey.press(keys);
        assert!(!journey.frame().contains(['\u{1b}', '\u{7}']), "{}", journey.frame());
    }
}

const FORM: &str = include_str!("../forms/frivilligpulje.ron");

/// What a file says of another form, with a row that no draft has.
fn with_a_row() -> Imported {
    let row = RowId::try_from("k7".to_owned()).expect("an id");
    let answers = [("forening", "Klub Ø"), ("samarbejde", "Ja"), ("partnere.1.partner", "Klub Å")];
    let rows = [("budget.k7.post", "Husleje"), ("budget.k7.beloeb", "1250")];
    let answers: Vec<_> = answers.into_iter().chain(rows).collect();
    let form = "frivilligpulje".to_owned();
    Imported { form, rows: [("budget".to_owned(), vec![row])].into(), ..imported(&answers, Vec::new()) }
}

#[test]
fn a_row_and_an_opened_question_are_shown_and_taken_into_the_open_draft() {
    let mut journey =
        Setting::new().only_form(FORM).start().keys("Klub Ø<enter><esc>4Løn<esc>l").tell(found());
    journey.press("<enter>");
    read(&mut journey, with_a_row());
    shows(&mut journey, "1 række lægges til i Budget");
    journey.press("<enter>");
    let saved = journey.keys("<wait 1500>").on_disk("klub-oe");
    assert_eq!(saved.answer(&field("budget.k7.post")), "Husleje");
    assert_eq!(saved.answer(&field("partnere.1.partner")), "Klub Å");
    assert_eq!(saved.answer(&field("budget.1.post")), "Løn");
}

#[test]
fn a_new_draft_is_of_the_form_that_the_file_was_read_by() {
    let klub = r#"Draft(schema: 1, form: "frivilligpulje", answers: {"forening": "Klub Ø"})"#;
    let setting = Setting::new().only_form(FORM).file("klub-oe.ron", klub);
    let mut journey = setting.start().keys("i").tell(found()).keys("<tab><enter>");
    read(&mut journey, with_a_row());
    shows(&mut journey, "Foreningens navn");
    journey.press("<enter>");
    let saved = journey.keys("<wait 1500>").on_disk("klub-oe-2");
    assert_eq!((saved.form.as_str(), saved.answer(&field("budget.k7.post"))), ("frivilligpulje", "Husleje"));
}
