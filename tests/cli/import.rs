//! `import`: a filled form comes back into a draft.

use crate::som::{Ran, Som};
use crate::terminal::{told_on_a_terminal, told_when_asked};

const ANSWERS: [(&str, &str); 5] = [
    ("kommune", "Aarhus Kommune"),
    ("navn", "Åse Ørsted"),
    ("telefon", "12345678"),
    ("motivation", "Første afsnit \n\nAndet afsnit"),
    ("omraade", "Udsatte unge"),
];

fn answered(som: &Som, draft: &str, answers: &[(&str, &str)]) {
    for (field, text) in answers {
        som.run_args(&["set", draft, field, text]).data();
    }
}

fn export(som: &Som, draft: &str, format: &str) {
    let written = som.run_args(&["export", draft, "--to", format, "-o", &format!("ud.{format}")]);
    assert_eq!(written.code, 0, "{}", written.err);
}

/// A folder with the draft `aarhus`, and a document in this format from a colleague, whose answers are the same but for
/// these, which are the draft's own.
fn som_with_export(format: &str, own: &[(&str, &str)]) -> Som {
    let som = Som::with_draft();
    let is_shared = |(field, _): &&(&str, &str)| own.iter().all(|(other, _)| other != field);
    let shared: Vec<(&str, &str)> = ANSWERS.iter().filter(is_shared).copied().collect();
    answered(&som, "aarhus", &shared);
    som.run("new kollega").data();
    answered(&som, "kollega", &ANSWERS);
    export(&som, "kollega", format);
    assert_eq!(som.run("purge kollega --yes").code, 0);
    answered(&som, "aarhus", own);
    som
}

/// The same, where it was exported of the draft itself before it got these answers.
fn som_with_older_export(format: &str, edits: &[(&str, &str)]) -> Som {
    let som = Som::with_draft();
    answered(&som, "aarhus", &ANSWERS);
    export(&som, "aarhus", format);
    answered(&som, "aarhus", edits);
    som
}

/// What a run told beside the path of the draft.
#[track_caller]
fn told(ran: Ran) -> String {
    assert_eq!((ran.code, ran.out.as_str()), (0, "./drafts/aarhus.ron\n"), "{}", ran.err);
    ran.err
}

fn answer(som: &Som, field: &str) -> String {
    som.run(&format!("get aarhus {field}")).data()
}

#[test]
fn what_was_not_changed_is_told_as_such_in_every_format() {
    for format in ["docx", "md", "txt", "json"] {
        let som = som_with_export(format, &[]);
        let before = som.everything();
        for line in [
            format!("import ud.{format} --into aarhus --yes"),
            format!("importer ud.{format} --into aarhus.ron --yes"),
        ] {
            assert_eq!(told(som.run(&line)), "Uændret: filen og kladden er ens\n");
        }
        let ran = som.run(&format!("import ud.{format} --into aarhus --dry-run"));
        assert_eq!((ran.code, ran.out.as_str()), (0, ""));
        assert_eq!(som.everything(), before);
    }
}

#[test]
fn changes_are_shown_word_by_word_and_taken_with_a_yes() {
    let edits = [("omraade", "Udsatte voksne"), ("telefon", "87654321"), ("stilling", "Leder")];
    let som = som_with_export("txt", &edits);
    let ran = som.run("import ud.txt --into aarhus --yes");
    insta::assert_snapshot!(told(ran), @r"
    Stilling
      [-Leder-]

    Telefon
      [-87654321-]{++45 12 34 56 78+}

    Område
      Udsatte [-voksne-]{+unge+}

    Ikke taget med, for filen har intet svar her: Stilling. Med --field stilling tages det med alligevel, og kladdens svar bliver tomt.
    Taget med: Telefon, Område
    ");
    assert_eq!(
        (answer(&som, "omraade"), answer(&som, "stilling")),
        ("Udsatte unge\n".into(), "Leder\n".into())
    );
    assert_eq!(
        answer(&som, "motivation"),
        "Første afsnit \n\nAndet afsnit\n",
        "what was not changed stays as typed"
    );
}

#[test]
fn only_shown_the_changes_are_data_and_nothing_is_written() {
    let som = som_with_export("md", &[("omraade", "Udsatte voksne")]);
    let before = som.everything();
    let shown = som.run("import ud.md --into aarhus --dry-run").data();
    assert_eq!(shown, "Område\n  Udsatte [-voksne-]{+unge+}\n");
    let coloured = som.run("import ud.md --into aarhus --dry-run --color always").data();
    assert!(coloured.contains("\u{1b}[32m{+unge+}\u{1b}[0m"), "{coloured:?}");
    let fresh = som.run("import ud.md --dry-run").data();
    assert!(fresh.contains("Kommune\n  {+Aarhus Kommune+}\n"), "{fresh}");
    assert_eq!(som.everything(), before);
}

#[test]
fn without_a_terminal_a_yes_is_needed() {
    let som = som_with_export("md", &[("omraade", "Udsatte voksne")]);
    let before = som.everything();
    insta::assert_snapshot!(som.run("import ud.md --into aarhus").failure(2), @r"
    fejl: der tages intet med uden et ja
    årsag: her er ingen terminal at spørge i
    råd: skriv --yes for at tage svarene med, evt. med --field for kun nogle af dem; --dry-run viser dem kun
    ");
    let piped = som.fed(b"", &["import", "-", "--into", "aarhus"]).failure(2);
    assert!(piped.contains("standard input, så der kan ikke spørges"), "{piped}");
    assert_eq!(som.run("import ud.md").failure(2).lines().count(), 3);
    assert_eq!(som.everything(), before);
}

#[test]
fn on_a_terminal_each_answer_is_asked_about() {
    let edits = [("navn", "Mette"), ("omraade", "Udsatte voksne"), ("telefon", "87654321")];
    let som = som_with_export("md", &edits);
    let arguments = ["import", "ud.md", "--into", "aarhus"];
    let printed = told_on_a_terminal(&som, &arguments, "ja\rhvad?\rn\rnej\r");
    assert!(printed.contains("Tag Navn med? ja, nej eller alle"), "{printed}");
    assert!(printed.contains("Skriv ja, nej eller alle"), "{printed}");
    assert!(printed.contains("\u{1b}[32m{+Åse Ørsted+}\u{1b}[0m"), "{printed:?}");
    assert!(printed.contains("Taget med: Navn\r\n"), "{printed}");
    assert_eq!((answer(&som, "navn"), answer(&som, "telefon")), ("Åse Ørsted\n".into(), "87654321\n".into()));
    let printed = told_on_a_terminal(&som, &arguments, "nej\rnej\r");
    assert!(printed.contains("Intet er taget med"), "{printed}");
    assert_eq!(answer(&som, "omraade"), "Udsatte voksne\n");
    let printed = told_on_a_terminal(&som, &arguments, "alle\r");
    assert!(printed.contains("Taget med: Telefon, Område"), "{printed}");
    assert_eq!(answer(&som, "omraade"), "Udsatte unge\n");
    let som = som_with_export("txt", &[]);
    som.put("ud.txt", &(som.file("ud.txt") + "\n\nOmråde:\n\nVoksne\n"));
    let err = told(som.run("import ud.txt --into aarhus --yes"));
    let unread = "Ingen svar er ændret, men filen har noget, som ikke er taget med i et svar\n";
    assert!(err.ends_with(unread), "{err}");
}

#[test]
fn only_the_answers_asked_for_are_taken() {
    let som = som_with_export("json", &[("navn", "Mette"), ("omraade", "Andet"), ("telefon", "87654321")]);
    let err = told(som.run("import ud.json --into aarhus --yes --field navn --field omraade"));
    assert!(err.ends_with("Taget med: Navn, Område\n") && !err.contains("Telefon"), "{err}");
    assert_eq!(answer(&som, "telefon"), "87654321\n");
    assert!(
        som.run("import ud.json --into aarhus --yes --field omrade").failure(2).contains("mente du omraade?")
    );
}

#[test]
fn without_a_draft_a_new_one_is_made_and_named_after_its_kommune() {
    let som = som_with_export("md", &[]);
    let ran = som.run("import ud.md --yes");
    assert_eq!((ran.code, ran.out.as_str()), (0, "./drafts/aarhus-2.ron\n"), "{}", ran.err);
    assert_eq!(som.run("get aarhus-2 omraade").data(), "Udsatte unge\n");
    assert_eq!(som.run("get aarhus-2 telefon").data(), "+45 12 34 56 78\n");
    let printed = told_on_a_terminal(&som, &["import", "ud.md"], "");
    assert!(
        printed.ends_with("./drafts/aarhus-3.ron\r\n") && !printed.contains("Tag Navn med?"),
        "{printed}"
    );
    som.put("Min ansøgning.txt", "Navn: Åse\n");
    let ran = som.run_args(&["import", "Min ansøgning.txt", "--yes"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "too little of the form for a yes: {}", ran.err);
    assert_eq!(ran.err.matches("feltet er ikke i filen").count(), 12, "{}", ran.err);
    assert!(ran.err.contains("Ikke taget med, for filen ligner ikke skemaet: Navn."), "{}", ran.err);
    let ran = som.run_args(&["import", "Min ansøgning.txt", "--yes", "--field", "navn"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "./drafts/min-ansoegning.ron\n"), "{}", ran.err);
    som.put("tom.txt", "Navn: (ikke besvaret)\n");
    let ran = som.run("import tom.txt --yes --field navn");
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str()),
        ("", "Filen har ingen svar; der er ikke lavet en kladde\n")
    );
}

#[test]
fn a_file_may_come_from_standard_input() {
    let som = som_with_export("txt", &[("omraade", "Andet")]);
    let text = som.file("ud.txt");
    let ran = som.fed(text.as_bytes(), &["import", "-", "--into", "aarhus", "--yes"]);
    assert!(told(ran).ends_with("Taget med: Område\n"));
    let show = som.run("show aarhus --lang en").data();
    let ran = som.fed(show.as_bytes(), &["import", "-", "--into", "aarhus", "--yes"]);
    assert_eq!(told(ran), "Uændret: filen og kladden er ens\n");
}

#[test]
fn what_the_file_leaves_open_is_named_and_keeps_its_answer() {
    let som = som_with_export("txt", &[]);
    let text = som.file("ud.txt").replace("  Stilling:", "  Rolle:") + "\n\nOmråde:\n\nVoksne\n";
    som.put("ud.txt", &text);
    let err = told(som.run("import ud.txt --into aarhus --yes"));
    assert!(err.contains("bemærk: Stilling: feltet er ikke i filen"), "{err}");
    assert!(err.contains("bemærk: Område: det er uklart, hvilken tekst"), "{err}");
    assert_eq!(answer(&som, "omraade"), "Udsatte unge\n");
}

#[test]
fn what_is_no_filled_form_is_refused_with_a_way_out_and_nothing_is_written() {
    let som = som_with_export("json", &[]);
    som.put("brev.txt", "Kære alle\n");
    som.put("andet.json", "{\"form\": \"and\\u001bet\", \"navn\": \"x\"}");
    som.put("to.json", "{\"form\": \"som-implementeringsforloeb\", \"navn\": \"x\", \"navn\": \"y\"}");
    som.put("halv.json", &som.file("ud.json")[..60]);
    let before = som.everything();
    insta::assert_snapshot!(som.run("import brev.txt --into aarhus --yes").failure(1), @r"
    fejl: kan ikke læse brev.txt som et udfyldt skema
    årsag: filen har ingen af skemaets felter
    råd: vælg den fil, som skemaet er udfyldt i (.docx, .odt, .md, .txt eller .json)
    ");
    for (file, cause) in [
        ("andet.json", "årsag: det er et andet skema: ”and␛et”"),
        ("to.json", "årsag: ”navn” står der to gange"),
        ("halv.json", "årsag: JSON kan ikke læses: linje "),
        ("mangler.md", "årsag: filen findes ikke\nråd: ret stien, eller vælg en anden fil\n"),
        ("drafts", "årsag: det er ikke en almindelig fil\nråd: vælg en anden fil\n"),
    ] {
        let told = som.run(&format!("import {file} --into aarhus --yes")).failure(1);
        assert!(told.contains(cause) && told.starts_with(&format!("fejl: kan ikke læse {file} ")), "{told}");
    }
    assert!(som.run("import ud.json --into arhus --yes").failure(1).contains("mente du aarhus?"));
    assert!(som.run("import ud.json --into ../x --yes").failure(2).contains("er ikke en sti"));
    assert!(som.run("import").failure(2).contains("der mangler <FIL>"));
    assert_eq!(som.everything(), before);
}

#[test]
fn nothing_in_a_file_is_obeyed() {
    let som = som_with_export("json", &[]);
    let hostile = som.file("ud.json").replace("Udsatte unge", "a\\u001b[2J\\u202eb");
    som.put("ud.json", &hostile);
    let err = told(som.run("import ud.json --into aarhus --yes --color always"));
    assert!(err.contains("{+a[2Jb+}"), "{err:?}");
    assert_eq!(answer(&som, "omraade"), "a[2Jb\n");
}

#[test]
fn what_others_saved_is_not_replaced_unseen() {
    let som = som_with_export("md", &[("omraade", "Udsatte voksne")]);
    // The draft was read when the question came; meanwhile another saves.
    let other = || drop(som.run_args(&["set", "aarhus", "stilling", "Leder"]).data());
    let arguments = ["import", "ud.md", "--into", "aarhus"];
    let printed = told_when_asked(&som, &arguments, "Tag ", other, "ja\r");
    assert!(printed.contains("samtidig"), "{printed}");
    assert_eq!(
        (answer(&som, "stilling"), answer(&som, "omraade")),
        ("Leder\n".into(), "Udsatte unge\n".into())
    );
}

#[test]
fn an_answer_that_only_the_draft_was_changed_in_is_not_taken_by_a_yes_to_all() {
    for format in ["md", "txt", "json", "docx"] {
        let som = som_with_older_export(format, &[("omraade", "Udsatte voksne"), ("navn", "Mette")]);
        let ran = told(som.run(&format!("import ud.{format} --into aarhus --yes")));
        assert!(ran.contains("Område\n  Sådan var kladdens svar før; det er ændret siden"), "{ran}");
        assert!(
            ran.contains("Ikke taget med, for kladdens svar er nyere end filens: Navn, Område."),
            "{ran}"
        );
        assert_eq!(
            (answer(&som, "navn").as_str(), answer(&som, "omraade").as_str()),
            ("Mette\n", "Udsatte voksne\n")
        );
        told(som.run(&format!("import ud.{format} --into aarhus --yes --field omraade")));
        assert_eq!(answer(&som, "omraade"), "Udsatte unge\n", "named, it is taken");
    }
}

#[test]
fn an_old_text_typed_into_a_form_by_hand_is_old_all_the_same() {
    let som = som_with_older_export("md", &[("telefon", "87654321")]);
    let form = som.file("ud.md").replace("+45 12 34 56 78", "12 34 56 78").replace("Åse Ørsted", "Bo Krag");
    som.put("ud.md", &form);
    let ran = told(som.run("import ud.md --into aarhus --yes"));
    assert!(ran.ends_with("Taget med: Navn\n") && ran.contains("nyere end filens: Telefon."), "{ran}");
    assert_eq!(answer(&som, "telefon"), "87654321\n");
}

#[test]
fn a_document_of_another_draft_is_not_said_to_be_older() {
    let som = som_with_export("docx", &[("omraade", "Udsatte voksne")]);
    let ran = told(som.run("import ud.docx --into aarhus --yes"));
    assert!(!ran.contains("Sådan var kladdens svar før") && ran.ends_with("Taget med: Område\n"), "{ran}");
}

#[test]
fn what_a_colleague_changed_is_theirs_to_say() {
    let som = som_with_older_export("docx", &[("navn", "Mette"), ("omraade", "Udsatte voksne")]);
    told(som.run("import ud.docx --into aarhus --yes --field omraade"));
    assert_eq!(answer(&som, "omraade"), "Udsatte unge\n");
    told(som.run("set aarhus navn Bo"));
    let exported = som.run("export aarhus --to docx -o nyt.docx --force");
    assert_eq!(exported.code, 0, "{}", exported.err);
    told(som.run("set aarhus telefon 11223344"));
    let ran = told(som.run("import nyt.docx --into aarhus --yes"));
    assert!(ran.contains("nyere end filens: Telefon."), "{ran}");
    assert_eq!(answer(&som, "telefon"), "11223344\n");
}

#[test]
fn a_form_that_is_almost_empty_erases_nothing_unless_its_fields_are_named() {
    let som = som_with_export("json", &[]);
    som.run("new tom").data();
    som.run_args(&["set", "tom", "navn", "Mette"]).data();
    assert_eq!(som.run("export tom --to json -o tom.json").code, 0);
    let before = answer(&som, "motivation");
    let ran = told(som.run("import tom.json --into aarhus --yes"));
    assert!(ran.contains("Ikke taget med, for filen har intet svar her: Kommune, Telefon"), "{ran}");
    assert!(ran.ends_with("Taget med: Navn\n"), "{ran}");
    assert_eq!((answer(&som, "navn").as_str(), answer(&som, "motivation")), ("Mette\n", before));
    let ran = told(som.run("import tom.json --into aarhus --yes --field telefon"));
    assert!(ran.ends_with("Taget med: Telefon\n"), "{ran}");
    assert_eq!(answer(&som, "telefon"), "\n");
}

#[test]
fn a_yes_to_all_on_a_terminal_is_none_to_an_empty_answer() {
    let som = som_with_export("json", &[("stilling", "Leder"), ("navn", "Mette")]);
    let arguments = ["import", "ud.json", "--into", "aarhus"];
    let printed = told_on_a_terminal(&som, &arguments, "alle\rnej\r");
    assert!(printed.contains("Tag Stilling med?") && printed.contains("Taget med: Navn\r\n"), "{printed}");
    assert_eq!(answer(&som, "stilling"), "Leder\n");
}

#[test]
fn a_new_draft_has_all_that_the_file_says() {
    let som = som_with_export("docx", &[]);
    let ran = som.run("import ud.docx --yes");
    assert_eq!((ran.code, ran.out.as_str()), (0, "./drafts/aarhus-2.ron\n"), "{}", ran.err);
    assert_eq!(som.run("get aarhus-2 motivation").data(), "Første afsnit\n\nAndet afsnit\n");
    assert_eq!(som.run("sign aarhus-2").data(), "Ikke godkendt\n");
}
