//! Random keys, pastes, sizes and pauses, and others' text coming in: no panic, and after a pause the disk has what the
//! screen has.

use crossterm::event::{KeyCode, KeyModifiers};

use som::draft::Draft;
use som::draft::check::Check;
use som::form::som;
use som::import::{Imported, Note};
use som::store::Presence;
use som::tui::message::{Arrived, Effect, ImportFile, Message};
use som::tui::runtime::line::LineEvent;

use crate::harness::{Journey, NOW, Setting};
use crate::{example, field};

/// A small generator with a seed (Marsaglia's xorshift), so that a failure can be played again.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let at = self.below(from.len() as u64);
        from[usize::try_from(at).expect("a small number")]
    }
}

const LETTERS: &[char] = &[
    'a', 'n', 'f', 'o', 'O', 'k', 'b', 'u', 'l', 'p', 'g', 'j', '2', 'v', 'm', 't', 's', 'x', 'c', 'i', 'h',
    'r', 'æ', 'ø', 'å', 'Å', ' ', ' ', '.', ',', '[', '~', '1', '4', '6', '\u{301}', '👨', '🇩', '漢',
    '\u{202e}', '-', '/',
];
const KEYS: &[KeyCode] = &[
    KeyCode::Esc,
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::F(1),
    KeyCode::F(2),
    KeyCode::F(3),
    KeyCode::F(4),
    KeyCode::F(5),
    KeyCode::F(6),
    KeyCode::F(7),
    KeyCode::F(8),
    KeyCode::F(9),
    KeyCode::Char('z'),
    KeyCode::Char('y'),
];
const PASTES: &[&str] =
    &["to\nlinjer", "\u{1b}[201~\r\r\r", "et langt stykke tekst med æøå, der ombrydes ", "\t\t", ""];
const SIZES: &[(u16, u16)] =
    &[(80, 24), (120, 40), (40, 12), (1, 1), (60, 16), (200, 5), (39, 12), (110, 30)];

const FIELDS: &[&str] = &["kommune", "adresse", "navn", "ledelsesopbakning", "motivation", "datapraksis"];

/// Another's change of a paragraph or two, somewhere in the draft.
fn changed_by_another(dice: &mut Dice, base: &Draft) -> Draft {
    let mut theirs = base.clone();
    for _ in 0..=dice.below(2) {
        let field = field(dice.pick(FIELDS));
        let mut text: Vec<&str> = base.answer(&field).split('\n').collect();
        let at = usize::try_from(dice.below(text.len() as u64)).expect("a small number");
        match dice.below(4) {
            0 => text.insert(at, "Et nyt afsnit æøå."),
            1 => text[at] = "Et andet afsnit.",
            2 if text.len() > 1 => drop(text.remove(at)),
            _ => text.push("Sidst 👨."),
        }
        theirs.set_answer(&field, text.join("\n"));
    }
    "Jonas".clone_into(&mut theirs.changed_by);
    theirs
}

/// Someone else's text comes in, against what was handed over last or against what the screen has.
fn another_writes(journey: &mut Journey, dice: &mut Dice, number: &mut u64) {
    let Some(open) = journey.app.open_draft() else { return };
    let name = open.name().to_owned();
    let base = if dice.below(2) == 0 { journey.on_disk(&name) } else { open.draft().clone() };
    let theirs = changed_by_another(dice, &base);
    *number += 1;
    let by = "Jonas".to_owned();
    journey.send(Message::Arrived(Box::new(Arrived { name, number: *number, base, theirs, by })));
    let since = NOW.parse().expect("a time");
    let jonas = Presence { who: "Jonas".to_owned(), host: "vm2".to_owned(), step: Some(2), since };
    journey.send(Message::Others(vec![jonas; usize::try_from(dice.below(3)).expect("a small number")]));
}

/// What was asked about files is answered: with two of them, and with another's change of the example, or a failure.
fn files_are_read(journey: &mut Journey, dice: &mut Dice) {
    let changed = NOW.parse().expect("a time");
    let file = |path: &str| ImportFile { path: path.to_owned(), name: path.to_owned(), changed };
    match journey.asked.pop() {
        Some(Effect::FindImports) => {
            journey.send(Message::ImportsFound(vec![file("a.docx"), file("b.md")]));
        }
        Some(Effect::ReadImport(path, _)) => {
            let draft = changed_by_another(dice, &example());
            let answers = FIELDS.iter().map(|id| (field(id), draft.answer(&field(id)).to_owned())).collect();
            let notes = vec![Note::Tracked; usize::try_from(dice.below(3)).expect("a small number")];
            let is_read = dice.below(4) > 0;
            let imported = Box::new(Imported { answers, notes, ..Imported::default() });
            let read = if is_read { Ok(imported) } else { Err("den er tom".to_owned()) };
            journey.send(Message::ImportRead(path, read));
        }
        _ => {}
    }
}

fn run(seed: u64, steps: u64) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut journey =
        Setting::new().sends_via("mail.eksempel.dk").draft("eksempel", example()).open("eksempel").start();
    let mut number = 0;
    for _ in 0..steps {
        match dice.below(23) {
            20 => another_writes(&mut journey, &mut dice, &mut number),
            21..=22 => files_are_read(&mut journey, &mut dice),
            0 => {
                let (columns, rows) = dice.pick(SIZES);
                journey = journey.resize(columns, rows);
            }
            1 => journey = journey.paste(dice.pick(PASTES)),
            2 => {
                let wait = dice.pick(&[10, 90, 310, 400, 1100]);
                journey.press(&format!("<wait {wait}>"));
            }
            3..=9 => {
                let modifiers = dice.pick(&[
                    KeyModifiers::NONE,
                    KeyModifiers::NONE,
                    KeyModifiers::SHIFT,
                    KeyModifiers::CONTROL,
                ]);
                let code = dice.pick(KEYS);
                journey.key(code, modifiers);
                // It was the start of a key, or of what a terminal sends by itself.
                if code == KeyCode::Esc && dice.below(2) == 0 {
                    journey.send(Message::Line(LineEvent::EscapeTakenBack));
                }
            }
            _ => journey.key(KeyCode::Char(dice.pick(LETTERS)), KeyModifiers::NONE),
        }
        if dice.below(4) == 0 {
            let (buf, cursor) = journey.drawn();
            assert!(buf.area.contains(cursor), "seed {seed}: the cursor is off the screen");
        }
        if journey.has_quit {
            break;
        }
    }
    journey.press("<wait 1100>");
    // What others wrote is in their file already, and is not saved again; here there is no such file.
    journey.write_staged();
    if let Some(open) = journey.app.open_draft() {
        let on_disk = journey.on_disk(open.name());
        assert!(on_disk.says_the_same(open.draft()), "seed {seed}: the disk is behind the screen");
        let whole = Check::of(som(), open.draft());
        assert_eq!(*open.check(), whole, "seed {seed}: what was checked edit by edit is not what is there");
    }
}

#[test]
fn random_keys_lose_nothing_and_break_nothing() {
    for seed in 1..=8 {
        run(seed, 400);
    }
}
