//! A form's English: checked with the form beside it, and begun with the texts that it lacks.

use crate::som::Som;

const FORM: &str = include_str!("../forms/frivilligpulje.ron");

fn with_form() -> Som {
    let som = Som::new();
    som.put("x.ron", FORM);
    som
}

#[test]
fn a_table_is_begun_checked_and_filled_in() {
    let som = with_form();
    let begun = som.run("forms translate x.ron").data();
    assert!(begun.starts_with("[\n    (da: \"Ansøgning til Puljen"), "{begun}");
    assert!(
        begun.contains("\n    (da: \"Kontaktperson:\", en: \"\"),\n") && begun.ends_with("),\n]\n"),
        "{begun}"
    );
    assert_eq!(som.run_redirected("skemaer oversæt x.ron", "> x.en.ron").code, 0);
    assert_eq!(som.file("x.en.ron"), begun);
    let told = som.run("--lang en forms check x.ron").data_with(1);
    assert_eq!(told.lines().count(), begun.lines().count() - 2, "{told}");
    assert!(
        told.contains("x.en.ron:2: \"Ansøgning til Puljen til Frivilligt Soci\" isn't translated\n"),
        "{told}"
    );
    let done = som.run("forms translate x.ron");
    assert_eq!((done.code, done.out.as_str()), (0, ""), "{done:?}");
    assert!(done.err.contains("x.en.ron har alle skemaets tekster"), "{}", done.err);
    som.put("x.en.ron", &begun.replace("en: \"\"", "en: \"In English\""));
    for line in ["forms check x.ron", "forms check x.en.ron"] {
        let fine = som.run(line).data();
        assert!(fine.contains("Oversættelsen x.en.ron er i orden") && fine.lines().count() == 2, "{fine}");
    }
}

#[test]
fn every_fault_of_the_table_is_a_line_and_what_it_lacks_can_be_put_in() {
    let som = with_form();
    let table = "[\n    (da: \"Navn:\", en: \"Name:\"),\n    (da: \"Fax:\", en: \"Fax:\"),\n]\n";
    som.put("x.en.ron", table);
    let told = som.run("forms check x.ron").data_with(1);
    let faults: Vec<&str> = told.lines().collect();
    assert_eq!(faults[0], "x.en.ron:3: ”Fax:” står ikke i skemaet");
    let lacking = som.run("forms translate x.ron").data();
    assert!(lacking.starts_with("    (da: ") && !lacking.contains("\"Navn:\""), "{lacking}");
    assert_eq!(faults.len() - 1, lacking.lines().count(), "{told}");
    assert!(faults[1..].iter().all(|fault| fault.starts_with("x.en.ron:4: ”")), "{told}");
    som.put("x.en.ron", "[\n    (da: ”Navn:”, en: \"\"),\n]\n");
    for line in ["forms check x.en.ron", "forms translate x.ron"] {
        let told = som.run(line).data_with(1);
        assert!(told.starts_with("x.en.ron:2: anførselstegnene er krøllede"), "{line}: {told}");
    }
    som.put("x.ron", &FORM.replace("version: 1", "version: 0"));
    assert!(som.run("forms check x.en.ron").data_with(1).starts_with("x.ron:4: "));
    som.remove("x.ron");
    assert!(som.run("forms check x.en.ron").failure(1).contains("Skemaet x.ron er her ikke"));
    assert!(som.run("forms translate y.ron").failure(1).contains("y.ron"));
}

#[test]
fn nothing_is_read_beside_standard_input() {
    let som = Som::new();
    som.put("-.en.ron", "[");
    assert_eq!(som.fed(FORM.as_bytes(), &["forms", "check", "-"]).data().lines().count(), 1);
    assert!(som.fed(FORM.as_bytes(), &["forms", "translate", "-"]).data().starts_with("[\n"));
}
