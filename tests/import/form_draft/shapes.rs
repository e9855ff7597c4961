//! Forms of other shapes, and what is no form.

use som::import::{ImportError, draft_form};
use som::words::{Lang, Words};

use super::{bold, drafted, fields, grid, heading, item, text, word};
use crate::build::{cell, control, docx, odt, paragraphs, row, table, zip};

/// The fields of a form with this body below its title and one section.
#[track_caller]
fn asked(body: &str) -> Vec<String> {
    let (ron, _) = drafted(&word(&[text("Skema"), heading(1, "Afsnit"), body.to_owned()].concat()));
    fields(&ron)
}

#[test]
fn a_limit_is_in_the_unit_of_the_form() {
    let with = |limit: &str| {
        asked(&[text("Beskriv projektet."), text(limit), grid(&[&["Projekt"], &[""]])].concat())
    };
    for (limit, told) in [
        ("Højst 2.000 tegn inkl. mellemrum.", "projekt Prose, limit: Characters(2000)"),
        ("Højst 2.000 tegn ekskl. mellemrum.", "projekt Prose, limit: CharactersWithoutBlanks(2000)"),
        ("Max. 1200 anslag", "projekt Prose, limit: Characters(1200), counted: \"anslag\""),
        ("Svaret må højst fylde 1½ side.", "projekt Prose, limit: Pages(1.5)"),
        ("Svaret må højst fylde en halv side.", "projekt Prose, limit: Half"),
        ("Max 300 ord", "projekt Prose, limit: Words(300)"),
        ("Højst 40 linjer.", "projekt Prose, limit: Lines(40)"),
    ] {
        assert_eq!(with(limit)[1..], [told], "{limit}");
    }
    let below = [grid(&[&["Projekt"], &[""]]), text("(Max 500 ord)"), text("Beskriv målet."), grid(&[&[""]])]
        .concat();
    assert_eq!(asked(&below)[1..], ["projekt Prose, limit: Words(500)", "afsnit Prose"]);
}

#[test]
fn labels_stand_beside_above_or_within() {
    let beside = grid(&[
        &["Forening:", "", "CVR-nr.", ""],
        &["Adresse:", "", "Mobil:", ""],
        &["E-mail", "", "Startdato", ""],
    ]);
    let told =
        ["forening Text", "cvr Cvr", "adresse Lines", "telefon Phone", "email Email", "startdato Date"];
    assert_eq!(asked(&beside), told);
    assert_eq!(asked(&grid(&[&["Navn", "Tlf."], &["", ""]])), ["navn Text", "telefon Phone"]);
    let within = table(&[
        row(&[cell("", &paragraphs(&["Navn:", ""]))]),
        row(&[cell("", &paragraphs(&["Evt. titel:", ""]))]),
    ]);
    assert_eq!(asked(&within), ["navn Text", "titel Text, optional: true"]);
    let lines =
        [text("Navn: ________ Telefon: ______"), text("Antal deltagere:"), text("E-mail: ………………")].concat();
    assert_eq!(asked(&lines), ["navn Text", "telefon Phone", "antal_deltagere Number", "email Email"]);
    let placeholders =
        grid(&[&["Navn", "Klik eller tryk her for at skrive tekst."], &["Titel", "[Skriv her]"]]);
    assert_eq!(asked(&placeholders), ["navn Text", "titel Text"]);
}

#[test]
fn a_table_with_empty_rows_is_a_group_that_is_repeated() {
    let budget = grid(&[&["Nr.", "Post", "Beløb (kr.)"], &["1", "", ""], &["2", "", ""], &["I alt", "", ""]]);
    let (ron, _) =
        drafted(&word(&[text("Skema"), heading(1, "Budget"), text("Udfyld tabellen."), budget].concat()));
    assert!(ron.contains("rows: Rows(id: \"budget\", row: \"Post\", min: 1, max: 10), // gættet"), "{ron}");
    assert_eq!(fields(&ron)[1..], ["post Text", "beloeb Kroner"]);
}

#[test]
fn a_table_with_labels_on_two_sides_has_a_field_for_each_cell() {
    let years =
        grid(&[&["Udgift", "2025", "2026"], &["Løn", "", ""], &["Transport", "", ""], &["I alt", "", ""]]);
    let body = [text("Skema"), heading(1, "Budget"), years].concat();
    let (ron, _) = drafted(&word(&body));
    let told = ["loen_2025 Kroner", "loen_2026 Kroner", "transport_2025 Kroner", "transport_2026 Kroner"];
    assert_eq!(fields(&ron)[1..], told);
}

#[test]
fn boxes_to_tick_are_choices() {
    let ticks = [
        text("Har I søgt før?"),
        text("☐ Ja  ☐ Nej"),
        text("Hvilke målgrupper? (sæt gerne flere kryds)"),
        text("□ Børn"),
        text("□ Unge"),
        text("□ Andet: ______"),
        text("☐ Jeg bekræfter, at alt er rigtigt"),
    ];
    let told = [
        "soegt_foer YesNo",
        "maalgrupper Choices, options: [\"Børn\", \"Unge\", \"Andet\"]",
        "jeg_bekraefter_alt_rigtigt YesNo",
    ];
    assert_eq!(asked(&ticks.concat()), ["ansoeger Text"].iter().chain(&told).copied().collect::<Vec<_>>());
    let how = grid(&[&["Navn", ""], &["Type", "Vælg én: ☐ A ☐ B"]]);
    let (ron, _) = drafted(&word(&[text("Skema"), heading(1, "Afsnit"), how].concat()));
    assert!(ron.contains("kind: Choice,") && ron.contains("\"Vælg én\""), "{ron}");
    let in_cells = grid(&[&["Type (vælg én)", "☐ A ☐ B"], &["Momsregistreret", "☐ Ja ☐ Nej"], &["Navn", ""]]);
    assert_eq!(
        asked(&in_cells),
        ["type Choice, options: [\"A\", \"B\"]", "momsregistreret YesNo", "navn Text"]
    );
}

#[test]
fn a_question_for_those_who_said_yes_is_asked_of_them() {
    let body = [
        text("Skema"),
        heading(1, "Afsnit"),
        grid(&[&["Navn", ""], &["Har I søgt før?", "☐ Ja ☐ Nej"], &["Hvis ja, hvornår?", ""]]),
        text("Hvis nej, beskriv hvorfor."),
        grid(&[&["Begrundelse"], &[""]]),
    ];
    let (ron, _) = drafted(&word(&body.concat()));
    for condition in [
        "shown_if: Is(\"soegt_foer\", \"Ja\"), // gættet",
        "shown_if: Is(\"soegt_foer\", \"Nej\"), // gættet",
    ] {
        assert!(ron.contains(condition), "{ron}");
    }
}

#[test]
fn lists_and_dates_to_choose_from_are_kinds() {
    let prompt = "<w:showingPlcHdr/>";
    let list = "<w:dropDownList><w:listItem w:displayText=\"Vælg et element.\" w:value=\"\"/><w:listItem w:displayText=\"Nord\" w:value=\"1\"/><w:listItem w:value=\"Syd\"/></w:dropDownList>";
    let chosen = |kind: &str| control(&format!("{kind}{prompt}"), &paragraphs(&["Vælg et element."]));
    let older = |data: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> Ja</w:t></w:r></w:p>"
        )
    };
    let older_list =
        older("<w:ddList><w:listEntry w:val=\"A\"/><w:listEntry w:val=\"B\"/></w:ddList>").replace(" Ja", "");
    let rows = [
        ("Region", chosen(list)),
        ("Begynder", chosen("<w:date/>")),
        (
            "Momspligt",
            older("<w:checkBox/>").replace("</w:p>", "")
                + &older("<w:checkBox/>").replace("<w:p>", "").replace(" Ja", " Nej"),
        ),
        ("Type", older_list),
        ("Navn", text("")),
    ];
    let rows: Vec<String> =
        rows.iter().map(|(label, answer)| row(&[cell("", &text(label)), cell("", answer)])).collect();
    let told = [
        "region Choice, options: [\"Nord\", \"Syd\"]",
        "begynder Date",
        "momspligt YesNo",
        "type Choice, options: [\"A\", \"B\"]",
        "navn Text",
    ];
    assert_eq!(asked(&table(&rows)), told);
}

#[test]
fn sections_are_told_without_styles() {
    let fields = || grid(&[&["Navn", ""]]);
    let large = |text: &str| super::styled("", "<w:b/><w:sz w:val=\"28\"/>", text);
    let titles = |body: Vec<String>| {
        let (_, form) = drafted(&word(&body.concat()));
        let headings = form.sections.iter().flat_map(|section| {
            std::iter::once(section.title.clone())
                .chain(section.groups.iter().filter_map(|group| group.heading.clone()))
        });
        headings.collect::<Vec<_>>()
    };
    let bold_only = vec![text("Skema"), bold("Ansøger"), fields(), bold("Projekt"), fields()];
    assert_eq!(titles(bold_only), ["Ansøger", "Projekt"]);
    let sizes = vec![text("Skema"), large("Ansøger"), bold("Leder"), fields(), large("Projekt"), fields()];
    assert_eq!(titles(sizes), ["Ansøger", "Leder", "Projekt"]);
    let later = [text("Skema"), large("Ansøger"), fields(), bold("Leder"), fields()];
    let (_, form) = drafted(&word(&later.concat()));
    let groups = &form.sections[0].groups;
    assert_eq!(
        groups.iter().map(|group| group.heading.as_deref()).collect::<Vec<_>>(),
        [None, Some("Leder")]
    );
    let typed = vec![text("Skema"), text("1. Ansøger"), fields(), text("2. Projekt"), fields()];
    assert_eq!(titles(typed), ["Ansøger", "Projekt"]);
    let styled = vec![
        text("Skema"),
        heading(1, "1. Ansøger"),
        heading(2, "1.1 Leder"),
        fields(),
        heading(1, "Slut"),
        fields(),
    ];
    assert_eq!(titles(styled), ["Ansøger", "Leder", "Slut"]);
    let none = vec![text("Skema"), fields()];
    assert_eq!(titles(none), ["Skema"]);
    // A list is none.
    let list = vec![text("Skema"), bold("Ansøger"), item(2, "Udfyld"), item(2, "Send"), fields()];
    assert_eq!(titles(list), ["Ansøger"]);
}

#[test]
fn a_question_may_have_room_instead_of_a_box() {
    let blank = text("") + &text("");
    let long = "Beskriv, hvordan I vil sikre forankringen efter projektets afslutning, herunder hvem der har ansvaret for den i jeres organisation";
    let lines = [
        text("Navn: ____"),
        text("1. Hvad er formålet? (max 300 ord)"),
        blank.clone(),
        text("2. Hvem er målgruppen?"),
        text("________________"),
        text(long),
        blank,
        text("Varighed: ___ måneder"),
        text("Hvad så?"),
        text("Intet at udfylde her"),
    ];
    let told = [
        "navn Text",
        "formaalet Prose, limit: Words(300)",
        "maalgruppen Prose",
        "beskriv_sikre_forankringen Prose",
        "varighed_maaneder Number",
    ];
    assert_eq!(asked(&lines.concat()), told);
}

#[test]
fn headings_within_one_table_are_its_sections() {
    let heading = |title: &str| row(&[cell("<w:gridSpan w:val=\"2\"/>", &bold(title))]);
    let asked = |label: &str| row(&[cell("", &text(label)), cell("", &text(""))]);
    let body = table(&[heading("1. Ansøger"), asked("Navn"), heading("2. Økonomi"), asked("Beløb i kr.")]);
    let (_, form) = drafted(&word(&(bold("Skema") + &text("Udfyld alt.") + &body)));
    assert_eq!(form.sections[0].groups[0].guidance, ["Udfyld alt."]);
    let titles: Vec<&str> = form.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Ansøger", "Økonomi"]);
}

#[test]
fn what_stands_before_the_first_section_goes_with_the_first_fields() {
    let body = [
        text("Skema"),
        text("Læs vejledningen."),
        item(1, "Gem ofte"),
        heading(1, "Afsnit"),
        grid(&[&["Navn", ""]]),
    ];
    let (ron, form) = drafted(&word(&body.concat()));
    assert_eq!(form.sections[0].groups[0].guidance, ["Læs vejledningen.", "Gem ofte"]);
    assert!(ron.contains("guidance: [ // gættet: teksten før det første afsnit"), "{ron}");
    let whole = [text("Skema"), text("Beskriv målet. Højst 2 sider."), grid(&[&["Mål"], &[""]])].concat();
    let (_, form) = drafted(&word(&whole));
    assert_eq!(form.sections[0].groups[1].limit_text.as_deref(), Some("Højst 2 sider."));
}

#[test]
fn a_table_alone_is_a_form() {
    let (_, form) = drafted(&word(&grid(&[&["Navn", ""], &["Hvis ja, navn", ""]])));
    assert_eq!((form.title.as_str(), form.sections[0].title.as_str()), ("Skema", "Skema"));
}

#[test]
fn a_form_of_prose_alone_gets_a_field_for_who_applies() {
    let (ron, form) =
        drafted(&word(&[text("Skema"), heading(1, "Mål"), text("Beskriv målet."), grid(&[&[""]])].concat()));
    assert_eq!(fields(&ron), ["ansoeger Text", "maal Prose"]);
    assert_eq!(form.sections.len(), 1);
    let told =
        draft_form(&word(&[text("Skema"), grid(&[&["Beskriv målet"], &[""]])].concat())).expect("a form");
    assert!(
        told.told(&Words::new(Lang::Da)).iter().any(|line| line.contains("et felt til det er føjet til"))
    );
}

#[test]
fn an_odt_is_read_as_well() {
    let cells = |texts: &[&str]| {
        let cell = |text: &&str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!("<table:table-row>{}</table:table-row>", texts.iter().map(cell).collect::<String>())
    };
    let body = format!(
        "<text:p>Skema</text:p><text:h text:outline-level=\"1\">Ansøger</text:h><table:table>{}{}</table:table>",
        cells(&["Kommune", ""]),
        cells(&["Telefon", ""])
    );
    let (ron, form) = drafted(&odt(&body));
    assert_eq!(fields(&ron), ["kommune Kommune", "telefon Phone"]);
    assert_eq!(form.sections[0].title, "Ansøger");
}

#[test]
fn what_is_no_form_is_refused() {
    let letter = word(&[text("Referat"), text("Mødet sluttede kl. 12."), grid(&[&["a", "b"]])].concat());
    for (bytes, error) in [
        (letter, ImportError::NoFields),
        (docx(""), ImportError::NoFields),
        (b"Navn: ____".to_vec(), ImportError::NoFields),
        (b"%PDF-1.7".to_vec(), ImportError::Pdf),
        (zip(&[("a", b"b".to_vec())]), ImportError::NoDocument),
        (b"PK\x03\x04".to_vec(), ImportError::Damaged),
    ] {
        assert_eq!(draft_form(&bytes).map(|form| form.ron), Err(error));
    }
}

#[test]
fn hostile_text_becomes_harmless_data() {
    let label = "Navn\" ), Field( \\ \u{202e}evil\u{200b} // slut";
    let table = grid(&[&[label, ""], &["*/ \"#", ""], &["🙂", ""], &["🙃", ""]]);
    let (ron, form) =
        drafted(&word(&[text("\u{202e}\"Skema\" \\"), heading(1, "\"#\" \\u{1b}"), table].concat()));
    assert!(!ron.contains('\u{202e}'));
    let labels: Vec<&str> = form.fields().map(|field| field.label.as_str()).collect();
    assert_eq!(labels[1..], ["*/ \"#", "🙂", "🙃"]);
    assert_eq!(fields(&ron)[1..], ["felt Text", "felt_2 Text", "felt_3 Text"]);
}

#[test]
fn text_without_end_is_read_in_time() {
    for part in
        [".", "a. ", "a. A", "a....", "___", "☐ a ", "max 2 sider ", "Det anbefales. A ", "x@y.z ", "1. "]
    {
        let form = |length: usize| {
            let long = text(&part.repeat(length / part.len()));
            word(&[text("Skema"), heading(1, "Afsnit"), long, grid(&[&["Navn", ""]])].concat())
        };
        let (ron, _) = drafted(&form(15_000));
        assert!(ron.contains("\"Navn\""), "{part}");
        // Longer than any text of a form, or left out.
        let long = draft_form(&form(300_000)).map(|form| form.ron.contains("\"Navn\""));
        assert!(matches!(long, Ok(true) | Err(ImportError::TooMuch)), "{part}");
    }
    let lines: Vec<String> =
        (0..20_000).flat_map(|at| [heading(2, &format!("Nr {at}")), text("Det anbefales.")]).collect();
    let body = [text("Skema"), heading(1, "Afsnit"), lines.concat(), grid(&[&["Navn", ""]])].concat();
    assert_eq!(draft_form(&word(&body)).map(|form| form.ron), Err(ImportError::TooMuch));
    let sections: Vec<String> = (0..20_000).flat_map(|_| [heading(1, "Afsnit"), text("Tekst.")]).collect();
    let body = [text("Skema"), sections.concat(), heading(1, "Navn"), grid(&[&["Navn", ""]])].concat();
    assert!(draft_form(&word(&body)).expect("a form").told(&Words::new(Lang::Da)).len() < 50);
}

#[test]
fn a_form_of_more_fields_than_any_has_is_refused() {
    let many = |count: usize| {
        let rows: Vec<String> =
            (0..count).map(|_| row(&[cell("", &text("Navn")), cell("", &text(""))])).collect();
        word(&[text("Skema"), table(&rows)].concat())
    };
    assert_eq!(draft_form(&many(10_000)).map(|form| form.ron), Err(ImportError::TooMuch));
    let (_, form) = drafted(&many(400));
    assert_eq!(form.fields().count(), 400);
}
