//! `som check DRAFT`: what is left to do, and how much of the page is filled. Exit 3 if there are problems.

use serde::{Serialize, Serializer};

use super::{CliSession, CommandResult, Exit, Run};
use crate::draft::check::{Check, Problem};
use crate::form::FieldId;
use crate::page::Fill;
use crate::say;

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    draft: String,
    #[arg(long)]
    json: bool,
}

impl Run for CheckArgs {
    fn run(self, session: &CliSession) -> CommandResult {
        let (name, draft) = session.draft(&self.draft)?;
        let check = Check::of(session.form, &draft);
        if self.json {
            session.print_json(&CheckJson::of(name, &check, session))?;
        } else {
            session.print(&text(&check, session))?;
        }
        Ok(if check.is_complete() { Exit::DONE } else { Exit::PROBLEMS })
    }
}

/// The problems one per line, then how full the pages are, then the totals.
fn text(check: &Check, session: &CliSession) -> String {
    let (form, words) = (session.form, &session.words);
    let mut lines: Vec<String> = Vec::new();
    for problem in check.problems() {
        let (field, message) = (session.field_name(&problem.field), problem.message(form, words));
        lines.push(if problem.is_notice() {
            say!(words, "cli-check-notice", field = field, message = message)
        } else {
            say!(words, "cli-check-problem", field = field, message = message)
        });
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    for (field, fill) in fills(check) {
        let (field, fill) = (session.field_name(field), fill.text(words));
        lines.push(say!(words, "cli-check-page", field = field, fill = fill));
    }
    lines.push(String::new());
    let (answered, total, problems) = (check.answered(), check.fields().len(), check.problem_count());
    lines.push(say!(words, "cli-check-sum", answered = answered, total = total, problems = problems));
    lines.join("\n") + "\n"
}

/// How much of the page the long answers fill.
fn fills(check: &Check) -> impl Iterator<Item = (&FieldId, &Fill)> {
    check.fields().iter().filter_map(|found| Some((&found.field, found.fill.as_ref()?)))
}

/// The stable JSON for programs.
#[derive(Serialize)]
struct CheckJson<'a> {
    draft: &'a str,
    form: &'a str,
    complete: bool,
    answered: usize,
    total: usize,
    problems: Vec<ProblemJson<'a>>,
    page: PagesJson<'a>,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    field: &'a str,
    kind: &'static str,
    message: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    notice: bool,
}

/// The long answers by field id, in the form's order.
struct PagesJson<'a>(&'a Check);

#[derive(Serialize)]
struct PageJson {
    lines: usize,
    height_pt: f64,
    limit_pt: f64,
    share: f64,
}

impl<'a> CheckJson<'a> {
    fn of(draft: &'a str, check: &'a Check, session: &'a CliSession) -> Self {
        let problem = |problem: &'a Problem| ProblemJson {
            field: problem.field.as_str(),
            kind: problem.kind_id(),
            message: problem.message(session.form, &session.words),
            notice: problem.is_notice(),
        };
        CheckJson {
            draft,
            form: &session.form.id,
            complete: check.is_complete(),
            answered: check.answered(),
            total: check.fields().len(),
            problems: check.problems().map(problem).collect(),
            page: PagesJson(check),
        }
    }
}

impl Serialize for PagesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let page = |fill: &Fill| PageJson {
            lines: fill.lines_used,
            height_pt: rounded(fill.height_pt),
            limit_pt: rounded(fill.limit_pt),
            share: rounded(fill.share()),
        };
        serializer.collect_map(fills(self.0).map(|(field, fill)| (field.as_str(), page(fill))))
    }
}

/// Rounded to three decimals.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
