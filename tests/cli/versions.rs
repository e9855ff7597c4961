//! `versions`, `diff`, `restore`, `delete`, `trash` and `purge`.

use std::path::PathBuf;

use ::som::form::FieldId;
use sha2::{Digest, Sha256};

use crate::som::{Ran, Som};

/// A draft as a file, last changed then by jonas.
fn ron(changed: &str, answers: &[(&str, &str)]) -> String {
    let answers: Vec<String> = answers.iter().map(|(id, text)| format!("\"{id}\": \"{text}\"")).collect();
    let answers = answers.join(", ");
    format!(
        "Draft(\n    schema: 1,\n    form: \"som-implementeringsforloeb\",\n    form_version: 1,\n    \
         created: \"2023-10-01T05:00:00Z\",\n    changed: \"{changed}\",\n    changed_by: \"jonas\",\n    \
         answers: {{ {answers} }},\n    ticks: {{}},\n)\n"
    )
}

/// A folder with a draft whose motivation is `Efter`, and a version of it from the day before that says `Før`.
fn som_with_version() -> Som {
    som_with(&[("motivation", "Efter")])
}

/// The same with other answers in the draft.
fn som_with(answers: &[(&str, &str)]) -> Som {
    let som = Som::new();
    som.put("drafts/aarhus.ron", &ron("2023-10-31T04:48:00Z", answers));
    keep(&som, "20231030T081200000Z", &ron("2023-10-30T08:12:00Z", &[("motivation", "Før")]));
    som
}

/// Lays a version as the store lays it.
fn keep(som: &Som, stamp: &str, ron: &str) {
    let hash = Sha256::digest(ron.as_bytes());
    let hash = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    som.put(&format!("drafts/.som/versions/aarhus/{stamp}-{hash:08x}.ron"), ron);
}

fn id_of_first(som: &Som) -> String {
    som.run("versions aarhus --json").json(0)[0]["id"].as_str().expect("an id").to_owned()
}

/// What a run told beside its data.
fn told(ran: Ran) -> String {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.err
}

/// The files whose path in the folder holds this.
fn files_with(som: &Som, part: &str) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        path.strip_prefix(som.path("")).is_ok_and(|path| path.to_string_lossy().contains(part))
    };
    som.everything().into_iter().map(|(path, _)| path).filter(holds).collect()
}

#[test]
fn versions_are_a_table_with_time_author_and_id() {
    let som = som_with_version();
    let table = som.run("versions aarhus").data();
    let id = id_of_first(&som);
    assert_eq!(table, format!("1  i går kl. 09.12  jonas  1 af 13  {id}  den ældste udgave\n"));
    assert_eq!(som.run("udgaver aarhus.ron").data(), table);
    assert!(som.run("versions aarhus --lang en").data().contains("yesterday at 09:12"));
}

#[test]
fn versions_for_programs_have_their_stable_shape() {
    let som = som_with_version();
    let json = som.run("versions aarhus --json").json(0);
    let keys: Vec<&String> = json[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["number", "id", "changed", "changed_by", "answered", "changed_fields"]);
    assert_eq!((&json[0]["number"], &json[0]["answered"]), (&1.into(), &1.into()));
    assert_eq!(json[0]["changed_fields"], serde_json::json!(["motivation"]));
    assert_eq!(json[0]["changed"], "2023-10-30T09:12:00+01:00");
    assert!(json[0]["id"].as_str().expect("an id").starts_with("20231030T081200000Z-"));
    assert_eq!(json.as_array().expect("a list").len(), 1, "what the draft says now is none");
}

#[test]
fn a_draft_without_versions_says_so() {
    let som = Som::with_draft();
    for line in ["versions aarhus", "diff aarhus"] {
        let ran = som.run(line);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.as_str()),
            (0, "", "Ingen tidligere udgaver af ”aarhus”\n")
        );
    }
    assert_eq!(som.run("versions aarhus --json").data(), "[]\n");
    for line in ["versions arhus", "diff arhus", "restore arhus 1", "delete arhus", "purge arhus --yes"] {
        let told = som.run(line).failure(1);
        assert!(
            told.contains("ingen kladde, der hedder ”arhus”") && told.contains("mente du aarhus?"),
            "{line}: {told}"
        );
    }
}

#[test]
fn a_path_is_no_name_here_either() {
    let som = som_with_version();
    let before = som.everything();
    for line in ["versions ../x", "diff a/b", "restore ../x 1", "delete ../aarhus", "purge .som --yes"] {
        assert!(som.run(line).failure(2).contains("er ikke en sti"), "{line}");
    }
    assert!(som.run("trash --restore ../../aarhus").failure(1).contains("er ikke i papirkurven"));
    assert_eq!(som.everything(), before);
}

#[test]
fn the_difference_is_told_by_field_with_signs() {
    let som = som_with(&[("motivation", "Efter"), ("navn", "Åse")]);
    let diff = som.run("diff aarhus").data();
    let (head, fields) = diff.split_once("\n\n").expect("a heading");
    assert_eq!(head, "Ændret siden udgaven fra i går kl. 09.12 (jonas):");
    assert_eq!(fields, "Navn\n  {+Åse+}\n\nMålsætninger og forventninger\n  [-Før-]{+Efter+}\n");
    assert_eq!(som.run("forskel aarhus 1").data(), diff);
    assert_eq!(som.run("diff aarhus 20231030").data(), diff);
    assert!(som.run("diff aarhus --lang en").data().starts_with("Changed since the version from yesterday"));
    let coloured = som.run("diff aarhus --color always").data();
    assert!(coloured.contains("\u{1b}[31m[-Før-]\u{1b}[0m\u{1b}[32m{+Efter+}\u{1b}[0m"), "{coloured:?}");
}

#[test]
fn a_tick_is_a_difference() {
    let som = som_with(&[("motivation", "Før")]);
    let question = &::som::form::som().field(&FieldId::new("omraade")).expect("the field").questions.all()[0];
    let ticked = som
        .file("drafts/aarhus.ron")
        .replace("ticks: {", &format!("ticks: {{ \"omraade\": [\"{}\"]", question.id));
    som.put("drafts/aarhus.ron", &ticked);
    let diff = som.run("diff aarhus").data();
    assert!(diff.ends_with(&format!("\n  {{+[x] {}+}}\n", question.short)), "{diff}");
}

#[test]
fn no_difference_is_told_as_such() {
    let som = som_with(&[("motivation", "Før")]);
    let ran = som.run("diff aarhus 20231030");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(
        ran.err.starts_with("Ingen svar er ændret siden udgaven fra i går kl. 09.12 (jonas)"),
        "{}",
        ran.err
    );
}

#[test]
fn nothing_in_an_answer_is_obeyed() {
    let som = som_with_version();
    let ron = som.file("drafts/aarhus.ron").replace("Efter", "a\\u{1b}[2J\\u{202e}");
    som.put("drafts/aarhus.ron", &ron);
    let diff = som.run("diff aarhus --color always").data();
    assert!(diff.contains("{+a␛[2J\u{fffd}+}"), "{diff:?}");
}

#[test]
fn a_version_that_is_not_there_is_told_with_a_way_out() {
    let som = som_with_version();
    for line in ["diff aarhus 9", "restore aarhus 9", "gendan aarhus 9 navn"] {
        let told = som.run(line).failure(1);
        assert_eq!(
            told, "fejl: der er ingen udgave ”9”\nråd: se udgaverne med som versions aarhus\n",
            "{line}"
        );
    }
    let other = som.file("drafts/aarhus.ron").replace("Efter", "Andet");
    keep(&som, "20231030T090000000Z", &other);
    let told = som.run("diff aarhus 20231030").failure(1);
    assert!(told.starts_with("fejl: flere udgaver begynder med ”20231030”\nråd: "), "{told}");
    assert!(som.run("restore aarhus").failure(2).contains("der mangler <UDGAVE>"));
    assert!(som.run("restore aarhus 1 motivatio").failure(2).contains("mente du motivation?"));
}

#[test]
fn a_version_is_restored_and_that_can_be_undone() {
    let som = som_with_version();
    let ran = som.run("gendan aarhus 1");
    assert_eq!(ran.out, "./drafts/aarhus.ron\n");
    let err = told(ran);
    assert!(err.starts_with("Gendannet: udgaven fra i går kl. 09.12 (jonas)\n"), "{err}");
    assert_eq!(som.run("get aarhus motivation").data(), "Før\n");
    let undo = err.lines().find_map(|line| line.strip_prefix("Fortryd med som ")).expect("the way back");
    assert_eq!(som.run(undo).out, "./drafts/aarhus.ron\n");
    assert_eq!(som.run("get aarhus motivation").data(), "Efter\n");
}

#[test]
fn the_first_version_is_what_was_replaced_last_also_within_one_second() {
    let som = som_with_version();
    for (before, now) in
        ["Efter", "a", "b", "c", "d", "e", "f", "g"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        som.run(&format!("set aarhus motivation {now}")).data();
        let diff = som.run("diff aarhus").data();
        assert!(diff.ends_with(&format!("\n  [-{before}-]{{+{now}+}}\n")), "{diff}");
    }
    let _ = told(som.run("restore aarhus 1"));
    assert_eq!(som.run("get aarhus motivation").data(), "g\n");
}

#[test]
fn saves_by_a_clock_that_is_years_off_cost_no_version() {
    let som = som_with_version();
    for minute in 0..50 {
        let stamp = format!("20231031T03{minute:02}00000Z");
        let changed = format!("2023-10-31T03:{minute:02}:00Z");
        keep(&som, &stamp, &ron(&changed, &[("motivation", &format!("{minute}"))]));
    }
    for (number, year) in [2036, 2037, 2016, 2023].iter().enumerate() {
        som.run(&format!("set aarhus motivation x{number} --now {year}-10-31T05:00:00Z")).data();
    }
    let versions = som.run("versions aarhus --json").json(0);
    assert_eq!(versions.as_array().expect("a list").len(), 1 + 50 + 4);
    assert_eq!(versions[0]["changed"], "2016-10-31T06:00:00+01:00");
}

#[test]
fn a_version_of_any_day_is_told_with_its_time() {
    let som = som_with_version();
    keep(&som, "20231002T133100000Z", &ron("2023-10-02T13:31:00Z", &[("motivation", "Ældre")]));
    assert!(som.run("versions aarhus").data().contains("2  2. okt. kl. 15.31  jonas"));
    assert!(
        som.run("diff aarhus 2")
            .data()
            .starts_with("Ændret siden udgaven fra 2. okt. 2023 kl. 15.31 (jonas)")
    );
    let err = told(som.run("restore aarhus 2"));
    assert!(err.starts_with("Gendannet: udgaven fra 2. okt. 2023 kl. 15.31 (jonas)\n"), "{err}");
}

#[test]
fn one_answer_is_restored() {
    let som = som_with(&[("motivation", "Efter"), ("navn", "Åse")]);
    let err = told(som.run("restore aarhus 1 motivation --lang en"));
    assert!(
        err.starts_with("Restored: Aims and expectations of the version from yesterday at 09:12"),
        "{err}"
    );
    assert_eq!(
        (som.run("get aarhus motivation").data(), som.run("get aarhus navn").data()),
        ("Før\n".into(), "Åse\n".into())
    );
    assert_eq!(told(som.run("restore aarhus 20231030 motivation")), "Uændret: det står der allerede\n");
}

#[test]
fn a_damaged_draft_gives_way_to_a_version_and_is_kept() {
    let som = som_with_version();
    som.put("drafts/aarhus.ron", "halv");
    assert!(
        som.run("versions aarhus").data().starts_with("1  i går kl. 09.12"),
        "it has its versions all the same"
    );
    let one = som.run("restore aarhus 1 navn").failure(1);
    insta::assert_snapshot!(one, @r#"
    fejl: kan ikke gendanne ./drafts/aarhus.ron
    årsag: kladden kan ikke læses: linje 1: her skulle stå navne og værdier i parenteser
    råd: gendan hele udgaven, uden et felt; den ødelagte fil bliver lagt til side, som den er
    "#);
    let err = told(som.run("restore aarhus 1"));
    assert!(
        err.ends_with("Filen, der ikke kunne læses, ligger uændret i ./drafts/aarhus.ron.damaged\n"),
        "{err}"
    );
    assert_eq!(som.file("drafts/aarhus.ron.damaged"), "halv");
    assert_eq!(som.run("get aarhus motivation").data(), "Før\n");
}

#[test]
fn a_newer_draft_is_not_restored_over() {
    let som = som_with_version();
    som.put("drafts/aarhus.ron", "Draft(schema: 99)");
    let told = som.run("restore aarhus 1").failure(1);
    assert!(told.contains("årsag: skrevet af en nyere udgave af som\nråd: opdatér som"), "{told}");
    assert_eq!(som.file("drafts/aarhus.ron"), "Draft(schema: 99)");
}

#[test]
fn a_deleted_draft_comes_back_as_it_was() {
    let som = som_with_version();
    let before = som.everything();
    let ran = som.run("slet aarhus");
    assert_eq!(ran.out, "");
    let err = told(ran);
    assert_eq!(err, "”aarhus” ligger i papirkurven. Tag den tilbage med som trash --restore aarhus.1\n");
    assert_eq!(som.run("list --json").data(), "[]\n");
    assert!(som.run("show aarhus").failure(1).contains("ingen kladde"));
    let table = som.run("papirkurv").data();
    assert!(table.starts_with("aarhus.1  –  "), "{table}");
    let json = som.run("trash --json").json(0);
    let keys: Vec<&String> = json[0].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["id", "name", "kommune", "changed", "changed_by", "deleted", "deleted_by"]);
    let ran = som.run("trash --restore aarhus.1");
    assert_eq!(ran.out, "./drafts/aarhus.ron\n");
    assert_eq!(told(ran), "”aarhus” er tilbage med sine udgaver\n");
    assert_eq!(som.everything(), before);
}

#[test]
fn what_is_not_in_the_trash_is_told_with_what_was_meant() {
    let som = som_with_version();
    let _ = told(som.run("delete aarhus"));
    let told = som.run("trash --restore arhus").failure(1);
    assert_eq!(told, "fejl: ”arhus” er ikke i papirkurven\nråd: mente du aarhus.1? Se alle med som trash\n");
    assert!(
        som.run("trash --restore lolland")
            .failure(1)
            .ends_with("råd: se, hvad der er i den, med som trash\n")
    );
}

#[test]
fn an_unreadable_file_in_the_trash_is_told_as_such() {
    let som = Som::new();
    som.put("drafts/samsoe.ron", "halv");
    let _ = told(som.run("delete samsoe"));
    assert_eq!(som.run("trash").data(), "samsoe.1  –  kan ikke læses\n");
    assert_eq!(som.run("trash --json").json(0)[0]["changed"], serde_json::Value::Null);
}

#[test]
fn the_trash_is_emptied_only_with_a_yes() {
    let som = som_with_version();
    assert_eq!(told(som.run("trash")), "Papirkurven er tom\n");
    assert_eq!(told(som.run("trash --empty --yes")), "Papirkurven er tom\n");
    let _ = told(som.run("delete aarhus"));
    let before = som.everything();
    insta::assert_snapshot!(som.run("trash --empty").failure(2), @r"
    fejl: der slettes ikke for altid uden et ja
    årsag: her er ingen terminal at spørge i
    råd: skriv --yes, hvis det er meningen; se også som --help
    ");
    assert!(som.run("trash --yes").failure(2).contains("der mangler --empty"));
    assert!(som.run("trash --empty --json").failure(2).contains("kan ikke bruges sammen med"));
    assert_eq!(som.everything(), before);
    assert_eq!(told(som.run("trash --empty --yes")), "Papirkurven er tømt: 1 kladde slettet for altid\n");
    assert_eq!(files_with(&som, "trash"), Vec::<PathBuf>::new());
}

#[test]
fn a_purge_needs_a_yes_and_leaves_nothing() {
    let som = som_with_version();
    som.run("new aarhus-2").data();
    som.put("drafts/aarhus.ron.damaged", "halv");
    som.put("drafts/.som/aarhus.lock", "");
    let before = som.everything();
    insta::assert_snapshot!(som.run("purge aarhus").failure(2), @r"
    fejl: der slettes ikke for altid uden et ja
    årsag: her er ingen terminal at spørge i
    råd: skriv --yes, hvis det er meningen; se også som --help
    ");
    assert_eq!(som.everything(), before);
    let ran = som.run("udslet aarhus --yes");
    insta::assert_snapshot!(ran.out, @r"
    ./drafts/aarhus.ron
    ./drafts/aarhus.ron.damaged
    ./drafts/.som/versions/aarhus
    ./drafts/.som/aarhus.lock
    ");
    assert_eq!(
        told(ran),
        "”aarhus” er slettet for altid. Eksporter, sendte mails og sikkerhedskopier når som ikke\n"
    );
    assert_eq!(files_with(&som, "aarhus"), files_with(&som, "aarhus-2"));
    assert!(!files_with(&som, "aarhus-2").is_empty());
}

#[test]
fn a_draft_in_the_trash_can_be_purged_too() {
    let som = som_with_version();
    let _ = told(som.run("delete aarhus"));
    assert_eq!(som.run("purge aarhus --yes --lang en").out, "./drafts/.som/trash/aarhus.1\n");
    assert_eq!(files_with(&som, "aarhus"), Vec::<PathBuf>::new());
}
