//! Wordings of Danish announcements.

use super::check;

#[test]
fn online_with_a_deadline() {
    check(
        "Informationsmøde om SØM\n\nVi inviterer til online informationsmøde mandag d. 3. juni 2024 kl. 9.30 – 15.00.\n\
         Tilmelding senest fredag den 24. maj kl. 12 på https://kurser.example.dk/som.\n\
         Link til mødet sendes dagen før. Spørgsmål: anna@example.dk",
        &[
            "Informationsmøde om SØM | 2024-06-03 09:30-15:00 | register 2024-05-24 12:00 {year by date} | link 2024-06-02 \
           | place online | sign up https://kurser.example.dk/som | ask anna@example.dk",
        ],
    );
}

#[test]
fn labels_one_a_line() {
    check(
        "Temadag om sociale investeringer\nDato: 3. juni 2024\nTid: kl. 9-15\nSted: Odense Rådhus, Flakhaven 2, 5000 Odense C\n\
         Tilmeldingsfrist: 24. maj 2024\nTilmelding: temadag@example.dk\nKontakt: Bo Hansen, bo@example.dk",
        &["Temadag om sociale investeringer | 2024-06-03 09:00-15:00 | register 2024-05-24 \
           | place Odense Rådhus, Flakhaven 2, 5000 Odense C | sign up temadag@example.dk | ask bo@example.dk"],
    );
}

#[test]
fn labels_in_one_line() {
    check(
        "Temadag | Dato: 3. juni 2024 | Tid: 9-15 | Sted: Odense Rådhus | Tilmelding: senest 24. maj til temadag@example.dk",
        &[
            "Temadag | Dato: 3. juni 2024 | Tid: 9-15 | Sted: Odense Rådhus | Tilmelding: senest 24. maj til temadag@example.dk \
           | 2024-06-03 09:00-15:00 | register 2024-05-24 {year by date} | place Odense Rådhus | sign up temadag@example.dk",
        ],
    );
}

#[test]
fn labels_as_headings() {
    check(
        "Webinar om SØM\n\nTidspunkt\nMandag den 3. juni 2024 kl. 10-11\n\nSted\nTeams\n\nTilmeldingsfrist\n27. maj 2024 kl. 12.00\n\n\
         Kontakt\nSØM-Support\nsom@example.dk",
        &[
            "Webinar om SØM | 2024-06-03 10:00-11:00 | register 2024-05-27 12:00 | place Teams | ask som@example.dk",
        ],
    );
}

#[test]
fn at_a_place_without_a_deadline() {
    check(
        "Dialogmøde\nVi mødes tirsdag den 4. juni 2024 fra kl. 9 til 15 i Odense, Rådhuset.",
        &["Dialogmøde | 2024-06-04 09:00-15:00 | place Odense, Rådhuset"],
    );
}

#[test]
fn a_place_before_the_date() {
    check(
        "Netværksmøde\n\nNæste møde holdes i Aarhus den 5. juni 2024 kl. 10.00-12.00. Man tilmelder sig via kursusportalen.",
        &[
            "Netværksmøde | 2024-06-05 10:00-12:00 | place Aarhus | sign up Man tilmelder sig via kursusportalen",
        ],
    );
}

#[test]
fn figures_and_short_words() {
    check(
        "Infomøde d. 3/11 2024 kl. 10-12 på Teams. Tilmelding inden 1/11 kl. 12 til som@example.dk",
        &[
            "Infomøde d. 3/11 2024 kl. 10-12 på Teams. Tilmelding inden 1/11 kl. 12 til som@example.dk | 2024-11-03 10:00-12:00 \
           | register 2024-11-01 12:00 {year by date} | place Teams | sign up som@example.dk",
        ],
    );
}

#[test]
fn times_before_dates_and_the_deadline_first() {
    check(
        "Frist for tilmelding er den 24. maj kl. 10.\n\nInformationsmødet finder sted kl. 13.00-14.30 mandag den 3. juni 2024. \
         Mødet er virtuelt.",
        &[
            "Frist for tilmelding er den 24. maj kl. 10. | 2024-06-03 13:00-14:30 | register 2024-05-24 10:00 {year by date} \
           | place virtuelt",
        ],
    );
}

#[test]
fn the_deadline_within_the_sentence() {
    check(
        "Informationsmøde om puljen\nSenest den 24. maj 2024 skal du tilmelde dig mødet, der afholdes den 3. juni kl. 10-11 online, \
         og dagen inden får du et link.",
        &[
            "Informationsmøde om puljen | 2024-06-03 10:00-11:00 {year by date} | register 2024-05-24 | place online",
        ],
    );
    check(
        "Workshop\nTilmeldingsfristen for workshoppen, der holdes den 3. juni 2024 kl. 9-12, er den 24. maj. 20. maj er sidste frist \
         for ansøgning.",
        &[
            "Workshop | 2024-06-03 09:00-12:00 | register 2024-05-24 {year by date} | apply 2024-05-20 {year by date}",
        ],
    );
}

#[test]
fn several_days() {
    check(
        "Konference 3.-4. juni 2024 i Vejle. Tilmelding senest en uge før.",
        &[
            "Konference 3.-4. juni 2024 i Vejle. Tilmelding senest en uge før. | 2024-06-03 - 2024-06-04 | register 2024-05-27 \
           | place Vejle",
        ],
    );
    check(
        "Seminar\nSeminaret holdes fra mandag den 3. juni kl. 10 til tirsdag den 4. juni 2024 kl. 15 på Hotel Vejlefjord.",
        &["Seminar | 2024-06-03 10:00 - 2024-06-04 15:00 | place Hotel Vejlefjord"],
    );
    check(
        "Seminar\nSeminaret holdes mandag-tirsdag den 3.-4. juni 2024 i Vejle.",
        &["Seminar | 2024-06-03 - 2024-06-04 | place Vejle"],
    );
    check(
        "Kursus\nKurset er den 3. - 5. juni 2024 kl. 9-15.",
        &["Kursus | 2024-06-03 09:00 - 2024-06-05 15:00 {SeveralDays}"],
    );
}

#[test]
fn a_whole_day() {
    check(
        "Temadag\nVi holder temadag onsdag den 5. juni 2024 hele dagen i Kolding.",
        &["Temadag | 2024-06-05 | place Kolding"],
    );
}

#[test]
fn two_meetings_in_one_text() {
    check(
        "Informationsmøder om SØM\n\nMøde 1: tirsdag den 4. juni 2024 kl. 10-11 på Teams. Tilmelding senest 28. maj.\n\
         Møde 2: torsdag den 6. juni 2024 kl. 14-15 i Aarhus. Tilmelding senest 30. maj.",
        &[
            "Informationsmøder om SØM | 2024-06-04 10:00-11:00 | register 2024-05-28 {year by date} | place Teams",
            "Informationsmøder om SØM | 2024-06-06 14:00-15:00 | register 2024-05-30 {year by date} | place Aarhus",
        ],
    );
    check(
        "Workshops\nVi holder workshops den 3. juni kl. 9-12 og den 10. juni 2024 kl. 13-16. Tilmeldingsfrist: 27. maj.",
        &[
            "Workshops | 2024-06-03 09:00-12:00 {year by date} | register 2024-05-27 {year by date}",
            "Workshops | 2024-06-10 13:00-16:00 | register 2024-05-27 {year by date}",
        ],
    );
    check(
        "Temadage\nDer afholdes temadage 3., 10. og 17. juni 2024, alle dage kl. 9-15.",
        &[
            "Temadage | 2024-06-03 09:00-15:00",
            "Temadage | 2024-06-10 09:00-15:00",
            "Temadage | 2024-06-17 09:00-15:00",
        ],
    );
}

#[test]
fn an_application_deadline() {
    check(
        "Informationsmøde om ansøgningspuljen\n\nMødet holdes den 15. maj 2024 kl. 10.00-11.30. Ansøgningsfrist: 14. maj 2024 kl. 12.00. \
         Tilmelding til mødet senest den 13. maj.",
        &[
            "Informationsmøde om ansøgningspuljen | 2024-05-15 10:00-11:30 | register 2024-05-13 {year by date} \
           | apply 2024-05-14 12:00",
        ],
    );
}

#[test]
fn a_mail_with_a_head_and_a_link_to_the_meeting() {
    check(
        "Fra: Anna Jensen\nSendt: 2. april 2024 09:12\nTil: Kommunerne\nEmne: Webinar om effektmåling\n\nKære alle\n\nI inviteres til webinar \
         torsdag den 2. maj kl. 13-14.\nDeltag her: https://teams.microsoft.com/l/meetup-join/abc\n\nVenlig hilsen\nAnna\nanna@example.dk",
        &[
            "Webinar om effektmåling | 2024-05-02 13:00-14:00 {year by weekday} | place https://teams.microsoft.com/l/meetup-join/abc \
           | ask anna@example.dk",
        ],
    );
}

#[test]
fn an_explicit_day_for_the_link() {
    check(
        "Onlinemøde\nMødet holdes 10. juni 2024 kl. 10:00 - 11:00 via Teams. Linket sendes senest den 7. juni. Tilmelding nødvendig.",
        &["Onlinemøde | 2024-06-10 10:00-11:00 | link 2024-06-07 {year by date} | place Teams"],
    );
}

#[test]
fn a_table_pasted_from_a_page() {
    check(
        "Kursus i SØM\nTid\t3. juni 2024 kl. 9.00-16.00\nSted\tKøbenhavn\nFrist for tilmelding\t15. maj 2024\nPris\tGratis",
        &["Kursus i SØM | 2024-06-03 09:00-16:00 | register 2024-05-15 | place København"],
    );
}

#[test]
fn hours_right_behind_the_date() {
    check(
        "Invitation til infomøde om SØM\n\nHvornår: Tirsdag den 11. juni 2024, 10-12\nHvor: Virtuelt (Teams)\nTilmelding: Skriv til \
         som@example.dk senest den 4. juni kl. 12.00",
        &[
            "Invitation til infomøde om SØM | 2024-06-11 10:00-12:00 | register 2024-06-04 12:00 {year by date} | place Virtuelt (Teams) \
           | sign up som@example.dk",
        ],
    );
    check("Møde\nMødet er den 11. juni 2024, 10-12 pladser.", &["Møde | 2024-06-11 {NoTime}"]);
}

#[test]
fn a_row_of_meetings_under_one_sentence() {
    check(
        "Styrelsen afholder to informationsmøder om ansøgningspuljen:\n- Onsdag den 15. maj 2024 kl. 10.00-11.00 (virtuelt)\n\
         - Torsdag den 16. maj 2024 kl. 14.00-15.00 i Odense\nDu tilmelder dig senest den 13. maj 2024 via dette link: \
         https://example.dk/tilmeld\nAnsøgningsfristen er den 3. juni 2024 kl. 12.00.",
        &[
            "Styrelsen afholder to informationsmøder om ansøgningspuljen: | 2024-05-15 10:00-11:00 | register 2024-05-13 \
             | apply 2024-06-03 12:00 | place virtuelt | sign up https://example.dk/tilmeld",
            "Styrelsen afholder to informationsmøder om ansøgningspuljen: | 2024-05-16 14:00-15:00 | register 2024-05-13 \
             | apply 2024-06-03 12:00 | place Odense | sign up https://example.dk/tilmeld",
        ],
    );
    check(
        "Kursus\nKurset holdes 3. juni 2024 kl. 9-16 og 4. juni 2024 kl. 9-15 i Vejle.",
        &["Kursus | 2024-06-03 09:00-16:00 | place Vejle", "Kursus | 2024-06-04 09:00-15:00 | place Vejle"],
    );
}

#[test]
fn a_programme_with_its_own_times() {
    check(
        "Workshop om SØM\nDato og tid: 12. juni 2024 kl. 9.00 - 15.30\nAdresse: Edisonsvej 1, 5000 Odense C\n\
         Sidste tilmeldingsdag: 1. juni 2024\nProgram\n9.00 Velkomst\n9.30 Oplæg\n12.00 Frokost\n15.30 Tak for i dag",
        &[
            "Workshop om SØM | 2024-06-12 09:00-15:30 | register 2024-06-01 | place Edisonsvej 1, 5000 Odense C",
        ],
    );
}

#[test]
fn registration_that_closes_and_an_answer_asked_for() {
    check(
        "Webinar\nTilmelding til vores webinar d. 14/5 2024 kl. 13-14 lukker d. 10/5 kl. 12.",
        &["Webinar | 2024-05-14 13:00-14:00 | register 2024-05-10 12:00 {year by date}"],
    );
    check(
        "Møde\nVi holder møde i uge 24, tirsdag d. 11. juni 2024, kl. 9-10. S.U. senest den 1. juni til bo@example.dk.",
        &["Møde | 2024-06-11 09:00-10:00 | register 2024-06-01 {year by date} | sign up bo@example.dk"],
    );
}

#[test]
fn a_period_for_applications_beside_the_meeting() {
    check(
        "Webinar om data\nDer kan søges fra 3. maj til 1. juni 2024 kl. 12. Webinaret holdes den 20. maj 2024 kl. 13-14 i lokale 4.15.",
        &["Webinar om data | 2024-05-20 13:00-14:00 | apply 2024-06-01 12:00 | place lokale 4.15"],
    );
}

#[test]
fn a_start_and_an_end_in_words_of_their_own() {
    check(
        "Møde\nInformationsmødet er den 12. juni 2024.\nMødet begynder kl. 10 og slutter kl. 11.30 i mødelokale 3, Rådhuset.",
        &["Møde | 2024-06-12 10:00-11:30 | place mødelokale 3, Rådhuset"],
    );
    check(
        "Møde den 12. juni 2024. Start kl. 10, slut kl. 12.",
        &["Møde den 12. juni 2024. Start kl. 10, slut kl. 12. | 2024-06-12 10:00-12:00"],
    );
}
