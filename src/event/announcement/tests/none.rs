//! Texts that announce no meeting.

use super::*;

const FORM: &str = include_str!("../../../forms/som-implementeringsforloeb.ron");

#[test]
fn texts_without_a_meeting_give_none() {
    for text in [
        "",
        "20-09-2023",
        "Informationsmøde\n20-09-2023\n",
        "Kommunen har arbejdet med SØM siden 1. januar 2019 og har ca. 12.500 borgere i målgruppen. Vi forventer at komme i gang i 3. kvartal.",
        "Projektgruppen består af 4 medarbejdere, der mødes hver anden uge i ca. 2 timer.",
        "Telefonliste\nAnna Jensen 33 12 10 15\nBo Hansen 40 50 60 70\nReceptionen: mandag-torsdag kl. 9-15, fredag kl. 9-13",
        "Faktura nr. 12345\nFakturadato: 03-06-2024\nForfaldsdato: 17-06-2024\nBetalingsfrist: 17. juni 2024\nBeløb: 12.50 kr.\n2 stk. à 1.250,00",
        "Nyhedsbrev juni 2024\nDen 3. maj udkom en ny rapport. Læs mere på https://example.dk. Puljen har ansøgningsfrist den 1. oktober 2024.",
        "Sag 24/7-12, jf. § 3.4, version 2.10, ring på 12.34.56.78",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_may_be_one_is_told_as_uncertain() {
    for text in [
        "Referat\nOpdateret 3. juni 2024 kl. 10.15-10.30",
        "Rapporten blev sendt den 3. maj 2024 kl. 10.15.",
        "Faktura\nFaktura for deltagelse i kursus den 3. maj 2024 kl. 9-15\nBetalingsfrist 1. juni 2024\nBeløb 1.250,00 kr.",
        "Mødereferat 12. maj 2024 kl. 10-12\nTil stede: Anna, Bo",
        "Vi holdt møde den 3. maj 2024 og aftalte det videre forløb.",
        "Åbningstider i ugen 3.-7. juni 2024: kl. 9-15",
    ] {
        for read in read_announcement(text, today()) {
            assert_eq!(read.meeting.value(), None, "{text}: {}", told(&read));
        }
    }
}

#[test]
fn the_form_itself_announces_nothing() {
    for read in read_announcement(FORM, today()) {
        assert_eq!(read.meeting.value(), None, "{}", told(&read));
    }
}
