//! Own meetings: added, changed, removed and undone with keys, and in the file that people read.

use insta::assert_snapshot;
use som::event::read_events;

use crate::harness::{Journey, Setting};
use crate::importing::shows;

pub(crate) fn at_the_list(setting: Setting) -> Journey {
    setting.start().keys("<f6>")
}

fn file(journey: &Journey) -> String {
    journey.text_beside("events.ron")
}

const TYPED: &str = "Netværksmøde<enter>tirs 4/6<enter>10-12<enter>31. maj kl. 12<enter><enter>Odense";

#[test]
fn a_meeting_is_typed_shown_as_it_is_understood_and_saved() {
    let mut journey = at_the_list(Setting::new()).keys("n").keys(TYPED);
    shows(&mut journey, "tirsdag den 4. juni 2024 kl. 10.00–12.00");
    shows(&mut journey, "31. maj");
    assert_snapshot!("form_80x24", journey.frame());
    journey.press("<C-s>");
    shows(&mut journey, "Mødet er tilføjet");
    shows(&mut journey, "Netværksmøde");
    let events = read_events(&file(&journey)).expect("events");
    assert_eq!((events.len(), events[0].id.as_str()), (1, "netvaerksmoede-2024-06-04"));
}

#[test]
fn a_meeting_is_changed_removed_and_all_of_it_undone() {
    let mut journey = at_the_list(Setting::new()).keys("n").keys(TYPED).keys("<C-s>");
    let added = file(&journey);
    journey.press("<end><up>r<down><down><down><down><down><C-left> i ");
    journey.press("<f5>");
    shows(&mut journey, "Mødet er rettet");
    assert!(file(&journey).contains("revision: 1"), "{}", file(&journey));
    let row = journey.frame();
    assert!(row.contains("Netværksmøde"), "{row}");
    journey.press("s");
    shows(&mut journey, "Mødet er fjernet");
    assert_eq!(read_events(&file(&journey)).expect("no events").len(), 0);
    journey.press("z");
    shows(&mut journey, "Fortrudt");
    assert!(file(&journey).contains("revision: 1"));
    journey.press("z");
    assert_eq!(file(&journey), added);
    journey.press("zz");
    shows(&mut journey, "intet at fortryde");
    assert_eq!(read_events(&file(&journey)).expect("no events").len(), 0);
    journey.press("<C-y>");
    shows(&mut journey, "Gentaget");
    assert_eq!(file(&journey), added);
}

#[test]
fn what_is_wrong_is_told_at_its_line_and_nothing_typed_is_lost() {
    let mut journey = at_the_list(Setting::new()).keys("n").keys("Møde<enter>31/11<C-s>");
    shows(&mut journey, "! Dato: Datoen 31/11 findes ikke");
    journey.press("<esc>");
    shows(&mut journey, "Mødet er ikke gemt endnu");
    journey.press("<wait 3000>n");
    shows(&mut journey, "Møde");
    shows(&mut journey, "31/11");
    journey.press("<down><bs><bs>12<C-s>");
    shows(&mut journey, "Mødet er tilføjet");
}

#[test]
fn a_built_in_meeting_can_be_changed_and_not_removed() {
    let mut journey = at_the_list(Setting::new()).keys("s");
    shows(&mut journey, "det er indbygget eller hører til et skema og kan ikke fjernes");
    journey.press("r<down><down><down><down><down><end> på Teams<C-s>");
    shows(&mut journey, "Mødet er rettet");
    shows(&mut journey, "på Teams");
    let events = read_events(&file(&journey)).expect("events");
    assert_eq!((events.len(), events[0].id.as_str()), (1, "informationsmoede-2023-11"));
}

#[test]
fn a_pasted_announcement_is_the_built_in_meeting_and_shown_before_it_is_saved() {
    let text = include_str!("../../src/event/announcement.txt");
    let mut journey = at_the_list(Setting::new()).keys("n").paste(text);
    shows(&mut journey, "Omtalen er læst");
    shows(&mut journey, "Det ligner et møde, der er her allerede");
    assert_snapshot!("pasted_80x24", journey.frame());
    journey.press("<C-s>");
    let events = read_events(&file(&journey)).expect("events");
    let built_in =
        som::event::built_in().into_iter().find(|event| event.meeting.is_some()).expect("the meeting");
    let told = |event: &som::event::Event| {
        (
            event.meeting,
            event.registration_deadline,
            event.link_sent,
            event.place.as_ref().map(|place| place.da.clone()),
        )
    };
    assert_eq!((events.len(), told(&events[0])), (1, told(&built_in)));
}

#[test]
fn two_meetings_of_a_text_come_one_after_the_other_and_what_is_missing_is_asked_for() {
    let text = "Netværksmøder om SØM\n\nMøde: tirsdag den 4. juni 2024 kl. 10-12 i Odense\n\nMøde: torsdag den 6. juni 2024 kl. 9 i Aarhus\n";
    let mut journey = at_the_list(Setting::new()).keys("n").paste(text);
    shows(&mut journey, "så følger 1 møde til");
    journey.press("<C-s>");
    shows(&mut journey, "kl. 09.00. Skriv, hvornår");
    journey.press("<C-s>");
    shows(&mut journey, "! Dato: Skriv en dato eller en frist");
    journey.press("6/6<enter>9-11<C-s>");
    assert_eq!(read_events(&file(&journey)).expect("events").len(), 2);
}

#[test]
fn a_pasted_announcement_is_kept_whole_when_its_form_is_left() {
    let text = "Netværksmøder om SØM\n\nMøde: tirsdag den 4. juni 2024 kl. 9 i Odense\n\nMøde: torsdag den 6. juni 2024 kl. 10-12 i Aarhus\n\nLink til deltagelse sendes ud dagen inden.\n\nKontakt: moede@eksempel.dk\n";
    let mut journey = at_the_list(Setting::new()).keys("n").paste(text);
    let doubt = "kl. 09.00. Skriv, hvornår";
    shows(&mut journey, doubt);
    journey.press("<esc>");
    shows(&mut journey, "Mødet er ikke gemt endnu");
    journey.press("<wait 3000>n");
    shows(&mut journey, doubt);
    journey.press("<down>4/6<enter>9-11<C-s>");
    shows(&mut journey, "torsdag den 6. juni 2024 kl. 10.00–12.00");
    journey.press("<esc><wait 3000>n<C-s>");
    let events = read_events(&file(&journey)).expect("events");
    let told = events.iter().map(|event| (event.contact.as_deref(), event.link_sent.is_some()));
    assert_eq!(told.collect::<Vec<_>>(), [(Some("moede@eksempel.dk"), true); 2]);
}

#[test]
fn how_the_form_looks() {
    for (columns, rows) in [(40, 12), (120, 40)] {
        let journey = at_the_list(Setting::new().size(columns, rows)).keys("n").keys(TYPED);
        assert_snapshot!(format!("form_{columns}x{rows}"), journey.frame());
    }
}

#[test]
fn an_announcement_of_one_line_is_read_as_one() {
    let text =
        "Netværksmøde den 21. november 2023 kl. 10-12 på Rådhuset i Odense. Tilmelding senest 14/11 kl. 12.";
    let journey = Setting::new().start().keys("<f6>n").paste(text);
    let frame = journey.frame();
    for told in ["tirsdag den 21. november 2023", "10.00–12.00", "tirsdag den 14. november 2023 kl. 12.00"]
    {
        assert!(frame.contains(told), "{told}\n{frame}");
    }
    // What may be a title is one.
    let journey = Setting::new().start().keys("<f6>n").paste("Netværksmøde den 21. november 2023");
    assert!(
        journey.frame().contains("Titel             Netværksmøde den 21. november 2023"),
        "{}",
        journey.frame()
    );
}
