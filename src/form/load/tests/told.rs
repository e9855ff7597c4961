//! All that is wrong with a form is told at once, each where it stands and with what to write instead.

use super::*;

const PULJE: &str = include_str!("../../../../tests/forms/frivilligpulje.ron");

fn told(source: &str) -> Vec<String> {
    let words = Words::new(Lang::En);
    let faults = FormSpec::read(source).expect_err("it has faults");
    faults.iter().map(|fault| fault.say(&words)).collect()
}

/// The other form with changes, each of which must change something.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(PULJE.to_owned(), |source, (from, to)| {
        assert!(source.contains(from), "the form holds {from}");
        source.replacen(from, to, 1)
    })
}

fn fault_after(from: &str, to: &str) -> String {
    let told = told(&changed(&[(from, to)]));
    assert_eq!(told.len(), 1, "{from} → {to}: {told:?}");
    told.into_iter().next().expect("a fault")
}

#[test]
fn all_faults_are_told_in_the_order_of_their_lines() {
    let source = changed(&[
        ("version: 1", "version: 0"),
        ("label: \"Telefon:\", kind: Phone", "label: \"Telefon:\", kind: Phnoe"),
        ("step: \"Samarbejde\"", "step: \" \""),
        ("label: \"Rolle:\"", "lable: \"Rolle:\""),
        ("limit: Characters(1000)", "limit: Characters(0)"),
        ("id: \"post\"", "id: \"Post\""),
    ]);
    assert_eq!(
        told(&source),
        [
            "line 4: the form's version is 1 or more",
            "line 27: field \"telefon\": \"Phnoe\" can't stand here, only Kommune, Text, Lines, Phone, Email, Prose, \
             Number, Kroner, Date, Choice, Choices, YesNo, Cvr, File. Did you mean \"Phone\"?",
            "line 35: \"step\" must be a text on one line",
            "line 48: field \"rolle\": there is no part called \"lable\". Did you mean \"label\"?",
            "line 65: field \"formaal\": a limit of 0 leaves no room for an answer",
            "line 80: field \"Post\": an id has only a-z, 0-9 and _, and no two _ in a row",
        ]
    );
}

#[test]
fn what_is_named_and_stands_in_a_part_that_cannot_be_read_is_no_fault() {
    let source =
        changed(&[("id: \"forening\", label", "id: \"forening\", lable"), ("kind: Email", "kind: Post")]);
    assert_eq!(told(&source).len(), 2, "{:?}", told(&source));
    let source = changed(&[("id: \"samarbejde\", label: \"Er", "id: 5, label: \"Er")]);
    assert_eq!(told(&source), ["line 39: a text in quotation marks should stand here"]);
}

#[test]
fn a_missing_comma_hides_nothing_behind_it() {
    let source = changed(&[
        ("version: 1,", "version: 1"),
        ("kind: Phone),", "kind: Phone)"),
        ("kind: Email", "kind: X"),
    ]);
    let told = told(&source);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].starts_with("line 4: ") && told[1].starts_with("line 27: "), "{told:?}");
    assert!(told[2].starts_with("line 28: field \"email\""), "{told:?}");
}

#[test]
fn what_is_left_open_ends_the_reading() {
    let told = told(&changed(&[("label: \"Telefon:\"", "label: \"Telefon:"), ("kind: Email", "kind: X")]));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_bracket_without_its_other_end_is_told_alone_and_where_it_opens() {
    for (from, to, fault) in [
        ("Characters(1000)", "Characters(1000", "line 65: field \"formaal\": the bracket ( is not closed"),
        ("of: [\"beloeb\"]", "of: [\"beloeb\"", "line 83: the bracket [ is not closed"),
        ("            ],\n        ),\n", "            ],\n", "line 19: the bracket ( is not closed"),
        ("kind: Phone),", "kind: Phone)),", "line 27: a bracket is closed here that is not opened: )"),
    ] {
        assert_eq!(fault_after(from, to), fault, "{to}");
    }
    let told = told(&changed(&[("kind: Phone),", "kind: Phone)),"), ("kind: Email", "kind: X")]));
    assert!(told.len() == 2 && told[1].starts_with("line 28: field \"email\""), "{told:?}");
}

#[test]
fn a_slip_is_told_with_what_to_write() {
    let condition = "line 44: a condition should stand here: write Is(\"samarbejde\", \"Ja\") or Answered(\"samarbejde\")";
    let two =
        "line 44: the condition needs two parts, the field's id and the answer: Is(\"samarbejde\", \"Ja\")";
    let curly =
        "line 27: field \"telefon\": the quotation marks are curly, as Word makes them: write straight";
    for (from, to, fault) in [
        ("kind: Phone", "kind: \"Phone\"", "line 27: field \"telefon\": write Phone without quotation marks"),
        ("limit: Characters(1000)", "limit: \"Characters(1000)\"", "write Characters(1000) without"),
        (
            "limit: Characters(1000)",
            "limit: \"1000 tegn\"",
            "line 65: field \"formaal\": a name without quotation",
        ),
        ("Is(\"samarbejde\", \"Ja\")", "\"samarbejde\"", condition),
        ("Is(\"samarbejde\", \"Ja\")", "Not(\"samarbejde\")", condition),
        ("Is(\"samarbejde\", \"Ja\")", "All([\"samarbejde\"])", condition),
        ("Is(\"samarbejde\", \"Ja\")", "Is(\"samarbejde\")", two),
        ("Is(\"samarbejde\", \"Ja\")", "Any([Is(\"samarbejde\"), Answered(\"samarbejde\")])", two),
        ("Is(\"samarbejde\", \"Ja\")", "Is(\"samarbejde\", \"Ja\", \"Nej\")", two),
        (
            "Characters(1000)",
            "Characters(1.000)",
            "line 65: field \"formaal\": numbers are written without full stops",
        ),
        (
            "version: 1",
            "version: 1.000",
            "line 4: numbers are written without full stops between thousands here: 1000",
        ),
        ("label: \"Telefon:\"", "label: ”Telefon:”", curly),
        ("label: \"Telefon:\"", "label: “Telefon:\"", curly),
        ("label: \"Telefon:\"", "label: \"Telefon:”", curly),
        (
            "label: \"Telefon:\"",
            "label: \"Tele\"fon\":\"",
            "a comma is missing here. A quotation mark inside a text is",
        ),
        (
            "label: \"Telefon:\"",
            "label: \"Den \"røde\" telefon:\"",
            "line 27: field \"telefon\": a comma is missing here. A",
        ),
        (
            "optional: true",
            "required: true",
            "there is no part called \"required\": a field must be filled in unless it",
        ),
        ("optional: true", "valgfri: true", "Did you mean \"optional\"?"),
        ("kind: Phone", "kind: Telefon", "Did you mean \"Phone\"?"),
        ("kind: Phone", "knd: Phone", "there is no part called \"knd\". Did you mean \"kind\"?"),
        (", kind: Phone", "", "line 27: field \"telefon\": the part \"kind\" is missing"),
    ] {
        let told = fault_after(from, to);
        assert!(told.contains(fault), "{to}: {told}");
    }
}

#[test]
fn what_was_meant_is_read_so_that_the_rest_of_the_field_is() {
    let source = changed(&[
        ("label: \"Formål\"", "label: ”Formål, i få ord”"),
        ("kind: Prose", "kind: \"Prose\""),
        ("Characters(1000)", "Characters(1.000)"),
    ]);
    let told = told(&source);
    let lines: Vec<&str> = told.iter().filter_map(|fault| fault.split(':').next()).collect();
    assert_eq!(lines, ["line 63", "line 64", "line 65"], "{told:?}");
}

#[test]
fn each_rule_of_forms_is_told_where_it_is_broken() {
    for (from, to, fault) in [
        ("id: \"frivilligpulje\"", "id: \"../pulje\"", "line 3: a form's id is 1 to 64 of a-z"),
        ("frivilligpulje@eksempel.dk\",", "nogen\",", "line 7: \"address\" must be one e-mail address"),
        ("title: \"Projektet\"", "title: \"a\\nb\"", "line 54: \"title\" must be a text on one line"),
        ("row: \"Partner\"", "row: \"\"", "line 45: \"row\" must be a text on one line"),
        ("Beskriv projektets", "\\u{1b}[2J", "line 58: the text has control characters"),
        ("Skemaet sendes", "\\u{202e}sendes", "line 6: the text has control characters"),
        ("id: \"rolle\"", "id: \"en__rolle\"", "line 48: field \"en__rolle\": an id has only"),
        ("id: \"rolle\"", "id: \"en_rolle_med_et_langt_navn\"", "an id has 24 characters at most"),
        ("id: \"rolle\"", "id: \"post\"", "line 80: field \"post\": the id is used twice, first in line 48"),
        ("id: \"rolle\"", "id: \"partnere\"", "line 48: field \"partnere\": the id is used twice"),
        ("Rows(id: \"budget\"", "Rows(id: \"rolle\"", "line 78: the id is used twice, first in line 48"),
        ("max: 5", "max: 0", "line 45: there must be room for 1 to 100 rows"),
        ("max: 5", "max: 101", "line 45: there must be room for 1 to 100 rows"),
        ("min: 1", "min: 6", "line 45: there must be room for 1 to 100 rows"),
        (
            "name: \"kontakt\"",
            "name: \"partner\"",
            "field \"partner\": \"name\" can't be a field that is asked in",
        ),
        ("name: \"kontakt\"", "name: \"kontakd\"", "no such field. Did you mean \"kontakt\"?"),
        ("Is(\"samarbejde\"", "Is(\"samarbjde\"", "line 44: field \"samarbjde\": \"shown_if\" names it"),
        (
            "Is(\"samarbejde\"",
            "Is(\"formaal\"",
            "line 44: it depends on \"formaal\", which doesn't come before",
        ),
        ("Is(\"samarbejde\"", "Is(\"rolle\"", "line 44: it depends on \"rolle\", which doesn't come before"),
        (
            "label: \"Udgift:\"",
            "label: \"U\", shown_if: Answered(\"partner\")",
            "is in rows: only fields of the same row",
        ),
        (
            "applicant: \"forening\"",
            "applicant: \"forening\", names_drafts: \"partner\"",
            "field \"partner\": \"names_drafts\" can't be a field that is asked in",
        ),
        ("version: 1", "version: 1, date: \"30/11\"", "line 4: \"date\" is a day such as 2026-11-30"),
        ("version: 1", "version: 1, short: \"\"", "line 4: \"short\" must be a text on one line"),
        ("version: 1", "version: 1, source: \"a\\nb\"", "line 4: \"source\" must be a text on one line"),
        (
            "version: 1",
            "version: 1, applications: Until(\"1. marts\")",
            "line 4: \"applications\": \"1. marts\" ",
        ),
        ("version: 1", "version: 1, applications: Løbende", "can't stand here, only Rolling, Until, Between"),
        (
            "applicant: \"forening\"",
            "letter: Letter(subject: \"a\", opening: \"b\", opening_of: \"c\", documents: \"D/x\"), applicant: \"forening\"",
            "line 9: the beginning of the documents' names is",
        ),
        ("id: \"frivilligpulje\"", "id: \"--help\"", "line 3: a form's id is 1 to 64 of a-z"),
        (
            "label: \"Rolle:\"",
            "label: \":\"",
            "line 48: field \"rolle\": \"label\" must be a text on one line",
        ),
        ("Is(\"samarbejde\", \"Ja\")", "Any([])", "line 44: the condition names no fields"),
        ("of: [\"beloeb\"]", "of: []", "the sum adds up nothing"),
        ("font: \"Arial\"", "font: \"Comic\"", "the font \"Comic\" cannot be measured. Choose Calibri"),
        ("size_pt: 10", "size_pt: 100", "the font size is a whole or half number"),
        ("left: 20", "left: 200", "the margins leave no room"),
    ] {
        let told = fault_after(from, to);
        assert!(told.contains(fault), "{to}: {told}");
    }
}

#[test]
fn a_condition_waits_for_an_answer_that_can_be_given() {
    let asked = "label: \"Er der samarbejdspartnere?\", kind: YesNo";
    let yes_no = "label: \"Er der?\", kind: YesNo";
    assert!(FormSpec::read(&changed(&[(asked, yes_no)])).is_ok());
    let source = changed(&[(asked, yes_no), ("\"Ja\"", "\"ja\"")]);
    assert!(
        told(&source)[0].ends_with("nobody can answer that. Did you mean \"Ja\"?"),
        "{:?}",
        told(&source)
    );
    let choice = "label: \"Er der?\", kind: Choice, options: [\"Flere\", \"Ingen\"]";
    assert!(told(&changed(&[(asked, choice)]))[0].contains("being \"Ja\", but nobody can answer that"));
}

#[test]
fn a_condition_waits_for_an_answer_as_the_kind_has_it() {
    use crate::form::small::try_form;
    let with = |kind: &str, answer: &str| {
        let asked = format!("id: \"x\", kind: {kind}");
        let asking = format!("id: \"y\", kind: Text, shown_if: Is(\"x\", \"{answer}\")");
        try_form(&[&asked, &asking]).err()
    };
    for (kind, answer) in [
        ("Date", "7. november 2023"),
        ("Number", "1.000"),
        ("Kommune", "Aarhus Kommune"),
        ("Kommune", "Fælleskommunen Øst"),
        ("Cvr", "12345674"),
        ("Text", "hvad som helst"),
        ("File", "budget.pdf"),
    ] {
        assert_eq!(with(kind, answer), None, "{kind}: {answer}");
    }
    for (kind, answer, told) in [
        ("Date", "Ja", "it depends on \"x\" being \"Ja\", but nobody can answer that"),
        ("Date", "7/11 2023", "nobody can answer that. Did you mean \"7. november 2023\"?"),
        ("Number", "mange", "nobody can answer that"),
        ("Number", "1000", "Did you mean \"1.000\"?"),
        ("Kroner", "ti", "nobody can answer that"),
        ("Phone", "nej", "nobody can answer that"),
        ("Email", "kontoret", "nobody can answer that"),
        ("Cvr", "12", "nobody can answer that"),
        ("Kommune", "Aarhus", "Did you mean \"Aarhus Kommune\"?"),
        ("Text", "", "nobody can answer that"),
    ] {
        let fault = with(kind, answer).expect(answer);
        assert!(fault.contains(told) && fault.contains("field \"y\""), "{kind}: {fault}");
    }
}

#[test]
fn what_names_a_draft_is_always_asked_and_two_questions_have_no_past_in_common() {
    let from = "kind: Text),\n                        Field(id: \"kontakt\"";
    let hidden = "kind: Text, shown_if: Not(Any([]))),\n                        Field(id: \"kontakt\"";
    let faults = told(&changed(&[(from, hidden)]));
    assert!(faults.iter().any(|fault| fault.contains("must always be asked")), "{faults:?}");
    let twice = "label: \"E-mail:\", kind: Email, renamed_from: \"tlf\"), \
                 Field(id: \"x\", label: \"X\", kind: Text, renamed_from: \"tlf\"";
    let faults = told(&changed(&[("label: \"E-mail:\", kind: Email", twice)]));
    assert_eq!(faults.iter().filter(|fault| fault.contains("\"renamed_from\"")).count(), 2, "{faults:?}");
}

#[test]
fn a_form_has_bounds() {
    let deep = format!("{}Answered(\"samarbejde\"){}", "Not(".repeat(20), ")".repeat(20));
    assert!(fault_after("Is(\"samarbejde\", \"Ja\")", &deep).contains("more than 20 deep"));
    assert!(fault_after("Beskriv", &"x".repeat(20_001)).contains("longer than 20,000 characters"));
    let fields = |count| (0..count).map(|at| format!("Field(id: \"x{at}\", label: \"X\", kind: Text),"));
    let group = "Field(id: \"post\"";
    let many: String = fields(500).collect();
    assert!(fault_after(group, &format!("{many}{group}")).contains("more than 500 fields"));
    let wide: String = fields(31).collect();
    let rows = [("max: 10)", "max: 100)"), (group, &format!("{wide}{group}"))];
    assert!(
        told(&changed(&rows)).iter().any(|fault| fault.contains("with all rows there are more than 3,000"))
    );
    assert_eq!(told(&" ".repeat(600_000)), ["line 1: the form is larger than 512 kB"]);
}

#[test]
fn no_text_of_a_form_reaches_a_terminal_as_more_than_text() {
    for source in [
        changed(&[("id: \"rolle\"", "id: \"\u{1b}[2J\"")]),
        changed(&[("kind: Phone", "r#k\u{1b}: Phone")]),
        changed(&[("applicant: \"forening\"", "applicant: \"\u{1b}]0;x\u{7}\"")]),
        changed(&[("font: \"Arial\"", "font: \"\u{9b}31m\"")]),
        changed(&[("Is(\"samarbejde\"", "Is(\"\u{202e}samarbejde\"")]),
    ] {
        let told = told(&source);
        assert!(!told.is_empty());
        assert!(told.iter().all(|fault| fault == crate::shown::text(fault).as_ref()), "{told:?}");
    }
}

#[test]
fn faults_without_end_are_told_up_to_a_bound() {
    let source = changed(&[(
        "Field(id: \"kontakt\"",
        &format!("{}Field(id: \"kontakt\"", "Field(kind: X),".repeat(300)),
    )]);
    assert_eq!(told(&source).len(), 50);
    let same = "Field(id: \"kontakt\", label: \"\", kind: Text),".repeat(300);
    let source = changed(&[("Field(id: \"kontakt\"", &format!("{same}Field(id: \"kontakt\""))]);
    assert_eq!(told(&source).len(), 200);
}

#[test]
fn the_example_of_the_documentation_is_a_form_and_every_kind_is_explained_there() {
    let text = include_str!("../../../../docs/forms.md");
    let example =
        text.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert_eq!(FormSpec::parse(example).map(|form| form.fields().count()), Ok(8));
    for kind in FieldKind::ALL {
        assert!(text.contains(&format!("| `{kind:?}` |")), "docs/forms.md lacks {kind:?}");
    }
}

#[test]
fn sums_are_of_numbers_and_what_grew_is_told_of_a_version_that_is_there() {
    let form = |sums: &str, field: &str| {
        let source = format!(
            "Form(id: \"x\", version: 2, title: \"X\", applicant: \"a\", sections: [Section(title: \"S\", step: \"S\", \
             groups: [Group(fields: [Field(id: \"a\", label: \"A\", kind: Text), \
             Field(id: \"n\", label: \"N\", kind: Number{field})], sums: [{sums}])])])"
        );
        let faults = FormSpec::read(&source).err().unwrap_or_default();
        faults
            .iter()
            .map(|fault| fault.say_without_line(&Words::new(Lang::Da)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let sum = |of: &str| format!("Sum(id: \"i_alt\", label: \"I alt:\", of: [{of}])");
    assert_eq!(form(&sum("\"n\""), ", since: 2, renamed_from: \"m\""), "");
    for (sums, field, told) in [
        (sum("\"a\""), "", "men det er ikke et felt af typen Number eller Kroner"),
        (sum("\"nn\""), "", "Mente du ”n”?"),
        (sum(""), "", ""),
        (sum("\"n\"").replace("i_alt", "n"), "", "to"),
        (String::new(), ", since: 3", "højst skemaets egen ”version”"),
        (String::new(), ", renamed_from: \"a\"", "id'et på et andet felt"),
    ] {
        let faults = form(&sums, field);
        assert!(!faults.is_empty() && faults.contains(told), "{sums}{field}: {faults}");
    }
    let lost = |of: &str| form(&sum(of), ", limt: 1");
    assert!(!lost("\"n\"").contains("summen"), "{}", lost("\"n\""));
    assert!(lost("\"b\"").contains("summen lægger ”b” sammen"), "{}", lost("\"b\""));
}
