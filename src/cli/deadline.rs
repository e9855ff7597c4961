//! `som deadline`: what is next, in one line.

use super::{CliSession, ClientArg, CommandResult, Exit, Failure, Run, failure, output};
use crate::event::deadline::{open_deadline, still_possible};
use crate::event::headline::{self, Headline};
use crate::event::report::deadline_report;
use crate::event::short::short_line;
use crate::event::template::{Template, TemplateFlaw, part_names};
use crate::event::within::Within;
use crate::event::{Event, Urgency};
use crate::shown;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct DeadlineArgs {
    #[arg(long)]
    short: bool,
    #[arg(long, conflicts_with = "short")]
    json: bool,
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["short", "json"])]
    format: Option<String>,
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    within: Option<String>,
    #[arg(long)]
    exit_code: bool,
}

impl Run for DeadlineArgs {
    const NEEDS_DATA: bool = false;
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[
        ClientArg::Any("short"),
        ClientArg::Any("json"),
        ClientArg::Any("format"),
        ClientArg::Any("within"),
        ClientArg::Any("exit_code"),
    ]);

    fn run(self, session: &CliSession) -> CommandResult {
        let words = &session.words;
        let template = self.format.as_deref().map(|text| template(text, words)).transpose()?;
        let within = self.within.as_deref().map(|text| within(text, words)).transpose()?;
        let (events, now) = (session.events(), session.now());
        let next = open_deadline(&events, now);
        if within.is_none_or(|within| next.is_some_and(|next| within.holds(next.at, now))) {
            self.print(template.as_ref(), &events, session)?;
        }
        let urgency = Urgency::of(&events, now);
        Ok(if self.exit_code { Exit::with(urgency.exit_code()) } else { Exit::DONE })
    }
}

impl DeadlineArgs {
    fn print(&self, template: Option<&Template>, events: &[Event], session: &CliSession) -> CommandResult {
        let (now, words) = (session.now(), &session.words);
        if self.json {
            return session.print_json(&deadline_report(events, now, words));
        }
        if let Some(template) = template {
            // Without a deadline there is nothing to fill it with.
            let Some(deadline) = Headline::of(events, now).deadline() else { return Ok(Exit::DONE) };
            return session.print(&format!("{}\n", template.fill(&deadline, now, words)));
        }
        let line = if self.short { short_line } else { headline::line };
        let printed = session.print(&format!("{}\n", line(events, now, words)))?;
        // Standard output stays one line; what one can still do goes to standard error.
        if !self.short && !self.exit_code {
            tell_what_is_possible(events, session);
        }
        Ok(printed)
    }
}

/// Tells what can still be done, if no deadline is ahead.
pub(super) fn tell_what_is_possible(events: &[Event], session: &CliSession) {
    if Urgency::of(events, session.now()) == Urgency::NothingAhead {
        for sentence in still_possible(events, !session.restricted, &session.words) {
            output::talk(&sentence);
        }
    }
}

fn template(text: &str, words: &Words) -> Result<Template, Failure> {
    Template::read(text).map_err(|flaw| match flaw {
        TemplateFlaw::Unclosed => failure!(words, "cli-format-unclosed").usage(),
        TemplateFlaw::Unknown(name) => {
            failure!(words, "cli-format-unknown", name = shown::text(&name), names = part_names()).usage()
        }
    })
}

fn within(text: &str, words: &Words) -> Result<Within, Failure> {
    Within::read(text).ok_or_else(|| failure!(words, "cli-bad-within", text = shown::text(text)).usage())
}
