//! The terminal: its kind, character encoding, size and colours.

use std::io::IsTerminal;

use super::{Finding, Health};
use crate::cli::globals::Color;
use crate::cli::{CliSession, output};
use crate::words::Words;
use crate::{say, shown};

/// The size that shows everything, and the least in which one can type.
const WHOLE: (u16, u16) = (80, 24);
const LEAST: (u16, u16) = (40, 12);

pub(super) fn findings(session: &CliSession) -> Vec<Finding> {
    vec![
        kind(session.term.as_deref(), &session.words),
        charset(session.locale.as_deref(), &session.words),
        size(&session.words),
        colors(session),
    ]
}

fn kind(term: Option<&str>, words: &Words) -> Finding {
    let is_there = std::io::stdin().is_terminal() && output::is_data_read();
    let (state, text) = match term {
        _ if !is_there => (Health::Warn, say!(words, "doctor-terminal-none")),
        None => (Health::Warn, say!(words, "doctor-terminal-unnamed")),
        Some("dumb") => (Health::Warn, say!(words, "doctor-terminal-dumb")),
        Some(term) => (Health::Ok, shown::text(term).into_owned()),
    };
    Finding::new("terminal", say!(words, "doctor-terminal-title"), state, text)
}

fn charset(locale: Option<&str>, words: &Words) -> Finding {
    let title = say!(words, "doctor-charset-title");
    match locale {
        Some(locale) if is_utf8(locale) => {
            Finding::new("charset", title, Health::Ok, shown::text(locale).into_owned())
        }
        Some(locale) => {
            let text = say!(words, "doctor-charset-other", locale = shown::text(locale));
            Finding::new("charset", title, Health::Warn, text)
        }
        None => Finding::new("charset", title, Health::Warn, say!(words, "doctor-charset-unsaid")),
    }
}

/// Whether a locale such as `da_DK.UTF-8` says that text is UTF-8.
fn is_utf8(locale: &str) -> bool {
    let charset = locale.split(['.', '@']).nth(1).unwrap_or_default();
    ["utf-8", "utf8"].iter().any(|utf8| charset.eq_ignore_ascii_case(utf8))
}

fn size(words: &Words) -> Finding {
    let title = say!(words, "doctor-size-title");
    let found = output::terminal_size();
    let Some((columns, rows)) = found.filter(|size| *size != (0, 0)) else {
        return Finding::new("size", title, Health::Warn, say!(words, "doctor-size-unsaid"));
    };
    let has = |least: (u16, u16)| columns >= least.0 && rows >= least.1;
    let (state, text) = if has(WHOLE) {
        (Health::Ok, say!(words, "doctor-size-whole", columns = columns, rows = rows))
    } else if has(LEAST) {
        (Health::Warn, say!(words, "doctor-size-small", columns = columns, rows = rows))
    } else {
        (Health::Warn, say!(words, "doctor-size-too-small", columns = columns, rows = rows))
    };
    Finding::new("size", title, state, text)
}

fn colors(session: &CliSession) -> Finding {
    let words = &session.words;
    let text = if session.color == Color::Never {
        say!(words, "doctor-colors-off")
    } else {
        say!(words, "doctor-colors-on")
    };
    Finding::new("colors", say!(words, "doctor-colors-title"), Health::Ok, text)
}

#[cfg(test)]
mod tests {
    use super::is_utf8;

    #[test]
    fn a_locale_says_how_text_is_encoded() {
        for locale in ["da_DK.UTF-8", "C.utf8", "en_GB.Utf-8@euro"] {
            assert!(is_utf8(locale), "{locale}");
        }
        for locale in ["C", "da_DK", "da_DK.ISO-8859-1", "da_DK@euro", "utf8"] {
            assert!(!is_utf8(locale), "{locale}");
        }
    }
}
