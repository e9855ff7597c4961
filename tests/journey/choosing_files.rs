//! Choosing the file, and the draft that its answers go into.

use insta::assert_snapshot;
use som::tui::message::{Effect, Message};

use crate::harness::Setting;
use crate::importing::{PATH, choosing, found, imported, read, shows, three};
use crate::{draft, example, field};

/// That the file of this path is read for the open draft.
fn asked(path: &str) -> Effect {
    Effect::ReadImport(path.to_owned(), Some("eksempel".to_owned()))
}

#[test]
fn a_file_is_chosen_by_name_and_time() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let mut journey = choosing(Setting::new().size(columns, rows), "<f9>i");
        assert_eq!(journey.asked, [Effect::FindImports]);
        assert_snapshot!(format!("files_{columns}x{rows}"), journey.frame());
        journey.press("<down><down><enter>");
        assert_eq!(journey.asked[1..], [asked("/srv/som/drafts/svar.md")]);
    }
}

#[test]
fn all_ways_lead_to_the_choice_of_a_file() {
    for keys in ["<f9>i", "<f9>I", "<f9><A-l>", "<A-3><esc>L", "<A-1><A-l>"] {
        let mut journey = choosing(Setting::new(), keys);
        assert_eq!(journey.asked, [Effect::FindImports], "{keys}");
        shows(&mut journey, "Indlæs svar fra en fil");
    }
    let mut journey = Setting::new().draft("eksempel", example()).start();
    shows(&mut journey, "I Indlæs");
    let mut journey = journey.keys("<esc>l").tell(found());
    shows(&mut journey, "Indlæs svar fra en fil");
}

#[test]
fn a_path_can_be_typed_and_pasted_and_is_left_as_it_is() {
    let mut journey = choosing(Setting::new(), "<f9>i").keys("<down>~/x").paste("yz.odt\n");
    shows(&mut journey, "▸ Anden fil  ~/xyz.odt");
    journey.press("<left><left><left><left><bs><enter><enter>");
    assert_eq!(journey.asked[1..], [asked("~/xy.odt")]);
    shows(&mut journey, "Læser filen …");
    journey.press("<up>");
    shows(&mut journey, "▸ 2022.json");
}

#[test]
fn what_is_typed_before_the_files_come_in_stays_chosen() {
    let journey = Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<f9>ia");
    let mut journey = journey.tell(found());
    shows(&mut journey, "▸ Anden fil  a");
}

#[test]
fn where_no_file_is_found_a_path_is_asked_for() {
    let mut journey = Setting::new().draft("eksempel", example()).open("eksempel").start().keys("<f9>i");
    shows(&mut journey, "Leder efter filer …");
    let mut journey = journey.tell(Message::ImportsFound(Vec::new())).keys("<enter>");
    assert_eq!(journey.asked, [Effect::FindImports]);
    shows(&mut journey, "Ingen filer fundet. Skriv filens sti nedenfor.");
    journey.press("x.md<enter>");
    assert_eq!(journey.asked[1..], [asked("x.md")]);
}

#[test]
fn a_file_that_cant_be_read_says_why_and_the_list_stays() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut journey = choosing(Setting::new().size(columns, rows), "<f9>i").keys("<down><enter>");
        let why = "det er ikke et udfyldt ansøgningsskema. Vælg en fil, som som har skrevet, eller styrelsens eget skema.";
        let path = "/home/mette/aarhus-rettet-af-direktionen.odt".to_owned();
        journey.send(Message::ImportRead(path, Err(why.to_owned())));
        assert_snapshot!(format!("unreadable_{columns}x{rows}"), journey.frame());
        journey.press("<up><enter>");
        assert_eq!(journey.asked.last(), Some(&asked(PATH)));
    }
}

#[test]
fn a_file_that_was_turned_away_from_is_not_shown() {
    let mut journey = choosing(Setting::new(), "<f9>i").keys("<enter><down>");
    journey.send(Message::ImportRead(PATH.to_owned(), Ok(Box::new(three()))));
    shows(&mut journey, "Indlæs svar fra en fil");
    journey.press("<f7>");
    journey.send(Message::ImportRead(PATH.to_owned(), Ok(Box::new(three()))));
    journey.send(found());
    shows(&mut journey, "Trin 6 af 6");
}

#[test]
fn from_the_list_the_file_goes_into_the_chosen_draft() {
    let aeroe = draft(&[("kommune", "Ærø Kommune"), ("navn", "Per")]);
    let setting = Setting::new().draft("eksempel", example()).draft("aeroe", aeroe);
    let mut journey = setting.start().keys("i").tell(found());
    assert_snapshot!("files_from_the_list", journey.frame());
    journey.press("<enter>");
    read(&mut journey, imported(&[("kommune", "Ærø Kommune"), ("navn", "Åse Ærø")], Vec::new()));
    shows(&mut journey, "1 svar er anderledes i filen.");
    shows(&mut journey, " Ærø Kommune ");
    journey.press("<enter>");
    shows(&mut journey, "1 svar er taget med fra svar.docx\n");
    shows(&mut journey, "Trin 6 af 6");
    assert_eq!(journey.on_disk("aeroe").answer(&field("navn")), "Åse Ærø");
}

#[test]
fn from_the_list_the_open_draft_is_gone_on_with() {
    let mut journey = choosing(Setting::new(), "<f9>").keys("<A-1><f7>i").tell(found()).keys("<enter>");
    read(&mut journey, three());
    shows(&mut journey, "3 svar er anderledes i filen.");
    journey.press("<enter>");
    shows(&mut journey, "Trin 6 af 6");
    assert_eq!(journey.on_disk("eksempel").answer(&field("navn")), "Åse Ærø");
}

#[test]
fn a_new_draft_is_made_of_a_file() {
    for keys in ["<tab>", "<right>", "<left>", "<S-tab>"] {
        let mut journey = Setting::new().draft("eksempel", example()).start().keys("i").tell(found());
        journey.press(keys);
        shows(&mut journey, "Svarene skal ind i  ← Ny kladde →");
        journey.press("<enter>");
        read(
            &mut journey,
            imported(&[("kommune", "Ærø"), ("navn", "Åse Ærø"), ("kendskab", "")], Vec::new()),
        );
        assert_snapshot!("new_draft", journey.frame());
        journey.press("<enter>");
        shows(&mut journey, "2 svar er taget med fra svar.docx\n");
        shows(&mut journey, "Trin 6 af 6");
        let made = journey.on_disk("aeroe");
        assert_eq!(made.answer(&field("navn")), "Åse Ærø");
        assert_eq!(made.changed_by, "Mette");
        assert!(journey.on_disk("eksempel").says_the_same(&example()));
    }
}

#[test]
fn a_new_draft_without_a_kommune_is_named_for_the_file() {
    let mut journey = Setting::new().draft("eksempel", example()).start().keys("i").tell(found());
    journey.press("<right><enter>");
    read(&mut journey, imported(&[("navn", "Åse Ærø")], Vec::new()));
    journey.press("<enter>");
    assert_eq!(journey.on_disk("svar").answer(&field("navn")), "Åse Ærø");
}

#[test]
fn a_draft_that_cant_be_read_is_not_offered() {
    let mut journey =
        Setting::new().draft("eksempel", example()).file("samsoe.ron", "Draft(").start().keys("<end>i");
    shows(&mut journey, "Ny kladde");
    let mut journey = journey.keys("<tab>").tell(found());
    shows(&mut journey, "Ny kladde");
    journey.press("<f7>");
    shows(&mut journey, "Kladder");
}

#[test]
fn a_draft_that_cant_be_saved_holds_another_back() {
    let aeroe = draft(&[("kommune", "Ærø Kommune")]);
    let mut journey =
        Setting::new().draft("eksempel", example()).draft("aeroe", aeroe).open("eksempel").start();
    journey.break_disk(true);
    journey.press("<A-1>x<wait 500><f7><up>i");
    let mut journey = journey.tell(found()).keys("<up><enter>");
    read(&mut journey, three());
    shows(&mut journey, "Den åbne kladde kan ikke gemmes endnu.");
    shows(&mut journey, "Indlæs svar fra en fil");
}
