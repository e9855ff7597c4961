//! The part of the settings that says how letters leave this host:
//! `mail: (from: "…", smtp: (host: "…", user: "…"))` or `mail: (sendmail: "/usr/sbin/sendmail")`. It is held together when a
//! letter may be sent, not at every start.

use std::io;
use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use lettre::message::Mailbox;

use super::Config;
use super::file::{ConfigFile, SettingSource};
use super::setting::{self, Setting};
use super::value::SettingValue;
use crate::cli::files::{self, Links};
use crate::cli::{Failure, failure};
use crate::mail::{self, Password, Security, Settings, Smtp, Way};
use crate::words::Words;
use crate::{say, shown};

/// The permission bits of group and others.
const OTHERS: u32 = 0o077;

/// The permission bits of what may be run.
const EXECUTABLE: u32 = 0o111;

/// How letters leave this host; `None` if the settings don't say. A failure says what is wrong with them.
pub(in crate::cli) fn settings(
    config: &Config,
    restricted: bool,
    words: &Words,
) -> Result<Option<Settings>, Failure> {
    let Some(file) = config.file(SettingSource::Shared) else { return Ok(None) };
    let is_in_file = |setting: &Setting| file.set.iter().any(|set| set.setting.name == setting.name);
    if is_in_file(&setting::MAIL_PASSWORD) && is_open_to_others(&file.path) {
        return Err(failure!(words, "mail-settings-open", path = shown::path(&file.path)));
    }
    settings_of(config, file, restricted, words)
}

/// The same of a file whose permissions are nobody's business.
pub(in crate::cli) fn settings_of(
    config: &Config,
    file: &ConfigFile,
    restricted: bool,
    words: &Words,
) -> Result<Option<Settings>, Failure> {
    if let Some(what) = file.mail_fault(words) {
        return Err(fault(say!(words, "mail-settings-line", what = what), words));
    }
    if !file.has_group("mail") {
        return Ok(None);
    }
    let way = match (file.has_group("mail.smtp"), config.text(&setting::MAIL_SENDMAIL)) {
        (true, None) => Way::Smtp(server(config, restricted, words)?),
        (false, Some(path)) => Way::Sendmail(program(path.into(), restricted, words)?),
        _ => return Err(fault(say!(words, "mail-settings-one-way"), words)),
    };
    Ok(Some(Settings { from: owned(config, &setting::MAIL_FROM), writer: writer(config), way }))
}

/// Who writes, where the settings give an address.
fn writer(config: &Config) -> Option<Mailbox> {
    let address = mail::as_sent(config.text(&setting::EMAIL)?)?;
    Some(Mailbox::new(owned(config, &setting::NAME), address))
}

fn owned(config: &Config, setting: &'static Setting) -> Option<String> {
    config.text(setting).map(str::to_owned)
}

/// What is wrong, with an example of how the settings are written.
fn fault(what: String, words: &Words) -> Failure {
    Failure::new(what).hint(say!(words, "mail-settings-line-hint"))
}

fn is_open_to_others(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.permissions().mode() & OTHERS != 0)
}

fn server(config: &Config, restricted: bool, words: &Words) -> Result<Smtp, Failure> {
    let host = owned(config, &setting::MAIL_HOST).unwrap_or_default();
    let (user, security) = (owned(config, &setting::MAIL_USER), security(config));
    if !is_host(&host) {
        return Err(fault(say!(words, "mail-settings-host"), words));
    }
    if security == Security::Plain && (user.is_some() || !is_own(&host)) {
        return Err(failure!(words, "mail-settings-plain").hint(say!(words, "mail-hint-not-private")));
    }
    let login = match (user, password(config)) {
        (Some(user), Some(password)) => Some((user, password)),
        (Some(user), None) => return Err(no_password(&user, restricted, words)),
        (None, _) => None,
    };
    let trusted = config.text(&setting::MAIL_CA);
    let trusted = trusted.map(|path| certificate(Path::new(path), words)).transpose()?;
    Ok(Smtp { host, port: port(config), security, login, trusted })
}

fn security(config: &Config) -> Security {
    match config.value(&setting::MAIL_SECURITY) {
        Some(SettingValue::Security(security)) => *security,
        _ => Security::default(),
    }
}

fn password(config: &Config) -> Option<Password> {
    match config.value(&setting::MAIL_PASSWORD) {
        Some(SettingValue::Secret(password)) => Some(password.clone()),
        _ => None,
    }
}

/// The port of the mail server, which depends on how the connection is kept private.
pub(in crate::cli) fn port(config: &Config) -> u16 {
    match (config.value(&setting::MAIL_PORT), security(config)) {
        (Some(SettingValue::Number(port)), _) => *port,
        (_, Security::Tls) => 465,
        (_, Security::StartTls) => 587,
        (_, Security::Plain) => 25,
    }
}

fn no_password(user: &str, restricted: bool, words: &Words) -> Failure {
    let failure = failure!(words, "mail-settings-no-password", user = shown::text(user));
    if restricted { failure.hint(say!(words, "mail-settings-no-password-restricted-hint")) } else { failure }
}

/// Whether this can be a host name or an IP address.
fn is_host(host: &str) -> bool {
    let is_name = |host: &str| host.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    host.parse::<IpAddr>().is_ok() || (!host.is_empty() && host.len() <= 253 && is_name(host))
}

/// Whether this is the host itself.
fn is_own(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn certificate(path: &Path, words: &Words) -> Result<Vec<u8>, Failure> {
    let shown = shown::path(path);
    let unread =
        |cause: String| fault(say!(words, "mail-settings-ca", path = shown.as_str(), cause = cause), words);
    let text = files::small_text(path, Links::Followed)
        .and_then(|text| text.ok_or_else(|| io::ErrorKind::NotFound.into()))
        .map_err(|error| unread(files::cause(&error, words)))?;
    if !text.contains("-----BEGIN CERTIFICATE-----") {
        return Err(unread(say!(words, "mail-settings-ca-none")));
    }
    Ok(text.into_bytes())
}

fn program(path: PathBuf, restricted: bool, words: &Words) -> Result<PathBuf, Failure> {
    if restricted {
        return Err(failure!(words, "mail-settings-sendmail-restricted", path = shown::path(&path)));
    }
    if path.is_absolute() { Ok(path) } else { Err(fault(say!(words, "mail-settings-sendmail-path"), words)) }
}

/// The host's mail program, where the settings name one that isn't there.
pub(in crate::cli) fn missing_program(settings: &Settings) -> Option<&Path> {
    let Way::Sendmail(path) = &settings.way else { return None };
    let found = path.metadata();
    let is_there = found.is_ok_and(|found| found.is_file() && found.permissions().mode() & EXECUTABLE != 0);
    (!is_there).then_some(path)
}

/// How letters leave this host, for people.
pub(in crate::cli) fn via(settings: &Settings, words: &Words) -> String {
    let smtp = match &settings.way {
        Way::Sendmail(path) => return shown::path(path),
        Way::Smtp(smtp) => smtp,
    };
    let (host, port) = (smtp.host.as_str(), smtp.port.to_string());
    let via = match smtp.security {
        Security::Tls => say!(words, "mail-via-tls", host = host, port = port),
        Security::StartTls => say!(words, "mail-via-starttls", host = host, port = port),
        Security::Plain => say!(words, "mail-via-plain", host = host, port = port),
    };
    match &smtp.login {
        Some((user, _)) => say!(words, "mail-via-login", via = via, user = shown::text(user)),
        None => via,
    }
}
