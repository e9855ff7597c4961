//! All settings, in one table: it drives how they are read, shown and explained. Their meanings for people are the texts
//! `setting-NAME`.

use super::value::{SettingKind, SettingValue};
use crate::cli::globals::Color;
use crate::mail::Security;
use crate::words::{Lang, Words};

/// A setting.
#[derive(Debug)]
pub(in crate::cli) struct Setting {
    /// As in the file; a dot leads into the brackets of a group.
    pub name: &'static str,
    pub kind: SettingKind,
    pub whose: Whose,
    /// The option that goes before all else.
    pub option: Option<&'static str>,
    /// The variable that goes before the files.
    pub variable: Option<&'static str>,
    /// What counts where nobody says anything.
    pub default: Option<SettingValue>,
    /// How it is written: the default, or an example.
    pub example: &'static str,
}

/// Who may set it, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Whose {
    /// It says who the writer is: the data folder's file counts only where nobody else has the folder.
    Person,
    /// Each as they like it; the data folder's file says what those have who don't say.
    Taste,
    /// All who share the data folder.
    Folder,
}

/// The fields of the file that hold further settings in brackets.
const GROUPS: &[&str] = &["mail", "mail.smtp"];

macro_rules! settings {
    ($($id:ident = $name:literal, $kind:ident of $whose:ident, [$option:expr, $variable:expr], $default:expr, $example:literal;)*) => {
        $(pub(in crate::cli) static $id: Setting = Setting {
            name: $name,
            kind: SettingKind::$kind,
            whose: Whose::$whose,
            option: $option,
            variable: $variable,
            default: $default,
            example: $example,
        };)*

        /// All settings, in the order in which they are shown.
        pub(in crate::cli) static SETTINGS: &[&Setting] = &[$(&$id),*];
    };
}

const ON: Option<SettingValue> = Some(SettingValue::Switch(true));
const OFF: Option<SettingValue> = Some(SettingValue::Switch(false));
const DANISH: Option<SettingValue> = Some(SettingValue::Lang(Lang::Da));
const TLS: Option<SettingValue> = Some(SettingValue::Security(Security::Tls));
const AUTO: Option<SettingValue> = Some(SettingValue::Color(Color::Auto));

settings! {
    NAME = "name", Name of Person, [None, None], None, "\"Mette Hansen\"";
    EMAIL = "email", Address of Person, [None, None], None, "\"mette@kommune.dk\"";
    LANG = "lang", Lang of Taste, [Some("--lang"), Some("SOM_LANG")], DANISH, "\"da\"";
    COLOR = "color", Color of Taste, [Some("--color"), Some("NO_COLOR")], AUTO, "\"auto\"";
    ASCII = "ascii", Switch of Taste, [Some("--ascii"), None], OFF, "false";
    LINES = "lines", Switch of Taste, [Some("--plain-lines"), None], ON, "true";
    PLAIN = "plain", Switch of Taste, [None, Some("SOM_PLAIN")], OFF, "false";
    REMINDERS = "reminders", Switch of Taste, [None, None], ON, "true";
    SPELLING = "spelling", Switch of Taste, [None, None], ON, "true";
    SPELLING_LANG = "spelling_lang", Lang of Folder, [None, None], DANISH, "\"da\"";
    MAIL_FROM = "mail.from", Address of Folder, [None, None], None, "\"som@kommune.dk\"";
    MAIL_HOST = "mail.smtp.host", Text of Folder, [None, None], None, "\"mail.kommune.dk\"";
    MAIL_PORT = "mail.smtp.port", Number of Folder, [None, None], None, "465";
    MAIL_SECURITY = "mail.smtp.security", Security of Folder, [None, None], TLS, "\"tls\"";
    MAIL_USER = "mail.smtp.user", Text of Folder, [None, None], None, "\"som\"";
    MAIL_PASSWORD = "mail.smtp.password", Secret of Folder, [None, Some("SOM_SMTP_PASSWORD")], None, "\"…\"";
    MAIL_CA = "mail.smtp.ca", Text of Folder, [None, None], None, "\"/etc/ssl/kommune.pem\"";
    MAIL_SENDMAIL = "mail.sendmail", Text of Folder, [None, None], None, "\"/usr/sbin/sendmail\"";
}

impl Setting {
    pub(in crate::cli) fn named(name: &str) -> Option<&'static Setting> {
        SETTINGS.iter().copied().find(|setting| setting.name == name)
    }

    /// What it is for.
    pub(in crate::cli) fn meaning(&self, words: &Words) -> String {
        words.fill(&format!("setting-{}", self.name.replace(['.', '_'], "-")), &[])
    }
}

/// Whether this field holds further settings.
pub(super) fn is_group(name: &str) -> bool {
    GROUPS.contains(&name)
}

/// The names of all settings and groups.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().copied().chain(SETTINGS.iter().map(|setting| setting.name))
}

/// The last part of a name.
pub(super) fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
