//! Which data folder is in use, and why that one.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::{Failure, failure};
use crate::say;
use crate::words::Words;

/// Where the account's own folders are, below its home.
const SHARE: &str = ".local/share/som";
const STATE: &str = ".local/state/som";
const CONFIG: &str = ".config/som";

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
            let (path, state) = (home.join(SHARE), Some(home.join(STATE)));
            return Some(DataFolder { path, source: FolderSource::Restricted, state });
        }
        let (path, source) = if let Some(data) = asked {
            (data.to_owned(), FolderSource::Option)
        } else if let Some(data) = &environment.data {
            (data.clone(), FolderSource::Environment)
        } else if Path::new("drafts").is_dir() {
            (PathBuf::from("."), FolderSource::Here)
        } else {
            (own(environment.xdg_data_home.as_deref(), SHARE, environment)?, FolderSource::Account)
        };
        let state = own(environment.xdg_state_home.as_deref(), STATE, environment);
        Some(DataFolder { path, source, state })
    }

    pub(super) fn missing(restricted: bool, words: &Words) -> Failure {
        let failure = failure!(words, "cli-no-place");
        if restricted { failure.hint(say!(words, "cli-no-place-restricted-hint")) } else { failure }
    }
}

/// The person's own settings, which win over those of the data folder; `None` without a home.
pub(super) fn own_config(environment: &Environment) -> Option<PathBuf> {
    let folder = own(environment.xdg_config_home.as_deref(), CONFIG, environment)?;
    Some(folder.join("config.ron"))
}

/// A folder of the account's own: below the one that `XDG_…` names, else at this place in its home.
fn own(xdg: Option<&Path>, at_home: &str, environment: &Environment) -> Option<PathBuf> {
    let home = environment.home.as_ref().or(environment.account_home.as_ref());
    // The XDG specification ignores relative paths.
    let xdg = xdg.filter(|folder| folder.is_absolute());
    xdg.map(|folder| folder.join("som")).or_else(|| Some(home?.join(at_home)))
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
    #[test]
    fn the_own_settings_are_in_the_config_folder() {
        let mut environment = environment();
        let at_home = Some(PathBuf::from("/tmp/home/.config/som/config.ron"));
        assert_eq!(own_config(&environment), at_home);
        environment.xdg_config_home = Some(PathBuf::from("relative"));
        assert_eq!(own_config(&environment), at_home);
        environment.xdg_config_home = Some(PathBuf::from("/xdg"));
        assert_eq!(own_config(&environment), Some(PathBuf::from("/xdg/som/config.ron")));
        assert_eq!(own_config(&Environment::default()), None);
    }
}
