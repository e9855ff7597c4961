//! What a setting says, read by its kind.

use clap::ValueEnum;

use super::fault::SettingProblem;
use crate::cli::globals::{Color, lang_named};
use crate::mail::{self, Password, Security};
use crate::ron_file::entries::RonEntry;
use crate::shown;
use crate::words::Lang;

/// The most characters of a writer's name.
const LONGEST_NAME: usize = 100;

/// What can stand in a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum SettingKind {
    Switch,
    Lang,
    Color,
    Security,
    Number,
    Text,
    /// A mail address.
    Address,
    /// A person's name: one line that is safe in a document.
    Name,
    /// A text that is never shown.
    Secret,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum SettingValue {
    Switch(bool),
    Lang(Lang),
    Color(Color),
    Security(Security),
    Number(u16),
    Text(String),
    Secret(Password),
}

/// The names of the ways in which a connection is kept private.
const SECURITIES: [(&str, Security); 3] =
    [("tls", Security::Tls), ("starttls", Security::StartTls), ("none", Security::Plain)];

impl SettingKind {
    /// What a field of the file says; `None` where it says that.
    ///
    /// # Errors
    /// Where that is no such value.
    pub(super) fn read(self, entry: &RonEntry) -> Result<Option<SettingValue>, SettingProblem> {
        match self {
            SettingKind::Switch => Ok(entry.value()?.map(SettingValue::Switch)),
            SettingKind::Number => Ok(entry.value()?.map(SettingValue::Number)),
            _ => entry.value()?.map(|text: String| self.of_text(text)).transpose(),
        }
    }

    fn of_text(self, text: String) -> Result<SettingValue, SettingProblem> {
        match self {
            SettingKind::Lang => {
                lang_named(&text).map(SettingValue::Lang).ok_or(SettingProblem::NoLang(text))
            }
            SettingKind::Color => {
                let color = Color::from_str(&text, false);
                color.map(SettingValue::Color).map_err(|_| SettingProblem::NoColor)
            }
            SettingKind::Security => {
                let known = SECURITIES.iter().find(|(name, _)| *name == text);
                known.map(|(_, found)| SettingValue::Security(*found)).ok_or(SettingProblem::NoSecurity)
            }
            SettingKind::Address if mail::as_sent(&text).is_none() => Err(SettingProblem::NoAddress),
            SettingKind::Name if !is_name(&text) => Err(SettingProblem::NoName),
            SettingKind::Name | SettingKind::Address => Ok(SettingValue::Text(text.trim().to_owned())),
            SettingKind::Secret => Ok(SettingValue::Secret(Password(text))),
            SettingKind::Switch | SettingKind::Number | SettingKind::Text => Ok(SettingValue::Text(text)),
        }
    }
}

fn is_name(text: &str) -> bool {
    // One of blanks that nobody sees is none.
    shown::text(text).contains(char::is_alphanumeric)
        && text.chars().count() <= LONGEST_NAME
        && !text.chars().any(|c| c.is_control() || shown::turns_direction(c))
}

impl SettingValue {
    /// As it would be typed; `None` where it is secret.
    pub(in crate::cli) fn text(&self) -> Option<String> {
        Some(match self {
            SettingValue::Switch(is_on) => is_on.to_string(),
            SettingValue::Lang(lang) => lang.code().to_owned(),
            SettingValue::Color(color) => color.to_possible_value()?.get_name().to_owned(),
            SettingValue::Security(security) => {
                let known = SECURITIES.iter().find(|(_, known)| known == security);
                known.map(|(name, _)| (*name).to_owned())?
            }
            SettingValue::Number(number) => number.to_string(),
            SettingValue::Text(text) => text.clone(),
            SettingValue::Secret(_) => return None,
        })
    }

    /// For programs; `None` where it is secret.
    pub(in crate::cli) fn json(&self) -> Option<serde_json::Value> {
        match self {
            SettingValue::Switch(is_on) => Some((*is_on).into()),
            SettingValue::Number(number) => Some((*number).into()),
            _ => self.text().map(Into::into),
        }
    }
}
