//! The environment, read here only.

use std::ffi::OsString;
use std::path::PathBuf;

use nix::unistd::{Uid, User};

use crate::mail::{PASSWORD_VARIABLE, Password};

/// What the environment and the host's account database say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Environment {
    /// `SOM_DATA`.
    pub data: Option<PathBuf>,
    /// `SOM_LANG`.
    pub lang: Option<String>,
    /// `SOM_NOW`.
    pub now: Option<String>,
    /// `SOM_PLAIN`: `0`, `nej`, `no`, `false` and `off` say no, anything else yes.
    pub plain: Option<bool>,
    pub xdg_config_home: Option<PathBuf>,
    pub xdg_data_home: Option<PathBuf>,
    pub xdg_state_home: Option<PathBuf>,
    pub home: Option<PathBuf>,
    /// Whether `NO_COLOR` is set.
    pub no_color: bool,
    /// The user's own editor: `VISUAL`, else `EDITOR`.
    pub editor: Option<OsString>,
    /// `SOM_SMTP_PASSWORD`.
    pub smtp_password: Option<Password>,
    /// Hunspell's own `DICPATH`: where dictionaries are, the first of its folders.
    pub dictionaries: Option<PathBuf>,
    pub term: Option<String>,
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`.
    pub locale: Option<String>,
    /// The account's name in the host's database, else `LOGNAME` or `USER`.
    pub account: Option<String>,
    /// The account's home in the host's database, which no variable can change.
    pub account_home: Option<PathBuf>,
    /// `SSH_ORIGINAL_COMMAND`: what a client asked for, where sshd forces another command.
    pub client_command: Option<OsString>,
    /// The host's own name, if the user came by SSH (`SSH_CONNECTION`).
    pub ssh_host: Option<String>,
    /// The port by which they came, unless it is SSH's own.
    pub ssh_port: Option<u16>,
}

impl Environment {
    pub(super) fn read() -> Self {
        let text = |name| value(name).map(|value| value.to_string_lossy().into_owned());
        let path = |name| value(name).map(PathBuf::from);
        // From /etc/passwd or a directory service.
        let account = User::from_uid(Uid::current()).ok().flatten();
        let (named, account_home) = account.map(|account| (account.name, account.dir)).unzip();
        Environment {
            data: path("SOM_DATA"),
            lang: text("SOM_LANG"),
            now: text("SOM_NOW"),
            plain: text("SOM_PLAIN")
                .map(|plain| !matches!(&*plain.to_lowercase(), "0" | "nej" | "no" | "false" | "off")),
            xdg_config_home: path("XDG_CONFIG_HOME"),
            xdg_data_home: path("XDG_DATA_HOME"),
            xdg_state_home: path("XDG_STATE_HOME"),
            home: path("HOME"),
            editor: value("VISUAL").or_else(|| value("EDITOR")),
            smtp_password: text(PASSWORD_VARIABLE).map(Password),
            no_color: value("NO_COLOR").is_some(),
            dictionaries: value("DICPATH").and_then(|paths| std::env::split_paths(&paths).next()),
            term: text("TERM"),
            locale: text("LC_ALL").or_else(|| text("LC_CTYPE")).or_else(|| text("LANG")),
            account: named.or_else(|| text("LOGNAME")).or_else(|| text("USER")),
            account_home,
            client_command: value("SSH_ORIGINAL_COMMAND"),
            ssh_host: value("SSH_CONNECTION").map(|_| host_name()),
            ssh_port: text("SSH_CONNECTION").and_then(|ends| port(&ends)),
        }
    }

    /// Whether the terminal is to have no colours unless they are asked for: `NO_COLOR` is set, or `TERM` is `dumb`.
    pub(super) fn is_colorless(&self) -> bool {
        self.no_color || self.term.as_deref() == Some("dumb")
    }

    /// Whether the locale doesn't name another character encoding than UTF-8. Without one, and with `C`, it says nothing
    /// of the terminal: that is how a host looks to one who comes by SSH.
    pub(super) fn is_utf8(&self) -> bool {
        let is_silent = |locale: &str| matches!(locale, "C" | "POSIX");
        self.locale.as_deref().is_none_or(|locale| is_silent(locale) || names_utf8(locale))
    }

    /// What counts in restricted mode: the language, the terminal, and the account and the host as the host knows them.
    pub(super) fn restricted(self) -> Self {
        let Environment { lang, plain, no_color, term, locale, account, account_home, .. } = self;
        // Without a home in the host's database, the name came from a variable.
        let account = account_home.as_ref().and(account);
        Environment {
            lang,
            plain,
            no_color,
            term,
            locale,
            account,
            account_home,
            ssh_host: self.ssh_host,
            ssh_port: self.ssh_port,
            ..Environment::default()
        }
    }
}

/// Whether a locale such as `da_DK.UTF-8` says that text is UTF-8.
pub(super) fn names_utf8(locale: &str) -> bool {
    let charset = locale.split(['.', '@']).nth(1).unwrap_or_default();
    ["utf-8", "utf8"].iter().any(|utf8| charset.eq_ignore_ascii_case(utf8))
}

/// The port of the host's end in `SSH_CONNECTION`: the client's address and port, then the host's.
fn port(ends: &str) -> Option<u16> {
    ends.split(' ').nth(3)?.parse().ok().filter(|port| *port != 22)
}

fn host_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// A variable's value; an empty one counts as none.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads the environment for all others")]
fn value(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Environment {
        Environment {
            data: Some("/srv/som".into()),
            lang: Some("en".to_owned()),
            now: Some("2023-10-31".to_owned()),
            plain: Some(true),
            xdg_config_home: Some("/xdg".into()),
            xdg_data_home: Some("/xdg".into()),
            xdg_state_home: Some("/xdg".into()),
            home: Some("/tmp/home".into()),
            no_color: true,
            editor: Some("vim".into()),
            smtp_password: Some(Password("hemmelig".to_owned())),
            dictionaries: Some("/srv/ordbog".into()),
            term: Some("xterm".to_owned()),
            locale: Some("da_DK.UTF-8".to_owned()),
            account: Some("mette".to_owned()),
            account_home: Some("/home/mette".into()),
            client_command: Some("list".into()),
            ssh_host: Some("som.aeroe.dk".to_owned()),
            ssh_port: Some(2222),
        }
    }

    #[test]
    fn restricted_mode_takes_the_language_and_the_terminal_and_nothing_else() {
        let kept = Environment {
            data: None,
            now: None,
            xdg_config_home: None,
            xdg_data_home: None,
            xdg_state_home: None,
            home: None,
            editor: None,
            smtp_password: None,
            dictionaries: None,
            client_command: None,
            ..full()
        };
        assert_eq!(full().restricted(), kept);
    }

    #[test]
    fn a_locale_says_how_text_is_encoded_or_nothing() {
        for locale in ["da_DK.UTF-8", "C.utf8", "en_GB.Utf-8@euro"] {
            assert!(names_utf8(locale), "{locale}");
        }
        let is_utf8 = |locale: &str| Environment { locale: Some(locale.to_owned()), ..full() }.is_utf8();
        for locale in ["da_DK", "da_DK.ISO-8859-1", "da_DK@euro", "utf8"] {
            assert!(!names_utf8(locale) && !is_utf8(locale), "{locale}");
        }
        for locale in ["C", "POSIX", "da_DK.UTF-8"] {
            assert!(is_utf8(locale), "{locale}");
        }
        assert!(Environment::default().is_utf8());
    }

    #[test]
    fn in_restricted_mode_no_variable_names_the_account() {
        let unknown = Environment { account_home: None, ..full() };
        assert_eq!(unknown.restricted().account, None);
    }
}
