//! `som sign DRAFT`: the leader's approval, given, taken back or told. A note of consent, and the program says so.

use super::export::tell_problems;
use super::open::draft_help;
use super::set::tell_of_others;
use super::{Desk, Exit, Failure, Outcome, Run, output};
use crate::draft::status;
use crate::form::som;
use crate::say;
use crate::shown;
use crate::store::Base;
use crate::words::Words;

/// Names and titles are shorter, in characters.
const LONGEST: usize = 200;

#[derive(Debug, clap::Args)]
pub(super) struct Sign {
    draft: String,
    #[arg(long, requires = "title")]
    name: Option<String>,
    #[arg(long, requires = "name")]
    title: Option<String>,
    #[arg(long, conflicts_with_all = ["name", "title"])]
    withdraw: bool,
}

impl Run for Sign {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-sign"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("name", |arg| {
                arg.value_name(say!(words, "cli-value-name")).help(say!(words, "cli-sign-name"))
            })
            .mut_arg("title", |arg| {
                arg.value_name(say!(words, "cli-value-title")).help(say!(words, "cli-sign-title"))
            })
            .mut_arg("withdraw", |arg| arg.help(say!(words, "cli-sign-withdraw")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let words = &desk.words;
        let name = desk.draft_name(&self.draft)?;
        let (mut draft, revision) = desk.load(name)?;
        let mut base = Base::read(draft.clone(), revision);
        match (&self.name, &self.title) {
            (Some(who), Some(title)) => {
                let who = one_line(who, &say!(words, "cli-sign-what-name"), desk)?;
                let title = one_line(title, &say!(words, "cli-sign-what-title"), desk)?;
                tell_problems(&draft, desk);
                draft.approve(who, title, desk.now());
            }
            _ if self.withdraw => {
                if !draft.withdraw_approval() {
                    output::talk(&say!(words, "cli-sign-nothing-to-withdraw"));
                    return Ok(Exit::DONE);
                }
            }
            _ => {
                let told = status::approval_in_full(&draft, som(), words)
                    .unwrap_or_else(|| status::approval(&draft, som(), desk.now(), words));
                desk.print(&format!("{told}\n"))?;
                return Ok(Exit::DONE);
            }
        }
        draft.touch(som(), desk.now(), &desk.author);
        let path = desk.store.path_of(name);
        let saved =
            desk.store.save(name, &draft, &mut base).map_err(|error| desk.not_saved(&path, &error))?;
        tell_of_others(&saved, name, desk)?;
        match status::approval_in_full(&saved.draft, som(), words) {
            Some(told) => output::talk(&format!("{told}\n{}", say!(words, "cli-sign-no-signature"))),
            None => output::talk(&say!(words, "cli-sign-withdrawn")),
        }
        desk.print_path(&path)?;
        Ok(Exit::DONE)
    }
}

/// A name or a title: one line that says something, and nothing that steers a terminal or ends a line.
fn one_line<'a>(text: &'a str, what: &str, desk: &Desk) -> Result<&'a str, Failure> {
    let words = &desk.words;
    let text = text.trim();
    let cause = if text.is_empty() {
        say!(words, "cli-sign-empty")
    } else if text.chars().count() > LONGEST {
        say!(words, "cli-sign-long", most = LONGEST)
    } else if shown::text(text) != text {
        say!(words, "cli-sign-controls")
    } else {
        return Ok(text);
    };
    let failure = Failure::new(say!(words, "cli-sign-refused", what = what)).because(cause);
    Err(failure.hint(say!(words, "cli-sign-hint")).usage())
}
