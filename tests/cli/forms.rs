//! `som forms`: the forms, what is wrong with a file that is to become one, and a form to be filled in by hand. Also what
//! drafts are told whose form isn't here.

use crate::som::Som;

const FORM: &str = include_str!("../forms/frivilligpulje.ron");

/// A folder with another form.
fn with_form() -> Som {
    let som = Som::new();
    som.put("forms/frivilligpulje.ron", FORM);
    som
}

#[test]
fn the_forms_are_listed_with_where_they_are_from_and_who_fills_them_in() {
    let som = with_form();
    let _ = som.run("new aarhus").data();
    let _ = som.run("new klubben --form frivilligpulje").data();
    let drafts = som.run("list").data();
    assert!(drafts.lines().next().expect("a draft").contains("SØM-ansøgning"), "{drafts}");
    assert_eq!(som.run("list --json").json(0)[1]["form"], "frivilligpulje");
    let listed = som.run("forms").data();
    let rows: Vec<&str> = listed.lines().collect();
    assert!(rows[0].starts_with("som-implementeringsforloeb  udgave"), "{listed}");
    assert!(rows[0].contains("  1 kladde  indbygget                 løbende  Skema"), "{listed}");
    assert!(
        rows[1].contains("  1 kladde  forms/frivilligpulje.ron           Ansøgning til Puljen"),
        "{listed}"
    );
    assert_eq!(som.run("skemaer liste").data(), listed);
    let json = som.run("forms --json").json(0);
    assert_eq!(json[0]["file"], serde_json::Value::Null);
    assert_eq!(json[1]["id"], "frivilligpulje");
    assert_eq!(json[1]["file"], "forms/frivilligpulje.ron");
    assert_eq!((json[1]["version"].as_u64(), json[1]["drafts"].as_u64()), (Some(1), Some(1)));
    assert_eq!((json[0]["rolling"].as_bool(), &json[0]["deadline"]), (Some(true), &serde_json::Value::Null));
    assert_eq!((json[1]["rolling"].as_bool(), json[1]["source"].as_str()), (Some(false), Some("")));
}

#[test]
fn a_form_that_cannot_be_used_is_told_and_nothing_else_stops() {
    let som = Som::new();
    som.put("forms/a.ron", &FORM.replace("version: 1", "version: 0"));
    let ran = som.run("forms");
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out.lines().count(), 1);
    assert!(
        ran.err.contains("forms/a.ron bruges ikke: linje 4: skemaets version er 1 eller mere"),
        "{}",
        ran.err
    );
    let doctor = som.run("doctor --json");
    let findings: serde_json::Value = serde_json::from_str(&doctor.out).expect("JSON");
    let forms = findings.as_array().expect("a list").iter().find(|found| found["id"] == "forms");
    assert_eq!(forms.expect("a finding")["state"], "warn");
    assert_eq!(som.run("new aarhus").data(), "./drafts/aarhus.ron\n");
}

#[test]
fn every_fault_of_a_form_is_a_line() {
    let som = Som::new();
    som.put("x.ron", &FORM.replace("version: 1", "version: 0").replace("kind: Phone", "kind: Fax"));
    assert_eq!(
        som.run("--lang en forms check x.ron").data_with(1),
        "x.ron:4: the form's version is 1 or more\n\
         x.ron:27: field \"telefon\": \"Fax\" can't stand here, only Kommune, Text, Lines, Phone, Email, Prose, Number, \
         Kroner, Date, Choice, Choices, YesNo, Cvr, File\n"
    );
    let fed = som.fed(b"Form(", &["forms", "check", "-"]);
    assert_eq!(fed.data_with(1), "-:1: filen slutter for tidligt: noget er ikke lukket\n");
    som.put("y.ron", FORM);
    assert_eq!(
        som.run("forms check y.ron").data(),
        "Skemaet frivilligpulje, udgave 1, er i orden: 4 afsnit, 10 spørgsmål, 1 med en grænse for længden\n"
    );
    assert!(som.run("forms check z.ron").failure(1).contains("z.ron"));
    som.put("latin.ron", b"\xe6");
    assert!(som.run("forms check latin.ron").failure(1).contains("Gem filen som UTF-8"));
    som.put("skema.docx", b"PK\x03\x04\xff");
    let document = som.run("forms check skema.docx").failure(1);
    assert!(document.contains("som forms draft skema.docx"), "{document}");
}

#[test]
fn an_empty_form_is_shown_or_written_to_be_filled_in_by_hand() {
    let som = with_form();
    let text = som.run("forms show frivilligpulje").data();
    assert!(text.contains("Foreningens navn:") && text.contains("Partnere: Partner 1"), "{text}");
    assert!(!text.contains("ikke besvaret"), "{text}");
    for format in ["txt", "md", "docx", "pdf"] {
        let path = som.run(&format!("forms show frivilligpulje --to {format}")).data();
        assert_eq!(path, format!("./frivilligpulje.{format}\n"));
    }
    assert!(!som.file("frivilligpulje.md").contains("ikke besvaret"));
    assert!(som.run("forms show frivilligpulje --to md").failure(1).contains("frivilligpulje.md"));
    let _ = som.run("forms show frivilligpulje --to md --force -o frivilligpulje.md").data();
    assert!(som.run("forms show frivilligpulje --to md -o -").data().contains("Foreningens navn"));
    assert!(som.run("forms show frivilligpuje").failure(2).contains("frivilligpulje"));
}

#[test]
fn a_draft_names_its_form() {
    let som = with_form();
    let _ = som.run("new klubben --form frivilligpulje").data();
    assert!(som.file("drafts/klubben.ron").contains("form: \"frivilligpulje\""));
    let _ = som.run("set klubben forening Svømmeklubben").data();
    assert!(som.run("show klubben").data().contains("Svømmeklubben"));
    assert!(som.run("new x --form frivilligpuje").failure(2).contains("frivilligpulje"));
    assert_eq!(som.run("export klubben --to json").code, 0);
    let imported = som.run("import klubben.json --form frivilligpulje --yes");
    assert_eq!(imported.code, 0, "{imported:?}");
}

#[test]
fn a_draft_whose_form_is_missing_is_shown_and_left_alone() {
    let som = with_form();
    let _ = som.run("new klubben --form frivilligpulje").data();
    let _ = som.run("set klubben forening Svømmeklubben").data();
    som.remove("forms/frivilligpulje.ron");
    let before = som.file("drafts/klubben.ron");
    let listed = som.run("list").data();
    assert!(listed.contains("skemaet frivilligpulje er her ikke"), "{listed}");
    assert_eq!(som.run("list --json").json(0)[0]["error"], "skemaet frivilligpulje er her ikke");
    let shown = som.run("show klubben");
    assert_eq!((shown.code, shown.out.as_str()), (0, "forening\n\nSvømmeklubben\n"));
    assert!(shown.err.contains("frivilligpulje.ron"), "{}", shown.err);
    assert_eq!(som.run("export klubben --to txt").code, 0);
    assert_eq!(som.file("klubben.txt"), "forening\n\nSvømmeklubben\n");
    for command in ["set klubben forening x", "check klubben", "export klubben --to docx", "open klubben"] {
        let told = som.run(command).failure(1);
        assert!(told.contains("skemaet frivilligpulje er her ikke"), "{command}: {told}");
        assert!(told.contains("Læg frivilligpulje.ron i mappen forms"), "{command}: {told}");
    }
    assert_eq!(som.file("drafts/klubben.ron"), before);
}

#[test]
fn plain_mode_asks_which_form_a_new_application_fills() {
    let som = with_form();
    let ran = som.fed("x\n2\n/hjælp\nSvømmeklubben\n/slut\n".as_bytes(), &[""; 0]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for told in [
        "Hvilket skema? Skriv dets nummer.",
        "2. Ansøgning til Puljen til Frivilligt Socialt Arbejde.",
        "Der er intet skema x.",
        "Hvem søger: Foreningens navn? Skriv navnet.",
        "Kladden hedder svoemmeklubben.",
    ] {
        assert!(ran.out.contains(told) || ran.err.contains(told), "{told}: {ran:?}");
    }
    assert!(som.file("drafts/svoemmeklubben.ron").contains("Svømmeklubben"));
}

const KLIMA: &str = include_str!("../forms/klimatilskud.ron");

#[test]
fn a_forms_deadline_stands_among_the_meetings_until_someone_says_another() {
    let som = Som::new().with("SOM_NOW", "2027-02-26T09:00:00Z");
    som.put("forms/klimatilskud.ron", KLIMA);
    let next = som.run("deadline").data();
    assert_eq!(next, "Ansøgning om Klimatilskud: 1. mar. 2027 kl. 12.00 – om 3 dage og 2 timer\n");
    assert!(
        som.run("events").data().contains("Ansøgningsfrist, Klimatilskud"),
        "{}",
        som.run("events").data()
    );
    let listed = som.run("forms").data();
    assert!(listed.contains("frist 1. mar. 2027 kl. 12.00"), "{listed}");
    assert_eq!(som.run("forms --json").json(0)[1]["deadline"], "2027-03-01T12:00:00+01:00");
    let shown = som.run("forms show klimatilskud");
    assert!(shown.err.contains("Skemaet er fra Klimapuljens Sekretariat, "), "{}", shown.err);
    assert!(shown.err.contains("Ansøgningsfrist: mandag den 1. marts 2027 kl. 12.00."), "{}", shown.err);
    som.put(
        "events.ron",
        r#"[(id: "klimatilskud", title: (da: "Klimatilskud"), application_deadline: "2027-04-01")]"#,
    );
    assert!(som.run("deadline").data().contains("1. apr. 2027"), "{}", som.run("deadline").data());
}

#[test]
fn a_draft_is_called_after_what_its_form_says() {
    let som = Som::new();
    som.put("forms/klimatilskud.ron", KLIMA);
    let _ = som.run("new x --form klimatilskud").data();
    for (field, text) in [("projekt", "Nye veje"), ("ansoeger", "Klub Ø")] {
        let _ = som.run_args(&["set", "x", field, text]).data_with(0);
    }
    assert_eq!(som.run("export x --to json -o klima.json").code, 0);
    let imported = som.run("import klima.json --form klimatilskud --yes");
    assert_eq!((imported.code, imported.out.as_str()), (0, "./drafts/nye-veje.ron\n"), "{}", imported.err);
}

#[test]
fn a_form_that_is_handed_in_by_hand_is_not_sent() {
    let som = Som::new();
    som.put("forms/naboskab.ron", include_str!("../forms/naboskab.ron"));
    let _ = som.run("new anna --form naboskab").data();
    let before = som.everything();
    let refused = som.run("send anna --yes").failure(1);
    assert!(refused.contains("aflever det på rådhuset i skranke 4"), "{refused}");
    assert!(refused.contains("som export anna"), "{refused}");
    assert_eq!(som.everything(), before);
}

#[test]
fn a_letter_that_names_a_file_that_is_not_here_does_not_go() {
    let som = Som::new();
    som.put("forms/klimatilskud.ron", KLIMA);
    let _ = som.run("new veje --form klimatilskud").data();
    for (field, text) in
        [("email", "a@klub.dk"), ("tilladelse", "Ja"), ("givet", "Ja"), ("tilladelsen", "t.pdf")]
    {
        let _ = som.run_args(&["set", "veje", field, text]).data_with(0);
    }
    let refused = som.run("send veje --dry-run").failure(1);
    assert!(refused.contains("bilaget ”t.pdf”, som ansøgningen nævner, er her ikke"), "{refused}");
    som.put("t.pdf", "%PDF");
    let shown = som.run("send veje --dry-run");
    assert!(shown.err.contains("t.pdf (1 kB)"), "{}", shown.err);
}

#[test]
fn a_field_that_is_not_asked_for_now_and_a_sum_are_told_as_such() {
    let som = with_form();
    let _ = som.run("new klubben --form frivilligpulje").data();
    let closed = som.run("set klubben partnere.1.partner Bo").failure(2);
    assert!(closed.contains("spørges der ikke om i kladden nu") && closed.contains("/række"), "{closed}");
    let gone = som.run("set klubben budget.7.post Bo").failure(2);
    assert!(gone.contains("rækken er der ikke"), "{gone}");
    let sum = som.run("set klubben i_alt 5").failure(2);
    assert!(sum.contains("lægges sammen af andre svar"), "{sum}");
}
