mod terminals;

use super::*;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// What comes of bytes that come in these reads, each at its time, once all is waited for.
fn read_at(reads: &[(u64, &[u8])]) -> Vec<LineEvent> {
    let mut line = LineReader::default();
    let mut events = Vec::new();
    for (at, bytes) in reads {
        events.extend(line.read(bytes, ms(*at)));
    }
    events.extend(line.tick(ms(100_000)));
    assert_eq!(line.wakes_at(), None, "nothing is left over");
    events.retain(|event| !matches!(event, LineEvent::Pasting(_)));
    events
}

fn read(bytes: &[u8]) -> Vec<LineEvent> {
    read_at(&[(0, bytes)])
}

fn alone(code: KeyCode, held: KeyModifiers) -> Vec<LineEvent> {
    vec![LineEvent::Key { key: KeyEvent::new(code, held), is_alone: true }]
}

fn burst(text: &str) -> LineEvent {
    LineEvent::Burst { text: text.to_owned(), is_continued: false }
}

/// The keys of real terminals, as each sends them with its settings.
#[test]
fn the_keys_of_real_terminals_are_keys() {
    use KeyCode::{
        BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Insert, Left, PageDown, PageUp,
        Right, Tab, Up,
    };
    const NONE: KeyModifiers = KeyModifiers::NONE;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    let table: &[(&str, &str, KeyCode, KeyModifiers)] = &[
        ("all", "\r", Enter, NONE),
        ("all", "\t", Tab, NONE),
        ("all", "\x7f", Backspace, NONE),
        ("all", "\x08", Char('h'), CTRL),
        ("all", "\n", Char('j'), CTRL),
        ("all", "\x13", Char('s'), CTRL),
        ("all", "\x1a", Char('z'), CTRL),
        ("all", "\x1c", Char('4'), CTRL),
        ("all", "\0", Char(' '), CTRL),
        ("all", "æ", Char('æ'), NONE),
        ("all", "Å", Char('Å'), SHIFT),
        ("all", "\x1bn", Char('n'), ALT),
        ("all", "\x1bU", Char('U'), SHIFT | ALT),
        ("all", "\x1bå", Char('å'), ALT),
        ("all", "\x1b\r", Enter, ALT),
        ("xterm", "\x1b[A", Up, NONE),
        ("xterm", "\x1bOB", Down, NONE),
        ("xterm", "\x1b[1;2C", Right, SHIFT),
        ("xterm", "\x1b[1;6D", Left, SHIFT.union(CTRL)),
        ("xterm", "\x1b[H", Home, NONE),
        ("xterm", "\x1bOF", End, NONE),
        ("xterm", "\x1b[2~", Insert, NONE),
        ("xterm", "\x1b[3~", Delete, NONE),
        ("xterm", "\x1b[3;5~", Delete, CTRL),
        ("xterm", "\x1b[5~", PageUp, NONE),
        ("xterm", "\x1b[6~", PageDown, NONE),
        ("xterm", "\x1b[Z", BackTab, NONE),
        ("xterm", "\x1bOP", F(1), NONE),
        ("xterm", "\x1bOS", F(4), NONE),
        ("xterm", "\x1b[1;2Q", F(2), SHIFT),
        ("xterm", "\x1b[15~", F(5), NONE),
        ("xterm", "\x1b[21~", F(10), NONE),
        ("xterm", "\x1b[24~", F(12), NONE),
        ("xterm, modifyOtherKeys", "\x1b[27;2;9~", BackTab, SHIFT),
        ("xterm, modifyOtherKeys", "\x1b[27;5;106~", Char('j'), CTRL),
        ("xterm, modifyOtherKeys", "\x1b[27;2;13~", Enter, SHIFT),
        ("PuTTY", "\x1b[1~", Home, NONE),
        ("PuTTY", "\x1b[4~", End, NONE),
        ("PuTTY, rxvt's Home and End", "\x1b[H", Home, NONE),
        ("PuTTY, rxvt's Home and End", "\x1bOw", End, NONE),
        ("PuTTY, ESC[n~", "\x1b[11~", F(1), NONE),
        ("PuTTY, ESC[n~", "\x1b[14~", F(4), NONE),
        ("PuTTY, VT100+", "\x1bOT", F(5), NONE),
        ("PuTTY, VT100+", "\x1bOY", F(10), NONE),
        ("PuTTY, VT100+", "\x1bO[", F(12), NONE),
        ("PuTTY, keypad", "\x1bOp", Char('0'), NONE),
        ("PuTTY, keypad", "\x1bOy", Char('9'), NONE),
        ("PuTTY, keypad", "\x1bOl", Char(','), NONE),
        ("PuTTY, keypad", "\x1bOM", Enter, NONE),
        ("Windows Terminal", "\x1b[1;5H", Home, CTRL),
        ("Windows Terminal", "\x1b[23~", F(11), NONE),
        ("tmux and screen", "\x1b[1~", Home, NONE),
        ("tmux and screen", "\x1b[4~", End, NONE),
        ("tmux and screen", "\x1bOA", Up, NONE),
        ("Linux console", "\x1b[[A", F(1), NONE),
        ("Linux console", "\x1b[[E", F(5), NONE),
        ("Linux console", "\x1b[17~", F(6), NONE),
        ("rxvt", "\x1b[7~", Home, NONE),
        ("rxvt", "\x1b[8~", End, NONE),
        ("rxvt", "\x1b[a", Up, SHIFT),
        ("rxvt", "\x1bOd", Left, CTRL),
        ("rxvt", "\x1b[3^", Delete, CTRL),
        ("rxvt", "\x1b[7$", Home, SHIFT),
        ("rxvt", "\x1b[8@", End, SHIFT.union(CTRL)),
        ("kitty", "\x1b[57399u", Char('0'), NONE),
        ("kitty", "\x1b[57414u", Enter, NONE),
        ("kitty", "\x1b[27u", Esc, NONE),
        ("kitty", "\x1b[9;2u", BackTab, SHIFT),
        ("kitty", "\x1b[106;5u", Char('j'), CTRL),
        ("kitty", "\x1b[230;1:1u", Char('æ'), NONE),
    ];
    for (terminal, bytes, code, held) in table {
        assert_eq!(read(bytes.as_bytes()), alone(*code, *held), "{terminal}: {bytes:?}");
        // The same in two parts, wherever the line splits it.
        for at in 1..bytes.len() {
            let (first, rest) = bytes.as_bytes().split_at(at);
            let mut events = read_at(&[(1_000, first), (1_060, rest)]);
            for event in &mut events {
                if let LineEvent::Key { is_alone, .. } = event {
                    *is_alone = true;
                }
            }
            assert_eq!(events, alone(*code, *held), "{terminal}: {bytes:?} split at {at}");
        }
    }
}

#[test]
fn a_keypad_that_was_seen_has_its_seven() {
    let keys = read_at(&[(0, b"\x1bOx"), (500, b"\x1bOw")]);
    assert_eq!(keys[1], alone(KeyCode::Char('7'), KeyModifiers::NONE)[0]);
}

#[test]
fn what_a_terminal_sends_by_itself_is_nothing() {
    let replies: &[&[u8]] = &[
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
        "\x1b]2;Ünïcode æøå \u{9c} titel\x1b\\".as_bytes(),
        b"\x1b[>0;276;0c",
        b"\x1b[?64;1;2;6;9;15;18;21;22c",
        b"\x1bP>|Suckless 1\x1b\\",
        "\x1bP>|WezTerm Ü\x1b\\".as_bytes(),
        b"\x1bP1$r0m\x1b\\",
        b"\x1b[?2026;2$y",
        b"\x1b[4;1$y",
        b"\x1b[24;80R",
        b"\x1b[1;2R",
        b"\x1b[8;24;80t",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[<0;12;3M",
        b"\x1b[M !!",
        b"\x1b[M\x20\xff\xff",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b^privat\x1b\\",
        b"\x1bXstart\x1b\\",
        b"\x1b[201~",
        b"\x1b[?1u",
        b"\x1b[97;1:3u",
        b"\x1b[12",
        b"\x1b]52;c;halvt",
        "\u{9b}?1;2c\u{90}1$r0m\u{9c}".as_bytes(),
    ];
    for reply in replies {
        assert_eq!(read(reply), [], "{reply:?}");
        for at in 1..reply.len() {
            let (first, rest) = reply.split_at(at);
            assert_eq!(read_at(&[(0, first), (60, rest)]), [], "{reply:?} split at {at}");
        }
    }
    // Between two keys it is nothing too.
    let mut bytes = b"a".to_vec();
    bytes.extend(replies[0]);
    bytes.push(b'b');
    assert_eq!(read(&bytes), [burst("ab")]);
}

#[test]
fn an_unfinished_string_ends_after_a_second_or_eight_kilobytes() {
    let events = read_at(&[(0, b"\x1b]11;rgb:"), (1_001, b"a")]);
    assert_eq!(events, alone(KeyCode::Char('a'), KeyModifiers::NONE));
    let mut long = b"\x1b]0;".to_vec();
    long.extend(vec![b'x'; LONGEST_STRING * 2]);
    let LineEvent::Burst { text, .. } = &read(&long)[0] else { panic!("the rest is a burst") };
    assert!(text.len() <= LONGEST_STRING + 8, "{}", text.len());
}

#[test]
fn escape_alone_is_a_key_after_a_moment() {
    let mut line = LineReader::default();
    assert_eq!(line.read(b"\x1b", ms(0)), []);
    assert_eq!(line.wakes_at(), Some(ESC_WAIT));
    assert_eq!(line.tick(ms(79)), []);
    assert_eq!(line.tick(ms(80)), alone(KeyCode::Esc, KeyModifiers::NONE));
    assert_eq!(line.read(b"n", ms(300)), alone(KeyCode::Char('n'), KeyModifiers::NONE));
    assert_eq!(read(b"\x1b\x1b").len(), 2);
}

#[test]
fn an_escape_that_was_told_is_taken_back_for_the_key_it_began() {
    for gap in [100, 300, 349] {
        let events = read_at(&[(0, b"\x1b"), (gap, b"["), (gap * 2, b"A")]);
        let [LineEvent::Key { key: esc, .. }, LineEvent::EscapeTakenBack, LineEvent::Key { key: up, .. }] =
            &events[..]
        else {
            panic!("{gap} ms: {events:?}");
        };
        assert_eq!((esc.code, up.code), (KeyCode::Esc, KeyCode::Up));
    }
    let reply = read_at(&[(0, b"\x1b"), (200, b"]11;rgb:1e1e\x07")]);
    assert_eq!(reply.last(), Some(&LineEvent::EscapeTakenBack));
    assert_eq!(reply.len(), 2);
}

#[test]
fn a_capital_after_escape_is_the_same_letter() {
    for letter in ["O", "P", "X", "N"] {
        let code = KeyCode::Char(letter.chars().next().expect("a letter"));
        let [LineEvent::Key { key, .. }] = &read(format!("\x1b{letter}").as_bytes())[..] else {
            panic!("{letter}")
        };
        assert_eq!((key.code, key.modifiers - KeyModifiers::SHIFT), (code, KeyModifiers::ALT));
        let typed = read_at(&[(0, b"\x1b"), (400, letter.as_bytes())]);
        let [_, LineEvent::Key { key, .. }] = &typed[..] else { panic!("{letter}: {typed:?}") };
        assert_eq!(*key, KeyEvent::new(code, KeyModifiers::SHIFT));
    }
    // What is longer after Esc is no part of it.
    for text in ["På", "Xb", "[x", "]x", "^x", "_x", "Om", "Ord", "Os"] {
        let typed = read_at(&[(0, b"\x1b"), (351, text.as_bytes())]);
        assert_eq!(typed[1..], [burst(text)], "{text}");
    }
    // Who types on at once loses nothing.
    for text in ["På", "Px", "Xb", "]x", "^x", "_x", "Om", "Or", "Os", "Oj", "Og", "OI"] {
        let mut chars = text.chars().map(String::from);
        let (first, second) = (chars.next().expect("a letter"), chars.next().expect("another"));
        let typed = read_at(&[(0, b"\x1b"), (150, first.as_bytes()), (280, second.as_bytes())]);
        let keys: Vec<char> = typed[1..]
            .iter()
            .map(|event| match event {
                LineEvent::Key { key, .. } => key.code.as_char().expect("a letter"),
                other => panic!("{text}: {other:?}"),
            })
            .collect();
        assert_eq!(keys, text.chars().collect::<Vec<_>>(), "{text}");
    }
    // A keypad's key in one piece still is one, also where Esc came before it.
    let keypad = read_at(&[(0, b"\x1b"), (200, b"Or")]);
    assert_eq!(keypad[1], LineEvent::EscapeTakenBack);
    let typed = read_at(&[(0, b"\x1b"), (400, b"O"), (450, b"3")]);
    assert_eq!(typed.len(), 3, "{typed:?}");
}

#[test]
fn text_that_comes_in_one_read_is_a_burst() {
    assert_eq!(read(b"ja"), [burst("ja")]);
    assert_eq!(read(b"a\r"), [burst("a\r")]);
    assert_eq!(read(b"\ta"), [burst("\ta")]);
    assert_eq!(read("æ".as_bytes()), alone(KeyCode::Char('æ'), KeyModifiers::NONE));
    assert_eq!(read(b"\r\r").len(), 2);
    let [LineEvent::Burst { text, .. }, LineEvent::Key { key, is_alone: false }, last] =
        &read(b"ab\x1b[Acd")[..]
    else {
        panic!("keys stay keys");
    };
    assert_eq!((text.as_str(), key.code, last), ("ab", KeyCode::Up, &burst("cd")));
}

#[test]
fn what_follows_a_burst_at_once_belongs_to_it() {
    let events = read_at(&[(0, b"ab"), (40, b"c"), (80, b"\r"), (131, b"d")]);
    let continued = |text: &str| LineEvent::Burst { text: text.to_owned(), is_continued: true };
    let mut expected = vec![burst("ab"), continued("c"), continued("\r")];
    expected.extend(alone(KeyCode::Char('d'), KeyModifiers::NONE));
    assert_eq!(events, expected);
}

#[test]
fn a_marked_paste_is_its_bytes() {
    let paste = |text: &str| vec![LineEvent::Paste(text.to_owned())];
    let marked = "\x1b[200~Første\r\næ\x1b[31mø\x1bOPå\x1b[201\x07\x1b[201~".as_bytes();
    assert_eq!(read(marked), paste("Første\r\næ\x1b[31mø\x1bOPå\x1b[201\x07"));
    for at in 1..marked.len() {
        let (first, rest) = marked.split_at(at);
        assert_eq!(
            read_at(&[(0, first), (60, rest)]).last(),
            paste("Første\r\næ\x1b[31mø\x1bOPå\x1b[201\x07").last()
        );
    }
    assert_eq!(read(b"\x1b[200~s\xf8\x1b[201~")[0], LineEvent::Paste("sø".to_owned()));
}

#[test]
fn a_paste_without_an_end_ends_after_a_second() {
    let events =
        read_at(&[(0, b"\x1b[200~halvt "), (900, "æ".as_bytes()), (1_950, b"q"), (2_100, b"\x1b[201~")]);
    let mut expected = vec![LineEvent::Paste("halvt æ".to_owned())];
    expected.extend(alone(KeyCode::Char('q'), KeyModifiers::NONE));
    assert_eq!(events, expected);
    let mut line = LineReader::default();
    assert_eq!(line.read(b"\x1b[200~halvt", ms(0)), [LineEvent::Pasting(5)]);
    assert_eq!(line.end(), [LineEvent::Paste("halvt".to_owned())]);
}

#[test]
fn a_paste_of_any_size_takes_bounded_room() {
    let mut line = LineReader::default();
    let _ = line.read(b"\x1b[200~", ms(0));
    for _ in 0..200 {
        let _ = line.read(&vec![b'x'; 100_000], ms(1));
    }
    let events = line.read(b"\x1b[201~", ms(2));
    let LineEvent::Paste(text) = &events[0] else { panic!("a paste") };
    assert!(text.len() > crate::clean::PASTE_MAX && text.len() < crate::clean::PASTE_MAX + 100);
}

#[test]
fn a_terminal_set_to_latin1_is_told_once() {
    let events = read_at(&[(0, b"s"), (200, b"\xf8"), (400, b"g"), (600, b"\xe5"), (2_000, b"r")]);
    let text: String = events.iter().filter_map(burst_text).collect();
    assert_eq!(text, "søgår");
    assert_eq!(events.iter().filter(|event| **event == LineEvent::Latin1).count(), 1);
}
