//! Moving about: always free, back never checks, problems lead to their fields and back again.

use som::store::DraftList;
use som::tui::message::{Message, Opened};

use crate::harness::{Journey, Setting, opened};
use crate::{draft, example, field};

#[test]
fn going_back_never_checks_and_is_never_refused() {
    let mut journey = Setting::new().start().keys("aarh<enter><f8><f7>");
    journey.press("<esc>2<f7>");
    assert!(journey.frame().contains("Trin 1 af 6"));
    let journey = Setting::new().start().keys("aarh<enter><esc>2<f7>");
    assert!(!journey.frame().contains("! "), "{}", journey.frame());
}

#[test]
fn problems_show_when_a_step_is_left_forwards_and_then_when_a_field_is_left() {
    let mut journey = Setting::new().start().keys("aarh<enter><tab><tab>Åse<tab>");
    assert!(!journey.frame().contains("! "));
    journey.press("<f8>");
    assert!(journey.frame().contains("Trin 1: 5 svar mangler eller skal rettes. F9 viser dem"));
    journey.press("<f7>");
    assert!(journey.frame().contains("! Indtast den projektansvarliges stilling"));
    journey.press("<tab><tab><tab><tab>Konsulent");
    assert!(!journey.frame().contains("! Indtast den projektansvarliges stilling"));
}

#[test]
fn a_problem_leads_to_its_field_and_the_edit_back_to_the_review() {
    let mut answers = example();
    answers.set_answer(&field("telefon"), "12");
    let mut journey = Setting::new().draft("eksempel", answers).open("eksempel").start().keys("<f9>");
    assert!(journey.frame().contains("! Telefon"));
    journey.press("<enter>");
    assert!(journey.frame().contains("▸ Telefon"));
    journey.press("345678<enter>");
    assert!(journey.frame().contains("Trin 6 af 6"));
    assert!(journey.frame().contains("Alle svar er på plads."));
    assert_eq!(journey.on_disk("eksempel").answer(&field("telefon")), "12345678");
}

#[test]
fn an_answer_in_the_review_leads_to_its_field() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    journey.press("<end><up><up><enter>");
    assert!(journey.frame().contains("Trin 5 af 6"), "{}", journey.frame());
    journey.press("<f8>");
    assert!(journey.frame().contains("Trin 6 af 6"));
}

#[test]
fn a_letter_of_another_list_does_nothing_in_the_review() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<down>");
    let body = |journey: &Journey| journey.frame().lines().take(22).map(str::to_owned).collect::<Vec<_>>();
    let before = body(&journey);
    for letter in ["n", "k", "a", "x"] {
        journey.press(letter);
        let told = format!("{} gør intet her", letter.to_uppercase());
        assert!(journey.frame().contains(&told), "{}", journey.frame());
        assert_eq!(body(&journey), before);
    }
}

#[test]
fn the_arrows_stay_on_the_way_back_to_the_review_and_tab_goes_to_the_next_field() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    journey.press("<home><enter><down><up><down>");
    assert!(journey.frame().contains("F9 Tjek dine svar"), "{}", journey.frame());
    journey.press("<enter>");
    assert!(journey.frame().contains("Trin 6 af 6"), "{}", journey.frame());
    journey.press("<home><enter><tab>");
    assert!(journey.frame().contains("▸ Evt. forvaltning"), "{}", journey.frame());
    journey.press("<f8>");
    assert!(journey.frame().contains("Trin 2 af 6"), "{}", journey.frame());
}

/// A draft that lacks nothing but has this wrong.
fn wrong(answers: &[(&str, &str)]) -> som::draft::Draft {
    let mut draft = example();
    for (id, text) in answers {
        draft.set_answer(&field(id), *text);
    }
    draft
}

/// The review line with the pointer.
fn chosen(journey: &crate::harness::Journey) -> String {
    let frame = journey.frame();
    let line = frame.lines().find(|line| line.contains('▸')).unwrap_or_default();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_wrong_answer_whose_field_goes_out_of_sight_is_told_of_by_name() {
    for leaving in ["<f7>", "<esc>3", "<f2>4"] {
        let mut journey = Setting::new().draft("k", draft(&[])).open("k").start().keys("<esc>1");
        journey.press("<tab><tab><tab><tab><tab>12");
        journey.press(leaving);
        assert!(journey.frame().contains("Telefon: Skriv 8 cifre"), "{leaving} {}", journey.frame());
    }
}

#[test]
fn once_a_problem_is_mended_one_key_goes_back_to_the_next_one() {
    let draft = wrong(&[("stilling", ""), ("telefon", "12"), ("email", "navn"), ("motivation", "")]);
    let mut journey = Setting::new().draft("eksempel", draft).open("eksempel").start().keys("<f9><home>");
    assert!(chosen(&journey).contains("Stilling"), "{}", journey.frame());
    journey.press("<enter>Konsulent<enter>");
    assert!(chosen(&journey).contains("Telefon"), "{}", journey.frame());
    // The way back is the same from a field that was gone on to.
    journey.press("<enter><down><f9>");
    assert!(chosen(&journey).contains("Telefon"), "what isn't mended stays chosen: {}", journey.frame());
    journey.press("<down><down><enter>Vi vil lære.<f9>");
    assert!(chosen(&journey).contains("Telefon"), "after the last comes the first: {}", journey.frame());
    journey.press("<enter>345678<tab>@kommune.dk<f9>");
    assert!(journey.frame().contains("Alle svar er på plads."), "{}", journey.frame());
}

#[test]
fn who_looks_at_an_answer_comes_back_to_its_line() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    journey.press("<end><up><up><enter>x<f9>");
    assert!(chosen(&journey).contains("Datadrevet praksis"), "{}", journey.frame());
}

#[test]
fn a_wrong_answer_shows_when_it_is_left_in_any_direction_and_an_empty_one_when_the_step_is() {
    for leaving in
        ["<tab>", "<S-tab>", "<up>", "<down>", "<f9><f7><esc>1", "<esc>2<f7>", "<f2>2<f7>", "<f8><f7>"]
    {
        let mut journey = Setting::new().draft("k", draft(&[])).open("k").start().keys("<esc>1");
        journey.press("<tab><tab><tab><tab><tab>12");
        journey.press(leaving);
        let frame = journey.frame();
        assert!(frame.contains("! Skriv 8 cifre, fx 63 52 50 00"), "{leaving} {frame}");
        let is_forwards = leaving.contains("<f8>") || leaving.contains("<f9>");
        assert_eq!(
            frame.contains("! Indtast den projektansvarliges stilling"),
            is_forwards,
            "{leaving} {frame}"
        );
    }
}

#[test]
fn tab_walks_through_all_fields_and_shift_tab_back() {
    let mut journey =
        Setting::new().draft("aeroe", draft(&[("kommune", "Ærø Kommune")])).open("aeroe").start();
    journey.press("<esc>1");
    for _ in 0..13 {
        journey.press("<tab>");
    }
    assert!(journey.frame().contains("Trin 6 af 6"));
    for _ in 0..13 {
        journey.press("<S-tab>");
    }
    assert!(journey.frame().contains("▸ Kommune"));
}

#[test]
fn the_overview_jumps_to_a_step_and_to_the_other_drafts() {
    let mut journey =
        Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<A-1><f2><down><enter>");
    assert!(journey.frame().contains("Trin 2 af 6"));
    journey.press("<f2>5");
    assert!(journey.frame().contains("Trin 5 af 6"));
    journey.press("<f2><end><enter>");
    assert!(journey.frame().contains("SØM-ansøgning"));
    assert!(journey.frame().contains("▸ Eksempel Kommune"));
    journey.press("<enter>");
    assert!(journey.frame().contains("Trin 5 af 6"));
}

#[test]
fn escape_never_quits_and_never_discards() {
    let journey = Setting::new().start().keys("aarh<enter>Social<esc><wait 100><esc><esc>q<esc><esc>");
    assert!(!journey.has_quit);
    assert!(journey.frame().contains("Social"));
}

#[test]
fn a_draft_that_cannot_be_read_says_why_and_is_left_alone() {
    let text = "Draft(\n    schema: 1,\n    form: 3,\n)";
    let mut journey = Setting::new().draft("eksempel", example()).file("samsoe.ron", text).start();
    journey.press("<end><enter>");
    assert!(journey.frame().contains("kan ikke læses: linje 3, felt ”form”"), "{}", journey.frame());
    let journey = Setting::new().file("samsoe.ron", text).open("samsoe").start();
    assert!(journey.frame().contains("samsoe kan ikke åbnes"), "{}", journey.frame());
}

#[test]
fn leaving_a_step_by_enter_or_tab_tells_too() {
    let mut journey = Setting::new().start().keys("aarh<enter><esc>1");
    journey.press("<tab><tab><tab><tab><tab><tab><tab><enter>");
    assert!(journey.frame().contains("Trin 2 af 6"));
    assert!(journey.frame().contains("Trin 1: 6 svar mangler"), "{}", journey.frame());
    journey.press("<tab>");
    assert!(journey.frame().contains("Trin 2: 1 svar mangler"), "{}", journey.frame());
}

#[test]
fn tab_goes_through_the_sub_questions_of_the_pane() {
    let journey = Setting::new().start().keys("aarh<enter><esc>5<f3><tab> <tab><S-tab><tab> <esc>");
    assert!(journey.frame().contains("[ ] hvilke data?   [x] gemt hvordan?   [x] brugt hvordan?"));
}

#[test]
fn the_end_of_the_review_can_be_seen() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start();
    journey.press("<end>");
    assert!(journey.frame().contains("Til rådighed har vi data"), "{}", journey.frame());
    journey.press("<pgup><pgup><pgup>");
    assert!(journey.frame().contains("Alle svar er på plads."), "{}", journey.frame());
}

#[test]
fn a_draft_that_may_only_be_read_says_so() {
    let mut journey = Setting::new().draft("eksempel", example()).start();
    let opened = Opened { is_read_only: true, ..opened(example()) };
    journey.send(som::tui::message::Message::Opened(Box::new(opened)));
    assert!(journey.frame().contains("Kun læsning"), "{}", journey.frame());
}

#[test]
fn of_very_many_drafts_the_newest_are_there_at_once_and_the_rest_follows() {
    let mut setting = Setting::new();
    for at in 0..70 {
        setting =
            setting.draft(&format!("k{at:02}"), som::draft::Draft::new(som::form::som(), day(at), "Mette"));
    }
    let mut journey = setting.start().keys("<end>");
    assert!(journey.frame().contains("▸ k00"), "the oldest is the last: {}", journey.frame());
    let first = DraftList { is_whole: false, ..journey.store.list().expect("the folder").into() };
    journey.send(Message::Listed(first));
    assert!(journey.frame().contains("▸ k00"), "a list that is only begun takes nothing away");
}

fn day(at: i64) -> chrono::DateTime<chrono::Utc> {
    let first: chrono::DateTime<chrono::Utc> = "2023-06-01T10:00:00Z".parse().expect("a time");
    first + chrono::Duration::days(at)
}

/// A kommune in few letters, approved.
fn approved_aarhus() -> som::draft::Draft {
    let mut draft = example();
    draft.set_answer(&field("kommune"), "Aarhus");
    draft.approve("Jonas Holm", "direktør", draft.changed);
    draft
}

#[test]
fn to_pass_through_a_field_changes_nothing_in_it() {
    let mut journey = Setting::new().draft("eksempel", approved_aarhus()).open("eksempel").start();
    journey.press("<A-1><tab><S-tab>x<bs><tab><S-tab><f8><f9>");
    assert!(journey.frame().contains("Godkendt den "), "{}", journey.frame());
    assert!(!journey.frame().contains("ændret siden"), "{}", journey.frame());
    journey.press("<f10>");
    assert_eq!(journey.on_disk("eksempel").answer(&field("kommune")), "Aarhus");
}

#[test]
fn what_was_typed_becomes_the_one_kommune_that_begins_so_and_no_other() {
    for (typed, left) in [
        ("aarh", "Aarhus Kommune"),
        ("Århus", "Aarhus Kommune"),
        ("Als", "Als"),
        ("himmerland", "himmerland"),
        ("freder", "freder"),
        ("Aalborg og Aarhus", "Aalborg og Aarhus"),
    ] {
        let mut journey = Setting::new().draft("k", draft(&[])).open("k").start().keys("<esc>1");
        journey.press(&format!("{typed}<tab>"));
        assert_eq!(journey.on_disk("k").answer(&field("kommune")), left);
    }
    let mut journey = Setting::new().draft("k", draft(&[])).open("k").start().keys("<esc>1Als");
    assert!(journey.frame().contains("│ Halsnæs Kommune"), "{}", journey.frame());
    journey.press("<down><tab>");
    assert_eq!(journey.on_disk("k").answer(&field("kommune")), "Halsnæs Kommune");
}

#[test]
fn what_a_colleague_wrote_is_not_settled_by_passing_through() {
    let mut journey = Setting::new().draft("k", draft(&[])).open("k").start().keys("<esc>1Als");
    let arrived = som::tui::message::Arrived {
        name: "k".to_owned(),
        number: 1,
        base: draft(&[("kommune", "Als")]),
        theirs: draft(&[("kommune", "Aarhus")]),
        by: "Jonas".to_owned(),
    };
    journey.send(Message::Arrived(Box::new(arrived)));
    journey.press("<tab>");
    let open = journey.app.open_draft().expect("a draft");
    assert_eq!(open.draft().answer(&field("kommune")), "Aarhus");
}

#[test]
fn looking_at_a_draft_that_may_only_be_read_saves_nothing() {
    let mut journey = Setting::new().draft("eksempel", approved_aarhus()).open("eksempel").start();
    let opened = Opened { is_read_only: true, ..opened(approved_aarhus()) };
    journey.send(som::tui::message::Message::Opened(Box::new(opened)));
    let before = journey.on_disk("eksempel");
    journey.press("<A-1><tab><S-tab><f8><f9><f7><A-1>");
    assert!(journey.on_disk("eksempel") == before);
    journey.press("<bs><tab>");
    let open = journey.app.open_draft().expect("a draft");
    assert_eq!(open.draft().answer(&field("kommune")), "Aarhu");
}

#[test]
fn turning_pages_of_the_review_skips_no_row() {
    let journey = || Setting::new().draft("eksempel", example()).open("eksempel").start();
    let whole = Setting::new().size(80, 160).draft("eksempel", example()).open("eksempel").start().frame();
    let rows = |frame: &str| -> Vec<String> {
        let body = frame.lines().skip(3).take_while(|row| !row.starts_with('─'));
        body.map(|row| row.replace(['▸', '↑', '↓'], " ").trim().to_owned())
            .filter(|row| !row.is_empty())
            .collect()
    };
    let mut seen = rows(&journey().frame());
    let mut journey = journey();
    for _ in 0..8 {
        journey.press("<pgdn>");
        seen.extend(rows(&journey.frame()));
    }
    for row in rows(&whole) {
        assert!(seen.contains(&row), "{row}");
    }
}
