//! `forms draft`: a form's data from an empty document.

use crate::som::Som;

/// A folder with an empty form as Word's file, `aarhus.docx`.
fn som() -> Som {
    let som = Som::with_draft();
    assert_eq!(som.run("export aarhus --to docx").code, 0);
    som
}

#[test]
fn the_data_goes_to_standard_output_and_what_was_guessed_is_told() {
    let som = som();
    let ran = som.run("forms draft aarhus.docx");
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("// Udkast"), "{}", ran.out);
    assert!(ran.out.contains("kind: Kommune, // gættet: svarets art"), "{}", ran.out);
    assert!(
        ran.err.contains("gættet: svarets art, efter ordene: kommune, adresse, telefon, email"),
        "{}",
        ran.err
    );
    let english = som.run("--lang en forms draft aarhus.docx");
    // The data is for Danish staff, whatever the language of the one who makes it.
    assert_eq!(english.out, ran.out);
    assert!(english.err.contains("guessed: the kind of answer, by its words: kommune"), "{}", english.err);
    assert_eq!(som.run_redirected("skemaer udkast -", "< aarhus.docx").out, ran.out);
}

#[test]
fn a_file_is_written_whole_and_never_over_another_unasked() {
    let som = som();
    let data = som.run("forms draft aarhus.docx").out;
    let ran = som.run("forms draft aarhus.docx -o nyt.ron");
    assert_eq!((ran.code, ran.out.as_str()), (0, "./nyt.ron\n"));
    assert_eq!(som.file("nyt.ron"), data);
    som.put("nyt.ron", "mit");
    assert!(som.run("forms draft aarhus.docx -o nyt.ron").failure(1).contains("--force"));
    assert_eq!(som.file("nyt.ron"), "mit");
    assert_eq!(som.run("forms draft aarhus.docx -o nyt.ron --force").code, 0);
    assert_eq!(som.file("nyt.ron"), data);
    assert_eq!(som.run("forms draft aarhus.docx -o -").out, data);
}

#[test]
fn what_is_no_empty_form_is_refused_with_cause_and_way_out() {
    let som = som();
    som.put("brev.docx", "Kære alle");
    som.put("skema.pdf", "%PDF-1.7");
    let refusal = som.run("forms draft brev.docx").failure(1);
    assert!(refusal.contains("kan ikke læse brev.docx som et tomt skema"), "{refusal}");
    assert!(refusal.contains("årsag: der er ingen felter at udfylde i den\nråd: vælg"), "{refusal}");
    let refusal = som.run("--lang en forms draft skema.pdf").failure(1);
    assert!(
        refusal.contains("caused by: it is a PDF") && refusal.contains("hint: find the form"),
        "{refusal}"
    );
    let refusal = som.run("forms draft findes-ikke.docx -o nyt.ron").failure(1);
    assert!(refusal.contains("findes-ikke.docx"), "{refusal}");
    assert!(!som.path("nyt.ron").exists());
}
