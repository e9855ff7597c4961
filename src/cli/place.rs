//! Which data folder is in use, and why that one.

use std::path::{Path, PathBuf};

use super::Failure;
use super::environment::Environment;
use crate::say;
use crate::words::Words;

/// The data folder in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub data: PathBuf,
    pub why: Why,
}

/// What a data folder was chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// `--data` names it.
    Option,
    /// `SOM_DATA` names it.
    Environment,
    /// The current folder has a folder of drafts.
    Here,
    /// It is the account's own, where nothing else is said.
    Account,
    /// It is the account's own, since restricted mode knows no other.
    Restricted,
}

impl Place {
    /// Chooses the data folder; `None` where the account has no home either.
    ///
    /// In restricted mode neither options, variables nor the current folder count: only the account's home, by the
    /// host's own list where it is there.
    pub(super) fn choose(asked: Option<&Path>, restricted: bool, environment: &Environment) -> Option<Self> {
        if restricted {
            let home = environment.account_home.as_ref().or(environment.home.as_ref())?;
            return Some(Place { data: share(home).join("som"), why: Why::Restricted });
        }
        if let Some(data) = asked {
            return Some(Place { data: data.to_owned(), why: Why::Option });
        }
        if let Some(data) = &environment.data {
            return Some(Place { data: data.clone(), why: Why::Environment });
        }
        if Path::new("drafts").is_dir() {
            return Some(Place { data: PathBuf::from("."), why: Why::Here });
        }
        // A relative one doesn't count, says the XDG specification.
        let xdg = environment.xdg_data_home.clone().filter(|folder| folder.is_absolute());
        let home = environment.home.as_ref().or(environment.account_home.as_ref());
        let data = xdg.or_else(|| home.map(|home| share(home)))?.join("som");
        Some(Place { data, why: Why::Account })
    }

    /// The failure where there is no data folder.
    pub(super) fn none(words: &Words) -> Failure {
        Failure::new(say!(words, "cli-no-place"))
            .because(say!(words, "cli-no-place-cause"))
            .hint(say!(words, "cli-no-place-hint"))
    }
}

fn share(home: &Path) -> PathBuf {
    home.join(".local/share")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Environment {
        Environment {
            data: Some(PathBuf::from("/srv/som")),
            xdg_data_home: Some(PathBuf::from("/xdg")),
            home: Some(PathBuf::from("/tmp/home")),
            account_home: Some(PathBuf::from("/home/mette")),
            ..Environment::default()
        }
    }

    fn chosen(asked: Option<&str>, restricted: bool, environment: &Environment) -> (PathBuf, Why) {
        let place = Place::choose(asked.map(Path::new), restricted, environment).expect("a place");
        (place.data, place.why)
    }

    #[test]
    fn an_option_goes_before_a_variable_and_that_before_the_account() {
        let mut environment = environment();
        assert_eq!(chosen(Some("a"), false, &environment), (PathBuf::from("a"), Why::Option));
        assert_eq!(chosen(None, false, &environment), (PathBuf::from("/srv/som"), Why::Environment));
        environment.xdg_data_home = Some(PathBuf::from("relative"));
        environment.data = None;
        // The folder that tests run in may hold drafts of its own.
        let (data, why) = chosen(None, false, &environment);
        assert!(why == Why::Here || data == Path::new("/tmp/home/.local/share/som"), "{data:?}");
    }

    #[test]
    fn restricted_mode_knows_only_the_accounts_folder() {
        let own = PathBuf::from("/home/mette/.local/share/som");
        assert_eq!(chosen(Some("/srv/other"), true, &environment()), (own, Why::Restricted));
        assert_eq!(Place::choose(Some(Path::new("a")), true, &Environment::default()), None);
    }
}
