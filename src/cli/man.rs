//! `som man`: the manual's pages, made from the command line and from what stands in [`about`]: roff into a pipe or a
//! file, text on a terminal.

mod about;

use std::path::PathBuf;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{CliSession, CommandResult, Exit, Failure, Run, VERSION, command, export, failure, output};
use crate::say;
use crate::shown;
use crate::tui::widget::text::hanging;
use crate::words::Words;
use about::Section;

/// Columns of the text on a terminal.
const COLUMNS: u16 = 80;

#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    command: Vec<String>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    dir: Option<PathBuf>,
}

impl Run for ManArgs {
    const NEEDS_DATA: bool = false;

    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let mut som = command(words).mut_subcommands(without_values);
        som.build();
        if let Some(dir) = self.dir {
            for page in pages(&som) {
                let path = export::checked(dir.join(format!("{}.1", page_name(page))), session)?;
                export::write(&path, roff(page, words).as_bytes(), true, session)?;
            }
            return Ok(Exit::DONE);
        }
        let page = named(&som, &self.command, words)?;
        let text = if output::is_data_read() { text(page, words) } else { roff(page, words) };
        session.print(&text)
    }
}

/// A command whose help alone names the values: the list of them has an English heading.
fn without_values(command: Command) -> Command {
    let hidden = |arg: clap::Arg| {
        let has_value = arg.get_action().takes_values();
        if has_value { arg.hide_possible_values(true) } else { arg }
    };
    command.mut_args(hidden).mut_subcommands(without_values)
}

/// A command and those within it.
fn pages(command: &Command) -> Vec<&Command> {
    std::iter::once(command).chain(command.get_subcommands().flat_map(pages)).collect()
}

/// The command of this name, such as `event add`, also by Danish names.
fn named<'c>(som: &'c Command, names: &[String], words: &Words) -> Result<&'c Command, Failure> {
    names.iter().flat_map(|name| name.split(' ')).try_fold(som, |command, name| {
        let found = command.find_subcommand(name);
        found.ok_or_else(|| {
            let name = shown::text(name);
            failure!(words, "cli-unknown-command", name = name).hint(say!(words, "cli-see-help")).usage()
        })
    })
}

/// The name of a page, without the section: `som-event-add`.
fn page_name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn is_first(command: &Command) -> bool {
    command.get_name() == "som"
}

fn roff(command: &Command, words: &Words) -> String {
    let man = Man::new(command.clone()).section("1");
    let part = |heading: &str, body: &str| format!(".SH {heading}\n{body}");
    let (name, manual) = (page_name(command).to_uppercase(), say!(words, "man-manual"));
    let (before, after) = about::sections(command, words);
    let (_, about) = written(|out| man.render_name_section(out));
    let (_, synopsis) = written(|out| man.render_synopsis_section(out));
    // Their headings are the help's own.
    let (of_options, options) = written(|out| man.render_options_section(out));
    let commands = command.has_subcommands().then(|| {
        let (heading, commands) = written(|out| man.render_subcommands_section(out));
        part(&heading.to_uppercase(), &commands)
    });
    // What roff needs to know of apostrophes comes first.
    let head = format!("{}.TH \"{name}\" 1 \"\" \"som {VERSION}\" \"{manual}\"\n", Roff::new().render());
    let parts = [head, part(&say!(words, "man-name"), &about), part(&say!(words, "man-synopsis"), &synopsis)];
    let before = before.iter().map(section).chain([part(&of_options, &options)]).chain(commands);
    parts.into_iter().chain(before).chain(after.iter().map(section)).collect()
}

/// A section of `clap_mangen`: its heading, which is English where clap has none, and the rest.
fn written(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> (String, String) {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes everything");
    let text = String::from_utf8_lossy(&out);
    let section = text.split_once(".SH ").and_then(|(_, section)| section.split_once('\n'));
    let (heading, body) = section.expect("it begins with a heading");
    (heading.to_owned(), body.to_owned())
}

fn section(section: &Section) -> String {
    let mut roff = Roff::new();
    roff.control("SH", [section.heading.to_uppercase().as_str()]);
    for (term, text) in &section.rows {
        if !term.is_empty() {
            roff.control("TP", []);
            roff.text([bold(term.as_str())]);
        }
        roff.text([roman(text.as_str())]);
    }
    roff.to_roff()
}

/// The page for a terminal, whose reader needs no other program: the help, and the same sections.
fn text(command: &Command, words: &Words) -> String {
    let (before, after) = about::sections(command, words);
    let mut text = command.clone().render_help().to_string();
    for section in before.iter().chain(&after) {
        text.push_str(&["\n", &section.heading, ":\n"].concat());
        for (term, told) in &section.rows {
            let term = (!term.is_empty()).then(|| format!("  {term}"));
            let indent = if term.is_some() { "          " } else { "  " };
            for row in term.into_iter().chain(hanging(indent, told, COLUMNS)) {
                text.push_str(row.trim_end());
                text.push('\n');
            }
        }
    }
    text
}
