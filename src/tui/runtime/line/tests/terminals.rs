//! The key tables of the terminals that people come from, as their terminfo entries have them (ncurses 6.4), each key with
//! what it must mean. All that the table of keys of som needs is among them.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{alone, read};

const KEYS: [(KeyCode, KeyModifiers); 24] = [
    (KeyCode::Up, KeyModifiers::NONE),
    (KeyCode::Down, KeyModifiers::NONE),
    (KeyCode::Left, KeyModifiers::NONE),
    (KeyCode::Right, KeyModifiers::NONE),
    (KeyCode::Home, KeyModifiers::NONE),
    (KeyCode::End, KeyModifiers::NONE),
    (KeyCode::PageUp, KeyModifiers::NONE),
    (KeyCode::PageDown, KeyModifiers::NONE),
    (KeyCode::Insert, KeyModifiers::NONE),
    (KeyCode::Delete, KeyModifiers::NONE),
    (KeyCode::BackTab, KeyModifiers::NONE),
    (KeyCode::Backspace, KeyModifiers::NONE),
    (KeyCode::F(1), KeyModifiers::NONE),
    (KeyCode::F(2), KeyModifiers::NONE),
    (KeyCode::F(3), KeyModifiers::NONE),
    (KeyCode::F(4), KeyModifiers::NONE),
    (KeyCode::F(5), KeyModifiers::NONE),
    (KeyCode::F(6), KeyModifiers::NONE),
    (KeyCode::F(7), KeyModifiers::NONE),
    (KeyCode::F(8), KeyModifiers::NONE),
    (KeyCode::F(9), KeyModifiers::NONE),
    (KeyCode::F(10), KeyModifiers::NONE),
    (KeyCode::F(11), KeyModifiers::NONE),
    (KeyCode::F(12), KeyModifiers::NONE),
];

/// What a terminal sends after Esc for each key; a key that is one byte begins with none.
type Table = [&'static str; 24];

/// F6 to F12 are the same on all of them.
const TERMINALS: [(&str, Table); 7] = [
    (
        "putty",
        [
            "OA", "OB", "OD", "OC", "[1~", "[4~", "[5~", "[6~", "[2~", "[3~", "[Z", "\x7f", "[11~", "[12~",
            "[13~", "[14~", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
    (
        "tmux",
        [
            "OA", "OB", "OD", "OC", "[1~", "[4~", "[5~", "[6~", "[2~", "[3~", "[Z", "\x7f", "OP", "OQ", "OR",
            "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
    (
        "screen",
        [
            "OA", "OB", "OD", "OC", "[1~", "[4~", "[5~", "[6~", "[2~", "[3~", "[Z", "\x7f", "OP", "OQ", "OR",
            "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
    (
        "ms-terminal",
        [
            "OA", "OB", "OD", "OC", "OH", "OF", "[5~", "[6~", "[2~", "[3~", "[Z", "\x7f", "OP", "OQ", "OR",
            "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
    (
        "linux",
        [
            "[A", "[B", "[D", "[C", "[1~", "[4~", "[5~", "[6~", "[2~", "[3~", "\t", "\x7f", "[[A", "[[B",
            "[[C", "[[D", "[[E", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
    (
        "rxvt",
        [
            "[A", "[B", "[D", "[C", "[7~", "[8~", "[5~", "[6~", "[2~", "[3~", "[Z", "\x7f", "[11~", "[12~",
            "[13~", "[14~", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
    (
        "xterm",
        [
            "OA", "OB", "OD", "OC", "OH", "OF", "[5~", "[6~", "[2~", "[3~", "[Z", "\x7f", "OP", "OQ", "OR",
            "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
        ],
    ),
];

#[test]
fn every_key_of_each_terminal_is_that_key() {
    for (terminal, table) in TERMINALS {
        for ((code, held), sent) in KEYS.into_iter().zip(table) {
            let bytes = if sent == "\x7f" { sent.to_owned() } else { format!("\x1b{sent}") };
            assert_eq!(read(bytes.as_bytes()), alone(code, held), "{terminal}: {bytes:?}");
        }
    }
}
