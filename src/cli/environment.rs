//! The environment: the only place that reads it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::files;

/// What the environment and the host say.
#[derive(Debug, Default)]
pub(super) struct Environment {
    /// `SOM_DATA`.
    pub data: Option<PathBuf>,
    /// `SOM_LANG`.
    pub lang: Option<String>,
    /// `SOM_NOW`.
    pub now: Option<String>,
    /// `XDG_DATA_HOME`.
    pub xdg_data_home: Option<PathBuf>,
    /// `HOME`.
    pub home: Option<PathBuf>,
    /// Whether `NO_COLOR` is set.
    pub no_color: bool,
    /// The user's own editor: `VISUAL`, else `EDITOR`.
    pub editor: Option<OsString>,
    /// The account's name: the host's word, else `LOGNAME` or `USER`.
    pub account: Option<String>,
    /// The account's home by the host's word: what nobody can set.
    pub account_home: Option<PathBuf>,
}

impl Environment {
    /// Reads it.
    pub(super) fn read() -> Self {
        let text = |name| value(name).map(|value| value.to_string_lossy().into_owned());
        let path = |name| value(name).map(PathBuf::from);
        let account = Account::of_host();
        let named = account.as_ref().map(|account| account.name.clone());
        Environment {
            data: path("SOM_DATA"),
            lang: text("SOM_LANG"),
            now: text("SOM_NOW"),
            xdg_data_home: path("XDG_DATA_HOME"),
            home: path("HOME"),
            editor: value("VISUAL").or_else(|| value("EDITOR")),
            no_color: value("NO_COLOR").is_some(),
            account: named.or_else(|| text("LOGNAME")).or_else(|| text("USER")),
            account_home: account.map(|account| account.home),
        }
    }
}

/// A variable's value; an empty one counts as none.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads the environment for all others")]
fn value(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// An account, as the host lists it.
#[derive(Debug, PartialEq, Eq)]
struct Account {
    name: String,
    home: PathBuf,
}

impl Account {
    /// The account that runs this program; none where it is not in the host's own list, as with directories on the
    /// network.
    fn of_host() -> Option<Self> {
        let list = files::small_text(Path::new("/etc/passwd")).ok().flatten()?;
        Account::in_list(&list, rustix::process::getuid().as_raw())
    }

    fn in_list(list: &str, uid: u32) -> Option<Self> {
        list.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let is_this = fields.len() == 7 && fields[2].parse() == Ok(uid) && !fields[0].is_empty();
            is_this.then(|| Account { name: fields[0].to_owned(), home: PathBuf::from(fields[5]) })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_number() {
        let list = "root:x:0:0:root:/root:/bin/sh\nmette:x:1000:1000:Mette:/home/mette:/bin/sh\nbroken:x:7\n";
        let mette = Account { name: "mette".to_owned(), home: PathBuf::from("/home/mette") };
        assert_eq!(Account::in_list(list, 1000), Some(mette));
        assert_eq!(Account::in_list(list, 7), None);
    }
}
