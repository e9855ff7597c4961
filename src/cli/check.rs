//! `som check DRAFT`: what is left to do, and how much of the page is filled. Exit 3 where there are problems.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::open::draft_help;
use super::{Desk, Exit, Outcome, Run};
use crate::draft::check::{self, FieldCheck};
use crate::form::{FieldId, FormSpec, som};
use crate::page::Fill;
use crate::say;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    draft: String,
    #[arg(long)]
    json: bool,
}

impl Run for Check {
    fn describe(command: clap::Command, words: &Words) -> clap::Command {
        command
            .about(say!(words, "cli-check"))
            .mut_arg("draft", |arg| draft_help(arg, words))
            .mut_arg("json", |arg| arg.help(say!(words, "cli-json")))
    }

    fn run(self, desk: &Desk) -> Outcome {
        let name = desk.draft_name(&self.draft)?;
        let (draft, _) = desk.load(name)?;
        let check = check::Check::of(som(), &draft);
        if self.json {
            desk.print_json(&Report::of(name, som(), &check, &desk.words))?;
        } else {
            desk.print(&text(som(), &check, &desk.words))?;
        }
        Ok(if check.is_complete() { Exit::DONE } else { Exit::PROBLEMS })
    }
}

/// The problems a line each, then the pages, then the sum.
fn text(form: &FormSpec, check: &check::Check, words: &Words) -> String {
    let mut lines: Vec<String> = Vec::new();
    for problem in check.problems() {
        let (field, message) = (field_name(form, &problem.field), problem.message(form, words));
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
        let (field, fill) = (field_name(form, field), fill.text(words));
        lines.push(say!(words, "cli-check-page", field = field, fill = fill));
    }
    lines.push(String::new());
    let (answered, total, problems) = (check.answered(), check.fields().len(), check.problem_count());
    lines.push(say!(words, "cli-check-sum", answered = answered, total = total, problems = problems));
    lines.join("\n") + "\n"
}

fn field_name<'a>(form: &'a FormSpec, id: &'a FieldId) -> &'a str {
    form.field(id).map_or(id.as_str(), |field| field.name())
}

fn fills(check: &check::Check) -> impl Iterator<Item = (&FieldId, &Fill)> {
    let fill = |found: &'_ FieldCheck| found.fill.is_some();
    check
        .fields()
        .iter()
        .filter(move |found| fill(found))
        .filter_map(|found| found.fill.as_ref().map(|fill| (&found.field, fill)))
}

/// The stable shape for programs.
#[derive(serde::Serialize)]
struct Report<'a> {
    draft: &'a str,
    form: &'a str,
    complete: bool,
    answered: usize,
    total: usize,
    problems: Vec<ProblemReport<'a>>,
    page: Pages<'a>,
}

#[derive(serde::Serialize)]
struct ProblemReport<'a> {
    field: &'a str,
    kind: &'static str,
    message: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    notice: bool,
}

/// The long answers by field id, in the form's order.
struct Pages<'a>(Vec<(&'a FieldId, &'a Fill)>);

#[derive(serde::Serialize)]
struct PageReport {
    lines: usize,
    height_pt: f64,
    limit_pt: f64,
    share: f64,
}

impl<'a> Report<'a> {
    fn of(draft: &'a str, form: &'a FormSpec, check: &'a check::Check, words: &Words) -> Self {
        let problem = |problem: &'a check::Problem| ProblemReport {
            field: problem.field.as_str(),
            kind: problem.kind_id(),
            message: problem.message(form, words),
            notice: problem.is_notice(),
        };
        Report {
            draft,
            form: &form.id,
            complete: check.is_complete(),
            answered: check.answered(),
            total: check.fields().len(),
            problems: check.problems().map(problem).collect(),
            page: Pages(fills(check).collect()),
        }
    }
}

impl Serialize for Pages<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, fill) in &self.0 {
            let page = PageReport {
                lines: fill.lines_used(),
                height_pt: rounded(fill.height_pt()),
                limit_pt: rounded(fill.limit_pt()),
                share: rounded(fill.share()),
            };
            map.serialize_entry(field.as_str(), &page)?;
        }
        map.end()
    }
}

/// Rounded to three decimals: a thousandth of a point is nothing anyone can see.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
