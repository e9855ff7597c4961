use crate::draft::Draft;
use crate::export::{Exporter, Submission, plain_text};
use crate::form::{Field, FieldId, Questions, som};
use crate::import::field_text::left_over;
use crate::import::text::tests::{SHORT, assert_told, filled, owned};
use crate::import::{Note, Place, read};
use crate::words::{Lang, Words};

fn draft(answers: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    draft
}

fn submission(draft: &Draft) -> Submission<'_> {
    Submission::of(som(), draft, chrono::DateTime::UNIX_EPOCH, false)
}

fn exported(answers: &[(&str, &str)]) -> String {
    let draft = draft(answers);
    let bytes = Exporter::named("txt").expect("a format").export(&submission(&draft));
    String::from_utf8(bytes).expect("text")
}

const LONG: &str = "Kommunen har siden 2019 arbejdet med investeringer i social- og sundhedsområdet, og det er \
                    både socialforvaltningen og økonomiafdelingen/ledelsen, der har været med.\n\n- Det ene\n- Det \
                    andet, som er så langt, at det skal brydes på siden, for der er ikke plads til det hele her\nOg så";

#[test]
fn what_show_and_export_print_is_read_back_in_both_languages() {
    let answers = [
        ("kommune", "Aarhus Kommune"),
        ("adresse", "Rådhuspladsen 2\n\n  8000 Aarhus C\nNavn: Rådhuset"),
        ("kendskab", LONG),
        ("omraade", "Udsatte unge"),
    ];
    let draft = draft(&answers);
    assert_eq!(filled(&exported(&answers)), owned(&answers));
    for lang in [Lang::Da, Lang::En] {
        assert_eq!(filled(&plain_text(&submission(&draft), &Words::new(lang))), owned(&answers), "{lang:?}");
    }
}

#[test]
fn an_editor_that_takes_blanks_at_line_ends_changes_nothing() {
    let answers = [("kendskab", LONG), ("motivation", LONG), ("adresse", "Vej 1\n8000 Aarhus C")];
    let lines: Vec<String> = exported(&answers).lines().map(|line| line.trim_end().to_owned()).collect();
    assert_eq!(filled(&lines.join("\r\n")), owned(&answers));
}

#[test]
fn an_answer_that_says_what_the_form_says_stays_one() {
    let answers = [
        ("kommune_forvaltning", "(ikke besvaret)"),
        (
            "motivation",
            "Område:\n[40 % af ¼ A4-side · 5 linjer · 7 tilbage]\n5. Datadrevet praksis\n─────\nNavn: x",
        ),
        ("omraade", "(not answered)"),
        ("kendskab", "[40 % af ¼ A4-side · 5 linjer · 7 tilbage]\nAnsøgerkommune\n Område:"),
    ];
    assert_eq!(filled(&exported(&answers)), owned(&answers));
    assert_eq!(filled(&plain_text(&submission(&draft(&answers)), &Words::new(Lang::En))), owned(&answers));
}

#[test]
fn a_label_that_stands_twice_is_told() {
    let text = exported(&[("motivation", "Første"), ("omraade", "Andet")]);
    let twice = text.replace("Første\n", "Første\n\nOmråde:\n\nTredje\n");
    let imported = read(twice.as_bytes(), som()).expect("a form");
    let field = FieldId::new("omraade");
    let told = ["Tredje", "Andet"].map(|text| left_over(Some(&field), text));
    assert_eq!(imported.notes, [&[Note::Ambiguous(field)][..], &told].concat());
    assert_eq!(imported.answers[&FieldId::new("motivation")], "Første");
    assert!(!imported.answers.contains_key(&FieldId::new("omraade")));
}

#[test]
fn a_label_that_lost_its_colon_still_begins_its_answer() {
    let answers =
        [("navn", "Mette"), ("stilling", "Leder: økonomi"), ("motivation", "Vi vil"), ("omraade", "Unge")];
    let text = exported(&answers);
    assert_eq!(filled(&text.replace("Område:", "Område").replace("praksis:", "praksis")), owned(&answers));
    for stilling in ["Stilling ", "Stilling\t", "  Stilling   "] {
        assert_eq!(filled(&text.replace("  Stilling:", stilling)), owned(&answers), "{stilling:?}");
    }
    let typed =
        [("motivation", "Vi vil\nOmråde\nOmråde   mere\nOmråder:\n\tOmråde"), ("adresse", "Vej 1\nNavn")];
    assert_eq!(filled(&exported(&typed)), owned(&typed));
}

#[test]
fn an_answer_that_holds_what_is_almost_a_lost_label_is_told_and_not_taken() {
    let text = exported(&[("motivation", "Vi vil"), ("omraade", "Unge")]);
    for label in ["Områder:", "Omraade", "Vores område:"] {
        let imported = read(text.replace("Område:", label).as_bytes(), som()).expect("a form");
        let (field, lost) = (FieldId::new("motivation"), FieldId::new("omraade"));
        assert!(!imported.answers.contains_key(&field) && !imported.answers.contains_key(&lost));
        let told = left_over(Some(&field), &format!("Vi vil\n\n{label}\n\nUnge"));
        assert_eq!(imported.notes, [Note::Ambiguous(field), told, Note::Missing(lost)]);
    }
}

#[test]
fn an_answer_that_holds_a_short_answer_with_its_label_is_told_and_not_taken() {
    let text = exported(&[("navn", "Mette"), ("stilling", "Leder"), ("kendskab", "Vi kender SØM")]);
    let label = "Stilling:                     Leder";
    let without = text.replace(&format!("\n  {label}"), "");
    for (from, field, told) in [
        ("Mette", "navn", format!("Mette {label}")),
        ("Vi kender SØM", "kendskab", format!("Vi kender SØM\n  {label}")),
    ] {
        let imported = read(without.replace(from, &told).as_bytes(), som()).expect("a form");
        let field = FieldId::new(field);
        assert!(!imported.answers.contains_key(&field), "{told}");
        assert!(imported.notes.contains(&left_over(Some(&field), &told)), "{:?}", imported.notes);
    }
}

#[test]
fn a_label_with_other_words_ends_the_short_answer_before_it() {
    let text = exported(&[("kommune", "Ribe"), ("navn", "Mette")]);
    for (from, to) in [
        ("Evt. forvaltning og afdeling:", "Evt. 1 forvaltning og afdeling: Social"),
        ("Evt. forvaltning og afdeling:", "Evt. forvaltning og afdeling Social"),
        ("Stilling:", "Stilling Leder"),
    ] {
        let imported = read(text.replace(from, to).as_bytes(), som()).expect("a form");
        assert_eq!(imported.answers[&FieldId::new("kommune")], "Ribe", "{to}");
        assert_eq!(imported.answers[&FieldId::new("navn")], "Mette", "{to}");
        let is_told = |note: &Note| matches!(note, Note::LeftOver { text, .. } if text.contains(to.rsplit(' ').next().expect("a word")));
        assert!(imported.notes.iter().any(is_told), "{:?}", imported.notes);
    }
}

#[test]
fn letters_in_parts_are_the_same_letters() {
    let text = exported(&[("motivation", "Vi vil"), ("omraade", "Unge")]);
    let parts = text.replace('å', "a\u{30a}").replace('Å', "A\u{30a}");
    assert_eq!(filled(&parts), owned(&[("motivation", "Vi vil"), ("omraade", "Unge")]));
}

#[test]
fn an_unknown_heading_with_a_rule_is_no_answer() {
    let text =
        exported(&[("datapraksis", "Vi har data")]) + "\n\nGodkendelse\nog mere\n───────────\n\nIngen\n";
    let imported = read(text.as_bytes(), som()).expect("a form");
    assert_eq!(imported.answers[&FieldId::new("datapraksis")], "Vi har data");
    let after = Some(FieldId::new("datapraksis"));
    let told = "Godkendelse / og mere / Ingen".to_owned();
    assert_eq!(imported.notes, [Note::LeftOver { place: Place::Text, after, text: told }]);
}

#[test]
fn a_text_whose_indents_were_lost_is_read() {
    let text = exported(&[("navn", "Åse"), ("adresse", "Vej 1\n8000 Aarhus C"), ("omraade", "Unge")]);
    let flat: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(
        filled(&flat.join("\n")),
        owned(&[("navn", "Åse"), ("adresse", "Vej 1\n8000 Aarhus C"), ("omraade", "Unge")])
    );
}

#[test]
fn a_line_with_another_label_is_told_and_is_in_no_short_answer() {
    let text = exported(&SHORT);
    let told = |from: &str, to: &str, field: &str, told: &[&str]| assert_told(&text, from, to, field, told);
    let mobile = "Mobil: 87654321";
    for to in ["\n", "\n  ", "\n                                ", "\n\n"] {
        told("34 56 78", &format!("{to}{mobile}"), "telefon", &[mobile]);
    }
    told("34 56 78", &format!("\n{mobile}\nog lokalt"), "telefon", &[mobile, "og lokalt"]);
    told("34 56 78", "\n\nRing helst tidligt", "telefon", &["Ring helst tidligt"]);
    told("Att.: Jonas", &format!("\n{mobile}"), "adresse", &[mobile]);
    told("Att.: Jonas", "\nTelefonnummer: 87654321", "adresse", &["Telefonnummer: 87654321"]);
}

#[test]
fn an_answer_may_begin_beside_its_label_and_the_mark_of_a_missing_one_gives_way() {
    let text = exported(&[("motivation", "Vi vil"), ("omraade", "Unge")]);
    let beside = text.replace("Område:\n", "Område: Her\n");
    assert_eq!(filled(&beside), owned(&[("motivation", "Vi vil"), ("omraade", "Her\n\nUnge")]));
    let written = text.replace("Datadrevet praksis:\n", "Datadrevet praksis:\n\nVi har data.\n");
    assert_eq!(
        filled(&written),
        owned(&[("motivation", "Vi vil"), ("omraade", "Unge"), ("datapraksis", "Vi har data.")])
    );
    let typed = [("omraade", "Område: unge\n(ikke besvaret)")];
    assert_eq!(filled(&exported(&typed)), owned(&typed));
}

/// The agency's form as LibreOffice saves it as text, with these answers.
fn of_libreoffice(answers: &[(&str, &str)]) -> String {
    let answer = |field: &Field| {
        let found = answers.iter().find(|(id, _)| *id == field.id.as_str());
        found.map_or("", |(_, text)| text)
    };
    let mut lines =
        [&som().title, &som().send_to, &som().address, &som().enquiries].map(Clone::clone).to_vec();
    for (number, section) in som().sections.iter().enumerate() {
        lines.push(format!("    {}. {}", number + 1, section.title));
        for group in &section.groups {
            lines.extend(group.heading.iter().chain(&group.guidance).cloned());
            for field in &group.fields {
                if let Questions::Bullets(questions) = &field.questions {
                    lines.extend(questions.iter().map(|question| format!("    • {} ", question.text)));
                }
            }
            let demands: Vec<&str> =
                group.requirements.iter().chain(&group.recommendation).map(String::as_str).collect();
            lines.push(demands.join(" ") + " ");
            lines.extend(group.criteria.iter().chain(&group.limit_text).cloned());
            for field in &group.fields {
                lines.extend([field.label.clone(), answer(field).to_owned(), String::new()]);
            }
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_agencys_form_saved_as_text_is_read() {
    let answers = [
        ("kommune", "Aarhus Kommune"),
        ("kommune_forvaltning", "Sociale Forhold"),
        ("adresse", "Rådhuspladsen 2\n8000 Aarhus C"),
        ("stilling", "Projektansvarlig"),
        ("ledelsesopbakning", "Direktionen bakker op. \n    • en leder\n    • to konsulenter"),
        ("motivation", "Hvilke data har kommunen til rådighed?\nVi vil lære metoden.\n\nOg bruge den."),
        ("omraade", "Unge: det er dem, vi vil"),
        ("datapraksis", "Vi har data.\nNavn: alt"),
    ];
    let mut wanted = owned(&answers);
    let listed = "Direktionen bakker op.\n- en leder\n- to konsulenter";
    wanted
        .iter_mut()
        .filter(|(id, _)| id == "ledelsesopbakning")
        .for_each(|(_, text)| *text = listed.to_owned());
    assert_eq!(filled(&of_libreoffice(&answers)), wanted);
    assert_eq!(filled(&format!("\u{feff}{}", of_libreoffice(&answers).replace('\n', "\r\n"))), wanted);
    assert_eq!(filled(&of_libreoffice(&[])), []);
}

#[test]
fn what_is_written_between_the_answers_of_the_agencys_form_is_told() {
    let text = of_libreoffice(&[("kendskab", "Vi kender SØM.")]);
    let put = |from: &str, to: &str| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let imported = read(text.replace(from, to).as_bytes(), som()).expect("a form");
        assert_eq!(imported.answers[&FieldId::new("kendskab")], "Vi kender SØM.");
        imported.notes
    };
    let heading = "    4. Kommunens motivation";
    assert_eq!(
        put("Kendskab og erfaringer\n", "Vores ord.\nKendskab og erfaringer\n"),
        [left_over(Some(&FieldId::new("ledelsesopbakning")), "Vores ord.")]
    );
    let after = Some(FieldId::new("kendskab"));
    let guidance = "Beskriv kort kommunens motivation for";
    assert_eq!(put(guidance, &format!("{guidance} alt for")), [left_over(after.as_ref(), "alt")]);
    assert_eq!(
        put("    5. Datadrevet praksis", "    5. Vores Datadrevet praksis"),
        [left_over(Some(&FieldId::new("omraade")), "5. Vores")]
    );
    assert_eq!(
        put(&format!("{heading} for"), &format!("{heading} nu for")),
        [left_over(after.as_ref(), "4. Kommunens motivation nu")]
    );
}

#[test]
fn what_is_written_above_its_box_is_in_no_other_answer() {
    let text = of_libreoffice(&[("datapraksis", "Vi har data.")])
        .replace("\nOmråde\n", "\nUnge med angst.\nOmråde\n");
    let imported = read(text.as_bytes(), som()).expect("a form");
    let motivation = FieldId::new("motivation");
    assert_eq!(imported.answers[&motivation], "");
    assert_eq!(imported.notes, [left_over(Some(&motivation), "Unge med angst.")]);
}

#[test]
fn a_prompt_that_was_left_is_no_answer() {
    let prompts = [
        ("stilling", "[Skriv her]"),
        ("email", "[E-mailadresse]"),
        ("omraade", "Klik eller tryk her for at skrive tekst."),
    ];
    assert_eq!(filled(&of_libreoffice(&prompts)), []);
    let typed = [("kendskab", "[Skriv her]")];
    assert_eq!(filled(&exported(&typed)), owned(&typed));
}

#[test]
fn a_heading_that_was_broken_into_lines_is_the_forms() {
    let answers =
        [("kommune", "Ribe"), ("navn", "Mette"), ("kendskab", "Vi kender SØM"), ("omraade", "Unge")];
    let text = exported(&answers).replace('─', "").replace("(ikke besvaret)", "");
    assert_eq!(filled(&text), owned(&answers));
}

#[test]
fn the_rules_below_headings_may_be_of_any_character() {
    let answers = [
        ("kommune", "Ribe"),
        ("navn", "Mette"),
        ("kendskab", "Vi kender SØM\n-----\nog mere"),
        ("omraade", "Unge"),
    ];
    for mark in ["-", "=", "?", "_"] {
        assert_eq!(filled(&exported(&answers).replace('─', mark)), owned(&answers), "{mark}");
    }
}

#[test]
fn a_rule_that_a_person_typed_ends_the_answer() {
    let text = exported(&[("datapraksis", "Vi har data\n\nog mere")]);
    for below in ["\n-----\nVenlig hilsen\nLars\n", "\n\n_____\n\nVenlig hilsen\nLars\n"] {
        let imported = read((text.clone() + below).as_bytes(), som()).expect("a form");
        let field = FieldId::new("datapraksis");
        assert_eq!(imported.answers[&field], "Vi har data\n\nog mere");
        assert_eq!(imported.notes, [left_over(Some(&field), "Venlig hilsen / Lars")]);
    }
    let above = text.replace("Datadrevet praksis:\n", "Datadrevet praksis:\n-----\n");
    assert_eq!(filled(&above), owned(&[("datapraksis", "Vi har data\n\nog mere")]));
}

#[test]
fn what_is_typed_beside_the_mark_of_a_missing_answer_is_the_answer() {
    let text = exported(&[]);
    let label = "Stilling:                     ";
    let typed = |answer: &str| text.replace(&format!("{label}(ikke besvaret)"), &format!("{label}{answer}"));
    for answer in ["(ikke besvaret) Konsulent", "Konsulent (ikke besvaret)"] {
        assert_eq!(filled(&typed(answer)), owned(&[("stilling", "Konsulent")]), "{answer}");
    }
    let typed = [("omraade", "(ikke besvaret) endnu"), ("stilling", "Konsulent (ikke besvaret)")];
    assert_eq!(filled(&exported(&typed)), owned(&typed));
}
