//! `get` and `set`.

use crate::som::Som;

#[test]
fn what_was_set_comes_back_with_one_newline() {
    let som = Som::with_draft();
    assert_eq!(som.run_args(&["set", "aarhus", "navn", "Åse Ørsted"]).data(), "./drafts/aarhus.ron\n");
    assert_eq!(som.run("get aarhus navn").data(), "Åse Ørsted\n");
    assert_eq!(som.run("hent aarhus stilling").data(), "\n");
    assert_eq!(som.run_args(&["sæt", "aarhus", "navn", ""]).data(), "./drafts/aarhus.ron\n");
    assert_eq!(som.run("get aarhus navn").data(), "\n");
}

#[test]
fn a_text_may_begin_with_a_dash() {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "motivation", "- overblik\n- ro"]).data();
    assert_eq!(som.run("get aarhus motivation").data(), "- overblik\n- ro\n");
}

#[test]
fn standard_input_loses_one_final_newline_only() {
    let som = Som::with_draft();
    som.fed("Første\r\n\r\nAndet\n\n".as_bytes(), &["set", "aarhus", "kendskab", "-"]).data();
    assert_eq!(som.run("get aarhus kendskab").data(), "Første\n\nAndet\n\n");
    som.fed(b"uden", &["set", "aarhus", "kendskab", "-"]).data();
    assert_eq!(som.run("get aarhus kendskab").data(), "uden\n");
}

#[test]
fn an_answer_is_cleaned_and_that_is_told() {
    let som = Som::with_draft();
    let ran = som.fed("bla\u{30a}\u{1b}[31m\tb\u{202e}".as_bytes(), &["set", "aarhus", "kendskab", "-"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "./drafts/aarhus.ron\n"));
    assert_eq!(ran.err, "bemærk: 2 styretegn er udeladt\n");
    assert_eq!(som.run("get aarhus kendskab").data(), "blå[31m b\n");
}

#[test]
fn a_table_is_put_in_as_rows() {
    let som = Som::with_draft();
    let ran = som.fed("Indsats\tPris\nBostøtte\t45.000\n".as_bytes(), &["set", "aarhus", "kendskab", "-"]);
    assert_eq!(ran.err, "bemærk: tabellen er sat ind som linjer med | mellem cellerne\n");
    assert_eq!(som.run("get aarhus kendskab").data(), "Indsats | Pris\nBostøtte | 45.000\n");
}

#[test]
fn a_field_of_one_line_takes_one_line() {
    let som = Som::with_draft();
    let ran = som.run_args(&["set", "aarhus", "navn", "Åse\nØrsted\n"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("Navn har kun én linje"), "{}", ran.err);
    assert_eq!(som.run("get aarhus navn").data(), "Åse Ørsted\n");
}

#[test]
fn the_same_answer_again_writes_nothing() {
    let som = Som::with_draft();
    som.run("set aarhus navn Åse").data();
    let before = som.everything();
    let ran = som.run("set aarhus navn Åse --now 2024-01-01T00:00:00Z");
    assert_eq!((ran.code, ran.out.as_str()), (0, "./drafts/aarhus.ron\n"));
    assert!(ran.err.starts_with("Uændret"), "{}", ran.err);
    assert_eq!(som.everything(), before);
}

#[test]
fn bad_input_leaves_the_disk_as_it_was() {
    let som = Som::with_draft();
    som.run("set aarhus navn Åse").data();
    let before = som.everything();
    let latin1 = som.fed(b"\xe6\xf8\xe5", &["set", "aarhus", "navn", "-"]).failure(1);
    insta::assert_snapshot!(latin1, @r"
    fejl: kan ikke læse svaret fra standard input
    årsag: det er ikke tekst i UTF-8
    råd: gem teksten som UTF-8, fx med iconv -f latin1 -t utf8
    ");
    let long = som.fed(&vec![b'a'; 1_000_001], &["set", "aarhus", "kendskab", "-"]).failure(1);
    assert!(long.contains("mere end 1 MB"), "{long}");
    let field = som.run("set aarhus telefn 12345678").failure(2);
    insta::assert_snapshot!(field, @r"
    fejl: skemaet har intet felt ”telefn”
    årsag: mente du telefon?
    råd: felterne er kommune, kommune_forvaltning, adresse, navn, stilling, telefon, email, projektansvarlig_forvaltning, ledelsesopbakning, kendskab, motivation, omraade, datapraksis
    ");
    let draft = som.run("set arhus navn Åse").failure(1);
    insta::assert_snapshot!(draft, @r"
    fejl: der er ingen kladde, der hedder ”arhus”
    årsag: den er ikke i ./drafts
    råd: mente du aarhus? Se alle kladder med som list
    ");
    assert!(som.run("set aarhus navn").failure(2).contains("der mangler <TEKST>"));
    assert_eq!(som.everything(), before);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_told_as_such() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let som = Som::with_draft();
    let arguments = [OsStr::new("set"), OsStr::new("aarhus"), OsStr::new("navn"), OsStr::from_bytes(b"\xe6")];
    assert!(som.run_args(&arguments).failure(2).contains("ikke tekst i UTF-8"));
}

#[test]
fn a_damaged_draft_is_told_by_line_and_left_alone() {
    let som = Som::new();
    som.put("drafts/samsoe.ron", "Draft(\n  schema: 1,\n");
    let before = som.everything();
    let told = som.run("set samsoe navn Åse").failure(1);
    assert!(
        told.starts_with("fejl: kan ikke åbne ./drafts/samsoe.ron\nårsag: kan ikke læses: linje "),
        "{told}"
    );
    assert!(told.contains("\nråd: ret filen"), "{told}");
    assert_eq!(som.everything(), before);
}

#[test]
fn a_kommune_is_settled_as_on_the_screen_and_that_is_told() {
    let som = Som::with_draft();
    for (typed, held, told) in [
        ("Aarhus Kommune", "Aarhus Kommune", ""),
        ("aarh", "Aarhus Kommune", "Uændret: svaret var der allerede\n"),
        ("København", "Københavns Kommune", "bemærk: ”København” er gemt som ”Københavns Kommune”\n"),
        ("Als", "Als", "bemærk: ”Als” ligner Halsnæs Kommune; skriv hele navnet, hvis det er den\n"),
        (
            "djurs",
            "djurs",
            "bemærk: ”djurs” ligner Norddjurs Kommune, Syddjurs Kommune; skriv hele navnet, hvis det er den\n",
        ),
        ("Ærø og Samsø", "Ærø og Samsø", ""),
        ("Kommune", "Kommune", ""),
        ("", "", ""),
    ] {
        let ran = som.run_args(&["set", "aarhus", "kommune", typed]);
        assert_eq!((ran.code, ran.err.as_str()), (0, told), "{typed:?}");
        assert_eq!(som.run("get aarhus kommune").data(), format!("{held}\n"), "{typed:?}");
    }
    // Nothing changes that stood there before.
    let ron = som.file("drafts/aarhus.ron");
    som.put("drafts/aarhus.ron", &ron.replace("answers: {", "answers: {\n        \"kommune\": \"Aarhus\","));
    assert_eq!(som.run("set aarhus kommune Aarhus").err, "Uændret: svaret var der allerede\n");
    assert_eq!(som.run("get aarhus kommune").data(), "Aarhus\n");
}
