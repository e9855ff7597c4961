use super::*;
use crate::form::{FieldId, som};
use crate::words::Lang;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn field(id: &str) -> FieldId {
    FieldId::new(id)
}

fn da() -> Words {
    Words::new(Lang::Da)
}

fn draft() -> Draft {
    let mut draft = Draft::new(som(), utc("2023-10-01T08:00:00Z"), "mette");
    draft.set_answer(&field("kommune"), "Ærø Kommune");
    draft.set_answer(&field("datapraksis"), "Vi har data.");
    draft
}

fn approved() -> Draft {
    let mut draft = draft();
    draft.approve("Jonas Holm", "direktør", utc("2023-10-12T12:05:00Z"));
    draft
}

fn note(draft: &mut Draft, at: &str, to: &str, is_sent: bool) {
    draft.note_receipt(Receipt {
        at: utc(at),
        to: to.to_owned(),
        by: "mette".to_owned(),
        message_id: format!("{at}@som.invalid"),
        document: String::new(),
        is_sent,
        seal: Seal::of(draft),
    });
}

const NOW: &str = "2023-11-08T08:00:00Z";

#[test]
fn an_approval_is_told_with_what_was_changed_since() {
    let (form, words) = (som(), da());
    let told = |draft: &Draft| approval(draft, form, utc(NOW), &words);
    assert_eq!(told(&draft()), "Ikke godkendt");
    let mut draft = approved();
    assert_eq!(told(&draft), "Godkendt den 12. oktober af Jonas Holm");
    draft.set_answer(&field("datapraksis"), "Vi har mange data.");
    assert_eq!(told(&draft), "Godkendt den 12. oktober. Ændret siden: Datadrevet praksis");
    draft.set_answer(&field("navn"), "Åse");
    assert_eq!(told(&draft), "Godkendt den 12. oktober. Ændret siden: Navn, Datadrevet praksis");
    draft.set_answer(&field("datapraksis"), "Vi har data.");
    draft.set_answer(&field("navn"), "");
    assert_eq!(told(&draft), "Godkendt den 12. oktober af Jonas Holm");
}

#[test]
fn a_day_of_another_year_says_which() {
    let told = approval(&approved(), som(), utc("2024-02-01T08:00:00Z"), &da());
    assert_eq!(told, "Godkendt den 12. oktober 2023 af Jonas Holm");
}

#[test]
fn an_approval_in_full_has_title_and_time() {
    let mut draft = approved();
    let told = |draft: &Draft| approval_in_full(draft, som(), &da()).expect("an approval");
    assert_eq!(told(&draft), "Godkendt af Jonas Holm, direktør, torsdag den 12. oktober 2023 kl. 14.05");
    draft.set_answer(&field("datapraksis"), "");
    assert!(told(&draft).ends_with(" kl. 14.05, ændret siden: Datadrevet praksis"), "{}", told(&draft));
}

#[test]
fn a_letter_is_told_as_sent_or_unknown_and_never_as_received() {
    let (form, words) = (som(), da());
    let told = |draft: &Draft| sent(draft, form, utc(NOW), &words);
    let mut draft = draft();
    assert_eq!(told(&draft), None);
    note(&mut draft, "2023-11-07T14:02:00Z", "som-SUPPORT@sbst.dk", true);
    assert_eq!(told(&draft).as_deref(), Some("Sendt den 7. november kl. 15.02 til som-SUPPORT@sbst.dk"));
    draft.set_answer(&field("datapraksis"), "Nyt");
    let changed =
        "Sendt den 7. november kl. 15.02 til som-SUPPORT@sbst.dk · ændret siden: Datadrevet praksis";
    assert_eq!(told(&draft).as_deref(), Some(changed));
    note(&mut draft, "2023-11-08T07:00:00Z", &form.address, false);
    let unsettled = "Uvist, om ansøgningen kom af sted den 8. november kl. 08.00 – \
                     spørg hos modtageren, før du sender igen";
    assert_eq!(told(&draft), Some(format!("{changed}\n{unsettled}")));
}

#[test]
fn letters_to_others_are_for_reading_and_do_not_count_as_sent() {
    let (form, words) = (som(), da());
    let mut draft = approved();
    note(&mut draft, "2022-11-07T14:02:00Z", "jonas@eksempel.dk", true);
    note(&mut draft, "2023-11-07T14:02:00Z", "Jonas@eksempel.dk", true);
    note(&mut draft, "2023-11-07T15:02:00Z", "åse@eksempel.dk", false);
    assert_eq!(sent(&draft, form, utc(NOW), &words), None);
    assert_eq!(
        shown_to(&draft, form, utc(NOW), &words),
        [
            "Sendt til gennemlæsning hos Jonas@eksempel.dk den 7. november kl. 15.02",
            "Uvist, om e-mailen til åse@eksempel.dk kom af sted den 7. november kl. 16.02",
        ]
    );
    assert_eq!(DraftStatus::of(&draft, form), Some(DraftStatus::Approved));
}

#[test]
fn the_furthest_stage_counts() {
    let form = som();
    let mut draft = draft();
    assert_eq!(DraftStatus::of(&draft, form), None);
    draft.approve("Jonas Holm", "direktør", utc(NOW));
    assert_eq!(DraftStatus::of(&draft, form), Some(DraftStatus::Approved));
    note(&mut draft, "2023-11-07T14:02:00Z", &form.address, false);
    assert_eq!(DraftStatus::of(&draft, form), Some(DraftStatus::Unsettled));
    note(&mut draft, "2023-11-07T15:02:00Z", &form.address, true);
    assert_eq!(DraftStatus::of(&draft, form), Some(DraftStatus::Sent));
    draft.set_answer(&field("navn"), "Åse");
    assert_eq!(DraftStatus::of(&draft, form), Some(DraftStatus::Changed));
}

#[test]
fn names_and_addresses_are_fit_to_be_shown() {
    let mut draft = draft();
    draft.approve("Jonas\u{1b}[31m", "\u{202e}", utc(NOW));
    note(&mut draft, NOW, "a\u{7}@b.dk", true);
    let told = [
        approval(&draft, som(), utc(NOW), &da()),
        approval_in_full(&draft, som(), &da()).expect("an approval"),
        shown_to(&draft, som(), utc(NOW), &da()).join("\n"),
    ];
    assert!(
        !told.iter().flat_map(|text| text.chars()).any(|c| c != '\n' && c.is_control() || c == '\u{202e}')
    );
}
