use super::*;
use crate::words::Lang;

/// What a client's command comes to, on a host with this command line: the name of the subcommand, or the refusal.
fn asked(own: &str, line: &str) -> Option<Result<String, String>> {
    let arguments: Vec<OsString> = own.split(' ').map(OsString::from).collect();
    let environment = Environment { client_command: Some(line.into()), ..Environment::default() };
    let words = Words::new(Lang::En);
    let matched = ClientCommand::of(&arguments, &environment)?.matched(&words);
    let named = matched.map(|matches| matches.subcommand_name().unwrap_or_default().to_owned());
    Some(named.map_err(|failure| {
        assert_eq!(failure.exit(), crate::cli::Exit::USAGE, "{line}");
        failure.text(&words)
    }))
}

fn is_allowed(line: &str) -> bool {
    asked("som --restricted", line).expect("a client's command").is_ok()
}

#[track_caller]
fn is_refused(line: &str, cause: &str) {
    let told = asked("som --restricted", line).expect("a client's command").expect_err(line);
    assert!(told.contains("cannot be run over SSH") && told.contains("export DRAFT --to"), "{line}: {told}");
    assert!(told.contains(cause), "{line}: {told}");
}

#[test]
fn what_needs_no_path_is_allowed() {
    for line in [
        "list",
        "som list --json",
        "/usr/bin/som liste",
        "show aeroe",
        "vis aeroe",
        "get aeroe navn",
        "set aeroe navn -",
        "sæt aeroe navn -",
        "check aeroe --json",
        "remarks aeroe --json",
        "export aeroe --to docx --remarks",
        "export aeroe --to docx",
        "eksport aeroe --to=pdf --approval",
        "import - --into aeroe --yes",
        "importer - --into=aeroe --dry-run",
        "import - --into aeroe --yes --field navn --field email",
        "events --all --json",
        "events --ics",
        "møder --ics informationsmoede-2023-11",
        "event import - --yes",
        "møde importer - --dry-run",
        "deadline --short",
        "frist --exit-code",
        "programme --start 2024-02 --group 7 --ics",
        "forløb --json",
        "versions aeroe",
        "diff aeroe",
        "diff aeroe 2",
        "keys",
        "doctor --json",
        "--lang en list",
        "list --lang=en --ascii --plain-lines",
        "show 'Ærø Kommune'",
        "show -- -aeroe",
        "",
        "som",
        "--lang en",
    ] {
        assert!(is_allowed(line), "{line}");
    }
}

#[test]
fn the_rest_is_refused_with_a_list_of_what_is_allowed() {
    for line in [
        "sh",
        "sh -c id",
        "/bin/sh",
        "bash -i",
        "scp -f /etc/passwd",
        "internal-sftp",
        "rsync --server . .",
        "/usr/lib/openssh/sftp-server",
        "som som list",
        "list extra",
        "lis",
        "list -h",
        "--help",
        "--version",
        "-V",
        "help",
        "show",
        "export aeroe",
        "export aeroe --to exe",
        "export aeroe --to docx --to pdf",
    ] {
        is_refused(line, "");
    }
    for name in [
        "open aeroe",
        "new x",
        "copy aeroe",
        "sign aeroe --name a --title b",
        "send aeroe --yes",
        "restore aeroe 1",
        "delete aeroe",
        "trash",
        "purge aeroe --yes",
        "where",
        "completions bash",
        "man",
    ] {
        is_refused(name, &format!("{} cannot be used here", name.split(' ').next().unwrap_or_default()));
    }
    for (line, cause) in [
        ("forms draft skema.docx", "forms draft cannot be used here"),
        ("list --data /etc", "--data cannot be used"),
        ("--data=/etc list", "--data cannot be used"),
        ("list --now 2020-01-01", "--now cannot be used"),
        ("list --color always", "--color cannot be used"),
        ("list --restricted", "--restricted cannot be used"),
        ("--restricted list", "--restricted cannot be used"),
        ("list --restricted=false", "--restricted takes no value"),
        ("--data /etc", "--data cannot be used"),
        ("export aeroe --to docx -o x", "--output cannot be used"),
        ("export aeroe --to docx -o/tmp/x", "--output cannot be used"),
        ("export aeroe --to docx --output=-", "--output cannot be used"),
        ("export aeroe --to docx --force", "--force cannot be used"),
        ("set aeroe navn Mette", "TEXT can only be -"),
        ("set aeroe navn -x", "TEXT can only be -"),
        ("set aeroe navn ''", "TEXT can only be -"),
        ("import /etc/passwd --into aeroe --yes", "FILE can only be -"),
        ("import ud.docx --into aeroe --yes", "FILE can only be -"),
        ("import - --yes", "--into is missing"),
        ("event import moede.ics --yes", "FILE can only be -"),
        ("event import moede.ics --yes --data /etc", "cannot be used"),
        ("event", ""),
        ("events --ics -o x", "--output cannot be used"),
        ("programme --ics -o -", "--output cannot be used"),
        ("list; sh", "no shell here to take ;"),
        ("export aeroe --to docx > aeroe.docx", "no shell here to take >"),
        ("list 'x", "not closed"),
        ("list\nid", "line break"),
    ] {
        is_refused(line, cause);
    }
}

#[test]
fn it_counts_only_where_the_host_leaves_it_open_what_to_run() {
    assert_eq!(asked("som", "list"), None);
    assert_eq!(asked("som --lang en", "sh"), None);
    assert_eq!(asked("som --restricted list", "show aeroe"), None);
    assert_eq!(asked("som --restricted --nonsense", "list"), None);
    assert_eq!(asked("som --lang da --restricted", "list"), Some(Ok("list".to_owned())));
}

#[test]
fn a_client_decides_only_how_texts_are_shown() {
    let host = GlobalArgs { restricted: true, now: Some("2023".to_owned()), ..GlobalArgs::default() };
    let client = GlobalArgs {
        data: Some("/etc".into()),
        lang: Some(Lang::En),
        now: Some("1999".to_owned()),
        ascii: true,
        plain_lines: true,
        ..GlobalArgs::default()
    };
    let both = host.with_client(Some(client));
    assert_eq!((both.lang, both.ascii, both.plain_lines), (Some(Lang::En), true, true));
    assert!(both.restricted);
    assert_eq!((both.data, both.now.as_deref()), (None, Some("2023")));
}

/// What is declared names arguments that there are, or it would never be found that it allows nothing.
#[test]
fn every_argument_that_is_allowed_exists() {
    for subcommand in SUBCOMMANDS {
        let mut declared = vec![(subcommand.command(true), subcommand.over_ssh.unwrap_or_default())];
        while let Some((command, allowed)) = declared.pop() {
            for allowed in allowed {
                if let ClientArg::Within(name, allowed) = allowed {
                    let within = command.find_subcommand(name).expect("a command within");
                    declared.push((within.clone(), *allowed));
                } else {
                    let is_there = command.get_arguments().any(|arg| arg.get_id() == allowed.id());
                    assert!(is_there, "{}: {allowed:?}", command.get_name());
                }
            }
        }
    }
}

#[test]
fn the_list_says_how_each_command_is_written() {
    let list = allowed(&Words::new(Lang::Da));
    for line in [
        "list [--json]",
        "set KLADDE FELT -",
        "export KLADDE --to docx|pdf|md|txt|json|eml [--approval] [--remarks]",
        "import - --into KLADDE [--field FELT] [--dry-run] [--yes]",
        "diff KLADDE [UDGAVE]",
        "events [ID] [--json] [--all] [--ics]",
        "programme [--start MÅNED] [--group ANTAL] [--json] [--ics]",
        "event import - [--dry-run] [--yes]",
        "keys",
        "config [--json]",
    ] {
        assert!(list.iter().any(|told| told == line), "{line}: {list:?}");
    }
    assert_eq!(list.len(), 20);
}
