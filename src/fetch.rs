//! The command by which someone who sits elsewhere fetches a document from this host, ready to be pasted into a shell
//! of theirs: `scp`, or in restricted mode, which has no door for that, `ssh` with an export.

use std::path::Path;

use crate::shown;

/// This host, as one who comes by SSH names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchHost {
    /// The host's own name.
    pub host: String,
    /// The port of its SSH server, unless it is the usual one.
    pub port: Option<u16>,
    /// The account, where it is known.
    pub user: Option<String>,
    /// Whether only som can be reached.
    pub is_restricted: bool,
}

/// A document that was written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fetched<'a> {
    /// Its path.
    pub path: &'a Path,
    /// What it holds.
    pub content: Content<'a>,
}

/// What a document holds, by which it can be made again over the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'a> {
    /// A draft.
    Draft {
        /// Its name.
        draft: &'a str,
        /// The format, as the command line names it.
        format: &'a str,
        /// Whether the approval is printed in it.
        with_approval: bool,
    },
    /// What this command prints, without the program's name; none if that can't be typed as it is.
    Printed(Option<&'a str>),
}

impl FetchHost {
    /// The command that fetches a document into the current folder; `None` if its path can't be typed.
    pub fn command(&self, document: Fetched) -> Option<String> {
        let user = self.user.as_ref().map_or_else(String::new, |user| format!("{user}@"));
        let destination = format!("{user}{}", self.host);
        let command = if self.is_restricted {
            let over_ssh = document.over_ssh()?;
            let destination = quoted(&destination);
            let port = self.port.map_or_else(String::new, |port| format!("-p {port} "));
            format!("ssh {port}{destination} {over_ssh}")
        } else {
            let path = std::path::absolute(document.path).ok()?;
            let port = self.port.map_or_else(String::new, |port| format!("-P {port} "));
            format!("scp {port}{} .", quoted(&format!("{destination}:{}", path.to_str()?)))
        };
        shown::is_itself(&command).then_some(command)
    }
}

impl Fetched<'_> {
    /// The command that makes it again and the file that it goes to there. Both the user's shell and the host read a name:
    /// one that needs quotes would need them twice, so there is none for it.
    fn over_ssh(self) -> Option<String> {
        match self.content {
            Content::Draft { draft, format, with_approval } => {
                let approval = if with_approval { " --approval" } else { "" };
                let command = format!("export {draft} --to {format}{approval} > {draft}.{format}");
                draft.chars().all(is_plain).then_some(command)
            }
            Content::Printed(command) => {
                let file = self.path.file_name()?.to_str().filter(|file| file.chars().all(is_plain))?;
                Some(format!("{} > {file}", command?))
            }
        }
    }
}

/// A word as shells take it. Where they do, double quotes: the shells of Windows know no others.
fn quoted(word: &str) -> String {
    if word.chars().all(is_plain) {
        word.to_owned()
    } else if word.contains(['"', '$', '`', '\\', '!', '%']) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{word}\"")
    }
}

/// Whether no shell gives a character a meaning of its own.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "@:/._-+".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(path: &str, draft: &str, is_restricted: bool) -> Option<String> {
        let host = FetchHost {
            host: "som.aeroe.dk".to_owned(),
            port: None,
            user: Some("mette".to_owned()),
            is_restricted,
        };
        let content = Content::Draft { draft, format: "docx", with_approval: false };
        host.command(Fetched { path: Path::new(path), content })
    }

    #[test]
    fn a_document_is_copied_from_where_it_is() {
        let scp = |path| command(path, "aeroe", false).expect("a command");
        assert_eq!(scp("/home/mette/aeroe.docx"), "scp mette@som.aeroe.dk:/home/mette/aeroe.docx .");
        assert_eq!(scp("/srv/Ærø og Ribe/a.docx"), "scp \"mette@som.aeroe.dk:/srv/Ærø og Ribe/a.docx\" .");
        assert_eq!(scp("/srv/$HOME/a'b.docx"), r"scp 'mette@som.aeroe.dk:/srv/$HOME/a'\''b.docx' .");
        assert_eq!(scp("/srv/a;id.docx"), "scp \"mette@som.aeroe.dk:/srv/a;id.docx\" .");
        assert_eq!(scp("/srv/a\"`id`.docx"), "scp 'mette@som.aeroe.dk:/srv/a\"`id`.docx' .");
    }

    #[test]
    fn in_restricted_mode_it_is_exported_over_the_line() {
        let ssh = |draft| command("/x", draft, true);
        let expected = "ssh mette@som.aeroe.dk export aeroe --to docx > aeroe.docx";
        assert_eq!(ssh("aeroe").as_deref(), Some(expected));
        for draft in ["ærø og ribe", "a;id", "$(id)", "a'b"] {
            assert_eq!(ssh(draft), None, "{draft}");
        }
        let unknown = FetchHost { host: "som".to_owned(), port: Some(2222), user: None, is_restricted: true };
        let content = Content::Draft { draft: "ribe", format: "pdf", with_approval: true };
        let document = Fetched { path: Path::new("/x"), content };
        let expected = "ssh -p 2222 som export ribe --to pdf --approval > ribe.pdf";
        assert_eq!(unknown.command(document).as_deref(), Some(expected));
        let calendar = |path: &str, command| {
            unknown.command(Fetched { path: Path::new(path), content: Content::Printed(command) })
        };
        let expected = "ssh -p 2222 som events m-1 --ics > m-1.ics";
        assert_eq!(calendar("/x/m-1.ics", Some("events m-1 --ics")).as_deref(), Some(expected));
        assert_eq!(calendar("/x/m-1.ics", None), None);
        assert_eq!(calendar("/x/m 1.ics", Some("events --ics")), None);
        let open = FetchHost { is_restricted: false, ..unknown };
        assert_eq!(open.command(document).as_deref(), Some("scp -P 2222 som:/x ."));
    }

    #[test]
    fn what_a_terminal_would_show_otherwise_is_not_told() {
        for path in ["/srv/a\u{1b}[2J.docx", "/srv/a\nb.docx", "/srv/a\u{202e}b.docx"] {
            assert_eq!(command(path, "aeroe", false), None, "{path:?}");
        }
    }
}
