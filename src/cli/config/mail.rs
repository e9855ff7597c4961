//! The part of `config.ron` that says how letters leave this host:
//! `mail: (from: "…", smtp: (host: "…", user: "…"))` or `mail: (sendmail: "/usr/sbin/sendmail")`. It is read when a
//! letter may be sent, not at every start.

use std::io;
use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::path;
use crate::cli::files::{self, Links};
use crate::cli::{CliSession, Failure, failure};
use crate::mail::{self, Password, Security, Settings, Smtp, Way};
use crate::ron_file::parsed;
use crate::words::Words;
use crate::{say, shown};

/// The permission bits of group and others.
const OTHERS: u32 = 0o077;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MailConfigFile {
    mail: Option<MailConfig>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MailConfig {
    from: Option<String>,
    smtp: Option<SmtpConfig>,
    sendmail: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SmtpConfig {
    host: String,
    port: Option<u16>,
    #[serde(deserialize_with = "security")]
    security: Security,
    user: Option<String>,
    password: Option<Password>,
    ca: Option<PathBuf>,
}

/// The parse error for an unknown `security`.
const NO_SECURITY: &str = "no such security";

fn security<'de, D: Deserializer<'de>>(name: D) -> Result<Security, D::Error> {
    match String::deserialize(name)?.as_str() {
        "tls" => Ok(Security::Tls),
        "starttls" => Ok(Security::StartTls),
        "none" => Ok(Security::Plain),
        _ => Err(D::Error::custom(NO_SECURITY)),
    }
}

/// How letters leave this host; `None` if the file doesn't say. A failure says what is wrong with the file.
pub(in crate::cli) fn settings(session: &CliSession) -> Result<Option<Settings>, Failure> {
    let words = &session.words;
    let path = path(&session.data_folder.path);
    let text = files::small_text(&path, Links::of(session.restricted))
        .map_err(|error| fault(files::cause(error, words), words))?;
    let Some(asked) = text.map(|text| read(&text, words)).transpose()?.flatten() else { return Ok(None) };
    if asked.smtp.as_ref().is_some_and(|smtp| smtp.password.is_some()) && is_open_to_others(&path) {
        return Err(failure!(words, "mail-settings-open", path = shown::path(&path)));
    }
    if asked.from.as_deref().is_some_and(|from| mail::as_sent(from).is_none()) {
        return Err(fault(say!(words, "mail-settings-from"), words));
    }
    let way = match (asked.smtp, asked.sendmail) {
        (Some(smtp), None) => Way::Smtp(server(smtp, session)?),
        (None, Some(path)) => Way::Sendmail(program(path, session)?),
        _ => return Err(fault(say!(words, "mail-settings-one-way"), words)),
    };
    Ok(Some(Settings { from: asked.from, way }))
}

fn read(text: &str, words: &Words) -> Result<Option<MailConfig>, Failure> {
    let config: MailConfigFile = parsed(text).map_err(|error| {
        let what = if error.own_words().is_some_and(|own| own.contains(NO_SECURITY)) {
            say!(words, "mail-settings-line-security", line = error.line())
        } else {
            say!(words, "mail-settings-line", what = error.say(words))
        };
        fault(what, words)
    })?;
    Ok(config.mail)
}

/// What is wrong, with an example of how the settings are written.
fn fault(what: String, words: &Words) -> Failure {
    Failure::new(what).hint(say!(words, "mail-settings-line-hint"))
}

fn is_open_to_others(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.permissions().mode() & OTHERS != 0)
}

fn server(asked: SmtpConfig, session: &CliSession) -> Result<Smtp, Failure> {
    let words = &session.words;
    let security = asked.security;
    if !is_host(&asked.host) {
        return Err(fault(say!(words, "mail-settings-host"), words));
    }
    if security == Security::Plain && (asked.user.is_some() || !is_own(&asked.host)) {
        return Err(failure!(words, "mail-settings-plain").hint(say!(words, "mail-hint-not-private")));
    }
    let password = session.environment.smtp_password.clone().or(asked.password);
    let login = match (asked.user, password) {
        (Some(user), Some(password)) => Some((user, password)),
        (Some(user), None) => return Err(no_password(&user, session)),
        (None, _) => None,
    };
    let port = asked.port.unwrap_or(match security {
        Security::Tls => 465,
        Security::StartTls => 587,
        Security::Plain => 25,
    });
    let trusted = asked.ca.map(|path| certificate(&path, words)).transpose()?;
    Ok(Smtp { host: asked.host, port, security, login, trusted })
}

fn no_password(user: &str, session: &CliSession) -> Failure {
    let failure = failure!(session.words, "mail-settings-no-password", user = shown::text(user));
    if session.restricted {
        failure.hint(say!(session.words, "mail-settings-no-password-restricted-hint"))
    } else {
        failure
    }
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
        .map_err(|error| unread(files::cause(error, words)))?;
    if !text.contains("-----BEGIN CERTIFICATE-----") {
        return Err(unread(say!(words, "mail-settings-ca-none")));
    }
    Ok(text.into_bytes())
}

fn program(path: PathBuf, session: &CliSession) -> Result<PathBuf, Failure> {
    let words = &session.words;
    if session.restricted {
        return Err(failure!(words, "mail-settings-sendmail-restricted", path = shown::path(&path)));
    }
    if path.is_absolute() { Ok(path) } else { Err(fault(say!(words, "mail-settings-sendmail-path"), words)) }
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
