//! `remarks`, and remarks in `check`, `import` and `export`.

use crate::som::Som;

/// A draft whose leader has said two things of one answer, one of them settled.
fn som_with_remarks() -> Som {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "motivation", "Vi mangler overblik over tallene."]).data();
    let remarks = "remarks: {
        \"b\": (field: \"motivation\", quote: \"tallene\", near: 25, by: \"Jonas Holm\", at: \"2023-10-30T09:30:00Z\",
            text: \"Hvilke tal?\\nOg \\u{1b}[31mhvornår?\"),
        \"a\": (field: \"motivation\", quote: \"væk\", by: \"Eva\", at: \"2023-10-29T09:30:00Z\", settled: true, text: \"Fint\"),
    },\n    ticks:";
    let source = som.file("drafts/aarhus.ron");
    som.put("drafts/aarhus.ron", &source.replacen("ticks:", remarks, 1));
    som
}

#[test]
fn remarks_are_listed_by_answer_the_open_ones_first() {
    let som = som_with_remarks();
    assert_eq!(
        som.run("remarks aarhus").data(),
        "Målsætninger og forventninger (åben) – Jonas Holm, i går kl. 10.30, om ”tallene”:
    Hvilke tal?
    Og \u{1b}[31mhvornår?

Målsætninger og forventninger (afklaret) – Eva, 29. oktober, om ord, der er ændret siden: ”væk”:
    Fint
",
        "into a pipe it is as it was written"
    );
    assert_eq!(som.run("bemærkninger aarhus").data(), som.run("remarks aarhus").data());
    assert!(
        som.run("remarks aarhus --lang en").data().starts_with("Aims and expectations (open) – Jonas Holm, ")
    );
    let json = som.run("remarks aarhus --json").json(0);
    assert_eq!(
        json,
        serde_json::json!([
            { "id": "b", "field": "motivation", "by": "Jonas Holm", "at": "2023-10-30T10:30:00+01:00", "settled": false,
              "quote": "tallene", "found": true, "text": "Hvilke tal?\nOg \u{1b}[31mhvornår?" },
            { "id": "a", "field": "motivation", "by": "Eva", "at": "2023-10-29T10:30:00+01:00", "settled": true,
              "quote": "væk", "found": false, "text": "Fint" },
        ])
    );
}

#[test]
fn where_there_are_none_it_says_so() {
    let som = Som::with_draft();
    let ran = som.run("remarks aarhus");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", "Ingen bemærkninger til ”aarhus”\n"));
    assert_eq!(som.run("remarks aarhus --json").data(), "[]\n");
    assert_eq!(som.run("check aarhus --json").out.matches("\"open\": 0").count(), 1);
    assert!(!som.run("check aarhus").out.contains("bemærkning"));
}

#[test]
fn open_ones_are_counted_in_check_and_are_no_problem() {
    let som = som_with_remarks();
    let ran = som.run("check aarhus --json");
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["remarks"], serde_json::json!({ "open": 1 }));
    let problems = json["problems"].as_array().expect("an array");
    assert!(problems.iter().all(|problem| problem["field"] != "motivation"));
    assert!(
        som.run("check aarhus").out.contains("Bemærk – Målsætninger og forventninger: 1 åben bemærkning\n")
    );
}

#[test]
fn no_export_has_remarks_unless_they_are_asked_for() {
    let som = som_with_remarks();
    for format in ["docx", "pdf", "md", "txt", "json", "eml"] {
        let file = format!("ud.{format}");
        assert_eq!(som.run(&format!("export aarhus --to {format} -o {file}")).code, 0);
        let everything = som.everything();
        let (_, bytes) = everything.iter().find(|(path, _)| path.ends_with(&file)).expect("the file");
        for word in ["Holm", "hvornår", "comments"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} in {format}");
        }
        if format != "docx" {
            let ran = som.run(&format!("export aarhus --to {format} --remarks -o mere.{format}"));
            assert_eq!(ran.code, 2, "{format}");
            assert!(ran.err.contains(&format!("{format} har ikke plads til bemærkninger")), "{}", ran.err);
            assert!(!som.path(&format!("mere.{format}")).exists());
        }
    }
}

#[test]
fn remarks_go_round_once_and_what_was_said_meanwhile_comes_in() {
    let som = som_with_remarks();
    assert_eq!(som.run("export aarhus --to docx --remarks -o ud.docx").code, 0);
    let same = som.run("import ud.docx --into aarhus --yes");
    assert_eq!(same.err, "Uændret: filen og kladden er ens\n");
    som.run("new anden").data();
    let shown = som.run("import ud.docx --into anden --field motivation --dry-run").data();
    assert!(
        shown.contains("Målsætninger og forventninger – kommentar fra Jonas Holm, i går kl. 10.30, om "),
        "{shown}"
    );
    let ran = som.run("import ud.docx --into anden --yes");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("Taget med: 2 kommentarer\n"), "{}", ran.err);
    let json = som.run("remarks anden --json").json(0);
    let told: Vec<(&str, &str, bool)> = json
        .as_array()
        .expect("an array")
        .iter()
        .map(|remark| {
            (
                remark["by"].as_str().expect("a name"),
                remark["quote"].as_str().expect("words"),
                remark["settled"] == true,
            )
        })
        .collect();
    assert_eq!(told, [("Jonas Holm", "tallene", false), ("Eva", "", true)]);
    let only = som.run("import ud.docx --into anden --field navn --yes");
    assert!(!only.err.contains("kommentar"), "{}", only.err);
}
