//! `import` where there are several forms: by which one a file is read, and what it adds to a draft.

use crate::som::Som;

const FORM: &str = include_str!("../forms/frivilligpulje.ron");

/// A folder with another form, and an export of a draft of it in each format that is read.
fn som_with_exports() -> Som {
    let som = Som::new();
    som.put("forms/frivilligpulje.ron", FORM);
    som.put(
        "drafts/klub.ron",
        r#"Draft(schema: 1, form: "frivilligpulje", answers: {
            "forening": "Klub Ø", "samarbejde": "Ja", "partnere.1.partner": "Klub Å", "budget.1.post": "Løn",
            "budget.1.beloeb": "450000", "budget.k7.post": "Husleje", "budget.k7.beloeb": "1250",
        }, rows: {"budget": ["1", "k7"]})"#,
    );
    for format in FORMATS {
        assert_eq!(som.run(&format!("export klub --to {format} -o ud.{format}")).code, 0);
    }
    som
}

const FORMATS: [&str; 4] = ["docx", "json", "md", "txt"];

#[test]
fn a_document_of_another_form_makes_a_draft_of_that_form() {
    let som = som_with_exports();
    for format in FORMATS {
        let ran = som.run(&format!("import ud.{format} --yes"));
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        let said = "bemærk: Filen er læst som skemaet ”Ansøgning til Puljen til Frivilligt Socialt Arbejde”";
        assert!(ran.err.contains(said), "{format}: {}", ran.err);
        let path = ran.out.trim().trim_start_matches("./drafts/").trim_end_matches(".ron");
        let shown = som.run(&format!("show {path}")).data();
        for text in ["Klub Å", "Budgetlinje 2", "Husleje", "451.250,-"] {
            assert!(shown.contains(text), "{format}, {text}: {shown}");
        }
    }
}

#[test]
fn a_document_of_another_form_than_the_drafts_is_refused_with_the_way_out() {
    let som = som_with_exports();
    som.run("new aarhus").data();
    for arguments in ["--into aarhus", "--form som-implementeringsforloeb"] {
        for format in FORMATS {
            let failure = som.run(&format!("import ud.{format} {arguments} --yes")).failure(1);
            assert!(failure.contains("det er et andet skema: ”frivilligpulje”"), "{format}: {failure}");
            assert!(failure.contains("--form frivilligpulje"), "{format}: {failure}");
        }
    }
}

#[test]
fn rows_that_the_draft_lacks_are_told_and_taken() {
    let som = som_with_exports();
    for format in FORMATS {
        som.put(
            "drafts/ny.ron",
            r#"Draft(schema: 1, form: "frivilligpulje", answers: {"forening": "Klub Ø", "budget.1.post": "Løn"})"#,
        );
        let ran = som.run(&format!("import ud.{format} --into ny --yes"));
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        assert!(ran.err.contains("1 række lægges til i Budget"), "{format}: {}", ran.err);
        let shown = som.run("show ny").data();
        let [løn, husleje] = ["Løn", "Husleje"].map(|text| shown.find(text).expect(text));
        assert!(løn < husleje && shown.contains("Klub Å"), "{format}: {shown}");
    }
}

#[test]
fn a_field_of_a_row_that_only_the_file_has_can_be_asked_for() {
    let som = som_with_exports();
    som.put(
        "drafts/ny.ron",
        r#"Draft(schema: 1, form: "frivilligpulje", answers: {"budget.1.post": "Løn"})"#,
    );
    let ran = som.run("import ud.json --into ny --yes --field budget.k7.post");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(som.run("get ny budget.k7.post").data(), "Husleje\n");
    assert_eq!(som.run("get ny samarbejde").data(), "\n");
    let failure = som.run("import ud.json --into ny --yes --field budget.k7.fax").failure(2);
    assert!(failure.contains("budget.k7.fax"), "{failure}");
}
