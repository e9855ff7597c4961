//! Remarks on an answer: made, settled and undone with keys, counted where the draft is looked over, taken from a file.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use som::draft::{Draft, Remark};
use som::form::{Forms, som};
use som::import::{FoundRemark, Imported};
use som::tui::message::{Arrived, Message};
use som::tui::runtime::line::LineEvent;

use crate::harness::{Journey, Setting};
use crate::importing::{choosing, read, shows};
use crate::{draft, example, field};

const ANSWER: &str = "Vi vil regne på bostøtte.\nDet er første skridt.";

pub(crate) fn writing(setting: Setting) -> Journey {
    let draft = draft(&[("kommune", "Ærø Kommune"), ("datapraksis", ANSWER), ("motivation", "Vi vil lære.")]);
    setting.draft("aeroe", draft).open("aeroe").start().keys("<esc>5")
}

/// The remarks of a draft: the words, the text, and whether it is settled.
fn remarks(draft: &Draft) -> Vec<(String, String, bool)> {
    let told = |remark: &Remark| (remark.quote.clone(), remark.text.clone(), remark.is_settled);
    draft.remarks().map(|(_, remark)| told(remark)).collect()
}

fn now(journey: &Journey) -> Vec<(String, String, bool)> {
    remarks(journey.app.open_draft().expect("an open draft").draft())
}

fn one(quote: &str, text: &str, is_settled: bool) -> Vec<(String, String, bool)> {
    vec![(quote.to_owned(), text.to_owned(), is_settled)]
}

#[test]
fn a_remark_is_made_saved_settled_and_undone_with_keys() {
    let about = "Det er første skridt.";
    let mut journey = writing(Setting::new()).keys("<A-d>");
    shows(&mut journey, "Ingen bemærkninger endnu");
    journey.press("Hvad er næste?<enter>");
    assert_eq!(now(&journey), one(about, "Hvad er næste?", false));
    shows(&mut journey, "Bemærkningen er tilføjet");
    journey.press("<esc>");
    shows(&mut journey, "i 1 åben bemærkning (Esc D)");
    journey.press("<wait 400>");
    assert_eq!(remarks(&journey.on_disk("aeroe")), one(about, "Hvad er næste?", false));
    let mut journey = journey.dropped_and_reopened("aeroe").keys("<esc>5<A-d>");
    shows(&mut journey, "om ”Det er første skridt.”");
    journey.press("<enter>");
    assert_eq!(now(&journey), one(about, "Hvad er næste?", true));
    shows(&mut journey, "[x]");
    journey.press("<C-z>");
    shows(&mut journey, "Bemærkningen er åben igen");
    journey.press("<C-y>");
    assert_eq!(now(&journey), one(about, "Hvad er næste?", true));
    // Nothing but the remark was done since it was opened, and there is nothing more to undo.
    journey.press("<C-z><C-z>");
    assert_eq!(now(&journey), one(about, "Hvad er næste?", false));
    journey.press("<esc><wait 400>");
    assert_eq!(remarks(&journey.on_disk("aeroe")), one(about, "Hvad er næste?", false));
}

#[test]
fn a_remark_is_by_the_name_that_its_writer_goes_by_and_the_draft_by_the_account() {
    let setting = Setting::new().settings(|world| "Mette Hansen".clone_into(&mut world.writer));
    let journey = writing(setting).keys("<A-d>Hvorfor?<enter><esc><wait 400>");
    let draft = journey.on_disk("aeroe");
    let by: Vec<&str> = draft.remarks().map(|(_, remark)| remark.by.as_str()).collect();
    assert_eq!((by, draft.changed_by.as_str()), (vec!["Mette Hansen"], "Mette"));
}

#[test]
fn undo_in_the_answer_takes_back_what_was_done_last_be_it_text_or_a_remark() {
    let mut journey = writing(Setting::new()).keys("Nyt<A-d>Hvorfor?<enter><esc>");
    assert_eq!(now(&journey).len(), 1);
    journey.press("<C-z>");
    shows(&mut journey, "Bemærkningen er taget væk igen");
    assert_eq!(now(&journey), []);
    let answer = |journey: &Journey| {
        journey.app.open_draft().expect("an open draft").draft().answer(&field("datapraksis")).to_owned()
    };
    assert_eq!(answer(&journey), format!("{ANSWER}Nyt"));
    journey.press("<C-z>");
    assert_eq!(answer(&journey), ANSWER);
    journey.press("<C-y><C-y>");
    assert_eq!((answer(&journey), now(&journey).len()), (format!("{ANSWER}Nyt"), 1));
    // What is typed is out of sight over the remarks, and stays.
    journey.press("<C-z><A-d><C-z>");
    assert_eq!((answer(&journey), now(&journey).len()), (format!("{ANSWER}Nyt"), 0));
    shows(&mut journey, "intet at fortryde");
}

#[test]
fn a_remark_is_about_what_is_marked_or_by_tab_about_the_whole_answer() {
    let mut journey = writing(Setting::new()).keys("<home><S-right><S-right><S-right><A-d>Det?<enter>");
    assert_eq!(now(&journey), one("Det", "Det?", false));
    journey.press("<tab>Kort<enter>");
    assert!(now(&journey).contains(&(String::new(), "Kort".to_owned(), false)));
    let mut journey = journey.keys("<enter>");
    shows(&mut journey, "Skriv først bemærkningen");
    let long = "x".repeat(4_000);
    let mut journey = journey.paste(&long).keys("y");
    shows(&mut journey, "Bemærkningen er for lang");
    assert_eq!(now(&journey).len(), 3);
    assert!(now(&journey).contains(&(String::new(), long, false)));
}

#[test]
fn a_remark_is_in_the_draft_from_its_first_letter_on() {
    let about = "Det er første skridt.";
    let journey = writing(Setting::new()).keys("<A-d>Hvad er næs<wait 400>");
    assert_eq!(remarks(&journey.on_disk("aeroe")), one(about, "Hvad er næs", false));
    let mut journey = journey.keys("te?");
    shows(&mut journey, "Ingen bemærkninger endnu");
    journey.press("<esc>");
    assert_eq!(now(&journey), one(about, "Hvad er næste?", false));
    shows(&mut journey, "Bemærkningen er tilføjet");
    shows(&mut journey, "i 1 åben bemærkning (Esc D)");
    // However long it was written on, it is one step.
    journey.press("<C-z>");
    assert_eq!(now(&journey), []);
    journey.press("<C-y><A-d>Og så?<f10>");
    let texts = remarks(&journey.on_disk("aeroe")).into_iter().map(|(_, text, _)| text);
    assert_eq!(texts.collect::<BTreeSet<_>>(), ["Hvad er næste?", "Og så?"].map(String::from).into());
}

#[test]
fn a_remark_in_the_line_is_undone_emptied_and_turned_as_a_whole() {
    let mut journey = writing(Setting::new()).keys("<A-d>Et<enter>To ord<tab>");
    assert!(now(&journey).contains(&(String::new(), "To ord".to_owned(), false)));
    journey.press("<C-z>");
    assert_eq!(now(&journey).len(), 1);
    shows(&mut journey, "Bemærkningen er taget væk igen");
    journey.press("<enter>");
    shows(&mut journey, "Skriv først bemærkningen");
    journey.press("<C-y>");
    assert_eq!(now(&journey).len(), 2);
    // Written and wiped out again, it leaves no step.
    journey.press("ab<bs><bs><C-z>");
    assert_eq!(now(&journey), one("Det er første skridt.", "Et", false));
    // The same remark is not made twice, and what is written on does not replace the first.
    journey.press("Et<wait 400>!");
    assert_eq!(now(&journey).len(), 2);
    // Another remark is settled meanwhile.
    journey.press("<up><enter><down>!");
    assert_eq!(now(&journey).iter().filter(|(_, text, is_settled)| text == "Et!!" || *is_settled).count(), 2);
}

/// A colleague does something to the draft on the disk, and it comes in.
fn arrives(journey: &mut Journey, number: u64, change: impl Fn(&str) -> String) {
    let base = journey.on_disk("aeroe");
    let source = change(&som::draft::codec::to_ron(&base, som()));
    let mut theirs = som::draft::codec::parse(&source, &Forms::built_in()).expect("a draft");
    "Jonas".clone_into(&mut theirs.changed_by);
    let (name, by) = ("aeroe".to_owned(), "Jonas".to_owned());
    journey.send(Message::Arrived(Box::new(Arrived { name, number, base, theirs, by })));
}

#[test]
fn enter_acts_on_the_line_though_a_colleagues_remark_comes_in_above_it() {
    let mut journey = writing(Setting::new()).keys("<A-d>Fra Mette<wait 400>");
    // The colleague's remark is the same with another text.
    arrives(&mut journey, 1, |source| {
        let at = source.find("    remarks: {").expect("the remarks");
        let inside = at + source[at..].find('\n').expect("a line") + 1;
        let one = source[inside..].split_once("\n    }").expect("the end").0;
        let theirs = one.replacen('"', "\"0", 1).replace("Fra Mette", "Fra Jonas");
        format!("{}{theirs}\n{}", &source[..inside], &source[inside..])
    });
    assert_eq!(now(&journey).len(), 2);
    shows(&mut journey, "Fra Jonas");
    journey.press("<enter>");
    shows(&mut journey, "Bemærkningen er tilføjet");
    assert!(now(&journey).iter().all(|(_, _, is_settled)| !is_settled), "{:?}", now(&journey));
}

#[test]
fn a_remark_that_a_colleague_settles_while_it_is_written_stays_one() {
    let mut journey = writing(Setting::new()).keys("<A-d>Hvor<wait 400>for");
    arrives(&mut journey, 1, |source| source.replace("settled: false", "settled: true"));
    assert_eq!(now(&journey), one("Det er første skridt.", "Hvorfor", true));
    // What is written on is for them to read.
    journey.press("?");
    assert_eq!(now(&journey), one("Det er første skridt.", "Hvorfor?", false));
}

#[test]
fn a_split_escape_goes_on_with_the_remark_that_was_being_written() {
    let mut journey = writing(Setting::new()).keys("<A-d>Hvad er<esc>");
    journey.send(Message::Line(LineEvent::EscapeTakenBack));
    journey.press(" næste?<enter>");
    assert_eq!(now(&journey), one("Det er første skridt.", "Hvad er næste?", false));
}

#[test]
fn what_the_words_were_is_told_once_they_are_gone() {
    let mut journey = writing(Setting::new()).keys("<A-d>Hvad så?<enter><esc><bs><bs>!<A-d>");
    shows(&mut journey, "åben · om ord, der er ændret siden: ”Det er første skridt.”");
}

#[test]
fn open_remarks_are_counted_where_the_draft_is_looked_over() {
    let mut journey = writing(Setting::new().size(160, 45)).keys("<A-d>Et<enter>To<enter><esc>");
    shows(&mut journey, "2 åbne bemærkninger (Esc D)");
    assert_snapshot!("beside_160x45", journey.frame());
    journey.press("<f2>");
    shows(&mut journey, "2 åbne bemærkninger · ");
    journey.press("<esc><f9>");
    let frame = journey.frame();
    let line = frame.lines().find(|line| line.contains("2 åbne bemærkninger")).expect("a line of the review");
    assert!(line.contains(" i ") && line.contains("Datadrevet praksis"), "{frame}");
    // It stands right below the problems.
    let problems = journey.app.open_draft().expect("an open draft").check().problems().count();
    journey.press(&"<down>".repeat(problems));
    journey.press("<enter>");
    shows(&mut journey, "Trin 5 af 6");
}

#[test]
fn a_colleagues_remark_comes_in_and_an_undo_leaves_what_they_settled() {
    let mut journey = writing(Setting::new()).keys("<A-d>Hvorfor?<enter><wait 400>");
    arrives(&mut journey, 1, |source| source.replace("settled: false", "settled: true"));
    assert!(now(&journey)[0].2, "they have settled it");
    journey.press("<C-z>");
    assert!(now(&journey)[0].2);
    shows(&mut journey, "En anden har ændret bemærkningen siden");
}

/// The example as it comes back with two comments.
fn commented() -> Imported {
    let draft = example();
    let all = som().fields().map(|field| (field.id.clone(), draft.answer(&field.id).to_owned()));
    let comment = |id: &str, by: &str, text: &str| FoundRemark {
        field: field(id),
        quote: draft.answer(&field(id)).split_whitespace().take(3).collect::<Vec<_>>().join(" "),
        near: 0,
        by: by.to_owned(),
        at: Some("2023-10-30T08:12:00Z".parse().expect("a time")),
        text: text.to_owned(),
        is_settled: false,
    };
    let remarks = vec![
        comment("motivation", "Jonas Holm", "Er det nok?"),
        comment("kendskab", "E\u{1b}va", "Godt\nskrevet"),
    ];
    Imported { answers: all.collect(), remarks, ..Imported::default() }
}

#[test]
fn comments_of_a_file_are_shown_and_taken_one_at_a_time() {
    let mut journey = choosing(Setting::new(), "<f9>i").keys("<enter>");
    read(&mut journey, commented());
    assert_snapshot!("comments_80x24", journey.frame());
    journey.press("<down>x<enter>");
    shows(&mut journey, "1 kommentar er taget med fra svar.docx");
    let taken = now(&journey);
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].1, "Godt\nskrevet");
    // It is there now, and the other one can still be taken.
    let mut journey =
        journey.tell(crate::importing::found()).keys("<f9>i").tell(crate::importing::found()).keys("<enter>");
    read(&mut journey, commented());
    journey.press("<enter>");
    assert_eq!(now(&journey).len(), 2);
    journey.press("<wait 400>");
    assert_eq!(journey.on_disk("eksempel").remarks().count(), 2);
}

#[test]
fn how_it_looks() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let setting = Setting::new().size(columns, rows);
        let mut journey = writing(setting).keys("<A-d>Hvad er næste?<enter><tab>Fint\u{20}nok<enter>");
        journey.press("<up><up><enter><up>");
        assert_snapshot!(format!("remarks_{columns}x{rows}"), journey.frame());
    }
}
