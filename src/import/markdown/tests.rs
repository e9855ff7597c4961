use crate::draft::Draft;
use crate::export::{Exporter, Submission};
use crate::form::{FieldId, FieldKind, som};
use crate::import::text::tests::{filled, owned};
use crate::import::{ImportError, Note, Place, text};
use crate::roundtrip::canonical;
use crate::words::{Lang, Words};

fn exported(answers: &[(&str, &str)]) -> String {
    let mut draft = Draft::new(som(), chrono::DateTime::UNIX_EPOCH, "mette");
    for (id, text) in answers {
        draft.set_answer(&FieldId::new(*id), *text);
    }
    let submission =
        Submission { form: som(), draft: &draft, now: chrono::DateTime::UNIX_EPOCH, with_approval: false };
    let bytes = Exporter::named("md").expect("a format").export(&submission, &Words::new(Lang::En));
    String::from_utf8(bytes).expect("text")
}

/// What is read as an answer where the document says this.
fn answer(body: &str) -> String {
    let text = exported(&[("omraade", "HER")]).replace("HER", body);
    let answers = filled(&text);
    assert!(answers.len() <= 1, "{answers:?}");
    answers.into_iter().next().map(|(_, text)| text).unwrap_or_default()
}

#[test]
fn what_was_typed_comes_back() {
    let answers = [
        ("kommune", "Aarhus Kommune"),
        ("adresse", "- Rådhuspladsen 2\n\n  8000 *Aarhus* C\\\n**Navn:** x"),
        ("kendskab", "# Nej\n\n\n- To\n- \n1. a\n    ind\n- # b\n-x\n> c &nbsp; &amp;\\\n\\"),
        ("motivation", "*(ikke besvaret)*\n### Område\n\u{a0}\n***\n---\n==="),
        ("omraade", "(not answered)"),
    ];
    assert_eq!(filled(&exported(&answers)), owned(&answers));
    assert_eq!(filled(&exported(&answers).replace('\n', "\r\n")), owned(&answers));
}

#[test]
fn a_list_has_blank_lines_around_it_and_comes_back_as_it_was_typed() {
    for typed in [
        "Før\n- a\n- b\nEfter",
        "Før\n\n- a\n\n- b\n\nEfter\n- c",
        "Før  \n\n- a  \n\nEfter",
        "- a\n\n\nEfter\n\n\n- \n-\nSlut",
        "-   \n\nEfter",
    ] {
        let text = exported(&[("omraade", typed)]);
        let [(_, read)] = &filled(&text)[..] else { panic!("{text}") };
        let canonical = |text| canonical(FieldKind::Prose, text);
        assert_eq!(canonical(read), canonical(typed), "{text}");
    }
    let text = exported(&[("omraade", "Før\n- a\n- b\nEfter")]);
    assert!(text.contains("Før  \n\n- a\n- b  \n\nEfter\n"), "{text}");
    assert_eq!(answer("Før\n\n- a\n\nEfter"), "Før\n\n- a\n\nEfter", "a text of others");
    let short = [("adresse", "- Torvet 2\n- 8000 Aarhus\nDanmark")];
    assert_eq!(filled(&exported(&short)), owned(&short));
}

#[test]
fn a_text_that_was_wrapped_anew_is_the_same() {
    assert_eq!(answer("Vi vil\ngerne   \n  i gang\n\nOg så"), "Vi vil gerne\ni gang\n\nOg så");
    assert_eq!(
        answer("- Det ene\n  og mere\n* Det andet\n+ Det tredje"),
        "- Det ene og mere\n- Det andet\n- Det tredje"
    );
    assert_eq!(answer("Først\n1. a\n2. b\n   c"), "Først\n1. a\n2. b c");
    assert_eq!(answer("Mødet er den\n12. maj"), "Mødet er den 12. maj");
}

#[test]
fn a_text_that_is_not_escaped_is_read_as_it_stands() {
    assert_eq!(answer("a*b_c & d < e [f] \\o/ 5 > 4"), "a*b_c & d < e [f] \\o/ 5 > 4");
    assert_eq!(answer("&lt;b&gt; &#229; &#xE6; a&nbsp;b &ukendt; &"), "<b> å æ a\u{a0}b &ukendt; &");
    assert_eq!(answer("to blanke  \nog så"), "to blanke\nog så");
}

#[test]
fn headings_and_guidance_never_leak_and_what_a_person_added_stays() {
    assert_eq!(answer("Før\n\n#### Mål ##\n\nEfter"), "Før\n\nMål\n\nEfter");
    assert_eq!(answer("Før\n\n> Nogens ord\n\nEfter"), "Før\n\nNogens ord\n\nEfter");
    assert_eq!(answer("> Nogens ord\n\nEfter"), "Efter", "above an answer, guidance stands");
    let guidance = "> Beskrivelsen må have et\n> omfang svarende til max ¼ A4-side.";
    assert_eq!(answer(&format!("Før\n\n{guidance}")), "Før");
    let text = exported(&[("omraade", "Unge")]);
    let underlined =
        text.replace("## 5. Datadrevet praksis", "5\\. Datadrevet praksis\n----------------------");
    assert_eq!(filled(&underlined), owned(&[("omraade", "Unge")]));
    assert_eq!(filled(&text.replace("### Område", "Område\n===")), owned(&[("omraade", "Unge")]));
}

#[test]
fn the_mark_of_a_missing_answer_is_none_and_gives_way_to_one() {
    assert_eq!(answer("*(ikke besvaret)*"), "");
    assert_eq!(answer("_(not answered)_"), "");
    assert_eq!(answer("*(ikke besvaret)*\n\nJo, her"), "Jo, her");
    assert_eq!(answer("(ikke besvaret)"), "(ikke besvaret)");
}

#[test]
fn labels_may_be_marked_otherwise_and_stand_twice() {
    let text = exported(&[("navn", "Åse")]).replace("**Navn:** Åse", "__navn__: Åse");
    assert_eq!(filled(&text), owned(&[("navn", "Åse")]));
    let twice = exported(&[("omraade", "Unge")]) + "\n### Område\n\nGamle\n\n### Navn\n";
    let imported = text::read(twice.as_bytes(), som()).expect("a form");
    assert_eq!(imported.notes, [Note::Ambiguous(FieldId::new("omraade"))]);
}

#[test]
fn markdown_of_other_programs_without_the_forms_names_is_refused() {
    let foreign = "# Datadrevet praksis\n\nBeskriv kort, hvorledes kommunen har tilrettelagt deres praksis.\n\nVi har data.\n";
    assert_eq!(text::read(foreign.as_bytes(), som()), Err(ImportError::OnlyHeadings));
}

#[test]
fn guidance_that_is_not_quoted_is_no_answer() {
    let group = &som().sections[4].groups[0];
    let (guidance, limit) = (&group.guidance[0], group.limit_text.as_deref().expect("a limit"));
    let questions = group.fields[0].questions.all().iter().map(|question| format!("- {}", question.text));
    let questions = questions.collect::<Vec<_>>().join("\n");
    let file = format!(
        "**Navn:** Mette\n\n# Datadrevet praksis\n\n{guidance}\n\n{questions}\n\n{limit}\n\nVi har data.\n"
    );
    let imported = text::read(file.as_bytes(), som()).expect("names of the form");
    assert_eq!(imported.answers[&FieldId::new("datapraksis")], "Vi har data.");
    assert!(imported.notes.contains(&Note::Unlike(Some(2))));
}

#[test]
fn lines_that_are_in_no_answer_are_told() {
    let file = "# Ansøgning\n\nKære styrelse\n\n**Navn:** Mette\n\n## 2. Andet\n\nMvh\n";
    let imported = text::read(file.as_bytes(), som()).expect("a name of the form");
    let told = |after: Option<&str>, text: &str| {
        imported.notes.contains(&Note::LeftOver {
            place: Place::Text,
            after: after.map(FieldId::new),
            text: text.to_owned(),
        })
    };
    assert!(told(None, "Ansøgning / Kære styrelse"), "{:?}", imported.notes);
}
