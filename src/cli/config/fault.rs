//! What is wrong with a file of settings, told in the user's language once that is known. Nothing of the file is told but
//! names and a wrong language: the rest may be a password.

use std::borrow::Cow;
use std::io;

use crate::clean::cut_at;
use crate::cli::files;
use crate::ron_file::RonFault;
use crate::words::Words;
use crate::{say, shown};

/// So much of what stands in a file is told, in bytes.
const LONGEST_TOLD: usize = 60;

/// The beginning of a name or a value, which a file of noise may have without end.
fn brief(text: &str) -> Cow<'_, str> {
    shown::text(cut_at(text, LONGEST_TOLD))
}

/// Why a whole file isn't used.
#[derive(Debug)]
pub(in crate::cli) enum FileFault {
    Unread(io::Error),
    Ron(RonFault),
}

impl FileFault {
    pub(in crate::cli) fn say(&self, words: &Words) -> String {
        match self {
            FileFault::Unread(error) => files::cause(error, words),
            FileFault::Ron(fault) => fault.say(words),
        }
    }
}

/// Why one of its fields isn't used.
#[derive(Debug)]
pub(in crate::cli) struct SettingFault {
    /// With the names of the groups that it stands in.
    pub name: String,
    /// Line and column, from 1.
    pub place: (usize, usize),
    pub problem: SettingProblem,
}

#[derive(Debug)]
pub(in crate::cli) enum SettingProblem {
    /// It isn't the RON of such a setting.
    Ron(RonFault),
    NoLang(String),
    NoColor,
    NoSecurity,
    NoAddress,
    NoName,
    Doubled,
    /// There is no such setting; the nearest that there is.
    Unknown(Option<&'static str>),
    /// It belongs to the data folder's file.
    NotYours,
    /// It belongs to a person's own file: several have this folder.
    NotOfAll,
}

impl From<RonFault> for SettingProblem {
    fn from(fault: RonFault) -> Self {
        SettingProblem::Ron(fault)
    }
}

impl SettingFault {
    /// Whether only those tell it who look at the settings, or send mail: what a newer som knows is no mistake.
    pub(in crate::cli) fn is_quiet(&self) -> bool {
        use SettingProblem::{NotOfAll, NotYours, Unknown};
        matches!(self.problem, Unknown(_) | NotYours | NotOfAll) || self.is_of_mail()
    }

    /// Whether it says how letters leave this host: none leaves then.
    pub(in crate::cli) fn is_of_mail(&self) -> bool {
        self.name == "mail" || self.name.starts_with("mail.")
    }

    /// The line, from 1.
    pub(in crate::cli) fn line(&self) -> usize {
        match &self.problem {
            SettingProblem::Ron(fault) => fault.line(),
            _ => self.place.0,
        }
    }

    /// Whether it is a setting of som's that is wrong.
    pub(in crate::cli) fn is_wrong(&self) -> bool {
        !matches!(self.problem, SettingProblem::Unknown(_))
    }

    /// The message for the user, with the line: `linje 3, tegn 5: …`.
    pub(in crate::cli) fn say(&self, words: &Words) -> String {
        let name = &*brief(&self.name);
        let what = match &self.problem {
            SettingProblem::Ron(fault) => return fault.say(words),
            SettingProblem::NoLang(lang) => {
                say!(words, "config-no-lang", name = name, lang = brief(lang))
            }
            SettingProblem::NoColor => say!(words, "config-no-color"),
            SettingProblem::NoSecurity => say!(words, "config-no-security"),
            SettingProblem::NoAddress => say!(words, "config-no-address", name = name),
            SettingProblem::NoName => say!(words, "config-no-name", name = name),
            SettingProblem::Doubled => say!(words, "config-doubled", name = name),
            SettingProblem::Unknown(None) => say!(words, "config-unknown", name = name),
            SettingProblem::Unknown(Some(near)) => {
                say!(words, "config-unknown-near", name = name, near = *near)
            }
            SettingProblem::NotYours => say!(words, "config-not-yours", name = name),
            SettingProblem::NotOfAll => say!(words, "config-not-of-all", name = name),
        };
        let (line, column) = self.place;
        say!(words, "ron-fault", line = line, column = column, what = what)
    }
}
