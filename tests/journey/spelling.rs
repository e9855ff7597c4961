//! Misspelt words: marked, gone through, corrected, and added to the own words. The dictionary is a small one.

use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use som::draft::Draft;
use som::tui::message::Message;
use som::tui::runtime::DictionaryFiles;

use crate::harness::{Journey, Setting};
use crate::{draft, field};

const AFFIXES: &str =
    "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzæøå\nSFX A Y 3\nSFX A 0 n .\nSFX A 0 r .\nSFX A 0 rne .\n";
const STEMS: &str = "9\nkommune/A\nvil\nlære\nog\nindsats\nhar\nen\ni\nbyen\n";

/// The files of a small dictionary.
pub(crate) fn dictionary() -> DictionaryFiles {
    dictionary_of("small", AFFIXES.as_bytes(), STEMS.as_bytes())
}

fn dictionary_of(name: &str, affixes: &[u8], stems: &[u8]) -> DictionaryFiles {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let put = |ending: &str, text: &[u8]| {
        let path = folder.join(format!("{name}.{ending}"));
        #[expect(clippy::disallowed_methods, reason = "the test plays the host that has a dictionary")]
        if std::fs::read(&path).ok().as_deref() != Some(text) {
            let beside = tempfile::NamedTempFile::new_in(folder).expect("a file");
            std::fs::write(beside.path(), text).expect("a dictionary");
            beside.persist(&path).expect("a place for it");
        }
        path
    };
    DictionaryFiles { affixes: put("aff", affixes), stems: put("dic", stems) }
}

pub(crate) fn written() -> Draft {
    draft(&[
        ("kommune", "Ærø Kommune"),
        ("navn", "Åse Xyzzy"),
        ("ledelsesopbakning", "Kommmunen vil lære\nog kommmuner har indats"),
        ("kendskab", "Byen har en indats i Visblue"),
    ])
}

fn setting() -> Setting {
    Setting::new().draft("a", written()).dictionary(dictionary()).open("a")
}

fn open() -> Journey {
    setting().start().keys("<esc>2<C-home>")
}

fn answer(journey: &Journey, id: &str) -> String {
    journey.staged().draft.answer(&field(id)).to_owned()
}

fn shows(journey: &Journey, text: &str) -> bool {
    journey.frame().contains(text)
}

/// All cells but the title row's, where a deadline that is near is underlined.
fn below_title(buf: &Buffer) -> impl Iterator<Item = &Cell> {
    buf.content.iter().skip(usize::from(buf.area.width))
}

/// The words that are underlined on the screen, from the top.
fn underlined(journey: &Journey) -> Vec<String> {
    let (buf, _) = journey.drawn();
    let mut words = vec![String::new()];
    for cell in below_title(&buf) {
        if cell.modifier.contains(Modifier::UNDERLINED) {
            words.last_mut().expect("a word").push_str(cell.symbol());
        } else if words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
    }
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

#[test]
fn misspelt_words_are_underlined_and_with_colours_coloured() {
    let journey = open();
    assert_eq!(underlined(&journey), ["Kommmunen", "kommmuner", "indats"], "{}", journey.frame());
    let coloured = |journey: &Journey| {
        let (buf, _) = journey.drawn();
        let is_marked = |cell: &&Cell| cell.modifier.contains(Modifier::UNDERLINED);
        below_title(&buf).filter(is_marked).all(|cell| cell.fg == Color::Indexed(130))
    };
    assert!(coloured(&journey));
    let plain = setting().colourless().ascii().start().keys("<esc>2<C-home>");
    assert_eq!(underlined(&plain), underlined(&journey));
    assert!(!coloured(&plain));
    let wide = setting().size(120, 40).start().keys("<esc>2<C-home>");
    assert_eq!(underlined(&wide), underlined(&journey), "on the page too");
    let page = open().keys("<f4>");
    assert_eq!(underlined(&page), underlined(&journey), "{}", page.frame());
}

#[test]
fn a_word_is_marked_once_it_is_all_typed() {
    let mut journey = open().keys("<C-end> Indatss");
    assert_eq!(underlined(&journey).len(), 3);
    journey.press(" ");
    assert_eq!(underlined(&journey).last().map(String::as_str), Some("Indatss"));
    journey.press("og vil i<up>");
    assert_eq!(underlined(&journey).len(), 4);
}

#[test]
fn a_misspelt_word_is_found_corrected_and_undone_in_four_keys() {
    let mut journey = open().keys("<esc>j");
    assert!(shows(&journey, "”Kommmunen” er ikke i ordbogen"), "{}", journey.frame());
    assert!(shows(&journey, "1 Kommunen"), "{}", journey.frame());
    journey.press("1");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommunen vil lære\nog kommmuner har indats");
    assert!(shows(&journey, "”kommmuner” er ikke i ordbogen"), "{}", journey.frame());
    journey.press("<C-z>");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommmunen vil lære\nog kommmuner har indats");
    assert!(shows(&journey, "”Kommmunen” er ikke i ordbogen"), "{}", journey.frame());
}

#[test]
fn the_words_are_gone_through_in_all_answers_and_what_was_passed_stays() {
    let mut journey = open().keys("<esc>jnn");
    assert!(shows(&journey, "”indats” er ikke i ordbogen") && shows(&journey, "Trin 2 af 6"));
    journey.press("n");
    assert!(shows(&journey, "”Visblue” er ikke i ordbogen"), "passed here and there\n{}", journey.frame());
    assert!(shows(&journey, "Trin 3 af 6") && shows(&journey, "Ingen forslag"), "{}", journey.frame());
    journey.press("<enter>");
    assert!(shows(&journey, "Ikke flere ukendte ord"), "{}", journey.frame());
    journey.press("!");
    assert_eq!(underlined(&journey), ["indats", "Visblue"]);
    assert_eq!(
        answer(&journey, "kendskab"),
        "Byen har en indats i Visblue!",
        "a word that stays is not typed over"
    );
}

#[test]
fn the_last_correction_is_undone_where_it_was_made() {
    let mut journey = open().keys("<esc>3<C-end><esc>jtnn1");
    assert_eq!(answer(&journey, "ledelsesopbakning"), "Kommmunen vil lære\nog kommmuner har indsats");
    assert!(shows(&journey, "”indats” er ikke i ordbogen"), "{}", journey.frame());
    journey.press("1");
    assert!(
        shows(&journey, "Trin 3 af 6") && shows(&journey, "Ikke flere ukendte ord"),
        "{}",
        journey.frame()
    );
    journey.press("<C-z>");
    assert_eq!(answer(&journey, "kendskab"), "Byen har en indats i Visblue");
}

#[test]
fn a_word_is_added_to_the_own_words_for_good() {
    let journey = open().keys("<esc>3<C-home><esc>jnt");
    assert!(shows(&journey, "”Visblue” er tilføjet til jeres egne ord"), "{}", journey.frame());
    let list = journey.store.drafts_dir().with_file_name("words.txt");
    #[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
    let list = std::fs::read_to_string(list).expect("a list");
    assert_eq!(list, "Visblue\n");
    let again = setting().file("../words.txt", &list).start().keys("<esc>3<C-home>");
    assert_eq!(underlined(&again), ["indats"], "{}", again.frame());
}

#[test]
fn without_a_dictionary_nothing_is_marked_or_offered() {
    let mut journey = Setting::new().draft("a", written()).open("a").start().keys("<esc>2<C-home>");
    assert!(underlined(&journey).is_empty());
    journey.press("<esc>");
    assert!(!shows(&journey, "Stavning"), "{}", journey.frame());
    journey.press("j");
    assert!(shows(&journey, "Esc J"), "{}", journey.frame());
}

#[test]
fn a_dictionary_that_cannot_be_used_is_as_good_as_none_and_told_of() {
    let nowhere = DictionaryFiles { affixes: "/nowhere/x.aff".into(), stems: "/nowhere/x.dic".into() };
    let half = dictionary_of("half", &AFFIXES.as_bytes()[..AFFIXES.len() - 12], STEMS.as_bytes());
    for (files, cause) in [
        (nowhere, ""),
        (dictionary_of("empty", b"", b""), "der er ingen ord i den"),
        (dictionary_of("junk", &[0, 1, 0xff], &[0, 2, 0xfe]), "filerne kan ikke læses som UTF-8"),
        (half, "filerne er ikke hele"),
    ] {
        let mut journey =
            Setting::new().draft("a", written()).dictionary(files).open("a").start().keys("<esc>2<esc>");
        assert!(underlined(&journey).is_empty() && !shows(&journey, "Stavning"), "{}", journey.frame());
        journey.press("j");
        assert!(shows(&journey, &format!("Ordbogen kan ikke bruges: {cause}")), "{}", journey.frame());
    }
}

#[test]
fn a_dictionary_in_an_older_encoding_is_as_good_as_any() {
    let latin1 = |text: &str| text.chars().map(|c| u8::try_from(c).expect("a letter")).collect::<Vec<_>>();
    let files = dictionary_of("old", &latin1(&AFFIXES.replace("UTF-8", "ISO8859-1")), &latin1(STEMS));
    let journey =
        Setting::new().draft("a", written()).dictionary(files).open("a").start().keys("<esc>2<C-home>");
    assert_eq!(underlined(&journey), ["Kommmunen", "kommmuner", "indats"], "{}", journey.frame());
}

#[test]
fn a_paragraph_of_any_length_is_looked_through() {
    let long = format!("{}har en kommmune", "En kommune har en indsats i byen. ".repeat(1_000));
    let begun = draft(&[("ledelsesopbakning", &long)]);
    let setting = Setting::new().draft("a", begun).dictionary(dictionary()).open("a");
    let mut journey = setting.start().keys("<esc>2<C-home><esc>j");
    assert!(shows(&journey, "”kommmune” er ikke i ordbogen"), "{}", journey.frame());
    journey.press("1");
    assert!(answer(&journey, "ledelsesopbakning").ends_with("har en kommune"));
    assert!(shows(&journey, "Ikke flere ukendte ord"), "{}", journey.frame());
}

#[test]
fn an_added_word_is_known_inside_compounds_too() {
    let begun = draft(&[("ledelsesopbakning", "Zblarg og indsats-zblarg har en indats")]);
    let setting = Setting::new().draft("a", begun).dictionary(dictionary()).open("a");
    let journey = setting.start().keys("<esc>2<C-home><esc>jt");
    assert!(shows(&journey, "”indats” er ikke i ordbogen"), "{}", journey.frame());
}

#[test]
fn what_can_not_be_done_yet_is_not_offered_and_the_wait_is_told_as_long_as_it_lasts() {
    let mut journey = open();
    journey.hang_disk();
    journey.press("<C-end> kommmun <esc>j");
    for key in ["n", "t", "1"] {
        journey.press(key);
        assert!(shows(&journey, "Vent, til ordene er set igennem"), "{key}: {}", journey.frame());
    }
    journey.free_disk();
    assert!(!shows(&journey, "Vent,"), "{}", journey.frame());
    let mut journey = open().keys("<esc>j<esc><C-home>");
    journey.hang_disk();
    journey.press("<esc>j1");
    assert!(!shows(&journey, "1–7") && shows(&journey, "Leder efter forslag"), "{}", journey.frame());
    journey.free_disk();
    assert!(shows(&journey, "1–7") && !shows(&journey, "Leder efter forslag"), "{}", journey.frame());
}

#[test]
fn what_comes_late_is_waited_for_and_no_key_is() {
    let mut journey = open();
    journey.hang_disk();
    journey.press("<C-end> kommmun <esc>j");
    assert!(shows(&journey, "Ser ordene igennem"), "{}", journey.frame());
    journey.press("1");
    journey.free_disk();
    assert!(shows(&journey, "”kommmun” er ikke i ordbogen"), "{}", journey.frame());
    journey.free_disk();
    let late = Message::Corrections("noget andet".to_owned(), vec!["x".to_owned()]);
    let journey = journey.tell(late).keys("<esc>");
    assert!(answer(&journey, "ledelsesopbakning").ends_with("indats kommmun "));
}

#[test]
fn the_word_and_its_corrections_stand_below_the_answer() {
    let journey = open().keys("<esc>j");
    insta::assert_snapshot!("misspelt_word", journey.frame());
    let narrow = open().resize(40, 12).keys("<esc>j");
    insta::assert_snapshot!("misspelt_word_in_a_small_window", narrow.frame());
}

/// However one leaves the words, what is typed next stands beside the last one, never in its place.
#[test]
fn a_word_is_left_unselected_however_the_spelling_ends() {
    for way in ["<esc>", "<f1><esc>", "<f9><esc><wait 2500>", "<C-f><esc>"] {
        let journey = open().keys("<esc>j").keys(way).keys("!");
        let text = answer(&journey, "ledelsesopbakning");
        assert_eq!(text, "Kommmunen! vil lære\nog kommmuner har indats", "after {way}");
    }
    let pasted = open().keys("<esc>j").paste("!");
    assert!(answer(&pasted, "ledelsesopbakning").starts_with("Kommmunen! vil"));
}

#[test]
fn a_word_is_added_at_once_and_leaving_waits_for_it() {
    let mut journey = open().keys("<esc>j");
    journey.hang_disk();
    journey.press("t");
    assert!(shows(&journey, "Tilføjer ”Kommmunen” til jeres egne ord"), "{}", journey.frame());
    journey.press("<f10>");
    assert!(!journey.has_quit, "the word is not on disk yet");
    journey.free_disk();
    assert!(journey.has_quit);
    assert!(shows(&journey, "”Kommmunen” er tilføjet til jeres egne ord"), "{}", journey.frame());
    let list = journey.store.drafts_dir().with_file_name("words.txt");
    #[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
    let list = std::fs::read_to_string(list).expect("a list");
    assert_eq!(list, "Kommmunen\n");
}

#[test]
fn a_word_that_cannot_be_added_is_told_with_the_cause() {
    let broken = setting().file("../words.txt", "").start().keys("<esc>2<C-home>");
    let list = broken.store.drafts_dir().with_file_name("words.txt");
    #[expect(clippy::disallowed_methods, reason = "the test plays an editor that knows no UTF-8")]
    std::fs::write(list, b"\xe5r\n").expect("a list");
    let journey = broken.keys("<esc>jt");
    let told = "”Kommmunen” er ikke tilføjet til words.txt: filen er ikke tekst i UTF-8";
    assert!(shows(&journey, told), "{}", journey.frame());
}
