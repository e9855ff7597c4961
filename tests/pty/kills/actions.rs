//! kill -9 at any moment of an action: all of it is there or nothing, and a letter is never told otherwise than it went.

use std::hash::{BuildHasher, RandomState};
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use som::form::FieldId;
use som::store::Base;

use crate::folder::{ANSWER, Folder};
use crate::rounds::rounds;
use crate::server::{Line, Plan, Server};
use crate::terminal::Terminal;

/// What a person does when the kill comes.
struct UserAction {
    name: &'static str,
    /// Starts the program and does what comes before the last key. A command is done with that.
    begin: fn(&Folder) -> Option<Terminal>,
    /// The last key, on the screen.
    go: Option<&'static str>,
    /// What the answer may be after the kill; the second is what it must be a second after the key.
    texts: [&'static str; 2],
    /// The kill comes at most this long after the key, or after the command was started.
    longest: Duration,
}

const ACTIONS: [UserAction; 8] = [
    UserAction {
        name: "a paste",
        begin: Folder::open,
        go: Some("\x1b[200~ og en hel side fra Word\n- med et punkt\x1b[201~"),
        texts: ["Åen", "Åen og en hel side fra Word\n- med et punkt"],
        longest: ON_THE_SCREEN,
    },
    UserAction {
        name: "an undo",
        begin: |folder| {
            let mut som = folder.open()?;
            som.types(" løber");
            while folder.answer(ANSWER) != "Åen løber" {
                som.written_within(Duration::from_millis(20));
            }
            Some(som)
        },
        go: Some("\x1a"),
        texts: ["Åen løber", "Åen"],
        longest: ON_THE_SCREEN,
    },
    UserAction {
        name: "a restoring",
        begin: |folder| {
            let mut som = folder.open()?;
            som.types("\x1bu");
            som.shows("Gendan alt");
            som.types("\r");
            Some(answering(som, "Ja, gendan"))
        },
        go: Some("j"),
        texts: ["Åen", "Før"],
        longest: ON_THE_SCREEN,
    },
    UserAction {
        name: "an export",
        begin: |folder| {
            let mut som = reviewing(folder.open()?);
            som.presses("e");
            som.shows("Word-dokument");
            som.presses("\t");
            som.presses(&"\x7f".repeat(200));
            som.types(&folder.path("ud.docx").display().to_string());
            Some(answering(som, "ud.docx"))
        },
        go: Some("\r"),
        texts: ["Åen", "Åen"],
        longest: ON_THE_SCREEN,
    },
    UserAction {
        name: "an import",
        begin: |folder| {
            let mut som = folder.open()?;
            som.types("\x1bl");
            som.shows("fil.md");
            som.presses("\r");
            Some(answering(som, "2 svar er anderledes i filen."))
        },
        go: Some("\r"),
        texts: ["Åen", IN_FILE],
        longest: ON_THE_SCREEN,
    },
    UserAction {
        name: "som import",
        begin: |folder| folder.start(&["import", "fil.md", "--into", "aarhus", "--yes"], (80, 24)),
        go: None,
        texts: ["Åen", IN_FILE],
        longest: Duration::from_millis(400),
    },
    UserAction {
        name: "a sending",
        begin: |folder| {
            let mut som = folder.open()?;
            som.types(" løber");
            som.shows("Åen løber");
            let mut som = reviewing(som);
            som.presses("s");
            som.shows("Sendes via");
            som.presses("\r");
            Some(answering(som, "Ja, send"))
        },
        go: Some("j"),
        texts: ["Åen", "Åen løber"],
        longest: ON_THE_SCREEN,
    },
    UserAction {
        name: "som send",
        begin: |folder| folder.start(&["send", "aarhus", "--yes"], (80, 24)),
        go: None,
        texts: ["Åen", "Åen"],
        longest: Duration::from_secs(3),
    },
];

/// On the screen all of it is to be done after a second.
const ON_THE_SCREEN: Duration = Duration::from_millis(1_400);

/// What the file says in two answers.
const IN_FILE: &str = "Fra filen";

/// Goes on to the review of the answers.
fn reviewing(mut som: Terminal) -> Terminal {
    som.types("\x1bt");
    som.shows("Tjek dine svar");
    som
}

/// Waits until something is to be answered, and as long as a person needs to read it: a key that comes with what was
/// typed before is text.
fn answering(mut som: Terminal, question: &str) -> Terminal {
    som.shows(question);
    som.written_within(Duration::from_millis(300));
    som
}

#[test]
fn a_kill_at_any_moment_of_an_action_leaves_all_of_it_or_nothing() {
    let each = rounds(ACTIONS.len()).div_ceil(ACTIONS.len());
    let lanes = ACTIONS.map(|action| {
        let name = action.name;
        let lane = move || (0..each).map_while(|_| killed_in(&action)).collect::<Vec<bool>>();
        (name, thread::spawn(lane))
    });
    for (name, lane) in lanes {
        let kills = lane.join().expect("every draft can be read");
        let done = kills.iter().filter(|is_done| **is_done).count();
        let all = kills.len();
        eprintln!("{all} kills in {name}: 0 drafts unreadable, {done} times all of it, else nothing");
    }
}

/// Kills the program in an action, and gives whether it was done; `None` where there is no terminal.
fn killed_in(action: &UserAction) -> Option<bool> {
    let folder = prepared();
    let server = serve(&folder);
    let mut som = (action.begin)(&folder)?;
    let moment = moment_within(action.longest);
    som.types(action.go.unwrap_or_default());
    som.written_within(moment);
    som.signal(Signal::KILL);
    som.is_killed();
    let what = format!("{} after {moment:?}", action.name);
    let said = som.text();
    let letter = server.heard_at_the_end().letter;
    let is_sent = holds_letter(&folder, letter.as_deref(), &said, &what);
    let answer = holds_answers(&folder, action, &what);
    let is_late = action.go.is_some() && moment >= Duration::from_secs(1);
    assert!(!is_late || answer == action.texts[1], "{what}: more than a second is lost: {answer:?}");
    let is_told = action.name == "som import" && said.contains("aarhus.ron");
    assert!(!is_told || answer == action.texts[1], "{what}: told as done");
    stays(&folder, &what);
    Some(match action.name {
        "a sending" | "som send" => is_sent,
        "an export" => folder.path("ud.docx").exists(),
        _ => answer == action.texts[1],
    })
}

/// A draft with a version, all that a letter needs, and a file with two other answers.
fn prepared() -> Folder {
    let folder = Folder::with_answer("Før");
    let (mut draft, revision) = folder.store().load("aarhus").expect("a draft");
    let mut base = Base::read(draft.clone(), revision);
    draft.set_answer(&FieldId::new("email"), "aase@aarhus.dk");
    draft.set_answer(&FieldId::new(ANSWER), "Åen");
    draft.place.as_mut().expect("a place").column = 3;
    folder.store().save("aarhus", &draft, &mut base).expect("it is saved");
    for field in [ANSWER, "motivation"] {
        draft.set_answer(&FieldId::new(field), IN_FILE);
    }
    let other = Folder::new();
    other.store().create("aarhus", &draft).expect("another draft");
    folder.put("fil.md", &other.ran(&["export", "aarhus", "--to", "md", "-o", "-"]));
    folder
}

/// Starts a server that takes one letter, and leads the program's letters there.
fn serve(folder: &Folder) -> Server {
    let server = Server::start(Plan::new(Line::Plain));
    let smtp = format!("host: \"localhost\", port: {}, security: \"none\"", server.port);
    folder.put("data/config.ron", &format!("(mail: (smtp: ({smtp})))"));
    server
}

/// A moment of chance, the sooner the likelier: most happens soon after the key.
fn moment_within(longest: Duration) -> Duration {
    let chance = RandomState::new().hash_one(0) % 1_000_000;
    let part = f64::from(u32::try_from(chance).expect("a small number")) / 1e6;
    longest.mul_f64(part.powi(3))
}

/// The answers are those before or after, and what was written beside the draft is whole.
fn holds_answers(folder: &Folder, action: &UserAction, what: &str) -> String {
    let answer = folder.answer(ANSWER);
    assert!(action.texts.contains(&answer.as_str()), "{what}: {answer:?}");
    let other = if answer == IN_FILE { IN_FILE } else { "" };
    assert_eq!(folder.answer("motivation"), other, "{what}: one answer without the other");
    if let Ok(document) = std::fs::File::open(folder.path("ud.docx")) {
        zip::ZipArchive::new(document).unwrap_or_else(|error| panic!("{what}: half a document: {error}"));
    }
    answer
}

/// A letter that went has its receipt, settled or not; gives whether it is told as sent.
fn holds_letter(folder: &Folder, letter: Option<&[u8]>, said: &str, what: &str) -> bool {
    let draft = folder.draft();
    let is_sent = match (letter, draft.receipts()) {
        (None, []) => false,
        (None, [receipt]) => {
            assert!(!receipt.is_sent, "{what}: told as sent");
            false
        }
        (Some(letter), [receipt]) => {
            let id = format!("Message-ID: <{}>", receipt.message_id);
            assert!(String::from_utf8_lossy(letter).contains(&id), "{what}: the receipt of another letter");
            receipt.is_sent
        }
        (letter, receipts) => panic!("{what}: {receipts:?} for {:?} bytes", letter.map(<[u8]>::len)),
    };
    assert!(letter.is_some() || !said.contains("Ansøgningen er sendt"), "{what}: {said}");
    assert!(letter.is_none() || !said.contains("ikke sendt"), "{what}: {said}");
    is_sent
}

/// The next start finds what the kill left, and sends nothing by itself.
fn stays(folder: &Folder, what: &str) {
    let left = folder.draft();
    let server = serve(folder);
    if let Some(mut som) = folder.open() {
        som.quits();
    }
    assert!(server.heard_at_the_end().letter.is_none(), "{what}: a second letter");
    assert!(folder.draft().says_the_same(&left), "{what}: another draft after the next start");
}
