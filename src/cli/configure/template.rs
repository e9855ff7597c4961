//! The file of settings that one begins with: behind `//` each one, how it is written and what it is for.

use crate::cli::config::file::SettingSource;
use crate::cli::config::setting::{SETTINGS, Whose};
use crate::say;
use crate::words::Words;

/// The text of such a file.
pub(super) fn text(source: SettingSource, words: &Words) -> String {
    let head = match source {
        SettingSource::Own => say!(words, "config-template-own"),
        _ => say!(words, "config-template-shared"),
    };
    let mut out = format!("// {head}\n(\n");
    let mut open: Vec<&str> = Vec::new();
    for setting in SETTINGS.iter().filter(|setting| is_of(setting.whose, source)) {
        let mut groups: Vec<&str> = setting.name.split('.').collect();
        let name = groups.pop().unwrap_or_default();
        while !groups.starts_with(&open) {
            open.pop();
            line(&mut out, open.len(), "),");
        }
        for group in &groups[open.len()..] {
            line(&mut out, open.len(), &format!("{group}: ("));
            open.push(group);
        }
        let meaning = setting.meaning(words);
        line(&mut out, open.len(), &format!("{name}: {}, // {meaning}", setting.example));
    }
    while open.pop().is_some() {
        line(&mut out, open.len(), "),");
    }
    out.push_str(")\n");
    out
}

/// Whether it may stand in this file.
fn is_of(whose: Whose, source: SettingSource) -> bool {
    source == SettingSource::Shared || whose != Whose::Folder
}

fn line(out: &mut String, depth: usize, text: &str) {
    out.push_str("    // ");
    out.push_str(&"    ".repeat(depth));
    out.push_str(text);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::file::ConfigFile;
    use crate::words::Lang;

    #[test]
    fn it_sets_nothing_and_each_line_of_it_is_right() {
        for lang in [Lang::Da, Lang::En] {
            for source in [SettingSource::Own, SettingSource::Shared] {
                let text = text(source, &Words::new(lang));
                let read =
                    |text: String| ConfigFile::of_text("none/config.ron".into(), source, Ok(Some(text)));
                let nothing = read(text.clone());
                assert!(matches!(nothing.state, Ok(true)) && nothing.set.is_empty(), "{text}");
                let all = read(text.replace("\n    // ", "\n"));
                assert!(matches!(all.state, Ok(true)) && all.faults.is_empty(), "{:?}\n{text}", all.faults);
                let known = SETTINGS.iter().filter(|setting| is_of(setting.whose, source)).count();
                assert_eq!(all.set.len(), known);
            }
        }
    }
}
