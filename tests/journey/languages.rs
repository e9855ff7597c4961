//! Each language on the screen: an English frame holds no Danish but the form's own words and the answers, a Danish
//! one no English. Every screen is gone to, and random keys find the messages.

use std::collections::BTreeSet;

use crossterm::event::{KeyCode, KeyModifiers};
use som::draft::Draft;
use som::form::som;
use som::store::Presence;
use som::tui::message::{Arrived, Message};
use som::words::Lang;

use crate::draft;
use crate::harness::{Journey, NOW, Setting};
use crate::monkey::Dice;

#[path = "../languages/leaks.rs"]
mod leaks;

/// Ways through the program. A frame is looked at behind each part.
const WAYS: &[&str] = &[
    "<esc>|<esc>|<f1>|<pgdn>|<pgdn>|<pgdn>|<esc>|n|AAR|<down>|<enter>|<f9>|<esc>",
    "<f6>|<pgdn>|<pgdn>|<down>|<down>|<down>|<f1>|<pgdn>|<esc>|f|2/2024|<tab>7|<pgdn>|<esc>|<esc>",
    "<f6>|n|MEETING<tab>4/6|<tab>10-12|<tab>X|<C-s>|<enter>|<esc>|s|j|y|z",
    "<f6>|i|X.ICS<enter>|<esc>|e|<esc>|a|<esc>|<home>|t|ANN|<tab> |<esc>|<esc>",
    "<end>|<enter>|<esc>|<home>|u|<esc>|k|<esc>|z|s|<esc>|t|<esc>|i|<esc>|s|j|y|t|g|s",
    "<home>|e|<right>|<tab>|<tab>|<esc>|<esc>|<wait 1500>|<pgdn>",
    "<enter>|<A-1>|<tab>|<tab>|<tab>|<bs>|<tab>|<tab>1|<tab>X|<f8>|<f7>|<f9>|<pgdn>|<pgdn>|<pgdn>|<f1>|<pgdn>|<pgdn>",
    "<enter>|<A-2>|<f3>|<pgdn>|<pgdn>|<pgdn>|1|<esc>|<f4>|<esc>|<esc>|<wait 1100>|<esc>|<f2>|<pgdn>|<esc>|<f5>",
    "<enter>|<A-3>|<f3>|<pgdn>|<pgdn>|<esc>|<f8>|<f3>|<pgdn>|<pgdn>|<esc>|<tab>|<f3>|<pgdn>|<esc>|<f8>|<f3>|<pgdn>|<pgdn>",
    "<enter>|<A-5>|<C-f>|X|<enter>|<esc>|<C-r>|X<tab>Y|<enter>|<esc>|<A-5>|<A-d>|Q|<enter>|<enter>|<esc>|<A-j>|<esc>|<f9>",
    "<enter>|<A-5>|<A-u>|<esc>|<A-l>|X.DOCX|<enter>|<esc>|<A-p>|<A-c>|<A-x>|<A-i>|<A-s>|<A-z>|<C-z>|<C-y>|<A-b>|<A-0>",
    "<enter>|<f9>|g|ANN<tab>X|<enter>|<tab>|<f2>|<esc>|<f9>|e|<right>|<tab>|<tab>|<esc>|s|<enter>|<esc>|<esc>|p|u|<esc>|m",
];

/// Of each screen a text that only it has, in Danish and English; all must have been come to.
const SEEN: [(&str, &str); 14] = [
    ("Nyt møde eller ny frist", "New meeting or deadline"),
    ("Indlæs en kalenderfil", "Import a calendar file"),
    ("Tidligere udgaver", "Earlier versions"),
    ("Papirkurv", "Trash"),
    ("Oversigt", "Overview"),
    ("Der er problemer", "There are problems"),
    ("Bemærkninger: ", "Remarks: "),
    ("Søg efter", "Search for"),
    ("Erstat med", "Replace with"),
    ("Godkend svarene", "Approve the answers"),
    ("Indlæs svar fra en fil", "Import answers from a file"),
    ("Der lægges vægt på", "Criteria"),
    ("Hvad et forløb kræver", "What a programme takes"),
    ("Send ansøgningen", "Send the application"),
];

/// Sizes at which screens are laid out differently.
const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (160, 40)];

/// What the short answers say in both languages.
const SHORT: [(&str, &str); 7] = [
    ("kommune", "Ærø Kommune"),
    ("kommune_forvaltning", "X"),
    ("adresse", "XX 1\n5970 XX"),
    ("navn", "Ann"),
    ("stilling", "X"),
    ("telefon", "12 34 56 78"),
    ("email", "ann@aeroe.dk"),
];
const LONG: [&str; 5] = ["ledelsesopbakning", "kendskab", "motivation", "omraade", "datapraksis"];

/// A draft with answers that tell no language, and problems of several kinds.
fn written() -> Draft {
    let mut draft = draft(&SHORT);
    for id in LONG {
        draft.set_answer(&crate::field(id), "XX YY\nZZ 010180-1234");
    }
    draft.set_answer(&crate::field("datapraksis"), vec!["XX"; 40].join("\n"));
    draft
}

fn setting(lang: Lang) -> Setting {
    let setting = Setting::new()
        .draft("aeroe", written())
        .draft("x", draft(&[("telefon", "1"), ("email", "x")]))
        .file("y.ron", "Draft(\n    schema: 1,\n    form: 3,\n)")
        .sends_via("mail.x.dk");
    if lang == Lang::En { setting.english() } else { setting }
}

/// What is Danish in an English frame, too: the form's own words, the names of kommuner, and the letter's subject.
fn official_words() -> String {
    let mut own = include_str!("../../src/forms/kommuner.tsv").to_owned();
    own.push_str("Ansøgning om implementeringsforløb i SØM – Ærø Kommune ");
    for group in som().sections.iter().flat_map(|section| &section.groups) {
        let questions =
            group.fields.iter().flat_map(|field| field.questions.all()).map(|question| &question.text);
        let texts =
            group.guidance.iter().chain(&group.requirements).chain(&group.limit_text).chain(questions);
        for text in texts.chain(&group.recommendation).chain(&group.criteria) {
            own.push_str(text);
            own.push(' ');
        }
    }
    own
}

/// A text without a word that is cut off at its end.
fn whole_words(text: &str) -> &str {
    text.strip_suffix('…').map_or(text, |text| text.trim_end_matches(char::is_alphabetic))
}

/// Looks at frames for what is in the wrong language.
struct Reader {
    lang: Lang,
    official: String,
    /// The pieces of frames that were read.
    seen: BTreeSet<String>,
    leaks: Vec<String>,
}

impl Reader {
    fn of(lang: Lang) -> Self {
        Reader { lang, official: official_words(), seen: BTreeSet::new(), leaks: Vec::new() }
    }

    /// Reads a frame piece by piece: what stands side by side is parted by blanks.
    fn read(&mut self, journey: &Journey) {
        for piece in
            journey.frame().lines().flat_map(|row| row.split("  ")).flat_map(|piece| piece.split('│'))
        {
            let text = piece.trim().trim_start_matches("Danish: ").trim_start_matches(['·', '▸', ' ']);
            let text = whole_words(text.trim_end_matches(['↓', '↑', ' '])).to_owned();
            if !self.seen.insert(text.clone()) {
                continue;
            }
            let leaks = match self.lang {
                Lang::En if self.official.contains(&text) => continue,
                Lang::En => leaks::danish_in(&text),
                Lang::Da => leaks::english_in(&text),
            };
            if !leaks.is_empty() {
                self.leaks.push(format!("{leaks:?} in: {text}"));
            }
        }
    }

    fn has_seen(&self, text: &str) -> bool {
        self.seen.iter().any(|seen| seen.contains(text))
    }
}

#[test]
fn every_screen_speaks_one_language() {
    for (lang, texts) in
        [(Lang::Da, SEEN.map(|(danish, _)| danish)), (Lang::En, SEEN.map(|(_, english)| english))]
    {
        let mut reader = Reader::of(lang);
        for (size, way) in SIZES.iter().flat_map(|size| WAYS.iter().map(move |way| (size, way))) {
            let mut journey = setting(lang).size(size.0, size.1).start();
            for keys in std::iter::once("").chain(way.split('|')) {
                // What is typed before a new screen could be read is not taken.
                journey.press(keys);
                journey.press("<wait 1500>");
                reader.read(&journey);
            }
        }
        assert!(reader.leaks.is_empty(), "{}", reader.leaks.join("\n"));
        for text in texts {
            assert!(reader.has_seen(text), "no way led to: {text}");
        }
    }
}

const KEYS: &[KeyCode] = &[
    KeyCode::Esc,
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Backspace,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::End,
    KeyCode::PageDown,
    KeyCode::F(1),
    KeyCode::F(2),
    KeyCode::F(3),
    KeyCode::F(4),
    KeyCode::F(5),
    KeyCode::F(6),
    KeyCode::F(8),
    KeyCode::F(9),
];

/// Someone else's text comes in, and who is here.
fn another_writes(journey: &mut Journey, dice: &mut Dice, number: &mut u64) {
    let Some(open) = journey.app.open_draft() else { return };
    let (name, base, by) = (open.name().to_owned(), open.draft().clone(), "Bo".to_owned());
    let mut theirs = base.clone();
    theirs.set_answer(&crate::field(dice.pick(&LONG)), "WW VV");
    "Bo".clone_into(&mut theirs.changed_by);
    *number += 1;
    journey.send(Message::Arrived(Box::new(Arrived { name, number: *number, base, theirs, by })));
    let since = NOW.parse().expect("a time");
    let bo = Presence { who: "Bo".to_owned(), host: "vm".to_owned(), step: Some(2), since };
    journey.send(Message::Others(vec![bo; usize::try_from(dice.below(3)).expect("a small number")]));
}

/// Presses random keys, which type capitals: these tell no language.
fn press_random_keys(seed: u64, reader: &mut Reader) {
    let (mut dice, mut number) = (Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), 0);
    let mut journey = setting(reader.lang).start();
    for _ in 0..250 {
        match dice.below(12) {
            0 => another_writes(&mut journey, &mut dice, &mut number),
            1..=2 => journey.press("<wait 400>"),
            3..=6 => {
                let modifiers = dice.pick(&[KeyModifiers::NONE, KeyModifiers::NONE, KeyModifiers::CONTROL]);
                journey.key(dice.pick(KEYS), modifiers);
            }
            _ => {
                let letter = char::from(b'A' + u8::try_from(dice.below(26)).expect("a letter"));
                journey.key(KeyCode::Char(letter), KeyModifiers::SHIFT);
            }
        }
        reader.read(&journey);
        if journey.has_quit {
            break;
        }
    }
}

#[test]
fn what_random_keys_lead_to_is_in_one_language() {
    for lang in [Lang::Da, Lang::En] {
        let mut reader = Reader::of(lang);
        for seed in 1..=4 {
            press_random_keys(seed, &mut reader);
        }
        assert!(reader.leaks.is_empty(), "{}", reader.leaks.join("\n"));
    }
}
