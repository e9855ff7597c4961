//! Places to write in and boxes to tick, as Word's forms have them: content controls, boxes with their label in them, room
//! below a question.

use super::{bold, drafted, fields, grid, heading, item, text, told, word};
use crate::build::{cell, control, paragraphs, row, table};

const PROMPT: &str = "Klik eller tryk her for at skrive tekst.";

/// A form with this body below its title, one section and a field for who applies.
fn form(body: &str) -> Vec<u8> {
    let head = [text("Skema"), heading(1, "Afsnit"), grid(&[&["Forening", ""]])];
    word(&(head.concat() + body))
}

/// The fields of that form but for who applies.
#[track_caller]
fn asked(body: &str) -> Vec<String> {
    let fields = fields(&drafted(&form(body)).0);
    assert_eq!(fields[0], "forening Text");
    fields[1..].to_vec()
}

/// A control that stands as a block, with or without Word's mark that it shows a placeholder.
fn block(is_marked: bool) -> String {
    control(if is_marked { "<w:showingPlcHdr/>" } else { "" }, &text(PROMPT))
}

/// A control in the line of a paragraph, with this before it.
fn inline(before: &str) -> String {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    format!("<w:p>{}{}</w:p>", run(before), control("<w:showingPlcHdr/>", &run(PROMPT)))
}

#[test]
fn a_control_by_itself_is_running_text_with_its_own_limit() {
    for place in [block(true), block(false), inline("")] {
        let body = [
            heading(2, "Beskrivelse"),
            text("Beskriv kort. (maks. ½ side)"),
            place,
            heading(2, "Målgruppe"),
            text("Højst 15 linjer."),
            grid(&[&[""]]),
        ];
        assert_eq!(
            asked(&body.concat()),
            ["beskrivelse Prose, limit: Half", "maalgruppe Prose, limit: Lines(15)"]
        );
        let (ron, _) = drafted(&form(&body.concat()));
        assert!(!ron.contains("Klik"), "{ron}");
    }
}

#[test]
fn controls_in_a_line_or_in_a_cell_are_places_to_write() {
    assert_eq!(asked(&inline("Projektets titel: ")), ["projektets_titel Text"]);
    let two = inline("Navn: ").replace("</w:p>", "") + &inline(" Telefon: ").replace("<w:p>", "");
    assert_eq!(asked(&two), ["navn Text", "telefon Phone"]);
    let cells = table(&[
        row(&[cell("", &inline("Navn: "))]),
        row(&[cell("", &(text("Projektets titel") + &block(true)))]),
        row(&[cell("", &(text("Sted") + &text(PROMPT)))]),
    ]);
    assert_eq!(asked(&cells), ["navn Text", "projektets_titel Text", "sted Text"]);
    let list = "<w:dropDownList><w:listItem w:value=\"Nord\"/><w:listItem w:value=\"Syd\"/></w:dropDownList>";
    let alone =
        heading(2, "Region") + &control(&format!("{list}<w:showingPlcHdr/>"), &text("Vælg et element."));
    assert_eq!(asked(&alone), ["region Choice, options: [\"Nord\", \"Syd\"]"]);
}

#[test]
fn a_control_with_text_or_a_picture_is_no_place_to_write() {
    let picture = "<w:p><w:r><w:drawing/></w:r></w:p>";
    let body = [
        control("", &text("Læs vejledningen.")),
        control("", picture),
        grid(&[&["Navn", ""], &["Titel", ""]]),
    ];
    assert_eq!(asked(&body.concat()), ["navn Text", "titel Text"]);
}

#[test]
fn a_box_may_hold_its_label() {
    assert_eq!(
        asked(&grid(&[&["Projektets navn:"], &["Tidsplan:"]])),
        ["projektets_navn Text", "tidsplan Text"]
    );
    assert_eq!(asked(&grid(&[&["Projektets navn:"]])), ["projektets_navn Text"]);
    let two = grid(&[&["Navn:", "Telefon:"], &["Adresse:", "E-mail:"]]);
    assert_eq!(asked(&two), ["navn Text", "telefon Phone", "adresse Lines", "email Email"]);
    assert_eq!(asked(&grid(&[&["Navn: ____ Telefon: ____"]])), ["navn Text", "telefon Phone"]);
    // A line over the columns is their heading.
    let headed = table(&[
        row(&[cell("<w:gridSpan w:val=\"2\"/>", &text("Om projektet:"))]),
        row(&[cell("", &text("Titel")), cell("", &text(""))]),
    ]);
    assert_eq!(asked(&headed), ["titel Text"]);
}

#[test]
fn bold_questions_with_room_below_are_fields() {
    let blank = text("") + &text("");
    let body = [
        bold("1. Hvad er formålet?"),
        blank.clone(),
        bold("2. Målgruppe"),
        blank.clone(),
        bold("3. Hvem deltager?"),
        blank.clone(),
    ];
    let told = ["formaalet Prose", "maalgruppe Prose", "deltager Prose"];
    assert_eq!(asked(&body.concat()), told);
    // Without sections of another kind they aren't sections either.
    let (ron, form) = drafted(&word(&[text("Skema"), text("Navn: ____"), body.concat()].concat()));
    assert_eq!(fields(&ron)[1..], told);
    assert_eq!(form.sections.len(), 1);
    // The box takes the answer, and a heading with nothing but a gap below it asks nothing.
    let boxed = [bold("Hvem deltager?"), blank.clone(), grid(&[&[""]]), bold("Slut"), blank];
    assert_eq!(asked(&boxed.concat()), ["deltager Prose"]);
}

#[test]
fn a_label_above_a_box_names_it() {
    let body = [text("Samarbejder I med andre? ☐ Ja ☐ Nej"), text("Hvis ja, hvilke:"), grid(&[&[""]])];
    assert_eq!(asked(&body.concat()), ["samarbejder_andre YesNo", "hvis_ja_hvilke Prose"]);
    let (ron, _) = drafted(&form(&body.concat()));
    assert!(ron.contains("shown_if: Is(\"samarbejder_andre\", \"Ja\")"), "{ron}");
    let without_colon =
        [text("Søgt før? ☐ Ja ☐ Nej"), text("Hvis ja: hvor og hvornår?"), text(""), block(true)];
    assert_eq!(asked(&without_colon.concat())[1..], ["hvornaar Prose"]);
}

#[test]
fn boxes_to_tick_in_cells_side_by_side_are_one_question() {
    let all = grid(&[&["☐ Botræning", "☐ Aktivitet"], &["☐ Behandling", "☐ Andet"]]);
    let options = "options: [\"Botræning\", \"Aktivitet\", \"Behandling\", \"Andet\"]";
    assert_eq!(asked(&(heading(2, "Hvilke ydelser?") + &all)), [format!("ydelser Choices, {options}")]);
    for cells in [
        &["Søgt før?", "☐ Ja", "☐ Nej"][..],
        &["Søgt før?", "☐", "Ja", "☐", "Nej"],
        &["Søgt før?", "Ja ☐", "Nej ☐"],
    ] {
        assert_eq!(asked(&grid(&[cells])), ["soegt_foer YesNo"], "{cells:?}");
    }
    let two = grid(&[&["Budget", "☐", "CV", "☐"], &["Søgt før?", "☐ Ja ☐ Nej", "Søgt nu?", "☐ Ja ☐ Nej"]]);
    assert_eq!(
        asked(&two),
        ["budget YesNo", "felt YesNo", "soegt_foer YesNo", "soegt_nu YesNo"]
            .map(|told| told.replace("felt", "cv"))
    );
    let consent = grid(&[&["☐ Jeg bekræfter alt"], &["☐ Jeg giver samtykke"]]);
    assert_eq!(asked(&consent), ["jeg_bekraefter_alt YesNo", "jeg_giver_samtykke YesNo"]);
}

#[test]
fn columns_of_answers_to_tick_are_one_question_a_row() {
    for ticked in ["☐", ""] {
        let rows = grid(&[
            &["Spørgsmål", "Ja", "Nej"],
            &["Søgt før?", ticked, ticked],
            &["I gang?", ticked, ticked],
        ]);
        assert_eq!(asked(&rows), ["soegt_foer YesNo", "gang YesNo"]);
    }
    let scale = grid(&[&["", "Enig", "Uenig"], &["Det går godt", "☐", "☐"]]);
    assert_eq!(asked(&scale), ["gaar_godt Choice, options: [\"Enig\", \"Uenig\"]"]);
}

#[test]
fn text_that_is_nowhere_in_the_data_is_told() {
    let body = [
        grid(&[&["Projektets navn"], &["Tidsplan"]]),
        heading(1, "Vejledning"),
        text("Ring til os. Eller skriv."),
        item(1, "Husk bilag"),
        heading(1, "Slut"),
        grid(&[&["Titel", ""]]),
    ];
    let told = told(&form(&body.concat()));
    let missing: Vec<&str> =
        told.iter().filter_map(|line| line.strip_prefix("mangler: teksten står ikke i udkastet: ")).collect();
    let lines =
        ["”Projektets navn”", "”Tidsplan”", "”Vejledning”", "”Ring til os. Eller skriv.”", "”Husk bilag”"];
    assert_eq!(missing, lines);
    let label = paragraphs(&["Titel"]);
    let whole = form(&table(&[row(&[cell("", &label), cell("", &text(""))])]));
    assert!(!super::told(&whole).iter().any(|line| line.contains("teksten står ikke")));
}
