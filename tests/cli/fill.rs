//! `fill`: plain mode, through pipes and on terminals that can do no more.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::som::Som;
use crate::terminal::{told_in_turns, told_on_a_terminal, told_when_asked, turns_in_a_terminal};

/// A conversation that something can happen in the middle of.
pub(crate) struct Talk {
    program: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Talk {
    pub(crate) fn begin(som: &Som, arguments: &[&str]) -> Self {
        let mut command = som.command(arguments);
        let mut program = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
        let input = program.stdin.take().expect("a pipe");
        let output = BufReader::new(program.stdout.take().expect("a pipe"));
        Talk { program, input, output }
    }

    /// Says lines, and returns what is answered up to the line with these words.
    pub(crate) fn say(&mut self, lines: &str, awaited: &str) -> String {
        self.input.write_all(lines.as_bytes()).expect("it listens");
        let mut told = String::new();
        while !told.contains(awaited) {
            assert!(self.output.read_line(&mut told).expect("text") > 0, "{told}");
        }
        told
    }

    /// Says the last lines, and returns what is answered to the end.
    pub(crate) fn end(mut self, lines: &str) -> String {
        self.input.write_all(lines.as_bytes()).expect("it listens");
        drop(self.input);
        let mut told = String::new();
        self.output.read_to_string(&mut told).expect("text");
        self.program.wait().expect("it ends");
        told
    }
}

/// What plain mode says when it hears these lines.
fn told(som: &Som, arguments: &str, lines: &str) -> String {
    som.fed(lines.as_bytes(), &arguments.split(' ').collect::<Vec<_>>()).data()
}

/// Whether a text is lines of less than 80 columns in which nothing is drawn or steers a terminal.
fn is_plain(told: &str) -> bool {
    let is_drawn = |c: char| c.is_control() || ('\u{2500}'..='\u{25ff}').contains(&c);
    told.lines().all(|line| line.chars().count() < 80 && !line.contains(is_drawn))
}

#[test]
fn a_script_fills_in_a_draft_and_is_told_where_it_is() {
    let som = Som::with_draft();
    let told = told(&som, "fill aarhus", "aarhus\nSocial\nVej 1\n8000 Aarhus C\n.\nÅse\n");
    assert!(is_plain(&told), "{told}");
    assert!(told.starts_with("Linjetilstand er slået til. /slut gemmer og slutter"), "{told}");
    assert!(told.contains("\nSpørgsmål 3 af 13. Adresse.\n"), "{told}");
    assert!(told.contains("\nGemt i ./drafts/aarhus.ron\n"), "{told}");
    assert_eq!(som.run("get aarhus adresse").data(), "Vej 1\n8000 Aarhus C\n");
    assert_eq!(som.run("get aarhus navn").data(), "Åse\n");
    // A script begins with the first question also where someone left off elsewhere.
    assert!(self::told(&som, "fill aarhus", "").contains("Spørgsmål 1 af 13"));
}

#[test]
fn where_there_is_no_screen_the_other_commands_hold_the_same_conversation() {
    let som = Som::new();
    let told = told(&som, "--lang en", "ribe\n/quit\n");
    assert!(told.contains("The draft is called ribe."), "{told}");
    assert!(told.contains("Question 2 of 13."), "{told}");
    let som = Som::with_draft();
    assert!(self::told(&som, "open aarhus", "/slut\n").contains("Spørgsmål 1 af 13"));
    let chosen = som.fed("9\n1\n/gå 4\nÅse\n".as_bytes(), &[""; 0]).data();
    assert!(chosen.contains("\n1. aarhus, 0 af 13 besvaret"), "{chosen}");
    assert!(chosen.contains("Der er ingen kladde 9."), "{chosen}");
    assert_eq!(som.run("get aarhus navn").data(), "Åse\n");
}

#[test]
fn a_draft_that_is_not_there_is_no_conversation() {
    let som = Som::with_draft();
    let before = som.everything();
    let failure = som.fed(b"aarhus\n", &["fill", "arhus"]);
    assert_eq!(failure.code, 1);
    assert!(failure.out.is_empty() && failure.err.contains("mente du aarhus?"), "{}", failure.err);
    assert!(som.run("fill").failure(2).contains("der mangler <KLADDE>"));
    assert_eq!(som.everything(), before);
}

#[test]
fn a_rehearsal_leaves_the_disk_as_it_was() {
    let som = Som::with_draft();
    som.run("set aarhus navn Åse").data();
    let before = som.everything();
    let told = told(
        &som,
        "fill aarhus --prøv",
        "ribe\n/gå 4\nJonas\n/vis\n/gem\n/send\n/godkend\nÅse\nChef\n/slut\n",
    );
    assert!(told.contains("Det er en prøve: intet gemmes, og intet sendes."), "{told}");
    assert!(told.contains("Godkendt af Åse"), "{told}");
    assert!(self::told(&som, "fill --try", "ribe\n").contains("Prøven er slut."));
    assert_eq!(som.everything(), before);
}

#[test]
fn hostile_lines_become_text_without_what_steers_a_terminal() {
    let som = Som::with_draft();
    let long = "x".repeat(1_000_001);
    let lines = [
        b"/g\xe5 4\n".as_slice(),
        b"\x1b]0;titel\x07\xc5se\x1b[31m\n",
        "/gå 9\n\u{202e}Et\u{0}.\n".as_bytes(),
        long.as_bytes(),
        b"\nTo.\r\n.\n",
    ]
    .concat();
    let told = som.fed(&lines, &["fill", "aarhus"]).data();
    assert!(is_plain(&told), "{told}");
    assert!(told.contains("Den er læst som Latin-1"), "{told}");
    assert!(told.contains("Linjen er ikke taget: den fylder mere end 1 MB."), "{told}");
    assert_eq!(som.run("get aarhus navn").data(), "Åse\n");
    assert_eq!(som.run("get aarhus ledelsesopbakning").data(), "Et.\nTo.\n");
}

#[test]
fn what_a_draft_holds_is_read_out_with_stand_ins_also_into_a_pipe() {
    let som = Som::with_draft();
    som.run("set aarhus navn ESCAPE").data();
    let draft = som.file("drafts/aarhus.ron").replace("ESCAPE", "a\\u{1b}]0;x\\u{7}b");
    som.put("drafts/aarhus.ron", &draft);
    let told = told(&som, "fill aarhus", "/gå 4\n/vis\n/tjek\n/vis\n");
    assert!(is_plain(&told) && told.contains("a␛]0;x␇b"), "{told}");
}

#[test]
fn approving_spelling_and_the_review_are_there() {
    let som = Som::with_draft();
    let told = told(&som, "fill aarhus", "/godkend\nJonas Holm\nDirektør\n/gå 9\nEt.\n/stave\n/send\n");
    assert!(told.contains("Godkendt af Jonas Holm, Direktør"), "{told}");
    assert!(told.contains("mail er ikke sat op"), "{told}");
    assert!(som.run("sign aarhus").data().contains("Jonas Holm"));
}

#[test]
fn on_a_dumb_terminal_letters_are_deleted_whole_and_keys_are_no_text() {
    let som = Som::with_draft().with("TERM", "dumb");
    let typed = "/gå 2\nB\u{f8}r\u{f8}\u{7f}\u{7f}\u{7f}n\n/gå 3\n\u{1b}[A\u{1b}[BVej\n.\n/slut\n";
    let told = told_when_asked(&som, &["open", "aarhus"], "af 13. Kommune.", || {}, typed);
    assert!(!told.contains('\u{1b}'), "{told}");
    assert!(told.contains("Taster, som ikke er tekst, er udeladt."), "{told}");
    assert_eq!(som.run("get aarhus kommune_forvaltning").data(), "Bn\n");
    assert_eq!(som.run("get aarhus adresse").data(), "Vej\n");
}

#[test]
fn who_types_goes_on_where_they_left_off() {
    let som = Som::with_draft().with("SOM_PLAIN", "1").with("TERM", "xterm");
    told_on_a_terminal(&som, &["open", "aarhus"], "Aarhus\n/gå 6\n/slut\n");
    assert!(told_on_a_terminal(&som, &["open", "aarhus"], "/slut\n").contains("Spørgsmål 6 af 13. Telefon."));
}

#[test]
fn what_a_colleague_saves_meanwhile_is_told_and_both_stay() {
    let som = Som::with_draft();
    let told = told_when_asked(
        &som,
        &["fill", "aarhus"],
        "Spørgsmål 1 af 13. Kommune.",
        || drop(som.run("set aarhus navn Jonas").data()),
        "Aarhus\n/gå 4\n/slut\n",
    );
    assert!(told.contains("har ændret Navn, spørgsmål 4."), "{told}");
    assert_eq!(som.run("get aarhus navn").data(), "Jonas\n");
    assert_eq!(som.run("get aarhus kommune").data(), "Aarhus Kommune\n");
}

#[test]
fn a_draft_that_is_deleted_meanwhile_comes_back_only_if_something_is_written() {
    let som = Som::with_draft();
    let deleted = |som: &Som| {
        let mut talk = Talk::begin(som, &["fill", "aarhus"]);
        talk.say("ribe\n", "Spørgsmål 2 af 13");
        assert_eq!(som.run("delete aarhus").code, 0);
        // It is noticed within seconds, and told with the next answer.
        let mut told = String::new();
        while !told.contains("har slettet kladden") {
            told += &talk.say("/længde\n", "ingen grænse");
        }
        talk
    };
    let told = deleted(&som).end("/gå 5\n/slut\n");
    assert!(told.contains("Kladden er slettet og ligger i papirkurven."), "{told}");
    assert!(!som.path("drafts/aarhus.ron").exists());
    som.run("new aarhus").data();
    let told = deleted(&som).end("/gå 5\nChef\n/slut\n");
    assert!(told.contains("Gemt i ./drafts/aarhus.ron"), "{told}");
    assert_eq!(som.run("get aarhus stilling").data(), "Chef\n");
}

#[test]
fn of_several_lines_at_once_a_question_of_one_line_takes_the_first() {
    let som = Som::with_draft();
    som.run("set aarhus adresse Vej").data();
    som.run("set aarhus stilling Chef").data();
    let turns = [
        ("af 13. Kommune.", "/gå 4\n"),
        ("af 13. Navn.", "Åse\nØrsted\n\nHolm\n"),
        ("Flere linjer kom", "/gå 9\n"),
        ("A4-side.", "\n\nEt.\nTo.\n"),
        ("23 linjer tilbage.", "/slut\necho efter\n"),
    ];
    let told = told_in_turns(&som, &["fill", "aarhus"], &turns);
    assert_eq!(som.run("get aarhus navn").data(), "Åse\n", "{told}");
    assert_eq!(som.run("get aarhus stilling").data(), "Chef\n", "{told}");
    // Where an answer is several lines, all are taken.
    assert_eq!(som.run("get aarhus ledelsesopbakning").data(), "Et.\nTo.\n", "{told}");
}

#[test]
fn a_person_is_asked_again_where_an_answer_is_wrong() {
    let som = Som::with_draft();
    let turns = [
        ("af 13. Kommune.", "/gå 6\n"),
        ("af 13. Telefon.", "123\n"),
        ("ved spørgsmål 6, Telefon.", "12 34 56 78\n"),
        ("af 13. E-mailadresse.", "/slut\n"),
    ];
    told_in_turns(&som, &["fill", "aarhus"], &turns);
    assert_eq!(som.run("get aarhus telefon").data(), "12 34 56 78\n");
}

#[test]
fn what_is_pasted_behind_the_end_is_left_for_no_shell() {
    let som = Som::with_draft();
    for (arguments, last) in [("fill aarhus", "Fortsæt med"), ("fill --try", "Intet er gemt")] {
        let script = format!("{} {arguments}; read next; echo \"shell:$next\"", env!("CARGO_BIN_EXE_som"));
        let turns = [("af 13. Kommune.", "/slut\nrm fil\n"), (last, "bagefter\n")];
        let told = turns_in_a_terminal(&som, "/bin/sh", &["-c", &script], &turns);
        assert!(told.contains("shell:bagefter"), "{told}");
    }
}

#[test]
fn the_first_answer_of_a_new_draft_is_cleaned_as_any_other() {
    let som = Som::new();
    told(&som, "--lang da", "Det bla\u{30a}\u{202e} fællesskab\n");
    assert_eq!(som.run("get det-blaa-faellesskab kommune").data(), "Det blå fællesskab\n");
}
