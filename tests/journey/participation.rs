//! The part in a meeting: registered, reminded of, ticked, and told in the application.

use insta::assert_snapshot;
use som::draft::{Draft, Participation, codec};
use som::form::{Forms, som};
use som::store::Base;

use crate::harness::{Journey, Setting};
use crate::importing::shows;
use crate::{draft, field};

const MEETING: &str = "informationsmoede-2023-11";
const REGISTER: &str = "Tilmeld dig senest fredag den 3. november kl. 10.00";
const SENTENCE: &str = "To ledere og tre medarbejdere deltog i informationsmødet den 7. november 2023.";
const DAY: u64 = 24 * 3600 * 1000;

pub(crate) fn aeroe() -> Draft {
    draft(&[("kommune", "Ærø Kommune"), ("kendskab", "Vi kender modellen.")])
}

/// The draft with its part in the meeting as it may stand in a file.
fn with_part(draft: &Draft, part: &str) -> Draft {
    let text = codec::to_ron(draft, som());
    let text = text.trim_end().strip_suffix(')').expect("the end");
    codec::parse(&format!("{text}participation: {{\"{MEETING}\": {part}}})"), &Forms::built_in())
        .expect("a draft")
}

fn part(draft: &Draft) -> (String, bool, bool) {
    let Participation { who, has_link, took_part, .. } = draft.participation(MEETING);
    (who, has_link, took_part)
}

fn hides(journey: &Journey, text: &str) {
    assert!(!journey.frame().contains(text), "{}", journey.frame());
}

#[test]
fn from_registration_to_the_sentence_in_the_application() {
    let mut journey = Setting::new().draft("aeroe", aeroe()).start();
    shows(&mut journey, REGISTER);
    // With the draft open it is its own, whatever is chosen in the list.
    journey.press("<enter><f6>t2 ledere og 3 medarbejdere");
    shows(&mut journey, "Deltagelse: Ærø Kommune");
    shows(&mut journey, "To ledere og tre medarbejdere deltog i");
    assert_snapshot!("registered_80x24", journey.frame());
    journey.press("<esc>");
    shows(&mut journey, "Tilmeldt: 2 ledere og 3 medarbejdere");
    journey.press("<wait 400>");
    assert_eq!(part(&journey.on_disk("aeroe")), ("2 ledere og 3 medarbejdere".to_owned(), false, false));
    journey.press("<esc><f7><wait 400><f7>");
    while !journey.frame().contains("Kladder") {
        journey.press("<f7>");
    }
    hides(&journey, REGISTER);

    journey.press(&format!("<wait {}>", 6 * DAY));
    shows(&mut journey, "Linket til mødet i morgen kl. 13.30 sendes i dag. Har du fået det?");
    journey.press("mt<down> <esc>");
    shows(&mut journey, "Tilmeldt: 2 ledere og 3 medarbejdere · link");
    journey.press("<esc><wait 400>");
    shows(&mut journey, "Mødet er i morgen kl. 13.30");

    journey.press(&format!("<wait {DAY}>"));
    shows(&mut journey, "Mødet er i dag kl. 13.30");
    journey.press(&format!("<wait {}>", DAY / 2));
    shows(&mut journey, "Deltog I i mødet tirsdag den 7. november?");
    // The meeting that is asked about is chosen, though it is over.
    journey.press("mt<down><down><enter><esc><esc><wait 400>");
    hides(&journey, "Deltog I");
    assert_eq!(part(&journey.on_disk("aeroe")), ("2 ledere og 3 medarbejdere".to_owned(), true, true));

    journey.press("<enter><esc>3");
    shows(&mut journey, "Esc 0 indsætter: To ledere og tre medarbejdere");
    assert_snapshot!("offered_80x24", journey.frame());
    let answer = |journey: &Journey| {
        journey.app.open_draft().expect("an open draft").draft().answer(&field("kendskab")).to_owned()
    };
    journey.press("<A-0>");
    shows(&mut journey, "Sætningen er indsat");
    assert_eq!(answer(&journey), format!("Vi kender modellen. {SENTENCE}"));
    hides(&journey, "Esc 0 indsætter");
    journey.press("<esc>0");
    shows(&mut journey, "det står der allerede");
    journey.press("<C-z>");
    assert_eq!(answer(&journey), "Vi kender modellen.");
    shows(&mut journey, "Esc 0 indsætter");
    // In the middle of a sentence it goes behind the paragraph.
    journey.press("<home><C-right><A-0>");
    assert_eq!(answer(&journey), format!("Vi kender modellen. {SENTENCE}"));
    journey.press("<wait 400>");
    assert_eq!(
        journey.on_disk("aeroe").answer(&field("kendskab")),
        format!("Vi kender modellen. {SENTENCE}")
    );
}

#[test]
fn whoever_wants_no_reminders_has_none() {
    let mut journey = Setting::new().draft("aeroe", aeroe()).start();
    shows(&mut journey, REGISTER);
    let without = Setting::new().settings(|world| world.has_reminders = false);
    hides(&without.draft("aeroe", aeroe()).start(), REGISTER);
}

#[test]
fn the_sentence_never_runs_into_an_unfinished_one_and_replaces_nothing() {
    let attended = |answer: &str| {
        let draft = draft(&[("kommune", "Ærø Kommune"), ("kendskab", answer)]);
        with_part(&draft, "(who: \"1 leder\", attended: true)")
    };
    let told = "En leder deltog i informationsmødet den 7. november 2023.";
    for (answer, keys, expected) in [
        ("Vi kender modellen", "<A-0>", format!("Vi kender modellen\n{told}")),
        ("- Mette", "<home><A-0>", format!("{told} - Mette")),
        // What is marked stays.
        ("Ja. Nej.", "<C-a><A-0>", format!("Ja. Nej. {told}")),
        // Half of it taken out, it is offered again; a change of it can be undone.
        ("Ja.", "<A-0><bs><bs><C-z><A-0>", format!("Ja. {told}")),
    ] {
        let setting = Setting::new().now("2023-11-08T09:00:00Z").draft("aeroe", attended(answer));
        let journey = setting.open("aeroe").start().keys("<esc>3").keys(keys);
        let open = journey.app.open_draft().expect("an open draft");
        assert_eq!(open.draft().answer(&field("kendskab")), expected, "{keys}");
    }
}

#[test]
fn nothing_is_offered_elsewhere_or_before_anyone_took_part() {
    let setting = || Setting::new().now("2023-11-08T09:00:00Z");
    let mut journey = setting().draft("aeroe", aeroe()).open("aeroe").start().keys("<esc>3<A-0>");
    shows(&mut journey, "når I har deltaget i et møde");
    let attended = with_part(&aeroe(), "(attended: true)");
    let mut journey = setting().draft("aeroe", attended).open("aeroe").start().keys("<esc>2<A-0>");
    shows(&mut journey, "når I har deltaget i et møde");
    journey.press("<esc>3");
    shows(&mut journey, "indsætter: Kommunen deltog i informationsmødet den 7. november 2023.");
}

#[test]
fn from_the_start_screen_it_is_that_of_the_chosen_draft() {
    let varde = draft(&[("kommune", "Varde Kommune")]);
    let mut journey = Setting::new().draft("aeroe", aeroe()).draft("varde", varde).start();
    shows(&mut journey, &format!("og 1 til: {REGISTER}"));
    journey.press("<home>");
    let chosen_first =
        journey.frame().lines().find(|line| line.contains('▸')).is_some_and(|line| line.contains("Ærø"));
    journey.press(if chosen_first { "<down>" } else { "<home>" });
    journey.press("mt1 leder");
    shows(&mut journey, "Deltagelse: Varde Kommune");
    assert_eq!(
        part(&journey.on_disk("varde")),
        ("1 leder".to_owned(), false, false),
        "as soon as it is typed"
    );
    journey.press("<enter> <down> ");
    assert_eq!(part(&journey.on_disk("varde")), ("1 leder".to_owned(), true, true));
    journey.press("<C-z>");
    assert_eq!(part(&journey.on_disk("varde")), ("1 leder".to_owned(), true, false));
    journey.press("<C-z><C-z>");
    assert_eq!(part(&journey.on_disk("varde")), (String::new(), false, false));
    journey.press("<C-z>");
    shows(&mut journey, "intet at fortryde");
    journey.press("<C-y><esc>");
    assert_eq!(part(&journey.on_disk("varde")), ("1 leder".to_owned(), false, false));
    shows(&mut journey, "Varde Kommune – Tilmeldt: 1 leder");
    journey.press("<esc>");
    shows(&mut journey, &format!("Ærø Kommune: {REGISTER}"));
    assert!(journey.app.open_draft().is_none());
    assert_eq!(part(&journey.on_disk("aeroe")), (String::new(), false, false));
}

#[test]
fn what_a_colleague_notes_meanwhile_stays() {
    let mut journey = Setting::new().draft("aeroe", aeroe()).start().keys("mt");
    let (theirs, revision) = journey.store.load("aeroe").expect("a draft");
    let mut base = Base::new(theirs.clone(), revision);
    journey
        .store
        .save("aeroe", &with_part(&theirs, "(who: \"Jonas\", link: true)"), &mut base)
        .expect("saved");
    journey.press("<down><down> ");
    assert_eq!(part(&journey.on_disk("aeroe")), ("Jonas".to_owned(), true, true));
    shows(&mut journey, "[x] Linket til mødet er modtaget");
    shows(&mut journey, "Jonas deltog i informationsmødet");
}

#[test]
fn who_types_on_while_a_colleagues_text_comes_in_stays_in_their_own() {
    for is_open in [false, true] {
        let setting = Setting::new().draft("aeroe", aeroe());
        let mut journey = if is_open { setting.open("aeroe").start() } else { setting.start() };
        journey.press(if is_open { "<f6>t2 le<wait 1500>" } else { "mt2 le" });
        let (theirs, revision) = journey.store.load("aeroe").expect("a draft");
        let mut base = Base::new(theirs, revision);
        let changed = with_part(&aeroe(), "(who: \"Jonas\", link: true)");
        journey.store.save("aeroe", &changed, &mut base).expect("saved");
        journey.press("d<wait 3000>ere<wait 3000>");
        let noted = |who: &str| (who.to_owned(), true, false);
        assert_eq!(part(&journey.on_disk("aeroe")), noted("2 ledere / Jonas"), "open: {is_open}");
        journey.press("<C-z><C-z><wait 3000>");
        assert_eq!(part(&journey.on_disk("aeroe")), noted("Jonas"), "an undo takes back what is one's own");
    }
}

#[test]
fn without_a_draft_or_a_meeting_it_says_so() {
    let mut journey = Setting::new().start().keys("<esc><wait 400><f6>t");
    shows(&mut journey, "det noteres i en kladde");
    let mut journey = Setting::new().draft("aeroe", aeroe()).start().keys("m<end>t");
    shows(&mut journey, "her er ikke noget møde at deltage i");
    // A draft that can't be read is none, and stays as it is.
    let mut journey = Setting::new().file("aeroe.ron", "Draft(").start().keys("mt");
    shows(&mut journey, "det noteres i en kladde");
}

#[test]
fn what_cannot_be_saved_is_told_and_saved_with_the_next_change() {
    let mut journey = Setting::new().draft("aeroe", aeroe()).start().keys("mt");
    let draft = journey.on_disk("aeroe");
    journey.store.delete("aeroe").expect("deleted");
    journey.press("M");
    shows(&mut journey, "Deltagelsen er ikke gemt");
    journey.store.create("aeroe", &draft).expect("a draft");
    journey.press("ette");
    assert_eq!(part(&journey.on_disk("aeroe")).0, "Mette");
    assert_eq!(journey.on_disk("aeroe").answer(&field("kendskab")), draft.answer(&field("kendskab")));
}

#[test]
fn what_cannot_be_saved_in_one_draft_holds_up_no_other() {
    let varde = draft(&[("kommune", "Varde Kommune")]);
    let mut journey = Setting::new().draft("aeroe", aeroe()).draft("varde", varde).start();
    // The choice goes to the draft that stays.
    journey.press("<home>");
    let is_first = |journey: &Journey, name: &str| {
        journey.frame().lines().any(|line| line.contains('▸') && line.contains(name))
    };
    let [gone, stays] = if is_first(&journey, "Ærø") { ["aeroe", "varde"] } else { ["varde", "aeroe"] };
    journey.press("mt");
    journey.store.delete(gone).expect("deleted");
    journey.press("M");
    shows(&mut journey, "Deltagelsen er ikke gemt");
    journey.press("<esc>");
    hides(&journey, "Tilmeldt: M");
    journey.press("<esc><wait 400><home>mt1 leder");
    assert_eq!(part(&journey.on_disk(stays)).0, "1 leder");
    assert!(journey.store.load(gone).is_err(), "it stays deleted");
}

#[test]
fn what_two_wrote_at_once_can_be_made_shorter_letter_by_letter() {
    let both = format!("{} / {}", "æ".repeat(190), "ø".repeat(190));
    let aeroe = with_part(&aeroe(), &format!("(who: \"{both}\")"));
    let mut journey = Setting::new().draft("aeroe", aeroe).start().keys("mt<end><bs>");
    assert_eq!(part(&journey.on_disk("aeroe")).0.chars().count(), 382);
    journey.press("x");
    shows(&mut journey, "der er plads til 200 tegn");
    journey.press("<C-z>");
    assert_eq!(part(&journey.on_disk("aeroe")).0, both, "an undo brings all of it back");
}

#[test]
fn a_text_too_long_or_hostile_does_no_harm() {
    let mut journey = Setting::new().draft("aeroe", aeroe()).start().keys("mt");
    journey = journey.paste(&"æ".repeat(300));
    shows(&mut journey, "der er plads til 200 tegn");
    assert_eq!(part(&journey.on_disk("aeroe")).0, "");
    let mut journey = journey.paste("Met\u{1b}[31mte\r\nog \u{202e}Jonas");
    assert_eq!(part(&journey.on_disk("aeroe")).0, "Met[31mte og Jonas");
    journey.press("<esc>");
    shows(&mut journey, "Tilmeldt: Met[31mte og Jonas");
}

#[test]
fn how_it_looks() {
    let noted = with_part(&aeroe(), "(who: \"2 ledere og 3 medarbejdere\", link: true)");
    for (columns, rows) in [(40, 12), (120, 40), (200, 50)] {
        let setting = || Setting::new().size(columns, rows).draft("aeroe", noted.clone());
        let journey = setting().start().keys("mt<down>");
        assert_snapshot!(format!("part_{columns}x{rows}"), journey.frame());
        assert_snapshot!(format!("list_{columns}x{rows}"), journey.keys("<esc>").frame());
    }
    let english = Setting::new().english().ascii().draft("aeroe", noted).start().keys("mt");
    assert_snapshot!("part_english_ascii", english.frame());
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let setting = Setting::new().size(columns, rows).draft("aeroe", aeroe());
        let journey = setting.draft("varde", draft(&[("kommune", "Varde Kommune")])).start();
        assert_snapshot!(format!("reminder_{columns}x{rows}"), journey.frame());
    }
}
