//! Copying out to the user's own clipboard.

use som::tui::message::Effect;

use crate::harness::{Journey, Setting};
use crate::{draft, example};

fn open() -> Journey {
    Setting::new().draft("eksempel", example()).open("eksempel").start()
}

fn copied(journey: &Journey) -> Vec<&str> {
    let copied = journey.asked.iter().map(|effect| match effect {
        Effect::CopyOut(text) => text.as_str(),
        other => panic!("{other:?}"),
    });
    copied.collect()
}

#[test]
fn the_whole_answer_is_copied_out_where_nothing_is_marked() {
    let journey = open().keys("<A-2><esc>p");
    let answer = example().answer(&crate::field("ledelsesopbakning")).to_owned();
    assert_eq!(copied(&journey), [answer]);
    let told = "Teksten er sendt til terminalens udklipsholder (1 kB). Kom den ikke? Se F1\n";
    assert!(journey.frame().contains(told), "{}", journey.frame());
}

#[test]
fn what_is_marked_is_copied_out_and_stays_marked() {
    let journey = open().keys("<A-1><tab><tab><tab><end><S-left><S-left><S-left><A-p><esc>p");
    let all = example().answer(&crate::field("navn")).to_owned();
    let end: String = all.chars().skip(all.chars().count() - 3).collect();
    assert_eq!(copied(&journey), [end.as_str(), end.as_str()]);
    assert!(journey.frame().contains("Teksten er sendt"), "{}", journey.frame());
}

#[test]
fn on_the_review_the_whole_application_is_copied_out_as_plain_text() {
    for keys in ["<f9>p", "<f9>P", "<f9><A-p>"] {
        let journey = open().keys(keys);
        let copied = copied(&journey);
        assert_eq!(copied.len(), 1, "{keys}");
        assert!(copied[0].contains("Ledelsesmæssig opbakning") && !copied[0].contains("% af ½ A4"), "{keys}");
        assert!(journey.frame().contains("Teksten er sendt til terminalens udklipsholder ("));
    }
}

#[test]
fn an_empty_answer_is_not_copied_out() {
    let mut journey = Setting::new().draft("a", draft(&[("kommune", "A")])).open("a").start().keys("<esc>2");
    journey.press("<esc>p");
    assert_eq!(copied(&journey), [""; 0]);
    assert!(journey.frame().contains("Der er intet at kopiere: svaret er tomt"), "{}", journey.frame());
}

#[test]
fn what_no_terminal_takes_is_refused_with_a_way_out() {
    let long = "å".repeat(37_001);
    let mut journey =
        Setting::new().draft("a", draft(&[("kendskab", &long)])).open("a").start().keys("<esc>3");
    journey.press("<esc>p");
    assert_eq!(copied(&journey), [""; 0]);
    let told = "Teksten er for lang at kopiere ud (74,1 kB af højst 74 kB). F9 E eksporterer\n";
    assert!(journey.frame().contains(told), "{}", journey.frame());
}

#[test]
fn the_copy_inside_the_program_is_another() {
    let journey = open().keys("<A-1><tab><tab><tab><end><S-left><C-c><esc>c");
    assert_eq!(copied(&journey), [""; 0]);
}

#[test]
fn nothing_is_copied_out_where_no_draft_is_shown() {
    let journey = open().keys("<A-u><A-p><f7><A-m><A-p>");
    assert_eq!(copied(&journey), [""; 0]);
}

#[test]
fn help_says_why_it_may_not_have_arrived() {
    let journey = open().keys("<f1><end>");
    assert!(journey.frame().contains("PuTTY gør det aldrig"), "{}", journey.frame());
}
