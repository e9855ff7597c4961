//! The whole application, typed at 80×24 from the first run on.

use std::io::Write;
use std::process::{Command, Stdio};

use som::draft::check::Check;
use som::form::som;

use crate::harness::Setting;
use crate::{example, field};

const PROSE: &str = "Beslutningen er truffet af direktionen. På tværs af forvaltninger har vi drøftet, hvordan æ, ø \
                     og å – og 40 % af budgettet – hænger sammen.";

#[test]
fn an_application_is_filled_in_from_the_keyboard_and_has_no_problems_left() {
    let mut journey = Setting::new().start().keys("aarh<enter>");
    journey.press("Social<tab>Rådhuspladsen 2<enter>8000 Aarhus C<tab>");
    journey.press("Åse Ærø<enter>Konsulent<enter>89 40 20 00<enter>aase@aarhus.dk<enter>Økonomi<enter>");
    for _ in 0..3 {
        journey.press(PROSE);
        journey.press("<enter><enter>- et punkt<f8>");
    }
    // Step 4 has two answers; F8 left it after the first.
    journey.press("<f7><tab>Voksne med hjemløshed<f8>");
    journey.press("Vi har data.<f9>");
    let saved = journey.on_disk("aarhus");
    let check = Check::of(som(), &saved);
    assert_eq!(check.problem_count(), 0, "{}", journey.frame());
    assert_eq!(saved.answer(&field("kommune")), "Aarhus Kommune");
    assert_eq!(saved.answer(&field("adresse")), "Rådhuspladsen 2\n8000 Aarhus C");
    assert_eq!(saved.answer(&field("email")), "aase@aarhus.dk");
    assert_eq!(saved.answer(&field("kendskab")), format!("{PROSE}\n\n- et punkt"));
    assert_eq!(saved.answer(&field("omraade")), "Voksne med hjemløshed");
    assert_eq!(saved.changed_by, "Mette");
    assert!(journey.frame().contains("Alle svar er på plads."));
}

#[test]
fn sub_questions_are_ticked_by_the_writer_and_kept_in_the_draft() {
    let mut journey = Setting::new().start().keys("ærø<enter><esc>5<f3> <down><down> <f3>");
    assert!(journey.frame().contains("[x] hvilke data?   [ ] gemt hvordan?   [x] brugt hvordan?"));
    journey.press("<wait 400>");
    let saved = journey.on_disk("aeroe");
    let spec = som().field(&field("datapraksis")).expect("the field");
    assert_eq!(saved.ticked(spec), 2);
}

#[test]
fn a_name_that_is_no_kommune_is_free_text() {
    let journey = Setting::new().start().keys("Fællesskabet af to kommuner<enter><wait 400>");
    let saved = journey.on_disk("faellesskabet-af-to-kommuner");
    assert_eq!(saved.answer(&field("kommune")), "Fællesskabet af to kommuner");
}

#[test]
fn two_drafts_of_one_kommune_have_two_names() {
    let journey = Setting::new().start().keys("randers<enter>").keys("<f7>n").keys("randers<enter>");
    assert_eq!(journey.on_disk("randers-2").answer(&field("kommune")), "Randers Kommune");
    assert_eq!(journey.on_disk("randers").answer(&field("kommune")), "Randers Kommune");
}

#[test]
fn the_same_place_comes_back_after_the_line_drops() {
    let journey = Setting::new().start().keys("aarh<enter><esc>5Første afsnit<enter>Andet afs");
    let journey = journey.keys("<left><left>").dropped_and_reopened("aarhus").keys("XY");
    assert!(journey.frame().contains("Andet aXYfs"), "{}", journey.frame());
    assert!(journey.frame().contains("Trin 5 af 6"));
}

/// The file of a draft without what differs from one run to another: times with the
/// checksum over them, who wrote it, and a random key.
fn timeless(text: &str) -> String {
    let differs = |line: &&str| {
        ["created:", "changed:", "changed_by:", "sum_key:", "// som-kladde"]
            .iter()
            .any(|name| line.trim_start().starts_with(name))
    };
    text.lines().filter(|line| !differs(line)).collect::<Vec<_>>().join("\n")
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test runs the program itself and looks at what is on the disk"
)]
fn plain_mode_makes_the_same_file_through_a_pipe_as_the_screen() {
    let answers = example();
    let mut journey = Setting::new().start().keys("Eksempel Kommune<enter>");
    let mut lines = "Eksempel Kommune\n".to_owned();
    for section in &som().sections {
        let fields: Vec<_> = section.groups.iter().flat_map(|group| &group.fields).collect();
        for (at, field) in fields.iter().enumerate().filter(|(_, field)| field.id.as_str() != "kommune") {
            let answer = answers.answer(&field.id);
            journey = journey.paste(answer);
            journey.press(if at + 1 < fields.len() { "<tab>" } else { "<f8>" });
            let has_lines = field.limit.is_some() || field.id.as_str() == "adresse";
            lines += answer;
            lines += if has_lines { "\n.\n" } else { "\n" };
        }
    }
    journey.press("<f9><f10>");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("drafts")).expect("a folder");
    let mut program = Command::new(env!("CARGO_BIN_EXE_som"))
        .current_dir(folder.path())
        .env_clear()
        .env("HOME", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    program.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("it listens");
    let said = program.wait_with_output().expect("the program ends");
    let said = String::from_utf8(said.stdout).expect("text");
    let plain = std::fs::read_to_string(folder.path().join("drafts/eksempel.ron")).expect(&said);
    let screen = std::fs::read_to_string(journey.store.path_of("eksempel")).expect("a draft");
    assert_eq!(timeless(&plain), timeless(&screen), "{said}");
}
