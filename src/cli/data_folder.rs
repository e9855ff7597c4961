//! Which data folder is in use, and why that one.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::{Failure, failure};
use crate::say;
use crate::words::Words;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DataFolder {
    pub path: PathBuf,
    pub source: FolderSource,
    /// For what som keeps of its own, such as texts that it could not save in their place; `None` without a home.
    pub state: Option<PathBuf>,
}

/// Why a data folder was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FolderSource {
    /// `--data` names it.
    Option,
    /// `SOM_DATA` names it.
    Environment,
    /// The current folder has a folder `drafts`.
    Here,
    /// The account's own, by default.
    Account,
    /// The account's own: restricted mode allows no other.
    Restricted,
}

impl DataFolder {
    /// Chooses the data folder; `None` if there is no home to fall back on.
    ///
    /// In restricted mode neither options, variables nor the current folder count, only the account's home in the
    /// host's database.
    pub(super) fn choose(asked: Option<&Path>, restricted: bool, environment: &Environment) -> Option<Self> {
        if restricted {
            let home = environment.account_home.as_ref().filter(|home| home.is_absolute())?;
            let state = Some(state(home).join("som"));
            return Some(DataFolder {
                path: share(home).join("som"),
                source: FolderSource::Restricted,
                state,
            });
        }
        let home = environment.home.as_ref().or(environment.account_home.as_ref());
        // The XDG specification ignores relative paths.
        let absolute = |folder: &Option<PathBuf>| folder.clone().filter(|folder| folder.is_absolute());
        let state = absolute(&environment.xdg_state_home).or_else(|| home.map(|home| state(home)));
        let state = state.map(|folder| folder.join("som"));
        if let Some(data) = asked {
            return Some(DataFolder { path: data.to_owned(), source: FolderSource::Option, state });
        }
        if let Some(data) = &environment.data {
            return Some(DataFolder { path: data.clone(), source: FolderSource::Environment, state });
        }
        if Path::new("drafts").is_dir() {
            return Some(DataFolder { path: PathBuf::from("."), source: FolderSource::Here, state });
        }
        let data = absolute(&environment.xdg_data_home).or_else(|| home.map(|home| share(home)))?;
        Some(DataFolder { path: data.join("som"), source: FolderSource::Account, state })
    }

    pub(super) fn missing(restricted: bool, words: &Words) -> Failure {
        let failure = failure!(words, "cli-no-place");
        if restricted { failure.hint(say!(words, "cli-no-place-restricted-hint")) } else { failure }
    }
}

fn share(home: &Path) -> PathBuf {
    home.join(".local/share")
}

fn state(home: &Path) -> PathBuf {
    home.join(".local/state")
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

    fn chosen(asked: Option<&str>, restricted: bool, environment: &Environment) -> (PathBuf, FolderSource) {
        let folder = DataFolder::choose(asked.map(Path::new), restricted, environment).expect("a folder");
        (folder.path, folder.source)
    }

    #[test]
    fn an_option_goes_before_a_variable_and_that_before_the_account() {
        let mut environment = environment();
        assert_eq!(chosen(Some("a"), false, &environment), (PathBuf::from("a"), FolderSource::Option));
        assert_eq!(chosen(None, false, &environment), (PathBuf::from("/srv/som"), FolderSource::Environment));
        environment.xdg_data_home = Some(PathBuf::from("relative"));
        environment.data = None;
        // The folder that tests run in may hold drafts of its own.
        let (data, why) = chosen(None, false, &environment);
        assert!(why == FolderSource::Here || data == Path::new("/tmp/home/.local/share/som"), "{data:?}");
    }

    #[test]
    fn restricted_mode_knows_only_the_accounts_folder() {
        let own = PathBuf::from("/home/mette/.local/share/som");
        assert_eq!(chosen(Some("/srv/other"), true, &environment()), (own, FolderSource::Restricted));
        let unknown = Environment { account_home: None, ..environment() };
        assert_eq!(DataFolder::choose(Some(Path::new("a")), true, &unknown), None);
        let relative = Environment { account_home: Some(PathBuf::from("mette")), ..environment() };
        assert_eq!(DataFolder::choose(None, true, &relative), None);
    }

    #[test]
    fn what_som_keeps_of_its_own_is_in_the_state_folder() {
        let state = |environment: &Environment, restricted| {
            DataFolder::choose(Some(Path::new("a")), restricted, environment).and_then(|folder| folder.state)
        };
        let mut environment = environment();
        assert_eq!(state(&environment, false), Some(PathBuf::from("/tmp/home/.local/state/som")));
        environment.xdg_state_home = Some(PathBuf::from("/var/state"));
        assert_eq!(state(&environment, false), Some(PathBuf::from("/var/state/som")));
        assert_eq!(state(&environment, true), Some(PathBuf::from("/home/mette/.local/state/som")));
    }
}
