//! Hostile drafts: every class of text that steers, fools or chokes a terminal, and any mix of them, the same ones
//! each time.

use som::draft::{CaretPosition, Draft, ResumePoint, Rival};
use som::form::{FieldId, som};

/// How many hostile drafts to try: `SOM_ROUNDS` where it is set, as for a thousand:
/// `SOM_ROUNDS=1000 cargo test hostile`.
#[expect(clippy::disallowed_methods, reason = "the tests' own setting, none of the program's")]
pub(crate) fn rounds(few: usize) -> usize {
    std::env::var("SOM_ROUNDS").ok().and_then(|count| count.parse().ok()).unwrap_or(few)
}

/// Sequences that terminals know; each carries what the program itself never writes.
const SEQUENCES: &[&str] = &[
    "\x1b]0;EJET\x07",
    "\x1b]2;EJET\x1b\\",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]52;c;?\x07",
    "\x1b]8;;http://evil.invalid/\x1b\\klik\x1b]8;;\x1b\\",
    "\x1b]4;1;rgb:00/00/00\x07",
    "\x1b]9;EJET\x07",
    "\x1b]777;notify;EJET;x\x07",
    "\x1b]1337;File=name=EJET:AAAA\x07",
    "\x1b]0;aldrig slut",
    "\x1b[38;5;4711m",
    "\x1b[2J\x1b[47;11H",
    "\x1b[6n",
    "\x1b[0c",
    "\x1b[21t",
    "\x1b[8;4711;4711t",
    "\x1b[?1049l",
    "\x1b[?1003h",
    "\x1b[?2004l",
    "\x1b[201~",
    "A\x1b[4711b",
    "\x1b[3;5r",
    "\x1b[>4711u",
    "\x1b[>4;4711m",
    "\x1bP1;4711q EJET\x1b\\",
    "\x1bPtmux;\x1b\x1b]0;EJET\x07\x1b\\",
    "\x1bP$qm\x1b\\",
    "\x1b_GEJET\x1b\\",
    "\x1b^EJET\x1b\\",
    "\x1bXEJET\x1b\\",
    "\x1bc",
    "\x1b#8",
    "\x1b(0",
    "\x1b7\x1b8",
    "\x1b\x1b[4711m",
    "\x1b=",
    "\x1b",
    "\u{9b}31m",
    "\u{9d}0;EJET\u{9c}",
    "\u{90}1q\u{9c}",
    "\u{9f}EJET\u{9c}",
    "\u{85}\u{84}\u{8d}\u{8f}",
    "Godkendt: NEJ\u{8}\u{8}\u{8}JA ",
    "rigtig\rFALSK",
    "\x0e\x0f\x07\x05\0",
];

/// Single characters that hide, turn or join.
const CHARACTERS: &[char] = &[
    '\u{7f}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{1160}',
    '\u{17b4}',
    '\u{180e}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2060}',
    '\u{2063}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{206f}',
    '\u{3164}',
    '\u{e000}',
    '\u{fdd0}',
    '\u{fe00}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{fff9}',
    '\u{fffb}',
    '\u{fffe}',
    '\u{1d173}',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
    '\u{e0100}',
    '\u{f0000}',
    '\u{10ffff}',
    '\u{301}',
    '\u{20e3}',
    '\u{600}',
    '\u{1100}',
    '🇩',
    '👨',
    '❤',
    '🏻',
    '漢',
    'ש',
    'ل',
];

/// What other programs would obey, and what is only big.
fn big_and_foreign() -> Vec<String> {
    let mut texts: Vec<String> = [
        "=cmd|'/C calc'!A0",
        "x@y.dk\r\nBcc: evil@evil.invalid",
        "Titel\r\nATTENDEE:mailto:evil@evil.invalid",
        "</w:t></w:r><w:instrText>INCLUDETEXT \"/etc/passwd\"</w:instrText>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "]]><script>alert(1)</script>",
        "[x](javascript:alert(1)) ![y](http://evil.invalid/p.png)",
        "\\input{/etc/passwd}\\write18{id}",
        "`id` $(id) ; id | id && id",
        "../../../../etc/passwd",
        "%s%s%s%n%x{}{0}{:?}{ $name }",
        "{ \"x\" } { NUMBER(1) } .attr = x",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push(format!(
        "a{}",
        (0..3_000_u32).filter_map(|n| char::from_u32(0x300 + n % 0x6f)).collect::<String>()
    ));
    texts.push("漢".repeat(500));
    texts.push("👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(100));
    texts.push("👨\u{200d}".repeat(500));
    texts.push("🇩".repeat(401));
    texts.push("\u{1100}".repeat(500));
    texts.push("אבג ال ".repeat(100));
    texts.push("\t".repeat(1_000));
    texts.push("x".repeat(5_000));
    texts.push("ord ".repeat(2_000));
    texts.push("\n".repeat(1_000));
    texts.push("\0".repeat(1_000));
    texts
}

/// A small generator with a seed (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("a small number")
    }
}

/// Hostile texts without end: each class once, then mixes.
pub(super) fn texts() -> impl Iterator<Item = String> {
    let sequences = SEQUENCES.iter().map(|text| format!("før {text} efter"));
    let characters = CHARACTERS.iter().map(|c| format!("løn 10 {c}000 kr.{c}"));
    let controls = (0..32_u8).map(|c| format!("a{0}{0}{0}b", char::from(c)));
    let c1 = ('\u{80}'..'\u{a0}').map(|c| format!("x{c}0;EJET\x07y"));
    let fixed = big_and_foreign().into_iter().chain(sequences).chain(characters).chain(controls).chain(c1);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    fixed.chain(std::iter::repeat_with(move || mix(&mut dice)))
}

fn mix(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..2 + dice.below(8) {
        match dice.below(6) {
            0 | 1 => text.push_str(SEQUENCES[dice.below(SEQUENCES.len())]),
            2 | 3 => (0..=dice.below(6)).for_each(|_| text.push(CHARACTERS[dice.below(CHARACTERS.len())])),
            4 => text.push_str(["\n", "\n- ", "  ", "\t"][dice.below(4)]),
            _ => text.extend("abcdefgh ijklæøå".chars().skip(dice.below(16))),
        }
    }
    text
}

/// A hostile draft: other texts in each answer and in all else that a file may hold, left at a place that isn't there.
pub(super) fn draft(number: usize, texts: &mut impl Iterator<Item = String>) -> Draft {
    let mut text = || texts.next().unwrap_or_default();
    let now = "2023-10-31T05:00:00Z".parse().expect("a time");
    let mut draft = Draft::new(som(), now, &format!("Åse {}", text()));
    for field in som().fields() {
        draft.set_answer(&field.id, format!("{} æøå {}", field.id, text()));
    }
    for field in ["kommune_forvaltning", "ledelsesopbakning"].map(FieldId::new) {
        let rival = Rival { text: format!("{}\n{}", text(), text()), by: text(), at: now };
        draft.set_rivals(&field, vec![rival]);
    }
    let field = FieldId::new(["motivation", "navn", "findes-ikke", "\x1b]0;EJET\x07"][number % 4]);
    let (paragraph, column) = (number % 3, usize::MAX >> (number % 60));
    let others = [field.clone(), FieldId::new("telefon")].map(|id| (id, CaretPosition { paragraph, column }));
    draft.place = Some(ResumePoint { field: Some(field), paragraph, column, others: others.into() });
    draft
}
