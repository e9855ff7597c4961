//! `som programme`: what an implementation programme takes, for people, for programs and for calendars.

use std::ffi::OsString;

use super::events::put_calendar;
use super::{CliSession, ClientArg, CommandResult, Failure, Run, failure};
use crate::calendar::written_plan;
use crate::event::programme::start::{default_start, read_start};
use crate::event::programme::{ProgrammePlan, programme};
use crate::{shown, zone};

#[derive(Debug, clap::Args)]
pub(super) struct ProgrammeArgs {
    #[arg(long, value_name = "MONTH")]
    start: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    group: Option<String>,
    #[arg(long, conflicts_with = "ics")]
    json: bool,
    #[arg(long)]
    ics: bool,
    #[arg(long, short, value_name = "FILE", requires = "ics")]
    output: Option<OsString>,
    #[arg(long, requires = "output")]
    force: bool,
}

impl Run for ProgrammeArgs {
    const NEEDS_DATA: bool = false;
    const OVER_SSH: Option<&'static [ClientArg]> = Some(&[
        ClientArg::Any("start"),
        ClientArg::Any("group"),
        ClientArg::Any("json"),
        ClientArg::Any("ics"),
    ]);

    fn run(self, session: &CliSession) -> CommandResult {
        let (plan, group) = (self.plan(session)?, self.group(session)?);
        if self.ics {
            let text = written_plan(&plan, session.now(), &session.words);
            put_calendar(&text, self.output.as_deref(), self.force, session)
        } else if self.json {
            session.print_json(&plan.report(group))
        } else {
            session.print(&plan.text(group, &session.words))
        }
    }
}

impl ProgrammeArgs {
    fn plan(&self, session: &CliSession) -> Result<ProgrammePlan, Failure> {
        let (words, today) = (&session.words, zone::date(session.now()));
        let start = match &self.start {
            None => default_start(today),
            Some(typed) => read_start(typed, today).map_err(|problem| {
                failure!(words, "cli-programme-bad-start", text = shown::text(typed))
                    .hint(problem.say(today, words))
                    .usage()
            })?,
        };
        Ok(programme().plan(start))
    }

    fn group(&self, session: &CliSession) -> Result<Option<usize>, Failure> {
        let read = |typed: &String| {
            programme().read_group(typed).ok_or_else(|| {
                let (words, most) = (&session.words, programme().group_max);
                failure!(words, "cli-programme-bad-group", text = shown::text(typed), most = most).usage()
            })
        };
        self.group.as_ref().map(read).transpose()
    }
}
