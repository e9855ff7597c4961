//! Coming back: to an answer, a step, a draft. Undo, redo, selection and caret are as they were left.

use som::store::Restored;
use som::tui::message::{Arrived, Message, Opened};

use crate::harness::{Journey, Setting, opened};
use crate::{draft, example, field};

const TEXT: &str = "Vi har data.\nDem bruger vi.";

fn base() -> som::draft::Draft {
    draft(&[("kommune", "Ærø Kommune"), ("datapraksis", TEXT), ("motivation", "Vi vil lære.")])
}

/// In the long answer of the fifth step, with the caret at its end.
fn writing() -> Journey {
    Setting::new().draft("aeroe", base()).draft("eksempel", example()).open("aeroe").start().keys("<esc>5")
}

fn answer(journey: &Journey, id: &str) -> String {
    journey.app.open_draft().expect("an open draft").draft().answer(&field(id)).to_owned()
}

fn cursor(journey: &Journey) -> String {
    journey.frame().lines().last().unwrap_or_default().to_owned()
}

/// Someone else's text.
fn arrived(journey: &Journey, id: &str, text: &str) -> Message {
    let base = journey.on_disk("aeroe");
    let mut theirs = base.clone();
    theirs.set_answer(&field(id), text);
    "Jonas".clone_into(&mut theirs.changed_by);
    let (name, by) = ("aeroe".to_owned(), "Jonas".to_owned());
    Message::Arrived(Box::new(Arrived { name, number: 1, base, theirs, by }))
}

#[test]
fn what_was_typed_is_undone_after_each_way_out_and_back() {
    for way in [
        "<f7><f8>",
        "<f8><f7>",
        "<tab><S-tab>",
        "<f2>1<f2>5",
        "<f9><f7>",
        "<f9><f7><f7><f7><esc>5",
        "<f6><f7>",
        "<f3><esc>",
        "<f4><esc>",
        "<f1><esc>",
        "<esc>u<f7>",
        "<esc>l<f7>",
        "<f2><end><enter><enter>",
        // Another draft, and back.
        "<f2><end><enter><end><enter><f2><end><enter><home><enter>",
    ] {
        let mut journey = writing().keys("<up>nyt <wait 400>");
        let before = (answer(&journey, "datapraksis"), cursor(&journey));
        assert_ne!(before.0, TEXT);
        journey.press(way);
        assert!(journey.frame().contains("Trin 5 af 6"), "{way} {}", journey.frame());
        assert_eq!((answer(&journey, "datapraksis"), cursor(&journey)), before, "{way}");
        journey.press("<C-z>");
        assert_eq!(answer(&journey, "datapraksis"), TEXT, "{way}");
        journey.press(way);
        journey.press("<C-y>");
        assert_eq!(answer(&journey, "datapraksis"), before.0, "{way}");
    }
}

#[test]
fn a_selection_is_there_again_and_its_mark_has_ended() {
    let mut journey = writing().keys("<esc>s<home><f7><f8><C-c>");
    assert!(journey.frame().contains("Kopieret"), "{}", journey.frame());
    journey.press("<C-end><C-v>");
    assert!(
        answer(&journey, "datapraksis").ends_with("vi.Dem bruger vi."),
        "{}",
        answer(&journey, "datapraksis")
    );
    let mut journey = writing().keys("<esc>s<home><f7><f8><left><right>x");
    assert_eq!(answer(&journey, "datapraksis"), "Vi har data.\nDxem bruger vi.");
    journey.press("<C-z>");
    assert_eq!(answer(&journey, "datapraksis"), TEXT);
}

#[test]
fn what_the_users_own_editor_gave_back_is_one_step_and_the_same_text_none() {
    let mut journey = writing().keys("!<wait 400><esc>e");
    assert_eq!(journey.edited_outside, [format!("{TEXT}!")]);
    journey.send(Message::Edited(Ok("Et\nandet\nsvar".to_owned())));
    journey.press("<esc>e");
    journey.send(Message::Edited(Ok("Et\nandet\nsvar".to_owned())));
    journey.press("<f7><f8><C-z>");
    assert_eq!(answer(&journey, "datapraksis"), format!("{TEXT}!"));
    journey.press("<C-z>");
    assert_eq!(answer(&journey, "datapraksis"), TEXT);
}

#[test]
fn a_page_that_was_pasted_is_whole_after_leaving_undoing_and_restoring() {
    let page = "Et afsnit om den virkning, som indsatserne har.\n".repeat(30);
    let mut journey = writing().paste(&page).keys("<wait 400><f9><f2>1<f6><f7><f2>5<C-z>");
    assert_eq!(answer(&journey, "datapraksis"), TEXT);
    journey.press("<f2><end><enter><end><enter><f2><end><enter><home><enter><C-y>");
    assert_eq!(answer(&journey, "datapraksis"), format!("{TEXT}{page}"));
    journey.press("<C-z><f10>");
    assert_eq!(journey.on_disk("aeroe").answer(&field("datapraksis")), TEXT);
}

#[test]
fn a_restored_answer_is_undone_and_a_colleagues_is_not() {
    // The whole version after a yes, and one answer of it.
    for keys in ["<enter>j", "g"] {
        restored_and_undone(keys);
    }
}

fn restored_and_undone(keys: &str) {
    let version = som::store::Version {
        id: "a".to_owned(),
        changed: "2023-10-02T13:31:00Z".parse().expect("a time"),
        by: "Jonas".to_owned(),
        answered: 2,
        changes: som::draft::VersionChanges::default(),
    };
    let mut earlier = base();
    earlier.set_answer(&field("motivation"), "Vi ville lære.");
    let setting = Setting::new().version(version, Some(earlier)).draft("aeroe", base());
    let mut journey = setting.open("aeroe").start().keys("<esc>u").keys(keys);
    let job = journey.asked_to_restore.remove(0);
    let Message::Arrived(mut restored) = arrived(&journey, "motivation", "Vi ville lære.") else {
        unreachable!()
    };
    restored.theirs.set_answer(&field("datapraksis"), "Jonas skriver.");
    "Mette".clone_into(&mut restored.theirs.changed_by);
    journey.send(Message::Restored(Box::new(job), Ok(Restored::default())));
    journey.send(Message::Arrived(restored));
    assert_eq!(answer(&journey, "motivation"), "Vi ville lære.");
    journey.press("<esc>4<C-z>");
    assert_eq!(answer(&journey, "motivation"), "Vi vil lære.");
    journey.press("<C-y><esc>5<C-z>");
    assert_eq!(
        (answer(&journey, "motivation").as_str(), answer(&journey, "datapraksis").as_str()),
        ("Vi ville lære.", "Jonas skriver.")
    );
}

#[test]
fn a_colleagues_words_come_into_an_answer_that_was_left_and_undo_takes_the_own_ones() {
    let mut journey = writing().keys(" Nyt.<wait 400><f7>");
    let text = format!("Jonas skriver.\n{TEXT} Nyt.");
    let message = arrived(&journey, "datapraksis", &text);
    journey.send(message);
    journey.press("<f8>");
    assert_eq!(answer(&journey, "datapraksis"), text);
    journey.press("<C-z><C-z><C-z>");
    assert_eq!(answer(&journey, "datapraksis"), format!("Jonas skriver.\n{TEXT}"));
}

#[test]
fn what_a_colleague_wrote_while_another_draft_was_open_is_never_undone() {
    let mut journey = writing().keys(" Nyt.<wait 400><f2><end><enter><end><enter>");
    let mut theirs = journey.on_disk("aeroe");
    let text = format!("Jonas skriver.\n{TEXT} Nyt.");
    theirs.set_answer(&field("datapraksis"), text.as_str());
    let mut base =
        som::store::Base::new(journey.on_disk("aeroe"), journey.store.load("aeroe").expect("a draft").1);
    journey.store.save("aeroe", &theirs, &mut base).expect("their save");
    journey.press("<f2><end><enter><home><enter>");
    assert_eq!(answer(&journey, "datapraksis"), text);
    journey.press("<C-z><C-z><C-z>");
    assert_eq!(answer(&journey, "datapraksis"), format!("Jonas skriver.\n{TEXT}"));
}

#[test]
fn ticks_are_undone_in_their_turn() {
    let mut journey = writing().keys("x<f3> <down> <esc>y");
    let ticked = |journey: &Journey| journey.frame().matches("[x]").count();
    assert_eq!(ticked(&journey), 2, "{}", journey.frame());
    journey.press("<f7><f8><C-z>");
    assert_eq!(
        (answer(&journey, "datapraksis").as_str(), ticked(&journey)),
        ("Vi har data.\nDem bruger vi.x", 2)
    );
    journey.press("<C-z>");
    assert_eq!(ticked(&journey), 1, "{}", journey.frame());
    assert!(journey.frame().contains("Kryds fjernet: "), "{}", journey.frame());
    journey.press("<C-z><C-z>");
    assert_eq!((answer(&journey, "datapraksis").as_str(), ticked(&journey)), (TEXT, 0));
    journey.press("<C-y><C-y><wait 400>");
    assert_eq!(ticked(&journey), 1);
    let som = som::form::som().field(&field("datapraksis")).expect("the field");
    assert_eq!(journey.on_disk("aeroe").ticked(som), 1);
}

#[test]
fn each_answers_caret_is_there_in_the_next_session() {
    let journey = writing().keys("<up>|<esc>4<home><right><right>|<left><f9><f10>");
    let mut journey = journey.dropped_and_reopened("aeroe").keys("<A-5>!<esc>4!<wait 400>");
    assert_eq!(answer(&journey, "datapraksis"), "Vi har data.|!\nDem bruger vi.");
    assert_eq!(answer(&journey, "motivation"), "Vi!| vil lære.");
    journey.press("<C-z><wait 400>");
    assert!(journey.on_disk("aeroe").says_the_same(journey.app.open_draft().expect("a draft").draft()));
}

#[test]
fn open_and_on_with_the_third_answer_in_two_keys() {
    let journey = writing().keys("<esc>3Vi kender metoden.<left><esc>5<f10>");
    let journey = journey.dropped_and_reopened("aeroe").keys("<esc>3 godt");
    assert_eq!(answer(&journey, "kendskab"), "Vi kender metoden godt.");
}

#[test]
fn carets_let_no_approval_fall() {
    let mut approved = example();
    approved.approve("Jonas Holm", "direktør", approved.changed);
    let mut journey = Setting::new().draft("eksempel", approved).open("eksempel").start();
    journey.press("<A-5><up><esc>4<up><esc>3<left><f10>");
    let on_disk = journey.on_disk("eksempel");
    assert!(on_disk.place.as_ref().is_some_and(|place| place.others.len() >= 2), "{:?}", on_disk.place);
    assert!(on_disk.says_the_same(&{
        let mut same = example();
        same.approve("Jonas Holm", "direktør", same.changed);
        same
    }));
}

#[test]
fn a_draft_that_may_only_be_read_keeps_what_was_typed_in_it_while_one_looks_around() {
    let mut journey = Setting::new().draft("eksempel", example()).start();
    let opened = Opened { is_read_only: true, ..opened(example()) };
    journey.send(Message::Opened(Box::new(opened)));
    journey.press("<A-5><C-end>xyz<f7><f8>");
    let before = example();
    assert!(answer(&journey, "datapraksis").ends_with("xyz"));
    journey.press("<C-z>");
    assert_eq!(answer(&journey, "datapraksis"), before.answer(&field("datapraksis")));
}
