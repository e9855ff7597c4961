//! `new`, `list`, `show`, `check`.

use crate::som::Som;

#[test]
fn a_new_draft_is_a_file_under_its_name() {
    let som = Som::new();
    assert_eq!(som.run("new aarhus").data(), "./drafts/aarhus.ron\n");
    assert!(som.file("drafts/aarhus.ron").contains("som-implementeringsforloeb"));
}

#[test]
fn a_kommune_is_a_good_name_for_a_draft() {
    let som = Som::new();
    assert_eq!(som.run_args(&["ny", "Ærø Kommune"]).data(), "./drafts/aeroe-kommune.ron\n");
    assert_eq!(som.run("new ribe.ron").data(), "./drafts/ribe.ron\n");
}

#[test]
fn a_name_that_is_shortened_is_told() {
    let som = Som::new();
    let (long, cut) = ("a".repeat(63) + " og Ærø", "a".repeat(63));
    let told = format!("bemærk: navnet er forkortet til {cut} (højst 64 tegn)\n");
    let ran = som.run_args(&["new", &long]);
    assert_eq!((ran.code, ran.err), (0, told));
    assert_eq!(ran.out, format!("./drafts/{cut}.ron\n"));
    assert_eq!(som.run_args(&["get", &long, "navn"]).data(), "\n", "it is found by what was typed");
    assert!(som.run_args(&["new", &long]).failure(1).contains(&cut));
    assert_eq!(som.run_args(&["new", &"b".repeat(64)]).data(), format!("./drafts/{}.ron\n", "b".repeat(64)));
}

#[test]
fn a_taken_name_is_refused_and_the_draft_left_alone() {
    let som = Som::with_draft();
    let before = som.everything();
    insta::assert_snapshot!(som.run("new aarhus").failure(1), @r"
    fejl: der er allerede en kladde, der hedder ”aarhus”
    råd: åbn den med som open aarhus, eller vælg et andet navn, fx aarhus-2
    ");
    assert_eq!(som.everything(), before);
}

#[test]
fn a_path_is_no_name() {
    let som = Som::with_draft();
    let before = som.everything();
    for name in ["../x", "a/b", "/etc/passwd", ".skjult", "a\\b"] {
        assert!(som.run_args(&["new", name]).failure(2).contains("er ikke en sti"), "{name}");
        assert!(som.run_args(&["show", name]).failure(2).contains("er ikke en sti"), "{name}");
        assert!(som.run_args(&["set", name, "navn", "Åse"]).failure(2).contains("råd: "), "{name}");
    }
    assert!(som.run_args(&["new", "…"]).failure(2).contains("kun a-z"));
    assert_eq!(som.everything(), before);
}

#[test]
fn the_list_is_aligned_and_names_the_files_that_cannot_be_read() {
    let som = Som::with_draft();
    som.run_args(&["new", "aeroe"]).data();
    som.run_args(&["set", "aeroe", "kommune", "Ærø Kommune"]).data();
    som.put("drafts/samsoe.ron", "Draft(\n  schema: 1,\n  answers: {\n");
    let list = som.run("list").data();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 3, "{list}");
    assert!(list.contains("Ærø Kommune  1 af 13  11 problemer  i dag kl. 06.00"), "{list}");
    assert!(list.contains("–            0 af 13  12 problemer"), "{list}");
    assert!(lines[2].starts_with("!  samsoe.ron  kan ikke læses: linje "), "{list}");
}

#[test]
fn a_list_for_programs_has_its_stable_shape() {
    let som = Som::with_draft();
    som.put("drafts/samsoe.ron", "ikke en kladde");
    let list = som.run("list --json").json(0);
    let keys = |at: usize| -> Vec<&String> { list[at].as_object().expect("an object").keys().collect() };
    assert_eq!(
        keys(0),
        [
            "name",
            "path",
            "form",
            "kommune",
            "answered",
            "total",
            "problems",
            "changed",
            "changed_by",
            "open_by",
            "approved",
            "sent"
        ]
    );
    assert_eq!(list[0]["name"], "aarhus");
    assert_eq!(list[0]["path"], "./drafts/aarhus.ron");
    assert_eq!(list[0]["changed"], "2023-10-31T06:00:00+01:00");
    assert_eq!(
        (&list[0]["kommune"], &list[0]["open_by"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert_eq!(
        (&list[0]["answered"], &list[0]["total"], &list[0]["problems"]),
        (&0.into(), &13.into(), &12.into())
    );
    assert_eq!(list[1]["name"], "samsoe");
    assert!(list[1]["error"].as_str().expect("a reason").contains("kan ikke læses"));
}

#[test]
fn no_drafts_are_an_empty_list() {
    let som = Som::new();
    let ran = som.run("list");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("som new"), "{}", ran.err);
    assert_eq!(som.run("list --json").data(), "[]\n");
}

#[test]
fn show_prints_the_whole_application() {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "omraade", "Udsatte unge\n\n- uddannelse"]).data();
    let text = som.run("show aarhus.ron").data();
    for number in 1..=5 {
        assert!(text.contains(&format!("\n{number}. ")), "{number}");
    }
    assert!(
        text.contains("[24 % af ¼ A4-side · 3 linjer · 9 tilbage]\n\nUdsatte unge\n\n- uddannelse\n"),
        "{text}"
    );
    assert!(text.contains("Kommune:                      (ikke besvaret)"), "{text}");
    assert_eq!(som.run("vis aarhus").data(), text);
    assert!(som.run("show aarhus --lang en").data().contains("(not answered)"));
}

#[test]
fn a_long_answer_is_broken_as_on_the_page_and_loses_nothing() {
    let som = Som::with_draft();
    let typed = "Beslutningen om at søge er truffet af direktionen på baggrund af en drøftelse. ".repeat(9);
    som.run_args(&["set", "aarhus", "kendskab", typed.trim()]).data();
    let text = som.run("show aarhus").data();
    assert!(text.lines().all(|line| line.chars().count() <= 110));
    let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed.contains(typed.trim()));
}

#[test]
fn problems_end_with_3_and_a_complete_draft_with_0() {
    let som = Som::with_draft();
    assert!(som.run("check aarhus").data_with(3).contains("Navn: Indtast navnet på den projektansvarlige"));
    for (field, text) in [
        ("kommune", "Aarhus Kommune"),
        ("adresse", "Rådhuspladsen 2\n8000 Aarhus C"),
        ("navn", "Åse Ørsted"),
        ("stilling", "Konsulent"),
        ("telefon", "12 34 56 78"),
        ("email", "aase@aarhus.dk"),
        ("projektansvarlig_forvaltning", "Sociale Forhold"),
        ("ledelsesopbakning", "Direktionen."),
        ("kendskab", "To økonomer."),
        ("motivation", "Bedre overblik."),
        ("omraade", "Borger 010180-1234"),
        ("datapraksis", "Egne data."),
    ] {
        som.run_args(&["set", "aarhus", field, text]).data();
    }
    let told = som.run("tjek aarhus").data();
    assert!(told.starts_with("Bemærk – Område: Her ser ud til at stå et cpr-nummer."), "{told}");
    assert!(told.ends_with("\n12 af 13 besvaret, ingen problemer\n"), "{told}");
    let json = som.run("check aarhus --json").json(0);
    assert_eq!(json["complete"], true);
    assert_eq!(json["problems"][0]["notice"], true);
}

#[test]
fn an_answer_that_two_wrote_at_once_is_a_problem_until_one_is_chosen() {
    let som = Som::with_draft();
    som.run("set aarhus navn Åse").data();
    let rivals = "    rivals: {\n        \"navn\": [(text: \"Jonas\", by: \"jonas\", at: \"2023-10-31T05:00:00Z\")],\n    },\n";
    som.put(
        "drafts/aarhus.ron",
        &som.file("drafts/aarhus.ron").replace("    ticks:", &format!("{rivals}    ticks:")),
    );
    let json = som.run("check aarhus --json").json(3);
    let problem =
        json["problems"].as_array().expect("a list").iter().find(|problem| problem["field"] == "navn");
    assert_eq!(problem.expect("a problem")["kind"], "conflict");
    som.run("set aarhus stilling Chef").data();
    assert!(
        som.file("drafts/aarhus.ron")
            .contains("(text: \"Jonas\", by: \"jonas\", at: \"2023-10-31T05:00:00Z\")")
    );
    som.run("set aarhus navn Jonas").data();
    assert!(!som.file("drafts/aarhus.ron").contains("rivals"));
}

#[test]
fn a_check_for_programs_has_its_stable_shape() {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "datapraksis", &"Linje\n".repeat(28)]).data();
    som.run_args(&["set", "aarhus", "telefon", "12"]).data();
    let json = som.run("check aarhus --json").json(3);
    assert_eq!((&json["draft"], &json["form"]), (&"aarhus".into(), &"som-implementeringsforloeb".into()));
    assert_eq!(
        (&json["complete"], &json["answered"], &json["total"]),
        (&false.into(), &2.into(), &13.into())
    );
    let problems = json["problems"].as_array().expect("a list");
    let kind = |field: &str| {
        let of_field = |problem: &&serde_json::Value| problem["field"] == field;
        problems.iter().find(of_field).expect("a problem")["kind"].clone()
    };
    assert_eq!(
        (kind("navn"), kind("telefon"), kind("datapraksis")),
        ("empty".into(), "phone".into(), "too_long".into())
    );
    assert!(problems.iter().all(|problem| problem.get("notice").is_none()));
    assert!(problems[0]["message"].is_string());
    assert_eq!(json["page"].as_object().expect("an object").len(), 5);
    let page = &json["page"]["datapraksis"];
    assert_eq!(page["lines"], 29);
    assert!(page["share"].as_f64().expect("a number") > 1.0);
    assert!(page["height_pt"].as_f64() > page["limit_pt"].as_f64());
}

#[test]
fn a_comment_in_the_file_is_told_to_go_with_the_next_save_and_stays_in_the_version_before() {
    let som = Som::with_draft();
    let written = som.file("drafts/aarhus.ron");
    assert!(written.contains("// Egne kommentarer (//) går tabt, næste gang som gemmer"), "{written}");
    som.put("drafts/aarhus.ron", &written.replace("Draft(\n", "Draft(\n    // Husk bilag\n"));
    som.run("set aarhus navn Mette").data_with(0);
    assert!(!som.file("drafts/aarhus.ron").contains("Husk bilag"));
    let holds = |(path, bytes): &(std::path::PathBuf, Vec<u8>)| {
        path.to_string_lossy().contains("/versions/")
            && String::from_utf8_lossy(bytes).contains("// Husk bilag")
    };
    assert_eq!(som.everything().iter().filter(|file| holds(file)).count(), 1);
}

#[test]
fn a_draft_is_found_by_what_its_name_was_made_of() {
    let som = Som::new();
    som.run_args(&["new", "Ærø-test"]).data();
    som.run_args(&["set", "Ærø-test", "navn", "Åse"]).data_with(0);
    assert_eq!(som.run_args(&["get", "ærø-test.ron", "navn"]).data(), "Åse\n");
    assert_eq!(som.run_args(&["check", "ÆRØ test", "--json"]).json(3)["draft"], "aeroe-test");
    som.run_args(&["new", "ny", "--from", "ærø-test"]).data();
    assert_eq!(som.run_args(&["get", "ny", "navn"]).data(), "Åse\n");
    som.run_args(&["get", "ærø", "navn"]).failure(1);
    assert_eq!(som.run_args(&["purge", "Ærø-test", "--yes"]).code, 0);
    som.run_args(&["get", "aeroe-test", "navn"]).failure(1);
}

/// A name given by hand, whatever is left of it.
#[test]
fn a_draft_of_that_very_name_comes_first() {
    let som = Som::new();
    som.run("new aeroe").data();
    som.run("set aeroe navn Jonas").data_with(0);
    som.put("drafts/ærø.ron", &som.file("drafts/aeroe.ron").replace("Jonas", "Åse"));
    assert_eq!(som.run_args(&["get", "ærø", "navn"]).data(), "Åse\n");
    assert_eq!(som.run_args(&["delete", "ærø"]).code, 0);
    som.run_args(&["get", "ærø", "navn"]).failure(1);
    assert_eq!(som.run_args(&["purge", "ærø", "--yes"]).code, 0);
    assert_eq!(som.run("get aeroe navn").data(), "Jonas\n");
    som.put("drafts/ærø.ron", "ulæselig");
    assert!(som.run_args(&["get", "ærø", "navn"]).failure(1).contains("ærø.ron"));
}

/// Two files, `aarhus.ron` and `aarhus.ron.ron`: the ending is part of the second one's name.
#[test]
fn a_name_that_ends_as_a_file_is_taken_as_it_stands_where_there_is_such_a_draft() {
    let both = || {
        let som = Som::with_draft();
        som.run("set aarhus navn Jonas").data_with(0);
        som.put("drafts/aarhus.ron.ron", &som.file("drafts/aarhus.ron").replace("Jonas", "Åse"));
        som
    };
    let som = both();
    let before = som.file("drafts/aarhus.ron");
    for (line, told) in [
        ("get aarhus.ron navn", "Åse\n"),
        ("get aarhus.ron.ron navn", "Åse\n"),
        ("set aarhus.ron navn Mette", "./drafts/aarhus.ron.ron\n"),
        ("sign aarhus.ron --name Bo --title Chef", "./drafts/aarhus.ron.ron\n"),
        ("restore aarhus.ron 1", "./drafts/aarhus.ron.ron\n"),
        ("delete aarhus.ron", ""),
        ("trash --restore aarhus.ron", "./drafts/aarhus.ron.ron\n"),
        ("delete aarhus.ron.ron", ""),
        ("trash --restore aarhus.ron.1", "./drafts/aarhus.ron.ron\n"),
    ] {
        assert_eq!(som.run(line).data_with(0), told, "{line}");
    }
    assert!(som.run("check aarhus.ron --json").json(3)["draft"] == "aarhus.ron");
    assert_eq!(som.run("get aarhus navn").data(), "Jonas\n");
    som.run("purge aarhus.ron --yes").data_with(0);
    assert_eq!(som.file("drafts/aarhus.ron"), before);
    assert_eq!(som.run("get aarhus.ron navn").data(), "Jonas\n", "now the ending can only be the file's");
    // What was meant for one in the trash doesn't reach its neighbour.
    let som = both();
    som.run("delete aarhus.ron").data_with(0);
    assert!(som.run("delete aarhus.ron").failure(1).contains("mente du aarhus?"));
    som.run("delete aarhus").data_with(0);
    assert_eq!(som.run("trash --restore aarhus.ron").data_with(0), "./drafts/aarhus.ron.ron\n");
    assert_eq!(som.run("trash --restore aarhus").data_with(0), "./drafts/aarhus.ron\n");
}
