//! Random keys, pastes, sizes and pauses: no panic, and after a pause the disk has what the screen has.

use crossterm::event::{KeyCode, KeyModifiers};

use som::draft::check::Check;
use som::form::som;

use crate::example;
use crate::harness::Setting;

/// A small generator with a seed (Marsaglia's xorshift), so that a failure can be played again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        let at = self.below(from.len() as u64);
        from[usize::try_from(at).expect("a small number")]
    }
}

const LETTERS: &[char] = &[
    'a', 'n', 'f', 'o', 'O', 'k', 'v', 'm', 't', 's', 'x', 'c', 'i', 'h', 'r', 'æ', 'ø', 'å', 'Å', ' ', ' ',
    '.', ',', '[', '~', '1', '4', '6', '\u{301}', '👨', '🇩', '漢', '\u{202e}', '-', '/',
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

fn run(seed: u64, steps: u64) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    for _ in 0..steps {
        match dice.below(20) {
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
                journey.key(dice.pick(KEYS), modifiers);
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
    if let Some(wizard) = journey.model.wizard() {
        let on_disk = journey.on_disk(&wizard.name);
        assert!(on_disk.says_the_same(wizard.draft()), "seed {seed}: the disk is behind the screen");
        let whole = Check::of(som(), wizard.draft());
        assert_eq!(*wizard.check(), whole, "seed {seed}: what was checked edit by edit is not what is there");
    }
}

#[test]
fn random_keys_lose_nothing_and_break_nothing() {
    for seed in 1..=8 {
        run(seed, 400);
    }
}
