//! `export`.

use crate::calls::{faulty, is_strace_there};
use crate::som::Som;

fn som() -> Som {
    let som = Som::with_draft();
    som.run_args(&["set", "aarhus", "kommune", "Aarhus Kommune"]).data();
    som
}

#[test]
fn an_export_is_a_file_in_the_current_folder() {
    let som = som();
    for format in ["docx", "md", "txt", "json"] {
        let ran = som.run(&format!("export aarhus --to {format}"));
        assert_eq!((ran.code, ran.out), (0, format!("./aarhus.{format}\n")));
        assert!(ran.err.starts_with("bemærk: kladden har 11 problemer: Adresse, Navn, "), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1);
    }
    assert!(som.file("aarhus.md").contains("**Kommune:** Aarhus Kommune"));
    // The agency has no use for the writer's meter.
    let shown = som.run("show aarhus").data();
    let without = shown.lines().filter(|line| !line.starts_with('[')).map(|line| format!("{line}\n"));
    assert_eq!(som.file("aarhus.txt"), without.collect::<String>());
}

#[test]
fn a_terminal_without_more_than_ascii_changes_no_document_and_no_calendar() {
    let som = som();
    som.run_args(&["set", "aarhus", "omraade", "Voksne – med ”½” plads …"]).data();
    for command in
        ["show aarhus", "export aarhus --to txt -o -", "export aarhus --to json -o -", "events --ics"]
    {
        let [whole, ascii] =
            [command.to_owned(), format!("{command} --ascii")].map(|line| som.run(&line).out);
        let without_now = |text: &str| {
            let is_timed = |line: &&str| !line.contains("exported") && !line.starts_with("DTSTAMP");
            text.lines().filter(is_timed).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(without_now(&whole), without_now(&ascii), "{command}");
    }
    let told = som.run("check aarhus --ascii").out;
    assert!(told.contains("1/4 A4-side") && !told.contains(['¼', '·']), "{told}");
}

#[test]
fn what_is_to_be_known_is_told_wherever_problems_are() {
    let som = som();
    som.run_args(&["set", "aarhus", "omraade", "Borger 010180-1234"]).data();
    for command in ["export aarhus --to txt", "send aarhus --dry-run"] {
        let told = som.run(command).err;
        assert!(told.contains("som check") && told.contains("Område"), "{command}: {told}");
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let som = som();
    som.put("ud.txt", "min egen");
    let told = som.run("eksport aarhus --to txt -o ud.txt").failure(1);
    assert!(told.contains("fejl: kan ikke gemme ud.txt\nårsag: filen findes i forvejen\nråd: "), "{told}");
    assert!(told.contains("--force"), "{told}");
    assert_eq!(som.file("ud.txt"), "min egen");
    assert_eq!(som.run("export aarhus --to txt -o ud.txt --force").data_with(0), "./ud.txt\n");
    assert!(som.file("ud.txt").contains("Aarhus Kommune"));
}

#[test]
fn what_a_killed_export_leaves_is_told_and_cleared_up() {
    if !is_strace_there() {
        return;
    }
    let som = som();
    let hidden = || {
        let names = std::fs::read_dir(som.path(".")).expect("the folder");
        let names = names.map(|entry| entry.expect("an entry").file_name().into_string().expect("text"));
        names.filter(|name| name.starts_with('.')).collect::<Vec<_>>()
    };
    let export = ["export", "aarhus", "--to", "docx"];
    faulty(&som, &export, "fsync", "signal=KILL", 1).expect("a sync");
    assert_eq!(hidden().len(), 1, "{:?}", hidden());
    let told = som.run("doctor").data();
    let here = som.path(".").canonicalize().expect("a folder");
    let told_of = format!("1 afbrudt eksport i {} (.som-export.*.tmp)", here.display());
    assert!(told.contains(&told_of), "{told}");
    // It is told from what others keep there.
    som.put(".min.17.0123456789abcdef.tmp", "min egen");
    som.run_args(&export).data_with(0);
    assert_eq!(hidden(), [".min.17.0123456789abcdef.tmp"]);
    assert!(som.run("doctor").data().contains("Efterladte filer  ingen"));
}

#[test]
fn a_dash_is_standard_output() {
    let som = som();
    let json = som.run("export aarhus --to json -o -").json(0);
    assert_eq!((&json["form"], &json["version"]), (&"som-implementeringsforloeb".into(), &1.into()));
    assert_eq!(json["kommune"], "Aarhus Kommune");
    assert_eq!(json["exported"], "2023-10-31T06:00:00+01:00");
    assert!(!som.path("aarhus.json").exists() && !som.path("-").exists());
}

#[test]
fn a_pdf_goes_to_standard_output_byte_for_byte() {
    let som = som();
    assert_eq!(som.run("export aarhus --to pdf").data_with(0), "./aarhus.pdf\n");
    let printed = som.command(&["export", "aarhus", "--to", "pdf", "-o", "-"]).output().expect("a run");
    let written =
        som.everything().into_iter().find(|(path, _)| path.ends_with("aarhus.pdf")).expect("a file");
    assert!(printed.stdout.starts_with(b"%PDF-1.7"));
    assert_eq!(printed.stdout, written.1);
}

#[test]
fn what_the_pdf_cannot_show_is_told_of_the_letter_too() {
    let som = som();
    som.run_args(&["set", "aarhus", "navn", "ש"]).data();
    for format in ["pdf", "eml"] {
        let told = som.run(&format!("export aarhus --to {format}")).err;
        assert!(told.contains("bemærk: 1 tegn i svarene kan ikke gengives, som det er skrevet\n"), "{told}");
    }
    let told = som.run("export aarhus --to docx").err;
    assert!(!told.contains("gengives"), "{told}");
}

#[test]
fn a_folder_that_is_not_there_is_told_in_words() {
    let told = som().run("export aarhus --to md -o nej/ud.md").failure(1);
    assert!(told.contains("fejl: kan ikke gemme nej/ud.md\nårsag: mappen er der ikke\n"), "{told}");
}

#[test]
fn an_unknown_format_is_refused_with_those_there_are() {
    let told = som().run("export aarhus --to odt").failure(2);
    assert!(told.contains("docx, pdf, md, txt, json"), "{told}");
}

#[test]
fn restricted_mode_exports_to_its_folder_only() {
    let som = som();
    let told = som.run("export aarhus --to md -o a/ud.md --restricted").failure(2);
    assert!(told.contains("gemmes kun i eksportmappen"), "{told}");
    assert!(som.run("export aarhus --to md -o .. --restricted").failure(2).contains("uden mappe"));
}

#[test]
fn a_document_that_is_no_text_goes_to_a_file_or_through_a_pipe() {
    let som = som();
    assert_eq!(som.run("export aarhus --to docx").data_with(0), "./aarhus.docx\n");
    let piped = som.command(&["export", "aarhus", "--to", "docx", "-o", "-"]).output().expect("it runs");
    assert!(piped.status.success() && piped.stdout.starts_with(b"PK"));
    let written = som.everything().into_iter().find(|(path, _)| path.ends_with("aarhus.docx"));
    assert_eq!(written.map(|(_, bytes)| bytes), Some(piped.stdout));
}

#[test]
fn what_the_document_can_not_hold_is_told() {
    let som = som();
    som.put(
        "drafts/aarhus.ron",
        &som.file("drafts/aarhus.ron").replace("Aarhus Kommune", "Aarhus\u{1b} \u{7}Kommune"),
    );
    let told = som.run("export aarhus --to docx").err;
    assert!(told.contains("bemærk: 2 tegn i svarene kan ikke gengives, som de er skrevet\n"), "{told}");
    assert!(!som.run("export aarhus --to json").err.contains("gengives"));
}

/// Where one came by SSH, the way home is told, and standard output stays the path.
#[test]
fn one_who_sits_elsewhere_is_told_how_to_fetch_it() {
    let som = Som::with_draft();
    let here = som.run("export aarhus --to md");
    assert!(here.code == 0 && !here.err.contains("scp"), "{}", here.err);
    let som = Som::with_draft().with("SSH_CONNECTION", "192.0.2.7 50000 192.0.2.1 22");
    let away = som.run_args(&["export", "aarhus", "--to", "md", "-o", "til os.md"]);
    assert_eq!((away.code, away.out.as_str()), (0, "./til os.md\n"));
    let place = std::fs::canonicalize(som.path("til os.md")).expect("the document");
    assert!(away.err.contains("Hent dokumentet til din egen maskine:\nscp \""), "{}", away.err);
    assert!(away.err.ends_with(&format!(":{}\" .\n", place.display())), "{}", away.err);
    assert!(!som.run("export aarhus --to md -o -").err.contains("scp"));
}
