//! Completion in the shells that are here, as a person has it: a Tab after what is typed.

use std::path::Path;

use crate::som::Som;
use crate::terminal::typed_in_a_terminal;

const BIN: &str = env!("CARGO_BIN_EXE_som");

/// A folder with drafts, one of them with a name that a shell would run, and som on the path.
fn som() -> Som {
    let folder = Path::new(BIN).parent().expect("a folder");
    let som = Som::new().with("PATH", format!("{}:/usr/bin:/bin", folder.display())).with("TERM", "dumb");
    for line in
        ["new aeroe", "new aarhus", "set aeroe navn Mette", "set aeroe navn Åse", "--data andre new ribe"]
    {
        som.run(line).data();
    }
    let draft = som.file("drafts/aeroe.ron");
    for name in ["$(touch ramt)", "`touch ramt`", "a;touch ramt", "-rf", "*", "a\u{1b}[2J", "a b"] {
        som.put(&format!("drafts/{name}.ron"), &draft);
    }
    som
}

/// What bash makes of the words of a line, the last of them typed so far.
fn in_bash(som: &Som, words: &[&str]) -> Vec<String> {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "eval \"$(som completions bash)\"; COMP_WORDS=({}); COMP_CWORD={}; _som som {} x 2>/dev/null; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len() - 1,
        quoted.last().expect("a word"),
    );
    som.run_shell("/bin/bash", &script)
        .data()
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_here(shell: &str) -> bool {
    let is_here = Path::new("/bin").join(shell).exists() || Path::new("/usr/bin").join(shell).exists();
    if !is_here {
        eprintln!("skipped: {shell} is not installed");
    }
    is_here
}

#[test]
fn bash_completes_names_of_drafts_fields_commands_and_options() {
    if !is_here("bash") {
        return;
    }
    let som = som();
    for (line, found) in [
        ("open ae", vec!["aeroe"]),
        ("new x --form s", vec!["som-implementeringsforloeb"]),
        ("forms show s", vec!["som-implementeringsforloeb"]),
        ("åbn ae", vec!["aeroe"]),
        ("open ", vec!["aarhus", "aeroe"]),
        ("open x", vec![]),
        ("open aeroe ", vec![]),
        ("open -- ae", vec!["aeroe"]),
        ("--lang en get ae", vec!["aeroe"]),
        ("--data andre open ", vec!["ribe"]),
        ("--data = andre open ", vec!["ribe"]),
        ("new x --from ae", vec!["aeroe"]),
        ("get aeroe kommune", vec!["kommune", "kommune_forvaltning"]),
        ("import fil --field tel", vec!["telefon"]),
        ("export aeroe --to do", vec!["docx"]),
        ("export aeroe --to = do", vec!["docx"]),
        ("export aeroe --for", vec!["--force"]),
        ("dea", vec!["deadline"]),
        ("fri", vec!["frist"]),
        ("event imp", vec!["import", "importer"]),
        ("completions ba", vec!["bash"]),
        ("event part aeroe inf", vec!["informationsmoede-2023-11"]),
        ("--lang ", vec!["da", "en"]),
        ("import ", vec![]),
        ("--nonsense x", vec![]),
    ] {
        let words: Vec<&str> = std::iter::once("som").chain(line.split(' ')).collect();
        assert_eq!(in_bash(&som, &words), found, "{line}");
    }
    let versions = in_bash(&som, &["som", "diff", "aeroe", ""]);
    assert!(
        !versions.is_empty() && som.run(&format!("diff aeroe {}", versions[0])).code == 0,
        "{versions:?}"
    );
    assert!(!som.path("ramt").exists());
}

#[test]
fn a_tab_completes_a_drafts_name_and_a_fields() {
    let som = som().with("HISTFILE", "/dev/null");
    let zsh = "autoload -U compinit; compinit -u -D; eval \"$(som completions zsh)\"\n";
    for (shell, arguments, begin) in
        [("bash", &["--norc", "-i"][..], "eval \"$(som completions bash)\"\n"), ("zsh", &["-f", "-i"], zsh)]
    {
        if is_here(shell) {
            let typed = format!("{begin}som get ae\tnav\t\nexit\n");
            let told = typed_in_a_terminal(&som, shell, arguments, &typed);
            assert!(told.contains("Åse"), "{shell}: {told}");
        }
    }
    assert!(!som.path("ramt").exists());
}

#[test]
fn a_tab_completes_a_path_behind_an_option() {
    let som = som().with("HISTFILE", "/dev/null");
    som.put("andre/min fil.md", "");
    let zsh = "autoload -U compinit; compinit -u -D; eval \"$(som completions zsh)\"\n";
    for (shell, arguments, begin) in
        [("bash", &["--norc", "-i"][..], "eval \"$(som completions bash)\"\n"), ("zsh", &["-f", "-i"], zsh)]
    {
        if is_here(shell) {
            let lines = "som export aeroe --to md --output=andre/mi\t\nsom --data=andr\t list\nexit\n";
            let typed = format!("{begin}{lines}");
            let told = typed_in_a_terminal(&som, shell, arguments, &typed);
            assert!(
                told.contains("kan ikke gemme andre/min fil.md") && told.contains("ribe "),
                "{shell}: {told}"
            );
        }
    }
}

#[test]
fn fish_completes_with_what_each_is() {
    if !is_here("fish") {
        return;
    }
    let som = som();
    let complete = |line: &str| {
        let script = format!("som completions fish | source; complete -C '{line}'");
        som.run_shell("/usr/bin/fish", &script).data()
    };
    assert_eq!(complete("som open ae").trim_end(), "aeroe");
    assert_eq!(complete("som --data andre open ").trim_end(), "ribe");
    assert_eq!(complete("som get aeroe telef"), "telefon\tTelefon\n");
    assert!(complete("som --lang en dead").starts_with("deadline\tShow the next deadline"));
    assert_eq!(complete("som --lang en get aeroe telef"), "telefon\tPhone\n");
    som.put("home/min fil.docx", "");
    for typed in ["home/mi", "home/min\\ f", "--output=home/mi"] {
        let completed = complete(&format!("som export aeroe -o {typed}"));
        assert!(completed.ends_with("home/min fil.docx\n"), "{typed}: {completed}");
    }
    assert_eq!(complete("som import ~/mi"), "~/min fil.docx\n");
    assert!(complete("som --lang en restore aeroe ").contains("\tName\n"));
    assert!(!som.path("ramt").exists());
}

#[test]
fn nothing_that_others_wrote_reaches_the_screen_of_a_shell() {
    let som = som();
    let events = "[(id: \"moede\", title: (da: \"a\\u{1b}[2J\\tb\\nc\"), starts: \"2027-02-04 13:30\")]";
    som.put("events.ron", events);
    let told = som.run_args(&["completions", "fish", "--", "som", "event", "remove", "moe"]).data_with(0);
    assert!(!told.contains('\u{1b}') && told.lines().count() <= 1, "{told:?}");
}
