//! `sign`, and where the approval shows: in exports, in the list, in a copy.

use crate::som::Som;

fn sign(som: &Som, name: &str, title: &str) -> crate::som::Ran {
    som.run_args(&["sign", "aarhus", "--name", name, "--title", title])
}

#[test]
fn an_approval_is_noted_shown_and_falls_with_an_edit() {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "datapraksis", "Vi har data."]).data();
    assert_eq!(som.run("godkend aarhus").data(), "Ikke godkendt\n");
    let signed = sign(&som, "Jonas Holm", "direktør");
    assert_eq!((signed.code, signed.out.as_str()), (0, "./drafts/aarhus.ron\n"));
    let told = "Godkendt af Jonas Holm, direktør, tirsdag den 31. oktober 2023 kl. 06.00\n";
    assert!(signed.err.contains(told), "{}", signed.err);
    assert!(signed.err.contains("ikke en digital underskrift"), "{}", signed.err);
    assert!(signed.err.contains("problemer"), "what is open is told: {}", signed.err);
    assert_eq!(som.run("sign aarhus").data(), told);
    som.run_args(&["set", "aarhus", "datapraksis", "Vi har andre data."]).data();
    assert_eq!(
        som.run("sign aarhus").data(),
        format!("{}, ændret siden: Datadrevet praksis\n", told.trim_end())
    );
    assert_eq!(som.run("list --json").json(0)[0]["approved"], serde_json::Value::Null);
    som.run_args(&["set", "aarhus", "datapraksis", "Vi har data."]).data();
    assert_eq!(som.run("sign aarhus").data(), told);
    assert_eq!(som.run("list --json").json(0)[0]["approved"], "2023-10-31T06:00:00+01:00");
}

#[test]
fn an_approval_can_be_taken_back() {
    let som = Som::with_draft();
    assert!(som.run("sign aarhus --withdraw").err.contains("ingen godkendelse"));
    assert_eq!(sign(&som, "Jonas", "Chef").code, 0);
    assert!(som.run("sign aarhus --withdraw").err.contains("trukket tilbage"));
    assert_eq!(som.run("sign aarhus").data(), "Ikke godkendt\n");
}

#[test]
fn a_name_that_would_end_a_line_is_refused_by_what_it_is() {
    let som = Som::with_draft();
    let before = som.everything();
    insta::assert_snapshot!(sign(&som, "Jonas\nTo: x", "Chef").failure(2), @r#"
    fejl: navnet kan ikke bruges
    årsag: der er tegn, som ikke kan ses
    råd: skriv fx som sign kladde --name "Jonas Holm" --title Direktør
    "#);
    assert!(sign(&som, "Jonas", "\u{202e}fehC").failure(2).starts_with("fejl: stillingen kan ikke bruges"));
    assert!(sign(&som, "Jonas", " ").failure(2).contains("der står intet"));
    assert!(sign(&som, &"x".repeat(201), "Chef").failure(2).contains("mere end 200 tegn"));
    assert_eq!(som.run("sign aarhus --name Jonas").code, 2);
    assert_eq!(som.run("sign aarhus --withdraw --name Jonas --title Chef").code, 2);
    assert_eq!(som.everything(), before);
}

#[test]
fn the_approval_is_in_the_document_where_that_is_asked_for() {
    let som = Som::with_draft();
    let export = |arguments: &str| som.run(&format!("export aarhus --to txt -o - {arguments}")).out;
    assert!(!export("").contains("odkendt"));
    assert!(export("--approval").contains("\nIkke godkendt.\n"));
    assert_eq!(sign(&som, "Jonas Holm", "direktør").code, 0);
    assert!(!export("").contains("odkendt"));
    let by = "\nGodkendt af Jonas Holm, direktør, tirsdag den 31. oktober 2023 kl. 06.00.\n";
    assert!(export("--approval").contains(by));
}

#[test]
fn a_copy_has_the_answers_and_no_approval() {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "navn", "Åse"]).data();
    assert_eq!(sign(&som, "Jonas", "Chef").code, 0);
    assert_eq!(som.run("new aarhus-booster --from aarhus").data(), "./drafts/aarhus-booster.ron\n");
    assert_eq!(som.run("get aarhus-booster navn").data(), "Åse\n");
    assert_eq!(som.run("sign aarhus-booster").data(), "Ikke godkendt\n");
    assert!(!som.file("drafts/aarhus-booster.ron").contains("Jonas"));
    assert!(som.run("new ny --from arhus").failure(1).contains("aarhus"));
}
